import { RestorableError } from '../core/errors.ts';
import type { Manifest } from '../core/format/manifest.ts';
import type { BackupRequest } from '../options/request.ts';
import { rollBackWithoutAncestors } from '../repository/removal/ancestors.ts';
import type { Commit } from '../repository/writing/commit.ts';
import type { Dependencies } from '../run/dependencies.ts';
import type { Opened } from './write-backup.ts';

/** How long the look for ancestors after the commit may take. */
const CONFIRM_MS = 300_000;

/**
 * Looks again for all that a committed backup needs, and rolls it back where a prune removed something meanwhile.
 * @throws {RestorableError} PARENT_REMOVED when it is left nowhere
 */
export async function confirmParents(
  request: BackupRequest,
  { clock }: Dependencies,
  { signer, rings: { removers } }: Pick<Opened, 'signer' | 'rings'>,
  { manifest, commits }: { readonly manifest: Manifest; readonly commits: readonly Commit[] },
): Promise<readonly Commit[]> {
  if (manifest.parents.length === 0) return commits;
  // A cancel must not stop this: without it a backup that does not restore could stay.
  const signal = AbortSignal.timeout(CONFIRM_MS);
  const committed = commits.filter(({ outcome }) => outcome === 'committed');
  const contexts = committed.map(({ storage }) => ({
    storage,
    database: request.name,
    clock,
    signer,
    removers,
    signal,
  }));
  const rolledBack = await rollBackWithoutAncestors(contexts, manifest);
  const left = commits.map((commit): Commit => {
    const taken = rolledBack.find(({ storage }) => storage === commit.storage);
    if (taken === undefined) return commit;
    if (taken.gone[0] === undefined) {
      const detail = `its manifest is there, but it could not be asked whether all that it needs still is: ${taken.failure}`;
      return { ...commit, outcome: 'failed', detail };
    }
    const but = taken.failure === undefined ? '' : `, but its manifest could not be taken back: ${taken.failure}`;
    return { ...commit, outcome: 'failed', detail: `rolled back: ${taken.gone[0]} was removed meanwhile${but}` };
  });
  const isGone = rolledBack.every(({ gone, failure }) => gone.length > 0 && failure === undefined);
  if (!isGone || left.some(({ outcome }) => outcome === 'committed')) return left;
  throw new RestorableError(
    'PARENT_REMOVED',
    `${rolledBack[0]?.gone[0]}, which this backup needs, was removed meanwhile; it was rolled back.`,
    { hint: 'Run it again: the next backup is a full one. Prune and back up one after the other to avoid this.' },
  );
}
