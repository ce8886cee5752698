import prettyBytes from 'pretty-bytes';
import prettyMilliseconds from 'pretty-ms';

/** Engine names for readers. */
const ENGINE_TITLES: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
  'postgres-physical': 'PostgreSQL cluster',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  sqlite: 'SQLite',
  d1: 'Cloudflare D1',
  command: 'commands,',
};

/** `1.23 GB`. */
export function humanBytes(bytes: number): string {
  return prettyBytes(bytes, { space: true });
}

/** `1.23 GB (1,234,567,890 bytes)`, or only the exact number if it is short. */
export function bytesBothWays(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${humanBytes(bytes)} (${grouped(bytes)} bytes)`;
}

/** `1,234,567`. */
export function grouped(count: number): string {
  // The first use of Intl would take a tenth of a small run.
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `3m 20s`, `420ms`. */
export function humanMs(ms: number): string {
  return prettyMilliseconds(Math.max(0, Math.round(ms)), { unitCount: 2 });
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `10d 3h`, `3h 20m`, `20m`: an age, which is never of interest to the second. */
export function humanAge(ms: number): string {
  const unitMs = ms >= DAY_MS ? HOUR_MS : ms >= MINUTE_MS ? MINUTE_MS : 1_000;
  return humanMs(Math.floor(ms / unitMs) * unitMs);
}

/** `2026-11-21 02:00:00 UTC` for an ISO time. Any other text is returned unchanged. */
export function humanTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `PostgreSQL 17.4`. */
export function engineTitle(backup: { readonly engine: string; readonly serverVersion: string }): string {
  return `${ENGINE_TITLES[backup.engine] ?? backup.engine} ${backup.serverVersion}`;
}

/** `1 check`, `3 checks`. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : nouns}`;
}
