export const id = 887;
export const ids = [887];
export const modules = {

/***/ 44401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ fine),
/* harmony export */   KY: () => (/* binding */ observationOf),
/* harmony export */   LK: () => (/* binding */ unexamined),
/* harmony export */   Nz: () => (/* binding */ FINDING_AREAS),
/* harmony export */   Yb: () => (/* binding */ doubtful),
/* harmony export */   mw: () => (/* binding */ broken)
/* harmony export */ });
const FINDING_AREAS = [
    'machine',
    'options',
    'keys',
    'destination',
    'database',
    'programs',
    'stored backup',
    'verification',
];
const fine = (detail) => ({ result: 'ok', detail });
const doubtful = (detail, remedy) => ({ result: 'warning', detail, remedy });
const broken = (detail, remedy) => ({ result: 'failed', detail, remedy });
const unexamined = (detail, remedy) => ({
    result: 'not-checked',
    detail,
    remedy,
});
function observationOf({ message, advice, code }) {
    return { result: 'failed', detail: message, remedy: advice, code };
}


/***/ }),

/***/ 70887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Findings: () => (/* binding */ Findings),
/* harmony export */   because: () => (/* binding */ because),
/* harmony export */   isLate: () => (/* binding */ isLate)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44401);
/* harmony import */ var _ports_until_aborted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27571);



const LIMIT_MS = 30_000;
class Findings {
    all = [];
    #context;
    constructor(context) {
        this.#context = context;
    }
    add({ area, name, at }, observation) {
        const finding = { area, name, ...(at !== undefined && { at }), ...observation };
        this.all.push(finding);
        return finding;
    }
    async examine(subject, work) {
        return this.add(subject, await this.#observe(subject.limitMs ?? LIMIT_MS, work));
    }
    async #observe(limitMs, work) {
        const { host, run } = this.#context;
        try {
            return await this.limited(limitMs, work);
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(host.signal);
            run.keepWords(thrown);
            return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .observationOf */ .KY)((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown));
        }
    }
    async limited(limitMs, work) {
        const limit = new AbortController();
        const timer = setTimeout(() => limit.abort(tooSlow(limitMs)), limitMs);
        try {
            const signal = AbortSignal.any([this.#context.host.signal, limit.signal]);
            return await (0,_ports_until_aborted_js__WEBPACK_IMPORTED_MODULE_1__/* .untilAborted */ .E)(signal, work(signal));
        }
        finally {
            clearTimeout(timer);
        }
    }
}
function tooSlow(limitMs) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('TIMEOUT', `No result within ${limitMs / 1000} s.`, {
        hint: 'A firewall may drop the packets, or the other side is overloaded. Run `doctor` again when it is not.',
    });
}
function isLate({ code }) {
    return code === 'TIMEOUT';
}
function because(what) {
    return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .unexamined */ .LK)(`not tried: ${what}`);
}


/***/ }),

/***/ 27571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ untilAborted)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


async function untilAborted(signal, work) {
    work.catch(() => { });
    (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwIfCancelled */ .dZ)(signal);
    const { promise: aborted, reject } = Promise.withResolvers();
    using _ = (0,node_events__WEBPACK_IMPORTED_MODULE_0__.addAbortListener)(signal, () => reject((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancellation */ .WN)(signal)));
    return await Promise.race([work, aborted]);
}


/***/ })

};
