import { throwIfCancelled } from '../../../core/cancellation.ts';
import type { OnPart } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import type { Child } from '../../../process/child.ts';
import { feedChild } from '../../../process/streams/feed.ts';
import { release } from '../../parts/streams.ts';
import type { ClientTool } from '../clients/clients.ts';
import { giveToClient, startForTarget } from '../clients/start-for-target.ts';
import type { TargetDatabase } from '../target/database.ts';
import { type ArchiveNames, failedTool } from './failure.ts';
import type { Refusals } from './guard.ts';
import { type Refused, ToolOutput } from './output.ts';
import { PartReader } from './parts.ts';
import type { FailureCause } from './reason.ts';

/** From this major version on, pg_restore begins with `SET transaction_timeout`, which older servers refuse. */
const TRANSACTION_TIMEOUT_MAJOR = 17;

/** What is restored, and what of it may fail. */
export interface Restoring extends ArchiveNames {
  readonly client: ClientTool;
  readonly args: readonly string[];
  /** How many of our own statements run before the archive's. */
  readonly ownFirst: number;
  /** The marks of refused guarded statements. */
  readonly refusals: Refusals;
  /** Entries that may fail without failing the restore. */
  readonly tolerated: ReadonlySet<number>;
  /** Any entry may fail. */
  readonly toleratesAll: boolean;
  /** Asks a user's server why it refused an entry, or ended the session. */
  readonly findCause?: ((dumpId: number | undefined) => Promise<FailureCause>) | undefined;
  /** Called when the rows begin, and when what follows them begins. */
  readonly onPart: OnPart;
}

/** The result of a pg_restore that ended successfully. */
export interface ToolOutcome {
  /** The entries that failed and were allowed to. */
  readonly failures: readonly number[];
  readonly refused: Refused;
}

/**
 * Feeds an archive to pg_restore, contained if the target is, and waits for both to end successfully.
 * @throws {RestorableError} RESTORE_FAILED, TARGET_UNSUITABLE, DISK_FULL, DATABASE_PRIVILEGE, DATABASE_CONNECTION_LOST,
 *   CANCELLED, and what reading the archive throws
 */
export async function runPgRestore(
  archive: AsyncIterable<Uint8Array>,
  restoring: Restoring,
  target: TargetDatabase,
  host: Host,
): Promise<ToolOutcome> {
  const logBefore = target.serverLog();
  const said = new ToolOutput(restoring.refusals);
  const parts = new PartReader(restoring.onPart);
  const onLine = (line: string): void => {
    parts.add(line);
    said.add(line);
  };
  const child = await startPgRestore({ restoring, stdin: 'pipe', onLine }, target, host);
  const iterator = archive[Symbol.asyncIterator]();
  try {
    // The same iterator, because what pg_restore does not read is read below.
    await feedChild({ [Symbol.asyncIterator]: () => iterator }, child);
    const outcome = await outcomeOf({ child, said, restoring, logBefore, connections: 1 }, target, host);
    // pg_restore stops reading at the last entry, but the digests are checked only at the stream's own end.
    for (let next = await iterator.next(); !next.done; next = await iterator.next());
    return outcome;
  } finally {
    await child.stop();
    await release(iterator, host.signal);
  }
}

/** A pg_restore that reads a file, with several sessions. */
export interface ParallelRestoring extends Restoring {
  readonly jobs: number;
  /** The entries that have something to restore. */
  readonly ids: ReadonlySet<number>;
  /** Called when one more entry is done. */
  readonly onFinished: (finished: number) => void;
}

/**
 * Restores an archive without data, in several sessions.
 * @throws what `runPgRestore` throws
 */
export async function runParallel(
  archive: Iterable<Uint8Array>,
  restoring: ParallelRestoring,
  target: TargetDatabase,
  host: Host,
): Promise<ToolOutcome> {
  const { client, ids, jobs } = restoring;
  const logBefore = target.serverLog();
  const said = new ToolOutput(restoring.refusals, { hasWorkers: jobs > 1, ids });
  const onLine = (line: string): void => {
    const before = said.finished;
    said.add(line);
    if (said.finished > before) restoring.onFinished(said.finished);
  };
  await using file = await giveToClient(archive, client, target, host);
  const args = [...restoring.args, ...(jobs > 1 ? [`--jobs=${jobs}`] : []), file.path];
  await using child = await startPgRestore(
    { restoring: { ...restoring, args }, stdin: 'ignore', onLine, reads: file.path },
    target,
    host,
  );
  // With jobs, it connects before and after its workers.
  return await outcomeOf({ child, said, restoring, logBefore, connections: jobs > 1 ? 2 : 1 }, target, host);
}

/** A pg_restore, and what is known about it. */
interface Running {
  readonly child: Child;
  readonly said: ToolOutput;
  readonly restoring: Restoring;
  readonly logBefore: string;
  /** How often its first process connects. */
  readonly connections: number;
}

async function outcomeOf(running: Running, target: TargetDatabase, host: Host): Promise<ToolOutcome> {
  const { child, said, restoring, logBefore } = running;
  const { code, signal } = await child.exited;
  throwIfCancelled(host.signal);
  const failed = code === 0 ? [] : toleratedIn(running, code, target);
  if (failed === undefined) {
    const dumpId = firstFailure(said, restoring);
    const why = (await restoring.findCause?.(dumpId)) ?? {};
    const end = code === null ? `signal ${signal}` : `exit code ${code}`;
    throw failedTool(said.text, target, end, { ...restoring, logBefore, dumpId, why });
  }
  if (failed.length > 0) host.toolWords.add(said.text);
  return { failures: failed, refused: said.refused };
}

/** Undefined if something failed that may not. */
function toleratedIn(
  { said, restoring: { client, tolerated, toleratesAll }, connections }: Running,
  code: number | null,
  target: TargetDatabase,
): readonly number[] | undefined {
  if (code !== 1 || said.ignored === undefined) return undefined;
  const failed = [...said.failed];
  if (failed.length === 0) {
    // A setting that the server does not know is set before the first entry.
    return said.ignored === connections && meetsTransactionTimeout(client, target) ? [] : undefined;
  }
  return toleratesAll || failed.every((dumpId) => tolerated.has(dumpId)) ? failed : undefined;
}

function firstFailure({ failed }: ToolOutput, { tolerated }: Restoring): number | undefined {
  return [...failed].find((dumpId) => !tolerated.has(dumpId));
}

/** A pg_restore to be started. */
interface ToStart {
  readonly restoring: Restoring;
  readonly stdin: 'pipe' | 'ignore';
  readonly onLine: (line: string) => void;
  readonly reads?: string;
}

async function startPgRestore(
  { restoring, onLine, stdin, reads }: ToStart,
  target: TargetDatabase,
  host: Host,
): Promise<Child> {
  const { client, args } = restoring;
  const goesOn = restoring.toleratesAll || restoring.tolerated.size > 0 || meetsTransactionTimeout(client, target);
  const words = [...(goesOn ? [] : ['--exit-on-error']), ...args];
  const started = { client, args: words, stdin, stdout: 'ignore', onErrorLine: onLine, reads } as const;
  return startForTarget(started, target, host);
}

/** A server of 16 would need an older pg_restore, which can't read an archive of pg_dump 17. */
export function meetsTransactionTimeout(client: ClientTool, target: TargetDatabase): boolean {
  return client.major >= TRANSACTION_TIMEOUT_MAJOR && target.serverMajor < TRANSACTION_TIMEOUT_MAJOR;
}
