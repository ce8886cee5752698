import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LogPosition, logPositionSchema } from '../../src/core/format/log/log-position.ts';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import { Secret } from '../../src/core/secret.ts';
import { createPhysicalPostgresEngine } from '../../src/engines/postgres/physical/index.ts';
import { TarReader } from '../../src/engines/postgres/physical/source/tar.ts';
import type { ByteStream, DumpOptions } from '../../src/ports/engine/source.ts';
import type { Target } from '../../src/ports/engine/target.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { serverBinaries, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { pgBin } from '../support/postgres-clients.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { proseIn } from '../support/rendered.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';

/** The oldest that the privileges of a verification treat differently; the newest are in the release tests. */
const MAJOR = 13;
const ALL: DumpOptions = { include: [], exclude: [], rowCountTimeoutMs: 600_000, withPasswordHashes: false };
const HBA =
  'local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication unlisted 127.0.0.1/32 reject\nhost replication all 127.0.0.1/32 trust\n';

interface Copy {
  readonly base: Buffer;
  readonly position: LogPosition | undefined;
  readonly fingerprint: Fingerprint;
  readonly warnings: readonly string[];
}

const engine = createPhysicalPostgresEngine();
let server: TestPostgres;
let host: TargetHost;
let shop: string;
let copied: Copy;
/** When a commit was over that the copy contains. */
let committedAt: string;

beforeAll(async () => {
  server = await startPostgres({ major: MAJOR, hba: HBA, initdb: ['--wal-segsize=64'] });
  host = await createTargetHost({ PG_BIN: `${await pgBin()}:${serverBinaries(MAJOR)}` });
  await runSql(server.url, 'create database shop', 'create role plain login', 'create role unlisted login replication');
  shop = urlOf(server, 'shop');
  await runSql(
    shop,
    'create table orders (id int primary key, note text)',
    "insert into orders select g, 'note ' || g from generate_series(1, 1000) g",
    'create unlogged table cache (a int)',
    'insert into cache values (1)',
    'create sequence numbers',
    "select nextval('numbers')",
    // Each of these would keep a server, or a session, from starting where the library is missing.
    'alter role postgres set session_preload_libraries from current',
    "alter system set shared_preload_libraries = 'no_such_library'",
    "alter database shop set session_preload_libraries = 'no_such_library'",
    'alter database shop set default_transaction_read_only = on',
    'revoke connect on database shop from public',
  );
  const write = 'set default_transaction_read_only = off';
  copied = await copy(shop, {
    first: async () => {
      await runSql(shop, write, 'create table passing (a int primary key)');
      committedAt = String((await runSql(shop, 'select clock_timestamp()::text'))[0]?.[0]);
    },
    last: () => runSql(shop, write, 'drop table if exists passing'),
  });
});

afterAll(async () => {
  await server?.stop();
  host?.remove();
});

/** The name of the list of files, and its beginning: a chunk can end within one of them. */
const LIST = ['backup_manifest', 'PostgreSQL-Backup-Manifest-Version'];

interface Meanwhile {
  /** Once the copy has begun. */
  readonly first?: () => Promise<unknown>;
  /** After the moment whose content the copy has: the server sends its list of files last. */
  readonly last?: () => Promise<unknown>;
}

async function copy(url: string, { first, last }: Meanwhile = {}): Promise<Copy> {
  const source = await engine.openSource(new Secret(url), { requireTls: false }, host);
  try {
    const dump = await source.dump(ALL);
    const chunks: Buffer[] = [];
    for (const lane of dump.lanes) {
      for await (const { content } of lane) {
        for await (const chunk of content) {
          if (chunks.push(Buffer.from(chunk)) === 1) await first?.();
          if (LIST.some((words) => chunks.at(-1)?.includes(words))) await last?.();
        }
      }
    }
    const position = await dump.position?.();
    return { base: Buffer.concat(chunks), position, fingerprint: await dump.fingerprint(), warnings: dump.warnings };
  } finally {
    await source.close();
  }
}

