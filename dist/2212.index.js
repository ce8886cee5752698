export const id = 2212;
export const ids = [2212];
export const modules = {

/***/ 52212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createPostgresEngine: () => (/* binding */ createPostgresEngine)
/* harmony export */ });
function createPostgresEngine() {
    return {
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(1934), __webpack_require__.e(2725), __webpack_require__.e(3915), __webpack_require__.e(5292)]).then(__webpack_require__.bind(__webpack_require__, 45292))).openPostgresSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(1934), __webpack_require__.e(3637), __webpack_require__.e(2725), __webpack_require__.e(3915), __webpack_require__.e(997)]).then(__webpack_require__.bind(__webpack_require__, 30997))).openPostgresTarget(...args),
        serverOf: async (url) => (await Promise.all(/* import() */[__webpack_require__.e(2725), __webpack_require__.e(1691)]).then(__webpack_require__.bind(__webpack_require__, 65705))).serverOf(url),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(1934), __webpack_require__.e(3637), __webpack_require__.e(2725), __webpack_require__.e(3915), __webpack_require__.e(997)]).then(__webpack_require__.bind(__webpack_require__, 30997))).dropPostgresLeftover(...args),
    };
}


/***/ })

};
