import type { Fingerprint } from '../../../../core/format/manifest/fingerprint.ts';
import type { OnPart } from '../../../../ports/engine/target.ts';
import type { Host } from '../../../../ports/host.ts';
import { editToc } from '../../archive/texts.ts';
import type { ClientTool } from '../../clients/clients.ts';
import { type Restoring, runParallel, type ToolOutcome } from '../../pg-restore/tool.ts';
import type { PostgresRestore, TargetDatabase } from '../../target/database.ts';
import type { Adaptation } from '../adapt.ts';
import type { OpenedArchives } from './archives.ts';
import { withIdentityLocks } from './identity-locks.ts';
import { isWorthJobs, ONE_JOB } from './jobs.ts';
import { lengthsOf } from './lengths.ts';
import { onlyPostData, type PostData, postDataOf } from './post-data.ts';

/** How often a log shows that the indexes are still being created. */
const LOG_EVERY_MS = 60_000;

/** Decides whether lanes, and what follows the rows, are restored by several sessions. Otherwise, one pg_restore restores everything. */
export function planPostData(
  { plan, lanes }: OpenedArchives,
  client: ClientTool,
  { target, needs }: PostgresRestore,
): PostData | undefined {
  const { jobs } = target;
  if (jobs === 1 || (jobs === 'auto' && !isWorthJobs(needs.rawBytes))) return undefined;
  const why =
    target.strategy === 'in-place'
      ? 'the old database is replaced in one transaction'
      : client.prefix.length > 0
        ? 'pg_restore runs in Docker'
        : undefined;
  if (why === undefined) return postDataOf(plan.entries, lanes.length > 0);
  if (jobs !== 'auto') target.notes.push(ONE_JOB(why));
  return undefined;
}

/** What follows the rows, and how it is restored. */
export interface PostDataRestore {
  readonly archive: OpenedArchives;
  readonly adaptation: Adaptation;
  readonly postData: PostData;
  readonly restoring: Restoring;
  readonly onPart: OnPart;
  /** How many sessions restore it. */
  readonly jobs: number;
  /** What the source held. */
  readonly source: Fingerprint;
}

/**
 * Restores what follows the rows, from the table of contents alone, in several sessions.
 * @throws what `runPgRestore` throws
 */
export async function restorePostData(
  { archive, adaptation, postData, restoring, onPart, jobs, source }: PostDataRestore,
  target: TargetDatabase,
  host: Host,
): Promise<ToolOutcome> {
  onPart('post-data');
  let done = 0;
  const logProgress = (): void =>
    host.log.info(`Indexes, constraints and triggers: ${done} of ${postData.ids.size} entries (jobs: ${jobs}).`);
  logProgress();
  const timer = setInterval(logProgress, LOG_EVERY_MS);
  try {
    const edit = onlyPostData(adaptation, archive.plan.entries, postData, lengthsOf(source, archive));
    const toc = editToc(archive, withIdentityLocks(edit, archive, postData));
    return await runParallel(
      toc,
      {
        ...restoring,
        jobs,
        ids: postData.ids,
        onFinished: (finished) => {
          done = finished;
        },
      },
      target,
      host,
    );
  } finally {
    clearInterval(timer);
  }
}
