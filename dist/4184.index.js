export const id = 4184;
export const ids = [4184];
export const modules = {

/***/ 48937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ requireDatabaseName),
/* harmony export */   Tg: () => (/* binding */ suggestDatabaseName),
/* harmony export */   lH: () => (/* binding */ isDatabaseName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const PATTERN = /^[a-z0-9][a-z0-9._-]{0,62}$/;
const SHOWN_AT_MOST = 80;
function isDatabaseName(text) {
    return PATTERN.test(text) && !text.includes('..');
}
function requireDatabaseName(text) {
    if (isDatabaseName(text))
        return text;
    const shown = text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)}…` : text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `The name ${JSON.stringify(shown)} can't be used in storage.`, {
        hint: 'Use 1 to 63 lower-case letters, digits, ".", "_" or "-", starting with a letter or digit.',
    });
}
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

/***/ 63720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   discoverDatabases: () => (/* binding */ discoverDatabases)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_catalog_databases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34445);
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16896);
/* harmony import */ var _run_run_context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88246);




async function discoverDatabases({ at, request }, dependencies) {
    const context = (0,_run_run_context_js__WEBPACK_IMPORTED_MODULE_3__/* .beginRun */ .T)(dependencies);
    const { run, host } = context;
    let names = [];
    await run.guard(async () => {
        if (at === 'server') {
            names = await onServer(request, dependencies);
            return;
        }
        const found = [];
        for (const storage of await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_2__/* .openDestinations */ .uY)(request.destinations, context)) {
            found.push(...(await (0,_repository_catalog_databases_js__WEBPACK_IMPORTED_MODULE_1__/* .databasesAt */ .q)(storage, host.signal)));
        }
        if (found.length === 0)
            throw noFolders();
        names = found;
    });
    if (run.error !== undefined)
        throw run.error;
    return names;
}
async function onServer(request, { engine: engineOf, host }) {
    if (request.mode !== 'backup')
        throw new Error('Only a backup reads a server.');
    const { database, requireTls } = request;
    const engine = await engineOf(database.engine);
    if (engine.databases === undefined) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', '`database` has no server with several databases.', {
            hint: 'Only postgres://host/*, mysql://host/* and mariadb://host/* mean every database of a server.',
        });
    }
    const names = await engine.databases(database.url, { requireTls }, host);
    if (names.length > 0)
        return names;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_NOT_FOUND', 'The server has no database that this account can see.', {
        hint: 'Grant it access to the databases, or name them one by one.',
    });
}
function noFolders() {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_NOT_FOUND', 'The destinations hold no database.', {
        hint: 'Check `destination`: `list` prints every database that it holds.',
    });
}


/***/ }),

/***/ 170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ForwardingStorage)
/* harmony export */ });
class ForwardingStorage {
    inner;
    constructor(inner) {
        this.inner = inner;
    }
    get label() {
        return this.inner.label;
    }
    get place() {
        return this.inner.place;
    }
    get versions() {
        return this.inner.versions;
    }
    get locks() {
        return this.inner.locks;
    }
    get unfinished() {
        return this.inner.unfinished;
    }
    put(key, body, options) {
        return this.inner.put(key, body, options);
    }
    get(key, options) {
        return this.inner.get(key, options);
    }
    list(prefix, options) {
        return this.inner.list(prefix, options);
    }
    folders(prefix, options) {
        return this.inner.folders(prefix, options);
    }
    delete(key, options) {
        return this.inner.delete(key, options);
    }
    serverTime(options) {
        return this.inner.serverTime(options);
    }
    close() {
        return this.inner.close();
    }
}


/***/ }),

/***/ 34445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ databasesAt)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48937);


async function databasesAt(storage, signal) {
    const names = [];
    for (const folder of await storage.folders('', { signal })) {
        try {
            names.push((0,_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__/* .requireDatabaseName */ .ES)(folder));
        }
        catch (error) {
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$))
                throw error;
        }
    }
    return names;
}


/***/ }),

/***/ 16896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xB: () => (/* binding */ openDestination),
  uY: () => (/* binding */ openDestinations),
  c2: () => (/* binding */ openStored)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/ports/forwarding-storage.js
