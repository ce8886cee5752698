export const id = 5031;
export const ids = [5031];
export const modules = {

/***/ 57911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $I: () => (/* binding */ readObjects),
  Ae: () => (/* binding */ readRelations),
  lu: () => (/* binding */ readSequences)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/engines/mysql/connection/errors.js
var errors = __webpack_require__(53593);
;// CONCATENATED MODULE: ./build/engines/mysql/catalog/queries.js
const HERE = 'database()';
function parts(...columns) {
    return `concat_ws('|', ${columns.map((column) => `quote(coalesce(${column}, '')), ${column} is null`).join(', ')})`;
}
function objectQueries(flavor) {
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
            sql: `select null as relation, event_name as name, ${parts('event_type', 'execute_at', 'interval_value', 'interval_field', 'starts', 'ends', 'on_completion', 'event_definition', 'sql_mode', 'time_zone', 'event_comment', 'character_set_client', 'collation_connection', 'database_collation')} as definition
        from information_schema.events where event_schema = ${HERE}
          and not (on_completion = 'NOT PRESERVE' and coalesce(execute_at, ends) is not null
            and convert_tz(coalesce(execute_at, ends), if(time_zone = 'SYSTEM', @@session.time_zone, time_zone), '+00:00') < utc_timestamp())`,
        },
    ];
}
const LIBRARY = {
    type: 'library',
    isNew: true,
    sql: `select null as relation, library_name as name, ${parts('library_definition', 'language', 'sql_mode', 'library_comment')} as definition
    from information_schema.libraries where library_schema = ${HERE}`,
};
function routineQuery(type) {
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
function checkQuery(flavor) {
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
const RELATIONS_QUERY = `select t.table_name as name, t.table_type as type, t.engine as engine,
    coalesce(t.data_length, 0) + coalesce(t.index_length, 0) as bytes, cast(t.auto_increment as char) as next_value,
    cast(t.update_time as char) as updated, e.transactions as transactions
  from information_schema.tables t left join information_schema.engines e on e.engine = t.engine
  where t.table_schema = ${HERE} order by t.table_name`;
const VIEWS_QUERY = `select table_name as name, coalesce(view_definition, '') as body,
    ${parts('check_option', 'security_type', 'character_set_client', 'collation_connection')} as rest
  from information_schema.views where table_schema = ${HERE}`;

// EXTERNAL MODULE: ./build/engines/mysql/catalog/sql-text.js
var sql_text = __webpack_require__(76651);
// EXTERNAL MODULE: ./build/engines/mysql/catalog/tables.js
var catalog_tables = __webpack_require__(93526);
;// CONCATENATED MODULE: ./build/engines/mysql/catalog/catalog.js





async function readRelations(connection) {
    const rows = await connection.query(RELATIONS_QUERY);
    return rows.map((row) => ({
        name: row.name,
        kind: /VIEW/.test(row.type) ? 'view' : row.type === 'SEQUENCE' ? 'sequence' : 'table',
        engine: row.engine ?? '',
        isTransactional: row.transactions === 'YES',
        isVersioned: row.type === 'SYSTEM VERSIONED',
        bytes: Number(row.bytes),
        nextValue: row.next_value,
        updated: row.updated,
    }));
}
async function readObjects(connection, relations, tables, scope) {
    await connection.simple('set session group_concat_max_len = 1073741824');
    const created = relations.filter(({ name }) => scope.hasTable(name));
    const objects = created
        .filter(({ kind }) => kind === 'table')
        .map(({ name }) => objectOf('table', name, tables.get(name)?.definition ?? null));
    objects.push(...(await readViews(connection, scope)));
    objects.push(...(await readSequenceDefinitions(connection, created)));
    for (const { relation, name, definition } of await (0,catalog_tables/* readIndexes */.PS)(connection)) {
        if (!scope.hasTable(relation))
            continue;
        objects.push({ type: 'index', relation, name: (0,sql_text/* showName */.$i)(relation, name), definitionSha256: digest(definition) });
    }
    for (const query of objectQueries(connection.flavor)) {
        const rows = await connection
            .query(query.sql)
            .catch((error) => {
            if (query.isNew === true && isUnknownTable(error))
                return [];
            throw error;
        });
        for (const { relation, name, definition } of rows) {
            if (relation === null ? !scope.hasCode : !scope.hasTable(relation))
                continue;
            const shown = relation === null || query.type === 'trigger' ? (0,sql_text/* showName */.$i)(name) : (0,sql_text/* showName */.$i)(relation, name);
            objects.push({ type: query.type, relation, name: shown, definitionSha256: digest(definition) });
        }
    }
    return objects.sort((a, b) => compare(a.type, b.type) || compare(a.name, b.name));
}
const AT_ONCE = 50;
async function readSequenceDefinitions(connection, relations) {
    const names = relations.filter(({ kind }) => kind === 'sequence').map(({ name }) => name);
    const objects = [];
    for (let at = 0; at < names.length; at += AT_ONCE) {
        const batch = names.slice(at, at + AT_ONCE).map(async (name) => {
            const { rows } = await connection.queryArrays(`show create sequence ${(0,sql_text/* quoteName */.AB)(name)}`);
            return objectOf('sequence', name, String(rows[0]?.[1] ?? ''));
        });
        objects.push(...(await Promise.all(batch)));
    }
    return objects;
}
function objectOf(type, relation, definition) {
    return { type, relation, name: (0,sql_text/* showName */.$i)(relation), definitionSha256: digest(definition) };
}
async function readViews(connection, scope) {
    const rows = await connection.query(VIEWS_QUERY);
    return rows
        .filter(({ name }) => scope.hasTable(String(name)))
        .map(({ name, body, rest }) => {
        const own = (0,sql_text/* withoutQualifier */.fT)((0,sql_text/* withoutParentheses */.Hx)(String(body)), connection.url.database);
        return objectOf('view', String(name), own === undefined ? null : JSON.stringify([own, String(rest)]));
    });
}
async function readSequences(connection, relations, tables, scope) {
    const sequences = [];
    for (const { name, kind, nextValue } of relations) {
        if (!scope.hasTable(name))
            continue;
        if (kind === 'table' && nextValue !== null && tables.get(name)?.countUp === true) {
            sequences.push({ schema: '', name: `${(0,sql_text/* showName */.$i)(name)}.AUTO_INCREMENT`, lastValue: nextValue });
        }
        if (kind !== 'sequence')
            continue;
        const [row] = await connection.query(`select cast(next_not_cached_value as char) as value, increment as step, cycle_option as cycles from ${(0,sql_text/* quoteName */.AB)(name)} ${sql_text/* TABLE_ONLY */.OT}`);
        const goes = Number(row?.cycles ?? 0) !== 0 ? 'around' : Number(row?.step ?? 1) < 0 ? 'down' : undefined;
        sequences.push({ schema: '', name: (0,sql_text/* showName */.$i)(name), lastValue: row?.value ?? null, ...(goes && { goes }) });
    }
    return sequences;
}
function isUnknownTable(error) {
    return (0,errors/* numberOf */.rl)(error) === 1109;
}
function digest(definition) {
    return definition === null ? null : (0,external_node_crypto_.createHash)('sha256').update(definition).digest('hex');
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 78364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dM: () => (/* binding */ shownKey),
/* harmony export */   rW: () => (/* binding */ readForeignKeys),
/* harmony export */   sB: () => (/* binding */ rowsWithoutParent)
/* harmony export */ });
/* harmony import */ var _sql_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76651);

async function readForeignKeys(connection) {
    const columns = await connection.query(`SELECT constraint_name AS name, table_name AS child, column_name AS childColumn, referenced_table_name AS parent,
            referenced_column_name AS parentColumn, referenced_table_schema = table_schema AS isOwn
       FROM information_schema.key_column_usage
      WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL
      ORDER BY table_name, constraint_name, ordinal_position`);
    const keys = Map.groupBy(columns, ({ child, name }) => JSON.stringify([child, name]));
    return [...keys.values()].flatMap((own) => {
        const [first] = own;
        if (first === undefined)
            return [];
        const { name, child, parent, isOwn } = first;
        const pairs = own.map(({ childColumn, parentColumn }) => [childColumn, parentColumn]);
        return [{ name, child, parent, isOwn: Number(isOwn) === 1, columns: pairs }];
    });
}
const shownKey = ({ child, name }) => (0,_sql_text_js__WEBPACK_IMPORTED_MODULE_0__/* .showName */ .$i)(child, name);
function rowsWithoutParent({ child, parent, columns }) {
    const pairs = columns.map(([childColumn, parentColumn]) => [(0,_sql_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(childColumn), (0,_sql_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(parentColumn)]);
    const present = pairs.map(([column]) => `c.${column} IS NOT NULL`);
    const same = pairs.map(([column, parentColumn]) => `p.${parentColumn} = c.${column}`);
    return `FROM ${(0,_sql_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(child)} c
    WHERE ${present.join(' AND ')} AND NOT EXISTS (SELECT 1 FROM ${(0,_sql_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(parent)} p WHERE ${same.join(' AND ')})`;
}


/***/ }),

/***/ 33167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readPrivileges),
/* harmony export */   y: () => (/* binding */ privilegesOf)
/* harmony export */ });
/* harmony import */ var _connection_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53593);

const PART = '(?:\\*|`(?:[^`]|``)*`|[^\\s.`]+)';
const GRANT = new RegExp(`^(GRANT|REVOKE) (.+?) ON (?:TABLE )?(${PART})\\.(${PART}) (?:TO|FROM) `, 's');
const USUAL = { foldsCase: false, hasWildcards: true };
async function readPrivileges(connection) {
    const { rows } = await connection.queryArrays('show grants');
    return privilegesOf(rows.map(([line]) => String(line)), connection.url.database, { foldsCase: await isOn(connection, 'lower_case_table_names'), hasWildcards: !(await isOn(connection, PARTIAL)) });
}
const PARTIAL = 'partial_revokes';
const UNKNOWN_VARIABLE = 1193;
async function isOn(connection, variable) {
    const rows = await connection
        .query(`select @@global.${variable} as value`)
        .catch((error) => {
        if ((0,_connection_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .numberOf */ .rl)(error) === UNKNOWN_VARIABLE)
            return [];
        throw error;
    });
    return Number(rows[0]?.value ?? 0) !== 0;
}
function privilegesOf(lines, own, names = USUAL) {
    const all = lines.flatMap(readGrant);
    const given = all.filter(({ isRevoke }) => !isRevoke);
    const taken = all.filter(({ isRevoke }) => isRevoke);
    const has = (grants, privilege, fits) => grants.some((grant) => fits(grant) && (grant.words.has(privilege) || grant.words.has(ALL)));
    const isSame = (one, other) => names.foldsCase ? one.toLowerCase() === other.toLowerCase() : one === other;
    const fitsDatabase = (pattern, name) => names.hasWildcards ? fitsPattern(pattern, name, names.foldsCase) : isSame(pattern, name);
    const isEverywhere = (privilege, database) => has(given, privilege, (grant) => grant.database === '*') &&
        !has(taken, privilege, (grant) => isSame(grant.database, database));
    return {
        isGlobal: (privilege) => isEverywhere(privilege, own),
        isOnDatabase: (privilege) => isEverywhere(privilege, own) ||
            has(given, privilege, ({ database, table }) => table === '*' && database !== '*' && fitsDatabase(database, own)),
        isOnTable: (privilege, inDatabase, name) => isEverywhere(privilege, inDatabase) ||
            has(given, privilege, ({ database, table }) => database !== '*' && (table === '*' || isSame(table, name)) && fitsDatabase(database, inDatabase)),
    };
}
function readGrant(line) {
    const match = GRANT.exec(line);
    if (match === null)
        return [];
    const words = (match[2] ?? '').replaceAll(/[A-Z ]+ \([^)]*\)/g, '').split(',');
    return [
        {
            isRevoke: match[1] === 'REVOKE',
            words: new Set(words.map((word) => word.trim().toUpperCase()).map((word) => (word === 'ALL' ? ALL : word))),
            database: unquote(match[3]),
            table: unquote(match[4]),
        },
    ];
}
const ALL = 'ALL PRIVILEGES';
function unquote(part = '') {
    return part.startsWith('`') ? part.slice(1, -1).replaceAll('``', '`') : part;
}
function fitsPattern(pattern, name, foldsCase) {
    let expression = '';
    const letters = [...pattern];
    for (let at = 0; at < letters.length; at += 1) {
        const letter = letters[at];
        if (letter === '\\' && at + 1 < letters.length)
            expression += literally(letters[++at]);
        else if (letter === '_')
            expression += '[^]';
        else if (letter === '%')
            expression += '[^]*';
        else
            expression += literally(letter);
    }
    return new RegExp(`^${expression}$`, foldsCase ? 'iu' : 'u').test(name);
}
function literally(letter) {
    return /\w/.test(letter) ? letter : `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`;
}


/***/ }),

/***/ 57840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ planCounts),
/* harmony export */   B: () => (/* binding */ countRows)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _parts_batches_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49391);
/* harmony import */ var _connection_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53593);
/* harmony import */ var _sql_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76651);




const COUNT_BYTES_PER_MS = 100_000;
const BATCH = { items: 50, bytes: 32 * 1024 * 1024 };
const PATIENCE = 3;
function planCounts(tables, timeLimitMs) {
    const planned = [];
    let expectedMs = 0;
    for (const table of [...tables].sort((a, b) => a.bytes - b.bytes)) {
        expectedMs += table.bytes / COUNT_BYTES_PER_MS;
        if (expectedMs <= timeLimitMs)
            planned.push(table);
    }
    return planned;
}
async function countRows(connection, tables, timeLimitMs = Number.POSITIVE_INFINITY) {
    const counts = new Map();
    const deadline = performance.now() + timeLimitMs * PATIENCE;
    for (const batch of (0,_parts_batches_js__WEBPACK_IMPORTED_MODULE_2__/* .batches */ .X)(tables, BATCH)) {
        if (performance.now() > deadline)
            break;
        await countBatch(connection, batch, counts);
    }
    return counts;
}
async function countBatch(connection, batch, counts) {
    const selects = batch.map(({ name }, index) => `select ${index} as at, count(*) as row_count from ${(0,_sql_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteName */ .AB)(name)} ${_sql_text_js__WEBPACK_IMPORTED_MODULE_3__/* .TABLE_ONLY */ .OT}`);
    try {
        const rows = await connection.query(selects.join(' union all '));
        for (const row of rows) {
            const table = batch[Number(row.at)];
            if (table !== undefined)
                counts.set(table.name, Number(row.row_count));
        }
    }
    catch (error) {
        if ((0,_connection_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .numberOf */ .rl)(error) === LOCK_WAIT)
            throw locked(batch, error);
        if (!CHANGED.has((0,_connection_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .numberOf */ .rl)(error)))
            throw error;
        if (batch.length > 1)
            for (const table of batch)
                await countBatch(connection, [table], counts);
    }
    finally {
        await connection.simple('rollback to savepoint counting').catch(() => { });
    }
}
const LOCK_WAIT = 1205;
const CHANGED = new Set([1146, 1176, 1412, 1969, 3024]);
function locked(batch, cause) {
    const names = batch.slice(0, 3).map(({ name }) => (0,_sql_text_js__WEBPACK_IMPORTED_MODULE_3__/* .showName */ .$i)(name));
    const where = `${names.join(', ')}${batch.length > names.length ? ' and others' : ''}`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DUMP_FAILED', `A table was locked for too long. It is one of ${where}.`, {
        hint: 'Another session held an exclusive lock (a migration, LOCK TABLES). Run it again when that is done.',
        cause,
    });
}


/***/ }),

