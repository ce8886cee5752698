/** A verification's outcome: `failed` is a finding about the backup, `error` means that no verdict was reached. */
export const VERDICTS = ['passed', 'failed', 'error', 'skipped'] as const;
export type Verdict = (typeof VERDICTS)[number];
