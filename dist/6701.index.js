export const id = 6701;
export const ids = [6701];
export const modules = {

/***/ 84842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RI: () => (/* binding */ readJobs),
/* harmony export */   gn: () => (/* binding */ automaticJobs),
/* harmony export */   r2: () => (/* binding */ MOST_JOBS)
/* harmony export */ });
const MOST_JOBS = 64;
const MOST_AUTOMATIC_JOBS = 16;
function readJobs(text) {
    if (text === 'auto')
        return text;
    const jobs = /^[1-9]\d?$/.test(text) ? Number(text) : MOST_JOBS + 1;
    return jobs <= MOST_JOBS ? jobs : undefined;
}
function automaticJobs(cores, memory) {
    const fitting = Math.floor(memory.bytes / Math.max(memory.ofEachBytes, 1));
    return Math.max(1, Math.min(cores, fitting, MOST_AUTOMATIC_JOBS));
}


/***/ }),

/***/ 17322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ openSurelyContained),
/* harmony export */   LT: () => (/* binding */ clientIn),
/* harmony export */   c: () => (/* binding */ openContained)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _process_sandbox_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77266);
/* harmony import */ var _process_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96863);
/* harmony import */ var _wrapped_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52510);




async function openContained({ spec, needs, isKnownByUser }, host, open) {
    if (spec.kind !== 'restore')
        return openSurelyContained({ spec, needs, isKnownByUser }, host, open);
    const sandbox = await (0,_process_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_2__/* .findSandbox */ .n7)(host, { isKnownByUser });
    return guarded({ sandbox, host }, host, open);
}
async function openSurelyContained({ spec, needs, isKnownByUser }, host, open) {
    const over = new AbortController();
    const boxed = { ...host, signal: AbortSignal.any([host.signal, over.signal]) };
    const limits = (0,_process_sandbox_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limitsFor */ .I9)(spec.limits ?? {}, needs.rawBytes, await (0,_process_sandbox_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .measureMachine */ .iI)(host));
    const sandbox = await (0,_process_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareSandbox */ .D_)(boxed, {
        trustSource: spec.trustSource ?? false,
        limits,
        isKnownByUser,
        onOver: (error) => over.abort(error),
    });
    return guarded({ sandbox, host: boxed, limits }, host, open);
}
function clientIn({ sandbox }, notes) {
    if (sandbox?.isContained === true)
        return { client: sandbox };
    if (sandbox !== undefined)
        notes.push(UNCONTAINED_CLIENT);
    return { client: undefined };
}
const UNCONTAINED_CLIENT = "The client that restored the backup ran without containment (trust-source): it could reach this job's files.";
async function guarded(containment, outer, open) {
    const named = async (work) => {
        try {
            const result = await work();
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(containment.host.signal);
            return result;
        }
        catch (error) {
            throw (await reasonBehind(containment, outer)) ?? error;
        }
    };
    try {
        return (0,_wrapped_target_js__WEBPACK_IMPORTED_MODULE_3__/* .wrappedTarget */ .V)(await named(() => open(containment)), named, async () => containment.sandbox?.close());
    }
    catch (error) {
        await containment.sandbox?.close();
        throw error;
    }
}
async function reasonBehind({ sandbox }, outer) {
    return outer.signal.aborted ? undefined : sandbox?.whyStopped();
}


/***/ }),

/***/ 91339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ replacementNames),
/* harmony export */   Le: () => (/* binding */ temporaryKindOf),
/* harmony export */   U2: () => (/* binding */ scratchName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const SCRATCH = /^restorable_verify_[0-9a-f]{12}$/;
const BESIDE = /_restorable_[0-9a-f]{6}$/;
function scratchName() {
    return `restorable_verify_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}`;
}
function replacementNames(database, limit, lengthOf, now) {
    const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').toLowerCase();
    const suffixes = {
        beside: `_restorable_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(3).toString('hex')}`,
        keptAs: `_before_${stamp}z`,
        incomplete: `_incomplete_${stamp}z`,
    };
    let short = database;
    const room = limit - Math.max(...Object.values(suffixes).map(({ length }) => length));
    while (lengthOf(short) > room)
        short = [...short].slice(0, -1).join('');
    return { beside: short + suffixes.beside, keptAs: short + suffixes.keptAs, incomplete: short + suffixes.incomplete };
}
function temporaryKindOf(name) {
    if (SCRATCH.test(name))
        return 'scratch';
    if (BESIDE.test(name))
        return 'beside';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INTERNAL', `The database ${JSON.stringify(name)} was not created by this program.`);
}


/***/ }),

/***/ 65482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ nameFullDisk),
/* harmony export */   M: () => (/* binding */ requireSpace)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22691);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);



const MARGIN_BYTES = 16 * 1024 * 1024;
const LARGER_DISK = 'Free some space, or use a larger disk. Temporary files are in RUNNER_TEMP in a job and in TMPDIR elsewhere.';
async function requireSpace(folder, bytes, purpose, hint = LARGER_DISK) {
    const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(folder);
    const free = bavail * bsize;
    const needed = bytes + MARGIN_BYTES;
    if (free >= needed)
        return;
    const shown = (count) => (0,pretty_bytes__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A)(count, { binary: true });
    const message = `${folder} has ${shown(free)} free; ${purpose} needs about ${shown(needed)}.`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DISK_FULL', message, { hint });
}
function nameFullDisk(thrown, path) {
    const { code } = thrown;
    if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EFBIG')
        return thrown;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DISK_FULL', `The disk filled up before ${path} was complete.`, {
        hint: 'Free some space, or raise the quota.',
        cause: thrown,
    });
}


/***/ }),

/***/ 50898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ unlessMissing),
/* harmony export */   VC: () => (/* binding */ cleanupHost),
/* harmony export */   Vd: () => (/* binding */ createdNote),
/* harmony export */   p6: () => (/* binding */ createFailure),
/* harmony export */   s1: () => (/* binding */ noteDatabase),
/* harmony export */   z2: () => (/* binding */ notEmpty)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const CLEANUP_MS = 20_000;
const cleanupHost = (host, timeoutMs = CLEANUP_MS) => ({
    ...host,
    signal: AbortSignal.timeout(timeoutMs),
});
async function noteDatabase(host, engine, name) {
    const leftover = { kind: 'database', engine, name };
    const workspace = await host.workspace();
    await workspace.note(leftover);
    return () => workspace.forget(leftover);
}
async function unlessMissing(connecting) {
    try {
        return await connecting;
    }
    catch (error) {
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'DATABASE_NOT_FOUND'))
            return undefined;
        throw error;
    }
}
const createdNote = (database) => `The database ${JSON.stringify(database)} was missing and has been created.`;
function notEmpty(database, found) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('TARGET_NOT_EMPTY', `The database ${JSON.stringify(database)} is not empty: it contains ${found.slice(0, 4).join(', ')}${found.length > 4 ? ', ...' : '.'}`, { hint: 'Name a new or empty database, or set `replace: true` to restore next to it and swap after success.' });
}
function createFailure(error, hint) {
    if (!(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'DATABASE_PRIVILEGE'))
        return error;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_PRIVILEGE', 'The account of `target:` may not create databases.', {
        hint,
        cause: error,
    });
}


/***/ }),

/***/ 89967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ii: () => (/* binding */ startOwnServer),
/* harmony export */   WR: () => (/* binding */ makePassword),
/* harmony export */   h2: () => (/* binding */ makeServerFolders)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22193);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88050);
/* harmony import */ var _process_sandbox_system_programs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23041);






const MAX_SOCKET_PATH = 107;
async function makeServerFolders(options, host) {
    const { sandbox, prefix, socketName, program } = options;
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((await host.workspace()).path, `${prefix}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(2).toString('hex')}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { mode: 0o700 });
    const sockets = await sandbox.makeSharedFolder(folder, 's');
    const socket = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(sockets, socketName);
    if (Buffer.byteLength(socket) > MAX_SOCKET_PATH) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('SERVER_MISSING', `The path of the temporary folder is too long for a socket: ${socket}`, { hint: 'Set RUNNER_TEMP (or TMPDIR) to a folder with a shorter path.' });
    }
    const home = await sandbox.makeSharedFolder(folder, 'd');
    return { folder, sockets, home, binds: await (0,_process_sandbox_system_programs_js__WEBPACK_IMPORTED_MODULE_5__/* .programBinds */ .v)(program, host) };
}
function makePassword(host) {
    const password = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(24).toString('hex');
    host.mask(new _core_secret_js__WEBPACK_IMPORTED_MODULE_4__/* .Secret */ .zh(password));
    return password;
}
async function startOwnServer({ folder, sockets }, sandbox, start) {
    let server;
    const end = async () => {
        await server?.stop();
        await sandbox.remove(folder, 'd');
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(folder, { recursive: true, force: true, maxRetries: 3 });
    };
    let stopped;
    const stop = () => {
        stopped ??= end();
        return stopped;
    };
    try {
        server = await start();
        const running = server;
        return { socketBind: { path: sockets, writable: true }, log: () => running.log(), stop };
    }
    catch (error) {
        await stop();
        throw error;
    }
}


/***/ }),

/***/ 148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ serverTarget)
/* harmony export */ });
function serverTarget(place, parts) {
    let session;
    const connection = () => {
        session ??= parts.connect();
        return session;
    };
    const disconnect = async () => {
        const open = session;
        session = undefined;
        await open?.then((it) => it.close()).catch(() => { });
    };
    let closed;
    return {
        description: place.description,
        notes: place.notes,
        strategy: place.strategy,
        restore: parts.restore,
        inspect: async () => parts.inspect(await connection()),
        query: async (sql, { timeoutMs }) => parts.query(await connection(), sql, timeoutMs),
        integrity: async (options = {}) => parts.integrity(await connection(), options),
        digests: parts.digests,
        publish: async () => {
            await disconnect();
            return place.publish();
        },
        close: () => {
            closed ??= disconnect().then(() => place.close());
            return closed;
        },
    };
}


/***/ }),

/***/ 52510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ wrappedTarget)
/* harmony export */ });
function wrappedTarget(target, around, release) {
    const { keepBeside, digests, byHand } = target;
    let closed;
    const wrapped = {
        description: target.description,
        notes: target.notes,
        strategy: target.strategy,
        leftOut: target.leftOut,
        exempts: target.exempts,
        keepBeside: keepBeside && (() => around(() => keepBeside.call(target))),
        restore: (streams, onPart) => around(() => target.restore(streams, onPart)),
        inspect: () => around(() => target.inspect()),
        digests: digests && ((of) => around(() => digests.call(target, of))),
        byHand: byHand && { ...byHand, adopt: (file) => around(() => byHand.adopt(file)) },
        query: (sql, options) => around(() => target.query(sql, options)),
        integrity: (options) => around(() => target.integrity(options)),
        publish: () => around(() => target.publish()),
        close: () => {
            closed ??= target.close().finally(release);
            return closed;
        },
    };
    return wrapped;
}


/***/ }),

/***/ 56701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dropPostgresLeftover: () => (/* binding */ dropPostgresLeftover),
  openPostgresTarget: () => (/* binding */ openPostgresTarget)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/known-names.js
var known_names = __webpack_require__(69208);
// EXTERNAL MODULE: ./build/engines/parts/contained-target.js
var contained_target = __webpack_require__(17322);
// EXTERNAL MODULE: ./build/engines/parts/database-names.js
var database_names = __webpack_require__(91339);
// EXTERNAL MODULE: ./build/engines/parts/server-target.js
var server_target = __webpack_require__(148);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/engines/postgres/clients/clients.js
var clients = __webpack_require__(73239);
;// CONCATENATED MODULE: ./build/engines/postgres/server/settings.js

const RESTORED_DATABASE = 'restored';
const PORT = 5432;
const MIB = 1024 * 1024;
function settingsOf(layout) {
    const { memory, preload } = layout;
    const walMib = Math.min(Math.max(Math.ceil(layout.rawBytes / MIB), 128), 2_048);
    const settings = {
        listen_addresses: '',
        port: String(PORT),
        unix_socket_directories: layout.sockets.replaceAll(',', '\\,'),
        unix_socket_permissions: '0777',
        hba_file: (0,external_node_path_.join)(layout.folder, 'c', 'hba.conf'),
        max_connections: String(24 + memory.jobs),
        max_locks_per_transaction: '4096',
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        wal_level: 'minimal',
        max_wal_senders: '0',
        archive_mode: 'off',
        max_wal_size: `${walMib}MB`,
        checkpoint_timeout: '1h',
        autovacuum: 'off',
        shared_buffers: `${memory.sharedMib}MB`,
        maintenance_work_mem: `${memory.maintenanceMib}MB`,
        huge_pages: 'off',
        jit: 'off',
        logging_collector: 'off',
        log_destination: 'stderr',
        log_min_error_statement: 'panic',
        log_line_prefix: '%e ',
        shared_preload_libraries: preload.join(','),
        ...(preload.includes('pg_cron') && {
            'cron.host': '/nonexistent',
            'cron.database_name': RESTORED_DATABASE,
            'cron.log_run': 'off',
        }),
    };
    return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

;// CONCATENATED MODULE: ./build/engines/postgres/by-hand.js




async function byHandOf({ role, serverMajor, ownServer }, host) {
    const { path, prefix } = await (0,clients/* findClient */.$)('pg_restore', serverMajor, host);
    if (prefix.length > 0) {
        throw new errors/* RestorableError */.s$('CLIENT_MISSING', `This machine has no pg_restore of version ${serverMajor} or newer.`, {
            hint: 'Install it in an earlier step: a drill calls no program in a container.',
        });
    }
    return {
        env: { PGHOST: role.host, PGPORT: String(PORT), PGUSER: role.user },
        homeFiles: {},
        programs: [(0,external_node_path_.dirname)(path)],
        calls: ['psql', 'pg_restore'],
        folders: ownServer?.binds ?? [],
        adopt: async () => { },
    };
}

// EXTERNAL MODULE: ./build/engines/postgres/connection/connection.js + 6 modules
var connection_connection = __webpack_require__(87030);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/engines/parts/disk.js
var disk = __webpack_require__(65482);
// EXTERNAL MODULE: ./build/engines/postgres/clients/install.js
var install = __webpack_require__(72308);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/core/planning/jobs.js
var planning_jobs = __webpack_require__(84842);
// EXTERNAL MODULE: ./build/engines/postgres/sql/operators.js
var operators = __webpack_require__(25894);
;// CONCATENATED MODULE: ./build/engines/postgres/restore/jobs.js





const LEAST_BYTES = 32 * 1024 * 1024;
const isWorthJobs = (rawBytes) => rawBytes >= LEAST_BYTES;
async function jobsAt(target, host) {
    const { jobs, ownServer } = target;
    if (ownServer !== undefined && jobs !== 'auto')
        return jobs;
    const opened = [];
    try {
        const first = await (0,connection_connection/* openConnection */.J)(target.role, host, { requireTls: false });
        opened.push(first);
        if (!first.isDirect) {
            if (jobs !== 'auto')
                target.notes.push(ONE_JOB('its pooler may have fewer sessions than that'));
            return 1;
        }
        const wanted = jobs === 'auto' ? await affordableJobs(first) : jobs;
        while (opened.length < wanted) {
            const next = await openAnother(target, host);
            if (next === undefined)
                break;
            opened.push(next);
        }
        if (opened.length === wanted)
            return wanted;
        const admitted = Math.max(1, opened.length - 1);
        target.notes.push(`Indexes and constraints were created by ${admitted} of ${wanted} jobs, because the server admits no more sessions.`);
        return admitted;
    }
    finally {
        for (const connection of opened)
            await connection.close();
    }
}
const ONE_JOB = (why) => `Indexes and constraints were created one after the other: ${why}.`;
async function openAnother(target, host) {
    try {
        return await (0,connection_connection/* openConnection */.J)(target.role, host, { requireTls: false });
    }
    catch (error) {
        if (!(error instanceof errors/* RestorableError */.s$) || error.code === 'CANCELLED')
            throw error;
        return undefined;
    }
}
async function affordableJobs(connection) {
    const [row] = await connection.query(`select pg_catalog.pg_size_bytes(pg_catalog.current_setting('shared_buffers'))::pg_catalog.text as shared,
       pg_catalog.pg_size_bytes(pg_catalog.current_setting('maintenance_work_mem'))::pg_catalog.text as maintenance`);
    const bytes = 2 * Number(row?.shared ?? 0);
    return (0,planning_jobs/* automaticJobs */.gn)((0,external_node_os_.availableParallelism)(), { bytes, ofEachBytes: Number(row?.maintenance ?? 0) });
}
async function endSessions(connection, target) {
    await connection.query(`select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity
      where datname ${operators.EQ} pg_catalog.current_database() and application_name ${operators.EQ} $1 and pid operator(pg_catalog.<>) pg_catalog.pg_backend_pid()`, [target.sessionName]);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/process/sandbox/private-server.js
var private_server = __webpack_require__(85675);
// EXTERNAL MODULE: ./build/engines/parts/own-server.js
var own_server = __webpack_require__(89967);
// EXTERNAL MODULE: ./build/engines/postgres/url/url.js + 1 modules
var url_url = __webpack_require__(89356);
;// CONCATENATED MODULE: ./build/engines/postgres/server/cluster.js








const ADMIN = 'restorable_admin';
const RESTORING_ROLE = 'restorable_restore';
const START_TIMEOUT_MS = 180_000;
async function startCluster(options, host) {
    const { sandbox, binDirectory } = options;
    const program = (0,external_node_path_.join)(binDirectory, 'postgres');
    const folders = await (0,own_server/* makeServerFolders */.h2)({ sandbox, prefix: 'p', socketName: `.s.PGSQL.${PORT}`, program }, host);
    const password = (0,own_server/* makePassword */.WR)(host);
    const layout = { ...options, ...folders };
    const server = await (0,own_server/* startOwnServer */.Ii)(folders, sandbox, async () => {
        await initialize(layout, password, host);
        return startServer(layout, host);
    });
    return {
        ...server,
        admin: urlOf(ADMIN, password, folders.sockets, 'postgres'),
        role: urlOf(RESTORING_ROLE, 'none', folders.sockets, 'postgres'),
    };
}
const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
async function initialize(layout, password, host) {
    const passwordFile = (0,external_node_path_.join)(layout.folder, 'password');
    await (0,promises_.writeFile)(passwordFile, password, { mode: 0o644 });
    const args = [
        `--pgdata=${(0,external_node_path_.join)(layout.home, 'data')}`,
        `--username=${ADMIN}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--no-sync',
        ...(layout.major >= 18 ? ['--no-data-checksums'] : []),
    ];
    const exit = await layout.sandbox.run({
        file: (0,external_node_path_.join)(layout.binDirectory, 'initdb'),
        args,
        env: SERVER_ENVIRONMENT,
        binds: [...layout.binds, { path: layout.home, writable: true }, { path: passwordFile, writable: false }],
    });
    await (0,promises_.rm)(passwordFile);
    (0,errors/* throwIfCancelled */.dZ)(host.signal);
    if (exit.code !== 0)
        throw cannotStart(`initdb exited with code ${exit.code}`, exit.stderr);
    const rules = `local all ${ADMIN} scram-sha-256\nlocal all ${RESTORING_ROLE} trust\n`;
    await (0,promises_.mkdir)((0,external_node_path_.join)(layout.folder, 'c'), { mode: 0o755 });
    await (0,promises_.writeFile)((0,external_node_path_.join)(layout.folder, 'c', 'hba.conf'), rules, { mode: 0o644 });
}
function startServer(layout, host) {
    const data = (0,external_node_path_.join)(layout.home, 'data');
    return (0,private_server/* startPrivateServer */.X)({
        sandbox: layout.sandbox,
        file: (0,external_node_path_.join)(layout.binDirectory, 'postgres'),
        args: [`-D${data}`, ...settingsOf(layout)],
        env: SERVER_ENVIRONMENT,
        binds: [
            ...layout.binds,
            { path: layout.home, writable: true },
            { path: layout.sockets, writable: true },
            { path: (0,external_node_path_.join)(layout.folder, 'c'), writable: false },
        ],
        dataFolder: data,
        isReadyLine: (line) => line.includes('ready to accept connections'),
        startTimeoutMs: START_TIMEOUT_MS,
        nameFailure: cannotStart,
    }, host);
}
function urlOf(user, password, folder, database) {
    const host = encodeURIComponent(folder);
    const url = `postgres://${user}:${password}@/${database}?host=${host}&port=${PORT}&sslmode=disable`;
    return (0,url_url/* parsePostgresUrl */.qQ)(new secret/* Secret */.zh(url));
}
function cannotStart(how, words) {
    if (/No space left/.test(words.reveal())) {
        return new errors/* RestorableError */.s$('DISK_FULL', 'The disk is full: the ephemeral server could not be created.', {
            hint: 'Free some space, or set `target:` to a database in a service container.',
        });
    }
    return new errors/* RestorableError */.s$('SERVER_MISSING', `The ephemeral server can't be started: ${how}${reasonIn(words)}.`, {
        hint: 'Install a complete server of that version (postgresql-N), name its folder in PG_BIN, or use `target:`.',
        foreign: words,
    });
}
const REASONS = [
    [/could not access file|could not load library/, 'a required library is missing'],
    [/could not (?:map|create|resize) (?:anonymous )?shared memory|Cannot allocate memory/, 'too little memory'],
    [/cannot be run as root|must be started under an unprivileged/, 'it refuses to run as root'],
    [/could not find a "postgres"|not found in the|required by the database system/, 'its installation is incomplete'],
    [/could not bind|could not create any/, 'its socket could not be created'],
    [/Permission denied/, 'permission denied'],
];
function reasonIn(words) {
    const reason = REASONS.find(([pattern]) => pattern.test(words.reveal()))?.[1];
    return reason === undefined ? '' : `: ${reason}`;
}

;// CONCATENATED MODULE: ./build/engines/postgres/server/memory.js


