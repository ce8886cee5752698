export const id = 2042;
export const ids = [2042];
export const modules = {

/***/ 6674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ showName),
/* harmony export */   C: () => (/* binding */ KnownNames)
/* harmony export */ });
const LONGEST = 200;
/** Of one message. */
const NAMED = 3;
/** Of a list. */
const LISTED = 10;
/** What stands in quotes of any kind and language, and the name that comes after the word for its kind. */
const CANDIDATE = /[«„][\s\u00a0]?([^«»„“”]{1,400}?)[\s\u00a0]?[»“”]|»([^«»]{1,400})«|"((?:[^"]|""){1,400})"|`((?:[^`]|``){1,400})`|'([^']{1,400})'|\b(?:table|view|relation|sequence|schema|function|procedure|index|type|trigger|column|database|language|constraint|routine)s? ([^\s"'`:;,()]{1,400})/gi;
/**
 * Names that may be shown: those of a fingerprint, of a catalog that was read, or of a statement of our own. A name that stands
 * in another program's words is shown only when it is one of these, since else it may be a value.
 */
class KnownNames {
    #names;
    constructor(names) {
        this.#names = new Set(names);
    }
    /** Of nothing. */
    static none = new KnownNames([]);
    /** Tables, objects, sequences and extensions, with and without their schemas. */
    static ofFingerprint({ tables, objects, sequences, extensions }) {
        const qualified = [...tables, ...sequences].flatMap(({ schema, name }) => formsOf(schema, name));
        return new KnownNames([
            ...qualified,
            ...objects.flatMap(({ name }) => [name, name.slice(name.indexOf('.') + 1)]),
            ...extensions.map(({ name }) => name),
        ]);
    }
    /** Of tables as a catalog gives them. */
    static ofTables(tables) {
        return new KnownNames([...tables].flatMap(({ schema, name }) => formsOf(schema ?? '', name)));
    }
    /** The identifiers of a statement that we sent; texts and comments in it are none. */
    static ofStatement(sql) {
        const code = sql.replaceAll(/'(?:[^'\\]|''|\\.)*'|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
        const quoted = [...code.matchAll(/"((?:[^"]|"")+)"|`((?:[^`]|``)+)`/g)].map(([, double, back]) => double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? '');
        const plain = code.match(/[\p{L}_][\p{L}\p{N}_$.]*/gu) ?? [];
        return new KnownNames([...quoted, ...plain, ...plain.map((name) => name.slice(name.lastIndexOf('.') + 1))]);
    }
    has(name) {
        return this.#names.has(name);
    }
    /** The known ones of some names, and how many others there are. */
    some(names) {
        const known = names.filter((name) => this.has(name)).slice(0, LISTED);
        const others = names.length - known.length;
        const rest = others === 0 ? [] : [`${others} ${known.length === 0 ? 'that the source did not have' : 'more'}`];
        return [...known.map(showName), ...rest].join(', ');
    }
    /** The known names among those that a text quotes, each once, as messages show them. */
    within(text) {
        const found = new Set();
        for (const match of text.matchAll(CANDIDATE)) {
            const name = match.slice(1).find((group) => group !== undefined) ?? '';
            for (const form of [name, name.replaceAll('""', '"').replaceAll('``', '`')])
                if (this.has(form))
                    found.add(form);
            if (found.size === NAMED)
                break;
        }
        return [...found].map(showName);
    }
}
/** A name as messages show it: in quotes, escaped and bounded. */
function showName(name) {
    return JSON.stringify(name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);
}
function formsOf(schema, name) {
    return schema === '' ? [name] : [name, `${schema}.${name}`];
}


/***/ }),

/***/ 65322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openMysqlSource: () => (/* binding */ openMysqlSource)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/known-names.js
var known_names = __webpack_require__(6674);
// EXTERNAL MODULE: ./build/engines/mysql/privileges.js
var privileges = __webpack_require__(6519);
// EXTERNAL MODULE: ./build/engines/mysql/sql-text.js
var sql_text = __webpack_require__(80595);
;// CONCATENATED MODULE: ./build/engines/mysql/accounts.js



/** Accounts of the server's or the provider's own: they exist at every server and can't be made elsewhere. */
const RESERVED = /^(mysql\.(sys|session|infoschema)|mariadb\.sys|PUBLIC|rds\w*|aws_\w+|azure_superuser|azsu\w*|cloudsql\w*|doadmin|root)$/i;
/**
 * The accounts that hold rights on the connection's database or are a DEFINER in it, locked and without a password unless
 * hashes are asked for; their roles; and their grants on this database. Global rights are comments: whoever restores decides.
 * @throws {RestorableError} DATABASE_PRIVILEGE when hashes are asked for and may not be read
 */
async function readGlobals(connection, withPasswordHashes) {
    let accounts;
    try {
        accounts = await readAccounts(connection);
    }
    catch (error) {
        if (!isRefusal(error))
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
        ['rights on the whole server, to be given by hand', global],
    ];
    const lines = sections.flatMap(([title, statements]) => statements.length === 0 ? [] : [`-- ${title}`, ...statements]);
    // A name with a line break would make two lines of one statement, and the second whatever it says.
    const single = lines.filter((line) => !hasControl(line));
    if (single.length < lines.length)
        warnings.push('Accounts with control characters in their names are not in globals.sql.');
    return { sql: `${['-- accounts of the source', ...single].join('\n')}\n`, warnings };
}
/** All that an account without rights on the server's own tables can tell. */
async function ownGrants(connection) {
    const lines = (await showGrants(connection, 'show grants')).filter((line) => !hasControl(line));
    return {
        sql: `-- accounts of the source could not be read; the dump's own account had\n${lines.map((line) => `-- ${line};\n`).join('')}`,
        warnings: [
            "This account may not read the server's accounts, so that globals.sql holds only its own grants, as a comment.",
        ],
    };
}
async function readAccounts(connection) {
    const isMariadb = connection.flavour === 'mariadb';
    // In mysql.db `_` and `%` are wildcards; the other tables have the plain name.
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
/** Roles that these accounts were given, and the roles' own. */
async function rolesOf(connection, accounts) {
    const edges = await connection
        .query(connection.flavour === 'mariadb'
        ? "select role, '' as role_host, user, host from mysql.roles_mapping"
        : 'select from_user as role, from_host as role_host, to_user as user, to_host as host from mysql.role_edges')
        .catch((error) => {
        // MySQL 5.7 has no roles.
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
            const role = { user: edge.role, host: edge.role_host, isRole: connection.flavour === 'mariadb' };
            if (known.has(keyOf(role)))
                continue;
            known.add(keyOf(role));
            roles.push(role);
            queue.push(role);
        }
    }
    // What a role contains must be made before it.
    return roles.reverse();
}
async function createStatement(connection, account, withHashes) {
    const name = quoteAccount(account);
    if (account.isRole)
        return `CREATE ROLE IF NOT EXISTS ${name};`;
    if (!withHashes)
        return `CREATE USER IF NOT EXISTS ${name} ACCOUNT LOCK;`;
    // A caching_sha2_password hash holds any bytes.
    if (connection.flavour === 'mysql')
        await connection.simple('set session print_identified_with_as_hex = 1');
    try {
        const { rows } = await connection.queryArrays(`show create user ${name}`);
        return `${String(rows[0]?.[0]).replace(/^CREATE USER /, 'CREATE USER IF NOT EXISTS ')};`;
    }
    catch (error) {
        if (isRefusal(error))
            throw hashesRefused(error);
        throw error;
    }
}
async function grantsOf(connection, account) {
    return showGrants(connection, `show grants for ${quoteAccount(account)}`);
}
/** As the server prints them, without MariaDB's password hashes. */
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
function isRefusal(error) {
    return error instanceof errors/* RestorableError */.s$ && /^DATABASE_(PRIVILEGE|QUERY)$/.test(error.code);
}
function hashesRefused(cause) {
    return new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', "Password hashes were asked for, and this account may not read the server's accounts.", {
        hint: 'Leave the password hashes out (managed providers never give them), or GRANT SELECT ON mysql.* to the account.',
        cause,
    });
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;
function hasControl(text) {
    return CONTROL.test(text);
}

// EXTERNAL MODULE: ./build/engines/mysql/catalogue.js + 1 modules
var catalogue = __webpack_require__(59236);
// EXTERNAL MODULE: ./build/engines/mysql/clients.js + 2 modules
var clients = __webpack_require__(58561);
// EXTERNAL MODULE: ./build/engines/mysql/connection.js + 2 modules
var mysql_connection = __webpack_require__(25151);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/process/child.js
var process_child = __webpack_require__(47902);
// EXTERNAL MODULE: ./build/engines/mysql/error-numbers.js
var error_numbers = __webpack_require__(34958);
// EXTERNAL MODULE: ./build/engines/mysql/url.js
var mysql_url = __webpack_require__(39170);
;// CONCATENATED MODULE: ./build/engines/mysql/dump-errors.js



