export const id = 8094;
export const ids = [8094];
export const modules = {

/***/ 98094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openAzureStorage: () => (/* binding */ openAzureStorage)
});

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
;// CONCATENATED MODULE: ./build/storage/azure/client.js
async function connect({ credentials, endpoint }, container, proxy) {
    if (proxy === undefined)
        goDirectly(new URL(endpoint).hostname);
    const { AnonymousCredential, ContainerClient, newPipeline, StorageSharedKeyCredential } = await Promise.all(/* import() */[__webpack_require__.e(7511), __webpack_require__.e(3716)]).then(__webpack_require__.bind(__webpack_require__, 23716));
    const address = `${endpoint}/${container}`;
    const options = {
        retryOptions: { maxTries: 1 },
        ...(proxy === undefined ? {} : { proxyOptions: settingsOf(proxy) }),
    };
    if (credentials.kind === 'sas') {
        const url = `${address}?${credentials.token.reveal()}`;
        return new ContainerClient(url, newPipeline(new AnonymousCredential(), options));
    }
    const shared = new StorageSharedKeyCredential(credentials.account, credentials.key.reveal());
    return new ContainerClient(address, newPipeline(shared, options));
}
function goDirectly(host) {
    const { env } = process;
    const hasProxy = ['HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY'].some((name) => env[name] || env[name.toLowerCase()]);
    if (!hasProxy)
        return;
    env['NO_PROXY'] = [env['NO_PROXY'] || env['no_proxy'], host].filter(Boolean).join(',');
}
function settingsOf({ url }) {
    const { protocol, hostname, port, username, password } = new URL(url);
    return {
        host: `${protocol}//${hostname}`,
        port: Number(port) || (protocol === 'https:' ? 443 : 80),
        ...(username === '' ? {} : { username: decodeURIComponent(username), password: decodeURIComponent(password) }),
    };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/storage/parameters/credential-text.js
var credential_text = __webpack_require__(52110);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ./build/ports/destination.js
var destination = __webpack_require__(4629);
// EXTERNAL MODULE: ./build/storage/parameters/tags-parameter.js
var tags_parameter = __webpack_require__(71406);
;// CONCATENATED MODULE: ./build/storage/azure/keys.js


function checkBlobKey(key) {
    (0,keys/* checkKey */.yR)(key);
    if (!/\\|\.(?:\/|$)/.test(key))
        return;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `${JSON.stringify(key)} can't be the name of a blob.`, {
        hint: 'In Azure, a name has no backslash, and no part of it ends with a dot.',
    });
}

;// CONCATENATED MODULE: ./build/storage/azure/url.js







