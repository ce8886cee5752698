import { requireDatabaseName } from '../../src/core/format/database-name.ts';
import { Secret } from '../../src/core/secret.ts';
import type { ShipRequest } from '../../src/options/request/ship.ts';
import type { Workbench } from './commands.ts';

/** A shipment of the database that a workbench backs up. */
export const shipRequestOf = (bench: Workbench): ShipRequest => ({
  mode: 'ship',
  database: { engine: 'sqlite', url: new Secret('sqlite:x') },
  name: requireDatabaseName('shop'),
  destinations: bench.destinations,
  recipients: { kind: 'keys', publicKeys: [bench.keys.recovery.armoredPublic] },
  runnerKey: { armored: bench.keys.runner.armoredPrivate, passphrase: undefined },
  signers: [],
  verifiers: [],
  minCopies: 'all',
  readBack: 'sample',
  compressionLevel: 1,
  aead: false,
  requireTls: false,
  timeoutMs: undefined,
  allowEphemeralDestination: false,
  slot: undefined,
  dropSlot: false,
});
