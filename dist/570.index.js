export const id = 570;
export const ids = [570];
export const modules = {

/***/ 48937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ requireDatabaseName),
/* harmony export */   Tg: () => (/* binding */ suggestDatabaseName),
/* harmony export */   lH: () => (/* binding */ isDatabaseName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const PATTERN = /^[a-z0-9][a-z0-9._-]{0,62}$/;
const SHOWN_AT_MOST = 80;
function isDatabaseName(text) {
    return PATTERN.test(text) && !text.includes('..');
}
function requireDatabaseName(text) {
    if (isDatabaseName(text))
        return text;
    const shown = text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)}…` : text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `The name ${JSON.stringify(shown)} can't be used in storage.`, {
        hint: 'Use 1 to 63 lower-case letters, digits, ".", "_" or "-", starting with a letter or digit.',
    });
}
function suggestDatabaseName(text) {
    const name = text
        .toLowerCase()
        .replaceAll(/[^a-z0-9._-]+/g, '-')
        .replaceAll(/\.{2,}/g, '.')
        .replace(/^[._-]+/, '')
        .slice(0, 63)
        .replace(/[._-]+$/, '');
    return PATTERN.test(name) ? name : undefined;
}


/***/ }),

/***/ 92500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O2: () => (/* binding */ describeWindow),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   gR: () => (/* binding */ nextOpening),
/* harmony export */   yq: () => (/* binding */ readTimeWindow)
/* harmony export */ });
function readTimeWindow(text) {
    const match = /^([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.trim());
    if (match === null)
        return undefined;
    const [fromHour = 0, fromMinutes = 0, toHour = 0, toMinutes = 0] = match.slice(1).map(Number);
    const fromMinute = fromHour * 60 + fromMinutes;
    const toMinute = toHour * 60 + toMinutes;
    return fromMinute === toMinute || toMinute > 24 * 60 ? undefined : { fromMinute, toMinute };
}
function isWithin({ fromMinute, toMinute }, minute) {
    if (fromMinute < toMinute)
        return minute >= fromMinute && minute < toMinute;
    return minute >= fromMinute || minute < toMinute;
}
function describeWindow({ fromMinute, toMinute }) {
    const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return `${clock(fromMinute)}-${clock(toMinute)}`;
}
const MINUTE_MS = 60_000;
const LOOK_AHEAD_MINUTES = 50 * 60;
function nextOpening(window, calendar, after) {
    const firstMs = Math.ceil(after.getTime() / MINUTE_MS) * MINUTE_MS;
    for (let minute = 0; minute < LOOK_AHEAD_MINUTES; minute += 1) {
        const time = new Date(firstMs + minute * MINUTE_MS);
        if (isWithin(window, calendar.minuteOfDay(time)))
            return time;
    }
    return undefined;
}


/***/ }),

/***/ 77689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ CONDITIONS),
/* harmony export */   o: () => (/* binding */ SEVERITIES)
/* harmony export */ });
const SEVERITIES = ['critical', 'warning'];
const CONDITIONS = {
    'backup-failed': 'critical',
    'backup-overdue': 'critical',
    'backup-incomplete': 'warning',
    'verification-failed': 'critical',
    'verification-error': 'critical',
    'verification-overdue': 'critical',
    'destination-stale': 'warning',
    capacity: 'warning',
    'size-anomaly': 'warning',
    'key-expiry': 'warning',
    'schedule-disabled': 'critical',
    'three-two-one': 'warning',
    'restore-failed': 'critical',
    'list-failed': 'critical',
    'status-failed': 'critical',
    'prune-failed': 'critical',
    'sync-failed': 'critical',
    'check-destinations-failed': 'critical',
    'hold-failed': 'critical',
    'release-failed': 'critical',
    'doctor-failed': 'critical',
    'matrix-failed': 'critical',
};


/***/ }),

/***/ 64272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G4: () => (/* binding */ eventSchema),
/* harmony export */   hN: () => (/* binding */ storable),
/* harmony export */   w4: () => (/* binding */ CLOSED_INCIDENTS_MS)
/* harmony export */ });
/* unused harmony exports eventSchemaWith, eventKey */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66117);
/* harmony import */ var _condition_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77689);




const CLOSED_INCIDENTS_MS = 30 * 86_400_000;
const text = (longest) => zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(new RegExp(`^[^\\p{Cc}\\p{Cf}]{1,${longest}}$`, 'u'));
const url = text(1_000).regex(/^https:\/\/[^\s"'<>\\]+$/);
const count = zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().nonnegative();
const conditionSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(Object.keys(_condition_js__WEBPACK_IMPORTED_MODULE_2__/* .CONDITIONS */ .V));
const subjectSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    condition: conditionSchema,
    database: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[^\p{Cc}\p{Cf}]{0,100}$/u),
    destination: text(1_000).nullable(),
});
const detailsSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    code: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
        .regex(/^[A-Z0-9_-]{1,60}$/i)
        .exactOptional(),
    about: text(200).exactOptional(),
    since: _format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t.exactOptional(),
    seriousAt: _format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t.exactOptional(),
    found: count.exactOptional(),
    limit: count.exactOptional(),
    unit: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['ms', 'bytes', 'copies', 'runs']).exactOptional(),
    state: text(60).exactOptional(),
    runUrl: url.exactOptional(),
});
const originSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    repository: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,100}\/[A-Za-z0-9._-]{1,100}$/),
    workflow: text(300),
    runId: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9]{1,20}$/),
    attempt: count,
    event: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[a-z_]{1,50}$/),
    schedule: text(200).nullable(),
    url,
})
    .refine((origin) => new URL(origin.url).pathname.startsWith(`/${origin.repository}/actions/runs/${origin.runId}`));
const incident = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9a-f]{8,64}$/);
const facts = { incident, at: _format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t };
const observed = {
    ...facts,
    severity: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_condition_js__WEBPACK_IMPORTED_MODULE_2__/* .SEVERITIES */ .o),
    details: detailsSchema,
    origin: originSchema.nullable(),
};
const notice = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
    .regex(/^(?:opened|escalated|closed|reminded-[1-9][0-9]{0,4})$/)
    .transform((name) => name);
