import type { DatabaseHistory } from '../../facts/history.ts';
import { humanBytes, humanTime } from '../../format.ts';
import type { Curve, Point, TimeSpan } from '../chart.ts';
import { type ChartBlock, code } from '../document.ts';
import { fewRows, msOf } from './periods.ts';

const MOST_POINTS = 400;

/** The size of each backup: of the dump, and in storage. */
export function sizesChart({ backups }: DatabaseHistory, span: TimeSpan): ChartBlock | undefined {
  const [first, last] = [backups[0], backups.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const curve = (name: string, hue: 1 | 3, of: (backup: (typeof backups)[number]) => number): Curve => {
    const points = backups.map((backup): Point => [msOf(backup.startedAt), of(backup)]);
    return { name, hue, shape: 'area', points: thinned(points) };
  };
  const raw = curve('dump', 1, ({ rawBytes }) => rawBytes);
  const stored = curve('stored', 3, ({ storedBytes }) => storedBytes);
  return {
    kind: 'chart',
    title: 'Size of each backup',
    sentence: `The newest dump has ${humanBytes(last.rawBytes)}; it takes ${humanBytes(last.storedBytes)} in storage. The oldest one had ${humanBytes(first.rawBytes)}.`,
    chart: { kind: 'curves', unit: 'bytes', ...span, curves: [raw, stored] },
    table: {
      kind: 'table',
      extent: 'detail',
      columns: [
        { title: 'made' },
        { title: 'kind' },
        { title: 'dump', align: 'right' },
        { title: 'stored', align: 'right' },
      ],
      rows: fewRows(backups.toReversed(), ({ startedAt, kind, rawBytes, storedBytes }) => [
        humanTime(startedAt),
        kind,
        humanBytes(rawBytes),
        humanBytes(storedBytes),
      ]),
    },
  };
}

/** The largest of each part, if there are more points than a chart can show. */
function thinned(points: readonly Point[]): Point[] {
  if (points.length <= MOST_POINTS) return [...points];
  const size = points.length / MOST_POINTS;
  const groups = Map.groupBy(points.keys(), (at) => Math.floor(at / size));
  return [...groups.values()].flatMap((group) => {
    const part = group.flatMap((at): Point[] => (points[at] === undefined ? [] : [points[at]]));
    return part.toSorted(([, a], [, b]) => (b ?? 0) - (a ?? 0)).slice(0, 1);
  });
}

/** What each destination holds, and when it will be full. */
export function capacityChart({
  destinations,
  objectives: { capacityBytes },
}: DatabaseHistory): ChartBlock | undefined {
  const read = destinations.filter(({ isReachable }) => isReachable);
  if (read.length === 0) return undefined;
  const most = capacityBytes ?? Math.max(...read.map(({ totalBytes }) => totalBytes), 1);
  const when = ({ capacityReachedOn: on }: (typeof read)[number]): string =>
    on === null ? 'not full within a year' : `full on ${on}`;
  const soonest = read.flatMap(({ capacityReachedOn }) => capacityReachedOn ?? []).toSorted()[0];
  const sentence =
    capacityBytes === undefined
      ? 'No capacity is set, so there is no forecast.'
      : `The capacity is ${humanBytes(capacityBytes)}. At the present growth, it is ${soonest === undefined ? 'not reached within a year' : `reached on ${soonest}`}.`;
  return {
    kind: 'chart',
    title: 'Stored, and when it is full',
    sentence,
    chart: {
      kind: 'meters',
      meters: read.map((each) => ({
        name: each.label,
        value: each.totalBytes,
        most,
        text:
          capacityBytes === undefined ? humanBytes(each.totalBytes) : `${humanBytes(each.totalBytes)}, ${when(each)}`,
        hue:
          capacityBytes !== undefined && each.totalBytes > capacityBytes
            ? 'bad'
            : each.capacityReachedOn === null
              ? 1
              : 'warn',
      })),
    },
    table: {
      kind: 'table',
      extent: 'detail',
      columns: [{ title: 'destination' }, { title: 'stored', align: 'right' }, { title: 'forecast' }],
      rows: fewRows(read, (each) => [
        code(each.label),
        humanBytes(each.totalBytes),
        capacityBytes === undefined ? '' : when(each),
      ]),
    },
  };
}
