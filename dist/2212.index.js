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
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9844), __webpack_require__.e(872), __webpack_require__.e(482), __webpack_require__.e(5405)]).then(__webpack_require__.bind(__webpack_require__, 85405))).openPostgresSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9844), __webpack_require__.e(7920), __webpack_require__.e(872), __webpack_require__.e(482), __webpack_require__.e(7874)]).then(__webpack_require__.bind(__webpack_require__, 37874))).openPostgresTarget(...args),
        serverOf: async (url) => (await Promise.all(/* import() */[__webpack_require__.e(872), __webpack_require__.e(6965)]).then(__webpack_require__.bind(__webpack_require__, 69791))).serverOf(url),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9844), __webpack_require__.e(7920), __webpack_require__.e(872), __webpack_require__.e(482), __webpack_require__.e(7874)]).then(__webpack_require__.bind(__webpack_require__, 37874))).dropPostgresLeftover(...args),
    };
}


/***/ })

};
