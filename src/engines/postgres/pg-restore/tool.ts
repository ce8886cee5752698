import { throwIfCancelled } from '../../../core/cancellation.ts';
import type { Host } from '../../../ports/host.ts';
import type { Child } from '../../../process/child.ts';
import { feedChild } from '../../../process/feed.ts';
import { release } from '../../parts/streams.ts';
import type { ClientTool } from '../clients/clients.ts';
import { startForTarget } from '../clients/start-for-target.ts';
import type { TargetDatabase } from '../target/database.ts';
import { type ArchiveNames, failedTool } from './failure.ts';
import type { Refusals } from './guard.ts';
import { type Refused, ToolOutput } from './output.ts';
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
  const child = await startPgRestore(restoring, said, target, host);
  const iterator = archive[Symbol.asyncIterator]();
  try {
    // The same iterator, because what pg_restore does not read is read below.
    await feedChild({ [Symbol.asyncIterator]: () => iterator }, child);
    const { code, signal } = await child.exited;
    throwIfCancelled(host.signal);
    const failed = code === 0 ? [] : toleratedIn(said, code, restoring, target);
    if (failed === undefined) {
      const dumpId = firstFailure(said, restoring);
      const why = (await restoring.findCause?.(dumpId)) ?? {};
      const end = code === null ? `signal ${signal}` : `exit code ${code}`;
      throw failedTool(said.text, target, end, { ...restoring, logBefore, dumpId, why });
    }
    if (failed.length > 0) host.toolWords.add(said.text);
    // pg_restore stops reading at the last entry, but the digests are checked only at the stream's own end.
    for (let next = await iterator.next(); !next.done; next = await iterator.next());
    return { failures: failed, refused: said.refused };
  } finally {
    await child.stop();
    await release(iterator, host.signal);
  }
}

/** Undefined if something failed that may not. */
function toleratedIn(
  said: ToolOutput,
  code: number | null,
  { client, tolerated, toleratesAll }: Restoring,
  target: TargetDatabase,
): readonly number[] | undefined {
  if (code !== 1 || said.ignored === undefined) return undefined;
  const failed = [...said.failed];
  if (failed.length === 0) {
    // A setting that the server does not know is set before the first entry.
    return said.ignored === 1 && meetsTransactionTimeout(client, target) ? [] : undefined;
  }
  return toleratesAll || failed.every((dumpId) => tolerated.has(dumpId)) ? failed : undefined;
}

function firstFailure({ failed }: ToolOutput, { tolerated }: Restoring): number | undefined {
  return [...failed].find((dumpId) => !tolerated.has(dumpId));
}

async function startPgRestore(
  restoring: Restoring,
  said: ToolOutput,
  target: TargetDatabase,
  host: Host,
): Promise<Child> {
  const { client, args } = restoring;
  const goesOn = restoring.toleratesAll || restoring.tolerated.size > 0 || meetsTransactionTimeout(client, target);
  const words = [...(goesOn ? [] : ['--exit-on-error']), ...args];
  const onErrorLine = (line: string): void => said.add(line);
  return startForTarget({ client, args: words, stdin: 'pipe', stdout: 'ignore', onErrorLine }, target, host);
}

/** A server of 16 would need an older pg_restore, which can't read an archive of pg_dump 17. */
export function meetsTransactionTimeout(client: ClientTool, target: TargetDatabase): boolean {
  return client.major >= TRANSACTION_TIMEOUT_MAJOR && target.serverMajor < TRANSACTION_TIMEOUT_MAJOR;
}
