import { DATABASE_KINDS_FIRST, DATABASE_KINDS_LAST, type DatabaseKind, SCHEMA_KINDS } from '../catalog/object-kinds.ts';
import { FIRST_OWN } from '../catalog/queries.ts';
import type { Connection } from '../connection/connection.ts';
import { EQ, GE, isOwnSchema, NE } from '../sql/operators.ts';
import { quoteName } from '../sql/quote.ts';
import { resetDefaultPrivileges } from './empty-privileges.ts';

/** Something that this account may not drop. */
export interface KeptObject {
  /** The type in pg_dump's archive entries. `OBJECT` for objects in a schema. */
  readonly entry: string;
  /** Its schema, or empty. */
  readonly schema: string;
  readonly name: string;
  /** For messages: `table shop.orders`. */
  readonly shown: string;
  /** The name in a fingerprint, for objects without a schema. */
  readonly compared?: { readonly type: string; readonly name: string } | undefined;
}

/** How to empty a database in one transaction. */
export interface EmptyingPlan {
  /** To be run in this order. Each is one statement, or several that belong together. */
  readonly statements: readonly string[];
  readonly kept: readonly KeptObject[];
  /** `public` belongs to somebody else, or contains something that stays. */
  readonly keepsPublic: boolean;
  /** How long to wait for a lock that another session holds. */
  readonly lockWaitMs: number;
  /** Notes for the report. */
  readonly notes: readonly string[];
}

const usage = (owner: string): string => `pg_catalog.pg_has_role(${owner}, 'usage')`;
/** Part of something else: of an extension ('e'), or created with its owner ('i'). A column's dependency is not the table's. */
const isPart = (kinds: string, catalog: string, oid: string): string => `exists (select from pg_catalog.pg_depend e
  where e.classid ${EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and e.objid ${EQ} ${oid} and e.objsubid ${EQ} 0
    and e.deptype ${EQ} any ('{${kinds}}'))`;

/**
 * Plans how to drop everything that this account may drop: schemas, objects in schemas that must stay, and every kind of
 * object that belongs to no schema. Nothing is changed here.
 * @throws {RestorableError} DATABASE_QUERY
 */
export async function planEmptying(connection: Connection): Promise<EmptyingPlan> {
  const extensions = await readExtensions(connection);
  const schemas = await readSchemas(connection, extensions.kept);
  const inside = await readObjects(connection, schemas.providerObjects);
  const first = await readDatabaseKinds(connection, DATABASE_KINDS_FIRST);
  const last = await readDatabaseKinds(connection, DATABASE_KINDS_LAST);
  const subscriptions = await readSubscriptions(connection);
  const objects = await readLargeObjects(connection);
  return {
    statements: [
      ...subscriptions.statements,
      ...first.statements,
      ...schemas.statements,
      ...inside.statements,
      ...(await userMappings(connection)),
      ...last.statements,
      ...extensions.statements,
      ...objects.statements,
      ...(await resetDefaultPrivileges(connection, schemas.providerObjects)),
      ...(await forgetConfigurations(connection, extensions.kept)),
      ...schemas.missingPublic,
    ],
    kept: [...schemas.kept, ...inside.kept, ...first.kept, ...last.kept, ...extensions.keptObjects, ...objects.kept],
    keepsPublic: schemas.keepsPublic || inside.kept.some(({ schema }) => schema === 'public'),
    lockWaitMs: await readLockWait(connection),
    notes: subscriptions.notes,
  };
}

const LOCK_WAIT_MS = 60_000;

/** The account's own limit, if it is shorter than ours. */
async function readLockWait(connection: Connection): Promise<number> {
  const [row] = await connection.query<{ ms: string }>(
    `select reset_val as ms from pg_catalog.pg_settings where name ${EQ} 'lock_timeout'`,
  );
  const own = Number(row?.ms ?? 0);
  return own > 0 ? Math.min(own, LOCK_WAIT_MS) : LOCK_WAIT_MS;
}

interface Part {
  readonly statements: readonly string[];
  readonly kept: readonly KeptObject[];
}

interface Extension {
  readonly name: string;
  readonly oid: string;
  readonly mine: boolean;
  /** This account may create it again. */
  readonly creatable: boolean;
  readonly requires: readonly string[];
}

