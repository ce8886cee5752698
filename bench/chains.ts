// Measures what a second backup stores after known changes, compared with restic and borg on the same dumps in the same run, the
// speed of the chunker, and how long chains take to restore. Writes bench/results-chains.md.
// Usage: npm run bench:chains [-- --megabytes 300 --chain-megabytes 100 --chains 7,30]
// Needs: Debian packages postgresql-15, mariadb-server-core, mariadb-client, sqlite3, restic, borgbackup, time.
import { execFile } from 'node:child_process';
import { hkdfSync, randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { AVERAGE_CHUNK_BYTES } from '../src/core/planning/chain/chain.ts';
import { Chunker } from '../src/repository/chunks/chunker.ts';
import { ChunkNamer } from '../src/repository/chunks/names.ts';
import { sql } from '../test/support/mysql.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { startMariadbBed } from './mariadb.ts';
import { measure } from './measure.ts';
import { datasetSql } from './postgres-dataset.ts';

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '300' },
    'chain-megabytes': { type: 'string', default: '100' },
    chains: { type: 'string', default: '7,30' },
  },
});
const bundle = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const node = process.execPath;
const PG = '/usr/lib/postgresql/15/bin';
const folder = await mkdtemp(join(tmpdir(), 'bench-chains-'));
const path = (name: string): string => join(folder, name);
const server = await startPostgres({ major: 15, settings: { shared_buffers: '512MB', max_wal_size: '8GB' } });
const mariadb = await startMariadbBed(path);
const env = {
  PGHOST: '127.0.0.1',
  PGPORT: String(server.port),
  PGUSER: 'postgres',
  PG_BIN: PG,
  RESTIC_PASSWORD: 'bench',
  RESTIC_CACHE_DIR: path('restic-cache'),
  BORG_PASSPHRASE: 'bench',
  BORG_BASE_DIR: path('borg-base'),
};

/** A database that the scenarios change. */
interface Subject {
  readonly title: string;
  readonly url: string;
  /** Restores the state before any change. */
  reset(): Promise<void>;
  execute(sql: string): Promise<void>;
  /** Shell command that writes the dump that the peers store: the same bytes that our backup reads. */
  readonly dump: string;
}

interface Scenario {
  readonly title: string;
  readonly sql: string;
}

const SCENARIOS: readonly Scenario[] = [
  { title: 'nothing changed', sql: 'select 1' },
  {
    title: '1 % of rows appended',
    sql: 'insert into orders select id + 100000000, customer_id, status, total, currency, placed_at, shipping, note from orders where id % 100 = 3',
  },
  { title: '0.1 % of rows updated, scattered', sql: "update orders set status = 'changed' where id % 1000 = 7" },
  { title: '1 % of rows updated, scattered', sql: "update orders set status = 'changed' where id % 100 = 7" },
  {
    title: '1 % of rows updated, the most recent',
    sql: "update orders set status = 'changed' where id > (select max(id) * 0.99 from orders)",
  },
  { title: 'a column added', sql: 'alter table orders add column flag integer default 7' },
];

async function postgresSubject(megabytes: number): Promise<Subject> {
  const url = (database: string): string => `postgres://postgres@127.0.0.1:${server.port}/${database}`;
  const execute = async (database: string, ...statements: string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: url(database) });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  await execute('postgres', 'create database template');
  await execute('template', ...datasetSql('narrow', megabytes));
  return {
    title: 'PostgreSQL 15',
    url: url('shop'),
    reset: () =>
      execute('postgres', 'drop database if exists shop with (force)', 'create database shop template template'),
    execute: (sql) => execute('shop', sql),
    dump: `${PG}/pg_dump -Fc -Z0 shop`,
  };
}

async function mariadbSubject(megabytes: number): Promise<Subject> {
  await mariadb.makeDatabase('template', 'narrow', megabytes);
  const client = mariadb.plainDump('template').split(' ')[1];
  return {
    title: mariadb.title,
    url: mariadb.urlOf('shop'),
    reset: async () => {
      await mariadb.freshDatabase('shop');
      await measure(`${mariadb.plainDump('template')} | mariadb ${client} shop`, {});
    },
    execute: async (statement) => void (await sql(mariadb.urlOf('shop'), statement)),
    dump: mariadb.plainDump('shop'),
  };
}

