import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { neutralizeCommands } from '../../src/action/neutralize-commands.ts';
import { KnownNames } from '../../src/core/format/manifest/known-names.ts';
import { RowDigests } from '../../src/engines/d1/digests/row-digests.ts';
import { parseInsert } from '../../src/engines/d1/dump/insert-values.ts';
import { grantLine } from '../../src/engines/mysql/catalog/privileges.ts';
import { withoutPlacement } from '../../src/engines/mysql/catalog/table-placement.ts';
import { missingColumns } from '../../src/engines/mysql/code/trigger-columns.ts';
import { LateIndexes } from '../../src/engines/mysql/restore/indexes/late-indexes.ts';
import { changedRole } from '../../src/engines/postgres/globals/text.ts';
import { roleListsOf, splitStatements } from '../../src/engines/postgres/sql/reader.ts';
import { splitIdentifierList } from '../../src/engines/postgres/sql/text.ts';

/** A pattern with a choice in its repetition overflows the stack after about ten million characters. */
const LENGTH = 12_000_000;
const LONG = 'x'.repeat(LENGTH);
const QUOTES = "''".repeat(LENGTH / 2);

describe('megabytes of text', () => {
  it('in a comment of PostgreSQL are one token', () => {
    const comments = [`COMMENT ON TABLE t IS '${LONG};${QUOTES}'`, `COMMENT ON TABLE t IS E'${LONG}\\';'`];
    expect(splitStatements(`${comments.join(';\n')};\n`).map(({ length }) => length)).toEqual(
      comments.map(({ length }) => length),
    );
    expect(roleListsOf('POLICY', `CREATE POLICY p ON t TO a USING ((x = '${LONG}'::text))`)).toHaveLength(1);
  });

  it('in a setting of a role are a name', () => {
    expect(splitIdentifierList(`"$user", "${LONG}""", public`)).toEqual(['$user', `${LONG}"`, 'public']);
    expect(splitIdentifierList('')).toEqual([]);
    expect(splitIdentifierList('a, "b')).toHaveLength(2);
  });

  it('in the name of a parameter take no time', () => {
    expect(changedRole(`GRANT SET ON PARAMETER ${'"a"'.repeat(2_000)} FOR "b"`)).toBeUndefined();
    expect(changedRole('GRANT SET ON PARAMETER "my"."par""am" TO "b"')).toBe('b');
  });

  it('in a definition of MySQL leave it as it is', () => {
    const options = " DATA DIRECTORY='/data/''x/' COMMENT='";
    expect(withoutPlacement(`CREATE TABLE t (a int)${options}${LONG}${QUOTES}'`)).toHaveLength(
      'CREATE TABLE t (a int)'.length + " COMMENT='".length + 2 * LENGTH + 1,
    );
    const large = `CREATE TABLE \`t\` (\n  \`a\` text DEFAULT '${LONG}',\n  KEY \`k\` (\`a\`)\n) ENGINE=InnoDB`;
    expect(new LateIndexes(() => true).hold(large)).toBe(large);
    const escapes = `CREATE TABLE t (a int) COMMENT='${"\\'".repeat(200_000)}`;
    expect(withoutPlacement(escapes)).toBe(escapes);
    expect(missingColumns(`set new.gone = 1, new.\`${LONG}\` = 2`, [], '')).toEqual([]);
    expect(() => grantLine(`GRANT SELECT ON \`${LONG}`)).toThrow('grant of more than 2 MiB');
  });

  it('in a statement of D1 are read or named', () => {
    expect(parseInsert(`INSERT INTO "t" ("a") VALUES(1)${' '.repeat(200_000)}x`)).toBeUndefined();
    const name = `${'n'.repeat(3_000)}"`;
    const digests = new RowDigests('00'.repeat(16), [
      { name, shownAs: name, columns: [{ name: 'a', affinity: 'number' }] },
    ]);
    digests.push(Buffer.from(`INSERT INTO "${name.replace('"', '""')}" ("a") VALUES(1);`));
    expect(digests.end([]).tables).toMatchObject([{ name, rows: 1 }]);
  });

  it('of a statement give no names', () => {
    expect(KnownNames.ofStatement(`select '${LONG}' from t`).has('t')).toBe(false);
    expect(KnownNames.ofStatement(`select '${'x'.repeat(1_000)}' from t`).has('t')).toBe(true);
  });

  it('of blanks are no command', () => {
    expect(neutralizeCommands(`${' '.repeat(LENGTH)}::x`).startsWith('| ')).toBe(true);
    const lines = '\u2028'.repeat(300_000);
    expect(neutralizeCommands(lines)).toBe(lines);
    expect(neutralizeCommands('a\u2028 \u0085::x')).toBe('a\u2028|  \u0085::x');
  });
});

