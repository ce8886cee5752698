import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WalPosition } from '../../src/core/format/log/log-position.ts';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import { Secret } from '../../src/core/secret.ts';
import { openConnection } from '../../src/engines/postgres/connection/connection.ts';
import { createPhysicalPostgresEngine } from '../../src/engines/postgres/physical/index.ts';
import { areWritesReported, readServerClock } from '../../src/engines/postgres/physical/source/late-statistics.ts';
import { TarReader } from '../../src/engines/postgres/physical/source/tar.ts';
import { stageLog } from '../../src/engines/postgres/replay/stage-log.ts';
import { lsnText, parseLsn, segmentName } from '../../src/engines/postgres/replay/wal-form.ts';
import { parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';
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
  #staged = '';
  #shippedTo = 0;

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
    await runSql(this.#url, 'insert into more select g from generate_series(1, 20000) g');
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
  async rowsAfter(until: ReplayEnd, pieces = this.pieces) {
    const target = await engine.openTarget(
      { kind: 'ephemeral', replaysTo: this.needs().fingerprint },
      this.needs(),
      this.host,
    );
    try {
      await target.restore(streamsOf(this.base));
      const replayed = await target.replay?.(this.replay(until, pieces));
      const { rows } = await target.query(ROWS, { timeoutMs: 60_000 });
      return { rows: rows[0]?.[0], transactions: replayed?.transactions };
    } finally {
      await target.close();
    }
  }

  /** Only what comes before a server starts. */
  async stage(until: ReplayEnd, pieces = this.pieces) {
    this.#staged = await mkdtemp(join(this.host.folder, 'staged-'));
    const ofBase = (name: string) => inParts(fileIn(this.base, `pg_wal/${name}`));
    return stageLog(this.replay(until, pieces), { folder: this.#staged, ofBase });
  }

  /** A file that was staged last. */
  stagedBytes(name: string): Promise<Buffer> {
    return readFile(join(this.#staged, name));
  }

  /** @returns the log with that */
  async createTablespace(): Promise<Piece[]> {
    const folder = join(this.#server.folder, 'space');
    const from = this.#shippedTo;
    await runSql(
      this.#server.url,
      `copy (select 1) to program 'cat > /dev/null; mkdir ${folder}'`,
      `create tablespace other location '${folder}'`,
      'drop tablespace other',
    );
    return [...this.pieces, ...(await readLog(this.#server, from, 1)).pieces];
  }

  async #backUp(): Promise<void> {
    const source = await engine.openSource(new Secret(this.#url), { requireTls: false }, this.host);
    const dump = await source.dump({ include: [], exclude: [], rowCountTimeoutMs: 600_000, withPasswordHashes: false });
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

  async #ship(from: number): Promise<number> {
    const { pieces, to } = await readLog(this.#server, from, 1);
    this.pieces.push(...pieces);
    this.#shippedTo = to;
    return to;
  }
}

/** As `ship` does: the log up to its present end. */
async function readLog(server: TestPostgres, from: number, timeline: number) {
  // Makes the server write what it has of the log.
  await runSql(server.url, 'select txid_current()');
  const [[end]] = (await runSql(server.url, 'select pg_current_wal_flush_lsn()::text')) as [[string]];
  const to = parseLsn(end) as number;
  const pieces: Piece[] = [];
  for (let start = from; start < to; ) {
    const next = Math.min(to, start - (start % SEGMENT_BYTES) + SEGMENT_BYTES);
    const file = segmentName({ start, timeline }, SEGMENT_BYTES);
    const whole = await readFile(join(server.folder, 'data', 'pg_wal', file));
    const offset = start % SEGMENT_BYTES;
    pieces.push({ file, end: offset + next - start, bytes: whole.subarray(offset, offset + next - start) });
    start = next;
  }
  return { pieces, to };
}

/** What a server wrote after its promotion, with the file about that. */
async function afterPromotion(server: TestPostgres): Promise<Piece[]> {
  const file = '00000002.history';
  const bytes = await readFile(join(server.folder, 'data', 'pg_wal', file));
  const promoted = parseLsn(/\t([0-9A-F/]+)\t/.exec(bytes.toString())?.[1] as string) as number;
  const { pieces } = await readLog(server, promoted - (promoted % SEGMENT_BYTES), 2);
  return [{ file, end: bytes.length, bytes }, ...pieces];
}

type Change = (pieces: Piece[], source: Source) => Piece[];

/** The same pieces with other bytes in the header of a page: of the first that is the beginning of a file, or of the next one. */
function inHeader(pieces: Piece[], at: number, write: (bytes: Buffer, at: number) => void): Piece[] {
  const whole = pieces.find(({ bytes, end }) => bytes.length === end);
  if (whole === undefined) throw new Error('no piece begins with its file');
  write(whole.bytes, at);
  return pieces;
}

const hostile: readonly (readonly [what: string, code: string, change: Change])[] = [
  [
    'a name that leads elsewhere',
    'LOG_UNSAFE',
    ([first, ...rest]) => [{ ...(first as Piece), file: '../../pg_control' }, ...rest],
  ],
  [
    'the name of another file',
    'LOG_UNSAFE',
    ([first, ...rest]) => [{ ...(first as Piece), file: 'recovery.signal' }, ...rest],
  ],
  [
    'a number that no file has',
    'LOG_UNSAFE',
    ([first, ...rest]) => [{ ...(first as Piece), file: '000000010000000000FFFFFF' }, ...rest],
  ],
  ['an end behind the file', 'LOG_UNSAFE', ([first, ...rest]) => [{ ...(first as Piece), end: 2 ** 40 }, ...rest]],
  [
    'more bytes than a file has',
    'LOG_UNSAFE',
    ([first, ...rest]) => [{ ...(first as Piece), bytes: Buffer.alloc(SEGMENT_BYTES + 1) }, ...rest],
  ],
  ['a missing piece', 'LOG_GAP', ([first, , ...rest]) => [first as Piece, ...rest]],
  ['a missing beginning', 'LOG_GAP', (pieces) => pieces.slice(2)],
  [
    'a shorter piece',
    'LOG_GAP',
    ([first, second, ...rest]) =>
      [
        first as Piece,
        { ...(second as Piece), end: (second as Piece).end - 8, bytes: (second as Piece).bytes.subarray(8) },
        ...rest,
      ].map((each) => each as Piece),
  ],
  [
    'a changed byte',
    'LOG_UNSAFE',
    ([first, ...rest]) => {
      const { bytes } = first as Piece;
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 1, bytes.length - 3);
      return [first as Piece, ...rest];
    },
  ],
  [
    'the log of another cluster',
    'LOG_UNSAFE',
    (pieces) => inHeader(pieces, 24, (bytes, at) => bytes.writeBigUInt64LE(42n, at)),
  ],
  [
    'a page of another timeline',
    'LOG_UNSAFE',
    (pieces) => inHeader(pieces, 4, (bytes, at) => bytes.writeUInt32LE(7, at)),
  ],
  [
    'a page from elsewhere in the log',
    'LOG_UNSAFE',
    (pieces) => inHeader(pieces, 8, (bytes, at) => bytes.writeUInt32LE(0, at)),
  ],
];

async function* inParts(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001);
}

const streamsOf = (base: Buffer): ByteStream[] => [{ name: 'base.tar', content: inParts(base) }];

function fileIn(tar: Buffer, name: string): Buffer {
  const parts: Uint8Array[] = [];
  let isIt = false;
  for (const piece of new TarReader().push(tar)) {
    if (piece.kind === 'entry') isIt = piece.entry.name === name;
    else if (isIt && piece.kind === 'data') parts.push(piece.bytes);
  }
  return Buffer.concat(parts);
}

describe('sessions of PostgreSQL 18 that write during a copy', () => {
  it('have reported it after a pause, unless their transaction is still open', async () => {
    const server = await startPostgres({ major: 18, hba: HBA });
    const host = await createTargetHost();
    const control = await openConnection(parsePostgresUrl(new Secret(server.url)), host, { requireTls: false });
    const writer = new pg.Client({ connectionString: server.url });
    try {
      await writer.connect();
      const since = await readServerClock(control);
      const areReported = () => areWritesReported(control, since, { signal: host.signal, reportedAfterMs: 10 });
      expect(await areReported()).toBe(true);
      await writer.query('create table written (a int)');
      expect(await areReported()).toBe(true);
      await writer.query('begin');
      expect(await areReported()).toBe(false);
    } finally {
      await writer.end();
      await control.close();
      await server.stop();
      host.remove();
    }
  });
});

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

  it('ends exactly at each moment and position', async () => {
    const counts: number[] = [];
    for (const { timeUs, before, after } of source.commits) {
      const time = (us: number): ReplayEnd => ({
        kind: 'time',
        at: new Date(Math.floor(us / 1_000)),
        plusUs: us % 1_000,
      });
      const position = (lsn: string): ReplayEnd => ({ kind: 'position', position: { ...source.after, lsn } });
      const ends = [time(timeUs - 1), time(timeUs), position(before), position(after)];
      const found = await Promise.all(ends.map((until) => source.stage(until)));
      const [early = 0, late = 0, ...others] = found.map(({ replayed }) => replayed.transactions);
      expect(late).toBe(early + 1);
      expect(others).toEqual([early, late]);
      counts.push(late);
    }
    // Sleeping and reading commits nothing that is in the log. Creating rows of numbers does.
    expect(counts).toEqual([1, 2, 4, 6]);
  });

  it('leaves nothing after its end in the files', async () => {
    const { end, files } = await source.stage({ kind: 'before', transaction: source.commit(2).before });
    expect(files.length).toBeLessThan(new Set(source.pieces.map(({ file }) => file)).size);
    const last = await source.stagedBytes(files.at(-1) as string);
    expect(last.length).toBe(SEGMENT_BYTES);
    expect(last.subarray((parseLsn(end.lsn) as number) % SEGMENT_BYTES).every((byte) => byte === 0)).toBe(true);
  });

  it.each(hostile)('refuses %s', async (_what, code, change) => {
    const end: ReplayEnd = { kind: 'time', at: new Date(Date.now() + 3_600_000) };
    const whole = source.pieces.map((piece) => ({ ...piece, bytes: Buffer.from(piece.bytes) }));
    await expect(source.stage(end, change(whole, source))).rejects.toMatchObject({ code });
  });

  it('is an error if it does not get to the position', async () => {
    const lsn = (over: number) => lsnText((parseLsn(source.commit(4).after) as number) + over);
    const position = { ...source.after, lsn: lsn(10 * SEGMENT_BYTES) };
    const unreached = { code: 'LOG_UNREACHED', message: expect.stringContaining('ends at 0/') };
    await expect(source.stage({ kind: 'position', position })).rejects.toMatchObject(unreached);
    const early = { ...source.after, lsn: '0/100028' };
    await expect(source.stage({ kind: 'position', position: early })).rejects.toMatchObject({ code: 'LOG_UNREACHED' });
  });

  it('is refused once it creates a tablespace', async () => {
    const end = await source.createTablespace();
    const at = new Date(Date.now() + 3_600_000);
    await expect(source.stage({ kind: 'time', at }, end)).rejects.toMatchObject({
      code: 'LOG_UNSAFE',
      message: expect.stringContaining('tablespace'),
    });
    const position = { ...source.after, lsn: source.commit(4).after };
    await expect(source.stage({ kind: 'position', position }, end)).resolves.toMatchObject({
      replayed: { transactions: 6 },
    });
  });

  it('leaves a folder from which a server recovers to the last commit, and its own log continues it', async () => {
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
      await runSql(url, 'insert into steps values (5)');
      const later = await afterPromotion(restored);
      const pieces = [...source.pieces, ...later];
      const { rows } = await source.rowsAfter({ kind: 'time', at }, pieces);
      expect(rows).toBe('0,1,2,3,4,5');
      const withoutHistory = source.stage({ kind: 'time', at }, [...source.pieces, ...later.slice(1)]);
      await expect(withoutHistory).rejects.toMatchObject({ code: 'LOG_UNSAFE' });
    } finally {
      await restored.stop();
    }
  });
});
