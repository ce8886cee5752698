import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { dockerPrefix, type PinnedImage, pullImage } from '../../../process/docker.ts';
import type { Flavor } from '../connection/connection.ts';
import {
  type ClientProgram,
  type ClientTool,
  chooseClient,
  chooseSubstitute,
  findClientPrograms,
  type ServerKind,
  TOOL_NAMES,
  type Tool,
} from './client-programs.ts';
import { installClient, installHint } from './install.ts';
import { optionFolder } from './option-file.ts';

/**
 * Finds `dump` (mysqldump, mariadb-dump) or `client` (mysql, mariadb) for a server: of its flavor and series, or the
 * nearest higher one, or a lower one of the same major version. Searches the machine first, then installs, then tries
 * Docker, then accepts a substitute.
 * @throws {RestorableError} CLIENT_MISSING with the command that installs it
 */
export async function findClient(tool: Tool, server: ServerKind, host: Host): Promise<ClientTool> {
  const programs = await findClientPrograms(tool, host);
  const found = chooseClient(programs, server);
  if (found !== undefined) return clientOf(found, tool, server);
  if (await installClient(server, host)) {
    const installed = chooseClient(await findClientPrograms(tool, host), server);
    if (installed !== undefined) return clientOf(installed, tool, server);
  }
  const image = await pullImage(`${server.flavor}:${server.majorVersion}`, host);
  if (image !== undefined) return inContainer(image, tool, server, host);
  const substitute = chooseSubstitute(programs, server, tool);
  if (substitute !== undefined) return clientOf(substitute, tool, server);
  const name = namesOf(tool, server.flavor)[0];
  throw new RestorableError('CLIENT_MISSING', `This machine has no ${name} for ${shown(server)}.`, {
    hint: `Install it in an earlier step (${installHint(server)}), or give its folder in MYSQL_BIN.`,
  });
}

function namesOf(tool: Tool, flavor: Flavor): string[] {
  return TOOL_NAMES[tool].filter((name) => name.startsWith('mariadb') === (flavor === 'mariadb'));
}

function clientOf(program: ClientProgram, tool: Tool, server: ServerKind): ClientTool {
  const { flavor, majorVersion } = program.version;
  const isOwn = flavor === server.flavor && majorVersion === server.majorVersion;
  const words = tool === 'dump' ? 'dump tool' : 'client';
  const note = isOwn
    ? undefined
    : `The server is ${shown(server)}; the nearest ${words} on this machine is from ${shown(program.version)}.`;
  return { path: program.path, prefix: [], flavor, majorVersion, note };
}

/** Only the folder of the option files is mounted. A server at a Unix socket can't be reached from there. */
async function inContainer(
  image: PinnedImage,
  tool: Tool,
  { flavor, majorVersion }: ServerKind,
  host: Host,
): Promise<ClientTool> {
  const program = namesOf(tool, flavor)[0] ?? tool;
  const mounts = [await optionFolder(host)];
  const variables = ['LC_ALL', 'TZ', 'MYSQL_TEST_LOGIN_FILE'];
  return {
    path: 'docker',
    prefix: dockerPrefix({ image, program, variables, mounts }),
    flavor,
    majorVersion,
    note: `${program} runs in the official image ${image}.`,
  };
}

/** `MariaDB 10.11`. */
export function shown({ flavor, majorVersion }: ServerKind): string {
  return `${flavor === 'mariadb' ? 'MariaDB' : 'MySQL'} ${majorVersion}`;
}
