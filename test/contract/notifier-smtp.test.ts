import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { Message, Notifier } from '../../src/ports/alerts/notifier.ts';
import { makeCertificate } from '../support/mysql-certificate.ts';
import {
  headerOf,
  type ReceivedMail,
  type SmtpServer,
  showMail,
  startSmtpServer,
} from '../support/notifiers/smtp-server.ts';
import { describeDelivery } from './notifier.ts';
import { messageOf } from './notifier-messages.ts';
import { openOne, specOf } from './notifier-subject.ts';

const NEVER = new AbortController().signal;
const USER = 'backup@example.com';
/** Everything that an address or a line could misread. */
const PASSWORD = 'p@ss:w0rd/#?%25&"é';
const FROM = 'backup@example.com';
const TO = 'oncall@example.com';

const trusted = tls.getCACertificates('default');
let folder: string;
let server: SmtpServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smtp-'));
  const { authority, certificate, key } = await makeCertificate(folder);
  tls.setDefaultCACertificates([...trusted, await readFile(authority, 'utf8')]);
  server = await startSmtpServer({ certificate, key }, { user: USER, password: PASSWORD });
});
afterAll(async () => {
  tls.setDefaultCACertificates(trusted);
  await server.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  server.mails.length = 0;
});

const LOGIN = `${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}`;

interface Changes {
  readonly kind?: keyof SmtpServer['ports'];
  readonly login?: string;
  readonly host?: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
}

function open({
  kind = 'implicit',
  login = LOGIN,
  host = '127.0.0.1',
  settings = {},
  flags,
}: Changes = {}): Promise<Notifier> {
  const scheme = kind === 'implicit' ? 'smtps' : 'smtp';
  const address = `${scheme}://${login === '' ? '' : `${login}@`}${host}:${server.ports[kind]}`;
  return openOne(specOf('smtp', address, { from: FROM, to: TO, ...settings }, flags));
}

async function sent(message: Message, changes: Changes = {}): Promise<ReceivedMail> {
  const notifier = await open(changes);
  await notifier.send(message, NEVER);
  const [mail] = await server.received(1);
  if (mail === undefined) throw new Error('no mail');
  expect(mail.defects).toEqual([]);
  return mail;
}

async function failure(changes: Changes, message = messageOf('opened')): Promise<RestorableError> {
  const notifier = await open(changes);
  const error = await notifier.send(message, NEVER).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RestorableError);
  return error as RestorableError;
}

describe('notifier: smtp', () => {
  describeDelivery({
    subject: {
      spec: (url) =>
        specOf('smtp', `smtps://${new URL(url).host}`, { from: FROM, to: TO, user: USER, password: 'hunter2-canary' }),
      secrets: ['hunter2-canary'],
    },
    shown: async (message) => showMail(await sent(message)),
  });
});

describe('a connection', () => {
  it.each([
    ['TLS from the start', { kind: 'implicit' }, true, USER],
    ['STARTTLS', { kind: 'starttls' }, true, USER],
    ['a name in place of an address', { kind: 'starttls', host: 'localhost' }, true, USER],
    ['the login after the address', { login: '', settings: { user: USER, password: PASSWORD } }, true, USER],
    ['no TLS and no login, on the same machine', { kind: 'plain', login: '' }, false, null],
    ['no TLS by `unencrypted`', { kind: 'plain', flags: ['unencrypted'] }, false, USER],
  ] as const)('has %s', async (_, changes, isEncrypted, user) => {
    const mail = await sent(messageOf('opened'), changes);
    expect(mail).toMatchObject({ from: FROM, to: [TO], isEncrypted, user, hello: '[127.0.0.1]' });
  });

  it('sends nothing to a server without STARTTLS', async () => {
    const error = await failure({ kind: 'plain' });
    expect(error).toMatchObject({ code: 'NOTIFY_FAILED', hint: expect.stringContaining('unencrypted') });
    expect(error.message).toContain('does not encrypt by STARTTLS');
  });

  it('trusts no certificate of another authority', async () => {
    tls.setDefaultCACertificates(trusted);
    for (const kind of ['implicit', 'starttls'] as const) {
      const error = await failure({ kind });
      expect(error).toMatchObject({ code: 'NOTIFY_FAILED', hint: expect.stringContaining('NODE_EXTRA_CA_CERTS') });
    }
    tls.setDefaultCACertificates([...trusted, await readFile(join(folder, 'tls', 'ca.pem'), 'utf8')]);
  });

  it.each(['implicit', 'starttls'] as const)('trusts no certificate of another host: %s', async (kind) => {
    // The same machine by another address.
    const error = await failure({ kind, host: '[::ffff:127.0.0.1]' });
    expect(error).toMatchObject({
      code: 'NOTIFY_FAILED',
      message: expect.stringContaining('ALTNAME'),
    });
  });
});

it('is the same channel with another login, of which its id tells nothing', async () => {
  const ids = await Promise.all(
    ['one', 'two'].map(async (password) => (await open({ login: `backup:${password}` })).id),
  );
  expect(new Set(ids).size).toBe(1);
  expect((await open({ settings: { to: 'other@example.com' } })).id).not.toBe(ids[0]);
});

