import MailComposer from 'nodemailer/lib/mail-composer';
import { escapeHtml } from '../../core/escaping/escape-html.ts';
import type { MailAccount } from '../../core/watch/mail-account.ts';
import type { Message } from '../../ports/alerts/notifier.ts';
import { bytesOf, clip, type Medium } from '../clip.ts';
import { headingOf } from '../message-text.ts';
import { htmlOf } from './html.ts';

/*
 * A mail of RFC 5322. Ids and threads: 3.6.4 there. Answers by programs: RFC 3834 (`Auto-Submitted`), and `X-Auto-Response-Suppress`
 * of Exchange. A mail stays far below 100 KB, which every server accepts.
 */
const LONGEST_SUBJECT = 200;
/** Of the others, in bytes of the HTML. */
const LONGEST_SENTENCE = 1_200;
const LONGEST_NAME = 400;
const LONGEST_VALUE = 1_000;
const MOST_ITEMS = 10;
const LONGEST_LINK = 2_000;
const MEDIUM: Medium = { sizeOf: (text) => bytesOf(escapeHtml(text)) };
const SENDER = 'Restorable';

/** The complete mail of a message. Two runs that send the same one make mails with the same id. @param now the time of sending */
export async function composeMail(message: Message, { from, to }: MailAccount, now: Date): Promise<Buffer> {
  const short = shortened(message);
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const id = (text: string) => `<${text.replaceAll(/[^\w-]/g, '')}.restorable@${domain.replaceAll(/[[\]]/g, '')}>`;
  // Nothing with this id is ever sent. All mails of an incident answer it, so whichever comes first begins the thread.
  const thread = id(message.incident);
  const isUrgent = message.severity === 'critical' && message.kind !== 'closed' && message.kind !== 'test';
  const mail = new MailComposer({
    from: { name: SENDER, address: from },
    to: to.map((address) => ({ name: '', address })),
    subject: clip(headingOf(short), LONGEST_SUBJECT),
    messageId: id(message.id),
    inReplyTo: thread,
    references: thread,
    date: now,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(isUrgent ? { Importance: 'high', 'X-Priority': '1' } : {}),
    },
    text: mailText(short),
    html: htmlOf(short),
    // A name is never a path or an address to read.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  return mail.compile().build();
}

/** The plain part: what is known, what to do, the fields below each other, and the link. */
function mailText(message: Message): string {
  const { title, sentences, advice, fields, runUrl } = message;
  const width = Math.max(0, ...fields.map(([name]) => name.length)) + 2;
  return [
    title,
    sentences.join('\n'),
    advice,
    fields.map(([name, value]) => `${`${name}:`.padEnd(width)}${value}`).join('\n'),
    runUrl === undefined ? '' : `The run: ${runUrl}`,
    `-- \nSent automatically by ${SENDER}.`,
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function shortened(message: Message): Message {
  const { sentences, advice, fields, runUrl } = message;
  return {
    ...message,
    sentences: sentences.slice(0, MOST_ITEMS).map((text) => clip(text, LONGEST_SENTENCE, MEDIUM)),
    advice: clip(advice, LONGEST_SENTENCE, MEDIUM),
    fields: fields
      .slice(0, MOST_ITEMS)
      .map(([name, value]) => [clip(name, LONGEST_NAME, MEDIUM), clip(value, LONGEST_VALUE, MEDIUM)] as const),
    runUrl: runUrl !== undefined && runUrl.length <= LONGEST_LINK ? runUrl : undefined,
  };
}
