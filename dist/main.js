#!/usr/bin/env node
import * as __WEBPACK_EXTERNAL_MODULE_node_path_02319fef__ from "node:path";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 75663:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["ProxyAgent"]: () => (__WEBPACK_EXTERNAL_MODULE_node_path_02319fef__.ProxyAgent) });

/***/ }),

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 72250:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("dns");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 73339:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 71553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 98995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 53916:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 80481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 37830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 7066:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tty");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 30714:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 83480:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("querystring");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 98253:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util/types");

/***/ }),

/***/ 28167:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("worker_threads");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 22193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EQ: () => (/* binding */ hearSignals),
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   Rw: () => (/* binding */ foreignWordsOf),
/* harmony export */   WN: () => (/* binding */ cancellation),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   cZ: () => (/* binding */ causesOf),
/* harmony export */   d6: () => (/* binding */ areaOf),
/* harmony export */   dZ: () => (/* binding */ throwIfCancelled),
/* harmony export */   dc: () => (/* binding */ EXIT),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   s$: () => (/* binding */ RestorableError),
/* harmony export */   sE: () => (/* binding */ throwIfCancelledByNow),
/* harmony export */   tj: () => (/* binding */ toRestorableError),
/* harmony export */   up: () => (/* binding */ hasCode)
/* harmony export */ });
/* unused harmony export ERROR_CODES */
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(57975);
/* harmony import */ var _foreign_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(54440);


