import { ALL, MANY, type Option, READ, SOURCE } from './option.ts';

/** The run itself, and modes that read no backup. */
export const RUN_OPTIONS = {
  timeout: {
    kind: 'duration',
    modes: [
      ...SOURCE,
      'verify',
      'restore',
      'drill',
      'runbook',
      'status',
      'history',
      'prune',
      'sync',
      'check-destinations',
      'page',
      'evidence',
    ],
    description: 'Stop the run after this time. In a run over several databases, it is the limit of each.',
    placeholder: 'duration',
    example: '2h',
  },
  filter: {
    kind: 'lines',
    modes: ['matrix', ...MANY],
    description:
      'Patterns of names, one per line, such as `shop-*` or `!shop-old`. Default: every database. Except in matrix, it needs `all`.',
    placeholder: 'pattern',
    example: 'shop-*',
    page: 'configuration.md#many-databases',
  },
  shard: {
    kind: 'shard',
    modes: ['matrix'],
    description: 'One part of several. A database is always in the same part.',
    placeholder: 'n/of',
    example: '1/4',
  },
  output: {
    kind: 'text',
    modes: ['keygen', 'init', 'runbook'],
    required: ['keygen'],
    description:
      'Folder for the new keys. Existing keys are never replaced. Init: also for the secrets and the recovery sheet; default ~/restorable-NAME. Runbook: a file for it, Markdown (.md) or text.',
    placeholder: 'folder',
    example: 'keys',
  },
  identity: {
    kind: 'text',
    modes: ['keygen', 'init'],
    description:
      'Name or address in the new keys. Keygen: required unless keep-keys is set. Init: the name of the database by default.',
    placeholder: 'text',
    example: 'ops@example.com',
  },
  diagnostics: {
    kind: 'text',
    modes: ['backup', ...READ, 'drill'],
    description:
      'Path of a file for the full output of tools and servers. It can quote rows, so it is encrypted like a backup and never in a log or report.',
    placeholder: 'path',
    example: 'diagnostics.zst.pgp',
    page: 'troubleshooting.md',
  },
  report: {
    kind: 'text',
    modes: ALL,
    description: 'Path of the JSON report. The Action always writes one and sets its output to the path.',
    placeholder: 'path',
    example: 'report.json',
  },
  'report-html': {
    kind: 'text',
    modes: ALL,
    required: ['page'],
    description: 'Path of the report as one page for a browser, without scripts: for people, an artifact or a website.',
    placeholder: 'path',
    example: 'report.html',
    page: 'page.md',
  },
} as const satisfies Record<string, Option>;
