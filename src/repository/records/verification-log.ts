import { recordAt, recordInKey } from '../../core/format/object-keys.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/catalog-trust.ts';
import { confirms } from '../../core/verdict.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { BackupFacts } from '../catalog/catalog-facts.ts';
import { olderCopy } from '../reading/older-copies.ts';
import { mapAhead } from '../reading/read-ahead.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { type Evidence, evaluateRecords, evidenceSchema } from './evidence.ts';
import { getRecord, isSignedBy, RECORD_MAX_BYTES, type RecordBytes, recordOf } from './signed-record.ts';

/** Number of records read at once. */
const READS_AHEAD = 4;

type Named = Pick<BackupFacts, 'id' | 'manifestSha256'>;

type KeysById = ReadonlyMap<string, readonly string[]>;

/** The verification records of a database at one destination. Listed once, read on demand. */
export class VerificationLog {
  readonly #at: StoredDatabase;
  readonly #ring: SignerRing | undefined;
  readonly #now: Date;
  /** Keys by backup id, newest first. */
  readonly #keysOf: KeysById;
  readonly #known = new Map<string, Promise<Evidence | undefined>>();

  private constructor(at: StoredDatabase, ring: SignerRing | undefined, now: Date, keysOf: KeysById) {
    this.#at = at;
    this.#ring = ring;
    this.#now = now;
    this.#keysOf = keysOf;
  }

  /**
   * @param ring accepted verifiers; if undefined, every record is accepted
   * @param now the storage's time; records with a later time are not accepted
   */
  static async open(at: StoredDatabase, ring: SignerRing | undefined, now: Date): Promise<VerificationLog> {
    const keysOf = new Map<string, string[]>();
    for await (const key of at.listWithDeleted(at.keys.allVerifications)) {
      const { id, file } = recordInKey(key, 'verifications') ?? {};
      if (id === undefined || !file?.endsWith('.json')) continue;
      const known = keysOf.get(id);
      if (known === undefined) keysOf.set(id, [key]);
      else known.push(key);
    }
    for (const known of keysOf.values()) known.sort((a, b) => (a < b ? 1 : -1));
    return new VerificationLog(at, ring, now, keysOf);
  }

  /** The accepted record that counts for this copy of a backup, about the manifest as it is stored now. */
  of(backup: Named): Promise<Evidence | undefined> {
    return evaluateRecords(this.#recordsOf(backup));
  }

  /** Whether a copy of this backup elsewhere passed the last verification. */
  async hasPassedElsewhere(backup: Named): Promise<boolean> {
    for await (const record of this.#recordsOf(backup)) return confirms(record) && record.copy !== undefined;
    return false;
  }

  /** The newest accepted record that counts here. A record of a backup that was removed since then also counts. */
  last(): Promise<Evidence | undefined> {
    return evaluateRecords(this.#read(this.#allKeys()));
  }

  /** The newest accepted record, of any copy. */
  async newest(): Promise<Evidence | undefined> {
    for await (const evidence of this.#read(this.#allKeys())) return evidence;
    return undefined;
  }

  /** The newest accepted record of each backup, of any copy. */
  async newestOfEach(): Promise<ReadonlyMap<string, Evidence>> {
    const found = new Map<string, Evidence>();
    const newest = async ([id, keys]: readonly [string, readonly string[]]) => {
      for (const key of keys) {
        const evidence = await this.#accepted(key);
        if (evidence !== undefined) return { id, evidence };
      }
      return undefined;
    };
    for await (const each of mapAhead([...this.#keysOf], READS_AHEAD, newest)) {
      if (each !== undefined) found.set(each.id, each.evidence);
    }
    return found;
  }

  /** The accepted records that ended at a time or later, of the newest `most`, of any copy. */
  async since(time: Date, most: number): Promise<Evidence[]> {
    const isLater = (key: string): boolean => (recordAt(this.#at.keys.relative(key))?.time ?? new Date(0)) >= time;
    const found: Evidence[] = [];
    for await (const evidence of this.#read(this.#allKeys().filter(isLater).slice(0, most))) found.push(evidence);
    return found;
  }

  /** The newest accepted record for which a copy at this destination was read. */
  async lastRead(): Promise<Evidence | undefined> {
    for await (const evidence of this.#read(this.#allKeys())) if (evidence.copy === undefined) return evidence;
    return undefined;
  }

  /** When each verification ended, as the names of the records state it, accepted or not. */
  get times(): Date[] {
    return this.#allKeys().flatMap((key) => recordAt(this.#at.keys.relative(key))?.time ?? []);
  }

  #allKeys(): string[] {
    const time = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
    return [...this.#keysOf.values()].flat().sort((a, b) => (time(a) < time(b) ? 1 : -1));
  }

  async *#recordsOf({ id, manifestSha256 }: Named): AsyncGenerator<Evidence> {
    for await (const evidence of this.#read(this.#keysOf.get(id) ?? [])) {
      if (evidence.backup.manifestSha256 === manifestSha256) yield evidence;
    }
  }

  async *#read(keys: readonly string[]): AsyncGenerator<Evidence> {
    for await (const evidence of mapAhead(keys, READS_AHEAD, (key) => this.#accepted(key))) {
      if (evidence !== undefined) yield evidence;
    }
  }

  #accepted(key: string): Promise<Evidence | undefined> {
    const known = this.#known.get(key) ?? this.#fetch(key);
    this.#known.set(key, known);
    return known;
  }

  async #fetch(key: string): Promise<Evidence | undefined> {
    const at = this.#at;
    const record = await getRecord(at, key);
    const evidence = record && (await this.#evaluate(key, record));
    if (evidence !== undefined) return evidence;
    // If the storage keeps versions, deleting or replacing a record must not undo what it states.
    const accept = (bytes: Uint8Array): Promise<Evidence | undefined> => this.#evaluate(key, recordOf(bytes));
    return (await olderCopy([at], { key: at.keys.relative(key), maxBytes: RECORD_MAX_BYTES }, accept))?.value;
  }

  async #evaluate(key: string, record: RecordBytes): Promise<Evidence | undefined> {
    const at = this.#at;
    const evidence = evidenceSchema.safeParse(record.json).data;
    if (evidence === undefined) return undefined;
    const finishedAt = new Date(evidence.finishedAt);
    // A record that was copied with its signature to a newer name, another backup or another database is not evidence.
    if (evidence.database !== at.name) return undefined;
    if (at.keys.verification(evidence.backup.id, finishedAt) !== key) return undefined;
    if (finishedAt.getTime() > this.#now.getTime() + CLOCK_SKEW_MS) return undefined;
    const { verifier: signer, salt, backup } = evidence;
    const stored = { ...record, at, id: backup.id, key };
    return (await isSignedBy(this.#ring, stored, { signer, salt })) ? evidence : undefined;
  }
}
