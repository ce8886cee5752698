import { EXIT, type ExitCode } from '../core/exit-code.ts';
import type { DatabaseReport } from '../report/facts/fleet.ts';
import type { Report } from '../report/report.ts';

/** How a run ended, for whoever waits for its success. */
export type Ending =
  | { readonly kind: 'success' }
  | { readonly kind: 'failure'; readonly exitCode: number; readonly reason: string }
  /** Nothing is reported: the run was cancelled, or did nothing that it could have succeeded with. */
  | { readonly kind: 'none' };

/** The result of a run. */
export interface Ended {
  /** Undefined if the mode itself is unknown. */
  readonly report: Report | undefined;
  readonly error: { readonly code: string } | undefined;
  readonly exitCode: number;
}

const NONE: Ending = { kind: 'none' };
/** Of codes, in the reason of a run over several databases. */
const NAMED = 5;

/**
 * The ending of a run, or of its part that is about some databases. A run without a backup or a verdict is never a success.
 * @param names the databases of a run over several. Undefined: all of them
 */
export function endingOf(ended: Ended, names?: ReadonlySet<string>): Ending {
  const { report, error, exitCode } = ended;
  const wasCancelled = exitCode === EXIT.cancelled || error?.code === 'CANCELLED';
  if (wasCancelled && report?.mode !== 'fleet') return NONE;
  if (report === undefined) return { kind: 'failure', exitCode, reason: error?.code ?? 'error' };
  if (report.mode !== 'fleet') return endingOfOne(report);
  const all = Object.entries(report.databases);
  const parts = names === undefined ? all : all.filter(([name]) => names.has(name));
  // Those that were finished before a cancel have an ending of their own.
  if (wasCancelled && parts.some(([, each]) => each.exitCode === EXIT.cancelled)) return NONE;
  return together(
    parts.map(([, each]) => each),
    error === undefined || wasCancelled ? undefined : { kind: 'failure', exitCode, reason: error.code },
  );
}

function together(reports: readonly DatabaseReport[], whole: Ending | undefined): Ending {
  const endings = reports.map(endingOfOne);
  const failures = endings.filter((ending) => ending.kind === 'failure');
  if (failures.length > 0) {
    const reasons = [...new Set(failures.map(({ reason }) => reason))].slice(0, NAMED).join(', ');
    const exitCode = Math.max(...failures.map((failure) => failure.exitCode));
    return { kind: 'failure', exitCode, reason: `${failures.length} of ${reports.length} databases: ${reasons}` };
  }
  if (whole !== undefined) return whole;
  return endings.length > 0 && endings.every(({ kind }) => kind === 'success') ? { kind: 'success' } : NONE;
}

function endingOfOne(report: Exclude<Report, { readonly mode: 'fleet' }>): Ending {
  const { error, exitCode } = report;
  if (exitCode === EXIT.cancelled || error?.code === 'CANCELLED') return NONE;
  if ('dryRun' in report && report.dryRun) return NONE;
  if (error !== undefined || exitCode !== EXIT.done) {
    return { kind: 'failure', exitCode: atLeastOne(exitCode), reason: error?.code ?? findingOf(report) };
  }
  // Nothing was checked. The exit code is 0, because nothing is known to be wrong.
  if ('verdict' in report && report.verdict !== 'passed') return NONE;
  return { kind: 'success' };
}

function findingOf(report: Report): string {
  if (!('verdict' in report)) return 'finding';
  const reason = 'reason' in report ? report.reason : undefined;
  return reason === undefined ? `verdict ${report.verdict}` : `verdict ${report.verdict} (${reason})`;
}

/** An exit status of 0 would be a success. */
function atLeastOne(exitCode: ExitCode): number {
  return exitCode === EXIT.done ? EXIT.failed : exitCode;
}
