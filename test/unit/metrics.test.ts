import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { measured } from '../../src/core/checks/facts.ts';
import { FAMILIES, FAMILY_NAMES, type FamilyName } from '../../src/metrics/families.ts';
import { scopesOf } from '../../src/metrics/of-report.ts';
import { publishMetrics } from '../../src/metrics/publish-metrics.ts';
import { type FullSample, fullSamples } from '../../src/metrics/sample.ts';
import { readMetrics } from '../../src/metrics/text/read-metrics.ts';
import { numberText, renderMetrics } from '../../src/metrics/text/render-metrics.ts';
import type { FleetReport } from '../../src/report/facts/fleet.ts';
import type { ShipReport } from '../../src/report/facts/ship.ts';
import type { Report } from '../../src/report/report.ts';
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

const NOW = new Date('2026-03-01T02:00:00Z');
const NOW_SECONDS = NOW.getTime() / 1_000;
const SUCCESS = 'restorable_run_last_success_timestamp_seconds';

let root: string;
let folder: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'metrics-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'collector-'));
});

const later = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR_MS);

/** Publishes a run at its end. @returns the warnings */
async function published(report: Report, path: string, database?: string): Promise<string[]> {
  const warnings: string[] = [];
  await publishMetrics(report, {
    path,
    database,
    env: {},
    now: new Date(Date.parse(report.startedAt) + report.durationMs),
    signal: new AbortController().signal,
    warn: (sentence) => void warnings.push(sentence),
  });
  return warnings;
}

/** The samples of a file by their text before the value. */
async function samplesIn(path: string): Promise<Map<string, number>> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

function sample(name: FamilyName, value: number, labels: Record<string, string> = {}): FullSample {
  return { name, value, labels, database: 'shop', mode: 'backup' };
}

