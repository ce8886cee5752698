import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ContainerSASPermissions } from '@azure/storage-blob';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Azurite, startAzurite } from '../support/azurite.ts';

const run = promisify(execFile);
const MAIN = fileURLToPath(new URL('../../src/entry/main.ts', import.meta.url));
const PASSPHRASE = 'a passphrase of a test';

let azurite: Azurite;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'azure-backup-'));
  azurite = await startAzurite();
});
afterAll(async () => {
  await azurite.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the program from source; what it printed, and its exit code. */
async function restorable(env: Readonly<Record<string, string>>, ...args: string[]) {
  const options = { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, ...env } };
  const child = run(process.execPath, [MAIN, ...args], options);
  return child.then(
    ({ stdout, stderr }) => ({ code: 0, printed: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, printed: String(stdout) + String(stderr) }),
  );
}

it('a backup is made with a token that can neither replace nor delete, verified with another, and listed', async () => {
  const database = new DatabaseSync(join(folder, 'shop.db'));
  database.exec(
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, item TEXT); INSERT INTO orders (item) VALUES ('a'), ('b')",
  );
  database.close();
  const container = await azurite.container();
  const destination = container.url('production');
  const writer = await container.sas(ContainerSASPermissions.parse('rcl'));
  const reader = await container.sas(ContainerSASPermissions.parse('rl'));
  const common = ['--destination', destination, '--passphrase', PASSPHRASE, '--log-level', 'debug'];

  const backup = await restorable(
    { AZURE_STORAGE_SAS_TOKEN: writer },
    'backup',
    '--database',
    'sqlite:shop.db',
    ...common,
  );
  expect(backup).toMatchObject({ code: 0, printed: expect.stringContaining('shop is backed up') });
  const verify = await restorable({ AZURE_STORAGE_SAS_TOKEN: reader }, 'verify', '--name', 'shop', ...common);
  expect(verify).toMatchObject({ code: 0, printed: expect.stringContaining('1 table with 2 rows as in the source') });
  const list = await restorable({ AZURE_STORAGE_SAS_TOKEN: reader }, 'list', '--destination', destination);
  expect(list).toMatchObject({ code: 0, printed: expect.stringMatching(/\d{8}T\d{6}Z-full-/) });

  for (const { printed } of [backup, verify, list]) {
    for (const token of [writer, reader]) {
      const signature = new URLSearchParams(token).get('sig') ?? '';
      expect(signature.length).toBeGreaterThan(20);
      expect(printed).not.toContain(signature);
      expect(printed).not.toContain(encodeURIComponent(signature));
    }
  }
});

it('what can not be read is an error that names the permission, and exits with 2', async () => {
  const container = await azurite.container();
  const token = await container.sas(ContainerSASPermissions.parse('c'));
  const args = ['--database', 'sqlite:shop.db', '--destination', container.url(), '--passphrase', PASSPHRASE];
  const backup = await restorable({ AZURE_STORAGE_SAS_TOKEN: token }, 'backup', ...args);
  expect(backup).toMatchObject({ code: 2, printed: expect.stringContaining('STORAGE_PERMISSION') });
  expect(backup.printed).toContain('List');
});
