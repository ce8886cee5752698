import { DESTINATION_EXAMPLES } from '../../ports/destination.ts';
import { MANY, type Option, SOURCE, STORED } from './option.ts';

/** The database, and the location of its backups. */
export const DATABASE_OPTIONS = {
  database: {
    kind: 'text',
    modes: [...SOURCE, 'init'],
    several: ['init'],
    description:
      'The database to back up: postgres://user:password@host:5432/name, mysql://..., mariadb://..., d1://account/name or sqlite:path. postgres://host/* and mysql://host/* select every database of a server. Init: one or more databases, one per line; a URL with * is not accepted.',
    placeholder: 'url',
    secrecy: 'urls',
    example: 'postgres://user:password@host:5432/name?sslmode=verify-full',
    page: 'connections.md',
  },
  name: {
    kind: 'text',
    modes: [...STORED, 'notify-test', 'init'],
    required: ['verify', 'restore', 'drill', 'runbook', 'status', 'history', 'prune', 'hold', 'release', 'page'],
    description:
      "The database's name in storage. Backup: by default the name in the URL. Backup, verify, status, prune and page accept several names, one per line. List, sync and evidence: every database by default. Check-destinations: tests in the folder of this database. Notify-test: the database of `config` whose channels are tested.",
    placeholder: 'name',
    several: MANY,
    example: 'shop',
  },
  all: {
    kind: 'boolean',
    modes: MANY,
    description:
      'Every database of `config`, one after another in this run; without `config`, every one at the destinations, or on the server of `database`. `filter` selects some of them.',
    page: 'many-databases.md',
  },
  config: {
    kind: 'text',
    modes: [...STORED, 'matrix', 'notify-test'],
    required: ['matrix'],
    description:
      'Path of a YAML file with databases, destinations and the options of each. `name` selects the database. Other inputs override the file.',
    placeholder: 'path',
    example: '.github/restorable.yml',
    page: 'configuration.md',
  },
  destination: {
    kind: 'lines',
    modes: [...STORED, 'init'],
    required: STORED,
    description: `Where backups are stored, one URL per line: ${DESTINATION_EXAMPLES}.`,
    placeholder: 'url',
    secrecy: 'urls',
    example: 's3://bucket/prefix?region=eu-central-1',
    page: 'connections.md#destinations',
  },
  'allow-ephemeral-destination': {
    kind: 'boolean',
    modes: [...SOURCE, 'sync', 'check-destinations'],
    description:
      'Accept a destination that is lost with the job: a disk or a service of a GitHub-hosted runner. For workflows that upload the folder afterwards.',
  },
  'min-copies': {
    kind: 'requirement',
    modes: SOURCE,
    description:
      'How many destinations must have a committed copy: all, any or a number. With fewer than all, a destination that delays the others is dropped for this run.',
    placeholder: 'count',
    default: 'all',
    example: '2',
    page: 'destinations.md',
  },
  'read-back': {
    kind: 'read-back',
    modes: [...SOURCE, 'sync'],
    description:
      'What is read back from each destination and compared before the commit: sample or all. Sync with all also reads existing objects.',
    placeholder: 'which',
    default: 'sample',
    example: 'all',
    page: 'destinations.md',
  },
} as const satisfies Record<string, Option>;
