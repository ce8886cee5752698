import { entryOf } from '../../config-file/entries.ts';
import { failureOf } from '../../core/errors.ts';
import { requireDatabaseName } from '../../core/format/database-name.ts';
import type { Recipients, Unlock } from '../../core/keys/key-material.ts';
import { Secret } from '../../core/secret.ts';
import type { DatabaseSource } from '../../options/connections/database-source.ts';
import { readDestinations, requireDifferent } from '../../options/connections/destinations.ts';
import { tunnelOf } from '../../options/connections/tunnel.ts';
import { EXAMINED } from '../../options/examinable.ts';
import { givenOptions, requireOption } from '../../options/given.ts';
import { findOption, OPTION_NAMES, type OptionName, type RawOptions } from '../../options/options.ts';
import type { Mask } from '../../options/parse-environment.ts';
import type { DoctorRequest, OptionProblem } from '../../options/request/doctor.ts';
import { type OptionsOf, readOptions } from '../../options/schema.ts';
import { chosenSource } from '../../options/urls/server-url.ts';
import { readDatabaseUrl, suggestedName } from '../../options/urls/urls.ts';
import type { DestinationSpec } from '../../ports/destination.ts';
import { type BundleOptions, withBundleOptions } from '../keys/bundle-options.ts';
import { recipientsOf, unlockOf } from '../keys/key-choice.ts';
import { readPrivateKey } from '../keys/keys.ts';
import { backupSource, byMethod } from '../parts/database-choice.ts';
import type { RequestContext } from '../parts/request-context.ts';
import { signersOf, verifiersOf } from '../parts/retention.ts';
import { readMarkerTable } from '../parts/server-log.ts';
import { backupRequest } from './backup-request.ts';
import { verifyRequest } from './reading-requests.ts';

type Attempt = <T>(option: OptionName, work: () => T) => T | undefined;

/** Collects what can't be read, instead of ending at the first. */
function attempting(problems: OptionProblem[], located: RequestContext['located'] = (work) => work()): Attempt {
  return (option, work) => {
    try {
      return located(work);
    } catch (thrown) {
      problems.push({ option, error: failureOf(thrown, ['request', 'keys']) });
      return undefined;
    }
  };
}

/** The options that have a value. An empty one is a line of the report. @throws {RestorableError} INPUT_UNKNOWN */
export function givenToDoctor(raw: RawOptions): { given: RawOptions; problems: readonly OptionProblem[] } {
  const problems: OptionProblem[] = [];
  const attempt = attempting(problems);
  const given = new Map<string, string>();
  for (const [name, value] of raw) {
    requireOption('doctor', name);
    const read = attempt(name as OptionName, () => givenOptions('doctor', new Map([[name, value]])));
    if (read !== undefined) given.set(name, value);
  }
  return { given, problems };
}

/** The options with those of a key bundle, of either job. One that can't be read is a line of the report. */
export function bundleForDoctor(
  given: RawOptions,
  { mask, problems: known }: RequestContext,
): BundleOptions & { readonly problems: readonly OptionProblem[] } {
  const problems = [...known];
  const read = attempting(problems)('key-bundle', () => withBundleOptions('doctor', given, mask));
  return { ...(read ?? { raw: given, bundle: undefined }), problems };
}

/**
 * Reads each option alone, so that one that is wrong is a line of the report and hides no other.
 * @throws {RestorableError} INPUT_UNKNOWN
 */
export function doctorRequest(raw: RawOptions, context: RequestContext): DoctorRequest {
  const { mask, located } = context;
  const problems: OptionProblem[] = [...context.problems];
  const attempt = attempting(problems, located);
  const options = readEach(raw, attempt);
  const source = attempt('database', () => sourceOf(options, context));
  const { passphrase } = options;
  const secret = passphrase === undefined ? undefined : new Secret(passphrase);
  const request: Omit<DoctorRequest, 'problems'> = {
    mode: 'doctor',
    name: attempt('name', () => nameOf(options)) ?? (source && suggestedName(source)),
    database: source,
    destinations: destinationsOf(options.destination, attempt),
    recipients: attempt('encrypt-to', () => givenRecipients(options, mask)),
    runnerKey: attempt('runner-key', () => readPrivateKey('runner-key', options, mask)),
    unlock: attempt('decrypt-with', () => givenUnlock(options, mask)),
    verifierKey: attempt('verifier-key', () => readPrivateKey('verifier-key', options, mask)),
    signers: attempt('signers', () => signersOf(options, mask)) ?? [],
    verifiers: attempt('verifiers', () => verifiersOf(options, mask)) ?? [],
    passphrase: secret,
    dump: {
      include: options.include,
      exclude: options.exclude,
      rowCountTimeoutMs: options['row-count-timeout'],
      withPasswordHashes: options['password-hashes'],
      markerTable: source && attempt('marker-table', () => readMarkerTable(options['marker-table'], source.engine)),
    },
    requireTls: options['require-tls'],
    maxReplicaLagMs: options['max-replica-lag'],
    tunnel: attempt('tunnel', () => tunnelOf(options)),
    allowEphemeralDestination: options['allow-ephemeral-destination'],
    target: attempt('target', () => targetOf(options)),
    trustSource: options['trust-source'],
    timeoutMs: options.timeout,
  };
  if (problems.length === 0) for (const mode of EXAMINED) tryMode(mode, raw, context, problems);
  return { ...request, problems };
}