function streamsOf(base: Buffer): ByteStream[] {
  const pieces = async function* () {
    for (let at = 0; at < base.length; at += 100_001) yield base.subarray(at, at + 100_001);
  };
  return [{ name: 'base.tar', content: pieces() }];
}

const needsOf = ({ base, fingerprint }: Copy) => ({
  majorVersion: String(MAJOR),
  fingerprint,
  rawBytes: base.length,
});

const openEphemeral = (of: Copy): Promise<Target> => engine.openTarget({ kind: 'ephemeral' }, needsOf(of), host);

it('records where a backup ends in the log of the cluster', async () => {
  const { position } = copied;
  if (position?.kind !== 'wal') throw new Error('no position');
  expect(logPositionSchema.parse(position)).toMatchObject({ timeline: 1, segmentBytes: 64 * 1024 * 1024 });
  const [facts] = await runSql(
    server.url,
    `select system_identifier::text, '${position.lsn}'::pg_lsn < pg_current_wal_lsn(), '${position.at}' < clock_timestamp(),
       '${committedAt}'::timestamptz < '${position.at}'
     from pg_control_system()`,
  );
  expect(facts).toEqual([position.server, true, true, true]);
});

describe('a verification of a physical backup', () => {
  it('recovers the cluster without the settings of the source, and compares it', async () => {
    await using target = disposed(await openEphemeral(copied));
    await target.restore(streamsOf(copied.base));
    const restored = await target.inspect();
    expect(compareFingerprints(copied.fingerprint, restored).filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(restored.tables).toEqual([
      { schema: 'public', name: 'cache', rows: 0, rowsFrom: 'count' },
      { schema: 'public', name: 'orders', rows: 1000, rowsFrom: 'count' },
    ]);
    // The table "passing", its index and its constraint.
    expect(target.notes.join(' ')).toContain('3 objects existed only while the cluster was copied');
    const integrity = await target.integrity();
    expect(integrity.filter(({ ok }) => !ok)).toEqual([]);
    expect(integrity.flatMap(({ found }) => proseIn(found))).toEqual([]);
    expect(integrity.map(({ name }) => name)).toContain('databases of the cluster');
    const { rows } = await target.query('select count(*), current_user from orders', { timeoutMs: 60_000 });
    expect(rows).toEqual([['1000', 'restorable_restore']]);
  });

  it('is a finding if the log in it is damaged', async () => {
    const base = withoutLog(copied.base);
    await using target = disposed(await openEphemeral({ ...copied, base }));
    await expect(target.restore(streamsOf(base))).rejects.toMatchObject({
      code: 'RESTORE_FAILED',
      message: expect.stringContaining('does not recover to a consistent state'),
    });
    expect(host.leftovers).toEqual([]);
  });
});

describe('a restore of a physical backup', () => {
  it('makes a folder from which a server starts', async () => {
    const restored = await startPostgres({
      major: MAJOR,
      initialize: async (path) => {
        const url = new Secret(`pgdata:${path}`);
        const target = await engine.openTarget({ kind: 'restore', url, replace: false }, needsOf(copied), host);
        await target.restore(streamsOf(copied.base));
        await target.publish();
        await target.close();
        expect(await readFile(join(path, 'postgresql.auto.conf'), 'utf8')).toContain("archive_mode = 'off'");
        expect(await readFile(join(path, 'postgresql.auto.conf.source'), 'utf8')).toContain('no_such_library');
      },
    });
    try {
      expect(await runSql(urlOf(restored, 'shop'), 'select count(*)::int from orders')).toEqual([[1000]]);
    } finally {
      await restored.stop();
    }
  });

  it('leaves nothing if the backup ends early, and touches no folder that contains something', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'physical-'));
    try {
      const url = new Secret(`pgdata:${join(folder, 'new')}`);
      const spec = { kind: 'restore', url, replace: false } as const;
      const target = await engine.openTarget(spec, needsOf(copied), host);
      const half = copied.base.subarray(0, copied.base.length / 2);
      await expect(target.restore(streamsOf(half))).rejects.toMatchObject({ code: 'RESTORE_FAILED' });
      expect(existsSync(join(folder, 'new', 'global', 'pg_control'))).toBe(false);
      await target.close();
      expect(await readdir(folder)).toEqual([]);
      const occupied = { ...spec, url: new Secret(`pgdata:${server.folder}`) };
      await expect(engine.openTarget(occupied, needsOf(copied), host)).rejects.toMatchObject({
        code: 'TARGET_NOT_EMPTY',
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a physical backup', () => {
  it('says what it does not have, and leaves no replication slot', async () => {
    expect(copied.warnings).toContain('A physical backup has no rows of unlogged tables: "public.cache".');
    expect(await runSql(server.url, 'select slot_name from pg_replication_slots')).toEqual([]);
  });

  it('does not compare what is written while it is made', async () => {
    const { fingerprint } = await copy(shop, {
      first: () =>
        runSql(
          shop,
          'set default_transaction_read_only = off',
          'delete from orders where id = 1',
          'create table late ()',
        ),
    });
    expect(fingerprint.tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['cache', 0],
      ['late', null],
      ['orders', null],
    ]);
    expect(fingerprint.facts).toMatchObject({ 'source.schema-changed': 'yes' });
    expect(fingerprint.flaws).toEqual([{ kind: 'changed-during-copy', type: 'table', name: 'public.late' }]);
  });

  it('does not compare rows while a session has not reported what it wrote', async () => {
    const writer = new pg.Client({ connectionString: shop });
    await writer.connect();
    // The server sends a report at most twice a second: that of the last commands stays in the session.
    const write = async () => {
      await writer.query('set default_transaction_read_only = off');
      await writer.query("insert into orders values (-1, 'late')");
      await writer.query('delete from orders where id = -1');
    };
    try {
      const { fingerprint, warnings } = await copy(shop, { first: write });
      expect(fingerprint.tables.find(({ name }) => name === 'orders')?.rows).toBeNull();
      expect(warnings.join(' ')).toContain('no rows are compared');
    } finally {
      await writer.end();
    }
  });

  it('fails if its connection is lost', async () => {
    const first = () =>
      runSql(server.url, "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'walsender'");
    await expect(copy(shop, { first })).rejects.toMatchObject({ code: 'DATABASE_CONNECTION_LOST' });
  });

  it.each([
    ['an account without REPLICATION', 'plain', 'DATABASE_PRIVILEGE', 'lacks REPLICATION'],
    ['pg_hba.conf', 'unlisted', 'DATABASE_PRIVILEGE', 'refuses replication connections'],
  ])('is refused because of %s', async (_why, user, code, words) => {
    await expect(copy(server.url.replace('postgres@', `${user}@`))).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
      hint: expect.stringContaining('make logical backups often'),
    });
  });

  it('is refused for a cluster with tablespaces', async () => {
    const folder = join(server.folder, 'space');
    await runSql(
      server.url,
      `copy (select 1) to program 'cat > /dev/null; mkdir ${folder}'`,
      `create tablespace other location '${folder}'`,
    );
    await expect(copy(shop)).rejects.toMatchObject({
      code: 'DATABASE_UNSUITABLE',
      message: expect.stringContaining('1 tablespaces outside of its data folder'),
    });
  });
});

function disposed(target: Target): Target & AsyncDisposable {
  return { ...target, [Symbol.asyncDispose]: () => target.close() };
}

/** The same tar file, with zeros in place of the write-ahead log. */
function withoutLog(base: Buffer): Buffer {
  const changed = Buffer.from(base);
  const reader = new TarReader();
  let isLog = false;
  for (const piece of reader.push(changed)) {
    if (piece.kind === 'entry') isLog = /^pg_wal\/[0-9A-F]{24}$/.test(piece.entry.name);
    else if (isLog) piece.bytes.fill(0);
  }
  return changed;
}
