import * as core from '@actions/core';
import { runAction as runStep } from '../../src/action/main.ts';
import { runCommandLine } from '../../src/cli/main.ts';
import type { LoadApp } from '../../src/host/app.ts';
import { type Cancellation, listenForCancellation } from '../../src/host/cancellation.ts';
import { type ActionResult, asStep, type BundleOptions, type BundleResult, programEnvironment } from './bundle.ts';

/** What a run in this process can't have: a process of its own to watch, signal or run as another user. */
type ProgramOptions = Pick<BundleOptions, 'env' | 'cwd'>;
type Run = (loadApp: LoadApp, cancelled: Cancellation) => Promise<number>;

const LISTENED = ['SIGINT', 'SIGTERM', 'uncaughtException', 'unhandledRejection'] as const;
const loadApp: LoadApp = () => import('../../src/compose.ts');

/**
 * Runs the command line like `runBundle`, from arguments and environment to output and exit code, but in this process. That takes a
 * third of the time, so it is for tests with many runs. What concerns the process itself, its start, signals, memory and end, needs the
 * bundle, and so does one path of each engine and storage.
 */
export function runProgram(args: readonly string[], options: ProgramOptions = {}): Promise<BundleResult> {
  return inProcess(options, (load, cancelled) => runCommandLine(args, load, cancelled));
}

/** Runs the main step like `runAction` of the bundle, but in this process. */
export function runStepHere(
  inputs: Readonly<Record<string, string>>,
  folder: string,
  options: ProgramOptions = {},
): Promise<ActionResult> {
  return asStep(inputs, folder, options, async (given) => {
    return inProcess(given, (load, cancelled) => {
      // The toolkit keeps the file of its first summary.
      Object.assign(core.summary, { _filePath: undefined });
      return runStep('main', load, cancelled);
    });
  });
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other, because a process has one environment and one working folder. */
function inProcess(options: ProgramOptions, run: Run): Promise<BundleResult> {
  const next = last.then(() => runAlone(options, run));
  last = next.catch(() => {});
  return next;
}

async function runAlone({ env, cwd }: ProgramOptions, run: Run): Promise<BundleResult> {
  const folder = process.cwd();
  const heard = LISTENED.map((name) => process.listeners(name as NodeJS.Signals));
  using stdout = captured(process.stdout);
  using stderr = captured(process.stderr);
  using _environment = environmentOf(programEnvironment(env));
  if (cwd !== undefined) process.chdir(cwd);
  try {
    const code = await run(loadApp, listenForCancellation());
    return { code, signal: null, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.chdir(folder);
    // The program's handlers stay until its process ends, and this process has many runs.
    for (const [index, name] of LISTENED.entries()) {
      for (const listener of process.listeners(name as NodeJS.Signals)) {
        if (!heard[index]?.includes(listener)) process.removeListener(name, listener);
      }
    }
  }
}

/** Replaces the variables, and not their object, because the system's temporary folder is read from the variables themselves. */
function environmentOf(variables: Readonly<Record<string, string>>): Disposable {
  const { env } = process;
  const before = { ...env };
  const set = (values: Readonly<Record<string, string | undefined>>): void => {
    for (const name of Object.keys(env)) delete env[name];
    Object.assign(env, values);
  };
  set(variables);
  return {
    [Symbol.dispose]: () => {
      // A step replaces it with another object.
      process.env = env;
      set(before);
    },
  };
}

/** Collects what is written instead of passing it on. */
function captured(stream: NodeJS.WriteStream): Disposable & { text(): string } {
  const { write } = stream;
  let text = '';
  stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const written = rest.at(-1);
    if (typeof written === 'function') written();
    return true;
  }) as typeof write;
  return {
    text: () => text,
    [Symbol.dispose]: () => {
      stream.write = write;
    },
  };
}
