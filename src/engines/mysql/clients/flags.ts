import type { TlsState } from '../../parts/tls.ts';
import type { Flavor } from '../connection/connection.ts';
import type { MysqlUrl } from '../connection/url.ts';
import { compareSeries } from '../server/programs.ts';

/** Everything that a client tool needs to reach the server. */
export interface Access {
  readonly url: MysqlUrl;
  /** As for the driver's connection, so that the tool is protected equally. */
  readonly tls: TlsState;
  /** A man in the middle of a remote connection could send his own key and read the password. */
  readonly isNear: boolean;
}

/** The tool's flavor and series. */
export interface ToolVersion {
  readonly flavor: Flavor;
  readonly majorVersion: string;
}

/** A flag of the dump tool and who supports it: the first series of each flavor, or null for none. */
export interface DumpFlag {
  readonly flag: string;
  readonly mysql: string | null;
  readonly mariadb: string | null;
  readonly why: string;
}

/**
 * Every flag of mysqldump and mariadb-dump that is used, and which of them supports it (MySQL manual, 6.5.4; MariaDB
 * documentation, "mariadb-dump"). Deliberately not used: `--source-data` of MySQL needs RELOAD and takes a global lock (MariaDB's
 * `--master-data` takes none where the server keeps the place of a snapshot: binlog/log-server.ts); `--dump-history` can be restored only if `secure_timestamp` allows it.
 */
export const DUMP_FLAGS: readonly DumpFlag[] = [
  { flag: '--single-transaction', mysql: '5.0', mariadb: '5.1', why: 'one snapshot without locks' },
  { flag: '--skip-lock-tables', mysql: '5.0', mariadb: '5.1', why: 'no LOCK TABLES privilege' },
  { flag: '--skip-add-locks', mysql: '5.0', mariadb: '5.1', why: 'a default from a sequence fails under LOCK TABLES' },
  { flag: '--quick', mysql: '5.0', mariadb: '5.1', why: 'no table in memory' },
  { flag: '--hex-blob', mysql: '5.0', mariadb: '5.1', why: 'binary columns survive every character set' },
  { flag: '--triggers', mysql: '5.0', mariadb: '5.1', why: 'complete' },
  { flag: '--tz-utc', mysql: '5.1', mariadb: '5.1', why: 'TIMESTAMP columns mean the same moment everywhere' },
  { flag: '--default-character-set=utf8mb4', mysql: '5.5', mariadb: '5.5', why: 'all of Unicode' },
  { flag: '--max-allowed-packet=1G', mysql: '5.0', mariadb: '5.1', why: 'rows up to 1 GB' },
  { flag: '--skip-dump-date', mysql: '5.1', mariadb: '5.1', why: 'equal data, equal bytes' },
  { flag: '--no-tablespaces', mysql: '5.1', mariadb: '5.1', why: 'no PROCESS privilege' },
  { flag: '--set-gtid-purged=OFF', mysql: '5.6', mariadb: null, why: 'else a restore sets the target GTIDs' },
  { flag: '--column-statistics=0', mysql: '8.0', mariadb: null, why: 'older servers have no such table' },
  { flag: '--network-timeout', mysql: '8.0', mariadb: null, why: 'slow storage holds the tool up for hours' },
  { flag: '--loose-skip-masking-policies', mysql: '9.5', mariadb: null, why: "the server's own, not the database's" },
  {
    flag: '--loose-init-command=SET SESSION max_execution_time = 0',
    mysql: '8.0',
    mariadb: null,
    why: 'a large table takes longer than a limit',
  },
  { flag: '--max-statement-time=0', mysql: null, mariadb: '10.2', why: 'a large table takes longer than a limit' },
];

/** Not with `include`: then only tables are dumped. */
export const WHOLE_DATABASE_FLAGS = ['--routines', '--events'];

/** The flags in the table that this tool supports. */
export function dumpFlags(tool: ToolVersion): string[] {
  return DUMP_FLAGS.filter((entry) => knows(tool, entry)).map(({ flag }) => flag);
}

export function knows({ flavor, majorVersion }: ToolVersion, entry: DumpFlag): boolean {
  const since = entry[flavor];
  return since !== null && compareSeries(majorVersion, since) >= 0;
}

/** The option that makes a client tool protect its connection like the driver's. */
export function tlsOptions(
  client: ToolVersion,
  { tls, isNear, url }: Access,
  authorities: string | undefined,
): (readonly [name: string, value: string | undefined])[] {
  const isSocket = url.host.startsWith('/');
  const ca = tls === 'authority' || tls === 'verified' ? authorities : undefined;
  if (client.flavor === 'mysql') {
    const modes = { none: 'DISABLED', unverified: 'REQUIRED', authority: 'VERIFY_CA', verified: 'VERIFY_IDENTITY' };
    return [
      ['ssl-mode', modes[tls]],
      ['ssl-ca', ca],
      // `loose-`, because clients before 8.0 don't know it.
      ['loose-get-server-public-key', tls === 'none' && isNear && !isSocket ? '1' : undefined],
    ];
  }
  return [
    ['ssl', tls === 'none' ? '0' : '1'],
    ['ssl-ca', ca],
    ['ssl-verify-server-cert', tls === 'verified' ? '1' : '0'],
  ];
}
