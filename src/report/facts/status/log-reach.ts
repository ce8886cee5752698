/** ISO times. */
export interface WindowFacts {
  readonly from: string;
  readonly to: string;
}

/** Which moments the shipped log makes possible, as far as that is known without a key. */
export interface LogFacts {
  /** All that are stored, also those that were not read. */
  readonly shipments: number;
  /** Older ones that were not read: windows before these are not known, nor whether one within a line is missing. */
  readonly unread: number;
  /** Any moment in one of them can be restored. Oldest first. */
  readonly windows: readonly WindowFacts[];
  /** Moments between them, and before them between older lines, which can't be restored. Oldest first. */
  readonly gaps: readonly WindowFacts[];
  /** The newest moment that the log leads to. */
  readonly reachedAt: string;
  /** When the newest shipment was stored. */
  readonly shippedAt: string;
  /** The age up to which the end of the log is no surprise. Null if there are too few shipments to tell. */
  readonly usualAgeMs: number | null;
}
