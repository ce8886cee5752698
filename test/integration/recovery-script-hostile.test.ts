import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import { createSigner } from '../../src/openpgp/signatures/signer.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { Forger, frameOf } from '../support/forge.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { compression, dataPacket, literal, sessionKeyPacket } from '../support/openpgp-messages.ts';
import { layOut, runRecoveryScript } from '../support/recovery-script.ts';
import { SHOP } from '../support/stored-backup.ts';

const CHAIN = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;
const STREAM = 'database.sqlite';
let folder: string;
let keys: TestKeys;
let full: string;
let incremental: string;
const stored = new MemoryStorage();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  keys = await makeTestKeys();
  const bench = new Workbench(keys, stored);
  const ids: string[] = [];
  let time = Date.now();
  bench.now = () => new Date(time);
  for (const bytes of [randomBytes(300_000), randomBytes(5_000)]) {
    bench.engine.bytes = Buffer.concat([bench.engine.bytes, bytes]);
    time += 1_000;
    stored.skewMs = time - Date.now();
    const report = await bench.backup({ chain: CHAIN });
    expect(report.error).toBeUndefined();
    ids.push(report.backup?.id ?? '');
  }
  [full = '', incremental = ''] = ids;
  await writeFile(join(folder, 'key.asc'), keys.recovery.armoredPrivate.reveal(), { mode: 0o600 });
  await writeFile(join(folder, 'signer.asc'), keys.runner.armoredPublic);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Scene {
  readonly storage: MemoryStorage;
  /** Of the full, and of the incremental. */
  readonly forger: Forger;
  readonly later: Forger;
  /** Copies the stored files. Called by tests that change files. */
  readonly files: () => Promise<string>;
}

let count = 0;

async function scene(): Promise<Scene> {
  const storage = new MemoryStorage();
  for (const [key, bytes] of stored.objects) storage.objects.set(key, Buffer.from(bytes));
  count += 1;
  const place = join(folder, `scene-${count}`);
  let laid: Promise<string> | undefined;
  const files = (): Promise<string> => {
    laid ??= layOut(storage, place).then(() => join(place, SHOP));
    return laid;
  };
  return {
    storage,
    forger: new Forger(storage, SHOP, full, keys),
    later: new Forger(storage, SHOP, incremental, keys),
    files,
  };
}

const PACK = { kind: 'pack', stream: STREAM, number: 0 } as const;
const MAP = { kind: 'map', stream: STREAM, number: 0 } as const;

/** A message around these packets, which replaces the contents. */
async function around(inside: Uint8Array): Promise<Buffer> {
  const sessionKey = randomBytes(32);
  return Buffer.concat([
    await sessionKeyPacket(keys.recovery.armoredPublic, sessionKey, 'gnupg'),
    dataPacket(inside, sessionKey, 'gnupg'),
  ]);
}

/** A frame that claims few bytes and expands to many. */
function lyingFrame(): Buffer {
  const frame = frameOf(Buffer.alloc(64 * 1024 * 1024));
  // The content size, four bytes, after magic, descriptor and window.
  frame.writeUInt32LE(1_000, (frame[4] ?? 0) & 0x20 ? 5 : 6);
  return frame;
}

/** Changes stored files. @returns the id to request, if it differs from the full's */
type Change = (scene: Scene) => Promise<unknown> | unknown;

