export const id = 2383;
export const ids = [2383];
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

/***/ 49391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ batches)
/* harmony export */ });
function* batches(items, limits) {
    let batch = [];
    let bytes = 0;
    for (const item of items) {
        if (batch.length > 0 && (batch.length === limits.items || bytes + item.bytes > limits.bytes)) {
            yield batch;
            batch = [];
            bytes = 0;
        }
        batch.push(item);
        bytes += item.bytes;
    }
    if (batch.length > 0)
        yield batch;
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


/***/ }),

/***/ 11086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ once),
/* harmony export */   _: () => (/* binding */ release)
/* harmony export */ });
async function release(stream, signal) {
    const released = stream.return?.();
    if (signal.aborted)
        released?.catch(() => { });
    else
        await released;
}
async function* once(bytes) {
    yield bytes;
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

/***/ 34875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ ArchiveTocReader),
  Q: () => (/* binding */ malformed)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/engines/postgres/connection/text-bytes.js
var text_bytes = __webpack_require__(1488);
;// CONCATENATED MODULE: ./build/engines/postgres/archive/text.js

const LABELS = {
    LATIN2: 'iso-8859-2',
    LATIN3: 'iso-8859-3',
    LATIN4: 'iso-8859-4',
    LATIN5: 'iso-8859-9',
    LATIN6: 'iso-8859-10',
    LATIN7: 'iso-8859-13',
    LATIN8: 'iso-8859-14',
    LATIN9: 'iso-8859-15',
    LATIN10: 'iso-8859-16',
    ISO_8859_5: 'iso-8859-5',
    ISO_8859_6: 'iso-8859-6',
    ISO_8859_7: 'iso-8859-7',
    ISO_8859_8: 'iso-8859-8',
    KOI8R: 'koi8-r',
    KOI8U: 'koi8-u',
    WIN866: 'ibm866',
    WIN874: 'windows-874',
    EUC_CN: 'gbk',
    EUC_JP: 'euc-jp',
    EUC_KR: 'euc-kr',
};
function archiveDecoder(encoding) {
    if (encoding === 'LATIN1')
        return (bytes) => Buffer.from(bytes).toString('latin1');
    const label = LABELS[encoding] ?? (/^WIN\d{4}$/.test(encoding) ? `windows-${encoding.slice(3)}` : undefined);
    if (label === undefined)
        return text_bytes/* textOf */.b;
    const decoder = new TextDecoder(label);
    return (bytes) => decoder.decode(bytes);
}

;// CONCATENATED MODULE: ./build/engines/postgres/archive/toc.js



class Short extends Error {
    end;
    constructor(end) {
        super();
        this.end = end;
    }
}
const OLDEST_VERSION = 1_012;
const NEWEST_VERSION = 1_016;
const CUSTOM_FORMAT = 1;
const MAX_TEXT_BYTES = 1_073_741_824;
class ArchiveTocReader {
    #pending = Buffer.alloc(0);
    #at = 0;
    #waiting = [];
    #waitingBytes = 0;
    #missingBytes = 0;
    #head;
    #offsetSize = 8;
    #before = 0;
    #withPlaces;
    #encoding = 'UTF8';
    #decode = text_bytes/* textOf */.b;
    entries = [];
    constructor({ withPlaces = false } = {}) {
        this.#withPlaces = withPlaces;
    }
    push(chunk) {
        this.#waitingBytes += chunk.length;
        if (this.#waitingBytes < this.#missingBytes) {
            this.#waiting.push(Buffer.from(chunk));
            return undefined;
        }
        const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        this.#before += this.#at;
        this.#pending = Buffer.concat([this.#pending.subarray(this.#at), ...this.#waiting, bytes]);
        this.#waiting = [];
        this.#waitingBytes = 0;
        this.#at = 0;
        for (;;) {
            const start = this.#at;
            try {
                if (this.#head === undefined)
                    this.#head = this.#readHead();
                else if (this.entries.length < this.#head.entries)
                    this.entries.push(this.#readEntry(this.#head));
                else
                    return this.#pending.subarray(this.#at);
            }
            catch (error) {
                if (!(error instanceof Short))
                    throw error;
                this.#missingBytes = error.end - this.#pending.length;
                this.#pending = this.#pending.subarray(start);
                this.#before += start;
                this.#at = 0;
                return undefined;
            }
        }
    }
    get encoding() {
        return this.#encoding;
    }
    get decode() {
        return this.#decode;
    }
    get head() {
        return this.#head;
    }
    #readHead() {
        if (this.#take(5).toString('latin1') !== 'PGDMP')
            throw malformed('it does not begin with PGDMP');
        const [major = 0, minor = 0, , intSize = 0, offsetSize = 0, format = 0] = this.#take(6);
        const version = major * 1_000 + minor;
        if (version < OLDEST_VERSION || version > NEWEST_VERSION || format !== CUSTOM_FORMAT || intSize !== 4) {
            throw malformed(`format ${format}, version ${major}.${minor} is not known`);
        }
        this.#offsetSize = offsetSize;
        if (version >= 1_015)
            this.#take(1);
        else
            this.#int();
        for (let field = 0; field < 7; field += 1)
            this.#int();
        for (let field = 0; field < 3; field += 1)
            this.#text();
        const countAt = this.#before + this.#at;
        return { version, intSize, offsetSize, entries: this.#int(), countAt };
    }
    #readEntry(head) {
        const dumpId = this.#int();
        const hasDataAt = this.#at;
        const hasData = this.#int() !== 0;
        const hasDataPlace = this.#placeFrom(hasDataAt);
        this.#text();
        const oid = Number(this.#text() ?? 0);
        const name = this.#text();
        const description = this.#text() ?? '';
        this.#int();
        const statementAt = this.#at;
        const statement = this.#text();
        const definition = this.#placeFrom(statementAt);
        const drop = this.#skipText();
        const copyAt = this.#at;
        const copyStatement = this.#text();
        const copy = this.#placeFrom(copyAt);
        const schema = this.#text();
        this.#skipText();
        if (head.version >= 1_014)
            this.#skipText();
        if (head.version >= 1_016)
            this.#int();
        const ownerAt = this.#at;
        const owner = this.#text() ?? '';
        const places = { hasData: hasDataPlace, definition, drop, copy, owner: this.#placeFrom(ownerAt) };
        this.#skipText();
        while (this.#text() !== undefined) {
        }
        this.#take(1 + this.#offsetSize);
        if (description === 'ENCODING') {
            this.#encoding = /'(\w+)'/.exec(statement ?? '')?.[1] ?? '';
            this.#decode = archiveDecoder(this.#encoding);
        }
        const isCopy = copyStatement?.startsWith('COPY ') ?? false;
        const entry = { dumpId, oid, hasData, description, schema: schema ?? '', name: name ?? '', isCopy, owner };
        return this.#withPlaces ? { ...entry, places } : entry;
    }
    #take(length) {
        const end = this.#at + length;
        if (end > this.#pending.length)
            throw new Short(end);
        const bytes = this.#pending.subarray(this.#at, end);
        this.#at = end;
        return bytes;
    }
    #int() {
        const bytes = this.#take(5);
        const value = bytes.readUInt32LE(1);
        return bytes[0] === 0 ? value : -value;
    }
    #bytes() {
        const length = this.#int();
        if (length < 0)
            return undefined;
        if (length > MAX_TEXT_BYTES)
            throw malformed('a text in its table of contents is too long');
        return this.#take(length);
    }
    #text() {
        return this.#decoded(this.#bytes());
    }
    #decoded(bytes) {
        return bytes === undefined ? undefined : this.#decode(bytes);
    }
    #skipText() {
        const start = this.#at;
        this.#bytes();
        return this.#placeFrom(start);
    }
    #placeFrom(start) {
        return [this.#before + start, this.#before + this.#at];
    }
}
function malformed(reason) {
    return new errors/* RestorableError */.s$('DUMP_FAILED', `pg_dump's output is not an archive of a known format: ${reason}.`, {
        hint: 'Use pg_dump 13 to 18 (give its folder in PG_BIN). A wrapper script must not print anything of its own.',
    });
}


/***/ }),

/***/ 95336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Hd: () => (/* binding */ objectName),
  HW: () => (/* binding */ readExtensions),
  $I: () => (/* binding */ readObjects),
  qO: () => (/* binding */ readSequenceList),
  lu: () => (/* binding */ readSequences),
  gb: () => (/* binding */ readTables),
  D: () => (/* binding */ withoutNeedlessQuotes)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/engines/postgres/sql/quote.js
var quote = __webpack_require__(90591);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/queries.js
var queries = __webpack_require__(38956);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/rows.js
var catalog_rows = __webpack_require__(71403);
// EXTERNAL MODULE: ./build/engines/postgres/sql/operators.js
var operators = __webpack_require__(25894);
;// CONCATENATED MODULE: ./build/engines/postgres/catalog/settings.js



const flag = (column, text) => `case when ${column} then '${text}' end`;
const join = (...parts) => `pg_catalog.concat_ws(' | ', ${parts.join(', ')})`;
const qualified = (catalog, prefix, oid) => `(select pg_catalog.format('%I.%I', qn.nspname, q.${prefix}name) from pg_catalog.${catalog} q join pg_catalog.pg_namespace qn on qn.oid ${operators.EQ} q.${prefix}namespace where q.oid ${operators.EQ} ${oid})`;
const STATISTICS = join(qualified('pg_class', 'rel', 'x.stxrelid'), "pg_catalog.array_to_string(x.stxkind, '')", `(select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname) from pg_catalog.pg_attribute a
      where a.attrelid ${operators.EQ} x.stxrelid and a.attnum ${operators.EQ} any (x.stxkeys::smallint[]))`);
const CONFIGURATION = join(qualified('pg_ts_parser', 'prs', 'x.cfgparser'), `(select pg_catalog.string_agg(pg_catalog.concat(m.maptokentype, ' ', ${qualified('pg_ts_dict', 'dict', 'm.mapdict')}), ', ' order by m.maptokentype, m.mapseqno)
      from pg_catalog.pg_ts_config_map m where m.mapcfg ${operators.EQ} x.oid)`);
