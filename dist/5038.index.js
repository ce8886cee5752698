export const id = 5038;
export const ids = [5038];
export const modules = {

/***/ 94066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ createRetrying),
/* harmony export */   o: () => (/* binding */ TUNING)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _ports_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70307);
/* harmony import */ var _no_listing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6308);
/* harmony import */ var _attempt_limit_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63406);





const TUNING = { attempts: 10, firstAttempts: 4, idleTimeoutMs: 60_000, firstTimeoutMs: 20_000 };
const THROTTLED = new Set([429, 503]);
const PASSING_STATUS = new Set([408, 429, 500, 502, 503, 504]);
const PASSING_CODES = new Set([
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ERR_STREAM_PREMATURE_CLOSE',
    'REQUEST_SEND_ERROR',
    'PARSE_ERROR',
]);
function createRetrying(tuning, failureOf) {
    const limit = new _attempt_limit_js__WEBPACK_IMPORTED_MODULE_4__/* .AttemptLimit */ .T(tuning);
    return (signal, act) => (0,_ports_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L5)(async () => {
        using watch = watchIdle(signal, limit.isReachable ? tuning.idleTimeoutMs : tuning.firstTimeoutMs);
        try {
            const result = await act(watch);
            limit.noteAnswer();
            return result;
        }
        catch (thrown) {
            throw watch.stalled() ?? thrown;
        }
    }, { signal, after: (error, done) => policyAfter(error, done, failureOf, limit) });
}
function policyAfter(error, done, failureOf, limit) {
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$ && !(error instanceof _no_listing_js__WEBPACK_IMPORTED_MODULE_3__/* .NoListing */ .Q))
        return undefined;
    const failure = failureOf(error);
    const { status, retryAfterMs: askedMs } = failure;
    if (status !== undefined)
        limit.noteAnswer();
    if (!(error instanceof _no_listing_js__WEBPACK_IMPORTED_MODULE_3__/* .NoListing */ .Q) && !isPassing(failure))
        return undefined;
    const attempts = limit.current;
    if (done >= attempts && status === undefined)
        limit.noteGivenUp();
    return { ...(0,_attempt_limit_js__WEBPACK_IMPORTED_MODULE_4__/* .backoff */ .J)(THROTTLED.has(status ?? 0)), attempts, askedMs };
}
function watchIdle(signal, timeoutMs) {
    const controller = new AbortController();
    let error;
    const timer = setTimeout(() => {
        error = Object.assign(new Error(`nothing moved for ${timeoutMs / 1_000} s`), { code: 'ETIMEDOUT' });
        controller.abort(error);
    }, timeoutMs);
    const listening = (0,node_events__WEBPACK_IMPORTED_MODULE_0__.addAbortListener)(signal, () => controller.abort(signal.reason));
    return {
        signal: controller.signal,
        alive: () => void timer.refresh(),
        stalled: () => error,
        [Symbol.dispose]: () => {
            clearTimeout(timer);
            listening[Symbol.dispose]();
        },
    };
}
function isPassing({ code, status }) {
    if (status !== undefined && status >= 400)
        return PASSING_STATUS.has(status);
    return PASSING_CODES.has(code ?? '') || code?.startsWith('HPE_') === true;
}


/***/ }),

/***/ 55038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGoogleStorage: () => (/* binding */ openGoogleStorage)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/http/proxies.js
var proxies = __webpack_require__(91079);
// EXTERNAL MODULE: ./build/storage/answers.js
var answers = __webpack_require__(72107);
// EXTERNAL MODULE: ./build/storage/body.js
var storage_body = __webpack_require__(95622);
// EXTERNAL MODULE: ./build/storage/connection/http-retry.js
var http_retry = __webpack_require__(94066);
// EXTERNAL MODULE: ./build/storage/keys.js
var keys = __webpack_require__(87382);
// EXTERNAL MODULE: ./build/storage/parameters/lock-parameter.js
var lock_parameter = __webpack_require__(26820);
// EXTERNAL MODULE: ./build/storage/parameters/place.js
var place = __webpack_require__(16966);
// EXTERNAL MODULE: ./build/storage/parameters/url-parts.js
var url_parts = __webpack_require__(84183);
// EXTERNAL MODULE: ./build/ports/until-aborted.js
var until_aborted = __webpack_require__(27571);
;// CONCATENATED MODULE: ./build/storage/gs/authorization.js

