export const id = 7030;
export const ids = [7030];
export const modules = {

/***/ 2818:
/***/ ((__unused_webpack_module, exports) => {


exports.__esModule = true;
exports.distance = exports.closest = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.distance = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
exports.closest = closest;


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

/***/ 8446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ readTlsFile),
/* harmony export */   MY: () => (/* binding */ warnUnverified),
/* harmony export */   vV: () => (/* binding */ WITHOUT_TLS),
/* harmony export */   y1: () => (/* binding */ refuseUnverified)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const WITHOUT_TLS = { state: 'none', tls: undefined };
const isVerified = ({ state }) => state === 'verified' || state === 'authority';
function refuseUnverified(peer, attempts, requireTls) {
    if (!requireTls || peer.addresses.isNear || attempts.every(isVerified))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DATABASE_TLS', `The connection to ${peer.shown} would not verify the server's certificate.`, { hint: `${peer.fullAdvice}, or leave out require-tls.` });
}
function warnUnverified(peer, attempt, host) {
    if (peer.addresses.isNear || isVerified(attempt))
        return;
    const how = attempt.state === 'none' ? 'is not encrypted' : "doesn't verify the server's certificate";
    host.log.warning(`The connection to ${peer.shown} ${how}: ${peer.advice}, and set require-tls to enforce it.`);
}
async function readTlsFile(path, parameter) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path);
    }
    catch (cause) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('FILE_UNREADABLE', `The file in ${parameter} can't be read: ${path}`, {
            hint: 'Write the certificate to a file in an earlier step and give its path.',
            cause,
        });
    }
}


/***/ }),

/***/ 87030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ openConnection)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/engines/parts/network.js
var network = __webpack_require__(34173);
// EXTERNAL MODULE: ./build/engines/parts/other-server.js
var other_server = __webpack_require__(67145);
// EXTERNAL MODULE: ./build/engines/parts/tls.js
var tls = __webpack_require__(8446);
// EXTERNAL MODULE: ./build/engines/postgres/url/url.js + 1 modules
var url_url = __webpack_require__(89356);
// EXTERNAL MODULE: ./build/engines/postgres/connection/errors.js
var connection_errors = __webpack_require__(80954);
;// CONCATENATED MODULE: ./build/engines/postgres/connection/session-settings.js
function beginStatements(server, options) {
    const modes = [
        `isolation level ${options.isolation ?? 'read committed'}`,
        ...(options.readOnly === undefined ? [] : [options.readOnly ? 'read only' : 'read write']),
    ];
    const snapshot = options.snapshot === undefined ? [] : [`set transaction snapshot '${options.snapshot.replaceAll("'", "''")}'`];
    const settings = options.ownSearchPath === true ? sharedSettings(server, options) : allSettings(server, options);
    return [`begin ${modes.join(', ')}`, ...snapshot, ...settings.map((setting) => `set local ${setting}`)].join('; ');
}
function allSettings(server, options) {
    return [
        "search_path = ''",
        ...(server.canRestrictKinds && options.readOnly === true
            ? ["restrict_nonsystem_relation_kind = 'view, foreign-table'"]
            : []),
        ...sharedSettings(server, options),
    ];
}
function sharedSettings(server, options) {
    return [
        'row_security = off',
        `statement_timeout = ${options.statementTimeoutMs ?? 0}`,
        `lock_timeout = ${options.lockTimeoutMs ?? 0}`,
        'idle_in_transaction_session_timeout = 0',
        ...(server.major >= 17 ? ['transaction_timeout = 0'] : []),
        ...(server.canCheckClient ? ["client_connection_check_interval = '5s'"] : []),
        'standard_conforming_strings = on',
        'transform_null_equals = off',
        "datestyle = 'ISO, MDY'",
        "intervalstyle = 'postgres'",
        "timezone = 'UTC'",
        'extra_float_digits = 3',
        "bytea_output = 'hex'",
        "xmlbinary = 'base64'",
        "lc_monetary = 'C'",
        'quote_all_identifiers = off',
        ...(server.isOfBytes ? ["client_encoding = 'SQL_ASCII'"] : []),
    ];
}
function sessionStatements({ major }, writes) {
    return [
        ...['statement_timeout', 'lock_timeout', ...(major >= 14 ? ['idle_session_timeout'] : [])].map((name) => `set ${name} = 0`),
        ...(writes ? ['set default_transaction_read_only = off'] : []),
    ].join('; ');
}

;// CONCATENATED MODULE: ./build/engines/postgres/connection/session.js




