import type { DESTINATION_KINDS } from '../../../ports/destination.ts';
import type { LockPolicy } from '../../../ports/storage.ts';
import { readLock } from '../../parameters/lock-parameter.ts';
import { readTags } from '../../parameters/tags-parameter.ts';
import type { Invalid } from '../../parameters/url-parts.ts';
import type { Feature, Provider } from './providers.ts';

/** Parameters that define how objects are stored. */
type Setting = Extract<S3Parameter, 'lock' | 'storage-class' | 'sse' | 'sse-c-key-env' | 'tags'>;
type S3Parameter = (typeof DESTINATION_KINDS)['s3']['parameters'][number];

export type Encryption =
  | { readonly kind: 's3' }
  | { readonly kind: 'kms'; readonly keyId: string | undefined }
  /** With a key that is sent to the storage in every request and that the storage does not keep. */
  | { readonly kind: 'c'; readonly keyVariable: string };

export interface ObjectSettings {
  readonly lock: LockPolicy | undefined;
  readonly storageClass: string | undefined;
  readonly encryption: Encryption | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
}

/** Classes whose objects can be read only after a retrieval from an archive, which takes hours. */
const ARCHIVES = ['GLACIER', 'DEEP_ARCHIVE'];

/** @throws {RestorableError} INPUT_INVALID, also for features that the provider documents as unsupported */
export function readSettings(
  parameters: { get(name: Setting): string | undefined },
  provider: Provider,
  invalid: Invalid,
): ObjectSettings {
  const [lock, storageClass, tags] = (['lock', 'storage-class', 'tags'] as const).map((name) => {
    const value = parameters.get(name);
    if (value !== undefined) requireFeature(name, provider, invalid);
    return value;
  });
  return {
    lock: lock === undefined ? undefined : readLock(lock, invalid),
    storageClass: storageClass === undefined ? undefined : readStorageClass(storageClass, provider, invalid),
    encryption: readEncryption(parameters.get('sse'), parameters.get('sse-c-key-env'), provider, invalid),
    tags: tags === undefined ? undefined : readTags(tags, invalid),
  };
}

function requireFeature(feature: Feature, { name, lacks }: Provider, invalid: Invalid): void {
  const hint = lacks?.[feature];
  if (hint !== undefined) throw invalid(`requests \`${feature}\`, which ${name} does not support`, hint);
}

function readStorageClass(text: string, { name, storageClasses }: Provider, invalid: Invalid): string {
  if (ARCHIVES.includes(text)) {
    throw invalid(
      `requests the storage class ${text}, which can't be read immediately`,
      'A backup is read back before its commit, and verified. Use GLACIER_IR if available, or a lifecycle rule of the bucket that moves old packs.',
    );
  }
  if (!/^[A-Z][A-Z0-9_]{0,63}$/.test(text)) throw invalid('has an invalid `storage-class`', 'Such as STANDARD_IA.');
  if (storageClasses?.includes(text) === false) {
    throw invalid(
      `requests the storage class ${text}, which ${name} does not support`,
      `One of: ${storageClasses.join(', ')}.`,
    );
  }
  return text;
}

function readEncryption(
  text: string | undefined,
  keyVariable: string | undefined,
  provider: Provider,
  invalid: Invalid,
): Encryption | undefined {
  if (keyVariable !== undefined && text !== 'c') throw invalid('has `sse-c-key-env` without sse=c', 'Add sse=c.');
  if (text === undefined) return undefined;
  const [, kind, keyId] = /^(s3|kms|c)(?::(.+))?$/.exec(text) ?? [];
  if (kind === undefined || (keyId !== undefined && kind !== 'kms')) {
    throw invalid('has an invalid `sse`', 'Write sse=s3, sse=kms, sse=kms:KEY or sse=c.');
  }
  requireFeature(`sse=${kind as Encryption['kind']}`, provider, invalid);
  if (kind === 'kms') return { kind, keyId };
  if (kind === 's3') return { kind };
  if (keyVariable === undefined) {
    throw invalid('has sse=c without a key', 'Add sse-c-key-env=NAME, the variable that holds 32 bytes in base64.');
  }
  return { kind: 'c', keyVariable };
}
