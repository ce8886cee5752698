import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { z } from 'zod';
import { WAITING } from '../patience.ts';
import type { Shown } from './fake-provider.ts';

const PROGRAM = fileURLToPath(new URL('./smtp_server.py', import.meta.url));
/** Debian's own, which has Debian's packages. */
const PYTHON = '/usr/bin/python3';

const PORTS = z.strictObject({ plain: z.int(), starttls: z.int(), implicit: z.int() });
const MAIL = z.strictObject({
  from: z.string(),
  to: z.array(z.string()),
  hello: z.string(),
  isEncrypted: z.boolean(),
  user: z.string().nullable(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  defects: z.array(z.string()),
  /** With the line ends of mails made those of texts. */
  parts: z.record(
    z.string(),
    z.string().transform((text) => text.replaceAll('\r\n', '\n')),
  ),
  structure: z.array(z.string()),
  source: z.string().transform((text) => Buffer.from(text, 'base64').toString('latin1')),
  longestLine: z.int(),
  bareLineEnds: z.int(),
});

/** A mail as the server got it, and as Python reads it. */
export type ReceivedMail = z.infer<typeof MAIL>;

export interface SmtpServer {
  readonly ports: z.infer<typeof PORTS>;
  /** Mails that were accepted, in order. */
  readonly mails: ReceivedMail[];
  /** The mails, as soon as there are this many: the server prints one before it answers. */
  received(count: number): Promise<readonly ReceivedMail[]>;
  stop(): Promise<void>;
}

/** Starts a real mail server, aiosmtpd, on ports of 127.0.0.1. */
export async function startSmtpServer(
  tls: { readonly certificate: string; readonly key: string },
  login: { readonly user: string; readonly password: string },
): Promise<SmtpServer> {
  const child = spawn(PYTHON, ['-W', 'ignore', PROGRAM, tls.certificate, tls.key, login.user, login.password], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout });
  const mails: ReceivedMail[] = [];
  const ports = await new Promise<z.infer<typeof PORTS>>((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`the mail server ended with ${code}: apt-get install python3-aiosmtpd`)),
    );
    lines.once('line', (line) => {
      resolve(PORTS.parse(JSON.parse(line)));
      lines.on('line', (mail) => mails.push(MAIL.parse(JSON.parse(mail))));
    });
  });
  return {
    ports,
    mails,
    received: async (count) => {
      await vi.waitUntil(() => mails.length >= count, WAITING);
      return mails;
    },
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  child.kill();
  await ended;
}

/** The value of a header. */
export function headerOf(mail: ReceivedMail, name: string): string | undefined {
  return mail.headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
}

const NAMES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#96': '`',
  nbsp: ' ',
};

/** What people see of both parts and of the subject. Markup that is not ours fails, because a name must not become any. */
export function showMail(mail: ReceivedMail): Shown {
  const [plain = '', html = ''] = [mail.parts['text/plain'], mail.parts['text/html']];
  const body = html.replace(/^[\s\S]*<body[^>]*>/, '').replace(/<div style="display:none[^>]*>[^<]*<\/div>/, '');
  const links = [...body.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => unescaped(href));
  const text = body.replaceAll(/<[^<>]*>/g, (tag) => {
    if (!/^<\/?(?:table|tr|td|p|div|span|h1|a|body|html)(?: [^<>]*)?>$/.test(tag)) throw new Error(`the tag ${tag}`);
    return '';
  });
  return { text: [headerOf(mail, 'subject'), plain, unescaped(text)].join('\n'), links, mentions: [] };
}

function unescaped(text: string): string {
  return text.replaceAll(/&([^;\s]*);?/g, (entity, name: string) => {
    const character = NAMES[name];
    if (character === undefined) throw new Error(`the entity ${entity}`);
    return character;
  });
}
