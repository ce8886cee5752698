import type { ThreeTwoOne } from '../../core/planning/three-two-one.ts';
import type { Sighting } from '../../core/watch/condition.ts';
import { absent, present } from './sighting.ts';

/**
 * Whether the copies meet the 3-2-1 rule. Nothing if there is only one destination: that is a decision, and not something that went
 * wrong. Nothing if the only problem is a destination without the newest backup, which is a condition of its own.
 */
export function ruleSightings(
  rule: ThreeTwoOne,
  { database, destinations }: { readonly database: string; readonly destinations: number },
): Sighting[] {
  const where = { condition: 'three-two-one', database } as const;
  if (rule.isMet) return [absent(where)];
  const isStale = rule.missing.some((each) => each.need === 'copies' && each.sync.length > 0);
  if (destinations < 2 || isStale) return [];
  const state = rule.missing.map(({ need }) => need).join(', ');
  return [present(where, { found: rule.copies, limit: 3, unit: 'copies', state })];
}
