import { randomBytes } from 'node:crypto';
import { messageOf, RestorableError } from '../../core/errors.ts';
import type { Storage } from '../../ports/storage.ts';
import { sha256Hex } from '../packs/digest.ts';

/** No database can have this name, so probes are never listed as a database or removed by retention. */
const FOLDER = '.probe/';
/** Maximum lock duration of a locked probe. */
export const PROBE_LOCK_MS = 5_000;
/** How long the deletion of probes may take, including after a cancel. */
const REMOVE_MS = 30_000;
const SMALL_BYTES = 1024;
/** Errors after which nothing was stored. A full disk may leave something: the folder. */
const REFUSED: ReadonlySet<string> = new Set(['OBJECT_EXISTS', 'STORAGE_PERMISSION', 'STORAGE_AUTHENTICATION']);

/** The objects of one probe, under a unique name. Keeps track of which still exist. */
export class ProbeObjects {
  readonly folder: string;
  readonly id = randomBytes(8).toString('hex');
  readonly #storage: Storage;
  readonly #signal: AbortSignal;
  /** The objects that may exist. For one whose put failed, its message: it may have been stored all the same. */
  readonly #there = new Map<string, string | undefined>();

  constructor(storage: Storage, folder: string, signal: AbortSignal) {
    this.#storage = storage;
    this.folder = folder + FOLDER;
    this.#signal = signal;
  }

  /** Keys of the objects that may still exist. */
  get left(): readonly string[] {
    return [...this.#there.keys()];
  }

  keyOf(name: string): string {
    return `${this.folder}${this.id}/${name}`;
  }

  /** @param isLocked as required there, but only for seconds; otherwise unlocked: a probe must not stay for a full policy */
  async put(name: string, body: Buffer, { ifAbsent = false, isLocked = false } = {}): Promise<void> {
    const key = this.keyOf(name);
    const lock = isLocked ? { lockForMs: PROBE_LOCK_MS } : { unlocked: true };
    try {
      await this.#storage.put(key, body, { sha256: sha256Hex(body), ifAbsent, signal: this.#signal, ...lock });
      this.#there.set(key, undefined);
    } catch (error) {
      // If the answer to a put was lost, the object may still have been stored.
      if (!(error instanceof RestorableError) || !REFUSED.has(error.code)) this.#there.set(key, messageOf(error));
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

  /** Deletes what still exists, as far as the permissions allow. Never throws. */
  async remove(): Promise<void> {
    const signal = AbortSignal.timeout(REMOVE_MS);
    for (const [key, problem] of this.#there) {
      try {
        await this.#storage.delete(key, { signal });
      } catch (error) {
        // The put failed for the same reason, such as a bucket that does not exist: nothing was stored.
        if (problem === undefined || problem !== messageOf(error)) continue;
      }
      this.#there.delete(key);
    }
  }
}
