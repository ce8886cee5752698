import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { createMysqlEngine } from '../../src/engines/mysql/index.ts';
import type { RunHost } from '../../src/host/base.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { dumpWhole, openTestHost } from '../contract/engine.ts';
import { mysqlBinaries, sql, startMariadb, type TestMysql, urlWith } from '../support/mysql.ts';
import { fillMysqlSample, sampleRows } from '../support/mysql-sample.ts';
import { dumpAll } from '../support/mysql-source.ts';
import { streamsAgain } from '../support/mysql-target.ts';

/** 10.11 and MySQL take the same path through the bundle. This series has another dump format and another default collation. */
describe('MariaDB 11.8 with everything that a dump can get wrong', () => {
  let server: TestMysql;
  let url: string;
  let place: { host: RunHost; remove(): Promise<void> };
  const engine = createMysqlEngine();

  beforeAll(async () => {
    server = await startMariadb({ series: 'mariadb-11.8' });
    url = await fillMysqlSample(server, 'sample');
    place = await openTestHost({ MYSQL_BIN: await mysqlBinaries('mariadb-11.8') });
  });

  afterAll(async () => {
    await server?.stop();
    await place?.remove();
  });

  it('is dumped in lanes, restored contained and into a server, equal each time', async () => {
    const stored = await dumpAll(url, place.host, { lanes: 3 });
    const rawBytes = stored.streams.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const needs = { majorVersion: stored.info.majorVersion, fingerprint: stored.fingerprint, rawBytes };
    const rows = Object.fromEntries(stored.fingerprint.tables.map((table) => [table.name, table.rows]));
    expect(rows).toEqual(sampleRows('mariadb'));
    await sql(server.url, 'create database back');
    const into = new Secret(urlWith(url, { database: 'back' }));
    for (const spec of [
      { kind: 'ephemeral', trustSource: false, jobs: 2 },
      { kind: 'restore', url: into, replace: false },
    ] as const) {
      const target = await engine.openTarget(spec, needs, place.host);
      try {
        await target.restore(streamsAgain(stored));
        const compared = compareFingerprints(stored.fingerprint, await target.inspect());
        expect(compared.filter((check) => check.outcome === 'failed')).toEqual([]);
        expect(compared.length).toBeGreaterThan(5);
        expect((await target.integrity()).filter((each) => !each.ok)).toEqual([]);
        await target.publish();
      } finally {
        await target.close();
      }
    }
    const again = await dumpWhole(engine, into, place.host);
    const failed = compareFingerprints(stored.fingerprint, again.fingerprint).filter(
      ({ outcome }) => outcome === 'failed',
    );
    expect(failed).toEqual([]);
  });
});
