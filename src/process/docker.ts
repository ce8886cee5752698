import type { Host } from '../ports/host.ts';
import { runToEnd } from './child.ts';

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

/** A program of an official image. */
export interface ImageProgram {
  /** Such as `postgres:17`. */
  readonly image: string;
  readonly program: string;
  /** Variables that the program gets. */
  readonly variables: readonly string[];
  /** Files and folders that it may read, at the same path. */
  readonly mounts?: readonly string[];
}

/**
 * The arguments of `docker` that run a client tool of an official image. Variables are named, not given: Docker takes
 * their values from its own environment, so no password is an argument. Reaches servers by network, not by Unix socket.
 */
export function dockerPrefix({ image, program, variables, mounts = [] }: ImageProgram): string[] {
  return [
    'run',
    '--rm',
    '--interactive',
    '--network=host',
    ...['/etc/ssl/certs', ...mounts].map((path) => `--volume=${path}:${path}:ro`),
    ...variables.map((name) => `--env=${name}`),
    `--entrypoint=${program}`,
    image,
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
