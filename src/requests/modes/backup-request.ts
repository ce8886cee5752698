import { hooksFor } from '../../config-file/hooks.ts';
import type { DigestChoice } from '../../core/planning/digest-choice.ts';
import type { Requirement } from '../../core/planning/requirement.ts';
import { readDestinations } from '../../options/connections/destinations.ts';
import { tunnelOf } from '../../options/connections/tunnel.ts';
import type { BackupRequest } from '../../options/request/backup.ts';
import { invalid, type OptionsOf } from '../../options/schema.ts';
import type { EngineName } from '../../ports/engine/names.ts';
import { recipientsOf } from '../keys/key-choice.ts';
import { readPrivateKey } from '../keys/keys.ts';
import { backupSource } from '../parts/database-choice.ts';
import type { RequestContext } from '../parts/request-context.ts';
import { retentionAfterBackup, retentionKeys } from '../parts/retention.ts';
import { readMarkerTable, readSlotName, requireServerLog } from '../parts/server-log.ts';

export function backupRequest(options: OptionsOf<'backup'>, context: RequestContext): BackupRequest {
  const { file, mask } = context;
  const destinations = readDestinations(options.destination);
  const source = backupSource(options, context);
  return {
    mode: 'backup',
    ...source,
    hooks: file && hooksFor(source.name, { ...context, file }),
    destinations,
    recipients: recipientsOf(options, mask),
    runnerKey: readPrivateKey('runner-key', options, mask),
    allowUnsigned: options['allow-unsigned'],
    allowEphemeralDestination: options['allow-ephemeral-destination'],
    include: options.include,
    exclude: options.exclude,
    chain: {
      kind: options.kind === 'physical' ? 'auto' : options.kind,
      fullEveryMs: options['full-every'],
      maxChain: options['max-chain'],
    },
    minCopies: requireIn(options['min-copies'], destinations.length),
    readBack: options['read-back'],
    tunnel: tunnelOf(options),
    maxReplicaLagMs: options['max-replica-lag'],
    rpoMs: options.rpo,
    verifyEveryMs: options['verify-every'],
    maxRate: options['max-rate'],
    lanes: options.lanes,
    window: options.window,
    timeZone: options['time-zone'],
    compressionLevel: options.compression,
    aead: options.openpgp === 'rfc9580',
    acceptNewSource: options['accept-new-source'],
    requireTls: options['require-tls'],
    withPasswordHashes: options['password-hashes'],
    rowCountTimeoutMs: options['row-count-timeout'],
    digest: digestOf(options.digest, source.database.engine),
    timeoutMs: options.timeout,
    diagnostics: options.diagnostics,
    ...shipmentOf(options, source.database.engine),
    ...retentionKeys(options, context),
    retention: retentionAfterBackup(options),
  };
}

/** @throws {RestorableError} INPUT_INVALID */
function digestOf(choice: DigestChoice, engine: EngineName): DigestChoice {
  if (choice !== 'lines' || engine === 'command') return choice;
  throw invalid(
    'digest',
    '`digest: lines` is for the engine `command` only.',
    'Remove it: rows of this database are found in its dump without it.',
  );
}

/** @throws {RestorableError} INPUT_INVALID */
function shipmentOf(
  { ship, slot, 'marker-table': markerTable }: OptionsOf<'backup'>,
  engine: EngineName,
): Pick<BackupRequest, 'ship' | 'slot' | 'markerTable'> {
  if (ship) requireServerLog(engine, 'ship');
  return { ship, slot: readSlotName(slot, engine), markerTable: readMarkerTable(markerTable, engine) };
}

/** @throws {RestorableError} INPUT_INVALID if more copies are needed than there are destinations */
export function requireIn(requirement: Requirement, destinations: number): Requirement {
  if (requirement === 'all' || requirement <= destinations) return requirement;
  throw invalid(
    'min-copies',
    `\`min-copies\` asks for ${requirement} copies, but there ${destinations === 1 ? 'is 1 destination' : `are ${destinations} destinations`}.`,
  );
}
