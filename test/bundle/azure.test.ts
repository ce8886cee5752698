import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ContainerSASPermissions } from '@azure/storage-blob';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Azurite, startAzurite } from '../support/azurite.ts';
import { type KeyFiles, makeKeys, runBundle } from '../support/bundle.ts';

let azurite: Azurite;
let folder = '';
let keys: KeyFiles;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'azure-backup-'));
  keys = await makeKeys(folder);
  azurite = await startAzurite();
});
afterAll(async () => {
  await azurite.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Its output and its exit code. */
async function restorable(env: Readonly<Record<string, string>>, ...args: string[]) {
  const { code, stdout, stderr } = await runBundle(args, { cwd: folder, env: { HOME: folder, ...env } });
  return { code, printed: stdout + stderr };
}

const writing = (): string[] => ['--encrypt-to', keys.recoveryPublic, '--runner-key', keys.runnerPrivate];
const reading = (): string[] => ['--decrypt-with', keys.recoveryPrivate, '--signers', keys.runnerPublic];

it('a backup is written with a token that can neither replace nor delete, verified with another, and listed', async () => {
  const database = new DatabaseSync(join(folder, 'shop.db'));
  database.exec(
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, item TEXT); INSERT INTO orders (item) VALUES ('a'), ('b')",
  );
  database.close();
  const container = await azurite.container();
  const destination = container.url('production');
  const writer = await container.sas(ContainerSASPermissions.parse('rcl'));
  const reader = await container.sas(ContainerSASPermissions.parse('rl'));
  const common = ['--destination', destination, '--log-level', 'debug'];

  const backup = await restorable(
    { AZURE_STORAGE_SAS_TOKEN: writer },
    'backup',
    '--database',
    'sqlite:shop.db',
    ...writing(),
    ...common,
  );
  expect(backup).toMatchObject({ code: 0, printed: expect.stringContaining('shop is backed up') });
  const verify = await restorable(
    { AZURE_STORAGE_SAS_TOKEN: reader },
    'verify',
    '--name',
    'shop',
    ...reading(),
    ...common,
  );
  expect(verify).toMatchObject({ code: 0, printed: expect.stringContaining('1 table, 2 rows, as in the source') });
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

it('an unreadable destination is an error that names the permission, and exits with 2', async () => {
  const container = await azurite.container();
  const token = await container.sas(ContainerSASPermissions.parse('c'));
  const args = ['--database', 'sqlite:shop.db', '--destination', container.url(), ...writing()];
  const backup = await restorable({ AZURE_STORAGE_SAS_TOKEN: token }, 'backup', ...args);
  expect(backup).toMatchObject({ code: 2, printed: expect.stringContaining('STORAGE_PERMISSION') });
  expect(backup.printed).toContain('List');
});