class TokenError extends Error {
    name = 'TokenError';
    status;
    code;
    constructor(message, options) {
        super(message, { cause: options.cause });
        this.status = options.status;
        this.code = options.code;
    }
}
const SCOPE = 'https://www.googleapis.com/auth/devstorage.read_write';
const LOCKING_SCOPE = 'https://www.googleapis.com/auth/devstorage.full_control';
const TOKEN_TIMEOUT_MS = 30_000;
const TOKEN_URL = 'https://oauth2.googleapis.com/token';
async function authorize(credentials, { locking }) {
    if (credentials.kind === 'token') {
        const given = new Headers({ authorization: `Bearer ${credentials.token.reveal()}` });
        return { headers: async () => given, renew: () => false };
    }
    const library = await __webpack_require__.e(/* import() */ 7026).then(__webpack_require__.t.bind(__webpack_require__, 87026, 19));
    const scopes = [locking ? LOCKING_SCOPE : SCOPE];
    let client;
    const makers = new WeakMap();
    return {
        headers: async (signal) => {
            client ??= clientOf(library, credentials, scopes);
            const its = client;
            try {
                const headers = await (0,until_aborted/* untilAborted */.E)(signal, its.getRequestHeaders());
                makers.set(headers, its);
                return headers;
            }
            catch (error) {
                if (client === its)
                    client = undefined;
                throw signal.aborted ? signal.reason : tokenError(error);
            }
        },
        renew: (refused) => {
            if (client === makers.get(refused))
                client = undefined;
            return true;
        },
    };
}
function clientOf(library, credentials, scopes) {
    const transporter = new library.gaxios.Gaxios({ timeout: TOKEN_TIMEOUT_MS });
    switch (credentials.kind) {
        case 'service-account': {
            const { client_email: email = '', private_key: key = '', private_key_id: keyId, token_uri, } = credentials.json;
            if (token_uri !== undefined && token_uri !== TOKEN_URL)
                redirectTokens(transporter, token_uri);
            return new library.JWT({ ...defined({ keyId }), email, key, scopes, transporter });
        }
        case 'user': {
            const { client_id: clientId, client_secret: clientSecret, refresh_token: refreshToken } = credentials.json;
            const its = { clientId, clientSecret, refreshToken, quotaProjectId: credentials.json.quota_project_id };
            return new library.UserRefreshClient({ ...defined(its), transporter });
        }
        case 'external': {
            const { IdentityPoolClient } = library;
            const client = new IdentityPoolClient({ ...credentials.json, transporter });
            client.scopes = scopes;
            return client;
        }
        case 'machine':
            return new library.Compute({ scopes, transporter });
    }
}
function defined(options) {
    return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
function redirectTokens(transporter, address) {
    transporter.interceptors.request.add({
        resolved: async (config) => (config.url.href === TOKEN_URL ? { ...config, url: new URL(address) } : config),
    });
}
function tokenError(thrown) {
    const error = (typeof thrown === 'object' && thrown !== null ? thrown : {});
    const data = (error.response?.data ?? {});
    const refusal = typeof data.error === 'string' ? data.error : undefined;
    const description = typeof data.error_description === 'string' ? data.error_description : undefined;
    const system = [error.code, error.cause?.code].find((code) => typeof code === 'string');
    return new TokenError(description ?? error.message ?? String(thrown), {
        status: error.response?.status ?? error.status,
        code: refusal ?? (typeof system === 'string' ? system : undefined),
        cause: thrown,
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/storage/connection/read-body.js
var read_body = __webpack_require__(9246);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/storage/connection/connection-problem.js
var connection_problem = __webpack_require__(19719);
;// CONCATENATED MODULE: ./build/storage/gs/errors.js




class ApiError extends Error {
    name = 'ApiError';
    status;
    reason;
    retryAfterMs;
    date;
    constructor(message, details) {
        super(message);
        this.status = details.status;
        this.reason = nameIn(details.reason);
        this.retryAfterMs = details.retryAfterMs;
        this.date = details.date;
    }
}
function nameIn(text) {
    return text === undefined || /^[A-Za-z0-9_.-]{1,60}$/.test(text) ? text : undefined;
}
const LATER = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'usageLimits.rateLimitExceeded']);
function failureOf(thrown) {
    if (thrown instanceof ApiError) {
        const status = LATER.has(thrown.reason ?? '') ? 429 : thrown.status;
        return { code: undefined, status, retryAfterMs: thrown.retryAfterMs };
    }
    if (thrown instanceof TokenError)
        return { code: thrown.code, status: thrown.status, retryAfterMs: undefined };
    const { code } = systemError(thrown);
    return { code, status: undefined, retryAfterMs: undefined };
}
function systemError(thrown) {
    let error = thrown;
    for (let depth = 0; depth < 5 && typeof error === 'object' && error !== null; depth += 1) {
        if (typeof error.code === 'string')
            return { code: error.code, message: error.message || error.code };
        error = (error.cause ?? error.errors?.[0]);
    }
    return { code: undefined, message: thrown instanceof Error ? thrown.message : String(thrown) };
}
function googleError(thrown, attempted) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return thrown;
    if (attempted.signal.aborted)
        return (0,errors/* cancellation */.WN)(attempted.signal);
    const named = errors_name(thrown, attempted);
    return new errors/* RestorableError */.s$(named.code, attempted.host.scrub(named.message), { hint: named.hint, cause: thrown });
}
function errors_name(thrown, attempted) {
    if (thrown instanceof TokenError)
        return tokenProblem(thrown, attempted);
    if (thrown instanceof ApiError) {
        return credentialsProblem(thrown, attempted) ?? refusal(thrown, attempted) ?? other(thrown, attempted);
    }
    const { label } = attempted;
    const { code } = systemError(thrown);
    const hostHint = 'Check `endpoint=`, if there is one: the host name does not exist.';
    const broken = (0,connection_problem/* connectionProblem */.E)({ code, label, hostHint, proxy: attempted.proxy });
    const failed = `${attempted.permission} failed on ${attempted.key ?? 'the listing'} at ${label}`;
    return (broken ?? {
        code: 'STORAGE_FAILED',
        message: `${failed} (${(0,foreign/* describeError */.Uc)(thrown)}).`,
        hint: 'Run again. If it happens again, check what is between this machine and the storage.',
    });
}
function tokenProblem({ status, code, message }, { label, proxy }) {
    const hostHint = 'Check `token_uri` or `token_url` in the credentials: the host name does not exist.';
    const service = `the token service for ${label}`;
    const broken = status === undefined ? (0,connection_problem/* connectionProblem */.E)({ code, label: service, hostHint, proxy }) : undefined;
    if (broken !== undefined)
        return broken;
    if (/\biat\b|\bexp\b|timeframe/.test(message)) {
        return {
            code: 'CLOCK_SKEW',
            message: `This machine's clock differs too much from the clock of the token service (${nameIn(code) ?? status}).`,
            hint: 'Set the clock (`timedatectl set-ntp true`) and run again.',
        };
    }
    return {
        code: 'STORAGE_AUTHENTICATION',
        message: `No token is given for ${label} (${nameIn(code) ?? status ?? 'no name'}).`,
        hint: 'Check that the key is complete, and neither deleted nor disabled; with workload identity, that the provider accepts this repository and the job has `permissions: id-token: write`.',
    };
}
const LONGEST_SKEW_MS = 10 * 60_000;
function credentialsProblem(error, { label }) {
    const { status, reason, date } = error;
    if (status !== 401)
        return undefined;
    if (date !== undefined && Math.abs(date.getTime() - Date.now()) > LONGEST_SKEW_MS) {
        return {
            code: 'CLOCK_SKEW',
            message: `This machine's clock differs too much from the clock of ${label}.`,
            hint: 'Set the clock (`timedatectl set-ntp true`) and run again.',
        };
    }
    return {
        code: 'STORAGE_AUTHENTICATION',
        message: `${label} refuses the credentials (${reason ?? status}).`,
        hint: 'An access token lasts for an hour at most; a service account key or workload identity is renewed while a run lasts. Check that it was not revoked.',
    };
}
const HELD = new Set(['retentionPolicyNotMet', 'objectUnderActiveHold']);
const FULL = new Set(['quotaExceeded', 'dailyLimitExceeded', 'insufficientStorage']);
function refusal(error, attempted) {
    const { status, reason } = error;
    const { label, key, bucket } = attempted;
    const what = key === undefined ? label : `${key} at ${label}`;
    const said = oneLine(error.message);
    if (isMissingBucket(error)) {
        return {
            code: 'STORAGE_FAILED',
            message: `There is no bucket "${bucket}" (${reason ?? status}).`,
            hint: 'Create it, or correct the bucket or `endpoint=` of the destination.',
        };
    }
    if (status === 400 && /(?:md5|crc32c).*(?:match|differ)/i.test(said)) {
        return {
            code: 'STORAGE_CORRUPTED',
            message: `${what} arrived with bytes that differ from those sent (${reason ?? status}).`,
            hint: 'Something between this machine and the storage changes data. Use https:// and no proxy that rewrites bodies.',
        };
    }
    if (status === 400 && /retention/i.test(said)) {
        return {
            code: 'STORAGE_FAILED',
            message: `The bucket "${bucket}" can't lock objects (${reason ?? status}).`,
            hint: 'Object retention is enabled once for a bucket (`gcloud storage buckets create --enable-per-object-retention`); else remove `lock=`.',
        };
    }
    if (FULL.has(reason ?? '') || status === 507) {
        return {
            code: 'STORAGE_FULL',
            message: `${label} is full (${reason ?? status}).`,
            hint: "Raise the project's quota, remove old backups, or use another destination.",
        };
    }
    return status === 403 || HELD.has(reason ?? '') ? notPermitted(error, what, attempted) : undefined;
}
function notPermitted(error, what, attempted) {
    const { reason, status } = error;
    const said = oneLine(error.message);
    if (HELD.has(reason ?? '') || /retention|active hold/i.test(said)) {
        return {
            code: 'STORAGE_PERMISSION',
            message: `${what} is locked (${reason ?? status}).`,
            hint: 'A retention or a hold keeps this object: wait until it ends.',
        };
    }
    const permission = /\bstorage\.[a-z]+\.[A-Za-z]+\b/.exec(said)?.[0] ?? attempted.permission;
    return {
        code: 'STORAGE_PERMISSION',
        message: `${permission} is not permitted on ${what} (${reason ?? status}).`,
        hint: `Give the account a role with ${permission} on the bucket "${attempted.bucket}" (docs/permissions.md).`,
    };
}
function isMissingBucket({ status, message }) {
    return status === 404 && /bucket (?:\S+ )?(?:does not exist|not found)|no such bucket/i.test(message);
}
function other({ status, reason }, { label, permission, key }) {
    return {
        code: 'STORAGE_FAILED',
        message: `${permission} failed with HTTP status ${status} on ${key ?? 'the listing'} at ${label} (${reason ?? 'no name'}).`,
        hint: status === 429 || status >= 500
            ? 'The storage is overloaded or has a fault. Run again later.'
            : 'Look up the name of the error in the status codes of the JSON API of Cloud Storage.',
    };
}
function oneLine(message) {
    const text = message.replaceAll(/\s+/g, ' ').trim();
    return text === '' ? 'no reason is given' : text.slice(0, 300);
}

;// CONCATENATED MODULE: ./build/storage/gs/client.js








const LARGEST_JSON_BYTES = 16 * 1024 * 1024;
const SLICE_BYTES = 64 * 1024;
async function createApi(address, authorization, host) {
    const endpoint = address.href.replace(/\/+$/, '');
    const { gaxios } = await __webpack_require__.e(/* import() */ 7026).then(__webpack_require__.t.bind(__webpack_require__, 87026, 19));
    const transport = new gaxios.Gaxios();
    const options = { keepAlive: true, proxyEnv: (0,proxies/* proxyEnvironment */.w)(address, host.env) };
    const agents = { secure: new external_node_https_.Agent(options), plain: new external_node_http_.Agent(options) };
    async function send(request, { signal, alive }, headers) {
        const { type, sizeBytes, body } = bodyOf(request, alive);
        const own = new Headers(headers);
        own.set('accept-encoding', 'identity');
        if (type !== undefined)
            own.set('content-type', type);
        own.set('content-length', String(sizeBytes));
        return transport.request({
            url: addressOf(endpoint, request),
            method: request.method,
            headers: own,
            ...(body === undefined ? {} : { data: body }),
            agent: (url) => (url.protocol === 'http:' ? agents.plain : agents.secure),
            responseType: 'stream',
            redirect: 'manual',
            validateStatus: () => true,
            signal,
        });
    }
    async function open(request, attempt) {
        for (let renewed = false;; renewed = true) {
            const headers = await authorization.headers(attempt.signal);
            const answer = await send(request, attempt, headers);
            const stream = answer.data instanceof external_node_stream_.Readable ? answer.data : external_node_stream_.Readable.from([]);
            if (answer.status >= 200 && answer.status < 300)
                return { headers: answer.headers, stream };
            const error = await refusalOf(answer.status, answer.headers, stream, attempt);
            if (answer.status !== 401 || renewed || !authorization.renew(headers))
                throw error;
        }
    }
    return {
        open,
        ask: async (request, attempt) => {
            const { headers, stream } = await open(request, attempt);
            const text = await textOf(stream, attempt);
            return { json: text === '' ? undefined : parse(text, headers), date: dateOf(headers) };
        },
        close: () => {
            agents.secure.destroy();
            agents.plain.destroy();
        },
    };
}
function addressOf(endpoint, { path, query = {} }) {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
        if (value !== undefined)
            parameters.set(name, value);
    return parameters.size === 0 ? endpoint + path : `${endpoint}${path}?${parameters}`;
}
function bodyOf({ json, upload }, alive) {
    if (upload === undefined) {
        if (json === undefined)
            return { type: undefined, sizeBytes: 0, body: undefined };
        const text = Buffer.from(JSON.stringify(json));
        return { type: 'application/json; charset=UTF-8', sizeBytes: text.length, body: text };
    }
    const boundary = (0,external_node_crypto_.randomUUID)();
    const head = `--${boundary}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n${JSON.stringify(upload.metadata)}\r\n` +
        `--${boundary}\r\nContent-Type: application/octet-stream\r\n\r\n`;
    const parts = [Buffer.from(head), ...upload.parts, Buffer.from(`\r\n--${boundary}--`)];
    const body = external_node_stream_.Readable.from(slicesOf(parts, alive), { objectMode: false });
    return { type: `multipart/related; boundary=${boundary}`, sizeBytes: (0,storage_body/* lengthOf */.Y)(parts), body };
}
function* slicesOf(parts, alive) {
    for (const part of parts) {
        for (let from = 0; from < part.length; from += SLICE_BYTES) {
            alive();
            yield part.subarray(from, from + SLICE_BYTES);
        }
    }
}
async function textOf(stream, { signal, alive }) {
    const whole = { key: 'the answer', announced: undefined, maxBytes: LARGEST_JSON_BYTES, signal, alive };
    return Buffer.from(await (0,read_body/* readBody */.x)(stream, whole)).toString();
}
function parse(text, headers) {
    try {
        return JSON.parse(text);
    }
    catch {
        const type = headers.get('content-type') ?? 'no type';
        throw Object.assign(new Error(`the answer is not JSON (${type})`), { code: 'PARSE_ERROR' });
    }
}
async function refusalOf(status, headers, stream, attempt) {
    const text = await textOf(stream, attempt);
    let body = {};
    try {
        body = (JSON.parse(text) ?? {});
    }
    catch {
    }
    const error = typeof body.error === 'object' ? body.error : {};
    const first = error.errors?.[0];
    return new ApiError(error.message ?? first?.message ?? text, { status, reason: first?.reason, ...head(headers) });
}
function head(headers) {
    const seconds = Number(headers.get('retry-after'));
    return { retryAfterMs: seconds > 0 ? seconds * 1_000 : undefined, date: dateOf(headers) };
}
function dateOf(headers) {
    const date = new Date(headers.get('date') ?? '');
    return Number.isNaN(date.getTime()) ? undefined : date;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/storage/parameters/credential-text.js
var credential_text = __webpack_require__(52110);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ./build/ports/destination.js
var destination = __webpack_require__(4629);
// EXTERNAL MODULE: ./build/storage/parameters/tags-parameter.js
var tags_parameter = __webpack_require__(71406);
;// CONCATENATED MODULE: ./build/storage/gs/url.js






const STORAGE_CLASSES = ['STANDARD', 'NEARLINE', 'COLDLINE', 'ARCHIVE'];
function parseGoogleUrl(url) {
    const match = /^gs:\/\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/is.exec(url);
    if (match === null)
        throw invalid('is not a valid URL', 'Write gs://bucket/prefix, without "#".');
    const [, bucket = '', path = '', query = ''] = match;
    if (bucket.includes('@')) {
        throw invalid('holds credentials', 'Remove them; set GOOGLE_APPLICATION_CREDENTIALS, or name a variable by `env=`.');
    }
    if (!/^(?=.{3,222}$)[a-z0-9][a-z0-9._-]*[a-z0-9]$/.test(bucket)) {
        throw invalid('has no valid bucket name', 'Write gs://bucket/prefix, with the bucket in lowercase.');
    }
    const parameters = (0,url_parts/* readParameters */.Zu)(query, destination/* DESTINATION_KINDS */.tH.gs.parameters, invalid);
    const endpoint = parameters.get('endpoint');
    const tags = parameters.get('tags');
    const lock = parameters.get('lock');
    return {
        bucket,
        prefix: (0,url_parts/* readPrefix */.fr)(path, invalid),
        endpoint: endpoint === undefined ? undefined : (0,url_parts/* readEndpoint */.KW)(endpoint, 'https://storage.googleapis.com', invalid),
        env: (0,url_parts/* readVariable */.nt)(parameters.get('env'), invalid),
        storageClass: readStorageClass(parameters.get('storage-class')),
        kmsKey: readKmsKey(parameters.get('kms-key')),
        tags: tags === undefined ? {} : (0,tags_parameter/* readTags */.g)(tags, invalid),
        lock: lock === undefined ? undefined : (0,lock_parameter/* readLock */.mF)(lock, invalid),
    };
}
function readStorageClass(text) {
    if (text === undefined)
        return undefined;
    const known = STORAGE_CLASSES.find((each) => each === text.toUpperCase());
    if (known !== undefined)
        return known;
    throw invalid('has an unknown storage-class', (0,suggest/* didYouMean */.au)(text, STORAGE_CLASSES));
}
function readKmsKey(name) {
    const form = /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/;
    if (name === undefined || form.test(name))
        return name;
    throw invalid('has an invalid kms-key', 'Write kms-key=projects/P/locations/L/keyRings/R/cryptoKeys/K.');
}
function labelOf({ bucket, prefix, endpoint }) {
    const at = endpoint === undefined ? '' : ` (${endpoint.host})`;
    return `gs://${bucket}/${prefix}`.replace(/\/$/, '') + at;
}
function invalid(what, hint, cause) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', `A gs: destination ${what}.`, { hint, cause });
}

;// CONCATENATED MODULE: ./build/storage/gs/credentials.js







const FILE_VARIABLE = 'GOOGLE_APPLICATION_CREDENTIALS';
async function findCredentials(location, host) {
    if (location.env !== undefined) {
        const text = (0,credential_text/* keyText */.P)(host.env, location.env);
        if (text === undefined)
            throw missing(location, location.env);
        host.mask(new secret/* Secret */.zh(text));
        if (!text.startsWith('{'))
            return { kind: 'token', token: readToken(text, location.env), from: location.env };
        return read(text, location.env, host);
    }
    const named = (0,credential_text/* keyText */.P)(host.env, FILE_VARIABLE);
    if (named !== undefined)
        return read(await readNamed(named), FILE_VARIABLE, host);
    const wellKnown = wellKnownFile(host);
    const text = wellKnown === undefined ? undefined : await (0,promises_.readFile)(wellKnown, 'utf8').catch(() => undefined);
    if (text !== undefined)
        return read(text, 'the credentials of gcloud', host);
    if (await isMachineOfGoogle(host))
        return { kind: 'machine', from: 'the metadata server of this machine' };
    throw missing(location, `${FILE_VARIABLE}, the credentials of gcloud, the metadata server`);
}
async function readNamed(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        const { code = 'unreadable' } = cause;
        throw new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', `The file of ${FILE_VARIABLE} can't be read (${code}).`, {
            hint: 'It is the path of a file; to give the JSON text itself, put it into another variable and name that by `env=`.',
            cause,
        });
    }
}
function wellKnownFile({ env }) {
    const home = env['HOME'];
    const folder = (0,credential_text/* keyText */.P)(env, 'CLOUDSDK_CONFIG') ?? (home === undefined ? undefined : (0,external_node_path_.join)(home, '.config', 'gcloud'));
    return folder === undefined ? undefined : (0,external_node_path_.join)(folder, 'application_default_credentials.json');
}
async function isMachineOfGoogle({ env }) {
    if (env['METADATA_SERVER_DETECTION'] === 'none')
        return false;
    const { gcpMetadata } = await __webpack_require__.e(/* import() */ 7026).then(__webpack_require__.t.bind(__webpack_require__, 87026, 19));
    return gcpMetadata.getGCPResidency() && (await gcpMetadata.isAvailable());
}
function readToken(text, name) {
    if (/^[\w.~+/=-]+$/.test(text))
        return new secret/* Secret */.zh(text);
    throw invalid(`finds neither JSON nor an access token in ${name}`, 'Put the complete JSON of a service account key or of a workload identity configuration there, or an access token.');
}
function read(text, from, host) {
    const json = credentials_parse(text, from);
    for (const name of ['private_key', 'refresh_token', 'client_secret']) {
        const value = json[name];
        if (typeof value === 'string' && value !== '')
            host.mask(new secret/* Secret */.zh(value));
    }
    switch (json.type) {
        case 'service_account':
            if (typeof json.private_key !== 'string' || typeof json.client_email !== 'string')
                break;
            checkPrivateKey(json.private_key, from);
            return { kind: 'service-account', json: json, from };
        case 'authorized_user':
            return { kind: 'user', json: json, from };
        case 'external_account':
            if (typeof json.credential_source?.url !== 'string' && typeof json.credential_source?.file !== 'string') {
                throw invalid(`finds a workload identity configuration with neither a URL nor a file in ${from}`, 'Use one as google-github-actions/auth writes it.');
            }
            return { kind: 'external', json: json, from };
    }
    throw invalid(`finds credentials of an unknown type in ${from}`, 'Known are service_account, external_account (workload identity) and authorized_user, complete as Google provides them.');
}
function checkPrivateKey(key, from) {
    try {
        (0,external_node_crypto_.createPrivateKey)(key);
    }
    catch {
        throw invalid(`finds a service account whose private key can't be read in ${from}`, 'Copy the complete file, as it was downloaded: its line breaks within the key are written as \\n.');
    }
}
function credentials_parse(text, from) {
    try {
        const json = JSON.parse(text);
        if (typeof json === 'object' && json !== null)
            return json;
    }
    catch {
    }
    throw invalid(`finds no JSON in the credentials of ${from}`, 'Copy the complete file, with or without its line breaks.');
}
function missing({ bucket }, names) {
    return new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', `There are no credentials for gs://${bucket}.`, {
        hint: `Searched: ${names}. In a workflow, run google-github-actions/auth before this step.`,
    });
}

