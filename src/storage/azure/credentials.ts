import { isIP } from 'node:net';
import { RestorableError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import { keyText } from '../parameters/credential-text.ts';
import { isLoopback, readEndpoint } from '../parameters/url-parts.ts';
import { type AzureLocation, ENDPOINT, invalid } from './url.ts';

/** How requests are authorized. */
export type Credentials =
  | { readonly kind: 'key'; readonly account: string; readonly key: Secret }
  /** The query of a URL, without `?`. */
  | { readonly kind: 'sas'; readonly token: Secret; readonly endsAt: Date | undefined };

export interface Access {
  readonly credentials: Credentials;
  /** Address of the account's blob service, without a trailing slash. */
  readonly endpoint: string;
}

const STANDARD = ['AZURE_STORAGE_CONNECTION_STRING', 'AZURE_STORAGE_KEY', 'AZURE_STORAGE_SAS_TOKEN'] as const;

/**
 * Finds the credentials: in the variable that the destination names, otherwise in the Azure command line's own variables, in its
 * order. A variable may contain a connection string, an account key or a SAS token, recognized by its form. All of it is masked.
 * @throws {RestorableError} STORAGE_AUTHENTICATION if there is none, INPUT_INVALID if its form is unknown or it belongs to
 * another account
 */
export function findAccess(location: AzureLocation, host: Host): Access {
  const names = location.env === undefined ? STANDARD : [location.env];
  const name = names.find((each) => keyText(host.env, each) !== undefined);
  const text = name === undefined ? undefined : keyText(host.env, name);
  if (name === undefined || text === undefined) throw missing(location, names);
  host.mask(new Secret(text));
  if (/(?:^|;)\s*(?:AccountKey|SharedAccessSignature)=/i.test(text))
    return fromConnectionString(text, name, location, host);
  if (/^https?:\/\//i.test(text)) return fromSasUrl(text, name, location, host);
  const endpoint = withoutSlash(location.endpoint?.href ?? addressOf(location.account));
  if (/(?:^|[?&])sig=/.test(text)) return { credentials: sasOf(text, host), endpoint };
  return { credentials: keyOf(location.account, text, name), endpoint };
}

function fromConnectionString(text: string, name: string, location: AzureLocation, host: Host): Access {
  const fields = new Map<string, string>();
  for (const field of text.split(';')) {
    const at = field.indexOf('=');
    if (at > 0) fields.set(field.slice(0, at).trim().toLowerCase(), field.slice(at + 1).trim());
  }
  const account = fields.get('accountname');
  if (account !== undefined && account !== location.account) {
    throw invalid(
      `names the account "${location.account}", and ${name} belongs to another one`,
      `Give the connection string of this account; for two accounts add env=NAME to the destinations.`,
    );
  }
  const suffix = fields.get('endpointsuffix');
  const protocol = fields.get('defaultendpointsprotocol')?.toLowerCase() === 'http' ? 'http' : 'https';
  const own = fields.get('blobendpoint') ?? addressOf(location.account, protocol, suffix);
  const endpoint = withoutSlash(location.endpoint?.href ?? readEndpoint(own, ENDPOINT, invalid).href);
  const key = fields.get('accountkey');
  if (key !== undefined) {
    host.mask(new Secret(key));
    return { credentials: keyOf(location.account, key, name), endpoint };
  }
  return { credentials: sasOf(fields.get('sharedaccesssignature') ?? '', host), endpoint };
}

/** A complete "Blob service SAS URL", as the portal and `az` show it next to the token. */
function fromSasUrl(text: string, name: string, location: AzureLocation, host: Host): Access {
  const url = URL.parse(text);
  if (url === null || !url.searchParams.has('sig')) {
    throw invalid(`finds a URL without a signature in ${name}`, 'Copy all of it: a SAS URL has `sig=` in its query.');
  }
  host.mask(new Secret(url.search.slice(1)));
  // The emulator has the account in the path.
  const inPath = isLoopback(url) || isIP(url.hostname) !== 0;
  const [first = '', second = ''] = url.pathname.slice(1).split('/');
  const account = inPath ? first : (url.hostname.split('.')[0] ?? '');
  const container = inPath ? second : first;
  if (account !== location.account || (container !== '' && container !== location.container)) {
    throw invalid(
      `names azure://${location.account}/${location.container}, and the SAS URL in ${name} is of another account or container`,
      'Give the one of this container; for two accounts add env=NAME to the destinations.',
    );
  }
  const own = inPath ? `${url.origin}/${account}` : url.origin;
  return { credentials: sasOf(url.search, host), endpoint: withoutSlash(location.endpoint?.href ?? own) };
}

function sasOf(text: string, host: Host): Credentials {
  const token = text.replace(/^\?/, '');
  host.mask(new Secret(token));
  const signature = new URLSearchParams(token).get('sig');
  if (signature !== null && signature !== '') {
    host.mask(new Secret(signature));
    host.mask(new Secret(encodeURIComponent(signature)));
  }
  const endsAt = new Date(new URLSearchParams(token).get('se') ?? '');
  return { kind: 'sas', token: new Secret(token), endsAt: Number.isNaN(endsAt.getTime()) ? undefined : endsAt };
}

/** A key that is not base64 would be refused as a wrong one. Most often it is another service's secret. */
function keyOf(account: string, key: string, name: string): Credentials {
  if (!/^[A-Za-z0-9+/]{20,}={0,2}$/.test(key)) {
    throw invalid(
      `finds neither an account key nor a SAS token nor a connection string in ${name}`,
      'Copy all of it: a key is base64, a SAS token has `sig=`, a connection string has `AccountKey=` or `SharedAccessSignature=`.',
    );
  }
  return { kind: 'key', account, key: new Secret(key) };
}

function missing({ account, container }: AzureLocation, names: readonly string[]): RestorableError {
  return new RestorableError(
    'STORAGE_AUTHENTICATION',
    `There are no credentials for azure://${account}/${container}.`,
    {
      hint: `Searched: ${names.join(', ')}. Set one of them in the \`env\` of the step, from a secret.`,
    },
  );
}

function addressOf(account: string, protocol = 'https', suffix = 'core.windows.net'): string {
  return `${protocol}://${account}.blob.${suffix}`;
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
