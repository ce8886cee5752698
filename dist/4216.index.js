export const id = 4216;
export const ids = [4216];
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

/***/ 12776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ Calendar),
/* harmony export */   g: () => (/* binding */ GENERATIONS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const GENERATIONS = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'];
const FORMATS = new Map();
function makeFormat(timeZone) {
    try {
        return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
            timeZone,
            hourCycle: 'h23',
            year: 'numeric',
            month: '2-digit',
            day: '2-digit',
            hour: '2-digit',
            minute: '2-digit',
            timeZoneName: 'longOffset',
        });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `"${timeZone.slice(0, 60)}" is not a time zone.`, {
            hint: 'Use a name from the IANA database, such as Europe/Vienna, America/New_York or UTC.',
            cause,
        });
    }
}
class Calendar {
    #format;
    #isUtc;
    constructor(timeZone) {
        this.#format = FORMATS.get(timeZone) ?? makeFormat(timeZone);
        FORMATS.set(timeZone, this.#format);
        this.#isUtc = this.#format.resolvedOptions().timeZone === 'UTC';
    }
    minuteOfDay(time) {
        const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
        return Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
    }
    offsetMs(time) {
        if (this.#isUtc)
            return 0;
        const name = this.#format.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? '';
        const [, sign, hours, minutes, seconds] = /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? [];
        const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
        return (sign === '-' ? -ahead : ahead) * 1_000;
    }
    names(time) {
        const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
        const year = (parts.get('year') ?? '').padStart(4, '0');
        const month = parts.get('month') ?? '';
        const day = parts.get('day') ?? '';
        const offset = (parts.get('timeZoneName') ?? '').replace('GMT', '') || 'Z';
        return {
            hourly: `${year}-${month}-${day}T${parts.get('hour')}${offset}`,
            daily: `${year}-${month}-${day}`,
            weekly: isoWeek(Number(year), Number(month), Number(day)),
            monthly: `${year}-${month}`,
            yearly: year,
        };
    }
}
function isoWeek(year, month, day) {
    const date = new Date(Date.UTC(year, month - 1, day));
    date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
    const ofYear = date.getUTCFullYear();
    const week = Math.ceil(((date.getTime() - Date.UTC(ofYear, 0, 1)) / 86_400_000 + 1) / 7);
    return `${String(ofYear).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}


/***/ }),

/***/ 11240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ readPolicy),
/* harmony export */   vA: () => (/* binding */ requireKeeping),
/* harmony export */   zj: () => (/* binding */ DEFAULT_POLICY)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12776);


const NONE = { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
const DEFAULT_POLICY = {
    keepLast: 0,
    keepWithinMs: 0,
    generations: { ...NONE, hourly: 24, daily: 30, weekly: 13, monthly: 12 },
    timeZone: 'UTC',
};
function readPolicy(values) {
    const timeZone = values.timeZone ?? DEFAULT_POLICY.timeZone;
    if (timeZone !== DEFAULT_POLICY.timeZone)
        new _calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .Calendar */ .V(timeZone);
    const given = [values.keepLast, values.keepWithinMs, ..._calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .GENERATIONS */ .g.map((name) => values[name])];
    if (given.every((value) => value === undefined))
        return undefined;
    const generations = { ...NONE };
    for (const name of _calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .GENERATIONS */ .g)
        generations[name] = values[name] ?? 0;
    const policy = { keepLast: values.keepLast ?? 0, keepWithinMs: values.keepWithinMs ?? 0, generations, timeZone };
    requireKeeping(policy);
    return policy;
}
function requireKeeping({ keepLast, keepWithinMs, generations }) {
    if (keepLast > 0 || keepWithinMs > 0 || _calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .GENERATIONS */ .g.some((name) => generations[name] > 0))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('RETENTION_EMPTY', 'This retention policy would remove every backup.', {
        hint: 'Set at least one of keep-last, keep-within, keep-hourly, keep-daily, keep-weekly, keep-monthly and keep-yearly to a value above 0.',
    });
}


/***/ }),

/***/ 3333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dd: () => (/* binding */ countBundles),
/* harmony export */   P7: () => (/* binding */ holdsBundle),
/* harmony export */   Zc: () => (/* binding */ tidyBundle),
/* harmony export */   jR: () => (/* binding */ pairsIn),
/* harmony export */   n4: () => (/* binding */ beginsBundle),
/* harmony export */   t4: () => (/* binding */ decodeLeniently)
/* harmony export */ });
const START = Buffer.from('{"restorable-bundle":').toString('base64');
const START_AGAIN = Buffer.from(START.slice(0, 27)).toString('base64');
const BETWEEN = /\\[nrt]|[\s"'`\\,;<>\u200b-\u200d\u2060]/g;
function holdsBundle(text) {
    const tight = tightened(text);
    if (tight.includes(START) || tight.includes(START_AGAIN))
        return true;
    return text.trimStart().startsWith('{') || text.includes('-----') || looksLikeBase64(tight);
}
function beginsBundle(text) {
    return tightened(text).includes(START);
}
function tidyBundle(text) {
    const tight = tightened(text);
    const again = tight.indexOf(START_AGAIN);
    if (again >= 0 && !tight.includes(START))
        return tidyBundle(decodeLeniently(tight.slice(again)));
    const at = tight.indexOf(START);
    return at < 0 ? tight : tight.slice(at);
}
function countBundles(tidy) {
    return tidy.split(START).length - 1;
}
function decodeLeniently(tidy) {
    return Buffer.from(tidy, 'base64').toString('utf8');
}
function* pairsIn(document) {
    for (const [, name = '', value = ''] of document.matchAll(/"((?:[\w-]|\\u\w{4}){1,200})"\s*:\s*"((?:[^"\\]|\\.)*)/gs)) {
        yield [unescaped(name), unescaped(value)];
    }
}
function unescaped(text) {
    try {
        return String(JSON.parse(`"${text}"`));
    }
    catch {
        return text.replaceAll('\\n', '\n');
    }
}
function tightened(text) {
    return text.replaceAll(BETWEEN, '');
}
function looksLikeBase64(tight) {
    return /^[A-Za-z0-9+/_-]{60,}={0,2}$/.test(tight);
}


/***/ }),

/***/ 60055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nd: () => (/* binding */ secretsInHeartbeat),
/* harmony export */   dt: () => (/* binding */ readHeartbeat),
/* harmony export */   ol: () => (/* binding */ tokensInHeartbeat)
/* harmony export */ });
/* unused harmony export HEARTBEAT_DIALECTS */
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);
/* harmony import */ var _pasted_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3754);
/* harmony import */ var _service_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76464);



