import { RestorableError } from '../../core/errors.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/retention/catalog-trust.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import { sha256Hex } from '../packs/digest.ts';
import { olderCopy } from '../reading/older-copies.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { getRecord, isAcceptedBy, isSignedBy, RECORD_MAX_BYTES, type RecordBytes, recordOf } from './signed-record.ts';
import { type AcceptedRecord, type FoundRecord, type RefusedRecord, testRecordSchema } from './test-record.ts';

/**
 * Records of one destination that are read although they don't count. Anyone with write access could keep a run busy for hours. Those
 * that were stored within the same hour are limited too, so that what someone plants in an hour hides only what was stored in it.
 */
const MOST_REFUSED = 10_000;
const MOST_REFUSED_OF_HOUR = 1_000;
const HOUR_MS = 3_600_000;
/** Of these, how many an error names. */
const NAMED = 3;

/** The record of a test, as a storage lists it. */
export interface ListedRecord {
  readonly key: string;
  /** Without its folder and its ending. */
  readonly name: string;
  readonly id: string | undefined;
  readonly time: Date;
  /** Undefined for one that was deleted, and of which the storage keeps an older version. */
  readonly storedAt: Date | undefined;
  /** Larger than any record: not worth reading. */
  readonly isTooLarge: boolean;
}

export interface Accepting {
  readonly ring: SignerRing | undefined;
  readonly now: Date;
  /** How many are read that don't count, and of these how many that were stored within the same hour. */
  readonly mostRefused?: number | undefined;
  readonly mostRefusedOfHour?: number | undefined;
  /** What was not read is left out, and `problem` tells of it. Otherwise it is an error. */
  readonly isLenient?: boolean | undefined;
}

/** Reads the records of tests at one destination, each once, and judges whether they count. */
export class RecordReader {
  readonly #at: StoredDatabase;
  readonly #ring: SignerRing | undefined;
  readonly #now: Date;
  readonly #most: number;
  readonly #mostOfHour: number;
  readonly #isLenient: boolean;
  readonly #known = new Map<string, Promise<FoundRecord>>();
  /** Keys of those that don't count, as they were read. */
  readonly #refused: string[] = [];
  /** How many of them were stored within each hour. */
  readonly #refusedOfHour = new Map<number, number>();
  #hasUnread = false;

  constructor(at: StoredDatabase, { ring, now, mostRefused, mostRefusedOfHour, isLenient = false }: Accepting) {
    this.#at = at;
    this.#ring = ring;
    this.#now = now;
    this.#most = mostRefused ?? MOST_REFUSED;
    this.#mostOfHour = mostRefusedOfHour ?? MOST_REFUSED_OF_HOUR;
    this.#isLenient = isLenient;
  }

  /** That some were not read, because too many don't count. Undefined if all were that were asked for. */
  get problem(): RestorableError | undefined {
    if (!this.#hasUnread) return undefined;
    const { label } = this.#at;
    return new RestorableError('RECORDS_PLANTED', `${label} has too many records of tests that don't count.`, {
      hint: `Find out who put them there, and delete those that none of your verifiers signed, such as ${this.#refused.slice(0, NAMED).join(', ')}.`,
    });
  }

  /** What a statement depends on must not be overlooked because others were planted. @throws {RestorableError} RECORDS_PLANTED */
  orThrow(found: FoundRecord): AcceptedRecord | undefined {
    if (found.status === 'unread' && !this.#isLenient) throw this.problem;
    return found.status === 'accepted' ? found : undefined;
  }

  find(listed: ListedRecord): Promise<FoundRecord> {
    const known = this.#known.get(listed.key) ?? this.#fetch(listed);
    this.#known.set(listed.key, known);
    return known;
  }

  async #fetch(listed: ListedRecord): Promise<FoundRecord> {
    const at = this.#at;
    const { key } = listed;
    const hour = Math.floor((listed.storedAt?.getTime() ?? 0) / HOUR_MS);
    const ofHour = (): number => this.#refusedOfHour.get(hour) ?? 0;
    if (this.#refused.length >= this.#most || ofHour() >= this.#mostOfHour) {
      this.#hasUnread = true;
      return { ...nothingKnown(key), status: 'unread' };
    }
    const found = await this.#evaluate(listed, listed.isTooLarge ? undefined : await getRecord(at, key));
    if (found.status === 'accepted') return found;
    // If the storage keeps versions, deleting or replacing a record must not undo what it states.
    const accept = async (bytes: Uint8Array): Promise<AcceptedRecord | undefined> => {
      const older = await this.#evaluate(listed, recordOf(bytes));
      return older.status === 'accepted' ? older : undefined;
    };
    const older = await olderCopy([at], { key: at.keys.relative(key), maxBytes: RECORD_MAX_BYTES }, accept);
    if (older !== undefined) return older.value;
    this.#refused.push(key);
    this.#refusedOfHour.set(hour, ofHour() + 1);
    return found;
  }

  async #evaluate({ key, storedAt }: ListedRecord, stored: RecordBytes | undefined): Promise<FoundRecord> {
    const at = this.#at;
    const record = stored && testRecordSchema.safeParse(stored.json).data;
    if (stored === undefined || record === undefined) return { ...nothingKnown(key), status: 'foreign' };
    const { verifier, salt, backup, database } = record;
    const names = { signer: verifier, salt };
    const sha256 = sha256Hex(stored.bytes);
    const isSigned = await isSignedBy(this.#ring, { ...stored, at, id: backup?.id ?? '', key }, names);
    const refused = async (status: RefusedRecord['status']): Promise<RefusedRecord> => {
      const isOfAccepted = isSigned || (await isAcceptedBy(this.#ring, { at, id: backup?.id ?? '' }, names));
      return { status, key, verifier, sha256, isSigned, isOfAccepted };
    };
    const finishedAt = new Date(record.finishedAt);
    // A record that was copied with its signature to a newer name, another backup or another database is not evidence.
    if (database !== at.name || at.keys.verification(backup?.id, finishedAt) !== key) return refused('misplaced');
    if (finishedAt.getTime() > this.#now.getTime() + CLOCK_SKEW_MS) return refused('future');
    return isSigned ? { status: 'accepted', key, record, sha256, storedAt } : refused('unsigned');
  }
}

function nothingKnown(key: string): Omit<RefusedRecord, 'status'> {
  return { key, verifier: null, sha256: null, isSigned: false, isOfAccepted: false };
}
