import { cancellation, failureUnder } from '../core/cancellation.ts';
import type { RestorableError } from '../core/errors.ts';
import { EXIT, type ExitCode } from '../core/exit-code.ts';
import { TOOL } from '../core/version.ts';
import type { RawOptions } from '../options/options.ts';
import { SYSTEM_CLOCK } from '../ports/system-clock.ts';
import { documentOf } from '../report/document/document-of.ts';
import type { DatabaseReport, FleetReport } from '../report/facts/fleet.ts';
import { failedReport } from '../report/failed.ts';
import { renderNotice } from '../report/render/notice.ts';
import type { ManyPlan } from '../requests/plan-run.ts';
import type { LoadApp } from './app.ts';
import type { RunHost } from './base.ts';
import { withDoctorHint } from './doctor-hint.ts';
import { hostFor } from './key-holding.ts';
import { removeRemains } from './remains.ts';

/** What a run over several databases needs besides its plan. */
export interface FleetRun {
  readonly raw: RawOptions;
  readonly host: RunHost;
  readonly loadApp: LoadApp;
}

/**
 * Runs one database after another. One that fails does not stop the others; a cancel does. Each has its own temporary folder,
 * which is removed before the next one begins. Never rejects.
 */
export async function runFleet({ mode, requests, failures, warnings }: ManyPlan, run: FleetRun): Promise<FleetReport> {
  const { host } = run;
  const startedAt = SYSTEM_CLOCK.now();
  const startMs = SYSTEM_CLOCK.monotonicMs();
  for (const warning of warnings) host.log.warning(warning);
  const databases: [string, DatabaseReport][] = failures.map(({ name, error }) => {
    host.log.error(`${name}: ${error.message}`);
    return [name, notRun(mode, error)];
  });
  for (const [at, request] of requests.entries()) {
    databases.push([request.name, await runOne(request, { number: at + 1, total: requests.length }, run)]);
  }
  host.endParts();
  // A cancel after the work of the last one stopped nothing.
  const wasStopped = databases.some(([, { exitCode }]) => exitCode === EXIT.cancelled);
  const error = host.signal.aborted && wasStopped ? cancellation(host.signal) : undefined;
  return {
    mode: 'fleet',
    task: mode,
    tool: TOOL,
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(SYSTEM_CLOCK.monotonicMs() - startMs),
    exitCode: worst(databases.map(([, report]) => report.exitCode)),
    error: error && { code: error.code, message: error.message, hint: error.hint },
    warnings: [
      ...warnings,
      ...databases.flatMap(([name, report]) => report.warnings.map((warning) => `${name}: ${warning}`)),
    ],
    phases: [],
    databases: Object.fromEntries(databases),
  };
}

/** The worst first. No result is worse than a known finding. */
const WORST_FIRST = [EXIT.cancelled, EXIT.failed, EXIT.finding, EXIT.done] as const satisfies readonly ExitCode[];

function worst(codes: readonly ExitCode[]): ExitCode {
  return WORST_FIRST.find((code) => codes.includes(code)) ?? EXIT.done;
}

async function runOne(
  request: ManyPlan['requests'][number],
  { number, total }: { readonly number: number; readonly total: number },
  { raw, host, loadApp }: FleetRun,
): Promise<DatabaseReport> {
  if (host.signal.aborted) return notRun(request.mode, cancellation(host.signal));
  const part = host.forPart({ name: request.name, number, total });
  if (request.timeoutMs !== undefined) part.limitTime(request.timeoutMs);
  let report: DatabaseReport;
  try {
    const app = await loadApp();
    report = withDoctorHint(
      part.scrubDeep(await app.runRequest(request, await hostFor(request, part))) as DatabaseReport,
    );
  } catch (thrown) {
    report = part.scrubDeep(notRun(request.mode, failureUnder(host.signal, thrown)));
  }
  const { title, sentence } = renderNotice(documentOf(report));
  if (report.exitCode === EXIT.done) part.log.info(`${request.name}: ${title}. ${sentence}`);
  else part.log.error(`${title}: ${sentence}`);
  await removeRemains(raw, part, loadApp);
  part.dispose();
  return report;
}

function notRun(mode: DatabaseReport['mode'], error: RestorableError): DatabaseReport {
  return failedReport(mode, error, SYSTEM_CLOCK.now()) as DatabaseReport;
}
