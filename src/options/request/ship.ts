import type { BackupRequest } from './backup.ts';

/** What a shipment of the log needs: where the source is, where backups are, and the keys of the backup job. */
export type ShipRequest = {
  readonly mode: 'ship';
  /** Another name of the replication slot. */
  readonly slot: string | undefined;
  /** Only this, and no shipment. */
  readonly dropSlot: boolean;
} & Pick<
  BackupRequest,
  | 'database'
  | 'markerTable'
  | 'name'
  | 'destinations'
  | 'recipients'
  | 'runnerKey'
  | 'signers'
  | 'verifiers'
  | 'passphrase'
  | 'minCopies'
  | 'readBack'
  | 'tunnel'
  | 'compressionLevel'
  | 'aead'
  | 'requireTls'
  | 'timeoutMs'
  | 'allowEphemeralDestination'
>;
