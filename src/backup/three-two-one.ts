import { type CopyPlace, evaluateCopies, type ThreeTwoOne } from '../core/planning/three-two-one.ts';
import type { Storage } from '../ports/storage.ts';
import type { WrittenBackup } from './writing/write-backup.ts';

/** A destination as the rule sees it. */
export function placeOf({ label, place, locks }: Storage, holdsNewest: boolean): CopyPlace {
  const { provider, region, offsite } = place;
  return { label, provider, region, offsite, immutable: locks?.policy !== undefined, holdsNewest };
}

/** Evaluates where the copies of a new backup are. */
export function ruleOf({ outcomes, holders }: Pick<WrittenBackup, 'outcomes' | 'holders'>): ThreeTwoOne {
  const without = outcomes.filter(({ outcome }) => outcome !== 'committed');
  return evaluateCopies([
    ...holders.map(({ storage }) => placeOf(storage, true)),
    ...without.map(({ label }) => lacking(label)),
  ]);
}

function lacking(label: string): CopyPlace {
  return { label, provider: '', region: undefined, offsite: false, immutable: false, holdsNewest: false };
}
