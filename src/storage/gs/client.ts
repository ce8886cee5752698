import { randomUUID } from 'node:crypto';
import { Agent as PlainAgent } from 'node:http';
import { Agent } from 'node:https';
import { Readable } from 'node:stream';
import type { gaxios as Library } from 'google-auth-library';
import { proxyEnvironment } from '../../http/proxies.ts';
import type { Host } from '../../ports/host.ts';
import { lengthOf } from '../body.ts';
import type { Attempt } from '../connection/http-retry.ts';
import { readBody } from '../connection/read-body.ts';
import type { Authorization } from './authorization.ts';
import { ApiError } from './errors.ts';

interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** After the endpoint, encoded, with a leading slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly json?: object;
  /** An object with its metadata, as `multipart/related`. */
  readonly upload?: { readonly metadata: object; readonly parts: readonly Uint8Array[] };
}

export interface Answer {
  readonly headers: Headers;
  readonly stream: Readable;
}

/** The JSON API, one request at a time; see https://cloud.google.com/storage/docs/json_api/v1 */
export interface Api {
  /** The header of the answer, and its body as a stream. @throws {ApiError} for a refusal */
  open(request: ApiRequest, attempt: Attempt): Promise<Answer>;
  /** The answer as JSON. undefined if it has no body. @throws {ApiError} for a refusal */
  ask(request: ApiRequest, attempt: Attempt): Promise<{ readonly json: unknown; readonly date: Date | undefined }>;
  close(): void;
}

/** A page of 1,000 names of 1,024 bytes each, with margin. */
const LARGEST_JSON_BYTES = 16 * 1024 * 1024;
/** A socket accepts no more at once, and each slice counts as progress. */
const SLICE_BYTES = 64 * 1024;

/**
 * Sends requests with Google's own HTTP library, but not with its client of Cloud Storage: that client can't be
 * aborted, retries in the wrong cases, and starts resumable uploads.
 */
export async function createApi(address: URL, authorization: Authorization, host: Host): Promise<Api> {
  const { gaxios } = await import('google-auth-library');
  // Node's own agents read a proxy from the environment. The library would do so only without keep-alive.
  const options = { keepAlive: true, proxyEnv: proxyEnvironment(address, host.env) };
  const agents = { secure: new Agent(options), plain: new PlainAgent(options) };
  return new JsonApi({
    ...{ endpoint: address.href.replace(/\/+$/, ''), authorization, agents },
    transport: new gaxios.Gaxios(),
  });
}

interface Connection {
  readonly endpoint: string;
  readonly authorization: Authorization;
  readonly agents: { readonly secure: Agent; readonly plain: PlainAgent };
  readonly transport: Library.Gaxios;
}

class JsonApi implements Api {
  readonly #to: Connection;

  constructor(to: Connection) {
    this.#to = to;
  }

  async open(request: ApiRequest, attempt: Attempt): Promise<Answer> {
    const { authorization } = this.#to;
    for (let renewed = false; ; renewed = true) {
      const headers = await authorization.headers(attempt.signal);
      const answer = await this.#send(request, attempt, headers);
      // An answer without content has an empty text instead of a stream.
      const stream = answer.data instanceof Readable ? answer.data : Readable.from([]);
      if (answer.status >= 200 && answer.status < 300) return { headers: answer.headers, stream };
      const error = await refusalOf(answer.status, answer.headers, stream, attempt);
      // The token was revoked or ended early, or a clock is off: retried once with a new token.
      if (answer.status !== 401 || renewed || !authorization.renew(headers)) throw error;
    }
  }

  async ask(request: ApiRequest, attempt: Attempt) {
    const { headers, stream } = await this.open(request, attempt);
    const text = await textOf(stream, attempt);
    return { json: text === '' ? undefined : parse(text, headers), date: dateOf(headers) };
  }

  close(): void {
    this.#to.agents.secure.destroy();
    this.#to.agents.plain.destroy();
  }

