export const id = 2904;
export const ids = [2904];
export const modules = {

/***/ 42904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createMysqlEngine: () => (/* binding */ createMysqlEngine)
/* harmony export */ });
/** MySQL and MariaDB, by their own client tools. A backup doesn't load the target's side, nor a restore the source's. */
function createMysqlEngine() {
    return {
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(8430), __webpack_require__.e(811), __webpack_require__.e(4357)]).then(__webpack_require__.bind(__webpack_require__, 94357))).openMysqlSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(8430), __webpack_require__.e(2267), __webpack_require__.e(811), __webpack_require__.e(7385)]).then(__webpack_require__.bind(__webpack_require__, 17385))).openMysqlTarget(...args),
        serverOf: async (url) => (await __webpack_require__.e(/* import() */ 7317).then(__webpack_require__.bind(__webpack_require__, 97317))).serverOf(url),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(8430), __webpack_require__.e(2267), __webpack_require__.e(811), __webpack_require__.e(7385)]).then(__webpack_require__.bind(__webpack_require__, 17385))).dropMysqlLeftover(...args),
    };
}


/***/ })

};
