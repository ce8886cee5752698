import { confirms } from '../../core/checks/verdict.ts';
import { RestorableError } from '../../core/errors.ts';
import { recordAt } from '../../core/format/object-keys.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/catalog-trust.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { BackupFacts } from '../catalog/catalog-facts.ts';
import { sha256Hex } from '../packs/digest.ts';
import { olderCopy } from '../reading/older-copies.ts';
import { mapAhead } from '../reading/read-ahead.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { type CopyStatement, evaluateStatements, statementAt } from './copy-statement.ts';
import { getRecord, isAcceptedBy, isSignedBy, RECORD_MAX_BYTES, type RecordBytes, recordOf } from './signed-record.ts';
import {
  type AcceptedRecord,
  type FoundRecord,
  isJudged,
  type RefusedRecord,
  type TestRecord,
  testRecordSchema,
} from './test-record.ts';

/** Number of records read at once. */
const READS_AHEAD = 4;
/** Records of one destination that are read although they don't count. Anyone with write access could keep a run busy for hours. */
const MOST_REFUSED = 10_000;
/** Of these, how many an error names. */
const NAMED = 3;

type Named = Pick<BackupFacts, 'id' | 'manifestSha256'>;

interface Listed {
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

interface Accepting {
  readonly ring: SignerRing | undefined;
  readonly now: Date;
  readonly mostRefused: number;
}

/** The records of tests of a database at one destination. Listed once, read on demand. */
export class VerificationLog {
  readonly #at: StoredDatabase;
  readonly #ring: SignerRing | undefined;
  readonly #now: Date;
  readonly #mostRefused: number;
  /** Newest first. */
  readonly #listed: readonly Listed[];
  readonly #byName: ReadonlyMap<string, Listed>;
  readonly #byBackup: ReadonlyMap<string | undefined, readonly Listed[]>;
  readonly #known = new Map<string, Promise<FoundRecord>>();
  /** Keys of those that don't count, as they were read. */
  readonly #refused: string[] = [];

  private constructor(at: StoredDatabase, { ring, now, mostRefused }: Accepting, listed: readonly Listed[]) {
    this.#at = at;
    this.#ring = ring;
    this.#now = now;
    this.#mostRefused = mostRefused;
    this.#listed = listed.toSorted((a, b) => b.time.getTime() - a.time.getTime());
    this.#byName = new Map(listed.map((each) => [each.name, each]));
    this.#byBackup = Map.groupBy(this.#listed, ({ id }) => id);
  }

  /**
   * @param ring accepted verifiers; if undefined, every record is accepted
   * @param now the storage's time; records with a later time are not accepted
   * @param mostRefused how many records are read that don't count
   */
  static async open(
    at: StoredDatabase,
    ring: SignerRing | undefined,
    now: Date,
    mostRefused = MOST_REFUSED,
  ): Promise<VerificationLog> {
    const listed = new Map<string, Listed>();
    const add = (key: string, storedAt: Date | undefined, sizeBytes = 0): void => {
      const place = recordAt(at.keys.relative(key));
      const isTooLarge = sizeBytes > RECORD_MAX_BYTES;
      if (place?.ending === '.json' && !listed.has(key)) listed.set(key, { ...place, key, storedAt, isTooLarge });
    };
    for await (const { key, modifiedAt, sizeBytes } of at.list(at.keys.allVerifications))
      add(key, modifiedAt, sizeBytes);
    for await (const key of at.listDeletedKeys(at.keys.allVerifications)) add(key, undefined);
    return new VerificationLog(at, { ring, now, mostRefused }, [...listed.values()]);
  }

