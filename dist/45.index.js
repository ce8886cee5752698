export const id = 45;
export const ids = [45];
export const modules = {

/***/ 5796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ told),
/* harmony export */   Ro: () => (/* binding */ LINEAGE_CHECK),
/* harmony export */   fQ: () => (/* binding */ SIZE_CHECK),
/* harmony export */   jh: () => (/* binding */ measured),
/* harmony export */   pc: () => (/* binding */ objectiveOf),
/* harmony export */   pn: () => (/* binding */ OBJECTIVE_NAMES),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   wk: () => (/* binding */ state)
/* harmony export */ });
const LINEAGE_CHECK = 'lineage of backups';
const SIZE_CHECK = 'size of the newest backup';
const OBJECTIVE_NAMES = {
    verification: { rto: 'recovery time (rto)', rpo: 'recovery point (rpo)' },
    status: {
        rpo: 'newest backup',
        'verify-every': 'last verification',
        rto: 'measured restore time',
        capacity: 'capacity',
    },
};
function objectiveOf({ name, group }) {
    if (group !== 'objective')
        return undefined;
    const names = Object.values(OBJECTIVE_NAMES).flatMap((each) => Object.entries(each));
    return names.find(([, each]) => each === name)?.[0];
}
function told(text) {
    return { kind: 'told', text };
}
function state(of) {
    return { kind: 'state', state: of };
}
function measured(found, rest = {}) {
    return { kind: 'measured', found, ...rest };
}
function countOf(checks, outcome) {
    return checks.filter((check) => check.outcome === outcome).length;
}


/***/ }),

/***/ 80415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCheckDestinations: () => (/* binding */ runCheckDestinations)
/* harmony export */ });
/* harmony import */ var _backup_three_two_one_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(60839);
/* harmony import */ var _core_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5796);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7240);
/* harmony import */ var _core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(59290);
/* harmony import */ var _repository_probe_probe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47681);
/* harmony import */ var _run_lasting_destinations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39803);
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(16896);
/* harmony import */ var _run_run_context_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(88246);









async function runCheckDestinations(request, dependencies) {
    const context = (0,_run_run_context_js__WEBPACK_IMPORTED_MODULE_6__/* .beginRun */ .T)(dependencies);
    const { run } = context;
    const probes = [];
    const opened = [];
    await run.guard(async () => {
        for (const spec of request.destinations) {
            try {
                const storage = await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_5__/* .openDestination */ .xB)(spec, context);
                await (0,_run_lasting_destinations_js__WEBPACK_IMPORTED_MODULE_4__/* .requireLasting */ .a)([storage], { allowed: request.allowEphemeralDestination, host: context.host });
                opened.push(storage);
            }
            catch (thrown) {
                (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwIfCancelled */ .dZ)(dependencies.host.signal);
                run.fail(thrown);
            }
        }
        const folder = request.name === undefined ? '' : (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(request.name).root;
        const { clock, host } = dependencies;
        for (const storage of opened) {
            const findings = await run.phase(`probe ${storage.label}`, () => (0,_repository_probe_probe_js__WEBPACK_IMPORTED_MODULE_3__/* .probeDestination */ .J)({ storage, folder, clock, signal: host.signal }));
            probes.push(summarize(storage.label, findings));
            if (findings.unreachable?.code === 'STORAGE_UNREACHABLE')
                run.fail(findings.unreachable);
            for (const key of findings.leftBehind)
                run.warn(`${key} at ${storage.label} could not be deleted, and stays.`);
        }
    });
    const isBad = probes.some((probe) => !probe.usable);
    return { mode: 'check-destinations', ...run.facts(isBad), destinations: probes, rule: ruleOf(opened, probes) };
}
function summarize(label, findings) {
    const { unreachable: _, checks, ...facts } = findings;
    const usable = checks.every((check) => check.outcome !== 'failed');
    return { label, usable, checks: checks.map(probed), ...facts };
}
function probed({ name, outcome, detail, remedy }) {
    const text = remedy === undefined ? detail : `${detail.replace(/(?<![.!?])$/, '.')} ${remedy}`;
    return { name, group: 'destination', outcome, facts: [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .told */ .Ev)(text)] };
}
function ruleOf(opened, probes) {
    if (probes.length === 0)
        return undefined;
    const usable = opened.filter((_, at) => probes[at]?.usable === true);
    return (0,_core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_7__/* .evaluateCopies */ .n)(usable.map((storage) => (0,_backup_three_two_one_js__WEBPACK_IMPORTED_MODULE_8__/* .placeOf */ .$)(storage, true)));
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
