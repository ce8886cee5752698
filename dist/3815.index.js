export const id = 3815;
export const ids = [3815];
export const modules = {

/***/ 58860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ TOOL)
/* harmony export */ });
const TOOL = { name: 'restorable', version: '0.1.0' };


/***/ }),

/***/ 14668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   h2: () => (/* binding */ strangeAnswer),
/* harmony export */   me: () => (/* binding */ limitedForMs),
/* harmony export */   o9: () => (/* binding */ LONGEST_ANSWER_BYTES)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _http_retry_after_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46214);


const LONGEST_ANSWER_BYTES = 16 * 1024 * 1024;
class GithubStatus extends Error {
    name = 'GithubStatus';
    status;
    constructor(status) {
        super(`HTTP ${status}`);
        this.status = status;
    }
}
function statusOf(thrown) {
    const cause = thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ ? thrown.cause : undefined;
    return cause instanceof GithubStatus ? cause.status : undefined;
}
function limitedForMs({ status, headers }) {
    if (status !== 403 && status !== 429)
        return undefined;
    const after = (0,_http_retry_after_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .V)(headers);
    if (after !== undefined)
        return after;
    const reset = Number(headers['x-ratelimit-reset']);
    if (headers['x-ratelimit-remaining'] === '0' && Number.isSafeInteger(reset)) {
        const now = Date.parse(headers.date ?? '');
        return Math.max(0, reset * 1_000 - (Number.isNaN(now) ? Date.now() : now));
    }
    return status === 429 ? 0 : undefined;
}
function isPassing(answer) {
    return answer.status >= 500 || answer.status === 408 || limitedForMs(answer) !== undefined;
}
function refusalOf(answer, asked) {
    const { status } = answer;
    const waitMs = limitedForMs(answer);
    const cause = new GithubStatus(status);
    if (waitMs !== undefined) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('GITHUB_FAILED', `GitHub limits the requests of this token (${asked.doing}).`, {
            hint: `It accepts requests again in ${Math.ceil(waitMs / 60_000)} minutes. The next run tries it again.`,
            cause,
        });
    }
    if (status >= 500 || status === 408) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('GITHUB_FAILED', `GitHub failed to ${asked.doing} (HTTP ${status}).`, {
            hint: 'The next run tries it again. https://www.githubstatus.com shows incidents.',
            cause,
        });
    }
    const hint = hintOf(answer, asked);
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('GITHUB_REFUSED', `GitHub refused to ${asked.doing} (HTTP ${status}).`, { hint, cause });
}
function hintOf({ status, headers }, { permission }) {
    if (status === 401)
        return 'The token is wrong, expired or revoked: set a new one.';
    if (status === 403 && headers['x-github-sso'] !== undefined) {
        return 'The organization requires single sign-on: authorize the token for it in the settings of the account.';
    }
    const grant = permission === undefined
        ? 'Give the token access to this repository.'
        : `Add \`${permission}\` to \`permissions\` of the job; a personal access token needs the same permission for this repository.`;
    if (status === 403)
        return grant;
    if (status === 404)
        return `There is no such thing, or the token can't see it: check the name. ${grant}`;
    if (status === 410)
        return 'The repository has no issues: enable them in its settings.';
    return 'Check the names in the options; else the API has changed: use a newer version of this program.';
}
function strangeAnswer({ doing }, detail) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('GITHUB_FAILED', `The answer to "${doing}" is not one of GitHub's API: ${detail}.`, {
        hint: 'Check GITHUB_API_URL and proxies; else the API has changed: use a newer version of this program.',
    });
}


/***/ }),

/***/ 83088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ GithubClient)
});

// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
// EXTERNAL MODULE: ./build/github/answer.js
var github_answer = __webpack_require__(14668);
// EXTERNAL MODULE: ./build/http/request.js
var http_request = __webpack_require__(66358);
;// CONCATENATED MODULE: ./build/github/transport.js


const MOST_REDIRECTS = 3;
const SAME_METHOD = new Set([307, 308]);
const REDIRECTS = new Set([301, 302, 307, 308]);
async function exchange(request, sending) {
    const { method, headers, body } = request;
    let { url } = request;
    for (let hop = 0;; hop += 1) {
        const answer = await (0,http_request/* sendRequest */.w)({ method, url, headers, body }, { ...sending, maxBytes: github_answer/* LONGEST_ANSWER_BYTES */.o9 });
        const next = nextOf(answer, url, request);
        if (next === undefined) {
            if (Buffer.byteLength(answer.text) < github_answer/* LONGEST_ANSWER_BYTES */.o9)
                return answer;
            throw (0,github_answer/* strangeAnswer */.h2)(request, `it has more than ${github_answer/* LONGEST_ANSWER_BYTES */.o9 / 1024 ** 2} MiB`);
        }
        if (hop === MOST_REDIRECTS || next.origin !== request.url.origin) {
            throw (0,github_answer/* strangeAnswer */.h2)(request, 'it leads to another place');
        }
        url = next;
    }
}
function nextOf({ status, headers }, at, { method }) {
    if (!REDIRECTS.has(status) || (method !== 'GET' && !SAME_METHOD.has(status)))
        return undefined;
    return URL.parse(headers.location ?? '', at.href) ?? undefined;
}

