import type { ErrorCode } from './errors.ts';
import type { Flaw } from './format/fingerprint.ts';
import type { MissReason } from './planning/why-missed.ts';

/** The check of a verification or a status that applies to all backups and not to one. */
export const LINEAGE_CHECK = 'lineage of backups';

/** The check of a status that compares the size of the newest backup with earlier ones. */
export const SIZE_CHECK = 'size of the newest backup';

/** What a check of the group `objective` limits. Its limit is the fact with the bound `at-most`. */
export type ObjectiveKind = 'rpo' | 'rto' | 'verify-every' | 'capacity';

/** The names of these checks in a verification and in a status. */
export const OBJECTIVE_NAMES = {
  verification: { rto: 'recovery time (rto)', rpo: 'recovery point (rpo)' },
  status: {
    rpo: 'newest backup',
    'verify-every': 'last verification',
    rto: 'measured restore time',
    capacity: 'capacity',
  },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<ObjectiveKind, string>>>>>;

/** What a check limits. Undefined if it is not an objective, or one without a limit that can be set. */
export function objectiveOf({ name, group }: Pick<CheckResult, 'name' | 'group'>): ObjectiveKind | undefined {
  if (group !== 'objective') return undefined;
  const names = Object.values(OBJECTIVE_NAMES).flatMap((each) => Object.entries(each));
  return names.find(([, each]) => each === name)?.[0] as ObjectiveKind | undefined;
}

/** `error`: it could not run, so whether it is met is unknown. */
export type CheckOutcome = 'passed' | 'failed' | 'error' | 'skipped';

/** The subject of a check. */
export type CheckGroup =
  | 'authenticity'
  | 'lineage'
  | 'stored-bytes'
  | 'restore'
  | 'comparison'
  | 'integrity'
  | 'query'
  | 'volume'
  | 'objective'
  | 'destination';

/** The result of one check, as data. `report/` has the wording. */
export interface CheckResult {
  readonly name: string;
  readonly group: CheckGroup;
  readonly outcome: CheckOutcome;
  /** The destination that was checked, if a run checks several. */
  readonly at?: string;
  /** The id of the backup that was checked, if a run checks several. */
  readonly backup?: string;
  /** The error that the check failed with, if it is one. */
  readonly code?: ErrorCode;
  /** What was expected and what was found. Never contains row data except a check's own result. */
  readonly facts: readonly CheckFact[];
  readonly durationMs?: number;
  /** True if the check read data: rows that were counted, or the result of a query. */
  readonly provesData?: boolean;
  /** It differs, and a rule of the team's states why that does not count. Its outcome is `skipped`. */
  readonly isIgnored?: true;
}

export type CheckFact =
  | Measured
  | Named
  | ExemptFact
  | Answer
  | GapFact
  | FlawsFact
  | StateFact
  | ToldFact
  | IgnoredFact
  | DriftFact;

export type Unit = 'ms' | 'bytes' | 'rows' | 'tables' | 'objects' | 'sequences' | 'extensions';

/** A figure or a short word, and what it was compared with. */
export interface Measured {
  readonly kind: 'measured';
  /** What it measures, if the name of the check does not state that. */
  readonly of?: string;
  readonly found: string | number | null;
  readonly unit?: Unit;
  readonly expected?: string | number | null;
  /** How `expected` bounds what was found. Default: exactly. */
  readonly bound?: 'exactly' | 'at-most' | 'usually';
}

/** What a list of names contains. */
export type NamedKind =
  | 'missing'
  | 'changed'
  | 'other-value'
  | 'other-content'
  | 'printed-differently'
  | 'uncounted'
  | 'perhaps-renamed'
  | 'equal'
  | 'one-sided'
  | 'signer'
  | 'target'
  | 'instructions'
  | 'backup';

/** Names. A long list is cut. */
export interface Named {
  readonly kind: 'named';
  readonly what: NamedKind;
  readonly names: readonly string[];
  /** The number of names that were cut. */
  readonly more: number;
}

/** The result of a query of the user's, what was expected of it, and which of that is not met. */
export interface Answer {
  readonly kind: 'answer';
  readonly found: Found;
  readonly wanted: readonly Wanted[];
  readonly unmet: readonly Unmet[];
}

/** For text, only whether it is the expected one: it may be a person's name. */
export type Found =
  | { readonly as: 'count'; readonly value: string | undefined }
  | { readonly as: 'value'; readonly value: string }
  | { readonly as: 'rows'; readonly rows: number }
  | { readonly as: 'text'; readonly matches: boolean | undefined };

export type Unmet =
  | { readonly want: 'no-rows' | 'zero-count' | 'anything' | 'a-value' | 'not-null' | 'a-time' | 'not-in-future' }
  | { readonly want: 'rows' | 'count'; readonly min: number; readonly max: number | undefined }
  | { readonly want: 'age'; readonly atMostMs: number; readonly foundMs: number }
  | { readonly want: 'equal'; readonly value: string }
  | {
      readonly want: 'range';
      readonly min: string | undefined;
      readonly max: string | undefined;
      /** The value can't be ordered relative to these. */
      readonly comparable: boolean;
    }
  | {
      readonly want: 'match';
      readonly pattern: string;
      /** The search took longer. */
      readonly limitMs: number | undefined;
    };

/** What was expected of a query's result. */
export type Wanted = { readonly want: 'within'; readonly ms: number } | Exclude<Unmet, { readonly want: 'age' }>;

/** A backup that is missing from its chain of predecessors, or may be. */
export interface GapFact {
  readonly kind: 'gap';
  /**
   * `missing`: it is nowhere; `removal-untrusted`: in addition, no accepted signer recorded its removal; `replaced`: its
   * manifest is a different one; `unlinked`: it names no predecessor, although one exists.
   */
  readonly state: 'missing' | 'removal-untrusted' | 'replaced' | 'unlinked';
  /** The backup that the gap concerns. */
  readonly id: string;
  readonly older: string | undefined;
  readonly newer: string;
}

/** Tables whose content is not compared. */
export interface ExemptFact {
  readonly kind: 'exempt';
  /** As in the digests; report/words/digests.ts has the texts. */
  readonly reason: string;
  readonly names: readonly string[];
  /** The number of names that were cut. */
  readonly more: number;
}

/** What was already broken in the source at the time of the backup. */
export interface FlawsFact {
  readonly kind: 'flaws';
  readonly flaws: readonly Flaw[];
  readonly more: number;
}

/** Facts without figures. */
export interface StateFact {
  readonly kind: 'state';
  readonly state:
    | 'as-in-source'
    | 'not-in-source'
    | 'same-content'
    | 'nothing-to-compare'
    | 'digests-off'
    | 'no-digests'
    | 'digests-incomparable'
    | 'missing'
    | 'more-differ'
    | 'none-behind'
    | 'no-table'
    | 'no-data-proven'
    | 'no-backup'
    | 'never-read'
    | 'not-measured'
    | 'measured-elsewhere'
    | 'nothing-asked'
    | 'too-few'
    | 'as-dumped'
    | 'restored'
    | 'as-in-manifest'
    | 'known-version'
    | 'complete'
    | 'line-complete'
    | 'not-within-a-year'
    | 'no-schedule'
    | 'workflow-active'
    | 'workflow-deleted'
    | 'workflow-disabled-fork'
    | 'workflow-disabled-inactivity'
    | 'workflow-disabled-manually'
    | 'workflow-unknown'
    | `run-${MissReason}`;
}

/** How the rows of a table changed since another backup. */
export interface DriftFact {
  readonly kind: 'drift';
  /** Null if the table is gone. */
  readonly rows: number | null;
  readonly before: number;
  /** Id of the other backup. */
  readonly since: string;
  /** The share that was allowed: -0.5 is the loss of a half. */
  readonly limit: number;
}

/** Why a difference does not count. */
export interface IgnoredFact {
  readonly kind: 'ignored';
  /** The team's own words. */
  readonly reason: string;
  /** The last day on which it is ignored. Null without an end. */
  readonly until: string | null;
}

/** A sentence from an error, an engine or a storage. */
export interface ToldFact {
  readonly kind: 'told';
  readonly text: string;
}

export function told(text: string): ToldFact {
  return { kind: 'told', text };
}

export function state(of: StateFact['state']): StateFact {
  return { kind: 'state', state: of };
}

/** A figure, and what it was compared with. */
export function measured(found: Measured['found'], rest: Omit<Measured, 'kind' | 'found'> = {}): Measured {
  return { kind: 'measured', found, ...rest };
}

/** How many checks had this outcome. */
export function countOf(checks: readonly CheckResult[], outcome: CheckOutcome): number {
  return checks.filter((check) => check.outcome === outcome).length;
}
