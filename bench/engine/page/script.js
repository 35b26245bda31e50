// What a reader does: one list of interactions, the same for every peer.

export const [SOURCE, KIND, NOTATION, LANGUAGE, ASPECT, YEAR, AUTHOR, FILM] = [0, 1, 2, 3, 4, 5, 6, 7];

/** A selection: choices as [facet, out, code], and a score interval or none. */
const nothing = { choices: [], low: NaN, high: NaN };

function toggled(selection, facet, code, out = 0) {
  const same = (choice) => choice[0] === facet && choice[1] === out && choice[2] === code;
  const choices = selection.choices.some(same)
    ? selection.choices.filter((choice) => !same(choice))
    : [...selection.choices, [facet, out, code]];
  return { ...selection, choices };
}

function years(selection, first, last) {
  const choices = selection.choices.filter(([facet]) => facet !== YEAR);
  for (let code = first; code <= last; code++) choices.push([YEAR, 0, code]);
  return { ...selection, choices };
}

/** The interactions: a name and the selection after it. */
export function interactions() {
  const steps = [];
  let now = nothing;
  const step = (name, selection) => steps.push({ name, selection: (now = selection) });
  step("open", nothing);
  step("source in", toggled(now, SOURCE, 1));
  step("second source in", toggled(now, SOURCE, 7));
  step("kind in", toggled(now, KIND, 1));
  step("first source out again", toggled(now, SOURCE, 1));
  step("reset", nothing);
  step("kind in", toggled(now, KIND, 1));
  step("language in", toggled(now, LANGUAGE, 1));
  step("second language in", toggled(now, LANGUAGE, 2));
  step("aspect in", toggled(now, ASPECT, 1));
  step("second aspect in", toggled(now, ASPECT, 4));
  step("notation in", toggled(now, NOTATION, 1));
  step("notation out again", toggled(now, NOTATION, 1));
  step("kind out again", toggled(now, KIND, 1));
  step("reset", nothing);
  for (let at = 0; at < 20; at++) {
    // Widens, wanders to the right, narrows.
    const low = at < 7 ? 40 : at < 14 ? 40 + (at - 6) * 4 : 68;
    const high = at < 7 ? 45 + at * 5 : at < 14 ? 75 + (at - 6) * 2.5 : 92 - (at - 13) * 3;
    step(`brush ${at + 1}`, { ...now, low, high });
  }
  step("kind in, brushed", toggled(now, KIND, 2));
  step("brush off", { ...now, low: NaN, high: NaN });
  step("years 5 to 9", years(now, 5, 9));
  step("years 5 to 15", years(now, 5, 15));
  step("years 11 to 25", years(now, 11, 25));
  step("kind out again", toggled(now, KIND, 2));
  step("source excluded", toggled(now, SOURCE, 1, 1));
  step("kind excluded", toggled(now, KIND, 4, 1));
  step("years off", years(now, 1, 0));
  step("language excluded", toggled(now, LANGUAGE, 1, 1));
  step("favourable only", { ...now, low: 60, high: 100 });
  step("notation excluded", toggled(now, NOTATION, 4, 1));
  step("aspect in", toggled(now, ASPECT, 9));
  step("rare source in", toggled(now, SOURCE, 300));
  step("reset", nothing);
  step("favourable only", { ...now, low: 60, high: 100 });
  step("not favourable", { ...now, low: 0, high: 59.999 });
  step("reset", nothing);
  return steps;
}
