import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { type Connection, openConnection } from '../../src/engines/postgres/connection/connection.ts';
import { readGlobals } from '../../src/engines/postgres/globals/globals.ts';
import { parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { runSql } from '../support/postgres-fill.ts';
import { ODD_NAME } from '../support/postgres-sample.ts';

const odd = `"${ODD_NAME.replaceAll('"', '""')}"`;
const ROLES = `
  create role ${odd} login createdb password 'Zq7' valid until '2030-01-01' connection limit 3;
  create role plain noinherit bypassrls; create role "Upper"; create role rds_reader; create role supabase_admin;
  grant plain to ${odd} with admin option; grant "Upper" to plain; grant pg_monitor to "Upper"; grant rds_reader to plain;
  alter role ${odd} set search_path to "$user", 'odd, one', ${odd}, public;
  alter role plain set work_mem = '5MB'; alter role plain set app.setting = 'it''s 100% \\ "so"';
  alter role all set statement_timeout = '1h'; comment on role "Upper" is 'it''s 100%
 the "boss"'`;

async function open(server: TestPostgres, database: string): Promise<Connection> {
  const url = server.url.replace(/postgres$/, encodeURIComponent(database));
  return openConnection(parsePostgresUrl(new Secret(url)), createEngineHost(), { requireTls: false });
}

describe.each([13, 18] as const)('globals of PostgreSQL %i', (major) => {
  let source: TestPostgres;
  let target: TestPostgres;
  beforeAll(async () => {
    [source, target] = await Promise.all([startPostgres({ major }), startPostgres({ major })]);
    await runSql(source.url, `create database ${odd}`, ROLES);
    await runSql(
      source.url,
      `alter database ${odd} set app.place = 'a%s'; alter role plain in database ${odd} set work_mem = '6MB';
      grant create on database ${odd} to "Upper" with grant option; revoke temporary on database ${odd} from public;
      alter database ${odd} connection limit 50; alter database ${odd} owner to "Upper"; comment on database ${odd} is 'a%I ''b'''`,
    );
    if (major >= 15) {
      await runSql(source.url, 'grant set, alter system on parameter work_mem, app.most to plain with grant option');
    }
    if (major >= 16) await runSql(source.url, `grant "Upper" to ${odd} with inherit false, set false`);
  });
  afterAll(async () => {
    await Promise.all([source.stop(), target.stop()]);
  });

  it('are one statement per line, and create the same roles on another server, in a database with another name', async () => {
    const from = await open(source, ODD_NAME);
    const { sql, warnings } = await readGlobals(from, true);
    await from.close();
    expect(sql).not.toMatch(/rds_reader|supabase_admin/);
    expect(warnings).toEqual([expect.stringMatching(/^2 roles/)]);
    const lines = sql.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^(-- [a-z ]+|(CREATE|ALTER|GRANT|COMMENT|DO) .*;)$/);
    await runSql(target.url, 'create database elsewhere');
    const to = await open(target, 'elsewhere');
    for (const line of lines) {
      if (!line.startsWith('--') && line !== 'CREATE ROLE "postgres";') await to.simple(line);
    }
    const again = await readGlobals(to, true);
    await to.close();
    expect(again.sql).toBe(sql);
    const properties = await runSql(
      target.url,
      `select datconnlimit, pg_get_userbyid(datdba)::text, shobj_description(oid, 'pg_database') from pg_database where datname = 'elsewhere'`,
    );
    expect(properties).toEqual([[50, 'Upper', "a%I 'b'"]]);
  });
});
