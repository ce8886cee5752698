import type { Flaw } from '../../../core/format/manifest/fingerprint.ts';
import type { IntegrityResult } from '../../../ports/engine/target.ts';
import type { Connection } from '../connection/connection.ts';
import { EQ, isOwnSchema, NE } from '../sql/operators.ts';

/** The version of the rules by which the database orders text: as it was recorded, and as the operating system has it now. */
export interface CollationVersion {
  readonly recorded: string | null;
  readonly actual: string | null;
}

/** Since this version, the server records a version for the database itself. */
const RECORDS_DATABASE = 15;

/** The fact about the source, which is never compared as such: a restored database has the rules of its own server. */
export const COLLATION_VERSION = 'source.collation-version';

/** Undefined if the server states none: before version 15, or for rules that never change. */
export async function readDatabaseCollation(connection: Connection): Promise<CollationVersion | undefined> {
  if (connection.serverMajor < RECORDS_DATABASE) return undefined;
  const [row] = await connection.query<{ recorded: string | null; actual: string | null }>(
    `select datcollversion as recorded, pg_catalog.pg_database_collation_actual_version(oid) as actual
       from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database()`,
  );
  return row;
}

/** What the source states about its order of text. */
export interface SourceOrder {
  readonly facts: Readonly<Record<string, string>>;
  readonly flaws: readonly Flaw[];
}

/**
 * Since the operating system of a source was upgraded, its indexes on text may be in the old order: queries miss rows, and unique
 * indexes accept duplicates. A dump reads tables and not indexes, so the backup has the rows.
 */
export async function readOrder(connection: Connection): Promise<SourceOrder> {
  const database = await readDatabaseCollation(connection);
  const version = database?.actual;
  const flaws = await changedCollations(connection);
  return {
    facts: version == null ? {} : { [COLLATION_VERSION]: version },
    flaws: [...(isChanged(database) ? [{ kind: CHANGED, type: 'database', name: '' }] : []), ...flaws],
  };
}

const CHANGED = 'collation-changed';

function isChanged(version: CollationVersion | undefined): boolean {
  return version?.recorded != null && version.actual !== null && version.recorded !== version.actual;
}

/** Collations that columns or indexes use. */
async function changedCollations(connection: Connection): Promise<Flaw[]> {
  const rows = await connection.query<CollationVersion & { readonly name: string }>(
    `select pg_catalog.format('%I.%I', n.nspname, c.collname) as name, c.collversion as recorded,
       pg_catalog.pg_collation_actual_version(c.oid) as actual
     from pg_catalog.pg_collation c join pg_catalog.pg_namespace n on n.oid ${EQ} c.collnamespace
     where c.collversion is not null and c.collname ${NE} 'default' and exists (select from pg_catalog.pg_attribute a
         join pg_catalog.pg_class r on r.oid ${EQ} a.attrelid join pg_catalog.pg_namespace s on s.oid ${EQ} r.relnamespace
       where a.attcollation ${EQ} c.oid and not a.attisdropped and r.relkind ${EQ} any ('{r,p,m,i,I}') and ${isOwnSchema('s')})
     order by 1`,
  );
  return rows.filter(isChanged).map(({ name }) => ({ kind: CHANGED, type: 'collation', name }));
}

/**
 * Compares the order of text with the source's. Another version is expected on another machine, and every index was built anew by
 * it. That is not a finding, but it is said: a production server with this version would order text differently.
 */
export function compareOrder(
  facts: Readonly<Record<string, string>>,
  here: CollationVersion | undefined,
): IntegrityResult[] {
  const before = Object.hasOwn(facts, COLLATION_VERSION) ? facts[COLLATION_VERSION] : undefined;
  const after = here?.actual ?? undefined;
  if (before === undefined || after === undefined) return [];
  const isSame = before === after;
  const found = { kind: 'text-order', found: shown(after), expected: shown(before), isSame } as const;
  const check = { name: 'order of text', ok: true, found: [found] } as const;
  return [isSame ? check : { ...check, isSkipped: true }];
}

/** A version. Any other text from a server is not shown. */
function shown(version: string): string | null {
  return /^[\w.:+-]{1,60}$/.test(version) ? version : null;
}
