export const id = 8015;
export const ids = [8015];
export const modules = {

/***/ 82484:
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

/***/ 35082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
/* unused harmony export nearest */
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82484);

/** The known word that was probably meant, or undefined when none is near. */
function nearest(word, known) {
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

/***/ 47835:
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

/***/ 44523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xo: () => (/* binding */ compareBytes),
/* harmony export */   by: () => (/* binding */ checkPrefix),
/* harmony export */   yR: () => (/* binding */ checkKey)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32434);

/**
 * Refuses a key that is not a plain relative path: with `..`, a leading slash or an empty segment it would name another
 * place in a folder than in a bucket, or lead out of the destination.
 * @throws {RestorableError} INPUT_INVALID
 */
function checkKey(key) {
    const segments = key.split('/');
    const bad = segments.some((segment) => segment === '' || segment === '.' || segment === '..');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (!bad && !/[\u0000-\u001f\u007f]/.test(key))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `${JSON.stringify(key)} can't be the name of a stored object.`, {
        hint: 'Names are relative, without "..", empty segments and control characters.',
    });
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

/***/ 49864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ placeOfHost),
/* harmony export */   y: () => (/* binding */ placeOfService)
/* harmony export */ });
/* harmony import */ var _url_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54225);

/** A server under a name or an address. */
function placeOfHost(host) {
    return (0,_url_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopbackHost */ .cW)(host)
        ? { provider: 'this machine', region: undefined, offsite: false }
        : { provider: host, region: undefined, offsite: !(0,_url_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isPrivateHost */ .Sf)(host) };
}
/** A provider's own service, or the server of an endpoint that was given. */
function placeOfService(provider, endpoint) {
    if (endpoint === undefined)
        return { provider, region: undefined, offsite: true };
    return placeOfHost((0,_url_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(endpoint) ? 'localhost' : endpoint.hostname);
}


/***/ }),

/***/ 69104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32434);

/**
 * Reads an answer into one buffer of the announced length, when one was announced: no copy, and no trust beyond
 * `maxBytes`. The stream is destroyed when it is not read to its end.
 * @throws {RestorableError} STORAGE_CORRUPTED when it is larger than `maxBytes` (before anything is read when that was
 *   announced); CANCELLED; else what the stream throws, or an error with the code ECONNRESET when it ends early
 */
async function readBody(stream, expected) {
    const { key, announced, maxBytes, signal } = expected;
    // The signal of a request may end with the head of the answer; without this a cancel would wait for the body.
    const onAbort = () => void stream.destroy((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancellation */ .WN)(signal));
    signal.addEventListener('abort', onAbort, { once: true });
    try {
        if (announced !== undefined && announced > maxBytes)
            throw tooLarge(key, `${announced}`, maxBytes);
        const whole = announced === undefined ? undefined : Buffer.allocUnsafeSlow(announced);
        const parts = [];
        let received = 0;
        for await (const part of stream) {
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
        signal.removeEventListener('abort', onAbort);
        stream.on('error', () => { });
        stream.destroy();
    }
}
function tooLarge(key, size, maxBytes) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('STORAGE_CORRUPTED', `${key} has ${size} bytes; at most ${maxBytes} are expected.`, {
        hint: 'The object is not what was written. Use another destination or an earlier backup.',
    });
}


/***/ }),

/***/ 88015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openS3Storage: () => (/* binding */ openS3Storage)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(32434);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(26993);
// EXTERNAL MODULE: ./build/storage/body.js
var storage_body = __webpack_require__(47835);
// EXTERNAL MODULE: ./build/storage/keys.js
var keys = __webpack_require__(44523);
// EXTERNAL MODULE: ./build/storage/place.js
var place = __webpack_require__(49864);
// EXTERNAL MODULE: ./build/storage/url-parts.js
var url_parts = __webpack_require__(54225);
;// CONCATENATED MODULE: ./build/storage/s3/retry.js
const BASE_DELAY_MS = 100;
const THROTTLED_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15_000;
/** Server errors that trying again does not change: not implemented, HTTP version, no space. */
const FINAL_STATUS = new Set([501, 505, 507]);
/**
 * When the SDK's own retry tries again. Its standard strategy fixes the number of attempts at the first request, and
 * stops retrying at all after some 35 failures of parallel requests, less than an outage of seconds makes; waiting,
 * cancelling and classifying errors stay the SDK's.
 * @param attempts how often a request may be sent, asked anew before each retry
 */
