import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DumpReader } from '../../src/engines/mysql/dump/reading/reader.ts';
import type { DumpSummary } from '../../src/engines/mysql/dump/reading/statements.ts';
import { ANY_CHARACTER } from '../support/any-character.ts';

const END = '-- Dump completed\n';

function read(text: string, sizes: readonly number[] = [text.length]): DumpSummary {
  const bytes = Buffer.from(text, 'utf8');
  const reader = new DumpReader();
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    reader.push(bytes.subarray(at, at + size));
    at += size;
  }
  return reader.end();
}

const name = (text: string): string => `\`${text.replaceAll('`', '``')}\``;

/** As mysql_real_escape_string writes it. */
function literal(text: string): string {
  const escapes: Record<string, string> = { '\0': '0', '\n': 'n', '\r': 'r', '\x1a': 'Z' };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that the tools escape
  return `'${text.replaceAll(/[\0\n\r\x1a'"\\]/g, (letter) => `\\${escapes[letter] ?? letter}`)}'`;
}

const hostile = fc.oneof(
  fc.string({ unit: ANY_CHARACTER }),
  fc.constantFrom(
    "'),('",
    '\\',
    "\\'",
    '-- Dump completed\n',
    ');\nINSERT INTO `x` VALUES (1);\n',
    "';",
    'DELIMITER ;;\n',
    '`',
    '/*',
    '😀',
    "''",
  ),
);
const value = fc.oneof(
  hostile.map(literal),
  hostile.map((text) => `_binary ${literal(text)}`),
  fc.constantFrom('NULL', '0x00FF27', '-1.5e300', '42'),
);
const row = fc.array(value, { minLength: 1, maxLength: 4 });
const table = fc.record({
  name: fc.oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.constantFrom('VALUES', "it's", 'a`b', '(', '-- x', ';'),
  ),
  columns: fc.option(fc.constantFrom('a', 'V', "it's", 'VALUES (', '`')),
  batches: fc.array(fc.array(row, { minLength: 1, maxLength: 5 }), { maxLength: 3 }),
  isMariadb: fc.boolean(),
});

interface Table {
  readonly name: string;
  readonly columns: string | null;
  readonly batches: readonly (readonly (readonly string[])[])[];
  readonly isMariadb: boolean;
}

function textOf({ name: called, columns, batches, isMariadb }: Table): string {
  const [before, between] = isMariadb ? ['\n', ',\n'] : [' ', ','];
  const inserts = batches.map((rows) => {
    const values = rows.map((cells) => `(${cells.join(',')})`).join(between);
    return `INSERT INTO ${name(called)}${columns === null ? '' : ` (${name(columns)})`} VALUES${before}${values};\n`;
  });
  const comment = "COMMENT='it\\'s ; \\\\'";
  return `--\n-- Table structure for table ${name(called).replaceAll('\n', '\n-- ')}\n--\n\nDROP TABLE IF EXISTS ${name(called)};\nCREATE TABLE ${name(called)} (\n  ${name(columns ?? 'a')} int\n) ENGINE=InnoDB ${comment};\n${inserts.join('')}`;
}

