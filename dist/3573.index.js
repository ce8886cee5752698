export const id = 3573;
export const ids = [3573];
export const modules = {

/***/ 73573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runFleet: () => (/* binding */ runFleet)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58860);
/* harmony import */ var _report_document_document_of_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57148);
/* harmony import */ var _report_failed_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68204);
/* harmony import */ var _report_render_notice_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(40828);
/* harmony import */ var _doctor_hint_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91414);
/* harmony import */ var _key_holding_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(85794);
/* harmony import */ var _remains_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8160);








async function runFleet({ mode, requests, failures, warnings }, run) {
    const { host } = run;
    const startedAt = new Date();
    const startMs = performance.now();
    for (const warning of warnings)
        host.log.warning(warning);
    const databases = failures.map(({ name, error }) => {
        host.log.error(`${name}: ${error.message}`);
        return [name, notRun(mode, error)];
    });
    for (const [at, request] of requests.entries()) {
        databases.push([request.name, await runOne(request, { number: at + 1, total: requests.length }, run)]);
    }
    host.endParts();
    const error = host.signal.aborted ? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancellation */ .WN)(host.signal) : undefined;
    return {
        mode: 'fleet',
        task: mode,
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_1__/* .TOOL */ .j,
        startedAt: startedAt.toISOString(),
        durationMs: Math.round(performance.now() - startMs),
        exitCode: worst(databases.map(([, report]) => report.exitCode)),
        error: error && { code: error.code, message: error.message, hint: error.hint },
        warnings: [
            ...warnings,
            ...databases.flatMap(([name, report]) => report.warnings.map((warning) => `${name}: ${warning}`)),
        ],
        phases: [],
        databases: Object.fromEntries(databases),
    };
}
const WORST_FIRST = [_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.cancelled, _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.failed, _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.finding, _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.done];
function worst(codes) {
    return WORST_FIRST.find((code) => codes.includes(code)) ?? _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.done;
}
async function runOne(request, { number, total }, { raw, host, loadApp }) {
    if (host.signal.aborted)
        return notRun(request.mode, (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancellation */ .WN)(host.signal));
    const part = host.forPart({ name: request.name, number, total });
    if (request.timeoutMs !== undefined)
        part.limitTime(request.timeoutMs);
    let report;
    try {
        const app = await loadApp();
        report = (0,_doctor_hint_js__WEBPACK_IMPORTED_MODULE_4__/* .withDoctorHint */ .L)(part.scrubDeep(await app.runRequest(request, await (0,_key_holding_js__WEBPACK_IMPORTED_MODULE_6__/* .hostFor */ .c)(request, part))));
    }
    catch (thrown) {
        report = part.scrubDeep(notRun(request.mode, (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown)));
    }
    const { title, sentence } = (0,_report_render_notice_js__WEBPACK_IMPORTED_MODULE_7__/* .renderNotice */ .B)((0,_report_document_document_of_js__WEBPACK_IMPORTED_MODULE_2__/* .documentOf */ .l)(report));
    if (report.exitCode === _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.done)
        part.log.info(`${request.name}: ${title}. ${sentence}`);
    else
        part.log.error(`${title}: ${sentence}`);
    await (0,_remains_js__WEBPACK_IMPORTED_MODULE_5__/* .removeRemains */ .m)(raw, part, loadApp);
    part.dispose();
    return report;
}
function notRun(mode, error) {
    return (0,_report_failed_js__WEBPACK_IMPORTED_MODULE_3__/* .failedReport */ .k)(mode, error, new Date());
}


/***/ })

};
