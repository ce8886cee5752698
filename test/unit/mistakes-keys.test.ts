import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { BackupRequest } from '../../src/options/request/backup.ts';
import type { VerifyRequest } from '../../src/options/request/recovery.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { PRIVATE_KEY, PUBLIC_KEY, RSA_PRIVATE_KEY, RSA_PUBLIC_KEY } from '../support/key-texts.ts';

const BACKUP = { mode: 'backup', database: 'sqlite:shop.db', name: 'shop', destination: 'file:b' };
const VERIFY = { mode: 'verify', name: 'shop', destination: 'file:b' };
const home = process.env['HOME'];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mistakes-'));
  process.env['HOME'] = folder;
});
afterAll(() => {
  process.env['HOME'] = home;
  rmSync(folder, { recursive: true });
});

interface Read {
  readonly keys: readonly string[];
  readonly masked: readonly string[];
}

async function read(options: Readonly<Record<string, string>>): Promise<Read> {
  const masked: string[] = [];
  const mask = (secret: { reveal(): string }): void => void masked.push(secret.reveal());
  const request = await parseRequest(new Map(Object.entries(options)), { mask, env: {} });
  if (request.mode === 'backup') {
    const { recipients } = request as BackupRequest;
    return { keys: recipients.kind === 'keys' ? recipients.publicKeys : [], masked };
  }
  const { unlock } = request as VerifyRequest;
  return { keys: unlock.kind === 'keys' ? unlock.keys.map(({ armored }) => armored.reveal()) : [], masked };
}

const readPublic = (text: string): Promise<Read> => read({ ...BACKUP, 'encrypt-to': text });
const readPrivate = (text: string): Promise<Read> => read({ ...VERIFY, 'decrypt-with': text });

/** The error, which must say what to do and must not repeat key material. */
async function refusal(reading: Promise<unknown>): Promise<RestorableError> {
  const error = await reading.then(
    () => expect.fail('was accepted'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RestorableError)) throw error;
  expect(error.hint).toMatch(/\w/);
  const shown = `${error.message} ${error.hint}`;
  for (const line of [PRIVATE_KEY, PUBLIC_KEY, RSA_PRIVATE_KEY].flatMap((key) => key.split('\n').slice(2, -2))) {
    expect(shown).not.toContain(line.slice(0, 12));
  }
  return error;
}

const lines = (key: string): string[] => key.split('\n');
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
const bytesOf = (key: string): Buffer => Buffer.from(lines(key).slice(2, -2).join(''), 'base64');
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const withHeaders = (key: string): string =>
  key.replace('\n\n', '\nVersion: GnuPG v2.2.40 (GNU/Linux)\nComment: see https://example.com\n\n');

