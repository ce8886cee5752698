import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { armor } from '../../src/core/key-text/armor.ts';
import { Secret } from '../../src/core/secret.ts';
import { Masker } from '../../src/host/logging/masker.ts';
import type { BundleOption, BundleRole } from '../../src/key-bundle/bundle-roles.ts';
import { readKeyBundle, writeKeyBundle } from '../../src/key-bundle/key-bundle.ts';
import { STORAGE_VARIABLES, storageVariable } from '../../src/ports/storage-variables.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { withVariables } from '../../src/storage/parameters/carried-variables.ts';
import { createEngineHost } from '../support/engine-host.ts';

/** A whole packet of a key (RFC 9580, section 5.5), whose content no test opens. */
const packet = (tag: number, body: string): Buffer => Buffer.from([0xc0 | tag, 120, ...Buffer.from(body.repeat(120))]);
const publicKey = (body: string): string => armor('public', packet(6, body));
const privateKey = (body: string): string => armor('private', packet(5, body));

const BACKUP = {
  'encrypt-to': publicKey('R'),
  'runner-key': privateKey('u'),
  signers: publicKey('U'),
  verifiers: publicKey('V'),
};
const VERIFY = {
  'decrypt-with': privateKey('r'),
  signers: publicKey('U'),
  'verifier-key': privateKey('v'),
  verifiers: publicKey('V'),
};
const LOGIN = { AWS_ACCESS_KEY_ID: 'AKIA-of-the-bundle', AWS_SECRET_ACCESS_KEY: 'hush-of-the-bundle/+1' };

type Texts = Readonly<Record<string, string>>;

function bundle(
  role: BundleRole,
  options: Texts = role === 'backup' ? BACKUP : VERIFY,
  environment: Texts = {},
): string {
  const secrets = (texts: Texts) => Object.entries(texts).map(([name, text]) => [name, new Secret(text)] as const);
  return writeKeyBundle({
    role,
    options: new Map(secrets(options) as [BundleOption, Secret][]),
    environment: new Map(secrets(environment)),
  }).reveal();
}

/** A bundle that `writeKeyBundle` would refuse to write. */
function forged(document: unknown): string {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return Buffer.from(text.startsWith('{"restorable') ? text : `{"restorable-bundle":${text.slice(1)}`).toString(
    'base64',
  );
}

function refusal(text: string): string {
  try {
    readKeyBundle(text);
  } catch (error) {
    if (error instanceof RestorableError) return `${error.code} ${error.message} ${error.hint}`;
    throw error;
  }
  return 'accepted';
}

const PLACES: Texts = { name: 'shop', destination: 'file:/a' };

/** What a run makes of its options, and its log if all of them were printed. */
async function parse(mode: string, options: Texts, env: Texts = {}) {
  const masker = new Masker();
  const given = new Map(
    Object.entries({ ...PLACES, ...(mode === 'backup' && { database: 'sqlite:a.db' }), ...options, mode }),
  );
  const request = await parseRequest(given, { mask: (secret) => masker.add(secret.reveal()), env }).catch(
    (error: unknown) => error,
  );
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the kind of its request.
  return { request: request as any, scrub: (text: string) => masker.scrub(text) };
}

