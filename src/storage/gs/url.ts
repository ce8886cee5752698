import { RestorableError } from '../../core/errors.ts';
import { didYouMean } from '../../options/text/suggest.ts';
import { DESTINATION_KINDS } from '../../ports/destination.ts';
import type { LockPolicy } from '../../ports/storage.ts';
import { readLock } from '../parameters/lock-parameter.ts';
import { readTags } from '../parameters/tags-parameter.ts';
import { readEndpoint, readParameters, readPrefix, readVariable } from '../parameters/url-parts.ts';

const STORAGE_CLASSES = ['STANDARD', 'NEARLINE', 'COLDLINE', 'ARCHIVE'] as const;

/** The parts of a `gs:` destination. */
export interface GoogleLocation {
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  /** undefined: Google's own. */
  readonly endpoint: URL | undefined;
  /** Name of the environment variable with the credentials. undefined: application default credentials. */
  readonly env: string | undefined;
  readonly storageClass: (typeof STORAGE_CLASSES)[number] | undefined;
  /** Resource name of a Cloud KMS key. */
  readonly kmsKey: string | undefined;
  /** Custom metadata of every object. */
  readonly tags: Readonly<Record<string, string>>;
  readonly lock: LockPolicy | undefined;
}

/**
 * Reads `gs://bucket/prefix?env=NAME&endpoint=...&storage-class=...&kms-key=...&tags=a=b,c=d&lock=governance:30d`. The
 * prefix is used as written, as in Google's own tools. The values of parameters are percent-decoded.
 * @throws {RestorableError} INPUT_INVALID, never with the URL in it
 */
export function parseGoogleUrl(url: string): GoogleLocation {
  const match = /^gs:\/\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/is.exec(url);
  if (match === null) throw invalid('is not a valid URL', 'Write gs://bucket/prefix, without "#".');
  const [, bucket = '', path = '', query = ''] = match;
  if (bucket.includes('@')) {
    throw invalid(
      'holds credentials',
      'Remove them; set GOOGLE_APPLICATION_CREDENTIALS, or name a variable by `env=`.',
    );
  }
  // Bucket names: https://cloud.google.com/storage/docs/buckets#naming
  if (!/^(?=.{3,222}$)[a-z0-9][a-z0-9._-]*[a-z0-9]$/.test(bucket)) {
    throw invalid('has no valid bucket name', 'Write gs://bucket/prefix, with the bucket in lowercase.');
  }
  const parameters = readParameters(query, DESTINATION_KINDS.gs.parameters, invalid);
  const endpoint = parameters.get('endpoint');
  const tags = parameters.get('tags');
  const lock = parameters.get('lock');
  return {
    bucket,
    prefix: readPrefix(path, invalid),
    endpoint: endpoint === undefined ? undefined : readEndpoint(endpoint, 'https://storage.googleapis.com', invalid),
    env: readVariable(parameters.get('env'), invalid),
    storageClass: readStorageClass(parameters.get('storage-class')),
    kmsKey: readKmsKey(parameters.get('kms-key')),
    tags: tags === undefined ? {} : readTags(tags, invalid),
    lock: lock === undefined ? undefined : readLock(lock, invalid),
  };
}

function readStorageClass(text: string | undefined): GoogleLocation['storageClass'] {
  if (text === undefined) return undefined;
  const known = STORAGE_CLASSES.find((each) => each === text.toUpperCase());
  if (known !== undefined) return known;
  throw invalid('has an unknown storage-class', didYouMean(text, STORAGE_CLASSES));
}

function readKmsKey(name: string | undefined): string | undefined {
  const form = /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/;
  if (name === undefined || form.test(name)) return name;
  throw invalid('has an invalid kms-key', 'Write kms-key=projects/P/locations/L/keyRings/R/cryptoKeys/K.');
}

/** For logs and reports. */
export function labelOf({ bucket, prefix, endpoint }: GoogleLocation): string {
  const at = endpoint === undefined ? '' : ` (${endpoint.host})`;
  return `gs://${bucket}/${prefix}`.replace(/\/$/, '') + at;
}

export function invalid(what: string, hint: string, cause?: unknown): RestorableError {
  return new RestorableError('INPUT_INVALID', `A gs: destination ${what}.`, { hint, cause });
}
