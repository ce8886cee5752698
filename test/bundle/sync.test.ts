import type { ChildProcess } from 'node:child_process';
import { mkdir, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckDestinationsReport } from '../../src/report/facts/destinations.ts';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import type { SyncReport } from '../../src/report/facts/sync.ts';
import { type BundleResult, runBundle } from '../support/bundle.ts';
import { type BundleBed, openBundleBed } from '../support/bundle-bed.ts';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { runProgram } from '../support/program.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';

let bed: BundleBed;
let ssh: SshServer;
let bucket: TestBucket;
/** A bucket, a server and a folder. */
let places: { s3: string; sftp: string; file: string };
let folder: string;
const ids: string[] = [];

beforeAll(async () => {
  bed = await openBundleBed();
  ssh = await startSshd();
  bucket = await cephBucket();
  folder = join(bed.folder, 'copies');
  places = { s3: bucket.url('prod'), sftp: ssh.url('copies'), file: `file:${folder}` };
});
afterAll(async () => {
  await ssh?.stop();
  await bed?.stop();
});

function restorable(
  mode: string,
  args: readonly string[],
  onStart?: (child: ChildProcess) => void,
): Promise<BundleResult> {
  const env = {
    AWS_ACCESS_KEY_ID: bucket.accessKeyId,
    AWS_SECRET_ACCESS_KEY: bucket.secretAccessKey,
    SFTP_PRIVATE_KEY: ssh.privateKey,
    PG_BIN: bed.clients,
  };
  const words = [mode, '--json', ...args];
  // Only a process of its own can be killed.
  return onStart === undefined ? runProgram(words, { env }) : runBundle(words, { env, onStart });
}

const to = (...urls: string[]): string[] => urls.flatMap((url) => ['--destination', url]);

async function sync(...args: string[]): Promise<SyncReport> {
  const all = to(places.s3, places.sftp, places.file);
  const { stdout, stderr, code } = await restorable('sync', [...all, '--signers', bed.keys.runnerPublic, ...args]);
  expect(stderr).not.toContain('error ');
  expect(code).toBe(0);
  return JSON.parse(stdout) as SyncReport;
}

/** Outcomes by destination: the bucket, the server, the folder. */
const outcomes = (report: SyncReport): string[][] =>
  report.destinations.map((each) => each.backups.map(({ outcome }) => outcome));

async function expectProvedAlone(...urls: string[]): Promise<void> {
  for (const url of urls) {
    const keys = ['--decrypt-with', bed.keys.recoveryPrivate, '--signers', bed.keys.runnerPublic];
    const proved = await restorable('verify', ['--name', 'shop', ...to(url), ...keys]);
    const report = JSON.parse(proved.stdout) as VerifyReport;
    expect(report.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(report).toMatchObject({ verdict: 'passed', backup: { id: ids.at(-1), kind: 'incremental' } });
  }
}

/** Partially written files in the two folders. */
async function unfinished(): Promise<string[]> {
  const found: string[] = [];
  for (const below of [folder, ssh.folder]) {
    const names = await readdir(below, { recursive: true });
    found.push(...names.filter((name) => name.endsWith('.part')).map((name) => join(below, name)));
  }
  return found;
}

async function packs(id: string): Promise<string[]> {
  const below = join(folder, 'shop', 'packs', id);
  const names = await readdir(below, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith('.pgp')).map((name) => join(below, name));
}

describe('sync of a real chain between a bucket, an SSH server and a folder', () => {
  it('after check-destinations found all three ready', async () => {
    const checked = await restorable('check-destinations', to(...Object.values(places)));
    const report = JSON.parse(checked.stdout) as CheckDestinationsReport;
    // Not masked, although it is long.
    expect(report.mode).toBe('check-destinations');
    expect(report.destinations.map(({ usable, leftBehind }) => ({ usable, leftBehind }))).toEqual(
      Array(3).fill({ usable: true, leftBehind: [] }),
    );
    expect(checked.code).toBe(0);
  });

  it('that is killed commits nothing incomplete, and the next run continues', async () => {
    const url = urlOf(bed.server, 'synced');
    await runSql(bed.server.url, 'create database synced');
    await runSql(
      url,
      'create table noise as select n, gen_random_uuid() a, gen_random_uuid() b from generate_series(1, 150000) n',
    );
    for (let run = 1; run <= 3; run += 1) {
      const keys = ['--encrypt-to', bed.keys.recoveryPublic, '--runner-key', bed.keys.runnerPrivate];
      const made = await restorable('backup', ['--database', url, '--name', 'shop', ...to(places.s3), ...keys]);
      expect(made.code, made.stderr).toBe(0);
      ids.push((JSON.parse(made.stdout) as { backup: { id: string } }).backup.id);
      await runSql(url, `update noise set a = gen_random_uuid() where n % 5000 = ${run}`);
    }
    const committedNow = async (): Promise<number> =>
      (await readdir(join(folder, 'shop', 'manifests')).catch(() => [])).filter((name) => name.endsWith('.json'))
        .length;
    // On a busy machine, the signal can come after the commit of the first backups, or of all.
    let committed = ids.length;
    while (committed === ids.length) {
      await rm(folder, { recursive: true, force: true });
      const { signal, code } = await restorable('sync', to(places.s3, places.file), (child) => {
        void (async () => {
          while ((await packs(ids[0] ?? '')).length === 0 && child.exitCode === null) await sleep(2);
          child.kill('SIGKILL');
        })();
      });
      expect(signal ?? code).toSatisfy((end) => end === 'SIGKILL' || end === 0);
      committed = await committedNow();
    }
    // What this run, or another run that was killed at the server, was writing stays until it is a day old.
    const leftAtServer = join(ssh.folder, 'copies', 'shop', 'packs', '.restorable-0123456789abcdef.part');
    await mkdir(dirname(leftAtServer), { recursive: true });
    await writeFile(leftAtServer, 'half');
    const longAgo = new Date(Date.now() - 25 * 3_600_000);
    for (const path of await unfinished()) await utimes(path, longAgo, longAgo);
    const report = await sync();
    expect(outcomes(report)).toEqual([[], Array(3).fill('copied'), Array(3 - committed).fill('copied')]);
    expect(await unfinished()).toEqual([]);
    expect(outcomes(await sync())).toEqual([[], [], []]);
  });

  it('with one wiped, and one with wrong sizes and bytes', async () => {
    await rm(join(ssh.folder, 'copies'), { recursive: true });
    const [first = '', second = ''] = await packs(ids[0] ?? '');
    await truncate(first, 1_000);
    const [small = ''] = await packs(ids[1] ?? '');
    const { size } = await stat(small);
    await writeFile(small, Buffer.alloc(size, 7));
    await rm(second);
    const quick = await sync();
    expect(outcomes(quick)).toEqual([[], Array(3).fill('copied'), ['repaired']]);
    // Objects with the right size are checked by reading only.
    expect(outcomes(await sync('--read-back', 'all'))).toEqual([[], [], ['repaired']]);
    // The bucket, which has the backups from their runs, is only read.
    await expectProvedAlone(places.sftp, places.file);
    expect(await unfinished()).toEqual([]);
  });
});
