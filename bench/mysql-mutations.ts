// Changes a restored database in one way at a time, and counts how many changes its content digests show.
// Usage: npm run bench:mysql-mutations [-- --server mariadb-10.11 | mariadb-11.8 | mysql-9.7] [--count 1000] [--seed 1]
import { parseArgs } from 'node:util';
import { mysqlBinaries, sql, startMariadb, startMysql, urlWith } from '../test/support/mysql.ts';
import { type RestoredDigests, withRestoredDigests } from '../test/support/mysql-digests.ts';
import {
  MUTATIONS,
  type Mutation,
  mutatedTables,
  type Random,
  randomFrom,
  repair,
} from '../test/support/mysql-mutations.ts';
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

/** The tables are there this often, so that one dump shows the effect of many changes. */
const COPIES = 50;

const server = series === 'mysql-9.7' ? await startMysql() : await startMariadb({ series });
const host = await createTargetHost({ MYSQL_BIN: await mysqlBinaries('mysql-9.7', 'mariadb-11.8') });
try {
  await sql(server.url, 'create database source; create database pristine;');
  const tables = Array.from({ length: COPIES }, (_, copy) => inCopy(mutatedTables(seed + copy), copy)).join('\n');
  for (const database of ['source', 'pristine']) await sql(urlWith(server.url, { database }), tables);
  process.exitCode = (await withRestoredDigests(server, { database: 'source' }, host, mutate)) === 0 ? 0 : 1;
} finally {
  await server.stop();
  host.remove();
}

function inCopy(text: string, copy: number): string {
  return text.replaceAll(/\b(?:cells|loose|parts|kept)\b/g, (name) => `${name}_${copy}`);
}

interface Tried {
  readonly mutation: Mutation;
  readonly table: string;
  readonly text: string;
  /** Some change nothing in some rows. */
  readonly hasChanged: boolean;
}

/** @returns the number of changes that the digests do not show */
async function mutate({ expected, read, url }: RestoredDigests): Promise<number> {
  const random = randomFrom(seed);
  const tally = new Map<string, { changed: number; missed: number }>();
  const right = new Map(expected.tables.map(({ name, rows, sum }) => [name, `${rows} ${sum}`]));
  /** The tables whose digests differ. */
  const differing = async (): Promise<Set<string>> => {
    const { tables } = await read();
    return new Set(
      tables.filter(({ name, rows, sum }) => right.get(name) !== `${rows} ${sum}`).map(({ name }) => name),
    );
  };
  if ((await differing()).size > 0) throw new Error('The restored database differs already.');
  for (let round = 0, changes = 0; changes < Number(values.count); round += 1) {
    const tried = await change(url, round, random);
    const differ = await differing();
    // CHECKSUM TABLE does not tell an empty text from NULL.
    const done = tried.filter(({ table, hasChanged }) => hasChanged || differ.has(table));
    for (const { mutation, table, text } of done) {
      const counts = tally.get(mutation.kind) ?? { changed: 0, missed: 0 };
      tally.set(mutation.kind, counts);
      counts.changed += 1;
      if (differ.has(table)) continue;
      counts.missed += 1;
      console.log(`not found: ${mutation.name}: ${text}`);
    }
    const tables = tried.map(({ table }) => table);
    const others = [...differ].filter((name) => !tables.includes(name));
    if (others.length > 0) throw new Error(`Not changed, and different: ${others.join(', ')}.`);
    changes += done.length;
    console.error(`${changes} changes`);
    const repairs = tried.map(({ mutation, table }) => inCopy(repair(mutation.table, 'pristine'), copyOf(table)));
    await sql(url, `set sql_mode = '';${repairs.join('\n')}`);
  }
  if ((await differing()).size > 0) throw new Error('The tables were not repaired.');
  for (const [kind, { changed, missed }] of tally) console.log(`${kind}: ${changed - missed} of ${changed} found`);
  return [...tally.values()].reduce((sum, { missed }) => sum + missed, 0);
}

function copyOf(table: string): number {
  return Number(table.slice(table.lastIndexOf('_') + 1));
}

/** Changes one table of each copy. */
async function change(url: string, round: number, random: Random): Promise<Tried[]> {
  const tried = Array.from({ length: COPIES }, (_, copy) => {
    const mutation = MUTATIONS[(round * COPIES + copy) % MUTATIONS.length];
    if (mutation === undefined) throw new Error('There are no mutations.');
    return { mutation, table: inCopy(mutation.table, copy), text: inCopy(mutation.statements(random), copy) };
  });
  const statements = tried.map(({ table, text }) => {
    // A witness that reads the stored rows.
    const witness = `checksum table ${table}; select count(*) from ${table};`;
    return [witness, text, witness].join('\n');
  });
  const seen = await sql(url, ["set time_zone = '+00:00', sql_mode = '';", ...statements].join('\n'));
  return tried.map((each, at) => {
    const [sum, count, sumAfter, countAfter] = seen.slice(at * 4, at * 4 + 4).map((row) => JSON.stringify(row));
    return { ...each, hasChanged: sum !== sumAfter || count !== countAfter };
  });
}
