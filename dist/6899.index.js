export const id = 6899;
export const ids = [6899];
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

/***/ 56899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  channelId: () => (/* binding */ channelId),
  openChannels: () => (/* binding */ openChannels)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/http/request.js
var http_request = __webpack_require__(66358);
// EXTERNAL MODULE: ./build/http/retry-after.js
var retry_after = __webpack_require__(46214);
// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
;// CONCATENATED MODULE: ./build/notifiers/http.js





const POST_TUNING = { attempts: 3, timeoutMs: 10_000, baseMs: 500, longestMs: 30_000 };
const MAX_ANSWER_BYTES = 64 * 1024;
const TLS_PROBLEM = /CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)/;
const CHECK_LINE = 'Check the line of the channel in `notify`.';
const REDIRECTED = 'It answered with another address, which is not followed. Write the final address in `notify`.';
const WRONG_SECRET = 'Check the token or the secret of the channel in `notify`, and whether it was revoked.';
const GONE = 'Check the address of the channel in `notify`: it does not exist, or was removed.';
const HINTS = {
    204: GONE,
    401: WRONG_SECRET,
    403: WRONG_SECRET,
    404: GONE,
    407: 'The proxy requires a user and a password: http://user:password@host:port.',
    410: GONE,
};
function createPost({ label, env, tuning = POST_TUNING }) {
    const limits = { env, timeoutMs: tuning.timeoutMs, maxBytes: MAX_ANSWER_BYTES };
    return (request, { signal, askedMs, judge }) => (0,retry/* retry */.L5)(async () => {
        const { url, ...rest } = request();
        const sending = (0,http_request/* sendRequest */.w)({ ...rest, method: 'POST', url: new URL(url) }, { ...limits, signal });
        const answer = await sending.catch((thrown) => {
            throw unreachable(label, thrown);
        });
        switch (judge?.(answer) ?? verdictOf(answer)) {
            case 'accepted':
                return answer;
            case 'passing':
                throw notAccepted(label, answer, askedMs?.(answer));
            case 'later':
                throw unconfirmed(label, answer);
            case 'refused':
                throw refused(label, answer);
        }
    }, { signal, after: (error) => policyAfter(error, tuning) });
}
function verdictOf({ status }) {
    if (status >= 200 && status < 300)
        return 'accepted';
    return (0,retry_after/* isPassingStatus */.W)(status) ? 'passing' : 'refused';
}
class PassingFailure extends errors/* RestorableError */.s$ {
    askedMs;
    constructor(message, hint, askedMs = 0) {
        super('NOTIFY_FAILED', message, { hint });
        this.askedMs = askedMs;
    }
}
function unreachable(label, thrown) {
    if (thrown instanceof errors/* RestorableError */.s$) {
        return new errors/* RestorableError */.s$('NOTIFY_FAILED', `${label}: ${thrown.message}`, { hint: thrown.hint });
    }
    const what = (0,foreign/* describeNetwork */.UY)(thrown);
    if (TLS_PROBLEM.test(what)) {
        return new errors/* RestorableError */.s$('NOTIFY_FAILED', `${label}: the TLS connection can't be trusted (${what}).`, {
            hint: 'Check http:// against https://, and the host. For your own certificate authority, set NODE_EXTRA_CA_CERTS to its file.',
        });
    }
    return new PassingFailure(`${label}: the service can't be reached (${what}).`, 'The next run sends the message again. Check the address, the network and the proxy.');
}
function notAccepted(label, answer, askedMs) {
    return new PassingFailure(`${label}: the service did not accept the message (status ${answer.status}).`, 'The next run sends it again. If this happens often, check the state of the service, and its limits.', askedMs ?? (0,retry_after/* retryAfterMs */.V)(answer.headers));
}
function unconfirmed(label, { status }) {
    return new errors/* RestorableError */.s$('NOTIFY_FAILED', `${label}: the answer is not that of the service (status ${status}).`, {
        hint: 'The next run sends the message again. Check the address, and whether a proxy or a login page answers instead.',
    });
}
function refused(label, { status }) {
    return new errors/* RestorableError */.s$('NOTIFY_REFUSED', `${label}: the service refused the message (status ${status}).`, {
        hint: HINTS[status] ?? (status >= 300 && status < 400 ? REDIRECTED : CHECK_LINE),
    });
}
function policyAfter(error, { attempts, baseMs, longestMs }) {
    if (!(error instanceof PassingFailure) || error.askedMs > longestMs)
        return undefined;
    return { attempts, baseMs, longestMs, askedMs: error.askedMs };
}

// EXTERNAL MODULE: ./build/notifiers/message-text.js
var message_text = __webpack_require__(5161);
;// CONCATENATED MODULE: ./build/notifiers/index.js



