import { expect, it, vi } from 'vitest';
import { type BackupId, parseBackupId } from '../../src/core/format/backup-id.ts';
import { LOG_CONTENTS_FORMAT, type LogContents, parseLogContents } from '../../src/core/format/log/log-contents.ts';
import { createLogId, parseLogId, parseOwnerId } from '../../src/core/format/log/log-id.ts';
import {
  LOG_FORMAT,
  type LogManifest,
  parseLogManifest,
  serializeLogManifest,
} from '../../src/core/format/log/log-manifest.ts';
import {
  contains,
  endsAfter,
  isBefore,
  type LogPosition,
  type WalPosition,
} from '../../src/core/format/log/log-position.ts';
import { idOfKey, logIdOfKey, ownerOfObject } from '../../src/core/format/object-keys.ts';
import { linesOf } from '../../src/core/planning/log/log-line.ts';
import { Secret } from '../../src/core/secret.ts';
import { createDecryptor, createEncryptor } from '../../src/openpgp/encryption.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { BackupReader } from '../../src/repository/backup-reader.ts';
import { readLogs } from '../../src/repository/catalog/log-catalog.ts';
import { readEnd } from '../../src/repository/load-index.ts';
import { LogWriter } from '../../src/repository/log-writer.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { ReadPreference } from '../../src/repository/reading/read-preference.ts';
import { deleteExpiredLogs, findExpiredLogs, logUsersAt } from '../../src/repository/removal/expired-logs.ts';
import { sortRemains } from '../../src/repository/removal/inventory.ts';
import { sweep } from '../../src/repository/removal/orphans.ts';
import { StoredDatabase } from '../../src/repository/stored-database.ts';
import { sweepAt } from '../../src/retention/sweep-destination.ts';
import type { Run } from '../../src/run/run.ts';
import { findStarts, type StoredEnds } from '../../src/ship/starts.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { putBackup, SHOP } from '../support/stored-backup.ts';

const { signal } = new AbortController();
const AT = new Date('2026-11-21T02:15:00Z');
const ID = '20261121T021500Z-log-4f9c2a';
const HASH = 'ab'.repeat(32);
const BASE = { id: '20261121T020000Z-full-4f9c2a', manifestSha256: HASH };
const UNLOCK = { kind: 'passphrase' as const, passphrase: new Secret('correct horse battery staple') };

function position(offset: number): LogPosition {
  return { kind: 'binlog', file: 'binlog.000012', offset, gtid: '0-1-7', server: 'uid', at: AT.toISOString() };
}

const MANIFEST: LogManifest = {
  format: LOG_FORMAT,
  id: ID,
  kind: 'log',
  database: SHOP,
  base: BASE,
  follows: null,
  from: '2026-11-21T02:00:00Z',
  to: '2026-11-21T02:15:00Z',
  engine: { name: 'mariadb', serverVersion: '10.11.19', majorVersion: '10.11' },
  source: { salt: '0'.repeat(32), identity: HASH },
  run: null,
  startedAt: AT.toISOString(),
  finishedAt: AT.toISOString(),
  encryption: { profile: 'gnupg', recipients: [], salt: null },
  signer: null,
  objects: [{ sha256: HASH, sizeBytes: 1 }],
  contents: { sha256: HASH, sizeBytes: 1 },
  runbook: [
    { key: 'RECOVERY-v1.md', sha256: HASH },
    { key: 'RECOVERY-v1.py', sha256: HASH },
  ],
  rawBytes: 0,
  storedBytes: 2,
  tool: { name: 'restorable', version: '0' },
};

const parse = (manifest: object) => parseLogManifest(Buffer.from(JSON.stringify(manifest)), { id: ID, database: SHOP });

