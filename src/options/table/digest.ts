import type { Option } from './option.ts';

/** Content digests. */
export const DIGEST_OPTIONS = {
  digest: {
    kind: 'digest',
    modes: ['backup', 'verify', 'drill'],
    description:
      'Content digests, which compare every row of the restored database with the backup: auto, off, or for the engine `command` lines (the lines of the dump are its rows).',
    placeholder: 'which',
    default: 'auto',
    example: 'off',
    page: 'digests.md',
  },
  'digest-timeout': {
    kind: 'duration',
    modes: ['verify', 'drill'],
    description: 'After this time, the comparison of every row is stopped: that check is skipped, not passed.',
    placeholder: 'duration',
    default: '30m',
    example: '2h',
    page: 'digests.md',
  },
} as const satisfies Record<string, Option>;
