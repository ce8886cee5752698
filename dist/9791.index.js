export const id = 9791;
export const ids = [9791];
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