;// CONCATENATED MODULE: ./build/github/client.js







const API_VERSION = '2022-11-28';
const DEFAULT_API_URL = 'https://api.github.com';
const PACE = { attempts: 4, baseMs: 500, longestMs: 30_000, requestMs: 10_000 };
class GithubClient {
    signal;
    #token;
    #pace;
    #env;
    #apiUrl;
    constructor({ token, env, signal, pace = PACE }) {
        if (!/^[\x21-\x7e]+$/.test(token.reveal())) {
            throw new errors/* RestorableError */.s$('INPUT_INVALID', 'The token for GitHub is not a token.', {
                hint: "Set `github-token` to the job's token (github.token), or on a command line the variable GITHUB_TOKEN.",
            });
        }
        this.#token = token;
        this.#apiUrl = readApiUrl(env['GITHUB_API_URL']);
        this.#pace = pace;
        this.#env = env;
        this.signal = signal;
    }
    until(signal) {
        const access = { token: this.#token, env: this.#env, pace: this.#pace };
        return new GithubClient({ ...access, signal: AbortSignal.any([this.signal, signal]) });
    }
    async call(call, schema) {
        return parse(await this.#untilAnswered(call), schema, call);
    }
    async find(call, schema) {
        try {
            return await this.call(call, schema);
        }
        catch (error) {
            if ((0,github_answer/* statusOf */.c2)(error) === 404)
                return undefined;
            throw error;
        }
    }
    async *pages(call, schema) {
        const separator = call.path.includes('?') ? '&' : '?';
        for (let page = 1;; page += 1) {
            const answer = await this.#untilAnswered({ ...call, path: `${call.path}${separator}page=${page}` });
            yield parse(answer, schema, call);
            if (!/;\s*rel="?next"?/.test(String(answer.headers['link'] ?? '')))
                return;
        }
    }
    async account() {
        const schema = schemas/* object */.Ikc({ data: schemas/* object */.Ikc({ viewer: schemas/* object */.Ikc({ login: schemas/* string */.YjP().min(1) }) }) });
        const call = {
            ...{ method: 'POST', path: '', body: { query: '{viewer{login}}' }, isRepeatable: true },
            doing: 'name the account of the token',
        };
        const answer = await this.#untilAnswered(call, graphqlUrl(this.#apiUrl));
        return parse(answer, schema, call).data.viewer.login;
    }
    async #untilAnswered(call, url = new URL(this.#apiUrl + call.path)) {
        let failure;
        const ask = async () => {
            const outcome = await this.#once(call, url);
            if (!('error' in outcome))
                return outcome;
            failure = outcome;
            throw outcome.error;
        };
        return (0,retry/* retry */.L5)(ask, { signal: this.signal, after: (error) => this.#policyAfter(error, failure) });
    }
    #policyAfter(error, failure) {
        if (failure === undefined || error !== failure.error || failure.retryAfterMs === undefined)
            return undefined;
        if (failure.retryAfterMs > this.#pace.longestMs)
            return undefined;
        return { ...this.#pace, askedMs: failure.retryAfterMs };
    }
    async #once(call, url) {
        const { method = 'GET', body, isRepeatable = method !== 'POST' } = call;
        let answer;
        try {
            const text = body === undefined ? undefined : JSON.stringify(body);
            const sending = { env: this.#env, signal: this.signal, timeoutMs: this.#pace.requestMs };
            answer = await exchange({ ...call, method, url, headers: this.#headers(text), body: text }, sending);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(this.signal);
            if ((0,errors/* hasCode */.up)(thrown, 'GITHUB_FAILED'))
                return { error: thrown, retryAfterMs: undefined };
            return {
                error: unreachable(call, url, thrown),
                retryAfterMs: isRepeatable || isUnsent(thrown) ? 0 : undefined,
            };
        }
        if (answer.status >= 200 && answer.status < 300)
            return answer;
        const limitMs = (0,github_answer/* limitedForMs */.me)(answer);
        const mayRepeat = (0,github_answer/* isPassing */.WG)(answer) && (isRepeatable || limitMs !== undefined);
        return { error: (0,github_answer/* refusalOf */.Of)(answer, call), retryAfterMs: mayRepeat ? (limitMs ?? 0) : undefined };
    }
    #headers(body) {
        return {
            accept: 'application/vnd.github+json',
            authorization: `Bearer ${this.#token.reveal()}`,
            'user-agent': `${version/* TOOL */.j.name}/${version/* TOOL */.j.version}`,
            'x-github-api-version': API_VERSION,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        };
    }
}
function parse(answer, schema, asked) {
    let json;
    try {
        json = JSON.parse(answer.text);
    }
    catch {
        throw (0,github_answer/* strangeAnswer */.h2)(asked, 'no JSON');
    }
    const parsed = schema.safeParse(json);
    if (parsed.success)
        return parsed.data;
    throw (0,github_answer/* strangeAnswer */.h2)(asked, `${parsed.error.issues[0]?.path.join('.') || 'the answer'} is not as documented`);
}
function isUnsent(thrown) {
    const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
    const { code } = (cause ?? {});
    return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(String(code));
}
function unreachable({ doing }, url, thrown) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return new errors/* RestorableError */.s$('GITHUB_FAILED', thrown.message, thrown);
    return new errors/* RestorableError */.s$('GITHUB_FAILED', `GitHub at ${url.host} did not answer (${doing}): ${(0,foreign/* describeNetwork */.UY)(thrown)}.`, {
        hint: 'Check the network of this machine, its proxy, and GITHUB_API_URL if it is set. The next run tries it again.',
    });
}
function graphqlUrl(apiUrl) {
    return new URL(`${apiUrl.replace(/\/v3$/, '')}/graphql`);
}
function readApiUrl(text) {
    if (text === undefined || text.trim() === '')
        return DEFAULT_API_URL;
    const url = URL.parse(text.trim());
    const isLoopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url?.hostname ?? '');
    if (url !== null && url.username === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback))) {
        return (url.origin + url.pathname).replace(/\/+$/, '');
    }
    throw new errors/* RestorableError */.s$('INPUT_INVALID', 'GITHUB_API_URL is not an https URL.', {
        hint: `GitHub sets it in every job. Unset it to use ${DEFAULT_API_URL}.`,
    });
}


/***/ }),

