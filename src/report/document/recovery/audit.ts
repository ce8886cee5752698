import type { AuditedBackup, AuditFacts, ChosenFacts, VerifyReport } from '../../facts/recovery.ts';
import { grouped, humanAge, humanBytes, humanMs, humanTime, plural } from '../../format.ts';
import { describeAuditProblem } from '../../words/checks/copies.ts';
import { ruleName } from '../../words/reasons.ts';
import { code, firstOf, type Headline, many, type Section, toned } from '../document.ts';
import { passedInWords } from './checks.ts';

const VERDICTS = {
  passed: toned('good', 'passed'),
  failed: toned('bad', 'failed'),
  error: toned('warn', 'no verdict'),
  skipped: toned('skipped', 'skipped'),
} as const;

/** For a verification of all backups. */
export function auditHeadline(report: VerifyReport, { backups, left }: AuditFacts): Headline {
  const withVerdict = (verdict: AuditedBackup['verdict']): readonly AuditedBackup[] =>
    backups.filter((backup) => backup.verdict === verdict);
  const [passed, failed] = [withVerdict('passed').length, withVerdict('failed')];
  const of = `${plural(backups.length, 'backup')}${left > 0 ? `, ${grouped(left)} more ${left === 1 ? 'is' : 'are'} left` : ''}`;
  if (report.verdict === 'failed') {
    const bad = failed.filter(({ reason }) => reason === 'backup');
    const title =
      bad.length > 0
        ? `Failed: do not rely on ${bad.length} of ${plural(backups.length, 'backup')}`
        : `Failed: ${failed.length} of ${plural(backups.length, 'backup')} did not pass`;
    const named = firstOf(failed.map(({ id, reason }) => `${id} (${reason ?? 'backup'})`));
    const sentence = failed.length === 0 ? `${of}: ${passed} passed.` : `${of}: ${passed} passed, ${named} did not.`;
    return { tone: 'bad', title, sentence };
  }
  if (report.verdict === 'passed') {
    const slowest = report.restoreMs === undefined ? '' : `, at the slowest in ${humanMs(report.restoreMs)}`;
    const sentence = `${of}: each was restored${slowest}, and they passed ${passedInWords(report.checks)}.`;
    return { tone: report.warnings.length > 0 ? 'warn' : 'good', title: 'Passed: every backup restores', sentence };
  }
  const ended = report.error === undefined ? ' The run ended early.' : '';
  const title = `No verdict on ${backups.length - passed} of ${plural(backups.length, 'backup')}`;
  return { tone: 'bad', title, sentence: `${of}: ${passed} passed.${ended}` };
}

/** The backups of an audit, the worst first; or why this backup was chosen. */
export function auditSections(audit: AuditFacts | undefined): Section[] {
  if (audit === undefined || audit.backups.length === 0) return [];
  const order = ['failed', 'error', 'skipped', 'passed'];
  const sorted = audit.backups.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const rows = many(sorted, (backup) => [
    VERDICTS[backup.verdict],
    code(backup.id),
    `${backup.checks.passed} passed, ${backup.checks.failed} failed`,
    backup.restoreMs === undefined ? '' : humanMs(backup.restoreMs),
    humanBytes(backup.readBytes),
    backup.reason ?? (backup.problem === undefined ? '' : describeAuditProblem(backup.problem)),
  ]);
  const columns = [
    { title: '' },
    { title: 'backup' },
    { title: 'checks' },
    { title: 'time to recover', align: 'right' },
    { title: 'read', align: 'right' },
    { title: '' },
  ] as const;
  const passed = audit.backups.filter(({ verdict }) => verdict === 'passed').length;
  const title = `${plural(audit.backups.length, 'backup')}, ${passed} passed`;
  return [{ title, blocks: [{ kind: 'table', extent: 'detail', columns, rows }] }];
}

/** Why a verification chose this backup. */
export function chosenInWords({ among, chosen, windowMs }: AuditFacts): string | undefined {
  if (chosen === undefined) return undefined;
  const window = windowMs === null ? '' : ` of the last ${humanAge(windowMs)}`;
  return `from ${plural(among, 'backup')}${window}: ${whyChosen(chosen)}`;
}

function whyChosen({ rule, triedAt, isFree }: ChosenFacts): string {
  const last = triedAt === null ? 'never verified before' : `last verified at ${humanTime(triedAt)}`;
  const kept = rule === null ? '' : `, kept as ${ruleName(rule)}`;
  return `${isFree ? 'drawn from all of them' : 'next in order'}, ${last}${kept}`;
}
