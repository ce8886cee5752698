/** One check of a destination, with its result. */
export interface ProbeCheck {
  readonly name: string;
  /** `skipped`: not tried, or not needed for backups. */
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly detail: string;
  /** What to do about it. */
  readonly remedy?: string | undefined;
  /** Backups are possible, and safer if something is done. */
  readonly isAdvice?: boolean;
  /** Nothing was tried, because something before it failed. */
  readonly wasLeftOut?: boolean;
}

/** What one check of a destination found. */
export type ProbeResult = Omit<ProbeCheck, 'name'>;

export const passed = (detail: string): ProbeResult => ({ outcome: 'passed', detail });
export const failed = (detail: string, remedy?: string): ProbeResult => ({ outcome: 'failed', detail, remedy });
export const skipped = (detail: string): ProbeResult => ({ outcome: 'skipped', detail });
export const advised = (detail: string, remedy: string): ProbeResult => ({
  ...skipped(detail),
  remedy,
  isAdvice: true,
});
