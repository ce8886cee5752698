import type { SignedEntity } from '@sigstore/verify';
import type { JobIdentity } from './identity.ts';

/** The certificate of a bundle. */
export type Certificate = Extract<SignedEntity['key'], { $case: 'certificate' }>['certificate'];

/** Whom a certificate names. */
export interface CertifiedIdentity {
  readonly name: string;
  /** Who issued the token for it. */
  readonly issuer: string;
}

/** In Fulcio's list of OIDs (https://github.com/sigstore/fulcio): as a string, and before as bare bytes. */
const ISSUER = '1.3.6.1.4.1.57264.1.8';
const OLDER_ISSUER = '1.3.6.1.4.1.57264.1.1';

/** As a verifier reads them. Undefined if one is missing or is not as documented. */
export function identityIn(certificate: Certificate): CertifiedIdentity | undefined {
  try {
    const name = certificate.subjectAltName;
    const written = certificate.extension(ISSUER)?.valueObj.subs[0]?.value;
    const issuer = (written ?? certificate.extension(OLDER_ISSUER)?.value)?.toString('utf8');
    return name === undefined || issuer === undefined ? undefined : { name, issuer };
  } catch {
    // Of what anyone may have written.
    return undefined;
  }
}

/** Fulcio names a workflow by its address at its GitHub server. */
export function isOfJob({ name }: CertifiedIdentity, { workflow }: Pick<JobIdentity, 'workflow'>): boolean {
  if (workflow === undefined) return true;
  const [, path] = /^https:\/\/[^/]+\/(.+)$/.exec(name) ?? [];
  // Characters of a ref that an address can't have are written as percent signs and digits.
  return path === workflow || (path !== undefined && decoded(path) === workflow);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
