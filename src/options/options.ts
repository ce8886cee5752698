import type { Mode } from './request.ts';

/** How an option's text is read; options/schema.ts holds the reader of each. */
export type OptionKind =
  | 'text'
  | 'lines'
  | 'boolean'
  | 'duration'
  | 'level'
  | 'openpgp'
  | 'kind'
  | 'count'
  | 'size'
  | 'rate'
  | 'requirement'
  | 'read-back'
  | 'copies'
  | 'window'
  | 'on-error'
  | 'shard';

/**
 * What is secret in a value: all of it, the private keys in it, or the credentials of the URLs in it. Decides what is
 * masked before anything is validated.
 */
export type Secrecy = 'value' | 'keys' | 'urls';

export interface Option {
  readonly kind: OptionKind;
  /** The modes that understand it; every other mode refuses it. */
  readonly modes: readonly Mode[];
  /** Modes that can't do without it. */
  readonly required?: readonly Mode[];
  readonly description: string;
  /** What the help shows after the flag; none for a boolean. */
  readonly placeholder?: string;
  readonly secrecy?: Secrecy;
  /** Modes in which a secret of one line may be several, one a line. */
  readonly several?: readonly Mode[];
  /** Text that stands for an option that was not given. */
  readonly default?: string;
  /** Shown when the option is missing or wrong. */
  readonly example?: string;
}

const WRITE = ['backup'] as const;
const READ = ['verify', 'restore'] as const;
const PIN = ['hold', 'release'] as const;
/** Modes that know a retention policy: one prunes after its commit, one foretells, one copies only what is kept. */
const POLICY = ['backup', 'status', 'prune', 'sync'] as const;
const STORED = [
  'backup',
  'verify',
  'restore',
  'list',
  'status',
  'prune',
  'sync',
  'check-destinations',
  'hold',
  'release',
] as const;
const ALL = [...STORED, 'matrix', 'keygen'] as const;

/**
 * Every option, once: the schema of each mode, the Action's inputs (action.yml is written from this), the flags of the
 * command line, its help, the environment variables and the suggestions for typos all come from here.
 */
