import { constants } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { messageOf } from '../core/errors.ts';
import { inParallel } from '../core/in-parallel.ts';
import type { Host } from '../ports/host.ts';
import { runToEnd } from './child.ts';

/** A program on this machine. */
export interface Program<V> {
  readonly path: string;
  readonly directory: string;
  readonly version: V;
}

/** How the copies of a program are found and distinguished. */
export interface ProgramSearch<V> {
  /** The job's variable that names one or several folders, separated by `:`. They come first. */
  readonly variable: string;
  /** Folders with one subfolder per version: `[root, pattern of the folder's name, folder inside]`. */
  readonly roots: readonly (readonly [root: string, pattern: RegExp, inside: string])[];
  /** Real paths of wrappers that choose among several programs. */
  readonly isWrapper?: (realPath: string) => boolean;
  /** Parses the output of `--version`. undefined for a different program of that name. */
  readonly readVersion: (printed: string) => V | undefined;
}

const VERSION_TIMEOUT_MS = 10_000;
/** Copies that are asked for their version at once: a machine may have one for each major version. */
const RUN_AT_ONCE = 4;

/** Every copy of a program on this machine, in order of preference. Each file was run once to get its version. */
export async function findPrograms<V>(name: string, search: ProgramSearch<V>, host: Host): Promise<Program<V>[]> {
  const found: Omit<Program<V>, 'version'>[] = [];
  const seen = new Set<string>();
  for (const directory of await candidateDirectories(search, host.env)) {
    const path = join(directory, name);
    const real = await executable(path);
    if (real === undefined || search.isWrapper?.(real) === true || seen.has(real)) continue;
    seen.add(real);
    found.push({ path, directory });
  }
  // A canceled run ends those that run by itself.
  const versions = await inParallel(
    found,
    ({ path }) => printedVersion(path, host),
    () => {},
    RUN_AT_ONCE,
  );
  return found.flatMap((each, at) => {
    const version = search.readVersion(versions[at] ?? '');
    return version === undefined ? [] : [{ ...each, version }];
  });
}

/** The first executable file of this name on the given PATH, or undefined. */
export async function findOnPath(name: string, path: string | undefined): Promise<string | undefined> {
  for (const directory of splitFolders(path)) {
    const candidate = join(directory, name);
    if ((await executable(candidate)) !== undefined) return candidate;
  }
  return undefined;
}

const splitFolders = (value: string | undefined): string[] =>
  (value ?? '').split(delimiter).filter((part) => part !== '');

async function candidateDirectories<V>(search: ProgramSearch<V>, env: Host['env']): Promise<string[]> {
  const directories = splitFolders(env[search.variable]);
  for (const [root, pattern, inside] of search.roots) {
    const names = await readdir(root).catch(() => []);
    const matching = names.filter((name) => pattern.test(name)).sort();
    directories.push(...matching.map((name) => join(root, name, inside)));
  }
  return [...directories, ...splitFolders(env['PATH'])];
}

/** The real path of an executable program, otherwise undefined. */
async function executable(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.X_OK);
    return await realpath(path);
  } catch {
    return undefined;
  }
}

/** Output by file: a run looks for the same programs several times. */
const printed = new Map<string, string>();

async function printedVersion(path: string, host: Host): Promise<string> {
  // A file that was replaced or rewritten is a different program, though its path is the same.
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  if (found === undefined) return '';
  const file = [path, found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(':');
  const known = printed.get(file);
  if (known !== undefined) return known;
  const exit = await runToEnd({
    file: path,
    args: ['--version'],
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
    signal: AbortSignal.any([host.signal, AbortSignal.timeout(VERSION_TIMEOUT_MS)]),
    scrub: host.scrub,
  }).catch((error: unknown) => {
    if (host.signal.aborted) throw error;
    // Built for another machine, or without its libraries: treated as missing.
    host.log.debug(`${path} can't be run: ${messageOf(error)}`);
    return undefined;
  });
  if (exit?.code !== 0) return '';
  printed.set(file, exit.stdout);
  return exit.stdout;
}
