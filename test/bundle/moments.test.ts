import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exactIso, exactTimeOf, microsecondsOf, timeOfMicroseconds } from '../../src/core/exact-time.ts';
import { lsnText, parseLsn } from '../../src/engines/postgres/replay/wal-form.ts';
import type { RestoreReport } from '../../src/report/facts/recovery.ts';
import type { ShipReport } from '../../src/report/facts/ship.ts';
import { type KeyFiles, makeKeys, runBundle } from '../support/bundle.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { runSql } from '../support/postgres-fill.ts';
import { runProgram } from '../support/program.ts';

const MAJOR = 17;
const HBA = 'local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n';
const SETTINGS = {
  autovacuum: 'off',
  track_commit_timestamp: 'on',
  wal_keep_size: '0',
  max_slot_wal_keep_size: '96MB',
};
const LSN = 'select pg_current_wal_insert_lsn()::text';

/** A transaction that inserted one row. */
interface Commit {
  readonly us: number;
  /** Positions before and after its records. */
  readonly before: string;
  readonly after: string;
}

let folder: string;
let keys: KeyFiles;
let bin: string;
let server: TestPostgres;
const commits: Commit[] = [];
/** The end of the last shipment before the gap, and where the next backup is. */
let gap: { from: string; to: string };
let end: string;

const iso = (us: number): string => exactIso(timeOfMicroseconds(us));
const moved = (time: string, us: number): string => iso(microsecondsOf(exactTimeOf(time)) + us);
const stored = () => ['--name', 'shop', '--destination', `file:${join(folder, 'store')}`];
const commitOf = (number: number): Commit => commits[number - 1] ?? expect.fail('no such commit');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moments-'));
  keys = await makeKeys(folder);
  bin = await clientBinaries(MAJOR);
  server = await startPostgres({ major: MAJOR, hba: HBA, settings: SETTINGS });
  await runSql(server.url, 'create table orders (id serial)');
  await run('backup');
  await run('ship');
  await commit();
  await commit();
  const from = (await run('ship')).to;
  await runSql(server.url, "select pg_drop_replication_slot('restorable_shop')");
  await commit();
  await runSql(
    server.url,
    'select pg_switch_wal()',
    'checkpoint',
    'select txid_current()',
    'select pg_switch_wal()',
    'checkpoint',
  );
  await run('backup');
  gap = { from, to: (await run('ship')).from };
  await commit();
  end = (await run('ship')).to;
});

