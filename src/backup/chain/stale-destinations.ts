import type { ChainFlaw } from '../../core/planning/chain/chain-flaw.ts';
import type { FullReason } from '../../core/planning/chain/full-reason.ts';
import type { StoredManifest } from '../../repository/catalog/catalog.ts';
import { findBrokenLink } from '../../repository/removal/broken-link.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import type { ReplicaSet } from '../../repository/writing/replica-set.ts';
import type { KeyRings } from '../../run/key-rings.ts';

/** A destination that lacks what the next backup would build on. */
export interface StaleDestination {
  readonly at: StoredDatabase;
  readonly flaw: ChainFlaw;
}

/**
 * Checks every destination for the chain that the next backup would build on. If as many have it as are needed, the others are
 * stale: `sync` brings them in sync, or the next full, which `full-every` causes anyway. So a stale destination causes no full of
 * its own.
 * @returns the stale destinations, or why a full is necessary
 * @throws {RestorableError} why a needed destination could not be checked
 */
export async function findStaleDestinations(
  replicaSet: ReplicaSet,
  nearest: StoredManifest,
  { removers, verifiers }: KeyRings,
): Promise<readonly StaleDestination[] | FullReason> {
  const searched = await replicaSet.each(({ at }) => findBrokenLink({ at, removers, verifiers }, nearest), false);
  const broken = searched.flatMap(({ at, value }) => (value === undefined ? [] : [{ at, ...value }]));
  // Its last verification failed, and it is unknown whether the others' copies are better.
  const doubted = broken.find(({ everywhere }) => everywhere);
  if (doubted !== undefined) return { rule: 'broken-chain', label: doubted.at.label, flaw: doubted.flaw };
  const [first] = broken;
  if (first !== undefined && searched.length - broken.length < replicaSet.needed) {
    return { rule: 'broken-chain', label: first.at.label, flaw: first.flaw };
  }
  return broken;
}