const TIERS = ['Hot', 'Cool', 'Cold'];
const MOST_TAGS = 10;
const ENDPOINT = 'https://account.blob.core.windows.net';
function parseAzureUrl(url) {
    const match = /^azure:\/\/([^/?#]*)(?:\/([^/?#]*))?(?:\/([^?#]*))?(?:\?([^#]*))?$/is.exec(url);
    if (match === null)
        throw invalid('is not a valid URL', 'Write azure://account/container/prefix, without "#".');
    const [, account = '', container = '', path = '', query = ''] = match;
    if (account.includes('@')) {
        throw invalid('holds credentials', 'Remove them; set AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN in the environment.');
    }
    if (!/^[a-z0-9]{3,24}$/.test(account)) {
        throw invalid('has no valid account name', 'Write azure://account/container/prefix, with the account without its domain.');
    }
    if (!/^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/.test(container)) {
        throw invalid('has no valid container name', 'Write azure://account/container/prefix, with the container in lowercase.');
    }
    const parameters = withoutToken(query);
    const endpoint = parameters.get('endpoint');
    const lock = parameters.get('lock');
    return {
        account,
        container,
        prefix: readPrefix(path),
        endpoint: endpoint === undefined ? undefined : (0,url_parts/* readEndpoint */.KW)(endpoint, ENDPOINT, invalid),
        env: (0,url_parts/* readVariable */.nt)(parameters.get('env'), invalid),
        tier: readTier(parameters.get('tier')),
        encryptionScope: readScope(parameters.get('encryption-scope')),
        tags: readBlobTags(parameters.get('tags')),
        lock: lock === undefined ? undefined : (0,lock_parameter/* readLock */.mF)(lock, invalid),
    };
}
function withoutToken(query) {
    const given = new URLSearchParams(query);
    if (given.has('sig') || given.has('sv')) {
        throw invalid('holds a SAS token', 'Remove it; set AZURE_STORAGE_SAS_TOKEN in the environment.');
    }
    return (0,url_parts/* readParameters */.Zu)(query, destination/* DESTINATION_KINDS */.tH.azure.parameters, invalid);
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
function readTier(text) {
    if (text === undefined)
        return undefined;
    const known = TIERS.find((each) => each.toLowerCase() === text.toLowerCase());
    if (known !== undefined)
        return known;
    if (text.toLowerCase() === 'archive') {
        throw invalid('has the tier "Archive", which can be read only hours after a request', 'Write tier=Cold.');
    }
    throw invalid('has an unknown tier', (0,suggest/* didYouMean */.au)(text, TIERS));
}
function readScope(name) {
    if (name === undefined || /^[A-Za-z0-9][A-Za-z0-9-]{1,61}[A-Za-z0-9]$/.test(name))
        return name;
    throw invalid('has an invalid encryption-scope', 'Write encryption-scope=NAME, as the account has it.');
}
function readBlobTags(text) {
    const tags = text === undefined ? {} : (0,tags_parameter/* readTags */.g)(text, invalid);
    if (Object.keys(tags).length <= MOST_TAGS)
        return tags;
    throw invalid(`has more than ${MOST_TAGS} tags`, 'A blob in Azure can have no more.');
}
function labelOf({ account, container, prefix, endpoint }) {
    const at = endpoint === undefined ? '' : ` (${endpoint.host})`;
    return `azure://${account}/${container}/${prefix}`.replace(/\/$/, '') + at;
}
function invalid(what, hint, cause) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', `An azure: destination ${what}.`, { hint, cause });
}

;// CONCATENATED MODULE: ./build/storage/azure/credentials.js






const STANDARD = ['AZURE_STORAGE_CONNECTION_STRING', 'AZURE_STORAGE_KEY', 'AZURE_STORAGE_SAS_TOKEN'];
function findAccess(location, host) {
    const names = location.env === undefined ? STANDARD : [location.env];
    const name = names.find((each) => (0,credential_text/* keyText */.P)(host.env, each) !== undefined);
    const text = name === undefined ? undefined : (0,credential_text/* keyText */.P)(host.env, name);
    if (name === undefined || text === undefined)
        throw missing(location, names);
    host.mask(new secret/* Secret */.zh(text));
    if (/(?:^|;)\s*(?:AccountKey|SharedAccessSignature)=/i.test(text))
        return fromConnectionString(text, name, location, host);
    if (/^https?:\/\//i.test(text))
        return fromSasUrl(text, name, location, host);
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
    const endpoint = withoutSlash(location.endpoint?.href ?? (0,url_parts/* readEndpoint */.KW)(own, ENDPOINT, invalid).href);
    const key = fields.get('accountkey');
    if (key !== undefined) {
        host.mask(new secret/* Secret */.zh(key));
        return { credentials: keyOf(location.account, key, name), endpoint };
    }
    return { credentials: sasOf(fields.get('sharedaccesssignature') ?? '', host), endpoint };
}
function fromSasUrl(text, name, location, host) {
    const url = URL.parse(text);
    if (url === null || !url.searchParams.has('sig')) {
        throw invalid(`finds a URL without a signature in ${name}`, 'Copy all of it: a SAS URL has `sig=` in its query.');
    }
    host.mask(new secret/* Secret */.zh(url.search.slice(1)));
    const inPath = (0,url_parts/* isLoopback */.U9)(url) || (0,external_node_net_.isIP)(url.hostname) !== 0;
    const [first = '', second = ''] = url.pathname.slice(1).split('/');
    const account = inPath ? first : (url.hostname.split('.')[0] ?? '');
    const container = inPath ? second : first;
    if (account !== location.account || (container !== '' && container !== location.container)) {
        throw invalid(`names azure://${location.account}/${location.container}, and the SAS URL in ${name} is of another account or container`, 'Give the one of this container; for two accounts add env=NAME to the destinations.');
    }
    const own = inPath ? `${url.origin}/${account}` : url.origin;
    return { credentials: sasOf(url.search, host), endpoint: withoutSlash(location.endpoint?.href ?? own) };
}
function sasOf(text, host) {
    const token = text.replace(/^\?/, '');
    host.mask(new secret/* Secret */.zh(token));
    const signature = new URLSearchParams(token).get('sig');
    if (signature !== null && signature !== '') {
        host.mask(new secret/* Secret */.zh(signature));
        host.mask(new secret/* Secret */.zh(encodeURIComponent(signature)));
    }
    const endsAt = new Date(new URLSearchParams(token).get('se') ?? '');
    return { kind: 'sas', token: new secret/* Secret */.zh(token), endsAt: Number.isNaN(endsAt.getTime()) ? undefined : endsAt };
}
function keyOf(account, key, name) {
    if (!/^[A-Za-z0-9+/]{20,}={0,2}$/.test(key)) {
        throw invalid(`finds neither an account key nor a SAS token nor a connection string in ${name}`, 'Copy all of it: a key is base64, a SAS token has `sig=`, a connection string has `AccountKey=` or `SharedAccessSignature=`.');
    }
    return { kind: 'key', account, key: new secret/* Secret */.zh(key) };
}
function missing({ account, container }, names) {
    return new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', `There are no credentials for azure://${account}/${container}.`, {
        hint: `Searched: ${names.join(', ')}. Set one of them in the \`env\` of the step, from a secret.`,
    });
}
function addressOf(account, protocol = 'https', suffix = 'core.windows.net') {
    return `${protocol}://${account}.blob.${suffix}`;
}
function withoutSlash(address) {
    return address.replace(/\/+$/, '');
}

// EXTERNAL MODULE: ./build/storage/connection/connection-problem.js
var connection_problem = __webpack_require__(19719);
;// CONCATENATED MODULE: ./build/storage/azure/immutability.js


function cannotLock(container, why) {
    return {
        message: `The container "${container}" can't lock blobs (${why})`,
        hint: 'Version-level immutability support and versioning must be enabled for it or its account; else remove `lock=`.',
    };
}
function unlocked(container) {
    const { message, hint } = cannotLock(container, 'it took a blob and did not lock it');
    return new errors/* RestorableError */.s$('STORAGE_FAILED', `${message}.`, { hint });
}
function policyMode({ mode }) {
    return mode === 'compliance' ? 'Locked' : 'Unlocked';
}
function policyOf(lock) {
    return { expiriesOn: (0,lock_parameter/* lockedUntil */.P5)(lock), policyMode: policyMode(lock) };
}
async function immutableUntil(client, { signal }) {
    const { immutabilityPolicyExpiresOn: until, immutabilityPolicyMode: mode } = await client.getProperties({
        abortSignal: signal,
    });
    return { until, mode };
}
async function makeImmutable(client, until, lock, attempt) {
    const present = await immutableUntil(client, attempt);
    if (present.until !== undefined && present.until.getTime() >= until.getTime())
        return;
    const mode = String(present.mode).toLowerCase() === 'locked' ? 'Locked' : policyMode(lock ?? { mode: 'governance' });
    const expiriesOn = new Date(Math.ceil(until.getTime() / 1_000) * 1_000);
    await client.setImmutabilityPolicy({ expiriesOn, policyMode: mode }, { abortSignal: attempt.signal });
}

;// CONCATENATED MODULE: ./build/storage/azure/errors.js



const LOCK = 'Set immutability policy';
function failureOf(thrown) {
    const error = (typeof thrown === 'object' && thrown !== null ? thrown : {});
    const header = (name) => error.response?.headers?.get(name);
    const first = error.errors?.[0];
    const message = (error.message || first?.message) ?? String(thrown);
    const own = typeof error.code === 'string' ? error.code : undefined;
    const date = new Date(header('date') ?? '');
    const seconds = Number(header('retry-after'));
    return {
        code: nameIn(own) ??
            nameIn(header('x-ms-error-code')) ??
            first?.code ??
            (isCut(error.name, message) ? 'ECONNRESET' : undefined),
        message,
        status: error.statusCode,
        retryAfterMs: seconds > 0 ? seconds * 1_000 : undefined,
        date: Number.isNaN(date.getTime()) ? undefined : date,
    };
}
function isCut(name, message) {
    return name === 'AbortError' || message.startsWith('Data corruption failure: received less data');
}
function azureError(thrown, attempted) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return thrown;
    if (attempted.signal.aborted)
        return (0,errors/* cancellation */.WN)(attempted.signal);
    const failure = failureOf(thrown);
    const named = credentialsProblem(failure, attempted) ??
        lockProblem(failure, attempted) ??
        refusal(failure, attempted) ??
        noAnswer(failure, attempted) ??
        other(failure, attempted);
    return new errors/* RestorableError */.s$(named.code, attempted.host.scrub(named.message), { hint: named.hint, cause: thrown });
}
const AUTHENTICATION = new Set(['AuthenticationFailed', 'InvalidAuthenticationInfo', 'NoAuthenticationInformation']);
const LONGEST_SKEW_MS = 15 * 60_000;
function credentialsProblem(failure, { label, account, endsAt }) {
    const { code, status, date } = failure;
    const says = status === 403 && failure.message.startsWith('Server failed to authenticate the request');
    if (!AUTHENTICATION.has(code ?? '') && status !== 401 && !says)
        return undefined;
    if (date !== undefined && Math.abs(date.getTime() - Date.now()) > LONGEST_SKEW_MS) {
        return {
            code: 'CLOCK_SKEW',
            message: `This machine's clock differs too much from the clock of ${label}.`,
            hint: 'Set the clock (`timedatectl set-ntp true`) and run again.',
        };
    }
    if (endsAt !== undefined && endsAt.getTime() <= (date ?? new Date()).getTime()) {
        return {
            code: 'STORAGE_AUTHENTICATION',
            message: `The SAS token for ${label} ended at ${endsAt.toISOString()}.`,
            hint: 'Create a new one that is valid for longer than a run (docs/connections.md).',
        };
    }
    return {
        code: 'STORAGE_AUTHENTICATION',
        message: `${label} refuses the credentials (${code ?? status}).`,
        hint: `Check that the key or SAS token is one of the account "${account}", complete, not rotated since, and that a SAS token has not expired (its \`se=\`).`,
    };
}
const HELD = 'An immutability policy or a legal hold keeps this blob: wait until it ends.';
const PERMISSION_HINTS = {
    KeyBasedAuthenticationNotPermitted: 'The account allows no shared keys: use a user delegation SAS token (docs/connections.md).',
    AuthorizationSourceIPMismatch: 'The SAS token is limited to other addresses (its `sip=`); GitHub-hosted runners have changing ones.',
    AuthorizationProtocolMismatch: 'The SAS token is for https only: use an https:// endpoint.',
    AuthorizationServiceMismatch: 'The SAS token is not for blobs: make one of the container.',
    AuthorizationResourceTypeMismatch: 'An account SAS needs the resource types Container and Object (`srt=co`).',
    BlobImmutableDueToPolicy: HELD,
    BlobImmutableDueToLegalHold: HELD,
    AccountIsDisabled: 'The storage account is disabled; see the Azure portal.',
};
const DAMAGED = new Set(['Md5Mismatch', 'Crc64Mismatch', 'InvalidMd5']);
const FULL = new Set(['InsufficientStorage', 'InsufficientAccountSpace', 'AccountLimitExceeded', 'QuotaExceeded']);
const CAN_NOT = /NotSupported|Unsupported|NotYetSupported|NotImplemented|InvalidHeader|Immutab|Versioning|NotEnabled/;
function lockProblem({ code = '', message, status }, attempted) {
    const { permission, also = [], container } = attempted;
    if (permission !== LOCK && !also.includes(LOCK))
        return undefined;
    if (status === undefined || status === 403 || code in PERMISSION_HINTS)
        return undefined;
    if (!CAN_NOT.test(code) && !/immutab/i.test(message))
        return undefined;
    return { code: 'STORAGE_FAILED', ...cannotLock(container, code === '' ? String(status) : code) };
}
function refusal({ code, status }, attempted) {
    const { label, permission, key, container, account } = attempted;
    const what = key === undefined ? label : `${key} at ${label}`;
    if (code === 'ContainerNotFound' || code === 'ContainerBeingDeleted' || code === 'ContainerDisabled') {
        return {
            code: 'STORAGE_FAILED',
            message: `There is no container "${container}" in the account "${account}" (${code}).`,
            hint: 'Create it, or correct the account, the container or `endpoint=` of the destination.',
        };
    }
    if (DAMAGED.has(code ?? '')) {
        return {
            code: 'STORAGE_CORRUPTED',
            message: `${what} arrived with bytes that differ from those sent (${code}).`,
            hint: 'Something between this machine and the storage changes data. Use https:// and no proxy that rewrites bodies.',
        };
    }
    if (FULL.has(code ?? '') || status === 507) {
        return {
            code: 'STORAGE_FULL',
            message: `${label} is full (${code ?? status}).`,
            hint: "Raise the account's limit, remove old backups, or use another destination.",
        };
    }
    const hint = PERMISSION_HINTS[code ?? ''];
    const needed = [permission, ...(attempted.also ?? [])].join(', ');
    if (status === 403 || hint !== undefined) {
        return {
            code: 'STORAGE_PERMISSION',
            message: `${permission} is not permitted on ${what} (${code ?? status}).`,
            hint: hint ??
                `Give the SAS token the permission ${needed} on the container (docs/permissions.md), and check the account's firewall.`,
        };
    }
    return undefined;
}
function noAnswer({ code, status }, { label, proxy }) {
    if (status !== undefined)
        return undefined;
    const hostHint = 'Check the account and `endpoint=`: the host name does not exist.';
    return (0,connection_problem/* connectionProblem */.E)({ code, label, hostHint, proxy });
}
function other({ code, status }, { label, permission, key }) {
    const answer = status === undefined ? '' : ` with HTTP status ${status}`;
    return {
        code: 'STORAGE_FAILED',
        message: `${permission} failed${answer} on ${key ?? 'the listing'} at ${label} (${code ?? 'no name'}).`,
        hint: status === 429 || (status ?? 0) >= 500
            ? 'The storage is overloaded or has a fault. Run again later.'
            : 'Look up the name of the error in the Blob service error codes of Azure.',
    };
}
function nameIn(text) {
    return text === undefined || /^[A-Za-z0-9_.-]{1,60}$/.test(text) ? text : undefined;
}

