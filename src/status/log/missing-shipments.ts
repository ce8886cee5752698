import { readBackupId } from '../../core/format/backup-id.ts';
import { startOfOwner } from '../../core/format/log/log-id.ts';
import { findMissing } from '../../core/planning/log/missing-shipments.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import { plural } from '../../report/format.ts';
import { readLogs } from '../../repository/catalog/log-catalog.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';

/** Number of shipments that are named. */
const NAMED = 3;
/** A shipment that is missing at a destination is read where it is: anyone with write access there can have put it. */
const MOST_READ = 50;
/** A shipment is committed at one destination after the other. */
const COMMITTING_MS = 3_600_000;

/** What was read of the shipments at one destination. */
export interface ShipmentsAt {
  readonly at: StoredDatabase;
  /** As listed. */
  readonly ids: readonly string[];
  /** Those that others continue, and that are not there. */
  readonly absent: readonly string[];
  /** Of the backups that count, oldest first. */
  readonly backups: readonly string[];
}

interface Asked {
  readonly ring: SignerRing | undefined;
  readonly now: Date;
}

/** Shipments that once existed, in words. */
export interface FoundMissing {
  /** At no destination, and since the newest backup: up to the next one, moments can't be restored. */
  readonly recent: readonly string[];
  readonly warnings: readonly string[];
}

/** What is missing among the shipments of a database. @throws the storages' errors */
export async function missingShipments(places: readonly ShipmentsAt[], { ring, now }: Asked): Promise<FoundMissing> {
  const known = [];
  for (const { at, ids, absent, backups } of places) {
    const { logs: hidden } = await at.listDeleted();
    const [oldest] = backups;
    const oldestBackup = oldest === undefined ? undefined : readBackupId(oldest).startedAt;
    known.push({ label: at.label, present: new Set(ids), known: [...absent, ...hidden], oldestBackup });
  }
  const { lost, lacking } = findMissing(known);
  const newest = places
    .flatMap(({ backups }) => backups.at(-1) ?? [])
    .toSorted()
    .at(-1);
  const isRecent = (id: string): boolean => newest === undefined || startOfOwner(id) >= startOfOwner(newest);
  const recent = lost.filter(isRecent);
  const older = lost.filter((id) => !isRecent(id));
  const warnings = older.length === 0 ? [] : [`${lostInWords(older)} Moments up to a later backup can't be restored.`];
  for (const [label, ids] of lacking) {
    const copied = await authentic(ids.slice(-MOST_READ), places, { ring, now });
    if (copied.length > 0)
      warnings.push(
        `${plural(copied.length, 'shipment')} of the log ${copied.length === 1 ? 'is' : 'are'} missing at ${label}, and stored at another destination (${named(copied)}). Either they were deleted there, or a run did not reach it: \`sync\` copies them.`,
      );
  }
  return { recent, warnings };
}

/** `3 shipments of the log were deleted`, and which. */
export function lostInWords(ids: readonly string[]): string {
  const were = ids.length === 1 ? 'was' : 'were';
  return `${plural(ids.length, 'shipment')} of the log ${were} deleted, but not by \`prune\`: ${named(ids)}.`;
}

function named(ids: readonly string[]): string {
  const rest = ids.length > NAMED ? `, and ${ids.length - NAMED} older ones` : '';
  return `${ids.toReversed().slice(0, NAMED).join(', ')}${rest}`;
}

/** Those of which one of the places has an authentic manifest, and that are not being committed right now. */
async function authentic(
  ids: readonly string[],
  places: readonly ShipmentsAt[],
  { ring, now }: Asked,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const place of places) {
    const here = new Set(place.ids);
    const { logs } = await readLogs(
      place.at,
      ids.filter((id) => here.has(id) && !found.has(id)),
      ring,
    );
    for (const { manifest } of logs) {
      if (Date.parse(manifest.finishedAt) < now.getTime() - COMMITTING_MS) found.add(manifest.id);
    }
  }
  return [...found].toSorted();
}
