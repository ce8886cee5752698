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
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9844), __webpack_require__.e(4350), __webpack_require__.e(5405)]).then(__webpack_require__.bind(__webpack_require__, 85405))).openPostgresSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9844), __webpack_require__.e(7920), __webpack_require__.e(4350), __webpack_require__.e(9717)]).then(__webpack_require__.bind(__webpack_require__, 99717))).openPostgresTarget(...args),
        serverOf: async (url) => (await __webpack_require__.e(/* import() */ 9791).then(__webpack_require__.bind(__webpack_require__, 69791))).serverOf(url),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9844), __webpack_require__.e(7920), __webpack_require__.e(4350), __webpack_require__.e(9717)]).then(__webpack_require__.bind(__webpack_require__, 99717))).dropPostgresLeftover(...args),
    };
}


/***/ })

};