class Session {
    url;
    serverVersion;
    serverMajor;
    route;
    isDirect;
    #client;
    #facts;
    #host;
    #writes;
    #closed;
    #isOpen = false;
    #turn = Promise.resolve();
    #onAbort = () => destroy(this.#client);
    constructor(client, url, facts, host) {
        this.#client = client;
        this.url = url;
        this.serverVersion = facts.version;
        this.serverMajor = facts.major;
        this.route = facts.route;
        this.isDirect = facts.isDirect;
        this.#facts = facts;
        this.#host = host;
        this.#writes = facts.writes;
        host.signal.addEventListener('abort', this.#onAbort, { once: true });
    }
    async prepare() {
        if (!this.isDirect)
            return;
        await this.#send('', () => this.#client.query(sessionStatements(this.#facts, this.#writes)));
    }
    async query(sql, parameters = []) {
        const result = await this.transaction(() => this.#send(sql, () => this.#client.query(sql, [...parameters])));
        return result.rows;
    }
    async simple(sql) {
        await this.transaction(() => this.#send(sql, () => this.#client.query(sql)));
    }
    async single(sql) {
        const query = { text: sql, rowMode: 'array', queryMode: 'extended' };
        const result = await this.transaction(() => this.#send(sql, () => this.#client.query(query)));
        const fields = result.fields ?? [];
        return { columns: fields.map(({ name }) => name), kinds: fields.map(kindOf), rows: result.rows ?? [] };
    }
    async countCopied(sql) {
        const result = await this.transaction(() => this.#send(sql, () => this.#client.query(sql)));
        if (result.command === 'COPY' && result.rowCount !== null)
            return result.rowCount;
        throw new errors/* RestorableError */.s$('INTERNAL', 'The server did not report how many rows it copied.');
    }
    async outside(sql) {
        if (this.#isOpen)
            throw new errors/* RestorableError */.s$('INTERNAL', 'A transaction is open on this connection.');
        await this.#send(sql, () => this.#client.query(sql));
    }
    transaction(work, options = {}) {
        if (this.#isOpen)
            return work();
        return this.#inTurn(async () => {
            await this.begin(options);
            try {
                const result = await work();
                await this.#end(options.rollBack === true ? 'rollback' : 'commit');
                return result;
            }
            catch (error) {
                await this.#end('rollback').catch(() => { });
                throw error;
            }
        });
    }
    async begin(options = {}) {
        if (this.#isOpen)
            throw new errors/* RestorableError */.s$('INTERNAL', 'A transaction is already open on this connection.');
        this.#isOpen = true;
        try {
            await this.#send('', () => this.#client.query(beginStatements(this.#facts, this.#modesOf(options))));
        }
        catch (error) {
            await this.#end('rollback').catch(() => { });
            throw error;
        }
    }
    #modesOf(options) {
        return this.#writes ? { readOnly: false, ...options } : options;
    }
    async end() {
        if (this.#isOpen)
            await this.#end('rollback').catch(() => { });
    }
    [Symbol.asyncDispose]() {
        return this.close();
    }
    close() {
        this.#closed ??= this.#close();
        return this.#closed;
    }
    async #close() {
        this.#host.signal.removeEventListener('abort', this.#onAbort);
        const isLeftOpen = this.#isOpen && !this.#host.signal.aborted;
        await endClient(this.#client, async () => (isLeftOpen ? this.#end('rollback') : undefined));
    }
    async #end(how) {
        this.#isOpen = false;
        await this.#send('', () => this.#client.query(how));
    }
    async #inTurn(work) {
        const turn = this.#turn.then(work);
        this.#turn = turn.catch(() => { });
        return turn;
    }
    async #send(sql, statement) {
        (0,errors/* throwIfCancelled */.dZ)(this.#host.signal);
        try {
            return await statement();
        }
        catch (error) {
            if (this.#host.signal.aborted)
                throw (0,errors/* cancellation */.WN)(this.#host.signal);
            throw (0,connection_errors/* nameQueryFailure */.G0)(error, (0,url_url/* describeServer */.X8)(this.url), sql);
        }
    }
}
const NUMBERS = new Set([20, 21, 23, 26, 28, 700, 701, 790, 1700, 5069]);
const TIMES = new Set([1082, 1083, 1114, 1184, 1186, 1266]);
const BOOLEAN = 16;
function kindOf({ dataTypeID: type }) {
    if (NUMBERS.has(type))
        return 'number';
    if (TIMES.has(type))
        return 'time';
    return type === BOOLEAN ? 'boolean' : 'other';
}
async function endClient(client, before = async () => { }) {
    const timer = setTimeout(() => destroy(client), 1_000);
    await before().catch(() => { });
    await client.end().catch(() => { });
    clearTimeout(timer);
}
function destroy(client) {
    client.connection.stream.destroy();
}

;// CONCATENATED MODULE: ./build/engines/postgres/connection/pooler.js




const TRANSACTION_PORT = 6543;
const COMPARISONS = 12;
const COMPARISONS_ALONE = 40;
const COMPARISONS_DIRECT = 2;
const SECOND_SESSION_MS = 15_000;
async function settleRoute(client, url, connectAgain) {
    const first = await firstLook(client);
    const major = Number.parseInt(first.version, 10);
    const facts = {
        version: first.version,
        major,
        canCheckClient: major >= 14 && /linux/i.test(first.platform),
        canRestrictKinds: first.restricts,
        isOfBytes: first.encoding === 'SQL_ASCII',
    };
    const isGreeted = greetedBy(client) === first.pid;
    if (isGreeted && first.port === localPortOf(client))
        return { ...facts, isDirect: true };
    const isNamed = url.port === TRANSACTION_PORT || url.saysPooler || /-pooler\./.test(url.host);
    if ((isNamed && !isGreeted) || (await poolsTransactions(client, first, isGreeted, connectAgain))) {
        throw new errors/* RestorableError */.s$('DATABASE_POOLER', `There is a pooler in transaction mode at ${(0,url_url/* describeServer */.X8)(url)}.`, {
            hint: connection_errors/* POOLER_HINT */.Az,
        });
    }
    return { ...facts, isDirect: isGreeted };
}
async function poolsTransactions(client, first, isGreeted, connectAgain) {
    const second = await connectSecond(connectAgain);
    if (second === undefined) {
        return changesSession(client, first, isGreeted ? COMPARISONS_DIRECT : COMPARISONS_ALONE);
    }
    try {
        for (let left = isGreeted ? COMPARISONS_DIRECT : COMPARISONS; left > 0; left -= 1) {
            if (isSame(await look(second), first))
                return true;
            const idle = await lastUseOf(second, first);
            if (isSame(await look(second), first))
                return true;
            if ((await lastUseOf(second, first)) !== idle)
                return true;
            if (await changesSession(client, first, 1))
                return true;
        }
        return false;
    }
    finally {
        await second.end().catch(() => { });
    }
}
async function changesSession(client, first, times) {
    for (let left = times; left > 0; left -= 1)
        if (!isSame(await look(client), first))
            return true;
    return false;
}
async function connectSecond(connectAgain) {
    const second = await connectAgain().catch(() => undefined);
    if (second === undefined)
        return undefined;
    const timer = setTimeout(() => destroy(second), SECOND_SESSION_MS);
    try {
        await look(second);
        return second;
    }
    catch {
        destroy(second);
        return undefined;
    }
    finally {
        clearTimeout(timer);
    }
}
const SEEN = `pg_catalog.pg_backend_pid() as pid, pg_catalog.date_part('epoch', a.backend_start) as started,
  pg_catalog.inet_client_port() as port`;
const OWN_ACTIVITY = 'pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid()) a';
const SEEN_ONLY = `pg_catalog.pg_backend_pid() as pid, null::pg_catalog.float8 as started, pg_catalog.inet_client_port() as port`;
const TRAITS = `pg_catalog.current_setting('server_version') as version, pg_catalog.version() as platform,
  pg_catalog.current_setting('server_encoding') as encoding,
  pg_catalog.current_setting('restrict_nonsystem_relation_kind', true) is not null as restricts`;
function firstLook(client) {
    return askEither(client, `select ${SEEN}, ${TRAITS} from ${OWN_ACTIVITY}`, `select ${SEEN_ONLY}, ${TRAITS}`);
}
function look(client) {
    return askEither(client, `select ${SEEN} from ${OWN_ACTIVITY}`, `select ${SEEN_ONLY}`);
}
async function lastUseOf(client, { pid }) {
    const { used } = await askEither(client, `select pg_catalog.date_part('epoch', pg_catalog.max(a.state_change)) as used from pg_catalog.pg_stat_get_activity(${pid}) a`, 'select null::pg_catalog.float8 as used');
    return used;
}
async function askEither(client, sql, otherwise) {
    try {
        return await ask(client, sql);
    }
    catch (error) {
        if ((0,connection_errors/* failureOf */.g5)(error).code !== '42501')
            throw error;
        return ask(client, otherwise);
    }
}
async function ask(client, sql) {
    const answer = await client
        .query(`begin; set local search_path = ''; ${sql}; commit`)
        .catch(async (error) => {
        await client.query('rollback').catch(() => { });
        throw error;
    });
    const rows = answer[2]?.rows;
    const row = rows?.[0];
    if (row === undefined)
        throw new errors/* RestorableError */.s$('INTERNAL', 'The server did not report the id of this session.');
    return row;
}
const isSame = (one, other) => one.pid === other.pid && one.started === other.started;
function greetedBy(client) {
    return client.processID;
}
function localPortOf(client) {
    const { stream } = client
        .connection;
    return stream.localPort ?? null;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./build/engines/postgres/connection/text-bytes.js
var text_bytes = __webpack_require__(1488);
;// CONCATENATED MODULE: ./build/engines/postgres/connection/raw-bytes.js


const LENGTH_AT = 1;
const HEAD_BYTES = 5;
const DATA_ROW = 0x44;
const QUERY = 0x51;
const PARSE = 0x50;
function carryBytes(client) {
    const { stream } = client.connection;
    const readers = stream.listeners('data');
    stream.removeAllListeners('data');
    let held = Buffer.alloc(0);
    stream.on('data', (chunk) => {
        held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
        const { messages, rest } = split(held);
        held = rest;
        if (messages.length === 0)
            return;
        const whole = Buffer.concat(messages.map((message) => (message[0] === DATA_ROW ? readable(message) : message)));
        for (const reader of readers)
            reader(whole);
    });
    const write = stream.write.bind(stream);
    stream.write = (data, ...rest) => write(Buffer.concat(split(data).messages.map(sendable)), ...rest);
}
function split(bytes) {
    const messages = [];
    let at = 0;
    while (bytes.length - at >= HEAD_BYTES) {
        const end = at + LENGTH_AT + bytes.readUInt32BE(at + LENGTH_AT);
        if (end > bytes.length)
            break;
        messages.push(bytes.subarray(at, end));
        at = end;
    }
    return { messages, rest: bytes.subarray(at) };
}
function readable(message) {
    const content = message.subarray(HEAD_BYTES);
    if ((0,external_node_buffer_.isAscii)(content))
        return message;
    const parts = [content.subarray(0, 2)];
    for (let at = 2; at < content.length;) {
        const length = content.readInt32BE(at);
        at += 4;
        const value = length < 0 ? undefined : Buffer.from((0,text_bytes/* textOf */.b)(content.subarray(at, at + length)), 'utf8');
        at += Math.max(0, length);
        const size = Buffer.alloc(4);
        size.writeInt32BE(value?.length ?? -1);
        parts.push(size, value ?? Buffer.alloc(0));
    }
    return framed(DATA_ROW, Buffer.concat(parts));
}
function sendable(message) {
    const [type] = message;
    if (type !== QUERY && type !== PARSE)
        return message;
    const content = message.subarray(HEAD_BYTES);
    return (0,external_node_buffer_.isAscii)(content) ? message : framed(type, (0,text_bytes/* bytesOf */.$)(content.toString('utf8')));
}
function framed(type, content) {
    const head = Buffer.alloc(HEAD_BYTES);
    head[0] = type;
    head.writeUInt32BE(content.length + HEAD_BYTES - LENGTH_AT, LENGTH_AT);
    return Buffer.concat([head, content]);
}

;// CONCATENATED MODULE: ./build/engines/postgres/connection/session-attributes.js


async function requireSessionAttributes(connection, url) {
    const wanted = url.sessionAttributes;
    if (wanted === 'any' || wanted === 'prefer-standby')
        return;
    const [row] = await connection.query(`select pg_catalog.pg_is_in_recovery() as standby, pg_catalog.current_setting('default_transaction_read_only') as reading`);
    const isStandby = row?.standby === true;
    const isReadOnly = isStandby || row?.reading === 'on';
    const found = {
        'read-write': !isReadOnly,
        'read-only': isReadOnly,
        primary: !isStandby,
        standby: isStandby,
    };
    if (found[wanted])
        return;
    throw new errors/* RestorableError */.s$('DATABASE_UNREACHABLE', `The server ${(0,url_url/* describeServer */.X8)(url)} is not what target_session_attrs=${wanted} requires: it is ${isStandby ? 'a standby' : isReadOnly ? 'read-only' : 'a primary that accepts writes'}.`, { hint: 'Use the host of the right server, or leave out target_session_attrs.' });
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./build/engines/postgres/connection/tls.js



async function planAttempts(url) {
    if (url.host.startsWith('/') || url.via?.kind === 'socket' || url.sslMode === 'disable')
        return [tls/* WITHOUT_TLS */.vV];
    const file = (0,url_url/* rootCertificateFile */.ku)(url);
    const ca = file === undefined || file === 'system' ? undefined : await (0,tls/* readTlsFile */.C0)(file, 'sslrootcert');
    const key = url.sslKey === undefined ? undefined : await (0,tls/* readTlsFile */.C0)(url.sslKey, 'sslkey');
    const cert = url.sslCert === undefined ? undefined : await (0,tls/* readTlsFile */.C0)(url.sslCert, 'sslcert');
    const name = (0,external_node_net_.isIP)(url.host) === 0 ? { servername: url.host } : { host: url.host };
    const own = {
        ...(url.via === undefined && url.address === undefined ? {} : name),
        ...(url.tlsVersions.min && { minVersion: url.tlsVersions.min }),
        ...(url.tlsVersions.max && { maxVersion: url.tlsVersions.max }),
        ...(key && { key }),
        ...(cert && { cert }),
        ...(ca && { ca }),
    };
    const unverified = { state: 'unverified', tls: { ...own, rejectUnauthorized: false } };
    const verified = { state: 'verified', tls: own };
    const chainOnly = { state: 'authority', tls: { ...own, checkServerIdentity: () => undefined } };
    switch (url.sslMode) {
        case 'allow':
            return [tls/* WITHOUT_TLS */.vV, unverified];
        case 'prefer':
            return [unverified, tls/* WITHOUT_TLS */.vV];
        case 'require':
            if (url.sslRootCert === 'system')
                return [verified];
            return [ca === undefined ? unverified : chainOnly];
        case 'verify-ca':
            return [chainOnly];
        case 'verify-full':
            return [verified];
    }
}

;// CONCATENATED MODULE: ./build/engines/postgres/connection/connection.js












async function openConnection(url, host, options) {
    (0,errors/* throwIfCancelled */.dZ)(host.signal);
    const wanted = options.database === undefined ? url : { ...url, database: options.database };
    const addresses = wanted.via === undefined ? await (0,network/* findAddresses */.WX)(endpointOf(wanted)) : network/* BEHIND_TUNNEL */.gL;
    const attempts = await planAttempts(wanted);
    const peer = peerOf(wanted, addresses);
    (0,tls/* refuseUnverified */.y1)(peer, attempts, options.requireTls);
    const login = { url: wanted, host, applicationName: options.applicationName };
    const { client, attempt } = await connectFirst(login, attempts, addresses);
    (0,tls/* warnUnverified */.MY)(peer, attempt, host);
    const opened = [client];
    const onAbort = () => opened.forEach(destroy);
    host.signal.addEventListener('abort', onAbort, { once: true });
    const connectAgain = async () => {
        const another = await connectClient(login, attempt);
        opened.push(another);
        return another;
    };
    try {
        const facts = await settleRoute(client, wanted, connectAgain);
        if (facts.isOfBytes)
            carryBytes(client);
        const route = { tls: attempt.state, isNear: addresses.isNear };
        const session = new Session(client, wanted, { ...facts, route, writes: options.writes ?? false }, host);
        await session.prepare();
        await requireSessionAttributes(session, wanted);
        return session;
    }
    catch (error) {
        await endClient(client);
        if (host.signal.aborted)
            throw (0,errors/* cancellation */.WN)(host.signal);
        throw (0,connection_errors/* nameQueryFailure */.G0)(error, (0,url_url/* describeServer */.X8)(wanted));
    }
    finally {
        host.signal.removeEventListener('abort', onAbort);
    }
}
const endpointOf = (url) => ({
    host: url.address ?? url.host,
    shown: (0,url_url/* describeServer */.X8)(url),
});
const peerOf = (url, addresses) => ({
    shown: (0,url_url/* describeServer */.X8)(url),
    addresses,
    advice: 'add sslmode=verify-full to the URL',
    fullAdvice: 'Add sslmode=verify-full (and sslrootcert=FILE for a private authority) to the URL',
});
async function connectFirst(login, attempts, addresses) {
    const { url, host } = login;
    let failure;
    let isPlain = false;
    let offersTls = true;
    for (const attempt of attempts) {
        try {
            return { client: await connectClient(login, attempt), attempt };
        }
        catch (error) {
            if (host.signal.aborted)
                throw (0,errors/* cancellation */.WN)(host.signal);
            const { code } = (0,connection_errors/* failureOf */.g5)(error);
            if (failure === undefined || (0,connection_errors/* isTlsFailure */.gt)(failure) || code !== '28000') {
                failure = error;
                isPlain = attempt.tls === undefined;
            }
            if (attempt.tls !== undefined && (0,connection_errors/* isTlsFailure */.gt)(error))
                offersTls = false;
            if (!(0,connection_errors/* isTlsFailure */.gt)(error) && code !== '28000')
                break;
        }
    }
    throw ((0,network/* ipv6Failure */.mB)((0,connection_errors/* failureOf */.g5)(failure).code, addresses, endpointOf(url), failure) ??
        (await (0,other_server/* unlessOtherServer */.Q)((0,connection_errors/* nameConnectFailure */.yB)(failure, url, isPlain && offersTls), {
            ...url,
            expected: 'postgres',
            shown: (0,url_url/* describeServer */.X8)(url),
        })));
}
async function connectClient({ url, host, applicationName }, attempt) {
    const { default: pg } = await __webpack_require__.e(/* import() */ 6315).then(__webpack_require__.bind(__webpack_require__, 96315));
    const password = (0,url_url/* passwordOf */.No)(url, host.env);
    const client = new pg.Client({
        host: url.via?.kind === 'socket' ? (0,external_node_path_.dirname)(url.via.path) : (url.via?.host ?? url.address ?? url.host),
        port: url.via?.kind === 'port' ? url.via.port : url.port,
        user: url.user,
        database: url.database,
        ...(password !== undefined && { password: password.reveal() }),
        ssl: attempt.tls ?? false,
        ...(url.others.sslnegotiation === 'direct' && attempt.tls !== undefined && { sslnegotiation: 'direct' }),
        ...(url.options !== undefined && { options: url.options }),
        enableChannelBinding: url.others.channel_binding !== 'disable',
        application_name: applicationName ?? url.applicationName ?? 'restorable',
        connectionTimeoutMillis: url.connectTimeoutSeconds * 1_000,
        keepAlive: true,
        keepAliveInitialDelayMillis: 60_000,
    });
    client.on('error', () => { });
    const onAbort = () => destroy(client);
    host.signal.addEventListener('abort', onAbort, { once: true });
    try {
        await client.connect();
        return client;
    }
    catch (error) {
        destroy(client);
        if ((0,connection_errors/* failureOf */.g5)(error).message === 'timeout expired') {
            throw Object.assign(new Error(`no response within ${url.connectTimeoutSeconds} s`), {
                code: 'ETIMEDOUT',
                cause: error,
            });
        }
        throw error;
    }
    finally {
        host.signal.removeEventListener('abort', onAbort);
    }
}


/***/ }),

/***/ 80954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Az: () => (/* binding */ POOLER_HINT),
/* harmony export */   G0: () => (/* binding */ nameQueryFailure),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   gt: () => (/* binding */ isTlsFailure),
/* harmony export */   yB: () => (/* binding */ nameConnectFailure)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_foreign_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54440);
/* harmony import */ var _core_format_known_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69208);
/* harmony import */ var _url_url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89356);
/* harmony import */ var _sqlstate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33036);





const TLS_CODES = /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;
const LOST = /Connection terminated|Client has encountered a connection error|not queryable|Client was closed/;
function failureOf(thrown) {
    const failure = (typeof thrown === 'object' && thrown !== null ? thrown : {});
    const first = failure.errors?.[0] ?? failure;
    return { code: failure.code ?? first.code ?? '', message: failure.message || first.message || String(thrown) };
}
function routineOf(thrown) {
    return (typeof thrown === 'object' && thrown !== null ? thrown.routine : undefined) ?? '';
}
const ROW_SECURITY = /^(?:check_enable_rls|ExecWithCheckOptions)$/;
function isTlsFailure(thrown) {
    const { code, message } = failureOf(thrown);
    return TLS_CODES.test(code) || /does not support SSL|establishing an SSL connection/.test(message);
}
function nameConnectFailure(thrown, url, isPlain = false) {
    if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$)
        return thrown;
    const { code, message } = failureOf(thrown);
    const server = (0,_url_url_js__WEBPACK_IMPORTED_MODULE_3__/* .describeServer */ .X8)(url);
    const make = (name, text, hint) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$(name, text, { hint, cause: thrown, foreign: serverWords(thrown) });
    if (isTlsFailure(thrown))
        return make('DATABASE_TLS', ...tlsWords(code, message, server));
    if (/Tenant or user not found/i.test(message)) {
        return make('DATABASE_AUTHENTICATION', `The pooler at ${server} has no such project or user.`, POOLER_USER_HINT);
    }
    if (/password must be a string/.test(message)) {
        return make('DATABASE_AUTHENTICATION', `The server ${server} asks for a password, and the URL has none.`, 'Put the password into the URL (percent-encoded) or into PGPASSWORD, from a secret.');
    }
    return (nameServerRefusal({ code, message, isPlain: isPlain && routineOf(thrown) === 'ClientAuthentication' }, url, make) ??
        make('DATABASE_UNREACHABLE', `Can't connect to the server ${server}: ${describeConnect(code, message)}.`, UNREACHABLE_HINTS[code] ?? 'Check host and port, and that the database allows connections from this machine.'));
}
const POOLER_USER_HINT = 'Supabase poolers expect the user as `postgres.<project-ref>`. Copy the session-mode URL from its dashboard.';
const UNREACHABLE_HINTS = {
    ECONNREFUSED: 'Check the port, that the server is running and, for a service container, that its port is mapped.',
    ETIMEDOUT: 'A firewall probably drops the packets: allow this machine, or run on a runner inside the network.',
    ENOENT: 'No server is listening at that socket: check the folder and that the server is running.',
    '53300': 'The server has no free connection: raise max_connections, or back up when it is less busy.',
    '57P03': 'The server is starting up or shutting down: wait for it (a health check of the service container does).',
};
function nameServerRefusal(refusal, url, make) {
    const { code, message, isPlain } = refusal;
    const server = (0,_url_url_js__WEBPACK_IMPORTED_MODULE_3__/* .describeServer */ .X8)(url);
    const named = new _core_format_known_names_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownNames */ .C([url.database]).within(message);
    const about = named.length === 0 ? '' : `: ${named.join(', ')}`;
    if (code === '28000' && isPlain) {
        return make('DATABASE_TLS', `The server ${server} refuses connections without TLS.`, 'Add sslmode=verify-full to the URL.');
    }
    if (code === '28P01' || code === '28000') {
        return make('DATABASE_AUTHENTICATION', `The server ${server} refused the user ${JSON.stringify(url.user)}: ${(0,_sqlstate_js__WEBPACK_IMPORTED_MODULE_4__/* .describeState */ .J)(code)}${about}.`, 'Check user and password. Special characters in the URL must be percent-encoded (@ is %40, / is %2F).');
    }
    if (code === '3D000' || /^no such database/.test(message)) {
        return make('DATABASE_NOT_FOUND', `The server ${server} has no database ${JSON.stringify(url.database)}.`, 'Check the part of the URL after the last slash. Names are case-sensitive.');
    }
    if (code === '08P01' && /startup parameter/.test(message)) {
        return make('DATABASE_POOLER', `There is a connection pooler at ${server}, which refuses a startup parameter.`, POOLER_HINT);
    }
    if (code === '08P01') {
        return make('DATABASE_UNREACHABLE', `The pooler at ${server} refused the connection: ${(0,_sqlstate_js__WEBPACK_IMPORTED_MODULE_4__/* .describeState */ .J)(code)}${about}.`, `A pooler does this if it can't log in to its server: check that the database ${JSON.stringify(url.database)} and the user exist there. A missing database can be created only at the server's own address.`);
    }
    if (code === '42501') {
        return make('DATABASE_PRIVILEGE', `The server ${server} refused the connection: ${(0,_sqlstate_js__WEBPACK_IMPORTED_MODULE_4__/* .describeState */ .J)(code)}${about}.`, 'GRANT CONNECT ON DATABASE to the user.');
    }
    return undefined;
}
const POOLER_HINT = 'A dump needs one session: use the direct host, or the pooler in session mode (Supabase: port 5432; Neon: the host without "-pooler").';
function tlsWords(code, message, server) {
    if (/does not support SSL/.test(message)) {
        return [
            `The server ${server} does not support TLS, which sslmode requires.`,
            'Enable TLS on the server. On a network that you trust, sslmode=disable connects without TLS.',
        ];
    }
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
        return [
            `The TLS certificate of ${server} is for another name.`,
            'Use the host name in the certificate, or sslmode=verify-ca with your own authority.',
        ];
    }
    return [
        `The TLS connection to ${server} failed: ${TLS_CODES.test(code) ? code : tlsReason(message)}.`,
        "Set sslrootcert=FILE to the provider's authority (or sslrootcert=system for a public one), or correct the certificate.",
    ];
}
function serverWords(thrown) {
    return new _core_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .ForeignText */ .sh('PostgreSQL', (0,_core_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .fullTextOf */ .Gh)(thrown));
}
function describeConnect(code, message) {
    const state = (0,_sqlstate_js__WEBPACK_IMPORTED_MODULE_4__/* .describeState */ .J)(code);
    if (state !== undefined)
        return state;
    if (/^no response within \d+ s$/.test(message))
        return message;
    if (/^E[A-Z0-9]+$/.test(code))
        return code;
    return LOST.test(message) ? 'the connection was closed immediately' : 'the connection failed';
}
function tlsReason(message) {
    return /establishing an SSL connection/.test(message) ? 'the server interrupted it' : 'the handshake failed';
}
function stateOf(error) {
    return error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ ? failureOf(error.cause).code : '';
}
function nameQueryFailure(thrown, server, sql = '') {
    if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$)
        return thrown;
    const { code, message } = failureOf(thrown);
    if (LOST.test(message) || (/^(57P0[12]|08|ECONNRESET|EPIPE)/.test(code) && !isOfForeignServer(thrown, code))) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_CONNECTION_LOST', `The connection to ${server} was lost${lostReason(code)}.`, {
            hint: 'Check for a restart, a network failure or an idle timeout between this machine and the server, then run it again.',
            cause: thrown,
            foreign: serverWords(thrown),
        });
    }
    const named = _core_format_known_names_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownNames */ .C.ofStatement(sql).within(message);
    const about = named.length === 0 ? '' : `: ${named.join(', ')}`;
    if (code === '42501') {
        const rowSecurity = ROW_SECURITY.test(routineOf(thrown));
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$(rowSecurity ? 'DATABASE_ROW_SECURITY' : 'DATABASE_PRIVILEGE', `The server refused: ${rowSecurity ? 'row-level security' : (0,_sqlstate_js__WEBPACK_IMPORTED_MODULE_4__/* .describeState */ .J)(code)}${about}.`, {
            hint: rowSecurity
                ? 'Use the owner of the table or a role with BYPASSRLS.'
                : 'Grant the user the privilege that the statement needs.',
            cause: thrown,
            foreign: serverWords(thrown),
        });
    }
    const state = (0,_sqlstate_js__WEBPACK_IMPORTED_MODULE_4__/* .describeState */ .J)(code) ?? (code.length === 5 ? 'an error with a custom code' : (0,_core_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(thrown));
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DATABASE_QUERY', `The statement failed: ${state}${about}.`, {
        hint: 'The PostgreSQL manual, appendix A, lists the codes.',
        cause: thrown,
        foreign: serverWords(thrown),
    });
}
function isOfForeignServer(thrown, code) {
    return /^08(?!P01)/.test(code) && typeof thrown.routine === 'string';
}
function lostReason(code) {
    const reason = (0,_sqlstate_js__WEBPACK_IMPORTED_MODULE_4__/* .describeState */ .J)(code) ?? (/^E[A-Z0-9]+$/.test(code) ? code : undefined);
    return reason === undefined ? '' : `: ${reason}`;
}