/***/ 5851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ WHOLE_DATABASE),
/* harmony export */   H: () => (/* binding */ resolveScope)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2818);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const WHOLE_DATABASE = {
    isAll: true,
    hasCode: true,
    options: [],
    tables: [],
    warnings: [],
    hasTable: () => true,
};
function resolveScope({ database, names, foldsCase = false }, { include, exclude }) {
    if (include.length + exclude.length === 0)
        return WHOLE_DATABASE;
    const included = include.map((text) => matcherOf(text, database, names, foldsCase));
    const excluded = exclude.map((text) => matcherOf(text, database, names, foldsCase));
    const hasTable = (name) => (included.length === 0 || included.some((fits) => fits(name))) && !excluded.some((fits) => fits(name));
    const chosen = names.filter(hasTable);
    if (chosen.length === 0) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INPUT_INVALID', '`include` and `exclude` together leave nothing to dump.', {
            hint: 'In `include`, name a table that `exclude` does not match.',
        });
    }
    if (included.length > 0) {
        return { isAll: false, hasCode: false, options: [], tables: chosen, warnings: [ONLY_INCLUDED], hasTable };
    }
    return {
        isAll: false,
        hasCode: true,
        options: names.filter((name) => !hasTable(name)).map((name) => `--ignore-table=${database}.${name}`),
        tables: [],
        warnings: [
            'Some objects were left out by `exclude`: a restore has only the rest, and what refers to them may fail to restore.',
        ],
        hasTable,
    };
}
const ONLY_INCLUDED = 'Only what `include` names was dumped, with its triggers. Routines, events and everything else are not in this backup.';
function matcherOf(text, database, names, foldsCase) {
    for (const written of [text, withoutDatabase(text, database, foldsCase)]) {
        if (written === undefined)
            continue;
        const fits = pattern(written, foldsCase);
        if (names.some(fits))
            return fits;
    }
    const nearest = names.length === 0 ? 'The database is empty.' : `Did you mean "${(0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.closest)(text, [...names])}"?`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INPUT_INVALID', `There is no table or view ${JSON.stringify(text)}.`, {
        hint: foldsCase ? nearest : `${nearest} Names are case-sensitive.`,
    });
}
function withoutDatabase(text, database, foldsCase) {
    const start = (prefix) => (foldsCase ? text.slice(0, prefix.length).toLowerCase() : text);
    for (const prefix of [`${database}.`, `\`${database.replaceAll('`', '``')}\`.`]) {
        if (start(prefix).startsWith(foldsCase ? prefix.toLowerCase() : prefix))
            return text.slice(prefix.length);
    }
    return undefined;
}
function pattern(text, foldsCase) {
    const quoted = /^`((?:[^`]|``)+)`$/.exec(text)?.[1];
    if (quoted !== undefined) {
        const own = quoted.replaceAll('``', '`');
        return (name) => name === own || (foldsCase && name.toLowerCase() === own.toLowerCase());
    }
    const pieces = text.split('*').map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    const expression = new RegExp(`^${pieces.join('[^]*')}$`, foldsCase ? 'iu' : 'u');
    return (name) => expression.test(name);
}


/***/ }),

/***/ 48139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dd: () => (/* binding */ lookThroughKeys),
/* harmony export */   mC: () => (/* binding */ describeKeys),
/* harmony export */   sF: () => (/* binding */ keyAtSource),
/* harmony export */   vu: () => (/* binding */ NO_KEYS)
/* harmony export */ });
/* unused harmony export KEY_VIOLATED */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _foreign_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78364);


const KEY_VIOLATED = 'foreign-key-violated';
const WHOLE_KEYS = 'source.whole_foreign_keys';
const NO_KEYS = { violated: [], whole: [] };
async function lookThroughKeys(connection, tables, deadlineMs) {
    const names = new Set(tables.map(({ name }) => name.toLowerCase()));
    const isSeen = ({ isOwn, child, parent }) => isOwn && names.has(child.toLowerCase()) && names.has(parent.toLowerCase());
    const violated = [];
    const whole = [];
    const keys = (await unlessFailed((0,_foreign_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .readForeignKeys */ .rW)(connection))) ?? [];
    for (const key of keys.filter(isSeen)) {
        const leftMs = Math.floor(deadlineMs - performance.now());
        if (leftMs <= 0)
            break;
        const rows = await unlessFailed(connection.queryArrays(within(leftMs, key, connection)));
        if (rows !== undefined)
            (Number(rows.rows[0]?.[0]) === 0 ? whole : violated).push(key);
        await unlessFailed(connection.simple('rollback to savepoint counting'));
    }
    return { violated, whole };
}
function within(limitMs, key, { flavor }) {
    const found = `exists (select 1 ${(0,_foreign_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .rowsWithoutParent */ .sB)(key)})`;
    return flavor === 'mysql'
        ? `select /*+ max_execution_time(${limitMs}) */ ${found}`
        : `set statement max_statement_time = ${limitMs / 1_000} for select ${found}`;
}
async function unlessFailed(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code === 'CANCELLED')
            throw error;
        return undefined;
    }
}
function describeKeys({ violated, whole }, written) {
    const changed = new Set([...written].map((name) => name.toLowerCase()));
    const isStill = (name) => !changed.has(name.toLowerCase());
    const sure = whole.filter(({ child, parent }) => isStill(child) && isStill(parent));
    return {
        flaws: violated.map((key) => ({ kind: KEY_VIOLATED, type: 'foreign key', name: (0,_foreign_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .shownKey */ .dM)(key) })),
        facts: sure.length === 0 ? {} : { [WHOLE_KEYS]: JSON.stringify(sure.map(_foreign_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .shownKey */ .dM)) },
    };
}
function keyAtSource({ flaws = [], facts }, key) {
    const name = (0,_foreign_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .shownKey */ .dM)(key);
    if (flaws.some((flaw) => flaw.kind === KEY_VIOLATED && flaw.name === name))
        return 'violated';
    const whole = JSON.parse(facts[WHOLE_KEYS] ?? '[]');
    return Array.isArray(whole) && whole.includes(name) ? 'whole' : 'unknown';
}


/***/ }),

/***/ 76651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $i: () => (/* binding */ showName),
/* harmony export */   AB: () => (/* binding */ quoteName),
/* harmony export */   BG: () => (/* binding */ replaceTokens),
/* harmony export */   Hx: () => (/* binding */ withoutParentheses),
/* harmony export */   OT: () => (/* binding */ TABLE_ONLY),
/* harmony export */   fT: () => (/* binding */ withoutQualifier),
/* harmony export */   fl: () => (/* binding */ pointSequences),
/* harmony export */   xZ: () => (/* binding */ withOwnSequences)
/* harmony export */ });
const TABLE_ONLY = 'use index for order by ()';
function quoteName(name) {
    return `\`${name.replaceAll('`', '``')}\``;
}
function showName(...parts) {
    return parts.map((part) => (/^[\p{L}\p{N}_$-]+$/u.test(part) ? part : quoteName(part))).join('.');
}
function withOwnSequences(definition, database) {
    return pointSequences(definition, database, undefined);
}
function withoutQualifier(body, database) {
    const own = quoteName(database);
    let isAmbiguous = false;
    const stripped = replaceTokens(body, /['`]/g, (token) => {
        if (token === own)
            isAmbiguous = true;
        return token === `${own}.` ? '' : token;
    });
    return isAmbiguous ? undefined : stripped;
}
function withoutParentheses(body) {
    return replaceTokens(body, /['`()]/g, (token) => (token === '(' || token === ')' ? '' : token));
}
function pointSequences(definition, from, to) {
    const there = `val(${quoteName(from)}.`;
    const here = to === undefined ? 'val(' : `val(${quoteName(to)}.`;
    let own = '';
    let copied = 0;
    for (let at = definition.indexOf(there) === -1 ? -1 : 0; at !== -1;) {
        const [next, quote] = nextQuote(definition, at);
        if (next === -1)
            break;
        const isCall = quote === '`' && /(?:^|\W)(?:next|last|set)val\($/.test(definition.slice(Math.max(0, next - 9), next));
        if (isCall && definition.startsWith(there, next - 4)) {
            own += definition.slice(copied, next - 4) + here;
            copied = next - 4 + there.length;
            at = copied;
        }
        else
            at = endOfQuoted(definition, next, quote);
    }
    return own + definition.slice(copied);
}
function nextQuote(text, from) {
    for (let at = from; at < text.length; at += 1) {
        const letter = text[at];
        if (letter === "'" || letter === '`')
            return [at, letter];
    }
    return [-1, ''];
}
function replaceTokens(code, start, replace) {
    const search = new RegExp(start);
    let made = '';
    let copied = 0;
    for (let match = search.exec(code); match !== null; match = search.exec(code)) {
        const [found] = match;
        let end = match.index + found.length;
        if (/^['"`]$/.test(found))
            end = endOfQuoted(code, match.index, found);
        if (found === '`' && code[end] === '.')
            end += 1;
        made += code.slice(copied, match.index) + replace(code.slice(match.index, end));
        copied = end;
        search.lastIndex = end;
    }
    return made + code.slice(copied);
}
function endOfQuoted(text, start, quote) {
    for (let at = start + 1; at < text.length; at += 1) {
        if (text[at] === '\\' && quote !== '`')
            at += 1;
        else if (text[at] === quote && text[at + 1] === quote)
            at += 1;
        else if (text[at] === quote)
            return at + 1;
    }
    return text.length;
}


/***/ }),

/***/ 93526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bo: () => (/* binding */ plainCharset),
/* harmony export */   F3: () => (/* binding */ readTableParts),
/* harmony export */   PS: () => (/* binding */ readIndexes)
/* harmony export */ });
/* harmony import */ var _sql_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76651);

async function readTableParts(connection) {
    const tables = await readRows(connection, 'tables', "table_type <> 'VIEW'");
    const columns = groupByTable(await readRows(connection, 'columns', '1 = 1'), 'ordinal_position');
    const partitions = groupByTable(await readRows(connection, 'partitions', 'partition_name is not null'), 'at');
    return new Map(tables.map((table) => {
        const name = String(table['table_name']);
        const own = columns.get(name) ?? [];
        const definition = [
            optionsOf(table),
            ...own.map((column) => columnOf(column, connection)),
            ...(partitions.get(name) ?? []).map(partitionOf),
        ];
        const countUp = own.some(({ extra }) => /auto_increment/i.test(String(extra)));
        return [name, { definition: JSON.stringify(definition), countUp }];
    }));
}
async function readRows(connection, table, condition) {
    const rows = await connection.query(`select * from information_schema.${table} where table_schema = database() and ${condition}`);
    return rows.map(lowerNames);
}
function lowerNames(row) {
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
}
function groupByTable(rows, order) {
    const groups = Map.groupBy(rows, (row) => String(row['table_name']));
    for (const group of groups.values())
        group.sort((a, b) => positionOf(a, order) - positionOf(b, order));
    return groups;
}
function positionOf(row, order) {
    if (order !== 'at')
        return Number(row[order]);
    return Number(row['partition_ordinal_position']) * 100_000 + Number(row['subpartition_ordinal_position'] ?? 0);
}
function optionsOf(table) {
    return [
        table['table_type'],
        String(table['engine'] ?? '').toLowerCase(),
        plainCharset(table['table_collation']),
        table['table_comment'],
    ].map(text);
}
function columnOf(column, { flavor, url }) {
    const isNullable = column['is_nullable'] === 'YES';
    const value = column['column_default'];
    const isNull = value === null || value === undefined || (flavor === 'mariadb' && text(value) === 'NULL');
    return [
        column['column_name'],
        text(column['column_type'])?.replaceAll(/\s*\/\*.*?\*\//gs, ''),
        isNullable,
        isNull ? null : (0,_sql_text_js__WEBPACK_IMPORTED_MODULE_0__/* .withOwnSequences */ .xZ)(String(text(value)), url.database),
        text(column['extra'])?.toLowerCase(),
        column['generation_expression'] || null,
        column['column_comment'],
        plainCharset(column['character_set_name']),
        plainCharset(column['collation_name']),
        column['srs_id'] ?? null,
    ].map(text);
}
function partitionOf(partition) {
    return [
        partition['partition_name'],
        partition['subpartition_name'],
        partition['partition_method'],
        partition['subpartition_method'],
        partition['partition_expression'],
        partition['subpartition_expression'],
        partition['partition_description'],
        partition['partition_comment'],
    ].map(text);
}
function plainCharset(name) {
    return typeof name === 'string' ? name.replace(/^utf8(?=_|$)/, 'utf8mb3') : null;
}
async function readIndexes(connection) {
    const rows = await readRows(connection, 'statistics', '1 = 1');
    const groups = Map.groupBy(rows, (row) => JSON.stringify([row['table_name'], row['index_name']]));
    return [...groups.values()].map((columns) => {
        columns.sort((a, b) => Number(a['seq_in_index']) - Number(b['seq_in_index']));
        const [first = {}] = columns;
        return {
            relation: String(first['table_name']),
            name: String(first['index_name']),
            definition: JSON.stringify(columns.map(indexColumnOf)),
        };
    });
}
function indexColumnOf(column) {
    const isHidden = column['is_visible'] === 'NO' || column['ignored'] === 'YES';
    return [
        String(column['non_unique']),
        column['index_type'],
        column['column_name'],
        column['sub_part'],
        column['collation'],
        column['expression'],
        column['index_comment'],
        String(isHidden),
    ].map(text);
}
function text(value) {
    return value === null || value === undefined ? null : String(value);
}


/***/ }),

/***/ 54970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fn: () => (/* binding */ disabledEvent),
/* harmony export */   SU: () => (/* binding */ triggerWithoutDatabase),
/* harmony export */   Tq: () => (/* binding */ viewWithoutDefiner),
/* harmony export */   mw: () => (/* binding */ movableCode),
/* harmony export */   q3: () => (/* binding */ alterDatabase)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

