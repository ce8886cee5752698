import { cancellation, EXIT, RestorableError } from '../core/errors.ts';

/** A cancelled run must end within 5 s, because the runner kills it after 10. Anything unfinished is cut off. */
const GRACE_MS = 4_500;
const SAME_INTERRUPT_MS = 300;

/** Called before a forced exit. Must not throw or wait. */
export type LastWords = (reason: RestorableError) => void;

export interface Cancellation {
  readonly signal: AbortSignal;
  /** Replaces the message and the cleanup of a forced exit. */
  beforeForcedExit(lastWords: LastWords): void;
  /** Aborts with TIMEOUT after this long. */
  limitTime(ms: number): void;
  /** Stops the timers. Signals have no further effect, because the run is over and its exit code is final. */
  dispose(): void;
}

/**
 * Turns SIGINT, SIGTERM and a time limit into an aborted signal. A second SIGINT, or work that doesn't stop in time, ends the
 * process at once. The entry calls this before it loads anything else: without a handler, a signal kills the process without a
 * message.
 */
export function listenForCancellation(): Cancellation {
  let lastWords: LastWords = sayCancelled;
  const controller = new AbortController();
  let interruptedAtMs: number | undefined;
  let limit: NodeJS.Timeout | undefined;
  let watchdog: NodeJS.Timeout | undefined;
  let isOver = false;
  const forceExit = (code: number): void => {
    lastWords(cancellation(controller.signal));
    process.exit(code);
  };
  const abort = (reason: RestorableError, exitCode: number): void => {
    if (controller.signal.aborted) return;
    watchdog = setTimeout(() => forceExit(exitCode), GRACE_MS);
    controller.abort(reason);
  };
  const onSignal = (name: NodeJS.Signals): void => {
    if (isOver) return;
    if (name === 'SIGINT') {
      const nowMs = performance.now();
      interruptedAtMs ??= nowMs;
      // Under npm, one Ctrl-C arrives twice: from the terminal and forwarded. Only a later one is a second key press.
      if (nowMs - interruptedAtMs > SAME_INTERRUPT_MS) forceExit(EXIT.cancelled);
    }
    const message = `Cancelled by ${name} before the end.`;
    abort(new RestorableError('CANCELLED', message, { hint: 'Run it again to start over.' }), EXIT.cancelled);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    beforeForcedExit: (replacement) => {
      lastWords = replacement;
    },
    limitTime: (ms) => {
      const message = `The timeout of ${ms / 1000} s was reached.`;
      const hint = 'Raise `timeout`, or find out what was slow: the report shows the time of each phase.';
      const error = new RestorableError('TIMEOUT', message, { hint });
      // setTimeout fires at once for more than 2^31 ms (24.8 days). No run lasts that long.
      limit = setTimeout(() => abort(error, EXIT.failed), Math.min(ms, 2_147_483_647));
      limit.unref();
    },
    dispose: () => {
      clearTimeout(limit);
      clearTimeout(watchdog);
      // The handlers stay: without one, a signal in the last milliseconds would replace the exit code of a commit.
      isOver = true;
    },
  };
}

/** Used until a host sets its own message. */
function sayCancelled({ code, message }: RestorableError): void {
  process.stderr.write(`error ${code} ${message}\n`);
}
