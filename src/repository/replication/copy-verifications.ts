import { hasCode } from '../../core/errors.ts';
import { recordAt, type TestEnding } from '../../core/format/object-keys.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { sha256Hex } from '../packs/digest.ts';
import { putOnce } from '../reading/destinations.ts';
import { getRecord, RECORD_MAX_BYTES, signerOfRecord } from '../records/signed-record.ts';
import { testRecordSchema } from '../records/test-record.ts';
import type { StoredDatabase } from '../stored-database.ts';

const REQUESTS_AT_ONCE = 8;
const DETAILS_MAX_BYTES = 16 * 1024 * 1024;

export interface CopyRecords {
  /** Accepted verifiers. If undefined, every record is copied. */
  readonly ring: SignerRing | undefined;
  /** Older records are not copied: a prune would remove them again. */
  readonly since: Date;
  readonly dryRun: boolean;
}

/** The objects of one test at one destination. */
interface Found {
  readonly at: StoredDatabase;
  readonly endings: Set<TestEnding>;
}

/**
 * Copies the records of tests that a destination lacks, of existing and of removed backups, as they are. Each names the
 * destinations whose copies were read, so it states nothing about the copies at its new place.
 * @returns how many each destination got, or would get
 */
export async function copyVerifications(
  places: readonly StoredDatabase[],
  options: CopyRecords,
): Promise<ReadonlyMap<StoredDatabase, number>> {
  const listed = new Map<StoredDatabase, Map<string, Found>>();
  for (const at of places) listed.set(at, await recordsAt(at, options.since));
  const sources = new Map<string, Found[]>();
  for (const found of listed.values()) {
    for (const [name, record] of found) sources.set(name, [...(sources.get(name) ?? []), record]);
  }
  const copied = new Map<StoredDatabase, number>();
  for (const [at, found] of listed) {
    let count = 0;
    const lacking = [...sources].filter(([name]) => !found.has(name));
    await forEachBounded(lacking, REQUESTS_AT_ONCE, async ([name, from]) => {
      for (const record of from) {
        if (!(await copyRecord(record, name, at, options))) continue;
        count += 1;
        return;
      }
    });
    copied.set(at, count);
  }
  return copied;
}

/** The records at a destination by their names. */
async function recordsAt(at: StoredDatabase, since: Date): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for await (const { key } of at.list(at.keys.allVerifications)) {
    const place = recordAt(at.keys.relative(key));
    if (place === undefined || place.time < since) continue;
    const known = found.get(place.name) ?? { at, endings: new Set<TestEnding>() };
    known.endings.add(place.ending);
    found.set(place.name, known);
  }
  for (const [name, { endings }] of found) if (!endings.has('.json')) found.delete(name);
  return found;
}

/** @returns false if it is not a record that counts */
async function copyRecord(
  { at, endings }: Found,
  name: string,
  target: StoredDatabase,
  { ring, dryRun }: CopyRecords,
): Promise<boolean> {
  const key = at.keys.ofTest(name, '.json');
  const stored = await getRecord(at, key);
  const record = stored && testRecordSchema.safeParse(stored.json).data;
  if (stored === undefined || record === undefined || record.database !== at.name) return false;
  if (at.keys.verification(record.backup?.id, new Date(record.finishedAt)) !== key) return false;
  if (ring !== undefined && (await signerOfRecord(at, key, stored.bytes, ring)) === undefined) return false;
  if (dryRun) return true;
  const { details } = record;
  const beside = [
    ['.details.zst.pgp', Math.min(details?.sizeBytes ?? 0, DETAILS_MAX_BYTES), details?.sha256],
    ['.json.asc', RECORD_MAX_BYTES, undefined],
  ] as const;
  for (const [ending, maxBytes, sha256] of beside) {
    if (!endings.has(ending)) continue;
    const bytes = await readBeside(at, at.keys.ofTest(name, ending), maxBytes);
    if (bytes === undefined || (sha256 !== undefined && sha256Hex(bytes) !== sha256)) continue;
    await putOnce(target, target.keys.ofTest(name, ending), bytes);
  }
  // The record last: until then there is none.
  await putOnce(target, target.keys.ofTest(name, '.json'), stored.bytes);
  return true;
}

/** Undefined if it is gone or too large: anyone with write access must not be able to stop a sync with it. */
async function readBeside(at: StoredDatabase, key: string, maxBytes: number): Promise<Uint8Array | undefined> {
  return at.get(key, maxBytes).catch((thrown: unknown) => {
    if (hasCode(thrown, 'OBJECT_MISSING', 'STORAGE_CORRUPTED')) return undefined;
    throw thrown;
  });
}
