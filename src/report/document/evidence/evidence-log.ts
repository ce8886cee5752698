import type { EvidenceDatabase, EvidenceFacts, EvidenceGap, EvidenceLog } from '../../facts/evidence.ts';
import { humanAge, humanTime, plural } from '../../format.ts';
import { listed } from '../../words/names.ts';
import { type Block, code, type Line, many, type Section, toned } from '../document.ts';

/** Missing shipments that a sentence names. */
const NAMED = 3;

const REASONS: Readonly<Record<EvidenceGap['reason'], string>> = {
  'not-begun': 'nothing was shipped before',
  'new-line': 'the log did not continue, so the next shipment begins at a backup',
  'other-source': 'the next shipment is of another source server',
  missing: 'a shipment is missing, which another one names',
  'no-backup': 'the log was shipped, and no stored backup leads to it',
  expired: 'retention removed the backups or shipments',
  ended: 'nothing was shipped any more',
};

type Logged = Pick<EvidenceDatabase, 'name'> & { readonly log: EvidenceLog };

function logsOf({ databases }: Pick<EvidenceFacts, 'databases'>): Logged[] {
  return databases.flatMap(({ name, log }) => (log === undefined ? [] : [{ name, log }]));
}

/** Whether moments can't be restored that were expected to be. What is only too old, or before the first shipment, is no gap. */
function isGap({ reason }: EvidenceGap): boolean {
  return reason !== 'expired' && reason !== 'not-begun';
}

/** What is wrong with the shipped logs of all databases. */
export function logTotals(facts: Pick<EvidenceFacts, 'databases'>): {
  readonly gaps: number;
  readonly missing: number;
  readonly late: number;
} {
  const sum = (of: (log: EvidenceLog) => number): number =>
    logsOf(facts).reduce((total, { log }) => total + of(log), 0);
  return {
    gaps: sum(({ gaps }) => gaps.filter(isGap).length),
    missing: sum(({ missing }) => missing.length),
    late: sum(({ late }) => late.length),
  };
}

/** Which moments the shipped log makes possible. */
export function logSections(facts: EvidenceFacts): Section[] {
  const logs = logsOf(facts);
  if (logs.length === 0) return [];
  const text =
    'With the shipped log, any moment in these spans can be restored. Times are by the clock of the source server. They follow from the signed manifests of all shipments of the period, each of which names the one before it.';
  const blocks = [spanTable(logs), { kind: 'note' as const, text }, ...lateBlocks(logs), ...noteBlocks(logs)];
  const { gaps, missing } = logTotals(facts);
  const tone = missing > 0 ? { tone: 'bad' as const } : gaps > 0 ? { tone: 'warn' as const } : {};
  return [{ title: 'Shipped log', ...tone, blocks }];
}

function spanTable(logs: readonly Logged[]): Block {
  const lines = logs.flatMap(({ name, log: { windows, gaps } }) =>
    [
      ...windows.map((span) => ({ name, span, what: toned('good', 'any moment'), why: '' as Line })),
      ...gaps.map((span) => ({
        ...{ name, span, what: isGap(span) ? toned('bad', 'gap') : 'none' },
        why: whyOf(span),
      })),
    ].toSorted((a, b) => (a.span.from < b.span.from ? -1 : 1)),
  );
  const rows = many(lines, ({ name, span: { from, to }, what, why }): Line[] => [
    code(name),
    what,
    humanTime(from),
    humanTime(to),
    humanAge(Date.parse(to) - Date.parse(from)),
    why,
  ]);
  const columns = [
    { title: 'database' },
    { title: 'restorable' },
    { title: 'from' },
    { title: 'to' },
    { title: 'length', align: 'right' },
    { title: 'reason' },
  ] as const;
  return { kind: 'table', extent: 'result', columns, rows };
}

function whyOf({ reason, shipment }: EvidenceGap): Line {
  return shipment === null ? REASONS[reason] : [`${REASONS[reason]}: `, code(shipment)];
}

function lateBlocks(logs: readonly Logged[]): Block[] {
  const all = logs.flatMap(({ name, log: { late } }) => late.map((each) => ({ name, each })));
  if (all.length === 0) return [];
  const columns = [
    { title: 'database' },
    { title: 'late until' },
    { title: 'age of the log', align: 'right' },
    { title: 'usual', align: 'right' },
    { title: 'ended by the shipment' },
  ] as const;
  const rows = many(all, ({ name, each: { at, ageMs, usualMs, shipment } }): Line[] => [
    code(name),
    humanTime(at),
    toned('warn', humanAge(ageMs)),
    usualMs === null ? '' : `up to ${humanAge(usualMs)}`,
    shipment === null ? 'none in this period' : code(shipment),
  ]);
  return [{ kind: 'table', extent: 'finding', columns, rows }];
}

function noteBlocks(logs: readonly Logged[]): Block[] {
  const items = logs.flatMap(({ name, log: { missing, uncounted } }): Line[] => [
    ...(missing.length === 0
      ? []
      : [
          [
            toned('bad', 'finding: '),
            `${name}: ${plural(missing.length, 'shipment')} named by another one, and not in the evidence (${listed(
              missing.slice(0, NAMED).map(({ id }) => id),
              missing.length - NAMED,
            )})`,
          ],
        ]),
    ...(uncounted === 0
      ? []
      : [
          [
            `note: ${name}: ${plural(uncounted, 'shipment')} at the destinations did not count: damaged, or not signed by an accepted key`,
          ],
        ]),
  ]);
  if (items.length === 0) return [];
  return [{ kind: 'list', extent: 'finding', items: many(items, (item) => item) }];
}