// EXTERNAL MODULE: ./build/storage/listing-limits.js
var listing_limits = __webpack_require__(45173);
// EXTERNAL MODULE: ./build/storage/no-listing.js
var no_listing = __webpack_require__(6308);
;// CONCATENATED MODULE: ./build/storage/azure/list.js




async function* pagesOf(ask) {
    const limit = new listing_limits/* PageLimit */.r1('List Blobs');
    let token;
    for (;;) {
        const page = await ask(token);
        yield page;
        token = page.continuationToken;
        if (token === undefined || token === '')
            return;
        const { blobItems, blobPrefixes = [] } = page.segment;
        limit.next(token, blobItems.length === 0 && blobPrefixes.length === 0);
    }
}
async function flatPage(client, request, { signal }) {
    const { prefix, token, maxPageSize = 1_000, versions = false } = request;
    const listing = client.listBlobsFlat({
        prefix,
        includeMetadata: true,
        includeVersions: versions,
        abortSignal: signal,
    });
    return firstOf(listing.byPage({ maxPageSize, ...(token === undefined ? {} : { continuationToken: token }) }));
}
async function folderPage(client, request, { signal }) {
    const listing = client.listBlobsByHierarchy('/', { prefix: request.prefix, abortSignal: signal });
    const more = request.token === undefined ? {} : { continuationToken: request.token };
    return firstOf(listing.byPage({ maxPageSize: 1_000, ...more }));
}
async function* storedObjects(pages, root, label) {
    let last = '';
    for await (const page of pages) {
        for (const blob of page.segment.blobItems) {
            const key = (0,keys/* listedKey */.R$)(blob.name, root);
            if (key === undefined || isFolder(blob))
                continue;
            if (last !== '' && (0,keys/* compareBytes */.Xo)(key, last) <= 0)
                throw disordered(label);
            last = key;
            yield { key, sizeBytes: blob.properties.contentLength ?? 0, modifiedAt: blob.properties.lastModified };
        }
    }
}
function disordered(label) {
    return new errors/* RestorableError */.s$('STORAGE_FAILED', `${label} does not list its blobs in the order of their names.`, {
        hint: 'Use a storage account without a hierarchical namespace.',
    });
}
function isFolder({ name, metadata }) {
    return name.endsWith('/') || metadata?.['hdi_isfolder'] === 'true';
}
async function firstOf(pages) {
    const { value, done } = await pages.next().catch((error) => {
        if (error instanceof TypeError)
            throw new no_listing/* NoListing */.Q('The storage', 'List Blobs');
        throw error;
    });
    if (done === true || typeof value.serviceEndpoint !== 'string')
        throw new no_listing/* NoListing */.Q('The storage', 'List Blobs');
    return value;
}

