import { z } from 'zod';
import { throwIfCancelled } from '../core/cancellation.ts';
import { hasCode, RestorableError } from '../core/errors.ts';
import { describeNetwork } from '../core/foreign.ts';
import type { Secret } from '../core/secret.ts';
import { TOOL } from '../core/version.ts';
import { type RetryAfter, type RetryPolicy, retry } from '../ports/retry.ts';
import { type Answer, type Asked, isPassing, limitedForMs, refusalOf, statusOf, unexpectedAnswer } from './answer.ts';
import { exchange } from './transport.ts';

/** https://docs.github.com/en/rest/about-the-rest-api/api-versions */
const API_VERSION = '2022-11-28';
const DEFAULT_API_URL = 'https://api.github.com';

/** Limits that tests shorten. */
export interface GithubPace extends RetryPolicy {
  /** Of one attempt. */
  readonly requestMs: number;
}

const PACE: GithubPace = { attempts: 4, baseMs: 500, longestMs: 30_000, requestMs: 10_000 };

export interface GithubAccess {
  readonly token: Secret;
  /** The job's variables: GITHUB_API_URL, and those of proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly pace?: GithubPace | undefined;
}

export interface GithubCall extends Asked {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Relative to the API's address, already encoded. */
  readonly path: string;
  readonly body?: unknown;
  /** Whether it may be done twice. If not given, anything but a POST. */
  readonly isRepeatable?: boolean;
}

/** What did not lead to an answer that counts, and how to go on. */
interface Failure {
  readonly error: RestorableError;
  /** Undefined: it would be answered alike again. */
  readonly retryAfterMs: number | undefined;
}

/** GitHub's REST API with one token. It never quotes an answer, and sends the token to one host only. */
export class GithubClient {
  readonly signal: AbortSignal;
  readonly #token: Secret;
  readonly #pace: GithubPace;
  readonly #env: GithubAccess['env'];
  /** Without a trailing slash. */
  readonly #apiUrl: string;
  /** The origin of its pages. */
  readonly server: string;

