import { cancellation, EXIT, RestorableError } from '../core/errors.ts';

/** A cancelled run must be over in 5 s (the runner kills after 10); what is not done by then is cut off. */
const GRACE_MS = 4_500;
const SAME_INTERRUPT_MS = 300;

/** Called before an exit that is forced; must not throw or wait. */
export type LastWords = (reason: RestorableError) => void;

export interface Cancellation {
  readonly signal: AbortSignal;
  /** Replaces what is said and deleted before an exit that is forced. */
  beforeForcedExit(lastWords: LastWords): void;
  /** Aborts with TIMEOUT after this long. */
  limitTime(ms: number): void;
  /** Ends timers; signals no longer change anything: the run is over and its exit code is known. */
  dispose(): void;
}

/**
 * Turns SIGINT, SIGTERM and a time limit into an aborted signal. A second SIGINT (someone at a terminal lost patience),
 * or work that doesn't stop in time, ends the process at once.
 * The entry calls it before it loads anything else: without a handler a signal kills the process, which then says nothing.
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
      // One Ctrl-C under npm arrives twice, from the terminal and passed on; only a later one is a person's second.
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
      // setTimeout fires at once for more than 2^31 ms (24.8 days); no run lasts that long.
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

/** Until a host knows better how to say it. */
function sayCancelled({ code, message }: RestorableError): void {
  process.stderr.write(`error ${code} ${message}\n`);
}
