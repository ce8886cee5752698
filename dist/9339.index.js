export const id = 9339;
export const ids = [9339];
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

/***/ 19339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openAzureStorage: () => (/* binding */ openAzureStorage)
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
// EXTERNAL MODULE: ./build/storage/read-body.js
var read_body = __webpack_require__(69104);
// EXTERNAL MODULE: ./build/storage/url-parts.js
var url_parts = __webpack_require__(54225);
;// CONCATENATED MODULE: ./build/storage/azure/client.js
/**
 * Makes the SDK's client of a container; the SDK is loaded here, on first use. Its retry is switched off in favour of
 * `createRetrying`.
 */
async function connect({ credentials, endpoint }, container) {
    const { AnonymousCredential, ContainerClient, newPipeline, StorageSharedKeyCredential } = await __webpack_require__.e(/* import() */ 102).then(__webpack_require__.bind(__webpack_require__, 20102));
    const address = `${endpoint}/${container}`;
    const options = { retryOptions: { maxTries: 1 } };
    if (credentials.kind === 'sas') {
        const url = `${address}?${credentials.token.reveal()}`;
        return new ContainerClient(url, newPipeline(new AnonymousCredential(), options));
    }
    const shared = new StorageSharedKeyCredential(credentials.account, credentials.key.reveal());
    return new ContainerClient(address, newPipeline(shared, options));
}

;// CONCATENATED MODULE: ./build/storage/azure/keys.js


/**
 * Refuses also what Azure would store under another name: it takes a backslash for a slash, and drops dots at the end of
 * a segment (Naming and referencing containers, blobs, and metadata).
 * @throws {RestorableError} INPUT_INVALID
 */
function checkBlobKey(key) {
    (0,keys/* checkKey */.yR)(key);
    if (!/\\|\.(?:\/|$)/.test(key))
        return;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `${JSON.stringify(key)} can't be the name of a blob.`, {
        hint: 'In Azure names have no backslash, and no part of them ends with a dot.',
    });
}

;// CONCATENATED MODULE: ./build/storage/azure/url.js



const PARAMETERS = ['endpoint', 'env'];
/**
 * Reads `azure://account/container/prefix?endpoint=...&env=NAME`. The prefix is taken as it stands, the values of
 * parameters are percent-decoded. An endpoint is written as in a connection string (`BlobEndpoint`): with the account in
 * its path where the server wants it there.
 * @throws {RestorableError} INPUT_INVALID, never with the URL in it
 */
