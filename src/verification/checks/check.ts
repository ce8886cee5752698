/** A number from YAML. Integers are exact. */
export type Numeric = number | bigint;
/** A value that the query's first value is compared with. */
export type Expected = Numeric | string | boolean;
/** The type of `min`, `max` and `between`: a number or a point in time. */
export type Bound = Numeric | string;

/** All expectations for one query. */
export interface Expectation {
  /** Milliseconds: the first value is a time, and at the backup's snapshot it is at most this old. */
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
   * The time of the backup's snapshot. Ages are measured from here and not from now, so that an old backup can be verified. The
   * age of the backup itself is a matter of the recovery point objective.
   */
  readonly snapshotAt: Date;
}