/** Adds why a backup or a verification would refuse these options together, if they are all that it needs. */
function tryMode(
  mode: (typeof EXAMINED)[number],
  raw: RawOptions,
  context: RequestContext,
  problems: OptionProblem[],
): void {
  const of = new Map([...raw].filter(([name]) => findOption(name)?.modes.includes(mode) === true));
  const locks = mode === 'backup' ? ['encrypt-to', 'passphrase'] : ['decrypt-with', 'passphrase'];
  const needed = mode === 'backup' ? ['destination'] : ['destination', 'name'];
  if (!needed.every((name) => of.has(name)) || !locks.some((name) => of.has(name))) return;
  if (mode === 'backup' && !of.has('database')) return;
  try {
    context.located(() =>
      mode === 'backup' ? backupRequest(readOptions(mode, of), context) : verifyRequest(readOptions(mode, of), context),
    );
  } catch (thrown) {
    const error = failureOf(thrown, ['request', 'keys']);
    const [, named = ''] = /`([a-z-]+)`/.exec(error.message) ?? [];
    problems.push({ option: OPTION_NAMES.find((name) => name === named) ?? 'name', error });
  }
}

/** The server of a verification. undefined for a database on this machine. */
function targetOf({ target }: Options): DatabaseSource | undefined {
  return target === undefined || target === 'auto' ? undefined : readDatabaseUrl('target', target);
}

type Options = OptionsOf<'doctor'>;

/** The options whose text can be read. */
function readEach(raw: RawOptions, attempt: Attempt): Options {
  const good = new Map<string, string>();
  for (const [name, value] of raw) {
    const read = attempt(name as OptionName, () => readOptions('doctor', new Map([[name, value]])));
    if (read !== undefined) good.set(name, value);
  }
  return readOptions('doctor', good);
}

/** A URL, or a database of the configuration file that is dumped by commands. undefined if neither is given. */
function sourceOf(options: Options, context: RequestContext): DatabaseSource | undefined {
  const { database, name } = options;
  const { file } = context;
  const key = name === undefined || file === undefined ? undefined : entryOf(file.config, name);
  const section = key === undefined ? undefined : file?.config.databases[key];
  if (section?.commands !== undefined) return backupSource(options, context).database;
  if (database === undefined) return undefined;
  const source = readDatabaseUrl('database', database);
  return byMethod(name === undefined ? source : chosenSource(source, key, requireDatabaseName(name)), options);
}

/** Each line alone, and then all of them together, because two can be the same. */
function destinationsOf(lines: readonly string[], attempt: Attempt): DestinationSpec[] {
  const specs = lines.flatMap((line) => attempt('destination', () => readDestinations([line])) ?? []);
  attempt('destination', () => requireDifferent(lines));
  return specs;
}

function givenRecipients(options: Options, mask: Mask): Recipients | undefined {
  const isGiven = options['encrypt-to'] !== undefined || options.passphrase !== undefined;
  return isGiven ? recipientsOf(options, mask) : undefined;
}

function givenUnlock(options: Options, mask: Mask): Unlock | undefined {
  const { 'decrypt-with': keys, 'key-passphrase': keyPassphrase, passphrase } = options;
  return (keys ?? keyPassphrase ?? passphrase) ? unlockOf(options, mask) : undefined;
}

function nameOf({ name }: Options): DoctorRequest['name'] {
  return name === undefined ? undefined : requireDatabaseName(name);
}
