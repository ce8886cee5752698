export const id = 6513;
export const ids = [6513];
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

/***/ 29599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
/* unused harmony export nearest */
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2818);

const LONGEST = 100;
/** The known word that was probably meant, or undefined when none is near. */
function nearest(typed, known) {
    // No name is longer, and comparing takes time by the product of the lengths.
    const word = typed.slice(0, LONGEST);
    if (known.length === 0 || word === '')
        return undefined;
    const plain = (text) => text.toLowerCase().replaceAll(/[-_\s]/g, '');
    const same = known.find((name) => plain(name) === plain(word));
    if (same !== undefined)
        return same;
    const best = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(word.toLowerCase(), known);
    return (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word.toLowerCase(), best) <= Math.max(2, Math.floor(best.length / 3)) ? best : undefined;
}
/** `Did you mean "x"?` where something is near, else the list of what is known. */
function didYouMean(word, known) {
    const best = nearest(word, known);
    return best === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean \`${best}\`?`;
}


/***/ }),

/***/ 62195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ homeFolder),
/* harmony export */   v: () => (/* binding */ accountName)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);

/*
 * In a container with `--user 1001`, and on OpenShift, the user id has no entry among the accounts: what is asked of it throws.
 */
/** The home folder of this user: HOME, else that of the account; undefined where there is neither. */
function homeFolder() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)() || undefined;
    }
    catch {
        return undefined;
    }
}
/** The name of this user's account; undefined for a user id without one. */
function accountName() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().username || undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 46536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readHostKeyLines),
/* harmony export */   D: () => (/* binding */ linesOf)
/* harmony export */ });
const TYPE = /^(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+$/;
const KEY = /^AAAA[A-Za-z0-9+/]+={0,2}$/;
const MARKER = /^@(revoked|cert-authority)$/;
/**
 * Reads lines of a `.pub` file, of known_hosts and of `ssh-keyscan`: a type and a key, with or without the names of the host and a
 * marker before them, and a comment after them (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). Empty lines and comments are passed over.
 * @returns undefined when a line is none of these
 */
function readHostKeyLines(text) {
    const found = linesOf(text).map(readLine);
    return found.every((line) => line !== undefined) ? found : undefined;
}
/** The lines that say something. */
function linesOf(text) {
    const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trim());
    return lines.filter((line) => line !== '' && !line.startsWith('#'));
}
function readLine(line) {
    const fields = line.split(/\s+/);
    const marker = MARKER.exec(fields[0] ?? '')?.[1];
    if (marker !== undefined)
        fields.shift();
    // The names of the host stand before the key, where there are any.
    const at = TYPE.test(fields[0] ?? '') ? 0 : 1;
    const [type = '', base64 = ''] = fields.slice(at);
    return TYPE.test(type) && KEY.test(base64) ? { type, base64, marker } : undefined;
}


/***/ }),

/***/ 95622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ partsOf),
/* harmony export */   Y: () => (/* binding */ lengthOf)
/* harmony export */ });
/** A body's parts, without copying. */
function partsOf(body) {
    return body instanceof Uint8Array ? [body] : body;
}
/** Length of all parts, in bytes. */
function lengthOf(parts) {
    return parts.reduce((sum, part) => sum + part.length, 0);
}


/***/ }),

/***/ 51151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ passwordText),
/* harmony export */   P: () => (/* binding */ keyText)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);

/*
 * One rule for what comes from variables, where an editor, `echo` or a web form leaves line ends: they never count. Spaces at the ends
 * count in passwords and passphrases alone.
 */
/** A key, a token, a name or a path, without white space at its ends; undefined where the variable is not set or empty. */
function keyText(env, name) {
    return (env[name] ?? '').trim() || undefined;
}
/** A password or passphrase, without line ends at its end; undefined where the variable is not set or empty. */
function passwordText(env, name) {
    return (0,_core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutLineEnds */ .nC)(env[name] ?? '') || undefined;
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

/**
 * Refuses a key that is not a plain relative path: with `..`, a leading slash or an empty segment it would name another
 * place in a folder than in a bucket, or lead out of the destination.
 * @throws {RestorableError} INPUT_INVALID
 */
function checkKey(key) {
    if (isKey(key))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `${JSON.stringify(key)} can't be the name of a stored object.`, {
        hint: 'Names are relative, without "..", empty segments and control characters.',
    });
}
function isKey(key) {
    const segments = key.split('/');
    if (segments.some((segment) => segment === '' || segment === '.' || segment === '..'))
        return false;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return !/[\u0000-\u001f\u007f]/.test(key);
}
/**
 * The key of a listed object. This program can't have written one whose name is no key: whoever may put objects made it, and
 * it must not stop those who read the listing.
 * @param name as the storage has it
 * @param root what the destination's own prefix adds to each key
 * @returns undefined for a name that is no key, among them the marks of folders, which end with a slash
 */
function listedKey(name, root) {
    const key = name.startsWith(root) ? name.slice(root.length) : '';
    return isKey(key) ? key : undefined;
}
/** The same for the beginning of keys, which may end anywhere. @throws {RestorableError} INPUT_INVALID */
function checkPrefix(prefix) {
    if (prefix !== '')
        checkKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}
/** Byte order, which is S3's; JavaScript's own order differs beyond U+FFFF. */
function compareBytes(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}


/***/ }),

/***/ 14875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ placeOfHost),
/* harmony export */   y: () => (/* binding */ placeOfService)
/* harmony export */ });
/* harmony import */ var _url_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13818);

/** A server under a name or an address. */
function placeOfHost(host) {
    return (0,_url_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopbackHost */ .cW)(host)
        ? { provider: 'this machine', region: undefined, offsite: false }
        : { provider: host, region: undefined, offsite: !(0,_url_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isPrivateHost */ .Sf)(host) };
}
/**
 * A provider's own service, or the server of an endpoint that was given.
 * @param own host names of the provider's; a group in it is the region
 */
