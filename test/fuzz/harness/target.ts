import { RestorableError } from '../../../src/core/errors.ts';

/** A part of the program that reads untrusted bytes. */
export interface Target {
  readonly name: string;
  /** Good inputs, and bad ones that once showed a defect. Mutations start with them. */
  readonly seeds: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
  /** Words of the grammar that are inserted into inputs. */
  readonly words?: readonly string[];
  /** Maximum length of an input. */
  readonly maxBytes?: number;
  /** How much the peak of the process's memory may exceed what the seeds need. */
  readonly memoryMiB?: number;
  /**
   * Called once before the first input. @returns a function that reads one input; it throws what the program throws, or a
   * BrokenProperty
   */
  readonly open: () => Read | Promise<Read>;
}

export type Read = (input: Buffer) => void | Promise<void>;

export const DEFAULT_MAX_BYTES = 64 * 1024;
/** The heap of the process is limited to 128 MiB. The rest is buffer memory that has not been collected. */
export const DEFAULT_MEMORY_MIB = 256;

/** A property that must hold for every input does not. */
export class BrokenProperty extends Error {
  override readonly name = 'BrokenProperty';
}

/** @throws {BrokenProperty} */
export function require(condition: boolean, what: string): void {
  if (!condition) throw new BrokenProperty(what);
}

/** Whether the program may throw this: an error of its own with a code that states what is wrong with the input. */
export function isExpected(thrown: unknown): boolean {
  return thrown instanceof RestorableError && thrown.code !== 'INTERNAL';
}

/** Runs a reader. Returns undefined for a proper refusal. */
export function accepted<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (thrown) {
    if (isExpected(thrown)) return undefined;
    throw thrown;
  }
}

/** The same for an asynchronous one. */
export async function acceptedLater<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (thrown) {
    if (isExpected(thrown)) return undefined;
    throw thrown;
  }
}

/** What JSON has no form for: the sum of a digest, and a map. */
function ofValue(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Map ? [...value] : value;
}

/** The result of a reader, including errors, for comparing two ways to pass it the same bytes. */
export function outcomeOf(read: () => unknown): string {
  try {
    return JSON.stringify(read(), (_key, value: unknown) => ofValue(value)) ?? 'nothing';
  } catch (thrown) {
    if (!isExpected(thrown)) throw thrown;
    return `${(thrown as RestorableError).code}: ${(thrown as RestorableError).message}`;
  }
}

/** An input as text. What is not UTF-8 becomes half of a surrogate pair, which JavaScript's strings can contain. */
export function textOf(input: Uint8Array): string {
  return Buffer.from(input).toString('utf8').replaceAll('\u{FFFD}', '\ud800');
}

/** Cuts an input into pieces whose lengths depend on its bytes. */
export function piecesOf(input: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  let state = input.length;
  for (let at = 0; at < input.length; ) {
    state = (state * 1_103_515_245 + 12_345 + (input[at] ?? 0)) >>> 0;
    // Mostly single bytes at the start, where the grammar is dense.
    const length = 1 + ((state >>> 16) % (at < 256 ? 4 : 1_500));
    pieces.push(input.subarray(at, at + length));
    at += length;
  }
  return pieces;
}
