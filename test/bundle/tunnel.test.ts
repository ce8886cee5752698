import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KeyFiles, makeKeys, runAction, runBundle } from '../support/bundle.ts';
import { WAITING } from '../support/patience.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { runSql } from '../support/postgres-fill.ts';
import { sshClients, tunnelEnvironment } from '../support/run-options.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';
import { whenTrue } from '../support/when-true.ts';

let bastion: SshServer;
let server: TestPostgres;
let folder: string;
let env: Record<string, string>;
let inputs: Record<string, string>;
let keys: KeyFiles;
let writing: Record<string, string>;

beforeAll(async () => {
  bastion = await startSshd();
  server = await startPostgres({ major: 15 });
  folder = await mkdtemp(join(tmpdir(), 'bundle-tunnel-'));
  await runSql(
    server.url,
    "create table item (id int primary key, name text); insert into item select i, repeat('x', 100) from generate_series(1, 2000) i",
  );
  env = { ...tunnelEnvironment(bastion), PG_BIN: await clientBinaries(15) };
  keys = await makeKeys(folder);
  writing = { 'encrypt-to': keys.recoveryPublic, 'runner-key': keys.runnerPrivate };
  inputs = {
    database: server.url,
    name: 'shop',
    destination: `file:${join(folder, 'store')}`,
    tunnel: `ssh://${bastion.user}@127.0.0.1:${bastion.port}`,
  };
});

afterAll(async () => {
  await Promise.all([bastion.stop(), server.stop()]);
  await rm(folder, { recursive: true, force: true });
});

it('the bundle backs up through a bastion, and verifies on a server behind it', async () => {
  const made = await runAction({ mode: 'backup', ...inputs, ...writing }, folder, { env });
  expect(made.stdout + made.stderr).not.toContain('::error');
  expect(made.code).toBe(0);
  const { database: target = '', ...rest } = inputs;
  const reading = { 'decrypt-with': keys.recoveryPrivate, signers: keys.runnerPublic };
  const proven = await runAction({ mode: 'verify', target, ...rest, ...reading }, folder, { env });
  expect(proven.outputs).toMatchObject({ verdict: 'passed' });
  expect(proven.code).toBe(0);
  expect(sshClients(bastion.port)).toEqual([]);
});

/** Sessions of the program at the server. */
async function clients(): Promise<number> {
  const [row] = await runSql(
    server.url,
    "select count(*)::int from pg_stat_activity where backend_type = 'client backend' and application_name <> 'holder' and pid <> pg_backend_pid()",
  );
  return Number(row?.[0] ?? 0);
}

it('a bundle that is killed in the middle leaves no tunnel open', async () => {
  // The dump waits for this lock, so it is never over before the signal.
  const holder = new pg.Client({ connectionString: server.url, application_name: 'holder' });
  await holder.connect();
  await holder.query('begin; lock table item in access exclusive mode');
  const options = { ...inputs, ...writing, name: 'killed' };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  let watched: Promise<void> | undefined;
  const running = runBundle(['backup', ...args], {
    env,
    cwd: folder,
    onStart: (child) => {
      // By then, the dump goes through the tunnel.
      const reached = async () => (await clients()) > 0 && sshClients(bastion.port).length > 0;
      watched = whenTrue(reached, () => child.exitCode !== null || child.signalCode !== null).then((found) => {
        if (found) child.kill('SIGKILL');
      });
    },
  });
  const { signal } = await running;
  await watched;
  await holder.end();
  expect(signal).toBe('SIGKILL');
  await expect.poll(() => sshClients(bastion.port), WAITING).toEqual([]);
  expect(await readdir(join(folder, 'store', 'killed', 'manifests')).catch(() => [])).toEqual([]);
});