function placeOfService(provider, endpoint, own) {
    const match = endpoint === undefined ? undefined : own?.exec(endpoint.hostname);
    if (endpoint === undefined || match != null)
        return { provider, region: match?.[1], offsite: true };
    return placeOfHost((0,_url_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(endpoint) ? 'localhost' : endpoint.hostname);
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
// EXTERNAL MODULE: ./build/storage/body.js
var storage_body = __webpack_require__(95622);
// EXTERNAL MODULE: ./build/storage/keys.js
var keys = __webpack_require__(87382);
// EXTERNAL MODULE: ./build/storage/place.js
var place = __webpack_require__(14875);
// EXTERNAL MODULE: ./build/storage/turns.js
var turns = __webpack_require__(95552);
// EXTERNAL MODULE: ./build/storage/unfinished-name.js
var unfinished_name = __webpack_require__(80591);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
;// CONCATENATED MODULE: ./build/storage/sftp/errors.js


/** Status codes of answers (draft-ietf-secsh-filexfer-02, 7; those from 11 on are of later drafts, and some servers send them). */
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
/** The connection ended, or never came to be, for a reason that may pass. */
class ConnectionLost extends Error {
    name = 'ConnectionLost';
    /** The system's code, where there is one. */
    code;
    /** @param message in our words; empty where the code says it */
    constructor(message, code, cause) {
        super(message, { cause });
        this.code = code;
    }
}
/** The numeric status of an answer of the server, else undefined. */
function statusOf(thrown) {
    const { code } = (thrown ?? {});
    return typeof code === 'number' ? code : undefined;
}
/** True when the server has not what was asked of it: an extension that it did not announce, or an unknown request. */
function isUnsupported(thrown) {
    if (statusOf(thrown) === STATUS.unsupported)
        return true;
    return thrown instanceof Error && thrown.message.includes('does not support this extended request');
}
/** True when trying again over a new connection may help. */
function isPassing(thrown) {
    return thrown instanceof ConnectionLost || LOST_STATUS.has(statusOf(thrown));
}
const SOCKET_CODES = /^E[A-Z_]+$/;
const LOGIN = /authentication (?:methods )?fail/i;
const NO_SFTP = /subsystem|SFTP session/i;
/**
 * What the SSH library says about a connection that failed: passing, or for good. Its numbers (the reason of a disconnect,
 * an exit code) are left out: 2 is a protocol error there, and a missing file among the answers of SFTP.
 */
function connectionError(thrown) {
    const { message, level, code } = thrown;
    if (typeof code === 'string' && SOCKET_CODES.test(code))
        return new ConnectionLost('', code, thrown);
    if (level === 'client-timeout')
        return new ConnectionLost('no answer in time', 'ETIMEDOUT', thrown);
    if (/connection lost|no response from server|channel open failure/i.test(message)) {
        return new ConnectionLost('the connection was lost', undefined, thrown);
    }
    // A server says goodbye with a reason: it stops, has too many guests, or too many logins were wrong.
    if (level === undefined && typeof code === 'number' && !LOGIN.test(message) && !NO_SFTP.test(message)) {
        return new ConnectionLost('the server ended it', undefined, thrown);
    }
    return Object.assign(new Error(message, { cause: thrown }), level === undefined ? {} : { level });
}
/** Turns whatever the SSH library or the server said into an error that a user can act on. */
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
    EAI_AGAIN: 'The name server did not answer; check the network.',
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
            hint: hint ?? 'Run again; if it persists, check the network between here and the server, and the log of its sshd.',
        };
    }
    const { level } = error;
    const speaks = /no matching ((?:key exchange|host key|[CS]->[CS] (?:cipher|MAC|compression))[a-z ]*)|Invalid identification|Expected "SSH-"|Packet length|handshake/i.exec(error.message);
    if (level !== 'handshake' && level !== 'protocol' && speaks === null)
        return undefined;
    return {
        code: 'STORAGE_UNREACHABLE',
        message: `${label} and this program can't agree on a connection${speaks?.[1] === undefined ? '' : ` (no common ${speaks[1].toLowerCase()})`}.`,
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
            'the user and be writable by nobody else), or that the password is right.',
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
    const also = "a quota, a full disk and a file in a folder's place look like this, for which SFTP has no name.";
    return {
        code: 'STORAGE_FAILED',
        message,
        hint: status === STATUS.failure
            ? `Look into the log of the server's sshd: ${also}`
            : "Look into the log of the server's sshd, and check the path of the destination.",
    };
}
const FULL_HINT = 'Free space or inodes on the server, raise the quota, or use another destination.';
/** A full disk, of which the server only said that something failed. */
function full(path, cause) {
    return new errors/* RestorableError */.s$('STORAGE_FULL', `The server has no space left for ${path}.`, { hint: FULL_HINT, cause });
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/process/account.js
var account = __webpack_require__(62195);
;// CONCATENATED MODULE: ./build/storage/sftp/host-keys.js





/** `SHA256:...` of a public key in SSH's binary form, as OpenSSH prints it. */
function fingerprintOf(key) {
    return `SHA256:${(0,external_node_crypto_.createHash)('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
/** The type that a public key in SSH's binary form names itself (RFC 4253, 6.6). */
function keyTypeOf(key) {
    return key.length < 4 ? '' : key.toString('latin1', 4, 4 + Math.min(key.readUInt32BE(0), 100));
}
/**
 * The keys from the URL or SFTP_HOST_KEY where any are given, else those of the user's and the system's known_hosts.
 * @throws {RestorableError} FILE_UNREADABLE
 */
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
/** The name under which known_hosts knows a server (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). */
function hostNameOf(host, port) {
    return port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
}
function readLine(line, name) {
    const fields = line.trim().split(/\s+/);
    const marker = fields[0]?.startsWith('@') === true ? fields.shift() : undefined;
    // A certificate authority (@cert-authority) signs host keys; the SSH library reads no host certificates.
    if (marker !== undefined && marker !== '@revoked')
        return [];
    const [names = '', type = '', base64 = ''] = fields;
    if (names === '' || names.startsWith('#') || base64 === '')
        return [];
    // A revoked key is none of anybody's, and "*" is how such lines are written.
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
        return await (0,external_node_fs_promises_.readFile)(file, 'utf8');
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
/** The refusal of a server whose key is not believed, with what to do when it is the right one. */
function untrusted(location, trusted, key) {
    const name = hostNameOf(location.host, location.port);
    const [type, fingerprint] = [keyTypeOf(key), fingerprintOf(key)];
    if (trusted.revoked.has(fingerprint)) {
        return new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', `The ${type} key of ${name}, ${fingerprint}, is revoked.`, {
            hint: 'Somebody marked it @revoked in known_hosts: do not use this server until it has a new key.',
        });
    }
    if (trusted.fingerprints.size > 0) {
        return new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', `${name} shows another key than the known one: ${type} ${fingerprint}.`, {
            hint: 'Somebody may be between here and the server, or it was set up anew. Ask its administrator; ' +
                `only if the key is right, replace it in ${trusted.source}.`,
        });
    }
    return new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', `The key of ${name} is not known here: ${type} ${fingerprint}.`, {
        hint: `${trusted.hasAuthority ? 'known_hosts trusts a certificate authority for it (@cert-authority), but certificates of hosts are not read here. ' : ''}` +
            'Compare it with what the server says of itself (`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`, or its ' +
            `provider's documentation); then add \`host-key=${fingerprint}\` to the destination, or set SFTP_HOST_KEY.`,
    });
}

