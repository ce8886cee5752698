import type { LockPolicy } from '../../ports/storage.ts';
import type { Attempt } from '../http-retry.ts';
import type { Api } from './client.ts';
import { type ObjectResource, objectPath } from './objects.ts';
import { retentionMode } from './put.ts';

/**
 * Until when the current version is kept: by its own retention, or by the bucket's policy.
 * Source: https://cloud.google.com/storage/docs/object-lock
 */
export async function retainedUntil(
  api: Api,
  bucket: string,
  name: string,
  attempt: Attempt,
): Promise<{ readonly until: Date | undefined; readonly object: ObjectResource }> {
  const query = { fields: 'name,generation,metageneration,retention,retentionExpirationTime' };
  const { json } = await api.ask({ method: 'GET', path: objectPath(bucket, name), query }, attempt);
  const object = (json ?? {}) as ObjectResource;
  const times = [object.retention?.retainUntilTime, object.retentionExpirationTime]
    .map((text) => Date.parse(text ?? ''))
    .filter((time) => !Number.isNaN(time));
  return { until: times.length === 0 ? undefined : new Date(Math.max(...times)), object };
}

/**
 * Retains an object at least until then. What is Locked stays Locked, and nothing is ever shortened: the storage
 * refuses that without `overrideUnlockedRetention`.
 */
export async function retain(
  api: Api,
  at: { readonly bucket: string; readonly name: string },
  until: Date,
  lock: LockPolicy | undefined,
  attempt: Attempt,
): Promise<void> {
  const { object } = await retainedUntil(api, at.bucket, at.name, attempt);
  const present = object.retention;
  if (present !== undefined && Date.parse(present.retainUntilTime) >= until.getTime()) return;
  const mode = present?.mode ?? retentionMode(lock ?? { mode: 'governance' });
  const json = { retention: { mode, retainUntilTime: until.toISOString() } };
  const query = { generation: object.generation, ifMetagenerationMatch: object.metageneration, fields: 'name' };
  await api.ask({ method: 'PATCH', path: objectPath(at.bucket, at.name), query, json }, attempt);
}
