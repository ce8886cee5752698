export const id = 4141;
export const ids = [4141];
export const modules = {

/***/ 80337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openMysqlSource: () => (/* binding */ openMysqlSource)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/known-names.js
var known_names = __webpack_require__(69208);
// EXTERNAL MODULE: ./build/engines/parts/server-source.js
var server_source = __webpack_require__(58040);
// EXTERNAL MODULE: ./build/engines/parts/streams.js
var parts_streams = __webpack_require__(11086);
// EXTERNAL MODULE: ./build/engines/parts/refusals.js
var refusals = __webpack_require__(44434);
// EXTERNAL MODULE: ./build/engines/mysql/catalog/privileges.js
var privileges = __webpack_require__(33167);
// EXTERNAL MODULE: ./build/engines/mysql/catalog/sql-text.js
var sql_text = __webpack_require__(76651);
;// CONCATENATED MODULE: ./build/engines/mysql/catalog/accounts.js




const RESERVED = /^(mysql\.(sys|session|infoschema)|mariadb\.sys|PUBLIC|rds\w*|aws_\w+|azure_superuser|azsu\w*|cloudsql\w*|doadmin|root)$/i;
async function readGlobals(connection, withPasswordHashes) {
    let accounts;
    try {
        accounts = await readAccounts(connection);
    }
    catch (error) {
        if (!(0,refusals/* isRefusal */.vu)(error))
            throw error;
        if (withPasswordHashes)
            throw hashesRefused(error);
        return ownGrants(connection);
    }
    const kept = accounts.filter(({ user }) => user !== '' && !RESERVED.test(user));
    const created = [];
    const grants = [];
    const global = [];
    const warnings = [];
    for (const account of kept) {
        created.push(await createStatement(connection, account, withPasswordHashes));
        for (const line of await grantsOf(connection, account)) {
            const kind = kindOfGrant(line, connection.url.database, kept);
            if (kind === 'here')
                grants.push(`${line};`);
            if (kind === 'global')
                global.push(`-- ${line};`);
        }
    }
    const sections = [
        ['accounts and roles', created],
        ['grants on this database', grants],
        ['privileges on the entire server, to be granted by hand', global],
    ];
    const lines = sections.flatMap(([title, statements]) => statements.length === 0 ? [] : [`-- ${title}`, ...statements]);
    const single = lines.filter((line) => !hasControl(line));
    if (single.length < lines.length)
        warnings.push('Accounts with control characters in their names are not in globals.sql.');
    return { sql: `${['-- accounts of the source', ...single].join('\n')}\n`, warnings };
}
async function ownGrants(connection) {
    const lines = (await showGrants(connection, 'show grants')).filter((line) => !hasControl(line));
    return {
        sql: `-- accounts of the source could not be read; the dump's own account had\n${lines.map((line) => `-- ${line};\n`).join('')}`,
        warnings: [
            "This account can't read the server's accounts, so globals.sql contains only its own grants, as a comment.",
        ],
    };
}
async function readAccounts(connection) {
    const isMariadb = connection.flavor === 'mariadb';
    const rows = await connection.query(`select distinct u.user as user, u.host as host, ${isMariadb ? 'u.is_role' : "'N'"} as is_role from mysql.user u join (
        select user, host from mysql.db where database() like db
        union select user, host from mysql.tables_priv where db = database()
        union select user, host from mysql.columns_priv where db = database()
        union select user, host from mysql.procs_priv where db = database()
        union select substring(definer, 1, length(definer) - length(substring_index(definer, '@', -1)) - 1),
            substring_index(definer, '@', -1) from (
          select definer from information_schema.views where table_schema = database()
          union select definer from information_schema.routines where routine_schema = database()
          union select definer from information_schema.triggers where trigger_schema = database()
          union select definer from information_schema.events where event_schema = database()) d
      ) g on binary g.user = binary u.user and g.host = u.host order by 1, 2`);
    const found = rows.map(({ user, host, is_role }) => ({ user, host, isRole: is_role === 'Y' }));
    return [...(await rolesOf(connection, found)), ...found];
}
async function rolesOf(connection, accounts) {
    const edges = await connection
        .query(connection.flavor === 'mariadb'
        ? "select role, '' as role_host, user, host from mysql.roles_mapping"
        : 'select from_user as role, from_host as role_host, to_user as user, to_host as host from mysql.role_edges')
        .catch((error) => {
        if (error instanceof errors/* RestorableError */.s$ && error.code === 'DATABASE_QUERY')
            return [];
        throw error;
    });
    const known = new Set(accounts.map(keyOf));
    const roles = [];
    const queue = [...accounts];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const key = keyOf(next);
        for (const edge of edges.filter((each) => keyOf(each) === key)) {
            const role = { user: edge.role, host: edge.role_host, isRole: connection.flavor === 'mariadb' };
            if (known.has(keyOf(role)))
                continue;
            known.add(keyOf(role));
            roles.push(role);
            queue.push(role);
        }
    }
    return roles.reverse();
}
async function createStatement(connection, account, withHashes) {
    const name = quoteAccount(account);
    if (account.isRole)
        return `CREATE ROLE IF NOT EXISTS ${name};`;
    if (!withHashes)
        return `CREATE USER IF NOT EXISTS ${name} ACCOUNT LOCK;`;
    if (connection.flavor === 'mysql')
        await connection.simple('set session print_identified_with_as_hex = 1');
    try {
        const { rows } = await connection.queryArrays(`show create user ${name}`);
        return `${String(rows[0]?.[0]).replace(/^CREATE USER /, 'CREATE USER IF NOT EXISTS ')};`;
    }
    catch (error) {
        if ((0,refusals/* isRefusal */.vu)(error))
            throw hashesRefused(error);
        throw error;
    }
}
async function grantsOf(connection, account) {
    return showGrants(connection, `show grants for ${quoteAccount(account)}`);
}
async function showGrants(connection, sql) {
    const { rows } = await connection.queryArrays(sql);
    return rows.map(([line]) => String(line).replace(/ IDENTIFIED (?:BY PASSWORD|VIA|WITH) .*$/s, ''));
}
const ON = / ON (?:(?:TABLE|FUNCTION|PROCEDURE|PACKAGE|PACKAGE BODY) )?(\*|`(?:[^`]|``)*`)\./;
const ROLE = /^GRANT (`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?(?:,`(?:[^`]|``)*`@`(?:[^`]|``)*`)*) TO /;
function kindOfGrant(line, database, kept) {
    const role = ROLE.exec(line)?.[1];
    if (role !== undefined)
        return kept.some((account) => role.includes(quoteAccount(account))) ? 'here' : undefined;
    const target = ON.exec(line)?.[1];
    if (target === '*')
        return /^GRANT USAGE ON/.test(line) ? undefined : 'global';
    if (target === undefined)
        return undefined;
    const plain = target.slice(1, -1).replaceAll('``', '`') === database;
    const words = /^GRANT (.+?) ON/s.exec(line)?.[1]?.split(',')[0]?.trim() ?? '';
    return plain || (0,privileges/* privilegesOf */.y)([line], database).isOnDatabase(words.toUpperCase()) ? 'here' : undefined;
}
function quoteAccount({ user, host, isRole }) {
    return isRole ? (0,sql_text/* quoteName */.AB)(user) : `${(0,sql_text/* quoteName */.AB)(user)}@${(0,sql_text/* quoteName */.AB)(host)}`;
}
function keyOf({ user, host }) {
    return JSON.stringify([user, host]);
}
function hashesRefused(cause) {
    return new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', "Password hashes were requested, but this account may not read the server's accounts.", {
        hint: 'Leave out the password hashes (managed providers never reveal them), or GRANT SELECT ON mysql.* to the account.',
        cause,
    });
}
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;
function hasControl(text) {
    return CONTROL.test(text);
}

