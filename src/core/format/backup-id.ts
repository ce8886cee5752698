import { RestorableError } from '../errors.ts';

/** What a backup contains: everything, the changes since the last full, or the changes since the last backup. */
export const KINDS = ['full', 'differential', 'incremental'] as const;
export type Kind = (typeof KINDS)[number];

/** Identifier of one backup, such as `20261121T020000Z-full-4f9c2a`. Sorts by time. */
export type BackupId = string & { readonly __brand: 'BackupId' };

const PATTERN = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(full|differential|incremental)-([0-9a-f]{6})$/;

/** Creates the id of a backup that starts now. `random` is 3 random bytes. */
export function createBackupId(startedAt: Date, kind: Kind, random: Uint8Array): BackupId {
  const time = startedAt
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:]/g, '');
  const suffix = Buffer.from(random.subarray(0, 3)).toString('hex');
  return `${time}-${kind}-${suffix}` as BackupId;
}

/**
 * The order of backups, and of shipments, oldest first: the byte order of their ids. It is also the order of a listing, and of files in a
 * folder. A writer keeps it true: a backup has no earlier time in its id than the one that it found as the newest, and not the same.
 */
export function compareIds(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/**
 * Parses an id. Returns undefined if the text is not one: a foreign file among the manifests, for example, or a typo. As with every
 * stored time, none is before 1970.
 */
export function parseBackupId(text: string): { id: BackupId; startedAt: Date; kind: Kind } | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, kind] = match;
  const startedAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // `Date` accepts a day that the month does not have and moves it into the next month, which gives a different id.
  if (!(startedAt.getTime() >= 0) || startedAt.getUTCDate() !== Number(day)) return undefined;
  return { id: text as BackupId, startedAt, kind: kind as Kind };
}

/** The facts in the id of a listed backup. Only ids are listed as such. */
export function readBackupId(id: string): { readonly startedAt: Date; readonly kind: Kind } {
  const parsed = parseBackupId(id);
  if (parsed === undefined) throw new RangeError(`${JSON.stringify(id)} is listed as a backup, but is not an id`);
  return parsed;
}

/** Parses an id from user input. @throws {RestorableError} INPUT_INVALID */
export function requireBackupId(text: string): BackupId {
  const parsed = parseBackupId(text);
  if (parsed !== undefined) return parsed.id;
  throw new RestorableError('INPUT_INVALID', `"${text}" is not a backup id.`, {
    hint: 'An id looks like 20261121T020000Z-full-4f9c2a; `restorable list` prints those that exist.',
  });
}
