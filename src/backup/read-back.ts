import type { BackupRequest } from '../options/request.ts';
import type { BackupWriter } from '../repository/backup-writer.ts';
import { unlisted } from '../repository/removal/unlisted.ts';
import { compareReadBack, objectsToReadBack } from '../repository/writing/commit.ts';
import type { ReplicaSet } from '../repository/writing/replica-set.ts';
import { followBytes } from '../run/progress.ts';
import type { RunContext } from '../run/run-context.ts';

/**
 * Compares what the destinations keep with what they were given, before anything is committed. Whoever is out is cleaned up
 * first: once another holds the commit, a sync could go there; and were it the same place under another name, what is missing
 * then shows in a listing.
 * @returns whether all is gone from those that are out
 */
export async function readBack(
  request: BackupRequest,
  context: RunContext,
  replicaSet: ReplicaSet,
  { id, stored }: BackupWriter,
): Promise<boolean> {
  const chosen = objectsToReadBack(stored, request.readBack, Math.random);
  const bytes = chosen.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) * replicaSet.active.length;
  const progress = followBytes(context, 'read back', bytes);
  return context.run.phase(request.readBack === 'all' ? 'read everything back' : 'read back a sample', async () => {
    for (;;) {
      const isClean = await replicaSet.cleaned();
      const before = replicaSet.active.length;
      await replicaSet.each(async ({ at, alive }) => {
        const onBytes = (read: number): void => {
          alive();
          progress(read);
        };
        const doubtful = replicaSet.hasCleaned ? await unlisted(at, id, stored) : [];
        alive();
        await compareReadBack(at, [...doubtful, ...chosen], onBytes);
      });
      if (replicaSet.active.length === before) return isClean;
    }
  });
}
