export const id = 8940;
export const ids = [8940];
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

/***/ 98940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openFilesystemStorage: () => (/* binding */ openFilesystemStorage)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
// EXTERNAL MODULE: ./build/storage/answers.js
var answers = __webpack_require__(72107);
// EXTERNAL MODULE: ./build/storage/body.js
var storage_body = __webpack_require__(95622);
// EXTERNAL MODULE: ./build/storage/keys.js
var storage_keys = __webpack_require__(87382);
// EXTERNAL MODULE: ./build/storage/unfinished-name.js
var unfinished_name = __webpack_require__(80591);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/storage/filesystem/errors.js

function systemCode(thrown) {
    return thrown instanceof Error ? thrown.code : undefined;
}
function filesystemError(thrown, what, signal) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return thrown;
    if (signal?.aborted === true)
        return (0,errors/* cancellation */.WN)(signal);
    const code = systemCode(thrown) ?? 'unknown';
    const named = NAMES[code];
    const reason = named?.reason ?? (thrown instanceof Error ? thrown.message : String(thrown));
    return new errors/* RestorableError */.s$(named?.code ?? 'STORAGE_FAILED', `Can't ${what}: ${reason} (${code}).`, {
        hint: named?.hint ?? 'Check the disk and the mount of the destination folder.',
        cause: thrown,
    });
}
const full = {
    code: 'STORAGE_FULL',
    reason: 'no space is left',
    hint: 'Free space or inodes on that file system, raise the quota, or use another destination.',
};
const forbidden = {
    code: 'STORAGE_PERMISSION',
    reason: 'the system does not permit it',
    hint: 'Give the user of this program read and write access to the folder.',
};
const NAMES = {
    ENOSPC: full,
    EDQUOT: full,
    EFBIG: { ...full, reason: 'the file would exceed a size limit', hint: 'Raise the limit (`ulimit -f`).' },
    EACCES: forbidden,
    EPERM: forbidden,
    EROFS: { ...forbidden, reason: 'the file system is read-only', hint: 'Mount it for writing, or use another folder.' },
    ENOTDIR: {
        code: 'STORAGE_FAILED',
        reason: 'a part of the path is not a folder',
        hint: 'Remove what is there, or use another folder.',
    },
    EISDIR: {
        code: 'STORAGE_FAILED',
        reason: 'a folder has that name',
        hint: 'Remove what is there, or use another folder.',
    },
    ENAMETOOLONG: {
        code: 'STORAGE_FAILED',
        reason: 'the name is too long for the file system',
        hint: 'Use a shorter `name` or another destination.',
    },
    EIO: {
        code: 'STORAGE_FAILED',
        reason: 'the disk reports an input/output error',
        hint: 'Check the disk, and do not rely on its content.',
    },
};

;// CONCATENATED MODULE: ./build/storage/filesystem/sync.js



const NO_FOLDER_SYNC = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EISDIR', 'EBADF']);
async function syncFolder(folder) {
    await using handle = await (0,promises_.open)(folder, 'r');
    try {
        await handle.sync();
    }
    catch (error) {
        if (!NO_FOLDER_SYNC.has(systemCode(error) ?? ''))
            throw error;
    }
}
async function makeFolder(folder) {
    const first = await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 }).catch(async (error) => {
        if (systemCode(error) === 'ENOENT')
            await refuseReadOnly(folder);
        throw error;
    });
    if (first === undefined)
        return undefined;
    for (let made = folder; made.length >= first.length; made = (0,external_node_path_.dirname)(made))
        await syncFolder((0,external_node_path_.dirname)(made));
    return first;
}
async function refuseReadOnly(folder) {
    const parent = (0,external_node_path_.dirname)(folder);
    const code = await (0,promises_.access)(parent, promises_.constants.W_OK).then(() => undefined, rethrowReadOnly);
    if (code === 'ENOENT' && parent !== folder)
        await refuseReadOnly(parent);
}
function rethrowReadOnly(error) {
    if (systemCode(error) === 'EROFS')
        throw error;
    return systemCode(error);
}

;// CONCATENATED MODULE: ./build/storage/filesystem/atomic-write.js









