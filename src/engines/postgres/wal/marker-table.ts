import { MARKER_COLUMNS } from '../../../core/format/log/log-marker.ts';
import { type LookedAt, OTHER_COLUMNS } from '../../parts/markers.ts';
import type { Connection } from '../connection/connection.ts';
import { EQ, GT, NE } from '../sql/operators.ts';

const EXPECTED = `${MARKER_COLUMNS.value} character varying(32), ${MARKER_COLUMNS.time} timestamp(6) with time zone`;

/** What a relation has, and a table of markers has not: most of it runs functions with the privileges of whoever writes a row. */
const ATTACHED: Readonly<Record<string, string>> = {
  'a trigger or a foreign key': `exists (select from pg_catalog.pg_trigger where tgrelid ${EQ} c.oid)`,
  'a rule': `exists (select from pg_catalog.pg_rewrite where ev_class ${EQ} c.oid)`,
  'row security': 'c.relrowsecurity',
  'a default or a generated column': `exists (select from pg_catalog.pg_attrdef where adrelid ${EQ} c.oid)`,
  'a constraint': `exists (select from pg_catalog.pg_constraint where conrelid ${EQ} c.oid and contype ${NE} 'p' and contype ${NE} 'n')`,
  'an index of an expression': `exists (select from pg_catalog.pg_index where indrelid ${EQ} c.oid
    and (indexprs is not null or indpred is not null))`,
  'a parent or a partition': `exists (select from pg_catalog.pg_inherits where inhrelid ${EQ} c.oid or inhparent ${EQ} c.oid)`,
};

interface Found {
  readonly plain: boolean;
  readonly columns: string;
  readonly attached: readonly string[];
}

/** What has this name. A table without log is no table of markers: its rows would be missing in every shipment. */
export async function lookAtTable(control: Connection, schema: string, relation: string): Promise<LookedAt> {
  const attached = Object.entries(ATTACHED).map(([what, is]) => `case when ${is} then '${what}' end`);
  const sql = `select c.relkind ${EQ} 'r' and c.relpersistence ${EQ} 'p' as plain,
      pg_catalog.array_to_json(pg_catalog.array_remove(array[${attached.join(', ')}]::pg_catalog.text[], null)) as attached,
      (select pg_catalog.string_agg(pg_catalog.format('%s %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)), ', '
          order by a.attnum)
        from pg_catalog.pg_attribute a where a.attrelid ${EQ} c.oid and a.attnum ${GT} 0 and not a.attisdropped) as columns
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
    where n.nspname ${EQ} $1 and c.relname ${EQ} $2`;
  const [found] = await control.query<Found>(sql, [schema, relation]);
  if (found === undefined) return 'nothing';
  if (!found.plain) return { unlike: 'it is a view, or a table without log' };
  if (found.columns !== EXPECTED) return OTHER_COLUMNS;
  const [what] = found.attached;
  return what === undefined ? 'ours' : { unlike: `it has ${what}` };
}
