import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { scopesOf } from '../../src/metrics/of-report.ts';
import { fullSamples } from '../../src/metrics/sample.ts';
import { renderMetrics } from '../../src/metrics/text/render-metrics.ts';
import {
  backupReport,
  FAR,
  failure,
  HOUR_MS,
  NEAR,
  pruneReport,
  statusReport,
  verifyReport,
} from '../support/metric-reports.ts';
import { type Event, timelineOf } from '../support/metric-timeline.ts';
import { promtool, testRules } from '../support/promtool.ts';

const RULES = join(import.meta.dirname, '../../docs/monitoring/restorable.rules.yml');
const DAY = 24;

interface RuleFile {
  readonly groups: readonly {
    readonly name: string;
    readonly rules: readonly {
      readonly alert: string;
      readonly labels: { readonly severity: string };
      readonly annotations: object;
    }[];
  }[];
}

let root: string;
let folder: string;
let alerts: Map<string, string>;
/** The rules without their texts, which promtool would compare too. */
let silent: string;
let rulesText: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'metrics-rules-'));
  rulesText = await readFile(RULES, 'utf8');
  const { groups } = parse(rulesText) as RuleFile;
  const rules = groups.flatMap((group) => group.rules);
  silent = join(root, 'rules.yml');
  const bare = groups.map((group) => ({ ...group, rules: group.rules.map(({ annotations: _, ...rule }) => rule) }));
  await writeFile(silent, JSON.stringify({ groups: bare }));
  alerts = new Map(rules.map(({ alert, labels }) => [alert, labels.severity]));
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'case-'));
});

