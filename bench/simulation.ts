// Simulates the backup of a huge database: a generator in place of the dump tool, and a storage that counts and discards. Shows that
// memory stays flat, that the table of chunks stays within its budget, and how many objects and requests there are.
// Usage: npm run bench:simulation [-- --gigabytes 200 --as-gigabytes 1000 --dry-run]
// The stream has --gigabytes, and is cut as the dump of a database of --as-gigabytes. Then the next backup of a chain is simulated
// whose table of chunks is full, in a process of its own. Writes bench/results-simulation.md. Fails if memory grows.
import { spawnSync } from 'node:child_process';
import { randomBytes, randomFillSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createBackupId } from '../src/core/format/backup-id.ts';
import { requireDatabaseName } from '../src/core/format/database-name.ts';
import { averageChunkBytes, type Chain, MAX_CHUNKS } from '../src/core/planning/chain/chain.ts';
import { createEncryptor } from '../src/openpgp/encryption.ts';
import { generateKeyPair } from '../src/openpgp/keys/generate.ts';

import type { Body, PutOptions, Storage } from '../src/ports/storage.ts';
import { BackupWriter } from '../src/repository/backup-writer.ts';
import { KnownChunks } from '../src/repository/chunks/known-chunks.ts';
import { ReplicaSet } from '../src/repository/writing/replica-set.ts';
import { systemClock } from '../test/support/stored.ts';

