import { MOMENT_OPTIONS } from './moment.ts';
import { type Option, READ, WRITE } from './option.ts';

/** Reading, restoring, checking, and the objectives. */
export const READING_OPTIONS = {
  backup: {
    kind: 'text',
    modes: ['verify', 'restore', 'drill', 'hold', 'release'],
    description:
      "The backup: latest, a backup's id, before:TIME such as before:2026-11-21T02:00Z, or age:DURATION for the backup whose age is closest to it. For verify also random (a different one each time) and each (all of them), or those of a time span: random:90d, each:90d.",
    placeholder: 'which',
    default: 'latest',
    example: 'before:2026-11-21T02:00Z',
    page: 'audits.md',
  },
  ...MOMENT_OPTIONS,
  cache: {
    kind: 'text',
    modes: ['list', 'status'],
    description:
      'Where small records of backups are kept between runs, so that a listing of many reads only what is new: a folder, or off. Default: a folder of the user on the command line, off in a job.',
    placeholder: 'folder',
    example: 'off',
    page: 'status.md#many-backups',
  },
  'max-backups': {
    kind: 'count',
    modes: ['verify'],
    description:
      'The most backups that `backup: each` verifies in one run. The next run continues with those that have gone unverified the longest.',
    placeholder: 'number',
    example: '20',
    page: 'audits.md',
  },
  'verify-copies': {
    kind: 'copies',
    modes: ['verify'],
    description:
      "Which copies are verified: nearest (one intact copy from any destination), each (every destination's, one after the other) or rotate (a different destination's each time).",
    placeholder: 'which',
    default: 'nearest',
    example: 'each',
    page: 'copies.md',
  },
  'verify-log': {
    kind: 'log-proof',
    modes: ['verify'],
    description:
      'Whether a verification also restores an older backup and replays the stored log (`ship`): up to a random moment, and up to this backup, to compare. auto (where shipments are stored), backup or moment (one of the two), or off. It takes a second restore.',
    placeholder: 'which',
    default: 'auto',
    example: 'off',
    page: 'point-in-time.md#verify',
  },
  scenario: {
    kind: 'scenario',
    modes: ['drill'],
    description:
      'What the drill simulates: newest-backup (nothing else is wrong), lost-destination (the first destination is gone), older-point (the oldest backup, or the one that backup selects), damaged-object (one copy is damaged, so another must be used) or key-from-safe (a person types the key).',
    placeholder: 'what',
    default: 'newest-backup',
    example: 'lost-destination',
    page: 'drill.md',
  },
  'restore-as': {
    kind: 'text',
    modes: ['drill', 'runbook'],
    description: "MySQL and MariaDB: the database that the commands create, if the source's name is already taken.",
    placeholder: 'name',
    example: 'restored',
    page: 'drill.md#mysql-and-mariadb',
  },
  contacts: {
    kind: 'lines',
    modes: ['runbook'],
    description: 'Who to call for a recovery, one per line: a name and a number.',
    placeholder: 'who',
    example: 'On call: +43 1 234567',
    page: 'drill.md#the-runbook',
  },
  target: {
    kind: 'text',
    modes: READ,
    required: ['restore'],
    description:
      "Where the backup is restored. Verify: auto (an ephemeral database) or a server's URL for a temporary database. Restore: the target's URL, pgdata:/folder for a physical backup, or command:name for a database of config. It must be empty unless replace is set.",
    placeholder: 'url',
    secrecy: 'urls',
    example: 'postgres://user:password@host:5432/name',
    page: 'recovery.md',
  },
  replace: {
    kind: 'boolean',
    modes: ['restore'],
    description: 'Replace a target that is not empty. The old database is kept under another name if possible.',
  },
  'on-error': {
    kind: 'on-error',
    modes: ['restore'],
    description:
      "What a restore does if the target can't create an object (PostgreSQL): stop, or continue: restore the rest, list what is missing, and exit with code 1.",
    placeholder: 'what',
    default: 'stop',
    example: 'continue',
    page: 'operations.md#continuing-a-restore-after-errors',
  },
  jobs: {
    kind: 'jobs',
    modes: READ,
    description:
      'PostgreSQL: how many sessions restore lanes at the same time, and after the rows create indexes, constraints and triggers. auto: one for each core of this machine, as far as memory and the server allow. 1: everything in one session. MySQL and MariaDB: how many lanes are restored in parallel.',
    placeholder: 'number',
    default: 'auto',
    example: '4',
    page: 'operations.md#restoring-with-several-jobs',
  },
  checks: {
    kind: 'text',
    modes: ['verify', 'drill'],
    description: 'Verification queries: YAML text or the path of a YAML file.',
    placeholder: 'yaml',
    example: '.github/checks.yml',
    page: 'checks.md',
  },
  'integrity-timeout': {
    kind: 'duration',
    modes: ['verify', 'drill'],
    description:
      'PostgreSQL: how long a verification may read indexes and tables to check their structure (amcheck). What is not read in this time is reported as skipped.',
    placeholder: 'duration',
    default: '2m',
    example: '15m',
    page: 'checks.md#integrity',
  },
  'volume-drift': {
    kind: 'drift',
    modes: ['verify'],
    description:
      'How much the rows of a table may change since the verified backups of the last 90 days: 50% allows the loss of half of them, -50% +300% limits growth too. A larger change is a failed check with the reason `check`. Without it, nothing is compared.',
    placeholder: 'share',
    example: '50%',
    page: 'checks.md#volume',
  },
  ignore: {
    kind: 'text',
    modes: ['verify', 'drill'],
    description:
      'Differences that do not count, each with a reason: YAML text or the path of a YAML file. They are shown and recorded, and never hide damage of stored bytes, of a signature or of the lineage.',
    placeholder: 'yaml',
    example: '.github/ignore.yml',
    page: 'checks.md#ignoring-a-difference',
  },
  rto: {
    kind: 'duration',
    modes: ['verify', 'drill', 'runbook', 'status', 'history', 'page'],
    description: 'Recovery time objective: a slower restore fails a check.',
    placeholder: 'duration',
    example: '30m',
  },
  rpo: {
    kind: 'duration',
    modes: ['backup', 'verify', 'drill', 'runbook', 'status', 'history', 'page'],
    description:
      'Recovery point objective: older data fails a check. The alert about a failed backup states when the objective is missed.',
    placeholder: 'duration',
    example: '24h',
  },
  'max-replica-lag': {
    kind: 'duration',
    modes: WRITE,
    description: 'The maximum lag, if the source is a replica.',
    placeholder: 'duration',
    example: '15m',
  },
  'verify-every': {
    kind: 'duration',
    modes: ['backup', 'status', 'history', 'page'],
    description:
      'The maximum age of the last verification. If it is older, a check of status fails, and backup sends an alert.',
    placeholder: 'duration',
    example: '7d',
    page: 'status.md',
  },
  'log-rpo': {
    kind: 'duration',
    modes: ['status', 'page'],
    description:
      'How old the end of the shipped log may be: the most data that would be lost if the server failed now. If it is older, a check fails and an alert is sent.',
    placeholder: 'duration',
    example: '30m',
    page: 'point-in-time.md#reachable-moments',
  },
  capacity: {
    kind: 'size',
    modes: ['status', 'history', 'page'],
    description: "The maximum size of this database's backups at each destination. A larger size fails a check.",
    placeholder: 'size',
    example: '50GB',
    page: 'status.md',
  },
  'schedule-time-zone': {
    kind: 'text',
    modes: ['status', 'history', 'page', 'evidence'],
    description: 'Time zone (IANA) of the schedules in the workflows, as in their `timezone`.',
    placeholder: 'zone',
    default: 'UTC',
    example: 'Europe/Vienna',
    page: 'status.md#missed-runs',
  },
  since: {
    kind: 'text',
    modes: ['history'],
    description: 'Where the history starts: a day (UTC), or this long ago. Default: everything.',
    placeholder: 'time',
    example: '2026-10-01, or 90d',
    page: 'history.md',
  },
  format: {
    kind: 'history-format',
    modes: ['history'],
    description:
      'How the history is written: as a `table`, `csv` (one row for each test), `json` (the report) or `html` (a page).',
    placeholder: 'format',
    default: 'table',
    example: 'csv',
    page: 'history.md',
  },
  'history-file': {
    kind: 'text',
    modes: ['history'],
    description: 'Path of a file for the history in `format`. Without it, the command line prints the history.',
    placeholder: 'path',
    example: 'history.csv',
    page: 'history.md',
  },
  workflow: {
    kind: 'text',
    modes: ['status', 'page', 'evidence'],
    several: ['evidence'],
    description:
      'Ask GitHub about this workflow: whether it is disabled, and what happened to missing runs. Needs github-token with `actions: read`. Evidence: one or more, one per line, whose runs are compared with what is stored.',
    placeholder: 'file',
    example: 'backup.yml, or owner/repo/backup.yml',
    page: 'status.md#ask-github',
  },
} as const satisfies Record<string, Option>;
