import { readDestinations } from '../../options/connections/destinations.ts';
import { tunnelOf } from '../../options/connections/tunnel.ts';
import type { ShipRequest } from '../../options/request/ship.ts';
import type { OptionsOf } from '../../options/schema.ts';
import { recipientsOf } from '../keys/key-choice.ts';
import { readPrivateKey } from '../keys/keys.ts';
import { backupSource } from '../parts/database-choice.ts';
import type { RequestContext } from '../parts/request-context.ts';
import { retentionKeys } from '../parts/retention.ts';
import { readMarkerTable, readSlotName, requireServerLog, requireSlots } from '../parts/server-log.ts';
import { requireIn } from './backup-request.ts';

export function shipRequest(options: OptionsOf<'ship'>, context: RequestContext): ShipRequest {
  const { mask } = context;
  const source = backupSource(options, context);
  const { engine } = source.database;
  requireServerLog(engine, 'database');
  if (options['drop-slot']) requireSlots(engine, 'drop-slot');
  const destinations = readDestinations(options.destination);
  return {
    mode: 'ship',
    ...source,
    slot: readSlotName(options.slot, engine),
    dropSlot: options['drop-slot'],
    markerTable: readMarkerTable(options['marker-table'], engine),
    destinations,
    recipients: recipientsOf(options, mask),
    runnerKey: readPrivateKey('runner-key', options, mask),
    allowEphemeralDestination: options['allow-ephemeral-destination'],
    minCopies: requireIn(options['min-copies'], destinations.length),
    readBack: options['read-back'],
    tunnel: tunnelOf(options),
    compressionLevel: options.compression,
    aead: options.openpgp === 'rfc9580',
    requireTls: options['require-tls'],
    timeoutMs: options.timeout,
    ...retentionKeys(options, context),
  };
}
