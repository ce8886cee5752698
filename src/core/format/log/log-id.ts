import { type BackupId, parseBackupId } from '../backup-id.ts';

/** Identifier of one shipment of a server's log, such as `20261121T021500Z-log-4f9c2a`. Sorts by time, like a backup's. */
export type LogId = string & { readonly __brand: 'LogId' };

const WORD = '-log-';

/** Creates the id of a shipment that starts now. `random` is 3 random bytes. */
export function createLogId(startedAt: Date, random: Uint8Array): LogId {
  const time = startedAt
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:]/g, '');
  return `${time}${WORD}${Buffer.from(random.subarray(0, 3)).toString('hex')}` as LogId;
}

/** Parses an id. Returns undefined if the text is not one, such as the id of a backup. */
export function parseLogId(text: string): { id: LogId; startedAt: Date } | undefined {
  const [time, random, ...more] = text.split(WORD);
  if (random === undefined || more.length > 0) return undefined;
  // The time and the digits have the form of a backup's.
  const like = parseBackupId(`${time}-full-${random}`);
  return like && { id: text as LogId, startedAt: like.startedAt };
}

/** The id of what objects can belong to: a backup, or a shipment of a log. */
export type OwnerId = BackupId | LogId;

/** Parses the id of a backup or of a shipment. */
export function parseOwnerId(text: string): { readonly id: OwnerId; readonly startedAt: Date } | undefined {
  return parseBackupId(text) ?? parseLogId(text);
}

/** When what objects belong to was started. Only its ids are owners. */
export function startOfOwner(id: string): Date {
  const parsed = parseOwnerId(id);
  if (parsed === undefined) throw new RangeError(`${JSON.stringify(id)} owns objects, but is not an id`);
  return parsed.startedAt;
}
