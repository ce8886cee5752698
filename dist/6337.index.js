export const id = 6337;
export const ids = [6337];
export const modules = {

/***/ 58040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ fingerprintTooEarly),
/* harmony export */   z: () => (/* binding */ serverSource)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

async function serverSource(basis, { readInfo, startDump, examinations }) {
    const context = { ...basis, opened: [basis.control], stop: new AbortController() };
    const close = async () => {
        context.stop.abort(new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('CANCELLED', 'The source was closed before its dump ended.'));
        await Promise.all(context.opened.map((each) => each[Symbol.asyncDispose]()));
    };
    try {
        const info = await readInfo(basis.control);
        return {
            info,
            examinations: (dumpOptions) => examinations({ ...context, dumpOptions }),
            dump: (dumpOptions) => startDump({ ...context, dumpOptions }),
            close,
        };
    }
    catch (error) {
        await close();
        throw error;
    }
}
function fingerprintTooEarly() {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'The fingerprint was asked for before the last stream had ended.');
}


/***/ }),

/***/ 29813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openPostgresSource: () => (/* binding */ openPostgresSource)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/engines/parts/server-source.js
var server_source = __webpack_require__(58040);
// EXTERNAL MODULE: ./build/engines/parts/streams.js
var streams = __webpack_require__(11086);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/fingerprint.js
var catalog_fingerprint = __webpack_require__(73972);
// EXTERNAL MODULE: ./build/engines/parts/batches.js
var batches = __webpack_require__(49391);
// EXTERNAL MODULE: ./build/engines/postgres/sql/operators.js
var operators = __webpack_require__(25894);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/catalog.js + 1 modules
var catalog = __webpack_require__(95336);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/queries.js
var queries = __webpack_require__(38956);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/row-counts.js
var row_counts = __webpack_require__(56781);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/rows.js
var rows = __webpack_require__(71403);
;// CONCATENATED MODULE: ./build/engines/postgres/catalog/foreign-key-flaws.js







const JOIN_BYTES_PER_MS = 50_000;
const MAX_JOIN_BYTES = 1024 * 1024 * 1024;
const BATCH = { items: 20, bytes: 32 * 1024 * 1024 };
const FEW_TABLES = 5;
const MAX_TABLES = 200;
const PLAN_NO_USER_CODE = `${row_counts/* READ_NO_INDEX */.EO}; set local constraint_exclusion = off`;
const table = (relation, namespace) => `array[${namespace}.nspname::pg_catalog.text, ${relation}.relname::pg_catalog.text]`;
const source = (relation, namespace) => `pg_catalog.format('%s%I.%I', case when ${relation}.relkind ${operators.EQ} 'r' then 'only ' end, ${namespace}.nspname, ${relation}.relname)`;
const leaves = (relation) => `case when ${relation}.relkind ${operators.EQ} 'r' then array[${relation}.oid]
    else array(${(0,rows/* treeOf */.g7)(`${relation}.oid`, `l.relkind ${operators.NE} 'p'`)}) end`;
const operand = (alias, column, type) => `pg_catalog.format('${alias}.%I', ${column}.attname) ${operators/* CAT */.xD} case when ${column}.atttypid ${operators.EQ} o.${type} then '' else
    coalesce((select pg_catalog.format('::%I.%I', tn.nspname, p.typname) from pg_catalog.pg_type p join pg_catalog.pg_namespace tn on tn.oid ${operators.EQ} p.typnamespace
      where p.oid ${operators.EQ} o.${type} and p.typtype ${operators.NE} 'p'), '') end`;
const ofServer = (column, type) => `(${column}.atttypid ${operators.LT} ${queries/* FIRST_OWN */.Em} or exists (select from pg_catalog.pg_type e where e.oid ${operators.EQ} ${column}.atttypid and e.typtype ${operators.EQ} 'e'))
    and not exists (select from pg_catalog.pg_cast u where u.castsource ${operators.EQ} ${column}.atttypid and u.casttarget ${operators.EQ} o.${type} and u.oid ${operators.GE} ${queries/* FIRST_OWN */.Em})`;
const KEYS = `
  select pg_catalog.format('%I.%I.%I', n.nspname, r.relname, c.conname) as name, ${table('r', 'n')} as child, ${table('f', 'fn')} as parent,
    ${leaves('r')} operator(pg_catalog.||) ${leaves('f')} as leaves,
    pg_catalog.format('select from %s fk where (%s) and not exists (select from %s pk where %s)', ${source('r', 'n')},
      pg_catalog.string_agg(pg_catalog.format('fk.%I is not null', fa.attname), case when c.confmatchtype ${operators.EQ} 'f' then ' or ' else ' and ' end),
      ${source('f', 'fn')},
      pg_catalog.string_agg(pg_catalog.format('%s operator(pg_catalog.%s) %s', ${operand('pk', 'pa', 'oprleft')}, o.oprname, ${operand('fk', 'fa', 'oprright')}), ' and ')) as sql
  from pg_catalog.pg_constraint c join pg_catalog.pg_class r on r.oid ${operators.EQ} c.conrelid join pg_catalog.pg_namespace n on n.oid ${operators.EQ} r.relnamespace
    join pg_catalog.pg_class f on f.oid ${operators.EQ} c.confrelid join pg_catalog.pg_namespace fn on fn.oid ${operators.EQ} f.relnamespace
    cross join lateral rows from (pg_catalog.unnest(c.conkey), pg_catalog.unnest(c.confkey), pg_catalog.unnest(c.conpfeqop)) k(fk, pk, operator)
    join pg_catalog.pg_attribute fa on fa.attrelid ${operators.EQ} c.conrelid and fa.attnum ${operators.EQ} k.fk
    join pg_catalog.pg_attribute pa on pa.attrelid ${operators.EQ} c.confrelid and pa.attnum ${operators.EQ} k.pk
    join pg_catalog.pg_operator o on o.oid ${operators.EQ} k.operator
  where c.contype ${operators.EQ} 'f' and c.conparentid ${operators.EQ} 0 and c.convalidated and ${(0,operators/* isOwnSchema */.us)('n')}
    and r.relkind ${operators.EQ} any ('{r,p}') and f.relkind ${operators.EQ} any ('{r,p}') and ${(0,queries/* free */.t9)('pg_class', 'r.oid')} and ${(0,queries/* free */.t9)('pg_class', 'f.oid')}
    and not ${(0,rows/* treePlansUserCode */.Jk)('r.oid')} and not ${(0,rows/* treePlansUserCode */.Jk)('f.oid')}
    and coalesce((pg_catalog.to_jsonb(c) operator(pg_catalog.->>) 'conenforced'), 'true') ${operators.EQ} 'true'
    and coalesce((pg_catalog.to_jsonb(c) operator(pg_catalog.->>) 'conperiod'), 'false') ${operators.EQ} 'false'
  group by c.oid, n.nspname, r.oid, r.relname, r.relkind, c.conname, c.confmatchtype, f.oid, f.relname, f.relkind, fn.nspname
  having pg_catalog.bool_and(o.oid ${operators.LT} ${queries/* FIRST_OWN */.Em} and ${ofServer('fa', 'oprright')} and ${ofServer('pa', 'oprleft')} and fa.attcollation ${operators.EQ} pa.attcollation)`;
async function findViolatedKeys(...given) {
    try {
        return await askForViolatedKeys(...given);
    }
    catch (error) {
        if (error instanceof errors/* RestorableError */.s$ && error.code === 'DATABASE_CONNECTION_LOST')
            return [];
        throw error;
    }
}
async function askForViolatedKeys(connection, tables, scope, timeLimitMs) {
    if (timeLimitMs <= 0)
        return [];
    const deadline = performance.now() + timeLimitMs;
    const keys = await (0,row_counts/* askWithin */.ti)(connection, timeLimitMs, () => connection.query(KEYS));
    if (keys === 'refused' || keys === 'late')
        return [];
    const dumped = keys.filter(({ child, parent }) => scope.hasTable(...child) && scope.hasTable(...parent));
    const violated = [];
    const asked = affordable(dumped, tables, timeLimitMs);
    const few = asked.filter(({ leaves: { length } }) => length <= FEW_TABLES);
    const many = asked.filter(({ leaves: { length } }) => length > FEW_TABLES).map((key) => [key]);
    for (const batch of [...(0,batches/* batches */.X)(few, BATCH), ...many]) {
        violated.push(...(await violatedAmong(connection, batch, deadline)));
    }
    return violated.map(({ name }) => ({
        kind: 'foreign-key-not-valid',
        type: 'constraint',
        name: (0,catalog/* withoutNeedlessQuotes */.D)(name),
    }));
}
function affordable(keys, tables, timeLimitMs) {
    const known = new Map(tables.map((each) => [each.oid, each]));
    const sized = keys.flatMap((key) => {
        const held = key.leaves.map((oid) => known.get(oid));
        if (held.length > MAX_TABLES || held.some((each) => each === undefined || each.plansUserCode))
            return [];
        return [{ ...key, bytes: held.reduce((sum, each) => sum + (each?.bytes ?? 0), 0) }];
    });
    let expectedMs = 0;
    return sized
        .sort((a, b) => a.bytes - b.bytes)
        .filter(({ bytes }) => {
        expectedMs += bytes / JOIN_BYTES_PER_MS;
        return bytes <= MAX_JOIN_BYTES && expectedMs <= timeLimitMs;
    });
}
async function violatedAmong(connection, keys, deadline) {
    const leftMs = deadline - performance.now();
    if (leftMs <= 0)
        return [];
    const sql = keys.map(({ sql: orphans }, at) => `select ${at} as at where exists (${orphans})`);
    const found = await (0,row_counts/* askWithin */.ti)(connection, leftMs, async () => {
        await connection.simple(PLAN_NO_USER_CODE);
        return connection.query(sql.join(' union all '));
    });
    if (found === 'late')
        return [];
    if (found !== 'refused')
        return found.flatMap(({ at }) => keys[at] ?? []);
    if (keys.length === 1)
        return [];
    const singly = [];
    for (const key of keys)
        singly.push(...(await violatedAmong(connection, [key], deadline)));
    return singly;
}

