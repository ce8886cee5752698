import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAction, runBundle } from '../support/bundle.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { runSql } from '../support/postgres-fill.ts';
import { sshClients, tunnelEnvironment } from '../support/run-options.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';

let bastion: SshServer;
let server: TestPostgres;
let folder: string;
let env: Record<string, string>;
let inputs: Record<string, string>;

beforeAll(async () => {
  bastion = await startSshd();
  server = await startPostgres({ major: 15 });
  folder = await mkdtemp(join(tmpdir(), 'bundle-tunnel-'));
  await runSql(
    server.url,
    "create table item (id int primary key, name text); insert into item select i, repeat('x', 100) from generate_series(1, 2000) i",
  );
  env = { ...tunnelEnvironment(bastion), PG_BIN: await clientBinaries(15) };
  inputs = {
    database: server.url,
    name: 'shop',
    destination: `file:${join(folder, 'store')}`,
    tunnel: `ssh://${bastion.user}@127.0.0.1:${bastion.port}`,
    passphrase: 'correct horse battery staple',
  };
}, 60_000);

afterAll(async () => {
  await Promise.all([bastion.stop(), server.stop()]);
  await rm(folder, { recursive: true, force: true });
});

it('the bundle backs up through a bastion, and verifies on a server behind it', async () => {
  const made = await runAction({ mode: 'backup', ...inputs }, folder, { env });
  expect(made.stdout + made.stderr).not.toContain('::error');
  expect(made.code).toBe(0);
  const { database: into = '', ...rest } = inputs;
  const proven = await runAction({ mode: 'verify', into, ...rest }, folder, { env });
  expect(proven.outputs).toMatchObject({ verdict: 'passed' });
  expect(proven.code).toBe(0);
  expect(sshClients(bastion.port)).toEqual([]);
}, 60_000);

it('a bundle that is killed in the middle leaves no tunnel open', async () => {
  const { passphrase = '', ...others } = inputs;
  const options = { ...others, name: 'killed', 'max-rate': '20kB/s', passphrase: 'env:SECRET_WORDS' };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const running = runBundle(['backup', ...args], {
    env: { ...env, SECRET_WORDS: passphrase },
    cwd: folder,
    onStart: (child) => {
      const wait = setInterval(() => {
        if (sshClients(bastion.port).length === 0) return;
        clearInterval(wait);
        setTimeout(() => child.kill('SIGKILL'), 1_000);
      }, 50);
    },
  });
  expect((await running).signal).toBe('SIGKILL');
  for (let attempt = 0; sshClients(bastion.port).length > 0 && attempt < 40; attempt += 1) await sleep(50);
  expect(sshClients(bastion.port)).toEqual([]);
  expect(await readdir(join(folder, 'store', 'killed', 'manifests')).catch(() => [])).toEqual([]);
}, 60_000);