const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);
const LOCK_EXPIRES_MS = 30_000;
const LOCK_PAUSE_MS = 20;
const LONGEST_WAIT_MS = 10 * LOCK_EXPIRES_MS;
async function writeAtomically(path, parts, { ifAbsent, signal, link: makeLink = promises_.link }) {
    const folder = (0,external_node_path_.dirname)(path);
    const temporary = (0,external_node_path_.join)(folder, `.restorable-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.part`);
    const flags = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_NOFOLLOW;
    const handle = await (0,promises_.open)(temporary, flags, 0o600);
    try {
        try {
            await writeParts(handle, parts, signal);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        (0,errors/* throwIfCancelled */.dZ)(signal);
        if (ifAbsent)
            await publishOnce(temporary, path, makeLink);
        else
            await (0,promises_.rename)(temporary, path);
        await syncFolder(folder);
    }
    finally {
        await (0,promises_.rm)(temporary, { force: true });
    }
}
async function writeParts(handle, parts, signal) {
    for (const part of parts) {
        for (let offset = 0; offset < part.length;) {
            (0,errors/* throwIfCancelled */.dZ)(signal);
            const { bytesWritten } = await handle.write(part, offset);
            if (bytesWritten === 0)
                throw wrongSize(offset, part.length);
            offset += bytesWritten;
        }
    }
    const { size } = await handle.stat();
    if (size === (0,storage_body/* lengthOf */.Y)(parts))
        return;
    throw wrongSize(size, (0,storage_body/* lengthOf */.Y)(parts));
}
function wrongSize(size, written) {
    return new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `The file system has ${size} bytes of ${written} written.`, {
        hint: 'Check the disk and the mount of the destination folder.',
    });
}
async function publishOnce(temporary, path, makeLink) {
    try {
        await makeLink(temporary, path);
    }
    catch (error) {
        const code = systemCode(error);
        if (code === 'EEXIST')
            throw exists(path, error);
        if (!NO_HARD_LINKS.has(code ?? ''))
            throw error;
        await renameOnce(temporary, path);
    }
}
async function renameOnce(temporary, path) {
    const lock = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.restorable-lock-${(0,external_node_path_.basename)(path)}`);
    await takeLock(lock);
    try {
        const there = await (0,promises_.lstat)(path).catch((error) => {
            if (systemCode(error) === 'ENOENT')
                return undefined;
            throw error;
        });
        if (there !== undefined)
            throw exists(path);
        await (0,promises_.rename)(temporary, path);
    }
    finally {
        await (0,promises_.rm)(lock, { force: true });
    }
}
async function takeLock(lock) {
    for (let waitedMs = 0; waitedMs <= LONGEST_WAIT_MS; waitedMs += LOCK_PAUSE_MS) {
        try {
            await (await (0,promises_.open)(lock, 'wx', 0o600)).close();
            return;
        }
        catch (error) {
            if (systemCode(error) !== 'EEXIST')
                throw error;
        }
        const held = await (0,promises_.stat)(lock).catch(() => undefined);
        if (held !== undefined && Date.now() - held.mtimeMs > LOCK_EXPIRES_MS)
            await (0,promises_.unlink)(lock).catch(() => { });
        await (0,retry/* pause */.v7)(LOCK_PAUSE_MS);
    }
    throw new errors/* RestorableError */.s$('STORAGE_FAILED', `The lock ${lock} is never released.`, {
        hint: 'Delete this file by hand, and check who may delete files in the destination folder.',
    });
}
function exists(path, cause) {
    return new errors/* RestorableError */.s$('OBJECT_EXISTS', `${path} exists already.`, { cause });
}

// EXTERNAL MODULE: ./build/storage/listing-limits.js
var listing_limits = __webpack_require__(45173);
;// CONCATENATED MODULE: ./build/storage/filesystem/unfinished.js






async function removeUnfinished(folder, before, signal, limit = new listing_limits/* TreeLimit */._C()) {
    const removed = { objects: 0, bytes: 0 };
    (0,errors/* throwIfCancelled */.dZ)(signal);
    limit.enter(folder);
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(ignoreMissing);
    for (const entry of entries ?? []) {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isDirectory()) {
            const below = await removeUnfinished(path, before, signal, limit);
            removed.objects += below.objects;
            removed.bytes += below.bytes;
            if (below.objects > 0)
                await (0,promises_.rmdir)(path).catch(() => { });
        }
        else if (entry.isFile() && (0,unfinished_name/* isUnfinished */.ui)(entry.name)) {
            const found = await (0,promises_.lstat)(path).catch(ignoreMissing);
            if (found === undefined || found.mtime >= before)
                continue;
            await (0,promises_.unlink)(path).catch(ignoreMissing);
            removed.objects += 1;
            removed.bytes += found.size;
        }
    }
    return removed;
}
function ignoreMissing(error) {
    if (systemCode(error) !== 'ENOENT')
        throw error;
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./build/ports/destination.js
var destination = __webpack_require__(4629);
// EXTERNAL MODULE: ./build/storage/parameters/url-parts.js
var url_parts = __webpack_require__(84183);
;// CONCATENATED MODULE: ./build/storage/filesystem/url.js





const COMMON = new RegExp(`[?&](${destination/* COMMON_PARAMETERS */.jj.join('|')})=`);
function folderOf(url) {
    const rest = /^file:(.*)$/is.exec(url)?.[1];
    if (rest === undefined || rest === '')
        throw invalid('names no folder', 'Write file:path or file:///absolute/path.');
    const [, ...queries] = rest.split('?');
    const query = queries.length === 0 ? '' : `?${queries.join('?')}`;
    if (/[?&]lock=/.test(query))
        throw (0,url_parts/* unknownParameter */.Yl)('lock', [], invalid);
    const parameter = COMMON.exec(query)?.[1];
    if (parameter !== undefined && !rest.startsWith('//')) {
        const hint = `Only a URL takes parameters: file:///absolute/path?${parameter}=...`;
        throw invalid(`has "${parameter}" as a part of its folder's name`, hint);
    }
    if (rest.includes('\0'))
        throw invalid('holds a NUL character', 'Remove it.');
    if (rest.startsWith('//'))
        return fromUrl(url, rest);
    if (rest === '~' || rest.startsWith('~/')) {
        throw invalid('starts with "~", which only a shell expands', 'Write the full path.');
    }
    return (0,external_node_path_.resolve)(rest);
}
function fromUrl(url, rest) {
    if (!/^\/\/(localhost)?\//i.test(rest)) {
        throw invalid('has a host name after "file://"', 'An absolute path has three slashes: file:///srv/backups.');
    }
    if (/[?#]/.test(rest))
        throw invalid('has a "?" or "#"', 'Write them as %3F and %23, or use file:path.');
    try {
        return (0,external_node_path_.resolve)((0,external_node_url_.fileURLToPath)(url));
    }
    catch (cause) {
        throw invalid('is not a valid URL', 'Write "%" as %25, or use file:path, which is read as written.', cause);
    }
}
function invalid(what, hint, cause) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', `A file: destination ${what}.`, { hint, cause });
}

;// CONCATENATED MODULE: ./build/storage/filesystem/walk.js







async function* walk(root, prefix, signal) {
    const limit = new listing_limits/* TreeLimit */._C();
    yield* walkFolder({ root, prefix, limit }, prefix.slice(0, prefix.lastIndexOf('/') + 1), signal);
}
async function* walkFolder(walking, folder, signal) {
    const { root, prefix, limit } = walking;
    (0,errors/* throwIfCancelled */.dZ)(signal);
    limit.enter(folder);
    for (const key of await keysIn(root, folder)) {
        if (!key.startsWith(prefix))
            continue;
        if (key.endsWith('/')) {
            yield* walkFolder(walking, key, signal);
            continue;
        }
        (0,errors/* throwIfCancelled */.dZ)(signal);
        const found = await (0,promises_.lstat)((0,external_node_path_.join)(root, key)).catch(walk_ignoreMissing);
        if (found?.isFile() === true)
            yield { key, sizeBytes: found.size, modifiedAt: found.mtime };
    }
}
async function keysIn(root, folder) {
    const keys = [];
    for (const entry of await entriesOf((0,external_node_path_.join)(root, folder))) {
        if ((0,storage_keys/* listedKey */.R$)(entry.name, '') === undefined)
            continue;
        if (entry.isDirectory())
            keys.push(`${folder}${entry.name}/`);
        else if (entry.isFile() && !(0,unfinished_name/* isUnfinished */.ui)(entry.name))
            keys.push(`${folder}${entry.name}`);
    }
    return keys.sort(storage_keys/* compareBytes */.Xo);
}
async function foldersIn(folder) {
    const entries = await entriesOf(folder);
    return entries
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort(storage_keys/* compareBytes */.Xo);
}
async function entriesOf(folder) {
    return (await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(walk_ignoreMissing)) ?? [];
}
function walk_ignoreMissing(error) {
    if (systemCode(error) !== 'ENOENT')
        throw error;
}

;// CONCATENATED MODULE: ./build/storage/filesystem/index.js
















const FOLDER_GONE = { attempts: 5, baseMs: 0, longestMs: 0 };
const NO_OBJECT = new Set(['ENOENT', 'ELOOP', 'EISDIR', 'ENOTDIR']);
class FilesystemStorage {
    label;
    place;
    unfinished = { remove: (prefix, options) => this.#removeUnfinished(prefix, options) };
    #root;
    #host;
    #missingNoticed = false;
    constructor(root, host) {
        this.label = `file:${root}`;
        this.place = { provider: 'this machine', region: undefined, offsite: false, folder: root };
        this.#root = root;
        this.#host = host;
    }
    async put(key, body, { ifAbsent = false, signal }) {
        const path = this.#pathOf(key);
        const write = async () => {
            await this.#makeFolderOf(path);
            await writeAtomically(path, (0,storage_body/* partsOf */.C)(body), { ifAbsent, signal });
        };
        try {
            await (0,retry/* retry */.L5)(write, { signal, after: (error) => (systemCode(error) === 'ENOENT' ? FOLDER_GONE : undefined) });
        }
        catch (error) {
            throw filesystemError(error, `write ${path}`, signal);
        }
    }
    async get(key, options) {
        const path = this.#pathOf(key);
        (0,errors/* throwIfCancelled */.dZ)(options.signal);
        try {
            await this.#refuseOutside((0,external_node_path_.dirname)(path));
            const bytes = await readWhole(path, options);
            if (bytes !== undefined)
                return bytes;
        }
        catch (error) {
            if (!NO_OBJECT.has(systemCode(error) ?? ''))
                throw filesystemError(error, `read ${path}`, options.signal);
            throw (0,answers/* objectMissing */.W)(key, this.label, error);
        }
        throw (0,answers/* objectMissing */.W)(key, this.label);
    }
    async *list(prefix, { signal }) {
        (0,storage_keys/* checkPrefix */.by)(prefix);
        try {
            await this.#noticeMissing();
            await this.#refuseLinkOnTheWay((0,external_node_path_.join)(this.#root, prefix.slice(0, prefix.lastIndexOf('/') + 1)));
            yield* walk(this.#root, prefix, signal);
        }
        catch (error) {
            throw filesystemError(error, `list ${(0,external_node_path_.join)(this.#root, prefix)}`, signal);
        }
    }
    async folders(prefix, { signal }) {
        (0,storage_keys/* checkPrefix */.by)(prefix);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            await this.#noticeMissing();
            await this.#refuseLinkOnTheWay((0,external_node_path_.join)(this.#root, prefix));
            return await foldersIn((0,external_node_path_.join)(this.#root, prefix));
        }
        catch (error) {
            throw filesystemError(error, `list ${(0,external_node_path_.join)(this.#root, prefix)}`, signal);
        }
    }
    async delete(key, { signal }) {
        const path = this.#pathOf(key);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            await this.#refuseOutside((0,external_node_path_.dirname)(path));
            await (0,promises_.unlink)(path);
        }
        catch (error) {
            const code = systemCode(error);
            if (code !== 'ENOENT' && code !== 'ENOTDIR')
                throw filesystemError(error, `delete ${path}`, signal);
        }
        await this.#removeEmptyFolders((0,external_node_path_.dirname)(path));
    }
    async #removeUnfinished(prefix, { before, signal }) {
        (0,storage_keys/* checkPrefix */.by)(prefix);
        try {
            await this.#refuseLinkOnTheWay((0,external_node_path_.join)(this.#root, prefix));
            return await removeUnfinished((0,external_node_path_.join)(this.#root, prefix), before, signal);
        }
        catch (error) {
            throw filesystemError(error, `clean up ${(0,external_node_path_.join)(this.#root, prefix)}`, signal);
        }
    }
    async serverTime() {
        return new Date();
    }
    async close() { }
    #pathOf(key) {
        (0,unfinished_name/* checkFileKey */.U7)(key);
        return (0,external_node_path_.join)(this.#root, key);
    }
    async #makeFolderOf(path) {
        await this.#refuseLinkOnTheWay((0,external_node_path_.dirname)(path));
        const made = await makeFolder((0,external_node_path_.dirname)(path));
        if (made !== undefined && !this.#missingNoticed && (this.#root === made || this.#root.startsWith(made + external_node_path_.sep))) {
            this.#missingNoticed = true;
            this.#host.log.warning(`The destination folder ${this.#root} did not exist; it was created.`);
        }
        await this.#refuseOutside((0,external_node_path_.dirname)(path));
    }
    async #refuseLinkOnTheWay(folder) {
        for (let on = folder; on === this.#root || on.startsWith(this.#root + external_node_path_.sep); on = (0,external_node_path_.dirname)(on)) {
            const isThere = await this.#refuseOutside(on).then(() => true, (error) => {
                if (systemCode(error) !== 'ENOENT')
                    throw error;
                return false;
            });
            if (isThere)
                return;
        }
    }
    async #refuseOutside(folder) {
        const [root, real] = await Promise.all([(0,promises_.realpath)(this.#root), (0,promises_.realpath)(folder)]);
        if (real === root || real.startsWith(root.endsWith(external_node_path_.sep) ? root : root + external_node_path_.sep))
            return;
        throw new errors/* RestorableError */.s$('STORAGE_FAILED', `${folder} leads out of the destination.`, {
            hint: 'Remove the symbolic link below the destination folder.',
        });
    }
    async #noticeMissing() {
        if (this.#missingNoticed)
            return;
        const found = await (0,promises_.stat)(this.#root).catch((error) => {
            if (systemCode(error) !== 'ENOENT')
                throw error;
        });
        if (found !== undefined)
            return;
        this.#missingNoticed = true;
        this.#host.log.warning(`The destination folder ${this.#root} does not exist yet (is its disk mounted?). A backup creates it.`);
    }
    async #removeEmptyFolders(lowest) {
        for (let folder = lowest; folder.startsWith(this.#root + external_node_path_.sep); folder = (0,external_node_path_.dirname)(folder)) {
            try {
                await (0,promises_.rmdir)(folder);
            }
            catch (error) {
                if (systemCode(error) === undefined)
                    throw error;
                return;
            }
        }
    }
}
async function readWhole(path, { maxBytes, signal }) {
    await using handle = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
    const found = await handle.stat();
    if (!found.isFile())
        return undefined;
    if (found.size > maxBytes)
        throw corrupted(`${path} has ${found.size} bytes; at most ${maxBytes} are expected.`);
    const bytes = Buffer.allocUnsafeSlow(found.size);
    for (let offset = 0; offset < bytes.length;) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        const { bytesRead } = await handle.read(bytes, offset, bytes.length - offset, offset);
        if (bytesRead === 0)
            throw corrupted(`${path} ended after ${offset} of ${bytes.length} bytes.`);
        offset += bytesRead;
    }
    return bytes;
}
function corrupted(message) {
    return new errors/* RestorableError */.s$('STORAGE_CORRUPTED', message, {
        hint: 'The file differs from what was stored. Use another destination or another backup.',
    });
}
async function openFilesystemStorage(url, host) {
    return new FilesystemStorage(folderOf(url instanceof secret/* Secret */.zh ? url.reveal() : url), host);
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
