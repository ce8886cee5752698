import prettyBytes from 'pretty-bytes';
import prettyMilliseconds from 'pretty-ms';
import { sentenceOf, type ThreeTwoOne } from '../core/planning/three-two-one.ts';
import type { BackupReport, BackupSummary, CheckResult, RunFacts, TableSummary } from './report.ts';

/** Engines as people write them. */
const ENGINE_TITLES: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
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

/** `1.23 GB (1,234,567,890 bytes)`; only the exact number where that is short already. */
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

/** What a backup's data are of, where that is not the server that is written to. */
export function replicaOf({ replica }: Pick<BackupReport, 'replica'>): string | undefined {
  if (replica === undefined) return undefined;
  if (replica.lagMs === null) return 'a replica, nobody knows how far behind';
  return replica.lagMs === 0 ? 'a replica, not behind' : `a replica, ${humanMs(replica.lagMs)} behind`;
}

/** `2026-11-21 02:00:00 UTC` of an ISO time; the text itself when it is none. */
export function humanTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

export function engineTitle(backup: BackupSummary): string {
  return `${ENGINE_TITLES[backup.engine] ?? backup.engine} ${backup.serverVersion}`;
}

/** Where what other programs said lies, as a sentence; undefined where nothing was kept. */
export function diagnosticsOf({ diagnostics }: Pick<RunFacts, 'diagnostics'>): string | undefined {
  if (diagnostics === undefined) return undefined;
  return `What tools and servers said is in ${diagnostics.path}, encrypted. Open it with: ${diagnostics.open}`;
}

/**
 * Makes everything invisible visible, and cuts: names come from databases and storages that others may write to. Control
 * characters would drive a terminal, direction marks would turn a sentence around, line breaks would forge a line.
 */
export function visible(text: string, maxLength: number): string {
  const cut = text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
  return cut
    .replaceAll(/\r?\n/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** Who vouches for a backup, in one sentence. */
export function authenticity(backup: BackupSummary): string {
  if (backup.authenticatedBy !== null) return `signed by ${backup.authenticatedBy}, an accepted signer`;
  const made = backup.signed ? 'signed, but compared with no accepted signer' : 'not signed';
  return `${made}; not authenticated: whoever can write the storage can have made this`;
}

/** What a backup can't be restored without. */
export function needsOf({ parents = [] }: BackupSummary): string {
  const [nearest] = parents;
  if (nearest === undefined) return 'nothing';
  return parents.length === 1 ? nearest : `${nearest} and ${parents.length - 1} more`;
}

/** What kind of backup it is, and why or on what. @param because why it is a full, where the run that made it knows */
export function kindOf(backup: BackupSummary, because?: string): string {
  if (backup.kind === 'full') return because === undefined ? 'full' : `full, because ${because}`;
  return `${backup.kind}, needs ${needsOf(backup)}`;
}

/** Where the copies are, as name and plain value; the verdict first. */
export function ruleFacts(rule: ThreeTwoOne): [string, string][] {
  const list = (names: readonly string[]): string => (names.length === 0 ? 'none known' : names.join(', '));
  const facts: [string, string][] = [
    ['3-2-1 rule', sentenceOf(rule)],
    ['Providers', list(rule.providers)],
    ['Regions', list(rule.regions)],
  ];
  return [...facts, ...rule.beyond.map((advice): [string, string] => ['Beyond it', advice])];
}

/** Failed first, then skipped, then passed; each in the order of running. */
export function checksByOutcome(checks: readonly CheckResult[]): CheckResult[] {
  const rank = { failed: 0, skipped: 1, passed: 2 } as const;
  return checks.toSorted((a, b) => rank[a.outcome] - rank[b.outcome]);
}

/** Tables whose rows differ first, then by rows. */
export function tablesBySize(tables: readonly TableSummary[]): TableSummary[] {
  const differs = (table: TableSummary): number => (tableDiffers(table) ? 1 : 0);
  return tables.toSorted((a, b) => differs(b) - differs(a) || (b.rows ?? -1) - (a.rows ?? -1));
}

export function tableDiffers(table: TableSummary): boolean {
  return table.restoredRows !== undefined && table.rows !== null && table.restoredRows !== table.rows;
}

export function countOf(checks: readonly CheckResult[], outcome: CheckResult['outcome']): number {
  return checks.filter((check) => check.outcome === outcome).length;
}

/** `1 check`, `3 checks`. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : nouns}`;
}
