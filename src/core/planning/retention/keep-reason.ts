import type { Generation } from '../schedule/calendar.ts';

/** Why a backup is kept. */
export type KeepReason =
  | { readonly rule: 'held'; readonly reason: string | undefined }
  | { readonly rule: Generation; readonly period: string }
  | { readonly rule: 'newest' | 'newest-verified' | 'verified-elsewhere' | 'last' | 'within' }
  | { readonly rule: 'needed' | 'may-be-needed'; readonly by: string }
  | { readonly rule: 'needed-by-uncounted' | 'dated-in-future' };

export type KeepRule = KeepReason['rule'];

/** The rule that keeps a backup the longest is first. */
const LONGEST_FIRST: readonly KeepRule[] = [
  'held',
  'dated-in-future',
  'yearly',
  'monthly',
  'weekly',
  'daily',
  'hourly',
  'within',
  'last',
  'needed',
  'needed-by-uncounted',
  'may-be-needed',
  'newest-verified',
  'verified-elsewhere',
  'newest',
];

/** Of several rules that keep a backup, the one that keeps it the longest; undefined where none does. */
export function longestRule(reasons: readonly KeepReason[]): KeepRule | undefined {
  return LONGEST_FIRST.find((rule) => reasons.some((reason) => reason.rule === rule));
}
