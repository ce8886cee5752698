import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
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
    server = await startPostgres({ major: MAJOR, settings: { max_prepared_transactions: '2' } });
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
    await waitsAt(host, /"public\.orders" is about to be locked by the session \d+ \(.*"migration".*\), which waits\./);
    await reader.query('commit');
    await altered;
    expect((await dumping).database.length).toBeGreaterThan(0);
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
});
