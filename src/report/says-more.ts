import type { Report } from './report.ts';

/**
 * Whether a report has a result besides its error. A run that failed early has none, and half a page of empty facts would bury
 * the error. A failed run may still have results: what was done, or was not, at each destination.
 */
export function saysMoreThanItsError(report: Report): boolean {
  if (report.error === undefined || report.mode === 'fleet') return true;
  if ('backup' in report) return report.backup !== undefined;
  if (report.mode === 'doctor') return report.findings.length > 0;
  return 'destinations' in report && report.destinations.length > 0;
}
