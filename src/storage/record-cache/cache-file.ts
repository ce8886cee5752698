import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const HEAD = Buffer.from('restorable-records/1\n');
const MD5_BYTES = 16;
const LENGTH_BYTES = 4;
/** About ten thousand manifests with their signatures take 40 MB. */
const CACHE_MAX_BYTES = 128 * 1024 * 1024;
/** More of them are smaller than records are. Each takes memory of its own, so a file of empty ones would take gigabytes. */
const MOST_CONTENTS = 250_000;
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
const OTHERS_MAY_WRITE = 0o022;

/** Contents of objects by the MD5 of each, hex. The newest come last. */
export type Contents = Map<string, Uint8Array>;

/**
 * A file with contents of objects. Whatever is wrong with it, it is as if it were not there: its reader checks each content, and
 * it is written anew. Only a folder of this user's is used, in which nobody else may write.
 */
export class CacheFile {
  readonly #path: string;
  readonly #maxBytes: number;

  constructor(path: string, maxBytes = CACHE_MAX_BYTES) {
    this.#path = path;
    this.#maxBytes = maxBytes;
  }

  async read(): Promise<Contents> {
    if (!(await isOwnFolder(dirname(this.#path)))) return new Map();
    // Not a link, and nothing that a read waits for.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    await using file = await open(this.#path, flags);
    const { size } = await file.stat();
    return size > this.#maxBytes ? new Map() : contentsIn(await file.readFile());
  }

  /** Replaces the file in one step: several runs at once leave the file of the last. */
  async write(contents: Contents): Promise<void> {
    const folder = dirname(this.#path);
    if (!(await isOwnFolder(folder))) {
      if (!(await isBelowOwnFolder(folder))) return;
      await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
    }
    const draft = join(folder, `.${randomBytes(8).toString('hex')}.part`);
    try {
      await using file = await open(draft, 'wx', PRIVATE_FILE);
      await file.writeFile(bytesOf(contents, this.#maxBytes));
      await rename(draft, this.#path);
    } catch (thrown) {
      await rm(draft, { force: true });
      throw thrown;
    }
  }
}

/** Whether this is a folder of this user's, and no link, in which nobody else may write. */
async function isOwnFolder(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(systemError);
  if ('syscall' in found) return false;
  return found.isDirectory() && found.uid === process.geteuid?.() && (found.mode & OTHERS_MAY_WRITE) === 0;
}

/** Whether nothing is there yet, and the nearest folder above is this user's: not that of another, with `sudo`. */
async function isBelowOwnFolder(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await lstat(at).catch(systemError);
    if (!('syscall' in found)) return at !== folder && (await stat(at)).uid === process.geteuid?.();
    if (found.code !== 'ENOENT' || dirname(at) === at) return false;
  }
}

/** @throws what is no error of the system, such as a full disk or a missing file */
export function systemError(thrown: unknown): NodeJS.ErrnoException & { readonly syscall: string } {
  if (thrown instanceof Error && 'syscall' in thrown) {
    return thrown as NodeJS.ErrnoException & { readonly syscall: string };
  }
  throw thrown;
}

function contentsIn(bytes: Buffer): Contents {
  const contents: Contents = new Map();
  if (!bytes.subarray(0, HEAD.length).equals(HEAD)) return contents;
  for (let at = HEAD.length; at + MD5_BYTES + LENGTH_BYTES <= bytes.length; ) {
    const start = at + MD5_BYTES + LENGTH_BYTES;
    const end = start + bytes.readUInt32BE(at + MD5_BYTES);
    if (end > bytes.length) break;
    if (contents.size === MOST_CONTENTS) return new Map();
    contents.set(bytes.toString('hex', at, at + MD5_BYTES), bytes.subarray(start, end));
    at = end;
  }
  return contents;
}

/** Leaves out the oldest, if it would become too large. */
function bytesOf(contents: Contents, maxBytes: number): Buffer {
  const kept: Uint8Array[] = [];
  let left = maxBytes - HEAD.length;
  for (const [md5, content] of [...contents].reverse().slice(0, MOST_CONTENTS)) {
    left -= MD5_BYTES + LENGTH_BYTES + content.length;
    if (left < 0) break;
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(content.length);
    kept.push(content, length, Buffer.from(md5, 'hex'));
  }
  return Buffer.concat([HEAD, ...kept.reverse()]);
}
