import { CLOCK_SKEW_MS } from '../core/catalogue.ts';
import type { ObjectKeys } from '../core/keys.ts';
import type { SignerRing } from '../openpgp/signatures.ts';
import type { Storage } from '../ports/storage.ts';
import type { BackupFacts } from './catalogue-facts.ts';
import { type Evidence, evidenceSchema, idOfRecord } from './evidence.ts';
import { getRecord, signerOfRecord } from './signed-record.ts';

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
  readonly #read = new Map<string, Promise<Evidence | undefined>>();

  private constructor(options: Options, keysOf: ReadonlyMap<string, readonly string[]>) {
    this.#options = options;
    this.#keysOf = keysOf;
  }

  static async open(options: Options): Promise<VerificationLog> {
    const keysOf = new Map<string, string[]>();
    for await (const object of options.storage.list(options.keys.allVerifications, { signal: options.signal })) {
      const id = idOfRecord(object.key);
      if (id === undefined) continue;
      const known = keysOf.get(id);
      if (known === undefined) keysOf.set(id, [object.key]);
      else known.unshift(object.key);
    }
    return new VerificationLog(options, keysOf);
  }

  /** The newest accepted record of a backup that is about the manifest as it is stored now. */
  async of(backup: BackupFacts): Promise<Evidence | undefined> {
    for (const key of this.#keysOf.get(backup.id) ?? []) {
      const evidence = await this.#accepted(key);
      if (evidence?.backup.manifestSha256 === backup.manifestSha256) return evidence;
    }
    return undefined;
  }

  /** The newest accepted record of all; that of a backup which was removed since counts too. */
  async last(): Promise<Evidence | undefined> {
    const time = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
    const all = [...this.#keysOf.values()].flat().sort((a, b) => (time(a) < time(b) ? 1 : -1));
    for (const key of all) {
      const evidence = await this.#accepted(key);
      if (evidence !== undefined) return evidence;
    }
    return undefined;
  }

  #accepted(key: string): Promise<Evidence | undefined> {
    const known = this.#read.get(key) ?? this.#fetch(key);
    this.#read.set(key, known);
    return known;
  }

  async #fetch(key: string): Promise<Evidence | undefined> {
    const { storage, keys, ring, now, signal } = this.#options;
    const record = await getRecord(storage, key, signal);
    const evidence = record && evidenceSchema.safeParse(record.json).data;
    if (record === undefined || evidence === undefined) return undefined;
    const finishedAt = new Date(evidence.finishedAt);
    // An old record, signature and all, that is copied to a newer name or to another backup is not evidence.
    if (keys.verification(evidence.backup.id, finishedAt) !== key) return undefined;
    if (finishedAt.getTime() > now.getTime() + CLOCK_SKEW_MS) return undefined;
    if (ring === undefined) return evidence;
    const by = await signerOfRecord(storage, key, record.bytes, ring, signal);
    return by === undefined ? undefined : evidence;
  }
}
