import type { BackupSummary, RunFacts } from './run.ts';

export interface HoldReport extends RunFacts {
  readonly mode: 'hold' | 'release';
  readonly backup: BackupSummary | undefined;
  readonly reason: string;
  /** Keys of the records that were written, with their destinations. */
  readonly records: readonly { readonly label: string; readonly key: string }[];
}