function createRetryStrategy(attempts) {
    return {
        acquireInitialRetryToken: async () => tokenOf(0, 0),
        refreshRetryTokenForRetry: async (token, info) => {
            const done = token.getRetryCount() + 1;
            if (done >= attempts() || !isPassing(info))
                throw new Error('No more attempts.');
            return tokenOf(done, delayMs(done, info));
        },
        recordSuccess: () => { },
    };
}
function isPassing({ errorType, error }) {
    if (errorType === 'TRANSIENT' || errorType === 'THROTTLING')
        return true;
    const status = error?.$metadata?.httpStatusCode;
    return errorType === 'SERVER_ERROR' && !FINAL_STATUS.has(status ?? 0);
}
/** Exponential, of which half is random so that parallel requests spread; longer where the server says so. */
function delayMs(done, { errorType, retryAfterHint }) {
    const base = errorType === 'THROTTLING' ? THROTTLED_DELAY_MS : BASE_DELAY_MS;
    const longest = Math.min(LONGEST_DELAY_MS, base * 2 ** (done - 1));
    const asked = retryAfterHint === undefined ? 0 : retryAfterHint.getTime() - Date.now();
    return Math.max(longest * (0.5 + Math.random() / 2), Math.min(asked, LONGEST_DELAY_MS));
}
function tokenOf(retries, delay) {
    return { getRetryCount: () => retries, getRetryDelay: () => delay };
}

;// CONCATENATED MODULE: ./build/storage/s3/client.js

const TUNING = { attempts: 10, firstAttempts: 4, idleTimeoutMs: 60_000, connectTimeoutMs: 15_000 };
/**
 * Makes the client; the SDK is loaded here, on first use. Retries, credentials with their refresh, and correction
 * of a skewed clock are the SDK's.
 */
async function connect(location, host, tuning) {
    const { S3Client } = await Promise.all(/* import() */[__webpack_require__.e(9581), __webpack_require__.e(4071)]).then(__webpack_require__.t.bind(__webpack_require__, 84071, 19));
    const { fromNodeProviderChain } = await Promise.all(/* import() */[__webpack_require__.e(9581), __webpack_require__.e(6719)]).then(__webpack_require__.t.bind(__webpack_require__, 86719, 19));
    let answered = false;
    const region = regionOf(location, host);
    const client = new S3Client({
        ...(region === undefined ? {} : { region }),
        ...(location.endpoint === undefined ? {} : { endpoint: location.endpoint.href }),
        ...(location.profile === undefined ? {} : { profile: location.profile }),
        credentials: fromNodeProviderChain(location.profile === undefined ? {} : { profile: location.profile }),
        forcePathStyle: location.pathStyle,
        followRegionRedirects: true,
        // Many servers answer 411 or store the framing itself when a checksum follows the body as a trailer.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        // Packs are small; a server that does not know the header would make each put wait.
        expectContinueHeader: false,
        maxAttempts: tuning.attempts,
        retryStrategy: createRetryStrategy(() => (answered ? tuning.attempts : tuning.firstAttempts)),
        logger: loggerOf(host),
        requestHandler: {
            connectionTimeout: tuning.connectTimeoutMs,
            socketTimeout: tuning.idleTimeoutMs,
            logger: loggerOf(host),
        },
    });
    const lastDate = watchDates(client, () => {
        answered = true;
    });
    return { client, lastDate };
}
/** Servers other than Amazon's ignore the region, but a signature needs one. */
function regionOf({ region, endpoint, profile }, { env }) {
    const named = region ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'];
    if (named !== undefined && named !== '')
        return named;
    return endpoint !== undefined && profile === undefined && env['AWS_PROFILE'] === undefined ? 'us-east-1' : undefined;
}
/** The SDK would print its warnings itself, unscrubbed; its other levels hold whole requests. */
function loggerOf(host) {
    const silent = () => { };
    const warn = (first) => {
        if (typeof first === 'string')
            host.log.debug(first);
    };
    return { debug: silent, info: silent, warn, error: silent };
}
function watchDates(client, onAnswer) {
    let last;
    client.middlewareStack.add((next) => async (args) => {
        const result = await next(args);
        const { headers } = result.response;
        onAnswer();
        const date = new Date(headers?.['date'] ?? '');
        if (!Number.isNaN(date.getTime()))
            last = date;
        return result;
    }, 
    // Inside the deserialiser, which throws for answers that are errors.
    { step: 'deserialize', name: 'restorableWatchDates', priority: 'low' });
    return () => last;
}

;// CONCATENATED MODULE: ./build/storage/s3/errors.js