// EXTERNAL MODULE: ./build/engines/mysql/catalog/catalog.js + 1 modules
var catalog = __webpack_require__(57911);
;// CONCATENATED MODULE: ./build/engines/mysql/catalog/object-kinds.js


const KNOWN_LISTS = new Set(`check_constraints columns columns_extensions column_privileges column_statistics events files geometry_columns
   index_statistics json_duality_views json_duality_view_columns json_duality_view_links json_duality_view_tables
   key_column_usage libraries optimizer_costs parameters partitions period_constraints periods referential_constraints
   role_column_grants role_routine_grants role_table_grants routines routine_libraries schema_privileges sequences
   statistics st_geometry_columns tables tables_extensions table_constraints table_constraints_extensions
   table_privileges table_statistics triggered_update_columns triggers views view_routine_usage
   view_table_usage`.split(/\s+/));
const KNOWN_TYPES = new Set(`BASE TABLE|VIEW|SYSTEM VIEW|SEQUENCE|SYSTEM VERSIONED|TEMPORARY|TEMPORARY SEQUENCE|FUNCTION|PROCEDURE|PACKAGE|PACKAGE BODY|LIBRARY`.split('|'));
async function readUnknownKinds(connection) {
    return (0,refusals/* rowsUnlessRefused */.Am)(unknownKinds(connection));
}
async function unknownKinds(connection) {
    const types = await connection.query(`select distinct table_type as type, 'tables' as what from information_schema.tables where table_schema = database()
       union select distinct routine_type, 'routines' from information_schema.routines where routine_schema = database()`);
    const unknown = types.filter(({ type }) => !KNOWN_TYPES.has(type));
    return [...unknown.map(({ type, what }) => `${what} of the type ${type}`), ...(await readUnknownLists(connection))];
}
async function newLists(connection) {
    const found = await connection.query(`select table_name as \`list\`, column_name as \`column\` from information_schema.columns
      where table_schema = 'information_schema' and column_name like '%\\_schema' order by table_name, ordinal_position`);
    const first = new Map(found.reverse().map(({ list, column }) => [list, column]));
    return [...first]
        .filter(([list]) => !KNOWN_LISTS.has(list.toLowerCase()) && !/^innodb_/i.test(list))
        .map(([list, column]) => ({ list, column }))
        .reverse();
}
async function readUnknownLists(connection) {
    const used = [];
    for (const { list, column } of await newLists(connection)) {
        const rows = await connection.query(`select 1 from information_schema.${(0,sql_text/* quoteName */.AB)(list)} where ${(0,sql_text/* quoteName */.AB)(column)} = database() limit 1`);
        if (rows.length > 0)
            used.push(`information_schema.${list}`);
    }
    return used;
}

// EXTERNAL MODULE: ./build/engines/mysql/catalog/row-counts.js
var row_counts = __webpack_require__(57840);
// EXTERNAL MODULE: ./build/engines/mysql/catalog/source-keys.js
var source_keys = __webpack_require__(48139);
// EXTERNAL MODULE: ./build/engines/mysql/catalog/system-databases.js
var system_databases = __webpack_require__(41561);
// EXTERNAL MODULE: ./build/engines/mysql/clients/clients.js
var clients = __webpack_require__(20048);
// EXTERNAL MODULE: ./build/engines/mysql/clients/option-file.js
var option_file = __webpack_require__(27794);
// EXTERNAL MODULE: ./build/engines/mysql/connection/error-numbers.js
var error_numbers = __webpack_require__(57773);
// EXTERNAL MODULE: ./build/engines/mysql/connection/errors.js
var connection_errors = __webpack_require__(53593);
// EXTERNAL MODULE: ./build/engines/mysql/code/legacy-texts.js
var legacy_texts = __webpack_require__(39475);
;// CONCATENATED MODULE: ./build/engines/mysql/code/own-code.js