/** Why the text that these patterns see is short. Others must be read by position: engines/parts/quoted-text.ts. */
const BOUNDED: Readonly<Record<string, string>> = {
  'src/core/format/manifest/known-names.ts': 'texts of programs have 64 KiB, statements 64 KiB',
  'src/engines/d1/digests/cells.ts': 'the last 60 characters',
  'src/engines/mysql/binlog/statement.ts': 'HEAD_LENGTH',
  'src/engines/mysql/catalog/accounts.ts': 'grantLine',
  'src/engines/mysql/catalog/grants.ts': 'grantLine, or LONGEST_LINE of restore/accounts.ts',
  'src/engines/mysql/catalog/privileges.ts': 'grantLine',
  'src/engines/mysql/catalog/scope.ts': 'a name of an option',
  'src/engines/mysql/code/heads.ts': '8 KiB of a statement, see rewrite.ts',
  'src/engines/mysql/code/trigger-columns.ts': 'LONGEST_CODE',
  'src/engines/mysql/dump/locks/lock-watch.ts': 'STATEMENT_CHARACTERS of lock-holders.ts',
  'src/engines/mysql/dump/reading/statements.ts':
    'the head of a statement of the dump tool, which holds names of at most 64 characters',
  'src/engines/mysql/restore/accounts.ts': 'LONGEST_LINE',
  'src/engines/mysql/restore/definers.ts': 'SHOW CREATE VIEW, up to the account',
  'src/engines/mysql/restore/indexes/lane-indexes.ts': '400 bytes of a statement, see rewrite.ts',
  'src/engines/mysql/restore/indexes/late-indexes.ts': 'LONGEST_DEFINITION',
  'src/engines/mysql/restore/statements.ts': '400 bytes of a statement, see rewrite.ts',
  'src/engines/postgres/catalog/catalog.ts': 'names of at most 63 bytes',
  'src/engines/postgres/catalog/queries.ts': 'run by the server',
  'src/engines/postgres/globals/text.ts': 'names of roles, of at most 63 bytes',
  'src/engines/postgres/restore/parallel/lengths.ts': 'HEAD_CHARACTERS',
  'src/engines/postgres/restore/plan.ts': 'counted, or 512 bytes',
  'src/key-bundle/bundle-text.ts': '48 KiB',
  'src/metrics/otlp/secrets.ts': 'the scheme in front of a value of an environment variable',
  'src/metrics/text/read-metrics.ts': 'lines of 4 KiB',
};

it('is read by no other pattern with a choice of characters in its repetition', () => {
  const choice =
    /\((?:\?:)?[^()\n]*(?:\[\^?[^\]\n]*\]|\\[sSwWdD]|\.)\|[^()\n]*\)(?:[*+]|\{\d+,\})|\((?:\?:)?[^()\n]*\|(?:\[\^?[^\]\n]*\]|\\[sSwWdD.])[^()\n]*\)(?:[*+]|\{\d+,\})/;
  const found = globSync('src/**/*.ts').filter((path) => {
    const code = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(?:\*|\/\/)/.test(line));
    return code.some((line) => choice.test(line));
  });
  expect(found.toSorted()).toEqual(Object.keys(BOUNDED).toSorted());
});
