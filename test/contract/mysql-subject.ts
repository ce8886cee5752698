import { Secret } from '../../src/core/secret.ts';
import { createMysqlEngine } from '../../src/engines/mysql/index.ts';
import { mysqlBinaries, sql, startMariadb, startMysql, type TestMysql, urlWith } from '../support/mysql.ts';
import { type EngineUnderTest, STANDARD_DIALECT } from './engine.ts';

/** MySQL and MariaDB differ in how they start and in which privilege allows reading routines. */
export function mysqlSubject(flavor: TestMysql['flavor']): EngineUnderTest {
  let server: TestMysql;
  let count = 0;
  const nextName = (start: string): string => {
    count += 1;
    return `${start}_${count}`;
  };
  const made = async (start: string): Promise<string> => {
    const name = nextName(start);
    await sql(server.url, `create database ${name}`);
    return urlWith(server.url, { database: name });
  };
  return {
    name: flavor,
    create: createMysqlEngine,
    trustSource: false,
    dialect: {
      ...STANDARD_DIALECT,
      quoteName: (name) => `\`${name.replaceAll('`', '``')}\``,
      binaryType: 'longblob',
      // "Database, table, and column names cannot end with space characters" (MySQL manual, 11.2)
      impossibleNames: [' '],
    },
    notApplicable: {},
    // Each takes MySQL 50 ms of CPU time, and MariaDB 10. This is more than the open files of a process while they are dumped and
    // restored, and more than the caches that the server gets below. MariaDB's can't be smaller.
    manyTables: flavor === 'mysql' ? 270 : 410,
    start: async () => {
      const settings: Record<string, string> =
        flavor === 'mysql'
          ? { 'disable-log-bin': 'ON', 'table-open-cache': '256', 'table-definition-cache': '400' }
          : { 'table-open-cache': '400', 'table-definition-cache': '400' };
      server = flavor === 'mysql' ? await startMysql({ settings }) : await startMariadb({ settings });
    },
    stop: () => server.stop(),
    env: async () => ({ MYSQL_BIN: flavor === 'mysql' ? await mysqlBinaries() : '/usr/bin:/usr/sbin' }),
    port: () => server.port,
    dumpTools: flavor === 'mysql' ? ['mysqldump'] : ['mariadb-dump', 'mysqldump'],
    newDatabase: async () => {
      const url = await made('source');
      return { url: new Secret(url), execute: async (text) => void (await sql(url, text)) };
    },
    newTarget: async () => new Secret(await made('target')),
    scratch: async () => ({
      url: new Secret(server.url),
      leftovers: async () => {
        const text = `select schema_name from information_schema.schemata where schema_name like 'restorable%'
          union all select user from mysql.user where user like 'restorable%'`;
        return (await sql(server.url, text)).map(([name]) => name ?? '');
      },
    }),
    withPassword: async ({ url }, password) => new Secret(urlWith(url.reveal(), { password })),
    withoutRight: async ({ url }, table) => {
      const user = nextName('weak');
      const database = decodeURIComponent(new URL(url.reveal()).pathname.slice(1));
      const tables = await sql(
        server.url,
        `select table_name from information_schema.tables where table_schema = '${database}' and table_name <> '${table}'`,
      );
      const grants = tables.map(([name]) => `grant select on ${database}.${name} to ${user};`);
      await sql(
        server.url,
        `create user ${user} identified by 'weak';
         grant show view, trigger, event, execute, lock tables on ${database}.* to ${user};
         ${grants.join('\n')}
         ${flavor === 'mysql' ? `grant show_routine on *.* to ${user};` : `grant select on mysql.proc to ${user};`}`,
      );
      // An account without privileges on the complete database can't know which tables it does not see.
      return {
        url: new Secret(urlWith(url.reveal(), { user, password: 'weak' })),
        named: `SELECT on the database "${database}"`,
      };
    },
    unknownDatabase: async () => new Secret(urlWith(server.url, { database: 'never made' })),
  };
}
