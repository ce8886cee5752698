import { RestorableError } from '../../../core/errors.ts';
import type { Secret } from '../../../core/secret.ts';
import { NoJobToken, requestJobToken } from '../../../http/job-token.ts';
import type { Host } from '../../../ports/host.ts';

/**
 * Requests a token from GitHub that identifies this workflow to a storage.
 * @throws {RestorableError} STORAGE_AUTHENTICATION
 */
export async function githubToken(host: Host, audience: string): Promise<Secret> {
  try {
    return await requestJobToken(host, audience);
  } catch (thrown) {
    if (!(thrown instanceof NoJobToken)) throw thrown;
    throw refused(thrown, host);
  }
}

function refused(cause: NoJobToken, host: Host): RestorableError {
  if (cause.isPermissionMissing) {
    return new RestorableError('STORAGE_AUTHENTICATION', cause.message, {
      hint: 'Give the job `permissions: id-token: write`. Outside of GitHub Actions leave `oidc` out.',
    });
  }
  const message = host.scrub(`GitHub gave no token for this job (${cause.message}).`);
  return new RestorableError('STORAGE_AUTHENTICATION', message, {
    hint: 'Run the job again. If it happens again, check `permissions: id-token: write` and the network.',
    cause,
  });
}
