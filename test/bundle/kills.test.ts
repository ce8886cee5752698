import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DatabaseName } from '../../src/core/format/database-name.ts';
import { ownerOfObject } from '../../src/core/format/object-keys.ts';
import { Secret } from '../../src/core/secret.ts';
import { createDecryptor, type Decryptor } from '../../src/openpgp/encryption.ts';
import { BackupReader } from '../../src/repository/backup-reader.ts';
import { readParents } from '../../src/repository/catalog/catalog.ts';
import { ReadPreference } from '../../src/repository/reading/read-preference.ts';
import { openStorage } from '../../src/storage/index.ts';
import { BUNDLE, type KeyFiles, makeKeys } from '../support/bundle.ts';
import { testHost } from '../support/commands.ts';
import { WAITING } from '../support/patience.ts';
import { shopIn } from '../support/stored.ts';
import { compiledCode } from '../support/templates.ts';

const ROUNDS = 28;
const REPLICA_ROUNDS = 12;
/** Times of the signals as fractions of a complete run: from its first steps to after its end, so that some runs commit. */
const EARLIEST = 0.2;
const LATEST = 1.5;
const DAY_S = 86_400;
const NAME = 'shop' as DatabaseName;
let folder: string;
let keys: KeyFiles;
let decryptor: Decryptor;
/** How far the clock of the programs is ahead, in seconds. */
let aheadS = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kills-'));
  await chmod(folder, 0o755);
  keys = await makeKeys(folder);
  const armored = new Secret(await readFile(keys.recoveryPrivate, 'utf8'));
  decryptor = await createDecryptor({ kind: 'keys', keys: [{ armored, passphrase: undefined }] });
  change('create table t (id integer primary key, body blob)');
  change(
    'insert into t (body) with recursive n(i) as (select 1 union all select i + 1 from n where i < 1500) select randomblob(1000) from n',
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Waits until the reader of a killed backup notices that it is alone. */
function change(statement: string): void {
  const database = new DatabaseSync(join(folder, 'shop.sqlite'), { timeout: WAITING.timeout });
  database.exec(statement);
  database.close();
}

interface Running {
  readonly mode: string;
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

/** How long the last run of each mode took that was not killed. */
const wholeMs = new Map<string, number>();

/** When to kill it, as a number between 0 and 1. */
function momentMs({ mode }: Running, part: number): number {
  const whole = wholeMs.get(mode) ?? wholeMs.get('backup');
  if (whole === undefined) throw new Error('no backup was made yet');
  return whole * (EARLIEST + part * (LATEST - EARLIEST));
}

/** The program with a clock that is ahead, like a job on a later day. */
function start(args: readonly string[], stores: readonly string[] = ['store']): Running {
  const destinations = stores.flatMap((store) => ['--destination', `file:${join(folder, store)}`]);
  const command = ['-f', `+${aheadS}s`, process.execPath, BUNDLE, ...args, '--name', NAME, ...destinations];
  const mode = args[0] ?? '';
  const startedMs = performance.now();
  const child = spawn('faketime', command, {
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: folder, ...compiledCode() },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ended = closed.then(async (code) => {
    if (code === 0) wholeMs.set(mode, performance.now() - startedMs);
    // A killed faketime leaves these, and a later one with the same process id would fail.
    for (const name of ['sem.faketime_sem', 'faketime_shm']) await rm(`/dev/shm/${name}_${child.pid}`, { force: true });
    return { code, output };
  });
  return { mode, child, ended };
}

const backup = (stores?: readonly string[], ...more: string[]): Running =>
  start(
    [
      ...['backup', '--database', `sqlite:${join(folder, 'shop.sqlite')}`, '--encrypt-to', keys.recoveryPublic],
      ...['--runner-key', keys.runnerPrivate, '--max-chain', '4', ...more],
    ],
    stores,
  );
const prune = (stores?: readonly string[]): Running =>
  start(['prune', '--keep-last', '3', '--keep-daily', '2'], stores);
const sync = (stores: readonly string[]): Running => start(['sync', '--signers', keys.runnerPublic], stores);

function kill({ child }: Running, signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): void {
  try {
    process.kill(-(child.pid ?? 0), signal);
  } catch {
    // It had already ended.
  }
}

/** Ids of the committed backups. Each one is read completely. */
async function proveCommitted(store = 'store'): Promise<string[]> {
  const host = testHost();
  const storage = await openStorage({ scheme: 'file', url: new Secret(`file:${join(folder, store)}`) }, host);
  const at = shopIn(storage, { name: NAME });
  const { ids } = await at.listManifests();
  for (const id of ids) {
    const manifest = await at.readManifest(id);
    const reader = await BackupReader.open({
      sources: new ReadPreference([at]),
      manifest,
      parents: await readParents(new ReadPreference([at]), manifest.manifest),
      spillFolder: () => mkdtemp(join(folder, 'spill-')),
      onBytes: () => {},
    });
    let bytes = 0;
    for await (const stream of reader.streams(await reader.contents(decryptor), decryptor)) {
      for await (const piece of stream.content) bytes += piece.length;
    }
    expect(bytes, id).toBe(manifest.manifest.rawBytes);
  }
  return [...ids];
}

/** Ids that have objects in the storage. */
async function owners(store = 'store'): Promise<Set<string>> {
  const root = join(folder, store, NAME);
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  const keysThere = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return new Set(keysThere.flatMap((path) => ownerOfObject(path.slice(root.length + 1))?.id ?? []));
}

function randomFrom(seed: number): (below: number) => number {
  let random = seed;
  return (below) => {
    random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
    return (random >> 8) % below;
  };
}

it(`SIGKILL of backups and prunes, alone and in parallel, ${ROUNDS} rounds over months: committed backups restore, and nothing leaks`, async () => {
  expect((await backup().ended).code).toBe(0);
  let killed = 0;
  const next = randomFrom(12_345);
  for (let round = 0; round < ROUNDS; round += 1) {
    aheadS += DAY_S;
    change(`update t set body = randomblob(1000) where id = ${1 + next(1_500)}`);
    const which = next(3);
    const running = [...(which === 1 ? [] : [backup()]), ...(which === 0 ? [] : [prune()])];
    const timers = running.map((each) => setTimeout(() => kill(each), momentMs(each, next(1_000) / 1_000)));
    for (const { code } of await Promise.all(running.map(({ ended }) => ended))) if (code === null) killed += 1;
    for (const timer of timers) clearTimeout(timer);
    if (round % 14 === 13) expect((await proveCommitted()).length).toBeGreaterThan(0);
  }
  // Otherwise the signals did not hit a run.
  expect(killed).toBeGreaterThan(ROUNDS / 4);
  aheadS += DAY_S;
  const last = await backup().ended;
  expect(last.code, last.output).toBe(0);
  // After the grace period, twice: the second run removes what the first found to be removable.
  for (let pass = 0; pass < 3; pass += 1) {
    aheadS += 8 * DAY_S;
    const pruned = await prune().ended;
    expect(pruned.code, pruned.output).toBe(0);
  }
  const ids = await proveCommitted();
  expect([...(await owners())].sort()).toEqual([...ids].sort());
  const hidden = await readdir(join(folder, 'store'), { recursive: true });
  expect(hidden.filter((name) => name.endsWith('.part'))).toEqual([]);
});

it(`SIGKILL and SIGTERM of backups to three destinations, syncs and prunes, ${REPLICA_ROUNDS} rounds: each destination restores alone, and sync brings all in sync`, async () => {
  const stores = ['first', 'second', 'third'];
  const next = randomFrom(4_711);
  const made = await backup(stores).ended;
  expect(made.code, made.output).toBe(0);
  let killed = 0;
  for (let round = 0; round < REPLICA_ROUNDS; round += 1) {
    aheadS += DAY_S / 2;
    change(`update t set body = randomblob(1000) where id = ${1 + next(1_500)}`);
    // A folder with this name can't be created there: every put fails, as on a broken disk.
    const broken = next(2) === 0 ? join(folder, stores[next(3)] ?? '', NAME) : undefined;
    if (broken !== undefined) {
      await rename(broken, `${broken}-away`);
      await writeFile(broken, '');
    }
    const both = next(3);
    const running = [
      ...(both === 2 ? [] : [backup(stores, '--min-copies', '2')]),
      ...(both === 0 ? [] : [next(2) === 0 ? prune(stores) : sync(next(2) === 0 ? stores : stores.toReversed())]),
    ];
    const signal = next(2) === 0 ? 'SIGKILL' : 'SIGTERM';
    const timers = running.map((each) => setTimeout(() => kill(each, signal), momentMs(each, next(1_000) / 1_000)));
    for (const { code } of await Promise.all(running.map(({ ended }) => ended))) {
      if (code === null || code === 130) killed += 1;
    }
    for (const timer of timers) clearTimeout(timer);
    if (broken !== undefined) {
      await rm(broken);
      await rename(`${broken}-away`, broken);
    }
    if (round % 6 === 5) for (const store of stores) await proveCommitted(store);
  }
  expect(killed).toBeGreaterThan(REPLICA_ROUNDS / 4);
  aheadS += DAY_S;
  const last = await backup(stores).ended;
  expect(last.code, last.output).toBe(0);
  const synced = await sync(stores).ended;
  expect(synced.code, synced.output).toBe(0);
  for (let pass = 0; pass < 3; pass += 1) {
    aheadS += 8 * DAY_S;
    const pruned = await prune(stores).ended;
    expect(pruned.code, pruned.output).toBe(0);
  }
  const ids: string[][] = [];
  for (const store of stores) {
    ids.push(await proveCommitted(store));
    expect([...(await owners(store))].sort(), store).toEqual([...(ids.at(-1) ?? [])].sort());
  }
  expect(ids[1]).toEqual(ids[0]);
  expect(ids[2]).toEqual(ids[0]);
});
