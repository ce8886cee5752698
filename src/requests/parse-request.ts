import type { ConfigFile } from '../config-file/config-file.ts';
import { failureOf, RestorableError } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import { givenOptions } from '../options/given.ts';
import { MODES, type Mode } from '../options/mode.ts';
import type { RawOptions } from '../options/options.ts';
import type { ParseEnvironment } from '../options/parse-environment.ts';
import type { OptionProblem } from '../options/request/doctor.ts';
import type { Request } from '../options/request/request.ts';
import type { KeygenRequest } from '../options/request/setup.ts';
import { invalid, type OptionsOf, readOptions } from '../options/schema.ts';
import { modeHint } from '../options/text/synonyms.ts';
import { secretsIn } from '../secrets/secrets.ts';
import { withBundleOptions } from './keys/bundle-options.ts';
import { requireStrongPassphrase } from './keys/passphrase-strength.ts';
import { backupRequest } from './modes/backup-request.ts';
import {
  checkDestinationsRequest,
  holdRequest,
  listRequest,
  pageRequest,
  pruneRequest,
  statusRequest,
  syncRequest,
} from './modes/catalog-requests.ts';
import { bundleForDoctor, doctorRequest, givenToDoctor } from './modes/doctor-request.ts';
import { drillRequest, runbookRequest } from './modes/drill-request.ts';
import { evidenceRequest, verifyEvidenceRequest } from './modes/evidence-requests.ts';
import { historyRequest } from './modes/history-request.ts';
import { initRequest } from './modes/init-request.ts';
import { matrixRequest } from './modes/matrix-request.ts';
import { notifyTestRequest } from './modes/notify-test-request.ts';
import { restoreRequest, verifyRequest } from './modes/reading-requests.ts';
import { shipRequest } from './modes/ship-request.ts';
import type { RequestContext } from './parts/request-context.ts';

/**
 * Turns the text of a host's options, including `mode`, into a request.
 * @throws {RestorableError} INPUT_UNKNOWN, INPUT_INVALID, FILE_UNREADABLE, KEY_INVALID, PASSPHRASE_WEAK; never with a secret in it
 */
export async function parseRequest(raw: RawOptions, environment: ParseEnvironment): Promise<Request> {
  maskSecrets(raw, environment);
  const mode = readMode(raw.get('mode'));
  const read = givenIn(mode, raw);
  return readRequest(mode, { ...read, environment, file: await readFileOf(read.given) });
}

/** The options of a mode. Only `doctor` continues without those that can't be read. */
export function givenIn(mode: Mode, raw: RawOptions): Pick<RequestSource, 'given' | 'problems'> {
  const options = new Map([...raw].filter(([name]) => name !== 'mode'));
  return mode === 'doctor' ? givenToDoctor(options) : { given: givenOptions(mode, options), problems: [] };
}

/** The configuration file, if one is given. @throws {RestorableError} FILE_UNREADABLE, INPUT_INVALID */
export async function readFileOf(given: RawOptions): Promise<ConfigFile | undefined> {
  const path = given.get('config');
  if (path === undefined) return undefined;
  // Loaded only if there is a file: `--help` and runs without one load neither its schema nor the YAML parser.
  return (await import('../config-file/config-file.ts')).readConfigFile(path);
}

/** What a request is read from. */
export interface RequestSource {
  /** Without `mode`, and without options that are empty. */
  readonly given: RawOptions;
  readonly environment: ParseEnvironment;
  readonly file: ConfigFile | undefined;
  /** Options that could not be read. Only `doctor` continues without them. */
  readonly problems: readonly OptionProblem[];
}

/**
 * The request of one run.
 * @throws {RestorableError} as parseRequest
 */
export async function readRequest<M extends Mode>(
  mode: M,
  source: RequestSource,
): Promise<Extract<Request, { readonly mode: M }>> {
  const request = await requestFrom(mode, source);
  try {
    await requireStrongPassphrase(request);
    return request;
  } catch (thrown) {
    // For `doctor`, it is one of several findings.
    if (!('problems' in request)) throw thrown;
    const problem = { option: 'passphrase', error: failureOf(thrown, ['request']) } as const;
    return { ...request, problems: [...request.problems, problem] };
  }
}

