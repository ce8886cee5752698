/** The one stream of a physical backup: `pg_basebackup --format=tar --wal-method=fetch`, as it writes it to its standard output. */
export const BASE_STREAM = 'base.tar';

/** The engine of physical backups, in manifests and fingerprints. */
export const PHYSICAL = 'postgres-physical';

/** Roles that a verification creates in the restored cluster. They are not compared, also if a source has such roles. */
export const OWN_ROLES = { admin: 'restorable_admin', reader: 'restorable_restore' } as const;

/** A fact about the source, which is never compared: its schema was changed while it was copied. */
export const SCHEMA_CHANGED = 'source.schema-changed';
