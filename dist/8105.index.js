export const id = 8105;
export const ids = [8105];
export const modules = {

/***/ 69208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ showName),
/* harmony export */   C: () => (/* binding */ KnownNames)
/* harmony export */ });
const LONGEST = 200;
const NAMED = 3;
const LISTED = 10;
const CANDIDATE = /[«„][\s\u00a0]?([^«»„“”]{1,400}?)[\s\u00a0]?[»“”]|»([^«»]{1,400})«|"((?:[^"]|""){1,400})"|`((?:[^`]|``){1,400})`|'([^']{1,400})'|\b(?:table|view|relation|sequence|schema|function|procedure|index|type|trigger|column|database|language|constraint|routine)s? ([^\s"'`:;,()]{1,400})/gi;
class KnownNames {
    #names;
    constructor(names) {
        this.#names = new Set(names);
    }
    static none = new KnownNames([]);
    static ofFingerprint({ tables, objects, sequences, extensions }) {
        const qualified = [...tables, ...sequences].flatMap(({ schema, name }) => formsOf(schema, name));
        return new KnownNames([
            ...qualified,
            ...objects.flatMap(({ name }) => [name, name.slice(name.indexOf('.') + 1)]),
            ...extensions.map(({ name }) => name),
        ]);
    }
    static ofTables(tables) {
        return new KnownNames([...tables].flatMap(({ schema, name }) => formsOf(schema ?? '', name)));
    }
    static ofStatement(sql) {
        const code = sql.replaceAll(/'(?:[^'\\]|''|\\.)*'|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
        const quoted = [...code.matchAll(/"((?:[^"]|"")+)"|`((?:[^`]|``)+)`/g)].map(([, double, back]) => double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? '');
        const plain = code.match(/[\p{L}_][\p{L}\p{N}_$.]*/gu) ?? [];
        return new KnownNames([...quoted, ...plain, ...plain.map((name) => name.slice(name.lastIndexOf('.') + 1))]);
    }
    has(name) {
        return this.#names.has(name);
    }
    some(names) {
        const known = names.filter((name) => this.has(name)).slice(0, LISTED);
        const others = names.length - known.length;
        const rest = others === 0 ? [] : [`${others} ${known.length === 0 ? 'that the source did not have' : 'more'}`];
        return [...known.map(showName), ...rest].join(', ');
    }
    within(text) {
        const found = new Set();
        for (const match of text.matchAll(CANDIDATE)) {
            const name = match.slice(1).find((group) => group !== undefined) ?? '';
            for (const form of [name, name.replaceAll('""', '"').replaceAll('``', '`')])
                if (this.has(form))
                    found.add(form);
            if (found.size === NAMED)
                break;
        }
        return [...found].map(showName);
    }
}
function showName(name) {
    return JSON.stringify(name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);
}
function formsOf(schema, name) {
    return schema === '' ? [name] : [name, `${schema}.${name}`];
}


/***/ }),

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