const NAME = '(?:`(?:[^`]|``)*`|"(?:[^"]|"")*")';
const ACCOUNT = `${NAME}(?:@${NAME})?`;
const OPEN = '\\/\\*M?!\\d{5,6} ';
const DEFINERS = [
    new RegExp(`^(CREATE )DEFINER=${ACCOUNT} `),
    new RegExp(`^(${OPEN}CREATE(?: OR REPLACE)?\\*\\/ )${OPEN}DEFINER=${ACCOUNT} ?\\*\\/ `),
    new RegExp(`^(${OPEN}CREATE )DEFINER=${ACCOUNT} `),
];
const VIEW = new RegExp(`^(${OPEN}CREATE ALGORITHM=\\w+ \\*\\/\\n${OPEN})DEFINER=(${ACCOUNT}) (?=SQL SECURITY \\w+ \\*\\/\\n${OPEN}(?:JSON (?:RELATIONAL )?DUALITY )?VIEW (${NAME}) )`);
function withoutDefiner(head) {
    for (const pattern of DEFINERS) {
        const match = pattern.exec(head);
        if (match !== null)
            return { text: match[1] ?? '', length: match[0].length };
    }
    return undefined;
}
function viewWithoutDefiner(head) {
    const match = VIEW.exec(head);
    if (match === null)
        return undefined;
    const [whole, text = '', definer = '', name = ''] = match;
    return {
        text,
        length: whole.length,
        definer: (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(Buffer.from(definer, 'latin1')) ? utf8(definer) : definer,
        name: utf8(unquote(name)),
    };
}
const unquote = (name) => name.slice(1, -1).replaceAll(name[0]?.repeat(2) ?? '', name[0] ?? '');
const utf8 = (text) => Buffer.from(text, 'latin1').toString('utf8');
const TEXT = "'(?:''|\\\\.|[^'\\\\])*'(?!')";
const EVENT = new RegExp(`^(${OPEN}CREATE\\*\\/ )(?:${OPEN}DEFINER=${ACCOUNT} ?\\*\\/ )?(${OPEN}EVENT ${NAME} ON SCHEDULE (?:${TEXT}|[^'\`])*? ON COMPLETION (?:NOT )?PRESERVE )(?:ENABLE|DISABLE ON SLAVE|DISABLE ON REPLICA|DISABLE)(?= )`);
function disabledEvent(head) {
    const match = EVENT.exec(head);
    if (match === null)
        return undefined;
    const [whole, create, event] = match;
    return { text: `${create}${event}DISABLE`, length: whole.length };
}
const GAP = '(?:\\s|\\/\\*(?![!M])(?:[^*]|\\*(?!\\/))*\\*\\/|(?:--(?=\\s)|#)[^\\n]*\\n)';
const WORD = `(?:${NAME}|[\\w$\\x80-\\xff]+)`;
const QUALIFIER = `(?:${WORD}${GAP}*\\.${GAP}*)?`;
const TRIGGER = new RegExp([
    `^((?:${OPEN}CREATE(?: OR REPLACE)?\\*\\/ (?:${OPEN}DEFINER=${ACCOUNT} ?\\*\\/ )?${OPEN}|CREATE (?:OR REPLACE )?(?:DEFINER=${ACCOUNT} )?)`,
    `trigger${GAP}+(?:if${GAP}+not${GAP}+exists${GAP}+)?)(${QUALIFIER})(${WORD}${GAP}+(?:before|after)${GAP}+`,
    `(?:insert|update|delete)\\b[^;'"]{0,2000}?\\bon${GAP}+)(${QUALIFIER})(?=${WORD}${GAP})`,
].join(''), 'i');
function triggerWithoutDatabase(head) {
    const [whole, create = '', own = '', event = '', ofTable = ''] = TRIGGER.exec(head) ?? [];
    if (whole === undefined || own + ofTable === '')
        return undefined;
    return { text: create + event, length: whole.length };
}
function movableCode(head, removeDefiners) {
    const trigger = triggerWithoutDatabase(head);
    const plain = removeDefiners ? withoutDefiner(trigger?.text ?? head) : undefined;
    if (trigger === undefined || plain === undefined)
        return plain ?? trigger;
    return { text: plain.text + trigger.text.slice(plain.length), length: trigger.length };
}
const ALTER_DATABASE = new RegExp(`^((?:${OPEN})?ALTER DATABASE )${NAME} (?=(?:DEFAULT )?CHARACTER SET)`);
function alterDatabase(head) {
    const match = ALTER_DATABASE.exec(head);
    return match === null ? undefined : { text: match[1] ?? '', length: match[0].length };
}


/***/ }),

/***/ 39475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readLegacyCode),
/* harmony export */   s: () => (/* binding */ inOneCharset)
/* harmony export */ });
/* harmony import */ var _parts_refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44434);
/* harmony import */ var _catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76651);


const hexOf = (column) => `hex(convert(coalesce(${column}, '') using utf8mb4))`;
function codeQuery() {
    const select = ({ list, prefix, type, relation = "''", comment = "''" }) => `select lower(${type}) as type, character_set_client as charset, ${hexOf(`${prefix}_name`)} as name, ${hexOf(relation)} as relation,
        ${hexOf('definer')} as definer, ${hexOf(comment)} as comment
       from information_schema.${list} where ${prefix}_schema = database()
        and character_set_client not in ('utf8', 'utf8mb3', 'utf8mb4', 'binary', 'ascii')`;
    return [
        select({ list: 'triggers', prefix: 'trigger', type: "'trigger'", relation: 'event_object_table' }),
        select({ list: 'routines', prefix: 'routine', type: 'routine_type', comment: 'routine_comment' }),
        select({ list: 'events', prefix: 'event', type: "'event'", comment: 'event_comment' }),
    ].join(' union all ');
}
async function readLegacyCode(connection) {
    const code = await readRows(connection);
    const texts = new Map();
    const flaws = [];
    for (const { type, charset, name, relation, definer, comment } of code) {
        const account = definer.slice(0, Math.max(0, definer.lastIndexOf('@'))) || definer;
        const own = [name, relation, account, comment].filter((text) => !isAscii(text));
        if (own.length === 0 || !/^\w+$/.test(charset))
            continue;
        const known = texts.get(charset) ?? new Map();
        texts.set(charset, known);
        for (const text of own) {
            const bytes = bytesOf(text);
            if (!known.has(bytes))
                known.set(bytes, await convert(connection, bytes, charset));
        }
        if (own.some((text) => known.get(bytesOf(text)) === undefined))
            flaws.push({ kind: 'text-beyond-its-charset', type, name: (0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_1__/* .showName */ .$i)(name) });
    }
    return { texts, flaws };
}
async function readRows(connection) {
    const rows = await (0,_parts_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .rowsUnlessRefused */ .Am)(connection.query(codeQuery()));
    return rows.map(decoded);
}
function decoded(row) {
    const text = (value) => Buffer.from(String(value), 'hex').toString('utf8');
    const { type, charset, name, relation, definer, comment } = row;
    return {
        type: String(type),
        charset: String(charset),
        name: text(name),
        relation: text(relation),
        definer: text(definer),
        comment: text(comment),
    };
}
const isAscii = (text) => Buffer.byteLength(text, 'utf8') === text.length;
const bytesOf = (text) => Buffer.from(text, 'utf8').toString('latin1');
async function convert(connection, bytes, charset) {
    const hex = Buffer.from(bytes, 'latin1').toString('hex');
    const there = `convert(convert(unhex('${hex}') using utf8mb4) using ${charset})`;
    const [row] = await (0,_parts_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .rowsUnlessRefused */ .Am)(connection.query(`select hex(${there}) as there, hex(convert(${there} using utf8mb4)) as back`));
    if (String(row?.back).toLowerCase() !== hex)
        return undefined;
    const converted = Buffer.from(String(row?.there), 'hex').toString('latin1');
    return quotesIn(converted) === quotesIn(bytes) ? converted : undefined;
}
const quotesIn = (text) => text.match(/['"`\\]/g)?.length ?? 0;
const TOKEN = /((?:DEFINER=|\b(?:TRIGGER|EVENT|PROCEDURE|FUNCTION|PACKAGE BODY|PACKAGE) | ON )`)((?:[^`]|``){0,1024})(?=`)|( COMMENT ')((?:[^'\\]|\\.|''){0,65536})(?=')/gs;
function inOneCharset(statement, texts) {
    if (texts === undefined)
        return statement;
    let isLost = false;
    const changed = statement.replaceAll(TOKEN, (all, before, name, start, comment) => {
        const text = name === undefined ? unescaped(comment ?? '') : name.replaceAll('``', '`');
        if (!texts.has(text))
            return all;
        const own = texts.get(text);
        if (own === undefined)
            isLost = true;
        return name === undefined ? `${start}${escaped(own ?? '')}` : `${before}${(own ?? '').replaceAll('`', '``')}`;
    });
    return isLost ? undefined : changed;
}
const ESCAPED = { '0': '\0', n: '\n', r: '\r' };
function unescaped(text) {
    return text.replaceAll(/\\(.)|''/gs, (_all, letter) => letter === undefined ? "'" : (ESCAPED[letter] ?? letter));
}
function escaped(text) {
    const words = { '\0': '\\0', '\n': '\\n', '\r': '\\r', "'": "''", '\\': '\\\\' };
    return text.replaceAll(/[\0\n\r'\\]/g, (letter) => words[letter] ?? letter);
}


/***/ }),

/***/ 20733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ openCodeSession)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76651);
/* harmony import */ var _connection_connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1424);
/* harmony import */ var _heads_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54970);
/* harmony import */ var _legacy_texts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39475);





async function openCodeSession(url, host, requireTls = false) {
    const connection = await (0,_connection_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .openConnection */ .JY)(url, host, { requireTls, database: null });
    try {
        await connection.simple('SET NAMES latin1');
        await connection.simple("SET SESSION session_track_system_variables = ''");
        const [row] = await connection.query("SELECT HEX('\xff') AS bytes");
        if (row?.bytes !== 'FF')
            throw noBytes();
        await connection.simple('SET character_set_results = NULL, character_set_client = utf8mb4');
    }
    catch (error) {
        await connection.close();
        throw error;
    }
    let legacy;
    const simple = (sql) => connection.simple(toBytes(sql));
    return {
        use: (database) => {
            legacy = undefined;
            return simple(`USE ${(0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteName */ .AB)(database)}`);
        },
        read: async (kind, name) => {
            const sql = toBytes(`SHOW CREATE ${kind} ${(0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteName */ .AB)(name)}`);
            const [row = {}] = await connection.query(sql);
            const object = objectOf(kind, name, row);
            if (kind === 'VIEW' || /^(?:utf8.*|)$/.test(object.charset))
                return object;
            legacy ??= (0,_legacy_texts_js__WEBPACK_IMPORTED_MODULE_3__/* .readLegacyCode */ .b)(connection);
            const text = (0,_legacy_texts_js__WEBPACK_IMPORTED_MODULE_3__/* .inOneCharset */ .s)(object.sql, (await legacy).texts.get(object.charset));
            return text === undefined ? { ...object, charset: 'utf8mb4' } : { ...object, sql: text };
        },
        create: async (object) => {
            const [row] = await connection.query(OWN_COLLATION);
            const own = textOf(row?.collation) ?? '';
            const wanted = object.databaseCollation;
            const isOther = wanted !== '' && wanted !== own;
            if (isOther)
                await simple(`ALTER DATABASE COLLATE ${word(wanted)}`);
            try {
                await simple(settingsFor(object));
                await connection.simple(object.sql);
            }
            finally {
                await simple("SET SESSION sql_mode = '', time_zone = '+00:00', character_set_client = utf8mb4");
                if (isOther)
                    await simple(`ALTER DATABASE COLLATE ${word(own)}`);
            }
        },
        close: () => connection.close(),
        [Symbol.asyncDispose]: () => connection.close(),
    };
}
const OWN_COLLATION = 'SELECT default_collation_name AS collation FROM information_schema.schemata WHERE schema_name = DATABASE()';
const toBytes = (text) => Buffer.from(text, 'utf8').toString('latin1');
function textOf(value) {
    if (value === null || value === undefined)
        return undefined;
    return typeof value === 'string' ? value : value.toString('latin1');
}
function objectOf(kind, name, row) {
    const column = Object.keys(row).find((key) => /^(create |sql original statement$)/i.test(key));
    const sql = column === undefined ? undefined : textOf(row[column]);
    if (sql === undefined) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_PRIVILEGE', `The account may not read the ${kind.toLowerCase()} ${name}.`, {
            hint: 'Restore as an account that may read and create routines of others (SUPER, or SHOW_ROUTINE and SET_ANY_DEFINER).',
        });
    }
    const setting = (key) => textOf(row[key]) ?? '';
    return {
        kind,
        name,
        sql: kind === 'TRIGGER' ? withoutOwnDatabase(sql) : sql,
        sqlMode: setting('sql_mode'),
        charset: setting('character_set_client'),
        collation: setting('collation_connection'),
        databaseCollation: setting('Database Collation'),
        timeZone: textOf(row['time_zone']),
    };
}
function withoutOwnDatabase(sql) {
    const head = (0,_heads_js__WEBPACK_IMPORTED_MODULE_2__/* .triggerWithoutDatabase */ .SU)(sql);
    return head === undefined ? sql : head.text + sql.slice(head.length);
}
function settingsFor({ sqlMode, timeZone, charset, collation }) {
    const settings = [
        `sql_mode = '${sqlMode.replaceAll(/[^\w,]/g, '')}'`,
        `time_zone = '${(timeZone ?? '+00:00').replaceAll(/['\\]/g, '')}'`,
    ];
    if (collation !== '')
        settings.push(`collation_connection = ${word(collation)}`);
    if (charset !== '')
        settings.push(`character_set_client = ${word(charset)}`);
    return `SET ${settings.join(', ')}`;
}
function word(name) {
    if (/^\w+$/.test(name))
        return name;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_QUERY', 'The server returned an invalid name of a character set or collation.');
}
function noBytes() {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_QUERY', "Stored code can't be moved over this connection: text does not reach the server byte by byte.", { hint: 'Connect to the server itself instead of a proxy, or restore into a new database.' });
}


/***/ }),

/***/ 4554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tf: () => (/* binding */ dropCode),
/* harmony export */   iA: () => (/* binding */ definersOf),
/* harmony export */   oX: () => (/* binding */ createCode),
/* harmony export */   r6: () => (/* binding */ readNames),
/* harmony export */   wr: () => (/* binding */ readCode)
/* harmony export */ });
/* unused harmony export CODE_KINDS */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _parts_refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44434);
/* harmony import */ var _catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76651);
/* harmony import */ var _connection_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53593);




const CODE_KINDS = [
    'LIBRARY',
    'PROCEDURE',
    'FUNCTION',
    'PACKAGE',
    'PACKAGE BODY',
    'VIEW',
    'TRIGGER',
    'EVENT',
];
async function readCode(session, names) {
    const objects = [];
    for (const { kind, name } of names)
        objects.push(await session.read(kind, name));
    return objects;
}
const UNKNOWN_TABLE = 1109;
async function readNames(connection) {
    const found = await connection.query(`SELECT routine_type AS kind, routine_name AS name FROM information_schema.routines WHERE routine_schema = DATABASE()
     UNION ALL SELECT 'VIEW', table_name FROM information_schema.views WHERE table_schema = DATABASE()
     UNION ALL SELECT 'EVENT', event_name FROM information_schema.events WHERE event_schema = DATABASE()
     UNION ALL (SELECT 'TRIGGER', trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()
       ORDER BY event_object_table, action_timing, event_manipulation, action_order LIMIT 1000000)`);
    const names = [...(await readLibraries(connection)), ...found];
    const unknown = names.find(({ kind }) => !CODE_KINDS.includes(kind));
    if (unknown !== undefined) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_QUERY', `The database has ${unknown.kind.toLowerCase()} ${(0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_3__/* .showName */ .$i)(unknown.name)}, a kind of object that this version does not know.`, { hint: 'Drop it first, restore into a new database, or use a newer version of this program.' });
    }
    return names.sort((one, other) => CODE_KINDS.indexOf(one.kind) - CODE_KINDS.indexOf(other.kind));
}
async function readLibraries(connection) {
    if (connection.flavor !== 'mysql')
        return [];
    const rows = await connection
        .query('SELECT library_name AS name FROM information_schema.libraries WHERE library_schema = DATABASE() ORDER BY 1')
        .catch((error) => {
        if ((0,_connection_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .numberOf */ .rl)(error) === UNKNOWN_TABLE)
            return [];
        throw error;
    });
    return rows.map(({ name }) => ({ kind: 'LIBRARY', name }));
}
async function definersOf(connection) {
    const rows = await connection.query(`SELECT definer AS definer FROM information_schema.routines WHERE routine_schema = DATABASE()
     UNION SELECT definer FROM information_schema.views WHERE table_schema = DATABASE()
     UNION SELECT definer FROM information_schema.events WHERE event_schema = DATABASE()
     UNION SELECT definer FROM information_schema.triggers WHERE trigger_schema = DATABASE()`);
    return rows.map(({ definer }) => definer);
}
async function createCode(session, code) {
    let waiting = code;
    while (waiting.length > 0) {
        const failed = [];
        let failure;
        for (const object of waiting) {
            try {
                await session.create(object);
            }
            catch (error) {
                if (object.kind !== 'VIEW')
                    throw notMade(object, error);
                failed.push(object);
                failure ??= notMade(object, error);
            }
        }
        if (failed.length === waiting.length)
            throw failure;
        waiting = failed;
    }
}
function notMade({ kind, name }, cause) {
    if (!(0,_parts_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(cause))
        return cause;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$(cause.code, `${kind.toLowerCase()} ${(0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_3__/* .showName */ .$i)(name)}: ${cause.message}`, {
        hint: cause.hint,
        cause: cause.cause,
        foreign: cause.foreign,
    });
}
async function dropCode(connection, code) {
    for (const { kind, name } of [...code].reverse()) {
        const isPackage = kind.startsWith('PACKAGE');
        if (isPackage)
            await connection.simple("SET SESSION sql_mode = 'ORACLE'");
        await connection.simple(`DROP ${kind} IF EXISTS ${(0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteName */ .AB)(name)}`);
        if (isPackage)
            await connection.simple("SET SESSION sql_mode = ''");
    }
}


/***/ }),

