import { basename } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import type { Host, KeyHolding } from '../../ports/host.ts';
import { type Child, type ChildSpec, runToEnd, startChild } from '../child.ts';
import { SYSTEM_PATH } from '../command.ts';
import { findOnPath } from '../programs.ts';
import { findBubblewrap, installBubblewrap } from '../sandbox/install.ts';
import { type Account, type Command, type ShieldWay, shieldedCommand } from './arguments.ts';
import { onLifeline, signalBySudo } from './lifeline.ts';

/** Long: a busy machine must not be the reason that a program is not isolated. */
const TRIAL_TIMEOUT_MS = 60_000;

/** A background program for our use. */
export type BackgroundSpec = Omit<ChildSpec, 'stdin' | 'stdout' | 'signalGroup'>;

export interface BackgroundChild extends Child {
  /** It is another user's child and is signaled through sudo. */
  readonly viaSudo: boolean;
  /** After its end: the reason that it could not be started at all. */
  refusal(): RestorableError | undefined;
}

/**
 * Starts a program that parses data from others, and needs the machine as it is: `rclone`, `ssh`. If this process holds
 * keys that decrypt backups, the program runs without access to our processes and without a way to become root, by the
 * best method that works here. If none works, it runs like any other child.
 * @param trial arguments with which the same program does nothing and exits with code 0, if it can run
 * @param ways for tests
 * @throws what startChild does
 */
export async function startInBackground(
  spec: BackgroundSpec,
  trial: Pick<Command, 'file' | 'args'>,
  host: Host,
  ways?: readonly ShieldWay[],
): Promise<BackgroundChild> {
  const way = await findWay({ ...trial, env: spec.env }, spec.signal, host, ways);
  if (way === undefined) {
    return withRefusal(await startChild({ ...spec, stdin: 'ignore', stdout: 'ignore' }), false, false);
  }
  const viaSudo = way.name === 'sudo';
  const { file, args } = way.command(viaSudo ? { ...spec, ...onLifeline(spec) } : spec);
  const common = { ...spec, file, args, stdout: 'ignore' } as const;
  // Through sudo it does not die with us, so it ends with its standard input, which we hold.
  const child = await (viaSudo
    ? startChild({ ...common, stdin: 'pipe', signalGroup: signalBySudo })
    : startChild({ ...common, stdin: 'ignore' }));
  return withRefusal(child, viaSudo, true);
}

/**
 * Starts a client that reads or writes a database and is not contained. If this process holds keys that decrypt
 * backups, the client can't become root, which could read our memory whatever the kernel forbids others. Docker's
 * client is not restricted: anyone who can use the daemon is root without it, and the snap client could not start.
 * @throws what startChild does
 */
export async function startBeside(spec: ChildSpec, host: Host): Promise<Child> {
  const { holdsKeys } = host;
  const account = ownAccount();
  const isKept = holdsKeys !== undefined && account.uid !== 0 && basename(spec.file) !== 'docker';
  const tools = isKept && process.platform === 'linux' ? await toolsOf(holdsKeys, host) : undefined;
  if (tools?.setpriv === undefined) return startChild(spec);
  const { file, args } = shieldedCommand('no-sudo', tools.setpriv, spec, account);
  return startChild({ ...spec, file, args, speaker: spec.speaker ?? basename(spec.file) });
}

interface Way {
  readonly name: ShieldWay;
  command(command: Command): Command;
}

/** The first method by which the program runs here. Some programs, such as those from snap, need what the shield removes. */
async function findWay(
  trial: Command,
  signal: AbortSignal,
  host: Host,
  ways?: readonly ShieldWay[],
): Promise<Way | undefined> {
  const { holdsKeys } = host;
  if (holdsKeys === undefined || process.platform !== 'linux') return undefined;
  const { bwrap, setpriv } = await toolsOf(holdsKeys, host);
  const account = ownAccount();
  for (const name of ways ?? waysOf(holdsKeys, account)) {
    const tool = name === 'no-sudo' ? setpriv : bwrap;
    if (tool === undefined) continue;
    const command = (plain: Command): Command => shieldedCommand(name, tool, plain, account);
    if (await worksAs(command(trial), name === 'sudo', signal, host)) return { name, command };
  }
  host.log.debug(`${trial.file} runs next to the process that holds the keys: it can't be isolated here.`);
  return undefined;
}

function waysOf({ mayContain }: KeyHolding, { uid }: Account): readonly ShieldWay[] {
  // Root in a rootless container has one user id only, so that `root` fails there and `user` may work.
  if (uid === 0) return ['root', 'user'];
  return mayContain ? ['user', 'sudo', 'no-sudo'] : ['user', 'no-sudo'];
}

/**
 * @param signal the program's own, which may outlive the run's: a cancelled run still deletes through the programs that it starts
 */
async function worksAs(command: Command, viaSudo: boolean, signal: AbortSignal, host: Host): Promise<boolean> {
  const { file, args, env } = command;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(TRIAL_TIMEOUT_MS)]);
  const spec = { file, args, env, signal: limited, scrub: host.scrub, ...(viaSudo && { signalGroup: signalBySudo }) };
  try {
    const exit = await runToEnd(spec);
    if (exit.code !== 0) host.toolWords.add(exit.stderr);
    return exit.code === 0;
  } catch (error) {
    if (signal.aborted) throw error;
    return false;
  }
}

interface Tools {
  readonly bwrap: string | undefined;
  readonly setpriv: string | undefined;
}

const found = new WeakMap<KeyHolding, Promise<Tools>>();

/** Searched for, and bubblewrap installed, once per run. */
function toolsOf(holdsKeys: KeyHolding, host: Host): Promise<Tools> {
  const known = found.get(holdsKeys) ?? findTools(holdsKeys, host);
  found.set(holdsKeys, known);
  return known;
}

async function findTools({ mayContain }: KeyHolding, host: Host): Promise<Tools> {
  // Fails only on a cancel, and a cancelled run may have to start programs for deletion.
  if (mayContain) await installBubblewrap(host).catch(() => {});
  const setpriv = await findOnPath('setpriv', SYSTEM_PATH);
  const command = { file: setpriv ?? '', args: ['--no-new-privs', '--', 'true'], env: { PATH: SYSTEM_PATH } };
  const works = setpriv !== undefined && (await worksAs(command, false, new AbortController().signal, host));
  return { bwrap: await findBubblewrap(host), setpriv: works ? setpriv : undefined };
}

function ownAccount(): Account {
  const { getuid, getgid, getgroups } = process;
  return { uid: getuid?.() ?? 0, gid: getgid?.() ?? 0, groups: getgroups?.() ?? [] };
}

/** Messages of the wrappers around the program. Its caller reports if it is missing. */
const NOT_STARTED = /^(?:bwrap|sudo|setpriv): (?!execvp)/;

function withRefusal(child: Child, viaSudo: boolean, isShielded: boolean): BackgroundChild {
  const refusal = (): RestorableError | undefined => {
    const words = child.errorText();
    if (!isShielded || !NOT_STARTED.test(words.reveal())) return undefined;
    return new RestorableError('SANDBOX_MISSING', `${words.speaker} could not be isolated from the recovery key.`, {
      hint: 'This is not a verdict on the backup. Isolation worked a moment ago: run it again, and check the message from bubblewrap.',
      foreign: words,
    });
  };
  return { ...child, viaSudo, refusal };
}
