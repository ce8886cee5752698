import { createHash } from 'node:crypto';
import { RestorableError } from '../../core/errors.ts';
import { lengthOf } from '../body.ts';
import type { Attempt } from '../connection/http-retry.ts';
import { lockedUntil } from '../parameters/lock-parameter.ts';
import type { Api } from './client.ts';
import { ApiError } from './errors.ts';
import { type ObjectResource, objectPath } from './objects.ts';
import { retentionMode } from './retention.ts';
import type { GoogleLocation } from './url.ts';

interface PutRequest {
  /** The complete name in the bucket. */
  readonly name: string;
  readonly parts: readonly Uint8Array[];
  readonly ifAbsent: boolean;
}

/**
 * Puts an object from memory with one request, with its metadata: atomic, and without unfinished uploads. The storage
 * compares the MD5 that is sent with the received bytes, and returns the MD5 of the stored ones. Source:
 * https://cloud.google.com/storage/docs/json_api/v1/objects/insert
 * @throws {RestorableError} OBJECT_EXISTS, STORAGE_CORRUPTED; {ApiError} and what the connection throws
 */
export async function putObject(
  api: Api,
  location: GoogleLocation,
  request: PutRequest,
  attempt: Attempt,
): Promise<void> {
  const { name, parts, ifAbsent } = request;
  const md5Hash = md5Of(parts);
  const path = `/upload/storage/v1/b/${encodeURIComponent(location.bucket)}/o`;
  const query = {
    uploadType: 'multipart',
    ifGenerationMatch: ifAbsent ? '0' : undefined,
    kmsKeyName: location.kmsKey,
    fields: 'name,generation,size,md5Hash,retention',
  };
  let stored: ObjectResource;
  try {
    const upload = { metadata: metadataOf(location, name, md5Hash), parts };
    stored = ((await api.ask({ method: 'POST', path, query, upload }, attempt)).json ?? {}) as ObjectResource;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // For an account that may create but not replace, an existing object causes a refusal.
    const present = error.status === 403 ? await digestOf(api, location.bucket, name, attempt) : undefined;
    if (ifAbsent && (error.status === 412 || present !== undefined)) {
      throw new RestorableError('OBJECT_EXISTS', `${name} exists already.`, { cause: error });
    }
    // The retry of a put whose answer was lost is refused, too.
    if (present === md5Hash) return;
    throw error;
  }
  const sizeBytes = lengthOf(parts);
  const whole = stored.md5Hash === undefined ? stored.size === String(sizeBytes) : stored.md5Hash === md5Hash;
  if (whole && (location.lock === undefined || stored.retention !== undefined)) return;
  await removeDamaged(api, location.bucket, stored, attempt);
  if (whole) {
    throw new RestorableError('STORAGE_FAILED', `The storage accepted ${name} and did not lock it.`, {
      hint: "Check `endpoint=`: Cloud Storage itself reports when it can't lock. Otherwise remove `lock=`.",
    });
  }
  throw new RestorableError('STORAGE_CORRUPTED', `The storage keeps different bytes for ${name} than were sent.`, {
    hint: 'Do not use this storage: it damages data. Check for a proxy or gateway in between.',
  });
}

function metadataOf({ storageClass, tags, lock }: GoogleLocation, name: string, md5Hash: string): object {
  return {
    name,
    contentType: 'application/octet-stream',
    md5Hash,
    ...(storageClass === undefined ? {} : { storageClass }),
    ...(Object.keys(tags).length === 0 ? {} : { metadata: tags }),
    ...(lock === undefined
      ? {}
      : { retention: { mode: retentionMode(lock), retainUntilTime: lockedUntil(lock).toISOString() } }),
  };
}

/** Only the generation that was just created: another writer may have replaced the object by now. */
async function removeDamaged(api: Api, bucket: string, { name, generation }: ObjectResource, attempt: Attempt) {
  if (name === undefined || generation === undefined) return;
  const request = { method: 'DELETE', path: objectPath(bucket, name), query: { generation } } as const;
  await api.ask(request, attempt).catch(() => {});
}

/** Digest of an object as reported by the storage. Empty if it has none, undefined if there is no object or it can't be read. */
async function digestOf(api: Api, bucket: string, name: string, attempt: Attempt): Promise<string | undefined> {
  try {
    const request = { method: 'GET', path: objectPath(bucket, name), query: { fields: 'name,md5Hash' } } as const;
    const { json } = await api.ask(request, attempt);
    return (json as ObjectResource).md5Hash ?? '';
  } catch {
    return undefined;
  }
}

function md5Of(parts: readonly Uint8Array[]): string {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest('base64');
}
