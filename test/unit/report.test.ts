import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/core/checks/check.ts';
import { textFact } from '../../src/core/checks/facts.ts';
import { reasonOf } from '../../src/core/checks/verdict.ts';
import type { DestinationProblem } from '../../src/core/planning/chain/destination-outcome.ts';
import type { KeepReason } from '../../src/core/planning/retention/keep-reason.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import type { CopyReport, VerifyReport } from '../../src/report/facts/recovery.ts';
import type { PruneReport, RetentionOutcome } from '../../src/report/facts/retention.ts';
import type { BackupSummary } from '../../src/report/facts/run.ts';
import type { ListReport } from '../../src/report/facts/status/list.ts';
import type { DestinationStatus } from '../../src/report/facts/status/status.ts';
import { escapeText } from '../../src/report/render/markdown-text.ts';
import { columns } from '../../src/report/render/text.ts';
import { headlineOf, markdownOf, textOf } from '../support/rendered.ts';

const MIB = 1024 * 1024;
/** All characters with a meaning in Markdown, HTML, GitHub and terminals. */
const HOSTILE =
  'a|b\n\n# c <img src=x> `d` **e** [f](javascript:g) @octocat https://evil.example \u001b[31m \u202e &amp; ~h~';

const summary: BackupSummary = {
  id: '20261121T020000Z-full-4f9c2a',
  kind: 'full',
  database: 'shop',
  engine: 'postgres',
  serverVersion: '17.4',
  startedAt: '2026-11-21T02:00:00.000Z',
  finishedAt: '2026-11-21T02:01:30.000Z',
  rawBytes: 1_234_567,
  storedBytes: 82_628,
  authenticatedBy: null,
  signed: false,
};
const base = {
  tool: { name: 'restorable', version: '1.2.3' },
  startedAt: '2026-11-21T03:00:00.000Z',
  durationMs: 2_000,
  exitCode: 0,
  error: undefined,
  warnings: [],
  phases: [
    { phase: 'restore', durationMs: 1_500 },
    { phase: 'checks', durationMs: 500 },
  ],
} as const;
const check = (name: string, outcome: CheckResult['outcome'], detail = 'as expected'): CheckResult => ({
  name,
  group: 'query',
  outcome,
  facts: [textFact(detail)],
});

function verifyReport(change: Partial<VerifyReport> = {}): VerifyReport {
  return {
    ...base,
    mode: 'verify',
    verdict: 'passed',
    backup: summary,
    source: 'file:/backups',
    target: 'ephemeral PostgreSQL 17.4',
    notes: [],
    checks: [check('row counts', 'passed')],
    tables: [{ name: 'public.orders', rows: 5_000, restoredRows: 5_000 }],
    restoreMs: 61_000,
    backupAgeMs: 3_600_000,
    record: 'shop/verifications/x.json',
    ...change,
  };
}

function backupReport(change: Partial<BackupReport> = {}): BackupReport {
  return {
    ...base,
    mode: 'backup',
    backup: summary,
    destinations: [{ label: 's3://bucket/prefix', outcome: 'committed' }],
    tables: [],
    ...change,
  };
}

function copyAt(label: string, verdict: CopyReport['verdict'], ...checks: CheckResult[]): CopyReport {
  const problem = { kind: 'error', code: 'STORAGE_FAILED', message: label } as const;
  return { label, verdict, problem, checks, restoreMs: 1_000, readBytes: 1, record: undefined };
}