const functionOf = (column) => qualified('pg_proc', 'pro', `a.${column}::pg_catalog.oid`);
const AGGREGATE = `(select ${join('pg_catalog.format_type(p.prorettype, null)', 'p.proparallel', 'a.aggkind', ...['aggtransfn', 'aggfinalfn', 'aggcombinefn', 'aggserialfn', 'aggdeserialfn'].map(functionOf), 'pg_catalog.format_type(a.aggtranstype, null)', flag('a.aggfinalextra', 'final extra'), 'a.aggfinalmodify', `'starts with ' ${operators/* CAT */.xD} a.agginitval`, ...['aggmtransfn', 'aggminvtransfn', 'aggmfinalfn'].map((column) => `'moving ' ${operators/* CAT */.xD} ${functionOf(column)}`), `'moving starts with ' ${operators/* CAT */.xD} a.aggminitval`, qualified('pg_operator', 'opr', 'a.aggsortop'))} from pg_catalog.pg_aggregate a where a.aggfnoid::pg_catalog.oid ${operators.EQ} p.oid)`;
const PUBLISHED = `(select pg_catalog.string_agg(pg_catalog.concat_ws(' ', pg_catalog.format('%I.%I', tn.nspname, t.relname),
      (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname) from pg_catalog.pg_attribute a where a.attrelid ${operators.EQ} t.oid
        and a.attnum ${operators.EQ} any (pg_catalog.translate((pg_catalog.to_jsonb(r) operator(pg_catalog.->>) 'prattrs'), '[]', '{}')::smallint[])),
      case when (pg_catalog.to_jsonb(r) operator(pg_catalog.->>) 'prqual') is not null then 'where' end), '; ' order by tn.nspname, t.relname)
    from pg_catalog.pg_publication_rel r join pg_catalog.pg_class t on t.oid ${operators.EQ} r.prrelid join pg_catalog.pg_namespace tn on tn.oid ${operators.EQ} t.relnamespace
    where r.prpubid ${operators.EQ} x.oid and ${(0,queries/* free */.t9)('pg_class', 't.oid')})`;
const PUBLISHED_SCHEMAS = `(select 'schemas ' ${operators/* CAT */.xD} pg_catalog.string_agg(pg_catalog.quote_ident(sn.nspname), ', ' order by sn.nspname)
    from pg_catalog.pg_depend d join pg_catalog.pg_depend s on s.classid ${operators.EQ} d.classid and s.objid ${operators.EQ} d.objid
      join pg_catalog.pg_namespace sn on sn.oid ${operators.EQ} s.refobjid
    where d.refclassid ${operators.EQ} 'pg_catalog.pg_publication'::pg_catalog.regclass and d.refobjid ${operators.EQ} x.oid
      and s.refclassid ${operators.EQ} 'pg_catalog.pg_namespace'::pg_catalog.regclass)`;
const PUBLICATION = join(flag('x.puballtables', 'all tables'), flag('x.pubinsert', 'insert'), flag('x.pubupdate', 'update'), flag('x.pubdelete', 'delete'), flag('x.pubtruncate', 'truncate'), flag('x.pubviaroot', 'via root'), PUBLISHED, PUBLISHED_SCHEMAS);
const SEQUENCE = `select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I', n.nspname, c.relname) as name, ${catalog_rows/* SEQUENCE_OWNER */.AJ} as owner,
    ${join('pg_catalog.format_type(q.seqtypid, null)', 'q.seqstart', 'q.seqincrement', 'q.seqmin', 'q.seqmax', 'q.seqcache', flag('q.seqcycle', 'cycle'))} as definition
  from pg_catalog.pg_sequence q join pg_catalog.pg_class c on c.oid ${operators.EQ} q.seqrelid join pg_catalog.pg_namespace n on n.oid ${operators.EQ} c.relnamespace
  where c.relpersistence ${operators.NE} 't' and ${(0,operators/* isOwnSchema */.us)('n')} and ${(0,queries/* free */.t9)('pg_class', 'c.oid')}`;
const SETTINGS_QUERIES = [
    { type: 'statistics', sql: (0,queries/* named */.KT)('pg_statistic_ext', 'stx', STATISTICS) },
    {
        type: 'collation',
        sql: (0,queries/* named */.KT)('pg_collation', 'coll', join('x.collprovider', flag('x.collisdeterministic', 'exact'))),
    },
    {
        type: 'conversion',
        sql: (0,queries/* named */.KT)('pg_conversion', 'con', join('x.conforencoding', 'x.contoencoding', qualified('pg_proc', 'pro', 'x.conproc'), flag('x.condefault', 'default'))),
    },
    { type: 'text search configuration', sql: (0,queries/* named */.KT)('pg_ts_config', 'cfg', CONFIGURATION) },
    {
        type: 'text search dictionary',
        sql: (0,queries/* named */.KT)('pg_ts_dict', 'dict', join(qualified('pg_ts_template', 'tmpl', 'x.dicttemplate'), 'x.dictinitoption')),
    },
    { type: 'aggregate', sql: (0,queries/* routine */.R9)('a', AGGREGATE) },
    { type: 'publication', sql: (0,queries/* global */.Sf)('pg_publication', 'pg_catalog.quote_ident(x.pubname)', PUBLICATION) },
    {
        type: 'access method',
        sql: (0,queries/* global */.Sf)('pg_am', 'pg_catalog.quote_ident(x.amname)', join('x.amtype', qualified('pg_proc', 'pro', 'x.amhandler'))),
    },
    {
        type: 'foreign server',
        sql: (0,queries/* global */.Sf)('pg_foreign_server', 'pg_catalog.quote_ident(x.srvname)', `(select pg_catalog.quote_ident(w.fdwname) from pg_catalog.pg_foreign_data_wrapper w where w.oid ${operators.EQ} x.srvfdw)`),
    },
    { type: 'sequence', sql: SEQUENCE },
];

;// CONCATENATED MODULE: ./build/engines/postgres/catalog/catalog.js





async function readObjects(connection, scope) {
    const objects = [];
    for (const { type, sql } of [...queries/* OBJECT_QUERIES */.jJ, ...SETTINGS_QUERIES]) {
        const rows = await connection.query(sql);
        for (const row of rows) {
            if (type === 'schema' ? !scope.hasSchema(row.schema ?? '') : !isInScope(row, scope))
                continue;
            objects.push({
                type,
                name: withoutNeedlessQuotes(row.name),
                definitionSha256: row.definition === null || (type === 'publication' && !scope.isAll) ? null : sha256(row.definition),
            });
        }
    }
    return objects.sort((a, b) => compare(a.type, b.type) || compare(a.name, b.name));
}
function withoutNeedlessQuotes(name) {
    return name.replaceAll(/"((?:[^"]|"")*)"/g, (quoted, inner) => /^[a-z_][a-z0-9_$]*$/.test(inner) ? inner : quoted);
}
function objectName(...parts) {
    return withoutNeedlessQuotes(parts.map(quote/* quoteName */.A).join('.'));
}
function isInScope({ schema, relation, owner = null }, scope) {
    if (scope.isAll || (owner !== null && scope.hasTable(...owner)))
        return true;
    if (relation !== null && schema !== null)
        return scope.hasTable(schema, relation);
    if (schema !== null)
        return scope.hasObject(schema);
    return scope.hasGlobals;
}
async function readSequences(connection, scope) {
    return sequencesOf(await connection.query(catalog_rows/* SEQUENCES_QUERY */.yp), scope, () => null);
}
async function readSequenceList(connection, scope, values) {
    const known = new Map(values.map(({ schema, name, lastValue }) => [JSON.stringify([schema, name]), lastValue]));
    const lastValueOf = ({ schema, name }) => known.get(JSON.stringify([schema, name])) ?? null;
    return sequencesOf(await connection.query(catalog_rows/* SEQUENCE_LIST_QUERY */._D), scope, lastValueOf);
}
function sequencesOf(rows, scope, lastValueOf) {
    return rows
        .filter(({ schema, name, owner }) => scope.hasTable(schema, name) || (owner !== null && scope.hasTable(...owner)))
        .map((row) => ({
        schema: row.schema,
        name: row.name,
        lastValue: row.last_value ?? lastValueOf(row),
        ...(row.goes !== null && { goes: row.goes }),
    }));
}
async function readExtensions(connection, scope) {
    return scope.hasGlobals ? await connection.query(catalog_rows/* EXTENSIONS_QUERY */.Y5) : [];
}
async function readTables(connection, scope) {
    const rows = await connection.query(catalog_rows/* TABLES_QUERY */.bM);
    return rows
        .filter(({ schema, name }) => scope.hasTable(schema, name))
        .map(({ kind, persistence, bytes, moves_within, plans_user_code, narrowest, ...row }) => ({
        ...row,
        plansUserCode: plans_user_code,
        narrowestColumn: narrowest,
        movesWithin: moves_within === null ? undefined : withoutNeedlessQuotes(moves_within),
        kind: kind === 'm' ? 'materialized view' : 'table',
        isUnlogged: persistence === 'u',
        bytes: Number(bytes),
    }));
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 89679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MH: () => (/* binding */ readFacts),
/* harmony export */   XE: () => (/* binding */ readLocale),
/* harmony export */   ik: () => (/* binding */ readSize)
/* harmony export */ });
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25894);

async function readFacts(connection) {
    const [database] = await connection.query(`select pg_catalog.pg_encoding_to_char(encoding) as encoding
       from pg_catalog.pg_database where datname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} pg_catalog.current_database()`);
    const [objects] = await connection.query(`select pg_catalog.count(*)::pg_catalog.text as count,
       pg_catalog.has_table_privilege('pg_catalog.pg_largeobject', 'select') as readable
     from pg_catalog.pg_largeobject_metadata`);
    const facts = {
        encoding: database?.encoding ?? '',
        'large-objects': objects?.count ?? '0',
    };
    if (objects?.readable === true) {
        const [size] = await connection.query('select coalesce(pg_catalog.sum(pg_catalog.length(data)), 0)::pg_catalog.text as bytes from pg_catalog.pg_largeobject');
        facts['large-object-bytes'] = size?.bytes ?? '0';
    }
    return facts;
}
async function readLocale(connection) {
    const [row] = await connection.query(`select pg_catalog.to_jsonb(d) as database from pg_catalog.pg_database d
       where datname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} pg_catalog.current_database()`);
    const database = row?.database ?? {};
    const facts = {
        collation: database['datcollate'] ?? '',
        ctype: database['datctype'] ?? '',
    };
    const provider = LOCALE_PROVIDERS[database['datlocprovider'] ?? 'c'];
    const locale = database['datlocale'] ?? database['daticulocale'];
    return provider === undefined || locale == null
        ? facts
        : {
            ...facts,
            'locale-provider': provider,
            locale,
            ...(database['daticurules'] && { 'icu-rules': database['daticurules'] }),
        };
}
const LOCALE_PROVIDERS = { i: 'icu', b: 'builtin' };
async function readSize(connection) {
    const [row] = await connection.query(`select case when pg_catalog.has_database_privilege(pg_catalog.current_database(), 'connect')
       then pg_catalog.pg_database_size(pg_catalog.current_database())::pg_catalog.text end as bytes`);
    return row?.bytes == null ? null : Number(row.bytes);
}


