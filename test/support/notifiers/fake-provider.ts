import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly sizeBytes: number;
}

export interface ProviderAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What people see of a message, and what the medium does with its text. */
export interface Shown {
  /** The text without markup, as it is displayed. */
  readonly text: string;
  /** Addresses that can be clicked. */
  readonly links: readonly string[];
  /** People or groups that are notified by name. */
  readonly mentions: readonly string[];
}

/** A service that receives messages, as its documentation describes it. */
export interface Provider {
  /**
   * Checks a request strictly: unknown properties are refused too.
   * @throws {Refusal} with the provider's own answer
   */
  accept(request: Received): ProviderAnswer;
  /** Interprets the markup of an accepted message as the provider's clients do. */
  show(request: Received): Shown;
}

/** Thrown by a provider that refuses a request. */
export class Refusal extends Error {
  readonly answer: ProviderAnswer;

  constructor(answer: ProviderAnswer, why: string) {
    super(why);
    this.answer = answer;
  }
}

export interface FakeProvider {
  readonly url: string;
  /** Messages that were accepted, in order. */
  readonly accepted: Received[];
  /** How many requests arrived. */
  readonly requests: number;
  /** Why requests were refused. */
  readonly refused: string[];
  stop(): Promise<void>;
}

/** Starts the fake of a provider on a port of 127.0.0.1. */
export async function startFakeProvider(provider: Provider): Promise<FakeProvider> {
  const accepted: Received[] = [];
  const refused: string[] = [];
  let requests = 0;
  const server = createServer(async (incoming, outgoing) => {
    requests += 1;
    const request = await receive(incoming);
    const answer = judge(provider, request, refused);
    if (answer.status < 300) accepted.push(request);
    outgoing.writeHead(answer.status, { ...answer.headers }).end(answer.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted,
    refused,
    get requests() {
      return requests;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://fake.invalid');
  const bytes = Buffer.concat(await Array.fromAsync(incoming));
  return {
    method: incoming.method ?? '',
    path: pathname,
    query: searchParams,
    headers: incoming.headers,
    text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    sizeBytes: bytes.length,
  };
}

function judge(provider: Provider, request: Received, refused: string[]): ProviderAnswer {
  try {
    return provider.accept(request);
  } catch (thrown) {
    const known = thrown instanceof Refusal ? thrown : undefined;
    refused.push(thrown instanceof Error ? thrown.message : String(thrown));
    return known?.answer ?? { status: 500 };
  }
}

/** A JSON answer. */
export function json(status: number, body: object, headers: Readonly<Record<string, string>> = {}): ProviderAnswer {
  return { status, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
}

/** A text of at most this many UTF-16 code units. Services that count characters accept longer ones. */
export function atMost(longest: number): z.ZodString {
  return z.string().refine((text) => text.length <= longest, `longer than ${longest}`);
}

/** Refuses with this answer unless the condition holds. */
export function demand(condition: boolean, answer: ProviderAnswer, why: string): asserts condition {
  if (!condition) throw new Refusal(answer, why);
}

/**
 * Reads a JSON body by its schema.
 * @param answer of the provider to a body that is not valid
 */
export function parseJson<T>(request: Received, schema: z.ZodType<T>, answer: ProviderAnswer): T {
  demand(request.method === 'POST', { status: 405 }, `method ${request.method}`);
  const type = request.headers['content-type'] ?? '';
  demand(/^application\/(?:[a-z]+\+)?json(?:; ?charset=utf-8)?$/i.test(type), answer, `content type ${type}`);
  let value: unknown;
  try {
    value = JSON.parse(request.text);
  } catch {
    throw new Refusal(answer, 'not JSON');
  }
  demand(isWellFormed(value), answer, 'half of a surrogate pair');
  const result = schema.safeParse(value);
  if (!result.success) throw new Refusal(answer, result.error.message);
  return result.data;
}

/** The body of an accepted request. */
export function bodyOf<T>(request: Received, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(request.text));
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, item]) => key.isWellFormed() && isWellFormed(item));
}
