// What a nightly schedule costs in a month: requests of real backups, verifications and removals to a storage in memory that counts, for
// two small sizes, projected to larger databases, with what the default retention keeps. Writes bench/results-nightly-cost.md.
// Usage: npm run bench:nightly-cost
import { randomFillSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { DEFAULT_POLICY } from '../src/core/planning/retention/policy.ts';
import { GRACE_MS, planRetention, type RetainableBackup } from '../src/core/planning/retention/retention.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../test/support/commands.ts';
import { MemoryStorage } from '../test/support/memory-storage.ts';
import { CountingStorage } from './counting-storage.ts';
import { priceOf, type Requests, S3_PRICES } from './s3-prices.ts';

const RESULTS = new URL('./results-nightly-cost.md', import.meta.url);
const DAY_MS = 86_400_000;
const FULL_EVERY_DAYS = 7;
const VERIFY_EVERY_DAYS = 7;
/** Nights that are counted, after those in which the storage fills. */
const MONTH = 28;
const FILLING = 28;
/** Two sizes of a dump: how much a request depends on the size is the difference. */
const SIZES_MB = [8, 40] as const;
/** Of the dump, new bytes each night. */
const NEW_SHARE = 0.01;
const PROJECTED_GB = [1, 10, 100, 1_000] as const;
/** Nights after which what retention keeps repeats itself from month to month. */
const STEADY = 420;

/** Half text that repeats, half noise, with a number in each 512 bytes so that no two chunks are equal. */
function rowsOf(bytes: number, from: number): Buffer {
  const rows = randomFillSync(Buffer.alloc(bytes));
  for (let at = 0; at + 1024 <= bytes; at += 1024)
    rows.fill('status=delivered;note=leave it with the neighbor;', at, at + 512);
  for (let at = 0; at + 512 <= bytes; at += 512) rows.writeDoubleLE(from + at / 512, at);
  return rows;
}

interface Measured {
  readonly megabytes: number;
  readonly month: Requests;
  /** Bytes of one full and, on average, of one incremental. */
  readonly fullBytes: number;
  readonly incrementalBytes: number;
  /** Bytes read by one verification. */
  readonly verifiedBytes: number;
}

const sizeOf = (storage: MemoryStorage): number =>
  [...storage.objects.values()].reduce((sum, { length }) => sum + length, 0);

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Real nights of one database, with a verification each week. */
async function measure(keys: TestKeys, megabytes: number): Promise<Measured> {
  const storage = new CountingStorage(new MemoryStorage());
  const bench = new Workbench(keys, storage);
  const start = Date.now();
  const written: Readonly<Record<'full' | 'incremental', number[]>> = { full: [], incremental: [] };
  const verified: number[] = [];
  bench.engine.bytes = rowsOf(megabytes * 1e6, 0);
  for (let night = 0; night < FILLING + MONTH; night += 1) {
    const aheadMs = night * DAY_MS;
    bench.now = () => new Date(Date.now() + aheadMs);
    storage.memory.skewMs = aheadMs;
    bench.engine.now = bench.now;
    // The newest rows are replaced, so that the size stays the same.
    const fresh = rowsOf(Math.round(megabytes * 1e6 * NEW_SHARE), night * 1e9);
    bench.engine.bytes = Buffer.concat([bench.engine.bytes.subarray(0, -fresh.length), fresh]);
    if (night === FILLING) storage.take();
    const before = sizeOf(storage.memory);
    const chain = { kind: 'auto', fullEveryMs: FULL_EVERY_DAYS * DAY_MS, maxChain: 40 } as const;
    const backup = await bench.backup({ chain });
    if (backup.error !== undefined) throw new Error(backup.error.message);
    written[night % FULL_EVERY_DAYS === 0 ? 'full' : 'incremental'].push(sizeOf(storage.memory) - before);
    const removal = await bench.prune({ policy: DEFAULT_POLICY });
    if (removal.error !== undefined) throw new Error(removal.error.message);
    if (night % VERIFY_EVERY_DAYS !== VERIFY_EVERY_DAYS - 1) continue;
    const readBefore = storage.readBytes;
    const { error } = await bench.verify();
    if (error !== undefined) throw new Error(error.message);
    verified.push(storage.readBytes - readBefore);
  }
  const month = storage.take();
  console.log(`${megabytes} MB: ${MONTH} nights`, month, `${((Date.now() - start) / 1000).toFixed(0)} s`);
  return {
    megabytes,
    month,
    fullBytes: mean(written.full),
    incrementalBytes: mean(written.incremental),
    verifiedBytes: mean(verified),
  };
}

/** What a month costs for a dump of some size. */
interface Projected {
  readonly gigabytes: number;
  readonly storedBytes: number;
  readonly requests: Requests;
  readonly readBytes: number;
}

/** The requests are a constant and a part that grows with the size, by the two measurements. */
function project([small, large]: readonly [Measured, Measured], gigabytes: number, kept: Kept): Projected {
  const times = (gigabytes * 1_000 - small.megabytes) / (large.megabytes - small.megabytes);
  const along = (of: (measured: Measured) => number): number => of(small) + (of(large) - of(small)) * times;
  return {
    gigabytes,
    storedBytes: along((each) => kept.fulls * each.fullBytes + kept.incrementals * each.incrementalBytes),
    requests: {
      put: Math.round(along(({ month }) => month.put)),
      get: Math.round(along(({ month }) => month.get)),
      list: Math.round(along(({ month }) => month.list)),
      delete: Math.round(along(({ month }) => month.delete)),
    },
    readBytes: along(({ verifiedBytes }) => verifiedBytes) * (MONTH / VERIFY_EVERY_DAYS),
  };
}

/** How many backups are stored, on average over a month. */
interface Kept {
  readonly fulls: number;
  readonly incrementals: number;
}

/** What the default retention keeps of more than a year of nights, with what waits for its deletion. */
function keptOf(): Kept {
  const start = Date.UTC(2026, 0, 1, 2);
  const isFull = (night: number): boolean => night % FULL_EVERY_DAYS === 0;
  let stored: RetainableBackup[] = [];
  /** Since when a backup is no longer kept. Its objects are deleted after a grace. */
  const removed = new Map<string, number>();
  const fulls: number[] = [];
  const incrementals: number[] = [];
  for (let night = 0; night < STEADY + MONTH; night += 1) {
    const startedAt = new Date(start + night * DAY_MS);
    const chain = Array.from({ length: night % FULL_EVERY_DAYS }, (_, at) => String(night - 1 - at));
    stored.push({ id: String(night), startedAt, source: 'one', parents: chain, verified: false, pinned: [] });
    for (const { id, keep } of planRetention(stored, DEFAULT_POLICY, startedAt)) {
      if (!keep && !removed.has(id)) removed.set(id, startedAt.getTime());
    }
    stored = stored.filter(
      ({ id }) => startedAt.getTime() - (removed.get(id) ?? Infinity) < GRACE_MS || !removed.has(id),
    );
    if (night < STEADY) continue;
    fulls.push(stored.filter(({ id }) => isFull(Number(id))).length);
    incrementals.push(stored.length - (fulls.at(-1) ?? 0));
  }
  return { fulls: mean(fulls), incrementals: mean(incrementals) };
}

const dollars = (amount: number): string => `${amount.toFixed(2)} $`;
const gigabytes = (bytes: number): string => Number((bytes / 1e9).toPrecision(3)).toLocaleString('en-US');
const counts = ({ put, list, get }: Requests): string => `${put}, ${list}, ${get}`;

function textOf(measured: readonly [Measured, Measured], kept: Kept): string {
  const rows = PROJECTED_GB.map((size) => project(measured, size, kept)).map((each) => {
    const stored = (each.storedBytes / 1e9) * S3_PRICES.gigabyteMonth;
    const asked = priceOf(each.requests);
    const out = (each.readBytes / 1e9) * S3_PRICES.gigabyteOut;
    return `| ${each.gigabytes.toLocaleString('en-US')} GB | ${gigabytes(each.storedBytes)} GB | ${dollars(stored)} | ${dollars(asked)} | **${dollars(stored + asked)}** | ${gigabytes(each.readBytes)} GB | ${dollars(out)} |`;
  });
  const seen = measured.map(({ megabytes, month, fullBytes, incrementalBytes }) => {
    const share = ((100 * fullBytes) / (megabytes * 1e6)).toFixed(0);
    return `| ${megabytes} MB | ${(fullBytes / 1e6).toFixed(2)} MB (${share} %) | ${(incrementalBytes / 1e6).toFixed(2)} MB | ${counts(month)} |`;
  });
  return `# Benchmark results: what a nightly schedule costs

Made by \`npm run bench:nightly-cost\` on ${new Date().toISOString().slice(0, 10)}; do not edit by hand.

**Measured**: bytes and requests of ${MONTH} nights, after ${FILLING} others, in a storage in memory that counts. The engine has no database, and
everything else is real: a backup each night with a full every ${FULL_EVERY_DAYS} days, a \`prune\` with the default policy after it, and a \`verify\` each week. The
dump stays the same but for its newest ${100 * NEW_SHARE} %, which are new each night. A read of the storage's clock counts as a GET.

| dump | a full, stored | an incremental | PUT, LIST, GET of ${MONTH} nights |
|---|---|---|---|
${seen.join('\n')}

**Projected**: larger dumps, along the line through the two; and the backups that the default policy keeps after more than a year, with those
that wait ${GRACE_MS / DAY_MS} days for their deletion: on average ${kept.fulls.toFixed(1)} fulls and ${kept.incrementals.toFixed(1)} incrementals. Prices are those of S3 Standard in us-east-1
(${S3_PRICES.gigabyteMonth} $ per GB and month, 0.005 $ per 1,000 PUT or LIST, 0.0004 $ per 1,000 GET). Bytes out of AWS cost ${S3_PRICES.gigabyteOut} $ per GB, which is what the
verifications of a runner elsewhere read. Other storages take less or nothing for them.

| dump | stored | storage | requests | together, a month | read by ${MONTH / VERIFY_EVERY_DAYS} verifications | if out of AWS |
|---|---|---|---|---|---|---|
${rows.join('\n')}

If changes are scattered over a large database instead, an incremental is nearly as large as a full: see docs/chains.md.
`;
}

const keys = await makeTestKeys();
const measured = [await measure(keys, SIZES_MB[0]), await measure(keys, SIZES_MB[1])] as const;
const text = textOf(measured, keptOf());
await writeFile(RESULTS, text);
console.log(text);
