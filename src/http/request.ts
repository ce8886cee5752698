import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent as PlainAgent, request as requestPlain } from 'node:http';
import { Agent, request as requestSecure } from 'node:https';
import type { Duplex } from 'node:stream';
import { proxyEnvironment, proxyFor } from './proxies.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As much as the limits permit. Never shown: a service can quote what it was sent, or its secret. */
  readonly text: string;
  /** The same, as it was sent. */
  readonly bytes: Buffer;
  /** False if the limits, or the connection, ended the answer before its end. */
  readonly isComplete: boolean;
}

export interface HttpOptions {
  /** For the proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** From the connection to the end of the answer. A body that takes longer is cut off there. */
  readonly timeoutMs: number;
  /** The rest of a longer answer is not read. */
  readonly maxBytes: number;
}

/**
 * Sends one request. A status counts even if the body after it never ends: what was accepted must not be sent again. Redirects
 * are answers like any other: following one would send a secret to a host that nobody named.
 * @throws what the connection throws, with the system's code; `ETIMEDOUT` after the time limit
 * @throws {RestorableError} INPUT_INVALID for a variable that is not the address of a proxy: the agent would ignore it
 */
export async function sendRequest(request: HttpRequest, options: HttpOptions): Promise<HttpAnswer> {
  proxyFor(request.url, options.env);
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const signal = AbortSignal.any([options.signal, timeout]);
  const isSecure = request.url.protocol === 'https:';
  const proxyEnv = proxyEnvironment(request.url, options.env);
  const agent = isSecure ? new Agent({ proxyEnv }) : new PlainAgent({ proxyEnv });
  using _ = closing(agent);
  try {
    const answer = await answerTo(request, { agent, signal, isSecure });
    const { bytes, isComplete } = await beginningOf(answer, options.maxBytes);
    options.signal.throwIfAborted();
    return { status: answer.statusCode ?? 0, headers: answer.headers, text: bytes.toString(), bytes, isComplete };
  } catch (thrown) {
    // The signal of the caller has a reason of its own.
    if (!options.signal.aborted && timeout.aborted) {
      throw Object.assign(new Error(`no answer in ${options.timeoutMs} ms`), { code: 'ETIMEDOUT' });
    }
    throw thrown;
  }
}

/**
 * Closes all connections of an agent at the end. Node's agent does not know a connection to a proxy that has not opened the tunnel yet:
 * aborting the request neither ends the request nor closes the connection, which then keeps the process running.
 */
function closing(agent: PlainAgent): Disposable {
  const connections = new Set<Duplex>();
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const connection = connect(options, callback);
    if (connection) connections.add(connection);
    return connection;
  };
  return {
    [Symbol.dispose]: () => {
      agent.destroy();
      for (const connection of connections) connection.destroy();
    },
  };
}

interface Connection {
  readonly agent: PlainAgent;
  readonly signal: AbortSignal;
  readonly isSecure: boolean;
}

function answerTo({ method, url, headers, body }: HttpRequest, connection: Connection): Promise<IncomingMessage> {
  const { agent, signal, isSecure } = connection;
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent = (isSecure ? requestSecure : requestPlain)(url, {
      method,
      agent,
      signal,
      // Stated, because an answer that is never shown needs no compression.
      headers: { 'user-agent': 'restorable', 'accept-encoding': 'identity', ...length, ...headers },
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    sent.end(body);
  });
}

async function beginningOf(
  answer: IncomingMessage,
  maxBytes: number,
): Promise<Pick<HttpAnswer, 'bytes' | 'isComplete'>> {
  const parts: Buffer[] = [];
  let received = 0;
  let isComplete = false;
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      parts.push(part.subarray(0, maxBytes - received));
      received += part.length;
      if (received > maxBytes) break;
    }
    isComplete = answer.complete && received <= maxBytes;
  } catch {
    // The connection broke, or the time is over.
  }
  return { bytes: Buffer.concat(parts), isComplete };
}
