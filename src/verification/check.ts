/** A number that YAML gave: whole ones exactly. */
export type Numeric = number | bigint;
/** A value that a query's first value is held against. */
export type Expected = Numeric | string | boolean;
/** What `min`, `max` and `between` take: a number or a point in time. */
export type Bound = Numeric | string;

/** Everything that is expected at once of one query. */
export interface Expectation {
  /** Milliseconds: the first value is a time, not older than this at the backup's snapshot. */
  readonly withinMs?: number | undefined;
  readonly equals?: Expected | undefined;
  readonly min?: Bound | undefined;
  readonly max?: Bound | undefined;
  readonly between?: readonly [Bound, Bound] | undefined;
  readonly matches?: string | undefined;
  readonly rows?: { readonly min: number; readonly max: number } | undefined;
  readonly empty?: boolean | undefined;
  readonly notEmpty?: boolean | undefined;
}

/** A verification query of the user's. */
export interface Check {
  readonly name: string;
  readonly sql: string;
  readonly expect: Expectation;
  readonly timeoutMs: number;
}

export interface CheckContext {
  /**
   * The moment of the backup's snapshot. Ages count from here and not from now, so that an old backup can be verified:
   * how old a backup may be is the recovery point objective's affair.
   */
  readonly snapshotAt: Date;
}
