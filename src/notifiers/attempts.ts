import { RestorableError } from '../core/errors.ts';
import type { RetryAfter } from '../ports/retry.ts';

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

/** What a channel knows of the run that it sends for. */
export interface Sender {
  /** The channel's label, for errors. */
  readonly label: string;
  /** For the proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly tuning?: PostTuning | undefined;
}

/** Codes of errors that say that an encrypted connection was not possible, and not that the network failed. */
export const TLS_PROBLEM = /CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)/;

/** What may be accepted by a later attempt. */
export class PassingFailure extends RestorableError {
  /** The delay that the service asked for. */
  readonly askedMs: number;

  constructor(message: string, hint: string, askedMs = 0) {
    super('NOTIFY_FAILED', message, { hint });
    this.askedMs = askedMs;
  }
}

/** Whether a failure is followed by another attempt. */
export function policyAfter(error: unknown, { attempts, baseMs, longestMs }: PostTuning): RetryAfter | undefined {
  if (!(error instanceof PassingFailure) || error.askedMs > longestMs) return undefined;
  return { attempts, baseMs, longestMs, askedMs: error.askedMs };
}
