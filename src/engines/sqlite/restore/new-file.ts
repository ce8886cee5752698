import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../../../ports/host.ts';
import type { Sandbox } from '../../../process/sandbox/contained-child.ts';
import type { Containment, SureContainment } from '../../parts/contained-target.ts';
import { SqliteSession } from '../session/session.ts';

/** A file that is being restored, and how the process that parses it gets access. */
export interface NewFile {
  readonly path: string;
  readonly host: Host;
  /** To be called once the file exists, before a session. Harmless if called again. */
  admit(): Promise<void>;
  session(access: 'still' | 'new'): SqliteSession;
  /** Withdraws the access. */
  takeBack(): Promise<void>;
  /** Deletes what the sessions needed, including the file if it is there. */
  remove(): Promise<void>;
}

/** A file in a folder of its own in the workspace, deleted with it. */
export async function temporaryFile({ sandbox, host }: SureContainment): Promise<NewFile> {
  const { inner, temporaryFolder, remove } = await sharedFolders(sandbox, host);
  const path = join(inner, 'restored.sqlite');
  return {
    path,
    host,
    // Only we and the contained user can enter the folder.
    admit: () => chmod(path, 0o666),
    session: (access) => new SqliteSession({ path, access, containment: { sandbox, temporaryFolder } }, host),
    takeBack: async () => {},
    remove,
  };
}

/** A file beside the one that it will replace, in a user's folder. */
export async function placedFile(path: string, { sandbox, host }: Containment): Promise<NewFile> {
  if (sandbox === undefined) {
    const none = async (): Promise<void> => {};
    const session = (access: 'still' | 'new') => new SqliteSession({ path, access }, host);
    return { path, host, admit: none, session, takeBack: none, remove: none };
  }
  const { temporaryFolder, remove } = await sharedFolders(sandbox, host);
  let back: (() => Promise<void>) | undefined;
  return {
    path,
    host,
    admit: async () => {
      back ??= await sandbox.lend(path);
    },
    session: (access) => new SqliteSession({ path, access, containment: { sandbox, temporaryFolder } }, host),
    takeBack: async () => {
      await back?.();
      back = undefined;
    },
    remove,
  };
}

/** One folder for the file, and one for sorting: a process that may only read the file can't reach it through its folder. */
async function sharedFolders(sandbox: Sandbox, host: Host) {
  const folder = join((await host.workspace()).path, `sqlite-${randomBytes(4).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  const inner = await sandbox.makeSharedFolder(folder, 'd');
  const temporaryFolder = await sandbox.makeSharedFolder(folder, 't');
  const remove = async (): Promise<void> => {
    for (const name of ['d', 't']) await sandbox.remove(folder, name);
    await rm(folder, { recursive: true, force: true });
  };
  return { inner, temporaryFolder, remove };
}
