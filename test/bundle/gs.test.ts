import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KeyFiles, makeKeys, runBundle } from '../support/bundle.ts';
import { type FakeGcs, startFakeGcs } from '../support/fake-gcs.ts';

let fake: FakeGcs;
let folder = '';
let keys: KeyFiles;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gs-backup-'));
  keys = await makeKeys(folder);
  fake = await startFakeGcs();
  const database = new DatabaseSync(join(folder, 'shop.db'));
  database.exec(
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, item TEXT); INSERT INTO orders (item) VALUES ('a'), ('b')",
  );
  database.close();
});
afterAll(async () => {
  await fake.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Its output and its exit code. */
async function restorable(env: Readonly<Record<string, string>>, ...args: string[]) {
  const { code, stdout, stderr } = await runBundle(args, { cwd: folder, env: { HOME: folder, ...env } });
  return { code, printed: stdout + stderr };
}

const writing = (): string[] => ['--encrypt-to', keys.recoveryPublic, '--runner-key', keys.runnerPrivate];
const reading = (): string[] => ['--decrypt-with', keys.recoveryPrivate, '--signers', keys.runnerPublic];

it('a backup is made with workload identity, locked, verified and restored with a key that can only read, and listed', async () => {
  const bucket = fake.bucket({ objectRetention: true });
  const federation = join(folder, 'gha-creds.json');
  await writeFile(federation, JSON.stringify(fake.tokens.externalAccount(fake.url)));
  const permissions = ['storage.objects.get', 'storage.objects.list', 'storage.objects.create'] as const;
  const key = fake.tokens.serviceAccount(`${fake.url}/token`, permissions);
  const reader = { READER: JSON.stringify(key) };
  const destination = bucket.url('production');
  const common = ['--log-level', 'debug'];

  const backup = await restorable(
    { GOOGLE_APPLICATION_CREDENTIALS: federation },
    'backup',
    '--database',
    'sqlite:shop.db',
    '--destination',
    `${destination}&lock=governance:7d`,
    ...writing(),
    ...common,
  );
  expect(backup).toMatchObject({ code: 0, printed: expect.stringContaining('shop is backed up') });
  const objects = bucket.objects.list(true);
  expect(objects.some(({ name }) => name.startsWith('production/shop/manifests/'))).toBe(true);
  expect(objects.every(({ retention }) => retention?.mode === 'Unlocked')).toBe(true);

  const from = ['--name', 'shop', '--destination', `${destination}&env=READER`];
  const verify = await restorable(reader, 'verify', ...from, ...reading(), ...common);
  expect(verify).toMatchObject({ code: 0, printed: expect.stringContaining('1 table, 2 rows, as in the source') });
  const restore = await restorable(
    reader,
    'restore',
    ...from,
    '--target',
    'sqlite:restored.db',
    ...reading(),
    ...common,
  );
  expect(restore).toMatchObject({ code: 0 });
  const restored = new DatabaseSync(join(folder, 'restored.db'));
  expect(restored.prepare('SELECT count(*) AS count FROM orders').get()).toEqual({ count: 2 });
  restored.close();
  const list = await restorable(reader, 'list', '--destination', `${destination}&env=READER`);
  expect(list).toMatchObject({ code: 0, printed: expect.stringMatching(/\d{8}T\d{6}Z-full-/) });

  for (const { printed } of [backup, verify, restore, list]) {
    expect(printed).not.toContain('PRIVATE KEY');
    expect(printed).not.toContain(key.private_key.split('\n')[3]);
    expect(printed).not.toContain('ya29.');
  }
});

it('an unreadable destination is an error that names the permission, and exits with 2', async () => {
  const bucket = fake.bucket();
  const key = fake.tokens.serviceAccount(`${fake.url}/token`, ['storage.objects.create']);
  const destination = `${bucket.url()}&env=WRITER`;
  const args = ['--database', 'sqlite:shop.db', '--destination', destination, ...writing()];
  const backup = await restorable({ WRITER: JSON.stringify(key) }, 'backup', ...args);
  expect(backup).toMatchObject({ code: 2, printed: expect.stringContaining('STORAGE_PERMISSION') });
  expect(backup.printed).toContain('storage.objects.list');
});
