export const id = 7812;
export const ids = [7812];
export const modules = {

/***/ 54723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ requireDatabaseName),
/* harmony export */   Tg: () => (/* binding */ suggestDatabaseName),
/* harmony export */   lH: () => (/* binding */ isDatabaseName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const PATTERN = /^[a-z0-9][a-z0-9._-]{0,62}$/;
/** Whether a text can be a database's name in storage. */
function isDatabaseName(text) {
    return PATTERN.test(text) && !text.includes('..');
}
/** Reads a name that a user gave. @throws {RestorableError} INPUT_INVALID */
function requireDatabaseName(text) {
    if (isDatabaseName(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `The name ${JSON.stringify(text)} can't be used in storage.`, {
        hint: 'Use 1 to 63 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit.',
    });
}
/** Turns any text (a database's name from a URL, a file name) into a storage name, or undefined when nothing is left. */
function suggestDatabaseName(text) {
    const name = text
        .toLowerCase()
        .replaceAll(/[^a-z0-9._-]+/g, '-')
        .replaceAll(/\.{2,}/g, '.')
        .replace(/^[._-]+/, '')
        .slice(0, 63)
        .replace(/[._-]+$/, '');
    return PATTERN.test(name) ? name : undefined;
}


/***/ }),

/***/ 45285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ malformed),
/* harmony export */   u: () => (/* binding */ ArchiveTocReader)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/** More bytes are needed. */
class Short extends Error {
}
const OLDEST_VERSION = 1_012;
const NEWEST_VERSION = 1_016;
const CUSTOM_FORMAT = 1;
/** A larger text or length can't be real; believing it would wait for bytes that never come. */
const MAX_TEXT_BYTES = 1_073_741_824;
/**
 * Reads head and table of contents of pg_dump's custom format from bytes that arrive in pieces
 * (src/bin/pg_dump/pg_backup_archiver.c: ReadHead, ReadToc).
 */
class ArchiveTocReader {
    #pending = Buffer.alloc(0);
    #at = 0;
    #head;
    #offsetSize = 8;
    entries = [];
    /** Gives the bytes that follow the table of contents once it is whole, else undefined. */
    push(chunk) {
        const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        this.#pending =
            this.#at === this.#pending.length ? bytes : Buffer.concat([this.#pending.subarray(this.#at), bytes]);
        this.#at = 0;
        for (;;) {
            const start = this.#at;
            try {
                if (this.#head === undefined)
                    this.#head = this.#readHead();
                else if (this.entries.length < this.#head.entries)
                    this.entries.push(this.#readEntry(this.#head));
                else
                    return this.#pending.subarray(this.#at);
            }
            catch (error) {
                if (!(error instanceof Short))
                    throw error;
                this.#at = start;
                // The caller may use its buffer again: what waits is copied, once a piece.
                this.#pending = Buffer.from(this.#pending.subarray(start));
                this.#at = 0;
                return undefined;
            }
        }
    }
    get head() {
        return this.#head;
    }
    #readHead() {
        if (this.#take(5).toString('latin1') !== 'PGDMP')
            throw malformed('it does not begin with PGDMP');
        const [major = 0, minor = 0, , intSize = 0, offsetSize = 0, format = 0] = this.#take(6);
        const version = major * 1_000 + minor;
        if (version < OLDEST_VERSION || version > NEWEST_VERSION || format !== CUSTOM_FORMAT || intSize !== 4) {
            throw malformed(`format ${format}, version ${major}.${minor} is not known`);
        }
        this.#offsetSize = offsetSize;
        if (version >= 1_015)
            this.#take(1);
        else
            this.#int();
        for (let field = 0; field < 7; field += 1)
            this.#int();
        for (let field = 0; field < 3; field += 1)
            this.#text();
        return { version, intSize, entries: this.#int() };
    }
    #readEntry(head) {
        const dumpId = this.#int();
        const hasData = this.#int() !== 0;
        this.#text();
        this.#text();
        const name = this.#text();
        const description = this.#text() ?? '';
        this.#int();
        this.#text();
        this.#text();
        const copyStatement = this.#text();
        const schema = this.#text();
        this.#text();
        if (head.version >= 1_014)
            this.#text();
        if (head.version >= 1_016)
            this.#int();
        this.#text();
        this.#text();
        while (this.#text() !== undefined) {
            // Dependencies are a list of texts that ends with an absent one.
        }
        this.#take(1 + this.#offsetSize);
        const isCopy = copyStatement?.startsWith('COPY ') ?? false;
        return { dumpId, hasData, description, schema: schema ?? '', name: name ?? '', isCopy };
    }
    #take(length) {
        const end = this.#at + length;
        if (end > this.#pending.length)
            throw new Short();
        const bytes = this.#pending.subarray(this.#at, end);
        this.#at = end;
        return bytes;
    }
    /** A sign byte and four bytes, least significant first. */
    #int() {
        const bytes = this.#take(5);
        const value = bytes.readUInt32LE(1);
        return bytes[0] === 0 ? value : -value;
    }
    /** A length and bytes; a negative length is an absent text. */
    #text() {
        const length = this.#int();
        if (length < 0)
            return undefined;
        if (length > MAX_TEXT_BYTES)
            throw malformed('a text in its table of contents is too long');
        return this.#take(length).toString('utf8');
    }
}
/** The bytes are no archive that we know: a tool that printed something else, or a new format. */
function malformed(reason) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DUMP_FAILED', `What pg_dump wrote is not an archive of a known format: ${reason}.`, {
        hint: 'Use pg_dump 13 to 18 (PG_BIN names its folder); a wrapper script must not print anything of its own.',
    });
}


/***/ }),

/***/ 95553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  HW: () => (/* binding */ readExtensions),
  $I: () => (/* binding */ readObjects),
  lu: () => (/* binding */ readSequences),
  gb: () => (/* binding */ readTables),
  LP: () => (/* binding */ withEmptySearchPath)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/engines/postgres/catalogue-queries.js
/** A schema of the user's. */
const own = (alias) => `${alias}.nspname !~ '^pg_' and ${alias}.nspname <> 'information_schema'`;
/** Not made by an extension: CREATE EXTENSION makes those anew, perhaps in another version. */
const free = (catalogue, oid) => `not exists (select 1 from pg_depend e where e.classid = '${catalogue}'::regclass and e.objid = ${oid} and e.deptype = 'e')`;
/** The first object id that initdb doesn't use. */
const FIRST_OWN = 16_384;
const STABLE_DEFAULT = String.raw `^(nextval\(''([^'']|'''')*''::regclass\)|true|false|NULL|[0-9.]+|''([^'']|'''')*''::[a-z ]+(\([0-9,]+\))?|now\(\)|CURRENT_(TIMESTAMP|DATE)|gen_random_uuid\(\))$`;
/** Columns in their order; of inheritance children by name, since a dump puts inherited columns first. */
const COLUMNS = `(select string_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then 'not null' end, 'identity ' || nullif(a.attidentity::text, ''), 'generated ' || nullif(a.attgenerated::text, ''),
    case when a.attcollation <> t.typcollation then (select 'collate ' || quote_ident(l.collname) from pg_collation l where l.oid = a.attcollation) end,
    case when d.oid is not null then 'default ' || case when pg_get_expr(d.adbin, d.adrelid) ~ '${STABLE_DEFAULT}'
      then pg_get_expr(d.adbin, d.adrelid) else '?' end end),
    ', ' order by case when c.relispartition or not exists (select 1 from pg_inherits i where i.inhrelid = c.oid) then a.attnum end, a.attname)
  from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)`;
const relation = (kinds, definition) => `
  select n.nspname as schema, c.relname as relation, format('%I.%I', n.nspname, c.relname) as name, ${definition} as definition
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in (${kinds}) and ${own('n')} and ${free('pg_class', 'c.oid')}`;
const TABLE = `concat_ws(' | ', c.relkind, case when c.relkind = 'r' then c.relpersistence end, ${COLUMNS},
  case when c.relkind = 'p' then (select case when k.partexprs is null then pg_get_partkeydef(c.oid) else k.partstrat::text end
    from pg_partitioned_table k where k.partrelid = c.oid) end,
  (select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno) from pg_inherits i where i.inhrelid = c.oid),
  case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end,
  case when c.relrowsecurity then 'row security' end, case when c.relforcerowsecurity then 'forced' end)`;
const INDEX = `
  select n.nspname as schema, t.relname as relation, format('%I.%I', n.nspname, c.relname) as name,
    concat_ws(' | ', i.indrelid::regclass, m.amname, case when i.indisunique then 'unique' end, case when i.indisprimary then 'primary' end,
      case when i.indisexclusion then 'exclusion' end, i.indnkeyatts, case when i.indpred is not null then 'partial' end,
      (select string_agg(concat_ws(' ', case when k.attnum = 0 then '?' else quote_ident(a.attname) end,
          i.indoption[k.at - 1], (select o.opcname from pg_opclass o where o.oid = i.indclass[k.at - 1])), ', ' order by k.at)
        from unnest(i.indkey::smallint[]) with ordinality k(attnum, at)
        left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum)) as definition
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    join pg_namespace n on n.oid = c.relnamespace join pg_am m on m.oid = c.relam
  where ${own('n')} and (i.indisvalid or t.relkind = 'p') and ${free('pg_class', 't.oid')} and ${free('pg_class', 'c.oid')}`;
