// The bench: builds every peer over the same reviews, asks all of them the same questions in turn, compares every answer,
// and only then counts times. Sends what it finds to the server that it came from.
import { ASPECTS, KINDS, LANGUAGES, reviews, sizes } from "./data.js";
import { interactions } from "./script.js";
import * as crosscut from "./peers/crosscut.js";
import * as plain from "./peers/plain.js";
import * as crossfilter from "./peers/crossfilter.js";
import * as duck from "./peers/duckdb.js";
import * as items from "./peers/itemsjs.js";

const SEED = 20211129;
const wanted = new URLSearchParams(location.search);
const numbers = (key, usual) => (wanted.get(key) ?? usual).split(",").map(Number);
const peers = [crosscut, plain, crossfilter, duck, items].filter((peer) => {
  const only = wanted.get("peers");
  return only === null || only.split(",").some((word) => peer.name.toLowerCase().startsWith(word));
});

async function say(line) {
  document.getElementById("log").append(line + "\n");
  await fetch("log", { method: "POST", body: line });
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))];
}

function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const rounded = (time) => Math.round(time * 1000) / 1000;
  return { p50_ms: rounded(percentile(sorted, 0.5)), p95_ms: rounded(percentile(sorted, 0.95)), max_ms: rounded(sorted.at(-1)) };
}

/** What differs between two answers; nothing when they are one. */
function difference(a, b) {
  for (const field of ["count", "bins", "rows"]) {
    if (JSON.stringify(a[field]) !== JSON.stringify(b[field])) {
      return `${field}: ${JSON.stringify(a[field])} against ${JSON.stringify(b[field])}`;
    }
  }
  const same = Number.isNaN(a.mean) ? Number.isNaN(b.mean) : Math.abs(a.mean - b.mean) <= 1e-9;
  if (!same) return `mean: ${a.mean} against ${b.mean}`;
  for (let facet = 0; facet < 6; facet++) {
    const place = a.counts[facet].findIndex((count, code) => count !== b.counts[facet][code]);
    if (place >= 0) return `facet ${facet}, code ${place}: ${a.counts[facet][place]} against ${b.counts[facet][place]}`;
  }
}

async function bytesInUse() {
  if (!performance.measureUserAgentSpecificMemory) return NaN;
  const late = new Promise((done) => setTimeout(() => done({ bytes: NaN }), 30000));
  return (await Promise.race([performance.measureUserAgentSpecificMemory(), late])).bytes;
}

/** One size: all peers side by side. Returns lines of the table. */
async function measure(rows, rounds) {
  const columns = reviews(rows, SEED);
  const steps = interactions();
  const taking = peers.filter((peer) => peer.most >= rows);
  const lines = [];
  const running = [];
  for (const peer of taking) {
    const before = await bytesInUse();
    const start = performance.now();
    const built = await peer.build(columns);
    const index = performance.now() - start;
    const after = await bytesInUse();
    // What a peer knows of its own memory is exact; for the others, what the browser has more than before.
    const bytes = built.memory ? await built.memory() : after - before;
    running.push({ peer, built, index, memory: bytes / 1e6, times: [], byStep: steps.map(() => []) });
    await say(`  ${peer.name}: index ${index.toFixed(0)} ms`);
  }
  for (let round = 0; round <= rounds; round++) {
    for (const [place, { name, selection }] of steps.entries()) {
      let first;
      // Another peer begins each time, so that none always finds the caches warm or cold.
      for (let turn = 0; turn < running.length; turn++) {
        const one = running[(turn + place + round) % running.length];
        const start = performance.now();
        let raw = one.built.ask(selection);
        if (raw instanceof Promise) raw = await raw;
        const took = performance.now() - start;
        // The first round warms the compilers up and is where the answers are compared.
        if (round > 0) {
          one.times.push(took);
          one.byStep[place].push(took);
          continue;
        }
        const answer = one.built.answer(raw);
        if (first === undefined) first = { name: one.peer.name, answer };
        else {
          const differs = difference(first.answer, answer);
          if (differs) throw new Error(`${rows} rows, "${name}", ${first.name} and ${one.peer.name} differ in ${differs}`);
        }
      }
    }
  }
  await say(`  ${steps.length} answers equal among ${running.map(({ peer }) => peer.name).join(", ")}`);
  for (const { peer, index, memory, times, byStep } of running) {
    const steps = wanted.has("steps") ? { steps: byStep.map((times) => Math.min(...times)) } : {};
    lines.push({ peer: peer.name, rows, ...summary(times), index_ms: Math.round(index), memory_mb: Number.isNaN(memory) ? null : Math.round(memory * 10) / 10, ...steps });
  }
  const apart = await measureApart(rows, columns, steps, running);
  for (const { built } of running) await built.free();
  return { lines, apart };
}

