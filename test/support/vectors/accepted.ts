import { Readable } from 'node:stream';
import type { DatabaseName } from '../../../src/core/format/database-name.ts';
import type { RunOrigin } from '../../../src/core/run-origin.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { BackupRequest } from '../../../src/options/request/backup.ts';
import type { ByteStream } from '../../../src/ports/engine/source.ts';
import { sha256Hex } from '../../../src/repository/packs/digest.ts';
import { runShip } from '../../../src/ship/ship.ts';
import { Workbench } from '../commands.ts';
import { Forger } from '../forge.ts';
import { MemoryStorage } from '../memory-storage.ts';
import { shipRequestOf } from '../ship-request.ts';
import { whyFull } from '../why-full.ts';
import { PASSPHRASE, type VectorKeys } from './keys.ts';
import { LOG_FILE, logFile, writeLog } from './shipped.ts';
import type { Vector } from './vector.ts';

export const DATABASE = 'shop' as DatabaseName;

/** A destination with the backups of one vector. */
export interface Accepted {
  readonly vector: Vector;
  readonly storage: MemoryStorage;
  readonly keys: VectorKeys;
}

type Streams = readonly (readonly [name: string, bytes: Uint8Array])[];

/** Rows that compress well and that no two databases share. */
export function rows(seed: string, count: number): Buffer {
  const lines = Array.from({ length: count }, (_, row) => `${seed}\t${row}\t${(row * 7919) % 10_007}\n`);
  return Buffer.from(lines.join(''));
}

