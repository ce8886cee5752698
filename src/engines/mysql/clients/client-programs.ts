import type { Host } from '../../../ports/host.ts';
import { findPrograms, type Program, type ProgramSearch } from '../../../process/programs.ts';
import type { Flavor } from '../connection/connection.ts';
import { compareSeries } from '../server/programs.ts';

/** What is needed about a server to choose a client for it. */
export interface ServerKind {
  readonly flavor: Flavor;
  /** Its series, such as `8.4` or `10.11`. */
  readonly majorVersion: string;
}

/** A client tool and how to call it. */
export interface ClientTool {
  readonly path: string;
  /** Arguments that precede the tool's own (if Docker runs it). */
  readonly prefix: readonly string[];
  /** The tool's flavor, which decides its flags. */
  readonly flavor: Flavor;
  /** Its series, such as `8.4` or `10.11`. */
  readonly majorVersion: string;
  /** For the report: it has another flavor or series than the server, or where it came from. */
  readonly note: string | undefined;
}

/** On many machines `mysqldump` is MariaDB's. Only its version output tells. */
export type ClientProgram = Program<ServerKind>;

/** The names under which each tool is found, MariaDB's own first. */
export const TOOL_NAMES = { dump: ['mariadb-dump', 'mysqldump'], client: ['mariadb', 'mysql'] } as const;
export type Tool = keyof typeof TOOL_NAMES;

const BREW = /^(mysql|mysql-client|mariadb|mariadb-connector-c)(@[\d.]+)?$/;
const SEARCH: ProgramSearch<ServerKind> = {
  variable: 'MYSQL_BIN',
  roots: [
    ['/usr/local', /^(mysql|mariadb)/, 'bin'],
    ['/opt', /^(mysql|mariadb)/, 'bin'],
    ['/opt/homebrew/opt', BREW, 'bin'],
    ['/usr/local/opt', BREW, 'bin'],
    ['/home/linuxbrew/.linuxbrew/opt', BREW, 'bin'],
  ],
  readVersion: readClientVersion,
};

/**
 * Parses `--version` of mysqldump, mysql, mariadb-dump and mariadb: `Ver 9.7.4`, `Ver 10.19 Distrib 10.11.19-MariaDB`,
 * `from 11.8.9-MariaDB, client 10.20`. Before 8.0 and in MariaDB, `Ver` is followed by the tool's own number.
 */
export function readClientVersion(printed: string): ServerKind | undefined {
  const match = /(?:Distrib|from) (\d+\.\d+)\.\d+(-MariaDB)?/i.exec(printed) ?? /Ver (\d+\.\d+)\.\d+/.exec(printed);
  const series = match?.[1];
  if (series === undefined) return undefined;
  return { flavor: /mariadb/i.test(printed) ? 'mariadb' : 'mysql', majorVersion: series };
}

/** Every copy of a tool: MYSQL_BIN, usual folders, then PATH. */
export async function findClientPrograms(tool: Tool, host: Host): Promise<ClientProgram[]> {
  const programs: ClientProgram[] = [];
  for (const name of TOOL_NAMES[tool]) programs.push(...(await findPrograms(name, SEARCH, host)));
  return programs;
}

/** The server's series, or the nearest higher one of its flavor, or a lower one of the same major version. */
export function chooseClient<T extends Pick<ClientProgram, 'version'>>(
  programs: readonly T[],
  server: ServerKind,
): T | undefined {
  const own = programs.filter(({ version }) => version.flavor === server.flavor);
  const [nearest] = own
    .filter(({ version }) => compareSeries(version.majorVersion, server.majorVersion) >= 0)
    .sort((one, other) => compareSeries(one.version.majorVersion, other.version.majorVersion));
  return nearest ?? highest(own.filter(({ version }) => sameMajor(version, server)));
}

/**
 * A substitute if nothing better is available. The dump tool of one flavor is not suitable for the other's servers: MySQL's
 * does not know sequences or, since 9.0, how MariaDB's accounts log in. MariaDB's writes values into MySQL's generated
 * columns, which can't be restored. The client, which only sends its input, is suitable.
 */
export function chooseSubstitute<T extends Pick<ClientProgram, 'version'>>(
  programs: readonly T[],
  server: ServerKind,
  tool: Tool,
): T | undefined {
  const own = highest(programs.filter(({ version }) => version.flavor === server.flavor));
  return own ?? (tool === 'dump' ? undefined : highest(programs));
}

function highest<T extends Pick<ClientProgram, 'version'>>(programs: readonly T[]): T | undefined {
  return [...programs].sort((one, other) => compareSeries(other.version.majorVersion, one.version.majorVersion))[0];
}

function sameMajor(one: ServerKind, other: ServerKind): boolean {
  return one.majorVersion.split('.')[0] === other.majorVersion.split('.')[0];
}
