import type { DatabaseSource } from '../options/database-source.ts';
import { readDestinations } from '../options/destinations.ts';
import type { ShipRequest } from '../options/request/ship.ts';
import { invalid, type OptionsOf } from '../options/schema.ts';
import { tunnelOf } from '../options/tunnel.ts';
import { backupSource } from './database-choice.ts';
import { recipientsOf } from './key-choice.ts';
import { readPrivateKey } from './keys.ts';
import type { RequestContext } from './request-context.ts';
import { requireIn } from './required-copies.ts';
import { retentionKeys } from './retention.ts';

export function shipRequest(options: OptionsOf<'ship'>, context: RequestContext): ShipRequest {
  const { mask } = context;
  const source = backupSource(options, context);
  requireLog(source.database, options);
  const destinations = readDestinations(options.destination);
  return {
    mode: 'ship',
    ...source,
    slot: slotOf(options),
    dropSlot: options['drop-slot'],
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

interface SlotOptions {
  readonly slot?: string | undefined;
  readonly 'drop-slot'?: boolean;
}

/** The shipment before a backup. @throws {RestorableError} INPUT_INVALID */
export function shipOptions(options: OptionsOf<'backup'>, database: DatabaseSource) {
  if (options.ship || options.slot !== undefined) requireLog(database, options);
  return { ship: options.ship, slot: slotOf(options) };
}

function slotOf({ slot }: SlotOptions): string | undefined {
  return slot === undefined ? undefined : readSlotName(slot);
}

/** @throws {RestorableError} INPUT_INVALID for a database that has no log which can be shipped */
function requireLog({ engine }: DatabaseSource, options: SlotOptions): void {
  if (engine === 'postgres') {
    throw invalid(
      'kind',
      'The log of PostgreSQL continues physical backups only.',
      'Give `kind: physical`, for backups and for shipments. Managed services do not allow it: make logical backups often there.',
    );
  }
  if (engine === 'mysql' || engine === 'mariadb' || engine === 'postgres-physical') {
    if (engine === 'postgres-physical' || (options.slot === undefined && options['drop-slot'] !== true)) return;
    throw invalid('slot', '`slot` and `drop-slot` are for PostgreSQL only.');
  }
  throw invalid(
    'database',
    "The log of this database can't be shipped.",
    '`ship` is for PostgreSQL (with `kind: physical`) and MariaDB. Other databases: make frequent incremental backups.',
  );
}

/** What PostgreSQL allows in the name of a slot. */
const SLOT_NAME = /^[a-z0-9_]{1,63}$/;

function readSlotName(text: string): string {
  if (SLOT_NAME.test(text)) return text;
  throw invalid('slot', '`slot` must have 1 to 63 lower-case letters, digits and "_".');
}
