import type { KeepReason } from '../../core/planning/keep-reason.ts';
import type { StoredShare } from '../facts/status.ts';
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

/** `daily 2026-11-20`. */
export function keepReason(reason: KeepReason): string {
  const words = KEPT[reason.rule];
  if ('period' in reason) return `${words} ${reason.period}`;
  if (reason.rule === 'held') return reason.reason === undefined ? words : `${words}: ${reason.reason}`;
  if (reason.rule === 'may-be-needed') return `${words} ${reason.by}, which can't be read`;
  return 'by' in reason ? `${words} ${reason.by}` : words;
}

/** Why a backup is kept, at most so many reasons by name; `no rule keeps it` where there is none. */
export function keepReasons(reasons: readonly KeepReason[], most: number = reasons.length): string {
  if (reasons.length === 0) return 'no rule keeps it';
  return listed(reasons.slice(0, most).map(keepReason), reasons.length - most);
}

/** What a share of the stored bytes consists of. */
export function shareName(of: StoredShare['of']): string {
  switch (of) {
    case 'no-rule':
      return 'kept by no rule';
    case 'not-counted':
      return 'not counted';
    case 'waiting':
      return 'removed, waiting for deletion';
    case 'incomplete-runs':
      return 'remains of incomplete runs';
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

/** Why a destination got a backup, or why not. */
export function syncReason({ reason, error }: Pick<SyncedBackup, 'reason' | 'error'>): string {
  if (reason === undefined) return error ?? '';
  switch (reason.why) {
    case 'kept':
      return keepReasons(reason.by);
    case 'nothing-there':
      return 'nothing of this source is there';
    case 'newer':
      return 'it is newer than all that is there';
    case 'in-grace':
      return 'it is younger than 7 days, and nothing says that it was removed';
    case 'in-part':
      return 'parts of it are there';
    case 'held':
      return 'it is held';
    case 'needed':
      return `${reason.id} needs it`;
    case 'needs-lost':
      return `it needs ${reason.id}, which no destination has`;
    case 'needs-removed':
      return `it needs ${reason.id}, of which a record says that it is being removed there`;
    case 'needs-absent':
      return `it needs ${reason.id}, which is not there`;
    case 'removed':
      return 'it was removed there in the last 7 days';
    case 'maybe-removed':
      return 'it is older than 7 days and than the newest there, so it may have been removed; give the keep rules to decide';
    case 'not-kept':
      return 'no keep rule keeps it';
    case 'objects-missing':
      return 'objects were missing, or not what they were';
  }
}
