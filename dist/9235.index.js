export const id = 9235;
export const ids = [9235];
export const modules = {

/***/ 19235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readCron: () => (/* binding */ readCron)
/* harmony export */ });
/* harmony import */ var _core_planning_cron_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21710);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26913);


const NUMBERS = /^[0-9*,/ -]+$/;
function readCron(text) {
    const fields = text.trim().replaceAll(/\s+/g, ' ');
    if (NUMBERS.test(fields) && (0,_core_planning_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCron */ .E$)(fields) !== undefined)
        return fields;
    throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('schedule', '`schedule` is not a cron expression.', "Five fields: minute, hour, day, month, weekday, in UTC. For example '23 2 * * *', every night at 02:23.");
}


/***/ })

};
