import { DEFAULT_POLICY } from '../../core/planning/retention/policy.ts';
import { type Option, PIN, POLICY, WATCHED } from './option.ts';

/** Retention, removal, holds and releases. */
export const RETENTION_OPTIONS = {
  'keep-last': {
    kind: 'count',
    modes: POLICY,
    description:
      'Keep this many of the newest backups. With any keep rule, a backup prunes after its commit, and a sync copies only what the rules keep.',
    placeholder: 'count',
    example: '10',
    page: 'retention.md',
  },
  'keep-within': {
    kind: 'duration',
    modes: POLICY,
    description: 'Keep every backup that is at most this much older than the newest.',
    placeholder: 'duration',
    example: '14d',
  },
  'keep-hourly': {
    kind: 'count',
    modes: POLICY,
    description: 'Keep the newest backup of each of the last N hours that have one.',
    placeholder: 'count',
    example: '24',
  },
  'keep-daily': {
    kind: 'count',
    modes: POLICY,
    description: 'Keep the newest backup of each of the last N days that have one.',
    placeholder: 'count',
    example: '30',
  },
  'keep-weekly': {
    kind: 'count',
    modes: POLICY,
    description: 'Keep the newest backup of each of the last N ISO weeks that have one.',
    placeholder: 'count',
    example: '13',
  },
  'keep-monthly': {
    kind: 'count',
    modes: POLICY,
    description: 'Keep the newest backup of each of the last N months that have one.',
    placeholder: 'count',
    example: '12',
  },
  'keep-yearly': {
    kind: 'count',
    modes: POLICY,
    description: 'Keep the newest backup of each of the last N years that have one.',
    placeholder: 'count',
    example: '3',
  },
  'keep-records': {
    kind: 'duration',
    modes: ['backup', 'history', 'prune', 'sync', 'page', 'evidence'],
    description:
      'Keep the records of verifications of removed backups, and of incidents that are over, for this time: they are evidence. A prune deletes older ones, and a sync does not copy them. History: a younger one must not be missing.',
    placeholder: 'duration',
    default: '1096d',
    example: '2557d',
  },
  'time-zone': {
    kind: 'text',
    modes: WATCHED,
    description:
      'Time zone (IANA) of the hours, days, weeks, months and years of the policy, of `window` and of `quiet-hours`.',
    placeholder: 'zone',
    default: DEFAULT_POLICY.timeZone,
    example: 'Europe/Vienna',
  },
  'dry-run': {
    kind: 'boolean',
    modes: ['prune', 'sync'],
    description: 'Print what would be removed (prune) or copied (sync) and why, and change nothing.',
  },
  'allow-failed-verification': {
    kind: 'boolean',
    modes: ['backup', 'prune'],
    description: 'Prune although the last verification failed.',
  },
  'accept-missing': {
    kind: 'boolean',
    modes: ['prune'],
    description: 'Accept the loss of missing backups that no record explains, and sign that with verifier-key.',
    page: 'retention.md#missing-backups',
  },
  reason: {
    kind: 'text',
    modes: PIN,
    required: PIN,
    description: 'Why the backup is held or released. The reason is stored with it, unencrypted.',
    placeholder: 'text',
    example: 'before the migration to version 3',
  },
} as const satisfies Record<string, Option>;