const CODES_BY_AREA = {
    request: [
        'INPUT_INVALID',
        'INPUT_UNKNOWN',
        'PASSPHRASE_WEAK',
        'FILE_UNREADABLE',
        'FILE_UNWRITABLE',
        'SETUP_INCOMPLETE',
    ],
    keys: [
        'KEY_INVALID',
        'KEY_EXPIRED',
        'KEY_MISSING',
        'KEY_LOCKED',
        'KEY_WRONG',
        'KEY_BUNDLE_INVALID',
        'KEY_ROLE',
        'SIGNATURE_MISSING',
        'SIGNATURE_INVALID',
        'SIGNER_UNKNOWN',
    ],
    database: [
        'DATABASE_AUTHENTICATION',
        'DATABASE_HOST_UNKNOWN',
        'DATABASE_UNREACHABLE',
        'DATABASE_IPV6_ONLY',
        'DATABASE_POOLER',
        'DATABASE_TLS',
        'DATABASE_NOT_FOUND',
        'DATABASE_PRIVILEGE',
        'DATABASE_ROW_SECURITY',
        'DATABASE_VERSION',
        'DATABASE_QUERY',
        'DATABASE_CONNECTION_LOST',
    ],
    programs: ['CLIENT_MISSING', 'SERVER_MISSING', 'EXTENSION_MISSING'],
    sandbox: ['SANDBOX_MISSING', 'SANDBOX_MEMORY', 'SANDBOX_DISK', 'SANDBOX_PROCESSES', 'SANDBOX_TIMEOUT'],
    tunnel: ['TUNNEL_HOST_KEY', 'TUNNEL_AUTHENTICATION', 'TUNNEL_FAILED'],
    dump: [
        'OUTSIDE_WINDOW',
        'REPLICA_LAG',
        'HOOK_FAILED',
        'DUMP_FAILED',
        'DUMP_EMPTY',
        'DUMP_TRUNCATED',
        'SOURCE_MISMATCH',
    ],
    storage: [
        'STORAGE_AUTHENTICATION',
        'STORAGE_PERMISSION',
        'STORAGE_UNREACHABLE',
        'STORAGE_CORRUPTED',
        'STORAGE_FULL',
        'STORAGE_FAILED',
        'CLOCK_SKEW',
        'STORAGE_SLOW',
    ],
    object: ['OBJECT_MISSING', 'OBJECT_EXISTS'],
    backup: ['BACKUP_NOT_FOUND', 'BACKUP_DAMAGED', 'BACKUP_FORMAT', 'MANIFEST_INVALID', 'PARENT_REMOVED'],
    retention: ['RETENTION_EMPTY', 'PRUNE_REFUSED'],
    evidence: ['EVIDENCE_INVALID'],
    restore: [
        'RESTORE_FAILED',
        'RESTORE_INCOMPLETE',
        'TARGET_NOT_EMPTY',
        'TARGET_UNSUITABLE',
        'DISK_FULL',
        'CHECKS_INVALID',
        'CHECK_NOT_RUN',
    ],
    drill: ['INSTRUCTIONS_UNKNOWN', 'INSTRUCTIONS_FAILED', 'INSTRUCTIONS_NOT_RUN'],
    notify: ['NOTIFY_FAILED', 'NOTIFY_REFUSED', 'GITHUB_FAILED', 'GITHUB_REFUSED'],
    run: ['TIMEOUT', 'CANCELLED', 'NODE_VERSION', 'INTERNAL'],
};
const ERROR_CODES = Object.values(CODES_BY_AREA).flat();
const AREA_OF = Object.fromEntries(Object.entries(CODES_BY_AREA).flatMap(([area, codes]) => codes.map((code) => [code, area])));
function areaOf(code) {
    return Object.hasOwn(AREA_OF, code) ? AREA_OF[code] : undefined;
}
const FINDINGS = new Set([
    'SIGNATURE_MISSING',
    'SIGNATURE_INVALID',
    'SIGNER_UNKNOWN',
    'OBJECT_MISSING',
    'BACKUP_DAMAGED',
    'BACKUP_FORMAT',
    'MANIFEST_INVALID',
    'RESTORE_FAILED',
    'RESTORE_INCOMPLETE',
    'INSTRUCTIONS_UNKNOWN',
    'INSTRUCTIONS_FAILED',
    'EVIDENCE_INVALID',
]);
const FULL_TEXT = 'Its own output may quote rows, so it is not shown: `diagnostics` keeps it encrypted, `--show-tool-output` prints it on a terminal.';
class RestorableError extends Error {
    name = 'RestorableError';
    code;
    hint;
    #foreign;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.#foreign = details.foreign?.isEmpty === true ? undefined : details.foreign;
        this.hint = this.#foreign === undefined ? details.hint : withFullText(details.hint);
    }
    get foreign() {
        return this.#foreign;
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return causesOf(this, { withFrames: true }).join('\n');
    }
    get advice() {
        return this.#foreign === undefined ? this.hint : this.hint?.replace(FULL_TEXT, '').trim() || undefined;
    }
    get area() {
        return AREA_OF[this.code];
    }
    get isFinding() {
        return FINDINGS.has(this.code);
    }
}
function withFullText(hint) {
    if (hint === undefined)
        return FULL_TEXT;
    return hint.endsWith(FULL_TEXT) ? hint : `${hint} ${FULL_TEXT}`;
}
function toRestorableError(thrown) {
    if (thrown instanceof RestorableError)
        return thrown;
    if (thrown instanceof SuppressedError)
        return toRestorableError(thrown.suppressed);
    return new RestorableError('INTERNAL', `Unexpected failure: ${(0,_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(thrown)}.`, {
        hint: 'This is a defect of the program. Run again with debug logging and report what it prints.',
        cause: thrown,
        foreign: new _foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .ForeignText */ .sh('the failed component', (0,_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .fullTextOf */ .Gh)(thrown)),
    });
}
function failureOf(thrown, areas) {
    if (thrown instanceof RestorableError && areas.includes(thrown.area))
        return thrown;
    throw thrown;
}
function hasCode(thrown, ...codes) {
    return thrown instanceof RestorableError && codes.includes(thrown.code);
}
function reasonOf(error) {
    return error instanceof SuppressedError ? error.suppressed : error.cause;
}
function foreignWordsOf(thrown) {
    const found = [];
    const seen = new Set();
    for (let at = thrown; at instanceof Error && !seen.has(at); at = reasonOf(at)) {
        seen.add(at);
        const words = at instanceof RestorableError ? at.foreign : new _foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .ForeignText */ .sh((0,_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(at), (0,_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .fullTextOf */ .Gh)(at));
        if (words !== undefined && !found.some((each) => each.reveal().includes(words.reveal())))
            found.push(words);
    }
    return found;
}
function messageOf(thrown) {
    return thrown instanceof RestorableError ? thrown.message : (0,_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(thrown);
}
function causesOf(thrown, { withFrames = false } = {}) {
    const lines = [];
    const seen = new Set();
    for (let at = thrown; at instanceof Error && !seen.has(at); at = reasonOf(at)) {
        seen.add(at);
        const what = at instanceof RestorableError ? `${at.name} ${at.code}: ${at.message}` : (0,_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(at);
        lines.push(`${lines.length === 0 ? '' : 'caused by '}${what}`, ...(withFrames ? (0,_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .framesOf */ .kA)(at) : []));
    }
    return lines;
}
const EXIT = { done: 0, finding: 1, failed: 2, cancelled: 130 };
function exitCodeOf(error) {
    if (error.code === 'CANCELLED')
        return EXIT.cancelled;
    return error.isFinding ? EXIT.finding : EXIT.failed;
}
function cancellation(signal) {
    if (signal.reason instanceof RestorableError)
        return signal.reason;
    return new RestorableError('CANCELLED', 'Cancelled before the end; nothing was committed.', {
        hint: 'Run it again to start over.',
        cause: signal.reason,
    });
}
function throwIfCancelled(signal) {
    if (signal.aborted)
        throw cancellation(signal);
}
async function hearSignals() {
    for (let turn = 0; turn < 2; turn += 1)
        await new Promise((resolve) => setImmediate(resolve));
}
async function throwIfCancelledByNow(signal) {
    await hearSignals();
    throwIfCancelled(signal);
}


/***/ }),

/***/ 54440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gh: () => (/* binding */ fullTextOf),
/* harmony export */   UY: () => (/* binding */ describeNetwork),
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   kA: () => (/* binding */ framesOf),
/* harmony export */   sh: () => (/* binding */ ForeignText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(57975);

const LONGEST = 64 * 1024;
class ForeignText {
    speaker;
    #text;
    constructor(speaker, text) {
        this.speaker = speaker;
        this.#text = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n(cut)` : text;
    }
    reveal() {
        return this.#text;
    }
    get isEmpty() {
        return this.#text.trim() === '';
    }
    toString() {
        return `(output of ${this.speaker}, not shown)`;
    }
    toJSON() {
        return this.toString();
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return this.toString();
    }
}
const MARKS = ['code', 'errno', 'errcode', 'sqlState', 'syscall', 'status'];
const MARK = /^[A-Za-z0-9_]{1,40}$/;
function describeError(thrown) {
    if (!(thrown instanceof Error))
        return `a thrown ${typeof thrown}`;
    const name = MARK.test(thrown.name) ? thrown.name : 'Error';
    const fields = thrown;
    const marks = MARKS.flatMap((mark) => {
        const value = fields[mark];
        const isMark = typeof value === 'number' || (typeof value === 'string' && MARK.test(value));
        return isMark ? [`${mark} ${value}`] : [];
    });
    return marks.length === 0 ? name : `${name} (${marks.join(', ')})`;
}
function describeNetwork(thrown) {
    const inner = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
    return describeError(inner);
}
function framesOf(error) {
    const { stack = '', message } = error;
    const at = message === '' ? 0 : stack.indexOf(message);
    if (at === -1)
        return [];
    return stack
        .slice(at + message.length)
        .split('\n')
        .filter((line) => /^ {4}at /.test(line));
}
const TEXTS = ['message', 'sqlMessage', 'detail', 'hint', 'where', 'internalQuery', 'sql', 'stderr'];
function fullTextOf(thrown) {
    if (!(thrown instanceof Error))
        return String(thrown);
    const fields = thrown;
    const texts = TEXTS.flatMap((name) => {
        const value = fields[name];
        return typeof value === 'string' && value !== '' ? [name === 'message' ? value : `${name}: ${value}`] : [];
    });
    return `${describeError(thrown)}: ${[...new Set(texts)].join('\n')}`;
}


/***/ }),

