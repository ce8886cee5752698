import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { htmlOf } from '../../src/notifiers/mail/html.ts';
import type { Message } from '../../src/ports/alerts/notifier.ts';
import { HOSTILE_NAMES } from '../contract/notifier-messages.ts';
import { examineWithAxe } from '../support/axe.ts';
import { openBrowser, takePicture } from '../support/github-page.ts';
import { lookAt, MAIL_WIDTHS, mailPage, sampleMail } from '../support/notifiers/mail-page.ts';
import { sidewaysScroll } from '../support/page-checks.ts';

let browser: Browser;
let page: Page;
let asked: string[];
beforeAll(async () => {
  browser = await openBrowser();
  ({ page, asked } = await mailPage(browser));
});
afterAll(() => browser?.close());

const LONG = 'backups-of-a-name-without-a-single-space-'.repeat(8);
const MESSAGES: Readonly<Record<string, Message>> = {
  critical: sampleMail('opened'),
  warning: sampleMail('reminded', {
    severity: 'warning',
    title: 'Still open after 3 days: Capacity for backups of shop',
  }),
  over: sampleMail('closed'),
  test: sampleMail('test', { fields: [], runUrl: undefined }),
  long: sampleMail('opened', { title: LONG.slice(0, 150), sentences: [LONG], advice: LONG, fields: [[LONG, LONG]] }),
};
const VIEWS = (['light', 'dark'] as const).flatMap((scheme) =>
  (['screen', 'phone', 'small'] as const).map((width) => ({ scheme, width })),
);

it.each(Object.entries(MESSAGES))('a mail is readable on every screen: %s', async (name, message) => {
  await page.setContent(htmlOf(message));
  for (const { scheme, width } of VIEWS) {
    await lookAt(page, { scheme, width: MAIL_WIDTHS[width] });
    const { violations, undecided, passed } = await examineWithAxe(page);
    expect([...violations, ...undecided]).toEqual([]);
    expect(passed).toContain('color-contrast');
    expect(await page.evaluate(sidewaysScroll)).toEqual([]);
    expect(await page.evaluate('getComputedStyle(document.querySelector(".card")).backgroundColor')).toBe(
      scheme === 'dark' ? 'rgb(22, 27, 34)' : 'rgb(255, 255, 255)',
    );
    await takePicture(page, `mail-${name}-${scheme}-${width}.png`);
  }
});

/** Elements and links as the browser parsed them. */
const PARSED = `({
  elements: [...new Set([...document.querySelectorAll('*')].map((each) => each.localName))].sort(),
  links: [...document.links].map(({ href }) => href),
  handlers: [...document.querySelectorAll('*')].flatMap((each) => [...each.attributes].map(({ name }) => name).filter((name) => /^on|^src$|^srcset$|^action$/.test(name))),
})`;

it('a mail has no element, link or request of a name, and loads nothing', async () => {
  await page.setContent(htmlOf(sampleMail('opened')));
  const expected = await page.evaluate(PARSED);
  const names = [
    ...Object.values(HOSTILE_NAMES),
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '</style><script>x</script>',
  ];
  const fields = names.map((name) => [name, name] as const);
  for (const title of names.slice(-3)) {
    await page.setContent(htmlOf(sampleMail('opened', { title, sentences: names, advice: names.join(' '), fields })));
    expect(await page.evaluate(PARSED)).toEqual(expected);
    expect(await page.evaluate('document.querySelector(".title").textContent')).toBe(title);
    expect(await page.evaluate('[...document.querySelectorAll(".value")].map((each) => each.textContent)')).toEqual(
      names,
    );
  }
  expect(asked).toEqual([]);
});
