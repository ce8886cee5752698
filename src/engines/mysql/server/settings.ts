import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { ServerProgram } from './programs.ts';

/** Where the server's folders and its socket are. */
interface SettingPaths {
  readonly home: string;
  readonly socket: string;
}

/** What can't be changed once the data folder exists. */
export interface FixedSettings {
  /** `lower_case_table_names` of the source. */
  readonly lowerCaseNames: string;
  /** `innodb_page_size` of the source, in bytes, if it is not the default. */
  readonly pageSize?: string | undefined;
}

/** Of the running server. */
export const MAX_CONNECTIONS = 24;

const MIB = 1024 * 1024;

export const dataFolderOf = (folders: SettingPaths): string => join(folders.home, 'data');

/**
 * Options for both the creation of the data folder and the server itself. `--no-defaults` has to come first. A server
 * ignores an unknown option that begins with `loose-`.
 */
export function baseSettings({ flavor }: ServerProgram, folders: SettingPaths, fixed: FixedSettings): string[] {
  return [
    '--no-defaults',
    `--datadir=${dataFolderOf(folders)}`,
    // The sandbox's /tmp is in memory. Files for sorting a large index belong on disk.
    `--tmpdir=${join(folders.home, 'tmp')}`,
    `--lower-case-table-names=${fixed.lowerCaseNames === '1' ? '1' : '0'}`,
    '--character-set-server=utf8mb4',
    ...(/^\d{4,5}$/.test(fixed.pageSize ?? '') ? [`--innodb-page-size=${fixed.pageSize}`] : []),
    '--skip-log-bin',
    // After a crash nobody needs these data, so nothing waits for the disk.
    '--innodb-flush-method=nosync',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-doublewrite=OFF',
    '--loose-sync-frm=OFF',
    // MariaDB's log of schema changes would wait for the disk at every CREATE TABLE.
    '--loose-debug-no-sync',
    // Containers and old kernels forbid io_uring or limit its memory.
    '--innodb-use-native-aio=OFF',
    '--performance-schema=OFF',
    ...(flavor === 'mysql'
      ? [
          '--loose-mysqlx=OFF',
          // Keys for connections that are neither local nor by TLS. None is.
          '--loose-auto-generate-certs=OFF',
          '--loose-caching-sha2-password-auto-generate-rsa-keys=OFF',
        ]
      : ['--loose-feedback=OFF']),
  ];
}

/** The running server. Nothing listens but a socket, and no statement can access files. */
export function serverSettings(
  program: ServerProgram,
  folders: SettingPaths,
  options: FixedSettings & { readonly rawBytes: number },
): string[] {
  const memoryMib = Math.floor(totalmem() / MIB);
  const poolMib = Math.min(Math.max(Math.floor(memoryMib / 16), 128), 512);
  const redoMib = Math.min(Math.max(Math.ceil(options.rawBytes / MIB / 4), 64), 512);
  const isMysql = program.flavor === 'mysql';
  return [
    ...baseSettings(program, folders, options),
    '--skip-networking',
    `--socket=${folders.socket}`,
    `--pid-file=${join(folders.home, 'pid')}`,
    '--skip-name-resolve',
    `--max-connections=${MAX_CONNECTIONS}`,
    '--max-allowed-packet=1G',
    // The source may allow its MEMORY tables more than the default of 16 MiB.
    '--max-heap-table-size=2G',
    `--innodb-buffer-pool-size=${poolMib}M`,
    isMysql ? `--loose-innodb-redo-log-capacity=${redoMib}M` : `--innodb-log-file-size=${redoMib}M`,
    '--innodb-buffer-pool-dump-at-shutdown=OFF',
    '--innodb-buffer-pool-load-at-startup=OFF',
    // Tables that were created under the laxer rules of older versions are restored unchanged. The comparison finds
    // differences.
    '--innodb-strict-mode=OFF',
    '--loose-symbolic-links=OFF',
    // What the source's server accepted must be accepted here, too.
    '--loose-restrict-fk-on-non-standard-key=OFF',
    '--explicit-defaults-for-timestamp=ON',
    ...(isMysql ? ['--loose-federated'] : []),
    '--local-infile=OFF',
    // NULL forbids all files. MariaDB has no such value, so it gets an empty folder.
    `--secure-file-priv=${isMysql ? 'NULL' : join(folders.home, 'none')}`,
    // Not DISABLED, with which MariaDB would create no event.
    '--event-scheduler=OFF',
    ...(isMysql ? ['--loose-persisted-globals-load=OFF'] : []),
  ];
}
