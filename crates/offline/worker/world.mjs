// A browser's half of a worker, as far as ours asks for it, and a host: what tests put around sw.js.

import { createHash, webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import vm from "node:vm";

// The two halves of it, which are published as one.
const HALVES = ["./sw.js", "./answer.js"].map((half) => readFileSync(new URL(half, import.meta.url), "utf8"));
const SCRIPT = HALVES.join("");
export const BASE = "https://example.org/site/";

const sha = (text) => createHash("sha256").update(text).digest("hex");

// The list of a version, as crates/offline/src/version.rs writes it: path, bytes, hash, kind.
function listed(files) {
  const lines = Object.entries(files).map(([path, text]) => {
    const later = path.startsWith("bundle/documents-") || path.startsWith("bundle/search-");
    const named = path.startsWith("part-") || (path.startsWith("bundle/") && path !== "bundle/catalog.json");
    return [path, Buffer.byteLength(text), sha(text), (later ? 0 : 1) + (named ? 2 : 0)];
  });
  return JSON.stringify({ format: 1, views: ["documents", "explore", "films"], files: lines.sort() });
}

class FakeCache {
  constructor(disk) {
    this.disk = disk;
    this.entries = new Map();
  }
  async keys() {
    return [...this.entries.keys()].map((url) => ({ url }));
  }
  async match(key) {
    const entry = this.entries.get(key.url ?? key);
    return entry && Object.assign(new Response(entry.bytes, { headers: entry.headers }), { kept: true });
  }
  async put(key, response) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (this.disk.room < bytes.length) throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
    this.disk.room -= bytes.length;
    this.entries.set(key.url ?? key, { bytes, headers: [...response.headers] });
  }
  async delete(key) {
    const entry = this.entries.get(key.url ?? key);
    if (entry) this.disk.room += entry.bytes.length;
    return this.entries.delete(key.url ?? key);
  }
}

// A device with a browser, and a host that it can reach, or not.
export class World {
  constructor() {
    this.disk = { room: Infinity, blocked: false };
    this.caches = new Map();
    this.pages = [];
    this.host = new Map();
    this.requests = [];
    this.reachable = true;
    this.restart();
  }

  // The browser ends the worker when it likes; what it knew is gone.
  restart() {
    this.listeners = {};
    const world = this;
    const self = {
      location: new URL("sw.js", BASE),
      addEventListener: (name, listener) => (this.listeners[name] = listener),
      skipWaiting() {},
      clients: {
        async matchAll(options = {}) {
          return world.pages.filter((page) => page.controlled || options.includeUncontrolled);
        },
        async claim() {
          world.pages.forEach((page) => (page.controlled = true));
        },
      },
    };
    const caches = {
      async open(name) {
        if (world.disk.blocked) throw Object.assign(new Error("blocked"), { name: "SecurityError" });
        if (!world.caches.has(name)) world.caches.set(name, new FakeCache(world.disk));
        return world.caches.get(name);
      },
    };
    const fetch = (request, options) => this.network(typeof request === "string" ? request : request.url, options);
    vm.runInNewContext(SCRIPT, {
      self, caches, fetch, crypto: webcrypto, Date, AbortSignal, URL, Response, Headers, TextDecoder, TypeError, Uint8Array, Array, console,
    });
  }

  async network(url, options = {}) {
    const path = url === `${BASE}%` ? "%" : decodeURIComponent(url.slice(BASE.length));
    this.requests.push(path);
    if (this.lost?.(path)) throw new TypeError("lost");
    if (!this.reachable) throw new TypeError("unreachable");
    const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    const stale = options.cache === "default" && this.stale?.get(name);
    const text = stale || this.host.get(name);
    if (text === undefined) return new Response(this.host.get("404.html"), { status: 404 });
    return new Response(text, { headers: { "content-type": `type of ${name}`, "cache-control": "max-age=600" } });
  }

  // From now on the host has these files. Returns the version.
  publish(files, { summary = true } = {}) {
    const list = listed(files);
    const version = sha(list).slice(0, 32);
    this.host = new Map(Object.entries(files));
    this.host.set(`offline-${version}.json`, list);
    if (summary) this.host.set("offline.json", JSON.stringify({ version }));
    return version;
  }

  // A page at a path: its text, and what it is told.
  async open(path, { again } = {}) {
    const page = { id: `page ${World.count++}`, url: BASE + path, told: [], controlled: this.isControlling() };
    page.postMessage = (text) => page.told.push(JSON.parse(text));
    page.said = () => page.told.at(-1);
    const request = { url: page.url, method: "GET", mode: "navigate", headers: new Headers(), cache: again ? "no-cache" : "default" };
    const answer = this.asked({ request, resultingClientId: page.id });
    if (again) this.close(again);
    this.pages.push(page);
    page.text = await answer;
    return page;
  }

  close(page) {
    this.pages = this.pages.filter((other) => other !== page);
  }

  // What a page gets for a path.
  async get(page, path, more = {}) {
    const request = { url: BASE + path, method: "GET", mode: "cors", headers: new Headers(), cache: "default", ...more };
    return page.controlled ? this.asked({ request, clientId: page.id }) : this.textOf(await this.network(request.url));
  }

  isControlling() {
    return this.claimed ?? this.pages.some((page) => page.controlled);
  }

  async asked(event) {
    let answer;
    const waits = [];
    this.listeners.fetch({ ...event, respondWith: (given) => (answer = given), waitUntil: (other) => waits.push(other) });
    try {
      const response = await (answer ?? this.network(event.request.url));
      // What is kept may be of an older version, and the browser must not take it for one of a newer page without asking.
      if (response.kept && response.headers.get("cache-control") !== "no-cache") throw new Error("the browser may keep it");
      return this.textOf(response);
    } catch (error) {
      return `error: ${error.message}`;
    } finally {
      await Promise.all(waits);
    }
  }

  async textOf(response) {
    return response.status === 200 ? response.text() : `status ${response.status}`;
  }

  async say(page, word) {
    let done;
    this.listeners.message({ data: word, source: page, waitUntil: (given) => (done = given) });
    await done;
    return page.said();
  }

  // Names of all that is kept.
  kept(which) {
    const all = [...this.caches].find(([name]) => name.endsWith(which))?.[1];
    return all ? [...all.entries.keys()] : [];
  }
}
World.count = 1;
