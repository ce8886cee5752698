import { RestorableError } from '../../src/core/errors.ts';
import type { LogPosition } from '../../src/core/format/log/log-position.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Engine } from '../../src/ports/engine/engine.ts';
import type { LogReading } from '../../src/ports/engine/log-source.ts';

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** The log of `shop` is shipped each noon, from a Sunday on. */
const FIRST_SHIPPED = 60;
/** Days of the quarter on which the timer of the shipments did not run. After the first ones, the server had removed its log. */
const NOT_SHIPPED: readonly number[] = [68, 69, 84, 85];
const REMOVED_BEFORE = 70;
const FILE = 'binlog.000012';
const FIRST_BYTE = 4;
/** Each minute has one transaction. */
const BYTES = 10;

/** When the log of a day is shipped. Undefined if it is not. */
export function shippedAt(firstDay: number, day: number): Date | undefined {
  if (day < FIRST_SHIPPED || NOT_SHIPPED.includes(day)) return undefined;
  return new Date(firstDay + day * DAY_MS + 12 * 60 * MINUTE_MS + (day % 7) * MINUTE_MS);
}

/**
 * A fake of a server of `shop` that writes a binary log. The sample databases are files, which have none: only manifests of shipments are in
 * the evidence, and nothing replays this log.
 */
export function withLog(engine: Engine, clock: Clock, firstDay: number): Engine {
  const begunMs = firstDay + (FIRST_SHIPPED - 1) * DAY_MS;
  const minutes = (): number => Math.floor((clock.now().getTime() - begunMs) / MINUTE_MS);
  const placeAfter = (transactions: number): LogPosition => ({
    ...{
      kind: 'binlog',
      file: FILE,
      offset: FIRST_BYTE + transactions * BYTES,
      gtid: null,
      server: 'a simulated server',
    },
    at: clock.now().toISOString(),
  });
  const open = engine.openSource.bind(engine);
  return {
    ...engine,
    openSource: async (url, ...given) => {
      const source = await open(url, ...given);
      if (!url.reveal().endsWith('/shop.sqlite') || minutes() < 0) return source;
      return {
        ...source,
        dump: async (options) => ({ ...(await source.dump(options)), position: async () => placeAfter(minutes()) }),
        readLog: async (from) => {
          const removed = firstDay + REMOVED_BEFORE * DAY_MS;
          if (Date.parse(from.at) < removed && clock.now().getTime() > removed) throw gone();
          return read(from, placeAfter(minutes()));
        },
      };
    },
  };
}

function gone(): RestorableError {
  return new RestorableError('LOG_GAP', `The server has removed ${FILE} up to the place of the last shipment.`, {
    hint: 'Make a backup: shipments continue from it.',
  });
}

function read(from: LogPosition, to: LogPosition): LogReading {
  if (from.kind !== 'binlog' || to.kind !== 'binlog') throw new RangeError('another kind of log');
  const [start, end] = [from.offset, to.offset];
  const count = (end - start) / BYTES;
  const [firstAt, lastAt] = count === 0 ? [null, null] : [from.at, to.at];
  return {
    files: (async function* () {
      const content = (async function* () {
        yield Buffer.alloc(end - start, 'log');
      })();
      if (count > 0) yield { name: FILE, file: FILE, start, end, content };
    })(),
    end: async () => ({ to, transactions: { count, firstAt, lastAt, precision: 'microseconds' } }),
  };
}
