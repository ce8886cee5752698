export const id = 4459;
export const ids = [4459];
export const modules = {

/***/ 94459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openS3Storage: () => (/* binding */ openS3Storage)
});

// EXTERNAL MODULE: ./build/core/secret.js
var core_secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/storage/answers.js
var answers = __webpack_require__(72107);
// EXTERNAL MODULE: ./build/storage/body.js
var storage_body = __webpack_require__(95622);
// EXTERNAL MODULE: ./build/storage/keys.js
var keys = __webpack_require__(87382);
// EXTERNAL MODULE: ./build/storage/no-listing.js
var no_listing = __webpack_require__(6308);
// EXTERNAL MODULE: ./build/storage/parameters/lock-parameter.js
var lock_parameter = __webpack_require__(26820);
// EXTERNAL MODULE: ./build/storage/parameters/url-parts.js
var url_parts = __webpack_require__(84183);
// EXTERNAL MODULE: ./build/http/proxies.js
var proxies = __webpack_require__(91079);
// EXTERNAL MODULE: ./build/storage/connection/attempt-limit.js
var attempt_limit = __webpack_require__(63406);
// EXTERNAL MODULE: ./build/storage/parameters/credential-text.js
var credential_text = __webpack_require__(52110);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
;// CONCATENATED MODULE: ./build/storage/s3/credentials/github-token.js






class NoToken extends Error {
    name = 'NoToken';
}
const POLICY = { attempts: 4, baseMs: 500, longestMs: 1_500 };
const TIMEOUT_MS = 20_000;
const MAX_BYTES = 64 * 1024;
async function githubToken(host, audience, agents) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = host.env;
    if (url === undefined || url === '' || bearer === undefined || bearer === '') {
        throw new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', 'This job is not allowed to request a token from GitHub.', {
            hint: 'Give the job `permissions: id-token: write`. Outside of GitHub Actions leave `oidc` out.',
        });
    }
    host.mask(new core_secret/* Secret */.zh(bearer));
    const address = new URL(url);
    address.searchParams.set('audience', audience);
    const asking = (0,retry/* retry */.L5)(() => ask(address, bearer, agents, host.signal), { signal: host.signal, after: () => POLICY });
    const token = new core_secret/* Secret */.zh(await asking.catch((error) => {
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        throw refused(error, host);
    }));
    host.mask(token);
    return token;
}
async function ask(address, bearer, agents, signal) {
    const isPlain = address.protocol === 'http:';
    const agent = isPlain ? agents.httpAgent : agents.httpsAgent;
    const { promise, resolve, reject } = Promise.withResolvers();
    const request = (isPlain ? external_node_http_.request : external_node_https_.request)(address, {
        headers: { authorization: `bearer ${bearer}`, accept: 'application/json' },
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        ...(agent === undefined ? {} : { agent }),
    }, (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (part) => {
            body += part;
            if (body.length > MAX_BYTES)
                answer.destroy(new NoToken('the answer is too long'));
        });
        answer.on('error', reject);
        answer.on('end', () => {
            const token = answer.statusCode === 200 ? tokenIn(body) : undefined;
            if (token === undefined)
                reject(new NoToken(`HTTP status ${answer.statusCode} without a token`));
            else
                resolve(token);
        });
    });
    request.on('error', reject);
    request.end();
    return promise;
}
function tokenIn(body) {
    try {
        const { value } = JSON.parse(body);
        return typeof value === 'string' && value !== '' ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function refused(cause, host) {
    const why = cause instanceof NoToken ? cause.message : (0,foreign/* describeNetwork */.UY)(cause);
    return new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', host.scrub(`GitHub gave no token for this job (${why}).`), {
        hint: 'Run the job again. If it happens again, check `permissions: id-token: write` and the network.',
        cause,
    });
}

// EXTERNAL MODULE: ./build/storage/connection/connection-problem.js
var connection_problem = __webpack_require__(19719);
;// CONCATENATED MODULE: ./build/storage/s3/requests/failure.js
function failureOf(thrown) {
    const error = (typeof thrown === 'object' && thrown !== null ? thrown : {});
    const first = error.errors?.[0];
    return {
        name: nameIn(error.name),
        message: (error.message || first?.message) ?? String(thrown),
        code: error.code ?? first?.code,
        status: error.$metadata?.httpStatusCode,
        attempts: error.$metadata?.attempts,
        region: regionIn(error.$response?.headers?.['x-amz-bucket-region']),
    };
}
function regionIn(header) {
    return header !== undefined && /^[a-z0-9-]{1,40}$/i.test(header) ? header : undefined;
}
function nameIn(text) {
    return text !== undefined && /^[A-Za-z0-9_.-]{1,60}$/.test(text) ? text : 'Error';
}

;// CONCATENATED MODULE: ./build/storage/s3/credentials/role.js


class RoleError extends Error {
    name = 'RoleError';
    constructor(cause) {
        super('no credentials were given for the role', { cause });
    }
}
const TRUST = "Check the role's trust policy: it must allow sts:AssumeRoleWithWebIdentity for the `aud` and `sub` of this job's token (repository, branch or environment).";
const HINTS = {
    AccessDenied: TRUST,
    IDPRejectedClaim: TRUST,
    InvalidIdentityToken: 'The token is not one that the account accepts: check its identity provider (token.actions.githubusercontent.com), the audience (`oidc=`), and that AWS_WEB_IDENTITY_TOKEN_FILE contains a complete token.',
    ExpiredToken: 'The web identity token has expired: request the role later in the job, or set oidc=true.',
    ValidationError: 'Check AWS_ROLE_ARN (arn:aws:iam::ACCOUNT:role/NAME) and AWS_ROLE_SESSION_NAME.',
    MalformedPolicyDocument: 'Check the policy of the session.',
    RegionDisabled: 'Activate STS in this region for the account, or set another AWS_REGION.',
};
const PASSING = new Set([429, 500, 502, 503, 504]);
function roleProblem(thrown, { label, env, proxy }) {
    if (!(thrown instanceof RoleError))
        return undefined;
    const { name, code, status } = failureOf(thrown.cause);
    const service = `the token service for ${label}`;
    const hostHint = 'Check AWS_REGION and AWS_ENDPOINT_URL_STS: the host name does not exist.';
    const broken = status === undefined ? (0,connection_problem/* connectionProblem */.E)({ code: code ?? name, label: service, hostHint, proxy }) : undefined;
    if (broken !== undefined)
        return broken;
    if (PASSING.has(status ?? 0)) {
        return {
            code: 'STORAGE_UNREACHABLE',
            message: `The token service for ${label} failed with HTTP status ${status} (${name}).`,
            hint: 'Run again later. Check the status page of the provider.',
        };
    }
    const hint = HINTS[name.replace(/Exception$/, '')] ??
        'Look up the name of the error in the errors of AssumeRoleWithWebIdentity.';
    return {
        code: 'STORAGE_AUTHENTICATION',
        message: `The token service returns no credentials for the role of ${env}_ROLE_ARN for ${label} (${name}).`,
        hint: hint.replaceAll('AWS_', `${env}_`),
    };
}

;// CONCATENATED MODULE: ./build/storage/s3/credentials/credentials.js





const DEFAULT_SESSION_NAME = 'restorable';
async function credentialsOf(location, host, agents) {
    const own = (await fromGithub(location, host, agents)) ?? (await fromVariables(location, host));
    return masked(own ?? (await fromChain(location, host)), host);
}
async function fromChain({ profile }, host) {
    const keys = profile === undefined && (0,credential_text/* keyText */.P)(host.env, 'AWS_PROFILE') === undefined ? keysOf('AWS', host) : undefined;
    if (keys !== undefined)
        return async () => keys;
    const role = profile === undefined ? await roleFromFile('AWS', host) : undefined;
    if (role !== undefined && (0,credential_text/* keyText */.P)(host.env, 'AWS_PROFILE') === undefined)
        return role;
    const { fromNodeProviderChain } = await Promise.all(/* import() */[__webpack_require__.e(5455), __webpack_require__.e(5781)]).then(__webpack_require__.t.bind(__webpack_require__, 38162, 19));
    const chain = fromNodeProviderChain({ ...(profile === undefined ? {} : { profile }), logger: quiet(host) });
    return async (properties) => {
        try {
            return await chain(properties);
        }
        catch (error) {
            const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
            const given = names.filter((name) => (0,credential_text/* keyText */.P)(host.env, name) !== undefined);
            if (profile === undefined && given.length === 1 && isNothingFound(error))
                throw missing('AWS', host, names);
            throw error;
        }
    };
}
function isNothingFound(error) {
    return error instanceof Error && error.name === 'CredentialsProviderError';
}
function keysOf(env, host) {
    const accessKeyId = (0,credential_text/* keyText */.P)(host.env, `${env}_ACCESS_KEY_ID`);
    const secretAccessKey = (0,credential_text/* keyText */.P)(host.env, `${env}_SECRET_ACCESS_KEY`);
    const sessionToken = (0,credential_text/* keyText */.P)(host.env, `${env}_SESSION_TOKEN`);
    if (accessKeyId === undefined || secretAccessKey === undefined)
        return undefined;
    refuseMistaken(env, accessKeyId, secretAccessKey, host);
    return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}
