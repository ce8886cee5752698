import { exactIso, timeOfMicroseconds } from '../../../src/core/exact-time.ts';
import type { Shipped } from './ledger.ts';
import type { Restored } from './logged-server.ts';
import type { Range } from './marks.ts';
import type { World } from './world.ts';

const SECOND_US = 1_000_000;

/** A moment to restore, and what must come of it. */
interface Asked {
  readonly options: Readonly<Record<string, string>>;
  /** So many transactions are in it. */
  readonly range: Range;
  readonly mustBeReached: boolean;
  /** It is in a gap that the reports state. */
  readonly isInGap: boolean;
}

/** Restores a random moment by a random method, and compares the rows. */
export async function restoreSome(world: World): Promise<void> {
  const asked = someMoment(world);
  const { counts, server, bed } = world;
  const restored = await server.restore(bed, asked.options);
  const { error } = restored.report;
  if (error !== undefined) {
    if (!asked.mustBeReached && error.code === 'LOG_UNREACHED') counts.refused += 1;
    else counts.wrong.push(`${inWords(asked, world)}: ${error.code} ${error.message}`);
    return;
  }
  if (asked.isInGap) counts.wrong.push(`${inWords(asked, world)}: in a gap, and not refused`);
  else compare(asked, restored, world);
}

/** Asks for the end of a shipment of which something is missing. It may be reached in another way, but never with other rows. */
export async function restoreDamaged(world: World, { toUs }: Shipped): Promise<void> {
  const asked = askTime(toUs, world);
  const restored = await world.server.restore(world.bed, asked.options);
  const { error } = restored.report;
  if (error === undefined) compare(asked, restored, world);
  else if (error.code.startsWith('INTERNAL')) world.counts.wrong.push(`${inWords(asked, world)}: ${error.message}`);
  else world.counts.damaged += 1;
}

function compare(asked: Asked, { state }: Restored, world: World): void {
  const { least, most } = asked.range;
  const found = state && world.workload.numberOf(state);
  if (found !== undefined && found >= least && found <= most) {
    world.counts.exact += 1;
    return;
  }
  const what = found === undefined ? `a state that never was: ${JSON.stringify(state)}` : `${found} transactions`;
  world.counts.wrong.push(`${inWords(asked, world)}: restored ${what}`);
}

function inWords({ options, range: { least, most } }: Asked, { workload, ledger }: World): string {
  const lines = ledger.spans.map((span) => {
    return `${isoOf(span.fromUs)} ${ledger.fromCount(span)} to ${isoOf(span.toUs)} ${span.toCount}`;
  });
  const numbers = least === most ? String(least) : `${least} to ${most}`;
  return `${JSON.stringify(options)}, ${numbers} of ${workload.committed} transactions [${lines.join('; ')}]`;
}

function someMoment(world: World): Asked {
  const { random, ledger } = world;
  const method = random.of(['time', 'time', 'before', 'before', 'shipment', 'backup', 'gap'] as const);
  if (method === 'shipment') {
    const shipment = ledger.someShipment(random);
    if (shipment !== undefined) return askTime(shipment.toUs, world);
  }
  if (method === 'backup' || method === 'gap') {
    // The snapshot of a backup is of a moment in its time, and others were writing.
    const [window, ...others] = method === 'backup' ? ledger.backups : ledger.gaps();
    if (window !== undefined) {
      const { fromUs, toUs } = random.of([window, ...others]);
      return askTime(random.between(fromUs, toUs), world);
    }
  }
  const n = someTransaction(world);
  return (method === 'before' ? askBefore(n, world) : undefined) ?? askTime(timeNear(n, world), world);
}

/** Half of them are where something happened. */
function someTransaction({ random, events, marks }: World): number {
  const [first, ...others] = events;
  const isNear = first !== undefined && random.share() < 0.5;
  const n = isNear ? random.of([first, ...others]) + random.between(-2, 2) : random.between(1, marks.count);
  return Math.min(Math.max(1, n), marks.count);
}

/** When a transaction was committed, or right before, or the next one was. */
function timeNear(n: number, { marks, random }: World): number {
  const mark = marks.of(n);
  if (mark === undefined) throw new RangeError(`there is no transaction ${n}`);
  return random.of([mark.byUs, mark.afterUs, random.between(mark.afterUs, mark.byUs), mark.byUs + 1]);
}

function askTime(moment: number, { server, marks, ledger, random }: World): Asked {
  const us = server.isInSeconds ? (Math.floor(moment / SECOND_US) + random.between(0, 1)) * SECOND_US : moment;
  const ends = ledger.shipments.map(({ toUs }) => toUs);
  return {
    options: { at: isoOf(us) },
    range: marks.committedAt(us, ends),
    mustBeReached: ledger.reachesTime(us),
    isInGap: ledger.gaps().some(({ fromUs, toUs }) => fromUs < us && us < toUs),
  };
}

function askBefore(n: number, { server, marks, ledger }: World): Asked | undefined {
  const name = server.nameOf(n, marks.of(n)?.row);
  if (name === undefined) return undefined;
  return {
    options: { [server.before]: name },
    range: { least: n - 1, most: n - 1 },
    mustBeReached: ledger.reachesBefore(n),
    isInGap: false,
  };
}

function isoOf(us: number): string {
  return exactIso(timeOfMicroseconds(us));
}
