import { factsOfError, RestorableError } from '../../core/errors.ts';
import type { Manifest } from '../../core/format/manifest/manifest.ts';
import type { DestinationProblem } from '../../core/planning/chain/destination-outcome.ts';
import { type RolledBackCommit, rollBackWithoutAncestors } from '../../repository/removal/ancestors.ts';
import type { Commit } from '../../repository/writing/commit.ts';
import type { Opened } from '../opened.ts';

/**
 * Checks again that everything the committed backup needs still exists. Rolls the backup back if a prune removed part of it.
 * @throws {RestorableError} PARENT_REMOVED if it remains nowhere
 */
export async function confirmParents(
  { signer, rings: { removers } }: Pick<Opened, 'signer' | 'rings'>,
  manifest: Manifest,
  commits: readonly Commit[],
): Promise<readonly Commit[]> {
  if (manifest.parents.length === 0) return commits;
  const left: Commit[] = [];
  const found: RolledBackCommit[] = [];
  for (const commit of commits) {
    const { at, outcome } = commit;
    const wrong =
      outcome === 'committed' ? await rollBackWithoutAncestors({ at, signer, removers }, manifest) : undefined;
    if (wrong !== undefined) found.push(wrong);
    left.push(wrong === undefined ? commit : { at, outcome: 'failed', problem: problemOf(wrong) });
  }
  const rolledBack = found.filter((wrong) => wrong.outcome === 'rolled-back');
  const [first] = rolledBack;
  const isGone = rolledBack.length === found.length && left.every(({ outcome }) => outcome !== 'committed');
  if (first === undefined || !isGone) return left;
  throw new RestorableError(
    'PARENT_REMOVED',
    `${first.ancestor}, which this backup needs, was removed at the same time. The backup was rolled back.`,
    { hint: 'Run it again: the next backup is a full one. To avoid this, do not prune and back up at the same time.' },
  );
}

function problemOf(wrong: RolledBackCommit): DestinationProblem {
  switch (wrong.outcome) {
    case 'unknown':
      return { why: 'parents-unknown', error: factsOfError(wrong.error) };
    case 'rolled-back':
      return { why: 'parent-removed', id: wrong.ancestor };
    case 'not-rolled-back':
      return { why: 'parent-removed', id: wrong.ancestor, left: factsOfError(wrong.error) };
  }
}
