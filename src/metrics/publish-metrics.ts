import { toRestorableError } from '../core/errors.ts';
import type { Report } from '../report/report.ts';
import { scopesOf } from './of-report.ts';
import { otlpPayload } from './otlp/payload.ts';
import { readOtlpSettings } from './otlp/settings.ts';
import { fullSamples, type Scope } from './sample.ts';
import { writeMetrics } from './write-metrics.ts';

export interface MetricsOutlet {
  /** Folder or file. Undefined if none was requested. */
  readonly path: string | undefined;
  /** The run's database, for a report of a run that failed before it was opened. */
  readonly database?: string | undefined;
  /** Holds OpenTelemetry's variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  /** Of the time after the run: its time limit does not abort it. */
  readonly signal: AbortSignal;
  readonly warn: (sentence: string) => void;
}

/**
 * Publishes what a run measured: as a file, and to an OpenTelemetry collector. A failure is a warning and never changes the
 * run's result. Takes at most 10 s. A cancelled run publishes nothing.
 * @param report scrubbed
 */
export async function publishMetrics(report: Report, outlet: MetricsOutlet): Promise<void> {
  const { path, env, now, signal, warn } = outlet;
  const scopes = scopesOf(report, outlet.database);
  if (scopes.length === 0) return;
  const written = path === undefined ? undefined : writeMetrics(path, scopes, now);
  const sent = push(scopes, { env, now, signal, warn });
  const results = await Promise.allSettled([written, sent]);
  for (const result of results) {
    if (result.status === 'rejected') warn(sentenceOf(result.reason));
  }
}

function sentenceOf(thrown: unknown): string {
  const { message, hint } = toRestorableError(thrown);
  return hint === undefined ? message : `${message} ${hint}`;
}

async function push(scopes: readonly Scope[], outlet: Omit<MetricsOutlet, 'path' | 'database'>): Promise<void> {
  const { env, now, signal, warn } = outlet;
  const choice = readOtlpSettings(env);
  if (choice.kind === 'off' || signal.aborted) return;
  if (choice.kind === 'refused') {
    warn(`The metrics were not pushed: ${choice.why}`);
    return;
  }
  const { settings } = choice;
  for (const remark of settings.remarks) warn(remark);
  // Loads the HTTP clients, which most runs do without.
  const { pushMetrics } = await import('./otlp/push.ts');
  const payload = otlpPayload(scopes.flatMap(fullSamples), settings.resource, now);
  const problem = await pushMetrics({ settings, payload, env, signal });
  if (problem !== undefined) warn(`Pushing the metrics: ${problem}`);
}