const SENDERS = {
    slack: async () => (await __webpack_require__.e(/* import() */ 8814).then(__webpack_require__.bind(__webpack_require__, 28814))).openSlack,
    teams: async () => (await __webpack_require__.e(/* import() */ 7968).then(__webpack_require__.bind(__webpack_require__, 17968))).openTeams,
    discord: async () => (await __webpack_require__.e(/* import() */ 967).then(__webpack_require__.bind(__webpack_require__, 50967))).openDiscord,
    telegram: async () => (await __webpack_require__.e(/* import() */ 1787).then(__webpack_require__.bind(__webpack_require__, 71787))).openTelegram,
    webhook: async () => (await __webpack_require__.e(/* import() */ 67).then(__webpack_require__.bind(__webpack_require__, 50067))).openWebhook,
    ntfy: async () => (await __webpack_require__.e(/* import() */ 1163).then(__webpack_require__.bind(__webpack_require__, 71163))).openNtfy,
    gotify: async () => (await __webpack_require__.e(/* import() */ 5188).then(__webpack_require__.bind(__webpack_require__, 15188))).openGotify,
    pagerduty: async () => (await __webpack_require__.e(/* import() */ 6389).then(__webpack_require__.bind(__webpack_require__, 46389))).openPagerDuty,
    apprise: async () => (await __webpack_require__.e(/* import() */ 3576).then(__webpack_require__.bind(__webpack_require__, 3576))).openApprise,
};
async function openChannels(specs, options) {
    const labels = labelsOf(specs);
    return Promise.all(specs.map(async (spec, at) => {
        const label = labels[at] ?? spec.kind;
        const open = await SENDERS[spec.kind]();
        const send = open(spec, createPost({ label, ...options }));
        return {
            spec,
            notifier: { id: channelId(spec), label, send: (message, signal) => send((0,message_text/* visibleMessage */.kL)(message), signal) },
        };
    }));
}
function channelId({ kind, address, parameters, flags }) {
    const facts = [
        address.reveal(),
        ...[...parameters].sort().map(([name, value]) => [name, value.reveal()]),
        ...[...flags].sort(),
    ];
    const digest = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([kind, facts]))
        .digest('hex');
    return `${kind}-${digest.slice(0, 12)}`;
}
function labelsOf(specs) {
    return specs.map((spec) => {
        const alike = specs.filter(({ kind }) => kind === spec.kind);
        if (alike.length === 1)
            return spec.kind;
        const hosts = alike.map(hostOf);
        const host = hostOf(spec);
        const isUnique = host !== undefined && hosts.filter((each) => each === host).length === 1;
        return `${spec.kind} ${isUnique ? host : alike.indexOf(spec) + 1}`;
    });
}
function hostOf({ address }) {
    return URL.parse(address.reveal())?.host || undefined;
}


/***/ }),

/***/ 5161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EN: () => (/* binding */ bodyOf),
/* harmony export */   Wm: () => (/* binding */ headingOf),
/* harmony export */   kL: () => (/* binding */ visibleMessage),
/* harmony export */   nH: () => (/* binding */ plainTextOf),
/* harmony export */   p_: () => (/* binding */ bodyWithFieldsOf)
/* harmony export */ });
/* unused harmony export markOf */
const BREAKS = /\s*[\t\n\v\f\r\u0085\u2028\u2029]\s*/g;
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
function visibleMessage(message) {
    const { title, sentences, advice, fields, runUrl } = message;
    return {
        ...message,
        title: clean(title),
        sentences: sentences.map(clean),
        advice: clean(advice),
        fields: fields
            .map(([name, value]) => [clean(name), clean(value)])
            .filter(([name, value]) => name !== '' && value !== ''),
        runUrl: runUrl === undefined ? undefined : webAddress(runUrl),
    };
}
function clean(text) {
    return text.toWellFormed().replaceAll(BREAKS, ' ').replaceAll(INVISIBLE, '').trim();
}
function webAddress(text) {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
function markOf({ kind, severity }) {
    if (kind === 'closed')
        return '✅';
    if (kind === 'test')
        return '🔔';
    return severity === 'critical' ? '🔴' : '🟠';
}
function headingOf(message) {
    return `${markOf(message)} ${message.title}`;
}
function bodyOf({ sentences, advice }) {
    return [...sentences, advice].filter((text) => text !== '').join('\n');
}
function bodyWithFieldsOf(message) {
    const fields = message.fields.map(([name, value]) => `${name}: ${value}`);
    return [bodyOf(message), fields.join('\n')].filter((text) => text !== '').join('\n\n');
}
function plainTextOf(message) {
    return [bodyWithFieldsOf(message), message.runUrl ?? ''].filter((text) => text !== '').join('\n\n');
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
