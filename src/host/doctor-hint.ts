import type { ErrorCode } from '../core/error-codes.ts';
import type { Report } from '../report/report.ts';

/** A run ends at the first of these, and there are often more. */
const OF_SEVERAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'DATABASE_PRIVILEGE',
  'DATABASE_ROW_SECURITY',
  'STORAGE_PERMISSION',
]);

/** Where a failure of a backup or a verification may be one of several, its hint names the mode that finds all of them. */
export function withDoctorHint<R extends Report>(report: R): R {
  const { error, mode } = report;
  if (error === undefined || !OF_SEVERAL.has(error.code) || (mode !== 'backup' && mode !== 'verify')) return report;
  const advice = 'If more is missing, the mode `doctor` with the same options names all of it.';
  return { ...report, error: { ...error, hint: error.hint === undefined ? advice : `${error.hint} ${advice}` } };
}
