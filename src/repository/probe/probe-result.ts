import type { Seen } from '../../core/findings/seen.ts';

/** One check of a destination, with its result. */
export interface ProbeCheck {
  readonly name: string;
  /** `skipped`: not tried, or not needed for backups. */
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly seen: Seen;
  /** Backups are possible, and safer if something is done. */
  readonly isAdvice?: boolean;
  /** Nothing was tried, because something before it failed. */
  readonly wasLeftOut?: boolean;
}

/** What one check of a destination found. */
export type ProbeResult = Omit<ProbeCheck, 'name'>;

export const passed = (seen: Seen): ProbeResult => ({ outcome: 'passed', seen });
export const failed = (seen: Seen): ProbeResult => ({ outcome: 'failed', seen });
export const skipped = (seen: Seen): ProbeResult => ({ outcome: 'skipped', seen });
export const advised = (seen: Seen): ProbeResult => ({ ...skipped(seen), isAdvice: true });