const own_code_keyOf = ({ type, name }) => `${type} ${name}`;
async function readOwnCode(connection, needs, reading) {
    const { routines } = needs;
    if (needs.stoppedAt.size === 0 && routines === undefined)
        return { views: new Set(), sql: '' };
    const bodies = new Map();
    for (const name of needs.views)
        bodies.set(name, await readBody(connection, name));
    const own = routines === undefined ? dependants(bodies, needs.stoppedAt) : new Set(needs.views);
    const names = routines === undefined ? [] : await readableRoutines(connection, routines.unreadable);
    const statements = await reading(async (reader) => {
        const written = [];
        for (const { type, name } of names)
            written.push(routineStatement(await reader.read(type, name)));
        for (const name of inOrder(bodies, own))
            written.push(viewStatement(await reader.read('VIEW', name), connection.url.database));
        return written;
    });
    const sql = `\n${statements.join('\n')}`;
    return { views: own, sql: statements.length === 0 ? '' : sql };
}
function textReader(connection) {
    return {
        read: async (kind, name) => {
            const { rows } = await connection.queryArrays(`show create ${kind} ${(0,sql_text/* quoteName */.AB)(name)}`);
            const cells = (rows[0] ?? []).map(String);
            const [sqlMode = '', sql = '', client = '', collation = ''] = kind === 'VIEW' ? ['', ...cells.slice(1)] : cells.slice(1);
            const charset = isAscii(sql) ? client : 'utf8mb4';
            const own = charset === client || collation.startsWith('utf8mb4_') ? collation : 'utf8mb4_general_ci';
            return {
                kind,
                name,
                sql: toBytes(sql),
                sqlMode,
                charset,
                collation: own,
                databaseCollation: '',
                timeZone: undefined,
            };
        },
    };
}
async function readBody(connection, name) {
    const { rows } = await connection.queryArrays(`show create view ${(0,sql_text/* quoteName */.AB)(name)}`);
    return VIEW.exec(String(rows[0]?.[1]))?.[3] ?? '';
}
const VIEW = /^(CREATE (?:ALGORITHM=\w+ )?)(DEFINER=.*? SQL SECURITY \w+ )VIEW (.*)$/s;
function dependants(views, first) {
    const found = new Set(first);
    for (let before = -1; before !== found.size;) {
        before = found.size;
        for (const [name, body] of views)
            if ([...found].some((other) => mentions(body, other)))
                found.add(name);
    }
    return found;
}
function inOrder(views, own) {
    const done = new Set();
    const visit = (name) => {
        if (done.has(name))
            return;
        done.add(name);
        const body = views.get(name) ?? '';
        for (const other of own)
            if (other !== name && mentions(body, other))
                visit(other);
        ordered.push(name);
    };
    const ordered = [];
    for (const name of own)
        visit(name);
    return ordered;
}
const mentions = (body, name) => body.includes((0,sql_text/* quoteName */.AB)(name));
function viewStatement(view, database) {
    const [, create = 'CREATE ', security = '', body = ''] = VIEW.exec(view.sql) ?? [];
    const own = (0,sql_text/* withoutQualifier */.fT)(body, toBytes(database)) ?? body;
    return [
        '--',
        '-- A view that the dump tool was not asked for',
        '--',
        '',
        `/*!50001 DROP VIEW IF EXISTS ${toBytes((0,sql_text/* quoteName */.AB)(view.name))}*/;`,
        ...around(50001, view, [`/*!50001 ${create}*/`, `/*!50013 ${security}*/`, `/*!50001 VIEW ${own} */;`]),
    ].join('\n');
}
function around(version, { charset, collation, sqlMode }, statements) {
    const isKept = /^\w+$/.test(charset) && /^\w+$/.test(collation);
    const client = isKept ? charset : 'utf8mb4';
    const open = `/*!${version} SET`;
    const variables = ['character_set_client', 'character_set_results', 'collation_connection', 'sql_mode'];
    return [
        ...variables.map((name) => `${open} @saved_${name} = @@${name} */;`),
        `${open} character_set_client = ${client} */;`,
        `${open} character_set_results = ${client} */;`,
        `${open} collation_connection = ${isKept ? collation : 'utf8mb4_general_ci'} */;`,
        `${open} sql_mode = '${sqlMode.replaceAll(/[^\w,]/g, '')}' */;`,
        ...statements,
        ...variables.map((name) => `${open} ${name} = @saved_${name} */;`),
        '',
    ];
}
function isAscii(text) {
    return Buffer.byteLength(text, 'utf8') === text.length;
}
const toBytes = (text) => Buffer.from(text, 'utf8').toString('latin1');
const KINDS = ['PACKAGE', 'PACKAGE BODY', 'FUNCTION', 'PROCEDURE'];
async function readableRoutines(connection, unreadable) {
    const rows = await connection.query('select routine_type as type, routine_name as name from information_schema.routines where routine_schema = database() order by 2');
    const readable = rows.filter((each) => !unreadable.has(own_code_keyOf(each)));
    return KINDS.flatMap((type) => readable.filter((each) => each.type === type).map(({ name }) => ({ type, name })));
}
function routineStatement(routine) {
    return [
        `/*!50003 DROP ${routine.kind} IF EXISTS ${toBytes((0,sql_text/* quoteName */.AB)(routine.name))} */;`,
        ...around(50003, routine, ['DELIMITER ;;', `${routine.sql} ;;`, 'DELIMITER ;']),
    ].join('\n');
}

;// CONCATENATED MODULE: ./build/engines/mysql/code/trigger-columns.js

