export const id = 694;
export const ids = [694];
export const modules = {

/***/ 62694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cleanUp: () => (/* binding */ cleanUp),
/* harmony export */   runRequest: () => (/* binding */ runRequest)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);

/** Loads an engine on first use: the others' drivers are never read. */
async function loadEngine(name) {
    switch (name) {
        case 'postgres':
            return (await __webpack_require__.e(/* import() */ 212).then(__webpack_require__.bind(__webpack_require__, 52212))).createPostgresEngine();
        case 'sqlite':
            return (await __webpack_require__.e(/* import() */ 567).then(__webpack_require__.bind(__webpack_require__, 83567))).createSqliteEngine();
    }
}
function dependenciesOf(host) {
    return {
        host,
        clock: { now: () => new Date(), monotonicMs: () => performance.now() },
        openStorage: async (spec, forHost) => (await __webpack_require__.e(/* import() */ 448).then(__webpack_require__.bind(__webpack_require__, 74448))).openStorage(spec, forHost),
        engine: loadEngine,
    };
}
/** Does what a request asks for. Never rejects: what failed is in the report. */
async function runRequest(request, host) {
    const dependencies = dependenciesOf(host);
    switch (request.mode) {
        case 'backup':
            return (await Promise.all(/* import() */[__webpack_require__.e(987), __webpack_require__.e(251), __webpack_require__.e(916)]).then(__webpack_require__.bind(__webpack_require__, 23916))).runBackup(request, dependencies);
        case 'verify':
            return (await Promise.all(/* import() */[__webpack_require__.e(987), __webpack_require__.e(743), __webpack_require__.e(251), __webpack_require__.e(112), __webpack_require__.e(836)]).then(__webpack_require__.bind(__webpack_require__, 64836))).runVerify(request, dependencies);
        case 'restore':
            return (await Promise.all(/* import() */[__webpack_require__.e(987), __webpack_require__.e(251), __webpack_require__.e(112), __webpack_require__.e(731)]).then(__webpack_require__.bind(__webpack_require__, 33223))).runRestore(request, dependencies);
        case 'list':
            return (await Promise.all(/* import() */[__webpack_require__.e(987), __webpack_require__.e(251), __webpack_require__.e(337)]).then(__webpack_require__.bind(__webpack_require__, 30337))).runList(request, dependencies);
        case 'keygen':
            return (await __webpack_require__.e(/* import() */ 714).then(__webpack_require__.bind(__webpack_require__, 44714))).runKeygen(request, dependencies);
    }
}
/** Undoes what a run left outside its workspace: processes of its own, databases on a server of the user's. */
async function cleanUp(host, { leftovers, inputs }) {
    for (const leftover of leftovers) {
        if (leftover.kind === 'process') {
            const { killLeftover } = await __webpack_require__.e(/* import() */ 357).then(__webpack_require__.bind(__webpack_require__, 65357));
            await killLeftover(leftover.pid, leftover.viaSudo, AbortSignal.timeout(10_000));
            continue;
        }
        const url = inputs.get('into');
        if (url === undefined)
            continue;
        const engine = await loadEngine(leftover.engine);
        await engine.dropLeftover(new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(url), leftover.name, host);
        host.log.info(`Dropped the database ${leftover.name} that an earlier step left behind.`);
    }
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
