import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled } from '../../core/cancellation.ts';
import { RestorableError } from '../../core/errors.ts';
import { ForeignText } from '../../core/foreign.ts';
import type { Via } from '../../ports/engine/connection.ts';
import type { Host, Leftover } from '../../ports/host.ts';
import { pause, retry } from '../../ports/retry.ts';
import { succeeds } from '../command.ts';
import { findOnPath } from '../programs.ts';
import { type BackgroundChild, type BackgroundSpec, startInBackground } from '../shield/shield.ts';
import { isTaken, nameRefusal, nameSshEnd, nameSshFailure, refusalIn, sshTooSlow } from './errors.ts';
import { readSshLogin, type SshLogin } from './login.ts';
import { nearEnd } from './near-end.ts';

/** The destination of a tunnel. */
export interface TunnelPlan {
  /** The bastion, already checked not to be an option. */
  readonly through: { readonly user: string | undefined; readonly host: string; readonly port: number | undefined };
  /** The server behind it, by the name or address that the bastion uses. */
  readonly to: { readonly host: string; readonly port: number };
  /** File name of a Unix socket, which no other user of this machine can access. undefined: a port of 127.0.0.1. */
  readonly socketName: string | undefined;
}

export interface SshTunnel {
  /** The local end. */
  readonly via: Via;
  /** Aborted with TUNNEL_FAILED when the connection ends by itself. */
  readonly ended: AbortSignal;
  /** The real cause of an error of a tunneled connection: the tunnel ended, or the far side is unreachable. */
  explain(error: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** After all forwarding was set up. `Local forwarding listening on` comes before the port listens (`channels.c` of OpenSSH). */
const READY = /Entering interactive session/;
const START_TIMEOUT_MS = 60_000;
const CONNECT_TIMEOUT_SECONDS = 20;
/** Another process may take the port between our check and its start. */
const PORT_TAKEN = { attempts: 4, baseMs: 0, longestMs: 0 };
/** How long to wait for the tunnel's own end after a connection through it has failed. */
const EXPLAIN_MS = 3_000;

/** A dead bastion ends the run after a minute. ssh does not prompt, forwards nothing else, and learns no host key. */
const OPTIONS = [
  'BatchMode=yes',
  'StrictHostKeyChecking=yes',
  'UpdateHostKeys=no',
  'ExitOnForwardFailure=yes',
  `ConnectTimeout=${CONNECT_TIMEOUT_SECONDS}`,
  'ServerAliveInterval=15',
  'ServerAliveCountMax=4',
  'TCPKeepAlive=yes',
  'ForwardAgent=no',
  'ForwardX11=no',
  'PermitLocalCommand=no',
  'RemoteCommand=none',
  'RequestTTY=no',
  // A shared connection of another `ssh` would outlive this run, and its end would not be noticed.
  'ControlMaster=no',
  'ControlPath=none',
  'StreamLocalBindMask=0111', // The folder is private. A contained client, another user, sees only the socket.
].map((option) => `-o${option}`);

/**
 * Opens an SSH connection that forwards one port, with the system's `ssh` and the user's own configuration of it. It lives until
 * it is closed: a cancelled run still cleans up through it.
 *
 * Not with ssh2, which the `sftp:` destinations use: it reads no configuration, so `ProxyJump`, `Match`, certificates and
 * hardware keys, which docs/connections.md promises here, would be lost. And `sftp` prints text for people, which does not
 * identify the failure.
 * @throws {RestorableError} TUNNEL_HOST_KEY, TUNNEL_AUTHENTICATION, TUNNEL_FAILED, CLIENT_MISSING, FILE_UNREADABLE, CANCELLED
 */
export async function openSshTunnel(plan: TunnelPlan, host: Host): Promise<SshTunnel> {
  throwIfCancelled(host.signal);
  const program = await findOnPath('ssh', host.env['PATH'] ?? '/usr/bin:/bin');
  if (program === undefined) {
    throw new RestorableError('CLIENT_MISSING', 'This machine has no `ssh`, which a tunnel needs.', {
      hint: 'Install it in an earlier step: apt-get install openssh-client.',
    });
  }
  const folder = join((await host.workspace()).path, `tunnel-${randomBytes(3).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  try {
    const login = await readSshLogin(folder, host);
    const command = [...(await endsWithUs(host)), program];
    const tunnel = await retry(() => startTunnel({ plan, folder, login, program, command }, host), {
      signal: host.signal,
      after: (error) => (error instanceof PortTaken ? PORT_TAKEN : undefined),
    });
    await login.discard();
    return tunnel;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error instanceof PortTaken ? error.failure : error;
  }
}

class PortTaken extends Error {
  readonly failure: RestorableError;

  constructor(failure: RestorableError) {
    super(failure.message);
    this.failure = failure;
  }
}

interface Start {
  readonly plan: TunnelPlan;
  readonly folder: string;
  readonly login: SshLogin;
  readonly program: string;
  readonly command: readonly string[];
}

async function startTunnel({ plan, folder, login, program, command }: Start, host: Host): Promise<SshTunnel> {
  const via = await nearEnd(plan.socketName, folder);
  const [file = '', ...prefix] = command;
  const stop = new AbortController();
  const refusals: string[] = [];
  const ready = Promise.withResolvers<'ready'>();
  const spec: BackgroundSpec = {
    file,
    args: [...prefix, ...sshArguments(plan, via, login)],
    env: login.env,
    signal: stop.signal,
    killAfterMs: 1_000,
    scrub: host.scrub,
    speaker: 'ssh',
    onErrorLine: (line) => {
      host.toolWords.add(new ForeignText('ssh', line));
      if (READY.test(line)) ready.resolve('ready');
      const refusal = refusalIn(line);
      if (refusal !== undefined) refusals.push(refusal);
    },
  };
  // It reads its configuration and ends. In a user namespace it refuses root's files that are included by others.
  const child = await startInBackground(spec, { file: program, args: ['-G', '--', plan.through.host] }, host);
  const workspace = await host.workspace();
  const leftover: Leftover = { kind: 'process', pid: child.pid, viaSudo: child.viaSudo };
  await workspace.note(leftover);
  const close = async (): Promise<void> => {
    await child.stop();
    await workspace.forget(leftover);
    await rm(folder, { recursive: true, force: true });
  };
  const name = nameOf(plan.through);
  await untilForwarding({ child, ready: ready.promise, name, forget: () => workspace.forget(leftover) }, host);
  host.log.info(`An SSH tunnel connects through ${name} to ${nameOf(plan.to)}.`);
  return watch({ child, via, name, refusals, to: nameOf(plan.to), close });
}

interface Starting {
  readonly child: BackgroundChild;
  readonly ready: Promise<'ready'>;
  readonly name: string;
  readonly forget: () => Promise<void>;
}

/** @throws the error derived from its output, once it has ended */
async function untilForwarding({ child, ready, name, forget }: Starting, host: Host): Promise<void> {
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => late.resolve('late'), START_TIMEOUT_MS);
  const onAbort = (): void => late.resolve('late');
  host.signal.addEventListener('abort', onAbort, { once: true });
  const outcome = await Promise.race([ready, late.promise, child.exited.then(() => 'ended' as const)]);
  clearTimeout(timer);
  host.signal.removeEventListener('abort', onAbort);
  if (outcome === 'ready' && !host.signal.aborted) return;
  await child.stop();
  await forget();
  throwIfCancelled(host.signal);
  const words = child.errorText();
  const failure =
    child.refusal() ?? (outcome === 'late' ? sshTooSlow(words, name, START_TIMEOUT_MS) : nameSshFailure(words, name));
  throw isTaken(words) ? new PortTaken(failure) : failure;
}

interface Forwarding {
  readonly child: BackgroundChild;
  readonly via: Via;
  readonly name: string;
  readonly to: string;
  readonly refusals: readonly string[];
  readonly close: () => Promise<void>;
}

function watch({ child, via, name, to, refusals, close }: Forwarding): SshTunnel {
  const ended = new AbortController();
  let closing: Promise<void> | undefined;
  void child.exited.then(() => {
    if (closing === undefined) ended.abort(nameSshEnd(child.errorText(), name));
  });
  return {
    via,
    ended: ended.signal,
    close: () => {
      closing ??= close();
      return closing;
    },
    explain: async (error) => {
      // Its output and its end arrive by other channels, a little later than the end of the connection through it.
      for (let waitedMs = 0; waitedMs < EXPLAIN_MS && !ended.signal.aborted && refusals.length === 0; waitedMs += 50) {
        await pause(50);
      }
      if (ended.signal.aborted) return ended.signal.reason;
      const refusal = refusals.at(-1);
      return refusal === undefined ? error : nameRefusal(new ForeignText('ssh', refusal), name, to);
    },
  };
}

function sshArguments({ through, to }: TunnelPlan, via: Via, login: SshLogin): string[] {
  const near = via.kind === 'socket' ? via.path : `${via.host}:${via.port}`;
  return [
    // Its debug output is the only evidence that it forwards: a port that answers may belong to another process.
    '-v',
    '-N',
    '-a',
    '-x',
    ...OPTIONS,
    ...login.options,
    '-L',
    `${near}:${bracketed(to.host)}:${to.port}`,
    ...(through.port === undefined ? [] : ['-p', String(through.port)]),
    ...(through.user === undefined ? [] : ['-l', through.user]),
    '--',
    through.host,
  ];
}

/** Makes the kernel end a program when this process is killed, if the machine has it. */
async function endsWithUs(host: Host): Promise<string[]> {
  const program = process.platform === 'linux' ? await findOnPath('setpriv', host.env['PATH']) : undefined;
  if (program === undefined) return [];
  const command = [program, '--pdeathsig=TERM'];
  // The BusyBox version supports fewer options.
  return (await succeeds([...command, 'true'], host, { timeoutMs: 5_000 })) ? command : [];
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

function nameOf({ host, port }: { readonly host: string; readonly port: number | undefined }): string {
  return port === undefined ? host : `${bracketed(host)}:${port}`;
}
