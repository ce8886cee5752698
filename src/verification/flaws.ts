import type { CheckResult } from '../core/checks/check.ts';
import { type Fingerprint, FLAWS_OF_INDEXES, FLAWS_OF_ROWS } from '../core/format/manifest/fingerprint.ts';
import { NAMED } from './naming.ts';

/** Decides whether an object is exempt from the comparison because it was already broken in the source. */
export type IsFlawed = (type: string, name: string) => boolean;

/** @returns whether an object of this source was flawed when it was backed up */
export function flawedIn({ flaws = [] }: Fingerprint): IsFlawed {
  const names = new Set(
    flaws
      .filter(({ kind }) => !FLAWS_OF_ROWS.has(kind) && !FLAWS_OF_INDEXES.has(kind))
      .map(({ type, name }) => `${type}\0${name}`),
  );
  return (type, name) => names.has(`${type}\0${name}`);
}

/** How a report mentions flaws that the source had. They are not findings. */
export function flawsNoted({ flaws = [] }: Fingerprint): CheckResult[] {
  if (flaws.length === 0) return [];
  const fact = { kind: 'flaws', flaws: flaws.slice(0, NAMED), more: Math.max(0, flaws.length - NAMED) } as const;
  return [{ name: 'flaws of the source', group: 'comparison', outcome: 'skipped', facts: [fact] }];
}
