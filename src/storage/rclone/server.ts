import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import { ForeignText } from '../../core/foreign.ts';
import type { Host, Leftover } from '../../ports/host.ts';
import type { Child } from '../../process/child.ts';
import { findOnPath } from '../../process/programs.ts';
import { type BackgroundSpec, startInBackground } from '../../process/shield/shield.ts';
import { type Answer, callRclone } from './call.ts';

/** Timeouts that tests shorten. */
export interface Tuning {
  /** For one operation. Each includes rclone's own attempts. */
  readonly attempts: number;
  /** rclone's own attempts of a request. */
  readonly lowLevelRetries: number;
  /** Without a byte in either direction, between rclone and the storage. */
  readonly idleTimeoutMs: number;
  readonly connectTimeoutMs: number;
  /** For one operation with all its attempts. */
  readonly limitMs: number;
}

export const TUNING: Tuning = {
  attempts: 3,
  lowLevelRetries: 4,
  idleTimeoutMs: 60_000,
  connectTimeoutMs: 15_000,
  limitMs: 10 * 60_000,
};

const START_TIMEOUT_MS = 120_000;
const KILL_AFTER_MS = 1_000;

/** One rclone process for all operations of a destination. It keeps connections, tokens and folders. */
export class RcloneServer {
  /** Private folder, through which bodies pass as complete files. */
  readonly spool: string;
  readonly #child: Child;
  readonly #address: { readonly port: number; readonly authorization: string };
  readonly #agent = new Agent({ keepAlive: true });
  readonly #forget: () => Promise<void>;
  #isGone = false;

  constructor(
    child: Child,
    address: { readonly port: number; readonly authorization: string },
    spool: string,
    forget: () => Promise<void>,
  ) {
    this.spool = spool;
    this.#child = child;
    this.#address = address;
    this.#forget = forget;
    void child.exited.then(() => {
      this.#isGone = true;
    });
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** @throws what `callRclone` does */
  call(path: string, parameters: object, signal: AbortSignal): Promise<Answer> {
    return callRclone({ ...this.#address, agent: this.#agent }, path, parameters, signal);
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    await this.#child.stop();
    await rm(this.spool, { recursive: true, force: true });
    await this.#forget();
  }
}

/**
 * Starts `rclone rcd` on a free port of the loopback interface, with a random password that is passed in the
 * environment. It lives until `stop`: objects that a cancelled run put are deleted through it. If the system supports
 * it, the kernel ends it with this process.
 * @throws {RestorableError} STORAGE_FAILED if it does not start
 */
export async function startRclone(
  program: string,
  env: Readonly<Record<string, string>>,
  host: Host,
  tuning: Tuning,
): Promise<RcloneServer> {
  const workspace = await host.workspace();
  const spool = await mkdtemp(join(workspace.path, 'rclone-'));
  const [user, password] = [randomBytes(16).toString('hex'), randomBytes(32).toString('hex')];
  let onAddress = (_port: number): void => {};
  const listening = new Promise<number>((resolve) => {
    onAddress = resolve;
  });
  const [file = program, ...args] = [...(await dyingWithUs(host)), program, 'rcd', ...optionsOf(tuning)];
  const spec: BackgroundSpec = {
    file,
    args,
    env: { ...env, RCLONE_RC_USER: user, RCLONE_RC_PASS: password },
    killAfterMs: KILL_AFTER_MS,
    // Not the run's own signal: objects that a cancelled run put are deleted through it.
    signal: new AbortController().signal,
    scrub: host.scrub,
    speaker: 'rclone',
    onErrorLine: (line) => {
      const port = /Serving remote control on http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (port !== undefined) onAddress(Number(port));
      host.toolWords.add(new ForeignText('rclone', line));
    },
  };
  const child = await startInBackground(spec, { file: program, args: ['version'] }, host);
  const leftover: Leftover = { kind: 'process', pid: child.pid, viaSudo: child.viaSudo };
  await workspace.note(leftover);
  const port = await Promise.race([listening, child.exited.then(() => undefined), afterStartTimeout()]);
  if (port === undefined) {
    await child.stop();
    await workspace.forget(leftover);
    await rm(spool, { recursive: true, force: true });
    throw child.refusal() ?? didNotStart(program, child);
  }
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return new RcloneServer(child, { port, authorization }, spool, () => workspace.forget(leftover));
}

function didNotStart(program: string, child: Child): RestorableError {
  return new RestorableError('STORAGE_FAILED', 'rclone did not start.', {
    hint: `Run \`${program} rcd --rc-addr=127.0.0.1:0 --rc-no-auth\` by hand and check its output.`,
    foreign: child.errorText(),
  });
}

/** Otherwise a killed run would leave a server behind. */
async function dyingWithUs(host: Host): Promise<string[]> {
  const setpriv = await findOnPath('setpriv', host.env['PATH']);
  return setpriv === undefined ? [] : [setpriv, '--pdeathsig', 'KILL'];
}

function optionsOf({ idleTimeoutMs, connectTimeoutMs, lowLevelRetries }: Tuning): string[] {
  return [
    '--rc-addr=127.0.0.1:0',
    '--ask-password=false',
    '--log-level=NOTICE',
    '--stats=0',
    `--timeout=${idleTimeoutMs}ms`,
    `--contimeout=${connectTimeoutMs}ms`,
    `--low-level-retries=${lowLevelRetries}`,
    // An existing object of the same size and time must not cause the upload to be skipped.
    '--ignore-times',
    // Otherwise object stores would receive a separate request for each object of a listing.
    '--use-server-modtime',
    // A body is a few MiB and its file is in the page cache: reading ahead would only use memory.
    '--buffer-size=0',
    '--multi-thread-streams=0',
  ];
}

async function afterStartTimeout(): Promise<undefined> {
  await new Promise((resolve) => setTimeout(resolve, START_TIMEOUT_MS).unref());
  return undefined;
}
