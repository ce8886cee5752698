import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { ForeignText } from '../../src/core/foreign.ts';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import { KnownNames } from '../../src/core/format/manifest/known-names.ts';
import { Secret } from '../../src/core/secret.ts';
import { privilegesOf } from '../../src/engines/mysql/catalog/privileges.ts';
import { resolveScope, WHOLE_DATABASE } from '../../src/engines/mysql/catalog/scope.ts';
import { describeKeys } from '../../src/engines/mysql/catalog/source-keys.ts';
import { chooseClient, chooseSubstitute, readClientVersion } from '../../src/engines/mysql/clients/client-programs.ts';
import { DUMP_FLAGS, dumpFlags } from '../../src/engines/mysql/clients/flags.ts';
import { optionText, quoteOption } from '../../src/engines/mysql/clients/option-file.ts';
import { readLoadableFunctions } from '../../src/engines/mysql/code/loadable-functions.ts';
import type { Connection } from '../../src/engines/mysql/connection/connection.ts';
import { planAttempts } from '../../src/engines/mysql/connection/tls.ts';
import { describeServer, parseMysqlUrl } from '../../src/engines/mysql/connection/url.ts';
import { dumpArguments } from '../../src/engines/mysql/dump/dump.ts';
import { nameDumpFailure } from '../../src/engines/mysql/dump/errors.ts';
import { checkRows } from '../../src/engines/mysql/dump/reading/row-check.ts';
import { checkIntegrity } from '../../src/engines/mysql/integrity/integrity.ts';
import { requireFunctions } from '../../src/engines/mysql/target/preflight.ts';
import type { TargetNeeds } from '../../src/ports/engine/target.ts';
import { createEngineHost } from '../support/engine-host.ts';

const parse = (text: string) => parseMysqlUrl(new Secret(text));

describe('a MySQL URL', () => {
  it('is parsed, with percent-encoding, IPv6 and sockets', () => {
    expect(
      parse('mysql://u%40x:p%2F%23w@db.example.com:3307/my%20db?ssl-mode=required&connect-timeout=5'),
    ).toMatchObject({
      user: 'u@x',
      host: 'db.example.com',
      port: 3307,
      database: 'my db',
      sslMode: 'REQUIRED',
      connectTimeoutSeconds: 5,
    });
    expect(parse('mariadb://u:p%2F%23w@h/d').password?.reveal()).toBe('p/#w');
    expect(parse('mysql://u@[fd00::1]:3306/d').host).toBe('fd00::1');
    expect(describeServer(parse('mysql://u@[fd00::1]/d'))).toBe('[fd00::1]:3306');
    expect(parse('mysql://u@localhost/d?socket=/run/my%20sql.sock').host).toBe('/run/my sql.sock');
    expect(parse('mysql://u@h/d').sslMode).toBeUndefined();
  });

  it.each([
    ['sslaccept=strict', 'VERIFY_IDENTITY'],
    ['sslaccept=accept_invalid_certs', 'REQUIRED'],
    ['ssl={"rejectUnauthorized":true}', 'VERIFY_IDENTITY'],
    ['ssl=%7B%22rejectUnauthorized%22%3Afalse%7D', 'REQUIRED'],
    ['tls=true', 'VERIFY_IDENTITY'],
    ['tls=skip-verify', 'REQUIRED'],
    ['sslmode=verify-full', 'VERIFY_IDENTITY'],
    ['ssl_mode=DISABLED', 'DISABLED'],
    ['ssl-mode=VERIFY_CA&ssl-ca=/ca.pem', 'VERIFY_CA'],
  ])('with %s means %s', (query, mode) => {
    expect(parse(`mysql://u@h/d?${query}`).sslMode).toBe(mode);
  });

  it.each([
    ['mysql://u:p@h', /names no database/],
    ['mysql://u:sec/ret@h/d', /malformed|can't be read/],
    ['mysql://u:p@h/d?ssl-mod=REQUIRED', /unknown "ssl-mod"/],
    ['mysql://u:p@h/d?ssl-mode=sometimes', /unknown ssl-mode/],
    ['mysql://u:p@h/d?ssl-mode=VERIFY_CA', /needs ssl-ca/],
    ['mysql://u:p@h,i/d', /several hosts/],
    ['mysql://u:p@h:99999/d', /port/],
    ['mysql://u:%zz@h/d', /percent-encoding/],
    ['mysql://u:p@h/d?socket=relative', /absolute path/],
  ])('%s is refused without its password', (text, message) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringMatching(message) }),
    );
    expect(() => parse(text)).not.toThrow(/sec/);
  });

  it('is verified by default unless the host is nearby', async () => {
    const states = async (text: string, isNear: boolean) =>
      (await planAttempts(parse(text), isNear)).map(({ state }) => state);
    expect(await states('mysql://u@h/d', false)).toEqual(['verified']);
    expect(await states('mysql://u@h/d', true)).toEqual(['unverified', 'none']);
    expect(await states('mysql://u@h/d?ssl-mode=REQUIRED', false)).toEqual(['unverified']);
    expect(await states('mysql://u@h/d?socket=/s', true)).toEqual(['none']);
  });
});

