import { confirms } from '../../../core/checks/verdict.ts';
import type { DatabaseHistory, HistoryDestination } from '../../facts/history.ts';
import type { PageReport } from '../../facts/page.ts';
import { humanAge, humanBytes, plural } from '../../format.ts';
import { ruleVerdict } from '../../words/rule.ts';
import type { Lanes, Mark, TimeSpan } from '../chart.ts';
import { type ChartBlock, code, type Line, toned } from '../document.ts';
import { countingTests } from './judgment.ts';
import { fewRows, msOf } from './periods.ts';

const STATES = [
  { name: 'read completely, and it restored', hue: 'good' },
  { name: 'damaged', hue: 'bad' },
  { name: 'not reachable', hue: 'warn' },
] as const satisfies Lanes['states'];
const [PROVED, DAMAGED, UNREACHABLE] = [0, 1, 2] as const;

/** Which copy was proved when. */
export function copiesChart({ history, rule }: PageReport, span: TimeSpan): ChartBlock | undefined {
  if (history === undefined || history.destinations.length === 0) return undefined;
  const { destinations, to } = history;
  const proved = destinations.filter((each) => lastProved(history, each) !== undefined).length;
  const of = plural(destinations.length, 'destination');
  const counts = `A copy was read and restored from ${proved === 0 ? 'none' : proved} of ${of}.`;
  return {
    kind: 'chart',
    title: 'Copies, and when each was verified',
    sentence: rule === undefined ? counts : `${counts} ${ruleVerdict(rule)}.`,
    chart: {
      kind: 'lanes',
      ...span,
      states: STATES,
      lanes: destinations.map(({ label }) => ({ name: label, marks: marksOf(history, label) })),
    },
    table: {
      kind: 'table',
      extent: 'detail',
      columns: [
        { title: 'destination' },
        { title: 'last verified' },
        { title: 'newest backup' },
        { title: 'stored', align: 'right' },
      ],
      rows: fewRows(destinations, (each) => {
        const at = lastProved(history, each);
        const when: Line = at === undefined ? toned('warn', 'never') : `${humanAge(msOf(to) - msOf(at))} ago`;
        if (!each.isReachable) return [code(each.label), when, toned('warn', 'not reachable'), ''];
        return [
          code(each.label),
          when,
          each.newestId === null ? toned('bad', 'none') : code(each.newestId),
          humanBytes(each.totalBytes),
        ];
      }),
    },
  };
}

function marksOf(history: DatabaseHistory, label: string): readonly Mark[] {
  return countingTests(history).flatMap((test): Mark[] => {
    const state = test.copies.find(({ destination }) => destination === label)?.state;
    const atMs = msOf(test.finishedAt);
    if (state === 'damaged') return [{ atMs, state: DAMAGED }];
    if (state === 'unreachable') return [{ atMs, state: UNREACHABLE }];
    return state === 'read' && confirms(test) ? [{ atMs, state: PROVED }] : [];
  });
}

/** From the tests on this page, or from what the destination itself says of an earlier one. */
function lastProved(history: DatabaseHistory, { label, lastProvedAt }: HistoryDestination): string | undefined {
  const test = countingTests(history).findLast(
    (each) => confirms(each) && each.copies.some(({ destination, state }) => destination === label && state === 'read'),
  );
  return test?.finishedAt ?? lastProvedAt ?? undefined;
}