/***/ 53815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createWorkflowRuns: () => (/* binding */ createWorkflowRuns)
});

// EXTERNAL MODULE: ../node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(79435);
// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
;// CONCATENATED MODULE: ./build/ports/workflow-runs.js
const WORKFLOW_STATES = [
    'active',
    'deleted',
    'disabled_fork',
    'disabled_inactivity',
    'disabled_manually',
    'other',
];

// EXTERNAL MODULE: ./build/github/client.js + 1 modules
var github_client = __webpack_require__(83088);
;// CONCATENATED MODULE: ./build/github/workflow-runs.js



const PER_PAGE = 100;
const PERMISSION = 'actions: read';
const RUN_PAGE = /^https?:\/\/[\w.:-]{1,255}\/[\w.-]{1,101}\/[\w.-]{1,100}\/actions\/runs\/\d{1,20}$/;
const time = iso/* datetime */.w$({ offset: true }).transform((text) => new Date(text));
const workflowSchema = schemas/* object */.Ikc({ state: schemas/* string */.YjP() });
const runSchema = schemas/* object */.Ikc({
    id: schemas/* int */.Whr().positive(),
    event: schemas/* string */.YjP(),
    status: schemas/* string */.YjP().nullable(),
    conclusion: schemas/* string */.YjP().nullable(),
    run_attempt: schemas/* int */.Whr().positive().default(1),
    created_at: time,
    run_started_at: time.optional(),
    updated_at: time,
    html_url: schemas/* string */.YjP().regex(RUN_PAGE),
});
const runsSchema = schemas/* object */.Ikc({ workflow_runs: schemas/* array */.YOg(runSchema) });
const jobsSchema = schemas/* object */.Ikc({
    jobs: schemas/* array */.YOg(schemas/* object */.Ikc({
        steps: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), conclusion: schemas/* string */.YjP().nullable() })).optional(),
    })),
});
function createWorkflowRuns({ repository, file, token }, { env, signal }, pace) {
    const client = new github_client/* GithubClient */.t({ token, env, signal, pace });
    const base = `/repos/${repository}/actions`;
    const path = `${base}/workflows/${encodeURIComponent(file)}`;
    return {
        state: async () => {
            const call = { path, doing: `read the workflow ${file} of ${repository}`, permission: PERMISSION };
            return stateOf((await client.call(call, workflowSchema)).state);
        },
        since: async (since, most, until) => {
            const [from, to] = [since, until].map((each) => each?.toISOString().replace(/\.\d+/, ''));
            const created = encodeURIComponent(to === undefined ? `>=${from}` : `${from}..${to}`);
            const query = `per_page=${PER_PAGE}&exclude_pull_requests=true&created=${created}`;
            const call = { path: `${path}/runs?${query}`, doing: `list the runs of ${file}`, permission: PERMISSION };
            const found = [];
            for await (const page of client.pages(call, runsSchema)) {
                found.push(...page.workflow_runs.map(runOf));
                if (found.length >= most)
                    break;
            }
            return found.slice(0, most).toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
        },
        reached: async ({ id }) => {
            const call = {
                path: `${base}/runs/${id}/jobs?per_page=${PER_PAGE}`,
                doing: `list the jobs of the run ${id}`,
                permission: PERMISSION,
            };
            return reachedBy((await client.call(call, jobsSchema)).jobs, env['GITHUB_ACTION_REPOSITORY']);
        },
    };
}
function stateOf(text) {
    return WORKFLOW_STATES.find((state) => state === text) ?? 'other';
}
function runOf(run) {
    return {
        id: String(run.id),
        event: /^[a-z_]{1,50}$/.test(run.event) ? run.event : 'other',
        outcome: outcomeOf(run.status, run.conclusion),
        createdAt: run.created_at,
        startedAt: run.run_started_at ?? run.created_at,
        updatedAt: run.updated_at,
        attempt: run.run_attempt,
        url: run.html_url,
    };
}
const OUTCOMES = {
    success: 'success',
    failure: 'failure',
    timed_out: 'failure',
    startup_failure: 'failure',
    cancelled: 'cancelled',
    stale: 'cancelled',
    skipped: 'skipped',
    neutral: 'skipped',
};
function outcomeOf(status, conclusion) {
    if (status === 'in_progress')
        return 'running';
    if (status !== 'completed' || conclusion === 'action_required')
        return 'queued';
    return OUTCOMES[conclusion ?? ''] ?? 'other';
}
function reachedBy(jobs, ours) {
    const steps = jobs.flatMap((job) => job.steps ?? []);
    const wasStarted = ({ conclusion }) => conclusion !== 'skipped';
    if (!steps.some(({ name, conclusion }) => name !== 'Set up job' && wasStarted({ conclusion })))
        return 'before-our-step';
    const isOurs = ({ name }) => /restorable/i.test(name) || (ours !== undefined && ours !== '' && name.toLowerCase().includes(ours.toLowerCase()));
    const own = steps.filter(isOurs);
    if (own.length === 0)
        return 'unknown';
    return own.some(wasStarted) ? 'our-step' : 'before-our-step';
}


