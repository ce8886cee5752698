import { RestorableError } from '../../core/errors.ts';
import { describeNetwork } from '../../core/foreign.ts';
import type { MailAccount } from '../../core/watch/mail-account.ts';
import { RefusedForNow } from '../../ports/alerts/notifier.ts';
import { PassingFailure, TLS_PROBLEM } from '../attempts.ts';

/** What a mail server was asked for when something went wrong. */
export type MailStep = 'connect' | 'proxy' | 'greet' | 'login' | 'send';

/** A failure of the library or of the network, without any text of the server, which can repeat a password. */
export class MailFailure extends Error {
  readonly step: MailStep;
  /** Of the server: three digits. Of a proxy: its status. */
  readonly status: number | undefined;
  /** RFC 3463, such as `5.7.8`. */
  readonly enhanced: string | undefined;
  readonly code: string;
  /** The command that was answered, such as `RCPT TO`. */
  readonly command: string;

  constructor(step: MailStep, thrown: unknown) {
    super('the mail was not delivered');
    const { status, responseCode, response, originalCode, code, command } = fieldsOf(thrown);
    this.step = step;
    this.status = numberOf(responseCode) ?? numberOf(status);
    this.enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?!\S)/.exec(textOf(response))?.[1];
    this.code = textOf(originalCode) || textOf(code);
    this.command = textOf(command);
  }
}

function fieldsOf(thrown: unknown): Readonly<Record<string, unknown>> {
  return typeof thrown === 'object' && thrown !== null ? (thrown as Readonly<Record<string, unknown>>) : {};
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 100 && value <= 999 ? value : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const NEXT_RUN = 'The next run sends the message again.';
const EACH_RUN = 'Each run tries again.';

/** The error that a channel reports. It names the label, what happened and what to do, and nothing of what the server said. */
export function mailError(label: string, failure: MailFailure, account: MailAccount): RestorableError {
  const { step, status } = failure;
  if (step === 'proxy') return proxyError(label, failure);
  if (status === undefined) return connectionError(label, failure, account);
  if (failure.command === 'STARTTLS') return withoutStarttls(label, failure);
  if (status >= 500) return refusal(label, failure);
  if (status < 400) return unexpected(label);
  const message = `${label}: the mail server did not accept the mail for now (${statusOf(failure)}).`;
  const hint = `${NEXT_RUN} If this happens often, check the limits of the account.`;
  // It is about to close the connection, for example because there are too many.
  if (status === 421) return new PassingFailure(message, hint);
  return new RestorableError('NOTIFY_FAILED', message, { hint });
}

/** What was wrong with some recipients, while the others get the mail. */
export function recipientsError(label: string, refused: readonly MailFailure[], all: number): RestorableError {
  // Nobody misses it because of another address that is wrong.
  const isForNow = refused.some(({ status = 500 }) => status < 500);
  const codes = ` (${[...new Set(refused.map(statusOf))].join(', ')})`;
  const message = `${label}: the mail server refused ${refused.length} of ${all} recipients${codes}. The others get the mail.`;
  if (isForNow) {
    return new RestorableError('NOTIFY_FAILED', message, { hint: 'The next run sends the mail to all of them again.' });
  }
  return new RestorableError('NOTIFY_REFUSED', message, {
    hint: 'Check the addresses in `to` of the channel in `notify`.',
  });
}

function statusOf({ status, enhanced }: MailFailure): string {
  return enhanced === undefined ? `status ${status}` : `status ${status} ${enhanced}`;
}

function proxyError(label: string, { status, code }: MailFailure): RestorableError {
  if (status === undefined) {
    const what = describeNetwork(Object.assign(new Error(code), { code }));
    return new PassingFailure(
      `${label}: the proxy can't be reached (${what}).`,
      `${NEXT_RUN} Check \`proxy\` in \`notify\`.`,
    );
  }
  const hint =
    status === 407
      ? 'The proxy requires a user and a password: proxy=http://user:password@host:port.'
      : 'Many proxies open connections to port 443 alone. Ask for the port of the mail server.';
  return new RestorableError('NOTIFY_FAILED', `${label}: the proxy opened no connection (status ${status}).`, { hint });
}

function connectionError(label: string, failure: MailFailure, { port, tls }: MailAccount): RestorableError {
  const { code } = failure;
  if (code === 'ENOAUTH') {
    return new RefusedForNow(
      `${label}: the mail server offers no login.`,
      `Check the host and the port, or remove \`user\` and \`password\` in \`notify\`. ${EACH_RUN}`,
    );
  }
  if (code === 'EMESSAGE') {
    return new RestorableError('NOTIFY_REFUSED', `${label}: the mail is larger than the mail server accepts.`, {
      hint: 'Raise its limit to at least 100 KB.',
    });
  }
  if (code === 'EPROTOCOL') return unexpected(label);
  if (TLS_PROBLEM.test(code)) {
    const other = tls === 'implicit' && port !== 465 ? 'With this port, smtp:// may be right. ' : '';
    return new RestorableError('NOTIFY_FAILED', `${label}: the TLS connection can't be trusted (${code}).`, {
      hint: `${other}Check smtp:// against smtps://, and the host. For your own certificate authority, set NODE_EXTRA_CA_CERTS to its file.`,
    });
  }
  const what = describeNetwork(Object.assign(new Error(code), { code: code === 'ECONNECTION' ? 'ECONNRESET' : code }));
  return new PassingFailure(
    `${label}: the mail server can't be reached (${what}).`,
    port === 25
      ? `${NEXT_RUN} Many networks, and GitHub's runners, block port 25: use port 587, or smtps:// with 465.`
      : `${NEXT_RUN} Check the host, the port and the network.`,
  );
}

/** The server refused, or something in between removed the offer so that the password is sent in the clear. */
function withoutStarttls(label: string, failure: MailFailure): RestorableError {
  const message = `${label}: the mail server does not encrypt by STARTTLS (${statusOf(failure)}). Nothing was sent.`;
  return new RestorableError('NOTIFY_FAILED', message, {
    hint: 'Use smtps:// if the server has it. In a private network, `unencrypted` at the end of the line sends without TLS.',
  });
}

function refusal(label: string, failure: MailFailure): RestorableError {
  const codes = statusOf(failure);
  if (failure.step === 'login') {
    return new RefusedForNow(
      `${label}: the mail server refused the login (${codes}).`,
      `Check user and password in \`notify\`: many providers require a password made for programs. ${EACH_RUN}`,
    );
  }
  if (failure.step === 'greet') {
    return new RefusedForNow(`${label}: the mail server refused the connection (${codes}).`, EACH_RUN);
  }
  switch (failure.command) {
    case 'MAIL FROM':
      return new RefusedForNow(
        `${label}: the mail server refused the sender (${codes}).`,
        `Check \`from\` in \`notify\`, and whether the server requires a login. ${EACH_RUN}`,
      );
    case 'RCPT TO':
      return new RefusedForNow(
        `${label}: the mail server refused all recipients (${codes}).`,
        `Check \`to\` in \`notify\`, and whether the server requires a login. ${EACH_RUN}`,
      );
    default:
      return new RestorableError('NOTIFY_REFUSED', `${label}: the mail server refused the mail (${codes}).`, {
        hint: "Look for the mail in the server's log: a filter for spam can be the cause.",
      });
  }
}

function unexpected(label: string): RestorableError {
  return new RestorableError('NOTIFY_FAILED', `${label}: the answer is not that of a mail server.`, {
    hint: `${NEXT_RUN} Check the host, the port, and smtp:// against smtps://.`,
  });
}
