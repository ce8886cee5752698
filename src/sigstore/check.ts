import { BUNDLE_V03_MEDIA_TYPE, type Bundle, bundleFromJSON } from '@sigstore/bundle';
import type { TrustedRoot } from '@sigstore/protobuf-specs';
import { type SignedEntity, type Signer, toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import type { BundleCheck, ExpectedIdentity } from '../ports/sigstore.ts';
import { isExactBundle } from './exact-bundle.ts';
import { identityPattern } from './identity-pattern.ts';
import { timesOf } from './times.ts';
import { readTrustedRoots } from './trusted-roots.ts';

/** A bundle of these services has less than 10 KiB. */
const MOST_BYTES = 256 * 1024;

interface Signed {
  readonly signer: Signer;
  readonly signedAt: Date;
}

/**
 * Checks offline who signed these bytes: the certificate and its time, the signature, and the entries of the log.
 * @throws {RestorableError} INPUT_INVALID for what is not a trusted root
 */
export function checkBundle(stored: Buffer, bytes: Buffer, expected: ExpectedIdentity): BundleCheck {
  const roots = readTrustedRoots(expected.trustedRoots);
  const bundle = parseBundle(stored, bytes);
  if (bundle === undefined) return { kind: 'signature' };
  const signed = roots.flatMap((root) => signedUnder(root, bundle, bytes) ?? [])[0];
  if (signed === undefined) return { kind: 'signature' };
  const { subjectAlternativeName: identity = '', extensions } = signed.signer.identity ?? {};
  const issuer = extensions?.issuer ?? '';
  if (issuer !== expected.issuer || !identityPattern(expected.identity).test(identity)) return { kind: 'identity' };
  return { kind: 'verified', identity, issuer, signedAt: signed.signedAt.toISOString() };
}

function parseBundle(stored: Buffer, bytes: Buffer): Bundle | undefined {
  if (stored.length > MOST_BYTES) return undefined;
  try {
    const bundle = bundleFromJSON(JSON.parse(stored.toString('utf8')));
    return bundle.mediaType === BUNDLE_V03_MEDIA_TYPE && isExactBundle(bundle, stored, bytes) ? bundle : undefined;
  } catch {
    // Parsers of JSON and of the protocol throw errors of many kinds about what anyone may have written.
    return undefined;
  }
}

function signedUnder(root: TrustedRoot, bundle: Bundle, bytes: Buffer): Signed | undefined {
  // A root of services without a log or without certificate transparency names none, and then none can be required.
  const thresholds = {
    tlogThreshold: Math.min(1, root.tlogs.length),
    ctlogThreshold: Math.min(1, root.ctlogs.length),
    timestampThreshold: 1,
  };
  try {
    const entity = toSignedEntity(bundle, bytes);
    const signer = new Verifier(toTrustMaterial(root), thresholds).verify(entity);
    return { signer, signedAt: timeOf(entity) };
  } catch {
    // The same, of certificates and timestamps: whatever is thrown, it is not verified.
    return undefined;
  }
}

/** The earliest. All of them have been checked. */
function timeOf(entity: SignedEntity): Date {
  return new Date(Math.min(...timesOf(entity).map((time) => time.getTime())));
}
