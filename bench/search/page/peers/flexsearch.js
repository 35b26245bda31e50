import { flex } from "../settings.js";

let index;

export async function open() {
  index = flex();
  for (const [key, data] of await (await fetch("peers/flexsearch.json")).json()) await index.import(key, data);
}

export const ask = (query) => index.search(query, { limit: 10, suggest: true });

/** It answers by field: a row counts by its best place, the fields in the order of the settings. */
export async function rows(found) {
  const best = new Map();
  for (const { result } of found) {
    result.forEach((id, place) => best.set(id, Math.min(best.get(id) ?? Infinity, place)));
  }
  return [...best].sort((a, b) => a[1] - b[1]).slice(0, 10).map(([id]) => id);
}
