import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Ceph, startCeph } from './ceph.ts';
import { NOBODY } from './postgres.ts';
import { COMPILED, setTemplatesFolder } from './templates.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Answers `/ceph` with a CephAddress, and starts the server on the first request. */
    readonly partsUrl: string;
  }
}

/**
 * Provides what is too slow to start for each test file: one Ceph for the complete run. It starts when a test first requests
 * it, so that a run of other tests does not wait, and is stopped by its pids after the last test. Also provides a folder for
 * data that test files create once and copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const templates = await makeTemplatesFolder();
  let ceph: Promise<Ceph> | undefined;
  const server = createServer((_request, response) => {
    ceph ??= startCeph();
    ceph.then(
      ({ stop: _, ...address }) => response.end(JSON.stringify(address)),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('partsUrl', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    await (await ceph?.catch(() => undefined))?.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(templates, { recursive: true, force: true });
  };
}

/** It belongs to the servers' user, who creates and copies its contents. */
async function makeTemplatesFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'templates-'));
  await chmod(folder, 0o755);
  if (process.getuid?.() === 0) await chown(folder, NOBODY, NOBODY);
  await mkdir(join(folder, COMPILED));
  await chmod(join(folder, COMPILED), 0o1777);
  setTemplatesFolder(folder);
  return folder;
}
