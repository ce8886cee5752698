import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { Secret } from '../../src/core/secret.ts';
import { createMysqlEngine } from '../../src/engines/mysql/index.ts';
import { dumpWhole, openTestHost } from '../contract/engine.ts';
import { refusalOf, replay, type Stored } from '../contract/engine-parts.ts';
import { CANARY, canariesIn, expectNoCanary, expectSilentReport } from '../support/canary.ts';
import { CommandBed } from '../support/command-run.ts';
import { mysqlBinaries, sql, type TestMysql, urlWith } from '../support/mysql.ts';
import { FLAVORS } from '../support/mysql-target.ts';
import { foundBy } from '../support/rendered.ts';

const TABLE = `create table people (id int primary key, name varchar(40) not null, email varchar(60) unique, card bigint,
  born date, about json, constraint few check (id < 9000)) engine=InnoDB`;
const ROWS = `insert into people values (1, '${CANARY.text}', '${CANARY.email}1', ${CANARY.number}, '${CANARY.date}', '${CANARY.json}'),
  (2, '${CANARY.text}', '${CANARY.email}2', ${CANARY.number}, '${CANARY.date}', '${CANARY.json}')`;

const swap =
  (from: string, to: string) =>
  (bytes: Buffer): Buffer =>
    Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');

/** The dump tools write for a session that truncates and converts values that do not fit. */
const strictly =
  (change: (bytes: Buffer) => Buffer) =>
  (bytes: Buffer): Buffer =>
    change(swap('INSERT INTO', "SET SESSION sql_mode = 'STRICT_ALL_TABLES';\nINSERT INTO")(bytes));
const atTheEnd = (statement: string) => swap('-- Dump completed', `${statement};\n-- Dump completed`);

/** The change to the dump, and the part of the server's message that may be shown. */
const CASES: Readonly<Record<string, readonly [change: (bytes: Buffer) => Buffer, says: RegExp]>> = {
  'a duplicate key': [swap(`${CANARY.email}2`, `${CANARY.email}1`), /(?:error 1062|error 1180)\), at INSERT "people"/],
  'a text that is too long': [strictly(swap('varchar(40)', 'varchar(4)')), /error 1406\), at INSERT "people"/],
  'an invalid number': [strictly(swap(String(CANARY.number), `'${CANARY.text}'`)), /error 1366\), at INSERT "people"/],
  'an invalid date': [strictly(swap(CANARY.date, '1907-03-79')), /error 1292\), at INSERT "people"/],
  'a CHECK constraint': [swap('(2,', '(9002,'), /error (?:4025|3819)\), at INSERT "people"/],
  'a statement with a value in it': [
    atTheEnd(`SELECT ${CANARY.text}`),
    /syntax error \(error 1064\), at another statement/,
  ],
  'a routine that raises the row': [
    atTheEnd(
      `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${CANARY.text}\n::error::${CANARY.email}', MYSQL_ERRNO = 1644`,
    ),
    /exception raised by a routine \(error 1644\)/,
  ],
};

describe.each(FLAVORS)('%s', (_name, start) => {
  let server: TestMysql;
  let place: Awaited<ReturnType<typeof openTestHost>>;
  let url: string;
  let stored: Stored;
  let bin: string;
  const engine = createMysqlEngine();

  beforeAll(async () => {
    server = await start({ settings: { 'performance-schema': 'OFF' } });
    bin = server.flavor === 'mysql' ? await mysqlBinaries() : '/usr/bin:/usr/sbin';
    place = await openTestHost({ MYSQL_BIN: bin });
    await sql(server.url, 'create database canary');
    url = urlWith(server.url, { database: 'canary' });
    await sql(url, `${TABLE}; ${ROWS}`);
    stored = await dumpWhole(engine, new Secret(url), place.host);
  });
  afterAll(async () => {
    await server?.stop();
    await place?.remove();
  });

  it.each(Object.entries(CASES))('%s shows no row', async (_case, [change, says]) => {
    const target = await engine.openTarget({ kind: 'scratch', url: new Secret(server.url) }, stored.needs, place.host);
    try {
      const refusal = await refusalOf(target.restore(replay(stored, change)));
      expect(refusal.code).toBe('RESTORE_FAILED');
      expect(refusal.message, refusal.foreign?.reveal()).toMatch(says);
      expectNoCanary([target.notes, place.lines, place.host.toolWords.text]);
    } finally {
      await target.close();
    }
  });

  it('quotes values in the diagnostics', async () => {
    const change = CASES['a routine that raises the row']?.[0] ?? ((bytes: Buffer) => bytes);
    const target = await engine.openTarget({ kind: 'scratch', url: new Secret(server.url) }, stored.needs, place.host);
    try {
      const refusal = await refusalOf(target.restore(replay(stored, change)));
      expect(canariesIn(refusal.foreign?.reveal() ?? '')).not.toEqual([]);
    } finally {
      await target.close();
    }
  });

  it('shows numbers and times of checks, and for text only whether it matches', async () => {
    const bed = await CommandBed.open(stringify({ databases: { cache: { database: url } } }));
    const env = { MYSQL_BIN: bin };
    try {
      expect((await bed.run('backup', { env })).error).toBeUndefined();
      const checks = stringify([
        { name: 'text', sql: 'select name from people limit 1', expect: { equals: 'another' } },
        { name: 'digits', sql: "select '4111777788889999'", expect: { matches: '^5' } },
        { name: 'number', sql: 'select sum(id) as n from people', expect: { equals: 4 } },
        { name: 'time', sql: "select cast('2020-01-02 03:04:05' as datetime)", expect: { within: '1h' } },
        { name: 'broken', sql: 'select json_value(name, 5) from people', expect: { equals: 1 } },
        { name: 'unknown', sql: 'select surname from people', expect: { equals: 1 } },
      ]);
      const ran = await bed.run('verify', { env, options: { checks, target: server.url } });
      const details = Object.fromEntries(ran.checks.map((check) => [check.name, foundBy(check)]));
      expect(details['text']).toMatch(/^the text does not match; expected exactly another/);
      expect(details['digits']).toMatch(/^the text does not match/);
      expect(details['number']).toContain('the value is 3');
      expect(details['time']).toContain('2020-01-02 03:04:05');
      expect(details['unknown']).toContain('unknown column (error 1054): "surname"');
      expectSilentReport(ran);
      expectNoCanary(ran.log, 'debug log');
      expect(JSON.stringify(ran)).not.toContain('4111777788889999');
    } finally {
      await bed.remove();
    }
  });
});
