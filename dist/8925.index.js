export const id = 8925;
export const ids = [8925];
export const modules = {

/***/ 30737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q4: () => (/* binding */ NOT_A_DATABASE_HINT),
/* harmony export */   SK: () => (/* binding */ explaining)
/* harmony export */ });
/* unused harmony export explain */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85837);


/** SQLite's result codes that mean something of their own to a user (https://sqlite.org/rescode.html). */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;
const READONLY_ROLLBACK = 776;
/**
 * Makes of SQLite's failure an error that a user can act on.
 * @param doing what was tried, such as `read data/app.db`
 */
function explain(thrown, doing) {
    if (!(thrown instanceof _session_js__WEBPACK_IMPORTED_MODULE_1__/* .SqliteFailure */ .L))
        return thrown;
    const message = `Can't ${doing}: ${thrown.message}.`;
    const named = (code, hint) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$(code, message, { hint, cause: thrown, foreign: thrown.foreign });
    if (thrown.errcode === READONLY_ROLLBACK) {
        return named('DATABASE_QUERY', 'A program died while it wrote and left a journal to be rolled back: open the database once with that program, or run `sqlite3 FILE "select 1"`.');
    }
    switch (thrown.primary) {
        case BUSY:
        case LOCKED:
            return named('DATABASE_UNREACHABLE', 'Another program holds it locked for writing. Try again, or switch it to WAL mode.');
        case READONLY:
            return named('DATABASE_PRIVILEGE', 'It is in WAL mode, where SQLite keeps a `-shm` file beside it: let this user write to its folder, or back up a copy.');
        case CORRUPT:
            return named('DATABASE_QUERY', 'The database is damaged: `sqlite3 FILE ".recover"` saves what can be read.');
        case FULL:
            return named('DISK_FULL', 'Free some space.');
        case CANTOPEN:
            return named('DATABASE_PRIVILEGE', 'Check that this user may read the file and, for a database in WAL mode, write to its folder (SQLite keeps `-shm` there).');
        case NOTADB:
            return named('DATABASE_UNKNOWN', NOT_A_DATABASE_HINT);
        default:
            return named('DATABASE_QUERY', 'Codes are listed at https://sqlite.org/rescode.html.');
    }
}
const NOT_A_DATABASE_HINT = 'Check the path. An encrypted database (SQLCipher, SEE) looks like this too: export it decrypted first, or back up that file as it is.';
/** Runs the work and explains what SQLite says when it fails. */
async function explaining(doing, work) {
    try {
        return await work();
    }
    catch (thrown) {
        throw explain(thrown, doing);
    }
}


/***/ }),

/***/ 14103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TP: () => (/* binding */ VIOLATIONS),
/* harmony export */   mP: () => (/* binding */ takeFingerprint)
/* harmony export */ });
/* unused harmony export quoteName */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _foreign_keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53928);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85837);




/** @throws {SqliteFailure} @throws {RestorableError} DUMP_FAILED where strict and a table can't be read */
async function takeFingerprint(session, options) {
    const pragma = async (name) => (await session.all(`pragma ${name}`)).rows[0]?.[0];
    const schema = await readSchema(session);
    const own = schema.filter((row) => !isInternal(row.name));
    const deadlineMs = performance.now() + options.countTimeLimitMs;
    const tables = [];
    for (const table of own.filter((row) => row.hasRows)) {
        tables.push({ schema: '', name: table.name, ...(await countRows(session, table.name, deadlineMs, options)) });
    }
    const violations = await foreignKeyViolations(session, deadlineMs - performance.now());
    return {
        engine: 'sqlite',
        serverVersion: String((await session.all('select sqlite_version()')).rows[0]?.[0]),
        takenAt: options.takenAt.toISOString(),
        sizeBytes: Number(await pragma('page_count')) * Number(await pragma('page_size')),
        tables,
        objects: own.flatMap(describe),
        sequences: await readSequences(session, schema),
        extensions: [],
        facts: {
            user_version: String(await pragma('user_version')),
            application_id: String(await pragma('application_id')),
            encoding: String(await pragma('encoding')),
            page_size: String(await pragma('page_size')),
            auto_vacuum: String(await pragma('auto_vacuum')),
            journal_mode: options.header.journalMode,
            ...(violations === undefined ? {} : { [VIOLATIONS]: violations }),
        },
    };
}
/** The fact that holds how many rows break a foreign key: SQLite enforces them only for programs that ask. */
const VIOLATIONS = 'foreign_key_violations';
/**
 * The number of rows that break a foreign key, or SQLite's code where a key itself is wrong; undefined when there was
 * no time to find out.
 */
