// Keeps the site on this device, and answers for it: whole versions, each page from one version alone.
//
// A version is a list of files with the SHA-256 of each (offline-<version>.json; crates/offline/src/version.rs writes it).
// Files are kept under their hashes, so versions share what they have in common, and nothing is kept that was not held against its hash. A
// version is answered from once all of its first files are here. Each page (client) is pinned to the version that its
// own HTML came from, until it goes.
//
// There is no list and no version in this script, and it starts nothing by itself: pages ask it to work, a little at a time,
// and ask again. So it can be ended by the browser at any moment, and a new script may take the place of an old one at once.
// answer.js is its second half: which version a page is opened in, and what it is answered.
"use strict";

const BASE = new URL("./", self.location.href).href;
// Sites of one host share its storage: each has names of its own. The number is that of what is kept, not of the script.
const NAME = `crosscut 1 ${new URL(BASE).pathname}`;
const STATE = `${BASE}offline-state`;

// Milliseconds after which a piece of work ends and its page is told. Longer means fewer reports.
const PIECE = 1500;
// Files that are fetched at the same time.
const LANES = 4;
// Failures in a row after which a piece of work ends.
const PATIENCE = 4;
// Milliseconds after which a host that has not answered counts as gone, and bytes for each of which there is one more.
const SILENCE = 30000;
const SLOWEST = 20;
// Milliseconds for which a page counts as open although the browser does not name it yet.
const OPENING = 60000;
// Milliseconds after which a page that is opened has the host asked even if it does not come to ask by itself.
const OVERDUE = 3600000;

// What is known, as long as this script runs.
let memory;

function remember() {
  memory ??= recall().catch((error) => {
    memory = undefined;
    throw error;
  });
  return memory;
}

async function recall() {
  const [notes, files] = await Promise.all([caches.open(`${NAME} notes`), caches.open(`${NAME} files`)]);
  const [kept, requests] = await Promise.all([notes.match(STATE), files.keys()]);
  const state = kept ? await kept.json() : {};
  return {
    notes,
    files,
    held: new Set(requests.map((request) => request.url)),
    lists: new Map(),
    // The version that pages are opened in, one that waits to take its place, and the one that the host has.
    current: state.current ?? null,
    next: state.next ?? null,
    host: state.host ?? null,
    // The reader wants nothing kept; the reader wants all of it kept.
    off: state.off ?? false,
    all: state.all ?? false,
    pins: new Map(state.pins ?? []),
    looked: state.looked ?? 0,
    trouble: null,
    work: Promise.resolve(),
    saving: Promise.resolve(),
  };
}

function save(m) {
  const { current, next, host, off, all, looked } = m;
  const state = JSON.stringify({ current, next, host, off, all, looked, pins: [...m.pins] });
  m.saving = m.saving.then(() => m.notes.put(STATE, new Response(state))).catch((error) => {
    m.trouble = troubleOf(error);
  });
  return m.saving;
}

// What stands in the way: no room, no network, a browser that lets nothing be kept, or a host that has something else.
function troubleOf(error) {
  if (error.name === "QuotaExceededError") return "full";
  if (error.name === "SecurityError") return "blocked";
  if (error.name === "TimeoutError") return "network";
  return error.trouble ?? (error instanceof TypeError ? "network" : "other");
}

async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The address of a file: that of a folder for the page in it, for some hosts send to the one who asks for the other.
function addressOf(path) {
  return BASE + path.replace(/(^|\/)index\.html$/, "$1").split("/").map(encodeURIComponent).join("/");
}

function within(bytes) {
  return AbortSignal.timeout(SILENCE + Math.ceil(bytes / SLOWEST));
}

// The bytes of an address, if their hash begins so: from what the browser has, else from the host.
async function obtain(address, hash, size) {
  let response;
  for (const cache of ["default", "reload"]) {
    response = await fetch(address, { cache, signal: within(size) });
    const bytes = await response.arrayBuffer();
    if ((await hashOf(bytes)).startsWith(hash)) return { bytes, headers: response.headers };
  }
  throw troubled(address, response.status);
}

