import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { shortFingerprint } from '../../src/core/keys/key-name.ts';
import { Secret } from '../../src/core/secret.ts';
import { createDecryptor, createEncryptor, createRecordEncryptor } from '../../src/openpgp/encryption.ts';
import { generateKeyPair } from '../../src/openpgp/keys/generate.ts';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import { createSignerRing } from '../../src/openpgp/signatures/signatures.ts';
import { createSigner } from '../../src/openpgp/signatures/signer.ts';

const TEXT = Buffer.from('what the database held');
const NOW = new Date();
const PIN = ['--pinentry-mode', 'loopback', '--passphrase', ''];
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'keys-'));
  chmodSync(home, 0o700);
  writeFileSync(join(home, 'data'), TEXT);
  writeFileSync(join(home, 'gpg-agent.conf'), 's2k-count 65536\n');
});
afterAll(() => {
  execFileSync('gpgconf', ['--kill', 'all'], { env: { PATH: process.env['PATH'], GNUPGHOME: home } });
  rmSync(home, { recursive: true, force: true });
});

function gpg(args: string[], input: string | Uint8Array = '', mode = '--batch'): string {
  const env = { PATH: process.env['PATH'], GNUPGHOME: home };
  return execFileSync('gpg', [mode, '--quiet', '--yes', ...args], { env, input, stdio: 'pipe', encoding: 'utf8' });
}

/** As of a day before now. */
function at(day: number): string[] {
  return ['--faked-system-time', `${Math.floor(NOW.getTime() / 1000) + day * 86_400}!`];
}

const on = (day: number, args: string[]): string => gpg([...at(day), ...args]);

function make(name: string, kind: string, use: string, expire = 'never', passphrase = ''): void {
  const pin = ['--pinentry-mode', 'loopback', '--passphrase', passphrase];
  on(-300, [...pin, '--quick-generate-key', `${name}@example.com`, kind, use, expire]);
}

function fingerprintsOf(name: string): string[] {
  const lines = gpg(['--with-colons', '--list-keys', `${name}@example.com`]).split('\n');
  return lines.filter((line) => line.startsWith('fpr')).map((line) => line.split(':')[9] ?? '');
}

const publicOf = (name: string): string => gpg(['--armor', '--export', `${name}@example.com`]);
const privateOf = (name: string, passphrase = ''): Secret => {
  const pin = ['--pinentry-mode', 'loopback', '--passphrase', passphrase];
  return new Secret(gpg([...pin, '--armor', '--export-secret-keys', `${name}@example.com`]));
};

/** A signature by gpg, with the packets that a backup uses. */
function signOn(day: number, name: string, options: string[] = []): string {
  const words = ['-u', `${name}@example.com`, ...options, '--armor', '-o', '-', '-b', join(home, 'data')];
  const hex = Buffer.from(bodyOf(on(day, [...PIN, ...words])), 'base64').toString('hex');
  const lengthEnd = hex.startsWith('88') ? 4 : 6;
  const length = Number.parseInt(hex.slice(2, lengthEnd), 16).toString(16).padStart(8, '0');
  return armor('SIGNATURE', `c2ff${length}${hex.slice(lengthEnd)}`);
}

const MENU = { unstated: '0', compromised: '1', superseded: '2', retired: '3' } as const;
type Reason = keyof typeof MENU;

/** The key after a revocation. The keyring keeps it unchanged. */
async function revoked(name: string, reason: Reason, day: number): Promise<string> {
  const words = [...at(day), ...PIN, '--command-fd', '0', '--status-fd', '2', '--gen-revoke', `${name}@example.com`];
  const certificate = gpg(words, ['y', MENU[reason], 'why', '', 'y', ''].join('\n'), '--no-tty');
  const library = await loadOpenpgp();
  const key = await library.readKey({ armoredKey: publicOf(name) });
  const { publicKey } = await library.revokeKey({
    key,
    revocationCertificate: certificate.slice(certificate.indexOf('-----BEGIN')),
    format: 'object',
    date: new Date(NOW.getTime() + 86_400_000),
  });
  return publicKey.armor();
}

async function failureOf(work: Promise<unknown>): Promise<RestorableError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof RestorableError) return error;
  throw error ?? new Error('nothing was thrown');
}

async function verdictOn(publicKey: string, signature: string): Promise<string> {
  const ring = await createSignerRing([publicKey]);
  return ring.verify(TEXT, signature).then(
    () => 'good',
    (thrown: unknown) => (thrown instanceof RestorableError ? `${thrown.code}: ${thrown.message}` : String(thrown)),
  );
}

