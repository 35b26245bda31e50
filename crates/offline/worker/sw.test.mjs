// What the worker promises, without a browser: `node --test crates/offline/worker/sw.test.mjs`. Journeys in e2e/tests/ hold the same in one.

import assert from "node:assert/strict";
import test from "node:test";
import { World } from "./world.mjs";

const site = (mark, more = {}) => ({
  "404.html": `shell ${mark}`,
  "index.html": `front ${mark}`,
  "explore/index.html": `explore ${mark}`,
  "page.js": `program ${mark}`,
  "bundle/catalog.json": `catalog ${mark}`,
  "icon.svg": "the same in all versions",
  [`part-a-${mark}.wasm`]: `part ${mark}`,
  [`bundle/documents-0.${mark}.json`]: `text ${mark}`,
  ...more,
});

// A device on which the site was visited once, with its page open.
async function visited(mark = "one") {
  const world = new World();
  const version = world.publish(site(mark));
  const page = await world.open("");
  await world.say(page, "look");
  world.claimed = true;
  return { world, version, page };
}

test("before all first files are here the host answers, then nothing has to be asked", async () => {
  const world = new World();
  world.publish(site("one"));
  world.lost = (path) => path === "page.js";
  const page = await world.open("");
  const state = await world.say(page, "look");
  assert.equal(state.current, null);
  assert.equal(state.trouble, "network");
  assert.ok(!page.controlled);
  world.lost = undefined;
  const before = world.requests.length;
  assert.ok((await world.say(page, "look")).current);
  assert.deepEqual(world.requests.slice(before), ["offline.json", "page.js"], "what was there was not fetched again");
  assert.ok(page.controlled);
  world.reachable = false;
  const next = await world.open("explore?kind=essay#top");
  assert.equal(next.text, "explore one");
  assert.equal(await world.get(next, "page.js"), "program one");
  assert.equal(await world.get(next, "bundle/catalog.json"), "catalog one");
  assert.equal((await world.open("explore/")).text, "explore one");
  assert.equal((await world.open("")).text, "front one");
  assert.equal((await world.open("films/nobody-drew-it")).text, "shell one");
});

test("the manifest is the browser's to ask for, and no page's", async () => {
  const world = new World();
  const files = { ...site("one"), "manifest.webmanifest": "manifest one" };
  world.publish(files);
  const page = await world.open("");
  await world.say(page, "look");
  world.reachable = false;
  const nobody = { id: "", controlled: true };
  assert.equal(await world.get(nobody, "manifest.webmanifest", { destination: "manifest" }), "manifest one");
  assert.match(await world.get(nobody, "bundle/catalog.json", { destination: "" }), /unreachable/);
});

test("the worker may be ended at any time", async () => {
  const { world, page } = await visited();
  world.restart();
  world.reachable = false;
  assert.equal(await world.get(page, "page.js"), "program one");
  const next = await world.open("");
  world.restart();
  assert.equal(await world.get(next, "bundle/catalog.json"), "catalog one");
});

test("what is not what the list says is neither kept nor answered", async () => {
  const world = new World();
  world.publish(site("one"));
  world.host.set("page.js", "cut sho");
  const page = await world.open("");
  const state = await world.say(page, "look");
  assert.deepEqual([state.current, state.trouble], [null, "other"]);
  assert.equal(state.first.heldFiles, state.first.files - 1);
});

test("a stale copy of the browser's own is passed over", async () => {
  const world = new World();
  world.publish(site("one"));
  world.stale = new Map([["bundle/catalog.json", "catalog of yesterday"]]);
  const page = await world.open("");
  assert.ok((await world.say(page, "look")).current);
  assert.equal(await world.get(page, "bundle/catalog.json"), "catalog one");
});

test("a new version waits until it is whole, and open pages keep theirs", async () => {
  const { world, page, version } = await visited();
  const second = world.publish(site("two"));
  world.lost = (path) => path === "page.js";
  assert.equal((await world.say(page, "look")).next, null);
  const other = await world.open("");
  assert.equal(other.text, "front one");
  world.lost = undefined;
  const state = await world.say(page, "look");
  assert.deepEqual([state.mine, state.current, state.next], [version, version, second]);
  assert.equal(other.said().next, second, "both pages are told");
  for (const path of ["page.js", "bundle/catalog.json"]) {
    assert.match(await world.get(page, path), / one$/);
    assert.match(await world.get(other, path), / one$/);
  }
  // One more page, and one of two that loads again: of the old version, like those that are open.
  assert.equal((await world.open("explore")).text, "explore one");
  assert.equal((await world.open("", { again: other })).text, "front one");
  await world.say(page, "apply");
  const fresh = await world.open("");
  assert.equal(fresh.text, "front two");
  assert.equal(await world.get(fresh, "bundle/catalog.json"), "catalog two");
  assert.equal(await world.get(page, "bundle/catalog.json"), "catalog one");
  assert.equal(await world.get(page, "part-a-one.wasm"), "part one", "though the host has it no more");
});

test("the only page takes the new version when it loads again, and the old one goes", async () => {
  const { world, page } = await visited();
  world.publish(site("two"));
  await world.say(page, "look");
  const again = await world.open("", { again: page });
  assert.equal(again.text, "front two");
  const now = Date.now;
  try {
    Date.now = () => now() + 120_000;
    await world.say(again, "look");
  } finally {
    Date.now = now;
  }
  assert.equal(world.kept("files").length, 7);
  assert.equal(world.kept("notes").filter((name) => /offline-[0-9a-f]{32}/.test(name)).length, 1);
  world.reachable = false;
  assert.equal((await world.open("explore")).text, "explore two");
});

