import { Secret } from '../../core/secret.ts';
import { unwrapUrl } from '../urls/pasted-url.ts';
import { readServiceUrl } from '../urls/service-url.ts';

/** The protocols of services that notice a missing run. */
export const HEARTBEAT_DIALECTS = ['healthchecks', 'cronitor', 'kuma', 'betterstack', 'sentry'] as const;
export type HeartbeatDialect = (typeof HEARTBEAT_DIALECTS)[number];

/** Where a run reports its start and its end. */
export interface HeartbeatAddress {
  readonly dialect: HeartbeatDialect;
  /** Without what each signal adds to it. Whoever knows it can report a success. */
  readonly url: Secret;
}

const HOSTS: readonly (readonly [host: RegExp, dialect: HeartbeatDialect])[] = [
  [/^cronitor\.(?:link|io)$/, 'cronitor'],
  [/^(?:[\w-]+\.)*(?:betterstack|betteruptime)\.com$/, 'betterstack'],
  [/(?:^|\.)sentry\.io$/, 'sentry'],
];
/** Paths of services that people host themselves. No other dialect has them. */
const PATHS: readonly (readonly [path: RegExp, dialect: HeartbeatDialect])[] = [
  [/\/api\/push\/[^/]+\/?$/, 'kuma'],
  [/\/api\/\d+\/cron\//, 'sentry'],
];
/** What each signal adds, so that a pasted address may have it already. */
const ADDED: Readonly<Record<HeartbeatDialect, readonly string[]>> = {
  healthchecks: ['rid'],
  cronitor: ['state', 'series', 'message', 'status_code'],
  kuma: ['status', 'msg', 'ping'],
  betterstack: [],
  sentry: ['status', 'check_in_id'],
};
/** The path of a signal, where the signal is a part of it. */
const SIGNAL_PATHS: Readonly<Partial<Record<HeartbeatDialect, RegExp>>> = {
  healthchecks: /\/(?:start|fail|log|\d{1,3})$/,
  betterstack: /\/(?:fail|\d{1,3})$/,
  // Its older form. In the present one, a monitor can have any name.
  cronitor: /^\/[^/]+\/(?:run|complete|fail|pause)$/,
};

/**
 * Reads the address of a heartbeat. Its dialect is the prefix of its scheme (`cronitor+https:`), or that of a known host or path, or the
 * protocol of healthchecks.io, which others use too.
 * @returns what is wrong with the text, as the end of a sentence about it, if it can't be read
 */
export function readHeartbeat(text: string): HeartbeatAddress | string {
  const tidy = unwrapUrl(text);
  // A URL parser leaves line breaks out.
  if (/\s/.test(tidy)) return 'contains a space or a line break: give one address';
  const [, prefix, rest = ''] = /^(?:([a-z]+)\+)?(.*)$/i.exec(tidy) ?? [];
  const stated = HEARTBEAT_DIALECTS.find((each) => each === prefix?.toLowerCase());
  if (prefix !== undefined && stated === undefined) {
    return `has an unknown kind in front of "+": use one of ${HEARTBEAT_DIALECTS.join(', ')}`;
  }
  const url = readServiceUrl(rest);
  if (typeof url === 'string') return url;
  const dialect = stated ?? recognized(url);
  url.hash = '';
  for (const name of ADDED[dialect]) url.searchParams.delete(name);
  const problem = dialect === 'sentry' ? readCheckInUrl(url) : readPingUrl(url, dialect);
  return problem ?? { dialect, url: new Secret(url.href) };
}

function recognized({ hostname, pathname }: URL): HeartbeatDialect {
  const byHost = HOSTS.find(([host]) => host.test(hostname))?.[1];
  return byHost ?? PATHS.find(([path]) => path.test(pathname))?.[1] ?? 'healthchecks';
}

/** Tidies the URL. @returns what is wrong with it */
function readPingUrl(url: URL, dialect: HeartbeatDialect): string | undefined {
  url.pathname = url.pathname.replace(/\/+$/, '');
  if (url.username !== '' || url.password !== '') return 'has a user or a password, which no service of its kind has';
  if (url.pathname === '/') return 'names no check: copy the complete address from the service';
  if (url.hostname === 'healthchecks.io' && !url.pathname.startsWith('/ping/')) {
    return 'is the address of a page of healthchecks.io: copy the ping URL, which begins with https://hc-ping.com/';
  }
  if (SIGNAL_PATHS[dialect]?.test(url.pathname) === true) {
    return 'ends with the name of a signal: leave that out, it is added';
  }
  return undefined;
}

/** Tidies the URL of a check-in. A DSN with `?monitor=SLUG` becomes one. @returns what is wrong with it */
function readCheckInUrl(url: URL): string | undefined {
  const monitor = url.searchParams.get('monitor');
  const project = /^\/(\d+)\/?$/.exec(url.pathname)?.[1];
  if (project !== undefined && url.username !== '') {
    if (monitor === null || !/^[\w-]+$/.test(monitor)) return 'is a DSN: add ?monitor= with the slug of the monitor';
    url.pathname = `/api/${project}/cron/${monitor}/${url.username}`;
    url.searchParams.delete('monitor');
    url.username = '';
    url.password = '';
  }
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/`;
  const isCheckIn = /\/api\/\d+\/cron\/[^/]+\/[^/]+\/$/.test(url.pathname) && url.username === '';
  return isCheckIn ? undefined : 'is not the address of a check-in: https://HOST/api/PROJECT/cron/MONITOR/KEY/';
}

/** Words in the path of an address that are not secret. */
const PLAIN_SEGMENT = /^(?:\d{0,9}|[a-z]{1,12}(?:[-_][a-z]{1,12})*)$/;

/** The secret parts of an address, also of a wrong one: all of it, and the tokens in it. */
export function secretsInHeartbeat(text: string): string[] {
  return [text, unwrapUrl(text), ...tokensInHeartbeat(text)];
}

/** The parts of an address that are secret by themselves. */
export function tokensInHeartbeat(text: string): string[] {
  const url = URL.parse(unwrapUrl(text).replace(/^[a-z]+\+/i, ''));
  const segments = url === null ? [] : [...url.pathname.split('/'), url.username, url.password];
  return segments.filter((segment) => segment.length >= 8 && !PLAIN_SEGMENT.test(segment));
}
