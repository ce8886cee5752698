import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runBundle } from '../support/bundle.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';

let server: SshServer;
let folder: string;
beforeAll(async () => {
  server = await startSshd();
  folder = await mkdtemp(join(tmpdir(), 'bundle-sftp-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

// The SSH library has optional native parts and a WebAssembly loader that a bundle may break.
it('the bundle backs up to an SSH server and verifies from it', async () => {
  const file = join(folder, 'shop.db');
  const database = new DatabaseSync(file);
  database.exec('create table item (id integer); insert into item values (1), (2)');
  database.close();
  const env = { SFTP_PRIVATE_KEY: server.privateKey };
  const common = [
    '--name',
    'shop',
    '--destination',
    server.url('bundle'),
    '--passphrase',
    'plunder gizmo cradle unwed slinky',
  ];
  const made = await runBundle(['backup', '--database', `sqlite:${file}`, ...common], { env, cwd: folder });
  expect(made.stderr + made.stdout).not.toContain('error');
  expect(made.code).toBe(0);
  const proven = await runBundle(['verify', ...common], { env, cwd: folder });
  expect(proven.stdout).toContain('as in the source');
  expect(proven.code).toBe(0);
});