const memory_MIB = 1024 * 1024;
const LEAST_MIB = 64;
const MOST_MIB = 512;
const SHARED_PART = 8;
const MAINTENANCE_PART = 4;
const within = (mib) => Math.min(Math.max(Math.floor(mib), LEAST_MIB), MOST_MIB);
function shareMemory(allowedBytes, wanted, cores = (0,external_node_os_.availableParallelism)()) {
    const allowedMib = allowedBytes / memory_MIB;
    const memory = { bytes: allowedBytes / MAINTENANCE_PART, ofEachBytes: LEAST_MIB * memory_MIB };
    const jobs = wanted === 'auto' ? (0,planning_jobs/* automaticJobs */.gn)(cores, memory) : wanted;
    return {
        jobs,
        sharedMib: within(allowedMib / SHARED_PART),
        maintenanceMib: within(allowedMib / MAINTENANCE_PART / jobs),
    };
}

// EXTERNAL MODULE: ./build/engines/postgres/sql/quote.js
var quote = __webpack_require__(90591);
// EXTERNAL MODULE: ./build/engines/parts/given-database.js
var given_database = __webpack_require__(50898);
// EXTERNAL MODULE: ./build/engines/postgres/connection/errors.js
var connection_errors = __webpack_require__(80954);
;// CONCATENATED MODULE: ./build/engines/postgres/target/create.js



async function createDatabase(admin, database) {
    const { facts } = database;
    const encoding = facts['encoding'] || 'UTF8';
    const collate = facts['collation'] || 'C';
    const ctype = facts['ctype'] || collate;
    const provider = providerClause(facts);
    const attempts = [
        [collate, ctype, provider],
        ...(provider === '' ? [] : [['C', 'C', provider]]),
        ['C.UTF-8', 'C.UTF-8', ''],
        ['C', 'C', ''],
    ];
    let failure;
    for (const [index, [wantedCollate, wantedCtype, wantedProvider]] of attempts.entries()) {
        try {
            await admin.outside(`${statement(database, encoding, wantedCollate, wantedCtype)}${wantedProvider}`);
            if (index === 0 || (provider !== '' && wantedProvider === provider))
                return [];
            return [
                `The locale ${provider === '' ? collate : `${facts['locale']} (${facts['locale-provider']})`} is missing here. The database was created with ${wantedCollate}, so texts may be sorted differently.`,
            ];
        }
        catch (error) {
            if (!isLocaleFailure(error))
                throw named(error);
            failure = error;
        }
    }
    throw named(failure);
}
function statement(database, encoding, collate, ctype) {
    return [
        `create database ${(0,quote/* quoteName */.A)(database.name)} template template0`,
        database.owner === undefined ? '' : `owner ${(0,quote/* quoteName */.A)(database.owner)}`,
        `encoding ${(0,quote/* quoteText */.o)(encoding)} lc_collate ${(0,quote/* quoteText */.o)(collate)} lc_ctype ${(0,quote/* quoteText */.o)(ctype)}`,
    ].join(' ');
}
function providerClause(facts) {
    const provider = facts['locale-provider'];
    const locale = facts['locale'];
    if ((provider !== 'icu' && provider !== 'builtin') || locale === undefined)
        return '';
    const rules = facts['icu-rules'] === undefined ? '' : ` icu_rules ${(0,quote/* quoteText */.o)(facts['icu-rules'])}`;
    return ` locale_provider ${provider} ${provider}_locale ${(0,quote/* quoteText */.o)(locale)}${rules}`;
}
const LOCALE_STATES = new Set(['22023', '42809', '42P17', '42601', '42704', '0A000', 'XX000']);
function isLocaleFailure(error) {
    return LOCALE_STATES.has((0,connection_errors/* stateOf */.L4)(error));
}
const named = (error) => (0,given_database/* createFailure */.p6)(error, 'Grant it: ALTER ROLE name CREATEDB. For a verification, use the superuser of a service container.');

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/catalog.js + 1 modules
var catalog = __webpack_require__(95336);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/scope.js + 1 modules
var catalog_scope = __webpack_require__(47863);
;// CONCATENATED MODULE: ./build/engines/postgres/target/provider-objects.js




const NO_PROVIDER_OBJECTS = {
    schemas: new Set(),
    classify: () => 'normal',
    covers: () => false,
    counts: () => true,
    without: (restored) => restored,
};
const free = (catalog, oid) => `not exists (select from pg_catalog.pg_depend e where e.classid ${operators.EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass
    and e.objid ${operators.EQ} ${oid} and e.deptype ${operators.EQ} 'e')`;
const NAMES = `
  select n.nspname ${operators/* CAT */.xD} E'\\x01' ${operators/* CAT */.xD} x.name as name from (
    select relnamespace as namespace, relname::pg_catalog.text as name from pg_catalog.pg_class c where ${free('pg_class', 'c.oid')}
    union all select pronamespace, pg_catalog.format('%s(%s)', proname, pg_catalog.oidvectortypes(proargtypes))
      from pg_catalog.pg_proc p where ${free('pg_proc', 'p.oid')}
    union all select typnamespace, typname from pg_catalog.pg_type t where ${free('pg_type', 't.oid')}
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, s.conname)
      from pg_catalog.pg_constraint s join pg_catalog.pg_class c on c.oid ${operators.EQ} s.conrelid
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, g.tgname)
      from pg_catalog.pg_trigger g join pg_catalog.pg_class c on c.oid ${operators.EQ} g.tgrelid
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, p.polname)
      from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid ${operators.EQ} p.polrelid
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, r.rulename)
      from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid ${operators.EQ} r.ev_class
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, a.attname)
      from pg_catalog.pg_attrdef d join pg_catalog.pg_class c on c.oid ${operators.EQ} d.adrelid
      join pg_catalog.pg_attribute a on a.attrelid ${operators.EQ} d.adrelid and a.attnum ${operators.EQ} d.adnum
  ) x join pg_catalog.pg_namespace n on n.oid ${operators.EQ} x.namespace where ${(0,operators/* isOwnSchema */.us)('n')}
  union all select E'\\x01' ${operators/* CAT */.xD} evtname from pg_catalog.pg_event_trigger
  union all select E'\\x01' ${operators/* CAT */.xD} pubname from pg_catalog.pg_publication`;
const FILLABLE = `
  select n.nspname as schema, c.relname as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${operators.EQ} c.relnamespace
   where c.relkind ${operators.EQ} any ('{r,p}') and ${(0,operators/* isOwnSchema */.us)('n')} and ${free('pg_class', 'c.oid')}
     and pg_catalog.has_schema_privilege(n.oid, 'usage')
     and pg_catalog.has_table_privilege(c.oid, 'select') and pg_catalog.has_table_privilege(c.oid, 'insert')`;
async function readProviderObjects(connection) {
    const schemas = await connection.query(`select nspname as name from pg_catalog.pg_namespace n
      where ${(0,operators/* isOwnSchema */.us)('n')} and nspname ${operators.NE} 'public' and ${free('pg_namespace', 'n.oid')}`);
    const names = new Set((await connection.query(NAMES)).map(({ name }) => name));
    if (schemas.length === 0 && names.size === 0)
        return NO_PROVIDER_OBJECTS;
    const objects = await (0,catalog/* readObjects */.$I)(connection, catalog_scope/* WHOLE_DATABASE */.A);
    const fillable = new Set();
    for (const { schema, name } of await connection.query(FILLABLE)) {
        const sql = `select exists (select from ${(0,quote/* quoteName */.A)(schema)}.${(0,quote/* quoteName */.A)(name)}) as filled`;
        const [row] = await connection.query(sql).catch(() => []);
        if (row?.filled === false)
            fillable.add(`${schema}\x01${name}`);
    }
    return new Found(new Set(schemas.map(({ name }) => name)), names, fillable, objects);
}
const OF_THE_PROVIDER = new Set(['ACL', 'COMMENT', 'SECURITY LABEL', 'ROW SECURITY', 'DEFAULT', 'SEQUENCE OWNED BY']);
const DATA = new Set(['TABLE DATA', 'SEQUENCE SET']);
class Found {
    schemas;
    #names;
    #fillable;
    #objects;
    #prefixes;
    constructor(schemas, names, fillable, objects) {
        this.schemas = schemas;
        this.#names = names;
        this.#fillable = fillable;
        this.#objects = new Set(objects.map(({ type, name }) => `${type}\x01${name}`));
        this.#prefixes = [...schemas].flatMap((name) => [`${name}.`, `${(0,quote/* quoteName */.A)(name)}.`]);
    }
    classify({ description, schema, name }) {
        if (description === 'SCHEMA')
            return this.schemas.has(name) ? 'skip' : 'normal';
        if (description === 'EVENT TRIGGER' || description === 'PUBLICATION') {
            return this.#names.has(`\x01${name}`) ? 'skip' : 'normal';
        }
        if (schema === '')
            return this.#classifyTag(description, name);
        const isThere = this.#names.has(`${schema}\x01${name}`);
        if (!this.schemas.has(schema))
            return isThere && !DATA.has(description) ? 'skip' : 'normal';
        if (description === 'TABLE DATA')
            return this.#fillable.has(`${schema}\x01${name}`) ? 'tolerate' : this.#dataOf(schema, name);
        if (OF_THE_PROVIDER.has(description))
            return 'skip';
        return isThere && !DATA.has(description) ? 'skip' : 'tolerate';
    }
    #dataOf(schema, name) {
        return this.#names.has(`${schema}\x01${name}`) ? 'skip' : 'tolerate';
    }
    #classifyTag(description, tag) {
        if (!OF_THE_PROVIDER.has(description))
            return 'normal';
        const [, kind, name = ''] = /^(SCHEMA|EVENT TRIGGER|PUBLICATION) (.*)$/.exec(tag) ?? [];
        const plain = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
        if (kind === 'SCHEMA')
            return this.schemas.has(plain) ? 'skip' : 'normal';
        return kind !== undefined && this.#names.has(`\x01${plain}`) ? 'skip' : 'normal';
    }
    covers(type, name) {
        if (type === 'schema')
            return this.schemas.has(name) || [...this.schemas].some((each) => (0,quote/* quoteName */.A)(each) === name);
        return this.#objects.has(`${type}\x01${name}`) || this.#prefixes.some((prefix) => name.startsWith(prefix));
    }
    without(restored, source) {
        const ofSource = new Set(source.objects.map(({ type, name }) => `${type}\x01${name}`));
        const tables = new Set(source.tables.map(({ schema, name }) => `${schema}\x01${name}`));
        return {
            ...restored,
            objects: restored.objects
                .filter(({ type, name }) => ofSource.has(`${type}\x01${name}`) || !this.covers(type, name))
                .map((object) => (this.covers(object.type, object.name) ? { ...object, definitionSha256: null } : object)),
            tables: restored.tables.filter(({ schema, name }) => tables.has(`${schema}\x01${name}`) || !this.#isTheirs(schema, name)),
        };
    }
    counts({ schema, name }) {
        return !this.#isTheirs(schema, name) || this.#fillable.has(`${schema}\x01${name}`);
    }
    #isTheirs(schema, name) {
        return this.#names.has(`${schema}\x01${name}`);
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/target/database.js


const exemption = (type, name) => `${type}\0${name}`;
function ordinaryTarget() {
    return {
        providerObjects: NO_PROVIDER_OBJECTS,
        jobs: 'auto',
        sessionName: `restorable ${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`,
        onError: 'stop',
        leftOut: [],
        exempt: new Set(),
        madeRoles: [],
        kept: [],
        limits: [],
    };
}

;// CONCATENATED MODULE: ./build/engines/postgres/target/scratch.js











async function openScratch(url, needs, host) {
    const name = (0,database_names/* scratchName */.U2)();
    const common = ordinaryTarget();
    await using admin = await (0,connection_connection/* openConnection */.J)(url, host, { requireTls: false, writes: true });
    requireVersion(admin, needs);
    const isSuperuser = await readSuperuser(admin);
    const forget = await (0,given_database/* noteDatabase */.s1)(host, 'postgres', name);
    try {
        const role = isSuperuser ? await makeRole(admin, name, host) : undefined;
        const facts = needs.fingerprint.facts;
        const notes = await createDatabase(admin, { name, owner: role?.user, facts });
        const inside = { ...url, database: name };
        const adminUrl = isSuperuser ? withoutEventTriggers(inside, admin.serverMajor) : inside;
        const usable = role && (await tryRole({ ...url, ...role, database: name }, host));
        if (role !== undefined && usable === undefined) {
            notes.push('The server does not accept a second account, so the backup was restored by the superuser of `target:`.');
        }
        if (usable !== undefined)
            await giveSchemas(adminUrl, usable.user, host);
        return {
            ...common,
            description: `scratch database on PostgreSQL ${admin.serverVersion.split(' ')[0]} at ${(0,url_url/* describeServer */.X8)(url)}`,
            notes,
            strategy: 'fresh',
            serverMajor: admin.serverMajor,
            admin: adminUrl,
            adminIsSuperuser: isSuperuser,
            role: usable ?? inside,
            hasOwnRole: usable !== undefined,
            keepsOwners: false,
            isDisposable: true,
            ownServer: undefined,
            serverLog: () => '',
            publish: async () => ({}),
            close: async () => {
                await dropScratch(url, name, common.madeRoles, host);
                await forget();
            },
        };
    }
    catch (error) {
        await dropScratch(url, name, [], host)
            .then(forget)
            .catch(() => { });
        throw error;
    }
}
function requireVersion(connection, needs) {
    const wanted = Number.parseInt(needs.majorVersion, 10);
    if (connection.serverMajor >= wanted)
        return;
    throw new errors/* RestorableError */.s$('DATABASE_VERSION', `The backup is of PostgreSQL ${wanted}, and the server of \`target:\` is version ${connection.serverMajor}.`, { hint: `Restore into PostgreSQL ${wanted} or newer: for a service container, the image postgres:${wanted}.` });
}
function withoutEventTriggers(url, major) {
    if (major < 17)
        return url;
    return { ...url, options: `${url.options ?? ''} -c event_triggers=off`.trim() };
}
async function readSuperuser(connection) {
    const [row] = await connection.query(`select rolsuper as superuser from pg_catalog.pg_roles where rolname ${operators.EQ} current_user`);
    return row?.superuser === true;
}
async function makeRole(admin, name, host) {
    const password = new secret/* Secret */.zh((0,external_node_crypto_.randomBytes)(24).toString('hex'));
    host.mask(password);
    await admin.simple(`create role ${(0,quote/* quoteName */.A)(name)} login bypassrls password ${(0,quote/* quoteText */.o)(password.reveal())}`);
    return { user: name, password };
}
async function tryRole(role, host) {
    try {
        await (await (0,connection_connection/* openConnection */.J)(role, host, { requireTls: false })).close();
        return role;
    }
    catch (error) {
        host.log.debug(`The verification's own account can't connect: ${(0,errors/* messageOf */.bD)(error)}`);
        return undefined;
    }
}
async function giveSchemas(admin, user, host) {
    await using connection = await (0,connection_connection/* openConnection */.J)(admin, host, { requireTls: false, writes: true });
    await connection.simple(`alter schema public owner to ${(0,quote/* quoteName */.A)(user)}`);
    await connection.simple(`grant select on pg_catalog.pg_largeobject to ${(0,quote/* quoteName */.A)(user)}`);
}
async function dropScratch(url, name, roles, host) {
    await using admin = await (0,connection_connection/* openConnection */.J)(url, (0,given_database/* cleanupHost */.VC)(host), { requireTls: false, writes: true });
    await admin.outside(`drop database if exists ${(0,quote/* quoteName */.A)(name)} with (force)`);
    for (const role of [name, ...roles]) {
        await admin.simple(`drop role if exists ${(0,quote/* quoteName */.A)(role)}`).catch((error) => {
            host.log.debug(`The role ${role} stays: ${(0,errors/* messageOf */.bD)(error)}`);
        });
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/ephemeral.js















const CLUSTER_BYTES = 128 * 1024 * 1024;
const MAX_LOG_BYTES = 2 * 1024 * 1024 * 1024;
const PRELOADED = ['pg_cron', 'timescaledb', 'pgaudit', 'pg_squeeze', 'citus'];
async function openEphemeral(needs, { sandbox, host, limits }, { jobs = 'auto', byHand } = {}) {
    await checkDisk(needs, host);
    const wanted = Number.parseInt(needs.majorVersion, 10);
    const { binDirectory, major } = await requireServer(wanted, host);
    const preload = preloadOf(binDirectory, needs);
    const { rawBytes } = needs;
    const memory = shareMemory(limits.memoryBytes, jobs === 'auto' && !isWorthJobs(rawBytes) ? 1 : jobs);
    const cluster = await startCluster({ binDirectory, major, sandbox, preload, rawBytes, memory }, host);
    try {
        const prepare = byHand !== undefined ? prepareByHand : prepareDatabase;
        return { ...(await prepare({ ...cluster, major }, needs, { sandbox, host })), jobs: memory.jobs };
    }
    catch (error) {
        await cluster.stop();
        throw error;
    }
}
async function prepareDatabase(cluster, needs, { sandbox, host }) {
    const wanted = Number.parseInt(needs.majorVersion, 10);
    const notes = [];
    if (sandbox.note !== undefined)
        notes.push(sandbox.note);
    if (cluster.major !== wanted) {
        notes.push(`PostgreSQL ${cluster.major} was used, because this machine has no server of version ${wanted}.`);
    }
    const admin = await (0,connection_connection/* openConnection */.J)(cluster.admin, host, { requireTls: false });
    const { serverVersion } = admin;
    try {
        await admin.simple(`create role ${(0,quote/* quoteName */.A)(RESTORING_ROLE)} login bypassrls`);
        notes.push(...(await createDatabase(admin, {
            name: RESTORED_DATABASE,
            owner: RESTORING_ROLE,
            facts: needs.fingerprint.facts,
        })));
    }
    finally {
        await admin.close();
    }
    await ephemeral_giveSchemas(adminUrlOf(cluster), host);
    return { ...placeOf(cluster, sandbox, serverVersion), notes };
}
async function prepareByHand(cluster, needs, { sandbox, host }) {
    await using admin = await (0,connection_connection/* openConnection */.J)(cluster.admin, host, { requireTls: false });
    const name = `${RESTORED_DATABASE}_probe`;
    const [lack] = await createDatabase(admin, { name, owner: undefined, facts: needs.fingerprint.facts });
    await admin.outside(`drop database ${(0,quote/* quoteName */.A)(name)}`);
    if (lack !== undefined) {
        throw new errors/* RestorableError */.s$('TARGET_UNSUITABLE', 'This machine lacks the locale of the database.', {
            hint: 'Install it in an earlier step (Debian: locales-all). This is not a verdict on the backup.',
        });
    }
    await admin.simple(`create role ${(0,quote/* quoteName */.A)(RESTORING_ROLE)} login superuser`);
    const place = placeOf(cluster, sandbox, admin.serverVersion);
    return { ...place, role: withoutEventTriggers(place.role, cluster.major) };
}
const adminUrlOf = (cluster) => withoutEventTriggers({ ...cluster.admin, database: RESTORED_DATABASE }, cluster.major);
function placeOf(cluster, sandbox, serverVersion) {
    return {
        ...ordinaryTarget(),
        description: `ephemeral PostgreSQL ${serverVersion.split(' ')[0]}`,
        notes: [],
        strategy: 'fresh',
        serverMajor: cluster.major,
        admin: adminUrlOf(cluster),
        adminIsSuperuser: true,
        role: { ...cluster.role, database: RESTORED_DATABASE },
        hasOwnRole: true,
        keepsOwners: false,
        isDisposable: true,
        ownServer: { sandbox, binds: [cluster.socketBind] },
        serverLog: () => cluster.log(),
        publish: async () => ({}),
        close: () => cluster.stop(),
    };
}
async function ephemeral_giveSchemas(url, host) {
    await using admin = await (0,connection_connection/* openConnection */.J)(url, host, { requireTls: false });
    await admin.simple(`alter schema public owner to ${(0,quote/* quoteName */.A)(RESTORING_ROLE)}`);
    await admin.simple(`grant select on pg_catalog.pg_largeobject to ${(0,quote/* quoteName */.A)(RESTORING_ROLE)}`);
}
async function requireServer(wanted, host) {
    const found = await (0,clients/* findServerBinaries */.Q)(wanted, host);
    if (found !== undefined)
        return found;
    host.log.info(`This machine has no PostgreSQL server of version ${wanted} or newer; installing one.`);
    if (await (0,install/* installPostgres */.zk)('server', wanted, host)) {
        const installed = await (0,clients/* findServerBinaries */.Q)(wanted, host);
        if (installed !== undefined)
            return installed;
    }
    throw new errors/* RestorableError */.s$('SERVER_MISSING', `This machine has no PostgreSQL server of version ${wanted} or newer.`, {
        hint: `Install it in an earlier step (${(0,install/* installHint */.J8)('server', wanted)}), give its folder in PG_BIN, or set \`target:\` to a database in a service container.`,
    });
}
function preloadOf(binDirectory, needs) {
    const names = new Set(needs.fingerprint.extensions.map(({ name }) => name));
    const folders = ['lib', 'lib/postgresql', 'lib64'].map((folder) => (0,external_node_path_.join)(binDirectory, '..', folder));
    return PRELOADED.filter((name) => names.has(name) && folders.some((folder) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, `${name}.so`))));
}
async function checkDisk(needs, host) {
    const { path } = await host.workspace();
    const data = Math.max(needs.rawBytes, needs.fingerprint.sizeBytes ?? 0);
    await (0,disk/* requireSpace */.M)(path, data + Math.min(data, MAX_LOG_BYTES) + CLUSTER_BYTES, 'an ephemeral database', 'Set `target:` to a database in a service container or on another server, or free some disk space on the runner.');
}

// EXTERNAL MODULE: ./build/engines/parts/refusals.js
var refusals = __webpack_require__(44434);
// EXTERNAL MODULE: ./build/engines/postgres/connection/text-bytes.js
var text_bytes = __webpack_require__(1488);
// EXTERNAL MODULE: ./build/engines/postgres/archive/toc.js + 1 modules
var toc = __webpack_require__(34875);
;// CONCATENATED MODULE: ./build/engines/postgres/archive/texts.js


const LENGTH_BYTES = 5;
const NO_DATA = 3;
function textAt({ toc, decode }, [start, end]) {
    return decode(toc.subarray(start + LENGTH_BYTES, end));
}
function definitionOf(texts, { places }) {
    return places === undefined ? '' : textAt(texts, places.definition);
}
function storedDefinition(toc, entry) {
    return definitionOf({ toc, decode: text_bytes/* textOf */.b }, entry);
}
function editToc({ head, toc, plan }, { edits, first, last }) {
    const { entries } = plan;
    const nextId = entries.reduce((highest, { dumpId }) => Math.max(highest, dumpId), 0) + 1;
    const before = first.map((statements, index) => ownEntry(head, nextId + index, statements, 'first'));
    const after = last.map((statements, index) => ownEntry(head, nextId + first.length + index, statements, 'last'));
    const countEnd = head.countAt + LENGTH_BYTES;
    const parts = [
        toc.subarray(0, head.countAt),
        encodeInt(head.entries + before.length + after.length),
        ...before,
    ];
    let at = countEnd;
    const put = ([start, end], bytes) => {
        parts.push(toc.subarray(at, start), bytes);
        at = end;
    };
    for (const { dumpId, places } of entries) {
        const edit = edits.get(dumpId);
        if (edit === undefined || places === undefined)
            continue;
        if (edit.dropsData === true)
            put(places.hasData, Buffer.alloc(LENGTH_BYTES));
        if (edit.definition !== undefined)
            put(places.definition, encodeText(edit.definition));
        if (edit.dropsOwner === true || edit.definition === '')
            put(places.owner, encodeText(''));
    }
    return Buffer.concat([...parts, toc.subarray(at), ...after]);
}
function ownEntry({ version, offsetSize }, dumpId, statements, position) {
    return Buffer.concat([
        encodeInt(dumpId),
        encodeInt(0),
        encodeText('0'),
        encodeText('0'),
        encodeText(''),
        encodeText(position === 'first' ? 'SHELL TYPE' : 'EVENT TRIGGER'),
        encodeInt(position === 'first' ? toc/* SECTION */.wn.preData : toc/* SECTION */.wn.postData),
        encodeText(statements),
        encodeText(''),
        encodeInt(-1),
        encodeText(''),
        encodeText(''),
        ...(version >= 1_014 ? [encodeInt(-1)] : []),
        ...(version >= 1_016 ? [encodeInt(0)] : []),
        encodeText(''),
        encodeText('false'),
        encodeInt(-1),
        Buffer.from([NO_DATA]),
        Buffer.alloc(offsetSize),
    ]);
}
function encodeInt(value) {
    const bytes = Buffer.alloc(LENGTH_BYTES);
    bytes[0] = value < 0 ? 1 : 0;
    bytes.writeUInt32LE(Math.abs(value), 1);
    return bytes;
}
function encodeText(text) {
    const bytes = (0,text_bytes/* bytesOf */.$)(text);
    return Buffer.concat([encodeInt(bytes.length), bytes]);
}

// EXTERNAL MODULE: ./build/engines/postgres/globals/text.js
var globals_text = __webpack_require__(94752);
// EXTERNAL MODULE: ./build/engines/postgres/money.js
var money = __webpack_require__(87312);
;// CONCATENATED MODULE: ./build/engines/postgres/pg-restore/reason.js





async function watchForCause(archive, target, host) {
    if (target.ownServer !== undefined)
        return undefined;
    const before = await withRole(target, host, readSigns);
    return async (dumpId) => {
        try {
            const signs = await withRole(target, host, readSigns);
            if (signs !== before)
                return { isGone: true };
        }
        catch (error) {
            return error instanceof errors/* RestorableError */.s$ && AWAY.test(error.code) ? { isGone: true } : {};
        }
        return { state: (await stateOfEntry(archive, dumpId, target, host)) ?? (await stateOfWriting(target, host)) };
    };
}
const TRY_MS = 20_000;
const QUERY_CANCELED = '57014';
const AWAY = /^DATABASE_(?:UNREACHABLE|CONNECTION_LOST)$/;
async function readSigns(connection) {
    const [row] = await connection.query(`select pg_catalog.concat_ws(' ', pg_catalog.pg_postmaster_start_time(), coalesce((pg_catalog.to_jsonb(s) operator(pg_catalog.->>) 'sessions_killed'), '0'))
       as signs from pg_catalog.pg_stat_database s where s.datname ${operators.EQ} pg_catalog.current_database()`);
    return row?.signs ?? '';
}
async function stateOfEntry(archive, dumpId, target, host) {
    const entry = archive.plan.entries.find((each) => each.dumpId === dumpId);
    const definition = entry === undefined ? '' : definitionOf(archive, entry);
    if (definition === '' || target.strategy === 'in-place')
        return undefined;
    return stateOfFailing(target, host, (connection) => connection.simple(definition));
}
async function stateOfWriting(target, host) {
    const state = await stateOfFailing(target, host, (connection) => connection.simple(`create temporary table restorable_probe on commit drop as
         select pg_catalog.repeat('restorable', 100) as filler from pg_catalog.generate_series(1, 1000)`));
    return state === '53100' ? state : undefined;
}
async function stateOfFailing(target, host, work) {
    try {
        await withRole(target, host, (connection) => connection.transaction(async () => {
            await connection.simple(`set local statement_timeout = ${TRY_MS}`);
            await work(connection);
        }, { rollBack: true }));
        return undefined;
    }
    catch (error) {
        const state = error instanceof errors/* RestorableError */.s$ ? (0,connection_errors/* stateOf */.L4)(error) : '';
        return state.length === 5 && state !== QUERY_CANCELED ? state : undefined;
    }
}
async function withRole(target, host, work) {
    await using connection = await (0,connection_connection/* openConnection */.J)(target.role, host, { requireTls: false, writes: true });
    return await work(connection);
}

// EXTERNAL MODULE: ./build/process/feed.js
var feed = __webpack_require__(30254);
// EXTERNAL MODULE: ./build/engines/parts/streams.js
var streams = __webpack_require__(11086);
// EXTERNAL MODULE: ./build/process/sandbox/system-programs.js
var system_programs = __webpack_require__(23041);
// EXTERNAL MODULE: ./build/process/shield/shield.js + 1 modules
var shield = __webpack_require__(50413);
// EXTERNAL MODULE: ./build/engines/parts/tls.js
var tls = __webpack_require__(8446);
;// CONCATENATED MODULE: ./build/engines/postgres/clients/client-access.js



const FILES = ['PGSSLCERT', 'PGSSLKEY', 'PGSSLROOTCERT'];
async function accessForClient(url, sandbox, host) {
    const env = { ...(0,url_url/* childEnvironment */.Qc)({ ...url, password: undefined }), PATH: '/usr/bin:/bin' };
    const binds = [];
    const give = async (variable, content) => {
        const path = await sandbox.giveFile(variable.toLowerCase(), content);
        binds.push({ path, writable: false });
        env[variable] = path;
    };
    const password = (0,url_url/* passwordOf */.No)(url, host.env)?.reveal();
    if (password !== undefined)
        await give('PGPASSFILE', passwordLine(password));
    for (const variable of FILES) {
        const path = env[variable];
        if (path !== undefined && path !== 'system')
            await give(variable, await (0,tls/* readTlsFile */.C0)(path, variable));
    }
    const folder = env['PGHOST'] ?? '';
    if (!folder.startsWith('/'))
        return { env, binds, network: true };
    const socket = `${folder}/.s.PGSQL.${env['PGPORT'] ?? ''}`;
    return { env, binds: [...binds, { path: socket, writable: true }], network: false };
}
function passwordLine(password) {
    if (/[\r\n]/.test(password)) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', 'The password of `target` contains a line break.', {
            hint: 'A contained client reads it from a file with one line. Give the account another password.',
        });
    }
    return `*:*:*:*:${password.replaceAll(/[:\\]/g, '\\$&')}\n`;
}

