// itemsjs, one object a review. It has no histogram and no mean: they are taken from the items it hands back. It has no
// ranges: the rows of a score interval are found here and handed over as ids. It cannot leave a value out with that
// facet's own counts kept, so a facet with an exclusion is asked for by itself.
import itemsjs from "itemsjs";
import { sizes } from "../data.js";

export const name = "itemsjs";
export const most = 100000;

const FIELDS = ["source", "kind", "notation", "language", "aspects", "year"];

export async function prepare() {}

export async function build(columns) {
  const { rows, source, kind, language, rating, year, aspects, terms } = columns;
  const size = sizes(columns);
  const scoreOf = [-1, ...terms.map((term) => (Number.isNaN(term.score) ? -1 : term.score))];
  const notationOf = [0, ...terms.map((term) => term.notation + 1)];
  const listOf = Array.from({ length: 512 }, (_, set) => {
    const list = [];
    for (let aspect = 0; aspect < 9; aspect++) if ((set >> aspect) & 1) list.push(String(aspect + 1));
    return list.length > 0 ? list : ["0"];
  });
  const items = Array.from({ length: rows }, (_, row) => ({
    id: row + 1, row,
    source: String(source[row]), kind: String(kind[row]), notation: String(notationOf[rating[row]]),
    language: String(language[row]), aspects: listOf[aspects[row]], year: String(year[row]), score: scoreOf[rating[row]],
  }));
  const engine = itemsjs(items, {
    native_search_enabled: false,
    sortings: { best: { field: ["score", "row"], order: ["desc", "asc"] } },
    aggregations: Object.fromEntries(FIELDS.map((field, facet) =>
      [field, { size: size[facet], conjunction: false, hide_zero_doc_count: true, chosen_filters_on_top: false }])),
  });
  const chosen = (selection, out) =>
    FIELDS.map((_, facet) => selection.choices.filter(([of, side]) => of === facet && side === out).map(([, , code]) => String(code)));

  function search(selection, without, all) {
    const inside = chosen(selection, 0), outside = chosen(selection, 1);
    const filters = {};
    inside.forEach((codes, facet) => { if (codes.length > 0 && facet !== without) filters[FIELDS[facet]] = codes; });
    const not_filters = {};
    outside.forEach((codes, facet) => { if (codes.length > 0 && facet !== without) not_filters[FIELDS[facet]] = codes; });
    const options = { filters, not_filters, sort: "best", per_page: 50, is_all_filtered_items: all };
    if (!Number.isNaN(selection.low)) {
      options.ids = [];
      for (let row = 0; row < rows; row++) {
        const score = scoreOf[rating[row]];
        if (score >= selection.low && score <= selection.high) options.ids.push(row + 1);
      }
    }
    return engine.search(options);
  }

  return {
    ask(selection) {
      const found = search(selection, -1, true);
      const bins = new Array(10).fill(0);
      let sum = 0, rated = 0;
      for (const { score } of found.data.allFilteredItems) {
        if (score < 0) continue;
        sum += score;
        rated++;
        bins[Math.min(9, Math.floor(score / 10))]++;
      }
      const buckets = FIELDS.map((field, facet) => {
        const alone = selection.choices.some(([of, out]) => of === facet && out);
        return (alone ? search(selection, facet, false) : found).data.aggregations[field].buckets;
      });
      return { count: found.pagination.total, mean: sum / rated, bins, items: found.data.items, buckets };
    },
    answer({ count, mean, bins, items, buckets }) {
      const counts = buckets.map((values, facet) => {
        const counts = new Array(size[facet]).fill(0);
        for (const { key, doc_count } of values) counts[Number(key)] = doc_count;
        return counts;
      });
      return { count, mean, bins, rows: items.map((item) => item.row), counts };
    },
    free() {},
  };
}
