import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { openPostgresTarget } from '../../src/engines/postgres/target.ts';
import type { Target, TargetSpec } from '../../src/ports/engine.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { serverBinaries, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { type Dumped, dumpAll, streamsOf } from '../support/postgres-dump.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { PROVIDERS, type Provider } from '../support/postgres-providers.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';

const EPHEMERAL: TargetSpec = { kind: 'ephemeral', trustSource: false };
let server: TestPostgres;
/** A server that has none of the providers' roles. */
let plain: TestPostgres;
let host: TargetHost;
const as = (url: string, user: string): string => url.replace('postgres@', `${user}@`);

beforeAll(async () => {
  host = await createTargetHost({ PG_BIN: `${serverBinaries(15)}:${await clientBinaries(15)}` });
  server = await startPostgres({ major: 15 });
  plain = await startPostgres({ major: 15, initdb: [], settings: { lc_messages: 'C' } });
});

afterAll(async () => {
  await Promise.all([server?.stop(), plain?.stop()]);
  host?.remove();
});

async function restored<T>(spec: TargetSpec, dump: Dumped, look: (target: Target) => Promise<T>): Promise<T> {
  const needs = { majorVersion: dump.info.majorVersion, fingerprint: dump.fingerprint, rawBytes: dump.database.length };
  const target = await openPostgresTarget(spec, needs, host);
  try {
    await target.restore(streamsOf(dump));
    const { exempts } = target;
    const checks = compareFingerprints(dump.fingerprint, await target.inspect(), { exempts });
    expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    return await look(target);
  } finally {
    await target.close();
  }
}

const into = (url: string, onError?: 'continue'): TargetSpec => ({
  kind: 'restore',
  url: new Secret(url),
  replace: false,
  onError,
});

async function freshDatabase({ roles, fresh, account }: Provider, name: string): Promise<string> {
  await runSql(server.url, roles, `create database ${name} owner ${account}`);
  const url = urlOf(server, name);
  await runSql(url, fresh);
  return url;
}

describe.each(PROVIDERS)('a database at $name', (provider) => {
  const name = provider.name.toLowerCase();
  let dump: Dumped;

  beforeAll(async () => {
    const url = await freshDatabase(provider, name);
    await runSql(as(url, provider.account), provider.use.replace('DATABASE', name));
    dump = await dumpAll(as(url, provider.account), host);
  });

  test('is verified, with the roles that it names', async () => {
    await restored(EPHEMERAL, dump, async (target) => {
      for (const [table, rows] of Object.entries(provider.rows)) {
        const result = await target.query(`select count(*)::int from ${table}`, { timeoutMs: 60_000 });
        expect(result.rows).toEqual([[rows]]);
      }
      expect(target.notes.filter((note) => note.includes('refused'))).toEqual([]);
    });
  });

  test('goes back into a fresh one by the same ordinary account', async () => {
    const url = await freshDatabase(provider, `${name}_again`);
    await restored(into(as(url, provider.account)), dump, async (target) => {
      expect(target.leftOut).toEqual([]);
      await target.publish();
    });
    for (const [table, rows] of Object.entries(provider.rows)) {
      expect(await runSql(url, `select count(*)::int from ${table}`)).toEqual([[rows]]);
    }
    // What is the user's is in the way, whatever the provider has there.
    const again = { majorVersion: '15', fingerprint: dump.fingerprint, rawBytes: 1e6 };
    await expect(openPostgresTarget(into(as(url, provider.account)), again, host)).rejects.toMatchObject({
      code: 'TARGET_NOT_EMPTY',
    });
  });

  test('goes to another server with its owners, by a superuser', async () => {
    await runSql(plain.url, `create database ${name}`);
    await restored(into(urlOf(plain, name)), dump, async (target) => void (await target.publish()));
    const owners = `select distinct pg_get_userbyid(relowner)::text from pg_class c join pg_namespace n on n.oid = relnamespace
      where nspname !~ '^pg_|information_schema' and relkind = 'r' order by 1`;
    expect(await runSql(urlOf(plain, name), owners)).toEqual(await runSql(urlOf(server, name), owners));
  });
});
