import { messageOf } from '../core/errors.ts';
import { EXIT } from '../core/exit-code.ts';
import { framesOf } from '../core/foreign.ts';

let scrubber: (text: string) => string = (text) => text;
let guarded = false;

/**
 * Ends the process with one clear, scrubbed error, never a stack trace, if an error escapes all other handling. May be called
 * again with a scrubber that has more secrets.
 */
export function guardProcess(scrub: (text: string) => string): void {
  scrubber = scrub;
  if (guarded) return;
  guarded = true;
  const end = (thrown: unknown): void => {
    // The message of such an error may quote anything. Its stack frames are enough.
    const [frame = ''] = thrown instanceof Error ? framesOf(thrown) : [];
    const what = `${messageOf(thrown)}${frame.replace(/^ +/, ' ')}`;
    process.stderr.write(`error INTERNAL Unexpected failure: ${scrubber(what)}\n  hint: Please report this defect.\n`);
    process.exit(EXIT.failed);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  // `restorable list | head` closes the pipe early. That is not a failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
  });
}
