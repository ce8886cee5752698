import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DatabaseName } from '../../src/core/database-name.ts';
import { objectKeys, ownerOfObject } from '../../src/core/keys.ts';
import { Secret } from '../../src/core/secret.ts';
import { createDecryptor, type Decryptor } from '../../src/openpgp/encryption.ts';
import { listBackupIds, readManifest, readParents } from '../../src/repository/catalogue.ts';
import { BackupReader } from '../../src/repository/reader.ts';
import { SourceOrder } from '../../src/repository/source-order.ts';
import { openStorage } from '../../src/storage/index.ts';
import { BUNDLE, type KeyFiles, makeKeys } from '../support/bundle.ts';
import { testHost } from '../support/commands.ts';

const ROUNDS = 200;
const DAY_S = 86_400;
const NAME = 'shop' as DatabaseName;
const ALL_KEYS = objectKeys(NAME);
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

/** Waits for the reader of a killed backup to notice that it is alone. */
function change(statement: string): void {
  const database = new DatabaseSync(join(folder, 'shop.sqlite'), { timeout: 10_000 });
  database.exec(statement);
  database.close();
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

/** The program with a clock that is ahead, as a job of a later day. */
function start(args: readonly string[]): Running {
  const destination = ['--name', NAME, '--destination', `file:${join(folder, 'store')}`];
  const command = ['-f', `+${aheadS}s`, process.execPath, BUNDLE, ...args, ...destination];
  const child = spawn('faketime', command, {
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, output }))) };
}

const backup = (): Running =>
  start([
    ...['backup', '--database', `sqlite:${join(folder, 'shop.sqlite')}`, '--encrypt-to', keys.recoveryPublic],
    ...['--runner-key', keys.runnerPrivate, '--max-chain', '4'],
  ]);
const prune = (): Running => start(['prune', '--keep-last', '3', '--daily', '2']);

function kill({ child }: Running): void {
  try {
    process.kill(-(child.pid ?? 0), 'SIGKILL');
  } catch {
    // Ended by itself before.
  }
}

/** Ids of the committed backups, each read to its last byte. */
async function proveCommitted(): Promise<string[]> {
  const host = testHost();
  const storage = await openStorage({ scheme: 'file', url: new Secret(`file:${join(folder, 'store')}`) }, host);
  const ids = await listBackupIds(storage, ALL_KEYS, host.signal);
  for (const id of ids) {
    const manifest = await readManifest(storage, NAME, ALL_KEYS.manifest(id), host.signal);
    const reader = await BackupReader.open({
      database: NAME,
      sources: new SourceOrder([storage]),
      manifest,
      parents: await readParents(new SourceOrder([storage]), NAME, ALL_KEYS, manifest.manifest, host.signal),
      spillFolder: () => mkdtemp(join(folder, 'spill-')),
      signal: host.signal,
      onBytes: () => {},
    });
    let bytes = 0;
    for await (const stream of reader.streams(await reader.contents(decryptor), decryptor)) {
      for await (const piece of stream.content) bytes += piece.length;
    }
    expect(bytes, id).toBe(manifest.manifest.rawBytes);
  }
  return ids;
}

/** Ids that own anything in the storage. */
async function owners(): Promise<Set<string>> {
  const files = await readdir(join(folder, 'store', NAME), { recursive: true, withFileTypes: true });
  const root = join(folder, 'store', NAME);
  const keysThere = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return new Set(keysThere.flatMap((path) => ownerOfObject(path.slice(root.length + 1))?.id ?? []));
}

it(`SIGKILL of backups and prunes, alone and side by side, ${ROUNDS} rounds over months: what is committed restores, and nothing leaks`, async () => {
  expect((await backup().ended).code).toBe(0);
  let killed = 0;
  let random = 12_345;
  const next = (below: number): number => {
    random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
    return random % below;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    aheadS += DAY_S;
    change(`update t set body = randomblob(1000) where id = ${1 + next(1_500)}`);
    const which = next(3);
    const running = [...(which === 1 ? [] : [backup()]), ...(which === 0 ? [] : [prune()])];
    const timers = running.map((each) => setTimeout(() => kill(each), 150 + next(700)));
    for (const { code } of await Promise.all(running.map(({ ended }) => ended))) if (code === null) killed += 1;
    for (const timer of timers) clearTimeout(timer);
    if (round % 40 === 39) expect((await proveCommitted()).length).toBeGreaterThan(0);
  }
  // Otherwise the moments were not those of a run.
  expect(killed).toBeGreaterThan(ROUNDS / 4);
  aheadS += DAY_S;
  const last = await backup().ended;
  expect(last.code, last.output).toBe(0);
  // Beyond the grace, twice: the second removes what the first found to be removable.
  for (let pass = 0; pass < 3; pass += 1) {
    aheadS += 8 * DAY_S;
    const pruned = await prune().ended;
    expect(pruned.code, pruned.output).toBe(0);
  }
  const ids = await proveCommitted();
  expect([...(await owners())].sort()).toEqual([...ids].sort());
  const hidden = await readdir(join(folder, 'store'), { recursive: true });
  expect(hidden.filter((name) => name.endsWith('.part'))).toEqual([]);
}, 600_000);