const encryptTo = (publicKey: string) => createEncryptor({ kind: 'keys', publicKeys: [publicKey] }, 'gnupg', NOW);

describe('a signature and the validity of its key', () => {
  it('counts after the expiry of the key was extended, and not if the key had really expired', async () => {
    make('extended', 'ed25519', 'sign', '100d');
    const before = signOn(-250, 'extended');
    on(-199, [...PIN, '--quick-set-expire', fingerprintsOf('extended')[0] ?? '', '30d']);
    expect(await verdictOn(publicOf('extended'), before)).toBe('good');
    // Expired since then, by the newest self-signature.
    const old = publicOf('extended');
    on(-198, [...PIN, '--quick-set-expire', fingerprintsOf('extended')[0] ?? '', 'never']);
    const after = signOn(-10, 'extended');
    expect(await verdictOn(old, after)).toMatch(
      /^SIGNATURE_INVALID: The signature of \S+ does not count: the key \w{16}(?: \(.*\))? expired on/,
    );
    expect(await verdictOn(publicOf('extended'), after)).toBe('good');
  });

  it('counts with a subkey that was extended, and not with one that had expired', async () => {
    make('sub', 'ed25519', 'cert');
    const [primary = ''] = fingerprintsOf('sub');
    on(-300, [...PIN, '--quick-add-key', primary, 'ed25519', 'sign', '100d']);
    const before = signOn(-250, 'sub');
    on(-150, [...PIN, '--quick-set-expire', primary, '100d', fingerprintsOf('sub')[1] ?? '']);
    const old = publicOf('sub');
    expect(await verdictOn(old, before)).toBe('good');
    on(-40, [...PIN, '--quick-set-expire', primary, 'never', fingerprintsOf('sub')[1] ?? '']);
    const after = signOn(-30, 'sub');
    expect(await verdictOn(old, after)).toMatch(/the subkey \w+ of the key \w{16}(?: \(.*\))? expired on/);
    expect(await verdictOn(publicOf('sub'), after)).toBe('good');
    const signer = await createSigner({ armored: privateOf('sub'), passphrase: undefined }, 'runner-key', NOW);
    expect(await verdictOn(publicOf('sub'), await signer.sign(TEXT))).toBe('good');
  });

  it('counts if the key was superseded or retired later, and never if it was compromised', async () => {
    make('revoked', 'ed25519', 'sign');
    const [before, after] = [signOn(-200, 'revoked'), signOn(-50, 'revoked')];
    for (const reason of ['superseded', 'retired'] as const) {
      const key = await revoked('revoked', reason, -100);
      expect(await verdictOn(key, before), reason).toBe('good');
      expect(await verdictOn(key, after), reason).toMatch(/^SIGNATURE_INVALID: .* was revoked on \S+ as /);
    }
    expect(await verdictOn(await revoked('revoked', 'compromised', -100), before)).toMatch(/as compromised/);
    expect(await verdictOn(await revoked('revoked', 'unstated', -100), before)).toMatch(/without a reason/);
  });

  it('counts if a clock was ahead within the accepted skew, and names the clock beyond that', async () => {
    const pair = await generateKeyPair('runner', 'clock@example.com', undefined);
    const library = await loadOpenpgp();
    const signingKeys = await library.readPrivateKey({ armoredKey: pair.armoredPrivate.reveal() });
    const signedIn = async (seconds: number): Promise<string> => {
      const message = await library.createMessage({ binary: TEXT, format: 'binary' });
      const date = new Date(Date.now() + seconds * 1000);
      return (await library.sign({ message, signingKeys, detached: true, format: 'armored', date })) as string;
    };
    expect(await verdictOn(pair.armoredPublic, await signedIn(40))).toBe('good');
    expect(await verdictOn(pair.armoredPublic, await signedIn(280))).toBe('good');
    expect(await verdictOn(pair.armoredPublic, await signedIn(1200))).toMatch(
      /20 minutes in the future by this machine's clock/,
    );
  });

  it('is refused by name if its hash is weak', async () => {
    const weak = signOn(-10, 'revoked', ['--digest-algo', 'SHA1']);
    expect(await verdictOn(publicOf('revoked'), weak)).toMatch(/uses a hash that is too weak: sha1/);
  });
});

