import { RestorableError } from '../core/errors.ts';
import { describeNetwork } from '../core/foreign.ts';
import { type HttpAnswer, sendRequest } from '../http/request.ts';
import { isPassingStatus, retryAfterMs } from '../http/retry-after.ts';
import { RefusedForNow } from '../ports/alerts/notifier.ts';
import { retry } from '../ports/retry.ts';
import type { Verdict } from './answers.ts';
import { PassingFailure, POST_TUNING, policyAfter, type Sender, TLS_PROBLEM } from './attempts.ts';

/** The beginning of an answer, for what some services say in its body. */
const MAX_ANSWER_BYTES = 64 * 1024;
const CHECK_LINE = 'Check the line of the channel in `notify`.';
const REDIRECTED = 'It answered with another address, which is not followed. Write the final address in `notify`.';
const WRONG_SECRET = 'Check the token or the secret of the channel in `notify`, and whether it was revoked.';
const GONE = 'Check the address of the channel in `notify`: it does not exist, or was removed.';
const HINTS: Readonly<Record<number, string>> = {
  // Of the Apprise API: it knows no such configuration.
  204: GONE,
  401: WRONG_SECRET,
  403: WRONG_SECRET,
  404: GONE,
  407: 'The proxy requires a user and a password: http://user:password@host:port.',
  410: GONE,
};

/** What is wrong with the channel, and not with the message. It may be corrected, or pass, until the next run. */
const OF_THE_CHANNEL: ReadonlySet<number> = new Set([204, 401, 403, 404, 407, 410]);

export interface ChannelRequest {
  /** Complete, with what is secret in it. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PostOptions {
  readonly signal: AbortSignal;
  /** The delay that a service asks for in the body of its answer. Default: by the header Retry-After. */
  readonly askedMs?: ((answer: HttpAnswer) => number | undefined) | undefined;
  /** What an answer means, if its status does not say it. */
  readonly evaluate?: ((answer: HttpAnswer) => Verdict) | undefined;
}

/**
 * Sends one message by POST, with retries.
 * @param request creates the request of each attempt: some are signed with the time
 * @throws {RestorableError} NOTIFY_FAILED, NOTIFY_REFUSED, or the cancellation; never with the address, or what the service answered
 */
export type Post = (request: () => ChannelRequest, options: PostOptions) => Promise<HttpAnswer>;

/** Creates the function that a channel sends with. */
export function createPost({ label, env, tuning = POST_TUNING }: Sender): Post {
  const limits = { env, timeoutMs: tuning.timeoutMs, maxBytes: MAX_ANSWER_BYTES };
  return (request, { signal, askedMs, evaluate }) =>
    retry(
      async () => {
        const { url, ...rest } = request();
        const sending = sendRequest({ ...rest, method: 'POST', url: new URL(url) }, { ...limits, signal });
        const answer = await sending.catch((thrown: unknown) => {
          throw unreachable(label, thrown);
        });
        switch (evaluate?.(answer) ?? verdictOf(answer)) {
          case 'accepted':
            return answer;
          case 'passing':
            throw notAccepted(label, answer, askedMs?.(answer));
          case 'later':
            throw unconfirmed(label, answer);
          case 'refused':
            throw refused(label, answer);
        }
      },
      { signal, after: (error) => policyAfter(error, tuning) },
    );
}

function verdictOf({ status }: HttpAnswer): 'accepted' | 'refused' | 'passing' {
  if (status >= 200 && status < 300) return 'accepted';
  return isPassingStatus(status) ? 'passing' : 'refused';
}

/** What a connection throws is not kept as the cause: it can contain the address. */
function unreachable(label: string, thrown: unknown): RestorableError {
  // The variable of a proxy.
  if (thrown instanceof RestorableError) {
    return new RestorableError('NOTIFY_FAILED', `${label}: ${thrown.message}`, { hint: thrown.hint });
  }
  const what = describeNetwork(thrown);
  if (TLS_PROBLEM.test(what)) {
    return new RestorableError('NOTIFY_FAILED', `${label}: the TLS connection can't be trusted (${what}).`, {
      hint: 'Check http:// against https://, and the host. For your own certificate authority, set NODE_EXTRA_CA_CERTS to its file.',
    });
  }
  return new PassingFailure(
    `${label}: the service can't be reached (${what}).`,
    'The next run sends the message again. Check the address, the network and the proxy.',
  );
}

function notAccepted(label: string, answer: HttpAnswer, askedMs: number | undefined): RestorableError {
  return new PassingFailure(
    `${label}: the service did not accept the message (status ${answer.status}).`,
    'The next run sends it again. If this happens often, check the state of the service, and its limits.',
    askedMs ?? retryAfterMs(answer.headers),
  );
}

/** The status says yes, and the answer is not that of the service. */
function unconfirmed(label: string, { status }: HttpAnswer): RestorableError {
  return new RestorableError('NOTIFY_FAILED', `${label}: the answer is not that of the service (status ${status}).`, {
    hint: 'The next run sends the message again. Check the address, and whether a proxy or a login page answers instead.',
  });
}

function refused(label: string, { status }: HttpAnswer): RestorableError {
  const isRedirect = status >= 300 && status < 400;
  const message = `${label}: the service refused the message (status ${status}).`;
  const hint = HINTS[status] ?? (isRedirect ? REDIRECTED : CHECK_LINE);
  if (!isRedirect && !OF_THE_CHANNEL.has(status)) return new RestorableError('NOTIFY_REFUSED', message, { hint });
  return new RefusedForNow(message, `${hint} Each run tries again.`);
}
