import { expect, it, vi } from 'vitest';
import { LOG_CONTENTS_FORMAT, type LogContents } from '../../src/core/format/log/log-contents.ts';
import { createLogId } from '../../src/core/format/log/log-id.ts';
import { LOG_FORMAT, type LogManifest, serializeLogManifest } from '../../src/core/format/log/log-manifest.ts';
import type { LogPosition } from '../../src/core/format/log/log-position.ts';
import { serializeManifest } from '../../src/core/format/manifest/manifest.ts';
import { serializeObjectList } from '../../src/core/format/object-list.ts';
import type { Link } from '../../src/core/planning/chain/lineage.ts';
import { Secret } from '../../src/core/secret.ts';
import { createDecryptor, createEncryptor, type Encryptor } from '../../src/openpgp/encryption.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { LogWriter } from '../../src/repository/log-writer.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { ReadPreference } from '../../src/repository/reading/read-preference.ts';
import { StoredDatabase } from '../../src/repository/stored-database.ts';
import { findBeginning, findLine, findStoredLine, type OpenedLog } from '../../src/restore/log-line.ts';
import { LogShelf, type PlacedLog } from '../../src/restore/log-shelf.ts';
import type { RunContext } from '../../src/run/run-context.ts';
import { findLogPair, type LogEnd } from '../../src/verify/log/log-base.ts';
import type { Verification } from '../../src/verify/verification-run.ts';
import { PRIVATE_KEY, PUBLIC_KEY, RSA_PUBLIC_KEY } from '../support/key-texts.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { putBackup, putObjects, SHOP } from '../support/stored-backup.ts';

const { signal } = new AbortController();
const START_MS = Date.parse('2026-11-21T00:00:00.000Z');
const at = (minutes: number): Date => new Date(START_MS + minutes * 60_000);
const place = (minutes: number): LogPosition => ({
  ...{ kind: 'binlog', file: 'binlog.000012', offset: 1_000 + minutes, gtid: null, server: 'uid' },
  at: at(minutes).toISOString(),
});
const upTo = (minutes: number) => ({ kind: 'position', position: place(minutes) }) as const;

const UNLOCK = { kind: 'keys' as const, keys: [{ armored: new Secret(PRIVATE_KEY), passphrase: undefined }] };
const encryptorTo = (publicKey: string) =>
  createEncryptor({ kind: 'keys', publicKeys: [publicKey] }, 'gnupg', new Date());
const present = () => encryptorTo(PUBLIC_KEY);
const replaced = () => encryptorTo(RSA_PUBLIC_KEY);
const SOURCE = { salt: '0'.repeat(32), identity: 'a'.repeat(64) };

interface Shipping {
  readonly from: number;
  readonly to: number;
  readonly follows: Link | null;
  readonly encryptor: Encryptor;
  /** By the clock of the machine that ships. Default: the server's. */
  readonly begun?: number;
}

async function putShipment(
  stored: StoredDatabase,
  { from, to, follows, encryptor, begun = to }: Shipping,
): Promise<Link> {
  const id = createLogId(at(begun), Buffer.from('4f9c2a', 'hex'));
  const replicaSet = {
    ...{ name: SHOP, signal, room: async () => {} },
    put: async (path: string, body: Parameters<StoredDatabase['put']>[1]) =>
      stored.put(stored.keys.absolute(path), body),
  };
  const writer = new LogWriter({ id, replicaSet, encryptor, level: 3, onBytes: () => {} });
  const contents: LogContents = {
    ...{ format: LOG_CONTENTS_FORMAT, id, database: SHOP, streams: [], from: place(from), to: place(to) },
    transactions: { count: 0, firstAt: null, lastAt: null, precision: 'seconds' },
  };
  const objects = { contents: await writer.writeContents(contents), objects: await writer.writeObjectList() };
  const { runbook, encryption } = await putObjects(new MemoryStorage(), { at: at(0) });
  const bytes = serializeLogManifest({
    ...{ format: LOG_FORMAT, id, kind: 'log', database: SHOP, follows, source: SOURCE, run: null, signer: null },
    base: { id: '20261121T000000Z-full-4f9c2a', manifestSha256: 'ab'.repeat(32) },
    ...{ from: at(from).toISOString(), to: at(to).toISOString() },
    ...{ startedAt: at(begun).toISOString(), finishedAt: at(begun).toISOString() },
    engine: { name: 'mariadb', serverVersion: '10.11.19', majorVersion: '10.11' },
    ...{ encryption, ...objects, runbook, rawBytes: 0, storedBytes: writer.storedBytes },
    tool: { name: 'restorable', version: '0' },
  } satisfies LogManifest);
  await stored.put(stored.keys.manifest(id), bytes);
  return { id, manifestSha256: sha256Hex(bytes) };
}

