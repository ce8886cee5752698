import { describe, expect, it } from 'vitest';
import { GtidSet } from '../../src/core/format/log/gtid-set.ts';
import { withoutGtidComments, withoutPosition } from '../../src/engines/mysql/binlog/dump-position.ts';
import { hasWholeRows, readMysqlGtid } from '../../src/engines/mysql/binlog/events.ts';
import { LogFlaw } from '../../src/engines/mysql/binlog/flaws.ts';
import { positionOf } from '../../src/engines/mysql/binlog/position.ts';
import { withTransactions } from '../../src/engines/mysql/binlog/printed-log.ts';
import { LogScanner, type Transaction } from '../../src/engines/mysql/binlog/scanner.ts';
import { bareStatement, names } from '../../src/engines/mysql/binlog/statement.ts';
import { readTaggedGtid } from '../../src/engines/mysql/binlog/tagged-gtid.ts';
import type { Connection } from '../../src/engines/mysql/connection/connection.ts';

const STANDALONE = 1;

/** Builds a log as MariaDB writes it. The checksums are not checked. */
class Log {
  #bytes = Buffer.from([0xfe, 0x62, 0x69, 0x6e]);

  constructor() {
    const description = Buffer.alloc(80);
    description.writeUInt8(1, 79);
    this.event(15, description);
  }