/***/ 69532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ readColumnUses)
/* harmony export */ });
/* unused harmony export ColumnUses */
class ColumnUses {
    #tables;
    constructor(tables) {
        this.#tables = tables;
    }
    of(table, listed) {
        const columns = this.#tables.get(table);
        if (columns === undefined)
            return undefined;
        const names = listed();
        if (names === undefined)
            return columns.map(({ use }) => use);
        const uses = new Map(columns.map(({ name, use }) => [name, use]));
        return names.map((name) => uses.get(name) ?? 'text');
    }
}
async function readColumnUses(connection) {
    const rows = await connection.query(`select table_name as relation, column_name as name, data_type as type, generation_expression as expression
      from information_schema.columns where table_schema = database() order by table_name, ordinal_position`);
    const tables = new Map();
    for (const [relation, columns] of Map.groupBy(rows, (row) => row.relation)) {
        const own = columns.map(({ name, type, expression }) => {
            const isGenerated = expression !== null && expression.length > 0;
            const isJson = connection.flavor === 'mysql' && type.toLowerCase() === 'json';
            return { name, use: isGenerated ? 'none' : isJson ? 'json' : 'text' };
        });
        if (own.some(({ use }) => use !== 'text'))
            tables.set(relation, own);
    }
    return new ColumnUses(tables);
}


/***/ }),

/***/ 46792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ contentDigestsOf),
/* harmony export */   M: () => (/* binding */ METHOD)
/* harmony export */ });
/* harmony import */ var _row_hash_row_hash_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67237);
/* harmony import */ var _dump_preflight_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52421);


const METHOD = 'insert-rows/1';
function contentDigestsOf(key, relations, { totals }) {
    const tables = relations.filter(({ kind }) => kind === 'table').sort((a, b) => (a.name < b.name ? -1 : 1));
    const own = tables.filter((table) => !(0,_dump_preflight_js__WEBPACK_IMPORTED_MODULE_1__/* .isElsewhere */ .l5)(table));
    return {
        method: METHOD,
        key,
        tables: own.map(({ name }) => {
            const { rows, sum } = totals.get(name) ?? _row_hash_row_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_ROWS */ .c6;
            return { schema: '', name, rows, sum: (0,_row_hash_row_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .sumText */ .$u)(sum) };
        }),
        exempt: tables
            .filter((table) => (0,_dump_preflight_js__WEBPACK_IMPORTED_MODULE_1__/* .isElsewhere */ .l5)(table))
            .map(({ name }) => ({ schema: '', name, reason: 'rows-elsewhere' })),
    };
}


/***/ }),

/***/ 25967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Dd: () => (/* binding */ dumpArguments),
  B0: () => (/* binding */ readDumpTool),
  Gf: () => (/* binding */ runDumpTool)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/process/shield/shield.js + 1 modules
var shield = __webpack_require__(50413);
// EXTERNAL MODULE: ./build/engines/mysql/clients/flags.js
var flags = __webpack_require__(30479);
// EXTERNAL MODULE: ./build/engines/mysql/clients/option-file.js
var option_file = __webpack_require__(27794);
// EXTERNAL MODULE: ./build/engines/parts/bytes.js
var parts_bytes = __webpack_require__(7276);
// EXTERNAL MODULE: ./build/engines/mysql/code/legacy-texts.js
var legacy_texts = __webpack_require__(39475);
;// CONCATENATED MODULE: ./build/engines/mysql/code/legacy-dump.js


