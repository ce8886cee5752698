import { cancellation } from '../../core/cancellation.ts';
import { RestorableError } from '../../core/errors.ts';

export function systemCode(thrown: unknown): string | undefined {
  return thrown instanceof Error ? (thrown as NodeJS.ErrnoException).code : undefined;
}

/** Converts a failure of the operating system. `what` completes "can't ..." and names the path. */
export function filesystemError(thrown: unknown, what: string, signal?: AbortSignal): RestorableError {
  if (thrown instanceof RestorableError) return thrown;
  if (signal?.aborted === true) return cancellation(signal);
  const code = systemCode(thrown) ?? 'unknown';
  const named = NAMES[code];
  const reason = named?.reason ?? (thrown instanceof Error ? thrown.message : String(thrown));
  return new RestorableError(named?.code ?? 'STORAGE_FAILED', `Can't ${what}: ${reason} (${code}).`, {
    hint: named?.hint ?? 'Check the disk and the mount of the destination folder.',
    cause: thrown,
  });
}

const full = {
  code: 'STORAGE_FULL',
  reason: 'no space is left',
  hint: 'Free space or inodes on that file system, raise the quota, or use another destination.',
} as const;
const forbidden = {
  code: 'STORAGE_PERMISSION',
  reason: 'the system does not permit it',
  hint: 'Give the user of this program read and write access to the folder.',
} as const;

const NAMES: Readonly<
  Record<string, { code: 'STORAGE_FULL' | 'STORAGE_PERMISSION' | 'STORAGE_FAILED'; reason: string; hint: string }>
> = {
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: { ...full, reason: 'the file would exceed a size limit', hint: 'Raise the limit (`ulimit -f`).' },
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: { ...forbidden, reason: 'the file system is read-only', hint: 'Mount it for writing, or use another folder.' },
  ENOTDIR: {
    code: 'STORAGE_FAILED',
    reason: 'a part of the path is not a folder',
    hint: 'Remove what is there, or use another folder.',
  },
  EISDIR: {
    code: 'STORAGE_FAILED',
    reason: 'a folder has that name',
    hint: 'Remove what is there, or use another folder.',
  },
  ENAMETOOLONG: {
    code: 'STORAGE_FAILED',
    reason: 'the name is too long for the file system',
    hint: 'Use a shorter `name` or another destination.',
  },
  EIO: {
    code: 'STORAGE_FAILED',
    reason: 'the disk reports an input/output error',
    hint: 'Check the disk, and do not rely on its content.',
  },
};
