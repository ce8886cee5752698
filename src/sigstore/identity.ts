import { z } from 'zod';
import { RestorableError } from '../core/errors.ts';
import type { Secret } from '../core/secret.ts';
import { NoJobToken, requestJobToken } from '../http/job-token.ts';
import type { Host } from '../ports/host.ts';
import type { SigstoreServices } from '../ports/sigstore.ts';
import { isPublic } from './services/services.ts';

/** For whom the token is: Fulcio accepts no other. */
const AUDIENCE = 'sigstore';

/** https://docs.github.com/en/actions/reference/security/oidc, "OIDC token claims" */
const claimsSchema = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1),
  job_workflow_ref: z.string().min(1).optional(),
  repository_visibility: z.enum(['public', 'private', 'internal']).optional(),
});

/** Who a job is. */
export interface JobIdentity {
  readonly token: Secret;
  /** As the token names the job. The certificate authority wants it signed, as a proof that the job has the key. */
  readonly subject: string;
  /** Who issued the token. */
  readonly issuer: string;
  /** Such as `acme/shop/.github/workflows/verify.yml@refs/heads/main`. Undefined if the token names none. */
  readonly workflow: string | undefined;
}

/**
 * The token of this job, which a certificate authority makes a certificate from.
 * @throws {RestorableError} SIGSTORE_PERMISSION, SIGSTORE_PRIVATE, SIGSTORE_FAILED, CANCELLED
 */
export async function identityOf(services: SigstoreServices, host: Host): Promise<JobIdentity> {
  const token = await tokenOf(host);
  const claims = claimsOf(token);
  if (claims === undefined) {
    throw new RestorableError('SIGSTORE_FAILED', 'The token that GitHub gave this job is not as documented.', {
      hint: 'Run the job again. If it happens again, leave `sigstore` out and sign with `verifier-key`.',
    });
  }
  const mayPublish = claims.repository_visibility === 'public' || services.allowsPrivateRepository;
  if (!mayPublish && isPublic(services)) {
    throw new RestorableError('SIGSTORE_PRIVATE', 'This repository is not public, and nothing was signed or sent.', {
      hint: 'The public Sigstore services publish the name of the repository, the workflow and its ref, forever. To accept that, set `allow-public-identity: true`. To avoid it, give as `sigstore` the signing configuration of services that you run.',
    });
  }
  return { token, subject: claims.sub, issuer: claims.iss, workflow: claims.job_workflow_ref };
}

async function tokenOf(host: Host): Promise<Secret> {
  try {
    return await requestJobToken(host, AUDIENCE);
  } catch (thrown) {
    if (!(thrown instanceof NoJobToken)) throw thrown;
    if (thrown.isPermissionMissing) {
      throw new RestorableError('SIGSTORE_PERMISSION', 'This job has no identity that Sigstore could sign with.', {
        hint: 'Add `id-token: write` to `permissions` of the job. Outside of GitHub Actions leave `sigstore` out.',
      });
    }
    const message = host.scrub(`GitHub gave no token for this job (${thrown.message}).`);
    throw new RestorableError('SIGSTORE_FAILED', message, {
      hint: 'Run the job again. If it happens again, check `permissions: id-token: write` and the network.',
      cause: thrown,
    });
  }
}

/** Only read, not checked: the certificate authority checks it. */
function claimsOf(token: Secret): z.infer<typeof claimsSchema> | undefined {
  const [, payload = '', signature] = token.reveal().split('.');
  if (signature === undefined) return undefined;
  try {
    return claimsSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}
