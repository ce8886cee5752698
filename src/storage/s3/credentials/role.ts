import { connectionProblem } from '../../connection/connection-problem.ts';
import { type Attempted, failureOf, type Named } from '../requests/failure.ts';

/**
 * An answer from the token service (STS) or another source of credentials. By itself it looks like an answer of the
 * storage: its names are the same.
 */
export class RoleError extends Error {
  override readonly name = 'RoleError';

  constructor(cause: unknown) {
    super('no credentials were given for the role', { cause });
  }
}

const TRUST =
  "Check the role's trust policy: it must allow sts:AssumeRoleWithWebIdentity for the `aud` and `sub` of this job's token (repository, branch or environment).";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors */
const HINTS: Readonly<Record<string, string>> = {
  AccessDenied: TRUST,
  IDPRejectedClaim: TRUST,
  InvalidIdentityToken:
    'The token is not one that the account accepts: check its identity provider (token.actions.githubusercontent.com), the audience (`oidc=`), and that AWS_WEB_IDENTITY_TOKEN_FILE contains a complete token.',
  ExpiredToken: 'The web identity token has expired: request the role later in the job, or set oidc=true.',
  ValidationError: 'Check AWS_ROLE_ARN (arn:aws:iam::ACCOUNT:role/NAME) and AWS_ROLE_SESSION_NAME.',
  MalformedPolicyDocument: 'Check the policy of the session.',
  RegionDisabled: 'Activate STS in this region for the account, or set another AWS_REGION.',
};
const PASSING = new Set([429, 500, 502, 503, 504]);

/** Reports a failure to assume a role. undefined for all other errors. */
export function roleProblem(thrown: unknown, { label, env, proxy }: Attempted): Named | undefined {
  if (!(thrown instanceof RoleError)) return undefined;
  const { name, code, status } = failureOf(thrown.cause);
  const service = `the token service for ${label}`;
  const hostHint = 'Check AWS_REGION and AWS_ENDPOINT_URL_STS: the host name does not exist.';
  const broken =
    status === undefined ? connectionProblem({ code: code ?? name, label: service, hostHint, proxy }) : undefined;
  if (broken !== undefined) return broken;
  if (PASSING.has(status ?? 0)) {
    return {
      code: 'STORAGE_UNREACHABLE',
      message: `The token service for ${label} failed with HTTP status ${status} (${name}).`,
      hint: 'Run again later. Check the status page of the provider.',
    };
  }
  // The SDK has classes for some errors. Their names end with this.
  const hint =
    HINTS[name.replace(/Exception$/, '')] ??
    'Look up the name of the error in the errors of AssumeRoleWithWebIdentity.';
  return {
    code: 'STORAGE_AUTHENTICATION',
    message: `The token service returns no credentials for the role of ${env}_ROLE_ARN for ${label} (${name}).`,
    hint: hint.replaceAll('AWS_', `${env}_`),
  };
}