async function withShipments() {
  const storage = new MemoryStorage();
  const stored = new StoredDatabase(storage, { name: SHOP, clock: SYSTEM_CLOCK, signal });
  const first = await putShipment(stored, { from: 0, to: 15, follows: null, encryptor: await replaced() });
  const second = await putShipment(stored, { from: 15, to: 30, follows: first, encryptor: await present() });
  await putShipment(stored, { from: 30, to: 45, follows: second, encryptor: await present() });
  const warn = vi.fn();
  const context = { host: { signal, workspace: async () => ({ path: '' }) }, run: { warn } } as unknown as RunContext;
  return { storage, stored, context, warn };
}

it('needs no key of shipments before the line', async () => {
  const { storage, stored, context } = await withShipments();
  const shelf = await LogShelf.list([stored], undefined);
  const { value: logs } = await shelf.between(at(0).getTime(), at(45).getTime(), { source: SOURCE }).next();
  const known = new Map<PlacedLog, OpenedLog>();
  const opening = { opened: { decryptor: await createDecryptor(UNLOCK) }, context, known };
  const found = await findLine(opening, place(20), logs, upTo(40));
  expect('logs' in found && found.logs.map(({ log }) => log.to)).toEqual([at(30), at(45)]);
  // Those of the line are read once for all backups.
  const reads = vi.spyOn(storage, 'get');
  expect(await findLine(opening, place(35), logs, upTo(50))).toEqual({ reached: at(45).toISOString() });
  const contents = reads.mock.calls.flatMap(([key]) => (key.includes('/contents/') ? [key] : []));
  expect(contents).toEqual([stored.keys.contents('20261121T001500Z-log-4f9c2a')]);
  // The one that contains the place is encrypted to the other key.
  await expect(findLine(opening, place(10), logs, upTo(40))).rejects.toMatchObject({ code: 'KEY_WRONG' });
});

/** A backup of the same source that is encrypted to a replaced key. */
async function putOtherBackup(stored: StoredDatabase, time: Date) {
  const { storage, keys } = stored;
  const manifest = await putObjects(storage, { at: time });
  const put = async (key: string, body: Uint8Array) => {
    await stored.put(key, body);
    return { sha256: sha256Hex(body), sizeBytes: body.length };
  };
  const encryptor = await replaced();
  const contents = await put(keys.contents(manifest.id), Buffer.concat(await encryptor.encrypt(Buffer.from('-'))));
  const list = serializeObjectList([{ key: keys.relative(keys.contents(manifest.id)), ...contents }]);
  const listed = await put(keys.objects(manifest.id, 0), list);
  const storedBytes = contents.sizeBytes + listed.sizeBytes;
  const changed = { ...manifest, contents, objects: [listed], storedBytes };
  await stored.put(keys.manifest(manifest.id), serializeManifest(changed));
  return manifest;
}

it('replays no log from a backup that is encrypted to another key, or is older than the log', async () => {
  const { storage, stored, context, warn } = await withShipments();
  await putOtherBackup(stored, at(-3 * 1_440));
  const { id } = await putOtherBackup(stored, at(5));
  const newest = await stored.readManifest((await putBackup(storage, { at: at(40) })).id);
  const chosen = { stored: newest, ring: undefined, order: new ReadPreference([stored]) };
  const request = { unlock: UNLOCK, signers: [] };
  const verification = { request, context } as unknown as Verification;
  const opened = { decryptor: await createDecryptor(UNLOCK) };
  const end = { chosen, opened, position: place(40) } as unknown as LogEnd;
  const base = await findLogPair(verification, end);
  expect(base).toEqual({ why: 'no older backup that can be read says where it is in the log' });
  const warnings = warn.mock.calls.flat().filter((each) => each.startsWith('The log was not replayed'));
  expect(warnings).toEqual([expect.stringContaining(`from ${id}: The key `)]);
});

it('finds the shipments of a server whose clock is days ahead', async () => {
  const stored = new StoredDatabase(new MemoryStorage(), { name: SHOP, clock: SYSTEM_CLOCK, signal });
  const { context } = await withShipments();
  const ahead = 6 * 1_440;
  const encryptor = await present();
  const times = [15, 30].map((begun) => ({ from: ahead + begun - 15, to: ahead + begun, encryptor, begun }));
  let follows: Link | null = null;
  for (const each of times) follows = await putShipment(stored, { ...each, follows });
  const shelf = await LogShelf.list([stored], undefined);
  const opened = { decryptor: await createDecryptor(UNLOCK) };
  const of = { id: '20261121T000000Z-full-4f9c2a', source: SOURCE };
  const search = { opened, context, known: new Map(), shelf, of };
  const found = await findStoredLine(search, place(ahead), { kind: 'time', at: at(ahead + 20) });
  expect('logs' in found && found.logs.map(({ log }) => log.to)).toEqual([at(ahead + 15), at(ahead + 30)]);
  expect(await findBeginning(search, place(ahead + 20))).toEqual({ baseId: of.id });
});
