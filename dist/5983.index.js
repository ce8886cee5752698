export const id = 5983;
export const ids = [5983];
export const modules = {

/***/ 45983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createSqliteEngine: () => (/* binding */ createSqliteEngine)
/* harmony export */ });
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44401);
/* harmony import */ var _restore_target_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23012);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82029);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17370);
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22182);





function createSqliteEngine() {
    return {
        openSource: (url, _options, host) => (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .openSqliteSource */ .W)(url, host),
        openTarget: _target_js__WEBPACK_IMPORTED_MODULE_2__/* .openSqliteTarget */ .u,
        verificationNeeds: () => [
            { name: 'server program', examine: async () => (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)('not needed: Node.js contains SQLite') },
        ],
        dropLeftover: async (url, name) => (0,_restore_target_file_js__WEBPACK_IMPORTED_MODULE_0__/* .removeTemporary */ .cF)(await (0,_restore_target_file_js__WEBPACK_IMPORTED_MODULE_0__/* .folderOf */ .yS)((0,_url_js__WEBPACK_IMPORTED_MODULE_3__/* .pathOfUrl */ .kj)(url)), name),
    };
}


/***/ })

};