const AWS_KEY_ID = /^A[KS]IA[A-Z0-9]{16}$/;
function refuseMistaken(env, accessKeyId, secretAccessKey, host) {
    host.mask(new core_secret/* Secret */.zh(secretAccessKey));
    if (AWS_KEY_ID.test(secretAccessKey) && !AWS_KEY_ID.test(accessKeyId)) {
        host.mask(new core_secret/* Secret */.zh(accessKeyId));
        throw new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', `${env}_ACCESS_KEY_ID and ${env}_SECRET_ACCESS_KEY are swapped.`, {
            hint: 'The id is the short one, which begins with AKIA or ASIA.',
        });
    }
    for (const [name, value] of Object.entries({ ACCESS_KEY_ID: accessKeyId, SECRET_ACCESS_KEY: secretAccessKey })) {
        if (!/\s|^["']|["']$/.test(value))
            continue;
        throw new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', `${env}_${name} contains a space, a line break or quotes.`, {
            hint: 'Store the bare value in the secret: one word, without quotes and without its name.',
        });
    }
}
async function roleFromFile(env, host) {
    const role = webIdentity(env, host);
    const webIdentityTokenFile = (0,credential_text/* keyText */.P)(host.env, `${env}_WEB_IDENTITY_TOKEN_FILE`);
    if (role === undefined || webIdentityTokenFile === undefined)
        return undefined;
    const { fromTokenFile } = await Promise.all(/* import() */[__webpack_require__.e(5455), __webpack_require__.e(5781)]).then(__webpack_require__.t.bind(__webpack_require__, 38162, 19));
    return fromTokenFile({ ...role, webIdentityTokenFile });
}
function quiet({ log }) {
    const debug = (message) => log.debug(String(message));
    return { trace: debug, debug, info: debug, warn: debug, error: debug };
}
async function fromGithub({ oidcAudience, env = 'AWS' }, host, agents) {
    if (oidcAudience === undefined)
        return undefined;
    const role = webIdentity(env, host);
    if (role === undefined)
        throw missing(env, host, [`${env}_ROLE_ARN`]);
    const { fromWebToken } = await Promise.all(/* import() */[__webpack_require__.e(5455), __webpack_require__.e(5781)]).then(__webpack_require__.t.bind(__webpack_require__, 38162, 19));
    return async (properties) => {
        const token = await githubToken(host, oidcAudience, agents);
        return fromWebToken({ ...role, webIdentityToken: token.reveal() })(properties);
    };
}
async function fromVariables({ env }, host) {
    if (env === undefined)
        return undefined;
    const keys = keysOf(env, host);
    if (keys !== undefined)
        return async () => keys;
    const role = await roleFromFile(env, host);
    if (role === undefined)
        throw missing(env, host, [`${env}_ACCESS_KEY_ID`, `${env}_SECRET_ACCESS_KEY`]);
    return role;
}
function webIdentity(env, host) {
    const roleArn = (0,credential_text/* keyText */.P)(host.env, `${env}_ROLE_ARN`);
    const roleSessionName = (0,credential_text/* keyText */.P)(host.env, `${env}_ROLE_SESSION_NAME`) ?? DEFAULT_SESSION_NAME;
    return roleArn === undefined ? undefined : { roleArn, roleSessionName };
}
function masked(provider, host) {
    return async (properties) => {
        const credentials = await provider(properties).catch(nameRole);
        for (const secret of [credentials.secretAccessKey, credentials.sessionToken]) {
            if (secret !== undefined && secret !== '')
                host.mask(new core_secret/* Secret */.zh(secret));
        }
        return credentials;
    };
}
function nameRole(error) {
    const { $metadata, code } = (error ?? {});
    const isFile = error instanceof Error && error.message.includes(', open ');
    if (error instanceof errors/* RestorableError */.s$ || isNothingFound(error) || isFile)
        throw error;
    throw $metadata?.httpStatusCode !== undefined || typeof code === 'string' ? new RoleError(error) : error;
}
function missing(env, host, names) {
    const absent = names.filter((name) => (0,credential_text/* keyText */.P)(host.env, name) === undefined);
    return new errors/* RestorableError */.s$('STORAGE_AUTHENTICATION', `An s3: destination needs ${absent.join(' and ')}, not set here.`, {
        hint: `Set them in the \`env\` of the step, from secrets; or ${env}_ROLE_ARN with ${env}_WEB_IDENTITY_TOKEN_FILE, or with oidc=true.`,
    });
}

;// CONCATENATED MODULE: ./build/storage/s3/credentials/proxy-agents.js



function proxyAgents(target, env) {
    const proxyEnv = (0,proxies/* proxyEnvironment */.w)(target, env);
    if (Object.keys(proxyEnv).length === 0)
        return {};
    const options = { keepAlive: true, maxSockets: 50, proxyEnv };
    return { httpAgent: new external_node_http_.Agent(options), httpsAgent: new external_node_https_.Agent(options) };
}

