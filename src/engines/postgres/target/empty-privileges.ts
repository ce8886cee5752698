import type { Connection } from '../connection/connection.ts';
import { EQ } from '../sql/operators.ts';
import { quoteName } from '../sql/quote.ts';

/** Kinds of objects in pg_default_acl, and what PUBLIC may do with them by default. */
const KINDS: Readonly<Record<string, { readonly word: string; readonly everybody?: string }>> = {
  r: { word: 'tables' },
  S: { word: 'sequences' },
  f: { word: 'functions', everybody: 'execute' },
  T: { word: 'types', everybody: 'usage' },
  n: { word: 'schemas' },
  L: { word: 'large objects' },
};

interface DefaultPrivileges {
  readonly role: string;
  /** Null: for the whole database. */
  readonly schema: string | null;
  readonly kind: string;
  /** Null is PUBLIC. */
  readonly grantees: readonly (string | null)[];
}

/**
 * Statements that reset the default privileges of this account's roles to those of a new database. Otherwise restored
 * objects would get grants that the backup does not contain.
 * @param standing schemas that are not dropped; the privileges of others are dropped with them
 * @throws {RestorableError} DATABASE_QUERY
 */
export async function resetDefaultPrivileges(
  connection: Connection,
  providerObjects: readonly string[],
): Promise<string[]> {
  const rows = await connection.query<DefaultPrivileges>(
    `select pg_catalog.pg_get_userbyid(d.defaclrole) as role, n.nspname as schema, d.defaclobjtype as kind,
       array(select distinct case when a.grantee ${EQ} 0 then null else pg_catalog.pg_get_userbyid(a.grantee) end
         from pg_catalog.aclexplode(d.defaclacl) a)::pg_catalog.text[] as grantees
     from pg_catalog.pg_default_acl d left join pg_catalog.pg_namespace n on n.oid ${EQ} d.defaclnamespace
     where pg_catalog.pg_has_role(d.defaclrole, 'usage') order by 1, 2, 3`,
  );
  return rows.filter(({ schema }) => schema === null || providerObjects.includes(schema)).flatMap(resetOne);
}

function resetOne({ role, schema, kind, grantees }: DefaultPrivileges): string[] {
  const known = KINDS[kind];
  if (known === undefined) return [];
  const where = schema === null ? '' : ` in schema ${quoteName(schema)}`;
  const change = `alter default privileges for role ${quoteName(role)}${where}`;
  const named = grantees.map((name) => (name === null ? 'public' : quoteName(name)));
  return [
    ...named.map((name) => `${change} revoke all on ${known.word} from ${name}`),
    ...(schema === null ? [`${change} grant all on ${known.word} to ${quoteName(role)}`] : []),
    ...(schema === null && known.everybody !== undefined
      ? [`${change} grant ${known.everybody} on ${known.word} to public`]
      : []),
  ];
}