// EXTERNAL MODULE: ./build/storage/many-versions.js
var many_versions = __webpack_require__(5147);
// EXTERNAL MODULE: ./build/storage/listing-limits.js
var listing_limits = __webpack_require__(45173);
// EXTERNAL MODULE: ./build/storage/no-listing.js
var no_listing = __webpack_require__(6308);
;// CONCATENATED MODULE: ./build/storage/gs/objects.js


function objectPath(bucket, name) {
    return `/storage/v1/b/${encodeURIComponent(bucket)}/o/${encodeURIComponent(name)}`;
}
async function listPage(api, request, token, attempt) {
    const { bucket, prefix, delimiter, versions = false, fields, maxResults = 1_000 } = request;
    const query = {
        prefix,
        delimiter,
        versions: versions ? 'true' : undefined,
        maxResults: String(maxResults),
        pageToken: token,
        fields: `kind,nextPageToken,prefixes,items(${fields})`,
    };
    const path = `/storage/v1/b/${encodeURIComponent(bucket)}/o`;
    const { json, date } = await api.ask({ method: 'GET', path, query }, attempt);
    const page = (json ?? {});
    const { items = [], prefixes = [], nextPageToken } = page;
    if (page.kind !== 'storage#objects' || !isListing(items, prefixes, nextPageToken))
        throw new no_listing/* NoListing */.Q('The storage', 'objects.list');
    return { items, prefixes, nextPageToken, date };
}
function isListing(items, prefixes, token) {
    const isText = (value) => value === undefined || typeof value === 'string';
    const areObjects = Array.isArray(items) && items.every(isResource);
    return areObjects && Array.isArray(prefixes) && prefixes.every((each) => typeof each === 'string') && isText(token);
}
function isResource(item) {
    if (typeof item !== 'object' || item === null || !('name' in item) || typeof item.name !== 'string')
        return false;
    const { size, updated } = item;
    const isSize = size === undefined || (typeof size === 'string' && /^\d{1,15}$/.test(size));
    return isSize && (updated === undefined || (typeof updated === 'string' && !Number.isNaN(Date.parse(updated))));
}
async function* pagesOf(ask) {
    const limit = new listing_limits/* PageLimit */.r1('objects.list');
    let token;
    for (;;) {
        const page = await ask(token);
        yield page;
        token = page.nextPageToken;
        if (token === undefined || token === '')
            return;
        limit.next(token, page.items.length === 0 && page.prefixes.length === 0);
    }
}

