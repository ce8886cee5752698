import { RestorableError } from './errors.ts';

const UNITS_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

const PART = String.raw`(\d+(?:\.\d+)?)(ms|s|m|h|d|w) *`;
/** Anchored, so that a long run of digits without a unit is scanned once, not once per digit. */
const DURATION = new RegExp(`^(?:${PART})+$`);
/** Dates beyond this can't be computed. */
const LONGEST_MS = 1_000 * 365 * UNITS_MS.d;
const SHOWN = 60;

/** Parses `90s`, `30m`, `24h`, `7d`, `1h30m` to milliseconds, up to 1,000 years. @throws {RestorableError} INPUT_INVALID */
export function parseDurationMs(text: string): number {
  const trimmed = text.trim();
  if (!DURATION.test(trimmed)) throw invalid(`"${trimmed.slice(0, SHOWN)}" is not a duration.`);
  const parts = [...trimmed.matchAll(new RegExp(PART, 'g'))];
  const ms = parts.reduce((sum, part) => sum + Number(part[1]) * UNITS_MS[part[2] as keyof typeof UNITS_MS], 0);
  if (ms <= LONGEST_MS) return ms;
  throw invalid(`"${trimmed.slice(0, SHOWN)}" is longer than 1,000 years.`);
}

function invalid(message: string): RestorableError {
  return new RestorableError('INPUT_INVALID', message, {
    hint: 'Write a number and a unit: 90s, 30m, 24h, 7d, or 1h30m.',
  });
}
