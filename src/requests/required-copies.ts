import type { Requirement } from '../core/planning/requirement.ts';
import { invalid } from '../options/schema.ts';

/** @throws {RestorableError} INPUT_INVALID if more copies are needed than there are destinations */
export function requireIn(requirement: Requirement, destinations: number): Requirement {
  if (requirement === 'all' || requirement <= destinations) return requirement;
  throw invalid(
    'min-copies',
    `\`min-copies\` asks for ${requirement} copies, but there ${destinations === 1 ? 'is 1 destination' : `are ${destinations} destinations`}.`,
  );
}
