/*
 * What is examined in a browser, as text for its `evaluate`: these run in the page, which has other types than this program.
 */

/** Text with less contrast to its background than 4.5, or 3 if it is large. */
export const badContrasts = `(() => {
  const parse = (color) => {
    const [r, g, b, a = 1] = (color.match(/[\\d.]+/g) ?? []).map(Number);
    return { r, g, b, a };
  };
  const over = (top, below) => Object.fromEntries(['r', 'g', 'b'].map((key) => [key, top[key] * top.a + below[key] * (1 - top.a)]));
  const behind = (element) => {
    if (element === null) return { r: 255, g: 255, b: 255 };
    const color = parse(getComputedStyle(element).backgroundColor);
    return color.a === 0 ? behind(element.parentElement) : over(color, color.a === 1 ? color : behind(element.parentElement));
  };
  const light = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((each) => (each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const bad = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const back = behind(element);
    const [a, b] = [light(over(parse(style.color), back)), light(back)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const least = parseFloat(style.fontSize) >= 24 ? 3 : 4.5;
    if (contrast < least) bad.push(node.data.trim().slice(0, 40) + ' ' + contrast.toFixed(2));
  }
  return [...new Set(bad)];
})()`;

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

const ELEMENTS = `html head meta title style body main header section footer h1 h2 h3 p div span strong code a ul li dl dt dd details summary
table thead tbody tr th td figure figcaption svg path circle i`;
const ATTRIBUTES = `lang charset http-equiv content name class id href scope role style open viewBox preserveAspectRatio d cx cy r
aria-label aria-hidden data-label`;

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
