import { RestorableError, throwIfCancelled } from '../../core/errors.ts';
import type { Host } from '../../ports/host.ts';
import { type Child, startChild } from '../../process/child.ts';
import { feedChild } from '../../process/feed.ts';
import type { Bind } from '../../process/sandbox.ts';
import { programBinds } from '../../process/sandbox-programs.ts';
import { accessForClient, type ClientAccess } from './client-access.ts';
import type { ClientTool } from './clients.ts';
import type { Place } from './target-place.ts';
import { childEnvironment } from './url.ts';

/** From this major on pg_restore begins with `SET transaction_timeout`, which older servers refuse. */
const TRANSACTION_TIMEOUT_MAJOR = 17;

/**
 * Feeds an archive to pg_restore, contained where the place is, and waits for both to end well.
 * @throws {RestorableError} RESTORE_FAILED, DISK_FULL, DATABASE_CONNECTION_LOST, CANCELLED, and what reading the archive throws
 */
export async function runPgRestore(
  archive: AsyncIterable<Uint8Array>,
  client: ClientTool,
  args: readonly string[],
  place: Place,
  host: Host,
): Promise<void> {
  const child = await startPgRestore(client, args, place, host);
  const iterator = archive[Symbol.asyncIterator]();
  try {
    // The same iterator, since what pg_restore does not read is read below.
    await feedChild({ [Symbol.asyncIterator]: () => iterator }, child);
    const { code, signal } = await child.exited;
    throwIfCancelled(host.signal);
    const words = child.errorText();
    const tolerated = code === 1 && meetsTransactionTimeout(client, place) && onlyTransactionTimeoutFailed(words);
    if (code !== 0 && !tolerated)
      throw failedTool(words, place, code === null ? `signal ${signal}` : `exit code ${code}`);
    // pg_restore stops reading at the last entry; only at the stream's own end are its digests checked.
    for (let next = await iterator.next(); !next.done; next = await iterator.next());
  } finally {
    await child.stop();
    const released = iterator.return?.();
    // A generator that waits for bytes answers only after them; a cancelled run doesn't wait that long.
    if (host.signal.aborted) released?.catch(() => {});
    else await released;
  }
}

async function startPgRestore(client: ClientTool, args: readonly string[], place: Place, host: Host): Promise<Child> {
  const words = [...client.prefix, ...args];
  const sandbox = client.prefix.length > 0 ? undefined : (place.box?.sandbox ?? place.client);
  if (sandbox === undefined) {
    const common = { env: childEnvironment(place.role, host.env), signal: host.signal, scrub: host.scrub };
    return startChild({ ...common, file: client.path, args: words, stdin: 'pipe', stdout: 'ignore' });
  }
  const { env, binds, network } =
    place.box === undefined ? await accessForClient(place.role, sandbox, host) : ownAccess(place, place.box.binds);
  const program = { file: client.path, args: words, env, network };
  const all = [...binds, ...(await programBinds(client.path, host))];
  return sandbox.start({ ...program, binds: all, stdin: 'pipe', stdout: 'ignore' });
}

function ownAccess({ role }: Place, binds: readonly Bind[]): ClientAccess {
  // No password: the account needs none, and the job's PGPASSWORD is not for these eyes.
  const env = { ...childEnvironment({ ...role, password: undefined }), PATH: '/usr/bin:/bin' };
  return { env, binds, network: false };
}

const NO_SPACE = /No space left on device|could not extend file/;

/** An error of pg_restore is a finding about the backup; its own words say which. */
function failedTool(words: string, place: Place, end: string): RestorableError {
  const first = words.split('\n').filter((line) => /error|fatal|DETAIL|could not/i.test(line));
  const said = (first.length > 0 ? first : words.split('\n').slice(-3)).slice(0, 3).join(' ').slice(0, 900);
  if (NO_SPACE.test(words) || NO_SPACE.test(place.serverLog())) {
    return new RestorableError('DISK_FULL', `The disk became full during the restore: ${said}`, {
      hint: 'Give `into:` a database of a service container or another server, or free some disk of the runner.',
    });
  }
  if (/server closed the connection|terminating connection|connection to server .* failed/.test(words)) {
    return new RestorableError('DATABASE_CONNECTION_LOST', `The server went away during the restore: ${said}`, {
      hint: 'Check its log: out of memory, restarted, or shut down. Then run again; this says nothing about the backup.',
    });
  }
  // On a server of our own every right is there that a restore may need; elsewhere the account is to blame, not the backup.
  if (place.box === undefined && /permission denied|must be (superuser|owner|member)/.test(words)) {
    return new RestorableError('DATABASE_PRIVILEGE', `The restoring account lacks a right: ${said}`, {
      hint: 'Restore as a superuser (verify: `into: auto`), or look at the object that the message names; this says nothing about the backup.',
    });
  }
  return new RestorableError('RESTORE_FAILED', `pg_restore failed (${end}): ${said || 'it said nothing'}`, {
    hint: 'Nothing was published. The message names the object: check it at the source, or choose an older backup with `backup:`.',
  });
}

/** An archive of pg_dump 17 can't be read by an older pg_restore, which a server of 16 would suit better. */
export function meetsTransactionTimeout(client: ClientTool, place: Place): boolean {
  return client.major >= TRANSACTION_TIMEOUT_MAJOR && place.serverMajor < TRANSACTION_TIMEOUT_MAJOR;
}

/** Whether that one setting is all that failed: pg_restore counts its errors in its last line. */
function onlyTransactionTimeoutFailed(words: string): boolean {
  return (
    /unrecognized configuration parameter "transaction_timeout"/.test(words) &&
    /errors ignored on restore: 1\s*$/.test(words)
  );
}