function parseAzureUrl(url) {
    const match = /^azure:\/\/([^/?#]*)(?:\/([^/?#]*))?(?:\/([^?#]*))?(?:\?([^#]*))?$/is.exec(url);
    if (match === null)
        throw invalid('is not a valid URL', 'Write azure://account/container/prefix, without "#".');
    const [, account = '', container = '', path = '', query = ''] = match;
    if (account.includes('@')) {
        throw invalid('holds credentials', 'Remove them; set AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN in the environment.');
    }
    if (!/^[a-z0-9]{3,24}$/.test(account)) {
        throw invalid('has no valid account name', 'Write azure://account/container/prefix; the account without its domain.');
    }
    if (!/^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/.test(container)) {
        throw invalid('has no valid container name', 'Write azure://account/container/prefix, the container in small letters.');
    }
    const parameters = withoutToken(query);
    const endpoint = parameters.get('endpoint');
    return {
        account,
        container,
        prefix: readPrefix(path),
        endpoint: endpoint === undefined ? undefined : readEndpoint(endpoint),
        env: readVariable(parameters.get('env')),
    };
}
/** A SAS token in the URL would be a secret in every log line that names the destination. */
function withoutToken(query) {
    const given = new URLSearchParams(query);
    if (given.has('sig') || given.has('sv')) {
        throw invalid('holds a SAS token', 'Remove it; set AZURE_STORAGE_SAS_TOKEN in the environment.');
    }
    return (0,url_parts/* readParameters */.Zu)(query, PARAMETERS, invalid);
}
function readPrefix(path) {
    const trimmed = path.replace(/\/$/, '');
    if (trimmed === '')
        return '';
    try {
        checkBlobKey(trimmed);
    }
    catch (cause) {
        throw invalid('has a prefix with "..", a backslash, an empty segment or one that ends with a dot', 'Use a plain path.', cause);
    }
    return `${trimmed}/`;
}
/** @throws {RestorableError} INPUT_INVALID */
function readEndpoint(text) {
    const endpoint = URL.canParse(text) ? new URL(text) : undefined;
    if (endpoint === undefined || !/^https?:$/.test(endpoint.protocol) || endpoint.hostname === '') {
        throw invalid('has an endpoint that is not a web address', 'Write endpoint=https://account.blob.core.windows.net.');
    }
    if (endpoint.username !== '' || endpoint.password !== '' || endpoint.search !== '' || endpoint.hash !== '') {
        throw invalid('has an endpoint with credentials, "?" or "#"', 'Write endpoint=https://host or https://host:port.');
    }
    return endpoint;
}
function readVariable(name) {
    if (name === undefined || /^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
        return name;
    // Not repeated: it may be the secret itself.
    throw invalid('has an `env` that is no name of an environment variable', 'Write env=NAME.');
}
function invalid(what, hint, cause) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', `An azure: destination ${what}.`, { hint, cause });
}

;// CONCATENATED MODULE: ./build/storage/azure/credentials.js



const STANDARD = ['AZURE_STORAGE_CONNECTION_STRING', 'AZURE_STORAGE_KEY', 'AZURE_STORAGE_SAS_TOKEN'];
/**
 * Finds the credentials: in the variable that the destination names, else in the Azure command line's own variables, in its
 * order. A variable may hold a connection string, an account key or a SAS token; which one is seen by its form. All of
 * it is masked.
 * @throws {RestorableError} STORAGE_AUTHENTICATION when there is none, INPUT_INVALID when it has no known form or is another account's
 */
function findAccess(location, host) {
    const names = location.env === undefined ? STANDARD : [location.env];
    const name = names.find((each) => (host.env[each] ?? '').trim() !== '');
    if (name === undefined)
        throw missing(location, names);
    const text = (host.env[name] ?? '').trim();
    host.mask(new secret/* Secret */.z(text));
    if (/(?:^|;)\s*(?:AccountKey|SharedAccessSignature)=/i.test(text))
        return fromConnectionString(text, name, location, host);
    const endpoint = withoutSlash(location.endpoint?.href ?? addressOf(location.account));
    if (/(?:^|[?&])sig=/.test(text))
        return { credentials: sasOf(text, host), endpoint };
    return { credentials: keyOf(location.account, text, name), endpoint };
}
function fromConnectionString(text, name, location, host) {
    const fields = new Map();
    for (const field of text.split(';')) {
        const at = field.indexOf('=');
        if (at > 0)
            fields.set(field.slice(0, at).trim().toLowerCase(), field.slice(at + 1).trim());
    }
    const account = fields.get('accountname');
    if (account !== undefined && account !== location.account) {
        throw invalid(`names the account "${location.account}", and ${name} belongs to another one`, `Give the connection string of this account; for two accounts add env=NAME to the destinations.`);
    }
    const suffix = fields.get('endpointsuffix');
    const protocol = fields.get('defaultendpointsprotocol')?.toLowerCase() === 'http' ? 'http' : 'https';
    const own = fields.get('blobendpoint') ?? addressOf(location.account, protocol, suffix);
    const endpoint = withoutSlash(location.endpoint?.href ?? readEndpoint(own).href);
    const key = fields.get('accountkey');
    if (key !== undefined) {
        host.mask(new secret/* Secret */.z(key));
        return { credentials: keyOf(location.account, key, name), endpoint };
    }
    return { credentials: sasOf(fields.get('sharedaccesssignature') ?? '', host), endpoint };
}
function sasOf(text, host) {
    const token = text.replace(/^\?/, '');
    host.mask(new secret/* Secret */.z(token));
    const signature = new URLSearchParams(token).get('sig');
    if (signature !== null && signature !== '') {
        host.mask(new secret/* Secret */.z(signature));
        host.mask(new secret/* Secret */.z(encodeURIComponent(signature)));
    }
    return { kind: 'sas', token: new secret/* Secret */.z(token) };
}
/** A key that is no base64 would be refused as a wrong one; most often it is the secret of something else. */
function keyOf(account, key, name) {
    if (!/^[A-Za-z0-9+/]{20,}={0,2}$/.test(key)) {
        throw invalid(`finds neither an account key nor a SAS token nor a connection string in ${name}`, 'Copy it whole: a key is base64, a SAS token has `sig=`, a connection string has `AccountKey=` or `SharedAccessSignature=`.');
    }
    return { kind: 'key', account, key: new secret/* Secret */.z(key) };
}
function missing({ account, container }, names) {
    return new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', `There are no credentials for azure://${account}/${container}.`, {
        hint: `Looked for: ${names.join(', ')}. Set one of them in the \`env\` of the step, from a secret.`,
    });
}
function addressOf(account, protocol = 'https', suffix = 'core.windows.net') {
    return `${protocol}://${account}.blob.${suffix}`;
}
function withoutSlash(address) {
    return address.replace(/\/+$/, '');
}

