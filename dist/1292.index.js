export const id = 1292;
export const ids = [1292];
export const modules = {

/***/ 1292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPrune: () => (/* binding */ runPrune)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32434);
/* harmony import */ var _open_destinations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3638);
/* harmony import */ var _retention_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29810);
/* harmony import */ var _retention_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68858);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12477);





/** Removes what no rule keeps, and sweeps; or says what it would remove. Never throws: the report holds the error. */
async function runPrune(request, dependencies) {
    const run = new _run_js__WEBPACK_IMPORTED_MODULE_3__/* .Run */ .K(dependencies);
    const outcomes = [];
    await run.guard(async () => {
        const rings = await (0,_retention_state_js__WEBPACK_IMPORTED_MODULE_2__/* .openRings */ .K0)(request);
        const destinations = await (0,_open_destinations_js__WEBPACK_IMPORTED_MODULE_4__/* .openDestinations */ .u)(request.destinations, dependencies, run);
        const job = { database: request.name, settings: request, rings, dryRun: request.dryRun };
        await (0,_retention_js__WEBPACK_IMPORTED_MODULE_1__/* .retainEverywhere */ .i)(job, destinations, dependencies, run, outcomes);
        const found = outcomes.some((each) => each.backups.length + each.waiting + each.freedBackups + each.freedRuns > 0);
        if (found)
            return;
        // Not a success: a misspelt name would prune nothing for ever.
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_NOT_FOUND', `There is no backup of ${request.name} at any destination.`, {
            hint: 'Check `name` and `destination`; `list` without a name prints every database that the destination holds.',
        });
    });
    return { mode: 'prune', ...run.facts(false), dryRun: request.dryRun, destinations: outcomes };
}


/***/ })

};
