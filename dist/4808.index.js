export const id = 4808;
export const ids = [4808];
export const modules = {

/***/ 41561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ refuseSystemDatabase),
/* harmony export */   x: () => (/* binding */ isSystemDatabase)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const SYSTEM = new Set(['mysql', 'information_schema', 'performance_schema', 'sys']);
function isSystemDatabase(name) {
    return SYSTEM.has(name.toLowerCase());
}
function refuseSystemDatabase({ database }) {
    if (!isSystemDatabase(database))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `The database ${JSON.stringify(database)} belongs to the server itself.`, {
        hint: 'Name another database after the host. Its accounts and their privileges are part of its backup.',
    });
}


/***/ }),

/***/ 1424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _i: () => (/* binding */ openAsWritten),
  JY: () => (/* binding */ openConnection)
});

// UNUSED EXPORTS: seriesOf

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/engines/parts/network.js
var network = __webpack_require__(34173);
// EXTERNAL MODULE: ./build/engines/parts/refusals.js
var refusals = __webpack_require__(44434);
// EXTERNAL MODULE: ./build/engines/parts/tls.js
var tls = __webpack_require__(8446);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./build/engines/parts/other-server.js
var other_server = __webpack_require__(67145);
// EXTERNAL MODULE: ./build/engines/mysql/connection/errors.js
var connection_errors = __webpack_require__(53593);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./build/engines/mysql/connection/tls-sockets.js

const watched = new WeakSet();
let isInstalled = false;
function keepErrorListener(below) {
    watched.add(below);
    if (isInstalled)
        return;
    isInstalled = true;
    const connect = external_node_tls_.connect;
    external_node_tls_.connect = ((...args) => {
        const socket = connect(...args);
        const [options] = args;
        if (options?.socket !== undefined && watched.has(options.socket))
            listenForGood(socket);
        return socket;
    });
}
function listenForGood(socket) {
    const removeAll = socket.removeAllListeners.bind(socket);
    socket.removeAllListeners = (event) => {
        removeAll(event);
        socket.on('error', () => { });
        return socket;
    };
}

// EXTERNAL MODULE: ./build/engines/mysql/connection/url.js
var connection_url = __webpack_require__(26905);
;// CONCATENATED MODULE: ./build/engines/mysql/connection/connect.js







const DESTROY_AFTER_MS = 1_000;
function destroy({ driver, socket }) {
    driver.destroy();
    if (socket === undefined || socket.destroyed)
        return;
    const timer = setTimeout(() => socket.destroy(new Error('connection closed')), DESTROY_AFTER_MS);
    socket.once('close', () => clearTimeout(timer));
}
const endpointOf = (url) => ({ host: url.host, shown: (0,connection_url/* describeServer */.X8)(url) });
const peerOf = (url, addresses) => ({
    shown: (0,connection_url/* describeServer */.X8)(url),
    addresses,
    advice: 'use ssl-mode=VERIFY_IDENTITY in the URL',
    fullAdvice: 'Use ssl-mode=VERIFY_IDENTITY (and ssl-ca=FILE for a private authority) in the URL',
});
async function connectFirst(wanted, attempts, addresses) {
    let failure;
    for (const attempt of attempts) {
        try {
            return { link: await connectDriver(wanted, attempt), attempt };
        }
        catch (error) {
            if (wanted.host.signal.aborted)
                throw (0,errors/* cancellation */.WN)(wanted.host.signal);
            failure = error;
            if (!(0,connection_errors/* isTlsFailure */.gt)(error))
                break;
        }
    }
    throw ((0,network/* ipv6Failure */.mB)((0,connection_errors/* failureOf */.g5)(failure).code, addresses, endpointOf(wanted.url), failure) ??
        (await (0,other_server/* unlessOtherServer */.Q)((0,connection_errors/* nameConnectFailure */.yB)(failure, wanted.url), {
            ...wanted.url,
            expected: 'mysql',
            shown: (0,connection_url/* describeServer */.X8)(wanted.url),
        })));
}
async function connectDriver({ url, database, isNear, host }, attempt) {
    const { createConnection } = await __webpack_require__.e(/* import() */ 4303).then(__webpack_require__.bind(__webpack_require__, 64303));
    const password = (0,connection_url/* passwordOf */.No)(url, host.env);
    if (password !== undefined)
        host.mask(password);
    let socket;
    const open = () => {
        socket = url.via?.kind === 'port' ? (0,external_node_net_.connect)(url.via.port, url.via.host) : (0,external_node_net_.connect)(url.port, url.host);
        socket.setKeepAlive(true, 60_000).setNoDelay(true);
        keepErrorListener(socket);
        return socket;
    };
    const onAbort = () => void socket?.destroy(new Error('cancelled'));
    host.signal.addEventListener('abort', onAbort, { once: true });
    try {
        const driver = await createConnection({
            host: url.host,
            port: url.port,
            ...(url.host.startsWith('/') ? { socketPath: url.host } : { stream: open }),
            user: url.user,
            ...(password !== undefined && { password: password.reveal() }),
            ...(database !== undefined && { database }),
            ...(attempt.tls !== undefined && { ssl: { ...attempt.tls } }),
            connectTimeout: url.connectTimeoutSeconds * 1_000,
            allowPublicKeyRetrieval: isNear,
            ...DRIVER_OPTIONS,
        });
        driver.on('error', () => { });
        return { driver, socket };
    }
    catch (error) {
        socket?.destroy();
        throw error;
    }
    finally {
        host.signal.removeEventListener('abort', onAbort);
    }
}
const DRIVER_OPTIONS = {
    permitLocalInfile: false,
    multipleStatements: false,
    permitRedirect: false,
    dateStrings: true,
    autoJsonMap: false,
    bitOneIsBoolean: false,
    checkDuplicate: false,
    logParam: false,
    logger: { warning: () => { } },
};

