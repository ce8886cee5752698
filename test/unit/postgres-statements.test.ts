import { expect, test } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { CountableTable } from '../../src/engines/postgres/catalog/catalog.ts';
import { findViolatedKeys } from '../../src/engines/postgres/catalog/foreign-key-flaws.ts';
import { WHOLE_DATABASE } from '../../src/engines/postgres/catalog/scope.ts';
import { countRows } from '../../src/engines/postgres/catalog/tables/row-counts.ts';
import type { Connection } from '../../src/engines/postgres/connection/connection.ts';
import { readStatements } from '../../src/engines/postgres/globals/text.ts';
import { roleListsOf, splitStatements } from '../../src/engines/postgres/sql/reader.ts';

test.each([
  [
    'ACL',
    'GRANT SELECT(a),UPDATE("TO x") ON TABLE public."t TO ""y" TO "odd ""role; --" WITH GRANT OPTION',
    ['odd "role; --'],
  ],
  ['ACL', 'REVOKE ALL ON SCHEMA public FROM PUBLIC', []],
  ['ACL', 'SET SESSION AUTHORIZATION grantor', ['grantor']],
  ['ACL', 'GRANT pg_read_all_data TO pg_monitor', []],
  [
    'DEFAULT ACL',
    'ALTER DEFAULT PRIVILEGES FOR ROLE "cloud admin" IN SCHEMA public GRANT ALL ON TABLES TO neon_superuser WITH GRANT OPTION',
    ['cloud admin', 'neon_superuser'],
  ],
  [
    'POLICY',
    `CREATE POLICY "p TO z" ON public.t AS RESTRICTIVE FOR SELECT TO a, "B, c" USING ((x = 'it''s TO d'::text)) WITH CHECK ((E'\\'TO' <> y))`,
    ['a', 'B, c'],
  ],
  ['POLICY', "CREATE POLICY p ON t USING ((a = 'TO b'::text))", []],
  ['USER MAPPING', `CREATE USER MAPPING FOR "FOR" SERVER s OPTIONS (password 'FOR c')`, ['FOR']],
])('the roles of %s: %s', (description, statement, roles) => {
  expect(roleListsOf(description, statement).flatMap(({ names }) => names)).toEqual(roles);
});

test('statements end at semicolons outside of names and texts', () => {
  const sql = `GRANT SELECT ON TABLE "a;b" TO "c;\n";\nCOMMENT ON TABLE t IS E'x\\';y';\nSELECT $q$;$q$, 'it''s;';\n`;
  expect(splitStatements(sql)).toEqual([
    'GRANT SELECT ON TABLE "a;b" TO "c;\n"',
    `COMMENT ON TABLE t IS E'x\\';y'`,
    `SELECT $q$;$q$, 'it''s;'`,
  ]);
});

test('globals.sql has roles first, and everything else after the data, by the kinds of its statements alone', () => {
  const roles = [
    'CREATE ROLE "a SET b";',
    'ALTER ROLE "a SET b" WITH LOGIN;',
    `ALTER ROLE U&"a\\000ab" PASSWORD 'x';`,
    'GRANT "a" TO "b" WITH ADMIN OPTION;',
    `COMMENT ON ROLE "a" IS 'x';`,
  ];
  const settings = [
    `ALTER ROLE "a" SET "work_mem" TO '5MB';`,
    `ALTER ROLE ALL SET "work_mem" TO '5MB';`,
    `DO 'begin execute 1; end';`,
    'GRANT CONNECT ON DATABASE "a" TO "b";',
  ];
  const text = ['-- roles', ...roles, '-- after the data', ...settings, ''].join('\n');
  expect(readStatements(text)).toEqual({ roles, settings });
});

test('queries about foreign keys name few tables at once, because their locks come from all sessions of the server', async () => {
  const oids = [...Array(1_000).keys()];
  const tables = oids.map((oid) => ({ oid, bytes: 0, plansUserCode: false }) as CountableTable);
  const key = (name: string, count: number) => {
    const leaves = oids.slice(0, count);
    return { name, child: ['s', 't'], parent: ['s', 't'], leaves, sql: `keys of ${count}` };
  };
  const keys = [
    ...oids.slice(0, 25).map(() => key('small', 2)),
    key('large', 200),
    key('larger', 150),
    key('huge', 201),
  ];
  const asked: number[] = [];
  const connection = {
    simple: async () => {},
    query: async (sql: string) => {
      if (!sql.includes('keys of')) return keys;
      asked.push([...sql.matchAll(/keys of (\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0));
      return [{ at: 0 }];
    },
  } as unknown as Connection;
  const found = await findViolatedKeys(connection, tables, WHOLE_DATABASE, 60_000);
  expect(asked).toEqual([40, 10, 200, 150]);
  expect(found.map(({ name }) => name)).toEqual(['small', 'small', 'large', 'larger']);
});

test('a session that ends during foreign key queries does not end a backup, and a cancelled run still ends', async () => {
  const ended = (code: 'DATABASE_CONNECTION_LOST' | 'CANCELLED') => {
    const error = new RestorableError(code, 'The session ended.', { hint: 'None.' });
    return { simple: () => Promise.reject(error) } as unknown as Connection;
  };
  expect(await findViolatedKeys(ended('DATABASE_CONNECTION_LOST'), [], WHOLE_DATABASE, 60_000)).toEqual([]);
  await expect(findViolatedKeys(ended('CANCELLED'), [], WHOLE_DATABASE, 60_000)).rejects.toMatchObject({
    code: 'CANCELLED',
  });
});

test('a count that the server did not return is unknown, not 0', async () => {
  const tables = [1, 2].map(
    (oid) => ({ oid, kind: 'table', schema: 's', name: `t${oid}`, quoted: `s.t${oid}` }) as CountableTable,
  );
  const answering = (...rows: readonly object[]) =>
    ({
      simple: async () => {},
      query: async (sql: string) => rows.slice(0, sql.includes('union all') ? 2 : 1),
    }) as unknown as Connection;
  expect(await countRows(answering({ at: 0, rows: '5' }, { at: 1, rows: '0' }), tables)).toMatchObject([
    { rows: 5 },
    { rows: 0 },
  ]);
  expect(await countRows(answering(), tables, 60_000)).toMatchObject([{ rows: null }, { rows: null }]);
  await expect(countRows(answering({ at: 0, rows: '5' }), tables)).rejects.toMatchObject({ code: 'DATABASE_QUERY' });
});
