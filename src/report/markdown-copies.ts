import { countOf, humanBytes, humanMs } from './format.ts';
import { capped, code, escapeText, table } from './markdown-text.ts';
import type { RestoreReport, VerifyReport } from './report.ts';

const LIMITS = { copies: 10, sources: 5 } as const;
const VERDICTS = {
  passed: '✅ passed',
  failed: '❌ **failed**',
  error: '⚠️ no verdict',
  skipped: '⏭️ skipped',
} as const;

/** The row of the facts that says what was read from where; how much, where there were several. */
export function readFacts(report: VerifyReport | RestoreReport): [string, string][] {
  if (report.source === undefined) return [];
  const sources = report.sources ?? [];
  if (sources.length < 2) return [['Read from', code(report.source)]];
  const shown = sources.slice(0, LIMITS.sources).map(({ label, bytes }) => `${code(label)} (${humanBytes(bytes)})`);
  const more = sources.length > shown.length ? `, and ${sources.length - shown.length} more` : '';
  return [['Read from', `${shown.join(', ')}${more}`]];
}

/** A table of the copies, where each was proved by itself. */
export function copySections(report: VerifyReport | RestoreReport): string[] {
  if (report.mode !== 'verify' || report.copies === undefined) return [];
  const { shown, more } = capped(report.copies, LIMITS.copies);
  const rows = shown.map((copy) => {
    const failed = copy.checks.find((check) => check.outcome === 'failed');
    return [
      VERDICTS[copy.verdict],
      code(copy.label),
      `${countOf(copy.checks, 'passed')} passed, ${countOf(copy.checks, 'failed')} failed`,
      copy.restoreMs === undefined ? '' : humanMs(copy.restoreMs),
      humanBytes(copy.readBytes),
      escapeText(failed?.detail ?? copy.detail),
    ];
  });
  const header = ['', 'copy at', 'checks', 'time to recover', 'read', ''];
  return [`### Copies\n\n${table(header, 'lllrrl', rows)}${more}`];
}
