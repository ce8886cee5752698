import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { HeartbeatDialect } from '../../src/options/alerts/heartbeat.ts';

/** A signal that a service understood. */
export interface Understood {
  readonly kind: 'start' | 'success' | 'failure';
  /** What connects the signals of a run. Undefined for a service that has nothing like it. */
  readonly runId: string | undefined;
  readonly text: string;
  readonly durationMs?: number;
}

export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body: string;
}

/** What the server does instead of answering by its protocol. */
export type Trouble =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'silence' };

export interface FakeHeartbeat {
  /** As a user copies it from the service. */
  readonly url: string;
  /** The part of it that is a credential. */
  readonly secret: string;
  readonly understood: Understood[];
  readonly received: Received[];
  /** From now on, for as many requests. */
  trouble(trouble: Trouble | undefined, times?: number): void;
  /** Called with each request, before it is answered. */
  onRequest: (received: Received) => void | Promise<void>;
  stop(): Promise<void>;
}

type Answer = readonly [status: number, body: string];
type Understand = (url: URL, request: Received) => Understood | Answer;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CHECK = '5bf66975-d4c7-4bf5-bcc8-b8d8a82ea278';

interface Service {
  readonly path: string;
  readonly secret: string;
  readonly accepted: Answer;
  readonly understand: Understand;
}

/** Built from the services' documentation. Each accepts only what its page describes. */
const SERVICES: Readonly<Record<HeartbeatDialect, Service>> = {
  // https://healthchecks.io/docs/http_api/
  healthchecks: {
    path: `/ping/${CHECK}`,
    secret: CHECK,
    accepted: [200, 'OK'],
    understand: ({ pathname, searchParams }, { method, body }) => {
      const [, id, action] = /^\/ping\/([^/]+)(?:\/(start|fail))?$/.exec(pathname) ?? [];
      if (id !== CHECK) return [404, 'not found'];
      const runId = searchParams.get('rid');
      if (runId === null || !UUID.test(runId)) return [400, 'invalid uuid format'];
      if (!['HEAD', 'GET', 'POST'].includes(method)) return [405, ''];
      const kind = action === 'start' ? 'start' : action === 'fail' ? 'failure' : 'success';
      return { kind, runId, text: body.slice(0, 10_000) };
    },
  },
  // https://cronitor.io/docs/telemetry-api
  cronitor: {
    path: '/p/0123456789abcdef0123456789abcdef/nightly-backup',
    secret: '0123456789abcdef0123456789abcdef',
    accepted: [200, 'OK'],
    understand: ({ pathname, searchParams }, { method }) => {
      if (pathname !== SERVICES.cronitor.path) return [404, ''];
      if (!['HEAD', 'GET', 'POST'].includes(method)) return [405, ''];
      const kinds: Readonly<Record<string, Understood['kind']>> = {
        run: 'start',
        complete: 'success',
        fail: 'failure',
      };
      const kind = kinds[searchParams.get('state') ?? ''];
      if (kind === undefined) return [400, ''];
      return { kind, runId: searchParams.get('series') ?? undefined, text: searchParams.get('message') ?? '' };
    },
  },
  // server/routers/api-router.js of Uptime Kuma: older versions accept GET alone
  kuma: {
    path: '/api/push/Xk3PzVqW9n?status=up&msg=OK&ping=',
    secret: 'Xk3PzVqW9n',
    accepted: [200, '{"ok":true}'],
    understand: ({ pathname, searchParams }, { method }) => {
      if (method !== 'GET') return [404, ''];
      if (pathname !== '/api/push/Xk3PzVqW9n') return [500, '{"ok":false,"msg":"Monitor not found or not active."}'];
      const ping = Number(searchParams.get('ping') ?? '');
      if (!(ping >= 0 && ping <= 86_400_000)) return [400, '{"ok":false,"msg":"Invalid ping value"}'];
      const kind = searchParams.get('status') === 'up' ? 'success' : 'failure';
      return { kind, runId: undefined, text: searchParams.get('msg') ?? 'OK', durationMs: ping };
    },
  },
  // https://betterstack.com/docs/uptime/cron-and-heartbeat-monitor/
  betterstack: {
    path: '/api/v1/heartbeat/aB3dE5gH7jK9mN1pQ2rS4tU6',
    secret: 'aB3dE5gH7jK9mN1pQ2rS4tU6',
    accepted: [200, ''],
    understand: ({ pathname }, { method, body }) => {
      const [, token, action] = /^\/api\/v1\/heartbeat\/([^/]+)(?:\/(fail|\d+))?$/.exec(pathname) ?? [];
      if (token !== 'aB3dE5gH7jK9mN1pQ2rS4tU6') return [404, ''];
      if (!['GET', 'POST'].includes(method)) return [405, ''];
      const kind = action === undefined || action === '0' ? 'success' : 'failure';
      return { kind, runId: undefined, text: body };
    },
  },
  // https://docs.sentry.io/product/monitors-and-alerts/monitors/crons/getting-started/http/
  sentry: {
    path: '/api/42/cron/nightly-backup/fedcba9876543210fedcba9876543210/',
    secret: 'fedcba9876543210fedcba9876543210',
    accepted: [202, '{"id":"fc6d8c0c43fc4630ad850ee518f1b9d0"}'],
    understand: ({ pathname, searchParams }) => {
      if (pathname !== SERVICES.sentry.path) return [403, ''];
      const kinds: Readonly<Record<string, Understood['kind']>> = {
        in_progress: 'start',
        ok: 'success',
        error: 'failure',
      };
      const kind = kinds[searchParams.get('status') ?? ''];
      const runId = searchParams.get('check_in_id');
      if (kind === undefined || runId === null || !UUID.test(runId)) return [400, ''];
      return { kind, runId, text: '' };
    },
  },
};

/** Services that are recognized only by their hosts. */
const NEEDS_PREFIX: ReadonlySet<HeartbeatDialect> = new Set<HeartbeatDialect>(['cronitor', 'betterstack']);

/** Starts a fake of a service, on the loopback address without TLS. */
export async function startFakeHeartbeat(dialect: HeartbeatDialect): Promise<FakeHeartbeat> {
  const { path, secret, accepted, understand } = SERVICES[dialect];
  const understood: Understood[] = [];
  const received: Received[] = [];
  let trouble: Trouble | undefined;
  let left = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const got: Received = { method: request.method ?? '', path: request.url ?? '', body: await text(request) };
    received.push(got);
    await fake.onRequest(got);
    const current = left > 0 ? trouble : undefined;
    left -= 1;
    if (current?.kind === 'silence') return;
    if (current?.kind === 'status') return void response.writeHead(current.status, current.headers).end(secret);
    if (current?.kind === 'text') return void response.end(current.text);
    const meaning = understand(new URL(got.path, 'http://localhost'), got);
    if (!Array.isArray(meaning)) understood.push(meaning as Understood);
    const [status, body] = Array.isArray(meaning) ? (meaning as unknown as Answer) : accepted;
    response.writeHead(status).end(body);
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const fake: FakeHeartbeat = {
    url: `${NEEDS_PREFIX.has(dialect) ? `${dialect}+` : ''}http://127.0.0.1:${port}${path}`,
    secret,
    understood,
    received,
    trouble: (next, times = Number.POSITIVE_INFINITY) => {
      trouble = next;
      left = times;
    },
    onRequest: () => {},
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return fake;
}
