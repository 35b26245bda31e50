// crossfilter2 over the same typed arrays: its records are row numbers, its accessors read the arrays (faster to index
// and to filter than one object a review). Its groups leave out their own dimension's filter, as drill-sideways needs. The
// set of a review's aspects is one value, spread out at the end: many times faster than its dimensions of arrays.
import crossfilter from "crossfilter2";
import { sizes } from "../data.js";

export const name = "crossfilter2";
export const most = Infinity;

export async function prepare() {}

export async function build(columns) {
  const { rows, source, kind, language, rating, year, aspects, author, film, terms } = columns;
  const size = sizes(columns);
  const scoreOf = Float64Array.from([NaN, ...terms.map((term) => term.score)]);
  const notationOf = Uint8Array.from([0, ...terms.map((term) => term.notation + 1)]);
  const distinct = [...new Set(scoreOf)].filter((score) => !Number.isNaN(score)).sort((a, b) => a - b);
  const rankOf = Array.from(scoreOf, (score) => distinct.indexOf(score));
  const records = crossfilter(Array.from({ length: rows }, (_, row) => row));
  const dimensions = [
    records.dimension((row) => source[row]),
    records.dimension((row) => kind[row]),
    records.dimension((row) => notationOf[rating[row]]),
    records.dimension((row) => language[row]),
    records.dimension((row) => aspects[row]),
    records.dimension((row) => year[row]),
  ];
  const groups = dimensions.map((dimension) => dimension.group().reduceCount());
  // One number orders rows by score and, within a score, by row; those without a score come below all.
  const step = 2 ** 24;
  const byScore = records.dimension((row) => rankOf[rating[row]] * step + (step - 1 - row));
  const perRating = records.groupAll().reduce(
    (counts, row) => (counts[rating[row]]++, counts),
    (counts, row) => (counts[rating[row]]--, counts),
    () => new Uint32Array(256),
  );
  let now = { choices: [], low: NaN, high: NaN };
  const isRange = (codes) => Math.max(...codes) - Math.min(...codes) === codes.size - 1;
  const sameFacet = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  return {
    ask(selection) {
      for (let facet = 0; facet < 6; facet++) {
        const own = selection.choices.filter(([of]) => of === facet);
        if (sameFacet(own, now.choices.filter(([of]) => of === facet))) continue;
        const inside = new Set(own.filter(([, out]) => !out).map(([, , code]) => code));
        const outside = new Set(own.filter(([, out]) => out).map(([, , code]) => code));
        const bits = (codes) => [...codes].reduce((set, code) => set | (1 << (code - 1)), 0);
        const [anyOf, noneOf] = facet === 4 ? [bits(inside), bits(outside)] : [0, 0];
        if (own.length === 0) dimensions[facet].filterAll();
        else if (facet === 4) dimensions[facet].filterFunction((set) => (anyOf === 0 || (set & anyOf) !== 0) && (set & noneOf) === 0);
        else if (inside.size === 1 && outside.size === 0) dimensions[facet].filterExact([...inside][0]);
        else if (outside.size === 0 && isRange(inside)) dimensions[facet].filterRange([Math.min(...inside), Math.max(...inside) + 1]);
        else dimensions[facet].filterFunction((code) => (inside.size === 0 || inside.has(code)) && !outside.has(code));
      }
      if (!Object.is(selection.low, now.low) || !Object.is(selection.high, now.high)) {
        if (Number.isNaN(selection.low)) byScore.filterAll();
        else {
          const low = distinct.findIndex((score) => score >= selection.low);
          const high = distinct.findLastIndex((score) => score <= selection.high);
          byScore.filterRange([low * step, (high + 1) * step]);
        }
      }
      now = selection;
      const ratings = perRating.value();
      const bins = new Array(10).fill(0);
      let sum = 0, rated = 0, count = 0;
      for (let code = 0; code < scoreOf.length; code++) {
        count += ratings[code];
        if (ratings[code] === 0 || Number.isNaN(scoreOf[code])) continue;
        sum += scoreOf[code] * ratings[code];
        rated += ratings[code];
        bins[Math.min(9, Math.floor(scoreOf[code] / 10))] += ratings[code];
      }
      return { count, mean: sum / rated, bins, rows: byScore.top(50), groups: groups.map((group) => group.all()) };
    },
    // Groups hold their values in place: they are read here, before the next question.
    answer({ count, mean, bins, rows, groups }) {
      const counts = groups.map((group, facet) => {
        const counts = new Array(size[facet]).fill(0);
        for (const { key, value } of group) {
          if (facet !== 4 || key === 0) counts[key] = value;
          else for (let aspect = 0; aspect < 9; aspect++) if ((key >> aspect) & 1) counts[aspect + 1] += value;
        }
        return counts;
      });
      return { count, mean, bins: [...bins], rows: [...rows], counts };
    },
    more(facet) {
      const column = facet === 6 ? author : film;
      return records.dimension((row) => column[row]).group().reduceCount();
    },
    free() {},
  };
}