// EXTERNAL MODULE: ./build/engines/mysql/connection/session.js
var session = __webpack_require__(24476);
// EXTERNAL MODULE: ./build/engines/mysql/connection/tls.js
var connection_tls = __webpack_require__(50957);
;// CONCATENATED MODULE: ./build/engines/mysql/connection/connection.js









async function openConnection(url, host, options) {
    (0,errors/* throwIfCancelled */.dZ)(host.signal);
    const database = options.database === undefined ? url.database : (options.database ?? undefined);
    const addresses = url.via === undefined ? await (0,network/* findAddresses */.WX)(endpointOf(url)) : network/* BEHIND_TUNNEL */.gL;
    const attempts = await (0,connection_tls/* planAttempts */.cp)(url, addresses.isNear);
    const peer = peerOf(url, addresses);
    (0,tls/* refuseUnverified */.y1)(peer, attempts, options.requireTls);
    const { link, attempt } = await connectFirst({ url, database, isNear: addresses.isNear, host }, attempts, addresses);
    (0,tls/* warnUnverified */.MY)(peer, attempt, host);
    const connection = new MysqlConnection(link, { url, tls: attempt.state, isNear: addresses.isNear }, host);
    try {
        await connection.prepare();
        return connection;
    }
    catch (error) {
        await connection.close();
        throw error;
    }
}
async function openAsWritten(url, host, options) {
    const connection = await openConnection(url, host, options);
    try {
        const [row] = await connection.query('select database() as name');
        const database = row?.name ?? url.database;
        if (database === url.database)
            return connection;
        await connection.close();
        return await openConnection({ ...url, database }, host, options);
    }
    catch (error) {
        await connection.close();
        throw error;
    }
}
class MysqlConnection {
    url;
    tls;
    isNear;
    #link;
    #host;
    #closed;
    #version = '';
    #rowLimit;
    #asOf;
    #onAbort = () => destroy(this.#link);
    constructor(link, route, host) {
        this.#link = link;
        this.url = route.url;
        this.tls = route.tls;
        this.isNear = route.isNear;
        this.#host = host;
        host.signal.addEventListener('abort', this.#onAbort, { once: true });
    }
    get serverVersion() {
        return this.#version;
    }
    get flavor() {
        return /mariadb/i.test(this.#version) ? 'mariadb' : 'mysql';
    }
    get majorVersion() {
        return seriesOf(this.#version);
    }
    get threadId() {
        return this.#link.driver.threadId;
    }
    get rowLimit() {
        return this.#rowLimit;
    }
    get asOf() {
        return this.#asOf;
    }
    async prepare() {
        this.#rowLimit = await this.#readRowLimit();
        await this.simple(`set ${session/* REQUIRED_SETTINGS */.eQ.join(', ')}`);
        await this.#wish(`session sql_select_limit = ${session/* NO_LIMIT */.kg}`);
        const [row] = await this.query('select version() as version');
        this.#version = row?.version ?? '';
        if (this.flavor === 'mariadb')
            this.#asOf = await this.#readAsOf();
        for (const setting of (0,session/* wishedSettings */.Gf)(this.flavor))
            await this.#wish(setting);
    }
    async #readRowLimit() {
        const sql = 'select cast(@@session.sql_select_limit as char) as rows_at_most';
        const rows = await (0,refusals/* unlessRefused */.J0)(this.query(sql));
        if (rows === undefined)
            return undefined;
        const limit = rows[0]?.rows_at_most ?? '0';
        return limit === session/* NO_LIMIT */.kg ? undefined : limit;
    }
    async #readAsOf() {
        const sql = 'select cast(@@session.system_versioning_asof as char) as moment';
        const rows = await (0,refusals/* unlessRefused */.J0)(this.query(sql));
        const moment = rows?.[0]?.moment ?? 'DEFAULT';
        return moment === 'DEFAULT' ? undefined : moment;
    }
    async #wish(setting) {
        await (0,refusals/* unlessRefused */.J0)(this.simple(`set ${setting}`));
    }
    async query(sql, parameters = []) {
        const rows = await this.#run(sql, () => this.#link.driver.query(sql, [...parameters]));
        return Array.isArray(rows) ? [...rows] : [];
    }
    async queryArrays(sql, parameters = []) {
        const rows = await this.#run(sql, () => this.#link.driver.query({ sql, rowsAsArray: true }, [...parameters]));
        if (!Array.isArray(rows))
            return { columns: [], rows: [] };
        const fields = rows.meta ?? [];
        return { columns: fields.map((field) => field.name()), kinds: fields.map(kindOf), rows: [...rows] };
    }
    async simple(sql) {
        await this.#run(sql, () => this.#link.driver.query(sql));
    }
    [Symbol.asyncDispose]() {
        return this.close();
    }
    close() {
        this.#closed ??= this.#end();
        return this.#closed;
    }
    async #end() {
        this.#host.signal.removeEventListener('abort', this.#onAbort);
        const timer = setTimeout(() => destroy(this.#link), 1_000);
        await this.#link.driver.end().catch(() => { });
        clearTimeout(timer);
    }
    async #run(sql, statement) {
        (0,errors/* throwIfCancelled */.dZ)(this.#host.signal);
        try {
            return await statement();
        }
        catch (error) {
            if (this.#host.signal.aborted)
                throw (0,errors/* cancellation */.WN)(this.#host.signal);
            throw (0,connection_errors/* nameQueryFailure */.G0)(error, (0,connection_url/* describeServer */.X8)(this.url), sql);
        }
    }
}
const NUMBERS = /^(?:DECIMAL|NEWDECIMAL|TINY|SHORT|INT|LONG|INT24|BIGINT|LONGLONG|FLOAT|DOUBLE|YEAR|BIT)/;
const TIMES = /^(?:TIMESTAMP2?|DATE|NEWDATE|TIME2?|DATETIME2?)$/;
function kindOf(field) {
    const type = String(field.type);
    if (NUMBERS.test(type))
        return 'number';
    return TIMES.test(type) ? 'time' : 'other';
}
function seriesOf(version) {
    return /^\d+\.\d+/.exec(version)?.[0] ?? version;
}


/***/ }),

/***/ 57773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ describeNumber),
/* harmony export */   E: () => (/* binding */ NOT_OF_THE_STATEMENT)
/* harmony export */ });
const WORDS = {
    1005: 'table not created',
    1007: 'database exists',
    1021: 'disk full',
    1022: 'duplicate key',
    1030: 'error of the storage engine',
    1032: 'row not found',
    1034: "a table's index is damaged",
    1040: 'too many connections',
    1044: 'access to the database denied',
    1045: 'access denied',
    1046: 'no database selected',
    1048: 'NULL in a NOT NULL column',
    1049: 'unknown database',
    1050: 'table exists',
    1051: 'unknown table',
    1053: 'server shutting down',
    1054: 'unknown column',
    1060: 'duplicate column',
    1061: 'duplicate key name',
    1062: 'duplicate key',
    1064: 'syntax error',
    1067: 'invalid default value',
    1069: 'too many keys',
    1071: 'key too long',
    1109: 'unknown table',
    1114: 'table full',
    1115: 'unknown character set',
    1118: 'row too large',
    1130: 'this host may not connect',
    1136: 'number of values does not match the columns',
    1142: 'command on a table denied',
    1143: 'command on a column denied',
    1146: 'unknown table',
    1153: 'packet larger than max_allowed_packet',
    1158: 'network error',
    1159: 'network timeout',
    1160: 'network error',
    1161: 'network timeout',
    1168: 'MERGE table over missing or different tables',
    1173: 'table without a primary key not allowed',
    1180: 'commit failed',
    1194: 'table is damaged',
    1205: 'lock wait timeout',
    1213: 'deadlock',
    1215: 'foreign key not created',
    1216: 'foreign key violation',
    1217: 'foreign key violation',
    1227: 'access denied, a privilege is missing',
    1231: 'invalid value for a variable',
    1235: 'feature not supported',
    1264: 'number out of range',
    1265: 'data truncated',
    1270: 'incompatible collations',
    1271: 'incompatible collations',
    1273: 'unknown collation',
    1283: "column can't be indexed",
    1286: 'unknown storage engine',
    1290: 'disabled by a server option',
    1292: 'invalid value for its type',
    1294: 'invalid ON UPDATE',
    1304: 'routine exists',
    1305: 'unknown routine',
    1317: 'statement interrupted',
    1345: 'view not readable by this account',
    1350: 'a view has the same name',
    1356: 'view refers to something that no longer exists',
    1359: 'trigger exists',
    1364: 'column has no default value',
    1366: 'invalid value for its column',
    1369: 'CHECK OPTION violation',
    1370: 'command on a routine denied',
    1390: 'too many placeholders',
    1396: 'account statement failed',
    1406: 'text too long for its column',
    1410: 'this account may not create accounts',
    1412: 'table definition has changed',
    1418: 'function not allowed with the binary log',
    1419: 'SUPER required with the binary log',
    1425: 'too many digits',
    1449: 'definer does not exist',
    1451: 'foreign key violation: row is referenced',
    1452: 'foreign key violation: parent does not exist',
    1524: 'authentication plugin missing',
    1526: 'no partition for a value',
    1534: 'writing to the binary log failed',
    1557: 'foreign key violation: duplicate key',
    1644: 'exception raised by a routine',
    1690: 'number out of range',
    1698: 'access denied',
    1701: 'table is referenced by a foreign key',
    1748: 'no partition for a value',
    1785: 'statement not allowed with GTIDs',
    1792: 'read-only transaction',
    1812: 'tablespace of a table is missing',
    1815: 'internal error',
    1820: 'password must be changed',
    1822: 'foreign key lacks its index',
    1824: 'foreign key to an unknown table',
    1862: 'password has expired',
    1901: 'function not allowed here',
    1906: 'value specified for a generated column',
    1927: 'connection killed',
    1932: 'table is missing in the storage engine',
    1969: 'statement exceeded its time limit',
    2002: 'server could not be reached',
    2003: 'server could not be reached',
    2006: 'server has gone away',
    2013: 'connection lost during a statement',
    2026: 'TLS failure',
    2055: 'connection lost',
    2059: 'authentication plugin missing',
    3024: 'statement exceeded its time limit',
    3105: 'value specified for a generated column',
    3140: 'invalid JSON',
    3141: 'invalid JSON',
    3158: 'invalid JSON',
    3750: 'table without a primary key not allowed',
    3780: 'columns of a foreign key do not match',
    3819: 'check constraint violation',
    4025: 'check constraint violation',
    4031: 'session idle too long',
};
const DRIVER_FROM = 45_000;
function describeNumber(number) {
    if (!Number.isInteger(number) || number <= 0 || number >= DRIVER_FROM)
        return undefined;
    const words = WORDS[number];
    return words === undefined ? `error ${number}` : `${words} (error ${number})`;
}
const NOT_OF_THE_STATEMENT = new Set([
    3, 1021, 1030, 1037, 1038, 1041, 1053, 1114, 1152, 1153, 1158, 1159, 1160, 1161, 1205, 1213, 1317, 1534, 1927, 1969,
    2002, 2003, 2006, 2013, 2055, 3024,
]);


