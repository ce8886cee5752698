export const id = 2212;
export const ids = [2212];
export const modules = {

/***/ 52212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createPostgresEngine: () => (/* binding */ createPostgresEngine)
/* harmony export */ });
/** PostgreSQL 13 to 18. A backup doesn't load the target's side, nor a restore the source's. */
function createPostgresEngine() {
    return {
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(2725), __webpack_require__.e(8015), __webpack_require__.e(1225)]).then(__webpack_require__.bind(__webpack_require__, 19685))).openPostgresSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(7815), __webpack_require__.e(2725), __webpack_require__.e(8015), __webpack_require__.e(3997)]).then(__webpack_require__.bind(__webpack_require__, 3997))).openPostgresTarget(...args),
        serverOf: async (url) => (await Promise.all(/* import() */[__webpack_require__.e(2725), __webpack_require__.e(1691)]).then(__webpack_require__.bind(__webpack_require__, 65705))).serverOf(url),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(7815), __webpack_require__.e(2725), __webpack_require__.e(8015), __webpack_require__.e(3997)]).then(__webpack_require__.bind(__webpack_require__, 3997))).dropPostgresLeftover(...args),
    };
}


/***/ })

};
