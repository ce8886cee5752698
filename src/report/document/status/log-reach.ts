import type { LogFacts, WindowFacts } from '../../facts/status/log-reach.ts';
import { humanMs, humanTime } from '../../format.ts';
import { type Block, type Line, many, toned } from '../document.ts';

/** Every window and gap, if there is more than one window, or a gap before it. */
export function logBlocks(log: LogFacts | undefined): Block[] {
  return log === undefined || log.windows.length + log.gaps.length < 2 ? [] : [windowTable(log)];
}

/** Every window and gap, newest first. */
export function windowTable({ windows, gaps }: LogFacts): Block {
  const row = (what: Line, { from, to }: WindowFacts): Line[] => {
    return [what, humanTime(from), humanTime(to), humanMs(Date.parse(to) - Date.parse(from))];
  };
  const rows = [
    ...windows.map((window) => ({ window, line: row(toned('good', 'any moment'), window) })),
    ...gaps.map((window) => ({ window, line: row(toned('warn', 'gap'), window) })),
  ].toSorted((a, b) => Date.parse(b.window.from) - Date.parse(a.window.from));
  return {
    kind: 'table',
    extent: 'detail',
    columns: [{ title: 'log' }, { title: 'from' }, { title: 'to' }, { title: 'length', align: 'right' }],
    rows: many(rows, ({ line }) => line),
  };
}
