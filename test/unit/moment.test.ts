import { expect, it } from 'vitest';
import { type ExactTime, exactIso, exactTimeOf, microsecondsOf } from '../../src/core/exact-time.ts';
import type { LogPosition } from '../../src/core/format/log/log-position.ts';
import { gtidOf, isIncluded, lsnTextOf } from '../../src/core/format/log/log-transaction.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { canBeginAt, endInWords, isReachedAt, otherName } from '../../src/restore/moment-end.ts';

const UUID = '3e11fa47-71ca-11e1-9e33-c80aa9429562';
const OTHER = '4e11fa47-71ca-11e1-9e33-c80aa9429562';
const AT = '2026-11-21T02:15:00.000Z';

function binlog(gtid: string | null): LogPosition {
  return { kind: 'binlog', file: 'binlog.000012', offset: 1_420, gtid, server: 'uid', at: AT };
}

function wal(lsn: string): LogPosition {
  return { kind: 'wal', lsn, timeline: 1, segmentBytes: 16_777_216, server: 'id', at: AT };
}

it('reads the names of transactions', () => {
  expect(gtidOf(`${UUID.toUpperCase()}:7`)).toBe(`${UUID}:7`);
  expect(gtidOf(`${UUID}:Night:7`)).toBe(`${UUID}:night:7`);
  expect(gtidOf('0-1-7')).toBe('0-1-7');
  for (const wrong of ['', '7', `${UUID}:0`, `${UUID}:1-7`, `${UUID}:7,${OTHER}:1`, '0-1', '16/B374D848']) {
    expect(gtidOf(wrong)).toBeUndefined();
  }
  expect(lsnTextOf('16/b374d848')).toBe('16/B374D848');
  for (const wrong of ['', '16', '0-1-7', '16/B374D8480']) expect(lsnTextOf(wrong)).toBeUndefined();
});

it.each([
  [`${UUID}:7`, binlog(`${UUID}:1-7`), true],
  [`${UUID}:8`, binlog(`${UUID}:1-7`), false],
  [`${UUID}:8`, binlog(`${OTHER}:1-9,\n${UUID.toUpperCase()}:1-6:8`), true],
  [`${UUID}:7`, binlog(`${OTHER}:1-9,\n${UUID}:1-6:8`), false],
  [`${UUID}:night:2`, binlog(`${UUID}:1-9:night:1-2`), true],
  [`${UUID}:night:3`, binlog(`${UUID}:1-9:night:1-2:other:3`), false],
  [`${UUID}:3`, binlog(`${UUID}:night:1-9`), false],
  [`${UUID}:1`, binlog(null), undefined],
  ['0-1-7', binlog('0-2-7,1-1-3'), true],
  ['1-1-4', binlog('0-2-7,1-1-3'), false],
  ['2-1-4', binlog('0-2-7,1-1-3'), false],
  ['0-1-7', binlog(`${UUID}:1-7`), undefined],
  ['16/B374D848', wal('16/B374D849'), true],
  ['16/B374D848', wal('16/B374D848'), false],
  ['16/B374D848', binlog('0-2-7'), undefined],
  ['0-1-7', wal('16/B374D848'), undefined],
])('knows whether %s is before a position', (transaction, position, included) => {
  expect(isIncluded(transaction, position)).toBe(included);
  const until = { kind: 'before', transaction } as const;
  expect(canBeginAt(until, position)).toBe(included === false);
  const isEnd = position.kind === 'wal' && transaction === position.lsn;
  expect(isReachedAt(until, position, new Date(0))).toBe(included === true || isEnd);
  expect(otherName(until, position) === undefined).toBe(included !== undefined);
});