describe('a key bundle', () => {
  it('is one line of base64, and what was written is read', () => {
    const text = bundle('verify', VERIFY, LOGIN);
    expect(text).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
    const { role, options, environment } = readKeyBundle(text);
    expect(role).toBe('verify');
    expect(Object.fromEntries([...options].map(([name, value]) => [name, value.reveal()]))).toEqual(VERIFY);
    expect(Object.fromEntries([...environment].map(([name, value]) => [name, value.reveal()]))).toEqual(LOGIN);
  });

  const whole = bundle('backup', BACKUP, LOGIN);
  it.each([
    ['with line breaks', whole.replaceAll(/(.{64})/g, '$1\n')],
    ['with Windows line breaks', whole.replaceAll(/(.{64})/g, '$1\r\n')],
    ['indented', whole.replaceAll(/(.{64})/g, '    $1\n')],
    ['with written line breaks', whole.replaceAll(/(.{76})/g, '$1\\n')],
    ['in double quotes', `"${whole}"`],
    ['in single quotes, with a semicolon', `'${whole}';`],
    ['with its name', `KEY_BUNDLE=${whole}`],
    ['exported', `export RESTORABLE_KEY_BUNDLE="${whole}"\n`],
    ['as a line of YAML', `key-bundle: ${whole}`],
    ['with a byte order mark', `\ufeff${whole}`],
    ['in the alphabet of URLs', whole.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')],
    [
      'in base64 once more',
      Buffer.from(`${whole}\n`)
        .toString('base64')
        .replaceAll(/(.{76})/g, '$1\n'),
    ],
  ])('is read %s', (_, text) => {
    expect(readKeyBundle(text).options.get('runner-key')?.reveal()).toBe(BACKUP['runner-key']);
  });

  it.each([
    ['cut at the end', whole.slice(0, -30), /is cut off/],
    ['cut at the beginning', whole.slice(8), /does not begin like a bundle/],
    ['without a part in the middle', whole.slice(0, 301) + whole.slice(304), /is damaged/],
    ['twice', `${whole}\n${whole}`, /contains 2 bundles/],
    ['with a foreign character', `${whole.slice(0, 100)}%${whole.slice(100)}`, /not base64, after the first 100/],
    ['as JSON', Buffer.from(whole, 'base64').toString(), /the JSON text of a bundle.*base64 -w0/],
    ['that is a key', privateKey('u'), /an armored key, not a bundle/],
    ['that is too long', bundle('backup', { ...BACKUP }, {}).padEnd(50_000, 'A'), /is longer than 49152 characters/],
    ['of a newer version', forged({ 'restorable-bundle': 2 }), /has version 2/],
    [
      'of an unknown role',
      forged({ 'restorable-bundle': 1, role: 'admin', options: {} }),
      /unknown role.*backup and verify/,
    ],
    ['without options', forged({ 'restorable-bundle': 1, role: 'verify' }), /`options`/],
    [
      'with an unknown part',
      forged({ 'restorable-bundle': 1, role: 'verify', options: {}, enviroment: {} }),
      /unknown part `enviroment` Did|unknown part `enviroment`\. Did you mean `environment`/,
    ],
    [
      'with a misspelled option',
      forged({ 'restorable-bundle': 1, role: 'backup', options: { 'runer-key': 'x' } }),
      /unknown option `runer-key` for the role backup.*`runner-key`/,
    ],
    [
      'for the backup job with the recovery key',
      forged({ 'restorable-bundle': 1, role: 'backup', options: { 'decrypt-with': privateKey('r') } }),
      /bundle of a backup job, and contains `decrypt-with`.*must not hold the recovery key/,
    ],
    [
      'with a path',
      forged({ 'restorable-bundle': 1, role: 'backup', options: { 'encrypt-to': 'recovery.public.asc' } }),
      /no armored key in `encrypt-to`/,
    ],
    [
      'with a misspelled variable',
      forged({ 'restorable-bundle': 1, role: 'backup', options: {}, environment: { AWS_SECRET_ACCES_KEY: 'x' } }),
      /AWS_SECRET_ACCES_KEY, which no storage driver reads.*AWS_SECRET_ACCESS_KEY\?/,
    ],
    [
      'with a variable of another program',
      forged({ 'restorable-bundle': 1, role: 'backup', options: {}, environment: { LD_PRELOAD: '/x' } }),
      /LD_PRELOAD, which no storage driver reads/,
    ],
    ['with a part twice', forged('{"restorable-bundle":1,"role":"backup","role":"verify","options":{}}'), /is damaged/],
    [
      'with an empty text',
      forged({ 'restorable-bundle': 1, role: 'backup', options: { signers: '' } }),
      /`options\.signers`/,
    ],
  ])('is refused %s', (_, text, reason) => {
    const message = refusal(text);
    expect(message).toMatch(/^KEY_BUNDLE_INVALID `key-bundle` /);
    expect(message).toMatch(reason);
  });

  it('never throws anything else, whatever is pasted', () => {
    const piece = fc.constantFrom(whole, whole.slice(0, 200), whole.slice(3), '"', '\n', '{', '=', 'x', '\ufeff', ' ');
    fc.assert(fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => void refusal(pieces.join(''))));
    fc.assert(fc.property(fc.json(), (text) => void refusal(forged(`{${text}`))));
  });
});

