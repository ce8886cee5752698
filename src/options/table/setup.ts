import type { Option } from './option.ts';

const INIT = ['init'] as const;

/** The setup that `init` writes. All but the database and the destinations have a default, or are asked for. */
export const SETUP_OPTIONS = {
  engine: {
    kind: 'text',
    modes: INIT,
    description: 'The kind of database, if its URL is not given: postgres, mysql, mariadb or d1.',
    placeholder: 'engine',
    example: 'postgres',
  },
  'database-secret': {
    kind: 'text',
    modes: INIT,
    description: "The name of the secret, or of the variable on a server, that holds the database's URL.",
    placeholder: 'name',
    default: 'DATABASE_URL',
    example: 'SHOP_DATABASE_URL',
  },
  encryption: {
    kind: 'encryption',
    modes: INIT,
    description:
      "keys: the backup job can't read backups. passphrase: one secret for everything. Default: keys; passphrase with cron and systemd.",
    placeholder: 'kind',
    example: 'passphrase',
  },
  schedule: {
    kind: 'text',
    modes: INIT,
    description:
      'When backups are made, as a cron expression in UTC. Default: every night, at a time that depends on the name.',
    placeholder: 'cron',
    example: '23 2 * * *',
  },
  'schedule-with': {
    kind: 'scheduler',
    modes: INIT,
    description: 'What starts the runs: github (a workflow, the default), cron or systemd (on this machine).',
    placeholder: 'what',
    example: 'systemd',
  },
  action: {
    kind: 'text',
    modes: INIT,
    description: 'The action that the workflow uses. Default: the repository and the commit of this release.',
    placeholder: 'owner/repo@ref',
    example: 'example/restorable@v1.0.0',
  },
  repository: {
    kind: 'text',
    modes: INIT,
    description:
      'The folder of the repository that gets the workflow. Default: the one that contains the working folder.',
    placeholder: 'folder',
    example: 'shop',
  },
  'apply-secrets': {
    kind: 'boolean',
    modes: INIT,
    description:
      'Create the environment and set the secrets with gh. Otherwise the commands are printed, without the values.',
  },
  qr: {
    kind: 'boolean',
    modes: INIT,
    description: 'Add QR codes of the keys to the recovery sheet.',
  },
  'skip-tests': {
    kind: 'boolean',
    modes: INIT,
    description: 'Do not connect to the database and the destinations, and send no test message.',
  },
  yes: {
    kind: 'boolean',
    modes: INIT,
    description:
      'Ask no questions: use the defaults for options that are not given. Files that exist and differ are an error.',
  },
  force: {
    kind: 'boolean',
    modes: INIT,
    description: 'Replace files that exist and differ. Keys are never replaced.',
  },
} as const satisfies Record<string, Option>;
