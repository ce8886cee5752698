import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from '../../src/report/document/document-of.ts';
import type { PageReport } from '../../src/report/facts/page.ts';
import { renderHtml } from '../../src/report/render/html/page.ts';
import { QUARTER_FOLDER } from '../support/evidence.ts';
import { openBrowser, PAPER_WIDTH, takePicture, WIDTHS } from '../support/github-page.ts';
import { historyOf, pageReportOf } from '../support/histories.ts';
import { HOSTILE, hostileHistory } from '../support/hostile-page.ts';
import { badContrasts, cutOnPaper, foreignNodes, sidewaysScroll } from '../support/page-checks.ts';

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
};
type Name = keyof typeof pages;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
  for (const [name, page] of Object.entries(pages)) await writeFile(join(folder, `${name}.html`), page);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

interface View {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** Opens the file itself, as from a disk, and counts what it asks for or says. */
async function open(
  name: Name,
  { width = 1_280, colorScheme = 'light' }: View = {},
): Promise<Page & { readonly asked: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const asked: string[] = [];
  page.on('request', (request) => void (request.url().startsWith('file:') || asked.push(request.url())));
  page.on('dialog', (dialog) => void asked.push(dialog.message()));
  page.on('console', (message) => void asked.push(message.text()));
  await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
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
    expect(await page.evaluate(badContrasts)).toEqual([]);
    expect(await page.evaluate(sidewaysScroll)).toEqual([]);
    expect(page.asked).toEqual([]);
    await page.close();
  });

  it('has headings in order, landmarks, and names for tables, links and pictures', async () => {
    const page = await open(name);
    const levels = await page.locator('h1, h2, h3').evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const named = (role: string) => nodes.filter((node) => !node.ignored && node.role?.value === role);
    for (const role of ['main', 'contentinfo', 'RootWebArea', 'heading', 'figure', 'image', 'table', 'columnheader']) {
      expect(named(role).length, role).toBeGreaterThan(0);
    }
    for (const role of ['RootWebArea', 'heading', 'image', 'link', 'columnheader', 'figure']) {
      expect(
        named(role).filter((node) => String(node.name?.value ?? '').trim() === ''),
        role,
      ).toEqual([]);
    }
    await page.close();
  });

  it('is printed in light colors, with what was folded', async () => {
    const page = await open(name, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.locator('.data').first().isVisible()).toBe(false);
    if (name === 'several') expect(await page.getByText('read s3://backups').isVisible()).toBe(true);
    expect(await page.evaluate(badContrasts)).toEqual([]);
    const pictures = process.env['RESTORABLE_PICTURES'];
    const path = pictures === undefined ? {} : { path: join(pictures, `page-${name}.pdf`) };
    const paper = await page.pdf({ format: 'A4', printBackground: true, ...path });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });
});

it.each(['one', 'several', 'hostile', 'evidence'] as const)('loses no column on paper: %s', async (name) => {
  const page = await open(name, { width: PAPER_WIDTH });
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(cutOnPaper)).toEqual([]);
  await takePicture(page, `page-${name}-paper.png`);
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
