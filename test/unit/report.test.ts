import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../src/report/headline.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { escapeText } from '../../src/report/markdown-text.ts';
import type {
  BackupReport,
  BackupSummary,
  CheckResult,
  CopyReport,
  DestinationStatus,
  ListReport,
  PruneReport,
  RetentionOutcome,
  VerifyReport,
} from '../../src/report/report.ts';
import { renderText } from '../../src/report/text.ts';
import { columns } from '../../src/report/text-columns.ts';

const MIB = 1024 * 1024;
/** Everything that Markdown, HTML, GitHub and terminals give a meaning to. */
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
  detail,
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
    destinations: [{ label: 's3://bucket/prefix', outcome: 'committed', detail: '' }],
    tables: [],
    ...change,
  };
}

function copyAt(label: string, verdict: CopyReport['verdict'], ...checks: CheckResult[]): CopyReport {
  return { label, verdict, detail: label, checks, restoreMs: 1_000, readBytes: 1, record: undefined };
}

const plain = (_tone: string, text: string): string => text;

describe('the step summary', () => {
  it('says the verdict first, then what, how large (both ways), the checks and how long', () => {
    const page = renderMarkdown(verifyReport());
    expect(page).toMatch(
      /^## ✅ Passed: this backup restores\n\nThe backup of shop from 2026-11-21 02:00:00 UTC was restored in 1m 1s and passed 1 check\.\n/,
    );
    const order = [
      '| Backup |',
      '**Database**',
      '1.23 MB (1,234,567 bytes)',
      '**Time to recover**',
      '### Checks: 1 passed, 0 failed',
      'public.orders',
      '### How long',
      '75 %',
    ];
    const places = order.map((text) => page.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('puts failed checks first, names them in its first sentence, and shows tables that differ open and on top', () => {
    const tables = Array.from({ length: 60 }, (_, at) => ({
      name: `t${at}`,
      rows: 1_000 - at,
      restoredRows: 1_000 - at,
    }));
    tables.push({ name: 'lost', rows: 1, restoredRows: 0 });
    const checks = [check('fine', 'passed'), check('orders are fresh', 'failed'), check('never ran', 'skipped')];
    const page = renderMarkdown(verifyReport({ verdict: 'failed', exitCode: 1, checks, tables }));
    expect(page).toMatch(
      /^## ❌ Failed: do not rely on this backup\n\n.* did not pass: 1 of 3 checks failed \(orders are fresh\)\.\n/,
    );
    expect(page.indexOf('| orders are fresh')).toBeLessThan(page.indexOf('| never ran'));
    expect(page.indexOf('| never ran')).toBeLessThan(page.indexOf('| fine'));
    expect(page).toContain('<details open>');
    expect(page).toMatch(/\| ---: \|\n\| <code>lost<\/code> \| 1 \| 0 ❌ \|/);
    expect(page).toContain('… and 11 more.');
  });

  it('says an error once, with what to do', () => {
    const error = {
      code: 'STORAGE_UNREACHABLE',
      message: 'The storage does not answer.',
      hint: 'Check `endpoint`.',
    } as const;
    const page = renderMarkdown(backupReport({ error, exitCode: 2, backup: undefined, destinations: [] }));
    expect(page.split('The storage does not answer.')).toHaveLength(2);
    expect(page).toContain('**What to do:** Check \\`endpoint\\`.');
    expect(page).toContain('STORAGE\\_UNREACHABLE');
  });

  it('says of a backup that nobody vouches for that it is not authenticated', () => {
    const sentence = 'not authenticated: whoever can write the storage can have made this';
    expect(renderMarkdown(verifyReport())).toContain(sentence);
    expect(renderText(verifyReport(), plain)).toContain(sentence);
    const signed = { ...summary, signed: true, authenticatedBy: 'abcd' };
    expect(renderMarkdown(verifyReport({ backup: signed }))).not.toContain('not authenticated');
  });

  it('says what is committed where', () => {
    const failed = { label: 'file:/mnt', outcome: 'failed', detail: 'no space' } as const;
    const error = { code: 'STORAGE_FAILED', message: 'Committed, but not at file:/mnt.', hint: undefined } as const;
    const destinations = [...backupReport().destinations, failed];
    const page = renderMarkdown(backupReport({ destinations, error, exitCode: 2 }));
    expect(page).toMatch(
      /^## ❌ Backup of shop is incomplete\n\nIt was committed at 1 of 2 destinations\. Committed, but/,
    );
    expect(page).toContain('❌ **failed** | no space');
  });

  it('says of a backup that enough destinations hold which do not', () => {
    const [committed] = backupReport().destinations;
    const out = (outcome: 'too-slow' | 'out-of-sync', detail: string) => ({
      label: `s3://${outcome}`,
      outcome,
      detail,
    });
    const destinations = [
      out('too-slow', 'too slow'),
      out('out-of-sync', 'lacks a pack'),
      ...(committed ? [committed] : []),
    ];
    const report = backupReport({ destinations });
    const page = renderMarkdown(report);
    expect(page).toMatch(/^## ⚠️ shop is backed up\n\n.* encrypted, at 1 of 3 destinations in /);
    expect(page).toContain('⚠️ **too slow** | too slow');
    expect(page).toContain('⚠️ **out of sync** | lacks a pack');
    expect(renderText(report, plain)).toMatch(/out-of-sync +s3:\/\/out-of-sync lacks a pack/);
    const error = { code: 'PRUNE_REFUSED', message: 'Nothing is removed.', hint: undefined } as const;
    const nothing = { backups: [], removed: 0, waiting: 0, freedBackups: 0, freedRuns: 0, freedObjects: 0 } as const;
    const refused = { label: 'x', outcome: 'refused', detail: '', freedBytes: 0, lockedObjects: 0 } as const;
    const retention = [{ ...refused, ...nothing }];
    expect(renderText(backupReport({ destinations, error, retention }), plain)).toContain(
      'shop is backed up, but not pruned\nThe backup is committed at 1 of 3 destinations. Nothing is removed.',
    );
  });

  it('says which kind was made, and why it is a full or what it needs', () => {
    const full = backupReport({ kindReason: 'the chain has 30 backups' });
    expect(renderMarkdown(full)).toContain('| **Kind** | full, because the chain has 30 backups |');
    expect(renderText(full, plain)).toContain('full, because the chain has 30 backups');
    const parents = ['20261120T020000Z-incremental-4f9c2a', '20261119T020000Z-full-4f9c2a'];
    const next = { ...summary, kind: 'incremental', parents } as const;
    const needs = 'incremental, needs 20261120T020000Z-incremental-4f9c2a and 1 more';
    for (const report of [backupReport({ backup: next }), verifyReport({ backup: next })]) {
      expect(renderMarkdown(report)).toContain(needs);
      expect(renderText(report, plain)).toContain(needs);
    }
  });

  it('shows sizes and times as they are: no backslash before a digit', () => {
    expect(escapeText('82.6 kB')).toBe('82.6 kB');
    expect(escapeText('-5')).toBe('\\-5');
    expect(escapeText('1. first')).toBe('1\\. first');
    expect(escapeText('7) x')).toBe('7\\) x');
    expect(renderMarkdown(verifyReport())).not.toMatch(/\\\d/);
  });
});

describe('several copies', () => {
  const good = copyAt('s3://bucket/prefix', 'passed', check('restore', 'passed'));

  it('are a table, and the headline says how many are good', () => {
    const passed = verifyReport({ copies: [good, { ...good, label: 'file:/backups' }] });
    expect(headlineOf(passed)).toMatchObject({ tone: 'good', title: 'Passed: every copy restores' });
    expect(renderMarkdown(passed)).toMatch(
      /\| ✅ passed \| <code>file:\/backups<\/code> \| 1 passed, 0 failed \| 1s \| 1 B \|/,
    );
    expect(renderText(passed, plain)).toContain('2 copies, 2 passed:');
  });

  it('without a verdict are told as that', () => {
    const error = { code: 'STORAGE_UNREACHABLE', message: 'b does not answer', hint: undefined } as const;
    const report = verifyReport({ verdict: 'error', error, copies: [good, copyAt('b', 'error')] });
    expect(headlineOf(report)).toMatchObject({
      tone: 'bad',
      title: 'No verdict on 1 of the copies at 2 destinations',
      sentence: '1 copy passed. b does not answer',
    });
  });

  it('that helped each other are named with what each gave', () => {
    const sources = [
      { label: 'a', objects: 2, bytes: 2_000_000 },
      { label: 'b', objects: 1, bytes: 1_000 },
    ];
    const report = verifyReport({ source: 'a, b', sources });
    expect(renderMarkdown(report)).toContain('<code>a</code> (2 MB), <code>b</code> (1 kB)');
    expect(renderText(report, plain)).toMatch(/read from\s+a \(2 MB\)\n\s+read from\s+b \(1 kB\)/);
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

  it('make no markup, no HTML, no mention, no link, no row and no line of their own in the summary', () => {
    const page = renderMarkdown(report);
    expect(page).not.toMatch(/<img|[^\\]`|[^\\]\[f\]|[^\\]@octocat|https:\/\/|[^\\|]\*\*e|&amp; ~/);
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(page).not.toMatch(/^# c/m);
    for (const row of page.split('\n').filter((line) => line.startsWith('|') && line.includes('octocat'))) {
      const columns = row.replaceAll(/\\\\|\\\|/g, '').split('|').length - 2;
      expect([2, 3, 5, 6]).toContain(columns);
    }
  });

  it('make no line and no control sequence on a terminal', () => {
    const text = renderText(report, plain);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).not.toMatch(/^\s*# c/m);
    expect(headlineOf(verifyReport({ verdict: 'failed', checks: report.checks })).sentence).not.toMatch(/\p{Cc}/u);
  });
});

describe('the size of the summary', () => {
  const long = '<|`&\n*'.repeat(2_000);

  it('stays under 1 MiB with 100,000 tables, checks, warnings and notes of the worst names', () => {
    const many = <T>(make: (at: number) => T): T[] => Array.from({ length: 100_000 }, (_, at) => make(at));
    const page = renderMarkdown(
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
    expect(page).toContain('100,000 tables, ');
  });

  it('stays under 1 MiB for a list of 100,000 backups at 100 destinations', () => {
    const backup = { ...summary, database: long, verdict: 'passed', verifiedAt: long } as const;
    const backups = Array(100_000).fill(backup);
    const invalid = Array(100_000).fill({ key: long, reason: long });
    const destination = { label: long, backups, invalid };
    const report: ListReport = { ...base, mode: 'list', gaps: [], destinations: Array(100).fill(destination) };
    expect(Buffer.byteLength(renderMarkdown(report))).toBeLessThan(MIB);
  });

  it('stays under 1 MiB for retention and status of 100 destinations with the worst names', () => {
    const planned = {
      id: long,
      kind: 'full',
      startedAt: long,
      storedBytes: 1,
      keep: true,
      reasons: Array(9).fill(long),
    };
    const counts = {
      removed: 1,
      waiting: 1,
      freedBackups: 1,
      freedRuns: 1,
      freedObjects: 1,
      freedBytes: 1,
      lockedObjects: 1,
    };
    const outcome = { label: long, outcome: 'refused', detail: long, backups: Array(10_000).fill(planned), ...counts };
    const warnings = Array(1_000).fill(long);
    const retention = Array(100).fill(outcome) as RetentionOutcome[];
    const prune = renderMarkdown({ ...base, mode: 'prune', dryRun: true, warnings, destinations: retention });
    const tables = Array.from({ length: 1_000 }, (_, rows) => ({ name: long, rows }));
    const backup = renderMarkdown(backupReport({ retention, tables, warnings }));
    const status: DestinationStatus = {
      label: long,
      newest: { ...summary, id: long },
      newestAgeMs: 1,
      backups: 1,
      lastVerification: { id: long, verdict: 'passed', finishedAt: long, ageMs: 1, restoreMs: 1 },
      brokenObjects: 1,
      incompleteRuns: 1,
      shares: Array(1_000).fill({ name: long, backups: 1, bytes: 1 }),
      totalBytes: 1,
      capacityReachedOn: long,
    };
    const checks = Array(10_000).fill(check(long, 'failed', long)) as CheckResult[];
    const page = renderMarkdown({ ...base, mode: 'status', warnings, checks, destinations: Array(100).fill(status) });
    for (const each of [prune, backup, page]) expect(Buffer.byteLength(each)).toBeLessThan(MIB);
  });

  it('stays short on a terminal', () => {
    const tables = Array.from({ length: 1_000 }, (_, at) => ({ name: `table ${at}`, rows: at }));
    const text = renderText(backupReport({ tables }), plain);
    expect(text.split('\n').length).toBeLessThan(40);
    expect(text).toContain('... and 985 more');
  });
});

describe('a retention plan', () => {
  const planned = (id: string, reasons: string[]) =>
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
    detail: '',
    backups: [
      planned('newest', ['newest', 'daily 2026-11-21', 'weekly 2026-W47', 'monthly 2026-11']),
      planned('older', []),
    ],
    removed: 1,
    waiting: 2,
    freedBackups: 0,
    freedRuns: 1,
    freedObjects: 3,
    freedBytes: 4_000,
    lockedObjects: 0,
  };
  const report: PruneReport = { ...base, mode: 'prune', dryRun: true, destinations: [outcome] };

  it('is a table with what goes on top, and why the rest stays', () => {
    const page = renderMarkdown(report);
    expect(page).toContain(
      '## ✅ What pruning would do\n\n1 backup would be removed and 1 kept at 1 destination, 4 kB would be freed. 82.6 kB of the removed would be freed after 7 days.',
    );
    expect(page).toMatch(
      /\| \*\*remove\*\* \| <code>older<\/code>.*no rule keeps it \|\n\| keep \| <code>newest<\/code>.*newest, daily 2026-11-21, weekly 2026-W47, and 1 more \|/,
    );
    expect(renderText(report, plain)).toMatch(/REMOVE {2}older .*\n {2}keep {4}newest/);
  });

  it('says that a backup is committed when only pruning failed', () => {
    const error = { code: 'PRUNE_REFUSED', message: 'The last verification failed.', hint: 'Look.' } as const;
    const page = renderMarkdown(backupReport({ error, exitCode: 2, retention: [{ ...outcome, outcome: 'refused' }] }));
    expect(page).toMatch(/^## ❌ shop is backed up, but not pruned\n\nThe backup is committed at 1 destination\./);
    expect(page).toContain('❌ **refused**');
  });
});

describe('the text for a terminal', () => {
  it('aligns names of every script', () => {
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

  it('lists backups as a table that is aligned', () => {
    const backups = [
      { ...summary, verdict: null, verifiedAt: null },
      { ...summary, database: 'a-long-name', verdict: 'passed', verifiedAt: '2026-11-22T00:00:00Z' } as const,
    ];
    const invalid = [{ key: 'shop/manifests/x.json', reason: 'it is no manifest' }];
    const text = renderText(
      { ...base, mode: 'list', gaps: [], destinations: [{ label: 'file:/b', backups, invalid }] },
      plain,
    );
    const lines = text.split('\n');
    expect(lines[0]).toBe('file:/b');
    const [header = '', first = '', second = ''] = lines.slice(1);
    expect(header.indexOf('ENGINE')).toBe(first.indexOf('PostgreSQL 17.4'));
    expect(header.indexOf('ENGINE')).toBe(second.indexOf('PostgreSQL 17.4'));
    expect(first).toMatch(/never$/);
    expect(second).toMatch(/passed 2026-11-22 00:00:00 UTC$/);
    expect(text).toContain('not valid: shop/manifests/x.json: it is no manifest');
  });

  it('says that a cancelled run committed nothing, or where it had', () => {
    const error = { code: 'CANCELLED', message: 'Cancelled by SIGINT before the end.', hint: undefined } as const;
    expect(headlineOf(backupReport({ error, destinations: [] })).sentence).toBe(error.message);
    expect(headlineOf(backupReport({ error })).sentence).toContain('had been committed at 1 destination');
  });
});
