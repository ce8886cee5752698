import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { RestorableError } from '../../../core/errors.ts';
import { Secret } from '../../../core/secret.ts';
import type { Host } from '../../../ports/host.ts';
import { keyText } from '../../parameters/credential-text.ts';
import type { S3Location } from '../settings/url.ts';
import { githubToken } from './github-token.ts';
import { RoleError } from './role.ts';

type Credentials = Extract<NonNullable<S3ClientConfig['credentials']>, (...args: never) => unknown>;
type WebIdentity = { readonly roleArn: string; readonly roleSessionName: string };

const DEFAULT_SESSION_NAME = 'restorable';

/**
 * The credentials of requests. The SDK requests new ones five minutes before they expire. In this order: a role assumed
 * with GitHub's own token (`oidc=`), the variables whose names begin with `env=`, the SDK's standard chain. All secrets
 * are masked as soon as they are read.
 * @throws {RestorableError} STORAGE_AUTHENTICATION if the named variables are not there
 */
export async function credentialsOf(location: S3Location, host: Host): Promise<Credentials> {
  const own = (await fromGithub(location, host)) ?? (await fromVariables(location, host));
  return masked(own ?? (await fromChain(location, host)), host);
}

/** The SDK's own chain would use variables as they are, including line ends. */
async function fromChain({ profile }: S3Location, host: Host): Promise<Credentials> {
  const keys =
    profile === undefined && keyText(host.env, 'AWS_PROFILE') === undefined ? keysOf('AWS', host) : undefined;
  if (keys !== undefined) return async () => keys;
  const role = profile === undefined ? await roleFromFile('AWS', host) : undefined;
  if (role !== undefined && keyText(host.env, 'AWS_PROFILE') === undefined) return role;
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  const chain = fromNodeProviderChain({ ...(profile === undefined ? {} : { profile }), logger: quiet(host) });
  return async (properties) => {
    try {
      return await chain(properties);
    } catch (error) {
      const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;
      const given = names.filter((name) => keyText(host.env, name) !== undefined);
      // Most often a repository secret that is not available to this job and therefore empty.
      if (profile === undefined && given.length === 1 && isNothingFound(error)) throw missing('AWS', host, names);
      throw error;
    }
  };
}

function isNothingFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'CredentialsProviderError';
}

function keysOf(env: string, host: Host) {
  const accessKeyId = keyText(host.env, `${env}_ACCESS_KEY_ID`);
  const secretAccessKey = keyText(host.env, `${env}_SECRET_ACCESS_KEY`);
  const sessionToken = keyText(host.env, `${env}_SESSION_TOKEN`);
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  refuseMistaken(env, accessKeyId, secretAccessKey, host);
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}

/** Ids of Amazon's access keys (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html). */
const AWS_KEY_ID = /^A[KS]IA[A-Z0-9]{16}$/;

/** Mistakes that a service answers with a mere refusal. */
function refuseMistaken(env: string, accessKeyId: string, secretAccessKey: string, host: Host): void {
  host.mask(new Secret(secretAccessKey));
  if (AWS_KEY_ID.test(secretAccessKey) && !AWS_KEY_ID.test(accessKeyId)) {
    host.mask(new Secret(accessKeyId));
    throw new RestorableError(
      'STORAGE_AUTHENTICATION',
      `${env}_ACCESS_KEY_ID and ${env}_SECRET_ACCESS_KEY are swapped.`,
      {
        hint: 'The id is the short one, which begins with AKIA or ASIA.',
      },
    );
  }
  for (const [name, value] of Object.entries({ ACCESS_KEY_ID: accessKeyId, SECRET_ACCESS_KEY: secretAccessKey })) {
    if (!/\s|^["']|["']$/.test(value)) continue;
    throw new RestorableError('STORAGE_AUTHENTICATION', `${env}_${name} contains a space, a line break or quotes.`, {
      hint: 'Store the bare value in the secret: one word, without quotes and without its name.',
    });
  }
}

async function roleFromFile(env: string, host: Host): Promise<Credentials | undefined> {
  const role = webIdentity(env, host);
  const webIdentityTokenFile = keyText(host.env, `${env}_WEB_IDENTITY_TOKEN_FILE`);
  if (role === undefined || webIdentityTokenFile === undefined) return undefined;
  const { fromTokenFile } = await import('@aws-sdk/credential-providers');
  // The file is read again each time, so that an updated token keeps this run alive.
  return fromTokenFile({ ...role, webIdentityTokenFile });
}

/** Without one, the SDK prints its own warnings to the terminal, unmasked. */
function quiet({ log }: Host) {
  const debug = (message: unknown): void => log.debug(String(message));
  return { trace: debug, debug, info: debug, warn: debug, error: debug };
}

/**
 * A token file that is written once becomes useless when the token expires after minutes, and keys that an earlier step
 * exported end with their session. So a new token is requested from GitHub whenever new keys are needed.
 */
async function fromGithub({ oidcAudience, env = 'AWS' }: S3Location, host: Host): Promise<Credentials | undefined> {
  if (oidcAudience === undefined) return undefined;
  const role = webIdentity(env, host);
  if (role === undefined) throw missing(env, host, [`${env}_ROLE_ARN`]);
  const { fromWebToken } = await import('@aws-sdk/credential-providers');
  return async (properties) => {
    const token = await githubToken(host, oidcAudience);
    return fromWebToken({ ...role, webIdentityToken: token.reveal() })(properties);
  };
}

async function fromVariables({ env }: S3Location, host: Host): Promise<Credentials | undefined> {
  if (env === undefined) return undefined;
  const keys = keysOf(env, host);
  if (keys !== undefined) return async () => keys;
  const role = await roleFromFile(env, host);
  if (role === undefined) throw missing(env, host, [`${env}_ACCESS_KEY_ID`, `${env}_SECRET_ACCESS_KEY`]);
  return role;
}

function webIdentity(env: string, host: Host): WebIdentity | undefined {
  const roleArn = keyText(host.env, `${env}_ROLE_ARN`);
  const roleSessionName = keyText(host.env, `${env}_ROLE_SESSION_NAME`) ?? DEFAULT_SESSION_NAME;
  return roleArn === undefined ? undefined : { roleArn, roleSessionName };
}

function masked(provider: Credentials, host: Host): Credentials {
  return async (properties) => {
    const credentials = await provider(properties).catch(nameRole);
    for (const secret of [credentials.secretAccessKey, credentials.sessionToken]) {
      if (secret !== undefined && secret !== '') host.mask(new Secret(secret));
    }
    return credentials;
  };
}

/** Prevents an answer of the token service from being treated as one of the storage. Local errors have their own names. */
function nameRole(error: unknown): never {
  const { $metadata, code } = (error ?? {}) as { $metadata?: { httpStatusCode?: number }; code?: unknown };
  const isFile = error instanceof Error && error.message.includes(', open ');
  if (error instanceof RestorableError || isNothingFound(error) || isFile) throw error;
  throw $metadata?.httpStatusCode !== undefined || typeof code === 'string' ? new RoleError(error) : error;
}

function missing(env: string, host: Host, names: readonly string[]): RestorableError {
  const absent = names.filter((name) => keyText(host.env, name) === undefined);
  return new RestorableError(
    'STORAGE_AUTHENTICATION',
    `An s3: destination needs ${absent.join(' and ')}, not set here.`,
    {
      hint: `Set them in the \`env\` of the step, from secrets; or ${env}_ROLE_ARN with ${env}_WEB_IDENTITY_TOKEN_FILE, or with oidc=true.`,
    },
  );
}
