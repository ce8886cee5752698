import { confirms, refutes } from '../../../core/checks/verdict.ts';
import type { BackupEntry, DatabaseHistory } from '../../facts/history.ts';
import { humanTime, plural } from '../../format.ts';
import type { Lanes, TimeSpan } from '../chart.ts';
import { type ChartBlock, code, toned } from '../document.ts';
import { countingTests } from './judgment.ts';
import { dayOf, fewRows, msOf } from './periods.ts';

const MOST_CHAINS = 8;
const STATES = [
  { name: 'restored in a test', hue: 'good' },
  { name: 'needed by one that was restored', hue: 2 },
  { name: 'failed its test', hue: 'bad' },
  { name: 'not tested itself', hue: 'skipped' },
] as const satisfies Lanes['states'];
const [RESTORED, NEEDED, FAILED, UNTESTED] = [0, 1, 2, 3] as const;

interface ChainTest {
  readonly state: 0 | 1 | 2 | 3;
  /** When the last test was that says so. */
  readonly at: string | undefined;
}

/** Which backups build on which, and what the tests say of each. */
export function chainChart(history: DatabaseHistory, span: TimeSpan): ChartBlock | undefined {
  const { backups } = history;
  if (backups.length === 0) return undefined;
  const proofs = proofsOf(history);
  const stateOf = ({ id }: BackupEntry): ChainTest['state'] => proofs.get(id)?.state ?? UNTESTED;
  const count = (state: ChainTest['state']): number => backups.filter((each) => stateOf(each) === state).length;
  const marks = (of: readonly BackupEntry[]) =>
    of.map((each) => ({ atMs: msOf(each.startedAt), state: stateOf(each) }));
  const { chains, alone } = chainsOf(backups);
  const shown = chains.slice(-MOST_CHAINS).reverse();
  const more = chains.length - shown.length;
  const sentence = `${plural(backups.length, 'backup')}: ${count(RESTORED)} restored in a test, ${count(NEEDED)} needed by one that was, ${count(FAILED)} failed, ${count(UNTESTED)} not tested.`;
  return {
    kind: 'chart',
    title: 'Backups, and which of them were tested',
    sentence: more > 0 ? `${sentence} ${plural(more, 'older chain')} not drawn.` : sentence,
    chart: {
      kind: 'lanes',
      ...span,
      states: STATES,
      lanes: [
        ...shown.map((chain) => ({
          name: dayOf(msOf(chain[0]?.startedAt ?? '')),
          marks: marks(chain),
          isChain: true as const,
        })),
        ...(alone.length === 0
          ? []
          : [{ name: chains.length === 0 ? 'full backups' : 'single fulls', marks: marks(alone) }]),
      ],
    },
    table: chainTable(backups, proofs),
  };
}

function chainTable(backups: readonly BackupEntry[], proofs: ReadonlyMap<string, ChainTest>): ChartBlock['table'] {
  return {
    kind: 'table',
    extent: 'detail',
    columns: [{ title: 'backup' }, { title: 'needs' }, { title: 'test' }],
    rows: fewRows(backups.toReversed(), (backup) => {
      const { state, at } = proofs.get(backup.id) ?? { state: UNTESTED, at: undefined };
      const tone = state === RESTORED ? 'good' : state === FAILED ? 'bad' : undefined;
      const text = `${STATES[state].name}${at === undefined ? '' : ` ${humanTime(at)}`}`;
      const { parents } = backup;
      return [
        code(backup.id),
        parents.length === 0 ? '' : plural(parents.length, 'backup'),
        tone === undefined ? text : toned(tone, text),
      ];
    }),
  };
}

/** What the last test of each backup says, also of those that it needed. */
function proofsOf(history: DatabaseHistory): ReadonlyMap<string, ChainTest> {
  const proofs = new Map<string, ChainTest>();
  const byId = new Map(history.backups.map((backup) => [backup.id, backup]));
  for (const test of countingTests(history)) {
    if (test.backup === null || (!confirms(test) && !refutes(test))) continue;
    proofs.set(test.backup.id, { state: confirms(test) ? RESTORED : FAILED, at: test.finishedAt });
    if (!confirms(test)) continue;
    for (const parent of byId.get(test.backup.id)?.parents ?? []) {
      const known = proofs.get(parent)?.state;
      if (known === undefined || known === NEEDED) proofs.set(parent, { state: NEEDED, at: test.finishedAt });
    }
  }
  return proofs;
}

/** Backups with the full that they build on, oldest chain first, and the fulls that nothing builds on. */
function chainsOf(backups: readonly BackupEntry[]): {
  readonly chains: BackupEntry[][];
  readonly alone: BackupEntry[];
} {
  const isFull = new Set(backups.filter(({ parents }) => parents.length === 0).map(({ id }) => id));
  const groups = Map.groupBy(
    backups,
    ({ id, parents }) => parents.find((parent) => isFull.has(parent)) ?? parents[0] ?? id,
  );
  const all = [...groups.values()];
  return { chains: all.filter(({ length }) => length > 1), alone: all.filter(({ length }) => length === 1).flat() };
}
