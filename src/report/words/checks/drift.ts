import type { DriftFact } from '../../../core/checks/facts.ts';
import { plural } from '../../format.ts';

/** How the rows of a table changed since another backup, and what was allowed. */
export function describeDrift({ rows, before, since, limit }: DriftFact): string {
  const had = `${plural(before, 'row')} in ${since}`;
  const allowed = `at most ${percent(limit)} ${limit <= 0 ? 'fewer' : 'more'} allowed`;
  if (rows === null) return `the table is gone, which had ${had} (${allowed})`;
  const change = `${percent((rows - before) / before)} ${rows < before ? 'fewer' : 'more'}`;
  return `${plural(rows, 'row')}, ${change} than the ${had} (${allowed})`;
}

function percent(share: number): string {
  return `${Math.abs(Math.round(share * 1_000) / 10)} %`;
}
