import { addAbortListener } from 'node:events';
import { hasCode, toRestorableError } from '../core/errors.ts';
import { EXIT } from '../core/exit-code.ts';
import { isDatabaseName } from '../core/format/database-name.ts';
import type { Heartbeats } from '../heartbeat/heartbeats.ts';
import { publishMetrics } from '../metrics/publish-metrics.ts';
import type { WatchRequest } from '../options/alerts/watch.ts';
import type { OptionName, RawOptions } from '../options/options.ts';
import type { Request } from '../options/request/request.ts';
import { WATCH_OPTIONS } from '../options/table/watch.ts';
import { SYSTEM_CLOCK } from '../ports/system-clock.ts';
import type { WatchFacts } from '../report/facts/watch.ts';
import { OPTIONS_OF_RECORDS, refusedRequest } from '../requests/refused-request.ts';
import type { LoadApp, Outcome } from './app.ts';
import type { RunHost } from './base.ts';
import { hostFor } from './key-holding.ts';

/** The options that decide who hears of a run that could not begin. */
export const ANNOUNCING_OPTIONS: readonly OptionName[] = [
  ...(Object.keys(WATCH_OPTIONS) as (keyof typeof WATCH_OPTIONS)[]),
  ...OPTIONS_OF_RECORDS,
  'filter',
  'dry-run',
];

/** The longest time for all of it. With what it takes to stop, it is a minute. */
const ANNOUNCING_MS = 57_000;
/** After a cancel, a runner kills the process after ten seconds, and the work can take almost half of them to stop. */
const ANNOUNCING_CANCELLED_MS = 3_500;
/** How long what was told to stop may take for that. A second Ctrl-C does not end it earlier, and a runner kills it after 10 s. */
const STOPPING_MS = 3_000;
const STOPPING_CANCELLED_MS = 1_000;

/** Whether a runner kills the process soon. A run that failed before it was cancelled has another result, and as little time. */
export function isHurried({ exitCode }: Outcome, { reason }: AbortSignal): boolean {
  return exitCode === EXIT.cancelled || hasCode(reason, 'CANCELLED');
}

/** How long a run may be announced. */
export function announcingMs(hurried: boolean): number {
  return hurried ? ANNOUNCING_CANCELLED_MS : ANNOUNCING_MS;
}

/** A run whose work is over, and who wants to hear of it. */
export interface Ended {
  readonly raw: RawOptions;
  readonly outcome: Outcome;
  /** What ran. Empty if the options were wrong. */
  readonly requests: readonly Request[];
  readonly watch: WatchRequest;
  readonly heartbeats: Heartbeats | undefined;
  /** Whether there is little time. */
  readonly hurried: boolean;
}

/**
 * Tells heartbeats and channels how a run ended, and publishes what it measured. What they do not accept is a warning, and never
 * changes the result. A cancelled run is announced to no one, except for the databases that were finished before. Never rejects.
 * @param host of the time after the work
 * @param stoppingMs what does not stop within this time is given up. Tests shorten it.
 * @returns the outcome, with what came of it
 */
export async function announce(
  ended: Ended,
  host: RunHost,
  loadApp: LoadApp,
  stoppingMs = ended.hurried ? STOPPING_CANCELLED_MS : STOPPING_MS,
): Promise<Outcome> {
  const { outcome, heartbeats } = ended;
  const { signal } = host;
  const untilStopped = (what: string, work: () => Promise<Told>): Promise<Told> =>
    endedOrStopped(what, work, { signal, stoppingMs });
  const [unheard, watched, unpublished] = await Promise.all([
    untilStopped('The heartbeat', async () => ({
      warnings: (await heartbeats?.finish(outcome, signal)) ?? [],
    })),
    untilStopped('The alerts', () => tellChannels(ended, host, loadApp)),
    untilStopped('The metrics', async () => ({ warnings: await metricsOf(ended, host) })),
  ]);
  const warnings = [unheard, watched, unpublished].flatMap((told) => told.warnings);
  for (const warning of warnings) host.log.warning(warning);
  const { report } = outcome;
  if (report === undefined || (warnings.length === 0 && watched.facts === undefined)) return outcome;
  const added = host.scrubDeep({ warnings: [...report.warnings, ...warnings], watch: watched.facts });
  return { ...outcome, report: { ...report, ...added } };
}

