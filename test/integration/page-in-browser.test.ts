import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from '../../src/report/document/document-of.ts';
import type { HistoryReport } from '../../src/report/facts/history.ts';
import type { PageReport } from '../../src/report/facts/page.ts';
import { renderHistory } from '../../src/report/render/history.ts';
import { renderHtml } from '../../src/report/render/html/page.ts';
import { examineWithAxe } from '../support/axe.ts';
import { QUARTER_FOLDER } from '../support/evidence.ts';
import { openBrowser, PAPER_WIDTH, takePicture, WIDTHS } from '../support/github-page.ts';
import { historyOf, pageReportOf } from '../support/histories.ts';
import { HOSTILE, hostileHistory } from '../support/hostile-page.ts';
import { cutOnPaper, foreignNodes, sidewaysScroll, textsOnPaper, tryToRun } from '../support/page-checks.ts';
import { missingIn, printed } from '../support/paper.ts';
import { WAITING } from '../support/patience.ts';
import { runbookReport } from '../support/runbook-report.ts';

let folder: string;
let browser: Browser;

const error = { code: 'STORAGE_FAILED', message: 'The storage did not answer.', hint: 'Try again later.' } as const;
const databases: Readonly<Record<string, PageReport>> = {
  shop: pageReportOf(historyOf({ name: 'shop', days: 92, missedBackups: [20, 21], failedTests: [40] })),
  crm: pageReportOf({ ...historyOf({ name: 'crm', days: 30, missedBackups: [0, 1] }), isAuthenticated: false }),
  lost: pageReportOf(undefined, { error, exitCode: 2 }),
};
const { mode: _, history: _of, checks: _with, ...facts } = pageReportOf(undefined, { warnings: ['One is slow.'] });
const phases = [{ phase: 'read s3://backups', durationMs: 900 }];
const history: HistoryReport = {
  ...facts,
  mode: 'history',
  format: 'html',
  history: historyOf({ name: 'shop', days: 92, missedBackups: [20, 21], failedTests: [40] }),
};
const pages = {
  one: renderHtml(documentOf(pageReportOf(historyOf({ name: 'shop', days: 92 })))),
  several: renderHtml(documentOf({ ...facts, phases, mode: 'fleet', task: 'page', databases })),
  hostile: renderHtml(
    documentOf({
      ...facts,
      warnings: [HOSTILE],
      mode: 'fleet',
      task: 'page',
      databases: { [HOSTILE]: pageReportOf(hostileHistory()), ...databases },
    }),
  ),
  /** The widest tables. */
  evidence: readFileSync(join(QUARTER_FOLDER, 'report.html'), 'utf8'),
  history: await renderHistory(history, documentOf(history)),
  runbook: renderHtml(documentOf(runbookReport({ contacts: [HOSTILE] }))),
};
type Name = keyof typeof pages | 'far';
const NAMES = Object.keys(pages) as Name[];

/** Objectives that are very far from what is reached. */
const FAR = { rtoMs: 30 * 86_400_000, rpoMs: 3_650 * 86_400_000, capacityBytes: 9e15 };
const plot = { name: 'shop', days: 20 };
const far = renderHtml(documentOf(pageReportOf({ ...historyOf(plot), objectives: FAR })));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
  for (const [name, page] of Object.entries({ ...pages, far }))
    await writeFile(join(folder, `${name}.html`), page ?? '');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

interface View {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly media?: 'print';
}

/** Opens the file itself, as from a disk, and counts what it asks for or says. */
async function open(
  name: Name,
  { width = 1_280, colorScheme = 'light', media }: View = {},
): Promise<Page & { readonly asked: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const asked: string[] = [];
  page.on('request', (request) => void (request.url().startsWith('file:') || asked.push(request.url())));
  page.on('dialog', (dialog) => void asked.push(dialog.message()));
  page.on('console', (message) => void asked.push(message.text()));
  await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
  if (media !== undefined) await page.emulateMedia({ media });
  return Object.assign(page, { asked });
}

const unfold = (page: Page) =>
  page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");

describe.each(['one', 'several'] as const)('the page of %s', (name) => {
  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['phone', { width: WIDTHS.phone }],
  ] as const)('can be read: %s', async (look, view) => {
    const page = await open(name, view);
    await takePicture(page, `page-${name}-${look}.png`);
    await unfold(page);
    expect(await page.evaluate(sidewaysScroll)).toEqual([]);
    expect(page.asked).toEqual([]);
    await page.close();
  });

  it('is printed in light colors, with what was folded', async () => {
    const page = await open(name, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.locator('.data').first().isVisible()).toBe(false);
    if (name === 'several') expect(await page.getByText('read s3://backups').isVisible()).toBe(true);
    const pictures = process.env['RESTORABLE_PICTURES'];
    const path = pictures === undefined ? {} : { path: join(pictures, `page-${name}.pdf`) };
    const paper = await page.pdf({ format: 'A4', printBackground: true, ...path });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });
});