/***/ }),

/***/ 33036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ describeState),
/* harmony export */   p: () => (/* binding */ stateIn)
/* harmony export */ });
const WORDS = {
    '01000': 'warning',
    '03000': 'SQL statement not yet complete',
    '08000': 'connection exception',
    '08001': 'connection not established',
    '08003': 'connection does not exist',
    '08004': 'connection rejected',
    '08006': 'connection failure',
    '08P01': 'protocol violation',
    '0A000': 'feature not supported',
    '21000': 'more than one row where one is expected',
    '22000': 'data exception',
    '22001': 'text too long for its column',
    '22003': 'number out of range',
    '22004': 'NULL not allowed',
    '22007': 'invalid date or time format',
    '22008': 'date or time out of range',
    '22012': 'division by zero',
    '22021': 'character not in the encoding',
    '22023': 'invalid parameter value',
    '22026': 'lengths do not match',
    '22030': 'duplicate key in JSON',
    '22032': 'invalid JSON',
    '22P01': 'floating-point exception',
    '22P02': 'invalid text representation',
    '22P03': 'invalid binary representation',
    '22P04': 'bad COPY file format',
    '22P05': 'untranslatable character',
    '23000': 'integrity constraint violation',
    '23001': 'restrict violation',
    '23502': 'not-null violation',
    '23503': 'foreign key violation',
    '23505': 'unique violation',
    '23514': 'check constraint violation',
    '23P01': 'exclusion constraint violation',
    '25001': 'not allowed in a transaction',
    '25006': 'read-only transaction',
    '25P02': 'transaction already failed',
    '25P03': 'idle in transaction too long',
    '26000': 'unknown prepared statement',
    '28000': 'invalid authorization',
    '28P01': 'invalid password',
    '2BP01': 'other objects depend on it',
    '34000': 'unknown cursor',
    '38000': 'external routine exception',
    '3B001': 'unknown savepoint',
    '3D000': 'unknown database',
    '3F000': 'unknown schema',
    '40001': 'serialization failure',
    '40P01': 'deadlock',
    '42501': 'permission denied',
    '42601': 'syntax error',
    '42602': 'invalid name',
    '42611': 'invalid column definition',
    '42622': 'name too long',
    '42701': 'duplicate column',
    '42702': 'ambiguous column',
    '42703': 'unknown column',
    '42704': 'unknown object',
    '42710': 'duplicate object',
    '42723': 'duplicate function',
    '42725': 'ambiguous function',
    '42803': 'grouping error',
    '42804': 'datatype mismatch',
    '42809': 'wrong kind of object',
    '42830': 'invalid foreign key',
    '42846': 'cannot coerce',
    '42883': 'unknown function or operator',
    '428C9': 'value specified for a generated column',
    '42939': 'reserved name',
    '42P01': 'unknown table',
    '42P02': 'unknown parameter',
    '42P04': 'duplicate database',
    '42P06': 'duplicate schema',
    '42P07': 'duplicate table',
    '42P08': 'ambiguous parameter',
    '42P10': 'invalid column reference',
    '42P13': 'invalid function definition',
    '42P16': 'invalid table definition',
    '42P17': 'invalid object definition',
    '42P18': 'indeterminate datatype',
    '42P22': 'indeterminate collation',
    '44000': 'WITH CHECK OPTION violation',
    '53000': 'insufficient resources',
    '53100': 'disk full',
    '53200': 'out of memory',
    '53300': 'too many connections',
    '53400': 'configuration limit exceeded',
    '54000': 'program limit exceeded',
    '54001': 'statement too complex',
    '54011': 'too many columns',
    '54023': 'too many arguments',
    '55000': 'object not in the required state',
    '55006': 'object in use',
    '55P02': 'parameter cannot be changed now',
    '55P03': 'lock not available',
    '57000': 'operator intervention',
    '57014': 'statement cancelled or over its time limit',
    '57P01': 'server shutting down',
    '57P02': 'server crashed',
    '57P03': 'server not ready',
    '57P04': 'database dropped',
    '57P05': 'session idle too long',
    '58000': 'system error',
    '58030': 'I/O error',
    '58P01': 'undefined file',
    '58P02': 'duplicate file',
    F0000: 'configuration file error',
    P0001: 'exception raised by a function',
    P0002: 'no data found',
    P0003: 'too many rows',
    P0004: 'assertion failed',
    XX000: 'internal error',
    XX001: 'data corrupted',
    XX002: 'index corrupted',
};
function describeState(code) {
    const words = code !== undefined && Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
    return words === undefined ? undefined : `${words} (SQLSTATE ${code})`;
}
const BEGINNINGS = [
    [/^duplicate key value violates unique constraint/, '23505'],
    [/^could not create unique index/, '23505'],
    [/^(?:new row for relation|check constraint) .* (?:violates check constraint|is violated by some row)/, '23514'],
    [/^value for domain .* violates check constraint/, '23514'],
    [/^new row .* violates row-level security policy/, '42501'],
    [/^null value in column/, '23502'],
    [/^insert or update on table .* violates foreign key constraint/, '23503'],
    [/^conflicting key value violates exclusion constraint/, '23P01'],
    [/^value too long for type/, '22001'],
    [/^invalid input syntax for type (?:date|time|timestamp)/, '22007'],
    [/^invalid input (?:syntax|value)/, '22P02'],
    [/^(?:date\/time field|timestamp|date) .*out of range/, '22008'],
    [/^(?:value|integer|smallint|bigint|numeric field|number) .*(?:out of range|overflow)/, '22003'],
    [/^(?:missing data for column|extra data after last|literal (?:newline|carriage)|end-of-copy)/, '22P04'],
    [/^invalid byte sequence for encoding/, '22021'],
    [/^column .* can only be updated to DEFAULT|^cannot insert a non-DEFAULT value/, '428C9'],
    [/^division by zero/, '22012'],
    [/^permission denied|^must be (?:superuser|owner|member|able)/, '42501'],
    [/^relation .* already exists/, '42P07'],
    [/^schema .* already exists/, '42P06'],
    [/^(?:type|extension|role|constraint|trigger|rule|policy|language|operator) .* already exists/, '42710'],
    [/^relation .* does not exist/, '42P01'],
    [/^schema .* does not exist/, '3F000'],
    [/^column .* does not exist/, '42703'],
    [/^(?:function|operator) .* does not exist|^operator does not exist/, '42883'],
    [/^(?:type|role|extension|collation|language) .* does not exist/, '42704'],
    [/^unrecognized configuration parameter/, '42704'],
    [/^syntax error at/, '42601'],
    [/^canceling statement due to conflict with recovery/, '40001'],
    [/^canceling statement due to lock timeout/, '55P03'],
    [/^canceling statement/, '57014'],
    [/^deadlock detected/, '40P01'],
    [/^could not extend file|No space left on device/, '53100'],
    [/^out of (?:shared )?memory/, '53200'],
    [/^terminating connection/, '57P01'],
];
function stateIn(words) {
    const own = /^pg_\w+: error: .*?(?:ERROR|FATAL|PANIC): {2}([^\n]*)/m.exec(words);
    const message = (own ?? /^(?:ERROR|FATAL|PANIC): {2}([^\n]*)/m.exec(words))?.[1];
    return message === undefined ? undefined : BEGINNINGS.find(([pattern]) => pattern.test(message))?.[1];
}


