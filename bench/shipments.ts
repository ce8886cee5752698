// What a month of shipments costs: stored bytes, objects and requests of real shipments of a MariaDB and a PostgreSQL server to a storage
// that counts, and how the requests of each command grow with the number of stored shipments. Writes bench/results-shipments.md.
// Usage: npm run bench:shipments [-- --most 3000]
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LogPosition } from '../src/core/format/log/log-position.ts';
import { Secret } from '../src/core/secret.ts';
import { createMysqlEngine } from '../src/engines/mysql/index.ts';
import { createPhysicalPostgresEngine } from '../src/engines/postgres/physical/index.ts';
import type { Engine } from '../src/ports/engine/engine.ts';
import { runShip } from '../src/ship/ship.ts';
import { withRecordCache } from '../src/storage/record-cache/cached-storage.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../test/support/commands.ts';
import { createEngineHost } from '../test/support/engine-host.ts';
import { MemoryStorage } from '../test/support/memory-storage.ts';
import { sql, startMariadb, urlWith } from '../test/support/mysql.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { pgBin } from '../test/support/postgres-clients.ts';
import { runSql } from '../test/support/postgres-fill.ts';
import { shipRequestOf } from '../test/support/ship-request.ts';
import { CountingStorage } from './counting-storage.ts';
import { priceOf, type Requests, S3_PRICES } from './s3-prices.ts';

const { values } = parseArgs({ options: { most: { type: 'string', default: '3000' } } });
const CACHE = join(tmpdir(), 'bench-shipments');
const RESULTS = new URL('./results-shipments.md', import.meta.url);
/** Shipments of a month, of which one is made every 15 minutes. */
const PER_MONTH = 31 * 96;
/** Transactions between two shipments: none, one every 10 seconds, and 10 each second. */
const WORKLOADS = { idle: 0, small: 90, busy: 9_000 } as const;
const ROUNDS = 3;
/** A server makes one every 5 minutes. After each, PostgreSQL logs whole pages again. */
const CHECKPOINTS = 3;
const INSERT = `insert into orders (note) values (repeat('x', 60))`;
const UPDATE = `update orders set note = repeat('y', 60) where id = `;

