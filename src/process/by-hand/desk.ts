import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import type { ByHand } from '../../ports/engine/target.ts';
import type { Host } from '../../ports/host.ts';
import type { DeskOptions, RecoveryDesk, RecoveryShellSpec } from '../../ports/programs/recovery-shell.ts';
import type { Bind } from '../sandbox/arguments.ts';
import type { Sandbox } from '../sandbox/contained-child.ts';
import { limitsFor, measureMachine } from '../sandbox/limits/limits.ts';
import { prepareSandbox } from '../sandbox/sandbox.ts';
import { programBinds } from '../sandbox/system-programs.ts';
import { ContainedShell } from './shell.ts';

/** Where a fresh Debian has its programs. Nothing of the job's own PATH is used. */
const SYSTEM = ['/usr/bin', '/bin'] as const;
/** What every recovery calls, besides the database's own client. */
const STOCK = ['bash', 'python3', 'gpg', 'zstd', 'sha256sum', 'sed', 'grep', 'shred'] as const;

/**
 * Makes the place of a drill: a home, and a sandbox for the shell in it. A shell that is not contained would have the network and the
 * job's files, so there is no exception for trusted sources.
 * @throws {RestorableError} SANDBOX_MISSING
 */
export async function openDesk({ limits, rawBytes }: DeskOptions, host: Host): Promise<RecoveryDesk> {
  const over = new AbortController();
  const boxed: Host = { ...host, signal: AbortSignal.any([host.signal, over.signal]) };
  const sandbox = await prepareSandbox(boxed, {
    trustSource: false,
    limits: limitsFor(limits, rawBytes, await measureMachine(host)),
    onOver: (error) => over.abort(error),
  });
  // Short: gpg's agent has a socket in the home, if TMPDIR has no room.
  const folder = join((await host.workspace()).path, `h${randomBytes(2).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  const home = await sandbox.makeSharedFolder(folder, 'h');
  let shell: ContainedShell | undefined;
  const end = async (): Promise<void> => {
    await shell?.stop();
    await sandbox.remove(folder, 'h');
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    await sandbox.close();
  };
  let ended: Promise<void> | undefined;
  return {
    home,
    begin: async (spec) => {
      shell = await begin(spec, { folder, home, sandbox, host: boxed });
      return shell;
    },
    close: () => {
      ended ??= end();
      return ended;
    },
  };
}

interface Place {
  readonly folder: string;
  readonly home: string;
  readonly sandbox: Sandbox;
  readonly host: Host;
}

async function begin({ byHand, readOnly }: RecoveryShellSpec, place: Place): Promise<ContainedShell> {
  const { folder, home, sandbox, host } = place;
  const path = [...byHand.programs, ...SYSTEM];
  requirePrograms([...STOCK, ...byHand.calls], path);
  const steps = join(folder, 's');
  await mkdir(steps, { mode: 0o755 });
  const binds: Bind[] = [
    { path: home, writable: true },
    ...readOnly.map((each) => ({ path: each, writable: false })),
    { path: steps, writable: false },
    ...byHand.folders,
    ...(await clientBinds(byHand, host)),
  ];
  const env = {
    PATH: path.join(':'),
    HOME: home,
    TMPDIR: '/tmp',
    LC_ALL: 'C.UTF-8',
    ...byHand.env,
  };
  return ContainedShell.start({ sandbox, host, steps, env, binds });
}

/** What the client's programs need, if they are not where every sandbox has programs. */
async function clientBinds({ programs, calls }: ByHand, host: Host): Promise<Bind[]> {
  const found = programs.flatMap((folder) =>
    calls.map((name) => join(folder, name)).filter((file) => existsSync(file)),
  );
  return (await Promise.all(found.map((file) => programBinds(file, host)))).flat();
}

/** @throws {RestorableError} CLIENT_MISSING */
function requirePrograms(names: readonly string[], path: readonly string[]): void {
  const missing = names.filter((name) => !path.some((folder) => existsSync(join(folder, name))));
  if (missing.length === 0) return;
  throw new RestorableError(
    'CLIENT_MISSING',
    `This machine lacks programs of the instructions: ${missing.join(', ')}.`,
    {
      hint: 'Install them in an earlier step, as step 1 of RECOVERY-v1.md says. This is not a verdict on the backup.',
    },
  );
}
