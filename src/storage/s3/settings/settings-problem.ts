import type { Attempted, Failure, Named } from '../requests/failure.ts';
import type { ObjectSettings } from './settings.ts';

/** Deletes refused because of a lock: Amazon, Ceph and others answer 403, MinIO 400 with this message. */
const LOCKED = /WORM|object.?lock|retention/i;

/** How the storage settings caused a refusal, or undefined. */
export function settingsProblem({ name, message, status }: Failure, attempted: Attempted): Named | undefined {
  const { label, action, bucket, key = 'an object', settings } = attempted;
  const reason = `(${name}).`;
  if (action === 's3:DeleteObject' && (status === 400 || status === 403) && LOCKED.test(message)) {
    return {
      code: 'STORAGE_PERMISSION',
      message: `${key} at ${label} is locked ${reason}`,
      hint: 'It can be removed when its lock has ended.',
    };
  }
  if (name.startsWith('KMS.') || name === 'KMSDisabledException') {
    return {
      code: 'STORAGE_PERMISSION',
      message: `The key that ${label} encrypts with can't be used ${reason}`,
      hint: 'Check the key of sse=kms, and allow kms:GenerateDataKey and kms:Decrypt on it.',
    };
  }
  if (status !== 400) return undefined;
  if (
    settings.lock !== undefined &&
    (action === 's3:PutObject' || action === 's3:PutObjectRetention') &&
    name === 'InvalidRequest'
  ) {
    return {
      code: 'STORAGE_FAILED',
      message: `${label} refuses to lock objects ${reason}`,
      hint: `Turn on Object Lock for the bucket "${bucket}" (mostly possible only when a bucket is created), or remove \`lock\`.`,
    };
  }
  const isRead = action === 's3:GetObject' || action === 's3:GetObjectVersion';
  if (isRead && /encrypt|customer|key/i.test(message)) {
    return {
      code: 'STORAGE_FAILED',
      message: `${key} at ${label} is encrypted with a different customer key ${reason}`,
      hint: 'Read it with sse=c and the key that it was written with (`sse-c-key-env`).',
    };
  }
  const asked = parametersOf(settings);
  if (
    action !== 's3:PutObject' ||
    asked.length === 0 ||
    !/^Invalid(?:Argument|Request|StorageClass|Tag|EncryptionAlgorithmError)$/.test(name)
  )
    return undefined;
  return {
    code: 'STORAGE_FAILED',
    message: `${label} refuses to keep ${key} as asked ${reason}`,
    hint: `Check ${asked.join(', ')} of the destination: this storage may not support it, or not this value.`,
  };
}

/** The permissions that an operation requires, including those for the settings. */
export function permissionsFor({ action, settings }: Attempted): string {
  if (action === 's3:DeleteObject') return 's3:DeleteObject (with versions: s3:DeleteObjectVersion)';
  if (action !== 's3:PutObject') return action;
  const more = [
    settings.lock && 's3:PutObjectRetention',
    settings.tags && 's3:PutObjectTagging',
    settings.encryption?.kind === 'kms' && 'kms:GenerateDataKey',
  ].filter((each) => typeof each === 'string');
  return [action, ...more].join(', ');
}

function parametersOf({ lock, storageClass, encryption, tags }: ObjectSettings): string[] {
  return Object.entries({ lock, 'storage-class': storageClass, sse: encryption, tags })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => `\`${name}\``);
}