/** Extensions that this account could not create again stay, with those that they depend on. */
async function readExtensions(connection: Connection) {
  const found = await connection.query<Extension>(
    `select e.extname as name, e.oid::pg_catalog.text as oid, ${usage('e.extowner')} as mine,
       (select rolsuper from pg_catalog.pg_roles where rolname ${EQ} current_user) or exists
         (select from pg_catalog.pg_available_extension_versions v where v.name ${EQ} e.extname and v.trusted) as creatable,
       array(select d.refobjid::pg_catalog.text from pg_catalog.pg_depend d where d.objid ${EQ} e.oid
         and d.classid ${EQ} 'pg_catalog.pg_extension'::pg_catalog.regclass and d.refclassid ${EQ} d.classid) as requires
     from pg_catalog.pg_extension e where e.extname ${NE} 'plpgsql' order by 1`,
  );
  const kept = new Map(found.filter(({ mine, creatable }) => !mine || !creatable).map((each) => [each.oid, each]));
  // The iteration of a map also visits entries that are added meanwhile.
  for (const { requires } of kept.values()) {
    for (const each of found) if (requires.includes(each.oid)) kept.set(each.oid, each);
  }
  return {
    kept: [...kept.values()],
    statements: found
      .filter(({ oid }) => !kept.has(oid))
      .map(({ name }) => `drop extension if exists ${quoteName(name)} cascade`),
    keptObjects: [...kept.values()].map(({ name }) => keptObject('EXTENSION', '', name, 'extension')),
  };
}

/**
 * Schemas are dropped with all their content, unless they belong to somebody else or contain something of an extension that
 * stays.
 */
async function readSchemas(connection: Connection, extensions: readonly Extension[]) {
  const oids = extensions.map(({ oid }) => oid);
  const rows = await connection.query<{ name: string; mine: boolean; holds: boolean; public: boolean }>(
    `select n.nspname as name, ${usage('n.nspowner')} as mine, n.nspname ${EQ} 'public' as public,
       exists (select from pg_catalog.pg_extension e where e.extnamespace ${EQ} n.oid and e.oid ${EQ} any ($1::pg_catalog.oid[]))
       or exists (select from pg_catalog.pg_depend s join pg_catalog.pg_depend e on e.classid ${EQ} s.classid and e.objid ${EQ} s.objid
         where s.refclassid ${EQ} 'pg_catalog.pg_namespace'::pg_catalog.regclass and s.refobjid ${EQ} n.oid
           and e.deptype ${EQ} 'e' and e.refobjid ${EQ} any ($1::pg_catalog.oid[])) as holds
     from pg_catalog.pg_namespace n where ${isOwnSchema('n')} and not ${isPart('e', 'pg_namespace', 'n.oid')} order by 1`,
    [oids],
  );
  const going = rows.filter((row) => row.mine && !row.holds && !row.public);
  const providerObjects = rows.filter((row) => !going.includes(row));
  return {
    statements: going.map(({ name }) => `drop schema if exists ${quoteName(name)} cascade`),
    providerObjects: providerObjects.map(({ name }) => name),
    kept: providerObjects.filter((row) => !row.public).map(({ name }) => keptObject('SCHEMA', '', name, 'schema')),
    keepsPublic: providerObjects.some((row) => row.public && (!row.mine || row.holds)),
    // A dump does not create it, because every new database has it.
    missingPublic: rows.some((row) => row.public)
      ? []
      : ['create schema if not exists public', 'grant usage on schema public to public'],
  };
}

/** The objects in schemas that stay, one by one. */
async function readObjects(connection: Connection, schemas: readonly string[]): Promise<Part> {
  const statements: string[] = [];
  const kept: KeptObject[] = [];
  for (const { catalog, prefix, hasOwner, drop, only } of SCHEMA_KINDS) {
    const own = hasOwner ? ` or ${usage(`x.${prefix}owner`)}` : '';
    const rows = await connection.query<{ schema: string; name: string; type: string; what: string; mine: boolean }>(
      `select n.nspname as schema, i.type, i.identity as what, x.${prefix}name as name, (${usage('n.nspowner')}${own}) as mine
       from pg_catalog.${catalog} x join pg_catalog.pg_namespace n on n.oid ${EQ} x.${prefix}namespace,
         pg_catalog.pg_identify_object('pg_catalog.${catalog}'::pg_catalog.regclass, x.oid, 0) i
       where n.nspname ${EQ} any ($1) and ${only} and not ${isPart('e,i', catalog, 'x.oid')}
       order by x.oid`,
      [schemas],
    );
    for (const { schema, name, type, what, mine } of rows) {
      if (mine) statements.push(`drop ${drop ?? type} if exists ${what} cascade`);
      else kept.push({ entry: 'OBJECT', schema, name, shown: `${type} ${what}` });
    }
  }
  return { statements, kept };
}

