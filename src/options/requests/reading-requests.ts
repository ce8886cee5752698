import { commandsFor } from '../../config-file/commands.ts';
import type { ConfigFile } from '../../config-file/config-file.ts';
import { requireBackupId } from '../../core/format/backup-id.ts';
import { requireDatabaseName } from '../../core/format/database-name.ts';
import type { Selector } from '../../core/planning/catalog-trust.ts';
import { readInputFile } from '../files.ts';
import type { Mask, ParseEnvironment } from '../parse-environment.ts';
import type { RestoreRequest, VerifyRequest } from '../request.ts';
import { invalid, type OptionValues } from '../schema.ts';
import { readDatabaseUrl } from '../urls.ts';
import { restoreTarget } from './database-choice.ts';
import { readDestinations } from './destinations.ts';
import { unlockOf } from './key-choice.ts';
import { readPrivateKey } from './keys.ts';
import { retentionKeys, signersOf } from './retention.ts';
import { tunnelOf } from './tunnel.ts';

function readRequest(
  options: OptionValues,
  mask: Mask,
): Omit<RestoreRequest, 'mode' | 'target' | 'replace' | 'onError' | 'commands'> {
  return {
    name: requireDatabaseName(options.name ?? ''),
    destinations: readDestinations(options.destination ?? []),
    signers: signersOf(options, mask),
    backup: selectorOf(options.backup ?? 'latest'),
    unlock: unlockOf(options, mask),
    timeoutMs: options.timeout,
    diagnostics: options.diagnostics,
    tunnel: tunnelOf(options),
  };
}

export function verifyRequest(
  options: OptionValues,
  environment: ParseEnvironment,
  file: ConfigFile | undefined,
): VerifyRequest {
  const { mask } = environment;
  const target = options.target === undefined || options.target === 'auto' ? undefined : options.target;
  const common = readRequest(options, mask);
  return {
    ...common,
    mode: 'verify',
    commands: file && commandsFor('verify', common.name, { file, ...environment }),
    target: target === undefined ? undefined : readDatabaseUrl('target', target).url,
    verifyCopies: options['verify-copies'] ?? 'nearest',
    trustSource: options['trust-source'] ?? false,
    limits: {
      memoryBytes: options['sandbox-memory'],
      diskBytes: options['sandbox-disk'],
      processes: options['sandbox-processes'],
      timeoutMs: options['sandbox-timeout'],
    },
    checks: checksOf(options.checks),
    rtoMs: options.rto,
    rpoMs: options.rpo,
    verifierKey: readPrivateKey('verifier-key', options['verifier-key'], options['verifier-key-passphrase'], mask),
    verifiers: retentionKeys(options, mask).verifiers,
  };
}

export function restoreRequest(
  options: OptionValues,
  environment: ParseEnvironment,
  file: ConfigFile | undefined,
): RestoreRequest {
  return {
    ...readRequest(options, environment.mask),
    mode: 'restore',
    ...restoreTarget(options.target ?? '', environment, file),
    replace: options.replace ?? false,
    onError: options['on-error'] ?? 'stop',
  };
}

/** Which backup is meant. @throws {RestorableError} INPUT_INVALID */
export function selectorOf(text: string): Selector {
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