;// CONCATENATED MODULE: ./build/storage/s3/settings/providers.js
const NO_KMS = 'Use sse=c, or remove it: packs are encrypted before they leave this machine.';
const ONE_CLASS = 'Remove it: this provider keeps everything in one class.';
const AMAZON = {
    id: 'aws',
    name: 'Amazon S3',
    hosts: /(?:^|\.)s3[.-](?:fips\.)?(?:dualstack\.)?([a-z]{2}(?:-[a-z]+)+-\d)(?:\.vpce)?\.amazonaws\.com(?:\.cn)?$|\.amazonaws\.com(?:\.cn)?$/,
    pathStyle: false,
    sendsSha256: true,
    storageClasses: ['STANDARD', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR', 'REDUCED_REDUNDANCY'],
};
const PROVIDERS = [
    AMAZON,
    {
        id: 'r2',
        name: 'Cloudflare R2',
        hosts: /\.r2\.cloudflarestorage\.com$/,
        region: 'auto',
        pathStyle: true,
        lacks: {
            lock: 'R2 locks by rules of the bucket (`wrangler r2 bucket lock add`), not by object. Set one there and remove this.',
            tags: 'Remove it: R2 has no tags of objects.',
            'sse=s3': 'Remove it: R2 always encrypts.',
            'sse=kms': NO_KMS,
        },
        storageClasses: ['STANDARD', 'STANDARD_IA'],
    },
    {
        id: 'b2',
        name: 'Backblaze B2',
        hosts: /^s3\.([a-z]+-[a-z]+-\d+)\.backblazeb2\.com$/,
        pathStyle: true,
        lacks: { tags: 'Remove it: B2 has no tags of objects.', 'sse=kms': NO_KMS, 'storage-class': ONE_CLASS },
    },
    {
        id: 'gcs',
        name: 'Google Cloud Storage',
        hosts: /^storage\.googleapis\.com$/,
        region: 'auto',
        pathStyle: true,
        refusesOperationId: true,
        lacks: { tags: 'Use a gs: destination, which has metadata of its own.' },
        storageClasses: ['STANDARD', 'NEARLINE', 'COLDLINE', 'ARCHIVE'],
    },
    {
        id: 'wasabi',
        name: 'Wasabi',
        hosts: /^s3(?:\.([a-z]+-[a-z]+-\d+))?\.wasabisys\.com$/,
        region: 'us-east-1',
        pathStyle: true,
        lacks: { 'sse=kms': NO_KMS, 'storage-class': ONE_CLASS },
    },
    {
        id: 'digitalocean',
        name: 'DigitalOcean Spaces',
        hosts: /^([a-z]+\d+)\.digitaloceanspaces\.com$/,
        pathStyle: true,
        lacks: { 'sse=s3': NO_KMS, 'sse=kms': NO_KMS },
    },
    {
        id: 'scaleway',
        name: 'Scaleway',
        hosts: /^s3\.([a-z]+-[a-z]+)\.scw\.cloud$/,
        pathStyle: true,
        lacks: { 'sse=kms': NO_KMS },
        storageClasses: ['STANDARD', 'ONEZONE_IA'],
    },
    {
        id: 'hetzner',
        name: 'Hetzner',
        hosts: /^([a-z]+\d+)\.your-objectstorage\.com$/,
        pathStyle: true,
        lacks: { 'sse=s3': NO_KMS, 'sse=kms': NO_KMS },
    },
    {
        id: 'ovh',
        name: 'OVHcloud',
        hosts: /^s3\.([a-z-]+)\.(?:io|perf)\.cloud\.ovh\.(?:net|us)$/,
        pathStyle: true,
    },
    {
        id: 'idrive',
        name: 'IDrive e2',
        hosts: /^(?:s3\.([a-z]+-[a-z]+-\d+)\.idrivee2\.com|.+\.idrivee2(?:-\d+)?\.com)$/,
        region: 'us-east-1',
        pathStyle: true,
    },
    {
        id: 'storj',
        name: 'Storj',
        hosts: /^gateway(?:\.[a-z0-9]+)?\.storjshare\.io$/,
        region: 'us-east-1',
        pathStyle: true,
        lacks: { 'sse=kms': NO_KMS, 'sse=c': 'Remove it: Storj always encrypts.' },
    },
    {
        id: 'linode',
        name: 'Akamai (Linode)',
        hosts: /^([a-z]+-[a-z]+-\d+)\.linodeobjects\.com$/,
        pathStyle: true,
    },
    {
        id: 'minio',
        name: 'MinIO',
        region: 'us-east-1',
        pathStyle: true,
        storageClasses: ['STANDARD', 'REDUCED_REDUNDANCY'],
    },
    { id: 'ceph', name: 'Ceph', region: 'us-east-1', pathStyle: true },
];
const OTHER = { id: 'other', name: '', region: 'us-east-1', pathStyle: true };
const PROVIDER_IDS = PROVIDERS.map(({ id }) => id);
function providerOf(endpoint, named) {
    const known = PROVIDERS.find(({ id }) => id === named);
    if (known !== undefined)
        return known;
    if (endpoint === undefined)
        return AMAZON;
    return providerByHost(endpoint) ?? OTHER;
}
function providerByHost(endpoint) {
    return PROVIDERS.find(({ hosts }) => hosts?.test(endpoint.hostname) === true);
}
function regionInHost({ hosts }, endpoint) {
    return endpoint === undefined ? undefined : hosts?.exec(endpoint.hostname)?.[1];
}

;// CONCATENATED MODULE: ./build/storage/s3/requests/retry.js


const FINAL_STATUS = new Set([501, 505, 507]);
const PASSING_STATUS = new Set([408, 429, 500, 502, 503, 504]);
const PASSING_NAMES = new Set(['RequestTimeout', 'RequestTimeoutException', 'TimeoutError']);
const SKEWED_NAMES = new Set(['RequestTimeTooSkewed', 'RequestInTheFuture', 'RequestExpired']);
const SKEWED_STATUS = new Set([400, 401, 403]);
function createRetryStrategy(limit) {
    const datedBlindly = new WeakSet();
    return {
        acquireInitialRetryToken: async () => {
            const token = tokenOf(0, 0);
            if (!limit.wasReached)
                datedBlindly.add(token);
            return token;
        },
        refreshRetryTokenForRetry: async (token, info) => {
            const done = token.getRetryCount() + 1;
            const isWorthIt = isForItsDate(info) ? canBeDated(info, done, datedBlindly.has(token)) : isPassing(info);
            if (!isWorthIt)
                throw new Error('Trying again would not help.');
            if (done >= limit.current) {
                if (statusOf(info) === undefined)
                    limit.noteGivenUp();
                throw new Error('No more attempts.');
            }
            return tokenOf(done, waitOf(done, info));
        },
        recordSuccess: () => { },
    };
}
function isPassing(info) {
    const { errorType } = info;
    const status = statusOf(info) ?? 0;
    if (errorType === 'THROTTLING')
        return true;
    if (errorType === 'TRANSIENT') {
        return !isSkewed(info) || PASSING_STATUS.has(status) || PASSING_NAMES.has(nameOf(info));
    }
    return errorType === 'SERVER_ERROR' && !FINAL_STATUS.has(status);
}
function isForItsDate(info) {
    if (SKEWED_NAMES.has(nameOf(info)))
        return true;
    return isSkewed(info) && SKEWED_STATUS.has(statusOf(info) ?? 0) && !PASSING_NAMES.has(nameOf(info));
}
function canBeDated(info, done, wasBlind) {
    return done === 1 && (SKEWED_NAMES.has(nameOf(info)) || wasBlind);
}
function isSkewed({ error }) {
    return error?.$metadata?.clockSkewCorrected === true;
}
function nameOf({ error }) {
    return error?.name ?? '';
}
function statusOf({ error }) {
    return error?.$metadata?.httpStatusCode;
}
function waitOf(done, { errorType, retryAfterHint }) {
    const askedMs = retryAfterHint === undefined ? 0 : retryAfterHint.getTime() - Date.now();
    return (0,retry/* delayMs */.eS)(done, { ...(0,attempt_limit/* backoff */.J)(errorType === 'THROTTLING'), askedMs });
}
function tokenOf(retries, delay) {
    return { getRetryCount: () => retries, getRetryDelay: () => delay };
}

;// CONCATENATED MODULE: ./build/storage/s3/requests/client.js







const TUNING = { attempts: 10, firstAttempts: 4, idleTimeoutMs: 60_000, connectTimeoutMs: 15_000 };
async function connect(location, host, tuning) {
    const { S3Client } = await Promise.all(/* import() */[__webpack_require__.e(5455), __webpack_require__.e(8265)]).then(__webpack_require__.t.bind(__webpack_require__, 78265, 19));
    const limit = new attempt_limit/* AttemptLimit */.T(tuning);
    const region = regionOf(location, host);
    const address = location.endpoint ?? new URL(`https://s3.${region ?? 'us-east-1'}.amazonaws.com`);
    const proxy = (0,proxies/* proxyFor */.i)(address, host.env);
    const agents = proxyAgents(address, host.env);
    const client = new S3Client({
        ...(region === undefined ? {} : { region }),
        ...(location.endpoint === undefined ? {} : { endpoint: location.endpoint.href }),
        ...(location.profile === undefined ? {} : { profile: location.profile }),
        credentials: await credentialsOf(location, host, agents),
        forcePathStyle: location.pathStyle,
        followRegionRedirects: true,
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        expectContinueHeader: false,
        maxAttempts: tuning.attempts,
        retryStrategy: createRetryStrategy(limit),
        logger: loggerOf(host),
        requestHandler: {
            connectionTimeout: tuning.connectTimeoutMs,
            socketTimeout: tuning.idleTimeoutMs,
            ...agents,
            logger: loggerOf(host),
        },
    });
    if (location.provider.refusesOperationId === true)
        dropOperationId(client);
    const lastDate = watchDates(client, () => limit.noteAnswer());
    return { client, lastDate, proxy };
}
function regionOf({ region, endpoint, provider, profile }, { env }) {
    const fixed = region ?? regionInHost(provider, endpoint) ?? (provider.hosts && provider.region);
    const named = (0,credential_text/* keyText */.P)(env, 'AWS_REGION') ?? (0,credential_text/* keyText */.P)(env, 'AWS_DEFAULT_REGION');
    if (fixed !== undefined || named !== undefined || endpoint === undefined)
        return fixed ?? named;
    return profile === undefined && (0,credential_text/* keyText */.P)(env, 'AWS_PROFILE') === undefined
        ? (provider.region ?? 'us-east-1')
        : undefined;
}
function dropOperationId(client) {
    client.middlewareStack.add((next) => async (args) => {
        const { query } = args.request;
        if (query !== undefined)
            delete query['x-id'];
        return next(args);
    }, { step: 'build', name: 'restorableDropOperationId' });
}
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
    }, { step: 'deserialize', name: 'restorableWatchDates', priority: 'low' });
    return () => last;
}

// EXTERNAL MODULE: ./build/storage/listing-limits.js
var listing_limits = __webpack_require__(45173);
;// CONCATENATED MODULE: ./build/storage/s3/requests/list.js



const LISTING_BACKOFF = { baseMs: 200, longestMs: 2_000 };
async function* pagesOf(bucket, request, signal) {
    const { ListObjectsV2Command } = await Promise.all(/* import() */[__webpack_require__.e(5455), __webpack_require__.e(8265)]).then(__webpack_require__.t.bind(__webpack_require__, 78265, 19));
    const limit = new listing_limits/* PageLimit */.r1('ListObjectsV2');
    let token;
    for (;;) {
        const input = { Bucket: bucket.name, ...request, ...(token === undefined ? {} : { ContinuationToken: token }) };
        const page = await provenPage(bucket, { api: 'ListObjectsV2', prefix: request.Prefix, signal }, () => bucket.client.send(new ListObjectsV2Command(input), { abortSignal: signal }));
        yield decoded(page);
        if (page.IsTruncated !== true)
            return;
        token = page.NextContinuationToken;
        if (token === undefined)
            throw limit.nowhere();
        limit.next(token, isEmpty(page.Contents) && isEmpty(page.CommonPrefixes));
    }
}
async function* versionPagesOf(bucket, prefix, signal) {
    const { ListObjectVersionsCommand } = await Promise.all(/* import() */[__webpack_require__.e(5455), __webpack_require__.e(8265)]).then(__webpack_require__.t.bind(__webpack_require__, 78265, 19));
    const limit = new listing_limits/* PageLimit */.r1('ListObjectVersions');
    let after = {};
    for (;;) {
        const input = { Bucket: bucket.name, Prefix: prefix, ...after };
        const page = await provenPage(bucket, { api: 'ListObjectVersions', prefix, signal }, () => bucket.client.send(new ListObjectVersionsCommand(input), { abortSignal: signal }));
        yield decodedVersions(page);
        if (page.IsTruncated !== true)
            return;
        const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
        if (KeyMarker === undefined)
            throw limit.nowhere();
        limit.next(`${KeyMarker}\n${VersionIdMarker ?? ''}`, isEmpty(page.Versions) && isEmpty(page.DeleteMarkers));
        after = { KeyMarker, ...(VersionIdMarker === undefined ? {} : { VersionIdMarker }) };
    }
}
function provenPage({ name, attempts }, { api, prefix, signal }, ask) {
    const askOnce = async () => {
        const page = await ask().catch((error) => {
            if (!isUnreadable(error))
                throw error;
            return undefined;
        });
        if (page !== undefined && isPage(page, prefix))
            return page;
        throw new no_listing/* NoListing */.Q(`The storage of the bucket ${name}`, api);
    };
    const policy = { attempts, ...LISTING_BACKOFF };
    return (0,retry/* retry */.L5)(askOnce, { signal, after: (error) => (error instanceof no_listing/* NoListing */.Q ? policy : undefined) });
}
function isUnreadable(error) {
    const { $metadata, name } = error;
    return $metadata?.httpStatusCode === 200 || name === 'SyntaxError';
}
function isPage(page, prefix) {
    if (page.Name === undefined || page.IsTruncated === undefined)
        return false;
    return page.Prefix === undefined || plain(page.Prefix, page.EncodingType) === prefix;
}
function decoded(page) {
    const { EncodingType } = page;
    if (EncodingType !== 'url')
        return page;
    return {
        ...page,
        Contents: page.Contents?.map((object) => withKey(object, EncodingType)),
        CommonPrefixes: page.CommonPrefixes?.map(({ Prefix = '' }) => ({ Prefix: plain(Prefix, EncodingType) })),
    };
}
function decodedVersions(page) {
    const { EncodingType } = page;
    if (EncodingType !== 'url')
        return page;
    return {
        ...page,
        Versions: page.Versions?.map((version) => withKey(version, EncodingType)),
        DeleteMarkers: page.DeleteMarkers?.map((marker) => withKey(marker, EncodingType)),
    };
}
function withKey(entry, encoding) {
    return entry.Key === undefined ? entry : { ...entry, Key: plain(entry.Key, encoding) };
}
function plain(name, encoding) {
    if (encoding !== 'url')
        return name;
    try {
        return decodeURIComponent(name.replaceAll('+', ' '));
    }
    catch {
        return name;
    }
}
function isEmpty(items) {
    return items === undefined || items.length === 0;
}