/** A real server with one table, and how it is backed up. */
interface Subject {
  readonly title: string;
  readonly engine: Engine;
  readonly name: 'mariadb' | 'postgres-physical';
  readonly url: string;
  run(statements: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

async function mariadb(): Promise<Subject> {
  const server = await startMariadb({ settings: { 'log-bin': 'binlog', 'binlog-format': 'ROW', 'server-id': '7' } });
  await sql(server.url, 'create database shop');
  const url = urlWith(server.url, { database: 'shop' });
  await sql(url, 'create table orders (id int primary key auto_increment, note text)');
  const run = async (statements: readonly string[]): Promise<void> => void (await sql(url, statements.join(';')));
  return { title: 'MariaDB 10.11', engine: createMysqlEngine(), name: 'mariadb', url, run, stop: () => server.stop() };
}

async function postgres(): Promise<Subject> {
  const hba = 'local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n';
  const server = await startPostgres({ major: 17, hba, settings: { max_slot_wal_keep_size: '4GB' } });
  await runSql(server.url, 'create table orders (id int primary key generated always as identity, note text)');
  const run = async (statements: readonly string[]): Promise<void> => {
    const third = Math.ceil(statements.length / CHECKPOINTS);
    for (let part = 0; part < CHECKPOINTS; part += 1) {
      await runSql(server.url, 'checkpoint', ...statements.slice(part * third, (part + 1) * third));
    }
  };
  const engine = createPhysicalPostgresEngine();
  return { title: 'PostgreSQL 17', engine, name: 'postgres-physical', url: server.url, run, stop: () => server.stop() };
}

const sizeOf = (storage: MemoryStorage): number =>
  [...storage.objects.values()].reduce((sum, { length }) => sum + length, 0);

interface Measured {
  readonly workload: string;
  readonly bytes: number;
  readonly objects: number;
  readonly requests: Requests;
}

/** The mean of some shipments of a steady workload. */
async function measure(subject: Subject, keys: TestKeys): Promise<Measured[]> {
  const storage = new CountingStorage(new MemoryStorage());
  const bench = new Workbench(keys, storage);
  const host = createEngineHost({ PG_BIN: await pgBin() });
  const dependencies = { ...bench.dependencies, host, engine: async () => subject.engine };
  const database = { engine: subject.name, url: new Secret(subject.url) };
  await subject.run(Array.from({ length: 20_000 }, () => INSERT));
  bench.engine.openSource = () => subject.engine.openSource(new Secret(subject.url), { requireTls: false }, host);
  bench.hostParts = host;
  const backup = await bench.backup({ database });
  if (backup.error !== undefined) throw new Error(backup.error.message);
  const ship = async (): Promise<void> => {
    const report = await runShip({ ...shipRequestOf(bench), database }, dependencies);
    if (report.error !== undefined) throw new Error(report.error.message);
  };
  await ship().catch(async () => {
    // The first shipment of PostgreSQL makes the slot that keeps the log.
    await bench.backup({ database });
    await ship();
  });
  const found: Measured[] = [];
  for (const [workload, transactions] of Object.entries(WORKLOADS)) {
    const before = { bytes: sizeOf(storage.memory), objects: storage.memory.objects.size };
    storage.take();
    for (let round = 0; round < ROUNDS; round += 1) {
      await subject.run(Array.from({ length: transactions }, (_, at) => (at % 2 ? INSERT : `${UPDATE}${1 + at * 2}`)));
      await ship();
    }
    const { put, get, list, delete: deleted } = storage.take();
    const mean = (sum: number): number => Math.round(sum / ROUNDS);
    found.push({
      workload: `${workload} (${transactions} transactions)`,
      bytes: mean(sizeOf(storage.memory) - before.bytes),
      objects: mean(storage.memory.objects.size - before.objects),
      requests: { put: mean(put), get: mean(get), list: mean(list), delete: mean(deleted) },
    });
    console.log(subject.title, found.at(-1));
  }
  return found;
}

interface Grown {
  readonly shipments: number;
  readonly command: string;
  readonly requests: Requests;
  /** Of the process, which also runs the storage. */
  readonly cpuMs: number;
}

/** How the requests of each command grow with what is stored. The shipments are real ones of an engine without a database. */
async function grow(keys: TestKeys, most: number): Promise<Grown[]> {
  const storage = new CountingStorage(new MemoryStorage());
  const bench = new Workbench(keys, storage);
  const open = bench.engine.openSource.bind(bench.engine);
  let offset = 4;
  const place = (): LogPosition => {
    const at = bench.now().toISOString();
    return { kind: 'binlog', file: 'bin.000001', offset, gtid: null, server: '7', at };
  };
  bench.engine.openSource = async () => {
    const source = await open();
    const transactions = { count: 0, firstAt: null, lastAt: null, precision: 'seconds' } as const;
    return {
      ...source,
      dump: async (options) => ({ ...(await source.dump(options)), position: async () => place() }),
      readLog: async () => {
        offset += 1;
        return { files: (async function* () {})(), end: async () => ({ to: place(), transactions }) };
      },
    };
  };
  const step = (quarters: number): void => {
    const aheadMs = quarters * 15 * 60_000;
    bench.now = () => new Date(Date.now() + aheadMs);
    storage.memory.skewMs = aheadMs;
    bench.engine.now = bench.now;
  };
  const ship = () => runShip(shipRequestOf(bench), bench.dependencies);
  const grown: Grown[] = [];
  let shipped = 0;
  for (const shipments of [100, 1_000, 3_000].filter((each) => each <= most)) {
    for (; shipped < shipments; shipped += 1) {
      step(shipped * 1.01);
      if (shipped % 96 === 0) await bench.backup();
      const { error } = await ship();
      if (error !== undefined) throw new Error(error.message);
    }
    await rm(CACHE, { recursive: true, force: true });
    const all: Readonly<Record<string, () => Promise<unknown>>> = {
      ship,
      status: () => bench.status(),
      list: () => bench.list(),
      'list, first with a cache': () => withCache(() => bench.list()),
      'list, then with a cache': () => withCache(() => bench.list()),
      verify: () => bench.verify({ verifyLog: 'auto' }),
    };
    const withCache = async (run: () => Promise<unknown>): Promise<void> => {
      const { storages } = bench;
      const cached = withRecordCache(storage, CACHE, { env: {}, log: { debug: () => {} } });
      Object.assign(bench, { storages: [cached] });
      await run();
      await cached.close();
      Object.assign(bench, { storages });
    };
    for (const [command, run] of Object.entries(all)) {
      storage.take();
      const before = process.cpuUsage();
      await run();
      const { user, system } = process.cpuUsage(before);
      const cpuMs = Math.round((user + system) / 1_000);
      grown.push({ shipments, command, requests: storage.take(), cpuMs });
      console.log(grown.at(-1));
    }
  }
  return grown;
}

const dollars = (amount: number): string => (amount < 0.01 ? '< 0.01 $' : `${amount.toFixed(2)} $`);
const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;

function monthOf({ bytes, requests }: Measured): string {
  const stored = (bytes * PER_MONTH) / 1e9;
  const asked = dollars(priceOf(requests) * PER_MONTH);
  return `${stored.toFixed(2)} GB | ${asked} | ${dollars(stored * S3_PRICES.gigabyteMonth)}`;
}

function textOf(subjects: ReadonlyMap<string, Measured[]>, grown: readonly Grown[]): string {
  const shipments = [...subjects].flatMap(([title, rows]) =>
    rows.map((row) => {
      const { put, get, list } = row.requests;
      return `| ${title} | ${row.workload} | ${kilobytes(row.bytes)} | ${row.objects} | ${put}, ${list}, ${get} | ${monthOf(row)} |`;
    }),
  );
  const commands = grown.map(({ shipments: count, command, requests, cpuMs }) => {
    const { put, get, list } = requests;
    return `| ${command} | ${count} | ${put} | ${list} | ${get} | ${(priceOf(requests) * 100).toFixed(3)} ¢ | ${(cpuMs / 1_000).toFixed(1)} s |`;
  });
  return `# Benchmark results: a month of shipments

Made by \`npm run bench:shipments\` on ${new Date().toISOString().slice(0, 10)}; do not edit by hand.

**Measured**: bytes, objects and requests of one shipment, as means of ${ROUNDS} real shipments of a real server to a storage in memory that
counts. Between two shipments, the transactions of 15 minutes ran at once: half insert a row of about 70 bytes, half update one. A read of the
storage's clock counts as a GET. **Projected**: ${PER_MONTH.toLocaleString('en-US')} shipments, which is one every 15 minutes for 31 days, all of them
kept, at the prices of S3 Standard in us-east-1 (${S3_PRICES.gigabyteMonth} $ per GB and month, 0.005 $ per 1,000 PUT or LIST, 0.0004 $ per 1,000 GET). The backups
of each night are not in it. An idle PostgreSQL also writes a little on its own every few minutes, which is not in the first row.

| server | between two shipments | stored | objects | PUT, LIST, GET | a month: stored | requests | storage |
|---|---|---|---|---|---|---|---|
${shipments.join('\n')}

How the requests of one run grow with the number of stored shipments, and a backup for each 96 of them. Measured: the engine has no database,
and everything else is real. The price is of one run. \`status\` and \`list\` had no \`signers\`: with them, each shipment takes one more GET.

| command | stored shipments | PUT | LIST | GET | price | CPU |
|---|---|---|---|---|---|---|
${commands.join('\n')}
`;
}

const keys = await makeTestKeys();
const subjects = new Map<string, Measured[]>();
for (const start of [mariadb, postgres]) {
  const subject = await start();
  try {
    subjects.set(subject.title, await measure(subject, keys));
  } finally {
    await subject.stop();
  }
}
const grown = await grow(keys, Number(values.most));
await rm(CACHE, { recursive: true, force: true });
const text = textOf(subjects, grown);
await writeFile(RESULTS, text);
console.log(text);
