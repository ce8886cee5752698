import { RestorableError } from '../../core/errors.ts';
import type { Manifest } from '../../core/format/manifest/manifest.ts';
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
    left.push(wrong === undefined ? commit : { at, outcome: 'failed', detail: detailOf(wrong) });
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

function detailOf(wrong: RolledBackCommit): string {
  if (wrong.outcome === 'unknown') {
    return `its manifest is there, but it could not be asked whether all that it needs still is: ${wrong.error.message}`;
  }
  const but =
    wrong.outcome === 'rolled-back' ? '' : `, but its manifest could not be taken back: ${wrong.error.message}`;
  return `rolled back: ${wrong.ancestor} was removed at the same time${but}`;
}
