import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type KeyFiles, makeKeys, runBundle } from '../support/bundle.ts';
import { WAITING } from '../support/patience.ts';

let folder: string;
let keys: KeyFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orphans-'));
  keys = await makeKeys(folder);
  const database = new DatabaseSync(join(folder, 'shop.sqlite'));
  database.exec('create table t (id integer primary key, body blob)');
  database.exec(
    'insert into t (body) with recursive n(i) as (select 1 union all select i + 1 from n where i < 500) select randomblob(1000) from n',
  );
  database.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A backup of a live database, slow enough to be killed while the snapshot exists. */
function startBackup(temporary: string, name: string): { child: ChildProcess; ended: Promise<unknown> } {
  let started: ChildProcess | undefined;
  const args = [
    ...['backup', '--database', `sqlite:${join(folder, 'shop.sqlite')}`, '--name', name, '--max-rate', '10KB/s'],
    ...['--destination', `file:${join(folder, 'store')}`, '--encrypt-to', keys.recoveryPublic],
  ];
  const ended = runBundle(args, { env: { TMPDIR: temporary }, onStart: (child) => (started = child) });
  return { child: started as unknown as ChildProcess, ended };
}

/** Paths below the temporary folder of files with content. A folder may disappear while it is read. */
async function snapshots(temporary: string): Promise<string[]> {
  const entries = await readdir(temporary, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /\/sqlite-[^/]+\//.test(path));
  const sizes = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return paths.filter((_path, index) => (sizes[index] ?? 0) >= 500_000);
}

it('removes what a killed backup left of the database, and keeps what belongs to a running one', async () => {
  const temporary = join(folder, 'temporary');
  await mkdir(temporary);
  const killed = startBackup(temporary, 'killed');
  await vi.waitUntil(async () => (await snapshots(temporary)).length === 1, WAITING);
  killed.child.kill('SIGKILL');
  await killed.ended;
  const [left] = await snapshots(temporary);
  expect(left).toBeDefined();

  const living = startBackup(temporary, 'living');
  await vi.waitUntil(async () => {
    const paths = await snapshots(temporary);
    return paths.length === 1 && paths[0] !== left;
  }, WAITING);
  const [kept] = await snapshots(temporary);
  const listed = await runBundle(['list', '--destination', `file:${join(folder, 'store')}`], {
    env: { TMPDIR: temporary },
  });
  expect(listed.signal).toBeNull();
  expect(await snapshots(temporary)).toEqual([kept]);
  living.child.kill('SIGKILL');
  await living.ended;
  await runBundle(['list', '--destination', `file:${join(folder, 'store')}`], { env: { TMPDIR: temporary } });
  expect(await readdir(temporary)).toEqual([]);
});
