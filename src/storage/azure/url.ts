import { RestorableError } from '../../core/errors.ts';
import { readEndpoint, readParameters, readVariable } from '../url-parts.ts';
import { checkBlobKey } from './keys.ts';

const PARAMETERS = ['endpoint', 'env'] as const;
type Parameter = (typeof PARAMETERS)[number];

/** How an endpoint is written. */
export const ENDPOINT = 'https://account.blob.core.windows.net';

/** What an `azure:` destination says. */
export interface AzureLocation {
  readonly account: string;
  readonly container: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  /** Address of the account's blob service; undefined: that of the connection string, else Azure's own. */
  readonly endpoint: URL | undefined;
  /** Name of the environment variable with the credentials; undefined: the standard ones. */
  readonly env: string | undefined;
}

/**
 * Reads `azure://account/container/prefix?endpoint=...&env=NAME`. The prefix is taken as it stands, the values of
 * parameters are percent-decoded. An endpoint is written as in a connection string (`BlobEndpoint`): with the account in
 * its path where the server wants it there.
 * @throws {RestorableError} INPUT_INVALID, never with the URL in it
 */
export function parseAzureUrl(url: string): AzureLocation {
  const match = /^azure:\/\/([^/?#]*)(?:\/([^/?#]*))?(?:\/([^?#]*))?(?:\?([^#]*))?$/is.exec(url);
  if (match === null) throw invalid('is not a valid URL', 'Write azure://account/container/prefix, without "#".');
  const [, account = '', container = '', path = '', query = ''] = match;
  if (account.includes('@')) {
    throw invalid(
      'holds credentials',
      'Remove them; set AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN in the environment.',
    );
  }
  if (!/^[a-z0-9]{3,24}$/.test(account)) {
    throw invalid(
      'has no valid account name',
      'Write azure://account/container/prefix; the account without its domain.',
    );
  }
  if (!/^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/.test(container)) {
    throw invalid(
      'has no valid container name',
      'Write azure://account/container/prefix, the container in small letters.',
    );
  }
  const parameters = withoutToken(query);
  const endpoint = parameters.get('endpoint');
  return {
    account,
    container,
    prefix: readPrefix(path),
    endpoint: endpoint === undefined ? undefined : readEndpoint(endpoint, ENDPOINT, invalid),
    env: readVariable(parameters.get('env'), invalid),
  };
}

/** A SAS token in the URL would be a secret in every log line that names the destination. */
function withoutToken(query: string): Map<Parameter, string> {
  const given = new URLSearchParams(query);
  if (given.has('sig') || given.has('sv')) {
    throw invalid('holds a SAS token', 'Remove it; set AZURE_STORAGE_SAS_TOKEN in the environment.');
  }
  return readParameters(query, PARAMETERS, invalid);
}

function readPrefix(path: string): string {
  const trimmed = path.replace(/\/$/, '');
  if (trimmed === '') return '';
  try {
    checkBlobKey(trimmed);
  } catch (cause) {
    throw invalid(
      'has a prefix with "..", a backslash, an empty segment or one that ends with a dot',
      'Use a plain path.',
      cause,
    );
  }
  return `${trimmed}/`;
}

export function invalid(what: string, hint: string, cause?: unknown): RestorableError {
  return new RestorableError('INPUT_INVALID', `An azure: destination ${what}.`, { hint, cause });
}
