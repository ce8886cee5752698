import { shortFingerprint } from '../../core/keys/key-name.ts';
import { CONDITIONS, type ConditionDetails, type ConditionName, type Sighting } from '../../core/watch/condition.ts';
import type { KeyExpiry } from '../facts/run.ts';

/** What sightings need besides the report. */
export interface SightingFacts {
  /** Empty if the run failed before its database was known. */
  readonly database: string;
  /** By the run's clock, at its end. */
  readonly now: Date;
}

/** Which condition, and where. */
type Where = Pick<Sighting, 'condition' | 'database'> & Partial<Pick<Sighting, 'destination' | 'severity' | 'asOf'>>;

/** A condition that was observed. */
export function present(where: Where, details: ConditionDetails = {}): Sighting {
  return { destination: null, severity: CONDITIONS[where.condition], ...where, present: true, details };
}

/** A condition that was looked for and is not there. */
export function absent(where: Where): Sighting {
  return { destination: null, severity: CONDITIONS[where.condition], ...where, present: false, details: {} };
}

const DAY_MS = 86_400_000;
/** Time enough to act, and time that is about to end. */
const SOON_MS = 30 * DAY_MS;
const NOW_MS = 7 * DAY_MS;

/** How severe something is that will happen at a time. Undefined if it is far away. */
export function severityBefore(time: number, now: Date): Sighting['severity'] | undefined {
  const leftMs = time - now.getTime();
  return leftMs <= NOW_MS ? 'critical' : leftMs <= SOON_MS ? 'warning' : undefined;
}

/** The condition of a mode whose run failed. */
export function failureOfMode(mode: string): ConditionName | undefined {
  const name = mode === 'verify' ? 'verification-error' : `${mode}-failed`;
  return Object.keys(CONDITIONS).find((each): each is ConditionName => each === name);
}

/** The newest of what should be made regularly. */
export interface Newest {
  readonly about?: string;
  /** ISO time from which its age counts. */
  readonly lastAt: string;
  /** ISO time at which it was complete, if that is later. */
  readonly doneAt?: string | undefined;
  readonly limitMs: number;
}

/** Whether the newest of what is made regularly is too old. */
export function overdue(
  where: Where & { readonly condition: 'backup-overdue' | 'verification-overdue' | 'log-late' },
  { about, lastAt, doneAt = lastAt, limitMs }: Newest,
  now: Date,
): Sighting {
  const dueMs = Date.parse(lastAt) + limitMs;
  if (now.getTime() <= dueMs) return absent({ ...where, asOf: doneAt });
  const found = now.getTime() - Date.parse(lastAt);
  const since = new Date(dueMs).toISOString();
  return present(where, { ...(about === undefined ? {} : { about }), since, found, limit: limitMs, unit: 'ms' });
}

/** Backups were never verified. That is late from when the oldest of them is older than the interval. */
export function neverVerified(
  where: Where & { readonly condition: 'verification-overdue' },
  { oldest, limitMs }: { readonly oldest: readonly string[]; readonly limitMs: number },
  now: Date,
): Sighting[] {
  const [lastAt] = oldest.toSorted();
  if (lastAt === undefined) return [];
  const sighting = overdue(where, { lastAt, limitMs }, now);
  // It says nothing about a verification whose record was removed.
  if (!sighting.present) return [];
  const { found: _, ...details } = sighting.details;
  return [{ ...sighting, details }];
}

/** One for each use of a key, about the key that ends first. */
export function keysExpiring(keys: readonly KeyExpiry[], { database, now }: SightingFacts): Sighting[] {
  return [...Map.groupBy(keys, ({ use }) => use)].map(([use, of]) => {
    const where = { condition: 'key-expiry', database, destination: use } as const;
    const ends = of.flatMap(({ fingerprint, expiresAt }) => (expiresAt === null ? [] : [{ fingerprint, expiresAt }]));
    const [first] = ends.toSorted((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt));
    const severity = first && severityBefore(Date.parse(first.expiresAt), now);
    if (first === undefined || severity === undefined) return absent(where);
    return present({ ...where, severity }, { about: shortFingerprint(first.fingerprint), seriousAt: first.expiresAt });
  });
}