it('gives shipments ids that are no ids of backups', () => {
  const id = createLogId(AT, Uint8Array.of(0x4f, 0x9c, 0x2a));
  expect(id).toBe(ID);
  expect(parseLogId(id)).toEqual({ id, startedAt: AT });
  expect(parseBackupId(id)).toBeUndefined();
  expect(parseOwnerId(id)?.startedAt).toEqual(AT);
  expect(parseOwnerId(BASE.id)?.id).toBe(BASE.id as BackupId);
  for (const other of [BASE.id, `${ID}-log-4f9c2a`, '20261131T021500Z-log-4f9c2a', `${ID}0`, '-log-'])
    expect(parseLogId(other)).toBeUndefined();
});

it('tells the keys of shipments from those of backups', () => {
  const key = `shop/manifests/${ID}.json`;
  expect([idOfKey(key, 'manifests'), logIdOfKey(key, 'manifests')]).toEqual([undefined, ID]);
  expect(ownerOfObject(`packs/${ID}/binlog.000012/000000.zst.pgp`)).toEqual({ id: ID, part: 'packs' });
  // A record that only backups have must not protect what is stored under the id of a shipment.
  expect(ownerOfObject(`holds/${ID}/20261121T020000000Z-hold.json`)).toBeUndefined();
});

it.each([
  ['another version', { ...MANIFEST, format: 'restorable-log/2' }, 'BACKUP_FORMAT'],
  ['a backup', { ...MANIFEST, format: 'restorable/1' }, 'MANIFEST_INVALID'],
  ['another id', { ...MANIFEST, id: '20261121T021500Z-log-000000' }, 'MANIFEST_INVALID'],
  ['another start', { ...MANIFEST, startedAt: '2026-11-21T02:16:00Z' }, 'MANIFEST_INVALID'],
  ['a shipment as its base', { ...MANIFEST, base: { ...BASE, id: ID } }, 'MANIFEST_INVALID'],
  ['itself before it', { ...MANIFEST, follows: { id: ID, manifestSha256: HASH } }, 'MANIFEST_INVALID'],
  ['an end before its beginning', { ...MANIFEST, to: '2026-11-21T01:00:00Z' }, 'MANIFEST_INVALID'],
  ['parents', { ...MANIFEST, parents: [] }, 'MANIFEST_INVALID'],
])('refuses the manifest of a shipment with %s', (_, manifest, code) => {
  expect(parse(MANIFEST)).toEqual(MANIFEST);
  expect(() => parse(manifest)).toThrow(expect.objectContaining({ code }));
});

it('refuses contents of a shipment that contradict themselves', () => {
  const stream = { name: 'binlog.000012', rawBytes: 3, sha256: HASH, checkpoints: [], packCount: 1, maxPackBytes: 3 };
  const contents: LogContents = {
    format: LOG_CONTENTS_FORMAT,
    id: ID,
    database: SHOP,
    streams: [{ ...stream, file: 'binlog.000012', start: 4, end: 9 }],
    from: position(4),
    to: position(9),
    transactions: { count: 0, firstAt: null, lastAt: null, precision: 'seconds' },
  };
  const read = (given: object) => parseLogContents(Buffer.from(JSON.stringify(given)), { ...MANIFEST, rawBytes: 3 });
  const [first] = contents.streams;
  expect(read(contents)).toEqual(contents);
  const damaged = expect.objectContaining({ code: 'BACKUP_DAMAGED' });
  expect(() => read({ ...contents, streams: [] })).toThrow(damaged);
  expect(() => read({ ...contents, streams: [{ ...first, start: 10 }] })).toThrow(damaged);
  expect(() => read({ ...contents, streams: [{ ...first, packCount: 4 }] })).toThrow(damaged);
  const transactions = { ...contents.transactions, count: 1 };
  expect(() => read({ ...contents, transactions })).toThrow(damaged);
  const format = expect.objectContaining({ code: 'BACKUP_FORMAT' });
  expect(() => read({ ...contents, streams: [{ ...first, file: '-x' }] })).toThrow(format);
});