/***/ }),

/***/ 53593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G0: () => (/* binding */ nameQueryFailure),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   gt: () => (/* binding */ isTlsFailure),
/* harmony export */   rl: () => (/* binding */ numberOf),
/* harmony export */   yB: () => (/* binding */ nameConnectFailure)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_foreign_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54440);
/* harmony import */ var _core_format_known_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69208);
/* harmony import */ var _error_numbers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57773);
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26905);





const DRIVER = { unexpectedClose: 45009, timeout: 45012, closed: 45013, socket: 45019, noTls: 45023, noKey: 45044 };
const TLS_CODES = /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS|ERR_SSL|ERR_OSSL|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;
const TLS_NUMBERS = new Set([DRIVER.noTls, 45056, 45057, 45059, 45062, 45063]);
const NETWORK = /^E[A-Z]+$/;
function failureOf(thrown) {
    const outer = (typeof thrown === 'object' && thrown !== null ? thrown : {});
    const inner = outer.cause?.code === undefined ? (outer.errors?.[0] ?? outer) : outer.cause;
    const code = inner.code ?? outer.code ?? '';
    const words = inner.sqlMessage || outer.sqlMessage || inner.message || outer.message || String(thrown);
    return { errno: outer.errno ?? 0, code, message: clean(words), fatal: outer.fatal === true };
}
function clean(words) {
    return (words
        .replace(/^\(conn(?:=|:)[^)]*\)\s*/, '')
        .split('\n')[0]
        ?.trim() ?? '');
}
function isTlsFailure(thrown) {
    const { errno, code } = failureOf(thrown);
    return TLS_CODES.test(code) || TLS_NUMBERS.has(errno);
}
function nameConnectFailure(thrown, url) {
    if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$)
        return thrown;
    const failure = failureOf(thrown);
    const server = (0,_url_js__WEBPACK_IMPORTED_MODULE_4__/* .describeServer */ .X8)(url);
    const make = (name, text, hint) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$(name, text, { hint, cause: thrown, foreign: serverWords(thrown) });
    if (isTlsFailure(thrown))
        return make('DATABASE_TLS', ...tlsWords(failure, url));
    return (nameServerRefusal(failure, url, make) ??
        make('DATABASE_UNREACHABLE', `Can't connect to the server ${server}: ${describe(failure)}.`, unreachableHint(failure)));
}
function unreachableHint({ code, errno }) {
    const key = errno === DRIVER.timeout ? 'ETIMEDOUT' : code;
    return UNREACHABLE_HINTS[key] ?? 'Check host and port, and that the database allows connections from this machine.';
}
const UNREACHABLE_HINTS = {
    ECONNREFUSED: 'Check the port, that the server is running and, for a service container, that its port is mapped.',
    ETIMEDOUT: 'A firewall probably drops the packets: allow this machine, or run on a runner inside the network.',
    ENOENT: 'No server is listening at that socket: check the path and that the server is running.',
    ER_CON_COUNT_ERROR: 'The server has no free connection: raise max_connections, or back up when it is less busy.',
    ER_TOO_MANY_USER_CONNECTIONS: "The account's connection limit is reached: raise MAX_USER_CONNECTIONS.",
};
const REFUSED = new Set([1045, 1698, 1862, 1820, 3118, 4151, 1130, 1275, 1524]);
function nameServerRefusal(failure, url, make) {
    const { errno } = failure;
    const server = (0,_url_js__WEBPACK_IMPORTED_MODULE_4__/* .describeServer */ .X8)(url);
    if (errno === 3159 || errno === 1920) {
        return make('DATABASE_TLS', `The server ${server} refuses connections without TLS.`, 'Add ssl-mode=VERIFY_IDENTITY to the URL.');
    }
    if (errno === DRIVER.noKey) {
        return make('DATABASE_TLS', `The server ${server} asks for the password, which is not safe to send without TLS.`, 'Enable TLS on the server and add ssl-mode=VERIFY_IDENTITY to the URL.');
    }
    if (REFUSED.has(errno)) {
        return make('DATABASE_AUTHENTICATION', `The server ${server} refused the user ${JSON.stringify(url.user)}: ${describe(failure)}.`, errno === 1130
            ? "Create the account for this machine's address too ('user'@'%'), or allow the address in the provider's console."
            : 'Check user and password, and the host part of the account. Special characters in the URL must be percent-encoded (@ is %40, / is %2F).');
    }
    if (errno === 1049) {
        return make('DATABASE_NOT_FOUND', `The server ${server} has no database ${JSON.stringify(url.database)}.`, 'Check the part of the URL after the last slash. Names are case-sensitive on most servers.');
    }
    if (errno === 1044) {
        return make('DATABASE_PRIVILEGE', `The server ${server} refused the connection to ${JSON.stringify(url.database)}: ${describe(failure)}.`, 'Check the name of the database, and GRANT the user SELECT, SHOW VIEW, TRIGGER and EVENT on it.');
    }
    return undefined;
}
function tlsWords(failure, url) {
    const { errno, code } = failure;
    const server = (0,_url_js__WEBPACK_IMPORTED_MODULE_4__/* .describeServer */ .X8)(url);
    const why = url.sslMode === undefined ? 'where the network is not private' : 'by ssl-mode';
    if (errno === DRIVER.noTls) {
        return [
            `The server ${server} does not support TLS, which is required ${why}.`,
            'Enable TLS on the server. On a network that you trust, ssl-mode=DISABLED in the URL connects without TLS.',
        ];
    }
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
        return [
            `The TLS certificate of ${server} is for another name.`,
            'Use the host name in the certificate, or ssl-mode=VERIFY_CA with ssl-ca=FILE of your private authority.',
        ];
    }
    return [
        `The TLS connection to ${server} failed: ${TLS_CODES.test(code) ? code : describe(failure)}.`,
        authorityHint(server),
    ];
}
function authorityHint(server) {
    if (/\.rds\.amazonaws\.com/.test(server)) {
        return 'Download https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem in an earlier step and give its path with ssl-ca=FILE.';
    }
    return "Set ssl-ca=FILE to the provider's authority, or correct the certificate. ssl-mode=REQUIRED encrypts without verifying.";
}
const PRIVILEGE = new Set([1044, 1142, 1143, 1227, 1370, 1410, 1419, 1873, 3619]);
const LOST = new Set([1053, 1080, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 2006, 2013, 2055, 3169, 4031]);
function serverWords(thrown) {
    return new _core_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .ForeignText */ .sh('the server', (0,_core_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .fullTextOf */ .Gh)(thrown));
}
function describe({ errno, code, message }) {
    const number = (0,_error_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .describeNumber */ .D)(errno);
    if (number !== undefined)
        return number;
    if (errno === DRIVER.timeout)
        return 'no response in time (ETIMEDOUT)';
    if (NETWORK.test(code))
        return code;
    return errno === DRIVER.unexpectedClose || /closed|ended/i.test(message)
        ? 'the connection was closed'
        : 'the driver failed';
}
function numberOf(error) {
    return error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ ? failureOf(error.cause).errno : 0;
}
function nameQueryFailure(thrown, server, sql = '') {
    if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$)
        return thrown;
    const failure = failureOf(thrown);
    const { errno, code, message, fatal } = failure;
    const driverLost = errno === DRIVER.unexpectedClose || errno === DRIVER.closed || errno === DRIVER.socket;
    if (LOST.has(errno) || driverLost || (NETWORK.test(code) && fatal)) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_CONNECTION_LOST', `The connection to ${server} was lost: ${describe(failure)}.`, {
            hint: 'Check for a restart, a network failure or an idle timeout between this machine and the server, then run it again.',
            cause: thrown,
            foreign: serverWords(thrown),
        });
    }
    const named = _core_format_known_names_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownNames */ .C.ofStatement(sql).within(message);
    const about = named.length === 0 ? '' : `: ${named.join(', ')}`;
    if (PRIVILEGE.has(errno)) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_PRIVILEGE', `The server refused: ${describe(failure)}${about}.`, {
            hint: 'Grant the user the privilege that the statement needs.',
            cause: thrown,
            foreign: serverWords(thrown),
        });
    }
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_QUERY', `The statement failed: ${describe(failure)}${about}.`, {
        hint: "The server's manual lists error numbers.",
        cause: thrown,
        foreign: serverWords(thrown),
    });
}


