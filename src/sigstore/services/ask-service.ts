import { RestorableError } from '../../core/errors.ts';
import { describeNetwork } from '../../core/foreign.ts';
import { type HttpAnswer, type HttpRequest, sendRequest } from '../../http/request.ts';
import { isPassingStatus, retryAfterMs } from '../../http/retry-after.ts';
import type { Host } from '../../ports/host.ts';
import { retry } from '../../ports/retry.ts';

/** Of each request. A later attempt waits for the time of the one before, doubled. */
export interface SigningPace {
  readonly timeoutMs: number;
  readonly retries: number;
  readonly firstWaitMs: number;
}

export const SIGNING_PACE: SigningPace = { timeoutMs: 20_000, retries: 3, firstWaitMs: 500 };

/** Answers of these services have less than 10 KiB. */
const MOST_BYTES = 256 * 1024;

export interface Asking {
  readonly host: Host;
  readonly pace: SigningPace;
}

/** One question to a service. */
export interface Question extends Pick<HttpRequest, 'method' | 'url'> {
  /** What the service does, as in "The Sigstore services did not ...". */
  readonly what: string;
  /** Sent as JSON. */
  readonly body?: object;
  /** A status that is an answer too. */
  readonly acceptedStatus?: number;
}

const REDIRECTED =
  'It answered with another address, which is not followed. Write the final address in the signing configuration.';
const REFUSED =
  'The service refuses this job: it may not accept tokens of this GitHub server, or the signing configuration names another service.';
const PASSING =
  'No evidence was written. Run it again. https://status.sigstore.dev shows incidents of the public services.';
const STRANGE =
  'Check whether a proxy or a login page answers instead, and whether the signing configuration names the right service.';

/** A later attempt may succeed. */
class PassingFailure extends RestorableError {
  readonly askedMs: number | undefined;

  constructor(message: string, askedMs?: number) {
    super('SIGSTORE_FAILED', message, { hint: PASSING });
    this.askedMs = askedMs;
  }
}

/**
 * Asks a service, again after failures that pass. Redirects are not followed: the question can contain the token of the job.
 * @throws {RestorableError} SIGSTORE_FAILED, INPUT_INVALID for a variable that is not the address of a proxy, CANCELLED. Never with what
 * the service answered: it may quote what it was sent
 */
export async function askService(question: Question, { host, pace }: Asking): Promise<HttpAnswer> {
  const { retries, firstWaitMs } = pace;
  const policy = { attempts: retries + 1, baseMs: firstWaitMs, longestMs: firstWaitMs * 2 ** retries };
  return retry(() => askOnce(question, host, pace.timeoutMs), {
    signal: host.signal,
    after: (error) => (error instanceof PassingFailure ? { ...policy, askedMs: error.askedMs } : undefined),
  });
}

async function askOnce(question: Question, host: Host, timeoutMs: number): Promise<HttpAnswer> {
  const { method, url, what, body, acceptedStatus } = question;
  const headers = { accept: 'application/json, */*', ...(body && { 'content-type': 'application/json' }) };
  const request = { method, url, headers, body: body && JSON.stringify(body) };
  // Addresses without TLS are of this machine: what is sent to them must not pass a proxy, which could read the token.
  const env = url.protocol === 'https:' ? host.env : {};
  const sending = sendRequest(request, { env, signal: host.signal, timeoutMs, maxBytes: MOST_BYTES });
  const answer = await sending.catch((thrown: unknown) => {
    if (thrown instanceof RestorableError) throw thrown;
    throw new PassingFailure(host.scrub(sentenceOf(what, describeNetwork(thrown))));
  });
  const { status } = answer;
  if ((status < 200 || status >= 300) && status !== acceptedStatus) throw notDone(what, answer);
  if (answer.isComplete) return answer;
  if (answer.bytes.length >= MOST_BYTES)
    throw unexpectedAnswer(what, `its answer is larger than ${MOST_BYTES / 1024} KiB`);
  throw new PassingFailure(sentenceOf(what, 'its answer broke off, or took too long'));
}

function notDone(what: string, { status, headers }: HttpAnswer): RestorableError {
  const message = sentenceOf(what, `HTTP status ${status}`);
  if (isPassingStatus(status)) return new PassingFailure(message, retryAfterMs(headers));
  return new RestorableError('SIGSTORE_FAILED', message, { hint: status < 400 ? REDIRECTED : REFUSED });
}

function sentenceOf(what: string, why: string): string {
  return `The Sigstore services did not ${what} (${why}).`;
}

/** The error for an answer that is not one of that service. */
export function unexpectedAnswer(what: string, why = 'its answer is not as documented'): RestorableError {
  return new RestorableError('SIGSTORE_FAILED', sentenceOf(what, why), { hint: STRANGE });
}

/** An address below that of a service, with or without a slash at its end. */
export function addressBelow(url: URL, path: string): URL {
  const below = new URL(url);
  below.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`;
  return below;
}

/**
 * Reads an answer. Parsers throw errors of many kinds, whose messages may quote it.
 * @throws {RestorableError} SIGSTORE_FAILED
 */
export function readAnswer<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw unexpectedAnswer(what);
  }
}
