import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { BUNDLE_V03_MEDIA_TYPE, type Bundle, bundleFromJSON, bundleToJSON } from '@sigstore/bundle';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import { toSignedEntity } from '@sigstore/verify';
import { RestorableError } from '../core/errors.ts';
import type { Host } from '../ports/host.ts';
import type { SigstoreServices } from '../ports/sigstore.ts';
import { SIGNING_PACE, type SigningPace } from './ask-service.ts';
import { certificateFor } from './certificate.ts';
import { serializeBundle } from './exact-bundle.ts';
import { identityOf } from './identity.ts';
import { logEntryOf } from './log-entry.ts';
import { signingConfigOf } from './services.ts';
import { servicesInUse } from './services-in-use.ts';
import { timestampOf } from './timestamp.ts';

/** @throws {RestorableError} SIGSTORE_PERMISSION, SIGSTORE_PRIVATE, SIGSTORE_FAILED, INPUT_INVALID, CANCELLED */
export async function prepareSigning(services: SigstoreServices, host: Host): Promise<void> {
  servicesInUse(signingConfigOf(services));
  await identityOf(services, host);
}

/**
 * Signs bytes with a key that exists only for this signature, and with a certificate that names this workflow.
 * @throws {RestorableError} as prepareSigning
 */
export async function signWithIdentity(
  bytes: Buffer,
  services: SigstoreServices,
  host: Host,
  pace: SigningPace = SIGNING_PACE,
): Promise<Buffer> {
  const { authority, log, time } = servicesInUse(signingConfigOf(services));
  const identity = await identityOf(services, host);
  const asking = { host, pace };
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = await certificateFor(keys, identity, authority, asking);
  const signature = sign('sha256', bytes, keys.privateKey);
  const digest = createHash('sha256').update(bytes).digest();
  const entry = log && (await logEntryOf({ digest, signature, certificate }, log, asking));
  const timestamp = time && (await timestampOf(signature, time, asking));
  const messageDigest = { algorithm: HashAlgorithm.SHA2_256, digest };
  const bundle: Bundle = {
    mediaType: BUNDLE_V03_MEDIA_TYPE,
    content: { $case: 'messageSignature', messageSignature: { messageDigest, signature } },
    verificationMaterial: {
      // The certificate alone: a chain would be the reader's to distrust.
      content: { $case: 'certificate', certificate: { rawBytes: certificate.raw } },
      tlogEntries: entry === undefined ? [] : [entry],
      timestampVerificationData: { rfc3161Timestamps: timestamp === undefined ? [] : [{ signedTimestamp: timestamp }] },
    },
  };
  return serializeBundle(complete(bundle, bytes, signature));
}

/** @throws {RestorableError} SIGSTORE_FAILED if a reader would miss something, or could not read it */
function complete(signed: Bundle, bytes: Buffer, signature: Buffer): Bundle {
  const { tlogEntries, timestampVerificationData: times } = signed.verificationMaterial;
  const hasTime = (times?.rfc3161Timestamps.length ?? 0) > 0 || tlogEntries.some((each) => each.inclusionPromise);
  try {
    const bundle = bundleFromJSON(bundleToJSON(signed));
    for (const each of toSignedEntity(bundle, bytes).timestamps) {
      // Throws if it is none, or of something else.
      if (each.$case === 'timestamp-authority') each.timestamp.tstInfo.verify(signature);
    }
    if (hasTime) return bundle;
  } catch {
    // What anyone may have answered: errors of many kinds.
  }
  throw new RestorableError('SIGSTORE_FAILED', 'The answers of the Sigstore services give no complete bundle.', {
    hint: 'A bundle needs a certificate, a proof of the log, and a time from the log or a timestamp authority. Check the signing configuration.',
  });
}
