// Measures what a chain of many small backups costs: requests and time of the next backup and of a restore, and what is stored, by
// the number of backups and by `max-chain`. In this process, on a storage in memory, so requests are what counts.
// Writes bench/results-long-chains.md.
// Usage: npm run bench:long-chains [-- --lengths 30,100,300 --max-chains 8,30,40]
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeTestKeys, type TestKeys, Workbench } from '../test/support/commands.ts';
import { MemoryStorage } from '../test/support/memory-storage.ts';
import { noise } from '../test/support/noise.ts';

const { values } = parseArgs({
  options: {
    lengths: { type: 'string', default: '30,100,300' },
    'max-chains': { type: 'string', default: '8,30,40' },
  },
});
const lengths = values.lengths.split(',').map(Number);
const MEGABYTES = 2;
/** Places that are overwritten before each backup: as many chunks of 4 KiB change. */
const CHANGES = 1;
const QUARTER_MS = 15 * 60_000;

interface Measured {
  readonly requests: number;
  readonly seconds: number;
}

/** Requests and time of one step. Listings are one request each, and `put` is one. */
async function measured(storage: MemoryStorage, step: () => Promise<unknown>): Promise<Measured> {
  let requests = 0;
  storage.onOperation = () => {
    requests += 1;
  };
  const startMs = performance.now();
  await step();
  storage.onOperation = () => {};
  return { requests, seconds: (performance.now() - startMs) / 1_000 };
}

const shown = ({ requests, seconds }: Measured): string => `${requests} | ${seconds.toFixed(2)}`;

async function chain(keys: TestKeys, maxChain: number): Promise<string[]> {
  const storage = new MemoryStorage();
  const bench = new Workbench(keys, storage);
  bench.hostParts = { workspace: async () => ({ path: folder }) as never };
  let time = Date.now();
  bench.now = () => new Date(time);
  bench.engine.bytes = noise(MEGABYTES * 1_000_000, 'start');
  const lines: string[] = [];
  let fulls = 0;
  let fullBytes = 0;
  let otherBytes = 0;
  let state = 1;
  for (let length = 1; length <= Math.max(...lengths); length += 1) {
    for (let change = 0; change < CHANGES; change += 1) {
      state = (state * 48_271) % 2_147_483_647;
      bench.engine.bytes.set(noise(16, String(state)), state % (bench.engine.bytes.length - 16));
    }
    time += QUARTER_MS;
    storage.skewMs = time - Date.now();
    const report = await measuredBackup(bench, storage, maxChain);
    if (report.kind === 'full') {
      fulls += 1;
      fullBytes = report.storedBytes;
    } else {
      otherBytes += report.storedBytes;
    }
    if (!lengths.includes(length)) continue;
    const restore = await measured(storage, () => verify(bench, report.id));
    const megabytes = (otherBytes / 1e6).toFixed(1);
    lines.push(
      `| ${maxChain} | ${length} | ${fulls} | ${report.parents} | ${shown(report)} | ${shown(restore)} | ${megabytes} | ${((fullBytes * Math.floor(length / maxChain)) / 1e6).toFixed(1)} |`,
    );
  }
  return lines;
}

async function measuredBackup(bench: Workbench, storage: MemoryStorage, maxChain: number) {
  let made: Awaited<ReturnType<Workbench['backup']>> | undefined;
  const cost = await measured(storage, async () => {
    made = await bench.backup({ chain: { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain } });
  });
  const backup = made?.backup;
  if (backup === undefined) throw new Error(`no backup: ${made?.error?.message}`);
  return { ...cost, ...backup, parents: backup.parents?.length ?? 0 };
}

async function verify(bench: Workbench, id: string): Promise<void> {
  const report = await bench.verify({ backup: { kind: 'id', id: id as never } });
  if (report.verdict !== 'passed') throw new Error(`${id} was not proven: ${report.error?.message}`);
}

const folder = await mkdtemp(join(tmpdir(), 'bench-long-chains-'));
const keys = await makeTestKeys();
const rows: string[] = [];
for (const maxChain of values['max-chains'].split(',').map(Number)) rows.push(...(await chain(keys, maxChain)));
await rm(folder, { recursive: true, force: true });
const text = `# Benchmark results: long chains

Made by \`npm run bench:long-chains\`; do not edit by hand. A dump of ${MEGABYTES} MB that does not compress; one place changes before each
backup. Storage in memory, without the cache of the index, everything in one process. A request is a \`get\`, \`put\`, \`delete\` or listing.
The last column is what fulls would store if one was made each time that the chain has \`max-chain\` backups.

| \`max-chain\` | backups | fulls | parents of the last | requests of the last | its time, s | requests of a verification | its time, s | stored beside the full, MB | fulls instead, MB |
|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
await writeFile(new URL('./results-long-chains.md', import.meta.url), text);
console.log(text);
