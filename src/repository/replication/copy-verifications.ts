import { hasCode } from '../../core/errors.ts';
import { recordAt } from '../../core/format/object-keys.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { sha256Hex } from '../packs/digest.ts';
import { putOnce } from '../reading/destinations.ts';
import { evidenceSchema } from '../records/evidence.ts';
import { getRecord, RECORD_MAX_BYTES, signerOfRecord } from '../records/signed-record.ts';
import type { StoredDatabase } from '../stored-database.ts';

const REQUESTS_AT_ONCE = 8;
const DETAILS = '.details.zst.pgp';
const SIGNATURE = '.json.asc';
const DETAILS_MAX_BYTES = 16 * 1024 * 1024;

export interface CopyRecords {
  /** Accepted verifiers. If undefined, every record is copied. */
  readonly ring: SignerRing | undefined;
  /** Older records are not copied: a prune would remove them again. */
  readonly since: Date;
  readonly dryRun: boolean;
}

/** The files of one record at one destination, by their ending. */
interface Found {
  readonly at: StoredDatabase;
  readonly files: Map<string, string>;
}

/**
 * Copies the records of verifications that a destination lacks, of existing and of removed backups. A copy is evidence of what
 * happened and not of the copies of a backup at its new place, so it is stored below `evidence/`, where no plan looks.
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

/** The records at a destination by `<id>/<time>`. */
async function recordsAt(at: StoredDatabase, since: Date): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for (const prefix of [at.keys.allVerifications, at.keys.allEvidence]) {
    for await (const { key } of at.list(prefix)) {
      const record = recordAt(at.keys.relative(key));
      if (record === undefined || record.time < since) continue;
      const known = found.get(record.name) ?? { at, files: new Map<string, string>() };
      known.files.set(record.ending, key);
      found.set(record.name, known);
    }
  }
  for (const [name, { files }] of found) if (!files.has('.json')) found.delete(name);
  return found;
}

/** @returns false if it is not a record that counts */
async function copyRecord(
  { at, files }: Found,
  name: string,
  target: StoredDatabase,
  { ring, dryRun }: CopyRecords,
): Promise<boolean> {
  const key = files.get('.json') ?? '';
  const record = await getRecord(at, key);
  const evidence = record && evidenceSchema.safeParse(record.json).data;
  if (record === undefined || evidence === undefined || evidence.database !== at.name) return false;
  const own = at.keys.verification(evidence.backup.id, new Date(evidence.finishedAt));
  if (recordAt(at.keys.relative(own))?.name !== name) return false;
  if (ring !== undefined && (await signerOfRecord(at, key, record.bytes, ring)) === undefined) return false;
  if (dryRun) return true;
  const { details } = evidence;
  const beside = [
    [DETAILS, Math.min(details?.sizeBytes ?? 0, DETAILS_MAX_BYTES), details?.sha256],
    [SIGNATURE, RECORD_MAX_BYTES, undefined],
  ] as const;
  for (const [ending, maxBytes, sha256] of beside) {
    const bytes = await readBeside(at, files.get(ending), maxBytes);
    if (bytes === undefined || (sha256 !== undefined && sha256Hex(bytes) !== sha256)) continue;
    await putOnce(target, target.keys.evidence(name, ending), bytes);
  }
  // The record last: until then there is none.
  await putOnce(target, target.keys.evidence(name, '.json'), record.bytes);
  return true;
}

/** Undefined if it is gone or too large: anyone with write access must not be able to stop a sync with it. */
async function readBeside(
  at: StoredDatabase,
  key: string | undefined,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  if (key === undefined) return undefined;
  return at.get(key, maxBytes).catch((thrown: unknown) => {
    if (hasCode(thrown, 'OBJECT_MISSING', 'STORAGE_CORRUPTED')) return undefined;
    throw thrown;
  });
}
