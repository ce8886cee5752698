import { LONG_BEFORE_MS } from '../core/planning/log/log-line.ts';
import { readParents, type StoredAny, type StoredLog, type StoredManifest } from '../repository/catalog/catalog.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import { extendLogLocks } from '../repository/writing/extend-locks.ts';
import type { ReplicaSet } from '../repository/writing/replica-set.ts';
import { sourcesOf } from '../repository/writing/replica-sources.ts';
import type { Run } from '../run/run.ts';

/** What a new shipment continues. */
export interface Continued {
  readonly newest: StoredManifest;
  /** The shipments before the new one, oldest first. */
  readonly line: readonly StoredLog[];
}

/**
 * From when on shipments are needed whose locks are extended. Undefined at destinations without locks.
 * @param newest the newest backup
 */
export function neededSince(replicaSet: ReplicaSet, newest: StoredManifest | undefined): Date | undefined {
  if (newest === undefined || !haveLocks(replicaSet)) return undefined;
  return new Date(Date.parse(newest.manifest.snapshotAt) - LONG_BEFORE_MS);
}

function haveLocks(replicaSet: ReplicaSet): boolean {
  return replicaSet.active.some(({ storage }) => storage.locks?.policy !== undefined);
}

/**
 * Extends the locks of what a new shipment needs at destinations with locks, as a backup extends those of its parents: of the newest
 * backup, of what that builds on, and of the shipments since then. Earlier ones serve earlier moments, whose own time was promised
 * when they were shipped. Call it before the commit.
 */
export async function lockLine(replicaSet: ReplicaSet, run: Run, { newest, line }: Continued): Promise<void> {
  if (!haveLocks(replicaSet)) return;
  const needed = await run.phase('extend locks', async (): Promise<StoredAny[]> => {
    const since = Date.parse(newest.manifest.snapshotAt) - LONG_BEFORE_MS;
    const parents = await readParents(new ReadPreference(sourcesOf(replicaSet)), newest.manifest);
    return [newest, ...parents, ...line.filter(({ manifest }) => Date.parse(manifest.to) >= since)];
  });
  const extended = await replicaSet.each(({ at, alive }) => extendLogLocks(at, needed, alive));
  run.warn(...extended.flatMap(({ value }) => value.problems));
}
