import { countOf } from '../../../core/checks/check.ts';
import type { RestoreReport, VerifyReport } from '../../facts/recovery.ts';
import type { BackupSummary } from '../../facts/run.ts';
import { humanBytes, humanTime, plural } from '../../format.ts';
import { exceptIgnored } from '../../words/checks/checks.ts';
import { readFacts, tableSection } from '../common.ts';
import { type Body, code, type Fact, factsOf, type Headline, type Line, many, type Section } from '../document.ts';
import { auditHeadline, auditSections, chosenInWords } from './audit.ts';
import {
  builtInChecks,
  failedChecks,
  failedInWords,
  ignoredChecks,
  ownChecks,
  passedInWords,
  skippedChecks,
} from './checks.ts';
import { copiesHeadline, copySections, distinctChecks } from './copies.ts';
import { ageInWords, failureTitle, missedInWords, restoredInWords } from './judgment.ts';

const MOST_SOURCES = 5;

export function verifyDocument(report: VerifyReport): Body {
  const sections = [
    ...failedChecks(report.checks),
    ...ignoredChecks(distinctChecks(report)),
    ...auditSections(report.audit),
    ...copySections(report.copies ?? []),
    ...ownChecks(distinctChecks(report)),
    ...recoveryFacts(report, ['Recorded as', report.record && code(report.record)]),
    ...notes(report.notes),
    ...(report.audit?.kind === 'each' ? [] : tableSection(report.tables)),
    ...builtInChecks(distinctChecks(report)),
    ...skippedChecks(distinctChecks(report)),
  ];
  return { ...verifyHeadline(report), sections };
}

export function restoreDocument(report: RestoreReport): Body {
  const sections = [
    ...failedChecks(report.checks),
    ...recoveryFacts(report, ['Old database kept as', report.keptAs && code(report.keptAs)]),
    ...notes(report.notes),
    ...tableSection(report.tables),
    ...builtInChecks(report.checks),
    ...skippedChecks(report.checks),
  ];
  return { ...restoreHeadline(report), sections };
}

/** What was restored, from where. The headline has how long that took, and how old the data is. */
function recoveryFacts(
  report: VerifyReport | RestoreReport,
  last: readonly [name: string, value: Line | undefined],
): Section[] {
  const { target } = report;
  const audit = report.mode === 'verify' ? report.audit : undefined;
  // Of all backups, the sections above have what was found about each.
  if (audit?.kind === 'each') return [];
  const facts = factsOf(
    ...readFacts(report),
    ['Chosen', audit && chosenInWords(audit)],
    ...readFrom(report),
    ['Restored into', target && code(target)],
    ['Replayed', report.mode === 'restore' ? replayedInWords(report.replayed) : undefined],
    last,
  );
  return facts.length === 0 ? [] : [{ title: 'Recovery', blocks: [{ kind: 'facts', rows: facts }] }];
}

function replayedInWords(replayed: RestoreReport['replayed']): Line | undefined {
  if (replayed === undefined) return undefined;
  const { end, until, transactions, lastAt, precision } = replayed;
  const exact = precision === 'seconds' ? ' (the log has whole seconds)' : '';
  const last = lastAt === null ? '' : `, the last of ${lastAt}${exact}`;
  return `the log ${end === 'before' ? 'before' : 'up to'} ${until}: ${plural(transactions, 'transaction')}${last}`;
}

/** What was read from which destination, and how much from each if there were several. */
function readFrom({ source, sources = [] }: VerifyReport | RestoreReport): Fact[] {
  if (source === undefined) return [];
  if (sources.length < 2) return [['Read from', code(source)]];
  const shown = sources.slice(0, MOST_SOURCES);
  const more = sources.length - shown.length;
  const lines = shown.flatMap(({ label, bytes }, at) => [at === 0 ? '' : ', ', code(label), ` (${humanBytes(bytes)})`]);
  return [['Read from', [...lines, more > 0 ? `, and ${more} more` : '']]];
}

function notes(items: readonly string[]): Section[] {
  return items.length === 0
    ? []
    : [{ title: 'Notes', blocks: [{ kind: 'list', extent: 'detail', items: many(items, (item) => item) }] }];
}

function verifyHeadline(report: VerifyReport): Headline {
  const { backup, checks, error } = report;
  const of = ofBackup(backup);
  if (report.audit?.kind === 'each' && report.audit.backups.length > 0 && report.reason !== 'lineage')
    return auditHeadline(report, report.audit);
  if (report.copies !== undefined && report.reason !== 'lineage') return copiesHeadline(report, report.copies, of);
  const age = ageInWords(report);
  switch (report.verdict) {
    case 'passed': {
      const isClean = report.warnings.length === 0 && !checks.some(({ isIgnored }) => isIgnored);
      const tone = isClean ? 'good' : 'warn';
      const sentence = `${of} was ${restoredInWords(report)} and passed ${passedInWords(checks)}.${age}`;
      return { tone, title: 'Passed: this backup restores', sentence };
    }
    case 'failed':
      return failedHeadline(report, of);
    case 'skipped':
      return { tone: 'warn', title: 'Skipped', sentence: 'Nothing was verified.' };
    case 'error': {
      if (error?.code === 'CHECK_NOT_RUN') {
        const ignored = checks.filter(({ isIgnored }) => isIgnored).length;
        const sentence = `${of} was ${restoredInWords(report)} and is what the source held${exceptIgnored(ignored)}.${age}`;
        return { tone: 'bad', title: 'No verdict: not every check could run', sentence };
      }
      const ended = error === undefined ? ' The run ended early.' : '';
      const sentence = `This is not a verdict on the backup.${ended}${age}`;
      return { tone: 'bad', title: 'No verdict was reached', sentence };
    }
  }
}

function failedHeadline(report: VerifyReport, of: string): Headline {
  const { checks, reason = 'backup' } = report;
  const failed = checks.filter((check) => check.outcome === 'failed');
  const title = failureTitle(reason, failed);
  if (reason === 'backup') {
    const restored = report.restoreMs === undefined ? 'did' : `was ${restoredInWords(report)}, but did`;
    const sentence = `${of} ${restored} not pass: ${failedInWords(checks)}.${ageInWords(report)}`;
    return { tone: 'bad', title, sentence };
  }
  const sentence = `${of} restores, but ${missedInWords(failed)}.${ageInWords(report)}`;
  return { tone: 'bad', title, sentence };
}

function ofBackup(backup: BackupSummary | undefined): string {
  return backup === undefined ? 'The backup' : `The backup of ${backup.database} from ${humanTime(backup.startedAt)}`;
}

function restoreHeadline(report: RestoreReport): Headline {
  const { backup, checks, error } = report;
  if (error?.code === 'RESTORE_INCOMPLETE') return { tone: 'bad', title: 'Restored in part', sentence: '' };
  if (error !== undefined || backup === undefined) {
    const sentence = error === undefined ? 'The run ended early.' : '';
    return { tone: 'bad', title: 'Not restored', sentence };
  }
  const what = `${backup.database} as of ${humanTime(backup.startedAt)} was ${restoredInWords(report)}`;
  const age = ageInWords(report);
  if (countOf(checks, 'failed') > 0) {
    const sentence = `${what}, but ${failedInWords(checks)}.${age}`;
    return { tone: 'bad', title: 'Restored with findings', sentence };
  }
  return { tone: 'good', title: `${backup.database} is restored`, sentence: `${what}.${age}` };
}
