import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import type { DoctorReport } from '../../src/report/facts/setup/doctor.ts';
import { type KeyFiles, makeKeys, runBundle } from '../support/bundle.ts';
import { ACCOUNT, D1Fake, TOKEN } from '../support/d1-fake.ts';
import { resultsOf } from '../support/doctor.ts';
import { sql, startMariadb, urlWith } from '../support/mysql.ts';
import { startPostgres } from '../support/postgres.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { documentedRecipe, startRedis } from '../support/redis.ts';

/**
 * The short path through the program, once per engine: doctor, backup, verification and restore on the command line. `scripts/test.sh
 * --quick` runs these and the unit tests, so they use only the servers that it installs.
 */
const run = promisify(execFile);
const CREATE = 'create table items (id integer primary key, title varchar(100))';
const INSERT = "insert into items values (1, 'one'), (2, 'it''s é'), (3, null)";
const QUERY = "select count(*), max(title) from items where title <> 'one'";
let folder: string;
let keys: KeyFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'each-engine-'));
  // Programs of other users (the contained server) must be able to enter it.
  await chmod(folder, 0o755);
  keys = await makeKeys(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A database with the three rows, an empty one next to it, and the options that name them. */
interface Subject {
  readonly name: string;
  /** Options that lead to the database. */
  readonly from: readonly string[];
  readonly target: string;
  readonly env?: Readonly<Record<string, string>>;
  /** For the restore, if the target's options differ. */
  readonly targetEnv?: Readonly<Record<string, string>>;
  /** What the target contains after the restore. */
  read(): Promise<readonly unknown[]>;
  readonly expected: readonly unknown[];
  stop(): Promise<unknown>;
}

async function postgres(): Promise<Subject> {
  const server = await startPostgres({ major: 15 });
  const [source, into] = [urlOf(server, 'shop'), urlOf(server, 'back')];
  await runSql(server.url, 'create database shop');
  await runSql(source, CREATE, INSERT);
  return {
    name: 'shop',
    from: ['--database', source],
    target: into,
    read: async () => (await runSql(into, QUERY))[0] ?? [],
    expected: ['1', "it's é"],
    stop: () => server.stop(),
  };
}

async function mariadb(): Promise<Subject> {
  const server = await startMariadb();
  const [source, into] = [urlWith(server.url, { database: 'shop' }), urlWith(server.url, { database: 'back' })];
  await sql(server.url, 'create database shop character set utf8mb4');
  await sql(source, `${CREATE}; ${INSERT}`);
  return {
    name: 'shop',
    from: ['--database', source],
    target: into,
    read: async () => (await sql(into, QUERY))[0] ?? [],
    expected: ['1', "it's é"],
    stop: () => server.stop(),
  };
}

async function sqlite(): Promise<Subject> {
  const [source, target] = [join(folder, 'shop.db'), join(folder, 'back.db')];
  await run('sqlite3', [source, `${CREATE}; ${INSERT}`]);
  return {
    name: 'shop',
    from: ['--database', `sqlite:${source}`],
    target: `sqlite:${target}`,
    read: async () => (await run('sqlite3', [target, QUERY])).stdout.trim().split('|'),
    expected: ['1', "it's é"],
    stop: async () => {},
  };
}

async function d1(): Promise<Subject> {
  const fake = await new D1Fake().start();
  // The program waits a second between polls.
  fake.polls = 1;
  fake.create('shop').sqlite.exec(`${CREATE}; ${INSERT}`);
  const target = fake.create('back');
  return {
    name: 'shop',
    from: ['--database', `d1://${ACCOUNT}/shop`],
    target: `d1://${ACCOUNT}/back`,
    env: { CLOUDFLARE_API_TOKEN: TOKEN, CLOUDFLARE_API_BASE_URL: fake.url },
    read: async () => Object.values(target.sqlite.prepare(QUERY).get() ?? {}),
    expected: [1, "it's é"],
    stop: () => fake.stop(),
  };
}

async function command(): Promise<Subject> {
  const [source, target] = await Promise.all([startRedis(), startRedis()]);
  await source.send('MSET', 'one', '1', 'other', "it's");
  await writeFile(join(folder, 'commands.yml'), documentedRecipe('Redis'));
  return {
    // As in the recipe.
    name: 'cache',
    from: [],
    target: 'command:cache',
    env: source.env,
    targetEnv: target.env,
    // As in the wire protocol.
    read: async () => [await target.send('DBSIZE'), await target.send('GET', 'other')],
    expected: [':2\r\n', "$4\r\nit's\r\n"],
    stop: () => Promise.all([source.stop(), target.stop()]),
  };
}

function expectReachable(report: DoctorReport): void {
  expect(resultsOf(report, 'database')).toMatchObject({ server: 'ok', 'selected tables': 'ok' });
}

it.each([
  ['PostgreSQL', postgres],
  ['MariaDB', mariadb],
  ['SQLite', sqlite],
  ['Cloudflare D1 (a fake)', d1],
  ['commands (Redis)', command],
] as const)('%s: backup, doctor, verify and restore', async (title, start) => {
  const subject = await start();
  const destination = ['--name', subject.name, '--destination', `file:${join(folder, `store of ${title}`)}`];
  const config = subject.from.length === 0 ? ['--config', 'commands.yml'] : [];
  const restorable = async (args: readonly string[], env = subject.env): Promise<string> => {
    const options = { cwd: folder, ...(env === undefined ? {} : { env }) };
    const result = await runBundle([...args, ...destination, ...config], options);
    expect(result.code, `${result.stdout}${result.stderr}`).toBe(0);
    return result.stdout;
  };
  try {
    const writing = ['--encrypt-to', keys.recoveryPublic, '--runner-key', keys.runnerPrivate];
    const reading = ['--decrypt-with', keys.recoveryPrivate, '--signers', keys.runnerPublic];
    // Everything that both jobs hold.
    const examined = ['doctor', '--json', ...subject.from, ...writing, ...reading];
    // A destination without a backup is the same for every engine.
    if (title === 'SQLite') expectReachable(JSON.parse(await restorable(examined)) as DoctorReport);
    await restorable(['backup', ...subject.from, ...writing]);
    const after = JSON.parse(await restorable(examined)) as DoctorReport;
    expectReachable(after);
    expect(resultsOf(after, 'stored backup')).toMatchObject({ signature: 'ok', 'recovery key': 'ok' });
    const { verdict, checks } = JSON.parse(await restorable(['verify', '--json', ...reading])) as VerifyReport;
    expect(verdict).toBe('passed');
    expect(checks.filter(({ provesData }) => provesData)).not.toEqual([]);
    await restorable(['restore', ...reading, '--target', subject.target], subject.targetEnv);
    expect(await subject.read()).toEqual(subject.expected);
  } finally {
    await subject.stop();
  }
});
