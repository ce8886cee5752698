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
