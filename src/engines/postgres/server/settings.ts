import { join } from 'node:path';
import type { Sandbox } from '../../../process/sandbox/contained-child.ts';
import type { ServerFolders } from '../../parts/server/own-server.ts';
import type { ServerMemory } from './memory.ts';

export interface ClusterOptions {
  readonly binDirectory: string;
  readonly major: number;
  readonly sandbox: Sandbox;
  /** Libraries that some extensions require at server start. */
  readonly preload: readonly string[];
  /** Bytes that will be restored, to size the log files. */
  readonly rawBytes: number;
  readonly memory: ServerMemory;
}

/** Everything needed to create and start a cluster. */
export type ClusterLayout = ClusterOptions & ServerFolders;

/** The database that a backup is restored into. */
export const RESTORED_DATABASE = 'restored';
export const PORT = 5432;
const MIB = 1024 * 1024;

/** Everything that protects data in a crash is off, because after a crash nobody needs these data. */
export function settingsOf(layout: ClusterLayout): string[] {
  const { memory, preload } = layout;
  const walMib = Math.min(Math.max(Math.ceil(layout.rawBytes / MIB), 128), 2_048);
  const settings: Record<string, string> = {
    listen_addresses: '',
    port: String(PORT),
    unix_socket_directories: layout.sockets.replaceAll(',', '\\,'),
    unix_socket_permissions: '0777',
    hba_file: join(layout.folder, 'c', 'hba.conf'),
    max_connections: String(24 + memory.jobs),
    // One statement reads every sequence, and takes a lock on each. With the default of 64, about 2,000 are too many.
    max_locks_per_transaction: '4096',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    archive_mode: 'off',
    max_wal_size: `${walMib}MB`,
    checkpoint_timeout: '1h',
    autovacuum: 'off',
    shared_buffers: `${memory.sharedMib}MB`,
    maintenance_work_mem: `${memory.maintenanceMib}MB`,
    huge_pages: 'off',
    jit: 'off',
    logging_collector: 'off',
    log_destination: 'stderr',
    // A statement in the log may contain rows, and the end of the log is used for our own messages.
    log_min_error_statement: 'panic',
    // Only the SQLSTATE: pg_restore passes on messages without it, and only a code may be shown.
    log_line_prefix: '%e ',
    shared_preload_libraries: preload.join(','),
    // The extension can be only in the database that is named here. Scheduled jobs of the source must not run on restored
    // data, nor their failures add rows.
    ...(preload.includes('pg_cron') && {
      'cron.host': '/nonexistent',
      'cron.database_name': RESTORED_DATABASE,
      'cron.log_run': 'off',
    }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