async function readDatabaseKinds(connection: Connection, kinds: readonly DatabaseKind[]): Promise<Part> {
  const statements: string[] = [];
  const kept: KeptObject[] = [];
  for (const { catalog, entry, type, name, compared, sql, mine } of kinds) {
    const rows = await connection.query<{ name: string; compared: string; sql: string; mine: boolean }>(
      `select ${name} as name, ${compared ?? `pg_catalog.quote_ident(${name})`} as compared, ${sql} as sql, ${mine} as mine from pg_catalog.${catalog} x
       where x.oid ${GE} ${FIRST_OWN} and not ${isPart('e,i', catalog, 'x.oid')} order by x.oid`,
    );
    for (const row of rows) {
      if (row.mine) statements.push(row.sql);
      else kept.push({ ...keptObject(entry, '', row.name, type), compared: { type, name: row.compared } });
    }
  }
  return { statements, kept };
}

/** Their slots at the other server can't be dropped in a transaction, and stay there. */
async function readSubscriptions(connection: Connection) {
  const rows = await connection.query<{ name: string; slot: string | null }>(
    `select s.subname as name, s.subslotname as slot from pg_catalog.pg_subscription s
     where s.subdbid ${EQ} (select oid from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database())
       and ${usage('s.subowner')} order by 1`,
  );
  return {
    statements: rows.map(({ name }) => {
      const change = `alter subscription ${quoteName(name)}`;
      return `${change} disable; ${change} set (slot_name = none); drop subscription ${quoteName(name)}`;
    }),
    notes: rows.some(({ slot }) => slot !== null)
      ? ['Subscriptions were dropped. Their replication slots stay on the other server until they are dropped there.']
      : [],
  };
}

/** For a server that stays, only this account's mapping: all others need the server's owner. */
async function userMappings(connection: Connection): Promise<string[]> {
  const rows = await connection.query<{ server: string }>(
    `select m.srvname as server from pg_catalog.pg_user_mappings m
       join pg_catalog.pg_foreign_server s on s.oid ${EQ} m.srvid
     where m.usename ${EQ} current_user and not ${usage('s.srvowner')} and pg_catalog.has_server_privilege(s.oid, 'usage')`,
  );
  return rows.map(({ server }) => `drop user mapping if exists for current_user server ${quoteName(server)}`);
}

async function readLargeObjects(connection: Connection): Promise<Part> {
  const [row] = await connection.query<{ mine: string; others: string }>(
    `select pg_catalog.count(*) filter (where ${usage('lomowner')}) as mine,
       pg_catalog.count(*) filter (where not ${usage('lomowner')}) as others from pg_catalog.pg_largeobject_metadata`,
  );
  return {
    statements:
      row === undefined || row.mine === '0'
        ? []
        : [`select pg_catalog.lo_unlink(oid) from pg_catalog.pg_largeobject_metadata where ${usage('lomowner')}`],
    kept:
      row === undefined || row.others === '0'
        ? []
        : [{ entry: 'BLOB', schema: '', name: '', shown: `large objects (${row.others})` }],
  };
}

/** Rows that a dump contains of an extension's own tables would otherwise exist twice. */
async function forgetConfigurations(connection: Connection, extensions: readonly Extension[]): Promise<string[]> {
  const rows = await connection.query<{ sql: string }>(
    `select pg_catalog.format('delete from %s %s', c.relation::pg_catalog.regclass, c.condition) as sql
     from (select pg_catalog.unnest(extconfig) as relation, pg_catalog.unnest(extcondition) as condition
       from pg_catalog.pg_extension where oid ${EQ} any ($1::pg_catalog.oid[])) c
       join pg_catalog.pg_class r on r.oid ${EQ} c.relation
     where r.relkind ${EQ} 'r' and pg_catalog.has_table_privilege(c.relation, 'delete')`,
    [extensions.map(({ oid }) => oid)],
  );
  return rows.map(({ sql }) => sql);
}

function keptObject(entry: string, schema: string, name: string, kind: string): KeptObject {
  return { entry, schema, name, shown: `${kind} ${quoteName(name)}` };
}
