import { stat, writeFile } from 'node:fs/promises';
import { ROOT_PASSWORD, sql, startMariadb, urlWith } from '../test/support/mysql.ts';
import type { Bed, PathOf } from './bed.ts';
import { datasetSql } from './mariadb-dataset.ts';
import { measure } from './measure.ts';

/** MariaDB 10.11. Needs the Debian packages mariadb-server-core and mariadb-client. */
export async function startMariadbBed(path: PathOf): Promise<Bed> {
  const server = await startMariadb({
    settings: {
      'character-set-server': 'utf8mb4',
      'collation-server': 'utf8mb4_general_ci',
      'innodb-buffer-pool-size': '1G',
      'innodb-log-file-size': '1G',
      'max-allowed-packet': '64M',
      'tmp-table-size': '256M',
      'max-heap-table-size': '256M',
    },
  });
  const options = path('client.cnf');
  const quoted = ROOT_PASSWORD.replaceAll(/[\\"]/g, '\\$&');
  await writeFile(options, `[client]\nuser=root\npassword="${quoted}"\nsocket=${server.socket}\n`, { mode: 0o600 });
  const dump = (database: string): string =>
    `mariadb-dump --defaults-file=${options} --single-transaction --quick --routines --events --triggers --hex-blob ${database}`;
  const client = `mariadb --defaults-file=${options} target`;
  const run = async (statement: string): Promise<void> => void (await sql(server.url, statement));
  const fresh = async (name: string): Promise<void> => {
    await run(`drop database if exists ${name}`);
    await run(`create database ${name}`);
  };
  return {
    title: 'MariaDB 10.11',
    env: {},
    urlOf: (database) => urlWith(server.url, { database }),
    makeDatabase: async (name, dataset, megabytes) => {
      await fresh(name);
      for (const statement of datasetSql(dataset, megabytes))
        await sql(urlWith(server.url, { database: name }), statement);
    },
    freshDatabase: fresh,
    dropDatabase: (name) => run(`drop database ${name}`),
    floor: (database) => ({ name: 'floor: mariadb-dump > /dev/null', command: `${dump(database)} > /dev/null` }),
    usual: (database) => ({
      name: 'mariadb-dump \\| gzip \\| gpg',
      command: `${dump(database)} | gzip | gpg --batch --trust-model always -r bench@example.com -z 0 -e > ${path('gpg.out')}`,
    }),
    plainDump: dump,
    prepareRestore: async (database) => {
      await measure(
        `${dump(database)} > ${path('plain.sql')} && gzip -c ${path('plain.sql')} > ${path('plain.sql.gz')}`,
        {},
      );
      return (await stat(path('plain.sql'))).size;
    },
    restorers: () => [
      { name: 'mariadb < file', command: `${client} < ${path('plain.sql')}` },
      { name: 'gzip -d \\| mariadb', command: `gzip -dc ${path('plain.sql.gz')} | ${client}` },
    ],
    stop: () => server.stop(),
  };
}
