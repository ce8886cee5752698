import { randomBytes } from 'node:crypto';
import { RestorableError } from '../../core/errors.ts';
import type { Storage } from '../../ports/storage.ts';
import { sha256Hex } from '../packs/digest.ts';

/** No database can have this name, so no listing of databases and no retention takes probes for anything. */
const FOLDER = '.probe/';
/** A locked probe is locked no longer than this. */
export const PROBE_LOCK_MS = 5_000;
/** How long the deletion of probes may take, also after a cancel. */
const REMOVE_MS = 30_000;
const SMALL_BYTES = 1024;
/** Answers after which nothing was stored. Of a full disk something may be left: the folder. */
const REFUSED: ReadonlySet<string> = new Set(['OBJECT_EXISTS', 'STORAGE_PERMISSION', 'STORAGE_AUTHENTICATION']);

/** The objects of one probe, under a name that nobody else has; it knows which are still there. */
export class ProbeObjects {
  readonly folder: string;
  readonly id = randomBytes(8).toString('hex');
  readonly #storage: Storage;
  readonly #signal: AbortSignal;
  readonly #there = new Set<string>();

  constructor(storage: Storage, folder: string, signal: AbortSignal) {
    this.#storage = storage;
    this.folder = folder + FOLDER;
    this.#signal = signal;
  }

  /** Keys of those that may still be there. */
  get left(): readonly string[] {
    return [...this.#there];
  }

  keyOf(name: string): string {
    return `${this.folder}${this.id}/${name}`;
  }

  /** @param isLocked as the destination asks, but for seconds; else not at all: a probe must not stay for the whole of a policy */
  async put(name: string, body: Buffer, { ifAbsent = false, isLocked = false } = {}): Promise<void> {
    const key = this.keyOf(name);
    const lock = isLocked ? { lockForMs: PROBE_LOCK_MS } : { unlocked: true };
    try {
      await this.#storage.put(key, body, { sha256: sha256Hex(body), ifAbsent, signal: this.#signal, ...lock });
      this.#there.add(key);
    } catch (error) {
      // A put whose answer was lost may be done.
      if (!(error instanceof RestorableError) || !REFUSED.has(error.code)) this.#there.add(key);
      throw error;
    }
  }

  get(name: string, maxBytes: number = SMALL_BYTES): Promise<Uint8Array> {
    return this.#storage.get(this.keyOf(name), { maxBytes, signal: this.#signal });
  }

  async delete(name: string): Promise<void> {
    await this.#storage.delete(this.keyOf(name), { signal: this.#signal });
    this.#there.delete(this.keyOf(name));
  }

  /** Deletes what is still there, as far as that is permitted. Never throws. */
  async remove(): Promise<void> {
    const signal = AbortSignal.timeout(REMOVE_MS);
    for (const key of this.#there) {
      await this.#storage.delete(key, { signal }).then(
        () => this.#there.delete(key),
        () => {},
      );
    }
  }
}
