export const id = 9325;
export const ids = [9325];
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

/***/ 81590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ parseDurationMs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const UNITS_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const PART = String.raw `(\d+(?:\.\d+)?)(ms|s|m|h|d|w) *`;
const DURATION = new RegExp(`^(?:${PART})+$`);
const LONGEST_MS = 1_000 * 365 * UNITS_MS.d;
const SHOWN = 60;
function parseDurationMs(text) {
    const trimmed = text.trim();
    if (!DURATION.test(trimmed))
        throw invalid(`"${trimmed.slice(0, SHOWN)}" is not a duration.`);
    const parts = [...trimmed.matchAll(new RegExp(PART, 'g'))];
    const ms = parts.reduce((sum, part) => sum + Number(part[1]) * UNITS_MS[part[2]], 0);
    if (ms <= LONGEST_MS)
        return ms;
    throw invalid(`"${trimmed.slice(0, SHOWN)}" is longer than 1,000 years.`);
}
function invalid(message) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', message, {
        hint: 'Write a number and a unit: 90s, 30m, 24h, 7d, or 1h30m.',
    });
}


/***/ }),

/***/ 91079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ proxyFor),
/* harmony export */   w: () => (/* binding */ proxyEnvironment)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const VARIABLES = {
    'http:': ['http_proxy', 'HTTP_PROXY'],
    'https:': ['https_proxy', 'HTTPS_PROXY'],
};
function proxyFor(target, env) {
    const variable = VARIABLES[target.protocol]?.find((name) => (env[name] ?? '').trim() !== '');
    if (variable === undefined || isBypassed(target, env))
        return undefined;
    const value = (env[variable] ?? '').trim();
    const url = URL.parse(value.includes('://') ? value : `http://${value}`);
    if (url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '') {
        return { variable, address: url.host, url: url.href };
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INPUT_INVALID', `The variable ${variable} is not the address of a proxy.`, {
        hint: 'Write http://host:port or http://user:password@host:port, special characters percent-encoded (@ is %40, / is %2F); SOCKS is not supported.',
    });
}
function proxyEnvironment(target, env) {
    const proxies = ['https:', 'http:'].flatMap((protocol) => {
        const [name = ''] = VARIABLES[protocol] ?? [];
        const url = usableProxy(protocol, env);
        return url === undefined ? [] : [[name, url]];
    });
    if (proxies.length === 0)
        return {};
    const own = isBypassed(target, env) ? [target.hostname, hostOf(target)] : [];
    const bypassed = [...entriesOf(env).flatMap(forNode), ...own].join(',');
    return { ...Object.fromEntries(proxies), ...(bypassed === '' ? {} : { no_proxy: bypassed }) };
}
function usableProxy(protocol, env) {
    try {
        return proxyFor(new URL(`${protocol}//host.invalid`), { ...env, no_proxy: '', NO_PROXY: '' })?.url;
    }
    catch {
        return undefined;
    }
}
function isBypassed(target, env) {
    const port = target.port || (target.protocol === 'https:' ? '443' : '80');
    return entriesOf(env).some((entry) => {
        const [, name = '', only] = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(entry) === 6 ? [entry, entry] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
        return (only === undefined || only === port) && isNamed(hostOf(target), name.replace(/^\[(.*)\]$/, '$1'));
    });
}
function isNamed(host, name) {
    if (name === '*')
        return true;
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host);
    if (family !== 0)
        return addressesIn(name)?.check(host, family === 6 ? 'ipv6' : 'ipv4') === true;
    const domain = name.replace(/^\*?\.+/, '');
    return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}