const CASES: readonly [what: string, code: string, change: Change, id?: 'later'][] = [
  ['an old manifest, signature and list under a new id, with packs of his own', 'MANIFEST_INVALID', forgeByCopy],
  ['a stream whose name leads out of the folder', 'BACKUP_FORMAT', changeStream({ name: '../x' })],
  ['a stream whose name is a path', 'BACKUP_FORMAT', changeStream({ name: '/tmp/x' })],
  ['a stream of another digest', 'BACKUP_DAMAGED', changeStream({ sha256: 'a'.repeat(64) })],
  ['a backup that nobody signed', 'SIGNATURE_MISSING', ({ forger }) => forger.commit({ signer: null })],
  ['a backup of a stranger', 'SIGNER_UNKNOWN', signAsStranger],
  ['a signature of text', 'SIGNATURE_INVALID', signText],
  [
    'a pack that is not encrypted',
    'BACKUP_DAMAGED',
    async ({ forger }) => {
      forger.put({ ...PACK, backup: full }, literal(frameOf(Buffer.from('x'))));
      await forger.commit();
    },
  ],
  [
    'compressed contents that expand to 512 MiB',
    'BACKUP_DAMAGED',
    async ({ forger }) => {
      const inside = compression(literal(Buffer.alloc(512 * 1024 * 1024)));
      forger.put({ kind: 'contents', backup: full }, await around(inside));
      await forger.commit();
    },
  ],
  [
    'a frame that holds more than it says',
    'BACKUP_DAMAGED',
    async ({ forger }) => {
      await forger.encrypt(PACK, lyingFrame());
      await forger.commit();
    },
  ],
  [
    'a frame that says that it holds terabytes',
    'BACKUP_DAMAGED',
    async ({ forger }) => {
      const frame = Buffer.from('28b52ffdc4000000000000010000010000000000', 'hex');
      await forger.encrypt(PACK, frame);
      await forger.commit();
    },
  ],
  [
    'a pack in the place of another',
    'BACKUP_DAMAGED',
    async ({ forger }) => {
      await forger.seal(PACK, Buffer.from('x'), { number: 1 });
      await forger.commit();
    },
  ],
  [
    'a map with a number that is longer than it has to be',
    'BACKUP_DAMAGED',
    async ({ later }) => {
      await later.seal(MAP, Buffer.from([0, 0, 0, 0x80, 0x88, 0x80, 0x00]));
      await later.commit();
    },
    'later',
  ],
  [
    'a map that leads out of a pack',
    'BACKUP_DAMAGED',
    async ({ later }) => {
      const { rawBytes = 0 } = (await later.contents()).streams[0] ?? {};
      await later.seal(MAP, Buffer.from([0, 0, 0, ...leb128(rawBytes)]));
      await later.commit();
    },
    'later',
  ],
  [
    'a map of runs that are too short',
    'BACKUP_DAMAGED',
    async ({ later }) => {
      await later.seal(MAP, Buffer.from([0, 0, 0, 1, 0, 0, 1, 1]));
      await later.commit();
    },
    'later',
  ],
  [
    'a parent that was exchanged',
    'BACKUP_DAMAGED',
    ({ forger }) => forger.commit({ tool: { name: 'another', version: '1' } }),
    'later',
  ],
  [
    'a manifest of 100 MB',
    'MANIFEST_INVALID',
    async ({ files }) => truncate(join(await files(), 'manifests', `${full}.json`), 1e8),
  ],
  ['a pack that is cut', 'BACKUP_DAMAGED', async ({ files }) => truncate(await packIn(await files()), 1_000)],
  ['a pack that is longer', 'BACKUP_DAMAGED', async ({ files }) => truncate(await packIn(await files()), 1e9)],
  ['a pack that is missing', 'OBJECT_MISSING', async ({ files }) => rm(await packIn(await files()))],
  [
    'a link in the place of a pack',
    'BACKUP_DAMAGED',
    async ({ files }) => {
      const pack = await packIn(await files());
      await rename(pack, join(folder, 'elsewhere'));
      await symlink(join(folder, 'elsewhere'), pack);
    },
  ],
  [
    'a link in the place of a folder',
    'BACKUP_DAMAGED',
    async ({ files }) => {
      const packs = join(await files(), 'packs');
      await rename(packs, `${packs}-elsewhere`);
      await symlink(`${packs}-elsewhere`, packs);
    },
  ],
  [
    'a folder in the place of a pack',
    'BACKUP_DAMAGED',
    async ({ files }) => {
      const pack = await packIn(await files());
      await rm(pack);
      await mkdir(pack);
    },
  ],
  [
    'a pipe in the place of a pack',
    'BACKUP_DAMAGED',
    async ({ files }) => {
      const pack = await packIn(await files());
      await rm(pack);
      await promisify(execFile)('mkfifo', [pack]);
    },
  ],
];