describe('a refusal', () => {
  it.each([
    [
      'a wrong password',
      { login: 'backup%40example.com:wrong-canary' },
      'NOTIFY_FAILED',
      /refused the login \(status 535 5\.7\.8\)/,
    ],
    ['no login', { login: '', kind: 'implicit' }, 'NOTIFY_FAILED', /refused the sender \(status 530 5\.7\.0\)/],
    [
      'the sender',
      { settings: { from: 'forger@example.com' } },
      'NOTIFY_FAILED',
      /refused the sender \(status 553 5\.7\.1\)/,
    ],
    [
      'all recipients',
      { settings: { to: 'unknown@example.com' } },
      'NOTIFY_FAILED',
      /refused all recipients \(status 550 5\.1\.1\)/,
    ],
    [
      'some recipients',
      { settings: { to: `${TO},unknown@example.com` } },
      'NOTIFY_REFUSED',
      /refused 1 of 2 recipients \(status 550 5\.1\.1\)/,
    ],
    [
      'the mail',
      { settings: { to: 'filtered@example.com' } },
      'NOTIFY_REFUSED',
      /refused the mail \(status 554 5\.7\.1\)/,
    ],
    ['for now', { settings: { to: 'greylisted@example.com' } }, 'NOTIFY_FAILED', /for now \(status 451 4\.7\.1\)/],
    [
      'of some for now',
      { settings: { to: `${TO},greylisted@example.com` } },
      'NOTIFY_FAILED',
      /refused 1 of 2 recipients \(status 451/,
    ],
    [
      'of one for now, and of one for good',
      { settings: { to: `unknown@example.com,greylisted@example.com,${TO}` } },
      'NOTIFY_FAILED',
      /refused 2 of 3 recipients \(status 550 5\.1\.1, status 451/,
    ],
    [
      'too many connections',
      { settings: { to: 'busy@example.com' } },
      'NOTIFY_FAILED',
      /for now \(status 421 4\.7\.0\)/,
    ],
  ] as const)('says what was refused, and nothing of the answer: %s', async (_, changes, code, text) => {
    const error = await failure(changes);
    expect(error).toMatchObject({ code, message: expect.stringMatching(text), hint: expect.stringMatching(/\.$/) });
    const all = `${error.message} ${error.hint} ${error.stack} ${JSON.stringify(error)}`;
    for (const hidden of [PASSWORD, 'wrong-canary', 'No such user', 'Greylisted']) expect(all).not.toContain(hidden);
  });
});

describe('a mail', () => {
  it('has headers of a program, and the time of sending', async () => {
    const before = Date.now();
    const mail = await sent(messageOf('opened'));
    expect(headerOf(mail, 'from')).toBe('Restorable <backup@example.com>');
    expect(headerOf(mail, 'to')).toBe('oncall@example.com');
    expect(headerOf(mail, 'subject')).toBe('🔴 Backup of shop failed (opened)');
    expect(headerOf(mail, 'auto-submitted')).toBe('auto-generated');
    expect(headerOf(mail, 'importance')).toBe('high');
    expect(Math.abs(Date.parse(headerOf(mail, 'date') ?? '') - before)).toBeLessThan(60_000);
    expect(mail.structure).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
    expect(mail.parts['text/html']).not.toMatch(
      /<(?:img|script|link|iframe|object|video|audio|base)|url\(|@import|src=/i,
    );
    expect(mail.longestLine).toBeLessThanOrEqual(998);
    expect(mail.bareLineEnds).toBe(0);
    expect(new Set(mail.headers.map(([name]) => name))).toEqual(
      new Set([
        ...['From', 'To', 'Subject', 'Message-ID', 'In-Reply-To', 'References', 'Date', 'MIME-Version', 'Content-Type'],
        ...['Auto-Submitted', 'X-Auto-Response-Suppress', 'Importance', 'X-Priority'],
      ]),
    );
  });

  it('has the same id if two runs send it, and answers the same id as all mails of its incident', async () => {
    for (const kind of ['opened', 'opened', 'reminded', 'escalated', 'closed'] as const)
      await (await open()).send(messageOf(kind), NEVER);
    const mails = await server.received(5);
    const ids = mails.map((mail) => headerOf(mail, 'message-id'));
    expect(ids[0]).toBe('<5f3a9c0e1b2d4f68-opened.restorable@example.com>');
    expect(new Set(ids).size).toBe(4);
    expect(ids[1]).toBe(ids[0]);
    const threads = mails.map((mail) => [headerOf(mail, 'in-reply-to'), headerOf(mail, 'references')]);
    expect(new Set(threads.flat())).toEqual(new Set(['<5f3a9c0e1b2d4f68.restorable@example.com>']));
  });

  it('goes to each recipient, and to international domains by their names in ASCII', async () => {
    const mail = await sent(messageOf('opened'), {
      settings: { from: 'backup@bücher.example', to: 'a@example.com,ops+db@münchen.example' },
    });
    expect(mail).toMatchObject({
      from: 'backup@xn--bcher-kva.example',
      to: ['a@example.com', 'ops+db@xn--mnchen-3ya.example'],
    });
  });

  it('can go to an international name', async () => {
    const mail = await sent(messageOf('opened'), { settings: { to: 'jörg@example.com' } });
    expect(mail.to).toEqual(['jörg@example.com']);
  });

  it('has no line of a header from a name, whatever it contains', async () => {
    const title = 'shop\r\nBcc: victim@example.com\r\n\r\nbody \u2028 =?utf-8?Q?x?=';
    const mail = await sent(messageOf('opened', { title, fields: [['Data\r\nX: y', 'a\r\n.\r\nMAIL FROM:<x@y>']] }));
    expect(mail.to).toEqual([TO]);
    expect(headerOf(mail, 'bcc')).toBeUndefined();
    expect(server.mails).toHaveLength(1);
  });

  it('is small, whatever the message', async () => {
    const mail = await sent(
      messageOf('opened', {
        sentences: Array(500).fill('😀'.repeat(5_000)),
        fields: Array(500).fill(['n'.repeat(9_999), '<'.repeat(9_999)]),
      }),
    );
    expect(mail.source.length).toBeLessThan(100_000);
  });
});
