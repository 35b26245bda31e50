import { create, load, search } from "@orama/orama";
import { WEIGHTS, oramaSchema } from "../settings.js";

let index;

export async function open() {
  index = create({ schema: oramaSchema });
  load(index, await (await fetch("peers/orama.json")).json());
}

export const ask = (term) => search(index, { term, tolerance: 1, limit: 10, boost: WEIGHTS });
export const rows = async (found) => found.hits.map(({ id }) => Number(id));
