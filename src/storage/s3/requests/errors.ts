import { cancellation } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import { connectionProblem } from '../../connection/connection-problem.ts';
import { roleProblem } from '../credentials/role.ts';
import { permissionsFor, settingsProblem } from '../settings/settings-problem.ts';
import { type Attempted, type Failure, failureOf, type Named } from './failure.ts';

/** Converts any error of the SDK to one that a user can act on. */
export function s3Error(thrown: unknown, attempted: Attempted): RestorableError {
  if (thrown instanceof RestorableError) return thrown;
  if (attempted.signal.aborted) return cancellation(attempted.signal);
  const failure = failureOf(thrown);
  const named =
    roleProblem(thrown, attempted) ??
    credentialsProblem(failure, attempted) ??
    settingsProblem(failure, attempted) ??
    refusal(failure, attempted) ??
    noAnswer(failure, attempted) ??
    other(failure, attempted);
  return new RestorableError(named.code, attempted.host.scrub(named.message), { hint: named.hint, cause: thrown });
}

const AUTHENTICATION: Readonly<Record<string, string>> = {
  InvalidAccessKeyId: 'Check AWS_ACCESS_KEY_ID: it is unknown to this storage (another account, or a deleted key).',
  SignatureDoesNotMatch: 'Check AWS_SECRET_ACCESS_KEY and `region=`: the key id is known, but the signature is wrong.',
  ExpiredToken: 'The session ended during the run: set oidc=true, or ask for a longer one (`role-duration-seconds`).',
  ExpiredTokenException: 'The web identity token has expired: request the role later in the job.',
  TokenRefreshRequired: 'The session token must be renewed: request the role again before this step.',
  InvalidToken: 'Check AWS_SESSION_TOKEN: it must belong to the access key, and be empty for a permanent key.',
  InvalidClientTokenId: 'Check AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN.',
  UnauthorizedAccess: 'Check the credentials: they are not valid for this region.',
  AuthorizationHeaderMalformed: 'Set `region=` in the destination to the region of the bucket.',
};

const TRIED =
  'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the shared configuration files, web identity ' +
  '(AWS_WEB_IDENTITY_TOKEN_FILE with AWS_ROLE_ARN), the container and the instance';

function credentialsProblem({ name, message, region }: Failure, { label, env }: Attempted): Named | undefined {
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError') {
    return {
      code: 'STORAGE_AUTHENTICATION',
      message: `There are no credentials for ${label}.`,
      hint: `Searched: ${TRIED}. In a workflow set the first two from secrets or use aws-actions/configure-aws-credentials.`,
    };
  }
  const unreadable = unreadableCredentials(message, label, env);
  if (unreadable !== undefined) return { code: 'STORAGE_AUTHENTICATION', ...unreadable };
  const hint = AUTHENTICATION[name]?.replaceAll('AWS_', `${env}_`);
  if (hint === undefined) return undefined;
  return {
    code: 'STORAGE_AUTHENTICATION',
    message: `${label} refuses the credentials (${name}).`,
    hint: region === undefined ? hint : `${hint} The bucket is in ${region}.`,
  };
}

/** Failures on this machine, before anything is sent. */
function unreadableCredentials(message: string, label: string, env: string): Omit<Named, 'code'> | undefined {
  if (message.includes('Invalid character in header')) {
    return {
      message: `The credentials for ${label} contain an invalid character.`,
      hint: `Copy ${env}_ACCESS_KEY_ID and ${env}_SESSION_TOKEN again, each as one line.`,
    };
  }
  const reason = /^(E[A-Z]+): .*, open /.exec(message)?.[1];
  if (reason === undefined) return undefined;
  return {
    message: `A file with the credentials for ${label} can't be read (${reason}).`,
    hint: `Check the path in ${env}_WEB_IDENTITY_TOKEN_FILE: the step that writes the file must come first.`,
  };
}

const FULL = new Set([
  'QuotaExceeded',
  'QuotaExceededException',
  'XMinioStorageFull',
  'XMinioAdminBucketQuotaExceeded',
  'InsufficientStorage',
  'ServiceQuotaExceededException',
  'storage_cap_exceeded',
]);

/** The storage compared a digest and refused the body. */
const DAMAGED = new Set(['BadDigest', 'XAmzContentSHA256Mismatch', 'InvalidDigest', 'XAmzContentChecksumMismatch']);

function refusal({ name, status, region }: Failure, attempted: Attempted): Named | undefined {
  const { label, action, key, bucket } = attempted;
  const what = key === undefined ? label : `${key} at ${label}`;
  if (name === 'NoSuchBucket') {
    return {
      code: 'STORAGE_FAILED',
      message: `There is no bucket "${bucket}" at ${label}.`,
      hint: 'Create it, or correct the bucket, `region=` or `endpoint=` of the destination; an endpoint does not contain the bucket.',
    };
  }
  if (name === 'RequestTimeTooSkewed' || name === 'RequestInTheFuture') {
    return {
      code: 'CLOCK_SKEW',
      message: `This machine's clock differs too much from the clock of ${label}.`,
      hint: 'Set the clock (`timedatectl set-ntp true`) and run again.',
    };
  }
  if (name === 'PermanentRedirect' || status === 301 || status === 307) {
    return {
      code: 'STORAGE_FAILED',
      message: `The bucket "${bucket}" is not in the region that was asked.`,
      hint: `Set \`region=${region ?? '...'}\` in the destination.`,
    };
  }
  if (DAMAGED.has(name)) {
    return {
      code: 'STORAGE_CORRUPTED',
      message: `${what} arrived with bytes that differ from those sent (${name}).`,
      hint: 'Something between this machine and the storage changes data. Use https:// and no proxy that rewrites bodies.',
    };
  }
  if (FULL.has(name) || status === 507) {
    return {
      code: 'STORAGE_FULL',
      message: `${label} is full (${name}).`,
      hint: 'Raise the quota, remove old backups, or use another destination.',
    };
  }
  if (status === 401 || status === 403) {
    const exists = action === 's3:GetObject' ? ' Without s3:ListBucket, a missing object gives the same error.' : '';
    return {
      code: 'STORAGE_PERMISSION',
      message: `${action} is not permitted on ${what} (${name}).`,
      hint: `Allow ${permissionsFor(attempted)} to these credentials, and check that no bucket policy denies it.${exists}`,
    };
  }
  return undefined;
}

function noAnswer({ name, code }: Failure, { label, proxy }: Attempted): Named | undefined {
  const hostHint = 'Check `endpoint=` and `region=`: the host name does not exist.';
  return connectionProblem({ code: code ?? name, label, hostHint, proxy });
}

function other({ name, message, status, attempts }: Failure, { label, action, key }: Attempted): Named {
  if (/region is missing|region not accepted/i.test(message)) {
    return {
      code: 'INPUT_INVALID',
      message: `No region is known for ${label}.`,
      hint: 'Add `?region=...` to it, or check AWS_REGION.',
    };
  }
  const tries = attempts !== undefined && attempts > 1 ? ` after ${attempts} attempts` : '';
  const answer = status === undefined ? '' : ` with HTTP status ${status}`;
  return {
    code: 'STORAGE_FAILED',
    message: `${action} failed${answer}${tries} on ${key ?? 'the listing'} at ${label} (${name}).`,
    hint:
      status === 429 || (status ?? 0) >= 500
        ? 'The storage is overloaded or has a fault. Run again later.'
        : 'Look up the name of the error in the documentation of the storage.',
  };
}
