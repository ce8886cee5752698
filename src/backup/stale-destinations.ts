import type { DatabaseName } from '../core/format/database-name.ts';
import type { Storage } from '../ports/storage.ts';
import type { StoredManifest } from '../repository/catalog/catalog.ts';
import { findBrokenLink } from '../repository/removal/broken-link.ts';
import type { ReplicaSet, ReplicaSetAt } from '../repository/writing/replica-set.ts';
import type { KeyRings } from '../run/key-rings.ts';

/** A destination that lacks what the next backup would build on. */
export interface StaleDestination {
  readonly storage: Storage;
  readonly why: string;
}

/**
 * Looks at every destination for the chain that the next backup would build on. Where as many hold it as are needed, the
 * others are lagging: `sync` brings them level, or the next full, which `full-every` brings anyway. So one that lags causes
 * no full of its own.
 * @returns those that lag, or why a full has to be made
 * @throws {RestorableError} what kept one from being looked at that is needed
 */
export async function findStaleDestinations(
  replicaSet: ReplicaSet,
  database: DatabaseName,
  nearest: StoredManifest,
  { removers, verifiers }: KeyRings,
): Promise<readonly StaleDestination[] | string> {
  const look = ({ storage, signal }: ReplicaSetAt) =>
    findBrokenLink({ storage, database, removers, verifiers, signal }, nearest);
  const looked = await replicaSet.each(look, false);
  const broken = looked.flatMap(({ storage, value }) => (value === undefined ? [] : [{ storage, ...value }]));
  // Its last verification failed: who knows whether the others' copies are better.
  const doubted = broken.find(({ everywhere }) => everywhere);
  if (doubted !== undefined) return doubted.reason;
  const [first] = broken;
  if (first !== undefined && looked.length - broken.length < replicaSet.needed) return first.reason;
  return broken.map(({ storage, reason }) => ({ storage, why: `${storage.label} is out of sync: ${reason}.` }));
}
