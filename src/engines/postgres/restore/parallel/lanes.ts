import { inParallel } from '../../../../core/in-parallel.ts';
import type { Host } from '../../../../ports/host.ts';
import { type EntryEdit, editToc, type TocEdit } from '../../archive/texts.ts';
import { type Restoring, runPgRestore } from '../../pg-restore/tool.ts';
import type { TargetDatabase } from '../../target/database.ts';
import { wholeArchive } from '../plan.ts';
import type { Lane } from './archives.ts';

/** How the rows of lanes are restored. Entries have their numbers in the table of contents of all archives. */
export interface LanesRestore {
  readonly lanes: readonly Lane[];
  readonly adaptation: TocEdit;
  readonly restoring: Restoring;
  /** How many lanes are restored at the same time. */
  readonly jobs: number;
}

/**
 * Restores the rows of lanes in parallel, the largest first, each by a pg_restore of its own. If one fails, the others are stopped.
 * @returns the entries that failed and were allowed to
 * @throws what `runPgRestore` throws
 */
export async function restoreLanes(
  { lanes, adaptation, restoring, jobs }: LanesRestore,
  target: TargetDatabase,
  host: Host,
): Promise<readonly number[]> {
  const failed = new AbortController();
  const stoppable: Host = { ...host, signal: AbortSignal.any([host.signal, failed.signal]) };
  const restoreLane = async ({ archive, firstId }: Lane): Promise<readonly number[]> => {
    const toc = editToc(archive, { edits: ownEdits(adaptation, firstId), first: [], last: [] });
    const own = ownRestoring(restoring, { archive, firstId });
    const outcome = await runPgRestore(wholeArchive(toc, archive.rest), own, target, stoppable);
    return outcome.failures.map((id) => firstId + id);
  };
  const largestFirst = lanes.toSorted((one, other) => other.rawBytes - one.rawBytes);
  const failures = await inParallel(largestFirst, restoreLane, (thrown) => failed.abort(thrown), jobs);
  return failures.flat();
}

function ownEdits({ edits }: TocEdit, firstId: number): ReadonlyMap<number, EntryEdit> {
  return new Map([...edits].map(([id, edit]) => [id - firstId, edit]));
}

function ownRestoring(restoring: Restoring, { archive, firstId }: Pick<Lane, 'archive' | 'firstId'>): Restoring {
  const { tolerated, findCause } = restoring;
  return {
    ...restoring,
    entries: archive.plan.entries,
    ownFirst: 0,
    tolerated: new Set([...tolerated].map((id) => id - firstId)),
    findCause: findCause && ((id) => findCause(id === undefined ? undefined : firstId + id)),
    // Several are in their rows at the same time.
    onPart: () => {},
  };
}
