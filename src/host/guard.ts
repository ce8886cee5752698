import { EXIT, messageOf } from '../core/errors.ts';
import { framesOf } from '../core/foreign.ts';

let scrubber: (text: string) => string = (text) => text;
let guarded = false;

/**
 * Ends the process with one clear, scrubbed error, never a stack trace, when something escaped every other handling.
 * May be called again with a scrubber that knows more.
 */
export function guardProcess(scrub: (text: string) => string): void {
  scrubber = scrub;
  if (guarded) return;
  guarded = true;
  const end = (thrown: unknown): void => {
    // The message of what escaped may quote anything; where it was made says enough.
    const [frame = ''] = thrown instanceof Error ? framesOf(thrown) : [];
    const what = `${messageOf(thrown)}${frame.replace(/^ +/, ' ')}`;
    process.stderr.write(`error INTERNAL Unexpected failure: ${scrubber(what)}\n  hint: Please report this defect.\n`);
    process.exit(EXIT.failed);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  // `restorable list | head` closes the pipe early; that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
  });
}
