/** How long handles that someone forgot (keep-alive sockets of an SDK) may hold up a finished run. */
const LINGER_MS = 500;

/** Ends the process with this code once everything printed has left for its pipe. */
export function finish(exitCode: number): void {
  process.exitCode = exitCode;
  // Not process.exit() at once: it drops what a pipe has not taken yet, such as most of a long list.
  process.stdout.write('', () => {
    process.stderr.write('', () => {
      setTimeout(() => process.exit(), LINGER_MS).unref();
    });
  });
}