// EXTERNAL MODULE: ./build/engines/parts/refusals.js
var refusals = __webpack_require__(44434);
;// CONCATENATED MODULE: ./build/engines/postgres/connection/replica.js


async function readReplica(connection) {
    const [role] = await connection.query('select pg_catalog.pg_is_in_recovery() as standby');
    if (role?.standby !== true)
        return undefined;
    const progress = await readProgress(connection);
    if (typeof progress === 'string') {
        return { lagMs: null, because: progress, hint: 'Its provider blocks these functions. Dump the primary instead.' };
    }
    if (progress.caught_up === true && progress.streaming)
        return { lagMs: 0 };
    if (progress.behind_ms !== null)
        return { lagMs: Math.max(0, Number(progress.behind_ms)) };
    return {
        lagMs: null,
        because: 'it has replayed nothing since it was started, and is not streaming',
        hint: 'Check its primary_conninfo and restore_command, and its log.',
    };
}
async function readProgress(connection) {
    try {
        const [row] = await connection.query(`select pg_catalog.pg_last_wal_receive_lsn() ${operators.LE} pg_catalog.pg_last_wal_replay_lsn() as caught_up,
         exists (select from pg_catalog.pg_stat_wal_receiver
           where coalesce(status, 'streaming') ${operators.EQ} 'streaming') as streaming,
         pg_catalog.floor(pg_catalog.date_part('epoch',
           pg_catalog.clock_timestamp() ${operators/* MINUS */.N5} pg_catalog.pg_last_xact_replay_timestamp()) ${operators/* TIMES */.vV} 1000)::bigint::pg_catalog.text
           as behind_ms`);
        return row ?? 'the server did not answer';
    }
    catch (error) {
        if ((0,refusals/* isRefusal */.vu)(error)) {
            return error.message.replace(/\.$/, '');
        }
        throw error;
    }
}

// EXTERNAL MODULE: ./build/engines/postgres/url/url.js + 1 modules
var url_url = __webpack_require__(89356);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/facts.js
var facts = __webpack_require__(89679);
;// CONCATENATED MODULE: ./build/engines/postgres/catalog/source-info.js




const OLDEST_MAJOR = 13;
async function readSourceInfo(connection) {
    if (connection.serverMajor < OLDEST_MAJOR) {
        throw new errors/* RestorableError */.s$('DATABASE_VERSION', `The server ${(0,url_url/* describeServer */.X8)(connection.url)} has version ${connection.serverVersion}; ${OLDEST_MAJOR} is the oldest supported.`, { hint: 'Upgrade the server. Until then use its own pg_dump.' });
    }
    return {
        engine: 'postgres',
        serverVersion: connection.serverVersion.split(' ')[0] ?? connection.serverVersion,
        majorVersion: String(connection.serverMajor),
        ...(await connection.transaction(async () => ({ identity: await readIdentity(connection), sizeBytes: await (0,facts/* readSize */.ik)(connection) }), { readOnly: true })),
        replica: await readReplica(connection),
    };
}
async function readIdentity(connection) {
    const [row] = await connection.query(`select pg_catalog.current_database() as name,
       pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'execute') as allowed`);
    const name = row?.name ?? connection.url.database;
    if (row?.allowed === true) {
        const [system] = await connection.query('select system_identifier::pg_catalog.text as id from pg_catalog.pg_control_system()');
        if (system !== undefined)
            return `postgres:${system.id}/${name}`;
    }
    return `postgres:${connection.url.user}@${(0,url_url/* describeServer */.X8)(connection.url)}/${name}`;
}

// EXTERNAL MODULE: ./build/engines/postgres/connection/connection.js + 6 modules
var connection = __webpack_require__(87030);
// EXTERNAL MODULE: ./build/engines/postgres/connection/text-bytes.js
var text_bytes = __webpack_require__(1488);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./build/core/format/known-names.js
var known_names = __webpack_require__(69208);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/scope.js + 1 modules
var catalog_scope = __webpack_require__(47863);
// EXTERNAL MODULE: ./build/engines/postgres/digests.js + 1 modules
var postgres_digests = __webpack_require__(69703);
// EXTERNAL MODULE: ./build/engines/postgres/dump/dump.js + 5 modules
var dump = __webpack_require__(38432);
;// CONCATENATED MODULE: ./build/engines/postgres/dump/vanished.js

const inSchemas = (catalog, prefix) => `select '${catalog} ' operator(pg_catalog.||) x.oid::pg_catalog.text as key, pg_catalog.format('%I.%I', n.nspname, x.${prefix}name) as name
     from pg_catalog.${catalog} x join pg_catalog.pg_namespace n on n.oid ${operators.EQ} x.${prefix}namespace where ${(0,operators/* isOwnSchema */.us)('n')}`;
const HELD = `${inSchemas('pg_class', 'rel')} union all ${inSchemas('pg_proc', 'pro')} union all ${inSchemas('pg_type', 'typ')}
  union all ${inSchemas('pg_operator', 'opr')}
  union all select 'pg_extension ' operator(pg_catalog.||) oid::pg_catalog.text, extname from pg_catalog.pg_extension
  union all select 'pg_namespace ' operator(pg_catalog.||) n.oid::pg_catalog.text, n.nspname from pg_catalog.pg_namespace n where ${(0,operators/* isOwnSchema */.us)('n')}`;
async function readHeld(connection) {
    const rows = await connection.query(HELD);
    return new Map(rows.map(({ key, name }) => [`${key} ${name}`, name]));
}
function vanishedSince(before, after) {
    return [...new Set([...before].filter(([key]) => !after.has(key)).map(([, name]) => name))];
}

;// CONCATENATED MODULE: ./build/engines/postgres/dump/beginning.js










