import type { Scenario } from '../../../core/scenario.ts';
import type { DrillReport, DrillStep } from '../../facts/drill.ts';
import { humanMs, humanTime } from '../../format.ts';
import { readFacts, tableSection } from '../common.ts';
import { type Body, code, factsOf, type Headline, many, type Section, toned } from '../document.ts';
import type { Tone } from '../tone.ts';
import { builtInChecks, failedChecks, failedInWords, ownChecks, passedInWords, skippedChecks } from './checks.ts';
import { ageInWords, missedInWords, restoredInWords } from './judgment.ts';

const SCENARIOS: Readonly<Record<Scenario, string>> = {
  'newest-backup': 'Newest backup, as the instructions say',
  'lost-destination': 'A destination is lost',
  'older-point': 'An older backup is needed',
  'damaged-object': 'An object of one copy is damaged',
  'key-from-safe': 'A person brings the key from the safe',
};

export function drillDocument(report: DrillReport): Body {
  const { target, source, record } = report;
  const facts = factsOf(
    ['Scenario', SCENARIOS[report.scenario]],
    ...readFacts(report),
    ['Read from', source && code(source)],
    ['Restored into', target && code(target)],
    ['Recorded as', record && code(record)],
  );
  const sections = [
    ...failedChecks(report.checks),
    ...stepSection(report.steps),
    ...ownChecks(report.checks),
    { title: 'Drill', blocks: [{ kind: 'facts', rows: facts } as const] },
    ...notes(report.notes),
    ...tableSection(report.tables),
    ...builtInChecks(report.checks),
    ...skippedChecks(report.checks),
  ];
  return { ...drillHeadline(report), sections };
}

const OUTCOMES: Readonly<Record<DrillStep['outcome'], readonly [tone: Tone, word: string]>> = {
  done: ['good', 'done'],
  noticed: ['good', 'noticed the damage'],
  failed: ['bad', 'failed'],
  'not-run': ['skipped', 'not reached'],
};

function stepSection(steps: readonly DrillStep[]): Section[] {
  if (steps.length === 0) return [];
  const columns = [
    { title: 'Section' },
    { title: 'Step' },
    { title: 'Result' },
    { title: 'Time', align: 'right' } as const,
  ];
  const rows = many(steps, ({ heading, title, outcome, durationMs }) => {
    const [tone, word] = OUTCOMES[outcome];
    return [heading, title, toned(tone, word), durationMs === undefined ? '' : humanMs(durationMs)];
  });
  return [{ title: 'Steps of the instructions', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}

function notes(items: readonly string[]): Section[] {
  if (items.length === 0) return [];
  return [{ title: 'Notes', blocks: [{ kind: 'list', extent: 'detail', items: many(items, (item) => item) }] }];
}

function drillHeadline(report: DrillReport): Headline {
  const { backup, checks, verdict, reason = 'backup' } = report;
  const of =
    backup === undefined ? 'The backup' : `The backup of ${backup.database} from ${humanTime(backup.startedAt)}`;
  const age = ageInWords(report);
  if (verdict === 'passed') {
    const sentence = `${of} was ${restoredInWords(report)} by the stored instructions, with stock tools, and passed ${passedInWords(checks)}.${age}`;
    const tone = report.warnings.length > 0 ? 'warn' : 'good';
    return { tone, title: 'Passed: the instructions recover this backup', sentence };
  }
  if (verdict !== 'failed') {
    return { tone: 'bad', title: 'No verdict was reached', sentence: `This is not a verdict on the backup.${age}` };
  }
  const failed = checks.filter((check) => check.outcome === 'failed');
  if (reason !== 'backup') {
    const sentence = `${of} was recovered, but ${missedInWords(failed)}.${age}`;
    return { tone: 'bad', title: 'Failed: recovered, but not as required', sentence };
  }
  const sentence = `${of} did not pass: ${failedInWords(checks)}.${age}`;
  return { tone: 'bad', title: 'Failed: the instructions did not recover this backup', sentence };
}