  /** The accepted record that counts for this copy of a backup, about the manifest as it is stored now. */
  of(backup: Named): Promise<CopyStatement | undefined> {
    return evaluateStatements(this.#statementsOf(backup));
  }

  /** Whether a copy of this backup elsewhere passed the last verification. */
  async hasPassedElsewhere(backup: Named): Promise<boolean> {
    for await (const statement of this.#statementsOf(backup)) {
      return confirms(statement) && statement.state === 'not-read';
    }
    return false;
  }

  /** The newest accepted record that counts here. A record of a backup that was removed since then also counts. */
  last(): Promise<CopyStatement | undefined> {
    return evaluateStatements(this.#statements(this.#listed));
  }

  /** The newest accepted record, of any test. */
  async newest(): Promise<AcceptedRecord | undefined> {
    for await (const found of this.newestFirst()) return found;
    return undefined;
  }

  /** The accepted records, of any test. */
  newestFirst(): AsyncGenerator<AcceptedRecord> {
    return this.#read(this.#listed);
  }

  /** The newest accepted record of each backup, of any copy. */
  async newestOfEach(): Promise<ReadonlyMap<string, TestRecord>> {
    const newest = async ([id, listed]: readonly [string | undefined, readonly Listed[]]) => {
      if (id === undefined) return undefined;
      for (const each of listed) {
        const found = this.#orThrow(await this.#find(each));
        if (found !== undefined) return [id, found.record] as const;
      }
      return undefined;
    };
    const found = new Map<string, TestRecord>();
    for await (const each of mapAhead(this.#byBackup, READS_AHEAD, newest)) if (each !== undefined) found.set(...each);
    return found;
  }

  /** The accepted records of verifications with a verdict that ended at a time or later, of the newest `most`, of any copy. */
  async since(time: Date, most: number): Promise<TestRecord[]> {
    const later = this.#listed.filter((each) => each.time >= time);
    const found: TestRecord[] = [];
    for await (const { record } of this.#read(later.slice(0, most))) {
      if (record.kind === 'verification' && isJudged(record)) found.push(record);
    }
    return found;
  }

  /** The newest accepted record for which a copy at this destination was read. */
  async lastRead(): Promise<CopyStatement | undefined> {
    for await (const statement of this.#statements(this.#listed)) if (statement.state !== 'not-read') return statement;
    return undefined;
  }

  /** Ids of the backups that a record names, accepted or not. */
  get tested(): ReadonlySet<string | undefined> {
    return new Set(this.#byBackup.keys());
  }

  /** When each test ended, as the names of the records state it, accepted or not. */
  get times(): Date[] {
    return this.#listed.map(({ time }) => time);
  }

  /** The names of the records, newest first, each with its time. */
  get names(): readonly { readonly name: string; readonly time: Date }[] {
    return this.#listed;
  }

  /** What is stored under a name here. Undefined if there is nothing. */
  async find(name: string): Promise<FoundRecord | undefined> {
    const listed = this.#byName.get(name);
    return listed && this.#find(listed);
  }

  async *#statementsOf({ id, manifestSha256 }: Named): AsyncGenerator<CopyStatement> {
    for await (const statement of this.#statements(this.#byBackup.get(id) ?? [])) {
      if (statement.backup.manifestSha256 === manifestSha256) yield statement;
    }
  }

  async *#statements(listed: readonly Listed[]): AsyncGenerator<CopyStatement> {
    for await (const { record, storedAt } of this.#read(listed)) {
      const statement = statementAt(record, { label: this.#at.label, storedAt });
      if (statement !== undefined) yield statement;
    }
  }

  async *#read(listed: readonly Listed[]): AsyncGenerator<AcceptedRecord> {
    for await (const found of mapAhead(listed, READS_AHEAD, (each) => this.#find(each))) {
      const accepted = this.#orThrow(found);
      if (accepted !== undefined) yield accepted;
    }
  }

  /** What a statement depends on must not be overlooked because others were planted. @throws {RestorableError} STORAGE_FAILED */
  #orThrow(found: FoundRecord): AcceptedRecord | undefined {
    if (found.status !== 'unread') return found.status === 'accepted' ? found : undefined;
    const { label } = this.#at;
    throw new RestorableError('STORAGE_FAILED', `${label} has too many records of tests that don't count.`, {
      hint: `Delete those that none of your verifiers signed, such as ${this.#refused.slice(0, NAMED).join(', ')}.`,
    });
  }

  #find(listed: Listed): Promise<FoundRecord> {
    const known = this.#known.get(listed.key) ?? this.#fetch(listed);
    this.#known.set(listed.key, known);
    return known;
  }

  async #fetch(listed: Listed): Promise<FoundRecord> {
    const at = this.#at;
    const { key } = listed;
    if (this.#refused.length >= this.#mostRefused) return { ...nothingKnown(key), status: 'unread' };
    const found = await this.#evaluate(listed, listed.isTooLarge ? undefined : await getRecord(at, key));
    if (found.status === 'accepted') return found;
    // If the storage keeps versions, deleting or replacing a record must not undo what it states.
    const accept = async (bytes: Uint8Array): Promise<AcceptedRecord | undefined> => {
      const older = await this.#evaluate(listed, recordOf(bytes));
      return older.status === 'accepted' ? older : undefined;
    };
    const older = await olderCopy([at], { key: at.keys.relative(key), maxBytes: RECORD_MAX_BYTES }, accept);
    if (older === undefined) this.#refused.push(key);
    return older?.value ?? found;
  }

  async #evaluate({ key, storedAt }: Listed, stored: RecordBytes | undefined): Promise<FoundRecord> {
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