/** What mysqldump and mariadb-dump say when the cause is known, and what to do about it. */
const KNOWN = [
    [
        /\b1049\b/,
        'DATABASE_UNKNOWN',
        "If the database is there: mariadb-dump can't dump events or routines of one with a quote or a backslash in its name.",
    ],
    [
        /error:? \(?(1045|1698|2059|1524)\b|Access denied for user .*using password/,
        'DATABASE_AUTHENTICATION',
        "The tool can't log in as this program can: use a client of the server's flavour and series, or give its folder in MYSQL_BIN.",
    ],
    [
        /PROCESS privilege/,
        'DATABASE_PRIVILEGE',
        'A client that knows --no-tablespaces needs no PROCESS; install a newer one, or grant PROCESS.',
    ],
    [
        /\b(1044|1142|1143|1227|1370)\b|command denied|insufficient privileges|Access denied/i,
        'DATABASE_PRIVILEGE',
        'Grant the account SELECT, SHOW VIEW, TRIGGER and EVENT on the database; for routines SHOW_ROUTINE (MySQL 8.0.20) or SELECT on mysql.proc (MariaDB).',
    ],
    [
        /\b1356\b|references invalid table/,
        'DUMP_FAILED',
        'A view refers to something that is gone, and the tool stops at it: repair or drop the view, or name it in `exclude`.',
    ],
    [
        /\b(3024|1969)\b|max_statement_time|maximum statement execution time/,
        'DUMP_FAILED',
        'The server ends statements after a time: SET GLOBAL max_execution_time = 0 (MariaDB: max_statement_time) while the dump runs, or use a dump tool of MySQL 9 or newer, which is told to go without.',
    ],
    [
        /\b1449\b/,
        'DUMP_FAILED',
        "A view's or routine's definer no longer exists: create the account, or change the DEFINER.",
    ],
    [
        /\b1412\b|definition has changed/,
        'DUMP_FAILED',
        'A migration altered a table while it was being dumped: run when it is done.',
    ],
    [
        /\b1205\b|Lock wait timeout/i,
        'DUMP_FAILED',
        'Another session held an exclusive lock for too long (a migration): run when it is done.',
    ],
    [
        /COLUMN_STATISTICS|column_statistics/,
        'DUMP_FAILED',
        "The dump tool is newer than the server: install a client of the server's flavour, or give its folder in MYSQL_BIN.",
    ],
    [
        /\b(2026)\b|SSL|TLS/,
        'DATABASE_TLS',
        "The tool refused the server's certificate: give the authority with ssl-ca=FILE, or use a client of the server's series.",
    ],
    [
        /\b(2002|2003|2006|2013|2055|1053|1158|1159|1160|1161|1927)\b|Lost connection|has gone away|Can't connect/i,
        'DATABASE_CONNECTION_LOST',
        "Check for a restart, a network cut or an idle limit between this machine and the server, then run again; where the storage takes nothing for longer than the server's net_write_timeout (60 s), raise that.",
    ],
    [/Got errno 28|No space left/, 'DUMP_FAILED', "The server's disk is full."],
    [
        /\b1153\b|max_allowed_packet/,
        'DUMP_FAILED',
        "A row is larger than the server's max_allowed_packet: raise it there to 1G.",
    ],
];
/**
 * The error for a dump tool that did not end with 0.
 * @param names what is dumped: its words may name these
 */
function nameDumpFailure(exit, foreign, url, names) {
    const said = firstLines(foreign.reveal());
    const number = Number(/(?:error:? ?\(?|\()(\d{4})\b/i.exec(said)?.[1] ?? 0);
    const named = names.within(said);
    const about = `${colon((0,error_numbers/* describeNumber */.D)(number))}${colon(named.length === 0 ? undefined : named.join(', '))}`;
    const known = KNOWN.find(([pattern]) => pattern.test(said));
    if (known !== undefined) {
        const [, code, hint] = known;
        const message = `The dump of ${(0,mysql_url/* describeServer */.X8)(url)} failed${about}.`;
        return new errors/* RestorableError */.s$(code, message, { hint, foreign });
    }
    const how = exit.signal === null ? `ended with exit code ${exit.code}` : `was killed by ${exit.signal}`;
    return new errors/* RestorableError */.s$('DUMP_FAILED', `The dump tool ${how}${about}.`, {
        hint: exit.signal === 'SIGKILL'
            ? 'Often the machine was out of memory; nothing was stored as a backup.'
            : 'Run the same dump tool by hand to see more; nothing was stored as a backup.',
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

;// CONCATENATED MODULE: ./build/engines/mysql/dump-statements.js
const NAME = '`((?:[^`]|``)*)`';
const PATTERNS = [
    [new RegExp(`^CREATE TABLE ${NAME}`), (match) => ({ type: 'table', name: unquote(match[1]) })],
    [new RegExp(`^CREATE SEQUENCE ${NAME}`), (match) => ({ type: 'sequence', name: unquote(match[1]) })],
    // A view comes twice: first as a stand-in with the same columns, then for good.
    [
        new RegExp(`^/\\*!50001 (?:DROP VIEW IF EXISTS|VIEW) ${NAME}`),
        (match) => ({ type: 'view', name: unquote(match[1]) }),
    ],
    [
        new RegExp(`^/\\*![0-9]+ DROP (FUNCTION|PROCEDURE|EVENT|PACKAGE BODY|PACKAGE) IF EXISTS ${NAME}`),
        (match) => ({ type: (match[1] ?? '').toLowerCase(), name: unquote(match[2]) }),
    ],
    [new RegExp(`^DROP LIBRARY IF EXISTS ${NAME}`), (match) => ({ type: 'library', name: unquote(match[1]) })],
    // MariaDB prints what its creator typed, with comments, `OR REPLACE` and the database: its name can't be told surely.
    [/^\/\*!50003 CREATE\*\/ /, () => ({ type: 'trigger', name: '' })],
];
/** What a statement of mysqldump's or mariadb-dump's makes, from its beginning; undefined for all others. */
function readStatement(text) {
    for (const [pattern, item] of PATTERNS) {
        const match = pattern.exec(text);
        if (match !== null)
            return item(match);
    }
    return undefined;
}
const INSERT = new RegExp(`^INSERT INTO ${NAME}`);
/** The table of an INSERT, from its beginning. */
function tableOfInsert(text) {
    return unquote(INSERT.exec(text)?.[1]);
}
function unquote(name = '') {
    return name.replaceAll('``', '`');
}

// EXTERNAL MODULE: ./build/engines/mysql/restore-scanner.js
var restore_scanner = __webpack_require__(51494);
;// CONCATENATED MODULE: ./build/engines/mysql/dump-reader.js



/** Where the reader is. */
const BETWEEN = 0; // between statements
const HEAD = 1; // in the first bytes, by which a statement is told
const COMMENT = 2; // in a line that begins with --
const STATEMENT = 3;
const dump_reader_INSERT = 4; // before VALUES
const VALUES = 5;
const CODE = 6; // a statement between DELIMITER ;; and DELIMITER ;
const NEWLINE = 10;
const QUOTE = 39;
const BACKSLASH = 92;
const BACKTICK = 96;
const OPEN = 40;
const CLOSE = 41;
const SEMICOLON = 59;
const LETTER_V = 86;
const HEAD_BYTES = 12;
/** Holds a statement's beginning with two names of 64 letters, four bytes and doubled quotes each. */
const KEPT_BYTES = 2_048;
const TAIL_BYTES = 64;
/** MariaDB's first line. It has no semicolon, and the next one names the database, perhaps with a backtick. */
const SANDBOX_LINE = /^\/\*M?!\d+\\-/;
const END_MARK = /(?:^|\n)-- Dump completed[^\n]*\n?$/;
/**
 * Reads what mysqldump and mariadb-dump write, as it passes by, in pieces of any size, and counts the rows of each table.
 * No line is kept: one may be as large as a row or max_allowed_packet. Values are what the tools write with `--hex-blob`:
 * strings in single quotes with backslash escapes (they set their own empty sql_mode), numbers, NULL, hexadecimals.
 */
class DumpReader {
    #state = BETWEEN;
    /** The open quote, or 0. */
    #quote = 0;
    #escaped = false;
    #depth = 0;
    #count = 0;
    #table = '';
    #kept = [];
    #keptBytes = 0;
    #tail = Buffer.alloc(0);
    #bytes = 0;
    #insertBegan = 0;
    #longestBytes = 0;
    #rows = new Map();
    #items = [];
    #onTable;
    #delimiter = ';';
    #noBackslash = false;
    #scanner = new restore_scanner/* CodeScanner */.O();
    /** @param onTable called once, when the first definition of a table or sequence has come: the tool's snapshot is taken */
    constructor(onTable) {
        this.#onTable = onTable;
    }
    push(part) {
        if (part.length === 0)
            return;
        const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
        this.#bytes += chunk.length;
        this.#tail =
            chunk.length >= TAIL_BYTES
                ? Buffer.from(chunk.subarray(-TAIL_BYTES))
                : Buffer.concat([this.#tail, chunk]).subarray(-TAIL_BYTES);
        let at = 0;
        while (at < chunk.length)
            at = this.#step(chunk, at);
    }
    /**
     * @returns what the dump holds
     * @throws {RestorableError} DUMP_EMPTY, DUMP_TRUNCATED when the tool's end mark is not its very last line
     */
    end() {
        if (this.#bytes === 0) {
            throw new errors/* RestorableError */.s$('DUMP_EMPTY', 'The dump tool ended without an error and without a single byte.', {
                hint: 'Run the same tool by hand; something replaced it, or its output went elsewhere.',
            });
        }
        if (this.#state !== BETWEEN && this.#state !== COMMENT)
            throw truncated();
        if (!END_MARK.test(this.#tail.toString('latin1')))
            throw truncated();
        return { rows: this.#rows, items: this.#items, longestBytes: this.#longestBytes };
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
            case dump_reader_INSERT:
                return this.#insert(chunk, at);
            case VALUES:
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
        this.#depth = 0;
        if (state === HEAD) {
            this.#kept = [];
            this.#keptBytes = 0;
        }
    }
    #keep(piece) {
        const room = KEPT_BYTES - this.#keptBytes;
        if (room <= 0 || piece.length === 0)
            return;
        const kept = Buffer.from(piece.subarray(0, room));
        this.#kept.push(kept);
        this.#keptBytes += kept.length;
    }
    #keptText() {
        return Buffer.concat(this.#kept).toString('utf8');
    }
    /** Collects the first bytes, by which a comment, an INSERT and the client's DELIMITER are told from other statements. */
    #head(chunk, from) {
        const upTo = Math.min(chunk.length, from + HEAD_BYTES - this.#keptBytes);
        const newline = chunk.subarray(from, upTo).indexOf(NEWLINE);
        const to = newline === -1 ? upTo : from + newline;
        this.#keep(chunk.subarray(from, to));
        if (newline === -1 && this.#keptBytes < HEAD_BYTES)
            return to;
        const head = Buffer.concat(this.#kept);
        const text = head.toString('latin1');
        if (text.startsWith('--') || SANDBOX_LINE.test(text))
            this.#enter(COMMENT);
        else if (text.startsWith('DELIMITER ')) {
            this.#delimiter = text.slice('DELIMITER '.length).trim();
            this.#enter(COMMENT);
        }
        else if (this.#delimiter === ';' && text === 'INSERT INTO ') {
            this.#insertBegan = this.#bytes - chunk.length + to - head.length;
            this.#enter(dump_reader_INSERT);
        }
        else
            this.#begin(head);
        return to;
    }
    /** A statement whose first bytes were collected: they may already hold quotes, or the end. */
    #begin(head) {
        this.#enter(this.#delimiter === ';' ? STATEMENT : CODE);
        this.#kept = [];
        this.#keptBytes = 0;
        this.#scanner = new restore_scanner/* CodeScanner */.O(this.#noBackslash);
        let at = 0;
        while (at < head.length)
            at = this.#step(head, at);
    }
    #line(chunk, from) {
        const end = chunk.indexOf(NEWLINE, from);
        if (end === -1)
            return chunk.length;
        this.#enter(BETWEEN);
        return end + 1;
    }
    /** Anything but an INSERT, up to its semicolon. Code within versioned comments counts as code. */
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
                else if (byte === BACKSLASH && quote === QUOTE)
                    this.#escaped = true;
            }
            else if (byte === QUOTE || byte === BACKTICK)
                quote = byte;
            else if (byte === SEMICOLON) {
                this.#keep(chunk.subarray(from, at));
                this.#endStatement();
                return at + 1;
            }
        }
        this.#quote = quote;
        this.#keep(chunk.subarray(from, at));
        return at;
    }
    #endStatement() {
        const text = this.#keptText();
        const item = readStatement(text);
        this.#noBackslash = (0,restore_scanner/* setsNoBackslash */.h)(text) ?? this.#noBackslash;
        this.#enter(BETWEEN);
        if (item === undefined)
            return;
        if (item.type === 'table' || item.type === 'sequence')
            this.#started();
        if (item.type === 'table')
            this.#rows.set(item.name, this.#rows.get(item.name) ?? 0);
        else
            this.#items.push(item);
    }
    #started() {
        const onTable = this.#onTable;
        this.#onTable = undefined;
        onTable?.();
    }
    /** The table's name and perhaps its columns' names, up to VALUES. */
    #insert(chunk, from) {
        let at = from;
        for (; at < chunk.length; at += 1) {
            const byte = chunk[at];
            if (byte === BACKTICK)
                this.#quote = this.#quote === 0 ? BACKTICK : 0;
            else if (this.#quote === 0 && byte === LETTER_V) {
                this.#keep(chunk.subarray(from, at));
                this.#table = tableOfInsert(this.#keptText());
                this.#count = 0;
                this.#enter(VALUES);
                return at;
            }
        }
        this.#keep(chunk.subarray(from, at));
        return at;
    }
    /** Nearly all of a dump: one pass over the bytes, with nothing but local variables. */
    #values(chunk, from) {
        const length = chunk.length;
        let at = from;
        let depth = this.#depth;
        let count = this.#count;
        let inString = this.#quote !== 0;
        if (this.#escaped) {
            this.#escaped = false;
            at += 1;
        }
        while (at < length) {
            if (inString) {
                const byte = chunk[at];
                if (byte === BACKSLASH)
                    at += 1;
                else if (byte === QUOTE)
                    inString = false;
                at += 1;
                continue;
            }
            const byte = chunk[at];
            at += 1;
            if (byte === QUOTE)
                inString = true;
            else if (byte === OPEN) {
                if (depth === 0)
                    count += 1;
                depth += 1;
            }
            else if (byte === CLOSE)
                depth -= 1;
            else if (byte === SEMICOLON && depth === 0) {
                this.#rows.set(this.#table, (this.#rows.get(this.#table) ?? 0) + count);
                this.#longestBytes = Math.max(this.#longestBytes, this.#bytes - length + at - this.#insertBegan);
                this.#enter(BETWEEN);
                return at;
            }
        }
        this.#escaped = at > length;
        this.#quote = inString ? QUOTE : 0;
        this.#depth = depth;
        this.#count = count;
        return length;
    }
    /**
     * Triggers, routines and events: their bodies hold semicolons. The client's own rules say where one ends, so that a text or
     * a comment in a body may hold whatever looks like the end.
     */
    #code(chunk, from) {
        const to = this.#scanner.findEnd(chunk, from, this.#delimiter);
        this.#keep(chunk.subarray(from, to));
        if (this.#scanner.isAtEnd)
            this.#endStatement();
        return to;
    }
}
function truncated() {
    return new errors/* RestorableError */.s$('DUMP_TRUNCATED', 'The dump ends before its end mark, although the dump tool reported success.', { hint: 'Run again; if it stays, check the tool, its disk and its memory. Nothing was stored as a backup.' });
}

;// CONCATENATED MODULE: ./build/engines/mysql/dump-tail.js
const dump_tail_END_MARK = '\n-- Dump completed';
/** The end mark is in the last line. */
const dump_tail_TAIL_BYTES = 1_024;
/** A dump with more statements before its end mark. One without an end mark is left as it is: it is no whole dump. */
async function* beforeEndMark(dump, sql) {
    let held = Buffer.alloc(0);
    for await (const chunk of dump) {
        const all = Buffer.concat([held, chunk]);
        const keep = Math.min(all.length, dump_tail_TAIL_BYTES);
        if (all.length > keep)
            yield all.subarray(0, all.length - keep);
        held = Buffer.from(all.subarray(all.length - keep));
    }
    const at = held.lastIndexOf(dump_tail_END_MARK);
    if (at === -1) {
        yield held;
        return;
    }
    yield held.subarray(0, at + 1);
    yield Buffer.from(sql, 'utf8');
    yield held.subarray(at);
}

;// CONCATENATED MODULE: ./build/engines/mysql/exact-rows.js
const exact_rows_QUOTE = 0x27;
const exact_rows_BACKSLASH = 0x5c;
const exact_rows_OPEN = 0x28;
const exact_rows_CLOSE = 0x29;
const COMMA = 0x2c;
const exact_rows_SEMICOLON = 0x3b;
/** A longer row is handed on as it is, rather than held. */
const LONGEST_ROW_BYTES = 64 * 1024 * 1024;
/** Cuts the rows of an INSERT, from VALUES to its semicolon, in pieces of any size. */
class RowCutter {
    isAtEnd = false;
    #change;
    #held = [];
    #heldBytes = 0;
    #depth = 0;
    #isQuoted = false;
    #isEscaped = false;
    #isTooLong = false;
    /** @param change gives what takes a row's place, or undefined */
    constructor(change) {
        this.#change = change;
    }
    /** @returns the position after the statement's semicolon, or the input's end */
    push(input, start, output) {
        let from = start;
        for (let at = start; at < input.length; at += 1) {
            const byte = input[at];
            if (this.#isQuoted)
                this.#inText(byte);
            else if (byte === exact_rows_QUOTE)
                this.#isQuoted = true;
            else if (byte === exact_rows_OPEN) {
                if (this.#depth === 0) {
                    output.push(input.subarray(from, at));
                    from = at;
                }
                this.#depth += 1;
            }
            else if (byte === exact_rows_CLOSE) {
                this.#depth -= 1;
                if (this.#depth === 0) {
                    this.#endRow(input.subarray(from, at + 1), output);
                    from = at + 1;
                }
            }
            else if (byte === exact_rows_SEMICOLON && this.#depth === 0) {
                output.push(input.subarray(from, at + 1));
                this.isAtEnd = true;
                return at + 1;
            }
        }
        this.#hold(input.subarray(from), output);
        return input.length;
    }
    /** What was held of a row that does not end. */
    end() {
        return this.#held;
    }
    #inText(byte) {
        if (this.#isEscaped)
            this.#isEscaped = false;
        else if (byte === exact_rows_BACKSLASH)
            this.#isEscaped = true;
        else if (byte === exact_rows_QUOTE)
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
/** @param row with its parentheses */
function valuesOf(row) {
    const values = [];
    let start = 1;
    let depth = 0;
    let isQuoted = false;
    for (let at = 1; at < row.length; at += 1) {
        const byte = row[at];
        if (isQuoted) {
            if (byte === exact_rows_BACKSLASH)
                at += 1;
            else if (byte === exact_rows_QUOTE)
                isQuoted = false;
        }
        else if (byte === exact_rows_QUOTE)
            isQuoted = true;
        else if (byte === exact_rows_OPEN)
            depth += 1;
        else if (byte === exact_rows_CLOSE && depth > 0)
            depth -= 1;
        else if (byte === COMMA || byte === exact_rows_CLOSE) {
            if (depth > 0)
                continue;
            values.push({ start, end: at, hex: hexOf(row.subarray(start, at)) });
            start = at + 1;
        }
    }
    return values;
}
/** As the tools escape (mysql_real_escape_string). */
const ESCAPED = { 48: 0, 110: 0x0a, 114: 0x0d, 90: 0x1a };
function hexOf(literal) {
    if (literal[0] === 0x30 && literal[1] === 0x78)
        return literal.toString('latin1', 2).toUpperCase();
    const first = literal.indexOf(exact_rows_QUOTE);
    if (first === -1)
        return literal.toString('hex').toUpperCase();
    // `_binary '...'` too.
    const bytes = [];
    for (let at = first + 1; at < literal.length - 1; at += 1) {
        if (literal[at] !== exact_rows_BACKSLASH)
            bytes.push(literal[at]);
        else {
            at += 1;
            const next = literal[at];
            bytes.push(ESCAPED[next] ?? next);
        }
    }
    return Buffer.from(bytes).toString('hex').toUpperCase();
}

;// CONCATENATED MODULE: ./build/engines/mysql/exact-dump.js


const exact_dump_INSERT = Buffer.from('INSERT INTO `');
const exact_dump_VALUES = Buffer.from(' VALUES');
const DELIMITER = 'DELIMITER ';
const exact_dump_NEWLINE = 0x0a;
/** Two names, and the columns' names of a table with thousands of them. */
const LONGEST_HEAD_BYTES = 1024 * 1024;
/**
 * A dump on its way from the tool, with the exact values of rows that the tool got rounded or with a `?`. Statements are told
 * by their lines, as the tools write them; nothing but values of the tables concerned is changed.
 */
async function* withExactValues(dump, exact) {
    const rewriter = new InsertRewriter(exact);
    for await (const chunk of dump)
        yield* rewriter.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    yield* rewriter.end();
}
class InsertRewriter {
    #exact;
    /** Of a line's beginning that can't be judged yet. */
    #held = Buffer.alloc(0);
    #place = 'line start';
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
    /** @returns what to hand on and how far it went; undefined where more bytes are needed */
    async #step(input, at) {
        if (this.#place === 'line start')
            return this.#lineStart(input, at);
        if (this.#place === 'head')
            return this.#head(input, at);
        if (this.#place === 'values' && this.#cutter !== undefined) {
            const output = [];
            const end = this.#cutter.push(input, at, output);
            if (this.#cutter.isAtEnd) {
                this.#cutter = undefined;
                this.#place = 'line';
            }
            return { at: end, output };
        }
        const found = input.indexOf(exact_dump_NEWLINE, at);
        const end = found === -1 ? input.length : found + 1;
        if (found !== -1)
            this.#place = 'line start';
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
        this.#place = !this.#isCode && start.equals(exact_dump_INSERT) ? 'head' : 'line';
        return { at, output: [] };
    }
    async #head(input, at) {
        const found = headEnd(input, at);
        if (found === undefined && input.length - at < LONGEST_HEAD_BYTES)
            return undefined;
        this.#place = 'line';
        if (found === undefined)
            return { at, output: [] };
        const head = input.toString('utf8', at, found);
        const corrections = await this.#exact.of(tableOfInsert(head));
        if (corrections === undefined)
            return { at, output: [] };
        this.#place = 'values';
        const columns = columnsOf(head) ?? corrections.table.all;
        this.#cutter = new RowCutter((row) => corrected(row, columns, corrections, this.#exact));
        return { at: found, output: [input.subarray(at, found)] };
    }
}
/** The position behind VALUES, outside of names. */
function headEnd(input, start) {
    let isQuoted = false;
    for (let at = start; at < input.length; at += 1) {
        if (input[at] === 0x60)
            isQuoted = !isQuoted;
        else if (!isQuoted && input[at] === 0x20 && input.length - at >= exact_dump_VALUES.length) {
            if (input.subarray(at, at + exact_dump_VALUES.length).equals(exact_dump_VALUES))
                return at + exact_dump_VALUES.length;
        }
    }
    return undefined;
}
/** Where the tool lists them: hidden and generated columns are then not among them. */
function columnsOf(head) {
    const list = /^INSERT INTO `(?:[^`]|``)*` \((.*)\) VALUES$/s.exec(head)?.[1];
    if (list === undefined)
        return undefined;
    return [...list.matchAll(/`((?:[^`]|``)*)`/g)].map(([, name = '']) => name.replaceAll('``', '`'));
}
/** @param row with its parentheses @returns what has to stand there; undefined where nothing is wrong */
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
/** The row is still the one that was read: its value in the dump is what was expected there. */
function isPrinted(hex, { printed, isNumber }) {
    if (!isNumber)
        return hex.toUpperCase() === printed.toUpperCase();
    return Number(Buffer.from(hex, 'hex').toString('latin1')) === Number(printed);
}

// EXTERNAL MODULE: ./build/engines/mysql/flags.js
var flags = __webpack_require__(95544);
// EXTERNAL MODULE: ./build/engines/mysql/option-file.js
var option_file = __webpack_require__(45125);
;// CONCATENATED MODULE: ./build/engines/mysql/dump.js









/**
 * The bytes of `mysqldump` or `mariadb-dump`. The iteration ends only after exit code 0 and the tool's end mark. Without
 * `stdbuf`: these tools write no faster with a larger buffer (measured), and their snapshot would be noticed later.
 * @throws {RestorableError} DUMP_FAILED, DUMP_EMPTY, DUMP_TRUNCATED, DATABASE_PRIVILEGE, DATABASE_CONNECTION_LOST,
 * DATABASE_AUTHENTICATION, DATABASE_TLS, CANCELLED
 */
async function* runDumpTool(options, host) {
    const { access, client, signal } = options;
    const file = await (0,option_file/* writeOptionFile */.l9)(access, client, host);
    try {
        const child = await (0,process_child/* startChild */.v)({
            file: client.path,
            args: [...client.prefix, ...file.arguments, ...dumpArguments(client, options, access.url.database)],
            env: file.env,
            stdin: 'ignore',
            stdout: 'pipe',
            signal,
            scrub: host.scrub,
            speaker: 'the dump tool',
            onErrorLine: (line) => host.toolWords.add(new foreign/* ForeignText */.sh('the dump tool', line)),
        });
        try {
            const reader = new DumpReader(options.onSnapshot);
            const printed = child.stdout;
            for await (const chunk of beforeEndMark(exactly(printed, options.exact), options.flaws.ownCode)) {
                reader.push(chunk);
                yield chunk;
            }
            const exit = await child.exited;
            if (signal.aborted)
                throw (0,errors/* cancellation */.WN)(signal);
            if (exit.code !== 0)
                throw nameDumpFailure(exit, child.errorText(), access.url, options.names);
            options.onSummary(reader.end());
        }
        catch (error) {
            if (signal.aborted)
                throw (0,errors/* cancellation */.WN)(signal);
            throw error;
        }
        finally {
            // Also when the reader of this stream gave up: a tool left behind would wait on its pipe for ever.
            await child.stop();
        }
    }
    finally {
        await file.remove();
    }
}
function exactly(printed, exact) {
    return exact === undefined ? printed : withExactValues(printed, exact);
}
/** The dump tool's arguments after its option file; the connection is in that. */
function dumpArguments(client, { scope, flaws, exact, }, database) {
    const { ownViews, ownRoutines } = flaws;
    const whole = flags/* WHOLE_DATABASE_FLAGS */.O8.filter((flag) => !(flag === '--routines' && ownRoutines));
    return [
        ...(0,flags/* dumpFlags */.OJ)(client),
        ...(scope.hasCode ? whole : []),
        // Rows whose keys are equal once rounded are told by their order.
        ...(exact?.needsOrder === true ? ['--order-by-primary'] : []),
        ...scope.options,
        ...[...ownViews].map((name) => `--ignore-table=${database}.${name}`),
        '--',
        database,
        ...scope.tables.filter((name) => !ownViews.has(name)),
    ];
}

// EXTERNAL MODULE: ./build/engines/mysql/connection-errors.js
var connection_errors = __webpack_require__(23315);
;// CONCATENATED MODULE: ./build/engines/mysql/dump-blame.js




const NAMED_AT_MOST = 5;
/**
 * A dump that names the tables which can't be opened where the tool fails without a name, as over a MERGE table.
 * @param relations what is dumped
 */
async function* namingTables(dump, relations, connection) {
    try {
        yield* dump;
    }
    catch (error) {
        throw await withTables(error, relations, connection);
    }
}
/** An error of reading a source with the tables named that can't be opened; any other error as it is. */
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
    return new errors/* RestorableError */.s$('DUMP_FAILED', `${error.message} Tables that can not be read: ${found.join(', ')}.`, {
        hint: 'Repair or drop these tables, or name them in `exclude`; nothing was stored as a backup.',
        cause: error.cause,
        foreign: error.foreign,
    });
}
/** @returns the server's number for why the table can't be opened, or 0 */
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

// EXTERNAL MODULE: ./build/engines/mysql/server-programs.js
var server_programs = __webpack_require__(24184);
;// CONCATENATED MODULE: ./build/engines/mysql/endless-events.js



/** A series of MariaDB whose tool does end; 10.11's does not. */
const ENDS_SINCE = '11.8';
/** What an event's text, as the tool gets it, is made of. */
const TEXTS = ['event_name', 'definer', 'event_comment', 'interval_value', 'event_definition'];
/**
 * Refuses events that the dump tool would never get past. It looks for a delimiter that an event's text doesn't hold; mysqldump,
 * and mariadb-dump before it was mended, try the same one (";;") again and again, at full load and with nothing printed.
 * @throws {RestorableError} DUMP_FAILED
 */
async function refuseEndlessEvents(connection, client) {
    if (client.flavour === 'mariadb' && (0,server_programs/* compareSeries */.J4)(client.majorVersion, ENDS_SINCE) >= 0)
        return;
    const [first, ...others] = await connection.query(`select event_name as name from information_schema.events
      where event_schema = database() and (${TEXTS.map((each) => `${each} like '%;;%'`).join(' or ')}) order by 1`);
    if (first === undefined)
        return;
    const more = others.length === 0 ? '' : ` (and of ${others.length} more)`;
    throw new errors/* RestorableError */.s$('DUMP_FAILED', `";;" stands in the text of the event ${(0,sql_text/* showName */.$i)(first.name)}${more}, where the dump tool would never end.`, {
        hint: 'Write the event without it, also in its comments (ALTER EVENT). Of MariaDB, the dump tool of 11.8 can do it.',
    });
}

;// CONCATENATED MODULE: ./build/engines/mysql/exact-columns.js

/** Every character of these is one of Unicode's, and all bytes of `binary` come as hexadecimals. */
const UNICODE = new Set(['utf8mb4', 'utf8mb3', 'utf8', 'ucs2', 'utf16', 'utf16le', 'utf32', 'ascii', 'binary']);
/**
 * Tables with FLOAT columns, or with texts in another character set than Unicode's.
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED
 */
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
        const key = exact_columns_keyOf(all);
        return [
            {
                name,
                from: `${(0,sql_text/* quoteName */.AB)(name)} ${sql_text/* TABLE_ONLY */.OT}`,
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
/** Undefined for what comes as it is; a generated column comes anew at the restore. */
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
function exact_columns_keyOf(columns) {
    const key = columns.filter((column) => column.key !== null).sort((a, b) => Number(a.key) - Number(b.key));
    // The tools write BIT in several ways.
    if (key.length === 0 || key.some(({ type }) => type.toLowerCase() === 'bit'))
        return undefined;
    return key.map(({ name, type, charset }) => {
        const column = (0,sql_text/* quoteName */.AB)(name);
        if (/binary|blob/i.test(type))
            return { name, expression: `hex(${column})` };
        if (charset !== null)
            return { name, expression: `hex(convert(${column} using utf8mb4))` };
        return { name, expression: `hex(cast(${column} as char character set utf8mb4))` };
    });
}
/** 1 where the dump would hold another value. What a FLOAT loses is at least half a step, 2⁻²⁵ of it. */
function flagOf({ name, kind, charset }) {
    const column = (0,sql_text/* quoteName */.AB)(name);
    switch (kind) {
        case 'float':
            return `abs((${column} + 0e0) - (cast(${column} as char) + 0e0)) > abs(${column} + 0e0) * 2.9e-8`;
        case 'enum':
            return `${column} + 0 = 0`;
        default:
            return `cast(convert(convert(${column} using utf8mb4) using ${charset}) as binary) <> cast(${column} as binary)`;
    }
}
/** Whether it is wrong, what the dump has, and what is right. */
function exact_columns_valuesOf(column) {
    const name = (0,sql_text/* quoteName */.AB)(column.name);
    switch (column.kind) {
        case 'float':
            return [flagOf(column), `cast(${name} as char)`, `cast(${name} + 0e0 as char)`];
        case 'enum':
            return [flagOf(column), "''", "'0'"];
        default:
            return [flagOf(column), `hex(convert(${name} using utf8mb4))`, `hex(cast(${name} as binary))`];
    }
}
/** A row's key, then for each column whether it is wrong, what the dump has, and what is right. */
function selectRows(table, wrong, limit) {
    const key = table.key ?? [];
    const values = wrong.flatMap(exact_columns_valuesOf);
    // With equal keys in the dump, the rows that are right are needed to count by.
    const where = table.hasInexactKey ? '' : `where ${wrong.map(flagOf).join(' or ')}`;
    const order = key.map(({ name }) => (0,sql_text/* quoteName */.AB)(name)).join(', ');
    const orderBy = key.length === 0 ? '' : `order by ${order}`;
    const list = [...key.map(({ expression }) => expression), ...values].join(', ');
    return `select ${list} from ${table.from} ${where} ${orderBy} limit ${limit}`;
}

;// CONCATENATED MODULE: ./build/engines/mysql/exact-values.js



/** Rows that are kept in memory, of all tables together. */
const MOST_ROWS = 200_000;
/** The server ends a dump tool that takes nothing for a minute (net_write_timeout). */
const LONGEST_WAIT_MS = 20_000;
/**
 * Reads what a dump would hold otherwise than the source: the tools get FLOAT with six digits, and a letter that Unicode has
 * not got as `?`. Read in a snapshot just before the dump's, while it runs. Whatever goes wrong here becomes a warning.
 */
class ExactValues {
    /** Rows have to come in the order of their primary keys. */
    needsOrder;
    #connection;
    #deadlineMs;
    #found = new Map();
    /** Columns by what is wrong with them. */
    #inexact = new Set();
    #unknown = new Set();
    #rowsLeft = MOST_ROWS;
    /**
     * @param connection in a snapshot, which is not used for anything else until the end
     * @param tables that are read; of the others it is not known
     * @param timeLimitMs of all reading together
     */
    constructor(connection, { tables, others }, timeLimitMs) {
        for (const { name } of others)
            this.#unknown.add(name);
        this.#connection = connection;
        this.needsOrder = tables.some(({ hasInexactKey }) => hasInexactKey);
        this.#deadlineMs = performance.now() + timeLimitMs;
        let before = Promise.resolve();
        for (const table of tables) {
            const reading = before.then(() => this.#read(table)).catch(() => this.#giveUp(table));
            // Else the transaction holds the table's metadata, and an ALTER TABLE of the application waits for our end.
            const released = reading.then(() => connection.simple('rollback to savepoint counting').catch(() => { }));
            this.#found.set(table.name, reading);
            before = released;
        }
    }
    /** What is wrong with this table's rows in the dump; undefined for nothing, or where it is not known in time. */
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
    /** A row that was changed since, or that the dump has in another way. */
    missed({ table }, column) {
        this.#inexact.add((0,sql_text/* showName */.$i)(table.name, column));
    }
    async #read(table) {
        const leftMs = Math.floor(this.#deadlineMs - performance.now());
        if (leftMs <= 0)
            return this.#giveUp(table);
        await limitStatements(this.#connection, leftMs);
        // A second reading of the table, where one is not enough: rows without a key can't be told, and equal keys need all rows.
        const needsAll = table.key === undefined || table.hasInexactKey;
        const columns = needsAll ? await this.#wrongColumns(table) : table.columns;
        if (columns.length === 0)
            return undefined;
        if (table.key === undefined)
            return this.#areInexact(table, columns);
        const { rows } = await this.#connection.queryArrays(selectRows(table, columns, this.#rowsLeft + 1));
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
            this.#inexact.add((0,sql_text/* showName */.$i)(table.name, name));
    }
    /** Columns of which at least one value would be changed. */
    async #wrongColumns(table) {
        const sums = table.columns.map((column) => `max(${flagOf(column)})`).join(', ');
        const { rows } = await this.#connection.queryArrays(`select ${sums} from ${table.from}`);
        return table.columns.filter((_column, index) => Number(rows[0]?.[index] ?? 0) === 1);
    }
    #giveUp({ name }) {
        this.#unknown.add(name);
        return undefined;
    }
    /** @returns warnings, once the dump has ended */
    async end() {
        await Promise.all(this.#found.values());
        await this.#connection.simple('rollback');
        await limitStatements(this.#connection, 0);
        return [
            ...(this.#inexact.size === 0
                ? []
                : [
                    `The dump does not hold the exact values of these columns (FLOAT has six digits there, and a letter that Unicode lacks is a "?"): ${list(this.#inexact)}. Make FLOAT columns DOUBLE, and texts utf8mb4.`,
                ]),
            ...(this.#unknown.size === 0
                ? []
                : [
                    `Not looked for values that the dump may round or lose (FLOAT, letters that Unicode lacks), since it takes longer than count-time-limit or failed: ${list(new Set([...this.#unknown].map((name) => (0,sql_text/* showName */.$i)(name))))}.`,
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
/** Also where the server has no such limit: then the tables that were planned are read in any case. */
async function limitStatements(connection, ms) {
    const setting = connection.flavour === 'mariadb' ? `max_statement_time = ${ms / 1_000}` : `max_execution_time = ${ms}`;
    await connection.simple(`set session ${setting}`).catch((error) => {
        if (!(error instanceof errors/* RestorableError */.s$) || error.code !== 'DATABASE_QUERY')
            throw error;
    });
}
const NAMED = 10;
function list(names) {
    const more = names.size - NAMED;
    return `${[...names].sort().slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

// EXTERNAL MODULE: ./build/engines/mysql/fingerprint.js
var mysql_fingerprint = __webpack_require__(77395);
;// CONCATENATED MODULE: ./build/engines/mysql/object-kinds.js


/**
 * Tables of information_schema with a column that names a database: what they list is carried by a dump and described by
 * the fingerprint, or belongs to something that is, or is not the database's own (files, rights, statistics).
 */
const KNOWN_LISTS = new Set(`check_constraints columns columns_extensions column_privileges column_statistics events files geometry_columns
   index_statistics json_duality_views json_duality_view_columns json_duality_view_links json_duality_view_tables
   key_column_usage libraries optimizer_costs parameters partitions period_constraints periods referential_constraints
   role_column_grants role_routine_grants role_table_grants routines routine_libraries schema_privileges sequences
   statistics st_geometry_columns tables tables_extensions table_constraints table_constraints_extensions
   table_privileges table_statistics triggered_update_columns triggers views view_routine_usage
   view_table_usage`.split(/\s+/));
/** What `table_type` and `routine_type` say of objects that this program carries, and of the server's own. */
const KNOWN_TYPES = new Set(`BASE TABLE|VIEW|SYSTEM VIEW|SEQUENCE|SYSTEM VERSIONED|TEMPORARY|TEMPORARY SEQUENCE|FUNCTION|PROCEDURE|PACKAGE|PACKAGE BODY|LIBRARY`.split('|'));
/**
 * Asks the server which kinds of object the connection's database holds, beside those that this program knows.
 * @returns each as the server names it, such as `routines of the type SERVICE` or `information_schema.SERVICES`
 * @throws {RestorableError} DATABASE_CONNECTION_LOST, CANCELLED; a server that refuses the question has no answer
 */
async function readUnknownKinds(connection) {
    try {
        const types = await connection.query(`select distinct table_type as type, 'tables' as what from information_schema.tables where table_schema = database()
       union select distinct routine_type, 'routines' from information_schema.routines where routine_schema = database()`);
        const unknown = types.filter(({ type }) => !KNOWN_TYPES.has(type));
        return [...unknown.map(({ type, what }) => `${what} of the type ${type}`), ...(await readUnknownLists(connection))];
    }
    catch (error) {
        if (error instanceof errors/* RestorableError */.s$ && /^DATABASE_(QUERY|PRIVILEGE)$/.test(error.code))
            return [];
        throw error;
    }
}
/** Lists that the server has and this program does not know. @returns the tables of information_schema with their columns */
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

// EXTERNAL MODULE: ./build/engines/mysql/preflight.js
var preflight = __webpack_require__(6884);
;// CONCATENATED MODULE: ./build/engines/mysql/replica.js


/** MySQL's word since 8.0.22, the older one, and MariaDB's for all that it follows. */
const STATEMENTS = {
    mysql: ['show replica status', 'show slave status'],
    mariadb: ['show all slaves status'],
};
/**
 * How far a replica is behind the source that it follows, or the slowest of several (MySQL manual, 15.7.7.36, column
 * Seconds_Behind_Source: of what it received; what a slow network holds back doesn't show).
 * @returns undefined for a server that follows none
 */
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
        hint: 'START REPLICA (START SLAVE before MySQL 8.0.22); or, on a server that follows no other any more, RESET REPLICA ALL.',
    };
}
async function readStatus(connection) {
    for (const statement of STATEMENTS[connection.flavour]) {
        try {
            return await connection.query(statement);
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$))
                throw error;
            if (error.code === 'DATABASE_PRIVILEGE')
                return 'refused';
            // An older server, or a proxy that knows none of it.
            if (error.code !== 'DATABASE_QUERY')
                throw error;
        }
    }
    return [];
}
/** Most accounts may not ask, and most servers follow none: that it takes no writes is what then tells a replica. */
async function readOnlyServer(connection) {
    const [row] = await connection.query('select @@global.read_only as value');
    // MariaDB 12 answers with words.
    if (['0', 'OFF', 'false'].includes(String(row?.value ?? 0)))
        return undefined;
    const privilege = connection.flavour === 'mysql' ? 'REPLICATION CLIENT' : 'SLAVE MONITOR (before 10.5: REPLICATION CLIENT)';
    return {
        lagMs: null,
        because: 'the server takes no writes, and this account may not ask what it follows',
        hint: `GRANT ${privilege} ON *.* to this account.`,
    };
}

;// CONCATENATED MODULE: ./build/engines/mysql/row-check.js



/**
 * The rows that the dump holds. Where the source held the same number before and after, the dump must hold it too.
 * @throws {RestorableError} DUMP_FAILED, naming the table
 */
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
    return new errors/* RestorableError */.s$('DUMP_FAILED', `The table ${(0,sql_text/* showName */.$i)(name)} has ${source} rows before and after the dump's snapshot, and the dump holds ${dumped}.`, { hint: "The dump is not whole: run again, with a dump tool of the server's own version if it stays." });
}

// EXTERNAL MODULE: ./build/engines/mysql/row-counts.js
var row_counts = __webpack_require__(16104);
;// CONCATENATED MODULE: ./build/engines/mysql/schema-check.js


const schema_check_NAMED_AT_MOST = 5;
const IN_DUMP = ['sequence', 'view', 'function', 'procedure', 'package', 'package body', 'library', 'event'];
/**
 * No snapshot covers definitions, so they are read before the dump and after it. Tables that came or went meanwhile and are
 * not in the dump are left out of the fingerprint; any other difference means that nobody knows what the dump holds.
 * @returns the outline that the dump has
 * @throws {RestorableError} DUMP_FAILED, also when the dump lacks an object that was there all the time
 */
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
            : [`Made or dropped while the dump ran, and not in it: ${some(passing.map((name) => (0,sql_text/* showName */.$i)(name)))}.`],
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
        hint: 'Run when the migration is done; nothing was stored as a backup.',
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
    throw new errors/* RestorableError */.s$('DUMP_FAILED', `The dump lacks what the source has: ${some(missing)}.`, {
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

// EXTERNAL MODULE: ./build/engines/mysql/scope.js
var mysql_scope = __webpack_require__(20179);
// EXTERNAL MODULE: ./build/engines/mysql/server-needs.js
var server_needs = __webpack_require__(74472);
;// CONCATENATED MODULE: ./build/engines/mysql/snapshot-bracket.js


const BEGIN = 'start transaction with consistent snapshot, read only';
/**
 * Two snapshots around the dump tool's own, which it shares with nobody: what both hold alike, it must hold too. Both are
 * counted while the dump runs.
 */
class Bracket {
    #connect;
    #tables;
    #timeLimitMs;
    #before = Promise.resolve(new Map());
    #after;
    #second;
    #startedAt = '';
    #failure = Promise.withResolvers();
    /**
     * @param connect opens a session of its own
     * @param timeLimitMs of all counts together; tables for which it is too short are not counted
     */
    constructor(connect, relations, timeLimitMs) {
        this.#connect = connect;
        this.#tables = (0,row_counts/* planCounts */.A)(relations.filter(preflight/* isCountable */.uO), timeLimitMs);
        this.#timeLimitMs = timeLimitMs;
        this.#failure.promise.catch(() => { });
    }
    /** Rejects as soon as counting fails. */
    get failed() {
        return this.#failure.promise;
    }
    /** To be awaited before the dump tool starts. */
    async openBefore() {
        if (this.#tables.length === 0)
            return;
        const connection = await this.#connect();
        // Now, since a dump that runs must not fail for want of a connection, and a late one would widen the bracket.
        this.#second = await this.#connect();
        await begin(connection);
        const [row] = await connection.query('select cast(utc_timestamp() as char) as at');
        this.#startedAt = row?.at ?? '';
        this.#before = this.#count(connection);
        this.#before.catch(this.#failure.reject);
    }
    /** To be called once the dump tool has its snapshot. */
    openAfter() {
        if (this.#second === undefined || this.#after !== undefined)
            return;
        this.#after = this.#countAfter(this.#second);
        this.#after.catch(this.#failure.reject);
    }
    async end() {
        const before = await this.#before;
        const { counts, written } = (await this.#after) ?? {
            counts: new Map(),
            written: new Set(),
        };
        return { before, after: counts, written };
    }
    async #countAfter(connection) {
        await begin(connection);
        const written = await this.#writtenSince(connection);
        return { counts: await this.#count(connection), written };
    }
    async #count(connection) {
        try {
            return await (0,row_counts/* countRows */.B)(connection, this.#tables, this.#timeLimitMs);
        }
        finally {
            await connection.close();
        }
    }
    /** A row that came and went between the snapshots is in the dump and in neither count. */
    async #writtenSince(connection) {
        const rows = await connection.query(`select table_name as name from information_schema.tables
        where table_schema = database() and cast(update_time as char) >= ?`, [this.#startedAt]);
        return new Set(rows.map(({ name }) => name));
    }
}
/** A snapshot that lets go of tables one by one: `rollback to savepoint counting` after each. */
async function begin(connection) {
    await connection.simple(BEGIN);
    // See row-counts.ts: going back to it lets go of each table that was counted.
    await connection.simple('savepoint counting');
}

;// CONCATENATED MODULE: ./build/engines/mysql/own-code.js

const own_code_keyOf = ({ type, name }) => `${type} ${name}`;
/**
 * Writes views and routines as the dump tools write them, for the end of their dump. With a view come all that are made of it,
 * and with routines all views, which may call them.
 */
async function readOwnCode(connection, needs) {
    if (needs.stoppedAt.size === 0 && needs.routines === undefined)
        return { views: new Set(), sql: '' };
    const statements = [];
    if (needs.routines !== undefined)
        statements.push(...(await routineStatements(connection, needs.routines.unreadable)));
    const views = new Map();
    for (const name of needs.views)
        views.set(name, await readView(connection, name));
    const own = needs.routines === undefined ? dependants(views, needs.stoppedAt) : new Set(needs.views);
    for (const name of inOrder(views, own))
        statements.push(viewStatement(name, views.get(name)));
    const sql = `\n${statements.join('\n')}`;
    return { views: own, sql: statements.length === 0 ? '' : sql };
}
const VIEW = /^(CREATE (?:ALGORITHM=\w+ )?)(DEFINER=.*? SQL SECURITY \w+ )VIEW (.*)$/s;
async function readView(connection, name) {
    const { rows } = await connection.queryArrays(`show create view ${(0,sql_text/* quoteName */.AB)(name)}`);
    const [, sql, client, collation] = (rows[0] ?? []).map(String);
    const [, create = 'CREATE ', security = '', body = ''] = VIEW.exec(sql ?? '') ?? [];
    return {
        create,
        security,
        body: (0,sql_text/* withoutQualifier */.fT)(body, connection.url.database) ?? body,
        client: client ?? '',
        collation: collation ?? '',
    };
}
/** The views themselves, and those whose bodies name one of them. */
function dependants(views, first) {
    const found = new Set(first);
    for (let before = -1; before !== found.size;) {
        before = found.size;
        for (const [name, { body }] of views)
            if ([...found].some((other) => mentions(body, other)))
                found.add(name);
    }
    return found;
}
/** Each after the views that it is made of. */
function inOrder(views, own) {
    const done = new Set();
    const visit = (name) => {
        if (done.has(name))
            return;
        done.add(name);
        const body = views.get(name)?.body ?? '';
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
function viewStatement(name, { create, security, body, client, collation }) {
    return [
        '--',
        '-- A view that the dump tool was not asked for',
        '--',
        '',
        `/*!50001 DROP VIEW IF EXISTS ${(0,sql_text/* quoteName */.AB)(name)}*/;`,
        ...around(50001, { client, collation, sqlMode: '' }, isAscii(body), [
            `/*!50001 ${create}*/`,
            `/*!50013 ${security}*/`,
            `/*!50001 VIEW ${body} */;`,
        ]),
    ].join('\n');
}
/** Statements under the character set that the code was made in, where its text is the same in it, and as it was after them. */
function around(version, { client, collation, sqlMode }, isPlain, statements) {
    const isKept = isPlain && /^\w+$/.test(client) && /^\w+$/.test(collation);
    const open = `/*!${version} SET`;
    const variables = ['character_set_client', 'character_set_results', 'collation_connection', 'sql_mode'];
    return [
        ...variables.map((name) => `${open} @saved_${name} = @@${name} */;`),
        `${open} character_set_client = ${isKept ? client : 'utf8mb4'} */;`,
        `${open} character_set_results = ${isKept ? client : 'utf8mb4'} */;`,
        `${open} collation_connection = ${isKept || collation.startsWith('utf8mb4_') ? collation : 'utf8mb4_general_ci'} */;`,
        `${open} sql_mode = '${sqlMode.replaceAll(/[^\w,]/g, '')}' */;`,
        ...statements,
        ...variables.map((name) => `${open} ${name} = @saved_${name} */;`),
        '',
    ];
}
function isAscii(text) {
    return Buffer.byteLength(text, 'utf8') === text.length;
}
/** Packages before their bodies, functions before what may call them. */
const KINDS = ['PACKAGE', 'PACKAGE BODY', 'FUNCTION', 'PROCEDURE'];
async function routineStatements(connection, unreadable) {
    const rows = await connection.query('select routine_type as type, routine_name as name from information_schema.routines where routine_schema = database() order by 2');
    rows.sort((a, b) => KINDS.indexOf(a.type) - KINDS.indexOf(b.type));
    const statements = [];
    for (const routine of rows.filter((each) => !unreadable.has(own_code_keyOf(each)))) {
        const { rows: shown } = await connection.queryArrays(`show create ${routine.type} ${(0,sql_text/* quoteName */.AB)(routine.name)}`);
        const [, sqlMode = '', sql = '', client = '', collation = ''] = (shown[0] ?? []).map(String);
        statements.push([
            `/*!50003 DROP ${routine.type} IF EXISTS ${(0,sql_text/* quoteName */.AB)(routine.name)} */;`,
            ...around(50003, { client, collation, sqlMode }, isAscii(sql), ['DELIMITER ;;', `${sql} ;;`, 'DELIMITER ;']),
        ].join('\n'));
    }
    return statements;
}

;// CONCATENATED MODULE: ./build/engines/mysql/trigger-columns.js
/** What may stand in a trigger's body and is no code, and names in quotes. */
const TOKEN = /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|`(?:[^`]|``)*`|--\s[^\n]*|#[^\n]*|\/\*(?![!M]).*?\*\//gs;
const ROW = /\b(?:NEW|OLD)\s*\.\s*(?:`((?:[^`]|``)+)`|([\p{L}\p{N}_$]+))/giu;
/**
 * The columns of NEW and OLD that a trigger uses and its table doesn't have. By its text: the server tells only when the
 * trigger runs. A wrong guess costs nothing, since a restore tries to make the trigger all the same.
 */
function missingColumns(body, columns, sqlMode) {
    const present = new Set(columns.map((name) => name.toLowerCase()));
    const isAnsi = sqlMode.includes('ANSI_QUOTES');
    const code = body.replaceAll(TOKEN, (token) => {
        if (token.startsWith('`'))
            return token;
        if (!isAnsi || !token.startsWith('"'))
            return ' ';
        return `\`${token.slice(1, -1).replaceAll('""', '"').replaceAll('`', '``')}\``;
    });
    const used = [...code.matchAll(ROW)].map(([, quoted, plain]) => quoted?.replaceAll('``', '`') ?? plain ?? '');
    return [...new Set(used)].filter((name) => !present.has(name.toLowerCase()));
}

;// CONCATENATED MODULE: ./build/engines/mysql/source-flaws.js






/** Sent together. */
const AT_ONCE = 50;
/**
 * Looks for what a restore can't make as it is at the source: views over something that is gone, views and routines that the
 * dump tool stops at, triggers that use a column that is gone, foreign keys to a missing table.
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED
 */
async function findFlaws(connection, relations, scope) {
    const views = relations.filter(({ kind, name }) => kind === 'view' && scope.hasTable(name)).map(({ name }) => name);
    const unreadable = await failing(connection, views, (name) => `show fields from ${(0,sql_text/* quoteName */.AB)(name)}`);
    const withoutDefiner = await failing(connection, views, (name) => {
        const select = `select 1 from ${(0,sql_text/* quoteName */.AB)(name)}`.replaceAll("'", "''").replaceAll('\\', '\\\\');
        return `prepare restorable_view from '${select}'`;
    });
    const orphans = [...withoutDefiner].filter(([, number]) => number === NO_DEFINER).map(([name]) => name);
    const routines = scope.hasCode ? await unreadableRoutines(connection) : [];
    const ownCode = await readOwnCode(connection, {
        views,
        stoppedAt: new Set([...unreadable.keys(), ...orphans, ...(await viewsOfSequences(connection, views))]),
        routines: routines.length > 0 ? { unreadable: new Set(routines.map(own_code_keyOf)) } : undefined,
    });
    const flaws = [
        ...[...unreadable.keys()].map((name) => flawOf('view-over-something-gone', 'view', (0,sql_text/* showName */.$i)(name))),
        ...orphans
            .filter((name) => !unreadable.has(name))
            .map((name) => flawOf('view-without-definer', 'view', (0,sql_text/* showName */.$i)(name))),
        ...routines.map(({ type, name }) => flawOf('routine-unreadable', type.toLowerCase(), (0,sql_text/* showName */.$i)(name))),
        ...(await triggersOverGoneColumns(connection, scope)),
        ...(await keysWithoutParent(connection, relations, scope)),
    ];
    return { flaws, ownViews: ownCode.views, ownRoutines: routines.length > 0, ownCode: ownCode.sql };
}
/** MariaDB prints a sequence in a view with its database: restored under another name, it would be the source's. */
async function viewsOfSequences(connection, views) {
    if (connection.flavour !== 'mariadb' || views.length === 0)
        return [];
    const rows = await connection.query(`select table_name as name from information_schema.views
      where table_schema = database() and view_definition regexp '(nextval|lastval|setval)[(]'`);
    return rows.map(({ name }) => name).filter((name) => views.includes(name));
}
const NO_DEFINER = 1449;
function flawOf(kind, type, name) {
    return { kind, type, name };
}
/** The items whose statement the server refuses, with the error's number. */
async function failing(connection, items, statement) {
    const failed = new Map();
    for (let at = 0; at < items.length; at += AT_ONCE) {
        const batch = items.slice(at, at + AT_ONCE).map(async (item) => {
            await connection.queryArrays(statement(item)).catch((error) => {
                const number = refusalOf(error);
                // A busy source is not broken.
                if (!error_numbers/* NOT_OF_THE_STATEMENT */.E.has(number))
                    failed.set(item, number);
            });
        });
        await Promise.all(batch);
    }
    return failed;
}
/** @throws what is no refusal of the statement: a lost connection, a cancelled run */
function refusalOf(error) {
    if (!(error instanceof errors/* RestorableError */.s$) || !/^DATABASE_(QUERY|PRIVILEGE)$/.test(error.code))
        throw error;
    return (0,connection_errors/* numberOf */.rl)(error);
}
/** Their texts were written for another version of the server, or changed in its own tables. */
async function unreadableRoutines(connection) {
    const rows = await connection.query('select routine_type as type, routine_name as name from information_schema.routines where routine_schema = database()');
    const failed = await failing(connection, rows, ({ type, name }) => `show create ${type} ${(0,sql_text/* quoteName */.AB)(name)}`);
    return [...failed].filter(([, number]) => UNPARSED.has(number)).map(([routine]) => routine);
}
/** Syntax error; routine that can't be loaded. */
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
/** Into this database only: what another one holds may be hidden from this account. */
async function keysWithoutParent(connection, relations, scope) {
    const keys = await connection.query(`select table_name as child, constraint_name as name, referenced_table_name as parent
       from information_schema.referential_constraints
      where constraint_schema = database() and unique_constraint_schema = database()`);
    const present = new Set(relations.map(({ name }) => name.toLowerCase()));
    return keys
        .filter(({ child, parent }) => scope.hasTable(child) && !present.has(parent.toLowerCase()))
        .map(({ child, name }) => flawOf('foreign-key-without-parent', 'foreign key', (0,sql_text/* showName */.$i)(child, name)));
}

;// CONCATENATED MODULE: ./build/engines/mysql/source-info.js






/** Older servers lack catalogue tables that the fingerprint reads, and are without security updates. */
const OLDEST = { mysql: '5.7', mariadb: '10.3' };
/** @throws {RestorableError} DATABASE_VERSION */
async function readSourceInfo(connection) {
    const { flavour, majorVersion } = connection;
    if ((0,server_programs/* compareSeries */.J4)(majorVersion, OLDEST[flavour]) < 0) {
        throw new errors/* RestorableError */.s$('DATABASE_VERSION', `The server ${(0,mysql_url/* describeServer */.X8)(connection.url)} has version ${connection.serverVersion}; ${OLDEST[flavour]} is the oldest supported.`, { hint: 'Upgrade the server; until then use its own dump tool.' });
    }
    return {
        engine: flavour,
        serverVersion: (0,mysql_fingerprint/* plainVersion */.VY)(connection.serverVersion),
        majorVersion,
        identity: await readIdentity(connection),
        sizeBytes: (0,mysql_fingerprint/* sizeOf */.$d)(await (0,catalogue/* readRelations */.Ae)(connection)),
        replica: await readReplica(connection),
    };
}
/**
 * What stays through new passwords: the group's name where servers replicate as a group, else MySQL's server_uuid. Where a
 * failover puts another server at the same address (Aurora, Vitess), and for MariaDB, which keeps no identity of its own
 * (server_uid is made of a network card's address): host and port. With it the database's name.
 */
async function readIdentity(connection) {
    const { flavour, url } = connection;
    const place = `${flavour}:${(0,mysql_url/* describeServer */.X8)(url)}/${url.database}`;
    if (flavour === 'mariadb' || /vitess/i.test(connection.serverVersion))
        return place;
    const rows = await connection.query(`show global variables where variable_name in ('server_uuid', 'aurora_version', 'group_replication_group_name')`);
    const values = new Map(rows.map((row) => Object.values(row)));
    if (values.has('aurora_version'))
        return place;
    const id = values.get('group_replication_group_name') || values.get('server_uuid');
    return id ? `mysql:${id}/${url.database}` : place;
}

// EXTERNAL MODULE: ./build/engines/mysql/system-databases.js
var system_databases = __webpack_require__(385);
// EXTERNAL MODULE: ./build/engines/mysql/target-preflight.js
var target_preflight = __webpack_require__(94904);
;// CONCATENATED MODULE: ./build/engines/mysql/source.js



























/** Connects, and asks for version, identity and size. @throws what openConnection throws, and DATABASE_VERSION */
async function openMysqlSource(url, options, host) {
    const parsed = { ...(0,mysql_url/* parseMysqlUrl */.LM)(url), via: options.via };
    if (parsed.password !== undefined)
        host.mask(parsed.password);
    (0,system_databases/* refuseSystemDatabase */.b)(parsed);
    const control = await (0,mysql_connection/* openAsWritten */._i)(parsed, host, options);
    const stop = new AbortController();
    const opened = [control];
    const context = { url: control.url, control, opened, stop, host, options };
    try {
        const info = await readSourceInfo(control);
        return {
            info,
            dump: (dumpOptions) => startDump({ ...context, dumpOptions }),
            close: async () => {
                stop.abort(new errors/* RestorableError */.s$('CANCELLED', 'The source was closed before its dump ended.'));
                await Promise.all(opened.map((connection) => connection.close()));
            },
        };
    }
    catch (error) {
        await control.close();
        throw error;
    }
}
async function startDump(context) {
    const { control, host, dumpOptions } = context;
    const prepared = await prepare(context);
    let done;
    async function* streams() {
        yield { name: 'globals.sql', content: once(prepared.globals) };
        const before = await outlineOf(control, prepared.scope);
        const bracket = new Bracket(() => connectBeside(context), before.relations, dumpOptions.countTimeLimitMs);
        const takenAt = await dataTime(control);
        await bracket.openBefore();
        const exact = await openExactValues(context, before.relations, prepared.warnings);
        // A count that fails makes the backup fail: stop the dump tool now, not after an hour.
        bracket.failed.catch((error) => context.stop.abort((0,errors/* toRestorableError */.tj)(error)));
        const state = { before, bracket, takenAt, exact };
        done = state;
        const content = runDumpTool({
            access: (0,option_file/* accessOf */.YK)(control),
            client: prepared.client,
            scope: prepared.scope,
            flaws: prepared.flaws,
            exact,
            names: known_names/* KnownNames */.C.ofTables(before.relations),
            onSnapshot: () => bracket.openAfter(),
            onSummary: (summary) => {
                state.summary = summary;
            },
            signal: AbortSignal.any([host.signal, context.stop.signal]),
        }, host);
        const chosen = before.relations.filter(({ name }) => prepared.scope.hasTable(name));
        yield { name: 'database.sql', content: namingTables(content, chosen, control) };
    }
    return {
        streams: streams(),
        warnings: prepared.warnings,
        fingerprint: async () => {
            if (done?.summary === undefined) {
                throw new errors/* RestorableError */.s$('INTERNAL', 'The fingerprint was asked for before the last stream had ended.');
            }
            const counted = await done.bracket.end();
            // Before the control connection is asked for anything else.
            prepared.warnings.push(...((await done.exact?.end()) ?? []));
            const after = await (0,mysql_fingerprint/* takeOutline */.eU)(control, prepared.scope);
            const checked = checkSchema(done.before, after, done.summary, prepared.flaws.flaws);
            prepared.warnings.push(...checked.warnings);
            const needed = await (0,server_needs/* readServerNeeds */.dP)(control, checked.outline.relations);
            const facts = {
                ...checked.outline.facts,
                ...(await readNameCase(control)),
                ...needed,
                [target_preflight/* LONGEST_STATEMENT */.TS]: String(done.summary.longestBytes),
            };
            const rows = checkRows(checked.outline, done.summary, counted);
            const fingerprint = (0,mysql_fingerprint/* assembleFingerprint */.Pg)(control, { ...checked.outline, facts }, rows, done.takenAt);
            const { flaws } = prepared.flaws;
            return flaws.length === 0 ? fingerprint : { ...fingerprint, flaws: [...flaws] };
        },
    };
}
async function prepare({ control, dumpOptions, host }) {
    const client = await (0,clients/* findClient */.$)('dump', control, host);
    const relations = await (0,catalogue/* readRelations */.Ae)(control);
    const scope = (0,mysql_scope/* resolveScope */.H)(control.url.database, relations.map(({ name }) => name), dumpOptions.include, dumpOptions.exclude, (await readNameCase(control))['lower_case_table_names'] !== '0');
    const readable = await (0,preflight/* checkReadable */.ro)(control, relations, scope);
    if (scope.hasCode)
        await refuseEndlessEvents(control, client);
    const unknown = scope.hasCode ? await readUnknownKinds(control) : [];
    const globals = await readGlobals(control, dumpOptions.withPasswordHashes);
    const flaws = await findFlaws(control, relations, scope);
    return {
        client,
        scope,
        flaws,
        globals: globals.sql,
        warnings: [
            ...(client.note === undefined ? [] : [client.note]),
            ...scope.warnings,
            ...readable,
            ...unknown.map((kind) => `The database holds what this version does not know, and the dump may lack it: ${kind}.`),
            ...globals.warnings,
        ],
    };
}
/**
 * Begins to look for values that the dump would change. It is no part of the backup: where it fails, a warning says so.
 */
async function openExactValues({ control, dumpOptions, host }, relations, warnings) {
    const limitMs = dumpOptions.countTimeLimitMs;
    const own = relations.filter((relation) => relation.kind === 'table' && !(0,preflight/* isElsewhere */.l5)(relation));
    try {
        const tables = await readExactTables(control, own);
        if (tables.length === 0)
            return undefined;
        const concerned = own.filter(({ name }) => tables.some((table) => table.name === name));
        const planned = new Set((0,row_counts/* planCounts */.A)(concerned, limitMs).map(({ name }) => name));
        const { true: read = [], false: others = [] } = Object.groupBy(tables, ({ name }) => `${planned.has(name)}`);
        await begin(control);
        return new ExactValues(control, { tables: read, others }, limitMs);
    }
    catch (error) {
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        warnings.push(`Values that the dump may round or lose were not looked for (${(0,errors/* toRestorableError */.tj)(error).code}).`);
        return undefined;
    }
}
/** @throws {RestorableError} DUMP_FAILED, naming tables that the tool could not read either */
async function outlineOf(control, scope) {
    try {
        return await (0,mysql_fingerprint/* takeOutline */.eU)(control, scope);
    }
    catch (error) {
        const relations = await (0,catalogue/* readRelations */.Ae)(control).catch(() => []);
        throw await withTables(error, relations.filter(({ name }) => scope.hasTable(name)), control);
    }
}
async function connectBeside({ url, host, options, opened }) {
    const connection = await (0,mysql_connection/* openConnection */.JY)(url, host, options);
    opened.push(connection);
    return connection;
}
/** Just before the snapshot: its data are at least as new, on a replica by less than the time that it is behind. */
async function dataTime(control) {
    const now = Date.now();
    return new Date(now - ((await readReplica(control))?.lagMs ?? 0));
}
/** For making a database like the source's; not asked of a restored one, and so not compared. */
async function readNameCase(connection) {
    const [row] = await connection.query('select @@lower_case_table_names as value');
    return { lower_case_table_names: String(row?.value ?? 0) };
}
async function* once(text) {
    yield Buffer.from(text, 'utf8');
}


/***/ }),

/***/ 62195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ homeFolder),
/* harmony export */   v: () => (/* binding */ accountName)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);

/*
 * In a container with `--user 1001`, and on OpenShift, the user id has no entry among the accounts: what is asked of it throws.
 */
/** The home folder of this user: HOME, else that of the account; undefined where there is neither. */
function homeFolder() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)() || undefined;
    }
    catch {
        return undefined;
    }
}
/** The name of this user's account; undefined for a user id without one. */
function accountName() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().username || undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 35639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ installPackage),
/* harmony export */   R: () => (/* binding */ installPackages),
/* harmony export */   XF: () => (/* binding */ aptCommand),
/* harmony export */   eD: () => (/* binding */ candidateVersion),
/* harmony export */   fo: () => (/* binding */ aptPrivilege),
/* harmony export */   u9: () => (/* binding */ changeMachine)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15229);



const LOOK_UP_TIMEOUT_MS = 20_000;
/** Of one change: the lists of a slow mirror, or a server with all that it depends on. */
const CHANGE_TIMEOUT_MS = 240_000;
/** For another program to let go of dpkg's lock. */
const LOCK_TIMEOUT_S = 120;
/** How this process may install packages; undefined where there is no apt, or no way to become root without a password. */
async function aptPrivilege(host) {
    const look = { timeoutMs: LOOK_UP_TIMEOUT_MS };
    if (process.platform !== 'linux' || !(await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .succeeds */ .kz)(['apt-get', '--version'], host, look)))
        return undefined;
    if (process.getuid?.() === 0)
        return [];
    return (await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .succeeds */ .kz)(['sudo', '-n', 'true'], host, look)) ? ['sudo', '-n'] : undefined;
}
/**
 * The apt-get command line.
 * @param archives folder for the downloads
 */
function aptCommand(privilege, args, archives) {
    // The user `_apt` can't enter a folder that is ours alone.
    const options = archives === undefined ? [] : [`Dir::Cache::archives=${archives}/`, 'APT::Sandbox::User=root'];
    const folder = options.flatMap((option) => ['-o', option]);
    // The environment doesn't pass through sudo, an argument does. Without a terminal of its own dpkg prints no percentages.
    const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0'];
    // Another program may be installing, such as unattended-upgrades soon after a machine has started.
    const patiently = ['-o', `DPkg::Lock::Timeout=${LOCK_TIMEOUT_S}`];
    return [...privilege, ...quietly, ...patiently, ...folder, ...args];
}
/** Runs a command that changes the machine. @returns whether it ended with 0; throws only for a cancel */
async function changeMachine(command, host) {
    return (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .succeeds */ .kz)(command, host, { timeoutMs: CHANGE_TIMEOUT_MS });
}
/** The version that apt would install, or undefined where its lists don't have the package. */
async function candidateVersion(name, host) {
    const found = await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .runCommand */ .d1)(['apt-cache', 'policy', name], host, { timeoutMs: LOOK_UP_TIMEOUT_MS });
    const version = /^ *Candidate: (\S+)/m.exec(found?.code === 0 ? found.stdout : '')?.[1];
    return version === '(none)' ? undefined : version;
}
/**
 * Installs a package without what it merely recommends.
 * @returns false when the lists don't have it or apt failed; throws only for a cancel
 */
async function installPackage(privilege, name, host) {
    const version = await candidateVersion(name, host);
    if (version === undefined)
        return false;
    host.log.info(`Installing ${name} ${version}.`);
    return installPackages(privilege, ['--no-install-recommends', name], host);
}
/**
 * Installs packages that are all downloaded now, so that apt compares each with the hash in its signed lists. Of a package that
 * lies in its folder for downloads already, apt compares nothing but the size; so it gets an empty folder that is ours alone, and
 * what an earlier step, or a cache, put into /var/cache/apt is not used.
 * @param args packages and options
 */
async function installPackages(privilege, args, host) {
    const archives = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((await host.workspace()).path, 'packages-'));
    try {
        return await changeMachine(aptCommand(privilege, ['install', '--yes', ...args], archives), host);
    }
    finally {
        // Its content is root's; what this can't delete goes with the machine.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(archives, { recursive: true, force: true }).catch(async () => {
            await changeMachine([...privilege, 'rm', '-rf', '--', archives], host).catch(() => false);
        });
    }
}


/***/ }),

/***/ 47902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ runToEnd),
/* harmony export */   v: () => (/* binding */ startChild)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);
/* harmony import */ var _core_foreign_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54440);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58555);





