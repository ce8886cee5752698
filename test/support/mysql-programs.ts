import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('../../scripts/test-parts/mysql.sh', import.meta.url));

/** MySQL 9.7 and MariaDB 11.8 are unpacked from Debian sid; MariaDB 10.11 is the machine's own. */
export type MysqlSeries = 'mysql-9.7' | 'mariadb-10.11' | 'mariadb-11.8';

/** Where the programs of one series are. */
export interface MysqlPrograms {
  readonly flavor: 'mysql' | 'mariadb';
  readonly server: string;
  readonly client: string;
  readonly dump: string;
  /** Folder with all of them, for MYSQL_BIN. The machine's own need none. */
  readonly bin: string | undefined;
}

let folder: Promise<string> | undefined;

/** The folder of the test environment's unpacked programs. Installs them if they are missing. */
export function unpackedFolder(): Promise<string> {
  folder ??= run(SCRIPT, { timeout: 1_800_000 }).then(({ stdout }) => stdout.trim());
  return folder;
}

/** The programs of a series. */
export async function mysqlPrograms(series: MysqlSeries): Promise<MysqlPrograms> {
  if (series === 'mariadb-10.11') {
    const server = '/usr/sbin/mariadbd';
    if (!existsSync(server)) throw new Error('mariadb-server-core is missing: run scripts/install-test-parts.sh');
    return {
      flavor: 'mariadb',
      server,
      client: '/usr/bin/mariadb',
      dump: '/usr/bin/mariadb-dump',
      bin: undefined,
    };
  }
  const flavor = series === 'mysql-9.7' ? 'mysql' : 'mariadb';
  const bin = join(await unpackedFolder(), flavor, 'bin');
  const names = flavor === 'mysql' ? ['mysqld', 'mysql', 'mysqldump'] : ['mariadbd', 'mariadb', 'mariadb-dump'];
  const [server = '', client = '', dump = ''] = names.map((name) => join(bin, name));
  return { flavor, server, client, dump, bin };
}

/** A value for MYSQL_BIN that offers these series in addition to the machine's own MariaDB. Default: MySQL 9.7. */
export async function mysqlBinaries(...series: MysqlSeries[]): Promise<string> {
  const wanted = series.length === 0 ? (['mysql-9.7'] as const) : series;
  const programs = await Promise.all(wanted.map(mysqlPrograms));
  return programs.flatMap(({ bin }) => (bin === undefined ? [] : [bin])).join(':');
}
