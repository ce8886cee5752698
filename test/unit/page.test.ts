import { describe, expect, it } from 'vitest';
import { textFact } from '../../src/core/checks/facts.ts';
import { untilWhen } from '../../src/core/planning/retention/kept-until.ts';
import { type RetentionPolicy, readPolicy } from '../../src/core/planning/retention/policy.ts';
import type { ChartBlock, Document } from '../../src/report/document/document.ts';
import { documentOf } from '../../src/report/document/document-of.ts';
import { evaluate } from '../../src/report/document/page/judgment.ts';
import { reignsOf } from '../../src/report/document/page/recovery-point.ts';
import type { FleetReport } from '../../src/report/facts/fleet.ts';
import type { DatabaseHistory, TestEntry } from '../../src/report/facts/history.ts';
import type { PageReport } from '../../src/report/facts/page.ts';
import { renderHtml } from '../../src/report/render/html/page.ts';
import { renderMarkdown } from '../../src/report/render/markdown.ts';
import { renderText } from '../../src/report/render/text.ts';
import { historyOf, NOW, pageReportOf } from '../support/histories.ts';
import { foreignIn, HOSTILE, hostileHistory } from '../support/hostile-page.ts';

const DAY_MS = 86_400_000;
const shop = historyOf({ name: 'shop', days: 92, missedBackups: [20, 21], failedTests: [40] });

const charts = (document: Document): ChartBlock[] =>
  document.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart'));
const chartOf = (history: DatabaseHistory, title: RegExp): ChartBlock | undefined =>
  charts(documentOf(pageReportOf(history))).find((each) => title.test(each.title));

function fleet(databases: Readonly<Record<string, PageReport>>): FleetReport {
  const { mode: _, history: _of, checks: _with, ...facts } = pageReportOf(undefined);
  return { ...facts, mode: 'fleet', task: 'page', databases };
}

const withLast = (change: Partial<TestEntry>): DatabaseHistory => ({
  ...shop,
  tests: [...shop.tests.slice(0, -1), { ...(shop.tests.at(-1) as TestEntry), ...change }],
});

describe('the first line of a page', () => {
  it.each([
    ['everything proved', shop, 'good', 'can be recovered', ''],
    ['no backup', { ...shop, backups: [], tests: [] }, 'bad', 'has no backup', ''],
    [
      'no test',
      { ...shop, tests: [] },
      'bad',
      'has backups, but no test confirms that they restore',
      'No test has passed',
    ],
    [
      'no test, and none due',
      { ...shop, tests: [], objectives: {} },
      'warn',
      'has backups, but no test confirms that they restore',
      '',
    ],
    [
      'a refuted backup',
      withLast({ verdict: 'failed', reason: 'backup' }),
      'bad',
      'failed its last recovery test',
      'failed (backup)',
    ],
    [
      'no verdict',
      { ...withLast({ verdict: 'error', errorCode: 'CHECK_NOT_RUN' }), objectives: {} },
      'warn',
      'can be recovered',
      'CHECK_NOT_RUN',
    ],
    ['old data', { ...shop, objectives: { rpoMs: 1 } }, 'bad', 'can be recovered, but needs attention', 'RPO'],
    ['a slow restore', { ...shop, objectives: { rtoMs: 1 } }, 'bad', 'can be recovered, but needs attention', 'RTO'],
    [
      'a test that is overdue',
      { ...shop, objectives: { verifyEveryMs: 1 } },
      'bad',
      'can be recovered, but needs attention',
      'one is due',
    ],
    [
      'unchecked signatures',
      { ...shop, isAuthenticated: false },
      'warn',
      'can be recovered',
      'no signature of a test was checked',
    ],
    [
      'tests of somebody else',
      { ...shop, tests: shop.tests.map((test) => ({ ...test, signedBy: null })) },
      'bad',
      'has backups, but no test confirms that they restore',
      'without an accepted signature',
    ],
    [
      'a gap in the records',
      {
        ...shop,
        chain: { heads: [], findings: [{ kind: 'gap', severity: 'finding', records: [], verifier: null, count: 2 }] },
      },
      'bad',
      'can be recovered, but needs attention',
      'gap: 2 findings',
    ],
    [
      'a destination that can not be read',
      {
        ...shop,
        destinations: [
          ...shop.destinations,
          {
            label: 'nas',
            isReachable: false,
            backups: 0,
            totalBytes: 0,
            newestId: null,
            lastProvedAt: null,
            capacityReachedOn: null,
          },
        ],
      },
      'warn',
      'can be recovered',
      'nas could not be read',
    ],
  ] as const satisfies readonly (readonly [string, DatabaseHistory, string, string, string])[])(
    '%s',
    (_, history, tone, verdict, problem) => {
      const judgment = evaluate({ history, checks: [] });
      expect(judgment).toMatchObject({ tone, verdict });
      expect(judgment.problems.map(({ text }) => text).join('\n')).toContain(problem);
      expect(documentOf(pageReportOf(history))).toMatchObject({ tone, title: `shop ${verdict}` });
    },
  );

  it('is not good if a check of status fails', () => {
    const checks = [{ name: 'missed runs', group: 'objective', outcome: 'failed', facts: [] }] as const;
    expect(evaluate({ history: shop, checks })).toMatchObject({ tone: 'bad' });
  });

  it('has the worst database first, and leads to a part for each', () => {
    const error = { code: 'STORAGE_FAILED', message: 'It did not answer.', hint: undefined } as const;
    const document = documentOf(
      fleet({
        a: pageReportOf({ ...shop, database: 'a' }),
        b: pageReportOf({ ...shop, database: 'b', isAuthenticated: false }),
        c: pageReportOf(undefined, { error, exitCode: 2 }),
      }),
    );
    expect(document).toMatchObject({ tone: 'bad', title: '2 of 3 databases can be recovered, 1 needs attention' });
    expect(document.sentence).toContain('Look at c.');
    expect(document.sections.map(({ part }) => part)).toEqual([undefined, 'c', 'b', 'a']);
    const page = renderHtml(document);
    expect([...page.matchAll(/<a href="#(part-\d)">/g)].map(([, id]) => id)).toEqual(['part-1', 'part-2', 'part-3']);
    expect([...page.matchAll(/<section class="part" id="(part-\d)">/g)]).toHaveLength(3);
    expect(page).toContain('STORAGE_FAILED');
  });
});

