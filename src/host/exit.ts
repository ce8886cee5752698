import { EXIT } from '../core/exit-code.ts';

const HOUR_MS = 3_600_000;
let alive: NodeJS.Timeout | undefined;

/**
 * Keeps the process running until `finish`. Time limits and waits do not: without this, work that waits for nothing but them would end
 * the process as if it had succeeded, before its result is known. If it ends all the same, it has failed.
 */
export function begin(): void {
  process.exitCode = EXIT.failed;
  alive = setInterval(() => {}, HOUR_MS);
}

/** How long leaked handles (such as keep-alive sockets of an SDK) may delay the end of a finished run. */
const LINGER_MS = 500;

/** Ends the process with this code after all output has been written to its pipe. */
export function finish(exitCode: number): void {
  clearInterval(alive);
  process.exitCode = exitCode;
  // Not process.exit() at once: it drops output that a pipe has not accepted yet, such as most of a long list.
  process.stdout.write('', () => {
    process.stderr.write('', () => {
      setTimeout(() => process.exit(), LINGER_MS).unref();
    });
  });
}
