import type { Host } from '../../ports/host.ts';
import { runToEnd } from '../../process/child.ts';
import { PARAMETER_VARIABLES } from './url-parameters.ts';

const DOCKER_TIMEOUT_MS = 20_000;

/** True when a Docker daemon answers. */
export async function hasDocker(host: Host): Promise<boolean> {
  const exit = await runToEnd({
    file: 'docker',
    args: ['version', '--format', '{{.Server.Version}}'],
    env: dockerEnvironment(host),
    signal: AbortSignal.any([host.signal, AbortSignal.timeout(DOCKER_TIMEOUT_MS)]),
    scrub: host.scrub,
  }).catch(() => undefined);
  return exit?.code === 0 && exit.stdout.trim() !== '';
}

/**
 * The arguments of `docker` that run a client tool of the official image. Variables are named, not given: Docker takes
 * their values from its own environment, so no password is an argument. Reaches servers by network, not by Unix socket.
 */
export function dockerPrefix(tool: string, major: number): string[] {
  const variables = [...Object.values(PARAMETER_VARIABLES), 'LC_ALL', 'TZ'];
  return [
    'run',
    '--rm',
    '--interactive',
    '--network=host',
    '--volume=/etc/ssl/certs:/etc/ssl/certs:ro',
    ...variables.map((name) => `--env=${name}`),
    `--entrypoint=${tool}`,
    `postgres:${major}`,
  ];
}

function dockerEnvironment(host: Host): Record<string, string> {
  const env: Record<string, string> = { PATH: host.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin' };
  for (const name of ['DOCKER_HOST', 'DOCKER_CONTEXT', 'HOME']) {
    const value = host.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}