const TOKEN = /['"`]|--\s[^\n]*|#[^\n]*|\/\*(?![!M]).*?\*\//gs;
const LETTER = '[\\p{L}\\p{N}_$]';
const WORD = `(?:\`(?:[^\`]|\`\`)+\`|${LETTER}+)`;
const QUALIFIER = `(?<![@.\`]|\\.\\s|${LETTER})(?:(NEW|OLD)(?!${LETTER})|\`(NEW|OLD)\`)`;
const USE = new RegExp(`${QUALIFIER}(?:\\s*\\.\\s*(${WORD})(\\s*[.(])?)?`, 'giu');
const BEFORE_TABLE = /\b(?:from|join|into|update|table|call|truncate|ignore|replace|references)\s+$/i;
const UNLISTED = ['row_start', 'row_end', 'my_row_id'];
function missingColumns(body, columns, sqlMode) {
    const present = new Set([...columns, ...UNLISTED].map((name) => name.toLowerCase()));
    const isAnsi = sqlMode.includes('ANSI_QUOTES');
    const code = (0,sql_text/* replaceTokens */.BG)(body, TOKEN, (token) => {
        if (token.startsWith('`'))
            return token;
        if (!isAnsi || !token.startsWith('"'))
            return ' ';
        return `\`${token.slice(1, -1).replaceAll('""', '"').replaceAll('`', '``')}\``;
    });
    const used = new Map();
    const others = new Set();
    for (const match of code.matchAll(USE)) {
        const [, plain, quoted, column, behind] = match;
        const row = (plain ?? quoted ?? '').toLowerCase();
        const isTable = BEFORE_TABLE.test(code.slice(Math.max(0, match.index - 40), match.index));
        if (column === undefined || behind !== undefined || isTable)
            others.add(row);
        else
            used.set(row, [...(used.get(row) ?? []), unquoted(column)]);
    }
    const own = [...used].filter(([row]) => !others.has(row)).flatMap(([, names]) => names);
    return [...new Set(own)].filter((name) => !present.has(name.toLowerCase()));
}
const unquoted = (name) => (name.startsWith('`') ? name.slice(1, -1).replaceAll('``', '`') : name);

;// CONCATENATED MODULE: ./build/engines/mysql/code/flaws.js








const AT_ONCE = 50;
async function findFlaws(connection, relations, scope, openCode) {
    const views = relations.filter(({ kind, name }) => kind === 'view' && scope.hasTable(name)).map(({ name }) => name);
    const unreadable = await failing(connection, views, (name) => `show fields from ${(0,sql_text/* quoteName */.AB)(name)}`);
    const withoutDefiner = await failing(connection, views, (name) => {
        const select = `select 1 from ${(0,sql_text/* quoteName */.AB)(name)}`.replaceAll("'", "''").replaceAll('\\', '\\\\');
        return `prepare restorable_view from '${select}'`;
    });
    const orphans = [...withoutDefiner].filter(([, number]) => number === NO_DEFINER).map(([name]) => name);
    const routines = scope.hasCode ? await unreadableRoutines(connection) : [];
    const ownNeeds = {
        views,
        stoppedAt: new Set([...unreadable.keys(), ...orphans, ...(await viewsOfSequences(connection, views))]),
        routines: routines.length > 0 ? { unreadable: new Set(routines.map(own_code_keyOf)) } : undefined,
    };
    const ownCode = await readOwnCode(connection, ownNeeds, (work) => reading(connection, openCode, work));
    const legacy = await (0,legacy_texts/* readLegacyCode */.b)(connection);
    const flaws = [
        ...legacy.flaws,
        ...[...unreadable.keys()].map((name) => flawOf('view-over-something-gone', 'view', (0,sql_text/* showName */.$i)(name))),
        ...orphans
            .filter((name) => !unreadable.has(name))
            .map((name) => flawOf('view-without-definer', 'view', (0,sql_text/* showName */.$i)(name))),
        ...routines.map(({ type, name }) => flawOf('routine-unreadable', type.toLowerCase(), (0,sql_text/* showName */.$i)(name))),
        ...(await triggersOverGoneColumns(connection, scope)),
        ...(await keysWithoutParent(connection, relations, scope)),
    ];
    return {
        flaws,
        ownViews: ownCode.views,
        ownRoutines: routines.length > 0,
        legacy: legacy.texts,
        ownCode: ownCode.sql,
    };
}
async function reading(connection, openCode, work) {
    await using session = await openCode().catch((error) => {
        if (!(error instanceof errors/* RestorableError */.s$) || error.code === 'CANCELLED')
            throw error;
        return undefined;
    });
    if (session === undefined)
        return work(textReader(connection));
    await session.use(connection.url.database);
    return await work(session);
}
async function viewsOfSequences(connection, views) {
    if (connection.flavor !== 'mariadb' || views.length === 0)
        return [];
    const rows = await connection.query(`select table_name as name from information_schema.views
      where table_schema = database() and view_definition regexp '(nextval|lastval|setval)[(]'`);
    return rows.map(({ name }) => name).filter((name) => views.includes(name));
}
const NO_DEFINER = 1449;
function flawOf(kind, type, name) {
    return { kind, type, name };
}
async function failing(connection, items, statement) {
    const failed = new Map();
    for (let at = 0; at < items.length; at += AT_ONCE) {
        const batch = items.slice(at, at + AT_ONCE).map(async (item) => {
            await connection.queryArrays(statement(item)).catch((error) => {
                const number = refusalOf(error);
                if (!error_numbers/* NOT_OF_THE_STATEMENT */.E.has(number))
                    failed.set(item, number);
            });
        });
        await Promise.all(batch);
    }
    return failed;
}
function refusalOf(error) {
    if (!(0,refusals/* isRefusal */.vu)(error))
        throw error;
    return (0,connection_errors/* numberOf */.rl)(error);
}
async function unreadableRoutines(connection) {
    const rows = await connection.query('select routine_type as type, routine_name as name from information_schema.routines where routine_schema = database()');
    const failed = await failing(connection, rows, ({ type, name }) => `show create ${type} ${(0,sql_text/* quoteName */.AB)(name)}`);
    return [...failed].filter(([, number]) => UNPARSED.has(number)).map(([routine]) => routine);
}
const UNPARSED = new Set([1064, 1149, 1457]);
async function triggersOverGoneColumns(connection, scope) {
    const triggers = await connection.query(`select trigger_name as name, event_object_table as relation, action_statement as body, sql_mode as mode
       from information_schema.triggers where trigger_schema = database()`);
    if (triggers.length === 0)
        return [];
    const columns = await connection.query(`select table_name as relation, column_name as name from information_schema.columns where table_schema = database()`);
    const byTable = Map.groupBy(columns, ({ relation }) => relation);
    return triggers
        .filter(({ relation }) => scope.hasTable(String(relation)))
        .filter(({ relation, body, mode }) => {
        const own = (byTable.get(String(relation)) ?? []).map(({ name }) => name);
        return missingColumns(String(body), own, String(mode)).length > 0;
    })
        .map(({ name }) => flawOf('trigger-over-gone-column', 'trigger', (0,sql_text/* showName */.$i)(String(name))));
}
async function keysWithoutParent(connection, relations, scope) {
    const keys = await connection.query(`select table_name as child, constraint_name as name, referenced_table_name as parent
       from information_schema.referential_constraints
      where constraint_schema = database() and unique_constraint_schema = database()`);
    const present = new Set(relations.map(({ name }) => name.toLowerCase()));
    return keys
        .filter(({ child, parent }) => scope.hasTable(child) && !present.has(parent.toLowerCase()))
        .map(({ child, name }) => flawOf('foreign-key-without-parent', 'foreign key', (0,sql_text/* showName */.$i)(child, name)));
}

// EXTERNAL MODULE: ./build/engines/mysql/code/session.js
var session = __webpack_require__(20733);
// EXTERNAL MODULE: ./build/engines/mysql/connection/connection.js + 2 modules
var connection_connection = __webpack_require__(1424);
;// CONCATENATED MODULE: ./build/engines/mysql/connection/replica.js


const STATEMENTS = {
    mysql: ['show replica status', 'show slave status'],
    mariadb: ['show all slaves status'],
};
async function readReplica(connection) {
    const rows = await readStatus(connection);
    if (rows === 'refused')
        return readOnlyServer(connection);
    if (rows.length === 0)
        return undefined;
    const seconds = rows.map((row) => row['Seconds_Behind_Source'] ?? row['Seconds_Behind_Master'] ?? null);
    if (!seconds.includes(null))
        return { lagMs: Math.max(...seconds.map(Number)) * 1_000 };
    const [number] = rows.flatMap((row) => [row['Last_SQL_Errno'], row['Last_IO_Errno']].map(Number).filter((each) => each > 0));
    const reason = (0,error_numbers/* describeNumber */.D)(number ?? 0);
    return {
        lagMs: null,
        because: `its replication is not running${reason === undefined ? '' : ` (${reason})`}`,
        hint: 'START REPLICA (START SLAVE before MySQL 8.0.22). Or, on a server that is no longer a replica, RESET REPLICA ALL.',
    };
}
async function readStatus(connection) {
    for (const statement of STATEMENTS[connection.flavor]) {
        try {
            return await connection.query(statement);
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$))
                throw error;
            if (error.code === 'DATABASE_PRIVILEGE')
                return 'refused';
            if (error.code !== 'DATABASE_QUERY')
                throw error;
        }
    }
    return [];
}
async function readOnlyServer(connection) {
    const [row] = await connection.query('select @@global.read_only as value');
    if (['0', 'OFF', 'false'].includes(String(row?.value ?? 0)))
        return undefined;
    const privilege = connection.flavor === 'mysql' ? 'REPLICATION CLIENT' : 'SLAVE MONITOR (before 10.5: REPLICATION CLIENT)';
    return {
        lagMs: null,
        because: 'the server is read-only, and this account may not ask which server it replicates',
        hint: `GRANT ${privilege} ON *.* to this account.`,
    };
}

