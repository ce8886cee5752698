/*
 * Makes docs/images/mail.png: the HTML part of a mail as Chromium shows it, on a light and on a dark screen. Needs Chromium.
 * Usage: node scripts/render-mail.ts PICTURE
 */
import { htmlOf } from '../src/notifiers/mail/html.ts';
import { openBrowser } from '../test/support/github-page.ts';
import { lookAt, MAIL_WIDTHS, mailPage, sampleMail } from '../test/support/notifiers/mail-page.ts';

const [picture] = process.argv.slice(2);
if (picture === undefined) throw new Error('Usage: node scripts/render-mail.ts PICTURE');

const browser = await openBrowser();
const shots: string[] = [];
const { page } = await mailPage(browser, 2);
await page.setContent(htmlOf(sampleMail('opened')));
for (const scheme of ['light', 'dark'] as const) {
  await lookAt(page, { scheme, width: MAIL_WIDTHS.screen });
  shots.push((await page.screenshot({ fullPage: true })).toString('base64'));
}
const both = await browser.newPage({
  viewport: { width: 2 * MAIL_WIDTHS.screen, height: 100 },
  deviceScaleFactor: 1,
});
await both.setContent(
  `<body style="margin:0;display:flex;align-items:flex-start">${shots.map((shot) => `<img style="width:50%;height:auto" src="data:image/png;base64,${shot}">`).join('')}</body>`,
);
await both.screenshot({ path: picture, fullPage: true });
await browser.close();
