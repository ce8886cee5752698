import { RestorableError } from '../../core/errors.ts';
import { didYouMean } from '../../options/text/suggest.ts';
import { DESTINATION_KINDS } from '../../ports/destination.ts';
import type { LockPolicy } from '../../ports/storage.ts';
import { readLock } from '../parameters/lock-parameter.ts';
import { readTags } from '../parameters/tags-parameter.ts';
import { readEndpoint, readParameters, readVariable } from '../parameters/url-parts.ts';
import { checkBlobKey } from './keys.ts';

const TIERS = ['Hot', 'Cool', 'Cold'] as const;
/** Limits for a blob: https://learn.microsoft.com/azure/storage/blobs/storage-manage-find-blobs */
const MOST_TAGS = 10;
type Parameter = (typeof DESTINATION_KINDS)['azure']['parameters'][number];

/** The syntax of an endpoint. */
export const ENDPOINT = 'https://account.blob.core.windows.net';

/** The parts of an `azure:` destination. */
export interface AzureLocation {
  readonly account: string;
  readonly container: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  /** Address of the account's blob service. undefined: from the connection string, otherwise Azure's own. */
  readonly endpoint: URL | undefined;
  /** Name of the environment variable with the credentials. undefined: the standard ones. */
  readonly env: string | undefined;
  readonly tier: (typeof TIERS)[number] | undefined;
  readonly encryptionScope: string | undefined;
  /** Index tags of every blob. */
  readonly tags: Readonly<Record<string, string>>;
  readonly lock: LockPolicy | undefined;
}

/**
 * Reads `azure://account/container/prefix?endpoint=...&env=NAME&tier=...&encryption-scope=...&tags=a=b,c=d` and
 * `&lock=governance:30d`. The prefix is used as written, the values of parameters are percent-decoded. An endpoint is
 * written as in a connection string (`BlobEndpoint`): with the account in its path if the server expects it there.
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
      'Write azure://account/container/prefix, with the account without its domain.',
    );
  }
  if (!/^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/.test(container)) {
    throw invalid(
      'has no valid container name',
      'Write azure://account/container/prefix, with the container in lowercase.',
    );
  }
  const parameters = withoutToken(query);
  const endpoint = parameters.get('endpoint');
  const lock = parameters.get('lock');
  return {
    account,
    container,
    prefix: readPrefix(path),
    endpoint: endpoint === undefined ? undefined : readEndpoint(endpoint, ENDPOINT, invalid),
    env: readVariable(parameters.get('env'), invalid),
    tier: readTier(parameters.get('tier')),
    encryptionScope: readScope(parameters.get('encryption-scope')),
    tags: readBlobTags(parameters.get('tags')),
    lock: lock === undefined ? undefined : readLock(lock, invalid),
  };
}

/** A SAS token in the URL would be a secret in every log line that names the destination. */
function withoutToken(query: string): Map<Parameter, string> {
  const given = new URLSearchParams(query);
  if (given.has('sig') || given.has('sv')) {
    throw invalid('holds a SAS token', 'Remove it; set AZURE_STORAGE_SAS_TOKEN in the environment.');
  }
  return readParameters(query, DESTINATION_KINDS.azure.parameters, invalid);
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

function readTier(text: string | undefined): AzureLocation['tier'] {
  if (text === undefined) return undefined;
  const known = TIERS.find((each) => each.toLowerCase() === text.toLowerCase());
  if (known !== undefined) return known;
  if (text.toLowerCase() === 'archive') {
    throw invalid('has the tier "Archive", which can be read only hours after a request', 'Write tier=Cold.');
  }
  throw invalid('has an unknown tier', didYouMean(text, TIERS));
}

function readScope(name: string | undefined): string | undefined {
  if (name === undefined || /^[A-Za-z0-9][A-Za-z0-9-]{1,61}[A-Za-z0-9]$/.test(name)) return name;
  throw invalid('has an invalid encryption-scope', 'Write encryption-scope=NAME, as the account has it.');
}

function readBlobTags(text: string | undefined): Readonly<Record<string, string>> {
  const tags = text === undefined ? {} : readTags(text, invalid);
  if (Object.keys(tags).length <= MOST_TAGS) return tags;
  throw invalid(`has more than ${MOST_TAGS} tags`, 'A blob in Azure can have no more.');
}

/** For logs and reports. */
export function labelOf({ account, container, prefix, endpoint }: AzureLocation): string {
  const at = endpoint === undefined ? '' : ` (${endpoint.host})`;
  return `azure://${account}/${container}/${prefix}`.replace(/\/$/, '') + at;
}

export function invalid(what: string, hint: string, cause?: unknown): RestorableError {
  return new RestorableError('INPUT_INVALID', `An azure: destination ${what}.`, { hint, cause });
}
