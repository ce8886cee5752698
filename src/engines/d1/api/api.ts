import { z } from 'zod';
import { cancellation } from '../../../core/cancellation.ts';
import { messageOf, RestorableError } from '../../../core/errors.ts';
import { describeNetwork } from '../../../core/foreign.ts';
import { Secret } from '../../../core/secret.ts';
import type { Host } from '../../../ports/host.ts';
import { pause, retry } from '../../../ports/retry.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { ApiRefusal, explainRefusal, isPassing } from './errors.ts';
import type { Pace } from './pace.ts';

const DEFAULT_BASE_URL = 'https://api.cloudflare.com/client/v4';
const ATTEMPTS = 6;
const LONGEST_WAIT_MS = 60_000;
/** The largest response is a page of rows of up to 2 MB each. A compressed one does not expand to more either. */
const LONGEST_ANSWER_BYTES = 32 * 1024 * 1024;

const envelopeSchema = z.object({
  success: z.boolean(),
  errors: z.array(z.object({ code: z.number().optional(), message: z.string().optional() })).nullish(),
  result: z.unknown().optional(),
  result_info: z.object({ total_count: z.number().nullish(), count: z.number().nullish() }).nullish(),
});
type Envelope = z.infer<typeof envelopeSchema>;

export interface ApiCall {
  readonly method: 'GET' | 'POST';
  /** Relative to the base URL, already encoded. */
  readonly path: string;
  readonly body?: unknown;
  /** For errors: the end of "Cloudflare refused to ...". */
  readonly doing: string;
  /** False if sending it twice could do the work twice. Then only a rate-limit refusal is retried. */
  readonly isRepeatable?: boolean;
}

/** The service did not accept the request, or its response was lost. */
interface Failure {
  readonly error: RestorableError;
  readonly isPassing: boolean;
  readonly isRefused: boolean;
  readonly retryAfterMs: number;
}

/** Cloudflare's REST API with one token, through Node's fetch. Transient faults are retried. */
export class D1Api {
  readonly host: Host;
  readonly pace: Pace;
  /** Without a trailing slash. */
  readonly #baseUrl: string;
  readonly #token: Secret;

  /** @throws {RestorableError} INPUT_INVALID if the token is missing, or the base URL is not a URL */
  constructor(host: Host, pace: Pace) {
    this.host = host;
    this.pace = pace;
    this.#token = readToken(host);
    this.#baseUrl = readBaseUrl(host.env['CLOUDFLARE_API_BASE_URL']);
  }

  get baseUrl(): URL {
    return new URL(this.#baseUrl);
  }

  /**
   * The `result` of a response, and the total count if it is one page of a list.
   * @throws {RestorableError} DATABASE_AUTHENTICATION, DATABASE_PRIVILEGE, DATABASE_NOT_FOUND, DATABASE_QUERY,
   *   DATABASE_UNREACHABLE, CANCELLED
   */
  async call<T>(call: ApiCall, schema: z.ZodType<T>): Promise<{ result: T; total: number | undefined }> {
    const answered = await this.#untilAnswered(call);
    const parsed = schema.safeParse(answered.result);
    if (parsed.success) return { result: parsed.data, total: answered.result_info?.total_count ?? undefined };
    const [issue] = parsed.error.issues;
    throw this.#unexpected(call, `${issue?.path.join('.') || 'result'}: ${issue?.message}`);
  }

  async #untilAnswered(call: ApiCall): Promise<Envelope> {
    const backoff = { attempts: ATTEMPTS, baseMs: this.pace.retryMs, longestMs: LONGEST_WAIT_MS };
    let failure: Failure | undefined;
    const ask = async (): Promise<Envelope> => {
      const outcome = await this.#once(call);
      if (!('error' in outcome)) return outcome;
      failure = outcome;
      throw outcome.error;
    };
    return retry(ask, {
      signal: this.host.signal,
      after: (error) => {
        if (failure === undefined || error !== failure.error) return undefined;
        const mayRepeat = failure.isPassing && (call.isRepeatable !== false || failure.isRefused);
        return mayRepeat ? { ...backoff, askedMs: failure.retryAfterMs } : undefined;
      },
      onRetry: (error) => this.host.log.debug(`${messageOf(error)} Trying again.`),
    });
  }