describe('the option file', () => {
  const client = { path: '', prefix: [], majorVersion: '10.11', note: undefined };
  const textFor = (flavor: 'mysql' | 'mariadb', url: string, tls: 'none' | 'unverified' | 'verified') =>
    optionText({ url: parse(url), tls, isNear: true }, { ...client, flavor }, { MYSQL_PWD: 'from job' });

  it('quotes characters that would end a line or a value or start a comment', () => {
    expect(quoteOption('p#a ss\\"w;\n\t')).toBe('"p#a ss\\\\\\"w;\\n\\t"');
  });

  it('sets the TLS of the connection for each flavor', () => {
    expect(textFor('mysql', 'mysql://u:p@h/d', 'verified')).toMatch(/ssl-mode="VERIFY_IDENTITY"\nssl-ca="/);
    expect(textFor('mysql', 'mysql://u:p@h/d', 'none')).toMatch(/ssl-mode="DISABLED"\nloose-get-server-public-key="1"/);
    expect(textFor('mariadb', 'mysql://u:p@h/d', 'verified')).toMatch(
      /ssl="1"\nssl-ca=".*"\nssl-verify-server-cert="1"/,
    );
    expect(textFor('mariadb', 'mysql://u:p@h/d', 'unverified')).toMatch(/ssl="1"\nssl-verify-server-cert="0"/);
  });

  it('uses the password of the job only if the URL has none, and the socket instead of a host', () => {
    expect(textFor('mariadb', 'mysql://u:p@h/d', 'none')).toContain('password="p"\n');
    const text = textFor('mariadb', 'mysql://u@x/d?socket=/s', 'none');
    expect(text).toContain('password="from job"\nprotocol="socket"\nsocket="/s"\n');
    expect(text).not.toMatch(/^(host|port)=/m);
  });
});

describe('the client tools', () => {
  it.each([
    ['mysqldump  Ver 9.7.4-2 for Linux on x86_64 ((Debian))', 'mysql', '9.7'],
    ['mysqldump  Ver 8.0.36-28 for Linux on x86_64 (Percona Server)', 'mysql', '8.0'],
    ['mysqldump  Ver 10.13 Distrib 5.7.44, for linux-glibc2.12 (x86_64)', 'mysql', '5.7'],
    ['mysql  Ver 15.1 Distrib 10.6.18-MariaDB, for debian-linux-gnu (x86_64)', 'mariadb', '10.6'],
    ['mysqldump  Ver 10.19 Distrib 10.11.19-MariaDB, for debian-linux-gnu (x86_64)', 'mariadb', '10.11'],
    ['mariadb-dump from 11.8.9-MariaDB, client 10.20 for debian-linux-gnu (x86_64)', 'mariadb', '11.8'],
  ])('%s', (printed, flavor, majorVersion) => {
    expect(readClientVersion(printed)).toEqual({ flavor, majorVersion });
  });

  const of = (...versions: string[]) =>
    versions.map((text) => {
      const [flavor = '', majorVersion = ''] = text.split(' ');
      return { version: { flavor: flavor as 'mysql' | 'mariadb', majorVersion } };
    });
  const mysql84 = { flavor: 'mysql', majorVersion: '8.4' } as const;
  const mariadb106 = { flavor: 'mariadb', majorVersion: '10.6' } as const;

  it('are chosen by flavor and series', () => {
    expect(chooseClient(of('mysql 8.0', 'mysql 9.7', 'mysql 8.4', 'mariadb 10.11'), mysql84)).toEqual(
      of('mysql 8.4')[0],
    );
    expect(chooseClient(of('mysql 8.0', 'mysql 9.7'), mysql84)).toEqual(of('mysql 9.7')[0]);
    expect(chooseClient(of('mysql 8.0'), mysql84)).toEqual(of('mysql 8.0')[0]);
    expect(chooseClient(of('mysql 5.7', 'mariadb 10.11'), mysql84)).toBeUndefined();
    expect(chooseClient(of('mariadb 10.11', 'mariadb 10.5'), mariadb106)).toEqual(of('mariadb 10.11')[0]);
    expect(chooseSubstitute(of('mysql 5.7', 'mariadb 10.11'), mysql84, 'dump')).toEqual(of('mysql 5.7')[0]);
    expect(chooseSubstitute(of('mariadb 10.11'), mysql84, 'dump')).toBeUndefined();
    expect(chooseSubstitute(of('mariadb 10.11'), mysql84, 'client')).toEqual(of('mariadb 10.11')[0]);
    expect(chooseSubstitute(of('mysql 8.4'), mariadb106, 'dump')).toBeUndefined();
    expect(chooseSubstitute(of('mysql 8.4'), mariadb106, 'client')).toEqual(of('mysql 8.4')[0]);
  });

  it('get the flags that they support', () => {
    for (const entry of DUMP_FLAGS) {
      for (const flavor of ['mysql', 'mariadb'] as const) {
        const since = entry[flavor];
        expect(dumpFlags({ flavor, majorVersion: '99.0' }).includes(entry.flag)).toBe(since !== null);
        if (since !== null) {
          expect(dumpFlags({ flavor, majorVersion: since })).toContain(entry.flag);
          expect(dumpFlags({ flavor, majorVersion: '4.1' })).not.toContain(entry.flag);
        }
      }
    }
    expect(DUMP_FLAGS.map(({ flag }) => flag).join(' ')).not.toMatch(/source-data|master-data/);
    const flaws = { ownViews: new Set<string>(), ownRoutines: false, ownCode: '', legacy: new Map() };
    const whole = { scope: WHOLE_DATABASE, flaws };
    expect(dumpArguments(mysql84, whole, '--odd').slice(-4)).toEqual(['--routines', '--events', '--', '--odd']);
    const broken = { ...whole, flaws: { ownViews: new Set(['v']), ownRoutines: true, ownCode: '', legacy: new Map() } };
    expect(dumpArguments(mysql84, broken, 'd').slice(-4)).toEqual(['--events', '--ignore-table=d.v', '--', 'd']);
  });
});

describe('foreign keys of a source', () => {
  it('are known to be intact only for tables that were not written to meanwhile, in any case of their names', () => {
    const key = (child: string, parent: string) => ({ name: 'k', child, parent, isOwn: true, columns: [] });
    const whole = [key('Orders', 'customers'), key('Items', 'goods')];
    const { facts } = describeKeys({ violated: [], whole }, new Set(['Customers']));
    expect(Object.values(facts)).toEqual(['["Items.k"]']);
  });
});

describe('what an account may do', () => {
  const may = (lines: string[], database = 'my_app') => privilegesOf(lines, database);

  it('follows patterns, escapes and single columns', () => {
    expect(may(['GRANT SELECT, SHOW VIEW ON `my\\_app`.* TO `u`@`%`']).isOnDatabase('SHOW VIEW')).toBe(true);
    expect(may(['GRANT SELECT ON `my_app`.* TO `u`@`%`'], 'myXapp').isOnDatabase('SELECT')).toBe(true);
    expect(may(['GRANT SELECT ON `my\\_app`.* TO `u`@`%`'], 'myXapp').isOnDatabase('SELECT')).toBe(false);
    expect(may(['GRANT ALL PRIVILEGES ON `my%`.* TO `u`@`%` WITH GRANT OPTION']).isOnDatabase('TRIGGER')).toBe(true);
    expect(may(['GRANT ALL PRIVILEGES ON *.* TO `u`@`%`']).isGlobal('SHOW_ROUTINE')).toBe(true);
    expect(may(['GRANT SELECT (`a`, `b`), INSERT ON `my_app`.`t` TO `u`@`%`']).isOnTable('SELECT', 'my_app', 't')).toBe(
      false,
    );
    expect(may(['GRANT SELECT ON `my_app`.`t` TO `u`@`%`']).isOnDatabase('SELECT')).toBe(false);
    expect(may(['GRANT SELECT ON `mysql`.`proc` TO `u`@`%`']).isOnTable('SELECT', 'mysql', 'proc')).toBe(true);
    expect(may(['GRANT `role`@`%` TO `u`@`%`', 'GRANT USAGE ON *.* TO `u`@`%`']).isGlobal('SELECT')).toBe(false);
  });
});

describe('include and exclude', () => {
  const names = ['orders', 'orders_old', 'a*b', 'view', '--x', 'app.t'];

  it('choose tables by name and star', () => {
    expect(resolveScope({ database: 'app', names }, { include: ['orders*'], exclude: [] }).tables).toEqual([
      'orders',
      'orders_old',
    ]);
    expect(resolveScope({ database: 'app', names }, { include: ['orders*'], exclude: ['orders_old'] }).tables).toEqual([
      'orders',
    ]);
    expect(
      resolveScope({ database: 'app', names }, { include: ['`a*b`', 'app.view', 'app.t'], exclude: [] }).tables,
    ).toEqual(['a*b', 'app.t', 'view']);
    const scope = resolveScope({ database: 'app', names }, { include: [], exclude: ['--x', 'orders'] });
    expect(scope.options).toEqual(['--ignore-table=app.orders', '--ignore-table=app.--x']);
    expect(scope).toMatchObject({ hasCode: true, tables: [] });
  });

  it.each([
    [['order'], [], /There is no table or view "order"/],
    [[], ['typo'], /"typo"/],
    [['orders'], ['orders'], /nothing to dump/],
  ])('include %j exclude %j is refused', (include, exclude, message) => {
    expect(() => resolveScope({ database: 'app', names }, { include, exclude })).toThrow(message);
  });
});

describe('the counts', () => {
  const relation = {
    kind: 'table',
    engine: 'InnoDB',
    isTransactional: true,
    isVersioned: false,
    bytes: 0,
    nextValue: null,
    updated: null,
  } as const;
  const check = (dumped: number, before: number, after: number, written = false) =>
    checkRows(
      { relations: [{ ...relation, name: 't' }], objects: [], sequences: [], facts: {} },
      { rows: new Map([['t', dumped]]), totals: new Map(), items: [], longestBytes: 0 },
      { before: new Map([['t', before]]), after: new Map([['t', after]]), written: new Set(written ? ['t'] : []) },
    )[0];

  it('must agree with the dump if the source did not change, and are recorded if it did', () => {
    expect(check(5, 5, 5)).toEqual({ schema: '', name: 't', rows: 5, rowsFrom: 'dump' });
    expect(check(6, 5, 7)).toMatchObject({ rows: 6, counted: { before: 5, after: 7 } });
    expect(check(6, 5, 5, true)).toMatchObject({ rows: 6, counted: { before: 5, after: 5 } });
    expect(() => check(4, 5, 5)).toThrow(
      expect.objectContaining({ code: 'DUMP_FAILED', message: expect.stringContaining('t has 5') }),
    );
  });
});

describe('a failed dump tool', () => {
  const url = parse('mysql://u@h/d');
  it.each([
    [
      "mysqldump: Couldn't execute 'show events': Access denied for user 'u'@'%' to database 'd' (1044)",
      'DATABASE_PRIVILEGE',
    ],
    ['mysqldump: Got error: 1356: View references invalid table(s) when using LOCK TABLES', 'DUMP_FAILED'],
    [
      'mysqldump: Error 2013: Lost connection to MySQL server during query when dumping table `t` at row: 7',
      'DATABASE_CONNECTION_LOST',
    ],
    ["mysqldump: Unknown table 'COLUMN_STATISTICS' in information_schema (1109)", 'DUMP_FAILED'],
    [
      'mariadb-dump: Error 1412: Table definition has changed, please retry transaction when dumping table `t` at row: 0',
      'DUMP_FAILED',
    ],
    [
      "mysqldump: Got error: 2059: Authentication plugin 'mysql_native_password' cannot be loaded",
      'DATABASE_AUTHENTICATION',
    ],
    ['something new', 'DUMP_FAILED'],
  ])('%s is %s with a hint', (words, code) => {
    const error = nameDumpFailure({ code: 2, signal: null }, new ForeignText('mysqldump', words), url, KnownNames.none);
    expect(error).toMatchObject({ code, hint: expect.any(String) });
    expect(error.foreign?.reveal()).toBe(words);
    expect(error.message).not.toContain('`t`');
  });
});

describe('an integrity check whose queries lose their rows', () => {
  const KEY = { name: 'k', child: 't', childColumn: 'c', parent: 'p', parentColumn: 'id', isOwn: 1 };
  const check = (answers: { readonly checked: number; readonly orphans: readonly object[] }) => {
    const names = ['p', 't'].map((name) => ({ name, bytes: 0n }));
    const query = async (sql: string) => {
      if (sql.includes('information_schema.tables')) return names;
      if (sql.includes('key_column_usage')) return [KEY];
      if (sql.includes('AS orphans')) return answers.orphans;
      return names
        .slice(0, answers.checked)
        .map(({ name }) => ({ Table: `d.${name}`, Msg_type: 'status', Msg_text: 'OK' }));
    };
    const source = { tables: [], objects: [], sequences: [], extensions: [], facts: {} } as unknown as Fingerprint;
    const connection = { query, url: { database: 'd' } } as unknown as Connection;
    const open = () => Promise.reject(new Error('one session is enough'));
    return checkIntegrity({ connection, atOnce: 1, open }, source, createEngineHost());
  };

  it('finds nothing with all of them', async () => {
    const results = await check({ checked: 2, orphans: [{ orphans: 0n }] });
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(results.flatMap(({ found }) => found)).toEqual([
      { kind: 'tables-intact', found: 2, expected: 2, uncheckable: 0 },
      { kind: 'keys-satisfied', count: 1 },
    ]);
  });

  it.each([
    ['a count', { checked: 2, orphans: [] }],
    ['the result of a table', { checked: 1, orphans: [{ orphans: 0n }] }],
  ])('is not passed without %s', async (_what, answers) => {
    await expect(check(answers)).rejects.toMatchObject({ code: 'DATABASE_QUERY' });
  });
});

it('a server that lacks a setting about functions, as another version may, is not asked to permit them', async () => {
  const query = () => Promise.reject(new RestorableError('DATABASE_QUERY', 'Error 1193.', { hint: 'h' }));
  const fingerprint = { objects: [{ type: 'function', name: 'f', definition: '' }], facts: {} };
  await requireFunctions({ query } as unknown as Connection, 'd', { fingerprint } as unknown as TargetNeeds);
});

describe('functions of a shared library', () => {
  it.each([
    ['mysql', 1, 'performance_schema.user_defined_functions'],
    ['mysql', 0, 'mysql.func'],
    ['mariadb', 0, 'mysql.func'],
  ] as const)('are found on %s with performance_schema %i', async (flavor, value, list) => {
    const query = async (sql: string) => {
      if (sql.startsWith('select @@')) return [{ value }];
      return sql.includes(list) ? [{ name: 'metaphon' }] : [];
    };
    const connection = { flavor, query, queryArrays: async () => ({ rows: [[1]] }) };
    expect(await readLoadableFunctions(connection as unknown as Connection)).toEqual(['metaphon']);
  });
});
