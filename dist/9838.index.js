export const id = 9838;
export const ids = [9838];
export const modules = {

/***/ 9838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listPostgresDatabases: () => (/* binding */ listPostgresDatabases)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _connection_connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87030);
/* harmony import */ var _url_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89356);



const MAINTENANCE = ['postgres', 'template1'];
const OF_PROVIDERS = new Set([
    ...['rdsadmin', 'cloudsqladmin', 'alloydbadmin', 'azure_maintenance', 'azure_sys', '_dodb'],
]);
async function listPostgresDatabases(url, options, host) {
    await using connection = await connectSomewhere(url, options, host);
    const rows = await connection.query(`select datname::text as name from pg_catalog.pg_database
     where datallowconn and not datistemplate and datconnlimit <> -2`);
    const names = rows.map(({ name }) => name).filter((name) => !OF_PROVIDERS.has(name));
    const { database } = connection.url;
    if (database !== MAINTENANCE[0] || (await holdsSomething(connection)))
        return names;
    return names.filter((name) => name !== database);
}
async function connectSomewhere(url, options, host) {
    const parsed = { ...(0,_url_url_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePostgresUrl */ .qQ)(url), via: options.via };
    if (parsed.password !== undefined)
        host.mask(parsed.password);
    const [first, second] = MAINTENANCE;
    try {
        return await (0,_connection_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .openConnection */ .J)(parsed, host, { ...options, database: first });
    }
    catch (error) {
        if (!(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'DATABASE_NOT_FOUND', 'DATABASE_PRIVILEGE'))
            throw error;
        return (0,_connection_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .openConnection */ .J)(parsed, host, { ...options, database: second });
    }
}
async function holdsSomething(connection) {
    const [row] = await connection.query(`select exists (
       select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm', 'v', 'S', 'f') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
         and not exists (select from pg_catalog.pg_depend d
           where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
     ) as found`);
    return row?.found === true;
}


/***/ })

};
