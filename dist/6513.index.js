export const id = 6513;
export const ids = [6513];
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

/***/ 95949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   pA: () => (/* binding */ nearest),
/* harmony export */   vs: () => (/* binding */ misspelled)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2818);

const LONGEST = 100;
function nearest(typed, known) {
    const word = typed.slice(0, LONGEST);
    if (known.length === 0 || word === '')
        return undefined;
    const plain = (text) => text.toLowerCase().replaceAll(/[-_\s]/g, '');
    const same = known.find((name) => plain(name) === plain(word));
    if (same !== undefined)
        return same;
    const best = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.closest)(word.toLowerCase(), known);
    if ((0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.distance)(word.toLowerCase(), best) <= Math.max(2, Math.floor(best.length / 3)))
        return best;
    const [partly, ...others] = known.filter((name) => name.split('-').includes(word.toLowerCase()));
    return others.length === 0 ? partly : undefined;
}
function misspelled(typed, known) {
    const word = typed.slice(0, LONGEST);
    return known.find((name) => (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.distance)(word, name) <= 2);
}
function didYouMean(word, known) {
    const best = nearest(word, known);
    return best === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean \`${best}\`?`;
}


/***/ }),

/***/ 4629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UH: () => (/* binding */ DESTINATION_SCHEMES),
/* harmony export */   dt: () => (/* binding */ DESTINATION_EXAMPLES),
/* harmony export */   i: () => (/* binding */ kindsWith),
/* harmony export */   jj: () => (/* binding */ COMMON_PARAMETERS),
/* harmony export */   tH: () => (/* binding */ DESTINATION_KINDS)
/* harmony export */ });
const DESTINATION_KINDS = {
    s3: {
        example: 's3://bucket/prefix',
        parameters: [
            'region',
            'endpoint',
            'path-style',
            'profile',
            'provider',
            'env',
            'oidc',
            'lock',
            'storage-class',
            'sse',
            'sse-c-key-env',
            'tags',
        ],
    },
    azure: {
        example: 'azure://account/container/prefix',
        parameters: ['endpoint', 'env', 'tier', 'encryption-scope', 'tags', 'lock'],
    },
    gs: {
        example: 'gs://bucket/prefix',
        parameters: ['endpoint', 'env', 'storage-class', 'kms-key', 'tags', 'lock'],
    },
    sftp: { example: 'sftp://user@host/path', parameters: ['host-key'] },
    rclone: { example: 'rclone://remote/path', parameters: [] },
    file: { example: 'file:path', parameters: [] },
};
const COMMON_PARAMETERS = ['timeout', 'offsite'];
const DESTINATION_SCHEMES = Object.keys(DESTINATION_KINDS);
const DESTINATION_EXAMPLES = listed(Object.values(DESTINATION_KINDS).map(({ example }) => example), 'or');
function kindsWith(parameter) {
    const kinds = Object.entries(DESTINATION_KINDS);
    return listed(kinds.filter(([, { parameters }]) => parameters.includes(parameter)).map(([scheme]) => `${scheme}:`), 'and');
}
function listed(words, conjunction) {
    if (words.length < 2)
        return words.join();
    return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}


/***/ }),

/***/ 70307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   eS: () => (/* binding */ delayMs),
/* harmony export */   v7: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _until_aborted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27571);


async function retry(act, options) {
    const { signal, after, onRetry } = options;
    for (let attempt = 1;; attempt += 1) {
        if (signal !== undefined)
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        try {
            return await act(attempt);
        }
        catch (error) {
            if (signal !== undefined)
                (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
            const policy = after(error, attempt);
            if (policy === undefined || attempt >= policy.attempts)
                throw error;
            onRetry?.(error, attempt);
            await pause(delayMs(attempt, policy), signal);
        }
    }
}
function delayMs(done, { baseMs, longestMs, askedMs = 0 }) {
    const longest = Math.min(longestMs, baseMs * 2 ** (done - 1));
    return Math.max(longest * (0.5 + Math.random() / 2), Math.min(askedMs, longestMs));
}
async function pause(ms, signal) {
    if (signal !== undefined)
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
    if (ms <= 0)
        return;
    const { promise, resolve } = Promise.withResolvers();
    const timer = setTimeout(resolve, ms);
    try {
        await (signal === undefined ? promise : (0,_until_aborted_js__WEBPACK_IMPORTED_MODULE_1__/* .untilAborted */ .E)(signal, promise));
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 27571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ untilAborted)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


async function untilAborted(signal, work) {
    work.catch(() => { });
    (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwIfCancelled */ .dZ)(signal);
    const { promise: aborted, reject } = Promise.withResolvers();
    using _ = (0,node_events__WEBPACK_IMPORTED_MODULE_0__.addAbortListener)(signal, () => reject((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancellation */ .WN)(signal)));
    return await Promise.race([work, aborted]);
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


/***/ }),

/***/ 1931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readHostKeyLines),
/* harmony export */   D: () => (/* binding */ linesOf)
/* harmony export */ });
const TYPE = /^(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+$/;
const KEY = /^AAAA[A-Za-z0-9+/]+={0,2}$/;
const MARKER = /^@(revoked|cert-authority)$/;
function readHostKeyLines(text) {
    const found = linesOf(text).map(readLine);
    return found.every((line) => line !== undefined) ? found : undefined;
}
function linesOf(text) {
    const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trim());
    return lines.filter((line) => line !== '' && !line.startsWith('#'));
}
function readLine(line) {
    const fields = line.split(/\s+/);
    const marker = MARKER.exec(fields[0] ?? '')?.[1];
    if (marker !== undefined)
        fields.shift();
    const at = TYPE.test(fields[0] ?? '') ? 0 : 1;
    const [type = '', base64 = ''] = fields.slice(at);
    return TYPE.test(type) && KEY.test(base64) ? { type, base64, marker } : undefined;
}


/***/ }),

/***/ 72107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ objectMissing),
/* harmony export */   n: () => (/* binding */ timeOr)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

function objectMissing(key, label, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_MISSING', `There is no object ${key} at ${label}.`, {
        hint: 'Someone deleted it, or it was never written. Use another destination or an earlier backup.',
        cause,
    });
}
function timeOr(answered, label, { log }) {
    if (answered !== undefined && !Number.isNaN(answered.getTime()))
        return answered;
    log.warning(`${label} does not report its time; the clock of this machine is not checked.`);
    return new Date();
}


/***/ }),

/***/ 95622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ partsOf),
/* harmony export */   Y: () => (/* binding */ lengthOf)
/* harmony export */ });
function partsOf(body) {
    return body instanceof Uint8Array ? [body] : body;
}
function lengthOf(parts) {
    return parts.reduce((sum, part) => sum + part.length, 0);
}


/***/ }),

/***/ 63406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ backoff),
/* harmony export */   T: () => (/* binding */ AttemptLimit)
/* harmony export */ });
class AttemptLimit {
    #tuning;
    #isReachable = false;
    #wasReached = false;
    constructor(tuning) {
        this.#tuning = tuning;
    }
    get current() {
        return this.#isReachable ? this.#tuning.attempts : this.#tuning.firstAttempts;
    }
    get isReachable() {
        return this.#isReachable;
    }
    get wasReached() {
        return this.#wasReached;
    }
    noteAnswer() {
        this.#isReachable = true;
        this.#wasReached = true;
    }
    noteGivenUp() {
        this.#isReachable = false;
    }
}
function backoff(isThrottled = false) {
    return { baseMs: isThrottled ? 1_000 : 100, longestMs: 15_000 };
}


/***/ }),

/***/ 87433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ Turns)
/* harmony export */ });
class Turns {
    #ends = new Map();
    async run(key, act) {
        const before = this.#ends.get(key) ?? Promise.resolve();
        const own = before.then(act, act);
        this.#ends.set(key, own);
        try {
            return await own;
        }
        finally {
            if (this.#ends.get(key) === own)
                this.#ends.delete(key);
        }
    }
}


/***/ }),

/***/ 87382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R$: () => (/* binding */ listedKey),
/* harmony export */   Xo: () => (/* binding */ compareBytes),
/* harmony export */   by: () => (/* binding */ checkPrefix),
/* harmony export */   yR: () => (/* binding */ checkKey)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

function checkKey(key) {
    if (isKey(key))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `${JSON.stringify(key)} is not a valid name of a stored object.`, {
        hint: 'Names are relative, without "..", empty segments and control characters.',
    });
}
function isKey(key) {
    const segments = key.split('/');
    if (segments.some((segment) => segment === '' || segment === '.' || segment === '..'))
        return false;
    return !/[\u0000-\u001f\u007f]/.test(key);
}
function listedKey(name, root) {
    const key = name.startsWith(root) ? name.slice(root.length) : '';
    return isKey(key) ? key : undefined;
}
function checkPrefix(prefix) {
    if (prefix !== '')
        checkKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}