// EXTERNAL MODULE: ./build/storage/connection/read-body.js
var read_body = __webpack_require__(9246);
;// CONCATENATED MODULE: ./build/storage/s3/requests/get.js



async function readObject(client, at, { maxBytes, signal, attempts }) {
    const { GetObjectCommand } = await Promise.all(/* import() */[__webpack_require__.e(5455), __webpack_require__.e(8265)]).then(__webpack_require__.t.bind(__webpack_require__, 78265, 19));
    const read = async () => {
        const { Body, ContentLength } = await client.send(new GetObjectCommand(at), { abortSignal: signal });
        const stream = Body;
        if (stream === undefined)
            return new Uint8Array();
        return (0,read_body/* readBody */.x)(stream, { key: at.Key, announced: ContentLength, maxBytes, signal }).catch((error) => {
            throw error instanceof errors/* RestorableError */.s$ ? error : new BrokenBody(error);
        });
    };
    const policy = { attempts, baseMs: 100, longestMs: 10_000 };
    try {
        return await (0,retry/* retry */.L5)(read, { signal, after: (error) => (error instanceof BrokenBody ? policy : undefined) });
    }
    catch (error) {
        throw error instanceof BrokenBody ? error.cause : error;
    }
}
class BrokenBody extends Error {
    constructor(cause) {
        super('the body broke off', { cause });
    }
}

;// CONCATENATED MODULE: ./build/storage/s3/requests/objects.js




