import type { Host } from '../../../ports/host.ts';
import { findPrograms, type Program, type ProgramSearch } from '../../../process/programs.ts';

/** Its version is the major version. */
export type PostgresProgram = Program<number>;

const SEARCH: ProgramSearch<number> = {
  variable: 'PG_BIN',
  roots: [
    ['/usr/lib/postgresql', /^\d+$/, 'bin'],
    ['/usr', /^pgsql-\d+$/, 'bin'],
    ['/opt/homebrew/opt', /^(postgresql@\d+|libpq(@\d+)?)$/, 'bin'],
    ['/usr/local/opt', /^(postgresql@\d+|libpq(@\d+)?)$/, 'bin'],
    ['/home/linuxbrew/.linuxbrew/opt', /^(postgresql@\d+|libpq(@\d+)?)$/, 'bin'],
    ['/Applications/Postgres.app/Contents/Versions', /^\d+$/, 'bin'],
  ],
  // Debian's wrapper selects the highest major version, whatever the server's.
  isWrapper: (realPath) => realPath.endsWith('/pg_wrapper'),
  readVersion: (printed) => {
    const match = /\(PostgreSQL\) (\d+)/.exec(printed);
    return match === null ? undefined : Number(match[1]);
  },
};

/** Every copy of a PostgreSQL program: PG_BIN, the distribution's folders by major version, Homebrew's, then PATH. */
export function findPostgresPrograms(name: string, host: Host): Promise<PostgresProgram[]> {
  return findPrograms(name, SEARCH, host);
}

/** The same major version, or the nearest higher one; among equals, the first one found. Nothing below `minimum`. */
export function chooseProgram<T extends Pick<PostgresProgram, 'version'>>(
  programs: readonly T[],
  wanted: number,
  minimum: number = wanted,
): T | undefined {
  const from = Math.max(wanted, minimum);
  return programs
    .filter(({ version }) => version >= from)
    .reduce<T | undefined>(
      (best, next) => (best === undefined || next.version < best.version ? next : best),
      undefined,
    );
}
