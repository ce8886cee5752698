import type { GapFact } from '../../../core/checks/facts.ts';
import type { FailureReason, Verdict } from '../../../core/checks/verdict.ts';
import type { AchievedRpo } from '../../../core/planning/achieved-rpo.ts';
import type { BackupSummary, RunFacts } from '../run.ts';
import type { LogFacts } from './log-reach.ts';

export interface ListReport extends RunFacts {
  readonly mode: 'list';
  readonly destinations: readonly {
    readonly label: string;
    readonly backups: readonly (BackupSummary & {
      readonly verdict: Verdict | null;
      /** Why the verification failed, otherwise null. */
      readonly reason: FailureReason | null;
      readonly verifiedAt: string | null;
      /** Why it is held, if it is. */
      readonly held?: string | undefined;
    })[];
    /** How old the newest recoverable data of each database got in the last 30 days. */
    readonly achievedRpo?: readonly (AchievedRpo & { readonly database: string })[];
    /** Which moments the shipped log of each database makes possible. */
    readonly logs?: readonly (LogFacts & { readonly database: string })[];
    /** Objects under manifests/ that are not valid manifests, with the reason. */
    readonly invalid: readonly { readonly key: string; readonly reason: string }[];
  }[];
  /** Backups that others name as their predecessor and that exist nowhere, although no record explains why. */
  readonly gaps: readonly (GapFact & { readonly database: string })[];
}