/***/ }),

/***/ 91079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ proxyFor),
/* harmony export */   w: () => (/* binding */ proxyEnvironment)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const VARIABLES = {
    'http:': ['http_proxy', 'HTTP_PROXY'],
    'https:': ['https_proxy', 'HTTPS_PROXY'],
};
function proxyFor(target, env) {
    const variable = VARIABLES[target.protocol]?.find((name) => (env[name] ?? '').trim() !== '');
    if (variable === undefined || isBypassed(target, env))
        return undefined;
    const value = (env[variable] ?? '').trim();
    const url = URL.parse(value.includes('://') ? value : `http://${value}`);
    if (url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '') {
        return { variable, address: url.host, url: url.href };
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INPUT_INVALID', `The variable ${variable} is not the address of a proxy.`, {
        hint: 'Write http://host:port or http://user:password@host:port, special characters percent-encoded (@ is %40, / is %2F); SOCKS is not supported.',
    });
}
function proxyEnvironment(target, env) {
    const proxies = ['https:', 'http:'].flatMap((protocol) => {
        const [name = ''] = VARIABLES[protocol] ?? [];
        const url = usableProxy(protocol, env);
        return url === undefined ? [] : [[name, url]];
    });
    if (proxies.length === 0)
        return {};
    const own = isBypassed(target, env) ? [target.hostname, hostOf(target)] : [];
    const bypassed = [...entriesOf(env).flatMap(forNode), ...own].join(',');
    return { ...Object.fromEntries(proxies), ...(bypassed === '' ? {} : { no_proxy: bypassed }) };
}
function usableProxy(protocol, env) {
    try {
        return proxyFor(new URL(`${protocol}//host.invalid`), { ...env, no_proxy: '', NO_PROXY: '' })?.url;
    }
    catch {
        return undefined;
    }
}
function isBypassed(target, env) {
    const port = target.port || (target.protocol === 'https:' ? '443' : '80');
    return entriesOf(env).some((entry) => {
        const [, name = '', only] = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(entry) === 6 ? [entry, entry] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
        return (only === undefined || only === port) && isNamed(hostOf(target), name.replace(/^\[(.*)\]$/, '$1'));
    });
}
function isNamed(host, name) {
    if (name === '*')
        return true;
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host);
    if (family !== 0)
        return addressesIn(name)?.check(host, family === 6 ? 'ipv6' : 'ipv4') === true;
    const domain = name.replace(/^\*?\.+/, '');
    return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}