/** What is asked apart from the rest, of Crosscut and of plain JavaScript: a name, the question, whether two answers are one. */
function questions(size) {
  const counted = (name, more, facets) => ({
    name,
    ask: (built, selection) => built.ask(selection, more),
    differ: (a, b, ours, theirs) => {
      const [x, y] = [ours.answer(a), theirs.answer(b)];
      return facets.find((facet, place) => {
        const [p, q] = [x.counts[6 + place], y.counts[6 + place]];
        return p.length !== size[facet] || p.some((count, code) => count !== q[code]);
      });
    },
  });
  const sorted = (name, sort) => ({
    name: `first rows, ${name}`,
    ask: (built, selection) => built.rows(selection, sort),
    differ: (a, b) => (Array.from(a).join() === Array.from(b).join() ? undefined : 0),
  });
  const scored = (name, facet) => ({
    name: `scores by ${name}`,
    ask: (built, selection) => built.parts(selection, facet),
    differ: (a, b, ours, theirs) => {
      const [x, y] = [ours.byCode(a, facet), theirs.byCode(b)];
      if (x.size !== y.size) return 0;
      for (const [code, [reviews, ratings, mean]] of x) {
        const [others, rated, theirMean] = y.get(code) ?? [];
        const same = Number.isNaN(mean) ? Number.isNaN(theirMean) : Math.abs(mean - theirMean) < 1e-9;
        if (reviews !== others || ratings !== rated || !same) return code;
      }
    },
  });
  return [
    counted("authors and films too", 3, [6, 7]), counted("people too", 4, [8]),
    sorted("newest", 0), sorted("oldest", 1), sorted("by source", 2), sorted("by author", 3), sorted("by film", 4),
    scored("source", 0), scored("year", 5), scored("aspect", 4), scored("author", 6), scored("film", 7), scored("person", 8),
  ];
}

/** Crosscut against plain JavaScript in what is timed apart, and what one answer has to read. */
async function measureApart(rows, columns, steps, running) {
  const [ours, theirs] = [crosscut, plain].map((peer) => running.find((one) => one.peer === peer)?.built);
  if (!ours) return {};
  const timed = (times, ask) => {
    const start = performance.now();
    const raw = ask();
    times.push(performance.now() - start);
    return raw;
  };
  const asked = [];
  for (const { name, ask, differ } of questions(sizes(columns))) {
    const own = [], hand = [];
    for (let round = 0; round < 3; round++) {
      for (const step of steps) {
        const a = timed(own, () => ask(ours, step.selection));
        // The hand-written loop takes long enough to be timed once; where it is, the answers are compared.
        if (!theirs || round > 0) continue;
        const b = timed(hand, () => ask(theirs, step.selection));
        const place = differ(a, b, ours, theirs);
        if (place !== undefined) throw new Error(`${rows} rows, ${name}, "${step.name}": the answers differ at ${place}`);
      }
    }
    // The first time through warms up.
    const line = { name, ...summary(own.slice(steps.length)) };
    asked.push(theirs ? { ...line, hand_written: summary(hand) } : line);
  }
  // A bit a row for what matches, each of the aspects and "none", and the bits of the numbers of kinds, languages and years.
  const bits = (values) => Math.ceil(Math.log2(values));
  const bytes = rows * (1 + ASPECTS + 1 + bits(KINDS) + bits(LANGUAGES) + bits(sizes(columns)[5])) / 8;
  return { asked, floor: { bytes } };
}

try {
  if (!crossOriginIsolated) throw new Error("the page is not cross-origin isolated: its timers are too coarse");
  for (const peer of peers) await peer.prepare();
  const rows = [], apart = {};
  for (const size of numbers("rows", "10000,100000,1000000")) {
    await say(`${size} reviews`);
    const found = await measure(size, numbers("rounds", "5")[0]);
    rows.push(...found.lines);
    apart[size] = found.apart;
  }
  // Last, because its memory is never given back. Much more than a cache holds, and as much as a million reviews need.
  const rounded = (value) => Math.round(value * 1000) / 1000;
  for (const { floor } of Object.values(apart).filter(({ floor }) => floor)) {
    floor.from_memory_ms = rounded(floor.bytes / crosscut.bandwidth(256e6) * 1000);
    floor.from_cache_ms = rounded(floor.bytes / crosscut.bandwidth(6e6) * 1000);
  }
  const found = { agent: navigator.userAgent, seed: SEED, interactions: interactions().length, rows, apart };
  await fetch("result", { method: "POST", body: JSON.stringify(found) });
} catch (error) {
  await fetch("failure", { method: "POST", body: `${error.message}\n${error.stack}` });
}