it('follows the line of shipments that reaches furthest, and none past a gap', () => {
  const day = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour));
  const log = (hour: number, follows: number | null, to = hour, finished = to) => {
    const id = `20261121T${String(hour).padStart(2, '0')}0000Z-log-00000${hour}`;
    const before =
      follows === null
        ? null
        : { id: id.replace(/\d\d0000Z-log-.*/, `0${follows}0000Z-log-00000${follows}`), manifestSha256: HASH };
    const times = { from: day(0), to: day(to), startedAt: day(hour), finishedAt: day(finished) };
    return { id, manifestSha256: HASH, follows: before, baseId: 'base', ...times };
  };
  const hours = (logs: readonly ReturnType<typeof log>[]) =>
    [...linesOf(logs)].map((line) => line.map(({ to }) => to.getUTCHours()));
  expect(hours([])).toEqual([]);
  expect(hours([log(3, 2), log(1, null), log(2, 1)])).toEqual([[1, 2, 3]]);
  expect(hours([log(1, null), log(3, 2), log(4, 3)])).toEqual([[3, 4], [1]]);
  // Two at once: both are complete continuations.
  expect(hours([log(1, null), log(2, 1, 5), log(3, 1)])).toEqual([
    [1, 5],
    [1, 3],
  ]);
  expect(hours([log(1, null), { ...log(2, 1), follows: { id: ID, manifestSha256: HASH } }])).toEqual([[2], [1]]);
  // The server's clock was far ahead. Its line ended with a gap, and another one goes on.
  const newer = [log(2, null), log(3, 2)].map((each) => ({ ...each, baseId: 'newer' }));
  expect(hours([log(1, null, 23, 1), ...newer])).toEqual([[2, 3], [23]]);
});

it('finds a position only in a piece of the same log', () => {
  const at = (offset: number, minutes = 0, server = 'uid'): LogPosition => ({
    ...position(offset),
    server,
    at: new Date(AT.getTime() + minutes * 60_000).toISOString(),
  });
  const piece = { from: at(10), to: at(20, 30) };
  expect([9, 10, 15, 20, 21].filter((offset) => contains(piece, at(offset, 1)))).toEqual([10, 15, 20]);
  expect(contains(piece, at(15, 1, 'other'))).toBe(false);
  // Files without numbers, or with other names, are in no order.
  const inFile = (file: string) => ({ ...at(15, 1), file });
  const files = { from: { ...at(10), file: 'binlog.000001' }, to: { ...at(20, 30), file: 'binlog.000020' } };
  expect(['binlog.000012', 'other.000012', 'binlog'].map((file) => contains(files, inFile(file)))).toEqual([
    true,
    false,
    false,
  ]);
  expect([isBefore(inFile('binlog'), at(20)), isBefore(at(10), inFile('other.000099'))]).toEqual([false, false]);
  // The log was reset after the position.
  expect(contains(piece, at(15, -60))).toBe(false);
});

async function write(at: StoredDatabase, id: string) {
  const encryptor = await createEncryptor(UNLOCK, 'gnupg', AT);
  const replicaSet = {
    name: SHOP,
    signal,
    room: async () => {},
    put: async (path: string, body: Parameters<StoredDatabase['put']>[1]) => at.put(at.keys.absolute(path), body),
  };
  const writer = new LogWriter({ id, replicaSet, encryptor, level: 3, onBytes: () => {} });
  async function* content() {
    yield Buffer.from('events');
  }
  const stream = await writer.writeStream({ name: 'binlog.000012', content: content() });
  await writer.writeNote(position(10), encryptor);
  const transactions = { count: 1, firstAt: AT.toISOString(), lastAt: AT.toISOString(), precision: 'seconds' as const };
  const contents: LogContents = {
    format: LOG_CONTENTS_FORMAT,
    id,
    database: SHOP,
    streams: [{ ...stream, file: 'binlog.000012', start: 4, end: 10 }],
    from: position(4),
    to: position(10),
    transactions,
  };
  const stored = { contents: await writer.writeContents(contents), objects: await writer.writeObjectList() };
  const manifest: LogManifest = { ...MANIFEST, id, ...stored, rawBytes: 6, storedBytes: writer.storedBytes };
  return { contents, manifest, bytes: serializeLogManifest(manifest) };
}