/***/ }),

/***/ 73972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pg: () => (/* binding */ assembleFingerprint),
/* harmony export */   eU: () => (/* binding */ takeOutline),
/* harmony export */   mP: () => (/* binding */ takeFingerprint)
/* harmony export */ });
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95336);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89679);
/* harmony import */ var _row_counts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56781);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47863);




async function takeFingerprint(connection, counts = () => true) {
    return connection.transaction(async () => {
        const sequences = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .readSequences */ .lu)(connection, _scope_js__WEBPACK_IMPORTED_MODULE_3__/* .WHOLE_DATABASE */ .A);
        const outline = await takeOutline(connection, _scope_js__WEBPACK_IMPORTED_MODULE_3__/* .WHOLE_DATABASE */ .A, sequences);
        const tables = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .readTables */ .gb)(connection, _scope_js__WEBPACK_IMPORTED_MODULE_3__/* .WHOLE_DATABASE */ .A);
        const rows = await (0,_row_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .countRows */ .BO)(connection, tables.filter(counts));
        return assembleFingerprint(outline, [...rows, ...tables.filter((table) => !counts(table)).map(_row_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .unknownRows */ .YZ)]);
    }, { readOnly: true });
}
async function takeOutline(connection, scope, sequences) {
    return {
        engine: 'postgres',
        serverVersion: connection.serverVersion.split(' ')[0] ?? connection.serverVersion,
        takenAt: new Date().toISOString(),
        sizeBytes: await (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .readSize */ .ik)(connection),
        objects: await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(connection, scope),
        sequences,
        extensions: await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .readExtensions */ .HW)(connection, scope),
        facts: await (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .readFacts */ .MH)(connection),
    };
}
function assembleFingerprint(outline, tables) {
    const key = ({ schema, name }) => JSON.stringify([schema, name]);
    return { ...outline, tables: [...tables].sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}


/***/ }),

/***/ 2051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xh: () => (/* binding */ DATABASE_KINDS_FIRST),
/* harmony export */   mP: () => (/* binding */ SCHEMA_KINDS),
/* harmony export */   po: () => (/* binding */ DATABASE_KINDS_LAST)
/* harmony export */ });
/* unused harmony export PLANNED_CATALOGS */
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25894);

const SCHEMA_KINDS = [
    {
        catalog: 'pg_class',
        prefix: 'rel',
        hasOwner: true,
        drop: undefined,
        only: `x.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} any ('{r,p,v,m,f,S}')`,
    },
    { catalog: 'pg_statistic_ext', prefix: 'stx', hasOwner: true, drop: 'statistics', only: 'true' },
    { catalog: 'pg_proc', prefix: 'pro', hasOwner: true, drop: 'routine', only: 'true' },
    { catalog: 'pg_opclass', prefix: 'opc', hasOwner: true, drop: 'operator class', only: 'true' },
    { catalog: 'pg_opfamily', prefix: 'opf', hasOwner: true, drop: 'operator family', only: 'true' },
    { catalog: 'pg_operator', prefix: 'opr', hasOwner: true, drop: 'operator', only: 'true' },
    { catalog: 'pg_ts_config', prefix: 'cfg', hasOwner: true, drop: 'text search configuration', only: 'true' },
    { catalog: 'pg_ts_dict', prefix: 'dict', hasOwner: true, drop: 'text search dictionary', only: 'true' },
    { catalog: 'pg_ts_template', prefix: 'tmpl', hasOwner: false, drop: 'text search template', only: 'true' },
    { catalog: 'pg_ts_parser', prefix: 'prs', hasOwner: false, drop: 'text search parser', only: 'true' },
    { catalog: 'pg_conversion', prefix: 'con', hasOwner: true, drop: 'conversion', only: 'true' },
    {
        catalog: 'pg_type',
        prefix: 'typ',
        hasOwner: true,
        drop: 'type',
        only: `(x.typrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 0 or exists (select from pg_catalog.pg_class c where c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} x.typrelid and c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'c'))`,
    },
    { catalog: 'pg_collation', prefix: 'coll', hasOwner: true, drop: 'collation', only: 'true' },
];
const usage = (owner) => `pg_catalog.pg_has_role(${owner}, 'usage')`;
const format = (pattern, ...values) => `pg_catalog.format('${pattern}', ${values.join(', ')})`;
const typeOwner = (type) => `exists (select from pg_catalog.pg_type t where t.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} ${type} and ${usage('t.typowner')})`;
const typeName = (type) => `pg_catalog.format_type(${type}, null)`;
const LANGUAGE = `(select lanname from pg_catalog.pg_language l where l.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} x.trflang)`;
const SUPERUSER = `(select rolsuper from pg_catalog.pg_roles where rolname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} current_user)`;
const DATABASE_KINDS_FIRST = [
    {
        catalog: 'pg_event_trigger',
        entry: 'EVENT TRIGGER',
        type: 'event trigger',
        name: 'x.evtname',
        sql: format('drop event trigger if exists %I', 'x.evtname'),
        mine: usage('x.evtowner'),
    },
    {
        catalog: 'pg_publication',
        entry: 'PUBLICATION',
        type: 'publication',
        name: 'x.pubname',
        sql: format('drop publication if exists %I', 'x.pubname'),
        mine: usage('x.pubowner'),
    },
];
const DATABASE_KINDS_LAST = [
    {
        catalog: 'pg_foreign_server',
        entry: 'SERVER',
        type: 'foreign server',
        name: 'x.srvname',
        sql: format('drop server if exists %I cascade', 'x.srvname'),
        mine: usage('x.srvowner'),
    },
    {
        catalog: 'pg_foreign_data_wrapper',
        entry: 'FOREIGN DATA WRAPPER',
        type: 'foreign-data wrapper',
        name: 'x.fdwname',
        sql: format('drop foreign data wrapper if exists %I cascade', 'x.fdwname'),
        mine: usage('x.fdwowner'),
    },
    {
        catalog: 'pg_cast',
        entry: 'CAST',
        type: 'cast',
        compared: format('%s as %s', typeName('x.castsource'), typeName('x.casttarget')),
        name: format('CAST (%s AS %s)', typeName('x.castsource'), typeName('x.casttarget')),
        sql: format('drop cast if exists (%s as %s) cascade', typeName('x.castsource'), typeName('x.casttarget')),
        mine: `(${typeOwner('x.castsource')} or ${typeOwner('x.casttarget')})`,
    },
    {
        catalog: 'pg_transform',
        entry: 'TRANSFORM',
        type: 'transform',
        name: format('TRANSFORM FOR %s LANGUAGE %I', typeName('x.trftype'), LANGUAGE),
        sql: format('drop transform if exists for %s language %I cascade', typeName('x.trftype'), LANGUAGE),
        mine: typeOwner('x.trftype'),
    },
    {
        catalog: 'pg_language',
        entry: 'PROCEDURAL LANGUAGE',
        type: 'language',
        name: 'x.lanname',
        sql: format('drop language if exists %I cascade', 'x.lanname'),
        mine: usage('x.lanowner'),
    },
    {
        catalog: 'pg_am',
        entry: 'ACCESS METHOD',
        type: 'access method',
        name: 'x.amname',
        sql: format('drop access method if exists %I cascade', 'x.amname'),
        mine: SUPERUSER,
    },
];
const OTHER_CATALOGS = {
    falls: [
        'pg_attrdef',
        'pg_constraint',
        'pg_enum',
        'pg_policy',
        'pg_publication_namespace',
        'pg_publication_rel',
        'pg_rewrite',
        'pg_trigger',
        'pg_amop',
        'pg_amproc',
    ],
    own: [
        'pg_namespace',
        'pg_extension',
        'pg_default_acl',
        'pg_largeobject_metadata',
        'pg_subscription',
        'pg_user_mapping',
    ],
    shared: ['pg_auth_members', 'pg_authid', 'pg_database', 'pg_parameter_acl', 'pg_tablespace'],
};
const PLANNED_CATALOGS = [
    ...SCHEMA_KINDS.map(({ catalog }) => catalog),
    ...DATABASE_KINDS_FIRST.map(({ catalog }) => catalog),
    ...DATABASE_KINDS_LAST.map(({ catalog }) => catalog),
    ...Object.values(OTHER_CATALOGS).flat(),
];


/***/ }),

/***/ 38956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ FIRST_OWN),
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   R9: () => (/* binding */ routine),
/* harmony export */   Sf: () => (/* binding */ global),
/* harmony export */   jJ: () => (/* binding */ OBJECT_QUERIES),
/* harmony export */   t9: () => (/* binding */ free)
/* harmony export */ });
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25894);

const free = (catalog, oid) => `not exists (select 1 from pg_catalog.pg_depend e where e.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and e.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} ${oid} and e.deptype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'e')`;
const FIRST_OWN = 16_384;
const STABLE_DEFAULT = String.raw `^(nextval\(''([^'']|'''')*''::regclass\)|true|false|NULL|[0-9.]+|''([^'']|'''')*''::[a-z ]+(\([0-9,]+\))?|now\(\)|CURRENT_(TIMESTAMP|DATE)|gen_random_uuid\(\))$`;
const COLUMNS = `(select pg_catalog.string_agg(pg_catalog.concat_ws(' ', pg_catalog.quote_ident(a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull and (a.attinhcount ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 0 or c.relispartition) then 'not null' end, case when a.attidentity ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} '' then pg_catalog.concat('identity ', a.attidentity) end, case when a.attgenerated ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} '' then pg_catalog.concat('generated ', a.attgenerated) end,
    case when a.attcollation ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} t.typcollation then (select 'collate ' ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .CAT */ .xD} pg_catalog.quote_ident(l.collname) from pg_catalog.pg_collation l where l.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} a.attcollation) end,
    case when d.oid is not null then 'default ' ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .CAT */ .xD} case when pg_catalog.pg_get_expr(d.adbin, d.adrelid) ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .MATCHES */ .W$} '${STABLE_DEFAULT}'
      then pg_catalog.pg_get_expr(d.adbin, d.adrelid) else '?' end end),
    ', ' order by case when c.relispartition or not exists (select 1 from pg_catalog.pg_inherits i where i.inhrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.oid) then a.attnum end, a.attname)
  from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} a.atttypid left join pg_catalog.pg_attrdef d on d.adrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} a.attrelid and d.adnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} a.attnum
  where a.attrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.oid and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.GT} 0 and not a.attisdropped)`;
