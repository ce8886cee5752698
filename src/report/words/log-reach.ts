import type { LogFacts, WindowFacts } from '../facts/status/log-reach.ts';
import { humanTime, plural } from '../format.ts';

/** `any moment from X to Y`. */
export function windowInWords({ from, to }: WindowFacts): string {
  return `any moment from ${humanTime(from)} to ${humanTime(to)}`;
}

/** The newest window, and how many others and gaps there are. Undefined without a log. */
export function reachInWords(log: LogFacts | undefined): string | undefined {
  if (log === undefined) return undefined;
  const newest = log.windows.at(-1);
  if (newest === undefined) return `${plural(log.shipments, 'shipment')}, and no backup that they continue`;
  const gaps = log.gaps.length === 0 ? '' : `, with ${plural(log.gaps.length, 'gap')} before it`;
  const unread = log.unread === 0 ? '' : `; ${plural(log.unread, 'older shipment')} not read, see \`list\``;
  return `${windowInWords(newest)}${gaps}${unread}`;
}
