// What a page shows that its address stands for; leaves the function in the window.
self.walkSnapshot = () => {
  const texts = (within, selector) => [...within.querySelectorAll(selector)].map(one => one.textContent.trim());
  const main = document.querySelector('main');
  if (!main) return { stopped: document.body.innerText.slice(0, 500) };
  const stopped = document.querySelector('#stopped-title') ? document.body.lastElementChild.textContent : undefined;
  const values = [...main.querySelectorAll('li.value')].map(one => ({
    facet: one.closest('.years') ? 'Year' : one.closest('fieldset')?.querySelector('legend')?.textContent ?? '',
    code: Number(one.dataset.code),
    name: one.querySelector('.name')?.textContent ?? '',
    count: one.querySelector('.count')?.textContent ?? '',
    is_in: one.querySelector('input')?.checked ?? false,
    is_out: one.classList.contains('out'),
  }));
  const stances = [...main.querySelectorAll('.stance-button')].map(one => one.getAttribute('aria-label').replace(/^.*: /, ''));
  const isOfAddress = one => !one.closest('details, dialog') && one.checkVisibility();
  const heads = [...main.querySelectorAll('h1, h2')].filter(isOfAddress).map(one => one.textContent.trim());
  return {
    place: location.href.slice(document.baseURI.length),
    title: document.title,
    tally: main.querySelector('.tally strong')?.textContent ?? '',
    chips: texts(main, '.chips li'),
    heads, values, stances, stopped,
  };
};