const ERROR_TAIL_BYTES = 16 * 1024;
const KILL_AFTER_MS = 3_000;
/**
 * Starts a child program in a process group of its own.
 * @throws {RestorableError} CLIENT_MISSING when the program can't be started, CANCELLED when already aborted
 */
async function startChild(spec) {
    if (spec.signal.aborted)
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .cancellation */ .WN)(spec.signal);
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(spec.file, [...spec.args], {
        env: { ...spec.env },
        cwd: spec.cwd,
        detached: true,
        shell: false,
        stdio: [spec.stdin, spec.stdout, 'pipe'],
    });
    let tail = '';
    const lines = (0,_lines_js__WEBPACK_IMPORTED_MODULE_4__/* .cutLines */ .E)((line) => spec.onErrorLine?.(spec.scrub(line)));
    child.stderr?.setEncoding('utf8');
    child.stderr?.on('data', (text) => {
        tail = (tail + text).slice(-ERROR_TAIL_BYTES);
        lines.push(text);
    });
    child.stderr?.once('end', lines.end);
    if (spec.drainMs !== undefined)
        endOutput(child, spec.drainMs);
    const exited = new Promise((resolve) => {
        child.once('close', (code, signal) => resolve({ code, signal }));
    });
    await new Promise((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', (cause) => reject(new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('CLIENT_MISSING', `Can't start ${spec.file}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)}.`, {
            hint: 'Check that the program is installed and may be executed.',
            cause,
        })));
    });
    const pid = child.pid;
    let gone = false;
    const stop = async () => {
        if (gone)
            return;
        const send = spec.signalGroup ?? signalOwnGroup;
        void send(pid, 'SIGTERM');
        const timer = setTimeout(() => void send(pid, 'SIGKILL'), spec.killAfterMs ?? KILL_AFTER_MS);
        await exited;
        clearTimeout(timer);
    };
    const onAbort = () => void stop();
    spec.signal.addEventListener('abort', onAbort, { once: true });
    void exited.then(() => {
        gone = true;
        spec.signal.removeEventListener('abort', onAbort);
    });
    // A child that dies closes its standard input; the exit code tells why, an unhandled EPIPE would crash us instead.
    child.stdin?.on('error', () => { });
    const speaker = spec.speaker ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(spec.file);
    const errorText = () => new _core_foreign_js__WEBPACK_IMPORTED_MODULE_3__/* .ForeignText */ .sh(speaker, spec.scrub(tail).trim());
    return { pid, stdin: child.stdin, stdout: child.stdout, exited, errorText, stop };
}
/** What a program leaves behind may hold its output open for ever; `exited` would wait for that. */
function endOutput(child, drainMs) {
    child.once('exit', () => {
        const timer = setTimeout(() => {
            child.stdout?.destroy();
            child.stderr?.destroy();
        }, drainMs);
        child.once('close', () => clearTimeout(timer));
    });
}
async function signalOwnGroup(group, signal) {
    try {
        process.kill(-group, signal);
    }
    catch {
        // Already gone.
    }
}
/** Runs a small command to its end and returns what it printed; for versions and look-ups, not for data. */
async function runToEnd(spec) {
    const child = await startChild({ ...spec, stdin: 'ignore', stdout: 'pipe' });
    let stdout = '';
    child.stdout?.setEncoding('utf8');
    child.stdout?.on('data', (text) => {
        stdout += text;
    });
    const exit = await child.exited;
    if (spec.signal.aborted)
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .cancellation */ .WN)(spec.signal);
    return { ...exit, stdout, stderr: child.errorText() };
}


/***/ }),

/***/ 15229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ls: () => (/* binding */ PROXIES),
/* harmony export */   d1: () => (/* binding */ runCommand),
/* harmony export */   kz: () => (/* binding */ succeeds),
/* harmony export */   sg: () => (/* binding */ SYSTEM_PATH)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47902);


/** Enough for package managers, sudo and what they run. */
const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** Without these, a runner behind a proxy could install nothing. */
const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
/**
 * Runs a small command to its end: the host's way where it has one, else as a child of our own.
 * @param command file and arguments, never a shell's line
 * @returns undefined when it can't be started or took longer than `timeoutMs`
 * @throws {RestorableError} CANCELLED or TIME_LIMIT when the run was stopped; nothing else
 */
async function runCommand(command, host, options) {
    const [file = '', ...args] = command;
    const signal = AbortSignal.any([host.signal, AbortSignal.timeout(options.timeoutMs)]);
    const common = { file, args, env: options.env ?? environmentOf(host), signal };
    try {
        const result = await (host.runCommand === undefined
            ? (0,_child_js__WEBPACK_IMPORTED_MODULE_1__/* .runToEnd */ .c)({ ...common, scrub: host.scrub })
            : host.runCommand(common));
        if (result.code !== 0) {
            host.toolWords.add(result.stderr);
            host.log.debug(`${command.join(' ')}: exit code ${result.code}`);
        }
        return result;
    }
    catch (error) {
        if (host.signal.aborted)
            throw error;
        host.log.debug(`${command.join(' ')}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
        return undefined;
    }
}
/** As runCommand; true when the command could be run and ended with 0. */
async function succeeds(command, host, options) {
    return (await runCommand(command, host, options))?.code === 0;
}
function environmentOf(host) {
    const env = { PATH: host.env['PATH'] ?? SYSTEM_PATH, LC_ALL: 'C' };
    for (const name of PROXIES) {
        const value = host.env[name];
        if (value !== undefined)
            env[name] = value;
    }
    return env;
}


