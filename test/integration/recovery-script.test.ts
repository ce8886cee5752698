import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import { makeTestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { WAITING } from '../support/patience.ts';
import { layOut, RECOVERY_SCRIPT, runRecoveryScript, type ScriptOptions } from '../support/recovery-script.ts';

const run = promisify(execFile);
const CHAIN = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;
const ASKED = ['--folder', 'shop', '--signer', 'signer.asc', '--key', 'key.asc'];
const held: { id: string; kind: string; bytes: Uint8Array }[] = [];
let folder: string;
let bench: Workbench;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recovery-'));
  const storage = new MemoryStorage();
  bench = new Workbench(await makeTestKeys(), storage);
  bench.engine.bytes = randomBytes(9_000_000);
  // A second between them: ids of one second sort randomly.
  let time = Date.now();
  bench.now = () => new Date(time);
  for (const kind of ['full', 'auto', 'differential', 'auto'] as const) {
    time += 1_000;
    storage.skewMs = time - Date.now();
    const report = await bench.backup({ chain: { ...CHAIN, kind } });
    expect(report.error).toBeUndefined();
    held.push({ id: report.backup?.id ?? '', kind: report.backup?.kind ?? '', bytes: bench.engine.bytes });
    const changed = Buffer.from(bench.engine.bytes);
    for (let place = 0; place < 30; place += 1) changed.set(randomBytes(20), place * 290_000);
    bench.engine.bytes = Buffer.concat([changed.subarray(0, 4_000_000), randomBytes(999), changed.subarray(4_000_000)]);
  }
  await layOut(storage, folder);
  await writeFile(join(folder, 'key.asc'), bench.keys.recovery.armoredPrivate.reveal(), { mode: 0o600 });
  await writeFile(join(folder, 'signer.asc'), bench.keys.runner.armoredPublic);
  await writeFile(join(folder, 'stranger.asc'), bench.keys.stranger.armoredPublic);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function recover(args: readonly string[], options: Partial<ScriptOptions> = {}) {
  const done = await runRecoveryScript(args, { folder, ...options });
  expect(done.leftKeys).toEqual([]);
  expect(done.stderr).not.toContain('Traceback');
  return done;
}

/** A folder with a backup of several streams, written by the program. */
async function storeOnce(name: string, change: Parameters<Workbench['backup']>[0] = {}): Promise<Workbench> {
  const storage = new MemoryStorage();
  const made = new Workbench(bench.keys, storage);
  made.engine.streams = [
    ['globals.sql', Buffer.from('create role reader;\n')],
    ['database.dump', Buffer.from('rows and rows '.repeat(999))],
  ];
  const report = await made.backup(change);
  expect(report.error).toBeUndefined();
  await layOut(storage, join(folder, name));
  return made;
}

describe('RECOVERY-v1.py', () => {
  it('restores every backup of a chain', async () => {
    expect(held.map(({ kind }) => kind)).toEqual(['full', 'incremental', 'differential', 'incremental']);
    for (const { id, bytes } of held) {
      const done = await recover([...ASKED, '--backup', id, '--output', `out-${id}`]);
      expect(done, done.stderr).toMatchObject({ code: 0 });
      expect(done.stdout).toContain(`out-${id}/database.sqlite: ${bytes.length} bytes, as dumped\n`);
      const out = join(folder, `out-${id}`);
      expect((await readFile(join(out, 'database.sqlite'))).equals(Buffer.from(bytes))).toBe(true);
      expect(JSON.parse(await readFile(join(out, 'CONTENTS.json'), 'utf8'))).toMatchObject({ id });
      expect((await readdir(out)).sort()).toEqual(['CONTENTS.json', 'database.sqlite']);
    }
  });

  it('lists the usable backups, and restores the newest', async () => {
    const listed = await recover(['--list', '--folder', 'shop', '--signer', 'signer.asc']);
    expect(listed, listed.stderr).toMatchObject({ code: 0 });
    const lines = listed.stdout.trimEnd().split('\n');
    expect(lines.slice(0, 4).map((line) => line.split(' ')[0])).toEqual(held.map(({ id }) => id));
    expect(lines.at(-1)).toBe(`The newest is ${held.at(-1)?.id}.`);
    const strange = await recover(['--list', '--folder', 'shop', '--signer', 'stranger.asc']);
    expect(strange.code).toBe(1);
    expect(strange.stdout.match(/NOT TO BE TAKEN {2}SIGNER_UNKNOWN/g)).toHaveLength(4);
    const done = await recover([...ASKED, '--output', 'newest']);
    expect(done, done.stderr).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(`Backup ${held.at(-1)?.id} of`),
    });
  });

  it('writes several streams to the requested folder, and replaces nothing', async () => {
    const { engine } = await storeOnce('several');
    const args = [...ASKED.slice(2), '--folder', 'several/shop', '--output', 'several-out'];
    expect(await recover(args)).toMatchObject({ code: 0 });
    for (const [name, bytes] of engine.streams ?? []) {
      expect(await readFile(join(folder, 'several-out', name))).toEqual(bytes);
    }
    const again = await recover(args);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('TARGET_NOT_EMPTY') });
    expect((await readdir(join(folder, 'several-out'))).sort()).toEqual([
      'CONTENTS.json',
      'database.dump',
      'globals.sql',
    ]);
  });

  it('reads each object from any copy in which it is intact', async () => {
    await storeOnce('near');
    const from = join(folder, 'near', 'shop');
    const far = new MemoryStorage();
    for (const each of await readdir(from, { recursive: true, withFileTypes: true })) {
      const path = join(each.parentPath, each.name);
      if (each.isFile()) far.objects.set(path.slice(join(folder, 'near').length + 1), await readFile(path));
    }
    await layOut(far, join(folder, 'far'));
    const pack = [...far.objects.keys()].find((key) => key.includes('packs/')) ?? '';
    const contents = [...far.objects.keys()].find((key) => key.includes('contents/')) ?? '';
    await truncate(join(folder, 'near', pack), 10);
    await rm(join(folder, 'far', contents));
    const one = await recover([...ASKED.slice(2), '--folder', 'near/shop', '--output', 'copies-out']);
    expect(one).toMatchObject({ code: 1, stderr: expect.stringContaining('BACKUP_DAMAGED: packs/') });
    const both = ['--folder', 'near/shop', '--folder', 'far/shop'];
    expect(await recover([...ASKED.slice(2), ...both, '--output', 'copies-out'])).toMatchObject({ code: 0 });
  });

  it('also works in a folder with another name, which must be given', async () => {
    await storeOnce('named');
    const script = join(folder, 'named', 'shop', 'RECOVERY-v1.py');
    expect(await readFile(script)).toEqual(await readFile(RECOVERY_SCRIPT));
    const args = [...ASKED.slice(2), '--output', 'named-out'];
    await symlink('shop', join(folder, 'named', 'linked'));
    expect(await recover(args, { script: join(folder, 'named', 'linked', 'RECOVERY-v1.py') })).toMatchObject({
      code: 0,
    });
    await rm(join(folder, 'named-out'), { recursive: true });
    const moved = join(folder, 'named', 'copy');
    await mkdir(moved);
    for (const each of await readdir(join(folder, 'named', 'shop'))) {
      await symlink(join('..', 'shop', each), join(moved, each));
    }
    // Links in a copy are not followed, because they could lead anywhere.
    const linked = await recover([...args, '--folder', 'named/copy', '--database', 'shop']);
    expect(linked).toMatchObject({ code: 1, stderr: expect.stringContaining('symbolic links') });
  });
});

