import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { ThreeTwoOne } from '../../src/core/planning/three-two-one.ts';
import { CONDITIONS, type Sighting } from '../../src/core/watch/condition.ts';
import { pendingNotices } from '../../src/core/watch/pending.ts';
import { MODES } from '../../src/options/mode.ts';
import type { FleetReport } from '../../src/report/facts/fleet.ts';
import type { ScheduleStatus } from '../../src/report/facts/status/schedule.ts';
import type { SyncReport } from '../../src/report/facts/sync.ts';
import { failedReport } from '../../src/report/failed.ts';
import type { Report } from '../../src/report/report.ts';
import { messageOf } from '../../src/report/watch/message.ts';
import { sightingsOf } from '../../src/report/watch/sightings.ts';
import { Diary, sight } from '../support/watch.ts';
import {
  backupReport,
  destinationStatus,
  facts,
  statusReport,
  summary,
  verifyReport,
} from '../support/watch-reports.ts';

/** They are run by hand, and their user reads the result. */
const WITHOUT_CONDITION: ReadonlySet<string> = new Set(['keygen', 'init', 'notify-test', 'verify-evidence']);
const NOW = new Date('2026-11-20T04:00:00.000Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BUCKET = 's3://acme/db';
const SERVER = 'sftp://vault/db';

const ago = (ms: number): Date => new Date(NOW.getTime() - ms);
const iso = (ms: number): string => new Date(NOW.getTime() + ms).toISOString();

/** `+condition` if present, `!condition` if critical, `-condition` if absent; with the destination if there is one. */
function shortened(sightings: readonly Sighting[]): string[] {
  return sightings
    .map(({ condition, destination, present, severity, database }) => {
      const sign = !present ? '-' : severity === 'critical' ? '!' : '+';
      return `${sign}${condition}${destination === null ? '' : ` ${destination}`}${database === '' ? ' (any)' : ''}`;
    })
    .sort();
}

/** Without `run-failed`, which each success closes. */
function seen(report: Report, database = 'shop'): string[] {
  const sightings = sightingsOf(report, { database, now: NOW });
  return shortened(sightings.filter(({ condition }) => condition !== 'run-failed'));
}

function detailsOf(report: Report, condition: string): Sighting['details'] | undefined {
  return sightingsOf(report, { database: 'shop', now: NOW }).find((each) => each.condition === condition)?.details;
}

describe('any mode', () => {
  it.each(MODES.filter((mode) => !WITHOUT_CONDITION.has(mode)))(
    'opens its own condition with the code of its error: %s',
    (mode) => {
      const report = failedReport(mode, new RestorableError('INPUT_INVALID', 'secret words'), NOW);
      const condition = mode === 'verify' ? 'verification-error' : `${mode}-failed`;
      expect(CONDITIONS).toHaveProperty(condition);
      const sightings = sightingsOf(report, { database: '', now: NOW });
      expect(sightings).toEqual([
        expect.objectContaining({ condition, database: '', present: true, details: { code: 'INPUT_INVALID' } }),
      ]);
      const cancelled = failedReport(mode, new RestorableError('CANCELLED', 'Cancelled.'), NOW);
      expect(sightingsOf(cancelled, { database: 'shop', now: NOW })).toEqual([]);
    },
  );

  it('closes what failed before its database was known', () => {
    const report: Report = { mode: 'prune', ...facts(NOW), dryRun: false, destinations: [] };
    expect(seen(report)).toEqual(['-prune-failed', '-prune-failed (any)']);
    expect(seen({ ...report, exitCode: 1 })).toEqual(['!prune-failed']);
  });

  it('observes each database of a run over several, and nothing of one that was cancelled', () => {
    const report: FleetReport = {
      ...{ mode: 'fleet', task: 'backup', ...facts(NOW), exitCode: 130 },
      databases: {
        shop: backupReport(NOW, { error: 'DUMP_FAILED' }),
        blog: { ...backupReport(NOW, { error: 'CANCELLED' }), exitCode: 130 },
      },
    };
    const sightings = sightingsOf(report, { database: '', now: NOW });
    expect(sightings).toMatchObject([{ condition: 'backup-failed', database: 'shop', present: true }]);
  });
});

describe('a backup', () => {
  const outcomes = [
    { label: BUCKET, outcome: 'committed' },
    { label: SERVER, outcome: 'too-slow', problem: { why: 'not-committed' } },
  ] as const;

  it('closes what it makes up for, and reports each destination that lacks it', () => {
    const report = backupReport(NOW, { destinations: outcomes });
    const own = ['-backup-failed', '-backup-failed (any)', '-backup-overdue', `-destination-stale ${BUCKET}`];
    expect(seen(report)).toEqual([`+destination-stale ${SERVER}`, ...own]);
    expect(seen(backupReport(NOW, { destinations: outcomes, error: 'STORAGE_FAILED' }))).toEqual(['!backup-failed']);
  });

  it('says when the RPO is breached, and that a backup exists if what failed came after it', () => {
    const previous = { id: summary(ago(DAY_MS)).id, snapshotAt: iso(-DAY_MS), oldestAt: iso(-9 * DAY_MS) };
    const objectives = { rpoMs: 26 * HOUR_MS };
    const failed = backupReport(NOW, { error: 'DUMP_FAILED', previous, objectives });
    const details = { code: 'DUMP_FAILED', about: previous.id, seriousAt: iso(2 * HOUR_MS) };
    expect(detailsOf(failed, 'backup-failed')).toMatchObject(details);
    const late = { ...failed, backup: summary(NOW) };
    expect(detailsOf(late, 'backup-failed')).toMatchObject({ about: summary(NOW).id, state: 'committed' });
    expect(seen(late)).toContain('-backup-overdue');
  });

  it('looks at the age of the last verification', () => {
    const last = {
      id: '',
      verdict: 'passed',
      reason: null,
      finishedAt: iso(-15 * DAY_MS),
      ageMs: 0,
      restoreMs: 1,
    } as const;
    const report = (usualAgeMs: number | null) =>
      backupReport(NOW, { verifications: [{ label: BUCKET, last, usualAgeMs }] });
    expect(seen(report(null))).toContain('-verification-overdue');
    expect(seen(report(14 * DAY_MS))).toContain('!verification-overdue');
    expect(seen({ ...report(null), objectives: { verifyEveryMs: 7 * DAY_MS } })).toContain('!verification-overdue');
    const never = backupReport(NOW, {
      verifications: [{ label: BUCKET, last: null, usualAgeMs: null }],
      previous: { id: summary(ago(DAY_MS)).id, snapshotAt: iso(-DAY_MS), oldestAt: iso(-8 * DAY_MS) },
    });
    expect(seen(never).join()).not.toContain('verification');
    expect(seen({ ...never, objectives: { verifyEveryMs: 7 * DAY_MS } })).toContain('!verification-overdue');
    expect(seen({ ...never, objectives: { verifyEveryMs: 9 * DAY_MS } }).join()).not.toContain('verification');
  });

  it('reports the first key of each use to expire: a warning within 30 days, critical within 7', () => {
    const key = (use: 'recovery' | 'runner', days: number | null) =>
      ({
        use,
        fingerprint: `${days}`.padStart(40, '0'),
        expiresAt: days === null ? null : iso(days * DAY_MS),
      }) as const;
    const report = (...keys: ReturnType<typeof key>[]) => backupReport(NOW, { keys });
    expect(seen(report(key('recovery', 20), key('recovery', 90), key('runner', null)))).toEqual(
      expect.arrayContaining(['+key-expiry recovery', '-key-expiry runner']),
    );
    expect(seen(report(key('runner', 6)))).toContain('!key-expiry runner');
    expect(seen(report(key('runner', 31)))).toContain('-key-expiry runner');
  });

  it('leaves the 3-2-1 rule to those who keep several copies, and a stale destination to its own condition', () => {
    const rule = (missing: ThreeTwoOne['missing'], isMet = false): ThreeTwoOne => ({
      ...{ isMet, copies: 2, media: 2, providers: [], regions: [], offsite: 1, immutable: 0, missing, beyond: [] },
    });
    const [committed] = outcomes;
    const two = [committed, { ...committed, label: SERVER }];
    const offsite = rule([{ need: 'offsite', mayBeSo: false }]);
    expect(seen(backupReport(NOW, { destinations: two, rule: offsite }))).toContain('+three-two-one');
    expect(seen(backupReport(NOW, { destinations: two, rule: rule([], true) }))).toContain('-three-two-one');
    expect(seen(backupReport(NOW, { destinations: [committed], rule: offsite })).join()).not.toContain('three');
    const stale = rule([{ need: 'copies', add: 0, sync: [SERVER] }]);
    expect(seen(backupReport(NOW, { destinations: outcomes, rule: stale })).join()).not.toContain('three');
  });
});

describe('a verification', () => {
  it.each([
    [
      'passed',
      {},
      ['-verification-error', '-verification-error (any)', '-verification-failed', '-verification-overdue'],
    ],
    [
      'failed',
      { verdict: 'failed', reason: 'backup', exitCode: 1 },
      ['!verification-failed', '-verification-error', '-verification-error (any)', '-verification-overdue'],
    ],
    ['without a verdict', { verdict: 'error', ...facts(NOW, 'CHECK_NOT_RUN') }, ['!verification-error']],
  ] as const)('%s', (_, rest, expected) => {
    expect(seen(verifyReport(NOW, rest))).toEqual(expected);
  });

  it('reports a backup that is too old as that, and not as a bad one', () => {
    const check = { name: 'recovery point (rpo)', group: 'objective', outcome: 'failed', facts: [] } as const;
    const backup = summary(ago(30 * HOUR_MS));
    const report = verifyReport(NOW, {
      ...{ verdict: 'failed', reason: 'objective', exitCode: 1, checks: [check], backup },
      newestBackup: { id: backup.id, ageMs: 30 * HOUR_MS, usualAgeMs: 49 * HOUR_MS, isAuthenticated: true },
      objectives: { rpoMs: 26 * HOUR_MS },
    });
    expect(seen(report)).toEqual(expect.arrayContaining(['!backup-overdue', '-verification-failed']));
    expect(seen({ ...report, objectives: {} })).toContain('-backup-overdue');
    // A name that was not verified says nothing good.
    expect(seen({ ...report, objectives: {}, backup: undefined }).join()).not.toContain('backup-overdue');
    const slow = { ...check, name: 'recovery time (rto)' };
    expect(seen({ ...report, checks: [check, slow] })).toContain('!verification-failed');
  });
});

describe('a status', () => {
  const newest = summary(ago(10 * HOUR_MS));
  const good = (label: string) =>
    destinationStatus(label, { newest, newestAgeMs: 10 * HOUR_MS, usualAgeMs: 49 * HOUR_MS, oldestAt: iso(-DAY_MS) });

  it('finds nothing wrong', () => {
    const objectives = { rpoMs: 26 * HOUR_MS, verifyEveryMs: 7 * DAY_MS, capacityBytes: 5e9 };
    const found = seen(statusReport(NOW, { destinations: [good(BUCKET), good(SERVER)], objectives }));
    expect(found.filter((each) => !each.startsWith('-'))).toEqual([]);
    expect(found).toEqual(expect.arrayContaining(['-status-failed', '-backup-overdue', `-capacity ${SERVER}`]));
  });

  it('finds what is wrong at each destination', () => {
    const older = summary(ago(34 * HOUR_MS));
    const run = { id: older.id, startedAt: older.startedAt, hasEnded: true, runUrl: null };
    const bucket = { ...good(BUCKET), totalBytes: 6e9, brokenObjects: 2 };
    const server = { ...good(SERVER), newest: older, newestAgeMs: 34 * HOUR_MS, incomplete: [run] };
    const report = statusReport(NOW, { destinations: [bucket, server], objectives: { capacityBytes: 5e9 } });
    expect(seen(report).filter((each) => !each.startsWith('-'))).toEqual([
      `!backup-incomplete ${BUCKET}`,
      `!capacity ${BUCKET}`,
      `+backup-incomplete ${SERVER}`,
      `+destination-stale ${SERVER}`,
    ]);
    const filling = (day: number) =>
      seen(
        statusReport(NOW, {
          destinations: [{ ...good(BUCKET), capacityReachedOn: iso(day * DAY_MS).slice(0, 10) }],
          objectives: { capacityBytes: 5e9 },
        }),
      );
    expect(filling(20)).toContain(`+capacity ${BUCKET}`);
    expect(filling(5)).toContain(`!capacity ${BUCKET}`);
    expect(filling(60)).toContain(`-capacity ${BUCKET}`);
    // A forecast that varies by a few days does not open and close it in turns.
    expect(filling(33).join()).not.toContain('capacity');
  });

  it('reports a destination that it could not read, and fails only if it could read none', () => {
    const unreadable = [{ label: SERVER, code: 'STORAGE_UNREACHABLE' }] as const;
    const failed = facts(NOW, 'STORAGE_UNREACHABLE');
    const one = statusReport(NOW, { ...failed, destinations: [good(BUCKET)], unreadable });
    expect(seen(one)).toEqual(expect.arrayContaining([`+destination-stale ${SERVER}`, '-status-failed']));
    expect(seen(statusReport(NOW, { ...failed, unreadable }))).toEqual(['!status-failed']);
  });

  it('reports missed runs, a bad verification and a removed backup', () => {
    const last = {
      id: newest.id,
      verdict: 'failed',
      reason: 'check',
      finishedAt: iso(-1),
      ageMs: 1,
      restoreMs: 1,
    } as const;
    const schedule: Omit<ScheduleStatus, 'missingSince'> = {
      ...{ what: 'backup' as const, repository: '', workflow: '', schedule: '', timeZone: 'UTC', from: '', to: '' },
      ...{ expected: 1, made: 0, replaced: 0, missed: 1, missedAt: [], late: null, endedAt: null },
    };
    const lineage = { name: 'lineage of backups', group: 'lineage', outcome: 'failed', facts: [] } as const;
    const report = statusReport(NOW, {
      destinations: [{ ...good(BUCKET), lastVerification: last }],
      schedules: [{ ...schedule, missingSince: iso(-HOUR_MS) }],
      checks: [lineage],
    });
    expect(seen(report).filter((each) => each.startsWith('!'))).toEqual([
      '!backup-overdue',
      '!status-failed',
      '!verification-failed',
    ]);
    expect(detailsOf(report, 'status-failed')).toEqual({ state: 'lineage' });
    // The page of the workflow shows why its run is missing. That of this run would not.
    const where = { repository: 'example/shop', workflow: '.github/workflows/backup.yml' };
    const asked = {
      ...where,
      file: 'backup.yml',
      state: 'active',
      url: 'https://github.com/x',
      since: '',
      events: [],
      missed: [],
    } as const;
    const missed = (workflow: string) =>
      statusReport(NOW, {
        destinations: [good(BUCKET)],
        schedules: [{ ...schedule, ...where, workflow, missingSince: iso(-HOUR_MS) }],
        workflow: asked,
      });
    const details = { state: 'missed-run', runUrl: 'https://github.com/x' };
    expect(sightingsOf(missed(where.workflow), { database: 'shop', now: NOW })).toContainEqual(
      expect.objectContaining({ condition: 'backup-overdue', details: expect.objectContaining(details) }),
    );
    expect(
      JSON.stringify(sightingsOf(missed('.github/workflows/other.yml'), { database: 'shop', now: NOW })),
    ).not.toContain('runUrl');
    const late = { ...good(BUCKET), lastVerification: { ...last, reason: 'objective' } as const };
    expect(seen(statusReport(NOW, { destinations: [late] }))).toContain('-verification-failed');
  });
});

describe('a sync', () => {
  it('closes what it copied, and says nothing of what it only planned', () => {
    const backup = { id: summary(NOW).id, outcome: 'copied', objects: 1, bytes: 1 } as const;
    const at = (outcome: 'copied' | 'failed') => ({
      ...{ database: 'shop', label: SERVER, held: 1, heldShipments: 0, shipments: [], records: 0 },
      backups: [{ ...backup, outcome }],
    });
    const report = (outcome: 'copied' | 'failed', dryRun = false): SyncReport => {
      return { mode: 'sync', ...facts(NOW), dryRun, destinations: [at(outcome)] };
    };
    expect(seen(report('copied'))).toContain(`-destination-stale ${SERVER}`);
    expect(seen(report('failed')).join()).not.toContain('stale');
    expect(seen(report('copied', true)).join()).not.toContain('stale');
  });
});

describe('a message', () => {
  const channels = [{ id: 'all', severity: 'warning' }] as const;

  it('names no database and no destination in public, and equal digests for equal names', () => {
    const diary = new Diary();
    const stale = sight('destination-stale', true, { destination: 's3://acme-secret/db', severity: 'critical' });
    diary.see(NOW, stale, sight('backup-failed', true, { details: { code: 'DUMP_FAILED' } }));
    const messages = pendingNotices(diary.events, channels, NOW).map((each) => messageOf(each, { isPublic: true }));
    expect(JSON.stringify(messages)).not.toMatch(/shop"|of shop|acme-secret|s3:/);
    const [database] = new Set(messages.map(({ fields }) => fields.find(([name]) => name === 'Database')?.[1]));
    expect(database).toMatch(/^database [0-9a-f]{8}$/);
    expect(messages.every(({ title }) => title.includes(database ?? 'none'))).toBe(true);
  });

  it.each(Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[])('has words for each condition: %s', (condition) => {
    for (const database of ['shop', '']) {
      const diary = new Diary();
      const destination = condition === 'capacity' ? `s3://${'long'.repeat(60)}` : null;
      const present = sight(condition, true, { severity: 'critical', database, destination });
      diary.see(NOW, present);
      diary.see(new Date(NOW.getTime() + 60_000), { ...present, present: false });
      const [opened, closed] = pendingNotices(diary.events, channels, NOW).map((each) =>
        messageOf(each, { isPublic: false }),
      );
      expect([opened?.kind, closed?.kind]).toEqual(['opened', 'closed']);
      for (const message of [opened, closed]) {
        expect(message?.title.length).toBeLessThanOrEqual(150);
        expect(message?.title).toMatch(/^[A-Z`]/);
        expect(`${message?.title} ${message?.sentences.join(' ')} ${message?.advice}`).not.toMatch(
          /undefined|null|NaN| {2}|OF|AT\b/,
        );
      }
      expect(opened?.advice).not.toBe('');
      expect(opened?.runUrl).toContain('/actions/runs/1');
      expect(closed?.runUrl).toContain('/actions/runs/2');
    }
  });
});

describe('a shipment', () => {
  const shipment = {
    ...{ id: '20261120T034500Z-log-aaaaaa', database: 'shop', engine: 'mariadb', base: 'b', follows: 'x' },
    ...{ gapSince: null, from: iso(-2 * HOUR_MS), to: iso(-HOUR_MS) },
    ...{ transactions: 1, precision: 'seconds', rawBytes: 1, storedBytes: 1 },
  } as const;
  const shipped = (change: object): Report => {
    const facts = { ...failedReport('ship', new RestorableError('LOG_GAP', 'x'), NOW), error: undefined, exitCode: 0 };
    return { ...facts, mode: 'ship', shipment: { ...shipment, ...change }, destinations: [] } as Report;
  };

  it('opens a gap where its line begins anew, and the next one closes it', () => {
    expect(seen(shipped({}))).toEqual(['-log-gap', '-log-late', '-ship-failed', '-ship-failed (any)']);
    const anew = shipped({ follows: null, gapSince: iso(-5 * HOUR_MS) });
    expect(seen(anew)).toContain('!log-gap');
    const details = detailsOf(anew, 'log-gap');
    expect(details).toEqual({ about: shipment.id, since: iso(-5 * HOUR_MS), found: 3 * HOUR_MS, unit: 'ms' });
    const broken = failedReport('ship', new RestorableError('LOG_GAP', 'x'), NOW);
    expect(seen(broken)).toEqual(['!log-gap', '!ship-failed']);
  });

  it('closes what a status found to be late', () => {
    const log = { shipments: 3, windows: [], gaps: [], reachedAt: iso(-2 * HOUR_MS), shippedAt: iso(-2 * HOUR_MS) };
    const status = (change: object, objectives = {}) => ({
      ...statusReport(NOW, { destinations: [destinationStatus(BUCKET, change)] }),
      objectives,
    });
    const usual = { log: { ...log, usualAgeMs: HOUR_MS } };
    expect(seen(status(usual))).toContain('!log-late');
    expect(seen(status(usual, { logRpoMs: 3 * HOUR_MS }))).toContain('-log-late');
    expect(seen(status({}, { logRpoMs: 1 }))).toContain('!log-late');
    expect(seen(status({})).join()).not.toContain('log-late');
    // What is late here may be at the other destination.
    const unreadable = [{ label: 'sftp://b', code: 'STORAGE_UNREACHABLE' as const }];
    const partly = (change: object, objectives = {}) => ({ ...status(change, objectives), unreadable });
    expect(seen(partly(usual)).join()).not.toContain('log-late');
    expect(seen(partly({}, { logRpoMs: 1 })).join()).not.toContain('log-late');
    expect(seen(partly(usual, { logRpoMs: 3 * HOUR_MS }))).toContain('-log-late');
    expect(seen(status({ log: { ...log, usualAgeMs: null } })).join()).not.toContain('log-late');
  });
});
