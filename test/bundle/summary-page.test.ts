import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActionResult, type KeyFiles, makeKeys } from '../support/bundle.ts';
import { openBrowser, openSummary, takePicture, WIDTHS } from '../support/github-page.ts';
import { runStepHere } from '../support/program.ts';

const CHECKS = `
- name: orders are fresh
  sql: select max(created_at) from orders
  expect: { within: 24h }
- name: there are customers
  sql: select count(*) from customers
  expect: { min: 100 }
`;
const pages = ['backup', 'passed', 'failed', 'objective', 'not-run', 'status', 'prune'] as const;

let folder: string;
let keys: KeyFiles;
let browser: Browser;
const results = new Map<string, ActionResult>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'summary-'));
  keys = await makeKeys(folder);
  const database = join(folder, 'shop.sqlite');
  const made = spawnSync(process.execPath, ['scripts/demo-database.mjs', database], { encoding: 'utf8' });
  expect(made.stderr).toBe('');
  const checks = join(folder, 'checks.yml');
  await writeFile(checks, CHECKS);
  await writeFile(join(folder, 'typo.yml'), CHECKS.replace('from orders', 'from ordres'));
  const destination = ['backups', 'copies'].map((name) => `file:${join(folder, name)}`).join('\n');
  const common = { name: 'shop', destination };
  const run = async (page: (typeof pages)[number], inputs: Record<string, string>): Promise<void> => {
    results.set(page, await runStepHere({ ...common, ...inputs }, folder));
  };
  const reading = {
    mode: 'verify',
    'decrypt-with': keys.recoveryPrivate,
    signers: keys.runnerPublic,
    'verifier-key': keys.verifierPrivate,
    checks,
  };
  const signing = { 'encrypt-to': keys.recoveryPublic, 'runner-key': keys.runnerPrivate };
  await run('backup', { mode: 'backup', database: `sqlite:${database}`, ...signing });
  await run('passed', { ...reading, rto: '5m', rpo: '24h' });
  await run('objective', { ...reading, rto: '1ms' });
  await run('not-run', { ...reading, checks: join(folder, 'typo.yml') });
  const trusting = { signers: keys.runnerPublic, verifiers: keys.verifierPublic };
  await run('status', { mode: 'status', ...trusting, rpo: '24h', rto: '5m', capacity: '1GB' });
  await run('prune', { mode: 'prune', ...trusting, 'dry-run': 'true', 'keep-last': '5' });
  const packs = await readdir(join(folder, 'backups/shop/packs'), { recursive: true });
  for (const name of packs.filter((each) => each.endsWith('.pgp'))) {
    for (const place of ['backups', 'copies']) await writeFile(join(folder, place, 'shop/packs', name), 'damaged');
  }
  await run('failed', reading);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const resultOf = (page: string): ActionResult => results.get(page) as ActionResult;

describe.each(Object.entries(WIDTHS))('on a %s', (device, width) => {
  it.each(pages)('the page %s needs no scrolling to the side, and no link or image from elsewhere', async (name) => {
    const page = await openSummary(browser, resultOf(name).summary, width);
    await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
    const wide = await page.evaluate(`
      [document.documentElement, ...document.querySelectorAll('table')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1)
        .map((each) => each.textContent.trim().slice(0, 60))`);
    await takePicture(page, `${name}-${device}-unfolded.png`);
    await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = false");
    await takePicture(page, `${name}-${device}.png`);
    // The plan of a prune has three columns, which scroll within their table.
    if (name !== 'prune') expect(wide).toEqual([]);
    expect(await page.locator('a, img').count()).toBe(0);
    await page.close();
  });
});

describe('the summary', () => {
  it.each([
    ['passed', 0, 'Passed: this backup restores'],
    ['objective', 1, 'Failed: an objective is not met'],
    ['not-run', 2, 'No verdict: not every check could run'],
    ['failed', 1, 'Failed: do not rely on this backup'],
  ])('%s exits with %i and begins with its verdict', async (name, code, title) => {
    const { summary, stdout, ...result } = resultOf(name);
    expect(result.code, stdout).toBe(code);
    const page = await openSummary(browser, summary, WIDTHS.phone);
    const headings = await page.locator('h2, h3, summary').allInnerTexts();
    expect(headings[0]).toContain(title);
    // Findings, then what matters, then what is folded; what was skipped is the last of the checks.
    const kinds = ['Failed: ', 'Could not run: ', 'Warnings', 'Passed: ', 'Recovery', 'Rows of', 'built-in', 'Skipped'];
    const places = headings.slice(1).map((heading) => kinds.findLastIndex((kind) => heading.includes(kind)));
    expect(places.filter((place) => place >= 0)).toEqual(
      places.filter((place) => place >= 0).toSorted((a, b) => a - b),
    );
    await page.close();
    // The log has the result too, above its annotation.
    expect(stdout).toContain(`\n${title}\n`);
    expect(result.outputs).toMatchObject({ 'error-code': name === 'not-run' ? 'CHECK_NOT_RUN' : '' });
  });

  it.each(pages)('%s shows nothing twice, and no fingerprint in full', async (name) => {
    const { summary } = resultOf(name);
    const page = await openSummary(browser, summary, WIDTHS.screen);
    await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
    const rows = await page.locator('tr').allInnerTexts();
    const told = rows.filter((row) => !/^\s*(?:check|backup|destination|table|kept as)\b/.test(row));
    // Two destinations with the same content have the same figures.
    if (name !== 'status' && name !== 'prune') expect(told).toEqual([...new Set(told)]);
    const headings = await page.locator('h2, h3, summary').allInnerTexts();
    expect(headings.length).toBe(new Set(headings).size);
    await page.close();
    expect(summary).not.toMatch(/\b[0-9a-f]{40}\b/);
  });

  it('shows what a passed check expected, who signed, and 3-2-1 in one folded line', async () => {
    const { summary } = resultOf('passed');
    expect(summary).toContain('| there are customers | the count is 200 (at least 100 expected) |');
    expect(summary).toMatch(/\| orders are fresh \| the value is .* \(at most 1d before the backup expected\) \|/);
    expect(summary).toMatch(/\| \*\*Origin\*\* \| signed by [0-9a-f]{16} \(Restorable runner key\)/);
    expect(summary).toMatch(/\| signature \| signed by [0-9a-f]{16} \|/);
    for (const name of ['backup', 'status']) {
      expect(resultOf(name).summary).toMatch(/<details><summary>[^\n]*<b>The 3-2-1 rule is /);
    }
  });
});

it('the picture of the README is one of these pages, and small', async () => {
  const picture = await readFile(new URL('../../docs/images/verification.png', import.meta.url));
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.length).toBeLessThan(200_000);
});