const READING = { isolation: 'repeatable read', readOnly: true, lockTimeoutMs: dump/* LOCK_WAIT_MS */.To };
const ATTEMPTS = 20;
const FINAL = new Set(['CANCELLED', 'DATABASE_CONNECTION_LOST', 'CLIENT_MISSING', 'INPUT_INVALID', 'DATABASE_VERSION']);
async function beginDump(context, prepared) {
    for (let left = ATTEMPTS - 1;; left -= 1) {
        try {
            return await attempt(context, prepared);
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$) || FINAL.has(error.code))
                throw error;
            const vanished = await endAttempt(context.control, prepared.describer);
            if (vanished.length === 0)
                throw error;
            if (left === 0)
                throw alwaysVanishing(vanished, error);
            context.host.log.debug(`${vanished.length} objects were dropped while the dump was starting; trying again.`);
        }
    }
}
async function attempt(context, prepared) {
    const { control, dumpOptions, host, stop } = context;
    const takenAt = await dataTime(control);
    const values = await readValues(control);
    await control.begin(READING);
    const [row] = await control.query('select pg_catalog.pg_export_snapshot() as snapshot');
    const snapshot = row?.snapshot ?? '';
    const scope = await (0,catalog_scope/* resolveScope */.H)(control, dumpOptions.include, dumpOptions.exclude);
    const scopeArguments = argumentsOf(scope, prepared.encoding);
    const method = scopeArguments.includes(dump/* IN_UTF8 */.mC) ? postgres_digests/* COPY_METHODS */.f.utf8 : postgres_digests/* COPY_METHODS */.f.ofDatabase;
    const { digestKey: key } = dumpOptions;
    const starting = (0,dump/* startPgDump */.Yt)({
        url: prepared.url,
        client: prepared.client,
        snapshot,
        scopeArguments,
        names: prepared.names,
        signal: AbortSignal.any([host.signal, stop.signal]),
    }, host);
    const [started, described] = await Promise.allSettled([
        starting,
        describe(prepared.describer, snapshot, {
            scope,
            values,
            hashing: key === undefined ? undefined : { method, key, unsettled: prepared.unsettled },
        }),
    ]);
    if (started.status === 'rejected')
        throw started.reason;
    if (described.status === 'rejected') {
        await started.value.stop();
        throw described.reason;
    }
    (0,errors/* throwIfCancelled */.dZ)(stop.signal);
    const { outline, tables, digests } = described.value;
    const facts = { ...outline.facts, ...prepared.facts };
    const known = { tables, scope, digests };
    return { running: started.value, outline: { ...outline, facts, takenAt: takenAt.toISOString() }, ...known };
}
async function readValues(control) {
    for (let left = ATTEMPTS - 1;; left -= 1) {
        try {
            return await control.transaction(() => (0,catalog/* readSequences */.lu)(control, catalog_scope/* WHOLE_DATABASE */.A), READING);
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$) || FINAL.has(error.code))
                throw error;
            if (left === 0)
                return [];
        }
    }
}
function argumentsOf({ arguments: words }, encoding) {
    const isPlain = ['UTF8', 'SQL_ASCII'].includes(encoding) || words.every((word) => (0,external_node_buffer_.isAscii)(Buffer.from(word)));
    return isPlain ? [...words] : [dump/* IN_UTF8 */.mC, ...words];
}
async function describe(describer, snapshot, { scope, values, hashing }) {
    await describer.begin({ ...READING, snapshot });
    await describer.simple('set local max_parallel_workers_per_gather = 0');
    const tables = await (0,catalog/* readTables */.gb)(describer, scope);
    const sequences = await (0,catalog/* readSequenceList */.qO)(describer, scope, values);
    const digests = hashing && (await (0,postgres_digests/* planDigests */.t)(describer, { scope, ...hashing }));
    return { tables, digests, outline: await (0,catalog_fingerprint/* takeOutline */.eU)(describer, scope, sequences) };
}
async function dataTime(control) {
    const now = Date.now();
    return new Date(now - ((await readReplica(control))?.lagMs ?? 0));
}
async function endAttempt(control, describer) {
    const before = await readHeld(control).catch(() => new Map());
    await Promise.all([control.end(), describer.end()]);
    return vanishedSince(before, await readHeld(control));
}
function alwaysVanishing(names, cause) {
    const shown = new known_names/* KnownNames */.C(names).some(names);
    return new errors/* RestorableError */.s$('DUMP_FAILED', `Objects were dropped or renamed while pg_dump was starting, ${ATTEMPTS} times in a row: ${shown}.`, {
        hint: 'Exclude the schema in which objects are created and dropped (`exclude`), or back up when that job does not run.',
        cause,
        ...(cause.foreign !== undefined && { foreign: cause.foreign }),
    });
}

// EXTERNAL MODULE: ./build/engines/postgres/sql/text.js
var sql_text = __webpack_require__(30728);
;// CONCATENATED MODULE: ./build/engines/postgres/archive/search-path-needs.js



const refersTo = (catalog, oid) => `d.refclassid ${operators.EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and d.refobjid ${operators.EQ} ${oid}`;
const isOf = (catalog) => `d.classid ${operators.EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass`;
const EVALUATED = `(${isOf('pg_class')} and exists (select from pg_catalog.pg_class c where c.oid ${operators.EQ} d.objid and c.relkind ${operators.EQ} any ('{i,I,p}'))
    or ${isOf('pg_constraint')}
    or ${isOf('pg_attrdef')} and exists (select from pg_catalog.pg_attrdef f join pg_catalog.pg_attribute a on a.attrelid ${operators.EQ} f.adrelid and a.attnum ${operators.EQ} f.adnum
      where f.oid ${operators.EQ} d.objid and a.attgenerated ${operators.NE} '')
    or ${isOf('pg_rewrite')} and exists (select from pg_catalog.pg_class c where c.relkind ${operators.EQ} 'm'))`;
const FUNCTIONS = `select distinct n.nspname as schema, xn.nspname as needed
  from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid ${operators.EQ} p.pronamespace join pg_catalog.pg_language l on l.oid ${operators.EQ} p.prolang
    left join pg_catalog.pg_depend m on m.classid ${operators.EQ} 'pg_catalog.pg_proc'::pg_catalog.regclass and m.objid ${operators.EQ} p.oid and m.deptype ${operators.EQ} 'e'
    left join pg_catalog.pg_depend x on x.classid ${operators.EQ} 'pg_catalog.pg_extension'::pg_catalog.regclass and x.objid ${operators.EQ} m.refobjid
      and x.refclassid ${operators.EQ} 'pg_catalog.pg_extension'::pg_catalog.regclass
    left join pg_catalog.pg_extension e on e.oid ${operators.EQ} x.refobjid left join pg_catalog.pg_namespace xn on xn.oid ${operators.EQ} e.extnamespace
  where p.oid ${operators.GE} ${queries/* FIRST_OWN */.Em} and ${(0,operators/* isOwnSchema */.us)('n')} and l.lanname ${operators.NE} all ('{c,internal}') and p.prosrc ${operators.NE} ''
    and not exists (select from pg_catalog.unnest(p.proconfig) s(setting) where pg_catalog.starts_with(s.setting, 'search_path='))
    and (exists (select from pg_catalog.pg_depend d where ${refersTo('pg_proc', 'p.oid')} and ${EVALUATED})
      or exists (select from pg_catalog.pg_operator o join pg_catalog.pg_depend d on ${refersTo('pg_operator', 'o.oid')}
        where o.oprcode::pg_catalog.oid ${operators.EQ} p.oid and ${EVALUATED}))
  order by 1, 2`;
const SETTING = `select pg_catalog.substr(s.setting, 13) as path from pg_catalog.pg_db_role_setting r, pg_catalog.unnest(r.setconfig) s(setting)
  where r.setrole ${operators.EQ} 0 and pg_catalog.starts_with(s.setting, 'search_path=')
    and r.setdatabase ${operators.EQ} (select oid from pg_catalog.pg_database where datname ${operators.EQ} pg_catalog.current_database())`;
const SCHEMAS = `select n.nspname as name from pg_catalog.pg_namespace n where ${(0,operators/* isOwnSchema */.us)('n')}`;
async function neededSearchPath(connection) {
    const functions = await connection.query(FUNCTIONS);
    if (functions.length === 0)
        return [];
    const [setting] = await connection.query(SETTING);
    const existing = new Set((await connection.query(SCHEMAS)).map(({ name }) => name));
    const own = setting === undefined ? ['public'] : (0,sql_text/* splitIdentifierList */.k5)(setting.path);
    const all = [...own, ...functions.flatMap(({ schema, needed }) => [schema, ...(needed === null ? [] : [needed])])];
    return [...new Set(all)].filter((name) => existing.has(name));
}

// EXTERNAL MODULE: ./build/engines/postgres/catalog/collations.js
var collations = __webpack_require__(41986);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/object-kinds.js
var object_kinds = __webpack_require__(2051);
;// CONCATENATED MODULE: ./build/engines/postgres/catalog/omissions.js




const CURRENT = `(select oid from pg_catalog.pg_database where datname ${operators.EQ} pg_catalog.current_database())`;
const SUPERUSER = `exists (select from pg_catalog.pg_roles where rolname ${operators.EQ} current_user and rolsuper)`;
const amongSystem = ({ catalog, prefix, only }) => `select pg_catalog.concat(n.nspname, '.', x.${prefix}name) as name from pg_catalog.${catalog} x join pg_catalog.pg_namespace n on n.oid ${operators.EQ} x.${prefix}namespace
    where x.oid ${operators.GE} ${queries/* FIRST_OWN */.Em} and n.nspname ${operators.EQ} any ('{pg_catalog,information_schema}') and ${only}
      and not exists (select from pg_catalog.pg_depend d where d.classid ${operators.EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and d.objid ${operators.EQ} x.oid
        and d.deptype ${operators.EQ} any ('{e,i,a}'))`;
