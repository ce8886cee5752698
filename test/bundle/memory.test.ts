import { readFileSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KeyFiles, runBundle } from '../support/bundle.ts';
import { type BundleBed, openBundleBed } from '../support/bundle-bed.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';

/** Limit on the resident memory of a run, whatever the size of the database. */
const LIMIT_MIB = 256;
/** A run of a small database has 90 MiB. With this, a run that keeps the data it processes would exceed the limit. */
const DUMP_MIB = 192;
/** Limit of a run over several databases, each of which leaves some MiB to the garbage collector. */
const SEVERAL_LIMIT_MIB = 300;
/** Together so much that a run that keeps what it made of each would exceed that limit. */
const DATABASES = Array.from({ length: 8 }, (_, index) => `small-${index}`);
const SMALL_MIB = 20;

let bed: BundleBed;
let folder: string;
let keys: KeyFiles;
let clients: string;
let server: TestPostgres;

beforeAll(async () => {
  bed = await openBundleBed();
  ({ folder, keys, clients, server } = bed);
  await runSql(server.url, 'create database shop');
  await runSql(
    urlOf(server, 'shop'),
    'create table t (id int primary key, body text)',
    'alter table t alter body set storage external',
    `insert into t select i, repeat(md5(i::text), 32768) from generate_series(1, ${DUMP_MIB}) i`,
  );
});

afterAll(async () => {
  await bed?.stop();
});

async function peakMiB(args: readonly string[], cwd?: string): Promise<number> {
  let peakKib = 0;
  const result = await runBundle(args, {
    env: { PG_BIN: clients },
    ...(cwd === undefined ? {} : { cwd }),
    onStart: (child) => {
      const look = setInterval(() => {
        try {
          const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
          peakKib = Math.max(peakKib, Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0));
        } catch {
          // The process has ended.
        }
      }, 25);
      child.once('close', () => clearInterval(look));
    },
  });
  expect(result, result.stderr).toMatchObject({ code: 0 });
  expect(peakKib).toBeGreaterThan(0);
  return peakKib / 1024;
}

it(`backup to three destinations, verify and restore of ${DUMP_MIB} MiB stay under ${LIMIT_MIB} MiB of memory`, async () => {
  const where = ['--name', 'shop', '--destination', `file:${join(folder, 'a')}`];
  const writing = ['--encrypt-to', keys.recoveryPublic, '--runner-key', keys.runnerPrivate];
  const reading = ['--decrypt-with', keys.recoveryPrivate, '--signers', keys.runnerPublic];
  const three = ['a', 'b', 'c'].flatMap((name) => ['--destination', `file:${join(folder, name)}`]);
  const several = ['--name', 'shop', ...three, '--min-copies', '2', '--read-back', 'all'];
  expect(await peakMiB(['backup', '--database', urlOf(server, 'shop'), ...several, ...writing])).toBeLessThan(
    LIMIT_MIB,
  );
  expect(await peakMiB(['verify', ...where, ...reading])).toBeLessThan(LIMIT_MIB);
  expect(await peakMiB(['restore', '--target', urlOf(server, 'restored'), ...where, ...reading])).toBeLessThan(
    LIMIT_MIB,
  );
});

it(`a run over ${DATABASES.length} databases of ${SMALL_MIB} MiB stays under ${SEVERAL_LIMIT_MIB} MiB of memory`, async () => {
  const first = join(folder, 'first.db');
  const database = new DatabaseSync(first);
  database.exec(`create table t (body blob); with recursive n(i) as (select 1 union all select i + 1 from n where i < ${SMALL_MIB})
    insert into t select randomblob(1048576) from n`);
  database.close();
  for (const name of DATABASES) await copyFile(first, join(folder, `${name}.db`));
  const entries = DATABASES.map((name) => `  ${name}: { database: 'sqlite:${join(folder, `${name}.db`)}' }`);
  await writeFile(
    join(folder, 'several.yml'),
    `destinations: { near: file:${join(folder, 'several')} }
defaults: { encrypt-to: ${keys.recoveryPublic}, runner-key: ${keys.runnerPrivate} }
databases:
${entries.join('\n')}
`,
  );
  expect(await peakMiB(['backup', '--all', '--config', 'several.yml'], folder)).toBeLessThan(SEVERAL_LIMIT_MIB);
});
