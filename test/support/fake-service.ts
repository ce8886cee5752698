import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a service received it. */
export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface ServiceAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Nothing is answered. */
  readonly hangs?: boolean;
}

/** A fake of an HTTP service on this machine, which keeps what it receives. */
export interface FakeService extends AsyncDisposable {
  readonly url: string;
  readonly received: Received[];
  /** The answers to the next requests, in order. The last one is repeated. */
  answer(...answers: readonly (ServiceAnswer | ((request: Received) => ServiceAnswer))[]): void;
}

export async function startFakeService(): Promise<FakeService> {
  const received: Received[] = [];
  let script: readonly (ServiceAnswer | ((request: Received) => ServiceAnswer))[] = [{}];
  const server = createServer((request, response) => {
    void receive(request).then((each) => {
      received.push(each);
      const [next = {}, ...rest] = script;
      if (rest.length > 0) script = rest;
      respond(response, typeof next === 'function' ? next(each) : next);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (...answers) => {
      script = answers;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function receive(request: IncomingMessage): Promise<Received> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const { method = '', url: path = '', headers } = request;
  return { method, path, headers, body: Buffer.concat(parts).toString() };
}

function respond(response: ServerResponse, { status = 200, headers = {}, body = 'ok', hangs }: ServiceAnswer): void {
  if (hangs === true) return;
  response.writeHead(status, headers);
  response.end(body);
}
