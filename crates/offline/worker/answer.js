// The second half of the worker: which version a page is opened in, and what it is answered. The first half is sw.js.

// The version that a page is opened in; none where that is the host's to say.
async function choose(m, request) {
  if (m.off) return null;
  if (m.next && (await isWhole(m, m.next))) {
    const clients = await self.clients.matchAll({ type: "window" });
    const beside = clients.filter(({ id }) => m.pins.get(id)?.[0] === m.current);
    // A page that loads again is still among those that are open.
    const goes = request.cache === "reload" || request.cache === "no-cache" ? 1 : 0;
    if (beside.length <= goes || !(await isWhole(m, m.current))) apply(m);
  }
  return (await isWhole(m, m.current)) ? m.current : null;
}

async function opened(m, event, path) {
  const { request, resultingClientId } = event;
  const version = await choose(m, request);
  const list = await listOf(m, version ?? m.current);
  if (!list || m.off) return fetch(request);
  const files = list.files;
  const kept = async (file) => {
    pin(m, resultingClientId, version ?? m.current);
    event.waitUntil(save(m));
    // Or a version whose program does not start could never be left.
    if (Date.now() - m.looked > OVERDUE) event.waitUntil(inTurn(m, look));
    return give(m, file);
  };
  const shell = files.get("404.html") ?? files.get("index.html");
  const page = files.get(path) ?? files.get(path.replace(/\/?$/, "/index.html").replace(/^\//, ""));
  const isView = page || list.views.includes(path.split("/")[0]);
  if (version && isView) return kept(page ?? shell);
  // Other addresses are the host's, which has more than this page; it says which there are not.
  try {
    const response = await fetch(request);
    return version && response.status === 404 ? kept(shell) : response;
  } catch (error) {
    if (!m.held.has((page ?? shell).key)) throw error;
    return kept(page ?? shell);
  }
}

// A file from what is kept; what is not comes from the host and stays.
async function give(m, file) {
  const kept = await m.files.match(file.key);
  if (kept) return kept;
  m.held.delete(file.key);
  try {
    return await fetchFile(m, file);
  } catch (error) {
    // The host has no such file any more, or another one under this name: a page never gets that.
    if (error.status >= 400) return new Response(null, { status: error.status });
    throw error;
  }
}

async function serve(m, event, path) {
  const mine = await listOf(m, m.pins.get(event.clientId)?.[0]);
  if (mine) {
    const file = mine.files.get(path);
    return file ? give(m, file) : fetch(event.request);
  }
  // Of a page whose version is not known only that can be answered which is the same in all versions.
  for (const version of [m.current, m.next]) {
    const file = (await listOf(m, version))?.files.get(path);
    if (file?.named && m.held.has(file.key)) return give(m, file);
  }
  try {
    return await fetch(event.request);
  } catch (error) {
    // The manifest and its icons are the browser's to ask for, and no page's: nothing can be mixed with them.
    const file = (await listOf(m, m.current))?.files.get(path);
    if (!file || !/^(manifest|image)$/.test(event.request.destination)) throw error;
    return give(m, file);
  }
}

async function answer(event, path) {
  let m;
  try {
    m = await remember();
  } catch {
    // The browser lets nothing be kept.
    return fetch(event.request);
  }
  return event.request.mode === "navigate" ? opened(m, event, path) : serve(m, event, path);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || request.headers.has("range") || !url.href.startsWith(BASE)) return;
  let path;
  try {
    path = decodeURIComponent(url.href.slice(BASE.length).replace(/[?#].*$/s, ""));
  } catch {
    return;
  }
  if (path === "sw.js" || /^offline(-[0-9a-f]+)?\.json$/.test(path)) return;
  event.respondWith(answer(event, path));
});
