import type { Flaw } from '../../../core/format/manifest/fingerprint.ts';
import type { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { DumpContext } from '../../parts/server/server-source.ts';
import type { SizedTable } from '../catalog/tables/table-sizes.ts';
import type { ClientTool } from '../clients/clients.ts';
import type { Connection } from '../connection/connection.ts';
import type { PostgresUrl } from '../url/url.ts';
import { LOCK_ATTEMPT_MS } from './lock-limits.ts';
import type { LockWait } from './lock-wait.ts';

/** The tables of each lane. The first lane has all others, the schema and the large objects. */
export type LaneTables = readonly (readonly SizedTable[])[];

export type PostgresDumpContext = DumpContext<PostgresUrl, Connection>;

/** A size or a count waits for a table's lock no longer than pg_dump does. */
export const READING = { isolation: 'repeatable read', readOnly: true, lockTimeoutMs: LOCK_ATTEMPT_MS } as const;

/** What needs no snapshot, and is done before there is one. */
export interface Preparation {
  readonly client: ClientTool;
  /** The source's URL for the tools, with our settings if the server accepts them. */
  readonly url: PostgresUrl;
  readonly locks: LockWait;
  /** Describes the source in the snapshot, beside pg_dump. */
  readonly describer: Connection;
  /** Settings on which the text of values depends, and that the server did not accept. */
  readonly unsettled: readonly string[];
  readonly isStandby: boolean;
  /** The database's encoding, by the server's name. */
  readonly encoding: string;
  /** For what a restore runs; see archive/search-path-needs.ts. */
  readonly searchPath: readonly string[];
  readonly globals: string;
  /** Which tables are dumped in parallel. */
  readonly lanes: LaneTables;
  /** Names of tables and sequences. */
  readonly names: KnownNames;
  /** About the source, and about what no dump contains. */
  readonly warnings: readonly string[];
  /** Facts that a restore needs and that are not read from a restored database. */
  readonly facts: Readonly<Record<string, string>>;
  /** What is wrong with the source, apart from its rows. */
  readonly flaws: readonly Flaw[];
}
