import { z } from 'zod';
import { throwIfCancelled } from '../core/cancellation.ts';
import { toRestorableError } from '../core/errors.ts';
import { readBackupId } from '../core/format/backup-id.ts';
import { parseManifest } from '../core/format/manifest/manifest.ts';
import { signaturePath } from '../core/format/object-keys.ts';
import type { Period } from '../core/planning/schedule/period.ts';
import type { SignerRing } from '../openpgp/signatures/signatures.ts';
import type { DatabaseHistory, TestEntry } from '../report/facts/history.ts';
import { sha256Hex } from '../repository/packs/digest.ts';
import { olderCopy } from '../repository/reading/older-copies.ts';
import { recordOf, unlessBad } from '../repository/records/signed-record.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { KeyRings } from '../run/key-rings.ts';
import type { RunContext } from '../run/run-context.ts';
import { PAYLOADS } from './pack-storage.ts';

const PAYLOAD_MAX_BYTES = 64 * 1024;

/** An object to fetch, with its signature. */
export interface Wanted {
  /** Below the database's folder. */
  readonly key: string;
  /** Undefined for a record of removal, which destinations write for themselves. */
  readonly sha256: string | undefined;
  readonly signature: Signature | undefined;
  /** Whose signatures count. If undefined, none is checked. */
  readonly ring: SignerRing | undefined;
}

/** Below the database's folder. That of a manifest is named after its signer. */
type Signature = string | ((manifest: Buffer) => string | undefined);

/** The payloads of a period that a history names, with the last ones before it. */
export function wantedOf(
  { database, backups, removed, tests }: DatabaseHistory,
  period: Period,
  { signers, verifiers, removers }: KeyRings,
): Wanted[] {
  const ids = [...backups, ...removed].map(({ id }) => id).toSorted();
  const startOf = (id: string): Date => readBackupId(id).startedAt;
  // The shipped log leads into the period from the last one before it that is still stored, and says where it is in the log.
  const base = backups.findLast(({ id, inLog }) => inLog !== false && startOf(id) < period.from);
  const wanted = new Set([...ofPeriod(ids, period, startOf), ...(base === undefined ? [] : [base.id])]);
  return [
    ...backups
      .filter(({ id }) => wanted.has(id))
      .map(({ id, manifestSha256 }) => ({
        key: `manifests/${id}.json`,
        sha256: manifestSha256,
        signature: (bytes: Buffer): string | undefined => {
          const { signer } = parseManifest(bytes, { id, database });
          return signer === null ? undefined : signaturePath(id, signer);
        },
        ring: signers,
      })),
    ...removed
      .filter(({ id }) => wanted.has(id))
      .map(({ id, signedBy }) => ({
        key: `pruned/${id}.json`,
        sha256: undefined,
        signature: signedBy === null ? undefined : `pruned/${id}.json.asc`,
        ring: removers,
      })),
    ...testsOf(tests, period).map(({ record, recordSha256, verifier }) => ({
      key: record,
      sha256: recordSha256,
      signature: verifier === null ? undefined : `${record}.asc`,
      ring: verifiers,
    })),
  ];
}

/** The records of the period, and the last one before it. */
export function testsOf(tests: readonly TestEntry[], period: Period): TestEntry[] {
  return ofPeriod(tests, period, ({ finishedAt }) => new Date(finishedAt));
}

/** @param all oldest first */
function ofPeriod<T>(all: readonly T[], { from, to }: Period, time: (item: T) => Date): T[] {
  const before = all.findLast((item) => time(item) < from);
  const within = all.filter((item) => time(item) >= from && time(item) < to);
  return before === undefined ? within : [before, ...within];
}

interface Places {
  readonly places: readonly StoredDatabase[];
  readonly context: RunContext;
}

/** From the first destination that has it as it is wanted, together with a signature that counts. */
export async function addPayload(
  payloads: Map<string, Buffer>,
  wanted: Wanted,
  { places, context }: Places,
): Promise<void> {
  let why = '';
  for (const at of places) {
    try {
      const found = await payloadAt(at, wanted);
      if (found === undefined) continue;
      for (const [key, content] of found) payloads.set(PAYLOADS + at.keys.absolute(key), content);
      return;
    } catch (thrown) {
      throwIfCancelled(at.signal);
      why = `: ${toRestorableError(thrown).message}`;
    }
  }
  context.run.warn(`${wanted.key} is left out of the evidence, because no destination has it as it was signed${why}`);
}

/** @returns the object and its signature by their keys; undefined if they are not as wanted */
async function payloadAt(at: StoredDatabase, wanted: Wanted): Promise<[string, Buffer][] | undefined> {
  const { key, sha256, ring } = wanted;
  const bytes = await goodCopy(at, key, (stored) => sha256 === undefined || sha256Hex(stored) === sha256);
  if (bytes === undefined) return undefined;
  const path = typeof wanted.signature === 'function' ? wanted.signature(bytes) : wanted.signature;
  if (path === undefined) return [[key, bytes]];
  // Whoever can write to one destination could replace a signature there, and so take the record of a failure out of the evidence.
  const accepted = ring && (await ringFor(ring, at, bytes));
  const signature = await goodCopy(at, path, async (stored) => {
    return accepted === undefined || (await isSignature(accepted, bytes, stored));
  });
  return signature === undefined
    ? undefined
    : [
        [key, bytes],
        [path, signature],
      ];
}

async function isSignature(ring: SignerRing, bytes: Buffer, signature: Uint8Array): Promise<boolean> {
  return (await unlessBad(ring.verify(bytes, Buffer.from(signature).toString('latin1')))) !== undefined;
}

/** Also an older version, if the storage keeps those. @throws the storage's errors */
async function goodCopy(
  at: StoredDatabase,
  key: string,
  isGood: (stored: Uint8Array) => boolean | Promise<boolean>,
): Promise<Buffer | undefined> {
  let failure: unknown;
  try {
    const stored = await at.get(at.keys.absolute(key), PAYLOAD_MAX_BYTES);
    if (await isGood(stored)) return Buffer.from(stored);
  } catch (thrown) {
    throwIfCancelled(at.signal);
    failure = thrown;
  }
  const accept = async (stored: Uint8Array) => ((await isGood(stored)) ? Buffer.from(stored) : undefined);
  const older = await olderCopy([at], { key, maxBytes: PAYLOAD_MAX_BYTES }, accept);
  if (older === undefined && failure !== undefined) throw failure;
  return older?.value;
}

const name = z.string().nullable().optional();
/** How manifests and records name who signed them. */
const namesSchema = z.object({
  signer: name,
  verifier: name,
  salt: name,
  encryption: z
    .object({ profile: z.enum(['gnupg', 'rfc9580']), recipients: z.array(z.string()), salt: name })
    .optional(),
});

/** With the key that is derived from a passphrase, if one is accepted. */
async function ringFor(ring: SignerRing, at: StoredDatabase, bytes: Buffer): Promise<SignerRing> {
  const names = namesSchema.safeParse(recordOf(bytes).json).data;
  const { profile = 'gnupg', recipients = [], salt = names?.salt } = names?.encryption ?? {};
  const encryption = { profile, recipients, salt: salt ?? null };
  const claimed = { id: '', database: at.name, signer: names?.signer ?? names?.verifier ?? null, encryption };
  return (await unlessBad(ring.ringFor(claimed))) ?? ring;
}