export const OPTIONS = {
  database: {
    kind: 'text',
    modes: WRITE,
    description:
      'The database to back up: postgres://user:password@host:5432/name, mysql://..., mariadb://..., d1://account/name or sqlite:path.',
    placeholder: 'url',
    secrecy: 'urls',
    example: 'postgres://user:password@host:5432/name?sslmode=verify-full',
  },
  name: {
    kind: 'text',
    modes: STORED,
    required: ['verify', 'restore', 'status', 'prune', 'hold', 'release'],
    description:
      "The database's name in storage. Backup: default from the URL. List and sync: default every database. Check-destinations: probes in the folder of this database.",
    placeholder: 'name',
    example: 'shop',
  },
  config: {
    kind: 'text',
    modes: [...STORED, 'matrix'],
    required: ['matrix'],
    description:
      'Path of a YAML file that holds databases, destinations and the options of each; `name` says which database. What is given beside it goes before the file.',
    placeholder: 'path',
    example: '.github/restorable.yml',
  },
  destination: {
    kind: 'lines',
    modes: STORED,
    required: STORED,
    description:
      'Where backups are, one URL a line: s3://bucket/prefix?region=...&endpoint=..., azure://account/container/prefix, gs://bucket/prefix, sftp://user@host/path, rclone://remote/path or file:path.',
    placeholder: 'url',
    secrecy: 'urls',
    example: 's3://bucket/prefix?region=eu-central-1',
  },
  'min-copies': {
    kind: 'requirement',
    modes: WRITE,
    description:
      'How many destinations must hold a committed copy: all, any or a number. With fewer than all, one that falls behind is dropped for this run.',
    placeholder: 'count',
    default: 'all',
    example: '2',
  },
  'read-back': {
    kind: 'read-back',
    modes: ['backup', 'sync'],
    description:
      'What is read back from each destination and compared before the commit: sample or all. Sync with all also reads what is there already.',
    placeholder: 'which',
    default: 'sample',
    example: 'all',
  },
  'encrypt-to': {
    kind: 'text',
    modes: WRITE,
    description: 'Public recovery keys, armored or as paths, one or more. Either this or passphrase.',
    placeholder: 'key',
    secrecy: 'keys',
    example: 'recovery.public.asc',
  },
  passphrase: {
    kind: 'text',
    modes: ['backup', 'verify', 'restore', 'list', 'status', 'prune', 'sync'],
    description:
      'A passphrase instead of keys: it encrypts, and without runner-key it signs. Whoever holds it can read and sign. Every byte counts but one line end. List, status, prune and sync: what it signed is authentic.',
    placeholder: 'text',
    secrecy: 'value',
  },
  'runner-key': {
    kind: 'text',
    modes: WRITE,
    description: "The backup job's own private key, armored or a path: it signs manifests and decrypts no data.",
    placeholder: 'key',
    secrecy: 'keys',
    example: 'runner.private.asc',
  },
  'runner-key-passphrase': {
    kind: 'text',
    modes: WRITE,
    description: 'Passphrase of the runner key, where it has one.',
    placeholder: 'text',
    secrecy: 'value',
  },
  signers: {
    kind: 'text',
    modes: ['backup', 'verify', 'restore', 'list', 'status', 'prune', 'sync'],
    description:
      "Public keys whose signature a backup must carry, armored or as paths; what passphrase signed is accepted as well. Without both: nobody is authenticated. A backup always accepts its own key; after a change of runner key give it the old one's public half.",
    placeholder: 'key',
    secrecy: 'keys',
    example: 'runner.public.asc',
  },
  'decrypt-with': {
    kind: 'text',
    modes: READ,
    description: 'The private recovery key, armored or a path. Either this or passphrase.',
    placeholder: 'key',
    secrecy: 'keys',
    example: 'recovery.private.asc',
  },
  'key-passphrase': {
    kind: 'text',
    modes: ['verify', 'restore', 'keygen'],
    description:
      'Passphrase of the recovery key: to open it, or (keygen) to lock the new one. For several keys: one passphrase a line, in any order.',
    placeholder: 'text',
    secrecy: 'value',
    several: READ,
  },
  'verifier-key': {
    kind: 'text',
    modes: ['verify', 'hold', 'release', 'prune'],
    required: ['release'],
    description:
      "The verify job's own private key, armored or a path: it signs records of verifications, holds, releases and removals.",
    placeholder: 'key',
    secrecy: 'keys',
    example: 'verifier.private.asc',
  },
  'verifier-key-passphrase': {
    kind: 'text',
    modes: ['verify', 'hold', 'release', 'prune'],
    description: 'Passphrase of the verifier key, where it has one.',
    placeholder: 'text',
    secrecy: 'value',
  },
  verifiers: {
    kind: 'text',
    modes: ['backup', 'verify', 'list', 'status', 'prune', 'sync'],
    description:
      'Public keys whose verifications, releases and removals count, armored or as paths. Without: every verification counts, and no release.',
    placeholder: 'key',
    secrecy: 'keys',
    example: 'verifier.public.asc',
  },
  backup: {
    kind: 'text',
    modes: ['verify', 'restore', 'hold', 'release'],
    description: "Which backup: latest, a backup's id, or before:<time> such as before:2026-11-21T02:00Z.",
    placeholder: 'which',
    default: 'latest',
    example: 'before:2026-11-21T02:00Z',
  },
  'verify-copies': {
    kind: 'copies',
    modes: ['verify'],
    description:
      "Which copies are proved: nearest (one good copy, wherever it is), each (every destination's, one after the other) or rotate (another destination's each time).",
    placeholder: 'which',
    default: 'nearest',
    example: 'each',
  },
  target: {
    kind: 'text',
    modes: READ,
    required: ['restore'],
    description:
      "Verify: auto (an ephemeral database) or a server's URL for a scratch database. Restore: the target's URL, or command:name for a database of config; it must be empty unless replace.",
    placeholder: 'url',
    secrecy: 'urls',
    example: 'postgres://user:password@host:5432/name',
  },
  replace: {
    kind: 'boolean',
    modes: ['restore'],
    description:
      'Replace a target that is not empty; the old database is kept under another name where that is possible.',
  },
  'on-error': {
    kind: 'on-error',
    modes: ['restore'],
    description:
      'What a restore does when the target can not hold an object (PostgreSQL): stop, or continue: restore what can be, list what can not, and end with exit code 1.',
    placeholder: 'what',
    default: 'stop',
    example: 'continue',
  },
  checks: {
    kind: 'text',
    modes: ['verify'],
    description: 'Verification queries: YAML text or the path of a YAML file.',
    placeholder: 'yaml',
    example: '.github/checks.yml',
  },
  rto: {
    kind: 'duration',
    modes: ['verify', 'status'],
    description: 'Recovery time objective: a slower restore is a failed check.',
    placeholder: 'duration',
    example: '30m',
  },
  rpo: {
    kind: 'duration',
    modes: ['verify', 'status'],
    description: 'Recovery point objective: older data is a failed check.',
    placeholder: 'duration',
    example: '24h',
  },
  'max-replica-lag': {
    kind: 'duration',
    modes: WRITE,
    description: 'How far the source may lag behind, where it is a replica.',
    placeholder: 'duration',
    example: '15m',
  },
  'verify-every': {
    kind: 'duration',
    modes: ['status'],
    description: 'How old the last verification may be; an older one is a failed check.',
    placeholder: 'duration',
    example: '7d',
  },
  capacity: {
    kind: 'size',
    modes: ['status'],
    description: 'How much each destination may hold of this database; more is a failed check.',
    placeholder: 'size',
    example: '50GB',
  },
  'keep-last': {
    kind: 'count',
    modes: POLICY,
    description:
      'Keep the newest so many backups. Any of the keep rules makes a backup prune after its commit, and a sync copy only what they keep.',
    placeholder: 'count',
    example: '10',
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
    description: 'Keep the newest backup of each of the last so many hours that have one.',
    placeholder: 'count',
    example: '24',
  },
  'keep-daily': {
    kind: 'count',
    modes: POLICY,
    description: 'Keep the newest backup of each of the last so many days that have one.',
    placeholder: 'count',
    example: '30',
  },
  'keep-weekly': {
    kind: 'count',
    modes: POLICY,
    description: 'Keep the newest backup of each of the last so many ISO weeks that have one.',
    placeholder: 'count',
    example: '13',
  },
  'keep-monthly': {
    kind: 'count',
    modes: POLICY,
    description: 'Keep the newest backup of each of the last so many months that have one.',
    placeholder: 'count',
    example: '12',
  },
  'keep-yearly': {
    kind: 'count',
    modes: POLICY,
    description: 'Keep the newest backup of each of the last so many years that have one.',
    placeholder: 'count',
    example: '3',
  },
  'time-zone': {
    kind: 'text',
    modes: POLICY,
    description:
      'Time zone (IANA) in which the hours, days, weeks, months and years of the policy begin, and of `window`.',
    placeholder: 'zone',
    default: 'UTC',
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
    description: 'Take missing backups that no record explains for lost, and sign that with verifier-key.',
  },
  reason: {
    kind: 'text',
    modes: PIN,
    required: PIN,
    description: 'Why the backup is held or released; stored beside it, unencrypted.',
    placeholder: 'text',
    example: 'before the migration to version 3',
  },
  'trust-source': {
    kind: 'boolean',
    modes: ['verify'],
    description:
      'Restore without containment where the machine offers none. A dump is a program: only for a source you trust.',
  },
  'sandbox-memory': {
    kind: 'size',
    modes: ['verify'],
    description:
      "Memory that the contained programs of a verification may take together. Default: half of the machine's, at least 1 GiB.",
    placeholder: 'size',
    example: '4GB',
  },
  'sandbox-disk': {
    kind: 'size',
    modes: ['verify'],
    description:
      'Space that they may take in the temporary folder. Default: what is free there, less a tenth or 2 GiB.',
    placeholder: 'size',
    example: '50GB',
  },
  'sandbox-processes': {
    kind: 'count',
    modes: ['verify'],
    description: 'Processes and threads that they may have at a time. Default: 256, and 64 for each core.',
    placeholder: 'number',
    example: '1000',
  },
  'sandbox-timeout': {
    kind: 'duration',
    modes: ['verify'],
    description: 'How long they may run. Default: 30 minutes, and a second for each 2 MB of the dump.',
    placeholder: 'duration',
    example: '2h',
  },
  include: {
    kind: 'lines',
    modes: WRITE,
    description: 'Tables or schemas to back up, one a line; default all.',
    placeholder: 'table',
    example: 'public.orders',
  },
  exclude: {
    kind: 'lines',
    modes: WRITE,
    description: 'Tables or schemas to leave out, one a line.',
    placeholder: 'table',
    example: 'public.sessions',
  },
  kind: {
    kind: 'kind',
    modes: WRITE,
    description:
      'auto (incremental where a chain allows it), full, differential (changes since the last full) or incremental (since the last backup). All but full need runner-key.',
    placeholder: 'kind',
    default: 'auto',
    example: 'full',
  },
  'full-every': {
    kind: 'duration',
    modes: WRITE,
    description: 'A chain of backups ends and a full one is made when its full is this old.',
    placeholder: 'duration',
    default: '7d',
    example: '14d',
  },
  'max-chain': {
    kind: 'count',
    modes: WRITE,
    description: 'A chain of backups ends and a full one is made when it has so many.',
    placeholder: 'number',
    default: '30',
    example: '14',
  },
  tunnel: {
    kind: 'text',
    modes: ['backup', ...READ],
    description: 'A host to go through, by SSH, to a database in a private network: ssh://user@bastion:port.',
    placeholder: 'url',
    secrecy: 'urls',
    example: 'ssh://deploy@bastion.example.com',
  },
  'max-rate': {
    kind: 'rate',
    modes: WRITE,
    description: 'Bytes a second at which the dump is read at most, to spare a busy server.',
    placeholder: 'rate',
    example: '20MB/s',
  },
  window: {
    kind: 'window',
    modes: WRITE,
    description: 'Time of day, in `time-zone`, outside which the run refuses to start.',
    placeholder: 'from-to',
    example: '22:00-05:30',
  },
  'accept-new-source': {
    kind: 'boolean',
    modes: WRITE,
    description: 'Accept that another database server stands behind this name now.',
  },
  'require-tls': {
    kind: 'boolean',
    modes: WRITE,
    description: 'Refuse a remote connection whose certificate is not verified.',
  },
  'password-hashes': {
    kind: 'boolean',
    modes: WRITE,
    description: "Store the password hashes of the server's roles as well (needs a superuser).",
  },
  compression: {
    kind: 'level',
    modes: WRITE,
    description: 'zstd level, 1 (fast) to 19 (small).',
    placeholder: 'level',
    default: '1',
    example: '3',
  },
  openpgp: {
    kind: 'openpgp',
    modes: WRITE,
    description: 'gnupg: packets that GnuPG 2.2 reads. rfc9580: AEAD, for newer tools only.',
    placeholder: 'profile',
    default: 'gnupg',
    example: 'rfc9580',
  },
  'row-count-timeout': {
    kind: 'duration',
    modes: WRITE,
    description: 'After this long, rows are counted in the dump instead of by the server.',
    placeholder: 'duration',
    default: '5m',
    example: '2m',
  },
  timeout: {
    kind: 'duration',
    modes: ['backup', 'verify', 'restore', 'status', 'prune', 'sync', 'check-destinations'],
    description: 'Stop the run after this long.',
    placeholder: 'duration',
    example: '2h',
  },
  filter: {
    kind: 'lines',
    modes: ['matrix'],
    description: 'Patterns of names, one a line, such as shop-* or !shop-old; default every database.',
    placeholder: 'pattern',
    example: 'shop-*',
  },
  shard: {
    kind: 'shard',
    modes: ['matrix'],
    description: 'Which part of how many: a database is always in the same one of so many.',
    placeholder: 'n/of',
    example: '1/4',
  },
  output: {
    kind: 'text',
    modes: ['keygen'],
    required: ['keygen'],
    description: 'Folder for the new keys; existing files are never replaced.',
    placeholder: 'folder',
    example: 'keys',
  },
  identity: {
    kind: 'text',
    modes: ['keygen'],
    required: ['keygen'],
    description: 'Name or address that the new keys carry.',
    placeholder: 'text',
    example: 'ops@example.com',
  },
  diagnostics: {
    kind: 'text',
    modes: ['backup', ...READ],
    description:
      'Path of a file for what the tools and servers of this run said in full, encrypted as a backup is: it may quote rows, so no log or report has it.',
    placeholder: 'path',
    example: 'diagnostics.zst.pgp',
  },
  report: {
    kind: 'text',
    modes: ALL,
    description: 'Path of the JSON report. The Action writes one in any case and names it in its output.',
    placeholder: 'path',
    example: 'report.json',
  },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof OPTIONS;
export const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[];

/** Options as text, by name; how every host hands them over. */
export type RawOptions = ReadonlyMap<string, string>;

/** The option of this name, with the type that all share, or undefined. */
export function findOption(name: string): Option | undefined {
  return Object.hasOwn(OPTIONS, name) ? OPTIONS[name as OptionName] : undefined;
}

/** The names of the options that a mode understands, in the table's order. */
export function optionsOf(mode: Mode): OptionName[] {
  return OPTION_NAMES.filter((name) => (OPTIONS[name].modes as readonly Mode[]).includes(mode));
}

/** The environment variable that stands for an option on the command line. */
export function environmentName(name: string): string {
  return `RESTORABLE_${name.replaceAll('-', '_').toUpperCase()}`;
}
