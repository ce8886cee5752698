import { expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { startOfOwner } from '../../src/core/format/log/log-id.ts';
import type { LogPosition } from '../../src/core/format/log/log-position.ts';
import type { LogReading } from '../../src/ports/engine/log-source.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import { sightingsOf } from '../../src/report/watch/sightings.ts';
import { runShip } from '../../src/ship/ship.ts';
import { makeTestKeys, Workbench } from '../support/commands.ts';
import { LockingStorage } from '../support/locking-storage.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { textOf } from '../support/rendered.ts';
import { shipRequestOf as requestOf } from '../support/ship-request.ts';
import { committedIn } from '../support/stored-backup.ts';

const FROM: LogPosition = {
  kind: 'binlog',
  file: 'bin.000001',
  offset: 4,
  gtid: null,
  server: '7',
  at: '2026-11-01T00:00:00.000Z',
};

/** A stub engine whose server writes a log. */
async function benchWithLog(storage: MemoryStorage, onCommitted = (): void => {}): Promise<Workbench> {
  const bench = new Workbench(await makeTestKeys(), storage);
  const open = bench.engine.openSource.bind(bench.engine);
  bench.engine.openSource = async () => {
    const source = await open();
    const readLog = async (from: LogPosition): Promise<LogReading> => ({
      committed: async () => onCommitted(),
      files: (async function* () {
        const content = (async function* () {
          yield Buffer.from('events');
        })();
        yield { name: 'binlog.000001', file: 'bin.000001', start: 4, end: 10, content };
      })(),
      end: async () => ({
        to: { ...from, offset: 10, at: bench.now().toISOString() },
        transactions: { count: 1, firstAt: FROM.at, lastAt: FROM.at, precision: 'seconds' },
      }),
    });
    return {
      ...source,
      readLog,
      dump: async (options) => ({ ...(await source.dump(options)), position: async () => FROM }),
    };
  };
  return bench;
}

it('keeps the objects of a shipment whose manifest may have arrived', async () => {
  const storage = new MemoryStorage();
  let released = 0;
  const bench = await benchWithLog(storage, () => {
    released += 1;
  });
  const chain = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;
  expect((await bench.backup({ chain })).error).toBeUndefined();
  const before = new Set(storage.objects.keys());
  let isOver = false;
  storage.onOperation = (operation, key) => {
    const isManifest = /manifests\/.*-log-/.test(key);
    if (isManifest && operation === 'get') throw new RestorableError('STORAGE_UNREACHABLE', 'No answer.');
    if (isManifest && operation === 'put') isOver = true;
  };
  storage.onPut = (key, bytes) => {
    if (!isOver) return bytes;
    // The storage keeps it, and its answer is lost.
    storage.objects.set(key, bytes);
    throw new RestorableError('STORAGE_UNREACHABLE', 'No answer.');
  };
  const report = await runShip(requestOf(bench), bench.dependencies);
  expect(report.error?.code).toBe('STORAGE_UNREACHABLE');
  // The next shipment must be able to repeat it.
  expect(released).toBe(0);
  const written = [...storage.objects.keys()].filter((key) => !before.has(key));
  const manifest = written.find((key) => key.includes('/manifests/'));
  const id = /[^/]+-log-[0-9a-f]+/.exec(manifest ?? '')?.[0] ?? '';
  expect(startOfOwner(id)).toBeInstanceOf(Date);
  for (const folder of ['packs', 'contents', 'objects', 'signatures']) {
    expect(written.some((key) => key.includes(`/${folder}/${id}`))).toBe(true);
  }
});

it('ships the log before a backup, and makes the backup if that fails', async () => {
  const storage = new MemoryStorage();
  const bench = await benchWithLog(storage);
  const request = { chain: { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 }, ship: true } as const;
  const seen = (report: BackupReport) =>
    sightingsOf(report, { database: 'shop', now: new Date() }).flatMap(({ condition, database, present }) =>
      condition === 'ship-failed' && database === 'shop' ? present : [],
    );
  const first = await bench.backup(request);
  expect([first.error, first.log, first.warnings]).toEqual([undefined, undefined, []]);
  const second = await bench.backup(request);
  expect(second.log?.shipment).toMatchObject({ base: first.backup?.id, follows: null, transactions: 1 });
  expect(second.warnings).toEqual([]);
  expect(committedIn(storage)).toEqual([first.backup?.id, second.log?.shipment?.id, second.backup?.id].sort());
  expect(textOf(second)).toContain('1 transaction shipped');
  expect(seen(second)).toEqual([false]);
  const open = bench.engine.openSource.bind(bench.engine);
  bench.engine.openSource = async () => ({
    ...(await open()),
    readLog: async () => {
      throw new RestorableError('LOG_GAP', 'The log was purged.');
    },
  });
  const third = await bench.backup(request);
  expect(third.error).toBeUndefined();
  expect(third.backup?.id).toBeDefined();
  expect(third.log?.error?.code).toBe('LOG_GAP');
  expect(third.warnings.join()).toContain('The log was not shipped before this backup (LOG_GAP): The log was purged.');
  expect(seen(third)).toEqual([true]);
});

it('lets the server remove its log once the shipment is committed', async () => {
  const storage = new MemoryStorage();
  const bench = await benchWithLog(storage, () => {
    expect([...storage.objects.keys()].some((key) => /manifests\/.*-log-/.test(key))).toBe(true);
    throw new RestorableError('DATABASE_CONNECTION_LOST', 'Gone.');
  });
  const chain = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;
  expect((await bench.backup({ chain })).error).toBeUndefined();
  const report = await runShip(requestOf(bench), bench.dependencies);
  // The shipment is there, whatever comes afterwards.
  expect([report.error, report.shipment?.transactions]).toEqual([undefined, 1]);
  expect(report.warnings.join()).toMatch(/could not be told .* Gone\./);
});

it('extends the locks of the backup and of the shipments that a shipment continues', async () => {
  const storage = new LockingStorage();
  const bench = await benchWithLog(storage);
  const chain = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;
  const onDay = (day: number): void => {
    bench.now = () => new Date(Date.now() + day * 86_400_000);
    storage.skewMs = day * 86_400_000;
  };
  const ship = () => runShip(requestOf(bench), bench.dependencies);
  const first = await bench.backup({ chain });
  expect((await ship()).error).toBeUndefined();
  onDay(10);
  const second = await ship();
  expect(second.error).toBeUndefined();
  const until = Date.now() + 39 * 86_400_000;
  // What the storage locks anew when it is written has the time of the storage.
  const others = [...storage.objects.keys()].filter((key) => !key.includes(second.shipment?.id ?? ''));
  expect(others.filter((key) => (storage.lockEnds.get(key) ?? 0) < until)).toEqual([]);
  // A later backup is a new beginning: what came before it keeps the time that it has.
  onDay(20);
  expect((await bench.backup({ chain: { ...chain, kind: 'full' } })).error).toBeUndefined();
  const key = `shop/manifests/${first.backup?.id}.json`;
  const before = storage.lockEnds.get(key);
  onDay(21);
  expect((await ship()).error).toBeUndefined();
  expect(storage.lockEnds.get(key)).toBe(before);
});

it('reads a few of the shipments before it, however many there are', async () => {
  const storage = new MemoryStorage();
  const bench = await benchWithLog(storage);
  const chain = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;
  expect((await bench.backup({ chain })).error).toBeUndefined();
  const startMs = Date.now();
  const ship = async (minutes: number) => {
    bench.now = () => new Date(startMs + minutes * 60_000);
    storage.skewMs = minutes * 60_000;
    let reads = 0;
    storage.onOperation = (operation) => {
      if (operation === 'get') reads += 1;
    };
    const report = await runShip(requestOf(bench), bench.dependencies);
    expect(report.error).toBeUndefined();
    return { reads, shipment: report.shipment };
  };
  const shipped = [];
  for (let count = 1; count <= 14; count += 1) shipped.push(await ship(count));
  expect(shipped.map(({ shipment }) => shipment?.follows)).toEqual([
    null,
    ...shipped.slice(0, -1).map(({ shipment }) => shipment?.id),
  ]);
  expect(shipped.at(-1)?.reads).toBe(shipped.at(9)?.reads);
});

it('reads all shipments before it says that the log does not continue the last one', async () => {
  const storage = new MemoryStorage();
  let firstKept = 0;
  const bench = await benchWithLog(storage);
  const open = bench.engine.openSource.bind(bench.engine);
  let shipments = 0;
  bench.engine.openSource = async () => {
    const source = await open();
    return {
      ...source,
      readLog: async (from, keeping) => {
        // The server has removed what was shipped.
        if (from.kind === 'binlog' && from.offset < firstKept) throw new RestorableError('LOG_GAP', 'Removed.');
        const reading = await source.readLog?.(from, keeping);
        if (reading === undefined) throw new Error('no log');
        const { transactions } = await reading.end();
        shipments += 1;
        const to = { ...from, offset: 10 + shipments, at: new Date(startMs + shipments * 60_000).toISOString() };
        return { ...reading, end: async () => ({ to, transactions }) };
      },
    };
  };
  const startMs = Date.now();
  const ship = (minutes: number) => {
    bench.now = () => new Date(startMs + minutes * 60_000);
    storage.skewMs = minutes * 60_000;
    return runShip(requestOf(bench), bench.dependencies);
  };
  const chain = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;
  expect((await bench.backup({ chain })).error).toBeUndefined();
  for (let count = 1; count <= 10; count += 1) expect((await ship(700 + count)).error).toBeUndefined();
  // By the clock of another machine, this one was made long before the others.
  const late = await ship(60);
  expect(late.error).toBeUndefined();
  firstKept = 10 + shipments;
  const next = await ship(711);
  expect(next.error).toBeUndefined();
  expect(next.shipment).toMatchObject({ follows: late.shipment?.id, gapSince: null });
});

it('begins at a backup that took its place after the last shipment, although it was started before it', async () => {
  const storage = new MemoryStorage();
  const bench = await benchWithLog(storage);
  const chain = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;
  const startMs = Date.now();
  const after = (seconds: number): void => {
    bench.now = () => new Date(startMs + seconds * 1_000);
  };
  expect((await bench.backup({ chain })).error).toBeUndefined();
  const open = bench.engine.openSource.bind(bench.engine);
  let between: Promise<unknown> | undefined;
  bench.engine.openSource = async () => {
    const source = await open();
    return {
      ...source,
      readLog: async (from, keeping) => {
        const isPurged = from.kind === 'binlog' && from.offset > 4 && from.offset < 100;
        if (isPurged) throw new RestorableError('LOG_GAP', 'The log was purged.');
        return (await source.readLog?.(from, keeping)) ?? expect.fail('no log');
      },
      dump: async (options) => {
        const dump = await source.dump(options);
        after(60);
        between ??= runShip(requestOf(bench), bench.dependencies);
        expect(await between).toMatchObject({ error: undefined });
        after(120);
        return { ...dump, position: async () => ({ ...FROM, offset: 100 }) };
      },
    };
  };
  after(30);
  const second = await bench.backup({ chain });
  expect([second.error, second.backup?.startedAt]).toEqual([undefined, new Date(startMs + 30_000).toISOString()]);
  const next = await runShip(requestOf(bench), bench.dependencies);
  expect(next.error).toBeUndefined();
  expect(next.shipment).toMatchObject({ base: second.backup?.id, follows: null });
});
