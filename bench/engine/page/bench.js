// The bench: builds every peer over the same reviews, asks all of them the same questions in turn, compares every answer,
// and only then counts times. Sends what it finds to the server that it came from.
import { reviews, sizes } from "./data.js";
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

/** Crosscut against plain JavaScript with authors and films counted too, and what reading alone takes. */
async function measureApart(rows, columns, steps, running) {
  const found = {};
  const size = sizes(columns);
  const [ours, theirs] = [crosscut, plain].map((peer) => running.find((one) => one.peer === peer)?.built);
  if (!ours) return found;
  const times = { more: [], plainMore: [] };
  for (let round = 0; round < 3; round++) {
    for (const { name, selection } of steps) {
      let start = performance.now();
      const a = ours.ask(selection, 2);
      times.more.push(performance.now() - start);
      if (!theirs || round > 0) continue;
      start = performance.now();
      const b = theirs.ask(selection, 2);
      times.plainMore.push(performance.now() - start);
      const [x, y] = [ours.answer(a), theirs.answer(b)];
      const chosen = selection.choices.some(([facet]) => facet > 5);
      for (const facet of chosen ? [] : [6, 7]) {
        const place = x.counts[facet].findIndex((count, code) => count !== y.counts[facet][code]);
        if (place >= 0 || x.counts[facet].length !== size[facet]) throw new Error(`"${name}": facet ${facet} differs at ${place}`);
      }
    }
  }
  found.with_authors_and_films = summary(times.more);
  if (theirs) found.hand_written_with_authors_and_films = summary(times.plainMore);
  // A bit a row for each value of kind, language, aspect and year that occurs, and for the rows that match.
  const bytes = rows * (1 + 4 + 12 + 10 + 26) / 8;
  found.floor = { bytes };
  return found;
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
