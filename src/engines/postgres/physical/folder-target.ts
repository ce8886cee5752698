import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { RestorableError } from '../../../core/errors.ts';
import type { Secret } from '../../../core/secret.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../../ports/engine/target.ts';
import { nameFullDisk, requireSpace } from '../../parts/disk.ts';
import { FileList, nameTarFailure } from './file-list.ts';
import { finishSettings, keptName } from './folder-settings.ts';
import { baseContent } from './unpacking.ts';

/** The server refuses a folder without it, so it comes last. */
const CONTROL = 'global/pg_control';
const CONTROL_MAX_BYTES = 1024 * 1024;
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** The folder of a URL: `pgdata:/var/lib/postgresql/17/main`. @throws {RestorableError} INPUT_INVALID */
function folderOf(url: Secret): string {
  const text = url.reveal().replace(/^pgdata:(?:\/\/(?=\/))?/i, '');
  if (text !== '' && !text.startsWith('//')) return resolve(text);
  throw new RestorableError('INPUT_INVALID', '`target` names no folder after "pgdata:".', {
    hint: 'Write an empty or a new folder: pgdata:/var/lib/postgresql/17/restored.',
  });
}

/**
 * A new data folder, from which a server of the same major version starts.
 * @throws {RestorableError} INPUT_INVALID, TARGET_NOT_EMPTY, TARGET_UNSUITABLE, DISK_FULL
 */
export async function openFolderTarget(
  spec: Extract<TargetSpec, { kind: 'restore' }>,
  needs: TargetNeeds,
): Promise<Target> {
  if (spec.replace) {
    throw new RestorableError('INPUT_INVALID', '`replace` does not work with a data folder.', {
      hint: 'Stop the server, move its folder away, and restore into a new one. Nothing was changed.',
    });
  }
  const path = folderOf(spec.url);
  const existed = await requireEmpty(path);
  await requireSpace(existed ? path : await nearestFolder(path), needs.rawBytes, 'the restored cluster');
  const writer = new FolderWriter(path);
  const never = async (): Promise<never> => {
    throw new RestorableError('INTERNAL', 'No server runs on a data folder, so it was not to be queried.');
  };
  let isComplete = false;
  return {
    description: `the data folder ${path}`,
    notes: notesFor(path, needs.majorVersion),
    strategy: 'fresh',
    isAtRest: true,
    restore: async (streams) => {
      await writer.begin();
      await writer.write(baseContent(streams));
      await writer.finish();
      isComplete = true;
    },
    inspect: never,
    query: never,
    integrity: async () => [],
    publish: async () => ({}),
    close: async () => {
      if (!isComplete) await writer.remove(existed);
    },
  };
}

function notesFor(path: string, major: string): string[] {
  const owner =
    process.getuid?.() === 0
      ? 'If it belongs to root, give it to the account of the server first (chown -R postgres:postgres).'
      : '';
  return [
    `Start PostgreSQL ${major} on ${path} (pg_ctl -D ${path} start): it recovers to the end of the backup by itself. ${owner}`.trim(),
    'Its content was not compared, because no server runs on it. A verification does that.',
    'archive_mode, primary_conninfo and restore_command are off in postgresql.auto.conf, so that the cluster does not write into the archive of its source. What ALTER SYSTEM had set there is in postgresql.auto.conf.source. Review postgresql.conf and pg_hba.conf before you start it.',
    'Subscriptions pull from their publishers as soon as the server starts: set max_logical_replication_workers = 0 first if they should not.',
  ];
}

/** @returns whether it exists @throws {RestorableError} TARGET_NOT_EMPTY */
async function requireEmpty(path: string): Promise<boolean> {
  let names: string[];
  try {
    names = await readdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    throw new RestorableError('TARGET_UNSUITABLE', `The folder ${path} can't be used (${code}).`, { cause: error });
  }
  if (names.length === 0) return true;
  throw new RestorableError('TARGET_NOT_EMPTY', `The folder ${path} is not empty.`, {
    hint: 'Name a new or an empty folder. A physical backup is never restored over another cluster.',
  });
}

async function nearestFolder(path: string): Promise<string> {
  for (let at = dirname(path); ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found?.isDirectory() === true || at === dirname(at)) return at;
  }
}

class FolderWriter {
  readonly #path: string;
  readonly #control: Buffer[] = [];
  readonly #names = new Set<string>();
  #owner: { readonly uid: number; readonly gid: number } | undefined;

  constructor(path: string) {
    if (!isAbsolute(path)) throw new RangeError('a relative data folder');
    this.#path = path;
  }

  async begin(): Promise<void> {
    await mkdir(this.#path, { recursive: true, mode: FOLDER_MODE });
    const folder = await open(this.#path, 'r');
    try {
      const { uid, gid } = await folder.stat();
      // The server refuses a folder that others can enter.
      await folder.chmod(FOLDER_MODE);
      if (process.getuid?.() === 0 && uid !== 0) this.#owner = { uid, gid };
    } finally {
      await folder.close();
    }
  }

  async write(content: AsyncIterable<Uint8Array>): Promise<void> {
    const files = new FileList();
    let current: FileHandle | undefined;
    let isControl = false;
    try {
      for await (const chunk of content) {
        for (const piece of files.push(chunk)) {
          if (piece.kind === 'entry') {
            await current?.close();
            current = undefined;
            const { name, isFolder } = piece.entry;
            isControl = name === CONTROL;
            if (isFolder) await this.#folder(name);
            else if (!isControl) current = await this.#file(keptName(name));
          } else if (piece.kind === 'data') {
            if (isControl) this.#keep(piece.bytes);
            else await current?.writeFile(piece.bytes);
          }
        }
      }
      files.end();
    } catch (error) {
      throw nameFullDisk(nameTarFailure(error, 'RESTORE_FAILED'), this.#path);
    } finally {
      await current?.close();
    }
  }

  /** After the digest of the stream was checked. */
  async finish(): Promise<void> {
    for (const [name, text] of finishSettings(this.#names)) await this.#put(name, text);
    await this.#put(CONTROL, Buffer.concat(this.#control));
  }

  async remove(keepFolder: boolean): Promise<void> {
    const names = await readdir(this.#path).catch(() => []);
    for (const name of names) await rm(join(this.#path, name), { recursive: true, force: true });
    if (!keepFolder) await rm(this.#path, { recursive: true, force: true });
  }

  #keep(bytes: Uint8Array): void {
    this.#control.push(Buffer.from(bytes));
    if (this.#control.reduce((sum, { length }) => sum + length, 0) > CONTROL_MAX_BYTES) {
      throw new RestorableError('RESTORE_FAILED', 'The control file in the backup is too large.');
    }
  }

  async #folder(name: string): Promise<void> {
    const path = join(this.#path, name);
    await mkdir(path, { mode: FOLDER_MODE });
    if (this.#owner === undefined) return;
    const folder = await open(path, 'r');
    await folder.chown(this.#owner.uid, this.#owner.gid);
    await folder.close();
  }

  async #file(name: string): Promise<FileHandle> {
    const file = await open(join(this.#path, name), 'wx', FILE_MODE);
    this.#names.add(name);
    if (this.#owner !== undefined) await file.chown(this.#owner.uid, this.#owner.gid);
    return file;
  }

  async #put(name: string, content: string | Uint8Array): Promise<void> {
    const file = await this.#file(name);
    await file.writeFile(content);
    await file.sync();
    await file.close();
  }
}