/***/ 90540:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);
/* harmony import */ var _host_cancellation_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(11302);
/* harmony import */ var _host_exit_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(22697);
/* harmony import */ var _host_own_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4137);




const cancellation = (0,_host_cancellation_js__WEBPACK_IMPORTED_MODULE_1__/* .listenForCancellation */ .c)();
(0,_host_own_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .hideEnvironment */ .e)();
const args = process.argv.slice(2);
const { GITHUB_ACTIONS, INPUT_MODE } = process.env;
const loadApp = () => __nccwpck_require__.e(/* import() */ 2694).then(__nccwpck_require__.bind(__nccwpck_require__, 62694));
const started = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(process.argv[1] ?? '');
if (args.length === 0 && GITHUB_ACTIONS === 'true' && INPUT_MODE !== undefined) {
    const { runAction } = await Promise.all(/* import() */[__nccwpck_require__.e(9987), __nccwpck_require__.e(767), __nccwpck_require__.e(5268), __nccwpck_require__.e(515), __nccwpck_require__.e(2061), __nccwpck_require__.e(6913), __nccwpck_require__.e(9690), __nccwpck_require__.e(6123), __nccwpck_require__.e(334), __nccwpck_require__.e(6673), __nccwpck_require__.e(5548)]).then(__nccwpck_require__.bind(__nccwpck_require__, 26829));
    (0,_host_exit_js__WEBPACK_IMPORTED_MODULE_3__/* .finish */ .O)(await runAction(started === 'post.js' ? 'post' : 'main', loadApp, cancellation));
}
else {
    const { runCommandLine } = await Promise.all(/* import() */[__nccwpck_require__.e(9987), __nccwpck_require__.e(767), __nccwpck_require__.e(1824), __nccwpck_require__.e(5268), __nccwpck_require__.e(515), __nccwpck_require__.e(2061), __nccwpck_require__.e(6913), __nccwpck_require__.e(9690), __nccwpck_require__.e(6123), __nccwpck_require__.e(334), __nccwpck_require__.e(6673), __nccwpck_require__.e(7577)]).then(__nccwpck_require__.bind(__nccwpck_require__, 17577));
    (0,_host_exit_js__WEBPACK_IMPORTED_MODULE_3__/* .finish */ .O)(await runCommandLine(args, loadApp, cancellation));
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 11302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ listenForCancellation)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(22193);

