import { didYouMean } from './suggest.ts';

/** Words of other tools for a mode. */
const MODES: Readonly<Record<string, string>> = {
  dump: 'backup',
  save: 'backup',
  snapshot: 'backup',
  create: 'backup',
  'back-up': 'backup',
  test: 'verify',
  check: 'verify',
  validate: 'verify',
  verification: 'verify',
  recover: 'restore',
  import: 'restore',
  load: 'restore',
  ls: 'list',
  snapshots: 'list',
  backups: 'list',
  info: 'status',
  stats: 'status',
  monitor: 'status',
  clean: 'prune',
  cleanup: 'prune',
  forget: 'prune',
  expire: 'prune',
  delete: 'prune',
  copy: 'sync',
  replicate: 'sync',
  mirror: 'sync',
  protect: 'hold',
  pin: 'hold',
  unprotect: 'release',
  notify: 'notify-test',
  'test-notify': 'notify-test',
  'test-notifications': 'notify-test',
  'alert-test': 'notify-test',
  'test-alerts': 'notify-test',
  keys: 'keygen',
  genkey: 'keygen',
  'generate-key': 'keygen',
};

/** Words of other tools for an option, and what to write. */
const OPTIONS: Readonly<Record<string, string>> = {
  keep: '`keep-daily: 30`, `keep-weekly: 13` and similar',
  retention: '`keep-daily: 30`, `keep-weekly: 13` and similar',
  'retention-days': '`keep-daily`, or `keep-within` such as 30d',
  days: '`keep-daily`, or `keep-within` such as 30d',
  url: '`database`',
  'database-url': '`database`',
  'db-url': '`database`',
  'connection-string': '`database`',
  dsn: '`database`',
  uri: '`database`',
  host: '`database`, the complete URL: postgres://user:password@host:5432/name',
  user: '`database`, the complete URL: postgres://user:password@host:5432/name',
  username: '`database`, the complete URL: postgres://user:password@host:5432/name',
  port: '`database`, the complete URL: postgres://user:password@host:5432/name',
  password: '`database` for the password in the URL, `passphrase` for the one that encrypts',
  'encryption-key': '`encrypt-to`, or `passphrase`',
  'encryption-password': '`passphrase`',
  'public-key': '`encrypt-to`',
  recipient: '`encrypt-to`',
  'private-key': '`decrypt-with` to restore, `runner-key` to sign backups',
  bucket: '`destination`: s3://bucket/prefix?region=eu-central-1',
  's3-bucket': '`destination`: s3://bucket/prefix?region=eu-central-1',
  region: '`destination`: s3://bucket/prefix?region=eu-central-1',
  'aws-region': '`destination`: s3://bucket/prefix?region=eu-central-1',
  endpoint: '`destination`: s3://bucket/prefix?endpoint=https://host',
  repository: '`destination`',
  repo: '`destination`',
  storage: '`destination`',
  path: '`destination`: file:path',
  'aws-access-key-id': 'the variable AWS_ACCESS_KEY_ID in `env` of the step',
  'aws-secret-access-key': 'the variable AWS_SECRET_ACCESS_KEY in `env` of the step',
  schedule: '`on: schedule: - cron: ...` of the workflow',
  cron: '`on: schedule: - cron: ...` of the workflow',
  tables: '`include`',
  'exclude-table': '`exclude`',
  'ignore-table': '`exclude`',
  drift: '`volume-drift`',
  'max-row-loss': '`volume-drift`',
  'row-drift': '`volume-drift`',
  'ignore-differences': '`ignore`',
  'allow-difference': '`ignore`',
  suppress: '`ignore`',
  'known-issues': '`ignore`',
  force: '`replace` to restore into a database that is not empty',
  overwrite: '`replace` to restore into a database that is not empty',
  id: '`backup`',
  'backup-id': '`backup`',
  sample: '`backup: random`',
  'random-backup': '`backup: random`',
  'verify-all': '`backup: each`',
  'all-backups': '`backup: each`',
  audit: '`backup: each`, or `backup: random`',
  ssh: '`tunnel`: ssh://user@bastion',
};

/** What another tool calls it, or the nearest known word. */
export function modeHint(word: string, known: readonly string[]): string {
  const meant = synonym(MODES, word);
  return meant === undefined ? didYouMean(word, known) : `Did you mean \`${meant}\`?`;
}

export function optionHint(name: string, known: readonly string[]): string {
  const meant = synonym(OPTIONS, name);
  return meant === undefined ? didYouMean(name, known) : `Write ${meant}.`;
}

function synonym(table: Readonly<Record<string, string>>, word: string): string | undefined {
  const plain = word.toLowerCase().replaceAll('_', '-');
  return Object.hasOwn(table, plain) ? table[plain] : undefined;
}