function customerKeyOf(encryption, host) {
    if (encryption?.kind !== 'c')
        return {};
    const { keyVariable } = encryption;
    const text = (host.env[keyVariable] ?? '').trim();
    if (text !== '')
        host.mask(new core_secret/* Secret */.zh(text));
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length === 32 && bytes.toString('base64') === text) {
        return { SSECustomerAlgorithm: 'AES256', SSECustomerKey: text };
    }
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `${keyVariable} holds no key for sse=c: 32 bytes in base64 are needed.`, {
        hint: 'Make one with `openssl rand -base64 32`, keep it with the recovery key, and set it in the `env` of the step.',
    });
}
async function readFrom({ client, name, customerKey, attempts }, at, { maxBytes, signal }) {
    const version = at.versionId === undefined ? {} : { VersionId: at.versionId };
    const request = { Bucket: name, Key: at.key, ...version, ...customerKey };
    return readObject(client, request, { maxBytes, signal, attempts });
}
async function isThere({ client, name, customerKey }, key, signal) {
    const { HeadObjectCommand } = await Promise.all(/* import() */[__webpack_require__.e(5455), __webpack_require__.e(8265)]).then(__webpack_require__.t.bind(__webpack_require__, 78265, 19));
    try {
        await client.send(new HeadObjectCommand({ Bucket: name, Key: key, ...customerKey }), { abortSignal: signal });
        return true;
    }
    catch (error) {
        const { status } = failureOf(error);
        if (status === 404 || status === 403 || status === 400)
            return false;
        throw error;
    }
}
async function deleteFrom({ client, name }, at, signal) {
    const { DeleteObjectCommand } = await Promise.all(/* import() */[__webpack_require__.e(5455), __webpack_require__.e(8265)]).then(__webpack_require__.t.bind(__webpack_require__, 78265, 19));
    const version = at.versionId === undefined ? {} : { VersionId: at.versionId };
    try {
        await client.send(new DeleteObjectCommand({ Bucket: name, Key: at.key, ...version }), { abortSignal: signal });
    }
    catch (error) {
        const { name: code } = failureOf(error);
        if (code !== 'NoSuchKey' && code !== 'NoSuchVersion')
            throw error;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/storage/many-versions.js
var many_versions = __webpack_require__(5147);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
;// CONCATENATED MODULE: ./build/storage/s3/versions/version-walk.js

class VersionWalk {
    #versions;
    #folder;
    #listing;
    #next;
    #last = '';
    #isTold = true;
    #turn = Promise.resolve();
    constructor(versions) {
        this.#versions = versions;
    }
    of(key, signal) {
        const answer = this.#turn
            .then(() => this.#find(key, signal))
            .catch((error) => {
            this.#folder = undefined;
            throw error;
        });
        this.#turn = answer.catch(() => { });
        return answer;
    }
    async #find(key, signal) {
        if (!this.#isTold)
            return undefined;
        const folder = `${(0,posix_.dirname)(key)}/`;
        if (folder !== this.#folder || key <= this.#last) {
            const first = await this.#versions.ifTold(key, signal);
            this.#isTold = first !== undefined;
            this.#folder = folder;
            this.#last = key;
            this.#listing = undefined;
            this.#next = undefined;
            return first;
        }
        this.#last = key;
        this.#listing ??= this.#versions.below(folder, signal);
        while (this.#next === undefined || this.#next.key < key) {
            const { value, done } = await this.#listing.next();
            if (done === true)
                break;
            this.#next = value;
        }
        return this.#next?.key === key ? this.#next : { key, versions: [], markers: [], isHidden: false };
    }
}

;// CONCATENATED MODULE: ./build/storage/s3/versions/locks.js





const NO_LOCK = new Set([
    'NoSuchObjectLockConfiguration',
    'ObjectLockConfigurationNotFoundError',
    'NoSuchKey',
    'NoSuchVersion',
    'MethodNotAllowed',
]);
function modeOf({ mode }) {
    return mode === 'compliance' ? 'COMPLIANCE' : 'GOVERNANCE';
}
async function retentionOf({ client, name }, at, signal) {
    const { GetObjectRetentionCommand } = await Promise.all(/* import() */[__webpack_require__.e(5455), __webpack_require__.e(8265)]).then(__webpack_require__.t.bind(__webpack_require__, 78265, 19));
    try {
        const command = new GetObjectRetentionCommand({ Bucket: name, ...inputOf(at) });
        const { Retention } = await client.send(command, { abortSignal: signal });
        if (Retention?.Mode === undefined || Retention.RetainUntilDate === undefined)
            return undefined;
        return { mode: Retention.Mode, until: Retention.RetainUntilDate };
    }
    catch (error) {
        const { name: code, message } = failureOf(error);
        if (NO_LOCK.has(code) || (code === 'InvalidRequest' && /object lock/i.test(message)))
            return undefined;
        throw error;
    }
}
class S3Locks {
    policy;
    #requests;
    #versions;
    #walk;
    constructor(requests, versions) {
        this.policy = requests.location.settings.lock;
        this.#requests = requests;
        this.#versions = versions;
        this.#walk = new VersionWalk(versions);
    }
    async extend(key, until, options) {
        const whole = this.#requests.whole(key);
        const mode = this.policy === undefined ? 'GOVERNANCE' : modeOf(this.policy);
        await this.#requests.run({ action: 's3:PutObjectRetention', key }, options, async () => {
            const ids = lockedIds(await this.#walk.of(whole, options.signal));
            if (ids.length === 0)
                throw nothingToExtend(whole);
            for (const id of ids)
                await this.#extendVersion({ key: whole, id }, { mode, until }, options.signal);
        });
    }
    async until(key, { signal }) {
        const whole = this.#requests.whole(key);
        return this.#requests.run({ action: 's3:GetObjectRetention', key }, { signal }, async () => {
            let end;
            for (const id of lockedIds(await this.#versions.ifTold(whole, signal))) {
                const retention = await retentionOf(this.#requests.bucket, { key: whole, id }, signal);
                if (retention === undefined)
                    return undefined;
                if (end === undefined || retention.until < end)
                    end = retention.until;
            }
            return end;
        });
    }
    async requireUnlocked(at, signal) {
        const retention = await retentionOf(this.#requests.bucket, at, signal).catch(() => undefined);
        if (retention === undefined || retention.until.getTime() <= this.#requests.nowMs())
            return;
        const key = at.key.slice(this.#requests.location.prefix.length);
        throw new errors/* RestorableError */.s$('STORAGE_PERMISSION', `${key} at ${this.#requests.label} is locked.`, {
            hint: `Its lock ends at ${retention.until.toISOString()}.`,
        });
    }
    async #extendVersion(at, lock, signal) {
        const { bucket } = this.#requests;
        await retain(bucket, at, lock, signal).catch(async (error) => {
            const there = await retentionOf(bucket, at, signal).catch(() => undefined);
            if (there !== undefined && there.until >= lock.until)
                return;
            if (there === undefined || there.mode === lock.mode)
                throw error;
            await retain(bucket, at, { mode: there.mode, until: lock.until }, signal);
        });
    }
}
function lockedIds(found) {
    return found === undefined ? [undefined] : (0,many_versions/* lockedVersions */.o)(found.versions).map(({ id }) => id);
}
function nothingToExtend(key) {
    return new errors/* RestorableError */.s$('OBJECT_MISSING', `There is no object ${key} whose lock could be extended.`, {
        hint: 'Someone deleted it. Run the backup again with `kind: full`, and verify.',
    });
}
async function retain({ client, name }, at, { mode, until }, signal) {
    const { PutObjectRetentionCommand } = await Promise.all(/* import() */[__webpack_require__.e(5455), __webpack_require__.e(8265)]).then(__webpack_require__.t.bind(__webpack_require__, 78265, 19));
    const command = new PutObjectRetentionCommand({
        Bucket: name,
        ...inputOf(at),
        Retention: { Mode: mode, RetainUntilDate: until },
    });
    command.middlewareStack.add((next) => async (args) => {
        const request = args.request;
        if (typeof request.body === 'string') {
            request.headers['content-md5'] = (0,external_node_crypto_.createHash)('md5').update(request.body).digest('base64');
        }
        return next(args);
    }, { step: 'build', name: 'restorableContentMd5' });
    await client.send(command, { abortSignal: signal });
}
function inputOf({ key, id }) {
    return { Key: key, ...(id === undefined ? {} : { VersionId: id }) };
}

;// CONCATENATED MODULE: ./build/storage/s3/versions/kept.js



function keepingInputs({ lock, storageClass, encryption, tags }, { customerKey }, until) {
    const kms = encryption?.kind === 'kms' ? encryption.keyId : undefined;
    return {
        ...customerKey,
        ...(lock !== undefined && until !== undefined
            ? { ObjectLockMode: modeOf(lock), ObjectLockRetainUntilDate: until }
            : {}),
        ...(storageClass === undefined
            ? {}
            : { StorageClass: storageClass }),
        ...(encryption?.kind === 's3' ? { ServerSideEncryption: 'AES256' } : {}),
        ...(encryption?.kind === 'kms' ? { ServerSideEncryption: 'aws:kms' } : {}),
        ...(kms === undefined ? {} : { SSEKMSKeyId: kms }),
        ...(tags === undefined ? {} : { Tagging: queryOf(tags) }),
    };
}
function queryOf(tags) {
    const pairs = Object.entries(tags).map((pair) => pair.map(encodeURIComponent).join('='));
    return pairs.join('&');
}
function createKeepingProof(bucket) {
    let lockIsProven = false;
    return async (input, answer, signal) => {
        const { ServerSideEncryption: kind, SSECustomerAlgorithm: algorithm } = input;
        if ((kind ?? answer.ServerSideEncryption) !== answer.ServerSideEncryption ||
            (algorithm !== undefined && answer.SSECustomerAlgorithm === undefined)) {
            throw unheard('sse', 'encrypt the objects', 'Remove `sse`: packs are encrypted before they leave this machine.');
        }
        const until = input.ObjectLockRetainUntilDate;
        if (until === undefined || lockIsProven)
            return;
        const there = await retentionOf(bucket, { key: String(input.Key), id: answer.VersionId }, signal).catch((error) => {
            const { status, name } = failureOf(error);
            if (status !== 403)
                throw error;
            bucket.debug(`locks can't be read (${name}); allow s3:GetObjectRetention`);
            return 'unknown';
        });
        if (there === undefined || (there !== 'unknown' && there.until < until)) {
            throw unheard('lock', 'lock the objects', 'Turn on Object Lock for the bucket, or remove `lock`.');
        }
        lockIsProven = true;
    };
}
function unheard(parameter, what, hint) {
    return new errors/* RestorableError */.s$('STORAGE_FAILED', `The storage accepted \`${parameter}\`, but does not ${what}.`, {
        hint,
    });
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/storage/s3/requests/send-parts.js

function sendParts(command, parts, sha256) {
    command.middlewareStack.add((next) => async (args) => {
        args.request.headers['x-amz-content-sha256'] = sha256;
        return next(args);
    }, { step: 'build', name: 'restorableSignBody' });
    command.middlewareStack.add((next) => async (args) => {
        const request = Object.assign(Object.create(Object.getPrototypeOf(args.request)), args.request);
        request.body = external_node_stream_.Readable.from(parts, { objectMode: false });
        return next({ ...args, request });
    }, { step: 'finalizeRequest', name: 'restorableSendParts', priority: 'low' });
}

;// CONCATENATED MODULE: ./build/storage/s3/requests/put.js








const CONFLICTS = { attempts: 8, baseMs: 50, longestMs: 400 };
const MAY_LACK_CONDITIONS = new Set([400, 405, 501]);
function createPutter(to) {
    const { bucket } = to;
    const proveKept = createKeepingProof(bucket);
    let conditional = true;
    let digestTags = true;
    async function send(input, parts, options) {
        const { PutObjectCommand } = await Promise.all(/* import() */[__webpack_require__.e(5455), __webpack_require__.e(8265)]).then(__webpack_require__.t.bind(__webpack_require__, 78265, 19));
        const command = new PutObjectCommand({ ...input });
        sendParts(command, parts, options.sha256);
        return bucket.client.send(command, { abortSignal: options.signal });
    }
    function sendOnce(input, parts, options) {
        const sendChecked = async () => {
            if (await isThere(bucket, String(input.Key), options.signal))
                throw exists(input);
            try {
                return await send(conditional ? { ...input, IfNoneMatch: '*' } : input, parts, options);
            }
            catch (error) {
                const { name, status } = failureOf(error);
                if (status === 412 || name === 'PreconditionFailed')
                    throw exists(input, error);
                if (!conditional || !MAY_LACK_CONDITIONS.has(status ?? 0))
                    throw error;
                return sendUnconditionally(input, parts, options);
            }
        };
        const after = (error) => (failureOf(error).status === 409 ? CONFLICTS : undefined);
        return (0,retry/* retry */.L5)(sendChecked, { signal: options.signal, after });
    }
    async function sendUnconditionally(input, parts, options) {
        if (await isThere(bucket, String(input.Key), options.signal))
            throw exists(input);
        const answer = await send(input, parts, options);
        conditional = false;
        bucket.debug('it has no conditional uploads; an object that must be new is only checked first');
        return answer;
    }
    async function confirm(input, sizeBytes, options) {
        const key = String(input.Key);
        const stored = await readFrom(bucket, { key }, { maxBytes: sizeBytes, signal: options.signal }).catch((error) => {
            if (error instanceof errors/* RestorableError */.s$ && error.code === 'STORAGE_CORRUPTED')
                return new Uint8Array();
            throw error;
        });
        if (stored.length === sizeBytes && (0,external_node_crypto_.createHash)('sha256').update(stored).digest('hex') === options.sha256) {
            digestTags = false;
            bucket.debug('its ETags are not digests of the content, so they are no longer compared');
            return;
        }
        throw new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `The storage keeps different bytes for ${key} than were sent.`, {
            hint: 'Do not use this storage: it damages data. Check for a proxy or gateway in between.',
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
                Bucket: bucket.name,
                Key: key,
                ContentLength: sizeBytes,
                ContentType: 'application/octet-stream',
                ContentMD5: digest.toString('base64'),
                ...(to.sendsChecksum
                    ? { ChecksumAlgorithm: 'SHA256', ChecksumSHA256: Buffer.from(options.sha256, 'hex').toString('base64') }
                    : {}),
                ...to.keeping(options),
            };
            const answer = await (options.ifAbsent === true ? sendOnce : send)(input, parts, options);
            try {
                await proveKept(input, answer, options.signal);
                if (digestTags && contradicts(answer, digest.toString('hex'), options.sha256)) {
                    await confirm(input, sizeBytes, options);
                }
            }
            catch (error) {
                const version = answer.VersionId === undefined ? {} : { versionId: answer.VersionId };
                await deleteFrom(bucket, { key, ...version }, options.signal).catch(() => { });
                throw error;
            }
        },
    };
}
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

// EXTERNAL MODULE: ./build/storage/parameters/place.js
var place = __webpack_require__(16966);
;// CONCATENATED MODULE: ./build/storage/s3/settings/place.js



function labelOf({ bucket, prefix, endpoint }) {
    const at = endpoint === undefined ? '' : ` (${endpoint.host})`;
    return `s3://${bucket}/${prefix.replace(/\/$/, '')}${at}`;
}
function placeOf({ endpoint, provider, region }, { env }) {
    if (endpoint !== undefined && ((0,url_parts/* isLoopback */.U9)(endpoint) || provider.name === ''))
        return (0,place/* placeOfService */.y)('', endpoint);
    const usual = provider.id === 'aws' ? env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || undefined : undefined;
    return {
        provider: provider.name,
        region: region ?? regionInHost(provider, endpoint) ?? usual,
        offsite: endpoint === undefined || !(0,url_parts/* isPrivateHost */.Sf)(endpoint.hostname),
    };
}

;// CONCATENATED MODULE: ./build/storage/s3/settings/settings-problem.js
const LOCKED = /WORM|object.?lock|retention/i;
function settingsProblem({ name, message, status }, attempted) {
    const { label, action, bucket, key = 'an object', settings } = attempted;
    const reason = `(${name}).`;
    if (action === 's3:DeleteObject' && (status === 400 || status === 403) && LOCKED.test(message)) {
        return {
            code: 'STORAGE_PERMISSION',
            message: `${key} at ${label} is locked ${reason}`,
            hint: 'It can be removed when its lock has ended.',
        };
    }
    if (name.startsWith('KMS.') || name === 'KMSDisabledException') {
        return {
            code: 'STORAGE_PERMISSION',
            message: `The key that ${label} encrypts with can't be used ${reason}`,
            hint: 'Check the key of sse=kms, and allow kms:GenerateDataKey and kms:Decrypt on it.',
        };
    }
    if (status !== 400)
        return undefined;
    if (settings.lock !== undefined &&
        (action === 's3:PutObject' || action === 's3:PutObjectRetention') &&
        name === 'InvalidRequest') {
        return {
            code: 'STORAGE_FAILED',
            message: `${label} refuses to lock objects ${reason}`,
            hint: `Turn on Object Lock for the bucket "${bucket}" (mostly possible only when a bucket is created), or remove \`lock\`.`,
        };
    }
    const isRead = action === 's3:GetObject' || action === 's3:GetObjectVersion';
    if (isRead && /encrypt|customer|key/i.test(message)) {
        return {
            code: 'STORAGE_FAILED',
            message: `${key} at ${label} is encrypted with a different customer key ${reason}`,
            hint: 'Read it with sse=c and the key that it was written with (`sse-c-key-env`).',
        };
    }
    const asked = parametersOf(settings);
    if (action !== 's3:PutObject' ||
        asked.length === 0 ||
        !/^Invalid(?:Argument|Request|StorageClass|Tag|EncryptionAlgorithmError)$/.test(name))
        return undefined;
    return {
        code: 'STORAGE_FAILED',
        message: `${label} refuses to keep ${key} as asked ${reason}`,
        hint: `Check ${asked.join(', ')} of the destination: this storage may not support it, or not this value.`,
    };
}
function permissionsFor({ action, settings }) {
    if (action === 's3:DeleteObject')
        return 's3:DeleteObject (with versions: s3:DeleteObjectVersion)';
    if (action !== 's3:PutObject')
        return action;
    const more = [
        settings.lock && 's3:PutObjectRetention',
        settings.tags && 's3:PutObjectTagging',
        settings.encryption?.kind === 'kms' && 'kms:GenerateDataKey',
    ].filter((each) => typeof each === 'string');
    return [action, ...more].join(', ');
}
function parametersOf({ lock, storageClass, encryption, tags }) {
    return Object.entries({ lock, 'storage-class': storageClass, sse: encryption, tags })
        .filter(([, value]) => value !== undefined)
        .map(([name]) => `\`${name}\``);
}

;// CONCATENATED MODULE: ./build/storage/s3/requests/errors.js





function s3Error(thrown, attempted) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return thrown;
    if (attempted.signal.aborted)
        return (0,errors/* cancellation */.WN)(attempted.signal);
    const failure = failureOf(thrown);
    const named = roleProblem(thrown, attempted) ??
        credentialsProblem(failure, attempted) ??
        settingsProblem(failure, attempted) ??
        refusal(failure, attempted) ??
        noAnswer(failure, attempted) ??
        other(failure, attempted);
    return new errors/* RestorableError */.s$(named.code, attempted.host.scrub(named.message), { hint: named.hint, cause: thrown });
}
const AUTHENTICATION = {
    InvalidAccessKeyId: 'Check AWS_ACCESS_KEY_ID: it is unknown to this storage (another account, or a deleted key).',
    SignatureDoesNotMatch: 'Check AWS_SECRET_ACCESS_KEY and `region=`: the key id is known, but the signature is wrong.',
    ExpiredToken: 'The session ended during the run: set oidc=true, or ask for a longer one (`role-duration-seconds`).',
    ExpiredTokenException: 'The web identity token has expired: request the role later in the job.',
    TokenRefreshRequired: 'The session token must be renewed: request the role again before this step.',
    InvalidToken: 'Check AWS_SESSION_TOKEN: it must belong to the access key, and be empty for a permanent key.',
    InvalidClientTokenId: 'Check AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN.',
    UnauthorizedAccess: 'Check the credentials: they are not valid for this region.',
    AuthorizationHeaderMalformed: 'Set `region=` in the destination to the region of the bucket.',
};
const TRIED = 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the shared configuration files, web identity ' +
    '(AWS_WEB_IDENTITY_TOKEN_FILE with AWS_ROLE_ARN), the container and the instance';
function credentialsProblem({ name, message, region }, { label, env }) {
    if (name === 'CredentialsProviderError' || name === 'TokenProviderError') {
        return {
            code: 'STORAGE_AUTHENTICATION',
            message: `There are no credentials for ${label}.`,
            hint: `Searched: ${TRIED}. In a workflow set the first two from secrets or use aws-actions/configure-aws-credentials.`,
        };
    }
    const unreadable = unreadableCredentials(message, label, env);
    if (unreadable !== undefined)
        return { code: 'STORAGE_AUTHENTICATION', ...unreadable };
    const hint = AUTHENTICATION[name]?.replaceAll('AWS_', `${env}_`);
    if (hint === undefined)
        return undefined;
    return {
        code: 'STORAGE_AUTHENTICATION',
        message: `${label} refuses the credentials (${name}).`,
        hint: region === undefined ? hint : `${hint} The bucket is in ${region}.`,
    };
}
function unreadableCredentials(message, label, env) {
    if (message.includes('Invalid character in header')) {
        return {
            message: `The credentials for ${label} contain an invalid character.`,
            hint: `Copy ${env}_ACCESS_KEY_ID and ${env}_SESSION_TOKEN again, each as one line.`,
        };
    }
    const reason = /^(E[A-Z]+): .*, open /.exec(message)?.[1];
    if (reason === undefined)
        return undefined;
    return {
        message: `A file with the credentials for ${label} can't be read (${reason}).`,
        hint: `Check the path in ${env}_WEB_IDENTITY_TOKEN_FILE: the step that writes the file must come first.`,
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
const DAMAGED = new Set(['BadDigest', 'XAmzContentSHA256Mismatch', 'InvalidDigest', 'XAmzContentChecksumMismatch']);
function refusal({ name, status, region }, attempted) {
    const { label, action, key, bucket } = attempted;
    const what = key === undefined ? label : `${key} at ${label}`;
    if (name === 'NoSuchBucket') {
        return {
            code: 'STORAGE_FAILED',
            message: `There is no bucket "${bucket}" at ${label}.`,
            hint: 'Create it, or correct the bucket, `region=` or `endpoint=` of the destination; an endpoint does not contain the bucket.',
        };
    }
    if (name === 'RequestTimeTooSkewed' || name === 'RequestInTheFuture') {
        return {
            code: 'CLOCK_SKEW',
            message: `This machine's clock differs too much from the clock of ${label}.`,
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
            message: `${what} arrived with bytes that differ from those sent (${name}).`,
            hint: 'Something between this machine and the storage changes data. Use https:// and no proxy that rewrites bodies.',
        };
    }
    if (FULL.has(name) || status === 507) {
        return {
            code: 'STORAGE_FULL',
            message: `${label} is full (${name}).`,
            hint: 'Raise the quota, remove old backups, or use another destination.',
        };
    }
    if (status === 401 || status === 403) {
        const exists = action === 's3:GetObject' ? ' Without s3:ListBucket, a missing object gives the same error.' : '';
        return {
            code: 'STORAGE_PERMISSION',
            message: `${action} is not permitted on ${what} (${name}).`,
            hint: `Allow ${permissionsFor(attempted)} to these credentials, and check that no bucket policy denies it.${exists}`,
        };
    }
    return undefined;
}
function noAnswer({ name, code }, { label, proxy }) {
    const hostHint = 'Check `endpoint=` and `region=`: the host name does not exist.';
    return (0,connection_problem/* connectionProblem */.E)({ code: code ?? name, label, hostHint, proxy });
}
function other({ name, message, status, attempts }, { label, action, key }) {
    if (/region is missing|region not accepted/i.test(message)) {
        return {
            code: 'INPUT_INVALID',
            message: `No region is known for ${label}.`,
            hint: 'Add `?region=...` to it, or check AWS_REGION.',
        };
    }
    const tries = attempts !== undefined && attempts > 1 ? ` after ${attempts} attempts` : '';
    const answer = status === undefined ? '' : ` with HTTP status ${status}`;
    return {
        code: 'STORAGE_FAILED',
        message: `${action} failed${answer}${tries} on ${key ?? 'the listing'} at ${label} (${name}).`,
        hint: status === 429 || (status ?? 0) >= 500
            ? 'The storage is overloaded or has a fault. Run again later.'
            : 'Look up the name of the error in the documentation of the storage.',
    };
}

;// CONCATENATED MODULE: ./build/storage/s3/requests/requests.js




class S3Requests {
    location;
    label;
    bucket;
    connection;
    host;
    constructor(location, { connection, bucket, host }) {
        this.location = location;
        this.label = labelOf(location);
        this.bucket = bucket;
        this.connection = connection;
        this.host = host;
    }
    whole(key) {
        (0,keys/* checkKey */.yR)(key);
        return this.location.prefix + key;
    }
    nowMs() {
        return Math.max(Date.now(), this.connection.lastDate()?.getTime() ?? 0);
    }
    async run(what, { signal }, act) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            return await act();
        }
        catch (error) {
            throw this.#named(error, what, signal);
        }
    }
    async *each(what, { signal }, list) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            yield* list();
        }
        catch (error) {
            throw this.#named(error, what, signal);
        }
    }
    #named(error, what, signal) {
        const { bucket, settings, env = 'AWS' } = this.location;
        const its = { label: this.label, bucket, settings, env, proxy: this.connection.proxy, signal, host: this.host };
        return s3Error(error, { ...what, ...its });
    }
}

// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ./build/ports/destination.js
var destination = __webpack_require__(4629);
// EXTERNAL MODULE: ./build/storage/parameters/tags-parameter.js
var tags_parameter = __webpack_require__(71406);
;// CONCATENATED MODULE: ./build/storage/s3/settings/settings.js


const ARCHIVES = ['GLACIER', 'DEEP_ARCHIVE'];
function readSettings(parameters, provider, invalid) {
    const [lock, storageClass, tags] = ['lock', 'storage-class', 'tags'].map((name) => {
        const value = parameters.get(name);
        if (value !== undefined)
            requireFeature(name, provider, invalid);
        return value;
    });
    return {
        lock: lock === undefined ? undefined : (0,lock_parameter/* readLock */.mF)(lock, invalid),
        storageClass: storageClass === undefined ? undefined : readStorageClass(storageClass, provider, invalid),
        encryption: readEncryption(parameters.get('sse'), parameters.get('sse-c-key-env'), provider, invalid),
        tags: tags === undefined ? undefined : (0,tags_parameter/* readTags */.g)(tags, invalid),
    };
}
function requireFeature(feature, { name, lacks }, invalid) {
    const hint = lacks?.[feature];
    if (hint !== undefined)
        throw invalid(`requests \`${feature}\`, which ${name} does not support`, hint);
}
function readStorageClass(text, { name, storageClasses }, invalid) {
    if (ARCHIVES.includes(text)) {
        throw invalid(`requests the storage class ${text}, which can't be read immediately`, 'A backup is read back before its commit, and verified. Use GLACIER_IR if available, or a lifecycle rule of the bucket that moves old packs.');
    }
    if (!/^[A-Z][A-Z0-9_]{0,63}$/.test(text))
        throw invalid('has an invalid `storage-class`', 'Such as STANDARD_IA.');
    if (storageClasses?.includes(text) === false) {
        throw invalid(`requests the storage class ${text}, which ${name} does not support`, `One of: ${storageClasses.join(', ')}.`);
    }
    return text;
}
function readEncryption(text, keyVariable, provider, invalid) {
    if (keyVariable !== undefined && text !== 'c')
        throw invalid('has `sse-c-key-env` without sse=c', 'Add sse=c.');
    if (text === undefined)
        return undefined;
    const [, kind, keyId] = /^(s3|kms|c)(?::(.+))?$/.exec(text) ?? [];
    if (kind === undefined || (keyId !== undefined && kind !== 'kms')) {
        throw invalid('has an invalid `sse`', 'Write sse=s3, sse=kms, sse=kms:KEY or sse=c.');
    }
    requireFeature(`sse=${kind}`, provider, invalid);
    if (kind === 'kms')
        return { kind, keyId };
    if (kind === 's3')
        return { kind };
    if (keyVariable === undefined) {
        throw invalid('has sse=c without a key', 'Add sse-c-key-env=NAME, the variable that holds 32 bytes in base64.');
    }
    return { kind: 'c', keyVariable };
}

