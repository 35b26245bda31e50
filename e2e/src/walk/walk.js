// Walks by chance through the page that is open: so many steps, each a click, a word, a slider moved, a key, or the way back. Answers
// with what the page shows after each. Everything hangs on the seed.
const [seed, steps, words, done] = arguments;
let state = seed | 0;
const chance = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};
const one = list => list[Math.floor(chance() * list.length)];
const named = one => (one.getAttribute('aria-label') || one.closest('label')?.textContent || one.textContent || one.value || '').trim().slice(0, 60);
const SNAPSHOT = self.walkSnapshot;

// Out of the site, into a file or over to another program does not lead through the page.
const leaves = one => {
  if (one.tagName.toLowerCase() !== 'a') return false;
  const to = new URL(one.getAttribute('href'), document.baseURI);
  return to.origin !== location.origin || /external/.test(one.getAttribute('rel') ?? '') || one.hasAttribute('download') || to.hash !== ''
    || /\.\w+$/.test(to.pathname);
};
// A link in a chart has no click of its own.
const click = one => one.click ? one.click() : one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
// Nor what speaks another language: facets are known by their English names here.
const speaks = one => one.tagName === 'BUTTON' && one.hasAttribute('lang');
const isThere = one => !one.disabled && one.checkVisibility() && one.getClientRects().length > 0 && !leaves(one) && !one.closest('[inert]')
  && !/\b(CSV|JSON|Print|Copy|Download)\b/i.test(named(one)) && one.dataset.again === undefined && !speaks(one);

// The address bar follows what is typed and dragged after so many milliseconds (STREAM in src/state/place.rs), and a few more.
const STREAM = 150;
let said = -STREAM;
const say = (element, ...events) => {
  events.forEach(name => element.dispatchEvent(new Event(name, { bubbles: true })));
  said = performance.now();
};
const between = (low, high) => Math.round(low + chance() * (high - low));

const act = () => {
  const dialog = document.querySelector('dialog[open]');
  const entries = self.navigation?.entries() ?? [], at = self.navigation?.currentEntry?.index ?? 0;
  const roll = chance();
  if (roll < 0.04 && entries[at - 1]?.sameDocument) return history.back(), 'back';
  if (roll < 0.06 && entries[at + 1]?.sameDocument) return history.forward(), 'forward';
  if (roll < 0.08) {
    const key = one([{ key: 'z', ctrlKey: true }, { key: 'z', ctrlKey: true, shiftKey: true }, { key: '?' }, { key: 'j' }, { key: 'k' }]);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
    return `key ${JSON.stringify(key)}`;
  }
  if (dialog && roll < 0.4) return dialog.close(), 'close the dialog';
  const explore = [...document.querySelectorAll('nav a')].find(link => /\/explore$/.test(link.pathname));
  if (!dialog && roll < 0.35 && explore && !/\/explore$/.test(location.pathname)) return explore.click(), 'link Explore';
  const all = [...(dialog ?? document).querySelectorAll('a[href], button, input, select, summary')].filter(isThere);
  if (all.length === 0) return 'nothing to do';
  const element = one(all), what = `${element.tagName.toLowerCase()} ${element.type || ''} ${named(element)}`;
  if (element.tagName === 'SELECT') {
    element.value = one([...element.options]).value;
    say(element, 'input', 'change');
    return `${what} = ${element.value}`;
  }
  if (element.tagName === 'INPUT' && /range|number/.test(element.type)) {
    const [low, high] = [Number(element.min || 0), Number(element.max || 100)];
    element.value = between(low, high);
    say(element, 'input', 'change');
    return `${what} = ${element.value}`;
  }
  if (element.tagName === 'INPUT' && /search|text/.test(element.type)) {
    element.value = chance() < 0.3 ? '' : chance() < 0.7 ? one(words) : `${one(words)} ${one(words)}`;
    say(element, 'input');
    element.form?.requestSubmit();
    return `${what} = ${element.value}`;
  }
  click(element);
  return what;
};

const turn = () => new Promise(next => setTimeout(next, 5));
// What a page does before it draws is done after two of these, however busy the machine is.
const frame = () => new Promise(next => requestAnimationFrame(next));
// How often something of the page changed.
let changes = 0;
new MutationObserver(() => changes++).observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
// What is there once nothing of it is on its way and nothing changes for so many turns.
const rest = async turns => {
  await frame();
  await frame();
  let last = changes, same = 0;
  for (const end = performance.now() + 15000; performance.now() < end;) {
    await turn();
    same = changes === last ? same + 1 : 0;
    last = changes;
    if (performance.now() - said < STREAM || same < turns) continue;
    if (!document.querySelector('main progress, main .waiting, #boot, [aria-busy=true]')) return SNAPSHOT();
  }
  return { ...SNAPSHOT(), restless: true };
};

(async () => {
  const path = [];
  for (let step = 0; step < steps; step++) {
    const did = act();
    // The list follows at its own pace; what is compared with it is compared at the end.
    path.push({ did, ...(await rest(step === steps - 1 ? 50 : 3)) });
    if (path.at(-1).stopped) break;
  }
  done(path);
})().catch(error => done([{ did: 'the walk itself', wrong: `${error}\n${error.stack}` }]));
