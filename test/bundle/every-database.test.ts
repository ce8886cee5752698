import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ActionResult, type KeyFiles, makeKeys, runBundle } from '../support/bundle.ts';
import { sql, startMariadb, type TestMysql, urlWith } from '../support/mysql.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { runStepHere } from '../support/program.ts';

let folder: string;
let keys: KeyFiles;
let postgres: TestPostgres;
let mariadb: TestMysql;
let env: Record<string, string>;

async function psql(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'every-database-'));
  await chmod(folder, 0o755);
  keys = await makeKeys(folder);
  [postgres, mariadb] = await Promise.all([startPostgres({ major: 15 }), startMariadb()]);
  await psql(
    'create role keeper login in role pg_read_all_data',
    ...['shop', 'crm', 'broken', 'test_1', 'closed'].map((name) => `create database ${name}`),
    'revoke connect on database broken from public',
    'alter database closed allow_connections false',
  );
  await sql(mariadb.url, 'create database shop; create database wiki; create table shop.t (a int primary key)');
  await sql(mariadb.url, 'insert into shop.t values (1), (2); create table wiki.t (a int primary key)');
  const every = new URL(postgres.url);
  every.username = 'keeper';
  every.pathname = '/*';
  env = {
    PG_BIN: await clientBinaries(15),
    PG_URL: every.href,
    MY_URL: urlWith(mariadb.url, { database: '*' }),
    RUNNER_KEY: await readFile(keys.runnerPrivate, 'utf8'),
  };
  await writeFile(
    join(folder, 'c.yml'),
    `destinations: { nas: file:nas }
defaults:
  encrypt-to: ${keys.recoveryPublic}
  runner-key: \${RUNNER_KEY}
  signers: ${keys.runnerPublic}
  decrypt-with: ${keys.recoveryPrivate}
  rpo: 26h
databases:
  'pg-*': { database: '\${PG_URL}', filter: ['!test_*'] }
  'my-*': { database: '\${MY_URL}' }
`,
  );
});
afterAll(async () => {
  await Promise.all([postgres.stop(), mariadb.stop()]);
  await rm(folder, { recursive: true, force: true });
});

const act = (inputs: Readonly<Record<string, string>>, variables = env): Promise<ActionResult> =>
  runStepHere({ config: 'c.yml', all: 'true', ...inputs }, folder, { cwd: folder, env: variables });

function resultsOf(run: ActionResult): Record<string, Record<string, string>> {
  const shown = `${run.stdout}\n${run.stderr}`.replaceAll(/^::add-mask::.*$/gm, '');
  expect(run.outputs['results'], shown).toBeDefined();
  return JSON.parse(run.outputs['results'] ?? '');
}

it('backs up every database of two servers, although one of them fails', async () => {
  const run = await act({ mode: 'backup' });
  const results = resultsOf(run);
  expect(Object.keys(results)).toEqual(['pg-broken', 'pg-crm', 'pg-shop', 'my-shop', 'my-wiki']);
  expect(run.code).toBe(2);
  expect(results['pg-broken']).toMatchObject({ 'error-code': 'DATABASE_PRIVILEGE' });
  for (const name of Object.keys(results).slice(1)) {
    expect(results[name], name).toMatchObject({ 'error-code': '', copies: '1' });
  }
  expect(run.outputs).toMatchObject({ 'error-code': 'DATABASE_PRIVILEGE', count: '5' });
  expect(run.summary).toMatch(/^## ❌ 1 of 5 databases not backed up/);
});

it('backs up a new database in the next run without a change, and reports a dropped one', async () => {
  await psql('create database fresh', 'drop database crm', 'grant connect on database broken to public');
  const run = await act({ mode: 'backup' });
  expect(Object.keys(resultsOf(run))).toEqual(['pg-broken', 'pg-fresh', 'pg-shop', 'my-shop', 'my-wiki']);
  expect(run.code).toBe(0);
  expect(run.summary).toContain('pg-crm: The server no longer has this database.');
});

it('verifies what the destinations hold, without access to a server', async () => {
  const run = await act({ mode: 'verify', filter: 'pg-*\n!pg-broken\n!pg-shop' }, { PG_BIN: env['PG_BIN'] ?? '' });
  expect(Object.keys(resultsOf(run))).toEqual(['pg-crm', 'pg-fresh']);
  expect(run).toMatchObject({ code: 0, outputs: { verdict: 'passed' } });
  const status = await runBundle(['status', '--all', '--config', 'c.yml'], { cwd: folder });
  expect(status, status.stderr).toMatchObject({ code: 0 });
  expect(status.stdout.match(/^ {2}(?:good|warnings) +\S+/gm)).toHaveLength(6);
});

it('starts nothing if a name on a server can not be the name of a folder', async () => {
  await psql(`create database "$(touch owned)"`, `create database "../up"`, `create database "Shop"`);
  const run = await act({ mode: 'backup' });
  expect(run).toMatchObject({ code: 2, outputs: { 'error-code': 'INPUT_INVALID' } });
  expect(run.outputs['results']).toBeUndefined();
  expect(run.outputs['error-message']).toContain(`"$(touch owned)", "../up", "Shop"`);
});

it('does not take an unreachable server for one without databases', async () => {
  const away = { ...env, PG_URL: 'postgres://keeper@127.0.0.1:1/*' };
  const run = await act({ mode: 'backup' }, away);
  const results = resultsOf(run);
  expect(run.code).toBe(2);
  expect(Object.keys(results)).toEqual(['pg-*', 'my-shop', 'my-wiki']);
  expect(results['pg-*']).toMatchObject({ 'error-code': 'DATABASE_UNREACHABLE' });
});
