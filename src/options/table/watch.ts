import { CHANNEL_LIST } from '../../ports/alerts/channel.ts';
import { type Option, WATCHED } from './option.ts';

/** Who is told what is wrong, and when. Read before all other options, so that an error in one of them is reported too. */
export const WATCH_OPTIONS = {
  notify: {
    kind: 'lines',
    modes: [...WATCHED, 'notify-test', 'init'],
    required: ['notify-test'],
    description: `Who is notified of a problem, and when it is over. One channel per line, its kind and its address: ${CHANNEL_LIST}. After the address, severity=critical leaves out warnings, and conditions=a,b leaves out all other conditions. Init: the channels of the setup, or none. Default: issues of the repository with github, and none with cron and systemd.`,
    placeholder: 'channel',
    secrecy: 'channels',
    example: 'slack https://hooks.slack.com/services/T000/B000/XXXX',
    page: 'alerts.md',
  },
  alerts: {
    kind: 'alerts',
    modes: [...WATCHED, 'init'],
    description:
      'github-issues: one issue of the repository for each problem, closed when it is over. The same as the line github-issues in notify.',
    placeholder: 'where',
    example: 'github-issues',
    page: 'alerts.md#github-issues',
  },
  'alert-repository': {
    kind: 'text',
    modes: WATCHED,
    description: 'Another repository for the issues, such as a private one. It needs alert-token.',
    placeholder: 'owner/repo',
    example: 'example/operations',
    page: 'alerts.md#github-issues',
  },
  'alert-token': {
    kind: 'text',
    modes: WATCHED,
    description: 'A token that may write issues in alert-repository. Default: github-token.',
    placeholder: 'token',
    secrecy: 'value',
    page: 'alerts.md#github-issues',
  },
  'alert-assignee': {
    kind: 'text',
    modes: WATCHED,
    description: 'The GitHub user who is assigned to each issue, and gets an e-mail.',
    placeholder: 'user',
    example: 'octocat',
    page: 'alerts.md#github-issues',
  },
  'alert-labels': {
    kind: 'lines',
    modes: WATCHED,
    description: 'Labels of each issue, one per line, in addition to `restorable`.',
    placeholder: 'label',
    example: 'on-call',
    page: 'alerts.md#github-issues',
  },
  'github-token': {
    kind: 'text',
    modes: WATCHED,
    description:
      "A token for GitHub's API. Default: the job's, which needs `issues: write` for issues and `actions: read` for workflow; on a command line, GITHUB_TOKEN or GH_TOKEN.",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub evaluates it.
    actionDefault: '${{ github.token }}',
    placeholder: 'token',
    secrecy: 'value',
    page: 'alerts.md#github-issues',
  },
  'quiet-hours': {
    kind: 'window',
    modes: WATCHED,
    description: 'Time of day, in `time-zone`, in which warnings are held back. Critical alerts are always sent.',
    placeholder: 'from-to',
    example: '22:00-07:00',
    page: 'alerts.md#quiet-hours',
  },
  heartbeat: {
    kind: 'heartbeat',
    modes: [...WATCHED, 'init'],
    description:
      'The secret address of a service that notices a missing run: healthchecks.io, Cronitor, Uptime Kuma, Better Stack or Sentry. It is notified of the start, and of success or failure. Init: for the backups of the setup.',
    placeholder: 'url',
    secrecy: 'heartbeat',
    example: 'https://hc-ping.com/5bf66975-d4c7-4bf5-bcc8-b8d8a82ea278',
    page: 'heartbeats.md',
  },
  metrics: {
    kind: 'text',
    modes: WATCHED,
    description:
      'Write metrics for Prometheus: the folder of a textfile collector, which gets one file per database and mode, or the path of one file that ends in .prom. OTEL_EXPORTER_OTLP_ENDPOINT pushes them to a collector.',
    placeholder: 'path',
    example: '/var/lib/prometheus/node-exporter',
    page: 'metrics.md',
  },
} as const satisfies Record<string, Option>;