describe('an option in a bundle', () => {
  it('counts as if it were given, with the armored keys', async () => {
    const { request } = await parse('backup', { 'key-bundle': bundle('backup', BACKUP, LOGIN) });
    expect(request.recipients.publicKeys).toEqual([BACKUP['encrypt-to']]);
    expect(request.runnerKey.armored.reveal()).toBe(BACKUP['runner-key']);
    expect(request.verifiers).toEqual([BACKUP.verifiers]);
    expect(request.bundle.environment.get('AWS_ACCESS_KEY_ID').reveal()).toBe(LOGIN.AWS_ACCESS_KEY_ID);
    const verified = (await parse('verify', { 'key-bundle': bundle('verify') })).request;
    expect(verified.unlock.keys[0].armored.reveal()).toBe(VERIFY['decrypt-with']);
    expect(verified.verifierKey.armored.reveal()).toBe(VERIFY['verifier-key']);
  });

  it('is replaced by one that is given, a key together with its passphrase', async () => {
    const other = privateKey('o');
    const text = bundle('backup', { ...BACKUP, 'runner-key-passphrase': 'of the bundle' });
    const { request } = await parse('backup', {
      'key-bundle': text,
      'runner-key': other,
      'encrypt-to': publicKey('O'),
    });
    expect(request.runnerKey.armored.reveal()).toBe(other);
    expect(request.runnerKey.passphrase).toBeUndefined();
    expect(request.recipients.publicKeys).toEqual([publicKey('O')]);
    const withPassphrase = await parse('backup', {
      'key-bundle': text,
      passphrase: 'nineteen yellow submarines unwed slinky',
    });
    expect(withPassphrase.request.recipients.kind).toBe('passphrase');
  });

  it.each([
    ['backup', 'verify', /bundle of the verify job, and this is `backup`.*must not hold the recovery key/],
    ['verify', 'backup', /bundle of the backup job, and this is `verify`.*holds nothing that decrypts/],
    ['restore', 'backup', /bundle of the backup job, and this is `restore`/],
  ] as const)('in %s is refused if the bundle is that of the %s job', async (mode, role, reason) => {
    const { request } = await parse(mode, {
      'key-bundle': bundle(role),
      ...(mode === 'restore' && { target: 'sqlite:b' }),
    });
    expect(request).toMatchObject({ code: 'KEY_BUNDLE_INVALID' });
    expect(`${request.message} ${request.hint}`).toMatch(reason);
  });

  it.each(['list', 'status', 'prune', 'sync', 'check-destinations'])(
    'of either job is accepted in %s',
    async (mode) => {
      const destination = 'file:/a\nfile:/b';
      for (const role of ['backup', 'verify'] as const) {
        const { request } = await parse(mode, { destination, 'key-bundle': bundle(role, undefined, LOGIN) });
        expect(request.mode).toBe(mode);
        expect(request.bundle.holdsRecoveryKey).toBe(role === 'verify');
        expect(request.bundle.environment.size).toBe(2);
      }
    },
  );

  it('that is a key elsewhere is named', async () => {
    const { request } = await parse('backup', { 'encrypt-to': publicKey('R'), 'runner-key': bundle('backup') });
    expect(request.message).toBe('`runner-key` was given a key bundle, not a key.');
  });
});

