/** How many connections dump a database in parallel. `auto`: as many as its size and this machine make worthwhile. */
export type Lanes = 'auto' | number;

/** Each lane is a program and a connection to the server. More would only wait for each other. */
export const MOST_LANES = 16;
/** Without being asked for more. */
const MOST_AUTOMATIC_LANES = 4;
/** A smaller database is dumped before several connections pay. */
const LEAST_AUTOMATIC_BYTES = 256 * 1024 * 1024;

/** @param text `auto` or a whole number from 1 to 16; undefined if it is neither */
export function readLanes(text: string): Lanes | undefined {
  if (text === 'auto') return text;
  const lanes = /^[1-9]\d?$/.test(text) ? Number(text) : MOST_LANES + 1;
  return lanes <= MOST_LANES ? lanes : undefined;
}

/** @param bytes size of what is dumped, as the server states it */
export function lanesFor(wanted: Lanes, cores: number, bytes: number): number {
  if (wanted !== 'auto') return wanted;
  return bytes < LEAST_AUTOMATIC_BYTES ? 1 : Math.max(1, Math.min(cores, MOST_AUTOMATIC_LANES));
}

interface Sized {
  readonly bytes: number;
}

/**
 * Deals items to lanes: the largest first, each to the lane that has the fewest bytes so far.
 * @param firstBytes what the first lane has besides
 * @returns the items of each lane. A lane without items is left out, except the first.
 */
export function dealToLanes<T extends Sized>(items: readonly T[], lanes: number, firstBytes = 0): T[][] {
  const dealt = Array.from({ length: lanes }, (_, lane) => ({ items: [] as T[], bytes: lane === 0 ? firstBytes : 0 }));
  const [first] = dealt;
  if (first === undefined) throw new RangeError(`${lanes} lanes`);
  for (const item of items.toSorted((a, b) => b.bytes - a.bytes)) {
    const least = dealt.reduce((best, lane) => (lane.bytes < best.bytes ? lane : best), first);
    least.items.push(item);
    least.bytes += item.bytes;
  }
  return dealt.filter((lane) => lane === first || lane.items.length > 0).map((lane) => lane.items);
}