it.each(CASES)('refuses %s: %s', async (_what, code, change, which) => {
  const made = await scene();
  const forged = await change(made);
  const shop = await made.files();
  const output = `${shop}-out`;
  const before = await readdir(join(shop, '..'));
  const asked = which === 'later' ? incremental : full;
  const id = change === forgeByCopy ? String(forged) : asked;
  const args = ['--folder', shop, '--signer', 'signer.asc', '--key', 'key.asc', '--backup', id, '--output', output];
  const done = await runRecoveryScript(args, { folder, limitKiB: 700 * 1024 });
  expect(done).toMatchObject({ code: 1, stdout: '', leftKeys: [] });
  const lines = done.stderr.trimEnd().split('\n');
  expect(lines.at(-2)).toMatch(new RegExp(`^RECOVERY-v1: ${code}: .{10,}`));
  expect(lines.at(-1)).toMatch(/^Hint: .{10,}/);
  expect(done.stderr).not.toContain('Traceback');
  expect(await readdir(join(shop, '..'))).toEqual(before);
});

it('names the newest usable one if the newest is not', async () => {
  const made = await scene();
  await made.later.commit({ signer: null });
  const args = ['--folder', await made.files(), '--signer', 'signer.asc', '--key', 'key.asc', '--output', 'never'];
  const done = await runRecoveryScript(args, { folder });
  expect(done).toMatchObject({ code: 1, stderr: expect.stringContaining(`give --backup ${full}`) });
});

it('does not follow a link in the place of its output', async () => {
  const shop = await (await scene()).files();
  const output = join(folder, 'linked-out');
  await mkdir(output);
  await symlink(join(folder, 'target'), join(output, STREAM));
  const args = ['--folder', shop, '--signer', 'signer.asc', '--key', 'key.asc', '--backup', full, '--output', output];
  const done = await runRecoveryScript(args, { folder });
  expect(done).toMatchObject({ code: 2, stderr: expect.stringContaining('TARGET_NOT_EMPTY') });
  expect(await readdir(folder)).not.toContain('target');
  expect(await readdir(output)).toEqual([STREAM]);
});

/** What the first pages of instructions treated as signed. Nothing of it belongs to the id in its name. */
async function forgeByCopy({ storage, forger }: Scene): Promise<string> {
  const id = full.replace(/.{6}$/, 'ffffff');
  for (const [key, bytes] of [...storage.objects]) {
    if (key.includes(full)) storage.objects.set(key.replaceAll(full, id), bytes);
  }
  const own = new Forger(storage, SHOP, id, keys);
  const message = await (await forger.encryptor()).encrypt(frameOf(Buffer.from('rows of the attacker')));
  storage.objects.set(own.keys.pack(id, STREAM, 0), Buffer.concat(message));
  return id;
}

function changeStream(change: object): Change {
  return async ({ forger }) => {
    await forger.changeContents(({ streams: [stream] }) => Object.assign(stream ?? {}, change));
    await forger.commit();
  };
}

async function signAsStranger({ storage, forger }: Scene): Promise<void> {
  await forger.commit({ signer: keys.stranger.fingerprint });
  const spec = { armored: keys.stranger.armoredPrivate, passphrase: undefined };
  const manifest = storage.objects.get(forger.keys.manifest(full)) ?? Buffer.alloc(0);
  const signature = await (await createSigner(spec, 'runner-key', new Date())).sign(manifest);
  storage.objects.set(forger.keys.signature(full, keys.stranger.fingerprint), Buffer.from(signature));
}

async function signText({ storage, forger }: Scene): Promise<void> {
  const library = await loadOpenpgp();
  const text = String(storage.objects.get(forger.keys.manifest(full)));
  const signature = await library.sign({
    message: await library.createMessage({ text }),
    signingKeys: await library.readPrivateKey({ armoredKey: keys.runner.armoredPrivate.reveal() }),
    detached: true,
  });
  storage.objects.set(forger.keys.signature(full, keys.runner.fingerprint), Buffer.from(signature));
}

async function packIn(shop: string): Promise<string> {
  return join(shop, 'packs', full, STREAM, '000000.zst.pgp');
}

function leb128(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...leb128(Math.floor(value / 128))];
}
