// JavaScript over typed arrays, written with care by hand. By stretches of rows that fit the nearest cache, each restricted
// column is looked up in a small table that says which rows it lets down; then one loop counts. A row that breaks no
// restriction counts everywhere; one that breaks a single one counts for that facet alone. Sets of aspects and ratings are
// counted by code and spread out at the end.
import { sizes } from "../data.js";

export const name = "hand-written JS";
export const most = Infinity;

export async function prepare() {}

export async function build(columns) {
  const { rows, source, kind, language, rating, year, day, aspects, author, film, peopleStarts, people, terms } = columns;
  const size = sizes(columns);
  const scoreOf = Float64Array.from([NaN, ...terms.map((term) => term.score)]);
  const notationOf = Uint8Array.from([0, ...terms.map((term) => term.notation + 1)]);
  // By code of a rating, its place from the best score down; those without a score are last.
  const distinct = [...new Set(scoreOf)].filter((score) => !Number.isNaN(score)).sort((a, b) => b - a);
  const rankOf = Uint8Array.from(scoreOf, (score) => (Number.isNaN(score) ? 255 : distinct.indexOf(score)));
  const top = new Uint32Array(50), topRank = new Uint8Array(50);

  function breaks(selection, facet, length) {
    const own = selection.choices.filter(([of]) => of === facet);
    const table = new Uint8Array(length);
    if (own.length === 0) return table;
    const inside = new Set(own.filter(([, out]) => !out).map(([, , code]) => code));
    const outside = new Set(own.filter(([, out]) => out).map(([, , code]) => code));
    for (let code = 0; code < length; code++) {
      if ((inside.size > 0 && !inside.has(code)) || outside.has(code)) table[code] = 1 << facet;
    }
    return table;
  }

  function breaksAspects(selection) {
    const table = new Uint8Array(512);
    let [inside, outside, none, notNone] = [0, 0, false, false];
    for (const [facet, out, code] of selection.choices) {
      if (facet !== 4) continue;
      if (code === 0) out ? (notNone = true) : (none = true);
      else if (out) outside |= 1 << (code - 1);
      else inside |= 1 << (code - 1);
    }
    for (let set = 0; set < 512; set++) {
      const passes = ((inside === 0 && !none) || (set & inside) !== 0 || (none && set === 0)) &&
        (set & outside) === 0 && !(notNone && set === 0);
      if (!passes) table[set] = 1 << 4;
    }
    return table;
  }

  const SCORE = 1 << 6;
  const STRETCH = 8192;
  const marks = new Uint8Array(STRETCH);
  // Columns of bytes and of pairs have functions of their own, so that each is compiled for one kind of array.
  function markBytes(column, table, start, end) {
    for (let row = start; row < end; row++) marks[row - start] |= table[column[row]];
  }
  function markPairs(column, table, start, end) {
    for (let row = start; row < end; row++) marks[row - start] |= table[column[row]];
  }
  /** The restricted columns of a selection, those of bytes and those of pairs, each with the table of what breaks it. */
  function restrictions(selection) {
    const bySource = breaks(selection, 0, size[0]), byKind = breaks(selection, 1, size[1]);
    const byNotation = breaks(selection, 2, size[2]), byLanguage = breaks(selection, 3, size[3]);
    const byYear = breaks(selection, 5, size[5]), byAspects = breaksAspects(selection);
    const byRating = new Uint8Array(256);
    const brushed = !Number.isNaN(selection.low);
    for (let code = 0; code < scoreOf.length; code++) {
      const inside = scoreOf[code] >= selection.low && scoreOf[code] <= selection.high;
      byRating[code] = byNotation[notationOf[code]] | (brushed && !inside ? SCORE : 0);
    }
    const restricted = (columns) => columns.filter(([, table]) => table.some((bit) => bit > 0));
    return {
      bytes: restricted([[kind, byKind], [language, byLanguage], [rating, byRating], [year, byYear]]),
      pairs: restricted([[source, bySource], [aspects, byAspects]]),
    };
  }

  /** Calls `each` with every stretch of rows, whose marks are 0 where a row matches. */
  function throughStretches(selection, each) {
    const { bytes, pairs } = restrictions(selection);
    for (let start = 0; start < rows; start += STRETCH) {
      const end = Math.min(rows, start + STRETCH);
      marks.fill(0);
      for (const [column, table] of bytes) markBytes(column, table, start, end);
      for (const [column, table] of pairs) markPairs(column, table, start, end);
      each(start, end);
    }
  }

  /** The first 50 of the rows that match by rising key of `sign * column`; rows without a value last. */
  function firstRows(selection, column, sign, missing) {
    const kept = [], keys = [];
    let worst = Infinity;
    throughStretches(selection, (start, end) => {
      for (let row = start; row < end; row++) {
        if (marks[row - start] !== 0) continue;
        const key = column[row] === missing ? 1e9 : sign * column[row];
        if (key >= worst) continue;
        let place = kept.length < 50 ? kept.length : 49;
        while (place > 0 && keys[place - 1] > key) {
          kept[place] = kept[place - 1]; keys[place] = keys[place - 1]; place--;
        }
        kept[place] = row; keys[place] = key;
        if (kept.length === 50) worst = keys[49];
      }
    });
    return kept;
  }

  /** Reviews, ratings and the sum of the scores for each value of a column of codes. */
  function sums(selection, column, length) {
    const reviews = new Uint32Array(length), ratings = new Uint32Array(length), totals = new Float64Array(length);
    throughStretches(selection, (start, end) => {
      for (let row = start; row < end; row++) {
        if (marks[row - start] !== 0) continue;
        const code = column[row], score = scoreOf[rating[row]];
        reviews[code]++;
        if (score === score) { ratings[code]++; totals[code] += score; }
      }
    });
    return { reviews, ratings, totals };
  }

  /** The same for people, of whom a row can have several. */
  function sumsOfPeople(selection) {
    const reviews = new Uint32Array(size[8]), ratings = new Uint32Array(size[8]), totals = new Float64Array(size[8]);
    const add = (code, score) => {
      reviews[code]++;
      if (score === score) { ratings[code]++; totals[code] += score; }
    };
    throughStretches(selection, (start, end) => {
      for (let row = start; row < end; row++) {
        if (marks[row - start] !== 0) continue;
        const score = scoreOf[rating[row]], from = peopleStarts[row], to = peopleStarts[row + 1];
        if (from === to) add(0, score);
        for (let at = from; at < to; at++) add(people[at] + 1, score);
      }
    });
    return { reviews, ratings, totals };
  }

  /** Sets of aspects, spread out into the aspects. */
  function spreadOut({ reviews, ratings, totals }) {
    const found = { reviews: new Uint32Array(size[4]), ratings: new Uint32Array(size[4]), totals: new Float64Array(size[4]) };
    for (let set = 0; set < 512; set++) {
      for (let code = 0; code < size[4]; code++) {
        if (code === 0 ? set !== 0 : ((set >> (code - 1)) & 1) === 0) continue;
        found.reviews[code] += reviews[set]; found.ratings[code] += ratings[set]; found.totals[code] += totals[set];
      }
    }
    return found;
  }

  const facetColumns = [source, kind, null, language, aspects, year, author, film];
  const orders = [[day, -1, -1], [day, 1, -1], [source, 1, 0], [author, 1, 0], [film, 1, 0]];
  return {
    rows: (selection, sort) => firstRows(selection, ...orders[sort]),
    parts(selection, facet) {
      if (facet === 8) return sumsOfPeople(selection);
      if (facet === 4) return spreadOut(sums(selection, aspects, 512));
      return sums(selection, facetColumns[facet], size[facet]);
    },
    byCode({ reviews, ratings, totals }) {
      const found = new Map();
      reviews.forEach((count, code) => {
        if (count > 0) found.set(code, [count, ratings[code], totals[code] / ratings[code]]);
      });
      return found;
    },
    ask(selection, more = 0) {
      const { bytes, pairs } = restrictions(selection);
      const sources = new Uint32Array(size[0]), kinds = new Uint32Array(size[1]), languages = new Uint32Array(size[3]);
      const ratings = new Uint32Array(256), notNotation = new Uint32Array(256);
      const sets = new Uint32Array(512), years = new Uint32Array(size[5]);
      const authors = more & 1 ? new Uint32Array(size[6]) : null, films = more & 2 ? new Uint32Array(size[7]) : null;
      const persons = more & 4 ? new Uint32Array(size[8]) : null;
      let count = 0, kept = 0, worst = 256;
      for (let start = 0; start < rows; start += STRETCH) {
        const end = Math.min(rows, start + STRETCH);
        marks.fill(0);
        for (const [column, table] of bytes) markBytes(column, table, start, end);
        for (const [column, table] of pairs) markPairs(column, table, start, end);
        for (let row = start; row < end; row++) {
          const broken = marks[row - start];
          if (broken === 0) {
            const s = source[row], k = kind[row], l = language[row], r = rating[row], a = aspects[row], y = year[row];
            count++;
            sources[s]++; kinds[k]++; languages[l]++; ratings[r]++; sets[a]++; years[y]++;
            if (authors !== null) authors[author[row]]++;
            if (films !== null) films[film[row]]++;
            if (persons !== null) {
              const [from, to] = [peopleStarts[row], peopleStarts[row + 1]];
              if (from === to) persons[0]++;
              for (let at = from; at < to; at++) persons[people[at] + 1]++;
            }
            const rank = rankOf[r];
            if (rank < worst) {
              let place = kept < 50 ? kept++ : 49;
              while (place > 0 && topRank[place - 1] > rank) {
                top[place] = top[place - 1]; topRank[place] = topRank[place - 1]; place--;
              }
              top[place] = row; topRank[place] = rank;
              if (kept === 50) worst = topRank[49];
            }
          } else if ((broken & (broken - 1)) === 0) {
            if (broken === 1) sources[source[row]]++;
            else if (broken === 2) kinds[kind[row]]++;
            else if (broken === 4) notNotation[rating[row]]++;
            else if (broken === 8) languages[language[row]]++;
            else if (broken === 16) sets[aspects[row]]++;
            else if (broken === 32) years[year[row]]++;
          }
        }
      }
      const bins = new Array(10).fill(0), notations = new Uint32Array(size[2]);
      let sum = 0, rated = 0;
      for (let code = 0; code < scoreOf.length; code++) {
        notations[notationOf[code]] += ratings[code] + notNotation[code];
        if (ratings[code] === 0 || Number.isNaN(scoreOf[code])) continue;
        sum += scoreOf[code] * ratings[code];
        rated += ratings[code];
        bins[Math.min(9, Math.floor(scoreOf[code] / 10))] += ratings[code];
      }
      const spread = new Uint32Array(size[4]);
      spread[0] = sets[0];
      for (let set = 1; set < 512; set++) for (let a = 0; a < 9; a++) if ((set >> a) & 1) spread[a + 1] += sets[set];
      const counts = [sources, kinds, notations, languages, spread, years];
      if (authors !== null) counts.push(authors);
      if (films !== null) counts.push(films);
      if (persons !== null) counts.push(persons);
      return { count, mean: sum / rated, bins, rows: top.slice(0, kept), counts };
    },
    answer: (raw) => ({ ...raw, rows: Array.from(raw.rows), counts: raw.counts.map((counts) => Array.from(counts)) }),
    /** The columns that it reads; what it counts into is small. */
    memory: () => [source, kind, language, rating, year, day, aspects, author, film, peopleStarts, people].reduce((sum, { byteLength }) => sum + byteLength, 0),
    free() {},
  };
}
