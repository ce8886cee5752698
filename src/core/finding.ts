import type { ErrorCode } from './error-codes.ts';
import type { RestorableError } from './errors.ts';
import type { Seen } from './findings/seen.ts';

export type FindingResult = 'ok' | 'warning' | 'failed' | 'not-checked';

/** What `doctor` examines, in the order of its table; and `alerts`, which only `init` tests. */
export const FINDING_AREAS = [
  'machine',
  'options',
  'keys',
  'destination',
  'database',
  'programs',
  'stored backup',
  'verification',
  'alerts',
] as const;
export type FindingArea = (typeof FINDING_AREAS)[number];

/** What one examination saw. Contains no secret, no row, and no text of another program. */
export interface Observation {
  readonly result: FindingResult;
  /** What was seen, as data. `report/words/findings/` has the wording, and the remedy of what is not ok. */
  readonly seen: Seen;
  /** The error that a run would end with, if it is one. */
  readonly code?: ErrorCode | undefined;
}

/** One line of the table of `doctor`. */
export interface Finding extends Observation {
  readonly area: FindingArea;
  readonly name: string;
  /** The destination, if there are several. */
  readonly at?: string | undefined;
}

export const fine = (seen: Seen): Observation => ({ result: 'ok', seen });
export const doubtful = (seen: Seen): Observation => ({ result: 'warning', seen });
export const broken = (seen: Seen): Observation => ({ result: 'failed', seen });
export const unexamined = (seen: Seen): Observation => ({ result: 'not-checked', seen });

/** An error as a run would report it. */
export function observationOf({ message, advice, code }: RestorableError): Observation {
  return { ...broken({ kind: 'error', message, advice }), code };
}