const HEARTBEAT_DIALECTS = ['healthchecks', 'cronitor', 'kuma', 'betterstack', 'sentry'];
const HOSTS = [
    [/^cronitor\.(?:link|io)$/, 'cronitor'],
    [/^(?:[\w-]+\.)*(?:betterstack|betteruptime)\.com$/, 'betterstack'],
    [/(?:^|\.)sentry\.io$/, 'sentry'],
];
const PATHS = [
    [/\/api\/push\/[^/]+\/?$/, 'kuma'],
    [/\/api\/\d+\/cron\//, 'sentry'],
];
const ADDED = {
    healthchecks: ['rid'],
    cronitor: ['state', 'series', 'message', 'status_code'],
    kuma: ['status', 'msg', 'ping'],
    betterstack: [],
    sentry: ['status', 'check_in_id'],
};
const SIGNAL_PATHS = {
    healthchecks: /\/(?:start|fail|log|\d{1,3})$/,
    betterstack: /\/(?:fail|\d{1,3})$/,
    cronitor: /^\/[^/]+\/(?:run|complete|fail|pause)$/,
};
function readHeartbeat(text) {
    const tidy = (0,_pasted_url_js__WEBPACK_IMPORTED_MODULE_1__/* .unwrapUrl */ .LS)(text);
    if (/\s/.test(tidy))
        return 'contains a space or a line break: give one address';
    const [, prefix, rest = ''] = /^(?:([a-z]+)\+)?(.*)$/i.exec(tidy) ?? [];
    const stated = HEARTBEAT_DIALECTS.find((each) => each === prefix?.toLowerCase());
    if (prefix !== undefined && stated === undefined) {
        return `has an unknown kind in front of "+": use one of ${HEARTBEAT_DIALECTS.join(', ')}`;
    }
    const url = (0,_service_url_js__WEBPACK_IMPORTED_MODULE_2__/* .readServiceUrl */ .b)(rest);
    if (typeof url === 'string')
        return url;
    const dialect = stated ?? recognized(url);
    url.hash = '';
    for (const name of ADDED[dialect])
        url.searchParams.delete(name);
    const problem = dialect === 'sentry' ? readCheckInUrl(url) : readPingUrl(url, dialect);
    return problem ?? { dialect, url: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(url.href) };
}
function recognized({ hostname, pathname }) {
    const byHost = HOSTS.find(([host]) => host.test(hostname))?.[1];
    return byHost ?? PATHS.find(([path]) => path.test(pathname))?.[1] ?? 'healthchecks';
}
function readPingUrl(url, dialect) {
    url.pathname = url.pathname.replace(/\/+$/, '');
    if (url.username !== '' || url.password !== '')
        return 'has a user or a password, which no service of its kind has';
    if (url.pathname === '/')
        return 'names no check: copy the complete address from the service';
    if (url.hostname === 'healthchecks.io' && !url.pathname.startsWith('/ping/')) {
        return 'is the address of a page of healthchecks.io: copy the ping URL, which begins with https://hc-ping.com/';
    }
    if (SIGNAL_PATHS[dialect]?.test(url.pathname) === true) {
        return 'ends with the name of a signal: leave that out, it is added';
    }
    return undefined;
}
function readCheckInUrl(url) {
    const monitor = url.searchParams.get('monitor');
    const project = /^\/(\d+)\/?$/.exec(url.pathname)?.[1];
    if (project !== undefined && url.username !== '') {
        if (monitor === null || !/^[\w-]+$/.test(monitor))
            return 'is a DSN: add ?monitor= with the slug of the monitor';
        url.pathname = `/api/${project}/cron/${monitor}/${url.username}`;
        url.searchParams.delete('monitor');
        url.username = '';
        url.password = '';
    }
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/`;
    const isCheckIn = /\/api\/\d+\/cron\/[^/]+\/[^/]+\/$/.test(url.pathname) && url.username === '';
    return isCheckIn ? undefined : 'is not the address of a check-in: https://HOST/api/PROJECT/cron/MONITOR/KEY/';
}
const PLAIN_SEGMENT = /^(?:\d{0,9}|[a-z]{1,12}(?:[-_][a-z]{1,12})*)$/;
function secretsInHeartbeat(text) {
    return [text, (0,_pasted_url_js__WEBPACK_IMPORTED_MODULE_1__/* .unwrapUrl */ .LS)(text), ...tokensInHeartbeat(text)];
}
function tokensInHeartbeat(text) {
    const url = URL.parse((0,_pasted_url_js__WEBPACK_IMPORTED_MODULE_1__/* .unwrapUrl */ .LS)(text).replace(/^[a-z]+\+/i, ''));
    const segments = url === null ? [] : [...url.pathname.split('/'), url.username, url.password];
    return segments.filter((segment) => segment.length >= 8 && !PLAIN_SEGMENT.test(segment));
}


/***/ }),

/***/ 76464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readServiceUrl)
/* harmony export */ });
/* unused harmony export isPrivateHost */
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);

function readServiceUrl(text) {
    const url = URL.parse(text);
    if (url === null || url.hostname === '')
        return 'is not a URL';
    if (url.protocol === 'https:')
        return url;
    if (url.protocol !== 'http:')
        return 'does not begin with https://';
    return isPrivateHost(url.hostname) ? url : 'begins with http:// and is not in a private network';
}
function isPrivateHost(hostname) {
    const host = hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1');
    switch ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host)) {
        case 4:
            return /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(host);
        case 6:
            return host === '::1' || /^(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(host);
        default:
            return !host.includes('.') || /\.(?:localhost|local|internal|lan|home\.arpa)$/.test(host);
    }
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

/***/ 35639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ installPackage),
/* harmony export */   R: () => (/* binding */ installPackages),
/* harmony export */   XF: () => (/* binding */ aptCommand),
/* harmony export */   eD: () => (/* binding */ candidateVersion),
/* harmony export */   fo: () => (/* binding */ aptPrivilege),
/* harmony export */   u9: () => (/* binding */ changeMachine)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15229);



const LOOK_UP_TIMEOUT_MS = 20_000;
const CHANGE_TIMEOUT_MS = 240_000;
const LOCK_TIMEOUT_S = 120;
async function aptPrivilege(host) {
    const look = { timeoutMs: LOOK_UP_TIMEOUT_MS };
    if (process.platform !== 'linux' || !(await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .succeeds */ .kz)(['apt-get', '--version'], host, look)))
        return undefined;
    if (process.getuid?.() === 0)
        return [];
    return (await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .succeeds */ .kz)(['sudo', '-n', 'true'], host, look)) ? ['sudo', '-n'] : undefined;
}
function aptCommand(privilege, args, archives) {
    const options = archives === undefined ? [] : [`Dir::Cache::archives=${archives}/`, 'APT::Sandbox::User=root'];
    const folder = options.flatMap((option) => ['-o', option]);
    const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0'];
    const patiently = ['-o', `DPkg::Lock::Timeout=${LOCK_TIMEOUT_S}`];
    return [...privilege, ...quietly, ...patiently, ...folder, ...args];
}
async function changeMachine(command, host) {
    return (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .succeeds */ .kz)(command, host, { timeoutMs: CHANGE_TIMEOUT_MS });
}
async function candidateVersion(name, host) {
    const found = await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .runCommand */ .d1)(['apt-cache', 'policy', name], host, { timeoutMs: LOOK_UP_TIMEOUT_MS });
    const version = /^ *Candidate: (\S+)/m.exec(found?.code === 0 ? found.stdout : '')?.[1];
    return version === '(none)' ? undefined : version;
}
async function installPackage(privilege, name, host) {
    const version = await candidateVersion(name, host);
    if (version === undefined)
        return false;
    host.log.info(`Installing ${name} ${version}.`);
    return installPackages(privilege, ['--no-install-recommends', name], host);
}
async function installPackages(privilege, args, host) {
    const archives = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((await host.workspace()).path, 'packages-'));
    try {
        return await changeMachine(aptCommand(privilege, ['install', '--yes', ...args], archives), host);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(archives, { recursive: true, force: true }).catch(async () => {
            await changeMachine([...privilege, 'rm', '-rf', '--', archives], host).catch(() => false);
        });
    }
}


/***/ }),

/***/ 47902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ runToEnd),
/* harmony export */   v: () => (/* binding */ startChild)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);
/* harmony import */ var _core_foreign_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54440);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58555);





const ERROR_TAIL_BYTES = 16 * 1024;
const KILL_AFTER_MS = 3_000;
async function startChild(spec) {
    if (spec.signal.aborted)
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .cancellation */ .WN)(spec.signal);
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(spec.file, [...spec.args], {
        env: { ...spec.env },
        cwd: spec.cwd,
        detached: true,
        shell: false,
        stdio: [spec.stdin, spec.stdout, 'pipe'],
    });
    let tail = '';
    const lines = (0,_lines_js__WEBPACK_IMPORTED_MODULE_4__/* .cutLines */ .E)((line) => spec.onErrorLine?.(spec.scrub(line)));
    child.stderr?.setEncoding('utf8');
    child.stderr?.on('data', (text) => {
        tail = (tail + text).slice(-ERROR_TAIL_BYTES);
        lines.push(text);
    });
    child.stderr?.once('end', lines.end);
    if (spec.drainMs !== undefined)
        endOutput(child, spec.drainMs);
    const exited = new Promise((resolve) => {
        child.once('close', (code, signal) => resolve({ code, signal }));
    });
    await new Promise((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', (cause) => reject(new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('CLIENT_MISSING', `Can't start ${spec.file}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)}.`, {
            hint: 'Check that the program is installed and executable.',
            cause,
        })));
    });
    const pid = child.pid;
    let gone = false;
    const stop = async () => {
        if (gone)
            return;
        const send = spec.signalGroup ?? signalOwnGroup;
        void send(pid, 'SIGTERM');
        const timer = setTimeout(() => void send(pid, 'SIGKILL'), spec.killAfterMs ?? KILL_AFTER_MS);
        await exited;
        clearTimeout(timer);
    };
    const onAbort = () => void stop();
    spec.signal.addEventListener('abort', onAbort, { once: true });
    void exited.then(() => {
        gone = true;
        spec.signal.removeEventListener('abort', onAbort);
    });
    child.stdin?.on('error', () => { });
    const speaker = spec.speaker ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(spec.file);
    const errorText = () => new _core_foreign_js__WEBPACK_IMPORTED_MODULE_3__/* .ForeignText */ .sh(speaker, spec.scrub(tail).trim());
    return { pid, stdin: child.stdin, stdout: child.stdout, exited, errorText, stop };
}
function endOutput(child, drainMs) {
    child.once('exit', () => {
        const timer = setTimeout(() => {
            child.stdout?.destroy();
            child.stderr?.destroy();
        }, drainMs);
        child.once('close', () => clearTimeout(timer));
    });
}
async function signalOwnGroup(group, signal) {
    try {
        process.kill(-group, signal);
    }
    catch {
    }
}
async function runToEnd(spec) {
    const child = await startChild({ ...spec, stdin: 'ignore', stdout: 'pipe' });
    let stdout = '';
    child.stdout?.setEncoding('utf8');
    child.stdout?.on('data', (text) => {
        stdout += text;
    });
    const exit = await child.exited;
    if (spec.signal.aborted)
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .cancellation */ .WN)(spec.signal);
    return { ...exit, stdout, stderr: child.errorText() };
}


/***/ }),

/***/ 15229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ls: () => (/* binding */ PROXIES),
/* harmony export */   d1: () => (/* binding */ runCommand),
/* harmony export */   kz: () => (/* binding */ succeeds),
/* harmony export */   sg: () => (/* binding */ SYSTEM_PATH)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47902);


