import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { dockerPrefix, pullImage } from '../../../process/docker.ts';
import { PARAMETER_VARIABLES } from '../url/parameters.ts';
import { installHint, installPostgres } from './install.ts';
import { chooseProgram, findPostgresPrograms } from './programs.ts';

/** What the tool in a container gets of its environment. */
const DOCKER_VARIABLES = [...Object.values(PARAMETER_VARIABLES), 'LC_ALL', 'TZ', 'PGTZ', 'PGDATESTYLE'];

/** Client programs that we call. */
export type ClientProgram = 'pg_dump' | 'pg_restore' | 'pg_basebackup' | 'pg_receivewal';

/** A client tool and how to call it. */
export interface ClientTool {
  readonly path: string;
  /** Arguments that precede the tool's own (if Docker runs it). */
  readonly prefix: readonly string[];
  readonly major: number;
  /** For the report: it has another major version than the server, or where it came from. */
  readonly note: string | undefined;
}

/**
 * Finds a client tool for a server: of the server's major version (and at least `minimumMajor`, for an archive written by a
 * newer pg_dump), or the nearest higher one, because an older client refuses a newer server. Searches the machine first,
 * then installs, then tries Docker.
 * @throws {RestorableError} CLIENT_MISSING with the command that installs it
 */
export async function findClient(
  tool: ClientProgram,
  serverMajor: number,
  host: Host,
  minimumMajor: number = serverMajor,
): Promise<ClientTool> {
  const wanted = Math.max(serverMajor, minimumMajor);
  const found = chooseProgram(await findPostgresPrograms(tool, host), wanted);
  if (found !== undefined) return clientOf(tool, found, serverMajor);
  if (await installPostgres('client', wanted, host)) {
    const installed = chooseProgram(await findPostgresPrograms(tool, host), wanted);
    if (installed !== undefined) return clientOf(tool, installed, serverMajor);
  }
  const image = await pullImage(`postgres:${wanted}`, host);
  if (image !== undefined) {
    const note = `${tool} ${wanted} runs in the official image ${image}.`;
    const prefix = dockerPrefix({ image, program: tool, variables: DOCKER_VARIABLES });
    return { path: 'docker', prefix, major: wanted, note };
  }
  throw new RestorableError('CLIENT_MISSING', `This machine has no ${tool} of version ${wanted} or newer.`, {
    hint: `Install it in an earlier step (${installHint('client', wanted)}), or give its folder in PG_BIN.`,
  });
}

/**
 * Finds a folder with `initdb` and `postgres` of this major version, or of the nearest higher one, by the same search.
 * @returns undefined if the machine has none; nothing is installed
 */
export async function findServerBinaries(
  major: number,
  host: Host,
): Promise<{ binDirectory: string; major: number } | undefined> {
  const servers = await findPostgresPrograms('postgres', host);
  const withInitdb = new Set((await findPostgresPrograms('initdb', host)).map(({ directory }) => directory));
  const found = chooseProgram(
    servers.filter(({ directory }) => withInitdb.has(directory)),
    major,
  );
  return found && { binDirectory: found.directory, major: found.version };
}

function clientOf(tool: string, found: { path: string; version: number }, serverMajor: number): ClientTool {
  const note =
    found.version === serverMajor
      ? undefined
      : `The server has version ${serverMajor}; the nearest client on this machine is ${tool} ${found.version}.`;
  return { path: found.path, prefix: [], major: found.version, note };
}
