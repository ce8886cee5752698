import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import type { SyncReport } from '../../src/report/facts/sync.ts';
import { type KeyFiles, makeKeys, runBundle } from '../support/bundle.ts';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { runProgram } from '../support/program.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

let bucket: TestBucket;
let server: SshServer;
let folder: string;
let keys: KeyFiles;
let env: Record<string, string>;

beforeAll(async () => {
  [bucket, server] = await Promise.all([cephBucket(), startSshd()]);
  folder = await mkdtemp(join(tmpdir(), 'three-'));
  keys = await makeKeys(folder);
  env = {
    AWS_ACCESS_KEY_ID: bucket.accessKeyId,
    AWS_SECRET_ACCESS_KEY: bucket.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    SFTP_PRIVATE_KEY: server.privateKey,
  };
  const database = new DatabaseSync(join(folder, 'shop.db'));
  database.exec('create table item (id integer primary key, body blob)');
  database.exec(
    'insert into item (body) with recursive n(i) as (select 1 union all select i + 1 from n where i < 24) select randomblob(1048576) from n',
  );
  database.close();
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Three destinations, the first behind a proxy. */
interface Places {
  readonly through: string;
  /** Each with its address when all is well. */
  readonly direct: readonly [s3: string, sftp: string, file: string];
}

async function backup(places: Places, ...more: string[]): Promise<BackupReport & { code: number | null }> {
  const destinations = [places.through, ...places.direct.slice(1)].flatMap((url) => ['--destination', url]);
  const args = ['--name', 'shop', '--encrypt-to', keys.recoveryPublic, '--runner-key', keys.runnerPrivate, '--json'];
  const source = ['--database', `sqlite:${join(folder, 'shop.db')}`];
  const result = await runBundle(['backup', ...source, ...destinations, ...args, ...more], { env, cwd: folder });
  expect(result.stdout, result.stderr).toMatch(/^\{/);
  return { ...(JSON.parse(result.stdout) as BackupReport), code: result.code };
}

async function verify(destination: string): Promise<VerifyReport> {
  const args = ['--decrypt-with', keys.recoveryPrivate, '--signers', keys.runnerPublic, '--json'];
  const where = ['--name', 'shop', '--destination', destination];
  return JSON.parse((await runProgram(['verify', ...where, ...args], { env, cwd: folder })).stdout) as VerifyReport;
}

async function sync(places: Places): Promise<SyncReport & { code: number | null }> {
  const destinations = places.direct.flatMap((url) => ['--destination', url]);
  const args = ['sync', '--name', 'shop', ...destinations, '--signers', keys.runnerPublic, '--json'];
  const result = await runBundle(args, { env, cwd: folder });
  expect(result.stdout, result.stderr).toMatch(/^\{/);
  return { ...(JSON.parse(result.stdout) as SyncReport), code: result.code };
}

/** Waits until the folder contains this many packs, in the middle of the dump, or the run has ended. */
async function packsIn(path: string, count: number, running: Promise<unknown>): Promise<void> {
  let isRunning = true;
  void running.finally(() => {
    isRunning = false;
  });
  while (isRunning) {
    const files = await readdir(path, { recursive: true }).catch(() => []);
    if (files.filter((name) => /packs\/.*\.pgp$/.test(name)).length >= count) return;
    await delay(10);
  }
}

const outcomes = ({ destinations }: BackupReport): string[] => destinations.map(({ outcome }) => outcome);

it.concurrent.each(['all', '2', 'any'])(
  'three destinations at once, the S3 server gone for good in the middle, under `min-copies: %s`',
  async (requirement) => {
    const proxy = await startTcpProxy(Number(new URL(bucket.endpoint).port));
    const path = join(folder, `store-${requirement}`);
    const prefix = `three-${requirement}`;
    const places: Places = {
      through: `${bucket.url(prefix, `http://127.0.0.1:${proxy.port}`)}&timeout=8s`,
      direct: [bucket.url(prefix), server.url(prefix), `file:${path}`],
    };
    try {
      const running = backup(places, '--min-copies', requirement);
      await packsIn(path, 1, running);
      proxy.cut();
      const report = await running;
      if (requirement === 'all') {
        expect(report).toMatchObject({ code: 2, exitCode: 2, error: { code: expect.stringMatching(/^STORAGE_/) } });
        expect(outcomes(report)).toEqual(['failed', 'failed', 'failed'].with(0, outcomes(report)[0] ?? ''));
        // What could be reached was cleaned up.
        await expect(readdir(join(path, 'shop', 'packs'))).rejects.toThrow();
        await expect(access(join(path, 'shop', 'manifests'))).rejects.toThrow();
        return;
      }
      expect(report).toMatchObject({ code: 0, exitCode: 0 });
      expect(report.error).toBeUndefined();
      expect(outcomes(report)[0]).toMatch(/^(too-slow|failed)$/);
      expect(outcomes(report).slice(1)).toEqual(['committed', 'committed']);
      expect(report.warnings.join()).toContain('excluded from this backup');
      // The lost destination has no backup, and its leftovers are never treated as one.
      expect((await verify(places.direct[0])).error?.code).toBe('BACKUP_NOT_FOUND');
      // It is available again, and gets the backup without a dump and without a key.
      const synced = await sync(places);
      expect(synced, JSON.stringify(synced)).toMatchObject({ code: 0, exitCode: 0 });
      expect(synced.destinations.map(({ backups }) => backups)).toEqual([
        [expect.objectContaining({ id: report.backup?.id, outcome: 'copied' })],
        [],
        [],
      ]);
      // The same run with another requirement proves the others.
      for (const destination of requirement === '2' ? places.direct : places.direct.slice(0, 1)) {
        const proved = await verify(destination);
        expect(proved, destination).toMatchObject({ verdict: 'passed', backup: { id: report.backup?.id } });
      }
      // The same manifest, byte for byte, at every destination.
      const manifest = join('shop', 'manifests', `${report.backup?.id}.json`);
      const copies = [join(path, manifest), join(server.folder, prefix, manifest)].map((file) =>
        readFile(file, 'utf8'),
      );
      expect(new Set(await Promise.all(copies)).size).toBe(1);
    } finally {
      await proxy.stop();
    }
  },
);
