import { RestorableError } from '../../../src/core/errors.ts';
import type { DatabaseName } from '../../../src/core/format/database-name.ts';
import { objectKeys } from '../../../src/core/format/object-keys.ts';
import type { Decryptor } from '../../../src/openpgp/encryption.ts';
import type { BackupReader } from '../../../src/repository/backup-reader.ts';
import { loadIndex } from '../../../src/repository/load-index.ts';
import { GapRecords } from '../../../src/repository/records/gap-records.ts';
import { readRemoval } from '../../../src/repository/records/removal-records.ts';
import { MemoryStorage } from '../../support/memory-storage.ts';
import { shopIn } from '../../support/stored.ts';
import { testRecord } from '../../support/test-records.ts';
import { acceptedLater, type Target } from '../harness/target.ts';
import { DATABASE, manifestOf, rawFiles } from './vectors.ts';

const ID = '20250201T030000Z-full-7f9518';
const SHA256 = 'ab'.repeat(32);
const AT = '2026-01-01T00:00:00.000Z';
const keys = objectKeys(DATABASE as DatabaseName);
const backup = { id: ID, manifestSha256: SHA256 };
const tool = { name: 'restorable', version: '1.0.0' };

function recordSeeds(): Buffer[] {
  const { bytes } = manifestOf('full');
  const signer = { signer: null, salt: null };
  const records: readonly unknown[] = [
    { format: 'restorable-hold/1', action: 'hold', backup, reason: 'audit', by: 'x', at: AT, signer: null, tool },
    { format: 'restorable-hold/1', action: 'release', backup, reason: 'over', by: 'x', at: AT, signer: null, tool },
    { format: 'restorable-gap/1', backup, reason: 'removed', older: backup, at: AT, ...signer, tool },
    { format: 'restorable-pruned/1', backup, reason: 'r', prunedAt: AT, manifest: bytes.toString(), ...signer, tool },
    testRecord({
      backup: { ...backup, snapshotAt: AT },
      copies: [{ destination: 'memory', state: 'damaged' }],
      verdict: 'failed',
      reason: 'backup',
      onlyCopies: true,
      checks: { passed: 1, failed: 1, error: 0, skipped: 0 },
      failed: [{ code: 'rows', count: 1 }],
      details: { sha256: SHA256, sizeBytes: 100 },
      startedAt: AT,
      finishedAt: AT,
    }),
  ];
  return records.map((record) => Buffer.from(JSON.stringify(record, null, 1)));
}

/** The same bytes at any location where a record can be. */
function storageWith(input: Buffer): MemoryStorage {
  const storage = new MemoryStorage();
  // A record contains its time, and its key must match.
  const times = [...input.toString('latin1').matchAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)].map(([text]) => new Date(text));
  for (const time of [new Date(AT), ...times.slice(0, 3)].filter((each) => !Number.isNaN(each.getTime()))) {
    for (const key of [keys.hold(ID, 'hold', time), keys.hold(ID, 'release', time), keys.gap(ID, time)])
      storage.objects.set(key, input);
    storage.objects.set(keys.verification(ID, time), input);
  }
  storage.objects.set(keys.pruned(ID), input);
  return storage;
}

const records: Target = {
  name: 'records',
  seeds: recordSeeds,
  words: [
    '"action":"release"',
    '"older":null',
    '"count":0',
    '+010000-01-01T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '"state":"not-read"',
    '"onlyCopies":false',
    '"kind":"drill"',
  ],
  open: () => async (input) => {
    const at = shopIn(storageWith(input));
    await acceptedLater(() => at.readHolds(undefined));
    await acceptedLater(() => readRemoval(at, ID, undefined));
    await acceptedLater(async () => (await GapRecords.listAfter(await at.listManifests(), undefined)).explain(backup));
    await acceptedLater(async () => {
      const verifications = await at.openVerifications(undefined, new Date('2027-01-01T00:00:00Z'));
      await verifications.of({ id: ID, manifestSha256: SHA256 });
      await verifications.lastRead();
    });
  },
};

const SEPARATOR = 0;

/** A header, a NUL, and the parts together, as the next backup would read them from a damaged index. */
const index: Target = {
  name: 'index',
  seeds: async () => {
    const raw = await rawFiles(/accept\/(?:full|incremental)\/.*\/index\//, 'runner.asc');
    const headers = raw.filter((each) => each[0] === 0x7b);
    const parts = raw.filter((each) => each[0] !== 0x7b);
    return headers.map((header, at) =>
      Buffer.concat([header, Buffer.from([SEPARATOR]), parts[at] ?? new Uint8Array()]),
    );
  },
  words: [
    '"partCount":',
    '"packCount":9007199254740991',
    '"averageBytes":4096',
    '"nextFull":null',
    '\0',
    '\0\x10\0\x80',
  ],
  open: () => async (input) => {
    const end = input.indexOf(SEPARATOR);
    const header = end === -1 ? input : input.subarray(0, end);
    const part = end === -1 ? Buffer.alloc(0) : input.subarray(end + 1);
    const reader = {
      read: async ({ number }: { readonly number?: number }) => {
        if (number === 0) return header;
        if (number === 1) return part;
        throw new RestorableError('BACKUP_DAMAGED', 'it is not in the list');
      },
    } as unknown as BackupReader;
    const id = /"id":"([^"]*)"/.exec(header.toString('latin1'))?.[1] ?? ID;
    await acceptedLater(() => loadIndex([{ id, reader }], { id, reader }, {} as Decryptor));
  },
};

export const RECORD_TARGETS: readonly Target[] = [records, index];