const GLANCE_BYTES = 64;
const LONGEST_CODE_BYTES = 64 * 1024 * 1024;
const SET_CLIENT = /^\/\*!\d+ SET character_set_client\s*=\s*(@?\w+)/;
const END = Buffer.from(';;\n');
const AS_UTF8 = '/*!50003 SET character_set_client = utf8mb4 */ ;;\n';
async function* withLegacyTexts(dump, texts) {
    if (texts.size === 0) {
        yield* dump;
        return;
    }
    const rewriter = new CodeRewriter(texts);
    for await (const chunk of dump)
        yield* rewriter.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    yield* rewriter.end();
}
class CodeRewriter {
    #texts;
    #held = Buffer.alloc(0);
    #isInLine = false;
    #isCode = false;
    #charset = '';
    constructor(texts) {
        this.#texts = texts;
    }
    *push(chunk) {
        const input = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
        this.#held = Buffer.alloc(0);
        let at = 0;
        while (at < input.length) {
            const end = this.#isInLine ? endOfLine(input, at) : this.#begin(input, at);
            if (end === undefined) {
                this.#held = Buffer.from(input.subarray(at));
                return;
            }
            if (typeof end === 'object') {
                yield Buffer.from(end.text, 'latin1');
                at = end.to;
                continue;
            }
            this.#isInLine = input[end - 1] !== parts_bytes/* NEWLINE */.Xy;
            yield input.subarray(at, end);
            at = end;
        }
    }
    *end() {
        if (this.#held.length > 0)
            yield this.#held;
    }
    #begin(input, at) {
        const end = endOfLine(input, at);
        const isWhole = input[end - 1] === parts_bytes/* NEWLINE */.Xy;
        if (!isWhole && end - at < GLANCE_BYTES)
            return undefined;
        const glance = input.toString('latin1', at, Math.min(end, at + GLANCE_BYTES));
        const client = SET_CLIENT.exec(glance)?.[1];
        if (client !== undefined)
            this.#charset = client;
        if (glance.startsWith('DELIMITER '))
            this.#isCode = glance.startsWith('DELIMITER ;;');
        const texts = this.#texts.get(this.#charset);
        if (!this.#isCode || texts === undefined || !/^(?:CREATE |\/\*!\d+ CREATE)/.test(glance))
            return end;
        const found = input.indexOf(END, at);
        if (found === -1)
            return input.length - at < LONGEST_CODE_BYTES ? undefined : end;
        const code = input.toString('latin1', at, found + END.length);
        return { text: (0,legacy_texts/* inOneCharset */.s)(code, texts) ?? AS_UTF8 + code, to: found + END.length };
    }
}
function endOfLine(input, at) {
    const found = input.indexOf(parts_bytes/* NEWLINE */.Xy, at);
    return found === -1 ? input.length : found + 1;
}

// EXTERNAL MODULE: ./build/engines/mysql/connection/error-numbers.js
var error_numbers = __webpack_require__(57773);
// EXTERNAL MODULE: ./build/engines/mysql/connection/url.js
var connection_url = __webpack_require__(26905);
;// CONCATENATED MODULE: ./build/engines/mysql/dump/errors.js



const KNOWN = [
    [
        /\b1049\b/,
        'DATABASE_NOT_FOUND',
        "If the database exists: mariadb-dump can't dump events or routines of a database with a quote or a backslash in its name.",
    ],
    [
        /error:? \(?(1045|1698|2059|1524)\b|Access denied for user .*using password/,
        'DATABASE_AUTHENTICATION',
        "The tool can't log in the way this program can: use a client of the server's flavor and series, or give its folder in MYSQL_BIN.",
    ],
    [
        /PROCESS privilege/,
        'DATABASE_PRIVILEGE',
        'A client that supports --no-tablespaces does not need PROCESS. Install a newer one, or grant PROCESS.',
    ],
    [
        /\b(1044|1142|1143|1227|1370)\b|command denied|insufficient privileges|Access denied/i,
        'DATABASE_PRIVILEGE',
        'Grant the account SELECT, SHOW VIEW, TRIGGER and EVENT on the database; for routines, SHOW_ROUTINE (MySQL 8.0.20) or SELECT on mysql.proc (MariaDB).',
    ],
    [
        /\b1356\b|references invalid table/,
        'DUMP_FAILED',
        'A view refers to something that no longer exists, and the tool stops there: repair or drop the view, or name it in `exclude`.',
    ],
    [
        /\b(3024|1969)\b|max_statement_time|maximum statement execution time/,
        'DUMP_FAILED',
        'The server limits the time of statements: SET GLOBAL max_execution_time = 0 (MariaDB: max_statement_time) while the dump runs, or use a dump tool of MySQL 9 or newer, which turns the limit off.',
    ],
    [
        /\b1449\b/,
        'DUMP_FAILED',
        "A view's or routine's definer no longer exists: create the account, or change the DEFINER.",
    ],
    [
        /\b1412\b|definition has changed/,
        'DUMP_FAILED',
        'A migration altered a table while it was being dumped. Run it again when that is done.',
    ],
    [
        /\b1205\b|Lock wait timeout/i,
        'DUMP_FAILED',
        'Another session held an exclusive lock for too long (a migration). Run it again when that is done.',
    ],
    [
        /COLUMN_STATISTICS|column_statistics/,
        'DUMP_FAILED',
        "The dump tool is newer than the server: install a client of the server's flavor, or give its folder in MYSQL_BIN.",
    ],
    [
        /\b(2026)\b|SSL|TLS/,
        'DATABASE_TLS',
        "The tool refused the server's certificate: set ssl-ca=FILE to the authority, or use a client of the server's series.",
    ],
    [
        /\b(2002|2003|2006|2013|2055|1053|1158|1159|1160|1161|1927)\b|Lost connection|has gone away|Can't connect/i,
        'DATABASE_CONNECTION_LOST',
        "Check for a restart, a network failure or an idle timeout between this machine and the server, then run it again. If the storage pauses for longer than the server's net_write_timeout (60 s), raise that.",
    ],
    [/Got errno 28|No space left/, 'DUMP_FAILED', "The server's disk is full."],
    [
        /\b1153\b|max_allowed_packet/,
        'DUMP_FAILED',
        "A row is larger than the server's max_allowed_packet. Raise it to 1G.",
    ],
];
function nameDumpFailure(exit, foreign, url, names) {
    const said = firstLines(foreign.reveal());
    const number = Number(/(?:error:? ?\(?|\()(\d{4})\b/i.exec(said)?.[1] ?? 0);
    const named = names.within(said);
    const about = `${colon((0,error_numbers/* describeNumber */.D)(number))}${colon(named.length === 0 ? undefined : named.join(', '))}`;
    const known = KNOWN.find(([pattern]) => pattern.test(said));
    if (known !== undefined) {
        const [, code, hint] = known;
        const message = `The dump of ${(0,connection_url/* describeServer */.X8)(url)} failed${about}.`;
        return new errors/* RestorableError */.s$(code, message, { hint, foreign });
    }
    const how = exit.signal === null ? `exited with code ${exit.code}` : `was killed by ${exit.signal}`;
    return new errors/* RestorableError */.s$('DUMP_FAILED', `The dump tool ${how}${about}.`, {
        hint: exit.signal === 'SIGKILL'
            ? 'The machine is often out of memory in this case. Nothing was stored as a backup.'
            : 'Run the same dump tool by hand to see more. Nothing was stored as a backup.',
        foreign,
    });
}
const colon = (text) => (text === undefined ? '' : `: ${text}`);
const LINES = 4;
function firstLines(words) {
    return words
        .split('\n')
        .filter((line) => line.trim() !== '' && !/\[Warning\]/i.test(line))
        .slice(0, LINES)
        .join(' ');
}
function emptyDump() {
    return new errors/* RestorableError */.s$('DUMP_EMPTY', 'The dump tool reported success and wrote nothing.', {
        hint: 'Run the same tool by hand. Something replaced it, or its output went elsewhere.',
    });
}
function truncatedDump() {
    return new errors/* RestorableError */.s$('DUMP_TRUNCATED', 'The dump tool reported success, but the dump has no end mark.', {
        hint: 'Run it again. If it fails again, check the tool, its disk and its memory. Nothing was stored as a backup.',
    });
}

;// CONCATENATED MODULE: ./build/engines/mysql/dump/exact-rows.js

const LONGEST_ROW_BYTES = 64 * 1024 * 1024;
class RowCutter {
    isAtEnd = false;
    #change;
    #held = [];
    #heldBytes = 0;
    #depth = 0;
    #isQuoted = false;
    #isEscaped = false;
    #isTooLong = false;
    constructor(change) {
        this.#change = change;
    }
    push(input, start, output) {
        let from = start;
        for (let at = start; at < input.length; at += 1) {
            const byte = input[at];
            if (this.#isQuoted)
                this.#inText(byte);
            else if (byte === parts_bytes/* QUOTE */.jA)
                this.#isQuoted = true;
            else if (byte === parts_bytes/* OPEN */.vP) {
                if (this.#depth === 0) {
                    output.push(input.subarray(from, at));
                    from = at;
                }
                this.#depth += 1;
            }
            else if (byte === parts_bytes/* CLOSE */.Nd) {
                this.#depth -= 1;
                if (this.#depth === 0) {
                    this.#endRow(input.subarray(from, at + 1), output);
                    from = at + 1;
                }
            }
            else if (byte === parts_bytes/* SEMICOLON */.I8 && this.#depth === 0) {
                output.push(input.subarray(from, at + 1));
                this.isAtEnd = true;
                return at + 1;
            }
        }
        this.#hold(input.subarray(from), output);
        return input.length;
    }
    end() {
        return this.#held;
    }
    #inText(byte) {
        if (this.#isEscaped)
            this.#isEscaped = false;
        else if (byte === parts_bytes/* BACKSLASH */.r_)
            this.#isEscaped = true;
        else if (byte === parts_bytes/* QUOTE */.jA)
            this.#isQuoted = false;
    }
    #hold(piece, output) {
        if (this.#depth === 0 || this.#isTooLong) {
            output.push(piece);
            return;
        }
        this.#held.push(Buffer.from(piece));
        this.#heldBytes += piece.length;
        if (this.#heldBytes <= LONGEST_ROW_BYTES)
            return;
        this.#isTooLong = true;
        output.push(...this.#held);
        this.#held = [];
    }
    #endRow(piece, output) {
        if (this.#isTooLong)
            output.push(piece);
        else {
            const row = this.#held.length === 0 ? piece : Buffer.concat([...this.#held, piece]);
            output.push(this.#change(row) ?? row);
        }
        this.#held = [];
        this.#heldBytes = 0;
        this.#isTooLong = false;
    }
}
function valuesOf(row) {
    const values = [];
    let start = 1;
    let depth = 0;
    let isQuoted = false;
    for (let at = 1; at < row.length; at += 1) {
        const byte = row[at];
        if (isQuoted) {
            if (byte === parts_bytes/* BACKSLASH */.r_)
                at += 1;
            else if (byte === parts_bytes/* QUOTE */.jA)
                isQuoted = false;
        }
        else if (byte === parts_bytes/* QUOTE */.jA)
            isQuoted = true;
        else if (byte === parts_bytes/* OPEN */.vP)
            depth += 1;
        else if (byte === parts_bytes/* CLOSE */.Nd && depth > 0)
            depth -= 1;
        else if (byte === parts_bytes/* COMMA */.KE || byte === parts_bytes/* CLOSE */.Nd) {
            if (depth > 0)
                continue;
            values.push({ start, end: at, hex: hexOf(row.subarray(start, at)) });
            start = at + 1;
        }
    }
    return values;
}
const ESCAPED = { 48: 0, 110: 0x0a, 114: 0x0d, 90: 0x1a };
function hexOf(literal) {
    if (literal[0] === 0x30 && literal[1] === 0x78)
        return literal.toString('latin1', 2).toUpperCase();
    const first = literal.indexOf(parts_bytes/* QUOTE */.jA);
    if (first === -1)
        return literal.toString('hex').toUpperCase();
    const bytes = [];
    for (let at = first + 1; at < literal.length - 1; at += 1) {
        if (literal[at] !== parts_bytes/* BACKSLASH */.r_)
            bytes.push(literal[at]);
        else {
            at += 1;
            const next = literal[at];
            bytes.push(ESCAPED[next] ?? next);
        }
    }
    return Buffer.from(bytes).toString('hex').toUpperCase();
}

;// CONCATENATED MODULE: ./build/engines/mysql/dump/statements.js
const NAME = '`((?:[^`]|``)*)`';
const PATTERNS = [
    [new RegExp(`^CREATE TABLE ${NAME}`), (match) => ({ type: 'table', name: unquote(match[1]) })],
    [new RegExp(`^CREATE SEQUENCE ${NAME}`), (match) => ({ type: 'sequence', name: unquote(match[1]) })],
    [
        new RegExp(`^/\\*!50001 (?:DROP VIEW IF EXISTS|VIEW) ${NAME}`),
        (match) => ({ type: 'view', name: unquote(match[1]) }),
    ],
    [
        new RegExp(`^/\\*![0-9]+ DROP (FUNCTION|PROCEDURE|EVENT|PACKAGE BODY|PACKAGE) IF EXISTS ${NAME}`),
        (match) => ({ type: (match[1] ?? '').toLowerCase(), name: unquote(match[2]) }),
    ],
    [new RegExp(`^DROP LIBRARY IF EXISTS ${NAME}`), (match) => ({ type: 'library', name: unquote(match[1]) })],
    [/^\/\*!50003 CREATE\*\/ /, () => ({ type: 'trigger', name: '' })],
];
function readStatement(text) {
    for (const [pattern, item] of PATTERNS) {
        const match = pattern.exec(text);
        if (match !== null)
            return item(match);
    }
    return undefined;
}
const INSERT = new RegExp(`^INSERT INTO ${NAME}`);
function tableOfInsert(text) {
    return unquote(INSERT.exec(text)?.[1]);
}
function columnsOfInsert(head) {
    const list = /^INSERT INTO `(?:[^`]|``)*` \((.*)\) (?:VALUES)?$/s.exec(head)?.[1];
    if (list === undefined)
        return undefined;
    return [...list.matchAll(/`((?:[^`]|``)*)`/g)].map(([, name]) => unquote(name));
}
function unquote(name = '') {
    return name.replaceAll('``', '`');
}

;// CONCATENATED MODULE: ./build/engines/mysql/dump/exact-dump.js



const exact_dump_INSERT = Buffer.from('INSERT INTO `');
const VALUES = Buffer.from(' VALUES');
const DELIMITER = 'DELIMITER ';
const LONGEST_HEAD_BYTES = 1024 * 1024;
async function* withExactValues(dump, exact) {
    const rewriter = new InsertRewriter(exact);
    for await (const chunk of dump)
        yield* rewriter.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    yield* rewriter.end();
}
class InsertRewriter {
    #exact;
    #held = Buffer.alloc(0);
    #position = 'line start';
    #isCode = false;
    #cutter;
    constructor(exact) {
        this.#exact = exact;
    }
    async *push(chunk) {
        const input = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
        this.#held = Buffer.alloc(0);
        let at = 0;
        while (at < input.length) {
            const next = await this.#step(input, at);
            if (next === undefined) {
                this.#held = Buffer.from(input.subarray(at));
                return;
            }
            yield* next.output;
            at = next.at;
        }
    }
    *end() {
        if (this.#cutter !== undefined)
            yield* this.#cutter.end();
        if (this.#held.length > 0)
            yield this.#held;
    }
    async #step(input, at) {
        if (this.#position === 'line start')
            return this.#lineStart(input, at);
        if (this.#position === 'head')
            return this.#head(input, at);
        if (this.#position === 'values' && this.#cutter !== undefined) {
            const output = [];
            const end = this.#cutter.push(input, at, output);
            if (this.#cutter.isAtEnd) {
                this.#cutter = undefined;
                this.#position = 'line';
            }
            return { at: end, output };
        }
        const found = input.indexOf(parts_bytes/* NEWLINE */.Xy, at);
        const end = found === -1 ? input.length : found + 1;
        if (found !== -1)
            this.#position = 'line start';
        return { at: end, output: [input.subarray(at, end)] };
    }
    #lineStart(input, at) {
        const start = input.subarray(at, at + exact_dump_INSERT.length);
        const mayBe = exact_dump_INSERT.subarray(0, start.length).equals(start) || DELIMITER.startsWith(start.toString('latin1'));
        if (mayBe && start.length < exact_dump_INSERT.length)
            return undefined;
        const text = start.toString('latin1');
        if (text.startsWith(DELIMITER))
            this.#isCode = text.slice(DELIMITER.length, DELIMITER.length + 2) !== ';\n';
        this.#position = !this.#isCode && start.equals(exact_dump_INSERT) ? 'head' : 'line';
        return { at, output: [] };
    }
    async #head(input, at) {
        const found = headEnd(input, at);
        if (found === undefined && input.length - at < LONGEST_HEAD_BYTES)
            return undefined;
        this.#position = 'line';
        if (found === undefined)
            return { at, output: [] };
        const head = input.toString('utf8', at, found);
        const corrections = await this.#exact.of(tableOfInsert(head));
        if (corrections === undefined)
            return { at, output: [] };
        this.#position = 'values';
        const columns = columnsOfInsert(head) ?? corrections.table.all;
        this.#cutter = new RowCutter((row) => corrected(row, columns, corrections, this.#exact));
        return { at: found, output: [input.subarray(at, found)] };
    }
}
function headEnd(input, start) {
    let isQuoted = false;
    for (let at = start; at < input.length; at += 1) {
        if (input[at] === 0x60)
            isQuoted = !isQuoted;
        else if (!isQuoted && input[at] === 0x20 && input.length - at >= VALUES.length) {
            if (input.subarray(at, at + VALUES.length).equals(VALUES))
                return at + VALUES.length;
        }
    }
    return undefined;
}
function corrected(row, columns, corrections, exact) {
    const values = valuesOf(row);
    const { table, rows } = corrections;
    const key = table.key?.map(({ name }) => values[columns.indexOf(name)]?.hex ?? '').join(' ') ?? '';
    const group = rows.get(key);
    if (group === undefined)
        return undefined;
    const own = group.shift();
    if (own === undefined) {
        for (const { name } of table.columns)
            exact.missed(corrections, name);
        return undefined;
    }
    return replaced(row, values, own, (correction) => {
        const index = columns.indexOf(correction.column);
        const value = values[index];
        if (value !== undefined && isPrinted(value.hex, correction))
            return index;
        exact.missed(corrections, correction.column);
        return undefined;
    });
}
function replaced(row, values, own, indexOf) {
    const literals = new Map();
    for (const correction of own) {
        const index = indexOf(correction);
        if (index !== undefined)
            literals.set(index, correction.literal);
    }
    if (literals.size === 0)
        return undefined;
    const parts = [];
    let at = 0;
    for (const [index, literal] of [...literals].sort(([a], [b]) => a - b)) {
        const { start, end } = values[index];
        parts.push(row.subarray(at, start), Buffer.from(literal));
        at = end;
    }
    return Buffer.concat([...parts, row.subarray(at)]);
}
function isPrinted(hex, { printed, isNumber }) {
    if (!isNumber)
        return hex.toUpperCase() === printed.toUpperCase();
    return Number(Buffer.from(hex, 'hex').toString('latin1')) === Number(printed);
}

// EXTERNAL MODULE: ./build/row-hash/row-hash.js
var row_hash = __webpack_require__(67237);
;// CONCATENATED MODULE: ./build/row-hash/insert-rows.js

const USES = { text: 0, json: 1, none: 2 };
const MOST_COLUMNS = 8192;
const NO_KEY = '0'.repeat(32);
class InsertRows {
    #hash;
    #isKeyed;
    #reader = 'inserts_counted';
    #chunk;
    #loadedFrom = 0;
    #loadedTo = 0;
    constructor(key) {
        this.#hash = new row_hash/* RowHash */.X(key ?? NO_KEY);
        this.#isKeyed = key !== undefined;
    }
    begin(uses) {
        if (!this.#isKeyed)
            return;
        this.#reader = uses === undefined ? 'inserts' : 'inserts_by_column';
        if (uses === undefined)
            return;
        const columns = new Uint8Array(MOST_COLUMNS);
        columns.set(uses.slice(0, MOST_COLUMNS).map((use) => USES[use]));
        this.#hash.write(this.#hash.call('columns_at'), columns);
    }
    read(chunk, from) {
        for (let at = from; at < chunk.length; at = this.#loadedTo) {
            if (chunk !== this.#chunk || at < this.#loadedFrom || at >= this.#loadedTo)
                this.#load(chunk, at);
            const end = this.#hash.call(this.#reader, at - this.#loadedFrom, this.#loadedTo - this.#loadedFrom);
            if (end !== 0)
                return this.#loadedFrom + end;
        }
        return undefined;
    }
    take() {
        return this.#hash.take();
    }
    #load(chunk, at) {
        this.#chunk = chunk;
        this.#loadedFrom = at;
        this.#loadedTo = at + this.#hash.load(chunk, at);
    }
}

// EXTERNAL MODULE: ./build/engines/mysql/restore/scanner.js
var scanner = __webpack_require__(68460);
;// CONCATENATED MODULE: ./build/engines/mysql/dump/reader-states.js
const BETWEEN = 0;
const HEAD = 1;
const COMMENT = 2;
const STATEMENT = 3;
const reader_states_INSERT = 4;
const reader_states_VALUES = 5;
const CODE = 6;

;// CONCATENATED MODULE: ./build/engines/mysql/dump/reader.js







const HEAD_BYTES = 12;
const KEPT_BYTES = 2_048;
const KEPT_INSERT_BYTES = 2 * 1024 * 1024;
const TAIL_BYTES = 64;
const SANDBOX_LINE = /^\/\*M?!\d+\\-/;
const END_MARK = /(?:^|\n)-- Dump completed[^\n]*\n?$/;
class DumpReader {
    #state = BETWEEN;
    #quote = 0;
    #escaped = false;
    #table = '';
    #inserts;
    #insertHead = new parts_bytes/* FirstBytes */.IH(KEPT_INSERT_BYTES);
    #kept = new parts_bytes/* FirstBytes */.IH(KEPT_BYTES);
    #tail = new parts_bytes/* LastBytes */.A5(TAIL_BYTES);
    #bytes = 0;
    #insertBegan = 0;
    #longestBytes = 0;
    #rows = new Map();
    #hashed;
    #items = [];
    #onTable;
    #delimiter = ';';
    #noBackslash = false;
    #scanner = new scanner/* CodeScanner */.O();
    constructor(onTable, hashed) {
        this.#onTable = onTable;
        this.#hashed = hashed;
    }
    push(part) {
        if (part.length === 0)
            return;
        const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
        this.#bytes += chunk.length;
        this.#tail.add(chunk);
        let at = 0;
        while (at < chunk.length)
            at = this.#step(chunk, at);
    }
    end() {
        if (this.#bytes === 0)
            throw emptyDump();
        if (this.#state !== BETWEEN && this.#state !== COMMENT)
            throw truncatedDump();
        if (!END_MARK.test(this.#tail.toText()))
            throw truncatedDump();
        const rows = new Map([...this.#rows].map(([name, total]) => [name, total.rows]));
        return { rows, totals: this.#rows, items: this.#items, longestBytes: this.#longestBytes };
    }
    #step(chunk, at) {
        switch (this.#state) {
            case BETWEEN:
                return this.#between(chunk, at);
            case HEAD:
                return this.#head(chunk, at);
            case COMMENT:
                return this.#line(chunk, at);
            case STATEMENT:
                return this.#statement(chunk, at);
            case reader_states_INSERT:
                return this.#insert(chunk, at);
            case reader_states_VALUES:
                return this.#values(chunk, at);
            default:
                return this.#code(chunk, at);
        }
    }
    #between(chunk, from) {
        let at = from;
        while (at < chunk.length && chunk[at] <= 32)
            at += 1;
        if (at < chunk.length)
            this.#enter(HEAD);
        return at;
    }
    #enter(state) {
        this.#state = state;
        this.#quote = 0;
        this.#escaped = false;
        if (state === HEAD)
            this.#kept.clear();
    }
    #head(chunk, from) {
        const upTo = Math.min(chunk.length, from + HEAD_BYTES - this.#kept.length);
        const newline = chunk.subarray(from, upTo).indexOf(parts_bytes/* NEWLINE */.Xy);
        const to = newline === -1 ? upTo : from + newline;
        this.#kept.add(chunk.subarray(from, to));
        if (newline === -1 && this.#kept.length < HEAD_BYTES)
            return to;
        const head = this.#kept.toBuffer();
        const text = head.toString('latin1');
        if (text.startsWith('--') || SANDBOX_LINE.test(text))
            this.#enter(COMMENT);
        else if (text.startsWith('DELIMITER ')) {
            this.#delimiter = text.slice('DELIMITER '.length).trim();
            this.#enter(COMMENT);
        }
        else if (this.#delimiter === ';' && text === 'INSERT INTO ') {
            this.#insertBegan = this.#bytes - chunk.length + to - head.length;
            this.#insertHead.clear();
            this.#insertHead.add(head);
            this.#enter(reader_states_INSERT);
        }
        else
            this.#begin(head);
        return to;
    }
    #begin(head) {
        this.#enter(this.#delimiter === ';' ? STATEMENT : CODE);
        this.#kept.clear();
        this.#scanner = new scanner/* CodeScanner */.O(this.#noBackslash);
        let at = 0;
        while (at < head.length)
            at = this.#step(head, at);
    }
    #line(chunk, from) {
        const end = (0,parts_bytes/* endOfLine */.vT)(chunk, from);
        if (chunk[end - 1] === parts_bytes/* NEWLINE */.Xy)
            this.#enter(BETWEEN);
        return end;
    }
    #statement(chunk, from) {
        let quote = this.#quote;
        let at = from;
        for (; at < chunk.length; at += 1) {
            const byte = chunk[at];
            if (this.#escaped)
                this.#escaped = false;
            else if (quote !== 0) {
                if (byte === quote)
                    quote = 0;
                else if (byte === parts_bytes/* BACKSLASH */.r_ && quote === parts_bytes/* QUOTE */.jA)
                    this.#escaped = true;
            }
            else if (byte === parts_bytes/* QUOTE */.jA || byte === parts_bytes/* BACKTICK */.rw)
                quote = byte;
            else if (byte === parts_bytes/* SEMICOLON */.I8) {
                this.#kept.add(chunk.subarray(from, at));
                this.#endStatement();
                return at + 1;
            }
        }
        this.#quote = quote;
        this.#kept.add(chunk.subarray(from, at));
        return at;
    }
    #endStatement() {
        const text = this.#kept.toText();
        const item = readStatement(text);
        this.#noBackslash = (0,scanner/* setsNoBackslash */.h)(text) ?? this.#noBackslash;
        this.#enter(BETWEEN);
        if (item === undefined)
            return;
        if (item.type === 'table' || item.type === 'sequence')
            this.#started();
        if (item.type === 'table')
            this.#rows.set(item.name, this.#rows.get(item.name) ?? row_hash/* NO_ROWS */.c6);
        else
            this.#items.push(item);
    }
    #started() {
        const onTable = this.#onTable;
        this.#onTable = undefined;
        onTable?.();
    }
    #insert(chunk, from) {
        let at = from;
        for (; at < chunk.length; at += 1) {
            const byte = chunk[at];
            if (byte === parts_bytes/* BACKTICK */.rw)
                this.#quote = this.#quote === 0 ? parts_bytes/* BACKTICK */.rw : 0;
            else if (this.#quote === 0 && byte === parts_bytes/* LETTER_V */.yS) {
                this.#insertHead.add(chunk.subarray(from, at));
                this.#beginRows(this.#insertHead.toText());
                return at;
            }
        }
        this.#insertHead.add(chunk.subarray(from, at));
        return at;
    }
    #beginRows(head) {
        this.#table = tableOfInsert(head);
        this.#inserts ??= new InsertRows(this.#hashed?.key);
        this.#inserts.begin(this.#hashed?.uses.of(this.#table, () => columnsOfInsert(head)));
        this.#enter(reader_states_VALUES);
    }
    #values(chunk, from) {
        const end = this.#inserts?.read(chunk, from);
        if (this.#inserts === undefined || end === undefined)
            return chunk.length;
        this.#rows.set(this.#table, (0,row_hash/* addTotals */.lB)(this.#rows.get(this.#table) ?? row_hash/* NO_ROWS */.c6, this.#inserts.take()));
        this.#longestBytes = Math.max(this.#longestBytes, this.#bytes - chunk.length + end - this.#insertBegan);
        this.#enter(BETWEEN);
        return end;
    }
    #code(chunk, from) {
        const to = this.#scanner.findEnd(chunk, from, this.#delimiter);
        this.#kept.add(chunk.subarray(from, to));
        if (this.#scanner.isAtEnd)
            this.#endStatement();
        return to;
    }
}

;// CONCATENATED MODULE: ./build/engines/mysql/dump/tail.js
const tail_END_MARK = '\n-- Dump completed';
const tail_TAIL_BYTES = 1_024;
async function* beforeEndMark(dump, sql) {
    let held = Buffer.alloc(0);
    for await (const chunk of dump) {
        const all = Buffer.concat([held, chunk]);
        const keep = Math.min(all.length, tail_TAIL_BYTES);
        if (all.length > keep)
            yield all.subarray(0, all.length - keep);
        held = Buffer.from(all.subarray(all.length - keep));
    }
    const at = held.lastIndexOf(tail_END_MARK);
    if (at === -1) {
        yield held;
        return;
    }
    yield held.subarray(0, at + 1);
    yield Buffer.from(sql, 'latin1');
    yield held.subarray(at);
}

;// CONCATENATED MODULE: ./build/engines/mysql/dump/dump.js










async function* runDumpTool(options, host) {
    const { access, client, signal } = options;
    const file = await (0,option_file/* writeOptionFile */.l9)(access, client, host);
    try {
        const tool = {
            file: client.path,
            args: [...client.prefix, ...file.arguments, ...dumpArguments(client, options, access.url.database)],
            env: file.env,
            stdin: 'ignore',
            stdout: 'pipe',
            signal,
            scrub: host.scrub,
            speaker: 'the dump tool',
            onErrorLine: (line) => host.toolWords.add(new foreign/* ForeignText */.sh('the dump tool', line)),
        };
        yield* readDumpTool(await (0,shield/* startBeside */.v)(tool, host), access.url, options);
    }
    finally {
        await file.remove();
    }
}
async function* readDumpTool(child, url, { flaws, exact, hashed, names, onSnapshot, onSummary, signal }) {
    try {
        const reader = new DumpReader(onSnapshot, hashed);
        const printed = withLegacyTexts(child.stdout, flaws.legacy);
        for await (const chunk of beforeEndMark(exactly(printed, exact), flaws.ownCode)) {
            reader.push(chunk);
            yield chunk;
        }
        const exit = await child.exited;
        if (signal.aborted)
            throw (0,errors/* cancellation */.WN)(signal);
        if (exit.code !== 0)
            throw nameDumpFailure(exit, child.errorText(), url, names);
        onSummary(reader.end());
    }
    catch (error) {
        if (signal.aborted)
            throw (0,errors/* cancellation */.WN)(signal);
        throw error;
    }
    finally {
        await child.stop();
    }
}
function exactly(printed, exact) {
    return exact === undefined ? printed : withExactValues(printed, exact);
}
function dumpArguments(client, { scope, flaws, exact, }, database) {
    const { ownViews, ownRoutines } = flaws;
    const whole = flags/* WHOLE_DATABASE_FLAGS */.O8.filter((flag) => !(flag === '--routines' && ownRoutines));
    return [
        ...(0,flags/* dumpFlags */.OJ)(client),
        ...(scope.hasCode ? whole : []),
        ...(exact?.needsOrder === true ? ['--order-by-primary'] : []),
        ...scope.options,
        ...[...ownViews].map((name) => `--ignore-table=${database}.${name}`),
        '--',
        database,
        ...scope.tables.filter((name) => !ownViews.has(name)),
    ];
}


/***/ }),

/***/ 971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ selectRows),
/* harmony export */   Hl: () => (/* binding */ readExactTables),
/* harmony export */   iP: () => (/* binding */ flagOf)
/* harmony export */ });
/* harmony import */ var _catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76651);

const UNICODE = new Set(['utf8mb4', 'utf8mb3', 'utf8', 'ucs2', 'utf16', 'utf16le', 'utf32', 'ascii', 'binary']);
async function readExactTables(connection, tables) {
    const columns = await connection.query(`select c.table_name as relation, c.column_name as name, c.data_type as type, c.column_type as full_type, c.character_set_name as charset,
        c.extra as extra, s.seq_in_index as \`key\`
      from information_schema.columns c left join information_schema.statistics s
        on s.table_schema = c.table_schema and s.table_name = c.table_name and s.column_name = c.column_name and s.index_name = 'PRIMARY'
      where c.table_schema = database() order by c.table_name, c.ordinal_position`);
    const byTable = Map.groupBy(columns, ({ relation }) => relation);
    return tables.flatMap(({ name }) => {
        const all = byTable.get(name) ?? [];
        const inexact = all.flatMap((column) => {
            const kind = kindOf(column);
            return kind === undefined ? [] : [{ ...column, kind }];
        });
        if (inexact.length === 0)
            return [];
        const key = keyOf(all);
        return [
            {
                name,
                from: `${(0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(name)} ${_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_0__/* .TABLE_ONLY */ .OT}`,
                all: all.map((column) => column.name),
                columns: inexact.map((column) => ({
                    name: column.name,
                    kind: column.kind,
                    charset: column.charset ?? '',
                })),
                key,
                hasInexactKey: inexact.some((column) => column.key !== null),
            },
        ];
    });
}
function kindOf({ type, full_type: full, charset, extra }) {
    if (/GENERATED/i.test(extra.replace(/DEFAULT_GENERATED/i, '')))
        return undefined;
    if (type.toLowerCase() === 'float')
        return 'float';
    if (type.toLowerCase() === 'enum')
        return /[(,]''[,)]/.test(String(full)) ? 'enum' : undefined;
    if (charset === null || !/^\w+$/.test(charset) || UNICODE.has(charset))
        return undefined;
    return /char|text/i.test(type) ? 'text' : undefined;
}
function keyOf(columns) {
    const key = columns.filter((column) => column.key !== null).sort((a, b) => Number(a.key) - Number(b.key));
    if (key.length === 0 || key.some(({ type }) => type.toLowerCase() === 'bit'))
        return undefined;
    return key.map(({ name, type, charset }) => {
        const column = (0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(name);
        if (/binary|blob/i.test(type))
            return { name, expression: `hex(${column})` };
        if (charset !== null)
            return { name, expression: `hex(convert(${column} using utf8mb4))` };
        return { name, expression: `hex(cast(${column} as char character set utf8mb4))` };
    });
}
function flagOf({ name, kind, charset }) {
    const column = (0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(name);
    switch (kind) {
        case 'float':
            return `abs((${column} + 0e0) - (cast(${column} as char) + 0e0)) > abs(${column} + 0e0) * 2.9e-8`;
        case 'enum':
            return `${column} + 0 = 0`;
        default:
            return `cast(convert(convert(${column} using utf8mb4) using ${charset}) as binary) <> cast(${column} as binary)`;
    }
}
function valuesOf(column) {
    const name = (0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(column.name);
    switch (column.kind) {
        case 'float':
            return [flagOf(column), `cast(${name} as char)`, `cast(${name} + 0e0 as char)`];
        case 'enum':
            return [flagOf(column), "''", "'0'"];
        default:
            return [flagOf(column), `hex(convert(${name} using utf8mb4))`, `hex(cast(${name} as binary))`];
    }
}
function selectRows(table, wrong, limit) {
    const key = table.key ?? [];
    const values = wrong.flatMap(valuesOf);
    const where = table.hasInexactKey ? '' : `where ${wrong.map(flagOf).join(' or ')}`;
    const order = key.map(({ name }) => (0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(name)).join(', ');
    const orderBy = key.length === 0 ? '' : `order by ${order}`;
    const list = [...key.map(({ expression }) => expression), ...values].join(', ');
    return `select ${list} from ${table.from} ${where} ${orderBy} limit ${limit}`;
}


/***/ }),

/***/ 90904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ ExactValues)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76651);
/* harmony import */ var _exact_columns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(971);



const MOST_ROWS = 200_000;
const LONGEST_WAIT_MS = 20_000;
class ExactValues {
    needsOrder;
    #connection;
    #deadlineMs;
    #found = new Map();
    #inexact = new Set();
    #unknown = new Set();
    #rowsLeft;
    constructor(connection, { tables, others }, { timeMs, rows = MOST_ROWS }) {
        this.#rowsLeft = rows;
        for (const { name } of others)
            this.#unknown.add(name);
        this.#connection = connection;
        this.needsOrder = tables.some(({ hasInexactKey }) => hasInexactKey);
        this.#deadlineMs = performance.now() + timeMs;
        let before = Promise.resolve();
        for (const table of tables) {
            const reading = before.then(() => this.#read(table)).catch(() => this.#giveUp(table));
            const released = reading.then(() => connection.simple('rollback to savepoint counting').catch(() => { }));
            this.#found.set(table.name, reading);
            before = released;
        }
    }
    async ready() {
        await Promise.all(this.#found.values());
    }
    async of(name) {
        const found = this.#found.get(name);
        if (found === undefined)
            return undefined;
        const timer = Promise.withResolvers();
        const timeout = setTimeout(() => timer.resolve(undefined), LONGEST_WAIT_MS);
        let isKnown = false;
        const known = found.then((corrections) => {
            isKnown = true;
            return corrections;
        });
        const result = await Promise.race([known, timer.promise]);
        clearTimeout(timeout);
        if (!isKnown)
            this.#unknown.add(name);
        return result;
    }
    missed({ table }, column) {
        this.#inexact.add((0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_2__/* .showName */ .$i)(table.name, column));
    }
    async #read(table) {
        const leftMs = Math.floor(this.#deadlineMs - performance.now());
        if (leftMs <= 0)
            return this.#giveUp(table);
        await limitStatements(this.#connection, leftMs);
        const needsAll = table.key === undefined || table.hasInexactKey;
        const columns = needsAll ? await this.#wrongColumns(table) : table.columns;
        if (columns.length === 0)
            return undefined;
        if (table.key === undefined)
            return this.#areInexact(table, columns);
        const { rows } = await this.#connection.queryArrays((0,_exact_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .selectRows */ .A5)(table, columns, this.#rowsLeft + 1));
        const corrections = groupRows(table, columns, rows);
        if (rows.length > this.#rowsLeft) {
            const found = new Set([...corrections.values()].flat(2).map(({ column }) => column));
            return this.#areInexact(table, columns.filter(({ name }) => found.has(name)));
        }
        this.#rowsLeft -= rows.length;
        return { table, rows: corrections };
    }
    #areInexact(table, columns) {
        for (const { name } of columns)
            this.#inexact.add((0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_2__/* .showName */ .$i)(table.name, name));
    }
    async #wrongColumns(table) {
        const sums = table.columns.map((column) => `max(${(0,_exact_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .flagOf */ .iP)(column)})`).join(', ');
        const { rows } = await this.#connection.queryArrays(`select ${sums} from ${table.from}`);
        return table.columns.filter((_column, index) => Number(rows[0]?.[index] ?? 0) === 1);
    }
    #giveUp({ name }) {
        this.#unknown.add(name);
        return undefined;
    }
    async end() {
        await this.ready();
        await this.#connection.simple('rollback');
        await limitStatements(this.#connection, 0);
        return [
            ...(this.#inexact.size === 0
                ? []
                : [
                    `The dump does not contain the exact values of these columns (it has six digits of a FLOAT, and "?" for a letter that Unicode lacks): ${list(this.#inexact)}. Change FLOAT columns to DOUBLE, and texts to utf8mb4.`,
                ]),
            ...(this.#unknown.size === 0
                ? []
                : [
                    `Values that the dump may round or lose (FLOAT, letters that Unicode lacks) were not looked for, because it takes longer than row-count-timeout or failed: ${list(new Set([...this.#unknown].map((name) => (0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_2__/* .showName */ .$i)(name))))}.`,
                ]),
        ];
    }
}
function groupRows(table, columns, rows) {
    const keys = table.key?.length ?? 0;
    const grouped = new Map();
    for (const row of rows) {
        const values = row.map((value) => (value === null ? null : String(value)));
        const key = values.slice(0, keys).join(' ');
        const corrections = columns.flatMap((column, index) => {
            const [flag, printed, exact] = values.slice(keys + index * 3, keys + index * 3 + 3);
            if (flag !== '1' || printed == null || exact == null)
                return [];
            return [
                {
                    column: column.name,
                    printed,
                    literal: column.kind === 'text' ? `0x${exact}` : exact,
                    isNumber: column.kind === 'float',
                },
            ];
        });
        const group = grouped.get(key) ?? [];
        group.push(corrections);
        grouped.set(key, group);
    }
    return grouped;
}
async function limitStatements(connection, ms) {
    const setting = connection.flavor === 'mariadb' ? `max_statement_time = ${ms / 1_000}` : `max_execution_time = ${ms}`;
    await connection.simple(`set session ${setting}`).catch((error) => {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'DATABASE_QUERY')
            throw error;
    });
}
const NAMED = 10;
function list(names) {
    const more = names.size - NAMED;
    return `${[...names].sort().slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}


/***/ }),

/***/ 52421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jQ: () => (/* binding */ refuseMissing),
/* harmony export */   ks: () => (/* binding */ checkRoutines),
/* harmony export */   l5: () => (/* binding */ isElsewhere),
/* harmony export */   qF: () => (/* binding */ printsGrants),
/* harmony export */   qX: () => (/* binding */ refuseCutAnswers),
/* harmony export */   ro: () => (/* binding */ checkReadable),
/* harmony export */   uO: () => (/* binding */ isCountable),
/* harmony export */   v5: () => (/* binding */ warningsAbout)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _catalog_privileges_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33167);
/* harmony import */ var _catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76651);



const NAMED_AT_MOST = 8;
async function checkReadable(connection, relations, scope) {
    const chosen = relations.filter(({ name }) => scope.hasTable(name));
    refuseCutAnswers(connection, chosen);
    if (printsGrants(connection)) {
        const privileges = await (0,_catalog_privileges_js__WEBPACK_IMPORTED_MODULE_1__/* .readPrivileges */ .H)(connection);
        refuseMissing(connection, privileges, scope, chosen);
        if (scope.hasCode)
            await checkRoutines(connection, privileges);
    }
    return warningsAbout(chosen);
}
function refuseCutAnswers({ rowLimit, asOf }, chosen) {
    if (asOf !== undefined && chosen.some(({ isVersioned }) => isVersioned)) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DUMP_FAILED', `The server shows system-versioned tables as they were at ${asOf}.`, {
            hint: 'SET GLOBAL system_versioning_asof = DEFAULT, and look for it in the option files and in init_connect.',
        });
    }
    if (rowLimit === undefined)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DUMP_FAILED', `The server returns at most ${rowLimit} rows per query: the dump would be truncated.`, {
        hint: 'SET GLOBAL sql_select_limit = DEFAULT, and look for sql_select_limit in the option files and in init_connect.',
    });
}
function printsGrants({ serverVersion }) {
    return !/vitess/i.test(serverVersion);
}
function refuseMissing(connection, privileges, scope, chosen) {
    const { database } = connection.url;
    const isEnough = (privilege) => privileges.isOnDatabase(privilege) ||
        (scope.tables.length > 0 && chosen.every(({ name }) => privileges.isOnTable(privilege, database, name)));
    const needed = ['SELECT', 'TRIGGER', ...(chosen.some(({ kind }) => kind === 'view') ? ['SHOW VIEW'] : [])];
    if (scope.hasCode)
        needed.push('EVENT');
    const missing = needed.filter((privilege) => !isEnough(privilege));
    if (missing.length === 0)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_PRIVILEGE', `This account lacks ${missing.join(', ')} on the database ${JSON.stringify(database)}, so parts of it would be missing from the dump.`, { hint: `GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON ${(0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(database)}.* TO ${account(connection)}.` });
}
async function checkRoutines(connection, privileges) {
    const seesAll = privileges.isGlobal('SHOW_ROUTINE') ||
        privileges.isGlobal('SELECT') ||
        privileges.isOnTable('SELECT', 'mysql', 'proc') ||
        privileges.isOnDatabase('SHOW CREATE ROUTINE');
    const listsAll = ['EXECUTE', 'CREATE ROUTINE', 'ALTER ROUTINE'].some((each) => privileges.isOnDatabase(each));
    const grant = connection.flavor === 'mysql'
        ? `GRANT SHOW_ROUTINE ON *.* TO ${account(connection)} (before MySQL 8.0.20: SELECT ON *.*).`
        : `GRANT SELECT ON mysql.proc TO ${account(connection)} (from MariaDB 11.3 SHOW CREATE ROUTINE on the database does too).`;
    if (!seesAll && !listsAll) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_PRIVILEGE', "This account can't see stored routines, so they would be missing from the dump.", { hint: grant });
    }
    const hidden = await connection.query(`select routine_name as name from information_schema.routines
      where routine_schema = database() and routine_definition is null and routine_body = 'SQL' order by 1`);
    if (hidden.length === 0)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_PRIVILEGE', `This account can't read the text of ${list(hidden)}.`, {
        hint: grant,
    });
}
function account(connection) {
    return (0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(connection.url.user);
}
function warningsAbout(chosen) {
    const tables = chosen.filter(({ kind }) => kind === 'table');
    const elsewhere = tables.filter(isElsewhere);
    const loose = tables.filter((table) => !table.isTransactional && !elsewhere.includes(table));
    const versioned = tables.filter(({ isVersioned }) => isVersioned);
    const warnings = [];
    if (loose.length > 0) {
        warnings.push(`No snapshot covers tables that are not transactional. What is written to them during the dump may be dumped in part: ${list(loose)}.`);
    }
    if (elsewhere.length > 0) {
        warnings.push(`The rows of these tables are not stored in the database. They are dumped as far as the tool reads them, and not compared: ${list(elsewhere)}.`);
    }
    if (versioned.length > 0) {
        warnings.push(`Only the current rows of system-versioned tables are dumped, not their history: ${list(versioned)}.`);
    }
    return warnings;
}
const ELSEWHERE = new Set(['FEDERATED', 'CONNECT', 'BLACKHOLE', 'SPIDER', 'MRG_MYISAM', 'S3', 'OQGRAPH']);
function isElsewhere({ engine }) {
    return ELSEWHERE.has(engine.toUpperCase());
}
function isCountable(relation) {
    return relation.kind === 'table' && relation.isTransactional && !isElsewhere(relation);
}
function list(relations) {
    const names = relations.slice(0, NAMED_AT_MOST).map(({ name }) => (0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_2__/* .showName */ .$i)(name));
    const more = relations.length - names.length;
    return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}


/***/ }),

