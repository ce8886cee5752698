import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import { createDecryptor, createEncryptor } from '../../src/openpgp/encryption.ts';
import { generateKeyPair } from '../../src/openpgp/keys/generate.ts';
import { PassphraseKeys } from '../../src/openpgp/keys/passphrase-keys.ts';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import { createSignerRing } from '../../src/openpgp/signatures/signatures.ts';
import { createSigner } from '../../src/openpgp/signatures/signer.ts';
import type { VerifyRequest } from '../../src/options/request/recovery.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';

const TEXT = Buffer.from('what the database held');
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'gnupg-'));
  chmodSync(home, 0o700);
});
afterAll(() => {
  gpgconf('--kill', 'all');
  rmSync(home, { recursive: true, force: true });
});

function gpg(args: string[], input?: Uint8Array): Buffer {
  const env = { PATH: process.env['PATH'], GNUPGHOME: home };
  return execFileSync('gpg', ['--batch', '--quiet', ...args], { env, input, stdio: ['pipe', 'pipe', 'pipe'] });
}

function gpgconf(...args: string[]): void {
  execFileSync('gpgconf', args, { env: { PATH: process.env['PATH'], GNUPGHOME: home } });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof RestorableError) return error.code;
  throw error ?? new Error('nothing was thrown');
}

describe('GnuPG', () => {
  it('opens our keys, messages to keys and to a passphrase, and accepts our signatures', async () => {
    const locked = await generateKeyPair('recovery', 'a@example.com', new Secret('key secret'));
    const plain = await generateKeyPair('recovery', 'b@example.com', undefined);
    gpg(['--import'], Buffer.from(plain.armoredPrivate.reveal()));
    const pin = ['--pinentry-mode', 'loopback', '--passphrase', 'key secret'];
    gpg([...pin, '--import'], Buffer.from(locked.armoredPrivate.reveal()));

    const publicKeys = [locked.armoredPublic, plain.armoredPublic];
    const toKeys = await createEncryptor({ kind: 'keys', publicKeys }, 'gnupg', new Date());
    expect(gpg(['--decrypt'], Buffer.concat(await toKeys.encrypt(TEXT)))).toEqual(TEXT);
    expect(toKeys.recipients).toEqual([locked.fingerprint, plain.fingerprint]);

    const passphrase = new Secret('a "quoted" påss phrase');
    const toPassphrase = await createEncryptor({ kind: 'passphrase', passphrase }, 'gnupg', new Date());
    const message = Buffer.concat(await toPassphrase.encrypt(TEXT));
    const opened = gpg(['--pinentry-mode', 'loopback', '--passphrase', passphrase.reveal(), '--decrypt'], message);
    expect(opened).toEqual(TEXT);

    const signer = await createSigner(
      { armored: plain.armoredPrivate, passphrase: undefined },
      'runner-key',
      new Date(),
    );
    const signature = join(home, 'signature.asc');
    writeFileSync(signature, await signer.sign(TEXT));
    gpg(['--verify', signature, '-'], TEXT);
    expect(() => gpg(['--verify', signature, '-'], Buffer.from('something else'))).toThrow();
  });

  it('verifies with a key that was derived from the passphrase elsewhere, and reads the passphrase like us', async () => {
    // As in a file that was written with an editor, and as in a workflow's secret.
    const given = '  a "quoted" påss phrase \n';
    const raw = new Map([
      ['mode', 'verify'],
      ['name', 'shop'],
      ['destination', 'file:b'],
      ['passphrase', given],
    ]);
    const request = (await parseRequest(raw, { mask: () => {}, env: {} })) as VerifyRequest;
    if (request.unlock.kind !== 'passphrase') throw new Error('read as something else');
    const { passphrase } = request.unlock;
    const signer = await new PassphraseKeys(passphrase).signer();
    const program = fileURLToPath(new URL('../support/passphrase_key.py', import.meta.url));
    const input = JSON.stringify({ passphrase: given.slice(0, -1), salt: signer.salt });
    const made = JSON.parse(execFileSync('python3', [program], { input, encoding: 'utf8' }));
    expect(made.fingerprint).toBe(signer.fingerprint);
    gpg(['--import'], Buffer.from(made.publicKey, 'hex'));
    const signature = join(home, 'by-passphrase.asc');
    writeFileSync(signature, await signer.sign(TEXT));
    expect(gpg(['--status-fd', '1', '--verify', signature, '-'], TEXT).toString()).toContain(
      `VALIDSIG ${signer.fingerprint.toUpperCase()}`,
    );
    expect(() => gpg(['--verify', signature, '-'], Buffer.from('something else'))).toThrow();

    const encryptor = await createEncryptor({ kind: 'passphrase', passphrase }, 'gnupg', new Date());
    const file = join(home, 'passphrase');
    writeFileSync(file, given);
    const options = ['--pinentry-mode', 'loopback', '--passphrase-file', file];
    const message = Buffer.concat(await encryptor.encrypt(TEXT));
    expect(gpg([...options, '--decrypt'], message)).toEqual(TEXT);
    writeFileSync(file, given.trim());
    gpgconf('--kill', 'gpg-agent');
    expect(() => gpg([...options, '--decrypt'], message)).toThrow();
  });

  it('generates keys that we encrypt to and decrypt with: RSA, and its own Curve25519', async () => {
    const rsa = 'Key-Type: RSA\nKey-Length: 2048\nSubkey-Type: RSA\nSubkey-Length: 2048\nSubkey-Usage: encrypt';
    const ecc = 'Key-Type: eddsa\nKey-Curve: ed25519\nSubkey-Type: ecdh\nSubkey-Curve: cv25519\nSubkey-Usage: encrypt';
    for (const parameters of [rsa, ecc]) {
      const name = `${parameters === rsa ? 'rsa' : 'ecc'}@example.com`;
      const file = join(home, 'parameters');
      writeFileSync(file, `%no-protection\n${parameters}\nName-Email: ${name}\nExpire-Date: 0\n%commit\n`);
      gpg(['--generate-key', file]);
      const armored = new Secret(gpg(['--armor', '--export-secret-keys', name]).toString());
      const publicKeys = [gpg(['--armor', '--export', name]).toString()];
      const encryptor = await createEncryptor({ kind: 'keys', publicKeys }, 'gnupg', new Date());
      const decryptor = await createDecryptor({ kind: 'keys', keys: [{ armored, passphrase: undefined }] });
      expect(Buffer.from(await decryptor.decrypt(Buffer.concat(await encryptor.encrypt(TEXT))))).toEqual(TEXT);
      const theirs = gpg(['--trust-model', 'always', '-r', name, '--encrypt'], TEXT);
      // Compressed, and with other packet headers: no writer of backups creates it.
      expect(await codeOf(decryptor.decrypt(theirs))).toBe('BACKUP_DAMAGED');
    }
  });
});