;// CONCATENATED MODULE: ./build/storage/sftp/library.js
/**
 * Loads the SSH library, on first use. In the bundle, which is one ES module, `__dirname` does not exist, and the
 * library's WebAssembly loader reads it once while it is loaded, although the code that it would look for is built in.
 */
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


/** Of a file's bytes in one packet at most. */
const LARGEST_PACKET_BYTES = 128 * 1024;
/** What every server takes: 34,000 with what is around it (draft-ietf-secsh-filexfer-02, 3). */
const USUAL_PACKET_BYTES = 30 * 1024;
/**
 * One SSH connection with its SFTP channel, shared by everything that runs at once. The library never calls back what was
 * asked on a connection that ended, and waits forever for a server that is silent; here both are errors.
 */
class Session {
    /**
     * How much of a file goes into one packet. The library sends the rest of a larger piece by itself, but after the beginnings of
     * the pieces that follow; what it takes at once depends on the server, and only a property of its own tells.
     */
    packetBytes;
    #client;
    #sftp;
    #waiting = new Set();
    #watchdog;
    #answeredAt = 0;
    #lost;
    /** @param idleTimeoutMs how long the server may give no answer while one is awaited */
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
    /**
     * Asks one thing of the server.
     * @param ask starts it, and hands its outcome to `done`
     * @param onLate is given an answer that came after a cancel, to let go of what it holds
     * @throws {RestorableError} CANCELLED; else what the library and the server say, or ConnectionLost
     */
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
                // An extension that the server lacks is thrown at once.
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
/** Whatever ends a connection that worked may pass. */
function lost(thrown) {
    const error = connectionError(thrown);
    return error instanceof ConnectionLost ? error : new ConnectionLost('the connection ended', undefined, thrown);
}
/** An answer of the server has a number; what the library makes up when the channel ends has none. */
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
/** The refusal of the key that a server showed, before anything was sent to it. */
class UntrustedKey extends Error {
    type;
    refusal;
    constructor(type, refusal) {
        super(refusal.message);
        this.type = type;
        this.refusal = refusal;
    }
}
/**
 * Opens a connection and its SFTP channel. A server has several keys and shows one of the type that is asked for: the
 * types that known_hosts has are asked for first, and for a fingerprint, which has no type, one after the other.
 * @throws {RestorableError} STORAGE_AUTHENTICATION for a host key that is not trusted; CANCELLED; else what the library
 *   says, or ConnectionLost
 */
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
        // Stays for the life of the connection: an error event that nobody hears ends the process.
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
        // What is rejected after the race is nobody's.
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
            // `false` ends the attempts; the library's types do not know it.
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
        // The time limit is our own: it covers the channel too.
        readyTimeout: 0,
        // Keeps a NAT's entry alive while the dump is slow, and notices a dead peer.
        keepaliveInterval: Math.ceil(tuning.idleTimeoutMs / 4),
        keepaliveCountMax: 4,
    };
}
function handshake(client, config) {
    return new Promise((resolve, reject) => {
        client.once('ready', () => {
            try {
                // Each answer would wait 40 ms for the next packet of the other side.
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

// EXTERNAL MODULE: ./build/storage/credential-text.js
var credential_text = __webpack_require__(51151);
;// CONCATENATED MODULE: ./build/storage/sftp/credentials.js





const NAMES = 'SFTP_PRIVATE_KEY, SFTP_PASSWORD and the agent of SSH_AUTH_SOCK';
/**
 * Reads SFTP_PRIVATE_KEY (the key itself, or its path) with SFTP_PRIVATE_KEY_PASSPHRASE, SFTP_PASSWORD, and SSH_AUTH_SOCK.
 * @throws {RestorableError} STORAGE_AUTHENTICATION when there are none, or a key can't be opened; FILE_UNREADABLE
 */
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
    // After a key that was named: an agent with many keys uses up the attempts that a server allows.
    if (agent !== undefined) {
        methods.push({ type: 'agent', username, agent });
        names.push('SSH_AUTH_SOCK');
    }
    const password = (0,credential_text/* passwordText */.B)(env, 'SFTP_PASSWORD');
    if (password !== undefined) {
        host.mask(new secret/* Secret */.zh(password));
        methods.push({ type: 'password', username, password });
        // What many servers call the same: PAM asks one hidden question. Anything else is none for a program to answer.
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
        hint: `Looked for: ${NAMES}. In a workflow set one of them from a secret, in the env of the step.`,
    });
}
async function readKey(given, passphrase, host) {
    const ssh2 = await loadSshLibrary();
    const isText = given.includes('-----BEGIN') || given.startsWith('PuTTY-User-Key-File');
    const text = isText ? given : await readKeyFile(given.trim());
    host.mask(new secret/* Secret */.zh(text));
    if (passphrase !== undefined)
        host.mask(new secret/* Secret */.zh(passphrase));
    // A secret that went through a web form has lost its last line end, or has those of Windows.
    const tidy = `${text.replaceAll('\r\n', '\n').trim()}\n`;
    const parsed = ssh2.utils.parseKey(tidy, passphrase);
    const key = Array.isArray(parsed) ? parsed[0] : parsed;
    if (key !== undefined && !(key instanceof Error)) {
        if (key.isPrivateKey())
            return key;
        throw keyProblem('SFTP_PRIVATE_KEY holds a public key.', 'Give the private one, without ".pub".');
    }
    const reason = key?.message ?? '';
    if (/no passphrase given/i.test(reason)) {
        throw keyProblem('The key in SFTP_PRIVATE_KEY is locked.', 'Set SFTP_PRIVATE_KEY_PASSPHRASE.', key);
    }
    if (/passphrase|decrypt|integrity/i.test(reason)) {
        throw keyProblem('SFTP_PRIVATE_KEY_PASSPHRASE does not open the key.', 'Check both; they belong together.', key);
    }
    throw keyProblem('SFTP_PRIVATE_KEY holds no key that can be read.', 'Give the whole file, from its BEGIN to its END line; `ssh-keygen -p -f KEY` converts an older one to the form of OpenSSH.', key);
}
async function readKeyFile(path) {
    // What is no path is not printed: it may be a key that lost its first line.
    const printable = path.length <= 200 && !/[\n\r]/.test(path);
    if (printable) {
        try {
            return await (0,external_node_fs_promises_.readFile)(path, 'utf8');
        }
        catch (cause) {
            const { code } = cause;
            throw new errors/* RestorableError */.s$('FILE_UNREADABLE', `Can't read the file that SFTP_PRIVATE_KEY names (${code}).`, {
                hint: 'It holds the private key itself, from "-----BEGIN" on, or the path of its file.',
                cause: code,
            });
        }
    }
    throw keyProblem('SFTP_PRIVATE_KEY holds no key that can be read.', 'Give the whole file with its BEGIN line.');
}
function keyProblem(message, hint, cause) {
    return new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', message, { hint, cause });
}

;// CONCATENATED MODULE: ./build/storage/sftp/client.js






const BASE_DELAY_MS = 100;
const LONGEST_DELAY_MS = 15_000;
/** Keeps one connection to a server, makes a new one when it is lost, and tries again what may pass. */
class SftpClient {
    #location;
    #host;
    #tuning;
    #closing = new AbortController();
    #session;
    #opening;
    #credentials;
    #answered = false;
    constructor(location, host, tuning) {
        this.#location = location;
        this.#host = host;
        this.#tuning = tuning;
    }
    /** Variables that the credentials are from; empty before the first connection. */
    get credentialNames() {
        return this.#credentials?.names ?? [];
    }
    /**
     * Runs something on a connection, from its beginning again when the connection is lost.
     * @throws what `act` throws, and what `openSession` does
     */
    async run(signal, act) {
        for (let attempt = 1;; attempt += 1) {
            (0,errors/* throwIfCancelled */.dZ)(signal);
            try {
                const session = await this.#connected(signal);
                return await act(session);
            }
            catch (error) {
                const attempts = this.#answered ? this.#tuning.attempts : this.#tuning.firstAttempts;
                if (attempt >= attempts || !isPassing(error) || this.#closing.signal.aborted)
                    throw error;
            }
            const longest = Math.min(LONGEST_DELAY_MS, BASE_DELAY_MS * 2 ** (attempt - 1));
            // Half of it is random, so that parallel requests spread: sshd drops connections when many begin at once.
            await (0,promises_.setTimeout)(longest * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {
                throw (0,errors/* cancellation */.WN)(signal);
            });
        }
    }
    /** Ends the connection, also one that is being made. */
    async close() {
        this.#closing.abort();
        await this.#opening?.catch(() => { });
        this.#session?.end();
    }
    /** The connection that all share; who is cancelled stops waiting for it, and the others go on. */
    async #connected(signal) {
        if (this.#session?.isLost === false)
            return this.#session;
        this.#opening ??= this.#open().finally(() => {
            this.#opening = undefined;
        });
        let onAbort = () => { };
        const cancelled = new Promise((_resolve, reject) => {
            onAbort = () => reject((0,errors/* cancellation */.WN)(signal));
            signal.addEventListener('abort', onAbort, { once: true });
        });
        try {
            return await Promise.race([this.#opening, cancelled]);
        }
        finally {
            signal.removeEventListener('abort', onAbort);
        }
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
        this.#answered = true;
        return this.#session;
    }
}

;// CONCATENATED MODULE: ./build/storage/sftp/requests.js

/** How much of a file is asked for or sent before an answer comes. */
const UNDER_WAY_BYTES = 2 * 1024 * 1024;
/**
 * Write, create, truncate (draft-ietf-secsh-filexfer-02, 6.3): what OpenSSH's own client asks for, so that every server has it.
 * Many refuse to read and write one file at once, or to make one only where there is none.
 */
const CREATE = 0x02 | 0x08 | 0x10;
/** Write, create, and only where there is nothing. */
const CLAIM = 0x02 | 0x08 | 0x20;
/** What is stored is its owner's business. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
/** Opens a file for writing, anew. */
async function createFile(session, path, signal) {
    return requests_open(session, path, CREATE, signal);
}
/** Makes a file; fails when there is one, on servers that can do that. */
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
/** A server allows some hundred open files, and these would stay open as long as the connection. */
function closeLate(session, handle) {
    closeFile(session, handle, new AbortController().signal).catch(() => { });
}
async function closeFile(session, handle, signal) {
    await session.call(signal, (sftp, done) => sftp.close(handle, (error) => done(error, undefined)));
}
/** Sends all parts, several slices at once. */
async function writeParts(session, handle, parts, signal) {
    await inTurn(session, slicesOf(session, parts), async ({ bytes, position }) => {
        await session.call(signal, (sftp, done) => sftp.write(handle, bytes, 0, bytes.length, position, (error) => done(error, undefined)));
    });
}
/**
 * Reads the first `bytes.length` bytes of a file.
 * @returns how many there are: fewer when the file ends early
 */
async function readInto(session, handle, bytes, signal) {
    let end = bytes.length;
    await inTurn(session, slicesOf(session, [bytes]), async (slice) => {
        // A server may give less than was asked for, at any time.
        for (let offset = slice.position; offset < slice.position + slice.bytes.length;) {
            const length = slice.position + slice.bytes.length - offset;
            const read = await readSome(session, handle, bytes, offset, length, signal);
            if (read === 0) {
                end = Math.min(end, offset);
                return;
            }
            offset += read;
        }
    });
    return end;
}
function readSome(session, handle, bytes, offset, length, signal) {
    return session.call(signal, (sftp, done) => sftp.read(handle, bytes, offset, length, offset, (error, read) => {
        if (statusOf(error) === STATUS.eof)
            done(undefined, 0);
        else
            done(error, read);
    }));
}
/** One packet each: a server that hands on what it gets to an object storage takes a file in its order only. */
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
/** A few at once; after a failure none is begun any more, and it is thrown when the others have ended. */
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
/** Attributes without following a symbolic link; undefined where there is nothing. */
async function attributesOf(session, path, signal) {
    return orMissing(session.call(signal, (sftp, done) => sftp.lstat(path, done)));
}
/** Removes a file. @returns false where there is none */
async function removeFile(session, path, signal) {
    const removing = session.call(signal, (sftp, done) => sftp.unlink(path, (error) => done(error, true)));
    return (await orMissing(removing)) ?? false;
}
/** Removes a folder that is empty; a server refuses others. @returns whether it did */
async function removeFolder(session, path, signal) {
    return session
        .call(signal, (sftp, done) => sftp.rmdir(path, (error) => done(error, true)))
        .catch((error) => {
        if (statusOf(error) === undefined)
            throw error;
        return false;
    });
}
/** Makes a folder with its parents; one that is there is as good. @returns whether this one had to be made */
async function makeFolder(session, path, signal) {
    try {
        await session.call(signal, (sftp, done) => sftp.mkdir(path, { mode: FOLDER_MODE }, (error) => done(error, undefined)));
        return true;
    }
    catch (error) {
        if (statusOf(error) === undefined)
            throw error;
        const parent = parentOf(path);
        if (statusOf(error) === STATUS.missing && parent !== undefined) {
            await makeFolder(session, parent, signal);
            return makeFolder(session, path, signal);
        }
        // SFTP has no name for "is there already". A link to a folder is one too.
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
/** What is directly in a folder, page by page; nothing where there is no folder. */
async function* entriesOf(session, path, signal) {
    const handle = await orMissing(session.call(signal, (sftp, done) => sftp.opendir(path, done), (late) => closeLate(session, late)));
    if (handle === undefined)
        return;
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
            yield* page;
        }
    }
    finally {
        closeLate(session, handle);
    }
}
/** From the mode; a server that sends none does in the line that `ls -l` would print. */
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


/**
 * Reads a file into memory; a symbolic link is not followed.
 * @returns undefined where there is no file
 * @throws {RestorableError} STORAGE_CORRUPTED when it is larger than `maxBytes` (before it is read), or ends early
 */
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
        // Nothing depends on it, and a cancel must not wait for it.
        closeFile(session, handle, new AbortController().signal).catch(() => { });
    }
}
function damaged(message) {
    return new errors/* RestorableError */.s$('STORAGE_CORRUPTED', message, {
        hint: 'The object is not what was written. Use another destination or an earlier backup.',
    });
}

;// CONCATENATED MODULE: ./build/storage/sftp/tidy.js
/** How long what was left of a cancelled operation may take to be removed. */
const CLEAN_UP_MS = 500;
/** Cleans up also after a cancel, and then not for long; before one it may take as long as any request. */
async function tidy(signal, act) {
    const limit = new AbortController();
    let timer;
    const hurry = () => {
        timer = setTimeout(() => limit.abort(), CLEAN_UP_MS);
    };
    if (signal.aborted)
        hurry();
    else
        signal.addEventListener('abort', hurry, { once: true });
    try {
        await act(limit.signal);
    }
    catch {
        // What is left over has a name that no listing shows, and `removeUnfinished` finds.
    }
    finally {
        signal.removeEventListener('abort', hurry);
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/storage/sftp/publish.js





/** A lock is held for one rename; one that is there as long belongs to a dead run. */
const LOCK_EXPIRES_MS = 30_000;
const LOCK_PAUSE_MS = 20;
/** So many refusals in a row of a lock that is not there come from no other run. */
const MOST_REFUSALS = 20;
/** Moves a file over what may be there. */
async function replace(session, { from, to }, signal) {
    try {
        await session.call(signal, (sftp, done) => sftp.ext_openssh_rename(from, to, (error) => done(error, undefined)));
    }
    catch (error) {
        if (!isUnsupported(error))
            throw error;
        // The protocol's own rename fails where there is a file; objects are replaced only when a put is tried again.
        await removeFile(session, to, signal);
        await rename(session, from, to, signal);
    }
    return true;
}
/**
 * Gives a file its name where there is nothing of that name: by a hard link, which is made by one request. It is looked before and
 * after: `rclone serve sftp` 1.60 says that it made a link, and makes none.
 * @returns false where the file is still there under its first name too
 * @throws {RestorableError} OBJECT_EXISTS; else what the server says
 */
async function publishOnce(session, names, signal) {
    const { from, to } = names;
    if (await isThere(session, to, signal))
        throw exists(to);
    try {
        await session.call(signal, (sftp, done) => sftp.ext_openssh_hardlink(from, to, (error) => done(error, undefined)));
        // The temporary name is still there, and is removed as after a failure.
        if (await isThere(session, to, signal))
            return false;
    }
    catch (error) {
        if (statusOf(error) === undefined && !isUnsupported(error))
            throw error;
        if (await isThere(session, to, signal))
            throw exists(to, error);
        // A file system without hard links (exFAT, SMB, FUSE) answers like a server without them.
    }
    return await renameOnce(session, names, signal);
}
/**
 * Some servers' rename replaces, against the protocol. A lock file, which is created only where there is none, excludes
 * other runs of this program, where a server can do that; `rclone serve` takes any such request for a plain one.
 */
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
/** @returns false where the server makes no file on the condition that there is none */
async function takeLock(session, lock, signal) {
    let refusals = 0;
    for (let waitingSince = performance.now();;) {
        try {
            await closeFile(session, await claimFile(session, lock, signal), signal);
            return true;
        }
        catch (error) {
            if (isUnsupported(error))
                return false;
            // SFTP has no name for "is there already"; by the time it is looked for it may be gone.
            const status = statusOf(error);
            if (status !== STATUS.failure && status !== STATUS.exists)
                throw error;
            refusals = (await isThere(session, lock, signal)) ? 0 : refusals + 1;
            if (refusals === MOST_REFUSALS)
                return false;
        }
        if (performance.now() - waitingSince > LOCK_EXPIRES_MS) {
            await removeFile(session, lock, signal);
            waitingSince = performance.now();
        }
        await (0,promises_.setTimeout)(LOCK_PAUSE_MS, undefined, { signal }).catch(() => {
            throw (0,errors/* cancellation */.WN)(signal);
        });
    }
}
async function rename(session, from, to, signal) {
    await session.call(signal, (sftp, done) => sftp.rename(from, to, (error) => done(error, undefined)));
}
async function isThere(session, path, signal) {
    return (await attributesOf(session, path, signal)) !== undefined;
}
function exists(path, cause) {
    return new errors/* RestorableError */.s$('OBJECT_EXISTS', `${path} exists already.`, { cause });
}

;// CONCATENATED MODULE: ./build/storage/sftp/put.js







/** Up to this size an object (a manifest, a signature, a record) is read back before it gets its name. */
const READ_BACK_BYTES = 256 * 1024;
/** How often a put begins again when another run removed the folder, empty just then, below it. */
const FOLDER_ATTEMPTS = 5;
/** With less than one write's worth of space a failed write has its reason. */
const FULL_BELOW_BYTES = 1024 * 1024;
/**
 * Writes a file that is either whole or not there: a temporary name in the same folder, fsync where the server has it, its
 * size (and a small one's bytes) compared, then one atomic step to the real name.
 * @throws {RestorableError} OBJECT_EXISTS, STORAGE_CORRUPTED, CANCELLED; else what the server says
 */
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
        // Asked before the temporary file is removed, which makes space.
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
    // Where it fails, a network file system of the server could not keep what it took.
    await closeFile(session, handle, signal);
    await put_confirm(session, path, { sizeBytes: (0,storage_body/* lengthOf */.Y)(parts), sha256, signal });
}
/** A full disk is answered by a bare "Failure"; where the server tells of its file system, that is asked. */
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
    for (let attempt = 1;; attempt += 1) {
        try {
            return await createFile(session, path, signal);
        }
        catch (error) {
            if (statusOf(error) !== STATUS.missing || attempt === FOLDER_ATTEMPTS)
                throw error;
            await makeFolder(session, parentOf(path) ?? '.', signal);
        }
    }
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
/**
 * Compares what the server has, after the file was closed and by a handle of its own: servers before an object storage show
 * a file only then, and many open none for reading and writing at once (AWS Transfer Family, https://github.com/pkg/sftp/issues/305).
 */
async function put_confirm(session, path, { sizeBytes, sha256, signal }) {
    const found = await attributesOf(session, path, signal);
    if (found === undefined)
        throw put_damaged(`does not have the file of ${sizeBytes} bytes that it took`);
    // A server need not tell sizes; then the bytes say it.
    const { size } = found;
    if (size !== undefined && size !== sizeBytes)
        throw put_damaged(`holds ${size} bytes of ${sizeBytes} written`);
    if (size !== undefined && sizeBytes > READ_BACK_BYTES)
        return;
    const handle = await openFile(session, path, signal);
    try {
        // One byte more would show.
        const bytes = Buffer.alloc(sizeBytes + 1);
        const read = await readInto(session, handle, bytes, signal);
        const whole = bytes.subarray(0, sizeBytes);
        if (read !== sizeBytes || (0,external_node_crypto_.createHash)('sha256').update(whole).digest('hex') !== sha256) {
            throw put_damaged('gives back other bytes than were meant to be stored');
        }
    }
    finally {
        await tidy(signal, (its) => closeFile(session, handle, its));
    }
}
function put_damaged(what) {
    return new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `The SFTP server ${what}.`, {
        hint: 'Check the disk of the server, and do not rely on what is stored there.',
    });
}

// EXTERNAL MODULE: ./build/process/host-key-lines.js
var host_key_lines = __webpack_require__(46536);
// EXTERNAL MODULE: ./build/storage/url-parts.js
var url_parts = __webpack_require__(13818);
;// CONCATENATED MODULE: ./build/storage/sftp/url.js



const PARAMETERS = ['host-key'];
const DEFAULT_PORT = 22;
/**
 * Reads `sftp://user@host:port/path?host-key=SHA256:...`. The path is absolute and percent-decoded; `/~/path` begins in
 * the folder of the login, as in curl. `host-key` may be given several times, and SFTP_HOST_KEY of `env` stands in for it.
 * @throws {RestorableError} INPUT_INVALID, never with the URL in it
 */
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
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
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
        throw invalid('has no valid host name', 'Write a name or an address; an IPv6 address stands in brackets.');
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
    // Not URLSearchParams, which takes the "+" of a fingerprint for a space.
    for (const pair of query.split('&').filter((text) => text !== '')) {
        const [name = ''] = pair.split('=', 1);
        if (name !== 'host-key')
            throw (0,url_parts/* unknownParameter */.Yl)(name, PARAMETERS, invalid);
        found.push(decode(pair.slice(name.length + 1)));
    }
    if (found.length > 0 && found.every((text) => text.trim() === '')) {
        throw invalid('has an empty host-key', HOST_KEY_HINT);
    }
    const texts = found.length > 0 ? found : [variable ?? ''];
    return texts.flatMap(host_key_lines/* linesOf */.D).flatMap(piecesOf).map(readHostKey);
}
/** A comma stands between keys, or between the names of one host before its key. */
function piecesOf(line) {
    if (!line.includes('SHA256:') && (0,host_key_lines/* readHostKeyLines */.$)(line) !== undefined)
        return [line];
    return line
        .split(',')
        .map((piece) => piece.trim())
        .filter((piece) => piece !== '');
}
/** As `ssh-keygen -l` prints it, with or without what is around it. */
const FINGERPRINT = /^(?:\d+ )?(SHA256:[A-Za-z0-9+/]{43}=?)(?: .*)?$/;
function readHostKey(piece) {
    const fingerprint = FINGERPRINT.exec(piece)?.[1];
    if (fingerprint !== undefined)
        return fingerprint;
    const [key] = (0,host_key_lines/* readHostKeyLines */.$)(piece) ?? [];
    if (key === undefined)
        throw invalid('has a host key that is none', HOST_KEY_HINT);
    if (key.marker === 'cert-authority') {
        throw invalid('has a certificate authority (@cert-authority) as its host key', `Certificates of hosts are not read: give the key of the server itself. ${HOST_KEY_HINT}`);
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




/**
 * Every file below a folder whose key begins with the prefix, in byte order of the keys; one folder's names are in memory at
 * a time (and those of the folders above it). Symbolic links are neither shown nor followed: they lead out.
 */
async function* walk(client, root, prefix, signal) {
    yield* walkFolder(client, root, prefix.slice(0, prefix.lastIndexOf('/') + 1), prefix, signal);
}
async function* walkFolder(client, root, folder, prefix, signal) {
    for (const { name, sizeBytes, modifiedAt } of await readFolder(client, `${root}/${folder}`, signal)) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        const key = folder + name;
        // A folder on the way to the prefix is only ever the one that the walk began in.
        if (!key.startsWith(prefix))
            continue;
        if (key.endsWith('/'))
            yield* walkFolder(client, root, key, prefix, signal);
        else if (!(0,unfinished_name/* isUnfinished */.u)(name))
            yield { key, sizeBytes, modifiedAt };
    }
}
/** Names of the folders directly in a folder, in byte order. */
async function foldersIn(client, path, signal) {
    const entries = await readFolder(client, path, signal);
    const names = entries.filter(({ name }) => name.endsWith('/')).map(({ name }) => name.slice(0, -1));
    return names.sort(keys/* compareBytes */.Xo);
}
/** Files and folders directly in a folder, in byte order of all below; read anew when the connection is lost. */
async function readFolder(client, path, signal) {
    const trimmed = path.replace(/\/+$/, '');
    const entries = await client.run(signal, async (session) => {
        const found = [];
        for await (const { filename, longname, attrs } of entriesOf(session, trimmed, signal)) {
            // The server's word is not believed: a name with a slash would be a key elsewhere.
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
/**
 * Deletes the temporary files of killed runs below a folder, and folders that hold nothing else. A file that is being
 * written is never touched: `before` must be further back than any write takes.
 */
async function removeUnfinished(client, folder, { before, signal, isDeep = true }) {
    const removed = { objects: 0, bytes: 0 };
    for (const { name, sizeBytes } of await readFolder(client, folder, signal)) {
        const path = `${folder.replace(/\/+$/, '')}/${name.replace(/\/$/, '')}`;
        if (name.endsWith('/')) {
            if (!isDeep)
                continue;
            const below = await removeUnfinished(client, path, { before, signal });
            removed.objects += below.objects;
            removed.bytes += below.bytes;
            // Refused where anything is in it.
            if (below.objects > 0)
                await client.run(signal, (session) => removeFolder(session, path, signal));
        }
        else if ((0,unfinished_name/* isUnfinished */.u)(name)) {
            const gone = await client.run(signal, async (session) => {
                // Looked at again: the listing may be older than a write.
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
            throw new errors/* RestorableError */.s$('OBJECT_MISSING', `There is no object ${key} at ${this.label}.`, {
                hint: 'Someone deleted it, or it was never written. Use another destination or an earlier backup.',
            });
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
            // Folders exist in a bucket as long as something is in them; here it is the same.
            for (let folder = parentOf(path); folder?.startsWith(`${this.#root}/`); folder = parentOf(folder)) {
                if (!(await removeFolder(session, folder, signal)))
                    return;
            }
        });
    }
    async removeUnfinished(prefix, { before, signal }) {
        (0,keys/* checkPrefix */.by)(prefix);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        const only = { before, signal };
        try {
            const removed = await removeUnfinished(this.#client, `${this.#root}/${prefix}`, only);
            if (prefix === '')
                return removed;
            // A file that showed the time lies there.
            const above = await removeUnfinished(this.#client, this.#root, { ...only, isDeep: false });
            return { objects: removed.objects + above.objects, bytes: removed.bytes + above.bytes };
        }
        catch (error) {
            throw sftpError(error, this.#attempted(`clean up ${prefix}`, signal));
        }
    }
    /** The server's clock (to the second) is asked by a file that is made for it: SFTP has no other way. */
    async serverTime({ signal }) {
        try {
            const time = await this.#named('write a file that shows the time', { signal }, (session) => this.#touch(session, signal));
            if (time !== undefined)
                return time;
            this.#host.log.warning(`${this.label} does not say what time it is; the clock of this machine is not checked.`);
            return new Date();
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$) || error.code !== 'STORAGE_PERMISSION')
                throw error;
            this.#host.log.warning(`${this.label} may not be written; its clock is not compared with that of this machine.`);
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
            // Servers before an object storage show a file only when it is closed.
            await closeFile(session, handle, signal);
            // A server need not tell times.
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
        // A disk that is not mounted looks just like a destination that is used for the first time.
        this.#host.log.notice(`The folder of ${this.label} did not exist; it was created.`);
    }
    #pathOf(key) {
        (0,keys/* checkKey */.yR)(key);
        if (key.split('/').some(unfinished_name/* isUnfinished */.u)) {
            throw new errors/* RestorableError */.s$('INPUT_INVALID', `${key} is a name for unfinished files.`, { hint: 'Use another.' });
        }
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
/**
 * A folder of an SSH server as a destination; see `parseSftpUrl` for the URL. The key of the server is always checked:
 * against `host-key`, SFTP_HOST_KEY or known_hosts. Credentials are read from the environment when they are first needed.
 * @throws {RestorableError} INPUT_INVALID
 */
async function openSftpStorage(url, host, tuning = {}) {
    const location = parseSftpUrl(url instanceof secret/* Secret */.zh ? url.reveal() : url, host.env);
    return new SftpStorage(location, host, { ...TUNING, ...tuning });
}


/***/ }),

/***/ 95552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ Turns)
/* harmony export */ });
/**
 * Lets this process do one thing at a time for each key, in the order of asking. For storages without conditional puts: two
 * writers of one run must at least not overtake each other.
 */
class Turns {
    /** Ends of what is under way, by key. */
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

/***/ 80591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ UNFINISHED_BEGIN),
/* harmony export */   u: () => (/* binding */ isUnfinished)
/* harmony export */ });
/** Names of unfinished files and locks; a dead run leaves them, and no listing shows them. */
const UNFINISHED = /^\.restorable-(?:[0-9a-f]{16}\.part|lock-.+)$/;
/** How all of them begin. */
const UNFINISHED_BEGIN = '.restorable-';
/** True for a name that a storage made of files gives to what is not an object yet. */
function isUnfinished(name) {
    return UNFINISHED.test(name);
}


/***/ }),

/***/ 13818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ readEndpoint),
/* harmony export */   Sf: () => (/* binding */ isPrivateHost),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Yl: () => (/* binding */ unknownParameter),
/* harmony export */   Zu: () => (/* binding */ readParameters),
/* harmony export */   cW: () => (/* binding */ isLoopbackHost),
/* harmony export */   fr: () => (/* binding */ readPrefix),
/* harmony export */   nt: () => (/* binding */ readVariable)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _config_suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29599);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87382);