/***/ 57589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ Bracket),
/* harmony export */   q: () => (/* binding */ begin)
/* harmony export */ });
/* harmony import */ var _catalog_row_counts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57840);
/* harmony import */ var _catalog_source_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48139);
/* harmony import */ var _preflight_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52421);



const NOTHING = { counts: new Map(), keys: _catalog_source_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_KEYS */ .vu };
const BEGIN = 'start transaction with consistent snapshot, read only';
class Bracket {
    #connect;
    #tables;
    #timeLimitMs;
    #before = Promise.resolve(NOTHING);
    #after;
    #second;
    #startedAt = '';
    #failure = Promise.withResolvers();
    constructor(connect, relations, timeLimitMs) {
        this.#connect = connect;
        this.#tables = (0,_catalog_row_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .planCounts */ .A)(relations.filter(_preflight_js__WEBPACK_IMPORTED_MODULE_2__/* .isCountable */ .uO), timeLimitMs);
        this.#timeLimitMs = timeLimitMs;
        this.#failure.promise.catch(() => { });
    }
    get failed() {
        return this.#failure.promise;
    }
    async openBefore() {
        if (this.#tables.length === 0)
            return;
        const connection = await this.#connect();
        this.#second = await this.#connect();
        await begin(connection);
        const [row] = await connection.query('select cast(utc_timestamp() as char) as at');
        this.#startedAt = row?.at ?? '';
        this.#before = this.#countBefore(connection);
        this.#before.catch(this.#failure.reject);
    }
    openAfter() {
        if (this.#second === undefined || this.#after !== undefined)
            return;
        this.#after = this.#countAfter(this.#second);
        this.#after.catch(this.#failure.reject);
    }
    async end() {
        const before = await this.#before;
        const after = await this.#after;
        return {
            before: before.counts,
            after: after?.counts ?? new Map(),
            written: after?.written ?? new Set(),
            keys: after === undefined ? { ...before.keys, whole: [] } : before.keys,
        };
    }
    async #countBefore(connection) {
        const deadlineMs = performance.now() + this.#timeLimitMs;
        try {
            const counts = await (0,_catalog_row_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .countRows */ .B)(connection, this.#tables, this.#timeLimitMs);
            return { counts, keys: await (0,_catalog_source_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .lookThroughKeys */ .dd)(connection, this.#tables, deadlineMs) };
        }
        finally {
            await connection.close();
        }
    }
    async #countAfter(connection) {
        try {
            await begin(connection);
            const written = await this.#writtenSince(connection);
            return { counts: await (0,_catalog_row_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .countRows */ .B)(connection, this.#tables, this.#timeLimitMs), written };
        }
        finally {
            await connection.close();
        }
    }
    async #writtenSince(connection) {
        const rows = await connection.query(`select table_name as name from information_schema.tables
        where table_schema = database() and cast(update_time as char) >= ?`, [this.#startedAt]);
        return new Set(rows.map(({ name }) => name));
    }
}
async function begin(connection) {
    await connection.simple(BEGIN);
    await connection.simple('savepoint counting');
}


/***/ }),

/***/ 77395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   Pg: () => (/* binding */ assembleFingerprint),
/* harmony export */   VY: () => (/* binding */ plainVersion),
/* harmony export */   eU: () => (/* binding */ takeOutline),
/* harmony export */   mP: () => (/* binding */ takeFingerprint)
/* harmony export */ });
/* harmony import */ var _catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57911);
/* harmony import */ var _catalog_row_counts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57840);
/* harmony import */ var _catalog_scope_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5851);
/* harmony import */ var _catalog_tables_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93526);
/* harmony import */ var _dump_preflight_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52421);