/** Reads what the SDK threw; names, HTTP status and system codes lie in several places. */
function failureOf(thrown) {
    const error = (typeof thrown === 'object' && thrown !== null ? thrown : {});
    // Node tries all addresses of a host and throws an AggregateError with an empty message.
    const first = error.errors?.[0];
    return {
        name: error.name ?? 'Error',
        message: (error.message || first?.message) ?? String(thrown),
        code: error.code ?? first?.code,
        status: error.$metadata?.httpStatusCode,
        attempts: error.$metadata?.attempts,
        region: error.$response?.headers?.['x-amz-bucket-region'],
    };
}
/** Turns whatever the SDK threw into an error that a user can act on. */
function s3Error(thrown, attempted) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return thrown;
    if (attempted.signal.aborted)
        return (0,errors/* cancellation */.WN)(attempted.signal);
    const failure = failureOf(thrown);
    const named = credentialsProblem(failure, attempted) ??
        refusal(failure, attempted) ??
        connectionProblem(failure, attempted) ??
        other(failure, attempted);
    return new errors/* RestorableError */.s$(named.code, attempted.host.scrub(named.message), { hint: named.hint, cause: thrown });
}
const AUTHENTICATION = {
    InvalidAccessKeyId: 'Check AWS_ACCESS_KEY_ID: this storage does not know it (another account, or a deleted key).',
    SignatureDoesNotMatch: 'Check AWS_SECRET_ACCESS_KEY and `region=`: the key id is known, the signature is not right.',
    ExpiredToken: 'The session ended during the run: ask for a longer one (`role-duration-seconds`) or a fresh one.',
    ExpiredTokenException: 'The web identity token has expired: request the role later in the job.',
    TokenRefreshRequired: 'The session token must be renewed: request the role again before this step.',
    InvalidToken: 'Check AWS_SESSION_TOKEN: it must belong to the access key, and be empty for a permanent key.',
    InvalidClientTokenId: 'Check AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN.',
    UnauthorizedAccess: 'Check the credentials: they are not valid for this region.',
    AuthorizationHeaderMalformed: 'Set `region=` in the destination to the region of the bucket.',
};
const TRIED = 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the shared configuration files, web identity ' +
    '(AWS_WEB_IDENTITY_TOKEN_FILE with AWS_ROLE_ARN), the container and the instance';
