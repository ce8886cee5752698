import { type Option, STORED } from './option.ts';

/** Where a run reports besides its own output. */
export const WATCH_OPTIONS = {
  metrics: {
    kind: 'text',
    modes: [...STORED, 'doctor', 'matrix'],
    description:
      'Write metrics for Prometheus: the folder of a textfile collector, which gets one file per database and mode, or the path of one file that ends in .prom. OTEL_EXPORTER_OTLP_ENDPOINT pushes them to a collector.',
    placeholder: 'path',
    example: '/var/lib/prometheus/node-exporter',
    page: 'metrics.md',
  },
} as const satisfies Record<string, Option>;