const GRACE_MS = 4_500;
const SAME_INTERRUPT_MS = 300;
const PART_GRACE_MS = 60_000;
function listenForCancellation() {
    let lastWords = sayCancelled;
    const controller = new AbortController();
    let interruptedAtMs;
    let limit;
    let watchdog;
    let isOver = false;
    let afterWork;
    const stopTimers = () => {
        clearTimeout(limit);
        clearTimeout(watchdog);
    };
    const forceExit = (code, reason = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancellation */ .WN)(controller.signal)) => {
        lastWords(reason);
        process.exit(code);
    };
    const abort = (reason, exitCode) => {
        if (controller.signal.aborted)
            return;
        watchdog = setTimeout(() => forceExit(exitCode), GRACE_MS);
        controller.abort(reason);
    };
    const onSignal = (name) => {
        if (isOver)
            return;
        if (afterWork !== undefined) {
            afterWork.abort(new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('CANCELLED', `Stopped by ${name}, after the work of the run.`));
            return;
        }
        if (name === 'SIGINT') {
            const nowMs = performance.now();
            interruptedAtMs ??= nowMs;
            if (nowMs - interruptedAtMs > SAME_INTERRUPT_MS)
                forceExit(_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.cancelled);
        }
        const message = `Cancelled by ${name} before the end.`;
        abort(new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('CANCELLED', message, { hint: 'Run it again to start over.' }), _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.cancelled);
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    return {
        signal: controller.signal,
        beforeForcedExit: (replacement) => {
            lastWords = replacement;
        },
        limitTime: (ms) => {
            limit = startLimit(ms, (error) => abort(error, _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.failed));
        },
        part: () => partOf(controller.signal, (reason) => forceExit(_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.failed, reason)),
        afterWork: (ms) => {
            stopTimers();
            const announcing = new AbortController();
            afterWork = announcing;
            const tooLong = new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('TIMEOUT', `Reporting the result took more than ${ms / 1000} s.`);
            limit = setTimeout(() => announcing.abort(tooLong), ms).unref();
            return announcing.signal;
        },
        dispose: () => {
            stopTimers();
            isOver = true;
        },
    };
}
function partOf(whole, forceExit) {
    const own = new AbortController();
    let limit;
    let watchdog;
    const follow = () => own.abort(whole.reason);
    if (whole.aborted)
        follow();
    else
        whole.addEventListener('abort', follow, { once: true });
    return {
        signal: own.signal,
        limitTime: (ms) => {
            limit = startLimit(ms, (error) => {
                if (own.signal.aborted)
                    return;
                watchdog = setTimeout(() => forceExit(error), PART_GRACE_MS);
                own.abort(error);
            });
        },
        dispose: () => {
            whole.removeEventListener('abort', follow);
            clearTimeout(limit);
            clearTimeout(watchdog);
        },
    };
}
function startLimit(ms, onReached) {
    const message = `The timeout of ${ms / 1000} s was reached.`;
    const hint = 'Raise `timeout`, or find out what was slow: the report shows the time of each phase.';
    const error = new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('TIMEOUT', message, { hint });
    return setTimeout(() => onReached(error), Math.min(ms, 2_147_483_647)).unref();
}
function sayCancelled({ code, message }) {
    process.stderr.write(`error ${code} ${message}\n`);
}


