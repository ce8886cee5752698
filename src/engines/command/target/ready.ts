import type { Host } from '../../../ports/host.ts';
import { pause } from '../../../ports/retry.ts';
import { Deadline } from '../../../ports/system-clock.ts';
import { ask } from '../ask.ts';
import { commandFailure, howItEnded, isHopeless } from '../failure.ts';
import type { Runner } from '../runner/runner.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
/** Limit for one answer. A command that hangs is run again. */
const ANSWER_MS = 20_000;

/** How long a running database may take to respond. */
export const SOURCE_READY_MS = 60_000;

/** How long a server may take to load what it was given: ten minutes, plus one second per 10 MB. */
export function loadReadyMs(rawBytes: number): number {
  return 600_000 + rawBytes / 10_000;
}

/** How to find out that a database responds. */
export interface Readiness {
  readonly argv: readonly string[];
  readonly limitMs: number;
  /** Ends the wait early, without an error: the server is gone. */
  readonly until?: { readonly isOver: boolean };
}

/**
 * Runs `ready` until it exits with 0.
 * @throws {RestorableError} DATABASE_UNREACHABLE and similar, with the end of the command's output; CANCELLED
 */
export async function waitUntilReady(runner: Runner, { argv, limitMs, until }: Readiness, host: Host): Promise<void> {
  const deadline = new Deadline(limitMs);
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const leftMs = deadline.leftMs;
    const { exit, words } = await ask(
      runner,
      { name: 'ready', argv, timeoutMs: Math.max(1_000, Math.min(ANSWER_MS, leftMs)) },
      host,
    );
    if (exit.code === 0 || until?.isOver === true) return;
    const hopeless = isHopeless(words);
    if (hopeless || pauseMs > deadline.leftMs) {
      const how = hopeless
        ? howItEnded(exit)
        : `did not exit with 0 within ${Math.round((limitMs - deadline.leftMs) / 1000)} s`;
      throw commandFailure('ready', how, words, {
        code: runner.purpose === 'verify' ? 'RESTORE_FAILED' : 'DATABASE_UNREACHABLE',
        hint: 'Run it by hand with the same variables. It must exit with 0 once the database responds.',
        isContained: runner.purpose === 'verify',
      });
    }
    await pause(pauseMs, host.signal);
  }
}