/** Constraints that a partition has from its parent get their names anew; NOT NULL is told with the columns (before 18 it has no name). */
const CONSTRAINT = `
  select n.nspname as schema, r.relname as relation,
    format('%s.%I', case when c.conrelid = 0 then c.contypid::regtype::text else c.conrelid::regclass::text end, c.conname) as name,
    concat_ws(' | ', c.contype, case when c.conrelid <> 0 then (select string_agg(quote_ident(a.attname), ', ' order by k.at)
        from unnest(c.conkey) with ordinality k(attnum, at) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
        where c.contype <> 'c') end,
      case when c.contype = 'f' then c.confrelid::regclass::text end,
      case when c.contype = 'f' then (select string_agg(quote_ident(a.attname), ', ' order by k.at)
        from unnest(c.confkey) with ordinality k(attnum, at) join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum) end,
      case when c.contype = 'f' then concat(c.confupdtype, c.confdeltype, c.confmatchtype) end,
      case when c.condeferrable then 'deferrable' end, case when c.condeferred then 'deferred' end,
      case when not c.convalidated then 'not valid' end) as definition
  from pg_constraint c join pg_namespace n on n.oid = c.connamespace left join pg_class r on r.oid = c.conrelid
  where c.contype in ('c', 'f', 'p', 'u', 'x') and c.conparentid = 0 and ${own('n')}
    and ${free('pg_class', 'c.conrelid')} and ${free('pg_type', 'c.contypid')}`;
const ROUTINE_NAME = `format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid))`;
const routine = (kinds, definition) => `
  select n.nspname as schema, null as relation, ${ROUTINE_NAME} as name, ${definition} as definition
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
  where p.prokind in (${kinds}) and ${own('n')} and ${free('pg_proc', 'p.oid')}
    and not exists (select 1 from pg_depend i where i.classid = 'pg_proc'::regclass and i.objid = p.oid and i.deptype = 'i')`;
const FUNCTION = `concat_ws(' | ', p.prokind, l.lanname, pg_get_function_result(p.oid), p.provolatile, p.proparallel,
  case when p.proisstrict then 'strict' end, case when p.prosecdef then 'definer' end, case when p.proleakproof then 'leakproof' end,
  array_to_string(p.proconfig, ', '), p.probin, p.prosrc)`;
const TRIGGER = `
  select n.nspname as schema, c.relname as relation, format('%s.%I', g.tgrelid::regclass, g.tgname) as name,
    concat_ws(' | ', g.tgfoid::regproc, g.tgtype, g.tgenabled, g.tgattr, encode(g.tgargs, 'hex'), g.tgdeferrable, g.tginitdeferred,
      case when g.tgqual is not null then 'when' end, g.tgoldtable, g.tgnewtable) as definition
  from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not g.tgisinternal and g.tgparentid = 0 and ${own('n')} and ${free('pg_class', 'c.oid')} and ${free('pg_trigger', 'g.oid')}`;
const POLICY = `
  select n.nspname as schema, c.relname as relation, format('%s.%I', p.polrelid::regclass, p.polname) as name,
    concat_ws(' | ', p.polcmd, p.polpermissive, case when p.polqual is not null then 'using' end,
      case when p.polwithcheck is not null then 'check' end) as definition
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
  where ${own('n')} and ${free('pg_class', 'c.oid')}`;
const RULE = `
  select n.nspname as schema, c.relname as relation, format('%s.%I', r.ev_class::regclass, r.rulename) as name,
    concat_ws(' | ', r.ev_type, r.ev_enabled, r.is_instead) as definition
  from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
  where r.rulename <> '_RETURN' and ${own('n')} and ${free('pg_class', 'c.oid')}`;
const type = (condition, definition) => `
  select n.nspname as schema, null as relation, format('%I.%I', n.nspname, t.typname) as name, ${definition} as definition
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where ${condition} and ${own('n')} and ${free('pg_type', 't.oid')}`;
const ENUM = `(select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)`;
const DOMAIN = `concat_ws(' | ', format_type(t.typbasetype, t.typtypmod), case when t.typnotnull then 'not null' end,
  case when t.typdefault is not null then 'default' end)`;
const COMPOSITE = `(select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
  from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)`;
/** Objects with a schema and a name and nothing to compare but that they are there. */
const named = (catalogue, prefix) => `
  select n.nspname as schema, null as relation, format('%I.%I', n.nspname, x.${prefix}name) as name, null as definition
  from ${catalogue} x join pg_namespace n on n.oid = x.${prefix}namespace where ${own('n')} and ${free(catalogue, 'x.oid')}`;
const global = (catalogue, name, definition = 'null') => `
  select null as schema, null as relation, ${name} as name, ${definition} as definition
  from ${catalogue} x where x.oid >= ${FIRST_OWN} and ${free(catalogue, 'x.oid')}
    and not exists (select 1 from pg_depend i where i.classid = '${catalogue}'::regclass and i.objid = x.oid and i.deptype = 'i')`;
const OBJECT_QUERIES = [
    {
        type: 'schema',
        sql: `select n.nspname as schema, null as relation, quote_ident(n.nspname) as name, null as definition
      from pg_namespace n where ${own('n')} and n.nspname <> 'public' and ${free('pg_namespace', 'n.oid')}`,
    },
    { type: 'table', sql: relation("'r', 'p'", TABLE) },
    { type: 'foreign table', sql: relation("'f'", COLUMNS) },
    { type: 'view', sql: relation("'v'", COLUMNS) },
    {
        type: 'materialized view',
        sql: relation("'m'", `concat_ws(' | ', ${COLUMNS}, case when c.relispopulated then 'populated' end)`),
    },
    { type: 'index', sql: INDEX },
    { type: 'constraint', sql: CONSTRAINT },
    { type: 'function', sql: routine("'f', 'p', 'w'", FUNCTION) },
    { type: 'aggregate', sql: routine("'a'", 'format_type(p.prorettype, null)') },
    { type: 'trigger', sql: TRIGGER },
    { type: 'policy', sql: POLICY },
    { type: 'rule', sql: RULE },
    { type: 'enum', sql: type("t.typtype = 'e'", ENUM) },
    { type: 'domain', sql: type("t.typtype = 'd'", DOMAIN) },
    {
        type: 'type',
        sql: `${type("t.typtype = 'c' and exists (select 1 from pg_class c where c.oid = t.typrelid and c.relkind = 'c')", COMPOSITE)}
      union all ${type("t.typtype in ('b', 'r') and t.typcategory <> 'A'", 't.typtype::text')}`,
    },
    {
        type: 'operator',
        sql: `select n.nspname as schema, null as relation,
        format('%I.%s(%s, %s)', n.nspname, o.oprname, format_type(nullif(o.oprleft, 0), null), format_type(nullif(o.oprright, 0), null)) as name,
        o.oprcode::text as definition
      from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where ${own('n')} and ${free('pg_operator', 'o.oid')}`,
    },
    {
        type: 'operator class',
        sql: `select n.nspname as schema, null as relation, format('%I.%I using %I', n.nspname, o.opcname, m.amname) as name, o.opcintype::regtype::text as definition
      from pg_opclass o join pg_namespace n on n.oid = o.opcnamespace join pg_am m on m.oid = o.opcmethod
      where ${own('n')} and ${free('pg_opclass', 'o.oid')}`,
    },
    { type: 'statistics', sql: named('pg_statistic_ext', 'stx') },
    { type: 'collation', sql: named('pg_collation', 'coll') },
    { type: 'conversion', sql: named('pg_conversion', 'con') },
    { type: 'text search configuration', sql: named('pg_ts_config', 'cfg') },
    { type: 'text search dictionary', sql: named('pg_ts_dict', 'dict') },
    {
        type: 'event trigger',
        sql: global('pg_event_trigger', 'quote_ident(x.evtname)', "concat_ws(' | ', x.evtevent, x.evtfoid::regproc, x.evtenabled, array_to_string(x.evttags, ', '))"),
    },
    {
        type: 'cast',
        sql: global('pg_cast', "format('%s as %s', format_type(x.castsource, null), format_type(x.casttarget, null))", 'concat(x.castcontext, x.castmethod)'),
    },
    { type: 'language', sql: global('pg_language', 'quote_ident(x.lanname)') },
    { type: 'foreign-data wrapper', sql: global('pg_foreign_data_wrapper', 'quote_ident(x.fdwname)') },
    { type: 'foreign server', sql: global('pg_foreign_server', 'quote_ident(x.srvname)') },
];
/** Sequences with their last value as the server gives it: null when nothing was taken from it yet, or it may not be read. */
const SEQUENCES_QUERY = `
  select s.schemaname as schema, s.sequencename as name, s.last_value::text as last_value,
    case when s.cycle then 'around' when s.increment_by < 0 then 'down' end as goes,
    (select array[tn.nspname::text, t.relname::text] from pg_depend d join pg_class t on t.oid = d.refobjid join pg_namespace tn on tn.oid = t.relnamespace
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
      limit 1) as owner
  from pg_sequences s join pg_namespace n on n.nspname = s.schemaname join pg_class c on c.relnamespace = n.oid and c.relname = s.sequencename
  where ${own('n')} and ${free('pg_class', 'c.oid')} order by 1, 2`;
/**
 * Tables and materialised views with rows of their own; sizes in bytes. Hashes may differ at the other end (an enum's are
 * made of object ids), so that rows of a hash partition come back in a sibling.
 */
const TABLES_QUERY = `
  select c.oid, n.nspname as schema, c.relname as name, c.relkind as kind, c.relpersistence as persistence,
    coalesce(pg_relation_size(c.oid), 0)::text as bytes, format('%I.%I', n.nspname, c.relname) as quoted,
    case when c.relispartition then (select p.relid::text from pg_partition_ancestors(c.oid) with ordinality p(relid, level)
      join pg_partitioned_table t on t.partrelid = p.relid where t.partstrat = 'h' order by p.level desc limit 1) end as moves_within
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm') and c.relpersistence <> 't' and ${own('n')} and ${free('pg_class', 'c.oid')} order by 2, 3`;
/** Extensions but those that every new database has. */
const EXTENSIONS_QUERY = `select extname as name, extversion as version from pg_extension where oid >= ${FIRST_OWN} order by 1`;

