import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ContainerClient, type ContainerSASPermissions, StorageSharedKeyCredential } from '@azure/storage-blob';
import { freePort } from './ports.ts';

export interface Azurite {
  readonly account: string;
  readonly key: string;
  /** The blob service of the account, in the form of a connection string. */
  readonly endpoint: string;
  /** The environment that a run needs. */
  readonly env: Readonly<Record<string, string>>;
  /** A new, empty container. */
  container(): Promise<TestContainer>;
  stop(): Promise<void>;
}

interface TestContainer {
  readonly name: string;
  /** A destination in it. `endpoint` replaces the server's own. */
  url(prefix?: string, endpoint?: string): string;
  /** A token for this container only. */
  sas(permissions: ContainerSASPermissions, expiresInMs?: number): Promise<string>;
}

/** Starts Microsoft's own emulator of Azure Blob, with an account and a key that only this test has. */
export async function startAzurite(): Promise<Azurite> {
  const folder = await mkdtemp(join(tmpdir(), 'azurite-'));
  const port = await freePort();
  const account = 'backups';
  const key = randomBytes(64).toString('base64');
  const program = fileURLToPath(new URL('../../node_modules/azurite/dist/src/blob/main.js', import.meta.url));
  const place = ['--blobHost', '127.0.0.1', '--blobPort', String(port), '--inMemoryPersistence'];
  const args = [program, ...place, '--silent', '--skipApiVersionCheck', '--disableTelemetry'];
  const env = { PATH: process.env['PATH'], HOME: folder, AZURITE_ACCOUNTS: `${account}:${key}` };
  const child = spawn(process.execPath, args, { env, cwd: folder, stdio: 'ignore' });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    }
    await rm(folder, { recursive: true, force: true });
  };
  const endpoint = `http://127.0.0.1:${port}/${account}`;
  for (let attempt = 0; attempt < 6_000; attempt += 1) {
    if (child.exitCode !== null) break;
    const answer = await fetch(endpoint).catch(() => undefined);
    if (answer !== undefined) {
      const container = () => makeContainer(account, key, endpoint);
      return { account, key, endpoint, env: { AZURE_STORAGE_KEY: key }, container, stop };
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error('Azurite did not start');
}

async function makeContainer(account: string, key: string, endpoint: string): Promise<TestContainer> {
  const name = `c-${randomBytes(6).toString('hex')}`;
  const client = new ContainerClient(`${endpoint}/${name}`, new StorageSharedKeyCredential(account, key));
  await client.create();
  return {
    name,
    url: (prefix = '', at = endpoint) => `azure://${account}/${name}/${prefix}?endpoint=${encodeURIComponent(at)}`,
    sas: async (permissions, expiresInMs = 3_600_000) => {
      const expiresOn = new Date(Date.now() + expiresInMs);
      const startsOn = new Date(Math.min(Date.now(), expiresOn.getTime()) - 3_600_000);
      const url = await client.generateSasUrl({ permissions, expiresOn, startsOn });
      return new URL(url).search.slice(1);
    },
  };
}
