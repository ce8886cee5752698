import { type CopyPlace, judgeCopies, sentenceOf, type ThreeTwoOne } from '../core/three-two-one.ts';
import type { Host } from '../ports/host.ts';
import type { Storage } from '../ports/storage.ts';

/** A destination as the rule sees it. */
export function placeOf({ label, place, lock }: Storage, holdsNewest: boolean): CopyPlace {
  const { provider, region, offsite } = place;
  return { label, provider, region, offsite, immutable: lock !== undefined, holdsNewest };
}

/**
 * Judges where the copies of a backup are that was just made, and says it in one line: a note and no warning, as who has one
 * destination knows that.
 */
export function tellRule(
  destinations: readonly Storage[],
  outcomes: readonly { readonly label: string; readonly outcome: string }[],
  host: Host,
): ThreeTwoOne {
  const holding = new Set(outcomes.filter(({ outcome }) => outcome === 'committed').map(({ label }) => label));
  const rule = judgeCopies(destinations.map((storage) => placeOf(storage, holding.has(storage.label))));
  host.log.info(sentenceOf(rule));
  return rule;
}
