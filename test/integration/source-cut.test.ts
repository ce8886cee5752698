import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDestinations } from '../../src/options/connections/destinations.ts';
import type { DestinationSpec } from '../../src/ports/destination.ts';
import type { Host } from '../../src/ports/host.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { PACK_BYTES } from '../../src/repository/packs/packer.ts';
import { fetchVerified } from '../../src/repository/reading/fetch.ts';
import { ReadPreference } from '../../src/repository/reading/read-preference.ts';
import type { Dependencies } from '../../src/run/dependencies.ts';
import { openStorage } from '../../src/storage/index.ts';
import { openS3Storage } from '../../src/storage/s3/index.ts';
import { openSftpStorage } from '../../src/storage/sftp/index.ts';
import { type ByteProxy, startByteProxy } from '../support/byte-proxy.ts';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { makeTestKeys, testHost, Workbench } from '../support/commands.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';
import { shopIn } from '../support/stored.ts';

const PACKS = 8;
/** How often the drivers try one request. */
const ATTEMPTS = 4;
const never = new AbortController().signal;

let folder: string;
let server: SshServer;
let bucket: TestBucket;
let bench: RealBench;

/** The commands with real destinations, and the engine that keeps what is restored. */
class RealBench extends Workbench {
  override get dependencies(): Dependencies {
    const host = {
      ...testHost(this.signal, this.printed),
      env: { ...process.env, SFTP_PRIVATE_KEY: server.privateKey },
    };
    return { ...super.dependencies, host, openStorage: (spec) => openQuickly(spec, host) };
  }

  /** Calls back when this many packs' worth of bytes were restored. */
  onRestored(packs: number, act: () => void): void {
    const open = this.engine.openTarget.bind(this.engine);
    this.engine.openTarget = async () => {
      const target = await open();
      let left = packs * PACK_BYTES;
      return {
        ...target,
        restore: (streams) =>
          target.restore(
            streams.map(({ name, content }) => ({
              name,
              content: (async function* () {
                for await (const part of content) {
                  if (left > 0 && left <= part.length) act();
                  left -= part.length;
                  yield part;
                }
              })(),
            })),
          ),
      };
    };
  }

  get isWhole(): boolean {
    return this.engine.restored.get('database.sqlite')?.equals(Buffer.from(this.engine.bytes)) === true;
  }
}

/** Opened destinations that have not answered their first listing yet, without the folder. */
const unanswered = new Set<DestinationSpec>();
/** How long the slowest of their first listings took. */
let slowestMs = 0;
/** Longer than any listing takes: for a command that does not list all. */
const LONG_MS = 30_000;

function noticed(spec: DestinationSpec, storage: Storage): Storage {
  const list = storage.list.bind(storage);
  storage.list = async function* (prefix, options) {
    const startMs = performance.now();
    try {
      yield* list(prefix, options);
    } finally {
      if (unanswered.delete(spec)) slowestMs = Math.max(slowestMs, performance.now() - startMs);
    }
  };
  return storage;
}

/** With fewer attempts than usual, which take half a minute. The folder takes longest to answer, and counts as offsite if so labeled. */
async function openQuickly(spec: DestinationSpec, host: Host): Promise<Storage> {
  if (spec.scheme === 's3' || spec.scheme === 'sftp') {
    unanswered.add(spec);
    const open = spec.scheme === 's3' ? openS3Storage : openSftpStorage;
    return noticed(spec, await open(spec.url, host, { attempts: ATTEMPTS }));
  }
  const storage = await openStorage(spec, host);
  const list = storage.list.bind(storage);
  storage.list = async function* (prefix, options) {
    // The time until the first response is the distance.
    const startMs = performance.now();
    const waitedMs = (): number => performance.now() - startMs;
    while (unanswered.size > 0 && waitedMs() < LONG_MS) await sleep(10);
    unanswered.clear();
    while (waitedMs() < 2 * slowestMs) await sleep(10);
    slowestMs = 0;
    yield* list(prefix, options);
  };
  return storage;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-cut-'));
  [server, bucket] = await Promise.all([startSshd(), cephBucket()]);
  bench = new RealBench(await makeTestKeys());
  bench.engine.bytes = randomBytes(PACKS * PACK_BYTES);
  const made = await bench.backup({ destinations: destinations() });
  expect(made.error).toBeUndefined();
});

afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Read in this order, whatever the load of the machine: the bucket is local, the server and the folder are labeled offsite. */
function destinations(endpoint = bucket.endpoint, port = server.port): DestinationSpec[] {
  const [s3, sftp, file] = readDestinations([
    bucket.url('copies', endpoint),
    server.url('copies', port),
    `file:${join(folder, 'copies')}`,
  ]);
  if (s3 === undefined || sftp === undefined || file === undefined) throw new Error('no destinations');
  return [s3, { ...sftp, offsite: true }, { ...file, offsite: true }];
}

/** Like a server that is switched off: connections are reset, and so is every new one. */
function kill(proxy: ByteProxy): void {
  proxy.always({ kind: 'reset', direction: 'up', afterBytes: 0 });
  proxy.cut();
}