afterAll(async () => {
  await server?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

async function run(mode: 'backup' | 'ship'): Promise<NonNullable<ShipReport['shipment']>> {
  const report = join(folder, 'report.json');
  const options = ['--database', server.url, '--kind', 'physical', '--report', report];
  const ends = ['--encrypt-to', keys.recoveryPublic, '--runner-key', keys.runnerPrivate];
  const done = await runBundle([mode, ...options, ...stored(), ...ends], { env: { PG_BIN: bin } });
  expect(done, done.stderr).toMatchObject({ code: 0 });
  return JSON.parse(await readFile(report, 'utf8')).shipment;
}

async function commit(): Promise<void> {
  const [[before] = []] = await runSql(server.url, LSN);
  await runSql(server.url, 'insert into orders default values');
  const [[after, us] = []] = await runSql(
    server.url,
    `select pg_current_wal_insert_lsn()::text, (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000)::bigint::text
      from orders order by id desc limit 1`,
  );
  commits.push({ us: Number(us), before: String(before), after: String(after) });
}

/** Checks that a restore that fails leaves nothing behind. */
async function restore(...moment: readonly string[]): Promise<RestoreReport> {
  const here = await mkdtemp(join(folder, 'restore-'));
  const temporary = join(here, 'tmp');
  const [report, target] = [join(here, 'report.json'), join(here, 'data')];
  await mkdir(temporary);
  const ends = ['--decrypt-with', keys.recoveryPrivate, '--signers', keys.runnerPublic];
  const args = ['restore', ...stored(), ...ends, '--target', `pgdata:${target}`, '--report', report, ...moment];
  const { code, stderr } = await runBundle(args, { env: { PG_BIN: bin, TMPDIR: temporary } });
  const found: RestoreReport = JSON.parse(await readFile(report, 'utf8'));
  expect(code, stderr).toBe(found.error === undefined ? 0 : 2);
  if (found.error !== undefined) expect(stderr).toContain(found.error.hint);
  expect([existsSync(target), await readdir(temporary)]).toEqual([found.error === undefined, []]);
  return found;
}

const replayed = async (...moment: readonly string[]) => {
  const { error, replayed: log } = await restore(...moment);
  expect(error).toBeUndefined();
  return [log?.transactions, log?.lastAt ?? null];
};

const refused = async (...moment: readonly string[]) => {
  const { error } = await restore(...moment);
  return [error?.code, error?.message];
};

it('restores what was committed at a moment, to the microsecond', async () => {
  const [first, second] = [commitOf(1), commitOf(2)];
  expect(await replayed('--at', iso(second.us - 1))).toEqual([1, iso(first.us)]);
  expect(await replayed('--at', iso(second.us))).toEqual([2, iso(second.us)]);
  // The end of a line, and the backup after it, whose data has what the log lacks.
  expect(await replayed('--at', gap.from)).toEqual([2, iso(second.us)]);
  expect(await replayed('--at', gap.to)).toEqual([0, null]);
  expect(await replayed('--at', end)).toEqual([1, iso(commitOf(4).us)]);
});

it('restores what is before a position, and not the transaction that it is within', async () => {
  const { us, before, after } = commitOf(2);
  const within = lsnText((parseLsn(after) ?? 0) - 1);
  for (const lsn of [before, within]) expect(await replayed('--before-lsn', lsn)).toEqual([1, iso(commitOf(1).us)]);
  expect(await replayed('--before-lsn', after)).toEqual([2, iso(us)]);
});

it('refuses a moment that it can not reach, and says which is the last one that it can', async () => {
  const ends = (at: string, reached: string) => [
    'LOG_UNREACHED',
    `${at} is not reached: the stored log ends at ${reached}.`,
  ];
  expect(await refused('--at', moved(end, 1))).toEqual(ends(moved(end, 1), end));
  expect(await refused('--at', '2999-01-01T00:00Z')).toEqual(ends('2999-01-01T00:00:00.000Z', end));
  for (const at of [moved(gap.from, 1), iso(commitOf(3).us), moved(gap.to, -1)])
    expect(await refused('--at', at)).toEqual(ends(at, gap.from));
  expect(await refused('--at', '1971-01-01T00:00Z')).toEqual([
    'LOG_UNREACHED',
    'No backup before 1971-01-01T00:00:00.000Z can be continued with the stored log.',
  ]);
});

it('refuses a position that is not in the stored log', async () => {
  const within = await refused('--before-lsn', commitOf(3).after);
  expect(within).toEqual([
    'LOG_UNREACHED',
    `${commitOf(3).after} is not in the stored log, which ends at ${gap.from}.`,
  ]);
  const later = await refused('--before-lsn', 'FFFFFFFF/0');
  expect(later).toEqual(['LOG_UNREACHED', `FFFFFFFF/0 is not in the stored log, which ends at ${end}.`]);
  const [code, message] = await refused('--before-lsn', '0/1');
  expect([code, message]).toEqual(['LOG_UNREACHED', 'No backup before 0/1 can be continued with the stored log.']);
  expect(await refused('--before-gtid', '0-1-7')).toEqual([
    'INPUT_INVALID',
    '0-1-7 names no position in the log of this database.',
  ]);
});

const NO_TIME = '`at` is not an ISO 8601 time with its zone.';

it.each([
  ['a local time', NO_TIME, '--at', '2026-03-29T02:30:00'],
  ['a zone by its name', NO_TIME, '--at', '2026-03-29T02:30:00 Europe/Berlin'],
  ['a leap second', NO_TIME, '--at', '2016-12-31T23:59:60Z'],
  ['a day that does not exist', NO_TIME, '--at', '2026-02-30T02:30:00Z'],
  ['two moments', 'Either `at` or `before-lsn` names the moment', '--at', '2026-02-03T02:30Z', '--before-lsn', '0/1'],
  ['a backup, too', '`backup` must not be given with it', '--at', '2026-02-03T02:30Z', '--backup', 'age:1d'],
  ['an LSN of one number', '`before-lsn` is not an LSN.', '--before-lsn', '3000160'],
  [
    'a GTID without its number',
    '`before-gtid` is not the GTID',
    '--before-gtid',
    '3e11fa47-71ca-11e1-9e33-c80aa9429562',
  ],
])('refuses %s before it reads anything', async (_what, message, ...moment) => {
  const target = join(folder, 'none');
  const ends = ['--decrypt-with', keys.recoveryPrivate, '--target', `pgdata:${target}`];
  const { code, stderr } = await runProgram(['restore', ...stored(), ...ends, ...moment]);
  expect([code, existsSync(target)]).toEqual([2, false]);
  expect(stderr).toMatch(/^error INPUT_INVALID .*\n {2}hint: .+\n$/);
  expect(stderr).toContain(message);
});
