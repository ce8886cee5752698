import { z } from 'zod';
import { storedTime } from '../../core/format/stored-time.ts';
import { TOOL } from '../../core/version.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Signer } from '../../openpgp/signatures/signer.ts';
import { sha256Hex } from '../packs/digest.ts';
import { mapAhead } from '../reading/read-ahead.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { getRecord, isSignedBy, namesOf, putRecord, signedBy } from './signed-record.ts';

/** So many that a record stays below its maximum size. */
const MOST_IN_ONE = 300;
const READS_AHEAD = 16;
/** Limit of records read at one destination. Anyone with write access could keep a run busy for hours. */
const MOST_READ = 10_000;

const testSchema = z.strictObject({ recordSha256: z.string().regex(/^[0-9a-f]{64}$/), finishedAt: storedTime });

const removedTestsSchema = z.strictObject({
  format: z.literal('restorable-removed-tests/1'),
  database: z.string(),
  /** Counts the records of one prune. */
  number: z.int().nonnegative(),
  tests: z.array(testSchema).min(1).max(MOST_IN_ONE),
  keepMs: z.number().nonnegative(),
  removedAt: storedTime,
  ...signedBy,
  tool: z.strictObject({ name: z.string(), version: z.string() }),
});

export type RemovedTest = z.infer<typeof testSchema>;

/** Why a record of a test is missing. */
export interface TestRemoval extends RemovedTest {
  readonly keepMs: number;
  readonly removedAt: Date;
  /** `verifier`: by a key that signs such records itself. `signer`: by another accepted key, perhaps that of the backup job. */
  readonly by: 'verifier' | 'signer';
  /** Of the record that states it, and its hash. */
  readonly key: string;
  readonly sha256: string;
  /** Whether that has a signature that was checked. */
  readonly isSigned: boolean;
}

/** When and by whom the records are deleted, and the age at which they are. */
interface Removing {
  readonly keepMs: number;
  readonly removedAt: Date;
  readonly signer: Signer | undefined;
}

/** Records which tests a prune deletes, before it does. The records are not locked, as those of removed backups. */
export async function writeRemovedTests(
  at: StoredDatabase,
  tests: readonly RemovedTest[],
  { keepMs, removedAt, signer }: Removing,
): Promise<void> {
  for (let number = 0; number * MOST_IN_ONE < tests.length; number += 1) {
    const record: z.infer<typeof removedTestsSchema> = {
      format: 'restorable-removed-tests/1',
      database: at.name,
      number,
      tests: tests.slice(number * MOST_IN_ONE, (number + 1) * MOST_IN_ONE),
      keepMs,
      removedAt: removedAt.toISOString(),
      ...namesOf(signer),
      tool: TOOL,
    };
    await putRecord(at, at.keys.removedTests(removedAt, number), { record, signer, unlocked: true });
  }
}

export interface RemovalRings {
  readonly verifiers: SignerRing | undefined;
  /** All whose removals are accepted. If undefined, everyone's. */
  readonly removers: SignerRing | undefined;
}

/**
 * Reads what explains that records of tests are missing.
 * @param now removals with a later date are not accepted
 * @returns by the hash of the missing record
 * @throws the storage's errors
 */
export async function readRemovedTests(
  at: StoredDatabase,
  rings: RemovalRings,
  now: Date,
): Promise<Map<string, TestRemoval[]>> {
  const keys: string[] = [];
  for await (const { key } of at.list(at.keys.allRemovedTests)) {
    if (key.endsWith('.json')) keys.push(key);
  }
  const removals = new Map<string, TestRemoval[]>();
  const newest = keys.toReversed().slice(0, MOST_READ);
  for await (const found of mapAhead(newest, READS_AHEAD, (key) => readOne(at, key, rings))) {
    for (const removal of found) {
      if (removal.removedAt > now) continue;
      removals.set(removal.recordSha256, [...(removals.get(removal.recordSha256) ?? []), removal]);
    }
  }
  return removals;
}

async function readOne(at: StoredDatabase, key: string, rings: RemovalRings): Promise<TestRemoval[]> {
  const record = await getRecord(at, key);
  const parsed = record && removedTestsSchema.safeParse(record.json).data;
  if (record === undefined || parsed === undefined || parsed.database !== at.name) return [];
  const removedAt = new Date(parsed.removedAt);
  if (at.keys.removedTests(removedAt, parsed.number) !== key) return [];
  const stored = { ...record, at, id: '', key };
  const isOf = (ring: SignerRing | undefined) => isSignedBy(ring, stored, parsed);
  const isVerifiers = rings.verifiers === undefined ? rings.removers === undefined : await isOf(rings.verifiers);
  if (!isVerifiers && !(await isOf(rings.removers))) return [];
  const by = isVerifiers ? 'verifier' : 'signer';
  const of = { keepMs: parsed.keepMs, removedAt, by, key, sha256: sha256Hex(record.bytes) } as const;
  return parsed.tests.map((test) => ({ ...test, ...of, isSigned: parsed.signer !== null }));
}
