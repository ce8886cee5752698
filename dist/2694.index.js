export const id = 2694;
export const ids = [2694];
export const modules = {

/***/ 62694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cleanUp: () => (/* binding */ cleanUp),
/* harmony export */   runRequest: () => (/* binding */ runRequest)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88050);


/** Loads an engine on first use: the others' drivers are never read. */
async function loadEngine(name, commands) {
    switch (name) {
        case 'postgres':
            return (await __webpack_require__.e(/* import() */ 2212).then(__webpack_require__.bind(__webpack_require__, 52212))).createPostgresEngine();
        case 'sqlite':
            return (await Promise.all(/* import() */[__webpack_require__.e(7363), __webpack_require__.e(8364)]).then(__webpack_require__.bind(__webpack_require__, 45983))).createSqliteEngine();
        case 'mysql':
        case 'mariadb':
            return (await __webpack_require__.e(/* import() */ 4835).then(__webpack_require__.bind(__webpack_require__, 94835))).createMysqlEngine();
        case 'd1':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(7363), __webpack_require__.e(3831)]).then(__webpack_require__.bind(__webpack_require__, 33831))).createD1Engine();
        case 'command':
            if (commands === undefined)
                throw commandsMissing();
            return (await Promise.all(/* import() */[__webpack_require__.e(8426), __webpack_require__.e(9027)]).then(__webpack_require__.bind(__webpack_require__, 3725))).createCommandEngine(commands);
    }
}
async function onItsWay(engine, tunnel) {
    if (tunnel === undefined)
        return engine;
    return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(5867), __webpack_require__.e(5972)]).then(__webpack_require__.bind(__webpack_require__, 47283))).throughTunnel(engine, tunnel);
}
function commandsMissing() {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', 'This backup was made by commands, which only the configuration file knows.', {
        hint: 'Give the file with `config`; it must hold this database under `name`.',
    });
}
function dependenciesOf(request, host) {
    const commands = 'commands' in request ? request.commands : undefined;
    const tunnel = 'tunnel' in request ? request.tunnel : undefined;
    return {
        host,
        clock: { now: () => new Date(), monotonicMs: () => performance.now() },
        openStorage: async (spec, forHost) => (await __webpack_require__.e(/* import() */ 8327).then(__webpack_require__.bind(__webpack_require__, 28327))).openStorage(spec, forHost),
        engine: async (name) => onItsWay(await loadEngine(name, commands), tunnel),
        runHook: async (command) => (await __webpack_require__.e(/* import() */ 8389).then(__webpack_require__.bind(__webpack_require__, 98389))).runHook(command),
    };
}
/** Does what a request asks for. Never rejects: what failed is in the report. */
async function runRequest(request, host) {
    const dependencies = dependenciesOf(request, host);
    switch (request.mode) {
        case 'backup':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(4711), __webpack_require__.e(4812), __webpack_require__.e(3136), __webpack_require__.e(5770), __webpack_require__.e(9614), __webpack_require__.e(8536)]).then(__webpack_require__.bind(__webpack_require__, 8536))).runBackup(request, dependencies);
        case 'verify':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(7954), __webpack_require__.e(4711), __webpack_require__.e(4812), __webpack_require__.e(5770), __webpack_require__.e(7666), __webpack_require__.e(8240)]).then(__webpack_require__.bind(__webpack_require__, 68240))).runVerify(request, dependencies);
        case 'restore':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(4711), __webpack_require__.e(5770), __webpack_require__.e(7666), __webpack_require__.e(5627)]).then(__webpack_require__.bind(__webpack_require__, 33223))).runRestore(request, dependencies);
        case 'list':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(4711), __webpack_require__.e(4812), __webpack_require__.e(337)]).then(__webpack_require__.bind(__webpack_require__, 30337))).runList(request, dependencies);
        case 'status':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(4711), __webpack_require__.e(4812), __webpack_require__.e(3136), __webpack_require__.e(9614), __webpack_require__.e(4325)]).then(__webpack_require__.bind(__webpack_require__, 19678))).runStatus(request, dependencies);
        case 'prune':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(4711), __webpack_require__.e(4812), __webpack_require__.e(3136), __webpack_require__.e(1537)]).then(__webpack_require__.bind(__webpack_require__, 81537))).runPrune(request, dependencies);
        case 'sync':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(4711), __webpack_require__.e(4812), __webpack_require__.e(3136), __webpack_require__.e(999)]).then(__webpack_require__.bind(__webpack_require__, 50999))).runSync(request, dependencies);
        case 'check-destinations':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(8245)]).then(__webpack_require__.bind(__webpack_require__, 78245))).runCheckDestinations(request, dependencies);
        case 'hold':
        case 'release':
            return (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(4711), __webpack_require__.e(2688)]).then(__webpack_require__.bind(__webpack_require__, 22688))).runHold(request, dependencies);
        case 'plan':
            return (await __webpack_require__.e(/* import() */ 442).then(__webpack_require__.bind(__webpack_require__, 40442))).runPlan(request, dependencies);
        case 'keygen':
            return (await __webpack_require__.e(/* import() */ 4714).then(__webpack_require__.bind(__webpack_require__, 44714))).runKeygen(request, dependencies);
    }
}
/** Undoes what a run left outside its workspace: processes of its own, databases on a server of the user's. */
async function cleanUp(host, { leftovers, inputs }) {
    for (const leftover of leftovers) {
        if (leftover.kind === 'process') {
            const { killLeftover } = await __webpack_require__.e(/* import() */ 5357).then(__webpack_require__.bind(__webpack_require__, 65357));
            await killLeftover(leftover.pid, leftover.viaSudo, AbortSignal.timeout(10_000));
            continue;
        }
        const url = inputs.get('into');
        if (url === undefined)
            continue;
        const tunnel = inputs.get('tunnel')?.trim();
        const spec = tunnel ? { url: new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(tunnel) } : undefined;
        const engine = await onItsWay(await loadEngine(leftover.engine, undefined), spec);
        await engine.dropLeftover(new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(url), leftover.name, host);
        host.log.info(`Dropped the database ${leftover.name} that an earlier step left behind.`);
    }
}


/***/ }),

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
    // the way to the database
    'TUNNEL_HOST_KEY',
    'TUNNEL_AUTHENTICATION',
    'TUNNEL_FAILED',
    // the dump
    'OUTSIDE_WINDOW',
    'SOURCE_LAGS',
    'HOOK_FAILED',
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
    'STORAGE_SLOW',
    'OBJECT_MISSING',
    'OBJECT_EXISTS',
    // the backup
    'BACKUP_NOT_FOUND',
    'BACKUP_DAMAGED',
    'BACKUP_FORMAT',
    'MANIFEST_INVALID',
    'PARENT_REMOVED',
    // retention
    'RETENTION_EMPTY',
    'PRUNE_REFUSED',
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

/***/ 88050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** A value that must never be printed: every way of turning it into text gives `***`. */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** The value itself, for the one place that hands it to a driver, a library or a 0600 file. */
    reveal() {
        return this.#value;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '***';
    }
}


/***/ })

};
