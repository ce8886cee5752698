import { RestorableError } from './errors.ts';

const UNITS_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Reads `90s`, `30m`, `24h`, `7d`, `1h30m` into milliseconds. @throws {RestorableError} INPUT_INVALID */
export function parseDurationMs(text: string): number {
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/g)];
  const matched = parts.map((part) => part[0]).join('');
  if (parts.length === 0 || matched !== text.trim().replaceAll(' ', '')) {
    throw new RestorableError('INPUT_INVALID', `"${text}" is not a duration.`, {
      hint: 'Write a number and a unit: 90s, 30m, 24h, 7d, or 1h30m.',
    });
  }
  return parts.reduce((sum, part) => sum + Number(part[1]) * UNITS_MS[part[2] as keyof typeof UNITS_MS], 0);
}