it('writes a shipment that reads back, and that nothing takes for a backup or for leftovers', async () => {
  const storage = new MemoryStorage();
  const at = new StoredDatabase(storage, { name: SHOP, clock: SYSTEM_CLOCK, signal });
  const unfinished = '20261120T021500Z-log-000000';
  await write(at, unfinished);
  const { contents, manifest, bytes } = await write(at, ID);
  await at.put(at.keys.manifest(ID), bytes);
  const { logs, uncounted } = await readLogs(at, (await at.listManifests()).logs, undefined);
  expect([logs.map((log) => log.manifest), uncounted]).toEqual([[manifest], []]);
  expect(logs[0]?.sha256).toBe(sha256Hex(bytes));
  const reader = await BackupReader.open({
    sources: new ReadPreference([at]),
    manifest: logs[0] as (typeof logs)[0],
    parents: [],
    spillFolder: async () => '',
    onBytes: () => {},
  });
  const decryptor = await createDecryptor(UNLOCK, {});
  expect(await reader.logContents(decryptor)).toEqual(contents);
  for await (const { content } of reader.streams(contents, decryptor))
    for await (const piece of content) expect(Buffer.from(piece).toString()).toBe('events');
  expect(await readEnd(ID, reader, decryptor)).toEqual(position(10));

  const catalog = await at.readCatalog(undefined);
  expect([catalog.backups, catalog.uncounted, catalog.logs]).toEqual([[], [], [ID]]);
  const later = new Date(Date.now() + 30 * 86_400_000);
  const inventory = await (await catalog.listRemovals()).takeInventory();
  const remains = sortRemains(inventory, catalog, { now: later, hidden: [] });
  expect(remains).toEqual({
    expired: [],
    waiting: [],
    abandoned: [unfinished],
    unfinished: [],
    orphaned: [],
    recorded: [],
  });
  await sweep(at, remains, later);
  expect([...storage.objects.keys()].some((key) => key.includes(unfinished))).toBe(false);
  expect(await reader.logContents(decryptor)).toEqual(contents);
});

it('removes the shipments that ended long before the oldest backup, and no others', async () => {
  const storage = new MemoryStorage();
  const at = new StoredDatabase(storage, { name: SHOP, clock: SYSTEM_CLOCK, signal });
  const { bytes } = await write(at, ID);
  await at.put(at.keys.manifest(ID), bytes);
  const keys = () => [...storage.objects.keys()].filter((key) => key.includes('-log-')).length;
  const expired = async (others: readonly string[] = []) => {
    const catalog = await at.readCatalog(undefined);
    return { catalog, ...(await findExpiredLogs(catalog, logUsersAt(catalog, others), undefined)) };
  };
  expect((await expired()).logs).toEqual([]);
  await putBackup(storage, { at: new Date('2026-11-30T02:00:00Z') });
  expect((await expired(['20261125T020000Z-full-4f9c2a'])).logs).toEqual([]);
  const { catalog, ...found } = await expired();
  expect(found.logs.map(({ id }) => id)).toEqual([ID]);
  const before = keys();
  expect(await deleteExpiredLogs(catalog, found)).toMatchObject({ objects: before, locked: 0 });
  expect(keys()).toBe(0);
  await at.put(at.keys.manifest(ID), bytes);
  await putBackup(storage, { at: new Date('2026-11-25T02:00:00Z') });
  expect((await expired()).logs).toEqual([]);
});

