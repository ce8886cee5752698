import type { Message } from '../ports/alerts/notifier.ts';

const LONGEST_TITLE = 250;
/** Not shown, and between two characters it keeps GitHub from making a link, a mention or a reference of them. */
const APART = '\u200b';

/** One line of plain text that mentions nobody and refers to nothing. */
function harmless(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[@#]/g, (sign) => sign + APART)
    .replaceAll(/\b(GH-)(?=\d)/gi, (sign) => sign + APART)
    .replaceAll(/:(?=[a-z0-9_+-]+:)/gi, (sign) => sign + APART)
    .trim();
}

/** What can begin or end markup within a line. GitHub's mails show the text as it is written, so nothing else is escaped. */
const MARKUP = /[\\`*_{}[\]<>|~&$!]/g;

/** A line of a body or comment, without any markup. */
export function escaped(text: string): string {
  return harmless(text)
    .replaceAll(MARKUP, (sign) => `\\${sign}`)
    .replace(/^[-+#=]|(?<=^\d+)[.)]/, (sign) => `\\${sign}`);
}

/** GitHub interprets nothing in a title but code between backticks. */
export function titleOf({ title }: Message): string {
  const line = harmless(title).replaceAll('`', "'");
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE - 1).toWellFormed()}…` : line;
}

const HOW_IT_ENDS =
  'This issue is closed when the problem is over. Close it yourself to acknowledge it: until it is over, there are no reminders and no new issue.';

/** Whether an address is of a page of this repository. Another server can have a repository of the same name. */
export function isPageOf(
  url: string | undefined,
  { repository, server }: { readonly repository: string; readonly server: string },
): boolean {
  const { origin, pathname } = URL.parse(url ?? '') ?? {};
  return origin === server && pathname?.toLowerCase().startsWith(`/${repository.toLowerCase()}/`) === true;
}

/** The body of an issue, without its marker. */
export function bodyOf(message: Message): string {
  return [textOf(message), tableOf(message), `<sub>${HOW_IT_ENDS}</sub>`].filter((part) => part !== '').join('\n\n');
}

/** A comment about a reminder, an escalation or the end. */
export function commentOf(message: Message): string {
  return [`**${escaped(message.title)}**`, textOf(message), noticeMark(message.id)].join('\n\n');
}

/** Found again if it is not known whether a comment was posted. */
export function noticeMark(id: string): string {
  return `<!-- restorable:notice ${id.replaceAll(/[^a-z0-9-]/g, '')} -->`;
}

function textOf({ sentences, advice, runUrl }: Message): string {
  const parts = [sentences.map(escaped).join(' '), escaped(advice)];
  const isLink = runUrl !== undefined && /^https?:\/\/[\w.:/-]+$/.test(runUrl);
  return [...parts, isLink ? `[The run](${runUrl})` : ''].filter((part) => part !== '').join('\n\n');
}

function tableOf({ fields }: Message): string {
  if (fields.length === 0) return '';
  const rows = fields.map(([name, value]) => `| ${escaped(name)} | ${escaped(value)} |`);
  return ['| | |', '|---|---|', ...rows].join('\n');
}
