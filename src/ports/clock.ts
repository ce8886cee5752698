/** The program's view of time, so that tests can set it. */
export interface Clock {
  /** Wall-clock time. */
  now(): Date;
  /** A monotonic reading in milliseconds, for durations. */
  monotonicMs(): number;
  /** Waits. Ends early, without an error, once the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