const FULL = { kind: 'full', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;
const SHIPMENTS = 2;
const ONE: Streams = [['database.sqlite', rows('orders', 300)]];

const NIGHTLY: RunOrigin = {
  repository: 'example/shop',
  workflow: '.github/workflows/backup.yml',
  runId: '17283940561',
  attempt: 1,
  event: 'schedule',
  schedule: '23 2 * * *',
  url: 'https://github.com/example/shop/actions/runs/17283940561',
};

/** Creates the backups of one vector with the program's commands, one hour apart. */
class Maker {
  readonly storage = new MemoryStorage();
  readonly #bench: Workbench;
  readonly #keys: VectorKeys;
  #last: { id: string; streams: Streams } = { id: '', streams: [] };

  /** @param origin null as on a command line */
  constructor(keys: VectorKeys, origin: RunOrigin | null = NIGHTLY) {
    this.#keys = keys;
    // Nothing is verified here.
    this.#bench = new Workbench({ ...keys, verifier: keys.stranger }, this.storage);
    this.#bench.hostParts = { origin: origin ?? undefined };
    let time = Date.UTC(2025, 1, 1, 2);
    // The storage and the run have the same clock.
    this.#bench.now = () => new Date(time);
    this.storage.serverTime = async () => new Date(time);
    this.#next = () => {
      time += 3_600_000;
    };
  }

  readonly #next: () => void;

  async backup(streams: Streams, change: Partial<BackupRequest> = {}): Promise<Forger> {
    this.#next();
    this.#bench.engine.streams = streams;
    this.#bench.engine.lanes = () => lanesOf(streams);
    const report = await this.#bench.backup({ chain: { ...FULL, kind: 'auto' }, ...change });
    if (report.error !== undefined) throw new Error(report.error.message);
    if (report.kindReason !== undefined && this.#last.id !== '') throw new Error(whyFull(report));
    this.#last = { id: report.backup?.id ?? '', streams };
    this.#forgetInstructions();
    return new Forger(this.storage, DATABASE, this.#last.id, this.#keys);
  }

  /** They are the same for every backup and change with each version, so they are not part of these vectors. */
  #forgetInstructions(): void {
    for (const key of this.storage.objects.keys()) {
      if (key.includes('/RECOVERY-')) this.storage.objects.delete(key);
    }
  }

  /** Lets the server of the next backups write a log. */
  writeLog(): void {
    writeLog(this.#bench.engine);
  }

  async ship(): Promise<void> {
    this.#next();
    const report = await runShip({ ...shipRequestOf(this.#bench), markerTable: MARKERS }, this.#bench.dependencies);
    if (report.error !== undefined) throw new Error(report.error.message);
    this.#forgetInstructions();
  }

  accepted(name: string, why: string, change: Partial<Vector> = {}, streams = this.#last.streams): Accepted {
    const vector: Vector = {
      name,
      why,
      folder: `accept/${name}`,
      database: DATABASE,
      backup: this.#last.id,
      keys: ['keys/recovery.asc'],
      passphrase: null,
      signers: ['keys/runner.pub.asc'],
      streams: streams.map(([stream, bytes]) => ({ name: stream, rawBytes: bytes.length, sha256: sha256Hex(bytes) })),
      ...change,
    };
    return { vector, storage: this.storage, keys: this.#keys };
  }
}

/** Lanes that are written side by side: `data-2.dump` and each after it begin one. */
function lanesOf(streams: Streams): AsyncIterable<ByteStream>[] {
  const lanes: ByteStream[][] = [[]];
  for (const [name, bytes] of streams) {
    if (/^data-(?!1\.)/.test(name)) lanes.push([]);
    lanes.at(-1)?.push({ name, content: Readable.from([bytes]) });
  }
  return lanes.map((lane) => Readable.from(lane));
}

const MARKERS = 'restorable_markers';

/** Every kind of backup that a reader accepts. */
export async function makeAccepted(keys: VectorKeys): Promise<Accepted[]> {
  return [...(await fulls(keys)), ...(await chains(keys)), ...(await otherwiseEncrypted(keys)), await shipped(keys)];
}

async function shipped(keys: VectorKeys): Promise<Accepted> {
  const maker = new Maker(keys);
  maker.writeLog();
  await maker.backup(ONE, { markerTable: MARKERS });
  for (let shipment = 0; shipment < SHIPMENTS; shipment += 1) await maker.ship();
  const file = logFile(SHIPMENTS);
  const why = 'A full backup, and two shipments of the binary log after it.';
  return maker.accepted('shipments', why, {
    log: [{ name: LOG_FILE, rawBytes: file.length, sha256: sha256Hex(file) }],
  });
}

async function fulls(keys: VectorKeys): Promise<Accepted[]> {
  const full = new Maker(keys);
  await full.backup(ONE);
  const plain = new Maker(keys, null);
  await plain.backup(ONE, { runnerKey: undefined });
  const several = new Maker(keys);
  await several.backup([
    ['globals.sql', Buffer.from('CREATE ROLE reader;\n')],
    ['database.dump', rows('orders', 200)],
  ]);
  const empty = new Maker(keys);
  const forger = await empty.backup([
    ['globals.sql', Buffer.from('x')],
    ['database.dump', rows('orders', 200)],
  ]);
  forger.storage.objects.delete(forger.keys.pack(forger.id, 'globals.sql', 0));
  await forger.changeContents(({ streams: [stream] }) =>
    Object.assign(stream ?? {}, { rawBytes: 0, sha256: sha256Hex([]), packCount: 0, maxPackBytes: 0 }),
  );
  await forger.commit({ rawBytes: rows('orders', 200).length });
  const parted = new Maker(keys);
  const withParts = await parted.backup(ONE);
  await withParts.changeContents(({ digests }) => {
    const of = { schema: '', name: 'orders' };
    if (digests !== undefined) digests.parts = ['orders_2024', 'orders_2025'].map((name) => ({ schema: '', name, of }));
  });
  await withParts.commit();
  const unplaced = new Maker(keys);
  await (await unplaced.backup(ONE)).commit({ inLog: false });
  const large = new Maker(keys);
  await large.backup([['database.sqlite', Buffer.alloc(66 * 1024 * 1024 + 1)]], { runnerKey: undefined });
  return [
    full.accepted('full', 'A full backup that begins a chain.'),
    plain.accepted('full-unsigned', 'A full backup that nobody signed, for readers without signers.', { signers: [] }),
    parted.accepted('digest-parts', 'Two tables whose rows are in the digest of another one.'),
    unplaced.accepted('not-in-log', 'A full backup that does not say where it is in the log of its source.'),
    several.accepted('several-streams', 'A full backup of two streams.'),
    empty.accepted('empty-stream', 'A stream of no bytes has no packs.', {}, [
      ['globals.sql', Buffer.alloc(0)],
      ['database.dump', rows('orders', 200)],
    ]),
    large.accepted('several-packs', 'A full backup of 17 packs and one checkpoint.', { signers: [] }),
  ];
}

async function chains(keys: VectorKeys): Promise<Accepted[]> {
  const base = rows('orders', 5_000);
  const more = Buffer.concat([base, rows('items', 100)]);
  const most = Buffer.concat([rows('first', 100), more, rows('last', 3)]);
  const streams = (bytes: Buffer): Streams => [
    ['globals.sql', Buffer.from('CREATE ROLE reader;\n')],
    ['database.dump', bytes],
  ];
  const incremental = new Maker(keys);
  for (const bytes of [base, more, most]) await incremental.backup(streams(bytes));
  const differential = new Maker(keys);
  const chain = { ...FULL, kind: 'differential' } as const;
  for (const bytes of [base, more, most]) await differential.backup(streams(bytes), { chain });
  const lanes = new Maker(keys);
  for (const bytes of [base, most]) {
    await lanes.backup([
      ['globals.sql', Buffer.from('CREATE ROLE reader;\n')],
      ['schema.dump', rows('schema', 50)],
      ['data-1.dump', bytes.subarray(0, 40_000)],
      // Chunks that another stream of the same backup contains.
      ['data-2.dump', Buffer.concat([rows('items', 200), bytes.subarray(0, 60_000)])],
      ['data-3.dump', bytes.subarray(40_000)],
    ]);
  }
  return [
    lanes.accepted('lanes', 'An incremental backup of several streams that were written side by side.'),
    incremental.accepted('incremental', 'An incremental backup on an incremental one on a full one.'),
    differential.accepted('differential', 'A differential backup, whose only parent is the full one.'),
  ];
}

async function otherwiseEncrypted(keys: VectorKeys): Promise<Accepted[]> {
  const two = new Maker(keys);
  const publicKeys = [keys.recovery.armoredPublic, keys.second.armoredPublic];
  await two.backup(ONE, { recipients: { kind: 'keys', publicKeys } });
  const aead = new Maker(keys);
  await aead.backup(ONE, { aead: true });
  const recipients = { kind: 'passphrase', passphrase: new Secret(PASSPHRASE) } as const;
  const withPassphrase = { recipients, runnerKey: undefined } as const;
  const opened = { keys: [], passphrase: PASSPHRASE, signers: [] };
  const passphrase = new Maker(keys);
  await passphrase.backup(ONE, withPassphrase);
  const both = new Maker(keys);
  await both.backup(ONE, { ...withPassphrase, aead: true });
  const chained = new Maker(keys);
  const rowsOf = (count: number): Streams => [['database.dump', rows('orders', count)]];
  for (const count of [2_000, 2_100]) await chained.backup(rowsOf(count), withPassphrase);
  return [
    two.accepted('two-keys', 'Encrypted to two recovery keys; this one opens it with the second, of RSA.', {
      keys: ['keys/second.asc'],
    }),
    aead.accepted('rfc9580', 'The profile rfc9580, to a recovery key.'),
    passphrase.accepted('passphrase', 'Encrypted to a passphrase and signed with the key that it gives.', opened),
    both.accepted('rfc9580-passphrase', 'The profile rfc9580, to a passphrase.', opened),
    chained.accepted(
      'incremental-passphrase',
      'An incremental backup, encrypted to a passphrase like its parent and both of their indexes.',
      opened,
    ),
  ];
}
