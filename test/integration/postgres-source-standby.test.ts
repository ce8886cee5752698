import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { type Connection, openConnection } from '../../src/engines/postgres/connection.ts';
import { parsePostgresUrl } from '../../src/engines/postgres/url.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { dumpAll } from '../support/postgres-dump.ts';
import { SAMPLE_ROWS, SAMPLE_SQL } from '../support/postgres-sample.ts';

const run = promisify(execFile);
let primary: TestPostgres;
let standby: TestPostgres;

function open(server: TestPostgres): Promise<Connection> {
  return openConnection(parsePostgresUrl(new Secret(server.url)), createEngineHost(), { requireTls: false });
}

beforeAll(async () => {
  primary = await startPostgres({
    major: 14,
    hba: 'local all all trust\nhost all all all trust\nhost replication all all trust\n',
  });
  const connection = await open(primary);
  await connection.simple(SAMPLE_SQL);
  await connection.close();
  const basebackup = join(await clientBinaries(14), 'pg_basebackup');
  standby = await startPostgres({
    major: 14,
    initialise: async (data) => {
      const from = ['-h', '127.0.0.1', '-p', String(primary.port), '-U', 'postgres'];
      await run(basebackup, [...from, '-D', data, '-X', 'stream', '-R', '--checkpoint=fast', '--no-sync']);
    },
  });
}, 60_000);

afterAll(async () => {
  await standby.stop();
  await primary.stop();
});

describe('a dump of a standby', () => {
  it('holds the same as one of the primary but for unlogged rows, says so, and has the same identity', async () => {
    const host = createEngineHost({ PG_BIN: await clientBinaries(14) });
    const fromPrimary = await dumpAll(primary.url, host);
    // What the primary has done since the copy arrives a little later.
    await sleep(500);
    const fromStandby = await dumpAll(standby.url, host);
    expect(fromStandby.info.identity).toBe(fromPrimary.info.identity);
    expect(fromStandby.warnings).toContainEqual(expect.stringMatching(/standby.*"app\.scratch"/));
    const rows = fromStandby.fingerprint.tables.filter((table) => table.rows !== null);
    expect(Object.fromEntries(rows.map((table) => [`${table.schema}.${table.name}`, table.rows]))).toEqual({
      ...SAMPLE_ROWS,
      'app.scratch': 0,
    });
    expect(fromStandby.fingerprint.objects).toEqual(fromPrimary.fingerprint.objects);
    // A counter's logged value runs ahead of its last one (by up to 32 steps): a standby is never behind.
    for (const { name, lastValue } of fromPrimary.fingerprint.sequences) {
      const there = fromStandby.fingerprint.sequences.find((sequence) => sequence.name === name);
      expect(Number(there?.lastValue ?? 0)).toBeGreaterThanOrEqual(Number(lastValue ?? 0));
    }
  });
});
