/*
 * What is examined in a browser, as text for its `evaluate`: these run in the page, which has other types than this program.
 */

/** The page, and what is wider than it without a box of its own that scrolls. */
export const sidewaysScroll = `(() => {
  const width = document.documentElement.clientWidth;
  const isIn = (element) => element.closest('.scroll, svg, .unseen, thead') !== null;
  const wide = [...document.body.querySelectorAll('*')].filter((each) => !isIn(each) && each.getBoundingClientRect().right > width + 1);
  const whole = document.documentElement.scrollWidth > width ? ['the page: ' + document.documentElement.scrollWidth] : [];
  return [...whole, ...wide.map((each) => each.tagName + ' ' + each.textContent.trim().slice(0, 60))];
})()`;

/** What is beyond the edge of the paper, or cut off by a box: nothing scrolls there. */
export const cutOnPaper = `(() => {
  const width = document.documentElement.clientWidth;
  const isShown = (element) => element.closest('svg, .unseen') === null && element.getClientRects().length > 0;
  const beyond = [...document.body.querySelectorAll('*')].filter((each) => isShown(each) && each.getBoundingClientRect().right > width + 1);
  const boxes = [...document.querySelectorAll('.scroll')].filter((each) => isShown(each) && each.scrollWidth > each.clientWidth + 1);
  return [...beyond, ...boxes].map((each) => each.tagName + ' ' + each.textContent.trim().slice(0, 60));
})()`;

/** What a reader of the paper must find: headings, facts, and every cell of every table that it shows. */
export const textsOnPaper = `(() => {
  const parts = 'h1, h2, h3, summary, th, td, dt, dd';
  return [...document.querySelectorAll(parts)]
    .filter((each) => each.closest('.unseen') === null && each.getClientRects().length > 0)
    .filter((each) => each.parentElement.closest(parts) === null)
    .map((each) => each.innerText);
})()`;

const ELEMENTS = `html head meta title style body main header section footer h1 h2 h3 p div span strong code a ul li dl dt dd details summary
table thead tbody tr th td figure figcaption svg path circle i`;
const ATTRIBUTES = `lang charset http-equiv content name class id href scope role style open viewBox preserveAspectRatio d cx cy r
aria-label aria-hidden data-label tabindex`;

/** Elements and attributes that our renderer never writes, as the browser parsed them. */
export const foreignNodes = `(() => {
  const elements = ${JSON.stringify(ELEMENTS.split(/\s+/))};
  const attributes = ${JSON.stringify(ATTRIBUTES.split(/\s+/))};
  return [...document.querySelectorAll('*')].flatMap((each) => [
    ...(elements.includes(each.localName) ? [] : [each.localName]),
    ...[...each.attributes].filter(({ name }) => !attributes.includes(name)).map(({ name }) => each.localName + ' ' + name),
    ...[...each.attributes]
      .filter(({ name, value }) => name === 'style' && !/^(?:left:-?[\\d.]+%|bottom:[\\d.]+%|max-width:\\d+px|--lanes:\\d+)$/.test(value))
      .map(({ value }) => value),
  ]);
})()`;

/** Adds a script and a picture to the page. What its policy did not permit is in `blocked`. */
export const tryToRun = `(() => {
  globalThis.blocked = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
    globalThis.blocked = [...globalThis.blocked, effectiveDirective].sort();
  });
  document.body.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.ran = true' }));
  document.body.append(Object.assign(document.createElement('img'), { src: 'https://restorable.invalid/x.png' }));
})()`;
