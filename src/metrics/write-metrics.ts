import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RestorableError } from '../core/errors.ts';
import { mergeSamples } from './merge.ts';
import type { FullSample, Scope } from './sample.ts';
import { LARGEST_BYTES, readMetrics } from './text/read-metrics.ts';
import { renderMetrics } from './text/render-metrics.ts';

const EXTENSION = '.prom';

/**
 * Writes the metrics of a run. A folder gets one file for each database and mode, so that runs at the same time do not meet. A
 * single file holds all of them, and the samples of other databases and modes stay in it.
 * @throws {RestorableError} FILE_UNWRITABLE
 */
export async function writeMetrics(path: string, scopes: readonly Scope[], now: Date): Promise<void> {
  if (!(await isFolder(path))) {
    if (!path.endsWith(EXTENSION)) throw neither(path);
    await updateFile(path, scopes, now);
    return;
  }
  for (const scope of scopes) {
    await updateFile(join(path, nameOf(scope)), [scope], now);
    if (scope.database !== '') await removeNameless(path, scope, now);
  }
}

/** Unambiguous: no name of a mode begins with that of another mode and a hyphen. */
function nameOf({ mode, database }: Pick<Scope, 'mode' | 'database'>): string {
  return `restorable-${mode}${database === '' ? '' : `-${database}`}${EXTENSION}`;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT' || codeOf(thrown) === 'ENOTDIR') return false;
    throw unwritable(path, thrown);
  }
}

async function updateFile(path: string, scopes: readonly Scope[], now: Date): Promise<void> {
  const samples = mergeSamples(await readOld(path, now), scopes);
  await replaceFile(path, renderMetrics(samples));
}

/** What a run left that did not know its database. A file that holds anything else is not ours to remove. */
async function removeNameless(folder: string, { mode }: Scope, now: Date): Promise<void> {
  const path = join(folder, nameOf({ mode, database: '' }));
  const old = await readOld(path, now);
  if (old.length > 0 && old.every((sample) => sample.database === '')) await rm(path, { force: true });
}

/** An old file that is not a file, is a link, or can't be read, has nothing to keep. */
async function readOld(path: string, now: Date): Promise<FullSample[]> {
  try {
    // Without waiting for a writer, should it be a pipe.
    await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const facts = await file.stat();
    if (!facts.isFile() || facts.size > LARGEST_BYTES) return [];
    return readMetrics(await file.readFile('utf8'), now);
  } catch (thrown) {
    if (codeOf(thrown) !== undefined) return [];
    throw thrown;
  }
}

/** A reader sees the old file or the new one. The new one has another extension until it is complete, which collectors ignore. */
async function replaceFile(path: string, text: string): Promise<void> {
  const next = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await using file = await open(next, 'wx', 0o644);
    await file.writeFile(text);
    // Whatever the umask: the collector is another user.
    await file.chmod(0o644);
    await file.close();
    await rename(next, path);
  } catch (thrown) {
    await rm(next, { force: true }).catch(() => undefined);
    throw unwritable(path, thrown);
  }
}

function neither(path: string): RestorableError {
  return new RestorableError(
    'FILE_UNWRITABLE',
    `The metrics can't be written: ${path} is neither an existing folder nor a file that ends in .prom.`,
    {
      hint: 'Set `metrics` to the folder of the textfile collector, or to a file such as metrics.prom in an existing folder.',
    },
  );
}

const HINTS: Readonly<Record<string, string>> = {
  ENOENT: 'Its folder does not exist. Create it first, or give another path.',
  EACCES: 'This user may not write there. Give the folder to it, or give another path.',
  ENOSPC: 'The disk is full. Free some space.',
};

function unwritable(path: string, cause: unknown): RestorableError {
  const code = codeOf(cause) ?? 'unknown';
  return new RestorableError('FILE_UNWRITABLE', `The metrics can't be written (${code}): ${path}.`, {
    hint: HINTS[code] ?? 'Set `metrics` to an existing folder, or to a file in it whose name ends in .prom.',
    cause,
  });
}

function codeOf(thrown: unknown): string | undefined {
  return (thrown as NodeJS.ErrnoException | undefined)?.code;
}