const OMISSIONS = [
    {
        says: 'Only a superuser can read subscriptions, so these are not in the backup',
        sql: `select subname as name from pg_catalog.pg_subscription where subdbid ${operators.EQ} ${CURRENT} and not ${SUPERUSER}`,
    },
    {
        says: "This account can't read the options (such as passwords) of these user mappings, so the backup has them without options",
        sql: `select pg_catalog.concat(m.usename, ' at ', m.srvname) as name from pg_catalog.pg_user_mappings m join pg_catalog.pg_foreign_server s on s.oid ${operators.EQ} m.srvid
      where m.umoptions is null and not ${SUPERUSER}
        and not (m.umuser ${operators.NE} 0 and m.usename ${operators.EQ} current_user and (pg_catalog.pg_has_role(s.srvowner, 'usage') or pg_catalog.has_server_privilege(s.oid, 'usage')))
        and not (m.umuser ${operators.EQ} 0 and pg_catalog.pg_has_role(s.srvowner, 'usage'))`,
    },
    {
        says: 'Replication slots belong to the server and are in no backup. Their consumers start over after a restore',
        sql: `select slot_name as name from pg_catalog.pg_replication_slots where database ${operators.EQ} pg_catalog.current_database() and not temporary`,
    },
    {
        says: 'pg_dump does not dump objects in system schemas, so these are not in the backup',
        sql: object_kinds/* SCHEMA_KINDS */.mP.map(amongSystem).join(' union all '),
    },
    {
        says: 'Tablespaces belong to the server. A restore puts their content into the default tablespace',
        sql: `select t.spcname as name from pg_catalog.pg_tablespace t where t.oid ${operators.GE} ${queries/* FIRST_OWN */.Em} and (
        exists (select from pg_catalog.pg_class c where c.reltablespace ${operators.EQ} t.oid)
        or exists (select from pg_catalog.pg_database d where d.dattablespace ${operators.EQ} t.oid and d.oid ${operators.EQ} ${CURRENT}))`,
    },
    {
        says: 'pg_dump leaves out invalid indexes (from a failed CREATE INDEX CONCURRENTLY): drop or rebuild them',
        sql: `select pg_catalog.concat(n.nspname, '.', c.relname) as name from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid ${operators.EQ} i.indexrelid
        join pg_catalog.pg_namespace n on n.oid ${operators.EQ} c.relnamespace where not i.indisvalid and c.relkind ${operators.EQ} 'i' and ${(0,operators/* isOwnSchema */.us)('n')}`,
    },
    {
        says: 'Prepared transactions that were not yet committed are in no dump. Owners of those in this database',
        sql: `select owner as name from pg_catalog.pg_prepared_xacts where database ${operators.EQ} pg_catalog.current_database()`,
    },
    {
        says: 'A restored database is not marked as a template, but this one is',
        sql: `select datname as name from pg_catalog.pg_database where oid ${operators.EQ} ${CURRENT} and datistemplate`,
    },
];
const NAMED_AT_MOST = 8;
async function findOmissions(connection, host) {
    const warnings = [];
    for (const { sql, says } of OMISSIONS) {
        const names = await ask(connection, `select name from (${sql}) o order by 1`, host);
        if (names.length === 0)
            continue;
        const shown = names.slice(0, NAMED_AT_MOST).map((name) => JSON.stringify(name));
        const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
        warnings.push(`${says}: ${shown.join(', ')}${more}.`);
    }
    return warnings;
}
async function ask(connection, sql, host) {
    try {
        const rows = await connection.query(sql);
        return rows.map(({ name }) => name);
    }
    catch (error) {
        if (!(0,refusals/* isRefusal */.vu)(error))
            throw error;
        host.log.debug(`A query about what a dump leaves out was refused: ${error.message}`);
        return [];
    }
}

// EXTERNAL MODULE: ./build/engines/postgres/clients/clients.js
var clients = __webpack_require__(73239);
// EXTERNAL MODULE: ./build/engines/postgres/connection/tool-settings.js
var tool_settings = __webpack_require__(85101);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/reserved-roles.js
var reserved_roles = __webpack_require__(22630);
;// CONCATENATED MODULE: ./build/engines/postgres/globals/shared.js


const CURRENT_DATABASE = `(select oid from pg_catalog.pg_database where datname ${operators.EQ} pg_catalog.current_database())`;
const UNLIMITED = -1;
async function roleNotes(connection, kept) {
    const comments = await connection.query(`select r.rolname as name, d.description as text from pg_catalog.pg_shdescription d join pg_catalog.pg_roles r on r.oid ${operators.EQ} d.objoid
      where d.classoid ${operators.EQ} 'pg_catalog.pg_authid'::pg_catalog.regclass order by 1`);
    const labels = await connection.query(`select r.rolname as name, l.provider, l.label from pg_catalog.pg_shseclabel l join pg_catalog.pg_roles r on r.oid ${operators.EQ} l.objoid
      where l.classoid ${operators.EQ} 'pg_catalog.pg_authid'::pg_catalog.regclass order by 1, 2`);
    return [
        ...comments
            .filter(({ name }) => kept.has(name))
            .map(({ name, text }) => `COMMENT ON ROLE ${(0,sql_text/* quoteIdentifier */.Cm)(name)} IS ${(0,sql_text/* quoteLiteral */.ce)(text)};`),
        ...labels
            .filter(({ name }) => kept.has(name))
            .map(({ name, provider, label }) => `SECURITY LABEL FOR ${(0,sql_text/* quoteIdentifier */.Cm)(provider)} ON ROLE ${(0,sql_text/* quoteIdentifier */.Cm)(name)} IS ${(0,sql_text/* quoteLiteral */.ce)(label)};`),
    ];
}
async function parameterGrants(connection, kept) {
    if (connection.serverMajor < 15)
        return [];
    const rows = await connection.query(`select p.parname as parameter, a.privilege_type as privilege, a.is_grantable as grantable, r.rolname as grantee
       from pg_catalog.pg_parameter_acl p, pg_catalog.aclexplode(p.paracl) a left join pg_catalog.pg_roles r on r.oid ${operators.EQ} a.grantee
      where a.grantee ${operators.NE} a.grantor order by 1, 4, 2`);
    return rows.flatMap(({ parameter, privilege, grantable, grantee }) => {
        if (grantee !== null && !kept.has(grantee))
            return [];
        const name = parameter.split('.').map(sql_text/* quoteIdentifier */.Cm).join('.');
        const to = grantee === null ? 'PUBLIC' : (0,sql_text/* quoteIdentifier */.Cm)(grantee);
        return [`GRANT ${privilege} ON PARAMETER ${name} TO ${to}${grantable ? ' WITH GRANT OPTION' : ''};`];
    });
}
async function databaseProperties(connection, kept) {
    const [row] = await connection.query(`select r.rolname as owner, d.datconnlimit as connections, (select s.description from pg_catalog.pg_shdescription s
         where s.objoid ${operators.EQ} d.oid and s.classoid ${operators.EQ} 'pg_catalog.pg_database'::pg_catalog.regclass) as comment
       from pg_catalog.pg_database d left join pg_catalog.pg_roles r on r.oid ${operators.EQ} d.datdba where d.oid ${operators.EQ} ${CURRENT_DATABASE}`);
    const labels = await connection.query(`select provider, label from pg_catalog.pg_shseclabel where objoid ${operators.EQ} ${CURRENT_DATABASE}
       and classoid ${operators.EQ} 'pg_catalog.pg_database'::pg_catalog.regclass order by 1`);
    const { owner = null, connections = UNLIMITED, comment = null } = row ?? {};
    const statements = labels.map(({ provider, label }) => `SECURITY LABEL FOR ${(0,sql_text/* escapeFormat */.tY)((0,sql_text/* quoteIdentifier */.Cm)(provider))} ON DATABASE %I IS ${(0,sql_text/* escapeFormat */.tY)((0,sql_text/* quoteLiteral */.ce)(label))}`);
    if (comment !== null)
        statements.push(`COMMENT ON DATABASE %I IS ${(0,sql_text/* escapeFormat */.tY)((0,sql_text/* quoteLiteral */.ce)(comment))}`);
    if (connections > UNLIMITED)
        statements.push(`ALTER DATABASE %I CONNECTION LIMIT ${connections}`);
    if (owner !== null && kept.has(owner)) {
        statements.push(`ALTER DATABASE %I OWNER TO ${(0,sql_text/* escapeFormat */.tY)((0,sql_text/* quoteIdentifier */.Cm)(owner))}`);
    }
    return statements.map(sql_text/* onCurrentDatabase */.SA);
}

// EXTERNAL MODULE: ./build/engines/postgres/globals/text.js
var globals_text = __webpack_require__(94752);
;// CONCATENATED MODULE: ./build/engines/postgres/globals/globals.js