function addressesIn(name) {
    const [, first = '', separator, second = ''] = /^([^/-]+)(?:([/-])(.*))?$/.exec(name) ?? [];
    const type = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(first) === 6 ? 'ipv6' : 'ipv4';
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(first) === 0)
        return undefined;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    try {
        if (separator === '/')
            list.addSubnet(first, Number(second), type);
        else if (separator === '-')
            list.addRange(first, second, type);
        else
            list.addAddress(first, type);
        return list;
    }
    catch {
        return undefined;
    }
}
function forNode(entry) {
    const [, address = '', bits] = /^(\d+(?:\.\d+){3})\/(\d+)$/.exec(entry) ?? [];
    if (bits !== undefined && (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 && Number(bits) <= 32) {
        const size = 2 ** (32 - Number(bits));
        const first = Math.floor(numberOf(address) / size) * size;
        return [`${addressOf(first)}-${addressOf(first + size - 1)}`];
    }
    return /^[a-z]/i.test(entry) ? [entry, `.${entry}`] : [entry];
}
function numberOf(address) {
    return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
function addressOf(number) {
    return [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.');
}
function entriesOf(env) {
    const text = env['no_proxy'] || env['NO_PROXY'] || '';
    return text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((entry) => entry !== '');
}
function hostOf({ hostname }) {
    return hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1');
}


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

/***/ 19719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ connectionProblem)
/* harmony export */ });
const HINTS = {
    ECONNREFUSED: 'Check host and port of `endpoint=`, and that the service runs.',
    EAI_AGAIN: 'The name server did not respond. Check the network.',
    EHOSTUNREACH: 'Check the network and the firewall.',
    ENETUNREACH: 'Check the network; a host with only IPv6 addresses needs IPv6 here too.',
    EPROTO: 'The endpoint does not speak TLS there; check http:// against https://, and the port.',
};
const BROKEN = new Set([
    'ECONNRESET',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'ERR_STREAM_PREMATURE_CLOSE',
    'REQUEST_SEND_ERROR',
    'TimeoutError',
    'ABORT_ERR',
    'ERR_PROXY_TUNNEL',
]);
const AT_THE_PROXY = new Set([
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ETIMEDOUT',
    'TimeoutError',
    'ERR_PROXY_TUNNEL',
]);
function connectionProblem({ code = '', label, hostHint, proxy }) {
    if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)/.test(code)) {
        return {
            code: 'STORAGE_UNREACHABLE',
            message: `The TLS connection to ${label} can't be trusted (${code}).`,
            hint: 'Check http:// against https:// and the host name of `endpoint=`; for your own certificate authority, set NODE_EXTRA_CA_CERTS to its file.',
        };
    }
    if (proxy !== undefined && AT_THE_PROXY.has(code)) {
        return {
            code: 'STORAGE_UNREACHABLE',
            message: `Can't connect to ${label} through the proxy of ${proxy.variable}, ${proxy.address} (${code}).`,
            hint: `Check that the proxy runs and permits this host; what needs none is listed in NO_PROXY, and without a proxy ${proxy.variable} is removed.`,
        };
    }
    const hint = code === 'ENOTFOUND' ? hostHint : HINTS[code];
    if (hint === undefined && !BROKEN.has(code) && !code.startsWith('HPE_'))
        return undefined;
    const lead = hint === undefined ? `The connection to ${label} broke or stalled` : `Can't connect to ${label}`;
    return {
        code: 'STORAGE_UNREACHABLE',
        message: `${lead} (${code}).`,
        hint: hint ?? 'Run again. If it happens again, check the network to the storage, and its limits.',
    };
}


/***/ }),

/***/ 9246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


async function readBody(stream, expected) {
    const { key, announced, maxBytes, signal, alive } = expected;
    using _ = (0,node_events__WEBPACK_IMPORTED_MODULE_0__.addAbortListener)(signal, () => void stream.destroy((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancellation */ .WN)(signal)));
    try {
        if (announced !== undefined && announced > maxBytes)
            throw tooLarge(key, `${announced}`, maxBytes);
        const whole = announced === undefined ? undefined : Buffer.allocUnsafeSlow(announced);
        const parts = [];
        let received = 0;
        for await (const part of stream) {
            alive?.();
            if (received + part.length > (announced ?? maxBytes))
                throw tooLarge(key, 'more', announced ?? maxBytes);
            if (whole === undefined)
                parts.push(part);
            else
                whole.set(part, received);
            received += part.length;
        }
        if (announced !== undefined && received !== announced) {
            throw Object.assign(new Error(`the body ended after ${received} of ${announced} bytes`), { code: 'ECONNRESET' });
        }
        return whole ?? Buffer.concat(parts);
    }
    finally {
        stream.on('error', () => { });
        stream.destroy();
    }
}
function tooLarge(key, size, maxBytes) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('STORAGE_CORRUPTED', `${key} has ${size} bytes; at most ${maxBytes} are expected.`, {
        hint: 'The object differs from what was written. Use another destination or an earlier backup.',
    });
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