function compareBytes(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}


/***/ }),

/***/ 45173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _C: () => (/* binding */ TreeLimit),
/* harmony export */   c$: () => (/* binding */ limitNames),
/* harmony export */   r1: () => (/* binding */ PageLimit)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const MOST_PAGES = 1_000_000;
const MOST_EMPTY_PAGES = 1_000;
const MOST_NAMES = 5_000_000;
const MOST_FOLDERS = 5_000_000;
const MOST_LEVELS = 64;
class PageLimit {
    #api;
    #pages = 0;
    #empty = 0;
    #earlier;
    #replaceAfter = 1;
    constructor(api) {
        this.#api = api;
    }
    next(position, isEmpty) {
        this.#pages += 1;
        this.#empty = isEmpty ? this.#empty + 1 : 0;
        if (position === this.#earlier)
            throw this.#endless('it returns to an earlier position');
        if (this.#empty > MOST_EMPTY_PAGES)
            throw this.#endless(`${MOST_EMPTY_PAGES} pages in a row are empty`);
        if (this.#pages > MOST_PAGES)
            throw this.#endless(`it has more than ${MOST_PAGES} pages`);
        if (this.#pages < this.#replaceAfter)
            return;
        this.#earlier = position;
        this.#replaceAfter *= 2;
    }
    nowhere() {
        return this.#endless('it continues, but no position is given');
    }
    #endless(why) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('STORAGE_FAILED', `The storage's listing does not end: ${why}.`, {
            hint: `Its ${this.#api} is defective, or a proxy in between answers for it: check \`endpoint=\`. Use another storage, or a newer version of it.`,
        });
    }
}
function limitNames(count) {
    if (count > MOST_NAMES)
        throw bottomless(`one folder has more than ${MOST_NAMES} names`);
}
class TreeLimit {
    #folders = 0;
    enter(folder) {
        this.#folders += 1;
        if (folder.split('/').length - 1 > MOST_LEVELS) {
            throw bottomless(`folders are nested deeper than ${MOST_LEVELS} levels`);
        }
        if (this.#folders > MOST_FOLDERS)
            throw bottomless(`there are more than ${MOST_FOLDERS} folders`);
    }
}
function bottomless(why) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('STORAGE_FAILED', `The storage's listing does not end: ${why}.`, {
        hint: 'Check the server for a folder that contains itself, and use a folder of its own as the destination.',
    });
}


/***/ }),

/***/ 52110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ passwordText),
/* harmony export */   P: () => (/* binding */ keyText)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);

function keyText(env, name) {
    return (env[name] ?? '').trim() || undefined;
}
function passwordText(env, name) {
    return (0,_core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutLineEnds */ .nC)(env[name] ?? '') || undefined;
}


/***/ }),

/***/ 16966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ placeOfHost),
/* harmony export */   y: () => (/* binding */ placeOfService)
/* harmony export */ });
/* harmony import */ var _url_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84183);

function placeOfHost(host) {
    return (0,_url_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopbackHost */ .cW)(host)
        ? { provider: 'this machine', region: undefined, offsite: false }
        : { provider: host, region: undefined, offsite: !(0,_url_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isPrivateHost */ .Sf)(host) };
}
function placeOfService(provider, endpoint, own) {
    const match = endpoint === undefined ? undefined : own?.exec(endpoint.hostname);
    if (endpoint === undefined || match != null)
        return { provider, region: match?.[1], offsite: true };
    return placeOfHost((0,_url_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(endpoint) ? 'localhost' : endpoint.hostname);
}


/***/ }),

/***/ 84183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ readEndpoint),
/* harmony export */   Sf: () => (/* binding */ isPrivateHost),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   UY: () => (/* binding */ warnUnencrypted),
/* harmony export */   Yl: () => (/* binding */ unknownParameter),
/* harmony export */   Zu: () => (/* binding */ readParameters),
/* harmony export */   cW: () => (/* binding */ isLoopbackHost),
/* harmony export */   fr: () => (/* binding */ readPrefix),
/* harmony export */   nt: () => (/* binding */ readVariable)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _options_suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95949);
/* harmony import */ var _ports_destination_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4629);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87382);




function isLoopback(endpoint) {
    return isLoopbackHost(endpoint.hostname.replace(/^\[|\]$/g, ''));
}
function isLoopbackHost(host) {
    return host === 'localhost' || host === '::1' || ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 4 && host.startsWith('127.'));
}
function isPrivateHost(host) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 4)
        return /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host);
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 6)
        return /^f[cde]/i.test(host);
    return !host.includes('.') || /\.(?:local|lan|home|internal|localdomain)$/i.test(host);
}
function unknownParameter(name, known, invalid) {
    const kinds = (0,_ports_destination_js__WEBPACK_IMPORTED_MODULE_2__/* .kindsWith */ .i)(name);
    if (kinds === '') {
        const hint = known.length === 0 ? 'Remove it: this kind has no parameters.' : (0,_options_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(name, known);
        return invalid(`has an unknown parameter "${name.slice(0, 40)}"`, hint);
    }
    return invalid(`can't have the parameter "${name}"`, `Remove it, or use a kind of destination that supports it: ${kinds}.`);
}
function readParameters(query, known, invalid) {
    const found = new Map();
    for (const [name, value] of new URLSearchParams(query)) {
        const parameter = known.find((each) => each === name);
        if (parameter === undefined)
            throw unknownParameter(name, known, invalid);
        if (found.has(parameter))
            throw invalid(`has the parameter "${parameter}" twice`, 'Remove one.');
        if (value === '')
            throw invalid(`has an empty parameter "${parameter}"`, 'Give it a value or remove it.');
        found.set(parameter, value);
    }
    return found;
}
function readEndpoint(text, example, invalid) {
    const endpoint = URL.canParse(text) ? new URL(text) : undefined;
    if (endpoint === undefined || !/^https?:$/.test(endpoint.protocol) || endpoint.hostname === '') {
        throw invalid('has an endpoint that is not a web address', `Write endpoint=${example}.`);
    }
    if (endpoint.username !== '' || endpoint.password !== '' || endpoint.search !== '' || endpoint.hash !== '') {
        throw invalid('has an endpoint with credentials, "?" or "#"', 'Write endpoint=https://host or https://host:port.');
    }
    return endpoint;
}
function warnUnencrypted(label, endpoint, { log }) {
    if (endpoint?.protocol !== 'http:' || isLoopback(endpoint))
        return;
    log.warning(`The connection to ${label} is not encrypted: its endpoint begins with http://.`);
}
function readVariable(name, invalid) {
    if (name === undefined || /^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
        return name;
    throw invalid('has an `env` that is not the name of an environment variable', 'Write env=NAME.');
}
function readPrefix(path, invalid) {
    const trimmed = path.replace(/\/$/, '');
    if (trimmed === '')
        return '';
    try {
        (0,_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .checkKey */ .yR)(trimmed);
    }
    catch (cause) {
        throw invalid('has a prefix with "..", an empty segment or a control character', 'Use a plain path.', cause);
    }
    return `${trimmed}/`;
}


/***/ }),

/***/ 46513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openSftpStorage: () => (/* binding */ openSftpStorage)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/storage/answers.js
var answers = __webpack_require__(72107);
// EXTERNAL MODULE: ./build/storage/body.js
var storage_body = __webpack_require__(95622);
// EXTERNAL MODULE: ./build/storage/connection/turns.js
var turns = __webpack_require__(87433);
// EXTERNAL MODULE: ./build/storage/keys.js
var keys = __webpack_require__(87382);
// EXTERNAL MODULE: ./build/storage/parameters/place.js
var place = __webpack_require__(16966);
// EXTERNAL MODULE: ./build/storage/unfinished-name.js
var unfinished_name = __webpack_require__(80591);
// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
// EXTERNAL MODULE: ./build/ports/until-aborted.js
var until_aborted = __webpack_require__(27571);
// EXTERNAL MODULE: ./build/storage/connection/attempt-limit.js
var attempt_limit = __webpack_require__(63406);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
;// CONCATENATED MODULE: ./build/storage/sftp/errors.js