/***/ }),

/***/ 1488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ bytesOf),
/* harmony export */   b: () => (/* binding */ textOf)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

const OFFSET = 0xef00;
const PRIVATE = /[\uef80-\uefff]/;
const EACH_PRIVATE = /[\uef80-\uefff]/g;
function textOf(bytes) {
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes)) {
        const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
        if (!PRIVATE.test(text))
            return text;
    }
    return Array.from(bytes, (byte) => String.fromCharCode(byte < 0x80 ? byte : OFFSET + byte)).join('');
}
function bytesOf(text) {
    if (!PRIVATE.test(text))
        return Buffer.from(text, 'utf8');
    const parts = [];
    let at = 0;
    for (const { index, 0: letter } of text.matchAll(EACH_PRIVATE)) {
        parts.push(Buffer.from(text.slice(at, index), 'utf8'), Buffer.of(letter.charCodeAt(0) - OFFSET));
        at = index + 1;
    }
    return Buffer.concat([...parts, Buffer.from(text.slice(at), 'utf8')]);
}


/***/ }),

/***/ 89356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Qc: () => (/* binding */ childEnvironment),
  X8: () => (/* binding */ describeServer),
  qQ: () => (/* binding */ parsePostgresUrl),
  No: () => (/* binding */ passwordOf),
  ku: () => (/* binding */ rootCertificateFile)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/process/account.js