it('keeps microseconds', () => {
  const time = exactTimeOf('2026-11-21T02:15:00.123456Z');
  expect(exactIso(time)).toBe('2026-11-21T02:15:00.123456Z');
  expect(microsecondsOf(time)).toBe(time.at.getTime() * 1_000 + 456);
  expect(exactIso(exactTimeOf('2026-11-21T04:15:00.1234+02:00'))).toBe('2026-11-21T02:15:00.123400Z');
  expect(exactIso(exactTimeOf('2026-11-21T02:15Z'))).toBe(AT);
  const until = { kind: 'time', ...time } as const;
  expect(isReachedAt(until, binlog(null), time.at)).toBe(false);
  expect(isReachedAt(until, binlog(null), new Date(time.at.getTime() + 1))).toBe(true);
});

it('reaches a position of the same server only', () => {
  const until = { kind: 'position', position: wal('16/B374D848') } as const;
  expect(endInWords(until)).toBe('16/B374D848');
  expect(canBeginAt(until, wal('16/B374D848'))).toBe(true);
  expect(canBeginAt(until, wal('16/B374D849'))).toBe(false);
  expect(canBeginAt(until, { ...wal('1/0'), server: 'other' })).toBe(false);
  expect(isReachedAt(until, wal('16/B374D847'), new Date())).toBe(false);
  expect(isReachedAt(until, wal('16/B374D848'), new Date(0))).toBe(true);
});

const parse = (change: Readonly<Record<string, string>>) =>
  parseRequest(
    new Map(
      Object.entries({
        mode: 'restore',
        name: 'shop',
        destination: 'file:b',
        passphrase: 'correct horse battery staple orbit',
        target: 'sqlite:a',
        ...change,
      }),
    ),
    { mask: () => {}, env: {} },
  );

it('takes one end of a replay, and no backup with it', async () => {
  const cases = [
    [{ at: '2026-11-21T02:15:00.000001Z' }, { kind: 'time', at: new Date(AT), plusUs: 1 }],
    [{ 'before-gtid': `${UUID}:7` }, { kind: 'before', transaction: `${UUID}:7` }],
    [{ 'before-lsn': '16/b374d848' }, { kind: 'before', transaction: '16/B374D848' }],
  ] as const;
  for (const [change, until] of cases) {
    expect(await parse(change)).toMatchObject({ until });
    await expect(parse({ ...change, backup: 'age:7d' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  }
  for (const change of [
    { at: AT, 'before-gtid': '0-1-7' },
    { 'before-gtid': '0-1-7', 'before-lsn': '1/0' },
    { 'before-gtid': '1/0' },
    { 'before-lsn': '0-1-7' },
    { at: 'yesterday' },
  ])
    await expect(parse(change as Record<string, string>)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
});

it('takes a moment with its zone, and never another one than was written', async () => {
  const cases = [
    // In Central Europe, the hour before 03:00 is there twice on this night, and only the offset tells which is meant.
    ['2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z'],
    ['2026-11-21T24:00:00-00:30', '2026-11-22T00:30:00.000Z'],
    ['2026-11-21T02:15:59.9999999999Z', '2026-11-21T02:15:59.999999Z'],
  ] as const;
  for (const [at, exact] of cases) {
    const { until } = (await parse({ at })) as { until: ExactTime };
    expect(exactIso(until)).toBe(exact);
  }
  for (let digits = 1; digits <= 9; digits += 1) {
    const { until } = (await parse({ at: `2026-11-21T02:15:00.${'123456789'.slice(0, digits)}Z` })) as {
      until: ExactTime;
    };
    const kept = Number('123456'.slice(0, digits).padEnd(6, '0'));
    expect(microsecondsOf(until) - Date.parse(AT) * 1_000, String(digits)).toBe(kept);
  }
  const refused = ['2026-11-21', '2026-11-21T02:15:00', '2026-11-21T23:59:60Z', '2026-02-30T02:15:00Z'];
  for (const at of [
    ...refused,
    '2026-11-21T02:15:00,5Z',
    '2026-11-21T02:15:00+24:00',
    '2026-11-21T02:15:00 Europe/Berlin',
  ])
    await expect(parse({ at }), at).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  await expect(parse({ backup: 'before:2026-02-30T02:15Z' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
});