;// CONCATENATED MODULE: ./build/engines/postgres/clients/start-for-target.js







const sandboxOf = (client, target) => client.prefix.length > 0 ? undefined : (target.ownServer?.sandbox ?? target.client);
async function giveToClient(content, client, target, host) {
    const sandbox = sandboxOf(client, target);
    const path = await (sandbox === undefined ? writeToWorkspace(content, host) : sandbox.giveFile('contents', content));
    return { path, [Symbol.asyncDispose]: () => (0,promises_.rm)(path, { force: true }) };
}
async function writeToWorkspace(content, host) {
    const path = (0,external_node_path_.join)((await host.workspace()).path, `${(0,external_node_crypto_.randomBytes)(4).toString('hex')}-contents`);
    await (0,promises_.writeFile)(path, content, { mode: 0o600, flag: 'wx' });
    return path;
}
async function startForTarget({ client, args, reads, ...rest }, target, host) {
    const words = [...client.prefix, ...args];
    const sandbox = sandboxOf(client, target);
    if (sandbox === undefined) {
        const common = { env: (0,url_url/* childEnvironment */.Qc)(target.role, host.env), signal: host.signal, scrub: host.scrub };
        return (0,shield/* startBeside */.v)({ ...common, ...rest, file: client.path, args: words }, host);
    }
    const { env, binds, network } = target.ownServer === undefined
        ? await accessForClient(target.role, sandbox, host)
        : ownAccess(target, target.ownServer.binds);
    const read = reads === undefined ? [] : [{ path: reads, writable: false }];
    const all = [...binds, ...read, ...(await (0,system_programs/* programBinds */.v)(client.path, host))];
    return sandbox.start({ ...rest, file: client.path, args: words, env, network, binds: all, signal: host.signal });
}
function ownAccess({ role }, binds) {
    const env = { ...(0,url_url/* childEnvironment */.Qc)({ ...role, password: undefined }), PATH: '/usr/bin:/bin' };
    return { env, binds, network: false };
}

// EXTERNAL MODULE: ./build/engines/postgres/connection/sqlstate.js
var sqlstate = __webpack_require__(33036);
;// CONCATENATED MODULE: ./build/engines/postgres/restore/failures.js


function continueHint({ strategy, onError }) {
    if (onError === 'continue')
        return '';
    if (strategy === 'in-place') {
        return ' This account replaces the database in one transaction, which ends with the first error. A restore into another database, or by an account with CREATEDB, can continue with `on-error: continue`.';
    }
    return ' A `restore` with `on-error: continue` restores everything that is possible and lists the rest.';
}
const TARGETS = /^(?:08|53|HV|58|0A)/;
function isTargetsFault(state, target) {
    if (state === undefined)
        return false;
    return TARGETS.test(state) || (target.ownServer === undefined && state === '42704');
}
function describeEntry({ description, schema, name }, known) {
    if (!/^[A-Z ]{1,40}$/.test(description))
        return 'an entry';
    const space = name.indexOf(' ');
    const [first, second] = space === -1 ? [name, ''] : [name.slice(0, space), name.slice(space + 1)];
    const candidates = [
        `${schema}.${name}`,
        name,
        `${schema}.${first}.${second}`,
        `${schema}.${first}`,
        second,
        `${schema}.${second}`,
    ];
    const shown = candidates.find((candidate) => known.has(candidate));
    return shown === undefined ? `an entry ${description}` : `${description} ${(0,known_names/* showName */.$)(shown)}`;
}
const LISTED = 20;
function listFailures(failures, known) {
    return failures.map(({ entry, reason }) => `${describeEntry(entry, known)} (${reason})`);
}
function unsuitable(lines, target) {
    const rest = lines.length > LISTED ? ` and ${lines.length - LISTED} more` : '';
    return new errors/* RestorableError */.s$('TARGET_UNSUITABLE', `The target can't hold what the backup contains: ${lines.slice(0, LISTED).join('; ')}${rest}.`, {
        hint: `Give the server or the account what these need. The backup is not at fault.${continueHint(target)}`,
    });
}

;// CONCATENATED MODULE: ./build/engines/postgres/pg-restore/failure.js



const ORPHANS_HINT = 'If rows of the source violate the key too (they were inserted while triggers were off), fix them there. A backup records such a key if `row-count-timeout` leaves time to check, and then it is restored NOT VALID.';
const LOST = /server closed the connection unexpectedly|could not (?:receive data from|send data to) server|no connection to the server|connection to server .* failed/;
function replacementFailure(what, { dumpId, entries, ownFirst }, state, foreign) {
    const ownFrom = nextEntry(entries);
    if (state === '53200') {
        return new errors/* RestorableError */.s$('DATABASE_QUERY', `The server has too few locks for a replacement in one transaction${what}.`, {
            hint: 'Raise max_locks_per_transaction on the server (by the number of tables, indexes and sequences divided by max_connections), or give the account CREATEDB: then the backup is restored next to the old database.',
            foreign,
        });
    }
    if (dumpId !== undefined && dumpId >= ownFrom && dumpId < ownFrom + ownFirst) {
        return new errors/* RestorableError */.s$('DATABASE_QUERY', `The old content of the database could not be dropped${what}.`, {
            hint: 'End the sessions that use it, or give the account CREATEDB: then the backup is restored next to the old database.',
            foreign,
        });
    }
    return undefined;
}
function failedTool(foreign, target, end, facts) {
    const all = foreign.reveal();
    const words = facts.dumpId === undefined ? all : all.slice(Math.max(all.indexOf(`from TOC entry ${facts.dumpId};`), 0));
    const state = stateOfFailure(words, target, facts);
    const entry = facts.entries.find(({ dumpId }) => dumpId === facts.dumpId);
    const parts = [(0,sqlstate/* describeState */.J)(state) ?? failure_reasonIn(words), entry && `at ${describeEntry(entry, facts.known)}`];
    const known = parts.filter((part) => part !== undefined);
    const what = known.length === 0 ? '' : `: ${known.join(', ')}`;
    if (state === '53100' || isFullBy(logSince(target, facts))) {
        return new errors/* RestorableError */.s$('DISK_FULL', 'The disk filled up during the restore.', {
            hint: 'Set `target:` to a database in a service container or on another server, or free some disk space on the runner.',
            foreign,
        });
    }
    if (facts.why.isGone === true || state?.startsWith('57P0') === true || LOST.test(words)) {
        return new errors/* RestorableError */.s$('DATABASE_CONNECTION_LOST', `The server ended during the restore${what}.`, {
            hint: 'Check its log: out of memory, restarted, or shut down. Then run it again. This is not a verdict on the backup.',
            foreign,
        });
    }
    const ofReplacement = target.strategy === 'in-place' ? replacementFailure(what, facts, state, foreign) : undefined;
    if (ofReplacement !== undefined)
        return ofReplacement;
    if (target.ownServer === undefined && state === '42501') {
        return new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `The restoring account lacks a privilege${what}.`, {
            hint: `Restore as a superuser (verify: \`target: auto\`), or check the object at the source. This is not a verdict on the backup.${continueHint(target)}`,
            foreign,
        });
    }
    if (isTargetsFault(state, target)) {
        return new errors/* RestorableError */.s$('TARGET_UNSUITABLE', `The target can't hold what the backup contains${what}.`, {
            hint: `Give the server what it lacks. The backup is not at fault.${continueHint(target)}`,
            foreign,
        });
    }
    return new errors/* RestorableError */.s$('RESTORE_FAILED', `pg_restore failed (${end})${what}.`, {
        hint: `${state === '23503' ? ORPHANS_HINT : 'Check the object at the source and what the target lacks, then run again.'}${continueHint(target)}`,
        foreign,
    });
}
const IS_SERVERS = /^pg_restore: error: (?:could not execute query|COPY failed|error returned by PQputCopy\w+)|(?:ERROR|FATAL|PANIC): {2}/m;
function stateOfFailure(words, target, facts) {
    if (facts.why.state !== undefined)
        return facts.why.state;
    const since = logSince(target, facts);
    return IS_SERVERS.test(words) ? (loggedState(since, words) ?? (0,sqlstate/* stateIn */.p)(words)) : undefined;
}
function logSince(target, { logBefore }) {
    const log = target.serverLog();
    return log.startsWith(logBefore) ? log.slice(logBefore.length) : log;
}
const isFullBy = (log) => /^53100 /m.test(log);
function loggedState(log, words) {
    const told = new Set([...words.matchAll(/(?:ERROR|FATAL|PANIC): {2}(.*)$/gm)].map(([, message]) => message));
    const logged = [...log.matchAll(/^([0-9A-Z]{5}) (?:ERROR|FATAL|PANIC): {2}(.*)$/gm)];
    return logged.findLast(([, , message]) => told.has(message))?.[1];
}
const failure_REASONS = [
    [/unsupported version/, 'the archive was written by a newer pg_dump'],
    [/unexpected end of file|could not read from input file/, 'the archive ends early'],
    [/does not appear to be a valid archive|did not find magic string/, 'it is not an archive'],
    [/could not find block|unexpected block ID|unrecognized data block|corrupt/, 'the archive is damaged'],
    [/could not uncompress|compress/, "data of the archive can't be decompressed"],
    [/out of memory/, 'out of memory'],
];
function failure_reasonIn(words) {
    return failure_REASONS.find(([pattern]) => pattern.test(words))?.[1];
}
function nextEntry(entries) {
    return entries.reduce((highest, { dumpId }) => Math.max(highest, dumpId), 0) + 1;
}

// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
;// CONCATENATED MODULE: ./build/engines/postgres/pg-restore/output.js