describe('a signer whose key has expired', () => {
  it('counts for what it signed before, not for what it signs after', async () => {
    const library = await loadOpenpgp();
    const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
    const { privateKey, publicKey } = await library.generateKey({
      type: 'ecc',
      curve: 'curve25519Legacy',
      userIDs: { name: 'retired' },
      date: daysAgo(10),
      keyExpirationTime: 5 * 86_400,
      format: 'object',
    });
    const signAt = async (date: Date): Promise<string> => {
      const message = await library.createMessage({ binary: TEXT, format: 'binary' });
      const options = { message, signingKeys: privateKey, detached: true, format: 'armored', date } as const;
      return (await library.sign(options)) as string;
    };
    const ring = await createSignerRing([publicKey.armor()]);
    expect(await ring.verify(TEXT, await signAt(daysAgo(7)))).toBe(publicKey.getFingerprint());
    const spec = { armored: new Secret(privateKey.armor()), passphrase: undefined };
    expect(await codeOf(createSigner(spec, 'runner-key', new Date()))).toBe('KEY_EXPIRED');
  });
});

describe('unsuitable keys', () => {
  it('are named: locked, wrong passphrase, no key at all', async () => {
    const key = await generateKeyPair('recovery', 'x@example.com', new Secret('right'));
    const opening = (passphrase: Secret | undefined) =>
      createDecryptor({ kind: 'keys', keys: [{ armored: key.armoredPrivate, passphrase }] });
    expect(await codeOf(opening(undefined))).toBe('KEY_LOCKED');
    expect(await codeOf(opening(new Secret('wrong')))).toBe('KEY_WRONG');
    const junk = { kind: 'keys', publicKeys: ['-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n'] } as const;
    expect(await codeOf(createEncryptor(junk, 'gnupg', new Date()))).toBe('KEY_INVALID');
    expect(await codeOf(createEncryptor({ kind: 'keys', publicKeys: [] }, 'gnupg', new Date()))).toBe('KEY_MISSING');
    const many = Array.from({ length: 33 }, () => key.armoredPublic);
    expect(await codeOf(createEncryptor({ kind: 'keys', publicKeys: many }, 'gnupg', new Date()))).toBe(
      'INPUT_INVALID',
    );
  });
});
