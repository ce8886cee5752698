import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { withOwnSequences } from '../../src/engines/mysql/catalog/sql-text.ts';
import { openConnection } from '../../src/engines/mysql/connection/connection.ts';
import { parseMysqlUrl } from '../../src/engines/mysql/connection/url.ts';
import { takeFingerprint } from '../../src/engines/mysql/fingerprint.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { mysqlBinaries, nextSecond, sql, startMariadb, startMysql, type TestMysql, urlWith } from '../support/mysql.ts';
import { CHANGES, changingTables, DIGEST_KEY, withRestoredDigests } from '../support/mysql-digests.ts';
import { mutatedTables } from '../support/mysql-mutations.ts';
import { fillMysqlSample, SAMPLE_DEFINERS, sampleRows } from '../support/mysql-sample.ts';
import { type Dumped, dumpAll } from '../support/mysql-source.ts';
import { createTargetHost } from '../support/target-host.ts';

// With a quote in it, mariadb-dump itself fails on events.
const DATABASE = 'its `a` -- 日本 % sample';

describe.each([
  ['MariaDB 10.11', () => startMariadb({ tls: 'own' })],
  ['MariaDB 11.8', () => startMariadb({ series: 'mariadb-11.8' })],
  ['MySQL 9.7', () => startMysql({ tls: 'own', settings: { 'sql-mode': 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES' } })],
])('%s', (_name, start) => {
  let server: TestMysql;
  let url: string;
  let sample: Dumped;
  const bin = mysqlBinaries('mysql-9.7', 'mariadb-11.8');
  const newHost = async () => createEngineHost({ MYSQL_BIN: await bin });
  const root = (database: string) => urlWith(server.url, { database });

  beforeAll(async () => {
    server = await start();
    const plain = server.flavor === 'mysql' ? "set global sql_mode = '';" : '';
    await sql(server.url, `${plain} select 1;`);
    url = await fillMysqlSample(server, DATABASE);
    await nextSecond(server.url);
    sample = await dumpAll(url, await newHost());
  });
  afterAll(() => server?.stop());

  it('dumps every row of every kind of table, and reports what no snapshot covers', () => {
    const rows = Object.fromEntries(sample.fingerprint.tables.map((table) => [table.name, table.rows]));
    expect(rows).toEqual(sampleRows(server.flavor));
    expect(
      sample.fingerprint.tables.every(({ rowsFrom, counted }) => rowsFrom === 'dump' && counted === undefined),
    ).toBe(true);
    expect(sample.warnings.join('\n')).toMatch(/not transactional.*not_transactional/);
    if (server.flavor === 'mariadb') expect(sample.warnings.join('\n')).toMatch(/system-versioned.*versioned/);
    expect(sample.info).toMatchObject({ engine: server.flavor, serverVersion: server.version });
    expect(sample.fingerprint.facts).toMatchObject({ charset: 'utf8mb4', collation: 'utf8mb4_german2_ci' });
  });

  it('gives the same bytes for the same data', async () => {
    const again = await dumpAll(url, await newHost());
    expect(again.database === sample.database).toBe(true);
    expect(again.globals).toBe(sample.globals);
    // The server recounts the bytes some time after rows were written.
    const same = { takenAt: '', sizeBytes: 0 };
    expect({ ...again.fingerprint, ...same }).toEqual({ ...sample.fingerprint, ...same });
  });

  it.each([
    [3, ['schema.sql', 'data-1.sql', 'data-2.sql', 'data-3.sql', 'code.sql']],
    [1, ['database.sql']],
  ])('describes a restored database like the source, with %i lanes', async (lanes, names) => {
    const { streams, fingerprint } = lanes === 1 ? sample : await dumpAll(url, await newHost(), { lanes });
    expect(streams.map(({ name }) => name)).toEqual(['globals.sql', ...names]);
    const { charset, collation } = fingerprint.facts;
    await sql(
      server.url,
      `drop database if exists restored; create database restored character set ${charset} collate ${collation}`,
    );
    // Like the engine's own restore. With the stock client alone, columns would use the source's sequence.
    const database = streams.slice(1).map(({ bytes }) => bytes.toString('utf8'));
    await sql(root('restored'), withOwnSequences(database.join(''), DATABASE));
    const connection = await openConnection(parseMysqlUrl(new Secret(root('restored'))), await newHost(), {
      requireTls: false,
    });
    const restored = await takeFingerprint(connection);
    await connection.close();
    const results = compareFingerprints(fingerprint, restored);
    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    const types = ['table', 'index', 'foreign key', 'check', 'view', 'function', 'procedure', 'trigger', 'event'];
    for (const type of types)
      expect(results).toContainEqual(expect.objectContaining({ name: `schema: ${type}`, outcome: 'passed' }));
  });

  it('detects what a restore changed', async () => {
    await sql(
      root('restored'),
      'alter table parents add column extra int; create table more (a int); delete from many limit 1;',
    );
    const connection = await openConnection(parseMysqlUrl(new Secret(root('restored'))), await newHost(), {
      requireTls: false,
    });
    const failed = compareFingerprints(sample.fingerprint, await takeFingerprint(connection)).filter(
      ({ outcome }) => outcome === 'failed',
    );
    await connection.close();
    expect(failed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['rows of many', 'other tables', 'schema: table']),
    );
  });

  it('keeps accounts locked and without a password, with the grants on this database only', async () => {
    for (const definer of SAMPLE_DEFINERS) {
      const [user = '', host = ''] = definer
        .split("'@'")
        .map((part) => part.replaceAll(/^'|'$/g, '').replaceAll("''", "'"));
      expect(sample.globals).toContain(
        `-- account ${user}@${host}\nCREATE USER IF NOT EXISTS \`${user}\`@\`${host}\` ACCOUNT LOCK;\n`,
      );
    }
    // What they may do on all databases, on this one.
    const words = 'SELECT, INSERT, UPDATE, DELETE, EXECUTE, EVENT, TRIGGER';
    const grants = sample.globals.slice(0, sample.globals.indexOf('\n-- after the data\n'));
    expect(grants.split(`\nGRANT ${words} ON \`its \`\`a\`\` -- 日本 \\% sample\`.* TO `)).toHaveLength(3);
    expect(sample.globals.split('\n').filter((line) => / ON \*\.\*/.test(line) && !line.startsWith('-- '))).toEqual([]);
    expect(sample.globals).not.toMatch(/IDENTIFIED/);
    // A definer, which another server may lack. It can't log in there.
    const roots = sample.globals.match(/^CREATE USER .*`root`.*$/gm) ?? [];
    expect(roots.every((line) => line.endsWith(' ACCOUNT LOCK;'))).toBe(true);
    expect(sample.globals).not.toMatch(/^-- GRANT .*`root`/m);
    const withHashes = await dumpAll(url, await newHost(), { withPasswordHashes: true, include: ['many'] });
    expect(withHashes.globals).toMatch(/^CREATE USER IF NOT EXISTS .*IDENTIFIED/m);
    expect(withHashes.globals).not.toMatch(/`root`.*IDENTIFIED/);
  });

  it('dumps what include and exclude select', async () => {
    const included = await dumpAll(url, await newHost(), { include: ['many', 'by_*'] });
    expect(included.fingerprint.tables.map(({ name }) => name)).toEqual(['by_hash', 'by_range', 'many']);
    expect(included.fingerprint.objects.filter(({ type }) => /function|event|view/.test(type))).toEqual([]);
    expect(included.warnings.join('\n')).toMatch(/Only what `include` names/);
    const odd = sample.fingerprint.tables.map(({ name }) => name).filter((name) => /[^a-z_]/.test(name));
    expect(odd.length).toBeGreaterThan(3);
    const excluded = await dumpAll(url, await newHost(), {
      exclude: odd.map((name) => `\`${name.replaceAll('`', '``')}\``),
    });
    const left = Object.keys(sampleRows(server.flavor)).filter((name) => !odd.includes(name));
    expect(excluded.fingerprint.tables.map(({ name }) => name).sort()).toEqual(left.sort());
  });

  // MariaDB's versions do not differ in these.
  if (_name !== 'MariaDB 11.8') {
    it('records the counts if rows are added and removed', async () => {
      await sql(
        server.url,
        'create database busy; create table busy.t (id int auto_increment primary key, a text) engine=innodb;',
      );
      await sql(
        root('busy'),
        `insert into t (a) values (repeat('x', 1000));${'insert into t (a) select a from t;'.repeat(13)}`,
      );
      let writing = true;
      const writer = (async () => {
        const connection = await openConnection(parseMysqlUrl(new Secret(root('busy'))), await newHost(), {
          requireTls: false,
        });
        while (writing) {
          await connection.simple("insert into t (a) values ('y'), ('z')");
          await connection.simple('delete from t order by id limit 1');
        }
        await connection.close();
      })();
      try {
        const { fingerprint, database } = await dumpAll(root('busy'), await newHost());
        const [table] = fingerprint.tables;
        const dumped = database.match(/\(\d+,'[xyz]+'\)/g)?.length;
        expect(table).toMatchObject({ name: 't', rows: dumped, rowsFrom: 'dump' });
        if (table?.counted !== undefined) {
          expect(table.rows).toBeGreaterThanOrEqual(table.counted.before - 2);
          expect(table.rows).toBeLessThanOrEqual(table.counted.after + 2);
        }
      } finally {
        writing = false;
        await writer;
      }
    });

    it('omits a table that was added while it ran, and refuses a changed schema', async () => {
      await sql(server.url, 'create database moving; create table moving.t (a int); insert into moving.t values (1);');
      const during = (text: string) => ({ beforeFingerprint: () => sql(root('moving'), text) });
      const dumped = await dumpAll(root('moving'), await newHost(), during('create table later (a int);'));
      expect(dumped.fingerprint.tables.map(({ name }) => name)).toEqual(['t']);
      expect(dumped.fingerprint.objects.map(({ name }) => name)).toEqual(['t']);
      expect(dumped.warnings.join('\n')).toMatch(/not in it: later/);
      await expect(dumpAll(root('moving'), await newHost(), during('alter table t add b int;'))).rejects.toMatchObject({
        code: 'DUMP_FAILED',
        message: expect.stringMatching(/schema was changed.*table t/),
      });
    });
  }

  it("compares no rows that are not the database's own", async () => {
    await sql(
      server.url,
      `create database merged; use merged; create table one (a int) engine=MyISAM; insert into one values (1), (2);
       create table both_of_it (a int) engine=MERGE union=(one); create table hole (a int) engine=BLACKHOLE;`,
    ).catch((error: unknown) => {
      // MariaDB's package has no BLACKHOLE by default.
      if (!String(error).includes('BLACKHOLE')) throw error;
    });
    const { fingerprint, warnings } = await dumpAll(root('merged'), await newHost());
    expect(fingerprint.tables.find(({ name }) => name === 'both_of_it')).toMatchObject({
      rows: null,
      rowsFrom: 'unknown',
    });
    expect(fingerprint.tables.find(({ name }) => name === 'one')).toMatchObject({ rows: 2, rowsFrom: 'dump' });
    expect(warnings.join()).toContain('both_of_it');
  });

  it('dumps an empty database', async () => {
    await sql(server.url, 'create database nothing;');
    const { fingerprint, database } = await dumpAll(root('nothing'), await newHost());
    expect(fingerprint).toMatchObject({ tables: [], objects: [], sequences: [] });
    expect(database).toMatch(/-- Dump completed\n$/);
  });

  it('works with a socket, without TLS and with a verified certificate', async () => {
    await sql(server.url, 'create database small; create table small.t (a int); insert into small.t values (1), (2);');
    const urls = [
      urlWith(server.socketUrl, { database: 'small' }),
      urlWith(root('small'), { parameters: { 'ssl-mode': 'DISABLED' } }),
    ];
    if (server.certificate !== undefined) {
      urls.push(
        urlWith(root('small'), {
          parameters: { 'ssl-mode': 'VERIFY_IDENTITY', 'ssl-ca': server.certificate.authority },
        }),
      );
      urls.push(
        urlWith(root('small'), { parameters: { 'ssl-mode': 'VERIFY_CA', 'ssl-ca': server.certificate.authority } }),
      );
    }
    for (const each of urls) {
      const { fingerprint } = await dumpAll(each, await newHost());
      expect(fingerprint.tables).toMatchObject([{ name: 't', rows: 2 }]);
    }
  });

  it('gives digests that show every change of a restored database, and no difference if there is none', async () => {
    await sql(server.url, 'create database hashed;');
    await sql(root('hashed'), mutatedTables(5) + changingTables(server));
    const host = await createTargetHost({ MYSQL_BIN: await bin });
    await withRestoredDigests(
      server,
      { database: 'hashed', lanes: 3 },
      host,
      async ({ expected, read, url: restored }) => {
        expect((await dumpAll(root('hashed'), host, { digestKey: DIGEST_KEY })).digests).toEqual(expected);
        expect(await read()).toEqual(expected);
        expect(expected.exempt).toEqual([{ schema: '', name: 'merged', reason: 'rows-elsewhere' }]);
        const counts = new Map(expected.tables.map(({ name, rows }) => [name, rows]));
        expect([counts.get('bits'), counts.get('cells'), counts.get('two')]).toEqual([3, 60, 0]);
        let before = expected.tables;
        for (const changes of CHANGES) {
          await sql(restored, `set sql_mode = '';${Object.values(changes).join(';')};`);
          const { tables } = await read();
          const changed = tables.filter(({ sum }, at) => sum !== before[at]?.sum).map(({ name }) => name);
          expect(changed).toEqual(Object.keys(changes));
          before = tables;
        }
        await expect(read(AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
      },
    );
    host.remove();
  });
});
