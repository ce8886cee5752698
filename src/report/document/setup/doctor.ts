import { FINDING_AREAS, type Finding, type FindingResult } from '../../../core/finding.ts';
import type { DoctorReport } from '../../facts/setup/doctor.ts';
import { plural } from '../../format.ts';
import { detailOf, remedyOf } from '../../words/findings/findings.ts';
import { type Body, firstOf, type Headline, type Line, many, type Section, short, toned } from '../document.ts';
import type { Tone } from '../tone.ts';

const TONES = { ok: 'good', warning: 'warn', failed: 'bad', 'not-checked': 'skipped' } as const satisfies Record<
  FindingResult,
  Tone
>;
/** What needs something to be done comes first. What was not checked comes last. */
const ORDER: Readonly<Record<FindingResult, number>> = { failed: 0, warning: 1, ok: 2, 'not-checked': 3 };
const LONGEST_NAME = 120;

export function doctorDocument(report: DoctorReport): Body {
  const { findings } = report;
  const ended = (result: FindingResult): Finding[] => findings.filter((each) => each.result === result);
  return { ...headline(report, ended), sections: findings.length === 0 ? [] : [findingTable(findings)] };
}

function headline({ error, findings }: DoctorReport, ended: (result: FindingResult) => Finding[]): Headline {
  const [failed, warned, unexamined] = [ended('failed'), ended('warning'), ended('not-checked')];
  if (failed.length > 0) {
    return { tone: 'bad', title: 'Something is wrong', sentence: `${failed.length} of ${inWords(findings, failed)}` };
  }
  if (error !== undefined) return { tone: 'bad', title: 'Not examined', sentence: '' };
  const left = unexamined.length === 0 ? '' : `, ${unexamined.length} not checked`;
  const sentence = `${plural(ended('ok').length, 'check')} ok${left}.`;
  if (warned.length === 0) return { tone: 'good', title: 'Everything that was given works', sentence };
  return { tone: 'warn', title: `It works, with ${plural(warned.length, 'warning')}`, sentence };
}

/** One failure is told, several are named. */
function inWords(findings: readonly Finding[], failed: readonly Finding[]): string {
  const total = plural(findings.length, 'check');
  const [only, ...others] = failed;
  if (only !== undefined && others.length === 0)
    return `${total} failed: ${nameOf(only)}: ${short(detailOf(only), 300)}`;
  const named = firstOf(failed.map((each) => short(nameOf(each), LONGEST_NAME)));
  return `${total} failed: ${named}. The table has the remedies.`;
}

/** What was examined: what needs something to be done first. */
export function findingTable(findings: readonly Finding[]): Section {
  const sorted = findings.toSorted(
    (a, b) =>
      ORDER[a.result] - ORDER[b.result] ||
      FINDING_AREAS.indexOf(a.area) - FINDING_AREAS.indexOf(b.area) ||
      (a.at ?? '').localeCompare(b.at ?? ''),
  );
  const columns = [{ title: 'result' }, { title: 'check' }, { title: 'found, and the remedy' }];
  return { blocks: [{ kind: 'table', extent: 'result', columns, rows: many(sorted.flatMap(linesOf), (row) => row) }] };
}

/** A remedy has a line of its own: beside what was found, both would be too narrow to read. */
function linesOf(finding: Finding): (readonly Line[])[] {
  const { area, result } = finding;
  const remedy = remedyOf(finding);
  const check = `${area}: ${short(nameOf(finding), LONGEST_NAME)}`;
  const line: readonly Line[] = [toned(TONES[result], result.replace('-', ' ')), check, detailOf(finding)];
  return remedy === undefined ? [line] : [line, ['', '', `→ ${remedy}`]];
}

function nameOf({ name, at }: Finding): string {
  return at === undefined ? name : `${name} at ${at}`;
}