async function foreignKeyViolations(session, timeLeftMs) {
    if (timeLeftMs <= 0)
        return undefined;
    const timeoutMs = Number.isFinite(timeLeftMs) ? timeLeftMs : undefined;
    try {
        const byTable = await (0,_foreign_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .violationsByTable */ .y)(session, timeoutMs);
        return String([...byTable.values()].reduce((sum, count) => sum + count, 0));
    }
    catch (thrown) {
        if (thrown instanceof _session_js__WEBPACK_IMPORTED_MODULE_2__/* .SqliteFailure */ .L)
            return `not countable: ${thrown.message}`;
        if (isTimeLimit(thrown))
            return undefined;
        throw thrown;
    }
}
async function readSchema(session) {
    // A virtual table has no root page: its rows lie in its shadow tables, which are counted, and what it computes from
    // them needs a module that may be missing here.
    const sql = `select type, name, sql, coalesce(rootpage, 0) > 0 from sqlite_schema order by type, name`;
    const { rows } = await session.all(sql);
    return rows.map(([type, name, text, rooted]) => {
        const hasRows = type === 'table' && rooted === 1;
        return {
            type: type === 'table' && !hasRows ? 'virtual table' : String(type),
            name: String(name),
            sql: typeof text === 'string' ? text : null,
            hasRows,
        };
    });
}
/** SQLite's own tables (statistics, AUTOINCREMENT) and the indexes that constraints bring with them. */
function isInternal(name) {
    return name.toLowerCase().startsWith('sqlite_');
}
function describe({ type, name, sql }) {
    return [{ type, name, definitionSha256: sql === null ? null : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(sql).digest('hex') }];
}
async function countRows(session, table, deadlineMs, options) {
    const unknown = { rows: null, rowsFrom: 'unknown' };
    const timeLeftMs = deadlineMs - performance.now();
    if (timeLeftMs <= 0)
        return unknown;
    try {
        const sql = `select count(*) from ${quoteName(table)}`;
        const timeoutMs = Number.isFinite(timeLeftMs) ? timeLeftMs : undefined;
        const { rows } = await session.all(sql, { timeoutMs });
        return { rows: Number(rows[0]?.[0]), rowsFrom: 'count' };
    }
    catch (thrown) {
        if (isTimeLimit(thrown))
            return unknown;
        if (!(thrown instanceof _session_js__WEBPACK_IMPORTED_MODULE_2__/* .SqliteFailure */ .L))
            throw thrown;
        if (options.onUnreadable === 'lenient')
            return unknown;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DUMP_FAILED', `The table ${quoteName(table)} can't be read: ${thrown.message}.`, {
            hint: 'The source is damaged, and so would be its backup: `sqlite3 FILE ".recover"` saves what can be read.',
            cause: thrown,
            foreign: thrown.foreign,
        });
    }
}
function isTimeLimit(thrown) {
    return thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$ && thrown.code === 'DATABASE_QUERY' && /time limit/.test(thrown.message);
}
/** A name of any characters as SQL writes it. */
function quoteName(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
async function readSequences(session, schema) {
    // A file that was tampered with may have a view of that name, which could compute for ever.
    if (!schema.some((row) => row.name === 'sqlite_sequence' && row.hasRows))
        return [];
    const { rows } = await session.all('select name, max(cast(seq as text)) from sqlite_sequence group by name order by name');
    return rows.map(([name, last]) => ({
        schema: '',
        name: String(name),
        lastValue: last === null ? null : String(last),
    }));
}


/***/ }),

/***/ 53928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ violationsByTable)
/* harmony export */ });
/** A table or view of this name, which anybody may make, is found before SQLite's own function. */
const FUNCTION = 'pragma_foreign_key_check';
/** The number of rows that break a foreign key, by table. @throws {SqliteFailure} where a key itself is wrong */
async function violationsByTable(session, timeoutMs) {
    const shadow = await session.all(`select 1 from sqlite_schema where lower(name) = '${FUNCTION}'`);
    if (shadow.rows.length === 0) {
        const { rows } = await session.all(`select "table", count(*) from ${FUNCTION} group by 1 order by 2 desc`, {
            timeoutMs,
        });
        return new Map(rows.map(([table, count]) => [String(table), Number(count)]));
    }
    // Each of them comes to us: slower, and only up to the limit of any answer.
    const counts = new Map();
    const { rows } = await session.all('pragma foreign_key_check', { timeoutMs });
    for (const [table] of rows)
        counts.set(String(table), (counts.get(String(table)) ?? 0) + 1);
    return counts;
}


/***/ }),

/***/ 27538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ parseHeader),
/* harmony export */   _: () => (/* binding */ inspectSourceFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30737);



/** First bytes of every SQLite 3 file (https://sqlite.org/fileformat2.html, section 1.3). */
const MAGIC = Buffer.from('SQLite format 3\0');
const HEADER_BYTES = 100;
/** Reads a header; undefined when the bytes are no SQLite database. */
function parseHeader(bytes) {
    if (bytes.length < HEADER_BYTES || !MAGIC.equals(bytes.subarray(0, MAGIC.length)))
        return undefined;
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const stated = view.readUInt16BE(16);
    return { pageSize: stated === 1 ? 65_536 : stated, journalMode: view[18] === 2 ? 'wal' : 'rollback' };
}
/**
 * Looks at a file that should be a SQLite database, before SQLite does, whose words for all of this are "unable to open
 * database file".
 * @throws {RestorableError} DATABASE_UNKNOWN, DATABASE_PRIVILEGE
 */
async function inspectSourceFile(path) {
    const unknown = (message, hint, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DATABASE_UNKNOWN', message, { hint, cause });
    try {
        const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        if (facts.isDirectory())
            throw unknown(`${path} is a folder, not a SQLite file.`, 'Name the file in it.');
        if (!facts.isFile())
            throw unknown(`${path} is not a regular file.`, 'Name a SQLite file.');
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path);
        try {
            const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
            if (bytesRead === 0)
                return { sizeBytes: 0, header: undefined };
            const header = parseHeader(buffer.subarray(0, bytesRead));
            if (header === undefined)
                throw unknown(`${path} is not a SQLite 3 database.`, _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .NOT_A_DATABASE_HINT */ .Q4);
            return { sizeBytes: facts.size, header };
        }
        finally {
            await handle.close();
        }
    }
    catch (thrown) {
        const { code } = thrown;
        if (code === 'ENOENT' || code === 'ENOTDIR') {
            const hint = `A relative path counts from the working folder, ${process.cwd()}.`;
            throw unknown(`There is no file ${path}.`, hint, thrown);
        }
        if (code === 'EACCES' || code === 'EPERM') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DATABASE_PRIVILEGE', `This user may not read ${path}.`, {
                hint: 'Give it the right to read the file and to enter its folders.',
                cause: thrown,
            });
        }
        throw thrown;
    }
}


/***/ }),

/***/ 38148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QL: () => (/* binding */ openPlace),
/* harmony export */   cF: () => (/* binding */ removeTemporary),
/* harmony export */   yS: () => (/* binding */ folderOf),
/* harmony export */   zN: () => (/* binding */ swapIn)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22193);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30737);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27538);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(85837);







/** Files that SQLite keeps beside a database and reads as part of it. */
const COMPANIONS = ['-wal', '-shm', '-journal'];
const TEMPORARY = /^\.restorable-[0-9a-f]{16}\.tmp$/;
/**
 * Looks at the place before anything is written.
 * @throws {RestorableError} TARGET_NOT_EMPTY unless `replace`, DATABASE_UNKNOWN, DATABASE_PRIVILEGE, INPUT_INVALID
 */
async function openPlace(asked, replace, host) {
    // Through a symbolic link the file itself is replaced, not the link.
    const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(asked).catch(() => asked);
    await requireFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path));
    const temporaryPath = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), `.restorable-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}.tmp`);
    const facts = await lstatOrNone(path);
    if (facts !== undefined && !facts.isFile()) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('INPUT_INVALID', `${path} is there and is not a regular file.`, {
            hint: 'Name a file that does not exist yet.',
        });
    }
    const companions = await companionsOf(path);
    const occupied = (facts !== undefined && facts.size > 0) || companions.length > 0;
    if (occupied && !replace && (companions.length > 0 || !(await isWithoutTables(path, host)))) {
        const what = facts === undefined ? `${companions[0]} is left from another database` : `${path} holds a database`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('TARGET_NOT_EMPTY', `${what}; nothing was restored.`, {
            hint: 'Restore to another path, or set `replace: true`: what is there is then kept beside it under a new name.',
        });
    }
    return { path, temporaryPath, occupied };
}
async function isWithoutTables(path, host) {
    const file = await (0,_header_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectSourceFile */ ._)(path).catch((thrown) => {
        if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$ && thrown.code === 'DATABASE_UNKNOWN')
            return undefined;
        throw thrown;
    });
    if (file === undefined)
        return false;
    const session = new _session_js__WEBPACK_IMPORTED_MODULE_6__/* .SqliteSession */ .R({ path, access: 'still' }, host);
    try {
        return await (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .explaining */ .SK)(`read ${path}`, async () => {
            const { rows } = await session.all('select count(*) from sqlite_schema');
            return rows[0]?.[0] === 0;
        });
    }
    finally {
        await session.close();
    }
}
async function requireFolder(folder) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(folder, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK | node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK);
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(folder)).isDirectory())
            return;
    }
    catch (cause) {
        if (cause.code !== 'ENOENT') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('DATABASE_PRIVILEGE', `This user may not write to the folder ${folder}.`, {
                hint: 'SQLite databases are restored beside the old one, which needs the right to write to their folder.',
                cause,
            });
        }
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('DATABASE_UNKNOWN', `There is no folder ${folder}.`, { hint: 'Make it first.' });
}
/**
 * Makes the restored file the database: what was there moves aside with its companions (whose last transactions may lie
 * in the `-wal` only), then one rename puts the new one in place. A stale `-wal` or `-journal` is never left beside the
 * new file, where SQLite would play it into it.
 */
async function swapIn(place, now) {
    const old = await lstatOrNone(place.path);
    if (!place.occupied && ((old?.size ?? 0) > 0 || (await companionsOf(place.path)).length > 0)) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('TARGET_NOT_EMPTY', `Another program made ${place.path} during the restore.`, {
            hint: 'Stop that program, then restore again with `replace: true`.',
        });
    }
    if (old !== undefined) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(place.temporaryPath, old.mode & 0o7777);
        // Only root may give a file away; the old owner's program could not open it otherwise.
        if (process.getuid?.() === 0)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chown)(place.temporaryPath, old.uid, old.gid);
    }
    const keptAs = place.occupied ? await setAside(place.path, now) : undefined;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(place.temporaryPath, place.path);
    }
    catch (error) {
        if (keptAs !== undefined)
            await putBack(keptAs, place.path);
        throw error;
    }
    await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(place.path));
    return keptAs === undefined ? {} : { keptAs };
}
async function setAside(path, now) {
    const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
    let kept = `${path}.before-${stamp}`;
    for (let attempt = 2; (await lstatOrNone(kept)) !== undefined; attempt += 1)
        kept = `${path}.before-${stamp}-${attempt}`;
    // The database first: its companions without it are refused as a target, it without them would be taken for whole.
    if ((await lstatOrNone(path)) !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(path, kept);
    for (const companion of COMPANIONS) {
        if ((await lstatOrNone(path + companion)) !== undefined)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(path + companion, kept + companion);
    }
    return kept;
}
async function putBack(kept, path) {
    for (const suffix of [...COMPANIONS, '']) {
        if ((await lstatOrNone(kept + suffix)) !== undefined)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(kept + suffix, path + suffix);
    }
}
/** The folder of a target's file, where its temporary file lies too. */
async function folderOf(asked) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(asked).catch(() => asked));
}
/** Deletes a restore that was not published. @param name the temporary file's own name; any other is left alone */
async function removeTemporary(folder, name) {
    if (!TEMPORARY.test((0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(name)) || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(name) !== name)
        return;
    for (const suffix of ['', ...COMPANIONS])
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name + suffix), { force: true });
}
async function companionsOf(path) {
    const found = [];
    for (const companion of COMPANIONS) {
        if ((await lstatOrNone(path + companion)) !== undefined)
            found.push(path + companion);
    }
    return found;
}
async function lstatOrNone(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}
async function syncFolder(folder) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(folder);
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 85837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ SqliteFailure),
  R: () => (/* binding */ SqliteSession)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/process/child.js
var child = __webpack_require__(47902);
// EXTERNAL MODULE: ./build/process/sandbox-programs.js
var sandbox_programs = __webpack_require__(26269);
;// CONCATENATED MODULE: ./build/engines/sqlite/child-program.js
/**
 * The whole program of the child process that holds a SQLite file open. It is started as `node --eval` with this
 * function's own text, so it must use nothing from outside itself: the text survives bundling into a single file, while
 * a worker or a script of its own would need a second file that the bundle does not have.
 */
function sqliteChildProgram() {
    const { DatabaseSync, backup, constants } = process.getBuiltinModule('node:sqlite');
    const readline = process.getBuiltinModule('node:readline');
    let database;
    const send = (response) => {
        process.stdout.write(`${JSON.stringify(response)}\n`);
    };
    const refusal = (message) => Object.assign(new Error(message), { isOurs: true });
    const encode = (value) => {
        if (value === null || typeof value === 'string')
            return value;
        if (typeof value === 'bigint')
            return ['i', String(value)];
        if (typeof value === 'number')
            return ['r', String(value)];
        return ['b', Buffer.from(value).toString('hex')];
    };
    const open = (request) => {
        database = new DatabaseSync(new URL(request.location), {
            readOnly: !request.isNew,
            // A dump's tables come in any order.
            enableForeignKeyConstraints: false,
            allowExtension: false,
            timeout: request.busyTimeoutMs,
            // Schema and rows come from whoever wrote the database: no tricks through shadow tables or schema expressions.
            defensive: true,
        });
        database.exec(`pragma trusted_schema = off; pragma cell_size_check = on`);
        // A file that is not finished is deleted whatever happens: it needs no journal that survives a crash.
        if (request.isNew) {
            database.exec('pragma journal_mode = memory; pragma synchronous = off; pragma cache_size = -65536');
            // Writes the header: a script that makes no table would leave a file of no bytes.
            database.exec('pragma user_version = 0');
        }
        if (request.heapLimitBytes > 0)
            database.exec(`pragma hard_heap_limit = ${request.heapLimitBytes}`);
        send({ kind: 'result', columns: [], rows: [] });
    };
    /** A check reads this database and nothing else: no other file, no extension. */
    const authorize = (action, _first, second) => {
        const denied = [constants.SQLITE_ATTACH, constants.SQLITE_DETACH, constants.SQLITE_TRANSACTION];
        const loads = action === constants.SQLITE_FUNCTION && second?.toLowerCase() === 'load_extension';
        return loads || denied.includes(action) ? constants.SQLITE_DENY : constants.SQLITE_OK;
    };
    const all = (request) => {
        database?.setAuthorizer(request.asCheck ? authorize : null);
        const statement = database?.prepare(request.sql);
        if (statement === undefined)
            throw refusal('no database is open');
        // SQLite compiles the first statement only; a second one would be left out without a word.
        const rest = request.sql.slice(statement.sourceSQL.length).replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\/|[\s;]/g, '');
        if (rest !== '')
            throw refusal('more than one statement');
        statement.setReturnArrays(true);
        statement.setReadBigInts(true);
        const columns = statement.columns().map((column) => column.name);
        if (request.asCheck && columns.length === 0)
            throw refusal('not a statement that returns rows');
        const rows = [];
        let bytes = 0;
        for (const row of statement.iterate()) {
            const encoded = row.map(encode);
            for (const value of encoded)
                bytes += value === null ? 4 : typeof value === 'string' ? value.length : value[1].length;
            if (rows.length >= request.limits.rows)
                throw refusal(`more than ${request.limits.rows} rows`);
            if (bytes > request.limits.bytes)
                throw refusal(`more than ${request.limits.bytes} bytes of values`);
            rows.push(encoded);
        }
        send({ kind: 'result', columns, rows });
    };
    /** A script fills this database and touches nothing else: no other file (`vacuum into` attaches one), no setting. */
    const authorizeScript = (action, first, second) => {
        const harmless = ['defer_foreign_keys', 'foreign_keys', 'data_version'];
        if (action === constants.SQLITE_PRAGMA && !harmless.includes(first?.toLowerCase() ?? ''))
            return constants.SQLITE_DENY;
        return authorize(action, first, second);
    };
    const run = (request) => {
        if (database === undefined)
            throw refusal('no database is open');
        database.exec('begin');
        try {
            database.setAuthorizer(authorizeScript);
            database.exec(request.script);
        }
        catch (error) {
            database.setAuthorizer(null);
            // Some failures have rolled back already.
            if (database.isTransaction)
                database.exec('rollback');
            throw error;
        }
        database.setAuthorizer(null);
        database.exec('commit');
        send({ kind: 'result', columns: [], rows: [] });
    };
    const copy = async (request) => {
        if (database === undefined)
            throw refusal('no database is open');
        // An open read transaction pins the snapshot: without it each write of another process starts the copy anew, and a
        // busy writer would keep it from ever ending.
        database.exec('begin');
        try {
            database.prepare('select count(*) from sqlite_schema').all();
            await backup(database, request.to, {
                rate: request.pagesPerStep,
                progress: ({ totalPages, remainingPages }) => send({ kind: 'progress', donePages: totalPages - remainingPages, totalPages }),
            });
        }
        finally {
            database.exec('rollback');
        }
        send({ kind: 'result', columns: [], rows: [] });
    };
    /** Only a connection that may write removes `-wal` and `-shm`, under SQLite's own locks: never while another is open. */
    const tidy = (request) => {
        database?.close();
        database = undefined;
        const writable = new DatabaseSync(new URL(request.location), { timeout: 0 });
        writable.prepare('select count(*) from sqlite_schema').all();
        writable.close();
        send({ kind: 'result', columns: [], rows: [] });
    };
    const handle = async (request) => {
        try {
            if (request.op === 'open')
                open(request);
            else if (request.op === 'all')
                all(request);
            else if (request.op === 'tidy')
                tidy(request);
            else if (request.op === 'run')
                run(request);
            else
                await copy(request);
        }
        catch (thrown) {
            const error = thrown;
            const isOurs = error.isOurs === true;
            send({ kind: 'error', message: error.message, errcode: error.errcode ?? null, isOurs });
        }
    };
    readline
        .createInterface({ input: process.stdin })
        .on('line', (line) => void handle(JSON.parse(line)))
        // The parent is gone or has closed us: there is nothing to finish, even in the middle of a copy.
        .on('close', () => process.exit(0));
}

// EXTERNAL MODULE: ./build/engines/sqlite/words.js
var words = __webpack_require__(69390);
;// CONCATENATED MODULE: ./build/engines/sqlite/session.js









/** A failure that SQLite itself named. Its message is ours: the code, and the kind of error where SQLite's words tell it. */
class SqliteFailure extends Error {
    /** SQLite's (extended) result code; null when the statement was refused before it ran. */
    errcode;
    #foreign;
    /** @param ours the message where this program itself refused the statement */
    constructor(foreign, errcode, ours) {
        super(ours ?? (0,words/* describeCode */.l)(errcode, foreign));
        this.errcode = errcode;
        this.#foreign = foreign;
    }
    /** SQLite's own words, to tell errors apart by. */
    get foreign() {
        return this.#foreign;
    }
    /** The result code without its extension, such as 5 for SQLITE_BUSY. */
    get primary() {
        return this.errcode === null ? null : this.errcode & 0xff;
    }
}
const BUSY_TIMEOUT_MS = 10_000;
/** The page cache is 2 MB; a query of restored, hostile content must not eat the runner's memory. */
const HEAP_LIMIT_BYTES = 512 * 1024 * 1024;
const LIMITS = { rows: 1_000_000, bytes: 64 * 1024 * 1024 };
const CHECK_LIMITS = { rows: 100_000, bytes: 16 * 1024 * 1024 };
/** Pages copied between two reports of progress: 32 MiB at the usual page size. */
const PAGES_PER_STEP = 8_192;
/**
 * A SQLite file, opened read-only in a child process. node:sqlite is synchronous and offers no way to interrupt a
 * statement, in a worker thread neither; a process can be stopped at any moment, so that a cancel and a time limit hold,
 * and a hostile file that crashes SQLite does so far from the recovery key.
 */
class SqliteSession {
    #options;
    #host;
    #child;
    #noted;
    #pending;
    #closed = false;
    /** A reader of a WAL database that nobody had open makes `-wal` and `-shm`, and can't remove them. */
    #leavesCompanions = false;
    constructor(options, host) {
        this.#options = options;
        this.#host = host;
    }
    /**
     * Runs one statement and returns all its rows: integers as number where that is exact, else bigint; blobs as Buffer.
     * After a time limit the next call starts afresh.
     * @throws {SqliteFailure} SQLite's words
     * @throws {RestorableError} DATABASE_QUERY when the time limit is reached or the process dies, CANCELLED
     */
    async all(sql, options = {}) {
        const asCheck = options.asCheck ?? false;
        const limits = asCheck ? CHECK_LIMITS : LIMITS;
        return this.#ask({ op: 'all', sql, asCheck, limits }, options.timeoutMs);
    }
    /**
     * Runs whole statements in one transaction, on a file opened as 'new': no other file, no settings, no transactions.
     * @throws {SqliteFailure} SQLite's words
     */
    async run(script) {
        await this.#ask({ op: 'run', script });
    }
    /** Copies the database as it is at one moment into a new file, while others read and write. */
    async backup(to, onProgress) {
        await this.#ask({ op: 'backup', to, pagesPerStep: PAGES_PER_STEP }, undefined, onProgress);
    }
    /** Ends the process; safe to call twice. */
    async close() {
        if (!this.#closed && this.#leavesCompanions)
            await this.#tidy();
        this.#closed = true;
        await this.#stop();
    }
    /** Tidying is a courtesy: after a cancel, or without the right to write, the two files stay, which harms nobody. */
    async #tidy() {
        if (this.#child === undefined || this.#pending !== undefined || this.#host.signal.aborted)
            return;
        await this.#send({ op: 'tidy', location: (0,external_node_url_.pathToFileURL)(this.#options.path).href }).catch(() => { });
    }
    async #ask(request, timeoutMs, onProgress) {
        if (this.#closed)
            throw new errors/* RestorableError */.s$('INTERNAL', 'The SQLite file is closed already.');
        (0,errors/* throwIfCancelled */.dZ)(this.#host.signal);
        if (this.#child === undefined)
            await this.#start();
        if (timeoutMs === undefined)
            return this.#send(request, onProgress);
        let timer;
        const late = new Promise((_resolve, reject) => {
            timer = setTimeout(() => {
                const message = `The statement was stopped after its time limit of ${timeoutMs / 1000} s.`;
                reject(new errors/* RestorableError */.s$('DATABASE_QUERY', message, { hint: 'Raise its `timeout`, or add an index.' }));
            }, Math.min(timeoutMs, 2_147_483_647));
        });
        try {
            return await Promise.race([this.#send(request, onProgress), late]);
        }
        catch (error) {
            if (error instanceof errors/* RestorableError */.s$)
                await this.#stop();
            throw error;
        }
        finally {
            clearTimeout(timer);
        }
    }
    async #start() {
        const child = await this.#startProcess();
        this.#child = child;
        this.#noted = { kind: 'process', pid: child.pid, viaSudo: this.#options.box?.sandbox.viaSudo ?? false };
        (0,external_node_readline_.createInterface)({ input: child.stdout }).on('line', (line) => this.#receive(child, line));
        void child.exited.then((exit) => this.#ended(child, exit.signal ?? `exit code ${exit.code}`));
        // Nothing runs in the child before this: its first request comes after.
        await (await this.#host.workspace()).note(this.#noted);
        const { path, access } = this.#options;
        this.#leavesCompanions ||= access === 'live' && !(0,external_node_fs_.existsSync)(`${path}-wal`) && !(0,external_node_fs_.existsSync)(`${path}-shm`);
        const url = (0,external_node_url_.pathToFileURL)(path);
        if (access === 'still')
            url.search = '?immutable=1';
        await this.#send({
            op: 'open',
            location: url.href,
            busyTimeoutMs: BUSY_TIMEOUT_MS,
            heapLimitBytes: HEAP_LIMIT_BYTES,
            isNew: access === 'new',
        });
    }
    async #startProcess() {
        const { path, access, box } = this.#options;
        const args = ['--no-warnings', '--eval', `(${sqliteChildProgram.toString()})()`];
        const common = { file: process.execPath, args, stdin: 'pipe', stdout: 'pipe' };
        if (box !== undefined) {
            const { sandbox, temporaryFolder } = box;
            const seen = [
                { path, writable: access === 'new' },
                { path: temporaryFolder, writable: true },
            ];
            const binds = [...(await (0,sandbox_programs/* programBinds */.v)(common.file, this.#host)), ...seen];
            const env = { SQLITE_TMPDIR: temporaryFolder };
            // When it is stopped there is nothing to save, and bubblewrap's first process heeds nothing but SIGKILL.
            return sandbox.start({ ...common, env, binds, isOurs: true, killAfterMs: 0 });
        }
        const { path: folder } = await this.#host.workspace();
        return (0,child/* startChild */.v)({
            ...common,
            env: { SQLITE_TMPDIR: folder },
            cwd: folder,
            signal: this.#host.signal,
            killAfterMs: 1_000,
            scrub: this.#host.scrub,
            speaker: 'the process that reads SQLite',
        });
    }
    async #send(request, onProgress) {
        const child = this.#child;
        if (child === undefined)
            throw this.#lost('it was stopped');
        if (this.#pending !== undefined)
            throw new errors/* RestorableError */.s$('INTERNAL', 'Two statements at once on one SQLite file.');
        return new Promise((resolve, reject) => {
            this.#pending = { resolve, reject, onProgress };
            child.stdin?.write(`${JSON.stringify(request)}\n`);
        });
    }
    #receive(child, line) {
        const pending = this.#pending;
        if (pending === undefined || child !== this.#child)
            return;
        const response = JSON.parse(line);
        if (response.kind === 'progress') {
            pending.onProgress?.(response.donePages, response.totalPages);
            return;
        }
        this.#pending = undefined;
        if (response.kind === 'error')
            pending.reject(failureOf(response));
        else
            pending.resolve({ columns: response.columns, rows: response.rows.map((row) => row.map(decode)) });
    }
    #ended(child, how) {
        if (child !== this.#child)
            return;
        this.#child = undefined;
        const pending = this.#pending;
        this.#pending = undefined;
        pending?.reject(this.#lost(how, child.errorText()));
    }
    #lost(how, foreign) {
        if (this.#host.signal.aborted)
            return (0,errors/* cancellation */.WN)(this.#host.signal);
        return new errors/* RestorableError */.s$('DATABASE_QUERY', `The process that reads the SQLite file ended early (${how}).`, {
            hint: 'It ran out of memory or was killed, or the file is damaged: run `pragma integrity_check` on it.',
            foreign,
        });
    }
    async #stop() {
        const child = this.#child;
        const noted = this.#noted;
        this.#child = undefined;
        this.#noted = undefined;
        const pending = this.#pending;
        this.#pending = undefined;
        pending?.reject(this.#lost('it was stopped'));
        await child?.stop();
        if (noted !== undefined)
            await (await this.#host.workspace()).forget(noted);
    }
}
function failureOf({ message, errcode, isOurs }) {
    return new SqliteFailure(new foreign/* ForeignText */.sh('SQLite', message), errcode, isOurs ? message : undefined);
}
function decode(value) {
    if (value === null || typeof value === 'string')
        return value;
    const [type, text] = value;
    if (type === 'b')
        return Buffer.from(text, 'hex');
    const number = Number(text);
    return type === 'i' && !Number.isSafeInteger(number) ? BigInt(text) : number;
}


/***/ }),

/***/ 94242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ openSqliteSource),
/* harmony export */   d: () => (/* binding */ STREAM)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);
/* harmony import */ var _parts_disk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65482);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30737);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(14103);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27538);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(85837);
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(22182);









/** The one stream of a SQLite backup: the database file itself. */
const STREAM = 'database.sqlite';
const READ_BYTES = 1024 * 1024;
const EMPTY_WARNING = 'The SQLite file is empty (0 bytes, no table): there is nothing in this backup yet.';
/**
 * Opens a SQLite file that others may be using.
 * @throws {RestorableError} INPUT_INVALID, DATABASE_UNKNOWN, DATABASE_PRIVILEGE, DATABASE_UNREACHABLE (locked)
 */
async function openSqliteSource(url, host) {
    const path = (0,_url_js__WEBPACK_IMPORTED_MODULE_8__/* .pathOfUrl */ .k)(url);
    const file = await (0,_header_js__WEBPACK_IMPORTED_MODULE_6__/* .inspectSourceFile */ ._)(path);
    const session = new _session_js__WEBPACK_IMPORTED_MODULE_7__/* .SqliteSession */ .R({ path, access: 'live' }, host);
    const snapshots = new Set();
    try {
        const { version, sizeBytes } = await (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .explaining */ .SK)(`read ${path}`, async () => {
            const one = async (sql) => (await session.all(sql)).rows[0]?.[0];
            // The count takes the read lock, so that a lock, a stale journal and a wrong header show here and not in the dump.
            await one('select count(*) from sqlite_schema');
            const pages = Number(await one('pragma page_count'));
            return {
                version: String(await one('select sqlite_version()')),
                sizeBytes: pages * Number(await one('pragma page_size')),
            };
        });
        return {
            info: {
                engine: 'sqlite',
                serverVersion: version,
                majorVersion: '3',
                identity: (0,_url_js__WEBPACK_IMPORTED_MODULE_8__/* .identityOf */ .c)(path),
                sizeBytes,
            },
            dump: async (options) => {
                refuseSelection(options);
                const snapshot = await takeSnapshot(session, path, sizeBytes, host);
                snapshots.add(snapshot);
                return describeDump(snapshot, options, host, file.sizeBytes === 0 ? [EMPTY_WARNING] : []);
            },
            close: async () => {
                await session.close();
                await Promise.all([...snapshots].map((snapshot) => snapshot.remove()));
            },
        };
    }
    catch (error) {
        await session.close();
        throw error;
    }
}
function refuseSelection({ include, exclude }) {
    if (include.length === 0 && exclude.length === 0)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('INPUT_INVALID', '`include` and `exclude` do not work with SQLite: the whole file is copied.', {
        hint: 'Remove them, or make a smaller database with `vacuum into` and back that up.',
    });
}
/** Copies the live database into the workspace: the one temporary copy that an online backup of SQLite needs. */
async function takeSnapshot(session, path, sizeBytes, host) {
    const workspace = await host.workspace();
    await (0,_parts_disk_js__WEBPACK_IMPORTED_MODULE_3__/* .requireSpace */ .M)(workspace.path, sizeBytes, `a snapshot of ${path}`);
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace.path, 'sqlite-'));
    const remove = () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    const snapshot = { path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, STREAM), takenAt: new Date(), remove };
    try {
        await (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .explaining */ .SK)(`take a snapshot of ${path}`, () => session.backup(snapshot.path, (donePages, totalPages) => {
            const share = totalPages === 0 ? 1 : donePages / totalPages;
            host.progress({ phase: 'snapshot', doneBytes: Math.round(share * sizeBytes), totalBytes: sizeBytes });
        }));
        return snapshot;
    }
    catch (error) {
        await remove();
        throw error;
    }
}
async function describeDump(snapshot, options, host, warnings) {
    const header = await readSnapshotHeader(snapshot);
    const session = new _session_js__WEBPACK_IMPORTED_MODULE_7__/* .SqliteSession */ .R({ path: snapshot.path, access: 'still' }, host);
    let streamed = false;
    async function* streams() {
        yield { name: STREAM, content: readSnapshot(snapshot, host) };
        streamed = true;
    }
    // Counted while the bytes are on their way: the snapshot no longer changes.
    const counted = (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .explaining */ .SK)('read the snapshot', () => (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_5__/* .takeFingerprint */ .mP)(session, {
        takenAt: snapshot.takenAt,
        header,
        countTimeLimitMs: options.countTimeLimitMs,
        onUnreadable: 'strict',
    })).finally(() => session.close());
    // A dump that fails before anybody asks for the fingerprint must not end the process with an unhandled rejection.
    counted.catch(() => { });
    return {
        streams: streams(),
        fingerprint: async () => {
            if (!streamed)
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('INTERNAL', 'The fingerprint was asked for before the stream had ended.');
            try {
                return await counted;
            }
            finally {
                await snapshot.remove();
            }
        },
        warnings,
    };
}
async function readSnapshotHeader(snapshot) {
    const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(snapshot.path);
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(snapshot.path);
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
        const header = (0,_header_js__WEBPACK_IMPORTED_MODULE_6__/* .parseHeader */ .R)(buffer.subarray(0, bytesRead));
        if (header !== undefined && size % header.pageSize === 0)
            return header;
    }
    finally {
        await handle.close();
    }
    await snapshot.remove();
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('DUMP_EMPTY', `The snapshot of ${size} bytes is not a SQLite database.`, {
        hint: 'The online backup failed without saying so. Check the disk of the temporary folder.',
    });
}
/** Reads to the length that the file had at first: a shorter or longer one is not what was counted. */
async function* readSnapshot(snapshot, host) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(snapshot.path);
    try {
        const { size } = await handle.stat();
        let done = 0;
        while (done < size) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .throwIfCancelled */ .dZ)(host.signal);
            const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafeSlow(READ_BYTES), 0, READ_BYTES, done);
            if (bytesRead === 0)
                break;
            done += bytesRead;
            yield buffer.subarray(0, bytesRead);
        }
        if (done === size)
            return;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('DUMP_TRUNCATED', `The snapshot ended after ${done} of ${size} bytes.`, {
            hint: 'Something changed the temporary folder during the backup. Run it again.',
        });
    }
    catch (thrown) {
        throw (0,_parts_disk_js__WEBPACK_IMPORTED_MODULE_3__/* .nameFullDisk */ .E)(thrown, snapshot.path);
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 28925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ openSqliteTarget)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/known-names.js
var known_names = __webpack_require__(6674);
// EXTERNAL MODULE: ./build/engines/parts/contained-target.js + 15 modules
var contained_target = __webpack_require__(65121);
// EXTERNAL MODULE: ./build/engines/parts/disk.js
var disk = __webpack_require__(65482);
// EXTERNAL MODULE: ./build/engines/sqlite/failure.js
var failure = __webpack_require__(30737);
// EXTERNAL MODULE: ./build/engines/sqlite/fingerprint.js
var fingerprint = __webpack_require__(14103);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/engines/sqlite/foreign-keys.js
var foreign_keys = __webpack_require__(53928);
// EXTERNAL MODULE: ./build/engines/sqlite/session.js + 1 modules
var sqlite_session = __webpack_require__(85837);
// EXTERNAL MODULE: ./build/engines/sqlite/words.js
var words = __webpack_require__(69390);
;// CONCATENATED MODULE: ./build/engines/sqlite/integrity.js






/** Problems that are printed; one broken page can bring thousands. */
const NAMED = 20;
/** A collation, function or module that only the application itself brings: SQLite can't compare without it. */
const APPLICATION_PART = /no such (?:collation|function|module)|unknown (?:function|collation)/i;
/** `integrity_check`, and `foreign_key_check` held against what the source broke already. */
async function checkIntegrity(session, source, restored, host) {
    const known = known_names/* KnownNames */.C.ofFingerprint(source);
    return [
        await checkPages(session, 'integrity_check', known, host),
        await checkForeignKeys(session, source, restored, known),
    ];
}
/** Reads the whole file. `quick_check` leaves out that each index entry belongs to its row. @param known what may be named */
async function checkPages(session, pragma, known, host) {
    let lines;
    try {
        lines = (await session.all(`pragma ${pragma}(${NAMED})`)).rows.map((row) => String(row[0]));
    }
    catch (thrown) {
        if (!(thrown instanceof sqlite_session/* SqliteFailure */.L))
            throw thrown;
        host.toolWords.add(thrown.foreign);
        return afterFindings([thrown.foreign.reveal()], thrown.message);
    }
    if (lines.length === 1 && lines[0] === 'ok')
        return { name: pragma, ok: true, detail: 'ok' };
    host.toolWords.add(new foreign/* ForeignText */.sh(pragma, lines.join('\n')));
    return afterFindings(lines, lines.length === 0 ? 'the check returned nothing' : (0,words/* describeFindings */.k)(lines, known));
    async function afterFindings(words, detail) {
        const isApplications = words.length > 0 && words.every((word) => APPLICATION_PART.test(word));
        if (pragma !== 'integrity_check' || !isApplications)
            return { name: pragma, ok: false, detail };
        const quick = await checkPages(session, 'quick_check', known, host);
        const why = 'the application brings a function, collation or module that SQLite lacks here';
        return { ...quick, detail: `${quick.detail}; index entries were not compared with rows (${why})` };
    }
}
async function checkForeignKeys(session, source, restored, known) {
    const name = 'foreign_key_check';
    const before = source.facts[fingerprint/* VIOLATIONS */.TP];
    const after = restored.facts[fingerprint/* VIOLATIONS */.TP];
    if (after === '0')
        return { name, ok: true, detail: 'ok' };
    if (after !== undefined && after === before) {
        return {
            name,
            ok: true,
            detail: `as in the source: ${/^\d+$/.test(after) ? `${after} rows break a foreign key` : after}`,
        };
    }
    const detail = await describeViolations(session, known);
    const compared = before === undefined ? 'the source was not counted' : `the source had ${before}`;
    return { name, ok: false, detail: `rows that break a foreign key: ${detail}; ${compared}` };
}
async function describeViolations(session, known) {
    try {
        const byTable = [...(await (0,foreign_keys/* violationsByTable */.y)(session))].sort(([, one], [, other]) => other - one);
        return byTable
            .slice(0, NAMED)
            .map(([table, count]) => `${count} in ${known.some([table])}`)
            .join(', ');
    }
    catch (thrown) {
        if (thrown instanceof sqlite_session/* SqliteFailure */.L)
            return thrown.message;
        throw thrown;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/engines/sqlite/new-file.js




/** A file in a folder of its own in the workspace, deleted with it. */
async function temporaryFile({ sandbox, host }) {
    const { inner, temporaryFolder, remove } = await sharedFolders(sandbox, host);
    const path = (0,external_node_path_.join)(inner, 'restored.sqlite');
    return {
        path,
        host,
        // Nobody but us and the contained user can enter the folder.
        admit: () => (0,promises_.chmod)(path, 0o666),
        session: (access) => new sqlite_session/* SqliteSession */.R({ path, access, box: { sandbox, temporaryFolder } }, host),
        takeBack: async () => { },
        remove,
    };
}
/** A file beside the one that it is to replace, in a folder of the user's. */
async function placedFile(path, { sandbox, host }) {
    if (sandbox === undefined) {
        const none = async () => { };
        const session = (access) => new sqlite_session/* SqliteSession */.R({ path, access }, host);
        return { path, host, admit: none, session, takeBack: none, remove: none };
    }
    const { temporaryFolder, remove } = await sharedFolders(sandbox, host);
    let back;
    return {
        path,
        host,
        admit: async () => {
            back ??= await sandbox.lend(path);
        },
        session: (access) => new sqlite_session/* SqliteSession */.R({ path, access, box: { sandbox, temporaryFolder } }, host),
        takeBack: async () => {
            await back?.();
            back = undefined;
        },
        remove,
    };
}
/** One for the file, and one to sort in: a process that may only read the file can't reach it by its folder. */
async function sharedFolders(sandbox, host) {
    const folder = (0,external_node_path_.join)((await host.workspace()).path, `sqlite-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`);
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    const inner = await sandbox.makeSharedFolder(folder, 'd');
    const temporaryFolder = await sandbox.makeSharedFolder(folder, 't');
    const remove = async () => {
        for (const name of ['d', 't'])
            await sandbox.remove(folder, name);
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    };
    return { inner, temporaryFolder, remove };
}

// EXTERNAL MODULE: ./build/engines/sqlite/place.js
var sqlite_place = __webpack_require__(38148);
// EXTERNAL MODULE: ./build/engines/sqlite/header.js
var sqlite_header = __webpack_require__(27538);
// EXTERNAL MODULE: ./build/engines/sqlite/source.js
var source = __webpack_require__(94242);
;// CONCATENATED MODULE: ./build/engines/sqlite/restore-file.js





const HINT = 'This backup does not hold one SQLite file. Check `name`, or take another backup.';
/**
 * Writes the one stream into a new file (0600) and makes it durable.
 * @throws {RestorableError} RESTORE_FAILED when it isn't exactly one SQLite file, DISK_FULL
 */
async function writeRestored(streams, { path, host: { signal } }) {
    let header;
    for await (const stream of streams) {
        if (stream.name !== source/* STREAM */.d || header !== undefined) {
            throw new errors/* RestorableError */.s$('RESTORE_FAILED', `Unexpected stream ${stream.name} for SQLite.`, { hint: HINT });
        }
        header = await writeOne(stream.content, path, signal);
    }
    if (header === undefined)
        throw new errors/* RestorableError */.s$('RESTORE_FAILED', 'The backup has no stream.', { hint: HINT });
    return header;
}
async function writeOne(content, path, signal) {
    // Exclusive: a link that someone placed under the same name is never followed.
    const handle = await (0,promises_.open)(path, 'wx+', 0o600);
    try {
        let size = 0;
        for await (const chunk of content) {
            (0,errors/* throwIfCancelled */.dZ)(signal);
            await writeAll(chunk);
            size += chunk.length;
        }
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
        const header = (0,sqlite_header/* parseHeader */.R)(buffer.subarray(0, bytesRead));
        if (header === undefined || size % header.pageSize !== 0) {
            throw new errors/* RestorableError */.s$('RESTORE_FAILED', `The restored ${size} bytes are not a SQLite database.`, {
                hint: HINT,
            });
        }
        await handle.sync();
        return header;
    }
    catch (thrown) {
        throw (0,disk/* nameFullDisk */.E)(thrown, path);
    }
    finally {
        await handle.close();
    }
    async function writeAll(chunk) {
        for (let done = 0; done < chunk.length;) {
            done += (await handle.write(chunk, done, chunk.length - done)).bytesWritten;
        }
    }
}

// EXTERNAL MODULE: ./build/engines/sqlite/url.js
var url = __webpack_require__(22182);
;// CONCATENATED MODULE: ./build/engines/sqlite/target.js













/**
 * @param write how this kind of backup becomes a file
 * @throws {RestorableError} SANDBOX_MISSING, INPUT_INVALID, TARGET_NOT_EMPTY, DISK_FULL, DATABASE_UNKNOWN, DATABASE_PRIVILEGE
 */
async function openSqliteTarget(spec, needs, host, write = writeRestored) {
    if (spec.kind === 'scratch') {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', 'A SQLite backup is verified in a temporary file; it needs no `into`.', {
            hint: 'Remove `into`, or set it to `auto`.',
        });
    }
    if (spec.kind === 'ephemeral') {
        return (0,contained_target/* openSurelyContained */.IF)(spec, needs, host, async (box) => {
            return new SqliteTarget(await temporarySeat(needs, box), needs, box.host, write);
        });
    }
    return (0,contained_target/* openContained */.c)(spec, needs, host, async (box) => {
        return new SqliteTarget(await placedSeat(spec, needs, box), needs, box.host, write);
    });
}
async function temporarySeat(needs, box) {
    await (0,disk/* requireSpace */.M)((await box.host.workspace()).path, needs.rawBytes, 'the restored database');
    const file = await temporaryFile(box);
    return {
        file,
        description: `ephemeral SQLite ${process.versions['sqlite']}`,
        notes: box.sandbox.note === undefined ? [] : [box.sandbox.note],
        strategy: 'fresh',
        publish: async () => ({}),
        remove: () => file.remove(),
    };
}
async function placedSeat(spec, needs, box) {
    const { host } = box;
    const place = await (0,sqlite_place/* openPlace */.QL)((0,url/* pathOfUrl */.k)(spec.url), spec.replace, host);
    const folder = (0,external_node_path_.dirname)(place.path);
    await (0,disk/* requireSpace */.M)(folder, needs.rawBytes, 'the restored database');
    const name = (0,external_node_path_.basename)(place.temporaryPath);
    const leftover = { kind: 'database', engine: 'sqlite', name };
    const workspace = await host.workspace();
    await workspace.note(leftover);
    const file = await placedFile(place.temporaryPath, box);
    return {
        file,
        description: `SQLite ${process.versions['sqlite']} file ${place.path}`,
        notes: place.occupied
            ? ['A program that has the old file open goes on writing to the kept one: stop it before, or restart it after.']
            : [],
        strategy: place.occupied ? 'beside' : 'fresh',
        publish: async () => {
            await file.takeBack();
            return (0,sqlite_place/* swapIn */.zN)(place, new Date());
        },
        remove: async () => {
            await (0,sqlite_place/* removeTemporary */.cF)(folder, name);
            await file.remove();
            await workspace.forget(leftover);
        },
    };
}
class SqliteTarget {
    description;
    notes;
    strategy;
    #seat;
    #needs;
    #host;
    #write;
    #session;
    #header;
    #inspected;
    constructor(seat, needs, host, write) {
        this.description = seat.description;
        this.notes = seat.notes;
        this.strategy = seat.strategy;
        this.#seat = seat;
        this.#needs = needs;
        this.#host = host;
        this.#write = write;
        this.#session = seat.file.session('still');
    }
    async restore(streams) {
        const { file } = this.#seat;
        this.#header = await this.#write(streams, file);
        await file.admit();
        try {
            await (0,failure/* explaining */.SK)('read the restored database', () => this.#session.all('select count(*) from sqlite_schema'));
        }
        catch (thrown) {
            throw asRestoreFailure(thrown);
        }
    }
    async inspect() {
        const header = this.#restored();
        const taken = await (0,failure/* explaining */.SK)('read the restored database', () => (0,fingerprint/* takeFingerprint */.mP)(this.#session, {
            takenAt: new Date(),
            header,
            countTimeLimitMs: Number.POSITIVE_INFINITY,
            onUnreadable: 'lenient',
        }));
        this.#inspected = taken;
        return taken;
    }
    async query(sql, { timeoutMs }) {
        this.#restored();
        try {
            return await this.#session.all(sql, { timeoutMs, asCheck: true });
        }
        catch (thrown) {
            if (!(thrown instanceof sqlite_session/* SqliteFailure */.L))
                throw thrown;
            const named = known_names/* KnownNames */.C.ofStatement(sql).within(quoteEnd(thrown.foreign));
            const about = named.length === 0 ? '' : `: ${named.join(', ')}`;
            throw new errors/* RestorableError */.s$('DATABASE_QUERY', `SQLite refused the query: ${thrown.message}${about}.`, {
                hint: 'Run it with sqlite3 against the source, and mend the check.',
                cause: thrown,
                foreign: thrown.foreign,
            });
        }
    }
    async integrity() {
        const restored = this.#inspected ?? (await this.inspect());
        return checkIntegrity(this.#session, this.#needs.fingerprint, restored, this.#host);
    }
    async publish() {
        this.#restored();
        const known = known_names/* KnownNames */.C.ofFingerprint(this.#needs.fingerprint);
        const pages = await checkPages(this.#session, 'quick_check', known, this.#host);
        if (!pages.ok) {
            throw new errors/* RestorableError */.s$('RESTORE_FAILED', `The restored database is damaged: ${pages.detail}.`, {
                hint: 'The source was damaged when it was backed up: choose an earlier backup, or recover this one by hand with RECOVERY-v1.md.',
            });
        }
        await this.#session.close();
        return this.#seat.publish();
    }
    async close() {
        await this.#session.close();
        await this.#seat.remove();
    }
    #restored() {
        if (this.#header !== undefined)
            return this.#header;
        throw new errors/* RestorableError */.s$('INTERNAL', 'The SQLite target was asked before anything was restored into it.');
    }
}
/** What SQLite names stands without quotes at the end of its message: `no such column: x`. */
function quoteEnd(words) {
    return words.reveal().replace(/: ([^:]+)$/, (_all, name) => ` ${JSON.stringify(name)}`);
}
/** SQLite's refusal of what was restored is a finding about the backup, while a cancel stays a cancel. */
function asRestoreFailure(thrown) {
    if (!(thrown instanceof errors/* RestorableError */.s$) || !thrown.code.startsWith('DATABASE_'))
        return thrown;
    return new errors/* RestorableError */.s$('RESTORE_FAILED', thrown.message, {
        hint: thrown.hint,
        cause: thrown.cause,
        foreign: thrown.foreign,
    });
}


/***/ }),

/***/ 22182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ identityOf),
/* harmony export */   k: () => (/* binding */ pathOfUrl)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


/**
 * The absolute path in `sqlite:path`, `sqlite:/abs` or `sqlite:///abs`. The path is taken as it is written, without
 * percent-decoding, so that every name that a shell can give works.
 * @throws {RestorableError} INPUT_INVALID
 */
function pathOfUrl(url, cwd = process.cwd()) {
    const path = url.reveal().replace(/^sqlite:(?:\/\/)?/i, '');
    const refuse = (message, hint) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INPUT_INVALID', message, { hint });
    if (path === '')
        throw refuse('The SQLite URL names no file.', 'Write sqlite:path/to/file.db.');
    if (path.includes('\0'))
        throw refuse('The SQLite path holds a NUL character.', 'No file can have such a name.');
    if (path.startsWith(':memory:'))
        throw refuse('A database in memory can not be reached.', 'Name a file.');
    if (/\?\w+=/.test(path))
        throw refuse('SQLite URLs take no parameters here.', 'Remove what follows "?".');
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path);
}
/**
 * What tells one SQLite source from another over the years: its path, relative to the working folder when it lies in
 * it. A fresh checkout on another runner gives the file a new inode, another device and often another parent folder, and
 * `application_id` is 0 nearly everywhere, so neither could say "the same"; symbolic links are not followed, because
 * deployments that swap a `current` link keep the database they name.
 */
