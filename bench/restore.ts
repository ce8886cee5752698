// How long a restore takes with one and with several jobs, next to `pg_restore -j` from a local uncompressed directory dump, for a
// database with many indexes. The same server and settings for all, in turn. Writes bench/results-restore.md.
// Usage: npm run bench:restore [-- --megabytes 300 --rounds 5 --jobs 2 --bundle dist/index.js --dry-run]
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { type Contender, measure, median } from './measure.ts';
import { startPostgresBed } from './postgres.ts';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '5' },
    jobs: { type: 'string', default: '2' },
    bundle: { type: 'string', default: 'dist/index.js' },
    'dry-run': { type: 'boolean', default: false },
  },
});
const { jobs } = values;
const rounds = Number(values.rounds);

/** In addition to those of the dataset: indexes of several kinds, and keys. */
const INDEXES = [
  'create index on customers (email)',
  'create index on customers (city, country)',
  'create index on customers (lower(name))',
  'create unique index on customers (token)',
  'create index on orders (status, placed_at)',
  'create index on orders (total)',
  'create index on orders (currency, customer_id)',
  'create index on orders using gin (shipping)',
  'create index on orders (md5(note)) where note is not null',
  'create index on events (session)',
  'create index on events (kind, at)',
  'create index on events (detail)',
  'create index on events using brin (at)',
  'alter table events add foreign key (order_id) references orders',
];

const folder = await mkdtemp(join(tmpdir(), 'bench-restore-'));
const path = (name: string): string => join(folder, name);
// It comes at its own times, and its CPU time would count for the restore that happens to run.
const bed = await startPostgresBed(path, { autovacuum: 'off' });
const PG = '/usr/lib/postgresql/15/bin';

interface Round {
  readonly wallSeconds: number;
  readonly clientSeconds: number;
  readonly serverSeconds: number;
  readonly parts: ReadonlyMap<string, number>;
}

