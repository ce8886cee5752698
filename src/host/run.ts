import { failureUnder, hearSignals, throwIfCancelledByNow } from '../core/cancellation.ts';
import { causesOf, foreignWordsOf, RestorableError } from '../core/errors.ts';
import type { Heartbeats } from '../heartbeat/heartbeats.ts';
import type { WatchRequest } from '../options/alerts/watch.ts';
import type { RawOptions } from '../options/options.ts';
import type { DiscoverRequest, Request } from '../options/request/request.ts';
import { SYSTEM_CLOCK } from '../ports/system-clock.ts';
import { failedReport } from '../report/failed.ts';
import type { Report } from '../report/report.ts';
import { modeOf } from '../requests/parse-request.ts';
import { type ManyPlan, type Plan, planRun } from '../requests/plan-run.ts';
import { readWatch } from '../requests/watch-request.ts';
import { announce, announcingMs, isHurried } from './announce.ts';
import type { LoadApp, Outcome } from './app.ts';
import type { RunHost } from './base.ts';
import { withDoctorHint } from './doctor-hint.ts';
import type { FleetRun } from './fleet.ts';
import { openHeartbeats } from './heartbeats.ts';
import { hostFor } from './key-holding.ts';
import { removeRemains } from './remains.ts';

/** What a host ran, before anyone was told. */
export interface HostedRun {
  readonly outcome: Outcome;
  /** Tells those who asked for it how the run ended. @returns the outcome, with what came of it. Never rejects. */
  announce(): Promise<Outcome>;
  /** Removes all temporary files. Never rejects. */
  close(): Promise<void>;
}

/** One run, from the host's input to a scrubbed report. Never rejects. */
export async function runHosted(raw: RawOptions, host: RunHost, loadApp: LoadApp): Promise<HostedRun> {
  return hostedRun({ raw, host, loadApp }, (listeners) => execute({ raw, host, loadApp }, listeners));
}

/** Who wants to hear of the run is read before anything else, so that an error in any other option is heard too. */
async function hostedRun(
  { raw, host, loadApp }: FleetRun,
  work: (listeners: Listeners) => Promise<Ran>,
): Promise<HostedRun> {
  const heartbeats = await openHeartbeats(raw, host);
  const watch = await readWatch(raw, { mask: host.mask, env: host.env });
  const { outcome, requests } = await work({ heartbeats, watch });
  return {
    outcome,
    announce: () => {
      const hurried = isHurried(outcome, host.signal);
      const ended = { raw, outcome, requests, watch, heartbeats, hurried };
      return announce(ended, host.afterWork(announcingMs(hurried)), loadApp);
    },
    close: async () => {
      await removeRemains(raw, host, loadApp);
      host.dispose();
    },
  };
}

/** Who hears of a run. */
interface Listeners {
  readonly heartbeats: Heartbeats | undefined;
  readonly watch: WatchRequest;
}

interface Ran {
  readonly outcome: Outcome;
  /** Empty if the options were wrong. */
  readonly requests: readonly Request[];
}

/** A run that could not even begin, because of an error in what the host was given. Never rejects. */
export async function runRefused(
  raw: RawOptions,
  error: RestorableError,
  host: RunHost,
  loadApp: LoadApp,
): Promise<HostedRun> {
  return hostedRun({ raw, host, loadApp }, async () => ({
    outcome: failure(raw, error, SYSTEM_CLOCK.now(), host),
    requests: [],
  }));
}

async function execute({ raw, host, loadApp }: FleetRun, { heartbeats, watch }: Listeners): Promise<Ran> {
  const startedAt = SYSTEM_CLOCK.now();
  let requests: readonly Request[] = [];
  try {
    await throwIfCancelledByNow(host.signal);
    const discover = async (question: DiscoverRequest): Promise<readonly string[]> =>
      (await loadApp()).databasesOf(question, await hostFor(question.request, host));
    const { mask, env, log } = host;
    const plan = await planRun(raw, { mask, env, say: (line) => log.info(line) }, discover);
    const [problem] = watch.problems;
    if (problem !== undefined) throw problem;
    requests = plan.kind === 'one' ? [plan.request] : plan.requests;
    heartbeats?.start(namesIn(plan));
    await host.removeOrphans();
    const report =
      plan.kind === 'one' ? await runOnly(plan.request, host, loadApp) : await runMany(plan, { raw, host, loadApp });
    return { outcome: { report, error: report.error, exitCode: report.exitCode }, requests };
  } catch (thrown) {
    await hearSignals();
    const error = explained(failureUnder(host.signal, thrown), host);
    return { outcome: failure(raw, error, startedAt, host), requests };
  }
}

/** The databases that a run is about. */
function namesIn(plan: Plan): readonly string[] {
  if (plan.kind === 'many') return [...plan.requests, ...plan.failures].map(({ name }) => name);
  const { request } = plan;
  return 'name' in request && request.name !== undefined ? [request.name] : [];
}

async function runOnly(request: Request, host: RunHost, loadApp: LoadApp): Promise<Report> {
  if ('timeoutMs' in request && request.timeoutMs !== undefined) host.limitTime(request.timeoutMs);
  const app = await loadApp();
  await throwIfCancelledByNow(host.signal);
  return withDoctorHint(host.scrubDeep(await app.runRequest(request, await hostFor(request, host))));
}

/** Loaded only on request: it needs the renderers before the run ends. */
async function runMany(plan: ManyPlan, run: FleetRun): Promise<Report> {
  await (await run.loadApp()).requireTogether(plan.requests);
  return run.host.scrubDeep(await (await import('./fleet.ts')).runFleet(plan, run));
}

function explained(error: RestorableError, { unknownOptionHint }: RunHost): RestorableError {
  if (error.code !== 'INPUT_UNKNOWN' || unknownOptionHint === undefined) return error;
  const hint = [unknownOptionHint, error.hint].filter((text) => text !== undefined).join(' ');
  return new RestorableError(error.code, error.message, { hint, cause: error.cause });
}

function failure(raw: RawOptions, error: RestorableError, startedAt: Date, host: RunHost): Outcome {
  for (const line of causesOf(error)) host.log.debug(line);
  for (const words of foreignWordsOf(error)) host.toolWords.add(words);
  const durationMs = SYSTEM_CLOCK.now().getTime() - startedAt.getTime();
  const report = host.scrubDeep(failedReport(modeOf(raw), error, startedAt, durationMs));
  return { report: modeOf(raw) === undefined ? undefined : report, error: report.error, exitCode: report.exitCode };
}