describe('the reader of a dump', () => {
  it('counts the rows of each table, wherever its bytes are split', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(table, { maxLength: 4, selector: (each) => each.name }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (tables, sizes) => {
          const dump = `${tables.map(textOf).join('\n')}\n${END}`;
          const expected = tables.map((each) => [each.name, each.batches.flat().length] as const);
          expect(read(dump, sizes).rows).toEqual(new Map(expected));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('counts no statement within a body, a comment or a string, whatever quotes these contain', () => {
    const dump = [
      '/*M!999999\\- enable the sandbox mode */ ',
      "-- Host: localhost    Database: it's `odd",
      '/*!40101 SET NAMES utf8mb4 */;',
      "CREATE TABLE `t` (\n  `a` int DEFAULT NULL COMMENT 'x;\\'INSERT INTO `z` VALUES (1);'\n);",
      'INSERT INTO `t` VALUES (1),(2);',
      "/*!50003 SET sql_mode              = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES' */ ;",
      'DELIMITER ;;',
      "/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 trigger tr after insert on t for each row begin -- don't",
      'INSERT INTO `t` VALUES (3);',
      "set @a='C:\\';",
      'end */;;',
      'DELIMITER ;',
      '/*!50003 SET sql_mode              = @saved_sql_mode */ ;',
      "/*!50001 VIEW `v``1` AS select 'a;b' AS `it's` */;",
      '/*!50003 DROP PROCEDURE IF EXISTS `p` */;',
      'INSERT INTO `t` VALUES (4);',
      '-- Dump completed',
      '',
    ].join('\n');
    for (const sizes of [[1], [3], [dump.length]]) {
      const summary = read(dump, sizes);
      expect(summary.rows).toEqual(new Map([['t', 3]]));
      expect(summary.items).toEqual([
        { type: 'trigger', name: '' },
        { type: 'view', name: 'v`1' },
        { type: 'procedure', name: 'p' },
      ]);
    }
  });

  it('ends a body where the client does, whatever its texts and comments contain', () => {
    const trap =
      '\n;;\nDELIMITER ;\n/*!50003 SET sql_mode              = @saved_sql_mode */ ;\nINSERT INTO `t` VALUES (9);\n';
    const body = (inside: string): string =>
      [
        '/*!50003 DROP PROCEDURE IF EXISTS `p` */;',
        'DELIMITER ;;',
        `CREATE DEFINER=\`a\`@\`b\` PROCEDURE \`p\`() begin ${inside} end ;;`,
        'DELIMITER ;',
        '',
      ].join('\n');
    const bodies = [
      `/* ${trap} */`,
      `select '${trap}';`,
      `select "it''s ${trap}";`,
      `select 'a\\' ${trap}';`,
      `-- one line ;;\n`,
      `# one line ;;\n`,
      `select 1 as \`;;\n\`;`,
    ];
    const dump = `CREATE TABLE \`t\` (\n  \`a\` int\n);\nINSERT INTO \`t\` VALUES (1);\n${bodies.map(body).join('')}INSERT INTO \`t\` VALUES (2),(3);\n${END}`;
    for (const sizes of [[1], [5], [dump.length]]) {
      const summary = read(dump, sizes);
      expect(summary.rows).toEqual(new Map([['t', 3]]));
      expect(summary.items).toEqual(bodies.map(() => ({ type: 'procedure', name: 'p' })));
    }
  });

  it('refuses a truncated or empty dump', () => {
    const dump = `CREATE TABLE \`t\` (\n  \`a\` text\n);\nINSERT INTO \`t\` VALUES ('-- Dump completed'),('\\n${'-- Dump completed'}\\n');\n\n${END}`;
    for (let cut = 1; cut < dump.length - 1; cut += 1) {
      expect(() => read(dump.slice(0, cut)), `after ${cut}`).toThrow(
        expect.objectContaining({ code: 'DUMP_TRUNCATED' }),
      );
    }
    expect(() => new DumpReader().end()).toThrow(expect.objectContaining({ code: 'DUMP_EMPTY' }));
    expect(() => read(`${dump}INSERT INTO \`t\` VALUES (1);\n`)).toThrow(
      expect.objectContaining({ code: 'DUMP_TRUNCATED' }),
    );
  });

  it('reports once that the tool has its snapshot', () => {
    let times = 0;
    const reader = new DumpReader(() => {
      times += 1;
    });
    reader.push(Buffer.from('-- MySQL dump\n/*!40101 SET NAMES utf8mb4 */;\n'));
    expect(times).toBe(0);
    reader.push(Buffer.from('CREATE TABLE `a` (\n  `x` int\n);\nCREATE TABLE `b` (\n  `x` int\n);\n'));
    expect(times).toBe(1);
  });
});
