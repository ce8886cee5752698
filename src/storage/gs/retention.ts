import type { LockPolicy } from '../../ports/storage.ts';
import type { Attempt } from '../connection/http-retry.ts';
import type { Api } from './client.ts';
import { type ObjectResource, objectPath } from './objects.ts';

/** In Cloud Storage's terms: Unlocked can be removed with the permission to override it, Locked by no account. */
export function retentionMode({ mode }: Pick<LockPolicy, 'mode'>): 'Locked' | 'Unlocked' {
  return mode === 'compliance' ? 'Locked' : 'Unlocked';
}

/**
 * The earliest end of the retention of an object's versions: their own retention, or the bucket's policy. Undefined if
 * one of them is not retained, or there is none: a lock on a version that someone else wrote over an object must not
 * count for the object. Source: https://cloud.google.com/storage/docs/object-lock
 */
export function retainedUntil(versions: readonly ObjectResource[]): Date | undefined {
  const ends = versions.map(({ retention, retentionExpirationTime }) => {
    const times = [retention?.retainUntilTime, retentionExpirationTime].map((text) => Date.parse(text ?? ''));
    return Math.max(...times.map((time) => (Number.isNaN(time) ? 0 : time)));
  });
  const earliest = Math.min(...ends);
  return versions.length === 0 || earliest === 0 ? undefined : new Date(earliest);
}

/**
 * Retains one version at least until this time. A Locked version stays Locked, and nothing is ever shortened: the
 * storage refuses that without `overrideUnlockedRetention`.
 */
export async function retain(
  api: Api,
  version: ObjectResource,
  { bucket, until, lock }: { readonly bucket: string; readonly until: Date; readonly lock: LockPolicy | undefined },
  attempt: Attempt,
): Promise<void> {
  const { name, generation, metageneration, retention: present } = version;
  if (present !== undefined && Date.parse(present.retainUntilTime) >= until.getTime()) return;
  const mode = present?.mode ?? retentionMode(lock ?? { mode: 'governance' });
  const json = { retention: { mode, retainUntilTime: until.toISOString() } };
  const query = { generation, ifMetagenerationMatch: metageneration, fields: 'name' };
  await api.ask({ method: 'PATCH', path: objectPath(bucket, name), query, json }, attempt);
}