async function readGlobals(connection, withPasswordHashes) {
    const all = await connection.query(`select rolname as name, rolsuper as super, rolinherit as inherit, rolcreaterole as createrole, rolcreatedb as createdb,
       rolcanlogin as login, rolreplication as replication, rolbypassrls as bypass, rolconnlimit as connections,
       rolvaliduntil::pg_catalog.text as valid_until
     from pg_catalog.pg_roles where rolname ${operators/* MATCHES_NOT */.Og} '^pg_' order by 1`);
    const reserved = (0,reserved_roles/* reservedAmong */.r)(all.map(({ name }) => name));
    const roles = all.filter(({ name }) => !reserved.has(name));
    const kept = new Set(roles.map(({ name }) => name));
    const passwords = withPasswordHashes ? await readPasswords(connection, kept) : [];
    const named = (await rolesOfObjects(connection)).filter((name) => reserved.has(name));
    const ofRoles = [
        ['roles', roles.map(({ name }) => `CREATE ROLE ${(0,sql_text/* quoteIdentifier */.Cm)(name)};`)],
        [
            'roles of the provider that own or can use objects here',
            named.map((name) => `CREATE ROLE ${(0,sql_text/* quoteIdentifier */.Cm)(name)};`),
        ],
        ['attributes of roles', roles.map(attributes).filter((statement) => statement !== undefined)],
        ['comments and labels of roles', await roleNotes(connection, kept)],
        ['passwords of roles', passwords],
        ['memberships of roles', await memberships(connection, kept)],
    ];
    const afterTheData = [
        ['grants on parameters', await parameterGrants(connection, kept)],
        ...(await settings(connection, kept)),
        ['grants on this database', await databaseGrants(connection, kept)],
        ['properties of this database', await databaseProperties(connection, kept)],
    ];
    const lines = [...linesOf(ofRoles), globals_text/* AFTER_THE_DATA */.af, ...linesOf(afterTheData)];
    const left = all.length - roles.length - named.length;
    return {
        sql: `${lines.join('\n')}\n`,
        warnings: left === 0 ? [] : [`${left} roles that the provider reserves are not in globals.sql.`],
    };
}
function linesOf(sections) {
    return sections.flatMap(([title, statements]) => (statements.length === 0 ? [] : [`-- ${title}`, ...statements]));
}
async function rolesOfObjects(connection) {
    const rows = await connection.query(`select rolname as name from pg_catalog.pg_roles r where r.oid ${operators.EQ} 10 or exists (select from pg_catalog.pg_shdepend d
       where d.refclassid ${operators.EQ} 'pg_catalog.pg_authid'::pg_catalog.regclass and d.refobjid ${operators.EQ} r.oid
         and d.dbid ${operators.EQ} (select oid from pg_catalog.pg_database where datname ${operators.EQ} pg_catalog.current_database()))
     order by 1`);
    return rows.map(({ name }) => name);
}
function attributes(role) {
    const words = [
        ...(role.super ? ['SUPERUSER'] : []),
        ...(role.inherit ? [] : ['NOINHERIT']),
        ...(role.createrole ? ['CREATEROLE'] : []),
        ...(role.createdb ? ['CREATEDB'] : []),
        ...(role.login ? ['LOGIN'] : []),
        ...(role.replication ? ['REPLICATION'] : []),
        ...(role.bypass ? ['BYPASSRLS'] : []),
    ];
    if (role.connections !== -1)
        words.push(`CONNECTION LIMIT ${role.connections}`);
    if (role.valid_until !== null)
        words.push(`VALID UNTIL ${(0,sql_text/* quoteLiteral */.ce)(role.valid_until)}`);
    return words.length === 0 ? undefined : `ALTER ROLE ${(0,sql_text/* quoteIdentifier */.Cm)(role.name)} WITH ${words.join(' ')};`;
}
async function readPasswords(connection, kept) {
    const [allowed] = await connection.query("select pg_catalog.has_table_privilege('pg_catalog.pg_authid', 'select') as ok");
    if (allowed?.ok !== true) {
        throw new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', 'Password hashes were requested, but this account may not read pg_authid.', {
            hint: 'Leave out the password hashes (managed providers never reveal them), or use a superuser.',
        });
    }
    const rows = await connection.query('select rolname as name, rolpassword as hash from pg_catalog.pg_authid where rolpassword is not null order by 1');
    return rows
        .filter(({ name }) => kept.has(name))
        .map(({ name, hash }) => `ALTER ROLE ${(0,sql_text/* quoteIdentifier */.Cm)(name)} PASSWORD ${(0,sql_text/* quoteLiteral */.ce)(hash)};`);
}
async function memberships(connection, kept) {
    const options = connection.serverMajor >= 16 ? 'm.inherit_option, m.set_option' : 'null as inherit_option, null as set_option';
    const rows = await connection.query(`select distinct r.rolname as role, u.rolname as member, m.admin_option as admin, u.rolinherit as member_inherits, ${options}
     from pg_catalog.pg_auth_members m join pg_catalog.pg_roles r on r.oid ${operators.EQ} m.roleid
       join pg_catalog.pg_roles u on u.oid ${operators.EQ} m.member order by 1, 2, 3`);
    return rows
        .filter(({ role, member }) => kept.has(member) && (kept.has(role) || role.startsWith('pg_')))
        .map((row) => {
        const words = [];
        const extended = [];
        if (row.inherit_option !== null && row.inherit_option !== row.member_inherits) {
            extended.push(`INHERIT ${row.inherit_option ? 'TRUE' : 'FALSE'}`);
        }
        if (row.set_option === false)
            extended.push('SET FALSE');
        if (row.admin)
            words.push(extended.length > 0 ? 'ADMIN TRUE' : 'ADMIN OPTION');
        words.push(...extended);
        const withOptions = words.length > 0 ? ` WITH ${words.join(', ')}` : '';
        return `GRANT ${(0,sql_text/* quoteIdentifier */.Cm)(row.role)} TO ${(0,sql_text/* quoteIdentifier */.Cm)(row.member)}${withOptions};`;
    });
}
const LIST_SETTINGS = new Set([
    'local_preload_libraries',
    'search_path',
    'session_preload_libraries',
    'shared_preload_libraries',
    'temp_tablespaces',
    'unix_socket_directories',
]);
async function settings(connection, kept) {
    const rows = await connection.query(`select r.rolname as role, s.setdatabase ${operators.NE} 0 as is_database, c.setting
     from pg_catalog.pg_db_role_setting s left join pg_catalog.pg_roles r on r.oid ${operators.EQ} s.setrole,
       pg_catalog.unnest(s.setconfig) with ordinality c(setting, at)
     where (s.setdatabase ${operators.EQ} 0
       or s.setdatabase ${operators.EQ} (select oid from pg_catalog.pg_database where datname ${operators.EQ} pg_catalog.current_database()))
     order by 1, 2, c.at`);
    const ofRoles = [];
    const ofDatabase = [];
    for (const { role, is_database, setting } of rows) {
        if (role !== null && !kept.has(role))
            continue;
        const equals = setting.indexOf('=');
        const change = settingChange(setting.slice(0, equals), setting.slice(equals + 1));
        const name = role === null ? 'ALL' : (0,sql_text/* quoteIdentifier */.Cm)(role);
        if (!is_database)
            ofRoles.push(`ALTER ROLE ${name} ${change};`);
        else if (role === null)
            ofDatabase.push((0,sql_text/* onCurrentDatabase */.SA)(`ALTER DATABASE %I ${(0,sql_text/* escapeFormat */.tY)(change)}`));
        else
            ofDatabase.push((0,sql_text/* onCurrentDatabase */.SA)(`ALTER ROLE ${(0,sql_text/* escapeFormat */.tY)(name)} IN DATABASE %I ${(0,sql_text/* escapeFormat */.tY)(change)}`));
    }
    return [
        ['settings of roles', ofRoles],
        ['settings of this database', ofDatabase],
    ];
}
function settingChange(name, value) {
    const parts = LIST_SETTINGS.has(name) ? (0,sql_text/* splitIdentifierList */.k5)(value) : [value];
    const values = parts.length === 0 ? "''" : parts.map(sql_text/* quoteLiteral */.ce).join(', ');
    return `SET ${name.split('.').map(sql_text/* quoteIdentifier */.Cm).join('.')} TO ${values}`;
}
async function databaseGrants(connection, kept) {
    const rows = await connection.query(`select r.rolname as grantee, a.grantee ${operators.EQ} 0 as is_public, a.privilege_type as privilege, a.is_grantable as grantable
     from pg_catalog.pg_database d, pg_catalog.aclexplode(d.datacl) a left join pg_catalog.pg_roles r on r.oid ${operators.EQ} a.grantee
     where d.datname ${operators.EQ} pg_catalog.current_database() and d.datacl is not null and a.grantee ${operators.NE} d.datdba order by 2 desc, 1, 3`);
    const [acl] = await connection.query(`select datacl is not null as changed from pg_catalog.pg_database where datname ${operators.EQ} pg_catalog.current_database()`);
    const statements = acl?.changed === true ? [(0,sql_text/* onCurrentDatabase */.SA)('REVOKE ALL ON DATABASE %I FROM PUBLIC')] : [];
    for (const { grantee, is_public, privilege, grantable } of rows) {
        if (!is_public && (grantee === null || !kept.has(grantee)))
            continue;
        const to = is_public ? 'PUBLIC' : (0,sql_text/* quoteIdentifier */.Cm)(grantee ?? '');
        const option = grantable ? ' WITH GRANT OPTION' : '';
        statements.push((0,sql_text/* onCurrentDatabase */.SA)(`GRANT ${privilege} ON DATABASE %I TO ${(0,sql_text/* escapeFormat */.tY)(to)}${option}`));
    }
    return statements;
}

// EXTERNAL MODULE: ./build/engines/postgres/money.js
var postgres_money = __webpack_require__(87312);
;// CONCATENATED MODULE: ./build/engines/postgres/dump/preflight.js