  /** @throws {RestorableError} INPUT_INVALID if the token or the address can't be one */
  constructor({ token, env, signal, pace = PACE }: GithubAccess) {
    // With a line break or another control character, fetch throws an error that quotes the header.
    if (!/^[\x21-\x7e]+$/.test(token.reveal())) {
      throw new RestorableError('INPUT_INVALID', 'The token for GitHub is not a token.', {
        hint: "Set `github-token` to the job's token (github.token), or on a command line the variable GITHUB_TOKEN.",
      });
    }
    this.#token = token;
    this.#apiUrl = readApiUrl(env['GITHUB_API_URL']);
    this.server = readServer(env['GITHUB_SERVER_URL'], this.#apiUrl);
    this.#pace = pace;
    this.#env = env;
    this.signal = signal;
  }

  /** The same, until another signal is aborted too. */
  until(signal: AbortSignal): GithubClient {
    const access = { token: this.#token, env: this.#env, pace: this.#pace };
    return new GithubClient({ ...access, signal: AbortSignal.any([this.signal, signal]) });
  }

  /**
   * What a call returns.
   * @throws {RestorableError} GITHUB_REFUSED if a later run is answered alike, GITHUB_FAILED if not; CANCELLED. `statusOf`
   *   returns the HTTP status of both.
   */
  async call<T>(call: GithubCall, schema: z.ZodType<T>): Promise<T> {
    return parse(await this.#untilAnswered(call), schema, call);
  }

  /** Deletes something, or finds that it is gone. The answer has no content. */
  async delete(call: Omit<GithubCall, 'method' | 'body'>): Promise<void> {
    try {
      await this.#untilAnswered({ ...call, method: 'DELETE' });
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
  }

  /** The same; undefined if there is no such thing, or the token can't see it. */
  async find<T>(call: GithubCall, schema: z.ZodType<T>): Promise<T | undefined> {
    try {
      return await this.call(call, schema);
    } catch (error) {
      if (statusOf(error) === 404 || statusOf(error) === 410) return undefined;
      throw error;
    }
  }

  /** Pages of a list, in GitHub's order, as long as they are wanted. @param call with `per_page` in its path, without `page` */
  async *pages<T>(call: GithubCall, schema: z.ZodType<T>): AsyncGenerator<T> {
    const separator = call.path.includes('?') ? '&' : '?';
    for (let page = 1; ; page += 1) {
      const answer = await this.#untilAnswered({ ...call, path: `${call.path}${separator}page=${page}` });
      yield parse(answer, schema, call);
      // The link's own address is not followed.
      if (!/;\s*rel="?next"?/.test(String(answer.headers['link'] ?? ''))) return;
    }
  }

  /** Name of the token's account. Works with every kind of token, also with a job's, which GET /user refuses. */
  async account(): Promise<string> {
    const schema = z.object({ data: z.object({ viewer: z.object({ login: z.string().min(1) }) }) });
    const call: GithubCall = {
      ...{ method: 'POST', path: '', body: { query: '{viewer{login}}' }, isRepeatable: true },
      doing: 'name the account of the token',
    };
    const answer = await this.#untilAnswered(call, graphqlUrl(this.#apiUrl));
    return parse(answer, schema, call).data.viewer.login;
  }

  async #untilAnswered(call: GithubCall, url = new URL(this.#apiUrl + call.path)): Promise<Answer> {
    let failure: Failure | undefined;
    const ask = async (): Promise<Answer> => {
      const outcome = await this.#once(call, url);
      if (!('error' in outcome)) return outcome;
      failure = outcome;
      throw outcome.error;
    };
    return retry(ask, { signal: this.signal, after: (error) => this.#policyAfter(error, failure) });
  }

  #policyAfter(error: unknown, failure: Failure | undefined): RetryAfter | undefined {
    if (failure === undefined || error !== failure.error || failure.retryAfterMs === undefined) return undefined;
    // A limit that ends later than a run may wait.
    if (failure.retryAfterMs > this.#pace.longestMs) return undefined;
    return { ...this.#pace, askedMs: failure.retryAfterMs };
  }

  async #once(call: GithubCall, url: URL): Promise<Answer | Failure> {
    const { method = 'GET', body, isRepeatable = method !== 'POST' } = call;
    let answer: Answer;
    try {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const sending = { env: this.#env, signal: this.signal, timeoutMs: this.#pace.requestMs };
      answer = await exchange({ ...call, method, url, headers: this.#headers(text), body: text }, sending);
    } catch (thrown) {
      throwIfCancelled(this.signal);
      if (hasCode(thrown, 'GITHUB_FAILED')) return { error: thrown, retryAfterMs: undefined };
      // What was sent may have been done: then it must not be done twice.
      return {
        error: unreachable(call, url, thrown),
        retryAfterMs: isRepeatable || isUnsent(thrown) ? 0 : undefined,
      };
    }
    if (answer.status >= 200 && answer.status < 300) return answer;
    const limitMs = limitedForMs(answer);
    const mayRepeat = isPassing(answer) && (isRepeatable || limitMs !== undefined);
    return { error: refusalOf(answer, call), retryAfterMs: mayRepeat ? (limitMs ?? 0) : undefined };
  }

  #headers(body: string | undefined): Record<string, string> {
    return {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${this.#token.reveal()}`,
      'user-agent': `${TOOL.name}/${TOOL.version}`,
      'x-github-api-version': API_VERSION,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
  }
}

function parse<T>(answer: Answer, schema: z.ZodType<T>, asked: Asked): T {
  let json: unknown;
  try {
    json = JSON.parse(answer.text);
  } catch {
    throw unexpectedAnswer(asked, 'no JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  // Paths are names of the schema's fields, and numbers.
  throw unexpectedAnswer(asked, `${parsed.error.issues[0]?.path.join('.') || 'the answer'} is not as documented`);
}

/** Nothing was sent: the connection was refused, or the host has no address. */
function isUnsent(thrown: unknown): boolean {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  const { code } = (cause ?? {}) as { readonly code?: unknown };
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(String(code));
}

function unreachable({ doing }: Asked, url: URL, thrown: unknown): RestorableError {
  // The variable of a proxy.
  if (thrown instanceof RestorableError) return new RestorableError('GITHUB_FAILED', thrown.message, thrown);
  return new RestorableError(
    'GITHUB_FAILED',
    `GitHub at ${url.host} did not answer (${doing}): ${describeNetwork(thrown)}.`,
    {
      hint: 'Check the network of this machine, its proxy, and GITHUB_API_URL if it is set. The next run tries again.',
    },
  );
}

/** Where pages are, in lower case: https://github.com, https://NAME.ghe.com, or the server that has the API too. */
function readServer(text: string | undefined, apiUrl: string): string {
  const given = URL.parse(text?.trim() ?? '');
  if (given !== null && /^https?:$/.test(given.protocol)) return given.origin;
  const { protocol, host } = new URL(apiUrl);
  return `${protocol}//${host.replace(/^api\./, '')}`;
}

/** On GitHub Enterprise Server, /api/v3 and /api/graphql. */
function graphqlUrl(apiUrl: string): URL {
  return new URL(`${apiUrl.replace(/\/v3$/, '')}/graphql`);
}

function readApiUrl(text: string | undefined): string {
  if (text === undefined || text.trim() === '') return DEFAULT_API_URL;
  const url = URL.parse(text.trim());
  const isLoopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url?.hostname ?? '');
  if (url !== null && url.username === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback))) {
    return (url.origin + url.pathname).replace(/\/+$/, '');
  }
  throw new RestorableError('INPUT_INVALID', 'GITHUB_API_URL is not an https URL.', {
    hint: `GitHub sets it in every job. Unset it to use ${DEFAULT_API_URL}.`,
  });
}