/** What happens to a key on the way, and the text that arrives. Nothing of the key is lost. */
const REPAIRED: readonly (readonly [string, (key: string) => string])[] = [
  ['spaces instead of line breaks', (key) => key.replaceAll('\n', ' ')],
  ['no line breaks at all', (key) => key.replaceAll('\n', '')],
  ['line breaks lost, with armor headers', (key) => withHeaders(key).replaceAll('\n', ' ')],
  ['all line breaks lost, with armor headers', (key) => withHeaders(key).replaceAll('\n', '')],
  ['armor headers', withHeaders],
  ['literal \\n', (key) => key.replaceAll('\n', '\\n')],
  ['literal \\n, escaped twice', (key) => key.replaceAll('\n', '\\\\n')],
  ['literal \\r\\n', (key) => key.replaceAll('\n', '\\r\\n')],
  ['a JSON string', (key) => JSON.stringify(key)],
  ['a field of a JSON object', (key) => JSON.stringify({ key })],
  ['CRLF', (key) => key.replaceAll('\n', '\r\n')],
  ['CR', (key) => key.replaceAll('\n', '\r')],
  [
    'indentation',
    (key) =>
      lines(key)
        .map((line) => `      ${line}`)
        .join('\n'),
  ],
  [
    'tabs',
    (key) =>
      lines(key)
        .map((line) => `\t${line}\t`)
        .join('\n'),
  ],
  ['blank lines between all lines', (key) => key.replaceAll('\n', '\n\n')],
  ['backslashes at the line ends', (key) => key.replaceAll('\n', '\\\n')],
  [
    'an e-mail quotation',
    (key) =>
      lines(key)
        .map((line) => `> ${line}`)
        .join('\n'),
  ],
  ['double quotes', (key) => `"${key}"`],
  ['single quotes', (key) => `'${key}'`],
  ['a code block', (key) => `\`\`\`\n${key}\n\`\`\``],
  ['its variable', (key) => `RUNNER_KEY="${key}"`],
  ['its variable, with export', (key) => `export RUNNER_KEY='${key}'\n`],
  ['its YAML key', (key) => `runner-key: |\n${key}`],
  ['text before and after', (key) => `Here is the key:\n\n${key}\n\nRegards, Alice\n`],
  ["gpg's output before it", (key) => `gpg: checking the trustdb\n${key}`],
  ['a comment before it', (key) => `# the office safe\n${key}`],
  ['a byte order mark', (key) => `\ufeff${key}`],
  [
    'zero-width characters',
    (key) =>
      lines(key)
        .map((line) => `\u200b${line.slice(0, 9)}\u200d${line.slice(9)}`)
        .join('\n'),
  ],
  [
    'spaces that do not break',
    (key) =>
      lines(key)
        .map((line) => `\u00a0${line}`)
        .join('\n'),
  ],
  ['line separators of Unicode', (key) => key.replaceAll('\n', '\u2028')],
  ['dashes of a word processor', (key) => key.replaceAll('-----', '\u2014\u2014-')],
  ['dashes lost', (key) => key.replaceAll('-----', '')],
  ['no blank line behind the first line', (key) => key.replace('\n\n', '\n')],
  ['no last line', (key) => lines(key).slice(0, -1).join('\n')],
  ['no last line, and text behind it', (key) => `${lines(key).slice(0, -1).join('\n')}\n\nRegards, Alice`],
  ['no last line and no checksum', (key) => lines(key).slice(0, -2).join('\n')],
  ['no checksum', (key) => [...lines(key).slice(0, -2), ...lines(key).slice(-1)].join('\n')],
  ['no first line', (key) => lines(key).slice(1).join('\n')],
  ['neither first nor last line', (key) => lines(key).slice(2, -1).join('\n')],
  ['only the data', (key) => lines(key).slice(2, -2).join('')],
  ['base64 of the text', (key) => base64(key)],
  ['base64 of the text, in lines', (key) => base64(key).replaceAll(/.{76}/g, '$&\n')],
  ['base64 of the text, in lines that became spaces', (key) => base64(key).replaceAll(/.{76}/g, '$& ')],
  ['base64 of the text, in quotes', (key) => `"${base64(key)}"`],
  ['base64 of the text, with its variable', (key) => `RUNNER_KEY=${base64(key)}`],
  ['base64 for URLs', (key) => Buffer.from(key).toString('base64url')],
  ['base64 of base64', (key) => base64(base64(key))],
  ['base64 of the text with CRLF', (key) => base64(key.replaceAll('\n', '\r\n'))],
  ['base64 of the binary key', (key) => base64(bytesOf(key))],
  ['base64 of the binary key, in lines', (key) => base64(bytesOf(key)).replaceAll(/.{76}/g, '$&\n')],
  ['URL encoding', (key) => encodeURIComponent(key)],
  ['form encoding', (key) => new URLSearchParams({ key }).toString().slice('key='.length)],
  ['a file', (key) => file('key.asc', key)],
  ['a file in quotes', (key) => `"${file('key.asc', key)}"`],
  ['a file as a URL', (key) => `file://${file('key.asc', key)}`],
  ['a file in the home folder', (key) => file('key.asc', key).replace(folder, '~')],
  ['a file below $HOME', (key) => file('key.asc', key).replace(folder, '$HOME')],
  ['a file with backslashes', (key) => file('key.asc', key).replaceAll('/', '\\')],
  ['a binary file', (key) => file('key.gpg', bytesOf(key))],
  ['a file in UTF-16, as PowerShell writes it', (key) => file('utf16.asc', utf16(key.replaceAll('\n', '\r\n')))],
  ['a file with base64 of the text', (key) => file('base64.txt', base64(key))],
  ['a file with a byte order mark', (key) => file('bom.asc', `\ufeff${key}`)],
];

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('a key is repaired', () => {
  it.each(REPAIRED)('%s', async (_name, change) => {
    expect((await readPublic(change(PUBLIC_KEY))).keys).toEqual([`${PUBLIC_KEY}\n`]);
    expect((await readPublic(change(RSA_PUBLIC_KEY))).keys).toEqual([`${RSA_PUBLIC_KEY}\n`]);
    expect((await readPrivate(change(RSA_PRIVATE_KEY))).keys).toEqual([`${RSA_PRIVATE_KEY}\n`]);
    const { keys, masked } = await readPrivate(change(PRIVATE_KEY));
    expect(keys).toEqual([`${PRIVATE_KEY}\n`]);
    expect(masked).toContain(`${PRIVATE_KEY}\n`);
  });

  it.each(REPAIRED.slice(0, 8))('two in one value: %s', async (_name, change) => {
    const both = [`${PUBLIC_KEY}\n`, `${RSA_PUBLIC_KEY}\n`];
    expect((await readPublic(`${change(PUBLIC_KEY)}\n${change(RSA_PUBLIC_KEY)}`)).keys).toEqual(both);
    expect((await readPublic(change(`${PUBLIC_KEY}\n${RSA_PUBLIC_KEY}`))).keys).toEqual(both);
  });

  it('is masked as it was given, too', async () => {
    for (const text of [PRIVATE_KEY.replaceAll('\n', '\\n'), PRIVATE_KEY.replaceAll('\n', ' '), base64(PRIVATE_KEY)]) {
      expect((await readPrivate(text)).masked).toContain(text);
    }
  });
});

