import type { LogMarker } from '../../../src/core/format/log/log-marker.ts';
import type { LogPosition } from '../../../src/core/format/log/log-position.ts';
import type { Engine } from '../../../src/ports/engine/engine.ts';

/** The name of the file at the source. */
export const LOG_FILE = 'binlog.000007';
const MAGIC = Buffer.from([0xfe, 0x62, 0x69, 0x6e]);
const HEADER_BYTES = 19;
const SERVER_ID = 7;
const FORMAT_DESCRIPTION = 15;
const XID = 16;
const MARIADB_GTID = 162;
/** Seconds since 1970. Each minute from then on has a transaction. */
const FIRST_AT = Date.UTC(2025, 1, 1, 3) / 1_000;

/** An event of a binary log without a checksum, which ends at `next`. */
function eventOf(type: number, time: number, body: Buffer, from: number): Buffer {
  const head = Buffer.alloc(HEADER_BYTES);
  const length = HEADER_BYTES + body.length;
  head.writeUInt32LE(time, 0);
  head.writeUInt8(type, 4);
  head.writeUInt32LE(SERVER_ID, 5);
  head.writeUInt32LE(length, 9);
  head.writeUInt32LE(from + length, 13);
  return Buffer.concat([head, body]);
}

/** The beginning of each file: version 4, the server's version, the length of a header, and no checksums. */
function beginning(): Buffer {
  const body = Buffer.alloc(2 + 50 + 4 + 1 + 164 + 1 + 4);
  body.writeUInt16LE(4, 0);
  body.write('10.11.19-MariaDB-log', 2);
  body.writeUInt8(HEADER_BYTES, 56);
  return Buffer.concat([MAGIC, eventOf(FORMAT_DESCRIPTION, FIRST_AT, body, MAGIC.length)]);
}

/** A transaction that changes nothing: its number, and its end. */
function transaction(sequence: number, from: number): Buffer {
  const begin = Buffer.alloc(13);
  begin.writeBigUInt64LE(BigInt(sequence), 0);
  const time = FIRST_AT + 60 * sequence;
  const first = eventOf(MARIADB_GTID, time, begin, from);
  return Buffer.concat([first, eventOf(XID, time, Buffer.alloc(8, sequence), from + first.length)]);
}

/** A binary log file of so many transactions. */
export function logFile(transactions: number): Buffer {
  let file = beginning();
  for (let each = 1; each <= transactions; each += 1) file = Buffer.concat([file, transaction(each, file.length)]);
  return file;
}

const placeAfter = (transactions: number): LogPosition => ({
  kind: 'binlog',
  file: LOG_FILE,
  offset: logFile(transactions).length,
  gtid: transactions === 0 ? null : `0-${SERVER_ID}-${transactions}`,
  server: 'a-server-that-never-was',
  at: new Date((FIRST_AT + 60 * transactions) * 1_000).toISOString(),
});

/** Written after so many transactions. */
const markerAfter = (table: string, transactions: number): LogMarker => {
  const second = new Date((FIRST_AT + 60 * transactions + 30) * 1_000).toISOString().slice(0, -'.000Z'.length);
  return { table, value: `${transactions}`.padStart(32, '0'), from: `${second}.000001Z`, to: `${second}.000002Z` };
};

/** Gives a stub engine a server that writes a log, of one more transaction with each shipment. */
export function writeLog(engine: Engine): void {
  const open = engine.openSource.bind(engine);
  let count = 0;
  engine.openSource = async (...given) => {
    const source = await open(...given);
    return {
      ...source,
      mark: async (table) => markerAfter(table, count),
      dump: async (options) => ({ ...(await source.dump(options)), position: async () => placeAfter(count) }),
      readLog: async () => {
        const [start, end] = [logFile(count).length, logFile(count + 1).length];
        count += 1;
        const piece = Buffer.concat([beginning(), logFile(count).subarray(start)]);
        const at = new Date((FIRST_AT + 60 * count) * 1_000).toISOString();
        return {
          files: (async function* () {
            const content = (async function* () {
              yield piece;
            })();
            yield { name: LOG_FILE, file: LOG_FILE, start, end, content };
          })(),
          end: async () => ({
            to: placeAfter(count),
            transactions: { count: 1, firstAt: at, lastAt: at, precision: 'seconds' },
          }),
        };
      },
    };
  };
}