// EXTERNAL MODULE: ./build/storage/many-versions.js
var many_versions = __webpack_require__(5147);
;// CONCATENATED MODULE: ./build/storage/azure/locks.js



class AzureLocks {
    policy;
    #requests;
    #versions;
    #isProven = false;
    constructor(requests, versions) {
        this.policy = requests.location.lock;
        this.#requests = requests;
        this.#versions = versions;
    }
    async extend(key, until, options) {
        for (const blob of await this.#blobs(key, options)) {
            await this.#requests.onBlob({ permission: 'Set immutability policy', key }, options, (attempt) => makeImmutable(blob, until, this.policy, attempt));
        }
    }
    async until(key, options) {
        let earliest;
        for (const blob of await this.#blobs(key, options)) {
            const until = await this.#endOf(blob, key, options);
            if (until === undefined)
                return undefined;
            if (earliest === undefined || until < earliest)
                earliest = until;
        }
        return earliest;
    }
    async prove(key, options) {
        if (this.#isProven)
            return;
        if ((await this.until(key, options)) === undefined)
            throw unlocked(this.#requests.location.container);
        this.#isProven = true;
    }
    async refuseLocked(key, options) {
        const until = await this.#endOf(this.#requests.blobOf(key), key, options);
        if (until === undefined || until.getTime() <= Date.now())
            return;
        const { label } = this.#requests;
        throw new errors/* RestorableError */.s$('STORAGE_PERMISSION', `${key} at ${label} is locked until ${until.toISOString()}.`, {
            hint: 'An immutability policy keeps this blob: wait until it ends.',
        });
    }
    async #endOf(blob, key, options) {
        try {
            const { until } = await this.#requests.onBlob({ permission: 'Read', key }, options, (attempt) => immutableUntil(blob, attempt));
            return until;
        }
        catch (error) {
            if (error instanceof errors/* RestorableError */.s$ && error.code === 'OBJECT_MISSING')
                return undefined;
            throw error;
        }
    }
    async #blobs(key, options) {
        const blob = this.#requests.blobOf(key);
        const ids = (0,many_versions/* lockedVersions */.o)(await this.#versions.of(key, options)).map(({ versionId }) => versionId);
        return ids.length === 0 ? [blob] : ids.map((id) => (id === undefined ? blob : blob.withVersion(id)));
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/storage/azure/put.js






const PRESENT = new Set(['BlobAlreadyExists', 'ConditionNotMet']);
async function putBlob(client, request, attempt) {
    const { name, parts, ifAbsent, wishes } = request;
    const blob = client.getBlockBlobClient(name);
    const sizeBytes = (0,storage_body/* lengthOf */.Y)(parts);
    const md5 = md5Of(parts);
    try {
        const answer = await blob.upload(() => external_node_stream_.Readable.from(parts, { objectMode: false }), sizeBytes, {
            abortSignal: attempt.signal,
            onProgress: attempt.alive,
            blobHTTPHeaders: { blobContentType: 'application/octet-stream', blobContentMD5: md5 },
            ...(ifAbsent ? { conditions: { ifNoneMatch: '*' } } : {}),
            ...optionsOf(wishes),
        });
        const stored = answer.contentMD5;
        if (stored === undefined ? await hasSize(client, name, sizeBytes, attempt) : md5.equals(stored))
            return;
    }
    catch (error) {
        const { code = '', status } = failureOf(error);
        const present = status === 403 ? await digestOf(client, name, attempt) : undefined;
        if (ifAbsent && (PRESENT.has(code) || present !== undefined)) {
            throw new errors/* RestorableError */.s$('OBJECT_EXISTS', `${name} exists already.`, { cause: error });
        }
        if (present !== undefined && md5.equals(present))
            return;
        throw error;
    }
    await blob.deleteIfExists({ abortSignal: attempt.signal }).catch(() => { });
    throw new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `The storage keeps different bytes for ${name} than were sent.`, {
        hint: 'Do not use this storage: it damages data. Check for a proxy or gateway in between.',
    });
}
function optionsOf({ tier, encryptionScope, tags, lock }) {
    return {
        ...(tier === undefined ? {} : { tier }),
        ...(encryptionScope === undefined ? {} : { encryptionScope }),
        ...(Object.keys(tags).length === 0 ? {} : { tags }),
        ...(lock === undefined ? {} : { immutabilityPolicy: policyOf(lock) }),
    };
}
function neededBesides({ lock, tags }) {
    const locking = lock === undefined ? [] : ['Set immutability policy'];
    return Object.keys(tags).length === 0 ? locking : [...locking, 'Tags'];
}
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

// EXTERNAL MODULE: ./build/storage/connection/read-body.js
var read_body = __webpack_require__(9246);
;// CONCATENATED MODULE: ./build/storage/azure/requests.js






class AzureRequests {
    location;
    label;
    client;
    host;
    #retrying;
    #access;
    constructor(location, { client, retrying, host, ...access }) {
        this.location = location;
        this.label = labelOf(location);
        this.client = client;
        this.host = host;
        this.#retrying = retrying;
        this.#access = access;
    }
    nameOf(key) {
        checkBlobKey(key);
        return this.location.prefix + key;
    }
    blobOf(key) {
        return this.client.getBlobClient(this.nameOf(key));
    }
    listing(options, act) {
        return this.run({ permission: 'List' }, options, act);
    }
    onBlob(what, options, act) {
        return this.run(what, options, async (attempt) => {
            try {
                return await act(attempt);
            }
            catch (error) {
                const { code, status } = failureOf(error);
                if (code !== 'BlobNotFound' && !(status === 404 && code?.startsWith('Container') !== true))
                    throw error;
                throw (0,answers/* objectMissing */.W)(what.key, this.label, error);
            }
        });
    }
    read(blob, key, options) {
        return this.onBlob({ permission: 'Read', key }, options, async ({ signal, alive }) => {
            const wanted = { abortSignal: signal, maxRetryRequests: 0, onProgress: alive };
            const { readableStreamBody, contentLength } = await blob.download(0, undefined, wanted);
            const stream = readableStreamBody;
            if (stream === undefined)
                return new Uint8Array();
            return (0,read_body/* readBody */.x)(stream, { key, announced: contentLength, maxBytes: options.maxBytes, signal });
        });
    }
    async run(what, { signal }, act) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            return await this.#retrying(signal, act);
        }
        catch (error) {
            const { account, container } = this.location;
            const its = { ...this.#access, label: this.label, account, container, signal, host: this.host };
            throw azureError(error, { ...what, ...its });
        }
    }
}

;// CONCATENATED MODULE: ./build/storage/azure/versions.js



const FIRST_PAGE = 20;
const PAGE = 1_000;
const WITHOUT = /NotSupported|NotYetSupported|NotImplemented|InvalidQueryParameterValue/;
class AzureVersions {
    #requests;
    constructor(requests) {
        this.#requests = requests;
    }
    async *older(key, options) {
        const blob = this.#requests.blobOf(key);
        for (const { versionId, isCurrentVersion, sizeBytes } of await this.of(key, options)) {
            if (versionId === undefined || isCurrentVersion === true || sizeBytes > options.maxBytes)
                continue;
            yield await this.#requests.read(blob.withVersion(versionId), key, options);
        }
    }
    async *hidden(prefix, options) {
        (0,keys/* checkPrefix */.by)(prefix);
        const { client, location } = this.#requests;
        const run = (act) => this.#requests.listing(options, act);
        for await (const name of hiddenNames(client, location.prefix + prefix, run)) {
            const key = (0,keys/* listedKey */.R$)(name, location.prefix);
            if (key !== undefined)
                yield key;
        }
    }
    of(key, options) {
        const { client } = this.#requests;
        return versionsOf(client, this.#requests.nameOf(key), (act) => this.#requests.listing(options, act));
    }
    async remove(key, versions, options) {
        await removeVersions(this.#requests.blobOf(key), versions, (permission, act) => this.#requests.run({ permission, key }, options, act));
    }
}
function versionPages(client, prefix, firstPage, run) {
    return pagesOf((token) => run(async (attempt) => {
        try {
            const maxPageSize = token === undefined ? firstPage : PAGE;
            return await flatPage(client, { prefix, maxPageSize, versions: true, token }, attempt);
        }
        catch (error) {
            if (!WITHOUT.test(failureOf(error).code ?? ''))
                throw error;
            return { serviceEndpoint: '', segment: { blobItems: [] } };
        }
    }));
}
async function versionsOf(client, name, run) {
    const found = [];
    for await (const page of versionPages(client, name, FIRST_PAGE, run)) {
        const items = page.segment.blobItems;
        const own = items.filter((blob) => blob.name === name);
        for (const { versionId, isCurrentVersion, properties } of own) {
            found.push({ ...defined({ versionId, isCurrentVersion }), sizeBytes: properties.contentLength ?? 0 });
        }
        if (own.length < items.length)
            break;
    }
    return found.sort((a, b) => ((a.versionId ?? '') < (b.versionId ?? '') ? -1 : 1));
}
async function* hiddenNames(client, prefix, run) {
    let last;
    for await (const page of versionPages(client, prefix, PAGE, run)) {
        const items = page.segment.blobItems;
        for (const { name, versionId, isCurrentVersion } of items) {
            if (last?.name !== name) {
                if (last?.live === false)
                    yield last.name;
                last = { name, live: false };
            }
            last.live ||= versionId === undefined || isCurrentVersion === true;
        }
    }
    if (last?.live === false)
        yield last.name;
}
function defined({ versionId, isCurrentVersion, }) {
    return {
        ...(versionId === undefined ? {} : { versionId }),
        ...(isCurrentVersion === undefined ? {} : { isCurrentVersion }),
    };
}
async function removeVersions(blob, versions, run) {
    const remove = (versionId) => run('Delete version', async ({ signal }) => {
        await blob.withVersion(versionId).deleteIfExists({ abortSignal: signal });
    });
    for (const { versionId, isCurrentVersion } of versions) {
        if (versionId !== undefined && isCurrentVersion !== true)
            await remove(versionId);
    }
    await run('Delete', async ({ signal }) => {
        await blob.deleteIfExists({ abortSignal: signal });
    });
    for (const { versionId, isCurrentVersion } of versions) {
        if (versionId !== undefined && isCurrentVersion === true)
            await remove(versionId);
    }
}

;// CONCATENATED MODULE: ./build/storage/azure/index.js


















const OWN_HOSTS = /\.blob\.core\.(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)$/;
class AzureStorage {
    label;
    place;
    versions;
    locks;
    #requests;
    constructor(requests) {
        this.label = requests.label;
        this.place = (0,place/* placeOfService */.y)('Azure Blob', requests.location.endpoint, OWN_HOSTS);
        this.versions = new AzureVersions(requests);
        this.locks = new AzureLocks(requests, this.versions);
        this.#requests = requests;
    }
    async put(key, body, options) {
        const ifAbsent = options.ifAbsent === true;
        const { client, location } = this.#requests;
        const wishes = { ...location, lock: (0,lock_parameter/* lockOfPut */.ER)(location.lock, options) };
        const request = { name: this.#requests.nameOf(key), parts: (0,storage_body/* partsOf */.C)(body), ifAbsent, wishes };
        const also = neededBesides(wishes);
        await this.#requests.run({ permission: ifAbsent ? 'Create' : 'Write', also, key }, options, (attempt) => putBlob(client, request, attempt));
        if (wishes.lock !== undefined)
            await this.locks.prove(key, options);
    }
    async get(key, options) {
        return this.#requests.read(this.#requests.blobOf(key), key, options);
    }
    async *list(prefix, options) {
        (0,keys/* checkPrefix */.by)(prefix);
        const { client, location } = this.#requests;
        const pages = pagesOf((token) => this.#requests.listing(options, (attempt) => flatPage(client, { prefix: location.prefix + prefix, token }, attempt)));
        yield* storedObjects(pages, location.prefix, this.label);
    }
    async folders(prefix, options) {
        (0,keys/* checkPrefix */.by)(prefix);
        const { client, location } = this.#requests;
        const start = location.prefix + prefix + (prefix === '' || prefix.endsWith('/') ? '' : '/');
        const names = [];
        const pages = pagesOf((token) => this.#requests.listing(options, (attempt) => folderPage(client, { prefix: start, token }, attempt)));
        for await (const page of pages) {
            for (const { name } of page.segment.blobPrefixes ?? [])
                names.push(name.slice(start.length, -1));
        }
        return names.filter((name) => name !== '').sort(keys/* compareBytes */.Xo);
    }
    async delete(key, options) {
        const versions = await this.versions.of(key, options);
        if (versions.some(({ versionId }) => versionId !== undefined))
            await this.locks.refuseLocked(key, options);
        await this.versions.remove(key, versions, options);
    }
    async serverTime(options) {
        const { client, host, location } = this.#requests;
        const request = { prefix: location.prefix, token: undefined, maxPageSize: 1 };
        const page = await this.#requests.listing(options, (attempt) => flatPage(client, request, attempt));
        return (0,answers/* timeOr */.n)(page.date, this.label, host);
    }
    async close() { }
}
async function openAzureStorage(url, host, tuning = {}) {
    const location = parseAzureUrl(url instanceof secret/* Secret */.zh ? url.reveal() : url);
    const access = findAccess(location, host);
    const endpoint = new URL(access.endpoint);
    (0,url_parts/* warnUnencrypted */.UY)(labelOf(location), endpoint, host);
    const proxy = (0,proxies/* proxyFor */.i)(endpoint, host.env);
    const { credentials } = access;
    const requests = new AzureRequests(location, {
        client: await connect(access, location.container, proxy),
        retrying: (0,http_retry/* createRetrying */.L)({ ...http_retry/* TUNING */.o, ...tuning }, failureOf),
        proxy,
        endsAt: credentials.kind === 'sas' ? credentials.endsAt : undefined,
        host,
    });
    return new AzureStorage(requests);
}


/***/ }),

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


/***/ })

};
