import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled } from '../../../core/cancellation.ts';
import type { Host } from '../../../ports/host.ts';
import type { Sandbox } from '../../../process/sandbox/contained-child.ts';

/** The data folder of a server that does not exist yet. */
export interface WantedData {
  readonly sandbox: Sandbox;
  /** Belongs to the contained user. */
  readonly home: string;
  /** The folder's name there. */
  readonly name: string;
  /** Everything that its content depends on: the program, and the settings that can't be changed later. */
  readonly kind: readonly string[];
}

const ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C' } as const;
/** Half of an empty server's files are zeros. Another user id copies them later, and nobody else can enter their parent. */
const KEEP = 'cp -R --sparse=always -- "$1" "$2"/data && chmod -R a+rX -- "$2"/data';
const TAKE = 'cp -R --sparse=always -- "$1" "$2" && chmod 700 -- "$2"';

/**
 * Creates a data folder, or copies the one that an earlier server of the same kind began with (`host.emptyServers`), which takes a
 * tenth of the time. No server has run on that copy, so it contains nothing of a dump.
 * @param create leaves nothing secret in the folder, except what each server replaces before it is used
 */
export async function createData(wanted: WantedData, host: Host, create: () => Promise<void>): Promise<'new' | 'copy'> {
  const { sandbox } = wanted;
  // Otherwise its files are out of reach for the next server's user, or for us when they are deleted.
  if (host.emptyServers === undefined || !sandbox.isContained || sandbox.viaSudo) {
    await create();
    return 'new';
  }
  const kept = join(await host.emptyServers(), nameOf(wanted.kind));
  if (await exists(kept)) {
    if (await copyInside(wanted, TAKE, [join(kept, 'data'), join(wanted.home, wanted.name)], kept)) return 'copy';
    throwIfCancelled(host.signal);
    await sandbox.remove(wanted.home, wanted.name);
  }
  await create();
  await keep(wanted, kept);
  return 'new';
}

const nameOf = (kind: readonly string[]): string =>
  createHash('sha256').update(kind.join('\0')).digest('hex').slice(0, 16);

/** Without a copy, the next server is created like this one. */
async function keep(wanted: WantedData, kept: string): Promise<void> {
  const making = `${kept}-${randomBytes(4).toString('hex')}`;
  await mkdir(making);
  await chmod(making, 0o777);
  const isWhole = await copyInside(wanted, KEEP, [join(wanted.home, wanted.name), making], making);
  await chmod(making, 0o755);
  // Another server of this kind may have been kept in the meantime.
  const isKept = isWhole && !(await exists(kept)) && (await isRenamed(making, kept));
  if (!isKept) await rm(making, { recursive: true, force: true });
}

const isRenamed = (from: string, to: string): Promise<boolean> =>
  rename(from, to).then(
    () => true,
    () => false,
  );

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** The contained user owns the files and may read no others. */
async function copyInside(
  { sandbox, home }: WantedData,
  script: string,
  [from, to]: readonly [from: string, to: string],
  kept: string,
): Promise<boolean> {
  const isKeeping = script === KEEP;
  const exit = await sandbox.run({
    file: '/bin/sh',
    args: ['-c', script, 'sh', from, to],
    env: ENVIRONMENT,
    binds: [
      { path: home, writable: !isKeeping },
      { path: kept, writable: isKeeping },
    ],
  });
  return exit.code === 0;
}
