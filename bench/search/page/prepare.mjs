// Builds the peers' indices from the texts, in Node: their files, and how long that took. Arguments: the site's folder, and peers.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { create, insertMultiple, save } from "@orama/orama";
import * as pagefind from "pagefind";
import { MiniSearch, documentOf, flex, mini, oramaSchema } from "./settings.js";

const [site, ...wanted] = process.argv.slice(2);
const texts = readFileSync(join(site, "texts.json"));
const documents = JSON.parse(texts).map(documentOf);
const kept = join(site, "peers", "built.json");

// What was built from the same texts with the same settings of the same versions is there still.
const hash = createHash("sha256").update(texts);
for (const file of ["page/settings.js", "page/prepare.mjs", "package-lock.json"]) hash.update(readFileSync(file));
const from = hash.digest("hex");
const before = existsSync(kept) ? JSON.parse(readFileSync(kept)) : {};
const found = before.from === from ? before.found : {};

/** Writes a file as hosts have it, and as they send it. */
function write(name, text) {
  writeFileSync(join(site, "peers", name), text);
  const packed = gzipSync(text, { level: 6 });
  writeFileSync(join(site, "peers", `${name}.gz`), packed);
  return { files: 1, raw: Buffer.byteLength(text), gzip: packed.length };
}

async function build(name, work) {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  if (found[name]) return console.log(`  ${name}: built before`);
  const start = performance.now();
  const { finish } = await work();
  const index_ms = Math.round(performance.now() - start);
  found[name] = { index_ms, ...(await finish()) };
  writeFileSync(kept, JSON.stringify({ from, found }));
  console.log(`  ${name}: ${JSON.stringify(found[name])}`);
}

mkdirSync(join(site, "peers"), { recursive: true });

await build("minisearch", async () => {
  const index = new MiniSearch(mini);
  index.addAll(documents);
  return { finish: () => write("minisearch.json", JSON.stringify(index)) };
});

await build("flexsearch", async () => {
  const index = flex();
  for (const document of documents) index.add(document);
  return {
    finish: async () => {
      const parts = [];
      await index.export((key, data) => void parts.push([key, data]));
      return write("flexsearch.json", JSON.stringify(parts));
    },
  };
});

await build("orama", async () => {
  const index = create({ schema: oramaSchema });
  await insertMultiple(index, documents.map((document) => ({ ...document, id: String(document.id) })), 5000);
  // Without the texts themselves, which no other index here carries.
  return { finish: () => write("orama.json", JSON.stringify({ ...save(index), docs: { docs: {}, count: documents.length } })) };
});

await build("pagefind", async () => {
  const { index } = await pagefind.createIndex({ forceLanguage: "en" });
  for (const { id, title, people, source, headline, body } of documents) {
    const { errors } = await index.addCustomRecord({
      url: `/${id}`,
      language: "en",
      content: `${title}. ${people}. ${source}. ${headline} ${body}`,
      meta: { title },
    });
    if (errors.length > 0) throw new Error(errors.join("; "));
  }
  const out = join(site, "pagefind");
  rmSync(out, { recursive: true, force: true });
  const { errors } = await index.writeFiles({ outputPath: out });
  if (errors.length > 0) throw new Error(errors.join("; "));
  return {
    finish: async () => {
      await pagefind.close();
      const names = readdirSync(out, { recursive: true }).map((name) => join(out, name)).filter((name) => statSync(name).isFile());
      const bytes = names.reduce((sum, name) => sum + statSync(name).size, 0);
      // Its files are packed already.
      return { files: names.length, raw: bytes, gzip: bytes };
    },
  };
});