describe('a signature', () => {
  it('counts if its key was valid at the time, by the newest self-signature', async () => {
    const library = await loadOpenpgp();
    const date = new Date(Date.now() - 2 * 86_400_000);
    const { privateKey, publicKey } = await library.generateKey({
      ...{ type: 'ecc', curve: 'curve25519Legacy', userIDs: { name: 'expired' }, format: 'object' },
      ...{ date, keyExpirationTime: 86_400 },
    });
    const signer = publicKey.getFingerprint();
    await storeOnce('expired');
    const [file = ''] = await readdir(join(folder, 'expired/shop/manifests'));
    const path = join(folder, 'expired/shop/manifests', file);
    const text = (await readFile(path, 'utf8')).replace(/"signer": "\w+"/, `"signer": "${signer}"`);
    await writeFile(path, text);
    const message = await library.createMessage({ binary: Buffer.from(text), format: 'binary' });
    const folderOf = join(folder, 'expired/shop/signatures', file.replace('.json', ''));
    const sign = async (signingKeys: typeof privateKey, at: Date): Promise<void> => {
      const signature = await library.sign({ message, signingKeys, detached: true, date: at });
      await writeFile(join(folderOf, `${signer}.asc`), signature);
    };
    await sign(privateKey, date);
    const args = ['--list', '--folder', 'expired/shop', '--signer', 'expired.asc'];
    const listed = async (key: { armor(): string }) => {
      await writeFile(join(folder, 'expired.asc'), key.armor());
      return (await recover(args)).stdout;
    };
    expect(await listed(publicKey)).toContain(' signed');
    const revokedAs = async (flag: number) => {
      const reasonForRevocation = { flag };
      return (await library.revokeKey({ key: privateKey, reasonForRevocation, format: 'object' })).publicKey;
    };
    const { compromised, keyRetired } = { compromised: 2, keyRetired: 3 };
    expect(await listed(await revokedAs(compromised))).toMatch(
      /SIGNATURE_INVALID: .*does not count: its key was revoked/,
    );
    expect(await listed(await revokedAs(keyRetired))).toContain(' signed');
    // As GnuPG extends a key: only the newest self-signature is left.
    const extended = await library.reformatKey({
      privateKey,
      userIDs: { name: 'expired' },
      date: new Date(date.getTime() + 1_000),
      format: 'object',
    });
    expect(await listed(extended.publicKey)).toContain(' signed');
    await sign(extended.privateKey, new Date(date.getTime() + 90_000_000));
    expect(await listed(extended.publicKey)).toContain(' signed');
    expect(await listed(publicKey)).toMatch(/SIGNATURE_INVALID: .*its key had expired on/);
    await sign(extended.privateKey, new Date(Date.now() + 40_000));
    expect(await listed(extended.publicKey)).toContain(' signed');
    await sign(extended.privateKey, new Date(Date.now() + 1_200_000));
    expect(await listed(extended.publicKey)).toMatch(/after now by the clock of this machine/);
  });
});

