export const id = 567;
export const ids = [567];
export const modules = {

/***/ 22193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   WN: () => (/* binding */ cancellation),
/* harmony export */   dZ: () => (/* binding */ throwIfCancelled),
/* harmony export */   dc: () => (/* binding */ EXIT),
/* harmony export */   s$: () => (/* binding */ RestorableError),
/* harmony export */   tj: () => (/* binding */ toRestorableError)
/* harmony export */ });
/* unused harmony export ERROR_CODES */
/**
 * Every failure that a user can meet, by name. The name is stable: reports, outputs and tests use it.
 */
const ERROR_CODES = (/* unused pure expression or super */ null && ([
    // the request
    'INPUT_INVALID',
    'INPUT_UNKNOWN',
    'FILE_UNREADABLE',
    // keys
    'KEY_INVALID',
    'KEY_EXPIRED',
    'KEY_MISSING',
    'KEY_LOCKED',
    'KEY_WRONG',
    'SIGNATURE_MISSING',
    'SIGNATURE_INVALID',
    'SIGNER_UNKNOWN',
    // the database
    'DATABASE_AUTHENTICATION',
    'DATABASE_HOST_UNKNOWN',
    'DATABASE_UNREACHABLE',
    'DATABASE_IPV6_ONLY',
    'DATABASE_POOLER',
    'DATABASE_TLS',
    'DATABASE_UNKNOWN',
    'DATABASE_PRIVILEGE',
    'DATABASE_ROW_SECURITY',
    'DATABASE_VERSION',
    'DATABASE_QUERY',
    'DATABASE_CONNECTION_LOST',
    'CLIENT_MISSING',
    'SERVER_MISSING',
    'EXTENSION_MISSING',
    'SANDBOX_MISSING',
    // the dump
    'DUMP_FAILED',
    'DUMP_EMPTY',
    'DUMP_TRUNCATED',
    'SOURCE_CHANGED',
    // storage
    'STORAGE_AUTHENTICATION',
    'STORAGE_PERMISSION',
    'STORAGE_UNREACHABLE',
    'STORAGE_CORRUPTED',
    'STORAGE_FULL',
    'STORAGE_FAILED',
    'STORAGE_CLOCK',
    'OBJECT_MISSING',
    'OBJECT_EXISTS',
    // the backup
    'BACKUP_NOT_FOUND',
    'BACKUP_DAMAGED',
    'BACKUP_FORMAT',
    'MANIFEST_INVALID',
    // restore and verification
    'RESTORE_FAILED',
    'TARGET_NOT_EMPTY',
    'DISK_FULL',
    'CHECKS_INVALID',
    'TIME_LIMIT',
    'CANCELLED',
    'INTERNAL',
]));
/** Codes that say something about a stored backup, not about this run: verify reports them as the verdict `failed`. */
const FINDINGS = new Set([
    'SIGNATURE_MISSING',
    'SIGNATURE_INVALID',
    'SIGNER_UNKNOWN',
    'OBJECT_MISSING',
    'BACKUP_DAMAGED',
    'BACKUP_FORMAT',
    'MANIFEST_INVALID',
    'RESTORE_FAILED',
]);
/** The only error class that reaches a user: a stable code, what happened, and what to do next. */
class RestorableError extends Error {
    name = 'RestorableError';
    code;
    hint;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.hint = details.hint;
    }
    /** True when the error is a finding about a backup (exit code 1), false when the run could not be done (2). */
    get isFinding() {
        return FINDINGS.has(this.code);
    }
}
/** Wraps whatever was thrown; a RestorableError is returned as it is. */
function toRestorableError(thrown) {
    if (thrown instanceof RestorableError)
        return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new RestorableError('INTERNAL', `Unexpected failure: ${message}`, {
        hint: 'This is a defect of the program. Run again with debug logging and report what it prints.',
        cause: thrown,
    });
}
/** 0 done, 1 a finding (backup bad, objective missed), 2 could not run, 130 cancelled. */
const EXIT = { done: 0, finding: 1, failed: 2, cancelled: 130 };
/** The exit code that stands for an error. */
function exitCodeOf(error) {
    if (error.code === 'CANCELLED')
        return EXIT.cancelled;
    return error.isFinding ? EXIT.finding : EXIT.failed;
}
/** The error that a cancelled signal stands for: the reason itself when that is already one of ours. */
function cancellation(signal) {
    if (signal.reason instanceof RestorableError)
        return signal.reason;
    return new RestorableError('CANCELLED', 'Cancelled before the end; nothing was committed.', {
        hint: 'Run it again to start anew.',
        cause: signal.reason,
    });
}
/** Throws the cancellation when the signal is aborted. */
function throwIfCancelled(signal) {
    if (signal.aborted)
        throw cancellation(signal);
}