const preflight_NAMED_AT_MOST = 8;
async function readInScope(connection, scope) {
    return (await readRelations(connection)).filter(({ schema, name }) => scope.hasTable(schema, name));
}
async function checkReadable(connection, scope, isStandby) {
    const relations = await readInScope(connection, scope);
    refuseHiddenRows(connection, relations);
    refuseUnreadable(connection, relations);
    await checkLargeObjects(connection, scope);
    return { warnings: warningsAbout(relations, isStandby), relations };
}
function refuseHiddenRows(connection, relations) {
    const hidden = relations.filter(({ row_security }) => row_security);
    if (hidden.length === 0)
        return;
    const user = (0,sql_text/* quoteIdentifier */.Cm)(connection.url.user);
    throw new errors/* RestorableError */.s$('DATABASE_ROW_SECURITY', `Row-level security would hide rows from this account in ${list(hidden)}.`, { hint: `Dump as the tables' owner (without FORCE ROW LEVEL SECURITY), or ALTER ROLE ${user} BYPASSRLS.` });
}
function refuseUnreadable(connection, relations) {
    const closed = relations.filter(({ kind, usage, readable }) => 'rpS'.includes(kind) && (usage === false || readable === false));
    if (closed.length === 0)
        return;
    const user = (0,sql_text/* quoteIdentifier */.Cm)(connection.url.user);
    const schemas = [...new Set(closed.map(({ schema }) => (0,sql_text/* quoteIdentifier */.Cm)(schema)))].slice(0, preflight_NAMED_AT_MOST).join(', ');
    const everything = connection.serverMajor >= 14 ? ` Or GRANT pg_read_all_data TO ${user}.` : '';
    throw new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `This account can't read ${list(closed)}.`, {
        hint: `GRANT USAGE ON SCHEMA ${schemas} TO ${user}; GRANT SELECT ON ALL TABLES IN SCHEMA ${schemas} TO ${user}; GRANT SELECT ON ALL SEQUENCES IN SCHEMA ${schemas} TO ${user}.${everything}`,
    });
}
async function checkLargeObjects(connection, scope) {
    const user = (0,sql_text/* quoteIdentifier */.Cm)(connection.url.user);
    const rows = await connection.query(`select m.oid::pg_catalog.text as oid, r.rolname as owner, pg_catalog.count(*) over ()::pg_catalog.text as total
     from pg_catalog.pg_largeobject_metadata m left join pg_catalog.pg_roles r on r.oid ${operators.EQ} m.lomowner
     where not pg_catalog.pg_has_role(m.lomowner, 'usage') and pg_catalog.current_setting('lo_compat_privileges') ${operators.EQ} 'off'
       and not exists (select 1 from pg_catalog.aclexplode(m.lomacl) a where a.privilege_type ${operators.EQ} 'SELECT'
         and (a.grantee ${operators.EQ} 0 or pg_catalog.pg_has_role(a.grantee, 'usage')))
     limit 1`);
    const [first] = rows;
    if (first === undefined)
        return;
    throw new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `This account can't read ${first.total} large objects, such as ${first.oid}.`, {
        hint: scope.isAll
            ? `GRANT SELECT ON LARGE OBJECT ${first.oid} TO ${user} (for each), or GRANT ${(0,sql_text/* quoteIdentifier */.Cm)(first.owner ?? 'their owner')} TO ${user}.`
            : `Large objects are always dumped: GRANT SELECT ON LARGE OBJECT ${first.oid} TO ${user} (for each).`,
    });
}
function warningsAbout(relations, isStandby) {
    const warnings = [];
    const foreign = relations.filter(({ kind }) => kind === 'f');
    if (foreign.length > 0)
        warnings.push(`Rows of foreign tables stay on their server and are not dumped: ${list(foreign)}.`);
    const unlogged = relations.filter((relation) => relation.unlogged && relation.kind === 'r');
    if (isStandby && unlogged.length > 0) {
        warnings.push(`A standby has no rows of unlogged tables, so they are dumped empty: ${list(unlogged)}.`);
    }
    return warnings;
}
function readRelations(connection) {
    return connection.query(`select n.nspname as schema, c.relname as name, c.relkind as kind, c.relpersistence ${operators.EQ} 'u' as unlogged,
       c.relkind ${operators.EQ} any ('{r,p}') and pg_catalog.row_security_active(c.oid) as row_security,
       pg_catalog.has_schema_privilege(n.oid, 'usage') as usage,
       case when c.relkind ${operators.EQ} 'S' then pg_catalog.has_sequence_privilege(c.oid, 'select')
         else pg_catalog.has_table_privilege(c.oid, 'select') end as readable
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${operators.EQ} c.relnamespace
     where c.relkind ${operators.EQ} any ('{r,p,S,f}') and c.relpersistence ${operators.NE} 't'
       and ${(0,operators/* isOwnSchema */.us)('n')}
       and not exists (select 1 from pg_catalog.pg_depend e
         where e.classid ${operators.EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid ${operators.EQ} c.oid and e.deptype ${operators.EQ} 'e')
     order by 1, 2`);
}
function list(relations) {
    const names = relations.slice(0, preflight_NAMED_AT_MOST).map(({ schema, name }) => JSON.stringify(`${schema}.${name}`));
    const more = relations.length - names.length;
    return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

;// CONCATENATED MODULE: ./build/engines/postgres/dump/preparation.js











async function prepareDump(context) {
    const { control, dumpOptions, host } = context;
    const client = await (0,clients/* findClient */.$)('pg_dump', control.serverMajor, host);
    const like = await (0,tool_settings/* openLikeTool */._)(context.url, host, context.options);
    context.opened.push(like.connection);
    const read = await control.transaction(() => readBefore(control, dumpOptions), { readOnly: true });
    const isAll = dumpOptions.include.length + dumpOptions.exclude.length === 0;
    const omissions = isAll ? await findOmissions(control, host) : [];
    const money = like.hasSettings ? { warnings: [], facts: {} } : await (0,postgres_money/* warnOfMoney */.U)(control, like.moneyLocale);
    return {
        client,
        url: like.url,
        describer: like.connection,
        unsettled: like.unsettled,
        ...read,
        facts: { ...read.facts, ...money.facts },
        warnings: [...(client.note === undefined ? [] : [client.note]), ...read.warnings, ...omissions, ...money.warnings],
    };
}
async function readBefore(control, dumpOptions) {
    const [row] = await control.query("select pg_catalog.pg_is_in_recovery() as standby, pg_catalog.current_setting('server_encoding') as encoding");
    const isStandby = row?.standby === true;
    const scope = await (0,catalog_scope/* resolveScope */.H)(control, dumpOptions.include, dumpOptions.exclude);
    const readable = await checkReadable(control, scope, isStandby);
    const order = await (0,collations/* readOrder */.Rx)(control);
    const globals = await readGlobals(control, dumpOptions.withPasswordHashes);
    return {
        isStandby,
        encoding: row?.encoding ?? '',
        searchPath: await neededSearchPath(control),
        globals: globals.sql,
        names: known_names/* KnownNames */.C.ofTables(readable.relations),
        facts: { ...(await (0,facts/* readLocale */.XE)(control)), ...order.facts },
        flaws: order.flaws,
        warnings: [...scope.warnings, ...readable.warnings, ...globals.warnings],
    };
}

// EXTERNAL MODULE: ./build/core/finding.js
var finding = __webpack_require__(44401);
// EXTERNAL MODULE: ./build/engines/parts/examinations.js
var examinations = __webpack_require__(10473);
// EXTERNAL MODULE: ./build/engines/postgres/clients/examination.js
var examination = __webpack_require__(51786);
;// CONCATENATED MODULE: ./build/engines/postgres/examinations.js








function sourceExaminations(context) {
    const { control, host } = context;
    return [
        ...connectionExaminations(context),
        ...privilegeExaminations(context),
        { name: 'not in a dump', examine: async () => (0,examinations/* remarksObservation */.Ab)(await remarks(context)) },
        (0,examination/* clientExamination */.F)('pg_dump', control.serverMajor, host),
    ];
}
function connectionExaminations({ control, url, host, options }) {
    return [
        { name: 'TLS', examine: async () => (0,examinations/* routeObservation */.y4)(control.route, VERIFY) },
        {
            name: 'pooler',
            examine: async () => (0,finding/* fine */.Bs)(control.isDirect ? 'none in between' : 'one in session mode is in between, which a dump can use'),
        },
        (0,examinations/* clockExamination */.sK)(async () => {
            const [row] = await control.query("select pg_catalog.date_part('epoch', pg_catalog.clock_timestamp())::pg_catalog.text as now");
            return new Date(Number(row?.now ?? 0) * 1000);
        }),
        {
            name: 'second connection',
            examine: async () => {
                const like = await (0,tool_settings/* openLikeTool */._)(url, host, options);
                await like.connection.close();
                return (0,finding/* fine */.Bs)('permitted: a dump needs three at once');
            },
        },
    ];
}
const VERIFY = 'Add sslmode=verify-full (and sslrootcert=FILE for a private authority) to the URL, and set `require-tls`.';
function privilegeExaminations(context) {
    const { control, dumpOptions } = context;
    return [
        {
            name: 'selected tables',
            examine: async () => {
                const relations = await inScope(context, (scope) => readInScope(control, scope));
                return (0,finding/* fine */.Bs)(`${relations.length} tables, partitions and sequences`);
            },
        },
        {
            name: 'privileges',
            examine: async () => {
                refuseUnreadable(control, await inScope(context, (scope) => readInScope(control, scope)));
                return (0,finding/* fine */.Bs)('this account can read every table and sequence');
            },
        },
        {
            name: 'row-level security',
            examine: async () => {
                refuseHiddenRows(control, await inScope(context, (scope) => readInScope(control, scope)));
                return (0,finding/* fine */.Bs)('hides no row from this account');
            },
        },
        {
            name: 'large objects',
            examine: async () => {
                await inScope(context, (scope) => checkLargeObjects(control, scope));
                return (0,finding/* fine */.Bs)('all of them can be read');
            },
        },
        {
            name: 'roles',
            examine: async () => {
                const globals = await inScope(context, () => readGlobals(control, dumpOptions.withPasswordHashes));
                return (0,examinations/* remarksObservation */.Ab)(globals.warnings);
            },
        },
    ];
}
function inScope({ control, dumpOptions }, work) {
    const { include, exclude } = dumpOptions;
    return control.transaction(async () => work(await (0,catalog_scope/* resolveScope */.H)(control, include, exclude)), { readOnly: true });
}
async function remarks(context) {
    const { control, dumpOptions, host } = context;
    const about = await inScope(context, async (scope) => {
        const [row] = await control.query('select pg_catalog.pg_is_in_recovery() as standby');
        return [...scope.warnings, ...warningsAbout(await readInScope(control, scope), row?.standby === true)];
    });
    const isAll = dumpOptions.include.length + dumpOptions.exclude.length === 0;
    return isAll ? [...about, ...(await findOmissions(control, host))] : about;
}

// EXTERNAL MODULE: ./build/engines/postgres/streams.js
var postgres_streams = __webpack_require__(65785);
;// CONCATENATED MODULE: ./build/engines/postgres/source.js














async function openPostgresSource(url, options, host) {
    const parsed = { ...(0,url_url/* parsePostgresUrl */.qQ)(url), via: options.via };
    if (parsed.password !== undefined)
        host.mask(parsed.password);
    const control = await (0,connection/* openConnection */.J)(parsed, host, options);
    return (0,server_source/* serverSource */.z)({ url: parsed, control, host, options }, { readInfo: readSourceInfo, startDump, examinations: sourceExaminations });
}
const SMALL_BYTES = 1024 * 1024;
async function startDump(context) {
    const prepared = await prepareDump(context);
    const begun = await beginDump(context, prepared);
    const isAbsent = ({ isUnlogged }) => prepared.isStandby && isUnlogged;
    const limitMs = context.dumpOptions.rowCountTimeoutMs;
    const tables = {
        plan: (0,row_counts/* planCounts */.Ai)(begun.tables.filter((table) => !isAbsent(table)), limitMs),
        absent: begun.tables.filter(isAbsent),
    };
    const counting = askRows(prepared.describer, begun, tables.plan, limitMs).finally(() => prepared.describer.close());
    counting.catch((error) => context.stop.abort((0,errors/* toRestorableError */.tj)(error)));
    let summary;
    return {
        streams: streamsOf(prepared, begun, tables.plan, (value) => {
            summary = value;
        }),
        get warnings() {
            return [...prepared.warnings, ...begun.running.warnings()];
        },
        fingerprint: async () => {
            if (summary === undefined) {
                throw (0,server_source/* fingerprintTooEarly */.A)();
            }
            const { rows, flaws: ofRows } = await counting;
            const flaws = [...prepared.flaws, ...ofRows];
            const fingerprint = (0,catalog_fingerprint/* assembleFingerprint */.Pg)(begun.outline, rowsKnown(rows, tables, summary));
            return flaws.length === 0 ? fingerprint : { ...fingerprint, flaws };
        },
        digests: async () => {
            if (summary === undefined)
                throw (0,server_source/* fingerprintTooEarly */.A)();
            return begun.digests?.digestsOf(summary);
        },
    };
}
async function askRows(describer, { tables, scope }, { byServer }, limitMs) {
    const startedMs = performance.now();
    const rows = await (0,row_counts/* countRows */.BO)(describer, byServer, limitMs);
    const leftMs = limitMs - (performance.now() - startedMs);
    return { rows, flaws: await findViolatedKeys(describer, tables, scope, leftMs) };
}
async function* streamsOf({ globals, searchPath }, { running, digests }, plan, onSummary) {
    yield { name: postgres_streams/* GLOBALS_STREAM */.W, content: (0,streams/* once */.O)((0,text_bytes/* bytesOf */.$)(globals)) };
    const small = plan.byServer.filter(({ bytes }) => bytes <= SMALL_BYTES);
    const counted = new Set([...plan.inDump, ...small].map(({ oid }) => oid));
    const content = running.read({
        searchPath,
        countRows: ({ oid }) => counted.has(oid),
        hashing: digests?.hashing,
        onSummary,
    });
    yield { name: postgres_streams/* ARCHIVE_STREAM */.U, content };
}
function rowsKnown(byServer, { plan, absent }, summary) {
    const found = new Map(summary.rows.map(({ entry, rows }) => [entry.oid, rows]));
    const inDump = (table) => {
        const rows = found.get(table.oid);
        return rows === undefined ? (0,row_counts/* unknownRows */.YZ)(table) : (0,row_counts/* rowsOf */.RO)(table, rows, 'dump');
    };
    const keyOf = ({ schema, name }) => JSON.stringify([schema, name]);
    const known = new Map(byServer.map((rows) => [keyOf(rows), rows]));
    return [
        ...absent.map((table) => (0,row_counts/* rowsOf */.RO)(table, 0, 'dump')),
        ...plan.inDump.map(inDump),
        ...plan.byServer.map((table) => {
            const rows = known.get(keyOf(table));
            return rows === undefined || rows.rows === null ? inDump(table) : rows;
        }),
    ];
}


/***/ }),