/** CPU seconds of a server's sessions that have ended: the postmaster has waited for them. */
async function serverSeconds(): Promise<number> {
  const client = new pg.Client({ connectionString: bed.urlOf('postgres') });
  await client.connect();
  const others = "select from pg_stat_activity where datname = 'target'";
  while ((await client.query(others)).rowCount !== 0) await setTimeout(50);
  // The postmaster has waited for a session a moment after its end.
  await setTimeout(500);
  const found = await client.query("select pg_read_file('postmaster.pid', 0, 20) as pid");
  await client.end();
  const stat = await readFile(`/proc/${Number.parseInt(found.rows[0].pid, 10)}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

async function runOnce({ command, name }: Contender): Promise<Round> {
  await bed.freshDatabase('target');
  const before = await serverSeconds();
  const { wallSeconds, cpuSeconds } = await measure(command, bed.env);
  const round = { wallSeconds, clientSeconds: cpuSeconds, serverSeconds: (await serverSeconds()) - before };
  const report = command.includes('--report') ? await readFile(path('report.json'), 'utf8') : '{"phases":[]}';
  const { phases } = JSON.parse(report) as { phases: { phase: string; durationMs: number }[] };
  console.error(
    `${name}: ${wallSeconds.toFixed(1)} s, client ${cpuSeconds.toFixed(1)}, server ${round.serverSeconds.toFixed(1)}`,
  );
  return { ...round, parts: new Map(phases.map(({ phase, durationMs }) => [phase, durationMs / 1000])) };
}

function ours(count: string): Contender {
  const keys = `--decrypt-with ${path('keys/recovery.private.asc')} --signers ${path('keys/runner.public.asc')}`;
  const command = `${process.execPath} ${values.bundle} restore --name shop --destination file:${path('store')} ${keys} --target ${bed.urlOf('target')} --jobs ${count} --report ${path('report.json')}`;
  return { name: `restorable restore --jobs ${count}`, command };
}

function inSections(): string {
  const one = (section: string): string =>
    `${PG}/pg_restore -j ${jobs} --section=${section} -d target ${path('folder')}`;
  return ['pre-data', 'data', 'post-data'].map(one).join(' && ');
}

async function prepare(): Promise<void> {
  const keygen = [values.bundle, 'keygen', '--output', path('keys'), '--identity', 'bench@example.com'];
  await promisify(execFile)(process.execPath, keygen);
  await bed.makeDatabase('shop', 'narrow', Number(values.megabytes));
  const client = new pg.Client({ connectionString: bed.urlOf('shop') });
  await client.connect();
  for (const index of INDEXES) await client.query(index);
  await client.end();
  const keys = `--encrypt-to ${path('keys/recovery.public.asc')} --runner-key ${path('keys/runner.private.asc')}`;
  const backup = `${process.execPath} ${values.bundle} backup --database ${bed.urlOf('shop')} --name shop --destination file:${path('store')} ${keys} --lanes 2`;
  await measure(
    `${backup} && ${PG}/pg_dump -Fd -Z0 -f ${path('folder')} shop && ${PG}/pg_dump -Fc -Z0 -f ${path('file')} shop`,
    bed.env,
  );
}

const PARTS = ['restore: pre-data', 'restore: data', 'restore: post-data', 'compare'] as const;

try {
  await prepare();
  const contenders: Contender[] = [
    { name: `pg_restore -j ${jobs}, directory`, command: `${PG}/pg_restore -j ${jobs} -d target ${path('folder')}` },
    // Shows what the separate phases cost, whoever restores.
    { name: `pg_restore -j ${jobs}, directory, in three sections`, command: inSections() },
    { name: 'pg_restore, file', command: `${PG}/pg_restore -d target ${path('file')}` },
    ours('1'),
    ours(jobs),
  ];
  const results = contenders.map(() => [] as Round[]);
  for (let round = 0; round < rounds; round += 1) {
    const order = [...contenders.entries()];
    for (const [at, contender] of round % 2 === 0 ? order : order.toReversed())
      results[at]?.push(await runOnce(contender));
  }
  const [first = []] = results;
  const lines = contenders.map(({ name }, at) => {
    const all = results[at] ?? [];
    const of = (value: (round: Round) => number): string => median(all.map(value)).toFixed(1);
    const ratio = median(all.map(({ wallSeconds }, round) => wallSeconds / (first[round]?.wallSeconds ?? Number.NaN)));
    const parts = PARTS.map((part) =>
      all.some((each) => each.parts.has(part)) ? of((each) => each.parts.get(part) ?? 0) : '–',
    );
    return `| ${name} | ${of((each) => each.wallSeconds)} | ${ratio.toFixed(2)} | ${of((each) => each.clientSeconds)} | ${of((each) => each.serverSeconds)} | ${parts.join(' | ')} |`;
  });
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, load average at the end ${loadavg()[1]?.toFixed(1)}`;
  const text = `# Benchmark results: restoring with several jobs

Made by \`npm run bench:restore -- --megabytes ${values.megabytes} --rounds ${rounds} --jobs ${jobs}\` on ${new Date().toISOString().slice(0, 10)}; do not edit by hand.
Machine: ${machine}; ${bed.title} on the same machine. About ${values.megabytes} MB in 3 tables with ${INDEXES.length + 7} indexes and keys.
Medians of ${rounds} rounds, in turn and in alternating order. The ratio is the median of the ratios within each round.
Times in seconds: wall, CPU of the client's processes, CPU of the server's sessions, and the phases of our own report.
Restorable also decrypts and checks every byte, counts all rows and compares the schema. Autovacuum is off.

| command | wall | ratio | client CPU | server CPU | pre-data | data | post-data | compare |
|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}
`;
  if (!values['dry-run']) await writeFile(new URL('./results-restore.md', import.meta.url), text);
  console.log(text);
} finally {
  await bed.stop();
  await rm(folder, { recursive: true, force: true });
}