const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
async function runCommand(command, host, options) {
    const [file = '', ...args] = command;
    const signal = AbortSignal.any([host.signal, AbortSignal.timeout(options.timeoutMs)]);
    const common = { file, args, env: options.env ?? environmentOf(host), signal };
    try {
        const result = await (host.runCommand === undefined
            ? (0,_child_js__WEBPACK_IMPORTED_MODULE_1__/* .runToEnd */ .c)({ ...common, scrub: host.scrub })
            : host.runCommand(common));
        if (result.code !== 0) {
            host.toolWords.add(result.stderr);
            host.log.debug(`${command.join(' ')}: exit code ${result.code}`);
        }
        return result;
    }
    catch (error) {
        if (host.signal.aborted)
            throw error;
        host.log.debug(`${command.join(' ')}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
        return undefined;
    }
}
async function succeeds(command, host, options) {
    return (await runCommand(command, host, options))?.code === 0;
}
function environmentOf(host) {
    const env = { PATH: host.env['PATH'] ?? SYSTEM_PATH, LC_ALL: 'C' };
    for (const name of PROXIES) {
        const value = host.env[name];
        if (value !== undefined)
            env[name] = value;
    }
    return env;
}


/***/ }),

/***/ 58555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ cutLines)
/* harmony export */ });
const LONGEST_LINE = 16 * 1024;
function cutLines(onLine) {
    let partial = '';
    const add = (text) => {
        if (partial.length < LONGEST_LINE)
            partial += text.slice(0, LONGEST_LINE - partial.length);
    };
    const give = () => {
        onLine(partial.replace(/\r$/, ''));
        partial = '';
    };
    return {
        push: (text) => {
            const [first = '', ...others] = text.split('\n');
            add(first);
            for (const other of others) {
                give();
                add(other);
            }
        },
        end: () => {
            if (partial !== '')
                give();
        },
    };
}


/***/ }),

/***/ 97591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ findOnPath),
/* harmony export */   z: () => (/* binding */ findPrograms)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22193);
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47902);





const VERSION_TIMEOUT_MS = 10_000;
async function findPrograms(name, search, host) {
    const programs = [];
    const seen = new Set();
    for (const directory of await candidateDirectories(search, host.env)) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        const real = await executable(path);
        if (real === undefined || search.isWrapper?.(real) === true || seen.has(real))
            continue;
        seen.add(real);
        const version = search.readVersion(await printedVersion(path, host));
        if (version !== undefined)
            programs.push({ path, directory, version });
    }
    return programs;
}
async function findOnPath(name, path) {
    for (const directory of splitFolders(path)) {
        const candidate = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        if ((await executable(candidate)) !== undefined)
            return candidate;
    }
    return undefined;
}
const splitFolders = (value) => (value ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter).filter((part) => part !== '');
async function candidateDirectories(search, env) {
    const directories = splitFolders(env[search.variable]);
    for (const [root, pattern, inside] of search.roots) {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(root).catch(() => []);
        const matching = names.filter((name) => pattern.test(name)).sort();
        directories.push(...matching.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name, inside)));
    }
    return [...directories, ...splitFolders(env['PATH'])];
}
async function executable(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path);
    }
    catch {
        return undefined;
    }
}
const printed = new Map();
async function printedVersion(path, host) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path, { bigint: true }).catch(() => undefined);
    if (found === undefined)
        return '';
    const file = [path, found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(':');
    const known = printed.get(file);
    if (known !== undefined)
        return known;
    const exit = await (0,_child_js__WEBPACK_IMPORTED_MODULE_4__/* .runToEnd */ .c)({
        file: path,
        args: ['--version'],
        env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
        signal: AbortSignal.any([host.signal, AbortSignal.timeout(VERSION_TIMEOUT_MS)]),
        scrub: host.scrub,
    }).catch((error) => {
        if (host.signal.aborted)
            throw error;
        host.log.debug(`${path} can't be run: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`);
        return undefined;
    });
    if (exit?.code !== 0)
        return '';
    printed.set(file, exit.stdout);
    return exit.stdout;
}


/***/ }),

/***/ 94747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ installBubblewrap),
/* harmony export */   Je: () => (/* binding */ installCommand),
/* harmony export */   uo: () => (/* binding */ findBubblewrap)
/* harmony export */ });
/* harmony import */ var _apt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35639);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15229);
/* harmony import */ var _programs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97591);



async function findBubblewrap(host) {
    return (await (0,_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .findOnPath */ .a)('bwrap', host.env['PATH'])) ?? (0,_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .findOnPath */ .a)('bwrap', _command_js__WEBPACK_IMPORTED_MODULE_1__/* .SYSTEM_PATH */ .sg);
}
function installCommand() {
    return 'sudo apt-get update && sudo apt-get install --yes bubblewrap';
}
async function installBubblewrap(host) {
    if ((await findBubblewrap(host)) !== undefined)
        return;
    const privilege = await (0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .aptPrivilege */ .fo)(host);
    if (privilege === undefined)
        return;
    host.log.info('Installing bubblewrap, which contains the restored database.');
    if (await (0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .installPackage */ .Ed)(privilege, 'bubblewrap', host))
        return;
    await (0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .changeMachine */ .u9)((0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .aptCommand */ .XF)(privilege, ['update']), host);
    await (0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .installPackage */ .Ed)(privilege, 'bubblewrap', host);
}


/***/ }),

/***/ 84342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ signalBySudo),
/* harmony export */   Y: () => (/* binding */ onLifeline)
/* harmony export */ });
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47902);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15229);


const KILL_TIMEOUT_MS = 10_000;
function onLifeline({ file, args }, removeAtEnd = '') {
    const script = `exec 3<&0
folder=$1; shift
"$@" </dev/null 3<&- & program=$!
{ cat <&3 >/dev/null; kill -QUIT $program; sleep 1; kill -KILL $program; } 2>/dev/null &
# Once we are gone, the message of the shell about a killed program has no reader, and writing it would end the shell.
exec 2>/dev/null
wait $program; code=$?
[ -z "$folder" ] || rm -rf -- "$folder"
exit $code`;
    return { file: '/bin/sh', args: ['-c', script, 'sh', removeAtEnd, file, ...args] };
}
async function signalBySudo(group, signal) {
    await (0,_child_js__WEBPACK_IMPORTED_MODULE_0__/* .runToEnd */ .c)({
        file: 'sudo',
        args: ['-n', 'kill', '-s', signal.replace(/^SIG/, ''), '--', `-${group}`],
        env: { PATH: _command_js__WEBPACK_IMPORTED_MODULE_1__/* .SYSTEM_PATH */ .sg },
        signal: AbortSignal.timeout(KILL_TIMEOUT_MS),
        scrub: (text) => text,
    }).catch(() => { });
}


/***/ }),

/***/ 50413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ startBeside),
  k: () => (/* binding */ startInBackground)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/process/child.js
var process_child = __webpack_require__(47902);
// EXTERNAL MODULE: ./build/process/command.js
var process_command = __webpack_require__(15229);
// EXTERNAL MODULE: ./build/process/programs.js
var programs = __webpack_require__(97591);
// EXTERNAL MODULE: ./build/process/sandbox/install.js
var install = __webpack_require__(94747);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/process/shield/arguments.js