/***/ }),

/***/ 24476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gf: () => (/* binding */ wishedSettings),
/* harmony export */   eQ: () => (/* binding */ REQUIRED_SETTINGS),
/* harmony export */   kg: () => (/* binding */ NO_LIMIT),
/* harmony export */   wJ: () => (/* binding */ LOCK_WAIT_SECONDS)
/* harmony export */ });
const NO_LIMIT = '18446744073709551615';
const REQUIRED_SETTINGS = ["session sql_mode = ''", "session time_zone = '+00:00'", 'names utf8mb4'];
function wishedSettings(flavor) {
    return [
        ...WHOLE_ANSWERS,
        'session transaction isolation level repeatable read',
        ...LIMITS,
        ...(flavor === 'mysql' ? MYSQL : MARIADB),
    ];
}
const LOCK_WAIT_SECONDS = 300;
const WHOLE_ANSWERS = [
    'session autocommit = 1',
    `session max_join_size = ${NO_LIMIT}`,
    'session sql_big_selects = 1',
    'session sql_auto_is_null = 0',
    "session completion_type = 'NO_CHAIN'",
];
const LIMITS = [
    'session wait_timeout = 31536000',
    'session net_read_timeout = 3600',
    'session net_write_timeout = 3600',
    `session lock_wait_timeout = ${LOCK_WAIT_SECONDS}`,
    'session sql_quote_show_create = 1',
];
const MYSQL = [
    'session max_execution_time = 0',
    'session information_schema_stats_expiry = 0',
    'session show_create_table_skip_secondary_engine = 0',
    'session show_create_table_verbosity = 0',
    'session use_secondary_engine = off',
];
const MARIADB = [
    'session max_statement_time = 0',
    'session idle_transaction_timeout = 0',
    'session idle_readonly_transaction_timeout = 0',
    'session idle_write_transaction_timeout = 0',
    'session system_versioning_asof = default',
];