describe('the text', () => {
  it('has each family once, with help, type and unit, and ends with # EOF', () => {
    const text = renderMetrics([sample('restorable_run_warnings', 1), sample('restorable_run_duration_seconds', 1.5)]);
    expect(text).toBe(`# HELP restorable_run_warnings Warnings of the last run.
# TYPE restorable_run_warnings gauge
restorable_run_warnings{database="shop",mode="backup"} 1
# HELP restorable_run_duration_seconds Duration of the last run.
# TYPE restorable_run_duration_seconds gauge
# UNIT restorable_run_duration_seconds seconds
restorable_run_duration_seconds{database="shop",mode="backup"} 1.5
# EOF
`);
  });

  it('escapes labels, and leaves no control character and no broken UTF-8 in them', () => {
    const label = (value: string): string | undefined =>
      /destination="(.*)"\} 1$/m.exec(
        renderMetrics([sample('restorable_destination_usable', 1, { destination: value })]),
      )?.[1];
    expect(label('a "b" \\ c')).toBe('a \\"b\\" \\\\ c');
    expect(label('one\ntwo')).toBe('one\\ntwo');
    expect(label('\r\0\x1b[31m\u2028')).toBe('\ufffd\ufffd\ufffd[31m\ufffd');
    expect(label('\ud800')).toBe('\ufffd');
    expect(label('größe 数')).toBe('größe 数');
  });

  it('has a series once: the last value counts', () => {
    const labels = { destination: 'a' };
    const both = [
      sample('restorable_destination_usable', 0, labels),
      sample('restorable_destination_usable', 1, labels),
    ];
    expect(renderMetrics(both).match(/^restorable_destination_usable\{.*$/gm)).toEqual([
      'restorable_destination_usable{database="shop",mode="backup",destination="a"} 1',
    ]);
  });

  it('writes every number as Prometheus reads it', () => {
    expect(
      [0, 1796125211.615, 1e21, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(numberText),
    ).toEqual(['0', '1796125211.615', '1e+21', 'NaN', '+Inf', '-Inf']);
  });

  it('is read back as it was written', () => {
    const written = [
      ...[backupReport(NOW), verifyReport(NOW, { rtoMs: 60_000 }), statusReport(NOW, {}, 1e9)].flatMap((report) =>
        scopesOf(report, 'shop').flatMap(fullSamples),
      ),
      sample('restorable_destination_usable', 1, { destination: 'a "b" \\ \n n {,} =' }),
    ];
    const sorted = (samples: readonly FullSample[]) => samples.map((each) => JSON.stringify(each)).sort();
    const read = readMetrics(renderMetrics(written), later(1));
    expect(
      sorted(read.map(({ name, value, labels, database, mode }) => ({ name, labels, value, database, mode }))),
    ).toEqual(
      sorted(written.map(({ name, value, labels, database, mode }) => ({ name, labels, value, database, mode }))),
    );
  });

  it('of another program, or of an attacker, is not read', () => {
    const good = 'restorable_run_warnings{database="shop",mode="backup"} 1';
    const bad = [
      'node_load1{database="shop",mode="backup"} 1',
      'restorable_nothing{database="shop",mode="backup"} 1',
      '__proto__{database="shop",mode="backup"} 1',
      'restorable_run_warnings 1',
      'restorable_run_warnings{database="shop"} 1',
      'restorable_run_warnings{database="shop",mode="steal"} 1',
      'restorable_run_warnings{database="../../etc",mode="backup"} 1',
      'restorable_run_warnings{database="shop",mode="backup",other="x"} 1',
      'restorable_run_warnings{database="shop",mode="backup"} 1 1796125211',
      'restorable_run_warnings{database="shop",mode="backup"} NaN',
      'restorable_run_warnings{database="shop",mode="backup"} +Inf',
      'restorable_run_warnings{database="shop",mode="backup"} -1',
      'restorable_run_warnings{database="shop",mode="backup"} 1e999',
      'restorable_run_warnings{database="sh\\op",mode="backup"} 1',
      `restorable_run_warnings{database="shop",mode="backup"} ${'1'.repeat(5_000)}`,
      `${SUCCESS}{database="shop",mode="backup"} ${NOW_SECONDS + 2 * 86_400}`,
      ` ${good}`,
    ];
    for (const line of bad) expect(readMetrics(`${line}\n`, NOW), line).toEqual([]);
    expect(readMetrics([...bad, good].join('\n'), NOW)).toHaveLength(1);
    expect(readMetrics(`${good}\n${'#'.repeat(5 * 1024 * 1024)}`, NOW)).toEqual([]);
  });
});

describe('every family', () => {
  it.each(FAMILY_NAMES)('%s has a name and a help as Prometheus wants them', (name) => {
    const { help, labels } = FAMILIES[name];
    expect(name).toMatch(/^restorable_[a-z]+(?:_[a-z]+)*$/);
    expect(name).not.toMatch(/_(?:total|count|sum|bucket)$/);
    expect(help).toMatch(/^[A-Z][^"\\\n]*\.$/);
    for (const label of labels) expect(label).toMatch(/^(?!database$|mode$|__)[a-z]+(?:_[a-z]+)*$/);
  });

  it('has no age: an age in a file would never grow', () => {
    expect(FAMILY_NAMES.filter((name) => /_age|since/.test(name))).toEqual([]);
  });
});

describe('a report', () => {
  it('becomes samples with only the labels of their families', () => {
    for (const report of [backupReport(NOW), verifyReport(NOW), statusReport(NOW, {}, 1e9), failure('prune', NOW)]) {
      for (const { name, labels } of scopesOf(report, 'shop').flatMap(({ samples }) => samples)) {
        const known: readonly string[] = FAMILIES[name].labels;
        expect(known).toEqual(expect.arrayContaining(Object.keys(labels)));
      }
    }
  });

  it('of a cancelled run, or of a dry run, has none', () => {
    expect(scopesOf(failure('backup', NOW, 'CANCELLED'), 'shop')).toEqual([]);
    expect(scopesOf({ ...pruneReport(NOW, 0), dryRun: true }, 'shop')).toEqual([]);
    expect(scopesOf(pruneReport(NOW, 0), 'shop')).toHaveLength(1);
  });

  it('that failed has neither message nor hint, only the code', () => {
    const [scope] = scopesOf(failure('backup', NOW), 'shop');
    const text = renderMetrics(scope === undefined ? [] : fullSamples(scope));
    expect(text).toContain('restorable_run_error_info{database="shop",mode="backup",code="STORAGE_FAILED"} 1');
    expect(text).not.toMatch(/quoted|secret words/);
  });

  it('of a failed backup does not count the backup that was not committed', () => {
    const { error, exitCode } = failure('backup', NOW);
    const [scope] = scopesOf({ ...backupReport(NOW), error, exitCode }, 'shop');
    expect(scope?.samples.filter(({ name }) => name.startsWith('restorable_backup_last'))).toEqual([]);
  });

  it('of several databases is one scope for each', () => {
    const fleet: FleetReport = {
      ...backupReport(NOW),
      mode: 'fleet',
      task: 'backup',
      exitCode: 2,
      databases: { blog: failure('backup', NOW) as never, shop: backupReport(NOW) },
    };
    expect(scopesOf(fleet, undefined).map(({ database, mode, couldNotRun }) => [database, mode, couldNotRun])).toEqual([
      ['blog', 'backup', true],
      ['shop', 'backup', false],
    ]);
  });

  it('with times that are no times has no sample for them', () => {
    const [scope] = scopesOf(backupReport(NOW, { startedAt: 'yesterday', rawBytes: Number.NaN }), 'shop');
    const names = scope?.samples.map(({ name }) => name);
    expect(names).toContain('restorable_backup_last_completion_timestamp_seconds');
    expect(names).not.toContain('restorable_backup_last_start_timestamp_seconds');
    expect(names).not.toContain('restorable_backup_last_size_bytes');
  });

  it('of a shipment, and of a status, has all that is known of the log', () => {
    const at = NOW.toISOString();
    const shipment = {
      ...{ id: 'x', database: 'shop', engine: 'mariadb', base: 'b', follows: null, gapSince: null, from: at, to: at },
      ...{ transactions: 7, precision: 'seconds' as const, rawBytes: 2_000, storedBytes: 300 },
    } as const;
    const { error: _, ...facts } = failure('ship', NOW) as ShipReport;
    const ship: ShipReport = { ...facts, error: undefined, exitCode: 0, shipment };
    const log = {
      shipments: 3,
      unread: 0,
      windows: [],
      gaps: [{ from: at, to: at }],
      reachedAt: at,
      shippedAt: at,
      usualAgeMs: null,
    };
    const status = statusReport(NOW, { log });
    const limit = measured(HOUR_MS, { expected: 2 * HOUR_MS, bound: 'at-most' });
    const check = { name: 'end of the log', group: 'objective', outcome: 'passed', at: FAR, facts: [limit] } as const;
    const reports = [ship, { ...status, checks: [...status.checks, check] }];
    const seen = new Map(
      reports
        .flatMap((report) => scopesOf(report, 'shop'))
        .flatMap(({ samples }) => samples.map(({ name, value }) => [name, value] as const)),
    );
    expect(FAMILY_NAMES.filter((name) => name.includes('_log_') && !seen.has(name))).toEqual([]);
    expect([
      seen.get('restorable_log_last_transactions'),
      seen.get('restorable_log_last_reached_timestamp_seconds'),
      seen.get('restorable_destination_log_gaps'),
      seen.get('restorable_destination_log_objective_seconds'),
    ]).toEqual([7, NOW_SECONDS, 1, 7_200]);
    // A backup that ships before it says the same of its shipment.
    const [within] = scopesOf({ ...backupReport(NOW), log: ship }, 'shop');
    expect(within?.samples).toContainEqual(
      expect.objectContaining({ name: 'restorable_log_last_size_bytes', value: 2_000 }),
    );
  });

  it('of a status with one destination names it in its objectives', () => {
    const { destinations, checks, ...rest } = statusReport(NOW);
    const alone = checks.map(({ at: _, ...check }) => check);
    const [scope] = scopesOf({ ...rest, checks: alone, destinations: destinations.slice(0, 1) }, 'shop');
    const objective = scope?.samples.find(({ name }) => name === 'restorable_rpo_objective_seconds');
    expect(objective).toMatchObject({ value: 26 * 3_600, labels: { destination: NEAR } });
  });
});

describe('a folder', () => {
  it('gets one file for each database and mode, readable for everybody, and nothing else', async () => {
    expect(await published(backupReport(NOW), folder)).toEqual([]);
    expect(await published(backupReport(NOW, { database: 'blog' }), folder)).toEqual([]);
    expect(await published(verifyReport(NOW), folder)).toEqual([]);
    const names = ['restorable-backup-blog.prom', 'restorable-backup-shop.prom', 'restorable-verify-shop.prom'];
    expect((await readdir(folder)).sort()).toEqual(names);
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o644);
  });

  it('has no series twice, over all files', async () => {
    for (const report of [backupReport(NOW), verifyReport(NOW, { rpoMs: HOUR_MS }), statusReport(NOW, {}, 1e9)]) {
      await published(report, folder, 'shop');
    }
    const all: string[] = [];
    for (const name of await readdir(folder)) all.push(...(await samplesIn(join(folder, name))).keys());
    expect(all.length).toBeGreaterThan(60);
    expect(new Set(all).size).toBe(all.length);
  });

  it('keeps the time of the last success, and the last backup of each type, while runs fail', async () => {
    const path = join(folder, 'restorable-backup-shop.prom');
    await published(backupReport(NOW), folder);
    await published(backupReport(later(24), { kind: 'incremental', storedBytes: 7 }), folder);
    await published(failure('backup', later(48)), folder, 'shop');
    const samples = await samplesIn(path);
    const of = (name: string, more = ''): number | undefined =>
      samples.get(`${name}{database="shop",mode="backup"${more}}`);
    expect(of('restorable_run_exit_code')).toBe(2);
    expect(of(SUCCESS)).toBe(later(24).getTime() / 1_000 + 90);
    expect(of('restorable_run_completion_timestamp_seconds')).toBe(later(48).getTime() / 1_000 + 90);
    expect(of('restorable_copies')).toBe(3);
    expect(of('restorable_backup_last_start_timestamp_seconds', ',backup_type="full"')).toBe(NOW_SECONDS);
    expect(of('restorable_backup_last_stored_bytes', ',backup_type="incremental"')).toBe(7);
    expect([...samples.keys()].filter((key) => key.includes('phase='))).toEqual([]);

    await published(backupReport(later(72)), folder);
    const recovered = await samplesIn(path);
    expect(recovered.get('restorable_run_exit_code{database="shop",mode="backup"}')).toBe(0);
    expect([...recovered.keys()].filter((key) => key.includes('code="'))).toEqual([]);
  });

  it('forgets an objective that a run no longer has', async () => {
    const path = join(folder, 'restorable-verify-shop.prom');
    await published(verifyReport(NOW, { rtoMs: 60_000 }), folder);
    expect((await readFile(path, 'utf8')).includes('restorable_rto_met')).toBe(true);
    await published(verifyReport(later(24)), folder);
    expect((await readFile(path, 'utf8')).includes('restorable_rto_met')).toBe(false);
  });

  it('gets a file without a database if that is unknown, until a run knows it', async () => {
    await published(failure('backup', NOW, 'INPUT_INVALID'), folder);
    await published(failure('backup', NOW, 'INPUT_INVALID'), folder, '../shop');
    expect(await readdir(folder)).toEqual(['restorable-backup.prom']);
    expect(await readFile(join(folder, 'restorable-backup.prom'), 'utf8')).toContain(
      'restorable_run_exit_code{mode="backup"} 2',
    );
    await published(backupReport(later(1)), folder);
    expect(await readdir(folder)).toEqual(['restorable-backup-shop.prom']);
  });

  it('keeps files of that name that are not ours, and links stay unread', async () => {
    await writeFile(join(folder, 'restorable-backup.prom'), 'node_load1 1\n');
    const elsewhere = join(root, 'elsewhere');
    await writeFile(elsewhere, renderMetrics([sample(SUCCESS, 1)]));
    await symlink(elsewhere, join(folder, 'restorable-backup-shop.prom'));
    await published(failure('backup', NOW), folder, 'shop');
    expect(await readFile(join(folder, 'restorable-backup.prom'), 'utf8')).toBe('node_load1 1\n');
    expect(await readFile(join(folder, 'restorable-backup-shop.prom'), 'utf8')).not.toContain(SUCCESS);
    expect(await readFile(elsewhere, 'utf8')).toContain(SUCCESS);
  });
});

describe('one file', () => {
  it('keeps what runs of other databases and modes measured', async () => {
    const path = join(folder, 'all.prom');
    await published(backupReport(NOW), path);
    await published(verifyReport(NOW), path);
    await published(backupReport(NOW, { database: 'blog' }), path);
    await published(failure('backup', later(24)), path, 'shop');
    const samples = await samplesIn(path);
    const codes = [...samples].filter(([key]) => key.startsWith('restorable_run_exit_code'));
    expect(Object.fromEntries(codes)).toEqual({
      'restorable_run_exit_code{database="shop",mode="backup"}': 2,
      'restorable_run_exit_code{database="shop",mode="verify"}': 0,
      'restorable_run_exit_code{database="blog",mode="backup"}': 0,
    });
    expect(await readdir(folder)).toEqual(['all.prom']);
  });

  it.each([
    ['a name without .prom', 'metrics.txt', 'neither an existing folder nor a file that ends in .prom'],
    ['a folder that does not exist', 'no-such/metrics.prom', 'ENOENT'],
  ])('with %s is a warning, and leaves nothing behind', async (_what, name, words) => {
    expect(await published(backupReport(NOW), join(folder, name))).toEqual([expect.stringContaining(words)]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('that is a folder, or full of something else, is a warning or replaced', async () => {
    const path = join(folder, 'a.prom');
    await mkdir(path);
    expect(await published(backupReport(NOW), path)).toEqual([]);
    expect(await readdir(path)).toEqual(['restorable-backup-shop.prom']);
    const noise = join(folder, 'noise.prom');
    await writeFile(noise, Buffer.alloc(5 * 1024 * 1024, 255));
    await chmod(noise, 0o600);
    expect(await published(backupReport(NOW), noise)).toEqual([]);
    expect((await stat(noise)).size).toBeLessThan(20_000);
    expect(await readFile(noise, 'utf8')).toMatch(/# EOF\n$/);
  });
});

it('has the labels of both destinations', () => {
  const [scope] = scopesOf(backupReport(NOW, {}, [NEAR]), 'shop');
  const committed = scope?.samples.filter(({ name }) => name === 'restorable_backup_destination_committed');
  expect(committed?.map(({ labels, value }) => [labels['destination'], value])).toEqual([
    [NEAR, 1],
    [FAR, 0],
  ]);
});

describe('docs/metrics.md', () => {
  const page = (name: string): Promise<string> => readFile(join(import.meta.dirname, '../../docs', name), 'utf8');

  it('lists every metric with its labels and its help', async () => {
    const rows = [...(await page('metrics.md')).matchAll(/^\| `(restorable_\w+)` \| (.*?) \| (.*) \|$/gm)];
    expect(rows.map(([, ...row]) => row)).toEqual(
      FAMILY_NAMES.map((name) => [
        name,
        FAMILIES[name].labels.map((label) => `\`${label}\``).join(', '),
        FAMILIES[name].help,
      ]),
    );
  });

  it('lists every alert', async () => {
    const shipped = (await page('monitoring/restorable.rules.yml')).match(/(?<=- alert: )\w+/g);
    const listed = (await page('metrics.md')).match(/(?<=`)Restorable[A-Z]\w+(?=`)/g);
    expect(listed).toEqual(shipped);
  });
});