/***/ }),

/***/ 58555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ cutLines)
/* harmony export */ });
/** Longer lines are cut: a program that prints no line feed must not fill the memory. */
const LONGEST_LINE = 16 * 1024;
/** @param onLine is given each line without its end; of a very long one the beginning */
function cutLines(onLine) {
    let partial = '';
    const add = (text) => {
        if (partial.length < LONGEST_LINE)
            partial += text.slice(0, LONGEST_LINE - partial.length);
    };
    const give = () => {
        onLine(partial.replace(/\r$/, ''));
        partial = '';
    };
    return {
        push: (text) => {
            const [first = '', ...others] = text.split('\n');
            add(first);
            for (const other of others) {
                give();
                add(other);
            }
        },
        end: () => {
            if (partial !== '')
                give();
        },
    };
}


/***/ }),

/***/ 97591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ findOnPath),
/* harmony export */   z: () => (/* binding */ findPrograms)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22193);
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47902);





const VERSION_TIMEOUT_MS = 10_000;
/** Every copy of a program on this machine, in order of preference. Each was run once to learn its version. */
async function findPrograms(name, search, host) {
    const programs = [];
    const seen = new Set();
    for (const directory of await candidateDirectories(search, host.env)) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        const real = await executable(path);
        if (real === undefined || search.isWrapper?.(real) === true || seen.has(real))
            continue;
        seen.add(real);
        const version = search.readVersion(await printedVersion(path, host));
        if (version !== undefined)
            programs.push({ path, directory, version });
    }
    return programs;
}
/** The first executable file of this name on the PATH that is given, or undefined. */
async function findOnPath(name, path) {
    for (const directory of splitFolders(path)) {
        const candidate = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        if ((await executable(candidate)) !== undefined)
            return candidate;
    }
    return undefined;
}
const splitFolders = (value) => (value ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter).filter((part) => part !== '');
async function candidateDirectories(search, env) {
    const directories = splitFolders(env[search.variable]);
    for (const [root, pattern, inside] of search.roots) {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(root).catch(() => []);
        const matching = names.filter((name) => pattern.test(name)).sort();
        directories.push(...matching.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name, inside)));
    }
    return [...directories, ...splitFolders(env['PATH'])];
}
/** The real path of a program that may be executed, else undefined. */
async function executable(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path);
    }
    catch {
        return undefined;
    }
}
async function printedVersion(path, host) {
    const exit = await (0,_child_js__WEBPACK_IMPORTED_MODULE_4__/* .runToEnd */ .c)({
        file: path,
        args: ['--version'],
        env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
        signal: AbortSignal.any([host.signal, AbortSignal.timeout(VERSION_TIMEOUT_MS)]),
        scrub: host.scrub,
    }).catch((error) => {
        if (host.signal.aborted)
            throw error;
        // Built for another machine, or without its libraries: not there for us.
        host.log.debug(`${path} can't be run: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`);
        return undefined;
    });
    return exit?.code === 0 ? exit.stdout : '';
}


/***/ })

};