describe('the age of the newest data', () => {
  it('counts as over the RPO only where it certainly was', () => {
    // Retention left one backup a month: each names the one before it, so nothing seems missed.
    const long = historyOf({ name: 'long', days: 400 });
    expect(long.backups.length).toBeLessThan(200);
    expect(chartOf(long, /^Age/)?.sentence).toContain('It never exceeded the RPO of');
    expect(chartOf(shop, /^Age/)?.sentence).toMatch(/exceeded the RPO of 1d 2h 1 time\./);
    const whole = historyOf({ name: 'long', days: 400, isPruned: false });
    const worst = (history: DatabaseHistory): number =>
      Math.max(...reignsOf(history).map(({ toMs, snapshotMs }) => toMs - snapshotMs));
    expect(worst(whole)).toBeLessThan(2 * DAY_MS);
    expect(worst(long)).toBeLessThan(2 * DAY_MS);
  });
});

describe('the charts', () => {
  it('count the runs that were made, late, missed and failed', () => {
    const history = historyOf({ name: 'x', days: 40, missedBackups: [5, 6], failedTests: [9], isPruned: false });
    const chart = chartOf(history, /^Expected/);
    expect(chart?.sentence).toMatch(
      /^Of 47 backups and tests that were due, 45 were made: \d+ more than an hour late, 2 missed, 1 failed\.$/,
    );
  });

  it('show only what was configured as proved', () => {
    const chart = chartOf(shop, /^How far/)?.chart;
    const states = chart?.kind === 'ladder' ? chart.rungs.map(({ name, state }) => `${name}: ${state}`) : [];
    expect(states).toEqual([
      'Signature: confirmed',
      'Stored bytes: confirmed',
      'Restore: confirmed',
      'Schema and row counts: confirmed',
      'Content of every table: confirmed',
      'Volume of tables: not configured',
      "The team's own queries: not configured",
      'Drill by the instructions: not configured',
    ]);
    const texts = chart?.kind === 'ladder' ? chart.rungs.map(({ text }) => text) : [];
    expect(texts).toContain('Every row of the tables that are compared is as in the dump.');
    const { steps: _, ...unknown } = shop.tests.at(-1) as TestEntry;
    const old = chartOf({ ...shop, tests: [unknown] }, /^How far/);
    expect(old?.sentence).toMatch(/^0 of 8 steps/);
  });

  it('show a step with an ignored difference as confirmed in part only, and say so everywhere', () => {
    const tests = shop.tests.map((test) => ({
      ...test,
      checks: { ...test.checks, skipped: 3, ignored: 3, ignoredInSteps: { comparison: 2 } },
    }));
    const part = chartOf({ ...shop, tests }, /^How far/);
    const rungs = part?.chart.kind === 'ladder' ? part.chart.rungs : [];
    expect(rungs[3]).toMatchObject({ state: 'confirmed in part', tone: 'warn' });
    expect(rungs[3]?.text).toMatch(/counted, except for 2 ignored differences\.$/);
    expect(rungs[4]).toMatchObject({ state: 'confirmed', tone: 'good' });
    expect(part?.sentence).toMatch(/^4 of 8 steps, and 1 in part\. .*with 3 differences ignored/);
    const judged = evaluate({ history: { ...shop, tests }, checks: [] });
    expect(judged.tone).toBe('warn');
    expect(judged.sentence).toMatch(/, except for 3 ignored differences\.$/);
    expect(judged.problems.map(({ text }) => text)).toEqual([
      'The last test that passed: 3 differences ignored by rules.',
    ]);
  });

  it('show the content as confirmed in part only if some tables are not compared, and as skipped if none is', () => {
    const rungOf = (checks: object, steps: object) => {
      const tests = shop.tests.map((test) => ({
        ...test,
        checks: { ...test.checks, ...checks },
        steps: { ...test.steps, ...steps },
      }));
      const found = chartOf({ ...shop, tests }, /^How far/);
      return found?.chart.kind === 'ladder' ? found.chart.rungs[4] : undefined;
    };
    expect(rungOf({ contentExempt: 2 }, {})).toMatchObject({
      state: 'confirmed in part',
      tone: 'warn',
      text: 'Every row of the tables that are compared is as in the dump; 2 tables are not compared.',
    });
    expect(rungOf({}, { content: 'skipped' })).toMatchObject({
      state: 'skipped',
      tone: 'skipped',
      text: 'It would confirm that every row of the tables that are compared is as in the dump.',
    });
  });

  it('end a sentence that an error wrote with one period', () => {
    const facts = [textFact('It is away.')];
    const checks = [{ name: 'copy', group: 'destination', outcome: 'failed', facts } as const];
    expect(evaluate({ history: shop, checks }).problems.map(({ text }) => text)).toContain('Copy: It is away.');
  });

  it('name nothing as kept for longer than its rule keeps it', () => {
    const policy = readPolicy({ daily: 3 }) as RetentionPolicy;
    const made = [1, 2, 3].map((day) => ({
      ...{ id: `b${day}`, parents: [], isVerified: false, isHeld: day === 3 },
      startedAt: new Date(NOW.getTime() - day * DAY_MS),
    }));
    const until = untilWhen(made, policy, NOW);
    expect([until.get('b1'), until.get('b2')].map((at) => (at as Date).getTime() - NOW.getTime())).toEqual([
      2 * DAY_MS,
      DAY_MS,
    ]);
    expect(until.has('b3')).toBe(false);
  });

  it('are tables where nothing can be drawn', () => {
    const document = documentOf(fleet({ a: pageReportOf({ ...shop, database: 'a' }), b: pageReportOf(shop) }));
    const text = renderText(documentOf(pageReportOf(shop)), (_tone, shown) => shown);
    const page = renderMarkdown(document);
    for (const { title, table } of charts(document)) {
      expect(table.rows.total, title).toBeGreaterThan(0);
      expect(text).toContain(title);
      expect(page).toContain(title);
    }
    expect(text).toContain('OVER THE RPO');
    // What a browser shows below each other is on one line here.
    expect(text).toMatch(/^ {2}Newest data {6}[\w ]+ old, RPO 1d 2h$/m);
    expect(page).toMatch(/\| \*\*A restore takes\*\* \| [^|]*, RTO /);
  });
});

describe('the file of a page', () => {
  it('contains no element, attribute or style of a name in it', () => {
    const page = renderHtml(documentOf(fleet({ [HOSTILE]: pageReportOf(hostileHistory(), { warnings: [HOSTILE] }) })));
    expect(page).toContain('&lt;script&gt;');
    expect(foreignIn(page)).toEqual([]);
    const error = { code: 'INTERNAL', message: HOSTILE, hint: HOSTILE } as const;
    expect(foreignIn(renderHtml(documentOf(pageReportOf(undefined, { error }))))).toEqual([]);
  });

  it('loads and runs nothing', () => {
    const page = renderHtml(documentOf(pageReportOf(shop)));
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    );
    expect(page).not.toMatch(/<script|<link|<img|\bsrc=|url\(|@import|https?:/);
  });

  it('is small, also after years', () => {
    const page = renderHtml(documentOf(pageReportOf(historyOf({ name: 'x', days: 1_095, isPruned: false }))));
    // Twenty of them are less than 5 MB.
    expect(page.length).toBeLessThan(5_000_000 / 20);
  });
});
