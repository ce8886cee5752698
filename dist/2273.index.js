export const id = 2273;
export const ids = [2273];
export const modules = {

/***/ 2273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Heartbeats: () => (/* binding */ Heartbeats)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
;// CONCATENATED MODULE: ./build/heartbeat/ending.js

const NONE = { kind: 'none' };
const NAMED = 5;
function endingOf(ended, names) {
    const { report, error, exitCode } = ended;
    if (exitCode === errors/* EXIT */.dc.cancelled || error?.code === 'CANCELLED')
        return NONE;
    if (report === undefined)
        return { kind: 'failure', exitCode, reason: error?.code ?? 'error' };
    if (report.mode !== 'fleet')
        return endingOfOne(report);
    const all = Object.entries(report.databases);
    const parts = names === undefined ? all : all.filter(([name]) => names.has(name));
    return together(parts.map(([, each]) => each), error === undefined ? undefined : { kind: 'failure', exitCode, reason: error.code });
}
function together(reports, whole) {
    const endings = reports.map(endingOfOne);
    const failures = endings.filter((ending) => ending.kind === 'failure');
    if (failures.length > 0) {
        const reasons = [...new Set(failures.map(({ reason }) => reason))].slice(0, NAMED).join(', ');
        const exitCode = Math.max(...failures.map((failure) => failure.exitCode));
        return { kind: 'failure', exitCode, reason: `${failures.length} of ${reports.length} databases: ${reasons}` };
    }
    if (whole !== undefined)
        return whole;
    return endings.length > 0 && endings.every(({ kind }) => kind === 'success') ? { kind: 'success' } : NONE;
}
function endingOfOne(report) {
    const { error, exitCode } = report;
    if (exitCode === errors/* EXIT */.dc.cancelled || error?.code === 'CANCELLED')
        return NONE;
    if ('dryRun' in report && report.dryRun)
        return NONE;
    if (error !== undefined || exitCode !== errors/* EXIT */.dc.done) {
        return { kind: 'failure', exitCode: atLeastOne(exitCode), reason: error?.code ?? findingOf(report) };
    }
    if ('verdict' in report && report.verdict !== 'passed')
        return NONE;
    return { kind: 'success' };
}
function findingOf(report) {
    if (!('verdict' in report))
        return 'finding';
    const reason = 'reason' in report ? report.reason : undefined;
    return reason === undefined ? `verdict ${report.verdict}` : `verdict ${report.verdict} (${reason})`;
}
function atLeastOne(exitCode) {
    return exitCode === errors/* EXIT */.dc.done ? errors/* EXIT */.dc.failed : exitCode;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/heartbeat/dialects.js
const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };
const healthchecks = {
    label: 'healthchecks',
    request(base, signal, runId) {
        const url = new URL(base);
        if (signal.kind !== 'success')
            url.pathname += signal.kind === 'start' ? '/start' : '/fail';
        url.searchParams.set('rid', runId);
        return { method: 'POST', url, headers: PLAIN, body: signal.kind === 'failure' ? signal.reason : '' };
    },
    isRefusal: ({ text }) => /^OK \(/.test(text),
};
const cronitor = {
    label: 'Cronitor',
    request(base, signal, runId) {
        const state = { start: 'run', success: 'complete', failure: 'fail' }[signal.kind];
        const why = signal.kind === 'failure' ? { message: signal.reason, status_code: String(signal.exitCode) } : {};
        return { method: 'GET', url: withParameters(base, { state, series: runId, ...why }) };
    },
};
const KUMA_LONGEST_MS = 86_400_000;
const kuma = {
    label: 'Uptime Kuma',
    request(base, signal) {
        if (signal.kind === 'start')
            return undefined;
        const [status, msg] = signal.kind === 'success' ? ['up', 'OK'] : ['down', signal.reason];
        const ping = signal.durationMs > KUMA_LONGEST_MS ? {} : { ping: String(signal.durationMs) };
        return { method: 'GET', url: withParameters(base, { status, msg, ...ping }) };
    },
};
const betterstack = {
    label: 'Better Stack',
    request(base, signal) {
        if (signal.kind === 'start')
            return undefined;
        const url = new URL(base);
        if (signal.kind === 'success')
            return { method: 'POST', url, body: '' };
        url.pathname += `/${signal.exitCode}`;
        return { method: 'POST', url, headers: PLAIN, body: signal.reason };
    },
};
const sentry = {
    label: 'Sentry',
    request(base, signal, runId) {
        const status = { start: 'in_progress', success: 'ok', failure: 'error' }[signal.kind];
        return { method: 'GET', url: withParameters(base, { status, check_in_id: runId }) };
    },
};
function withParameters(base, parameters) {
    const url = new URL(base);
    for (const [name, value] of Object.entries(parameters))
        url.searchParams.set(name, value);
    return url;
}
const DIALECTS = {
    healthchecks,
    cronitor,
    kuma,
    betterstack,
    sentry,
};

// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/http/request.js
var http_request = __webpack_require__(66358);
// EXTERNAL MODULE: ./build/http/retry-after.js
var retry_after = __webpack_require__(46214);
// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
;// CONCATENATED MODULE: ./build/heartbeat/send-signal.js





const SIGNAL_TUNING = {
    attempts: 3,
    timeoutMs: 10_000,
    totalMs: 30_000,
    startGraceMs: 10_000,
    baseMs: 500,
    longestMs: 5_000,
};
const MAX_ANSWER_BYTES = 64 * 1024;
const CHECK_SERVICE = 'Check the service, the network and the proxy.';
class SignalFailure extends Error {
    why;
    isPassing;
    askedMs;
    constructor(why, details) {
        super(why);
        this.why = why;
        this.isPassing = details.isPassing;
        this.askedMs = details.askedMs;
    }
}
async function sendSignal(request, options) {
    const { until, tuning } = options;
    let last;
    try {
        await (0,retry/* retry */.L5)(async () => {
            last = await failureOf(request, options);
            if (last !== undefined)
                throw last;
        }, { signal: until, after: (error) => policyAfter(error, tuning) });
        return {};
    }
    catch (thrown) {
        if (last === undefined && !until.aborted)
            last = new SignalFailure((0,foreign/* describeError */.Uc)(thrown), { isPassing: true });
        return { problem: problemOf(last, options) };
    }
}
async function failureOf(request, options) {
    const { env, until: signal, tuning, dialect } = options;
    let answer;
    try {
        answer = await (0,http_request/* sendRequest */.w)(request, { env, signal, timeoutMs: tuning.timeoutMs, maxBytes: MAX_ANSWER_BYTES });
    }
    catch (thrown) {
        return new SignalFailure(signal.aborted ? 'no answer in time' : codeOf(thrown), { isPassing: true });
    }
    const { status, headers } = answer;
    if (status >= 200 && status < 300) {
        const isRefusal = DIALECTS[dialect].isRefusal?.(answer) === true;
        return isRefusal ? new SignalFailure('the answer is a refusal', { isPassing: false }) : undefined;
    }
    return new SignalFailure(`HTTP status ${status}`, {
        isPassing: (0,retry_after/* isPassingStatus */.W)(status),
        askedMs: (0,retry_after/* retryAfterMs */.V)(headers),
    });
}
function policyAfter(error, { attempts, baseMs, longestMs }) {
    if (!(error instanceof SignalFailure) || !error.isPassing)
        return undefined;
    return { attempts, baseMs, longestMs, askedMs: error.askedMs };
}
function problemOf(failure, { dialect, kind }) {
    const why = failure?.why ?? 'no answer in time';
    const advice = failure === undefined || failure.isPassing ? CHECK_SERVICE : 'Check the address in `heartbeat`.';
    return `Heartbeat (${DIALECTS[dialect].label}): the ${kind} signal was not delivered (${why}). ${advice}`;
}
function codeOf(thrown) {
    const { code } = thrown;
    return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'no connection';
}

;// CONCATENATED MODULE: ./build/heartbeat/heartbeat.js



class Heartbeat {
    #address;
    #env;
    #signal;
    #tuning;
    #runId = (0,external_node_crypto_.randomUUID)();
    #openedMs = performance.now();
    #stopStart = new AbortController();
    #start;
    constructor(address, { env, signal, tuning = SIGNAL_TUNING }) {
        this.#address = address;
        this.#env = env;
        this.#signal = signal;
        this.#tuning = tuning;
    }
    start() {
        if (this.#start !== undefined || this.#signal.aborted)
            return;
        this.#start = this.#send({ kind: 'start' }, AbortSignal.any([this.#signal, this.#stopStart.signal]));
    }
    async finish(ending, signal) {
        if (ending.kind === 'none') {
            this.#stopStart.abort();
            return [];
        }
        const limit = AbortSignal.timeout(this.#tuning.totalMs);
        const until = signal === undefined ? limit : AbortSignal.any([limit, signal]);
        const started = await this.#settledStart(until);
        const durationMs = Math.round(performance.now() - this.#openedMs);
        const ended = await this.#send({ ...ending, durationMs }, until);
        return [started, ended].flatMap((delivery) => (delivery.problem === undefined ? [] : [delivery.problem]));
    }
    async #settledStart(until) {
        if (this.#start === undefined)
            return {};
        const stop = () => this.#stopStart.abort();
        const timer = setTimeout(stop, this.#tuning.startGraceMs);
        until.addEventListener('abort', stop, { once: true });
        try {
            return await this.#start;
        }
        finally {
            clearTimeout(timer);
            until.removeEventListener('abort', stop);
        }
    }
    async #send(signal, until) {
        const { dialect, url } = this.#address;
        const request = DIALECTS[dialect].request(new URL(url.reveal()), signal, this.#runId);
        if (request === undefined)
            return {};
        return sendSignal(request, { dialect, kind: signal.kind, env: this.#env, until, tuning: this.#tuning });
    }
}

;// CONCATENATED MODULE: ./build/heartbeat/heartbeats.js


class Heartbeats {
    #addressFor;
    #probableNames;
    #options;
    #watched = new Map();
    #hasStarted = false;
    constructor(addressFor, probableNames, options) {
        this.#addressFor = addressFor;
        this.#probableNames = probableNames;
        this.#options = options;
    }
    start(names) {
        this.#hasStarted = true;
        this.#watch(names);
        for (const { heartbeat } of this.#watched.values())
            heartbeat.start();
    }
    async finish(ended, signal) {
        const { report } = ended;
        if (report?.mode === 'fleet')
            this.#watch(Object.keys(report.databases));
        else if (!this.#hasStarted)
            this.#watch(this.#probableNames);
        const finished = [...this.#watched.values()].map(({ heartbeat, names }) => heartbeat.finish(endingOf(ended, names.size === 0 ? undefined : names), signal));
        return (await Promise.all(finished)).flat();
    }
    #watch(names) {
        for (const name of names.length === 0 ? [undefined] : names) {
            const address = this.#addressFor(name);
            if (address === undefined)
                continue;
            const url = address.url.reveal();
            const watched = this.#watched.get(url) ?? { heartbeat: new Heartbeat(address, this.#options), names: new Set() };
            this.#watched.set(url, watched);
            if (name !== undefined)
                watched.names.add(name);
        }
    }
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


/***/ })

};