var account = __webpack_require__(62195);
// EXTERNAL MODULE: ./build/engines/postgres/url/parameters.js
var url_parameters = __webpack_require__(84244);
// EXTERNAL MODULE: ../node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(2818);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
;// CONCATENATED MODULE: ./build/engines/postgres/url/readers.js




const EXAMPLE = 'postgres://user:password@host:5432/database?sslmode=verify-full';
function readParameters(query) {
    const known = [
        ...Object.keys(url_parameters/* PARAMETER_VARIABLES */.Kp),
        ...url_parameters/* FOREIGN_PARAMETERS */.mA,
        ...Object.keys(url_parameters/* IDLE_PARAMETERS */.eM),
        ...Object.keys(url_parameters/* REFUSED_PARAMETERS */.ug),
    ];
    const parameters = new Map();
    for (const part of query.split('&').filter((text) => text !== '')) {
        const equals = part.indexOf('=');
        const name = decode(equals === -1 ? part : part.slice(0, equals));
        if (!known.includes(name)) {
            const shown = /^[a-z_]{2,40}$/.test(name) ? `"${name}"` : 'parameter';
            throw invalid(`The PostgreSQL URL has an unknown ${shown}.`, `Did you mean "${(0,mod.closest)(name, [...known])}"?`);
        }
        const value = equals === -1 ? '' : decode(part.slice(equals + 1));
        refuseUnsupported(name, value);
        requireOneValue(name, parameters.get(name), value);
        parameters.set(name, value);
    }
    return parameters;
}
function requireOneValue(name, one, other) {
    if (!one || !other || one === other)
        return;
    throw invalid(`The PostgreSQL URL has two different values of ${name}.`, 'Leave one of them out.');
}
function refuseUnsupported(name, value) {
    const instead = Object.hasOwn(url_parameters/* REFUSED_PARAMETERS */.ug, name) ? url_parameters/* REFUSED_PARAMETERS */.ug[name] : undefined;
    if (instead !== undefined)
        throw invalid(`The PostgreSQL URL's ${name} is not supported.`, instead);
    const idle = Object.hasOwn(url_parameters/* IDLE_PARAMETERS */.eM, name) ? url_parameters/* IDLE_PARAMETERS */.eM[name] : undefined;
    if (idle !== undefined && !idle.test(value)) {
        throw invalid(`The PostgreSQL URL's ${name} has a value that is not supported.`, `Leave ${name} out.`);
    }
}
function readChoice(name, choices, parameters) {
    const text = parameters.get(name);
    if (text === undefined || text === '')
        return undefined;
    const choice = choices.find((known) => known === text);
    if (choice === undefined)
        throw invalid(`The PostgreSQL URL's ${name} is unknown.`, `Use one of ${choices.join(', ')}.`);
    return choice;
}
function readAddress(text) {
    if (text === undefined || text === '')
        return undefined;
    if ((0,external_node_net_.isIP)(text) === 0)
        throw invalid("The PostgreSQL URL's hostaddr is not an IP address.", 'Put names into host.');
    return text;
}
function readSslMode(parameters) {
    const text = parameters.get('sslmode') ?? modeOfSsl(parameters.get('ssl'));
    const mode = url_parameters/* SSL_MODES */.yj.find((known) => known === text);
    if (mode === undefined) {
        throw invalid('The PostgreSQL URL has an unknown sslmode.', `Use one of ${url_parameters/* SSL_MODES */.yj.join(', ')}.`);
    }
    if (mode === 'verify-ca' && (parameters.get('sslrootcert') ?? 'system') === 'system') {
        throw invalid('sslmode=verify-ca needs sslrootcert, the file of your private authority.', 'With public authorities, anyone can get a certificate. Use sslmode=verify-full.');
    }
    return mode;
}
function modeOfSsl(text) {
    if (text === undefined || /^(?:false|0|no|off)$/i.test(text))
        return 'prefer';
    if (/^(?:true|1|yes|on|)$/i.test(text))
        return 'require';
    throw invalid("The PostgreSQL URL's ssl has an unknown value.", 'Write sslmode=require, or better sslmode=verify-full.');
}
function readNumber(name, text, min, max) {
    if (text === undefined || text === '')
        return undefined;
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max)
        return value;
    throw invalid(`The PostgreSQL URL's ${name} is not a number from ${min} to ${max}.`);
}
function decode(text) {
    let decoded;
    try {
        decoded = decodeURIComponent(text);
    }
    catch {
        throw invalid('The PostgreSQL URL has a "%" that does not begin a percent-encoding.', 'Write a literal "%" as %25.');
    }
    if (decoded.includes('\0'))
        throw invalid('The PostgreSQL URL contains a zero byte.');
    return decoded;
}
function invalid(message, hint) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', message, {
        hint: hint ?? `Write it as ${EXAMPLE}, with special characters in the password percent-encoded (@ is %40, / is %2F).`,
    });
}

