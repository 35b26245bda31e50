// The settings of the peers, for building in Node and for asking in the page: each as its own documentation advises for text.
import MiniSearch from "minisearch";
import { Document } from "flexsearch";

export const FIELDS = ["title", "people", "source", "headline", "body"];
/** What a word counts in each field, where a peer has such a thing: the same as Crosscut's. */
export const WEIGHTS = { title: 2.5, people: 2, source: 1.5, headline: 2, body: 1 };

export const mini = { fields: FIELDS, storeFields: [] };
/** Every word may be missing, the last may go on, and one letter in five may be wrong. */
export const miniSearch = { boost: WEIGHTS, fuzzy: 0.2, prefix: (term, place, terms) => place === terms.length - 1 };
/** The same, but every word has to be there. */
export const miniSearchAll = { ...miniSearch, combineWith: "AND" };

export const flex = () => new Document({ document: { id: "id", index: FIELDS }, tokenize: "forward", encoder: "LatinBalance" });

export const oramaSchema = { title: "string", people: "string", source: "string", headline: "string", body: "string" };

/** A document as the peers take it. */
export const documentOf = ([title, people, source, headline, body], id) => ({ id, title, people, source, headline, body });

export { MiniSearch };
