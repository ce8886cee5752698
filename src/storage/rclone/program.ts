import { RestorableError } from '../../core/errors.ts';
import type { Host } from '../../ports/host.ts';
import { runToEnd } from '../../process/child.ts';
import { findPrograms, type ProgramSearch } from '../../process/programs.ts';
import { invalid } from './url.ts';

/** `[major, minor]`. */
type Version = readonly [number, number];

/** The oldest tested version (Debian 12). */
const OLDEST: Version = [1, 60];
const LIST_TIMEOUT_MS = 30_000;
const SEARCH: ProgramSearch<Version> = {
  variable: 'RCLONE_BIN',
  roots: [],
  readVersion: (printed) => {
    const [, major, minor] = /^rclone v(\d+)\.(\d+)/.exec(printed) ?? [];
    return major === undefined ? undefined : [Number(major), Number(minor)];
  },
};

/**
 * Path of the rclone program: in the folder that RCLONE_BIN names, otherwise on the PATH.
 * @throws {RestorableError} CLIENT_MISSING if there is none, or only one that is too old
 */
export async function findRclone(host: Host): Promise<string> {
  const programs = await findPrograms('rclone', SEARCH, host);
  const fitting = programs.find(
    ({ version: [major, minor] }) => major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]),
  );
  if (fitting !== undefined) return fitting.path;
  const found = programs[0]?.version.join('.');
  const message =
    found === undefined
      ? 'The program rclone was not found'
      : `rclone ${found} is too old; ${OLDEST.join('.')} is needed`;
  throw new RestorableError('CLIENT_MISSING', `${message}.`, {
    hint: 'Install it in an earlier step (`sudo apt-get install rclone`, or https://rclone.org/install/), or set RCLONE_BIN to its folder.',
  });
}

/**
 * The kind of a remote, such as `webdav`, from rclone's configuration. No request is sent to the remote.
 * @throws {RestorableError} INPUT_INVALID if there is no such remote, or the configuration can't be read
 */
export async function remoteType(
  program: string,
  remote: string,
  env: Readonly<Record<string, string>>,
  host: Host,
): Promise<string> {
  const exit = await runToEnd({
    file: program,
    args: ['listremotes', '--long', '--ask-password=false'],
    env,
    signal: AbortSignal.any([host.signal, AbortSignal.timeout(LIST_TIMEOUT_MS)]),
    scrub: host.scrub,
  });
  if (exit.code !== 0) {
    throw new RestorableError('INPUT_INVALID', `rclone can't read its configuration (exit code ${exit.code}).`, {
      hint: 'Give the file with RCLONE_CONFIG and, where it is encrypted, RCLONE_CONFIG_PASS; `rclone listremotes` must work.',
      foreign: exit.stderr,
    });
  }
  const types = new Map<string, string>();
  for (const line of exit.stdout.split('\n')) {
    const [, name, type] = /^(.+):\s+(\S+)\s*$/.exec(line) ?? [];
    if (name !== undefined && type !== undefined) types.set(name.trimEnd(), type);
  }
  // Remotes from the environment are listed in lower case. Lookups ignore case.
  const type = types.get(remote) ?? env[`RCLONE_CONFIG_${remote.toUpperCase().replaceAll('-', '_')}_TYPE`];
  if (type !== undefined) return type;
  throw invalid(
    `names a remote "${remote}" that rclone does not have`,
    types.size === 0
      ? 'No remote is configured. Set RCLONE_CONFIG to a file, or RCLONE_CONFIG_<NAME>_TYPE and similar variables, in the `env` of the step.'
      : `It has: ${[...types.keys()].sort().join(', ')}.`,
  );
}