const PROGRESS = /^pg_restore: (?:connecting|creating|processing|executing|dropping|disabling|enabling|restoring|restored|setting|skipping|implied|entering|starting|launching|finished|reading)\b/;
const ENTRY = /^pg_restore: from TOC entry (\d{1,10});/;
const MIXED_PREFIXES = /^(?:pg_restore:|error: |warning: |detail: |hint: | )+/;
const FINISHED = /^pg_restore: finished item \d/;
const IGNORED = /^pg_restore: warning: errors ignored on restore: (\d{1,10})$/;
const FIRST_CHARACTERS = 16 * 1024;
const LAST_CHARACTERS = 16 * 1024;
class ToolOutput {
    #first = '';
    #last = '';
    #failed = new Set();
    #ignored;
    #refusals;
    #refused = { rights: 0, comments: 0 };
    #hasWorkers;
    #ids;
    #finished = 0;
    constructor(refusals, { hasWorkers = false, ids } = {}) {
        this.#refusals = refusals;
        this.#hasWorkers = hasWorkers;
        this.#ids = ids;
    }
    add(written) {
        const line = this.#hasWorkers ? unmixed(written) : written;
        if (FINISHED.test(line))
            this.#finished += 1;
        if (PROGRESS.test(line) || this.#isRefusal(line))
            return;
        const entry = ENTRY.exec(line)?.[1];
        if (entry !== undefined && this.#ids?.has(Number(entry)) !== false)
            this.#failed.add(Number(entry));
        const ignored = IGNORED.exec(line)?.[1];
        this.#ignored = ignored === undefined ? undefined : Number(ignored);
        if (this.#first.length + line.length <= FIRST_CHARACTERS)
            this.#first += `${line}\n`;
        else
            this.#last = `${this.#last}${line}\n`.slice(-LAST_CHARACTERS);
    }
    #isRefusal(line) {
        if (this.#refusals === undefined)
            return false;
        const { right, comment } = this.#refusals;
        if (line.includes(right))
            this.#refused.rights += 1;
        else if (line.includes(comment))
            this.#refused.comments += 1;
        else
            return false;
        return true;
    }
    get refused() {
        return this.#refused;
    }
    get finished() {
        return this.#finished;
    }
    get failed() {
        return this.#failed;
    }
    get ignored() {
        return this.#ignored;
    }
    get text() {
        return new foreign/* ForeignText */.sh('pg_restore', this.#first + this.#last);
    }
}
function unmixed(line) {
    const [prefixes = ''] = MIXED_PREFIXES.exec(line) ?? [];
    const message = line.slice(prefixes.length);
    if (!line.startsWith('pg_restore:') && !MESSAGE.test(message))
        return line;
    if (/^errors ignored on restore: \d+$/.test(message))
        return `pg_restore: warning: ${message}`;
    return `pg_restore: ${/^(?:could not|COPY failed|error returned)/.test(message) ? 'error: ' : ''}${message}`;
}
const MESSAGE = /^(?:from TOC entry|finished item) \d/;

;// CONCATENATED MODULE: ./build/engines/postgres/pg-restore/parts.js
const ROWS = /^pg_restore: (?:processing data|restoring large object|executing (?:BLOB|SEQUENCE SET))/;
const OBJECT = /^pg_restore: creating (?!BLOB)/;
class PartReader {
    #onPart;
    #next = 'data';
    constructor(onPart) {
        this.#onPart = onPart;
    }
    add(line) {
        if (this.#next === 'data' && ROWS.test(line)) {
            this.#next = 'post-data';
            this.#onPart('data');
        }
        else if (this.#next === 'post-data' && OBJECT.test(line)) {
            this.#next = 'none';
            this.#onPart('post-data');
        }
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/pg-restore/tool.js







const TRANSACTION_TIMEOUT_MAJOR = 17;
async function runPgRestore(archive, restoring, target, host) {
    const logBefore = target.serverLog();
    const said = new ToolOutput(restoring.refusals);
    const parts = new PartReader(restoring.onPart);
    const onLine = (line) => {
        parts.add(line);
        said.add(line);
    };
    const child = await startPgRestore({ restoring, stdin: 'pipe', onLine }, target, host);
    const iterator = archive[Symbol.asyncIterator]();
    try {
        await (0,feed/* feedChild */.B)({ [Symbol.asyncIterator]: () => iterator }, child);
        const outcome = await outcomeOf({ child, said, restoring, logBefore, connections: 1 }, target, host);
        for (let next = await iterator.next(); !next.done; next = await iterator.next())
            ;
        return outcome;
    }
    finally {
        await child.stop();
        await (0,streams/* release */._)(iterator, host.signal);
    }
}
async function runParallel(archive, restoring, target, host) {
    const { client, ids, jobs } = restoring;
    const logBefore = target.serverLog();
    const said = new ToolOutput(restoring.refusals, { hasWorkers: jobs > 1, ids });
    const onLine = (line) => {
        const before = said.finished;
        said.add(line);
        if (said.finished > before)
            restoring.onFinished(said.finished);
    };
    await using file = await giveToClient(archive, client, target, host);
    const args = [...restoring.args, ...(jobs > 1 ? [`--jobs=${jobs}`] : []), file.path];
    const child = await startPgRestore({ restoring: { ...restoring, args }, stdin: 'ignore', onLine, reads: file.path }, target, host);
    try {
        return await outcomeOf({ child, said, restoring, logBefore, connections: jobs > 1 ? 2 : 1 }, target, host);
    }
    finally {
        await child.stop();
    }
}
async function outcomeOf(running, target, host) {
    const { child, said, restoring, logBefore } = running;
    const { code, signal } = await child.exited;
    (0,errors/* throwIfCancelled */.dZ)(host.signal);
    const failed = code === 0 ? [] : toleratedIn(running, code, target);
    if (failed === undefined) {
        const dumpId = firstFailure(said, restoring);
        const why = (await restoring.findCause?.(dumpId)) ?? {};
        const end = code === null ? `signal ${signal}` : `exit code ${code}`;
        throw failedTool(said.text, target, end, { ...restoring, logBefore, dumpId, why });
    }
    if (failed.length > 0)
        host.toolWords.add(said.text);
    return { failures: failed, refused: said.refused };
}
function toleratedIn({ said, restoring: { client, tolerated, toleratesAll }, connections }, code, target) {
    if (code !== 1 || said.ignored === undefined)
        return undefined;
    const failed = [...said.failed];
    if (failed.length === 0) {
        return said.ignored === connections && meetsTransactionTimeout(client, target) ? [] : undefined;
    }
    return toleratesAll || failed.every((dumpId) => tolerated.has(dumpId)) ? failed : undefined;
}
function firstFailure({ failed }, { tolerated }) {
    return [...failed].find((dumpId) => !tolerated.has(dumpId));
}
async function startPgRestore({ restoring, onLine, stdin, reads }, target, host) {
    const { client, args } = restoring;
    const goesOn = restoring.toleratesAll || restoring.tolerated.size > 0 || meetsTransactionTimeout(client, target);
    const words = [...(goesOn ? [] : ['--exit-on-error']), ...args];
    const started = { client, args: words, stdin, stdout: 'ignore', onErrorLine: onLine, reads };
    return startForTarget(started, target, host);
}
function meetsTransactionTimeout(client, target) {
    return client.major >= TRANSACTION_TIMEOUT_MAJOR && target.serverMajor < TRANSACTION_TIMEOUT_MAJOR;
}

// EXTERNAL MODULE: ./build/engines/postgres/streams.js
var postgres_streams = __webpack_require__(65785);
;// CONCATENATED MODULE: ./build/engines/postgres/target/roles.js






const POWERFUL = /^pg_(?:execute_server_program|read_server_files|write_server_files)$/;
async function restoreRoles(session, statements, named) {
    const { admin, target } = session;
    const existing = await admin.query('select rolname as name, rolsuper as superuser from pg_catalog.pg_roles');
    const names = new Set(existing.map(({ name }) => name));
    const ofGlobals = statements.map(globals_text/* createdRole */.Po).filter((name) => name !== undefined);
    const absent = [...new Set([...ofGlobals, ...named])].filter((name) => !names.has(name));
    const created = target.hasOwnRole
        ? await createBare(session, absent, statements)
        : await createWhereAllowed(session, absent, statements);
    const missing = absent.filter((name) => !created.has(name));
    return {
        created,
        missing: new Set(missing),
        superusers: new Set([
            ...existing.filter(({ superuser }) => superuser).map(({ name }) => name),
            ...(target.isDisposable
                ? []
                : statements.map(globals_text/* superuserIn */.Ur).filter((name) => name !== undefined && created.has(name))),
        ]),
        wereSuperusers: new Set(statements.map(globals_text/* superuserIn */.Ur).filter((name) => name !== undefined)),
    };
}
async function createBare(session, absent, statements) {
    const { admin, target } = session;
    const created = new Set();
    if (absent.length === 0)
        return created;
    await admin.simple(absent.map((name) => `create role ${(0,quote/* quoteName */.A)(name)} nologin`).join('; '));
    for (const name of absent)
        created.add(name);
    await admin.simple(`grant ${absent.map(quote/* quoteName */.A).join(', ')} to ${(0,quote/* quoteName */.A)(target.role.user)}`);
    for (const statement of statements) {
        const membership = (0,globals_text/* membershipIn */.wC)(statement);
        if (membership === undefined || !created.has(membership.member))
            continue;
        const isHarmless = created.has(membership.role) || /^pg_/.test(membership.role);
        if (isHarmless && !POWERFUL.test(membership.role))
            await attempt(session, statement);
    }
    return created;
}
async function createWhereAllowed(session, absent, statements) {
    const { admin, target } = session;
    const created = new Set();
    if (absent.length === 0)
        return created;
    if (!(await mayCreateRoles(admin))) {
        target.notes.push(`This account may not create roles: ${listed(absent)} ${are(absent)} missing here.`);
        return created;
    }
    for (const name of absent) {
        const own = target.isDisposable ? undefined : statements.find((line) => (0,globals_text/* createdRole */.Po)(line) === name);
        if (await attempt(session, own ?? `create role ${(0,quote/* quoteName */.A)(name)} nologin`))
            created.add(name);
    }
    if (target.isDisposable)
        return created;
    for (const statement of statements) {
        if ((0,globals_text/* createdRole */.Po)(statement) !== undefined)
            continue;
        const changed = (0,globals_text/* changedRole */.J3)(statement);
        if (changed === undefined || created.has(changed))
            await attempt(session, statement);
    }
    return created;
}
async function mayCreateRoles(admin) {
    const [row] = await admin.query(`select rolsuper or rolcreaterole as may from pg_catalog.pg_roles where rolname ${operators.EQ} current_user`);
    return row?.may === true;
}
async function attempt({ admin, target, host }, statement) {
    try {
        await admin.single(statement);
        return true;
    }
    catch (error) {
        const refusal = (0,connection_errors/* nameQueryFailure */.G0)(error, (0,url_url/* describeServer */.X8)(admin.url));
        if (refusal.code === 'DATABASE_CONNECTION_LOST' || refusal.code === 'CANCELLED')
            throw refusal;
        if (refusal.foreign !== undefined)
            host.toolWords.add(refusal.foreign);
        target.notes.push(`A statement of globals.sql was refused (${(0,globals_text/* kindOfStatement */.n4)(statement)}). ${refusal.message}`);
        return false;
    }
}
const roles_LISTED = 10;
function listed(names) {
    const shown = names.slice(0, roles_LISTED).map(known_names/* showName */.$).join(', ');
    return names.length > roles_LISTED ? `${shown} and ${names.length - roles_LISTED} more` : shown;
}
const are = (names) => (names.length === 1 ? 'is' : 'are');
async function dropRoles(connection, roles) {
    for (const role of roles)
        await connection.simple(`drop role if exists ${(0,quote/* quoteName */.A)(role)}`).catch(() => { });
}

// EXTERNAL MODULE: ./build/engines/postgres/sql/text.js
var sql_text = __webpack_require__(30728);
;// CONCATENATED MODULE: ./build/engines/postgres/target/settings.js







const CLUSTER_WIDE = /^(?:ALTER ROLE ALL |GRANT [A-Z ]+ ON PARAMETER .* TO PUBLIC\b)/i;
async function applySettings(session, statements, created) {
    const { admin, target, host } = session;
    const isNew = target.isDisposable || target.discard !== undefined;
    let wide = 0;
    let applied = 0;
    for (const statement of statements) {
        const changed = (0,globals_text/* changedRole */.J3)(statement);
        if (isLimit(statement) || (!isNew && GIVES_OWNER.test(statement)))
            continue;
        if (CLUSTER_WIDE.test(statement))
            wide += 1;
        else if (changed === undefined || created.has(changed)) {
            applied += (await attempt(session, statement)) ? 1 : 0;
        }
    }
    if (wide > 0 && !target.isDisposable) {
        target.notes.push('What applies to all roles of a server (ALTER ROLE ALL, privileges of PUBLIC on parameters) was left out, because it would also apply to its other databases.');
    }
    if (applied > 0)
        await keepOpen(admin, target, host);
}
const GIVES_OWNER = /ALTER DATABASE %I OWNER TO /;
const LIMITS_SESSIONS = /ALTER DATABASE %I CONNECTION LIMIT \d/;
function isLimit(statement) {
    return LIMITS_SESSIONS.test(statement);
}
async function applyLimits(target, host) {
    if (target.limits.length === 0)
        return;
    await using admin = await (0,connection_connection/* openConnection */.J)(target.admin, host, { requireTls: false, writes: true });
    for (const statement of target.limits)
        await attempt({ admin, target, host }, statement);
}
const LOADING = ['session_preload_libraries', 'local_preload_libraries'];
async function keepOpen(admin, target, host) {
    const steps = [
        [
            `The settings ${LOADING.join(' and ')} were left out: this server lacks a library that they load.`,
            LOADING.flatMap((name) => resets(`RESET ${name}`, target)),
        ],
        [
            'The settings of the database were left out, because with them no session could be opened here.',
            resets('RESET ALL', target),
        ],
    ];
    for (const [note, statements] of steps) {
        if (await admits(target, host))
            return;
        for (const statement of statements)
            await admin.simple((0,sql_text/* onCurrentDatabase */.SA)(statement)).catch(() => { });
        target.notes.push(note);
    }
}
const resets = (what, { role }) => [
    `ALTER DATABASE %I ${what}`,
    `ALTER ROLE ${(0,quote/* quoteName */.A)(role.user).replaceAll('%', '%%')} IN DATABASE %I ${what}`,
];
async function admits(target, host) {
    try {
        await (await openRestored(target, host)).close();
        return true;
    }
    catch (error) {
        if (!(error instanceof errors/* RestorableError */.s$) || error.code === 'CANCELLED')
            throw error;
        host.log.debug(`No session with the restored settings: ${(0,errors/* messageOf */.bD)(error)}`);
        return false;
    }
}
async function openRestored(target, host, account = 'role') {
    const connection = await (0,connection_connection/* openConnection */.J)(target[account], host, { requireTls: false, writes: true });
    if (target.isDisposable)
        await connection.outside('set role none; set exit_on_error = off');
    else if (await changesRole(connection))
        await connection.outside('set role none');
    return connection;
}
async function changesRole(connection) {
    const [row] = await connection.query(`select exists (select from pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) c
       where s.setdatabase ${operators.EQ} (select oid from pg_catalog.pg_database where datname ${operators.EQ} pg_catalog.current_database())
         and pg_catalog.starts_with(c, 'role=')) as changes`);
    return row?.changes === true;
}

// EXTERNAL MODULE: ./build/engines/postgres/catalog/reserved-roles.js
var reserved_roles = __webpack_require__(22630);
;// CONCATENATED MODULE: ./build/engines/postgres/sql/reader.js
const TOKEN = /(\s+|--[^\n]*)|"([^"]*(?:""[^"]*)*)"|([eE]'[^'\\]*(?:(?:''|\\[\s\S])[^'\\]*)*'|'[^']*(?:''[^']*)*'|\$(\w*)\$[\s\S]*?\$\4\$)|([\p{L}\p{N}_][\p{L}\p{N}_$]*)|([\s\S])/uy;
function tokensOf(sql) {
    const tokens = [];
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(sql); match !== null; match = TOKEN.exec(sql)) {
        const [whole, space, name, text, , word] = match;
        const span = { start: match.index, end: match.index + whole.length };
        if (space !== undefined)
            continue;
        if (name !== undefined)
            tokens.push({ kind: 'name', text: name.replaceAll('""', '"'), ...span });
        else if (text !== undefined)
            tokens.push({ kind: 'text', text: whole, ...span });
        else
            tokens.push({ kind: word === undefined ? 'mark' : 'word', text: whole, ...span });
    }
    return tokens;
}
function splitStatements(sql) {
    const statements = [];
    let start = 0;
    for (const token of tokensOf(sql)) {
        if (token.kind !== 'mark' || token.text !== ';')
            continue;
        statements.push(sql.slice(start, token.start).trim());
        start = token.end;
    }
    statements.push(sql.slice(start).trim());
    return statements.filter((statement) => statement !== '');
}
function roleListsOf(description, statement) {
    const tokens = tokensOf(statement);
    if (description === 'POLICY')
        return listsAfter(tokens, ['TO'], 'first');
    if (description === 'USER MAPPING')
        return listsAfter(tokens, ['FOR'], 'first');
    if (/^SET SESSION AUTHORIZATION\b/i.test(statement))
        return listsAfter(tokens, ['AUTHORIZATION'], 'first');
    const grantees = listsAfter(tokens, ['TO', 'FROM'], 'last');
    if (description !== 'DEFAULT ACL')
        return grantees;
    return [...listsAfter(tokens, ['ROLE'], 'first'), ...grantees];
}
function listsAfter(tokens, keywords, which) {
    let depth = 0;
    const found = [];
    for (const [index, { kind, text }] of tokens.entries()) {
        if (kind === 'mark' && text === '(')
            depth += 1;
        else if (kind === 'mark' && text === ')')
            depth -= 1;
        else if (depth === 0 && kind === 'word' && keywords.includes(text))
            found.push(index);
    }
    const at = which === 'first' ? found[0] : found.at(-1);
    return at === undefined ? [] : [readList(tokens, at + 1)];
}
function readList(tokens, from) {
    const names = [];
    let at = from;
    for (;;) {
        const token = tokens[at];
        if (token === undefined || (token.kind !== 'word' && token.kind !== 'name'))
            break;
        if (token.kind === 'name' || !NO_ROLE.test(token.text))
            names.push(token.text);
        at += 1;
        if (tokens[at]?.text !== ',' || tokens[at]?.kind !== 'mark')
            break;
        at += 1;
    }
    return {
        names: names.filter((name) => !/^pg_/.test(name)),
        start: tokens[from]?.start ?? 0,
        end: tokens[at - 1]?.end ?? 0,
    };
}
const NO_ROLE = /^(?:PUBLIC|CURRENT_USER|CURRENT_ROLE|SESSION_USER)$/i;

;// CONCATENATED MODULE: ./build/engines/postgres/pg-restore/guard.js


function makeRefusals() {
    const token = (0,external_node_crypto_.randomBytes)(12).toString('hex');
    return { right: `restorable_right_${token}`, comment: `restorable_comment_${token}` };
}
function guarded(definition, refusal) {
    return splitStatements(definition)
        .map((statement) => `DO $${refusal}$ BEGIN EXECUTE $${refusal}x$${statement}$${refusal}x$; EXCEPTION WHEN OTHERS THEN RAISE WARNING '${refusal}'; END $${refusal}$;\n`)
        .join('');
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/foreign-keys.js

const PARTITIONED_NOT_VALID = 18;
function keyNames({ schema, name }) {
    return [...name.matchAll(/ /g)].map(({ index }) => (0,catalog/* objectName */.Hd)(schema, name.slice(0, index), name.slice(index + 1)));
}
function notValid(definition, serverMajor) {
    const isPartitioned = !/^ALTER (?:FOREIGN )?TABLE ONLY /.test(definition);
    if (isPartitioned && serverMajor < PARTITIONED_NOT_VALID)
        return undefined;
    return definition.replace(/;\s*$/, ' NOT VALID;\n');
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/lost-rows.js

const OWN_RECORD = /^(?:schema_)?migrations$/;
class LostRows {
    #counted;
    #references = [];
    constructor({ tables }) {
        this.#counted = new Map(tables.map(({ schema, name, rows }) => [`${schema}\0${name}`, rows]));
    }
    add({ schema, name }) {
        const rows = this.#counted.get(`${schema}\0${name}`);
        if (rows === 0)
            return undefined;
        if (OWN_RECORD.test(name))
            return 'record';
        for (const first of [schema, (0,quote/* quoteName */.A)(schema)]) {
            for (const second of [name, (0,quote/* quoteName */.A)(name)])
                this.#references.push(` REFERENCES ${first}.${second}(`);
        }
        const count = rows === null || rows === undefined ? 'its rows' : `${rows} ${rows === 1 ? 'row' : 'rows'}`;
        return { reason: `${count}: the provider's table already has other rows, or this account may not fill it` };
    }
    areParentsOf(definition) {
        return this.#references.some((text) => definition.includes(text));
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/owners.js



const OWNED_BY_SUPERUSERS = new Set(['EVENT TRIGGER', 'FOREIGN DATA WRAPPER', 'PUBLICATION']);
const WITH_ROLES = new Set(['ACL', 'DEFAULT ACL', 'POLICY', 'USER MAPPING']);
function rolesNamed(archive, owners) {
    const names = new Set();
    for (const entry of archive.plan.entries) {
        if (owners && entry.owner !== '' && !entry.owner.startsWith('pg_'))
            names.add(entry.owner);
        if (!WITH_ROLES.has(entry.description))
            continue;
        for (const statement of splitStatements(definitionOf(archive, entry))) {
            for (const { names: listedNames } of roleListsOf(entry.description, statement)) {
                for (const name of listedNames)
                    names.add(name);
            }
        }
    }
    return names;
}
function ownerStatements(archive, roles) {
    const { entries } = archive.plan;
    const owned = new Set(entries
        .filter(({ description }) => description === 'SEQUENCE OWNED BY')
        .map(({ schema, name }) => `${schema}\0${name}`));
    return entries.flatMap((entry) => {
        const { description, schema, name, owner, places } = entry;
        if (places === undefined || !roles.created.has(owner) || roles.wereSuperusers.has(owner))
            return [];
        if (!CHANGES_OWNER.has(description) || OWNED_BY_SUPERUSERS.has(description))
            return [];
        if (description === 'SEQUENCE' && owned.has(`${schema}\0${name}`))
            return [];
        const [drop, ...more] = splitStatements(textAt(archive, places.drop));
        if (drop === undefined || more.length > 0 || !/^DROP /.test(drop))
            return [];
        return [`${drop.replace(/^DROP /, 'ALTER ')} OWNER TO ${(0,quote/* quoteName */.A)(owner)}`];
    });
}
const CHANGES_OWNER = new Set([
    'AGGREGATE',
    'COLLATION',
    'CONVERSION',
    'DOMAIN',
    'FOREIGN TABLE',
    'FUNCTION',
    'MATERIALIZED VIEW',
    'OPERATOR',
    'OPERATOR CLASS',
    'OPERATOR FAMILY',
    'PROCEDURAL LANGUAGE',
    'PROCEDURE',
    'SCHEMA',
    'SEQUENCE',
    'SERVER',
    'STATISTICS',
    'TABLE',
    'TEXT SEARCH CONFIGURATION',
    'TEXT SEARCH DICTIONARY',
    'TYPE',
    'VIEW',
]);

;// CONCATENATED MODULE: ./build/engines/postgres/restore/plan.js


const FORMAT_MAJORS = { 1015: 16, 1016: 17 };
const SUPERUSER_ENTRIES = new Set([
    'ACCESS METHOD',
    'CAST',
    'EVENT TRIGGER',
    'FOREIGN DATA WRAPPER',
    'OPERATOR CLASS',
    'OPERATOR FAMILY',
    'PROCEDURAL LANGUAGE',
    'PUBLICATION TABLES IN SCHEMA',
    'SHELL TYPE',
    'TEXT SEARCH PARSER',
    'TEXT SEARCH TEMPLATE',
]);
const SUPERUSER_TEXTS = [
    ['\n    LANGUAGE c\n', 'C function'],
    ['\n    LANGUAGE c ', 'C function'],
    ['\n    LANGUAGE internal', 'internal function'],
    ['\n    LANGUAGE plpython3u', 'plpython3u function'],
    ['\n    LANGUAGE plperlu', 'plperlu function'],
    ['\n    LANGUAGE pltclu', 'pltclu function'],
    [' LEAKPROOF', 'leakproof function'],
    ['STYPE = internal', 'aggregate with internal state'],
    ['SET SESSION AUTHORIZATION', 'grant by another role'],
    [' FOR ALL TABLES', 'publication of all tables'],
];
async function openArchive(content) {
    const iterator = content[Symbol.asyncIterator]();
    const reader = new toc/* ArchiveTocReader */.uD({ withPlaces: true });
    const held = [];
    let tocBytes = 0;
    for (;;) {
        const next = await iterator.next();
        if (next.done)
            throw unreadable(held.length === 0 ? 'it is empty' : 'its table of contents is incomplete');
        held.push(Buffer.from(next.value));
        tocBytes += next.value.length;
        const rest = readOn(reader, next.value);
        const { head, encoding, decode } = reader;
        if (rest === undefined || head === undefined)
            continue;
        const toc = Buffer.concat(held).subarray(0, tocBytes - rest.length);
        const following = continued(Buffer.from(rest), iterator);
        return { plan: planOf(reader, toc), head, encoding, decode, toc, rest: following };
    }
}
function readOn(reader, chunk) {
    try {
        return reader.push(chunk);
    }
    catch (cause) {
        throw unreadable('it does not have a known format', cause);
    }
}
const HANGING_ON = new Set(['COMMENT', 'SECURITY LABEL']);
function isOfEventTrigger({ description, name }) {
    return description === 'EVENT TRIGGER' || (HANGING_ON.has(description) && name.startsWith('EVENT TRIGGER '));
}
async function* continued(rest, iterator) {
    try {
        yield rest;
        for (let next = await iterator.next(); !next.done; next = await iterator.next())
            yield next.value;
    }
    finally {
        await iterator.return?.();
    }
}
async function* wholeArchive(toc, rest) {
    yield toc;
    yield* rest;
}
function planOf(reader, toc) {
    const { entries } = reader;
    const reasons = new Set();
    for (const { description, schema } of entries) {
        if (SUPERUSER_ENTRIES.has(description))
            reasons.add(description.toLowerCase());
        if (description === 'ACL' && schema === 'pg_catalog')
            reasons.add('grant on a system object');
    }
    for (const [text, what] of SUPERUSER_TEXTS)
        if (toc.includes(text))
            reasons.add(what);
    return {
        minimumMajor: FORMAT_MAJORS[reader.head?.version ?? 0] ?? 12,
        entries,
        extensions: readExtensions(toc, entries),
        superuserFor: [...reasons],
        settings: readSettings(toc),
        absentSchemas: absentSchemas(entries),
        createsPublic: entries.some(({ description, name }) => description === 'SCHEMA' && name === 'public') &&
            toc.includes('CREATE SCHEMA public;\n'),
    };
}
function absentSchemas(entries) {
    if (entries.some(({ description }) => description === 'SCHEMA' || description === 'EXTENSION'))
        return [];
    const schemas = new Set(entries.map(({ schema }) => schema));
    return [...schemas].filter((name) => name !== '' && name !== 'public' && !name.startsWith('pg_'));
}
const FUNCTION_SETTING = /\n {4}SET ("(?:[^"]|""){1,256}"|[^\s"]{1,256}) TO /g;
function readSettings(toc) {
    const text = toc.includes('\n    SET ') ? toc.toString('latin1') : '';
    return [...new Set([...text.matchAll(FUNCTION_SETTING)].map(([, name = '']) => unquote(name)))];
}
const CREATE_EXTENSION = 'CREATE EXTENSION IF NOT EXISTS ';
const EXTENSION = /^CREATE EXTENSION IF NOT EXISTS ("(?:[^"]|"")+"|[^\s;"]+) WITH SCHEMA ("(?:[^"]|"")+"|[^\s;"]+);/;
const MAX_STATEMENT_BYTES = 512;
function readExtensions(toc, entries) {
    const names = new Set(entries.filter((entry) => entry.description === 'EXTENSION').map((entry) => entry.name));
    const found = new Map();
    for (let at = toc.indexOf(CREATE_EXTENSION); at !== -1; at = toc.indexOf(CREATE_EXTENSION, at + 1)) {
        const match = EXTENSION.exec(toc.toString('utf8', at, at + MAX_STATEMENT_BYTES));
        const name = unquote(match?.[1] ?? '');
        if (names.has(name))
            found.set(name, { name, schema: unquote(match?.[2] ?? '') });
    }
    return [...found.values()];
}
function unquote(identifier) {
    return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;
}
function unreadable(reason, cause) {
    return new errors/* RestorableError */.s$('RESTORE_FAILED', `The stored dump is not an archive of pg_dump: ${reason}.`, {
        hint: 'The backup was made from a broken dump. Choose an older one with `backup:`, and examine the run that made this one.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/adapt.js












const DECIDED_BY_TARGET = new Set(['SECURITY LABEL', 'MATERIALIZED VIEW DATA']);
const FORCED_SECURITY = 'FORCE ROW LEVEL SECURITY';
const UNCHECKED_PARTITIONS = 'left out, because a partitioned table can have no NOT VALID key';
const RIGHTS = new Set(['ACL', 'DEFAULT ACL']);
function adaptArchive(archive, to) {
    const adapter = new Adapter(archive, to);
    const { providerObjects } = to.target;
    for (const entry of archive.plan.entries) {
        const judgment = to.replacement?.isKept(entry) === true ? 'kept' : providerObjects.classify(entry);
        if (judgment === 'kept')
            adapter.keep(entry);
        else if (judgment === 'skip')
            adapter.skip(entry);
        else if (judgment === 'tolerate')
            adapter.tolerated.add(entry.dumpId);
        else
            adapter.adapt(entry);
    }
    adapter.end();
    return adapter;
}
class Adapter {
    edits = new Map();
    first;
    last = [];
    late = [];
    impossible = [];
    lost = [];
    tolerated = new Set();
    refusals;
    #texts;
    #target;
    #roles;
    #replacement;
    #violated;
    #lostRows;
    #forcesSecurity;
    #atEnd = [];
    #notes = new Map();
    constructor(texts, { target, roles, source, replacement }) {
        this.#texts = texts;
        this.#target = target;
        this.#roles = roles;
        this.#replacement = replacement;
        const broken = source.flaws?.filter(({ kind }) => kind === 'foreign-key-not-valid') ?? [];
        this.#violated = new Set(broken.map(({ name }) => name));
        this.#lostRows = new LostRows(source);
        this.#forcesSecurity = texts.toc.includes(FORCED_SECURITY);
        this.first = replacement?.first ?? [];
        this.refusals = makeRefusals();
    }
    adapt(entry) {
        const { description } = entry;
        const { adminIsSuperuser, hasOwnRole, keepsOwners } = this.#target;
        const isWatching = this.#replacement === undefined && isOfEventTrigger(entry);
        if (isWatching && description !== 'EVENT TRIGGER')
            this.#atEnd.push(entry);
        else if (this.#replacement === undefined && DECIDED_BY_TARGET.has(description))
            this.#defer(entry, false);
        else if (this.#forcesSecurity && description === 'ROW SECURITY')
            this.#atEnd.push(entry);
        else if (!adminIsSuperuser && this.#needsRights(entry))
            return;
        else if (isWatching)
            this.#atEnd.push(entry);
        else if (description === 'POLICY' || description === 'USER MAPPING')
            this.#dropMissing(entry);
        else if (description === 'FK CONSTRAINT')
            this.#leaveUnchecked(entry);
        else if (hasOwnRole && description === 'DEFAULT ACL')
            this.#dropOfOthers(entry);
        else if (keepsOwners && OWNED_BY_SUPERUSERS.has(description))
            this.#dropOwner(entry);
    }
    keep({ dumpId }) {
        this.edits.set(dumpId, { definition: '' });
    }
    skip(entry) {
        this.leaveOut(entry);
        if (entry.description !== 'TABLE DATA')
            return;
        const lost = this.#lostRows.add(entry);
        if (lost === 'record')
            this.#note("Left unchanged: the provider's own record of its versions", `${entry.schema}.${entry.name}`);
        else if (lost !== undefined)
            this.lost.push({ entry, reason: lost.reason });
    }
    leaveOut({ dumpId }) {
        this.edits.set(dumpId, { definition: '', dropsData: true });
    }
    end() {
        for (const entry of this.#atEnd)
            this.#defer(entry, false);
        this.last.push(...(this.#replacement?.last ?? []));
        for (const [what, names] of this.#notes)
            this.#target.notes.push(`${what} (${listed([...names])}).`);
    }
    #defer(entry, isRight) {
        this.leaveOut(entry);
        if (this.#replacement === undefined) {
            const statements = [...splitStatements(definitionOf(this.#texts, entry)), ...this.#ownerOf(entry)];
            this.late.push({ entry, statements, isRight });
        }
        else
            this.last.push(storedDefinition(this.#texts.toc, entry));
    }
    #guard(entry, refusal) {
        const definition = storedDefinition(this.#texts.toc, entry);
        this.edits.set(entry.dumpId, { definition: guarded(definition, refusal) });
    }
    #note(what, name) {
        this.#notes.set(what, (this.#notes.get(what) ?? new Set()).add(name));
    }
    #needsRights(entry) {
        const { description, name, owner } = entry;
        const isComment = description === 'COMMENT' && name.startsWith('EXTENSION ');
        const isRight = RIGHTS.has(description);
        if (this.#replacement?.canGuard === true && (isRight || isComment)) {
            this.#guard(entry, isRight ? this.refusals.right : this.refusals.comment);
        }
        else if (isRight || isComment)
            this.#defer(entry, isRight);
        else if (description === 'EVENT TRIGGER' && (0,reserved_roles/* isReserved */.B)(owner)) {
            this.leaveOut(entry);
            this.#note('Left out: event triggers of the provider', name);
        }
        else
            return false;
        return true;
    }
    #dropMissing(entry) {
        const { description, dumpId, name } = entry;
        const edit = this.#withoutMissing(entry);
        if (edit === undefined)
            return;
        this.edits.set(dumpId, edit);
        if (description === 'USER MAPPING')
            this.#note('Left out: user mappings of roles that do not exist here', name);
        else if (edit.definition === '')
            this.impossible.push([entry, 'its roles do not exist here']);
        else
            this.#note('Left out: roles that do not exist here, in policies', name);
    }
    #withoutMissing(entry) {
        const definition = storedDefinition(this.#texts.toc, entry);
        const [list] = roleListsOf(entry.description, definition);
        const isMissing = (name) => this.#roles.missing.has(this.#texts.decode((0,text_bytes/* bytesOf */.$)(name)));
        if (list === undefined || !list.names.some(isMissing))
            return undefined;
        const here = list.names.filter((name) => !isMissing(name));
        if (here.length === 0)
            return { definition: '' };
        return {
            definition: `${definition.slice(0, list.start)}${here.map(quote/* quoteName */.A).join(', ')}${definition.slice(list.end)}`,
        };
    }
    #leaveUnchecked(entry) {
        const misses = this.#lostRows.areParentsOf(definitionOf(this.#texts, entry));
        const names = keyNames(entry);
        if (!misses && !names.some((name) => this.#violated.has(name)))
            return;
        for (const name of names)
            this.#target.exempt.add(exemption('constraint', name));
        const definition = notValid(storedDefinition(this.#texts.toc, entry), this.#target.serverMajor);
        this.edits.set(entry.dumpId, { definition: definition ?? '' });
        const what = definition === undefined ? UNCHECKED_PARTITIONS : 'added NOT VALID';
        if (misses)
            this.lost.push({ entry, reason: `rows of its parent are not restored: ${what}` });
        else
            this.#note(`Foreign keys that the rows of the source violate: ${what}`, entry.name);
    }
    #dropOfOthers(entry) {
        if (this.#roles.created.has(entry.owner) || entry.owner === '')
            return;
        this.leaveOut(entry);
        this.#note('Left out: default privileges of roles that the server already has', entry.owner);
    }
    #dropOwner(entry) {
        const { description, dumpId, name, owner } = entry;
        if (this.#roles.superusers.has(owner))
            return;
        if (description === 'PUBLICATION' && !definitionOf(this.#texts, entry).includes(' FOR ALL TABLES'))
            return;
        this.edits.set(dumpId, { dropsOwner: true });
        this.#noteOwner(name);
    }
    #ownerOf({ description, name, owner }) {
        if (description !== 'EVENT TRIGGER' || !this.#target.keepsOwners || owner === '')
            return [];
        if (this.#roles.superusers.has(owner))
            return [`ALTER EVENT TRIGGER ${(0,quote/* quoteName */.A)(name)} OWNER TO ${(0,quote/* quoteName */.A)(owner)}`];
        this.#noteOwner(name);
        return [];
    }
    #noteOwner(name) {
        this.#note('Left out: owners that must be superusers and are not superusers here', name);
    }
}

// EXTERNAL MODULE: ./build/engines/postgres/connection/lock-holders.js
var lock_holders = __webpack_require__(22424);
;// CONCATENATED MODULE: ./build/engines/postgres/target/content.js


const PROVIDER_SCHEMAS = [
    '_analytics',
    '_heroku',
    '_realtime',
    'aiven_extras',
    'auth',
    'cron',
    'extensions',
    'google_vacuum_mgmt',
    'graphql',
    'graphql_public',
    'heroku_ext',
    'neon_auth',
    'net',
    'pgbouncer',
    'pgmq',
    'pgsodium',
    'pgsodium_masks',
    'pgtle',
    'realtime',
    'storage',
    'supabase_functions',
    'supabase_migrations',
    'vault',
];
async function listContents(connection) {
    const roles = await connection.query(`select oid::pg_catalog.text as oid, rolname as name, pg_catalog.pg_has_role(oid, 'member') as member from pg_catalog.pg_roles`);
    const theirs = roles.filter(({ name, member }) => !member || (0,reserved_roles/* isReserved */.B)(name)).map(({ oid }) => oid);
    const isManaged = roles.some(({ name }) => !name.startsWith('pg_') && (0,reserved_roles/* isReserved */.B)(name));
    const own = (alias, catalog, owner) => `${(0,operators/* isOwnSchema */.us)('n')} and ${alias}.${owner} ${operators.NE} all ($1::pg_catalog.oid[]) and not exists (select from pg_catalog.pg_depend d
      where d.classid ${operators.EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and d.objid ${operators.EQ} ${alias}.oid
        and d.objsubid ${operators.EQ} 0 and d.deptype ${operators.EQ} any ('{e,i}'))`;
    const notNamed = `n.nspname ${operators.NE} all ($2)`;
    const rows = await connection.query(`(select pg_catalog.format('%I.%I', n.nspname, c.relname) as name from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid ${operators.EQ} c.relnamespace
        where c.relkind ${operators.NE} 'i' and ${own('c', 'pg_class', 'relowner')} limit 5)
     union all (select pg_catalog.format('%I.%I()', n.nspname, p.proname) from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid ${operators.EQ} p.pronamespace
        where ${own('p', 'pg_proc', 'proowner')} and ${notNamed} limit 5)
     union all (select pg_catalog.format('type %I.%I', n.nspname, t.typname) from pg_catalog.pg_type t
        join pg_catalog.pg_namespace n on n.oid ${operators.EQ} t.typnamespace
        where t.typtype ${operators.EQ} any ('{e,d,r}') and ${own('t', 'pg_type', 'typowner')} and ${notNamed} limit 5)
     union all (select pg_catalog.format('schema %I', n.nspname) from pg_catalog.pg_namespace n
        where n.nspname ${operators.NE} 'public' and ${own('n', 'pg_namespace', 'nspowner')} and ${notNamed} limit 5)
     union all (select 'large object ' ${operators/* CAT */.xD} oid::pg_catalog.text from pg_catalog.pg_largeobject_metadata
        where lomowner ${operators.NE} all ($1::pg_catalog.oid[]) limit 1)`, [theirs, isManaged ? PROVIDER_SCHEMAS : []]);
    return rows.map(({ name }) => name);
}

// EXTERNAL MODULE: ./build/engines/postgres/catalog/object-kinds.js
var object_kinds = __webpack_require__(2051);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/queries.js
var queries = __webpack_require__(38956);
;// CONCATENATED MODULE: ./build/engines/postgres/target/empty-privileges.js


const KINDS = {
    r: { word: 'tables' },
    S: { word: 'sequences' },
    f: { word: 'functions', everybody: 'execute' },
    T: { word: 'types', everybody: 'usage' },
    n: { word: 'schemas' },
    L: { word: 'large objects' },
};
async function resetDefaultPrivileges(connection, providerObjects) {
    const rows = await connection.query(`select pg_catalog.pg_get_userbyid(d.defaclrole) as role, n.nspname as schema, d.defaclobjtype as kind,
       array(select distinct case when a.grantee ${operators.EQ} 0 then null else pg_catalog.pg_get_userbyid(a.grantee) end
         from pg_catalog.aclexplode(d.defaclacl) a)::pg_catalog.text[] as grantees
     from pg_catalog.pg_default_acl d left join pg_catalog.pg_namespace n on n.oid ${operators.EQ} d.defaclnamespace
     where pg_catalog.pg_has_role(d.defaclrole, 'usage') order by 1, 2, 3`);
    return rows.filter(({ schema }) => schema === null || providerObjects.includes(schema)).flatMap(resetOne);
}
function resetOne({ role, schema, kind, grantees }) {
    const known = KINDS[kind];
    if (known === undefined)
        return [];
    const where = schema === null ? '' : ` in schema ${(0,quote/* quoteName */.A)(schema)}`;
    const change = `alter default privileges for role ${(0,quote/* quoteName */.A)(role)}${where}`;
    const named = grantees.map((name) => (name === null ? 'public' : (0,quote/* quoteName */.A)(name)));
    return [
        ...named.map((name) => `${change} revoke all on ${known.word} from ${name}`),
        ...(schema === null ? [`${change} grant all on ${known.word} to ${(0,quote/* quoteName */.A)(role)}`] : []),
        ...(schema === null && known.everybody !== undefined
            ? [`${change} grant ${known.everybody} on ${known.word} to public`]
            : []),
    ];
}

;// CONCATENATED MODULE: ./build/engines/postgres/target/empty.js





const usage = (owner) => `pg_catalog.pg_has_role(${owner}, 'usage')`;
const isPart = (kinds, catalog, oid) => `exists (select from pg_catalog.pg_depend e
  where e.classid ${operators.EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and e.objid ${operators.EQ} ${oid} and e.objsubid ${operators.EQ} 0
    and e.deptype ${operators.EQ} any ('{${kinds}}'))`;
async function planEmptying(connection) {
    const extensions = await empty_readExtensions(connection);
    const schemas = await readSchemas(connection, extensions.kept);
    const inside = await readObjects(connection, schemas.providerObjects);
    const first = await readDatabaseKinds(connection, object_kinds/* DATABASE_KINDS_FIRST */.Xh);
    const last = await readDatabaseKinds(connection, object_kinds/* DATABASE_KINDS_LAST */.po);
    const subscriptions = await readSubscriptions(connection);
    const objects = await readLargeObjects(connection);
    return {
        statements: [
            ...subscriptions.statements,
            ...first.statements,
            ...schemas.statements,
            ...inside.statements,
            ...(await userMappings(connection)),
            ...last.statements,
            ...extensions.statements,
            ...objects.statements,
            ...(await resetDefaultPrivileges(connection, schemas.providerObjects)),
            ...(await forgetConfigurations(connection, extensions.kept)),
            ...schemas.missingPublic,
        ],
        kept: [...schemas.kept, ...inside.kept, ...first.kept, ...last.kept, ...extensions.keptObjects, ...objects.kept],
        keepsPublic: schemas.keepsPublic || inside.kept.some(({ schema }) => schema === 'public'),
        lockWaitMs: await readLockWait(connection),
        notes: subscriptions.notes,
    };
}
const LOCK_WAIT_MS = 60_000;
async function readLockWait(connection) {
    const [row] = await connection.query(`select reset_val as ms from pg_catalog.pg_settings where name ${operators.EQ} 'lock_timeout'`);
    const own = Number(row?.ms ?? 0);
    return own > 0 ? Math.min(own, LOCK_WAIT_MS) : LOCK_WAIT_MS;
}
async function empty_readExtensions(connection) {
    const found = await connection.query(`select e.extname as name, e.oid::pg_catalog.text as oid, ${usage('e.extowner')} as mine,
       (select rolsuper from pg_catalog.pg_roles where rolname ${operators.EQ} current_user) or exists
         (select from pg_catalog.pg_available_extension_versions v where v.name ${operators.EQ} e.extname and v.trusted) as creatable,
       array(select d.refobjid::pg_catalog.text from pg_catalog.pg_depend d where d.objid ${operators.EQ} e.oid
         and d.classid ${operators.EQ} 'pg_catalog.pg_extension'::pg_catalog.regclass and d.refclassid ${operators.EQ} d.classid) as requires
     from pg_catalog.pg_extension e where e.extname ${operators.NE} 'plpgsql' order by 1`);
    const kept = new Map(found.filter(({ mine, creatable }) => !mine || !creatable).map((each) => [each.oid, each]));
    for (const { requires } of kept.values()) {
        for (const each of found)
            if (requires.includes(each.oid))
                kept.set(each.oid, each);
    }
    return {
        kept: [...kept.values()],
        statements: found
            .filter(({ oid }) => !kept.has(oid))
            .map(({ name }) => `drop extension if exists ${(0,quote/* quoteName */.A)(name)} cascade`),
        keptObjects: [...kept.values()].map(({ name }) => keptObject('EXTENSION', '', name, 'extension')),
    };
}
async function readSchemas(connection, extensions) {
    const oids = extensions.map(({ oid }) => oid);
    const rows = await connection.query(`select n.nspname as name, ${usage('n.nspowner')} as mine, n.nspname ${operators.EQ} 'public' as public,
       exists (select from pg_catalog.pg_extension e where e.extnamespace ${operators.EQ} n.oid and e.oid ${operators.EQ} any ($1::pg_catalog.oid[]))
       or exists (select from pg_catalog.pg_depend s join pg_catalog.pg_depend e on e.classid ${operators.EQ} s.classid and e.objid ${operators.EQ} s.objid
         where s.refclassid ${operators.EQ} 'pg_catalog.pg_namespace'::pg_catalog.regclass and s.refobjid ${operators.EQ} n.oid
           and e.deptype ${operators.EQ} 'e' and e.refobjid ${operators.EQ} any ($1::pg_catalog.oid[])) as holds
     from pg_catalog.pg_namespace n where ${(0,operators/* isOwnSchema */.us)('n')} and not ${isPart('e', 'pg_namespace', 'n.oid')} order by 1`, [oids]);
    const going = rows.filter((row) => row.mine && !row.holds && !row.public);
    const providerObjects = rows.filter((row) => !going.includes(row));
    return {
        statements: going.map(({ name }) => `drop schema if exists ${(0,quote/* quoteName */.A)(name)} cascade`),
        providerObjects: providerObjects.map(({ name }) => name),
        kept: providerObjects.filter((row) => !row.public).map(({ name }) => keptObject('SCHEMA', '', name, 'schema')),
        keepsPublic: providerObjects.some((row) => row.public && (!row.mine || row.holds)),
        missingPublic: rows.some((row) => row.public)
            ? []
            : ['create schema if not exists public', 'grant usage on schema public to public'],
    };
}
async function readObjects(connection, schemas) {
    const statements = [];
    const kept = [];
    for (const { catalog, prefix, hasOwner, drop, only } of object_kinds/* SCHEMA_KINDS */.mP) {
        const own = hasOwner ? ` or ${usage(`x.${prefix}owner`)}` : '';
        const rows = await connection.query(`select n.nspname as schema, i.type, i.identity as what, x.${prefix}name as name, (${usage('n.nspowner')}${own}) as mine
       from pg_catalog.${catalog} x join pg_catalog.pg_namespace n on n.oid ${operators.EQ} x.${prefix}namespace,
         pg_catalog.pg_identify_object('pg_catalog.${catalog}'::pg_catalog.regclass, x.oid, 0) i
       where n.nspname ${operators.EQ} any ($1) and ${only} and not ${isPart('e,i', catalog, 'x.oid')}
       order by x.oid`, [schemas]);
        for (const { schema, name, type, what, mine } of rows) {
            if (mine)
                statements.push(`drop ${drop ?? type} if exists ${what} cascade`);
            else
                kept.push({ entry: 'OBJECT', schema, name, shown: `${type} ${what}` });
        }
    }
    return { statements, kept };
}
async function readDatabaseKinds(connection, kinds) {
    const statements = [];
    const kept = [];
    for (const { catalog, entry, type, name, compared, sql, mine } of kinds) {
        const rows = await connection.query(`select ${name} as name, ${compared ?? `pg_catalog.quote_ident(${name})`} as compared, ${sql} as sql, ${mine} as mine from pg_catalog.${catalog} x
       where x.oid ${operators.GE} ${queries/* FIRST_OWN */.Em} and not ${isPart('e,i', catalog, 'x.oid')} order by x.oid`);
        for (const row of rows) {
            if (row.mine)
                statements.push(row.sql);
            else
                kept.push({ ...keptObject(entry, '', row.name, type), compared: { type, name: row.compared } });
        }
    }
    return { statements, kept };
}
async function readSubscriptions(connection) {
    const rows = await connection.query(`select s.subname as name, s.subslotname as slot from pg_catalog.pg_subscription s
     where s.subdbid ${operators.EQ} (select oid from pg_catalog.pg_database where datname ${operators.EQ} pg_catalog.current_database())
       and ${usage('s.subowner')} order by 1`);
    return {
        statements: rows.map(({ name }) => {
            const change = `alter subscription ${(0,quote/* quoteName */.A)(name)}`;
            return `${change} disable; ${change} set (slot_name = none); drop subscription ${(0,quote/* quoteName */.A)(name)}`;
        }),
        notes: rows.some(({ slot }) => slot !== null)
            ? ['Subscriptions were dropped. Their replication slots stay on the other server until they are dropped there.']
            : [],
    };
}
async function userMappings(connection) {
    const rows = await connection.query(`select m.srvname as server from pg_catalog.pg_user_mappings m
       join pg_catalog.pg_foreign_server s on s.oid ${operators.EQ} m.srvid
     where m.usename ${operators.EQ} current_user and not ${usage('s.srvowner')} and pg_catalog.has_server_privilege(s.oid, 'usage')`);
    return rows.map(({ server }) => `drop user mapping if exists for current_user server ${(0,quote/* quoteName */.A)(server)}`);
}
async function readLargeObjects(connection) {
    const [row] = await connection.query(`select pg_catalog.count(*) filter (where ${usage('lomowner')}) as mine,
       pg_catalog.count(*) filter (where not ${usage('lomowner')}) as others from pg_catalog.pg_largeobject_metadata`);
    return {
        statements: row === undefined || row.mine === '0'
            ? []
            : [`select pg_catalog.lo_unlink(oid) from pg_catalog.pg_largeobject_metadata where ${usage('lomowner')}`],
        kept: row === undefined || row.others === '0'
            ? []
            : [{ entry: 'BLOB', schema: '', name: '', shown: `large objects (${row.others})` }],
    };
}
async function forgetConfigurations(connection, extensions) {
    const rows = await connection.query(`select pg_catalog.format('delete from %s %s', c.relation::pg_catalog.regclass, c.condition) as sql
     from (select pg_catalog.unnest(extconfig) as relation, pg_catalog.unnest(extcondition) as condition
       from pg_catalog.pg_extension where oid ${operators.EQ} any ($1::pg_catalog.oid[])) c
       join pg_catalog.pg_class r on r.oid ${operators.EQ} c.relation
     where r.relkind ${operators.EQ} 'r' and pg_catalog.has_table_privilege(c.relation, 'delete')`, [extensions.map(({ oid }) => oid)]);
    return rows.map(({ sql }) => sql);
}
function keptObject(entry, schema, name, kind) {
    return { entry, schema, name, shown: `${kind} ${(0,quote/* quoteName */.A)(name)}` };
}

;// CONCATENATED MODULE: ./build/engines/postgres/target/signature.js


async function signatureOf(connection) {
    const parts = object_kinds/* SCHEMA_KINDS */.mP.map(({ catalog, prefix }) => `select '${catalog}' ${operators/* CAT */.xD} x.oid::pg_catalog.text as each from pg_catalog.${catalog} x
       join pg_catalog.pg_namespace n on n.oid ${operators.EQ} x.${prefix}namespace where ${(0,operators/* isOwnSchema */.us)('n')}`);
    const [row] = await connection.query(`select pg_catalog.md5(pg_catalog.string_agg(each, ' ' order by each)) as signature from (
       ${parts.join(' union all ')} union all select 'schema' ${operators/* CAT */.xD} oid::pg_catalog.text from pg_catalog.pg_namespace n where ${(0,operators/* isOwnSchema */.us)('n')}
       union all select 'lo' ${operators/* CAT */.xD} oid::pg_catalog.text from pg_catalog.pg_largeobject_metadata) all_of_it`);
    return row?.signature ?? '';
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/failure.js









const CLEANING_MS = 60_000;
const failure_LOCK_WAIT_MS = 5_000;
const UNKNOWN = 'The current state of the database could not be determined. Examine it before you use it.';
async function prepareCleanup(target, host) {
    if (target.isDisposable)
        return async (error) => error;
    const before = await withConnection(target, host, async (connection) => ({
        signature: await signatureOf(connection),
        statements: new Set((await planEmptying(connection)).statements),
    }));
    return async (error) => {
        if (!(error instanceof errors/* RestorableError */.s$))
            return error;
        const cleaning = (0,given_database/* cleanupHost */.VC)(host, CLEANING_MS);
        const state = await stateAfter(target, before, error, cleaning).catch(() => UNKNOWN);
        const { code, message, hint, cause, foreign } = error;
        return new errors/* RestorableError */.s$(code, message, {
            hint: hint === undefined ? state : `${state} ${hint}`,
            cause,
            foreign,
        });
    };
}
async function stateAfter(target, before, error, host) {
    if (target.strategy === 'beside')
        return 'The database that was to be replaced is unchanged.';
    if (target.discard !== undefined) {
        await target.discard(host);
        return 'The database, which was created for this restore, was dropped.';
    }
    return withConnection(target, host, async (connection) => {
        await endSessions(connection, target);
        if ((await signatureOf(connection)) === before.signature) {
            const holder = error.code === 'DATABASE_QUERY' ? await (0,lock_holders/* describeLockHolder */.H)(connection, 'drop') : undefined;
            return `The database is unchanged.${holder === undefined ? '' : ` ${holder}.`}`;
        }
        if (target.strategy === 'in-place') {
            return 'The restore had been completed before this: the database contains the content of the backup, and no longer its old content.';
        }
        const isClean = await removeRestored(connection, before);
        if (isClean) {
            await dropRoles(connection, target.madeRoles);
            return 'The restored data was removed: the database is empty again.';
        }
        const found = await listContents(connection);
        return `The database contains a part of the backup, which could not be removed: ${found.slice(0, 4).join(', ')}${found.length > 4 ? ', ...' : ''}.`;
    });
}
async function removeRestored(connection, before) {
    const { statements } = await planEmptying(connection);
    for (const statement of statements.filter((each) => !before.statements.has(each))) {
        await connection
            .transaction(() => connection.simple(statement), { lockTimeoutMs: failure_LOCK_WAIT_MS })
            .catch((error) => {
            if (!(error instanceof errors/* RestorableError */.s$) || error.code === 'DATABASE_CONNECTION_LOST')
                throw error;
        });
    }
    return (await listContents(connection)).length === 0;
}
async function withConnection(target, host, work) {
    await using connection = await (0,connection_connection/* openConnection */.J)(target.admin, host, { requireTls: false, writes: true });
    return await work(connection);
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/post-data.js


const FOR_SESSIONS = new Set(['ENCODING', 'STDSTRINGS', 'SEARCHPATH']);
const LAST_PASSES = new Set(['ACL', 'ACL LANGUAGE', 'DEFAULT ACL', 'MATERIALIZED VIEW DATA']);
const SKIPPED = { definition: '', dropsData: true };
function postDataOf(entries) {
    const ids = new Set();
    let hasBegun = false;
    for (const entry of entries) {
        const { description, dumpId, hasData, section } = entry;
        if (FOR_SESSIONS.has(description))
            continue;
        if (isOfLargeObjects(entry)) {
            if (hasBegun)
                return undefined;
            continue;
        }
        const isLast = isInLastPasses(entry);
        const isLate = isLast || hasBegun || section === toc/* SECTION */.wn.postData;
        if (!isLate)
            continue;
        if (hasData || (!isLast && (section === toc/* SECTION */.wn.preData || section === toc/* SECTION */.wn.data)))
            return undefined;
        hasBegun ||= !isLast;
        ids.add(dumpId);
    }
    return hasBegun ? { ids } : undefined;
}
const isInLastPasses = (entry) => LAST_PASSES.has(entry.description) || isOfEventTrigger(entry);
const isOfLargeObjects = ({ description, name }) => description === 'ACL' && name.startsWith('LARGE OBJECT');
function withoutPostData(adaptation, { ids }) {
    const edits = new Map(adaptation.edits);
    for (const id of ids)
        edits.set(id, SKIPPED);
    return { ...adaptation, edits };
}
function onlyPostData(adaptation, entries, { ids }) {
    const edits = new Map(adaptation.edits);
    for (const { dumpId, description } of entries) {
        if (!ids.has(dumpId) && !FOR_SESSIONS.has(description))
            edits.set(dumpId, SKIPPED);
    }
    return { ...adaptation, edits };
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/parallel.js




const TOLD_EVERY_MS = 60_000;
function planPostData({ plan }, client, { target, needs }) {
    const { jobs } = target;
    if (jobs === 1 || (jobs === 'auto' && !isWorthJobs(needs.rawBytes)))
        return undefined;
    const why = target.strategy === 'in-place'
        ? 'the old database is replaced in one transaction'
        : client.prefix.length > 0
            ? 'pg_restore runs in Docker'
            : undefined;
    if (why === undefined)
        return postDataOf(plan.entries);
    if (jobs !== 'auto')
        target.notes.push(ONE_JOB(why));
    return undefined;
}
async function restorePostData({ archive, adaptation, postData, restoring, onPart }, target, host) {
    onPart('post-data');
    const jobs = await jobsAt(target, host);
    let done = 0;
    const tell = () => host.log.info(`Indexes, constraints and triggers: ${done} of ${postData.ids.size} entries (jobs: ${jobs}).`);
    tell();
    const timer = setInterval(tell, TOLD_EVERY_MS);
    try {
        const toc = editToc(archive, onlyPostData(adaptation, archive.plan.entries, postData));
        return await runParallel(toc, {
            ...restoring,
            jobs,
            ids: postData.ids,
            onFinished: (finished) => {
                done = finished;
            },
        }, target, host);
    }
    finally {
        clearInterval(timer);
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/in-place.js



const NAMED = 8;
const RELATIONS = new Set(['TABLE', 'VIEW', 'MATERIALIZED VIEW', 'FOREIGN TABLE', 'SEQUENCE', 'TYPE', 'DOMAIN']);
function replacingStatements(emptying, plan) {
    return [
        `set local lock_timeout = ${emptying.lockWaitMs}`,
        ...emptying.statements,
        'set local lock_timeout = 0',
        ...(plan.createsPublic && !emptying.keepsPublic ? ['drop schema if exists public'] : []),
        ...plan.absentSchemas.map((name) => `create schema if not exists ${(0,quote/* quoteName */.A)(name)}`),
    ]
        .map((statement) => `${statement};\n`)
        .join('');
}
function refuseConflicts(emptying, entries) {
    const names = new Set(entries
        .filter(({ description }) => RELATIONS.has(description))
        .map(({ schema, name }) => JSON.stringify([schema, name])));
    const inTheWay = emptying.kept.filter(({ entry, schema, name }) => entry === 'OBJECT' && names.has(JSON.stringify([schema, name])));
    if (inTheWay.length === 0)
        return;
    throw new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `This account may not drop what the backup replaces: ${listKept(inTheWay)}. Nothing was changed.`, {
        hint: 'Restore as their owner, or give the account CREATEDB, so that the backup is restored next to them.',
    });
}
function withoutKept(emptying) {
    const kept = new Set(emptying.kept.map(({ entry, name }) => `${entry}\0${name}`));
    if (emptying.keepsPublic)
        kept.add('SCHEMA\0public');
    const kinds = [...new Set(emptying.kept.map(({ entry }) => entry)), 'SCHEMA'];
    return ({ description, name: tag }) => {
        if (description === 'COMMENT' || description === 'SECURITY LABEL') {
            return kinds.some((kind) => tag.startsWith(`${kind} `) && kept.has(`${kind}\0${tag.slice(kind.length + 1)}`));
        }
        if (description.startsWith('PUBLICATION ')) {
            return emptying.kept.some(({ entry, name }) => entry === 'PUBLICATION' && tag.startsWith(`${name} `));
        }
        return description !== 'EXTENSION' && kept.has(`${description}\0${tag}`);
    };
}
function noteKept({ kept }) {
    if (kept.length === 0)
        return [];
    return [`This account may not drop these, so they are left unchanged: ${listKept(kept)}.`];
}
function listKept(kept) {
    const named = kept.slice(0, NAMED).map(({ shown }) => (0,known_names/* showName */.$)(shown));
    const more = kept.length - named.length;
    return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/replacing.js






async function planReplacement({ plan, encoding }, target, client, host) {
    if (target.strategy !== 'in-place')
        return undefined;
    const { emptying, canGuard } = await planEmptyingAt(target, host);
    refuseConflicts(emptying, plan.entries);
    target.notes.push(...emptying.notes, ...noteKept(emptying));
    target.kept.push(...emptying.kept);
    const around = transactionAround(emptying, plan, target, client);
    return { isKept: withoutKept(emptying), first: asUtf8(around.first, encoding), last: around.last, canGuard };
}
function asUtf8(statements, encoding) {
    if (encoding === 'UTF8' || encoding === 'SQL_ASCII')
        return [...statements];
    return ["set client_encoding = 'UTF8';", ...statements, `set client_encoding = '${encoding}';`];
}
function transactionAround(emptying, plan, target, client) {
    const first = replacingStatements(emptying, plan);
    if (!meetsTransactionTimeout(client, target))
        return { first: [first], last: [] };
    if (plan.entries.some(({ description, hasData }) => hasData && description.startsWith('BLOB'))) {
        throw new errors/* RestorableError */.s$('CLIENT_MISSING', `pg_restore ${client.major} can't replace a database with large objects in one transaction on a server of version ${target.serverMajor}. Nothing was changed.`, {
            hint: 'Give the account CREATEDB, so that the backup is restored next to the old database, or restore into a server of version 17 or newer.',
        });
    }
    return { first: [`begin;\n${first}`], last: ['commit;'] };
}
const GUARDS = `select exists (select from pg_catalog.pg_language
  where lanname ${operators.EQ} 'plpgsql' and pg_catalog.has_language_privilege(oid, 'usage')) as can`;
async function planEmptyingAt(target, host) {
    await using admin = await (0,connection_connection/* openConnection */.J)(target.admin, host, { requireTls: false });
    const [guards] = await admin.query(GUARDS);
    return { emptying: await planEmptying(admin), canGuard: guards?.can === true };
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/late.js




async function runLate(connection, late, host) {
    const failures = [];
    const rights = late.filter(({ isRight }) => isRight).flatMap(({ statements }) => statements);
    const refusedRights = rights.length === 0 ? 0 : await grantEach(connection, rights, host);
    for (const { entry, statements, isRight } of late) {
        if (isRight)
            continue;
        for (const statement of statements) {
            const error = await refusal(connection, statement, host);
            if (error === undefined || (await isCommented(connection, entry, statement)))
                continue;
            const state = (0,connection_errors/* stateOf */.L4)(error);
            failures.push({ entry, state, error, reason: (0,sqlstate/* describeState */.J)(state) ?? 'an error with a custom code' });
        }
    }
    return { failures, refusedRights };
}
async function grantEach(connection, statements, host) {
    return connection.transaction(async () => {
        let refused = 0;
        for (const statement of statements) {
            await connection.simple('savepoint restorable_right');
            if ((await refusal(connection, statement, host)) === undefined)
                continue;
            refused += 1;
            await connection.simple('rollback to savepoint restorable_right');
        }
        return refused;
    });
}
async function refusal(connection, statement, host) {
    try {
        await connection.single(statement);
        return undefined;
    }
    catch (error) {
        if (!(error instanceof errors/* RestorableError */.s$))
            throw error;
        if (error.code === 'DATABASE_CONNECTION_LOST' || error.code === 'CANCELLED')
            throw error;
        if (error.foreign !== undefined)
            host.toolWords.add(error.foreign);
        return error;
    }
}
async function isCommented(connection, { description, name }, statement) {
    if (description !== 'COMMENT' || !name.startsWith('EXTENSION '))
        return false;
    const literal = /^COMMENT ON EXTENSION (?:"(?:[^"]|"")+"|\S+) IS ([\s\S]+)$/.exec(statement)?.[1];
    if (literal === undefined)
        return false;
    const extension = name.slice('EXTENSION '.length);
    const plain = extension.startsWith('"') ? extension.slice(1, -1).replaceAll('""', '"') : extension;
    const rows = await connection.query(`select pg_catalog.obj_description(oid, 'pg_extension') ${operators.EQ} ${literal} as same from pg_catalog.pg_extension where extname ${operators.EQ} $1`, [plain]);
    return rows[0]?.same === true;
}
async function addNotValid(connection, keys, host) {
    const added = new Set();
    for (const [{ dumpId }, statement] of keys) {
        if ((await refusal(connection, `${statement} NOT VALID`, host)) === undefined)
            added.add(dumpId);
    }
    return added;
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/rest.js








async function finishRestore(restored, { target, known, host }) {
    const { adaptation, refused } = restored;
    noteRefused(refused.rights, refused.comments, target);
    const failed = restored.archive.plan.entries.filter(({ dumpId }) => restored.failures.includes(dumpId));
    const ofProvider = failed.filter(({ dumpId }) => adaptation.tolerated.has(dumpId));
    const others = failed.filter(({ dumpId }) => !adaptation.tolerated.has(dumpId));
    if (adaptation.late.length > 0 || others.length > 0) {
        await using connection = await (0,connection_connection/* openConnection */.J)(target.role, host, { requireTls: false, writes: true });
        const keys = others
            .filter(({ description }) => description === 'FK CONSTRAINT')
            .map((entry) => [entry, onlyStatement(restored.archive, entry)]);
        const added = await addNotValid(connection, keys, host);
        settle(await runLate(connection, adaptation.late, host), known, target);
        target.leftOut.push(...listFailures(others.map((entry) => ({ entry, reason: reasonFor(entry, added) })), known));
    }
    noteStanding(ofProvider, known, target);
}
const OF_THE_USER = new Set(['TABLE DATA', 'TRIGGER', 'POLICY', 'RULE']);
const reasonFor = ({ dumpId }, added) => added.has(dumpId) ? 'existing rows violate it, so it was added NOT VALID' : 'refused';
function onlyStatement(archive, entry) {
    return splitStatements(definitionOf(archive, entry))[0] ?? '';
}
const NO_LOGIN = /^(?:28|2F003|42704)/;
function noteRefused(rights, comments, { notes }) {
    if (rights > 0) {
        notes.push(`${rights} grants were left out: their roles do not exist here, or this account may not grant them.`);
    }
    if (comments > 0) {
        notes.push(`${comments} comments on extensions were left out: they belong to another account on this server.`);
    }
}
function settle({ failures, refusedRights }, known, target) {
    noteRefused(refusedRights, 0, target);
    const isLabel = ({ entry, state }) => entry.description === 'SECURITY LABEL' && state === '22023';
    const isFarView = ({ entry, state }) => entry.description === 'MATERIALIZED VIEW DATA' && NO_LOGIN.test(state);
    const excused = failures.filter((failure) => isTargetsFault(failure.state, target) || isLabel(failure) || isFarView(failure));
    const refused = failures.filter((failure) => !excused.includes(failure));
    if (target.onError === 'continue') {
        target.leftOut.push(...listFailures(failures, known));
        return;
    }
    const [first] = refused;
    if (first !== undefined)
        throw nameRefusal(first, known, target);
    if (excused.length === 0)
        return;
    if (!target.isDisposable)
        throw unsuitable(listFailures(excused, known), target);
    target.notes.push(`Not restored, because this machine lacks what they need: ${listFailures(excused, known).join('; ')}.`);
    for (const { entry } of excused) {
        if (entry.description === 'MATERIALIZED VIEW DATA')
            markUnfilled(entry, target);
    }
}
function markUnfilled({ schema, name }, { exempt }) {
    for (const type of ['table', 'materialized view'])
        exempt.add(exemption(type, (0,catalog/* objectName */.Hd)(schema, name)));
}
function nameRefusal({ entry, reason, state, error }, known, target) {
    const what = `${reason}, at ${describeEntry(entry, known)}`;
    if (target.ownServer === undefined && state === '42501') {
        return new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', `The restoring account lacks a privilege: ${what}.`, {
            hint: `Restore as a superuser (verify: \`target: auto\`). This is not a verdict on the backup.${continueHint(target)}`,
            foreign: error.foreign,
        });
    }
    return new errors/* RestorableError */.s$('RESTORE_FAILED', `The restore failed: ${what}.`, {
        hint: `Check the object at the source and what the target lacks, then run it again.${continueHint(target)}`,
        foreign: error.foreign,
    });
}
function noteStanding(failed, known, target) {
    const { schemas } = target.providerObjects;
    if (schemas.size === 0)
        return;
    target.notes.push(`The provider's own schemas were left unchanged: ${[...schemas].map((name) => JSON.stringify(name)).join(', ')}.`);
    const failures = failed.map((entry) => ({ entry, reason: "refused in the provider's schema" }));
    const ofUser = listFailures(failures.filter(({ entry }) => OF_THE_USER.has(entry.description)), known);
    if (ofUser.length > 0 && target.onError === 'stop')
        throw unsuitable(ofUser, target);
    target.leftOut.push(...ofUser);
    const others = listFailures(failures.filter(({ entry }) => !OF_THE_USER.has(entry.description)), known);
    if (others.length > 0)
        target.notes.push(`Missing at this server's provider: ${others.slice(0, 20).join('; ')}.`);
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/extensions.js




const PACKAGES = {
    postgis: 'postgresql-%N-postgis-3',
    postgis_raster: 'postgresql-%N-postgis-3',
    postgis_sfcgal: 'postgresql-%N-postgis-3',
    postgis_tiger_geocoder: 'postgresql-%N-postgis-3',
    postgis_topology: 'postgresql-%N-postgis-3',
    address_standardizer: 'postgresql-%N-postgis-3',
    vector: 'postgresql-%N-pgvector',
    pg_cron: 'postgresql-%N-cron',
    pg_partman: 'postgresql-%N-partman',
    pg_repack: 'postgresql-%N-repack',
    plpython3u: 'postgresql-plpython3-%N',
    plperl: 'postgresql-plperl-%N',
    plperlu: 'postgresql-plperl-%N',
    pltcl: 'postgresql-pltcl-%N',
    pltclu: 'postgresql-pltcl-%N',
};
const ONE_DATABASE = { pg_cron: 'cron.database_name' };
async function requireExtensions(connection, wanted, target) {
    const rows = await connection.query(`select name, pg_catalog.array_agg(version)::pg_catalog.text[] as versions, pg_catalog.bool_and(trusted) as trusted
       from pg_catalog.pg_available_extension_versions group by name`);
    const available = new Map(rows.map((row) => [row.name, { name: row.name, versions: row.versions, isTrusted: row.trusted }]));
    const missing = wanted.map(({ name }) => name).filter((name) => !available.has(name));
    if (target.onError === 'continue')
        return available;
    if (missing.length === 0) {
        for (const { name } of wanted)
            await requireItsDatabase(connection, name, target);
        return available;
    }
    const packages = [...new Set(missing.map((name) => packageOf(name, connection.serverMajor)))];
    throw new errors/* RestorableError */.s$('EXTENSION_MISSING', `The server lacks ${missing.length === 1 ? 'the extension' : 'extensions'} that the backup needs: ${missing.join(', ')}.`, { hint: `Install on the server's machine: sudo apt-get install --yes ${packages.join(' ')}.` });
}
async function requireItsDatabase(connection, extension, target) {
    const setting = ONE_DATABASE[extension];
    if (setting === undefined)
        return;
    const [row] = await connection.query(`select pg_catalog.current_setting($1, true) as named, pg_catalog.current_database()::pg_catalog.text as here,
       exists (select from pg_catalog.pg_extension where extname ${operators.EQ} $2) as installed`, [setting, extension]);
    if (row === undefined || row.installed || row.named === row.here)
        return;
    const where = row.named === null || row.named === ''
        ? 'the server does not load it (shared_preload_libraries)'
        : `it may be only in the database ${JSON.stringify(row.named)}, which the server's setting ${setting} names`;
    throw new errors/* RestorableError */.s$('TARGET_UNSUITABLE', `The backup has the extension ${extension}, and ${where}.`, {
        hint: `Restore into the database of that name (without \`replace\`, which creates another one first), or change the server's setting to this one; verify: \`target: auto\`.${continueHint(target)}`,
    });
}
function packageOf(extension, major) {
    const pattern = PACKAGES[extension] ?? `postgresql-%N-${extension.replaceAll('_', '-')}`;
    return pattern.replace('%N', String(major));
}
const STANDING_SCHEMAS = ['public', 'pg_catalog'];
function untimelyExtensions(wanted, available) {
    return wanted
        .filter(({ name, schema }) => !STANDING_SCHEMAS.includes(schema) && available.get(name)?.isTrusted === false)
        .map(({ name }) => `extension ${name} in a schema of its own`);
}
async function createExtensions(connection, wanted, available, source) {
    const notes = [];
    for (const { name, schema } of wanted) {
        const known = available.get(name);
        if (known === undefined || known.isTrusted || !STANDING_SCHEMAS.includes(schema))
            continue;
        const version = source.find((extension) => extension.name === name)?.version;
        const hasVersion = version !== undefined && known.versions.includes(version);
        if (version !== undefined && !hasVersion)
            notes.push(`The version of the extension ${name} here differs from ${version}.`);
        const statement = `create extension if not exists ${(0,quote/* quoteName */.A)(name)} schema ${(0,quote/* quoteName */.A)(schema)}`;
        await connection.simple(`${statement}${hasVersion ? ` version ${(0,quote/* quoteText */.o)(version)}` : ''} cascade`);
    }
    return notes;
}
function needsPreparation(wanted, available) {
    return wanted.some(({ name, schema }) => available.get(name)?.isTrusted === false && STANDING_SCHEMAS.includes(schema));
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/superuser.js




async function prepareExtensions(plan, target, needs, host) {
    const [available, settings] = await withAdmin(target, host, async (admin) => [await requireExtensions(admin, plan.extensions, target), await superuserSettings(admin, plan.settings)]);
    if (!target.hasOwnRole)
        return false;
    const reasons = [...plan.superuserFor, ...settings, ...untimelyExtensions(plan.extensions, available)];
    if (reasons.length === 0 && !needsPreparation(plan.extensions, available))
        return false;
    await setSuperuser(target, true, host);
    {
        await using role = await (0,connection_connection/* openConnection */.J)(target.role, host, { requireTls: false, writes: true });
        target.notes.push(...(await createExtensions(role, plan.extensions, available, needs.fingerprint.extensions)));
    }
    if (reasons.length === 0) {
        await setSuperuser(target, false, host);
        return false;
    }
    const where = target.ownServer?.sandbox.isContained === true ? ', contained' : '';
    target.notes.push(`Restored as superuser${where}: the backup contains objects that only a superuser may create (${reasons.join(', ')}).`);
    return true;
}
async function superuserSettings(admin, names) {
    if (names.length === 0)
        return [];
    const rows = await admin.query(`select name from pg_catalog.pg_settings
      where name ${operators.EQ} any ($1) and context ${operators.EQ} any ('{superuser,superuser-backend}')`, [names]);
    return rows.map(({ name }) => `function that sets ${name}`);
}
async function setSuperuser(target, on, host) {
    if (host.signal.aborted)
        return;
    await withAdmin(target, host, (admin) => admin.simple(`alter role ${(0,quote/* quoteName */.A)(target.role.user)} ${on ? 'superuser' : 'nosuperuser'}`));
}
async function withAdmin(target, host, work) {
    await using admin = await (0,connection_connection/* openConnection */.J)(target.admin, host, { requireTls: false, writes: true });
    return await work(admin);
}

;// CONCATENATED MODULE: ./build/engines/postgres/restore/restore.js























async function restoreStreams(streams, context) {
    const afterFailure = await prepareCleanup(context.target, context.host);
    try {
        await restoreEach(streams, context);
    }
    catch (error) {
        throw await afterFailure(error);
    }
}
async function restoreEach(streams, context) {
    const { target, host } = context;
    let globals = (0,globals_text/* readStatements */.bA)('');
    let roles;
    for await (const { name, content } of streams) {
        if (name === postgres_streams/* GLOBALS_STREAM */.W)
            globals = (0,globals_text/* readStatements */.bA)(await (0,globals_text/* readGlobals */.$q)(content));
        else if (name === postgres_streams/* ARCHIVE_STREAM */.U)
            roles = await restoreArchive(content, globals.roles, context);
        else
            throw (0,refusals/* unusableBackup */.iW)(`The backup has a stream "${name}", which is not valid in a PostgreSQL backup.`);
    }
    if (roles === undefined)
        throw (0,refusals/* unusableBackup */.iW)('The backup does not contain database.dump.');
    const { created } = roles;
    if (globals.settings.length > 0) {
        await withAdmin(target, host, (admin) => applySettings({ admin, target, host }, globals.settings, created));
        target.limits.push(...globals.settings.filter(isLimit));
    }
    await refuseEmpty(context);
}
async function restoreArchive(content, roleStatements, context) {
    const { target, needs, known, host, onPart } = context;
    onPart('pre-data');
    const archive = await openArchive(content);
    const { plan } = archive;
    const client = await (0,clients/* findClient */.$)('pg_restore', target.serverMajor, host, plan.minimumMajor);
    if (client.note !== undefined)
        host.log.debug(client.note);
    const roles = await withAdmin(target, host, async (admin) => {
        const named = rolesNamed(archive, target.keepsOwners || target.hasOwnRole);
        const outcome = await restoreRoles({ admin, target, host }, roleStatements, named);
        target.madeRoles.push(...outcome.created);
        return outcome;
    });
    const replacement = await planReplacement(archive, target, client, host);
    const adaptation = adaptArchive(archive, { target, roles, source: needs.fingerprint, replacement });
    refuseImpossible(adaptation, known, target);
    target.leftOut.push(...listFailures(adaptation.lost, known));
    if (target.strategy !== 'in-place')
        await prepareSchemas(plan, target, host);
    const asSuperuser = await prepareExtensions(plan, target, needs, host);
    try {
        const restoring = {
            client,
            args: argumentsFor(target, client),
            entries: plan.entries,
            known,
            ownFirst: adaptation.first.length,
            refusals: adaptation.refusals,
            tolerated: adaptation.tolerated,
            toleratesAll: target.onError === 'continue',
            findCause: await watchForCause(archive, target, host),
            onPart,
        };
        const postData = planPostData(archive, client, context);
        const first = postData === undefined ? adaptation : withoutPostData(adaptation, postData);
        const edited = wholeArchive(editToc(archive, first), archive.rest);
        const reached = await withoutTriggers(adaptation, target, host);
        const tool = await (0,money/* toolUrlFor */.B)(reached.role, needs.fingerprint.facts, target, host);
        target.notes.push(...tool.notes);
        const asTool = { ...reached, role: { ...tool.url, applicationName: target.sessionName } };
        const { failures, refused } = await runPgRestore(edited, restoring, asTool, host);
        const after = postData && (await restorePostData({ archive, adaptation, postData, restoring, onPart }, asTool, host));
        if (target.hasOwnRole)
            await giveOwners(archive, roles, target, host);
        await finishRestore({ archive, adaptation, failures: [...failures, ...(after?.failures ?? [])], refused }, context);
    }
    catch (error) {
        if (asSuperuser)
            await setSuperuser(target, false, host).catch(() => { });
        throw error;
    }
    if (asSuperuser)
        await setSuperuser(target, false, host);
    return roles;
}
async function withoutTriggers({ tolerated }, target, host) {
    if (tolerated.size === 0 || target.serverMajor < 15)
        return target;
    const [row] = await withAdmin(target, host, (admin) => admin.query("select pg_catalog.has_parameter_privilege('session_replication_role', 'set') as may"));
    if (row?.may !== true)
        return target;
    const options = `${target.role.options ?? ''} -c session_replication_role=replica`.trim();
    return { ...target, role: { ...target.role, options } };
}
function refuseImpossible({ impossible }, known, target) {
    const failures = impossible.map(([entry, reason]) => ({ entry, reason }));
    if (failures.length === 0)
        return;
    const lines = listFailures(failures, known);
    if (target.onError !== 'continue')
        throw unsuitable(lines, target);
    target.leftOut.push(...lines);
}
const OWNERS_AT_ONCE = 200;
async function giveOwners(archive, roles, target, host) {
    const statements = ownerStatements(archive, roles);
    if (statements.length === 0)
        return;
    await withAdmin(target, host, async (admin) => {
        for (let at = 0; at < statements.length; at += OWNERS_AT_ONCE) {
            const some = statements.slice(at, at + OWNERS_AT_ONCE).join('; ');
            await admin.simple(`set local session_replication_role = replica; ${some}`);
        }
    });
}
async function dropEmptyPublic(admin) {
    await admin.simple('drop schema if exists public');
}
async function prepareSchemas(plan, target, host) {
    if (plan.createsPublic)
        await withAdmin(target, host, dropEmptyPublic);
    if (plan.absentSchemas.length > 0)
        await createSchemas(plan.absentSchemas, target, host);
}
async function createSchemas(names, target, host) {
    await using role = await (0,connection_connection/* openConnection */.J)(target.role, host, { requireTls: false, writes: true });
    for (const name of names)
        await role.simple(`create schema if not exists ${(0,quote/* quoteName */.A)(name)}`);
}
function argumentsFor(target, client) {
    const args = ['--format=custom', '--no-password', '--no-tablespaces', '--verbose'];
    if (target.strategy === 'in-place' && !meetsTransactionTimeout(client, target))
        args.push('--single-transaction');
    if (!target.keepsOwners)
        args.push('--no-owner');
    if (target.isDisposable)
        args.push('--no-subscriptions');
    const database = target.role.database.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
    return [...args, `--dbname=dbname='${database}'`];
}
async function refuseEmpty({ target, needs, host }) {
    if (needs.fingerprint.tables.length === 0)
        return;
    await using role = await openRestored(target, host);
    const [row] = await role.query(`select exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${operators.EQ} c.relnamespace
       where ${(0,operators/* isOwnSchema */.us)('n')}) as found`);
    if (row?.found !== true)
        throw (0,refusals/* unusableBackup */.iW)('pg_restore reported success and restored nothing.');
}

// EXTERNAL MODULE: ./build/engines/postgres/archive/archive.js
var archive = __webpack_require__(20919);
// EXTERNAL MODULE: ./build/engines/postgres/connection/tool-settings.js
var tool_settings = __webpack_require__(85101);
// EXTERNAL MODULE: ./build/engines/postgres/digests.js + 1 modules
var digests = __webpack_require__(69703);
// EXTERNAL MODULE: ./build/engines/postgres/dump/dump.js + 5 modules
var dump = __webpack_require__(38432);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/fingerprint.js
var fingerprint = __webpack_require__(73972);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/row-counts.js
var row_counts = __webpack_require__(56781);
;// CONCATENATED MODULE: ./build/engines/postgres/target/fingerprint.js






async function inspectRestored(connection, target, source) {
    const forced = await forcedTables(connection);
    const counts = (table) => target.providerObjects.counts(table);
    if (forced.length === 0 && target.kept.length === 0)
        return (0,fingerprint/* takeFingerprint */.mP)(connection, counts);
    const scope = target.kept.length === 0 ? catalog_scope/* WHOLE_DATABASE */.A : scopeWithout(target.kept, source);
    return connection.transaction(async () => {
        const sequences = await (0,catalog/* readSequences */.lu)(connection, scope);
        const outline = await (0,fingerprint/* takeOutline */.eU)(connection, scope, sequences);
        const tables = await (0,catalog/* readTables */.gb)(connection, scope);
        for (const table of forced)
            await connection.simple(`alter table ${table} no force row level security`);
        const objects = outline.objects.filter((object) => !isKept(object, target.kept, source));
        const facts = factsWithout(target.kept, outline.facts);
        const rows = await (0,row_counts/* countRows */.BO)(connection, tables.filter(counts));
        const others = tables.filter((table) => !counts(table)).map(row_counts/* unknownRows */.YZ);
        return (0,fingerprint/* assembleFingerprint */.Pg)({ ...outline, objects, facts }, [...rows, ...others]);
    }, { rollBack: true });
}
async function forcedTables(connection) {
    const rows = await connection.query(`select c.oid::pg_catalog.regclass::pg_catalog.text as name from pg_catalog.pg_class c, pg_catalog.pg_roles r
     where r.rolname ${operators.EQ} current_user and not r.rolsuper and not r.rolbypassrls and c.relkind ${operators.EQ} any ('{r,p}')
       and c.relrowsecurity and c.relforcerowsecurity and pg_catalog.pg_has_role(c.relowner, 'usage')`);
    return rows.map(({ name }) => name);
}
async function unforceRowSecurity(connection) {
    for (const table of await forcedTables(connection)) {
        await connection.simple(`alter table ${table} no force row level security`);
    }
}
function scopeWithout(kept, source) {
    const objects = new Set(kept.filter(({ entry }) => entry === 'OBJECT').map(({ schema, name }) => key(schema, name)));
    const ofSource = new Set(source.tables.map(({ schema, name }) => key(schema, name)));
    const schemas = new Set(kept.filter(({ entry }) => entry === 'SCHEMA').map(({ name }) => name));
    const inSource = new Set(source.objects.filter(({ type }) => type === 'schema').map(({ name }) => name));
    const isForeign = (schema) => schemas.has(schema) && !inSource.has(schema) && !inSource.has((0,quote/* quoteName */.A)(schema));
    return {
        ...catalog_scope/* WHOLE_DATABASE */.A,
        isAll: false,
        hasTable: (schema, name) => !isForeign(schema) && (!objects.has(key(schema, name)) || ofSource.has(key(schema, name))),
        hasSchema: (schema) => !isForeign(schema),
        hasObject: (schema) => !isForeign(schema),
    };
}
const key = (schema, name) => JSON.stringify([schema, name]);
function isKept(object, kept, source) {
    const isSame = (other) => other?.type === object.type && other.name === object.name;
    return kept.some(({ compared }) => isSame(compared)) && !source.objects.some(isSame);
}
function factsWithout(kept, facts) {
    if (!kept.some(({ entry }) => entry === 'BLOB'))
        return facts;
    return Object.fromEntries(Object.entries(facts).filter(([name]) => !name.startsWith('large-object')));
}

;// CONCATENATED MODULE: ./build/engines/postgres/target/digests.js










async function digestRestored({ expected, signal }, target, host) {
    const { method, key } = expected;
    if (!Object.values(digests/* COPY_METHODS */.f).includes(method))
        return undefined;
    const within = { ...host, signal: AbortSignal.any([host.signal, signal]) };
    const { connection, url, unsettled } = await openAsItself(target.role, within);
    let plan;
    try {
        if (target.isDisposable && !target.hasOwnRole)
            await unforceRowSecurity(connection);
        plan = await connection.transaction(() => (0,digests/* planDigests */.t)(connection, { scope: catalog_scope/* WHOLE_DATABASE */.A, method, key, unsettled }), { readOnly: true });
    }
    finally {
        await connection.close();
    }
    return plan.digestsOf(await dumpRows(method, plan, { ...target, role: url }, within));
}
const AS_ITSELF = '-c role=none -c exit_on_error=off';
async function openAsItself(role, host) {
    const options = role.options === undefined ? AS_ITSELF : `${role.options} ${AS_ITSELF}`;
    const like = await (0,tool_settings/* openLikeTool */._)({ ...role, options }, host, { requireTls: false }).catch((error) => {
        if (!(error instanceof errors/* RestorableError */.s$) || error.code === 'CANCELLED')
            throw error;
        return undefined;
    });
    if (like?.hasSettings === true)
        return like;
    await like?.connection.close();
    return (0,tool_settings/* openLikeTool */._)(role, host, { requireTls: false });
}
async function dumpRows(method, { hashing }, target, host) {
    const client = await (0,clients/* findClient */.$)('pg_dump', target.serverMajor, host);
    const onErrorLine = (line) => host.toolWords.add(new foreign/* ForeignText */.sh('pg_dump', line));
    const args = [...dataArguments(target), ...(method === digests/* COPY_METHODS */.f.utf8 ? [dump/* IN_UTF8 */.mC] : [])];
    const child = await startForTarget({ client, args, stdin: 'ignore', stdout: 'pipe', onErrorLine }, target, host);
    const stop = () => void stopReading(child);
    host.signal.addEventListener('abort', stop, { once: true });
    try {
        const reader = new archive/* ArchiveReader */.g({ countRows: () => false, hashing });
        for await (const chunk of child.stdout)
            reader.push(chunk);
        const { code } = await child.exited;
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        if (code !== 0)
            throw dumpFailed(child);
        return reader.end();
    }
    catch (error) {
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        throw error;
    }
    finally {
        host.signal.removeEventListener('abort', stop);
        await stopReading(child);
    }
}
function dataArguments({ providerObjects }) {
    const others = [...providerObjects.schemas].map((name) => `--exclude-schema="${name.replaceAll('"', '""')}"`);
    return ['--format=custom', '--compress=0', '--section=data', '--no-password', ...others];
}
function stopReading(child) {
    child.stdout?.destroy();
    return child.stop();
}
function dumpFailed(child) {
    return new errors/* RestorableError */.s$('DUMP_FAILED', 'pg_dump could not read the restored database, so its content was not compared.', {
        hint: 'Set `diagnostics` to see its words. `digest: off` verifies without comparing the content of the tables.',
        foreign: child.errorText(),
    });
}

// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
;// CONCATENATED MODULE: ./build/engines/postgres/target/publish.js





const IN_USE = '55006';
const IN_USE_POLICY = { attempts: 20, baseMs: 150, longestMs: 200 };
async function swapDatabases(admin, swap) {
    await renameUnused(admin, swap.current, swap.keptAs);
    try {
        await renameUnused(admin, swap.restored, swap.current);
    }
    catch (error) {
        await renameUnused(admin, swap.keptAs, swap.current).catch((cause) => {
            throw new errors/* RestorableError */.s$('DATABASE_QUERY', `The swap stopped halfway: the old database is now named ${JSON.stringify(swap.keptAs)}, and there is no ${JSON.stringify(swap.current)}.`, { hint: `Rename it: ALTER DATABASE ${(0,quote/* quoteName */.A)(swap.keptAs)} RENAME TO ${(0,quote/* quoteName */.A)(swap.current)}.`, cause });
        });
        throw error;
    }
}
async function renameUnused(admin, from, to) {
    const rename = async () => {
        await admin
            .query(`select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity where datname ${operators.EQ} $1`, [
            from,
        ])
            .catch(() => { });
        await admin.outside(`alter database ${(0,quote/* quoteName */.A)(from)} rename to ${(0,quote/* quoteName */.A)(to)}`);
    };
    try {
        await (0,retry/* retry */.L5)(rename, { after: (error) => ((0,connection_errors/* stateOf */.L4)(error) === IN_USE ? IN_USE_POLICY : undefined) });
    }
    catch (error) {
        throw new errors/* RestorableError */.s$((0,connection_errors/* stateOf */.L4)(error) === '42501' ? 'DATABASE_PRIVILEGE' : 'DATABASE_QUERY', `The database ${JSON.stringify(from)} could not be renamed: ${(0,errors/* messageOf */.bD)(error)}`, {
            hint: 'Disconnect everything from it (or end its sessions as superuser), then run the restore again.',
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/target/existing.js















const MAINTENANCE = ['postgres', 'template1', 'defaultdb'];
async function openExisting(given, replace, needs, host) {
    await using connection = await (0,given_database/* unlessMissing */.F2)(openAsAccount(given, host));
    if (connection === undefined)
        return createTarget(given, needs, host);
    const { url } = connection;
    requireVersion(connection, needs);
    const found = await listContents(connection);
    const isSuperuser = await readSuperuser(connection);
    if (found.length === 0) {
        const providerObjects = await readProviderObjects(connection);
        return existing_placeOf({ url, connection, isSuperuser, strategy: 'fresh', notes: [], providerObjects });
    }
    if (!replace)
        throw (0,given_database/* notEmpty */.z2)(url.database, found);
    if (!(await mayCreate(connection)))
        return inPlace(connection);
    return await beside({ connection, isSuperuser }, needs, host);
}
async function openAsAccount(url, host) {
    const connection = await (0,connection_connection/* openConnection */.J)(url, host, { requireTls: false, writes: true });
    if (!(await changesRole(connection)))
        return connection;
    await connection.close();
    return (0,connection_connection/* openConnection */.J)({ ...url, options: `${url.options ?? ''} -c role=none`.trim() }, host, {
        requireTls: false,
        writes: true,
    });
}
async function createTarget(url, needs, host) {
    await using admin = await openMaintenance(url, host);
    requireVersion(admin, needs);
    const notes = await createDatabase(admin, { name: url.database, owner: undefined, facts: needs.fingerprint.facts });
    notes.push((0,given_database/* createdNote */.Vd)(url.database));
    const target = existing_placeOf({
        url,
        connection: admin,
        isSuperuser: await readSuperuser(admin),
        strategy: 'fresh',
        notes,
    });
    return { ...target, discard: (cleaning) => discard(url, target.madeRoles, cleaning) };
}
async function discard(url, madeRoles, host) {
    await using admin = await openMaintenance(url, host);
    await admin.outside(`drop database if exists ${(0,quote/* quoteName */.A)(url.database)} with (force)`);
    await dropRoles(admin, madeRoles);
}
async function beside({ connection, isSuperuser }, needs, host) {
    const { url } = connection;
    const names = (0,database_names/* replacementNames */.Bg)(url.database, 63, (text) => Buffer.byteLength(text), new Date());
    const { beside: name, keptAs, incomplete: restoredAs } = names;
    const forget = await (0,given_database/* noteDatabase */.s1)(host, 'postgres', name);
    const owner = isSuperuser ? await ownerOf(connection) : undefined;
    const notes = await createDatabase(connection, { name, owner, facts: needs.fingerprint.facts });
    let isPublished = false;
    const target = existing_placeOf({
        url: { ...url, database: name },
        connection,
        isSuperuser,
        strategy: 'beside',
        notes,
        shownAs: url.database,
    });
    const settle = async (rename) => {
        const admin = await openMaintenance(url, host);
        try {
            await rename(admin);
            isPublished = true;
            await forget();
        }
        finally {
            await admin.close();
        }
    };
    return {
        ...target,
        publish: async () => {
            await settle((admin) => swapDatabases(admin, { current: url.database, restored: name, keptAs }));
            return { keptAs };
        },
        keepBeside: async () => {
            await settle((admin) => renameUnused(admin, name, restoredAs));
            return { restoredAs };
        },
        close: async () => {
            if (isPublished)
                return;
            await discard({ ...url, database: name }, target.madeRoles, (0,given_database/* cleanupHost */.VC)(host));
            await forget();
        },
    };
}
async function ownerOf(connection) {
    const [row] = await connection.query(`select pg_catalog.pg_get_userbyid(datdba) as owner from pg_catalog.pg_database
      where datname ${operators.EQ} pg_catalog.current_database()`);
    return row?.owner;
}
function inPlace(connection) {
    const target = existing_placeOf({ url: connection.url, connection, isSuperuser: false, strategy: 'in-place', notes: [] });
    target.notes.push('This account may not create databases, so the backup replaces the old content in one transaction.');
    return target;
}
function existing_placeOf({ url, connection, isSuperuser, strategy, notes, shownAs = url.database, providerObjects, }) {
    if (!isSuperuser)
        notes.push('Restored without owners: this account is not a superuser, so everything belongs to it.');
    return {
        ...ordinaryTarget(),
        ...(providerObjects !== undefined && { providerObjects }),
        description: `${JSON.stringify(shownAs)} on PostgreSQL ${connection.serverVersion.split(' ')[0]} at ${(0,url_url/* describeServer */.X8)(url)}`,
        notes,
        strategy,
        serverMajor: connection.serverMajor,
        admin: url,
        adminIsSuperuser: isSuperuser,
        role: url,
        hasOwnRole: false,
        keepsOwners: isSuperuser,
        isDisposable: false,
        ownServer: undefined,
        serverLog: () => '',
        publish: async () => ({}),
        close: async () => { },
    };
}
async function openMaintenance(url, host) {
    let failure;
    for (const database of MAINTENANCE.filter((name) => name !== url.database)) {
        try {
            return await (0,connection_connection/* openConnection */.J)(url, host, { requireTls: false, writes: true, database });
        }
        catch (error) {
            failure ??= error;
            if (!(0,errors/* hasCode */.up)(error, 'DATABASE_NOT_FOUND', 'DATABASE_PRIVILEGE', 'DATABASE_AUTHENTICATION'))
                break;
        }
    }
    throw failure;
}
async function mayCreate(connection) {
    const [row] = await connection.query(`select rolsuper or (rolcreatedb and pg_catalog.pg_has_role(
         (select datdba from pg_catalog.pg_database where datname ${operators.EQ} pg_catalog.current_database()), 'usage')) as may
       from pg_catalog.pg_roles where rolname ${operators.EQ} current_user`);
    return row?.may === true;
}

;// CONCATENATED MODULE: ./build/engines/postgres/target/inspect.js
const CHECKING = { isolation: 'repeatable read', readOnly: true, rollBack: true };
async function runQuery(connection, sql, timeoutMs) {
    const statementTimeoutMs = Math.max(1, Math.round(timeoutMs));
    return connection.transaction(() => connection.single(sql), { ...CHECKING, ownSearchPath: true, statementTimeoutMs });
}

// EXTERNAL MODULE: ./build/engines/postgres/catalog/collations.js
var collations = __webpack_require__(41986);
;// CONCATENATED MODULE: ./build/engines/postgres/target/amcheck.js






const AMCHECK_SCHEMA = 'restorable_amcheck';
const amcheck_CHECKING = { isolation: 'repeatable read', readOnly: true, rollBack: true };
const CHECKS_TABLES = 14;
const DAMAGE = ['XX001', 'XX002'];
async function checkStructures(connection, context) {
    const { target, host } = context;
    if (!target.adminIsSuperuser || !target.hasOwnRole)
        return notRun(NO_SUPERUSER);
    const triggers = await connection.query('select evtname as name, evtevent as event, evtenabled as enabled from pg_catalog.pg_event_trigger');
    if (triggers.some(({ event }) => event === 'login'))
        return notRun(LOGIN_TRIGGER);
    const armed = triggers.filter(({ enabled }) => enabled !== 'D');
    const admin = await openRestored(target, host, 'admin');
    try {
        for (const { name } of armed)
            await admin.simple(`alter event trigger ${(0,quote/* quoteName */.A)(name)} disable`);
        if (!(await amcheck_install(admin, context)))
            return notRun(LACKING);
        return await checkInstalled(connection, context);
    }
    finally {
        await admin.simple(`drop schema if exists ${AMCHECK_SCHEMA} cascade`).catch(() => { });
        for (const { name, enabled } of armed)
            await admin.simple(`alter event trigger ${(0,quote/* quoteName */.A)(name)} enable ${ENABLED[enabled] ?? ''}`).catch(() => { });
        await admin.close();
    }
}
const ENABLED = { R: 'replica', A: 'always' };
const LOGIN_TRIGGER = 'the database has an event trigger on login, which would run in the session of a superuser';
const NO_SUPERUSER = 'the account of `target` is not a superuser, which installing the extension needs';
const LACKING = 'this server lacks the extension amcheck (on Debian, it is a part of the server package)';
function notRun(why) {
    return [{ name: 'amcheck', ok: true, isSkipped: true, detail: `not run: ${why}` }];
}
async function checkInstalled(connection, context) {
    const deadlineMs = performance.now() + context.timeoutMs;
    const trees = await check(connection, await indexesOf(connection), OF_INDEX, { ...context, deadlineMs });
    const pages = connection.serverMajor < CHECKS_TABLES
        ? undefined
        : await check(connection, await tablesOf(connection), OF_PAGES, { ...context, deadlineMs });
    return [
        ...describe('B-tree indexes', trees, context, rowsInWords),
        ...(pages === undefined ? [] : describe('pages of tables', pages, context, () => '')),
    ];
}
async function amcheck_install(admin, { target, host }) {
    try {
        await admin.simple(`create schema if not exists ${AMCHECK_SCHEMA}`);
        await admin.simple(`create extension if not exists amcheck schema ${AMCHECK_SCHEMA}`);
        await admin.simple(`grant usage on schema ${AMCHECK_SCHEMA} to ${(0,quote/* quoteName */.A)(target.role.user)}`);
        await admin.simple(`grant execute on all functions in schema ${AMCHECK_SCHEMA} to ${(0,quote/* quoteName */.A)(target.role.user)}`);
        return true;
    }
    catch (error) {
        host.log.debug(`No amcheck: ${(0,errors/* messageOf */.bD)(error)}`);
        return false;
    }
}
function indexesOf(connection) {
    return connection.query(`select c.oid::pg_catalog.text as oid, c.oid::pg_catalog.regclass::pg_catalog.text as name,
       not exists (select from pg_catalog.pg_depend d where d.classid ${operators.EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid ${operators.EQ} c.oid
         and d.refclassid ${operators.EQ} any (array['pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_opclass'::pg_catalog.regclass, 'pg_catalog.pg_operator'::pg_catalog.regclass])
         and d.refobjid ${operators.GE} 16384::pg_catalog.oid) as "isPlain"
     from pg_catalog.pg_class c
       join pg_catalog.pg_am a on a.oid ${operators.EQ} c.relam join pg_catalog.pg_index i on i.indexrelid ${operators.EQ} c.oid
       join pg_catalog.pg_namespace n on n.oid ${operators.EQ} c.relnamespace
      where a.amname ${operators.EQ} 'btree' and c.relkind ${operators.EQ} 'i' and c.relpersistence ${operators.EQ} 'p' and i.indisvalid and ${(0,operators/* isOwnSchema */.us)('n')}
      order by c.relpages, c.oid`);
}
function tablesOf(connection) {
    return connection.query(`select c.oid::pg_catalog.text as oid, c.oid::pg_catalog.regclass::pg_catalog.text as name, true as "isPlain"
     from pg_catalog.pg_class c join pg_catalog.pg_am a on a.oid ${operators.EQ} c.relam
       join pg_catalog.pg_namespace n on n.oid ${operators.EQ} c.relnamespace
      where a.amname ${operators.EQ} 'heap' and c.relkind ${operators.EQ} any ('{r,m}') and c.relpersistence ${operators.EQ} 'p' and ${(0,operators/* isOwnSchema */.us)('n')}
      order by c.relpages, c.oid`);
}
const OF_INDEX = {
    sql: ({ oid, isPlain }) => `select ${AMCHECK_SCHEMA}.bt_index_check(${oid}::pg_catalog.oid::pg_catalog.regclass, ${isPlain})`,
    rows: 1,
};
const OF_PAGES = {
    sql: ({ oid }) => `select from ${AMCHECK_SCHEMA}.verify_heapam(${oid}::pg_catalog.oid::pg_catalog.regclass, on_error_stop => true, check_toast => true) limit 1`,
    rows: 0,
};
async function check(connection, structures, question, { host, deadlineMs }) {
    const intact = [];
    const damaged = [];
    let refused = 0;
    let late = 0;
    for (const structure of structures) {
        const leftMs = Math.floor(deadlineMs - performance.now());
        if (leftMs <= 0) {
            late += 1;
            continue;
        }
        try {
            const ask = () => connection.query(question.sql(structure));
            const rows = await connection.transaction(ask, { ...amcheck_CHECKING, statementTimeoutMs: leftMs });
            (rows.length === question.rows ? intact : damaged).push(structure);
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$) || !['DATABASE_QUERY', 'DATABASE_PRIVILEGE'].includes(error.code))
                throw error;
            host.toolWords.add(error.foreign ?? new foreign/* ForeignText */.sh('amcheck', structure.name));
            const code = (0,connection_errors/* stateOf */.L4)(error);
            if (code === '57014')
                late += 1;
            else if (code !== undefined && DAMAGE.includes(code))
                damaged.push(structure);
            else
                refused += 1;
        }
    }
    return { intact, damaged, refused, late };
}
function describe(name, { intact, damaged, refused, late }, { known, timeoutMs }, more) {
    const all = intact.length + damaged.length + refused + late;
    if (all === 0)
        return [];
    const results = [];
    if (damaged.length > 0) {
        results.push({ name, ok: false, detail: `amcheck found damage: ${known.some(damaged.map((each) => each.name))}` });
    }
    else if (intact.length > 0) {
        results.push({ name, ok: true, detail: `amcheck found ${intact.length} of ${all} intact${more(intact)}` });
    }
    const why = [
        ...(late > 0 ? [`${late} of ${all} not within ${timeoutMs / 1_000} s (\`integrity-timeout\`)`] : []),
        ...(refused > 0 ? [`${refused} of ${all} refused by the server`] : []),
    ];
    if (why.length > 0)
        results.push({ name: `${name}, unchecked`, ok: true, isSkipped: true, detail: why.join(', ') });
    return results;
}
function rowsInWords(intact) {
    const bare = intact.filter(({ isPlain }) => !isPlain).length;
    const compared = intact.length - bare;
    if (bare === 0)
        return ', each with every row of its table';
    return `, ${compared} with every row of their tables; the others use functions of the database`;
}

;// CONCATENATED MODULE: ./build/engines/postgres/target/integrity.js



async function checkIntegrity(connection, context) {
    const order = (0,collations/* compareOrder */.wn)(context.source.facts, await (0,collations/* readDatabaseCollation */.hh)(connection));
    const structures = context.target.isDisposable ? await checkStructures(connection, context) : [];
    return [await invalidIndexes(connection, context.known), ...structures, ...order];
}
async function invalidIndexes(connection, known) {
    const invalid = await connection.query(`select i.indexrelid::pg_catalog.regclass::pg_catalog.text as name from pg_catalog.pg_index i
       join pg_catalog.pg_class c on c.oid ${operators.EQ} i.indexrelid
      where not (i.indisvalid and i.indisready) and c.relkind ${operators.EQ} 'i' order by 1`);
    const names = invalid.map(({ name }) => name);
    const detail = names.length === 0 ? 'no invalid index' : `invalid: ${known.some(names)}`;
    return { name: 'indexes are valid', ok: names.length === 0, detail };
}

;// CONCATENATED MODULE: ./build/engines/postgres/target.js



















const INTEGRITY_TIMEOUT_MS = 120_000;
async function openPostgresTarget(spec, needs, host) {
    if (spec.kind === 'ephemeral') {
        return (0,contained_target/* openSurelyContained */.IF)({ spec, needs }, host, async (containment) => {
            const target = await openEphemeral(needs, containment, spec);
            const opened = targetAt(target, needs, containment.host);
            return spec.byHand !== undefined ? { ...opened, byHand: await byHandOf(target, containment.host) } : opened;
        });
    }
    const url = { ...(0,url_url/* parsePostgresUrl */.qQ)(spec.url), via: spec.via };
    const isKnownByUser = url.host.startsWith('/') && (0,url_url/* passwordOf */.No)(url, host.env) === undefined;
    const open = async (containment) => {
        const { jobs = 'auto' } = spec;
        const target = { ...(await openDatabase(spec, url, needs, containment.host)), jobs };
        return targetAt({ ...target, ...(0,contained_target/* clientIn */.LT)(containment, target.notes) }, needs, containment.host);
    };
    return (0,contained_target/* openContained */.c)({ spec, needs, isKnownByUser }, host, open);
}
function targetAt(target, needs, host) {
    const known = known_names/* KnownNames */.C.ofFingerprint(needs.fingerprint);
    const { providerObjects, exempt, leftOut } = target;
    const publish = async () => {
        await applyLimits(target, host);
        return target.publish();
    };
    const opened = (0,server_target/* serverTarget */.d)({ ...target, publish }, {
        restore: (streams, onPart = () => { }) => restoreStreams(streams, { target, needs, known, host, onPart }),
        connect: () => openRestored(target, host),
        inspect: async (connection) => providerObjects.without(await inspectRestored(connection, target, needs.fingerprint), needs.fingerprint),
        query: async (connection, sql, timeoutMs) => {
            if (target.isDisposable && !target.hasOwnRole)
                await unforceRowSecurity(connection);
            return runQuery(connection, sql, timeoutMs);
        },
        integrity: (connection, { timeoutMs = INTEGRITY_TIMEOUT_MS }) => checkIntegrity(connection, { target, source: needs.fingerprint, known, host, timeoutMs }),
    });
    return {
        ...opened,
        leftOut,
        digests: (of) => digestRestored(of, target, host),
        keepBeside: target.keepBeside,
        exempts: (type, name) => providerObjects.covers(type, name) || exempt.has(exemption(type, name)),
    };
}
function openDatabase(spec, url, needs, host) {
    if (spec.kind === 'scratch')
        return openScratch(url, needs, host);
    const { onError = 'stop' } = spec;
    return openExisting(url, spec.replace, needs, host).then((target) => {
        if (onError === 'continue' && target.strategy === 'in-place')
            throw oneTransaction();
        return { ...target, onError };
    });
}
function oneTransaction() {
    return new errors/* RestorableError */.s$('DATABASE_PRIVILEGE', 'This account may not create databases, so the old database is replaced in one transaction, which ends with the first error: `on-error: continue` is not possible.', { hint: 'Give the account CREATEDB, or restore into a new database. Nothing was changed.' });
}
async function dropPostgresLeftover(url, name, host, via) {
    const kind = (0,database_names/* temporaryKindOf */.Le)(name);
    await using admin = await (0,connection_connection/* openConnection */.J)({ ...(0,url_url/* parsePostgresUrl */.qQ)(url), via }, host, {
        requireTls: false,
        writes: true,
    });
    await admin.outside(`drop database if exists ${(0,quote/* quoteName */.A)(name)} with (force)`);
    if (kind === 'scratch')
        await admin.simple(`drop role if exists ${(0,quote/* quoteName */.A)(name)}`).catch(() => { });
}


/***/ }),

/***/ 30254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ feedChild)
/* harmony export */ });
async function feedChild(content, child) {
    const { stdin } = child;
    const iterator = content[Symbol.asyncIterator]();
    if (stdin === null)
        return (await iterator.next()).done === true;
    const unlessEnded = orEnd(child);
    for (;;) {
        const next = await unlessEnded(iterator.next());
        if (next === ENDED)
            return false;
        if (next.done)
            break;
        const written = new Promise((resolve) => stdin.write(next.value, (error) => resolve(!error)));
        if ((await unlessEnded(written)) !== true)
            return false;
    }
    return (await unlessEnded(new Promise((resolve) => stdin.end(() => resolve(true))))) === true;
}
const ENDED = Symbol('ended');
function orEnd(child) {
    let hasEnded = false;
    let onEnd = () => { };
    void child.exited.then(() => {
        hasEnded = true;
        onEnd();
    });
    return (promise) => new Promise((resolve, reject) => {
        onEnd = () => resolve(ENDED);
        if (hasEnded)
            onEnd();
        promise.then(resolve, reject);
    });
}


/***/ }),

/***/ 85675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ startPrivateServer)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

async function startPrivateServer(options, host) {
    const { sandbox, file, args, env, binds } = options;
    const workspace = await host.workspace();
    let ready = () => { };
    const isReady = new Promise((resolve) => {
        ready = resolve;
    });
    const child = await sandbox.start({
        file,
        args,
        env,
        binds,
        stdin: 'ignore',
        stdout: 'ignore',
        killAfterMs: 500,
        removeAtEnd: options.dataFolder,
        onErrorLine: (line) => {
            if (options.isReadyLine(line))
                ready();
        },
    });
    const leftover = { kind: 'process', pid: child.pid, viaSudo: sandbox.viaSudo };
    await workspace.note(leftover);
    const stop = async () => {
        await child.stop();
        await workspace.forget(leftover);
    };
    await untilReady({ child, isReady, stop }, options, host);
    return { log: () => child.errorText().reveal(), stop };
}
async function untilReady({ child, isReady, stop }, { startTimeoutMs, nameFailure }, host) {
    let timer;
    const tooLate = new Promise((resolve) => {
        timer = setTimeout(() => resolve('late'), startTimeoutMs);
    });
    const outcome = await Promise.race([isReady.then(() => 'ready'), child.exited.then(() => 'ended'), tooLate]);
    clearTimeout(timer);
    if (outcome === 'ready')
        return;
    await stop();
    (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(host.signal);
    const how = outcome === 'late' ? `it was not ready after ${startTimeoutMs / 1000} s` : 'it ended early';
    throw nameFailure(how, child.errorText());
}


/***/ }),

/***/ 23041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ programBinds)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _account_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62195);




const SYSTEM = ['/usr/bin', '/usr/sbin', '/usr/lib', '/bin', '/sbin'];
async function programBinds(path, host) {
    const hidden = await privateFolders(host);
    const folders = new Set();
    for (const directory of new Set([(0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path))])) {
        if (SYSTEM.some((root) => directory === root || directory.startsWith(`${root}/`)))
            continue;
        const prefix = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(directory);
        const showsTooMuch = hidden.some((folder) => folder === prefix || folder.startsWith(`${prefix}/`) || prefix === '/');
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(directory) === 'bin' && !showsTooMuch)
            folders.add(prefix);
        else
            for (const part of [directory, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(prefix, 'lib'), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(prefix, 'share')])
                folders.add(part);
    }
    return [...folders].filter((folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder)).map((folder) => ({ path: folder, writable: false }));
}
async function privateFolders(host) {
    const { path } = await host.workspace();
    const named = ['GITHUB_WORKSPACE', 'RUNNER_TEMP', 'RUNNER_WORKSPACE', 'HOME'].map((name) => host.env[name]);
    return [path, (0,_account_js__WEBPACK_IMPORTED_MODULE_3__/* .homeFolder */ .W)(), process.cwd(), ...named].filter((folder) => folder !== undefined && folder !== '');
}


/***/ })

};
