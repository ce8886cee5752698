import type { Host } from '../ports/host.ts';
import { runToEnd } from './child.ts';

const DOCKER_TIMEOUT_MS = 20_000;
/** For a whole image from a slow registry. */
const PULL_TIMEOUT_MS = 300_000;

/** An image name that includes the hash of its content: it always refers to the same programs. */
export type PinnedImage = `${string}@sha256:${string}`;

/**
 * Pulls an official image and returns its unique name from the registry's answer. The tag itself is not unique: an
 * earlier step, or a restored cache, may have assigned it to any image of this daemon.
 * @param tagged such as `postgres:17`
 * @returns undefined if no Docker daemon responds, or the registry doesn't
 */
export async function pullImage(tagged: string, host: Host): Promise<PinnedImage | undefined> {
  if (!(await dockerResponds(host))) return undefined;
  const reference = `docker.io/library/${tagged}`;
  const pulled = await docker(['pull', reference], PULL_TIMEOUT_MS, host);
  const digest = /^Digest: sha256:([0-9a-f]{64})$/m.exec(pulled ?? '')?.[1];
  if (digest === undefined) return undefined;
  return `${reference.slice(0, reference.lastIndexOf(':'))}@sha256:${digest}`;
}

/** Whether a Docker daemon responds on this machine. */
export async function dockerResponds(host: Host): Promise<boolean> {
  const version = await docker(['version', '--format', '{{.Server.Version}}'], DOCKER_TIMEOUT_MS, host);
  return version !== undefined && version.trim() !== '';
}

/** The output of a docker command, or undefined if it failed. @throws {RestorableError} only the cancellation */
async function docker(args: readonly string[], timeoutMs: number, host: Host): Promise<string | undefined> {
  const exit = await runToEnd({
    file: 'docker',
    args,
    env: dockerEnvironment(host),
    signal: AbortSignal.any([host.signal, AbortSignal.timeout(timeoutMs)]),
    scrub: host.scrub,
  }).catch((error: unknown) => {
    if (host.signal.aborted) throw error;
    host.log.debug(`docker ${args[0]}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
  return exit?.code === 0 ? exit.stdout : undefined;
}

/** A program in an official image. */
export interface ImageProgram {
  readonly image: PinnedImage;
  readonly program: string;
  /** Variables that the program gets. */
  readonly variables: readonly string[];
  /** Files and folders that it may read, at the same path. */
  readonly mounts?: readonly string[];
}

/**
 * The arguments of `docker` that run a client tool of an official image. Variables are passed by name only: Docker reads their
 * values from its own environment, so no password is an argument. Reaches servers by network, not by Unix socket.
 */
export function dockerPrefix({ image, program, variables, mounts = [] }: ImageProgram): string[] {
  return [
    'run',
    '--rm',
    '--interactive',
    '--network=host',
    // A digest that is no longer on this machine is not pulled again: the run then fails and names it.
    '--pull=never',
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