it.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['phone', { width: WIDTHS.phone }],
] as const)('a chart does not look empty because an objective is far away: %s', async (look, view) => {
  const page = await open('far', view);
  await takePicture(page, `page-far-${look}.png`);
  const heights = `[...document.querySelectorAll('.of-bars, .of-curves')].map((chart) => {
    const all = [...chart.querySelectorAll('.layer, .line')].map((each) => each.getBoundingClientRect());
    const height = Math.max(...all.map(({ bottom }) => bottom)) - Math.min(...all.map(({ top }) => top));
    return height / chart.querySelector('.area').getBoundingClientRect().height;
  })`;
  const shown = (await page.evaluate(heights)) as number[];
  expect(shown).toHaveLength(3);
  for (const share of shown) expect(share).toBeGreaterThan(0.4);
  const narrowest = `Math.min(...[...document.querySelectorAll('.meter .solid')].map((each) => each.getBoundingClientRect().width))`;
  expect(await page.evaluate(narrowest)).toBeGreaterThan(1);
  const labels = await page.locator('.beyond').allTextContents();
  expect(labels).toEqual([
    expect.stringMatching(/RPO .* is above this chart, [\d,]+ times the highest value/),
    expect.stringMatching(/RTO .* is above this chart, [\d,]+ times the highest value/),
  ]);
  expect(await page.evaluate(sidewaysScroll)).toEqual([]);
  await page.close();
});

it.each([['evidence'], ['history'], ['one']] as const)('an id is not cut in two on a screen: %s', async (name) => {
  const page = await open(name);
  await unfold(page);
  const lines = `[...document.querySelectorAll('td code')].filter((each) => /^(?:\\d{8}T\\d{6}Z-|[0-9a-f]{16,})/i.test(each.textContent))
    .map((each) => each.getClientRects().length)`;
  const found = (await page.evaluate(lines)) as number[];
  expect(found.length).toBeGreaterThan(5);
  expect(found.filter((each) => each > 1)).toEqual([]);
  expect(await page.evaluate(sidewaysScroll)).toEqual([]);
  await page.close();
});

/** The rest of a long table looks like its first rows, and axe would take a second for each hundred. One page stays whole. */
const shorten = "for (const each of document.querySelectorAll('tbody tr:nth-child(n+4)')) each.remove()";

/** `hostile` has all databases of `several`. */
describe.each(NAMES.filter((name) => name !== 'several'))(
  'for people who see little or nothing, the page of %s',
  (name) => {
    it.each([
      ['light', { colorScheme: 'light' }],
      ['dark', { colorScheme: 'dark' }],
      ['phone', { width: WIDTHS.phone }],
      ['print', { width: PAPER_WIDTH, media: 'print' }],
    ] as const satisfies [string, View][])('has no finding of axe: %s', async (look, view) => {
      const page = await open(name, view);
      await unfold(page);
      if (name !== 'one' || look !== 'light') await page.evaluate(shorten);
      const { violations, undecided, passed } = await examineWithAxe(page);
      expect(violations).toEqual([]);
      expect(undecided).toEqual([]);
      // It found what it should examine.
      const rules = ['color-contrast', 'heading-order', 'landmark-one-main', 'page-has-heading-one', 'region'];
      expect(passed).toEqual(expect.arrayContaining(rules));
      expect(page.asked).toEqual([]);
      await page.close();
    });
  },
);

describe('on paper', () => {
  it.each(NAMES)('nothing is lost or cut off: %s', async (name) => {
    const page = await open(name, { width: PAPER_WIDTH, media: 'print' });
    expect(await page.evaluate(cutOnPaper)).toEqual([]);
    const texts: string[] = await page.evaluate(textsOnPaper);
    expect(texts.length).toBeGreaterThan(30);
    expect(missingIn(await printed(page, join(folder, `${name}.pdf`)), texts)).toEqual([]);
    await takePicture(page, `page-${name}-paper.png`);
    await page.close();
  });

  it.each([
    ['row', 'tr:nth-child(3) { display: none }'],
    ['column', 'td:last-child { position: relative; left: 90px }'],
  ])('a lost %s would be found', async (_, content) => {
    const page = await open('history', { width: PAPER_WIDTH, media: 'print' });
    const texts: string[] = await page.evaluate(textsOnPaper);
    await page.addStyleTag({ content });
    expect(missingIn(await printed(page, join(folder, 'lost.pdf')), texts).length).toBeGreaterThan(5);
    await page.close();
  });
});

it('has a policy that the browser enforces', async () => {
  const page = await open('one');
  await page.evaluate(tryToRun);
  await expect.poll(() => page.evaluate('blocked'), WAITING).toEqual(['img-src', 'script-src-elem']);
  expect(await page.evaluate('typeof ran')).toBe('undefined');
  await page.close();
});

it('leads to each database', async () => {
  const page = await open('several');
  for (const link of await page.locator('a').all()) {
    const target = page.locator((await link.getAttribute('href')) ?? '');
    await link.click();
    expect(await target.locator('h2').textContent()).toContain((await link.textContent()) ?? '?');
  }
  await page.close();
});

it.each(['screen', 'phone'] as const)('shows hostile names as text: %s', async (device) => {
  const page = await open('hostile', { width: WIDTHS[device] });
  await unfold(page);
  expect(await page.evaluate(foreignNodes)).toEqual([]);
  expect(page.asked).toEqual([]);
  expect(await page.evaluate(sidewaysScroll)).toEqual([]);
  // A browser has parsed it, and shows it as it was given.
  expect(await page.locator('.part h2', { hasText: 'alert' }).textContent()).toContain(
    '"\'`><script>alert(1)</script>',
  );
  await page.close();
});
