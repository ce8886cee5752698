import { randomBytes } from 'node:crypto';
import { access, chmod, chown, constants, lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { explaining } from '../file/failure.ts';
import { inspectSourceFile } from '../file/header.ts';
import { SqliteSession } from '../session/session.ts';

/** Files that SQLite keeps beside a database and reads as part of it. */
const COMPANIONS = ['-wal', '-shm', '-journal'] as const;
const TEMPORARY = /^\.restorable-[0-9a-f]{16}\.tmp$/;

/** The file that a restore writes to. */
export interface TargetFile {
  readonly path: string;
  /** Beside it, in the same file system, so that a rename swaps the two. */
  readonly temporaryPath: string;
  /** An existing database has to be kept. */
  readonly occupied: boolean;
}

/**
 * Examines the location before anything is written.
 * @throws {RestorableError} TARGET_NOT_EMPTY unless `replace`, DATABASE_NOT_FOUND, DATABASE_PRIVILEGE, INPUT_INVALID
 */
export async function openTargetFile(asked: string, replace: boolean, host: Host): Promise<TargetFile> {
  // For a symbolic link, the file itself is replaced, not the link.
  const path = await realpath(asked).catch(() => asked);
  await requireFolder(dirname(path));
  const temporaryPath = join(dirname(path), `.restorable-${randomBytes(8).toString('hex')}.tmp`);
  const facts = await lstatOrNone(path);
  if (facts !== undefined && !facts.isFile()) {
    throw new RestorableError('INPUT_INVALID', `${path} exists and is not a regular file.`, {
      hint: 'Name a file that does not exist yet.',
    });
  }
  const companions = await companionsOf(path);
  const occupied = (facts !== undefined && facts.size > 0) || companions.length > 0;
  if (occupied && !replace && (companions.length > 0 || !(await isWithoutTables(path, host)))) {
    const what =
      facts === undefined ? `${companions[0]} is left over from another database` : `${path} holds a database`;
    throw new RestorableError('TARGET_NOT_EMPTY', `${what}; nothing was restored.`, {
      hint: 'Restore to another path, or set `replace: true`: the existing file is then kept next to it under a new name.',
    });
  }
  return { path, temporaryPath, occupied };
}

async function isWithoutTables(path: string, host: Host): Promise<boolean> {
  const file = await inspectSourceFile(path).catch((thrown: unknown) => {
    if (thrown instanceof RestorableError && thrown.code === 'DATABASE_NOT_FOUND') return undefined;
    throw thrown;
  });
  if (file === undefined) return false;
  await using session = new SqliteSession({ path, access: 'still' }, host);
  return await explaining(`read ${path}`, async () => {
    const { rows } = await session.all('select count(*) from sqlite_schema');
    return rows[0]?.[0] === 0;
  });
}

async function requireFolder(folder: string): Promise<void> {
  try {
    await access(folder, constants.W_OK | constants.X_OK);
    if ((await stat(folder)).isDirectory()) return;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new RestorableError('DATABASE_PRIVILEGE', `This user can't write to the folder ${folder}.`, {
        hint: 'SQLite databases are restored next to the old one, which requires write access to their folder.',
        cause,
      });
    }
  }
  throw new RestorableError('DATABASE_NOT_FOUND', `There is no folder ${folder}.`, { hint: 'Create it first.' });
}

/**
 * Makes the restored file the database: the old one is moved aside with its companions (the last transactions may be only
 * in the `-wal`), then a single rename puts the new one in place. A stale `-wal` or `-journal` is never left beside the new
 * file, where SQLite would replay it.
 */
export async function swapIn(target: TargetFile, now: Date): Promise<{ keptAs?: string }> {
  const old = await lstatOrNone(target.path);
  if (!target.occupied && ((old?.size ?? 0) > 0 || (await companionsOf(target.path)).length > 0)) {
    throw new RestorableError('TARGET_NOT_EMPTY', `Another program created ${target.path} during the restore.`, {
      hint: 'Stop that program, then restore again with `replace: true`.',
    });
  }
  if (old !== undefined) {
    await chmod(target.temporaryPath, old.mode & 0o7777);
    // Only root may change a file's owner. Otherwise the old owner's program could not open it.
    if (process.getuid?.() === 0) await chown(target.temporaryPath, old.uid, old.gid);
  }
  const keptAs = target.occupied ? await setAside(target.path, now) : undefined;
  try {
    await rename(target.temporaryPath, target.path);
  } catch (error) {
    if (keptAs !== undefined) await putBack(keptAs, target.path);
    throw error;
  }
  await syncFolder(dirname(target.path));
  return keptAs === undefined ? {} : { keptAs };
}

async function setAside(path: string, now: Date): Promise<string> {
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  let kept = `${path}.before-${stamp}`;
  for (let attempt = 2; (await lstatOrNone(kept)) !== undefined; attempt += 1)
    kept = `${path}.before-${stamp}-${attempt}`;
  // The database first: its companions without it are refused as a target, but the database without them would be taken for
  // complete.
  if ((await lstatOrNone(path)) !== undefined) await rename(path, kept);
  for (const companion of COMPANIONS) {
    if ((await lstatOrNone(path + companion)) !== undefined) await rename(path + companion, kept + companion);
  }
  return kept;
}

async function putBack(kept: string, path: string): Promise<void> {
  for (const suffix of [...COMPANIONS, '']) {
    if ((await lstatOrNone(kept + suffix)) !== undefined) await rename(kept + suffix, path + suffix);
  }
}

/** The folder of a target's file, which also contains its temporary file. */
export async function folderOf(asked: string): Promise<string> {
  return dirname(await realpath(asked).catch(() => asked));
}

/** Deletes a restore that was not published. @param name the temporary file's own name; any other is not touched */
export async function removeTemporary(folder: string, name: string): Promise<void> {
  if (!TEMPORARY.test(basename(name)) || basename(name) !== name) return;
  for (const suffix of ['', ...COMPANIONS]) await rm(join(folder, name + suffix), { force: true });
}

async function companionsOf(path: string): Promise<string[]> {
  const found: string[] = [];
  for (const companion of COMPANIONS) {
    if ((await lstatOrNone(path + companion)) !== undefined) found.push(path + companion);
  }
  return found;
}

async function lstatOrNone(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder);
  await handle.sync();
}
