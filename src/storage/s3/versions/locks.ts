import { createHash } from 'node:crypto';
import type { ObjectLockRetentionMode } from '@aws-sdk/client-s3';
import { RestorableError } from '../../../core/errors.ts';
import type { Cancellable, LockPolicy, StorageLocks } from '../../../ports/storage.ts';
import { lockedVersions } from '../../many-versions.ts';
import { failureOf } from '../requests/failure.ts';
import type { Bucket } from '../requests/objects.ts';
import type { S3Requests } from '../requests/requests.ts';
import { VersionWalk } from './version-walk.ts';
import type { KeyVersions, Versions } from './versions.ts';

interface Retention {
  readonly mode: ObjectLockRetentionMode;
  readonly until: Date;
}

interface VersionAt {
  /** The complete key in the bucket. */
  readonly key: string;
  /** undefined: the newest. */
  readonly id: string | undefined;
}

/** Errors of a storage for an object without a lock. */
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

/** The lock on one version, or undefined when there is none. */
export async function retentionOf(
  { client, name }: Bucket,
  at: VersionAt,
  signal: AbortSignal,
): Promise<Retention | undefined> {
  const { GetObjectRetentionCommand } = await import('@aws-sdk/client-s3');
  try {
    const command = new GetObjectRetentionCommand({ Bucket: name, ...inputOf(at) });
    const { Retention } = await client.send(command, { abortSignal: signal });
    if (Retention?.Mode === undefined || Retention.RetainUntilDate === undefined) return undefined;
    return { mode: Retention.Mode, until: Retention.RetainUntilDate };
  } catch (error) {
    const { name: code, message } = failureOf(error);
    // For a bucket without Object Lock, Amazon answers with an InvalidRequest and this message.
    if (NO_LOCK.has(code) || (code === 'InvalidRequest' && /object lock/i.test(message))) return undefined;
    throw error;
  }
}

/** Object Lock, if the bucket supports it. */
export class S3Locks implements StorageLocks {
  readonly policy: LockPolicy | undefined;
  readonly #requests: S3Requests;
  readonly #versions: Versions;
  readonly #walk: VersionWalk;

  constructor(requests: S3Requests, versions: Versions) {
    this.policy = requests.location.settings.lock;
    this.#requests = requests;
    this.#versions = versions;
    this.#walk = new VersionWalk(versions);
  }

  /**
   * All versions of the object: it is not known here which of them is the good one, and after an attack it is not the
   * newest. Never shortens a lock, which the storage itself refuses.
   */
  async extend(key: string, until: Date, options: Cancellable): Promise<void> {
    const whole = this.#requests.whole(key);
    const mode = this.policy === undefined ? 'GOVERNANCE' : modeOf(this.policy);
    await this.#requests.run({ action: 's3:PutObjectRetention', key }, options, async () => {
      const ids = lockedIds(await this.#walk.of(whole, options.signal));
      if (ids.length === 0) throw nothingToExtend(whole);
      for (const id of ids) await this.#extendVersion({ key: whole, id }, { mode, until }, options.signal);
    });
  }

  /** The earliest end. undefined if one version has none: a version that someone else wrote must not count for the object. */
  async until(key: string, { signal }: Cancellable): Promise<Date | undefined> {
    const whole = this.#requests.whole(key);
    return this.#requests.run({ action: 's3:GetObjectRetention', key }, { signal }, async () => {
      let end: Date | undefined;
      for (const id of lockedIds(await this.#versions.ifTold(whole, signal))) {
        const retention = await retentionOf(this.#requests.bucket, { key: whole, id }, signal);
        if (retention === undefined) return undefined;
        if (end === undefined || retention.until < end) end = retention.until;
      }
      return end;
    });
  }

  async requireUnlocked(at: VersionAt, signal: AbortSignal): Promise<void> {
    const retention = await retentionOf(this.#requests.bucket, at, signal).catch(() => undefined);
    if (retention === undefined || retention.until.getTime() <= this.#requests.nowMs()) return;
    const key = at.key.slice(this.#requests.location.prefix.length);
    throw new RestorableError('STORAGE_PERMISSION', `${key} at ${this.#requests.label} is locked.`, {
      hint: `Its lock ends at ${retention.until.toISOString()}.`,
    });
  }

  async #extendVersion(at: VersionAt, lock: Retention, signal: AbortSignal): Promise<void> {
    const { bucket } = this.#requests;
    await retain(bucket, at, lock, signal).catch(async (error: unknown) => {
      const there = await retentionOf(bucket, at, signal).catch(() => undefined);
      if (there !== undefined && there.until >= lock.until) return;
      // Compliance can't be changed to governance, but its end can be extended.
      if (there === undefined || there.mode === lock.mode) throw error;
      await retain(bucket, at, { mode: there.mode, until: lock.until }, signal);
    });
  }
}

/** Of the versions whose locks count. Only of the newest if the storage does not list versions. */
function lockedIds(found: KeyVersions | undefined): readonly (string | undefined)[] {
  return found === undefined ? [undefined] : lockedVersions(found.versions).map(({ id }) => id);
}

function nothingToExtend(key: string): RestorableError {
  return new RestorableError('OBJECT_MISSING', `There is no object ${key} whose lock could be extended.`, {
    hint: 'Someone deleted it. Run the backup again with `kind: full`, and verify.',
  });
}

async function retain(
  { client, name }: Bucket,
  at: VersionAt,
  { mode, until }: Retention,
  signal: AbortSignal,
): Promise<void> {
  const { PutObjectRetentionCommand } = await import('@aws-sdk/client-s3');
  const command = new PutObjectRetentionCommand({
    Bucket: name,
    ...inputOf(at),
    Retention: { Mode: mode, RetainUntilDate: until },
  });
  // S3 requires a digest of the body. Many others support only this one.
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

function inputOf({ key, id }: VersionAt): { readonly Key: string; readonly VersionId?: string } {
  return { Key: key, ...(id === undefined ? {} : { VersionId: id }) };
}
