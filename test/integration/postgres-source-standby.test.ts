import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { openConnection } from '../../src/engines/postgres/connection/connection.ts';
import { createPostgresEngine } from '../../src/engines/postgres/index.ts';
import { parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';
import { examineDatabase, findingOf } from '../support/doctor.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { WAITING } from '../support/patience.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { dumpAll } from '../support/postgres-dump.ts';
import { runSql } from '../support/postgres-fill.ts';
import { SAMPLE_ROWS, SAMPLE_SQL } from '../support/postgres-sample.ts';
import { runOptions } from '../support/run-options.ts';
import { streamsIn } from '../support/streams-in.ts';

const run = promisify(execFile);
let primary: TestPostgres;
let standby: TestPostgres;

beforeAll(async () => {
  primary = await startPostgres({
    major: 14,
    hba: 'local all all trust\nhost all all all trust\nhost replication all all trust\n',
  });
  await runSql(primary.url, SAMPLE_SQL);
  const basebackup = join(await clientBinaries(14), 'pg_basebackup');
  standby = await startPostgres({
    major: 14,
    // The primary has written nothing yet at the end of the copy, and answers the first request with an error.
    settings: { wal_retrieve_retry_interval: '100ms' },
    initialize: async (data) => {
      const from = ['-h', '127.0.0.1', '-p', String(primary.port), '-U', 'postgres'];
      await run(basebackup, [...from, '-D', data, '-X', 'stream', '-R', '--checkpoint=fast', '--no-sync']);
    },
  });
});

afterAll(async () => {
  await standby.stop();
  await primary.stop();
});

/** Waits until the standby has replayed what the primary has done so far. */
async function caughtUp(): Promise<void> {
  const [written] = await runSql(primary.url, 'select pg_current_wal_lsn()::text');
  await vi.waitUntil(async () => {
    const [row] = await runSql(standby.url, `select pg_last_wal_replay_lsn() >= '${written?.[0]}'::pg_lsn`);
    return row?.[0] === true;
  }, WAITING);
}

describe('a dump of a standby', () => {
  it('says that a transaction of the primary has the table locked', async () => {
    const client = new pg.Client({ connectionString: primary.url });
    await client.connect();
    await client.query('create table held (a int)');
    // The standby learns of the lock with the next record.
    await client.query('begin; lock table held; create table written_too (a int)');
    await runSql(primary.url, 'select txid_current()');
    await caughtUp();
    const host = createEngineHost({ PG_BIN: await clientBinaries(14) });
    const dumping = dumpAll(standby.url, host);
    const words = /"public\.held" is locked on this standby by a transaction of the primary\. The backup waits/;
    await expect.poll(() => host.lines.join('\n'), WAITING).toMatch(words);
    await client.query('rollback; drop table held');
    await client.end();
    expect((await dumping).database.length).toBeGreaterThan(0);
    await caughtUp();
  });

  it('has the same content as one of the primary except for unlogged rows, reports this, and has the same identity', async () => {
    const host = createEngineHost({ PG_BIN: await clientBinaries(14) });
    const fromPrimary = await dumpAll(primary.url, host);
    await caughtUp();
    const fromStandby = await dumpAll(standby.url, host);
    expect(fromStandby.info.identity).toBe(fromPrimary.info.identity);
    expect(fromStandby.warnings).toContainEqual(expect.stringMatching(/standby.*"app\.scratch"/));
    const rows = fromStandby.fingerprint.tables.filter((table) => table.rows !== null);
    expect(Object.fromEntries(rows.map((table) => [`${table.schema}.${table.name}`, table.rows]))).toEqual({
      ...SAMPLE_ROWS,
      'app.scratch': 0,
    });
    expect(fromStandby.fingerprint.objects).toEqual(fromPrimary.fingerprint.objects);
    // A counter's logged value runs ahead of its last one (by up to 32 steps): a standby is never behind.
    for (const { name, lastValue } of fromPrimary.fingerprint.sequences) {
      const there = fromStandby.fingerprint.sequences.find((sequence) => sequence.name === name);
      expect(Number(there?.lastValue ?? 0)).toBeGreaterThanOrEqual(Number(lastValue ?? 0));
    }
  });
});

describe('a conflict with recovery', () => {
  const ADVICE = {
    message: expect.stringMatching(/conflict with recovery on the standby/),
    hint: expect.stringContaining('hot_standby_feedback=on or a larger max_standby_streaming_delay'),
  };
  const setDelay = (text: string) => runSql(standby.url, `alter system ${text}`, 'select pg_reload_conf()');

  /**
   * Until the standby waits for a lock, or has ended whoever held it. A session whose output nobody reads can't be ended, so this
   * must not wait for the end of the conflict.
   */
  async function waitsForLock(): Promise<void> {
    const [written] = await runSql(primary.url, 'select pg_current_wal_lsn()');
    await vi.waitUntil(async () => {
      const query = `select exists (select from pg_locks where not granted) or pg_last_wal_replay_lsn() >= '${written?.[0]}'`;
      const [row] = await runSql(standby.url, query);
      return row?.[0] === true;
    }, WAITING);
  }

  beforeAll(() => setDelay(`set max_standby_streaming_delay = '0'`));
  afterAll(() => setDelay('reset max_standby_streaming_delay'));

  it('that ends the dump is named, with the settings that avoid it', async () => {
    // More than pipes and buffers hold, so that the dump is not over before it is read.
    const rows = 'select g as a, repeat(md5(g::text), 9) as b from generate_series(1, 90000) g';
    await runSql(primary.url, `create table large as ${rows}`, 'create table altered (a int)');
    await caughtUp();
    const host = createEngineHost({ PG_BIN: await clientBinaries(14) });
    const source = await createPostgresEngine().openSource(new Secret(standby.url), { requireTls: false }, host);
    try {
      const scope = { include: ['public.large', 'public.altered'], exclude: [] };
      const dump = await source.dump({ ...scope, rowCountTimeoutMs: 600_000, withPasswordHashes: false });
      await runSql(primary.url, 'alter table altered add column b int');
      await waitsForLock();
      const read = async () => {
        for await (const { content } of streamsIn(dump)) for await (const _ of content);
        await dump.fingerprint();
      };
      // Whichever notices it first: pg_dump, or the session that counts.
      const code = expect.stringMatching(/^(?:DUMP_FAILED|DATABASE_CONNECTION_LOST)$/);
      await expect(read()).rejects.toMatchObject({ code, ...ADVICE });
      await caughtUp();
    } finally {
      await source.close();
    }
    await runSql(primary.url, 'drop table large, altered');
    await caughtUp();
  });

  it('that ends a session between two statements is named by the next one', async () => {
    await runSql(primary.url, 'create table emptied as select 1 as a');
    await caughtUp();
    const host = createEngineHost();
    await using connection = await openConnection(parsePostgresUrl(new Secret(standby.url)), host, {
      requireTls: false,
    });
    await connection.begin({ isolation: 'repeatable read' });
    await connection.query('select * from public.emptied');
    await runSql(primary.url, 'delete from emptied', 'vacuum emptied', 'drop table emptied');
    await caughtUp();
    await expect(connection.query('select 1')).rejects.toMatchObject({ code: 'DATABASE_CONNECTION_LOST', ...ADVICE });
  });
});

describe('the replication lag of a standby', () => {
  const lagOf = async () => {
    const source = await createPostgresEngine().openSource(
      new Secret(standby.url),
      { requireTls: false },
      createEngineHost(),
    );
    await source.close();
    return source.info.replica;
  };

  it('is zero if it streams and has replayed everything, however long ago the last write was', async () => {
    await runSql(primary.url, 'create table written_once (id int)');
    await caughtUp();
    const old = "select pg_catalog.now() - pg_catalog.pg_last_xact_replay_timestamp() > interval '1 second'";
    await vi.waitUntil(async () => (await runSql(standby.url, old))[0]?.[0] === true, WAITING);
    expect(await lagOf()).toEqual({ lagMs: 0 });
  });

  it('is the age of what it has replayed, and the time that a backup states for its data', async () => {
    await runSql(standby.url, 'select pg_wal_replay_pause()');
    try {
      await runSql(primary.url, 'create table while_paused (id int)');
      await vi.waitUntil(async () => ((await lagOf())?.lagMs ?? 0) > 1_900, WAITING);
      const env = { PG_BIN: await clientBinaries(14) };
      const beforeMs = Date.now();
      const folder = await mkdtemp(join(tmpdir(), 'standby-'));
      const backup = (more: Record<string, string>) =>
        runOptions(
          {
            mode: 'backup',
            database: standby.url,
            destination: `file:${folder}`,
            passphrase: 'plunder gizmo cradle unwed slinky',
            ...more,
          },
          env,
        );
      const made = await backup({});
      expect(made.report).toMatchObject({ exitCode: 0, replica: { lagMs: expect.any(Number) } });
      expect(made.report.warnings).toContainEqual(expect.stringMatching(/replica that is .* behind/));
      const [manifest = ''] = await readdir(join(folder, 'postgres', 'manifests'));
      const { snapshotAt } = JSON.parse(await readFile(join(folder, 'postgres', 'manifests', manifest), 'utf8'));
      expect(beforeMs - Date.parse(snapshotAt)).toBeGreaterThan(1_500);
      const refused = await backup({ 'max-replica-lag': '1s' });
      expect(refused.report).toMatchObject({ exitCode: 2, error: { code: 'REPLICA_LAG' } });
      expect((await backup({ 'max-replica-lag': '1h' })).report.exitCode).toBe(0);
      expect(await readdir(join(folder, 'postgres', 'manifests'))).toHaveLength(2);
      const examine = async (maxReplicaLagMs: number | undefined) => {
        const source = { engine: 'postgres', url: new Secret(standby.url) } as const;
        const report = await examineDatabase(createPostgresEngine(), source, createEngineHost(env), {
          maxReplicaLagMs,
        });
        return findingOf(report, 'replica');
      };
      expect(await examine(1_000)).toMatchObject({ result: 'failed', code: 'REPLICA_LAG' });
      expect(await examine(undefined)).toMatchObject({ result: 'warning' });
      expect(await examine(3_600_000)).toMatchObject({ result: 'ok' });
      await rm(folder, { recursive: true, force: true });
    } finally {
      await runSql(standby.url, 'select pg_wal_replay_resume()');
    }
  });

  it('is unknown if the functions are not accessible, which a max-replica-lag does not accept', async () => {
    const call = 'execute on function pg_last_wal_replay_lsn()';
    await runSql(
      primary.url,
      `create role limited login; grant pg_read_all_data to limited; revoke ${call} from public`,
    );
    await caughtUp();
    const url = standby.url.replace('postgres@', 'limited@');
    const { report } = await runOptions(
      {
        mode: 'backup',
        database: url,
        destination: `file:${tmpdir()}/unused`,
        passphrase: 'plunder gizmo cradle unwed slinky',
        'max-replica-lag': '1h',
      },
      { PG_BIN: await clientBinaries(14) },
    );
    expect(report.error).toMatchObject({
      code: 'REPLICA_LAG',
      message: expect.stringContaining('pg_last_wal_replay_lsn'),
    });
  });
});