/***/ }),

/***/ 83567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSqliteEngine: () => (/* binding */ createSqliteEngine)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./build/process/child.js
var process_child = __webpack_require__(47902);
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
            readOnly: true,
            allowExtension: false,
            timeout: request.busyTimeoutMs,
            // Schema and rows come from whoever wrote the database: no tricks through shadow tables or schema expressions.
            defensive: true,
        });
        database.exec(`pragma trusted_schema = off; pragma cell_size_check = on`);
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
            throw new Error('no database is open');
        // SQLite compiles the first statement only; a second one would be left out without a word.
        const rest = request.sql.slice(statement.sourceSQL.length).replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\/|[\s;]/g, '');
        if (rest !== '')
            throw new Error('more than one statement');
        statement.setReturnArrays(true);
        statement.setReadBigInts(true);
        const columns = statement.columns().map((column) => column.name);
        if (request.asCheck && columns.length === 0)
            throw new Error('not a statement that returns rows');
        const rows = [];
        let bytes = 0;
        for (const row of statement.iterate()) {
            const encoded = row.map(encode);
            for (const value of encoded)
                bytes += value === null ? 4 : typeof value === 'string' ? value.length : value[1].length;
            if (rows.length >= request.limits.rows)
                throw new Error(`more than ${request.limits.rows} rows`);
            if (bytes > request.limits.bytes)
                throw new Error(`more than ${request.limits.bytes} bytes of values`);
            rows.push(encoded);
        }
        send({ kind: 'result', columns, rows });
    };
    const copy = async (request) => {
        if (database === undefined)
            throw new Error('no database is open');
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
            else
                await copy(request);
        }
        catch (thrown) {
            const error = thrown;
            send({ kind: 'error', message: error.message, errcode: error.errcode ?? null });
        }
    };
    readline
        .createInterface({ input: process.stdin })
        .on('line', (line) => void handle(JSON.parse(line)))
        // The parent is gone or has closed us: there is nothing to finish, even in the middle of a copy.
        .on('close', () => process.exit(0));
}

;// CONCATENATED MODULE: ./build/engines/sqlite/session.js






