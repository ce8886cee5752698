import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { BUNDLE_V03_MEDIA_TYPE, type Bundle } from '@sigstore/bundle';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import { certificateFor } from './certificate.ts';
import type { JobIdentity } from './identity.ts';
import { logEntryOf } from './log-entry.ts';
import type { Asking } from './services/ask-service.ts';
import type { ServicesInUse } from './services/services-in-use.ts';
import { timestampOf } from './timestamp.ts';

/**
 * Signs bytes with a key that exists only for this signature, and asks the services for what belongs to a bundle. Whether the answers
 * fit together is not checked here.
 * @throws {RestorableError} SIGSTORE_FAILED, INPUT_INVALID, CANCELLED
 */
export async function requestBundle(
  bytes: Buffer,
  identity: JobIdentity,
  { authority, log, time }: ServicesInUse,
  asking: Asking,
): Promise<Bundle> {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = await certificateFor(keys, identity, authority, asking);
  const signature = sign('sha256', bytes, keys.privateKey);
  const digest = createHash('sha256').update(bytes).digest();
  const entry = log && (await logEntryOf({ digest, signature, certificate }, log, asking));
  const timestamp = time && (await timestampOf(signature, time, asking));
  const messageDigest = { algorithm: HashAlgorithm.SHA2_256, digest };
  return {
    mediaType: BUNDLE_V03_MEDIA_TYPE,
    content: { $case: 'messageSignature', messageSignature: { messageDigest, signature } },
    verificationMaterial: {
      // The certificate alone: a chain would be the reader's to distrust.
      content: { $case: 'certificate', certificate: { rawBytes: certificate.raw } },
      tlogEntries: entry === undefined ? [] : [entry],
      timestampVerificationData: { rfc3161Timestamps: timestamp === undefined ? [] : [{ signedTimestamp: timestamp }] },
    },
  };
}
