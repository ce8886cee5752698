import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { MODES } from '../../src/options/mode.ts';
import type { BackupRequest } from '../../src/options/request/backup.ts';
import type { RestoreRequest, VerifyRequest } from '../../src/options/request/recovery.ts';
import type { Request } from '../../src/options/request/request.ts';
import type { StatusRequest } from '../../src/options/request/status.ts';
import { nearest } from '../../src/options/text/suggest.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { PRIVATE_KEY, PUBLIC_KEY } from '../support/key-texts.ts';

const PUBLIC = PUBLIC_KEY;
const PRIVATE = PRIVATE_KEY;
const MESSAGE = '-----BEGIN PGP MESSAGE-----\n\nwcBM\n-----END PGP MESSAGE-----';
const SECRET = 'Hush-hush-4711-plunder-gizmo-unwed';

type Options = Record<string, string>;
const BACKUP: Options = { mode: 'backup', database: 'sqlite:shop.db', destination: 'file:b', 'encrypt-to': PUBLIC };
const VERIFY: Options = { mode: 'verify', name: 'shop', destination: 'file:b', 'decrypt-with': PRIVATE };
const RESTORE: Options = { ...VERIFY, mode: 'restore', target: 'sqlite:new.db' };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function without(options: Options, ...names: string[]): Options {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !names.includes(name)));
}

async function parse(options: Options): Promise<{ request: Request; masked: string[] }> {
  const masked: string[] = [];
  const mask = (secret: { reveal(): string }): void => void masked.push(secret.reveal());
  return { request: await parseRequest(new Map(Object.entries(options)), { mask, env: {} }), masked };
}

const backupWith = async (change: Options) =>
  (await parse({ ...without(BACKUP, 'encrypt-to'), ...change })).request as BackupRequest;
const backup = async (change: Options = {}) => (await parse({ ...BACKUP, ...change })).request as BackupRequest;
const verify = async (change: Options = {}) => (await parse({ ...VERIFY, ...change })).request as VerifyRequest;

/** The error for these options, which must be helpful and must not repeat a secret. */
async function refusal(options: Options): Promise<RestorableError> {
  try {
    await parse(options);
  } catch (error) {
    if (!(error instanceof RestorableError)) throw error;
    expect(error.hint, error.message).toMatch(/\w/);
    expect(`${error.message} ${error.hint}`).not.toContain(SECRET);
    expect(`${error.message} ${error.hint}`).not.toMatch(/[A-Za-z0-9+/]{40}/);
    return error;
  }
  throw new Error('was not refused');
}

