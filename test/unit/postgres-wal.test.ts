import { describe, expect, it } from 'vitest';
import { commitTimeOf } from '../../src/engines/postgres/replay/commit-record.ts';
import { unsafeKindOf } from '../../src/engines/postgres/replay/unsafe-record.ts';
import { WalFlaw } from '../../src/engines/postgres/replay/wal-flaw.ts';
import { lsnText, parseLsn, segmentName } from '../../src/engines/postgres/replay/wal-form.ts';
import { type WalRecord, WalScanner } from '../../src/engines/postgres/replay/wal-scanner.ts';
import { addToCrc, CRC_START, finishCrc } from '../../src/engines/postgres/wal/crc32c.ts';
import { slotOf } from '../../src/engines/postgres/wal/slot.ts';
import { continues, segmentAt, timelinesIn } from '../../src/engines/postgres/wal/timelines.ts';

const PAGE = 8_192;
const SEGMENT = 1_048_576;
const SERVER = 7_002_807_542_049_900_350n;
/** The beginning of a file, so that the first page has a long header. */
const BEGIN = 0x1_0030_0000;
const LONG = 40;
const SHORT = 24;

interface Written {
  readonly manager: number;
  readonly info: number;
  readonly data: Buffer;
}

const commitAt = (timeUs: number, more: { origin?: boolean; length?: number; info?: number } = {}): Written => {
  const data = Buffer.alloc(more.length ?? 8);
  data.writeBigInt64LE(BigInt(timeUs - 946_684_800_000_000));
  const mark =
    data.length > 255
      ? Buffer.from([254, ...new Uint8Array(new Uint32Array([data.length]).buffer)])
      : Buffer.from([255, data.length]);
  const parts = [...(more.origin ? [Buffer.from([253, 1, 0])] : []), mark, data];
  return { manager: 1, info: more.info ?? 0x80, data: Buffer.concat(parts) };
};

const other = (length: number): Written => ({ manager: 10, info: 0, data: Buffer.alloc(length, 7) });

function recordOf({ manager, info, data }: Written, previous: number): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(24 + data.length, 0);
  header.writeBigUInt64LE(BigInt(previous), 8);
  header.writeUInt8(info, 16);
  header.writeUInt8(manager, 17);
  const crc = addToCrc(addToCrc(CRC_START, data), header.subarray(0, 20));
  header.writeUInt32LE(finishCrc(crc), 20);
  return Buffer.concat([header, data]);
}

/** Writes a log as the server does: pages with headers, and records that continue on the next one. */
class Log {
  bytes = Buffer.alloc(0);
  /** Of the pages that begin from now on. */
  timeline = 1;
  #previous = 0;

  #header(continued: number, marks: number): void {
    const isLong = this.bytes.length % SEGMENT === 0;
    const header = Buffer.alloc(isLong ? LONG : SHORT);
    header.writeUInt16LE(0xd116, 0);
    header.writeUInt16LE(marks | (isLong ? 2 : 0) | (continued > 0 ? 1 : 0), 2);
    header.writeUInt32LE(this.timeline, 4);
    header.writeBigUInt64LE(BigInt(BEGIN + this.bytes.length), 8);
    header.writeUInt32LE(continued, 16);
    if (isLong) {
      header.writeBigUInt64LE(SERVER, 24);
      header.writeUInt32LE(SEGMENT, 32);
      header.writeUInt32LE(PAGE, 36);
    }
    this.bytes = Buffer.concat([this.bytes, header]);
  }

  /** @param keep writes only so much of it, as before a crash */
  add(record: Written, keep = Infinity): this {
    if (this.bytes.length % PAGE === 0) this.#header(0, 0);
    let rest = recordOf(record, this.#previous);
    if (keep === Infinity) this.#previous = BEGIN + this.bytes.length;
    let left = Math.min(keep, rest.length);
    while (left > 0) {
      if (this.bytes.length % PAGE === 0) this.#header(rest.length, 0);
      const room = Math.min(left, PAGE - (this.bytes.length % PAGE));
      this.bytes = Buffer.concat([this.bytes, rest.subarray(0, room)]);
      rest = rest.subarray(room);
      left -= room;
    }
    if (keep === Infinity) this.pad(8);
    return this;
  }

  pad(multiple: number): this {
    const over = this.bytes.length % multiple;
    if (over > 0) this.bytes = Buffer.concat([this.bytes, Buffer.alloc(multiple - over)]);
    return this;
  }

  /** A page that does not continue what a crash left unfinished. */
  abandon(): this {
    this.pad(PAGE).#header(0, 8);
    return this;
  }
}