const STATUS = {
    eof: 1,
    missing: 2,
    permission: 3,
    failure: 4,
    badMessage: 5,
    unsupported: 8,
    exists: 11,
};
const LOST_STATUS = new Set([6, 7]);
const FULL_STATUS = new Set([14, 15]);
class ConnectionLost extends Error {
    name = 'ConnectionLost';
    code;
    constructor(message, code, cause) {
        super(message, { cause });
        this.code = code;
    }
}
function statusOf(thrown) {
    const { code } = (thrown ?? {});
    return typeof code === 'number' ? code : undefined;
}
function isUnsupported(thrown) {
    if (statusOf(thrown) === STATUS.unsupported)
        return true;
    return thrown instanceof Error && thrown.message.includes('does not support this extended request');
}
function isPassing(thrown) {
    return thrown instanceof ConnectionLost || LOST_STATUS.has(statusOf(thrown));
}
const SOCKET_CODES = /^E[A-Z_]+$/;
const LOGIN = /authentication (?:methods )?fail/i;
const NO_SFTP = /subsystem|SFTP session/i;
function connectionError(thrown) {
    const { message, level, code } = thrown;
    if (typeof code === 'string' && SOCKET_CODES.test(code))
        return new ConnectionLost('', code, thrown);
    if (level === 'client-timeout')
        return new ConnectionLost('no answer in time', 'ETIMEDOUT', thrown);
    if (/connection lost|no response from server|channel open failure/i.test(message)) {
        return new ConnectionLost('the connection was lost', undefined, thrown);
    }
    if (level === undefined && typeof code === 'number' && !LOGIN.test(message) && !NO_SFTP.test(message)) {
        return new ConnectionLost('the server ended it', undefined, thrown);
    }
    return Object.assign(new Error(message, { cause: thrown }), level === undefined ? {} : { level });
}
function sftpError(thrown, attempted) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return thrown;
    if (attempted.signal.aborted)
        return (0,errors/* cancellation */.WN)(attempted.signal);
    const error = (thrown instanceof Error ? thrown : new Error(String(thrown)));
    const named = connectionProblem(error, attempted) ?? loginProblem(error, attempted) ?? answered(error, attempted);
    return new errors/* RestorableError */.s$(named.code, attempted.host.scrub(named.message), { hint: named.hint, cause: thrown });
}
const CONNECTION = {
    ECONNREFUSED: 'Check host and port of the destination, and that the SSH server runs.',
    ENOTFOUND: 'Check the host of the destination: the name does not exist.',
    EAI_AGAIN: 'The name server did not respond. Check the network.',
    EHOSTUNREACH: 'Check the network and the firewall.',
    ENETUNREACH: 'Check the network; a host with only IPv6 addresses needs IPv6 here too.',
};
function connectionProblem(error, { label }) {
    if (isPassing(error)) {
        const code = error instanceof ConnectionLost ? error.code : undefined;
        const hint = CONNECTION[code ?? ''];
        const lead = hint === undefined ? `The connection to ${label} broke or stalled` : `Can't connect to ${label}`;
        return {
            code: 'STORAGE_UNREACHABLE',
            message: `${lead}${code === undefined ? '' : ` (${code})`}${error.message === '' ? '' : `: ${error.message}`}.`,
            hint: hint ?? 'Run again. If it happens again, check the network to the server and the log of its sshd.',
        };
    }
    const { level } = error;
    const speaks = /no matching ((?:key exchange|host key|[CS]->[CS] (?:cipher|MAC|compression))[a-z ]*)|Invalid identification|Expected "SSH-"|Packet length|handshake/i.exec(error.message);
    if (level !== 'handshake' && level !== 'protocol' && speaks === null)
        return undefined;
    return {
        code: 'STORAGE_UNREACHABLE',
        message: `${label} and this program have no common connection settings${speaks?.[1] === undefined ? '' : ` (no common ${speaks[1].toLowerCase()})`}.`,
        hint: 'Check that the port is that of an SSH server, and that the server is not older than OpenSSH 6.5.',
    };
}
function loginProblem(error, { label, credentials }) {
    const { level } = error;
    const refused = level === 'client-authentication' || LOGIN.test(error.message);
    if (!refused && level !== 'agent') {
        if (!NO_SFTP.test(error.message))
            return undefined;
        return {
            code: 'STORAGE_PERMISSION',
            message: `${label} lets this user log in, but offers no SFTP.`,
            hint: 'Enable `Subsystem sftp internal-sftp` in sshd_config, or use another account.',
        };
    }
    return {
        code: 'STORAGE_AUTHENTICATION',
        message: `${label} refuses the login by ${credentials.join(', ')}.`,
        hint: 'Check the user, and that the public half of the key is in its authorized_keys on the server (which must belong to ' +
            'the user, and only the user can be allowed to write to it), or that the password is right.',
    };
}
function answered(error, { what, label }) {
    const status = statusOf(error);
    const answer = status === undefined ? (0,foreign/* describeError */.Uc)(error) : `SFTP status ${status}`;
    const message = `Can't ${what} at ${label} (${answer}).`;
    if (status === STATUS.permission) {
        return {
            code: 'STORAGE_PERMISSION',
            message,
            hint: 'Give the user of the destination read and write access to the folder on the server.',
        };
    }
    if (FULL_STATUS.has(status))
        return { code: 'STORAGE_FULL', message, hint: FULL_HINT };
    const also = 'a quota, a full disk and a file in place of a folder give this error, because SFTP has no code for them.';
    return {
        code: 'STORAGE_FAILED',
        message,
        hint: status === STATUS.failure
            ? `Check the log of the server's sshd: ${also}`
            : "Check the log of the server's sshd, and the path of the destination.",
    };
}
const FULL_HINT = 'Free space or inodes on the server, raise the quota, or use another destination.';
function full(path, cause) {
    return new errors/* RestorableError */.s$('STORAGE_FULL', `The server has no space left for ${path}.`, { hint: FULL_HINT, cause });
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/process/account.js
var account = __webpack_require__(62195);
;// CONCATENATED MODULE: ./build/storage/sftp/host-keys.js





function fingerprintOf(key) {
    return `SHA256:${(0,external_node_crypto_.createHash)('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
function keyTypeOf(key) {
    return key.length < 4 ? '' : key.toString('latin1', 4, 4 + Math.min(key.readUInt32BE(0), 100));
}
async function trustedKeys(location, { env }) {
    const { host, port, hostKeys } = location;
    const [banned, pinned] = [[], []];
    for (const text of hostKeys) {
        const [first = '', second = '', third = ''] = text.split(/\s+/);
        if (first === '@revoked')
            banned.push(keyFrom(third).fingerprint);
        else if (first.startsWith('SHA256:'))
            pinned.push({ fingerprint: first.replace(/=$/, '') });
        else
            pinned.push({ type: first, ...keyFrom(second) });
    }
    if (pinned.length > 0) {
        return {
            source: '`host-key` or SFTP_HOST_KEY',
            types: pinned.flatMap(({ type }) => type ?? []),
            fingerprints: new Set(pinned.map(({ fingerprint }) => fingerprint)),
            revoked: new Set(banned),
            hasAuthority: false,
        };
    }
    const home = env['HOME'] || (0,account/* homeFolder */.W)();
    const own = home === undefined ? [] : [(0,external_node_path_.join)(home, '.ssh', 'known_hosts')];
    const files = [...own, '/etc/ssh/ssh_known_hosts'];
    const lines = (await Promise.all(files.map(readIfThere))).flatMap((text) => text.split('\n'));
    const known = lines.flatMap((line) => readLine(line, hostNameOf(host, port)));
    return {
        source: files.join(' and '),
        types: known.filter(({ revoked }) => !revoked).map(({ type }) => type),
        fingerprints: new Set(known.filter(({ revoked }) => !revoked).map(({ fingerprint }) => fingerprint)),
        revoked: new Set([...banned, ...known.filter(({ revoked }) => revoked).map(({ fingerprint }) => fingerprint)]),
        hasAuthority: lines.some((line) => namesAuthority(line, hostNameOf(host, port))),
    };
}
function hostNameOf(host, port) {
    return port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
}
function readLine(line, name) {
    const fields = line.trim().split(/\s+/);
    const marker = fields[0]?.startsWith('@') === true ? fields.shift() : undefined;
    if (marker !== undefined && marker !== '@revoked')
        return [];
    const [names = '', type = '', base64 = ''] = fields;
    if (names === '' || names.startsWith('#') || base64 === '')
        return [];
    if (!namesMatch(names, name))
        return [];
    return [{ type, ...keyFrom(base64), revoked: marker === '@revoked' }];
}
function namesAuthority(line, name) {
    const [marker, names = ''] = line.trim().split(/\s+/);
    return marker === '@cert-authority' && namesMatch(names, name);
}
function namesMatch(names, name) {
    if (names.startsWith('|1|')) {
        const [, , salt = '', hash = ''] = names.split('|');
        const expected = Buffer.from(hash, 'base64');
        const found = (0,external_node_crypto_.createHmac)('sha1', Buffer.from(salt, 'base64')).update(name).digest();
        return expected.length === found.length && (0,external_node_crypto_.timingSafeEqual)(expected, found);
    }
    let matches = false;
    for (const pattern of names.toLowerCase().split(',')) {
        const negated = pattern.startsWith('!');
        if (!patternMatches(negated ? pattern.slice(1) : pattern, name))
            continue;
        if (negated)
            return false;
        matches = true;
    }
    return matches;
}
function patternMatches(pattern, name) {
    if (!/[*?]/.test(pattern))
        return pattern === name;
    const source = pattern
        .replaceAll(/[\\^$+.()|[\]{}]/g, '\\$&')
        .replaceAll(/\*+/g, '.*')
        .replaceAll('?', '.');
    return new RegExp(`^${source}$`).test(name);
}
function keyFrom(base64) {
    return { fingerprint: fingerprintOf(Buffer.from(base64, 'base64')) };
}
async function readIfThere(file) {
    try {
        return await (0,promises_.readFile)(file, 'utf8');
    }
    catch (cause) {
        const { code } = cause;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return '';
        throw new errors/* RestorableError */.s$('FILE_UNREADABLE', `Can't read ${file} (${code}).`, {
            hint: 'Make it readable, or name the key of the server with `host-key=SHA256:...` in the destination.',
            cause,
        });
    }
}
function untrusted(location, trusted, key) {
    const name = hostNameOf(location.host, location.port);
    const [type, fingerprint] = [keyTypeOf(key), fingerprintOf(key)];
    if (trusted.revoked.has(fingerprint)) {
        return new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', `The ${type} key of ${name}, ${fingerprint}, is revoked.`, {
            hint: 'It is marked @revoked in known_hosts: do not use this server until it has a new key.',
        });
    }
    if (trusted.fingerprints.size > 0) {
        return new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', `${name} shows a key that differs from the known one: ${type} ${fingerprint}.`, {
            hint: 'Someone may be between here and the server, or it was set up again. Ask its administrator; ' +
                `only if the key is right, replace it in ${trusted.source}.`,
        });
    }
    return new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', `The key of ${name} is unknown: ${type} ${fingerprint}.`, {
        hint: `${trusted.hasAuthority ? 'known_hosts trusts a certificate authority for it (@cert-authority), but host certificates are not supported. ' : ''}` +
            'Compare it with the key on the server (`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`, or its ' +
            `provider's documentation); then add \`host-key=${fingerprint}\` to the destination, or set SFTP_HOST_KEY.`,
    });
}