function credentialsProblem({ name, message, region }, { label }) {
    if (name === 'CredentialsProviderError' || name === 'TokenProviderError') {
        return {
            code: 'STORAGE_AUTHENTICATION',
            message: `There are no credentials for ${label}: ${oneLine(message)}`,
            hint: `Looked for: ${TRIED}. In a workflow set the first two from secrets or use aws-actions/configure-aws-credentials.`,
        };
    }
    const hint = AUTHENTICATION[name];
    if (hint === undefined)
        return undefined;
    return {
        code: 'STORAGE_AUTHENTICATION',
        message: `${label} refuses the credentials (${name}): ${oneLine(message)}`,
        hint: region === undefined ? hint : `${hint} The bucket is in ${region}.`,
    };
}
const FULL = new Set([
    'QuotaExceeded',
    'QuotaExceededException',
    'XMinioStorageFull',
    'XMinioAdminBucketQuotaExceeded',
    'InsufficientStorage',
    'ServiceQuotaExceededException',
    'storage_cap_exceeded',
]);
/** The storage compared a digest and refused the body. */
const DAMAGED = new Set(['BadDigest', 'XAmzContentSHA256Mismatch', 'InvalidDigest', 'XAmzContentChecksumMismatch']);
function refusal({ name, message, status, region }, attempted) {
    const { label, action, key, bucket } = attempted;
    const what = key === undefined ? label : `${key} at ${label}`;
    if (name === 'NoSuchBucket') {
        return {
            code: 'STORAGE_FAILED',
            message: `There is no bucket "${bucket}" at ${label}.`,
            hint: 'Make it, or correct the bucket, `region=` or `endpoint=` of the destination.',
        };
    }
    if (name === 'RequestTimeTooSkewed' || name === 'RequestInTheFuture') {
        return {
            code: 'STORAGE_CLOCK',
            message: `This machine's clock differs too much from that of ${label}.`,
            hint: 'Set the clock (`timedatectl set-ntp true`) and run again.',
        };
    }
    if (name === 'PermanentRedirect' || status === 301 || status === 307) {
        return {
            code: 'STORAGE_FAILED',
            message: `The bucket "${bucket}" is not in the region that was asked.`,
            hint: `Set \`region=${region ?? '...'}\` in the destination.`,
        };
    }
    if (DAMAGED.has(name)) {
        return {
            code: 'STORAGE_CORRUPTED',
            message: `${what} arrived with other bytes than were sent (${name}).`,
            hint: 'Something between here and the storage changes data; use https:// and no proxy that rewrites bodies.',
        };
    }
    if (FULL.has(name) || status === 507) {
        return {
            code: 'STORAGE_FULL',
            message: `${label} is full (${name}): ${oneLine(message)}`,
            hint: 'Raise the quota, remove old backups, or use another destination.',
        };
    }
    if (status === 401 || status === 403) {
        const exists = action === 's3:GetObject' ? ' Without s3:ListBucket a missing object is answered like this too.' : '';
        return {
            code: 'STORAGE_PERMISSION',
            message: `${action} is not permitted on ${what} (${name}): ${oneLine(message)}`,
            hint: `Allow ${action} to these credentials, and check that no bucket policy denies it.${exists}`,
        };
    }
    return undefined;
}
const CONNECTION = {
    ECONNREFUSED: 'Check host and port of `endpoint=`, and that the service runs.',
    ENOTFOUND: 'Check `endpoint=` and `region=`: the host name does not exist.',
    EAI_AGAIN: 'The name server did not answer; check the network.',
    EHOSTUNREACH: 'Check the network and the firewall.',
    ENETUNREACH: 'Check the network; a host with only IPv6 addresses needs IPv6 here too.',
    EPROTO: 'The endpoint does not speak TLS there; check http:// against https://, and the port.',
};
function connectionProblem({ name, code, message }, { label }) {
    const tls = code !== undefined && /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)/.test(code);
    if (tls) {
        return {
            code: 'STORAGE_UNREACHABLE',
            message: `The TLS connection to ${label} can't be trusted (${code}): ${oneLine(message)}`,
            hint: 'Check the host name of `endpoint=`; for a certificate authority of your own set NODE_EXTRA_CA_CERTS to its file.',
        };
    }
    const passing = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'];
    const hint = CONNECTION[code ?? ''];
    const lost = name === 'TimeoutError' || passing.includes(code ?? '') || code?.startsWith('HPE_') === true;
    if (hint === undefined && !lost)
        return undefined;
    const lead = hint === undefined ? `The connection to ${label} broke or stalled` : `Can't connect to ${label}`;
    return {
        code: 'STORAGE_UNREACHABLE',
        message: `${lead} (${code ?? name}): ${oneLine(message)}`,
        hint: hint ?? 'Run again; if it persists, check the network between here and the storage, and its limits.',
    };
}
function other({ name, message, status, attempts }, { label, action, key }) {
    if (/region is missing/i.test(message)) {
        return { code: 'INPUT_INVALID', message: `No region is known for ${label}.`, hint: 'Add `?region=...` to it.' };
    }
    const tries = attempts !== undefined && attempts > 1 ? ` after ${attempts} attempts` : '';
    const answer = status === undefined ? '' : ` with HTTP status ${status}`;
    return {
        code: 'STORAGE_FAILED',
        message: `${action} failed${answer}${tries} on ${key ?? 'the listing'} at ${label} (${name}): ${oneLine(message)}`,
        hint: status === 429 || (status ?? 0) >= 500
            ? 'The storage is overloaded or has a fault; run again later.'
            : 'Look the name of the error up in the documentation of the storage.',
    };
}
/** Some servers answer with a web page. */
function oneLine(message) {
    if (message === 'UnknownError')
        return 'no reason is given';
    return message.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/storage/read-body.js
var read_body = __webpack_require__(69104);
;// CONCATENATED MODULE: ./build/storage/s3/get.js



/**
 * Reads an object into memory.
 * @throws {RestorableError} STORAGE_CORRUPTED when it is larger than `maxBytes` (before it is read), or always ends early;
 *   else what the SDK throws
 */
async function readObject(client, at, { maxBytes, signal, attempts }) {
    const { GetObjectCommand } = await Promise.all(/* import() */[__webpack_require__.e(9581), __webpack_require__.e(4071)]).then(__webpack_require__.t.bind(__webpack_require__, 84071, 19));
    for (let attempt = 1;; attempt += 1) {
        const { Body, ContentLength } = await client.send(new GetObjectCommand(at), { abortSignal: signal });
        const stream = Body;
        if (stream === undefined)
            return new Uint8Array();
        try {
            return await (0,read_body/* readBody */.x)(stream, { key: at.Key, announced: ContentLength, maxBytes, signal });
        }
        catch (error) {
            if (signal.aborted)
                throw (0,errors/* cancellation */.WN)(signal);
            if (error instanceof errors/* RestorableError */.s$ || attempt >= attempts)
                throw error;
        }
        const delayMs = Math.min(10_000, 100 * 2 ** attempt) * Math.random();
        await (0,promises_.setTimeout)(delayMs, undefined, { signal }).catch(() => {
            throw (0,errors/* cancellation */.WN)(signal);
        });
    }
}

;// CONCATENATED MODULE: ./build/storage/s3/list.js

/** All pages of a listing. */
async function* pagesOf(client, request, signal) {
    const { ListObjectsV2Command } = await Promise.all(/* import() */[__webpack_require__.e(9581), __webpack_require__.e(4071)]).then(__webpack_require__.t.bind(__webpack_require__, 84071, 19));
    let token;
    for (;;) {
        const more = token === undefined ? {} : { ContinuationToken: token };
        const page = await client.send(new ListObjectsV2Command({ ...request, ...more }), { abortSignal: signal });
        yield page;
        if (page.IsTruncated !== true)
            return;
        // A listing that is taken for whole when it is not would let a cleaner delete what is needed.
        if (page.NextContinuationToken === undefined || page.NextContinuationToken === token) {
            throw new errors/* RestorableError */.s$('STORAGE_FAILED', 'The storage says that a listing goes on, but not where.', {
                hint: 'Its ListObjectsV2 is not complete; use another storage, or a newer version of it.',
            });
        }
        token = page.NextContinuationToken;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/storage/s3/send-parts.js

/**
 * Gives a command its body: each attempt is handed a new stream over the same parts. So nothing is copied into one
 * buffer, and the SDK's retry, which refuses streams because they can't be read twice, never sees one. The body's
 * SHA-256, which we have anyway, is signed as x-amz-content-sha256, so that servers that check it refuse other bytes.
 */
function sendParts(command, parts, sha256) {
    command.middlewareStack.add((next) => async (args) => {
        args.request.headers['x-amz-content-sha256'] = sha256;
        return next(args);
    }, { step: 'build', name: 'restorableSignBody' });
    command.middlewareStack.add((next) => async (args) => {
        const request = Object.assign(Object.create(Object.getPrototypeOf(args.request)), args.request);
        request.body = external_node_stream_.Readable.from(parts, { objectMode: false });
        return next({ ...args, request });
    }, 
    // The last step of each attempt: after the retry and the signature.
    { step: 'finalizeRequest', name: 'restorableSendParts', priority: 'low' });
}

;// CONCATENATED MODULE: ./build/storage/s3/put.js






/** How often S3 may answer 409 because another conditional write to the same key is under way. */
const CONFLICT_ATTEMPTS = 8;
/** Puts from memory, as one request with its length: no trailers, no multipart upload that could be left over. */
function createPutter(to) {
    let conditional = true;
    let digestTags = true;
    async function send(input, parts, options) {
        const { PutObjectCommand } = await Promise.all(/* import() */[__webpack_require__.e(9581), __webpack_require__.e(4071)]).then(__webpack_require__.t.bind(__webpack_require__, 84071, 19));
        const once = conditional && options.ifAbsent === true;
        const fresh = once ? { ...input, IfNoneMatch: '*' } : { ...input };
        const command = new PutObjectCommand(fresh);
        sendParts(command, parts, options.sha256);
        return to.client.send(command, { abortSignal: options.signal });
    }
    /**
     * Asked first even where the storage has conditional puts: a server that ignores `If-None-Match` can't be told from one
     * that honours it, until it has replaced something.
     */
    async function sendOnce(input, parts, options) {
        for (let attempt = 1;; attempt += 1) {
            if (await to.has(String(input.Key), options.signal))
                throw exists(input);
            try {
                return await send(input, parts, options);
            }
            catch (error) {
                const { name, status } = failureOf(error);
                if (status === 412 || name === 'PreconditionFailed')
                    throw exists(input, error);
                if (status === 409 && attempt < CONFLICT_ATTEMPTS) {
                    await (0,promises_.setTimeout)(50 * attempt * (0.5 + Math.random()), undefined, { signal: options.signal }).catch(() => {
                        throw (0,errors/* cancellation */.WN)(options.signal);
                    });
                }
                else if (conditional && (status === 501 || name === 'NotImplemented')) {
                    conditional = false;
                    to.log('This storage has no conditional puts; what is written once is only checked before.');
                }
                else
                    throw error;
            }
        }
    }
    /** An acknowledged digest that is another one: a damaged object, or a server whose tags are no digests. */
    async function confirm(input, sizeBytes, options) {
        const key = String(input.Key);
        const stored = await to.readBack(key, sizeBytes, options.signal).catch((error) => {
            if (error instanceof errors/* RestorableError */.s$ && error.code === 'STORAGE_CORRUPTED')
                return new Uint8Array();
            throw error;
        });
        if (stored.length === sizeBytes && (0,external_node_crypto_.createHash)('sha256').update(stored).digest('hex') === options.sha256) {
            digestTags = false;
            to.log('The ETags of this storage are no digests of the content; they are not compared any more.');
            return;
        }
        await to.remove(key, options.signal).catch(() => { });
        throw new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `The storage keeps other bytes for ${key} than it was sent.`, {
            hint: 'Do not use this storage: it damages what it is given. Look for a proxy or gateway between here and it.',
        });
    }
    return {
        async put(key, parts, options) {
            const sizeBytes = (0,storage_body/* lengthOf */.Y)(parts);
            const md5 = (0,external_node_crypto_.createHash)('md5');
            for (const part of parts)
                md5.update(part);
            const digest = md5.digest();
            const input = {
                Bucket: to.bucket,
                Key: key,
                ContentLength: sizeBytes,
                ContentType: 'application/octet-stream',
                // Every server checks this one; not all check SHA-256 (Ceph before 20 ignores it).
                ContentMD5: digest.toString('base64'),
                ...(to.sendsChecksum ? { ChecksumSHA256: Buffer.from(options.sha256, 'hex').toString('base64') } : {}),
            };
            const answer = await (options.ifAbsent === true ? sendOnce : send)(input, parts, options);
            if (digestTags && contradicts(answer, digest.toString('hex'), options.sha256)) {
                await confirm(input, sizeBytes, options);
            }
        },
    };
}
/** An ETag is the MD5 of the content unless the object is encrypted with a key of KMS or the customer's. */
function contradicts(answer, md5, sha256) {
    if (answer.ChecksumSHA256 !== undefined) {
        return Buffer.from(answer.ChecksumSHA256, 'base64').toString('hex') !== sha256;
    }
    if (answer.ServerSideEncryption?.startsWith('aws:') === true || answer.SSECustomerAlgorithm !== undefined)
        return false;
    const tag = answer.ETag?.replaceAll('"', '').toLowerCase();
    return tag !== undefined && /^[0-9a-f]{32}$/.test(tag) && tag !== md5;
}
function exists(input, cause) {
    return new errors/* RestorableError */.s$('OBJECT_EXISTS', `${input.Key} exists already.`, { cause });
}

;// CONCATENATED MODULE: ./build/storage/s3/url.js



const PARAMETERS = ['region', 'endpoint', 'path-style', 'profile'];
/**
 * Reads `s3://bucket/prefix?region=...&endpoint=...&path-style=true|false&profile=...`. The prefix is taken as it
 * stands, as every S3 tool does; the values of parameters are percent-decoded. Without `endpoint`, the SDK's variables
 * AWS_ENDPOINT_URL_S3 and AWS_ENDPOINT_URL are read from `env`.
 * @throws {RestorableError} INPUT_INVALID, never with the URL in it
 */
function parseS3Url(url, env) {
    const match = /^s3:\/\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/is.exec(url);
    if (match === null)
        throw invalid('is not a valid URL', 'Write s3://bucket/prefix?region=eu-central-1, without "#".');
    const [, bucket = '', path = '', query = ''] = match;
    if (bucket.includes('@')) {
        throw invalid('holds credentials', 'Remove them; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or use OIDC.');
    }
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{2,254}$/.test(bucket)) {
        throw invalid('has no valid bucket name', 'Write s3://bucket/prefix; for an access point use its alias.');
    }
    const parameters = (0,url_parts/* readParameters */.Zu)(query, PARAMETERS, invalid);
    const named = parameters.get('endpoint') ?? env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'];
    const endpoint = named === undefined || named === '' ? undefined : readEndpoint(named);
    return {
        bucket,
        prefix: readPrefix(path),
        region: parameters.get('region'),
        endpoint,
        pathStyle: readPathStyle(parameters.get('path-style')) ?? (endpoint !== undefined && !isAmazon(endpoint)),
        profile: parameters.get('profile'),
    };
}
function isAmazon(endpoint) {
    return /\.amazonaws\.com(?:\.cn)?$/.test(endpoint.hostname);
}
function readPrefix(path) {
    const trimmed = path.replace(/\/$/, '');
    if (trimmed === '')
        return '';
    try {
        (0,keys/* checkKey */.yR)(trimmed);
    }
    catch (cause) {
        throw invalid('has a prefix with "..", an empty segment or a control character', 'Use a plain path.', cause);
    }
    return `${trimmed}/`;
}
function readEndpoint(text) {
    const endpoint = URL.canParse(text) ? new URL(text) : undefined;
    if (endpoint === undefined || !/^https?:$/.test(endpoint.protocol) || endpoint.hostname === '') {
        throw invalid('has an endpoint that is not a web address', 'Write endpoint=https://host or endpoint=https://host:port.');
    }
    if (endpoint.username !== '' || endpoint.password !== '' || endpoint.search !== '' || endpoint.hash !== '') {
        throw invalid('has an endpoint with credentials, "?" or "#"', 'Write endpoint=https://host or https://host:port.');
    }
    return endpoint;
}
function readPathStyle(value) {
    if (value === undefined)
        return undefined;
    if (value !== 'true' && value !== 'false')
        throw invalid('has a path-style that is no boolean', 'Write true or false.');
    return value === 'true';
}
function invalid(what, hint, cause) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', `An s3: destination ${what}.`, { hint, cause });
}

