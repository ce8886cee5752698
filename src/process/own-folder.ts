import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../ports/host.ts';

/** A folder that is deleted with its content at the end of a scope. */
export interface OwnFolder extends AsyncDisposable {
  readonly path: string;
}

/**
 * A new folder (0700) in the run's workspace.
 * @param kind begins its name
 */
export async function makeOwnFolder(kind: string, host: Host): Promise<OwnFolder> {
  const path = join((await host.workspace()).path, `${kind}-${randomBytes(4).toString('hex')}`);
  await mkdir(path, { mode: 0o700 });
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
