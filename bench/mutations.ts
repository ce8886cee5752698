// Damages restored PostgreSQL databases in many ways, one table each, and prints which were found by their content digests:
// node bench/mutations.ts [NUMBER, default 1000]. Exits 1 if one was missed, or if an intact table was reported.
import { Secret } from '../src/core/secret.ts';
import { openPostgresTarget } from '../src/engines/postgres/target.ts';
import { MUTABLE_ROWS, MUTATIONS, mutableTable } from '../test/support/mutations.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { pgBin } from '../test/support/postgres-clients.ts';
import { dumpAll, streamsOf } from '../test/support/postgres-dump.ts';
import { runSql, urlOf } from '../test/support/postgres-fill.ts';
import { createTargetHost } from '../test/support/target-host.ts';

/** Mutations at once. */
const TABLES = 50;
/** Intact ones beside them. */
const INTACT = 5;

const wanted = Number(process.argv[2] ?? 1000);
const nameOf = (at: number): string => `t${String(at).padStart(2, '0')}`;
const names = Array.from({ length: TABLES + INTACT }, (_, at) => nameOf(at));

const server = await startPostgres({ major: 15 });
const host = await createTargetHost({ PG_BIN: await pgBin() });
const byKind = new Map<string, { found: number; missed: number }>();
let made = 0;
let falseAlarms = 0;
try {
  await runSql(server.url, 'create database source');
  await runSql(urlOf(server, 'source'), ...names.map(mutableTable));
  const dump = await dumpAll(urlOf(server, 'source'), host);
  const { digests: expected, fingerprint, info, database } = dump;
  if (expected === undefined) throw new Error('no digests');
  const spec = { kind: 'scratch', url: new Secret(server.url) } as const;
  const needs = { majorVersion: info.majorVersion, fingerprint, rawBytes: database.length };
  while (made < wanted) {
    const target = await openPostgresTarget(spec, needs, host);
    try {
      await target.restore(streamsOf(dump));
      await target.inspect();
      const [[restored] = []] = await runSql(
        server.url,
        "select datname from pg_database where datname ~ '^restorable'",
      );
      const chosen = names.slice(0, Math.min(TABLES, wanted - made)).map((table, at) => {
        const mutation = MUTATIONS[(made + at) % MUTATIONS.length] ?? MUTATIONS[0];
        return { table, mutation, id: 1 + Math.floor(Math.random() * MUTABLE_ROWS) };
      });
      const statements = chosen.map(({ table, mutation, id }) => mutation?.sql(table, id) ?? '');
      await runSql(urlOf(server, String(restored)), ...statements);
      const found = await target.digests?.({ expected, include: [], exclude: [], signal: host.signal });
      const differing = new Set(
        expected.tables
          .filter(({ name, sum }) => found?.tables.find((each) => each.name === name)?.sum !== sum)
          .map(({ name }) => name),
      );
      for (const { table, mutation } of chosen) {
        const count = byKind.get(mutation?.kind ?? '') ?? { found: 0, missed: 0 };
        count[differing.has(table) ? 'found' : 'missed'] += 1;
        byKind.set(mutation?.kind ?? '', count);
        if (!differing.delete(table)) console.log(`missed in ${table}: ${mutation?.kind}`);
      }
      falseAlarms += differing.size;
      made += chosen.length;
      console.log(`${made} of ${wanted}`);
    } finally {
      await target.close();
    }
  }
} finally {
  await server.stop();
  host.remove();
}
for (const [kind, { found, missed }] of byKind) console.log(`${kind}: ${found} found, ${missed} missed`);
const missed = [...byKind.values()].reduce((sum, each) => sum + each.missed, 0);
console.log(`${made} mutations: ${made - missed} found, ${missed} missed; ${falseAlarms} false alarms`);
process.exitCode = missed + falseAlarms === 0 ? 0 : 1;
