import type { ConfigFile } from '../../config-file/config-file.ts';
import { hooksFor } from '../../config-file/hooks.ts';
import type { Requirement } from '../../core/planning/requirement.ts';
import type { ParseEnvironment } from '../parse-environment.ts';
import type { BackupRequest } from '../request.ts';
import { invalid, type OptionValues } from '../schema.ts';
import { backupSource } from './database-choice.ts';
import { readDestinations } from './destinations.ts';
import { recipientsOf } from './key-choice.ts';
import { readPrivateKey } from './keys.ts';
import { retentionAfterBackup, retentionKeys } from './retention.ts';
import { tunnelOf } from './tunnel.ts';

export function backupRequest(
  options: OptionValues,
  environment: ParseEnvironment,
  file: ConfigFile | undefined,
): BackupRequest {
  const { mask } = environment;
  const destinations = readDestinations(options.destination ?? []);
  const source = backupSource(options, environment, file);
  return {
    mode: 'backup',
    ...source,
    hooks: file && hooksFor(source.name, { file, ...environment }),
    destinations,
    recipients: recipientsOf(options, mask),
    runnerKey: readPrivateKey('runner-key', options['runner-key'], options['runner-key-passphrase'], mask),
    include: options.include ?? [],
    exclude: options.exclude ?? [],
    chain: {
      kind: options.kind ?? 'auto',
      fullEveryMs: options['full-every'] ?? 7 * 86_400_000,
      maxChain: options['max-chain'] ?? 30,
    },
    minCopies: requireIn(options['min-copies'] ?? 'all', destinations.length),
    readBack: options['read-back'] ?? 'sample',
    tunnel: tunnelOf(options),
    maxReplicaLagMs: options['max-replica-lag'],
    maxRate: options['max-rate'],
    window: options.window,
    timeZone: options['time-zone'],
    compressionLevel: options.compression ?? 1,
    aead: options.openpgp === 'rfc9580',
    acceptNewSource: options['accept-new-source'] ?? false,
    requireTls: options['require-tls'] ?? false,
    withPasswordHashes: options['password-hashes'] ?? false,
    rowCountTimeoutMs: options['row-count-timeout'] ?? 0,
    timeoutMs: options.timeout,
    diagnostics: options.diagnostics,
    ...retentionKeys(options, mask),
    retention: retentionAfterBackup(options),
  };
}

function requireIn(requirement: Requirement, destinations: number): Requirement {
  if (requirement === 'all' || requirement <= destinations) return requirement;
  throw invalid(
    'min-copies',
    `\`require\` asks for ${requirement} copies, but there ${destinations === 1 ? 'is 1 destination' : `are ${destinations} destinations`}.`,
  );
}
