import { utimes, writeFile } from 'node:fs/promises';
import type { Attempt } from './client.ts';
import { SpooledFile, spoolError } from './spool.ts';

/** A time that no storage's clock shows. */
const LONG_AGO = new Date('2001-09-09T01:46:40Z');
const DAY_MS = 86_400_000;
const CLEAN_UP_MS = 5_000;

interface Where {
  readonly fs: string;
  /** Path of the destination from the root of the remote. Empty, or ends with a slash. */
  readonly prefix: string;
  readonly remove: (path: string, signal: AbortSignal) => Promise<void>;
}

/**
 * The storage's clock, for which rclone has no command: a file with an old date is uploaded, and the date that it then
 * has is the storage's time. Many kinds of storage keep the original date of a file, and so reveal nothing: undefined.
 * @throws what rclone reports
 */
export async function askTime(attempt: Attempt, { fs, prefix, remove }: Where): Promise<Date | undefined> {
  await using spooled = new SpooledFile(attempt.spool);
  const remote = `${prefix}.restorable-${spooled.name}.part`;
  try {
    await writeFile(spooled.path, 'time', { mode: 0o600 }).catch(spoolError);
    await utimes(spooled.path, LONG_AGO, LONG_AGO);
    const names = { srcFs: attempt.spool, srcRemote: spooled.name, dstFs: fs, dstRemote: remote };
    await attempt.call('operations/copyfile', { ...names, _config: { NoCheckDest: true, Inplace: true } });
    const { item } = await attempt.call('operations/stat', { fs, remote, opt: { filesOnly: true, noMimeType: true } });
    const time = new Date((item as { readonly ModTime: string } | null)?.ModTime ?? LONG_AGO);
    return time.getTime() - LONG_AGO.getTime() > DAY_MS ? time : undefined;
  } finally {
    await remove(remote, AbortSignal.timeout(CLEAN_UP_MS)).catch(() => {});
  }
}