async function lockedWith(armored: Secret, passphrase: string): Promise<string> {
  const library = await loadOpenpgp();
  const privateKey = await library.readPrivateKey({ armoredKey: armored.reveal() });
  return (await library.encryptKey({ privateKey, passphrase })).armor();
}

describe('the key', () => {
  const words = 'correct horse';
  let locked: string;

  beforeAll(async () => {
    locked = await lockedWith(bench.keys.recovery.armoredPrivate, words);
    await writeFile(join(folder, 'locked.asc'), locked, { mode: 0o600 });
    await writeFile(join(folder, 'words'), `${words}\n`);
    await storeOnce('keyed');
  });

  const args = (...more: string[]) => [
    '--folder',
    'keyed/shop',
    '--signer',
    'signer.asc',
    '--key',
    'locked.asc',
    ...more,
  ];

  it.each([
    ['a file', ['--passphrase-file', 'words'], {}],
    ['a file descriptor', ['--passphrase-fd', '3'], { descriptor3: words }],
    ['the environment', [], { env: { RESTORABLE_KEY_PASSPHRASE: words } }],
  ])('may be locked: its passphrase from %s', async (from, more, options) => {
    const output = `key-${from.replaceAll(' ', '-')}`;
    const done = await recover(args(...more, '--output', output), options);
    expect(done, done.stderr).toMatchObject({ code: 0 });
  });

  it('must decrypt only if it is needed, with any of several passphrases', async () => {
    await writeFile(join(folder, 'closed.asc'), await lockedWith(bench.keys.stranger.armoredPrivate, 'other words'));
    const both = [...args().slice(0, 4), '--key', 'closed.asc', '--key'];
    expect(await recover([...both, 'key.asc', '--output', 'key-open'])).toMatchObject({ code: 0 });
    await writeFile(join(folder, 'lines'), `other words\r\n${words}\n`);
    const several = [...both, 'locked.asc', '--passphrase-file', 'lines', '--output', 'key-lines'];
    expect(await recover(several)).toMatchObject({ code: 0 });
  });

  it("may be in the reader's own keyring", async () => {
    const env = { GNUPGHOME: await mkdtemp('/tmp/gh-') };
    const gpg = (...words: string[]) =>
      run('gpg', ['--batch', '--quiet', ...words], { env: { ...process.env, ...env } });
    await gpg('--import', join(folder, 'key.asc'));
    const asked = ['--folder', 'keyed/shop', '--signer', 'signer.asc', '--own-keyring', '--output', 'own-out'];
    const done = await recover(asked, { env }).finally(async () => {
      await run('gpgconf', ['--homedir', env.GNUPGHOME, '--kill', 'all']);
      await rm(env.GNUPGHOME, { recursive: true });
    });
    expect(done, done.stderr).toMatchObject({ code: 0 });
  });

  it('is refused in one line if it is locked, the wrong one or missing', async () => {
    const codeOf = async (...given: string[]) => {
      const done = await recover([...given, '--output', 'never']);
      expect(await readdir(folder)).not.toContain('never');
      const [line = '', hint = ''] = done.stderr.trimEnd().split('\n').slice(-2);
      expect(hint).toMatch(/^Hint: /);
      return [done.code, line.split(': ')[1]];
    };
    expect(await codeOf(...args())).toEqual([2, 'KEY_LOCKED']);
    await writeFile(join(folder, 'other'), 'wrong horse');
    expect(await codeOf(...args('--passphrase-file', 'other'))).toEqual([2, 'KEY_WRONG']);
    await writeFile(join(folder, 'another.asc'), bench.keys.stranger.armoredPrivate.reveal());
    const keyed = ['--folder', 'keyed/shop', '--signer', 'signer.asc'];
    expect(await codeOf(...keyed, '--key', 'another.asc')).toEqual([2, 'KEY_WRONG']);
    expect(await codeOf(...keyed, '--key', 'signer.asc')).toEqual([2, 'KEY_INVALID']);
    expect(await codeOf(...keyed, '--key', 'words')).toEqual([2, 'KEY_INVALID']);
    expect(await codeOf(...keyed, '--key', 'nowhere.asc')).toEqual([2, 'FILE_UNREADABLE']);
    expect(await codeOf(...keyed)).toEqual([2, 'INPUT_INVALID']);
    expect(await codeOf(...keyed.slice(0, 2), '--key', 'key.asc')).toEqual([2, 'INPUT_INVALID']);
    expect(await codeOf('--folder', 'nowhere', ...ASKED.slice(2))).toEqual([2, 'INPUT_INVALID']);
    expect(await codeOf(...keyed, '--passphrase', '--passphrase-file', 'words')).toEqual([2, 'KEY_MISSING']);
  });

  it('and its passphrase are not on any command line, nor is the session key', async () => {
    const bin = join(folder, 'bin');
    await mkdir(bin);
    for (const program of ['gpg', 'gpgconf', 'zstd']) {
      const text = `#!/bin/sh\necho "$@" >> ${bin}/log\nexec /usr/bin/${program} "$@"\n`;
      await writeFile(join(bin, program), text, { mode: 0o755 });
    }
    const env = { PATH: `${bin}:/usr/bin:/bin`, RESTORABLE_KEY_PASSPHRASE: words };
    expect(await recover(args('--output', 'quiet'), { env })).toMatchObject({ code: 0 });
    const log = await readFile(join(bin, 'log'), 'utf8');
    expect(log).toContain('--override-session-key-fd');
    expect(log).not.toContain(words);
    expect(log).not.toMatch(/[0-9A-F]{64}/);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing behind at %s', async (signal) => {
    const bin = join(folder, `slow-${signal}`);
    await mkdir(bin);
    // A zstd that never ends, and reports that it started.
    await writeFile(join(bin, 'zstd'), `#!/bin/sh\n: > ${bin}/began\nexec sleep 600\n`, { mode: 0o755 });
    let pid = 0;
    const asked = ['--folder', 'keyed/shop', ...ASKED.slice(2), '--output', `cut-${signal}`];
    const running = recover(asked, {
      env: { PATH: `${bin}:/usr/bin:/bin` },
      onStart: (started) => {
        pid = started;
      },
    });
    await vi.waitFor(async () => expect(await readdir(bin)).toContain('began'), WAITING);
    process.kill(pid, signal);
    expect(await running).toMatchObject({ code: 130, stderr: expect.stringContaining('CANCELLED') });
    expect(await readdir(folder)).not.toContain(`cut-${signal}`);
  });
});

