// How long a backup takes with one and with several lanes, and a restore of a backup with four lanes by one and by several jobs: through a
// network that limits each connection, and directly from a server on the same machine. Eight tables of the same size, so that lanes can
// share them. Writes bench/results-lanes.md.
// Usage: npm run bench:lanes [-- --megabytes 240 --rounds 3 --rate 5 --bundle dist/index.js --dry-run]
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { type Contender, compete, measure, ratioTable } from './measure.ts';
import { startPostgresBed } from './postgres.ts';
import { startSlowProxy } from './slow-proxy.ts';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '240' },
    rounds: { type: 'string', default: '3' },
    rate: { type: 'string', default: '5' },
    bundle: { type: 'string', default: 'dist/index.js' },
    'dry-run': { type: 'boolean', default: false },
  },
});
const TABLES = 8;
const LANES = [1, 2, 4];
const JOBS = [1, 4];
/** Of a row, in the dump. */
const ROW_BYTES = 110;

const folder = await mkdtemp(join(tmpdir(), 'bench-lanes-'));
const path = (name: string): string => join(folder, name);
const bed = await startPostgresBed(path);
const PG = '/usr/lib/postgresql/15/bin';
const proxy = await startSlowProxy(Number(new URL(bed.urlOf('shop')).port), Number(values.rate) * 1_000_000);

async function prepare(): Promise<void> {
  const keygen = [values.bundle, 'keygen', '--output', path('keys'), '--identity', 'bench@example.com'];
  await promisify(execFile)(process.execPath, keygen);
  await bed.freshDatabase('shop');
  const client = new pg.Client({ connectionString: bed.urlOf('shop') });
  await client.connect();
  const rows = Math.round((Number(values.megabytes) * 1_000_000) / TABLES / ROW_BYTES);
  for (let table = 1; table <= TABLES; table += 1) {
    await client.query(
      `create table t${table} as select g as id, md5(g::text || '${table}') as a, md5((-g)::text) as b, md5((g * 7)::text) as c from generate_series(1, ${rows}) g`,
    );
  }
  await client.query('vacuum analyze');
  await client.end();
}

const sealing = `--encrypt-to ${path('keys/recovery.public.asc')} --runner-key ${path('keys/runner.private.asc')}`;

/** @param port of the server, or of the proxy */
function urlAt(port: string, database: string): URL {
  const url = new URL(bed.urlOf(database));
  url.port = port;
  return url;
}

/** What the restores read: a backup with four lanes, and a folder that `pg_restore -j` can read. */
async function dumpOnce(): Promise<void> {
  const backup = `${process.execPath} ${values.bundle} backup --database ${bed.urlOf('shop')} --name shop --destination file:${path('lanes')} ${sealing} --lanes 4`;
  await measure(`${backup} && ${PG}/pg_dump -Fd -Z0 -f ${path('restored')} shop`, bed.env);
}

/** @param port of the server, or of the proxy */
function restorers(port: string): Contender[] {
  const keys = `--decrypt-with ${path('keys/recovery.private.asc')} --signers ${path('keys/runner.public.asc')}`;
  const before = (): Promise<void> => bed.freshDatabase('target');
  return [
    ...JOBS.map((jobs) => ({
      name: `restorable restore --jobs ${jobs}`,
      command: `${process.execPath} ${values.bundle} restore --name shop --destination file:${path('lanes')} ${keys} --target ${urlAt(port, 'target')} --jobs ${jobs}`,
      before,
    })),
    ...JOBS.map((jobs) => ({
      name: `pg_restore -j ${jobs}, directory`,
      command: `${PG}/pg_restore -j ${jobs} -p ${port} -d target ${path('restored')}`,
      before,
    })),
  ];
}

/** @param port of the server, or of the proxy */
function contenders(port: string): Contender[] {
  const before = (): Promise<void> => rm(path('store'), { recursive: true, force: true });
  return [
    ...LANES.map((lanes) => ({
      name: `restorable backup --lanes ${lanes}`,
      command: `${process.execPath} ${values.bundle} backup --database ${urlAt(port, 'shop')} --name shop --destination file:${path('store')} ${sealing} --lanes ${lanes}`,
      before,
    })),
    ...[1, 4].map((jobs) => ({
      name: `pg_dump -Fd -Z0 -j ${jobs}`,
      command: `${PG}/pg_dump -Fd -Z0 -j ${jobs} -p ${port} -f ${path('folder')} shop`,
      before: () => rm(path('folder'), { recursive: true, force: true }),
    })),
  ];
}

try {
  await prepare();
  const rounds = Number(values.rounds);
  const slow = await compete(contenders(String(proxy.port)), rounds, bed.env);
  const direct = await compete(contenders(new URL(bed.urlOf('shop')).port), rounds, bed.env);
  await dumpOnce();
  const slowRestores = await compete(restorers(String(proxy.port)), rounds, bed.env);
  const directRestores = await compete(restorers(new URL(bed.urlOf('shop')).port), rounds, bed.env);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, load average at the end ${loadavg()[1]?.toFixed(1)}`;
  const text = `# Benchmark results: backups in lanes, and their restore

Made by \`npm run bench:lanes -- --megabytes ${values.megabytes} --rounds ${rounds} --rate ${values.rate}\` on ${new Date().toISOString().slice(0, 10)}; do not edit by hand.
Machine: ${machine}; ${bed.title} on the same machine. About ${values.megabytes} MB in ${TABLES} tables of the same size. Medians of ${rounds} rounds, in turn.
Ratios are against one lane or one job. Restorable also decrypts and checks every byte, counts all rows and compares the schema. The peak is that of the largest process.

## Backup, each connection limited to ${values.rate} MB/s

${ratioTable('command', slow)}

## Backup without a limit

${ratioTable('command', direct)}

## Restore of a backup with four lanes, each connection limited to ${values.rate} MB/s

${ratioTable('command', slowRestores)}

## Restore of a backup with four lanes, without a limit

${ratioTable('command', directRestores)}
`;
  if (!values['dry-run']) await writeFile(new URL('./results-lanes.md', import.meta.url), text);
  console.log(text);
} finally {
  await proxy.stop();
  await bed.stop();
  await rm(folder, { recursive: true, force: true });
}
