import { createHash } from 'node:crypto';
import { type RetentionPolicy, readPolicy } from '../../src/core/planning/retention/policy.ts';
import { planRetention } from '../../src/core/planning/retention/retention.ts';
import type { StoredRun } from '../../src/core/run-origin.ts';
import type { BackupEntry, DatabaseHistory, TestEntry } from '../../src/report/facts/history.ts';
import type { PageReport } from '../../src/report/facts/page.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
export const NOW = new Date('2026-12-01T09:00:00Z');
const VERIFIER = 'AB'.repeat(20);

/** What a made-up history has in it. */
export interface Plot {
  readonly name: string;
  readonly days: number;
  /** Bytes of the first dump. */
  readonly bytes?: number;
  /** Days before now, without a backup. */
  readonly missedBackups?: readonly number[];
  /** Days before now with a test that failed. */
  readonly failedTests?: readonly number[];
  /** Removes backups by `keep-daily 30` and so on. */
  readonly isPruned?: boolean;
  readonly everyHours?: number;
  readonly testEveryDays?: number;
  readonly destinations?: readonly string[];
  readonly change?: Partial<DatabaseHistory>;
}

/** Numbers that look random and are the same in each run. */
function noise(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE();
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const POLICY = readPolicy({ daily: 30, weekly: 13, monthly: 24, yearly: 3 }) as RetentionPolicy;

/** The history of a database that was backed up by a schedule. Made up: nothing in it was ever stored. */
export function historyOf(plot: Plot): DatabaseHistory {
  const { name, days, destinations = ['s3://acme-backups (Frankfurt)', 'azure://acme-copies (Dublin)'] } = plot;
  const backups = backupsOf(plot, destinations);
  const tests = testsOf(plot, backups, destinations);
  const kept = plot.isPruned === false ? backups : prunedOf(backups, tests);
  const stored = kept.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
  return {
    database: name,
    engine: 'postgres',
    from: null,
    to: NOW.toISOString(),
    backups: kept,
    removed: [],
    tests,
    chain: {
      heads: [
        {
          verifier: VERIFIER,
          recordSha256: tests.at(-1)?.recordSha256 ?? '',
          finishedAt: NOW.toISOString(),
          records: tests.length,
        },
      ],
      findings: [],
    },
    schedules: [],
    destinations: destinations.map((label, at) => ({
      label,
      isReachable: true,
      backups: kept.length,
      totalBytes: Math.round(stored * 1.02),
      newestId: kept.at(-1)?.id ?? null,
      lastProvedAt: tests.findLast(({ copies }) => copies[at]?.state === 'read')?.finishedAt ?? null,
      capacityReachedOn: days > 60 ? new Date(NOW.getTime() + 210 * DAY_MS).toISOString().slice(0, 10) : null,
    })),
    objectives: {
      rpoMs: 26 * HOUR_MS,
      rtoMs: 30 * 60_000,
      verifyEveryMs: 8 * DAY_MS,
      capacityBytes: Math.round(stored * 1.7),
    },
    isAuthenticated: true,
    ...plot.change,
  };
}

function backupsOf(plot: Plot, destinations: readonly string[]): BackupEntry[] {
  const { name, days, bytes = 4e9, missedBackups = [], everyHours = 24 } = plot;
  const random = noise(name);
  const backups: BackupEntry[] = [];
  let chain: string[] = [];
  for (let hour = days * 24; hour >= 0; hour -= everyHours) {
    const due = new Date(NOW.getTime() - hour * HOUR_MS);
    due.setUTCMinutes(20);
    if (everyHours >= 24) due.setUTCHours(2);
    const day = Math.floor(hour / 24);
    const lateMs = random() < 0.03 ? 1.6 * HOUR_MS : random() * 9 * 60_000;
    const rawBytes = Math.round(bytes * (1 + ((days - day) / 365) * 0.6) * (0.985 + random() * 0.03));
    if (due > NOW || missedBackups.includes(day)) continue;
    const startedAt = new Date(due.getTime() + lateMs);
    const kind = chain.length === 0 || chain.length > 6 ? 'full' : 'incremental';
    const parents = kind === 'full' ? [] : chain;
    const time = startedAt
      .toISOString()
      .replace(/\.\d+Z$/, 'Z')
      .replaceAll(/[-:]/g, '');
    const id = `${time}-${kind}-${createHash('sha256')
      .update(name + hour)
      .digest('hex')
      .slice(0, 6)}`;
    chain = [...parents, id];
    backups.push({
      ...{ id, kind, rawBytes, parents, destinations, predecessor: backups.at(-1)?.id ?? null },
      startedAt: startedAt.toISOString(),
      snapshotAt: new Date(startedAt.getTime() + 4_000).toISOString(),
      finishedAt: new Date(startedAt.getTime() + 240_000 + random() * 120_000).toISOString(),
      storedBytes: Math.round(rawBytes * (kind === 'full' ? 0.31 : 0.012 + random() * 0.02)),
      manifestSha256: createHash('sha256').update(id).digest('hex'),
      authenticatedBy: 'CD'.repeat(20),
      run: scheduled(
        '.github/workflows/backup.yml',
        everyHours >= 24 ? '20 2 * * *' : `20 */${everyHours} * * *`,
        `${backups.length + 1}`,
      ),
    });
  }
  return backups;
}

const scheduled = (workflow: string, schedule: string, runId: string): StoredRun => ({
  ...{ repository: 'acme/shop', workflow, runId, attempt: 1, event: 'schedule', schedule },
});

function prunedOf(backups: readonly BackupEntry[], tests: readonly TestEntry[]): BackupEntry[] {
  const passed = new Set(
    tests.flatMap(({ backup, verdict }) => (verdict === 'passed' && backup !== null ? [backup.id] : [])),
  );
  const asked = backups.map(({ id, startedAt, parents }) => ({
    ...{ id, source: '', parents, verified: passed.has(id), pinned: [] },
    startedAt: new Date(startedAt),
  }));
  const reasons = new Map(planRetention(asked, POLICY, NOW).map((decision) => [decision.id, decision.reasons]));
  return backups.flatMap((backup) => {
    const kept = reasons.get(backup.id) ?? [];
    return kept.length === 0 ? [] : [{ ...backup, kept }];
  });
}

function testsOf(plot: Plot, backups: readonly BackupEntry[], destinations: readonly string[]): TestEntry[] {
  const { name, days, failedTests = [], testEveryDays = 7 } = plot;
  const random = noise(`tests of ${name}`);
  const tests: TestEntry[] = [];
  for (let day = days - 2; day >= 0; day -= testEveryDays) {
    const startedAt = new Date(NOW.getTime() - day * DAY_MS);
    startedAt.setUTCHours(5, 40, 0, 0);
    const backup = backups.findLast((each) => each.finishedAt < startedAt.toISOString());
    if (backup === undefined) continue;
    tests.push(
      testOf({
        startedAt,
        backup,
        destinations,
        isFailed: failedTests.some((each) => Math.abs(each - day) < testEveryDays / 2),
        random,
        before: tests.at(-1),
      }),
    );
  }
  return tests;
}

interface TestPlot {
  readonly startedAt: Date;
  readonly backup: BackupEntry;
  readonly destinations: readonly string[];
  readonly isFailed: boolean;
  readonly random: () => number;
  readonly before: TestEntry | undefined;
}

function testOf({ startedAt, backup, destinations, isFailed, random, before }: TestPlot): TestEntry {
  const loadMs = Math.round((backup.rawBytes / 1e7) * (900 + random() * 260));
  const phases = [
    { phase: 'open the backup', durationMs: 2_000 + Math.round(random() * 2_000) },
    { phase: 'prepare the target', durationMs: 9_000 + Math.round(random() * 5_000) },
    { phase: 'restore', durationMs: loadMs },
  ];
  const restoreMs = phases.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const finishedAt = new Date(startedAt.getTime() + restoreMs + 90_000).toISOString();
  const sha = createHash('sha256').update(finishedAt).digest('hex');
  return {
    ...{
      kind: 'verification',
      scenario: null,
      record: `verifications/${finishedAt}.json`,
      recordSha256: sha,
      finishedAt,
      phases: [...phases, { phase: 'compare', durationMs: 60_000 }],
    },
    previousSha256: before?.recordSha256 ?? null,
    previousAt: before?.finishedAt ?? null,
    definitionsSha256: null,
    startedAt: startedAt.toISOString(),
    backup: { id: backup.id, manifestSha256: backup.manifestSha256, snapshotAt: backup.snapshotAt },
    ...(isFailed ? { verdict: 'failed', reason: 'backup' } : { verdict: 'passed', reason: null }),
    errorCode: null,
    checks: { passed: isFailed ? 9 : 14, failed: isFailed ? 1 : 0, error: 0, skipped: 1 },
    steps: {
      signature: 'passed',
      bytes: 'passed',
      restore: 'passed',
      comparison: isFailed ? 'failed' : 'passed',
      content: 'passed',
    },
    failed: isFailed ? [{ code: 'comparison', count: 1 }] : [],
    copies: destinations.map((destination, at) => ({
      destination,
      state: at === startedAt.getUTCDate() % destinations.length ? 'read' : 'not-read',
    })),
    restoreMs,
    backupAgeMs: startedAt.getTime() - new Date(backup.snapshotAt).getTime(),
    objectives: { rpoMs: 26 * HOUR_MS, rtoMs: 30 * 60_000 },
    run: {
      ...scheduled(
        '.github/workflows/verify.yml',
        `40 5 * * ${startedAt.getUTCDay()}`,
        sha.replaceAll(/\D/g, '').replace(/^0+/, '').slice(0, 9),
      ),
      ...{ ref: 'refs/heads/main', commit: sha.slice(0, 40) },
    },
    ...{ signedBy: VERIFIER, verifier: VERIFIER, tool: { name: 'restorable', version: '0.1.0' } },
  };
}

/** The report of a page of one database. */
export function pageReportOf(history: DatabaseHistory | undefined, change: Partial<PageReport> = {}): PageReport {
  return {
    mode: 'page',
    tool: { name: 'restorable', version: '0.1.0' },
    startedAt: NOW.toISOString(),
    durationMs: 1_200,
    exitCode: 0,
    error: undefined,
    warnings: [],
    phases: [],
    history,
    checks: [],
    ...change,
  };
}