;// CONCATENATED MODULE: ./build/storage/s3/index.js












class S3Storage {
    label;
    place;
    #location;
    #host;
    #connection;
    #putter;
    #attempts;
    constructor(location, host, connection, attempts) {
        this.label = labelOf(location);
        this.place = { ...(0,place/* placeOfService */.y)('Amazon S3', location.endpoint), region: location.region };
        this.#location = location;
        this.#host = host;
        this.#connection = connection;
        this.#attempts = attempts;
        this.#putter = createPutter({
            ...connection,
            bucket: location.bucket,
            sendsChecksum: location.endpoint === undefined || isAmazon(location.endpoint),
            log: (message) => host.log.debug(`${this.label}: ${message}`),
            readBack: (key, maxBytes, signal) => this.#read(key, maxBytes, signal),
            remove: (key, signal) => this.#remove(key, signal),
            has: (key, signal) => this.#has(key, signal),
        });
    }
    async put(key, body, options) {
        (0,keys/* checkKey */.yR)(key);
        await this.#named({ action: 's3:PutObject', key }, options, () => this.#putter.put(this.#location.prefix + key, (0,storage_body/* partsOf */.C)(body), options));
    }
    async get(key, options) {
        (0,keys/* checkKey */.yR)(key);
        return this.#named({ action: 's3:GetObject', key }, options, async () => {
            try {
                return await this.#read(this.#location.prefix + key, options.maxBytes, options.signal);
            }
            catch (error) {
                const { name, status } = failureOf(error);
                if (name !== 'NoSuchKey' && !(status === 404 && name !== 'NoSuchBucket'))
                    throw error;
                throw new errors/* RestorableError */.s$('OBJECT_MISSING', `There is no object ${key} at ${this.label}.`, {
                    hint: 'Someone deleted it, or it was never written. Use another destination or an earlier backup.',
                    cause: error,
                });
            }
        });
    }
    async *list(prefix, options) {
        (0,keys/* checkPrefix */.by)(prefix);
        const root = this.#location.prefix;
        const pages = this.#pages({ Prefix: root + prefix }, options);
        for await (const page of pages) {
            for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
                const key = Key.slice(root.length);
                // Consoles mark a folder by an empty object with a slash at its end.
                if (key === '' || key.endsWith('/'))
                    continue;
                yield { key, sizeBytes: Size, modifiedAt: LastModified ?? new Date(0) };
            }
        }
    }
    async folders(prefix, options) {
        (0,keys/* checkPrefix */.by)(prefix);
        const start = this.#location.prefix + prefix + (prefix === '' || prefix.endsWith('/') ? '' : '/');
        const names = [];
        for await (const page of this.#pages({ Prefix: start, Delimiter: '/' }, options)) {
            for (const { Prefix = '' } of page.CommonPrefixes ?? [])
                names.push(Prefix.slice(start.length, -1));
        }
        return names.filter((name) => name !== '').sort(keys/* compareBytes */.Xo);
    }
    async delete(key, options) {
        (0,keys/* checkKey */.yR)(key);
        await this.#named({ action: 's3:DeleteObject', key }, options, () => this.#remove(this.#location.prefix + key, options.signal));
    }
    /** By the smallest listing: the answer to a HEAD has no body, so a refusal could not be named. */
    async serverTime(options) {
        for await (const _ of this.#pages({ Prefix: this.#location.prefix, MaxKeys: 1 }, options))
            break;
        const date = this.#connection.lastDate();
        if (date !== undefined)
            return date;
        this.#host.log.warning(`${this.label} does not say what time it is; the clock of this machine is not checked.`);
        return new Date();
    }
    async close() {
        this.#connection.client.destroy();
    }
    async *#pages(request, { signal }) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            yield* pagesOf(this.#connection.client, { Bucket: this.#location.bucket, ...request }, signal);
        }
        catch (error) {
            throw s3Error(error, this.#attempted({ action: 's3:ListBucket' }, signal));
        }
    }
    async #read(key, maxBytes, signal) {
        const at = { Bucket: this.#location.bucket, Key: key };
        return readObject(this.#connection.client, at, { maxBytes, signal, attempts: this.#attempts });
    }
    async #remove(key, signal) {
        const { DeleteObjectCommand } = await Promise.all(/* import() */[__webpack_require__.e(9581), __webpack_require__.e(4071)]).then(__webpack_require__.t.bind(__webpack_require__, 84071, 19));
        try {
            const command = new DeleteObjectCommand({ Bucket: this.#location.bucket, Key: key });
            await this.#connection.client.send(command, { abortSignal: signal });
        }
        catch (error) {
            if (failureOf(error).name !== 'NoSuchKey')
                throw error;
        }
    }
    /** False also where reading is not permitted: then the condition on the put alone decides. */
    async #has(key, signal) {
        const { HeadObjectCommand } = await Promise.all(/* import() */[__webpack_require__.e(9581), __webpack_require__.e(4071)]).then(__webpack_require__.t.bind(__webpack_require__, 84071, 19));
        try {
            const command = new HeadObjectCommand({ Bucket: this.#location.bucket, Key: key });
            await this.#connection.client.send(command, { abortSignal: signal });
            return true;
        }
        catch (error) {
            const { status } = failureOf(error);
            if (status === 404 || status === 403 || status === 400)
                return false;
            throw error;
        }
    }
    async #named(what, { signal }, act) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            return await act();
        }
        catch (error) {
            throw s3Error(error, this.#attempted(what, signal));
        }
    }
    #attempted(what, signal) {
        return { ...what, label: this.label, bucket: this.#location.bucket, signal, host: this.#host };
    }
}
function labelOf({ bucket, prefix, endpoint }) {
    const at = endpoint === undefined ? '' : ` (${endpoint.host})`;
    return `s3://${bucket}/${prefix.replace(/\/$/, '')}${at}`;
}
/**
 * A bucket as a destination; see `parseS3Url` for the URL. Credentials come from the SDK's standard chain: environment,
 * shared configuration, web identity, container, instance; temporary ones are renewed.
 * @throws {RestorableError} INPUT_INVALID
 */
async function openS3Storage(url, host, tuning = {}) {
    const location = parseS3Url(url instanceof secret/* Secret */.z ? url.reveal() : url, host.env);
    if (location.endpoint?.protocol === 'http:' && !(0,url_parts/* isLoopback */.U9)(location.endpoint)) {
        host.log.warning(`The connection to ${labelOf(location)} is not encrypted: its endpoint begins with http://.`);
    }
    const effective = { ...TUNING, ...tuning };
    return new S3Storage(location, host, await connect(location, host, effective), effective.attempts);
}


/***/ }),

/***/ 54225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sf: () => (/* binding */ isPrivateHost),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Zu: () => (/* binding */ readParameters),
/* harmony export */   cW: () => (/* binding */ isLoopbackHost)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _config_suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35082);


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
/**
 * The parameters of a destination's URL, each known and given once.
 * @param invalid makes the error of this kind of destination from what the URL does wrong and a hint
 */
function readParameters(query, known, invalid) {
    const found = new Map();
    for (const [name, value] of new URLSearchParams(query)) {
        const parameter = known.find((each) => each === name);
        if (parameter === undefined) {
            throw invalid(`has an unknown parameter "${name.slice(0, 40)}"`, (0,_config_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .a)(name, known));
        }
        if (found.has(parameter))
            throw invalid(`has the parameter "${parameter}" twice`, 'Remove one.');
        if (value === '')
            throw invalid(`has an empty parameter "${parameter}"`, 'Give it a value or remove it.');
        found.set(parameter, value);
    }
    return found;
}


/***/ })

};