/** True for `localhost` and loopback addresses. */
function isLoopback(endpoint) {
    return isLoopbackHost(endpoint.hostname.replace(/^\[|\]$/g, ''));
}
/** @param host a name or an address, IPv6 without brackets */
function isLoopbackHost(host) {
    return host === 'localhost' || host === '::1' || ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 4 && host.startsWith('127.'));
}
/** True for addresses of private networks (RFC 1918, RFC 4193) and names that only such a network knows. */
function isPrivateHost(host) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 4)
        return /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host);
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 6)
        return /^f[cde]/i.test(host);
    return !host.includes('.') || /\.(?:local|lan|home|internal|localdomain)$/i.test(host);
}
/** What only some kinds of destinations have, and which; a wish for immutability that is not heard must not pass. */
const SPECIAL = {
    lock: 's3:, azure: and gs:',
    'storage-class': 's3: and gs:',
    tier: 'azure:',
    encryption: 's3:',
    'encryption-scope': 'azure:',
    'kms-key': 's3: and gs:',
    tags: 's3:, azure: and gs:',
};
/** The error for a parameter that this kind of destination does not have. */
function unknownParameter(name, known, invalid) {
    const kinds = Object.hasOwn(SPECIAL, name) ? SPECIAL[name] : undefined;
    if (kinds === undefined) {
        const hint = known.length === 0 ? 'Remove it: this kind takes none.' : (0,_config_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .a)(name, known);
        return invalid(`has an unknown parameter "${name.slice(0, 40)}"`, hint);
    }
    return invalid(`can't have the parameter "${name}"`, `Remove it, or use a kind of destination that has it: ${kinds}.`);
}
/**
 * The parameters of a destination's URL, each known and given once.
 * @param invalid makes the error of this kind of destination from what the URL does wrong and a hint
 */
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
/**
 * The address of a service in `endpoint=`.
 * @param example how one is written for this kind of destination
 * @throws {RestorableError} INPUT_INVALID
 */
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
/** The name of an environment variable in `env=`. @throws {RestorableError} INPUT_INVALID */
function readVariable(name, invalid) {
    if (name === undefined || /^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
        return name;
    // Not repeated: it may be the secret itself.
    throw invalid('has an `env` that is no name of an environment variable', 'Write env=NAME.');
}
/**
 * The prefix in a destination's path, as it stands: empty, or with a slash at its end.
 * @param invalid makes the error of this kind of destination
 */
function readPrefix(path, invalid) {
    const trimmed = path.replace(/\/$/, '');
    if (trimmed === '')
        return '';
    try {
        (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .checkKey */ .yR)(trimmed);
    }
    catch (cause) {
        throw invalid('has a prefix with "..", an empty segment or a control character', 'Use a plain path.', cause);
    }
    return `${trimmed}/`;
}


/***/ })

};
