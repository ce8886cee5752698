import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf, moduleOf } from '../../../src/engines/d1/catalog/fts5.ts';
import { DumpReader as D1DumpReader } from '../../../src/engines/d1/dump/reader.ts';
import { DumpReader } from '../../../src/engines/mysql/dump/reading/reader.ts';
import { DumpRewriter } from '../../../src/engines/mysql/restore/rewrite/rewrite.ts';
import { ArchiveReader } from '../../../src/engines/postgres/archive/archive.ts';
import { openArchive, wholeArchive } from '../../../src/engines/postgres/restore/plan.ts';
import { parseHeader } from '../../../src/engines/sqlite/file/header.ts';
import { StatementSplitter } from '../../../src/engines/sqlite/restore/statements.ts';
import { acceptedLater, outcomeOf, piecesOf, require, type Target } from '../harness/target.ts';
import { archives } from './archives.ts';
import { D1_DUMP, MYSQL_DUMPS, SQLITE_SCRIPTS } from './dump-texts.ts';
import { rawFiles } from './vectors.ts';

const MAX_BYTES = 128 * 1024;

const buffers = (texts: readonly string[]): Buffer[] => texts.map((text) => Buffer.from(text));

/** The start of the public sample: its INSERTs alone are 600 KB. */
function chinook(bytes: number): Buffer {
  const path = join(import.meta.dirname, '..', '..', 'data', 'chinook', 'Chinook_MySql.sql');
  return readFileSync(path).subarray(0, bytes);
}

const archive: Target = {
  name: 'archive',
  seeds: async () => [...archives(), ...(await rawFiles(/packs\/.*\/database\.dump\//))],
  words: [
    'PGDMP',
    'COPY ',
    'TABLE DATA',
    'CREATE EXTENSION IF NOT EXISTS "x" WITH SCHEMA ',
    '\n    SET "',
    ' TO ',
    '\x01\x01\x00\x00\x00',
  ],
  maxBytes: MAX_BYTES,
  open: () => async (input) => {
    const read = (pieces: readonly Buffer[], use: 'no' | 'rows' | readonly number[]): string =>
      outcomeOf(() => {
        const reader = new ArchiveReader({ countRows: () => true, hashing: { key: '0f'.repeat(16), use: () => use } });
        for (const piece of pieces) reader.push(piece);
        const { rows, ...rest } = reader.end();
        return { ...rest, rows: rows.map((each) => ({ ...each, sum: each.sum?.toString(16) })) };
      });
    for (const use of ['no', 'rows', [1, 0]] as const) {
      require(read([input], use) === read(piecesOf(input), use), 'what is read depends on the pieces');
    }
    const opened = await acceptedLater(() => openArchive(each(piecesOf(input))));
    if (opened === undefined) return;
    const content: Uint8Array[] = [];
    for await (const piece of wholeArchive([opened.toc], opened.rest)) content.push(piece);
    require(Buffer.concat(content).equals(input), 'the archive is handed on with other bytes');
  },
};

async function* each(pieces: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

const WORDS_OF_MYSQL = [
  ...[
    'DELIMITER ;;\n',
    'DELIMITER ;\n',
    'DELIMITER ',
    'INSERT INTO `t` VALUES (',
    'CREATE TABLE `t` (',
    ';;',
    ');\n',
    "\\'",
    "''",
  ],
  ...[
    '/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ ',
    '/*!50106 EVENT `e` ON SCHEDULE ',
    ' ON COMPLETION NOT PRESERVE ENABLE ',
  ],
  ...[
    "SET sql_mode = 'NO_BACKSLASH_ESCAPES' ;;\n",
    '-- Dump completed\n',
    '/*M!999999\\- enable',
    'ALTER DATABASE `d` CHARACTER SET',
  ],
];

const mysqlReader: Target = {
  name: 'mysql-reader',
  seeds: () => [...buffers(MYSQL_DUMPS), chinook(4_000)],
  words: WORDS_OF_MYSQL,
  maxBytes: MAX_BYTES,
  open: () => (input) => {
    const read = (pieces: readonly Buffer[]): string =>
      outcomeOf(() => {
        const reader = new DumpReader();
        for (const piece of pieces) reader.push(piece);
        return reader.end();
      });
    require(read([input]) === read(piecesOf(input)), 'what is read depends on the pieces');
  },
};

const mysqlRewriter: Target = {
  name: 'mysql-rewriter',
  seeds: () => [...buffers(MYSQL_DUMPS), chinook(4_000)],
  words: WORDS_OF_MYSQL,
  maxBytes: MAX_BYTES,
  open: () => (input) => {
    for (const isPlain of [false, true]) {
      const read = (pieces: readonly Buffer[]): string =>
        outcomeOf(() => {
          const rewriter = new DumpRewriter({
            removeDefiners: !isPlain,
            sourceName: isPlain ? undefined : 'shop',
            disableEventsAsOf: isPlain ? undefined : 1_700_000_000,
          });
          const output = pieces.flatMap((piece) => rewriter.push(piece).map((part) => Buffer.from(part)));
          output.push(...rewriter.push(new Uint8Array(), true).map((part) => Buffer.from(part)));
          return [Buffer.concat(output).toString('base64'), rewriter.isComplete];
        });
      require(read([input]) === read(piecesOf(input)), 'what goes on depends on the pieces');
    }
  },
};

const WORDS_OF_SQLITE = [
  ...[
    'CREATE TRIGGER t AFTER INSERT ON a BEGIN ',
    ' END;',
    '; END ;',
    'create /* x */ temp trigger',
    'INSERT INTO "t" VALUES(',
    'Infinity',
  ],
  ...["'||char(0)||'", '[', ']', '-- x\n', 'CREATE VIRTUAL TABLE "f" USING fts5(a, content="")', '""'],
];

const splitter: Target = {
  name: 'sqlite-splitter',
  seeds: () => buffers(SQLITE_SCRIPTS),
  words: WORDS_OF_SQLITE,
  maxBytes: MAX_BYTES,
  open: () => (input) => {
    const split = (pieces: readonly Buffer[], scanBytes?: number): string => {
      const reader = new StatementSplitter(scanBytes);
      const statements = pieces.flatMap((piece) => reader.push(piece));
      const last = reader.end();
      const all = [...statements, ...last.statements, last.rest].map((bytes) => Buffer.from(bytes));
      require(Buffer.concat(all).equals(input), 'the statements together are not the script');
      return all.map((bytes) => bytes.length).join();
    };
    require(split([input]) === split(piecesOf(input), 1), 'where it cuts depends on the pieces');
    parseHeader(input);
  },
};

const d1Reader: Target = {
  name: 'd1-reader',
  seeds: () => buffers([D1_DUMP, ...SQLITE_SCRIPTS]),
  words: WORDS_OF_SQLITE,
  maxBytes: MAX_BYTES,
  open: () => (input) => {
    const read = (pieces: readonly Buffer[], scanBytes?: number): string =>
      outcomeOf(() => {
        const reader = new D1DumpReader(scanBytes);
        const output = [...pieces.map((piece) => reader.push(piece)), reader.end()];
        return [Buffer.concat(output).toString('base64'), reader.rows, [...reader.definitions], reader.triggers];
      });
    require(read([input]) === read(piecesOf(input), 1), 'what is read depends on the pieces');
    const table = { type: 'virtual table', name: 'f', table: 'f', sql: input.toString('utf8', 0, 4_096) } as const;
    moduleOf(table);
    contentOf(table);
  },
};

export const DUMP_TARGETS: readonly Target[] = [archive, mysqlReader, mysqlRewriter, splitter, d1Reader];