describe('the step summary', () => {
  it('shows the verdict first, then the backup, its sizes (both), the checks and the duration', () => {
    const builtIn = { ...check('restore', 'passed'), group: 'restore' } as const;
    const page = markdownOf(verifyReport({ checks: [check('row counts', 'passed'), builtIn] }));
    expect(page).toMatch(
      /^## ✅ Passed: this backup restores\n\nThe backup of shop from 2026-11-21 02:00:00 UTC was restored in 1m 1s and passed 2 checks\. Its data is 1h old\.\n/,
    );
    const order = [
      '### ✅ Passed: 1 check',
      '| Backup |',
      '**Database**',
      '1.23 MB (1,234,567 bytes)',
      'public.orders',
      '<b>Passed: 1 built-in check</b>',
      'How long: 2s',
      '75 %',
    ];
    const places = order.map((text) => page.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('shows failed checks first, names them in its first sentence, and shows tables that differ open and on top', () => {
    const tables = Array.from({ length: 60 }, (_, at) => ({
      name: `t${at}`,
      rows: 1_000 - at,
      restoredRows: 1_000 - at,
    }));
    tables.push({ name: 'lost', rows: 1, restoredRows: 0 });
    const checks = [check('fine', 'passed'), check('orders are fresh', 'failed'), check('never ran', 'skipped')];
    const page = markdownOf(verifyReport({ verdict: 'failed', reason: 'backup', exitCode: 1, checks, tables }));
    expect(page).toMatch(
      /^## ❌ Failed: do not rely on this backup\n\n.* did not pass: 1 of 3 checks failed \(orders are fresh\)\. Its data/,
    );
    const order = [
      '### ❌ Failed: 1 of 3 checks',
      '| orders are fresh',
      '| fine',
      '### Recovery',
      '<summary>⏭️',
      '| never ran',
    ];
    const places = order.map((text) => page.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(page).toContain('<details open>');
    expect(page).toMatch(/\| ---: \|\n\| <code>lost<\/code> \| 1 \| ❌ \*\*0\*\* \|/);
    expect(page).toContain('… and 11 more.');
  });

  it('detects a gap in the lineage of backups by the subject of the check, not by its name', () => {
    const gap = { kind: 'gap', state: 'missing', id: 'b', older: 'a', newer: 'c' } as const;
    const named = { ...check('lineage of backups', 'failed'), facts: [gap] };
    const failed = (group: CheckResult['group']) =>
      verifyReport({ verdict: 'failed', reason: reasonOf({ group }), checks: [{ ...named, group }] });
    expect(headlineOf(failed('lineage'))).toMatchObject({
      title: 'Failed: a gap in the lineage of backups',
      sentence: expect.stringContaining('restores, but b is missing between a and c.'),
    });
    expect(headlineOf(failed('query')).title).toBe('Failed: a check is not met');
  });

  it('shows an error once, with what to do', () => {
    const error = {
      code: 'STORAGE_UNREACHABLE',
      message: 'The storage does not answer.',
      hint: 'Check `endpoint`.',
    } as const;
    const page = markdownOf(backupReport({ error, exitCode: 2, backup: undefined, destinations: [] }));
    expect(page.split('The storage does not answer.')).toHaveLength(2);
    expect(page).toContain('**What to do:** Check \\`endpoint\\`.');
    // Nothing was read, so there is nothing to show: no title without a part.
    const nothing = { backup: undefined, source: undefined, target: undefined, restoreMs: undefined };
    const rest = { backupAgeMs: undefined, record: undefined, checks: [], tables: [] };
    expect(markdownOf(verifyReport({ error, verdict: 'error', ...nothing, ...rest, phases: [] }))).not.toContain('###');
    expect(page).toContain('STORAGE\\_UNREACHABLE');
  });

  it('states that an unsigned backup is not authenticated', () => {
    const sentence = 'not authenticated: anyone who can write to the storage could have made it';
    expect(markdownOf(verifyReport())).toContain(sentence);
    expect(textOf(verifyReport())).toContain(sentence);
    const signed = { ...summary, signed: true, authenticatedBy: 'abcd' };
    expect(markdownOf(verifyReport({ backup: signed }))).not.toContain('not authenticated');
  });

  it('states what is committed where', () => {
    const problem = { why: 'error', code: 'STORAGE_FULL', message: 'no space' } as const;
    const failed = { label: 'file:/mnt', outcome: 'failed', problem } as const;
    const error = { code: 'STORAGE_FAILED', message: 'Committed, but not at file:/mnt.', hint: undefined } as const;
    const destinations = [...backupReport().destinations, failed];
    const page = markdownOf(backupReport({ destinations, error, exitCode: 2 }));
    expect(page).toMatch(
      /^## ❌ Backup of shop is incomplete\n\nIt was committed at 1 of 2 destinations\. Committed, but/,
    );
    expect(page).toMatch(/❌ \*\*failed\*\* \| <code>file:\/mnt<\/code> \| no space/);
    // Failures come before the facts about the backup.
    expect(page.indexOf('no space')).toBeLessThan(page.indexOf('### Backup'));
  });

  it('names the destinations that lack a backup that enough others have', () => {
    const [committed] = backupReport().destinations;
    const out = (outcome: 'too-slow' | 'out-of-sync', problem: DestinationProblem) => ({
      label: `s3://${outcome}`,
      outcome,
      problem,
    });
    const destinations = [
      out('too-slow', { why: 'error', code: 'STORAGE_SLOW', message: 'too slow' }),
      out('out-of-sync', { why: 'out-of-sync', flaw: { why: 'object-missing', key: 'packs/1' } }),
      ...(committed ? [committed] : []),
    ];
    const report = backupReport({ destinations });
    const page = markdownOf(report);
    expect(page).toMatch(/^## ⚠️ shop is backed up\n\n.* encrypted, at 1 of 3 destinations in /);
    expect(page).toContain('⚠️ **too slow** | <code>s3\\://too-slow</code> | too slow');
    expect(page).toContain(
      '⚠️ **out of sync** | <code>s3\\://out-of-sync</code> | s3\\://<wbr>out-of-sync lacks packs/1',
    );
    expect(textOf(report)).toMatch(/out of sync +s3:\/\/out-of-sync +s3:\/\/out-of-sync lacks packs\/1/);
    const error = { code: 'PRUNE_REFUSED', message: 'Nothing is removed.', hint: undefined } as const;
    const nothing = {
      backups: [],
      removed: 0,
      refused: 0,
      waiting: 0,
      freedBackups: 0,
      freedRuns: 0,
      freedRecords: 0,
      keptRecords: 0,
      freedObjects: 0,
    } as const;
    const refused = { label: 'x', outcome: 'refused', freedBytes: 0, lockedObjects: 0 } as const;
    const retention = [{ ...refused, ...nothing }];
    const pruning = backupReport({ destinations, error, retention });
    expect(markdownOf(pruning)).toMatch(
      /^## ❌ shop is backed up, but not pruned\n\nThe backup is committed at 1 of 3 destinations\. Nothing is removed\.\n/,
    );
    // On a terminal, the error is the last line of the log.
    expect(textOf(pruning)).toMatch(
      /^shop is backed up, but not pruned\nThe backup is committed at 1 of 3 destinations\.\n\n/,
    );
    expect(textOf(pruning)).not.toContain('Nothing is removed.');
  });

  it('states the kind of the backup, and why it is a full or what it needs', () => {
    const full = backupReport({ kindReason: { rule: 'full-age', hours: 30 } });
    expect(markdownOf(full)).toContain('| **Kind** | full, because the full backup of the chain is 30 hours old |');
    expect(textOf(full)).toContain('full, because the full backup of the chain is 30 hours old');
    const parents = ['20261120T020000Z-incremental-4f9c2a', '20261119T020000Z-full-4f9c2a'];
    const next = { ...summary, kind: 'incremental', parents } as const;
    const needs = 'incremental, needs 20261120T020000Z-incremental-4f9c2a and 1 more';
    for (const report of [backupReport({ backup: next }), verifyReport({ backup: next })]) {
      expect(markdownOf(report)).toContain(needs);
      expect(textOf(report)).toContain(needs);
    }
  });

  it('shows sizes and times unchanged: no backslash before a digit', () => {
    expect(escapeText('82.6 kB')).toBe('82.6 kB');
    expect(escapeText('-5')).toBe('\\-5');
    expect(escapeText('1. first')).toBe('1\\. first');
    expect(escapeText('7) x')).toBe('7\\) x');
    expect(markdownOf(verifyReport())).not.toMatch(/\\\d/);
  });
});

describe('several copies', () => {
  const good = copyAt('s3://bucket/prefix', 'passed', check('restore', 'passed'));

  it('are a table, and the headline states how many are good', () => {
    const passed = verifyReport({ copies: [good, { ...good, label: 'file:/backups' }] });
    expect(headlineOf(passed)).toMatchObject({ tone: 'good', title: 'Passed: every copy restores' });
    expect(markdownOf(passed)).toMatch(
      /\| ✅ passed \| <code>file:\/backups<\/code> \| 1 passed, 0 failed \| 1s \| 1 B \|/,
    );
    expect(textOf(passed)).toMatch(/2 copies, 2 passed\n +COPY AT +CHECKS/);
  });

  it('without a verdict are reported as such', () => {
    const error = { code: 'STORAGE_UNREACHABLE', message: 'b does not answer', hint: undefined } as const;
    const report = verifyReport({ verdict: 'error', error, copies: [good, copyAt('b', 'error')] });
    expect(headlineOf(report)).toMatchObject({
      tone: 'bad',
      title: 'No verdict on 1 of the copies at 2 destinations',
      sentence: '1 copy passed. b does not answer',
    });
  });

  it('that supplemented each other are named with the amount that each supplied', () => {
    const sources = [
      { label: 'a', objects: 2, bytes: 2_000_000 },
      { label: 'b', objects: 1, bytes: 1_000 },
    ];
    const report = verifyReport({ source: 'a, b', sources });
    expect(markdownOf(report)).toContain('<code>a</code> (2 MB), <code>b</code> (1 kB)');
    expect(textOf(report)).toMatch(/Read from +a \(2 MB\), b \(1 kB\)\n/);
  });
});

describe('names that others chose', () => {
  const report = verifyReport({
    verdict: 'failed',
    exitCode: 1,
    source: HOSTILE,
    target: HOSTILE,
    notes: [HOSTILE],
    warnings: [HOSTILE],
    checks: [check(HOSTILE, 'failed', HOSTILE)],
    tables: [{ name: HOSTILE, rows: 1, restoredRows: 2 }],
    phases: [{ phase: HOSTILE, durationMs: 1 }],
    error: { code: 'RESTORE_FAILED', message: HOSTILE, hint: HOSTILE },
    sources: [1, 2].map((objects) => ({ label: HOSTILE, objects, bytes: 7 })),
    copies: [copyAt(HOSTILE, 'failed', check(HOSTILE, 'failed', HOSTILE)), copyAt(HOSTILE, 'error')],
  });

  it('create no markup, HTML, mention, link, row or line of their own in the summary', () => {
    const page = markdownOf(report);
    expect(page).not.toMatch(/<img|[^\\]`|[^\\]\[f\]|[^\\]@octocat|https:\/\/|[^\\|]\*\*e|&amp; ~/);
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(page).not.toMatch(/^# c/m);
    const cells = (row: string): number => row.replaceAll(/\\\\|\\\|/g, '').split('|').length;
    const lines = page.split('\n');
    let rows = 0;
    for (const [at, line] of lines.entries()) {
      if (!line.startsWith('|')) continue;
      // No name creates a cell: each row has as many as the one above it.
      if (lines[at - 1]?.startsWith('|')) expect(cells(line)).toBe(cells(lines[at - 1] ?? ''));
      if (line.includes('octocat')) rows += 1;
    }
    expect(rows).toBe(7);
  });

  it('have no meaning in the title of a folded part, where Markdown is not interpreted', () => {
    const counts = {
      removed: 0,
      refused: 0,
      waiting: 0,
      freedBackups: 0,
      freedRuns: 0,
      freedRecords: 0,
      keptRecords: 0,
      freedObjects: 0,
      freedBytes: 0,
    };
    const outcome = {
      label: HOSTILE,
      outcome: 'pruned',
      backups: [],
      ...counts,
      lockedObjects: 0,
    } as const;
    const page = markdownOf(backupReport({ retention: [outcome] }));
    const [title = ''] = page.split('\n').filter((line) => line.includes('octocat'));
    expect(title).toMatch(/^<details><summary>✅ <b><code>.*<\/code>: pruned, 0 of 0 backups removed<\/b><\/summary>$/);
    const name = title.replaceAll(/^.*<code>|<\/code>.*$/g, '');
    expect(name).not.toMatch(/[<>`*_[\]|~@\\]|:\/\/|&(?!#\d+;)|[\p{Cc}\p{Cf}]/u);
    expect(name).toContain('&#64;octocat');
  });

  it('create no line and no control sequence on a terminal', () => {
    const text = textOf(report);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).not.toMatch(/^\s*# c/m);
    expect(headlineOf(verifyReport({ verdict: 'failed', checks: report.checks })).sentence).not.toMatch(/\p{Cc}/u);
  });
});

describe('the size of the summary', () => {
  const long = '<|`&\n*'.repeat(2_000);

  it('stays under 1 MiB with 100,000 tables, checks, warnings and notes of the worst names', () => {
    const many = <T>(make: (at: number) => T): T[] => Array.from({ length: 100_000 }, (_, at) => make(at));
    const page = markdownOf(
      verifyReport({
        verdict: 'failed',
        error: { code: 'RESTORE_FAILED', message: long, hint: long },
        checks: many(() => check(long, 'failed', long)),
        tables: many((at) => ({ name: long, rows: at, restoredRows: at + 1 })),
        warnings: many(() => long),
        notes: many(() => long),
        phases: many(() => ({ phase: long, durationMs: 1 })),
        sources: many(() => ({ label: long, objects: 1, bytes: 1 })),
        copies: many(() => copyAt(long, 'failed', check(long, 'failed', long))),
      }),
    );
    expect(Buffer.byteLength(page)).toBeLessThan(MIB);
    expect(page).toContain('… and 99,950 more.');
    expect(page).toContain('Rows of 100,000 tables');
  });

  it('stays under 1 MiB for a list of 100,000 backups at 100 destinations', () => {
    const backup = { ...summary, database: long, verdict: 'passed', verifiedAt: long } as const;
    const backups = Array(100_000).fill(backup);
    const invalid = Array(100_000).fill({ key: long, reason: long });
    const destination = { label: long, backups, invalid };
    const report: ListReport = { ...base, mode: 'list', gaps: [], destinations: Array(100).fill(destination) };
    expect(Buffer.byteLength(markdownOf(report))).toBeLessThan(MIB);
  });

  it('stays under 1 MiB for retention and status of 100 destinations with the worst names', () => {
    const planned = {
      id: long,
      kind: 'full',
      startedAt: long,
      storedBytes: 1,
      keep: true,
      reasons: Array(9).fill({ rule: 'held', reason: long }),
    };
    const counts = {
      removed: 1,
      refused: 0,
      waiting: 1,
      freedBackups: 1,
      freedRuns: 1,
      freedRecords: 0,
      keptRecords: 0,
      freedObjects: 1,
      freedBytes: 1,
      lockedObjects: 1,
    };
    const outcome = {
      label: long,
      outcome: 'refused',
      problem: { code: 'PRUNE_REFUSED', message: long },
      backups: Array(10_000).fill(planned),
      ...counts,
    };
    const warnings = Array(1_000).fill(long);
    const retention = Array(100).fill(outcome) as RetentionOutcome[];
    const prune = markdownOf({ ...base, mode: 'prune', dryRun: true, warnings, destinations: retention });
    const tables = Array.from({ length: 1_000 }, (_, rows) => ({ name: long, rows }));
    const backup = markdownOf(backupReport({ retention, tables, warnings }));
    const status: DestinationStatus = {
      label: long,
      newest: { ...summary, id: long },
      newestAgeMs: 1,
      backups: 1,
      lastVerification: { id: long, verdict: 'passed', reason: null, finishedAt: long, ageMs: 1, restoreMs: 1 },
      brokenObjects: 1,
      incompleteRuns: 1,
      shares: Array(1_000).fill({ of: 'daily', backups: 1, bytes: 1 }),
      totalBytes: 1,
      capacityReachedOn: long,
    };
    const checks = Array(10_000).fill(check(long, 'failed', long)) as CheckResult[];
    const page = markdownOf({ ...base, mode: 'status', warnings, checks, destinations: Array(100).fill(status) });
    for (const each of [prune, backup, page]) expect(Buffer.byteLength(each)).toBeLessThan(MIB);
  });

  it('shows where it ends if it is cut', () => {
    const share = { of: 'daily', backups: 1, bytes: 1 } as const;
    const status: DestinationStatus = {
      label: long,
      newest: { ...summary, id: long },
      newestAgeMs: 1,
      backups: 1,
      lastVerification: undefined,
      brokenObjects: 0,
      incompleteRuns: 0,
      shares: [share],
      totalBytes: 1,
      capacityReachedOn: undefined,
    };
    const report = { ...base, mode: 'status', warnings: ['Mind this.'], checks: [], destinations: [] } as const;
    const page = markdownOf({ ...report, destinations: Array(5_000).fill(status) });
    expect(Buffer.byteLength(page)).toBeLessThan(MIB);
    expect(Buffer.byteLength(page)).toBeGreaterThan(0.9 * MIB);
    // A failed `toContain` would take minutes to show the difference.
    const has = (text: string): boolean => page.includes(text);
    expect(has('The summary ends here, because GitHub would not show a longer one.')).toBe(true);
    // The end of a page is always there.
    expect(['- Mind this.', 'How long: 2s', '<sub>restorable 1.2.3, status, started'].map(has)).toEqual([
      true,
      true,
      true,
    ]);
    expect(markdownOf({ ...report, destinations: [status] })).not.toContain('The summary ends here');
  });

  it('stays short on a terminal', () => {
    const tables = Array.from({ length: 1_000 }, (_, at) => ({ name: `table ${at}`, rows: at }));
    const text = textOf(backupReport({ tables }));
    expect(text.split('\n').length).toBeLessThan(40);
    expect(text).toContain('1,000 tables, 499,500 rows');
    const failed = Array.from({ length: 1_000 }, (_, at) => check(`check ${at}`, 'failed'));
    expect(textOf(verifyReport({ verdict: 'failed', checks: failed }))).toContain('... and 940 more');
  });
});

describe('a retention plan', () => {
  const planned = (id: string, reasons: KeepReason[]) =>
    ({
      id,
      kind: 'full',
      startedAt: '2026-11-21T02:00:00Z',
      storedBytes: 82_600,
      keep: reasons.length > 0,
      reasons,
    }) as const;
  const outcome: RetentionOutcome = {
    label: 'file:/b',
    outcome: 'planned',
    backups: [
      planned('newest', [
        { rule: 'newest' },
        { rule: 'daily', period: '2026-11-21' },
        { rule: 'weekly', period: '2026-W47' },
        { rule: 'monthly', period: '2026-11' },
      ]),
      planned('older', []),
    ],
    removed: 1,
    refused: 0,
    waiting: 2,
    freedBackups: 0,
    freedRuns: 1,
    freedRecords: 0,
    keptRecords: 0,
    freedObjects: 3,
    freedBytes: 4_000,
    lockedObjects: 0,
  };
  const report: PruneReport = { ...base, mode: 'prune', dryRun: true, destinations: [outcome] };

  it('is a table with removals on top, and why the rest is kept', () => {
    const page = markdownOf(report);
    expect(page).toContain(
      '## ✅ What pruning would do\n\n1 backup would be removed and 1 kept at 1 destination, 4 kB would be freed. 82.6 kB of the removed would be freed after 7 days.',
    );
    expect(page).toMatch(/\| \*\*remove\*\* \| <code>older<\/code>.*no rule keeps it \|\n/);
    expect(page).toMatch(
      /<details><summary><b>Kept at .*: 1 backup<\/b><\/summary>\n(?:\n.*)*?\n\| <code>newest<\/code>.*newest, daily 2026-11-21, weekly 2026-W47 and 1 more \|/,
    );
    expect(textOf(report)).toMatch(/remove {2}older .*\n+Kept at file:\/b: 1 backup\n.*\n.*newest/);
  });

  it('states that a backup is committed if only pruning failed', () => {
    const error = { code: 'PRUNE_REFUSED', message: 'The last verification failed.', hint: 'Look.' } as const;
    const page = markdownOf(backupReport({ error, exitCode: 2, retention: [{ ...outcome, outcome: 'refused' }] }));
    expect(page).toMatch(/^## ❌ shop is backed up, but not pruned\n\nThe backup is committed at 1 destination\./);
    expect(page).toContain('### ❌ <code>file:/b</code>: refused, nothing removed; no rule keeps 0 of 2 backups');
  });
});

describe('the text for a terminal', () => {
  it('aligns names in every script', () => {
    const names = ['orders', '注文', '주문', 'e\u0301te\u0301', '🧾🧾', 'ñandú'];
    expect(columns(names.map((name) => [name, '|']))).toEqual([
      'orders  |',
      '注文    |',
      '주문    |',
      'e\u0301te\u0301     |',
      '🧾🧾    |',
      'ñandú   |',
    ]);
  });

  it('lists backups as an aligned table', () => {
    const backups = [
      { ...summary, verdict: null, reason: null, verifiedAt: null },
      {
        ...summary,
        database: 'a-long-name',
        verdict: 'passed',
        reason: null,
        verifiedAt: '2026-11-22T00:00:00Z',
      } as const,
    ];
    const invalid = [{ key: 'shop/manifests/x.json', reason: 'it is no manifest' }];
    const text = textOf({ ...base, mode: 'list', gaps: [], destinations: [{ label: 'file:/b', backups, invalid }] });
    const lines = text.split('\n');
    expect(lines.slice(0, 5)).toEqual([
      '1 backup at 1 destination',
      expect.stringContaining('1 invalid object among the manifests.'),
      '',
      'file:/b',
      '  - not valid: shop/manifests/x.json: it is no manifest',
    ]);
    const [header = '', first = '', second = ''] = lines.slice(5);
    expect(header.indexOf('ENGINE')).toBe(first.indexOf('PostgreSQL 17.4'));
    expect(header.indexOf('ENGINE')).toBe(second.indexOf('PostgreSQL 17.4'));
    expect(first).toMatch(/never$/);
    expect(second).toMatch(/passed 2026-11-22 00:00:00 UTC$/);
  });

  it('states that a cancelled run committed nothing, or where it committed', () => {
    const error = { code: 'CANCELLED', message: 'Cancelled by SIGINT before the end.', hint: undefined } as const;
    expect(headlineOf(backupReport({ error, destinations: [] })).sentence).toBe(error.message);
    expect(headlineOf(backupReport({ error })).sentence).toContain('had been committed at 1 destination');
  });
});
