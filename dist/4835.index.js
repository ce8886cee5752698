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
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9844), __webpack_require__.e(4485), __webpack_require__.e(7842)]).then(__webpack_require__.bind(__webpack_require__, 97842))).openMysqlSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(9844), __webpack_require__.e(7920), __webpack_require__.e(4485), __webpack_require__.e(8816)]).then(__webpack_require__.bind(__webpack_require__, 8816))).openMysqlTarget(...args),
        serverOf: async (url) => (await __webpack_require__.e(/* import() */ 8789).then(__webpack_require__.bind(__webpack_require__, 58789))).serverOf(url),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(9844), __webpack_require__.e(7920), __webpack_require__.e(4485), __webpack_require__.e(8816)]).then(__webpack_require__.bind(__webpack_require__, 8816))).dropMysqlLeftover(...args),
    };
}


/***/ })

};
