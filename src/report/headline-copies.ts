import { countOf, humanMs, plural, visible } from './format.ts';
import type { Headline } from './headline.ts';
import type { CopyReport, VerifyReport } from './report.ts';

const NAMED_COPIES = 3;

/** Of a verification that proved each destination's copy by itself. @param of names the backup */
export function copiesHeadline(report: VerifyReport, copies: readonly CopyReport[], of: string): Headline {
  const withVerdict = (verdict: CopyReport['verdict']): CopyReport[] =>
    copies.filter((copy) => copy.verdict === verdict);
  const failed = withVerdict('failed');
  const destinations = plural(copies.length, 'destination');
  if (report.verdict === 'failed') {
    const title = `Failed: ${failed.length} of the copies at ${destinations} must not be relied on`;
    const named = failed.slice(0, NAMED_COPIES).map((copy) => `${visible(copy.label, 120)} (${reasonOf(copy)})`);
    const rest = failed.length > named.length ? ', …' : '';
    const good = `${withVerdict('passed').length} passed`;
    return { tone: 'bad', title, sentence: `${of} did not pass from ${named.join(', ')}${rest}; ${good}.` };
  }
  if (report.verdict === 'passed') {
    const took = report.restoreMs === undefined ? '' : `, at the slowest in ${humanMs(report.restoreMs)},`;
    const checks = plural(countOf(report.checks, 'passed'), 'check');
    const tone = report.warnings.length > 0 ? 'warn' : 'good';
    const sentence = `${of} was restored from each of ${destinations}${took} and passed ${checks}.`;
    return { tone, title: 'Passed: every copy restores', sentence };
  }
  const passed = withVerdict('passed').length;
  const unknown = copies.length - passed;
  const title = `No verdict on ${unknown} of the copies at ${destinations}`;
  const why = report.error?.message ?? 'The run ended early.';
  return { tone: 'bad', title, sentence: `${plural(passed, 'copy', 'copies')} passed. ${why}` };
}

function reasonOf(copy: CopyReport): string {
  return visible(copy.checks.find((check) => check.outcome === 'failed')?.name ?? 'failed', 60);
}
