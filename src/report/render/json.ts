import type { Report } from '../report.ts';

/** The report file. @param report already scrubbed of secrets */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
