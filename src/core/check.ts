import type { ErrorCode } from './errors.ts';
import type { Flaw } from './format/fingerprint.ts';

/** The check of a verification, or of a status, that is about all backups and not about one. */
export const LINEAGE_CHECK = 'lineage of backups';

export type CheckOutcome = 'passed' | 'failed' | 'skipped';

/** What a check is about. */
export type CheckGroup =
  | 'authenticity'
  | 'lineage'
  | 'stored-bytes'
  | 'restore'
  | 'comparison'
  | 'integrity'
  | 'query'
  | 'objective'
  | 'destination';

/** The result of one check, as data; `report/` has the words. */
export interface CheckResult {
  readonly name: string;
  readonly group: CheckGroup;
  readonly outcome: CheckOutcome;
  /** The destination that was looked at, where a run looks at several. */
  readonly at?: string;
  /** The error that the check failed with, where it is one. */
  readonly code?: ErrorCode;
  /** What was expected and what was found; never holds row data beyond a check's own result. */
  readonly facts: readonly CheckFact[];
  readonly durationMs?: number;
  /** True when the check saw data: rows that were counted, or an answer of a query. */
  readonly provesData?: boolean;
}

export type CheckFact = Measured | Named | Answer | GapFact | FlawsFact | StateFact | ToldFact;

export type Unit = 'ms' | 'bytes' | 'rows' | 'tables' | 'objects' | 'sequences' | 'extensions';

/** A figure or a short word, and what it was compared with. */
export interface Measured {
  readonly kind: 'measured';
  /** What it is of, where the name of the check does not say that. */
  readonly of?: string;
  readonly found: string | number | null;
  readonly unit?: Unit;
  readonly expected?: string | number | null;
  /** How `expected` bounds what was found. Default: exactly. */
  readonly bound?: 'exactly' | 'at-most' | 'usually';
}

/** What a list of names is a list of. */
export type NamedKind =
  | 'missing'
  | 'changed'
  | 'other-value'
  | 'printed-differently'
  | 'uncounted'
  | 'equal'
  | 'one-sided'
  | 'signer'
  | 'target'
  | 'instructions'
  | 'backup';

/** Names, of which a long list is cut. */
export interface Named {
  readonly kind: 'named';
  readonly what: NamedKind;
  readonly names: readonly string[];
  /** Names beyond those. */
  readonly more: number;
}

/** What a query of the user's answered, and which of its expectations were not met. */
export interface Answer {
  readonly kind: 'answer';
  readonly found: Found;
  readonly unmet: readonly Unmet[];
}

/** Of a text only whether it is what was expected: it may be somebody's name. */
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
      /** The value has no order with these. */
      readonly comparable: boolean;
    }
  | {
      readonly want: 'match';
      readonly pattern: string;
      /** The search took longer. */
      readonly limitMs: number | undefined;
    };

/** A backup that is missing from its line, or of which that can't be known. */
export interface GapFact {
  readonly kind: 'gap';
  /**
   * `missing`: it is nowhere; `removal-untrusted`: nor is its removal recorded by anybody who is accepted; `replaced`: its manifest is
   * another; `unlinked`: it names none before it, although one is there.
   */
  readonly state: 'missing' | 'removal-untrusted' | 'replaced' | 'unlinked';
  /** The backup that the gap is about. */
  readonly id: string;
  readonly older: string | undefined;
  readonly newer: string;
}

/** What the source had broken when it was backed up. */
export interface FlawsFact {
  readonly kind: 'flaws';
  readonly flaws: readonly Flaw[];
  readonly more: number;
}

/** What is true, where no figure says more. */
export interface StateFact {
  readonly kind: 'state';
  readonly state:
    | 'as-in-source'
    | 'not-in-source'
    | 'missing'
    | 'more-differ'
    | 'none-behind'
    | 'no-table'
    | 'no-data-proven'
    | 'no-backup'
    | 'never-read'
    | 'not-measured'
    | 'nothing-asked'
    | 'too-few'
    | 'as-dumped'
    | 'as-in-manifest'
    | 'complete'
    | 'line-complete'
    | 'not-within-a-year';
}

/** A sentence of an error, of an engine or of a storage. */
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

/** How many checks ended so. */
export function countOf(checks: readonly CheckResult[], outcome: CheckOutcome): number {
  return checks.filter((check) => check.outcome === outcome).length;
}