interface Scanned {
  readonly records: readonly WalRecord[];
  readonly commits: readonly number[];
  readonly isWithin: boolean;
  readonly end: number;
}

function scan(bytes: Buffer, { from = 0, system = String(SERVER), timeline = 1, newest = 0 } = {}): Scanned {
  const scanner = new WalScanner({ system, timeline, segmentBytes: SEGMENT }, BEGIN + from);
  const records: WalRecord[] = [];
  for (let at = from - (from % PAGE); at < bytes.length; at += PAGE) {
    records.push(...scanner.push(bytes.subarray(at, at + PAGE), newest || timeline));
  }
  const commits = records.map(commitTimeOf).filter((time) => time !== undefined);
  return { records, commits, isWithin: scanner.isWithin, end: records.at(-1)?.end ?? BEGIN + from };
}

const NOON = Date.UTC(2026, 10, 30, 12) * 1_000;

describe('a log of PostgreSQL', () => {
  it('has the checksums of Castagnoli', () => {
    expect(finishCrc(addToCrc(CRC_START, Buffer.from('123456789')))).toBe(0xe306_9283);
  });

  it('is followed from record to record, over pages and from any of them', () => {
    const log = new Log()
      .add(other(9_000))
      .add(commitAt(NOON + 1))
      .add(commitAt(NOON + 2, { origin: true, length: 300 }))
      .add(commitAt(NOON + 3, { info: 0x30 }))
      // An abort, a prepared transaction, and an assignment.
      .add(commitAt(NOON, { info: 0x20 }))
      .add(commitAt(NOON, { info: 0x10 }))
      .add(commitAt(NOON, { info: 0x50 }))
      .add(other(30_000));
    const { commits, records, isWithin, end } = scan(log.bytes);
    expect(commits.map((time) => time - NOON)).toEqual([1, 2, 3]);
    expect([isWithin, end]).toEqual([false, BEGIN + log.bytes.length]);
    const begun = scan(log.add(other(20_000), 9_000).bytes);
    expect([begun.isWithin, begun.end]).toEqual([true, end]);
    const from = (records[1]?.end ?? 0) - BEGIN;
    expect(scan(log.bytes, { from }).commits.map((time) => time - NOON)).toEqual([2, 3]);
  });

  it('goes on in the next file after a switch', () => {
    const log = new Log().add({ manager: 0, info: 0x40, data: Buffer.alloc(0) });
    log.bytes = Buffer.concat([log.bytes, Buffer.alloc(SEGMENT - log.bytes.length)]);
    expect(scan(log.bytes).end).toBe(BEGIN + SEGMENT);
    expect(scan(log.add(commitAt(NOON)).bytes).commits).toHaveLength(1);
  });

  it('leaves out what a crash did not finish', () => {
    const log = new Log()
      .add(commitAt(NOON))
      .add(other(20_000), 5_000)
      .abandon()
      .add(commitAt(NOON + 1));
    const { commits, isWithin } = scan(log.bytes);
    expect([commits.length, isWithin]).toEqual([2, false]);
  });

  it('continues behind a failover, in a page that an earlier timeline began', () => {
    const log = new Log().add(commitAt(NOON));
    const from = log.bytes.length;
    log.timeline = 2;
    log.add(commitAt(NOON + 1)).add(other(10_000));
    expect(scan(log.bytes, { newest: 2 }).commits).toHaveLength(2);
    expect(scan(log.bytes, { from, timeline: 2 }).commits).toHaveLength(1);
    log.timeline = 1;
    log.add(other(10_000));
    expect(() => scan(log.bytes, { from, timeline: 2 })).toThrow(WalFlaw);
    expect(() => scan(log.bytes, { timeline: 2 })).toThrow(WalFlaw);
  });

  const settings = (level: number): Written => {
    const data = Buffer.alloc(26);
    data.writeInt32LE(level, 20);
    return { manager: 0, info: 0x60, data: Buffer.concat([Buffer.from([255, data.length]), data]) };
  };
  const good = (): Buffer => new Log().add(other(100)).add(other(20_000)).bytes;
  const changed = (at: number, value: number): Buffer => {
    const bytes = good();
    bytes[at] = value;
    return bytes;
  };

  it.each([
    ['a changed byte', changed(5_000, 1), 'damaged'],
    ['a page of zeros', Buffer.alloc(PAGE), 'damaged'],
    ['a page of another place', changed(PAGE + 9, 1), 'damaged'],
    ['a page that continues nothing', changed(2, 3), 'damaged'],
    ['a record that is not continued', changed(PAGE + 2, 0), 'damaged'],
    ['another length of its files', changed(34, 1), 'form'],
    ['another cluster', changed(24, 1), 'server'],
  ])('is refused with %s', (_what, bytes, kind) => {
    let flaw: unknown;
    try {
      scan(bytes);
    } catch (error) {
      flaw = error;
    }
    expect(flaw).toBeInstanceOf(WalFlaw);
    expect(flaw).toMatchObject({ kind });
  });

  it.each([
    ['too little log for a recovery', settings(0), 'minimal'],
    ['other settings', settings(1), undefined],
    ['a tablespace', { manager: 5, info: 0, data: Buffer.alloc(30) }, 'tablespace'],
    ['a tablespace that is dropped', { manager: 5, info: 0x10, data: Buffer.alloc(30) }, undefined],
  ])('with %s is examined for what no recovery gets past', (_what, record, expected) => {
    expect(scan(new Log().add(record).bytes).records.map(unsafeKindOf)).toEqual([expected]);
  });
});

