// Guards against backups that cost more CPU time than before. Compares them with stock tools on the same dump, in interleaved pairs,
// so that a slow or busy machine slows both. Not part of CI: on a shared machine single pairs vary by a tenth.
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
 * CPU seconds of a full backup, as a multiple of the stock tools'. bench/results-cpu.md has the measurements. The limits leave
 * room for scatter, not for a regression.
 */
const LIMITS: Readonly<Record<Dataset, number>> = { narrow: 1.5, wide: 1.5 };

const folder = await mkdtemp(join(tmpdir(), 'cpu-guard-'));
const path = (name: string): string => join(folder, name);
const bed = await startPostgresBed(path);

/** age is not on every machine. Encryption costs it about as much, and a twentieth of the whole. */
function stockTools(database: string): string {
  const cipher = `openssl enc -chacha20 -K ${'07'.repeat(32)} -iv ${'00'.repeat(16)}`;
  return `${bed.plainDump(database)} | zstd -T0 -q | ${cipher} > ${path('stock.out')}`;
}

function backup(database: string): string {
  const keys = `--encrypt-to ${path('keys/recovery.public.asc')} --runner-key ${path('keys/runner.private.asc')}`;
  return `${process.execPath} ${values.bundle} backup --database ${bed.urlOf(database)} --name shop --destination file:${path('store')} ${keys}`;
}

async function cpuSeconds(command: string): Promise<number> {
  await rm(path('store'), { recursive: true, force: true });
  return (await measure(command, bed.env)).cpuSeconds;
}

try {
  const keygen = [values.bundle, 'keygen', '--output', path('keys'), '--identity', 'bench@example.com'];
  await promisify(execFile)(process.execPath, keygen);
  for (const dataset of DATASETS) {
    await bed.makeDatabase(dataset, dataset, Number(values.megabytes));
    const ratios: number[] = [];
    for (let pair = 0; pair < Number(values.pairs); pair += 1) {
      const stock = await cpuSeconds(stockTools(dataset));
      const ours = await cpuSeconds(backup(dataset));
      ratios.push(ours / stock);
      console.log(`${dataset} ${pair + 1}: stock tools ${stock.toFixed(2)} s, backup ${ours.toFixed(2)} s of CPU time`);
    }
    const ratio = median(ratios);
    console.log(
      `${dataset}, ${values.megabytes} MB: ${ratio.toFixed(2)} times the stock tools (limit ${LIMITS[dataset]})`,
    );
    if (ratio > LIMITS[dataset]) process.exitCode = 1;
    await bed.dropDatabase(dataset);
  }
} finally {
  await bed.stop();
  await rm(folder, { recursive: true, force: true });
}
