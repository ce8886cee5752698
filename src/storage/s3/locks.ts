import { createHash } from 'node:crypto';
import type { ObjectLockRetentionMode } from '@aws-sdk/client-s3';
import { RestorableError } from '../../core/errors.ts';
import type { LockPolicy } from '../../ports/storage.ts';
import { lockedVersions } from '../many-versions.ts';
import { failureOf } from './failure.ts';
import type { Bucket } from './objects.ts';
import type { VersionWalk } from './version-walk.ts';
import type { Versions } from './versions.ts';

interface Retention {
  readonly mode: ObjectLockRetentionMode;
  readonly until: Date;
}

/** Errors of a storage that say that there is no lock on an object. */
const NO_LOCK = new Set([
  'NoSuchObjectLockConfiguration',
  'ObjectLockConfigurationNotFoundError',
  'NoSuchKey',
  'NoSuchVersion',
  'MethodNotAllowed',
]);

/** S3's name of a mode. */
export function modeOf({ mode }: LockPolicy): ObjectLockRetentionMode {
  return mode === 'compliance' ? 'COMPLIANCE' : 'GOVERNANCE';
}

/** The lock on one version (undefined: the newest), or undefined when there is none. */
export async function retentionOf(
  { client, name }: Bucket,
  key: string,
  versionId: string | undefined,
  signal: AbortSignal,
): Promise<Retention | undefined> {
  const { GetObjectRetentionCommand } = await import('@aws-sdk/client-s3');
  const version = versionId === undefined ? {} : { VersionId: versionId };
  try {
    const command = new GetObjectRetentionCommand({ Bucket: name, Key: key, ...version });
    const { Retention } = await client.send(command, { abortSignal: signal });
    if (Retention?.Mode === undefined || Retention.RetainUntilDate === undefined) return undefined;
    return { mode: Retention.Mode, until: Retention.RetainUntilDate };
  } catch (error) {
    const { name: code, message } = failureOf(error);
    // Amazon's answer for a bucket without Object Lock is an InvalidRequest that says so.
    if (NO_LOCK.has(code) || (code === 'InvalidRequest' && /object lock/i.test(message))) return undefined;
    throw error;
  }
}

/**
 * The earliest end of the locks on all versions of an object; undefined when one has none. What was put over an object
 * by somebody else must not speak for it.
 */
export async function lockEnd(
  bucket: Bucket,
  versions: Versions,
  key: string,
  signal: AbortSignal,
): Promise<Date | undefined> {
  const found = await versions.ifTold(key, signal);
  const ids = found === undefined ? [undefined] : lockedVersions(found.versions).map(({ id }) => id);
  let end: Date | undefined;
  for (const id of ids) {
    const retention = await retentionOf(bucket, key, id, signal);
    if (retention === undefined) return undefined;
    if (end === undefined || retention.until < end) end = retention.until;
  }
  return end;
}

/**
 * Locks all versions of an object at least until then: which of them is the good one is not known here, and after an attack
 * it is not the newest. Never shortens, which the storage itself refuses.
 * @throws {RestorableError} OBJECT_MISSING, else what the SDK throws
 */
export async function extend(
  bucket: Bucket,
  walk: VersionWalk,
  key: string,
  lock: Retention,
  signal: AbortSignal,
): Promise<void> {
  const found = await walk.of(key, signal);
  const ids = found === undefined ? [undefined] : lockedVersions(found.versions).map(({ id }) => id);
  if (ids.length === 0) {
    throw new RestorableError('OBJECT_MISSING', `There is no object ${key} whose lock could be extended.`, {
      hint: 'Someone deleted it. Run the backup again with `kind: full`, and verify.',
    });
  }
  for (const id of ids) {
    await retain(bucket, key, id, lock, signal).catch(async (error: unknown) => {
      const there = await retentionOf(bucket, key, id, signal).catch(() => undefined);
      if (there !== undefined && there.until >= lock.until) return;
      // Compliance can't be turned into governance, but its end may move on.
      if (there === undefined || there.mode === lock.mode) throw error;
      await retain(bucket, key, id, { mode: there.mode, until: lock.until }, signal);
    });
  }
}

async function retain(
  { client, name }: Bucket,
  key: string,
  versionId: string | undefined,
  { mode, until }: Retention,
  signal: AbortSignal,
): Promise<void> {
  const { PutObjectRetentionCommand } = await import('@aws-sdk/client-s3');
  const command = new PutObjectRetentionCommand({
    Bucket: name,
    Key: key,
    ...(versionId === undefined ? {} : { VersionId: versionId }),
    Retention: { Mode: mode, RetainUntilDate: until },
  });
  // S3 wants a digest of the body; many others know no other than this one.
  command.middlewareStack.add(
    (next) => async (args) => {
      const request = args.request as { body?: unknown; headers: Record<string, string> };
      if (typeof request.body === 'string') {
        request.headers['content-md5'] = createHash('md5').update(request.body).digest('base64');
      }
      return next(args);
    },
    { step: 'build', name: 'restorableContentMd5' },
  );
  await client.send(command, { abortSignal: signal });
}
