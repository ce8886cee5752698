import { startOfOwner } from '../../format/log/log-id.ts';
import { GRACE_MS } from '../retention/retention.ts';

/** The shipments at one destination. */
export interface ShipmentPlace {
  readonly label: string;
  /** Those that are there. */
  readonly present: ReadonlySet<string>;
  /** Those that are known to have been there: another one continues them, or an older version of their manifest is kept. */
  readonly known: readonly string[];
  /** When the oldest backup there was started. Undefined if there is none. */
  readonly oldestBackup: Date | undefined;
}

/** Shipments that once existed, and that no retention can have removed. */
export interface MissingShipments {
  /** At no destination. Oldest first. */
  readonly lost: readonly string[];
  /** At another destination only, by the label of the one that lacks them. None from before the oldest backup there: it may be new. */
  readonly lacking: ReadonlyMap<string, readonly string[]>;
}

/**
 * What is missing among the destinations of a database. Retention removes shipments that ended long before the oldest backup. Which
 * destinations a prune knew is unknown, so that of several oldest backups the newest one counts.
 */
export function findMissing(places: readonly ShipmentPlace[]): MissingShipments {
  const oldest = places.flatMap(({ oldestBackup }) => oldestBackup?.getTime() ?? []);
  const inUseSinceMs = oldest.reduce((latest, ms) => Math.max(latest, ms - GRACE_MS), Number.NEGATIVE_INFINITY);
  const isInUse = (id: string): boolean => startOfOwner(id).getTime() >= inUseSinceMs;
  const present = new Set(places.flatMap((place) => [...place.present]));
  const known = new Set(places.flatMap((place) => place.known));
  const inUse = [...present].filter(isInUse).toSorted();
  const lacking = new Map<string, readonly string[]>();
  for (const place of places) {
    const sinceMs = place.oldestBackup?.getTime() ?? Number.POSITIVE_INFINITY;
    const ids = inUse.filter((id) => !place.present.has(id) && startOfOwner(id).getTime() >= sinceMs);
    if (ids.length > 0) lacking.set(place.label, ids);
  }
  return { lost: [...known].filter((id) => !present.has(id) && isInUse(id)).toSorted(), lacking };
}

/** A verification replays the log up to a backup, or up to one of so many before it. */
const OLDER_ENDS = 3;
/** The clocks of the machines that back up and ship may differ by so much. */
const CLOCKS_MS = 10 * 60_000;

/**
 * Whether a log that led to a backup when it was verified is gone: nothing that is stored ended after the oldest backup up to which it
 * can have been replayed.
 * @param id of the backup
 * @param backups of the source, that are stored; oldest first
 * @param shippedAt when the newest shipment that is stored was finished
 */
export function isGone(
  id: string,
  backups: readonly { readonly id: string; readonly startedAt: Date }[],
  shippedAt: Date | undefined,
): boolean {
  const end = backups.filter((backup) => backup.id < id).at(-OLDER_ENDS);
  if (end === undefined) return false;
  return shippedAt === undefined || shippedAt.getTime() < end.startedAt.getTime() - CLOCKS_MS;
}
