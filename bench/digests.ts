// The cost of content digests: pairs of backups with and without them, one right after the other, in CPU seconds of all
// processes of the backup. Usage: node bench/digests.ts [--dataset narrow --megabytes 300 --pairs 5 --bundle dist/index.js]
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { DATASETS } from './datasets.ts';
import { measure, median } from './measure.ts';
import { startPostgresBed } from './postgres.ts';

const { values } = parseArgs({
  options: {
    dataset: { type: 'string', default: 'narrow' },
    megabytes: { type: 'string', default: '300' },
    pairs: { type: 'string', default: '5' },
    bundle: { type: 'string', default: 'dist/index.js' },
  },
});
const dataset = DATASETS.find((name) => name === values.dataset);
if (dataset === undefined) throw new Error(`--dataset takes ${DATASETS.join(' or ')}`);

const folder = await mkdtemp(join(tmpdir(), 'digests-'));
const path = (name: string): string => join(folder, name);
const bed = await startPostgresBed(path);
const CHOICES = ['off', 'auto'] as const;

function backup(digest: string): Promise<{ cpuSeconds: number }> {
  const keys = `--encrypt-to ${path('keys/recovery.public.asc')} --runner-key ${path('keys/runner.private.asc')}`;
  const command = `${process.execPath} ${values.bundle} backup --database ${bed.urlOf('shop')} --name shop --destination file:${path('store')} ${keys} --digest ${digest}`;
  return measure(command, bed.env);
}

try {
  const keygen = [values.bundle, 'keygen', '--output', path('keys'), '--identity', 'bench@example.com'];
  await promisify(execFile)(process.execPath, keygen);
  await bed.makeDatabase('shop', dataset, Number(values.megabytes));
  await backup('off');
  const ratios: number[] = [];
  for (let pair = 0; pair < Number(values.pairs); pair += 1) {
    const seconds = { off: 0, auto: 0 };
    // Each is the first of every other pair.
    for (const digest of pair % 2 === 0 ? CHOICES : CHOICES.toReversed()) {
      await rm(path('store'), { recursive: true, force: true });
      seconds[digest] = (await backup(digest)).cpuSeconds;
    }
    ratios.push(seconds.auto / seconds.off - 1);
    console.log(
      `${dataset} ${pair + 1}: without ${seconds.off.toFixed(2)} s, with ${seconds.auto.toFixed(2)} s of CPU time`,
    );
  }
  console.log(
    `${dataset}, ${values.megabytes} MB: digests cost ${(median(ratios) * 100).toFixed(1)} % (median of ${values.pairs} pairs)`,
  );
} finally {
  await bed.stop();
  await rm(folder, { recursive: true, force: true });
}