const answered = { ...facts, notice, channel: text(200) };
function eventSchemaWith(subject) {
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .discriminatedUnion */ .gMt('type', [
        zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('suspected'), ...observed, subject }),
        zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('cleared'), ...facts }),
        zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('opened'), ...observed, subject, since: _format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t }),
        zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('reminded'), ...observed, day: count }),
        zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('escalated'), ...observed }),
        zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
            ...{ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('closed'), ...facts, reason: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['recovered', 'duplicate']) },
            origin: originSchema.nullable(),
        }),
        zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('delivered'), ...answered }),
        zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('refused'), ...answered }),
    ]);
}
const eventSchema = eventSchemaWith(subjectSchema);
function eventKey(event) {
    const { incident: of, type } = event;
    if (type === 'delivered' || type === 'refused')
        return [of, type, event.notice, event.channel].join('\n');
    return [of, type, event.at, type === 'reminded' ? event.day : ''].join('\n');
}
function storable(event) {
    const plain = formOf(event);
    const forms = [plain, { ...plain, origin: null }, { ...plain, details: {} }, { ...plain, origin: null, details: {} }];
    const fits = forms.find((form) => eventSchema.safeParse(form).success);
    if (fits !== undefined)
        return fits;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', `An event of the type ${event.type} can't be stored.`, {
        hint: 'This is a defect of the program: report it.',
    });
}
function formOf(value) {
    if (typeof value === 'number')
        return Math.min(Math.max(0, Math.round(value)), Number.MAX_SAFE_INTEGER) || 0;
    if (typeof value === 'string')
        return value.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}]/gu, '\u{fffd}');
    if (typeof value !== 'object' || value === null)
        return value;
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return Object.fromEntries(entries.map(([name, each]) => [name, formOf(each)]));
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
    finally {
        agent.destroy();
    }
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
/* harmony export */   V: () => (/* binding */ retryAfterMs)
/* harmony export */ });
function retryAfterMs(headers) {
    const text = headers['retry-after']?.trim() ?? '';
    if (text === '')
        return undefined;
    const ms = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
    return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
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


/***/ }),

/***/ 3294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ humanAge),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   o0: () => (/* binding */ humanMs),
/* harmony export */   p6: () => (/* binding */ humanBytes),
/* harmony export */   v6: () => (/* binding */ engineTitle),
/* harmony export */   vk: () => (/* binding */ bytesBothWays),
/* harmony export */   zD: () => (/* binding */ grouped),
/* harmony export */   zK: () => (/* binding */ humanTime)
/* harmony export */ });
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22691);
/* harmony import */ var pretty_ms__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61304);


const ENGINE_TITLES = {
    postgres: 'PostgreSQL',
    mysql: 'MySQL',
    mariadb: 'MariaDB',
    sqlite: 'SQLite',
    d1: 'Cloudflare D1',
    command: 'commands,',
};
function humanBytes(bytes) {
    return (0,pretty_bytes__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(bytes, { space: true });
}
function bytesBothWays(bytes) {
    return bytes < 1000 ? `${bytes} bytes` : `${humanBytes(bytes)} (${grouped(bytes)} bytes)`;
}
function grouped(count) {
    return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
function humanMs(ms) {
    return (0,pretty_ms__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(Math.max(0, Math.round(ms)), { unitCount: 2 });
}
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
function humanAge(ms) {
    const unitMs = ms >= DAY_MS ? HOUR_MS : ms >= MINUTE_MS ? MINUTE_MS : 1_000;
    return humanMs(Math.floor(ms / unitMs) * unitMs);
}
function humanTime(iso) {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime()))
        return iso;
    return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
function engineTitle(backup) {
    return `${ENGINE_TITLES[backup.engine] ?? backup.engine} ${backup.serverVersion}`;
}
function plural(count, noun, nouns = `${noun}s`) {
    return `${grouped(count)} ${count === 1 ? noun : nouns}`;
}


/***/ }),

/***/ 18807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ listIncidents)
/* harmony export */ });
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7240);
/* harmony import */ var _core_watch_stored_event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64272);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52108);



const MOST_LISTED = 100_000;
async function listIncidents(at, now) {
    const subjects = new Map();
    let listed = 0;
    const add = (key, modifiedAt) => {
        const place = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .incidentAt */ .GP)(at.keys.relative(key));
        if (place === undefined)
            return;
        listed += 1;
        const generations = subjects.get(place.subject) ?? new Map();
        subjects.set(place.subject, generations);
        const number = place.generation;
        const generation = generations.get(number) ?? { number, records: [], writtenMs: 0, isRecent: false };
        generations.set(number, generation);
        generation.records.push({ key, place });
        generation.writtenMs = Math.max(generation.writtenMs, modifiedAt?.getTime() ?? 0, place.addition?.at.getTime() ?? 0);
        generation.isRecent = now.getTime() - generation.writtenMs < _core_watch_stored_event_js__WEBPACK_IMPORTED_MODULE_1__/* .CLOSED_INCIDENTS_MS */ .w4;
    };
    for await (const { key, sizeBytes, modifiedAt } of at.list(at.keys.allIncidents)) {
        if (listed >= MOST_LISTED)
            return { subjects, isCut: true };
        if (sizeBytes <= _signed_record_js__WEBPACK_IMPORTED_MODULE_2__/* .RECORD_MAX_BYTES */ .xy)
            add(key, modifiedAt);
    }
    for await (const key of at.listDeletedKeys(at.keys.allIncidents)) {
        if (listed >= MOST_LISTED)
            return { subjects, isCut: true };
        add(key, undefined);
    }
    return { subjects, isCut: false };
}


/***/ }),

/***/ 89934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QD: () => (/* binding */ putIncident),
/* harmony export */   rM: () => (/* binding */ readIncident),
/* harmony export */   wn: () => (/* binding */ subjectName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(69987);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(56928);
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7620);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58860);
/* harmony import */ var _core_watch_stored_event_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64272);
/* harmony import */ var _reading_older_copies_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1434);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(52108);









const envelopeSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz('restorable-incident/1'),
    record: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    signature: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullable(),
});
const recordSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({
    database: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    storedAt: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    key: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    events: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(_core_watch_stored_event_js__WEBPACK_IMPORTED_MODULE_4__/* .eventSchema */ .G4).min(1),
    ..._signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .signedBy */ .qI,
    tool: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP() }),
});
function subjectName({ condition, destination }) {
    if (destination === null)
        return condition;
    return `${condition}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(destination).digest('hex').slice(0, 16)}`;
}
async function putIncident(at, place, events, signer) {
    const key = at.keys.incident(place);
    const record = JSON.stringify({
        ...{ database: at.name, storedAt: at.label, key: at.keys.relative(key), events: events.map(_core_watch_stored_event_js__WEBPACK_IMPORTED_MODULE_4__/* .storable */ .hN) },
        ...{ ...(0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .namesOf */ .eZ)(signer), tool: _core_version_js__WEBPACK_IMPORTED_MODULE_3__/* .TOOL */ .j },
    });
    const signature = signer === undefined ? null : await signer.sign(Buffer.from(record));
    const envelope = { format: 'restorable-incident/1', record, signature };
    await at.put(key, Buffer.from(`${JSON.stringify(envelope, null, 1)}\n`), { unlocked: true, ifAbsent: true });
}
async function readIncident(at, key, accepting) {
    const stored = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .getRecord */ .EI)(at, key);
    const events = stored && (await eventsIn(at, key, stored, accepting));
    if (events !== undefined || at.storage.versions === undefined)
        return events;
    const accept = (bytes) => eventsIn(at, key, (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .recordOf */ .zv)(bytes), accepting);
    return (await (0,_reading_older_copies_js__WEBPACK_IMPORTED_MODULE_5__/* .olderCopy */ .E)([at], { key: at.keys.relative(key), maxBytes: _signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .RECORD_MAX_BYTES */ .xy }, accept))?.value;
}
async function eventsIn(at, key, { json }, { ring, now }) {
    const envelope = envelopeSchema.safeParse(json).data;
    const bytes = Buffer.from(envelope?.record ?? '');
    const record = recordSchema.safeParse(parsed(bytes)).data;
    if (envelope === undefined || record === undefined)
        return undefined;
    const relative = at.keys.relative(key);
    if (record.database !== at.name || record.storedAt !== at.label || record.key !== relative)
        return undefined;
    const place = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentAt */ .GP)(relative);
    const { events, signer, salt } = record;
    if (events.some((event) => Date.parse(event.at) > now.getTime() + _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_2__/* .CLOCK_SKEW_MS */ .r))
        return undefined;
    if (!events.every((event) => isAbout(event, at, place)))
        return undefined;
    if (ring === undefined)
        return events;
    if (signer === null || envelope.signature === null)
        return undefined;
    const encryption = { profile: 'gnupg', recipients: [], salt };
    const own = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .unlessBad */ .A0)(ring.ringFor({ id: relative, database: at.name, signer, encryption }));
    const by = own && (await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .unlessBad */ .A0)(own.verify(bytes, envelope.signature)));
    return by === signer ? events : undefined;
}
function isAbout(event, at, place) {
    if (event.type !== 'opened' && event.type !== 'suspected')
        return true;
    return event.subject.database === at.name && subjectName(event.subject) === place?.subject;
}
function parsed(bytes) {
    try {
        return (0,_core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_8__/* .parseJson */ .q)(bytes);
    }
    catch (error) {
        if (!(error instanceof _core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_8__/* .JsonError */ .N))
            throw error;
        return undefined;
    }
}


/***/ }),

/***/ 87638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ readIncidents)
/* harmony export */ });
/* harmony import */ var _reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15070);
/* harmony import */ var _incident_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89934);


const READS_AHEAD = 16;
const MOST_READ = 5_000;
const MOST_READ_OF_ONE = 1_000;
async function readIncidents(at, { subjects, isCut }, { ring, now }) {
    const left = { all: MOST_READ, ofOne: 0 };
    const bySubject = new Map();
    let isPartial = isCut;
    const inOrder = [...subjects].sort(([a], [b]) => Number(a.includes('.')) - Number(b.includes('.')));
    for (const [subject, generations] of inOrder) {
        left.ofOne = Math.min(left.all, MOST_READ_OF_ONE);
        bySubject.set(subject, await stateOf(generations, { at, ring, now, left }));
        isPartial ||= left.ofOne <= 0;
    }
    return { bySubject, isCut: isPartial };
}
async function stateOf(generations, reading) {
    const events = [];
    const generationOf = new Map();
    let newest = 0;
    let isOpen = false;
    for (const generation of [...generations.values()].sort((a, b) => b.number - a.number)) {
        if (newest > 0 && !generation.isRecent)
            continue;
        const found = await eventsOf(generation, reading);
        for (const { incident } of found)
            generationOf.set(incident, generation.number);
        const state = stateOfEvents(found);
        if (newest === 0 && state !== 'waiting') {
            newest = generation.number;
            isOpen = state === 'open';
        }
        if (state !== 'over' || generation.isRecent)
            events.push(...found);
    }
    return { newest, isOpen, events, generationOf };
}
async function eventsOf(generation, reading) {
    const { records, isRecent } = generation;
    const closing = isRecent ? [] : records.filter(({ place }) => place.addition?.what === 'closed');
    const ended = await readAll(closing, reading);
    const isOpened = records.some(({ place }) => place.addition === undefined || place.addition.what === 'opened');
    const isOver = ended.some(({ type }) => type === 'closed' || (type === 'cleared' && !isOpened));
    if (isOver)
        return ended;
    const others = records.filter((record) => !closing.includes(record));
    return [...ended, ...(await readAll(others, reading))];
}
async function readAll(records, { at, ring, now, left }) {
    const within = records.slice(0, Math.max(0, left.ofOne));
    left.ofOne -= records.length;
    left.all -= within.length;
    const events = [];
    const read = ({ key }) => (0,_incident_record_js__WEBPACK_IMPORTED_MODULE_0__/* .readIncident */ .rM)(at, key, { ring, now });
    for await (const found of (0,_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_1__/* .mapAhead */ .M)(within, READS_AHEAD, read))
        events.push(...(found ?? []));
    return events;
}
function stateOfEvents(events) {
    const incidents = (type) => events.filter((each) => each.type === type).map((each) => each.incident);
    const closed = new Set(incidents('closed'));
    const over = new Set([...closed, ...incidents('cleared')]);
    if (incidents('opened').some((incident) => !closed.has(incident)))
        return 'open';
    if (incidents('suspected').some((incident) => !over.has(incident)))
        return 'waiting';
    return over.size > 0 ? 'over' : 'waiting';
}


/***/ }),

/***/ 8750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  watchRun: () => (/* binding */ watchRun)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/database-name.js
var database_name = __webpack_require__(48937);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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
const PASSING_STATUS = new Set([408, 425, 429]);
const CHECK_LINE = 'Check the line of the channel in `notify`.';
const REDIRECTED = 'It answered with another address, which is not followed. Write the final address in `notify`.';
const WRONG_SECRET = 'Check the token or the secret of the channel in `notify`, and whether it was revoked.';
const GONE = 'Check the address of the channel in `notify`: it does not exist, or was removed.';
const HINTS = {
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
    return status >= 500 || PASSING_STATUS.has(status) ? 'passing' : 'refused';
}
class PassingFailure extends errors/* RestorableError */.s$ {
    askedMs;
    constructor(message, hint, askedMs = 0) {
        super('NOTIFY_FAILED', message, { hint });
        this.askedMs = askedMs;
    }
}
function unreachable(label, thrown) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return new errors/* RestorableError */.s$('NOTIFY_FAILED', `${label}: ${thrown.message}`, thrown);
    return new PassingFailure(`${label}: the service can't be reached (${(0,foreign/* describeNetwork */.UY)(thrown)}).`, 'The next run sends the message again. Check the address, the network and the proxy.');
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

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
;// CONCATENATED MODULE: ./build/report/watch/advice.js

const BY_AREA = {
    request: 'Correct the input that the run names.',
    keys: 'Check the keys of the job, and whether they are still valid.',
    database: "Check that the database is reachable, and the job's URL, account and privileges.",
    programs: 'Install what the run names on its machine.',
    sandbox: 'Give the job a machine that offers what the run names, or raise the limit that it names.',
    tunnel: 'Check the SSH server, its host key, and the key of the job.',
    dump: 'Open the run: its report says why the dump was refused or ended early.',
    storage: 'Check the destination: its credentials, its free space, and its network.',
    object: 'Run `status` to see what is stored, and `sync` to repair it from another destination.',
    backup: 'Run `status` to see what is stored, and verify another backup.',
    retention: 'Check the keep rules and what `prune` with `dry-run` would remove.',
    restore: 'Check that the target has what the run names.',
    notify: 'Check the token and its permissions in the options of alerts.',
    run: 'Open the run, and start it again.',
};
const BY_CODE = {
    KEY_EXPIRED: 'Extend the key or replace it, and update it wherever it is configured. No backup is possible until then.',
    STORAGE_FULL: 'Free space at the destination, raise its quota, or keep fewer backups.',
    STORAGE_AUTHENTICATION: "Replace the destination's credentials: they were rejected.",
    DATABASE_AUTHENTICATION: "Replace the database's credentials: they were rejected.",
    OUTSIDE_WINDOW: 'Start the schedule earlier, or widen `backup-window`: the run started too late.',
    TIMEOUT: 'Raise `timeout`, or find out why the run takes longer than before.',
    CHECK_NOT_RUN: 'Run the query of the check against the source, and correct it or raise its `timeout`.',
    INTERNAL: 'This is a defect of the program. Run it again with debug logging and report what it prints.',
};
const BY_CONDITION = {
    'backup-overdue': 'Check whether the schedule of the backups runs, and why its last runs failed. Then start a backup.',
    'backup-incomplete': 'Open the run that left it, and start another backup. `prune` removes the rest after 7 days.',
    'verification-failed': 'Do not rely on this backup. Open the run, make a full backup, and verify it.',
    'verification-overdue': 'Check whether the schedule of the verifications runs. Then start a verification.',
    'destination-stale': 'Repair the destination. Then `sync` copies the missing backups to it.',
    capacity: 'Raise the capacity, or keep fewer backups.',
    'size-anomaly': 'Check whether data was deleted, or whether a table grows without bound.',
    'key-expiry': 'Extend the key or replace it, and update it wherever it is configured.',
    'schedule-disabled': 'Enable the workflow again on its page under Actions, and start it once.',
    'three-two-one': 'Add or repair a destination with another provider, away from the database.',
};
const BY_STATE = {
    'verification-failed lineage': 'Find out who removed a backup. The one that was verified restores.',
    'verification-failed check': 'The backup restores, but its data is not as a check expects. Look at the data of the source.',
    'verification-failed objective': 'The backup restores, but too slowly. Use a faster machine, or raise `rto`.',
    'backup-incomplete objects-missing': 'Run `sync` to copy what is missing from another destination, or start a full backup.',
};
function adviceOn(condition, code, state) {
    const byState = BY_STATE[`${condition} ${state}`] ?? BY_CONDITION[condition];
    if (byState !== undefined)
        return byState;
    const area = code === undefined ? undefined : (0,errors/* areaOf */.d6)(code);
    const byCode = BY_CODE[code];
    return byCode ?? (area === undefined ? 'Open the run: its report says what is wrong.' : BY_AREA[area]);
}

