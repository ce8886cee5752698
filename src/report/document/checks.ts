import { type CheckResult, countOf } from '../../core/check.ts';
import { humanMs, plural } from '../format.ts';
import { checkName, describeCheck } from '../words/checks.ts';
import { type Block, type Extent, firstOf, many, type Section, short, type Tone, toned } from './document.ts';

const TONES = { passed: 'good', failed: 'bad', error: 'warn', skipped: 'skipped' } as const satisfies Record<
  CheckResult['outcome'],
  Tone
>;
/** More passed checks than this are folded. */
const MOST_OPEN = 20;

/** Failed checks, then those that could not run. They are shown before everything else. */
export function failedChecks(checks: readonly CheckResult[]): Section[] {
  const found = [
    { outcome: 'failed', title: 'Failed' },
    { outcome: 'error', title: 'Could not run' },
  ] as const;
  return found.flatMap(({ outcome, title }): Section[] => {
    const those = checks.filter((check) => check.outcome === outcome);
    if (those.length === 0) return [];
    const counted = `${title}: ${those.length} of ${plural(checks.length, 'check')}`;
    return [{ title: counted, tone: 'bad', blocks: [checkTable(those, 'finding')] }];
  });
}

/** Passed checks, then skipped ones. They are shown after the findings. */
export function otherChecks(checks: readonly CheckResult[]): Section[] {
  const ended = (outcome: CheckResult['outcome']): CheckResult[] => checks.filter((check) => check.outcome === outcome);
  const [passed, skipped] = [ended('passed'), ended('skipped')];
  const fold = passed.length > MOST_OPEN ? ({ fold: 'closed' } as const) : {};
  const sections: Section[] = [];
  if (passed.length > 0) {
    const title = `Passed: ${plural(passed.length, 'check')}`;
    sections.push({ title, tone: 'good', ...fold, blocks: [checkTable(passed, 'detail')] });
  }
  if (skipped.length > 0) {
    const title = `Skipped: ${plural(skipped.length, 'check')}`;
    sections.push({ title, tone: 'skipped', blocks: [checkTable(skipped, 'detail')] });
  }
  return sections;
}

/** A table of checks, without what is the same in all of them. */
export function checkTable(checks: readonly CheckResult[], extent: Extent): Block {
  const differ = (of: (check: CheckResult) => string): boolean => new Set(checks.map(of)).size > 1;
  const [showOutcome, showGroup] = [differ(({ outcome }) => outcome), differ(({ group }) => group)];
  return {
    kind: 'table',
    extent,
    columns: [
      { title: '' },
      { title: 'check' },
      { title: 'of', optional: true },
      { title: 'found' },
      { title: 'time', align: 'right', optional: true },
    ],
    rows: many(checks, (check) => [
      showOutcome ? toned(TONES[check.outcome], check.outcome) : '',
      short(checkName(check), 120),
      showGroup ? check.group.replace('-', ' ') : '',
      describeCheck(check),
      check.durationMs === undefined ? '' : humanMs(check.durationMs),
    ]),
  };
}

/** How many failed, and the first of them: `1 of 3 checks failed (orders are fresh)`. */
export function failedInWords(checks: readonly CheckResult[]): string {
  const failed = checks.filter((check) => check.outcome === 'failed');
  const names = firstOf(failed.map((check) => short(checkName(check), 60)));
  return `${failed.length} of ${plural(checks.length, 'check')} failed (${names})`;
}

/** `3 checks`, for those that passed. */
export function passedInWords(checks: readonly CheckResult[]): string {
  return plural(countOf(checks, 'passed'), 'check');
}
