import type { RestorableError } from '../core/errors.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import { TOOL } from '../core/version.ts';
import type { Mode } from '../options/mode.ts';
import type { Report } from './report.ts';

/** The report of a run that failed before it started, for example because of an invalid input. */
export function failedReport(mode: Mode | undefined, error: RestorableError, startedAt: Date): Report {
  const base = {
    tool: TOOL,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    exitCode: exitCodeOf(error),
    error: { code: error.code, message: error.message, hint: error.hint },
    warnings: [],
    phases: [],
  };
  const nothingRead = {
    backup: undefined,
    source: undefined,
    target: undefined,
    notes: [],
    checks: [],
    tables: [],
    restoreMs: undefined,
    backupAgeMs: undefined,
  };
  switch (mode) {
    case 'backup':
      return { ...base, mode, backup: undefined, destinations: [], tables: [] };
    case 'verify':
      return { ...base, ...nothingRead, mode, verdict: 'error', record: undefined };
    case 'restore':
      return { ...base, ...nothingRead, mode, keptAs: undefined };
    case 'drill':
      return {
        ...base,
        ...nothingRead,
        mode,
        scenario: 'newest-backup',
        verdict: 'error',
        steps: [],
        record: undefined,
      };
    case 'runbook':
      return {
        ...base,
        mode,
        database: '',
        contacts: [],
        backup: undefined,
        destinations: [],
        steps: [],
        measured: [],
        file: undefined,
      };
    case 'status':
      return { ...base, mode, checks: [], destinations: [], rule: undefined };
    case 'history':
      return { ...base, mode, format: 'table', history: undefined };
    case 'prune':
      return { ...base, mode, dryRun: false, destinations: [] };
    case 'sync':
      return { ...base, mode, dryRun: false, destinations: [] };
    case 'check-destinations':
      return { ...base, mode, destinations: [], rule: undefined };
    case 'evidence': {
      const nothing = { evidence: undefined, folder: undefined, archive: undefined, archiveSha256: undefined };
      return { ...base, ...nothing, mode, files: 0 };
    }
    case 'verify-evidence': {
      const unread = { problems: [], problemCount: 0, signedBy: null, files: 0, isRendered: false };
      return { ...base, ...unread, mode, verdict: 'error', version: TOOL.version };
    }
    case 'doctor':
      return { ...base, mode, findings: [] };
    case 'hold':
    case 'release':
      return { ...base, mode, backup: undefined, reason: '', records: [] };
    case 'page':
      return { ...base, mode, history: undefined, checks: [] };
    case 'matrix':
      return { ...base, mode, total: 0, databases: [] };
    case 'notify-test':
      return { ...base, mode, channels: [] };
    case 'keygen':
      return { ...base, mode, keys: [], bundles: [] };
    case 'init':
      return { ...base, mode, files: [], secrets: [], findings: [], commands: [] };
    default:
      return { ...base, mode: 'list', destinations: [], gaps: [] };
  }
}
