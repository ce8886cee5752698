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
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(761), __webpack_require__.e(668)]).then(__webpack_require__.bind(__webpack_require__, 22633))).openPostgresSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(7420), __webpack_require__.e(761), __webpack_require__.e(1651)]).then(__webpack_require__.bind(__webpack_require__, 31651))).openPostgresTarget(...args),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(7420), __webpack_require__.e(761), __webpack_require__.e(1651)]).then(__webpack_require__.bind(__webpack_require__, 31651))).dropPostgresLeftover(...args),
    };
}


/***/ })

};