const stands = (relation) => `pg_catalog.pg_table_is_visible(${relation}) is not null`;
const relation = (kinds, definition) => `
  select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I', n.nspname, c.relname) as name, case when ${stands('c.oid')} then ${definition} end as definition
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.relnamespace
  where c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} any ('{${kinds}}') and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_class', 'c.oid')}`;
const OPTIONS = `(select pg_catalog.string_agg(o.option, ', ' order by o.option) from pg_catalog.unnest(c.reloptions) o(option))`;
const newer = (row, column) => `(pg_catalog.to_jsonb(${row}) operator(pg_catalog.->>) '${column}')`;
const onlyIf = (condition, text) => `case when ${condition} then '${text}' end`;
const TABLE = `pg_catalog.concat_ws(' | ', c.relkind, case when c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'r' then c.relpersistence end, ${COLUMNS},
  case when c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'p' then (select case when k.partexprs is null then pg_catalog.pg_get_partkeydef(c.oid) else k.partstrat::pg_catalog.text end
    from pg_catalog.pg_partitioned_table k where k.partrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.oid) end,
  (select pg_catalog.string_agg(pg_catalog.format('%I.%I', pn.nspname, pc.relname), ', ' order by i.inhseqno) from pg_catalog.pg_inherits i
    join pg_catalog.pg_class pc on pc.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} i.inhparent join pg_catalog.pg_namespace pn on pn.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} pc.relnamespace where i.inhrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.oid),
  case when c.relispartition then pg_catalog.pg_get_expr(c.relpartbound, c.oid) end,
  case when c.relrowsecurity then 'row security' end, case when c.relforcerowsecurity then 'forced' end, ${OPTIONS},
  ${onlyIf(`c.relreplident ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'f'`, 'replica identity full')}, ${onlyIf(`c.relreplident ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'n'`, 'no replica identity')})`;
const INDEX = `
  select n.nspname as schema, t.relname as relation, pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
    case when ${stands('t.oid')} then pg_catalog.concat_ws(' | ', pg_catalog.format('%I.%I', n.nspname, t.relname), m.amname, case when i.indisunique then 'unique' end, case when i.indisprimary then 'primary' end,
      case when i.indisexclusion then 'exclusion' end, i.indnkeyatts, case when i.indpred is not null then 'partial' end,
      ${onlyIf(`${newer('i', 'indnullsnotdistinct')} ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'true'`, 'nulls not distinct')}, ${onlyIf('i.indisreplident', 'replica identity')}, ${onlyIf('i.indisclustered', 'clustered')}, ${OPTIONS},
      (select pg_catalog.string_agg(pg_catalog.concat_ws(' ', case when k.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 0 then '?' else pg_catalog.quote_ident(a.attname) end,
          i.indoption[k.at ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .MINUS */ .N5} 1], (select o.opcname from pg_catalog.pg_opclass o where o.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} i.indclass[k.at ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .MINUS */ .N5} 1]),
          (select 'collate ' ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .CAT */ .xD} pg_catalog.quote_ident(l.collname) from pg_catalog.pg_collation l where l.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} i.indcollation[k.at ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .MINUS */ .N5} 1] and l.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} a.attcollation)), ', ' order by k.at)
        from pg_catalog.unnest(i.indkey::smallint[]) with ordinality k(attnum, at)
        left join pg_catalog.pg_attribute a on a.attrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} i.indrelid and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} k.attnum)) end as definition
  from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} i.indexrelid join pg_catalog.pg_class t on t.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} i.indrelid
    join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.relnamespace join pg_catalog.pg_am m on m.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.relam
  where ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and (i.indisvalid or t.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'p') and ${free('pg_class', 't.oid')} and ${free('pg_class', 'c.oid')}`;
const columnNames = (relation, numbers) => `(select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by k.at)
        from pg_catalog.unnest(${numbers}) with ordinality k(attnum, at) join pg_catalog.pg_attribute a on a.attrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} ${relation} and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} k.attnum)`;
const CONSTRAINT = `
  select n.nspname as schema, r.relname as relation,
    pg_catalog.format('%I.%I.%I', n.nspname, coalesce(r.relname, d.typname), c.conname) as name,
    pg_catalog.concat_ws(' | ', c.contype, case when c.contype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} 'c' and r.oid is not null then ${columnNames('c.conrelid', 'c.conkey')} end,
      case when c.contype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'f' then pg_catalog.format('%I.%I', fn.nspname, f.relname) end,
      case when c.contype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'f' then ${columnNames('c.confrelid', 'c.confkey')} end,
      case when c.contype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'f' then pg_catalog.concat(c.confupdtype, c.confdeltype, c.confmatchtype) end,
      case when c.condeferrable then 'deferrable' end, case when c.condeferred then 'deferred' end,
      case when not c.convalidated and c.coninhcount ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 0 then 'not valid' end,
      ${onlyIf(`c.contype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'c' and c.connoinherit`, 'no inherit')}, ${onlyIf(`${newer('c', 'conenforced')} ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'false'`, 'not enforced')}, ${onlyIf(`${newer('c', 'conperiod')} ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'true'`, 'period')},
      ${columnNames('c.conrelid', "pg_catalog.translate((pg_catalog.to_jsonb(c) operator(pg_catalog.->>) 'confdelsetcols'), '[]', '{}')::smallint[]")},
      (select pg_catalog.string_agg(o.oprname, ', ' order by k.at) from pg_catalog.unnest(c.conexclop) with ordinality k(operator, at) join pg_catalog.pg_operator o on o.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} k.operator)) as definition
  from pg_catalog.pg_constraint c join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.connamespace left join pg_catalog.pg_class r on r.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.conrelid
    left join pg_catalog.pg_type d on d.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.contypid left join pg_catalog.pg_class f on f.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.confrelid left join pg_catalog.pg_namespace fn on fn.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} f.relnamespace
  where c.contype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} any ('{c,f,p,u,x}') and c.conparentid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 0 and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')}
    and ${free('pg_class', 'c.conrelid')} and ${free('pg_type', 'c.contypid')}`;
const ROUTINE_NAME = `pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid))`;
const routine = (kinds, definition) => `
  select n.nspname as schema, null as relation, ${ROUTINE_NAME} as name, ${definition} as definition
  from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} p.pronamespace join pg_catalog.pg_language l on l.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} p.prolang
  where p.prokind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} any ('{${kinds}}') and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_proc', 'p.oid')}
    and not exists (select 1 from pg_catalog.pg_depend i where i.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'pg_catalog.pg_proc'::pg_catalog.regclass and i.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} p.oid and i.deptype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'i')`;
const FUNCTION = `pg_catalog.concat_ws(' | ', p.prokind, l.lanname, pg_catalog.pg_get_function_result(p.oid), p.provolatile, p.proparallel,
  case when p.proisstrict then 'strict' end, case when p.prosecdef then 'definer' end, case when p.proleakproof then 'leakproof' end,
  pg_catalog.array_to_string(p.proconfig, ', '), p.probin, p.prosrc,
  case when p.pronargdefaults ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.GT} 0 then p.pronargdefaults end)`;
const TRIGGER = `
  select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, g.tgname) as name,
    pg_catalog.concat_ws(' | ', (select pg_catalog.format('%I.%I', pn.nspname, p.proname) from pg_catalog.pg_proc p join pg_catalog.pg_namespace pn on pn.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} p.pronamespace where p.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} g.tgfoid),
      g.tgtype, g.tgenabled, ${columnNames('g.tgrelid', 'g.tgattr::smallint[]')}, pg_catalog.encode(g.tgargs, 'hex'), g.tgdeferrable, g.tginitdeferred,
      case when g.tgqual is not null then 'when' end, g.tgoldtable, g.tgnewtable) as definition
  from pg_catalog.pg_trigger g join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} g.tgrelid join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.relnamespace
  where not g.tgisinternal and g.tgparentid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 0 and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_class', 'c.oid')} and ${free('pg_trigger', 'g.oid')}`;
const POLICY = `
  select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, p.polname) as name,
    pg_catalog.concat_ws(' | ', p.polcmd, p.polpermissive, case when p.polqual is not null then 'using' end,
      case when p.polwithcheck is not null then 'check' end) as definition
  from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} p.polrelid join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.relnamespace
  where ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_class', 'c.oid')}`;
const RULE = `
  select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, r.rulename) as name,
    pg_catalog.concat_ws(' | ', r.ev_type, r.ev_enabled, r.is_instead) as definition
  from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} r.ev_class join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.relnamespace
  where r.rulename ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} '_RETURN' and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_class', 'c.oid')}`;
const type = (condition, definition) => `
  select n.nspname as schema, null as relation, pg_catalog.format('%I.%I', n.nspname, t.typname) as name, ${definition} as definition
  from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} t.typnamespace
  where ${condition} and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_type', 't.oid')}`;
const ENUM = `(select pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_catalog.pg_enum e where e.enumtypid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} t.oid)`;
const DOMAIN = `pg_catalog.concat_ws(' | ', pg_catalog.format_type(t.typbasetype, t.typtypmod), case when t.typnotnull then 'not null' end,
  case when t.typdefault is not null then 'default' end)`;
const COMPOSITE = `(select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .CAT */ .xD} ' ' ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .CAT */ .xD} pg_catalog.format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
  from pg_catalog.pg_attribute a where a.attrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} t.typrelid and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.GT} 0 and not a.attisdropped)`;
const named = (catalog, prefix, definition = 'null') => `
  select n.nspname as schema, null as relation, pg_catalog.format('%I.%I', n.nspname, x.${prefix}name) as name, ${definition} as definition
  from pg_catalog.${catalog} x join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} x.${prefix}namespace where ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free(catalog, 'x.oid')}`;
const global = (catalog, name, definition = 'null') => `
  select null as schema, null as relation, ${name} as name, ${definition} as definition
  from pg_catalog.${catalog} x where x.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.GE} ${FIRST_OWN} and ${free(catalog, 'x.oid')}
    and not exists (select 1 from pg_catalog.pg_depend i where i.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and i.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} x.oid and i.deptype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'i')`;
