export const id = 6965;
export const ids = [6965];
export const modules = {

/***/ 69791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   serverOf: () => (/* binding */ serverOf)
/* harmony export */ });
/* harmony import */ var _parts_network_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34173);
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89356);


function serverOf(url) {
    const { host, port, sslMode } = (0,_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePostgresUrl */ .qQ)(url);
    (0,_parts_network_js__WEBPACK_IMPORTED_MODULE_0__/* .requireTunnelledHost */ .n5)(host);
    return { host, port, socketName: sslMode === 'disable' ? `.s.PGSQL.${port}` : undefined };
}


/***/ }),

/***/ 62195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ homeFolder),
/* harmony export */   v: () => (/* binding */ accountName)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);

function homeFolder() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)() || undefined;
    }
    catch {
        return undefined;
    }
}
function accountName() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().username || undefined;
    }
    catch {
        return undefined;
    }
}


/***/ })

};
