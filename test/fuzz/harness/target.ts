import { RestorableError } from '../../../src/core/errors.ts';

/** Something of the program that reads bytes of others. */
export interface Target {
  readonly name: string;
  /** Good inputs, and bad ones of which a bug was made once: mutations begin with them. */
  readonly seeds: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
  /** Words of the grammar that are put into inputs. */
  readonly words?: readonly string[];
  /** No input is longer. */
  readonly maxBytes?: number;
  /** What the peak of the process's memory may grow by, from what the seeds need. */
  readonly memoryMiB?: number;
  /** Called once before the first input. @returns reads one input; throws what the program throws, or a BrokenProperty */
  readonly open: () => Read | Promise<Read>;
}

export type Read = (input: Buffer) => void | Promise<void>;

export const DEFAULT_MAX_BYTES = 64 * 1024;
/** Heap of the process is limited to 128 MiB; the rest is memory of buffers that waits to be collected. */
export const DEFAULT_MEMORY_MIB = 256;

/** Something that must hold of every input does not. */
export class BrokenProperty extends Error {
  override readonly name = 'BrokenProperty';
}

/** @throws {BrokenProperty} */
export function require(condition: boolean, what: string): void {
  if (!condition) throw new BrokenProperty(what);
}

/** Whether the program may throw this: an error of its own with a code that says what is wrong with the input. */
export function isExpected(thrown: unknown): boolean {
  return thrown instanceof RestorableError && thrown.code !== 'INTERNAL';
}

/** Runs a reader; what it refuses as it should gives undefined. */
export function accepted<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (thrown) {
    if (isExpected(thrown)) return undefined;
    throw thrown;
  }
}

/** The same for one that takes its time. */
export async function acceptedLater<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (thrown) {
    if (isExpected(thrown)) return undefined;
    throw thrown;
  }
}

/** What a reader made of an input, errors too: for comparing two ways to give it the same bytes. */
export function outcomeOf(read: () => unknown): string {
  try {
    return JSON.stringify(read(), (_key, value: unknown) => (value instanceof Map ? [...value] : value)) ?? 'nothing';
  } catch (thrown) {
    if (!isExpected(thrown)) throw thrown;
    return `${(thrown as RestorableError).code}: ${(thrown as RestorableError).message}`;
  }
}

/** An input as text. What is no UTF-8 becomes half of a surrogate pair, which JavaScript's texts can hold. */
export function textOf(input: Uint8Array): string {
  return Buffer.from(input).toString('utf8').replaceAll('\u{FFFD}', '\ud800');
}

/** Cuts an input into pieces whose lengths depend on its bytes. */
export function piecesOf(input: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  let state = input.length;
  for (let at = 0; at < input.length; ) {
    state = (state * 1_103_515_245 + 12_345 + (input[at] ?? 0)) >>> 0;
    // Mostly single bytes where it begins: that is where the grammar is dense.
    const length = 1 + ((state >>> 16) % (at < 256 ? 4 : 1_500));
    pieces.push(input.subarray(at, at + length));
    at += length;
  }
  return pieces;
}