;// CONCATENATED MODULE: ./build/engines/postgres/url/url.js







const SHAPE = /^postgres(?:ql)?:\/\/(?:([^/?#]*)@)?([^/?#@]*)(?:\/([^?#@/]*))?(?:\?([^#]*))?$/i;
const DEFAULT_PORT = 5432;
const CONNECT_TIMEOUT_SECONDS = 20;
function parsePostgresUrl(url) {
    const match = SHAPE.exec(url.reveal().trim());
    if (match === null)
        throw invalid('The PostgreSQL URL is malformed.');
    const [, userInfoPart = '', hostPart = '', databasePart = '', query = ''] = match;
    const parameters = readParameters(query);
    const [userText = '', ...passwordParts] = userInfoPart.split(':');
    const authority = readAuthority(hostPart);
    const passwordText = decode(passwordParts.join(':')) || parameters.get('password') || '';
    const user = decode(userText) || parameters.get('user') || (0,account/* accountName */.v)();
    if (user === undefined)
        throw invalid('The PostgreSQL URL names no user, and this user id has no account name.');
    const host = parameters.get('host') || authority.host || 'localhost';
    const listed = [host, parameters.get('hostaddr'), parameters.get('port')];
    if (listed.some((value) => value?.includes(',')))
        throw severalHosts();
    const written = { ...authority, user: decode(userText), password: decode(passwordParts.join(':')) };
    for (const [name, value] of Object.entries({ ...written, dbname: decode(databasePart) })) {
        requireOneValue(name, value, parameters.get(name));
    }
    const others = {};
    for (const name of ['channel_binding', 'gssencmode', 'sslnegotiation', 'target_session_attrs']) {
        const value = parameters.get(name);
        if (value !== undefined)
            others[name] = value;
    }
    return {
        user,
        password: passwordText === '' ? undefined : new secret/* Secret */.zh(passwordText),
        host,
        port: readNumber('port', parameters.get('port') ?? authority.port, 1, 65_535) ?? DEFAULT_PORT,
        address: readAddress(parameters.get('hostaddr')),
        database: decode(databasePart) || parameters.get('dbname') || user,
        sslMode: readSslMode(parameters),
        sslRootCert: parameters.get('sslrootcert'),
        sslCert: parameters.get('sslcert'),
        sslKey: parameters.get('sslkey'),
        tlsVersions: {
            min: readChoice('ssl_min_protocol_version', url_parameters/* TLS_VERSIONS */.Mk, parameters),
            max: readChoice('ssl_max_protocol_version', url_parameters/* TLS_VERSIONS */.Mk, parameters),
        },
        sessionAttributes: readChoice('target_session_attrs', url_parameters/* SESSION_ATTRIBUTES */.HB, parameters) ?? 'any',
        connectTimeoutSeconds: readNumber('connect_timeout', parameters.get('connect_timeout'), 0, 86_400) || CONNECT_TIMEOUT_SECONDS,
        applicationName: parameters.get('application_name') || parameters.get('fallback_application_name') || undefined,
        options: parameters.get('options'),
        saysPooler: parameters.get('pgbouncer') === 'true',
        others,
    };
}
function describeServer(url) {
    if (url.host.startsWith('/'))
        return `${url.host}/.s.PGSQL.${url.port}`;
    return (0,external_node_net_.isIP)(url.host) === 6 ? `[${url.host}]:${url.port}` : `${url.host}:${url.port}`;
}
function childEnvironment(url, env = {}, database = url.database) {
    const values = {
        ...url.others,
        ...endOf(url),
        hostaddr: url.via?.kind === 'port' ? url.via.host : url.via === undefined ? url.address : undefined,
        dbname: database,
        user: url.user,
        password: passwordOf(url, env)?.reveal(),
        application_name: url.applicationName ?? 'restorable',
        connect_timeout: String(url.connectTimeoutSeconds),
        options: url.options,
        sslcert: url.sslCert,
        sslkey: url.sslKey,
        ssl_max_protocol_version: url.tlsVersions.max,
        ssl_min_protocol_version: url.tlsVersions.min,
        sslmode: url.sslMode,
        sslrootcert: rootCertificateFile(url),
    };
    const variables = {
        PATH: env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
        LANG: 'C.UTF-8',
        LC_ALL: 'C',
        TZ: 'UTC',
        PGTZ: 'UTC',
        PGDATESTYLE: 'ISO, MDY',
    };
    for (const [name, value] of Object.entries(values)) {
        if (value !== undefined)
            variables[url_parameters/* PARAMETER_VARIABLES */.Kp[name]] = value;
    }
    return variables;
}
function endOf({ host, port, via }) {
    if (via?.kind === 'socket')
        return { host: (0,external_node_path_.dirname)(via.path), port: String(port) };
    return { host, port: String(via?.port ?? port) };
}
function passwordOf(url, env) {
    if (url.password !== undefined)
        return url.password;
    const fromJob = env['PGPASSWORD'];
    return fromJob === undefined || fromJob === '' ? undefined : new secret/* Secret */.zh(fromJob);
}
const SYSTEM_AUTHORITIES = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/cert.pem',
    '/opt/homebrew/etc/ca-certificates/cert.pem',
];
function rootCertificateFile(url) {
    if (url.sslRootCert !== undefined && url.sslRootCert !== 'system')
        return url.sslRootCert;
    const home = (0,account/* homeFolder */.W)();
    const own = home === undefined ? undefined : (0,external_node_path_.join)(home, '.postgresql', 'root.crt');
    if (url.sslRootCert === undefined && url.sslMode !== 'disable' && own !== undefined && (0,external_node_fs_.existsSync)(own))
        return own;
    if (url.sslRootCert !== 'system' && url.sslMode !== 'verify-full')
        return undefined;
    return SYSTEM_AUTHORITIES.find((path) => (0,external_node_fs_.existsSync)(path)) ?? 'system';
}
function readAuthority(text) {
    if (text.includes(','))
        throw severalHosts();
    const match = /^(?:\[([0-9a-fA-F:.%]+)\]|([^:[\]]*))(?::(\d*))?$/.exec(text);
    if (match === null)
        throw invalid("The PostgreSQL URL's host and port can't be read.");
    return { host: decode(match[1] ?? match[2] ?? ''), port: match[3] || undefined };
}
function severalHosts() {
    return invalid('The PostgreSQL URL names several hosts.', 'Name the one server that should be backed up.');
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