;// CONCATENATED MODULE: ./build/engines/postgres/catalogue.js


/** Runs with an empty search_path, so that the server prints every name with its schema. */
async function withEmptySearchPath(connection, work) {
    const [before] = await connection.query("select pg_catalog.current_setting('search_path') as path, pg_catalog.set_config('search_path', '', false)");
    try {
        return await work();
    }
    finally {
        // In a transaction that failed this fails too; the failure that is on its way says more.
        await connection
            .query("select pg_catalog.set_config('search_path', $1, false)", [before?.path ?? ''])
            .catch(() => { });
    }
}
/** Schema objects within the scope; see catalogue-queries.ts for what their hashes cover. Needs an empty search_path. */
async function readObjects(connection, scope) {
    const objects = [];
    for (const { type, sql } of OBJECT_QUERIES) {
        const rows = await connection.query(sql);
        for (const row of rows) {
            if (type === 'schema' ? !scope.hasSchema(row.schema ?? '') : !isInScope(row, scope))
                continue;
            objects.push({ type, name: row.name, definitionSha256: row.definition === null ? null : sha256(row.definition) });
        }
    }
    return objects.sort((a, b) => compare(a.type, b.type) || compare(a.name, b.name));
}
function isInScope({ schema, relation }, scope) {
    if (scope.isAll)
        return true;
    if (relation !== null && schema !== null)
        return scope.hasTable(schema, relation);
    if (schema !== null)
        return scope.hasObject(schema);
    return scope.hasGlobals;
}
/** Sequences within the scope, with the tables that own them. */
async function readSequences(connection, scope) {
    const rows = await connection.query(SEQUENCES_QUERY);
    return rows
        .filter(({ schema, name, owner }) => scope.hasTable(schema, name) || (owner !== null && scope.hasTable(...owner)))
        .map(({ schema, name, last_value, goes }) => ({
        schema,
        name,
        lastValue: last_value,
        ...(goes !== null && { goes }),
    }));
}
async function readExtensions(connection, scope) {
    return scope.hasGlobals ? await connection.query(EXTENSIONS_QUERY) : [];
}
/** Tables whose rows are to be compared, within the scope. Needs an empty search_path. */
async function readTables(connection, scope) {
    const rows = await connection.query(TABLES_QUERY);
    return rows
        .filter(({ schema, name }) => scope.hasTable(schema, name))
        .map(({ kind, persistence, bytes, moves_within, ...row }) => ({
        ...row,
        movesWithin: moves_within ?? undefined,
        kind: kind === 'm' ? 'materialized view' : 'table',
        isUnlogged: persistence === 'u',
        bytes: Number(bytes),
    }));
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 59597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ findClient),
  Q: () => (/* binding */ findServerBinaries)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/process/docker.js
var docker = __webpack_require__(88990);
// EXTERNAL MODULE: ./build/engines/postgres/install.js
var install = __webpack_require__(95123);
// EXTERNAL MODULE: ./build/process/programs.js
var programs = __webpack_require__(97591);
;// CONCATENATED MODULE: ./build/engines/postgres/programs.js

const SEARCH = {
    variable: 'PG_BIN',
    roots: [
        ['/usr/lib/postgresql', /^\d+$/, 'bin'],
        ['/usr', /^pgsql-\d+$/, 'bin'],
        ['/opt/homebrew/opt', /^(postgresql@\d+|libpq(@\d+)?)$/, 'bin'],
        ['/usr/local/opt', /^(postgresql@\d+|libpq(@\d+)?)$/, 'bin'],
        ['/home/linuxbrew/.linuxbrew/opt', /^(postgresql@\d+|libpq(@\d+)?)$/, 'bin'],
        ['/Applications/Postgres.app/Contents/Versions', /^\d+$/, 'bin'],
    ],
    // Debian's takes the highest major, whatever the server's.
    isWrapper: (realPath) => realPath.endsWith('/pg_wrapper'),
    readVersion: (printed) => {
        const match = /\(PostgreSQL\) (\d+)/.exec(printed);
        return match === null ? undefined : Number(match[1]);
    },
};
/** Every copy of a PostgreSQL program: PG_BIN, the distribution's folders by major, Homebrew's, then PATH. */
function findPostgresPrograms(name, host) {
    return (0,programs/* findPrograms */.z)(name, SEARCH, host);
}
/** The same major, else the nearest higher one; the first found among equals. Below `minimum` none will do. */
function chooseProgram(programs, wanted, minimum = wanted) {
    const from = Math.max(wanted, minimum);
    return programs
        .filter(({ version }) => version >= from)
        .reduce((best, next) => (best === undefined || next.version < best.version ? next : best), undefined);
}

// EXTERNAL MODULE: ./build/engines/postgres/url-parameters.js
var url_parameters = __webpack_require__(92690);
;// CONCATENATED MODULE: ./build/engines/postgres/clients.js





/** What the tool in a container gets of its environment. */
const DOCKER_VARIABLES = [...Object.values(url_parameters/* PARAMETER_VARIABLES */.Kp), url_parameters/* ADDRESS_VARIABLE */.aM, 'LC_ALL', 'TZ'];
/**
 * Finds a client tool for a server: of the server's major (and at least `minimumMajor`, for an archive written by a newer
 * pg_dump), else the nearest higher one, since an older client refuses a newer server. Looks at the machine first, then
 * installs, then asks Docker.
 * @throws {RestorableError} CLIENT_MISSING with the command that would mend it
 */
async function findClient(tool, serverMajor, host, minimumMajor = serverMajor) {
    const wanted = Math.max(serverMajor, minimumMajor);
    const found = chooseProgram(await findPostgresPrograms(tool, host), wanted);
    if (found !== undefined)
        return clientOf(tool, found, serverMajor);
    if (await (0,install/* installPostgres */.zk)('client', wanted, host)) {
        const installed = chooseProgram(await findPostgresPrograms(tool, host), wanted);
        if (installed !== undefined)
            return clientOf(tool, installed, serverMajor);
    }
    if (await (0,docker/* hasDocker */.p)(host)) {
        const note = `${tool} ${wanted} runs in the official image postgres:${wanted}.`;
        return {
            path: 'docker',
            prefix: (0,docker/* dockerPrefix */.B)({ image: `postgres:${wanted}`, program: tool, variables: DOCKER_VARIABLES }),
            major: wanted,
            note,
        };
    }
    throw new errors/* RestorableError */.s$('CLIENT_MISSING', `This machine has no ${tool} of version ${wanted} or newer.`, {
        hint: `Install it in an earlier step (${(0,install/* installHint */.J8)('client', wanted)}), or give its folder in PG_BIN.`,
    });
}
/**
 * Finds a folder with `initdb` and `postgres` of this major, else of the nearest higher one, by the same search.
 * @returns undefined where the machine has none; nothing is installed
 */
async function findServerBinaries(major, host) {
    const servers = await findPostgresPrograms('postgres', host);
    const withInitdb = new Set((await findPostgresPrograms('initdb', host)).map(({ directory }) => directory));
    const found = chooseProgram(servers.filter(({ directory }) => withInitdb.has(directory)), major);
    return found && { binDirectory: found.directory, major: found.version };
}
function clientOf(tool, found, serverMajor) {
    const note = found.version === serverMajor
        ? undefined
        : `The server has version ${serverMajor}; the machine's nearest client is ${tool} ${found.version}.`;
    return { path: found.path, prefix: [], major: found.version, note };
}


/***/ }),

/***/ 17716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Az: () => (/* binding */ POOLER_HINT),
/* harmony export */   G0: () => (/* binding */ nameQueryFailure),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   gt: () => (/* binding */ isTlsFailure),
/* harmony export */   yB: () => (/* binding */ nameConnectFailure)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29789);


