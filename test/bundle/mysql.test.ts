import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrillReport } from '../../src/report/facts/drill.ts';
import type { RestoreReport, VerifyReport } from '../../src/report/facts/recovery.ts';
import { type ActionResult, type KeyFiles, makeKeys, runAction, runBundle } from '../support/bundle.ts';
import {
  mysqlBinaries,
  ROOT_PASSWORD,
  sql,
  startMariadb,
  startMysql,
  type TestMysql,
  urlWith,
} from '../support/mysql.ts';
import { digestOf, stockDump } from '../support/mysql-dump.ts';
import { fillRestoredMysqlSample, SAMPLE_DEFINERS, sampleRows } from '../support/mysql-sample.ts';
import { blocksWith, layOutDesk, paste } from '../support/runbook.ts';

const CHINOOK = new URL('../data/chinook/Chinook_MySql.sql', import.meta.url);
/** Spaces, a quote, and characters that need escaping in a URL and an option file. */
const PASSWORD = 'p@ss/wörd "quoted" #1\\';
let folder: string;
let keys: KeyFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-mysql-'));
  // Programs of other users (the contained server) must be able to enter it.
  await chmod(folder, 0o755);
  keys = await makeKeys(folder);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What a job's log shows: the runner removes the lines that set masks. */
function why(result: ActionResult): string {
  return `${result.stdout}\n${result.stderr}`.replaceAll(/^::add-mask::.*$/gm, '');
}

async function reportOf<T>(result: ActionResult): Promise<T> {
  return JSON.parse(await readFile(result.outputs['report'] ?? '', 'utf8')) as T;
}