function identityOf(path, cwd = process.cwd()) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(cwd, path);
    const isInside = inside !== '' && inside !== '..' && !inside.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(inside);
    return isInside ? `./${inside.split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/')}` : path;
}


/***/ }),

/***/ 69390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ describeFindings),
/* harmony export */   l: () => (/* binding */ describeCode)
/* harmony export */ });
/* harmony import */ var _core_known_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6674);

/** Result codes of SQLite (https://sqlite.org/rescode.html) in our words, the extended ones before those that they extend. */
const CODES = {
    1: 'SQL error',
    2: 'internal error',
    3: 'access denied',
    4: 'aborted',
    5: 'locked by another program',
    6: 'table locked',
    7: 'out of memory',
    8: 'read-only',
    9: 'interrupted',
    10: 'I/O error',
    11: 'database damaged',
    13: 'disk full',
    14: 'unable to open the file',
    15: 'locking protocol',
    17: 'schema changed',
    18: 'text or blob too long',
    19: 'constraint violation',
    20: 'datatype mismatch',
    21: 'misuse',
    23: 'not authorized',
    25: 'parameter out of range',
    26: 'not a database',
    275: 'check constraint violation',
    531: 'constraint violation at commit',
    787: 'foreign key violation',
    1043: 'constraint violation of a function',
    1299: 'not-null violation',
    1555: 'primary key violation',
    1811: 'exception raised by a trigger',
    2067: 'unique violation',
    2323: 'constraint violation of a virtual table',
    2579: 'rowid violation',
    2835: 'constraint violation of a pinned row',
    3091: 'datatype violation of a strict table',
};
/** What the code for any error (1) stands for, by how the message begins. */
const ERRORS = [
    [/^no such table: /, 'no such table'],
    [/^no such column: /, 'no such column'],
    [/^no such index: /, 'no such index'],
    [/^no such view: /, 'no such view'],
    [/^no such function: |^unknown function: /, 'no such function'],
    [/^no such collation/, 'no such collation'],
    [/^no such module: /, 'no such module'],
    [/^near ".*": syntax error$|^incomplete input$|^unrecognized token: /s, 'syntax error'],
    [/already exists$/, 'object exists already'],
    [/^foreign key mismatch - /, 'foreign key mismatch'],
    [/^malformed JSON$/, 'malformed JSON'],
    [/^integer overflow$/, 'integer overflow'],
    [/^not authorized|^unsafe use of/, 'not authorized'],
    [/^ambiguous column name: /, 'ambiguous column name'],
    [/^malformed database schema/, 'malformed schema'],
];
/** `unique violation (SQLite code 2067)`. @param said SQLite's message, of which only the kind is taken */
function describeCode(errcode, said) {
    if (errcode === null)
        return 'SQLite refused it';
    const words = (errcode & 0xff) === 1 && errcode < 256 ? ERRORS.find(([pattern]) => pattern.test(said.reveal()))?.[1] : undefined;
    const known = words ?? CODES[errcode] ?? CODES[errcode & 0xff];
    return known === undefined ? `SQLite code ${errcode}` : `${known} (SQLite code ${errcode})`;
}
const FINDINGS = [
    [/^row .* missing from index (?<name>.+)$/s, 'rows missing from an index'],
    [/^wrong # of entries in index (?<name>.+)$/s, 'wrong number of entries in an index'],
    [/^non-unique entry in index (?<name>.+)$/s, 'entries of a unique index that are not unique'],
    [/^rowid not at end-of-record for row .* of index (?<name>.+)$/s, 'damaged entries of an index'],
    [/^row .* values? differ(?:s)? from index (?<name>.+)$/s, 'values that differ from an index'],
    [/^NULL value in (?<name>.+)\.[^.]+$/s, 'NULL in a column that takes none'],
    [/^CHECK constraint failed in (?<name>.+)$/s, 'rows that violate a check constraint'],
    [/^(?:NUMERIC|TEXT|non-\w+) value in (?<name>.+)\.[^.]+$/s, 'values of a wrong type'],
    [
        /^(?:\*\*\* in database|Tree \d+|On (?:tree )?page|Page \d+|Freelist|Fragmentation|2nd reference|invalid page|btree)/i,
        'damaged pages',
    ],
    [/^malformed inverted index for \w+ table (?<name>.+)$/s, 'damaged full-text index'],
    [/^unable to validate/, 'parts that could not be checked'],
];
/** What `integrity_check` found, by kind, with the names that are known. */
function describeFindings(lines, known) {
    const found = new Map();
    for (const line of lines) {
        const finding = FINDINGS.find(([pattern]) => pattern.test(line));
        const name = finding?.[0].exec(line)?.groups?.['name'] ?? '';
        const words = [finding?.[1] ?? 'other damage', ...(known.has(name) ? [(0,_core_known_names_js__WEBPACK_IMPORTED_MODULE_0__/* .showName */ .$)(name)] : [])].join(': ');
        found.set(words, (found.get(words) ?? 0) + 1);
    }
    return [...found].map(([words, count]) => (count === 1 ? words : `${words} (${count} times)`)).join('; ');
}


/***/ })

};
