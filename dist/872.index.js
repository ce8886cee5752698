export const id = 872;
export const ids = [872];
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
