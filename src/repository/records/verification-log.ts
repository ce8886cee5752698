import { confirms } from '../../core/checks/verdict.ts';
import { recordAt } from '../../core/format/object-keys.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/catalog-trust.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { BackupFacts } from '../catalog/catalog-facts.ts';
import { sha256Hex } from '../packs/digest.ts';
import { olderCopy } from '../reading/older-copies.ts';
import { mapAhead } from '../reading/read-ahead.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { type CopyStatement, evaluateStatements, statementAt } from './copy-statement.ts';
import { getRecord, isSignedBy, RECORD_MAX_BYTES, type RecordBytes, recordOf } from './signed-record.ts';
import { isJudged, type TestRecord, testRecordSchema } from './test-record.ts';

/** Number of records read at once. */
const READS_AHEAD = 4;

type Named = Pick<BackupFacts, 'id' | 'manifestSha256'>;

/** A record whose name, database, time and signature were checked. */
export interface AcceptedRecord {
  readonly status: 'accepted';
  readonly key: string;
  readonly record: TestRecord;
  readonly sha256: string;
  /** When it was stored here. Undefined if it was deleted, and the storage keeps an older version. */
  readonly storedAt: Date | undefined;
}

/**
 * A record that does not count. `misplaced`: it is of another name or database. `future`: its date is. `unsigned`: no accepted
 * verifier signed it. `foreign`: it is no such record.
 */
export interface RefusedRecord {
  readonly status: 'misplaced' | 'future' | 'unsigned' | 'foreign';
  readonly key: string;
  /** As it states. Null if it is foreign. */
  readonly verifier: string | null;
  /** Whether an accepted verifier signed it. */
  readonly isSigned: () => Promise<boolean>;
}

export type FoundRecord = AcceptedRecord | RefusedRecord;

interface Listed {
  readonly key: string;
  /** Without its folder and its ending. */
  readonly name: string;
  readonly id: string | undefined;
  readonly time: Date;
  /** Undefined for one that was deleted, and of which the storage keeps an older version. */
  readonly storedAt: Date | undefined;
}

/** The records of tests of a database at one destination. Listed once, read on demand. */
export class VerificationLog {
  readonly #at: StoredDatabase;
  readonly #ring: SignerRing | undefined;
  readonly #now: Date;
  /** Newest first. */
  readonly #listed: readonly Listed[];
  readonly #byName: ReadonlyMap<string, Listed>;
  readonly #byBackup: ReadonlyMap<string | undefined, readonly Listed[]>;
  readonly #known = new Map<string, Promise<FoundRecord>>();

  private constructor(at: StoredDatabase, ring: SignerRing | undefined, now: Date, listed: readonly Listed[]) {
    this.#at = at;
    this.#ring = ring;
    this.#now = now;
    this.#listed = listed.toSorted((a, b) => b.time.getTime() - a.time.getTime());
    this.#byName = new Map(listed.map((each) => [each.name, each]));
    this.#byBackup = Map.groupBy(this.#listed, ({ id }) => id);
  }

  /**
   * @param ring accepted verifiers; if undefined, every record is accepted
   * @param now the storage's time; records with a later time are not accepted
   */
  static async open(at: StoredDatabase, ring: SignerRing | undefined, now: Date): Promise<VerificationLog> {
    const listed = new Map<string, Listed>();
    const add = (key: string, storedAt: Date | undefined): void => {
      const place = recordAt(at.keys.relative(key));
      if (place?.ending === '.json' && !listed.has(key)) listed.set(key, { ...place, key, storedAt });
    };
    for await (const { key, modifiedAt } of at.list(at.keys.allVerifications)) add(key, modifiedAt);
    for await (const key of at.listDeletedKeys(at.keys.allVerifications)) add(key, undefined);
    return new VerificationLog(at, ring, now, [...listed.values()]);
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

  /** The newest accepted record, of any test. @param verifier only its records; null for those without a signature */
  async newest(verifier?: string | null): Promise<AcceptedRecord | undefined> {
    for await (const found of this.#read(this.#listed)) {
      if (verifier === undefined || found.record.verifier === verifier) return found;
    }
    return undefined;
  }

  /** The newest accepted record of each backup, of any copy. */
  async newestOfEach(): Promise<ReadonlyMap<string, TestRecord>> {
    const newest = async ([id, listed]: readonly [string | undefined, readonly Listed[]]) => {
      if (id === undefined) return undefined;
      for (const each of listed) {
        const found = await this.#find(each);
        if (found.status === 'accepted') return [id, found.record] as const;
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
      if (found.status === 'accepted') yield found;
    }
  }

  #find(listed: Listed): Promise<FoundRecord> {
    const known = this.#known.get(listed.key) ?? this.#fetch(listed);
    this.#known.set(listed.key, known);
    return known;
  }

  async #fetch(listed: Listed): Promise<FoundRecord> {
    const at = this.#at;
    const { key } = listed;
    const found = await this.#evaluate(listed, await getRecord(at, key));
    if (found.status === 'accepted') return found;
    // If the storage keeps versions, deleting or replacing a record must not undo what it states.
    const accept = async (bytes: Uint8Array): Promise<AcceptedRecord | undefined> => {
      const older = await this.#evaluate(listed, recordOf(bytes));
      return older.status === 'accepted' ? older : undefined;
    };
    return (await olderCopy([at], { key: at.keys.relative(key), maxBytes: RECORD_MAX_BYTES }, accept))?.value ?? found;
  }

  async #evaluate({ key, storedAt }: Listed, stored: RecordBytes | undefined): Promise<FoundRecord> {
    const at = this.#at;
    const record = stored && testRecordSchema.safeParse(stored.json).data;
    if (stored === undefined || record === undefined) {
      return { status: 'foreign', key, verifier: null, isSigned: async () => false };
    }
    const { verifier, salt, backup, database } = record;
    const signed = { ...stored, at, id: backup?.id ?? '', key };
    const isSigned = () => isSignedBy(this.#ring, signed, { signer: verifier, salt });
    const finishedAt = new Date(record.finishedAt);
    // A record that was copied with its signature to a newer name, another backup or another database is not evidence.
    if (database !== at.name || at.keys.verification(backup?.id, finishedAt) !== key) {
      return { status: 'misplaced', key, verifier, isSigned };
    }
    if (finishedAt.getTime() > this.#now.getTime() + CLOCK_SKEW_MS) {
      return { status: 'future', key, verifier, isSigned };
    }
    if (!(await isSigned())) return { status: 'unsigned', key, verifier, isSigned: async () => false };
    return { status: 'accepted', key, record, sha256: sha256Hex(stored.bytes), storedAt };
  }
}
