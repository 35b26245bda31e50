// DuckDB-wasm, in its worker, with its usual single-threaded build: all counts in one statement, the rows in a second.
import * as duckdb from "@duckdb/duckdb-wasm";
import { Table, makeVector } from "apache-arrow";
import { sizes } from "../data.js";

export const name = "DuckDB-wasm";
export const most = Infinity;

const COLUMNS = ["source", "kind", "notation", "language", null, "year"];
let database;

export async function prepare() {
  const worker = new Worker(new URL("./duckdb-browser-eh.worker.js", import.meta.url));
  database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await database.instantiate(new URL("./duckdb-eh.wasm", import.meta.url).href);
}

export async function build(columns) {
  const { rows, source, kind, language, rating, year, aspects, terms } = columns;
  const size = sizes(columns);
  const scoreOf = [-1, ...terms.map((term) => (Number.isNaN(term.score) ? -1 : term.score))];
  const notationOf = [0, ...terms.map((term) => term.notation + 1)];
  const connection = await database.connect();
  const table = new Table({
    row: makeVector(Uint32Array.from({ length: rows }, (_, row) => row)),
    source: makeVector(source), kind: makeVector(kind), language: makeVector(language), year: makeVector(year),
    notation: makeVector(Uint8Array.from(rating, (code) => notationOf[code])),
    aspects: makeVector(aspects),
    score: makeVector(Float64Array.from(rating, (code) => scoreOf[code])),
  });
  await connection.query("DROP TABLE IF EXISTS reviews");
  await connection.insertArrowTable(table, { name: "reviews" });
  const listed = (codes) => codes.join(",");

  function condition(selection, without) {
    const parts = [];
    for (let facet = 0; facet < 6; facet++) {
      if (facet === without) continue;
      const own = selection.choices.filter(([of]) => of === facet);
      const inside = own.filter(([, out]) => !out).map(([, , code]) => code);
      const outside = own.filter(([, out]) => out).map(([, , code]) => code);
      if (facet === 4) {
        const bits = (codes) => codes.reduce((set, code) => set | (1 << (code - 1)), 0);
        if (inside.length > 0) parts.push(`(aspects & ${bits(inside)}) <> 0`);
        if (outside.length > 0) parts.push(`(aspects & ${bits(outside)}) = 0`);
        continue;
      }
      if (inside.length > 0) parts.push(`${COLUMNS[facet]} IN (${listed(inside)})`);
      if (outside.length > 0) parts.push(`${COLUMNS[facet]} NOT IN (${listed(outside)})`);
    }
    if (!Number.isNaN(selection.low)) parts.push(`score BETWEEN ${selection.low} AND ${selection.high}`);
    return parts.length > 0 ? `WHERE ${parts.join(" AND ")}` : "";
  }

  return {
    async ask(selection) {
      const restricted = new Set(selection.choices.map(([facet]) => facet));
      const free = [0, 1, 2, 3, 5].filter((facet) => !restricted.has(facet));
      const all = condition(selection);
      const bin = "CASE WHEN score < 0 THEN 10 ELSE least(9, CAST(floor(score / 10) AS INTEGER)) END";
      const grouped = [
        // Facets without a choice of their own, bins and sets of aspects share one pass.
        `SELECT GROUPING(${[...free.map((facet) => COLUMNS[facet]), "bin", "aspects"].join(",")}) AS g, ` +
          `${[0, 1, 2, 3, 5].map((facet) => (free.includes(facet) ? COLUMNS[facet] : `NULL AS ${COLUMNS[facet]}`)).join(",")}, bin, aspects, ` +
          `count(*)::INTEGER AS n, coalesce(sum(score) FILTER (score >= 0), 0) AS total FROM (SELECT *, ${bin} AS bin FROM reviews ${all}) ` +
          `GROUP BY GROUPING SETS (${[...free.map((facet) => `(${COLUMNS[facet]})`), "(bin)", "(aspects)"].join(",")})`,
      ];
      for (const facet of restricted) {
        const where = condition(selection, facet);
        const column = facet === 4 ? "aspects" : COLUMNS[facet];
        const place = [0, 1, 2, 3, 5].map((other) => (other === facet ? column : "NULL")).join(",");
        grouped.push(`SELECT ${-1 - facet} AS g, ${place}, NULL, ${facet === 4 ? "aspects" : "NULL"}, count(*)::INTEGER, 0.0 FROM reviews ${where} GROUP BY ${column}`);
      }
      const counted = await connection.query(grouped.join(" UNION ALL "));
      const rows = await connection.query(`SELECT row FROM reviews ${all} ORDER BY score DESC, row LIMIT 50`);
      return { counted, rows, free };
    },
    answer({ counted, rows, free }) {
      const counts = size.slice(0, 6).map((length) => new Array(length).fill(0));
      const bins = new Array(10).fill(0);
      let count = 0, sum = 0, rated = 0;
      const width = free.length + 2;
      const spread = (set, n) => {
        if (set === 0) counts[4][0] += n;
        else for (let a = 0; a < 9; a++) if ((set >> a) & 1) counts[4][a + 1] += n;
      };
      let aspectsAlone = false;
      for (const line of counted) if (Number(line.g) === -5) aspectsAlone = true;
      for (const line of counted) {
        const g = Number(line.g), n = Number(line.n);
        if (g < 0) {
          const facet = -1 - g;
          if (facet === 4) spread(Number(line.aspects), n);
          else counts[facet][Number(line[COLUMNS[facet]])] = n;
          continue;
        }
        // GROUPING sets the bit of every column that is not grouped by, the first in the highest place.
        const by = width - 1 - Math.log2((~g >>> 0) & ((1 << width) - 1));
        if (by < free.length) counts[free[by]][Number(line[COLUMNS[free[by]]])] = n;
        else if (by === free.length) {
          count += n;
          if (Number(line.bin) < 10) {
            bins[Number(line.bin)] += n;
            rated += n;
            sum += Number(line.total);
          }
        } else if (!aspectsAlone) spread(Number(line.aspects), n);
      }
      return { count, mean: sum / rated, bins, rows: Array.from(rows, (line) => Number(line.row)), counts };
    },
    async memory() {
      const [line] = await connection.query("SELECT sum(memory_usage_bytes)::DOUBLE AS bytes FROM duckdb_memory()");
      return Number(line.bytes);
    },
    async free() {
      await connection.query("DROP TABLE reviews");
      await connection.close();
    },
  };
}