const TLS_CODES = /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;
const LOST = /Connection terminated|Client has encountered a connection error|not queryable|Client was closed/;
/** Reads `code` and `message` of whatever was thrown; of several addresses' errors, the first. */
function failureOf(thrown) {
    const failure = (typeof thrown === 'object' && thrown !== null ? thrown : {});
    const first = failure.errors?.[0] ?? failure;
    return { code: failure.code ?? first.code ?? '', message: failure.message || first.message || String(thrown) };
}
/** True when the TLS handshake or the certificate is what failed. */
function isTlsFailure(thrown) {
    const { code, message } = failureOf(thrown);
    return TLS_CODES.test(code) || /does not support SSL|establishing an SSL connection/.test(message);
}
/** Names a failed connection attempt, with what to do about it. */
function nameConnectFailure(thrown, url) {
    if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$)
        return thrown;
    const { code, message } = failureOf(thrown);
    const server = (0,_url_js__WEBPACK_IMPORTED_MODULE_1__/* .describeServer */ .X8)(url);
    const make = (name, text, hint) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$(name, text, { hint, cause: thrown });
    if (isTlsFailure(thrown))
        return make('DATABASE_TLS', ...tlsWords(code, message, server));
    if (/Tenant or user not found/i.test(message)) {
        return make('DATABASE_AUTHENTICATION', `The pooler at ${server} knows no such project or user.`, POOLER_USER_HINT);
    }
    if (/password must be a string/.test(message)) {
        return make('DATABASE_AUTHENTICATION', `The server ${server} asks for a password and the URL has none.`, 'Put the password into the URL (percent-encoded) or into PGPASSWORD, from a secret.');
    }
    return (nameServerRefusal(code, message, url, make) ??
        make('DATABASE_UNREACHABLE', `Can't connect to the server ${server}: ${message || code}`, UNREACHABLE_HINTS[code] ?? 'Check host and port, and that the database allows connections from this machine.'));
}
const POOLER_USER_HINT = 'Supabase poolers want the user as `postgres.<project-ref>`; copy the session-mode URL from its dashboard.';
const UNREACHABLE_HINTS = {
    ECONNREFUSED: 'Check the port, that the server is running, and for a service container that its port is mapped.',
    ETIMEDOUT: 'A firewall probably drops the packets: allow this machine, or run on a runner inside the network.',
    ENOENT: 'No server has a socket there: check the folder and that the server is running.',
    '53300': 'The server has no free connection: raise max_connections or back up when it is less busy.',
    '57P03': 'The server is starting up or shutting down: wait for it (a health check of the service container does).',
};
function nameServerRefusal(code, message, url, make) {
    const server = (0,_url_js__WEBPACK_IMPORTED_MODULE_1__/* .describeServer */ .X8)(url);
    if (code === '28000' && /no encryption|SSL off/.test(message)) {
        return make('DATABASE_TLS', `The server ${server} refuses connections without TLS.`, 'Add sslmode=verify-full to the URL.');
    }
    if (code === '28P01' || code === '28000') {
        return make('DATABASE_AUTHENTICATION', `The server ${server} refused the user ${JSON.stringify(url.user)}: ${message}`, 'Check user and password; special characters in the URL must be percent-encoded (@ is %40, / is %2F).');
    }
    if (code === '3D000' || /^no such database/.test(message)) {
        return make('DATABASE_UNKNOWN', `The server ${server} has no database ${JSON.stringify(url.database)}.`, 'Check the part of the URL after the last slash; names are case-sensitive.');
    }
    if (code === '08P01' && /startup parameter/.test(message)) {
        return make('DATABASE_POOLER', `At ${server} is a connection pooler: ${message}`, POOLER_HINT);
    }
    if (code === '42501') {
        return make('DATABASE_PRIVILEGE', `The server ${server} refused: ${message}`, 'GRANT CONNECT ON DATABASE to the user.');
    }
    return undefined;
}
/** What to do where a transaction-mode pooler is in the way. */
const POOLER_HINT = 'A dump needs one session: use the direct host, or the pooler in session mode (Supabase: port 5432; Neon: the host without "-pooler").';
function tlsWords(code, message, server) {
    if (/does not support SSL/.test(message)) {
        return [
            `The server ${server} offers no TLS, which sslmode asks for.`,
            'Turn on TLS at the server; on a network that you trust, sslmode=disable connects without.',
        ];
    }
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
        return [
            `The TLS certificate of ${server} is for another name.`,
            'Use the host name that the certificate states, or sslmode=verify-ca with your own authority.',
        ];
    }
    return [
        `The TLS connection to ${server} failed: ${message || code}`,
        "Give the provider's authority with sslrootcert=FILE (or sslrootcert=system for a public one), or correct the certificate.",
    ];
}
/** Names a failed statement. The statement's text stays out of it: it may hold a user's values. */
function nameQueryFailure(thrown, server) {
    if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$)
        return thrown;
    const { code, message } = failureOf(thrown);
    if (LOST.test(message) || /^(57P0[12]|08|ECONNRESET|EPIPE)/.test(code)) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_CONNECTION_LOST', `The connection to ${server} was lost: ${message}`, {
            hint: 'Check for a restart, a network cut or an idle limit between this machine and the server, then run again.',
            cause: thrown,
        });
    }
    if (code === '42501') {
        const rowSecurity = /row-level security/.test(message);
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$(rowSecurity ? 'DATABASE_ROW_SECURITY' : 'DATABASE_PRIVILEGE', `The server refused: ${message}`, {
            hint: rowSecurity
                ? 'Use the owner of the table or a role with BYPASSRLS.'
                : 'Grant the user what the message names.',
            cause: thrown,
        });
    }
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_QUERY', `The statement failed: ${message}`, {
        hint: code.length === 5 ? `SQLSTATE ${code}; see the PostgreSQL manual, appendix A.` : 'See the message.',
        cause: thrown,
    });
}


/***/ }),

/***/ 46305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ openConnection)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/engines/parts/network.js
var network = __webpack_require__(34173);
// EXTERNAL MODULE: ./build/engines/postgres/connection-errors.js
var connection_errors = __webpack_require__(17716);
// EXTERNAL MODULE: ./build/engines/postgres/url.js
var postgres_url = __webpack_require__(29789);
;// CONCATENATED MODULE: ./build/engines/postgres/pooler.js



const TRANSACTION_PORT = 6543;
/**
 * Refuses a pooler that gives each transaction another session: settings and an exported snapshot would be lost there
 * between two statements. A pooler shows by a process id in its greeting that is not the session's own; that it pools
 * transactions shows by the known port or name, or when a second connection gets the same session as the first.
 * @throws {RestorableError} DATABASE_POOLER
 */
