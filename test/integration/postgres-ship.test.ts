import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { lsnOf, type WalPosition } from '../../src/core/format/log/log-position.ts';
import { lsnText, parseLsn } from '../../src/engines/postgres/replay/wal-form.ts';
import { CommandBed } from '../support/command-run.ts';
import { WAITING } from '../support/patience.ts';
import {
  POSTGRES_MAJORS,
  type PostgresMajor,
  serverBinaries,
  startPostgres,
  type TestPostgres,
} from '../support/postgres.ts';
import { clientBinaries, pgBin } from '../support/postgres-clients.ts';
import { runSql } from '../support/postgres-fill.ts';
import { blocksWith, layOutDesk, paste } from '../support/runbook.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';
import { type Piece, SEGMENT_BYTES, shipWal, walEnd, writeSegments } from '../support/wal.ts';
import { whenTrue } from '../support/when-true.ts';

const run = promisify(execFile);
const HBA =
  'local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication unlisted 127.0.0.1/32 reject\nhost replication all 127.0.0.1/32 trust\n';

const NEWEST = 18;

/** Nothing but the test writes. */
const SETTINGS = { autovacuum: 'off', max_prepared_transactions: '2', wal_keep_size: '0', min_wal_size: '32MB' };
const LIMIT = { max_slot_wal_keep_size: '96MB' };

const start = (major: PostgresMajor, settings: Record<string, string> = {}) =>
  startPostgres({ major, hba: HBA, settings: { ...SETTINGS, ...settings } });

let host: TargetHost;

beforeAll(async () => {
  host = await createTargetHost({ PG_BIN: await pgBin() });
});

afterAll(() => host?.remove());

/** Nine transactions. The record of the fourth one is in two files or more, and one ends with its file. */
const workOf = (messageBytes: number) => [
  'create table orders (id int, note text)',
  "insert into orders values (1, 'a'); insert into orders values (2, 'b')",
  "insert into orders select g, repeat('x', 500) from generate_series(3, 1000) g",
  `select pg_logical_emit_message(true, 'test', repeat('y', ${messageBytes}))`,
  'select pg_switch_wal()',
  'begin; savepoint a; insert into orders values (3); release a; commit',
  'begin; insert into orders values (4); rollback',
  "begin; insert into orders values (5); prepare transaction 'p'",
  "commit prepared 'p'",
  'set synchronous_commit = off',
  'insert into orders values (6)',
  'drop table orders',
  'create table orders (id int, note text)',
];
const COMMITS = 9;

describe.each(POSTGRES_MAJORS)('the log of PostgreSQL %i', (major) => {
  it('is shipped with every transaction, to the end of a record', async () => {
    const server = await start(major, LIMIT);
    try {
      await runSql(server.url, 'select pg_switch_wal()');
      const from = await walEnd(server.url);
      const [[began] = []] = await runSql(server.url, 'select clock_timestamp()::text');
      await runSql(server.url, ...workOf(major === NEWEST ? 2 * SEGMENT_BYTES : SEGMENT_BYTES - 100_000));
      const shipped = await shipWal(server.url, from, host);
      const { to, transactions, pieces } = shipped;
      expect(transactions).toMatchObject({ count: COMMITS, precision: 'microseconds' });
      const [times] = await runSql(
        server.url,
        `select '${began}' < '${transactions.firstAt}'::timestamptz, '${transactions.lastAt}'::timestamptz < clock_timestamp(),
           ('${to.at}'::timestamptz - '${transactions.lastAt}'::timestamptz) < interval '1 minute'`,
      );
      expect(times).toEqual([true, true, true]);
      if (to.kind !== 'wal') throw new Error('no position');
      expect(to).toMatchObject({ server: from.server, timeline: 1 });
      expect(lsnOf(to)).toBe(lsnOf(from) + BigInt(pieces.reduce((sum, { bytes }) => sum + bytes.length, 0)));
      const next = await walEnd(server.url);
      expect(lsnOf(next) - lsnOf(to)).toBeLessThan(2_000n);

      const more = 'insert into orders values (7)';
      await runSql(server.url, more);
      const second = await shipWal(server.url, to, host);
      expect(second.transactions.count).toBe(1);
      const inFile = Number(lsnOf(to) % BigInt(SEGMENT_BYTES));
      expect(second.pieces.map(({ start, file }) => [start, file])).toEqual([[inFile, pieces.at(-1)?.file]]);
      if (major === 15) await readWithWaldump(pieces, from, to);
    } finally {
      await server.stop();
    }
  });
});