describe('a bundle as a file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'key-bundle-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read from its path, and its parts are masked', async () => {
    const path = join(folder, 'verify.bundle');
    writeFileSync(path, `${bundle('verify', VERIFY, LOGIN)}\n`);
    const { request, scrub } = await parse('verify', { 'key-bundle': path });
    expect(request.verifierKey.armored.reveal()).toBe(VERIFY['verifier-key']);
    expect(scrub(path)).toBe(path);
    expect(scrub(`x ${LOGIN.AWS_SECRET_ACCESS_KEY} y`)).toBe('x *** y');
  });

  it('that does not exist is named', async () => {
    const { request } = await parse('verify', { 'key-bundle': join(folder, 'backup.bundle') });
    expect(request).toMatchObject({ code: 'FILE_UNREADABLE' });
    expect(request.message).toContain('does not exist');
  });

  it('is a variable in the configuration file, and never literal', async () => {
    const config = join(folder, 'restorable.yml');
    const text = bundle('backup', BACKUP, LOGIN);
    const rest = 'destinations: { disk: "file:/d" }\ndatabases: { shop: { database: "sqlite:shop.db" } }\n';
    writeFileSync(config, `defaults: { key-bundle: "\${BUNDLE}" }\n${rest}`);
    const options = { mode: 'backup', config, name: 'shop' };
    const masker = new Masker();
    const environment = { mask: (secret: Secret) => masker.add(secret.reveal()), env: { BUNDLE: text } };
    expect(await parseRequest(new Map(Object.entries(options)), environment)).toMatchObject({ name: 'shop' });
    expect(masker.scrub(LOGIN.AWS_SECRET_ACCESS_KEY)).toBe('***');
    writeFileSync(config, `defaults: { key-bundle: ${text} }\n${rest}`);
    await expect(parseRequest(new Map(Object.entries(options)), environment)).rejects.toThrow(/contains a key bundle/);
  });
});

describe('every part of a bundle is masked', () => {
  const text = bundle(
    'backup',
    { ...BACKUP, 'runner-key-passphrase': 'opens the runner 55' },
    { ...LOGIN, AWS_REGION: 'eu-west-9' },
  );
  const line = BACKUP['runner-key'].split('\n')[3] ?? '';
  const secrets = [LOGIN.AWS_ACCESS_KEY_ID, LOGIN.AWS_SECRET_ACCESS_KEY, 'opens the runner 55', line];
  expect(line).toHaveLength(60);

  it.each([
    ['in a run that it fits', 'backup', { 'key-bundle': text }],
    ['in quotes, with line breaks', 'backup', { 'key-bundle': `"${text.replaceAll(/(.{70})/g, '$1\n')}"` }],
    ['in a run that refuses it', 'verify', { 'key-bundle': text }],
    ['in an option of another name', 'backup', { 'key-bundel': text }],
    ['in the place of a key', 'backup', { 'runner-key': text }],
    ['in a run without a mode', 'nonsense', { 'key-bundle': text }],
    ['although its end is missing', 'backup', { 'key-bundle': text.slice(0, -40) }],
  ] as const)('%s', async (name, mode, options) => {
    const { scrub } = await parse(mode, options as unknown as Texts);
    const expected = name.includes('missing')
      ? secrets.filter((each) => each !== LOGIN.AWS_SECRET_ACCESS_KEY)
      : secrets;
    for (const secret of expected) expect(scrub(`log: ${secret}`)).toBe('log: ***');
    for (const part of [BACKUP['runner-key'], ...Object.values(options)])
      expect(scrub(`log: ${part}`)).not.toContain(part);
    for (const word of ['backup', 'eu-west-9', 'AWS_REGION', 'runner-key', 'role']) expect(scrub(word)).toBe(word);
  });
});

