/** What a log line can be, from least to most important. */
export const LEVELS = ['debug', 'info', 'notice', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];