async function takeFingerprint(connection) {
    const outline = await takeOutline(connection, _catalog_scope_js__WEBPACK_IMPORTED_MODULE_2__/* .WHOLE_DATABASE */ .A);
    const tables = outline.relations.filter(({ kind }) => kind === 'table');
    const counts = await (0,_catalog_row_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .countRows */ .B)(connection, tables.filter((table) => !(0,_dump_preflight_js__WEBPACK_IMPORTED_MODULE_3__/* .isElsewhere */ .l5)(table)));
    const rows = tables.map(({ name }) => ({ schema: '', name, rows: counts.get(name) ?? null }));
    return assembleFingerprint(connection, outline, rows.map((row) => ({ ...row, rowsFrom: row.rows === null ? 'unknown' : 'count' })));
}
async function takeOutline(connection, scope) {
    const relations = (await (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .readRelations */ .Ae)(connection)).filter(({ name }) => scope.hasTable(name));
    const tables = await (0,_catalog_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .readTableParts */ .F3)(connection);
    return {
        relations,
        sequences: await (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .readSequences */ .lu)(connection, relations, tables, scope),
        objects: await (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(connection, relations, tables, scope),
        facts: await readFacts(connection),
    };
}
function assembleFingerprint(connection, { relations, objects, sequences, facts }, tables, takenAt = new Date()) {
    return {
        engine: connection.flavor,
        serverVersion: plainVersion(connection.serverVersion),
        takenAt: takenAt.toISOString(),
        sizeBytes: sizeOf(relations),
        tables: [...tables].sort((a, b) => (a.name < b.name ? -1 : 1)),
        objects: objects.map(({ type, name, definitionSha256 }) => ({ type, name, definitionSha256 })),
        sequences,
        extensions: [],
        facts,
    };
}
function plainVersion(version) {
    return /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? version;
}
function sizeOf(relations) {
    return relations.reduce((sum, { bytes }) => sum + bytes, 0);
}
async function readFacts(connection) {
    const [row] = await connection.query(`select default_character_set_name as charset, default_collation_name as collation
       from information_schema.schemata where schema_name = database()`);
    return row === undefined
        ? {}
        : { charset: (0,_catalog_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .plainCharset */ .Bo)(row.charset) ?? '', collation: (0,_catalog_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .plainCharset */ .Bo)(row.collation) ?? '' };
}


/***/ }),

/***/ 68460:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ CodeScanner),
/* harmony export */   h: () => (/* binding */ setsNoBackslash)
/* harmony export */ });
const SQL_MODE = /^(?:\/\*M?!\d+ )?SET sql_mode += +(?:'([^']*)'|@saved_sql_mode)/i;
function setsNoBackslash(head) {
    const match = SQL_MODE.exec(head);
    return match === null ? undefined : (match[1]?.includes('NO_BACKSLASH_ESCAPES') ?? false);
}
const DOLLARS = '\nAS $';
class CodeScanner {
    isAtEnd = false;
    #noBackslash;
    #quote;
    #isEscaped = false;
    #last = '';
    #tag = '';
    constructor(noBackslash = false) {
        this.#noBackslash = noBackslash;
    }
    findEnd(input, start, delimiter) {
        for (let at = start; at < input.length; at += 1) {
            const character = String.fromCharCode(input[at]);
            this.#last = (this.#last + character).slice(-Math.max(DOLLARS.length, delimiter.length, this.#tag.length));
            if (this.#quote !== undefined)
                this.#inside(character);
            else if (this.#last.endsWith(delimiter)) {
                this.isAtEnd = true;
                return at + 1;
            }
            else
                this.#open(character);
        }
        return input.length;
    }
    #open(character) {
        if (character === '$' && this.#last.endsWith(DOLLARS)) {
            this.#quote = 'tag';
            this.#tag = '$';
        }
        else if (character === "'" || character === '"' || character === '`')
            this.#quote = character;
        else if (character === '#' || /--\s$/.test(this.#last))
            this.#quote = character === '\n' ? undefined : 'line';
        else if (/\/\*(?:[^!M]|M[^!])$/.test(this.#last))
            this.#quote = 'block';
        else
            return;
        this.#last = character === '*' ? '*' : '';
    }
    #inside(character) {
        const quote = this.#quote;
        if (quote === 'line') {
            if (character === '\n')
                this.#quote = undefined;
        }
        else if (quote === 'block') {
            if (this.#last.endsWith('*/'))
                this.#quote = undefined;
        }
        else if (quote === 'tag') {
            this.#tag += character;
            if (character === '$') {
                this.#quote = 'dollars';
                this.#last = '';
            }
            else if (!/[\w\x80-\xff]/.test(character))
                this.#quote = undefined;
        }
        else if (quote === 'dollars') {
            if (this.#last.endsWith(this.#tag))
                this.#quote = undefined;
        }
        else if (this.#isEscaped)
            this.#isEscaped = false;
        else if (character === '\\' && quote !== '`' && !this.#noBackslash)
            this.#isEscaped = true;
        else if (character === quote)
            this.#quote = undefined;
        if (this.#quote === undefined)
            this.#last = '';
    }
}


/***/ }),

/***/ 15202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ prepareRestoring)
/* harmony export */ });
/* harmony import */ var _parts_refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44434);
/* harmony import */ var _connection_session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24476);


const COMMON = [
    'autocommit = 1',
    'innodb_strict_mode = 0',
    'wait_timeout = 31536000',
    'net_read_timeout = 3600',
    'net_write_timeout = 3600',
    `lock_wait_timeout = ${_connection_session_js__WEBPACK_IMPORTED_MODULE_1__/* .LOCK_WAIT_SECONDS */ .wJ}`,
    'max_heap_table_size = 4294966272',
];
const MYSQL = [
    'transaction_read_only = 0',
    'sql_require_primary_key = 0',
    'sql_generate_invisible_primary_key = 0',
    'restrict_fk_on_non_standard_key = 0',
];
const MARIADB = [
    'tx_read_only = 0',
    'max_statement_time = 0',
    'idle_transaction_timeout = 0',
    'idle_write_transaction_timeout = 0',
    'enforce_storage_engine = NULL',
];
async function prepareRestoring(connection) {
    const taken = [];
    for (const setting of [...COMMON, ...(connection.flavor === 'mysql' ? MYSQL : MARIADB)]) {
        try {
            await connection.simple(`SET SESSION ${setting}`);
            taken.push(`SESSION ${setting}`);
        }
        catch (error) {
            if (!(0,_parts_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .isRefusal */ .vu)(error))
                throw error;
        }
    }
    return taken.length === 0 ? '' : `SET ${taken.join(', ')}; `;
}


/***/ }),

/***/ 26549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Qo: () => (/* binding */ NEEDS),
  gS: () => (/* binding */ definersIn),
  c3: () => (/* binding */ listOf),
  dP: () => (/* binding */ readServerNeeds),
  Wf: () => (/* binding */ warningsOfNeeds)
});

// EXTERNAL MODULE: ./build/engines/parts/refusals.js
var refusals = __webpack_require__(44434);
;// CONCATENATED MODULE: ./build/engines/mysql/code/loadable-functions.js
const LISTS = {
    mysql: 'select udf_name as name from performance_schema.user_defined_functions where udf_library is not null',
    mariadb: 'select name as name from mysql.func',
};
const CODE = [
    'select 1 from information_schema.views where table_schema = database() and instr(lower(view_definition), lower(?)) > 0',
    'select 1 from information_schema.routines where routine_schema = database() and instr(lower(routine_definition), lower(?)) > 0',
    'select 1 from information_schema.triggers where trigger_schema = database() and instr(lower(action_statement), lower(?)) > 0',
    'select 1 from information_schema.events where event_schema = database() and instr(lower(event_definition), lower(?)) > 0',
];
async function readLoadableFunctions(connection) {
    const functions = await connection.query(LISTS[connection.flavor]);
    const named = [];
    for (const { name } of functions) {
        if (!/^\w{1,64}$/.test(name))
            continue;
        const found = await connection.queryArrays(`${CODE.join(' union all ')} limit 1`, Array(CODE.length).fill(name));
        if (found.rows.length > 0)
            named.push(name);
    }
    return named.sort();
}

// EXTERNAL MODULE: ./build/engines/mysql/code/stored-code.js
var stored_code = __webpack_require__(4554);
;// CONCATENATED MODULE: ./build/engines/mysql/server/needs.js



