// Guards against backups and restores that cost more CPU time than before. Compares them with stock tools on the same dump, in
// interleaved pairs, so that a slow or busy machine slows both. Not part of CI: on a shared machine single pairs vary by a tenth.
// Usage: npm run build, then node bench/cpu-guard.ts [--megabytes 400 --pairs 3 --bundle dist/index.js]
// Needs: Debian packages postgresql-client-15, zstd, openssl, time. Exits with 1 if a ratio is above its limit.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { DATASETS, type Dataset } from './datasets.ts';
import { measure, median } from './measure.ts';
import { startPostgresBed } from './postgres.ts';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '400' },
    pairs: { type: 'string', default: '3' },
    bundle: { type: 'string', default: 'dist/index.js' },
  },
});

/**
 * CPU seconds of a full backup and of its restore, without those of the server, as a multiple of the stock tools'. `rate`: without the
 * start of the program, which costs the same whatever the size. `whole`: with it, for at least 300 MB: in a smaller
 * database, the start counts for more. The limits leave room for scatter, not for a regression.
 * bench/results-cpu.md has the measurements.
 */
const LIMITS = { backup: { rate: 1.45, whole: 1.6 }, restore: { rate: 1.25, whole: 1.6 } } as const;
type Kind = keyof typeof LIMITS;

const folder = await mkdtemp(join(tmpdir(), 'cpu-guard-'));
const path = (name: string): string => join(folder, name);
const bed = await startPostgresBed(path);

const CIPHER = `openssl enc -chacha20 -K ${'07'.repeat(32)} -iv ${'00'.repeat(16)}`;

/** age is not on every machine. Encryption costs it about as much, and a twentieth of the whole. */
const stockTools: Readonly<Record<Kind, (database: string) => string>> = {
  backup: (database) => `${bed.plainDump(database)} | zstd -T0 -q | ${CIPHER} > ${path('stock.out')}`,
  restore: () => `${CIPHER} -d -in ${path('stock.out')} | zstd -dq | ${bed.env['PG_BIN']}/pg_restore -d target`,
};

const stored = `--name shop --destination file:${path('store')}`;
const ours: Readonly<Record<Kind, (database: string) => string>> = {
  backup: (database) =>
    `${process.execPath} ${values.bundle} backup ${stored} --database ${bed.urlOf(database)} --encrypt-to ${path('keys/recovery.public.asc')} --runner-key ${path('keys/runner.private.asc')}`,
  restore: () =>
    `${process.execPath} ${values.bundle} restore ${stored} --target ${bed.urlOf('target')} --decrypt-with ${path('keys/recovery.private.asc')} --signers ${path('keys/runner.public.asc')} --jobs 1`,
};

/** What a run costs whatever the size of the database. */
const startSeconds: Record<Kind, number> = { backup: 0, restore: 0 };

async function measureStart(): Promise<void> {
  await bed.freshDatabase('empty');
  const runs: Record<Kind, number[]> = { backup: [], restore: [] };
  for (let pair = 0; pair < Number(values.pairs); pair += 1) {
    for (const kind of ['backup', 'restore'] as const) runs[kind].push(await cpuSeconds(ours[kind]('empty'), kind));
  }
  for (const kind of ['backup', 'restore'] as const) startSeconds[kind] = median(runs[kind]);
}

async function cpuSeconds(command: string, kind: Kind): Promise<number> {
  if (kind === 'backup') await rm(path('store'), { recursive: true, force: true });
  else await bed.freshDatabase('target');
  return (await measure(command, bed.env)).cpuSeconds;
}

async function compare(kind: Kind, dataset: Dataset): Promise<void> {
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let pair = 0; pair < Number(values.pairs); pair += 1) {
    const stock = await cpuSeconds(stockTools[kind](dataset), kind);
    const own = await cpuSeconds(ours[kind](dataset), kind);
    ratios.push(own / stock);
    rates.push((own - startSeconds[kind]) / stock);
    console.log(
      `${dataset} ${kind} ${pair + 1}: stock tools ${stock.toFixed(2)} s, ours ${own.toFixed(2)} s of CPU time`,
    );
  }
  const start = `${startSeconds[kind].toFixed(2)} s of start`;
  console.log(`${dataset}, ${values.megabytes} MB, ${kind}, times the stock tools:`);
  const { rate, whole } = LIMITS[kind];
  judge(`without ${start}`, median(rates), rate);
  judge('with it', median(ratios), whole);
}

function judge(what: string, ratio: number, limit: number): void {
  console.log(`  ${what}: ${ratio.toFixed(2)} (limit ${limit})`);
  if (ratio > limit) process.exitCode = 1;
}

try {
  const keygen = [values.bundle, 'keygen', '--output', path('keys'), '--identity', 'bench@example.com'];
  await promisify(execFile)(process.execPath, keygen);
  await measureStart();
  for (const dataset of DATASETS) {
    await bed.makeDatabase(dataset, dataset, Number(values.megabytes));
    await compare('backup', dataset);
    await compare('restore', dataset);
    await bed.dropDatabase(dataset);
  }
} finally {
  await bed.stop();
  await rm(folder, { recursive: true, force: true });
}
