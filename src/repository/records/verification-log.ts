import { type ObjectKeys, recordInKey } from '../../core/format/object-keys.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/catalog-trust.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Storage } from '../../ports/storage.ts';
import type { BackupFacts } from '../catalog/catalog-facts.ts';
import { keysWithDeleted } from '../catalog/untrusted-backups.ts';
import { olderCopy } from '../reading/older-copies.ts';
import { mapAhead } from '../reading/read-ahead.ts';
import { type Evidence, evaluateRecords, evidenceSchema } from './evidence.ts';
import { getRecord, RECORD_MAX_BYTES, type RecordBytes, recordOf, signerOfRecord } from './signed-record.ts';

/** Records that are read at once. */
const READS_AHEAD = 4;

type Named = Pick<BackupFacts, 'id' | 'manifestSha256'>;

interface Options {
  readonly storage: Storage;
  readonly keys: ObjectKeys;
  /** Accepted verifiers; without, every record is believed. */
  readonly ring: SignerRing | undefined;
  /** The storage's time: records from beyond it are not believed. */
  readonly now: Date;
  readonly signal: AbortSignal;
}

/** The verification records of a database at one destination: listed at once, read when asked for. */
export class VerificationLog {
  readonly #options: Options;
  /** Keys by backup id, newest first. */
  readonly #keysOf: ReadonlyMap<string, readonly string[]>;
  readonly #known = new Map<string, Promise<Evidence | undefined>>();

  private constructor(options: Options, keysOf: ReadonlyMap<string, readonly string[]>) {
    this.#options = options;
    this.#keysOf = keysOf;
  }

  static async open(options: Options): Promise<VerificationLog> {
    const keysOf = new Map<string, string[]>();
    const { storage, keys, signal } = options;
    for await (const key of keysWithDeleted(storage, keys.allVerifications, signal)) {
      const { id, file } = recordInKey(key, 'verifications') ?? {};
      if (id === undefined || !file?.endsWith('.json')) continue;
      const known = keysOf.get(id);
      if (known === undefined) keysOf.set(id, [key]);
      else known.push(key);
    }
    for (const known of keysOf.values()) known.sort((a, b) => (a < b ? 1 : -1));
    return new VerificationLog(options, keysOf);
  }

  /** The accepted record that counts of the copy of a backup here, about the manifest as it is stored now. */
  of(backup: Named): Promise<Evidence | undefined> {
    return evaluateRecords(this.#recordsOf(backup));
  }

  /** Whether a copy of this backup elsewhere passed the last verification. */
  async hasPassedElsewhere(backup: Named): Promise<boolean> {
    for await (const { verdict, copy } of this.#recordsOf(backup)) return verdict === 'passed' && copy !== undefined;
    return false;
  }

  /** The newest accepted record of all that counts here; that of a backup which was removed since counts too. */
  last(): Promise<Evidence | undefined> {
    return evaluateRecords(this.#read(this.#allKeys()));
  }

  /** The newest accepted record for which a copy here was read. */
  async lastRead(): Promise<Evidence | undefined> {
    for await (const evidence of this.#read(this.#allKeys())) if (evidence.copy === undefined) return evidence;
    return undefined;
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
    for await (const evidence of mapAhead(keys.length, READS_AHEAD, (at) => this.#accepted(keys[at] ?? ''))) {
      if (evidence !== undefined) yield evidence;
    }
  }

  #accepted(key: string): Promise<Evidence | undefined> {
    const known = this.#known.get(key) ?? this.#fetch(key);
    this.#known.set(key, known);
    return known;
  }

  async #fetch(key: string): Promise<Evidence | undefined> {
    const { storage, signal } = this.#options;
    const record = await getRecord(storage, key, signal);
    const evidence = record && (await this.#evaluate(key, record));
    if (evidence !== undefined) return evidence;
    // Whoever deletes or replaces a record where the storage keeps what was there must not undo what it says.
    const accept = (bytes: Uint8Array): Promise<Evidence | undefined> => this.#evaluate(key, recordOf(bytes));
    return (await olderCopy([storage], key, RECORD_MAX_BYTES, signal, [], accept))?.value;
  }

  async #evaluate(key: string, record: RecordBytes): Promise<Evidence | undefined> {
    const { storage, keys, ring, now, signal } = this.#options;
    const evidence = evidenceSchema.safeParse(record.json).data;
    if (evidence === undefined) return undefined;
    const finishedAt = new Date(evidence.finishedAt);
    // A record, signature and all, that is copied to a newer name, to another backup or another database is not evidence.
    if (evidence.database !== keys.database) return undefined;
    if (keys.verification(evidence.backup.id, finishedAt) !== key) return undefined;
    if (finishedAt.getTime() > now.getTime() + CLOCK_SKEW_MS) return undefined;
    if (ring === undefined) return evidence;
    const by = await signerOfRecord(storage, key, record.bytes, ring, signal);
    return by === undefined ? undefined : evidence;
  }
}
