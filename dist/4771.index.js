export const id = 4771;
export const ids = [4771];
export const modules = {

/***/ 24771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   heartbeatIn: () => (/* binding */ heartbeatIn)
/* harmony export */ });
/* harmony import */ var _entries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4942);
/* harmony import */ var _substitute_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26580);


function heartbeatIn(config, { mode, name }, env) {
    const key = name === undefined ? undefined : (0,_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .entryOf */ .M)(config, name);
    const database = key === undefined ? undefined : config.databases[key];
    const inherited = database?.without?.includes('heartbeat') === true ? undefined : config.defaults;
    const value = [database, inherited]
        .flatMap((section) => [section?.modes?.[mode]?.heartbeat, section?.heartbeat])
        .find((each) => typeof each === 'string');
    return value === undefined ? undefined : (0,_substitute_js__WEBPACK_IMPORTED_MODULE_0__/* .substituteLeniently */ .jY)(value, env);
}


/***/ })

};