async function refusePooler(connection, connectAgain) {
    const before = await backendOf(connection);
    const greeted = connection.raw.processID;
    if (greeted === before)
        return;
    const { url } = connection;
    const known = url.port === TRANSACTION_PORT || url.saysPooler || /-pooler\./.test(url.host);
    if (!known && (await backendOf(connection)) === before && !(await sharesBackend(connectAgain, before)))
        return;
    throw new errors/* RestorableError */.s$('DATABASE_POOLER', `At ${(0,postgres_url/* describeServer */.X8)(url)} is a pooler in transaction mode.`, {
        hint: connection_errors/* POOLER_HINT */.Az,
    });
}
async function backendOf(connection) {
    const [row] = await connection.query('select pg_catalog.pg_backend_pid() as pid');
    return row?.pid ?? 0;
}
async function sharesBackend(connectAgain, pid) {
    const second = await connectAgain();
    try {
        const result = await second.query('select pg_catalog.pg_backend_pid() as pid');
        return result.rows[0]?.pid === pid;
    }
    finally {
        await second.end().catch(() => { });
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./build/engines/postgres/tls.js




/**
 * The attempts that libpq makes for the URL's sslmode, in order (manual, table 34.1). The driver's own reading differs:
 * its `require` verifies, its `prefer` never falls back.
 * @throws {RestorableError} FILE_UNREADABLE
 */
async function planAttempts(url) {
    if (url.host.startsWith('/') || url.via?.kind === 'socket' || url.sslMode === 'disable')
        return [{ tls: false }];
    const file = (0,postgres_url/* rootCertificateFile */.ku)(url);
    const ca = file === undefined || file === 'system' ? undefined : await read(file, 'sslrootcert');
    const key = url.sslKey === undefined ? undefined : await read(url.sslKey, 'sslkey');
    const cert = url.sslCert === undefined ? undefined : await read(url.sslCert, 'sslcert');
    // The driver takes the name of what it connects to, unless that is an address: then this.
    const name = (0,external_node_net_.isIP)(url.host) === 0 ? { servername: url.host } : { host: url.host };
    const own = {
        ...(url.via === undefined ? {} : name),
        ...(key && { key }),
        ...(cert && { cert }),
        ...(ca && { ca }),
    };
    const unverified = { tls: { ...own, rejectUnauthorized: false }, verified: false };
    // As libpq: `require` with an authority's file at hand means verify-ca.
    const chainOnly = { tls: { ...own, checkServerIdentity: () => undefined }, verified: true };
    switch (url.sslMode) {
        case 'allow':
            return [{ tls: false }, unverified];
        case 'prefer':
            return [unverified, { tls: false }];
        case 'require':
            if (url.sslRootCert === 'system')
                return [{ tls: own, verified: true }];
            return [ca === undefined ? unverified : chainOnly];
        case 'verify-ca':
            return [chainOnly];
        case 'verify-full':
            return [{ tls: own, verified: true }];
    }
}
async function read(path, parameter) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw new errors/* RestorableError */.s$('FILE_UNREADABLE', `The file of ${parameter} can't be read: ${path}`, {
            hint: 'Write the certificate to a file in an earlier step and give its path.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/connection.js







/**
 * Connects as libpq would. Aborting the host's signal closes the connection.
 * @throws {RestorableError} DATABASE_AUTHENTICATION, DATABASE_HOST_UNKNOWN, DATABASE_UNREACHABLE, DATABASE_IPV6_ONLY,
 * DATABASE_POOLER, DATABASE_TLS, DATABASE_UNKNOWN, DATABASE_PRIVILEGE, FILE_UNREADABLE, CANCELLED
 */
async function openConnection(url, host, options) {
    (0,errors/* throwIfCancelled */.dZ)(host.signal);
    const wanted = options.database === undefined ? url : { ...url, database: options.database };
    const addresses = wanted.via === undefined ? await (0,network/* findAddresses */.WX)(placeOf(wanted)) : network/* BEHIND_TUNNEL */.gL;
    const attempts = await planAttempts(wanted);
    refuseUnverified(wanted, addresses, attempts, options.requireTls);
    const { client, attempt } = await connectFirst(wanted, attempts, addresses, host, options.applicationName);
    if (!addresses.isNear && !isVerified(attempt))
        warnUnverified(wanted, attempt, host);
    const connection = new PostgresConnection(client, wanted, host);
    try {
        await connection.prepare();
        await refusePooler(connection, () => connectClient(wanted, attempt, host, options.applicationName));
        return connection;
    }
    catch (error) {
        await connection.close();
        throw error;
    }
}
class PostgresConnection {
    raw;
    url;
    #host;
    #closed;
    #version = '';
    #onAbort = () => destroy(this.raw);
    constructor(client, url, host) {
        this.raw = client;
        this.url = url;
        this.#host = host;
        host.signal.addEventListener('abort', this.#onAbort, { once: true });
    }
    get serverVersion() {
        return this.#version;
    }
    get serverMajor() {
        return Number.parseInt(this.#version, 10);
    }
    async prepare() {
        const [row] = await this.query(`
      select pg_catalog.current_setting('server_version') as version,
        (select pg_catalog.count(pg_catalog.set_config(name, '0', false)) from pg_catalog.pg_settings where name in
          ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'idle_session_timeout', 'transaction_timeout')),
        pg_catalog.set_config('row_security', 'off', false), pg_catalog.set_config('datestyle', 'ISO', false),
        pg_catalog.set_config('intervalstyle', 'postgres', false), pg_catalog.set_config('timezone', 'UTC', false),
        pg_catalog.set_config('extra_float_digits', '3', false), pg_catalog.set_config('quote_all_identifiers', 'off', false)`);
        this.#version = row?.version ?? '';
        // Ends a long count on the server when we are gone; platforms without the means refuse the setting.
        await this.simple("set client_connection_check_interval = '5s'").catch((error) => {
            if (error instanceof errors/* RestorableError */.s$ && error.code !== 'DATABASE_QUERY' && error.code !== 'DATABASE_PRIVILEGE')
                throw error;
        });
    }
    async query(sql, parameters = []) {
        const result = await this.#run(() => this.raw.query(sql, [...parameters]));
        return result.rows;
    }
    async queryArrays(sql, parameters = []) {
        const result = await this.#run(() => this.raw.query({ text: sql, values: [...parameters], rowMode: 'array' }));
        return { columns: result.fields.map((field) => field.name), rows: result.rows };
    }
    async simple(sql) {
        await this.#run(() => this.raw.query(sql));
    }
    close() {
        this.#closed ??= this.#end();
        return this.#closed;
    }
    async #end() {
        this.#host.signal.removeEventListener('abort', this.#onAbort);
        // A statement that still runs would make a polite end wait for it.
        const timer = setTimeout(() => destroy(this.raw), 1_000);
        await this.raw.end().catch(() => { });
        clearTimeout(timer);
    }
    async #run(statement) {
        (0,errors/* throwIfCancelled */.dZ)(this.#host.signal);
        try {
            return await statement();
        }
        catch (error) {
            if (this.#host.signal.aborted)
                throw (0,errors/* cancellation */.WN)(this.#host.signal);
            throw (0,connection_errors/* nameQueryFailure */.G0)(error, (0,postgres_url/* describeServer */.X8)(this.url));
        }
    }
}
/** Closes the socket at once; the driver then rejects what is waiting. */
function destroy(client) {
    client.connection.stream.destroy();
}
const placeOf = (url) => ({ host: url.host, shown: (0,postgres_url/* describeServer */.X8)(url) });
const isVerified = (attempt) => attempt.tls !== false && attempt.verified;
function refuseUnverified(url, to, attempts, requireTls) {
    if (!requireTls || to.isNear || attempts.every(isVerified))
        return;
    throw new errors/* RestorableError */.s$('DATABASE_TLS', `The connection to ${(0,postgres_url/* describeServer */.X8)(url)} would not verify the server's certificate.`, {
        hint: 'Add sslmode=verify-full (and sslrootcert=FILE for a private authority) to the URL; require-tls refuses less.',
    });
}
function warnUnverified(url, attempt, host) {
    const state = attempt.tls === false ? 'is not encrypted' : "doesn't verify the server's certificate";
    host.log.warning(`The connection to ${(0,postgres_url/* describeServer */.X8)(url)} ${state}: add sslmode=verify-full to the URL, and require-tls to insist on it.`);
}
/** Tries the attempts in turn. Only what another way of connecting can mend leads to the next. */
async function connectFirst(url, attempts, addresses, host, applicationName) {
    let failure;
    for (const attempt of attempts) {
        try {
            return { client: await connectClient(url, attempt, host, applicationName), attempt };
        }
        catch (error) {
            if (host.signal.aborted)
                throw (0,errors/* cancellation */.WN)(host.signal);
            const { code } = (0,connection_errors/* failureOf */.g5)(error);
            // A server without TLS is no failure of `prefer`: what counts is why the next attempt failed. But after a refusal by
            // pg_hba.conf the same refusal of the other way says nothing new.
            if (failure === undefined || (0,connection_errors/* isTlsFailure */.gt)(failure) || code !== '28000')
                failure = error;
            if (!(0,connection_errors/* isTlsFailure */.gt)(error) && code !== '28000')
                break;
        }
    }
    throw (0,network/* ipv6Failure */.mB)((0,connection_errors/* failureOf */.g5)(failure).code, addresses, placeOf(url), failure) ?? (0,connection_errors/* nameConnectFailure */.yB)(failure, url);
}
/** One attempt with the driver. Throws what the driver throws. */
async function connectClient(url, attempt, host, applicationName) {
    const { default: pg } = await __webpack_require__.e(/* import() */ 6315).then(__webpack_require__.bind(__webpack_require__, 96315));
    const password = (0,postgres_url/* passwordOf */.No)(url, host.env);
    const client = new pg.Client({
        host: url.via?.kind === 'socket' ? (0,external_node_path_.dirname)(url.via.path) : (url.via?.host ?? url.host),
        port: url.via?.kind === 'port' ? url.via.port : url.port,
        user: url.user,
        database: url.database,
        ...(password !== undefined && { password: password.reveal() }),
        ssl: attempt.tls,
        ...(url.others.sslnegotiation === 'direct' && attempt.tls !== false && { sslnegotiation: 'direct' }),
        ...(url.options !== undefined && { options: url.options }),
        enableChannelBinding: url.others.channel_binding !== 'disable',
        application_name: applicationName ?? url.applicationName ?? 'restorable',
        connectionTimeoutMillis: url.connectTimeoutSeconds * 1_000,
        keepAlive: true,
        // A session that holds a snapshot is silent for hours; gateways forget it after some minutes.
        keepAliveInitialDelayMillis: 60_000,
    });
    // Without a listener a lost connection would crash the process; the next statement reports it.
    client.on('error', () => { });
    const onAbort = () => destroy(client);
    host.signal.addEventListener('abort', onAbort, { once: true });
    try {
        await client.connect();
        return client;
    }
    catch (error) {
        destroy(client);
        if ((0,connection_errors/* failureOf */.g5)(error).message === 'timeout expired') {
            throw Object.assign(new Error(`no answer within ${url.connectTimeoutSeconds} s`), {
                code: 'ETIMEDOUT',
                cause: error,
            });
        }
        throw error;
    }
    finally {
        host.signal.removeEventListener('abort', onAbort);
    }
}


/***/ }),

/***/ 14447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MH: () => (/* binding */ readFacts),
/* harmony export */   XE: () => (/* binding */ readLocale),
/* harmony export */   ik: () => (/* binding */ readSize)
/* harmony export */ });
/**
 * What must be equal after a restore and has no other place. Reading the sizes of large objects reads them all and needs
 * SELECT on pg_largeobject, which only superusers have from the start: without it that fact is left out.
 */
async function readFacts(connection) {
    const [database] = await connection.query(`select pg_catalog.pg_encoding_to_char(encoding) as encoding
       from pg_catalog.pg_database where datname = pg_catalog.current_database()`);
    const [objects] = await connection.query(`select pg_catalog.count(*)::text as count,
       pg_catalog.has_table_privilege('pg_catalog.pg_largeobject', 'select') as readable
     from pg_catalog.pg_largeobject_metadata`);
    const facts = {
        encoding: database?.encoding ?? '',
        'large-objects': objects?.count ?? '0',
    };
    if (objects?.readable === true) {
        const [size] = await connection.query('select coalesce(pg_catalog.sum(pg_catalog.length(data)), 0)::text as bytes from pg_catalog.pg_largeobject');
        facts['large-object-bytes'] = size?.bytes ?? '0';
    }
    return facts;
}
/**
 * The source's locale, for making a database like it. Not asked of a restored database, and so not compared: where the
 * machine lacks the locale another one must do.
 */
async function readLocale(connection) {
    // As JSON: the columns about providers have come (15) and been renamed (17).
    const [row] = await connection.query(`select pg_catalog.to_jsonb(d) as database from pg_catalog.pg_database d
       where datname = pg_catalog.current_database()`);
    const database = row?.database ?? {};
    const facts = {
        collation: database['datcollate'] ?? '',
        ctype: database['datctype'] ?? '',
    };
    const provider = LOCALE_PROVIDERS[database['datlocprovider'] ?? 'c'];
    const locale = database['datlocale'] ?? database['daticulocale'];
    return provider === undefined || locale == null
        ? facts
        : {
            ...facts,
            'locale-provider': provider,
            locale,
            ...(database['daticurules'] && { 'icu-rules': database['daticurules'] }),
        };
}
/** But for libc, as CREATE DATABASE names them. */
const LOCALE_PROVIDERS = { i: 'icu', b: 'builtin' };
/** The database's size on disk, or null where it may not be asked (no CONNECT, no pg_read_all_stats). */
async function readSize(connection) {
    const [row] = await connection.query(`select case when pg_catalog.has_database_privilege(pg_catalog.current_database(), 'connect')
       then pg_catalog.pg_database_size(pg_catalog.current_database())::text end as bytes`);
    return row?.bytes == null ? null : Number(row.bytes);
}


/***/ }),

/***/ 36948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pg: () => (/* binding */ assembleFingerprint),
/* harmony export */   eU: () => (/* binding */ takeOutline),
/* harmony export */   mP: () => (/* binding */ takeFingerprint)
/* harmony export */ });
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95553);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14447);
/* harmony import */ var _row_counts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26445);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50431);




