export const id = 212;
export const ids = [212];
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
        name: 'postgres',
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(874), __webpack_require__.e(473)]).then(__webpack_require__.bind(__webpack_require__, 68473))).openPostgresSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(874), __webpack_require__.e(937)]).then(__webpack_require__.bind(__webpack_require__, 18937))).openPostgresTarget(...args),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(874), __webpack_require__.e(937)]).then(__webpack_require__.bind(__webpack_require__, 18937))).dropPostgresLeftover(...args),
    };
}


/***/ })

};
