import { type CheckResult, countOf } from '../../../core/checks/check.ts';
import { plural } from '../../format.ts';
import { checkName, describeCheck } from '../../words/checks/checks.ts';
import { type Block, type Extent, firstOf, many, type Section, short, toned } from '../document.ts';
import type { Tone } from '../tone.ts';

const TONES = { passed: 'good', failed: 'bad', error: 'warn', skipped: 'skipped' } as const satisfies Record<
  CheckResult['outcome'],
  Tone
>;
/** More passed checks than this are not shown where nothing can be unfolded. */
const MOST_SHOWN = 20;

/** What a team sets itself. It is more interesting than what every verification checks. */
const OWN: ReadonlySet<CheckResult['group']> = new Set(['query', 'volume', 'objective']);

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

/** The checks and objectives of the team's own that passed. They are shown after the findings. */
export function ownChecks(checks: readonly CheckResult[]): Section[] {
  const own = checks.filter(({ outcome, group }) => outcome === 'passed' && OWN.has(group));
  if (own.length === 0) return [];
  const objectives = own.filter(({ group }) => group === 'objective').length;
  const counts = [
    ...(own.length > objectives ? [plural(own.length - objectives, 'check')] : []),
    ...(objectives > 0 ? [plural(objectives, 'objective')] : []),
  ];
  return [{ title: `Passed: ${counts.join(' and ')}`, tone: 'good', blocks: [checkTable(own, 'detail')] }];
}

/** The checks of every verification that passed, folded. They are shown after the facts. */
export function builtInChecks(checks: readonly CheckResult[]): Section[] {
  const passed = checks.filter(({ outcome, group }) => outcome === 'passed' && !OWN.has(group));
  if (passed.length === 0) return [];
  const title = `Passed: ${plural(passed.length, 'built-in check')}`;
  return [{ title, tone: 'good', fold: foldOf(passed), blocks: [checkTable(passed, 'detail')] }];
}

/** Checks that passed, all in one table. */
export function passedChecks(checks: readonly CheckResult[]): Section[] {
  const passed = checks.filter(({ outcome }) => outcome === 'passed');
  if (passed.length === 0) return [];
  const title = `Passed: ${plural(passed.length, 'check')}`;
  return [{ title, tone: 'good', fold: foldOf(passed), blocks: [checkTable(passed, 'detail')] }];
}

/** Differences that do not count, with their reasons. They are shown before what passed. */
export function ignoredChecks(checks: readonly CheckResult[]): Section[] {
  const ignored = checks.filter(({ isIgnored }) => isIgnored);
  if (ignored.length === 0) return [];
  const title = `Ignored: ${plural(ignored.length, 'difference')}`;
  return [{ title, tone: 'warn', blocks: [checkTable(ignored, 'finding')] }];
}

/** Checks that were skipped. They are shown last. */
export function skippedChecks(checks: readonly CheckResult[]): Section[] {
  const skipped = checks.filter(({ outcome, isIgnored }) => outcome === 'skipped' && isIgnored === undefined);
  if (skipped.length === 0) return [];
  const title = `Skipped: ${plural(skipped.length, 'check')}`;
  return [{ title, tone: 'skipped', fold: foldOf(skipped), blocks: [checkTable(skipped, 'detail')] }];
}

const foldOf = (checks: readonly CheckResult[]): 'closed' | 'page' => (checks.length > MOST_SHOWN ? 'closed' : 'page');

/** A table of checks, without what is the same in all of them. */
export function checkTable(checks: readonly CheckResult[], extent: Extent): Block {
  const differ = (of: (check: CheckResult) => string): boolean => new Set(checks.map(of)).size > 1;
  const showOutcome = differ(({ outcome }) => outcome);
  return {
    kind: 'table',
    extent,
    columns: [{ title: '' }, { title: 'check' }, { title: 'found' }],
    rows: many(checks, (check) => [
      showOutcome ? toned(TONES[check.outcome], check.outcome) : '',
      short(checkName(check), 120),
      describeCheck(check),
    ]),
  };
}

/** How many failed, and the first of them: `1 of 3 checks failed (orders are fresh)`. */
export function failedInWords(checks: readonly CheckResult[]): string {
  const failed = checks.filter((check) => check.outcome === 'failed');
  const names = firstOf(failed.map((check) => short(checkName(check), 60)));
  return `${failed.length} of ${plural(checks.length, 'check')} failed (${names})`;
}

/** `3 checks`, for those that passed; and what does not count. */
export function passedInWords(checks: readonly CheckResult[]): string {
  const passed = plural(countOf(checks, 'passed'), 'check');
  const ignored = checks.filter(({ isIgnored }) => isIgnored).length;
  return ignored === 0
    ? passed
    : `${passed}; ${plural(ignored, 'difference')} ${ignored === 1 ? 'was' : 'were'} ignored`;
}
