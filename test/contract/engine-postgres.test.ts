import { Secret } from '../../src/core/secret.ts';
import { createPostgresEngine } from '../../src/engines/postgres/index.ts';
import { serverBinaries, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { type ContractDatabase, engineContract, STANDARD_DIALECT } from './engine.ts';

const PASSWORD = "r00t's p@ss/word";
const ADMIN = 'postgres://postgres@';
let server: TestPostgres;
let count = 0;

/** Over TCP, everyone needs a password. */
function withAccount(url: string, user: string, password: string): Secret {
  return new Secret(url.replace(ADMIN, `postgres://${user}:${encodeURIComponent(password)}@`));
}

const nameOf = (url: Secret): string => decodeURIComponent(new URL(url.reveal()).pathname.slice(1));
const adminUrl = (database: string): string => server.socketUrl.replace('/postgres?', `/${database}?`);

engineContract({
  name: 'postgres',
  create: createPostgresEngine,
  trustSource: false,
  dialect: {
    ...STANDARD_DIALECT,
    binaryType: 'bytea',
    binaryLiteral: (bytes) => `'\\x${bytes.toString('hex')}'::bytea`,
    hexOf: (expression) => `upper(encode(${expression}, 'hex'))`,
  },
  notApplicable: {},
  // More than the columns of a query, and than the open files of a process.
  manyTables: 1_700,
  start: async () => {
    server = await startPostgres({
      major: 15,
      hba: 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n',
      // Everything must hold for any language of the server: TEST_POSTGRES_LANGUAGE=es.
      language: process.env['TEST_POSTGRES_LANGUAGE'],
    });
    await runSql(server.socketUrl, `alter role postgres password '${PASSWORD.replaceAll("'", "''")}'`);
  },
  stop: () => server.stop(),
  env: async () => ({ PG_BIN: `${await clientBinaries(15)}:${serverBinaries(15)}` }),
  port: () => server.port,
  dumpTools: ['pg_dump'],
  newDatabase: async () => {
    count += 1;
    const name = `source_${count}`;
    await runSql(server.socketUrl, `create database ${name}`);
    return {
      url: withAccount(urlOf(server, name), 'postgres', PASSWORD),
      execute: async (sql) => void (await runSql(adminUrl(name), sql)),
    };
  },
  newTarget: async () => {
    count += 1;
    const name = `target_${count}`;
    await runSql(server.socketUrl, `create database ${name}`);
    return withAccount(urlOf(server, name), 'postgres', PASSWORD);
  },
  scratch: async () => ({
    url: withAccount(server.url, 'postgres', PASSWORD),
    leftovers: async () => {
      const rows = await runSql(
        server.socketUrl,
        `select datname from pg_database where datname ~ '^restorable' union all select rolname from pg_roles where rolname ~ '^restorable'`,
      );
      return rows.flat().map(String);
    },
  }),
  withPassword: async ({ url }: ContractDatabase, password) =>
    withAccount(urlOf(server, nameOf(url)), 'postgres', password),
  withoutRight: async ({ url }: ContractDatabase, table) => {
    count += 1;
    const user = `weak_${count}`;
    await runSql(
      adminUrl(nameOf(url)),
      `create role ${user} login password 'weak'`,
      `grant select on all tables in schema public to ${user}`,
      `revoke select on ${table} from ${user}`,
    );
    return { url: withAccount(urlOf(server, nameOf(url)), user, 'weak'), named: table };
  },
  unknownDatabase: async () => withAccount(urlOf(server, 'never made'), 'postgres', PASSWORD),
});
