import { type Bundle, bundleFromJSON, bundleToJSON } from '@sigstore/bundle';
import { type SignedEntity, toSignedEntity } from '@sigstore/verify';
import { RestorableError } from '../core/errors.ts';
import type { Host } from '../ports/host.ts';
import type { SigstoreServices } from '../ports/sigstore.ts';
import { identityIn, isOfJob } from './certified-identity.ts';
import { isExactBundle, serializeBundle } from './exact-bundle.ts';
import { identityOf, type JobIdentity } from './identity.ts';
import { requestBundle } from './request-bundle.ts';
import { SIGNING_PACE, type SigningPace, unexpectedAnswer } from './services/ask-service.ts';
import { signingConfigOf } from './services/services.ts';
import { servicesInUse } from './services/services-in-use.ts';
import { timesOf } from './times.ts';

/** @throws {RestorableError} SIGSTORE_PERMISSION, SIGSTORE_PRIVATE, SIGSTORE_FAILED, INPUT_INVALID, CANCELLED */
export async function prepareSigning(services: SigstoreServices, host: Host): Promise<void> {
  servicesInUse(signingConfigOf(services));
  await identityOf(services, host);
}

/**
 * Signs bytes with a key that exists only for this signature, and with a certificate that names this workflow. What the services answered
 * is checked as far as it can be without their keys, before anyone gets the bundle.
 * @throws {RestorableError} as prepareSigning
 */
export async function signWithIdentity(
  bytes: Buffer,
  services: SigstoreServices,
  host: Host,
  pace: SigningPace = SIGNING_PACE,
): Promise<Buffer> {
  const inUse = servicesInUse(signingConfigOf(services));
  const identity = await identityOf(services, host);
  const { bundle, entity } = complete(await requestBundle(bytes, identity, inUse, { host, pace }), bytes);
  requireOwn(entity, identity);
  return serializeBundle(bundle);
}

interface Complete {
  readonly bundle: Bundle;
  readonly entity: SignedEntity;
}

/** @throws {RestorableError} SIGSTORE_FAILED if a reader would miss something, or could not read it */
function complete(signed: Bundle, bytes: Buffer): Complete {
  try {
    const bundle = bundleFromJSON(bundleToJSON(signed));
    const entity = toSignedEntity(bundle, bytes);
    for (const each of entity.timestamps) {
      // Throws if it is none, or of something else.
      if (each.$case === 'timestamp-authority') each.timestamp.tstInfo.verify(signatureIn(bundle));
    }
    const isComplete = timesOf(entity).length > 0 && isExactBundle(bundle, serializeBundle(bundle), bytes);
    if (isComplete) return { bundle, entity };
  } catch {
    // What anyone may have answered: errors of many kinds.
  }
  throw new RestorableError('SIGSTORE_FAILED', 'The answers of the Sigstore services give no complete bundle.', {
    hint: 'A bundle needs a certificate, a proof of the log, and a time from the log or a timestamp authority. Check the signing configuration.',
  });
}

function signatureIn({ content }: Bundle): Buffer {
  return content.$case === 'messageSignature' ? content.messageSignature.signature : Buffer.alloc(0);
}

/**
 * A bundle that names someone else, or another time, would be published forever and never verify.
 * @throws {RestorableError} SIGSTORE_FAILED
 */
function requireOwn(entity: SignedEntity, job: JobIdentity): void {
  if (entity.key.$case !== 'certificate') throw unexpectedAnswer(CERTIFYING);
  const { certificate } = entity.key;
  const certified = identityIn(certificate);
  if (certified === undefined) throw unexpectedAnswer(CERTIFYING, 'its certificate names no identity');
  if (certified.issuer !== job.issuer)
    throw unexpectedAnswer(CERTIFYING, 'its certificate names another issuer of tokens');
  if (!isOfJob(certified, job)) throw unexpectedAnswer(CERTIFYING, 'its certificate is of another job');
  if (!timesOf(entity).every((time) => certificate.validForDate(time)))
    throw unexpectedAnswer(CERTIFYING, 'its certificate is not valid at the time of the signature');
}

const CERTIFYING = 'issue a certificate';
