import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { ServerLayout } from './layout.ts';
import type { ServerProgram } from './programs.ts';

/** Where a private server keeps its things, as its settings say it. */
type SettingPaths = Pick<ServerLayout, 'home' | 'socket'>;

/** What can't be changed once there is a data folder. */
export interface FixedSettings {
  /** `lower_case_table_names` of the source. */
  readonly lowerCaseNames: string;
  /** `innodb_page_size` of the source, in bytes, where it is not the default. */
  readonly pageSize?: string | undefined;
}

const MIB = 1024 * 1024;

export const dataFolderOf = (folders: SettingPaths): string => join(folders.home, 'data');

/**
 * What both the making of the data folder and the server itself must be told. `--no-defaults` has to come first; an
 * option of `loose-` is left alone by a server that doesn't know it.
 */
export function baseSettings({ flavor }: ServerProgram, folders: SettingPaths, fixed: FixedSettings): string[] {
  return [
    '--no-defaults',
    `--datadir=${dataFolderOf(folders)}`,
    // The sandbox's /tmp is memory; what a large index is sorted with belongs on the disk.
    `--tmpdir=${join(folders.home, 'tmp')}`,
    `--lower-case-table-names=${fixed.lowerCaseNames === '1' ? '1' : '0'}`,
    '--character-set-server=utf8mb4',
    ...(/^\d{4,5}$/.test(fixed.pageSize ?? '') ? [`--innodb-page-size=${fixed.pageSize}`] : []),
    '--skip-log-bin',
    // After a crash nobody wants these data: nothing waits for the disk.
    '--innodb-flush-method=nosync',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-doublewrite=OFF',
    '--loose-sync-frm=OFF',
    // MariaDB's log of schema changes would wait for the disk at every CREATE TABLE.
    '--loose-debug-no-sync',
    // Containers and old kernels forbid io_uring and count its memory.
    '--innodb-use-native-aio=OFF',
    '--performance-schema=OFF',
    ...(flavor === 'mysql' ? ['--loose-mysqlx=OFF', '--loose-auto-generate-certs=OFF'] : ['--loose-feedback=OFF']),
  ];
}

/** The running server. Nothing listens but a socket, and no statement reaches a file. */
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
    '--max-connections=24',
    '--max-allowed-packet=1G',
    // The source may allow its MEMORY tables more than the default of 16 MiB.
    '--max-heap-table-size=2G',
    `--innodb-buffer-pool-size=${poolMib}M`,
    isMysql ? `--loose-innodb-redo-log-capacity=${redoMib}M` : `--innodb-log-file-size=${redoMib}M`,
    '--innodb-buffer-pool-dump-at-shutdown=OFF',
    '--innodb-buffer-pool-load-at-startup=OFF',
    // Tables made under the laxer rules of older versions are restored as they are; comparison finds what differs.
    '--innodb-strict-mode=OFF',
    '--loose-symbolic-links=OFF',
    // What the source's server took is to be taken here too.
    '--loose-restrict-fk-on-non-standard-key=OFF',
    '--explicit-defaults-for-timestamp=ON',
    ...(isMysql ? ['--loose-federated'] : []),
    '--local-infile=OFF',
    // NULL forbids all files; MariaDB knows no such word, and there it is a folder with nothing in it.
    `--secure-file-priv=${isMysql ? 'NULL' : join(folders.home, 'none')}`,
    // Not DISABLED, with which MariaDB would make no event.
    '--event-scheduler=OFF',
    ...(isMysql
      ? ['--loose-caching-sha2-password-auto-generate-rsa-keys=OFF', '--loose-persisted-globals-load=OFF']
      : []),
  ];
}
