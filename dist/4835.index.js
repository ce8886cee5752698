export const id = 4835;
export const ids = [4835];
export const modules = {

/***/ 94835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createMysqlEngine: () => (/* binding */ createMysqlEngine)
/* harmony export */ });
/** MySQL and MariaDB, by their own client tools. A backup doesn't load the target's side, nor a restore the source's. */
function createMysqlEngine() {
    return {
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(8508), __webpack_require__.e(2042)]).then(__webpack_require__.bind(__webpack_require__, 65322))).openMysqlSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(7815), __webpack_require__.e(8508), __webpack_require__.e(8272)]).then(__webpack_require__.bind(__webpack_require__, 58272))).openMysqlTarget(...args),
        serverOf: async (url) => (await __webpack_require__.e(/* import() */ 9860).then(__webpack_require__.bind(__webpack_require__, 79860))).serverOf(url),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(7815), __webpack_require__.e(8508), __webpack_require__.e(8272)]).then(__webpack_require__.bind(__webpack_require__, 58272))).dropMysqlLeftover(...args),
    };
}


/***/ })

};
