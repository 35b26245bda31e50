import { MiniSearch, mini, miniSearch, miniSearchAll } from "../settings.js";

let index;

const maker = (settings) => ({
  async open() {
    index = MiniSearch.loadJSON(await (await fetch("peers/minisearch.json")).text(), mini);
  },
  ask: (query) => index.search(query, settings),
  rows: async (found) => found.slice(0, 10).map(({ id }) => id),
});

export const any = maker(miniSearch);
export const all = maker(miniSearchAll);