const ROOT_ON_FILES = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID'];
const TO_BECOME_US = ['SETUID', 'SETGID', 'SETPCAP'];
const SET_BY_SUDO = ['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'MAIL', 'TERM'];
const SUDO_OWN = ['SUDO_COMMAND', 'SUDO_USER', 'SUDO_UID', 'SUDO_GID'];
function shieldedCommand(way, tool, command, account) {
    const { file, args, env } = command;
    if (way === 'no-sudo')
        return { file: tool, args: ['--no-new-privs', '--', file, ...args], env };
    const words = [...namespacesOf(way), '--die-with-parent', ...machine(account.uid)];
    if (way !== 'sudo')
        return { file: tool, args: [...words, '--', file, ...args], env };
    const own = Object.entries(env).filter(([name]) => SET_BY_SUDO.includes(name));
    const kept = Object.keys(env).filter((name) => !SET_BY_SUDO.includes(name));
    const keep = kept.length === 0 ? [] : [`--preserve-env=${kept.join(',')}`];
    const unset = [...SET_BY_SUDO, ...SUDO_OWN].flatMap((name) => ['--unsetenv', name]);
    const set = [...unset, ...own.flatMap(([name, value]) => ['--setenv', name, value])];
    const again = [...asAgain(account), '--', file, ...args];
    return { file: 'sudo', args: ['-n', ...keep, '--', tool, ...words, ...set, '--', ...again], env };
}
function namespacesOf(way) {
    if (way === 'user')
        return ['--unshare-user', '--unshare-pid'];
    const kept = way === 'root' ? ROOT_ON_FILES : TO_BECOME_US;
    return ['--unshare-pid', '--cap-drop', 'ALL', ...kept.flatMap((name) => ['--cap-add', `CAP_${name}`])];
}
function machine(uid) {
    const kernel = ['--ro-bind', '/sys', '/sys', '--proc', '/proc', '--ro-bind', '/proc/sys', '/proc/sys'];
    const sockets = takersOfOrders(uid).filter((path) => (0,external_node_fs_.existsSync)(path));
    return ['--dev-bind', '/', '/', ...kernel, ...sockets.flatMap((path) => ['--ro-bind', '/dev/null', path])];
}
function takersOfOrders(uid) {
    const containers = ['docker.sock', 'podman/podman.sock', 'containerd/containerd.sock', 'crio/crio.sock'];
    const services = ['systemd/private', 'dbus/system_bus_socket', 'buildkit/buildkitd.sock', 'snapd.socket'];
    const ofUser = ['bus', 'systemd/private', 'docker.sock', 'podman/podman.sock', 'buildkit/buildkitd.sock'];
    const machines = ['lib/lxd', 'snap/lxd/common/lxd', 'lib/incus'];
    return [
        ...[...containers, ...services].map((name) => `/run/${name}`),
        ...ofUser.map((name) => `/run/user/${uid}/${name}`),
        ...machines.map((folder) => `/var/${folder}/unix.socket`),
    ];
}
function asAgain({ uid, gid, groups }) {
    return [
        '/usr/bin/setpriv',
        `--reuid=${uid}`,
        `--regid=${gid}`,
        groups.length === 0 ? '--clear-groups' : `--groups=${groups.join(',')}`,
        '--no-new-privs',
        '--inh-caps=-all',
        '--ambient-caps=-all',
        '--bounding-set=-all',
    ];
}

// EXTERNAL MODULE: ./build/process/shield/lifeline.js
var lifeline = __webpack_require__(84342);
;// CONCATENATED MODULE: ./build/process/shield/shield.js








const TRIAL_TIMEOUT_MS = 60_000;
async function startInBackground(spec, trial, host, ways) {
    const way = await findWay({ ...trial, env: spec.env }, spec.signal, host, ways);
    if (way === undefined) {
        return withRefusal(await (0,process_child/* startChild */.v)({ ...spec, stdin: 'ignore', stdout: 'ignore' }), false, false);
    }
    const viaSudo = way.name === 'sudo';
    const { file, args } = way.command(viaSudo ? { ...spec, ...(0,lifeline/* onLifeline */.Y)(spec) } : spec);
    const common = { ...spec, file, args, stdout: 'ignore' };
    const child = await (viaSudo
        ? (0,process_child/* startChild */.v)({ ...common, stdin: 'pipe', signalGroup: lifeline/* signalBySudo */.B })
        : (0,process_child/* startChild */.v)({ ...common, stdin: 'ignore' }));
    return withRefusal(child, viaSudo, true);
}
async function startBeside(spec, host) {
    const { holdsKeys } = host;
    const account = ownAccount();
    const isKept = holdsKeys !== undefined && account.uid !== 0 && (0,external_node_path_.basename)(spec.file) !== 'docker';
    const tools = isKept && process.platform === 'linux' ? await toolsOf(holdsKeys, host) : undefined;
    if (tools?.setpriv === undefined)
        return (0,process_child/* startChild */.v)(spec);
    const { file, args } = shieldedCommand('no-sudo', tools.setpriv, spec, account);
    return (0,process_child/* startChild */.v)({ ...spec, file, args, speaker: spec.speaker ?? (0,external_node_path_.basename)(spec.file) });
}
async function findWay(trial, signal, host, ways) {
    const { holdsKeys } = host;
    if (holdsKeys === undefined || process.platform !== 'linux')
        return undefined;
    const { bwrap, setpriv } = await toolsOf(holdsKeys, host);
    const account = ownAccount();
    for (const name of ways ?? waysOf(holdsKeys, account)) {
        const tool = name === 'no-sudo' ? setpriv : bwrap;
        if (tool === undefined)
            continue;
        const command = (plain) => shieldedCommand(name, tool, plain, account);
        if (await worksAs(command(trial), name === 'sudo', signal, host))
            return { name, command };
    }
    host.log.debug(`${trial.file} runs next to the process that holds the keys: it can't be isolated here.`);
    return undefined;
}
function waysOf({ mayContain }, { uid }) {
    if (uid === 0)
        return ['root', 'user'];
    return mayContain ? ['user', 'sudo', 'no-sudo'] : ['user', 'no-sudo'];
}
async function worksAs(command, viaSudo, signal, host) {
    const { file, args, env } = command;
    const limited = AbortSignal.any([signal, AbortSignal.timeout(TRIAL_TIMEOUT_MS)]);
    const spec = { file, args, env, signal: limited, scrub: host.scrub, ...(viaSudo && { signalGroup: lifeline/* signalBySudo */.B }) };
    try {
        const exit = await (0,process_child/* runToEnd */.c)(spec);
        if (exit.code !== 0)
            host.toolWords.add(exit.stderr);
        return exit.code === 0;
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        return false;
    }
}
const found = new WeakMap();
function toolsOf(holdsKeys, host) {
    const known = found.get(holdsKeys) ?? findTools(holdsKeys, host);
    found.set(holdsKeys, known);
    return known;
}
async function findTools({ mayContain }, host) {
    if (mayContain)
        await (0,install/* installBubblewrap */.AU)(host).catch(() => { });
    const setpriv = await (0,programs/* findOnPath */.a)('setpriv', process_command/* SYSTEM_PATH */.sg);
    const command = { file: setpriv ?? '', args: ['--no-new-privs', '--', 'true'], env: { PATH: process_command/* SYSTEM_PATH */.sg } };
    const works = setpriv !== undefined && (await worksAs(command, false, new AbortController().signal, host));
    return { bwrap: await (0,install/* findBubblewrap */.uo)(host), setpriv: works ? setpriv : undefined };
}
function ownAccount() {
    const { getuid, getgid, getgroups } = process;
    return { uid: getuid?.() ?? 0, gid: getgid?.() ?? 0, groups: getgroups?.() ?? [] };
}
const NOT_STARTED = /^(?:bwrap|sudo|setpriv): (?!execvp)/;
function withRefusal(child, viaSudo, isShielded) {
    const refusal = () => {
        const words = child.errorText();
        if (!isShielded || !NOT_STARTED.test(words.reveal()))
            return undefined;
        return new errors/* RestorableError */.s$('SANDBOX_MISSING', `${words.speaker} could not be isolated from the recovery key.`, {
            hint: 'This is not a verdict on the backup. It worked a moment before: run again, and look at the message of bubblewrap.',
            foreign: words,
        });
    };
    return { ...child, viaSudo, refusal };
}


/***/ }),

/***/ 93831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ secretsInChannels)
/* harmony export */ });
/* harmony import */ var _ports_channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11258);

const FACTS = _ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .CHANNEL_NAMES */ .bW.map(_ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOfChannel */ .W6);
const SECRET_SETTINGS = new Set(FACTS.flatMap(({ secret }) => secret));
const PLAIN_SETTINGS = new Set([
    ...['severity', 'conditions'],
    ...FACTS.flatMap(({ parameters }) => parameters).filter((name) => !SECRET_SETTINGS.has(name)),
]);
const TOKEN = /^(?=.*\d)[\w~.+=-]{16,}$|^(?=.*[a-z])(?=.*[A-Z])[\w~.+=-]{20,}$/;
function secretsInChannels(text) {
    return text.split(/\r?\n/).flatMap((line) => line
        .trim()
        .split(/\s+/)
        .flatMap((word, at) => secretsInWord(word, at === 0)));
}
function secretsInWord(word, isFirst) {
    if (word === '' || isPlainSetting(word) || isKnownWord(word))
        return [];
    if (isFirst && /^[a-z-]{1,20}$/i.test(word))
        return [];
    const value = /^[a-z-]+=(.*)$/is.exec(word)?.[1] ?? word;
    if (value === '')
        return [];
    return value.split(/,(?=[a-z][a-z0-9+.-]*:\/\/)/i).flatMap((each) => [each, ...keysIn(each), ...tokensIn(each)]);
}
function isPlainSetting(word) {
    const at = word.indexOf('=');
    return at !== -1 && PLAIN_SETTINGS.has(word.slice(0, at).toLowerCase());
}
function isKnownWord(word) {
    return _ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .CHANNEL_NAMES */ .bW.some((kind) => kind === word.toLowerCase() || (0,_ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOfChannel */ .W6)(kind).flags.includes(word));
}
function tokensIn(value) {
    const [, afterHost = value] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/is.exec(value) ?? [];
    return afterHost.split(/[/?#&=:]/).filter((part) => TOKEN.test(part));
}
function keysIn(value) {
    const key = /^whsec_(.+)$/.exec(value)?.[1];
    return key === undefined ? [] : [key];
}


/***/ }),

/***/ 19689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ct: () => (/* binding */ secretsInUrl),
/* harmony export */   FS: () => (/* binding */ privateKeyTexts),
/* harmony export */   VY: () => (/* binding */ secretsIn),
/* harmony export */   Vd: () => (/* binding */ looksLikeArmor),
/* harmony export */   jc: () => (/* binding */ holdsPrivateKey)
/* harmony export */ });
/* harmony import */ var _key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3333);
/* harmony import */ var _options_heartbeat_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60055);
/* harmony import */ var _options_mode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5560);
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80515);
/* harmony import */ var _options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3754);
/* harmony import */ var _ports_storage_variables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32996);
/* harmony import */ var _channel_secrets_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93831);







