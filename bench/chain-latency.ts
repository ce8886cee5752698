// Measures what the latency of a storage costs before the first pack of a restore is requested, and in a backup without changes, by
// the number of backups of a chain. In this process: each request to a storage in memory is answered after a delay. A listing is one
// request. Prints a table; its rows are in bench/results-cpu.md.
// Usage: npm run bench:chain-latency [-- --lengths 4,30 --delay-ms 30]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ForwardingStorage } from '../src/ports/forwarding-storage.ts';
import type { Body, Cancellable, PutOptions, ReadOptions, StoredObject } from '../src/ports/storage.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../test/support/commands.ts';
import { MemoryStorage } from '../test/support/memory-storage.ts';
import { noise } from '../test/support/noise.ts';

const { values } = parseArgs({
  options: { lengths: { type: 'string', default: '4,30' }, 'delay-ms': { type: 'string', default: '30' } },
});
const lengths = values.lengths.split(',').map(Number);
const delayMs = Number(values['delay-ms']);
const HOUR_MS = 3_600_000;

/** Answers each request after a delay, and counts them. */
class DistantStorage extends ForwardingStorage {
  delayMs = 0;
  requests = 0;
  mostInFlight = 0;
  firstPackAt: number | undefined;
  #inFlight = 0;

  async #travel(): Promise<void> {
    this.requests += 1;
    if (this.delayMs === 0) return;
    this.#inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight);
    await setTimeout(this.delayMs);
    this.#inFlight -= 1;
  }

  override async put(key: string, body: Body, options: PutOptions): Promise<void> {
    await this.#travel();
    return super.put(key, body, options);
  }

  override async get(key: string, options: ReadOptions): Promise<Uint8Array> {
    if (key.includes('/packs/')) this.firstPackAt ??= performance.now();
    await this.#travel();
    return super.get(key, options);
  }

  override async *list(prefix: string, options: Cancellable): AsyncGenerator<StoredObject> {
    await this.#travel();
    yield* super.list(prefix, options);
  }

  override async folders(prefix: string, options: Cancellable): Promise<readonly string[]> {
    await this.#travel();
    return super.folders(prefix, options);
  }

  override async delete(key: string, options: Cancellable): Promise<void> {
    await this.#travel();
    return super.delete(key, options);
  }

  override async serverTime(options: Cancellable): Promise<Date> {
    await this.#travel();
    return super.serverTime(options);
  }
}

interface Measured {
  readonly ms: number;
  readonly firstPackMs: number | undefined;
  readonly requests: number;
  readonly mostInFlight: number;
}

async function measured(storage: DistantStorage, step: () => Promise<unknown>): Promise<Measured> {
  Object.assign(storage, { delayMs, requests: 0, mostInFlight: 0, firstPackAt: undefined });
  const startMs = performance.now();
  await step();
  const ms = performance.now() - startMs;
  storage.delayMs = 0;
  const { firstPackAt, requests, mostInFlight } = storage;
  return { ms, firstPackMs: firstPackAt && firstPackAt - startMs, requests, mostInFlight };
}

async function chainOf(keys: TestKeys, length: number, folder: string): Promise<string> {
  const memory = new MemoryStorage();
  const storage = new DistantStorage(memory);
  const bench = new Workbench(keys, storage);
  bench.hostParts = { workspace: async () => ({ path: folder }) as never };
  let time = Date.now();
  bench.now = () => new Date(time);
  bench.engine.bytes = noise(300_000, 'start');
  const chain = { kind: 'auto', fullEveryMs: 30 * 24 * HOUR_MS, maxChain: 60 } as const;
  const backup = async (): Promise<void> => {
    time += HOUR_MS;
    memory.skewMs = time - Date.now();
    const report = await bench.backup({ chain });
    if (report.error !== undefined) throw new Error(report.error.message);
  };
  for (let made = 0; made < length; made += 1) {
    bench.engine.bytes.set(noise(16, String(made)), made * 4_096);
    await backup();
  }
  const restore = await measured(storage, async () => {
    const report = await bench.restore();
    if (report.error !== undefined) throw new Error(report.error.message);
  });
  const next = await measured(storage, backup);
  const shown = (ms: number | undefined): string => ((ms ?? Number.NaN) / 1_000).toFixed(2);
  return `| ${length} | ${shown(restore.firstPackMs)} | ${restore.requests} | ${restore.mostInFlight} | ${shown(next.ms)} | ${next.requests} | ${next.mostInFlight} |`;
}

const folder = await mkdtemp(join(tmpdir(), 'bench-chain-latency-'));
const keys = await makeTestKeys();
console.log(
  '| backups | restore until the first pack, s | its requests | at once | backup without changes, s | its requests | at once |',
);
console.log('|---|---|---|---|---|---|---|');
for (const length of lengths) console.log(await chainOf(keys, length, folder));
await rm(folder, { recursive: true, force: true });
