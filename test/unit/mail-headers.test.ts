import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MailAccount } from '../../src/core/watch/mail-account.ts';
import { composeMail } from '../../src/notifiers/mail/compose.ts';
import { visibleMessage } from '../../src/notifiers/message-text.ts';
import { messageOf } from '../contract/notifier-messages.ts';
import { ANY_CHARACTER } from '../support/any-character.ts';

const ACCOUNT: MailAccount = {
  host: 'smtp.example.com',
  port: 465,
  tls: 'implicit',
  login: { user: 'user', password: 'hunter2-canary' },
  from: 'backup@example.com',
  to: ['oncall@example.com'],
};
const NAMES = [
  ...['From', 'To', 'Subject', 'Message-ID', 'In-Reply-To', 'References', 'Date', 'MIME-Version', 'Content-Type'],
  ...['Auto-Submitted', 'X-Auto-Response-Suppress', 'Importance', 'X-Priority'],
];
const PIECES = [
  '\r',
  '\n',
  '\r\n',
  '\r\n\r\n',
  '\r\n.\r\n',
  'Bcc: victim@example.com',
  '\0',
  '\u2028',
  '\u0085',
  '=?utf-8?B?DQpCY2M6?=',
  '--',
  ' ',
  ':',
  '🔴',
  '\ud800',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: ANY_CHARACTER, maxLength: 8 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

/** The names of the headers, and their values without folds. */
function headersOf(mail: string): (readonly [string, string])[] {
  const end = mail.indexOf('\r\n\r\n');
  const lines = mail
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  return lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const);
}

it('has the same headers and recipients, and the same parts, whatever a message contains', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, text, async (title, sentence, name) => {
      const message = visibleMessage(
        messageOf('opened', {
          id: `5f3a-opened${name}`,
          title,
          sentences: [sentence],
          advice: name,
          fields: [[name, sentence]],
        }),
      );
      const mail = (await composeMail(message, ACCOUNT, new Date('2026-12-01T02:00:00Z'))).toString('latin1');
      const headers = headersOf(mail);
      expect(headers.map(([each]) => each).toSorted()).toEqual(NAMES.toSorted());
      const value = (wanted: string) => headers.find(([each]) => each === wanted)?.[1];
      expect(value('To')).toBe('oncall@example.com');
      expect(value('From')).toBe('Restorable <backup@example.com>');
      expect(value('Date')).toBe('Tue, 01 Dec 2026 02:00:00 +0000');
      expect(value('Message-ID')).toMatch(/^<[\w-]+\.restorable@example\.com>$/);
      expect(mail.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
      const boundary = /boundary="([^"]+)"/.exec(value('Content-Type') ?? '')?.[1] ?? '';
      expect(mail.split(`\r\n--${boundary}`).length - 1).toBe(3);
      expect(mail).not.toContain('hunter2');
    }),
    { numRuns: 300 },
  );
});
