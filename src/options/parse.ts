import type { ConfigFile } from '../config-file/config-file.ts';
import { RestorableError } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import { secretsIn } from '../secrets/secrets.ts';
import type { RawOptions } from './options.ts';
import type { ParseEnvironment } from './parse-environment.ts';
import { MODES, type Mode, type Request } from './request.ts';
import { backupRequest } from './requests/backup-request.ts';
import {
  checkDestinationsRequest,
  holdRequest,
  listRequest,
  pruneRequest,
  statusRequest,
  syncRequest,
} from './requests/catalog-requests.ts';
import { matrixRequest } from './requests/matrix-request.ts';
import { restoreRequest, verifyRequest } from './requests/reading-requests.ts';
import { givenOptions, type OptionValues, readOptions } from './schema.ts';
import { didYouMean } from './suggest.ts';

/**
 * Turns the text of a host's options, `mode` among them, into a request.
 * @throws {RestorableError} INPUT_UNKNOWN, INPUT_INVALID, FILE_UNREADABLE, KEY_INVALID; never with a secret in it
 */
export async function parseRequest(raw: RawOptions, environment: ParseEnvironment): Promise<Request> {
  maskSecrets(raw, environment);
  const mode = readMode(raw.get('mode'));
  const given = givenOptions(mode, new Map([...raw].filter(([name]) => name !== 'mode')));
  const path = given.get('config');
  if (path === undefined) return requestOf(mode, readOptions(mode, given), environment, undefined);
  // Loaded only where there is a file: `--help` and runs without one wait for neither its schema nor the YAML parser.
  const { withFileOptions } = await import('../config-file/file-options.ts');
  const { file, raw: all, located } = withFileOptions(mode, path, given, environment);
  return located(() => requestOf(mode, readOptions(mode, all), environment, file));
}

function requestOf(
  mode: Mode,
  options: OptionValues,
  environment: ParseEnvironment,
  file: ConfigFile | undefined,
): Request {
  switch (mode) {
    case 'backup':
      return backupRequest(options, environment, file);
    case 'verify':
      return verifyRequest(options, environment, file);
    case 'restore':
      return restoreRequest(options, environment, file);
    case 'list':
      return listRequest(options, environment.mask);
    case 'status':
      return statusRequest(options, environment.mask);
    case 'prune':
      return pruneRequest(options, environment.mask);
    case 'sync':
      return syncRequest(options, environment.mask);
    case 'check-destinations':
      return checkDestinationsRequest(options);
    case 'hold':
    case 'release':
      return holdRequest(mode, options, environment.mask);
    case 'matrix':
      return matrixRequest(options, file);
    case 'keygen':
      return {
        mode,
        outputDirectory: options.output ?? '',
        identity: options.identity ?? '',
        passphrase: options['key-passphrase'] === undefined ? undefined : new Secret(options['key-passphrase']),
      };
  }
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
  throw new RestorableError('INPUT_INVALID', given === '' ? '`mode` is missing.' : `\`${shown}\` is no mode.`, {
    hint: given === '' ? `Choose one of: ${MODES.join(', ')}.` : didYouMean(given, MODES),
  });
}