interface Expected {
  /** Hour of the evaluation. */
  readonly at: number;
  /** The alerts that fire, with the labels that their series have. All others must not. */
  readonly firing: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

const proven = new Set<string>();

/** Evaluates all shipped rules over a timeline. Every rule is expected to be quiet, except for what is listed. */
async function expectAlerts(hours: number, events: readonly Event[], expected: readonly Expected[]): Promise<void> {
  const all = await timelineOf(folder, hours, events);
  // Those of which no rule reads anything would take most of the time.
  const series = all.filter(({ series: name }) => rulesText.includes(name.replace(/\{.*/, '')));
  const cases = expected.flatMap(({ at, firing }) =>
    [...alerts].map(([alertname, severity]) => ({
      eval_time: `${at}h`,
      alertname,
      exp_alerts: (firing[alertname] ?? []).map((labels) => ({ exp_labels: { severity, ...labels } })),
    })),
  );
  for (const { firing } of expected) for (const name of Object.keys(firing)) proven.add(name);
  await testRules(folder, [silent], [{ interval: '1h', input_series: series, alert_rule_test: cases }]);
}

const SHOP = { database: 'shop' };
const BACKUP = { ...SHOP, mode: 'backup' };
const VERIFY = { ...SHOP, mode: 'verify' };
const STATUS = { ...SHOP, mode: 'status' };

const every = (hours: number, until: number, report: NonNullable<Event['report']>, from = 0): Event[] =>
  Array.from({ length: Math.floor((until - from) / hours) + 1 }, (_, at) => ({ hour: from + at * hours, report }));
const nightly = (until: number): Event[] => every(DAY, until, (at) => backupReport(at));
const weekly = (until: number): Event[] => every(7 * DAY, until, (at) => verifyReport(at), 2);
const once = (hour: number, report: NonNullable<Event['report']>): Event => ({ hour, report });

it('are rules that Prometheus accepts', async () => {
  expect(await promtool(['check', 'rules', RULES])).toContain(`SUCCESS: ${alerts.size} rules found`);
});

describe('the text', () => {
  const at = new Date('2026-03-01T02:00:00Z');
  const strange = { database: 'shop', mode: 'sync', value: 1, labels: { destination: 'a "b" \\\\ \n größe' } } as const;
  const text = renderMetrics([
    ...[backupReport(at), verifyReport(at, { rtoMs: 60_000 }), statusReport(at, {}, 1e9), failure('prune', at)].flatMap(
      (report) => scopesOf(report, 'shop').flatMap(fullSamples),
    ),
    { ...strange, name: 'restorable_destination_usable' },
  ]);

  it('is one that Prometheus and node_exporter read, without a complaint', async () => {
    expect(await promtool(['check', 'metrics'], text)).toBe('');
  });

  it('is OpenMetrics', async () => {
    // Only this command of promtool reads OpenMetrics. It wants a time for each sample.
    const timed = text.replace(/^[^#\n].*$/gm, (line) => `${line} ${at.getTime() / 1_000}`);
    const path = join(folder, 'metrics.txt');
    await writeFile(path, timed);
    const blocks = join(folder, 'blocks');
    expect(await promtool(['tsdb', 'create-blocks-from', 'openmetrics', path, blocks])).toContain('BLOCK ULID');
    await writeFile(path, timed.replace('# EOF\n', ''));
    await expect(promtool(['tsdb', 'create-blocks-from', 'openmetrics', path, blocks])).rejects.toThrow(/EOF/);
  });
});

describe('the shipped rules, on the shipped metrics', () => {
  it('are quiet while everything works', async () => {
    const until = 16 * DAY;
    const events = [
      ...nightly(until),
      ...weekly(until),
      ...every(DAY, until, (at) => statusReport(at, {}, 1e9, 8 * DAY * HOUR_MS), 3),
      ...every(7 * DAY, until, (at) => pruneReport(at, 0), 5),
    ];
    const hours = [0, 1, 6, 23, 30, 7 * DAY + 1, 8 * DAY + 3, 15 * DAY + 23, until];
    await expectAlerts(
      until,
      events,
      hours.map((at) => ({ at, firing: {} })),
    );
  });

  it('tell of a failed backup until the next one, and of an overdue one', async () => {
    await expectAlerts(
      60,
      [
        once(0, (at) => backupReport(at)),
        once(2, (at) => verifyReport(at)),
        once(24, (at) => failure('backup', at)),
        once(48, (at) => backupReport(at)),
      ],
      [
        { at: 23, firing: {} },
        { at: 24, firing: { RestorableBackupFailed: [BACKUP] } },
        { at: 26, firing: { RestorableBackupFailed: [BACKUP] } },
        { at: 27, firing: { RestorableBackupFailed: [BACKUP], RestorableBackupOverdue: [BACKUP] } },
        { at: 48, firing: {} },
      ],
    );
  });

  it('tell of a run that failed before it knew its database', async () => {
    const nameless = (at: Date) => ({ ...failure('backup', at, 'INPUT_INVALID') });
    await expectAlerts(
      3,
      [once(0, (at) => backupReport(at)), once(1, nameless)],
      [{ at: 2, firing: { RestorableBackupFailed: [BACKUP] } }],
    );
  });

  it('take the recovery point objective that a run was given', async () => {
    const events = (rpoHours: number): Event[] => [
      once(0, (at) => backupReport(at)),
      once(2, (at) => verifyReport(at, { rpoMs: rpoHours * HOUR_MS })),
    ];
    await expectAlerts(50, events(48), [
      { at: 47, firing: {} },
      { at: 49, firing: { RestorableBackupOverdue: [BACKUP] } },
    ]);
    await expectAlerts(8, events(4), [
      { at: 4, firing: {} },
      { at: 5, firing: { RestorableBackupOverdue: [BACKUP] } },
    ]);
  });

  it('tell of verifications that failed, reached no verdict, or are overdue', async () => {
    const until = 11 * DAY;
    await expectAlerts(
      until,
      [
        ...nightly(until),
        once(2, (at) => verifyReport(at)),
        once(30, (at) => verifyReport(at, { verdict: 'failed' })),
        once(54, (at) => failure('verify', at)),
      ],
      [
        { at: 29, firing: {} },
        { at: 31, firing: { RestorableVerificationFailed: [{ ...VERIFY, reason: 'backup' }] } },
        { at: 55, firing: { RestorableVerificationError: [{ ...VERIFY, verdict: 'error' }] } },
        {
          at: 8 * DAY + 3,
          firing: {
            RestorableVerificationError: [{ ...VERIFY, verdict: 'error' }],
            RestorableVerificationOverdue: [VERIFY],
          },
        },
      ],
    );
  });

  it('take the interval of verifications that a status was given', async () => {
    const events = [
      ...nightly(4 * DAY),
      once(2, (at) => verifyReport(at)),
      ...every(DAY, 4 * DAY, (at) => statusReport(at, {}, undefined, 3 * DAY * HOUR_MS), 3),
    ];
    await expectAlerts(4 * DAY, events, [
      { at: 3 * DAY, firing: {} },
      { at: 3 * DAY + 3, firing: { RestorableVerificationOverdue: [VERIFY] } },
    ]);
  });

  it('tell of a shipped log that ends too long ago, by the objective that a status was given', async () => {
    const endsAt = (at: Date, hours: number) => new Date(at.getTime() - hours * HOUR_MS).toISOString();
    const log = (at: Date) => ({
      ...{ shipments: 2, unread: 0, windows: [], gaps: [], usualAgeMs: null, shippedAt: endsAt(at, 1) },
      reachedAt: endsAt(at, 1),
    });
    const status = (at: Date) => statusReport(at, { log: log(at) });
    await expectAlerts(
      4,
      [once(0, (at) => backupReport(at)), once(1, status)],
      [
        { at: 2, firing: {} },
        { at: 3, firing: { RestorableLogLate: [{ database: 'shop' }] } },
      ],
    );
  });

  it('tell of backups that nobody verifies', async () => {
    const until = 9 * DAY;
    const full = { ...BACKUP, backup_type: 'full' };
    await expectAlerts(until, nightly(until), [
      { at: 7 * DAY, firing: {} },
      { at: 8 * DAY + 1, firing: { RestorableNeverVerified: [full] } },
    ]);
    const status = every(DAY, until, (at) => statusReport(at), 3);
    await expectAlerts(until, [...nightly(until), ...status], [{ at: 8 * DAY + 1, firing: {} }]);
  });

  it('tell of a missed objective once, and not of a failed verification too', async () => {
    const events = (change: object): Event[] => [
      once(0, (at) => backupReport(at)),
      once(2, (at) => verifyReport(at, change)),
    ];
    await expectAlerts(3, events({ rtoMs: 10_000 }), [{ at: 3, firing: { RestorableRtoMissed: [VERIFY] } }]);
    await expectAlerts(3, events({ rpoMs: HOUR_MS }), [
      // Its newest backup is too old for this objective by now.
      { at: 3, firing: { RestorableRpoMissed: [VERIFY], RestorableBackupOverdue: [BACKUP] } },
    ]);
  });

  it('tell of a status that failed, and of a finding that has no alert of its own', async () => {
    const finding = (at: Date) => ({ ...statusReport(at), exitCode: 1 as const });
    await expectAlerts(
      80,
      [
        ...nightly(80),
        once(3, (at) => failure('status', at)),
        once(27, finding),
        once(51, (at) => ({ ...statusReport(at, { brokenObjects: 2 }), exitCode: 1 })),
        once(75, (at) => ({
          ...statusReport(at, {
            lastVerification: {
              id: 'x',
              verdict: 'failed',
              reason: 'backup',
              finishedAt: at.toISOString(),
              ageMs: 0,
              restoreMs: 1,
            },
          }),
          exitCode: 1,
        })),
      ],
      [
        { at: 4, firing: { RestorableRunFailed: [STATUS] } },
        { at: 28, firing: { RestorableRunFinding: [STATUS] } },
        { at: 52, firing: { RestorableObjectsMissing: [{ ...STATUS, destination: FAR }] } },
        { at: 76, firing: { RestorableVerificationFailed: [{ ...STATUS, destination: FAR }] } },
      ],
    );
  });

  it('tell of a status that no longer runs', async () => {
    const until = 9 * DAY;
    await expectAlerts(
      until,
      [...nightly(until), ...weekly(until), once(3, (at) => statusReport(at))],
      [
        { at: 8 * DAY + 3, firing: {} },
        { at: 8 * DAY + 4, firing: { RestorableRunOverdue: [STATUS] } },
      ],
    );
  });

  it('tell of a destination that lacks the newest backup, and of copies that were lost', async () => {
    const until = 10 * DAY;
    const far = { destination: FAR };
    await expectAlerts(
      until,
      [
        ...nightly(7 * DAY),
        ...weekly(until),
        once(8 * DAY, (at) => backupReport(at, {}, [NEAR])),
        once(9 * DAY, (at) => backupReport(at)),
        once(9 * DAY + 1, (at) => statusReport(at, { newest: undefined, backups: 0 })),
        once(9 * DAY + 3, (at) => {
          const stale = new Date(at.getTime() - 30 * HOUR_MS);
          return statusReport(at, { newest: { ...backupReport(stale).backup } as never });
        }),
      ],
      [
        { at: 8 * DAY - 1, firing: {} },
        {
          at: 8 * DAY + 1,
          firing: {
            RestorableDestinationStale: [{ ...BACKUP, ...far }],
            RestorableThreeTwoOneLost: [BACKUP],
          },
        },
        { at: 9 * DAY, firing: {} },
        { at: 9 * DAY + 2, firing: { RestorableDestinationStale: [{ ...STATUS, ...far }] } },
        { at: 9 * DAY + 3, firing: { RestorableDestinationStale: [{ ...STATUS, ...far }] } },
      ],
    );
  });

  it('are quiet about copies that never met the 3-2-1 rule', async () => {
    const until = 9 * DAY;
    const alone = every(DAY, until, (at) => {
      const report = backupReport(at, {}, [NEAR]);
      return { ...report, destinations: report.destinations.slice(0, 1) };
    });
    await expectAlerts(until, [...alone, ...weekly(until)], [{ at: 8 * DAY, firing: {} }]);
  });

  it('tell of runs that never committed, but not while one is running', async () => {
    const events = [...nightly(60), ...every(DAY, 60, (at) => statusReport(at, { incompleteRuns: 1 }), 3)];
    await expectAlerts(60, events, [
      { at: 50, firing: {} },
      { at: 52, firing: { RestorableRunsIncomplete: [{ ...STATUS, destination: FAR }] } },
    ]);
  });

  it('tell of a destination that fills', async () => {
    const far = [{ ...STATUS, destination: FAR }];
    const on = (day: string) => (at: Date) => statusReport(at, { capacityReachedOn: day }, 1e9);
    await expectAlerts(
      9,
      [
        once(0, (at) => backupReport(at)),
        once(1, (at) => statusReport(at, {}, 800_000)),
        once(3, (at) => statusReport(at, {}, 900_000)),
        once(5, on('1970-01-20')),
        once(7, on('1970-06-01')),
      ],
      [
        { at: 2, firing: { RestorableCapacity: far } },
        { at: 4, firing: {} },
        { at: 6, firing: { RestorableCapacity: far } },
        { at: 8, firing: {} },
      ],
    );
  });

  it('tell of a dump that shrank', async () => {
    const until = 9 * DAY;
    const shrunken = once(8 * DAY, (at) => backupReport(at, { rawBytes: 400_000 }));
    await expectAlerts(
      until,
      [...nightly(7 * DAY), ...weekly(until), shrunken],
      [
        { at: 8 * DAY - 1, firing: {} },
        { at: 8 * DAY + 1, firing: { RestorableBackupShrank: [{ ...BACKUP, backup_type: 'full' }] } },
      ],
    );
  });

  it('tell of a prune that was refused', async () => {
    await expectAlerts(
      4,
      [once(0, (at) => backupReport(at)), once(1, (at) => pruneReport(at, 3)), once(3, (at) => pruneReport(at, 0))],
      [
        { at: 2, firing: { RestorablePruneRefused: [{ ...SHOP, mode: 'prune', destination: NEAR }] } },
        { at: 4, firing: {} },
      ],
    );
  });

  it('tell that the metrics are gone', async () => {
    const events = [...nightly(23), { hour: 30, report: undefined }];
    await expectAlerts(33, events, [
      { at: 23, firing: {} },
      { at: 32, firing: { RestorableMetricsGone: [{}, BACKUP] } },
    ]);
  });

  it('have sentences, also without a database or a destination', async () => {
    const input_series = await timelineOf(folder, 3, [
      once(0, (at) => backupReport(at)),
      once(1, (at) => verifyReport(at, { rtoMs: 10_000 })),
      once(2, (at) => failure('backup', at)),
    ]);
    const nameless = input_series.map(({ series, values }) => ({
      series: series.replace('database="shop",', ''),
      values,
    }));
    const texts = async (series: typeof input_series, alertname: string, labels: object, annotations: object) => {
      const alert_rule_test = [
        { eval_time: '3h', alertname, exp_alerts: [{ exp_labels: labels, exp_annotations: annotations }] },
      ];
      await testRules(folder, [RULES], [{ interval: '1h', input_series: series, alert_rule_test }]);
    };
    const critical = { severity: 'critical' };
    await texts(
      input_series,
      'RestorableRtoMissed',
      { ...VERIFY, ...critical },
      {
        summary: 'The recovery time objective of shop is missed.',
        description: 'verify found it.',
      },
    );
    const description = 'The last run ended with exit code 2. Its report states the error and what to do.';
    await texts(
      input_series,
      'RestorableBackupFailed',
      { ...BACKUP, ...critical },
      {
        summary: 'The backup of shop failed.',
        description,
      },
    );
    await texts(
      nameless,
      'RestorableBackupFailed',
      { mode: 'backup', ...critical },
      {
        summary: 'The backup of a database failed.',
        description,
      },
    );
  });

  it('each fired in one of these tests', () => {
    expect([...proven].sort()).toEqual([...alerts.keys()].sort());
  });
});
