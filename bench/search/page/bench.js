// The bench: one peer in a fresh page, the first answer with all that is fetched for it, then every question. Sends what it finds
// to the server that it came from.
import * as crosscut from "./peers/crosscut.js";
import * as mini from "./peers/minisearch.js";
import * as flexsearch from "./peers/flexsearch.js";
import * as orama from "./peers/orama.js";
import * as pagefind from "./peers/pagefind.js";

const PEERS = { crosscut, minisearch: mini.any, "minisearch-all": mini.all, flexsearch, orama, pagefind };
const name = new URLSearchParams(location.search).get("peer");
const peer = PEERS[name];
performance.setResourceTimingBufferSize(1e6);

async function say(line) {
  document.getElementById("log").append(line + "\n");
  await fetch("log", { method: "POST", body: line });
}

const rounded = (value) => Math.round(value * 1000) / 1000;

function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => rounded(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]);
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}

/** Bytes on the wire since the list was cleared, and files, without the bench's own. */
function fetched() {
  const own = ["/log", "/questions.json", "/bench.js"];
  const entries = performance.getEntriesByType("resource").filter(({ name }) => !own.some((end) => name.endsWith(end)));
  performance.clearResourceTimings();
  return { bytes: entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0), files: entries.length };
}

async function bytesInUse() {
  if (!performance.measureUserAgentSpecificMemory) return NaN;
  const late = new Promise((done) => setTimeout(() => done({ bytes: NaN }), 60000));
  return (await Promise.race([performance.measureUserAgentSpecificMemory(), late])).bytes;
}

/** The time of one answer. */
async function timed(query) {
  const start = performance.now();
  const found = await peer.ask(query);
  return [performance.now() - start, found];
}

try {
  if (!crossOriginIsolated) throw new Error("the page is not cross-origin isolated: its timers are too coarse");
  const { questions, topics } = await (await fetch("questions.json")).json();
  const before = await bytesInUse();
  fetched();
  const start = performance.now();
  await peer.open();
  const opened = performance.now();
  await peer.ask(questions[0].query);
  const first = performance.now();
  const found = { peer: name, open_ms: rounded(opened - start), first_answer_ms: rounded(first - start), first_answer: fetched() };
  await say(`  ${name}: first answer after ${(first - start).toFixed(0)} ms and ${found.first_answer.bytes} bytes`);
  if (peer.reset) {
    // What each question costs by itself, if it is the first.
    const bytes = [], times = [];
    for (const { query } of questions) {
      peer.reset();
      fetched();
      times.push((await timed(query))[0]);
      bytes.push(fetched().bytes);
    }
    found.first_query = { bytes: summary(bytes), ms: summary(times) };
    peer.reset();
  }
  // Once to fetch and to warm up, with the answers looked at; then with the clock.
  const right = { clean: [0, 0], typo: [0, 0] };
  for (const { query, typo, row } of questions) {
    const count = right[typo ? "typo" : "clean"];
    count[1]++;
    if ((await peer.rows(await peer.ask(query))).includes(row)) count[0]++;
  }
  const share = ([some, all]) => rounded(some / all);
  found.right_at_10 = { clean: share(right.clean), typo: share(right.typo) };
  found.topics = [];
  for (const { query } of topics) found.topics.push(await peer.rows(await peer.ask(query)));
  const times = [];
  for (const { query } of questions) times.push((await timed(query))[0]);
  found.answer_ms = summary(times);
  const typed = [...questions.slice(0, 4), ...questions.slice(-8)].flatMap(({ query }) => Array.from(query, (_, place) => query.slice(0, place + 1)));
  // Every letter of some questions: fetched first, then timed.
  const letters = [];
  for (const query of typed) await peer.ask(query);
  for (const query of typed) letters.push((await timed(query))[0]);
  found.keystroke_ms = summary(letters);
  const after = peer.memory ? peer.memory() : (await bytesInUse()) - before;
  found.memory_mb = Number.isNaN(after) ? null : Math.round(after / 1e5) / 10;
  await fetch("result", { method: "POST", body: JSON.stringify({ agent: navigator.userAgent, found }) });
} catch (error) {
  await fetch("failure", { method: "POST", body: `${name}: ${error.message ?? error}\n${error.stack ?? ""}` });
}