/***/ }),

/***/ 22697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ finish)
/* harmony export */ });
const LINGER_MS = 500;
function finish(exitCode) {
    process.exitCode = exitCode;
    process.stdout.write('', () => {
        process.stderr.write('', () => {
            setTimeout(() => process.exit(), LINGER_MS).unref();
        });
    });
}


/***/ }),

/***/ 4137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ hideEnvironment)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);

const ENV_START_FIELD = 47;
function hideEnvironment() {
    try {
        overwrite((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)('/proc/self/environ'), startOfEnvironment());
    }
    catch {
    }
}
function startOfEnvironment() {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)('/proc/self/stat', 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[ENV_START_FIELD]);
}
function overwrite(shown, start) {
    const memory = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)('/proc/self/mem', 'r+');
    try {
        const found = Buffer.alloc(shown.length);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(memory, found, 0, found.length, start);
        if (!found.equals(shown))
            return;
        for (const { at, length } of setAnew(shown))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(memory, Buffer.alloc(length), 0, length, start + at);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(memory);
    }
}
function* setAnew(shown) {
    for (let at = 0; at < shown.length;) {
        const end = shown.indexOf(0, at);
        const bytes = shown.subarray(at, end < 0 ? shown.length : end);
        const text = bytes.toString('utf8');
        const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
        if (name !== undefined && process.env[name] === value && Buffer.from(text).equals(bytes)) {
            delete process.env[name];
            process.env[name] = value;
            yield { at, length: bytes.length };
        }
        at += bytes.length + 1;
    }
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(90540);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