// EXTERNAL MODULE: ./build/engines/mysql/connection/url.js
var connection_url = __webpack_require__(26905);
// EXTERNAL MODULE: ./build/engines/mysql/digests/column-uses.js
var column_uses = __webpack_require__(69532);
// EXTERNAL MODULE: ./build/engines/mysql/digests/content-digests.js
var content_digests = __webpack_require__(46792);
;// CONCATENATED MODULE: ./build/engines/mysql/dump/blame.js




const NAMED_AT_MOST = 5;
async function* namingTables(dump, relations, connection) {
    try {
        yield* dump;
    }
    catch (error) {
        throw await withTables(error, relations, connection);
    }
}
async function withTables(error, relations, connection) {
    if (!(error instanceof errors/* RestorableError */.s$) || !/^(DUMP_FAILED|DATABASE_QUERY)$/.test(error.code))
        return error;
    if (relations.some(({ name }) => error.message.includes(JSON.stringify(name))))
        return error;
    return nameUnreadable(error, relations, connection).catch(() => error);
}
async function nameUnreadable(error, relations, connection) {
    const found = [];
    for (const { name, kind } of relations) {
        if (kind !== 'table')
            continue;
        const number = await failureOf(name, connection);
        if (number === 0)
            continue;
        found.push(`${(0,sql_text/* showName */.$i)(name)} (${(0,error_numbers/* describeNumber */.D)(number)})`);
        if (found.length === NAMED_AT_MOST)
            break;
    }
    if (found.length === 0)
        return error;
    return new errors/* RestorableError */.s$('DUMP_FAILED', `${error.message} Tables that can't be read: ${found.join(', ')}.`, {
        hint: 'Repair or drop these tables, or name them in `exclude`. Nothing was stored as a backup.',
        cause: error.cause,
        foreign: error.foreign,
    });
}
async function failureOf(table, connection) {
    try {
        await connection.query(`select 1 from ${(0,sql_text/* quoteName */.AB)(table)} ${sql_text/* TABLE_ONLY */.OT} limit 0`);
        return 0;
    }
    catch (error) {
        const number = (0,connection_errors/* numberOf */.rl)(error);
        if (number === 0)
            throw error;
        return number;
    }
}

// EXTERNAL MODULE: ./build/engines/mysql/dump/dump.js + 9 modules
var dump = __webpack_require__(25967);
// EXTERNAL MODULE: ./build/engines/mysql/server/programs.js
var programs = __webpack_require__(32186);
;// CONCATENATED MODULE: ./build/engines/mysql/dump/endless-events.js



const ENDS_SINCE = '11.8';
const TEXTS = ['event_name', 'definer', 'event_comment', 'interval_value', 'event_definition'];
async function refuseEndlessEvents(connection, client) {
    if (client.flavor === 'mariadb' && (0,programs/* compareSeries */.J4)(client.majorVersion, ENDS_SINCE) >= 0)
        return;
    const [first, ...others] = await connection.query(`select event_name as name from information_schema.events
      where event_schema = database() and (${TEXTS.map((each) => `${each} like '%;;%'`).join(' or ')}) order by 1`);
    if (first === undefined)
        return;
    const more = others.length === 0 ? '' : ` (and of ${others.length} more)`;
    throw new errors/* RestorableError */.s$('DUMP_FAILED', `The text of the event ${(0,sql_text/* showName */.$i)(first.name)}${more} contains ";;", on which the dump tool would never end.`, {
        hint: "Remove it from the event, including its comments (ALTER EVENT). MariaDB's dump tool can handle it since 11.8.",
    });
}

// EXTERNAL MODULE: ./build/engines/mysql/dump/exact-columns.js
var exact_columns = __webpack_require__(971);
// EXTERNAL MODULE: ./build/engines/mysql/dump/exact-values.js
var exact_values = __webpack_require__(90904);
// EXTERNAL MODULE: ./build/engines/mysql/dump/preflight.js
var preflight = __webpack_require__(52421);
;// CONCATENATED MODULE: ./build/engines/mysql/dump/row-check.js



