import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/** What happens to one request on its way to the server or back. */
export type Fault =
  /** The connection is reset before anything is forwarded. */
  | { readonly kind: 'reset' }
  /** Nothing is answered, and the connection stays open. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Answered by the proxy. The server never receives the request. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Answered by the proxy with a body that never ends: as much as the client reads, or one byte and then nothing. */
  | { readonly kind: 'endless-answer'; readonly status: number; readonly pace: 'flood' | 'stall' }
  /** The connection is reset after this many bytes of the request's body were accepted. */
  | { readonly kind: 'cut-request'; readonly afterBytes: number }
  /** The server executes the request, and the connection is reset instead of an answer. */
  | { readonly kind: 'lose-answer' }
  /** The answer's header is complete, and its body ends after this many bytes. */
  | { readonly kind: 'cut-answer'; readonly afterBytes: number }
  /** A header of the answer is replaced. */
  | { readonly kind: 'answer-header'; readonly name: string; readonly value: string };

export interface FaultProxy {
  readonly url: string;
  /** Requests received, as `METHOD path`. */
  readonly requests: string[];
  /** The next requests of this method (any, if undefined) get these faults, one each. Later ones work normally. */
  plan(method: string | undefined, ...faults: readonly Fault[]): void;
  /** From now on, every request (of this method, if one is given) gets this fault, until `undefined`. */
  always(fault: Fault | undefined, method?: string): void;
  /** Removes all faults, including the planned ones. */
  heal(): void;
  stop(): Promise<void>;
}

/**
 * Our own proxy between a client and an HTTP server, which causes the given faults. Headers pass unchanged.
 * @param rewrite returns the path and the query for the server
 */
export async function startProxy(target: string, rewrite = (path: string): string => path): Promise<FaultProxy> {
  const planned: { method: string | undefined; fault: Fault }[] = [];
  const requests: string[] = [];
  let constant: { readonly fault: Fault; readonly method: string | undefined } | undefined;
  const next = (method: string | undefined): Fault | undefined => {
    const at = planned.findIndex((each) => each.method === undefined || each.method === method);
    if (at !== -1) return planned.splice(at, 1)[0]?.fault;
    return constant?.method === undefined || constant.method === method ? constant?.fault : undefined;
  };
  const server = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    incoming.url = rewrite(incoming.url ?? '');
    incoming.on('error', () => {});
    handle(target, next(incoming.method), incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    plan: (method, ...faults) => void planned.push(...faults.map((fault) => ({ method, fault }))),
    always: (fault, method) => {
      constant = fault === undefined ? undefined : { fault, method };
    },
    heal: () => {
      constant = undefined;
      planned.length = 0;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function handle(target: string, fault: Fault | undefined, incoming: IncomingMessage, outgoing: ServerResponse): void {
  switch (fault?.kind) {
    case 'reset':
      incoming.socket.resetAndDestroy();
      return;
    case 'silence':
      incoming.resume();
      return;
    case 'delay':
      setTimeout(() => forward(target, undefined, incoming, outgoing), fault.ms);
      return;
    case 'answer':
      incoming.resume();
      incoming.once('end', () => outgoing.writeHead(fault.status, { ...fault.headers }).end(fault.body ?? ''));
      return;
    case 'endless-answer':
      incoming.resume();
      incoming.once('end', () => answerForEver(outgoing.writeHead(fault.status), fault.pace));
      return;
    case 'cut-request': {
      let taken = 0;
      incoming.on('data', (part: Buffer) => {
        taken += part.length;
        if (taken >= fault.afterBytes) incoming.socket.resetAndDestroy();
      });
      return;
    }
    default:
      forward(target, fault, incoming, outgoing);
  }
}

function answerForEver(outgoing: ServerResponse, pace: 'flood' | 'stall'): void {
  outgoing.on('error', () => {});
  if (pace === 'stall') outgoing.write('{');
  else Readable.from(repeated(Buffer.alloc(64 * 1024, 'x'))).pipe(outgoing);
}

function* repeated<T>(value: T): Generator<T> {
  for (;;) yield value;
}

function forward(target: string, fault: Fault | undefined, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { hostname, port } = new URL(target);
  const { method, url: path, headers } = incoming;
  const upstream = httpRequest({ hostname, port, method, path, headers }, (answer) => {
    answer.on('error', () => {});
    if (fault?.kind === 'lose-answer') {
      answer.resume();
      answer.once('end', () => incoming.socket.resetAndDestroy());
      return;
    }
    const changed = fault?.kind === 'answer-header' ? { [fault.name]: fault.value } : {};
    outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...changed });
    if (fault?.kind === 'cut-answer') cutAfter(answer, outgoing, fault.afterBytes);
    else answer.pipe(outgoing);
  });
  upstream.on('error', () => incoming.socket.destroy());
  outgoing.once('close', () => upstream.destroy());
  incoming.pipe(upstream);
}

function cutAfter(answer: IncomingMessage, outgoing: ServerResponse, afterBytes: number): void {
  let passed = 0;
  answer.on('data', (part: Buffer) => {
    const rest = part.subarray(0, Math.max(0, afterBytes - passed));
    passed += part.length;
    outgoing.write(rest, () => {
      if (passed >= afterBytes) outgoing.socket?.end();
    });
  });
}
