/** How a backup handles the content of one PostgreSQL catalog. */
export type Treatment =
  /** An entry of pg_dump's archive. */
  | { readonly archive: string }
  /** A statement of globals.sql. */
  | { readonly globals: string }
  /** Not carried, or not always: part of the warning that names it (src/engines/postgres/catalog/omissions.ts). */
  | { readonly warning: RegExp }
  /** Part of the definition of another catalog's row, and carried with it. */
  | { readonly partOf: string }
  /** Not data of the database, with the reason. */
  | { readonly none: string };

/** Every table of pg_catalog on servers 13 to 18. A new server's new catalog must be added here with a decision. */
export const CATALOG_KINDS: Readonly<Record<string, Treatment>> = {
  pg_aggregate: { partOf: 'pg_proc' },
  pg_am: { archive: 'ACCESS METHOD' },
  pg_amop: { partOf: 'pg_opfamily' },
  pg_amproc: { partOf: 'pg_opfamily' },
  pg_attrdef: { partOf: 'pg_class' },
  pg_attribute: { partOf: 'pg_class' },
  pg_auth_members: { globals: 'GRANT' },
  pg_authid: { globals: 'CREATE ROLE' },
  pg_cast: { archive: 'CAST' },
  pg_class: { archive: 'TABLE' },
  pg_collation: { archive: 'COLLATION' },
  pg_constraint: { archive: 'CONSTRAINT' },
  pg_conversion: { archive: 'CONVERSION' },
  pg_database: { globals: 'ALTER DATABASE' },
  pg_db_role_setting: { globals: 'ALTER ROLE' },
  pg_default_acl: { archive: 'DEFAULT ACL' },
  pg_depend: { none: 'made anew with the objects; the archive is ordered by it' },
  pg_description: { archive: 'COMMENT' },
  pg_enum: { partOf: 'pg_type' },
  pg_event_trigger: { archive: 'EVENT TRIGGER' },
  pg_extension: { archive: 'EXTENSION' },
  pg_foreign_data_wrapper: { archive: 'FOREIGN DATA WRAPPER' },
  pg_foreign_server: { archive: 'SERVER' },
  pg_foreign_table: { partOf: 'pg_class' },
  pg_index: { archive: 'INDEX' },
  pg_inherits: { partOf: 'pg_class' },
  pg_init_privs: { none: 'rights that initdb or an extension gives; pg_dump writes what differs from them' },
  pg_language: { archive: 'PROCEDURAL LANGUAGE' },
  pg_largeobject: { archive: 'BLOBS' },
  pg_largeobject_metadata: { archive: 'BLOB METADATA' },
  pg_namespace: { archive: 'SCHEMA' },
  pg_opclass: { archive: 'OPERATOR CLASS' },
  pg_operator: { archive: 'OPERATOR' },
  pg_opfamily: { archive: 'OPERATOR FAMILY' },
  pg_parameter_acl: { globals: 'GRANT' },
  pg_partitioned_table: { partOf: 'pg_class' },
  pg_policy: { archive: 'POLICY' },
  pg_proc: { archive: 'FUNCTION' },
  pg_publication: { archive: 'PUBLICATION' },
  pg_publication_namespace: { archive: 'PUBLICATION TABLES IN SCHEMA' },
  pg_publication_rel: { archive: 'PUBLICATION TABLE' },
  pg_range: { partOf: 'pg_type' },
  pg_replication_origin: { none: 'progress of replication, which belongs to the server and is wrong on another one' },
  pg_rewrite: { archive: 'RULE' },
  pg_seclabel: { archive: 'SECURITY LABEL' },
  pg_sequence: { archive: 'SEQUENCE' },
  pg_shdepend: { none: 'made anew with the objects' },
  pg_shdescription: { globals: 'COMMENT' },
  pg_shseclabel: { globals: 'SECURITY LABEL' },
  pg_statistic: { none: 'samples for the planner, which ANALYZE makes anew' },
  pg_statistic_ext: { archive: 'STATISTICS' },
  pg_statistic_ext_data: { none: 'samples for the planner, which ANALYZE makes anew' },
  pg_subscription: { warning: /Only a superuser can read subscriptions/ },
  pg_subscription_rel: { none: 'progress of replication, which a new subscription begins anew' },
  pg_tablespace: { warning: /Tablespaces belong to the server/ },
  pg_transform: { archive: 'TRANSFORM' },
  pg_trigger: { archive: 'TRIGGER' },
  pg_ts_config: { archive: 'TEXT SEARCH CONFIGURATION' },
  pg_ts_config_map: { partOf: 'pg_ts_config' },
  pg_ts_dict: { archive: 'TEXT SEARCH DICTIONARY' },
  pg_ts_parser: { archive: 'TEXT SEARCH PARSER' },
  pg_ts_template: { archive: 'TEXT SEARCH TEMPLATE' },
  pg_type: { archive: 'TYPE' },
  pg_user_mapping: { archive: 'USER MAPPING' },
};

/**
 * What postgres-every-kind.ts lacks, run by a superuser in a database with all of that. Includes labels without their provider.
 */
export const MORE_KINDS = `
  create function provider.from_sql(internal) returns internal language internal immutable as 'int4recv';
  create transform for money language sql (from sql with function provider.from_sql(internal));
  create publication p3 for tables in schema app; grant set on parameter work_mem to tenant;
  comment on role reader is 'reads'; alter role reader set work_mem = '5MB'; grant reader to stranger;
  insert into pg_seclabel select oid, 'pg_class'::regclass, 0, 'words', 'l1' from pg_class where oid = 'app.t'::regclass;
  insert into pg_shseclabel values ('stranger'::regrole, 'pg_authid'::regclass, 'words', 'l2');
  insert into pg_shseclabel select oid, 'pg_database'::regclass, 'words', 'l3' from pg_database where datname = current_database();
  create function pg_catalog.own_function() returns int language sql as 'select 1';
  create operator pg_catalog.=#= (leftarg = money, rightarg = money, function = cash_eq);
  create domain pg_catalog.own_domain as int; create collation pg_catalog.own_collation (provider = libc, locale = 'C');
  create text search configuration pg_catalog.own_configuration (copy = simple);
  create text search dictionary pg_catalog.own_dictionary (template = simple);
  create conversion pg_catalog.own_conversion for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
  create operator family pg_catalog.own_family using hash;`;

export const IN_SYSTEM_SCHEMAS =
  /objects in system schemas.*: "pg_catalog\.=#=", .*own_collation", .*own_configuration", .*own_conversion", .*own_dictionary", .*own_domain", .*own_family", .*own_function"\./;