const IS_FILLED = `c.relispopulated and not exists (
    with recursive reads(oid) as (
      select c.oid
      union select d.refobjid from reads join pg_catalog.pg_rewrite w on w.ev_class ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} reads.oid
        join pg_catalog.pg_depend d on d.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} w.oid
          and d.refclassid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'pg_catalog.pg_class'::pg_catalog.regclass
    )
    select from reads join pg_catalog.pg_class v on v.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} reads.oid where v.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'm' and not v.relispopulated)`;
const OBJECT_QUERIES = [
    {
        type: 'schema',
        sql: `select n.nspname as schema, null as relation, pg_catalog.quote_ident(n.nspname) as name, null as definition
      from pg_catalog.pg_namespace n where ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and n.nspname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} 'public' and ${free('pg_namespace', 'n.oid')}`,
    },
    { type: 'table', sql: relation('r,p', TABLE) },
    { type: 'foreign table', sql: relation('f', COLUMNS) },
    { type: 'view', sql: relation('v', `pg_catalog.concat_ws(' | ', ${COLUMNS}, ${OPTIONS})`) },
    {
        type: 'materialized view',
        sql: relation('m', `pg_catalog.concat_ws(' | ', ${COLUMNS}, case when ${IS_FILLED} then 'populated' end, ${OPTIONS})`),
    },
    { type: 'index', sql: INDEX },
    { type: 'constraint', sql: CONSTRAINT },
    { type: 'function', sql: routine('f,p,w', FUNCTION) },
    { type: 'trigger', sql: TRIGGER },
    { type: 'policy', sql: POLICY },
    { type: 'rule', sql: RULE },
    { type: 'enum', sql: type(`t.typtype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'e'`, ENUM) },
    { type: 'domain', sql: type(`t.typtype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'd'`, DOMAIN) },
    {
        type: 'type',
        sql: `${type(`t.typtype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'c' and exists (select 1 from pg_catalog.pg_class c where c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} t.typrelid and c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'c')`, COMPOSITE)}
      union all ${type(`t.typtype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} any ('{b,r}') and t.typcategory ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} 'A'`, 't.typtype::pg_catalog.text')}`,
    },
    {
        type: 'operator',
        sql: `select n.nspname as schema, null as relation,
        pg_catalog.format('%I.%s(%s, %s)', n.nspname, o.oprname, pg_catalog.format_type(case when o.oprleft ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} 0 then o.oprleft end, null), pg_catalog.format_type(case when o.oprright ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} 0 then o.oprright end, null)) as name,
        o.oprcode::pg_catalog.text as definition
      from pg_catalog.pg_operator o join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} o.oprnamespace 
      where o.oprcode ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} 0 and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_operator', 'o.oid')}`,
    },
    {
        type: 'operator class',
        sql: `select n.nspname as schema, null as relation, pg_catalog.format('%I.%I using %I', n.nspname, o.opcname, m.amname) as name, o.opcintype::pg_catalog.regtype::pg_catalog.text as definition
      from pg_catalog.pg_opclass o join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} o.opcnamespace join pg_catalog.pg_am m on m.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} o.opcmethod
      where ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_opclass', 'o.oid')}`,
    },
    {
        type: 'event trigger',
        sql: global('pg_event_trigger', 'pg_catalog.quote_ident(x.evtname)', "pg_catalog.concat_ws(' | ', x.evtevent, x.evtfoid::pg_catalog.regproc, x.evtenabled, pg_catalog.array_to_string(x.evttags, ', '))"),
    },
    {
        type: 'cast',
        sql: global('pg_cast', "pg_catalog.format('%s as %s', pg_catalog.format_type(x.castsource, null), pg_catalog.format_type(x.casttarget, null))", 'pg_catalog.concat(x.castcontext, x.castmethod)'),
    },
    { type: 'language', sql: global('pg_language', 'pg_catalog.quote_ident(x.lanname)') },
    {
        type: 'operator family',
        sql: `select n.nspname as schema, null as relation, pg_catalog.format('%I.%I using %I', n.nspname, o.opfname, m.amname) as name, null as definition
      from pg_catalog.pg_opfamily o join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} o.opfnamespace join pg_catalog.pg_am m on m.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} o.opfmethod
      where ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_opfamily', 'o.oid')}`,
    },
    { type: 'text search parser', sql: named('pg_ts_parser', 'prs') },
    { type: 'text search template', sql: named('pg_ts_template', 'tmpl') },
    {
        type: 'transform',
        sql: global('pg_transform', "pg_catalog.format('%s for %I', pg_catalog.format_type(x.trftype, null), (select l.lanname from pg_catalog.pg_language l where l.oid operator(pg_catalog.=) x.trflang))"),
    },
    { type: 'foreign-data wrapper', sql: global('pg_foreign_data_wrapper', 'pg_catalog.quote_ident(x.fdwname)') },
];


/***/ }),

/***/ 22630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isReserved),
/* harmony export */   r: () => (/* binding */ reservedAmong)
/* harmony export */ });
const RESERVED = /^(?:pg_|rds|aws_|cloudsql|azure_|supabase_|neon_|alloydb|crunchy_)|^(?:azuresu|cloud_admin|doadmin|_doadmin\w*|pgsodium_\w+|pgtle_admin|dashboard_user)$/;
const RESERVED_AT_SUPABASE = /^(?:authenticator|pgbouncer)$/;
function isReserved(name) {
    return RESERVED.test(name);
}
function reservedAmong(names) {
    const isSupabase = names.some((name) => name.startsWith('supabase_'));
    return new Set(names.filter((name) => isReserved(name) || (isSupabase && RESERVED_AT_SUPABASE.test(name))));
}


/***/ }),

/***/ 56781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ planCounts),
/* harmony export */   BO: () => (/* binding */ countRows),
/* harmony export */   EO: () => (/* binding */ READ_NO_INDEX),
/* harmony export */   RO: () => (/* binding */ rowsOf),
/* harmony export */   YZ: () => (/* binding */ unknownRows),
/* harmony export */   ti: () => (/* binding */ askWithin)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _parts_batches_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49391);
/* harmony import */ var _connection_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80954);



const COUNT_BYTES_PER_MS = 100_000;
const COPY_BYTES_PER_MS = 25_000;
const BATCH = { items: 50, bytes: 32 * 1024 * 1024 };
const PATIENCE = 3;
function planCounts(tables, timeLimitMs) {
    const byServer = [];
    const inDump = [];
    let expectedMs = 0;
    for (const table of [...tables].sort((a, b) => a.bytes - b.bytes)) {
        expectedMs += table.bytes / (table.plansUserCode ? COPY_BYTES_PER_MS : COUNT_BYTES_PER_MS);
        if (expectedMs <= timeLimitMs || table.kind === 'materialized view')
            byServer.push(table);
        else
            inDump.push(table);
    }
    return { byServer, inDump };
}
async function countRows(connection, tables, timeLimitMs = Number.POSITIVE_INFINITY) {
    const counted = [];
    const deadline = performance.now() + timeLimitMs * PATIENCE;
    for (const table of tables)
        if (table.kind !== 'table')
            counted.push(unknownRows(table));
    const own = tables.filter(({ kind }) => kind === 'table');
    const planned = own.filter(({ plansUserCode }) => !plansUserCode);
    const copied = own.filter(({ plansUserCode }) => plansUserCode).map((table) => [table]);
    for (const batch of [...(0,_parts_batches_js__WEBPACK_IMPORTED_MODULE_2__/* .batches */ .X)(planned, BATCH), ...copied]) {
        const leftMs = deadline - performance.now();
        counted.push(...(leftMs <= 0 ? batch.map(unknownRows) : await countWithin(connection, batch, leftMs)));
    }
    return counted;
}
function unknownRows(table) {
    return rowsOf(table, null, 'unknown');
}
function rowsOf({ schema, name, movesWithin }, rows, rowsFrom) {
    return { schema, name, rows, rowsFrom, ...(movesWithin !== undefined && { movesWithin }) };
}
async function countWithin(connection, batch, leftMs) {
    if (!Number.isFinite(leftMs))
        return countBatch(connection, batch);
    const counted = await askWithin(connection, leftMs, () => countBatch(connection, batch));
    if (counted !== 'refused' && counted !== 'late')
        return counted;
    return counted === 'late' || batch.length === 1 ? batch.map(unknownRows) : countSingly(connection, batch, leftMs);
}
async function askWithin(connection, leftMs, question) {
    const limit = Math.max(1, Math.ceil(leftMs));
    await connection.simple(`savepoint extra; set local statement_timeout = ${limit}`);
    try {
        return await question();
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || !/^DATABASE_(QUERY|PRIVILEGE|ROW_SECURITY)$/.test(error.code))
            throw error;
        return (0,_connection_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L4)(error) === '57014' ? 'late' : 'refused';
    }
    finally {
        await connection.simple('rollback to savepoint extra').catch(() => { });
    }
}
const READ_NO_INDEX = 'set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off';
async function countSingly(connection, batch, leftMs) {
    const counted = [];
    for (const table of batch)
        counted.push(...(await countWithin(connection, [table], leftMs)));
    return counted;
}
async function countBatch(connection, batch) {
    const [first] = batch;
    if (first?.plansUserCode === true)
        return [await copyOne(connection, first)];
    await connection.simple(READ_NO_INDEX);
    const sql = batch.map(({ quoted }, index) => `select ${index} as at, pg_catalog.count(*)::pg_catalog.text as rows from only ${quoted}`);
    const rows = await connection.query(sql.join(' union all '));
    const byIndex = new Map(rows.map(({ at, rows: count }) => [at, Number(count)]));
    return batch.map((table, index) => rowsOf(table, byIndex.get(index) ?? 0, 'count'));
}
async function copyOne(connection, table) {
    const column = table.narrowestColumn === null ? '' : ` (${table.narrowestColumn})`;
    return rowsOf(table, await connection.countCopied(`copy ${table.quoted}${column} to stdout`), 'count');
}


/***/ }),