function troubled(address, status) {
  const isBusy = status >= 500 || status === 429;
  return Object.assign(new Error(address), { trouble: isBusy ? "network" : "other", status });
}

// The list of a version, if it is here.
async function listOf(m, version) {
  if (version && !m.lists.has(version)) {
    const kept = await m.notes.match(`${BASE}offline-${version}.json`);
    if (kept) m.lists.set(version, read(await kept.json()));
  }
  return m.lists.get(version);
}

function read({ format, views, files }) {
  if (format !== 1) throw new Error(`format ${format}`);
  const file = ([path, bytes, hash, kind]) => {
    const key = `${BASE}kept/${hash}${path.slice(path.lastIndexOf("."))}`;
    return [path, { path, bytes, hash, key, first: kind & 1, named: kind & 2 }];
  };
  return { views, files: new Map(files.map(file)) };
}

async function fetchList(m, version) {
  const address = `${BASE}offline-${version}.json`;
  const { bytes } = await obtain(address, version, 0);
  const list = read(JSON.parse(new TextDecoder().decode(bytes)));
  await m.notes.put(address, new Response(bytes));
  m.lists.set(version, list);
  return list;
}

// Fetches a file and keeps it.
async function fetchFile(m, file) {
  const { bytes, headers } = await obtain(addressOf(file.path), file.hash, file.bytes);
  const kept = new Headers(headers);
  kept.delete("content-encoding");
  kept.delete("content-length");
  // Or a browser takes a file that it has in memory for a page of another version, and asks nobody.
  kept.set("cache-control", "no-cache");
  const response = new Response(bytes, { headers: kept });
  const answer = response.clone();
  try {
    await m.files.put(file.key, response);
    m.held.add(file.key);
  } catch (error) {
    m.trouble = troubleOf(error);
  }
  return answer;
}

function missing(m, list, which) {
  return [...list.files.values()].filter((file) => which(file) && !m.held.has(file.key));
}

const FIRST = (file) => file.first;
const ALL = () => true;

async function isWhole(m, version) {
  const list = await listOf(m, version);
  return !!list && missing(m, list, FIRST).length === 0;
}

