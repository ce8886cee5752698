import type { ConfigFile } from '../config-file/config-file.ts';
import { RestorableError } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import { givenOptions } from '../options/given.ts';
import { MODES, type Mode } from '../options/mode.ts';
import type { RawOptions } from '../options/options.ts';
import type { ParseEnvironment } from '../options/parse-environment.ts';
import type { KeygenRequest, Request } from '../options/request.ts';
import { type OptionsOf, readOptions } from '../options/schema.ts';
import { didYouMean } from '../options/suggest.ts';
import { secretsIn } from '../secrets/secrets.ts';
import { backupRequest } from './backup-request.ts';
import { withBundleOptions } from './bundle-options.ts';
import {
  checkDestinationsRequest,
  holdRequest,
  listRequest,
  pruneRequest,
  statusRequest,
  syncRequest,
} from './catalog-requests.ts';
import { matrixRequest } from './matrix-request.ts';
import { restoreRequest, verifyRequest } from './reading-requests.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Turns the text of a host's options, including `mode`, into a request.
 * @throws {RestorableError} INPUT_UNKNOWN, INPUT_INVALID, FILE_UNREADABLE, KEY_INVALID; never with a secret in it
 */
export async function parseRequest(raw: RawOptions, environment: ParseEnvironment): Promise<Request> {
  maskSecrets(raw, environment);
  const mode = readMode(raw.get('mode'));
  const given = givenOptions(mode, new Map([...raw].filter(([name]) => name !== 'mode')));
  return readRequest(mode, given, environment, await readFileOf(given));
}

/** The configuration file, if one is given. @throws {RestorableError} FILE_UNREADABLE, INPUT_INVALID */
export async function readFileOf(given: RawOptions): Promise<ConfigFile | undefined> {
  const path = given.get('config');
  if (path === undefined) return undefined;
  // Loaded only if there is a file: `--help` and runs without one load neither its schema nor the YAML parser.
  return (await import('../config-file/config-file.ts')).readConfigFile(path);
}

/**
 * The request of one run. @param given without `mode`, and without options that are empty
 * @throws {RestorableError} as parseRequest
 */
export async function readRequest<M extends Mode>(
  mode: M,
  given: RawOptions,
  environment: ParseEnvironment,
  file: ConfigFile | undefined,
): Promise<Extract<Request, { readonly mode: M }>> {
  const read = (raw: RawOptions) =>
    withBundle(mode, raw, { ...environment, file }) as Extract<Request, { readonly mode: M }>;
  if (file === undefined) return read(given);
  const { withFileOptions } = await import('../config-file/file-options.ts');
  const { raw, destinationNames, located } = withFileOptions(mode, file, given, environment);
  return withNames(
    located(() => read(raw)),
    destinationNames,
  );
}

function withNames<R extends Request>(request: R, names: readonly (string | undefined)[]): R {
  if (!('destinations' in request)) return request;
  return { ...request, destinations: request.destinations.map((spec, at) => ({ ...spec, name: names[at] })) };
}

function withBundle(mode: Mode, given: RawOptions, context: RequestContext): Request {
  if (!given.has('key-bundle')) return requestOf(mode, given, context);
  const { raw, bundle } = withBundleOptions(mode, given, context.mask);
  return { ...requestOf(mode, raw, context), bundle };
}

function requestOf(mode: Mode, raw: RawOptions, context: RequestContext): Request {
  switch (mode) {
    case 'backup':
      return backupRequest(readOptions(mode, raw), context);
    case 'verify':
      return verifyRequest(readOptions(mode, raw), context);
    case 'restore':
      return restoreRequest(readOptions(mode, raw), context);
    case 'list':
      return listRequest(readOptions(mode, raw), context);
    case 'status':
      return statusRequest(readOptions(mode, raw), context);
    case 'prune':
      return pruneRequest(readOptions(mode, raw), context);
    case 'sync':
      return syncRequest(readOptions(mode, raw), context);
    case 'check-destinations':
      return checkDestinationsRequest(readOptions(mode, raw));
    case 'hold':
      return { mode, ...holdRequest(readOptions(mode, raw), context) };
    case 'release':
      return { mode, ...holdRequest(readOptions(mode, raw), context) };
    case 'matrix':
      return matrixRequest(readOptions(mode, raw), context);
    case 'keygen':
      return keygenRequest(readOptions(mode, raw));
  }
}

function keygenRequest(options: OptionsOf<'keygen'>): KeygenRequest {
  const { output, identity, 'key-passphrase': passphrase } = options;
  return {
    mode: 'keygen',
    outputDirectory: output,
    identity,
    passphrase: passphrase === undefined ? undefined : new Secret(passphrase),
    withCredentials: options['bundle-credentials'],
  };
}

/** Masks every secret in a host's options. */
export function maskSecrets(raw: RawOptions, environment: Pick<ParseEnvironment, 'mask'>): void {
  for (const secret of secretsIn(raw)) environment.mask(new Secret(secret));
}

/** @throws {RestorableError} INPUT_INVALID */
export function readMode(text: string | undefined): Mode {
  const given = text?.trim() ?? '';
  const mode = MODES.find((each) => each === given);
  if (mode !== undefined) return mode;
  const shown = given.slice(0, 30).replaceAll(/[^\w-]/g, '?');
  throw new RestorableError('INPUT_INVALID', given === '' ? '`mode` is missing.' : `\`${shown}\` is not a mode.`, {
    hint: given === '' ? `Choose one of: ${MODES.join(', ')}.` : didYouMean(given, MODES),
  });
}