;// CONCATENATED MODULE: ./build/storage/s3/settings/url.js






function parseS3Url(url, env) {
    const match = /^s3:\/\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/is.exec(url);
    if (match === null)
        throw invalid('is not a valid URL', 'Write s3://bucket/prefix?region=eu-central-1, without "#".');
    const [, bucket = '', path = '', query = ''] = match;
    checkBucket(bucket);
    const parameters = (0,url_parts/* readParameters */.Zu)(query, destination/* DESTINATION_KINDS */.tH.s3.parameters, invalid);
    const named = parameters.get('endpoint') ?? env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'];
    const endpoint = named === undefined || named.trim() === '' ? undefined : readEndpoint(named.trim());
    if (endpoint !== undefined)
        checkEndpoint(endpoint, bucket);
    const provider = providerOf(endpoint, readProvider(parameters.get('provider'), endpoint));
    const names = { profile: parameters.get('profile'), env: readPrefixOfNames(parameters.get('env')) };
    if (names.profile !== undefined && names.env !== undefined)
        throw invalid('has both `profile` and `env`', 'Keep the one that holds its credentials.');
    return {
        bucket,
        prefix: (0,url_parts/* readPrefix */.fr)(path, invalid),
        region: readRegion(parameters.get('region')),
        endpoint,
        provider,
        pathStyle: readPathStyle(parameters.get('path-style')) ?? (endpoint !== undefined && provider.pathStyle),
        ...names,
        oidcAudience: readAudience(parameters.get('oidc')),
        settings: readSettings(parameters, provider, invalid),
    };
}
function checkBucket(bucket) {
    if (bucket.includes('@')) {
        throw invalid('holds credentials', 'Remove them; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or use OIDC.');
    }
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{2,254}$/.test(bucket)) {
        throw invalid('has no valid bucket name', 'Write s3://bucket/prefix; for an access point use its alias.');
    }
}
function readProvider(name, endpoint) {
    if (name === undefined)
        return undefined;
    if (!PROVIDER_IDS.includes(name)) {
        const hint = (0,suggest/* didYouMean */.au)(name, PROVIDER_IDS);
        throw invalid('has an unknown provider', `${hint} For any other S3 server leave it out.`.trim());
    }
    if (endpoint === undefined && name !== 'aws') {
        throw invalid('names a provider but no endpoint', "Add endpoint=https://... with the provider's address.");
    }
    const owner = endpoint && providerByHost(endpoint);
    if (owner !== undefined && owner.id !== name) {
        throw invalid(`names a provider with a different endpoint: this one belongs to ${owner.name}`, 'Remove `provider`.');
    }
    return name;
}
function readRegion(text) {
    if (text === undefined || /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text))
        return text;
    throw invalid('has an invalid region', 'Write region=eu-central-1.');
}
function readPrefixOfNames(text) {
    if (text === undefined || /^[A-Za-z][A-Za-z0-9_]*$/.test(text))
        return text?.replace(/_$/, '');
    throw invalid('has an `env` that is not a valid prefix of a variable', 'Write env=SECOND to read SECOND_ACCESS_KEY_ID and SECOND_SECRET_ACCESS_KEY.');
}
function readAudience(text) {
    if (text === undefined || text === 'false')
        return undefined;
    return text === 'true' ? 'sts.amazonaws.com' : text;
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
function checkEndpoint(endpoint, bucket) {
    const { hostname, pathname, host, protocol } = endpoint;
    const inPath = pathname.replace(/\/+$/, '').endsWith(`/${bucket}`);
    const rest = hostname.startsWith(`${bucket.toLowerCase()}.`) ? hostname.slice(bucket.length + 1) : undefined;
    const isHostWithout = rest !== undefined && providerByHost(new URL(`https://${rest}`)) !== undefined;
    const inHost = isHostWithout && (providerByHost(endpoint)?.id !== 'aws' || rest.startsWith('s3'));
    if (!inPath && !inHost)
        return;
    const without = inHost ? host.slice(bucket.length + 1) : host;
    throw invalid('has an endpoint that contains the bucket', `Write endpoint=${protocol}//${without}, without the bucket.`);
}
function readPathStyle(value) {
    if (value === undefined)
        return undefined;
    if (value !== 'true' && value !== 'false')
        throw invalid('has a path-style that is neither true nor false', 'Write true or false.');
    return value === 'true';
}
function invalid(what, hint, cause) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', `An s3: destination ${what}.`, { hint, cause });
}

;// CONCATENATED MODULE: ./build/storage/s3/versions/versions.js




