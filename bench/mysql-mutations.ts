// Changes a restored database in one way at a time, and counts how many changes its content digests show.
// Usage: node bench/mysql-mutations.ts [--server mariadb-10.11 | mariadb-11.8 | mysql-9.7] [--count 1000] [--seed 1]
import { parseArgs } from 'node:util';
import { Secret } from '../src/core/secret.ts';
import { createMysqlEngine } from '../src/engines/mysql/index.ts';
import type { Target } from '../src/ports/engine.ts';
import { openTestHost, replay, WHOLE_DUMP } from '../test/contract/engine-parts.ts';
import { mysqlBinaries, sql, startMariadb, startMysql, type TestMysql, urlWith } from '../test/support/mysql.ts';
import { MUTATIONS, mutatedTables, randomFrom, repair } from '../test/support/mysql-mutations.ts';

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
const place = await openTestHost({ MYSQL_BIN: await mysqlBinaries('mysql-9.7', 'mariadb-11.8') });
try {
  await sql(server.url, 'create database source; create database pristine;');
  for (const database of ['source', 'pristine']) await sql(urlWith(server.url, { database }), mutatedTables(seed));
  process.exitCode = (await withRestored(server, (digests) => mutate(server, digests))) === 0 ? 0 : 1;
} finally {
  await server.stop();
  await place.remove();
}

type Digests = () => Promise<string>;

/** Restores a dump of `source` into a scratch database. */
async function withRestored<T>({ url }: TestMysql, work: (digests: Digests) => Promise<T>): Promise<T> {
  const engine = createMysqlEngine();
  const source = await engine.openSource(
    new Secret(urlWith(url, { database: 'source' })),
    { requireTls: false },
    place.host,
  );
  const dump = await source.dump({ ...WHOLE_DUMP, digestKey: '000102030405060708090a0b0c0d0e0f' });
  const streams: { name: string; bytes: Buffer }[] = [];
  for await (const { name, content } of dump.streams) {
    const parts: Uint8Array[] = [];
    for await (const part of content) parts.push(Buffer.from(part));
    streams.push({ name, bytes: Buffer.concat(parts) });
  }
  const fingerprint = await dump.fingerprint();
  const expected = await dump.digests?.();
  await source.close();
  if (expected === undefined) throw new Error('The dump has no digests.');
  const needs = { majorVersion: source.info.majorVersion, fingerprint, rawBytes: 1 };
  const target: Target = await engine.openTarget({ kind: 'scratch', url: new Secret(url) }, needs, place.host);
  try {
    await target.restore(replay({ streams, fingerprint, needs }));
    const { signal } = new AbortController();
    const digests = async (): Promise<string> =>
      JSON.stringify(await target.digests?.({ expected, include: [], exclude: [], signal }));
    if ((await digests()) !== JSON.stringify(expected)) throw new Error('The restored database differs already.');
    return await work(digests);
  } finally {
    await target.close();
  }
}

/** @returns the number of changes that the digests do not show */
async function mutate({ url }: TestMysql, digests: Digests): Promise<number> {
  const [[database = null] = []] = await sql(url, "show databases like 'restorable%'");
  const restored = urlWith(url, { database: database ?? '' });
  const right = await digests();
  const random = randomFrom(seed);
  const tally = new Map<string, { changed: number; missed: string[] }>();
  for (let done = 0, turn = 0; done < Number(values.count); turn += 1) {
    const mutation = MUTATIONS[turn % MUTATIONS.length];
    if (mutation === undefined) throw new Error('There are no mutations.');
    const { kind, name, table, statements } = mutation;
    // A witness that reads the stored rows, since some mutations change nothing in some rows.
    const witness = `checksum table ${table}; select count(*) from ${table};`;
    const before = await sql(restored, witness);
    const text = statements(random);
    await sql(restored, `set time_zone = '+00:00', sql_mode = '';${text}`);
    if (JSON.stringify(await sql(restored, witness)) === JSON.stringify(before)) continue;
    done += 1;
    const counts = tally.get(kind) ?? { changed: 0, missed: [] };
    tally.set(kind, counts);
    counts.changed += 1;
    if ((await digests()) === right) counts.missed.push(`${name}: ${text}`);
    await sql(restored, `set sql_mode = '';${repair(table, 'pristine')}`);
    if (done % 100 === 0) {
      console.error(`${done} changes`);
      if ((await digests()) !== right) throw new Error(`The table ${table} was not repaired.`);
    }
  }
  for (const [kind, { changed, missed }] of tally) {
    console.log(
      `${kind}: ${changed - missed.length} of ${changed} found${missed.map((each) => `\n  not found: ${each}`)}`,
    );
  }
  return [...tally.values()].reduce((sum, { missed }) => sum + missed.length, 0);
}
