import { RestorableError } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import { MODES, type Mode } from '../options/mode.ts';
import type { RawOptions } from '../options/options.ts';
import type { ParseEnvironment } from '../options/parse-environment.ts';
import type { KeygenRequest, Request } from '../options/request.ts';
import { givenOptions, type OptionsOf, readOptions } from '../options/schema.ts';
import { didYouMean } from '../options/suggest.ts';
import { secretsIn } from '../secrets/secrets.ts';
import { backupRequest } from './backup-request.ts';
import {
  checkDestinationsRequest,
  holdRequest,
  listRequest,
  pruneRequest,
  statusRequest,
  syncRequest,
} from './catalog-requests.ts';
import { matrixRequest } from './matrix-request.ts';
import { requireStrongPassphrase } from './passphrase-strength.ts';
import { restoreRequest, verifyRequest } from './reading-requests.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Turns the text of a host's options, including `mode`, into a request.
 * @throws {RestorableError} INPUT_UNKNOWN, INPUT_INVALID, FILE_UNREADABLE, KEY_INVALID, PASSPHRASE_WEAK; never with a secret in it
 */
export async function parseRequest(raw: RawOptions, environment: ParseEnvironment): Promise<Request> {
  maskSecrets(raw, environment);
  const request = await readRequest(raw, environment);
  await requireStrongPassphrase(request);
  return request;
}

async function readRequest(raw: RawOptions, environment: ParseEnvironment): Promise<Request> {
  const mode = readMode(raw.get('mode'));
  const given = givenOptions(mode, new Map([...raw].filter(([name]) => name !== 'mode')));
  const path = given.get('config');
  if (path === undefined) return requestOf(mode, given, { ...environment, file: undefined });
  // Loaded only if there is a file: `--help` and runs without one load neither its schema nor the YAML parser.
  const { withFileOptions } = await import('../config-file/file-options.ts');
  const { file, raw: all, located } = withFileOptions(mode, path, given, environment);
  return located(() => requestOf(mode, all, { ...environment, file }));
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
