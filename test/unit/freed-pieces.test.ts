import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ForeignText } from '../../src/core/foreign.ts';
import { rewriteDump } from '../../src/engines/mysql/restore/rewrite/rewrite.ts';
import { withNumbersFrom } from '../../src/engines/postgres/archive/renumber.ts';
import { readGlobals } from '../../src/engines/postgres/globals/text.ts';
import { openArchive, wholeArchive } from '../../src/engines/postgres/restore/plan.ts';
import { writeRestored } from '../../src/engines/sqlite/restore/database-file.ts';
import type { NewFile } from '../../src/engines/sqlite/restore/new-file.ts';
import { runScriptInto } from '../../src/engines/sqlite/restore/script.ts';
import type { SqliteSession } from '../../src/engines/sqlite/session/session.ts';
import { feedChild } from '../../src/process/streams/feed.ts';
import { archives } from '../fuzz/targets/archives.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { freedPieces } from '../support/reused-pieces.ts';

type Content = AsyncIterable<Uint8Array>;

let folder: string;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'freed-pieces-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A new file whose sessions run in this process. */
function newFile(): NewFile {
  files += 1;
  const path = join(folder, `${files}.sqlite`);
  const session = (): SqliteSession => {
    const database = new DatabaseSync(path);
    const own: Pick<SqliteSession, 'run' | 'close'> = {
      run: async (script) => database.exec(script),
      close: async () => database.close(),
    };
    return own as SqliteSession;
  };
  const none = async (): Promise<void> => {};
  return { path, host: createEngineHost(), admit: none, session, takeBack: none, remove: none };
}

async function runScript(content: Content): Promise<unknown> {
  const file = newFile();
  await runScriptInto(file, content);
  using database = new DatabaseSync(file.path);
  return database.prepare('select * from t order by a').all();
}

async function writeFile(content: Content): Promise<unknown> {
  const file = newFile();
  await writeRestored([{ name: 'database.sqlite', content }], file);
  return readFile(file.path);
}

/** What a child that takes its input slowly has read. */
async function fed(content: Content): Promise<Buffer> {
  const read: Buffer[] = [];
  const write = (piece: Buffer, _encoding: string, done: () => void): void => {
    setImmediate(() => {
      read.push(Buffer.from(piece));
      done();
    });
  };
  const stdin = new Writable({ write, highWaterMark: 1 });
  const exited = new Promise<never>(() => {});
  const end = {
    exited,
    errorText: () => new ForeignText('the tool', ''),
    stop: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
  expect(await feedChild(content, { pid: 0, stdin, stdout: null, ...end })).toBe(true);
  return Buffer.concat(read);
}

async function readArchive(content: Content): Promise<unknown> {
  const { plan, toc, rest } = await openArchive(content);
  return { plan, archive: await fed(wholeArchive([toc], withNumbersFrom(7, rest))) };
}

function script(): Buffer {
  const rows = Array.from({ length: 40 }, (_, a) => `INSERT INTO t VALUES (${a},'${'é;\n'.repeat(a * 9)}');\n`);
  return Buffer.from(`CREATE TABLE t (a integer primary key, b text);\n${rows.join('')}`);
}

function sqliteFile(): Buffer {
  const database = new DatabaseSync(':memory:');
  database.exec(script().toString());
  const bytes = Buffer.from(database.serialize());
  database.close();
  return bytes;
}

function mysqlDump(): Buffer {
  const rows = Array.from({ length: 16 }, (_, id) => `(${id},'${"\\'),(\\\\é;".repeat((id * 37) % 400)}')`);
  const view = '/*!50001 CREATE ALGORITHM=UNDEFINED DEFINER=`a`@`%` SQL SECURITY DEFINER VIEW `v` AS select 1 */;\n';
  const table = `CREATE TABLE \`t\` (\n  \`id\` int,\n  \`${'c'.repeat(60)}\` text\n);\n`;
  return Buffer.from(
    `-- MySQL dump\n${table}INSERT INTO \`t\` VALUES\n${rows.join(',\n')};\n${view}-- Dump completed\n`,
  );
}

const globals = (): Buffer => Buffer.from(Array.from({ length: 30 }, (_, of) => `CREATE ROLE "r${of} é";\n`).join(''));

// A stream of a backup frees a piece when the next one is requested. A reader that still refers to it would restore less.
it.each([
  { reader: 'a script of D1', bytes: script(), read: runScript },
  { reader: 'a SQLite file', bytes: sqliteFile(), read: writeFile },
  {
    reader: 'a dump of MySQL',
    bytes: mysqlDump(),
    read: (content: Content) =>
      fed(rewriteDump(content, { sourceName: 'shop', removeDefiners: true, disableEventsAsOf: undefined })),
  },
  { reader: 'an archive of PostgreSQL', bytes: archives()[0] ?? Buffer.alloc(0), read: readArchive },
  { reader: 'the globals of PostgreSQL', bytes: globals(), read: readGlobals },
  { reader: 'the input of a command', bytes: script(), read: fed },
])('restores $reader completely, although each piece is freed when the next is requested', async ({ bytes, read }) => {
  const whole = await read(freedPieces(bytes, [bytes.length]));
  for (const sizes of [[300], [1_000, 7], [bytes.length - 1]]) {
    expect(await read(freedPieces(bytes, sizes))).toEqual(whole);
  }
});

it("keeps only the table of contents of a lane's first piece, and copies nothing of the rest", async () => {
  const [archive = Buffer.alloc(0)] = archives();
  const piece = new Uint8Array(4 * 1024 * 1024);
  piece.set(archive);
  const { toc, rest } = await openArchive(freedPieces(piece, [piece.length]));
  expect(toc.buffer.byteLength).toBeLessThan(piece.length / 2);
  const iterator = rest[Symbol.asyncIterator]();
  const first = await iterator.next();
  expect(first.value.length).toBe(piece.length - toc.length);
  await iterator.next();
  expect(first.value.buffer.detached).toBe(true);
});