;// CONCATENATED MODULE: ./build/storage/gs/retention.js

function retentionMode({ mode }) {
    return mode === 'compliance' ? 'Locked' : 'Unlocked';
}
function retainedUntil(versions) {
    const ends = versions.map(({ retention, retentionExpirationTime }) => {
        const times = [retention?.retainUntilTime, retentionExpirationTime].map((text) => Date.parse(text ?? ''));
        return Math.max(...times.map((time) => (Number.isNaN(time) ? 0 : time)));
    });
    const earliest = Math.min(...ends);
    return versions.length === 0 || earliest === 0 ? undefined : new Date(earliest);
}
async function retain(api, version, { bucket, until, lock }, attempt) {
    const { name, generation, metageneration, retention: present } = version;
    if (present !== undefined && Date.parse(present.retainUntilTime) >= until.getTime())
        return;
    const mode = present?.mode ?? retentionMode(lock ?? { mode: 'governance' });
    const json = { retention: { mode, retainUntilTime: until.toISOString() } };
    const query = { generation, ifMetagenerationMatch: metageneration, fields: 'name' };
    await api.ask({ method: 'PATCH', path: objectPath(bucket, name), query, json }, attempt);
}

;// CONCATENATED MODULE: ./build/storage/gs/locks.js



class GoogleLocks {
    policy;
    #requests;
    #versions;
    constructor(requests, versions) {
        this.policy = requests.location.lock;
        this.#requests = requests;
        this.#versions = versions;
    }
    async extend(key, until, options) {
        const { api, label, location } = this.#requests;
        const versions = await this.#versions.of(key, options);
        if (versions.length === 0)
            throw (0,answers/* objectMissing */.W)(key, label);
        const wanted = { bucket: location.bucket, until, lock: this.policy };
        for (const version of (0,many_versions/* lockedVersions */.o)(versions)) {
            await this.#requests.run({ permission: 'storage.objects.update', key }, options, (attempt) => retain(api, version, wanted, attempt));
        }
    }
    async until(key, options) {
        return retainedUntil((0,many_versions/* lockedVersions */.o)(await this.#versions.of(key, options)));
    }
}

;// CONCATENATED MODULE: ./build/storage/gs/put.js







async function putObject(api, location, request, attempt) {
    const { name, parts, ifAbsent } = request;
    const md5Hash = md5Of(parts);
    const path = `/upload/storage/v1/b/${encodeURIComponent(location.bucket)}/o`;
    const query = {
        uploadType: 'multipart',
        ifGenerationMatch: ifAbsent ? '0' : undefined,
        kmsKeyName: location.kmsKey,
        fields: 'name,generation,size,md5Hash,retention',
    };
    let stored;
    try {
        const upload = { metadata: metadataOf(location, name, md5Hash), parts };
        stored = ((await api.ask({ method: 'POST', path, query, upload }, attempt)).json ?? {});
    }
    catch (error) {
        if (!(error instanceof ApiError))
            throw error;
        const present = error.status === 403 ? await digestOf(api, location.bucket, name, attempt) : undefined;
        if (ifAbsent && (error.status === 412 || present !== undefined)) {
            throw new errors/* RestorableError */.s$('OBJECT_EXISTS', `${name} exists already.`, { cause: error });
        }
        if (present === md5Hash)
            return;
        throw error;
    }
    const sizeBytes = (0,storage_body/* lengthOf */.Y)(parts);
    const whole = stored.md5Hash === undefined ? stored.size === String(sizeBytes) : stored.md5Hash === md5Hash;
    if (whole && (location.lock === undefined || stored.retention !== undefined))
        return;
    await removeDamaged(api, location.bucket, stored, attempt);
    if (whole) {
        throw new errors/* RestorableError */.s$('STORAGE_FAILED', `The storage accepted ${name} and did not lock it.`, {
            hint: "Check `endpoint=`: Cloud Storage itself reports when it can't lock. Otherwise remove `lock=`.",
        });
    }
    throw new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `The storage keeps different bytes for ${name} than were sent.`, {
        hint: 'Do not use this storage: it damages data. Check for a proxy or gateway in between.',
    });
}
function metadataOf({ storageClass, tags, lock }, name, md5Hash) {
    return {
        name,
        contentType: 'application/octet-stream',
        md5Hash,
        ...(storageClass === undefined ? {} : { storageClass }),
        ...(Object.keys(tags).length === 0 ? {} : { metadata: tags }),
        ...(lock === undefined
            ? {}
            : { retention: { mode: retentionMode(lock), retainUntilTime: (0,lock_parameter/* lockedUntil */.P5)(lock).toISOString() } }),
    };
}
async function removeDamaged(api, bucket, { name, generation }, attempt) {
    if (name === undefined || generation === undefined)
        return;
    const request = { method: 'DELETE', path: objectPath(bucket, name), query: { generation } };
    await api.ask(request, attempt).catch(() => { });
}
async function digestOf(api, bucket, name, attempt) {
    try {
        const request = { method: 'GET', path: objectPath(bucket, name), query: { fields: 'name,md5Hash' } };
        const { json } = await api.ask(request, attempt);
        return json.md5Hash ?? '';
    }
    catch {
        return undefined;
    }
}
function md5Of(parts) {
    const hash = (0,external_node_crypto_.createHash)('md5');
    for (const part of parts)
        hash.update(part);
    return hash.digest('base64');
}

;// CONCATENATED MODULE: ./build/storage/gs/get.js




async function readObject(api, wanted, maxBytes, attempt) {
    const { bucket, name, key, generation } = wanted;
    const query = { alt: 'media', generation };
    const answer = await api.open({ method: 'GET', path: objectPath(bucket, name), query }, attempt);
    const length = answer.headers.get('content-length');
    const announced = length === null ? undefined : Number(length);
    const body = await (0,read_body/* readBody */.x)(answer.stream, { key, announced, maxBytes, ...attempt });
    checkDigest(key, body, answer);
    return body;
}
function checkDigest(key, body, { headers }) {
    const said = /(?:^|[\s,])md5=([A-Za-z0-9+/]{22}==)/.exec(headers.get('x-goog-hash') ?? '')?.[1];
    if (said === undefined || (0,external_node_crypto_.createHash)('md5').update(body).digest('base64') === said)
        return;
    throw new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `${key} arrived with bytes that differ from those stored.`, {
        hint: 'Something between this machine and the storage changes data. Use https:// and no proxy that rewrites bodies.',
    });
}