/** A failure that SQLite itself named. */
class SqliteFailure extends Error {
    /** SQLite's (extended) result code; null when the statement was refused before it ran. */
    errcode;
    constructor(message, errcode) {
        super(message);
        this.errcode = errcode;
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
        const { path: folder } = await this.#host.workspace();
        const child = await (0,process_child/* startChild */.v)({
            file: process.execPath,
            args: ['--no-warnings', '--eval', `(${sqliteChildProgram.toString()})()`],
            // Sorting a large table spills to disk: into the folder that is deleted at the end.
            env: { SQLITE_TMPDIR: folder },
            cwd: folder,
            stdin: 'pipe',
            stdout: 'pipe',
            signal: this.#host.signal,
            killAfterMs: 1_000,
            scrub: this.#host.scrub,
        });
        this.#child = child;
        this.#noted = { kind: 'process', pid: child.pid, viaSudo: false };
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
            pending.reject(new SqliteFailure(response.message, response.errcode));
        else
            pending.resolve({ columns: response.columns, rows: response.rows.map((row) => row.map(decode)) });
    }
    #ended(child, how) {
        if (child !== this.#child)
            return;
        this.#child = undefined;
        const pending = this.#pending;
        this.#pending = undefined;
        const words = child.errorText().split('\n').slice(0, 3).join(' ');
        pending?.reject(this.#lost(words === '' ? how : `${how}: ${words}`));
    }
    #lost(how) {
        if (this.#host.signal.aborted)
            return (0,errors/* cancellation */.WN)(this.#host.signal);
        return new errors/* RestorableError */.s$('DATABASE_QUERY', `The process that reads the SQLite file ended early (${how}).`, {
            hint: 'It ran out of memory or was killed, or the file is damaged: run `pragma integrity_check` on it.',
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
function decode(value) {
    if (value === null || typeof value === 'string')
        return value;
    const [type, text] = value;
    if (type === 'b')
        return Buffer.from(text, 'hex');
    const number = Number(text);
    return type === 'i' && !Number.isSafeInteger(number) ? BigInt(text) : number;
}

;// CONCATENATED MODULE: ./build/engines/sqlite/failure.js


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
 * Puts SQLite's words into an error that a user can act on.
 * @param doing what was tried, such as `read data/app.db`
 */
function explain(thrown, doing) {
    if (!(thrown instanceof SqliteFailure))
        return thrown;
    const message = `Can't ${doing}: ${thrown.message}.`;
    const named = (code, hint) => new errors/* RestorableError */.s$(code, message, { hint, cause: thrown });
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
            return named('DATABASE_QUERY', "These are SQLite's own words.");
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

;// CONCATENATED MODULE: ./build/engines/sqlite/header.js



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
    const unknown = (message, hint, cause) => new errors/* RestorableError */.s$('DATABASE_UNKNOWN', message, { hint, cause });
    try {
        const facts = await (0,promises_.stat)(path);
        if (facts.isDirectory())
            throw unknown(`${path} is a folder, not a SQLite file.`, 'Name the file in it.');
        if (!facts.isFile())
            throw unknown(`${path} is not a regular file.`, 'Name a SQLite file.');
        const handle = await (0,promises_.open)(path);
        try {
            const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
            if (bytesRead === 0)
                return { sizeBytes: 0, header: undefined };
            const header = parseHeader(buffer.subarray(0, bytesRead));
            if (header === undefined)
                throw unknown(`${path} is not a SQLite 3 database.`, NOT_A_DATABASE_HINT);
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
            throw new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `This user may not read ${path}.`, {
                hint: 'Give it the right to read the file and to enter its folders.',
                cause: thrown,
            });
        }
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./build/engines/sqlite/place.js







/** Files that SQLite keeps beside a database and reads as part of it. */
const COMPANIONS = ['-wal', '-shm', '-journal'];
const TEMPORARY = /^\.restorable-[0-9a-f]{16}\.tmp$/;
/**
 * Looks at the place before anything is written.
 * @throws {RestorableError} TARGET_NOT_EMPTY unless `replace`, DATABASE_UNKNOWN, DATABASE_PRIVILEGE, INPUT_INVALID
 */
async function openPlace(asked, replace, host) {
    // Through a symbolic link the file itself is replaced, not the link.
    const path = await (0,promises_.realpath)(asked).catch(() => asked);
    await requireFolder((0,external_node_path_.dirname)(path));
    const temporaryPath = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.restorable-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.tmp`);
    const facts = await lstatOrNone(path);
    if (facts !== undefined && !facts.isFile()) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `${path} is there and is not a regular file.`, {
            hint: 'Name a file that does not exist yet.',
        });
    }
    const companions = await companionsOf(path);
    const occupied = (facts !== undefined && facts.size > 0) || companions.length > 0;
    if (occupied && !replace && (companions.length > 0 || !(await isWithoutTables(path, host)))) {
        const what = facts === undefined ? `${companions[0]} is left from another database` : `${path} holds a database`;
        throw new errors/* RestorableError */.s$('TARGET_NOT_EMPTY', `${what}; nothing was restored.`, {
            hint: 'Restore to another path, or set `replace: true`: what is there is then kept beside it under a new name.',
        });
    }
    return { path, temporaryPath, occupied };
}
async function isWithoutTables(path, host) {
    const file = await inspectSourceFile(path).catch((thrown) => {
        if (thrown instanceof errors/* RestorableError */.s$ && thrown.code === 'DATABASE_UNKNOWN')
            return undefined;
        throw thrown;
    });
    if (file === undefined)
        return false;
    const session = new SqliteSession({ path, access: 'still' }, host);
    try {
        return await explaining(`read ${path}`, async () => {
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
        await (0,promises_.access)(folder, promises_.constants.W_OK | promises_.constants.X_OK);
        if ((await (0,promises_.stat)(folder)).isDirectory())
            return;
    }
    catch (cause) {
        if (cause.code !== 'ENOENT') {
            throw new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `This user may not write to the folder ${folder}.`, {
                hint: 'SQLite databases are restored beside the old one, which needs the right to write to their folder.',
                cause,
            });
        }
    }
    throw new errors/* RestorableError */.s$('DATABASE_UNKNOWN', `There is no folder ${folder}.`, { hint: 'Make it first.' });
}
/**
 * Makes the restored file the database: what was there moves aside with its companions (whose last transactions may lie
 * in the `-wal` only), then one rename puts the new one in place. A stale `-wal` or `-journal` is never left beside the
 * new file, where SQLite would play it into it.
 */
async function swapIn(place, now) {
    const old = await lstatOrNone(place.path);
    if (!place.occupied && ((old?.size ?? 0) > 0 || (await companionsOf(place.path)).length > 0)) {
        throw new errors/* RestorableError */.s$('TARGET_NOT_EMPTY', `Another program made ${place.path} during the restore.`, {
            hint: 'Stop that program, then restore again with `replace: true`.',
        });
    }
    if (old !== undefined) {
        await (0,promises_.chmod)(place.temporaryPath, old.mode & 0o7777);
        // Only root may give a file away; the old owner's program could not open it otherwise.
        if (process.getuid?.() === 0)
            await (0,promises_.chown)(place.temporaryPath, old.uid, old.gid);
    }
    const keptAs = place.occupied ? await setAside(place.path, now) : undefined;
    try {
        await (0,promises_.rename)(place.temporaryPath, place.path);
    }
    catch (error) {
        if (keptAs !== undefined)
            await putBack(keptAs, place.path);
        throw error;
    }
    await syncFolder((0,external_node_path_.dirname)(place.path));
    return keptAs === undefined ? {} : { keptAs };
}
async function setAside(path, now) {
    const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
    let kept = `${path}.before-${stamp}`;
    for (let attempt = 2; (await lstatOrNone(kept)) !== undefined; attempt += 1)
        kept = `${path}.before-${stamp}-${attempt}`;
    // The database first: its companions without it are refused as a target, it without them would be taken for whole.
    if ((await lstatOrNone(path)) !== undefined)
        await (0,promises_.rename)(path, kept);
    for (const companion of COMPANIONS) {
        if ((await lstatOrNone(path + companion)) !== undefined)
            await (0,promises_.rename)(path + companion, kept + companion);
    }
    return kept;
}
async function putBack(kept, path) {
    for (const suffix of [...COMPANIONS, '']) {
        if ((await lstatOrNone(kept + suffix)) !== undefined)
            await (0,promises_.rename)(kept + suffix, path + suffix);
    }
}
/** The folder of a target's file, where its temporary file lies too. */
async function folderOf(asked) {
    return (0,external_node_path_.dirname)(await (0,promises_.realpath)(asked).catch(() => asked));
}
/** Deletes a restore that was not published. @param name the temporary file's own name; any other is left alone */
async function removeTemporary(folder, name) {
    if (!TEMPORARY.test((0,external_node_path_.basename)(name)) || (0,external_node_path_.basename)(name) !== name)
        return;
    for (const suffix of ['', ...COMPANIONS])
        await (0,promises_.rm)((0,external_node_path_.join)(folder, name + suffix), { force: true });
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
        return await (0,promises_.lstat)(path);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}
async function syncFolder(folder) {
    const handle = await (0,promises_.open)(folder);
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./build/engines/sqlite/disk.js


/** Room for journals, temporary indexes and the file system's own bookkeeping. */
const MARGIN_BYTES = 16 * 1024 * 1024;
/**
 * Makes sure that a file fits before any of it is written.
 * @param purpose what the space is for, as the end of a sentence: `a snapshot of the database`
 * @throws {RestorableError} DISK_FULL
 */
async function requireSpace(folder, bytes, purpose) {
    const { bavail, bsize } = await (0,promises_.statfs)(folder);
    const free = bavail * bsize;
    if (free >= bytes + MARGIN_BYTES)
        return;
    throw new errors/* RestorableError */.s$('DISK_FULL', `${folder} has ${free} bytes free; ${purpose} needs ${bytes + MARGIN_BYTES}.`, {
        hint: 'Free some space, or use a larger disk: temporary files follow RUNNER_TEMP in a job and TMPDIR elsewhere.',
    });
}
/** A write that failed for lack of space, named; anything else as it was thrown. */
function nameFullDisk(thrown, path) {
    const { code } = thrown;
    if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EFBIG')
        return thrown;
    return new errors/* RestorableError */.s$('DISK_FULL', `The disk was full before ${path} was complete.`, {
        hint: 'Free some space, or raise the quota.',
        cause: thrown,
    });
}

;// CONCATENATED MODULE: ./build/engines/sqlite/fingerprint.js



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
 * The number of rows that break a foreign key, or SQLite's words where a key itself is wrong; undefined when there was
 * no time to find out.
 */
async function foreignKeyViolations(session, timeLeftMs) {
    if (timeLeftMs <= 0)
        return undefined;
    const timeoutMs = Number.isFinite(timeLeftMs) ? timeLeftMs : undefined;
    try {
        const counted = await session.all('select count(*) from pragma_foreign_key_check', { timeoutMs });
        return String(counted.rows[0]?.[0]);
    }
    catch (thrown) {
        if (thrown instanceof SqliteFailure)
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
    return [{ type, name, definitionSha256: sql === null ? null : (0,external_node_crypto_.createHash)('sha256').update(sql).digest('hex') }];
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
        if (!(thrown instanceof SqliteFailure))
            throw thrown;
        if (options.onUnreadable === 'lenient')
            return unknown;
        throw new errors/* RestorableError */.s$('DUMP_FAILED', `The table ${quoteName(table)} can't be read: ${thrown.message}.`, {
            hint: 'The source is damaged, and so would be its backup: `sqlite3 FILE ".recover"` saves what can be read.',
            cause: thrown,
        });
    }
}
function isTimeLimit(thrown) {
    return thrown instanceof errors/* RestorableError */.s$ && thrown.code === 'DATABASE_QUERY' && /time limit/.test(thrown.message);
}
/** A name of any characters as SQL writes it. */
function quoteName(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
async function readSequences(session, schema) {
    if (!schema.some((row) => row.name === 'sqlite_sequence'))
        return [];
    const { rows } = await session.all('select name, max(cast(seq as text)) from sqlite_sequence group by name order by name');
    return rows.map(([name, last]) => ({
        schema: '',
        name: String(name),
        lastValue: last === null ? null : String(last),
    }));
}

;// CONCATENATED MODULE: ./build/engines/sqlite/url.js


/**
 * The absolute path in `sqlite:path`, `sqlite:/abs` or `sqlite:///abs`. The path is taken as it is written, without
 * percent-decoding, so that every name that a shell can give works.
 * @throws {RestorableError} INPUT_INVALID
 */
function pathOfUrl(url, cwd = process.cwd()) {
    const path = url.reveal().replace(/^sqlite:(?:\/\/)?/i, '');
    const refuse = (message, hint) => new errors/* RestorableError */.s$('INPUT_INVALID', message, { hint });
    if (path === '')
        throw refuse('The SQLite URL names no file.', 'Write sqlite:path/to/file.db.');
    if (path.includes('\0'))
        throw refuse('The SQLite path holds a NUL character.', 'No file can have such a name.');
    if (path.startsWith(':memory:'))
        throw refuse('A database in memory can not be reached.', 'Name a file.');
    if (/\?\w+=/.test(path))
        throw refuse('SQLite URLs take no parameters here.', 'Remove what follows "?".');
    return (0,external_node_path_.resolve)(cwd, path);
}
/**
 * What tells one SQLite source from another over the years: its path, relative to the working folder when it lies in
 * it. A fresh checkout on another runner gives the file a new inode, another device and often another parent folder, and
 * `application_id` is 0 nearly everywhere, so neither could say "the same"; symbolic links are not followed, because
 * deployments that swap a `current` link keep the database they name.
 */
function identityOf(path, cwd = process.cwd()) {
    const inside = (0,external_node_path_.relative)(cwd, path);
    const isInside = inside !== '' && inside !== '..' && !inside.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(inside);
    return isInside ? `./${inside.split(external_node_path_.sep).join('/')}` : path;
}

;// CONCATENATED MODULE: ./build/engines/sqlite/source.js









/** The one stream of a SQLite backup: the database file itself. */
const STREAM = 'database.sqlite';
const READ_BYTES = 1024 * 1024;
const EMPTY_WARNING = 'The SQLite file is empty (0 bytes, no table): there is nothing in this backup yet.';
/**
 * Opens a SQLite file that others may be using.
 * @throws {RestorableError} INPUT_INVALID, DATABASE_UNKNOWN, DATABASE_PRIVILEGE, DATABASE_UNREACHABLE (locked)
 */
async function openSqliteSource(url, host) {
    const path = pathOfUrl(url);
    const file = await inspectSourceFile(path);
    const session = new SqliteSession({ path, access: 'live' }, host);
    const snapshots = new Set();
    try {
        const { version, sizeBytes } = await explaining(`read ${path}`, async () => {
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
                identity: identityOf(path),
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
    throw new errors/* RestorableError */.s$('INPUT_INVALID', '`include` and `exclude` do not work with SQLite: the whole file is copied.', {
        hint: 'Remove them, or make a smaller database with `vacuum into` and back that up.',
    });
}
/** Copies the live database into the workspace: the one temporary copy that an online backup of SQLite needs. */
async function takeSnapshot(session, path, sizeBytes, host) {
    const workspace = await host.workspace();
    await requireSpace(workspace.path, sizeBytes, `a snapshot of ${path}`);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(workspace.path, 'sqlite-'));
    const remove = () => (0,promises_.rm)(folder, { recursive: true, force: true });
    const snapshot = { path: (0,external_node_path_.join)(folder, STREAM), takenAt: new Date(), remove };
    try {
        await explaining(`take a snapshot of ${path}`, () => session.backup(snapshot.path, (donePages, totalPages) => {
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
    const session = new SqliteSession({ path: snapshot.path, access: 'still' }, host);
    let streamed = false;
    async function* streams() {
        yield { name: STREAM, content: readSnapshot(snapshot, host) };
        streamed = true;
    }
    // Counted while the bytes are on their way: the snapshot no longer changes.
    const counted = explaining('read the snapshot', () => takeFingerprint(session, {
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
                throw new errors/* RestorableError */.s$('INTERNAL', 'The fingerprint was asked for before the stream had ended.');
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
    const { size } = await (0,promises_.stat)(snapshot.path);
    const handle = await (0,promises_.open)(snapshot.path);
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
        const header = parseHeader(buffer.subarray(0, bytesRead));
        if (header !== undefined && size % header.pageSize === 0)
            return header;
    }
    finally {
        await handle.close();
    }
    await snapshot.remove();
    throw new errors/* RestorableError */.s$('DUMP_EMPTY', `The snapshot of ${size} bytes is not a SQLite database.`, {
        hint: 'The online backup failed without saying so. Check the disk of the temporary folder.',
    });
}
/** Reads to the length that the file had at first: a shorter or longer one is not what was counted. */
async function* readSnapshot(snapshot, host) {
    const handle = await (0,promises_.open)(snapshot.path);
    try {
        const { size } = await handle.stat();
        let done = 0;
        while (done < size) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafeSlow(READ_BYTES), 0, READ_BYTES, done);
            if (bytesRead === 0)
                break;
            done += bytesRead;
            yield buffer.subarray(0, bytesRead);
        }
        if (done === size)
            return;
        throw new errors/* RestorableError */.s$('DUMP_TRUNCATED', `The snapshot ended after ${done} of ${size} bytes.`, {
            hint: 'Something changed the temporary folder during the backup. Run it again.',
        });
    }
    catch (thrown) {
        throw nameFullDisk(thrown, snapshot.path);
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./build/engines/sqlite/integrity.js


/** Problems that are printed; one broken page can bring thousands. */
const NAMED = 20;
/** A collation, function or module that only the application itself brings: SQLite can't compare without it. */
const APPLICATION_PART = /no such (?:collation|function|module)|unknown (?:function|collation)/i;
/** `integrity_check`, and `foreign_key_check` held against what the source broke already. */
async function checkIntegrity(session, source, restored) {
    return [await checkPages(session, 'integrity_check'), await checkForeignKeys(session, source, restored)];
}
/** Reads the whole file. `quick_check` leaves out that each index entry belongs to its row. */
async function checkPages(session, pragma) {
    let words;
    try {
        words = (await session.all(`pragma ${pragma}(${NAMED})`)).rows.map((row) => String(row[0]));
    }
    catch (thrown) {
        if (!(thrown instanceof SqliteFailure))
            throw thrown;
        words = [thrown.message];
    }
    if (words.length === 1 && words[0] === 'ok')
        return { name: pragma, ok: true, detail: 'ok' };
    const text = words.join('; ');
    if (pragma === 'integrity_check' && words.every((word) => APPLICATION_PART.test(word))) {
        const quick = await checkPages(session, 'quick_check');
        return { ...quick, detail: `${quick.detail}; index entries were not compared with rows (${text})` };
    }
    return { name: pragma, ok: false, detail: text === '' ? 'the check returned nothing' : text };
}
async function checkForeignKeys(session, source, restored) {
    const name = 'foreign_key_check';
    const before = source.facts[VIOLATIONS];
    const after = restored.facts[VIOLATIONS];
    if (after === '0')
        return { name, ok: true, detail: 'ok' };
    if (after !== undefined && after === before) {
        return {
            name,
            ok: true,
            detail: `as in the source: ${/^\d+$/.test(after) ? `${after} rows break a foreign key` : after}`,
        };
    }
    const detail = await violationsByTable(session);
    const compared = before === undefined ? 'the source was not counted' : `the source had ${before}`;
    return { name, ok: false, detail: `rows that break a foreign key: ${detail}; ${compared}` };
}
async function violationsByTable(session) {
    try {
        const sql = `select "table", count(*) from pragma_foreign_key_check group by 1 order by 2 desc limit ${NAMED}`;
        const { rows } = await session.all(sql);
        return rows.map(([table, count]) => `${count} in ${table}`).join(', ');
    }
    catch (thrown) {
        if (thrown instanceof SqliteFailure)
            return thrown.message;
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./build/engines/sqlite/restore-file.js





const HINT = 'This backup does not hold one SQLite file. Check `name`, or take another backup.';
/**
 * Writes the one stream into a new file (0600) and makes it durable.
 * @throws {RestorableError} RESTORE_FAILED when it isn't exactly one SQLite file, DISK_FULL
 */
async function writeRestored(streams, path, signal) {
    let header;
    for await (const stream of streams) {
        if (stream.name !== STREAM || header !== undefined) {
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
        const header = parseHeader(buffer.subarray(0, bytesRead));
        if (header === undefined || size % header.pageSize !== 0) {
            throw new errors/* RestorableError */.s$('RESTORE_FAILED', `The restored ${size} bytes are not a SQLite database.`, {
                hint: HINT,
            });
        }
        await handle.sync();
        return header;
    }
    catch (thrown) {
        throw nameFullDisk(thrown, path);
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

;// CONCATENATED MODULE: ./build/engines/sqlite/target.js











/** @throws {RestorableError} INPUT_INVALID, TARGET_NOT_EMPTY, DISK_FULL, DATABASE_UNKNOWN, DATABASE_PRIVILEGE */
async function openSqliteTarget(spec, needs, host) {
    if (spec.kind === 'scratch') {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', 'A SQLite backup is verified in a temporary file; it needs no `into`.', {
            hint: 'Remove `into`, or set it to `auto`.',
        });
    }
    const seat = spec.kind === 'ephemeral' ? await temporarySeat(needs, host) : await placedSeat(spec, needs, host);
    return new SqliteTarget(seat, needs, host);
}
async function temporarySeat(needs, host) {
    const workspace = await host.workspace();
    await requireSpace(workspace.path, needs.rawBytes, 'the restored database');
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(workspace.path, 'sqlite-'));
    return {
        path: (0,external_node_path_.join)(folder, 'restored.sqlite'),
        description: `ephemeral SQLite ${process.versions['sqlite']}`,
        notes: [],
        strategy: 'fresh',
        publish: async () => ({}),
        remove: () => (0,promises_.rm)(folder, { recursive: true, force: true }),
    };
}
async function placedSeat(spec, needs, host) {
    const place = await openPlace(pathOfUrl(spec.url), spec.replace, host);
    const folder = (0,external_node_path_.dirname)(place.path);
    await requireSpace(folder, needs.rawBytes, 'the restored database');
    const name = (0,external_node_path_.basename)(place.temporaryPath);
    const leftover = { kind: 'database', engine: 'sqlite', name };
    const workspace = await host.workspace();
    await workspace.note(leftover);
    return {
        path: place.temporaryPath,
        description: `SQLite ${process.versions['sqlite']} file ${place.path}`,
        notes: place.occupied
            ? ['A program that has the old file open goes on writing to the kept one: stop it before, or restart it after.']
            : [],
        strategy: place.occupied ? 'beside' : 'fresh',
        publish: () => swapIn(place, new Date()),
        remove: async () => {
            await removeTemporary(folder, name);
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
    #session;
    #header;
    #inspected;
    constructor(seat, needs, host) {
        this.description = seat.description;
        this.notes = seat.notes;
        this.strategy = seat.strategy;
        this.#seat = seat;
        this.#needs = needs;
        this.#host = host;
        this.#session = new SqliteSession({ path: seat.path, access: 'still' }, host);
    }
    async restore(streams) {
        this.#header = await writeRestored(streams, this.#seat.path, this.#host.signal);
        try {
            await explaining('read the restored database', () => this.#session.all('select count(*) from sqlite_schema'));
        }
        catch (thrown) {
            throw asRestoreFailure(thrown);
        }
    }
    async inspect() {
        const header = this.#restored();
        const taken = await explaining('read the restored database', () => takeFingerprint(this.#session, {
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
            if (!(thrown instanceof SqliteFailure))
                throw thrown;
            throw new errors/* RestorableError */.s$('DATABASE_QUERY', `SQLite refused the query: ${thrown.message}.`, {
                hint: 'Run it with sqlite3 against the source, and mend the check.',
                cause: thrown,
            });
        }
    }
    async integrity() {
        return checkIntegrity(this.#session, this.#needs.fingerprint, this.#inspected ?? (await this.inspect()));
    }
    async publish() {
        this.#restored();
        const pages = await checkPages(this.#session, 'quick_check');
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
/** SQLite's refusal of what was restored is a finding about the backup, while a cancel stays a cancel. */
function asRestoreFailure(thrown) {
    if (!(thrown instanceof errors/* RestorableError */.s$) || !thrown.code.startsWith('DATABASE_'))
        return thrown;
    return new errors/* RestorableError */.s$('RESTORE_FAILED', thrown.message, { hint: thrown.hint, cause: thrown });
}

;// CONCATENATED MODULE: ./build/engines/sqlite/index.js




/** SQLite through Node's own library: one file in, the same file out. */
function createSqliteEngine() {
    return {
        name: 'sqlite',
        openSource: (url, _options, host) => openSqliteSource(url, host),
        openTarget: openSqliteTarget,
        // The only thing outside the workspace is a restore that was not finished, beside the file that it was meant for.
        dropLeftover: async (url, name) => removeTemporary(await folderOf(pathOfUrl(url)), name),
    };
}


/***/ }),

/***/ 47902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ runToEnd),
/* harmony export */   v: () => (/* binding */ startChild)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const ERROR_TAIL_BYTES = 16 * 1024;
const KILL_AFTER_MS = 3_000;
/**
 * Starts a child program in a process group of its own.
 * @throws {RestorableError} CLIENT_MISSING when the program can't be started, CANCELLED when already aborted
 */
async function startChild(spec) {
    if (spec.signal.aborted)
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancellation */ .WN)(spec.signal);
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(spec.file, [...spec.args], {
        env: { ...spec.env },
        cwd: spec.cwd,
        detached: true,
        shell: false,
        stdio: [spec.stdin, spec.stdout, 'pipe'],
    });
    let tail = '';
    let partialLine = '';
    child.stderr?.setEncoding('utf8');
    child.stderr?.on('data', (text) => {
        tail = (tail + text).slice(-ERROR_TAIL_BYTES);
        const lines = (partialLine + text).split('\n');
        partialLine = (lines.pop() ?? '').slice(-ERROR_TAIL_BYTES);
        for (const line of lines)
            spec.onErrorLine?.(spec.scrub(line));
    });
    const exited = new Promise((resolve) => {
        child.once('close', (code, signal) => resolve({ code, signal }));
    });
    await new Promise((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', (cause) => reject(new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('CLIENT_MISSING', `Can't start ${spec.file}: ${cause.message}`, {
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
    return { pid, stdin: child.stdin, stdout: child.stdout, exited, errorText: () => spec.scrub(tail).trim(), stop };
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
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancellation */ .WN)(spec.signal);
    return { ...exit, stdout, stderr: child.errorText() };
}


/***/ })

};
