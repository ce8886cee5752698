import { describe, expect, it } from 'vitest';
import type { Relation } from '../../src/engines/mysql/catalog/catalog.ts';
import { withoutParentheses, withoutQualifier } from '../../src/engines/mysql/catalog/sql-text.ts';
import { withoutPlacement } from '../../src/engines/mysql/catalog/table-placement.ts';
import { inOneCharset } from '../../src/engines/mysql/code/legacy-texts.ts';
import { missingColumns } from '../../src/engines/mysql/code/trigger-columns.ts';
import type { Connection } from '../../src/engines/mysql/connection/connection.ts';
import { zoneTransitions } from '../../src/engines/mysql/connection/time-zones.ts';
import { readExactTables } from '../../src/engines/mysql/dump/exact/exact-columns.ts';
import { withExactValues } from '../../src/engines/mysql/dump/exact/exact-dump.ts';
import {
  type Correction,
  ExactValues,
  type TableCorrections,
} from '../../src/engines/mysql/dump/exact/exact-values.ts';
import { beforeEndMark } from '../../src/engines/mysql/dump/reading/tail.ts';
import { refusesOldModes } from '../../src/engines/mysql/restore/rewrite/modes.ts';
import { DumpRewriter } from '../../src/engines/mysql/restore/rewrite/rewrite.ts';

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

const hex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();

/** Corrections of the table `t` (id, f, s), whose key is `id`. */
function exactly(
  rows: Readonly<Record<string, readonly (readonly Correction[])[]>>,
): ExactValues & { missing: string[] } {
  const missing: string[] = [];
  const table = { name: 't', all: ['id', 'f', 's'], key: [{ name: 'id' }], columns: [{ name: 'f' }] };
  const corrections = {
    table,
    rows: new Map(Object.entries(rows).map(([id, group]) => [hex(id), [...group]])),
  } as unknown as TableCorrections;
  const of = async (name: string): Promise<TableCorrections | undefined> => (name === 't' ? corrections : undefined);
  const exact = { of, missed: (_of: TableCorrections, column: string) => void missing.push(column), missing };
  return exact as unknown as ExactValues & { missing: string[] };
}

const float = (printed: string, literal: string): Correction => ({ column: 'f', printed, literal, isNumber: true });
const letter = (printed: string, literal: string): Correction => ({ column: 's', printed, literal, isNumber: false });

describe('exact values in a dump', () => {
  const dump = [
    'CREATE TABLE `t` (`id` int);\n/*!40000 ALTER TABLE `t` DISABLE KEYS */;\nINSERT INTO `t` VALUES\n',
    "(1,1.67772e7,'a),(\\'1\\\\'),\n(2,NULL,'x'),(3,5,'?;\\n'),(4,16777200,0x3F)",
    ";\nINSERT INTO `t` (`s`, `id`, `f`) VALUES ('INSERT INTO `t` VALUES (1,1,1);',5,16777200);\n",
    "INSERT INTO `u` VALUES (1,16777200,'?');\nDELIMITER ;;\nINSERT INTO `t` VALUES (1,16777200,'') ;;\nDELIMITER ;\n",
    '-- Dump completed\n',
  ].join('');

  it.each([1, 7, 100_000])('replace the rounded ones, in pieces of %i bytes', async (size) => {
    const exact = exactly({
      '1': [[float('16777200', '16777216')]],
      '3': [[letter(hex('?;\n'), '0xF9FE3B0A')]],
      '4': [[float('16777200', '16777218'), letter('3F', '0xF9FD')]],
      '5': [[float('16777200', '16777220')]],
    });
    const expected = dump
      .replace('(1,1.67772e7,', '(1,16777216,')
      .replace("(3,5,'?;\\n')", '(3,5,0xF9FE3B0A)')
      .replace('(4,16777200,0x3F)', '(4,16777218,0xF9FD)')
      .replace(',5,16777200)', ',5,16777220)');
    expect(await textOf(withExactValues(pieces(dump, size), exact))).toBe(expected);
    expect(exact.missing).toEqual([]);
  });

  it('stay unchanged if the row is a different one now, which is noted', async () => {
    const exact = exactly({ '1': [[float('1234560', '1234567')]], '4': [] });
    expect(await textOf(withExactValues(pieces(dump, 100), exact))).toBe(dump);
    expect(exact.missing).toEqual(['f', 'f']);
  });

  it('precede the end mark, if there is one', async () => {
    expect(await textOf(beforeEndMark(pieces('a;\n\n-- Dump completed\n', 3), 'b;\n'))).toBe(
      'a;\n\nb;\n\n-- Dump completed\n',
    );
    expect(await textOf(beforeEndMark(pieces('a;\n', 3), 'b;\n'))).toBe('a;\n');
  });

  it.each([1, 700, 1_024, 1_025, 5_000])('precede the end mark of a long dump in pieces of %i bytes', async (size) => {
    const rows = Array.from({ length: 900 }, (_, row) => `(${row})`).join(',\n');
    const long = `${rows}\n-- Dump completed`;
    expect(await textOf(beforeEndMark(pieces(long, size), 'b;\n'))).toBe(`${rows}\nb;\n\n-- Dump completed`);
  });
});

