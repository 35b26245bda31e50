// The reviews of the bench: made from a seed, the same for every peer and every run.

export const SOURCES = 400, AUTHORS = 5000, FILMS = 20000, PEOPLE = 10000, KINDS = 4, LANGUAGES = 12, ASPECTS = 9, DAYS = 9000;
/** 2000-03-01 in days since 1970. */
const FIRST_DAY = 11017;
const FIRST_YEAR = 2000;
const LETTERS = ["A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F"];
const LETTER_SCORES = [100, 100, 91, 83, 75, 67, 58, 50, 42, 33, 25, 16, 0];
export const [STARS, LETTER, FRACTION, PERCENT, POINTS, THUMBS] = [0, 1, 2, 3, 4, 5];
export const NOTATIONS = 6;

/** Numbers in [0, 1): mulberry32. */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Draws 1 … size, the k-th with weight 1 / k. */
function zipf(size, random) {
  const upTo = new Float64Array(size);
  let total = 0;
  for (let place = 0; place < size; place++) upTo[place] = total += 1 / (place + 1);
  return () => {
    const drawn = random() * total;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle] > drawn) high = middle;
      else low = middle + 1;
    }
    return low + 1;
  };
}

/** The dictionary of ratings; code 0 is "unrated", code k is entry k − 1. `score` is NaN for thumbs. */
function terms() {
  const list = [];
  const scale = (notation, best, step) => {
    for (let value = 0; value <= best; value += step) list.push({ notation, value, best, text: "", score: value / best * 100 });
  };
  scale(STARS, 5, 0.5);
  scale(STARS, 4, 0.5);
  LETTERS.forEach((text, place) => list.push({ notation: LETTER, value: 0, best: 0, text, score: LETTER_SCORES[place] }));
  scale(FRACTION, 10, 0.5);
  scale(PERCENT, 100, 1);
  scale(POINTS, 20, 0.5);
  for (const text of ["up", "down"]) list.push({ notation: THUMBS, value: 0, best: 0, text, score: NaN });
  return list;
}

/** Columns as typed arrays. Codes count from 1; 0 is "missing". */
export function reviews(rows, seed) {
  const random = generator(seed);
  const [aSource, anAuthor, aFilm] = [zipf(SOURCES, random), zipf(AUTHORS, random), zipf(FILMS, random)];
  const dictionary = terms();
  const ofNotation = Array.from({ length: NOTATIONS }, (_, notation) =>
    dictionary.map((term, place) => [term, place + 1]).filter(([term]) => term.notation === notation));
  const columns = {
    rows, terms: dictionary, firstYear: FIRST_YEAR,
    source: new Uint16Array(rows), author: new Uint16Array(rows), film: new Uint16Array(rows),
    kind: new Uint8Array(rows), language: new Uint8Array(rows), rating: new Uint8Array(rows),
    day: new Int16Array(rows), year: new Uint8Array(rows), aspects: new Uint16Array(rows),
  };
  const yearOf = Uint8Array.from({ length: DAYS }, (_, day) =>
    new Date((FIRST_DAY + day) * 86400000).getUTCFullYear() - FIRST_YEAR + 1);
  const shares = [0.34, 0.5, 0.66, 0.8, 0.95, 1];
  for (let row = 0; row < rows; row++) {
    columns.source[row] = aSource();
    columns.author[row] = anAuthor();
    columns.film[row] = aFilm();
    columns.kind[row] = 1 + Math.min(KINDS - 1, Math.floor(random() ** 2 * KINDS));
    columns.language[row] = 1 + Math.min(LANGUAGES - 1, Math.floor(random() ** 3 * LANGUAGES));
    // 15 % without a score: 10 % unrated, 5 % thumbs.
    const drawn = random() * 1.1;
    if (drawn < 1) {
      const notation = shares.findIndex((share) => drawn < share);
      const choices = ofNotation[notation];
      // The mean of three draws leans towards the middle of the scale, with more praise than blame.
      const high = notation === LETTER || notation === THUMBS ? 1 - (random() + random() + random()) / 3 : (random() + random() + random()) / 3;
      columns.rating[row] = choices[Math.min(choices.length - 1, Math.floor(high ** 0.8 * choices.length))][1];
    }
    const day = random() < 0.03 ? -1 : Math.floor(random() ** 0.7 * DAYS);
    columns.day[row] = day < 0 ? -1 : FIRST_DAY + day;
    columns.year[row] = day < 0 ? 0 : yearOf[day];
    let set = 0;
    for (let aspect = 0; aspect < ASPECTS; aspect++) if (random() < 0.3) set |= 1 << aspect;
    columns.aspects[row] = set;
  }
  addPeople(columns, seed + 1);
  return columns;
}

/** Up to four people a review, by Zipf: `people` from `peopleStarts[row]` on, rising, counted from 0. */
function addPeople(columns, seed) {
  const random = generator(seed);
  const aPerson = zipf(PEOPLE, random);
  const starts = new Uint32Array(columns.rows + 1), people = new Uint16Array(columns.rows * 4);
  let end = 0;
  for (let row = 0; row < columns.rows; row++) {
    const named = new Set();
    for (let left = Math.floor(random() * 5); left > 0; left--) named.add(aPerson() - 1);
    for (const person of [...named].sort((a, b) => a - b)) people[end++] = person;
    starts[row + 1] = end;
  }
  columns.peopleStarts = starts;
  columns.people = people.slice(0, end);
}

/** Lengths of the counts of the six facets that are always read, "missing" included; authors, films and people follow. */
export function sizes(columns) {
  const years = columns.year.reduce((most, year) => Math.max(most, year), 0);
  return [SOURCES + 1, KINDS + 1, NOTATIONS + 1, LANGUAGES + 1, ASPECTS + 1, years + 1, AUTHORS + 1, FILMS + 1, PEOPLE + 1];
}
