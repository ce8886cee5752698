import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDestinations } from '../../src/options/connections/destinations.ts';
import type { Dependencies } from '../../src/run/dependencies.ts';
import { openStorage } from '../../src/storage/index.ts';
import { makeTestKeys, type TestKeys, testHost, Workbench } from '../support/commands.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';

let server: SshServer;
let keys: TestKeys;
beforeAll(async () => {
  server = await startSshd();
  keys = await makeTestKeys();
});
afterAll(() => server.stop());

/** The commands with the destination in a user's line. */
class SftpBench extends Workbench {
  override get dependencies(): Dependencies {
    const host = { ...testHost(this.signal, this.printed), env: { SFTP_PRIVATE_KEY: server.privateKey } };
    return { ...super.dependencies, host, openStorage: (spec) => openStorage(spec, host) };
  }
}

it('a backup on an SSH server is verified, listed, and pruned', async () => {
  const bench = new SftpBench(keys);
  bench.engine.bytes = randomBytes(12_000_000);
  const destinations = readDestinations([server.url('backups/production')]);
  expect((await bench.backup({ destinations })).error).toBeUndefined();
  const made = await bench.backup({ destinations });
  expect(made.error).toBeUndefined();
  const proven = await bench.verify({ destinations });
  expect(proven.error).toBeUndefined();
  expect(proven.verdict).toBe('passed');
  expect(bench.engine.restored.get('database.sqlite')?.equals(bench.engine.bytes)).toBe(true);
  const listed = await bench.list({ destinations });
  expect(listed.error).toBeUndefined();
  expect(JSON.stringify(listed)).toContain(made.backup?.id);
  const pruned = await bench.prune({ destinations });
  expect(pruned.error).toBeUndefined();
  const stored = await readdir(join(server.folder, 'backups/production'), { recursive: true });
  expect(stored.filter((name) => name.includes('.restorable-'))).toEqual([]);
  expect(stored.filter((name) => /manifests\/.+\.json$/.test(name))).toHaveLength(1);
  expect(bench.printed.join()).not.toContain('PRIVATE KEY');
});
