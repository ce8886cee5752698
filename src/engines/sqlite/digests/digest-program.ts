import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** How the child process reads a table and hashes its rows. */
export interface DigestPlan {
  /** The WebAssembly module of `src/row-hash`, in base64. */
  readonly module: string;
  /** 16 bytes, hex. */
  readonly key: string;
  /**
   * Many rows in one value, each with its length before it, with the last rowid and the number of rows. Parameters: the
   * first rowid, and how many rows. Undefined if no rowid can be named.
   */
  readonly batch: string | undefined;
  /** One row in one value, with its length before it. */
  readonly each: string;
  /** For a row that is too long for one value. Undefined if no rowid can be named. */
  readonly long: LongRow | undefined;
  /** Texts and blobs are hashed as hexadecimal digits, because SQLite joins texts as UTF-8 only. */
  readonly isHex: boolean;
  /** The rowid is the first cell. */
  readonly withRowid: boolean;
}

/** Statements whose first parameter is a rowid. */
export interface LongRow {
  /** The first rowid from this one on. */
  readonly next: string;
  /** One column per cell: all of it, or what precedes a text or blob: `text:12:`. */
  readonly heads: string;
  /** For each column: a part of its text or blob, by position and length. */
  readonly parts: readonly string[];
}

/**
 * Hashes the rows of a table in the child process that holds the file open. It becomes part of that program, so it must not
 * use anything outside itself (`sqliteChildProgram`).
 * @returns the number of rows, and the sum of their hashes as 32 hex digits
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: it is sent to the child as text, so it must contain all of its parts.
export function digestTable(database: DatabaseSync, plan: DigestPlan): readonly [rows: bigint, sum: string] {
  const LONGEST_BYTES = 64 * 1024 * 1024;
  const PART_BYTES = 64 * 1024 * 1024;
  // A smaller one costs more CPU time: 15 % with 256 KiB.
  const BATCH_BYTES = 1024 * 1024;
  const MOST_ROWS = 20_000;
  const LAST_ROWID = 2n ** 63n - 1n;
  const TOO_LONG = [7, 18];

  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(plan.module, 'base64')));
  const call = (name: string, value = 0): number => (exports[name] as (value: number) => number)(value);
  const { buffer } = exports['memory'] as WebAssembly.Memory;
  const memory = new Uint8Array(buffer);
  memory.set(Buffer.from(plan.key, 'hex'), call('key_at'));
  const [inputAt, inputBytes] = [call('input_at'), call('input_bytes')];
  const push = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; at += inputBytes) {
      const part = bytes.subarray(at, at + inputBytes);
      memory.set(part, inputAt);
      if (call('records', part.length) === 0) throw new Error('a row has no length');
    }
  };
  const bytesOf = (value: unknown): Uint8Array =>
    value instanceof Uint8Array ? value : Buffer.from(String(value), 'latin1');

  const float = new Float64Array(1);
  const bits = new BigInt64Array(float.buffer);
  // SQLite's own text of a number with a fraction differs between its versions.
  database.function('restorable_bits', { deterministic: true, directOnly: true }, (value) => {
    float[0] = value as number;
    return bits[0] ?? 0n;
  });
  const { limits } = database;
  const allow = (bytes: number): void => {
    if (limits !== undefined) limits.length = bytes;
  };
  const prepared = (sql: string): StatementSync => {
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    statement.setReadBigInts(true);
    return statement;
  };
  const first = (statement: StatementSync, ...parameters: readonly (number | bigint)[]): unknown[] | undefined =>
    statement.get(...parameters) as unknown[] | undefined;

  /** Hashes a row whose cells are read one after the other, and in parts. */
  const pushLong = (rowid: bigint, { heads, parts }: LongRow): void => {
    const found = (first(prepared(heads), rowid) ?? []).map(bytesOf);
    const octets = found.map((head) =>
      Number(/^(?:text|blob):(\d+):$/.exec(Buffer.from(head).toString('latin1'))?.[1] ?? 0),
    );
    const front = plan.withRowid ? Buffer.from(`${rowid}:`) : Buffer.alloc(0);
    const valueBytes = (at: number): number => (octets[at] ?? 0) * (plan.isHex ? 2 : 1);
    const length = found.reduce((sum, head, at) => sum + head.length + valueBytes(at), front.length + found.length - 1);
    push(Buffer.from(`${length}:`));
    push(front);
    for (const [at, head] of found.entries()) {
      if (at > 0) push(Buffer.from(':'));
      push(head);
      const total = octets[at] ?? 0;
      const part = total > 0 ? prepared(parts[at] ?? '') : undefined;
      for (let done = 0; part !== undefined && done < total; done += PART_BYTES) {
        const bytes = bytesOf(first(part, rowid, done + 1, PART_BYTES)?.[0]);
        push(plan.isHex ? Buffer.from(Buffer.from(bytes).toString('hex').toUpperCase()) : bytes);
      }
    }
  };
  const pushInBatches = (sql: string, long: LongRow): void => {
    const batch = prepared(sql);
    let most = 16;
    for (let start: bigint | undefined = -(2n ** 63n); start !== undefined; ) {
      allow(LONGEST_BYTES);
      let last: bigint | null;
      try {
        const found = first(batch, start, most) ?? [];
        last = found[1] as bigint | null;
        if (last === null) return;
        const bytes = bytesOf(found[0]);
        push(bytes);
        const fitting = Math.floor((BATCH_BYTES / (bytes.length + 1)) * Number(found[2]));
        most = Math.max(1, Math.min(fitting, most * 8, MOST_ROWS));
      } catch (thrown) {
        if (!TOO_LONG.includes(((thrown as { errcode?: number }).errcode ?? 0) & 0xff)) throw thrown;
        if (most > 1) {
          most = Math.ceil(most / 16);
          continue;
        }
        allow(1_000_000_000);
        last = first(prepared(long.next), start)?.[0] as bigint;
        pushLong(last, long);
      }
      start = last === LAST_ROWID ? undefined : last + 1n;
    }
  };
  const pushEach = (): void => {
    const waiting = Buffer.alloc(inputBytes);
    let filled = 0;
    for (const row of prepared(plan.each).iterate() as unknown as Iterable<unknown[]>) {
      const bytes = bytesOf(row[0]);
      if (filled + bytes.length > inputBytes) {
        push(waiting.subarray(0, filled));
        filled = 0;
      }
      if (bytes.length > inputBytes) push(bytes);
      else {
        waiting.set(bytes, filled);
        filled += bytes.length;
      }
    }
    push(waiting.subarray(0, filled));
  };

  try {
    if (plan.batch !== undefined && plan.long !== undefined) pushInBatches(plan.batch, plan.long);
    else pushEach();
  } finally {
    allow(1_000_000_000);
  }
  if (call('records_end') === 0) throw new Error('a row is incomplete');
  const total = new DataView(buffer, call('total_at'), 24);
  const [low, high, rows] = [0, 8, 16].map((at) => total.getBigUint64(at, true)) as [bigint, bigint, bigint];
  return [rows, ((high << 64n) | low).toString(16).padStart(32, '0')];
}
