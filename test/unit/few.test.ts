import { expect, it } from 'vitest';
import { renderParts } from '../../src/evidence/parts/render-parts.ts';
import { documentOf } from '../../src/report/document/document-of.ts';
import type { EvidenceDatabase } from '../../src/report/facts/evidence.ts';
import type { DatabaseHistory, TestEntry } from '../../src/report/facts/history.ts';
import { renderHtml } from '../../src/report/render/html/page.ts';
import { renderText } from '../../src/report/render/text.ts';
import { renderedAgain } from '../support/evidence.ts';
import { historyOf, pageReportOf } from '../support/histories.ts';

// One of something is written as one.

/** A verb or a noun of several after a one, and what divides or sums up several. */
const OF_SEVERAL = [
  /(?<![\d,.:] ?|of )\b1 (?:were|are|have|do|wait|need|tests|backups|records|runs|destinations|databases|copies|findings|times)\b/,
  /\b1 \w+(?: \w+)? (?:were|are|have|do|wait)\b/,
  /\b1 \w+, (?:half|none|each|all|most) of\b/i,
  /\bAll 1\b/,
  /\b1 of them\b/,
  /\bof 1 (?:tests|backups|destinations|databases|backups and tests)\b/,
];

/** The sentences of a page, without its tables, scripts and styles. */
function sentencesIn(html: string): string {
  return html
    .replaceAll(/<style>[\s\S]*?<\/style>|<table[\s\S]*?<\/table>|<svg[\s\S]*?<\/svg>/g, '')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(/\n+/g, '\n');
}

function expectFew(text: string): void {
  for (const form of OF_SEVERAL) expect(text).not.toMatch(form);
}

const shop = historyOf({ name: 'shop', days: 92, missedBackups: [20, 21], failedTests: [40] });
const first = <T>(all: readonly T[], count: number): readonly T[] => all.slice(all.length - count);

it.each([0, 1, 2])('on the page, with %d of everything', (count) => {
  const tests = first(shop.tests, count);
  const few: DatabaseHistory = {
    ...shop,
    tests,
    ...{ backups: first(shop.backups, count), destinations: first(shop.destinations, count), removed: [] },
  };
  const unruled = { ...few, backups: few.backups.map((each) => ({ ...each, kept: [] })) };
  const manual = {
    ...few,
    backups: few.backups.map((each) => ({ ...each, run: null })),
    tests: tests.map((each) => ({ ...each, run: null })),
  };
  for (const history of [few, unruled, manual]) {
    const report = pageReportOf(history);
    expectFew(sentencesIn(renderHtml(documentOf(report))));
    const { mode: _, history: _of, checks: _with, ...facts } = report;
    const fleet = { ...facts, mode: 'fleet', task: 'page', databases: { shop: report } } as const;
    expectFew(renderText(documentOf(fleet), (_tone, shown) => shown));
  }
  expect(sentencesIn(renderHtml(documentOf(pageReportOf(few)))).length).toBeGreaterThan(200);
});

it('in evidence, with few of everything', async () => {
  const { facts } = await renderedAgain();
  const [database] = facts.databases as unknown as readonly [EvidenceDatabase];
  const passed = database.tests.filter(({ verdict }) => verdict === 'passed');
  const failed = database.tests.filter(({ verdict }) => verdict !== 'passed');
  const ignoring = (test: TestEntry): TestEntry => ({
    ...test,
    checks: { ...test.checks, skipped: 1, ignored: 1, ignoredInSteps: { content: 1 } },
  });
  const pageOf = (tests: readonly TestEntry[], change: Partial<EvidenceDatabase> = {}): string => {
    const backups = first(database.backups, tests.length);
    const few = { ...database, backups, tests, failures: [], unread: ['nas'], ...change };
    return sentencesIn(String(renderParts({ ...facts, databases: [few] }).get('report.html')));
  };
  const failure = {
    at: '2026-08-01T00:00:00.000Z',
    verdict: 'failed',
    reason: 'check',
    codes: [],
    backup: null,
  } as const;
  const [one] = passed as unknown as readonly [TestEntry];
  const pages = {
    none: pageOf([]),
    one: pageOf([one]),
    ignoring: pageOf([ignoring(one)]),
    open: pageOf(first(failed, 1), { failures: [{ ...failure, endedAt: null } as never] }),
    ended: pageOf(first(failed, 1), { failures: [{ ...failure, endedAt: failure.at } as never] }),
    two: pageOf(first(passed, 2)),
  };
  for (const page of Object.values(pages)) expectFew(page);
  expect(pages.none).toContain('Nothing was tested.');
  expect(pages.one).toContain('1 backup and 1 restore test of 1 database. It passed.');
  expect(pages.ignoring).toContain('It passed, except for differences that a rule ignores.');
  expect(pages.ignoring).toContain('The one test that passed compared fewer tables');
  expect(pages.open).toContain('It did not pass, and no later test of the same database passed.');
  expect(pages.ended).toContain('It did not pass, and a later test of the same database passed.');
  expect(pages.two).toContain('All of them passed');
});
