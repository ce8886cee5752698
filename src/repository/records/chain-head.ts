import { throwIfCancelled } from '../../core/cancellation.ts';
import { toRestorableError } from '../../core/errors.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { MOST_HEADS, type TestRecord } from './test-record.ts';

/** The newest record of a verifier at all destinations together, and those of the other accepted verifiers. */
export interface ChainHead {
  /** Null if there is none. */
  readonly previous: TestRecord['previous'];
  /** Undefined if there is no other verifier. */
  readonly otherHeads: TestRecord['otherHeads'];
  /** Labels of the destinations whose records could not be read: a newer one may be there. */
  readonly unread: readonly string[];
}

interface Verifier {
  /** Null if the records are not signed. */
  readonly fingerprint: string | null;
  /** Accepts its signatures, and those of the other verifiers. Undefined if the records are not signed. */
  readonly ring: SignerRing | undefined;
  readonly now: Date;
}

type Head = NonNullable<TestRecord['previous']>;
/** By verifier. Null: it is known that there is none. */
type Heads = Map<string | null, Head | null>;

/**
 * Finds the records that the next one names. Each destination is asked, because a record may be missing at some: a write that failed
 * at one destination must not split the chain.
 */
export async function findChainHead(places: readonly StoredDatabase[], verifier: Verifier): Promise<ChainHead> {
  const asked = await Promise.all(places.map((at) => headsAt(at, verifier)));
  const all: Heads = new Map();
  for (const heads of asked) for (const [key, head] of heads ?? []) addHead(all, key, head);
  return {
    previous: all.get(verifier.fingerprint) ?? null,
    otherHeads: othersAmong(all, verifier),
    unread: places.flatMap(({ label }, index) => (asked[index] === undefined ? [label] : [])),
  };
}

/** Of all that were found at some destination, the newest. */
function addHead(heads: Heads, verifier: string | null, head: Head | null): void {
  const known = heads.get(verifier);
  if (known === undefined || known === null || (head !== null && isLater(head, known))) heads.set(verifier, head);
}

/** Of two that ended at once, everyone must choose the same. */
function isLater(a: Head, b: Head): boolean {
  const [endA, endB] = [Date.parse(a.finishedAt), Date.parse(b.finishedAt)];
  return endA === endB ? a.recordSha256 > b.recordSha256 : endA > endB;
}

/** Without a signature, a record that names others would show nothing. */
function othersAmong(all: Heads, { fingerprint, ring }: Verifier): TestRecord['otherHeads'] {
  if (ring === undefined) return undefined;
  const others = [...all].flatMap(([verifier, head]) =>
    verifier === null || verifier === fingerprint ? [] : { verifier, head },
  );
  const endOf = (head: Head | null): string => head?.finishedAt ?? '';
  const newest = others.toSorted((a, b) => (endOf(a.head) > endOf(b.head) ? -1 : 1)).slice(0, MOST_HEADS);
  return newest.length === 0 ? undefined : newest;
}

/** @returns undefined if they are not known */
async function headsAt(at: StoredDatabase, verifier: Verifier): Promise<Heads | undefined> {
  try {
    return await readHeads(at, verifier);
  } catch (thrown) {
    throwIfCancelled(at.signal);
    // Includes a defect in one kind of storage: the record can still be written to the others.
    toRestorableError(thrown);
    return undefined;
  }
}

/**
 * A record can appear so long after the time that it states: another one may be written in the meantime, and not name it. Those of
 * tests that ended before are read only if they were stored since.
 */
const LATE_MS = 3_600_000;

/**
 * Reads the newest records until they and what the newest one of this verifier names leave nothing open. So the first record of a
 * new key reads all of them, and each after that only those of the hour before the last one, and what was stored since then.
 */
async function readHeads(at: StoredDatabase, { fingerprint, ring, now }: Verifier): Promise<Heads> {
  const heads: Heads = new Map();
  const log = await at.openVerifications(ring, now);
  const open = new Set(ring?.fingerprints);
  let isEnoughAt = Number.NEGATIVE_INFINITY;
  for await (const { record, sha256: recordSha256 } of log.newestFirst()) {
    const { verifier, finishedAt, otherHeads = [], unread } = record;
    if (open.size === 0 && Date.parse(finishedAt) < isEnoughAt) break;
    addHead(heads, verifier, { recordSha256, finishedAt });
    if (verifier !== null) open.delete(verifier);
    if (verifier === fingerprint) {
      for (const other of otherHeads) addHead(heads, other.verifier, other.head);
      // One that could not read every destination may have overlooked newer ones.
      if (unread.length === 0) {
        for (const other of otherHeads) open.delete(other.verifier);
        isEnoughAt = Math.max(isEnoughAt, Date.parse(finishedAt) - LATE_MS);
      }
      if (ring === undefined) return heads;
    }
  }
  if (open.size === 0 && Number.isFinite(isEnoughAt)) {
    for await (const { record, sha256: recordSha256 } of log.storedAfter(new Date(isEnoughAt)))
      addHead(heads, record.verifier, { recordSha256, finishedAt: record.finishedAt });
  }
  for (const verifier of open) addHead(heads, verifier, null);
  return heads;
}
