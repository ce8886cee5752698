export const id = 8789;
export const ids = [8789];
export const modules = {

/***/ 2818:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = exports.kp = void 0;
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
exports.Io = distance;
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
exports.kp = closest;


/***/ }),

/***/ 58789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   serverOf: () => (/* binding */ serverOf)
/* harmony export */ });
/* harmony import */ var _parts_network_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34173);
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26905);
/* harmony import */ var _url_parameters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97278);



function serverOf(url) {
    const { host, port, sslMode } = (0,_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseMysqlUrl */ .LM)(url);
    (0,_parts_network_js__WEBPACK_IMPORTED_MODULE_0__/* .requireTunnelledHost */ .n5)(host);
    if (sslMode === 'VERIFY_IDENTITY') {
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)("Through a tunnel the tools of MySQL and MariaDB can't verify the server's name, as ssl-mode requires.", 'Use ssl-mode=VERIFY_CA with ssl-ca=FILE of an authority that signs only for servers like yours (such as that of Amazon RDS). Or leave out ssl-mode: SSH protects the connection to the bastion.');
    }
    return { host, port, socketName: undefined };
}


/***/ }),

/***/ 97278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   Gq: () => (/* binding */ invalid),
/* harmony export */   Zu: () => (/* binding */ readParameters),
/* harmony export */   mZ: () => (/* binding */ readSslMode)
/* harmony export */ });
/* unused harmony export SSL_MODES */
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2818);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const SSL_MODES = ['DISABLED', 'PREFERRED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'];
const SPELLINGS = {
    'ssl-mode': ['sslmode', 'ssl_mode', 'sslMode'],
    'ssl-ca': ['ssl_ca', 'sslca', 'sslcert-ca', 'serverSslCert'],
    'ssl-cert': ['ssl_cert'],
    'ssl-key': ['ssl_key', 'sslkey'],
    'connect-timeout': ['connect_timeout', 'connectTimeout', 'connection-timeout'],
    socket: ['unix_socket', 'unixSocket', 'socketPath'],
    sslaccept: [],
    ssl: ['useSSL'],
    tls: [],
    charset: ['characterEncoding'],
    connection_limit: ['connectionLimit'],
    pool_timeout: [],
    parseTime: [],
    serverTimezone: ['timezone'],
};
const CANONICAL = new Map(Object.entries(SPELLINGS).flatMap(([name, others]) => [name, ...others].map((each) => [each, name])));
const MODE_WORDS = {
    disable: 'DISABLED',
    disabled: 'DISABLED',
    prefer: 'PREFERRED',
    preferred: 'PREFERRED',
    require: 'REQUIRED',
    required: 'REQUIRED',
    'verify-ca': 'VERIFY_CA',
    'verify-full': 'VERIFY_IDENTITY',
    'verify-identity': 'VERIFY_IDENTITY',
};
const ON_WORDS = {
    true: 'VERIFY_IDENTITY',
    '1': 'VERIFY_IDENTITY',
    strict: 'VERIFY_IDENTITY',
    '{"rejectunauthorized":true}': 'VERIFY_IDENTITY',
    '{}': 'VERIFY_IDENTITY',
    '{"rejectunauthorized":false}': 'REQUIRED',
    accept_invalid_certs: 'REQUIRED',
    'skip-verify': 'REQUIRED',
    preferred: 'PREFERRED',
    false: 'DISABLED',
    '0': 'DISABLED',
};
function readParameters(query) {
    const parameters = new Map();
    for (const part of query.split('&').filter((text) => text !== '')) {
        const equals = part.indexOf('=');
        const written = decode(equals === -1 ? part : part.slice(0, equals));
        const name = CANONICAL.get(written);
        if (name === undefined) {
            const shown = /^[A-Za-z_-]{2,40}$/.test(written) ? `"${written}"` : 'parameter';
            const nearest = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(written, Object.keys(SPELLINGS).slice(0, 9));
            throw invalid(`The MySQL URL has an unknown ${shown}.`, `Did you mean "${nearest}"?`);
        }
        parameters.set(name, equals === -1 ? '' : decode(part.slice(equals + 1)));
    }
    return parameters;
}
function readSslMode(parameters) {
    const mode = statedMode(parameters);
    if (mode === 'VERIFY_CA' && !parameters.get('ssl-ca')) {
        throw invalid('ssl-mode=VERIFY_CA needs ssl-ca, the file of your private authority.', 'With public authorities, anyone can get a certificate. Use ssl-mode=VERIFY_IDENTITY.');
    }
    return mode;
}
function statedMode(parameters) {
    const stated = parameters.get('ssl-mode');
    if (stated !== undefined) {
        const mode = MODE_WORDS[stated.toLowerCase().replaceAll('_', '-')];
        if (mode === undefined) {
            throw invalid('The MySQL URL has an unknown ssl-mode.', `Use one of ${SSL_MODES.join(', ')}.`);
        }
        return mode;
    }
    for (const name of ['ssl', 'tls', 'sslaccept']) {
        const value = parameters.get(name);
        if (value === undefined)
            continue;
        const mode = ON_WORDS[value.toLowerCase().replaceAll(/\s/g, '')];
        if (mode === undefined) {
            throw invalid(`The MySQL URL's ${name} has an unknown value.`, 'Write ssl-mode=VERIFY_IDENTITY instead.');
        }
        return mode;
    }
    return undefined;
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        throw invalid('The MySQL URL has a "%" that does not begin a percent-encoding.', 'Write a literal "%" as %25.');
    }
}
const EXAMPLE = 'mysql://user:password@host:3306/database?ssl-mode=VERIFY_IDENTITY';
function invalid(message, hint) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INPUT_INVALID', message, {
        hint: hint ?? `Write it as ${EXAMPLE}, with special characters in the password percent-encoded (@ is %40, / is %2F).`,
    });
}


