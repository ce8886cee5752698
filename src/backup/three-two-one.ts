import { type CopyPlace, evaluateCopies, sentenceOf, type ThreeTwoOne } from '../core/planning/three-two-one.ts';
import type { Host } from '../ports/host.ts';
import type { Storage } from '../ports/storage.ts';
import type { WrittenBackup } from './write-backup.ts';

/** A destination as the rule sees it. */
export function placeOf({ label, place, lock }: Storage, holdsNewest: boolean): CopyPlace {
  const { provider, region, offsite } = place;
  return { label, provider, region, offsite, immutable: lock !== undefined, holdsNewest };
}

/**
 * Judges where the copies are of a backup that was just made, and says it in one line: a note and no warning, as who has one
 * destination knows that.
 */
export function tellRule({ outcomes, holders }: Pick<WrittenBackup, 'outcomes' | 'holders'>, host: Host): ThreeTwoOne {
  const without = outcomes.filter(({ outcome }) => outcome !== 'committed');
  const rule = evaluateCopies([
    ...holders.map((storage) => placeOf(storage, true)),
    ...without.map(({ label }) => lacking(label)),
  ]);
  host.log.info(sentenceOf(rule));
  return rule;
}

function lacking(label: string): CopyPlace {
  return { label, provider: '', region: undefined, offsite: false, immutable: false, holdsNewest: false };
}