function addressesIn(name) {
    const [, first = '', separator, second = ''] = /^([^/-]+)(?:([/-])(.*))?$/.exec(name) ?? [];
    const type = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(first) === 6 ? 'ipv6' : 'ipv4';
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(first) === 0)
        return undefined;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    try {
        if (separator === '/')
            list.addSubnet(first, Number(second), type);
        else if (separator === '-')
            list.addRange(first, second, type);
        else
            list.addAddress(first, type);
        return list;
    }
    catch {
        return undefined;
    }
}
function forNode(entry) {
    const [, address = '', bits] = /^(\d+(?:\.\d+){3})\/(\d+)$/.exec(entry) ?? [];
    if (bits !== undefined && (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 && Number(bits) <= 32) {
        const size = 2 ** (32 - Number(bits));
        const first = Math.floor(numberOf(address) / size) * size;
        return [`${addressOf(first)}-${addressOf(first + size - 1)}`];
    }
    return /^[a-z]/i.test(entry) ? [entry, `.${entry}`] : [entry];
}
function numberOf(address) {
    return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
function addressOf(number) {
    return [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.');
}
function entriesOf(env) {
    const text = env['no_proxy'] || env['NO_PROXY'] || '';
    return text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((entry) => entry !== '');
}
function hostOf({ hostname }) {
    return hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1');
}


/***/ }),

/***/ 66358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ sendRequest)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44708);
/* harmony import */ var _proxies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91079);



async function sendRequest(request, options) {
    (0,_proxies_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyFor */ .i)(request.url, options.env);
    const timeout = AbortSignal.timeout(options.timeoutMs);
    const signal = AbortSignal.any([options.signal, timeout]);
    const isSecure = request.url.protocol === 'https:';
    const proxyEnv = (0,_proxies_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyEnvironment */ .w)(request.url, options.env);
    const agent = isSecure ? new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent({ proxyEnv }) : new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent({ proxyEnv });
    using _ = closing(agent);
    try {
        const answer = await answerTo(request, { agent, signal, isSecure });
        const text = await beginningOf(answer, options.maxBytes);
        options.signal.throwIfAborted();
        return { status: answer.statusCode ?? 0, headers: answer.headers, text };
    }
    catch (thrown) {
        if (!options.signal.aborted && timeout.aborted) {
            throw Object.assign(new Error(`no answer in ${options.timeoutMs} ms`), { code: 'ETIMEDOUT' });
        }
        throw thrown;
    }
}
function closing(agent) {
    const connections = new Set();
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (options, callback) => {
        const connection = connect(options, callback);
        if (connection)
            connections.add(connection);
        return connection;
    };
    return {
        [Symbol.dispose]: () => {
            agent.destroy();
            for (const connection of connections)
                connection.destroy();
        },
    };
}
function answerTo({ method, url, headers, body }, connection) {
    const { agent, signal, isSecure } = connection;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
        const sent = (isSecure ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request)(url, {
            method,
            agent,
            signal,
            headers: { 'user-agent': 'restorable', 'accept-encoding': 'identity', ...length, ...headers },
        });
        sent.on('response', resolve);
        sent.on('error', reject);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        sent.end(body);
    });
}
async function beginningOf(answer, maxBytes) {
    const parts = [];
    let received = 0;
    try {
        for await (const part of answer) {
            parts.push(part.subarray(0, maxBytes - received));
            received += part.length;
            if (received >= maxBytes)
                break;
        }
    }
    catch {
    }
    return Buffer.concat(parts).toString();
}


/***/ }),

/***/ 46214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ retryAfterMs),
/* harmony export */   W: () => (/* binding */ isPassingStatus)
/* harmony export */ });
function retryAfterMs(headers) {
    const text = headers['retry-after']?.trim() ?? '';
    if (text === '')
        return undefined;
    const ms = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
    return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
const PASSING_STATUS = new Set([408, 425, 429]);
function isPassingStatus(status) {
    return status >= 500 || PASSING_STATUS.has(status);
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