/**
 * Describes a database so that the description is equal after a dump and restore, on the same or a newer major version.
 * Used for a restored database as it is; for a source in the dump's snapshot, where the rows may also come from the dump.
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_PRIVILEGE, DATABASE_ROW_SECURITY, DATABASE_CONNECTION_LOST, CANCELLED
 */
async function takeFingerprint(connection) {
    return (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .withEmptySearchPath */ .LP)(connection, async () => {
        const sequences = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .readSequences */ .lu)(connection, _scope_js__WEBPACK_IMPORTED_MODULE_3__/* .WHOLE_DATABASE */ .A);
        const outline = await takeOutline(connection, _scope_js__WEBPACK_IMPORTED_MODULE_3__/* .WHOLE_DATABASE */ .A, sequences);
        const tables = await (0,_row_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .countRows */ .BO)(connection, await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .readTables */ .gb)(connection, _scope_js__WEBPACK_IMPORTED_MODULE_3__/* .WHOLE_DATABASE */ .A));
        return assembleFingerprint(outline, tables);
    });
}
/** Needs an empty search_path. `sequences` are given, since a source's must be read before its dump begins. */
async function takeOutline(connection, scope, sequences) {
    return {
        engine: 'postgres',
        // Without the packager's addition: `15.18 (Debian 15.18-0+deb12u1)`.
        serverVersion: connection.serverVersion.split(' ')[0] ?? connection.serverVersion,
        takenAt: new Date().toISOString(),
        sizeBytes: await (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .readSize */ .ik)(connection),
        objects: await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(connection, scope),
        sequences,
        extensions: await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .readExtensions */ .HW)(connection, scope),
        facts: await (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .readFacts */ .MH)(connection),
    };
}
function assembleFingerprint(outline, tables) {
    const key = ({ schema, name }) => JSON.stringify([schema, name]);
    return { ...outline, tables: [...tables].sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}


/***/ }),

/***/ 95123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J8: () => (/* binding */ installHint),
/* harmony export */   zk: () => (/* binding */ installPostgres)
/* harmony export */ });
/* unused harmony exports packageName, pgdgCommand */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _process_apt_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35639);



const PGDG_SCRIPT = '/usr/share/postgresql-common/pgdg/apt.postgresql.org.sh';
const SOURCES_FOLDER = '/etc/apt/sources.list.d';
/** How many majors above the wanted one are tried where neither Debian nor PGDG gives it. */
const MAJORS_ABOVE = 4;
/**
 * Installs `postgresql-client-N` or `postgresql-N` with apt, as root or by `sudo -n`: from the distribution where it has
 * that major, else from PGDG's repository (wiki.postgresql.org/wiki/Apt; its key comes with postgresql-common), else the
 * distribution's nearest higher major.
 * @returns false when this machine offers no way; never throws but for a cancel
 */
async function installPostgres(kind, major, host) {
    const privilege = await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .aptPrivilege */ .fo)(host);
    if (privilege === undefined)
        return false;
    // One broken source among many fails an update that still brought the lists which matter, so its outcome decides nothing.
    await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .changeMachine */ .u9)((0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .aptCommand */ .XF)(privilege, ['update']), host);
    const wanted = packageName(kind, major);
    if (await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .installPackage */ .Ed)(privilege, wanted, host))
        return true;
    host.log.info(`The package lists give no ${wanted}; adding the PostgreSQL project's repository.`);
    if ((await addRepository(privilege, wanted, host)) && (await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .installPackage */ .Ed)(privilege, wanted, host)))
        return true;
    for (let higher = major + 1; higher <= major + MAJORS_ABOVE; higher += 1) {
        if (await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .installPackage */ .Ed)(privilege, packageName(kind, higher), host))
            return true;
    }
    return false;
}
/** `postgresql-client-17`, `postgresql-17`. */
function packageName(kind, major) {
    return kind === 'client' ? `postgresql-client-${major}` : `postgresql-${major}`;
}
/** What a person would type where the program could not install it. */
function installHint(kind, major, platform = process.platform) {
    if (platform === 'darwin')
        return `brew install postgresql@${major}`;
    return `sudo apt-get install --yes postgresql-common && sudo ${PGDG_SCRIPT} -y && sudo apt-get install --yes ${packageName(kind, major)}`;
}
/** The command line that adds PGDG's repository. */
function pgdgCommand(privilege) {
    return [...privilege, PGDG_SCRIPT, '-y'];
}
/** Leaves no source behind that can't be reached: it would fail every later update of this machine. */
async function addRepository(privilege, wanted, host) {
    const before = new Set(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(SOURCES_FOLDER).catch(() => []));
    await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .changeMachine */ .u9)((0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .aptCommand */ .XF)(privilege, ['install', '--yes', 'postgresql-common', 'ca-certificates']), host);
    // The script's exit code says nothing of whether its server could be reached.
    await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .changeMachine */ .u9)(pgdgCommand(privilege), host);
    if ((await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .candidateVersion */ .eD)(wanted, host)) !== undefined)
        return true;
    const after = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(SOURCES_FOLDER).catch(() => []);
    for (const name of after.filter((file) => file.startsWith('pgdg.') && !before.has(file))) {
        await (0,_process_apt_js__WEBPACK_IMPORTED_MODULE_2__/* .changeMachine */ .u9)([...privilege, 'rm', '-f', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(SOURCES_FOLDER, name)], host);
    }
    return false;
}


/***/ }),

/***/ 26445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ planCounts),
/* harmony export */   BO: () => (/* binding */ countRows),
/* harmony export */   RO: () => (/* binding */ rowsOf),
/* harmony export */   YZ: () => (/* binding */ unknownRows)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _parts_batches_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49391);


/** A careful guess for `select count(*)` on one core from a slow disk. */
const COUNT_BYTES_PER_MS = 100_000;
const BATCH = { items: 50, bytes: 32 * 1024 * 1024 };
/** A wrong guess may cost this many times the limit before a count is given up. */
const PATIENCE = 3;
/** Smallest tables first, until the time is up. Decided before the dump, since afterwards a table has already gone by. */
function planCounts(tables, timeLimitMs) {
    const byServer = [];
    const inDump = [];
    let expectedMs = 0;
    for (const table of [...tables].sort((a, b) => a.bytes - b.bytes)) {
        expectedMs += table.bytes / COUNT_BYTES_PER_MS;
        if (expectedMs <= timeLimitMs || table.kind === 'materialized view')
            byServer.push(table);
        else
            inDump.push(table);
    }
    return { byServer, inDump };
}
/**
 * Exact counts by the server, several small tables to a statement. A materialised view gives no count: a restore computes
 * it anew, and where the source's is stale the new one rightly differs.
 * @param timeLimitMs of all counts together; a count that is over it leaves `unknown`
 */
async function countRows(connection, tables, timeLimitMs = Number.POSITIVE_INFINITY) {
    const counted = [];
    const deadline = performance.now() + timeLimitMs * PATIENCE;
    for (const table of tables)
        if (table.kind !== 'table')
            counted.push(unknownRows(table));
    for (const batch of (0,_parts_batches_js__WEBPACK_IMPORTED_MODULE_1__/* .batches */ .X)(tables.filter(({ kind }) => kind === 'table'), BATCH)) {
        const leftMs = deadline - performance.now();
        counted.push(...(leftMs <= 0 ? batch.map(unknownRows) : await countBatch(connection, batch, leftMs)));
    }
    return counted;
}
function unknownRows(table) {
    return rowsOf(table, null, 'unknown');
}
function rowsOf({ schema, name, movesWithin }, rows, rowsFrom) {
    return { schema, name, rows, rowsFrom, ...(movesWithin !== undefined && { movesWithin }) };
}
async function countBatch(connection, batch, leftMs) {
    const limit = Number.isFinite(leftMs) ? Math.max(1, Math.ceil(leftMs)) : 0;
    const sql = batch.map(({ quoted }, index) => `select ${index} as at, pg_catalog.count(*)::text as rows from only ${quoted}`);
    // A statement that fails aborts the transaction and with it the snapshot; a savepoint keeps it.
    const inTransaction = limit > 0;
    if (inTransaction)
        await connection.simple(`savepoint count; set local statement_timeout = ${limit}`);
    try {
        const rows = await connection.query(sql.join(' union all '));
        const byIndex = new Map(rows.map(({ at, rows: count }) => [at, Number(count)]));
        return batch.map((table, index) => rowsOf(table, byIndex.get(index) ?? 0, 'count'));
    }
    catch (error) {
        if (!isTimeout(error))
            throw error;
        return batch.map(unknownRows);
    }
    finally {
        if (inTransaction)
            await connection.simple('rollback to savepoint count').catch(() => { });
    }
}
function isTimeout(error) {
    if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$))
        return false;
    return error.cause?.code === '57014';
}


/***/ }),

/***/ 50431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ WHOLE_DATABASE),
  H: () => (/* binding */ resolveScope)
});

// EXTERNAL MODULE: ../node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(2818);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
;// CONCATENATED MODULE: ./build/engines/postgres/scope-partitions.js

/**
 * Relations that are no match themselves but belong to one: the partitions of a chosen table, since pg_dump's own -t takes
 * the empty parent alone and says nothing; and the parents of a chosen partition, without which it can't be attached.
 */
function relativesOf(relations, isChosen) {
    const parents = new Set(relations.filter(({ schema, name }) => isChosen(schema, name)).flatMap(({ above }) => above.map(keyOf)));
    return relations.filter(({ schema, name, above }) => !isChosen(schema, name) && (parents.has(keyOf([schema, name])) || above.some((parent) => isChosen(...parent))));
}
/** Partitions of what is left out: alone they could not be attached to anything when they are restored. */
function partitionsOf(relations, isChosen) {
    return relations.filter(({ schema, name, above }) => !isChosen(schema, name) && above.some((parent) => isChosen(...parent)));
}
function isAmong(relations) {
    const keys = new Set(relations.map(({ schema, name }) => keyOf([schema, name])));
    return (schema, name) => keys.has(keyOf([schema, name]));
}
/**
 * pg_dump can't add single tables to whole schemas.
 * @throws {RestorableError} INPUT_INVALID
 */
