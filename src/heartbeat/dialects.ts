import type { HttpAnswer, HttpRequest } from '../http/request.ts';
import type { HeartbeatDialect } from '../options/alerts/heartbeat.ts';

/** What a run reports. */
export type Signal =
  | { readonly kind: 'start' }
  | { readonly kind: 'success'; readonly durationMs: number }
  | {
      readonly kind: 'failure';
      readonly durationMs: number;
      readonly exitCode: number;
      /** An error code, or a few words of ours. */
      readonly reason: string;
    };

interface Dialect {
  /** For messages. */
  readonly label: string;
  /** undefined if the service has no such signal. @param runId a UUID that connects the signals of a run */
  request(url: URL, signal: Signal, runId: string): HttpRequest | undefined;
  /** The answer of a service that refuses with a status that means success. */
  readonly isRefusal?: (answer: HttpAnswer) => boolean;
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' } as const;

/** https://healthchecks.io/docs/http_api/. The failure is the word and not the exit status, which copies of the protocol may lack. */
const healthchecks: Dialect = {
  label: 'healthchecks',
  request(base, signal, runId) {
    const url = new URL(base);
    if (signal.kind !== 'success') url.pathname += signal.kind === 'start' ? '/start' : '/fail';
    url.searchParams.set('rid', runId);
    return { method: 'POST', url, headers: PLAIN, body: signal.kind === 'failure' ? signal.reason : '' };
  },
  // Older servers answer with status 200, and "OK (not found)" or "OK (rate limited)".
  isRefusal: ({ text }) => /^OK \(/.test(text),
};

/** https://cronitor.io/docs/telemetry-api */
const cronitor: Dialect = {
  label: 'Cronitor',
  request(base, signal, runId) {
    const state = { start: 'run', success: 'complete', failure: 'fail' }[signal.kind];
    const why = signal.kind === 'failure' ? { message: signal.reason, status_code: String(signal.exitCode) } : {};
    return { method: 'GET', url: withParameters(base, { state, series: runId, ...why }) };
  },
};

/** More is refused (`MAX_PING_VALUE` in server/routers/api-router.js). */
const KUMA_LONGEST_MS = 86_400_000;

/** https://github.com/louislam/uptime-kuma/wiki/Internal-API. Its push monitors know no start. */
const kuma: Dialect = {
  label: 'Uptime Kuma',
  request(base, signal) {
    if (signal.kind === 'start') return undefined;
    const [status, msg] = signal.kind === 'success' ? ['up', 'OK'] : ['down', signal.reason];
    const ping = signal.durationMs > KUMA_LONGEST_MS ? {} : { ping: String(signal.durationMs) };
    return { method: 'GET', url: withParameters(base, { status, msg, ...ping }) };
  },
};

/** https://betterstack.com/docs/uptime/cron-and-heartbeat-monitor/. It knows no start, and takes a text with an exit code. */
const betterstack: Dialect = {
  label: 'Better Stack',
  request(base, signal) {
    if (signal.kind === 'start') return undefined;
    const url = new URL(base);
    if (signal.kind === 'success') return { method: 'POST', url, body: '' };
    url.pathname += `/${signal.exitCode}`;
    return { method: 'POST', url, headers: PLAIN, body: signal.reason };
  },
};

/** https://docs.sentry.io/product/monitors-and-alerts/monitors/crons/getting-started/http/. It takes no text. */
const sentry: Dialect = {
  label: 'Sentry',
  request(base, signal, runId) {
    const status = { start: 'in_progress', success: 'ok', failure: 'error' }[signal.kind];
    return { method: 'GET', url: withParameters(base, { status, check_in_id: runId }) };
  },
};

function withParameters(base: URL, parameters: Readonly<Record<string, string>>): URL {
  const url = new URL(base);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

/** What each service understands. */
export const DIALECTS: Readonly<Record<HeartbeatDialect, Dialect>> = {
  healthchecks,
  cronitor,
  kuma,
  betterstack,
  sentry,
};