;// CONCATENATED MODULE: ./build/storage/azure/errors.js

/** Reads what the SDK threw; a refusal's name is in its body, or in a header when there is none. */
function failureOf(thrown) {
    const error = (typeof thrown === 'object' && thrown !== null ? thrown : {});
    const header = (name) => error.response?.headers?.get(name);
    // Node tries all addresses of a host and throws an AggregateError with an empty message.
    const first = error.errors?.[0];
    const message = (error.message || first?.message) ?? String(thrown);
    const own = typeof error.code === 'string' ? error.code : undefined;
    const date = new Date(header('date') ?? '');
    const seconds = Number(header('retry-after'));
    return {
        code: own ?? header('x-ms-error-code') ?? first?.code ?? (isCut(error.name, message) ? 'ECONNRESET' : undefined),
        message,
        status: error.statusCode,
        retryAfterMs: seconds > 0 ? seconds * 1_000 : undefined,
        date: Number.isNaN(date.getTime()) ? undefined : date,
    };
}
/**
 * A body that ended early is told by the SDK's own stream in these two ways only; that the caller or the idle timeout
 * aborted it is asked before.
 */
function isCut(name, message) {
    return name === 'AbortError' || message.startsWith('Data corruption failure: received less data');
}
/** Turns whatever the SDK threw into an error that a user can act on. */
function azureError(thrown, attempted) {
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
const AUTHENTICATION = new Set(['AuthenticationFailed', 'InvalidAuthenticationInfo', 'NoAuthenticationInformation']);
/** Azure refuses a signature whose date differs by more than this. */
const LONGEST_SKEW_MS = 15 * 60_000;
function credentialsProblem(failure, { label, account }) {
    const { code, status, date } = failure;
    // Azurite calls a wrong key AuthorizationFailure, with the sentence that Azure has for AuthenticationFailed.
    const says = status === 403 && failure.message.startsWith('Server failed to authenticate the request');
    if (!AUTHENTICATION.has(code ?? '') && status !== 401 && !says)
        return undefined;
    if (date !== undefined && Math.abs(date.getTime() - Date.now()) > LONGEST_SKEW_MS) {
        return {
            code: 'STORAGE_CLOCK',
            message: `This machine's clock differs too much from that of ${label}.`,
            hint: 'Set the clock (`timedatectl set-ntp true`) and run again.',
        };
    }
    return {
        code: 'STORAGE_AUTHENTICATION',
        message: `${label} refuses the credentials (${code ?? status}): ${oneLine(failure.message)}`,
        hint: `Check that the key or SAS token is one of the account "${account}", whole, not rotated since, and that a SAS token has not expired (its \`se=\`).`,
    };
}
/** Refused, but not for lack of a permission that a token could have. */
const PERMISSION_HINTS = {
    KeyBasedAuthenticationNotPermitted: 'The account allows no shared keys: use a user delegation SAS token (docs/connections.md).',
    AuthorizationSourceIPMismatch: 'The SAS token is limited to other addresses (its `sip=`); GitHub-hosted runners have changing ones.',
    AuthorizationProtocolMismatch: 'The SAS token is for https only: use an https:// endpoint.',
    AuthorizationServiceMismatch: 'The SAS token is not for blobs: make one of the container.',
    AuthorizationResourceTypeMismatch: 'An account SAS needs the resource types Container and Object (`srt=co`).',
    BlobImmutableDueToPolicy: 'An immutability policy or a legal hold keeps this blob: wait until it ends.',
    AccountIsDisabled: 'The storage account is disabled; see the Azure portal.',
};
/** Azure compared a digest and refused the body. */
const DAMAGED = new Set(['Md5Mismatch', 'Crc64Mismatch', 'InvalidMd5']);
const FULL = new Set(['InsufficientStorage', 'InsufficientAccountSpace', 'AccountLimitExceeded', 'QuotaExceeded']);
function refusal({ code, message, status }, attempted) {
    const { label, permission, key, container, account } = attempted;
    const what = key === undefined ? label : `${key} at ${label}`;
    if (code === 'ContainerNotFound' || code === 'ContainerBeingDeleted' || code === 'ContainerDisabled') {
        return {
            code: 'STORAGE_FAILED',
            message: `There is no container "${container}" in the account "${account}" (${code}).`,
            hint: 'Make it, or correct the account, the container or `endpoint=` of the destination.',
        };
    }
    if (DAMAGED.has(code ?? '')) {
        return {
            code: 'STORAGE_CORRUPTED',
            message: `${what} arrived with other bytes than were sent (${code}).`,
            hint: 'Something between here and the storage changes data; use https:// and no proxy that rewrites bodies.',
        };
    }
    if (FULL.has(code ?? '') || status === 507) {
        return {
            code: 'STORAGE_FULL',
            message: `${label} is full (${code ?? status}): ${oneLine(message)}`,
            hint: "Raise the account's limit, remove old backups, or use another destination.",
        };
    }
    const hint = PERMISSION_HINTS[code ?? ''];
    if (status === 403 || hint !== undefined) {
        return {
            code: 'STORAGE_PERMISSION',
            message: `${permission} is not permitted on ${what} (${code ?? status}): ${oneLine(message)}`,
            hint: hint ?? `Give the SAS token the permission ${permission} on the container, and check the account's firewall.`,
        };
    }
    return undefined;
}
const CONNECTION = {
    ECONNREFUSED: 'Check host and port of `endpoint=`, and that the service runs.',
    ENOTFOUND: 'Check the account and `endpoint=`: the host name does not exist.',
    EAI_AGAIN: 'The name server did not answer; check the network.',
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
]);
function connectionProblem({ code = '', message, status }, { label }) {
    if (status !== undefined)
        return undefined;
    if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)/.test(code)) {
        return {
            code: 'STORAGE_UNREACHABLE',
            message: `The TLS connection to ${label} can't be trusted (${code}): ${oneLine(message)}`,
            hint: 'Check http:// against https:// and the host name of `endpoint=`; for a certificate authority of your own set NODE_EXTRA_CA_CERTS to its file.',
        };
    }
    const hint = CONNECTION[code];
    if (hint === undefined && !BROKEN.has(code) && !code.startsWith('HPE_'))
        return undefined;
    const lead = hint === undefined ? `The connection to ${label} broke or stalled` : `Can't connect to ${label}`;
    return {
        code: 'STORAGE_UNREACHABLE',
        message: `${lead} (${code}): ${oneLine(message)}`,
        hint: hint ?? 'Run again; if it persists, check the network between here and the storage, and its limits.',
    };
}
function other({ code, message, status }, { label, permission, key }) {
    const answer = status === undefined ? '' : ` with HTTP status ${status}`;
    return {
        code: 'STORAGE_FAILED',
        message: `${permission} failed${answer} on ${key ?? 'the listing'} at ${label} (${code ?? 'no name'}): ${oneLine(message)}`,
        hint: status === 429 || (status ?? 0) >= 500
            ? 'The storage is overloaded or has a fault; run again later.'
            : 'Look the name of the error up among the Blob service error codes of Azure.',
    };
}
/** Azure's messages go on with the id and the time of the request; a gateway may answer with a web page. */
function oneLine(message) {
    const text = message
        .replace(/\s*RequestId:[\s\S]*$/, '')
        .replaceAll(/\s+/g, ' ')
        .trim();
    return text === '' ? 'no reason is given' : text.slice(0, 300);
}

