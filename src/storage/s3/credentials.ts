import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { RestorableError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import { type Agents, githubToken } from './github-token.ts';
import type { S3Location } from './url.ts';

type Credentials = Extract<NonNullable<S3ClientConfig['credentials']>, (...args: never) => unknown>;
type WebIdentity = { readonly roleArn: string; readonly roleSessionName: string };

const DEFAULT_SESSION_NAME = 'restorable';

/**
 * Where requests get their credentials; the SDK asks again five minutes before they end. In this order: a role taken on with
 * GitHub's own token (`oidc=`), the variables whose names begin with `env=`, the SDK's standard chain. All secrets are
 * masked as soon as they are read.
 * @throws {RestorableError} STORAGE_AUTHENTICATION when the named variables are not there
 */
export async function credentialsOf(location: S3Location, host: Host, agents: Agents): Promise<Credentials> {
  const own = (await fromGithub(location, host, agents)) ?? (await fromVariables(location, host));
  if (own !== undefined) return masked(own, host);
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  const profile = location.profile === undefined ? {} : { profile: location.profile };
  return masked(fromNodeProviderChain({ ...profile, logger: quiet(host) }), host);
}

/** Without one the SDK prints warnings of its own to the terminal, past everything that masks. */
function quiet({ log }: Host) {
  const debug = (message: unknown): void => log.debug(String(message));
  return { trace: debug, debug, info: debug, warn: debug, error: debug };
}

/**
 * A file with a token that is written once ends with the token after minutes, and the keys that a step before exported end
 * with their session. So GitHub is asked for a new token whenever new keys are needed.
 */
async function fromGithub(
  { oidcAudience, env = 'AWS' }: S3Location,
  host: Host,
  agents: Agents,
): Promise<Credentials | undefined> {
  if (oidcAudience === undefined) return undefined;
  const role = webIdentity(env, host);
  if (role === undefined) throw missing(env, host, [`${env}_ROLE_ARN`]);
  const { fromWebToken } = await import('@aws-sdk/credential-providers');
  return async (properties) => {
    const token = await githubToken(host, oidcAudience, agents);
    return fromWebToken({ ...role, webIdentityToken: token.reveal() })(properties);
  };
}

async function fromVariables({ env }: S3Location, host: Host): Promise<Credentials | undefined> {
  if (env === undefined) return undefined;
  const accessKeyId = setIn(`${env}_ACCESS_KEY_ID`, host);
  const secretAccessKey = setIn(`${env}_SECRET_ACCESS_KEY`, host);
  const sessionToken = setIn(`${env}_SESSION_TOKEN`, host);
  if (accessKeyId !== undefined && secretAccessKey !== undefined) {
    return async () => ({ accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) });
  }
  const role = webIdentity(env, host);
  const webIdentityTokenFile = setIn(`${env}_WEB_IDENTITY_TOKEN_FILE`, host);
  if (role === undefined || webIdentityTokenFile === undefined) {
    throw missing(env, host, [`${env}_ACCESS_KEY_ID`, `${env}_SECRET_ACCESS_KEY`]);
  }
  const { fromTokenFile } = await import('@aws-sdk/credential-providers');
  // The file is read anew each time: whoever keeps it fresh keeps this run alive.
  return fromTokenFile({ ...role, webIdentityTokenFile });
}

function webIdentity(env: string, host: Host): WebIdentity | undefined {
  const roleArn = setIn(`${env}_ROLE_ARN`, host);
  const roleSessionName = setIn(`${env}_ROLE_SESSION_NAME`, host) ?? DEFAULT_SESSION_NAME;
  return roleArn === undefined ? undefined : { roleArn, roleSessionName };
}

function setIn(name: string, { env }: Host): string | undefined {
  const value = (env[name] ?? '').trim();
  return value === '' ? undefined : value;
}

function masked(provider: Credentials, host: Host): Credentials {
  return async (properties) => {
    const credentials = await provider(properties);
    for (const secret of [credentials.secretAccessKey, credentials.sessionToken]) {
      if (secret !== undefined && secret !== '') host.mask(new Secret(secret));
    }
    return credentials;
  };
}

function missing(env: string, host: Host, names: readonly string[]): RestorableError {
  const absent = names.filter((name) => setIn(name, host) === undefined);
  return new RestorableError(
    'STORAGE_AUTHENTICATION',
    `An s3: destination needs ${absent.join(' and ')}, not set here.`,
    {
      hint: `Set them in the \`env\` of the step, from secrets; or ${env}_ROLE_ARN with ${env}_WEB_IDENTITY_TOKEN_FILE, or with oidc=true.`,
    },
  );
}