/***/ 71403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AJ: () => (/* binding */ SEQUENCE_OWNER),
/* harmony export */   Jk: () => (/* binding */ treePlansUserCode),
/* harmony export */   Y5: () => (/* binding */ EXTENSIONS_QUERY),
/* harmony export */   _D: () => (/* binding */ SEQUENCE_LIST_QUERY),
/* harmony export */   bM: () => (/* binding */ TABLES_QUERY),
/* harmony export */   g7: () => (/* binding */ treeOf),
/* harmony export */   yp: () => (/* binding */ SEQUENCES_QUERY)
/* harmony export */ });
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25894);
/* harmony import */ var _queries_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38956);


const SEQUENCE_OWNER = `(select array[tn.nspname::pg_catalog.text, t.relname::pg_catalog.text] from pg_catalog.pg_depend d join pg_catalog.pg_class t on t.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} d.refobjid join pg_catalog.pg_namespace tn on tn.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} t.relnamespace
      where d.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} c.oid and d.refclassid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} any ('{a,i}')
      limit 1)`;
const SEQUENCE = `n.nspname as schema, c.relname as name, case when q.seqcycle then 'around' when q.seqincrement ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.LT} 0 then 'down' end as goes,
    ${SEQUENCE_OWNER} as owner`;
const FROM_SEQUENCES = `from pg_catalog.pg_sequence q join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} q.seqrelid join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} c.relnamespace`;
const OWN_SEQUENCES = `c.relpersistence ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.NE} 't' and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__/* .isOwnSchema */ .us)('n')} and ${(0,_queries_js__WEBPACK_IMPORTED_MODULE_0__/* .free */ .t9)('pg_class', 'c.oid')}`;
const SEQUENCE_LIST_QUERY = `select ${SEQUENCE} ${FROM_SEQUENCES} where ${OWN_SEQUENCES} order by 1, 2`;
const SEQUENCES_QUERY = `select ${SEQUENCE}, s.last_value::pg_catalog.text as last_value ${FROM_SEQUENCES}
  join pg_catalog.pg_sequences s on s.schemaname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} n.nspname and s.sequencename ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} c.relname where ${OWN_SEQUENCES} order by 1, 2`;
const USER_CODE = `any ('{pg_catalog.pg_proc,pg_catalog.pg_operator,pg_catalog.pg_type}'::pg_catalog.regclass[]::pg_catalog.oid[])`;
const plansUserCode = (oid) => `(exists (select from pg_catalog.pg_index i join pg_catalog.pg_depend d
      on d.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} i.indexrelid and d.refclassid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} ${USER_CODE}
      where i.indrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} ${oid} and (i.indexprs is not null or i.indpred is not null))
    or exists (select from pg_catalog.pg_statistic_ext s join pg_catalog.pg_depend d
      on d.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass and d.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} s.oid and d.refclassid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} ${USER_CODE}
      where s.stxrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} ${oid}))`;
const treeOf = (oid, condition) => `with recursive tree(oid) as (select ${oid}
    union all select i.inhrelid from tree join pg_catalog.pg_inherits i on i.inhparent ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} tree.oid)
  select tree.oid from tree join pg_catalog.pg_class l on l.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} tree.oid where ${condition}`;
const treePlansUserCode = (oid) => `exists (${treeOf(oid, `l.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'p' and (${plansUserCode('l.oid')}
    or exists (select from pg_catalog.pg_partitioned_table t join pg_catalog.pg_depend d
      on d.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} t.partrelid and d.refclassid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} ${USER_CODE}
      where t.partrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} l.oid and t.partexprs is not null))`)})`;
const NARROWEST_COLUMN = `(select pg_catalog.quote_ident(a.attname) from pg_catalog.pg_attribute a
      where a.attrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} c.oid and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.GT} 0 and not a.attisdropped and a.attgenerated ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} ''
      order by case when a.attlen ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.GT} 0 then a.attlen end, a.attnum limit 1)`;
const TABLES_QUERY = `
  select c.oid, n.nspname as schema, c.relname as name, c.relkind as kind, c.relpersistence as persistence,
    coalesce(pg_catalog.pg_relation_size(c.oid), 0)::pg_catalog.text as bytes, pg_catalog.format('%I.%I', n.nspname, c.relname) as quoted,
    ${plansUserCode('c.oid')} as plans_user_code, ${NARROWEST_COLUMN} as narrowest,
    case when c.relispartition then (select p.relid::pg_catalog.text from pg_catalog.pg_partition_ancestors(c.oid) with ordinality p(relid, level)
      join pg_catalog.pg_partitioned_table t on t.partrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} p.relid where t.partstrat ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'h' order by p.level desc limit 1) end as moves_within
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} c.relnamespace
  where c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} any ('{r,m}') and c.relpersistence ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.NE} 't' and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__/* .isOwnSchema */ .us)('n')} and ${(0,_queries_js__WEBPACK_IMPORTED_MODULE_0__/* .free */ .t9)('pg_class', 'c.oid')} order by 2, 3`;
const EXTENSIONS_QUERY = `select extname as name, extversion as version from pg_catalog.pg_extension where oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.GE} ${_queries_js__WEBPACK_IMPORTED_MODULE_0__/* .FIRST_OWN */ .Em} and extname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.NE} 'plpgsql' order by 1`;


/***/ }),

/***/ 47863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ WHOLE_DATABASE),
  H: () => (/* binding */ resolveScope)
});

// EXTERNAL MODULE: ../node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(2818);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/engines/postgres/sql/operators.js
var operators = __webpack_require__(25894);
;// CONCATENATED MODULE: ./build/engines/postgres/catalog/scope-partitions.js

function relativesOf(relations, isChosen) {
    const parents = new Set(relations.filter(({ schema, name }) => isChosen(schema, name)).flatMap(({ above }) => above.map(keyOf)));
    return relations.filter(({ schema, name, above }) => !isChosen(schema, name) && (parents.has(keyOf([schema, name])) || above.some((parent) => isChosen(...parent))));
}
function partitionsOf(relations, isChosen) {
    return relations.filter(({ schema, name, above }) => !isChosen(schema, name) && above.some((parent) => isChosen(...parent)));
}
function isAmong(relations) {
    const keys = new Set(relations.map(({ schema, name }) => keyOf([schema, name])));
    return (schema, name) => keys.has(keyOf([schema, name]));
}
function refuseSplit(outside) {
    const [first] = outside;
    if (first === undefined)
        return;
    const schemas = [...new Set(outside.map(({ schema }) => JSON.stringify(schema)))].join(', ');
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `A partitioned table is in a schema of \`include\`, but the related table ${JSON.stringify(`${first.schema}.${first.name}`)} is not.`, { hint: `Include ${schemas} too, or exclude those tables. Otherwise rows would be silently left out.` });
}
function keyOf([schema, name]) {
    return JSON.stringify([schema, name]);
}

;// CONCATENATED MODULE: ./build/engines/postgres/catalog/scope.js




const WHOLE_DATABASE = {
    isAll: true,
    hasGlobals: true,
    arguments: [],
    warnings: [],
    hasTable: () => true,
    hasSchema: () => true,
    hasObject: () => true,
};
async function resolveScope(connection, include, exclude) {
    if (include.length + exclude.length === 0)
        return WHOLE_DATABASE;
    const names = await readNames(connection);
    const included = include.map((text) => classify(parsePattern(text), names));
    const excluded = exclude.map((text) => classify(parsePattern(text), names));
    const byTable = included.some(({ kind }) => kind === 'table');
    const isExcluded = (schema, name) => matches(excluded, schema, name);
    const alsoExcluded = partitionsOf(names.relations, isExcluded);
    const isAlsoExcluded = isAmong(alsoExcluded);
    const isOut = (schema, name) => isExcluded(schema, name) || isAlsoExcluded(schema, name);
    const alsoIncluded = relativesOf(names.relations, (schema, name) => matches(included, schema, name)).filter(({ schema, name }) => !isOut(schema, name));
    if (!byTable)
        refuseSplit(alsoIncluded);
    const isAlsoIncluded = isAmong(alsoIncluded);
    const hasTable = (schema, name) => (included.length === 0 || matches(included, schema, name) || isAlsoIncluded(schema, name)) && !isOut(schema, name);
    const hasObject = (schema) => !byTable &&
        (included.length === 0 || matches(included, schema, undefined)) &&
        !matches(excluded, schema, undefined);
    const schemasOfTables = new Set(names.relations.filter(({ schema, name }) => byTable && hasTable(schema, name)).map(({ schema }) => schema));
    return {
        isAll: false,
        hasGlobals: include.length === 0,
        arguments: [
            ...included.map((item) => byTable ? `--table=${tableArgument(item)}` : `--schema=${quotePattern(item.pattern.name)}`),
            ...excluded.map((item) => item.kind === 'schema'
                ? `--exclude-schema=${quotePattern(item.pattern.name)}`
                : `--exclude-table=${tableArgument(item)}`),
            ...alsoIncluded.map((relation) => `--table=${exactly(relation)}`),
            ...alsoExcluded.map((relation) => `--exclude-table=${exactly(relation)}`),
            '-b',
        ],
        warnings: warningsFor(include.length > 0, byTable),
        hasTable,
        hasObject,
        hasSchema: (schema) => hasObject(schema) || schemasOfTables.has(schema),
    };
}
function matches(list, schema, name) {
    return list.some(({ kind, pattern }) => kind === 'schema' ? fits(pattern.name, schema) : name !== undefined && fitsTable(pattern, schema, name));
}
function warningsFor(hasInclude, byTable) {
    if (!hasInclude)
        return [
            'Some objects were left out by `exclude`: a restore has only the rest, and what refers to them may fail to restore.',
        ];
    const alsoMissing = byTable
        ? 'schemas, extensions, functions, types and event triggers'
        : 'extensions and event triggers';
    return [
        `Only what \`include\` names was dumped: ${alsoMissing} are not in this backup; all large objects are. It can be restored only where everything that it refers to exists.`,
    ];
}
async function readNames(connection) {
    const own = (0,operators/* isOwnSchema */.us)('n');
    const schemas = await connection.query(`select n.nspname as name from pg_catalog.pg_namespace n where ${own} order by 1`);
    const rows = await connection.query(`select n.nspname as schema, c.relname as name, case when c.relispartition then (
         select pg_catalog.array_agg(array[an.nspname::pg_catalog.text, a.relname::pg_catalog.text]) from pg_catalog.pg_partition_ancestors(c.oid) p
           join pg_catalog.pg_class a on a.oid ${operators.EQ} p.relid join pg_catalog.pg_namespace an on an.oid ${operators.EQ} a.relnamespace
         where a.oid ${operators.NE} c.oid) end as above
       from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${operators.EQ} c.relnamespace
       where c.relkind ${operators.EQ} any ('{r,p,v,m,f,S}') and ${own}`);
    const relations = rows.map((row) => ({ ...row, above: row.above ?? [] }));
    return { schemas: schemas.map(({ name }) => name), relations };
}
function classify(pattern, names) {
    if (pattern.schema === undefined && names.schemas.some((schema) => fits(pattern.name, schema))) {
        return { kind: 'schema', pattern };
    }
    if (names.relations.some(({ schema, name }) => fitsTable(pattern, schema, name)))
        return { kind: 'table', pattern };
    const known = [...names.schemas, ...names.relations.map(({ schema, name }) => `${schema}.${name}`)];
    const nearest = known.length === 0 ? 'The database is empty.' : `Did you mean "${(0,mod/* closest */.kp)(pattern.text, known)}"?`;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `There is no schema or table ${JSON.stringify(pattern.text)}.`, {
        hint: `${nearest} Write a schema, or schema.table. Names are case-sensitive.`,
    });
}
function parsePattern(text) {
    const parts = [['']];
    let quoted = false;
    for (let at = 0; at < text.length; at += 1) {
        const letter = text[at];
        const part = parts[parts.length - 1];
        if (letter === '"' && quoted && text[at + 1] === '"') {
            part[part.length - 1] += '"';
            at += 1;
        }
        else if (letter === '"')
            quoted = !quoted;
        else if (letter === '.' && !quoted)
            parts.push(['']);
        else if (letter === '*' && !quoted)
            part.push('');
        else
            part[part.length - 1] += letter;
    }
    const [first = [''], second] = parts;
    if (quoted || parts.length > 2 || parts.some((part) => part.join('') === '' && part.length === 1)) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `${JSON.stringify(text)} does not name a schema or table.`, {
            hint: 'Write schema, table, or schema.table. Put names with dots, stars or quotes in double quotes.',
        });
    }
    return second === undefined ? { text, schema: undefined, name: first } : { text, schema: first, name: second };
}
function fits(pieces, name) {
    const escaped = pieces.map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return new RegExp(`^${escaped.join('[^]*')}$`).test(name);
}
function fitsTable(pattern, schema, name) {
    return (pattern.schema === undefined || fits(pattern.schema, schema)) && fits(pattern.name, name);
}
function tableArgument({ kind, pattern }) {
    if (kind === 'schema')
        return `${quotePattern(pattern.name)}.*`;
    return `${pattern.schema === undefined ? '*' : quotePattern(pattern.schema)}.${quotePattern(pattern.name)}`;
}
function exactly({ schema, name }) {
    return `${quotePattern([schema])}.${quotePattern([name])}`;
}
function quotePattern(pieces) {
    return pieces.map((piece) => (piece === '' ? '' : `"${piece.replaceAll('"', '""')}"`)).join('*');
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
        (0,connection_errors/* nameConnectFailure */.yB)(failure, url, isPlain && offersTls));
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

