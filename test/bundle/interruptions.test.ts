import type { ChildProcess } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import type { ListReport } from '../../src/report/facts/status/list.ts';
import { expectQuick } from '../support/baseline.ts';
import { type BundleResult, type KeyFiles, POST, runAction, runBundle } from '../support/bundle.ts';
import { type BundleBed, openBundleBed } from '../support/bundle-bed.ts';
import { WAITING } from '../support/patience.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { runProgram } from '../support/program.ts';

/** kills.test.ts has many more, with prunes. Here the program's own listing and verification are asked. */
const ROUNDS = 6;
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
    'create table orders (id int primary key, note text)',
    'insert into orders select i, md5(i::text) || md5((i * 7)::text) from generate_series(1, 1000000) i',
  );
});

afterAll(async () => {
  await bed?.stop();
});

function backupArgs(database: string, destination: string): string[] {
  const where = ['--database', database, '--name', 'shop', '--destination', `file:${destination}`];
  return ['backup', ...where, '--encrypt-to', keys.recoveryPublic, '--runner-key', keys.runnerPrivate];
}

async function verify(destination: string, id: string): Promise<VerifyReport> {
  const which = ['--name', 'shop', '--destination', `file:${destination}`, '--backup', id];
  const opening = ['--decrypt-with', keys.recoveryPrivate, '--signers', keys.runnerPublic];
  const result = await runProgram(['verify', '--json', ...which, ...opening], { env: { PG_BIN: clients } });
  return JSON.parse(result.stdout) as VerifyReport;
}

async function list(destination: string): Promise<ListReport['destinations'][number] | undefined> {
  const result = await runProgram([
    'list',
    '--json',
    '--destination',
    `file:${destination}`,
    '--signers',
    keys.runnerPublic,
  ]);
  return (JSON.parse(result.stdout) as ListReport).destinations[0];
}

/** What is in RUNNER_TEMP besides the reports, which later steps of a job may upload. */
async function temporary(runnerTemp: string): Promise<string[]> {
  return (await readdir(runnerTemp)).filter((name) => !/^restorable-[a-z]+-[0-9a-f]+\.json$/.test(name));
}

/** Does something as soon as a condition is met, while a process runs. */
async function onceTrue(isSo: () => Promise<boolean>, child: ChildProcess, act: () => void): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    if (await isSo()) return act();
    await sleep(5);
  }
}

async function clientsOf(application: string): Promise<number> {
  const rows = await runSql(server.url, `select count(*)::int from pg_stat_activity where datname = '${application}'`);
  return Number(rows[0]?.[0]);
}

let stored: Promise<string> | undefined;

/** A destination with a backup of a smaller database. The first read from it is interrupted. */
function storedBackup(): Promise<string> {
  stored ??= (async () => {
    const destination = join(folder, 'stored');
    await runSql(server.url, 'create database small');
    const url = urlOf(server, 'small');
    await runSql(url, 'create table orders as select i, md5(i::text) as note from generate_series(1, 100000) i');
    const whole = await runBundle(backupArgs(url, destination), { env: { PG_BIN: clients } });
    expect(whole, whole.stderr).toMatchObject({ code: 0 });
    return destination;
  })();
  return stored;
}

describe('SIGKILL at random moments of a backup', () => {
  it(`${ROUNDS} times: every backup in the listing verifies`, async () => {
    const source = join(folder, 'shop.sqlite');
    const database = new DatabaseSync(source);
    database.exec(`create table t (id integer primary key, body blob); insert into t (body)
      select randomblob(4000) from (with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000) select i from n)`);
    database.close();
    const destination = join(folder, 'killed');
    const startedMs = performance.now();
    const whole = await runBundle(backupArgs(`sqlite:${source}`, destination));
    expect(whole, whole.stderr).toMatchObject({ code: 0 });
    let wholeMs = performance.now() - startedMs;
    let killed = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      // Also longer than the usual duration, so that some kills hit the commit and some backups survive.
      const afterMs = wholeMs * 1.1 * ((round + Math.random()) / ROUNDS);
      const beganMs = performance.now();
      const result = await runBundle(backupArgs(`sqlite:${source}`, destination), {
        onStart: (child) => setTimeout(() => child.kill('SIGKILL'), afterMs),
      });
      if (result.signal === 'SIGKILL') killed += 1;
      // The machine may be slower or faster by now.
      else wholeMs = performance.now() - beganMs;
    }
    expect(killed).toBeGreaterThan(ROUNDS / 4);
    const listed = await list(destination);
    expect(listed?.invalid).toEqual([]);
    expect(listed?.backups.length).toBeGreaterThanOrEqual(1 + ROUNDS - killed);
    for (const { id } of listed?.backups ?? [])
      expect(await verify(destination, id)).toMatchObject({ verdict: 'passed' });
  }, 1_200_000);
});

