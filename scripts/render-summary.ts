// Makes a picture of a step summary as GitHub shows it: node scripts/render-summary.ts SUMMARY.md PICTURE.png [WIDTH [HEIGHT]]
import { readFileSync } from 'node:fs';
import { openBrowser, openSummary, WIDTHS } from '../test/support/github-page.ts';

const [summary, picture, width = String(WIDTHS.screen), height] = process.argv.slice(2);
if (summary === undefined || picture === undefined) {
  console.error('Usage: node scripts/render-summary.ts SUMMARY.md PICTURE.png [WIDTH [HEIGHT]]');
  process.exit(2);
}
const browser = await openBrowser();
try {
  const page = await openSummary(browser, readFileSync(summary, 'utf8'), Number(width));
  const clip = height === undefined ? {} : { clip: { x: 0, y: 0, width: Number(width), height: Number(height) } };
  await page.screenshot({ path: picture, fullPage: height === undefined, ...clip });
} finally {
  await browser.close();
}
