import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../core/errors.ts';
import { ForeignText, fullTextOf } from '../core/foreign.ts';
import type { Host } from '../ports/host.ts';
import { runToEnd } from './child.ts';
import { type Containment, containedCommand, type Identity } from './sandbox-arguments.ts';
import { type Sandbox, SUDO_PATH } from './sandbox-child.ts';
import { ContainingSandbox } from './sandbox-containing.ts';
import { installBubblewrap, installCommand } from './sandbox-install.ts';
import { PlainSandbox } from './sandbox-plain.ts';
import { makeIdentity, nobody } from './sandbox-user.ts';

export type { Bind } from './sandbox-arguments.ts';
export type { Sandbox, SandboxSpec } from './sandbox-child.ts';

export interface SandboxOptions {
  /** Without containment rather than not at all. */
  readonly trustSource: boolean;
  /** What to try, in this order, instead of what fits the user that we are. */
  readonly ways?: readonly Containment[] | undefined;
}

const PROBE_TIMEOUT_MS = 10_000;

/**
 * Finds out by trying how this machine can contain a program with bubblewrap, which is installed where it is missing and
 * apt may be used: as root with a user id of its own, else in an unprivileged user namespace, else as root by `sudo -n`.
 * @throws {RestorableError} SANDBOX_MISSING unless `trustSource`
 */
export async function prepareSandbox(host: Host, options: SandboxOptions): Promise<Sandbox> {
  const folder = join((await host.workspace()).path, `box-${randomBytes(3).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  const who = await makeIdentity(folder);
  const refusals: string[] = [];
  if (process.platform === 'linux') {
    if (!options.trustSource) await installBubblewrap(host);
    for (const how of options.ways ?? waysOf(process.getuid?.())) {
      const refusal = await probe(how, who, host);
      if (refusal === undefined) return new ContainingSandbox(how, who, host);
      host.toolWords.add(new ForeignText(`bwrap as ${how}`, refusal));
      refusals.push(refusal);
    }
  }
  if (options.trustSource) return new PlainSandbox(await nobody(), host);
  throw new RestorableError('SANDBOX_MISSING', missingMessage(refusals), {
    foreign: new ForeignText('bwrap', refusals.join('\n')),
    hint: `${await hintOf(refusals)} Or give \`into:\` a database of a service container, or, if you trust everybody who can write to the source, set \`trust-source: true\`.`,
  });
}

function waysOf(uid: number | undefined): readonly Containment[] {
  // Root of a rootless container has one user id only, so that `root` fails there and `user` may not.
  return uid === 0 ? ['root', 'user'] : ['user', 'sudo'];
}

function missingMessage(refusals: readonly string[]): string {
  const why = refusals.flatMap((text) => REFUSALS.find(([pattern]) => pattern.test(text))?.[1] ?? [])[0];
  return `This machine can't contain the restored database, which runs code from the dump${why ? `: ${why}` : ''}.`;
}

/** What bubblewrap says of the machine, in our words. */
const REFUSALS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/ENOENT|not found/, 'bubblewrap is not installed'],
  [/password is required|terminal is required|not in the sudoers|not allowed to/, 'sudo asks for a password'],
  [/namespace|uid map|unshare|clone|Operation not permitted|Permission denied/i, 'namespaces are not allowed here'],
];

async function hintOf(refusals: readonly string[]): Promise<string> {
  if (process.platform !== 'linux') return 'Containment needs Linux with bubblewrap.';
  if (refusals.some((text) => /ENOENT|not found/.test(text))) {
    return `Install bubblewrap in an earlier step: ${installCommand()}.`;
  }
  return 'In a container job add `options: --privileged`, else allow unprivileged user namespaces or passwordless sudo.';
}

/** Runs a program for real, since kernels, AppArmor and container engines each forbid something else. */
async function probe(how: Containment, who: Identity, host: Host): Promise<string | undefined> {
  const command = containedCommand(how, who, { file: '/usr/bin/id', args: ['-u'], env: {}, binds: [] });
  const [file = '', ...args] = command;
  const signal = AbortSignal.any([host.signal, AbortSignal.timeout(PROBE_TIMEOUT_MS)]);
  try {
    const exit = await runToEnd({ file, args, env: { PATH: SUDO_PATH, LC_ALL: 'C' }, signal, scrub: host.scrub });
    if (exit.code === 0 && exit.stdout.trim() === String(who.uid)) return undefined;
    return exit.stderr.reveal() || `bwrap ended with ${exit.code ?? exit.signal}`;
  } catch (error) {
    if (host.signal.aborted) throw error;
    return fullTextOf(error);
  }
}