;// CONCATENATED MODULE: ./build/storage/gs/requests.js






class GoogleRequests {
    location;
    label;
    api;
    host;
    #retrying;
    #proxy;
    constructor(location, { api, retrying, proxy, host }) {
        this.location = location;
        this.label = labelOf(location);
        this.api = api;
        this.host = host;
        this.#retrying = retrying;
        this.#proxy = proxy;
    }
    nameOf(key) {
        (0,keys/* checkKey */.yR)(key);
        return this.location.prefix + key;
    }
    listing(options, act) {
        return this.run({ permission: 'storage.objects.list' }, options, act);
    }
    read(at, options) {
        const { key } = at;
        const wanted = { ...at, name: this.nameOf(key), bucket: this.location.bucket };
        return this.run({ permission: 'storage.objects.get', key }, options, async (attempt) => {
            try {
                return await readObject(this.api, wanted, options.maxBytes, attempt);
            }
            catch (error) {
                if (!(error instanceof ApiError && error.status === 404) || isMissingBucket(error))
                    throw error;
                throw (0,answers/* objectMissing */.W)(key, this.label, error);
            }
        });
    }
    async run(what, { signal }, act) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            return await this.#retrying(signal, act);
        }
        catch (error) {
            const { bucket } = this.location;
            const its = { label: this.label, bucket, proxy: this.#proxy, signal, host: this.host };
            throw googleError(error, { ...what, ...its });
        }
    }
}

