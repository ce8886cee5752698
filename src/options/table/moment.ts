import type { Option } from './option.ts';

/** What a restore goes on to with the stored log. One of them at most is given. */
export const MOMENT_OPTIONS = {
  at: {
    kind: 'text',
    modes: ['restore'],
    description:
      'Restore any moment up to the last shipment of the log: the newest backup before it, and the log since then.',
    placeholder: 'time',
    example: '2026-11-30T14:05:00Z',
    page: 'point-in-time.md#restore',
  },
  'before-gtid': {
    kind: 'text',
    modes: ['restore'],
    description:
      'Restore the moment before a transaction of MySQL (uuid:number) or MariaDB (domain-server-number), by its GTID: instead of `at`.',
    placeholder: 'gtid',
    example: '0-1-1234',
    page: 'point-in-time.md#restore',
  },
  'before-lsn': {
    kind: 'text',
    modes: ['restore'],
    description: 'Restore the moment before a transaction of PostgreSQL, by the LSN of its commit: instead of `at`.',
    placeholder: 'lsn',
    example: '16/B374D848',
    page: 'point-in-time.md#restore',
  },
} as const satisfies Readonly<Record<string, Option>>;
