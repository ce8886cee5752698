import { z } from 'zod';
import { parseDurationMs } from '../../core/duration.ts';
import { failureOf } from '../../core/errors.ts';
import type { Check, Expectation } from './check.ts';

const DEFAULT_TIMEOUT_MS = 60_000;
const MAX_NAME = 200;
const MAX_PATTERN = 500;
/** More than this is a mistake or a YAML bomb. */
const MAX_CHECKS = 1_000;

const duration = z.string('write a number and a unit, such as 24h').transform((text, context) => {
  try {
    return parseDurationMs(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: failureOf(error, ['request']).message });
    return z.NEVER;
  }
});
const numeric = z.union([z.number(), z.bigint()]);
const bound = z.union([numeric, z.string()], 'must be a number or a time');
const count = z
  .union([z.bigint(), z.number().int()], 'must be a whole number')
  .transform(Number)
  .refine((value) => value >= 0, 'must not be negative');

const pattern = z
  .string()
  .max(MAX_PATTERN, `must have at most ${MAX_PATTERN} characters`)
  .refine(isPattern, 'is not a regular expression');

const rows = z.union([
  count.transform((exact) => ({ min: exact, max: exact })),
  z
    .strictObject({ min: count.optional(), max: count.optional() })
    .refine(({ min, max }) => min !== undefined || max !== undefined, 'needs `min` or `max`')
    // A query that returns nothing passes only if that is stated explicitly: `rows: 0` or `min: 0`.
    .transform(({ min, max }) => ({ min: min ?? 1, max: max ?? Number.POSITIVE_INFINITY })),
]);

const expectation = z
  .strictObject({
    within: duration.optional(),
    equals: z.union([numeric, z.string(), z.boolean()], 'must be a number, a text or true or false').optional(),
    min: bound.optional(),
    max: bound.optional(),
    between: z.tuple([bound, bound], 'must be two values: [a, b]').optional(),
    matches: pattern.optional(),
    rows: rows.optional(),
    empty: z.literal(true, 'takes only `true`; the opposite is `not-empty: true`').optional(),
    'not-empty': z.literal(true, 'takes only `true`; the opposite is `empty: true`').optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'expects nothing')
  .refine(
    (value) => value.empty !== true || Object.keys(value).length === 1,
    "`empty` can't be combined: a query without rows has no value",
  )
  .transform(({ within, 'not-empty': notEmpty, ...rest }): Expectation => ({ ...rest, withinMs: within, notEmpty }));

const check = z
  .strictObject({
    name: z.string().trim().min(1, 'must not be empty').max(MAX_NAME, `must have at most ${MAX_NAME} characters`),
    sql: z.string().refine((text) => text.trim() !== '', 'must not be empty'),
    expect: expectation.optional(),
    timeout: duration.refine((ms) => ms > 0, 'must be longer than nothing').optional(),
  })
  .transform(
    ({ name, sql, expect, timeout }): Check => ({
      name,
      sql,
      expect: expect ?? { notEmpty: true },
      timeoutMs: timeout ?? DEFAULT_TIMEOUT_MS,
    }),
  );

/** The checks of a YAML document that was normalized to a list. */
export const checksSchema = z
  .array(check, 'must be a list of checks')
  .min(1, 'holds no check')
  .max(MAX_CHECKS, `may hold at most ${MAX_CHECKS} checks`);

export const CHECK_KEYS = ['name', 'sql', 'expect', 'timeout'] as const;
export const EXPECT_KEYS = [
  'within',
  'equals',
  'min',
  'max',
  'between',
  'matches',
  'rows',
  'empty',
  'not-empty',
] as const;

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