async function sqliteSubject(megabytes: number): Promise<Subject> {
  const file = path('shop.sqlite');
  const template = path('template.sqlite');
  const orders = Math.round(megabytes * 5_600);
  const sql = `create table orders (id integer primary key, customer_id integer, status text, total real, currency text,
      placed_at text, shipping text, note text);
    insert into orders with recursive n(i) as (select 1 union all select i + 1 from n where i < ${orders})
      select i, abs(random()) % 100000, 'delivered', (i * 7919 % 90000) / 100.0, 'EUR', datetime(1640995200 + i * 11, 'unixepoch'),
        json_object('street', 'Long Street ' || (i * 31 % 400), 'zip', 10000 + i * 97 % 80000), hex(randomblob(24)) from n;
    create index orders_customer on orders (customer_id);`;
  await rm(template, { force: true });
  await writeFile(path('template.sql'), sql);
  await run('bash', ['-c', `sqlite3 ${template} < ${path('template.sql')}`]);
  return {
    title: 'SQLite',
    url: `sqlite:${file}`,
    reset: () => copyFile(template, file),
    execute: async (statement) => void (await run('sqlite3', [file, statement])),
    dump: `cat ${file}`,
  };
}

async function sizeOf(target: string): Promise<number> {
  const { stdout } = await run('du', ['-sb', '--apparent-size', target]);
  return Number(stdout.split('\t')[0]);
}

const keys = `--encrypt-to ${path('keys/recovery.public.asc')} --runner-key ${path('keys/runner.private.asc')}`;
const backup = (url: string, more = ''): string =>
  `${node} ${bundle} backup --database '${url.replaceAll("'", "'\\''")}' --name shop --destination file:${path('store')} ${keys} ${more}`;
const restic = (dump: string): string =>
  `${dump} | restic -q -r ${path('restic')} backup --stdin --stdin-filename db.dump`;
const borg = (dump: string): string => `${dump} | borg create --compression zstd,1 ${path('borg')}::{now:%s%f} -`;

async function freshStores(): Promise<void> {
  for (const store of ['store', 'restic', 'borg']) await rm(path(store), { recursive: true, force: true });
  await measure(`restic init -q --repository-version 2 -r ${path('restic')}`, env);
  await measure(`borg init --encryption repokey-blake2 ${path('borg')}`, env);
}

/** Bytes by which each store grew with a backup of the current database. */
async function grow(
  subject: Subject,
  more = '',
): Promise<{ ours: number; restic: number; borg: number; wall: number }> {
  const stores = ['store', 'restic', 'borg'];
  const sizes = async (): Promise<number[]> => Promise.all(stores.map((store) => sizeOf(path(store)).catch(() => 0)));
  const before = await sizes();
  const { wallSeconds } = await measure(backup(subject.url, more), env);
  await measure(restic(subject.dump), env);
  await measure(borg(subject.dump), env);
  const after = await sizes();
  const [ours = 0, resticGrew = 0, borgGrew = 0] = after.map((size, index) => size - (before[index] ?? 0));
  return { ours, restic: resticGrew, borg: borgGrew, wall: wallSeconds };
}

async function compareStored(subject: Subject): Promise<string> {
  const lines: string[] = [];
  for (const scenario of SCENARIOS) {
    await freshStores();
    await subject.reset();
    const full = await grow(subject, '--kind full');
    await subject.execute(scenario.sql);
    const second = await grow(subject);
    const share = (grew: number, base: number): string => `${((100 * grew) / base).toFixed(2)} %`;
    lines.push(
      `| ${scenario.title} | ${(second.ours / 1e6).toFixed(2)} MB | ${share(second.ours, full.ours)} | ${share(second.restic, full.restic)} | ${share(second.borg, full.borg)} | ${full.wall.toFixed(1)} | ${second.wall.toFixed(1)} |`,
    );
    console.error(`${subject.title}: ${lines.at(-1)}`);
  }
  return `### ${subject.title}

| change | ours, stored | ours, of its full | restic, of its first | borg, of its first | full, s | second, s |
|---|---|---|---|---|---|---|
${lines.join('\n')}
`;
}

