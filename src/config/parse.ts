import { requireBackupId } from '../core/backup-id.ts';
import type { Selector } from '../core/catalogue.ts';
import { requireDatabaseName } from '../core/database-name.ts';
import { RestorableError } from '../core/errors.ts';
import type { Recipients, Unlock } from '../core/key-material.ts';
import { Secret } from '../core/secret.ts';
import { commandsFor } from './commands.ts';
import { type ConfigFile, readConfigFile } from './config-file.ts';
import { backupSource, restoreTarget } from './database-choice.ts';
import { readInputFile } from './files.ts';
import { readPrivateKey, readPrivateKeys, readPublicKeys } from './keys.ts';
import type { RawOptions } from './options.ts';
import type * as requests from './request.ts';
import { MODES, type Mode, type Request } from './request.ts';
import { defaultPolicy, policyOf, retentionAfterBackup, retentionKeys, signersOf } from './retention.ts';
import { invalid, type OptionValues, readOptions } from './schema.ts';
import { secretsIn } from './secrets.ts';
import { didYouMean } from './suggest.ts';
import { readDatabaseUrl, readDestinations } from './urls.ts';

/** What parsing needs of its host. */
export interface ParseEnvironment {
  /** Called for every secret, in options and in key files, before anything about them can fail. */
  readonly mask: (secret: Secret) => void;
  /** The job's variables, for the configuration file. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

type Mask = ParseEnvironment['mask'];

/**
 * Turns the text of a host's options, `mode` among them, into a request.
 * @throws {RestorableError} INPUT_UNKNOWN, INPUT_INVALID, FILE_UNREADABLE, KEY_INVALID; never with a secret in it
 */
export async function parseRequest(raw: RawOptions, environment: ParseEnvironment): Promise<Request> {
  maskSecrets(raw, environment);
  const mode = readMode(raw.get('mode'));
  const options = readOptions(mode, new Map([...raw].filter(([name]) => name !== 'mode')));
  const file = options.config === undefined ? undefined : await readConfigFile(options.config);
  switch (mode) {
    case 'backup':
      return backupRequest(options, environment, file);
    case 'verify':
      return verifyRequest(options, environment, file);
    case 'restore':
      return restoreRequest(options, environment, file);
    case 'list':
      return {
        mode,
        name: options.name === undefined ? undefined : requireDatabaseName(options.name),
        destinations: readDestinations(options.destination ?? []),
        ...retentionKeys(options, environment.mask),
      };
    case 'status':
      return statusRequest(options, environment.mask);
    case 'prune':
      return {
        mode,
        name: requireDatabaseName(options.name ?? ''),
        destinations: readDestinations(options.destination ?? []),
        ...retentionKeys(options, environment.mask),
        policy: policyOf(options) ?? defaultPolicy(options),
        despiteFailedVerification: options['despite-failed-verification'] ?? false,
        dryRun: options['dry-run'] ?? false,
        timeLimitMs: options['time-limit'],
      };
    case 'hold':
    case 'release':
      return holdRequest(mode, options, environment.mask);
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

function backupRequest(
  options: OptionValues,
  environment: ParseEnvironment,
  file: ConfigFile | undefined,
): requests.BackupRequest {
  const { mask } = environment;
  return {
    mode: 'backup',
    ...backupSource(options, environment, file),
    destinations: readDestinations(options.destination ?? []),
    recipients: recipientsOf(options, mask),
    runnerKey: readPrivateKey('runner-key', options['runner-key'], options['runner-key-passphrase'], mask),
    include: options.include ?? [],
    exclude: options.exclude ?? [],
    chain: {
      kind: options.kind ?? 'auto',
      fullEveryMs: options['full-every'] ?? 7 * 86_400_000,
      maxChain: options['max-chain'] ?? 30,
    },
    compressionLevel: options.compression ?? 1,
    aead: options.openpgp === 'rfc9580',
    adopt: options.adopt ?? false,
    requireTls: options['require-tls'] ?? false,
    withPasswordHashes: options['password-hashes'] ?? false,
    countTimeLimitMs: options['count-time-limit'] ?? 0,
    timeLimitMs: options['time-limit'],
    retention: retentionAfterBackup(options, mask),
  };
}

function readRequest(
  options: OptionValues,
  mask: Mask,
): Omit<requests.RestoreRequest, 'mode' | 'into' | 'replace' | 'commands'> {
  return {
    name: requireDatabaseName(options.name ?? ''),
    destinations: readDestinations(options.destination ?? []),
    signers: signersOf(options, mask),
    backup: selectorOf(options.backup ?? 'latest'),
    unlock: unlockOf(options, mask),
    timeLimitMs: options['time-limit'],
  };
}

function verifyRequest(
  options: OptionValues,
  environment: ParseEnvironment,
  file: ConfigFile | undefined,
): requests.VerifyRequest {
  const { mask } = environment;
  const into = options.into === undefined || options.into === 'auto' ? undefined : options.into;
  const common = readRequest(options, mask);
  return {
    ...common,
    mode: 'verify',
    commands: file && commandsFor('verify', common.name, { file, ...environment }),
    into: into === undefined ? undefined : readDatabaseUrl('into', into).url,
    trustSource: options['trust-source'] ?? false,
    checks: checksOf(options.checks),
    rtoMs: options.rto,
    rpoMs: options.rpo,
    verifierKey: readPrivateKey('verifier-key', options['verifier-key'], options['verifier-key-passphrase'], mask),
  };
}

function restoreRequest(
  options: OptionValues,
  environment: ParseEnvironment,
  file: ConfigFile | undefined,
): requests.RestoreRequest {
  return {
    ...readRequest(options, environment.mask),
    mode: 'restore',
    ...restoreTarget(options.into ?? '', environment, file),
    replace: options.replace ?? false,
  };
}

function statusRequest(options: OptionValues, mask: Mask): requests.StatusRequest {
  return {
    mode: 'status',
    name: requireDatabaseName(options.name ?? ''),
    destinations: readDestinations(options.destination ?? []),
    ...retentionKeys(options, mask),
    rpoMs: options.rpo,
    rtoMs: options.rto,
    verifyEveryMs: options['verify-every'],
    capacityBytes: options.capacity,
    policy: policyOf(options),
    timeLimitMs: options['time-limit'],
  };
}

function holdRequest(mode: 'hold' | 'release', options: OptionValues, mask: Mask): requests.HoldRequest {
  return {
    mode,
    name: requireDatabaseName(options.name ?? ''),
    destinations: readDestinations(options.destination ?? []),
    backup: selectorOf(options.backup ?? 'latest'),
    reason: options.reason ?? '',
    verifierKey: readPrivateKey('verifier-key', options['verifier-key'], options['verifier-key-passphrase'], mask),
  };
}

function recipientsOf(options: OptionValues, mask: Mask): Recipients {
  const keys = options['encrypt-to'];
  if (keys !== undefined && options.passphrase === undefined) {
    return { kind: 'keys', publicKeys: readPublicKeys('encrypt-to', keys, mask) };
  }
  if (keys === undefined && options.passphrase !== undefined) {
    return { kind: 'passphrase', passphrase: new Secret(options.passphrase) };
  }
  throw oneOf('encrypt-to', keys !== undefined, 'Make keys with `restorable keygen`; the public one goes here.');
}

function unlockOf(options: OptionValues, mask: Mask): Unlock {
  const keys = options['decrypt-with'];
  if (keys !== undefined && options.passphrase === undefined) {
    return { kind: 'keys', keys: readPrivateKeys('decrypt-with', keys, options['key-passphrase'], mask) };
  }
  if (keys === undefined && options['key-passphrase'] !== undefined) {
    throw invalid('decrypt-with', '`key-passphrase` opens a key, but `decrypt-with` is not given.');
  }
  if (keys === undefined && options.passphrase !== undefined) {
    return { kind: 'passphrase', passphrase: new Secret(options.passphrase) };
  }
  throw oneOf(
    'decrypt-with',
    keys !== undefined,
    'A key has its own passphrase in `key-passphrase`; `passphrase` is for backups that were made with one.',
  );
}

function oneOf(name: string, both: boolean, hint: string): RestorableError {
  const message = both
    ? `\`${name}\` and \`passphrase\` exclude each other.`
    : `Either \`${name}\` or \`passphrase\` is needed.`;
  return new RestorableError('INPUT_INVALID', message, { hint });
}

function selectorOf(text: string): Selector {
  if (text === 'latest') return { kind: 'latest' };
  if (!text.startsWith('before:')) return { kind: 'id', id: requireBackupId(text) };
  const time = text.slice('before:'.length);
  const parsed = new Date(time);
  // A time without a zone would mean another moment on a laptop than on a runner.
  if (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.test(time) && !Number.isNaN(+parsed)) {
    return { kind: 'before', time: parsed };
  }
  throw invalid('backup', 'The time after `before:` is not an ISO 8601 time with its zone.');
}

function checksOf(value: string | undefined): string | undefined {
  if (value === undefined || value.includes('\n') || /^(?:checks\s*:|-\s|\[|\{)/.test(value)) return value;
  return readInputFile('checks', value);
}
