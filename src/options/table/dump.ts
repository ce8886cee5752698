import { type Option, READ, SHIP, SOURCE, WRITE } from './option.ts';

/** The dump: its contents, time, method and speed. */
export const DUMP_OPTIONS = {
  include: {
    kind: 'lines',
    modes: WRITE,
    description:
      'Tables, or on PostgreSQL also schemas, to back up, one per line. PostgreSQL, MySQL and MariaDB only. Default: all.',
    placeholder: 'table',
    example: 'public.orders',
  },
  exclude: {
    kind: 'lines',
    modes: WRITE,
    description:
      'Tables, or on PostgreSQL also schemas, to leave out, one per line. PostgreSQL, MySQL and MariaDB only.',
    placeholder: 'table',
    example: 'public.sessions',
  },
  kind: {
    kind: 'kind',
    modes: SOURCE,
    description:
      'auto (incremental if a chain allows it), full, differential (changes since the last full) or incremental (since an earlier backup, usually the last). With encrypt-to, all except full need runner-key. physical: copies the files of a PostgreSQL cluster, and builds chains as auto does. Ship: physical for PostgreSQL.',
    placeholder: 'kind',
    default: 'auto',
    example: 'full',
    page: 'chains.md',
  },
  'full-every': {
    kind: 'duration',
    modes: WRITE,
    description: 'Make a full backup when the full of the chain is this old.',
    placeholder: 'duration',
    default: '7d',
    example: '14d',
  },
  'max-chain': {
    kind: 'count',
    modes: WRITE,
    description:
      'The maximum number of backups that a restore may need, including the full. Beyond that, an incremental builds on an earlier backup of the chain.',
    placeholder: 'number',
    default: '30',
    example: '14',
  },
  tunnel: {
    kind: 'text',
    modes: [...SOURCE, ...READ],
    description: 'An SSH host to connect through to a database in a private network: ssh://user@bastion:port.',
    placeholder: 'url',
    secrecy: 'urls',
    example: 'ssh://deploy@bastion.example.com',
    page: 'connections.md',
  },
  'max-rate': {
    kind: 'rate',
    modes: WRITE,
    description: 'Maximum rate of the dump in bytes per second, to reduce the load on the server.',
    placeholder: 'rate',
    example: '20MB/s',
    page: 'operations.md#reducing-the-load-on-the-database',
  },
  lanes: {
    kind: 'lanes',
    modes: WRITE,
    description:
      'How many connections dump the database in parallel, in one snapshot. auto: for 256 MB and more, one for each core of this machine, up to 4. 1: one connection.',
    placeholder: 'number',
    default: 'auto',
    example: '4',
    page: 'operations.md#dumping-in-lanes',
  },
  ship: {
    kind: 'boolean',
    modes: WRITE,
    description:
      "Ship the server's log right before the backup, as `mode: ship` does (MySQL, MariaDB, PostgreSQL with `kind: physical`). If the shipment fails, the backup is still made, with a warning.",
    page: 'point-in-time.md#ship-with-each-backup',
  },
  window: {
    kind: 'window',
    modes: WRITE,
    description: 'Time of day, in `time-zone`, in which a run can start.',
    placeholder: 'from-to',
    example: '22:00-05:30',
  },
  'accept-new-source': {
    kind: 'boolean',
    modes: WRITE,
    description: 'Accept that this name now refers to a different database server.',
  },
  slot: {
    kind: 'text',
    modes: SOURCE,
    description:
      'The replication slot with which a PostgreSQL server keeps its log for the next shipment. Default: restorable_ and the name. The first shipment creates it.',
    placeholder: 'name',
    example: 'restorable_shop',
    page: 'point-in-time.md#postgresql',
  },
  'marker-table': {
    kind: 'text',
    modes: SOURCE,
    description:
      'A dedicated table in the source. Each shipment and each backup writes one small row into it, so that a verification checks a random moment in the log by these rows, and not only by the times in the log. The table is created if it does not exist.',
    placeholder: 'table',
    example: 'restorable_markers',
    page: 'point-in-time.md#markers',
  },
  'drop-slot': {
    kind: 'boolean',
    modes: SHIP,
    description: 'Ship nothing, and drop the replication slot: for a PostgreSQL server that is no longer shipped.',
    page: 'point-in-time.md#postgresql',
  },
  'require-tls': {
    kind: 'boolean',
    modes: SOURCE,
    description: 'Refuse a remote connection with a certificate that is not verified.',
  },
  'password-hashes': {
    kind: 'boolean',
    modes: WRITE,
    description:
      "Also store the password hashes of the server's roles or accounts (needs a superuser, or `select on mysql.*`).",
  },
  compression: {
    kind: 'level',
    modes: SOURCE,
    description: 'zstd level, 1 (fast) to 19 (small).',
    placeholder: 'level',
    default: '1',
    example: '3',
  },
  openpgp: {
    kind: 'openpgp',
    modes: SOURCE,
    description: 'gnupg: packets that GnuPG 2.2 reads. rfc9580: AEAD, for newer tools only.',
    placeholder: 'profile',
    default: 'gnupg',
    example: 'rfc9580',
  },
  'row-count-timeout': {
    kind: 'duration',
    modes: WRITE,
    description: 'After this time, rows are counted in the dump instead of by the server.',
    placeholder: 'duration',
    default: '5m',
    example: '2m',
  },
} as const satisfies Record<string, Option>;