function refuseSplit(outside) {
    const [first] = outside;
    if (first === undefined)
        return;
    const schemas = [...new Set(outside.map(({ schema }) => JSON.stringify(schema)))].join(', ');
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `A partitioned table is in a schema of \`include\`, and its relative ${JSON.stringify(`${first.schema}.${first.name}`)} is not.`, { hint: `Include ${schemas} too, or exclude those tables: without them rows would be left out silently.` });
}
function keyOf([schema, name]) {
    return JSON.stringify([schema, name]);
}

;// CONCATENATED MODULE: ./build/engines/postgres/scope.js



const WHOLE_DATABASE = {
    isAll: true,
    hasGlobals: true,
    arguments: [],
    warnings: [],
    hasTable: () => true,
    hasSchema: () => true,
    hasObject: () => true,
};
/**
 * Reads include and exclude against what the database holds. An item is a schema, or a table with or without its schema;
 * `*` stands for any letters; names are taken as written (case too), in double quotes where they hold a dot or a star.
 * @throws {RestorableError} INPUT_INVALID for an item that matches nothing: a typo would leave a table unprotected
 */
async function resolveScope(connection, include, exclude) {
    if (include.length + exclude.length === 0)
        return WHOLE_DATABASE;
    const names = await readNames(connection);
    const included = include.map((text) => classify(parsePattern(text), names));
    const excluded = exclude.map((text) => classify(parsePattern(text), names));
    const byTable = included.some(({ kind }) => kind === 'table');
    const isExcluded = (schema, name) => matches(excluded, schema, name);
    const alsoExcluded = partitionsOf(names.relations, isExcluded);
    const isAlsoExcluded = isAmong(alsoExcluded);
    const isOut = (schema, name) => isExcluded(schema, name) || isAlsoExcluded(schema, name);
    const alsoIncluded = relativesOf(names.relations, (schema, name) => matches(included, schema, name)).filter(({ schema, name }) => !isOut(schema, name));
    if (!byTable)
        refuseSplit(alsoIncluded);
    const isAlsoIncluded = isAmong(alsoIncluded);
    const hasTable = (schema, name) => (included.length === 0 || matches(included, schema, name) || isAlsoIncluded(schema, name)) && !isOut(schema, name);
    const hasObject = (schema) => !byTable &&
        (included.length === 0 || matches(included, schema, undefined)) &&
        !matches(excluded, schema, undefined);
    const schemasOfTables = new Set(names.relations.filter(({ schema, name }) => byTable && hasTable(schema, name)).map(({ schema }) => schema));
    return {
        isAll: false,
        hasGlobals: include.length === 0,
        arguments: [
            ...included.map((item) => byTable ? `--table=${tableArgument(item)}` : `--schema=${quotePattern(item.pattern.name)}`),
            ...excluded.map((item) => item.kind === 'schema'
                ? `--exclude-schema=${quotePattern(item.pattern.name)}`
                : `--exclude-table=${tableArgument(item)}`),
            ...alsoIncluded.map((relation) => `--table=${exactly(relation)}`),
            ...alsoExcluded.map((relation) => `--exclude-table=${exactly(relation)}`),
            // Without it -n and -t leave out every large object, silently.
            '-b',
        ],
        warnings: warningsFor(include.length > 0, byTable),
        hasTable,
        hasObject,
        hasSchema: (schema) => hasObject(schema) || schemasOfTables.has(schema),
    };
}
function matches(list, schema, name) {
    return list.some(({ kind, pattern }) => kind === 'schema' ? fits(pattern.name, schema) : name !== undefined && fitsTable(pattern, schema, name));
}
function warningsFor(hasInclude, byTable) {
    if (!hasInclude)
        return ['Left out by `exclude`: a restore has only the rest, and what refers to it may fail to restore.'];
    const alsoMissing = byTable
        ? 'schemas, extensions, functions, types and event triggers'
        : 'extensions and event triggers';
    return [
        `Only what \`include\` names was dumped: ${alsoMissing} are not in this backup; all large objects are. It restores only where what it refers to is there.`,
    ];
}
async function readNames(connection) {
    const own = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";
    const schemas = await connection.query(`select n.nspname as name from pg_catalog.pg_namespace n where ${own} order by 1`);
    const rows = await connection.query(`select n.nspname as schema, c.relname as name, case when c.relispartition then (
         select pg_catalog.array_agg(array[an.nspname::text, a.relname::text]) from pg_catalog.pg_partition_ancestors(c.oid) p
           join pg_catalog.pg_class a on a.oid = p.relid join pg_catalog.pg_namespace an on an.oid = a.relnamespace
         where a.oid <> c.oid) end as above
       from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and ${own}`);
    const relations = rows.map((row) => ({ ...row, above: row.above ?? [] }));
    return { schemas: schemas.map(({ name }) => name), relations };
}
function classify(pattern, names) {
    if (pattern.schema === undefined && names.schemas.some((schema) => fits(pattern.name, schema))) {
        return { kind: 'schema', pattern };
    }
    if (names.relations.some(({ schema, name }) => fitsTable(pattern, schema, name)))
        return { kind: 'table', pattern };
    const known = [...names.schemas, ...names.relations.map(({ schema, name }) => `${schema}.${name}`)];
    const nearest = known.length === 0 ? 'The database is empty.' : `Did you mean "${(0,mod/* closest */.kp)(pattern.text, known)}"?`;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `No schema or table is called ${JSON.stringify(pattern.text)}.`, {
        hint: `${nearest} Write a schema, or schema.table; upper and lower case count.`,
    });
}
/** Splits at dots outside quotes; each part becomes its literal pieces between stars. */
function parsePattern(text) {
    const parts = [['']];
    let quoted = false;
    for (let at = 0; at < text.length; at += 1) {
        const letter = text[at];
        const part = parts[parts.length - 1];
        if (letter === '"' && quoted && text[at + 1] === '"') {
            part[part.length - 1] += '"';
            at += 1;
        }
        else if (letter === '"')
            quoted = !quoted;
        else if (letter === '.' && !quoted)
            parts.push(['']);
        else if (letter === '*' && !quoted)
            part.push('');
        else
            part[part.length - 1] += letter;
    }
    const [first = [''], second] = parts;
    if (quoted || parts.length > 2 || parts.some((part) => part.join('') === '' && part.length === 1)) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `${JSON.stringify(text)} names no schema or table.`, {
            hint: 'Write schema, table, or schema.table; put names with dots, stars or quotes into double quotes.',
        });
    }
    return second === undefined ? { text, schema: undefined, name: first } : { text, schema: first, name: second };
}
function fits(pieces, name) {
    const escaped = pieces.map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return new RegExp(`^${escaped.join('[^]*')}$`).test(name);
}
function fitsTable(pattern, schema, name) {
    return (pattern.schema === undefined || fits(pattern.schema, schema)) && fits(pattern.name, name);
}
function tableArgument({ kind, pattern }) {
    if (kind === 'schema')
        return `${quotePattern(pattern.name)}.*`;
    return `${pattern.schema === undefined ? '*' : quotePattern(pattern.schema)}.${quotePattern(pattern.name)}`;
}
function exactly({ schema, name }) {
    return `${quotePattern([schema])}.${quotePattern([name])}`;
}
/** In pg_dump's patterns (as psql's) everything within double quotes is literal. */
function quotePattern(pieces) {
    return pieces.map((piece) => (piece === '' ? '' : `"${piece.replaceAll('"', '""')}"`)).join('*');
}


/***/ }),

/***/ 92690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kp: () => (/* binding */ PARAMETER_VARIABLES),
/* harmony export */   aM: () => (/* binding */ ADDRESS_VARIABLE),
/* harmony export */   mA: () => (/* binding */ FOREIGN_PARAMETERS),
/* harmony export */   yj: () => (/* binding */ SSL_MODES)
/* harmony export */ });
/**
 * libpq's connection parameters that both our driver and the client tools can honour, with the environment variable that
 * carries each to the tools (PostgreSQL manual, 34.1.2 "Parameter Key Words" and 34.15 "Environment Variables").
 */
const PARAMETER_VARIABLES = {
    host: 'PGHOST',
    port: 'PGPORT',
    dbname: 'PGDATABASE',
    user: 'PGUSER',
    password: 'PGPASSWORD',
    application_name: 'PGAPPNAME',
    channel_binding: 'PGCHANNELBINDING',
    connect_timeout: 'PGCONNECT_TIMEOUT',
    gssencmode: 'PGGSSENCMODE',
    options: 'PGOPTIONS',
    sslcert: 'PGSSLCERT',
    sslkey: 'PGSSLKEY',
    sslmode: 'PGSSLMODE',
    sslnegotiation: 'PGSSLNEGOTIATION',
    sslrootcert: 'PGSSLROOTCERT',
    target_session_attrs: 'PGTARGETSESSIONATTRS',
};
/** For the address alone, where a tunnel leads to the host; no parameter of a URL. */
const ADDRESS_VARIABLE = 'PGHOSTADDR';
/** From other programs' URLs: `ssl=true` (JDBC), `pgbouncer=true` and `schema=...` (Prisma) say nothing to libpq. */
const FOREIGN_PARAMETERS = ['ssl', 'pgbouncer'];
const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];


/***/ }),