const PRIVATE_KEY = /(?:PRIVATE|SECRET) KEY(?: BLOCK|-{2,})|AGE-SECRET-KEY-1/i;
const PUBLIC_KEY = 'PUBLIC KEY BLOCK';
const UNKNOWN_SECRET_LENGTH = 8;
const BUNDLE_MARK = 'restorable-bundle';
const SECRET_PARAMETER = /secret|token|password|passphrase|signature|credential|^sig$|access-?key|api[-_]?key|^pwd$/i;
function secretsIn(raw) {
    const found = [];
    for (const [name, value] of raw) {
        const option = (0,_options_options_js__WEBPACK_IMPORTED_MODULE_3__/* .findOption */ .$K)(name);
        if ((option?.secrecy === 'bundle' && (0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .holdsBundle */ .P7)(value)) || (0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .beginsBundle */ .n4)(value))
            found.push(...secretsInBundle(value));
        if (option?.secrecy === 'channels')
            found.push(...(0,_channel_secrets_js__WEBPACK_IMPORTED_MODULE_6__/* .secretsInChannels */ .$)(value));
        else if (option?.secrecy === 'heartbeat')
            found.push(...(0,_options_heartbeat_js__WEBPACK_IMPORTED_MODULE_1__/* .secretsInHeartbeat */ .Nd)(value));
        else if (option?.secrecy === 'value')
            found.push(value);
        else if (holdsPrivateKey(value, option?.secrecy))
            found.push(...privateKeyTexts(value));
        else if (option === undefined && value.length >= UNKNOWN_SECRET_LENGTH && !isMode(name, value))
            found.push(value);
        if (option?.secrecy === 'urls' || value.includes('://')) {
            for (const line of value.split(/\r?\n/))
                found.push(...secretsInLine(line.trim()));
        }
    }
    return found.filter((value) => value.trim() !== '');
}
function secretsInBundle(text) {
    const tidy = (0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .tidyBundle */ .Zc)(text);
    const found = [text, tidy];
    for (const document of [(0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeLeniently */ .t4)(tidy), text]) {
        for (const [name, value] of (0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .pairsIn */ .jR)(document)) {
            if ((0,_options_options_js__WEBPACK_IMPORTED_MODULE_3__/* .findOption */ .$K)(name) !== undefined)
                found.push(...secretsIn(new Map([[name, value]])));
            else if (name !== 'role' && name !== BUNDLE_MARK) {
                if ((0,_ports_storage_variables_js__WEBPACK_IMPORTED_MODULE_5__/* .storageVariable */ .a)(name)?.isSecret !== false)
                    found.push(value);
                else
                    found.push(...secretsInUrl(value));
            }
        }
    }
    return found;
}
function isMode(name, value) {
    return name === 'mode' && _options_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .MODES */ .FN.some((mode) => mode === value.trim());
}
function holdsPrivateKey(text, secrecy) {
    if (PRIVATE_KEY.test(text))
        return true;
    return secrecy === 'keys' && !text.includes(PUBLIC_KEY) && wordsOf(text).some(looksLikeArmor);
}
function privateKeyTexts(text) {
    return [...(PRIVATE_KEY.test(text) ? [text] : []), ...wordsOf(text).filter(looksLikeArmor)];
}
function wordsOf(text) {
    return text.split(/\s+|\\+[nrt]|["'`,;]/);
}
function looksLikeArmor(line) {
    return /^[A-Za-z0-9+/=]{40,}$/.test(line.trim());
}
function secretsInLine(line) {
    const texts = new Set([line, (0,_options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__/* .unwrapUrl */ .LS)(line), (0,_options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__/* .readPastedUrl */ .tg)(line).url, ...(0,_options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__/* .urlsInText */ .Jv)(line)]);
    const found = [...[...texts].flatMap(secretsInUrl), ...(0,_options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__/* .passwordsInText */ .t0)(line)];
    return found.length === 0 ? [] : [...found, line];
}
function secretsInUrl(text) {
    const match = /^(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\/(.*)$/is.exec(text);
    const rest = match?.[1];
    if (rest === undefined)
        return [];
    const found = new Set();
    const publicWords = publicWordsOf(rest);
    for (const password of passwordsOf(rest)) {
        const values = [password, decode(password)];
        if (values.some((value) => publicWords.has(value)))
            found.add(`:${password}@`);
        else
            for (const value of values)
                found.add(value);
    }
    for (const [name, value] of parametersOf(rest)) {
        if (!SECRET_PARAMETER.test(name))
            continue;
        found.add(value);
        found.add(decode(value));
    }
    if (found.size > 0)
        found.add(text);
    return [...found].filter((value) => value !== '');
}
function passwordsOf(rest) {
    const greedy = /^[^:/?#@]*:(.+)@/s.exec(rest)?.[1];
    const plain = /^[^:/?#@]*:([^@]+)@/s.exec(rest)?.[1];
    const afterUser = /^[^:/?#]*@[^:/?#]*:([^/?#]+)@/.exec(rest)?.[1];
    return [...new Set([greedy, plain, afterUser])].filter((value) => value !== undefined);
}
function publicWordsOf(rest) {
    const [beforeQuery = ''] = rest.split('?');
    const user = /^([^:/?#@]*)[:@]/.exec(rest)?.[1] ?? '';
    const location = beforeQuery.slice(beforeQuery.lastIndexOf('@') + 1);
    return new Set([user, ...location.split(/[/:]/)].flatMap((word) => [word, decode(word)]));
}
function parametersOf(rest) {
    const query = rest.slice(rest.indexOf('?') + 1);
    if (!rest.includes('?'))
        return [];
    return query.split('&').map((pair) => {
        const at = pair.indexOf('=');
        return at === -1 ? [pair, ''] : [decode(pair.slice(0, at)), pair.slice(at + 1)];
    });
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
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

/***/ 86537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRcloneStorage: () => (/* binding */ openRcloneStorage)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/secret.js
var core_secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/storage/answers.js
var answers = __webpack_require__(72107);
// EXTERNAL MODULE: ./build/storage/body.js
var storage_body = __webpack_require__(95622);
// EXTERNAL MODULE: ./build/storage/connection/turns.js
var turns = __webpack_require__(87433);
// EXTERNAL MODULE: ./build/storage/keys.js
var keys = __webpack_require__(87382);
// EXTERNAL MODULE: ./build/storage/unfinished-name.js
var unfinished_name = __webpack_require__(80591);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/storage/no-listing.js
var no_listing = __webpack_require__(6308);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./build/storage/rclone/call.js


class RcloneRefusal extends Error {
    name = 'RcloneRefusal';
    status;
    constructor(message, status) {
        super(message);
        this.status = status;
    }
}
async function callRclone({ port, authorization, agent }, path, parameters, signal) {
    (0,errors/* throwIfCancelled */.dZ)(signal);
    const body = Buffer.from(JSON.stringify(parameters));
    const headers = { authorization, 'content-type': 'application/json', 'content-length': body.length };
    return new Promise((resolve, reject) => {
        const asking = (0,external_node_http_.request)({ host: '127.0.0.1', port, method: 'POST', path: `/${path}`, headers, agent });
        const onAbort = () => void asking.destroy((0,errors/* cancellation */.WN)(signal));
        signal.addEventListener('abort', onAbort, { once: true });
        const settle = (act) => {
            signal.removeEventListener('abort', onAbort);
            act();
        };
        asking.once('error', (error) => settle(() => reject(error)));
        asking.once('response', (response) => {
            const parts = [];
            response.on('data', (part) => parts.push(part));
            response.once('error', (error) => settle(() => reject(error)));
            response.once('end', () => settle(() => read(Buffer.concat(parts), response.statusCode ?? 0, resolve, reject)));
        });
        asking.end(body);
    });
}
function read(body, status, resolve, reject) {
    let answer;
    try {
        answer = JSON.parse(body.toString());
    }
    catch {
    }
    if (status === 200 && answer !== undefined)
        resolve(answer);
    else
        reject(new RcloneRefusal(String(answer?.['error'] ?? body.toString().slice(0, 300)), status));
}

;// CONCATENATED MODULE: ./build/storage/rclone/errors.js




function isMissing(thrown) {
    return thrown instanceof RcloneRefusal && /(?:object|directory) not found$/.test(thrown.message);
}
function isPassing(thrown) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return thrown instanceof no_listing/* NoListing */.Q;
    return !(thrown instanceof RcloneRefusal) || (KINDS.find(({ says }) => says.test(wordsOf(thrown)))?.passes ?? true);
}
const KINDS = [
    {
        says: /corrupted on transfer|hash(?:es)? differ|sizes differ/i,
        words: 'the stored bytes differ from the sent ones',
        code: 'STORAGE_CORRUPTED',
        hint: "Don't trust this storage until its provider has explained it. Nothing was committed there.",
        passes: true,
    },
    {
        says: /didn't find section in config|didn't find backend|unknown type of remote/i,
        words: 'rclone has no such remote',
        code: 'INPUT_INVALID',
        hint: 'Check the remote with `rclone lsd REMOTE:` and the same environment.',
        passes: false,
    },
    {
        says: /rate ?limit|too many requests|slow ?down|\b429\b|\b503\b|\b509\b/i,
        words: 'too many requests',
        code: 'STORAGE_FAILED',
        hint: 'The storage limits the request rate. Run again later, or limit rclone with RCLONE_TPSLIMIT.',
        passes: true,
    },
    {
        says: /\b507\b|insufficient ?storage|no space left|disk space|quota|not enough (?:free )?space|disk is full/i,
        words: 'no space left there',
        code: 'STORAGE_FULL',
        hint: 'Free space at the storage, raise the quota, or use another destination.',
        passes: false,
    },
    {
        says: /\b401\b|unauthori[sz]ed|unauthenticated|not authenticated|invalid_(?:grant|client)|expired|InvalidAccessKeyId|SignatureDoesNotMatch|unable to authenticate|login incorrect|refresh token|fetch token|oauth2:/i,
        words: 'the credentials are not accepted',
        code: 'STORAGE_AUTHENTICATION',
        hint: 'Check the credentials of the remote: `rclone lsd REMOTE:` must work; `rclone config reconnect REMOTE:` renews a token.',
        passes: false,
    },
    {
        says: /\b403\b|forbidden|access ?denied|permission denied|not permitted|read-?only/i,
        words: 'access denied',
        code: 'STORAGE_PERMISSION',
        hint: "Give the remote's account read and write access to the path of the destination.",
        passes: false,
    },
    {
        says: /connection refused|connection reset|broken pipe|no such host|timeout|deadline exceeded|\bEOF\b|network is unreachable|no route to host|server misbehaving|tls:|x509|transport connection|server closed|malformed HTTP|HTTP\/1\.x|ContentLength=|closed network connection|idle connection|net\/http:|context canceled/i,
        words: 'the connection failed',
        code: 'STORAGE_UNREACHABLE',
        hint: 'Run again. If it happens again, check address and network of the remote with `rclone lsd REMOTE:`.',
        passes: true,
    },
];
function isFull(thrown) {
    return (thrown instanceof RcloneRefusal && KINDS.find(({ says }) => says.test(wordsOf(thrown)))?.code === 'STORAGE_FULL');
}
const OTHER = {
    words: 'rclone failed',
    code: 'STORAGE_FAILED',
    hint: 'Run again. If it happens again, try `rclone lsd REMOTE:` with the same environment, and debug logging here.',
};
function rcloneError(thrown, { what, label, signal, host }) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return thrown;
    if (signal.aborted)
        return (0,errors/* cancellation */.WN)(signal);
    const { code, hint, words } = KINDS.find(({ says }) => says.test(wordsOf(thrown))) ?? OTHER;
    const status = thrown instanceof RcloneRefusal ? ` (status ${thrown.status})` : '';
    return new errors/* RestorableError */.s$(code, `Can't ${what} at ${label}: ${words}${status}.`, {
        hint,
        cause: thrown,
        foreign: new foreign/* ForeignText */.sh('rclone', host.scrub(withoutQueries((0,foreign/* fullTextOf */.Gh)(thrown)))),
    });
}
function wordsOf(thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return message.replaceAll(/https?:\/\/[^\s"]+/g, '').replaceAll(/\d+(?:\.\d+){3}:\d+/g, '');
}
function withoutQueries(message) {
    return message.replaceAll(/(https?:\/\/[^\s"?]+)\?[^\s"]+/g, '$1?...');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/process/programs.js
var process_programs = __webpack_require__(97591);
// EXTERNAL MODULE: ./build/process/shield/shield.js + 1 modules
var shield = __webpack_require__(50413);
;// CONCATENATED MODULE: ./build/storage/rclone/server.js









const TUNING = {
    attempts: 3,
    lowLevelRetries: 4,
    idleTimeoutMs: 60_000,
    connectTimeoutMs: 15_000,
    limitMs: 10 * 60_000,
};
const START_TIMEOUT_MS = 120_000;
const KILL_AFTER_MS = 1_000;
class RcloneServer {
    spool;
    #child;
    #address;
    #agent = new external_node_http_.Agent({ keepAlive: true });
    #forget;
    #isGone = false;
    constructor(child, address, spool, forget) {
        this.spool = spool;
        this.#child = child;
        this.#address = address;
        this.#forget = forget;
        void child.exited.then(() => {
            this.#isGone = true;
        });
    }
    get isGone() {
        return this.#isGone;
    }
    call(path, parameters, signal) {
        return callRclone({ ...this.#address, agent: this.#agent }, path, parameters, signal);
    }
    async stop() {
        this.#agent.destroy();
        await this.#child.stop();
        await (0,promises_.rm)(this.spool, { recursive: true, force: true });
        await this.#forget();
    }
}
async function startRclone(program, env, host, tuning) {
    const workspace = await host.workspace();
    const spool = await (0,promises_.mkdtemp)((0,external_node_path_.join)(workspace.path, 'rclone-'));
    const [user, password] = [(0,external_node_crypto_.randomBytes)(16).toString('hex'), (0,external_node_crypto_.randomBytes)(32).toString('hex')];
    let onAddress = (_port) => { };
    const listening = new Promise((resolve) => {
        onAddress = resolve;
    });
    const [file = program, ...args] = [...(await dyingWithUs(host)), program, 'rcd', ...optionsOf(tuning)];
    const spec = {
        file,
        args,
        env: { ...env, RCLONE_RC_USER: user, RCLONE_RC_PASS: password },
        killAfterMs: KILL_AFTER_MS,
        signal: new AbortController().signal,
        scrub: host.scrub,
        speaker: 'rclone',
        onErrorLine: (line) => {
            const port = /Serving remote control on http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
            if (port !== undefined)
                onAddress(Number(port));
            host.toolWords.add(new foreign/* ForeignText */.sh('rclone', line));
        },
    };
    const child = await (0,shield/* startInBackground */.k)(spec, { file: program, args: ['version'] }, host);
    const leftover = { kind: 'process', pid: child.pid, viaSudo: child.viaSudo };
    await workspace.note(leftover);
    const port = await Promise.race([listening, child.exited.then(() => undefined), afterStartTimeout()]);
    if (port === undefined) {
        await child.stop();
        await workspace.forget(leftover);
        await (0,promises_.rm)(spool, { recursive: true, force: true });
        throw child.refusal() ?? didNotStart(program, child);
    }
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    return new RcloneServer(child, { port, authorization }, spool, () => workspace.forget(leftover));
}
function didNotStart(program, child) {
    return new errors/* RestorableError */.s$('STORAGE_FAILED', 'rclone did not start.', {
        hint: `Run \`${program} rcd --rc-addr=127.0.0.1:0 --rc-no-auth\` by hand and check its output.`,
        foreign: child.errorText(),
    });
}
async function dyingWithUs(host) {
    const setpriv = await (0,process_programs/* findOnPath */.a)('setpriv', host.env['PATH']);
    return setpriv === undefined ? [] : [setpriv, '--pdeathsig', 'KILL'];
}
function optionsOf({ idleTimeoutMs, connectTimeoutMs, lowLevelRetries }) {
    return [
        '--rc-addr=127.0.0.1:0',
        '--ask-password=false',
        '--log-level=NOTICE',
        '--stats=0',
        `--timeout=${idleTimeoutMs}ms`,
        `--contimeout=${connectTimeoutMs}ms`,
        `--low-level-retries=${lowLevelRetries}`,
        '--ignore-times',
        '--use-server-modtime',
        '--buffer-size=0',
        '--multi-thread-streams=0',
    ];
}
async function afterStartTimeout() {
    await new Promise((resolve) => setTimeout(resolve, START_TIMEOUT_MS).unref());
    return undefined;
}

;// CONCATENATED MODULE: ./build/storage/rclone/client.js





const BACKOFF = { baseMs: 200, longestMs: 10_000 };
class RcloneClient {
    #fs;
    #host;
    #tuning;
    #start;
    #server;
    #starting;
    #features;
    #isClosed = false;
    constructor(program, env, { fs, host, tuning }) {
        this.#fs = fs;
        this.#host = host;
        this.#tuning = tuning;
        this.#start = () => startRclone(program, env, host, tuning);
    }
    async run(signal, act) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        const { attempts, limitMs } = this.#tuning;
        using limit = limited(signal, limitMs);
        return await (0,retry/* retry */.L5)((attempt) => this.#attempt(limit.signal, attempt === 1, act), {
            signal: limit.signal,
            after: (error) => (isPassing(error) && !this.#isClosed ? { ...BACKOFF, attempts } : undefined),
            onRetry: (error, done) => this.#host.log.debug(`rclone: attempt ${done} of ${attempts}: ${(0,errors/* messageOf */.bD)(error)}`),
        });
    }
    async close() {
        this.#isClosed = true;
        await this.#starting?.catch(() => { });
        await this.#server?.stop();
    }
    async #attempt(signal, isFirst, act) {
        const server = await this.#running();
        const call = (path, parameters) => server.call(path, parameters, signal);
        this.#features ??= featuresOf(await call('operations/fsinfo', { fs: this.#fs }));
        return act({ call, spool: server.spool, features: this.#features, isFirst });
    }
    async #running() {
        if (this.#server?.isGone === false)
            return this.#server;
        this.#starting ??= this.#restart().finally(() => {
            this.#starting = undefined;
        });
        return this.#starting;
    }
    async #restart() {
        await this.#server?.stop();
        this.#server = await this.#start();
        return this.#server;
    }
}
function featuresOf(answer) {
    const features = (answer['Features'] ?? {});
    const hashes = answer['Hashes'];
    return {
        canMove: features['Move'] === true,
        hasFolders: features['CanHaveEmptyDirectories'] === true,
        hasDuplicates: features['DuplicateFiles'] === true,
        hasHashes: Array.isArray(hashes) && hashes.length > 0,
    };
}
function limited(signal, limitMs) {
    const controller = new AbortController();
    const timer = setTimeout(() => {
        const text = `rclone did not finish an operation within ${Math.round(limitMs / 1_000)} s.`;
        const hint = 'Run again. If it happens again, check address and network of the remote.';
        controller.abort(new errors/* RestorableError */.s$('STORAGE_UNREACHABLE', text, { hint }));
    }, limitMs);
    const listening = (0,external_node_events_.addAbortListener)(signal, () => controller.abort((0,errors/* cancellation */.WN)(signal)));
    return {
        signal: controller.signal,
        [Symbol.dispose]: () => {
            clearTimeout(timer);
            listening[Symbol.dispose]();
        },
    };
}

;// CONCATENATED MODULE: ./build/storage/rclone/spool.js





class SpooledFile {
    name = (0,external_node_crypto_.randomBytes)(8).toString('hex');
    path;
    constructor(spool) {
        this.path = (0,external_node_path_.join)(spool, this.name);
    }
    async [Symbol.asyncDispose]() {
        await (0,promises_.rm)(this.path, { force: true });
    }
}
function spoolError(thrown) {
    const { code } = thrown;
    throw code === 'ENOSPC' || code === 'EDQUOT' ? spoolFull(thrown) : thrown;
}
function spoolFull(cause) {
    return new errors/* RestorableError */.s$('DISK_FULL', `No space is left on this machine for an object in transit through rclone (${(0,foreign/* describeError */.Uc)(cause)}).`, {
        hint: 'Free some 100 MB in the folder for temporary files of this machine.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/storage/rclone/clock.js


const LONG_AGO = new Date('2001-09-09T01:46:40Z');
const DAY_MS = 86_400_000;
const CLEAN_UP_MS = 5_000;
async function askTime(attempt, { fs, prefix, remove }) {
    await using spooled = new SpooledFile(attempt.spool);
    const remote = `${prefix}.restorable-${spooled.name}.part`;
    try {
        await (0,promises_.writeFile)(spooled.path, 'time', { mode: 0o600 }).catch(spoolError);
        await (0,promises_.utimes)(spooled.path, LONG_AGO, LONG_AGO);
        const names = { srcFs: attempt.spool, srcRemote: spooled.name, dstFs: fs, dstRemote: remote };
        await attempt.call('operations/copyfile', { ...names, _config: { NoCheckDest: true, Inplace: true } });
        const { item } = await attempt.call('operations/stat', { fs, remote, opt: { filesOnly: true, noMimeType: true } });
        const time = new Date(item?.ModTime ?? LONG_AGO);
        return time.getTime() - LONG_AGO.getTime() > DAY_MS ? time : undefined;
    }
    finally {
        await remove(remote, AbortSignal.timeout(CLEAN_UP_MS)).catch(() => { });
    }
}

// EXTERNAL MODULE: ./build/process/command.js
var command = __webpack_require__(15229);
// EXTERNAL MODULE: ./build/secrets/secrets.js
var secrets = __webpack_require__(19689);
;// CONCATENATED MODULE: ./build/storage/rclone/environment.js



const PASSED = ['PATH', 'HOME', 'XDG_CONFIG_HOME', ...command/* PROXIES */.Ls];
const OVERRIDING = /^RCLONE_(?:RC(?:_|$)|DRY_RUN|INTERACTIVE|IGNORE_|IMMUTABLE|SIZE_ONLY|CHECKSUM|UPDATE$|INPLACE|EXCLUDE|INCLUDE|FILTER|FILES_FROM|MIN_|MAX_|CUTOFF|COMPARE_DEST|COPY_DEST|BACKUP_DIR|SUFFIX|METADATA|NO_CHECK_DEST|NO_UPDATE|LOG_|USE_JSON_LOG|SYSLOG|VERBOSE|QUIET|STATS|PROGRESS|RETRIES|LOW_LEVEL_RETRIES|TIMEOUT|CONTIMEOUT|HEADER_UPLOAD|PARTIAL_SUFFIX)/;
const SECRET_NAME = /PASS|SECRET|TOKEN|KEY|CREDENTIAL|SAS|AUTH|COOKIE|BEARER|CONNECTION_STRING|2FA|MNEMONIC/;
const PUBLIC_NAME = /_(?:TYPE|VENDOR|PROVIDER|URL|USER|HOST|PORT|REGION|ENDPOINT|FILE)$/;
const SECRET_LENGTH = 5;
function rcloneEnvironment(host) {
    const env = {};
    const dropped = [];
    for (const [name, given] of Object.entries(host.env)) {
        if (given === undefined)
            continue;
        const value = name.startsWith('RCLONE_') ? (0,core_secret/* withoutLineEnds */.nC)(given) : given;
        if (PASSED.includes(name))
            env[name] = value;
        if (!name.startsWith('RCLONE_'))
            continue;
        maskSecrets(name, value, host);
        if (OVERRIDING.test(name))
            dropped.push(name);
        else
            env[name] = value;
    }
    if (dropped.length > 0) {
        host.log.warning(`Not passed to rclone, because it would change what is stored: ${dropped.join(', ')}.`);
    }
    return env;
}
function maskSecrets(name, value, host) {
    const isSecret = SECRET_NAME.test(name) && !PUBLIC_NAME.test(name) && !/^(?:true|false|\d+)$/.test(value);
    if (isSecret && value.length >= SECRET_LENGTH)
        host.mask(new core_secret/* Secret */.zh(value));
    for (const secret of (0,secrets/* secretsInUrl */.Ct)(value))
        host.mask(new core_secret/* Secret */.zh(secret));
}

;// CONCATENATED MODULE: ./build/storage/rclone/get.js



async function sizeOf(attempt, fs, path) {
    const opt = { filesOnly: true, noModTime: true, noMimeType: true };
    const { item } = (await attempt.call('operations/stat', { fs, remote: path, opt }));
    return item === null || item === undefined || item.IsDir ? undefined : item.Size;
}
async function readObject(attempt, fs, path) {
    await using spooled = new SpooledFile(attempt.spool);
    try {
        await attempt.call('operations/copyfile', {
            srcFs: fs,
            srcRemote: path,
            dstFs: attempt.spool,
            dstRemote: spooled.name,
            _config: { NoCheckDest: true, Inplace: true },
        });
        return await (0,promises_.readFile)(spooled.path);
    }
    catch (error) {
        if (isFull(error))
            throw spoolFull(error);
        throw error;
    }
}

// EXTERNAL MODULE: ./build/process/child.js
var child = __webpack_require__(47902);
// EXTERNAL MODULE: ./build/ports/destination.js
var destination = __webpack_require__(4629);
// EXTERNAL MODULE: ./build/storage/parameters/url-parts.js
var url_parts = __webpack_require__(84183);
;// CONCATENATED MODULE: ./build/storage/rclone/url.js



function parseRcloneUrl(url) {
    const match = /^rclone:\/\/([^/?#]*)(?:\/(\/?)([^?#]*))?(?:\?([^#]*))?$/is.exec(url);
    if (match === null) {
        throw invalid('is not a valid URL', 'Write rclone://remote/path, without "#"; options belong to the remote (`rclone config`, RCLONE_CONFIG_*).');
    }
    const [, remote = '', slash = '', path = '', query = ''] = match;
    if (/[:@,]/.test(remote)) {
        throw invalid('names more than a remote', 'Create a remote with `rclone config` or RCLONE_CONFIG_* variables, and write only its name.');
    }
    if (!/^\w[\w. +-]*$/.test(remote)) {
        throw invalid('has no valid name of a remote', 'Write rclone://remote/path with a name that `rclone listremotes` shows.');
    }
    (0,url_parts/* readParameters */.Zu)(query, destination/* DESTINATION_KINDS */.tH.rclone.parameters, invalid);
    return { remote, root: slash === '/' ? '/' : '', prefix: (0,url_parts/* readPrefix */.fr)(path, invalid) };
}
function invalid(what, hint, cause) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', `An rclone: destination ${what}.`, { hint, cause });
}

;// CONCATENATED MODULE: ./build/storage/rclone/program.js




const OLDEST = [1, 60];
const LIST_TIMEOUT_MS = 30_000;
const SEARCH = {
    variable: 'RCLONE_BIN',
    roots: [],
    readVersion: (printed) => {
        const [, major, minor] = /^rclone v(\d+)\.(\d+)/.exec(printed) ?? [];
        return major === undefined ? undefined : [Number(major), Number(minor)];
    },
};
async function findRclone(host) {
    const programs = await (0,process_programs/* findPrograms */.z)('rclone', SEARCH, host);
    const fitting = programs.find(({ version: [major, minor] }) => major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]));
    if (fitting !== undefined)
        return fitting.path;
    const found = programs[0]?.version.join('.');
    const message = found === undefined
        ? 'The program rclone was not found'
        : `rclone ${found} is too old; ${OLDEST.join('.')} is needed`;
    throw new errors/* RestorableError */.s$('CLIENT_MISSING', `${message}.`, {
        hint: 'Install it in an earlier step (`sudo apt-get install rclone`, or https://rclone.org/install/), or set RCLONE_BIN to its folder.',
    });
}
async function remoteType(program, remote, env, host) {
    const exit = await (0,child/* runToEnd */.c)({
        file: program,
        args: ['listremotes', '--long', '--ask-password=false'],
        env,
        signal: AbortSignal.any([host.signal, AbortSignal.timeout(LIST_TIMEOUT_MS)]),
        scrub: host.scrub,
    });
    if (exit.code !== 0) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `rclone can't read its configuration (exit code ${exit.code}).`, {
            hint: 'Give the file with RCLONE_CONFIG and, where it is encrypted, RCLONE_CONFIG_PASS; `rclone listremotes` must work.',
            foreign: exit.stderr,
        });
    }
    const types = new Map();
    for (const line of exit.stdout.split('\n')) {
        const [, name, type] = /^(.+):\s+(\S+)\s*$/.exec(line) ?? [];
        if (name !== undefined && type !== undefined)
            types.set(name.trimEnd(), type);
    }
    const type = types.get(remote) ?? env[`RCLONE_CONFIG_${remote.toUpperCase().replaceAll('-', '_')}_TYPE`];
    if (type !== undefined)
        return type;
    throw invalid(`names a remote "${remote}" that rclone does not have`, types.size === 0
        ? 'No remote is configured. Set RCLONE_CONFIG to a file, or RCLONE_CONFIG_<NAME>_TYPE and similar variables, in the `env` of the step.'
        : `It has: ${[...types.keys()].sort().join(', ')}.`);
}

;// CONCATENATED MODULE: ./build/storage/rclone/put.js






const READ_BACK_BYTES = 256 * 1024;
const put_CLEAN_UP_MS = 1_000;
async function putObject(attempt, putting) {
    const { fs, path, parts, ifAbsent } = putting;
    if (ifAbsent && (await sizeOf(attempt, fs, path)) !== undefined) {
        throw new errors/* RestorableError */.s$('OBJECT_EXISTS', `${path} exists already.`);
    }
    await using spooled = new SpooledFile(attempt.spool);
    const first = attempt.features.canMove ? besideOf(path, `.restorable-${spooled.name}.part`) : path;
    try {
        await (0,promises_.writeFile)(spooled.path, parts, { mode: 0o600 }).catch(spoolError);
        await attempt.call('operations/copyfile', {
            srcFs: attempt.spool,
            srcRemote: spooled.name,
            dstFs: fs,
            dstRemote: first,
            _config: { NoCheckDest: ifAbsent || first !== path, Inplace: true },
        });
        await readBack(attempt, first, putting);
        if (first !== path) {
            const names = { srcFs: fs, srcRemote: first, dstFs: fs, dstRemote: path };
            const isBlind = ifAbsent || (attempt.isFirst && !attempt.features.hasDuplicates);
            await attempt.call('operations/movefile', { ...names, _config: { NoCheckDest: isBlind } });
        }
    }
    catch (error) {
        const isBad = error instanceof errors/* RestorableError */.s$ && error.code === 'STORAGE_CORRUPTED';
        if (first !== path || isBad)
            await putting.remove(first, AbortSignal.timeout(put_CLEAN_UP_MS)).catch(() => { });
        throw error;
    }
}
async function readBack(attempt, path, { fs, parts, sha256 }) {
    const sizeBytes = (0,storage_body/* lengthOf */.Y)(parts);
    if (attempt.features.hasHashes || sizeBytes > READ_BACK_BYTES)
        return;
    const stored = await readObject(attempt, fs, path);
    if (stored.length === sizeBytes && (0,external_node_crypto_.createHash)('sha256').update(stored).digest('hex') === sha256)
        return;
    throw new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `The storage returns bytes for ${path} that differ from those written.`, {
        hint: "Don't trust this storage until its provider has explained it. Nothing was committed there.",
    });
}
function besideOf(path, name) {
    return path.slice(0, path.lastIndexOf('/') + 1) + name;
}

// EXTERNAL MODULE: ./build/storage/listing-limits.js
var listing_limits = __webpack_require__(45173);
;// CONCATENATED MODULE: ./build/storage/rclone/walk.js





async function* walk(place, prefix, signal, only = (name) => !(0,unfinished_name/* isUnfinished */.ui)(name), limit = new listing_limits/* TreeLimit */._C()) {
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    limit.enter(folder);
    for (const { name, sizeBytes, modifiedAt } of await readFolder(place, folder, signal)) {
        const key = folder + name;
        if (!key.startsWith(prefix))
            continue;
        if (key.endsWith('/'))
            yield* walk(place, key, signal, only, limit);
        else if (only(name))
            yield { key, sizeBytes, modifiedAt };
    }
}
async function foldersIn(place, folder, signal) {
    const names = [];
    for (const { name } of await readFolder(place, folder, signal)) {
        if (!name.endsWith('/'))
            continue;
        for await (const _object of walk(place, folder + name, signal)) {
            names.push(name.slice(0, -1));
            break;
        }
    }
    return names.sort(keys/* compareBytes */.Xo);
}
async function readFolder({ client, fs, prefix }, folder, signal) {
    const remote = (prefix + folder).replace(/\/$/, '');
    const entries = await client.run(signal, (attempt) => listFolder(attempt, fs, remote));
    entries.sort((a, b) => (0,keys/* compareBytes */.Xo)(a.name, b.name));
    return entries.filter(({ name }, index) => name !== entries[index - 1]?.name);
}
async function listFolder(attempt, fs, remote) {
    const found = await listOnce(attempt, fs, remote);
    if (found === undefined || found.length > 0 || remote === '' || !attempt.features.hasFolders)
        return found ?? [];
    const answer = await attempt.call('operations/stat', { fs, remote, opt: { noMimeType: true } });
    const { item } = answer;
    const again = await listOnce(attempt, fs, remote);
    if (again === undefined || again.length > 0)
        return again ?? [];
    if (item?.IsDir !== true)
        throw new no_listing/* NoListing */.Q('The remote', 'operations/list');
    return [];
}
async function listOnce({ call }, fs, remote) {
    const opt = { noMimeType: true };
    try {
        const answer = (await call('operations/list', { fs, remote, opt }));
        if (answer.list === undefined)
            throw new no_listing/* NoListing */.Q('The remote', 'operations/list');
        const { list } = answer;
        const entries = (list ?? []).map(({ Name, Size, ModTime, IsDir }) => ({
            name: IsDir ? `${Name}/` : Name,
            sizeBytes: Size,
            modifiedAt: new Date(ModTime),
        }));
        return entries.filter(({ name }) => !/\/./.test(name) && (0,keys/* listedKey */.R$)(name.replace(/\/$/, ''), '') !== undefined);
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/storage/rclone/index.js

















const LOCAL_TYPES = ['local', 'memory'];
const WRAPPING_TYPES = ['alias', 'cache', 'chunker', 'combine', 'compress', 'crypt', 'hasher', 'union'];
const NOT_OFFSITE = new Set([...LOCAL_TYPES, ...WRAPPING_TYPES]);
const SHARED_DEPTH = 2;
const rclone_CLEAN_UP_MS = 10_000;
class RcloneStorage {
    label;
    place;
    unfinished = { remove: (prefix, options) => this.#removeUnfinished(prefix, options) };
    #fs;
    #prefix;
    #host;
    #client;
    #turns = new turns/* Turns */.P();
    #thinned = new Set();
    constructor({ remote, root, prefix }, type, client, host) {
        this.label = `rclone://${remote}/${root}${prefix}`.replace(/\/$/, '');
        this.place = { provider: `rclone ${type}`, region: undefined, offsite: !NOT_OFFSITE.has(type) };
        this.#fs = `${remote}:${root}`;
        this.#prefix = prefix;
        this.#host = host;
        this.#client = client;
    }
    async put(key, body, { sha256, ifAbsent = false, signal }) {
        const path = this.#pathOf(key);
        const putting = { fs: this.#fs, path, parts: (0,storage_body/* partsOf */.C)(body), sha256, ifAbsent, remove: this.#remove };
        const put = () => this.#named(`write ${key}`, { signal }, (attempt) => putObject(attempt, putting));
        if (ifAbsent)
            await this.#turns.run(key, put);
        else
            await put();
    }
    async get(key, { maxBytes, signal }) {
        const path = this.#pathOf(key);
        return this.#named(`read ${key}`, { signal }, async (attempt) => {
            const sizeBytes = await sizeOf(attempt, this.#fs, path);
            if (sizeBytes === undefined)
                throw (0,answers/* objectMissing */.W)(key, this.label);
            if (sizeBytes > maxBytes)
                throw tooLarge(key, sizeBytes, maxBytes);
            const bytes = await readObject(attempt, this.#fs, path).catch((error) => {
                if (isMissing(error))
                    throw (0,answers/* objectMissing */.W)(key, this.label);
                throw error;
            });
            if (bytes.length > maxBytes)
                throw tooLarge(key, bytes.length, maxBytes);
            if (bytes.length === sizeBytes || sizeBytes < 0)
                return bytes;
            throw new Error(`corrupted on transfer: the body ended after ${bytes.length} of ${sizeBytes} bytes`);
        });
    }
    async *list(prefix, { signal }) {
        (0,keys/* checkPrefix */.by)(prefix);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            yield* walk(this.#place, prefix, signal);
        }
        catch (error) {
            throw this.#name(error, `list ${prefix}`, signal);
        }
    }
    async folders(prefix, { signal }) {
        (0,keys/* checkPrefix */.by)(prefix);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
        try {
            return await foldersIn(this.#place, folder, signal);
        }
        catch (error) {
            throw this.#name(error, `list ${prefix}`, signal);
        }
    }
    async delete(key, { signal }) {
        const path = this.#pathOf(key);
        await this.#named(`delete ${key}`, { signal }, (attempt) => this.#deleteFile(attempt, path));
        this.#thinned.add(key.slice(0, Math.max(0, key.lastIndexOf('/'))));
    }
    async #removeUnfinished(prefix, { before, signal }) {
        (0,keys/* checkPrefix */.by)(prefix);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        const removed = { objects: 0, bytes: 0 };
        const prefixes = prefix === '' ? [prefix] : [prefix, unfinished_name/* UNFINISHED_BEGIN */.OL];
        try {
            for (const each of prefixes) {
                for await (const { key, sizeBytes, modifiedAt } of walk(this.#place, each, signal, unfinished_name/* isUnfinished */.ui)) {
                    if (modifiedAt >= before)
                        continue;
                    await this.#remove(this.#prefix + key, signal);
                    removed.objects += 1;
                    removed.bytes += sizeBytes;
                }
            }
        }
        catch (error) {
            throw this.#name(error, `clean up ${prefix}`, signal);
        }
        return removed;
    }
    async serverTime({ signal }) {
        try {
            const time = await this.#named('write a file that shows the time', { signal }, (attempt) => askTime(attempt, { fs: this.#fs, prefix: this.#prefix, remove: this.#remove }));
            if (time !== undefined)
                return time;
            this.#host.log.debug(`${this.label} keeps the dates of files; its clock is not compared with this machine's.`);
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$) || error.code !== 'STORAGE_PERMISSION')
                throw error;
            this.#host.log.warning(`${this.label} can't be written to, so its clock is not compared with that of this machine.`);
        }
        return new Date();
    }
    async close() {
        if (this.#thinned.size > 0)
            await this.#removeEmptyFolders().catch(() => { });
        await this.#client.close();
    }
    get #place() {
        return { client: this.#client, fs: this.#fs, prefix: this.#prefix };
    }
    async #deleteFile({ call }, remote) {
        await call('operations/deletefile', { fs: this.#fs, remote }).catch((error) => {
            if (!isMissing(error) && !isFolderName(error))
                throw error;
        });
    }
    #remove = (path, signal) => this.#client.run(signal, (attempt) => this.#deleteFile(attempt, path));
    async #removeEmptyFolders() {
        const signal = AbortSignal.timeout(rclone_CLEAN_UP_MS);
        const folders = new Set();
        for (let folder of this.#thinned) {
            for (; folder !== '' && !isShared(folder); folder = parentOf(folder))
                folders.add(folder);
        }
        const deepestFirst = [...folders].sort((a, b) => b.split('/').length - a.split('/').length);
        await this.#client.run(signal, async ({ call, features }) => {
            if (!features.hasFolders)
                return;
            for (const folder of deepestFirst) {
                await call('operations/rmdir', { fs: this.#fs, remote: this.#prefix + folder }).catch(() => { });
            }
        });
    }
    #pathOf(key) {
        (0,unfinished_name/* checkFileKey */.U7)(key);
        return this.#prefix + key;
    }
    async #named(what, { signal }, act) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            return await this.#client.run(signal, act);
        }
        catch (error) {
            throw this.#name(error, what, signal);
        }
    }
    #name(error, what, signal) {
        return rcloneError(error, { what, label: this.label, signal, host: this.#host });
    }
}
function isFolderName(thrown) {
    return thrown instanceof Error && /is a directory/.test(thrown.message);
}
function isShared(folder) {
    const names = folder.split('/');
    return names.length <= SHARED_DEPTH && !names.some((name) => name.startsWith('.'));
}
function parentOf(folder) {
    return folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
}
function tooLarge(key, sizeBytes, maxBytes) {
    return new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `${key} has ${sizeBytes} bytes; at most ${maxBytes} are expected.`, {
        hint: 'The object differs from what was written. Use another destination or an earlier backup.',
    });
}
async function openRcloneStorage(url, host, tuning = {}) {
    const location = parseRcloneUrl(url instanceof core_secret/* Secret */.zh ? url.reveal() : url);
    const program = await findRclone(host);
    const env = rcloneEnvironment(host);
    const type = await remoteType(program, location.remote, env, host);
    const fs = `${location.remote}:${location.root}`;
    const client = new RcloneClient(program, env, { fs, host, tuning: { ...TUNING, ...tuning } });
    return new RcloneStorage(location, type, client, host);
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
