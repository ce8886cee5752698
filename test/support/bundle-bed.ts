import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyFiles, makeKeys } from './bundle.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { clientBinaries } from './postgres-clients.ts';

/** What most bundle tests need: a folder, keys created by keygen, and a PostgreSQL 15 with its clients. */
export interface BundleBed {
  readonly folder: string;
  readonly keys: KeyFiles;
  /** Folder of pg_dump and pg_restore. */
  readonly clients: string;
  readonly server: TestPostgres;
  stop(): Promise<void>;
}

/** @param hba replaces pg_hba.conf @param keyPassphrase locks the recovery key */
export async function openBundleBed(options: { hba?: string; keyPassphrase?: string } = {}): Promise<BundleBed> {
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  // Programs of other users (the contained server, the test's own) must be able to enter it.
  await chmod(folder, 0o755);
  const keys = await makeKeys(folder, options.keyPassphrase);
  const clients = await clientBinaries(15);
  const server = await startPostgres({ major: 15, ...(options.hba === undefined ? {} : { hba: options.hba }) });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, keys, clients, server, stop };
}