describe('a backup with a passphrase', () => {
  const words = ' correct horse battery staple ';
  const chain: typeof held = [];
  const args = (...more: string[]) => ['--folder', 'by-words/shop', '--passphrase', '--passphrase-fd', '3', ...more];

  beforeAll(async () => {
    const recipients = { kind: 'passphrase', passphrase: new Secret(words) } as const;
    // A chain.
    const storage = new MemoryStorage();
    const made = new Workbench(bench.keys, storage);
    for (const second of [1, 2]) {
      made.engine.bytes = Buffer.concat([made.engine.bytes, randomBytes(60_000)]);
      storage.skewMs = second * 1_000;
      made.now = () => new Date(Date.now() + second * 1_000);
      const { backup } = await made.backup({ recipients, runnerKey: undefined, chain: CHAIN });
      chain.push({ id: backup?.id ?? '', kind: backup?.kind ?? '', bytes: made.engine.bytes });
    }
    await layOut(storage, join(folder, 'by-words'));
    const stranger = { armored: bench.keys.stranger.armoredPrivate, passphrase: undefined };
    await storeOnce('by-stranger', { recipients, runnerKey: stranger });
  });

  it('is signed with the passphrase, and decrypted with it, also an incremental one', async () => {
    expect(await recover(args('--list'), { descriptor3: `${words}\n` })).toMatchObject({ code: 0 });
    expect(chain.map(({ kind }) => kind)).toEqual(['full', 'incremental']);
    for (const { id, bytes } of chain) {
      const done = await recover(args('--backup', id, '--output', `words-${id}`), { descriptor3: `${words}\n` });
      expect(done, done.stderr).toMatchObject({ code: 0 });
      expect((await readFile(join(folder, `words-${id}`, 'database.sqlite'))).equals(Buffer.from(bytes))).toBe(true);
    }
  });

  it('is refused if the passphrase or the signer differs', async () => {
    const other = await recover(args('--output', 'never'), { descriptor3: words.trim() });
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('SIGNER_UNKNOWN') });
    const strange = ['--folder', 'by-stranger/shop', ...args('--output', 'never').slice(2)];
    expect(await recover(strange, { descriptor3: words })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('SIGNER_UNKNOWN'),
    });
    const asked = await recover([...strange.slice(0, -1), 'asked-out', '--without-signature'], { descriptor3: words });
    expect(asked).toMatchObject({ code: 0, stderr: expect.stringContaining('NOT AUTHENTICATED') });
    expect(await readdir(folder)).not.toContain('never');
  });
});
