export const id = 6124;
export const ids = [6124];
export const modules = {

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

/***/ 96124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pushMetrics: () => (/* binding */ pushMetrics)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_foreign_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54440);
/* harmony import */ var _http_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66358);
/* harmony import */ var _http_retry_after_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46214);
/* harmony import */ var _ports_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70307);





const MAX_ANSWER_BYTES = 64 * 1024;
const RETRYABLE = new Set([429, 502, 503, 504]);
const RETRIES = { attempts: 3, baseMs: 500, longestMs: 5_000 };
class PassingProblem extends Error {
    askedMs;
    constructor(sentence, askedMs) {
        super(sentence);
        this.askedMs = askedMs;
    }
}
async function pushMetrics({ settings, payload, env, signal }) {
    const { url, headers, timeoutMs } = settings;
    const limit = AbortSignal.timeout(timeoutMs);
    const both = AbortSignal.any([signal, limit]);
    const request = {
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(payload),
    };
    const options = { env, signal: both, timeoutMs, maxBytes: MAX_ANSWER_BYTES };
    try {
        return await (0,_ports_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L5)(async () => judge(await (0,_http_request_js__WEBPACK_IMPORTED_MODULE_2__/* .sendRequest */ .w)(request, options).catch(unreachable)), {
            signal: both,
            after: policyAfter,
        });
    }
    catch (thrown) {
        if (signal.aborted)
            return undefined;
        if (limit.aborted)
            return `The collector did not accept them within ${timeoutMs / 1_000} s.`;
        if (thrown instanceof PassingProblem || thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$)
            return thrown.message;
        throw thrown;
    }
}
function unreachable(thrown) {
    if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$)
        throw thrown;
    throw new PassingProblem(`The collector can't be reached (${(0,_core_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .describeNetwork */ .UY)(thrown)}).`);
}
function policyAfter(error) {
    return error instanceof PassingProblem ? { ...RETRIES, askedMs: error.askedMs } : undefined;
}
function judge({ status, headers, text }) {
    if (status >= 200 && status < 300)
        return rejectedPart(text);
    const sentence = `The collector did not accept them (status ${status}).`;
    if (RETRYABLE.has(status))
        throw new PassingProblem(sentence, (0,_http_retry_after_js__WEBPACK_IMPORTED_MODULE_3__/* .retryAfterMs */ .V)(headers));
    return `${sentence} ${HINTS[status] ?? 'Look at its log.'}`;
}
const HINTS = {
    401: 'Check OTEL_EXPORTER_OTLP_HEADERS.',
    403: 'Check OTEL_EXPORTER_OTLP_HEADERS.',
    404: 'Check OTEL_EXPORTER_OTLP_ENDPOINT: /v1/metrics is added to it. OTEL_EXPORTER_OTLP_METRICS_ENDPOINT is used as it is.',
    415: 'It does not accept JSON. Send to an OpenTelemetry Collector, which translates.',
};
function rejectedPart(text) {
    try {
        const { partialSuccess } = JSON.parse(text);
        const rejected = Number(partialSuccess?.rejectedDataPoints ?? 0);
        return rejected > 0 ? `The collector rejected ${rejected} of the values.` : undefined;
    }
    catch {
        return undefined;
    }
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
