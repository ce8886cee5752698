import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IdentityPoolClientOptions, JWTInput } from 'google-auth-library';
import { RestorableError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import { keyText } from '../parameters/credential-text.ts';
import { type GoogleLocation, invalid } from './url.ts';

/** The credentials that authorize requests. */
export type Credentials =
  /** An externally created access token, which can't be refreshed. */
  | { readonly kind: 'token'; readonly token: Secret; readonly from: string }
  | { readonly kind: 'service-account' | 'user'; readonly json: JWTInput; readonly from: string }
  /** Workload identity federation. */
  | { readonly kind: 'external'; readonly json: IdentityPoolClientOptions; readonly from: string }
  /** The machine's own account, if it runs on Google Cloud. */
  | { readonly kind: 'machine'; readonly from: string };

const FILE_VARIABLE = 'GOOGLE_APPLICATION_CREDENTIALS';

/**
 * Finds the credentials: in the variable that the destination names (the JSON text of a key or of a workload identity
 * configuration, or an access token), otherwise where Google's libraries look: the file that
 * GOOGLE_APPLICATION_CREDENTIALS names, the file of `gcloud auth application-default login`, the machine's metadata
 * server. Secrets are masked. Source: https://cloud.google.com/docs/authentication/application-default-credentials
 * @throws {RestorableError} STORAGE_AUTHENTICATION if there is none, INPUT_INVALID if its form is unknown
 */
export async function findCredentials(location: GoogleLocation, host: Host): Promise<Credentials> {
  if (location.env !== undefined) {
    const text = keyText(host.env, location.env);
    if (text === undefined) throw missing(location, location.env);
    host.mask(new Secret(text));
    if (!text.startsWith('{')) return { kind: 'token', token: readToken(text, location.env), from: location.env };
    return read(text, location.env, host);
  }
  const named = keyText(host.env, FILE_VARIABLE);
  if (named !== undefined) return read(await readNamed(named), FILE_VARIABLE, host);
  const wellKnown = wellKnownFile(host);
  const text = wellKnown === undefined ? undefined : await readFile(wellKnown, 'utf8').catch(() => undefined);
  if (text !== undefined) return read(text, 'the credentials of gcloud', host);
  if (await isMachineOfGoogle(host)) return { kind: 'machine', from: 'the metadata server of this machine' };
  throw missing(location, `${FILE_VARIABLE}, the credentials of gcloud, the metadata server`);
}

async function readNamed(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const { code = 'unreadable' } = cause as NodeJS.ErrnoException;
    throw new RestorableError('STORAGE_AUTHENTICATION', `The file of ${FILE_VARIABLE} can't be read (${code}).`, {
      hint: 'It is the path of a file; to give the JSON text itself, put it into another variable and name that by `env=`.',
      cause,
    });
  }
}

function wellKnownFile({ env }: Host): string | undefined {
  const home = env['HOME'];
  const folder = keyText(env, 'CLOUDSDK_CONFIG') ?? (home === undefined ? undefined : join(home, '.config', 'gcloud'));
  return folder === undefined ? undefined : join(folder, 'application_default_credentials.json');
}

/** Queries only a machine that looks like one of Google's. Elsewhere there is no answer, or one of another cloud's service. */
async function isMachineOfGoogle({ env }: Host): Promise<boolean> {
  if (env['METADATA_SERVER_DETECTION'] === 'none') return false;
  const { gcpMetadata } = await import('google-auth-library');
  return gcpMetadata.getGCPResidency() && (await gcpMetadata.isAvailable());
}

function readToken(text: string, name: string): Secret {
  if (/^[\w.~+/=-]+$/.test(text)) return new Secret(text);
  throw invalid(
    `finds neither JSON nor an access token in ${name}`,
    'Put the complete JSON of a service account key or of a workload identity configuration there, or an access token.',
  );
}

interface CredentialsFile {
  readonly type?: unknown;
  readonly private_key?: unknown;
  readonly client_email?: unknown;
  readonly credential_source?: { readonly url?: unknown; readonly file?: unknown };
}

function read(text: string, from: string, host: Host): Credentials {
  const json = parse(text, from);
  for (const name of ['private_key', 'refresh_token', 'client_secret'] as const) {
    const value = (json as Record<string, unknown>)[name];
    if (typeof value === 'string' && value !== '') host.mask(new Secret(value));
  }
  switch (json.type) {
    case 'service_account':
      if (typeof json.private_key !== 'string' || typeof json.client_email !== 'string') break;
      checkPrivateKey(json.private_key, from);
      return { kind: 'service-account', json: json as JWTInput, from };
    case 'authorized_user':
      return { kind: 'user', json: json as JWTInput, from };
    case 'external_account':
      // An executable source would be started with the whole environment of the job.
      if (typeof json.credential_source?.url !== 'string' && typeof json.credential_source?.file !== 'string') {
        throw invalid(
          `finds a workload identity configuration with neither a URL nor a file in ${from}`,
          'Use one as google-github-actions/auth writes it.',
        );
      }
      return { kind: 'external', json: json as IdentityPoolClientOptions, from };
  }
  throw invalid(
    `finds credentials of an unknown type in ${from}`,
    'Known are service_account, external_account (workload identity) and authorized_user, complete as Google provides them.',
  );
}

/** Otherwise it would fail at the first token, with an OpenSSL message. */
function checkPrivateKey(key: string, from: string): void {
  try {
    createPrivateKey(key);
  } catch {
    throw invalid(
      `finds a service account whose private key can't be read in ${from}`,
      'Copy the complete file, as it was downloaded: its line breaks within the key are written as \\n.',
    );
  }
}

function parse(text: string, from: string): CredentialsFile {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null) return json;
  } catch {
    // Without the cause: the parser's message repeats the text.
  }
  throw invalid(
    `finds no JSON in the credentials of ${from}`,
    'Copy the complete file, with or without its line breaks.',
  );
}

function missing({ bucket }: GoogleLocation, names: string): RestorableError {
  return new RestorableError('STORAGE_AUTHENTICATION', `There are no credentials for gs://${bucket}.`, {
    hint: `Searched: ${names}. In a workflow, run google-github-actions/auth before this step.`,
  });
}
