import { describe, expect, test } from 'vitest';
import { DumpRewriter } from '../../src/engines/mysql/restore/rewrite/rewrite.ts';
import type { RewriteOptions } from '../../src/engines/mysql/restore/rewrite/rewrite-options.ts';

/** As mysqldump 9.7 and mariadb-dump 10.11 print them. */
const DUMP = String.raw`/*M!999999\- enable the sandbox mode */
-- Host: localhost    Database: shop
CREATE TABLE ~t~ (
  ~a~ text DEFAULT 'x;
CREATE DEFINER=~a~@~b~ PROCEDURE' -- it's ; no end
) ENGINE=InnoDB;
INSERT INTO ~t~ VALUES ('CREATE DEFINER=~a~@~b~ PROCEDURE;'),('a\';\n-- Dump completed\n');
ALTER DATABASE ~sh~~op~ CHARACTER SET latin1 COLLATE latin1_swedish_ci ;
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=~x~~y~@~%~*/ /*!50003 TRIGGER ~tr~ BEFORE INSERT ON ~t~ FOR EACH ROW SET NEW.a = ';;
CREATE DEFINER=~a~@~b~ FUNCTION' */;;
/*!50106 CREATE*/ /*!50117 DEFINER=~ü~@~localhost~*/ /*!50106 EVENT ~e ENABLE~ ON SCHEDULE EVERY '1:30' HOUR_MINUTE STARTS '2020-01-01 00:00:00' ON COMPLETION NOT PRESERVE ENABLE COMMENT ' ON COMPLETION PRESERVE ENABLE' DO SELECT 1 */ ;;
/*!50003 SET sql_mode              = 'NO_BACKSLASH_ESCAPES' */ ;;
CREATE DEFINER=~role~ FUNCTION ~f~() RETURNS text
BEGIN # don't ;;
RETURN '\'; /* don't ;; */
END ;;
/*!50003 SET sql_mode              = @saved_sql_mode */ ;;
DELIMITER ;
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=~ü~@~%~ SQL SECURITY DEFINER */
/*!50001 VIEW ~v 1~ AS select 1 AS ~1~ */;

-- Dump completed
`.replaceAll('~', '`');

const EXPECTED = DUMP.replace(/^.*\n/, '')
  .replace('ALTER DATABASE `sh``op` ', 'ALTER DATABASE ')
  .replace('/*!50017 DEFINER=`x``y`@`%`*/ ', '')
  .replace('/*!50106 CREATE*/ /*!50117 DEFINER=`ü`@`localhost`*/ ', 'SET TIMESTAMP=1700000000;;\n/*!50106 CREATE*/ ')
  .replace('NOT PRESERVE ENABLE', 'NOT PRESERVE DISABLE')
  .replace(
    "/*!50003 SET sql_mode              = 'NO_B",
    "SET TIMESTAMP=DEFAULT;;\n/*!50003 SET sql_mode              = 'NO_B",
  )
  .replace('CREATE DEFINER=`role` FUNCTION', 'CREATE FUNCTION')
  .replace('DEFINER=`ü`@`%` SQL', 'SQL');

function rewrite(text: string, pieceBytes: number, changes: Partial<RewriteOptions> = {}) {
  const views: string[][] = [];
  const rewriter = new DumpRewriter({
    sourceName: undefined,
    removeDefiners: true,
    disableEventsAsOf: 1_700_000_000,
    onView: (...view) => views.push(view),
    ...changes,
  });
  const input = Buffer.from(text);
  const output: Buffer[] = [];
  const memory = Buffer.alloc(pieceBytes);
  for (let at = 0; at < input.length; at += pieceBytes) {
    const length = input.copy(memory, 0, at, at + pieceBytes);
    for (const part of rewriter.push(memory.subarray(0, length))) output.push(Buffer.from(part));
    memory.fill(0);
  }
  for (const part of rewriter.push(new Uint8Array(), true)) output.push(Buffer.from(part));
  return { text: Buffer.concat(output).toString('utf8'), views, isComplete: rewriter.isComplete };
}

describe('a dump on its way into the client', () => {
  test.each([1, 2, 3, 7, 64, 1_000, 8_192, 100_000])(
    'is changed in heads alone, in pieces of %i bytes',
    (pieceBytes) => {
      expect(rewrite(DUMP, pieceBytes)).toEqual({ text: EXPECTED, views: [['v 1', '`ü`@`%`']], isComplete: true });
    },
  );

  test('keeps what a restore keeps', () => {
    const { text } = rewrite(DUMP, 50, { removeDefiners: false, disableEventsAsOf: undefined });
    for (const kept of ['DEFINER=`x``y`@`%`', 'DEFINER=`ü`@`localhost`', 'NOT PRESERVE ENABLE', 'DEFINER=`role`']) {
      expect(text).toContain(kept);
    }
  });

  test.each([
    ['trigger shop.tr before insert on shop.t for', 'trigger tr before insert on t for'],
    [
      'TRIGGER ~sh~~op~ . ~a.b~ AFTER\nUPDATE ON/* x.y */~sh~~op~.~t~ FOR',
      'TRIGGER ~a.b~ AFTER\nUPDATE ON/* x.y */~t~ FOR',
    ],
    ['trigger tr before delete on t for each row delete from a using a join b on shop.a.id for', undefined],
  ])('loses the name of its database in %s', (typed, expected = typed) => {
    const dumpOf = (head: string, definer: string): string =>
      `DELIMITER ;;\n/*!50003 CREATE OR REPLACE*/ ${definer}/*!50003 ${head} EACH ROW SET @a = 1 */;;\nDELIMITER ;\n-- Dump completed\n`.replaceAll(
        '~',
        '`',
      );
    const definer = '/*!50017 DEFINER=~a~@~b~*/ ';
    const input = dumpOf(typed, definer);
    expect(rewrite(input, 7).text).toBe(dumpOf(expected, ''));
    expect(rewrite(input, 7, { removeDefiners: false }).text).toBe(dumpOf(expected, definer));
  });

  test('is truncated wherever it ends before its marker', () => {
    for (let length = 0; length < DUMP.length - 1; length += 7) {
      expect(rewrite(DUMP.slice(0, length), 500).isComplete, String(length)).toBe(false);
    }
    expect(rewrite(`${DUMP}SELECT 1;\n`, 500).isComplete).toBe(false);
    expect(rewrite(`${DUMP}SELECT '\n-- Dump completed\n`, 500).isComplete).toBe(false);
  });
});