function checkRows({ relations }, summary, counted) {
    return relations
        .filter(({ kind }) => kind === 'table')
        .map((relation) => {
        const { name } = relation;
        if ((0,preflight/* isElsewhere */.l5)(relation))
            return { schema: '', name, rows: null, rowsFrom: 'unknown' };
        const rows = summary.rows.get(name) ?? 0;
        const before = counted.before.get(name);
        const after = counted.after.get(name);
        const table = { schema: '', name, rows, rowsFrom: 'dump' };
        if (before === undefined || after === undefined)
            return table;
        if (before === after && rows !== before && !counted.written.has(name))
            throw differs(name, before, rows);
        return before === after && rows === before ? table : { ...table, counted: { before, after } };
    });
}
function differs(name, source, dumped) {
    return new errors/* RestorableError */.s$('DUMP_FAILED', `The table ${(0,sql_text/* showName */.$i)(name)} has ${source} rows before and after the dump's snapshot, but the dump has ${dumped}.`, { hint: "The dump is incomplete. Run it again. If it fails again, use a dump tool of the server's own version." });
}

;// CONCATENATED MODULE: ./build/engines/mysql/dump/schema-check.js


const schema_check_NAMED_AT_MOST = 5;
const IN_DUMP = ['sequence', 'view', 'function', 'procedure', 'package', 'package body', 'library', 'event'];
function checkSchema(before, after, summary, flaws = []) {
    const stayed = new Set(before.relations.map(({ name }) => name));
    const present = new Set(after.relations.map(({ name }) => name));
    const dumped = namesInDump(summary);
    const passing = [...new Set([...stayed, ...present])].filter((name) => !(stayed.has(name) && present.has(name)) && !dumped.has(name));
    const isHere = ({ relation }) => relation === null || !passing.includes(relation);
    const objects = before.objects.filter(isHere);
    refuseChanged(objects, after.objects.filter(isHere));
    const relations = before.relations.filter(({ name }) => !passing.includes(name));
    const flawed = new Set(flaws.map(({ type, name }) => `${type} ${name}`));
    const expected = objects.filter(({ type, name }) => !flawed.has(`${type} ${name}`));
    refuseAbsent(relations, expected, summary);
    const prefix = new Set(passing.map((name) => (0,sql_text/* showName */.$i)(name)));
    const sequences = before.sequences.filter(({ name }) => !prefix.has(name.replace(/\.AUTO_INCREMENT$/, '')));
    return {
        outline: { ...before, relations, objects, sequences },
        warnings: passing.length === 0
            ? []
            : [`Created or dropped while the dump ran, and not in it: ${some(passing.map((name) => (0,sql_text/* showName */.$i)(name)))}.`],
    };
}
function refuseChanged(before, after) {
    const key = ({ type, name, definitionSha256 }) => JSON.stringify([type, name, definitionSha256]);
    const olds = new Set(before.map(key));
    const news = new Set(after.map(key));
    const changed = [...before.filter((each) => !news.has(key(each))), ...after.filter((each) => !olds.has(key(each)))];
    if (changed.length === 0)
        return;
    const names = [...new Set(changed.map(({ type, name }) => `${type} ${name}`))];
    throw new errors/* RestorableError */.s$('DUMP_FAILED', `The schema was changed while it was being dumped: ${some(names)}.`, {
        hint: 'Run it again when the migration is done. Nothing was stored as a backup.',
    });
}
function refuseAbsent(relations, objects, summary) {
    const tables = relations.filter(({ kind, name }) => kind === 'table' && !summary.rows.has(name));
    const items = new Set(summary.items.map(({ type, name }) => `${type} ${(0,sql_text/* showName */.$i)(name)}`));
    const others = objects.filter(({ type, name }) => IN_DUMP.includes(type) && !items.has(`${type} ${name}`));
    const missing = [
        ...tables.map(({ name }) => `table ${(0,sql_text/* showName */.$i)(name)}`),
        ...others.map(({ type, name }) => `${type} ${name}`),
    ];
    const triggers = objects.filter(({ type }) => type === 'trigger').length;
    const dumpedTriggers = summary.items.filter(({ type }) => type === 'trigger').length;
    if (dumpedTriggers < triggers)
        missing.push(`${triggers - dumpedTriggers} of ${triggers} triggers`);
    if (missing.length === 0)
        return;
    throw new errors/* RestorableError */.s$('DUMP_FAILED', `The dump lacks objects that the source has: ${some(missing)}.`, {
        hint: "Grant the account SELECT, SHOW VIEW, TRIGGER and EVENT on the database, and use a dump tool of the server's own version.",
    });
}
function namesInDump({ rows, items }) {
    const relations = items.filter(({ type }) => type === 'view' || type === 'sequence').map(({ name }) => name);
    return new Set([...rows.keys(), ...relations]);
}
function some(names) {
    const more = names.length - schema_check_NAMED_AT_MOST;
    return `${names.slice(0, schema_check_NAMED_AT_MOST).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

// EXTERNAL MODULE: ./build/engines/mysql/catalog/scope.js
var scope = __webpack_require__(5851);
;// CONCATENATED MODULE: ./build/engines/mysql/dump/selection.js

async function chooseTables(connection, relations, dumpOptions) {
    const names = relations.map(({ name }) => name);
    const foldsCase = (await readNameCase(connection))['lower_case_table_names'] !== '0';
    return (0,scope/* resolveScope */.H)({ database: connection.url.database, names, foldsCase }, dumpOptions);
}
async function readNameCase(connection) {
    const [row] = await connection.query('select @@lower_case_table_names as value');
    return { lower_case_table_names: String(row?.value ?? 0) };
}

// EXTERNAL MODULE: ./build/engines/mysql/dump/snapshot-bracket.js
var snapshot_bracket = __webpack_require__(57589);
// EXTERNAL MODULE: ./build/core/finding.js
var finding = __webpack_require__(44401);
// EXTERNAL MODULE: ./build/engines/parts/examinations.js
var examinations = __webpack_require__(10473);
// EXTERNAL MODULE: ./build/engines/mysql/clients/client-programs.js
var client_programs = __webpack_require__(68935);
// EXTERNAL MODULE: ./build/engines/mysql/clients/examination.js
var examination = __webpack_require__(50765);
;// CONCATENATED MODULE: ./build/engines/mysql/examinations.js











function sourceExaminations(context) {
    const { control, dumpOptions, host } = context;
    return [
        { name: 'TLS', examine: async () => (0,examinations/* routeObservation */.y4)(control, VERIFY) },
        (0,examinations/* clockExamination */.sK)(async () => {
            const [row] = await control.query('select cast(unix_timestamp(now(3)) as char) as now');
            return new Date(Number(row?.now ?? 0) * 1000);
        }),
        ...privilegeExaminations(context),
        {
            name: 'accounts',
            examine: async () => (0,examinations/* remarksObservation */.Ab)((await readGlobals(control, dumpOptions.withPasswordHashes)).warnings),
        },
        { name: 'not in a dump', examine: async () => (0,examinations/* remarksObservation */.Ab)(await remarks(context)) },
        (0,examination/* clientExamination */.F)('dump', control, host),
        { name: 'events', examine: () => examineEvents(context) },
    ];
}
const VERIFY = 'Use ssl-mode=VERIFY_IDENTITY (and ssl-ca=FILE for a private authority) in the URL, and set `require-tls`.';
function privilegeExaminations(context) {
    const { control } = context;
    return [
        {
            name: 'selected tables',
            examine: async () => {
                const { chosen } = await examinations_select(context);
                (0,preflight/* refuseCutAnswers */.qX)(control, chosen);
                return (0,finding/* fine */.Bs)(`${chosen.length} tables and views`);
            },
        },
        {
            name: 'privileges',
            examine: async () => {
                if (!(0,preflight/* printsGrants */.qF)(control))
                    return (0,finding/* fine */.Bs)('this service lets an account see all of its database');
                const { scope, chosen } = await examinations_select(context);
                (0,preflight/* refuseMissing */.jQ)(control, await (0,privileges/* readPrivileges */.H)(control), scope, chosen);
                return (0,finding/* fine */.Bs)('this account can read tables, views, triggers and events');
            },
        },
        {
            name: 'stored routines',
            examine: async () => {
                const { scope } = await examinations_select(context);
                if (!scope.hasCode || !(0,preflight/* printsGrants */.qF)(control))
                    return (0,finding/* fine */.Bs)('not part of this dump');
                await (0,preflight/* checkRoutines */.ks)(control, await (0,privileges/* readPrivileges */.H)(control));
                return (0,finding/* fine */.Bs)('this account can read all of them');
            },
        },
    ];
}
async function examineEvents(context) {
    const { control, host } = context;
    const { scope } = await examinations_select(context);
    const client = (0,client_programs/* chooseClient */.Pg)(await (0,client_programs/* findClientPrograms */.UT)('dump', host), control);
    if (!scope.hasCode || client === undefined)
        return (0,finding/* fine */.Bs)('not part of this dump');
    await refuseEndlessEvents(control, { ...client.version, path: client.path, prefix: [], note: undefined });
    return (0,finding/* fine */.Bs)('the dump tool can write all of them');
}
async function examinations_select({ control, dumpOptions }) {
    const relations = await (0,catalog/* readRelations */.Ae)(control);
    const scope = await chooseTables(control, relations, dumpOptions);
    return { scope, chosen: relations.filter(({ name }) => scope.hasTable(name)) };
}
async function remarks(context) {
    const { scope, chosen } = await examinations_select(context);
    const unknown = scope.hasCode ? await readUnknownKinds(context.control) : [];
    return [
        ...scope.warnings,
        ...(0,preflight/* warningsAbout */.v5)(chosen),
        ...unknown.map((kind) => `This version does not know a kind of object in the database: ${kind}.`),
    ];
}

// EXTERNAL MODULE: ./build/engines/mysql/fingerprint.js
var mysql_fingerprint = __webpack_require__(77395);
// EXTERNAL MODULE: ./build/engines/mysql/server/needs.js + 1 modules
var needs = __webpack_require__(26549);
;// CONCATENATED MODULE: ./build/engines/mysql/source-info.js






const OLDEST = { mysql: '5.7', mariadb: '10.3' };
async function readSourceInfo(connection) {
    const { flavor, majorVersion } = connection;
    if ((0,programs/* compareSeries */.J4)(majorVersion, OLDEST[flavor]) < 0) {
        throw new errors/* RestorableError */.s$('DATABASE_VERSION', `The server ${(0,connection_url/* describeServer */.X8)(connection.url)} has version ${connection.serverVersion}; ${OLDEST[flavor]} is the oldest supported.`, { hint: 'Upgrade the server. Until then use its own dump tool.' });
    }
    return {
        engine: flavor,
        serverVersion: (0,mysql_fingerprint/* plainVersion */.VY)(connection.serverVersion),
        majorVersion,
        identity: await readIdentity(connection),
        sizeBytes: (0,mysql_fingerprint/* sizeOf */.$d)(await (0,catalog/* readRelations */.Ae)(connection)),
        replica: await readReplica(connection),
    };
}
async function readIdentity(connection) {
    const { flavor, url } = connection;
    const location = `${flavor}:${(0,connection_url/* describeServer */.X8)(url)}/${url.database}`;
    if (flavor === 'mariadb' || /vitess/i.test(connection.serverVersion))
        return location;
    const rows = await connection.query(`show global variables where variable_name in ('server_uuid', 'aurora_version', 'group_replication_group_name')`);
    const values = new Map(rows.map((row) => Object.values(row)));
    if (values.has('aurora_version'))
        return location;
    const id = values.get('group_replication_group_name') || values.get('server_uuid');
    return id ? `mysql:${id}/${url.database}` : location;
}

// EXTERNAL MODULE: ./build/engines/mysql/streams.js
var mysql_streams = __webpack_require__(90274);
// EXTERNAL MODULE: ./build/engines/mysql/target/preflight.js
var target_preflight = __webpack_require__(52762);
;// CONCATENATED MODULE: ./build/engines/mysql/source.js



































async function openMysqlSource(url, options, host) {
    const parsed = { ...(0,connection_url/* parseMysqlUrl */.LM)(url), via: options.via };
    if (parsed.password !== undefined)
        host.mask(parsed.password);
    (0,system_databases/* refuseSystemDatabase */.b)(parsed);
    const control = await (0,connection_connection/* openAsWritten */._i)(parsed, host, options);
    return (0,server_source/* serverSource */.z)({ url: control.url, control, host, options }, { readInfo: readSourceInfo, startDump, examinations: sourceExaminations });
}
async function startDump(context) {
    const prepared = await prepare(context);
    let done;
    let described;
    const describe = async () => {
        if (done?.summary === undefined)
            throw (0,server_source/* fingerprintTooEarly */.A)();
        described ??= describeDumped(context, prepared, { ...done, summary: done.summary });
        return described;
    };
    async function* streams() {
        yield { name: mysql_streams/* GLOBALS_STREAM */.W, content: (0,parts_streams/* once */.O)(Buffer.from(prepared.globals, 'utf8')) };
        done = await beginDump(context, prepared);
        yield { name: mysql_streams/* DATABASE_STREAM */.Z, content: readDump(context, prepared, done) };
    }
    return {
        streams: streams(),
        warnings: prepared.warnings,
        fingerprint: async () => (await describe()).fingerprint,
        digests: async () => (await describe()).digests,
    };
}
async function beginDump(context, prepared) {
    const { control, dumpOptions } = context;
    const before = await outlineOf(control, prepared.scope);
    const bracket = new snapshot_bracket/* Bracket */.d(() => connectBeside(context), before.relations, dumpOptions.rowCountTimeoutMs);
    const takenAt = await dataTime(control);
    await bracket.openBefore();
    const exact = await openExactValues(context, before.relations, prepared.warnings);
    bracket.failed.catch((error) => context.stop.abort((0,errors/* toRestorableError */.tj)(error)));
    return { before, bracket, takenAt, exact };
}
function readDump(context, prepared, underway) {
    const { control, host, stop } = context;
    const { client, scope, flaws, hashed } = prepared;
    const { before, bracket, exact } = underway;
    const options = {
        access: (0,option_file/* accessOf */.YK)(control),
        client,
        scope,
        flaws,
        exact,
        hashed,
        names: known_names/* KnownNames */.C.ofTables(before.relations),
        onSnapshot: () => bracket.openAfter(),
        onSummary: (summary) => {
            underway.summary = summary;
        },
        signal: AbortSignal.any([host.signal, stop.signal]),
    };
    const chosen = before.relations.filter(({ name }) => scope.hasTable(name));
    return namingTables((0,dump/* runDumpTool */.Gf)(options, host), chosen, control);
}
async function describeDumped({ control }, { scope, flaws: sourceFlaws, warnings, hashed }, { before, bracket, takenAt, exact, summary }) {
    const counted = await bracket.end();
    warnings.push(...((await exact?.end()) ?? []));
    const checked = checkSchema(before, await (0,mysql_fingerprint/* takeOutline */.eU)(control, scope), summary, sourceFlaws.flaws);
    warnings.push(...checked.warnings);
    const keys = (0,source_keys/* describeKeys */.mC)(counted.keys, counted.written);
    const needed = await (0,needs/* readServerNeeds */.dP)(control, checked.outline.relations);
    warnings.push(...(0,needs/* warningsOfNeeds */.Wf)(needed));
    const facts = {
        ...checked.outline.facts,
        ...(await readNameCase(control)),
        ...needed,
        ...keys.facts,
        [target_preflight/* LONGEST_STATEMENT */.TS]: String(summary.longestBytes),
    };
    const rows = checkRows(checked.outline, summary, counted);
    const fingerprint = (0,mysql_fingerprint/* assembleFingerprint */.Pg)(control, { ...checked.outline, facts }, rows, takenAt);
    const flaws = [...sourceFlaws.flaws, ...keys.flaws];
    return {
        fingerprint: flaws.length === 0 ? fingerprint : { ...fingerprint, flaws },
        digests: hashed && (0,content_digests/* contentDigestsOf */.K)(hashed.key, checked.outline.relations, summary),
    };
}
async function prepare({ control, dumpOptions, host, options }) {
    const client = await (0,clients/* findClient */.$)('dump', control, host);
    const relations = await (0,catalog/* readRelations */.Ae)(control);
    const scope = await chooseTables(control, relations, dumpOptions);
    const readable = await (0,preflight/* checkReadable */.ro)(control, relations, scope);
    if (scope.hasCode)
        await refuseEndlessEvents(control, client);
    const unknown = scope.hasCode ? await readUnknownKinds(control) : [];
    const globals = await readGlobals(control, dumpOptions.withPasswordHashes);
    const openCode = () => (0,session/* openCodeSession */.w)(control.url, host, options.requireTls);
    const flaws = await findFlaws(control, relations, scope, openCode);
    const { digestKey } = dumpOptions;
    return {
        client,
        scope,
        flaws,
        globals: globals.sql,
        hashed: digestKey === undefined ? undefined : { key: digestKey, uses: await (0,column_uses/* readColumnUses */.h)(control) },
        warnings: [
            ...(client.note === undefined ? [] : [client.note]),
            ...scope.warnings,
            ...readable,
            ...unknown.map((kind) => `The database has a kind of object that this version does not know, and the dump may lack it: ${kind}.`),
            ...globals.warnings,
        ],
    };
}
async function openExactValues({ control, dumpOptions, host }, relations, warnings) {
    const limitMs = dumpOptions.rowCountTimeoutMs;
    const own = relations.filter((relation) => relation.kind === 'table' && !(0,preflight/* isElsewhere */.l5)(relation));
    try {
        const tables = await (0,exact_columns/* readExactTables */.Hl)(control, own);
        if (tables.length === 0)
            return undefined;
        const concerned = own.filter(({ name }) => tables.some((table) => table.name === name));
        const planned = new Set((0,row_counts/* planCounts */.A)(concerned, limitMs).map(({ name }) => name));
        const { true: read = [], false: others = [] } = Object.groupBy(tables, ({ name }) => `${planned.has(name)}`);
        await (0,snapshot_bracket/* begin */.q)(control);
        return new exact_values/* ExactValues */.y(control, { tables: read, others }, { timeMs: limitMs });
    }
    catch (error) {
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        warnings.push(`Values that the dump may round or lose were not searched (${(0,errors/* toRestorableError */.tj)(error).code}).`);
        return undefined;
    }
}
async function outlineOf(control, scope) {
    try {
        return await (0,mysql_fingerprint/* takeOutline */.eU)(control, scope);
    }
    catch (error) {
        const relations = await (0,catalog/* readRelations */.Ae)(control).catch(() => []);
        throw await withTables(error, relations.filter(({ name }) => scope.hasTable(name)), control);
    }
}
async function connectBeside({ url, host, options, opened }) {
    const connection = await (0,connection_connection/* openConnection */.JY)(url, host, options);
    opened.push(connection);
    return connection;
}
async function dataTime(control) {
    const now = Date.now();
    return new Date(now - ((await readReplica(control))?.lagMs ?? 0));
}


/***/ }),

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