describe('a key that was created with a clock ahead', () => {
  it('signs and encrypts within the accepted skew; beyond it, the clock is named', async () => {
    const library = await loadOpenpgp();
    const keyIn = (seconds: number) =>
      library.generateKey({
        type: 'ecc',
        curve: 'curve25519Legacy',
        userIDs: { name: 'ahead' },
        date: new Date(Date.now() + seconds * 1000),
        format: 'armored',
      });
    const near = await keyIn(60);
    const armored = new Secret(near.privateKey);
    const signer = await createSigner({ armored, passphrase: undefined }, 'runner-key', NOW);
    expect(await verdictOn(near.publicKey, await signer.sign(TEXT))).toBe('good');
    const encryptor = await encryptTo(near.publicKey);
    const decryptor = await createDecryptor({ kind: 'keys', keys: [{ armored, passphrase: undefined }] });
    expect(Buffer.from(await decryptor.decrypt(Buffer.concat(await encryptor.encrypt(TEXT))))).toEqual(TEXT);
    const far = await failureOf(encryptTo((await keyIn(3600)).publicKey));
    expect(far).toMatchObject({
      code: 'KEY_INVALID',
      message: expect.stringMatching(/valid only from .* minutes in the future by this machine's clock/),
    });
  });
});

describe('an unusable key', () => {
  it('states which of the reasons it is', async () => {
    make('expired', 'rsa2048', 'default', '100d');
    expect(await failureOf(encryptTo(publicOf('expired')))).toMatchObject({
      code: 'KEY_EXPIRED',
      message: expect.stringMatching(/^The recovery key \w{16}(?: \(.*\))? expired on \d{4}-/),
    });
    make('subexpired', 'ed25519', 'sign');
    const [primary = ''] = fingerprintsOf('subexpired');
    on(-300, [...PIN, '--quick-add-key', primary, 'cv25519', 'encr', '100d']);
    expect(await failureOf(encryptTo(publicOf('subexpired')))).toMatchObject({
      code: 'KEY_EXPIRED',
      message: expect.stringMatching(/^The subkey \w+ of the recovery key \w{16}(?: \(.*\))? expired on/),
    });
    expect(await failureOf(encryptTo(publicOf('revoked')))).toMatchObject({
      code: 'KEY_INVALID',
      message: expect.stringMatching(/no encryption subkey/),
    });
    expect(await failureOf(encryptTo(await revoked('revoked', 'superseded', -100)))).toMatchObject({
      code: 'KEY_INVALID',
      message: expect.stringMatching(/was revoked on .* as superseded/),
    });
    make('short', 'rsa1024', 'default');
    expect(await failureOf(encryptTo(publicOf('short')))).toMatchObject({
      code: 'KEY_INVALID',
      message: expect.stringMatching(/too weak: rsaEncryptSign 1024/),
    });
  });

  it('is distinguished from one with an unknown algorithm', async () => {
    make('future', 'ed25519', 'sign');
    on(-300, [...PIN, '--quick-add-key', fingerprintsOf('future')[0] ?? '', 'cv25519', 'encr']);
    const stranger = changed(publicOf('future'), '12' + '0a2b060104019755010501', '12' + '0a2b06010401975501050f');
    const error = await failureOf(encryptTo(stranger));
    expect(error.message).toMatch(/unsupported algorithms \(18 \(curve 2b06010401975501050f\)\)/);
  });

  it('causes a warning a month ahead, also for its encryption subkey', async () => {
    make('soon', 'ed25519', 'sign', '320d');
    const [primary = ''] = fingerprintsOf('soon');
    on(-300, [...PIN, '--quick-add-key', primary, 'cv25519', 'encr', '310d']);
    const [warning, ...others] = (await encryptTo(publicOf('soon'))).warnings;
    expect(others).toEqual([]);
    expect(warning).toMatch(
      /^The subkey \w+ of the recovery key \w{16}(?: \(.*\))? expires on \d{4}-\d\d-\d\d; backups will fail from then on\.$/,
    );
    const signer = await createSigner({ armored: privateOf('soon'), passphrase: undefined }, 'verifier-key', NOW);
    expect(signer.warnings).toEqual([expect.stringMatching(/^The key \w{16} in `verifier-key` expires on /)]);
  });
});

/** An armored key with some of its bytes replaced. */
function changed(armored: string, from: string, to: string): string {
  const hex = Buffer.from(bodyOf(armored), 'base64').toString('hex');
  if (!hex.includes(from)) throw new Error('these bytes are not there');
  return armor(/BEGIN PGP ([A-Z ]+)-----/.exec(armored)?.[1] ?? '', hex.replaceAll(from, to));
}

function bodyOf(armored: string): string {
  return armored.split('\n\n')[1]?.split('\n=')[0] ?? '';
}

function armor(kind: string, hex: string): string {
  const lines =
    Buffer.from(hex, 'hex')
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN PGP ${kind}-----\n\n${lines.join('\n')}\n-----END PGP ${kind}-----\n`;
}

describe('curves of GnuPG', () => {
  it.each(['brainpoolP256r1', 'secp256k1', 'nistp521'])(
    '%s: gpg opens and accepts what we write, and we what it writes',
    async (curve) => {
      const name = curve.toLowerCase();
      make(name, curve, 'sign');
      on(-300, [...PIN, '--quick-add-key', fingerprintsOf(name)[0] ?? '', curve, 'encr']);
      expect(await verdictOn(publicOf(name), signOn(-10, name))).toBe('good');
      const armored = privateOf(name);
      const signer = await createSigner({ armored, passphrase: undefined }, 'runner-key', NOW);
      writeFileSync(join(home, 'signature'), await signer.sign(TEXT));
      expect(gpg(['--status-fd', '1', '--verify', join(home, 'signature'), join(home, 'data')])).toContain('GOODSIG');
      const message = Buffer.concat(await (await encryptTo(publicOf(name))).encrypt(TEXT));
      expect(gpg([...PIN, '--decrypt'], message)).toBe(TEXT.toString());
      const decryptor = await createDecryptor({ kind: 'keys', keys: [{ armored, passphrase: undefined }] });
      expect(Buffer.from(await decryptor.decrypt(message))).toEqual(TEXT);
    },
  );
});

describe('several private keys', () => {
  it('must decrypt only if they are needed, with any of the passphrases', async () => {
    const open = await generateKeyPair('recovery', 'o@example.com', undefined);
    const first = await generateKeyPair('recovery', 'f@example.com', new Secret(' one '));
    const second = await generateKeyPair('recovery', 's@example.com', new Secret('two'));
    const decrypt = async (to: string, passphrase: string | undefined) => {
      const given = passphrase === undefined ? undefined : new Secret(passphrase);
      const keys = [first, open, second].map(({ armoredPrivate }) => ({ armored: armoredPrivate, passphrase: given }));
      const message = Buffer.concat(await (await encryptTo(to)).encrypt(TEXT));
      return Buffer.from(await (await createDecryptor({ kind: 'keys', keys })).decrypt(message)).toString();
    };
    expect(await decrypt(open.armoredPublic, undefined)).toBe(TEXT.toString());
    expect(await decrypt(open.armoredPublic, 'wrong')).toBe(TEXT.toString());
    expect(await decrypt(first.armoredPublic, 'two\n one ')).toBe(TEXT.toString());
    expect(await decrypt(second.armoredPublic, ' one \r\ntwo')).toBe(TEXT.toString());
    expect(await failureOf(decrypt(second.armoredPublic, ' one '))).toMatchObject({
      code: 'KEY_WRONG',
      message: expect.stringContaining(shortFingerprint(second.fingerprint)),
    });
    expect(await failureOf(decrypt(first.armoredPublic, undefined))).toMatchObject({
      code: 'KEY_LOCKED',
      message: expect.stringContaining(shortFingerprint(first.fingerprint)),
    });
    const keys = [first, second].map(({ armoredPrivate }) => ({ armored: armoredPrivate, passphrase: undefined }));
    expect(await failureOf(createDecryptor({ kind: 'keys', keys }))).toMatchObject({ code: 'KEY_LOCKED' });
    expect((await createRecordEncryptor({ kind: 'keys', keys }, 'gnupg', NOW)).recipients).toHaveLength(2);
  });

  it('distinguish a stub, whose private half is on a card or was omitted, from a locked key', async () => {
    make('stub', 'ed25519', 'sign', 'never', 'pin');
    const pin = ['--pinentry-mode', 'loopback', '--passphrase', 'pin'];
    on(-300, [...pin, '--quick-add-key', fingerprintsOf('stub')[0] ?? '', 'cv25519', 'encr']);
    const subkeysOnly = new Secret(gpg([...pin, '--armor', '--export-secret-subkeys', 'stub@example.com']));
    const passphrase = new Secret('pin');
    // GNU's mode 1001 as 1002: on a card.
    const onCard = new Secret(changed(subkeysOnly.reveal(), '474e5501', '474e5502'));
    for (const armored of [subkeysOnly, onCard]) {
      expect(await failureOf(createSigner({ armored, passphrase }, 'runner-key', NOW))).toMatchObject({
        code: 'KEY_INVALID',
        message: expect.stringMatching(/private half .* is not in the file: it is on a smartcard, or was left out/),
      });
      const message = Buffer.concat(await (await encryptTo(publicOf('stub'))).encrypt(TEXT));
      const decryptor = await createDecryptor({ kind: 'keys', keys: [{ armored, passphrase }] });
      expect(Buffer.from(await decryptor.decrypt(message))).toEqual(TEXT);
    }
  });
});
