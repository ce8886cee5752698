import { basename } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import type { Host, KeyHolding } from '../../ports/host.ts';
import { type Child, type ChildSpec, runToEnd, startChild } from '../child.ts';
import { SYSTEM_PATH } from '../command.ts';
import { findOnPath } from '../programs.ts';
import { findBubblewrap, installBubblewrap } from '../sandbox/install.ts';
import { type Account, type Command, type ShieldWay, shieldedCommand } from './arguments.ts';
import { onLifeline, signalBySudo } from './lifeline.ts';

/** Long: on a busy machine it must not be the reason why a program is not kept apart. */
const TRIAL_TIMEOUT_MS = 60_000;

/** A program that serves us in the background. */
export type BackgroundSpec = Omit<ChildSpec, 'stdin' | 'stdout' | 'signalGroup'>;

export interface BackgroundChild extends Child {
  /** It is another user's child and is reached through sudo. */
  readonly viaSudo: boolean;
  /** After its end: what kept it from being started at all. */
  refusal(): RestorableError | undefined;
}

/**
 * Starts a program that parses what others send, and needs the machine as it is: `rclone`, `ssh`. Where this process holds what opens
 * backups, it runs where it finds no process of ours and can't become root, in the best way in which it works here; where it works in
 * none, as any other child.
 * @param trial arguments with which the same program does nothing but end well, if it can run
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
  // Through sudo it does not die with us; so it ends with its standard input, which we hold.
  const child = await (viaSudo
    ? startChild({ ...common, stdin: 'pipe', signalGroup: signalBySudo })
    : startChild({ ...common, stdin: 'ignore' }));
  return withRefusal(child, viaSudo, true);
}

/**
 * Starts a client that reads or writes a database and is not contained. Where this process holds what opens backups, it can't become
 * root, who could read our memory whatever the kernel forbids others. Docker's client is left as it is: anyone who may give orders to the
 * daemon is root without it, and one of snap could not start.
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

/** The first way in which the program runs here: some can't do without what the shield takes, such as those of snap. */
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
  // Root of a rootless container has one user id only, so that `root` fails there and `user` may not.
  if (uid === 0) return ['root', 'user'];
  return mayContain ? ['user', 'sudo', 'no-sudo'] : ['user', 'no-sudo'];
}

/** @param signal the program's own, which may outlive the run's: a cancelled run still deletes through what it starts */
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

/** Looked for, and bubblewrap installed, once a run. */
function toolsOf(holdsKeys: KeyHolding, host: Host): Promise<Tools> {
  const known = found.get(holdsKeys) ?? findTools(holdsKeys, host);
  found.set(holdsKeys, known);
  return known;
}

async function findTools({ mayContain }: KeyHolding, host: Host): Promise<Tools> {
  // Only a cancel fails it, and a cancelled run may have to start what it deletes through.
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

/** What stands before the program says; that it can't be found is its caller's to name. */
const NOT_STARTED = /^(?:bwrap|sudo|setpriv): (?!execvp)/;

function withRefusal(child: Child, viaSudo: boolean, isShielded: boolean): BackgroundChild {
  const refusal = (): RestorableError | undefined => {
    const words = child.errorText();
    if (!isShielded || !NOT_STARTED.test(words.reveal())) return undefined;
    return new RestorableError('SANDBOX_MISSING', `${words.speaker} could not be isolated from the recovery key.`, {
      hint: 'This is not a verdict on the backup. It worked a moment before: run again, and look at the message of bubblewrap.',
      foreign: words,
    });
  };
  return { ...child, viaSudo, refusal };
}
