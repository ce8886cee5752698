import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReplayFile } from '../../../ports/engine/replay.ts';
import { WalFlaw } from './wal-flaw.ts';
import {
  historyName,
  historyOf,
  lsnText,
  PAGE_BYTES,
  type Segment,
  segmentName,
  segmentOf,
  type WalFacts,
} from './wal-form.ts';

const READ_BYTES = 64 * PAGE_BYTES;
/** A line for each timeline. */
const HISTORY_MAX_BYTES = 1024 * 1024;

/** A file of the log in the folder, complete or up to the end of the log. */
export interface StagedSegment extends Segment {
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
  readonly #histories = new Set<number>();
  #current: StagedSegment | undefined;

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
    const history = historyOf(file);
    if (history !== undefined) return this.#addHistory(history, content);
    const segment = segmentOf(file, this.#facts);
    const bytes = await write(this.#piece, content, segmentBytes);
    const from = end - bytes;
    if (end > segmentBytes || from < 0) throw new WalFlaw('form', lsnText(segment.start));
    if (segment.timeline !== this.#facts.timeline && !this.#histories.has(segment.timeline)) {
      throw new WalFlaw('timeline', lsnText(segment.start));
    }
    await this.#append(segment, from);
    this.#current = { ...segment, bytes: end };
    return end === segmentBytes ? this.#current : undefined;
  }

  /** The last file, if it is not complete. */
  get rest(): StagedSegment | undefined {
    return this.#current === undefined || this.#current.bytes === this.#facts.segmentBytes ? undefined : this.#current;
  }

  /** The pages of a file of which `bytes` are known. */
  async *pages(segment: StagedSegment, from: number): AsyncGenerator<Buffer> {
    const { start, bytes } = segment;
    if (from - start >= bytes) return;
    const options = { start: from - start, end: bytes - 1, highWaterMark: READ_BYTES };
    for await (const chunk of createReadStream(this.#pathOf(segment), options)) {
      // A read of a file is shorter than asked only at its end.
      for (let at = 0; at < chunk.length; at += PAGE_BYTES) yield (chunk as Buffer).subarray(at, at + PAGE_BYTES);
    }
  }

  /**
   * Removes what comes after a place, so that no server can go past it, and gives the last file its full length.
   * @returns the names of the files that are left, and the timeline of the last one
   */
  async cut(segments: readonly StagedSegment[], end: number): Promise<{ files: string[]; timeline: number }> {
    const left: StagedSegment[] = [];
    for (const segment of segments) {
      const path = this.#pathOf(segment);
      if (end <= segment.start) await rm(path);
      else {
        await truncate(path, Math.min(segment.bytes, end - segment.start));
        await truncate(path, this.#facts.segmentBytes);
        left.push(segment);
      }
    }
    const timeline = left.at(-1)?.timeline ?? this.#facts.timeline;
    const files = left.map((segment) => segmentName(segment, this.#facts.segmentBytes));
    for (const history of this.#histories) {
      // A server would look for what comes after it.
      if (history > timeline) await rm(join(this.#place.folder, historyName(history)));
      else files.push(historyName(history));
    }
    return { files, timeline };
  }

  get #piece(): string {
    return join(this.#place.folder, 'piece');
  }

  #pathOf(segment: Segment): string {
    return join(this.#place.folder, segmentName(segment, this.#facts.segmentBytes));
  }

  /** Every shipment has those of all timelines. The base backup has that of its own. */
  async #addHistory(timeline: number, content: AsyncIterable<Uint8Array>): Promise<undefined> {
    await write(this.#piece, content, HISTORY_MAX_BYTES);
    if (timeline <= this.#facts.timeline) await rm(this.#piece);
    else {
      await rename(this.#piece, join(this.#place.folder, historyName(timeline)));
      this.#histories.add(timeline);
    }
    return undefined;
  }

  async #append(segment: Segment, from: number): Promise<void> {
    const path = this.#pathOf(segment);
    if (this.#current === undefined) await this.#requireBegin(segment, from);
    else await this.#requireNext(this.#current, segment, from);
    if (from === 0) return rename(this.#piece, path);
    await using file = await open(path, 'r+');
    await copyTo(file, createReadStream(this.#piece), from);
    await rm(this.#piece);
  }

  /** The first one has what follows the backup, which can have the beginning of the same file. */
  async #requireBegin(segment: Segment, from: number): Promise<void> {
    const { segmentBytes, timeline } = this.#facts;
    const { start } = segment;
    if (start > this.#from || start + from > this.#from || this.#from > start + segmentBytes) {
      throw new WalFlaw('gap', lsnText(this.#from));
    }
    if (from === 0) return;
    if (segment.timeline !== timeline) throw new WalFlaw('gap', lsnText(start));
    const known = firstBytes(this.#place.ofBase(segmentName(segment, segmentBytes)), from);
    await write(this.#pathOf(segment), known, segmentBytes);
  }

  async #requireNext(current: StagedSegment, segment: Segment, from: number): Promise<void> {
    const { segmentBytes } = this.#facts;
    const isWhole = current.bytes === segmentBytes;
    const gap = new WalFlaw('gap', lsnText(current.start + current.bytes));
    if (segment.start !== current.start + (isWhole ? segmentBytes : 0)) throw gap;
    if (segment.timeline < current.timeline) throw new WalFlaw('timeline', lsnText(segment.start));
    const isSame = !isWhole && segment.timeline === current.timeline;
    if (from !== (isSame ? current.bytes : 0)) throw gap;
    // The first file of a timeline has a copy of what the one before wrote there.
    if (!isWhole && !isSame) await rm(this.#pathOf(current));
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
