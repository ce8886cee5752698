import { throwIfCancelled } from '../../core/cancellation.ts';
import { toRestorableError } from '../../core/errors.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { StoredDatabase } from '../stored-database.ts';
import type { TestRecord } from './test-record.ts';

/** The newest record of a verifier at all destinations together. */
export interface ChainHead {
  /** Null if there is none. */
  readonly previous: TestRecord['previous'];
  /** Labels of the destinations whose records could not be read: a newer one may be there. */
  readonly unread: readonly string[];
}

interface Verifier {
  /** Null if the records are not signed. */
  readonly fingerprint: string | null;
  /** Accepts its signatures. Undefined if the records are not signed. */
  readonly ring: SignerRing | undefined;
  readonly now: Date;
}

/**
 * Finds the record that the next one names as the one before it. Each destination is asked, because a record may be missing at
 * some: a write that failed at one destination must not split the chain.
 */
export async function findChainHead(places: readonly StoredDatabase[], verifier: Verifier): Promise<ChainHead> {
  const asked = await Promise.all(places.map((at) => headAt(at, verifier)));
  let newest: NonNullable<ChainHead['previous']> | undefined;
  for (const head of asked) {
    if (head === undefined || head === null) continue;
    if (newest === undefined || isLater(head, newest)) newest = head;
  }
  return {
    previous: newest ?? null,
    unread: places.flatMap(({ label }, index) => (asked[index] === undefined ? [label] : [])),
  };
}

type Head = NonNullable<ChainHead['previous']>;

/** Of two that ended at once, everyone must choose the same. */
function isLater(a: Head, b: Head): boolean {
  const [endA, endB] = [Date.parse(a.finishedAt), Date.parse(b.finishedAt)];
  return endA === endB ? a.recordSha256 > b.recordSha256 : endA > endB;
}

/** @returns null if there is none, undefined if it is not known */
async function headAt(at: StoredDatabase, { fingerprint, ring, now }: Verifier): Promise<Head | null | undefined> {
  try {
    const found = await (await at.openVerifications(ring, now)).newest(fingerprint);
    return found === undefined ? null : { recordSha256: found.sha256, finishedAt: found.record.finishedAt };
  } catch (thrown) {
    throwIfCancelled(at.signal);
    // Includes a defect in one kind of storage: the record can still be written to the others.
    toRestorableError(thrown);
    return undefined;
  }
}
