import { compareIds, readBackupId } from '../core/format/backup-id.ts';
import type { KeepReason } from '../core/planning/retention/keep-reason.ts';
import type { BackupEntry, RemovedBackup } from '../report/facts/history.ts';
import type { BackupFacts } from '../repository/catalog/catalog-facts.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import { readRemoval } from '../repository/records/removal-records.ts';
import type { KeyRings } from '../run/key-rings.ts';
import { isWithin, type Period } from './period.ts';
import type { ReadPlace } from './read-place.ts';

const READS_AHEAD = 16;

/** The backups of the period at all destinations together, oldest first. */
export function backupEntries(places: readonly ReadPlace[], period: Period): BackupEntry[] {
  const found = new Map<string, { readonly facts: BackupFacts; readonly at: ReadPlace[] }>();
  for (const place of places) {
    for (const facts of place.state.catalog.backups) {
      if (!isWithin(period, facts.startedAt)) continue;
      // What differs between destinations is not the same backup.
      const name = `${facts.id} ${facts.manifestSha256}`;
      const known = found.get(name) ?? { facts, at: [] };
      known.at.push(place);
      found.set(name, known);
    }
  }
  return [...found.values()].map(entryOf).sort((a, b) => compareIds(a.id, b.id));
}

function entryOf({ facts, at }: { readonly facts: BackupFacts; readonly at: readonly ReadPlace[] }): BackupEntry {
  return {
    id: facts.id,
    kind: facts.kind,
    startedAt: facts.begunAt.toISOString(),
    snapshotAt: facts.snapshotAt.toISOString(),
    finishedAt: facts.finishedAt.toISOString(),
    rawBytes: facts.rawBytes,
    storedBytes: facts.storedBytes,
    manifestSha256: facts.manifestSha256,
    predecessor: facts.predecessor?.id ?? null,
    parents: facts.parents.map(({ id }) => id),
    destinations: at.map(({ destination }) => destination.label),
    authenticatedBy: facts.authenticatedBy,
    run: facts.run,
    ...(facts.inLog === false && { inLog: facts.inLog }),
    kept: keptOf(facts.id, at),
  };
}

/** Any destination that keeps it, keeps it. */
function keptOf(id: string, at: readonly ReadPlace[]): readonly KeepReason[] | undefined {
  if (at.every(({ kept }) => kept === undefined)) return undefined;
  const reasons = at.flatMap(({ kept }) => kept?.get(id) ?? []);
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

/** The backups of the period whose removal is on record, and that no destination has any more. Oldest first. */
export async function removedBackups(
  places: readonly ReadPlace[],
  period: Period,
  { removers }: KeyRings,
): Promise<RemovedBackup[]> {
  const removed = new Map<string, RemovedBackup>();
  for (const { state } of places) {
    const ids = state.removals.ids.filter((id) => {
      const isStored = places.some((place) => place.state.catalog.has(id));
      return !isStored && isWithin(period, readBackupId(id).startedAt);
    });
    const read = (id: string) => readRemoval(state.at, id, removers);
    for await (const found of mapAhead(ids, READS_AHEAD, read)) {
      if (found === undefined) continue;
      const { id, prunedAt, by } = found;
      const known = removed.get(id);
      if (known === undefined || known.removedAt > prunedAt) removed.set(id, { id, removedAt: prunedAt, signedBy: by });
    }
  }
  return [...removed.values()].sort((a, b) => compareIds(a.id, b.id));
}
