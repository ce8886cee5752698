/** How long leaked handles (such as keep-alive sockets of an SDK) may delay the end of a finished run. */
const LINGER_MS = 500;

/** Ends the process with this code after all output has been written to its pipe. */
export function finish(exitCode: number): void {
  process.exitCode = exitCode;
  // Not process.exit() at once: it drops output that a pipe has not accepted yet, such as most of a long list.
  process.stdout.write('', () => {
    process.stderr.write('', () => {
      setTimeout(() => process.exit(), LINGER_MS).unref();
    });
  });
}
