import type { Seen } from '../findings/seen.ts';
import type { Flaw } from '../format/manifest/fingerprint.ts';
import type { MissReason } from '../planning/schedule/why-missed.ts';
import type { Answer } from './answer.ts';
import type { IntegrityFinding } from './integrity.ts';

export type CheckFact =
  | Measured
  | Named
  | ExemptFact
  | Answer
  | GapFact
  | FlawsFact
  | StateFact
  | TextFact
  | IgnoredFact
  | DriftFact
  | ReplayFact
  | CopyFact
  | MomentFact
  | ProbeFact
  | IntegrityFact;

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
  | 'unselected'
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
  /** As in the digests; report/words/checks/digests.ts has the texts. */
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
    | 'no-shipment'
    | 'no-base'
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

/** What of a server's log was replayed after an older backup. */
export interface ReplayFact {
  readonly kind: 'replay';
  /** Id of the older backup. */
  readonly base: string;
  /** Id of the backup up to whose position in the log it was replayed. */
  readonly to: string;
  readonly shipments: number;
  /** Of all databases of the server. */
  readonly transactions: number;
}

/** A random moment up to which a server's log was replayed after an older backup. */
export interface MomentFact {
  readonly kind: 'moment';
  /** Id of the older backup. */
  readonly base: string;
  /** The moment, to the microsecond. */
  readonly at: string;
  /** How many were replayed, of all databases of the server. */
  readonly transactions: number;
  /** Commit time of the last one that was replayed. Null if there was none. */
  readonly lastAt: string | null;
  /** Commit time of the first one that was left out. Null if the stored log has none. */
  readonly nextAt: string | null;
  /** Where the restored server says that its recovery ended. Null if it does not say. */
  readonly server: 'there' | 'elsewhere' | null;
  /** Rows that were written into the source as markers. Null if none are known: only the times in the log were compared. */
  readonly markers: MarkersSeen | null;
}

/** Markers in a database that was restored to a moment. */
export interface MarkersSeen {
  /** How many were written before the moment, and how many of these are not there. */
  readonly before: number;
  readonly missing: number;
  /** How many were written after it, and how many of these are there. */
  readonly after: number;
  readonly early: number;
  /** How many count on neither side, because the source's clock went back before they were written. */
  readonly unclear: number;
}

/** Why the copy of a backup at a destination is not read. */
export interface CopyFact {
  readonly kind: 'copy';
  /** `out-of-sync`: the destination does not hold the backup; `other`: its manifest is missing or is not the chosen one. */
  readonly state: 'out-of-sync' | 'other';
  /** Id of the backup. */
  readonly id: string;
  /** Of the destination. */
  readonly label: string;
}

/** Why a difference does not count. */
export interface IgnoredFact {
  readonly kind: 'ignored';
  /** The team's own words. */
  readonly reason: string;
  /** The last day on which it is ignored. Null without an end. */
  readonly until: string | null;
}

/** What probing a destination found. */
export interface ProbeFact {
  readonly kind: 'probe';
  readonly seen: Seen;
}

/** What a database's own check found in a restored database. */
export interface IntegrityFact {
  readonly kind: 'integrity';
  readonly found: IntegrityFinding;
}

/** A sentence from an error or a storage. */
export interface TextFact {
  readonly kind: 'text';
  readonly text: string;
}

export function textFact(text: string): TextFact {
  return { kind: 'text', text };
}

export function state(of: StateFact['state']): StateFact {
  return { kind: 'state', state: of };
}

/** A figure, and what it was compared with. */
export function measured(found: Measured['found'], rest: Omit<Measured, 'kind' | 'found'> = {}): Measured {
  return { kind: 'measured', found, ...rest };
}
