import { type KeyObject, sign, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { JobIdentity } from './identity.ts';
import { type Asking, addressBelow, askService, readAnswer, unexpectedAnswer } from './services/ask-service.ts';
import type { SigningService } from './services/services-in-use.ts';

/** A key that exists only for one signature. */
export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const chainSchema = z.object({ chain: z.object({ certificates: z.array(z.string()).min(1) }) });

/** https://github.com/sigstore/fulcio/blob/main/fulcio.proto, `SigningCertificate` */
const answerSchema = z.union([
  z.object({ signedCertificateEmbeddedSct: chainSchema }).transform((answer) => answer.signedCertificateEmbeddedSct),
  z.object({ signedCertificateDetachedSct: chainSchema }).transform((answer) => answer.signedCertificateDetachedSct),
]);

const WHAT = 'issue a certificate';

/**
 * Requests a certificate for a key, by Fulcio's `CreateSigningCertificate`. The only request that contains the token of the job.
 * @throws {RestorableError} SIGSTORE_FAILED, INPUT_INVALID, CANCELLED
 */
export async function certificateFor(
  { publicKey, privateKey }: KeyPair,
  { token, subject }: JobIdentity,
  { url }: SigningService,
  asking: Asking,
): Promise<X509Certificate> {
  const body = {
    credentials: { oidcIdentityToken: token.reveal() },
    publicKeyRequest: {
      publicKey: { algorithm: 'ECDSA', content: publicKey.export({ format: 'pem', type: 'spki' }) },
      proofOfPossession: sign('sha256', Buffer.from(subject), privateKey).toString('base64'),
    },
  };
  const question = { method: 'POST', url: addressBelow(url, '/api/v2/signingCert'), what: WHAT, body } as const;
  const { text } = await askService(question, asking);
  const certificate = readAnswer(WHAT, () => {
    const [first = ''] = answerSchema.parse(JSON.parse(text)).chain.certificates;
    return new X509Certificate(first);
  });
  if (!certificate.checkPrivateKey(privateKey)) throw unexpectedAnswer(WHAT, 'its certificate is of another key');
  return certificate;
}
