import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { RestorableError } from '../../../../core/errors.ts';
import type { Secret } from '../../../../core/secret.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../../../ports/engine/target.ts';
import { requireSpace } from '../../../parts/disk.ts';
import { preparedTransactionsOf } from '../prepared-transactions.ts';
import { requireEmpty } from './empty-folder.ts';
import { FolderWriter } from './folder-writer.ts';
import { baseContent } from './unpacking.ts';

/** The folder of a URL: `pgdata:/var/lib/postgresql/17/main`. @throws {RestorableError} INPUT_INVALID */
function folderOf(url: Secret): string {
  const text = url.reveal().replace(/^pgdata:(?:\/\/(?=\/))?/i, '');
  if (text !== '' && !text.startsWith('//')) return resolve(text);
  throw new RestorableError('INPUT_INVALID', '`target` names no folder after "pgdata:".', {
    hint: 'Write an empty or a new folder: pgdata:/var/lib/postgresql/17/restored.',
  });
}

/**
 * A new data folder, from which a server of the same major version starts.
 * @throws {RestorableError} INPUT_INVALID, TARGET_NOT_EMPTY, TARGET_UNSUITABLE, DISK_FULL
 */
export async function openFolderTarget(
  spec: Extract<TargetSpec, { kind: 'restore' }>,
  needs: TargetNeeds,
): Promise<Target> {
  if (spec.replace) {
    throw new RestorableError('INPUT_INVALID', '`replace` does not work with a data folder.', {
      hint: 'Stop the server, move its folder away, and restore into a new one. Nothing was changed.',
    });
  }
  const path = folderOf(spec.url);
  const existed = await requireEmpty(path);
  await requireSpace(existed ? path : await nearestFolder(path), needs.rawBytes, 'the restored cluster');
  const writer = new FolderWriter(path, preparedTransactionsOf(needs.fingerprint));
  const never = async (): Promise<never> => {
    throw new RestorableError('INTERNAL', 'No server runs on a data folder, so it was not to be queried.');
  };
  const notes = notesFor(path, needs.majorVersion, 'the end of the backup');
  let isComplete = false;
  return {
    description: `the data folder ${path}`,
    notes,
    strategy: 'fresh',
    isAtRest: true,
    restore: async (streams) => {
      await writer.begin();
      await writer.write(baseContent(streams));
    },
    replay: async (log) => {
      const { end, replayed, custom } = await writer.addLog(log);
      notes.splice(0, notes.length, ...notesFor(path, needs.majorVersion, `the position ${end.lsn}`), RECOVERY_NOTE);
      if (custom.length > 0) notes.push(customNote(custom));
      return replayed;
    },
    inspect: never,
    query: never,
    integrity: async () => [],
    publish: async () => {
      await writer.finish();
      isComplete = true;
      return {};
    },
    close: async () => {
      if (!isComplete) await writer.remove();
    },
  };
}

const RECOVERY_NOTE =
  'The server replays the log in the folder when it starts, and then begins a new timeline. Until it is done, it refuses connections ("Hot standby mode is disabled"). It has no later log, and what comes after the asked moment is in neither.';

function customNote(managers: readonly number[]): string {
  return `The log has records of extensions (resource managers ${managers.join(', ')}): the server recovers only if shared_preload_libraries names them.`;
}

/** @param end what the recovery ends at */
function notesFor(path: string, major: string, end: string): string[] {
  const owner =
    process.getuid?.() === 0
      ? 'If it belongs to root, give it to the account of the server first (chown -R postgres:postgres).'
      : '';
  return [
    `Start PostgreSQL ${major} on ${path} (pg_ctl -D ${path} start): it recovers to ${end} by itself. ${owner}`.trim(),
    'Its content was not compared, because no server runs on it. A verification does that.',
    'archive_mode, primary_conninfo and restore_command are off in postgresql.auto.conf, so that the cluster does not write into the archive of its source. What ALTER SYSTEM had set there is in postgresql.auto.conf.source. Review postgresql.conf and pg_hba.conf before you start it.',
    'Subscriptions pull from their publishers as soon as the server starts: set max_logical_replication_workers = 0 first if they should not. Scheduled jobs (pg_cron) run too, unless you take it out of shared_preload_libraries.',
  ];
}

async function nearestFolder(path: string): Promise<string> {
  for (let at = dirname(path); ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found?.isDirectory() === true || at === dirname(at)) return at;
  }
}