it('reads no manifest of a shipment that is too new to be removed, and takes any number of other backups', async () => {
  const storage = new MemoryStorage();
  const at = new StoredDatabase(storage, { name: SHOP, clock: SYSTEM_CLOCK, signal });
  await at.put(at.keys.manifest(ID), serializeLogManifest(MANIFEST));
  await putBackup(storage, { at: new Date('2026-11-30T02:00:00Z') });
  for (let each = 10; each < 40; each += 1)
    await at.put(at.keys.manifest(`20261125T0200${each}Z-log-0000${each}`), Buffer.from('planted'));
  const catalog = await at.readCatalog(undefined);
  const reads = vi.spyOn(storage, 'get');
  const { logs } = await findExpiredLogs(catalog, logUsersAt(catalog, []), undefined);
  expect([logs.map(({ id }) => id), reads.mock.calls.map(([key]) => key)]).toEqual([[ID], [at.keys.manifest(ID)]]);
  // More than a call accepts as arguments. Anyone with write access can plant as many records of removal.
  const others = Array.from({ length: 150_000 }, () => '20261201T020000Z-full-4f9c2a');
  expect((await findExpiredLogs(catalog, logUsersAt(catalog, others), undefined)).logs).toHaveLength(1);
});

it('keeps the shipments that continue a backup whose manifest was lost', async () => {
  const storage = new MemoryStorage();
  const at = new StoredDatabase(storage, { name: SHOP, clock: SYSTEM_CLOCK, signal });
  await at.put(at.keys.manifest(ID), serializeLogManifest(MANIFEST));
  const base = await putBackup(storage, { at: new Date('2026-11-21T02:00:00Z') });
  await putBackup(storage, { at: new Date('2026-11-30T02:00:00Z'), predecessor: base });
  storage.objects.delete(at.keys.manifest(base.id));
  const run = { warn: vi.fn() } as unknown as Run;
  const rings = { signer: undefined, signers: undefined, removers: undefined };
  const options = { dryRun: false, acceptMissing: false, keepRecordsMs: undefined };
  const catalog = await at.readCatalog(undefined);
  const { users } = await sweepAt({ at, run, ...rings, ...options }, catalog);
  expect((await findExpiredLogs(catalog, users, undefined)).logs).toEqual([]);
});

it('names only some of the shipments that do not count', async () => {
  const storage = new MemoryStorage();
  const at = new StoredDatabase(storage, { name: SHOP, clock: SYSTEM_CLOCK, signal });
  for (let each = 10; each < 40; each += 1)
    await at.put(at.keys.manifest(`20261125T0200${each}Z-log-0000${each}`), Buffer.from('planted'));
  const warn = vi.fn();
  const ends = {
    context: { run: { warn } },
    listed: [await at.listManifests()],
    rings: {},
    newest: undefined,
  } as unknown as StoredEnds;
  await expect(findStarts(ends, undefined)).rejects.toMatchObject({ code: 'LOG_NO_BASE' });
  const warnings = warn.mock.calls.flat();
  expect(warnings).toHaveLength(11);
  expect(warnings.at(-1)).toBe(`20 more shipments at ${at.label} do not count.`);
});

it('orders places in a write-ahead log by their LSN, and files of it by their number', () => {
  const at = (lsn: string): WalPosition => ({
    kind: 'wal',
    lsn,
    timeline: 1,
    segmentBytes: 0x100_0000,
    server: '7421',
    at: '2026-11-30T14:05:00.000Z',
  });
  const lsns = ['0/9', '0/A', '0/FFFFFFFF', '1/0', 'A/0', '10/0'];
  expect(lsns.slice(1).map((lsn, index) => isBefore(at(lsns[index] ?? ''), at(lsn)))).toEqual(Array(5).fill(true));
  expect(isBefore(at('1/0'), at('1/0'))).toBe(false);
  expect(isBefore(at('1/0'), { ...at('2/0'), server: 'other' })).toBe(false);
  expect(contains({ from: at('1/0'), to: at('2/0') }, at('1/FFFFFFFF'))).toBe(true);
  expect(contains({ from: at('1/0'), to: at('2/0') }, at('2/1'))).toBe(false);
  // The third file of 16 MiB after 4 GiB: 1/2000000 to 1/3000000.
  const file = '000000010000000100000002';
  expect(['1/2000000', '1/2000010'].map((lsn) => endsAfter({ file, end: 0x10 }, at(lsn)))).toEqual([true, false]);
  expect(endsAfter({ file: '00000002.history', end: 41 }, at('A/0'))).toBe(true);
});
