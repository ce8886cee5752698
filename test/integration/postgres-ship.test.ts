import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lsnOf, type WalPosition } from '../../src/core/format/log-position.ts';
import { type Commit, WalScanner } from '../../src/engines/postgres/wal/scanner.ts';
import { POSTGRES_MAJORS, type PostgresMajor, startPostgres } from '../support/postgres.ts';
import { clientBinaries, pgBin } from '../support/postgres-clients.ts';
import { runSql } from '../support/postgres-fill.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';
import { type Piece, SEGMENT_BYTES, shipWal, walEnd, writeSegments } from '../support/wal.ts';

const run = promisify(execFile);
const HBA =
  'local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication unlisted 127.0.0.1/32 reject\nhost replication all 127.0.0.1/32 trust\n';

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

/** Nine transactions. The fourth one's record is longer than a file, and one ends with its file. */
const WORK = [
  'create table orders (id int, note text)',
  "insert into orders values (1, 'a'); insert into orders values (2, 'b')",
  "insert into orders select g, repeat('x', 500) from generate_series(3, 9000) g",
  "select pg_logical_emit_message(true, 'test', repeat('y', 20000000))",
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
      await runSql(server.url, ...WORK);
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
      expectInPieces(pieces, from);

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

/** The same whatever the length of what arrives at once. */
function expectInPieces(pieces: readonly Piece[], from: WalPosition): void {
  const commits: Commit[] = [];
  const scanner = new WalScanner(
    { lsn: lsnOf(from), segmentBytes: SEGMENT_BYTES, pageBytes: 8192, server: from.server },
    (commit) => commits.push(commit),
  );
  const bytes = Buffer.concat(pieces.map((piece) => piece.bytes));
  for (let at = 0; at < bytes.length; at += 7_919) scanner.push(bytes.subarray(at, at + 7_919));
  expect([commits.length, scanner.isWithin, scanner.recordEnd]).toEqual([
    COMMITS,
    false,
    lsnOf(from) + BigInt(bytes.length),
  ]);
}

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