describe('a request', () => {
  it('of a backup has the defaults of the option table', async () => {
    expect(await backup()).toMatchObject({
      mode: 'backup',
      name: 'shop',
      compressionLevel: 1,
      aead: false,
      acceptNewSource: false,
      requireTls: false,
      include: [],
      rowCountTimeoutMs: 300_000,
      timeoutMs: undefined,
      runnerKey: undefined,
    });
  });

  it.each([
    ['postgres://u:p@h:5432/My%20Shop?sslmode=require', 'my-shop'],
    ['postgresql://h/shop', 'shop'],
    ['postgres:///?host=/tmp&dbname=other', 'other'],
    ['sqlite:/data/Shop.sqlite3', 'shop'],
    ['sqlite:C.db', 'c'],
  ])('derives its storage name from %s', async (database, name) => {
    expect((await backup({ database })).name).toBe(name);
  });

  it('chooses which backup', async () => {
    expect((await verify()).backup).toEqual({ kind: 'latest' });
    expect((await verify({ backup: 'before:2026-11-21T02:00+01:00' })).backup).toEqual({
      kind: 'before',
      time: new Date('2026-11-21T01:00:00Z'),
    });
    const id = '20261121T020000Z-full-4f9c2a';
    expect((await verify({ backup: id })).backup).toEqual({ kind: 'id', id });
    expect((await verify({ backup: 'random' })).backup).toEqual({ kind: 'random' });
    expect((await verify({ backup: 'each:90d' })).backup).toEqual({ kind: 'each', windowMs: 90 * 86_400_000 });
    expect(await verify({ backup: 'each', 'max-backups': '20', 'keep-daily': '3' })).toMatchObject({
      maxBackups: 20,
      policy: { generations: { daily: 3, monthly: 0 } },
    });
  });

  it.each([
    [{ ...VERIFY, backup: 'random:soon' }, /not a duration/],
    [{ ...VERIFY, backup: 'all' }, /not a backup id/],
    [{ ...VERIFY, 'max-backups': '3' }, /limits `backup: each`/],
    [{ ...VERIFY, backup: 'each', 'max-backups': '0' }, /at least 1/],
    [{ ...RESTORE, backup: 'random' }, /`random` and `each` are for `verify`/],
  ])('refuses a choice of backups that means nothing', async (options, message) => {
    const error = await refusal(options);
    expect(error.message).toMatch(message);
  });

  it.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['FALSE', false],
  ])('reads %s as the boolean %s', async (text, value) => {
    expect((await backup({ 'accept-new-source': text })).acceptNewSource).toBe(value);
  });

  it('splits lines and reads units', async () => {
    const request = await backup({
      destination: ' file:a \n s3://b/c?region=x\r\n',
      include: 'a\n b.c \n',
      timeout: '1h30m',
    });
    expect(request.destinations.map(({ scheme, url }) => [scheme, url.reveal()])).toEqual([
      ['file', 'file:a'],
      ['s3', 's3://b/c?region=x'],
    ]);
    expect(request.include).toEqual(['a', 'b.c']);
    expect(request.timeoutMs).toBe(5_400_000);
  });

  it('treats `target: auto` as no target, and accepts a passphrase instead of keys', async () => {
    expect((await verify({ target: 'auto' })).target).toBeUndefined();
    expect((await verify({ target: 'postgres://h/' })).target?.reveal()).toBe('postgres://h/');
    const { request } = await parse({ ...without(RESTORE, 'decrypt-with'), passphrase: SECRET });
    const { unlock } = request as RestoreRequest;
    expect(unlock.kind === 'passphrase' && unlock.passphrase.reveal()).toBe(SECRET);
  });

  it('reads checks as text or from a file', async () => {
    expect((await verify({ checks: 'checks: []' })).checks).toBe('checks: []');
    const path = join(folder, 'checks.yml');
    writeFileSync(path, 'checks:\n  - sql: select 1\n');
    expect((await verify({ checks: path })).checks).toBe('checks:\n  - sql: select 1\n');
  });
});

