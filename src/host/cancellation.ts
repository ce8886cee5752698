import { cancellation } from '../core/cancellation.ts';
import { RestorableError } from '../core/errors.ts';
import { EXIT } from '../core/exit-code.ts';

/** A cancelled run must end within 5 s, because the runner kills it after 10. Anything unfinished is cut off. */
const GRACE_MS = 4_500;
const SAME_INTERRUPT_MS = 300;
/** How long a part may take to stop at its time limit. Nobody kills the process meanwhile. */
const PART_GRACE_MS = 60_000;

/** Called before a forced exit. Must not throw or wait. */
export type LastWords = (reason: RestorableError) => void;

/** One of several databases in a run. */
export interface RunPart {
  readonly signal: AbortSignal;
  /** Aborts this part with TIMEOUT after this long. If it does not stop, the process ends, because nothing can run next to it. */
  limitTime(ms: number): void;
  dispose(): void;
}

export interface Cancellation {
  readonly signal: AbortSignal;
  /** Replaces the message and the cleanup of a forced exit. */
  beforeForcedExit(lastWords: LastWords): void;
  /** Aborts with TIMEOUT after this long. */
  limitTime(ms: number): void;
  /** A part of the run with a time limit of its own. What aborts the run aborts its parts. */
  part(): RunPart;
  /**
   * The work has stopped, so its time limit and the forced exit no longer apply: the result of a run that reached its limit is
   * announced too. Returns a signal that is aborted after this long, or by a SIGINT or SIGTERM that comes now.
   */
  afterWork(ms: number): AbortSignal;
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
  let afterWork: AbortController | undefined;
  const stopTimers = (): void => {
    clearTimeout(limit);
    clearTimeout(watchdog);
  };
  const forceExit = (code: number, reason = cancellation(controller.signal)): void => {
    lastWords(reason);
    process.exit(code);
  };
  const abort = (reason: RestorableError, exitCode: number): void => {
    if (controller.signal.aborted) return;
    watchdog = setTimeout(() => forceExit(exitCode), GRACE_MS);
    controller.abort(reason);
  };
  const onSignal = (name: NodeJS.Signals): void => {
    if (isOver) return;
    if (afterWork !== undefined) {
      afterWork.abort(new RestorableError('CANCELLED', `Stopped by ${name}, after the work of the run.`));
      return;
    }
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
      limit = startLimit(ms, (error) => abort(error, EXIT.failed));
    },
    part: () => partOf(controller.signal, (reason) => forceExit(EXIT.failed, reason)),
    afterWork: (ms) => {
      stopTimers();
      const announcing = new AbortController();
      afterWork = announcing;
      const tooLong = new RestorableError('TIMEOUT', `Reporting the result took more than ${ms / 1000} s.`);
      limit = setTimeout(() => announcing.abort(tooLong), ms).unref();
      return announcing.signal;
    },
    dispose: () => {
      stopTimers();
      // The handlers stay: without one, a signal in the last milliseconds would replace the exit code of a commit.
      isOver = true;
    },
  };
}

function partOf(whole: AbortSignal, forceExit: (reason: RestorableError) => void): RunPart {
  const own = new AbortController();
  let limit: NodeJS.Timeout | undefined;
  let watchdog: NodeJS.Timeout | undefined;
  const follow = (): void => own.abort(whole.reason);
  if (whole.aborted) follow();
  else whole.addEventListener('abort', follow, { once: true });
  return {
    signal: own.signal,
    limitTime: (ms) => {
      limit = startLimit(ms, (error) => {
        if (own.signal.aborted) return;
        watchdog = setTimeout(() => forceExit(error), PART_GRACE_MS);
        own.abort(error);
      });
    },
    dispose: () => {
      whole.removeEventListener('abort', follow);
      clearTimeout(limit);
      clearTimeout(watchdog);
    },
  };
}

function startLimit(ms: number, onReached: (error: RestorableError) => void): NodeJS.Timeout {
  const message = `The timeout of ${ms / 1000} s was reached.`;
  const hint = 'Raise `timeout`, or find out what was slow: the report shows the time of each phase.';
  const error = new RestorableError('TIMEOUT', message, { hint });
  // setTimeout fires at once for more than 2^31 ms (24.8 days). No run lasts that long.
  return setTimeout(() => onReached(error), Math.min(ms, 2_147_483_647)).unref();
}

/** Used until a host sets its own message. */
function sayCancelled({ code, message }: RestorableError): void {
  process.stderr.write(`error ${code} ${message}\n`);
}
