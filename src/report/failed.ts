import type { RestorableError } from '../core/errors.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import { TOOL } from '../core/version.ts';
import type { Mode } from '../options/mode.ts';
import type { RunFacts } from './facts/run.ts';
import type { Report } from './report.ts';

type ReportOf<M extends Mode> = Report & { readonly mode: M };

/** What a report of each mode has instead of results. */
type Nothing = { readonly [M in Mode]: Omit<ReportOf<M>, keyof RunFacts | 'mode'> };

const NOTHING_READ = {
  backup: undefined,
  source: undefined,
  target: undefined,
  notes: [],
  checks: [],
  tables: [],
  restoreMs: undefined,
  backupAgeMs: undefined,
};

const NOTHING: Nothing = {
  backup: { backup: undefined, destinations: [], tables: [] },
  ship: { shipment: undefined, dropped: undefined, destinations: [] },
  verify: { ...NOTHING_READ, verdict: 'error', record: undefined },
  restore: { ...NOTHING_READ, keptAs: undefined },
  drill: { ...NOTHING_READ, scenario: 'newest-backup', verdict: 'error', steps: [], record: undefined },
  runbook: {
    ...{ database: '', contacts: [], backup: undefined, destinations: [], steps: [] },
    ...{ measured: [], file: undefined },
  },
  list: { destinations: [], gaps: [] },
  status: { checks: [], destinations: [], rule: undefined },
  history: { format: 'table', history: undefined },
  prune: { dryRun: false, destinations: [] },
  sync: { dryRun: false, destinations: [] },
  'check-destinations': { destinations: [], rule: undefined },
  evidence: { evidence: undefined, folder: undefined, archive: undefined, archiveSha256: undefined, files: 0 },
  'verify-evidence': {
    ...{ problems: [], problemCount: 0, signedBy: null, files: 0, isRendered: false },
    ...{ verdict: 'error', sigstore: { status: 'none' }, version: TOOL.version },
  },
  doctor: { findings: [] },
  hold: { backup: undefined, reason: '', records: [] },
  release: { backup: undefined, reason: '', records: [] },
  page: { history: undefined, checks: [] },
  matrix: { total: 0, databases: [] },
  'notify-test': { channels: [] },
  keygen: { keys: [], bundles: [] },
  init: { files: [], secrets: [], findings: [], commands: [] },
};

/** The report of a run that failed before it started, for example because of an invalid input. */
export function failedReport(mode: Mode | undefined, error: RestorableError, startedAt: Date, durationMs = 0): Report {
  const { code, message, hint } = error;
  const run: RunFacts = {
    tool: TOOL,
    startedAt: startedAt.toISOString(),
    durationMs,
    exitCode: exitCodeOf(error),
    error: { code, message, hint },
    warnings: [],
    phases: [],
  };
  // The table has what this very mode needs.
  return { ...run, mode: mode ?? 'list', ...NOTHING[mode ?? 'list'] } as Report;
}