const OF_THE_REQUEST = /Token|Signature|AccessKey|Skewed|Future|Redirect|AuthorizationHeader|NoSuchBucket/;
function isRefusal(error) {
    const { status, name } = failureOf(error);
    return status !== undefined && [400, 403, 404, 405, 501].includes(status) && !OF_THE_REQUEST.test(name);
}
class Versions {
    #bucket;
    #mayHaveAny;
    constructor(bucket) {
        this.#bucket = bucket;
    }
    async *below(prefix, signal) {
        let current;
        for await (const page of versionPagesOf(this.#bucket, prefix, signal)) {
            for (const { key, entry } of entriesOf(page)) {
                if (current !== undefined && current.key !== key)
                    yield current;
                if (current?.key !== key)
                    current = { key, versions: [], markers: [], isHidden: false };
                if ('marker' in entry) {
                    current.markers.push(entry.marker);
                    current.isHidden ||= entry.isLatest;
                }
                else
                    current.versions.push(entry);
            }
        }
        if (current !== undefined)
            yield current;
    }
    async of(key, signal) {
        for await (const first of this.below(key, signal))
            if (first.key === key)
                return first;
            else
                break;
        return { key, versions: [], markers: [], isHidden: false };
    }
    async ifTold(key, signal) {
        try {
            return await this.of(key, signal);
        }
        catch (error) {
            if (!isRefusal(error))
                throw error;
            this.#bucket.debug(`versions can't be listed (${failureOf(error).name}); deleted objects may only be hidden`);
            return undefined;
        }
    }
    async remove(key, signal, requireUnlocked) {
        const found = (await this.#asked(signal)) ? await this.ifTold(key, signal) : undefined;
        if (found === undefined) {
            this.#mayHaveAny = Promise.resolve(false);
            return deleteFrom(this.#bucket, { key }, signal);
        }
        const oldestFirst = found.versions.toReversed();
        if (oldestFirst.length > 1)
            await (0,many_versions/* eachOf */.p)(oldestFirst, ({ id }) => requireUnlocked({ key, id }, signal));
        const remove = (versionId) => deleteFrom(this.#bucket, { key, versionId }, signal);
        const ids = oldestFirst.map(({ id }) => id);
        for (const part of [ids.slice(0, 1), ids.slice(1, -1), ids.slice(1).slice(-1), found.markers])
            await (0,many_versions/* eachOf */.p)(part, remove);
    }
    async #asked(signal) {
        this.#mayHaveAny ??= this.#ask(signal);
        try {
            return await this.#mayHaveAny;
        }
        catch (error) {
            this.#mayHaveAny = undefined;
            throw error;
        }
    }
    async #ask(signal) {
        const { GetBucketVersioningCommand } = await Promise.all(/* import() */[__webpack_require__.e(5455), __webpack_require__.e(8265)]).then(__webpack_require__.t.bind(__webpack_require__, 78265, 19));
        const { client, name, debug } = this.#bucket;
        try {
            const { Status } = await client.send(new GetBucketVersioningCommand({ Bucket: name }), { abortSignal: signal });
            return Status === 'Enabled' || Status === 'Suspended';
        }
        catch (error) {
            if (!isRefusal(error))
                throw error;
            debug(`whether it keeps versions is unknown (${failureOf(error).name})`);
            return true;
        }
    }
}
function entriesOf({ Versions: versions = [], DeleteMarkers: markers = [] }) {
    const entries = [];
    for (const { Key: key = '', VersionId: id, Size: sizeBytes = 0, IsLatest: isLatest = false } of versions) {
        if (id !== undefined)
            entries.push({ key, entry: { id, sizeBytes, isLatest } });
    }
    for (const { Key: key = '', VersionId: marker, IsLatest: isLatest = false } of markers) {
        if (marker !== undefined)
            entries.push({ key, entry: { marker, isLatest } });
    }
    return entries.sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
}

;// CONCATENATED MODULE: ./build/storage/s3/versions/older-versions.js




class S3OlderVersions {
    #requests;
    #versions;
    constructor(requests, versions) {
        this.#requests = requests;
        this.#versions = versions;
    }
    async *older(key, options) {
        const whole = this.#requests.whole(key);
        const what = { action: 's3:GetObjectVersion', key };
        const found = await this.#requests.run(what, options, () => this.#versions.ifTold(whole, options.signal));
        for (const { id, isLatest, sizeBytes } of found?.versions.toReversed() ?? []) {
            if (isLatest || sizeBytes > options.maxBytes)
                continue;
            const at = { key: whole, versionId: id };
            yield await this.#requests.run(what, options, () => readFrom(this.#requests.bucket, at, options));
        }
    }
    async *hidden(prefix, options) {
        (0,keys/* checkPrefix */.by)(prefix);
        yield* this.#requests.each({ action: 's3:ListBucket' }, options, () => this.#hidden(prefix, options));
    }
    async *#hidden(prefix, { signal }) {
        const { bucket, location } = this.#requests;
        try {
            for await (const { key, versions, isHidden } of this.#versions.below(location.prefix + prefix, signal)) {
                const hidden = (0,keys/* listedKey */.R$)(key, location.prefix);
                if (hidden !== undefined && isHidden && versions.length > 0)
                    yield hidden;
            }
        }
        catch (error) {
            if (!isRefusal(error))
                throw error;
            bucket.debug(`versions can't be listed (${failureOf(error).name})`);
        }
    }
}

;// CONCATENATED MODULE: ./build/storage/s3/index.js



















class S3Storage {
    label;
    place;
    versions;
    locks;
    #requests;
    #versions;
    #putter;
    constructor(requests) {
        const { bucket, host, label, location } = requests;
        this.label = label;
        this.place = placeOf(location, host);
        this.#requests = requests;
        this.#versions = new Versions(bucket);
        this.versions = new S3OlderVersions(requests, this.#versions);
        this.locks = new S3Locks(requests, this.#versions);
        this.#putter = createPutter({
            bucket,
            sendsChecksum: location.provider.sendsSha256 === true,
            keeping: (options) => keepingInputs(location.settings, bucket, this.#lockEnd(options)),
        });
    }
    async put(key, body, options) {
        const whole = this.#requests.whole(key);
        await this.#requests.run({ action: 's3:PutObject', key }, options, () => this.#putter.put(whole, (0,storage_body/* partsOf */.C)(body), options));
    }
    async get(key, options) {
        const whole = this.#requests.whole(key);
        return this.#requests.run({ action: 's3:GetObject', key }, options, async () => {
            try {
                return await readFrom(this.#requests.bucket, { key: whole }, options);
            }
            catch (error) {
                const { name, status } = failureOf(error);
                if (name !== 'NoSuchKey' && !(status === 404 && name !== 'NoSuchBucket'))
                    throw error;
                throw (0,answers/* objectMissing */.W)(key, this.label, error);
            }
        });
    }
    async *list(prefix, options) {
        (0,keys/* checkPrefix */.by)(prefix);
        const root = this.#requests.location.prefix;
        for await (const page of this.#pages({ Prefix: root + prefix }, options)) {
            for (const { Key = '', Size, LastModified } of page.Contents ?? []) {
                const key = (0,keys/* listedKey */.R$)(Key, root);
                if (key === undefined)
                    continue;
                if (Size === undefined || LastModified === undefined)
                    throw new no_listing/* NoListing */.Q(this.label, 'ListObjectsV2');
                yield { key, sizeBytes: Size, modifiedAt: LastModified };
            }
        }
    }
    async folders(prefix, options) {
        (0,keys/* checkPrefix */.by)(prefix);
        const start = this.#requests.location.prefix + prefix + (prefix === '' || prefix.endsWith('/') ? '' : '/');
        const names = [];
        for await (const page of this.#pages({ Prefix: start, Delimiter: '/' }, options)) {
            for (const { Prefix = '' } of page.CommonPrefixes ?? [])
                names.push(Prefix.slice(start.length, -1));
        }
        return names.filter((name) => name !== '').sort(keys/* compareBytes */.Xo);
    }
    async delete(key, options) {
        const whole = this.#requests.whole(key);
        await this.#requests.run({ action: 's3:DeleteObject', key }, options, () => this.#versions.remove(whole, options.signal, (at, signal) => this.locks.requireUnlocked(at, signal)));
    }
    async serverTime(options) {
        const { connection, host, location } = this.#requests;
        for await (const _ of this.#pages({ Prefix: location.prefix, MaxKeys: 1 }, options))
            break;
        return (0,answers/* timeOr */.n)(connection.lastDate(), this.label, host);
    }
    async close() {
        this.#requests.connection.client.destroy();
    }
    #pages(request, options) {
        const { bucket } = this.#requests;
        return this.#requests.each({ action: 's3:ListBucket' }, options, () => pagesOf(bucket, request, options.signal));
    }
    #lockEnd(options) {
        const lock = (0,lock_parameter/* lockOfPut */.ER)(this.locks.policy, options);
        return lock === undefined ? undefined : (0,lock_parameter/* lockedUntil */.P5)(lock, this.#requests.nowMs());
    }
}
async function openS3Storage(url, host, tuning = {}) {
    const location = parseS3Url(url instanceof core_secret/* Secret */.zh ? url.reveal() : url, host.env);
    const label = labelOf(location);
    (0,url_parts/* warnUnencrypted */.UY)(label, location.endpoint, host);
    const effective = { ...TUNING, ...tuning };
    const customerKey = customerKeyOf(location.settings.encryption, host);
    const connection = await connect(location, host, effective);
    const bucket = {
        client: connection.client,
        name: location.bucket,
        customerKey,
        attempts: effective.attempts,
        debug: (message) => host.log.debug(`${label}: ${message}.`),
    };
    return new S3Storage(new S3Requests(location, { connection, bucket, host }));
}


/***/ })

};