describe('parsing texts of the catalog', () => {
  it('finds dropped columns of NEW and OLD, and none in texts and comments', () => {
    const columns = ['id', 'Name', 'a`b'];
    const of = (body: string, mode = ''): string[] => missingColumns(body, columns, mode);
    expect(of('set NEW.ID = old.name, new.`a``b` = 1')).toEqual([]);
    expect(of('set new.x = \'new.y\', NEW . `z` = 1; -- new.c1\n# old.c2\n/* new.c3 */ set @a = "old.c4"')).toEqual([
      'x',
      'z',
    ]);
    expect(of('set new."x" = 1', 'ANSI_QUOTES')).toEqual(['x']);
    expect(of('set renew.x = 1, `NEW`.y = Old . `z`, new.z$ = 1')).toEqual(['y', 'z$', 'z']);
  });

  it.each([
    ['what MariaDB keeps of a versioned row', 'set @since = new.row_start, @to = old.ROW_END'],
    ['a primary key that MySQL made', 'set @id = new.my_row_id'],
    ['a name of new values', 'insert into t values (1, 2) as new(m, n) on duplicate key update c = new.m'],
    ['an alias of a table', 'update t as old join u on u.id = old.gone set old.gone = u.x'],
    ['an alias without AS', 'select x into @x from t `new` where `new`.gone = 1'],
    ['a database', 'insert into old.log values (1); call new.proc(); set @a = new.f(1), @b = new.t.c'],
    ['a variable', 'set @new.gone = 1; declare_new.x'],
    ['a variable of rows', 'begin declare old row type of t; set old.gone = 1; end'],
  ])('does not report a column as dropped if it is %s', (_what, body) => {
    expect(missingColumns(body, ['id'], '')).toEqual([]);
  });

  it('removes its own database from names, unless something else has its name', () => {
    expect(withoutQualifier("select `d`.`t`.`a` AS `a`,'`d`.' from `d`.`t` join `e`.`t`", 'd')).toBe(
      "select `t`.`a` AS `a`,'`d`.' from `t` join `e`.`t`",
    );
    expect(withoutQualifier('select `d`.`a` from `x`.`t` `d`', 'd')).toBeUndefined();
  });

  it('parses code with texts as long as a server accepts', () => {
    for (const text of ['x'.repeat(9_000_000), "''".repeat(5_000_000), '\\\\'.repeat(5_000_000)]) {
      expect(missingColumns(`set new.gone = '${text}', new.id = 1`, ['id'], '')).toEqual(['gone']);
      expect(withoutQualifier(`select \`d\`.\`a\`, '${text}' from \`d\`.\`t\``, 'd')?.length).toBe(text.length + 23);
      expect(withoutParentheses(`select '(${text}' from (a)`)).toBe(`select '(${text}' from a`);
      const code = `CREATE PROCEDURE \`p\`() COMMENT 'c' select ' COMMENT ', '${text}' as \` ON \``;
      const long = `${code}, ' COMMENT ''' /* ON \`${text}*/`;
      expect(inOneCharset(long, new Map([['p', 'q']]))?.startsWith("CREATE PROCEDURE `q`() COMMENT 'c'")).toBe(true);
    }
  });

  it('removes locations and encryption from tables, and nothing from their texts', () => {
    const table = [
      "CREATE TABLE `t` (\n  `a` int COMMENT ' DATA DIRECTORY=''x'' '\n)",
      " /*!50100 TABLESPACE `s` */ ENGINE=InnoDB DATA DIRECTORY='/x' `ENCRYPTED`=YES /*!80016 ENCRYPTION='Y' */ COMMENT=' TABLESPACE `s` '",
      "\n/*!50100 PARTITION BY HASH (`a`)\n(PARTITION p TABLESPACE = `s` DATA DIRECTORY = '/y' ENGINE = InnoDB) */;",
    ].join('');
    expect(withoutPlacement(table)).toBe(
      [
        "CREATE TABLE `t` (\n  `a` int COMMENT ' DATA DIRECTORY=''x'' '\n)",
        " ENGINE=InnoDB COMMENT=' TABLESPACE `s` '",
        '\n/*!50100 PARTITION BY HASH (`a`)\n(PARTITION p ENGINE = InnoDB) */;',
      ].join(''),
    );
  });

  it('removes obsolete modes from stored code, for servers that refuse them', () => {
    expect(refusesOldModes({ flavor: 'mysql', series: '8.4' })).toBe(true);
    expect(refusesOldModes({ flavor: 'mysql', series: '5.7' })).toBe(false);
    expect(refusesOldModes({ flavor: 'mariadb', series: '10.11' })).toBe(false);
    const dump =
      "/*!50003 SET sql_mode              = 'ANSI_QUOTES,NO_AUTO_CREATE_USER,IGNORE_SPACE' */ ;\nDELIMITER ;;\nCREATE DEFINER=`a`@`b` FUNCTION f() returns int return 'x' ;;\nDELIMITER ;\n-- Dump completed\n";
    const options = {
      removeDefiners: true,
      sourceName: undefined,
      disableEventsAsOf: undefined,
      removeOldModes: true,
    };
    const rewritten = Buffer.concat(new DumpRewriter(options).push(Buffer.from(dump), true)).toString();
    expect(rewritten).toBe(dump.replace('NO_AUTO_CREATE_USER,', '').replace('DEFINER=`a`@`b` ', ''));
  });

  it('detects when time zones change', () => {
    expect(zoneTransitions('Nowhere/Land')).toBeUndefined();
    expect(zoneTransitions('UTC')).toEqual([{ atSeconds: 0, offsetSeconds: 0 }]);
    // 2026-03-29 and 2026-10-25, 01:00 UTC.
    expect(zoneTransitions('Europe/Vienna')).toEqual(
      expect.arrayContaining([
        { atSeconds: 1_774_746_000, offsetSeconds: 7_200 },
        { atSeconds: 1_792_890_000, offsetSeconds: 3_600 },
      ]),
    );
  });
});

describe('rows that are told apart by their order', () => {
  it.each([
    ['a', true],
    ['a\nb', false],
  ])('need keys that the tool can order by: %j', async (name, isOrderable) => {
    const column = { name, type: 'float', full_type: 'float', charset: null, extra: '', key: 1 };
    const query = async (sql: string) => (sql.includes('statistics') ? [{ relation: 't', ...column }] : []);
    const connection = { query, simple: async () => {} } as unknown as Connection;
    const tables = await readExactTables(connection, [{ name: 't' } as Relation]);
    expect(tables).toMatchObject([{ hasInexactKey: true, isOrderable }]);
    const exact = new ExactValues(connection, { tables, others: [] }, { timeMs: 10_000 });
    expect(exact.needsOrder).toBe(isOrderable);
    if (!isOrderable) expect((await exact.end()).join()).toContain('were not looked for');
  });
});
