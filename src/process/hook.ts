import { cancellation } from '../core/cancellation.ts';
import type { HookCommand, HookExit } from '../ports/programs/hook.ts';
import { startChild } from './child.ts';
import { cutLines } from './lines.ts';

const LINES = 200;
const LINE_LENGTH = 1_000;
/** Short: a cancelled run has few seconds, and the hook after it needs some of them. */
const KILL_AFTER_MS = 1_000;
/** A hook may leave a program running, such as a server. Its output is not awaited. */
const DRAIN_MS = 1_000;

/** Runs a hook to its end. See the port. */
export async function runHook({ argv, env, signal, onLine, scrub }: HookCommand): Promise<HookExit> {
  let lines = 0;
  const print = (line: string): void => {
    const text = line.trim();
    if (text === '') return;
    lines += 1;
    if (lines <= LINES) onLine(text.length > LINE_LENGTH ? `${text.slice(0, LINE_LENGTH)}...` : text);
    else if (lines === LINES + 1) onLine('(more lines are not kept)');
  };
  const [file, ...args] = argv;
  const child = await startChild({
    file,
    args,
    env,
    stdin: 'ignore',
    stdout: 'pipe',
    signal,
    killAfterMs: KILL_AFTER_MS,
    drainMs: DRAIN_MS,
    scrub,
    onErrorLine: print,
  });
  const cut = cutLines((line) => print(scrub(line)));
  child.stdout?.setEncoding('utf8').on('data', cut.push).once('end', cut.end);
  const exit = await child.exited;
  if (signal.aborted) throw cancellation(signal);
  return exit;
}
