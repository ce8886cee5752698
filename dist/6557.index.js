export const id = 6557;
export const ids = [6557];
export const modules = {

/***/ 26557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listMysqlDatabases: () => (/* binding */ listMysqlDatabases)
/* harmony export */ });
/* harmony import */ var _catalog_system_databases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41561);
/* harmony import */ var _connection_connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1424);
/* harmony import */ var _connection_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26905);



async function listMysqlDatabases(url, options, host) {
    const parsed = { ...(0,_connection_url_js__WEBPACK_IMPORTED_MODULE_2__/* .parseMysqlUrl */ .LM)(url), via: options.via };
    if (parsed.password !== undefined)
        host.mask(parsed.password);
    const connection = await (0,_connection_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .openConnection */ .JY)(parsed, host, { requireTls: options.requireTls, database: null });
    try {
        const rows = await connection.query('select schema_name as name from information_schema.schemata');
        return rows.map(({ name }) => name).filter((name) => !(0,_catalog_system_databases_js__WEBPACK_IMPORTED_MODULE_0__/* .isSystemDatabase */ .x)(name));
    }
    finally {
        await connection.close();
    }
}


/***/ })

};
