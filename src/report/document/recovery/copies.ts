import { type CheckResult, countOf } from '../../../core/checks/check.ts';
import type { FailureReason } from '../../../core/checks/verdict.ts';
import type { CopyReport, VerifyReport } from '../../facts/recovery.ts';
import { humanBytes, humanMs, plural } from '../../format.ts';
import { describeCheck } from '../../words/checks/checks.ts';
import { describeCopyProblem } from '../../words/checks/copies.ts';
import { code, firstOf, type Headline, type Line, many, type Section, short, toned } from '../document.ts';
import { passedInWords } from './checks.ts';
import { ageInWords, failureTitle, missedInWords } from './judgment.ts';

const VERDICTS = {
  passed: toned('good', 'passed'),
  failed: toned('bad', 'failed'),
  error: toned('warn', 'no verdict'),
  skipped: toned('skipped', 'skipped'),
} as const satisfies Record<CopyReport['verdict'], Line>;

/** For a verification that tested each destination's copy separately. @param of names the backup */
export function copiesHeadline(report: VerifyReport, copies: readonly CopyReport[], of: string): Headline {
  const withVerdict = (verdict: CopyReport['verdict']): CopyReport[] =>
    copies.filter((copy) => copy.verdict === verdict);
  const [passed, failed] = [withVerdict('passed').length, withVerdict('failed')];
  const destinations = plural(copies.length, 'destination');
  if (report.verdict === 'failed') {
    if (report.reason !== undefined && report.reason !== 'backup') return missedHeadline(report, report.reason, of);
    const title = `Failed: ${failed.length} of the copies at ${destinations} must not be relied on`;
    const named = firstOf(failed.map((copy) => `${short(copy.label, 120)} (${reasonOf(copy)})`));
    return { tone: 'bad', title, sentence: `${of} did not pass from ${named}; ${passed} passed.${ageInWords(report)}` };
  }
  if (report.verdict === 'passed') {
    const took = report.restoreMs === undefined ? '' : `, at the slowest in ${humanMs(report.restoreMs)},`;
    const tone = report.warnings.length > 0 ? 'warn' : 'good';
    const sentence = `${of} was restored from each of ${destinations}${took} and passed ${passedInWords(report.checks)}.${ageInWords(report)}`;
    return { tone, title: 'Passed: every copy restores', sentence };
  }
  const title = `No verdict on ${copies.length - passed} of the copies at ${destinations}`;
  const ended = report.error === undefined ? ' The run ended early.' : '';
  return { tone: 'bad', title, sentence: `${plural(passed, 'copy', 'copies')} passed.${ended}` };
}

/** Every copy that has a verdict restores, but not as it should. */
function missedHeadline(report: VerifyReport, reason: FailureReason, of: string): Headline {
  const failed = report.checks.filter((check) => check.outcome === 'failed');
  const sentence = `${of} restores, but ${missedInWords(failed)}.${ageInWords(report)}`;
  return { tone: 'bad', title: failureTitle(reason, failed), sentence };
}

function reasonOf(copy: CopyReport): string {
  return short(copy.checks.find((check) => check.outcome === 'failed')?.name ?? 'failed', 60);
}

function problemOf({ checks, problem }: CopyReport): string {
  const failed = checks.find((check) => check.outcome === 'failed');
  if (failed !== undefined) return describeCheck(failed);
  return problem === undefined ? '' : describeCopyProblem(problem);
}

/** A table of the copies, if each was tested separately. */
export function copySections(copies: readonly CopyReport[]): Section[] {
  if (copies.length === 0) return [];
  const rows = many(copies, (copy) => {
    return [
      VERDICTS[copy.verdict],
      code(copy.label),
      `${countOf(copy.checks, 'passed')} passed, ${countOf(copy.checks, 'failed')} failed`,
      copy.restoreMs === undefined ? '' : humanMs(copy.restoreMs),
      humanBytes(copy.readBytes),
      problemOf(copy),
    ];
  });
  const columns = [
    { title: '' },
    { title: 'copy at' },
    { title: 'checks' },
    { title: 'time to recover', align: 'right' },
    { title: 'read', align: 'right' },
    { title: '' },
  ] as const;
  const passed = copies.filter(({ verdict }) => verdict === 'passed').length;
  const title = `${plural(copies.length, 'copy', 'copies')}, ${passed} passed`;
  return [{ title, blocks: [{ kind: 'table', extent: 'detail', columns, rows }] }];
}

/** Checks that all copies, or all backups, passed are stated once, for all of them. */
export function distinctChecks({ checks, copies = [], audit }: VerifyReport): readonly CheckResult[] {
  if (copies.length < 2 && audit?.kind !== 'each') return checks;
  const distinct = new Map<string, CheckResult>();
  for (const { at: _, backup: _each, durationMs: _of, ...check } of checks) {
    if (check.outcome !== 'failed') distinct.set(`${check.outcome} ${check.name}: ${describeCheck(check)}`, check);
  }
  return [...distinct.values()];
}
