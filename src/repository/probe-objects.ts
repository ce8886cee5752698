import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { RestorableError } from '../core/errors.ts';
import type { Storage } from '../ports/storage.ts';
import { sha256Hex } from './digest.ts';

/** No database can have this name, so no listing of databases and no retention takes probes for anything. */
const FOLDER = '.probe/';
/** Probes at a destination that locks what is put are locked no longer than this. */
export const PROBE_LOCK_MS = 10_000;
/** Locks end by the storage's clock, in whole seconds. */
export const LOCK_MARGIN_MS = 2_000;
/** How long the deletion of probes may take, also after a cancel. */
const REMOVE_MS = 30_000;
const SMALL_BYTES = 1024;
/** Answers after which nothing was stored. */
const REFUSED: ReadonlySet<string> = new Set([
  'OBJECT_EXISTS',
  'STORAGE_PERMISSION',
  'STORAGE_AUTHENTICATION',
  'STORAGE_FULL',
]);

/** The objects of one probe, under a name that nobody else has; it knows which are still there. */
export class ProbeObjects {
  readonly folder: string;
  readonly id = randomBytes(8).toString('hex');
  readonly #storage: Storage;
  readonly #signal: AbortSignal;
  readonly #there = new Set<string>();
  #lastPutMs = 0;

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

  async put(name: string, body: Buffer, ifAbsent: boolean): Promise<void> {
    const key = this.keyOf(name);
    const lock = this.#storage.lock === undefined ? {} : { lockForMs: PROBE_LOCK_MS };
    try {
      await this.#storage.put(key, body, { sha256: sha256Hex(body), ifAbsent, signal: this.#signal, ...lock });
      this.#there.add(key);
      this.#lastPutMs = performance.now();
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

  /** Deletes what is still there, as far as that is permitted. Never throws. @param mayWait for locks to end */
  async remove(mayWait: boolean): Promise<void> {
    const signal = AbortSignal.timeout(REMOVE_MS);
    await this.#removeAll(signal);
    if (!mayWait || this.#storage.lock === undefined || this.#there.size === 0) return;
    const restMs = this.#lastPutMs + PROBE_LOCK_MS + LOCK_MARGIN_MS - performance.now();
    await sleep(Math.max(0, restMs));
    await this.#removeAll(signal);
  }

  async #removeAll(signal: AbortSignal): Promise<void> {
    for (const key of this.#there) {
      await this.#storage.delete(key, { signal }).then(
        () => this.#there.delete(key),
        () => {},
      );
    }
  }
}
