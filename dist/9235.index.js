export const id = 9235;
export const ids = [9235];
export const modules = {

/***/ 19235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readCron: () => (/* binding */ readCron)
/* harmony export */ });
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34237);

const CRON_FIELDS = [
    [0, 59],
    [0, 23],
    [1, 31],
    [1, 12],
    [0, 7],
];
function readCron(text) {
    const fields = text.trim().split(/\s+/);
    const isValid = CRON_FIELDS.every(([least, most], at) => (fields[at] ?? '').split(',').every((part) => {
        const [, low, high] = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/[1-9]\d?)?$/.exec(part) ?? [];
        const numbers = [low, high].filter((each) => each !== undefined).map(Number);
        const isForm = low !== undefined || /^\*(?:\/[1-9]\d?)?$/.test(part);
        return isForm && numbers.every((number) => number >= least && number <= most);
    }));
    if (isValid && fields.length === CRON_FIELDS.length)
        return fields.join(' ');
    throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)('schedule', '`schedule` is not a cron expression.', "Five fields: minute, hour, day, month, weekday, in UTC. For example '23 2 * * *', every night at 02:23.");
}


/***/ })

};
