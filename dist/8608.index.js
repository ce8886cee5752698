export const id = 8608;
export const ids = [8608];
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

/***/ 84364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readInputBytes),
/* harmony export */   j: () => (/* binding */ readInputFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const MAX_BYTES = 1024 * 1024;
function readInputFile(name, path, isShown = true) {
    return readInputBytes(name, path, isShown).toString('utf8');
}
function readInputBytes(name, path, isShown = true) {
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
        if (!stat.isFile())
            throw new Error('it is not a regular file');
        if (stat.size > MAX_BYTES)
            throw new Error(`it is larger than ${MAX_BYTES} bytes`);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path);
    }
    catch (cause) {
        const shown = !isShown || path.length > 80 || /\s/.test(path) ? 'the file' : `the file "${path}"`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('FILE_UNREADABLE', `Can't read ${shown} that \`${name}\` names: ${reason(cause)}.`, {
            hint: isCheckoutMissing() ? CHECKOUT : `Check the path; it is relative to ${process.cwd()}.`,
            cause,
        });
    }
}
const CHECKOUT = 'The workspace of this job is empty: run actions/checkout first, in the same job, to get the files of the repository.';
function isCheckoutMissing() {
    const folder = process.env['GITHUB_WORKSPACE'];
    if (process.env['GITHUB_ACTIONS'] !== 'true' || !folder)
        return false;
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder).length === 0;
    }
    catch (thrown) {
        return thrown.code === 'ENOENT';
    }
}
function reason(cause) {
    const code = cause.code;
    if (code === 'ENOENT')
        return 'it does not exist';
    if (code === 'EACCES')
        return 'permission denied';
    return code ?? (cause instanceof Error ? cause.message : 'unknown reason');
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

/***/ 32996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ storageVariable),
/* harmony export */   m: () => (/* binding */ STORAGE_VARIABLES)
/* harmony export */ });
const AZURE_LOGIN = ['AZURE_STORAGE_CONNECTION_STRING', 'AZURE_STORAGE_KEY', 'AZURE_STORAGE_SAS_TOKEN'];
const SFTP_LOGIN = ['SFTP_PRIVATE_KEY', 'SFTP_PRIVATE_KEY_PASSPHRASE', 'SFTP_PASSWORD'];
const SETTINGS = [
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_ENDPOINT_URL',
    'AWS_ENDPOINT_URL_S3',
    'SFTP_HOST_KEY',
];
const S3_SECRETS = ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN'];
const S3_ROLE = ['ROLE_ARN', 'ROLE_SESSION_NAME'];
const S3_NAME = new RegExp(`^([A-Za-z][A-Za-z0-9_]*?)_(${[...S3_SECRETS, ...S3_ROLE].join('|')})$`);
const STORAGE_VARIABLES = [
    ...[...S3_SECRETS, ...S3_ROLE].map((name) => `AWS_${name}`),
    ...AZURE_LOGIN,
    ...SFTP_LOGIN,
    ...SETTINGS,
];
const RCLONE = /^RCLONE_[A-Z0-9_]+$/;
const RCLONE_PUBLIC = /_(?:TYPE|VENDOR|PROVIDER|URL|USER|HOST|PORT|REGION|ENDPOINT|FILE|ACL|ENV_AUTH|TRANSFERS|CHECKERS|BWLIMIT|TPSLIMIT)$/;
function storageVariable(name) {
    if (RCLONE.test(name))
        return { isSecret: !RCLONE_PUBLIC.test(name), login: [name] };
    if (contains(AZURE_LOGIN, name))
        return { isSecret: true, login: AZURE_LOGIN };
    if (contains(SFTP_LOGIN, name))
        return { isSecret: true, login: [...SFTP_LOGIN, 'SSH_AUTH_SOCK'] };
    if (contains(SETTINGS, name))
        return { isSecret: false, login: [name] };
    const [, prefix, part = ''] = S3_NAME.exec(name) ?? [];
    if (prefix === undefined)
        return undefined;
    const parts = [...S3_SECRETS, ...S3_ROLE, 'WEB_IDENTITY_TOKEN_FILE'].map((each) => `${prefix}_${each}`);
    return {
        isSecret: contains(S3_SECRETS, part),
        login: prefix === 'AWS' ? [...parts, 'AWS_PROFILE'] : parts,
    };
}
function contains(names, name) {
    return names.includes(name);
}


/***/ }),

/***/ 81383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   askForKey: () => (/* binding */ askForKey)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69987);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88050);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50334);





const eventSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    inputs: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        'recovery-key': zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional(),
        'recovery-key-passphrase': zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional(),
        passphrase: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional(),
    }),
});
const EVENT_MAX_BYTES = 1024 * 1024;
async function askForKey(host) {
    const mask = (secret) => host.mask(secret);
    if (host.prompter !== undefined)
        return askOnTerminal(host.prompter, mask);
    const { 'recovery-key': key, 'recovery-key-passphrase': ofKey, passphrase } = inputsOf(host);
    if (ofKey)
        mask(new _core_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .zh(ofKey));
    if (key)
        return unlockedBy(key, ofKey, mask);
    if (passphrase)
        return byPassphrase(passphrase, mask);
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('KEY_MISSING', 'The key was not typed in: this run has neither a terminal nor the form of a workflow.', {
        hint: 'Run it on a terminal, or by `workflow_dispatch` with the input `recovery-key` or `passphrase` (docs/drill.md).',
    });
}
async function askOnTerminal(prompter, mask) {
    const kinds = [
        { value: 'key', label: 'A private recovery key' },
        { value: 'passphrase', label: 'A passphrase, without a key' },
    ];
    const kind = await prompter.choose('What did you take from the safe?', kinds, 'key');
    if (kind === 'passphrase') {
        return byPassphrase(await prompter.text({ message: 'The passphrase of the backups', isSecret: true }), mask);
    }
    const message = 'The file with the key (recovery.private.asc), or the key itself in one line';
    const key = await prompter.text({
        message,
        isSecret: true,
        validate: (answer) => (answer.trim() === '' ? 'Type the key, or the path of its file.' : undefined),
    });
    const ofKey = await prompter.text({ message: 'The passphrase of the key (empty if it has none)', isSecret: true });
    return unlockedBy(key.trim(), ofKey, mask);
}
function unlockedBy(key, passphrase, mask) {
    mask(new _core_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .zh(key));
    return { kind: 'keys', keys: (0,_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .readPrivateKeys */ .Ck)('recovery-key', key, passphrase || undefined, mask) };
}
function byPassphrase(text, mask) {
    const passphrase = new _core_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .zh((0,_core_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutLineEnd */ .oI)(text));
    mask(passphrase);
    return { kind: 'passphrase', passphrase };
}
function inputsOf({ env }) {
    const path = env['GITHUB_EVENT_PATH'];
    if (env['GITHUB_EVENT_NAME'] !== 'workflow_dispatch' || path === undefined)
        return {};
    try {
        const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
        if (text.length > EVENT_MAX_BYTES)
            return {};
        return eventSchema.parse(JSON.parse(text)).inputs;
    }
    catch (cause) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('KEY_MISSING', 'The form of the workflow could not be read.', {
            hint: 'Start the workflow by hand (`workflow_dispatch`), with the input `recovery-key` or `passphrase`.',
            cause: cause instanceof Error ? cause.name : undefined,
        });
    }
}


/***/ }),

/***/ 79435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p6: () => (/* binding */ date),
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68729);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDate */ .db(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODate */ .Brp, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