// Fetches some files, until the time is over, it leads nowhere, or they are no longer wanted.
async function gather(m, files, until, wanted) {
  const rest = files.values();
  let failures = 0;
  const lane = async () => {
    for (const file of rest) {
      if (m.held.has(file.key)) continue;
      if (Date.now() > until || failures >= PATIENCE || m.trouble === "full" || !wanted()) return;
      try {
        await fetchFile(m, file);
        failures = 0;
      } catch (error) {
        failures += 1;
        m.trouble = troubleOf(error);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

// A piece of work: asks which version the host has, and goes on with fetching it.
async function look(m) {
  if (m.off) return;
  m.trouble = null;
  m.looked = Date.now();
  const until = m.looked + PIECE;
  try {
    const response = await fetch(`${BASE}offline.json`, { cache: "no-store", signal: within(0) });
    if (!response.ok) throw troubled("offline.json", response.status);
    const { version } = await response.json();
    if (!/^[0-9a-f]{32}$/.test(version)) throw new Error(version);
    m.host = version;
    const list = (await listOf(m, version)) ?? (await fetchList(m, version));
    await gather(m, missing(m, list, FIRST), until, () => !m.off);
    if (m.off) return;
    if (missing(m, list, FIRST).length === 0) await complete(m, version);
    if (m.all) await gather(m, missing(m, list, ALL), until, () => m.all);
  } catch (error) {
    m.trouble = troubleOf(error);
  }
  await sweep(m);
}

// All first files of a version are here.
async function complete(m, version) {
  if (!(await isWhole(m, m.current))) {
    m.current = version;
    // Pages without a version came from the host, which had this one a moment ago: pinned to it they get what they would get there.
    await self.clients.claim();
    for (const { id } of await self.clients.matchAll()) {
      if (!m.pins.has(id)) pin(m, id, version);
    }
  }
  // The host may also have gone back to what pages are opened in.
  m.next = version === m.current ? null : version;
}

function pin(m, client, version) {
  if (client) m.pins.set(client, [version, Date.now()]);
}

function apply(m) {
  if (m.next) [m.current, m.next] = [m.next, null];
}

// Lets go of versions that no page is open in.
async function sweep(m) {
  const open = new Set((await self.clients.matchAll({ type: "all", includeUncontrolled: true })).map(({ id }) => id));
  for (const [id, [, since]] of m.pins) {
    if (!open.has(id) && Date.now() - since > OPENING) m.pins.delete(id);
  }
  await save(m);
  const used = new Set([m.current, m.next, m.host, ...[...m.pins.values()].map(([version]) => version)]);
  const keys = new Set();
  for (const version of used) {
    for (const { key } of (await listOf(m, version))?.files.values() ?? []) keys.add(key);
  }
  for (const key of m.held) {
    if (!keys.has(key) && (await m.files.delete(key))) m.held.delete(key);
  }
  for (const { url } of await m.notes.keys()) {
    const version = /offline-([0-9a-f]{32})\.json$/.exec(url)?.[1];
    if (version && !used.has(version)) {
      await m.notes.delete(url);
      m.lists.delete(version);
    }
  }
}

async function remove(m) {
  Object.assign(m, { current: null, next: null, host: null, off: true, all: false, trouble: null });
  m.pins.clear();
  m.lists.clear();
  for (const cache of [m.files, m.notes]) {
    for (const request of await cache.keys()) await cache.delete(request);
  }
  m.held.clear();
  await save(m);
}

// What there is of the version that the host has, or of the one that pages are opened in.
async function tell(m, busy) {
  const { current, next, off, all, trouble } = m;
  const list = (await listOf(m, m.host)) ?? (await listOf(m, current));
  const sum = (which) => {
    const sum = { files: 0, bytes: 0, heldFiles: 0, heldBytes: 0 };
    for (const file of list?.files.values() ?? []) {
      if (!which(file)) continue;
      sum.files += 1;
      sum.bytes += file.bytes;
      if (m.held.has(file.key)) {
        sum.heldFiles += 1;
        sum.heldBytes += file.bytes;
      }
    }
    return sum;
  };
  const now = await listOf(m, current);
  const holes = now ? missing(m, now, FIRST).length : 0;
  const state = { busy, current, next, off, all, trouble, holes, first: sum(FIRST), whole: sum(ALL) };
  for (const client of await self.clients.matchAll({ type: "window", includeUncontrolled: true })) {
    client.postMessage(JSON.stringify({ ...state, mine: m.pins.get(client.id)?.[0] ?? null }));
  }
}

// What pages ask for.
const WORDS = {
  look: look,
  keep: (m) => look(Object.assign(m, { off: false, all: true })),
  allow: (m) => look(Object.assign(m, { off: false })),
  pause: (m) => save(Object.assign(m, { all: false })),
  remove: remove,
};

// One after the other: two pages that ask for the same do not fetch it twice.
function inTurn(m, work) {
  m.work = m.work.catch(() => {}).then(() => work(m));
  return m.work;
}

async function hear({ data, source }) {
  let m;
  try {
    m = await remember();
  } catch {
    return source?.postMessage(JSON.stringify({ trouble: "blocked" }));
  }
  try {
    if (data === "apply") {
      apply(m);
      await save(m);
    } else if (Object.hasOwn(WORDS, data)) {
      // These end what is under way.
      if (data === "remove") m.off = true;
      if (data === "remove" || data === "pause") m.all = false;
      await tell(m, true);
      await inTurn(m, WORDS[data]);
    }
  } catch (error) {
    m.trouble = troubleOf(error);
  }
  return tell(m, false);
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("message", (event) => event.waitUntil(hear(event)));