async function requestFrom<M extends Mode>(
  mode: M,
  { given, environment, file, problems }: RequestSource,
): Promise<Extract<Request, { readonly mode: M }>> {
  const context = { ...environment, file, problems, located: <T>(work: () => T): T => work() };
  const read = (raw: RawOptions, more: Partial<RequestContext> = {}) =>
    withBundle(mode, raw, { ...context, ...more }) as Extract<Request, { readonly mode: M }>;
  if (file === undefined) return read(given);
  const { withFileOptions } = await import('../config-file/file-options.ts');
  const { raw, destinationNames, located, problems: inFile } = withFileOptions(mode, file, given, environment);
  return withNames(
    located(() => read(raw, { located, problems: [...problems, ...inFile] })),
    destinationNames,
  );
}

function withNames<R extends Request>(request: R, names: readonly (string | undefined)[]): R {
  if (!('destinations' in request)) return request;
  return { ...request, destinations: request.destinations.map((spec, at) => ({ ...spec, name: names[at] })) };
}

function withBundle(mode: Mode, given: RawOptions, context: RequestContext): Request {
  if (!given.has('key-bundle')) return requestOf(mode, given, context);
  const read = mode === 'doctor' ? bundleForDoctor(given, context) : withBundleOptions(mode, given, context.mask);
  return { ...requestOf(mode, read.raw, { ...context, ...read }), bundle: read.bundle };
}

/** What reads the options of a mode. */
const REQUESTS: { readonly [M in Mode]: (raw: RawOptions, context: RequestContext) => Request & { readonly mode: M } } =
  {
    backup: (raw, context) => backupRequest(readOptions('backup', raw), context),
    ship: (raw, context) => shipRequest(readOptions('ship', raw), context),
    verify: (raw, context) => verifyRequest(readOptions('verify', raw), context),
    restore: (raw, context) => restoreRequest(readOptions('restore', raw), context),
    drill: (raw, context) => drillRequest(readOptions('drill', raw), context),
    runbook: (raw, context) => runbookRequest(readOptions('runbook', raw), context),
    list: (raw, context) => listRequest(readOptions('list', raw), context),
    status: (raw, context) => statusRequest(readOptions('status', raw), context),
    history: (raw, context) => historyRequest(readOptions('history', raw), context),
    prune: (raw, context) => pruneRequest(readOptions('prune', raw), context),
    sync: (raw, context) => syncRequest(readOptions('sync', raw), context),
    'check-destinations': (raw) => checkDestinationsRequest(readOptions('check-destinations', raw)),
    doctor: (raw, context) => doctorRequest(raw, context),
    hold: (raw, context) => ({ mode: 'hold', ...holdRequest(readOptions('hold', raw), context) }),
    release: (raw, context) => ({ mode: 'release', ...holdRequest(readOptions('release', raw), context) }),
    page: (raw, context) => pageRequest(readOptions('page', raw), context),
    evidence: (raw, context) => evidenceRequest(readOptions('evidence', raw), context),
    'verify-evidence': (raw, context) => verifyEvidenceRequest(readOptions('verify-evidence', raw), context),
    matrix: (raw, context) => matrixRequest(readOptions('matrix', raw), context),
    'notify-test': (raw) => notifyTestRequest(readOptions('notify-test', raw)),
    keygen: (raw) => keygenRequest(readOptions('keygen', raw)),
    init: (raw, context) => initRequest(readOptions('init', raw), context),
  };

function requestOf(mode: Mode, raw: RawOptions, context: RequestContext): Request {
  return REQUESTS[mode](raw, context);
}

function keygenRequest(options: OptionsOf<'keygen'>): KeygenRequest {
  const { output, identity = '', 'key-passphrase': passphrase, 'keep-keys': keepKeys } = options;
  if (identity === '' && !keepKeys) throw invalid('identity', '`keygen` needs `identity`.');
  return {
    mode: 'keygen',
    outputDirectory: output,
    identity,
    passphrase: passphrase === undefined ? undefined : new Secret(passphrase),
    withCredentials: options['bundle-credentials'],
    keepKeys,
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
    hint: given === '' ? `Choose one of: ${MODES.join(', ')}.` : modeHint(given, MODES),
  });
}

/** The mode of a run whose options may be invalid. Undefined if it has none. */
export function modeOf(raw: RawOptions): Mode | undefined {
  try {
    return readMode(raw.get('mode'));
  } catch (thrown) {
    failureOf(thrown, ['request']);
    return undefined;
  }
}
