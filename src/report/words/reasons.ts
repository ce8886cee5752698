import type { KeepReason } from '../../core/planning/retention/keep-reason.ts';
import type { StoredShare } from '../facts/status/status.ts';
import type { SyncedBackup } from '../facts/sync.ts';
import { listed } from './names.ts';

const KEPT: Readonly<Record<KeepReason['rule'], string>> = {
  held: 'held',
  newest: 'newest',
  'newest-verified': 'newest verified',
  'verified-elsewhere': 'newest verified at another destination',
  last: 'last',
  within: 'within',
  hourly: 'hourly',
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
  yearly: 'yearly',
  needed: 'needed by',
  'may-be-needed': 'may be needed by',
  'needed-by-uncounted': 'needed by a backup that does not count',
  'dated-in-future': 'dated in the future',
};

/** `daily`. */
export function ruleName(rule: KeepReason['rule']): string {
  return KEPT[rule];
}

/** `daily 2026-11-20`. */
export function keepReason(reason: KeepReason): string {
  const words = KEPT[reason.rule];
  if ('period' in reason) return `${words} ${reason.period}`;
  if (reason.rule === 'held') return reason.reason === undefined ? words : `${words}: ${reason.reason}`;
  if (reason.rule === 'may-be-needed') return `${words} ${reason.by}, which can't be read`;
  return 'by' in reason ? `${words} ${reason.by}` : words;
}

/** Why a backup is kept, with at most this many reasons; `no rule keeps it` if there are none. */
export function keepReasons(reasons: readonly KeepReason[], most: number = reasons.length): string {
  if (reasons.length === 0) return 'no rule keeps it';
  return listed(reasons.slice(0, most).map(keepReason), reasons.length - most);
}

/** The category of a share of the stored bytes. */
export function shareName(of: StoredShare['of']): string {
  switch (of) {
    case 'no-rule':
      return 'not kept by any rule';
    case 'not-counted':
      return 'not counted';
    case 'waiting':
      return 'removed, waiting for deletion';
    case 'incomplete-runs':
      return 'leftovers of incomplete runs';
    case 'records':
      return 'removed; records of their verifications';
    case 'orphaned':
      return 'without their manifest';
    case 'full':
    case 'differential':
    case 'incremental':
      return of;
    case 'needed':
    case 'may-be-needed':
      return `${KEPT[of]} others`;
    default:
      return KEPT[of];
  }
}

type SyncReason = NonNullable<SyncedBackup['reason']>;

const SYNCED: Readonly<Record<Exclude<SyncReason['why'], 'kept' | 'manifests-differ'>, (id: string) => string>> = {
  'nothing-there': () => 'the destination has nothing from this source',
  newer: () => 'it is newer than everything there',
  'in-grace': () => 'it is younger than 7 days, and no record says that it was removed',
  'in-part': () => 'parts of it are there',
  held: () => 'it is held',
  needed: (id) => `${id} needs it`,
  'needs-lost': (id) => `it needs ${id}, which no destination has`,
  'needs-removed': (id) => `it needs ${id}, which is being removed there according to a record`,
  'needs-absent': (id) => `it needs ${id}, which is missing there`,
  removed: () => 'it was removed there in the last 7 days',
  'maybe-removed': () =>
    'it is older than 7 days and older than the newest one there, so it may have been removed; set the keep rules to decide',
  'not-kept': () => 'no keep rule keeps it',
  continues: () => 'a backup can be continued with it',
  'objects-missing': () => 'objects were missing or damaged',
  'parent-differs': (id) => `it was built on a ${id} with a different manifest`,
};

/** Why a destination got a backup or a shipment, or why not. */
export function syncReason({ reason, error }: Pick<SyncedBackup, 'reason' | 'error'>): string {
  if (reason === undefined) return error?.message ?? '';
  if (reason.why === 'kept') return keepReasons(reason.by);
  if (reason.why === 'manifests-differ') return `its manifests at ${reason.labels.join(' and ')} differ`;
  return SYNCED[reason.why]('id' in reason ? reason.id : '');
}
