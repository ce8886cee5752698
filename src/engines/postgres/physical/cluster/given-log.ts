import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled } from '../../../../core/cancellation.ts';
import { RestorableError } from '../../../../core/errors.ts';
import type { ForeignText } from '../../../../core/foreign.ts';
import type { LogReplay, Replayed } from '../../../../ports/engine/replay.ts';
import type { Host } from '../../../../ports/host.ts';
import type { Bind } from '../../../../process/sandbox/arguments.ts';
import type { Sandbox } from '../../../../process/sandbox/contained-child.ts';
import { recoverySettings } from '../../replay/recovery-end.ts';
import { stageLog } from '../../replay/stage-log.ts';
import type { ClusterLayout } from '../../server/settings.ts';

/** Log that a contained server replays in its recovery. */
export interface GivenLog {
  /** For the server's command line. */
  readonly args: readonly string[];
  readonly bind: Bind;
  readonly replayed: Replayed;
  /** The start of the last record that the server is told to replay. Undefined if there is none after the backup. */
  readonly lastRecord: string | undefined;
}

/** Beside the home of the contained programs, which is two folders above the one that a server works in. */
const LOG = 'w';
/** A path that needs no quoting. */
const RESTORE_COMMAND = `cp ../../${LOG}/%f %p`;

/**
 * Puts log where a contained server can read it.
 * @throws {RestorableError} TARGET_UNSUITABLE if it needs an extension, and what stageLog throws
 */
export async function giveLog(
  replay: LogReplay,
  { layout, data }: { readonly layout: ClusterLayout; readonly data: string },
  host: Host,
): Promise<GivenLog> {
  const { sandbox, folder: parent, home } = layout;
  const folder = join(parent, LOG);
  await mkdir(folder, { mode: 0o755 });
  const ofBase = (name: string) => readContained(join(data, 'pg_wal', name), home, sandbox);
  const { files, custom, end, replayed } = await stageLog(replay, { folder, ofBase });
  if (custom.length > 0) throw lacksExtension();
  for (const name of files) await chmod(join(folder, name), 0o644);
  const signal = await sandbox.run({
    file: '/bin/touch',
    args: [join(data, 'recovery.signal')],
    env: {},
    binds: [{ path: home, writable: true }],
  });
  throwIfCancelled(host.signal);
  if (signal.code !== 0)
    throw new RestorableError('DISK_FULL', "The restored cluster can't be told to replay the log.", {
      hint: 'Free some space, or use a larger disk. Temporary files are in RUNNER_TEMP in a job and in TMPDIR elsewhere.',
    });
  const settings = Object.entries(recoverySettings(end, RESTORE_COMMAND));
  return {
    args: settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    bind: { path: folder, writable: false },
    replayed,
    lastRecord: end.lastRecord,
  };
}

/** A file that belongs to the contained user. Empty if there is none. */
async function* readContained(path: string, home: string, sandbox: Sandbox): AsyncGenerator<Uint8Array> {
  await using child = await sandbox.start({
    file: '/bin/cat',
    args: [path],
    env: {},
    binds: [{ path: home, writable: false }],
    stdin: 'ignore',
    stdout: 'pipe',
  });
  for await (const chunk of child.stdout ?? []) yield chunk as Buffer;
}

/** A server that has no part of an extension can't replay what it wrote. */
export function lacksExtension(foreign?: ForeignText): RestorableError {
  return new RestorableError(
    'TARGET_UNSUITABLE',
    'The write-ahead log has records of an extension (a custom resource manager), which a verification does not load.',
    {
      hint: 'Restore it on a server whose shared_preload_libraries name the extension, or make logical backups. This is not a verdict on the backup.',
      foreign,
    },
  );
}
