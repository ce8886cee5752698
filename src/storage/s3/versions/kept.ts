import type { PutObjectCommandInput, PutObjectCommandOutput } from '@aws-sdk/client-s3';
import { RestorableError } from '../../../core/errors.ts';
import { failureOf } from '../requests/failure.ts';
import type { Bucket } from '../requests/objects.ts';
import type { ObjectSettings } from '../settings/settings.ts';
import { modeOf, retentionOf } from './locks.ts';

/** The parameters of a put that define how the object is stored. @param until the end of its lock; undefined: not locked */
export function keepingInputs(
  { lock, storageClass, encryption, tags }: ObjectSettings,
  { customerKey }: Bucket,
  until: Date | undefined,
): Partial<PutObjectCommandInput> {
  const kms = encryption?.kind === 'kms' ? encryption.keyId : undefined;
  return {
    ...customerKey,
    ...(lock !== undefined && until !== undefined
      ? { ObjectLockMode: modeOf(lock), ObjectLockRetainUntilDate: until }
      : {}),
    ...(storageClass === undefined
      ? {}
      : { StorageClass: storageClass as NonNullable<PutObjectCommandInput['StorageClass']> }),
    ...(encryption?.kind === 's3' ? { ServerSideEncryption: 'AES256' } : {}),
    ...(encryption?.kind === 'kms' ? { ServerSideEncryption: 'aws:kms' } : {}),
    ...(kms === undefined ? {} : { SSEKMSKeyId: kms }),
    ...(tags === undefined ? {} : { Tagging: queryOf(tags) }),
  };
}

/** Not with URLSearchParams, whose "+" for a space not every server decodes. */
function queryOf(tags: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(tags).map((pair) => pair.map(encodeURIComponent).join('='));
  return pairs.join('&');
}

/**
 * Creates a check that an object is stored as requested: servers without support for these settings still answer 200.
 * Encryption is stated in every answer. A lock is queried once, after the first put of a run.
 */
export function createKeepingProof(bucket: Bucket) {
  let lockIsProven = false;
  /** @throws {RestorableError} STORAGE_FAILED */
  return async (input: PutObjectCommandInput, answer: PutObjectCommandOutput, signal: AbortSignal): Promise<void> => {
    const { ServerSideEncryption: kind, SSECustomerAlgorithm: algorithm } = input;
    if (
      (kind ?? answer.ServerSideEncryption) !== answer.ServerSideEncryption ||
      (algorithm !== undefined && answer.SSECustomerAlgorithm === undefined)
    ) {
      throw unheard('sse', 'encrypt the objects', 'Remove `sse`: packs are encrypted before they leave this machine.');
    }
    const until = input.ObjectLockRetainUntilDate;
    if (until === undefined || lockIsProven) return;
    const there = await retentionOf(bucket, { key: String(input.Key), id: answer.VersionId }, signal).catch(
      (error: unknown) => {
        const { status, name } = failureOf(error);
        if (status !== 403) throw error;
        bucket.debug(`locks can't be read (${name}); allow s3:GetObjectRetention`);
        return 'unknown' as const;
      },
    );
    if (there === undefined || (there !== 'unknown' && there.until < until)) {
      throw unheard('lock', 'lock the objects', 'Turn on Object Lock for the bucket, or remove `lock`.');
    }
    lockIsProven = true;
  };
}

function unheard(parameter: string, what: string, hint: string): RestorableError {
  return new RestorableError('STORAGE_FAILED', `The storage accepted \`${parameter}\`, but does not ${what}.`, {
    hint,
  });
}