describe('a bundle that was written by hand', () => {
  const SECRET = 'sup3rS3cretValue-of-nobody';
  const read = async (options: string): Promise<{ error: string | undefined; masker: Masker }> => {
    const masker = new Masker();
    const text = Buffer.from(`{"restorable-bundle":1,"role":"backup","options":{${options}}}`).toString('base64');
    const raw = { mode: 'backup', database: 'sqlite:a.db', destination: 'file:b', 'key-bundle': text };
    const mask = (secret: Secret) => void masker.add(secret.reveal());
    const error = await parseRequest(new Map(Object.entries(raw)), { mask, env: {} }).then(
      () => undefined,
      (thrown: RestorableError) => `${thrown.message} ${thrown.hint}`,
    );
    return { error, masker };
  };

  it.each([
    ['an escaped name', `"pass\\u0070hrase":"${SECRET}"`, undefined],
    ['the name of all prototypes', `"__proto__":"${SECRET}"`, /unknown part `__proto__`/],
  ])('is masked with %s', async (_what, options, message) => {
    const { error, masker } = await read(options);
    expect(masker.scrub(SECRET)).not.toContain(SECRET);
    if (message === undefined) expect(error).toBeUndefined();
    else expect(error).toMatch(message);
  });

  it.each([
    ['a half of a surrogate pair', `"passphrase":"\\ud800${SECRET}"`, /is damaged/],
    ['only spaces', '"passphrase":"   "', /`key-bundle` has no text, or an empty one, in `options.passphrase`/],
    ['a secret in place of a name', `"${SECRET}":"passphrase"`, /unknown option `\?`/],
  ])('is refused with %s, without showing it', async (_what, options, message) => {
    const { error } = await read(options);
    expect(error).toMatch(message);
    expect(error).not.toContain(SECRET);
  });
});

describe('the variables of a bundle', () => {
  it("replace the job's, each login as a whole, for the drivers alone", () => {
    const env = {
      AWS_ACCESS_KEY_ID: 'job',
      AWS_SESSION_TOKEN: 'job',
      AWS_PROFILE: 'job',
      AWS_REGION: 'r',
      PATH: '/bin',
    };
    const host = { ...createEngineHost(), env };
    const carried = new Map(Object.entries(LOGIN).map(([name, value]) => [name, new Secret(value)]));
    expect({ ...withVariables(host, carried).env }).toEqual({ ...LOGIN, AWS_REGION: 'r', PATH: '/bin' });
    expect(host.env).toEqual(env);
    expect(withVariables(host, new Map())).toBe(host);
  });

  it('may be those that a destination names', async () => {
    const destination = 'gs://bucket/p?env=MY_GOOGLE_KEY';
    const text = forged({
      'restorable-bundle': 1,
      role: 'backup',
      options: BACKUP,
      environment: { MY_GOOGLE_KEY: '{}' },
    });
    expect((await parse('backup', { destination, 'key-bundle': text })).request.bundle.environment.size).toBe(1);
    expect((await parse('backup', { 'key-bundle': text })).request).toMatchObject({ code: 'KEY_BUNDLE_INVALID' });
  });

  it('are all that the drivers read and that hold no path of this machine', () => {
    const machine = [
      ...['AWS_PROFILE', 'GOOGLE_APPLICATION_CREDENTIALS', 'SSH_AUTH_SOCK', 'CLOUDSDK_CONFIG', 'HOME', 'PATH'],
      ...['METADATA_SERVER_DETECTION', 'NO_PROXY', 'ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'],
      ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'XDG_CONFIG_HOME', 'GITHUB_ACTIONS'],
    ];
    const sources = readdirSync(join(import.meta.dirname, '../../src/storage'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(import.meta.dirname, '../../src/storage', name), 'utf8'))
      .join('\n');
    const named = [
      ...sources.matchAll(
        /env\['([A-Z0-9_]+)'\]|\benv, '([A-Z0-9_]+)'|'((?:AWS|AZURE|SFTP|GOOGLE|CLOUDSDK)_[A-Z0-9_]+)'/g,
      ),
    ]
      .map(([, a, b, c]) => a ?? b ?? c ?? '')
      .filter((name) => !machine.includes(name));
    const suffixes = [...sources.matchAll(/\$\{env\}_([A-Z_]+)/g)].map(([, suffix]) => `AWS_${suffix}`);
    const read = new Set([...named, ...suffixes].filter((name) => !name.endsWith('_TOKEN_FILE')));
    expect([...read].filter((name) => storageVariable(name) === undefined)).toEqual([]);
    expect(STORAGE_VARIABLES.filter((name) => !read.has(name))).toEqual([]);
  });
});
