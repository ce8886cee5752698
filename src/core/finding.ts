import type { ErrorCode } from './error-codes.ts';
import type { RestorableError } from './errors.ts';

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
  /** What was seen. */
  readonly detail: string;
  /** What to do about it. */
  readonly remedy?: string | undefined;
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

export const fine = (detail: string): Observation => ({ result: 'ok', detail });
export const doubtful = (detail: string, remedy?: string): Observation => ({ result: 'warning', detail, remedy });
export const broken = (detail: string, remedy?: string): Observation => ({ result: 'failed', detail, remedy });
export const unexamined = (detail: string, remedy?: string): Observation => ({
  result: 'not-checked',
  detail,
  remedy,
});

/** An error as a run would report it. */
export function observationOf({ message, advice, code }: RestorableError): Observation {
  return { result: 'failed', detail: message, remedy: advice, code };
}
