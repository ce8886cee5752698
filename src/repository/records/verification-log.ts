import { confirms } from '../../core/checks/verdict.ts';
import type { RestorableError } from '../../core/errors.ts';
import { recordAt } from '../../core/format/object-keys.ts';
import type { BackupFacts } from '../catalog/catalog-facts.ts';
import { mapAhead } from '../reading/read-ahead.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { type CopyStatement, evaluateStatements, statementAt } from './copy-statement.ts';
import { type Accepting, type ListedRecord, RecordReader } from './record-reader.ts';
import { RECORD_MAX_BYTES } from './signed-record.ts';
import { type AcceptedRecord, type FoundRecord, isJudged, type TestRecord } from './test-record.ts';

/** Number of records read at once. */
const READS_AHEAD = 4;

type Named = Pick<BackupFacts, 'id' | 'manifestSha256'>;

/** The records of tests of a database at one destination. Listed once, read on demand. */
export class VerificationLog {
  readonly #at: StoredDatabase;
  readonly #reader: RecordReader;
  /** Newest first. */
  readonly #listed: readonly ListedRecord[];
  readonly #byName: ReadonlyMap<string, ListedRecord>;
  readonly #byBackup: ReadonlyMap<string | undefined, readonly ListedRecord[]>;

  private constructor(at: StoredDatabase, reader: RecordReader, listed: readonly ListedRecord[]) {
    this.#at = at;
    this.#reader = reader;
    this.#listed = listed.toSorted((a, b) => b.time.getTime() - a.time.getTime());
    this.#byName = new Map(listed.map((each) => [each.name, each]));
    this.#byBackup = Map.groupBy(this.#listed, ({ id }) => id);
  }

  static async open(at: StoredDatabase, accepting: Accepting): Promise<VerificationLog> {
    const listed = new Map<string, ListedRecord>();
    const add = (key: string, storedAt: Date | undefined, sizeBytes = 0): void => {
      const place = recordAt(at.keys.relative(key));
      const isTooLarge = sizeBytes > RECORD_MAX_BYTES;
      if (place?.ending === '.json' && !listed.has(key)) listed.set(key, { ...place, key, storedAt, isTooLarge });
    };
    for await (const { key, modifiedAt, sizeBytes } of at.list(at.keys.allVerifications))
      add(key, modifiedAt, sizeBytes);
    for await (const key of at.listDeletedKeys(at.keys.allVerifications)) add(key, undefined);
    return new VerificationLog(at, new RecordReader(at, accepting), [...listed.values()]);
  }

  /** That some records were not read, because too many don't count. Undefined if all were that were asked for. */
  get problem(): RestorableError | undefined {
    return this.#reader.problem;
  }

  /** The accepted record that counts for this copy of a backup, about the manifest as it is stored now. */
  of(backup: Named): Promise<CopyStatement | undefined> {
    return evaluateStatements(this.#statementsOf(backup));
  }

  /** What the accepted records state about a backup, newest first, also about a manifest that is not stored any more. */
  about(id: string): AsyncGenerator<CopyStatement> {
    return this.#statements(this.#byBackup.get(id) ?? []);
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

  /** The accepted records, of any test of these backups, newest first. */
  ofBackups(ids: { has(id: string): boolean }): AsyncGenerator<AcceptedRecord> {
    return this.#read(this.#listed.filter(({ id }) => id !== undefined && ids.has(id)));
  }

  /** The accepted records, of any test, that ended before a time, and were stored at that time or later. */
  storedAfter(time: Date): AsyncGenerator<AcceptedRecord> {
    return this.#read(
      this.#listed.filter((each) => each.time < time && each.storedAt !== undefined && each.storedAt >= time),
    );
  }

  /** The newest accepted record of each backup, of any copy. */
  async newestOfEach(): Promise<ReadonlyMap<string, TestRecord>> {
    const newest = async ([id, listed]: readonly [string | undefined, readonly ListedRecord[]]) => {
      if (id === undefined) return undefined;
      for (const each of listed) {
        const found = this.#reader.orThrow(await this.#reader.find(each));
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
    return listed && this.#reader.find(listed);
  }

  async *#statementsOf({ id, manifestSha256 }: Named): AsyncGenerator<CopyStatement> {
    for await (const statement of this.about(id)) {
      if (statement.backup.manifestSha256 === manifestSha256) yield statement;
    }
  }

  async *#statements(listed: readonly ListedRecord[]): AsyncGenerator<CopyStatement> {
    for await (const { record, storedAt } of this.#read(listed)) {
      const statement = statementAt(record, { label: this.#at.label, storedAt });
      if (statement !== undefined) yield statement;
    }
  }

  async *#read(listed: readonly ListedRecord[]): AsyncGenerator<AcceptedRecord> {
    for await (const found of mapAhead(listed, READS_AHEAD, (each) => this.#reader.find(each))) {
      const accepted = this.#reader.orThrow(found);
      if (accepted !== undefined) yield accepted;
    }
  }
}