/***/ }),

/***/ 34173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WX: () => (/* binding */ findAddresses),
/* harmony export */   gL: () => (/* binding */ BEHIND_TUNNEL),
/* harmony export */   mB: () => (/* binding */ ipv6Failure),
/* harmony export */   n5: () => (/* binding */ requireTunnelledHost)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40610);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);



const NEAR = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
NEAR.addSubnet('127.0.0.0', 8, 'ipv4');
NEAR.addSubnet('10.0.0.0', 8, 'ipv4');
NEAR.addSubnet('172.16.0.0', 12, 'ipv4');
NEAR.addSubnet('192.168.0.0', 16, 'ipv4');
NEAR.addSubnet('169.254.0.0', 16, 'ipv4');
NEAR.addSubnet('100.64.0.0', 10, 'ipv4');
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');
NEAR.addSubnet('fe80::', 10, 'ipv6');
const BEHIND_TUNNEL = { isNear: true, isIpv6Only: false };
function requireTunnelledHost(host) {
    if (/^[A-Za-z0-9_:][A-Za-z0-9_.:-]*$/.test(host))
        return;
    const what = host.startsWith('/') ? 'names a Unix socket' : 'has a host that is neither a name nor an address';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('INPUT_INVALID', `A tunnel needs a host to connect to, but the database's URL ${what}.`, {
        hint: 'Name the server as the bastion resolves it: postgres://user:password@db.internal:5432/name.',
    });
}
const UNREACHED = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT', 'EAFNOSUPPORT']);
async function findAddresses(server) {
    if (server.host.startsWith('/'))
        return { isNear: true, isIpv6Only: false };
    let addresses;
    try {
        addresses = await node_dns__WEBPACK_IMPORTED_MODULE_0__.promises.lookup(server.host, { all: true });
    }
    catch (cause) {
        const hidden = await node_dns__WEBPACK_IMPORTED_MODULE_0__.promises.resolve6(server.host).catch(() => []);
        if (hidden.length > 0)
            throw ipv6Only(server, cause);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('DATABASE_HOST_UNKNOWN', `The host of ${server.shown} can't be resolved.`, {
            hint: 'Check its spelling. A service container is reached by its label in container jobs and at localhost otherwise.',
            cause,
        });
    }
    return {
        isNear: addresses.every(({ address }) => NEAR.check(address, (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(address) === 6 ? 'ipv6' : 'ipv4')),
        isIpv6Only: addresses.every(({ family }) => family === 6),
    };
}
function ipv6Failure(code, addresses, server, cause) {
    if (!addresses.isIpv6Only || !UNREACHED.has(code) || (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(server.host) === 6)
        return undefined;
    return ipv6Only(server, cause);
}
function ipv6Only(server, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('DATABASE_IPV6_ONLY', `The host of ${server.shown} has only IPv6 addresses.`, {
        hint: "This machine has no IPv6, like GitHub's runners. Use the provider's IPv4 host or session pooler (Supabase: pooler.supabase.com, port 5432).",
        cause,
    });
}


/***/ }),