describe.each(['mariadb', 'mysql'] as const)('%s, like the runner runs the action', (flavor) => {
  let server: TestMysql;
  let env: Record<string, string>;
  let account: { user: string; password: string };

  const destination = (name: string): string => join(folder, `${flavor}-${name}`);
  const stored = (name: string): Record<string, string> => ({ name, destination: `file:${destination(name)}` });
  const urlOf = (database: string): string => urlWith(server.url, { database, ...account });

  beforeAll(async () => {
    server = flavor === 'mysql' ? await startMysql() : await startMariadb();
    env = flavor === 'mysql' ? { MYSQL_BIN: await mysqlBinaries() } : {};
    account = { user: 'backup user', password: PASSWORD };
    const password = `'${PASSWORD.replaceAll('\\', '\\\\')}'`;
    await sql(
      server.url,
      `create user 'backup user' identified by ${password}; grant all on *.* to 'backup user' with grant option;`,
    );
    await sql(server.url, await readFile(CHINOOK, 'utf8'));
    await fillRestoredMysqlSample(server, 'sample');
    await sql(server.url, 'create user visitor; grant select on sample.* to visitor');
    await sql(
      urlWith(server.url, { database: 'sample' }),
      "create procedure marked() select '\n-- Final view structure for view `none`\n'",
    );
  });

  afterAll(async () => {
    await server?.stop();
  });

  const reading = async (name: string): Promise<Record<string, string>> => ({
    ...stored(name),
    'decrypt-with': await readFile(keys.recoveryPrivate, 'utf8'),
    signers: await readFile(keys.runnerPublic, 'utf8'),
  });

  async function backUp(name: string, database: string, lanes = '1'): Promise<ActionResult> {
    const inputs = {
      ...stored(name),
      mode: 'backup',
      database: urlOf(database),
      lanes,
      'encrypt-to': await readFile(keys.recoveryPublic, 'utf8'),
      'runner-key': await readFile(keys.runnerPrivate, 'utf8'),
    };
    const backup = await runAction(inputs, folder, { env });
    expect(backup.code, why(backup)).toBe(0);
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD)]) expect(why(backup)).not.toContain(secret);
    return backup;
  }

  async function verify(name: string, more: Record<string, string>): Promise<VerifyReport> {
    const verified = await runAction({ ...(await reading(name)), mode: 'verify', ...more }, folder, { env });
    expect(verified.code, `${why(verified)}\n${verified.summary}`).toBe(0);
    expect(verified.outputs).toMatchObject({ verdict: 'passed', 'checks-failed': '0' });
    return reportOf<VerifyReport>(verified);
  }

  async function restore(name: string, database: string): Promise<void> {
    const into = { mode: 'restore', target: urlOf(database) };
    const restored = await runAction({ ...(await reading(name)), ...into }, folder, { env });
    expect(restored.code, why(restored)).toBe(0);
    const { checks } = await reportOf<RestoreReport>(restored);
    expect(checks.filter((check) => check.outcome === 'failed')).toEqual([]);
  }

  async function expectEqualDumps(one: string, other: string): Promise<void> {
    // MariaDB writes a sequence's database into a column's default, and its tools restore that unchanged.
    const dumpOf = async (database: string): Promise<string> =>
      (await stockDump(server, database)).replaceAll(/nextval\(`[^`]+`\./g, 'nextval(');
    const [first, second] = [await dumpOf(one), await dumpOf(other)];
    // The first line that differs is more helpful than two digests of a megabyte.
    const lines = second.split('\n');
    const differs = first.split('\n').findIndex((line, index) => line !== lines[index]);
    expect(lines[differs]).toBe(first.split('\n')[differs]);
    expect(digestOf(second)).toBe(digestOf(first));
  }

  it('backs Chinook up, lists it, verifies it on a server, and restores it equal', async () => {
    const backup = await backUp('chinook', 'Chinook');
    expect(backup.outputs).toMatchObject({ kind: 'full', 'backup-id': expect.stringMatching(/^\d{8}T\d{6}Z-full-/) });
    const listed = await runBundle(['list', '--json', '--destination', `file:${destination('chinook')}`]);
    expect(JSON.parse(listed.stdout).destinations[0].backups).toMatchObject([
      { id: backup.outputs['backup-id'], database: 'chinook' },
    ]);
    const checks = [
      '- { name: tracks are there, sql: select count(*) from Track, expect: { equals: 3503 } }',
      '- { name: none is orphaned, sql: select 1 from Track where AlbumId is null, expect: { rows: 0 } }',
    ].join('\n');
    const verified = await verify('chinook', { checks, target: urlOf('mysql') });
    expect(verified.checks.filter((check) => check.group === 'query')).toHaveLength(2);
    const left = `select schema_name from information_schema.schemata where schema_name like 'restorable%'
      union all select user from mysql.user where user like 'restorable%'`;
    expect(await sql(server.url, left)).toEqual([]);
    await restore('chinook', 'chinook_back');
    await expectEqualDumps('Chinook', 'chinook_back');
  });

  it('backs up, verifies contained and restores a database with everything that a dump can get wrong', async () => {
    // With one flavor the other layout, which the instructions below have to know, too.
    await backUp('sample', 'sample', flavor === 'mysql' ? '3' : '1');
    const checks = '- { name: it answers, sql: select 1, expect: { equals: 1 } }';
    const report = await verify('sample', { checks, rto: '5m' });
    expect(report.checks.filter((check) => check.group === 'query')).toHaveLength(1);
    expect(report.checks.filter((check) => check.outcome === 'failed')).toEqual([]);
    await restore('sample', 'sample_back');
    const url = urlWith(server.url, { database: 'sample_back' });
    for (const [table, rows] of Object.entries(sampleRows(flavor))) {
      expect(await sql(url, `select count(*) from \`${table.replaceAll('`', '``')}\``), table).toEqual([
        [String(rows)],
      ]);
    }
    await expectEqualDumps('sample', 'sample_back');
  });

  // MariaDB's are in every-database.test.ts.
  if (flavor === 'mysql')
    it('backs up the databases of the server whose names match, in one run', async () => {
      for (const name of ['few_1', 'few_2'])
        await sql(server.url, `create database ${name}; create table ${name}.t (a int primary key)`);
      const config = `destinations: { disk: 'file:${destination('all')}' }
defaults: { encrypt-to: ${keys.recoveryPublic}, runner-key: ${keys.runnerPrivate} }
databases:
  'my-*': { database: '\${MY_URL}', filter: ['few_*'] }
`;
      await writeFile(join(folder, 'all.yml'), config);
      const variables = { ...env, MY_URL: urlOf('*') };
      const inputs = { mode: 'backup', config: 'all.yml', all: 'true' };
      const run = await runAction(inputs, folder, { cwd: folder, env: variables });
      expect(run.code, why(run)).toBe(0);
      const results: Record<string, unknown> = JSON.parse(run.outputs['results'] ?? '');
      expect(Object.keys(results)).toEqual(['my-few_1', 'my-few_2']);
    });

  it('is recovered by hand, with the commands in the instructions stored with it', async () => {
    const desk = await layOutDesk(folder, join(destination('sample'), 'sample'), keys);
    // This server has the definers and the database's name already. The accounts keep what they have.
    const grants = async () => sql(server.url, SAMPLE_DEFINERS.map((name) => `show grants for ${name};`).join(''));
    const before = await grants();
    await sql(server.url, 'drop user visitor');
    // With it, escapes in the name of a grant are part of the name.
    if (flavor === 'mysql') await sql(server.url, 'set global partial_revokes = on');
    const blocks = [
      ...blocksWith(desk, '5. Decrypt', '--key'),
      ...blocksWith(desk, 'MySQL and MariaDB', 'export DATABASE='),
      'test "$DATABASE" = sample; export DATABASE=restored_1',
      ...blocksWith(desk, 'MySQL and MariaDB', '"$code" | load'),
    ];
    const env = { PATH: `${await stockClient(desk.home)}:/usr/bin:/bin` };
    const done = await paste(desk, ['set -e', ...blocks], env);
    expect(done, done.output).toMatchObject({
      code: 0,
      output: expect.stringContaining('OK: the database "restored_1"'),
    });
    expect(await readFile(join(desk.files, 'ALTER-DATABASE.sql'), 'utf8')).toBe(
      'ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_german2_ci;\n',
    );
    expect(done.output).toContain('not changed, because this server had it: second@localhost\n');
    // Whoever runs these must not give privileges on the other database that has the source's name here.
    const restored = flavor === 'mysql' ? '`restored_1`' : '`restored\\_1`';
    const existing = await readFile(join(desk.files, 'existing-accounts.sql'), 'utf8');
    expect(existing).toMatch(/^GRANT .* ON .*TO `second`@`localhost`;$/m);
    expect(existing).toContain(` ON ${restored}.* TO \`second\``);
    expect(existing).not.toContain('`sample`');
    expect(await grants()).toEqual(before);
    expect(await sql(server.url, 'show grants for visitor')).toContainEqual([
      `GRANT SELECT ON ${restored}.* TO \`visitor\`@\`%\``,
    ]);
    if (flavor === 'mysql') await sql(server.url, 'set global partial_revokes = off');
    await expectEqualDumps('sample', 'restored_1');
  });

  it('is recovered by a drill, which follows these instructions on a server that has none of its definers', async () => {
    const inputs = { ...(await reading('sample')), mode: 'drill' };
    const run = await runAction(inputs, folder, { env });
    expect(run.code, run.summary).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'passed', 'checks-failed': '0' });
    const { steps } = await reportOf<DrillReport>(run);
    expect(steps.map(({ outcome }) => outcome)).toEqual(Array(8).fill('done'));
  });

  /** A folder with only `mysql`: the flavor's own client, and what it needs to connect to the server. */
  async function stockClient(home: string): Promise<string> {
    const bin = join(home, 'bin');
    await mkdir(bin);
    const options = join(home, 'my.cnf');
    const password = ROOT_PASSWORD.replaceAll('"', '\\"');
    await writeFile(options, `[client]\nuser=root\npassword="${password}"\nsocket=${server.socket}\n`, { mode: 0o600 });
    const text = `#!/bin/sh\nexec "${server.programs.client}" --defaults-file="${options}" "$@"\n`;
    await writeFile(join(bin, 'mysql'), text, { mode: 0o755 });
    return bin;
  }
});
