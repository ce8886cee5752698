import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StatementSplitter } from '../../src/engines/sqlite/restore/statements.ts';
import { expectQuick } from '../support/baseline.ts';

function split(text: string, pieceBytes = 1_000_000): { statements: string[]; rest: string } {
  const bytes = Buffer.from(text);
  const splitter = new StatementSplitter();
  const found: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    // A mebibyte of white space makes it check each piece separately.
    found.push(...splitter.push(bytes.subarray(start, start + pieceBytes)));
  }
  const { statements, rest } = splitter.end();
  return { statements: [...found, ...statements].map(String), rest: rest.toString() };
}

test('cuts at the semicolons that end a statement', () => {
  const whole = [
    'create table "a;b" (c default \';\', [d;e] text, `f;g`);',
    '\n-- not; here\ninsert into t values (\'it\'\'s; so\', "q"";");',
    ' /* nor; here */ create /* x */ temp trigger x after insert on t begin select case when 1 then 2 end; delete from t; end;',
    "CREATE TRIGGER y AFTER INSERT ON t BEGIN\n  INSERT INTO t VALUES ('; end;'); SELECT 1; -- end;\nEND ;",
    'insert into t values (1 - -2 / 3);',
    ';',
  ];
  expect(split(whole.join(''))).toEqual({ statements: whole, rest: '' });
  expect(split(`${whole[0]}insert into t values ('cut;`).rest).toBe("insert into t values ('cut;");
});

test('returns the same pieces however the bytes arrive, and loses none', () => {
  const word = fc.constantFrom(
    ...[
      "'a;''b'",
      '"c;"',
      '-- d;\n',
      '/* e; */',
      ';',
      'create trigger x',
      'begin',
      'end',
      ' ',
      'é',
      '-',
      '/',
      "'",
      '[;]',
    ],
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const text = words.join(' ');
      const { statements, rest } = split(text);
      expect(statements.join('') + rest).toBe(text);
      const padded = `select '${'x'.repeat(1_100_000)}';${text}`;
      const pieces = split(padded, 1_100_000 + (text.length >> 1));
      expect([...pieces.statements.slice(1), pieces.rest]).toEqual([...statements, rest]);
    }),
    { numRuns: 60 },
  );
});

test('every statement of a schema written by SQLite is one statement to SQLite', () => {
  const sql = [
    'create table t (a text default \'x;y\', "b;" integer);',
    "create trigger one after insert on t begin update t set a = 'end;'; select case when 1 then ';' end; end;",
    'create view v as select a as ";" from t;',
  ];
  const source = new DatabaseSync(':memory:');
  for (const each of sql) source.exec(each);
  const written = source
    .prepare('select sql from sqlite_schema')
    .all()
    .map((row) => `${row['sql']};`);
  const copy = new DatabaseSync(':memory:');
  const { statements } = split(written.join('\n'));
  for (const each of statements) expect(copy.prepare(each).run()).toBeDefined();
  expect(statements).toHaveLength(3);
});

test('a script that starts with only comments takes no time', async () => {
  const startMs = performance.now();
  expect(split(`${'/**/'.repeat(500)}${'--\n'.repeat(500)}x;`).statements).toHaveLength(1);
  await expectQuick(performance.now() - startMs);
});
