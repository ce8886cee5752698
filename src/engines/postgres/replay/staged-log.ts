import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReplayFile } from '../../../ports/engine/replay.ts';
import { WalFlaw } from './wal-flaw.ts';
import { lsnText, PAGE_BYTES, segmentName, segmentStart, type WalFacts } from './wal-form.ts';

const READ_BYTES = 64 * PAGE_BYTES;

/** A file of the log in the folder, complete or up to the end of the log. */
export interface StagedSegment {
  readonly start: number;
  /** How far it is known. */
  readonly bytes: number;
}

export interface StagingPlace {
  /** An empty folder of ours. */
  readonly folder: string;
  /** Reads a file of the log that the base backup has. */
  readonly ofBase: (name: string) => AsyncIterable<Uint8Array>;
}

/**
 * Puts the files of a log together from the pieces in which they were shipped. Each piece begins where the one before it ended.
 * Every name, length and place is checked, because they come from a backup.
 */
export class StagedLog {
  readonly #place: StagingPlace;
  readonly #facts: WalFacts;
  readonly #from: number;
  #current: { start: number; bytes: number } | undefined;

  /** @param from where the base backup ends */
  constructor(place: StagingPlace, facts: WalFacts, from: number) {
    this.#place = place;
    this.#facts = facts;
    this.#from = from;
  }

  /**
   * Reads a piece to its end, where its digests are checked.
   * @returns the file that it is a part of, if it is complete now
   * @throws {WalFlaw} and what reading the piece throws
   */
  async add({ file, end, content }: ReplayFile): Promise<StagedSegment | undefined> {
    const { segmentBytes } = this.#facts;
    const start = segmentStart(file, this.#facts);
    const piece = join(this.#place.folder, 'piece');
    const bytes = await write(piece, content, segmentBytes);
    const from = end - bytes;
    if (end > segmentBytes || from < 0) throw new WalFlaw('form', lsnText(start));
    await this.#append(piece, start, from);
    this.#current = { start, bytes: end };
    return end === segmentBytes ? this.#current : undefined;
  }

  /** The last file, if it is not complete. */
  get rest(): StagedSegment | undefined {
    return this.#current === undefined || this.#current.bytes === this.#facts.segmentBytes ? undefined : this.#current;
  }

  /** The pages of a file of which `bytes` are known. */
  async *pages({ start, bytes }: StagedSegment, from: number): AsyncGenerator<Buffer> {
    if (from - start >= bytes) return;
    const options = { start: from - start, end: bytes - 1, highWaterMark: READ_BYTES };
    for await (const chunk of createReadStream(this.#pathOf(start), options)) {
      // A read of a file is shorter than asked only at its end.
      for (let at = 0; at < chunk.length; at += PAGE_BYTES) yield (chunk as Buffer).subarray(at, at + PAGE_BYTES);
    }
  }

  /**
   * Removes what comes after a place, so that no server can go past it, and gives the file its full length.
   * @returns whether something is left
   */
  async cut({ start, bytes }: StagedSegment, end: number): Promise<boolean> {
    const path = this.#pathOf(start);
    if (end <= start) {
      await rm(path);
      return false;
    }
    await truncate(path, Math.min(bytes, end - start));
    await truncate(path, this.#facts.segmentBytes);
    return true;
  }

  #pathOf(start: number): string {
    return join(this.#place.folder, segmentName(start, this.#facts));
  }

  async #append(piece: string, start: number, from: number): Promise<void> {
    const { segmentBytes } = this.#facts;
    const current = this.#current;
    const path = this.#pathOf(start);
    if (current === undefined) {
      // The first one has what follows the backup, which can have the beginning of the same file.
      if (start > this.#from || this.#from > start + segmentBytes) throw new WalFlaw('gap', lsnText(start));
      if (start + from > this.#from) throw new WalFlaw('gap', lsnText(this.#from));
      if (from > 0)
        await write(path, firstBytes(this.#place.ofBase(segmentName(start, this.#facts)), from), segmentBytes);
    } else if (current.bytes < segmentBytes ? current.start !== start : current.start + segmentBytes !== start) {
      throw new WalFlaw('gap', lsnText(current.start + current.bytes));
    }
    const known = current?.start === start ? current.bytes : from;
    if (known !== from) throw new WalFlaw('gap', lsnText(start + known));
    if (from === 0) return rename(piece, path);
    await using segment = await open(path, 'r+');
    await copyTo(segment, createReadStream(piece), from);
    await rm(piece);
  }
}

/** @returns its length @throws {WalFlaw} if it is longer than a file of the log */
async function write(path: string, content: AsyncIterable<Uint8Array>, mostBytes: number): Promise<number> {
  await using file = await open(path, 'wx', 0o600);
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new WalFlaw('form', 'the length of a file');
    // Unlike `write`, this writes all of it.
    await file.writeFile(chunk);
  }
  return bytes;
}

/** @throws {WalFlaw} if there are fewer */
async function* firstBytes(content: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  try {
    for await (const chunk of content) {
      yield chunk.subarray(0, left);
      left -= Math.min(left, chunk.length);
      if (left === 0) break;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  if (left > 0) throw new WalFlaw('gap', 'the base backup');
}

async function copyTo(file: FileHandle, content: AsyncIterable<Uint8Array>, from: number): Promise<void> {
  let at = from;
  for await (const chunk of content) {
    for (let done = 0; done < chunk.length; ) {
      const { bytesWritten } = await file.write(chunk, done, chunk.length - done, at + done);
      done += bytesWritten;
    }
    at += chunk.length;
  }
}