;// CONCATENATED MODULE: ./build/storage/sftp/library.js
async function loadSshLibrary() {
    const globals = globalThis;
    const lent = globals.__dirname === undefined;
    if (lent)
        globals.__dirname = import.meta.dirname;
    try {
        return (await __webpack_require__.e(/* import() */ 7362).then(__webpack_require__.t.bind(__webpack_require__, 17362, 19))).default;
    }
    finally {
        if (lent)
            delete globals.__dirname;
    }
}

;// CONCATENATED MODULE: ./build/storage/sftp/session.js


const LARGEST_PACKET_BYTES = 128 * 1024;
const USUAL_PACKET_BYTES = 30 * 1024;
class Session {
    packetBytes;
    #client;
    #sftp;
    #waiting = new Set();
    #watchdog;
    #answeredAt = 0;
    #lost;
    constructor(client, sftp, idleTimeoutMs) {
        this.#client = client;
        this.#sftp = sftp;
        const { _maxWriteLen: most = USUAL_PACKET_BYTES } = sftp;
        this.packetBytes = Math.min(most, LARGEST_PACKET_BYTES);
        client.on('error', (error) => this.#lose(lost(error)));
        client.on('close', () => this.#lose(new ConnectionLost('the server closed the connection')));
        sftp.on('error', (error) => this.#lose(lost(error)));
        sftp.on('close', () => this.#lose(new ConnectionLost('the server closed the SFTP channel')));
        this.#watchdog = setInterval(() => {
            if (this.#waiting.size === 0 || performance.now() - this.#answeredAt < idleTimeoutMs)
                return;
            this.#lose(new ConnectionLost(`no answer for ${Math.round(idleTimeoutMs / 1000)} seconds`, 'ETIMEDOUT'));
        }, idleTimeoutMs / 8);
        this.#watchdog.unref();
    }
    get isLost() {
        return this.#lost !== undefined;
    }
    call(signal, ask, onLate) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        if (this.#lost !== undefined)
            throw this.#lost;
        return new Promise((resolve, reject) => {
            let settled = false;
            const settle = (act) => {
                settled = true;
                this.#waiting.delete(fail);
                signal.removeEventListener('abort', onAbort);
                act();
            };
            const fail = (error) => settle(() => reject(error));
            const onAbort = () => fail((0,errors/* cancellation */.WN)(signal));
            signal.addEventListener('abort', onAbort, { once: true });
            if (this.#waiting.size === 0)
                this.#answeredAt = performance.now();
            this.#waiting.add(fail);
            try {
                ask(this.#sftp, (error, value) => {
                    this.#answeredAt = performance.now();
                    if (settled) {
                        if (!error)
                            onLate?.(value);
                    }
                    else if (error)
                        fail(isUnanswered(error) ? connectionError(error) : error);
                    else
                        settle(() => resolve(value));
                });
            }
            catch (error) {
                fail(error);
            }
        });
    }
    end() {
        this.#lose(new ConnectionLost('the connection was closed here'));
    }
    #lose(error) {
        if (this.#lost !== undefined)
            return;
        this.#lost = error;
        clearInterval(this.#watchdog);
        for (const fail of [...this.#waiting])
            fail(error);
        this.#client.destroy();
    }
}
function lost(thrown) {
    const error = connectionError(thrown);
    return error instanceof ConnectionLost ? error : new ConnectionLost('the connection ended', undefined, thrown);
}
function isUnanswered(error) {
    return typeof error.code !== 'number';
}

;// CONCATENATED MODULE: ./build/storage/sftp/connect.js





const TUNING = { attempts: 10, firstAttempts: 4, idleTimeoutMs: 60_000, connectTimeoutMs: 30_000 };
const TYPES = {
    'ssh-ed25519': ['ssh-ed25519'],
    'ecdsa-sha2-nistp256': ['ecdsa-sha2-nistp256'],
    'ecdsa-sha2-nistp384': ['ecdsa-sha2-nistp384'],
    'ecdsa-sha2-nistp521': ['ecdsa-sha2-nistp521'],
    'ssh-rsa': ['rsa-sha2-512', 'rsa-sha2-256'],
};
class UntrustedKey extends Error {
    type;
    refusal;
    constructor(type, refusal) {
        super(refusal.message);
        this.type = type;
        this.refusal = refusal;
    }
}
async function openSession(opening) {
    const { types, fingerprints } = opening.trusted;
    const left = Object.keys(TYPES).sort((a, b) => Number(types.includes(b)) - Number(types.includes(a)));
    let refused;
    for (;;) {
        try {
            return await openOnce(opening, left);
        }
        catch (error) {
            if (refused !== undefined && (!(error instanceof UntrustedKey) || left.length === 0))
                throw refused;
            if (!(error instanceof UntrustedKey))
                throw error;
            refused ??= error.refusal;
            const shown = left.indexOf(error.type);
            if (fingerprints.size === 0 || shown < 0 || left.length === 1)
                throw refused;
            left.splice(shown, 1);
        }
    }
}
async function openOnce(opening, types) {
    const ssh2 = await loadSshLibrary();
    const { tuning, signal } = opening;
    const client = new ssh2.Client();
    let refused;
    let timer;
    let onAbort = () => { };
    const ended = new Promise((_resolve, reject) => {
        onAbort = () => reject((0,errors/* cancellation */.WN)(signal));
        signal.addEventListener('abort', onAbort, { once: true });
        timer = setTimeout(() => reject(slow(tuning)), tuning.connectTimeoutMs);
        client.on('error', (error) => reject(refused ?? connectionError(error)));
        client.on('close', () => reject(refused ?? new ConnectionLost('the server closed the connection')));
    });
    try {
        if (signal.aborted)
            throw (0,errors/* cancellation */.WN)(signal);
        const config = configOf(opening, types, (refusal) => {
            refused = refusal;
        });
        const sftp = await Promise.race([ended, handshake(client, config)]);
        return new Session(client, sftp, tuning.idleTimeoutMs);
    }
    catch (error) {
        client.destroy();
        throw error;
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        ended.catch(() => { });
    }
}
function configOf(opening, types, refuse) {
    const { location, trusted, credentials, tuning } = opening;
    const methods = [...credentials.methods];
    return {
        host: location.host,
        port: location.port,
        username: location.user,
        authHandler: (_left, _partial, next) => {
            const method = methods.shift();
            next(method ?? false);
        },
        algorithms: { serverHostKey: types.flatMap((type) => TYPES[type] ?? []) },
        hostVerifier: (key) => {
            const fingerprint = fingerprintOf(key);
            if (trusted.fingerprints.has(fingerprint) && !trusted.revoked.has(fingerprint))
                return true;
            refuse(new UntrustedKey(keyTypeOf(key), untrusted(location, trusted, key)));
            return false;
        },
        readyTimeout: 0,
        keepaliveInterval: Math.ceil(tuning.idleTimeoutMs / 4),
        keepaliveCountMax: 4,
    };
}
function handshake(client, config) {
    return new Promise((resolve, reject) => {
        client.once('ready', () => {
            try {
                client.setNoDelay(true);
                client.sftp((error, sftp) => (error ? reject(connectionError(error)) : resolve(sftp)));
            }
            catch (error) {
                reject(new ConnectionLost('the server closed the connection', undefined, error));
            }
        });
        client.connect(config);
    });
}
function slow({ connectTimeoutMs }) {
    return new ConnectionLost(`no connection within ${connectTimeoutMs / 1000} seconds`, 'ETIMEDOUT');
}

// EXTERNAL MODULE: ./build/storage/parameters/credential-text.js
var credential_text = __webpack_require__(52110);
;// CONCATENATED MODULE: ./build/storage/sftp/credentials.js





const NAMES = 'SFTP_PRIVATE_KEY, SFTP_PASSWORD and the agent of SSH_AUTH_SOCK';
async function readCredentials(username, host) {
    const { env } = host;
    const methods = [];
    const names = [];
    const privateKey = env['SFTP_PRIVATE_KEY'] ?? '';
    if (privateKey.trim() !== '') {
        const key = await readKey(privateKey, (0,credential_text/* passwordText */.B)(env, 'SFTP_PRIVATE_KEY_PASSPHRASE'), host);
        methods.push({ type: 'publickey', username, key });
        names.push('SFTP_PRIVATE_KEY');
    }
    const agent = (0,credential_text/* keyText */.P)(env, 'SSH_AUTH_SOCK');
    if (agent !== undefined) {
        methods.push({ type: 'agent', username, agent });
        names.push('SSH_AUTH_SOCK');
    }
    const password = (0,credential_text/* passwordText */.B)(env, 'SFTP_PASSWORD');
    if (password !== undefined) {
        host.mask(new secret/* Secret */.zh(password));
        methods.push({ type: 'password', username, password });
        methods.push({
            type: 'keyboard-interactive',
            username,
            prompt: (_name, _instructions, _language, prompts, finish) => finish(prompts.map(({ echo }) => (echo === true ? '' : password))),
        });
        names.push('SFTP_PASSWORD');
    }
    if (methods.length > 0)
        return { methods, names };
    throw new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', 'There are no credentials for the sftp: destination.', {
        hint: `Searched: ${NAMES}. In a workflow set one of them from a secret, in the env of the step.`,
    });
}
async function readKey(given, passphrase, host) {
    const ssh2 = await loadSshLibrary();
    const isText = given.includes('-----BEGIN') || given.startsWith('PuTTY-User-Key-File');
    const text = isText ? given : await readKeyFile(given.trim());
    host.mask(new secret/* Secret */.zh(text));
    if (passphrase !== undefined)
        host.mask(new secret/* Secret */.zh(passphrase));
    const tidy = `${text.replaceAll('\r\n', '\n').trim()}\n`;
    const parsed = ssh2.utils.parseKey(tidy, passphrase);
    const key = Array.isArray(parsed) ? parsed[0] : parsed;
    if (key !== undefined && !(key instanceof Error)) {
        if (key.isPrivateKey())
            return key;
        throw keyProblem('SFTP_PRIVATE_KEY contains a public key.', 'Give the private one, without ".pub".');
    }
    const reason = key?.message ?? '';
    if (/no passphrase given/i.test(reason)) {
        throw keyProblem('The key in SFTP_PRIVATE_KEY is locked.', 'Set SFTP_PRIVATE_KEY_PASSPHRASE.', key);
    }
    if (/passphrase|decrypt|integrity/i.test(reason)) {
        throw keyProblem('SFTP_PRIVATE_KEY_PASSPHRASE does not open the key.', 'Check both; they belong together.', key);
    }
    throw keyProblem('SFTP_PRIVATE_KEY does not contain a readable key.', 'Give the complete file, from its BEGIN to its END line; `ssh-keygen -p -f KEY` converts an older one to the form of OpenSSH.', key);
}
async function readKeyFile(path) {
    const printable = path.length <= 200 && !/[\n\r]/.test(path);
    if (printable) {
        try {
            return await (0,promises_.readFile)(path, 'utf8');
        }
        catch (cause) {
            const { code } = cause;
            throw new errors/* RestorableError */.s$('FILE_UNREADABLE', `Can't read the file that SFTP_PRIVATE_KEY names (${code}).`, {
                hint: 'It contains the private key itself, from "-----BEGIN" on, or the path of its file.',
                cause: code,
            });
        }
    }
    throw keyProblem('SFTP_PRIVATE_KEY does not contain a readable key.', 'Give the complete file with its BEGIN line.');
}
function keyProblem(message, hint, cause) {
    return new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', message, { hint, cause });
}

;// CONCATENATED MODULE: ./build/storage/sftp/client.js







class SftpClient {
    #location;
    #host;
    #tuning;
    #closing = new AbortController();
    #session;
    #opening;
    #credentials;
    #limit;
    constructor(location, host, tuning) {
        this.#location = location;
        this.#host = host;
        this.#tuning = tuning;
        this.#limit = new attempt_limit/* AttemptLimit */.T(tuning);
    }
    get credentialNames() {
        return this.#credentials?.names ?? [];
    }
    async run(signal, act) {
        return (0,retry/* retry */.L5)(async () => act(await this.#connected(signal)), {
            signal,
            after: (error) => {
                if (!isPassing(error) || this.#closing.signal.aborted)
                    return undefined;
                return { ...(0,attempt_limit/* backoff */.J)(), attempts: this.#limit.current };
            },
        });
    }
    async close() {
        this.#closing.abort();
        await this.#opening?.catch(() => { });
        this.#session?.end();
    }
    async #connected(signal) {
        if (this.#session?.isLost === false)
            return this.#session;
        this.#opening ??= this.#open().finally(() => {
            this.#opening = undefined;
        });
        return (0,until_aborted/* untilAborted */.E)(signal, this.#opening);
    }
    async #open() {
        const trusted = await trustedKeys(this.#location, this.#host);
        this.#credentials ??= await readCredentials(this.#location.user, this.#host);
        this.#session = await openSession({
            location: this.#location,
            trusted,
            credentials: this.#credentials,
            tuning: this.#tuning,
            signal: this.#closing.signal,
        });
        this.#limit.noteAnswer();
        return this.#session;
    }
}

// EXTERNAL MODULE: ./build/storage/listing-limits.js
var listing_limits = __webpack_require__(45173);
;// CONCATENATED MODULE: ./build/storage/sftp/requests.js


const UNDER_WAY_BYTES = 2 * 1024 * 1024;
const CREATE = 0x02 | 0x08 | 0x10;
const CLAIM = 0x02 | 0x08 | 0x20;
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
async function createFile(session, path, signal) {
    return requests_open(session, path, CREATE, signal);
}
async function claimFile(session, path, signal) {
    return requests_open(session, path, CLAIM, signal);
}
async function openFile(session, path, signal) {
    return requests_open(session, path, 'r', signal);
}
function requests_open(session, path, flags, signal) {
    return session.call(signal, (sftp, done) => {
        if (flags === 'r')
            sftp.open(path, flags, done);
        else
            sftp.open(path, flags, { mode: FILE_MODE }, done);
    }, (handle) => closeLate(session, handle));
}
function closeLate(session, handle) {
    closeFile(session, handle, new AbortController().signal).catch(() => { });
}
async function closeFile(session, handle, signal) {
    await session.call(signal, (sftp, done) => sftp.close(handle, (error) => done(error, undefined)));
}
async function writeParts(session, handle, parts, signal) {
    await inTurn(session, slicesOf(session, parts), async ({ bytes, position }) => {
        await session.call(signal, (sftp, done) => sftp.write(handle, bytes, 0, bytes.length, position, (error) => done(error, undefined)));
    });
}
async function readInto(session, handle, bytes, signal) {
    let end = bytes.length;
    await inTurn(session, slicesOf(session, [bytes]), async (slice) => {
        for (let offset = slice.position; offset < slice.position + slice.bytes.length;) {
            const rest = { bytes: bytes.subarray(offset, slice.position + slice.bytes.length), position: offset };
            const read = await readSome(session, handle, rest, signal);
            if (read === 0) {
                end = Math.min(end, offset);
                return;
            }
            offset += read;
        }
    });
    return end;
}
function readSome(session, handle, into, signal) {
    const { bytes, position } = into;
    return session.call(signal, (sftp, done) => sftp.read(handle, bytes, 0, bytes.length, position, (error, read) => {
        if (statusOf(error) === STATUS.eof)
            done(undefined, 0);
        else
            done(error, read);
    }));
}
function* slicesOf({ packetBytes }, parts) {
    let position = 0;
    for (const part of parts) {
        const whole = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
        for (let offset = 0; offset < whole.length; offset += packetBytes) {
            const bytes = whole.subarray(offset, offset + packetBytes);
            yield { bytes, position: position + offset };
        }
        position += whole.length;
    }
}
async function inTurn({ packetBytes }, slices, act) {
    let failure;
    const worker = async () => {
        for (const slice of slices) {
            try {
                await act(slice);
            }
            catch (error) {
                failure ??= { error };
            }
            if (failure !== undefined)
                return;
        }
    };
    await Promise.all(Array.from({ length: Math.ceil(UNDER_WAY_BYTES / packetBytes) }, worker));
    if (failure !== undefined)
        throw failure.error;
}
async function attributesOf(session, path, signal) {
    return orMissing(session.call(signal, (sftp, done) => sftp.lstat(path, done)));
}
async function removeFile(session, path, signal) {
    const removing = session.call(signal, (sftp, done) => sftp.unlink(path, (error) => done(error, true)));
    return (await orMissing(removing)) ?? false;
}
async function removeFolder(session, path, signal) {
    return session
        .call(signal, (sftp, done) => sftp.rmdir(path, (error) => done(error, true)))
        .catch((error) => {
        if (statusOf(error) === undefined)
            throw error;
        return false;
    });
}
async function makeFolder(session, path, signal, hasParent = false) {
    try {
        await session.call(signal, (sftp, done) => sftp.mkdir(path, { mode: FOLDER_MODE }, (error) => done(error, undefined)));
        return true;
    }
    catch (error) {
        if (statusOf(error) === undefined)
            throw error;
        const parent = parentOf(path);
        if (statusOf(error) === STATUS.missing && parent !== undefined && !hasParent) {
            await makeFolder(session, parent, signal);
            return makeFolder(session, path, signal, true);
        }
        const there = await orMissing(session.call(signal, (sftp, done) => sftp.stat(path, done)));
        if (there === undefined || !isFolder(there))
            throw error;
        return false;
    }
}
function parentOf(path) {
    const slash = path.lastIndexOf('/');
    return slash <= 0 ? undefined : path.slice(0, slash);
}
async function* entriesOf(session, path, signal) {
    const handle = await orMissing(session.call(signal, (sftp, done) => sftp.opendir(path, done), (late) => closeLate(session, late)));
    if (handle === undefined)
        return;
    const limit = new listing_limits/* PageLimit */.r1('SSH_FXP_READDIR');
    let names = 0;
    let pages = 0;
    try {
        for (;;) {
            const page = await session.call(signal, (sftp, done) => sftp.readdir(handle, (error, list) => {
                if (statusOf(error) === STATUS.eof)
                    done(undefined, undefined);
                else
                    done(error, list);
            }));
            if (page === undefined)
                return;
            names += page.length;
            pages += 1;
            (0,listing_limits/* limitNames */.c$)(names);
            limit.next(String(pages), page.length === 0);
            yield* page;
        }
    }
    finally {
        closeLate(session, handle);
    }
}
function isFolder({ mode }, line = '') {
    return mode === undefined ? line.startsWith('d') : (mode & 0o170000) === 0o040000;
}
function isPlainFile({ mode }, line = '-') {
    return mode === undefined ? line.startsWith('-') : (mode & 0o170000) === 0o100000;
}
async function orMissing(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (statusOf(error) === STATUS.missing)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/storage/sftp/get.js


async function readFile(session, path, { key, maxBytes, signal }) {
    const found = await attributesOf(session, path, signal);
    if (found === undefined || !isPlainFile(found))
        return undefined;
    if (found.size > maxBytes)
        throw damaged(`${key} has ${found.size} bytes; at most ${maxBytes} are expected.`);
    const handle = await openFile(session, path, signal);
    try {
        const bytes = Buffer.allocUnsafeSlow(found.size);
        const read = await readInto(session, handle, bytes, signal);
        if (read < bytes.length)
            throw damaged(`${key} ended after ${read} of ${bytes.length} bytes.`);
        return bytes;
    }
    finally {
        closeFile(session, handle, new AbortController().signal).catch(() => { });
    }
}
function damaged(message) {
    return new errors/* RestorableError */.s$('STORAGE_CORRUPTED', message, {
        hint: 'The object differs from what was written. Use another destination or an earlier backup.',
    });
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
;// CONCATENATED MODULE: ./build/storage/sftp/tidy.js

const CLEAN_UP_MS = 500;
async function tidy(signal, act) {
    const limit = new AbortController();
    let timer;
    using _ = (0,external_node_events_.addAbortListener)(signal, () => {
        timer = setTimeout(() => limit.abort(), CLEAN_UP_MS);
    });
    try {
        await act(limit.signal);
    }
    catch {
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/storage/sftp/publish.js





const LOCK_EXPIRES_MS = 30_000;
const LOCK_PAUSE_MS = 20;
const MOST_EXPIRIES = 10;
const MOST_REFUSALS = 20;
async function replace(session, { from, to }, signal) {
    try {
        await session.call(signal, (sftp, done) => sftp.ext_openssh_rename(from, to, (error) => done(error, undefined)));
    }
    catch (error) {
        if (!isUnsupported(error))
            throw error;
        await removeFile(session, to, signal);
        await rename(session, from, to, signal);
    }
    return true;
}
async function publishOnce(session, names, signal) {
    const { from, to } = names;
    if (await isThere(session, to, signal))
        throw exists(to);
    try {
        await session.call(signal, (sftp, done) => sftp.ext_openssh_hardlink(from, to, (error) => done(error, undefined)));
        if (await isThere(session, to, signal))
            return false;
    }
    catch (error) {
        if (statusOf(error) === undefined && !isUnsupported(error))
            throw error;
        if (await isThere(session, to, signal))
            throw exists(to, error);
    }
    return await renameOnce(session, names, signal);
}
async function renameOnce(session, { from, to }, signal) {
    const slash = to.lastIndexOf('/');
    const lock = `${to.slice(0, slash)}/.restorable-lock-${to.slice(slash + 1)}`;
    const isLocked = await takeLock(session, lock, signal);
    try {
        if (await isThere(session, to, signal))
            throw exists(to);
        await rename(session, from, to, signal);
        return true;
    }
    finally {
        if (isLocked)
            await tidy(signal, (its) => removeFile(session, lock, its));
    }
}
async function takeLock(session, lock, signal) {
    let refusals = 0;
    let expiries = 0;
    for (let waitingSince = performance.now();;) {
        try {
            await closeFile(session, await claimFile(session, lock, signal), signal);
            return true;
        }
        catch (error) {
            if (isUnsupported(error))
                return false;
            const status = statusOf(error);
            if (status !== STATUS.failure && status !== STATUS.exists)
                throw error;
            refusals = (await isThere(session, lock, signal)) ? 0 : refusals + 1;
            if (refusals === MOST_REFUSALS)
                return false;
        }
        if (performance.now() - waitingSince > LOCK_EXPIRES_MS) {
            if (expiries === MOST_EXPIRIES)
                throw neverReleased(lock);
            expiries += 1;
            await removeFile(session, lock, signal);
            waitingSince = performance.now();
        }
        await (0,retry/* pause */.v7)(LOCK_PAUSE_MS, signal);
    }
}
async function rename(session, from, to, signal) {
    await session.call(signal, (sftp, done) => sftp.rename(from, to, (error) => done(error, undefined)));
}
async function isThere(session, path, signal) {
    return (await attributesOf(session, path, signal)) !== undefined;
}
function neverReleased(lock) {
    return new errors/* RestorableError */.s$('STORAGE_FAILED', `The lock ${lock} at the SFTP server is never released.`, {
        hint: 'Delete this file by hand, and check who may delete files in the destination folder.',
    });
}
function exists(path, cause) {
    return new errors/* RestorableError */.s$('OBJECT_EXISTS', `${path} exists already.`, { cause });
}

;// CONCATENATED MODULE: ./build/storage/sftp/put.js








const READ_BACK_BYTES = 256 * 1024;
const FOLDER_GONE = { attempts: 5, baseMs: 0, longestMs: 0 };
const FULL_BELOW_BYTES = 1024 * 1024;
async function putFile(session, path, parts, { leftovers, turns, ...options }) {
    const folder = parentOf(path) ?? '.';
    const temporary = `${folder}/.restorable-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.part`;
    leftovers.add(temporary);
    try {
        await writeNew(session, temporary, parts, options);
        const names = { from: temporary, to: path };
        const moved = options.ifAbsent === true
            ? await turns.run(path, () => publishOnce(session, names, options.signal))
            : await replace(session, names, options.signal);
        if (moved)
            leftovers.delete(temporary);
    }
    catch (error) {
        if (statusOf(error) === STATUS.failure && (await isFull(session, folder, options.signal)))
            throw full(path, error);
        throw error;
    }
    finally {
        for (const left of leftovers) {
            await tidy(options.signal, async (its) => {
                await removeFile(session, left, its);
                leftovers.delete(left);
            });
        }
    }
}
async function writeNew(session, path, parts, { sha256, signal }) {
    const handle = await createIn(session, path, signal);
    try {
        await writeParts(session, handle, parts, signal);
        await syncWhereKnown(session, handle, signal);
    }
    catch (error) {
        await tidy(signal, (its) => closeFile(session, handle, its));
        throw error;
    }
    await closeFile(session, handle, signal);
    await put_confirm(session, path, { sizeBytes: (0,storage_body/* lengthOf */.Y)(parts), sha256, signal });
}
async function isFull(session, path, signal) {
    try {
        const space = await session.call(signal, (sftp, done) => sftp.ext_openssh_statvfs(path, done));
        const noFile = space.f_files > 0 && space.f_favail === 0;
        return noFile || space.f_bavail * space.f_frsize < FULL_BELOW_BYTES;
    }
    catch {
        return false;
    }
}
async function createIn(session, path, signal) {
    const create = async (attempt) => {
        if (attempt > 1)
            await makeFolder(session, parentOf(path) ?? '.', signal);
        return createFile(session, path, signal);
    };
    return (0,retry/* retry */.L5)(create, { signal, after: (error) => (statusOf(error) === STATUS.missing ? FOLDER_GONE : undefined) });
}
async function syncWhereKnown(session, handle, signal) {
    try {
        await session.call(signal, (sftp, done) => sftp.ext_openssh_fsync(handle, (error) => done(error, undefined)));
    }
    catch (error) {
        if (!isUnsupported(error))
            throw error;
    }
}
async function put_confirm(session, path, { sizeBytes, sha256, signal }) {
    const found = await attributesOf(session, path, signal);
    if (found === undefined)
        throw put_damaged(`does not have the file of ${sizeBytes} bytes that it accepted`);
    const { size } = found;
    if (size !== undefined && size !== sizeBytes)
        throw put_damaged(`holds ${size} bytes of ${sizeBytes} written`);
    if (size !== undefined && sizeBytes > READ_BACK_BYTES)
        return;
    const handle = await openFile(session, path, signal);
    try {
        const bytes = Buffer.alloc(sizeBytes + 1);
        const read = await readInto(session, handle, bytes, signal);
        const whole = bytes.subarray(0, sizeBytes);
        if (read !== sizeBytes || (0,external_node_crypto_.createHash)('sha256').update(whole).digest('hex') !== sha256) {
            throw put_damaged('returns bytes that differ from those written');
        }
    }
    finally {
        await tidy(signal, (its) => closeFile(session, handle, its));
    }
}
function put_damaged(what) {
    return new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `The SFTP server ${what}.`, {
        hint: 'Check the disk of the server, and do not rely on its content.',
    });
}

// EXTERNAL MODULE: ./build/ports/destination.js
var destination = __webpack_require__(4629);
// EXTERNAL MODULE: ./build/process/ssh/host-key-lines.js
var host_key_lines = __webpack_require__(1931);
// EXTERNAL MODULE: ./build/storage/parameters/url-parts.js
var url_parts = __webpack_require__(84183);
;// CONCATENATED MODULE: ./build/storage/sftp/url.js




const DEFAULT_PORT = 22;
function parseSftpUrl(url, env) {
    const match = /^sftp:\/\/(?:([^/?#]*)@)?(\[[0-9a-f:.%]+\]|[^/?#@:]+)(?::(\d*))?(\/[^?#]*)?(?:\?([^#]*))?$/i.exec(url);
    if (match === null) {
        throw invalid('is not a valid URL', 'Write sftp://user@host:port/path, with "#" as %23 and "?" as %3F.');
    }
    const [, user, host = '', port, path = '', query = ''] = match;
    return {
        user: readUser(user),
        host: readHost(host),
        port: readPort(port),
        root: readRoot(path),
        hostKeys: readHostKeys(query, env['SFTP_HOST_KEY']),
    };
}
const CONTROL = /[\u0000-\u001f\u007f]/;
function readUser(text) {
    if (text === undefined || text === '')
        throw invalid('names no user', 'Write sftp://user@host/path.');
    if (text.includes(':')) {
        throw invalid('holds a password', 'Remove it; set SFTP_PRIVATE_KEY or SFTP_PASSWORD in the environment.');
    }
    const user = decode(text);
    if (CONTROL.test(user))
        throw invalid('has a user with a control character', 'Use a plain name.');
    return user;
}
function readHost(text) {
    const host = text.replace(/^\[|\]$/g, '');
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$|^[0-9a-f:.%]+$/i.test(host)) {
        throw invalid('has no valid host name', 'Write a name or an address; put an IPv6 address in brackets.');
    }
    return host;
}
function readPort(text) {
    if (text === undefined || text === '')
        return DEFAULT_PORT;
    const port = Number(text);
    if (port < 1 || port > 65_535)
        throw invalid('has no valid port', 'Ports are 1 to 65535; that of SSH is 22.');
    return port;
}
function readRoot(text) {
    const path = decode(text);
    const fromLogin = path === '/~' || path.startsWith('/~/');
    const segments = (fromLogin ? path.slice(2) : path).split('/').filter((segment) => segment !== '');
    if (segments.some((segment) => segment === '.' || segment === '..') || CONTROL.test(path)) {
        throw invalid('has a path with ".", ".." or a control character', 'Use a plain path.');
    }
    if (fromLogin)
        return segments.length === 0 ? '.' : segments.join('/');
    if (segments.length === 0)
        throw invalid('names no folder', 'Write sftp://user@host/path, or /~/path.');
    return `/${segments.join('/')}`;
}
function readHostKeys(query, variable) {
    const found = [];
    for (const pair of query.split('&').filter((text) => text !== '')) {
        const [name = ''] = pair.split('=', 1);
        if (name !== 'host-key')
            throw (0,url_parts/* unknownParameter */.Yl)(name, destination/* DESTINATION_KINDS */.tH.sftp.parameters, invalid);
        found.push(decode(pair.slice(name.length + 1)));
    }
    if (found.length > 0 && found.every((text) => text.trim() === '')) {
        throw invalid('has an empty host-key', HOST_KEY_HINT);
    }
    const texts = found.length > 0 ? found : [variable ?? ''];
    return texts.flatMap(host_key_lines/* linesOf */.D).flatMap(piecesOf).map(readHostKey);
}
function piecesOf(line) {
    if (!line.includes('SHA256:') && (0,host_key_lines/* readHostKeyLines */.$)(line) !== undefined)
        return [line];
    return line
        .split(',')
        .map((piece) => piece.trim())
        .filter((piece) => piece !== '');
}
const FINGERPRINT = /^(?:\d+ )?(SHA256:[A-Za-z0-9+/]{43}=?)(?: .*)?$/;
function readHostKey(piece) {
    const fingerprint = FINGERPRINT.exec(piece)?.[1];
    if (fingerprint !== undefined)
        return fingerprint;
    const [key] = (0,host_key_lines/* readHostKeyLines */.$)(piece) ?? [];
    if (key === undefined)
        throw invalid('has an invalid host key', HOST_KEY_HINT);
    if (key.marker === 'cert-authority') {
        throw invalid('has a certificate authority (@cert-authority) as its host key', `Host certificates are not supported. Give the key of the server itself. ${HOST_KEY_HINT}`);
    }
    if (key.marker === 'revoked')
        return `@revoked ${key.type} ${key.base64}`;
    return piece.startsWith(key.type) ? piece : `${key.type} ${key.base64}`;
}
const HOST_KEY_HINT = 'Write host-key=SHA256:... (43 characters), as `ssh-keygen -lf` prints it on the server for ' +
    '/etc/ssh/ssh_host_ed25519_key.pub; SFTP_HOST_KEY also takes lines of `ssh-keyscan`.';
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch (cause) {
        throw invalid('has a "%" that begins no escape', 'Write "%" as %25.', cause);
    }
}
function invalid(what, hint, cause) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', `An sftp: destination ${what}.`, { hint, cause });
}

;// CONCATENATED MODULE: ./build/storage/sftp/walk.js





async function* walk(client, root, prefix, signal) {
    const limit = new listing_limits/* TreeLimit */._C();
    async function* below(folder) {
        limit.enter(folder);
        for (const { name, sizeBytes, modifiedAt } of await readFolder(client, `${root}/${folder}`, signal)) {
            (0,errors/* throwIfCancelled */.dZ)(signal);
            const key = folder + name;
            if (!key.startsWith(prefix))
                continue;
            if (key.endsWith('/'))
                yield* below(key);
            else if (!(0,unfinished_name/* isUnfinished */.ui)(name))
                yield { key, sizeBytes, modifiedAt };
        }
    }
    yield* below(prefix.slice(0, prefix.lastIndexOf('/') + 1));
}
async function foldersIn(client, path, signal) {
    const entries = await readFolder(client, path, signal);
    const names = entries.filter(({ name }) => name.endsWith('/')).map(({ name }) => name.slice(0, -1));
    return names.sort(keys/* compareBytes */.Xo);
}
async function readFolder(client, path, signal) {
    const trimmed = path.replace(/\/+$/, '');
    const entries = await client.run(signal, async (session) => {
        const found = [];
        for await (const { filename, longname, attrs } of entriesOf(session, trimmed, signal)) {
            if (filename.includes('/') || (0,keys/* listedKey */.R$)(filename, '') === undefined)
                continue;
            const folder = isFolder(attrs, longname);
            if (!folder && !isPlainFile(attrs, longname))
                continue;
            found.push({
                name: folder ? `${filename}/` : filename,
                sizeBytes: attrs.size,
                modifiedAt: new Date(attrs.mtime * 1000),
            });
        }
        return found;
    });
    return entries.sort((a, b) => (0,keys/* compareBytes */.Xo)(a.name, b.name));
}
async function removeUnfinished(client, folder, { before, signal, isDeep = true, limit = new listing_limits/* TreeLimit */._C(), }) {
    const removed = { objects: 0, bytes: 0 };
    limit.enter(folder);
    for (const { name, sizeBytes } of await readFolder(client, folder, signal)) {
        const path = `${folder.replace(/\/+$/, '')}/${name.replace(/\/$/, '')}`;
        if (name.endsWith('/')) {
            if (!isDeep)
                continue;
            const below = await removeUnfinished(client, path, { before, signal, limit });
            removed.objects += below.objects;
            removed.bytes += below.bytes;
            if (below.objects > 0)
                await client.run(signal, (session) => removeFolder(session, path, signal));
        }
        else if ((0,unfinished_name/* isUnfinished */.ui)(name)) {
            const gone = await client.run(signal, async (session) => {
                const found = await attributesOf(session, path, signal);
                if (found === undefined || found.mtime * 1000 >= before.getTime())
                    return false;
                return removeFile(session, path, signal);
            });
            if (!gone)
                continue;
            removed.objects += 1;
            removed.bytes += sizeBytes;
        }
    }
    return removed;
}

;// CONCATENATED MODULE: ./build/storage/sftp/index.js

















class SftpStorage {
    label;
    place;
    unfinished = { remove: (prefix, options) => this.#removeUnfinished(prefix, options) };
    #root;
    #host;
    #client;
    #turns = new turns/* Turns */.P();
    constructor(location, host, tuning) {
        this.label = labelOf(location);
        this.place = (0,place/* placeOfHost */.X)(location.host);
        this.#root = location.root;
        this.#host = host;
        this.#client = new SftpClient(location, host, tuning);
    }
    async put(key, body, options) {
        const path = this.#pathOf(key);
        const leftovers = new Set();
        await this.#named(`write ${key}`, options, (session) => putFile(session, path, (0,storage_body/* partsOf */.C)(body), { ...options, leftovers, turns: this.#turns }));
    }
    async get(key, { maxBytes, signal }) {
        const path = this.#pathOf(key);
        return this.#named(`read ${key}`, { signal }, async (session) => {
            const bytes = await readFile(session, path, { key, maxBytes, signal });
            if (bytes !== undefined)
                return bytes;
            throw (0,answers/* objectMissing */.W)(key, this.label);
        });
    }
    async *list(prefix, { signal }) {
        (0,keys/* checkPrefix */.by)(prefix);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            yield* walk(this.#client, this.#root, prefix, signal);
        }
        catch (error) {
            throw sftpError(error, this.#attempted(`list ${prefix}`, signal));
        }
    }
    async folders(prefix, { signal }) {
        (0,keys/* checkPrefix */.by)(prefix);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            return await foldersIn(this.#client, `${this.#root}/${prefix}`, signal);
        }
        catch (error) {
            throw sftpError(error, this.#attempted(`list ${prefix}`, signal));
        }
    }
    async delete(key, { signal }) {
        const path = this.#pathOf(key);
        await this.#named(`delete ${key}`, { signal }, async (session) => {
            await removeFile(session, path, signal);
            for (let folder = parentOf(path); folder?.startsWith(`${this.#root}/`); folder = parentOf(folder)) {
                if (!(await removeFolder(session, folder, signal)))
                    return;
            }
        });
    }
    async #removeUnfinished(prefix, { before, signal }) {
        (0,keys/* checkPrefix */.by)(prefix);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        const only = { before, signal };
        try {
            const removed = await removeUnfinished(this.#client, `${this.#root}/${prefix}`, only);
            if (prefix === '')
                return removed;
            const above = await removeUnfinished(this.#client, this.#root, { ...only, isDeep: false });
            return { objects: removed.objects + above.objects, bytes: removed.bytes + above.bytes };
        }
        catch (error) {
            throw sftpError(error, this.#attempted(`clean up ${prefix}`, signal));
        }
    }
    async serverTime({ signal }) {
        try {
            const time = await this.#named('write a file that shows the time', { signal }, (session) => this.#touch(session, signal));
            return (0,answers/* timeOr */.n)(time, this.label, this.#host);
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$) || error.code !== 'STORAGE_PERMISSION')
                throw error;
            this.#host.log.warning(`${this.label} can't be written to, so its clock is not compared with that of this machine.`);
            return new Date();
        }
    }
    async close() {
        await this.#client.close();
    }
    async #touch(session, signal) {
        const path = `${this.#root}/.restorable-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.part`;
        const create = () => createFile(session, path, signal);
        const handle = await create().catch(async (error) => {
            if (statusOf(error) !== STATUS.missing)
                throw error;
            await this.#makeRoot(session, signal);
            return create();
        });
        try {
            await closeFile(session, handle, signal);
            const found = await attributesOf(session, path, signal);
            return found?.mtime === undefined || found.mtime === 0 ? undefined : new Date(found.mtime * 1000);
        }
        finally {
            await removeFile(session, path, signal);
        }
    }
    async #makeRoot(session, signal) {
        if (!(await makeFolder(session, this.#root, signal)))
            return;
        this.#host.log.notice(`The folder of ${this.label} did not exist; it was created.`);
    }
    #pathOf(key) {
        (0,unfinished_name/* checkFileKey */.U7)(key);
        return `${this.#root}/${key}`;
    }
    async #named(what, { signal }, act) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            return await this.#client.run(signal, act);
        }
        catch (error) {
            throw sftpError(error, this.#attempted(what, signal));
        }
    }
    #attempted(what, signal) {
        return { what, label: this.label, signal, host: this.#host, credentials: this.#client.credentialNames };
    }
}
function labelOf({ user, host, port, root }) {
    const name = host.includes(':') ? `[${host}]` : host;
    const path = root.startsWith('/') ? root : `/~/${root === '.' ? '' : root}`;
    return `sftp://${user}@${name}${port === 22 ? '' : `:${port}`}${path}`;
}
async function openSftpStorage(url, host, tuning = {}) {
    const location = parseSftpUrl(url instanceof secret/* Secret */.zh ? url.reveal() : url, host.env);
    return new SftpStorage(location, host, { ...TUNING, ...tuning });
}


/***/ }),

/***/ 80591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OL: () => (/* binding */ UNFINISHED_BEGIN),
/* harmony export */   U7: () => (/* binding */ checkFileKey),
/* harmony export */   ui: () => (/* binding */ isUnfinished)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87382);


const UNFINISHED = /^\.restorable-(?:[0-9a-f]{16}\.part|lock-.+)$/;
const UNFINISHED_BEGIN = '.restorable-';
function checkFileKey(key) {
    (0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .checkKey */ .yR)(key);
    if (!key.split('/').some(isUnfinished))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `${key} is a name for unfinished files.`, { hint: 'Use another.' });
}
function isUnfinished(name) {
    return UNFINISHED.test(name);
}


/***/ })

};
