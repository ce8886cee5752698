export const id = 1955;
export const ids = [1955];
export const modules = {

/***/ 83340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ isInShard),
/* harmony export */   X: () => (/* binding */ readShard)
/* harmony export */ });
function readShard(text) {
    const match = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text);
    if (match === null)
        return undefined;
    const [number, of] = [Number(match[1]), Number(match[2])];
    return number <= of ? { number, of } : undefined;
}
function isInShard(name, { number, of }) {
    return hash(name) % of === number - 1;
}
function hash(text) {
    let value = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1)
        value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
    return (value ^ (value >>> 16)) >>> 0;
}


/***/ }),

/***/ 89129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runMatrix: () => (/* binding */ runMatrix)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_planning_shard_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83340);
/* harmony import */ var _options_name_filter_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52019);
/* harmony import */ var _run_run_context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88246);




const MAX_JOBS = 256;
const USUAL_SHARD = 200;
async function runMatrix(request, dependencies) {
    const { run } = (0,_run_run_context_js__WEBPACK_IMPORTED_MODULE_2__/* .beginRun */ .T)(dependencies);
    let databases = [];
    await run.guard(async () => {
        databases = planned(request);
        const names = request.databases.map(({ name }) => name);
        for (const pattern of (0,_options_name_filter_js__WEBPACK_IMPORTED_MODULE_1__/* .unusedPatterns */ .w$)(names, request.filter))
            run.warn((0,_options_name_filter_js__WEBPACK_IMPORTED_MODULE_1__/* .patternUnused */ .xv)(pattern));
    });
    return { mode: 'matrix', ...run.facts(false), total: request.databases.length, databases };
}
function planned({ databases, filter, shard }) {
    const matching = databases.filter(({ name }) => (0,_options_name_filter_js__WEBPACK_IMPORTED_MODULE_1__/* .isSelected */ .sp)(name, filter));
    if (matching.length === 0) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', 'No database of the file matches `filter`.', {
            hint: `Patterns match complete names, such as shop-*. The file has: ${namesOf(databases)}.`,
        });
    }
    const chosen = shard === undefined ? matching : matching.filter(({ name }) => (0,_core_planning_shard_js__WEBPACK_IMPORTED_MODULE_3__/* .isInShard */ .O)(name, shard));
    if (chosen.length > MAX_JOBS) {
        const of = Math.ceil(matching.length / USUAL_SHARD);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `${chosen.length} databases are more jobs than GitHub allows a matrix.`, {
            hint: `It allows ${MAX_JOBS}. Plan them in parts with \`shard\`, such as 1/${of} to ${of}/${of}; docs/configuration.md has a workflow.`,
        });
    }
    return chosen.map(({ name, variable }) => (variable === undefined ? { name } : { name, variable }));
}
function namesOf(databases) {
    const shown = databases.slice(0, 20).map(({ name }) => name);
    return `${shown.join(', ')}${databases.length > shown.length ? ', ...' : ''}`;
}


/***/ }),

/***/ 52019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sp: () => (/* binding */ isSelected),
/* harmony export */   w$: () => (/* binding */ unusedPatterns),
/* harmony export */   xv: () => (/* binding */ patternUnused)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

function isSelected(name, patterns) {
    const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
    const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).map(withoutNot);
    const matches = (pattern) => isMatch(name, pattern);
    return (wanted.length === 0 || wanted.some(matches)) && !unwanted.some(matches);
}
function unusedPatterns(names, patterns) {
    return patterns.filter((pattern) => !names.some((name) => isMatch(name, withoutNot(pattern))));
}
function patternUnused(pattern) {
    return `No database matches \`${pattern.slice(0, 60)}\` in \`filter\`.`;
}
const withoutNot = (pattern) => pattern.replace(/^!/, '');
function isMatch(name, pattern) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(name, pattern) || isWildcardMatch(name, pattern);
}
function isWildcardMatch(name, pattern) {
    const [head = '', ...rest] = pattern.split('*');
    const tail = rest.pop();
    if (tail === undefined)
        return name === pattern;
    if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length)
        return false;
    let at = head.length;
    for (const part of rest) {
        const found = name.indexOf(part, at);
        if (found === -1 || found + part.length > name.length - tail.length)
            return false;
        at = found + part.length;
    }
    return true;
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
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68729);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