const NEEDS = {
    pageSize: 'source.innodb_page_size',
    engines: 'source.storage_engines',
    zones: 'source.time_zones',
    references: 'source.spatial_reference_systems',
    loadable: 'source.loadable_functions',
    undeclared: 'source.functions_not_declared',
    definers: 'source.definers',
};
const DEFAULT_PAGE_BYTES = '16384';
const USUAL_ENGINES = new Set(['innodb', 'myisam', 'memory', 'csv', 'mrg_myisam', 'aria', 'sequence', '']);
const ZONE = /'((?:[A-Z][A-Za-z_]{1,30})(?:\/[A-Z][A-Za-z0-9_+-]{1,30}){1,2})'/g;
async function readServerNeeds(connection, relations) {
    const engines = [...new Set(relations.map(({ engine }) => engine))].filter((engine) => !USUAL_ENGINES.has(engine.toLowerCase()));
    const [row] = await (0,refusals/* rowsUnlessRefused */.Am)(connection.query('select cast(@@innodb_page_size as char) as value'));
    const pageSize = String(row?.value ?? DEFAULT_PAGE_BYTES);
    const zones = await readZones(connection);
    const [functions] = await (0,refusals/* rowsUnlessRefused */.Am)(connection.query(UNDECLARED));
    const undeclared = String(functions?.undeclared ?? '0');
    const definers = await (0,refusals/* rowsUnlessRefused */.Am)((0,stored_code/* definersOf */.iA)(connection));
    const loadable = await (0,refusals/* rowsUnlessRefused */.Am)(readLoadableFunctions(connection));
    const references = connection.flavor === 'mysql' ? await readReferences(connection) : [];
    return {
        ...(pageSize !== DEFAULT_PAGE_BYTES && { [NEEDS.pageSize]: pageSize }),
        ...(engines.length > 0 && { [NEEDS.engines]: engines.sort().join(',') }),
        ...(zones.length > 0 && { [NEEDS.zones]: zones.join(',') }),
        ...(undeclared !== '0' && { [NEEDS.undeclared]: undeclared }),
        ...(definers.length > 0 && { [NEEDS.definers]: JSON.stringify(definers.toSorted()) }),
        ...(loadable.length > 0 && { [NEEDS.loadable]: loadable.join(',') }),
        ...(references.length > 0 && { [NEEDS.references]: JSON.stringify(references) }),
    };
}
const UNDECLARED = `select count(*) as undeclared from information_schema.routines
  where routine_schema = database() and routine_type = 'FUNCTION' and is_deterministic = 'NO'
    and sql_data_access in ('CONTAINS SQL', 'MODIFIES SQL DATA')`;
async function readZones(connection) {
    const events = await (0,refusals/* rowsUnlessRefused */.Am)(connection.query(`select distinct time_zone as zone from information_schema.events
        where event_schema = database() and time_zone <> 'SYSTEM' and time_zone not like '%:%'`));
    const zones = new Set(events.map(({ zone }) => zone));
    for (const query of needs_CODE) {
        for (const { body } of await (0,refusals/* rowsUnlessRefused */.Am)(connection.query(query))) {
            for (const match of String(body ?? '').matchAll(ZONE))
                zones.add(match[1]);
        }
    }
    return [...zones].filter((zone) => /^[\w+/-]{1,64}$/.test(zone)).sort();
}
const needs_CODE = [
    ['views', 'table_schema', 'view_definition'],
    ['routines', 'routine_schema', 'routine_definition'],
    ['triggers', 'trigger_schema', 'action_statement'],
    ['events', 'event_schema', 'event_definition'],
    ['columns', 'table_schema', 'generation_expression'],
].map(([table, schema, column]) => `select ${column} as body from information_schema.${table} where ${schema} = database() and ${column} like '%/%'`);
async function readReferences(connection) {
    const rows = await (0,refusals/* rowsUnlessRefused */.Am)(connection.query(`select srs_id as id, srs_name as name, definition as definition
         from information_schema.st_spatial_reference_systems where srs_id <> 0 and srs_id in
           (select srs_id from information_schema.columns where table_schema = database() and srs_id is not null)`));
    return rows.map(({ id, name, definition }) => ({
        id: Number(id),
        name: String(name),
        definition: String(definition),
    }));
}
function warningsOfNeeds(facts) {
    const loadable = listOf(facts, NEEDS.loadable);
    if (loadable.length === 0)
        return [];
    return [
        `The database's code calls functions of a shared library, which no dump contains: ${loadable.slice(0, 10).join(', ')}. A restore needs a server that has them (CREATE FUNCTION … SONAME).`,
    ];
}
function listOf(facts, name) {
    return (facts[name] ?? '').split(',').filter((item) => item !== '');
}
function definersIn(facts) {
    const list = JSON.parse(facts[NEEDS.definers] ?? '[]');
    return Array.isArray(list) ? list.map(String) : [];
}


/***/ }),

/***/ 90274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ GLOBALS_STREAM),
/* harmony export */   Z: () => (/* binding */ DATABASE_STREAM)
/* harmony export */ });
const GLOBALS_STREAM = 'globals.sql';
const DATABASE_STREAM = 'database.sql';


/***/ }),

/***/ 52762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hj: () => (/* binding */ requireFunctions),
/* harmony export */   TS: () => (/* binding */ LONGEST_STATEMENT),
/* harmony export */   vY: () => (/* binding */ requireFit)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76651);
/* harmony import */ var _connection_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53593);
/* harmony import */ var _restore_session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15202);
/* harmony import */ var _server_needs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26549);






const LONGEST_STATEMENT = 'source.longest_statement_bytes';
const PACKET_MARGIN_BYTES = 1_024;
const NAMED_AT_MOST = 5;
async function requireFit(connection, { fingerprint }) {
    await (0,_restore_session_js__WEBPACK_IMPORTED_MODULE_3__/* .prepareRestoring */ .L)(connection);
    const keyless = tablesWithoutKey(fingerprint);
    if (keyless.length > 0)
        await requireNoKeys(connection, keyless);
    await requirePacket(connection, Number(fingerprint.facts[LONGEST_STATEMENT] ?? 0));
}
function tablesWithoutKey({ tables, objects }) {
    const known = objects.filter(({ type }) => type === 'table').map(({ name }) => name);
    const keys = new Set(objects.filter(({ type }) => type === 'index').map(({ name }) => name));
    return tables.length === 0 ? [] : known.filter((name) => !keys.has(`${name}.PRIMARY`));
}
async function requireNoKeys(connection, keyless) {
    const settings = connection.flavor === 'mysql'
        ? ['sql_require_primary_key', 'sql_generate_invisible_primary_key']
        : ['innodb_force_primary_key'];
    for (const setting of settings) {
        const [row] = await connection
            .query(`SELECT @@${setting} AS value`)
            .catch(() => [{ value: 0 }]);
        if (Number(row?.value ?? 0) === 0)
            continue;
        const more = keyless.length > NAMED_AT_MOST ? ` and ${keyless.length - NAMED_AT_MOST} more` : '';
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DATABASE_QUERY', `The server has ${setting} on, and these tables of the backup have no primary key: ${keyless.slice(0, NAMED_AT_MOST).join(', ')}${more}.`, {
            hint: `Turn ${setting} off there, or restore as an account that may set it for its session (SESSION_VARIABLES_ADMIN). This is not a verdict on the backup.`,
        });
    }
}
async function requirePacket(connection, longestBytes) {
    const [row] = await connection.query('SELECT @@global.max_allowed_packet AS value');
    const limit = Number(row?.value ?? 0);
    if (limit === 0 || longestBytes + PACKET_MARGIN_BYTES <= limit)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DATABASE_QUERY', `The server accepts statements of up to ${limit} bytes (max_allowed_packet), but the backup has one of ${longestBytes}.`, { hint: 'SET GLOBAL max_allowed_packet = 1073741824 there. This is not a verdict on the backup.' });
}
const UNDECLARED = 1418;
const SUPER_NEEDED = 1419;
const SET_TRUST = 'Set log_bin_trust_function_creators=1 on the server (in RDS, in its parameter group)';
async function requireFunctions(connection, database, { fingerprint }) {
    if (!fingerprint.objects.some(({ type }) => type === 'function' || type === 'trigger'))
        return;
    const [row] = await connection
        .query('SELECT @@global.log_bin AS log, @@global.log_bin_trust_function_creators AS trust')
        .catch(() => []);
    if (Number(row?.log ?? 0) === 0 || Number(row?.trust ?? 1) === 1)
        return;
    const name = `${(0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteName */ .AB)(database)}.${(0,_catalog_sql_text_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteName */ .AB)(`restorable_probe_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}`)}`;
    const undeclared = Number(fingerprint.facts[_server_needs_js__WEBPACK_IMPORTED_MODULE_4__/* .NEEDS */ .Qo.undeclared] ?? 0);
    const kind = undeclared > 0 ? 'NOT DETERMINISTIC CONTAINS SQL' : 'DETERMINISTIC NO SQL';
    try {
        await connection.simple(`CREATE FUNCTION ${name}() RETURNS INT ${kind} RETURN 1`);
    }
    catch (error) {
        const refusal = refusalOfFunctions(error, undeclared);
        if (refusal === undefined)
            return;
        throw refusal;
    }
    await connection.simple(`DROP FUNCTION ${name}`);
}
function refusalOfFunctions(error, undeclared) {
    const number = (0,_connection_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .numberOf */ .rl)(error);
    if (number === SUPER_NEEDED) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DATABASE_PRIVILEGE', 'The server does not let this account create functions and triggers.', { hint: `${SET_TRUST}, or restore as an account with SUPER. This is not a verdict on the backup.`, cause: error });
    }
    if (number !== UNDECLARED)
        return undefined;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('TARGET_UNSUITABLE', `The server writes a binary log and refuses functions that are not declared DETERMINISTIC, NO SQL or READS SQL DATA; the backup has ${undeclared} of them.`, { hint: `${SET_TRUST}, as at the source. This is not a verdict on the backup.`, cause: error });
}


/***/ }),

/***/ 49391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ batches)
/* harmony export */ });
function* batches(items, limits) {
    let batch = [];
    let bytes = 0;
    for (const item of items) {
        if (batch.length > 0 && (batch.length === limits.items || bytes + item.bytes > limits.bytes)) {
            yield batch;
            batch = [];
            bytes = 0;
        }
        batch.push(item);
        bytes += item.bytes;
    }
    if (batch.length > 0)
        yield batch;
}


/***/ }),

/***/ 7276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ LastBytes),
/* harmony export */   I8: () => (/* binding */ SEMICOLON),
/* harmony export */   IH: () => (/* binding */ FirstBytes),
/* harmony export */   KE: () => (/* binding */ COMMA),
/* harmony export */   Nd: () => (/* binding */ CLOSE),
/* harmony export */   Xy: () => (/* binding */ NEWLINE),
/* harmony export */   jA: () => (/* binding */ QUOTE),
/* harmony export */   r_: () => (/* binding */ BACKSLASH),
/* harmony export */   rw: () => (/* binding */ BACKTICK),
/* harmony export */   vP: () => (/* binding */ OPEN),
/* harmony export */   vT: () => (/* binding */ endOfLine),
/* harmony export */   yS: () => (/* binding */ LETTER_V)
/* harmony export */ });
const NEWLINE = 0x0a;
const QUOTE = 0x27;
const OPEN = 0x28;
const CLOSE = 0x29;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const LETTER_V = 0x56;
const BACKSLASH = 0x5c;
const BACKTICK = 0x60;
function endOfLine(input, at) {
    const found = input.indexOf(NEWLINE, at);
    return found === -1 ? input.length : found + 1;
}
class FirstBytes {
    #limit;
    #parts = [];
    #length = 0;
    constructor(limit) {
        this.#limit = limit;
    }
    get length() {
        return this.#length;
    }
    add(piece) {
        const room = this.#limit - this.#length;
        if (room <= 0 || piece.length === 0)
            return;
        const kept = Buffer.from(piece.subarray(0, room));
        this.#parts.push(kept);
        this.#length += kept.length;
    }
    clear() {
        this.#parts = [];
        this.#length = 0;
    }
    toBuffer() {
        return Buffer.concat(this.#parts);
    }
    toText() {
        return this.toBuffer().toString('utf8');
    }
}
class LastBytes {
    #limit;
    #bytes = Buffer.alloc(0);
    constructor(limit) {
        this.#limit = limit;
    }
    add(chunk) {
        this.#bytes =
            chunk.length >= this.#limit
                ? Buffer.from(chunk.subarray(-this.#limit))
                : Buffer.concat([this.#bytes, chunk]).subarray(-this.#limit);
    }
    toText() {
        return this.#bytes.toString('latin1');
    }
}


/***/ }),

/***/ 11086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ once),
/* harmony export */   _: () => (/* binding */ release)
/* harmony export */ });
async function release(stream, signal) {
    const released = stream.return?.();
    if (signal.aborted)
        released?.catch(() => { });
    else
        await released;
}
async function* once(bytes) {
    yield bytes;
}


/***/ }),

/***/ 67237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ sumText),
/* harmony export */   X: () => (/* binding */ RowHash),
/* harmony export */   Yd: () => (/* binding */ RecordHash),
/* harmony export */   c6: () => (/* binding */ NO_ROWS),
/* harmony export */   hD: () => (/* binding */ LineHash),
/* harmony export */   lB: () => (/* binding */ addTotals)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _module_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99474);


const NO_ROWS = { rows: 0, sum: 0n };
const KEY = /^[0-9a-f]{32}$/;
const MODULO = 1n << 128n;
let compiled;
function addTotals(one, other) {
    return { rows: one.rows + other.rows, sum: (one.sum + other.sum) % MODULO };
}
function sumText(sum) {
    return sum.toString(16).padStart(32, '0');
}
class RowHash {
    #exports;
    #memory;
    #total;
    #inputAt;
    #inputBytes;
    constructor(key) {
        if (!KEY.test(key))
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'The key for hashing rows is not 16 bytes in hex.');
        compiled ??= new WebAssembly.Module(Buffer.from(_module_js__WEBPACK_IMPORTED_MODULE_1__/* .MODULE_BASE64 */ .H, 'base64'));
        this.#exports = new WebAssembly.Instance(compiled).exports;
        const { buffer } = this.#exports['memory'];
        this.#memory = new Uint8Array(buffer);
        this.#memory.set(Buffer.from(key, 'hex'), this.call('key_at'));
        this.#total = new DataView(buffer, this.call('total_at'), 24);
        this.#inputAt = this.call('input_at');
        this.#inputBytes = this.call('input_bytes');
    }
    call(name, ...values) {
        return this.#exports[name](...values);
    }
    load(bytes, from) {
        const length = Math.min(bytes.length - from, this.#inputBytes);
        this.#memory.set(bytes.subarray(from, from + length), this.#inputAt);
        return length;
    }
    loadPlaces(places) {
        const at = this.call('places_at');
        new Uint16Array(this.#memory.buffer, at, places.length).set(places);
    }
    write(at, bytes) {
        this.#memory.set(bytes, at);
    }
    take() {
        const [low, high, rows] = [0, 8, 16].map((at) => this.#total.getBigUint64(at, true));
        for (const at of [0, 8, 16])
            this.#total.setBigUint64(at, 0n, true);
        return { rows: Number(rows), sum: (high << 64n) | low };
    }
}
class LineHash {
    #hash;
    constructor(key) {
        this.#hash = new RowHash(key);
    }
    push(bytes) {
        pushAll(this.#hash, 'lines', bytes);
    }
    end() {
        this.#hash.call('lines_end');
        return this.#hash.take();
    }
}
class RecordHash {
    #hash;
    constructor(key) {
        this.#hash = new RowHash(key);
    }
    push(bytes) {
        if (!pushAll(this.#hash, 'records', bytes)) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'A row to hash has no length before it.');
        }
    }
    take() {
        if (this.#hash.call('records_end') === 0)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'A row to hash is incomplete.');
        return this.#hash.take();
    }
}
function pushAll(hash, reader, bytes) {
    for (let at = 0; at < bytes.length;) {
        const length = hash.load(bytes, at);
        if (hash.call(reader, length) === 0)
            return false;
        at += length;
    }
    return true;
}


/***/ })

};
