import { constants } from 'node:fs';
import { access, readdir, realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Host } from '../../ports/host.ts';
import { runToEnd } from '../../process/child.ts';

/** A PostgreSQL program on this machine. */
export interface Program {
  readonly path: string;
  readonly directory: string;
  readonly major: number;
}

const VERSION_TIMEOUT_MS = 10_000;

/**
 * Every copy of a program on this machine, in order of preference: PG_BIN (one or several folders, separated by `:`), the
 * distribution's folders by major, Homebrew's, then PATH. Each was run once to learn its version. Debian's pg_wrapper is
 * left out: it takes the highest major, whatever the server's.
 */
export async function findPrograms(name: string, host: Host): Promise<Program[]> {
  const programs: Program[] = [];
  const seen = new Set<string>();
  for (const directory of await candidateDirectories(host.env)) {
    const path = join(directory, name);
    const real = await executable(path);
    if (real === undefined || real.endsWith('/pg_wrapper') || seen.has(real)) continue;
    seen.add(real);
    const major = await majorOf(path, host);
    if (major !== undefined) programs.push({ path, directory, major });
  }
  return programs;
}

/** The same major, else the nearest higher one; the first found among equals. Below `minimum` none will do. */
export function chooseProgram<T extends { readonly major: number }>(
  programs: readonly T[],
  wanted: number,
  minimum: number = wanted,
): T | undefined {
  const from = Math.max(wanted, minimum);
  return programs
    .filter(({ major }) => major >= from)
    .reduce<T | undefined>((best, next) => (best === undefined || next.major < best.major ? next : best), undefined);
}

const VERSIONED_ROOTS: readonly (readonly [root: string, pattern: RegExp, inside: string])[] = [
  ['/usr/lib/postgresql', /^\d+$/, 'bin'],
  ['/usr', /^pgsql-\d+$/, 'bin'],
  ['/opt/homebrew/opt', /^(postgresql@\d+|libpq(@\d+)?)$/, 'bin'],
  ['/usr/local/opt', /^(postgresql@\d+|libpq(@\d+)?)$/, 'bin'],
  ['/home/linuxbrew/.linuxbrew/opt', /^(postgresql@\d+|libpq(@\d+)?)$/, 'bin'],
  ['/Applications/Postgres.app/Contents/Versions', /^\d+$/, 'bin'],
];

async function candidateDirectories(env: Host['env']): Promise<string[]> {
  const split = (value: string | undefined): string[] => (value ?? '').split(delimiter).filter((part) => part !== '');
  const directories = split(env['PG_BIN']);
  for (const [root, pattern, inside] of VERSIONED_ROOTS) {
    const names = await readdir(root).catch(() => []);
    const matching = names.filter((name) => pattern.test(name)).sort();
    directories.push(...matching.map((name) => join(root, name, inside)));
  }
  return [...directories, ...split(env['PATH'])];
}

/** The real path of a program that may be executed, else undefined. */
async function executable(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.X_OK);
    return await realpath(path);
  } catch {
    return undefined;
  }
}

async function majorOf(path: string, host: Host): Promise<number | undefined> {
  const exit = await runToEnd({
    file: path,
    args: ['--version'],
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
    signal: AbortSignal.any([host.signal, AbortSignal.timeout(VERSION_TIMEOUT_MS)]),
    scrub: host.scrub,
  }).catch((error: unknown) => {
    if (host.signal.aborted) throw error;
    // Built for another machine, or without its libraries: not there for us.
    host.log.debug(`${path} can't be run: ${String(error)}`);
    return undefined;
  });
  const match = /\(PostgreSQL\) (\d+)/.exec(exit?.code === 0 ? exit.stdout : '');
  return match === null ? undefined : Number(match[1]);
}