const SSH_PRIVATE = `-----BEGIN OPENSSH PRIVATE KEY-----\n${'b3BlbnNzaC1rZXktdjEA'.repeat(10)}\n-----END OPENSSH PRIVATE KEY-----`;
const PEM = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA'.repeat(10)}\n-----END RSA PRIVATE KEY-----`;
const MESSAGE = '-----BEGIN PGP MESSAGE-----\n\nwcBM\n-----END PGP MESSAGE-----';
const CHANGED = PUBLIC_KEY.replace('xjMEZ5', 'xjMEZ6');

/** Mistake, option, text, code, message and hint. */
const REFUSED: readonly (readonly [string, 'encrypt-to' | 'decrypt-with', string, string, RegExp, RegExp])[] = [
  [
    'a truncated public key',
    'encrypt-to',
    PUBLIC_KEY.slice(0, 300),
    'KEY_INVALID',
    /a public key that is truncated/,
    /base64 -w0/,
  ],
  [
    'a truncated private key',
    'decrypt-with',
    PRIVATE_KEY.slice(0, 300),
    'KEY_INVALID',
    /a private key that is truncated/,
    /END line/,
  ],
  [
    'a truncated key in one line',
    'decrypt-with',
    PRIVATE_KEY.slice(0, 300).replaceAll('\n', ' '),
    'KEY_INVALID',
    /is truncated/,
    /Copy all/,
  ],
  [
    'a key without its middle',
    'encrypt-to',
    PUBLIC_KEY.replace(lines(PUBLIC_KEY)[5] ?? '', ''),
    'KEY_INVALID',
    /is damaged/,
    /Copy all/,
  ],
  [
    'a key with a changed character',
    'encrypt-to',
    CHANGED,
    'KEY_INVALID',
    /a public key that is damaged: a character/,
    /Copy all/,
  ],
  [
    'a key without its first lines',
    'decrypt-with',
    PRIVATE_KEY.slice(120),
    'KEY_INVALID',
    /a key that is truncated/,
    /Copy all/,
  ],
  [
    'truncated base64 of a key',
    'decrypt-with',
    base64(PRIVATE_KEY).slice(0, 400),
    'KEY_INVALID',
    /is truncated/,
    /Copy all/,
  ],
  [
    'a good key and a truncated one',
    'encrypt-to',
    `${PUBLIC_KEY}\n${PUBLIC_KEY.slice(0, 300)}`,
    'KEY_INVALID',
    /is truncated/,
    /Copy all/,
  ],
  [
    'a private key as the public one',
    'encrypt-to',
    PRIVATE_KEY,
    'KEY_INVALID',
    /given a private key; only public/,
    /\.public\.asc/,
  ],
  [
    'the same in one line',
    'encrypt-to',
    PRIVATE_KEY.replaceAll('\n', ' '),
    'KEY_INVALID',
    /given a private key/,
    /Keep the private key out/,
  ],
  [
    'the same in base64',
    'encrypt-to',
    base64(PRIVATE_KEY),
    'KEY_INVALID',
    /given a private key/,
    /Keep the private key out/,
  ],
  [
    'a private key under the title of a public one',
    'encrypt-to',
    PRIVATE_KEY.replaceAll('PRIVATE', 'PUBLIC'),
    'KEY_INVALID',
    /given a private key/,
    /./,
  ],
  [
    'a public key as the private one',
    'decrypt-with',
    PUBLIC_KEY,
    'KEY_INVALID',
    /given a public key; it needs the private/,
    /\.private\.asc/,
  ],
  [
    'the same in base64',
    'decrypt-with',
    base64(PUBLIC_KEY),
    'KEY_INVALID',
    /given a public key/,
    /--export-secret-keys/,
  ],
  ['a message', 'encrypt-to', MESSAGE, 'KEY_INVALID', /given a PGP message, not a key/, /./],
  [
    'a private SSH key',
    'decrypt-with',
    SSH_PRIVATE,
    'KEY_INVALID',
    /given a private SSH key, not an OpenPGP key/,
    /keygen/,
  ],
  [
    'the same in one line',
    'decrypt-with',
    SSH_PRIVATE.replaceAll('\n', ' '),
    'KEY_INVALID',
    /given a private SSH key/,
    /keygen/,
  ],
  ['the same in base64', 'decrypt-with', base64(SSH_PRIVATE), 'KEY_INVALID', /given a private SSH key/, /keygen/],
  [
    'a public SSH key',
    'encrypt-to',
    `ssh-ed25519 ${'AAAAC3NzaC1lZDI1'.repeat(4)} me@host`,
    'KEY_INVALID',
    /a public SSH key/,
    /keygen/,
  ],
  [
    'a PuTTY key',
    'decrypt-with',
    'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none',
    'KEY_INVALID',
    /of PuTTY/,
    /keygen/,
  ],
  [
    'a private age key',
    'decrypt-with',
    `# created: 2026\nAGE-SECRET-KEY-1${'QPZRY9X8'.repeat(7)}`,
    'KEY_INVALID',
    /a private age key/,
    /keygen/,
  ],
  ['a public age key', 'encrypt-to', `age1${'qpzry9x8'.repeat(7)}`, 'KEY_INVALID', /a public age key/, /keygen/],
  ['a PEM key', 'decrypt-with', PEM, 'KEY_INVALID', /a private key in PEM format/, /keygen/],
  [
    'a certificate',
    'encrypt-to',
    PEM.replaceAll('RSA PRIVATE KEY', 'CERTIFICATE'),
    'KEY_INVALID',
    /an X\.509 certificate/,
    /keygen/,
  ],
  [
    'a key of minisign',
    'encrypt-to',
    'untrusted comment: minisign public key\nRWQ',
    'KEY_INVALID',
    /minisign/,
    /keygen/,
  ],
  ['a JSON web key', 'encrypt-to', '{"kty":"OKP","crv":"Ed25519"}', 'KEY_INVALID', /a JSON web key/, /keygen/],
  [
    'a service account',
    'decrypt-with',
    `{"private_key": ${JSON.stringify(PEM)}}`,
    'KEY_INVALID',
    /PEM format|service account/,
    /keygen/,
  ],
  [
    'a fingerprint',
    'encrypt-to',
    '4FA0F2C99127D50C6DAA24B193A978BAE9D49DD0',
    'KEY_INVALID',
    /given a fingerprint, not an OpenPGP key/,
    /gpg --armor --export/,
  ],
  [
    'a spaced fingerprint',
    'encrypt-to',
    '4FA0 F2C9 9127 D50C 6DAA  24B1 93A9 78BA E9D4 9DD0',
    'KEY_INVALID',
    /given a fingerprint, not an OpenPGP key/,
    /not looked up/,
  ],
  [
    'a key id',
    'encrypt-to',
    '0x93a978bae9d49dd0',
    'KEY_INVALID',
    /given a fingerprint, not an OpenPGP key/,
    /not looked up/,
  ],
  [
    'an address',
    'encrypt-to',
    'ops@example.com',
    'KEY_INVALID',
    /given an e-mail address, not/,
    /gpg --armor --export/,
  ],
  [
    'a URL',
    'encrypt-to',
    'https://example.com/recovery.asc',
    'KEY_INVALID',
    /given an address on the network, not/,
    /not downloaded/,
  ],
  [
    'an expression',
    'decrypt-with',
    `\${{ secrets.RECOVERY_KEY }}`,
    'KEY_INVALID',
    /the name of a variable/,
    /secrets\.NAME/,
  ],
  ['a variable', 'decrypt-with', '$RECOVERY_KEY', 'KEY_INVALID', /the name of a variable/, /double quotes/],
  ['the name of a secret', 'decrypt-with', 'secrets.RECOVERY_KEY', 'KEY_INVALID', /the name of a variable/, /./],
  ['a masked secret', 'decrypt-with', '***', 'KEY_INVALID', /asterisks/, /a log or a form/],
  [
    'two files in one line',
    'encrypt-to',
    'a.asc, b.asc',
    'KEY_INVALID',
    /several files in one line/,
    /one path per line/,
  ],
  [
    'a missing file',
    'encrypt-to',
    'keys/nowhere.asc',
    'FILE_UNREADABLE',
    /"keys\/nowhere\.asc".* does not exist/,
    /relative to/,
  ],
  [
    'a missing file beside a key',
    'encrypt-to',
    `${PUBLIC_KEY}\nkeys/nowhere.asc`,
    'FILE_UNREADABLE',
    /nowhere\.asc/,
    /relative to/,
  ],
  [
    'a missing file in the home folder',
    'encrypt-to',
    '~/nowhere.asc',
    'FILE_UNREADABLE',
    /nowhere\.asc" .* does not exist/,
    /./,
  ],
  ['a word', 'decrypt-with', 'hunter2', 'FILE_UNREADABLE', /Can't read the file that/, /./],
];

describe('what is not a key is named', () => {
  it.each(REFUSED)('%s in `%s`', async (_name, option, text, code, message, hint) => {
    const reading = option === 'encrypt-to' ? readPublic(text) : readPrivate(text);
    const error = await refusal(reading);
    expect(error.message).toMatch(message);
    expect(error).toMatchObject({ code, hint: expect.stringMatching(hint) });
    expect(error.message).toContain(`\`${option}\``);
    // In a file it is the same.
    if (!text.includes('\n') || code !== 'KEY_INVALID') return;
    expect(
      (await refusal(option === 'encrypt-to' ? readPublic(file('x.txt', text)) : readPrivate(file('x.txt', text))))
        .code,
    ).toBe(code);
  });

  it('for every option with keys', async () => {
    for (const option of ['runner-key', 'signers', 'verifiers']) {
      const error = await refusal(read({ ...BACKUP, 'encrypt-to': PUBLIC_KEY, [option]: SSH_PRIVATE }));
      expect(error.message).toBe(`\`${option}\` was given a private SSH key, not an OpenPGP key.`);
    }
    const error = await refusal(read({ ...VERIFY, 'decrypt-with': PRIVATE_KEY, 'verifier-key': PEM }));
    expect(error.message).toMatch(/^`verifier-key` was given a private key in PEM format/);
  });
});