var forwarding_storage = __webpack_require__(170);
;// CONCATENATED MODULE: ./build/run/named-storage.js


class DestinationName {
    #name;
    #address;
    constructor(name) {
        this.#name = name;
    }
    get name() {
        return this.#name;
    }
    hostFor(host) {
        const { log } = host;
        const naming = (write) => (message) => write(this.in(message));
        const named = {
            debug: naming((message) => log.debug(message)),
            info: naming((message) => log.info(message)),
            notice: naming((message) => log.notice(message)),
            warning: naming((message) => log.warning(message)),
            error: naming((message) => log.error(message)),
        };
        return { ...host, log: named };
    }
    of(storage) {
        this.#address = storage.label;
        return new NamedStorage(storage, this);
    }
    in(text) {
        return this.#address === undefined ? text : text.replaceAll(this.#address, () => this.#name);
    }
    async through(work) {
        try {
            return await work();
        }
        catch (thrown) {
            if (thrown instanceof errors/* RestorableError */.s$)
                thrown.message = this.in(thrown.message);
            throw thrown;
        }
    }
    async *each(items) {
        const iterator = items[Symbol.asyncIterator]();
        try {
            for (;;) {
                const next = await this.through(() => iterator.next());
                if (next.done === true)
                    return;
                yield next.value;
            }
        }
        finally {
            await iterator.return?.();
        }
    }
}
class NamedStorage extends forwarding_storage/* ForwardingStorage */.l {
    #name;
    constructor(inner, name) {
        super(inner);
        this.#name = name;
    }
    get label() {
        return this.#name.name;
    }
    get versions() {
        const { versions } = this.inner;
        return (versions && {
            older: (key, options) => this.#name.each(versions.older(key, options)),
            hidden: (prefix, options) => this.#name.each(versions.hidden(prefix, options)),
        });
    }
    get locks() {
        const { locks } = this.inner;
        return (locks && {
            policy: locks.policy,
            extend: (key, until, options) => this.#name.through(() => locks.extend(key, until, options)),
            until: (key, options) => this.#name.through(() => locks.until(key, options)),
        });
    }
    get unfinished() {
        const { unfinished } = this.inner;
        return unfinished && { remove: (prefix, options) => this.#name.through(() => unfinished.remove(prefix, options)) };
    }
    put(key, body, options) {
        return this.#name.through(() => super.put(key, body, options));
    }
    get(key, options) {
        return this.#name.through(() => super.get(key, options));
    }
    list(prefix, options) {
        return this.#name.each(super.list(prefix, options));
    }
    folders(prefix, options) {
        return this.#name.through(() => super.folders(prefix, options));
    }
    delete(key, options) {
        return this.#name.through(() => super.delete(key, options));
    }
    serverTime(options) {
        return this.#name.through(() => super.serverTime(options));
    }
    close() {
        return this.#name.through(() => super.close());
    }
}
class PlacedStorage extends forwarding_storage/* ForwardingStorage */.l {
    #place;
    constructor(inner, place) {
        super(inner);
        this.#place = place;
    }
    get place() {
        return this.#place;
    }
}

// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
;// CONCATENATED MODULE: ./build/run/open-destinations.js



async function openDestinations(specs, context) {
    const opened = [];
    for (const spec of specs)
        opened.push(await openDestination(spec, context));
    return opened;
}
async function openStored({ destinations, name }, context) {
    return (await openDestinations(destinations, context)).map((storage) => (0,run_context/* storedAt */.x)(storage, name, context));
}
async function openDestination(spec, { openStorage, host, run }) {
    const name = spec.name === undefined ? undefined : new DestinationName(spec.name);
    const storage = run.closeAtEnd(await openStorage(spec, name?.hostFor(host) ?? host));
    if (!run.isFirst(storage.label)) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `Two destinations are the same place: ${storage.label}.`, {
            hint: 'Remove one of them.',
        });
    }
    const { offsite } = spec;
    const named = name?.of(storage) ?? storage;
    return offsite === undefined ? named : new PlacedStorage(named, { ...storage.place, offsite });
}


/***/ }),

/***/ 88246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ beginRun),
  x: () => (/* binding */ storedAt)
});

