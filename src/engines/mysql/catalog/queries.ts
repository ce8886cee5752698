import type { Flavor } from '../connection/connection.ts';

/**
 * One row per object of the current database: the table it belongs to (or null), its name, and a definition that is the
 * same after a dump and restore on the same series. Definitions leave out the database's name, DEFINERs (a verification
 * restores with another) and whether an event is enabled (a verification disables it). Every column has an alias, because
 * MySQL 8 returns catalog columns in upper case.
 */
export interface ObjectQuery {
  readonly type: string;
  readonly sql: string;
  /** A catalog table that older servers lack. */
  readonly isNew?: boolean;
}

const HERE = 'database()';

/** Separates the parts of a definition, so that no two different ones read the same. */
function parts(...columns: readonly string[]): string {
  return `concat_ws('|', ${columns.map((column) => `quote(coalesce(${column}, '')), ${column} is null`).join(', ')})`;
}

export function objectQueries(flavor: Flavor): ObjectQuery[] {
  return [
    {
      type: 'foreign key',
      sql: `select r.table_name as relation, r.constraint_name as name, concat(
          ${parts('r.referenced_table_name', 'r.update_rule', 'r.delete_rule', `nullif(r.unique_constraint_schema, ${HERE})`)}, ';',
          group_concat(${parts('k.column_name', 'k.referenced_column_name')} order by k.ordinal_position separator ';')) as definition
        from information_schema.referential_constraints r join information_schema.key_column_usage k
          on k.constraint_schema = r.constraint_schema and k.constraint_name = r.constraint_name and k.table_name = r.table_name
        where r.constraint_schema = ${HERE} and k.table_schema = ${HERE}
        group by r.table_name, r.constraint_name, r.referenced_table_name, r.update_rule, r.delete_rule, r.unique_constraint_schema`,
    },
    checkQuery(flavor),
    {
      type: 'trigger',
      sql: `select event_object_table as relation, trigger_name as name, ${parts('event_manipulation', 'action_timing', 'action_order', 'action_statement', 'sql_mode', 'character_set_client', 'collation_connection', 'database_collation')} as definition
        from information_schema.triggers where trigger_schema = ${HERE}`,
    },
    ...['FUNCTION', 'PROCEDURE', ...(flavor === 'mariadb' ? ['PACKAGE', 'PACKAGE BODY'] : [])].map(routineQuery),
    ...(flavor === 'mysql' ? [LIBRARY] : []),
    {
      type: 'event',
      // An event whose time is over is dropped as soon as a restore creates it.
      sql: `select null as relation, event_name as name, ${parts('event_type', 'execute_at', 'interval_value', 'interval_field', 'starts', 'ends', 'on_completion', 'event_definition', 'sql_mode', 'time_zone', 'event_comment', 'character_set_client', 'collation_connection', 'database_collation')} as definition
        from information_schema.events where event_schema = ${HERE}
          and not (on_completion = 'NOT PRESERVE' and coalesce(execute_at, ends) is not null
            and convert_tz(coalesce(execute_at, ends), if(time_zone = 'SYSTEM', @@session.time_zone, time_zone), '+00:00') < utc_timestamp())`,
    },
  ];
}

/** Since MySQL 9.2: code that routines import. */
const LIBRARY: ObjectQuery = {
  type: 'library',
  isNew: true,
  sql: `select null as relation, library_name as name, ${parts('library_definition', 'language', 'sql_mode', 'library_comment')} as definition
    from information_schema.libraries where library_schema = ${HERE}`,
};

function routineQuery(type: string): ObjectQuery {
  return {
    type: type.toLowerCase(),
    sql: `select null as relation, r.routine_name as name, concat(
        ${parts('r.dtd_identifier', 'r.routine_definition', 'r.is_deterministic', 'r.sql_data_access', 'r.security_type', 'r.sql_mode', 'r.routine_comment', 'r.character_set_client', 'r.collation_connection', 'r.database_collation')}, ';',
        coalesce((select group_concat(${parts('p.parameter_mode', 'p.parameter_name', 'p.dtd_identifier')} order by p.ordinal_position separator ';')
          from information_schema.parameters p
          where p.specific_schema = ${HERE} and p.specific_name = r.specific_name and p.routine_type = r.routine_type), '')) as definition
      from information_schema.routines r where r.routine_schema = ${HERE} and r.routine_type = '${type}'`,
  };
}

function checkQuery(flavor: Flavor): ObjectQuery {
  if (flavor === 'mariadb') {
    return {
      type: 'check',
      isNew: true,
      sql: `select table_name as relation, constraint_name as name, ${parts('check_clause')} as definition
        from information_schema.check_constraints where constraint_schema = ${HERE}`,
    };
  }
  return {
    type: 'check',
    isNew: true,
    sql: `select t.table_name as relation, c.constraint_name as name, ${parts('c.check_clause', 't.enforced')} as definition
      from information_schema.check_constraints c join information_schema.table_constraints t
        on t.constraint_schema = c.constraint_schema and t.constraint_name = c.constraint_name and t.constraint_type = 'CHECK'
      where c.constraint_schema = ${HERE}`,
  };
}

/** Tables, views and sequences of the current database, with what decides how they are counted. */
export const RELATIONS_QUERY = `select t.table_name as name, t.table_type as type, t.engine as engine,
    coalesce(t.data_length, 0) + coalesce(t.index_length, 0) as bytes, cast(t.auto_increment as char) as next_value,
    cast(t.update_time as char) as updated, e.transactions as transactions
  from information_schema.tables t left join information_schema.engines e on e.engine = t.engine
  where t.table_schema = ${HERE} order by t.table_name`;

/** Views of the current database. Their bodies qualify every table with its database. */
export const VIEWS_QUERY = `select table_name as name, coalesce(view_definition, '') as body,
    ${parts('check_option', 'security_type', 'character_set_client', 'collation_connection')} as rest
  from information_schema.views where table_schema = ${HERE}`;