;// CONCATENATED MODULE: ./build/report/watch/places.js

const DIGITS = 8;
function placesOf({ condition, database, destination }, isPublic) {
    const isKey = condition === 'key-expiry';
    const name = (kind, text) => (isPublic ? `${kind} ${digestOf(text)}` : text);
    return {
        database: database === '' ? '' : name('database', database),
        destination: destination === null || isKey ? undefined : name('destination', destination),
        key: isKey && destination !== null ? destination : undefined,
    };
}
function digestOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, DIGITS);
}

// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
;// CONCATENATED MODULE: ./build/report/watch/sentences.js


function minuteOf(iso) {
    const time = new Date(iso);
    return Number.isNaN(time.getTime()) ? iso : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
function beginOf({ details, since }) {
    return details.since ?? since;
}
function knownOf(incident, now) {
    const { subject, details } = incident;
    const since = `${details.since === undefined ? 'First observed' : 'Since'}: ${minuteOf(beginOf(incident))}.`;
    return [...factsOf(subject.condition, details), since, ...seriousOf(subject.condition, details, now)];
}
function lastedOf(incident, closedAt) {
    const begin = beginOf(incident);
    const ms = Math.max(0, Date.parse(closedAt) - Date.parse(begin));
    return [`It lasted ${(0,format/* humanAge */.DZ)(ms)}, from ${minuteOf(begin)} to ${minuteOf(closedAt)}.`];
}
function factsOf(condition, details) {
    const { code, state, about, found } = details;
    const ended = code === undefined ? [] : [`The run ended with the error ${code}.`];
    switch (condition) {
        case 'backup-failed':
            return [...ended, ...newest(about)];
        case 'backup-overdue':
            return [...newest(about), ...age(details)];
        case 'verification-overdue':
            return age(details);
        case 'verification-failed':
            return [...whyFailed(state), ...(about === undefined ? [] : [`The backup is ${about}.`])];
        case 'destination-stale':
            return about === undefined ? [] : [`It lacks ${about}${stale(state)}.`];
        case 'backup-incomplete':
            return state === 'objects-missing' ? [`${found ?? 0} of its objects are missing or damaged.`] : unfinished(about);
        case 'capacity':
            return sizes(details, 'stored, of');
        case 'size-anomaly':
            return sizes(details, 'dumped, usually');
        case 'key-expiry':
            return about === undefined ? [] : [`The key is ${about}.`];
        case 'schedule-disabled':
            return [`${about ?? 'The workflow'} is disabled${state === undefined ? '' : ` (${state})`}.`];
        case 'three-two-one':
            return [`There are ${found ?? 0} copies with the database itself. Missing: ${state ?? 'unknown'}.`];
        default:
            return ended;
    }
}
function newest(id) {
    const parsed = id === undefined ? undefined : (0,backup_id/* parseBackupId */.JN)(id);
    return parsed === undefined ? [] : [`The newest backup is of ${minuteOf(parsed.startedAt.toISOString())}.`];
}
function age({ found, limit }) {
    if (limit === undefined)
        return [];
    return [
        found === undefined ? 'There is none.' : `The last one is ${(0,format/* humanAge */.DZ)(found)} old; the limit is ${(0,format/* humanAge */.DZ)(limit)}.`,
    ];
}
const WHY = {
    backup: 'The backup is not reliable.',
    lineage: 'The backup restores, but another one is missing without an explanation.',
    check: 'The backup restores, but its data is not as a check expects.',
    objective: 'The backup restores, but too slowly.',
};
function whyFailed(state) {
    return state === undefined ? [] : [WHY[state] ?? ''].filter((text) => text !== '');
}
const STALE = {
    failed: ': an error occurred',
    'too-slow': ': it was too slow',
    'out-of-sync': ': it lacks what this backup builds on',
};
function stale(state) {
    return STALE[state ?? ''] ?? '';
}
function unfinished(id) {
    return id === undefined ? [] : [`The run of ${id} never committed.`];
}
function sizes({ found, limit }, between) {
    return found === undefined || limit === undefined ? [] : [`${(0,format/* humanBytes */.p6)(found)} ${between} ${(0,format/* humanBytes */.p6)(limit)}.`];
}
function seriousOf(condition, { seriousAt, limit, unit }, now) {
    if (seriousAt === undefined)
        return [];
    const isPast = Date.parse(seriousAt) <= now.getTime();
    const when = condition === 'capacity' ? seriousAt.slice(0, 10) : minuteOf(seriousAt);
    switch (condition) {
        case 'backup-failed': {
            const rpo = limit === undefined || unit !== 'ms' ? 'The RPO' : `The RPO of ${(0,format/* humanAge */.DZ)(limit)}`;
            return [`${rpo} ${isPast ? 'was' : 'is'} breached at ${when}.`];
        }
        case 'capacity':
            return [isPast ? `It is full since ${when}.` : `At this pace it is full on ${when}.`];
        case 'key-expiry':
            return [`It ${isPast ? 'expired' : 'expires'} at ${when}.`];
        default:
            return [`It becomes serious at ${when}.`];
    }
}

;// CONCATENATED MODULE: ./build/report/watch/titles.js
function titlesOf(condition, places, state) {
    const of = places.database === '' ? '' : ` of ${places.database}`;
    const at = places.destination === undefined ? '' : ` at ${places.destination}`;
    switch (condition) {
        case 'backup-failed':
        case 'restore-failed':
            return failure(condition === 'backup-failed' ? 'backup' : 'restore', places);
        case 'verification-error':
            return { ...failure('verification', places), ...(of && { wrong: `Verification${of} could not be completed` }) };
        case 'verification-failed':
            return { wrong: `Verification${of} failed`, over: `Verification${of} passed again` };
        case 'backup-overdue':
            return { wrong: `Backup${of} is overdue`, over: `Backup${of} is up to date again` };
        case 'verification-overdue':
            return { wrong: `Verification${of} is overdue`, over: `Verification${of} is up to date again` };
        case 'backup-incomplete':
            return state === 'objects-missing'
                ? { wrong: `Newest backup${of} is incomplete${at}`, over: `Newest backup${of} is complete again${at}` }
                : { wrong: `Incomplete backup${of}${at}`, over: `No incomplete backup${of} any more${at}` };
        case 'destination-stale':
            return { wrong: `Newest backup${of} is missing${at}`, over: `Newest backup${of} is stored again${at}` };
        case 'capacity':
            return capacity(`Capacity for the backups${of}${at}`, state);
        case 'size-anomaly':
            return {
                wrong: `Newest backup${of} has an unusual size${at}`,
                over: `Newest backup${of} has a usual size again${at}`,
            };
        case 'key-expiry':
            return {
                wrong: `A ${places.key ?? ''} key${of} ${state === 'expired' ? 'has expired' : 'expires soon'}`,
                over: `No ${places.key ?? ''} key${of} expires soon any more`,
            };
        case 'schedule-disabled':
            return { wrong: `Schedule${of} is disabled`, over: `Schedule${of} is enabled again` };
        case 'three-two-one':
            return { wrong: `Copies${of} do not meet the 3-2-1 rule`, over: `Copies${of} meet the 3-2-1 rule again` };
        default:
            return failure(`\`${condition.replace(/-failed$/, '')}\` run`, places);
    }
}
function failure(what, { database }) {
    const capital = `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`;
    if (database === '')
        return { wrong: `A ${what} failed before it started`, over: `${capital}: it starts again` };
    return { wrong: `${capital} of ${database} failed`, over: `${capital} of ${database} succeeded again` };
}
function capacity(what, state) {
    const wrong = state === 'exceeded' ? `${what} is exceeded` : `${what} is nearly exhausted`;
    return { wrong, over: `${what} is sufficient again` };
}

;// CONCATENATED MODULE: ./build/report/watch/message.js





const TITLE_LENGTH = 150;
function messageOf(notice, { isPublic }) {
    const { incident } = notice;
    const { subject, details } = incident;
    const places = placesOf(subject, isPublic);
    const kind = kindOf(notice);
    const isOver = kind === 'closed';
    const run = isOver ? incident.closed?.origin : incident.origin;
    return {
        id: `${incident.id}-${notice.notice}`,
        incident: incident.id,
        kind,
        severity: incident.severity,
        condition: subject.condition,
        title: titleOf(notice, places),
        sentences: isOver ? lastedOf(incident, notice.at) : knownOf(incident, new Date(notice.at)),
        advice: isOver ? 'Nothing is left to do.' : adviceOn(subject.condition, details.code, details.state),
        fields: fieldsOf(notice, places),
        at: notice.at,
        runUrl: details.runUrl ?? run?.url,
    };
}
function kindOf({ notice }) {
    return notice === 'opened' || notice === 'escalated' || notice === 'closed' ? notice : 'reminded';
}
function titleOf({ incident, notice, at }, places) {
    const { wrong, over } = titlesOf(incident.subject.condition, places, incident.details.state);
    const lasting = (0,format/* humanAge */.DZ)(Math.max(0, Date.parse(at) - Date.parse(beginOf(incident))));
    const title = notice === 'closed'
        ? over
        : notice === 'opened'
            ? wrong
            : notice === 'escalated'
                ? `Now critical: ${wrong}`
                : `${wrong} (for ${lasting} now)`;
    return title.length > TITLE_LENGTH ? `${title.slice(0, TITLE_LENGTH - 1)}…` : title;
}
function fieldsOf({ incident }, { database, destination, key }) {
    const { condition } = incident.subject;
    const fields = [
        ['Database', database === '' ? undefined : database],
        ['Destination', destination],
        ['Key', key],
        ['Condition', condition],
        ['Severity', incident.severity],
        ['Since', minuteOf(beginOf(incident))],
        ['Error', incident.details.code],
    ];
    return fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

// EXTERNAL MODULE: ./build/core/watch/condition.js
var condition = __webpack_require__(77689);
;// CONCATENATED MODULE: ./build/report/watch/sighting.js

function present(where, details = {}) {
    return { destination: null, severity: condition/* CONDITIONS */.V[where.condition], ...where, present: true, details };
}
function absent(where) {
    return { destination: null, severity: condition/* CONDITIONS */.V[where.condition], ...where, present: false, details: {} };
}
const DAY_MS = 86_400_000;
const SOON_MS = 30 * DAY_MS;
const NOW_MS = 7 * DAY_MS;
function severityBefore(time, now) {
    const leftMs = time - now.getTime();
    return leftMs <= NOW_MS ? 'critical' : leftMs <= SOON_MS ? 'warning' : undefined;
}
function failureOfMode(mode) {
    const name = mode === 'verify' ? 'verification-error' : `${mode}-failed`;
    return Object.keys(condition/* CONDITIONS */.V).find((each) => each === name);
}
function overdue(where, { about, lastAt, limitMs }, now) {
    const dueMs = Date.parse(lastAt) + limitMs;
    if (now.getTime() <= dueMs)
        return absent(where);
    const since = new Date(dueMs).toISOString();
    const found = now.getTime() - Date.parse(lastAt);
    return present(where, { ...(about === undefined ? {} : { about }), since, found, limit: limitMs, unit: 'ms' });
}
function keysExpiring(keys, { database, now }) {
    return [...Map.groupBy(keys, ({ use }) => use)].map(([use, of]) => {
        const where = { condition: 'key-expiry', database, destination: use };
        const ends = of.flatMap(({ fingerprint, expiresAt }) => (expiresAt === null ? [] : [{ fingerprint, expiresAt }]));
        const [first] = ends.toSorted((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt));
        const severity = first && severityBefore(Date.parse(first.expiresAt), now);
        if (first === undefined || severity === undefined)
            return absent(where);
        return present({ ...where, severity }, { about: first.fingerprint, seriousAt: first.expiresAt });
    });
}

;// CONCATENATED MODULE: ./build/report/watch/of-copies.js

function ruleSightings(rule, { database, destinations }) {
    const where = { condition: 'three-two-one', database };
    if (rule.isMet)
        return [absent(where)];
    const isStale = rule.missing.some((each) => each.need === 'copies' && each.sync.length > 0);
    if (destinations < 2 || isStale)
        return [];
    const state = rule.missing.map(({ need }) => need).join(', ');
    return [present(where, { found: rule.copies, limit: 3, unit: 'copies', state })];
}

;// CONCATENATED MODULE: ./build/report/watch/of-backup.js


function ofBackup(report, facts) {
    const { database } = facts;
    const made = report.backup === undefined ? [] : [absent({ condition: 'backup-overdue', database })];
    return [...made, ...of_backup_stale(report, facts), ...rule(report, facts), ...verificationAge(report, facts)];
}
function of_backup_stale({ backup, destinations }, { database }) {
    if (backup === undefined)
        return [];
    return destinations.map(({ label, outcome }) => {
        const where = { condition: 'destination-stale', database, destination: label };
        return outcome === 'committed' ? absent(where) : present(where, { about: backup.id, state: outcome });
    });
}
function rule({ rule: of, destinations }, { database }) {
    return of === undefined ? [] : ruleSightings(of, { database, destinations: destinations.length });
}
function verificationAge({ verifications = [], objectives }, { database, now }) {
    const lasts = verifications.flatMap(({ last }) => last?.finishedAt ?? []);
    const usual = verifications.flatMap(({ usualAgeMs }) => usualAgeMs ?? []);
    const limitMs = objectives?.verifyEveryMs ?? (usual.length === 0 ? undefined : Math.max(...usual));
    const [lastAt] = lasts.toSorted((a, b) => Date.parse(b) - Date.parse(a));
    if (lastAt === undefined || limitMs === undefined)
        return [];
    return [overdue({ condition: 'verification-overdue', database }, { lastAt, limitMs }, now)];
}
function riskOf({ previous, objectives }) {
    if (previous === undefined)
        return {};
    const about = previous.id;
    if (objectives?.rpoMs === undefined)
        return { about };
    const seriousAt = new Date(Date.parse(previous.snapshotAt) + objectives.rpoMs).toISOString();
    return { about, seriousAt, limit: objectives.rpoMs, unit: 'ms' };
}

;// CONCATENATED MODULE: ./build/report/watch/of-verify.js

const RPO_CHECK = 'recovery point (rpo)';
function ofVerify(report, facts) {
    return [...ofVerdict(report, facts), ...backupAge(report, facts)];
}
function ofVerdict({ verdict, reason, backup, checks }, { database }) {
    if (verdict !== 'passed' && verdict !== 'failed')
        return [];
    const done = absent({ condition: 'verification-overdue', database });
    const where = { condition: 'verification-failed', database };
    const failed = checks.filter(({ outcome }) => outcome === 'failed');
    const isOnlyOld = failed.length > 0 && failed.every(({ name }) => name === RPO_CHECK);
    if (verdict === 'passed' || isOnlyOld)
        return [done, absent(where)];
    const code = failed.find((check) => check.code !== undefined)?.code;
    const about = backup?.id;
    const details = { ...(about && { about }), ...(code && { code }), state: reason ?? 'backup', found: failed.length };
    return [done, present(where, details)];
}
function backupAge({ newestBackup: newest, objectives }, { database, now }) {
    if (newest === undefined)
        return [];
    const lastAt = new Date(now.getTime() - newest.ageMs).toISOString();
    const age = { about: newest.id, lastAt, limitMs: objectives?.rpoMs ?? newest.usualAgeMs };
    return [overdue({ condition: 'backup-overdue', database }, age, now)];
}

;// CONCATENATED MODULE: ./build/report/watch/sightings.js




function sightingsOf(report, facts) {
    if (report.exitCode === errors/* EXIT */.dc.cancelled)
        return [];
    if (report.mode === 'fleet')
        return ofFleet(report, facts);
    return [...ofRun(report, facts), ...keysExpiring(report.keyExpiry ?? [], facts), ...ofMode(report, facts)];
}
function ofFleet({ databases }, { now }) {
    return Object.entries(databases).flatMap(([database, report]) => sightingsOf(report, { database, now }));
}
function ofMode(report, facts) {
    switch (report.mode) {
        case 'backup':
            return ofBackup(report, facts);
        case 'verify':
            return ofVerify(report, facts);
        default:
            return [];
    }
}
function ofRun(report, { database }) {
    const condition = failureOfMode(report.mode);
    if (condition === undefined)
        return [];
    if (hasFailed(report))
        return [present({ condition, database }, failureDetails(report))];
    return [...new Set([database, ''])].map((each) => absent({ condition, database: each }));
}
const WITH_FINDINGS = new Set(['verify', 'status']);
function hasFailed({ mode, error, exitCode }) {
    return error !== undefined || (exitCode !== errors/* EXIT */.dc.done && !WITH_FINDINGS.has(mode));
}
function failureDetails(report) {
    const code = report.error?.code;
    return { ...(code && { code }), ...(report.mode === 'backup' ? riskOf(report) : {}) };
}

// EXTERNAL MODULE: ./build/repository/records/incident-listing.js
var incident_listing = __webpack_require__(18807);
// EXTERNAL MODULE: ./build/repository/records/incident-record.js
var incident_record = __webpack_require__(89934);
// EXTERNAL MODULE: ./build/repository/records/incident-state.js
var incident_state = __webpack_require__(87638);
;// CONCATENATED MODULE: ./build/repository/records/incident-log.js





const MOST_NUMBERS = 100;
const LAST_NUMBER = 999_999_999;
const EVENTS_OF_ONE = 40;
const NOTHING = { newest: 0, isOpen: false, events: [], generationOf: new Map() };
class IncidentLog {
    keepsSuspicions = true;
    #at;
    #keys;
    #loaded;
    #begun = new Map();
    constructor(at, keys) {
        this.#at = at;
        this.#keys = keys;
    }
    get label() {
        return this.#at.label;
    }
    keeps({ database }) {
        return database === this.#at.name;
    }
    async load() {
        const { state } = await this.#read();
        return [...state.bySubject.values()].flatMap(({ events }) => events);
    }
    async open(event) {
        const subject = (0,incident_record/* subjectName */.wn)(event.subject);
        const { listing, state } = await this.#read();
        const { newest, isOpen } = state.bySubject.get(subject) ?? NOTHING;
        if (isOpen)
            return false;
        const numbers = freeNumbers(listing.subjects.get(subject) ?? new Map(), newest);
        for (const generation of numbers) {
            const outcome = await this.#openAt(subject, generation, event);
            if (outcome !== undefined)
                return outcome;
        }
        throw new errors/* RestorableError */.s$('STORAGE_FAILED', `No incident can be recorded at ${this.label}: its numbers are taken.`, {
            hint: `Someone adds records to ${this.#at.keys.allIncidents}. Find out who, and delete them.`,
        });
    }
    async #openAt(subject, generation, event) {
        const at = this.#at;
        const place = { subject, generation };
        let isFree = true;
        try {
            await (0,incident_record/* putIncident */.QD)(at, place, [event], await this.#keys.signer());
        }
        catch (error) {
            if (!(0,errors/* hasCode */.up)(error, 'OBJECT_EXISTS'))
                throw error;
            isFree = false;
        }
        const stored = await (0,incident_record/* readIncident */.rM)(at, at.keys.incident(place), { ring: this.#keys.ring, now: await at.now() });
        if (stored === undefined && !isFree)
            return undefined;
        const isOurs = stored?.some(({ incident }) => incident === event.incident) ?? true;
        if (isOurs)
            this.#begun.set(event.incident, place);
        return isOurs;
    }
    async append(events) {
        const { state } = await this.#read();
        const groups = Map.groupBy(events, ({ incident }) => incident);
        for (const [incident, of] of groups) {
            const place = this.#begun.get(incident) ?? placeIn(state, incident) ?? this.#newPlace(state, of);
            if (place === undefined)
                continue;
            this.#begun.set(incident, place);
            for (let from = 0; from < of.length; from += EVENTS_OF_ONE) {
                await this.#add(place, of.slice(from, from + EVENTS_OF_ONE));
            }
        }
    }
    async #add(place, events) {
        const addition = { at: this.#at.clock.now(), random: (0,external_node_crypto_.randomBytes)(4).toString('hex'), what: whatOf(events) };
        await (0,incident_record/* putIncident */.QD)(this.#at, { ...place, addition }, events, await this.#keys.signer());
    }
    #newPlace(state, events) {
        const begins = events.find((event) => event.type === 'suspected' || event.type === 'opened');
        if (begins === undefined || !this.keeps(begins.subject))
            return undefined;
        const subject = (0,incident_record/* subjectName */.wn)(begins.subject);
        return { subject, generation: (state.bySubject.get(subject) ?? NOTHING).newest + 1 };
    }
    #read() {
        this.#loaded ??= this.#readOnce();
        return this.#loaded;
    }
    async #readOnce() {
        const now = await this.#at.now();
        const listing = await (0,incident_listing/* listIncidents */.M)(this.#at, now);
        const state = await (0,incident_state/* readIncidents */.E)(this.#at, listing, { ring: this.#keys.ring, now });
        if (state.isCut) {
            this.#keys.warn(`${this.#at.keys.allIncidents} at ${this.label} has more records than are read. Alerts may repeat until what does not belong there is deleted.`);
        }
        return { listing, state };
    }
}
function* freeNumbers(taken, after) {
    let found = 0;
    for (let number = after + 1; number <= LAST_NUMBER && found < MOST_NUMBERS; number += 1) {
        if (taken.get(number)?.records.some(({ place }) => place.addition === undefined) === true)
            continue;
        found += 1;
        yield number;
    }
}
function whatOf(events) {
    if (events.some(({ type }) => type === 'closed' || type === 'cleared'))
        return 'closed';
    return events.some(({ type }) => type === 'opened') ? 'opened' : 'events';
}
function placeIn({ bySubject }, incident) {
    for (const [subject, { generationOf }] of bySubject) {
        const generation = generationOf.get(incident);
        if (generation !== undefined)
            return { subject, generation };
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/repository/stored-database.js + 2 modules
var stored_database = __webpack_require__(86920);
// EXTERNAL MODULE: ./build/openpgp/keys/passphrase-keys.js + 1 modules
var passphrase_keys = __webpack_require__(34972);
// EXTERNAL MODULE: ./build/openpgp/signatures/signatures.js + 2 modules
var signatures = __webpack_require__(24566);
;// CONCATENATED MODULE: ./build/watch/incident-keys.js



async function openIncidentKeys(request, now) {
    const passphrase = passphraseOf(request);
    const derived = passphrase && new passphrase_keys/* PassphraseKeys */.j9(passphrase);
    const own = await ownSigner(request, now);
    const others = [
        ...('signers' in request ? request.signers : []),
        ...('verifiers' in request ? request.verifiers : []),
    ];
    if (own === undefined && derived === undefined && others.length === 0)
        return { signerAt: undefined, ring: undefined };
    const ring = await (0,signatures/* createSignerRing */.TV)(own === undefined ? others : [...others, own.publicKey], derived);
    if (own !== undefined)
        return { ring, signerAt: async () => own };
    if (derived === undefined)
        return { ring, signerAt: undefined };
    let signer;
    return {
        ring,
        signerAt: (stored) => {
            signer ??= signerFrom(derived, stored);
            return signer;
        },
    };
}
async function ownSigner(request, now) {
    const runnerKey = 'runnerKey' in request ? request.runnerKey : undefined;
    if (runnerKey !== undefined)
        return (0,signatures/* createSigner */.rO)(runnerKey, 'runner-key', now);
    const verifierKey = 'verifierKey' in request ? request.verifierKey : undefined;
    return verifierKey && (0,signatures/* createSigner */.rO)(verifierKey, 'verifier-key', now);
}
function passphraseOf(request) {
    if ('recipients' in request && request.recipients?.kind === 'passphrase')
        return request.recipients.passphrase;
    if ('unlock' in request && request.unlock?.kind === 'passphrase')
        return request.unlock.passphrase;
    return 'passphrase' in request ? request.passphrase : undefined;
}
async function signerFrom(keys, stored) {
    try {
        const { ids } = await stored.listManifests();
        const newest = ids.at(-1);
        const { manifest } = newest === undefined ? {} : await stored.readManifest(newest);
        const known = manifest && (await keys.signerFor(manifest));
        if (known !== undefined)
            return known;
    }
    catch (thrown) {
        if (!(0,errors/* toRestorableError */.tj)(thrown).isFinding)
            throw thrown;
    }
    return keys.signer();
}

;// CONCATENATED MODULE: ./build/core/watch/incident.js
function subjectKey({ condition, database, destination }) {
    return JSON.stringify([condition, database, destination]);
}
function incidentsOf(history) {
    const events = Map.groupBy(history.toSorted(byTime), ({ incident }) => incident);
    return [...events].flatMap(([id, of]) => incidentOf(id, of) ?? []).toSorted(byOpening);
}
function conditionsOf(incidents) {
    const groups = Map.groupBy(incidents, ({ subject }) => subjectKey(subject));
    return new Map([...groups].map(([key, [first, ...rest]]) => [key, historyOf(first, rest)]));
}
function byOpening(a, b) {
    return compareText(a.openedAt, b.openedAt) || compareText(a.id, b.id);
}
function earliest(first, ...rest) {
    return [first, ...rest].sort()[0] ?? first;
}
function historyOf(first, rest) {
    const of = Map.groupBy([first, ...rest].toSorted(byOpening), ({ state }) => state);
    const [open, ...surplus] = of.get('open') ?? [];
    return {
        subject: first.subject,
        open,
        surplus,
        suspicions: of.get('suspected') ?? [],
        recovered: of.get('recovered') ?? [],
        duplicates: of.get('duplicate') ?? [],
    };
}
function byTime(a, b) {
    return compareText(a.at, b.at) || compareText(JSON.stringify(a), JSON.stringify(b));
}
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function incidentOf(id, events) {
    const suspected = ofType(events, 'suspected');
    const opened = ofType(events, 'opened');
    const first = opened[0] ?? suspected[0];
    if (first === undefined)
        return undefined;
    const [escalated] = ofType(events, 'escalated');
    const closings = ofType(events, 'closed');
    const closed = closings.find(({ reason }) => reason === 'duplicate') ?? closings[0];
    const observed = [...suspected, ...opened, ...ofType(events, 'escalated'), ...ofType(events, 'reminded')];
    const last = observed.reduce((a, b) => (byTime(a, b) < 0 ? b : a));
    const starts = [...opened.map(({ since }) => since), ...suspected.map(({ at }) => at)];
    const isCritical = [...opened, ...suspected].some(({ severity }) => severity === 'critical');
    return {
        id,
        subject: first.subject,
        state: stateOf(events, closed),
        severity: escalated !== undefined || isCritical ? 'critical' : 'warning',
        since: earliest(first.at, ...starts),
        openedAt: first.at,
        details: last.details,
        origin: last.origin,
        suspectedBy: suspected.map(({ origin }) => origin),
        reminders: byDay(ofType(events, 'reminded')),
        escalated,
        closed,
        accepted: noticesByChannel(ofType(events, 'delivered')),
        refused: noticesByChannel(ofType(events, 'refused')),
    };
}
function stateOf(events, closed) {
    if (closed !== undefined)
        return closed.reason;
    if (events.some(({ type }) => type === 'opened'))
        return 'open';
    return events.some(({ type }) => type === 'cleared') ? 'cleared' : 'suspected';
}
function ofType(events, type) {
    return events.filter((event) => event.type === type);
}
function byDay(reminders) {
    const days = new Map();
    for (const reminder of reminders)
        if (!days.has(reminder.day))
            days.set(reminder.day, reminder);
    return [...days.values()].sort((a, b) => a.day - b.day);
}
function noticesByChannel(answers) {
    const groups = Map.groupBy(answers, ({ channel }) => channel);
    return new Map([...groups].map(([channel, of]) => [channel, new Set(of.map(({ notice }) => notice))]));
}

;// CONCATENATED MODULE: ./build/core/watch/reminder.js
const HOUR_MS = 3_600_000;
const reminder_DAY_MS = 24 * HOUR_MS;
const FIRST_DAYS = [1, 3, 7];
const EVERY_DAYS = 7;
const EARLY_MS = 3 * HOUR_MS;
const FUTURE_MS = 14 * reminder_DAY_MS;
const ON_DEMAND = new Set([
    'restore-failed',
    'list-failed',
    'check-destinations-failed',
    'hold-failed',
    'release-failed',
    'doctor-failed',
]);
function isRemindedByOthers({ subject: { condition } }) {
    return !ON_DEMAND.has(condition);
}
function dueReminder({ openedAt, reminders }, now) {
    const isPossible = (time) => time <= now.getTime() + FUTURE_MS;
    const startedAt = Math.min(...[openedAt, ...reminders.map(({ at }) => at)].map((time) => Date.parse(time)));
    const day = isPossible(startedAt) ? dayAfter(now.getTime() - startedAt) : 1;
    if (day === undefined || reminders.some((each) => each.day === day))
        return undefined;
    return reminders.some((each) => each.day > day && isPossible(Date.parse(each.at))) ? undefined : day;
}
function dayAfter(elapsedMs) {
    const days = Math.floor((elapsedMs + EARLY_MS) / reminder_DAY_MS);
    if (days >= EVERY_DAYS)
        return days - (days % EVERY_DAYS);
    return FIRST_DAYS.findLast((day) => day <= days);
}

;// CONCATENATED MODULE: ./build/core/watch/observe.js


function observe(history, seen, now) {
    if (seen.sightings.length === 0)
        return [];
    const moment = { at: now.toISOString(), origin: seen.origin };
    const conditions = conditionsOf(incidentsOf(history));
    const sightings = mergeSightings(seen.sightings);
    const events = [...conditions.values()].flatMap(({ surplus }) => surplus.map(({ id }) => ({ type: 'closed', incident: id, reason: 'duplicate', ...moment })));
    const closed = new Set();
    for (const [key, sighting] of sightings) {
        const known = conditions.get(key);
        if (isOutdated(sighting, known)) {
            sightings.delete(key);
            continue;
        }
        const added = sighting.present ? seenPresent(sighting, known, seen, moment) : seenAbsent(known, moment);
        if (!sighting.present)
            closed.add(key);
        events.push(...added);
    }
    const databases = new Set(seen.sightings.map(({ database }) => database));
    for (const [key, { open }] of conditions) {
        if (open === undefined || closed.has(key))
            continue;
        const sighting = sightings.get(key);
        const { database } = open.subject;
        const isConcerned = isRemindedByOthers(open) && (database === '' || databases.has(database));
        if (sighting !== undefined || isConcerned)
            events.push(...remind(open, sighting, moment, now));
    }
    return events;
}
function mergeSightings(sightings) {
    const rank = ({ present, severity }) => (present ? (severity === 'critical' ? 2 : 1) : 0);
    const merged = new Map();
    for (const sighting of sightings) {
        const key = subjectKey(sighting);
        const known = merged.get(key);
        if (known === undefined || rank(sighting) > rank(known))
            merged.set(key, sighting);
    }
    return merged;
}
function isOutdated({ asOf, present }, known) {
    if (asOf === undefined || known === undefined)
        return false;
    if (!present)
        return known.open !== undefined && asOf <= known.open.openedAt;
    return known.open === undefined && known.recovered.some(({ closed }) => closed !== undefined && asOf <= closed.at);
}
function subjectOf({ condition, database, destination }) {
    return { condition, database, destination };
}
function seenPresent(sighting, known, { keepsSuspicions, createId }, moment) {
    const { severity, details } = sighting;
    const observed = { severity, details, ...moment };
    const open = known?.open;
    if (open !== undefined) {
        const isWorse = severity === 'critical' && open.severity === 'warning';
        return isWorse ? [{ type: 'escalated', incident: open.id, ...observed }] : [];
    }
    const subject = subjectOf(sighting);
    const [suspicion, ...others] = known?.suspicions ?? [];
    const isConfirmed = known?.suspicions.some(({ suspectedBy }) => suspectedBy.some((each) => !isSameRun(each, moment.origin)));
    if (severity === 'warning' && keepsSuspicions && isConfirmed !== true) {
        if (suspicion !== undefined)
            return [];
        return [{ type: 'suspected', incident: createId(subject), subject, ...observed }];
    }
    const incident = suspicion?.id ?? createId(subject);
    const since = earliest(moment.at, ...(known?.suspicions ?? []).map((each) => each.since));
    return [{ type: 'opened', incident, subject, since, ...observed }, ...others.map((each) => clear(each, moment))];
}
function seenAbsent(known, moment) {
    if (known === undefined)
        return [];
    const { open, suspicions } = known;
    const cleared = suspicions.map((each) => clear(each, moment));
    if (open === undefined)
        return cleared;
    return [{ type: 'closed', incident: open.id, reason: 'recovered', ...moment }, ...cleared];
}
function clear({ id }, { at }) {
    return { type: 'cleared', incident: id, at };
}
function remind(open, sighting, moment, now) {
    const day = dueReminder(open, now);
    if (day === undefined)
        return [];
    const { details, severity } = sighting ?? open;
    const origin = sighting === undefined ? open.origin : moment.origin;
    return [{ type: 'reminded', incident: open.id, day, severity, details, at: moment.at, origin }];
}
function isSameRun(a, b) {
    if (a === null || b === null)
        return false;
    return a.repository === b.repository && a.runId === b.runId && a.attempt === b.attempt;
}

// EXTERNAL MODULE: ./build/core/planning/time-window.js
var time_window = __webpack_require__(92500);
;// CONCATENATED MODULE: ./build/core/watch/pending.js



const pending_HOUR_MS = 3_600_000;
const HELD_MS = 21 * pending_HOUR_MS;
const RECENT_MS = 48 * pending_HOUR_MS;
function pendingNotices(history, channels, now, quiet) {
    const conditions = [...conditionsOf(incidentsOf(history)).values()];
    const isQuiet = quiet !== undefined && (0,time_window/* isWithin */.UO)(quiet.window, quiet.calendar.minuteOfDay(now));
    return channels.flatMap((channel) => {
        const knownSince = knownSinceOf(channel, history);
        const told = conditions.flatMap((condition) => storiesOf(condition)).toSorted(byEnd);
        return told.flatMap((story) => noticesOf(story, { channel, knownSince, now, isQuiet }));
    });
}
function answered({ channel, incident, notice, covers }, type, now) {
    return [notice, ...covers].map((name) => {
        return { type, incident: incident.id, notice: name, channel, at: now.toISOString() };
    });
}
function storiesOf({ open, surplus, recovered, duplicates }) {
    const mains = [...recovered, ...(open === undefined ? [] : [open])].toSorted(byOpening);
    const others = [...surplus, ...duplicates];
    const mainOf = (other) => mains.findLast((main) => byOpening(main, other) < 0);
    return mains.map((main) => ({ main, all: [main, ...others.filter((other) => mainOf(other) === main)] }));
}
function byEnd({ main: a }, { main: b }) {
    return Number(a.state === 'open') - Number(b.state === 'open') || byOpening(a, b);
}
function noticesOf(story, telling) {
    const { main, all } = story;
    const { channel } = telling;
    const announced = all.filter(({ accepted }) => [...(accepted.get(channel.id) ?? [])].some((each) => each !== 'closed'));
    const [as] = announced;
    if (as !== undefined) {
        const news = main.closed === undefined && isWanted(main, channel) ? newsOf(story, as, telling) : undefined;
        return [...pending_present(news), ...announced.flatMap((each) => pending_present(endOf(main, each, telling)))];
    }
    if (!isWanted(main, channel) || (main.closed !== undefined && !isRecent(main.closed.at, telling)))
        return [];
    const news = newsOf(story, main, telling);
    return news === undefined ? [] : [news, ...pending_present(endOf(main, main, telling))];
}
function newsOf({ main, all }, as, telling) {
    const { id } = telling.channel;
    const isOpen = ({ notice }) => !all.some(({ accepted, refused }) => [accepted, refused].some((of) => of.get(id)?.has(notice) === true));
    const { opening, worse, reminders } = stepsOf(main);
    const isAnnounced = all.some(({ accepted }) => accepted.has(id));
    const first = worse ?? (isAnnounced ? undefined : opening);
    const after = reminders.slice(reminders.findLastIndex((each) => !isOpen(each)) + 1).filter(isOpen);
    const news = first !== undefined && isOpen(first) ? first : main.closed === undefined ? after.at(-1) : undefined;
    if (news === undefined || isHeld(main, news.at, telling))
        return undefined;
    const open = [opening, ...pending_present(worse), ...reminders].filter(isOpen);
    const covers = open.map(({ notice }) => notice).filter((notice) => notice !== news.notice);
    return { channel: id, incident: { ...main, id: as.id }, ...news, covers };
}
function stepsOf({ openedAt, escalated, reminders }) {
    return {
        opening: { notice: 'opened', at: openedAt },
        worse: escalated && { notice: 'escalated', at: escalated.at },
        reminders: reminders.map(({ day, at }) => ({ notice: `reminded-${day}`, at })),
    };
}
function endOf(main, as, telling) {
    const { id } = telling.channel;
    const { closed } = main;
    if (closed === undefined || isHeld(main, closed.at, telling))
        return undefined;
    if (as.accepted.get(id)?.has('closed') === true || as.refused.get(id)?.has('closed') === true)
        return undefined;
    return { channel: id, incident: { ...main, id: as.id }, notice: 'closed', at: closed.at, covers: [] };
}
function isWanted({ subject, severity }, { conditions, severity: least }) {
    if (conditions !== undefined && !conditions.includes(subject.condition))
        return false;
    return condition/* SEVERITIES */.o.indexOf(severity) <= condition/* SEVERITIES */.o.indexOf(least);
}
function isRecent(closedAt, { knownSince, now }) {
    if (knownSince !== undefined && closedAt >= knownSince)
        return true;
    return Date.parse(closedAt) >= now.getTime() - RECENT_MS;
}
function isHeld({ severity }, at, { isQuiet, now }) {
    return isQuiet && severity === 'warning' && now.getTime() - Date.parse(at) < HELD_MS;
}
function knownSinceOf({ id }, history) {
    const answers = history.filter((event) => (event.type === 'delivered' || event.type === 'refused') && event.channel === id);
    return answers.map(({ at }) => at).sort()[0];
}
function pending_present(value) {
    return value === undefined ? [] : [value];
}

;// CONCATENATED MODULE: ./build/watch/deliver.js


async function deliver(notices, channels, { now, signal, warn, }) {
    const served = await Promise.all(channels.map(async (channel) => {
        const own = notices.filter((notice) => notice.channel === channel.notifier.id);
        return serve(channel, own, { now, signal, warn });
    }));
    return { messages: served.flatMap(({ messages }) => messages), events: served.flatMap(({ events }) => events) };
}
async function serve({ notifier, messageOf }, notices, { now, signal, warn }) {
    const messages = [];
    const events = [];
    for (const notice of notices) {
        const error = await attempt(() => notifier.send(messageOf(notice), signal));
        const outcome = error === undefined ? 'sent' : error.code === 'NOTIFY_REFUSED' ? 'refused' : 'failed';
        messages.push({ ...deliver_factsOf(notice), channel: notifier.label, outcome, code: error?.code });
        if (error !== undefined)
            warn([error.message, error.hint].filter((text) => text !== undefined).join(' '));
        if (outcome === 'failed')
            break;
        events.push(...answered(notice, outcome === 'sent' ? 'delivered' : 'refused', now));
    }
    return { messages, events };
}
function deliver_factsOf({ incident, notice }) {
    const { subject, severity } = incident;
    return { ...subject, severity, notice };
}
async function attempt(send) {
    try {
        await send();
        return undefined;
    }
    catch (thrown) {
        return (0,errors/* toRestorableError */.tj)(thrown);
    }
}

;// CONCATENATED MODULE: ./build/watch/watch-database.js






async function watchDatabase(sightings, { stores, channels, quiet }, moment) {
    const { now, origin, warn } = moment;
    const { readable, history } = await loadAll(stores, warn);
    const keepsSuspicions = readable.some((store) => store.keepsSuspicions);
    const createId = readable.length > 0 ? randomId : idOfSubject;
    const observed = observe(history, { sightings, origin, keepsSuspicions, createId }, now);
    const recorded = await record(observed, readable, warn);
    const known = [...history, ...recorded];
    const filters = channels.map(({ notifier, filter }) => ({ id: notifier.id, ...filter }));
    const delivery = await deliver(pendingNotices(known, filters, now, quiet), channels, moment);
    await appendAll(delivery.events, readable, warn);
    return watch_database_factsOf(known, delivery);
}
async function loadAll(stores, warn) {
    const loaded = await Promise.all(stores.map(async (store) => {
        try {
            return { store, events: await store.load() };
        }
        catch (thrown) {
            warn(`The incidents at ${store.label} can't be read: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
            return undefined;
        }
    }));
    const read = loaded.filter((each) => each !== undefined);
    return { readable: read.map(({ store }) => store), history: read.flatMap(({ events }) => events) };
}
async function record(events, stores, warn) {
    const lost = new Set();
    const opened = events.filter((event) => event.type === 'opened');
    for (const event of opened) {
        if (!(await openIn(event, stores, warn)))
            lost.add(event.incident);
    }
    const kept = events.filter(({ incident }) => !lost.has(incident));
    await appendAll(kept.filter(({ type }) => type !== 'opened'), stores, warn);
    return kept;
}
async function openIn(event, stores, warn) {
    for (const store of stores.filter((each) => each.keeps(event.subject))) {
        try {
            if (!(await store.open(event)))
                return false;
        }
        catch (thrown) {
            warn(unrecorded(store, thrown));
        }
    }
    return true;
}
async function appendAll(events, stores, warn) {
    if (events.length === 0)
        return;
    await Promise.all(stores.map(async (store) => {
        try {
            await store.append(events);
        }
        catch (thrown) {
            warn(unrecorded(store, thrown));
        }
    }));
}
function unrecorded({ label }, thrown) {
    return `An incident can't be recorded at ${label}, so messages about it may repeat: ${(0,errors/* toRestorableError */.tj)(thrown).message}`;
}
function watch_database_factsOf(history, { messages }) {
    const conditions = [...conditionsOf(incidentsOf(history)).values()];
    return { openIncidents: conditions.filter(({ open }) => open !== undefined).length, messages };
}
function randomId() {
    return (0,external_node_crypto_.randomBytes)(16).toString('hex');
}
function idOfSubject(subject) {
    return (0,external_node_crypto_.createHash)('sha256').update(subjectKey(subject)).digest('hex').slice(0, 32);
}

;// CONCATENATED MODULE: ./build/watch/watch.js









async function watchRun(watched, dependencies) {
    const { watch, report, database } = watched;
    const { clock, host } = dependencies;
    const warnings = [];
    const warn = (sentence) => void (warnings.includes(sentence) || warnings.push(sentence));
    const now = clock.now();
    const moment = { now, origin: host.origin ?? null, signal: host.signal, warn };
    await using resources = new AsyncDisposableStack();
    const channels = (await openChannels(watch.channels, { env: host.env })).map(({ notifier, spec }) => ({
        ...{ notifier, filter: spec },
        messageOf: (notice) => messageOf(notice, { isPublic: false }),
    }));
    const facts = [];
    const byDatabase = Map.groupBy(report === undefined ? [] : sightingsOf(report, { database, now }), (sighting) => sighting.database);
    for (const [name, sightings] of byDatabase) {
        const request = watched.requests.find((each) => 'name' in each && each.name === name);
        const stores = await openStores(request, { ...dependencies, warn, resources });
        const watchers = { stores, channels, quiet: watch.quietHours };
        facts.push(await watchDatabase(sightings, watchers, moment));
    }
    return {
        openIncidents: facts.reduce((sum, each) => sum + each.openIncidents, 0),
        messages: facts.flatMap(({ messages }) => messages),
        warnings,
    };
}
async function openStores(request, opening) {
    if (request === undefined || !('destinations' in request) || !('name' in request))
        return [];
    const { name } = request;
    if (name === undefined || !(0,database_name/* isDatabaseName */.lH)(name))
        return [];
    const { clock, host, openStorage, resources, warn } = opening;
    const keys = await openIncidentKeys(request, clock.now());
    if (keys.ring !== undefined && keys.signerAt === undefined) {
        warn('Incidents are not remembered, so messages repeat: this run can sign no records. Give `verifier-key`.');
        return [];
    }
    const stores = [];
    for (const spec of request.destinations) {
        if ('line' in spec)
            continue;
        try {
            const storage = await openStorage(spec, request);
            resources.defer(() => storage.close());
            const stored = new stored_database/* StoredDatabase */.d(storage, { name, clock, signal: host.signal });
            stores.push(new IncidentLog(stored, { ring: keys.ring, signer: async () => keys.signerAt?.(stored), warn }));
        }
        catch (thrown) {
            warn(`The incidents at a destination can't be used: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
    return stores;
}


/***/ }),

/***/ 22691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ prettyBytes)
/* harmony export */ });
const BYTE_UNITS = [
	'B',
	'kB',
	'MB',
	'GB',
	'TB',
	'PB',
	'EB',
	'ZB',
	'YB',
];

const BIBYTE_UNITS = [
	'B',
	'KiB',
	'MiB',
	'GiB',
	'TiB',
	'PiB',
	'EiB',
	'ZiB',
	'YiB',
];

const BIT_UNITS = [
	'b',
	'kbit',
	'Mbit',
	'Gbit',
	'Tbit',
	'Pbit',
	'Ebit',
	'Zbit',
	'Ybit',
];

const BIBIT_UNITS = [
	'b',
	'kibit',
	'Mibit',
	'Gibit',
	'Tibit',
	'Pibit',
	'Eibit',
	'Zibit',
	'Yibit',
];

// Indexed by `bits` and then `binary`, so the four unit systems are picked in one step.
const UNIT_SETS = [BYTE_UNITS, BIBYTE_UNITS, BIT_UNITS, BIBIT_UNITS];

/*
`Number#toString` switches to exponential notation outside the range [1e-6, 1e21) and `Intl.NumberFormat` drops every fraction digit past the 100 it accepts.
Byte counts read as plain decimal numbers, so both losses are undone here. Expects a finite, non-negative number.
*/
const toDecimalString = number => {
	if (number >= 1e-6 && number < 1e21) {
		return String(number);
	}

	const [mantissa, exponentString] = number.toExponential().split('e');
	const digits = mantissa.replace('.', '');
	const pointPosition = Number(exponentString) + 1;
	const isPositive = pointPosition > 0;
	const padded = isPositive ? digits.padEnd(pointPosition, '0') : '0'.repeat(1 - pointPosition) + digits;
	const integerPart = padded.slice(0, isPositive ? pointPosition : 1);
	const fractionPart = padded.slice(isPositive ? pointPosition : 1).replace(/0+$/, '');

	return fractionPart ? `${integerPart}.${fractionPart}` : integerPart;
};

/*
Formats the given number using `Number#toLocaleString`.
- If locale is a string or array, the value is expected to be a BCP 47 language tag or list of language tags (for example: `de`).
- If locale is true, the system default locale is used for translation.
- If locale is false or unspecified, formatting options are applied without localization; without options, the number is written out as plain digits.
*/
const toLocaleString = (number, locale, options) => {
	if (typeof locale === 'string' || Array.isArray(locale) || locale === true) {
		const locales = locale === true ? undefined : locale;

		if (options !== undefined) {
			return number.toLocaleString(locales, options);
		}

		// `Intl.NumberFormat` limits itself to 3 *fraction* digits while the default here is 3 *significant* digits, so the limit comes from the value.
		const text = toDecimalString(number);
		const pointIndex = text.indexOf('.');
		const maximumFractionDigits = pointIndex === -1 ? 0 : text.length - pointIndex - 1;

		// `Intl.NumberFormat` accepts at most 100 fraction digits. Rounding to 3 significant digits only needs more than that for absurdly small values, which are written out as plain digits instead.
		if (maximumFractionDigits > 100) {
			return text;
		}

		return number.toLocaleString(locales, {maximumFractionDigits});
	}

	if (options === undefined) {
		return toDecimalString(number);
	}

	return number.toLocaleString('en-US', {...options, useGrouping: false});
};

const log10 = numberOrBigInt => {
	if (typeof numberOrBigInt === 'number') {
		return Math.log10(numberOrBigInt);
	}

	const string = numberOrBigInt.toString(10);

	// A `number` only holds about 15 significant digits, so the remaining digits cannot move the magnitude. The result can still land exactly on a unit boundary, which the caller corrects for.
	return string.length + Math.log10(`0.${string.slice(0, 15)}`);
};

const log = numberOrBigInt => {
	if (typeof numberOrBigInt === 'number') {
		return Math.log(numberOrBigInt);
	}

	return log10(numberOrBigInt) * Math.log(10);
};

/*
A `bigint` that a `number` can hold exactly is divided the same way, so the output never depends on which type it was given as.
`floor(a / b) + (a % b) / b` is a different double than `a / b`, which flips the rounding at ties like 1805 bytes.
*/
const divide = (numberOrBigInt, base, exponent) => {
	const divisor = base ** exponent;

	if (typeof numberOrBigInt === 'number' || numberOrBigInt <= Number.MAX_SAFE_INTEGER) {
		return Number(numberOrBigInt) / divisor;
	}

	// `divisor` is not exact for every unit, as `1000 ** 8` is not `1e24`, so the exact divisor is rebuilt from the base and the exponent.
	const bigintDivisor = BigInt(base) ** BigInt(exponent);
	const integerPart = numberOrBigInt / bigintDivisor;
	const remainder = numberOrBigInt % bigintDivisor;

	return Number(integerPart) + (Number(remainder) / divisor);
};

/*
The plain decimal digits of a scaled value that no `number` can hold. `Intl.NumberFormat` is not involved, so the output carries no grouping or localized separator, the same as the fallback for a value with more fraction digits than it accepts.
*/
const toUnrepresentableString = (number, base, exponent, localeOptions) => {
	const scale = BigInt(base) ** BigInt(exponent);
	const whole = number / scale;

	// The 3 significant digit default never bites here: it only ever rounds to at least as many digits as the value has integers, and this one has far more than 3.
	if (localeOptions === undefined) {
		return whole.toString();
	}

	// The fraction digit options take over from that default, so the integer part stays exact and the fraction is truncated.
	const minimumFractionDigits = localeOptions.minimumFractionDigits ?? 0;
	const maximumFractionDigits = Math.max(localeOptions.maximumFractionDigits ?? 3, minimumFractionDigits);
	const truncated = ((number % scale) * (10n ** BigInt(maximumFractionDigits)) / scale).toString().padStart(maximumFractionDigits, '0');
	const fraction = truncated.replace(/0+$/, '').padEnd(minimumFractionDigits, '0');

	return fraction ? `${whole}.${fraction}` : whole.toString();
};

/*
The sign to print in front of the number. A difference of exactly zero gets a space instead of a plus sign, for better alignment. `0 === 0n` is `false`, so both are compared.
*/
const signOf = (number, signed) => {
	if (number < 0) {
		return '-';
	}

	if (!signed) {
		return '';
	}

	return number === 0 || number === 0n ? ' ' : '+';
};

const assertFixedWidth = fixedWidth => {
	if (fixedWidth !== undefined && (typeof fixedWidth !== 'number' || !Number.isSafeInteger(fixedWidth) || fixedWidth < 0)) {
		throw new TypeError(`Expected fixedWidth to be a non-negative integer, got ${typeof fixedWidth}: ${fixedWidth}`);
	}
};

/*
`Intl.NumberFormat` silently truncates non-integers, so they are rejected here instead of quietly changing the output.
*/
const assertFractionDigits = (name, value) => {
	if (value !== undefined && (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 100)) {
		throw new TypeError(`Expected ${name} to be an integer between 0 and 100, got ${typeof value}: ${value}`);
	}
};

const buildLocaleOptions = options => {
	const {minimumFractionDigits, maximumFractionDigits} = options;

	if (minimumFractionDigits === undefined && maximumFractionDigits === undefined) {
		return undefined;
	}

	assertFractionDigits('minimumFractionDigits', minimumFractionDigits);
	assertFractionDigits('maximumFractionDigits', maximumFractionDigits);

	// Checked here rather than left to `Intl.NumberFormat`, which is skipped for a value past the number range.
	if (minimumFractionDigits > maximumFractionDigits) {
		throw new RangeError(`Expected minimumFractionDigits (${minimumFractionDigits}) to not be greater than maximumFractionDigits (${maximumFractionDigits})`);
	}

	return {
		...(minimumFractionDigits !== undefined && {minimumFractionDigits}),
		...(maximumFractionDigits !== undefined && {maximumFractionDigits}),
		roundingMode: 'trunc',
	};
};

function prettyBytes(number, options) {
	if (typeof number !== 'bigint' && !Number.isFinite(number)) {
		throw new TypeError(`Expected a finite number, got ${typeof number}: ${number}`);
	}

	options = {
		bits: false,
		binary: false,
		space: true,
		nonBreakingSpace: false,
		...options,
	};

	assertFixedWidth(options.fixedWidth);
	const localeOptions = buildLocaleOptions(options);

	// Indexed by `bits` then `binary`, so the four combinations line up in one table.
	const UNITS = UNIT_SETS[(options.bits ? 2 : 0) + (options.binary ? 1 : 0)];

	const separator = options.space ? (options.nonBreakingSpace ? '\u00A0' : ' ') : '';

	// Normalize `-0` to `0` so it never formats as `-0`.
	if (Object.is(number, -0)) {
		number = 0;
	}

	const prefix = signOf(number, options.signed);

	if (number < 0) {
		number = -number;
	}

	const base = options.binary ? 1024 : 1000;

	let exponent = 0;
	if (number >= 1) {
		exponent = Math.min(Math.floor(options.binary ? log(number) / Math.log(base) : log10(number) / 3), UNITS.length - 1);
	}

	// A `number` always scales down to something a `number` can hold, and a `bigint` stops being able to once the quotient passes `Number.MAX_VALUE`, where `divide` overflows to `Infinity` and the exact quotient is formatted instead.
	const scaled = divide(number, base, exponent);

	let numberString;
	if (Number.isFinite(scaled)) {
		number = scaled;

		// A value that sits just below a unit boundary, like `999999999999999` bytes, has a `log10` that rounds up to the boundary itself, so the exponent has to be corrected back.
		if (number < 1 && exponent > 0) {
			number *= base;
			exponent -= 1;
		}

		if (!localeOptions) {
			const minimumPrecision = Math.max(3, Math.floor(number).toString().length);
			number = Number(number.toPrecision(minimumPrecision));

			if (number >= base && exponent < UNITS.length - 1) {
				number /= base;
				exponent += 1;
			}
		}

		numberString = toLocaleString(number, options.locale, localeOptions);
	} else {
		// The scaled value is past what a `number` can hold, so the exact quotient is written out instead.
		numberString = toUnrepresentableString(number, base, exponent, localeOptions);
	}

	const result = prefix + numberString + separator + UNITS[exponent];
	return result.padStart(options.fixedWidth ?? 0);
}


/***/ }),

/***/ 61304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ prettyMilliseconds)
/* harmony export */ });
const isZero = value => value === 0 || value === 0n;
const pluralize = (word, count) => (count === 1 || count === 1n) ? word : `${word}s`;

const ONE_SECOND_IN_MILLISECONDS = 1000n;
const ONE_MINUTE_IN_MILLISECONDS = 60n * ONE_SECOND_IN_MILLISECONDS;
const ONE_HOUR_IN_MILLISECONDS = 60n * ONE_MINUTE_IN_MILLISECONDS;
const ONE_DAY_IN_MILLISECONDS = 24n * ONE_HOUR_IN_MILLISECONDS;
const MAX_DECIMAL_DIGITS = 100; // The same limit as `Number#toFixed()`, which keeps the output a sensible size.

// A negative or fractional count is not a digit count, and a `NaN` count would leak into the output as `NaN`.
const decimalDigits = (value, defaultValue) => typeof value === 'number' && !Number.isNaN(value)
	? Math.min(Math.max(Math.trunc(value), 0), MAX_DECIMAL_DIGITS)
	: defaultValue;

// The duration as the exact fraction `value / scale` milliseconds, so every field can be derived with exact BigInt arithmetic.
// An integer is exact at any size, including a number past the safe range. A fractional number is rounded to 15 significant digits, counting the whole duration, as that is all the precision a double has. This turns float noise back into the intended value: `0.57 * 100_000` is `56999.99999999999`, which is read as `57000`, and `999.9999999999999` is read as `1000`. Digits past the 15th are rounded away, so they are not exact.
const toExactMilliseconds = milliseconds => {
	// eslint-disable-next-line unicorn/prefer-number-is-safe-integer -- An integer past the safe range is still exact.
	if (typeof milliseconds === 'bigint' || Number.isInteger(milliseconds)) {
		return {value: BigInt(milliseconds), scale: 1n};
	}

	const [significand, exponent = '0'] = milliseconds.toPrecision(15).split('e', 2);
	const [whole, fraction = ''] = significand.split('.', 2);
	const digits = BigInt(whole + fraction);
	const decimals = fraction.length - Number(exponent);

	// From `1e15` up, the 15 digits end before the decimal point, so the exponent is positive. The fraction is then dropped and the duration is rounded to the nearest 10 milliseconds. A number from `2 ** 52` up is always an integer, so this only applies below that.
	return decimals < 0
		? {value: digits * (10n ** BigInt(-decimals)), scale: 1n}
		: {value: digits, scale: 10n ** BigInt(decimals)};
};

// Places the decimal point in a count of steps of `10 ** -digits`.
const formatSteps = (steps, digits) => {
	if (digits === 0) {
		return String(steps);
	}

	const padded = String(steps).padStart(digits + 1, '0');
	return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
};

function prettyMilliseconds(milliseconds, options) {
	const isBigInt = typeof milliseconds === 'bigint';
	if (!isBigInt && !Number.isFinite(milliseconds)) {
		throw new TypeError('Expected a finite number or bigint');
	}

	options = {...options};

	const sign = milliseconds < 0 ? '-' : '';
	// eslint-disable-next-line unicorn/prefer-math-abs -- `Math.abs()` throws on a bigint, and the bigint path reaches here.
	milliseconds = milliseconds < 0 ? -milliseconds : milliseconds; // Cannot use `Math.abs()` because of BigInt support.

	if (options.colonNotation) {
		options.compact = false;
		options.formatSubMilliseconds = false;
		options.separateMilliseconds = false;
		options.verbose = false;
		// Dropping a field from the right would change what the remaining fields mean: `1:01:01` would become `1:01`, which reads as 1 minute.
		options.unitCount = undefined;
	}

	if (options.compact) {
		options.unitCount = 1;
		options.secondsDecimalDigits = 0;
		options.millisecondsDecimalDigits = 0;
	}

	let result = [];

	const add = (value, long, short, valueString) => {
		// Colon notation always shows the minutes, and the hours too when the seconds are hidden, so the last fields read as `m:ss`, or as `h:mm` without the seconds. A duration under a minute keeps its seconds, so it reads as `h:mm:ss` there.
		const isAlwaysShown = options.colonNotation && (short === 'm' || (short === 'h' && options.hideSeconds));

		if (
			!isAlwaysShown
			&& (result.length === 0 || !options.colonNotation)
			&& isZero(value)) {
			return;
		}

		valueString ??= String(value);
		if (options.colonNotation) {
			const wholeDigits = valueString.includes('.') ? valueString.split('.', 1)[0].length : valueString.length;
			// The first field is not padded. The days after a year go up to 364, so they get 3 digits to keep the width.
			let minLength = 1;
			if (result.length > 0) {
				minLength = short === 'd' ? 3 : 2;
			}

			valueString = '0'.repeat(Math.max(0, minLength - wholeDigits)) + valueString;
		} else {
			valueString += options.verbose ? ' ' + pluralize(long, value) : short;
		}

		result.push(valueString);
	};

	const {value, scale} = toExactMilliseconds(milliseconds);
	const second = ONE_SECOND_IN_MILLISECONDS * scale;
	const minute = ONE_MINUTE_IN_MILLISECONDS * scale;
	const hour = ONE_HOUR_IN_MILLISECONDS * scale;
	const day = ONE_DAY_IN_MILLISECONDS * scale;

	// The days, hours, minutes, seconds, and sub-millisecond fields are floored from the exact value, so none of them can round up into the next unit. Only the milliseconds, when they are the last unit, are rounded (see below).
	const days = value / day;
	const hoursWithinDay = (value % day) / hour;
	const minutesWithinHour = (value % hour) / minute;

	if (options.hideYearAndDays) {
		add((days * 24n) + hoursWithinDay, 'hour', 'h');
	} else {
		if (options.hideYear) {
			add(days, 'day', 'd');
		} else {
			add(days / 365n, 'year', 'y');
			add(days % 365n, 'day', 'd');
		}

		add(hoursWithinDay, 'hour', 'h');
	}

	add(minutesWithinHour, 'minute', 'm');

	const secondsDecimalDigits = decimalDigits(options.secondsDecimalDigits, 1);
	const secondsStepsPerSecond = 10n ** BigInt(secondsDecimalDigits);

	// A duration under a minute has no coarser field, so hiding the seconds would leave nothing to carry its value.
	const hideSeconds = options.hideSeconds && value >= minute;

	// `subSecondsAsDecimals` moves the value into the seconds field, so it only applies when that field is rendered and can represent the value, at least one step of the seconds digits. Otherwise the value is lost.
	const canShowAsDecimalSeconds = options.subSecondsAsDecimals
		&& !hideSeconds
		&& value * secondsStepsPerSecond >= second;

	if (!hideSeconds) {
		const withinMinute = value % minute;

		if (
			options.separateMilliseconds
			|| options.formatSubMilliseconds
			|| (!canShowAsDecimalSeconds && !options.colonNotation && value < second)
		) {
			add(withinMinute / second, 'second', 's');

			if (options.formatSubMilliseconds) {
				// Floored to whole nanoseconds, the smallest unit shown. `formatSubMilliseconds` shows these as they are, so a duration under 1 nanosecond is `0ms` there.
				const subMillisecondNanoseconds = ((value % scale) * 1_000_000n) / scale;

				add((value % second) / scale, 'millisecond', 'ms');
				add(subMillisecondNanoseconds / 1000n, 'microsecond', 'µs');
				add(subMillisecondNanoseconds % 1000n, 'nanosecond', 'ns');
			} else {
				const millisecondsDecimalDigits
					= decimalDigits(options.millisecondsDecimalDigits, 0);
				const stepsPerMillisecond = 10n ** BigInt(millisecondsDecimalDigits);

				// Rounded half up in exact steps of the last digit, as a float sum of the parts can land a midpoint like `1.005` below it.
				let steps = ((2n * (value % second) * stepsPerMillisecond) + scale) / (2n * scale);

				// Under a second, the zero field is dropped entirely, so a nonzero duration is clamped to the smallest representable value instead of rounding down onto it. From a second up, the seconds field carries the value, so the milliseconds round normally.
				if (steps === 0n && value > 0n && value < second) {
					steps = 1n;
				}

				// The milliseconds are rounded, not floored, but never up to a full second, which would need the seconds field.
				const maximumSteps = (1000n * stepsPerMillisecond) - 1n;
				if (steps > maximumSteps) {
					steps = maximumSteps;
				}

				const millisecondsString = formatSteps(steps, millisecondsDecimalDigits);

				add(
					Number(millisecondsString),
					'millisecond',
					'ms',
					millisecondsString,
				);
			}
		} else {
			// Floored to the digit count, so the seconds never round up into the next step, or to `60s`.
			const secondsFixed = formatSteps((withinMinute * secondsStepsPerSecond) / second, secondsDecimalDigits);
			const secondsString = options.keepDecimalsOnWholeSeconds
				? secondsFixed
				: secondsFixed.replace(/\.0+$/v, '');
			add(Number(secondsString), 'second', 's', secondsString);
		}
	}

	const separator = options.colonNotation ? ':' : ' ';
	if (typeof options.unitCount === 'number') {
		// `Math.max()` propagates `NaN`, and `slice(0, NaN)` is an empty slice, which would drop every unit.
		result = result.slice(0, Math.max(options.unitCount, 1) || Infinity);
	}

	const output = result.length === 0
		? '0' + (options.verbose ? ' milliseconds' : 'ms')
		: result.join(separator);

	// Rounding can leave nothing but zeros behind, and a signed zero reads as a negative duration.
	return /[1-9]/v.test(output) ? sign + output : output;
}


/***/ }),

/***/ 79435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68729);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
