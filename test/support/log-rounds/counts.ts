/** What rounds found. */
export interface RoundCounts {
  transactions: number;
  backups: number;
  shipments: number;
  /** Backups and shipments that failed as they should: the server, the network or the storage was gone. */
  failures: number;
  /** Servers and programs that were killed. */
  killed: number;
  /** Logs that were purged, and slots that were dropped or lost. */
  gaps: number;
  /** Moments that were restored and had exactly the rows of that moment. */
  exact: number;
  /** Moments that were refused: in a gap, or after the last shipment. */
  refused: number;
  /** Moments that were refused because a stored object was damaged or gone. */
  damaged: number;
  /** What must not happen. */
  wrong: string[];
}

export function noCounts(): RoundCounts {
  return {
    ...{ transactions: 0, backups: 0, shipments: 0, failures: 0, killed: 0, gaps: 0, exact: 0, refused: 0, damaged: 0 },
    wrong: [],
  };
}

/** Adds one round to a total. */
export function addCounts(total: RoundCounts, round: RoundCounts): void {
  for (const name of ['transactions', 'backups', 'shipments', 'failures', 'killed', 'gaps'] as const) {
    total[name] += round[name];
  }
  for (const name of ['exact', 'refused', 'damaged'] as const) total[name] += round[name];
  total.wrong.push(...round.wrong);
}