/***/ }),

/***/ 26905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LM: () => (/* binding */ parseMysqlUrl),
/* harmony export */   No: () => (/* binding */ passwordOf),
/* harmony export */   X8: () => (/* binding */ describeServer)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88050);
/* harmony import */ var _process_account_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62195);
/* harmony import */ var _url_parameters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97278);




const SHAPE = /^(?:mysql|mariadb):\/\/(?:([^/?#]*)@)?([^/?#@]*)(?:\/([^?#@/]*))?(?:\?([^#]*))?$/i;
const DEFAULT_PORT = 3306;
const CONNECT_TIMEOUT_SECONDS = 20;
function parseMysqlUrl(url) {
    const match = SHAPE.exec(url.reveal().trim());
    if (match === null)
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('The MySQL URL is malformed.');
    const [, userInfoPart = '', hostPart = '', databasePart = '', query = ''] = match;
    const parameters = (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .readParameters */ .Zu)(query);
    const [userText = '', ...passwordParts] = userInfoPart.split(':');
    const authority = readAuthority(hostPart);
    const passwordText = (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .decode */ .D4)(passwordParts.join(':'));
    const database = (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .decode */ .D4)(databasePart);
    if (database === '') {
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('The MySQL URL names no database.', 'Add it after the host: mysql://user:password@host:3306/database.');
    }
    const host = parameters.get('socket') || authority.host || 'localhost';
    if (parameters.get('socket') && !host.startsWith('/'))
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)("The MySQL URL's socket is not an absolute path.");
    if (database.includes('\0') || (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .decode */ .D4)(userText).includes('\0'))
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('The MySQL URL contains a zero byte.');
    const user = (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .decode */ .D4)(userText) || (0,_process_account_js__WEBPACK_IMPORTED_MODULE_2__/* .accountName */ .v)();
    if (user === undefined)
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('The MySQL URL names no user, and this user id has no account name.');
    return {
        user,
        password: passwordText === '' ? undefined : new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(passwordText),
        host,
        port: readNumber('port', authority.port, 1, 65_535) ?? DEFAULT_PORT,
        database,
        sslMode: (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .readSslMode */ .mZ)(parameters),
        sslCa: parameters.get('ssl-ca') || undefined,
        sslCert: parameters.get('ssl-cert') || undefined,
        sslKey: parameters.get('ssl-key') || undefined,
        connectTimeoutSeconds: readNumber('connect-timeout', parameters.get('connect-timeout'), 0, 86_400) || CONNECT_TIMEOUT_SECONDS,
    };
}
function describeServer(url) {
    if (url.host.startsWith('/'))
        return url.host;
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(url.host) === 6 ? `[${url.host}]:${url.port}` : `${url.host}:${url.port}`;
}
function passwordOf(url, env) {
    if (url.password !== undefined)
        return url.password;
    const fromJob = env['MYSQL_PWD'];
    return fromJob === undefined || fromJob === '' ? undefined : new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(fromJob);
}
function readAuthority(text) {
    if (text.includes(',')) {
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('The MySQL URL names several hosts.', 'Name the one server that should be backed up.');
    }
    const match = /^(?:\[([0-9a-fA-F:.%]+)\]|([^:[\]]*))(?::(\d*))?$/.exec(text);
    if (match === null)
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)("The MySQL URL's host and port can't be read.");
    return { host: (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .decode */ .D4)(match[1] ?? match[2] ?? ''), port: match[3] || undefined };
}
function readNumber(name, text, min, max) {
    if (text === undefined || text === '')
        return undefined;
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max)
        return value;
    throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)(`The MySQL URL's ${name} is not a number from ${min} to ${max}.`);
}


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
