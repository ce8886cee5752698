import type { OnPart } from '../../../ports/engine/target.ts';

/** Progress messages of a verbose pg_restore about rows, and about what follows them. The times in the report depend on them, nothing else. */
const ROWS = /^pg_restore: (?:processing data|restoring large object|executing (?:BLOB|SEQUENCE SET))/;
const OBJECT = /^pg_restore: creating (?!BLOB)/;

/** Finds out from pg_restore's messages in which part of the archive it is. */
export class PartReader {
  readonly #onPart: OnPart;
  #next: 'data' | 'post-data' | 'none' = 'data';

  constructor(onPart: OnPart) {
    this.#onPart = onPart;
  }

  /** Takes a line of standard error. */
  add(line: string): void {
    if (this.#next === 'data' && ROWS.test(line)) {
      this.#next = 'post-data';
      this.#onPart('data');
    } else if (this.#next === 'post-data' && OBJECT.test(line)) {
      this.#next = 'none';
      this.#onPart('post-data');
    }
  }
}