/***/ 5147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ lockedVersions),
/* harmony export */   p: () => (/* binding */ eachOf)
/* harmony export */ });
const AT_ONCE = 16;
const AT_EACH_END = 8;
function lockedVersions(versions) {
    if (versions.length <= 2 * AT_EACH_END)
        return versions;
    return [...versions.slice(0, AT_EACH_END), ...versions.slice(-AT_EACH_END)];
}
async function eachOf(items, act) {
    for (let start = 0; start < items.length; start += AT_ONCE) {
        await Promise.all(items.slice(start, start + AT_ONCE).map(act));
    }
}


/***/ }),

/***/ 6308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ NoListing)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

class NoListing extends _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ {
    constructor(label, api) {
        super('STORAGE_FAILED', `${label} returned an invalid listing.`, {
            hint: `Run it again. If it happens again, its ${api} is incomplete, or a proxy in between answers for it: check \`endpoint=\`.`,
        });
    }
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

/***/ 26820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ER: () => (/* binding */ lockOfPut),
/* harmony export */   P5: () => (/* binding */ lockedUntil),
/* harmony export */   mF: () => (/* binding */ readLock)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81590);

const HINT = 'Write lock=governance:30d or lock=compliance:30d.';
const LONGEST_MS = 36_500 * 86_400_000;
function readLock(text, invalid) {
    const match = /^(governance|compliance)\s*[:\s]\s*(\S.*)$/.exec(text.trim());
    if (match === null)
        throw invalid('has an invalid `lock`', HINT);
    const [, mode, duration = ''] = match;
    const forMs = readDuration(duration, invalid);
    if (forMs <= 0 || forMs > LONGEST_MS)
        throw invalid('has a `lock` of zero, or of more than a hundred years', HINT);
    return { mode: mode === 'compliance' ? 'compliance' : 'governance', forMs };
}
function readDuration(text, invalid) {
    try {
        return (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDurationMs */ .y)(text);
    }
    catch (cause) {
        throw invalid('has a `lock` with an invalid duration', HINT, cause);
    }
}
function lockedUntil(lock, now = Date.now()) {
    return new Date(Math.ceil((now + lock.forMs) / 1_000) * 1_000);
}
function lockOfPut(lock, { unlocked = false, lockForMs }) {
    if (lock === undefined || unlocked)
        return undefined;
    return { ...lock, forMs: lockForMs ?? lock.forMs };
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

/***/ 71406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readTags)
/* harmony export */ });
function readTags(text, invalid) {
    const tags = new Map();
    for (const pair of text.split(',')) {
        const at = pair.indexOf('=');
        const name = decode(pair.slice(0, Math.max(0, at)).trim(), invalid);
        if (name === '')
            throw invalid('has invalid `tags`', HINT);
        if (tags.has(name))
            throw invalid(`has the tag "${name.slice(0, 40)}" twice`, 'Remove one.');
        tags.set(name, decode(pair.slice(at + 1).trim(), invalid));
    }
    return Object.fromEntries(tags);
}
const HINT = 'Write tags=name=value,name=value.';
function decode(text, invalid) {
    try {
        return decodeURIComponent(text);
    }
    catch (cause) {
        throw invalid('has a "%" in its `tags` that is not an escape', 'Write "%" as %2525.', cause);
    }
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


/***/ })

};
