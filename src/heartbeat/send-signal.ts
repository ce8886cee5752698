import { describeError } from '../core/foreign.ts';
import { type HttpAnswer, type HttpRequest, sendRequest } from '../http/request.ts';
import { isPassingStatus, retryAfterMs } from '../http/retry-after.ts';
import type { HeartbeatDialect } from '../options/alerts/heartbeat.ts';
import { type RetryAfter, retry } from '../ports/retry.ts';
import { DIALECTS, type Signal } from './dialects.ts';

/** Time limits and delays, which tests shorten. */
export interface SignalTuning {
  readonly attempts: number;
  /** Of one attempt. */
  readonly timeoutMs: number;
  /** Of the end of a run, with all attempts. */
  readonly totalMs: number;
  /** How long the end of a run waits for its start. */
  readonly startGraceMs: number;
  readonly baseMs: number;
  readonly longestMs: number;
}

export const SIGNAL_TUNING: SignalTuning = {
  attempts: 3,
  timeoutMs: 10_000,
  totalMs: 30_000,
  startGraceMs: 10_000,
  baseMs: 500,
  longestMs: 5_000,
};

/** Whether a signal was delivered. */
export interface Delivery {
  /** A warning, if it was not. Contains neither the address nor what the service answered. */
  readonly problem?: string;
}

export interface SignalOptions {
  readonly dialect: HeartbeatDialect;
  readonly kind: Signal['kind'];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends the attempts. */
  readonly until: AbortSignal;
  readonly tuning: SignalTuning;
}

const MAX_ANSWER_BYTES = 64 * 1024;
const CHECK_SERVICE = 'Check the service, the network and the proxy.';

/** Why one attempt was not successful. */
class SignalFailure extends Error {
  readonly why: string;
  readonly isPassing: boolean;
  readonly askedMs: number | undefined;

  constructor(why: string, details: { readonly isPassing: boolean; readonly askedMs?: number | undefined }) {
    super(why);
    this.why = why;
    this.isPassing = details.isPassing;
    this.askedMs = details.askedMs;
  }
}

/** Sends one signal, with retries. Never throws. */
export async function sendSignal(request: HttpRequest, options: SignalOptions): Promise<Delivery> {
  const { until, tuning } = options;
  let last: SignalFailure | undefined;
  try {
    await retry(
      async () => {
        last = await failureOf(request, options);
        if (last !== undefined) throw last;
      },
      { signal: until, after: (error) => policyAfter(error, tuning) },
    );
    return {};
  } catch (thrown) {
    // A start is not awaited, so whatever happens must be a warning too.
    if (last === undefined && !until.aborted) last = new SignalFailure(describeError(thrown), { isPassing: true });
    return { problem: problemOf(last, options) };
  }
}

async function failureOf(request: HttpRequest, options: SignalOptions): Promise<SignalFailure | undefined> {
  const { env, until: signal, tuning, dialect } = options;
  let answer: HttpAnswer;
  try {
    answer = await sendRequest(request, { env, signal, timeoutMs: tuning.timeoutMs, maxBytes: MAX_ANSWER_BYTES });
  } catch (thrown) {
    return new SignalFailure(signal.aborted ? 'no answer in time' : codeOf(thrown), { isPassing: true });
  }
  const { status, headers } = answer;
  if (status >= 200 && status < 300) {
    const isRefusal = DIALECTS[dialect].isRefusal?.(answer) === true;
    return isRefusal ? new SignalFailure('the answer is a refusal', { isPassing: false }) : undefined;
  }
  return new SignalFailure(`HTTP status ${status}`, {
    isPassing: isPassingStatus(status),
    askedMs: retryAfterMs(headers),
  });
}

function policyAfter(error: unknown, { attempts, baseMs, longestMs }: SignalTuning): RetryAfter | undefined {
  if (!(error instanceof SignalFailure) || !error.isPassing) return undefined;
  return { attempts, baseMs, longestMs, askedMs: error.askedMs };
}

function problemOf(failure: SignalFailure | undefined, { dialect, kind }: SignalOptions): string {
  const why = failure?.why ?? 'no answer in time';
  const advice = failure === undefined || failure.isPassing ? CHECK_SERVICE : 'Check the address in `heartbeat`.';
  return `Heartbeat (${DIALECTS[dialect].label}): the ${kind} signal was not delivered (${why}). ${advice}`;
}

/** The system's code, which says why without quoting anything. */
function codeOf(thrown: unknown): string {
  const { code } = thrown as NodeJS.ErrnoException;
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'no connection';
}