;// CONCATENATED MODULE: ./build/storage/gs/versions.js


const FIRST_PAGE = 20;
class GoogleVersions {
    #requests;
    constructor(requests) {
        this.#requests = requests;
    }
    async *older(key, options) {
        for (const { generation, size, timeDeleted } of await this.of(key, options)) {
            if (generation === undefined || timeDeleted === undefined || Number(size) > options.maxBytes)
                continue;
            yield await this.#requests.read({ key, generation }, options);
        }
    }
    async *hidden(prefix, options) {
        (0,keys/* checkPrefix */.by)(prefix);
        const { api, location } = this.#requests;
        const { bucket, prefix: root } = location;
        const run = (act) => this.#requests.listing(options, act);
        for await (const name of hiddenNames(api, { bucket, prefix: root + prefix }, run)) {
            const key = (0,keys/* listedKey */.R$)(name, root);
            if (key !== undefined)
                yield key;
        }
    }
    of(key, options) {
        const { api, location } = this.#requests;
        const at = { bucket: location.bucket, name: this.#requests.nameOf(key) };
        return versionsOf(api, at, (act) => this.#requests.run({ permission: 'storage.objects.list', key }, options, act));
    }
}
async function versionsOf(api, at, run) {
    const { bucket, name: prefix } = at;
    const fields = 'name,generation,metageneration,size,timeDeleted,retention,retentionExpirationTime';
    const request = (token) => ({
        ...{ bucket, prefix, versions: true, fields },
        ...(token === undefined ? { maxResults: FIRST_PAGE } : {}),
    });
    const found = [];
    for await (const page of pagesOf((token) => run((attempt) => listPage(api, request(token), token, attempt)))) {
        const own = page.items.filter(({ name }) => name === prefix);
        found.push(...own);
        if (own.length < page.items.length)
            break;
    }
    return found.sort((a, b) => Number(BigInt(a.generation ?? 0) - BigInt(b.generation ?? 0)));
}
async function* hiddenNames(api, at, run) {
    const request = { ...at, versions: true, fields: 'name,timeDeleted' };
    let last;
    for await (const page of pagesOf((token) => run((attempt) => listPage(api, request, token, attempt)))) {
        for (const { name, timeDeleted } of page.items) {
            if (last?.name !== name) {
                if (last?.live === false)
                    yield last.name;
                last = { name, live: false };
            }
            last.live ||= timeDeleted === undefined;
        }
    }
    if (last?.live === false)
        yield last.name;
}

;// CONCATENATED MODULE: ./build/storage/gs/index.js




















const OWN_HOSTS = /^storage(?:\.([a-z0-9-]+)\.rep)?\.googleapis\.com$/;
class GoogleStorage {
    label;
    place;
    versions;
    locks;
    #requests;
    constructor(requests) {
        this.label = requests.label;
        this.place = (0,place/* placeOfService */.y)('Google Cloud Storage', requests.location.endpoint, OWN_HOSTS);
        this.versions = new GoogleVersions(requests);
        this.locks = new GoogleLocks(requests, this.versions);
        this.#requests = requests;
    }
    async put(key, body, options) {
        const { api, location } = this.#requests;
        const request = { name: this.#requests.nameOf(key), parts: (0,storage_body/* partsOf */.C)(body), ifAbsent: options.ifAbsent === true };
        const locking = { ...location, lock: (0,lock_parameter/* lockOfPut */.ER)(location.lock, options) };
        await this.#requests.run({ permission: 'storage.objects.create', key }, options, (attempt) => putObject(api, locking, request, attempt));
    }
    async get(key, options) {
        return this.#requests.read({ key }, options);
    }
    async *list(prefix, options) {
        (0,keys/* checkPrefix */.by)(prefix);
        const root = this.#requests.location.prefix;
        let last = '';
        for await (const page of this.#pages({ prefix: root + prefix, fields: 'name,size,updated' }, options)) {
            for (const { name, size, updated } of page.items) {
                const key = (0,keys/* listedKey */.R$)(name, root);
                if (key === undefined)
                    continue;
                if (last !== '' && (0,keys/* compareBytes */.Xo)(key, last) <= 0)
                    throw this.#disordered();
                last = key;
                yield { key, sizeBytes: Number(size ?? 0), modifiedAt: new Date(updated ?? 0) };
            }
        }
    }
    async folders(prefix, options) {
        (0,keys/* checkPrefix */.by)(prefix);
        const start = this.#requests.location.prefix + prefix + (prefix === '' || prefix.endsWith('/') ? '' : '/');
        const names = [];
        for await (const page of this.#pages({ prefix: start, delimiter: '/', fields: 'name' }, options)) {
            for (const name of page.prefixes)
                names.push(name.slice(start.length, -1));
        }
        return names.filter((name) => name !== '').sort(keys/* compareBytes */.Xo);
    }
    async delete(key, options) {
        const { api, location } = this.#requests;
        const path = objectPath(location.bucket, this.#requests.nameOf(key));
        for (const { generation } of await this.versions.of(key, options)) {
            await this.#requests.run({ permission: 'storage.objects.delete', key }, options, async (attempt) => {
                await api.ask({ method: 'DELETE', path, query: { generation } }, attempt).catch((error) => {
                    if (!(error instanceof ApiError && error.status === 404) || isMissingBucket(error))
                        throw error;
                });
            });
        }
    }
    async serverTime(options) {
        const { api, host, location } = this.#requests;
        const request = { bucket: location.bucket, prefix: location.prefix, fields: 'name', maxResults: 1 };
        const { date } = await this.#requests.listing(options, (attempt) => listPage(api, request, undefined, attempt));
        return (0,answers/* timeOr */.n)(date, this.label, host);
    }
    async close() {
        this.#requests.api.close();
    }
    #pages(request, options) {
        const { api, location } = this.#requests;
        const whole = { ...request, bucket: location.bucket };
        return pagesOf((token) => this.#requests.listing(options, (attempt) => listPage(api, whole, token, attempt)));
    }
    #disordered() {
        return new errors/* RestorableError */.s$('STORAGE_FAILED', `${this.label} does not list its objects in the order of their names.`, {
            hint: 'Check `endpoint=`: Cloud Storage itself does.',
        });
    }
}
async function openGoogleStorage(url, host, tuning = {}) {
    const location = parseGoogleUrl(url instanceof secret/* Secret */.zh ? url.reveal() : url);
    const endpoint = location.endpoint ?? new URL('https://storage.googleapis.com');
    (0,url_parts/* warnUnencrypted */.UY)(labelOf(location), endpoint, host);
    const proxy = (0,proxies/* proxyFor */.i)(endpoint, host.env);
    const credentials = await findCredentials(location, host);
    const authorization = await authorize(credentials, { locking: location.lock !== undefined });
    const api = await createApi(endpoint, authorization, host);
    const retrying = (0,http_retry/* createRetrying */.L)({ ...http_retry/* TUNING */.o, ...tuning }, failureOf);
    return new GoogleStorage(new GoogleRequests(location, { api, retrying, proxy, host }));
}


/***/ })

};
