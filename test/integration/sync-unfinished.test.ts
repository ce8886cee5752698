import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { Storage, UnfinishedObjects } from '../../src/ports/storage.ts';
import { openFilesystemStorage } from '../../src/storage/filesystem/index.ts';
import { openSftpStorage } from '../../src/storage/sftp/index.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';
import { putBackup } from '../support/stored-backup.ts';

const HOUR_MS = 3_600_000;
const DEAD = '.restorable-0123456789abcdef.part';
const FRESH = '.restorable-ffffffffffffffff.part';
let keys: TestKeys;
let server: SshServer;
let root: string;

beforeAll(async () => {
  keys = await makeTestKeys();
  server = await startSshd();
  root = await mkdtemp(join(tmpdir(), 'unfinished-'));
});
afterAll(async () => {
  await server?.stop();
  await rm(root, { recursive: true, force: true });
});

/**
 * A folder and an SSH server, each with leftovers of a run that was killed 25 hours ago, and files that another run is writing.
 */
async function litter(name: string): Promise<string[]> {
  const folders = [join(root, name), join(server.folder, name)];
  for (const folder of folders) {
    const packs = join(folder, 'shop', 'packs', 'dead');
    await mkdir(packs, { recursive: true });
    for (const file of [DEAD, FRESH]) await writeFile(join(packs, file), 'half');
    const killedAt = new Date(Date.now() - 25 * HOUR_MS);
    await utimes(join(packs, DEAD), killedAt, killedAt);
  }
  return folders;
}

/** A run closes them. */
async function open(name: string): Promise<Storage[]> {
  const host = createEngineHost({ SFTP_PRIVATE_KEY: server.privateKey });
  return [await openFilesystemStorage(`file:${join(root, name)}`, host), await openSftpStorage(server.url(name), host)];
}

const unfinishedIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((path) => path.includes('.restorable-'));

const YOUNG = join('shop', 'packs', 'dead', FRESH);
const BOTH = [join('shop', 'packs', 'dead', DEAD), YOUNG];

it('sync removes files that killed runs left unfinished more than a day ago, and reports this', async () => {
  const folders = await litter('left');
  const source = new MemoryStorage('source');
  await putBackup(source, { at: new Date(Date.now() - HOUR_MS) });
  const dry = await new Workbench(keys, source, ...(await open('left'))).sync({ dryRun: true });
  expect(dry).toMatchObject({ error: undefined, exitCode: 0 });
  for (const folder of folders) expect((await unfinishedIn(folder)).sort()).toEqual(BOTH);
  const bench = new Workbench(keys, source, ...(await open('left')));
  const report = await bench.sync();
  expect(report.destinations.slice(1).map(({ backups }) => backups.map(({ outcome }) => outcome))).toEqual([
    ['copied'],
    ['copied'],
  ]);
  for (const folder of folders) expect(await unfinishedIn(folder)).toEqual([YOUNG]);
  const said = bench.printed.filter((line) => line.includes('removed 1 unfinished file of killed runs'));
  expect(said).toHaveLength(2);
});

it('prune removes it after the same day', async () => {
  const folders = await litter('pruned');
  for (const [at, storage] of (await open('pruned')).entries()) {
    await putBackup(storage, { at: new Date(Date.now() - HOUR_MS) });
    const report = await new Workbench(keys, storage).prune();
    expect(report.error).toBeUndefined();
    expect(await unfinishedIn(folders[at] ?? '')).toEqual([YOUNG]);
  }
});

it('sync in a job without permission to delete leaves it and continues', async () => {
  const folders = await litter('kept');
  const storages = await open('kept');
  const source = new MemoryStorage('source');
  await putBackup(source, { at: new Date(Date.now() - HOUR_MS) });
  for (const storage of storages) {
    (storage.unfinished as UnfinishedObjects).remove = async () => {
      throw new RestorableError('STORAGE_PERMISSION', 'no');
    };
  }
  const report = await new Workbench(keys, source, ...storages).sync();
  expect(report).toMatchObject({ error: undefined, exitCode: 0 });
  for (const folder of folders) expect((await unfinishedIn(folder)).sort()).toEqual(BOTH);
});