/***/ 22424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ describeLockHolder)
/* harmony export */ });
/* harmony import */ var _core_format_known_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69208);
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25894);


const PLAIN = /^[\w .:/@()-]{1,64}$/;
async function describeLockHolder(connection, mode) {
    const [row] = await connection.query(`select pg_catalog.format('%s.%s', n.nspname, c.relname) as relation, l.pid, a.usename as account, a.application_name as application,
       pg_catalog.floor(pg_catalog.date_part('epoch', pg_catalog.now() ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__/* .MINUS */ .N5} a.xact_start)) as seconds
     from pg_catalog.pg_locks l join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} l.relation
       join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} c.relnamespace left join pg_catalog.pg_stat_activity a on a.pid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} l.pid
     where l.granted and l.pid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.NE} pg_catalog.pg_backend_pid() and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__/* .isOwnSchema */ .us)('n')} and c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} any ('{r,p,m,v,S,f}')
       and l.database ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} (select oid from pg_catalog.pg_database where datname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} pg_catalog.current_database())
       ${mode === 'read' ? `and l.mode ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'AccessExclusiveLock'` : ''}
     order by a.xact_start nulls last limit 1`);
    if (row === undefined)
        return undefined;
    const facts = [
        row.account === null ? [] : [`user ${(0,_core_format_known_names_js__WEBPACK_IMPORTED_MODULE_0__/* .showName */ .$)(row.account)}`],
        row.application !== null && PLAIN.test(row.application) ? [`application ${(0,_core_format_known_names_js__WEBPACK_IMPORTED_MODULE_0__/* .showName */ .$)(row.application)}`] : [],
        row.seconds === null ? [] : [`for ${row.seconds} s`],
    ].flat();
    return `${(0,_core_format_known_names_js__WEBPACK_IMPORTED_MODULE_0__/* .showName */ .$)(row.relation)} is locked by the session ${row.pid}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
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

/***/ 85101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ openLikeTool),
/* harmony export */   j: () => (/* binding */ TOOL_MONEY_LOCALE)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25894);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87030);



const TOOL_MONEY_LOCALE = 'C';
const SETTINGS = {
    array_nulls: 'on',
    bytea_output: 'hex',
    datestyle: 'ISO,MDY',
    extra_float_digits: '3',
    intervalstyle: 'postgres',
    lc_monetary: TOOL_MONEY_LOCALE,
    standard_conforming_strings: 'on',
    timezone: 'UTC',
    transform_null_equals: 'off',
    xmlbinary: 'base64',
};
const RESTORING = { default_transaction_read_only: 'off' };
async function openLikeTool(url, host, options) {
    const { moneyLocale = TOOL_MONEY_LOCALE, restores = false } = options;
    const wanted = { ...SETTINGS, ...(restores && RESTORING), lc_monetary: moneyLocale };
    const withSettings = { ...url, options: withOptions(url.options, wanted) };
    const first = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .openConnection */ .J)(withSettings, host, options).catch((error) => {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code === 'CANCELLED')
            throw error;
        return undefined;
    });
    if (first !== undefined && (await holds(first, wanted))) {
        return { connection: first, url: withSettings, hasSettings: true, moneyLocale };
    }
    await first?.close();
    const connection = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .openConnection */ .J)(url, host, options);
    const held = await readSettings(connection, ['lc_monetary']);
    return { connection, url, hasSettings: false, moneyLocale: held.get('lc_monetary') ?? '' };
}
function withOptions(own, settings) {
    const words = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replaceAll(/[\\\s]/g, (letter) => `\\${letter}`)}`);
    return [...(own === undefined ? [] : [own]), ...words].join(' ');
}
async function holds(connection, wanted) {
    const held = await readSettings(connection, Object.keys(wanted));
    const plain = (text) => text?.replaceAll(' ', '').toLowerCase();
    return Object.entries(wanted).every(([name, value]) => plain(held.get(name)) === plain(value));
}
async function readSettings(connection, names) {
    const rows = await connection.query(`select pg_catalog.lower(name) as name, reset_val as value from pg_catalog.pg_settings where pg_catalog.lower(name) ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_2__.EQ} any ($1)`, [names]);
    return new Map(rows.map(({ name, value }) => [name, value]));
}


/***/ }),

/***/ 94752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ readGlobals),
/* harmony export */   J3: () => (/* binding */ changedRole),
/* harmony export */   Po: () => (/* binding */ createdRole),
/* harmony export */   Ur: () => (/* binding */ superuserIn),
/* harmony export */   af: () => (/* binding */ AFTER_THE_DATA),
/* harmony export */   bA: () => (/* binding */ readStatements),
/* harmony export */   n4: () => (/* binding */ kindOfStatement),
/* harmony export */   wC: () => (/* binding */ membershipIn)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _connection_text_bytes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1488);


const AFTER_THE_DATA = '-- after the data';
const IDENTIFIER = '((?:U&)?"(?:[^"]|"")+")';
const CREATE_ROLE = new RegExp(`^CREATE ROLE ${IDENTIFIER}`, 'i');
const ALTER_ROLE = new RegExp(`^ALTER ROLE ${IDENTIFIER}`, 'i');
const MEMBERSHIP = new RegExp(`^GRANT ${IDENTIFIER} TO ${IDENTIFIER}`, 'i');
const NOTE_ON_ROLE = new RegExp(`^(?:COMMENT|SECURITY LABEL FOR (?:U&)?"(?:[^"]|"")+") ON ROLE ${IDENTIFIER}`, 'i');
const PARAMETER = new RegExp(`^GRANT [A-Z ]+ ON PARAMETER (?:(?:U&)?"(?:[^"]|"")+"[.]?)+ TO ${IDENTIFIER}`, 'i');
const SUPERUSER = new RegExp(`^ALTER ROLE ${IDENTIFIER} WITH (?:.* )?SUPERUSER\\b`, 'i');
const OF_ROLES = new RegExp(`^(?:CREATE ROLE|(?:COMMENT|SECURITY LABEL .*) ON ROLE|GRANT ${IDENTIFIER} TO|ALTER ROLE ${IDENTIFIER} (?:WITH|PASSWORD)) ?`, 'i');
function readStatements(globals) {
    const statements = globals.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('--'));
    return {
        roles: statements.filter((line) => OF_ROLES.test(line)),
        settings: statements.filter((line) => !OF_ROLES.test(line)),
    };
}
function createdRole(statement) {
    return nameOf(CREATE_ROLE.exec(statement)?.[1]);
}
function changedRole(statement) {
    const changed = [ALTER_ROLE, NOTE_ON_ROLE, PARAMETER].map((pattern) => nameOf(pattern.exec(statement)?.[1]));
    return changed.find((name) => name !== undefined) ?? membershipIn(statement)?.member;
}
function membershipIn(statement) {
    const [, first, second] = MEMBERSHIP.exec(statement) ?? [];
    const role = nameOf(first);
    const member = nameOf(second);
    return role === undefined || member === undefined ? undefined : { role, member };
}
function superuserIn(statement) {
    return nameOf(SUPERUSER.exec(statement)?.[1]);
}
function kindOfStatement(statement) {
    return (/^(?:(?:CREATE|ALTER) ROLE(?: ALL)?|GRANT|REVOKE|ALTER DATABASE|COMMENT ON)\b/i.exec(statement)?.[0] ??
        /\b(?:ALTER (?:DATABASE|ROLE)|GRANT|REVOKE|COMMENT ON)\b/i.exec(statement)?.[0] ??
        'a statement');
}
function nameOf(identifier) {
    if (identifier === undefined)
        return undefined;
    const name = identifier.slice(identifier.indexOf('"') + 1, -1).replaceAll('""', '"');
    if (identifier.startsWith('"'))
        return name;
    return name.replaceAll(/\\(?:\\|([0-9a-f]{4}))/gi, (_, code) => code === undefined ? '\\' : String.fromCharCode(Number.parseInt(code, 16)));
}
const MAX_GLOBALS_BYTES = 64 * 1024 * 1024;
async function readGlobals(content) {
    const parts = [];
    let bytes = 0;
    for await (const chunk of content) {
        bytes += chunk.length;
        if (bytes > MAX_GLOBALS_BYTES) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('RESTORE_FAILED', 'globals.sql is larger than roles can ever be.', {
                hint: 'This program did not write this backup in its present form. Choose another one.',
            });
        }
        parts.push(Buffer.from(chunk));
    }
    const lines = Buffer.concat(parts).toString('latin1').split('\n');
    return lines.map((line) => (0,_connection_text_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b)(Buffer.from(line, 'latin1'))).join('\n');
}