describe('the timelines of a cluster', () => {
  const text = '1\t0/3000148\tno recovery target specified\n\n2\t1/A0\tbefore 2026-11-30 12:00:00+00\n';
  const timelines = timelinesIn(text, 3);

  it('are read from the history', () => {
    expect(timelines).toEqual([
      { timeline: 1, lsn: 0 },
      { timeline: 2, lsn: 0x300_0148 },
      { timeline: 3, lsn: 0x1_0000_00a0 },
    ]);
    expect(timelinesIn('', 1)).toEqual([{ timeline: 1, lsn: 0 }]);
  });

  it.each([
    [1, '0/3000148', true],
    [1, '0/3000150', false],
    [2, '1/A0', true],
    [2, '1/A8', false],
    [3, '9/0', true],
    [4, '0/1000000', false],
  ])('continue timeline %i at %s: %s', (timeline, lsn, expected) => {
    expect(continues(timelines, { timeline, lsn: parseLsn(lsn) ?? 0 })).toBe(expected);
  });

  it('have a file of the newest one that begins in it', () => {
    const bytes = 16 * 1_048_576;
    const names = [2, 3, 255, 256].map((number) => segmentName(segmentAt(timelines, number * bytes, bytes), bytes));
    expect(names).toEqual([
      '000000010000000000000002',
      '000000020000000000000003',
      '0000000200000000000000FF',
      '000000030000000100000000',
    ]);
    expect(lsnText(0x1_0000_00a0)).toBe('1/A0');
  });
});

it('derives a name for a slot that no other database has', () => {
  const of = (database: string, slot?: string): string => slotOf({ database, slot });
  expect(of('shop')).toBe('restorable_shop');
  expect(of('shop', 'mine')).toBe('mine');
  expect(of('a.b')).not.toBe(of('a-b'));
  const long = [`${'x'.repeat(62)}a`, `${'x'.repeat(62)}b`].map((name) => of(name));
  expect(new Set(long).size).toBe(2);
  for (const name of [...long, of('a.b')]) expect(name).toMatch(/^restorable_[a-z0-9_]{1,52}$/);
});
