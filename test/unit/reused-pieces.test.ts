import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ForeignText } from '../../src/core/foreign.ts';
import { KnownNames } from '../../src/core/format/manifest/known-names.ts';
import { Secret } from '../../src/core/secret.ts';
import { parseMysqlUrl } from '../../src/engines/mysql/connection/url.ts';
import type { HashedRows } from '../../src/engines/mysql/digests/column-uses.ts';
import { readDumpTool } from '../../src/engines/mysql/dump/dump.ts';
import type { ExactValues } from '../../src/engines/mysql/dump/exact/exact-values.ts';
import type { DumpSummary } from '../../src/engines/mysql/dump/reading/statements.ts';
import { ArchiveReader } from '../../src/engines/postgres/archive/archive.ts';
import { withSearchPath } from '../../src/engines/postgres/archive/search-path.ts';
import { feedChild } from '../../src/process/streams/feed.ts';
import { Chunker } from '../../src/repository/chunks/chunker.ts';
import { packChunks } from '../../src/repository/chunks/pack-chunks.ts';
import { BufferPool } from '../../src/repository/packs/buffer-pool.ts';
import type { PackSink } from '../../src/repository/packs/packer.ts';
import { archives } from '../fuzz/targets/archives.ts';
import { reusedPieces } from '../support/reused-pieces.ts';

const KEY = '101112131415161718191a1b1c1d1e1f';
const { signal } = new AbortController();
/** Of pieces: all bytes in one, or many small ones. */
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 500, max: 20_000 })), {
  minLength: 1,
  maxLength: 6,
});

/** Stores a stream as a backup of a chain would, and returns the hash of what is stored. */
async function stored(content: AsyncIterable<Uint8Array>): Promise<string> {
  const packs: Buffer[] = [];
  const sink: PackSink = async (raw, index, release) => {
    await turn();
    packs[index] = Buffer.from(raw);
    release();
  };
  const chunker = new Chunker(Buffer.alloc(32, 7), 4096);
  const decider = { isNew: () => true, stored: () => {} };
  const options = { pool: new BufferPool(64 * 1024, 2), signal, onBytes: () => {} };
  const { sha256 } = await packChunks(content, { chunker, decider }, sink, options);
  expect(createHash('sha256').update(Buffer.concat(packs)).digest('hex')).toBe(sha256);
  return sha256;
}

/** Two tables with texts of all lengths. Every third row of one of them is replaced by a more exact one. */
function mysqlDump(): Buffer {
  const rows = Array.from({ length: 16 }, (_, id) => `(${id},1.67772e7,'${"\\'),(\\\\é;".repeat((id * 37) % 400)}')`);
  const table = (name: string): string =>
    `CREATE TABLE \`${name}\` (\n  \`id\` int\n);\nINSERT INTO \`${name}\` VALUES\n${rows.join(',\n')};\n`;
  return Buffer.from(`-- MySQL dump\n${table('t')}${table('u')}-- Dump completed\n`);
}

/** @param isChanged whether code is rewritten, too */
async function readMysql(output: AsyncIterable<Uint8Array>, isChanged: boolean): Promise<unknown> {
  const hex = (id: number): string => Buffer.from(String(id)).toString('hex').toUpperCase();
  const correction = { column: 'f', printed: '16777200', literal: '16777216', isNumber: true };
  const corrections = {
    table: { name: 't', all: ['id', 'f', 's'], key: [{ name: 'id' }], columns: [{ name: 'f' }] },
    rows: new Map(Array.from({ length: 6 }, (_, row) => [hex(row * 3), [[correction]]])),
  };
  const legacy = new Map(isChanged ? [['latin1', new Map<string, string>()]] : []);
  let summary: DumpSummary | undefined;
  const reading = {
    flaws: { legacy, ownCode: '-- own\n', ownViews: new Set<string>(), ownRoutines: false },
    names: KnownNames.ofTables([]),
    exact: { of: async (name: string) => (name === 't' ? corrections : undefined) } as unknown as ExactValues,
    hashed: { key: KEY, uses: { of: () => undefined } } as unknown as HashedRows,
    onSnapshot: () => {},
    onSummary: (of: DumpSummary) => {
      summary = of;
    },
    signal,
  };
  const exited = Promise.resolve({ code: 0, signal: null });
  const end = {
    exited,
    errorText: () => new ForeignText('the tool', ''),
    stop: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
  const child = { pid: 0, stdin: null, stdout: null, ...end };
  const url = parseMysqlUrl(new Secret('mysql://user@localhost/shop'));
  const bytes = Object.assign(output, { destroy: () => {} });
  const sha256 = await stored(readDumpTool({ child, output: bytes }, url, reading));
  return { sha256, summary };
}

async function readPostgres(output: AsyncIterable<Uint8Array>, isChanged: boolean): Promise<unknown> {
  const reader = new ArchiveReader({ countRows: () => true, hashing: { key: KEY, use: () => 'rows' } });
  async function* read(): AsyncGenerator<Uint8Array> {
    for await (const chunk of withSearchPath(output, isChanged ? ['public'] : [])) {
      reader.push(chunk);
      yield chunk;
    }
  }
  return { sha256: await stored(read()), summary: reader.end() };
}

/** Its rows and large objects are longer than several pieces. */
function postgresArchive(): Buffer {
  const [archive = Buffer.alloc(0)] = archives();
  const long = `${'a text\t'.repeat(8_000)}\n`;
  const length = Buffer.alloc(5);
  length.writeUInt32LE(long.length, 1);
  const rowsAt = archive.indexOf('first\nsecond\n') - length.length;
  return Buffer.concat([archive.subarray(0, rowsAt), length, Buffer.from(long), archive.subarray(rowsAt)]);
}

it('closes the input of a child that ended, so that nobody else gets what is written to that memory later', async () => {
  const ended = Promise.withResolvers<{ code: number; signal: null }>();
  // It never takes the piece.
  const stdin = new Writable({ write: () => ended.resolve({ code: 1, signal: null }) });
  const end = {
    exited: ended.promise,
    errorText: () => new ForeignText('the tool', ''),
    stop: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
  const content = reusedPieces(Buffer.alloc(1_000), [500]);
  expect(await feedChild(content, { pid: 0, stdin, stdout: null, ...end })).toBe(false);
  expect(stdin.destroyed).toBe(true);
});

it.each([
  { tool: 'mysqldump', dump: mysqlDump(), read: readMysql },
  { tool: 'pg_dump', dump: postgresArchive(), read: readPostgres },
])(
  'stores and hashes what $tool printed, although each piece is overwritten when the next is requested',
  async (of) => {
    for (const isChanged of [true, false]) {
      const whole = await of.read(reusedPieces(of.dump, [of.dump.length]), isChanged);
      await fc.assert(
        fc.asyncProperty(sizes, async (some) => {
          expect(await of.read(reusedPieces(of.dump, some), isChanged)).toEqual(whole);
        }),
        { numRuns: 6 },
      );
    }
  },
);
