import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createEncrypted } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import tls from 'node:tls';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { PostTuning } from '../../src/notifiers/attempts.ts';
import { messageOf } from '../contract/notifier-messages.ts';
import { openOne, specOf } from '../contract/notifier-subject.ts';
import { makeCertificate } from '../support/mysql-certificate.ts';
import { type ScriptedConnection, type ScriptedSmtp, startScriptedSmtp } from '../support/notifiers/scripted-smtp.ts';
import { WAITING } from '../support/patience.ts';

const NEVER = new AbortController().signal;
const PASSWORD = 'hunter2-canary';
const LOGIN = { user: 'backup@example.com', password: PASSWORD };
const ADDRESSES = { from: 'backup@example.com', to: 'oncall@example.com' };
const ENCODED = [PASSWORD, btoa(PASSWORD), btoa(`\0${LOGIN.user}\0${PASSWORD}`)];
const SHORT: Partial<PostTuning> = { attempts: 2, timeoutMs: 1_000 };

const trusted = tls.getCACertificates('default');
let folder: string;
let credentials: { readonly cert: Buffer; readonly key: Buffer };
let server: ScriptedSmtp | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smtp-'));
  const { authority, certificate, key } = await makeCertificate(folder);
  tls.setDefaultCACertificates([...trusted, await readFile(authority, 'utf8')]);
  credentials = { cert: await readFile(certificate), key: await readFile(key) };
});
afterAll(async () => {
  tls.setDefaultCACertificates(trusted);
  await rm(folder, { recursive: true });
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

type Script = (connection: ScriptedConnection) => Promise<void>;

interface Line {
  readonly settings?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  readonly tuning?: Partial<PostTuning>;
}

async function open(script: Script, { settings = LOGIN, flags = [], tuning = {} }: Line = {}) {
  server = await startScriptedSmtp(script);
  return openOne(specOf('smtp', `smtp://127.0.0.1:${server.port}`, { ...ADDRESSES, ...settings }, flags), tuning);
}

async function failureOf(script: Script, line: Line = {}): Promise<RestorableError> {
  const notifier = await open(script, line);
  const error: unknown = await notifier.send(messageOf('opened'), NEVER).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RestorableError);
  const shown = inspect(error, { depth: 9, showHidden: true });
  for (const secret of ENCODED) expect(shown).not.toContain(secret);
  expect(shown).not.toMatch(/[^\P{Cc}\n]/u);
  return error as RestorableError;
}

/** Greets, and answers the first EHLO. */
async function greet(connection: ScriptedConnection, ...extensions: readonly string[]): Promise<void> {
  connection.say('220 mx.example.com ESMTP\r\n');
  await connection.line();
  connection.say([...extensions.map((each) => `250-${each}\r\n`), '250 HELP\r\n'].join(''));
}

const UNENCRYPTED: Line = { flags: ['unencrypted'] };

/** Says yes to everything, except where a script does something else. */
async function serve(
  connection: ScriptedConnection,
  changes: Readonly<Record<string, string>> = {},
  ...extensions: readonly string[]
): Promise<void> {
  await greet(connection, 'AUTH PLAIN', ...extensions);
  for (let line = await connection.line(); line !== undefined; line = await connection.line()) {
    const verb = line.split(/[ :]/)[0] ?? '';
    const usual = { AUTH: '235 2.7.0 Ok\r\n', DATA: '354 Go\r\n', QUIT: '' }[verb] ?? '250 Ok\r\n';
    connection.say(changes[verb] ?? usual);
    if (verb !== 'DATA') continue;
    await connection.until('.');
    connection.say(changes['.'] ?? '250 2.0.0 Ok\r\n');
  }
}

describe('a server that takes its time', () => {
  it.each<[string, Script]>([
    ['never says anything', async () => {}],
    [
      'says a greeting letter by letter',
      async ({ say, socket }) => {
        const timer = setInterval(() => say('2'), 20);
        socket.once('close', () => clearInterval(timer));
      },
    ],
    ['never answers EHLO', async ({ say }) => say('220 mx.example.com\r\n')],
    ['never answers a login', (connection) => serve(connection, { AUTH: '' })],
    ['never says whether it took the mail', (connection) => serve(connection, { '.': '' })],
  ])('is given up after the limit: it %s', async (_, script) => {
    const error = await failureOf(script, { ...UNENCRYPTED, tuning: SHORT });
    expect(error).toMatchObject({ code: 'NOTIFY_FAILED', message: expect.stringContaining('did not answer in time') });
    expect(server?.connections).toBe(2);
  });

  it('is not waited for once it took the mail', async () => {
    const notifier = await open((connection) => serve(connection, { QUIT: '' }), {
      ...UNENCRYPTED,
      tuning: { timeoutMs: 60_000 },
    });
    await notifier.send(messageOf('opened'), NEVER);
    expect(server?.heard.at(-1)).not.toBe('');
    // All connections end although this server never closes one.
    await server?.stop();
    expect(server?.heard.at(-1)).toBe('QUIT');
    server = undefined;
  });
});

describe('a server that says too much', () => {
  const flood =
    (text: string): Script =>
    async ({ say, socket }) => {
      const pour = () => {
        if (!socket.destroyed) globalThis.setImmediate(pour);
        if (socket.writableLength < 1_000_000) say(text);
      };
      pour();
    };
  it.each<[string, Script]>([
    ['a greeting without an end', flood(`220-${'x'.repeat(1_000)}\r\n`)],
    ['a line without an end', flood('2'.repeat(4_096))],
    ['lines with nothing in them', flood('\r\n'.repeat(4_096))],
    ['a page', async ({ say }) => say('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['what is not text', async ({ say }) => say('\u0000\u00ff\u0016\u0003\r\n')],
  ])('is no mail server: %s', async (_, script) => {
    const error = await failureOf(script, UNENCRYPTED);
    expect(error).toMatchObject({ code: 'NOTIFY_FAILED', message: 'smtp: the answer is not that of a mail server.' });
    expect(server?.connections).toBe(1);
    // Nothing is left to do with what it said.
    await server?.stop();
    for (let turn = 0; turn < 3; turn += 1) await setImmediate();
    expect(process.getActiveResourcesInfo()).not.toContain('Immediate');
    server = undefined;
  });
});

describe('a server that closes the connection', () => {
  it.each<[string, Script]>([
    ['at once', async ({ socket }) => void socket.end()],
    ['by a reset', async ({ socket }) => void socket.resetAndDestroy()],
    [
      'instead of answering a login',
      async (connection) => {
        await greet(connection, 'AUTH PLAIN');
        await connection.line();
        connection.socket.end();
      },
    ],
    [
      'instead of taking the mail',
      async (connection) => {
        await greet(connection, 'AUTH PLAIN');
        for (const answer of ['235 Ok', '250 Ok', '250 Ok', '354 Go']) {
          await connection.line();
          connection.say(`${answer}\r\n`);
        }
        await connection.until('.');
        connection.socket.end();
      },
    ],
  ])('is tried again: %s', async (_, script) => {
    const error = await failureOf(script, UNENCRYPTED);
    expect(error).toMatchObject({
      code: 'NOTIFY_FAILED',
      message: expect.stringContaining('the connection was closed'),
    });
    expect(server?.connections).toBe(3);
  });
});

describe('between the channel and its server', () => {
  const isSilent = () => {
    const said = server?.heard.join('\n') ?? '';
    expect(said).not.toMatch(/^(?:AUTH|MAIL|RCPT|DATA)/m);
    for (const secret of ENCODED) expect(said).not.toContain(secret);
  };

  it.each([
    ['removes STARTTLS from the offer', '502 5.5.1 Not implemented\r\n'],
    ['refuses STARTTLS', '454 4.7.0 TLS not available\r\n'],
  ])('somebody who %s gets no password and no mail', async (_, answer) => {
    const error = await failureOf(async (connection) => {
      await greet(connection, 'AUTH PLAIN LOGIN', 'SIZE 1000000');
      await connection.line();
      connection.say(answer);
      // A client that gave in would go on.
      for (;;) if ((await connection.line()) === undefined) return;
    });
    expect(error.message).toContain('does not encrypt by STARTTLS');
    isSilent();
  });

  it('somebody who answers STARTTLS and goes on in the clear gets no password and no mail', async () => {
    const error = await failureOf(async (connection) => {
      await greet(connection, 'STARTTLS', 'AUTH PLAIN');
      await connection.line();
      connection.say('220 Go\r\n');
      await new Promise((resolve) => connection.socket.once('data', resolve));
      connection.say('250-mx\r\n250 AUTH PLAIN\r\n235 Ok\r\n250 Ok\r\n250 Ok\r\n354 Go\r\n250 Ok\r\n');
      for (;;) if ((await connection.line()) === undefined) return;
    });
    expect(error.message).toContain("the TLS connection can't be trusted");
    isSilent();
  });

  it('somebody who adds answers before TLS is not heard', async () => {
    const said: (string | undefined)[] = [];
    const error = await failureOf(async (connection) => {
      await greet(connection, 'STARTTLS');
      await connection.line();
      connection.say('220 Go\r\n250-mx\r\n250-AUTH PLAIN\r\n250 HELP\r\n');
      const secure = await connection.secured(credentials);
      said.push(await secure.line());
      secure.say('250 mx without a login\r\n');
      said.push(await secure.line());
    });
    expect(error).toMatchObject({ code: 'NOTIFY_FAILED', message: 'smtp: the mail server offers no login.' });
    await server?.stop();
    expect(said).toEqual(['EHLO [127.0.0.1]', undefined]);
    server = undefined;
  });

  it('somebody with a certificate of another name gets no password', async () => {
    const other = join(folder, 'other');
    await mkdir(other);
    const made = await makeCertificate(other, ['mail.example.org']);
    const before = tls.getCACertificates('default');
    tls.setDefaultCACertificates([...before, await readFile(made.authority, 'utf8')]);
    const wrong = { cert: await readFile(made.certificate), key: await readFile(made.key) };
    const error = await failureOf(async (connection) => {
      await greet(connection, 'STARTTLS', 'AUTH PLAIN');
      await connection.line();
      connection.say('220 Go\r\n');
      const secure = await connection.secured(wrong);
      for (;;) if ((await secure.line()) === undefined) return;
    });
    tls.setDefaultCACertificates(before);
    expect(error.message).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
    isSilent();
  });
});

describe('a server that takes several commands at once', () => {
  it('gets the mail', async () => {
    const notifier = await open((connection) => serve(connection, {}, 'PIPELINING', 'SIZE 1000000'), UNENCRYPTED);
    await notifier.send(messageOf('opened'), NEVER);
    expect(server?.heard).toEqual(expect.arrayContaining(['RCPT TO:<oncall@example.com>', 'DATA', '.']));
  });

  it.each([
    [
      'MAIL',
      { MAIL: '553 5.7.1 No\r\n', RCPT: '503 No\r\n', DATA: '503 No\r\n' },
      'refused the sender (status 553 5.7.1)',
    ],
    ['RCPT', { RCPT: '550 5.1.1 No\r\n', DATA: '503 No\r\n' }, 'refused all recipients (status 550 5.1.1)'],
    ['RCPT', { RCPT: '451 4.7.1 Later\r\n', DATA: '503 No\r\n' }, 'for now (status 451 4.7.1)'],
  ] as const)('can refuse the first of them: %s', async (_, changes, text) => {
    const isLast = (verb: string) => verb === 'DATA';
    const error = await failureOf(async (connection) => {
      await greet(connection, 'AUTH PLAIN', 'PIPELINING');
      for (let line = await connection.line(); line !== undefined; line = await connection.line()) {
        const verb = line.split(/[ :]/)[0] ?? '';
        const answers: Readonly<Record<string, string>> = { AUTH: '235 Ok\r\n', ...changes };
        connection.say(answers[verb] ?? '250 Ok\r\n');
        if (isLast(verb)) break;
      }
    }, UNENCRYPTED);
    expect(error).toMatchObject({ code: 'NOTIFY_FAILED', message: expect.stringContaining(text) });
  });
});

describe('an answer with the password in it', () => {
  const echo = (status: string): string => `${status} 5.7.8 \u001b]0;x\u0007 ${ENCODED.join(' ')}\r\n`;
  it.each([
    ['AUTH', '535', 'NOTIFY_FAILED', 'refused the login (status 535 5.7.8)'],
    ['AUTH', '454', 'NOTIFY_FAILED', 'for now (status 454 5.7.8)'],
    ['MAIL', '550', 'NOTIFY_FAILED', 'refused the sender (status 550 5.7.8)'],
    ['RCPT', '550', 'NOTIFY_FAILED', 'refused all recipients (status 550 5.7.8)'],
    ['DATA', '554', 'NOTIFY_REFUSED', 'refused the mail (status 554 5.7.8)'],
    ['.', '552', 'NOTIFY_REFUSED', 'refused the mail (status 552 5.7.8)'],
    ['.', '452', 'NOTIFY_FAILED', 'for now (status 452 5.7.8)'],
  ] as const)('is not shown: after %s, %s', async (verb, status, code, text) => {
    const error = await failureOf((connection) => serve(connection, { [verb]: echo(status) }), UNENCRYPTED);
    expect(error).toMatchObject({ code, message: expect.stringContaining(text) });
    expect(server?.connections).toBe(1);
  });

  it('refuses a mail that is larger than the server accepts, before it is sent', async () => {
    const error = await failureOf(
      async (connection) => {
        await greet(connection, 'SIZE 500');
        for (;;) if ((await connection.line()) === undefined) return;
      },
      { settings: {}, flags: ['unencrypted'] },
    );
    expect(error).toMatchObject({ code: 'NOTIFY_REFUSED' });
    expect(server?.heard.join('\n')).not.toContain('MAIL');
  });
});

describe('a cancellation', () => {
  it.each<[string, Script, RegExp]>([
    ['before the greeting', async () => {}, /^$/],
    ['before the login', async ({ say }) => say('220 mx\r\n'), /^EHLO/],
    ['during the login', (connection) => serve(connection, { AUTH: '' }), /^AUTH/],
    ['after the mail', (connection) => serve(connection, { '.': '' }), /^\.$/],
  ])('ends it %s, and closes the connection', async (_, script, reached) => {
    const notifier = await open(script, { ...UNENCRYPTED, tuning: { timeoutMs: 3_600_000 } });
    const stop = new AbortController();
    const sending = notifier.send(messageOf('opened'), stop.signal).catch((thrown: unknown) => thrown);
    await vi.waitUntil(() => (server?.connections ?? 0) > 0 && reached.test(server?.heard.at(-1) ?? ''), WAITING);
    const reason = new RestorableError('TIMEOUT', 'The time for messages is over.');
    stop.abort(reason);
    expect(await sending).toBe(reason);
    await server?.stop();
    expect(server?.connections).toBe(1);
    server = undefined;
  });

  it('sends nothing if the signal was aborted before', async () => {
    const notifier = await open(async () => {});
    await expect(notifier.send(messageOf('opened'), AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(server?.connections).toBe(0);
  });
});

describe('through a proxy', () => {
  let proxy: Server;
  let encrypted: Server;
  const seen: string[] = [];
  let status: number | 'open';
  beforeAll(async () => {
    proxy = createServer((_, answer) => answer.writeHead(405).end());
    encrypted = createEncrypted(credentials, (_, answer) => answer.writeHead(405).end());
    const open = (request: IncomingMessage, socket: Duplex) => {
      const login = request.headers['proxy-authorization'] ?? '';
      seen.push(`${request.url} ${atob(login.replace('Basic ', ''))}`);
      if (status !== 'open') return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      const to = connect(server?.port ?? 0, '127.0.0.1');
      socket.on('error', () => to.destroy()).pipe(to);
      to.on('error', () => socket.destroy());
      socket.write('HTTP/1.1 200 Ok\r\n\r\n');
      return void to.pipe(socket);
    };
    for (const each of [proxy, encrypted]) {
      each.on('connect', open);
      await new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve));
    }
  });
  afterAll(() => {
    for (const each of [proxy, encrypted]) {
      each.closeAllConnections();
      each.close();
    }
  });

  const through = (by = proxy) => `http://proxy-user:proxy%2Fsecret@127.0.0.1:${(by.address() as AddressInfo).port}`;

  it('is delivered by a tunnel to the name of the server', async () => {
    status = 'open';
    server = await startScriptedSmtp((connection) => serve(connection));
    const spec = specOf('smtp', 'smtp://mail.internal:2525', { ...ADDRESSES, ...LOGIN, proxy: through() }, [
      'unencrypted',
    ]);
    const notifier = await openOne(spec);
    await notifier.send(messageOf('opened'), NEVER);
    expect(seen).toEqual(['mail.internal:2525 proxy-user:proxy/secret']);
    expect(server.heard).toContain('RCPT TO:<oncall@example.com>');
  });

  it('is delivered by a proxy that is encrypted itself, with TLS to the server within it', async () => {
    status = 'open';
    server = await startScriptedSmtp(async (connection) => serve(await connection.secured(credentials)));
    seen.length = 0;
    const address = through(encrypted).replace('http:', 'https:').replace('127.0.0.1', 'localhost');
    const spec = specOf('smtp', 'smtps://localhost:2525', { ...ADDRESSES, ...LOGIN, proxy: address });
    await (await openOne(spec)).send(messageOf('opened'), NEVER);
    expect(seen).toEqual(['localhost:2525 proxy-user:proxy/secret']);
    expect(server.heard).toContain('RCPT TO:<oncall@example.com>');
  });

  it('expects the certificate of an encrypted proxy to be for the proxy, and not for the mail server', async () => {
    status = 407;
    const address = through(encrypted).replace('http:', 'https:');
    const spec = specOf('smtp', 'smtps://mail.example.com', { ...ADDRESSES, ...LOGIN, proxy: address });
    await expect((await openOne(spec)).send(messageOf('opened'), NEVER)).rejects.toMatchObject({
      message: 'smtp: the proxy opened no connection (status 407).',
    });
  });

  it.each([403, 407])('says that the proxy refused, without its password: status %i', async (given) => {
    status = given;
    const spec = specOf('smtp', 'smtps://mail.example.com', { ...ADDRESSES, ...LOGIN, proxy: through() });
    const error: unknown = await (await openOne(spec))
      .send(messageOf('opened'), NEVER)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'NOTIFY_FAILED',
      message: `smtp: the proxy opened no connection (status ${given}).`,
    });
    expect(inspect(error, { depth: 9 })).not.toContain('secret');
  });

  it('says that the proxy, and not the mail server, can not be reached', async () => {
    const address = through();
    await new Promise((resolve) => proxy.close(resolve));
    const spec = specOf('smtp', 'smtps://mail.example.com', { ...ADDRESSES, ...LOGIN, proxy: address });
    const error: unknown = await (await openOne(spec))
      .send(messageOf('opened'), NEVER)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'NOTIFY_FAILED',
      message: expect.stringContaining("the proxy can't be reached"),
    });
    expect(inspect(error, { depth: 9 })).not.toContain('secret');
  });
});
