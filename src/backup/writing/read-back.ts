import type { BackupRequest } from '../../options/request/backup.ts';
import type { ObjectWriter } from '../../repository/object-writer.ts';
import { unlisted } from '../../repository/removal/unlisted.ts';
import { compareReadBack, objectsToReadBack } from '../../repository/writing/commit.ts';
import type { ReplicaSet } from '../../repository/writing/replica-set.ts';
import { followBytes } from '../../run/progress.ts';
import type { RunContext } from '../../run/run-context.ts';

/**
 * Compares what the destinations stored with what was sent to them, before anything is committed. Destinations that are out are
 * cleaned up first. Once another holds the commit, a sync could copy to them. If one is the same place under another name, a
 * listing then shows what is missing.
 * @returns whether everything is gone from the destinations that are out
 */
export async function readBack(
  request: Pick<BackupRequest, 'readBack'>,
  context: RunContext,
  replicaSet: ReplicaSet,
  { id, stored }: ObjectWriter,
): Promise<boolean> {
  const chosen = objectsToReadBack(stored, request.readBack, Math.random);
  let bytes = 0;
  for (const { sizeBytes } of chosen) bytes += sizeBytes * replicaSet.active.length;
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
        await compareReadBack(at, doubtful, onBytes);
        await compareReadBack(at, chosen, onBytes);
      });
      if (replicaSet.active.length === before) return isClean;
    }
  });
}
