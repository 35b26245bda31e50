let pagefind;

export async function open() {
  pagefind = await import(new URL("pagefind/pagefind.js", location.href).href);
  await pagefind.init();
}

export const ask = (query) => pagefind.search(query);
export const rows = async (found) => {
  const pages = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return pages.map(({ url }) => Number(url.replace(/\D/g, "")));
};