it('continues with the next destination if the nearest is cut, and with the third if that one is', async () => {
  const nearest = await startByteProxy(Number(new URL(bucket.endpoint).port));
  const second = await startByteProxy(server.port);
  try {
    let before = 0;
    bench.onRestored(2, () => {
      before = nearest.connections;
      kill(nearest);
    });
    bench.onRestored(5, () => kill(second));
    const places = destinations(`http://127.0.0.1:${nearest.port}`, second.port);
    const report = await bench.verify({ destinations: places });
    expect(report.error).toBeUndefined();
    expect(report.verdict).toBe('passed');
    expect(bench.isWhole).toBe(true);
    expect(report.sources?.map(({ label }) => label.split(':')[0])).toEqual(['s3', 'sftp', 'file']);
    expect(report.warnings.filter((warning) => warning.includes('asked last from now on'))).toHaveLength(2);
    // Two packs were under way. Nothing was requested from it after that.
    expect(nearest.connections - before).toBeLessThanOrEqual(2 * ATTEMPTS);
    // No copy was read completely, so none is recorded as good, and nothing is requested from the dead one for that.
    expect(report.warnings).toContainEqual(expect.stringContaining('No single copy was read'));
    expect(
      (await bench.list({ destinations: destinations() })).destinations.map((each) => each.backups[0]?.verdict),
    ).toEqual([null, null, null]);
  } finally {
    await Promise.all([nearest.stop(), second.stop()]);
  }
});

it.each(['truncated', 'missing', 'flipped'] as const)(
  'takes one %s object of the nearest from another',
  async (how) => {
    const host = bench.dependencies.host;
    const [nearest] = destinations();
    const storage = await openStorage(nearest as DestinationSpec, host);
    const packs = await Array.fromAsync(storage.list('shop/packs/', { signal: never }));
    const key = packs[5]?.key ?? '';
    const good = await storage.get(key, { maxBytes: 2 * PACK_BYTES, signal: never });
    const bad = Buffer.from(how === 'truncated' ? good.subarray(0, -1) : good);
    bad[100] = (bad[100] ?? 0) ^ 4;
    if (how === 'missing') await storage.delete(key, { signal: never });
    else await storage.put(key, bad, { sha256: sha256Hex(bad), signal: never });
    try {
      const report = await bench.verify({ destinations: destinations() });
      expect(report.verdict).toBe('passed');
      expect(bench.isWhole).toBe(true);
      expect(report.sources?.map(({ objects }) => objects)).toEqual([expect.any(Number), 1]);
      expect(report.warnings.join()).toContain(`${key.replace('shop/', '')} `);
      const each = await bench.verify({ destinations: destinations(), verifyCopies: 'each' });
      expect(each.copies?.map(({ verdict }) => verdict)).toEqual(['failed', 'passed', 'passed']);
    } finally {
      await storage.put(key, good, { sha256: sha256Hex(good), signal: never });
      await storage.close();
    }
  },
);

it('leaves a source that hangs for the next, and waits for it only if there is no other', async () => {
  const proxy = await startByteProxy(Number(new URL(bucket.endpoint).port));
  const { host } = bench.dependencies;
  const [s3, , file] = destinations(`http://127.0.0.1:${proxy.port}`);
  const hanging = await openStorage(s3 as DestinationSpec, host);
  const folderStorage = await openStorage(file as DestinationSpec, host);
  const warnings: string[] = [];
  const packs = await Array.fromAsync(folderStorage.list('shop/packs/', { signal: never }));
  const startMs = performance.now();
  await hanging.get(packs[0]?.key ?? '', { maxBytes: 2 * PACK_BYTES, signal: never });
  const order = new ReadPreference([shopIn(hanging), shopIn(folderStorage)], {
    warn: (text) => warnings.push(text),
    // Much more than one that does not hang takes now.
    patienceMs: Math.max(5_000, 20 * (performance.now() - startMs)),
  });
  const read = async (at: number): Promise<void> => {
    const { key = '', sizeBytes = 0 } = packs[at] ?? {};
    const good = await folderStorage.get(key, { maxBytes: sizeBytes, signal: never });
    const object = { key: key.replace('shop/', ''), sizeBytes, sha256: sha256Hex(good) };
    expect(Buffer.from(await fetchVerified(order, object)).equals(good)).toBe(true);
  };
  try {
    await read(0);
    proxy.always({ kind: 'silence', direction: 'down', afterBytes: 0 });
    proxy.cut();
    await read(1);
    expect(order.served.map(({ objects }) => objects)).toEqual([1, 1]);
    expect(warnings).toEqual([expect.stringMatching(/s3:.* asked last from now on: .* did not give an object within/)]);
    const before = proxy.connections;
    await read(2);
    expect(proxy.connections).toBe(before);
    // The only one left is waited for.
    proxy.always(undefined);
    proxy.cut();
    order.exclude(shopIn(folderStorage));
    await read(3);
    expect(order.served.map(({ objects }) => objects)).toEqual([2]);
  } finally {
    await Promise.all([hanging.close(), folderStorage.close()]);
    await proxy.stop();
  }
});