// EXTERNAL MODULE: ./build/repository/stored-database.js + 2 modules
var stored_database = __webpack_require__(86920);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
;// CONCATENATED MODULE: ./build/run/run.js


class Run {
    startedAt;
    #dependencies;
    #startedMs;
    #phases = [];
    #warnings = [];
    #closers = [];
    #labels = new Set();
    #keyExpiry = [];
    #error;
    constructor(dependencies) {
        this.#dependencies = dependencies;
        this.startedAt = dependencies.clock.now();
        this.#startedMs = dependencies.clock.monotonicMs();
    }
    get elapsedMs() {
        return this.#dependencies.clock.monotonicMs() - this.#startedMs;
    }
    get phases() {
        return [...this.#phases];
    }
    get error() {
        return this.#error;
    }
    async phase(phase, work) {
        const { clock, host } = this.#dependencies;
        const startMs = clock.monotonicMs();
        host.log.debug(`Phase: ${phase}`);
        try {
            return await work();
        }
        finally {
            this.#phases.push({ phase, durationMs: Math.round(clock.monotonicMs() - startMs) });
        }
    }
    warn(...messages) {
        for (const message of messages) {
            if (this.#warnings.includes(message))
                continue;
            this.#warnings.push(message);
            this.#dependencies.host.log.warning(message);
        }
    }
    noteKeys(use, ...ends) {
        for (const end of ends) {
            if (end === undefined)
                continue;
            this.#keyExpiry.push({ use, fingerprint: end.fingerprint, expiresAt: end.endsAt?.toISOString() ?? null });
        }
    }
    isFirst(label) {
        const { size } = this.#labels;
        return this.#labels.add(label).size > size;
    }
    closeAtEnd(resource) {
        this.#closers.push(() => resource.close());
        return resource;
    }
    async guard(work) {
        try {
            await (0,errors/* throwIfCancelledByNow */.sE)(this.#dependencies.host.signal);
            await work();
        }
        catch (thrown) {
            this.fail(thrown);
        }
        for (const close of this.#closers.reverse())
            await this.#close(close);
    }
    closing(resource) {
        return { [Symbol.asyncDispose]: () => this.#close(() => resource.close()) };
    }
    async #close(close) {
        await close().catch((thrown) => {
            this.keepWords(thrown);
            this.warn(`Cleaning up: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        });
    }
    fail(thrown) {
        const { signal, log } = this.#dependencies.host;
        const error = signal.aborted ? (0,errors/* cancellation */.WN)(signal) : (0,errors/* toRestorableError */.tj)(thrown);
        this.#error ??= error;
        this.keepWords(thrown);
        for (const line of (0,errors/* causesOf */.cZ)(thrown, { withFrames: true }))
            log.debug(line);
    }
    keepWords(thrown) {
        for (const words of (0,errors/* foreignWordsOf */.Rw)(thrown))
            this.#dependencies.host.toolWords.add(words);
    }
    facts(findings) {
        const { host } = this.#dependencies;
        const error = this.#error;
        return {
            tool: version/* TOOL */.j,
            startedAt: this.startedAt.toISOString(),
            durationMs: Math.round(this.elapsedMs),
            exitCode: error !== undefined ? (0,errors/* exitCodeOf */.FO)(error) : findings ? errors/* EXIT */.dc.finding : errors/* EXIT */.dc.done,
            error: error === undefined
                ? undefined
                : { code: error.code, message: host.scrub(error.message), hint: error.hint && host.scrub(error.hint) },
            warnings: this.#warnings.map((warning) => host.scrub(warning)),
            phases: this.#phases,
            ...(this.#keyExpiry.length === 0 ? {} : { keyExpiry: this.#keyExpiry }),
        };
    }
}

;// CONCATENATED MODULE: ./build/run/run-context.js


function beginRun(dependencies) {
    return { ...dependencies, run: new Run(dependencies) };
}
function storedAt(storage, name, { clock, host }) {
    return new stored_database/* StoredDatabase */.d(storage, { name, clock, signal: host.signal });
}


/***/ }),

/***/ 79435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p6: () => (/* binding */ date),
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68729);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDate */ .db(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODate */ .Brp, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
