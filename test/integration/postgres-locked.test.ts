import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Lanes } from '../../src/core/planning/lanes.ts';
import { Secret } from '../../src/core/secret.ts';
import { WHOLE_DATABASE } from '../../src/engines/postgres/catalog/scope.ts';
import { openConnection } from '../../src/engines/postgres/connection/connection.ts';
import { planLanes } from '../../src/engines/postgres/dump/lanes.ts';
import { parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';

import { createEngineHost, type EngineHost } from '../support/engine-host.ts';
import { WAITING } from '../support/patience.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { dumpAll } from '../support/postgres-dump.ts';
import { runSql } from '../support/postgres-fill.ts';

const MAJOR = 18;

/** Minutes would keep a test waiting. */
const patience = vi.hoisted(() => ({ waitMs: 60_000 }));
vi.mock('../../src/engines/postgres/dump/lock-limits.ts', () => ({
  LOCK_ATTEMPT_MS: 500,
  get LOCK_WAIT_MS() {
    return patience.waitMs;
  },
}));

describe('a table that is locked when a backup begins', () => {
  let server: TestPostgres;
  let folder: string;
  let clients: string;

  beforeAll(async () => {
    server = await startPostgres({
      major: MAJOR,
      settings: { max_prepared_transactions: '2', max_locks_per_transaction: '128' },
    });
    clients = await clientBinaries(MAJOR);
    folder = await mkdtemp(join(tmpdir(), 'locked-'));
    await runSql(
      server.url,
      'create table another (a int); create table orders (a int); create sequence numbers; create materialized view sums as select 1 as a; insert into orders values (1); insert into another values (1)',
    );
  });

  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function session(application: string): Promise<pg.Client & AsyncDisposable> {
    const client = new pg.Client({ connectionString: server.url, application_name: application });
    await client.connect();
    return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
  }

  const hostOf = (bin = clients): EngineHost => createEngineHost({ PG_BIN: bin });
  const waitsAt = (host: EngineHost, words: RegExp) => expect.poll(() => host.lines.join('\n'), WAITING).toMatch(words);

  it('is waited for without a lock, and the log says who has it', async () => {
    await using migration = await session('migration');
    await migration.query('begin; lock table orders in access exclusive mode');
    const host = hostOf();
    const dumping = dumpAll(server.url, host);
    await waitsAt(
      host,
      /info: "public\.orders" is locked by the session \d+ \(user "postgres", application "migration", for \d+ s\)\. The backup waits up to 60 s for it, without a lock of its own\./,
    );
    // Whatever the migration wants next, it gets.
    await migration.query(`set lock_timeout = '1s'; alter table another add column b int; commit`);
    const { fingerprint } = await dumping;
    expect(fingerprint.tables).toContainEqual({ schema: 'public', name: 'orders', rows: 1, rowsFrom: 'count' });
    expect(host.lines.filter((line) => line.includes('is locked by')).length).toBe(1);
  });

  it('is waited for behind a statement that waits itself', async () => {
    await using reader = await session('report');
    await using migration = await session('migration');
    await reader.query('begin; select * from orders');
    const altered = migration.query('alter table orders add column b int');
    const host = hostOf();
    const dumping = dumpAll(server.url, host);
    const [[blocker] = []] = (await reader.query({ text: 'select pg_backend_pid()', rowMode: 'array' })).rows;
    const words = `"public\\.orders" is about to be locked by the session \\d+ \\(.*"migration".*\\), which waits for the session ${blocker} \\(.*"report"`;
    await waitsAt(host, new RegExp(words));
    await reader.query('commit');
    await altered;
    expect((await dumping).database.length).toBeGreaterThan(0);
  });

  it('is waited for while whoever has it waits for another table, and the log says for whom', async () => {
    await using reader = await session('report');
    await using migration = await session('migration');
    await reader.query('begin; select * from another');
    await migration.query('begin; lock table orders');
    const altered = migration.query('alter table another add column c int');
    const host = hostOf();
    const dumping = dumpAll(server.url, host, { exclude: ['another'] });
    await waitsAt(
      host,
      /"public\.orders" is locked by the session \d+ \(.*"migration".*\), which waits for the session \d+ \(.*"report"/,
    );
    await reader.query('commit');
    await altered;
    await migration.query('commit');
    expect((await dumping).database.length).toBeGreaterThan(0);
  });

  it('may be renamed or dropped meanwhile, and a partition counts like a table', async () => {
    await runSql(
      server.url,
      `create table parts (a int) partition by list (a); create table part_1 partition of parts for values in (1);
       create table passing (a int)`,
    );
    await using migration = await session('migration');
    await migration.query('begin; drop table passing; alter table part_1 rename to part_one');
    const host = hostOf();
    const dumping = dumpAll(server.url, host, { include: ['parts', 'passing'] });
    await waitsAt(host, /"public\.(?:passing|part_1)" is locked/);
    await migration.query('create table passing (a int, b int); commit');
    const { fingerprint } = await dumping;
    expect(fingerprint.tables.map(({ name }) => name).sort()).toEqual(['part_one', 'passing']);
    await migration.query('drop table parts, passing');
  });

  it('is of no interest if it is not in the backup', async () => {
    await using migration = await session('migration');
    await migration.query('begin; lock table orders in access exclusive mode; refresh materialized view sums');
    for (const lanes of [1, 2] as const) {
      const host = hostOf();
      const { fingerprint } = await dumpAll(server.url, host, { exclude: ['orders', 'sums'], lanes });
      expect(fingerprint.tables.map(({ name }) => name)).toEqual(['another']);
      expect(host.lines.join()).not.toContain('lock');
    }
  });

  it('is a reason for one lane, which a warning says if a number was asked for', async () => {
    await using migration = await session('migration');
    await migration.query('begin; lock table orders in access exclusive mode');
    const url = parsePostgresUrl(new Secret(server.url));
    const control = await openConnection(url, hostOf(), { requireTls: false });
    try {
      const planned = (lanes: Lanes) => planLanes(control, lanes, { scope: WHOLE_DATABASE, encoding: 'UTF8' });
      const lanesOf = ({ lanes }: Awaited<ReturnType<typeof planned>>) =>
        lanes.map((lane) => lane.map(({ name }) => name));
      const asked = await planned(3);
      expect(lanesOf(asked)).toEqual([['another']]);
      expect(asked.warnings).toEqual([
        'The dump has one lane, because a table is locked, so that its size is not known.',
      ]);
      expect((await planned('auto')).warnings).toEqual([]);
      await migration.query('commit');
      const free = await planned(2);
      expect(lanesOf(free).flat().toSorted()).toEqual(['another', 'orders']);
      expect([free.lanes.length, free.warnings]).toEqual([2, []]);
    } finally {
      await control.close();
    }
  });

  it.each([1, 2] as const)('makes the dump begin again if it is locked after that, with %i lanes', async (lanes) => {
    const bin = join(folder, String(lanes));
    await mkdir(bin);
    const real = join(clients, 'pg_dump');
    // Takes the lock once, and ends a moment after the first attempt gave up: only then does another one begin.
    await writeFile(
      join(bin, 'pg_dump'),
      `#!/bin/bash
      [ "$1" = --version ] && exec "${real}" --version
      if mkdir "${bin}/once" 2>/dev/null; then
        echo "begin; lock table orders in access exclusive mode;
          \\! touch ${bin}/locked
          select pg_sleep(2)" | setsid "${clients}/psql" --no-psqlrc --quiet >/dev/null 2>&1 &
      fi
      until [ -e "${bin}/locked" ]; do sleep 0.05; done
      exec "${real}" "$@"`,
      { mode: 0o755 },
    );
    const host = hostOf(bin);
    const { warnings, streams } = await dumpAll(server.url, host, { lanes });
    expect(warnings.join()).not.toContain('lane');
    expect([...streams.keys()]).toContain(lanes === 1 ? 'database.dump' : 'data-1.dump');
    expect(host.lines.join('\n')).toMatch(/"public\.orders" is locked by the session/);
  });

  it.each([
    ['a table', 'lock table orders in access exclusive mode', '"public.orders" is locked by the session'],
    // pg_dump would wait for it without a limit, because its own is for tables only.
    ['a view', 'refresh materialized view sums', '"public.sums" is locked by the session'],
    ['a sequence', 'drop sequence numbers', '"public.numbers" is locked by the session'],
  ])('is named in the error if it stays locked: %s', async (_what, sql, words) => {
    await using migration = await session('migration');
    await migration.query(`begin; ${sql}`);
    patience.waitMs = 1_000;
    try {
      await expect(dumpAll(server.url, hostOf())).rejects.toMatchObject({
        code: 'DUMP_FAILED',
        message: expect.stringMatching(
          new RegExp(`lock could not be acquired in time: ${words} \\d+ \\(user "postgres"`),
        ),
        hint: expect.stringContaining('Run it again when that is done'),
      });
    } finally {
      patience.waitMs = 60_000;
      await migration.query('rollback');
    }
    const left =
      "select count(*)::int from pg_stat_activity where application_name not in ('', 'migration') and pid <> pg_backend_pid()";
    await expect.poll(() => runSql(server.url, left), WAITING).toEqual([[0]]);
  });

  it('is named in the error if a prepared transaction has it', async () => {
    await runSql(server.url, `begin; lock table orders in access exclusive mode; prepare transaction 'forgotten'`);
    patience.waitMs = 1_000;
    try {
      await expect(dumpAll(server.url, hostOf())).rejects.toMatchObject({
        message: expect.stringContaining('"public.orders" is locked by a prepared transaction'),
      });
    } finally {
      patience.waitMs = 60_000;
      await runSql(server.url, `rollback prepared 'forgotten'`);
    }
  });

  it('is named although a thousand others are locked that are not in the backup', async () => {
    await using migration = await session('migration');
    const names = Array.from({ length: 1_200 }, (_, number) => `part_${number}`);
    await migration.query(`create schema others; ${names.map((name) => `create table others.${name} ()`).join('; ')}`);
    // In two transactions: a lock table for a test is not large, and the later one sorts after the earlier one.
    await migration.query(`begin; lock table ${names.map((name) => `others.${name}`).join()}`);
    await using later = await session('later');
    await later.query('begin; lock table orders');
    patience.waitMs = 1_000;
    try {
      await expect(dumpAll(server.url, hostOf(), { exclude: ['others.*'] })).rejects.toMatchObject({
        message: expect.stringMatching(/in time: "public\.orders" is locked by the session/),
      });
    } finally {
      patience.waitMs = 60_000;
      await later.query('rollback');
      await migration.query('rollback; drop schema others cascade');
    }
  });

  it('is named to an account that may not see what others do', async () => {
    await runSql(server.url, 'create role reader login; grant pg_read_all_data to reader');
    const url = new URL(server.url);
    url.username = 'reader';
    await using migration = await session('migration');
    await migration.query('begin; lock table orders');
    const host = hostOf();
    const dumping = dumpAll(url.href, host);
    // Neither when it began nor what it runs is visible.
    await waitsAt(
      host,
      /"public\.orders" is locked by the session \d+ \(user "postgres", application "migration"\)\. /,
    );
    await migration.query('commit');
    expect((await dumping).database.length).toBeGreaterThan(0);
  });

  it('leaves no session behind when the wait is cancelled', async () => {
    await using migration = await session('migration');
    await migration.query('begin; lock table orders');
    const host = hostOf();
    const dumping = dumpAll(server.url, host);
    dumping.catch(() => {});
    await waitsAt(host, /is locked by the session/);
    host.cancel();
    await expect(dumping).rejects.toMatchObject({ code: 'CANCELLED' });
    const others = `select count(*)::int from pg_stat_activity
      where backend_type = 'client backend' and application_name <> 'migration' and pid <> pg_backend_pid()`;
    await expect.poll(() => runSql(server.url, others), WAITING).toEqual([[0]]);
    await migration.query('rollback');
  });
});