interface Told {
  readonly facts?: WatchFacts;
  readonly warnings: readonly string[];
}

/** Nothing here keeps the result of a run from its user: neither a failure, nor work that ignores that it must stop. */
async function endedOrStopped(
  what: string,
  work: () => Promise<Told>,
  { signal, stoppingMs }: { readonly signal: AbortSignal; readonly stoppingMs: number },
): Promise<Told> {
  const { promise: givenUp, resolve } = Promise.withResolvers<Told>();
  let timer: NodeJS.Timeout | undefined;
  using _ = addAbortListener(signal, () => {
    timer = setTimeout(() => resolve({ warnings: [`${what} did not end in time.`] }), stoppingMs);
  });
  try {
    return await Promise.race([work(), givenUp]);
  } catch (thrown) {
    return { warnings: [`${what} failed: ${toRestorableError(thrown).message}`] };
  } finally {
    clearTimeout(timer);
  }
}

async function tellChannels(ended: Ended, host: RunHost, loadApp: LoadApp): Promise<Told> {
  const { raw, outcome, watch } = ended;
  const { report, exitCode } = outcome;
  const isWatched = watch.channels.length > 0 || watch.issues !== undefined;
  const finished = exitCode === EXIT.cancelled ? finishedIn(ended) : undefined;
  if (!isWatched || finished?.length === 0 || isDryRun(ended)) return { warnings: [] };
  const requests = finished ?? (ended.requests.length > 0 ? ended.requests : await refusedRequests(raw, host));
  const [request] = requests;
  const database = databaseOf({ raw, requests });
  try {
    const { warnings, ...facts } = await (await loadApp()).watch(
      { watch, report, code: outcome.error?.code, database, requests },
      request === undefined ? host : await hostFor(request, host),
    );
    return { facts, warnings };
  } catch (thrown) {
    return { warnings: [`No alert was sent: ${toRestorableError(thrown).message}`] };
  }
}

/** What was finished before a run was cancelled: of a run over several databases, those that had their turn. */
function finishedIn({ outcome: { report }, requests }: Ended): readonly Request[] {
  if (report?.mode !== 'fleet') return [];
  const names = Object.entries(report.databases).flatMap(([name, { exitCode }]) =>
    exitCode === EXIT.cancelled ? [] : [name],
  );
  return requests.filter((request) => 'name' in request && request.name !== undefined && names.includes(request.name));
}

/** @returns what went wrong with the metrics */
async function metricsOf(ended: Ended, host: RunHost): Promise<readonly string[]> {
  const { outcome, watch } = ended;
  const warnings: string[] = [];
  if (outcome.report === undefined) return warnings;
  await publishMetrics(outcome.report, {
    path: watch.metrics,
    database: databaseOf(ended),
    env: host.env,
    now: SYSTEM_CLOCK.now(),
    signal: host.signal,
    warn: (sentence) => void warnings.push(sentence),
  });
  return warnings;
}

/** Empty if it is unknown. */
function databaseOf({ raw, requests: [request] }: Pick<Ended, 'raw' | 'requests'>): string {
  return request !== undefined && 'name' in request ? (request.name ?? '') : probableName(raw);
}

/** A dry run is not the real run, whatever it found. */
function isDryRun({ raw, requests }: Pick<Ended, 'raw' | 'requests'>): boolean {
  if (requests.length === 0) return raw.get('dry-run')?.trim() === 'true';
  return requests.some((request) => 'dryRun' in request && request.dryRun);
}

/** So that what is wrong is told once, and also that it is over, although the run could not begin. */
async function refusedRequests(raw: RawOptions, { mask, env }: RunHost): Promise<readonly Request[]> {
  const request = await refusedRequest(raw, { mask, env });
  return request === undefined ? [] : [request];
}

/** The database of a run whose options were wrong. Empty if they name none or several. */
function probableName(raw: RawOptions): string {
  const name = raw.get('name')?.trim() ?? '';
  return isDatabaseName(name) ? name : '';
}
