/** The program's view of time, so that tests can set it. */
export interface Clock {
  /** Wall-clock time. */
  now(): Date;
  /** A monotonic reading in milliseconds, for durations. */
  monotonicMs(): number;
}
