import { cancellation } from '../core/cancellation.ts';
import { RestorableError } from '../core/errors.ts';
import { EXIT } from '../core/exit-code.ts';
import { SYSTEM_CLOCK } from '../ports/system-clock.ts';

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
  const controller = new AbortController();
  const exit = new ForcedExit(controller.signal);
  const isSecondPress = secondPress();
  let limit: NodeJS.Timeout | undefined;
  let isOver = false;
  let afterWork: AbortController | undefined;
  const stopTimers = (): void => {
    clearTimeout(limit);
    exit.forget();
  };
  const abort = (reason: RestorableError, exitCode: number): void => {
    if (controller.signal.aborted) return;
    exit.expect(exitCode);
    controller.abort(reason);
  };
  const onSignal = (name: NodeJS.Signals): void => {
    if (isOver) return;
    if (afterWork !== undefined) {
      afterWork.abort(new RestorableError('CANCELLED', `Stopped by ${name}, after the work of the run.`));
      return;
    }
    if (name === 'SIGINT' && isSecondPress()) exit.now(EXIT.cancelled);
    abort(cancelledBy(name), EXIT.cancelled);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    beforeForcedExit: (replacement) => {
      exit.lastWords = replacement;
    },
    limitTime: (ms) => {
      limit = startLimit(ms, (error) => abort(error, EXIT.failed));
    },
    part: () => partOf(controller.signal, (reason) => exit.now(EXIT.failed, reason)),
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

function cancelledBy(name: NodeJS.Signals): RestorableError {
  const hint = 'Run it again to start over.';
  return new RestorableError('CANCELLED', `Cancelled by ${name} before the end.`, { hint });
}

/** Tells for each SIGINT whether it is a second key press. Under npm, one Ctrl-C arrives twice: from the terminal and forwarded. */
function secondPress(): () => boolean {
  let firstMs: number | undefined;
  return () => {
    const nowMs = SYSTEM_CLOCK.monotonicMs();
    firstMs ??= nowMs;
    return nowMs - firstMs > SAME_INTERRUPT_MS;
  };
}

/** Ends the process if its work does not stop. */
class ForcedExit {
  lastWords: LastWords = sayCancelled;
  readonly #signal: AbortSignal;
  #watchdog: NodeJS.Timeout | undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** The work was told to stop. */
  expect(code: number): void {
    this.#watchdog = setTimeout(() => this.now(code), GRACE_MS);
  }

  /** The work has stopped. */
  forget(): void {
    clearTimeout(this.#watchdog);
  }

  now(code: number, reason: RestorableError = cancellation(this.#signal)): void {
    this.lastWords(reason);
    process.exit(code);
  }
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
  // Created when it is reached: what failed before was not stopped by it.
  const reach = (): void => onReached(new RestorableError('TIMEOUT', message, { hint }));
  // setTimeout fires at once for more than 2^31 ms (24.8 days). No run lasts that long.
  return setTimeout(reach, Math.min(ms, 2_147_483_647)).unref();
}

/** Used until a host sets its own message. */
function sayCancelled({ code, message }: RestorableError): void {
  process.stderr.write(`error ${code} ${message}\n`);
}
