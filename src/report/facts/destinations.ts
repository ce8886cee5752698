import type { CheckResult } from '../../core/checks/check.ts';
import type { ThreeTwoOne } from '../../core/planning/three-two-one.ts';
import type { RunFacts } from './run.ts';

/** What was found at one destination before the first backup. */
export interface DestinationProbe {
  readonly label: string;
  /** Backups can be written to it. */
  readonly usable: boolean;
  readonly checks: readonly CheckResult[];
  readonly uploadBytesPerSecond: number | undefined;
  readonly downloadBytesPerSecond: number | undefined;
  /** The storage's clock minus this machine's. */
  readonly clockSkewMs: number | undefined;
  /** Keys of probe objects that could not be deleted. */
  readonly leftBehind: readonly string[];
}

export interface CheckDestinationsReport extends RunFacts {
  readonly mode: 'check-destinations';
  readonly destinations: readonly DestinationProbe[];
  /** How the 3-2-1 rule would be met with a backup at each destination that can store one. */
  readonly rule: ThreeTwoOne | undefined;
}
