import { RestorableError } from '../core/errors.ts';
import { describeNetwork } from '../core/foreign.ts';
import { type HttpAnswer, sendRequest } from '../http/request.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import { type RetryAfter, retry } from '../ports/retry.ts';
import type { Verdict } from './answers.ts';

/** Time limits and delays, which tests shorten. */
export interface PostTuning {
  readonly attempts: number;
  /** Of one attempt. */
  readonly timeoutMs: number;
  readonly baseMs: number;
  /** A service that asks for a longer delay gets the message from the next run. */
  readonly longestMs: number;
}

export const POST_TUNING: PostTuning = { attempts: 3, timeoutMs: 10_000, baseMs: 500, longestMs: 30_000 };

/** The beginning of an answer, for what some services say in its body. */
const MAX_ANSWER_BYTES = 64 * 1024;
const PASSING_STATUS: ReadonlySet<number> = new Set([408, 425, 429]);
const REDIRECTED = 'It answered with another address, which is not followed. Write the final address in `notify`.';
const WRONG_SECRET = 'Check the token or the secret of the channel in `notify`, and whether it was revoked.';
const GONE = 'Check the address of the channel in `notify`: it does not exist, or was removed.';
const HINTS: Readonly<Record<number, string>> = {
  401: WRONG_SECRET,
  403: WRONG_SECRET,
  404: GONE,
  407: 'The proxy requires a user and a password: http://user:password@host:port.',
  410: GONE,
};

export interface ChannelRequest {
  /** Complete, with what is secret in it. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PostOptions {
  readonly signal: AbortSignal;
  /** The delay that a service asks for in the body of its answer. Default: by the header Retry-After. */
  readonly askedMs?: (answer: HttpAnswer) => number | undefined;
  /** What an answer means, for a service whose status does not say it. Default: what the status says. */
  readonly judge?: ((answer: HttpAnswer) => Verdict) | undefined;
}

/**
 * Sends one message by POST, with retries.
 * @param request creates the request of each attempt: some are signed with the time
 * @throws {RestorableError} NOTIFY_FAILED, NOTIFY_REFUSED, or the cancellation; never with the address, or what the service answered
 */
export type Post = (request: () => ChannelRequest, options: PostOptions) => Promise<HttpAnswer>;

interface Sender {
  /** The channel's label, for errors. */
  readonly label: string;
  /** For the proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly tuning?: PostTuning | undefined;
}

/** Creates the function that a channel sends with. */
export function createPost({ label, env, tuning = POST_TUNING }: Sender): Post {
  const limits = { env, timeoutMs: tuning.timeoutMs, maxBytes: MAX_ANSWER_BYTES };
  return (request, { signal, askedMs, judge }) =>
    retry(
      async () => {
        const { url, ...rest } = request();
        const sending = sendRequest({ ...rest, method: 'POST', url: new URL(url) }, { ...limits, signal });
        const answer = await sending.catch((thrown: unknown) => {
          throw unreachable(label, thrown);
        });
        const verdict = judge?.(answer);
        if (verdict !== undefined) throw judged(label, verdict, answer);
        if (answer.status >= 200 && answer.status < 300) return answer;
        throw notAccepted(label, answer, askedMs?.(answer));
      },
      { signal, after: (error) => policyAfter(error, tuning) },
    );
}

/** The service can be reached again, or accept the message, later. */
class PassingFailure extends RestorableError {
  /** The delay that the service asked for. */
  readonly askedMs: number | undefined;

  constructor(message: string, hint: string, askedMs?: number) {
    super('NOTIFY_FAILED', message, { hint });
    this.askedMs = askedMs;
  }
}

/** What a connection throws is not kept as the cause: it can contain the address. */
function unreachable(label: string, thrown: unknown): RestorableError {
  // The variable of a proxy.
  if (thrown instanceof RestorableError)
    return new RestorableError('NOTIFY_FAILED', `${label}: ${thrown.message}`, thrown);
  return new PassingFailure(
    `${label}: the service can't be reached (${describeNetwork(thrown)}).`,
    'The next run sends the message again. Check the address, the network and the proxy.',
  );
}

function notAccepted(label: string, { status, headers }: HttpAnswer, askedMs: number | undefined): RestorableError {
  if (status < 500 && !PASSING_STATUS.has(status)) {
    return new RestorableError('NOTIFY_REFUSED', `${label}: the service refused the message (status ${status}).`, {
      hint: HINTS[status] ?? (status < 400 ? REDIRECTED : 'Check the line of the channel in `notify`.'),
    });
  }
  return new PassingFailure(
    `${label}: the service did not accept the message (status ${status}).`,
    'The next run sends it again. If this happens often, check the state of the service, and its limits.',
    askedMs ?? retryAfterMs(headers),
  );
}

/** No attempt follows in this run: what was answered says more than a status. */
function judged(label: string, verdict: 'later' | 'refused', { status }: HttpAnswer): RestorableError {
  if (verdict === 'refused') {
    return new RestorableError('NOTIFY_REFUSED', `${label}: the service refused the message (status ${status}).`, {
      hint: HINTS[status] ?? 'Check the line of the channel in `notify`.',
    });
  }
  return new RestorableError('NOTIFY_FAILED', `${label}: the service did not confirm the message (status ${status}).`, {
    hint: 'The next run sends it again. Check the address, and whether a gateway answers in place of the service.',
  });
}

function policyAfter(error: unknown, { attempts, baseMs, longestMs }: PostTuning): RetryAfter | undefined {
  if (!(error instanceof PassingFailure)) return undefined;
  const { askedMs } = error;
  if (askedMs !== undefined && askedMs > longestMs) return undefined;
  return { attempts, baseMs, longestMs, askedMs };
}
