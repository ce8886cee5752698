import { randomBytes } from 'node:crypto';
import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cancellation } from '../../core/cancellation.ts';
import { areaOf } from '../../core/error-codes.ts';
import { RestorableError } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';
import type { Host, Leftover } from '../../ports/host.ts';
import type { RecoveryShell, StepEnd } from '../../ports/programs/recovery-shell.ts';
import type { Child } from '../child.ts';
import { cutLines } from '../lines.ts';
import type { Bind } from '../sandbox/arguments.ts';
import type { Sandbox } from '../sandbox/contained-child.ts';

/**
 * The shell reads the names of steps, and runs one after the other. A step's programs read nothing from us. Secrets are variables of a
 * subshell: when the step ends, no process has them. What ends a step comes first, and not as an argument: a dump that could read it in
 * /proc would end its step with a code of its own.
 */
const LOOP = `
read -r mark
while read -r step names; do
  if test -z "$names"; then . "$1/$step" < /dev/null
  else ( for name in $names; do export "$name=$(cat "$1/$name")"; done; . "$1/$step" < /dev/null )
  fi
  code=$?
  printf '\\n%s %s\\n' "$mark" "$code"
  printf '\\n%s %s\\n' "$mark" "$code" >&2
done`;

/** An error of our own script, on standard error. What a dump prints may look like it, so only known codes count. */
const OWN_ERROR = /^RECOVERY-v1: ([A-Z_]+): /;

export interface ShellOptions {
  readonly sandbox: Sandbox;
  readonly host: Host;
  /** A folder that only we can write to, for commands and secrets. */
  readonly steps: string;
  readonly env: Readonly<Record<string, string>>;
  readonly binds: readonly Bind[];
}

/** Waits for the line that ends a step, on both outputs. */
interface Waiting {
  readonly codes: string[];
  code: number | null;
  open: number;
  readonly resolve: () => void;
}

/** One shell under bubblewrap, without network. */
export class ContainedShell implements RecoveryShell {
  readonly #options: ShellOptions;
  readonly #mark = randomBytes(16).toString('hex');
  #child: Child | undefined;
  #leftover: Leftover | undefined;
  #waiting: Waiting | undefined;
  #number = 0;

  private constructor(options: ShellOptions) {
    this.#options = options;
  }

  static async start(options: ShellOptions): Promise<ContainedShell> {
    const shell = new ContainedShell(options);
    await shell.#start();
    return shell;
  }

  async #start(): Promise<void> {
    const { sandbox, host, steps, env, binds } = this.#options;
    const child = await sandbox.start({
      file: '/bin/bash',
      args: ['--noprofile', '--norc', '-c', LOOP, 'bash', steps],
      env,
      binds,
      stdin: 'pipe',
      stdout: 'pipe',
      onErrorLine: (line) => this.#read(line, true),
    });
    this.#child = child;
    child.stdin?.write(`${this.#mark}\n`);
    const lines = cutLines((line) => this.#read(line, false));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => lines.push(text));
    this.#leftover = { kind: 'process', pid: child.pid, viaSudo: sandbox.viaSudo };
    await (await host.workspace()).note(this.#leftover);
  }

  async run(commands: string, secrets: ReadonlyMap<string, Secret>): Promise<StepEnd> {
    const { steps, host, sandbox } = this.#options;
    const child = this.#child;
    if (child === undefined) throw new RangeError('a shell that was not started');
    const file = `${++this.#number}.sh`;
    await writeFile(join(steps, file), commands, { mode: 0o644 });
    for (const [name, secret] of secrets) await writeFile(join(steps, name), secret.reveal(), { mode: 0o644 });
    const codes: string[] = [];
    let waiting: Waiting | undefined;
    const marked = new Promise<void>((resolve) => {
      waiting = { codes, code: null, open: 2, resolve };
      this.#waiting = waiting;
    });
    child.stdin?.write(`${[file, ...secrets.keys()].join(' ')}\n`);
    await Promise.race([marked, child.exited]);
    this.#waiting = undefined;
    for (const name of secrets.keys()) await shred(join(steps, name));
    if (host.signal.aborted) throw (await sandbox.whyStopped()) ?? cancellation(host.signal);
    return { code: waiting?.code ?? null, codes, words: child.errorText() };
  }

  async *read(path: string): AsyncGenerator<Uint8Array> {
    const { sandbox, env, binds, host } = this.#options;
    await using child = await sandbox.start({
      file: '/bin/cat',
      args: ['--', path],
      env,
      binds,
      stdin: 'ignore',
      stdout: 'pipe',
    });
    for await (const piece of child.stdout ?? []) yield piece as Uint8Array;
    const { code } = await child.exited;
    if (host.signal.aborted) throw (await sandbox.whyStopped()) ?? cancellation(host.signal);
    if (code === 0) return;
    throw new RestorableError('RESTORE_FAILED', 'The commands of the instructions left no file that could be read.', {
      hint: 'Follow the page by hand, and look at its output.',
      foreign: child.errorText(),
    });
  }

  /** Ends everything that the shell started. */
  async stop(): Promise<void> {
    const { host } = this.#options;
    this.#child?.stdin?.end();
    await this.#child?.stop();
    if (this.#leftover !== undefined) await (await host.workspace()).forget(this.#leftover);
    this.#leftover = undefined;
  }

  #read(line: string, isError: boolean): void {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    const own = isError ? OWN_ERROR.exec(line)?.[1] : undefined;
    if (own !== undefined && areaOf(own) !== undefined) waiting.codes.push(own);
    if (!line.startsWith(`${this.#mark} `)) return;
    waiting.code = Number(line.slice(this.#mark.length + 1));
    waiting.open -= 1;
    if (waiting.open === 0) waiting.resolve();
  }
}

/** Empties a file before its name goes: a process of an earlier step may have it open. */
async function shred(path: string): Promise<void> {
  await truncate(path);
  await rm(path);
}
