import { RestorableError } from '../../core/errors.ts';
import { checkKey } from '../keys.ts';
import { readParameters } from '../url-parts.ts';

const PARAMETERS = ['region', 'endpoint', 'path-style', 'profile'] as const;

/** What an `s3:` destination says. */
export interface S3Location {
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  readonly region: string | undefined;
  /** undefined: Amazon's own, by region. */
  readonly endpoint: URL | undefined;
  /** The bucket in the path (`host/bucket/key`) rather than in the host name. */
  readonly pathStyle: boolean;
  /** Section of the shared AWS configuration files. */
  readonly profile: string | undefined;
}

/**
 * Reads `s3://bucket/prefix?region=...&endpoint=...&path-style=true|false&profile=...`. The prefix is taken as it
 * stands, as every S3 tool does; the values of parameters are percent-decoded. Without `endpoint`, the SDK's variables
 * AWS_ENDPOINT_URL_S3 and AWS_ENDPOINT_URL are read from `env`.
 * @throws {RestorableError} INPUT_INVALID, never with the URL in it
 */
export function parseS3Url(url: string, env: Readonly<Record<string, string | undefined>>): S3Location {
  const match = /^s3:\/\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/is.exec(url);
  if (match === null) throw invalid('is not a valid URL', 'Write s3://bucket/prefix?region=eu-central-1, without "#".');
  const [, bucket = '', path = '', query = ''] = match;
  if (bucket.includes('@')) {
    throw invalid(
      'holds credentials',
      'Remove them; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or use OIDC.',
    );
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{2,254}$/.test(bucket)) {
    throw invalid('has no valid bucket name', 'Write s3://bucket/prefix; for an access point use its alias.');
  }
  const parameters = readParameters(query, PARAMETERS, invalid);
  const named = parameters.get('endpoint') ?? env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'];
  const endpoint = named === undefined || named === '' ? undefined : readEndpoint(named);
  return {
    bucket,
    prefix: readPrefix(path),
    region: parameters.get('region'),
    endpoint,
    pathStyle: readPathStyle(parameters.get('path-style')) ?? (endpoint !== undefined && !isAmazon(endpoint)),
    profile: parameters.get('profile'),
  };
}

export function isAmazon(endpoint: URL): boolean {
  return /\.amazonaws\.com(?:\.cn)?$/.test(endpoint.hostname);
}

function readPrefix(path: string): string {
  const trimmed = path.replace(/\/$/, '');
  if (trimmed === '') return '';
  try {
    checkKey(trimmed);
  } catch (cause) {
    throw invalid('has a prefix with "..", an empty segment or a control character', 'Use a plain path.', cause);
  }
  return `${trimmed}/`;
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

function readPathStyle(value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (value !== 'true' && value !== 'false')
    throw invalid('has a path-style that is no boolean', 'Write true or false.');
  return value === 'true';
}

function invalid(what: string, hint: string, cause?: unknown): RestorableError {
  return new RestorableError('INPUT_INVALID', `An s3: destination ${what}.`, { hint, cause });
}
