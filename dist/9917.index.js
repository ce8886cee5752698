export const id = 9917;
export const ids = [9917];
export const modules = {

/***/ 99917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createPostgresEngine: () => (/* binding */ createPostgresEngine)
/* harmony export */ });
/** PostgreSQL 13 to 18. A backup doesn't load the target's side, nor a restore the source's. */
function createPostgresEngine() {
    return {
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(8430), __webpack_require__.e(761), __webpack_require__.e(7110)]).then(__webpack_require__.bind(__webpack_require__, 77110))).openPostgresSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(8430), __webpack_require__.e(2267), __webpack_require__.e(761), __webpack_require__.e(1651)]).then(__webpack_require__.bind(__webpack_require__, 31651))).openPostgresTarget(...args),
        serverOf: async (url) => (await __webpack_require__.e(/* import() */ 1034).then(__webpack_require__.bind(__webpack_require__, 91034))).serverOf(url),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(8430), __webpack_require__.e(2267), __webpack_require__.e(761), __webpack_require__.e(1651)]).then(__webpack_require__.bind(__webpack_require__, 31651))).dropPostgresLeftover(...args),
    };
}


/***/ })

};