  /** Waits, unless the run is cancelled. */
  pause(ms: number): Promise<void> {
    return pause(ms, this.host.signal);
  }

  async #once(call: ApiCall): Promise<Envelope | Failure> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(this.#baseUrl + call.path, {
        method: call.method,
        headers: {
          authorization: `Bearer ${this.#token.reveal()}`,
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
        signal: AbortSignal.any([this.host.signal, AbortSignal.timeout(this.pace.requestMs)]),
        redirect: 'error',
      });
      text = await readText(response, LONGEST_ANSWER_BYTES);
    } catch (thrown) {
      if (this.host.signal.aborted) throw cancellation(this.host.signal);
      if (thrown instanceof AnswerTooLong) throw this.#unexpected(call, thrown.message);
      return { error: this.#unreachable(call, thrown), isPassing: true, isRefused: false, retryAfterMs: 0 };
    }
    const envelope = envelopeSchema.safeParse(parseJson(text)).data;
    if (response.ok && envelope?.success === true) return envelope;
    const refusal = new ApiRefusal(response.status, envelope?.errors ?? []);
    const known = response.ok && envelope === undefined ? this.#unexpected(call, 'no JSON') : undefined;
    return {
      error: known ?? explainRefusal(refusal, call.doing, this.host.scrub),
      isPassing: known === undefined && isPassing(refusal),
      isRefused: response.status === 429,
      retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
    };
  }

  #unreachable(call: ApiCall, cause: unknown): RestorableError {
    const message = `The Cloudflare API at ${new URL(this.#baseUrl).host} did not answer (${call.doing}): ${describeNetwork(cause)}.`;
    return new RestorableError('DATABASE_UNREACHABLE', message, {
      hint: 'Check the network of this machine, its proxy, and CLOUDFLARE_API_BASE_URL if it is set.',
    });
  }

  #unexpected(call: ApiCall, detail: string): RestorableError {
    return new RestorableError(
      'DATABASE_QUERY',
      `The response to "${call.doing}" is not a valid response of the Cloudflare API: ${detail}.`,
      {
        hint: 'Check CLOUDFLARE_API_BASE_URL and any proxies. If they are correct, the API may have changed: use a newer version of this program.',
      },
    );
  }
}

class AnswerTooLong extends Error {}

/** The body as text, decompressed. @throws {AnswerTooLong} as soon as it exceeds the limit */
async function readText(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return '';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body as ReadableStream<Uint8Array>) {
    bytes += part.length;
    if (bytes > maxBytes) throw new AnswerTooLong(`it has more than ${maxBytes / 1024 ** 2} MiB`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function readToken(host: Host): Secret {
  const text = host.env['CLOUDFLARE_API_TOKEN']?.trim() ?? '';
  const token = new Secret(text);
  if (text !== '') host.mask(token);
  // With a line break or another control character, fetch throws an error that quotes the header.
  if (/^[\x21-\x7e]+$/.test(text)) return token;
  const message = text === '' ? 'There is no Cloudflare API token.' : 'CLOUDFLARE_API_TOKEN is not a token.';
  throw new RestorableError('INPUT_INVALID', message, {
    hint: 'Set the environment variable CLOUDFLARE_API_TOKEN to a token with the permission "D1 Read" (to back up) or "D1 Write" (to restore into D1).',
  });
}

function readBaseUrl(text: string | undefined): string {
  if (text === undefined || text.trim() === '') return DEFAULT_BASE_URL;
  const url = URL.parse(text.trim());
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '') {
    return url.href.replace(/\/+$/, '');
  }
  throw new RestorableError('INPUT_INVALID', 'CLOUDFLARE_API_BASE_URL is not an http or https URL.', {
    hint: `Unset it to use ${DEFAULT_BASE_URL}.`,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds or a date (RFC 9110, section 10.2.3) as milliseconds from now. */
function retryAfterMs(header: string | null): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - SYSTEM_CLOCK.now().getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}
