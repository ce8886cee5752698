import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KeyFiles, runBundle } from '../support/bundle.ts';
import { type BundleBed, openBundleBed } from '../support/bundle-bed.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';

/** Limit on the resident memory of a run, whatever the size of the database. */
const LIMIT_MIB = 256;
/** Larger than the limit, so that a run that keeps the data it processes would exceed it. */
const DUMP_MIB = 288;

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

async function peakMiB(args: readonly string[]): Promise<number> {
  let peakKib = 0;
  const result = await runBundle(args, {
    env: { PG_BIN: clients },
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
