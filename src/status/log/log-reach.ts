import { startOfOwner } from '../../core/format/log/log-id.ts';
import { LONG_BEFORE_MS } from '../../core/planning/log/log-line.ts';
import {
  COMPARED,
  type LogBackup,
  type LogReach,
  type LogWindow,
  logReach,
} from '../../core/planning/log/log-window.ts';
import { type FinishedBackup, onServerClock } from '../../core/planning/log/server-clock.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/retention/catalog-trust.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { LogFacts } from '../../report/facts/status/log-reach.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import type { Run } from '../../run/run.ts';
import { bridgeGaps, findOlderGaps } from './log-gaps.ts';
import { OwnLogs } from './own-logs.ts';

/** A backup, and which source it is of. */
export interface SourcedBackup extends FinishedBackup {
  readonly snapshotAt: Date;
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

/** What was read of the shipments at a destination. */
export interface ReadLog {
  /** Undefined if there is none. */
  readonly log: LogFacts | undefined;
  /** Shipments that others continue, and that are not stored. Also those that retention removed. */
  readonly absent: readonly string[];
}

/** Which moments the shipments at a destination make possible. Only those of the newest backup's source count. */
export async function readLogReach(at: StoredDatabase, reading: Reading, run: Run): Promise<ReadLog> {
  const { ids, ring, backups } = reading;
  const own = new OwnLogs({ at, ring, run, source: backups.at(-1)?.source });
  const log = await reachOf(own, reading);
  const listed = new Set(ids);
  // One can have been committed since they were listed.
  await own.read(own.continued(listed));
  return { log, absent: own.continued(listed) };
}

async function reachOf(own: OwnLogs, reading: Reading): Promise<LogFacts | undefined> {
  const { ids, backups } = reading;
  const recent = recentOf(reading);
  await own.read(recent);
  const kept = (): LogBackup[] => {
    const ofSource = backups.filter(({ source }) => source === own.source);
    return onServerClock(ofSource, own.logs);
  };
  let reach = await bridgeGaps(own, kept);
  // Shipments that do not count, or of another source, can leave too few that say it.
  const isKnown = reach !== undefined && reach.windows.length > 0 && reach.usualAgeMs !== undefined;
  if (recent.length < ids.length && !isKnown) {
    await own.read(ids);
    reach = logReach(own.logs, kept());
  }
  if (reach === undefined) return undefined;
  const older = own.countRead(ids) < ids.length ? await findOlderGaps(own, ids, kept()) : [];
  const unread = ids.length - own.countRead(ids);
  return factsOf({ ...reach, gaps: [...older, ...reach.gaps], shipments: own.logs.length + unread }, unread);
}

/** By their names. One that is dated in the future does not tell which are the last days. */
function recentOf({ ids, backups, recent }: Reading): readonly string[] {
  if (recent === undefined) return ids;
  const all = ids.map((id) => ({ id, startMs: startOfOwner(id).getTime() }));
  const latestMs = recent.now.getTime() + CLOCK_SKEW_MS;
  const past = all.flatMap(({ startMs }) => (startMs <= latestMs ? [startMs] : [])).sort((a, b) => b - a);
  const [newestMs = Number.NEGATIVE_INFINITY] = past;
  const enoughMs = past[COMPARED] ?? Number.NEGATIVE_INFINITY;
  const base = backups.findLast(({ inLog }) => inLog !== false);
  const baseMs = base?.snapshotAt.getTime() ?? Number.POSITIVE_INFINITY;
  const sinceMs = Math.min(newestMs - RECENT_MS, enoughMs, baseMs - LONG_BEFORE_MS);
  return all.flatMap(({ id, startMs }) => (startMs >= sinceMs ? [id] : []));
}

function factsOf(reach: LogReach, unread: number): LogFacts {
  const isoOf = ({ from, to }: LogWindow) => ({ from: from.toISOString(), to: to.toISOString() });
  return {
    shipments: reach.shipments,
    unread,
    windows: reach.windows.map(isoOf),
    gaps: reach.gaps.map(isoOf),
    reachedAt: reach.reachedAt.toISOString(),
    shippedAt: reach.shippedAt.toISOString(),
    usualAgeMs: reach.usualAgeMs ?? null,
  };
}
