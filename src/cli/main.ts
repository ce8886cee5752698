import { failureUnder, hearSignals, throwIfCancelled } from '../core/cancellation.ts';
import { EXIT, exitCodeOf } from '../core/exit-code.ts';
import type { LoadApp } from '../host/app.ts';
import type { Cancellation } from '../host/cancellation.ts';
import { guardProcess } from '../host/guard.ts';
import type { Invocation } from './arguments.ts';
import { generalText, PROGRAM_HELP } from './help.ts';

/**
 * Runs one command line and returns its exit code. The result goes to standard output, the log to standard error. Help loads
 * neither the options nor what runs a command.
 */
export async function runCommandLine(
  argv: readonly string[],
  loadApp: LoadApp,
  cancelled: Cancellation,
): Promise<number> {
  guardProcess((text) => text);
  await hearSignals();
  let invocation: Invocation | undefined;
  try {
    invocation = await invocationOf(argv);
    // A run's own report states this.
    if (invocation?.kind !== 'run') throwIfCancelled(cancelled.signal);
  } catch (thrown) {
    const error = failureUnder(cancelled.signal, thrown);
    await (await import('./run.ts')).refuse(error, argv, { loadApp, cancelled });
    return exitCodeOf(error);
  }
  if (invocation === undefined) {
    // Not 0: a script whose variable was empty must not treat the help as a backup.
    process.stderr.write(PROGRAM_HELP);
    return EXIT.failed;
  }
  if (invocation.kind === 'run') return (await import('./run.ts')).run(invocation, { loadApp, cancelled });
  process.stdout.write(invocation.text);
  return EXIT.done;
}

/** @throws {RestorableError} what readArguments throws */
async function invocationOf(argv: readonly string[]): Promise<Invocation | undefined> {
  if (argv.length === 0) return undefined;
  const text = generalText(argv);
  if (text !== undefined) return { kind: 'print', text };
  return (await import('./arguments.ts')).readArguments(argv, process.env);
}
