import { parseBackupId } from '../../format/backup-id.ts';
import { CLOCK_SKEW_MS } from './catalog-trust.ts';
import { type KeepRule, longestRule } from './keep-reason.ts';
import { DEFAULT_POLICY, type RetentionPolicy } from './policy.ts';
import { planRetention } from './retention.ts';

interface Scope<K extends string> {
  readonly kind: K;
  /** Only backups that are at most this old. Undefined: all. */
  readonly windowMs?: number | undefined;
}

/** Which of the stored backups a verification proves: `random`, a different one each time, or `each` of them. */
export type AuditScope = Scope<'random'> | Scope<'each'>;

/** A backup that can be chosen. */
export interface Candidate {
  readonly id: string;
  readonly startedAt: Date;
  /** The rule that keeps it the longest. Undefined if none does. */
  readonly rule: KeepRule | undefined;
  readonly isKept: boolean;
  /** When it was last tried, with any outcome. Undefined if it never was. */
  readonly triedAt: Date | undefined;
}

/** Why a backup was chosen. */
export interface AuditReason {
  readonly rule: KeepRule | undefined;
  readonly triedAt: Date | undefined;
  /** It was drawn from all backups, whatever the records state. */
  readonly isFree: boolean;
  /** From how many it was chosen. */
  readonly among: number;
}

export interface AuditRules {
  readonly scope: AuditScope;
  /** Undefined: every backup is kept. */
  readonly policy: RetentionPolicy | undefined;
  readonly now: Date;
}

/** Of this share of the choices, the records decide nothing. */
const FREE_SHARE = 0.2;

/**
 * The backups that an audit may choose, newest first. One that is dated in the future belongs to none: a clock was wrong, and it
 * would be the newest for ever.
 */
export function candidatesOf(
  ids: readonly string[],
  { scope, policy, now }: AuditRules,
  triedAt: ReadonlyMap<string, Date>,
): Candidate[] {
  const known = ids.flatMap((id) => parseBackupId(id) ?? []);
  const past = known.filter(({ startedAt }) => startedAt.getTime() <= now.getTime() + CLOCK_SKEW_MS);
  const backups = past.map(({ id, startedAt }) => ({
    id,
    startedAt,
    source: '',
    parents: [],
    verified: false,
    pinned: [],
  }));
  const from = now.getTime() - (scope.windowMs ?? Number.POSITIVE_INFINITY);
  const startOf = new Map(past.map(({ id, startedAt }) => [String(id), startedAt]));
  return planRetention(backups, policy ?? DEFAULT_POLICY, now).flatMap(({ id, reasons }): Candidate[] => {
    const startedAt = startOf.get(id);
    if (startedAt === undefined || startedAt.getTime() < from) return [];
    const rule = longestRule(reasons);
    return [{ id, startedAt, rule, isKept: policy === undefined || rule !== undefined, triedAt: triedAt.get(id) }];
  });
}

/** The next backup, and why. Undefined if there is none. */
export function nextToProve(
  candidates: readonly Candidate[],
  random: () => number,
): { readonly id: string; readonly why: AuditReason } | undefined {
  const kept = candidates.filter(({ isKept }) => isKept);
  const pool = kept.length > 0 ? kept : candidates;
  const isFree = random() < FREE_SHARE;
  const chosen = isFree ? drawn(pool, random) : drawn(dueIn(pool), random);
  if (chosen === undefined) return undefined;
  const { id, rule, triedAt } = chosen;
  return { id, why: { rule, triedAt, isFree, among: pool.length } };
}

/** All of them: never tried ones first, then the least recently tried ones, so that an audit that is cut short goes on next time. */
export function inAuditOrder(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted((a, b) => triedMs(a) - triedMs(b) || b.startedAt.getTime() - a.startedAt.getTime());
}

/**
 * The backups whose turn it is: those that were never tried or, if there is none, the least recently tried one. Of those that were
 * never tried, the generation that has waited the longest comes first, so that twelve monthly backups are not lost among hundreds
 * of hourly ones.
 */
function dueIn(pool: readonly Candidate[]): readonly Candidate[] {
  const longest = Math.min(...pool.map(triedMs));
  const due = pool.filter((candidate) => triedMs(candidate) === longest);
  const generationOf = ({ rule }: Candidate): string => rule ?? 'none';
  const lastOf = new Map<string, number>();
  for (const candidate of pool) {
    const generation = generationOf(candidate);
    lastOf.set(generation, Math.max(lastOf.get(generation) ?? Number.NEGATIVE_INFINITY, triedMs(candidate)));
  }
  const waiting = (candidate: Candidate): number => lastOf.get(generationOf(candidate)) ?? Number.NEGATIVE_INFINITY;
  const first = Math.min(...due.map(waiting));
  return due.filter((candidate) => waiting(candidate) === first);
}

function triedMs({ triedAt }: Candidate): number {
  return triedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
}

function drawn(from: readonly Candidate[], random: () => number): Candidate | undefined {
  return from[Math.min(from.length - 1, Math.floor(random() * from.length))];
}
