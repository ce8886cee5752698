import { throwIfCancelled } from '../../core/cancellation.ts';
import { ForeignText } from '../../core/foreign.ts';
import type { Host } from '../../ports/host.ts';
import type { Child, ChildExit } from '../../process/child.ts';
import type { CommandName, Runner } from './runner/runner.ts';

/** Counts are never longer. What was restored may be hostile and print without end. */
const MAX_OUTPUT = 1024 * 1024;
const TAIL = 4_096;

/** A command that is run for its answer. */
export interface Question {
  readonly name: CommandName;
  readonly argv: readonly string[];
  readonly timeoutMs: number;
}

export interface Answer {
  readonly exit: ChildExit;
  readonly stdout: string;
  /** Secrets removed. Standard output if nothing was printed on standard error. */
  readonly words: ForeignText;
  /** Why it was stopped: it took too long, or printed more than a mebibyte. */
  readonly stopped: 'late' | 'long' | undefined;
}

/**
 * Runs a command with a small answer.
 * @throws {RestorableError} CLIENT_MISSING, CANCELLED, TIMEOUT of the run
 */
export async function ask(runner: Runner, { name, argv, timeoutMs }: Question, host: Host): Promise<Answer> {
  const timeout = AbortSignal.timeout(Math.ceil(timeoutMs));
  const child = await runner.start({ name, argv, stdin: 'ignore', signal: timeout });
  let stdout = '';
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (text: string) => {
    if (stdout.length > MAX_OUTPUT) void child.stop();
    else stdout += text;
  });
  const exit = await child.exited;
  throwIfCancelled(host.signal);
  const said = child.errorText();
  const words = said.isEmpty ? new ForeignText(said.speaker, host.scrub(stdout.slice(-TAIL)).trim()) : said;
  return { exit, stdout, words, stopped: timeout.aborted ? 'late' : stdout.length > MAX_OUTPUT ? 'long' : undefined };
}

/** Reads a child's standard output to its end and keeps the last part. A pipe that nobody reads would block the child. */
export function keepTail(child: Child, scrub: (text: string) => string): () => ForeignText {
  let tail = '';
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (text: string) => {
    tail = (tail + text).slice(-TAIL);
  });
  return () => new ForeignText(child.errorText().speaker, scrub(tail).trim());
}