  event(type: number, body: Buffer, seconds = 1_000): this {
    const event = Buffer.alloc(19 + body.length + 4);
    event.writeUInt32LE(seconds, 0);
    event.writeUInt8(type, 4);
    event.writeUInt32LE(7, 5);
    event.writeUInt32LE(event.length, 9);
    event.writeUInt32LE(this.#bytes.length + event.length, 13);
    body.copy(event, 19);
    // A checksum can look like the end of a word.
    event.write('XXXX', event.length - 4);
    this.#bytes = Buffer.concat([this.#bytes, event]);
    return this;
  }

  gtid(sequence: number, { flags = 0, seconds = 1_000 } = {}): this {
    const body = Buffer.alloc(19);
    body.writeBigUInt64LE(BigInt(sequence), 0);
    body.writeUInt8(flags, 12);
    return this.event(162, body, seconds);
  }

  query(statement: string, database = 'shop'): this {
    const head = Buffer.alloc(13);
    head.writeUInt8(database.length, 8);
    return this.event(2, Buffer.concat([head, Buffer.from(`${database}\0${statement}`)]));
  }

  rows(table: number, database: string, endsStatement = true): this {
    const map = Buffer.alloc(9 + database.length + 1);
    map.writeUIntLE(table, 0, 6);
    map.writeUInt8(database.length, 8);
    map.write(database, 9);
    const rows = Buffer.alloc(40);
    rows.writeUIntLE(table, 0, 6);
    rows.writeUInt16LE(endsStatement ? 1 : 0, 6);
    return this.event(19, map).event(23, rows);
  }

  commit(): this {
    return this.event(16, Buffer.alloc(8));
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  get length(): number {
    return this.#bytes.length;
  }

  scan(pieceBytes = 1 << 20): Transaction[] {
    const found: Transaction[] = [];
    const scanner = new LogScanner({ database: 'shop', onTransaction: (transaction) => found.push(transaction) });
    for (let at = 0; at < this.#bytes.length; at += pieceBytes) {
      scanner.push(this.#bytes.subarray(at, at + pieceBytes));
    }
    return found;
  }

  cut(bytes: number): this {
    this.#bytes = this.#bytes.subarray(0, bytes);
    return this;
  }
}

const kindOf = (log: Log): string => {
  try {
    log.scan();
    return 'none';
  } catch (error) {
    if (error instanceof LogFlaw) return error.kind;
    throw error;
  }
};

describe('a binary log', () => {
  it('is cut into transactions, in pieces of any size', () => {
    const log = new Log().gtid(1, { flags: STANDALONE }).query('create table t (a int)');
    const first = log.length;
    log.gtid(2, { seconds: 2_000 }).rows(1, 'shop').rows(2, 'shop').commit();
    const second = log.length;
    log.gtid(3).query('create table s (a int)').query('COMMIT');
    const third = log.length;
    log.gtid(4).rows(1, 'shop');
    const found = log.scan();
    expect(found.map(({ gtid, end, serverEnd }) => [gtid, end, serverEnd])).toEqual([
      ['0-7-1', first, first],
      ['0-7-2', second, second],
      ['0-7-3', third, third],
    ]);
    expect(found[1]).toMatchObject({ timeUs: 2_000_000_000, isExact: false, own: [[first, second]] });
    for (const bytes of [1, 3, 19, 64]) expect(log.scan(bytes)).toEqual(found);
  });

  it("says how far the server's file was read, also behind the last transaction", () => {
    const log = new Log().gtid(1).rows(1, 'shop').commit();
    const last = log.length;
    log.event(163, Buffer.alloc(4));
    const scanner = new LogScanner({ database: 'shop', onTransaction: () => {} });
    scanner.push(log.bytes.subarray(0, -1));
    expect(scanner.serverEnd).toBe(last);
    scanner.push(log.bytes.subarray(-1));
    expect(scanner.serverEnd).toBe(log.length);
  });

  it('keeps only what is about the database', () => {
    const log = new Log().gtid(1).rows(1, 'other').commit();
    log.gtid(2, { flags: STANDALONE }).query('create table t (a int)', 'other');
    log.gtid(3, { flags: STANDALONE }).query('grant select on shop.* to a');
    const begin = log.length;
    log.gtid(4);
    const afterGtid = log.length;
    log.rows(1, 'other');
    const own = log.length;
    log.rows(2, 'shop').commit();
    const found = log.scan();
    expect(found.map((each) => each.own)).toEqual([
      [],
      [],
      [],
      [
        [begin, afterGtid],
        [own, log.length],
      ],
    ]);
  });

  it('leaves out what is about the server', () => {
    const statements = ['alter instance rotate innodb master key', "create spatial reference system 1 name 'a'"];
    for (const statement of statements)
      expect(new Log().gtid(1, { flags: STANDALONE }).query(statement).scan()).toMatchObject([{ own: [] }]);
  });

  it.each([
    ['statements', () => new Log().gtid(1).query('insert into t values (1)')],
    ['statements', () => new Log().gtid(1).query('/* a */ set statement max_statement_time=1 for update t set a = 1')],
    ['statements', () => new Log().gtid(1).event(5, Buffer.alloc(9))],
    ['elsewhere', () => new Log().gtid(1, { flags: STANDALONE }).query('drop table `shop`.t', 'other')],
    ['elsewhere', () => new Log().gtid(1, { flags: STANDALONE }).query('drop table "shop"."t"', 'other')],
    ['elsewhere', () => new Log().gtid(1, { flags: STANDALONE }).query('drop table shop/* * */ . t', 'other')],
    ['elsewhere', () => new Log().gtid(1, { flags: STANDALONE }).query('drop table /*!50000 shop */ .t', 'other')],
    ['elsewhere', () => new Log().gtid(1, { flags: STANDALONE }).query('drop table shop -- a\n# b\n.t', 'other')],
    ['none', () => new Log().gtid(1, { flags: STANDALONE }).query('drop table workshop.t', 'other')],
    ['other', () => new Log().gtid(1, { flags: STANDALONE }).query('drop table t, `other` . t')],
    ['other', () => new Log().gtid(1, { flags: STANDALONE }).query('create or replace view other.v as select 1')],
    ['other', () => new Log().gtid(1, { flags: STANDALONE }).query('rename table t to "archive".t')],
    [
      'none',
      () => new Log().gtid(1, { flags: STANDALONE }).query("alter table shop.t add a int default 1.5 comment 'x.y'"),
    ],
    ['other', () => new Log().gtid(1, { flags: STANDALONE }).query('alter table t add event int, rename to other.t')],
    ['other', () => new Log().gtid(1, { flags: STANDALONE }).query(`alter table t comment "it's", rename to other.t`)],
    ['other', () => new Log().gtid(1, { flags: STANDALONE }).query('alter event e rename to other.e')],
    ['other', () => new Log().gtid(1, { flags: STANDALONE }).query('rename table t to other -- a\n.t')],
    ['other', () => new Log().gtid(1, { flags: STANDALONE }).query('rename table t to /*!50000 other*/.t')],
    [
      'other',
      () =>
        new Log().gtid(1, { flags: STANDALONE }).query("alter table t comment '/*', rename to other.t, comment '*/'"),
    ],
    [
      'other',
      () => new Log().gtid(1, { flags: STANDALONE }).query("alter table t -- it's\n, rename to other.t -- that's\n"),
    ],
    ['database', () => new Log().gtid(1, { flags: STANDALONE }).query('drop /*!50000 database */ shop')],
    [
      'none',
      () =>
        new Log()
          .gtid(1, { flags: STANDALONE })
          .query('create definer=`a b`@`%` procedure p() select a.b from other.t a'),
    ],
    ['none', () => new Log().gtid(1, { flags: STANDALONE }).query('create view v as select a.b from other.t a')],
    ['database', () => new Log().gtid(1, { flags: STANDALONE }).query('DROP /* x */ DATABASE shop')],
    ['mixed', () => new Log().gtid(1).rows(1, 'shop', false).rows(2, 'other')],
    ['xa', () => new Log().gtid(1).query("XA START 'a'")],
    ['encrypted', () => new Log().event(164, Buffer.alloc(17))],
    ['no-gtid', () => new Log().commit()],
    ['not-a-log', () => new Log().gtid(1).gtid(2)],
    ['not-a-log', () => new Log().event(162, Buffer.alloc(2))],
  ])('with %s is refused', (kind, make) => {
    expect(kindOf(make())).toBe(kind);
  });

  it('is not replayed under another name if a statement names the database', () => {
    const log = new Log().gtid(1, { flags: STANDALONE }).query('alter table `shop`.t add a int');
    const scanner = new LogScanner({ database: 'shop', isRenamed: true, onTransaction: () => {} });
    expect(() => scanner.push(log.bytes)).toThrow(LogFlaw);
  });

  it('is no other file', () => {
    expect(() => new LogScanner({ database: 'shop', onTransaction: () => {} }).push(Buffer.from('-- a dump'))).toThrow(
      LogFlaw,
    );
  });
});

it('reads the commit time of MySQL to the microsecond', () => {
  const body = Buffer.alloc(49);
  body.write('0123456789abcdef0123456789abcdef', 1, 'hex');
  body.writeBigUInt64LE(42n, 17);
  const us = 1_796_160_273_123_456n;
  body.writeUInt32LE(Number(us & 0xffff_ffffn), 42);
  // With the bit that another time follows.
  body.writeUIntLE(Number(us >> 32n) | 0x80_0000, 46, 3);
  const header = { time: 1, type: 33, serverId: 1, length: 0, next: 0, flags: 0 };
  expect(readMysqlGtid(header, body)).toEqual({
    gtid: '01234567-89ab-cdef-0123-456789abcdef:42',
    timeUs: Number(us),
    isExact: true,
    isStandalone: undefined,
  });
});

it('reads a GTID with a tag', () => {
  const fields = '027400000002e08c0502e0b503b50322c503c5021d0304f103000000020404060a6e69676874';
  const body = Buffer.from(`${fields}08100a140c7f0c9773569c610610a5051283120b`, 'hex');
  const header = { time: 1, type: 42, serverId: 7, length: 0, next: 0, flags: 0 };
  expect(readTaggedGtid(header, body)).toEqual({
    gtid: '70468170-eded-11f1-b1c7-02fc00000001:night:1',
    timeUs: 0x06_61_9c_56_73_97_0c,
    isExact: true,
    isStandalone: undefined,
  });
  expect(() => readTaggedGtid(header, body.subarray(0, 30))).toThrow(RangeError);
});

it('knows whether rows have all columns', () => {
  const header = (type: number) => ({ time: 1, type, serverId: 7, length: 0, next: 0, flags: 0 });
  const table = Buffer.alloc(8);
  const plain = (...bytes: number[]) => Buffer.concat([table, Buffer.from(bytes)]);
  expect(hasWholeRows(header(23), plain(3, 0b111))).toBe(true);
  expect(hasWholeRows(header(23), plain(3, 0b101))).toBe(false);
  expect(hasWholeRows(header(30), plain(4, 0, 9, 9, 9, 0xff, 1))).toBe(true);
  expect(hasWholeRows(header(31), plain(2, 0, 9, 0xff, 0b11111110))).toBe(false);
  expect(hasWholeRows(header(32), plain(2, 0, 0xfc, 0x2c, 1, ...Array.from({ length: 38 }, () => 0xff)))).toBe(true);
  // Compressed by MariaDB.
  expect(hasWholeRows(header(169), plain(3, 0))).toBe(true);
});

it('keeps sets of transactions as MySQL writes them', () => {
  const uuid = '70468170-eded-11f1-b1c7-02fc00000001';
  const other = '00468170-eded-11f1-b1c7-02fc00000001';
  const set = GtidSet.parse(`${uuid}:1-3:5:night:2-4,\n${other}:7`);
  expect(set.toString()).toBe(`${other}:7,${uuid}:1-3:5:night:2-4`);
  for (const gtid of [`${uuid}:4`, `${uuid}:9`, `${uuid}:night:5`, `${uuid}:day:1`]) {
    expect(set.has(gtid)).toBe(false);
    set.add(gtid);
    expect(set.has(gtid)).toBe(true);
  }
  expect(set.toString()).toBe(`${other}:7,${uuid}:1-5:9:day:1:night:2-5`);
  expect(GtidSet.parse('').toString()).toBe('');
});

it('may name a database that its session wrote in another character set', () => {
  const latin1 = Buffer.from('drop table größe.t', 'latin1').toString('utf8');
  expect(names(latin1, 'größe')).toBe(true);
  expect(names(latin1, 'shop')).toBe(false);
  expect(names('drop table größe.t', 'größe')).toBe(true);
  expect(names('drop table länge.t', 'größe')).toBe(false);
  expect(names('drop table `a``"b`.t', 'a`"b')).toBe(true);
  expect(names('drop table "a`""b".t', 'a`"b')).toBe(true);
  expect(names(`drop table shop${'/* */ '.repeat(5_000)}`, 'shop')).toBe(false);
});

it('reads a statement without what is before it', () => {
  expect(bareStatement('/*!50003 create */ table t')).toMatch(/^CREATE/);
  expect(bareStatement('set statement a=1, b=2 for alter table t add b int')).toMatch(/^ALTER TABLE/);
  expect(bareStatement('/* c */ drop table t')).toMatch(/^DROP TABLE/);
});

it('takes the position out of a dump that has one, and leaves every other dump as it is', async () => {
  const block = [
    '-- Alternately, following is the position of the binary logging from SHOW MASTER STATUS at point of backup.',
    '-- Use this when creating a slave of the master server where the backup was made.',
    '--',
    '',
    "-- CHANGE MASTER TO MASTER_LOG_FILE='binlog.000012', MASTER_LOG_POS=1420;",
    '',
    '-- A corresponding to the above master-data CHANGE-MASTER settings to the slave gtid state is printed later.',
    '',
    '--',
    '',
  ].join('\n');
  const read = async (dump: string, bytes: number) => {
    const positions: unknown[] = [];
    async function* pieces() {
      for (let at = 0; at < dump.length; at += bytes) yield Buffer.from(dump.slice(at, at + bytes));
    }
    let text = '';
    for await (const piece of withoutPosition(pieces(), ({ file, offset }) => positions.push([file, offset]))) {
      text += Buffer.from(piece).toString();
    }
    return { text, positions };
  };
  const plain = `-- Host: a    Database: shop\n\n--\n${'-- Table\n'.repeat(2_000)}`;
  for (const bytes of [7, 4_096, 100_000]) {
    expect(await read(plain, bytes)).toEqual({ text: plain, positions: [] });
    const dump = plain.replace('--\n', `--\n${block}`);
    expect(await read(dump, bytes)).toEqual({ text: plain, positions: [['binlog.000012', 1420]] });
  }
  const end = Buffer.from('UNLOCK;\n');
  expect(withoutGtidComments(end)).toBe(end);
});

it('notices that the log tool printed fewer transactions than it was given', async () => {
  const text = Buffer.from(
    [1, 2].map((each) => `/*M!100001 SET @@session.gtid_seq_no=${each}*//*!*/;\nSTART TRANSACTION\n`).join(''),
  );
  const passed = async (bytes: Buffer, wanted: number, pieceBytes: number): Promise<string> => {
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    };
    const read = [];
    for await (const piece of withTransactions(
      pieces(),
      { flavor: 'mariadb', count: wanted },
      () => new Error('fewer'),
    ))
      read.push(piece);
    return Buffer.concat(read).toString();
  };
  for (const pieceBytes of [1, 7, 25, 1_000]) {
    expect(await passed(text, 2, pieceBytes)).toBe(text.toString());
    await expect(passed(text, 3, pieceBytes)).rejects.toThrow('fewer');
  }
  await expect(passed(Buffer.alloc(0), 1, 1)).rejects.toThrow('fewer');
});

it('states the time of a position by the clock of the server', async () => {
  const ahead = 3_600_000;
  const query = async (statement: string): Promise<unknown[]> => {
    if (!statement.includes('utc_timestamp')) return statement.includes('gtid') ? [{ gtid: '0-7-1' }] : [];
    return [{ at: new Date(Date.now() + ahead).toISOString().slice(0, -1).replace('T', ' ') }];
  };
  const control = { query, url: { host: 'db', port: 3306 } } as unknown as Connection;
  const at = new Date('2026-11-21T02:15:00Z');
  const position = await positionOf(control, { file: 'binlog.000001', offset: 4, at });
  const off = Date.parse(position?.at ?? '') - at.getTime() - ahead;
  expect(off).toBeGreaterThanOrEqual(0);
  expect(off).toBeLessThan(ahead / 2);
});