function chunkerSpeed(): string {
  const bytes = Buffer.concat(
    Array.from({ length: 4_000 }, (_, block) => Buffer.from(hkdfSync('sha256', 'speed', '', String(block), 8_000))),
  );
  const rounds = 20;
  const secret = randomBytes(32);
  const pass = (work: (chunk: Uint8Array) => void): number => {
    const chunker = new Chunker(secret, AVERAGE_CHUNK_BYTES);
    const startMs = performance.now();
    for (let round = 0; round < rounds; round += 1) {
      for (let at = 0; at < bytes.length; at += chunker.windowBytes) {
        const window = bytes.subarray(at, at + chunker.windowBytes);
        let from = 0;
        for (const end of chunker.cut(window)) {
          work(window.subarray(from, end));
          from = end;
        }
      }
    }
    return (rounds * bytes.length) / 1e6 / ((performance.now() - startMs) / 1_000);
  };
  const namer = new ChunkNamer(secret);
  const cutting = pass(() => {});
  const naming = pass((chunk) => void namer.name(chunk));
  return `cutting alone ${cutting.toFixed(0)} MB/s; cutting and naming each chunk ${naming.toFixed(0)} MB/s`;
}

async function chainRestores(subject: Subject): Promise<string> {
  const lines: string[] = [];
  const into = `sqlite:${path('restored.sqlite')}`;
  const restore = async (): Promise<number> => {
    await rm(path('restored.sqlite'), { force: true });
    const command = `${node} ${bundle} restore --name shop --destination file:${path('store')} --decrypt-with ${path('keys/recovery.private.asc')} --signers ${path('keys/runner.public.asc')} --target ${into}`;
    return (await measure(command, env)).wallSeconds;
  };
  const lengths = (values.chains ?? '').split(',').map(Number);
  await rm(path('store'), { recursive: true, force: true });
  await subject.reset();
  await measure(backup(subject.url, '--kind full'), env);
  const full = Math.min(await restore(), await restore());
  lines.push(`| 1 (the full) | ${full.toFixed(2)} | 1.00 |`);
  for (let length = 2; length <= Math.max(...lengths); length += 1) {
    await subject.execute(`update orders set status = 'changed ${length}' where id % 1000 = ${length}`);
    await measure(backup(subject.url, ''), env);
    if (!lengths.includes(length)) continue;
    const wall = Math.min(await restore(), await restore());
    lines.push(`| ${length} | ${wall.toFixed(2)} | ${(wall / full).toFixed(2)} |`);
  }
  return lines.join('\n');
}

try {
  await run(node, [bundle, 'keygen', '--output', path('keys'), '--identity', 'bench@example.com']);
  const megabytes = Number(values.megabytes);
  const subjects = [await postgresSubject(megabytes), await mariadbSubject(megabytes), await sqliteSubject(megabytes)];
  const speed = chunkerSpeed();
  console.error(speed);
  const tables: string[] = [];
  for (const subject of subjects) tables.push(await compareStored(subject));
  const restores = await chainRestores(await sqliteSubject(Number(values['chain-megabytes'])));
  const cpu = cpus();
  const text = `# Benchmark results: chains of backups

Made by \`npm run bench:chains -- --megabytes ${values.megabytes} --chain-megabytes ${values['chain-megabytes']} --chains ${values.chains}\` on ${new Date().toISOString().slice(0, 10)}; do not edit by hand.
Machine: ${cpu.length} × ${cpu[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB. Databases of about ${megabytes} MB as a dump, on the same machine.

## What a second backup stores

Each row: a full backup, the change, a second backup; restic and borg were given the same dumps.

${tables.join('\n')}
## Speed of the chunker

${speed}, in one thread, at chunks of ${AVERAGE_CHUNK_BYTES / 1024} KiB.

## Restoring a chain

SQLite of about ${values['chain-megabytes']} MB; before each backup of the chain 0.1 % of the rows were updated, scattered.

| backups in the chain | restore, s | ratio to the full |
|---|---|---|
${restores}
`;
  await writeFile(new URL('./results-chains.md', import.meta.url), text);
  console.log(text);
} finally {
  await server.stop();
  await mariadb.stop();
  await stat(folder).then(() => rm(folder, { recursive: true, force: true }));
}
