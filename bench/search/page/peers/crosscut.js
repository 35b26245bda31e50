// Crosscut's search, through its public face: files are fetched as they are wanted.
import init, { Search } from "../wasm/crosscut_bench_search.js";

let wasm, search, root;

const text = async (path) => (await fetch(path, { cache: "no-store" })).text();

export async function open() {
  [wasm, root] = await Promise.all([init(), text("index/root.json")]);
  reset();
}

/** As if nothing had been asked yet. */
export function reset() {
  search?.free();
  search = new Search(root);
}

export async function ask(query) {
  let wanted = search.ask(query);
  while (wanted.length > 0) {
    const files = await Promise.all(wanted.map((file) => text(`index/${file}`)));
    files.forEach((json, place) => search.supply(place, json));
    wanted = search.ask(query);
  }
  return search.best(10);
}

export const rows = async (found) => Array.from(found);
export const memory = () => wasm.memory.buffer.byteLength;
