import type { CheckOutcome } from '../../../core/checks/check.ts';
import type { TestStep } from '../../../core/checks/test-steps.ts';
import type { DatabaseHistory, TestEntry } from '../../facts/history.ts';
import { humanAge, humanTime, plural } from '../../format.ts';
import { differencesIgnored, exceptIgnored } from '../../words/checks/checks.ts';
import type { Ladder } from '../chart.ts';
import { type ChartBlock, many, toned } from '../document.ts';
import { countingTests } from './judgment.ts';
import { msOf } from './periods.ts';

/** What each step proves. The order is that of a ladder: each step says more than the one before it. */
const STEPS: readonly (readonly [step: TestStep, name: string, proves: string])[] = [
  ['signature', 'Signature', 'the backup was made by the key of the backup job'],
  ['bytes', 'Stored bytes', 'every stored byte is as it was written'],
  ['restore', 'Restore', "the database's own tools restored it without an error"],
  [
    'comparison',
    'Schema and row counts',
    'every table is there, with as many rows as the source had where they were counted',
  ],
  ['content', 'Content of every table', 'every row of the tables that are compared is as in the dump'],
  ['volume', 'Volume of tables', 'no table that is compared lost more rows since earlier backups than is allowed'],
  ['queries', "The team's own queries", 'the data means what it should'],
  [
    'log',
    'Log replay',
    'an older backup and the log since then give what this backup held, or end exactly at a random moment before it',
  ],
];

const OUTCOMES = {
  passed: { tone: 'good', state: 'confirmed' },
  failed: { tone: 'bad', state: 'failed' },
  error: { tone: 'warn', state: 'could not run' },
  skipped: { tone: 'skipped', state: 'skipped' },
} as const satisfies Record<CheckOutcome, Pick<Ladder['rungs'][number], 'tone' | 'state'>>;

/** A step that found a difference which a rule ignores, or left something out, has passed with the rest only. */
const IN_PART = { tone: 'warn', state: 'confirmed in part' } as const;

/** How far the last test went. What is not configured is not passed. Only some databases have a log to replay. */
export function ladderChart(history: DatabaseHistory): ChartBlock {
  const tests = countingTests(history);
  const last = tests.findLast(({ kind }) => kind === 'verification');
  const drill = tests.findLast(({ kind }) => kind === 'drill');
  const steps = STEPS.filter(([step]) => step !== 'log' || last?.steps?.log !== undefined);
  const rungs = [...steps.map((step) => rungOf(step, last)), drillRung(drill, history.to)];
  const proved = rungs.filter(({ tone }) => tone === 'good').length;
  const partly = rungs.filter(({ state }) => state === IN_PART.state).length;
  const but = partly === 0 ? '' : `, and ${partly} in part`;
  const when =
    last === undefined
      ? 'There was no verification yet.'
      : `The last verification was ${humanTime(last.finishedAt)}${ignoredBy(last)}.`;
  return {
    kind: 'chart',
    title: 'How far it is verified',
    sentence: `${proved} of ${rungs.length} steps${but}. ${when}`,
    chart: { kind: 'ladder', rungs },
    table: {
      kind: 'table',
      extent: 'detail',
      columns: [{ title: 'state' }, { title: 'step' }, { title: 'what is known' }],
      rows: many(rungs, ({ name, tone, state, text }) => [toned(tone, state), name, text]),
    },
  };
}

function ignoredBy({ checks: { ignored = 0 } }: TestEntry): string {
  return ignored === 0 ? '' : `, with ${differencesIgnored(ignored)} by rules`;
}

function rungOf([step, name, proves]: (typeof STEPS)[number], last: TestEntry | undefined): Ladder['rungs'][number] {
  if (last === undefined)
    return { name, tone: 'skipped', state: 'not tested', text: `It would confirm that ${proves}.` };
  const outcome = last.steps?.[step];
  if (outcome !== undefined) {
    const ignored = last.checks.ignoredInSteps?.[step] ?? 0;
    const exempt = step === 'content' ? (last.checks.contentExempt ?? 0) : 0;
    const text = outcome === 'passed' ? proves : `It would confirm that ${proves}`;
    const state = outcome === 'passed' && ignored + exempt > 0 ? IN_PART : OUTCOMES[outcome];
    return {
      name,
      ...state,
      text: `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${exceptIgnored(ignored)}${exceptTables(exempt)}.`,
    };
  }
  const state = last.steps === undefined ? 'not recorded' : last.verdict === 'error' ? 'not reached' : 'not configured';
  return { name, tone: 'skipped', state, text: `It would confirm that ${proves}.` };
}

function exceptTables(exempt: number): string {
  return exempt === 0 ? '' : `; ${plural(exempt, 'table')} ${exempt === 1 ? 'is' : 'are'} not compared`;
}

function drillRung(drill: TestEntry | undefined, to: string): Ladder['rungs'][number] {
  const name = 'Drill by the instructions';
  const proves = 'people can recover with stock tools and the stored instructions alone';
  if (drill === undefined)
    return { name, tone: 'skipped', state: 'not configured', text: `It would confirm that ${proves}.` };
  const ago = `${humanAge(msOf(to) - msOf(drill.finishedAt))} ago`;
  const scenario = drill.scenario === null ? '' : `, scenario ${drill.scenario}`;
  const text =
    drill.verdict === 'passed'
      ? `${proves.slice(0, 1).toUpperCase()}${proves.slice(1)}`
      : `It would confirm that ${proves}`;
  return { name, ...OUTCOMES[drill.verdict], text: `${text} (${ago}${scenario}).` };
}