test("a version that nobody looked at is skipped, one that came to nothing is left", async () => {
  const { world, page, version } = await visited();
  world.publish(site("two"));
  await world.say(page, "look");
  world.publish(site("three"));
  world.lost = (path) => path === "page.js";
  await world.say(page, "look");
  const fourth = world.publish(site("four"));
  world.lost = undefined;
  const state = await world.say(page, "look");
  assert.deepEqual([state.current, state.next], [version, fourth]);
  assert.equal((await world.open("", { again: page })).text, "front four");
});

test("a host that goes back takes its offer back, or offers the old version again", async () => {
  const { world, page, version } = await visited();
  world.publish(site("two"));
  assert.ok((await world.say(page, "look")).next);
  world.publish(site("one"));
  assert.equal((await world.say(page, "look")).next, null);
  const second = world.publish(site("two"));
  await world.say(page, "look");
  const again = await world.open("", { again: page });
  world.publish(site("one"));
  const state = await world.say(again, "look");
  assert.deepEqual([state.mine, state.next], [second, version]);
  assert.equal((await world.open("", { again })).text, "front one");
});

test("texts of a large collection are kept as they are looked at, or all of them", async () => {
  const more = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`bundle/documents-${n + 1}.x.json`, `text ${n + 1}`]));
  const world = new World();
  world.publish(site("one", more));
  const page = await world.open("");
  let state = await world.say(page, "look");
  assert.equal(state.whole.files - state.whole.heldFiles, 21);
  assert.equal(await world.get(page, "bundle/documents-3.x.json"), "text 3");
  world.reachable = false;
  assert.equal(await world.get(page, "bundle/documents-3.x.json"), "text 3");
  assert.match(await world.get(page, "bundle/documents-4.x.json"), /^error/);
  world.reachable = true;
  state = await world.say(page, "keep");
  assert.equal(state.whole.heldFiles, state.whole.files);
  assert.ok(state.all);
  world.reachable = false;
  assert.equal(await world.get(page, "bundle/documents-4.x.json"), "text 4");
});

test("what the reader removes is gone and does not come back by itself", async () => {
  const { world, page } = await visited();
  let state = await world.say(page, "remove");
  assert.deepEqual([state.off, state.current, world.kept("files")], [true, null, []]);
  assert.equal(await world.get(page, "page.js"), "program one");
  state = await world.say(page, "look");
  assert.deepEqual([state.off, world.kept("files")], [true, []]);
  world.restart();
  assert.ok((await world.say(page, "look")).off);
  assert.ok((await world.say(page, "allow")).current);
});

test("a full device keeps what it had, and says so", async () => {
  const { world, page, version } = await visited();
  world.publish(site("two"));
  world.disk.room = 20;
  const state = await world.say(page, "look");
  assert.deepEqual([state.trouble, state.current, state.next], ["full", version, null]);
  world.reachable = false;
  assert.equal((await world.open("")).text, "front one");
});

test("a browser that lets nothing be kept is told of, and the host answers", async () => {
  const world = new World();
  world.disk.blocked = true;
  world.claimed = true;
  world.publish(site("one"));
  const page = await world.open("explore/");
  assert.equal(page.text, "explore one");
  assert.deepEqual(await world.say(page, "look"), { trouble: "blocked" });
  assert.equal(await world.get(page, "page.js"), "program one");
});

test("where something was thrown away the host answers, and makes it whole again", async () => {
  const { world } = await visited();
  const files = [...world.caches].find(([name]) => name.endsWith("files"))[1];
  for (const key of [...files.entries.keys()].slice(0, 3)) files.entries.delete(key);
  world.restart();
  world.publish(site("two"));
  const page = await world.open("");
  assert.equal(page.text, "front two", "not the old version, which has holes");
  assert.equal(await world.get(page, "page.js"), "program two");
  const state = await world.say(page, "look");
  assert.deepEqual([state.mine, state.next], [state.current, null]);
  world.reachable = false;
  assert.equal((await world.open("", { again: page })).text, "front two");
});

test("a version whose page never asks for another is left all the same", async () => {
  const { world, page } = await visited();
  world.publish(site("two"));
  const now = Date.now;
  try {
    Date.now = () => now() + 7_200_000;
    assert.equal((await world.open("", { again: page })).text, "front one");
    world.close(world.pages[0]);
    assert.equal((await world.open("")).text, "front two");
  } finally {
    Date.now = now;
  }
});

test("addresses beside the page are the host's, and the page's where there are none", async () => {
  const { world, page } = await visited();
  world.host.set("other/index.html", "another site of this host");
  world.host.set("api/index.json", "data");
  assert.equal((await world.open("other/")).text, "another site of this host");
  assert.equal((await world.open("api/index.json")).text, "data");
  assert.equal(await world.get(page, "api/index.json"), "data");
  assert.equal((await world.open("nowhere/at-all")).text, "shell one");
  world.reachable = false;
  assert.equal((await world.open("nowhere/at-all")).text, "shell one");
});

test("what is not the worker's business goes by", async () => {
  const { world, page } = await visited();
  const isAsked = async (path, more) => {
    const before = world.requests.length;
    await world.get(page, path, more);
    return world.requests.length > before;
  };
  assert.ok(!(await isAsked("page.js")));
  assert.ok(await isAsked("page.js", { method: "HEAD" }));
  assert.ok(await isAsked("page.js", { headers: new Headers({ range: "bytes=0-1" }) }));
  assert.ok(await isAsked("sw.js"));
  assert.ok(await isAsked("offline.json"));
  assert.ok(await isAsked("%"));
});