  async #send(request: ApiRequest, { signal, alive }: Attempt, headers: Headers) {
    const { endpoint, agents, transport } = this.#to;
    const { type, sizeBytes, body } = bodyOf(request, alive);
    const own = new Headers(headers);
    // Stored bytes as they are: no compression or decompression in transit.
    own.set('accept-encoding', 'identity');
    if (type !== undefined) own.set('content-type', type);
    own.set('content-length', String(sizeBytes));
    return transport.request<Readable>({
      url: addressOf(endpoint, request),
      method: request.method,
      headers: own,
      ...(body === undefined ? {} : { data: body }),
      agent: (url) => (url.protocol === 'http:' ? agents.plain : agents.secure),
      responseType: 'stream',
      redirect: 'manual',
      validateStatus: () => true,
      signal,
    });
  }
}

function addressOf(endpoint: string, { path, query = {} }: ApiRequest): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
  return parameters.size === 0 ? endpoint + path : `${endpoint}${path}?${parameters}`;
}

function bodyOf({ json, upload }: ApiRequest, alive: () => void) {
  if (upload === undefined) {
    if (json === undefined) return { type: undefined, sizeBytes: 0, body: undefined };
    const text = Buffer.from(JSON.stringify(json));
    return { type: 'application/json; charset=UTF-8', sizeBytes: text.length, body: text };
  }
  const boundary = randomUUID();
  const head =
    `--${boundary}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n${JSON.stringify(upload.metadata)}\r\n` +
    `--${boundary}\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const parts = [Buffer.from(head), ...upload.parts, Buffer.from(`\r\n--${boundary}--`)];
  const body = Readable.from(slicesOf(parts, alive), { objectMode: false });
  return { type: `multipart/related; boundary=${boundary}`, sizeBytes: lengthOf(parts), body };
}

/** Nothing is copied: the slices are views of the parts. */
function* slicesOf(parts: readonly Uint8Array[], alive: () => void): Generator<Uint8Array> {
  for (const part of parts) {
    for (let from = 0; from < part.length; from += SLICE_BYTES) {
      alive();
      yield part.subarray(from, from + SLICE_BYTES);
    }
  }
}

async function textOf(stream: Readable, { signal, alive }: Attempt): Promise<string> {
  const whole = { key: 'the answer', announced: undefined, maxBytes: LARGEST_JSON_BYTES, signal, alive };
  return Buffer.from(await readBody(stream, whole)).toString();
}

/** A body that was truncated without an error, or a web page: worth another attempt. */
function parse(text: string, headers: Headers): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const type = headers.get('content-type') ?? 'no type';
    throw Object.assign(new Error(`the answer is not JSON (${type})`), { code: 'PARSE_ERROR' });
  }
}

interface ErrorBody {
  readonly error?: {
    readonly message?: string;
    readonly errors?: readonly { readonly reason?: string; readonly message?: string }[];
  };
}

async function refusalOf(status: number, headers: Headers, stream: Readable, attempt: Attempt): Promise<ApiError> {
  const text = await textOf(stream, attempt);
  let body: ErrorBody = {};
  try {
    body = (JSON.parse(text) ?? {}) as ErrorBody;
  } catch {
    // A missing object is answered in plain text, and a gateway may answer with a web page.
  }
  const error = typeof body.error === 'object' ? body.error : {};
  const first = error.errors?.[0];
  return new ApiError(error.message ?? first?.message ?? text, { status, reason: first?.reason, ...head(headers) });
}

function head(headers: Headers): Pick<ApiError, 'retryAfterMs' | 'date'> {
  const seconds = Number(headers.get('retry-after'));
  return { retryAfterMs: seconds > 0 ? seconds * 1_000 : undefined, date: dateOf(headers) };
}

function dateOf(headers: Headers): Date | undefined {
  const date = new Date(headers.get('date') ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}
