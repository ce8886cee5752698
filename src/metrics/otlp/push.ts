import { RestorableError } from '../../core/errors.ts';
import { describeNetwork } from '../../core/foreign.ts';
import { type HttpAnswer, sendRequest } from '../../http/request.ts';
import { retryAfterMs } from '../../http/retry-after.ts';
import { type RetryAfter, retry } from '../../ports/retry.ts';
import type { OtlpSettings } from './settings.ts';

interface PushRequest {
  readonly settings: OtlpSettings;
  readonly payload: object;
  /** For the proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

const MAX_ANSWER_BYTES = 64 * 1024;
/** https://opentelemetry.io/docs/specs/otlp/#retryable-response-codes */
const RETRYABLE = new Set([429, 502, 503, 504]);
const RETRIES = { attempts: 3, baseMs: 500, longestMs: 5_000 } as const;

/** What the collector did, as a sentence that quotes nothing that it said. It may act otherwise in a moment. */
class PassingProblem extends Error {
  readonly askedMs: number | undefined;

  constructor(sentence: string, askedMs?: number) {
    super(sentence);
    this.askedMs = askedMs;
  }
}

/**
 * Sends metrics to a collector. All attempts together take no longer than the time limit.
 * @returns undefined if all of it was accepted, otherwise what happened, as a sentence
 */
export async function pushMetrics({ settings, payload, env, signal }: PushRequest): Promise<string | undefined> {
  const { url, headers, timeoutMs } = settings;
  const limit = AbortSignal.timeout(timeoutMs);
  const both = AbortSignal.any([signal, limit]);
  const request = {
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  } as const;
  const options = { env, signal: both, timeoutMs, maxBytes: MAX_ANSWER_BYTES };
  try {
    return await retry(async () => evaluate(await sendRequest(request, options).catch(unreachable)), {
      signal: both,
      after: policyAfter,
    });
  } catch (thrown) {
    // The user ended it, and reads no warning about it.
    if (signal.aborted) return undefined;
    if (limit.aborted) return `The collector did not accept them within ${timeoutMs / 1_000} s.`;
    if (thrown instanceof PassingProblem || thrown instanceof RestorableError) return thrown.message;
    throw thrown;
  }
}

/** What a connection throws can contain the address. */
function unreachable(thrown: unknown): never {
  // The variable of a proxy.
  if (thrown instanceof RestorableError) throw thrown;
  throw new PassingProblem(`The collector can't be reached (${describeNetwork(thrown)}).`);
}

function policyAfter(error: unknown): RetryAfter | undefined {
  return error instanceof PassingProblem ? { ...RETRIES, askedMs: error.askedMs } : undefined;
}

/** @returns what was not accepted, or will not be, as a sentence */
function evaluate({ status, headers, text }: HttpAnswer): string | undefined {
  if (status >= 200 && status < 300) return rejectedPart(text);
  const sentence = `The collector did not accept them (status ${status}).`;
  if (RETRYABLE.has(status)) throw new PassingProblem(sentence, retryAfterMs(headers));
  return `${sentence} ${HINTS[status] ?? 'Look at its log.'}`;
}

const HINTS: Readonly<Record<number, string>> = {
  401: 'Check OTEL_EXPORTER_OTLP_HEADERS.',
  403: 'Check OTEL_EXPORTER_OTLP_HEADERS.',
  404: 'Check OTEL_EXPORTER_OTLP_ENDPOINT: /v1/metrics is added to it. OTEL_EXPORTER_OTLP_METRICS_ENDPOINT is used as it is.',
  415: 'It does not accept JSON. Send to an OpenTelemetry Collector, which translates.',
};

/** A collector can accept a part and say how much it rejected. https://opentelemetry.io/docs/specs/otlp/#partial-success-1 */
function rejectedPart(text: string): string | undefined {
  try {
    const { partialSuccess } = JSON.parse(text) as { partialSuccess?: { rejectedDataPoints?: unknown } };
    const rejected = Number(partialSuccess?.rejectedDataPoints ?? 0);
    return rejected > 0 ? `The collector rejected ${rejected} of the values.` : undefined;
  } catch {
    // Accepted, with an answer that is not JSON.
    return undefined;
  }
}