/***/ 67145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ unlessOtherServer)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const WAIT_MS = 2_000;
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
const NAMES = { postgres: 'PostgreSQL', mysql: 'MySQL or MariaDB' };
const PORTS = { postgres: 5432, mysql: 3306 };
const SCHEMES = { postgres: 'postgres://', mysql: 'mysql:// or mariadb://' };
async function unlessOtherServer(error, { expected, shown, via, ...address }) {
    if (via !== undefined || address.host.startsWith('/') || !(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error, 'DATABASE_UNREACHABLE', 'DATABASE_TLS'))
        return error;
    const found = await kindOfServer(address);
    if (found === undefined || found === expected)
        return error;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DATABASE_UNREACHABLE', `The server ${shown} is ${NAMES[found]}, and the URL is for ${NAMES[expected]}.`, {
        hint: `Begin the URL with ${SCHEMES[found]}, or correct its port (${NAMES[expected]}: ${PORTS[expected]}).`,
        cause: error,
    });
}
async function kindOfServer({ host, port }) {
    const { promise, resolve } = Promise.withResolvers();
    const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({ host, port });
    socket.setTimeout(WAIT_MS, () => resolve(undefined));
    socket.once('error', () => resolve(undefined));
    socket.once('close', () => resolve(undefined));
    socket.once('connect', () => setTimeout(() => socket.write(SSL_REQUEST), WAIT_MS / 4).unref());
    socket.once('data', (bytes) => resolve(kindOf(bytes)));
    try {
        return await promise;
    }
    finally {
        socket.destroy();
    }
}
function kindOf(bytes) {
    if (bytes.length > 4 && bytes[3] === 0 && (bytes[4] === 10 || bytes[4] === 0xff))
        return 'mysql';
    return /^[SNE]/.test(bytes.toString('latin1', 0, 1)) ? 'postgres' : undefined;
}


/***/ }),

/***/ 44434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Am: () => (/* binding */ rowsUnlessRefused),
/* harmony export */   J0: () => (/* binding */ unlessRefused),
/* harmony export */   iW: () => (/* binding */ unusableBackup),
/* harmony export */   vu: () => (/* binding */ isRefusal)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

function isRefusal(thrown) {
    return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(thrown, 'DATABASE_QUERY', 'DATABASE_PRIVILEGE');
}
async function unlessRefused(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (isRefusal(error))
            return undefined;
        throw error;
    }
}
async function rowsUnlessRefused(answer) {
    return (await unlessRefused(answer)) ?? [];
}
function unusableBackup(message) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('RESTORE_FAILED', message, {
        hint: "This backup can't be used as it is. Choose an older one with `backup:`, and find out what caused this.",
    });
}


/***/ })

};
