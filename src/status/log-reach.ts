import { startOfOwner } from '../core/format/log/log-id.ts';
import { LONG_BEFORE_MS } from '../core/planning/log/log-line.ts';
import { type BasedLog, COMPARED, type LogBackup, logReach } from '../core/planning/log/log-window.ts';
import { CLOCK_SKEW_MS } from '../core/planning/retention/catalog-trust.ts';
import type { SignerRing } from '../openpgp/signatures/signatures.ts';
import type { LogFacts } from '../report/facts/status/log-reach.ts';
import type { StoredLog } from '../repository/catalog/catalog.ts';
import { readLogs, shippedLog } from '../repository/catalog/log-catalog.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { Run } from '../run/run.ts';
import { warnOfSome } from '../run/warn-of-some.ts';

/** A backup, and which source it is of. */
export interface SourcedBackup extends LogBackup {
  /** Salt and identity, as the manifests have them. */
  readonly source: string;
}

interface Reading {
  /** Of the shipments, as listed. */
  readonly ids: readonly string[];
  readonly ring: SignerRing | undefined;
  readonly backups: readonly SourcedBackup[];
  /**
   * Read only those of the last days before the newest, and since the newest backup: a schedule of every 15 minutes leaves thousands.
   */
  readonly recent?: { readonly now: Date };
}

const RECENT_MS = 7 * 86_400_000;

/**
 * Which moments the shipments at a destination make possible. Only those of the newest backup's source count.
 * @returns undefined if there is none
 */
export async function readLogReach(at: StoredDatabase, reading: Reading, run: Run): Promise<LogFacts | undefined> {
  const recent = recentOf(reading);
  const found = await reachOf(at, { ...reading, ids: recent }, run);
  const unread = reading.ids.length - recent.length;
  // Shipments that do not count, or of another source, can leave too few that say it.
  const isKnown = found !== undefined && found.windows.length > 0 && found.usualAgeMs !== null;
  if (unread > 0 && !isKnown) return reachOf(at, reading, run);
  return found && { ...found, shipments: found.shipments + unread, unread };
}

/** By their names. One that is dated in the future does not tell which are the last days. */
function recentOf({ ids, backups, recent }: Reading): readonly string[] {
  if (recent === undefined) return ids;
  const all = ids.map((id) => ({ id, startMs: startOfOwner(id).getTime() }));
  const latestMs = recent.now.getTime() + CLOCK_SKEW_MS;
  const past = all.flatMap(({ startMs }) => (startMs <= latestMs ? [startMs] : [])).sort((a, b) => b - a);
  const [newestMs = Number.NEGATIVE_INFINITY] = past;
  const enoughMs = past[COMPARED] ?? Number.NEGATIVE_INFINITY;
  const baseMs = backups.at(-1)?.snapshotAt.getTime() ?? Number.POSITIVE_INFINITY;
  const sinceMs = Math.min(newestMs - RECENT_MS, enoughMs, baseMs - LONG_BEFORE_MS);
  return all.flatMap(({ id, startMs }) => (startMs >= sinceMs ? [id] : []));
}

async function reachOf(at: StoredDatabase, { ids, ring, backups }: Reading, run: Run): Promise<LogFacts | undefined> {
  if (ids.length === 0) return undefined;
  const { logs, uncounted } = await readLogs(at, ids, ring);
  const warnings = uncounted.map(({ id, reason }) => `${id} at ${at.label} does not count: ${reason}`);
  warnOfSome(run, warnings, (more) => `${more} more shipments at ${at.label} do not count.`);
  const sourceOf = ({ manifest: { source } }: StoredLog): string => `${source.salt}:${source.identity}`;
  const newest = logs.at(-1);
  const source = backups.at(-1)?.source ?? (newest && sourceOf(newest));
  const own = logs.filter((log) => sourceOf(log) === source);
  const based = own.map((log): BasedLog => ({ ...shippedLog(log), baseId: log.manifest.base.id }));
  const reach = logReach(
    based,
    backups.filter((backup) => backup.source === source),
  );
  if (reach === undefined) return undefined;
  const isoOf = ({ from, to }: { readonly from: Date; readonly to: Date }) => ({
    from: from.toISOString(),
    to: to.toISOString(),
  });
  return {
    shipments: reach.shipments,
    unread: 0,
    windows: reach.windows.map(isoOf),
    gaps: reach.gaps.map(isoOf),
    reachedAt: reach.reachedAt.toISOString(),
    shippedAt: reach.shippedAt.toISOString(),
    usualAgeMs: reach.usualAgeMs ?? null,
  };
}