describe('a shipment', () => {
  let server: TestPostgres;
  let bed: CommandBed;
  const slots = () => runSql(server.url, 'select slot_name, wal_status from pg_replication_slots order by 1');

  beforeAll(async () => {
    server = await start(NEWEST);
    await runSql(server.url, 'create table orders (id int)', 'create role plain login');
    await runSql(server.url, 'create role shipper login replication in role pg_read_all_data');
    bed = await CommandBed.open('databases: { cache: { } }');
  });

  afterAll(async () => {
    await server?.stop();
    await bed?.remove();
  });

  const ship = (options: Record<string, string> = {}) =>
    bed.run('ship', {
      options: { database: server.url.replace('postgres@', 'shipper@'), kind: 'physical', ...options },
      env: { PG_BIN: host.env['PG_BIN'] ?? '' },
    });

  /** The rows of a server that starts from a restored folder. */
  async function restored(options: Record<string, string>): Promise<unknown[][]> {
    const initialize = async (path: string) => {
      const report = await bed.run('restore', { options: { target: `pgdata:${path}`, ...options } });
      expect(report.error).toBeUndefined();
      expect(report.notes.join('\n')).toContain('it recovers to the position');
    };
    const other = await startPostgres({ major: NEWEST, hba: HBA, initialize });
    try {
      return await runSql(other.url, 'select id from orders order by id');
    } finally {
      await other.stop();
    }
  }

  /** The rows of a server that starts from a folder that the recovery page made, with the stored script and stock tools. */
  async function byHand(backup: string, until: readonly string[]): Promise<unknown[][]> {
    const keys = { runnerPublic: join(bed.folder, 'runner.asc'), recoveryPrivate: join(bed.folder, 'recovery.asc') };
    await writeFile(keys.runnerPublic, bed.runnerKey);
    await writeFile(keys.recoveryPrivate, bed.recoveryKey);
    const desk = await layOutDesk('/dev/shm', join(bed.folder, 'storage', 'cache'), keys);
    const log = 'Up to a moment';
    const of = (block: string) => block.replace(' --output', ` --backup ${backup} --output`);
    const initialize = async (path: string) => {
      const done = await paste(desk, [
        'set -e',
        ...blocksWith(desk, '4. Choose', '--signer'),
        ...blocksWith(desk, '5. Decrypt', '--key').map(of),
        ...blocksWith(desk, 'A copied PostgreSQL cluster'),
        ...blocksWith(desk, log, '--log').map(of),
        ...until,
        ...blocksWith(desk, log, 'recovery.signal'),
        `mv "$FILES/data" '${path}'; chmod -R a+rX "$HOME"`,
      ]);
      expect(done, done.output).toMatchObject({ code: 0 });
      expect(done.output).toMatch(/^log since \S+ +from .* shipments? .* signed$/m);
      expect(done.output).toContain('OK: at its first start, the cluster recovers to');
    };
    const other = await startPostgres({ major: NEWEST, hba: HBA, initialize });
    try {
      await expect.poll(() => runSql(other.url, 'select pg_is_in_recovery()'), WAITING).toEqual([[false]]);
      return await runSql(other.url, 'select id from orders order by id');
    } finally {
      await other.stop();
      await rm(desk.home, { recursive: true, force: true });
    }
  }

  it('is refused for a logical backup, and on a server where nothing limits a slot', async () => {
    await expect(ship({ kind: 'auto' })).rejects.toMatchObject({ code: 'INPUT_INVALID', hint: /kind: physical/ });
    const from = await walEnd(server.url);
    await expect(shipWal(server.url, from, host)).rejects.toMatchObject({
      code: 'DATABASE_UNSUITABLE',
      hint: expect.stringContaining('SET max_slot_wal_keep_size'),
    });
    expect(await slots()).toEqual([]);
    await runSql(server.url, "alter system set max_slot_wal_keep_size = '48MB'", 'select pg_reload_conf()');
  });

  it('continues a backup and the last shipment, and keeps the log in between', async () => {
    const options = { database: server.url, kind: 'physical' };
    expect((await ship()).error?.code).toBe('LOG_NO_BASE');
    const base = await bed.run('backup', { options, env: { PG_BIN: host.env['PG_BIN'] ?? '' } });
    expect(base.error).toBeUndefined();
    await runSql(server.url, 'insert into orders values (1)');
    const [[lsn] = []] = await runSql(server.url, 'select pg_current_wal_insert_lsn()::text');
    const [[moment] = []] = await runSql(
      server.url,
      "select (now() at time zone 'UTC')::text || '+00' from pg_sleep(0.01)",
    );
    await runSql(server.url, 'select pg_sleep(0.01)', 'insert into orders values (2)');
    const first = await ship();
    expect(first.error).toBeUndefined();
    expect(first.shipment).toMatchObject({ base: base.backup?.id, follows: null, transactions: 2 });
    // Without the slot, the first checkpoint after a file would remove it.
    const file = ['insert into orders values (3)', 'select pg_switch_wal()', 'checkpoint'];
    await runSql(server.url, ...file, ...file);
    const second = await ship();
    expect(second.error).toBeUndefined();
    expect(second.shipment).toMatchObject({ follows: first.shipment?.id, transactions: 2 });
    const third = await ship();
    expect(third.shipment).toMatchObject({ follows: second.shipment?.id, transactions: 0 });
    expect(await restored({ 'before-lsn': String(lsn) })).toEqual([[1]]);
    expect(await restored({ at: third.shipment?.to ?? '' })).toEqual([[1], [2], [3], [3]]);
    expect(await byHand(base.backup?.id ?? '', [`export UNTIL='${String(moment)}'`])).toEqual([[1]]);
    await runSql(server.url, 'create table later (id int)', 'insert into later values (1)');
    const newer = await bed.run('backup', { options, env: { PG_BIN: host.env['PG_BIN'] ?? '' } });
    expect(newer.error).toBeUndefined();
    expect((await ship()).error).toBeUndefined();
    const PG_BIN = `${host.env['PG_BIN']}:${serverBinaries(NEWEST)}`;
    const middle = vi.spyOn(Math, 'random').mockReturnValue(0.5);
    for (const [choice, name] of [
      ['auto', 'log replay'],
      ['moment', 'random moment in the log'],
    ] as const) {
      const verified = await bed.run('verify', { env: { PG_BIN }, options: { 'verify-log': choice } });
      const ofLog = verified.checks.filter(({ group }) => group === 'log');
      expect([verified.error, verified.verdict]).toEqual([undefined, 'passed']);
      expect(ofLog.map((check) => [check.name, check.outcome])).toEqual([[name, 'passed']]);
      if (choice === 'moment') {
        const sides = { lastAt: expect.any(String), nextAt: expect.any(String), server: 'there' };
        expect(ofLog[0]?.facts).toMatchObject([{ kind: 'moment', base: base.backup?.id, ...sides }]);
      }
    }
    middle.mockRestore();
    expect(await slots()).toEqual([['restorable_cache', 'reserved']]);
    const [[kept] = []] = await runSql(
      server.url,
      'select pg_current_wal_flush_lsn() - restart_lsn < 10000 from pg_replication_slots',
    );
    expect(kept).toBe(true);
    expect((await ship({ 'drop-slot': 'true' })).dropped).toEqual({ slot: 'restorable_cache', existed: true });
    expect(await slots()).toEqual([]);
    expect((await ship({ 'drop-slot': 'true' })).dropped).toEqual({ slot: 'restorable_cache', existed: false });
  });

  it('is repeated if it was not committed, and keeps the log until then', async () => {
    const from = await walEnd(server.url);
    await runSql(
      server.url,
      'insert into orders values (4)',
      'select pg_switch_wal()',
      'insert into orders values (5)',
    );
    const failed = await shipWal(server.url, from, host, { commits: false });
    await runSql(server.url, 'checkpoint', 'select pg_switch_wal()', 'checkpoint');
    const again = await shipWal(server.url, from, host);
    expect(again.pieces.at(0)?.bytes.equals(failed.pieces.at(0)?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect([failed.transactions.count, again.transactions.count]).toEqual([2, 2]);
    // How much is left depends on when the server switches its files.
    expect(again.warnings.filter((warning) => !warning.includes('uses more than half'))).toEqual([]);
  });

  it('creates a slot again that keeps no log', async () => {
    await runSql(server.url, "select pg_create_physical_replication_slot('bare')");
    const now = await walEnd(server.url);
    const { warnings } = await shipWal(server.url, now, host, { slot: 'bare' });
    expect(warnings).toEqual([expect.stringContaining('bare kept no log')]);
    expect(await slots()).toContainEqual(['bare', 'reserved']);
    await runSql(server.url, "select pg_drop_replication_slot('bare')");
  });

  it('is refused if a record is damaged, so that a newer backup can begin a new line', async () => {
    const from = await walEnd(server.url);
    await runSql(server.url, 'create table damaged ()', 'drop table damaged');
    const within = lsnText((parseLsn(from.lsn) as number) + 8);
    await expect(shipWal(server.url, { ...from, lsn: within }, host)).rejects.toMatchObject({
      code: 'LOG_UNSAFE',
      message: expect.stringContaining('damaged'),
    });
  });

  it('warns before the server removes its log, and reports a gap after that', async () => {
    const from = await walEnd(server.url);
    await runSql(server.url, 'select pg_switch_wal()');
    await shipWal(server.url, from, host, { commits: false });
    const fill = Array.from({ length: 2 }, () => [
      'create table filler ()',
      'select pg_switch_wal()',
      'drop table filler',
    ]);
    await runSql(server.url, ...fill.flat());
    const warned = await shipWal(server.url, from, host, { commits: false });
    expect(warned.warnings.join()).toMatch(/more than half .* slot test: \d+ MiB/);
    await runSql(server.url, ...fill.flat(), ...fill.flat(), 'checkpoint');
    expect(await slots()).toEqual([['test', 'lost']]);
    await expect(shipWal(server.url, from, host)).rejects.toMatchObject({
      code: 'LOG_GAP',
      message: expect.stringContaining('has removed what follows'),
    });
    expect(await slots()).toEqual([['test', 'reserved']]);
    const now = await walEnd(server.url);
    expect((await shipWal(server.url, now, host)).transactions.count).toBe(0);
  });

  it.each([
    ['an account without REPLICATION', 'plain', 'DATABASE_PRIVILEGE'],
    ['pg_hba.conf', 'unlisted', 'DATABASE_PRIVILEGE'],
  ])('is refused because of %s', async (_why, user, code) => {
    await runSql(server.url, 'drop role if exists unlisted', 'create role unlisted login replication');
    const from = await walEnd(server.url);
    await expect(shipWal(server.url.replace('postgres@', `${user}@`), from, host)).rejects.toMatchObject({ code });
  });

  it('is refused for another cluster, and for a tablespace', async () => {
    const from = await walEnd(server.url);
    await expect(shipWal(server.url, { ...from, server: '1' }, host)).rejects.toMatchObject({ code: 'LOG_GAP' });
    const folder = join(server.folder, 'space');
    await runSql(
      server.url,
      `copy (select 1) to program 'cat > /dev/null; mkdir ${folder}'`,
      `create tablespace other location '${folder}'`,
      'drop tablespace other',
    );
    await expect(shipWal(server.url, from, host)).rejects.toMatchObject({
      code: 'LOG_UNSAFE',
      message: expect.stringContaining('tablespace'),
    });
  });

  it('follows a failover, unless the other server left the log before', async () => {
    const program = join(await clientBinaries(NEWEST), 'pg_basebackup');
    const standby = await startPostgres({
      major: NEWEST,
      hba: HBA,
      settings: { ...SETTINGS, ...LIMIT },
      initialize: async (folder) => {
        const words = ['--checkpoint=fast', '--no-sync', '--create-slot', '--slot=standby', '--write-recovery-conf'];
        await run(program, [`--pgdata=${folder}`, `--dbname=${server.url}`, ...words]);
      },
    });
    try {
      const before = await walEnd(server.url);
      await expect(shipWal(standby.url, before, host)).rejects.toMatchObject({ code: 'DATABASE_UNSUITABLE' });
      const hasReceived = `select pg_last_wal_replay_lsn() >= '${before.lsn}'`;
      await whenTrue(async () => (await runSql(standby.url, hasReceived))[0]?.[0] === true);
      await expect(shipWal(server.url, before, host, { slot: 'standby' })).rejects.toMatchObject({
        code: 'DATABASE_UNSUITABLE',
        message: expect.stringContaining('in use by another program'),
      });
      await runSql(standby.url, 'select pg_promote()');
      await runSql(server.url, 'insert into orders values (6)');
      const after = await walEnd(server.url);
      await runSql(standby.url, 'insert into orders values (7)', 'insert into orders values (8)');
      const { to, transactions, pieces } = await shipWal(standby.url, before, host);
      expect(transactions.count).toBe(2);
      expect(to).toMatchObject({ timeline: 2, server: before.server });
      expect(pieces.map(({ file, start }) => [file.slice(0, 8), start])).toContainEqual(['00000002', 0]);
      expect(pieces[0]).toMatchObject({ name: '00000002.history', start: 0 });
      await runSql(standby.url, 'insert into orders values (9)');
      if (to.kind !== 'wal') throw new Error('no position');
      const next = await shipWal(standby.url, to, host);
      expect([next.transactions.count, next.pieces.length]).toEqual([1, 1]);
      await expect(shipWal(standby.url, after, host)).rejects.toMatchObject({
        code: 'LOG_GAP',
        message: expect.stringContaining('another timeline'),
      });
    } finally {
      await standby.stop();
    }
  });
});

async function readWithWaldump(pieces: readonly Piece[], from: WalPosition, to: WalPosition): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'waldump-'));
  try {
    await writeSegments(pieces, folder);
    const program = join(await clientBinaries(15), 'pg_waldump');
    const args = ['--path', folder, '--start', from.lsn, '--end', to.lsn, '--rmgr', 'Transaction'];
    const { stdout, stderr } = await run(program, args, { maxBuffer: 64 * 1024 * 1024 });
    expect(stderr).toBe('');
    expect(stdout.match(/desc: COMMIT/g)).toHaveLength(COMMITS);
  } finally {
    await rm(folder, { recursive: true });
  }
}
