// Crosscut's engine, through its public face.
import init, { Builder, Memory, self_check } from "../wasm/crosscut_bench_engine.js";
import { ASPECTS, AUTHORS, FILMS, LANGUAGES, PEOPLE, SOURCES, KINDS } from "../data.js";

let wasm;

export const name = "crosscut";
export const most = Infinity;

export async function prepare() {
  wasm = await init();
  const differs = self_check(2021);
  if (differs) throw new Error(`the vector loop ${differs} differs from the plain one`);
}

/** Bytes a second that one pass over `bytes` of memory reads. */
export function bandwidth(bytes) {
  const memory = new Memory(bytes);
  let best = Infinity;
  for (let run = 0; run < 20; run++) {
    const start = performance.now();
    memory.read();
    best = Math.min(best, performance.now() - start);
  }
  memory.free();
  return bytes / best * 1000;
}

export async function build(columns) {
  const builder = new Builder(columns.rows, FILMS, SOURCES, AUTHORS, PEOPLE, LANGUAGES);
  for (const term of columns.terms) builder.rating(term.notation, term.value, term.best, term.text);
  builder.films(columns.film);
  builder.sources(columns.source);
  builder.authors(columns.author);
  builder.kinds(columns.kind);
  builder.languages(columns.language);
  builder.ratings(columns.rating);
  builder.days(columns.day);
  builder.aspects(columns.aspects);
  builder.people(columns.peopleStarts, columns.people);
  const explorer = builder.build();
  return {
    ask: ({ choices, low, high }, more = 0) => explorer.ask(encoded(choices), low, high, more),
    answer: (raw) => decoded(raw),
    /** The first rows in the order of a number of `SORTS`, and the scores of every value of a facet. */
    rows: ({ choices, low, high }, sort) => explorer.rows(encoded(choices), low, high, sort),
    parts: ({ choices, low, high }, facet) => explorer.parts(encoded(choices), low, high, facet),
    /** Parts by code: reviews, ratings, mean. */
    byCode: (raw, facet) => {
      const found = new Map();
      for (let at = 0; at < raw.length; at += 4) {
        const code = facet === 4 ? Math.ceil(raw[at] / 4) : raw[at];
        found.set(code, Array.from(raw.subarray(at + 1, at + 4)));
      }
      return found;
    },
    /** All of the module's memory, which never shrinks: the most that building took, and all before. */
    memory: () => wasm.memory.buffer.byteLength,
    free: () => explorer.free(),
  };
}

/** The engine's code of an aspect that is praised. */
const aspectCode = (aspect) => (aspect === 0 ? 0 : 1 + (aspect - 1) * 4);

function encoded(choices) {
  const flat = new Uint32Array(choices.length * 3);
  choices.forEach(([facet, out, code], place) => flat.set([facet, out, facet === 4 ? aspectCode(code) : code], place * 3));
  return flat;
}

function decoded(raw) {
  let at = 0;
  const [count, mean] = raw.subarray(0, 2);
  const bins = Array.from(raw.subarray(2, 12));
  const rows = Array.from(raw.subarray(13, 13 + raw[12]));
  at = 13 + raw[12];
  const counts = [];
  while (at < raw.length) {
    counts.push(Array.from(raw.subarray(at + 1, at + 1 + raw[at])));
    at += 1 + raw[at];
  }
  counts[4] = Array.from({ length: ASPECTS + 1 }, (_, aspect) => counts[4][aspectCode(aspect)]);
  counts[1] = counts[1].slice(0, KINDS + 1);
  return { count, mean, bins, rows, counts };
}