/***/ 94747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ installBubblewrap),
/* harmony export */   Je: () => (/* binding */ installCommand),
/* harmony export */   uo: () => (/* binding */ findBubblewrap)
/* harmony export */ });
/* harmony import */ var _apt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35639);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15229);
/* harmony import */ var _programs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97591);



async function findBubblewrap(host) {
    return (await (0,_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .findOnPath */ .a)('bwrap', host.env['PATH'])) ?? (0,_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .findOnPath */ .a)('bwrap', _command_js__WEBPACK_IMPORTED_MODULE_1__/* .SYSTEM_PATH */ .sg);
}
function installCommand() {
    return 'sudo apt-get update && sudo apt-get install --yes bubblewrap';
}
async function installBubblewrap(host) {
    if ((await findBubblewrap(host)) !== undefined)
        return;
    const privilege = await (0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .aptPrivilege */ .fo)(host);
    if (privilege === undefined)
        return;
    host.log.info('Installing bubblewrap, which contains the restored database.');
    if (await (0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .installPackage */ .Ed)(privilege, 'bubblewrap', host))
        return;
    await (0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .changeMachine */ .u9)((0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .aptCommand */ .XF)(privilege, ['update']), host);
    await (0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .installPackage */ .Ed)(privilege, 'bubblewrap', host);
}


/***/ }),

/***/ 84342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ signalBySudo),
/* harmony export */   Y: () => (/* binding */ onLifeline)
/* harmony export */ });
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47902);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15229);


const KILL_TIMEOUT_MS = 10_000;
function onLifeline({ file, args }, removeAtEnd = '') {
    const script = `exec 3<&0
folder=$1; shift
"$@" </dev/null 3<&- & program=$!
{ cat <&3 >/dev/null; kill -QUIT $program; sleep 1; kill -KILL $program; } 2>/dev/null &
# Once we are gone, the message of the shell about a killed program has no reader, and writing it would end the shell.
exec 2>/dev/null
wait $program; code=$?
[ -z "$folder" ] || rm -rf -- "$folder"
exit $code`;
    return { file: '/bin/sh', args: ['-c', script, 'sh', removeAtEnd, file, ...args] };
}
async function signalBySudo(group, signal) {
    await (0,_child_js__WEBPACK_IMPORTED_MODULE_0__/* .runToEnd */ .c)({
        file: 'sudo',
        args: ['-n', 'kill', '-s', signal.replace(/^SIG/, ''), '--', `-${group}`],
        env: { PATH: _command_js__WEBPACK_IMPORTED_MODULE_1__/* .SYSTEM_PATH */ .sg },
        signal: AbortSignal.timeout(KILL_TIMEOUT_MS),
        scrub: (text) => text,
    }).catch(() => { });
}


