import type { CommandBed } from '../command-run.ts';
import type { RoundCounts } from './counts.ts';
import type { Ledger } from './ledger.ts';
import type { LoggedServer } from './logged-server.ts';
import type { Marks } from './marks.ts';
import type { Random } from './random.ts';
import type { Workload } from './workload.ts';

/** Everything that one round is about. */
export interface World {
  readonly bed: CommandBed;
  readonly server: LoggedServer;
  readonly random: Random;
  readonly workload: Workload;
  readonly marks: Marks;
  readonly ledger: Ledger;
  readonly counts: RoundCounts;
  /** Numbers of transactions at which something happened. */
  readonly events: number[];
  /** What was done, in words, for whoever looks for the cause of something. */
  readonly trace: string[];
}
