export const id = 4835;
export const ids = [4835];
export const modules = {

/***/ 94835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createMysqlEngine: () => (/* binding */ createMysqlEngine)
/* harmony export */ });
function createMysqlEngine() {
    return {
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9844), __webpack_require__.e(3602), __webpack_require__.e(9421)]).then(__webpack_require__.bind(__webpack_require__, 19421))).openMysqlSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(9844), __webpack_require__.e(7920), __webpack_require__.e(3602), __webpack_require__.e(7584)]).then(__webpack_require__.bind(__webpack_require__, 57584))).openMysqlTarget(...args),
        serverOf: async (url) => (await __webpack_require__.e(/* import() */ 8789).then(__webpack_require__.bind(__webpack_require__, 58789))).serverOf(url),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(9844), __webpack_require__.e(7920), __webpack_require__.e(3602), __webpack_require__.e(7584)]).then(__webpack_require__.bind(__webpack_require__, 57584))).dropMysqlLeftover(...args),
    };
}


/***/ })

};