describe('keys', () => {
  it('are accepted armored, as paths, or mixed with comments, several in one value', async () => {
    const path = join(folder, 'two.asc');
    writeFileSync(path, `noise\n${PUBLIC}\n${PUBLIC}\n`);
    const { recipients } = await backup({ 'encrypt-to': `${PUBLIC}${PUBLIC}\n# the office safe\n${path}\n` });
    expect(recipients.kind === 'keys' && recipients.publicKeys).toEqual(Array(4).fill(`${PUBLIC}\n`));
  });

  it('include a passphrase byte for byte, except for one line ending', async () => {
    for (const [given, read] of [
      [` ${SECRET}\t`, ` ${SECRET}\t`],
      [`${SECRET} \n`, `${SECRET} `],
      [`\u00a0${SECRET}\r\n`, `\u00a0${SECRET}`],
    ] as const) {
      const { recipients } = await backupWith({ passphrase: given });
      expect(recipients.kind === 'passphrase' && recipients.passphrase.reveal()).toBe(read);
      for (const mode of ['list', 'status', 'prune', 'sync']) {
        const { request } = await parse({ mode, name: 'shop', destination: 'file:a\nfile:b', passphrase: given });
        expect((request as StatusRequest).passphrase?.reveal(), mode).toBe(read);
      }
      const { unlock } = (await parse({ ...VERIFY, 'key-passphrase': given })).request as VerifyRequest;
      expect(unlock.kind === 'keys' && unlock.keys[0]?.passphrase?.reveal()).toBe(read);
      const locked = await backup({ 'runner-key': PRIVATE, 'runner-key-passphrase': given });
      expect(locked.runnerKey?.passphrase?.reveal()).toBe(read);
    }
    // GnuPG would read only the first line.
    for (const given of [`${SECRET}\n\n`, `\n${SECRET}`, `${SECRET}\nmore`, `${SECRET}\rmore`, `${SECRET}\0more`]) {
      const error = await refusal({ ...without(BACKUP, 'encrypt-to'), passphrase: given });
      expect(error).toMatchObject({ code: 'INPUT_INVALID', message: '`passphrase` has more than one line.' });
    }
    expect((await refusal({ ...without(BACKUP, 'encrypt-to'), passphrase: ' \n' })).message).toMatch(
      /`passphrase` is empty/,
    );
  });

  it('carry their passphrases', async () => {
    const request = await backup({ 'runner-key': PRIVATE, 'runner-key-passphrase': SECRET });
    expect(request.runnerKey?.armored.reveal()).toBe(`${PRIVATE}\n`);
    expect(request.runnerKey?.passphrase?.reveal()).toBe(SECRET);
  });

  it.each<[string, Options, string, RegExp]>([
    ['a private key to encrypt to', { ...BACKUP, 'encrypt-to': PRIVATE }, 'KEY_INVALID', /given a private key/],
    ['a private key as signer', { ...VERIFY, signers: PRIVATE }, 'KEY_INVALID', /given a private key/],
    ['a public key to decrypt with', { ...VERIFY, 'decrypt-with': PUBLIC }, 'KEY_INVALID', /given a public key/],
    ['a public runner key', { ...BACKUP, 'runner-key': PUBLIC }, 'KEY_INVALID', /given a public key/],
    ['two runner keys', { ...BACKUP, 'runner-key': PRIVATE + PRIVATE }, 'KEY_INVALID', /contains 2 keys/],
    ['a message', { ...BACKUP, 'encrypt-to': MESSAGE }, 'KEY_INVALID', /PGP message/],
    [
      'a key that is cut',
      { ...BACKUP, 'encrypt-to': PUBLIC.slice(0, -60) },
      'KEY_INVALID',
      /a public key that is truncated/,
    ],
    [
      'a private key that is cut',
      { ...VERIFY, 'decrypt-with': PRIVATE.slice(60) },
      'KEY_INVALID',
      /a key that is truncated/,
    ],
    ['only a comment', { ...BACKUP, 'encrypt-to': '# nobody' }, 'KEY_INVALID', /holds no key/],
    ['a missing file', { ...BACKUP, 'encrypt-to': 'nowhere.asc' }, 'FILE_UNREADABLE', /does not exist/],
    ['a folder', { ...BACKUP, 'encrypt-to': '.' }, 'FILE_UNREADABLE', /not a regular file/],
    [
      'a passphrase without its key',
      { ...BACKUP, 'runner-key-passphrase': SECRET },
      'INPUT_INVALID',
      /without `runner-key`/,
    ],
    [
      "a key's passphrase without the key",
      { ...without(VERIFY, 'decrypt-with'), 'key-passphrase': SECRET },
      'INPUT_INVALID',
      /`decrypt-with` is missing/,
    ],
  ])('are refused: %s', async (_name, options, code, message) => {
    const error = await refusal(options);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  it('in a file without keys are refused without showing the file', async () => {
    const path = join(folder, 'binary.gpg');
    writeFileSync(path, SECRET);
    expect((await refusal({ ...BACKUP, 'encrypt-to': path })).message).toMatch(
      /does not contain an armored OpenPGP key/,
    );
  });
});

describe('what is refused', () => {
  it.each<[string, Options, string, RegExp, RegExp]>([
    ['no mode', without(BACKUP, 'mode'), 'INPUT_INVALID', /`mode` is missing/, /backup, ship, verify/],
    ['an unknown mode', { ...BACKUP, mode: 'bakup' }, 'INPUT_INVALID', /is not a mode/, /`backup`\?/],
    ['a typo', { ...BACKUP, 'encript-to': SECRET }, 'INPUT_UNKNOWN', /`encript-to`/, /`encrypt-to`\?/],
    ['underscores', { ...BACKUP, require_tls: 'true' }, 'INPUT_UNKNOWN', /require_tls/, /`require-tls`\?/],
    ['a name like no other', { ...BACKUP, zzzzzzzz: '1' }, 'INPUT_UNKNOWN', /zzzzzzzz/, /Known are: database/],
    ['a name with control characters', { ...BACKUP, 'a\nb': '1' }, 'INPUT_UNKNOWN', /`a\?b`/, /./],
    [
      'the recovery key in a backup job',
      { ...BACKUP, 'decrypt-with': PRIVATE },
      'INPUT_UNKNOWN',
      /of `verify`/,
      /must not hold/,
    ],
    [
      "another mode's option",
      { ...VERIFY, replace: 'true' },
      'INPUT_UNKNOWN',
      /is not an option of `verify`\. It is an option of `restore`/,
      /Remove/,
    ],
    ['no database', without(BACKUP, 'database'), 'INPUT_INVALID', /needs `database`/, /postgres:/],
    ['no destination', without(BACKUP, 'destination'), 'INPUT_INVALID', /needs `destination`/, /s3:/],
    ['a destination of blank lines', { ...BACKUP, destination: ' \n ' }, 'INPUT_INVALID', /is empty/, /secret/],
    [
      'a destination that is a missing secret',
      { ...BACKUP, destination: 'file:a\n\n' },
      'INPUT_INVALID',
      /an empty line/,
      /names of the secrets/,
    ],
    [
      'a table that is a missing variable',
      { ...BACKUP, include: 'a\n\nb' },
      'INPUT_INVALID',
      /an empty line/,
      /names of the secrets/,
    ],
    ['no name', without(VERIFY, 'name'), 'INPUT_INVALID', /needs `name`/, /shop/],
    ['no target', without(RESTORE, 'target'), 'INPUT_INVALID', /needs `target`/, /postgres:/],
    ['keygen without a folder', { mode: 'keygen', identity: 'a' }, 'INPUT_INVALID', /needs `output`/, /keys/],
    ['keygen without an identity', { mode: 'keygen', output: 'a' }, 'INPUT_INVALID', /needs `identity`/, /ops@/],
    ['keys and a passphrase', { ...BACKUP, passphrase: SECRET }, 'INPUT_INVALID', /exclude each other/, /./],
    ['neither', without(BACKUP, 'encrypt-to'), 'INPUT_INVALID', /Either `encrypt-to` or `passphrase`/, /keygen/],
    ['neither to read', without(VERIFY, 'decrypt-with'), 'INPUT_INVALID', /Either `decrypt-with`/, /./],
    [
      'yes',
      { ...BACKUP, 'accept-new-source': 'yes' },
      'INPUT_INVALID',
      /`accept-new-source` must be true or false/,
      /./,
    ],
    ['1', { ...BACKUP, 'require-tls': '1' }, 'INPUT_INVALID', /`require-tls` must be true or false/, /./],
    ['a time without a unit', { ...VERIFY, rto: '30' }, 'INPUT_INVALID', /`rto` must be a duration/, /30m/],
    ['no time at all', { ...BACKUP, timeout: '0s' }, 'INPUT_INVALID', /`timeout` must be a duration/, /2h/],
    ['level 0', { ...BACKUP, compression: '0' }, 'INPUT_INVALID', /from 1 to 19/, /./],
    ['level 2.5', { ...BACKUP, compression: '2.5' }, 'INPUT_INVALID', /from 1 to 19/, /./],
    ['another OpenPGP', { ...BACKUP, openpgp: 'v6' }, 'INPUT_INVALID', /gnupg or rfc9580/, /./],
    ['a path as database', { ...BACKUP, database: 'shop.db' }, 'INPUT_INVALID', /has no scheme/, /sqlite:/],
    [
      'MongoDB',
      { ...BACKUP, database: `mongodb://u:${SECRET}@h/d` },
      'INPUT_INVALID',
      /mongodb databases are backed up by your own commands/,
      /other-databases/,
    ],
    [
      'a misspelt scheme',
      { ...BACKUP, database: `postgrse://u:${SECRET}@h/d` },
      'INPUT_INVALID',
      /unknown scheme/,
      /`postgres`\?/,
    ],
    ['no slashes', { ...BACKUP, database: 'postgres:shop' }, 'INPUT_INVALID', /needs "\/\/"/, /./],
    ['no file', { ...BACKUP, database: 'sqlite:' }, 'INPUT_INVALID', /names no file/, /./],
    ['a URL without a name', { ...BACKUP, database: 'postgres://h' }, 'INPUT_INVALID', /`name` is needed/, /./],
    ['a name that is a path', { ...BACKUP, name: '../x' }, 'INPUT_INVALID', /can't be used in storage/, /lower-?case/],
    ['a path as destination', { ...BACKUP, destination: '/mnt/b' }, 'INPUT_INVALID', /has no scheme/, /file:\/srv/],
    [
      'a storage of another tool',
      { ...BACKUP, destination: 'restic:b' },
      'INPUT_INVALID',
      /unknown scheme "restic:"/,
      /Name its storage/,
    ],
    [
      'an unknown storage',
      { ...BACKUP, destination: `s4://k:${SECRET}@b` },
      'INPUT_INVALID',
      /unknown scheme "s4:"/,
      /`s3`/,
    ],
    ['one destination twice', { ...BACKUP, destination: 'file:a\nfile:a' }, 'INPUT_INVALID', /listed twice/, /Remove/],
    ['no backup id', { ...VERIFY, backup: 'newest' }, 'INPUT_INVALID', /not a backup id/, /list/],
    ['a time without a zone', { ...VERIFY, backup: 'before:2026-11-21T02:00' }, 'INPUT_INVALID', /with its zone/, /./],
    ['no time', { ...VERIFY, backup: 'before:yesterday' }, 'INPUT_INVALID', /ISO 8601/, /./],
    [
      'checks that are not there',
      { ...VERIFY, checks: 'gone.yml' },
      'FILE_UNREADABLE',
      /`checks` names/,
      /relative to/,
    ],
  ])('%s', async (_name, options, code, message, hint) => {
    const error = await refusal(options);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  });
});

describe('masking', () => {
  it('leaves every mode legible, however long its name', async () => {
    for (const mode of MODES) {
      const masked: string[] = [];
      const mask = (secret: { reveal(): string }): void => void masked.push(secret.reveal());
      await parseRequest(new Map([['mode', mode]]), { mask, env: {} }).catch(() => {});
      expect(masked).toEqual([]);
    }
  });

  it('precedes validation, also for options that are misspelled or belong to another mode', async () => {
    const masked: string[] = [];
    const options = new Map(
      Object.entries({
        mode: 'nonsense',
        database: 'postgres://app:p%40ss-word@host:5432/shop',
        passphrase: SECRET,
        pasphrase: 'misspelt-secret',
        destination: 's3://bucket/x?region=eu&session-token=tok%2Fen',
        'runner-key': PRIVATE,
        name: 'shop',
      }),
    );
    const mask = (secret: { reveal(): string }): void => void masked.push(secret.reveal());
    await expect(parseRequest(options, { mask, env: {} })).rejects.toThrow();
    for (const secret of ['p%40ss-word', 'p@ss-word', SECRET, 'misspelt-secret', 'tok%2Fen', 'tok/en', PRIVATE]) {
      expect(masked).toContain(secret);
    }
    for (const plain of ['host', '5432', 'app', 'shop', 'bucket', 'eu']) expect(masked).not.toContain(plain);
  });

  it('covers a private key whose first and last line were lost, and never treats its lines as paths to show', async () => {
    const lines = Array(3).fill('A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v2W3x4Y5z6');
    const masked: string[] = [];
    const options = new Map(Object.entries({ ...VERIFY, 'decrypt-with': lines.join('\n') }));
    const mask = (secret: { reveal(): string }): void => void masked.push(secret.reveal());
    await expect(parseRequest(options, { mask, env: {} })).rejects.toThrow(/a key that is truncated/);
    expect(masked).toContain(lines[0]);
    expect((await refusal({ ...VERIFY, 'decrypt-with': SECRET })).message).toBe(
      "Can't read the file that `decrypt-with` names: it does not exist.",
    );
  });

  it('covers private keys that are read from files', async () => {
    const path = join(folder, 'private.asc');
    writeFileSync(path, PRIVATE);
    expect((await parse({ ...VERIFY, 'decrypt-with': path })).masked).toContain(PRIVATE);
  });
});

it('suggests the nearest name, and none if none is near', () => {
  expect(nearest('Destination', ['destination', 'database'])).toBe('destination');
  expect(nearest('dest', ['destination', 'rto'])).toBeUndefined();
  expect(nearest('', ['a'])).toBeUndefined();
  expect(nearest('daily', ['keep-daily', 'keep-weekly'])).toBe('keep-daily');
  expect(nearest('keep', ['keep-daily', 'keep-weekly'])).toBeUndefined();
});
