import { recordAt } from '../../core/format/object-keys.ts';
import { GRACE_MS } from '../../core/planning/retention/retention.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Signer } from '../../openpgp/signatures/signer.ts';
import type { StoredObject } from '../../ports/storage.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { sha256Hex } from '../packs/digest.ts';
import { mapAhead } from '../reading/read-ahead.ts';
import { type RemovedTest, readRemovedTests, writeRemovedTests } from '../records/removed-tests.ts';
import { getRecord } from '../records/signed-record.ts';
import { testRecordSchema } from '../records/test-record.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { committedMeanwhile } from './orphans.ts';
import { deleteUnlessLocked } from './removal.ts';

const REQUESTS_AT_ONCE = 8;

/** Records of verifications that are kept no longer. */
export interface ExpiredRecords {
  /** The records of earlier prunes, which explain the absence of records that nothing names any more. */
  readonly removals: readonly StoredObject[];
  /** Their objects by backup. Those of tests without one have no id. */
  readonly objects: ReadonlyMap<string | undefined, readonly StoredObject[]>;
  readonly count: number;
  readonly bytes: number;
}

/**
 * Finds the records of verifications that are older than `keepMs`, of backups that are completely gone: their objects and the
 * record of their removal were deleted, which takes two phases and a week. The storage's clock decides, by the time in the name
 * and by that of the last change: what a sync is writing at the moment is young.
 * @param ids backups of which only such records are left
 */
export async function findExpiredRecords(
  at: StoredDatabase,
  ids: readonly string[],
  { now, keepMs }: { readonly now: Date; readonly keepMs: number },
): Promise<ExpiredRecords> {
  const gone = new Set(ids);
  const objects = new Map<string | undefined, StoredObject[]>();
  const found = { count: 0, bytes: 0 };
  const isOld = (time: Date, ageMs: number): boolean => now.getTime() - time.getTime() > ageMs;
  for await (const object of at.list(at.keys.allVerifications)) {
    const record = recordAt(at.keys.relative(object.key));
    if (record === undefined || (record.id !== undefined && !gone.has(record.id))) continue;
    if (!isOld(record.time, keepMs) || !isOld(object.modifiedAt, GRACE_MS)) continue;
    objects.set(record.id, [...(objects.get(record.id) ?? []), object]);
    found.bytes += object.sizeBytes;
    if (record.ending === '.json') found.count += 1;
  }
  const removals: StoredObject[] = [];
  for await (const object of at.list(at.keys.allRemovedTests)) {
    if (isOld(object.modifiedAt, Math.max(keepMs, GRACE_MS))) removals.push(object);
  }
  return { objects, removals, ...found };
}

interface Deleting {
  readonly keepMs: number;
  readonly now: Date;
  /** Signs the record of what is deleted. */
  readonly signer: Signer | undefined;
  /** Whose records of that are accepted. If undefined, everyone's. */
  readonly removers: SignerRing | undefined;
}

/**
 * Deletes them, after each backup's manifest was requested by its name, as before any other deletion, and after what is deleted was
 * recorded: a record that is missing without that is a finding. A record goes before its signature and its details, so that none is
 * ever there without them.
 * @returns how many objects the storage refuses to delete
 */
export async function deleteExpiredRecords(
  at: StoredDatabase,
  { objects, removals }: ExpiredRecords,
  { keepMs, now, signer, removers }: Deleting,
): Promise<number> {
  const appeared = await committedMeanwhile(at, new Set([...objects.keys()].filter((id) => id !== undefined)));
  let locked = 0;
  const leaving = [...objects].filter(([id]) => id === undefined || !appeared.has(id)).flatMap(([, those]) => those);
  const isRecord = ({ key }: StoredObject): boolean => key.endsWith('.json');
  const tests = await testsIn(at, leaving.filter(isRecord));
  // What the storage refuses to delete is recorded once, and not by every prune.
  const known = tests.length === 0 ? new Map() : await readRemovedTests(at, { verifiers: undefined, removers }, now);
  const unknown = tests.filter(({ recordSha256 }) => !known.has(recordSha256));
  await writeRemovedTests(at, unknown, { keepMs, removedAt: now, signer });
  const all = [...leaving, ...removals];
  for (const those of [all.filter(isRecord), all.filter((object) => !isRecord(object))]) {
    await forEachBounded(those, REQUESTS_AT_ONCE, async ({ key }) => {
      if (!(await deleteUnlessLocked(at, key))) locked += 1;
    });
  }
  return locked;
}

/** What the records are called by others. What is no record needs no explanation. */
async function testsIn(at: StoredDatabase, records: readonly StoredObject[]): Promise<RemovedTest[]> {
  const tests: RemovedTest[] = [];
  for await (const stored of mapAhead(records, REQUESTS_AT_ONCE, ({ key }) => getRecord(at, key))) {
    const record = stored && testRecordSchema.safeParse(stored.json).data;
    if (stored === undefined || record?.database !== at.name) continue;
    tests.push({ recordSha256: sha256Hex(stored.bytes), finishedAt: record.finishedAt });
  }
  return tests;
}
