import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fingerprint } from '../../src/core/format/fingerprint.ts';
import type { WalPosition } from '../../src/core/format/log-position.ts';
import { Secret } from '../../src/core/secret.ts';
import { createPhysicalPostgresEngine } from '../../src/engines/postgres/physical/index.ts';
import { parseLsn, segmentName } from '../../src/engines/postgres/replay/wal-form.ts';
import type { LogReplay, ReplayEnd, ReplayFile } from '../../src/ports/engine/replay.ts';
import type { ByteStream } from '../../src/ports/engine/source.ts';
import { serverBinaries, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { pgBin } from '../support/postgres-clients.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';

const HBA = 'local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n';
const SEGMENT_BYTES = 1024 * 1024;
const engine = createPhysicalPostgresEngine();

/** A piece of a log file, as a shipment has it. */
interface Piece {
  readonly file: string;
  readonly end: number;
  readonly bytes: Buffer;
}

/** A commit of the workload. */
interface Commit {
  /** Rows that are there after it. */
  readonly rows: string;
  /** A position before its record, and one after it. */
  readonly before: string;
  readonly after: string;
  /** Microseconds since 1970. */
  readonly timeUs: number;
}

const ROWS = "select string_agg(id::text, ',' order by id) from steps";

/** A source with a workload after its backup, and the log of that in two shipments that divide a file. */
class Source {
  readonly #server: TestPostgres;
  readonly #url: string;
  readonly host: TargetHost;
  base = Buffer.alloc(0);
  commits: Commit[] = [];
  pieces: Piece[] = [];
  #fingerprint: Fingerprint | undefined;
  #after: WalPosition | undefined;

  constructor(server: TestPostgres, host: TargetHost) {
    this.#server = server;
    this.#url = urlOf(server, 'shop');
    this.host = host;
  }

  async work(): Promise<void> {
    await runSql(this.#server.url, 'create database shop');
    await runSql(this.#url, 'create table steps (id int)', 'insert into steps values (0)');
    await this.#backUp();
    const first = parseLsn(this.after.lsn) as number;
    await this.#commit('insert into steps values (1)');
    await this.#commit('insert into steps values (2)');
    const middle = await this.#ship(first);
    await this.#commit(
      'begin; alter table steps add column note text default repeat(md5(random()::text), 99); create table more (a int); insert into steps values (3); commit',
    );
    // More than one file of the log, and records that one ends in.
    await runSql(this.#url, 'insert into more select g from generate_series(1, 40000) g');
    await this.#commit('insert into steps values (4)');
    await this.#ship(middle);
  }

  get after(): WalPosition {
    if (this.#after === undefined) throw new Error('no backup');
    return this.#after;
  }

  needs() {
    const { major } = this.#server;
    return { majorVersion: String(major), fingerprint: this.#fingerprint as Fingerprint, rawBytes: this.base.length };
  }

  commit(step: number): Commit {
    return this.commits[step - 1] as Commit;
  }

  replay(until: ReplayEnd, pieces = this.pieces): LogReplay {
    const files = async function* (): AsyncGenerator<ReplayFile> {
      for (const { file, end, bytes } of pieces) yield { name: file, file, end, content: inParts(bytes) };
    };
    return { files: files(), after: this.after, until };
  }

  /** The rows of a contained cluster after a replay. */
  async rowsAfter(until: ReplayEnd) {
    const target = await engine.openTarget({ kind: 'ephemeral', withReplay: true }, this.needs(), this.host);
    try {
      await target.restore(streamsOf(this.base));
      const replayed = await target.replay?.(this.replay(until));
      const { rows } = await target.query(ROWS, { timeoutMs: 60_000 });
      return { rows: rows[0]?.[0], transactions: replayed?.transactions };
    } finally {
      await target.close();
    }
  }

  async #backUp(): Promise<void> {
    const source = await engine.openSource(new Secret(this.#url), { requireTls: false }, this.host);
    const dump = await source.dump({ include: [], exclude: [], rowCountTimeoutMs: 60_000, withPasswordHashes: false });
    const chunks: Buffer[] = [];
    for (const lane of dump.lanes) {
      for await (const { content } of lane) for await (const chunk of content) chunks.push(Buffer.from(chunk));
    }
    this.base = Buffer.concat(chunks);
    this.#fingerprint = await dump.fingerprint();
    await source.close();
    const lsn = /"End-LSN": "([0-9A-F/]+)"/.exec(this.base.toString('latin1'))?.[1] as string;
    const [[server, at]] = (await runSql(
      this.#url,
      'select system_identifier::text, now()::text from pg_control_system()',
    )) as [[string, string]];
    const position = { kind: 'wal', lsn, timeline: 1, segmentBytes: SEGMENT_BYTES, server } as const;
    this.#after = { ...position, at: new Date(at).toISOString() };
  }

  async #commit(sql: string): Promise<void> {
    const lsn = 'select pg_current_wal_insert_lsn()::text';
    const [[before]] = (await runSql(this.#url, lsn)) as [[string]];
    // The clock of a commit has microseconds, and a moment in a request milliseconds.
    await runSql(this.#url, 'select pg_sleep(0.01)', sql, 'select pg_sleep(0.01)');
    const [[after]] = (await runSql(this.#url, lsn)) as [[string]];
    const [[time, rows]] = (await runSql(
      this.#url,
      `select (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000)::bigint::text, (${ROWS}) from steps order by id desc limit 1`,
    )) as [[string, string]];
    this.commits.push({ rows, before, after, timeUs: Number(time) });
  }

  /** As `ship` does: the log up to its present end. */
  async #ship(from: number): Promise<number> {
    // Makes the server write what it has of the log.
    await runSql(this.#url, 'select txid_current()');
    const [[end]] = (await runSql(this.#url, 'select pg_current_wal_flush_lsn()::text')) as [[string]];
    const to = parseLsn(end) as number;
    for (let start = from; start < to; ) {
      const next = Math.min(to, start - (start % SEGMENT_BYTES) + SEGMENT_BYTES);
      const file = segmentName(start, this.after);
      const whole = await readFile(join(this.#server.folder, 'data', 'pg_wal', file));
      const offset = start % SEGMENT_BYTES;
      this.pieces.push({ file, end: offset + next - start, bytes: whole.subarray(offset, offset + next - start) });
      start = next;
    }
    return to;
  }
}

async function* inParts(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001);
}

const streamsOf = (base: Buffer): ByteStream[] => [{ name: 'base.tar', content: inParts(base) }];

describe.each([13, 18] as const)('the log of PostgreSQL %i', (major) => {
  let server: TestPostgres;
  let source: Source;

  beforeAll(async () => {
    const settings = { track_commit_timestamp: 'on', wal_keep_size: '64MB', max_wal_size: '64MB', autovacuum: 'off' };
    server = await startPostgres({ major, hba: HBA, settings, initdb: ['--wal-segsize=1'] });
    source = new Source(server, await createTargetHost({ PG_BIN: `${await pgBin()}:${serverBinaries(major)}` }));
    await source.work();
  });

  afterAll(async () => {
    await server?.stop();
    source?.host.remove();
  });

  it('ends before a commit, in the middle of a file that two shipments divide', async () => {
    expect(new Set(source.pieces.map(({ file }) => file)).size).toBeLessThan(source.pieces.length);
    const transaction = source.commit(2).before;
    expect(await source.rowsAfter({ kind: 'before', transaction })).toEqual({ rows: '0,1', transactions: 1 });
  });

  it('ends at a position behind a change of the schema', async () => {
    const position = { ...source.after, lsn: source.commit(3).after };
    expect(await source.rowsAfter({ kind: 'position', position })).toEqual({ rows: '0,1,2,3', transactions: 4 });
  });

  it('ends with the backup if the moment is before every commit', async () => {
    const at = new Date(Math.floor(source.commit(1).timeUs / 1_000));
    expect(await source.rowsAfter({ kind: 'time', at })).toEqual({ rows: '0', transactions: 0 });
  });

  it('leaves a folder from which a server recovers to the last commit, also if no later one exists', async () => {
    const at = new Date(Date.now() + 3_600_000);
    const restored = await startPostgres({
      major,
      hba: HBA,
      initialize: async (path) => {
        const url = new Secret(`pgdata:${path}`);
        const target = await engine.openTarget({ kind: 'restore', url, replace: false }, source.needs(), source.host);
        await target.restore(streamsOf(source.base));
        await target.replay?.(source.replay({ kind: 'time', at }));
        await target.publish();
        await target.close();
        expect(target.notes[0]).toContain('it recovers to the position 0/');
        expect(await readdir(path)).not.toContain('restorable-log');
      },
    });
    try {
      const url = urlOf(restored, 'shop');
      expect(await runSql(url, ROWS)).toEqual([[source.commit(4).rows]]);
      expect(await runSql(url, 'select pg_is_in_recovery()')).toEqual([[false]]);
    } finally {
      await restored.stop();
    }
  });
});
