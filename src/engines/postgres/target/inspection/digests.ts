import type { Readable } from 'node:stream';
import { throwIfCancelled } from '../../../../core/cancellation.ts';
import { RestorableError } from '../../../../core/errors.ts';
import { ForeignText } from '../../../../core/foreign.ts';
import type { ContentDigests } from '../../../../core/format/manifest/content-digests.ts';
import type { DigestsWanted } from '../../../../ports/engine/target.ts';
import type { Host } from '../../../../ports/host.ts';
import type { Child } from '../../../../process/child.ts';
import { ArchiveReader, type ArchiveSummary } from '../../archive/archive.ts';
import { WHOLE_DATABASE } from '../../catalog/scope.ts';
import { findClient } from '../../clients/clients.ts';
import { startForTarget } from '../../clients/start-for-target.ts';
import { type LikeTool, openLikeTool } from '../../connection/tool-settings.ts';
import { COPY_METHODS, type DigestPlan, type DigestSession, planDigests } from '../../digests.ts';
import { IN_UTF8 } from '../../dump/dump.ts';
import type { PostgresUrl } from '../../url/url.ts';
import type { TargetDatabase } from '../database.ts';
import { unforceRowSecurity } from './fingerprint.ts';

/**
 * Dumps the rows of a restored database as a backup would, and keeps only their digests. All of it is dumped: it contains
 * nothing but what was restored, and what its provider put there.
 * @returns undefined if this program can't compute digests of the method that is wanted
 * @throws {RestorableError} DUMP_FAILED, and what connecting and findClient throw
 */
export async function digestRestored(
  { expected, signal }: DigestsWanted,
  target: TargetDatabase,
  host: Host,
): Promise<ContentDigests | undefined> {
  const { method, key } = expected;
  if (!Object.values<string>(COPY_METHODS).includes(method)) return undefined;
  const within: Host = { ...host, signal: AbortSignal.any([host.signal, signal]) };
  const like = await openAsItself(target.role, within);
  const plan = await planIn(like, { scope: WHOLE_DATABASE, method, key, unsettled: like.unsettled }, target);
  return plan.digestsOf(await dumpRows(method, plan, { ...target, role: like.url }, within));
}

/** Ends the session: the rows are read by a tool. */
async function planIn({ connection }: LikeTool, options: DigestSession, target: TargetDatabase): Promise<DigestPlan> {
  await using session = connection;
  if (target.isDisposable && !target.hasOwnRole) await unforceRowSecurity(session);
  return await session.transaction(() => planDigests(session, options), { readOnly: true });
}

/** Settings of the restored database that would change who reads it, or end the session. */
const AS_ITSELF = '-c role=none -c exit_on_error=off';

/** A session like the tools' own, which stays with its account. A pooler may refuse all options, or ignore them. */
async function openAsItself(role: PostgresUrl, host: Host): Promise<LikeTool> {
  const options = role.options === undefined ? AS_ITSELF : `${role.options} ${AS_ITSELF}`;
  const like = await openLikeTool({ ...role, options }, host, { requireTls: false }).catch((error: unknown) => {
    if (!(error instanceof RestorableError) || error.code === 'CANCELLED') throw error;
    return undefined;
  });
  if (like?.hasSettings === true) return like;
  await like?.connection.close();
  return openLikeTool(role, host, { requireTls: false });
}

async function dumpRows(
  method: string,
  { hashing }: DigestPlan,
  target: TargetDatabase,
  host: Host,
): Promise<ArchiveSummary> {
  const client = await findClient('pg_dump', target.serverMajor, host);
  const onErrorLine = (line: string): void => host.toolWords.add(new ForeignText('pg_dump', line));
  const args = [...dataArguments(target), ...(method === COPY_METHODS.utf8 ? [IN_UTF8] : [])];
  const child = await startForTarget({ client, args, stdin: 'ignore', stdout: 'pipe', onErrorLine }, target, host);
  const stop = (): void => void stopReading(child);
  host.signal.addEventListener('abort', stop, { once: true });
  try {
    const reader = new ArchiveReader({ countRows: () => false, hashing });
    for await (const chunk of child.stdout as Readable) reader.push(chunk as Uint8Array);
    const { code } = await child.exited;
    throwIfCancelled(host.signal);
    if (code !== 0) throw dumpFailed(child);
    return reader.end();
  } catch (error) {
    throwIfCancelled(host.signal);
    throw error;
  } finally {
    host.signal.removeEventListener('abort', stop);
    await stopReading(child);
  }
}

/** Only rows: a definition that can't be dumped is not what is compared here. */
function dataArguments({ providerObjects }: TargetDatabase): string[] {
  const others = [...providerObjects.schemas].map((name) => `--exclude-schema="${name.replaceAll('"', '""')}"`);
  return ['--format=custom', '--compress=0', '--section=data', '--no-password', ...others];
}

/** Unread output would keep the child from being seen as ended. */
function stopReading(child: Child): Promise<void> {
  child.stdout?.destroy();
  return child.stop();
}

function dumpFailed(child: Child): RestorableError {
  return new RestorableError(
    'DUMP_FAILED',
    'pg_dump could not read the restored database, so its content was not compared.',
    {
      hint: 'Set `diagnostics` to see the message from pg_dump. With `digest: off`, a verification does not compare the content of the tables.',
      foreign: child.errorText(),
    },
  );
}