/***/ 29789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   No: () => (/* binding */ passwordOf),
/* harmony export */   Qc: () => (/* binding */ childEnvironment),
/* harmony export */   X8: () => (/* binding */ describeServer),
/* harmony export */   ku: () => (/* binding */ rootCertificateFile),
/* harmony export */   qQ: () => (/* binding */ parsePostgresUrl)
/* harmony export */ });
/* unused harmony export suggestPostgresName */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2818);
/* harmony import */ var _core_database_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(54723);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22193);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(88050);
/* harmony import */ var _url_parameters_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(92690);









const SHAPE = /^postgres(?:ql)?:\/\/(?:([^/?#]*)@)?([^/?#@]*)(?:\/([^?#@/]*))?(?:\?([^#]*))?$/i;
const DEFAULT_PORT = 5432;
const CONNECT_TIMEOUT_SECONDS = 20;
const EXAMPLE = 'postgres://user:password@host:5432/database?sslmode=verify-full';
/**
 * Reads a connection URL as libpq does (PostgreSQL manual, 34.1.1.2). Messages never hold a part of the URL but a
 * parameter's name, since a password with an unencoded `/` or `@` can end up anywhere.
 * @throws {RestorableError} INPUT_INVALID
 */
function parsePostgresUrl(url) {
    const match = SHAPE.exec(url.reveal().trim());
    if (match === null)
        throw invalid('The PostgreSQL URL has the wrong shape.');
    const [, userInfoPart = '', hostPart = '', databasePart = '', query = ''] = match;
    const parameters = readParameters(query);
    const [userText = '', ...passwordParts] = userInfoPart.split(':');
    const authority = readAuthority(hostPart);
    const passwordText = decode(passwordParts.join(':')) || parameters.get('password') || '';
    const user = decode(userText) || parameters.get('user') || (0,node_os__WEBPACK_IMPORTED_MODULE_2__.userInfo)().username;
    const host = parameters.get('host') || authority.host || 'localhost';
    if (host.includes(','))
        throw severalHosts();
    const others = {};
    for (const name of ['channel_binding', 'gssencmode', 'sslnegotiation', 'target_session_attrs']) {
        const value = parameters.get(name);
        if (value !== undefined)
            others[name] = value;
    }
    return {
        user,
        password: passwordText === '' ? undefined : new _core_secret_js__WEBPACK_IMPORTED_MODULE_7__/* .Secret */ .z(passwordText),
        host,
        port: readNumber('port', parameters.get('port') ?? authority.port, 1, 65_535) ?? DEFAULT_PORT,
        database: decode(databasePart) || parameters.get('dbname') || user,
        sslMode: readSslMode(parameters),
        sslRootCert: parameters.get('sslrootcert'),
        sslCert: parameters.get('sslcert'),
        sslKey: parameters.get('sslkey'),
        connectTimeoutSeconds: readNumber('connect_timeout', parameters.get('connect_timeout'), 0, 86_400) || CONNECT_TIMEOUT_SECONDS,
        applicationName: parameters.get('application_name'),
        options: parameters.get('options'),
        saysPooler: parameters.get('pgbouncer') === 'true',
        others,
    };
}
/** A name for storage made from the URL's database, or undefined when nothing usable is left of it. */
function suggestPostgresName(url) {
    return suggestDatabaseName(url.database);
}
/** Where the URL leads, without user or password, for messages: `db.example.com:5432`. */
function describeServer(url) {
    if (url.host.startsWith('/'))
        return `${url.host}/.s.PGSQL.${url.port}`;
    return (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(url.host) === 6 ? `[${url.host}]:${url.port}` : `${url.host}:${url.port}`;
}
/**
 * The whole environment of a PostgreSQL client tool: connection and password by variable (an argument would show in
 * `ps`), and of our own environment only PATH. Pass `database` to reach another one on the same server.
 */
function childEnvironment(url, env = {}, database = url.database) {
    const values = {
        ...url.others,
        ...endOf(url),
        dbname: database,
        user: url.user,
        password: passwordOf(url, env)?.reveal(),
        application_name: url.applicationName ?? 'restorable',
        connect_timeout: String(url.connectTimeoutSeconds),
        options: url.options,
        sslcert: url.sslCert,
        sslkey: url.sslKey,
        sslmode: url.sslMode,
        sslrootcert: rootCertificateFile(url),
    };
    const variables = {
        PATH: env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
        LANG: 'C.UTF-8',
        LC_ALL: 'C',
        TZ: 'UTC',
    };
    for (const [name, value] of Object.entries(values)) {
        if (value !== undefined)
            variables[_url_parameters_js__WEBPACK_IMPORTED_MODULE_8__/* .PARAMETER_VARIABLES */ .Kp[name]] = value;
    }
    // With it libpq connects there, and still looks for the host's name in the certificate (manual, 34.1.2, hostaddr).
    if (url.via?.kind === 'port')
        variables[_url_parameters_js__WEBPACK_IMPORTED_MODULE_8__/* .ADDRESS_VARIABLE */ .aM] = url.via.host;
    return variables;
}
/** Where a tool is told to connect: a Unix socket goes by its folder and the port that is in its name. */
function endOf({ host, port, via }) {
    if (via?.kind === 'socket')
        return { host: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(via.path), port: String(port) };
    return { host, port: String(via?.port ?? port) };
}
/** The URL's password, else PGPASSWORD of the job. */
function passwordOf(url, env) {
    if (url.password !== undefined)
        return url.password;
    const fromJob = env['PGPASSWORD'];
    return fromJob === undefined || fromJob === '' ? undefined : new _core_secret_js__WEBPACK_IMPORTED_MODULE_7__/* .Secret */ .z(fromJob);
}
const SYSTEM_AUTHORITIES = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/cert.pem',
    '/opt/homebrew/etc/ca-certificates/cert.pem',
];
/**
 * The authorities' file for this URL: the one given, libpq's own default where it exists, else for verify-full the
 * machine's. libpq before 16 doesn't know `sslrootcert=system`, and verify-full without a file is an error to it.
 */
function rootCertificateFile(url) {
    if (url.sslRootCert !== undefined && url.sslRootCert !== 'system')
        return url.sslRootCert;
    const own = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), '.postgresql', 'root.crt');
    if (url.sslRootCert === undefined && url.sslMode !== 'disable' && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(own))
        return own;
    if (url.sslRootCert !== 'system' && url.sslMode !== 'verify-full')
        return undefined;
    return SYSTEM_AUTHORITIES.find((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path)) ?? 'system';
}
function readParameters(query) {
    const known = [...Object.keys(_url_parameters_js__WEBPACK_IMPORTED_MODULE_8__/* .PARAMETER_VARIABLES */ .Kp), ..._url_parameters_js__WEBPACK_IMPORTED_MODULE_8__/* .FOREIGN_PARAMETERS */ .mA];
    const parameters = new Map();
    for (const part of query.split('&').filter((text) => text !== '')) {
        const equals = part.indexOf('=');
        const name = decode(equals === -1 ? part : part.slice(0, equals));
        if (!known.includes(name)) {
            // Only what looks like a name is shown: this may be a piece of an unencoded password.
            const shown = /^[a-z_]{2,40}$/.test(name) ? `"${name}"` : 'parameter';
            throw invalid(`The PostgreSQL URL has an unknown ${shown}.`, `Did you mean "${(0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_4__/* .closest */ .kp)(name, [...known])}"?`);
        }
        parameters.set(name, equals === -1 ? '' : decode(part.slice(equals + 1)));
    }
    return parameters;
}
function readAuthority(text) {
    if (text.includes(','))
        throw severalHosts();
    const match = /^(?:\[([0-9a-fA-F:.%]+)\]|([^:[\]]*))(?::(\d*))?$/.exec(text);
    if (match === null)
        throw invalid("The PostgreSQL URL's host and port can't be read.");
    return { host: decode(match[1] ?? match[2] ?? ''), port: match[3] || undefined };
}
function readSslMode(parameters) {
    const text = parameters.get('sslmode') ?? (parameters.get('ssl') === 'true' ? 'require' : 'prefer');
    const mode = _url_parameters_js__WEBPACK_IMPORTED_MODULE_8__/* .SSL_MODES */ .yj.find((known) => known === text);
    if (mode === undefined) {
        throw invalid('The PostgreSQL URL has an unknown sslmode.', `Use one of ${_url_parameters_js__WEBPACK_IMPORTED_MODULE_8__/* .SSL_MODES */ .yj.join(', ')}.`);
    }
    if (mode === 'verify-ca' && (parameters.get('sslrootcert') ?? 'system') === 'system') {
        throw invalid('sslmode=verify-ca needs sslrootcert, the file of your own authority.', 'With public authorities anybody can get a certificate: use sslmode=verify-full.');
    }
    return mode;
}
function readNumber(name, text, min, max) {
    if (text === undefined || text === '')
        return undefined;
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max)
        return value;
    throw invalid(`The PostgreSQL URL's ${name} is not a number from ${min} to ${max}.`);
}
function decode(text) {
    let decoded;
    try {
        decoded = decodeURIComponent(text);
    }
    catch {
        throw invalid('The PostgreSQL URL has a "%" that begins no percent-encoding.', 'Write a literal "%" as %25.');
    }
    // The protocol ends a value there: what follows would be read as parameters of the connection.
    if (decoded.includes('\0'))
        throw invalid('The PostgreSQL URL holds a zero byte.');
    return decoded;
}
function severalHosts() {
    return invalid('The PostgreSQL URL names several hosts.', 'Name the one server that is to be backed up.');
}
function invalid(message, hint) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .RestorableError */ .s$('INPUT_INVALID', message, {
        hint: hint ?? `Write it as ${EXAMPLE}, with special characters in the password percent-encoded (@ is %40, / is %2F).`,
    });
}


/***/ })

};