/***/ }),

/***/ 50413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ startBeside),
  k: () => (/* binding */ startInBackground)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/process/child.js
var process_child = __webpack_require__(47902);
// EXTERNAL MODULE: ./build/process/command.js
var process_command = __webpack_require__(15229);
// EXTERNAL MODULE: ./build/process/programs.js
var programs = __webpack_require__(97591);
// EXTERNAL MODULE: ./build/process/sandbox/install.js
var install = __webpack_require__(94747);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/process/shield/arguments.js

const ROOT_ON_FILES = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID'];
const TO_BECOME_US = ['SETUID', 'SETGID', 'SETPCAP'];
const SET_BY_SUDO = ['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'MAIL', 'TERM'];
const SUDO_OWN = ['SUDO_COMMAND', 'SUDO_USER', 'SUDO_UID', 'SUDO_GID'];
function shieldedCommand(way, tool, command, account) {
    const { file, args, env } = command;
    if (way === 'no-sudo')
        return { file: tool, args: ['--no-new-privs', '--', file, ...args], env };
    const words = [...namespacesOf(way), '--die-with-parent', ...machine(account.uid)];
    if (way !== 'sudo')
        return { file: tool, args: [...words, '--', file, ...args], env };
    const own = Object.entries(env).filter(([name]) => SET_BY_SUDO.includes(name));
    const kept = Object.keys(env).filter((name) => !SET_BY_SUDO.includes(name));
    const keep = kept.length === 0 ? [] : [`--preserve-env=${kept.join(',')}`];
    const unset = [...SET_BY_SUDO, ...SUDO_OWN].flatMap((name) => ['--unsetenv', name]);
    const set = [...unset, ...own.flatMap(([name, value]) => ['--setenv', name, value])];
    const again = [...asAgain(account), '--', file, ...args];
    return { file: 'sudo', args: ['-n', ...keep, '--', tool, ...words, ...set, '--', ...again], env };
}
function namespacesOf(way) {
    if (way === 'user')
        return ['--unshare-user', '--unshare-pid'];
    const kept = way === 'root' ? ROOT_ON_FILES : TO_BECOME_US;
    return ['--unshare-pid', '--cap-drop', 'ALL', ...kept.flatMap((name) => ['--cap-add', `CAP_${name}`])];
}
function machine(uid) {
    const kernel = ['--ro-bind', '/sys', '/sys', '--proc', '/proc', '--ro-bind', '/proc/sys', '/proc/sys'];
    const sockets = takersOfOrders(uid).filter((path) => (0,external_node_fs_.existsSync)(path));
    return ['--dev-bind', '/', '/', ...kernel, ...sockets.flatMap((path) => ['--ro-bind', '/dev/null', path])];
}
function takersOfOrders(uid) {
    const containers = ['docker.sock', 'podman/podman.sock', 'containerd/containerd.sock', 'crio/crio.sock'];
    const services = ['systemd/private', 'dbus/system_bus_socket', 'buildkit/buildkitd.sock', 'snapd.socket'];
    const ofUser = ['bus', 'systemd/private', 'docker.sock', 'podman/podman.sock', 'buildkit/buildkitd.sock'];
    const machines = ['lib/lxd', 'snap/lxd/common/lxd', 'lib/incus'];
    return [
        ...[...containers, ...services].map((name) => `/run/${name}`),
        ...ofUser.map((name) => `/run/user/${uid}/${name}`),
        ...machines.map((folder) => `/var/${folder}/unix.socket`),
    ];
}
function asAgain({ uid, gid, groups }) {
    return [
        '/usr/bin/setpriv',
        `--reuid=${uid}`,
        `--regid=${gid}`,
        groups.length === 0 ? '--clear-groups' : `--groups=${groups.join(',')}`,
        '--no-new-privs',
        '--inh-caps=-all',
        '--ambient-caps=-all',
        '--bounding-set=-all',
    ];
}

// EXTERNAL MODULE: ./build/process/shield/lifeline.js
var lifeline = __webpack_require__(84342);
;// CONCATENATED MODULE: ./build/process/shield/shield.js








const TRIAL_TIMEOUT_MS = 60_000;
async function startInBackground(spec, trial, host, ways) {
    const way = await findWay({ ...trial, env: spec.env }, spec.signal, host, ways);
    if (way === undefined) {
        return withRefusal(await (0,process_child/* startChild */.v)({ ...spec, stdin: 'ignore', stdout: 'ignore' }), false, false);
    }
    const viaSudo = way.name === 'sudo';
    const { file, args } = way.command(viaSudo ? { ...spec, ...(0,lifeline/* onLifeline */.Y)(spec) } : spec);
    const common = { ...spec, file, args, stdout: 'ignore' };
    const child = await (viaSudo
        ? (0,process_child/* startChild */.v)({ ...common, stdin: 'pipe', signalGroup: lifeline/* signalBySudo */.B })
        : (0,process_child/* startChild */.v)({ ...common, stdin: 'ignore' }));
    return withRefusal(child, viaSudo, true);
}
async function startBeside(spec, host) {
    const { holdsKeys } = host;
    const account = ownAccount();
    const isKept = holdsKeys !== undefined && account.uid !== 0 && (0,external_node_path_.basename)(spec.file) !== 'docker';
    const tools = isKept && process.platform === 'linux' ? await toolsOf(holdsKeys, host) : undefined;
    if (tools?.setpriv === undefined)
        return (0,process_child/* startChild */.v)(spec);
    const { file, args } = shieldedCommand('no-sudo', tools.setpriv, spec, account);
    return (0,process_child/* startChild */.v)({ ...spec, file, args, speaker: spec.speaker ?? (0,external_node_path_.basename)(spec.file) });
}
async function findWay(trial, signal, host, ways) {
    const { holdsKeys } = host;
    if (holdsKeys === undefined || process.platform !== 'linux')
        return undefined;
    const { bwrap, setpriv } = await toolsOf(holdsKeys, host);
    const account = ownAccount();
    for (const name of ways ?? waysOf(holdsKeys, account)) {
        const tool = name === 'no-sudo' ? setpriv : bwrap;
        if (tool === undefined)
            continue;
        const command = (plain) => shieldedCommand(name, tool, plain, account);
        if (await worksAs(command(trial), name === 'sudo', signal, host))
            return { name, command };
    }
    host.log.debug(`${trial.file} runs next to the process that holds the keys: it can't be isolated here.`);
    return undefined;
}
function waysOf({ mayContain }, { uid }) {
    if (uid === 0)
        return ['root', 'user'];
    return mayContain ? ['user', 'sudo', 'no-sudo'] : ['user', 'no-sudo'];
}
async function worksAs(command, viaSudo, signal, host) {
    const { file, args, env } = command;
    const limited = AbortSignal.any([signal, AbortSignal.timeout(TRIAL_TIMEOUT_MS)]);
    const spec = { file, args, env, signal: limited, scrub: host.scrub, ...(viaSudo && { signalGroup: lifeline/* signalBySudo */.B }) };
    try {
        const exit = await (0,process_child/* runToEnd */.c)(spec);
        if (exit.code !== 0)
            host.toolWords.add(exit.stderr);
        return exit.code === 0;
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        return false;
    }
}
const found = new WeakMap();
function toolsOf(holdsKeys, host) {
    const known = found.get(holdsKeys) ?? findTools(holdsKeys, host);
    found.set(holdsKeys, known);
    return known;
}
async function findTools({ mayContain }, host) {
    if (mayContain)
        await (0,install/* installBubblewrap */.AU)(host).catch(() => { });
    const setpriv = await (0,programs/* findOnPath */.a)('setpriv', process_command/* SYSTEM_PATH */.sg);
    const command = { file: setpriv ?? '', args: ['--no-new-privs', '--', 'true'], env: { PATH: process_command/* SYSTEM_PATH */.sg } };
    const works = setpriv !== undefined && (await worksAs(command, false, new AbortController().signal, host));
    return { bwrap: await (0,install/* findBubblewrap */.uo)(host), setpriv: works ? setpriv : undefined };
}
function ownAccount() {
    const { getuid, getgid, getgroups } = process;
    return { uid: getuid?.() ?? 0, gid: getgid?.() ?? 0, groups: getgroups?.() ?? [] };
}
const NOT_STARTED = /^(?:bwrap|sudo|setpriv): (?!execvp)/;
function withRefusal(child, viaSudo, isShielded) {
    const refusal = () => {
        const words = child.errorText();
        if (!isShielded || !NOT_STARTED.test(words.reveal()))
            return undefined;
        return new errors/* RestorableError */.s$('SANDBOX_MISSING', `${words.speaker} could not be isolated from the recovery key.`, {
            hint: 'This is not a verdict on the backup. It worked a moment before: run again, and look at the message of bubblewrap.',
            foreign: words,
        });
    };
    return { ...child, viaSudo, refusal };
}


/***/ })

};