/***/ }),

/***/ 87312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ toolUrlFor),
/* harmony export */   U: () => (/* binding */ warnOfMoney)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _connection_tool_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85101);
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25894);
/* harmony import */ var _sql_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90591);




const LOCALE_FACT = 'source.money_locale';
const SAMPLE_FACT = 'source.money_sample';
const VALUE_FACT = 'source.money_value';
async function toolUrlFor(url, facts, target, host) {
    const wanted = facts[LOCALE_FACT];
    const options = { requireTls: false, restores: true };
    let like = await (0,_connection_tool_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .openLikeTool */ ._)(url, host, { ...options, moneyLocale: wanted });
    if (!like.hasSettings && wanted !== undefined) {
        await like.connection.close();
        like = await (0,_connection_tool_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .openLikeTool */ ._)(url, host, options);
    }
    try {
        const isSame = wanted === undefined || like.moneyLocale === wanted;
        if (isSame || (await readsAlike(like.connection, like.moneyLocale, facts)))
            return { url: like.url, notes: [] };
    }
    finally {
        await like.connection.close();
    }
    if (target.onError !== 'continue')
        throw localeMissing(wanted);
    const note = `The source printed \`money\` in its lc_monetary locale, which this server lacks or can't be set to: compare the amounts.`;
    return { url: like.url, notes: [note] };
}
async function readsAlike(connection, locale, facts) {
    const { [SAMPLE_FACT]: sample, [VALUE_FACT]: value } = facts;
    if (sample === undefined || value === undefined)
        return false;
    try {
        const [row] = await connection.transaction(async () => {
            await connection.simple(`set local lc_monetary = ${(0,_sql_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteText */ .o)(locale)}`);
            return connection.query(`select $1::pg_catalog.money::pg_catalog.numeric ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} $2::pg_catalog.numeric as same`, [sample, value]);
        }, { rollBack: true });
        return row?.same === true;
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'DATABASE_QUERY')
            throw error;
        return false;
    }
}
function localeMissing(locale) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('EXTENSION_MISSING', `The backup contains \`money\` printed in the locale ${JSON.stringify(locale)}, and this server lacks that locale or can't be set to it: it would read other amounts.`, {
        hint: "Install the locale on the server's machine (Debian: the package locales-all), or back up over a direct connection, which does not need it. The backup is not at fault.",
    });
}
async function warnOfMoney(connection, locale) {
    const rows = await connection.query(MONEY_COLUMNS);
    if (rows.length === 0)
        return { warnings: [], facts: {} };
    const names = rows.slice(0, NAMED_AT_MOST).map(({ name }) => JSON.stringify(name));
    const more = rows.length > names.length ? ` and ${rows.length - names.length} more` : '';
    return {
        warnings: [
            `The pooler or proxy accepts no start-up options, so \`money\` was dumped in this session's lc_monetary locale and is read correctly only in the same locale: ${names.join(', ')}${more}. Connect directly, or use numeric.`,
        ],
        facts: locale === '' || locale === _connection_tool_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .TOOL_MONEY_LOCALE */ .j ? {} : await sampleOf(connection, locale),
    };
}
async function sampleOf(connection, locale) {
    const [row] = await connection.transaction(async () => {
        await connection.simple(`set local lc_monetary = ${(0,_sql_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteText */ .o)(locale)}`);
        return connection.query(`select m.amount::pg_catalog.text as sample, m.amount::pg_catalog.numeric::pg_catalog.text as value
           from (select '-1234.56'::pg_catalog.numeric::pg_catalog.money as amount) m`);
    }, { rollBack: true });
    return {
        [LOCALE_FACT]: locale,
        ...(row !== undefined && { [SAMPLE_FACT]: row.sample, [VALUE_FACT]: row.value }),
    };
}
const NAMED_AT_MOST = 8;
const MONEY_COLUMNS = `with recursive part(whole, of) as (
    select oid, typelem from pg_catalog.pg_type where typelem ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.GT} 0
    union all select oid, typbasetype from pg_catalog.pg_type where typbasetype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.GT} 0
    union all select rngtypid, rngsubtype from pg_catalog.pg_range
    union all select t.oid, a.atttypid from pg_catalog.pg_type t join pg_catalog.pg_attribute a on a.attrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} t.typrelid where t.typrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.GT} 0 and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.GT} 0
  ), money(oid) as (
    select 'pg_catalog.money'::pg_catalog.regtype::pg_catalog.oid
    union select part.whole from money join part on part.of ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} money.oid
  )
  select pg_catalog.concat(n.nspname, '.', c.relname, '.', a.attname) as name from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} a.attrelid join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} c.relnamespace
   where a.atttypid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} any (select oid from money) and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.GT} 0 and not a.attisdropped
     and c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} any ('{r,p}') and c.relpersistence operator(pg_catalog.<>) 't' and not c.relispartition and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwnSchema */ .us)('n')} order by 1`;


/***/ }),

/***/ 25894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EQ: () => (/* binding */ EQ),
/* harmony export */   GE: () => (/* binding */ GE),
/* harmony export */   GT: () => (/* binding */ GT),
/* harmony export */   LE: () => (/* binding */ LE),
/* harmony export */   LT: () => (/* binding */ LT),
/* harmony export */   N5: () => (/* binding */ MINUS),
/* harmony export */   NE: () => (/* binding */ NE),
/* harmony export */   Og: () => (/* binding */ MATCHES_NOT),
/* harmony export */   W$: () => (/* binding */ MATCHES),
/* harmony export */   us: () => (/* binding */ isOwnSchema),
/* harmony export */   vV: () => (/* binding */ TIMES),
/* harmony export */   xD: () => (/* binding */ CAT)
/* harmony export */ });
const EQ = 'operator(pg_catalog.=)';
const NE = 'operator(pg_catalog.<>)';
const LT = 'operator(pg_catalog.<)';
const GE = 'operator(pg_catalog.>=)';
const LE = 'operator(pg_catalog.<=)';
const GT = 'operator(pg_catalog.>)';
const MINUS = 'operator(pg_catalog.-)';
const TIMES = 'operator(pg_catalog.*)';
const CAT = 'operator(pg_catalog.||)';
const MATCHES = 'operator(pg_catalog.~)';
const MATCHES_NOT = 'operator(pg_catalog.!~)';
const isOwnSchema = (alias) => `${alias}.nspname ${MATCHES_NOT} '^pg_' and ${alias}.nspname ${NE} 'information_schema'`;


/***/ }),

/***/ 90591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ quoteName),
/* harmony export */   o: () => (/* binding */ quoteText)
/* harmony export */ });
function quoteName(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
function quoteText(text) {
    const quoted = `'${text.replaceAll("'", "''")}'`;
    return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}


/***/ }),

/***/ 30728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ quoteIdentifier),
/* harmony export */   SA: () => (/* binding */ onCurrentDatabase),
/* harmony export */   ce: () => (/* binding */ quoteLiteral),
/* harmony export */   k5: () => (/* binding */ splitIdentifierList),
/* harmony export */   tY: () => (/* binding */ escapeFormat)
/* harmony export */ });
function quoteIdentifier(name) {
    const doubled = name.replaceAll('"', '""');
    return hasControl(name) ? `U&"${escapeControls(doubled)}"` : `"${doubled}"`;
}
function quoteLiteral(text) {
    const doubled = text.replaceAll("'", "''");
    return hasControl(text) ? `U&'${escapeControls(doubled)}'` : `'${doubled}'`;
}
function splitIdentifierList(text) {
    return [...text.matchAll(/"((?:[^"]|"")*)"|([^",\s]+)/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
}
function onCurrentDatabase(statement) {
    const call = `begin execute pg_catalog.format(${quoteLiteral(statement)}, pg_catalog.current_database()); end`;
    return `DO ${quoteLiteral(call)};`;
}
function escapeFormat(text) {
    return text.replaceAll('%', '%%');
}
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;
function hasControl(text) {
    return CONTROL.test(text);
}
function escapeControls(text) {
    return text
        .replaceAll('\\', '\\\\')
        .replaceAll(new RegExp(CONTROL, 'g'), (letter) => `\\${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}


/***/ }),

/***/ 65785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ ARCHIVE_STREAM),
/* harmony export */   W: () => (/* binding */ GLOBALS_STREAM)
/* harmony export */ });
const GLOBALS_STREAM = 'globals.sql';
const ARCHIVE_STREAM = 'database.dump';


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
            throw invalid(`The PostgreSQL URL has an unknown ${shown}.`, `Did you mean "${(0,mod/* closest */.kp)(name, [...known])}"?`);
        }
        const value = equals === -1 ? '' : decode(part.slice(equals + 1));
        refuseUnsupported(name, value);
        parameters.set(name, value);
    }
    return parameters;
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
    const text = parameters.get('sslmode') ?? (parameters.get('ssl') === 'true' ? 'require' : 'prefer');
    const mode = url_parameters/* SSL_MODES */.yj.find((known) => known === text);
    if (mode === undefined) {
        throw invalid('The PostgreSQL URL has an unknown sslmode.', `Use one of ${url_parameters/* SSL_MODES */.yj.join(', ')}.`);
    }
    if (mode === 'verify-ca' && (parameters.get('sslrootcert') ?? 'system') === 'system') {
        throw invalid('sslmode=verify-ca needs sslrootcert, the file of your private authority.', 'With public authorities, anyone can get a certificate. Use sslmode=verify-full.');
    }
    return mode;
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