const { values } = parseArgs({
  options: {
    gigabytes: { type: 'string', default: '200' },
    'as-gigabytes': { type: 'string', default: '1000' },
    'one-run': { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
});
const streamBytes = Number(values.gigabytes) * 1e9;
const databaseBytes = Number(values['as-gigabytes']) * 1e9;
const PIECE_BYTES = 208 * 1024;
/** Memory may vary by this much between the first quarter of the stream and the rest. */
const SLACK_MIB = 30;

/** What a backup asks of a storage while it writes. Everything else fails. */
function discarding(): { storage: Storage; objects: Map<string, number>; bytes: () => number } {
  const objects = new Map<string, number>();
  let bytes = 0;
  const refuse = (): never => {
    throw new Error('a backup that is being written asks for nothing else');
  };
  const storage: Storage = {
    label: 'nowhere',
    place: { provider: 'nowhere', region: undefined, offsite: false },
    put: async (key: string, body: Body, _options: PutOptions) => {
      const kind = key.split('/')[1] ?? '';
      objects.set(kind, (objects.get(kind) ?? 0) + 1);
      for (const part of body instanceof Uint8Array ? [body] : body) bytes += part.length;
    },
    get: refuse,
    list: refuse,
    folders: refuse,
    delete: refuse,
    serverTime: async () => new Date(),
    close: async () => {},
  };
  return { storage, objects, bytes: () => bytes };
}

/** Half text that repeats, half noise, with a number in each 512 bytes so that no two chunks are equal. */
async function* generated(onPiece: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const base = randomFillSync(Buffer.alloc(16 * 1024 * 1024));
  for (let at = 0; at < base.length; at += 1024)
    base.fill('status=delivered;note=leave it with the neighbor;', at, at + 512);
  const piece = Buffer.alloc(PIECE_BYTES);
  let stamp = 0;
  for (let made = 0; made < streamBytes; made += piece.length) {
    const from = (stamp * 7_919) % (base.length - piece.length);
    base.copy(piece, 0, from, from + piece.length);
    for (let at = 0; at < piece.length; at += 512, stamp += 1) piece.writeDoubleLE(stamp, at);
    yield piece;
    onPiece(piece.length);
    // The reads of a dump tool's output are turns of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** As many chunks as the table may hold. */
function fullTable(): KnownChunks {
  const known = new KnownChunks(MAX_CHUNKS);
  const pack = known.addPack({
    source: { backup: '20261101T020000Z-full-4f9c2a', stream: 'database.dump' },
    number: 0,
  });
  const name = Buffer.alloc(16);
  for (let chunk = 0; chunk < MAX_CHUNKS; chunk += 1) {
    if (chunk % 4_096 === 0) randomFillSync(name);
    name.writeUInt32LE((chunk * 2_654_435_761) % 2 ** 32, 0);
    known.add(name, pack, 0, 1);
  }
  return known;
}

async function simulate(kind: 'full' | 'incremental'): Promise<void> {
  const controller = new AbortController();
  const { storage, objects, bytes } = discarding();
  const key = await generateKeyPair('recovery', 'simulation@example.com', undefined);
  const encryptor = await createEncryptor({ kind: 'keys', publicKeys: [key.armoredPublic] }, 'gnupg', new Date());
  const chain: Chain = { secret: randomBytes(32).toString('hex'), averageBytes: averageChunkBytes(databaseBytes) };
  const known = kind === 'full' ? undefined : fullTable();
  const options = { name: requireDatabaseName('simulated'), clock: systemClock, signal: controller.signal };
  const replicaSet = new ReplicaSet([{ storage }], { ...options, needed: 1, onOut: () => {} });
  const writer = new BackupWriter({
    id: createBackupId(new Date(), kind, randomBytes(3)),
    replicaSet,
    encryptor,
    chain: {
      chain,
      known,
      indexEncryptor: encryptor,
      onIndexObject: async () => {},
    },
    level: 1,
    onBytes: () => {},
  });
  const peaks: number[] = [];
  let made = 0;
  const watch = (piece: number): void => {
    const quarter = Math.floor((4 * made) / streamBytes);
    peaks[quarter] = Math.max(peaks[quarter] ?? 0, process.memoryUsage.rss() / 2 ** 20);
    made += piece;
  };
  const start = process.cpuUsage();
  const stream = await writer.writeStream({ name: 'database.dump', content: generated(watch) });
  await writer.writeIndex();
  const { user, system } = process.cpuUsage(start);
  const requests = [...objects.values()].reduce((sum, count) => sum + count, 0);
  const scale = databaseBytes / stream.rawBytes;
  const cells = [
    kind,
    `${(stream.rawBytes / 1e9).toFixed(1)} GB`,
    `${chain.averageBytes / 1024} KiB`,
    `${(bytes() / 1e9).toFixed(1)} GB`,
    peaks.map((peak) => peak.toFixed(0)).join(', '),
    (process.resourceUsage().maxRSS / 1024).toFixed(0),
    [...objects].map(([folder, count]) => `${count} ${folder}`).join(', '),
    Math.round(requests * scale),
    known === undefined ? '–' : `${known.count} of ${MAX_CHUNKS}`,
    `${((user + system) / 1e6).toFixed(0)} s, ${(stream.rawBytes / (user + system)).toFixed(0)} MB/s`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
  const [first = 0, ...rest] = peaks;
  if (Math.max(...rest) > first + SLACK_MIB) throw new Error(`Memory grows: ${peaks.map(Math.round).join(', ')} MiB.`);
  if (known !== undefined && known.count > MAX_CHUNKS) throw new Error('The table of chunks exceeds its budget.');
}

/** The row of the results for one kind of backup, made by a process of its own. */
function rowOf(kind: 'full' | 'incremental'): string {
  const sizes = ['--gigabytes', values.gigabytes, '--as-gigabytes', values['as-gigabytes']];
  const words = [fileURLToPath(import.meta.url), ...sizes, '--one-run', kind];
  const { status, stdout } = spawnSync(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) process.exitCode = 1;
  return stdout.trim();
}

if (values['one-run'] === undefined) {
  const rows = (['full', 'incremental'] as const).map(rowOf);
  const text = `# Benchmark results: the backup of a huge database, simulated

Made by \`npm run bench:simulation -- --gigabytes ${values.gigabytes} --as-gigabytes ${values['as-gigabytes']}\` on ${new Date().toISOString().slice(0, 10)}; do not edit by hand.
Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}. A generator in place of the dump tool (half text that repeats, half noise) and a storage that counts and
discards; the rest is the real pipeline. The stream is cut as the dump of a database of ${values['as-gigabytes']} GB. The incremental backup knows as
many chunks as its table may hold, and finds none of them, so it stores everything. Resident memory in MiB of the whole process,
at most in each quarter of the stream: the run fails if it grows by more than ${SLACK_MIB} MiB after the first.

| backup | stream | chunks | stored | MiB by quarter | MiB at most | objects | put requests for ${values['as-gigabytes']} GB | table of chunks | CPU time |
|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
  if (!values['dry-run']) await writeFile(new URL('./results-simulation.md', import.meta.url), text);
  console.log(text);
} else await simulate(values['one-run'] === 'full' ? 'full' : 'incremental');
