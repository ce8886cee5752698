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
        openSource: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(1934), __webpack_require__.e(7897), __webpack_require__.e(4705)]).then(__webpack_require__.bind(__webpack_require__, 74705))).openMysqlSource(...args),
        openTarget: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(1934), __webpack_require__.e(3637), __webpack_require__.e(7897), __webpack_require__.e(7731)]).then(__webpack_require__.bind(__webpack_require__, 37731))).openMysqlTarget(...args),
        serverOf: async (url) => (await __webpack_require__.e(/* import() */ 9860).then(__webpack_require__.bind(__webpack_require__, 79860))).serverOf(url),
        dropLeftover: async (...args) => (await Promise.all(/* import() */[__webpack_require__.e(9987), __webpack_require__.e(1934), __webpack_require__.e(3637), __webpack_require__.e(7897), __webpack_require__.e(7731)]).then(__webpack_require__.bind(__webpack_require__, 37731))).dropMysqlLeftover(...args),
    };
}


/***/ })

};
