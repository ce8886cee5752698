import { RestorableError } from '../../../core/errors.ts';
import { didYouMean } from '../../../options/text/suggest.ts';
import { DESTINATION_KINDS } from '../../../ports/destination.ts';
import { readParameters, readPrefix } from '../../parameters/url-parts.ts';
import { PROVIDER_IDS, type Provider, providerByHost, providerOf } from './providers.ts';
import { type ObjectSettings, readSettings } from './settings.ts';

/** The parts of an `s3:` destination. */
export interface S3Location {
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  readonly region: string | undefined;
  /** undefined: Amazon's own, by region. */
  readonly endpoint: URL | undefined;
  readonly provider: Provider;
  /** The bucket in the path (`host/bucket/key`) rather than in the host name. */
  readonly pathStyle: boolean;
  /** Section of the shared AWS configuration files. */
  readonly profile: string | undefined;
  /** Prefix of the names of the variables with this destination's credentials. */
  readonly env: string | undefined;
  /** Audience of the tokens that are repeatedly requested from GitHub to assume a role. */
  readonly oidcAudience: string | undefined;
  /** The storage settings of objects. */
  readonly settings: ObjectSettings;
}

/**
 * Reads `s3://bucket/prefix?region=...&endpoint=...`. docs/connections.md has the list of parameters. The prefix is
 * used as written, as in every S3 tool. The values of parameters are percent-decoded. Without `endpoint`, the SDK's
 * variables AWS_ENDPOINT_URL_S3 and AWS_ENDPOINT_URL are read from `env`.
 * @throws {RestorableError} INPUT_INVALID, never with the URL in it
 */
export function parseS3Url(url: string, env: Readonly<Record<string, string | undefined>>): S3Location {
  const match = /^s3:\/\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/is.exec(url);
  if (match === null) throw invalid('is not a valid URL', 'Write s3://bucket/prefix?region=eu-central-1, without "#".');
  const [, bucket = '', path = '', query = ''] = match;
  checkBucket(bucket);
  const parameters = readParameters(query, DESTINATION_KINDS.s3.parameters, invalid);
  const named = parameters.get('endpoint') ?? env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'];
  const endpoint = named === undefined || named.trim() === '' ? undefined : readEndpoint(named.trim());
  if (endpoint !== undefined) checkEndpoint(endpoint, bucket);
  const provider = providerOf(endpoint, readProvider(parameters.get('provider'), endpoint));
  const names = { profile: parameters.get('profile'), env: readPrefixOfNames(parameters.get('env')) };
  if (names.profile !== undefined && names.env !== undefined)
    throw invalid('has both `profile` and `env`', 'Keep the one that holds its credentials.');
  return {
    bucket,
    prefix: readPrefix(path, invalid),
    region: readRegion(parameters.get('region')),
    endpoint,
    provider,
    pathStyle: readPathStyle(parameters.get('path-style')) ?? (endpoint !== undefined && provider.pathStyle),
    ...names,
    oidcAudience: readAudience(parameters.get('oidc')),
    settings: readSettings(parameters, provider, invalid),
  };
}

function checkBucket(bucket: string): void {
  if (bucket.includes('@')) {
    throw invalid(
      'holds credentials',
      'Remove them; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or use OIDC.',
    );
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{2,254}$/.test(bucket)) {
    throw invalid('has no valid bucket name', 'Write s3://bucket/prefix; for an access point use its alias.');
  }
}

function readProvider(name: string | undefined, endpoint: URL | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (!PROVIDER_IDS.includes(name)) {
    const hint = didYouMean(name, PROVIDER_IDS);
    throw invalid('has an unknown provider', `${hint} For any other S3 server leave it out.`.trim());
  }
  if (endpoint === undefined && name !== 'aws') {
    throw invalid('names a provider but no endpoint', "Add endpoint=https://... with the provider's address.");
  }
  // One provider's features would be assumed, or refused, at another, and reports would show the wrong provider.
  const owner = endpoint && providerByHost(endpoint);
  if (owner !== undefined && owner.id !== name) {
    throw invalid(
      `names a provider with a different endpoint: this one belongs to ${owner.name}`,
      'Remove `provider`.',
    );
  }
  return name;
}

/** It becomes a part of host names, so it has their form, such as `auto`, `eu-central-1`, `fr-par`. */
function readRegion(text: string | undefined): string | undefined {
  if (text === undefined || /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text)) return text;
  throw invalid('has an invalid region', 'Write region=eu-central-1.');
}

function readPrefixOfNames(text: string | undefined): string | undefined {
  if (text === undefined || /^[A-Za-z][A-Za-z0-9_]*$/.test(text)) return text?.replace(/_$/, '');
  throw invalid(
    'has an `env` that is not a valid prefix of a variable',
    'Write env=SECOND to read SECOND_ACCESS_KEY_ID and SECOND_SECRET_ACCESS_KEY.',
  );
}

function readAudience(text: string | undefined): string | undefined {
  if (text === undefined || text === 'false') return undefined;
  return text === 'true' ? 'sts.amazonaws.com' : text;
}

function readEndpoint(text: string): URL {
  const endpoint = URL.canParse(text) ? new URL(text) : undefined;
  if (endpoint === undefined || !/^https?:$/.test(endpoint.protocol) || endpoint.hostname === '') {
    throw invalid(
      'has an endpoint that is not a web address',
      'Write endpoint=https://host or endpoint=https://host:port.',
    );
  }
  if (endpoint.username !== '' || endpoint.password !== '' || endpoint.search !== '' || endpoint.hash !== '') {
    throw invalid('has an endpoint with credentials, "?" or "#"', 'Write endpoint=https://host or https://host:port.');
  }
  return endpoint;
}

/** As consoles show it: `https://bucket.host` or `https://host/bucket`. Requests would include the bucket twice. */
function checkEndpoint(endpoint: URL, bucket: string): void {
  const { hostname, pathname, host, protocol } = endpoint;
  const inPath = pathname.replace(/\/+$/, '').endsWith(`/${bucket}`);
  const rest = hostname.startsWith(`${bucket.toLowerCase()}.`) ? hostname.slice(bucket.length + 1) : undefined;
  const isHostWithout = rest !== undefined && providerByHost(new URL(`https://${rest}`)) !== undefined;
  // "s3" may also be the name of a bucket.
  const inHost = isHostWithout && (providerByHost(endpoint)?.id !== 'aws' || rest.startsWith('s3'));
  if (!inPath && !inHost) return;
  const without = inHost ? host.slice(bucket.length + 1) : host;
  throw invalid(
    'has an endpoint that contains the bucket',
    `Write endpoint=${protocol}//${without}, without the bucket.`,
  );
}

function readPathStyle(value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (value !== 'true' && value !== 'false')
    throw invalid('has a path-style that is neither true nor false', 'Write true or false.');
  return value === 'true';
}

function invalid(what: string, hint: string, cause?: unknown): RestorableError {
  return new RestorableError('INPUT_INVALID', `An s3: destination ${what}.`, { hint, cause });
}