;// CONCATENATED MODULE: ./build/storage/azure/list.js

/**
 * All pages of a listing.
 * @param ask gives the page after a token
 * @throws {RestorableError} STORAGE_FAILED when an answer is no listing, or does not go on; else what `ask` throws
 */
async function* pagesOf(ask) {
    let token;
    for (;;) {
        const page = await ask(token);
        // A listing that is taken for whole when it is not would let a cleaner delete what is needed.
        if (typeof page.serviceEndpoint !== 'string')
            throw incomplete('answers a listing with something else');
        yield page;
        const next = page.continuationToken;
        if (next === undefined || next === '')
            return;
        if (next === token)
            throw incomplete('says that a listing goes on, but not where');
        token = next;
    }
}
/** One page of blobs below a prefix. */
async function flatPage(client, request, { signal }) {
    const { prefix, token, maxPageSize = 1_000 } = request;
    // Metadata tells the folders of a hierarchical namespace from blobs.
    const listing = client.listBlobsFlat({ prefix, includeMetadata: true, abortSignal: signal });
    return firstOf(listing.byPage({ maxPageSize, ...(token === undefined ? {} : { continuationToken: token }) }));
}
/** One page of the names directly below a prefix. */
async function folderPage(client, request, { signal }) {
    const listing = client.listBlobsByHierarchy('/', { prefix: request.prefix, abortSignal: signal });
    const more = request.token === undefined ? {} : { continuationToken: request.token };
    return firstOf(listing.byPage({ maxPageSize: 1_000, ...more }));
}
/** A folder of an account with a hierarchical namespace, which is listed like an empty blob. */
function isFolder({ name, metadata }) {
    return name.endsWith('/') || metadata?.['hdi_isfolder'] === 'true';
}
async function firstOf(pages) {
    const { value, done } = await pages.next();
    if (done === true)
        throw incomplete('gives no page of a listing');
    return value;
}
function incomplete(what) {
    return new errors/* RestorableError */.s$('STORAGE_FAILED', `The storage ${what}.`, {
        hint: 'Its List Blobs is not that of Azure; check `endpoint=` and proxies in between.',
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/storage/azure/put.js





/** Names that Azure has for a blob that is there already. */
const PRESENT = new Set(['BlobAlreadyExists', 'ConditionNotMet']);
/**
 * Puts a blob from memory with one Put Blob: atomic, and nothing uncommitted is ever left over. Azure compares the MD5
 * that is sent with what arrived, and answers the MD5 of what it keeps.
 * @throws {RestorableError} OBJECT_EXISTS, STORAGE_CORRUPTED; else what the SDK throws
 */
async function putBlob(client, request, attempt) {
    const { name, parts, ifAbsent } = request;
    const blob = client.getBlockBlobClient(name);
    const sizeBytes = (0,storage_body/* lengthOf */.Y)(parts);
    const md5 = md5Of(parts);
    try {
        // A new stream over the same parts: nothing is copied into one buffer.
        const answer = await blob.upload(() => external_node_stream_.Readable.from(parts, { objectMode: false }), sizeBytes, {
            abortSignal: attempt.signal,
            onProgress: attempt.alive,
            blobHTTPHeaders: { blobContentType: 'application/octet-stream', blobContentMD5: md5 },
            ...(ifAbsent ? { conditions: { ifNoneMatch: '*' } } : {}),
        });
        const stored = answer.contentMD5;
        if (stored === undefined ? await hasSize(client, name, sizeBytes, attempt) : md5.equals(stored))
            return;
    }
    catch (error) {
        const { code = '', status } = failureOf(error);
        // A token that may create and not replace refuses what is there already before it looks at the condition.
        const present = status === 403 ? await digestOf(client, name, attempt) : undefined;
        if (ifAbsent && (PRESENT.has(code) || present !== undefined)) {
            throw new errors/* RestorableError */.s$('OBJECT_EXISTS', `${name} exists already.`, { cause: error });
        }
        // So it refuses the retry of a put whose answer was lost, too.
        if (present !== undefined && md5.equals(present))
            return;
        throw error;
    }
    await blob.deleteIfExists({ abortSignal: attempt.signal }).catch(() => { });
    throw new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `The storage keeps other bytes for ${name} than it was sent.`, {
        hint: 'Do not use this storage: it damages what it is given. Look for a proxy or gateway between here and it.',
    });
}
/** Digest of a blob as Azure has it; empty when it has none, undefined when there is no blob or it may not be looked at. */
async function digestOf(client, name, { signal }) {
    try {
        const { contentMD5 } = await client.getBlobClient(name).getProperties({ abortSignal: signal });
        return contentMD5 ?? new Uint8Array();
    }
    catch {
        return undefined;
    }
}
function md5Of(parts) {
    const hash = (0,external_node_crypto_.createHash)('md5');
    for (const part of parts)
        hash.update(part);
    return hash.digest();
}
async function hasSize(client, name, sizeBytes, attempt) {
    const { contentLength } = await client.getBlobClient(name).getProperties({ abortSignal: attempt.signal });
    return contentLength === sizeBytes;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/storage/azure/retry.js



const TUNING = { attempts: 10, firstAttempts: 4, idleTimeoutMs: 60_000, firstTimeoutMs: 20_000 };
const BASE_DELAY_MS = 100;
const THROTTLED_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15_000;
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
/**
 * Makes what runs an operation until it succeeds, is refused or was tried often enough. The SDK's own retry leaves out
 * 429, 502, 504 and bodies that break off, waits without any randomness, and has no limit for a connection that stalls; so
 * it is switched off.
 */
function createRetrying(tuning) {
    let answered = false;
    return async (signal, act) => {
        for (let done = 1;; done += 1) {
            const watch = watchIdle(signal, answered ? tuning.idleTimeoutMs : tuning.firstTimeoutMs);
            let error;
            try {
                const result = await act(watch);
                answered = true;
                return result;
            }
            catch (thrown) {
                error = watch.stalled() ?? thrown;
            }
            finally {
                watch.stop();
            }
            if (signal.aborted)
                throw (0,errors/* cancellation */.WN)(signal);
            if (error instanceof errors/* RestorableError */.s$)
                throw error;
            const { status } = failureOf(error);
            answered ||= status !== undefined;
            if (!isPassing(error))
                throw error;
            if (done >= (answered ? tuning.attempts : tuning.firstAttempts)) {
                // A server that is gone should not cost the clean-up after it the same patience for each object again.
                answered = status !== undefined;
                throw error;
            }
            await (0,promises_.setTimeout)(delayMs(done, error), undefined, { signal }).catch(() => {
                throw (0,errors/* cancellation */.WN)(signal);
            });
        }
    };
}
function watchIdle(signal, timeoutMs) {
    const controller = new AbortController();
    let error;
    const timer = setTimeout(() => {
        error = Object.assign(new Error(`nothing moved for ${timeoutMs / 1_000} s`), { code: 'ETIMEDOUT' });
        controller.abort(error);
    }, timeoutMs);
    const onAbort = () => controller.abort(signal.reason);
    if (signal.aborted)
        onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    return {
        signal: controller.signal,
        alive: () => void timer.refresh(),
        stalled: () => error,
        stop: () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', onAbort);
        },
    };
}
function isPassing(error) {
    const { code, status } = failureOf(error);
    // An answer's own code is a name of Azure's; only what never became an answer has a system code.
    if (status !== undefined && status >= 400)
        return PASSING_STATUS.has(status);
    return PASSING_CODES.has(code ?? '') || code?.startsWith('HPE_') === true;
}
/** Exponential, of which half is random so that parallel requests spread; longer where the server says so. */
function delayMs(done, error) {
    const { status, retryAfterMs } = failureOf(error);
    const base = THROTTLED.has(status ?? 0) ? THROTTLED_DELAY_MS : BASE_DELAY_MS;
    const longest = Math.min(LONGEST_DELAY_MS, base * 2 ** (done - 1));
    return Math.max(longest * (0.5 + Math.random() / 2), Math.min(retryAfterMs ?? 0, LONGEST_DELAY_MS));
}

;// CONCATENATED MODULE: ./build/storage/azure/index.js















class AzureStorage {
    label;
    place;
    #location;
    #host;
    #client;
    #retrying;
    constructor(location, host, client, retrying) {
        this.label = labelOf(location);
        this.place = (0,place/* placeOfService */.y)('Azure Blob', location.endpoint);
        this.#location = location;
        this.#host = host;
        this.#client = client;
        this.#retrying = retrying;
    }
    async put(key, body, options) {
        checkBlobKey(key);
        const ifAbsent = options.ifAbsent === true;
        const request = { name: this.#location.prefix + key, parts: (0,storage_body/* partsOf */.C)(body), ifAbsent };
        await this.#named({ permission: ifAbsent ? 'Create' : 'Write', key }, options, (attempt) => putBlob(this.#client, request, attempt));
    }
    async get(key, options) {
        checkBlobKey(key);
        return this.#named({ permission: 'Read', key }, options, async (attempt) => {
            try {
                return await this.#read(key, options.maxBytes, attempt);
            }
            catch (error) {
                const { code, status } = failureOf(error);
                if (code !== 'BlobNotFound' && !(status === 404 && code?.startsWith('Container') !== true))
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
        let last = '';
        const pages = pagesOf((token) => this.#listing(options, (attempt) => flatPage(this.#client, { prefix: root + prefix, token }, attempt)));
        for await (const page of pages) {
            for (const blob of page.segment.blobItems) {
                const key = blob.name.slice(root.length);
                if (key === '' || isFolder(blob))
                    continue;
                if (last !== '' && (0,keys/* compareBytes */.Xo)(key, last) <= 0)
                    throw this.#disordered();
                last = key;
                yield { key, sizeBytes: blob.properties.contentLength ?? 0, modifiedAt: blob.properties.lastModified };
            }
        }
    }
    async folders(prefix, options) {
        (0,keys/* checkPrefix */.by)(prefix);
        const start = this.#location.prefix + prefix + (prefix === '' || prefix.endsWith('/') ? '' : '/');
        const names = [];
        const pages = pagesOf((token) => this.#listing(options, (attempt) => folderPage(this.#client, { prefix: start, token }, attempt)));
        for await (const page of pages) {
            for (const { name } of page.segment.blobPrefixes ?? [])
                names.push(name.slice(start.length, -1));
        }
        return names.filter((name) => name !== '').sort(keys/* compareBytes */.Xo);
    }
    async delete(key, options) {
        checkBlobKey(key);
        await this.#named({ permission: 'Delete', key }, options, async ({ signal }) => {
            await this.#client.getBlobClient(this.#location.prefix + key).deleteIfExists({ abortSignal: signal });
        });
    }
    /** By the smallest listing: the answer to a HEAD has no body, so a refusal could not be explained. */
    async serverTime(options) {
        const request = { prefix: this.#location.prefix, token: undefined, maxPageSize: 1 };
        const { date } = (await this.#listing(options, (attempt) => flatPage(this.#client, request, attempt)));
        if (date !== undefined && !Number.isNaN(date.getTime()))
            return date;
        this.#host.log.warning(`${this.label} does not say what time it is; the clock of this machine is not checked.`);
        return new Date();
    }
    /** Nothing to close: idle connections do not keep the process alive. */
    async close() { }
    async #read(key, maxBytes, { signal, alive }) {
        const blob = this.#client.getBlobClient(this.#location.prefix + key);
        const answer = await blob.download(0, undefined, { abortSignal: signal, maxRetryRequests: 0, onProgress: alive });
        const stream = answer.readableStreamBody;
        if (stream === undefined)
            return new Uint8Array();
        return (0,read_body/* readBody */.x)(stream, { key, announced: answer.contentLength, maxBytes, signal });
    }
    #listing(options, act) {
        return this.#named({ permission: 'List' }, options, act);
    }
    async #named(what, { signal }, act) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            return await this.#retrying(signal, act);
        }
        catch (error) {
            const { account, container } = this.#location;
            throw azureError(error, { ...what, label: this.label, account, container, signal, host: this.#host });
        }
    }
    #disordered() {
        return new errors/* RestorableError */.s$('STORAGE_FAILED', `${this.label} does not list its blobs in the order of their names.`, {
            hint: 'Use a storage account without a hierarchical namespace.',
        });
    }
}
function labelOf({ account, container, prefix, endpoint }) {
    const at = endpoint === undefined ? '' : ` (${endpoint.host})`;
    return `azure://${account}/${container}/${prefix}`.replace(/\/$/, '') + at;
}
/**
 * A container as a destination; see `parseAzureUrl` for the URL and `findAccess` for the credentials.
 * @throws {RestorableError} INPUT_INVALID; STORAGE_AUTHENTICATION when there are no credentials
 */
async function openAzureStorage(url, host, tuning = {}) {
    const location = parseAzureUrl(url instanceof secret/* Secret */.z ? url.reveal() : url);
    const access = findAccess(location, host);
    const endpoint = new URL(access.endpoint);
    if (endpoint.protocol === 'http:' && !(0,url_parts/* isLoopback */.U9)(endpoint)) {
        host.log.warning(`The connection to ${labelOf(location)} is not encrypted: its endpoint begins with http://.`);
    }
    const client = await connect(access, location.container);
    return new AzureStorage(location, host, client, createRetrying({ ...TUNING, ...tuning }));
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
