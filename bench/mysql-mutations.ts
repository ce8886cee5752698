// Changes a restored database in one way at a time, and counts how many changes its content digests show.
// Usage: npm run bench:mutations [-- --server mariadb-10.11 | mariadb-11.8 | mysql-9.7] [--count 1000] [--seed 1]
import { parseArgs } from 'node:util';
import { mysqlBinaries, sql, startMariadb, startMysql, urlWith } from '../test/support/mysql.ts';
import { type RestoredDigests, withRestoredDigests } from '../test/support/mysql-digests.ts';
import { MUTATIONS, mutatedTables, randomFrom, repair } from '../test/support/mysql-mutations.ts';
import { createTargetHost } from '../test/support/target-host.ts';

const { values } = parseArgs({
  options: {
    server: { type: 'string', default: 'mariadb-10.11' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
const series = (['mariadb-10.11', 'mariadb-11.8', 'mysql-9.7'] as const).find((each) => each === values.server);
if (series === undefined) throw new Error('--server takes mariadb-10.11, mariadb-11.8 or mysql-9.7');
const seed = Number(values.seed);

const server = series === 'mysql-9.7' ? await startMysql() : await startMariadb({ series });
const host = await createTargetHost({ MYSQL_BIN: await mysqlBinaries('mysql-9.7', 'mariadb-11.8') });
try {
  await sql(server.url, 'create database source; create database pristine;');
  for (const database of ['source', 'pristine']) await sql(urlWith(server.url, { database }), mutatedTables(seed));
  process.exitCode = (await withRestoredDigests(server, 'source', host, mutate)) === 0 ? 0 : 1;
} finally {
  await server.stop();
  host.remove();
}

/** @returns the number of changes that the digests do not show */
async function mutate({ expected, read, url }: RestoredDigests): Promise<number> {
  const isRight = async (): Promise<boolean> => JSON.stringify(await read()) === JSON.stringify(expected);
  if (!(await isRight())) throw new Error('The restored database differs already.');
  const random = randomFrom(seed);
  const tally = new Map<string, { changed: number; missed: string[] }>();
  for (let done = 0, turn = 0; done < Number(values.count); turn += 1) {
    const mutation = MUTATIONS[turn % MUTATIONS.length];
    if (mutation === undefined) throw new Error('There are no mutations.');
    const { kind, name, table, statements } = mutation;
    // A witness that reads the stored rows, since some mutations change nothing in some rows.
    const witness = `checksum table ${table}; select count(*) from ${table};`;
    const before = await sql(url, witness);
    const text = statements(random);
    await sql(url, `set time_zone = '+00:00', sql_mode = '';${text}`);
    if (JSON.stringify(await sql(url, witness)) === JSON.stringify(before)) continue;
    done += 1;
    const counts = tally.get(kind) ?? { changed: 0, missed: [] };
    tally.set(kind, counts);
    counts.changed += 1;
    if (await isRight()) counts.missed.push(`${name}: ${text}`);
    await sql(url, `set sql_mode = '';${repair(table, 'pristine')}`);
    if (done % 100 === 0) {
      console.error(`${done} changes`);
      if (!(await isRight())) throw new Error(`The table ${table} was not repaired.`);
    }
  }
  for (const [kind, { changed, missed }] of tally) {
    console.log(
      `${kind}: ${changed - missed.length} of ${changed} found${missed.map((each) => `\n  not found: ${each}`)}`,
    );
  }
  return [...tally.values()].reduce((sum, { missed }) => sum + missed.length, 0);
}
