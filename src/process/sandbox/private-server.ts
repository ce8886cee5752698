import { throwIfCancelled } from '../../core/cancellation.ts';
import type { ForeignText } from '../../core/foreign.ts';
import type { Host, Leftover } from '../../ports/host.ts';
import type { Child } from '../child.ts';
import type { Sandbox, SandboxSpec } from './contained-child.ts';

/** A server that belongs to this run. */
export interface PrivateServer {
  /** The end of its own log. May contain rows, so it is not for showing. */
  log(): string;
  /** Ends it. None of its data is saved. */
  stop(): Promise<void>;
}

export interface PrivateServerOptions {
  readonly sandbox: Sandbox;
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly binds: SandboxSpec['binds'];
  /** Deleted when the server ends. */
  readonly dataFolder: string;
  /** True for the log line that reports that it accepts connections. */
  readonly isReadyLine: (line: string) => boolean;
  readonly startTimeoutMs: number;
  /** The error for a server that did not start: how it ended, and its last output. */
  readonly nameFailure: (how: string, words: ForeignText) => Error;
}

/**
 * Starts a contained server and waits until it accepts connections. It is recorded in the workspace's journal, so that
 * the post step finds it after a crash.
 * @throws what `nameFailure` derives from its last output, CANCELLED
 */
export async function startPrivateServer(options: PrivateServerOptions, host: Host): Promise<PrivateServer> {
  const { sandbox, file, args, env, binds } = options;
  const workspace = await host.workspace();
  let ready = (): void => {};
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const child = await sandbox.start({
    file,
    args,
    env,
    binds,
    stdin: 'ignore',
    stdout: 'ignore',
    // Its data are always deleted, so there is nothing to save.
    killAfterMs: 500,
    removeAtEnd: options.dataFolder,
    onErrorLine: (line) => {
      if (options.isReadyLine(line)) ready();
    },
  });
  const leftover: Leftover = { kind: 'process', pid: child.pid, viaSudo: sandbox.viaSudo };
  await workspace.note(leftover);
  const stop = async (): Promise<void> => {
    await child.stop();
    await workspace.forget(leftover);
  };
  await untilReady({ child, isReady, stop }, options, host);
  return { log: () => child.errorText().reveal(), stop };
}

interface Starting {
  readonly child: Child;
  readonly isReady: Promise<void>;
  readonly stop: () => Promise<void>;
}

async function untilReady(
  { child, isReady, stop }: Starting,
  { startTimeoutMs, nameFailure }: PrivateServerOptions,
  host: Host,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), startTimeoutMs);
  });
  const outcome = await Promise.race([isReady.then(() => 'ready'), child.exited.then(() => 'ended'), tooLate]);
  clearTimeout(timer);
  if (outcome === 'ready') return;
  await stop();
  throwIfCancelled(host.signal);
  const how = outcome === 'late' ? `it was not ready after ${startTimeoutMs / 1000} s` : 'it ended early';
  throw nameFailure(how, child.errorText());
}