/** When a signal is sent: as soon as something shows the progress of the run. */
const MOMENTS = {
  'it says what it does': async (_destination: string, printed: () => string) => printed().includes('Backup '),
  'the dump reads': async () => (await clientsOf('shop')) > 0,
  'a pack is stored': async (destination: string) =>
    (await readdir(destination, { recursive: true }).catch(() => [])).some((name) => name.endsWith('.zst.pgp')),
} as const;

describe('a cancel', () => {
  const cancelled = async (
    signalName: NodeJS.Signals,
    moment: keyof typeof MOMENTS,
    destination: string,
  ): Promise<[BundleResult, number]> => {
    let sentMs = 0;
    const result = await runBundle(backupArgs(urlOf(server, 'shop'), destination), {
      env: { PG_BIN: clients },
      onStart: (child) => {
        let printed = '';
        child.stderr?.on('data', (text: string) => {
          printed += text;
        });
        void onceTrue(
          () => MOMENTS[moment](destination, () => printed),
          child,
          () => {
            sentMs = performance.now();
            child.kill(signalName);
          },
        );
      },
    });
    return [result, performance.now() - sentMs];
  };

  it.each([
    ['SIGINT', 'it says what it does'],
    ['SIGINT', 'the dump reads'],
    ['SIGTERM', 'the dump reads'],
    ['SIGTERM', 'a pack is stored'],
  ] as const)(
    'by %s as soon as %s is over quickly, commits nothing and leaves nothing running',
    async (name, moment) => {
      let destination = '';
      let [result, tookMs] = [{ code: 0 } as BundleResult, 0];
      // A test on a busy machine may notice the moment when the backup is over.
      for (let attempt = 1; result.code === 0; attempt += 1) {
        destination = join(folder, `cancel-${name}-${moment.replaceAll(' ', '-')}-${attempt}`);
        [result, tookMs] = await cancelled(name, moment, destination);
      }
      expect(result.code).toBe(130);
      await expectQuick(tookMs);
      expect((await list(destination))?.backups ?? []).toEqual([]);
      // A server's process outlives its client by a moment.
      await expect.poll(() => clientsOf('shop'), WAITING).toBe(0);
      expect(result.stderr).toContain('Cancelled');
      expect(result.stderr).not.toMatch(/\n\s+at /);
    },
  );

  it('of a verification stops its private server and deletes it', async () => {
    const destination = await storedBackup();
    const inputs = {
      mode: 'verify',
      name: 'shop',
      destination: `file:${destination}`,
      'decrypt-with': keys.recoveryPrivate,
      signers: keys.runnerPublic,
    };
    const runnerTemp = join(folder, 'verify-cancel-temp');
    await mkdir(runnerTemp);
    const isServerNoted = async (): Promise<boolean> => {
      const paths = (await readdir(runnerTemp)).map((name) => join(runnerTemp, name, 'journal.jsonl'));
      const journals = await Promise.all(paths.map((path) => readFile(path, 'utf8').catch(() => '')));
      return journals.join().includes('"process"');
    };
    const result = await runAction(inputs, folder, {
      env: { PG_BIN: clients, RUNNER_TEMP: runnerTemp },
      onStart: (child) => void onceTrue(isServerNoted, child, () => child.kill('SIGINT')),
    });
    expect(result.code).toBe(130);
    expect(await temporary(runnerTemp)).toEqual([]);
  });
});

describe('the post step after a crash', () => {
  it('drops the scratch database, and deletes the temporary files', async () => {
    const destination = await storedBackup();
    const inputs = {
      mode: 'verify',
      name: 'shop',
      destination: `file:${destination}`,
      'decrypt-with': keys.recoveryPrivate,
      signers: keys.runnerPublic,
      target: server.url,
    };
    const scratch = async (): Promise<unknown[]> =>
      (await runSql(server.url, "select datname from pg_database where datname like 'restorable%'")).flat();
    // Killed as soon as the scratch database exists.
    const crashed = await runAction(inputs, folder, {
      env: { PG_BIN: clients },
      onStart: (child) =>
        void onceTrue(
          async () => (await scratch()).length > 0,
          child,
          () => child.kill('SIGKILL'),
        ),
    });
    expect(crashed.signal).toBe('SIGKILL');
    expect(await scratch()).toHaveLength(1);
    const state: Record<string, string> = {};
    for (const match of crashed.state.matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n\2$/gm))
      state[`STATE_${match[1]}`] = match[3] ?? '';
    const post = await runAction(inputs, folder, {
      file: POST,
      env: { PG_BIN: clients, RUNNER_TEMP: crashed.runnerTemp, ...state },
    });
    expect(post, post.stdout + post.stderr).toMatchObject({ code: 0 });
    expect(await scratch()).toEqual([]);
    expect(await temporary(crashed.runnerTemp)).toEqual([]);
  });
});
