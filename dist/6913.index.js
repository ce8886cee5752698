export const id = 6913;
export const ids = [6913];
export const modules = {

/***/ 93827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ ON_ERROR),
/* harmony export */   MZ: () => (/* binding */ readRequirement),
/* harmony export */   fV: () => (/* binding */ copiesNeeded),
/* harmony export */   mo: () => (/* binding */ HISTORY_FORMATS),
/* harmony export */   px: () => (/* binding */ COPY_CHOICES),
/* harmony export */   xi: () => (/* binding */ READ_BACK)
/* harmony export */ });
const READ_BACK = ['sample', 'all'];
const COPY_CHOICES = ['nearest', 'each', 'rotate'];
const ON_ERROR = ['stop', 'continue'];
const HISTORY_FORMATS = ['table', 'csv', 'json', 'html'];
function readRequirement(text) {
    return text === 'all' ? 'all' : text === 'any' ? 1 : Number(text);
}
function copiesNeeded(requirement, destinations) {
    return requirement === 'all' ? destinations : requirement;
}


/***/ }),

/***/ 83340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ isInShard),
/* harmony export */   X: () => (/* binding */ readShard)
/* harmony export */ });
function readShard(text) {
    const match = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text);
    if (match === null)
        return undefined;
    const [number, of] = [Number(match[1]), Number(match[2])];
    return number <= of ? { number, of } : undefined;
}
function isInShard(name, { number, of }) {
    return hash(name) % of === number - 1;
}
function hash(text) {
    let value = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1)
        value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
    return (value ^ (value >>> 16)) >>> 0;
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

/***/ 90974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G0: () => (/* binding */ givenOptions),
/* harmony export */   Ve: () => (/* binding */ requireOption),
/* harmony export */   qe: () => (/* binding */ unknownOption),
/* harmony export */   zY: () => (/* binding */ NO_SECRET)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80515);
/* harmony import */ var _synonyms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32313);



const NO_SECRET = 'a GitHub secret or variable that does not exist is an empty string.';
function givenOptions(mode, raw) {
    for (const name of raw.keys())
        requireOption(mode, name);
    const empty = [...raw].filter(([, value]) => value.trim() === '').map(([name]) => name);
    if (empty.length > 0)
        throw emptyOptions(empty);
    for (const [name, value] of raw)
        if ((0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .findOption */ .$K)(name)?.kind === 'lines')
            refuseEmptyLines(name, value);
    return raw;
}
function emptyOptions(names) {
    const quoted = names.map((name) => `\`${name}\``);
    const list = quoted.length === 1 ? quoted[0] : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
    const [verb, them] = names.length === 1 ? ['is', 'it'] : ['are', 'them'];
    const variables = names.map(_options_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentName */ .VE).join(', ');
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `${list} ${verb} empty: ${NO_SECRET}`, {
        hint: `Check its name and the job's \`environment:\`; a called workflow needs \`secrets: inherit\`, and jobs of forks and Dependabot get none. On a command line, check ${variables}. To run without ${them}, remove ${them}.`,
    });
}
function refuseEmptyLines(name, value) {
    const lines = value.replace(/\r?\n[ \t]*$/, '').split(/\r?\n/);
    if (lines.every((line) => line.trim() !== ''))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `\`${name}\` contains an empty line: ${NO_SECRET}`, {
        hint: "Check the names of the secrets in it, and the job's `environment:`. Otherwise, remove the empty line.",
    });
}
function requireOption(mode, name) {
    const option = (0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .findOption */ .$K)(name);
    if (option === undefined)
        throw unknownOption(name, (0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .optionsOf */ .cz)(mode));
    if (option.modes.includes(mode))
        return;
    const modes = option.modes.map((each) => `\`${each}\``).join(', ');
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_UNKNOWN', `\`${name}\` is not an option of \`${mode}\`. It is an option of ${modes}.`, {
        hint: name === 'decrypt-with'
            ? 'A backup job must not hold the recovery key. Remove it here, and from the secrets that this job can read.'
            : `Remove \`${name}\`, or choose another mode.`,
    });
}
function unknownOption(name, known) {
    const shown = name.slice(0, 60).replaceAll(/[^\w.-]/g, '?');
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_UNKNOWN', `\`${shown}\` is not a known option.`, { hint: (0,_synonyms_js__WEBPACK_IMPORTED_MODULE_2__/* .optionHint */ .p)(name, known) });
}


/***/ }),

/***/ 60055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nd: () => (/* binding */ secretsInHeartbeat),
/* harmony export */   dt: () => (/* binding */ readHeartbeat),
/* harmony export */   ol: () => (/* binding */ tokensInHeartbeat)
/* harmony export */ });
/* unused harmony export HEARTBEAT_DIALECTS */
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);
/* harmony import */ var _pasted_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3754);
/* harmony import */ var _service_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76464);



const HEARTBEAT_DIALECTS = ['healthchecks', 'cronitor', 'kuma', 'betterstack', 'sentry'];
const HOSTS = [
    [/^cronitor\.(?:link|io)$/, 'cronitor'],
    [/^(?:[\w-]+\.)*(?:betterstack|betteruptime)\.com$/, 'betterstack'],
    [/(?:^|\.)sentry\.io$/, 'sentry'],
];
const PATHS = [
    [/\/api\/push\/[^/]+\/?$/, 'kuma'],
    [/\/api\/\d+\/cron\//, 'sentry'],
];
const ADDED = {
    healthchecks: ['rid'],
    cronitor: ['state', 'series', 'message', 'status_code'],
    kuma: ['status', 'msg', 'ping'],
    betterstack: [],
    sentry: ['status', 'check_in_id'],
};
const SIGNAL_PATHS = {
    healthchecks: /\/(?:start|fail|log|\d{1,3})$/,
    betterstack: /\/(?:fail|\d{1,3})$/,
    cronitor: /^\/[^/]+\/(?:run|complete|fail|pause)$/,
};
function readHeartbeat(text) {
    const tidy = (0,_pasted_url_js__WEBPACK_IMPORTED_MODULE_1__/* .unwrapUrl */ .LS)(text);
    if (/\s/.test(tidy))
        return 'contains a space or a line break: give one address';
    const [, prefix, rest = ''] = /^(?:([a-z]+)\+)?(.*)$/i.exec(tidy) ?? [];
    const stated = HEARTBEAT_DIALECTS.find((each) => each === prefix?.toLowerCase());
    if (prefix !== undefined && stated === undefined) {
        return `has an unknown kind in front of "+": use one of ${HEARTBEAT_DIALECTS.join(', ')}`;
    }
    const url = (0,_service_url_js__WEBPACK_IMPORTED_MODULE_2__/* .readServiceUrl */ .b)(rest);
    if (typeof url === 'string')
        return url;
    const dialect = stated ?? recognized(url);
    url.hash = '';
    for (const name of ADDED[dialect])
        url.searchParams.delete(name);
    const problem = dialect === 'sentry' ? readCheckInUrl(url) : readPingUrl(url, dialect);
    return problem ?? { dialect, url: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(url.href) };
}
function recognized({ hostname, pathname }) {
    const byHost = HOSTS.find(([host]) => host.test(hostname))?.[1];
    return byHost ?? PATHS.find(([path]) => path.test(pathname))?.[1] ?? 'healthchecks';
}
function readPingUrl(url, dialect) {
    url.pathname = url.pathname.replace(/\/+$/, '');
    if (url.username !== '' || url.password !== '')
        return 'has a user or a password, which no service of its kind has';
    if (url.pathname === '/')
        return 'names no check: copy the complete address from the service';
    if (url.hostname === 'healthchecks.io' && !url.pathname.startsWith('/ping/')) {
        return 'is the address of a page of healthchecks.io: copy the ping URL, which begins with https://hc-ping.com/';
    }
    if (SIGNAL_PATHS[dialect]?.test(url.pathname) === true) {
        return 'ends with the name of a signal: leave that out, it is added';
    }
    return undefined;
}
function readCheckInUrl(url) {
    const monitor = url.searchParams.get('monitor');
    const project = /^\/(\d+)\/?$/.exec(url.pathname)?.[1];
    if (project !== undefined && url.username !== '') {
        if (monitor === null || !/^[\w-]+$/.test(monitor))
            return 'is a DSN: add ?monitor= with the slug of the monitor';
        url.pathname = `/api/${project}/cron/${monitor}/${url.username}`;
        url.searchParams.delete('monitor');
        url.username = '';
        url.password = '';
    }
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/`;
    const isCheckIn = /\/api\/\d+\/cron\/[^/]+\/[^/]+\/$/.test(url.pathname) && url.username === '';
    return isCheckIn ? undefined : 'is not the address of a check-in: https://HOST/api/PROJECT/cron/MONITOR/KEY/';
}
const PLAIN_SEGMENT = /^(?:\d{0,9}|[a-z]{1,12}(?:[-_][a-z]{1,12})*)$/;
function secretsInHeartbeat(text) {
    return [text, (0,_pasted_url_js__WEBPACK_IMPORTED_MODULE_1__/* .unwrapUrl */ .LS)(text), ...tokensInHeartbeat(text)];
}
function tokensInHeartbeat(text) {
    const url = URL.parse((0,_pasted_url_js__WEBPACK_IMPORTED_MODULE_1__/* .unwrapUrl */ .LS)(text).replace(/^[a-z]+\+/i, ''));
    const segments = url === null ? [] : [...url.pathname.split('/'), url.username, url.password];
    return segments.filter((segment) => segment.length >= 8 && !PLAIN_SEGMENT.test(segment));
}


/***/ }),

/***/ 75417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kc: () => (/* binding */ databaseMistake),
/* harmony export */   Xd: () => (/* binding */ destinationMistake),
/* harmony export */   cG: () => (/* binding */ valueMistake),
/* harmony export */   pb: () => (/* binding */ unevaluated)
/* harmony export */ });
function unevaluated(text) {
    if (/^\$\{\{/.test(text)) {
        return {
            what: 'contains an expression of a workflow that was not evaluated',
            hint: 'Expressions work in a workflow, not in a shell or another file. In a `run:` step, set `env:` and use the variable.',
        };
    }
    if (/^(?:\$\w+|\$\{\w+\}|%\w+%)$/.test(text)) {
        return {
            what: 'is the name of a variable, not its value',
            hint: `In \`with:\` write an expression such as \${{ secrets.NAME }}. In a shell, single quotes keep the name: use double quotes.`,
        };
    }
    return undefined;
}
const POSTGRES = 'postgres://user:password@host:5432/name';
function databaseMistake(text) {
    const early = unevaluated(text);
    if (early !== undefined)
        return early;
    if (/@(?:tcp|unix)?\(/.test(text)) {
        return {
            what: "is a text of Go's MySQL driver, not a URL",
            hint: 'Write user:password@tcp(host:3306)/name as mysql://user:password@host:3306/name.',
        };
    }
    if (/^(?:[\w ]+=[^;]*;)+/.test(text) && /\b(?:host|server|data source)\s*=/i.test(text)) {
        return {
            what: 'is a text of ADO.NET, not a URL',
            hint: `Write Host=host;Username=user;Password=password;Database=name as ${POSTGRES}, or with mysql://.`,
        };
    }
    if (/^(?:host|hostaddr|port|user|password|dbname|sslmode)\s*=/i.test(text)) {
        return { what: 'is a text of libpq, not a URL', hint: `Write host=host user=user dbname=name as ${POSTGRES}.` };
    }
    if (/:\/\/[^/?#]*[[<](?:your[-_ ]?)?password[\]>]/i.test(text)) {
        return {
            what: 'still has the placeholder of its password',
            hint: 'Replace it, brackets included, by the password, percent-encoded (@ is %40, / is %2F).',
        };
    }
    if (/^https?:\/\//i.test(text)) {
        return {
            what: 'is the address of a web page or an API',
            hint: `Copy the connection string from the provider's console: it begins with postgres:// or mysql://.`,
        };
    }
    if (/^[^:@=;]*\.(?:db3?|sqlite3?)$/i.test(text)) {
        return { what: 'has no scheme', hint: 'Write "sqlite:" in front of the path, such as sqlite:data/shop.db.' };
    }
    if (/^(?:postgres(?:ql)?|mysql|mariadb):\/\/(?:[^/?#]*:(?!\d+[/?#])[^/?#@]*[#/?]|[^/?#@]*:\d+\?)[^@]*@/.test(text)) {
        return {
            what: 'has a special character in its password that is not percent-encoded',
            hint: 'Write # as %23, / as %2F, ? as %3F and @ as %40 in the password.',
        };
    }
    return locationMistake(text);
}
function locationMistake(text) {
    if (/^\w+\+ssh:/i.test(text)) {
        return {
            what: 'contains a login by SSH, as some desktop clients write it',
            hint: `Write the database as ${POSTGRES}, and the login as \`tunnel\`: ssh://user@host.`,
        };
    }
    const [, address = ''] = /^(?:postgres(?:ql)?|mysql|mariadb):\/\/(.*)$/is.exec(text) ?? [];
    const location = address.slice(address.lastIndexOf('@') + 1).split('?', 1)[0] ?? '';
    if (/^[^/]*[(=)]/.test(location)) {
        return { what: "has a host in a form of JDBC's drivers", hint: `Write it as ${POSTGRES}, or with mysql://.` };
    }
    if (/\s/.test(location) || /^(?![a-z][a-z0-9+.-]*:).*\b(?:postgres(?:ql)?|mysql2?|mariadb):\/\//is.test(text)) {
        return { what: 'has more text than the URL', hint: 'Give the URL alone. In a name, write a space as %20.' };
    }
    if (/&[\w-]+=/.test(location)) {
        return {
            what: 'has parameters without a "?" in front',
            hint: 'Write "?" in front of the first one. In a name, & is %26.',
        };
    }
    return undefined;
}
const BUCKET_HOST = /^https?:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.s3[.-](?:([a-z0-9-]+)\.)?amazonaws\.com(\/[^?#]*)?$/i;
const BUCKET_PATH = /^https?:\/\/s3[.-](?:([a-z0-9-]+)\.)?amazonaws\.com\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(\/[^?#]*)?$/i;
function destinationMistake(line) {
    const early = unevaluated(line);
    if (early !== undefined)
        return early;
    const byHost = BUCKET_HOST.exec(line);
    if (byHost !== null)
        return webAddress(byHost[1], byHost[2], byHost[3]);
    const byPath = BUCKET_PATH.exec(line);
    if (byPath !== null)
        return webAddress(byPath[2], byPath[1], byPath[3]);
    const arn = /^arn:aws[a-z-]*:s3:::([a-z0-9.-]+)/i.exec(line)?.[1];
    if (arn !== undefined) {
        return { what: 'is an ARN', hint: `Write s3://${arn}/prefix?region=... with the region of the bucket.` };
    }
    const single = /^(s3|gs|azure|sftp|rclone):(?!\/\/)/i.exec(line)?.[1]?.toLowerCase();
    if (single !== undefined)
        return { what: `needs "//" after "${single}:"`, hint: `Write ${single}://...` };
    if (/^[a-z]:[\\/]|^\\\\/i.test(line)) {
        return {
            what: 'is a path of Windows',
            hint: 'Write "file:" in front of a path of this machine, such as file:/mnt/backups.',
        };
    }
    if (/,\s*(?:s3|gs|azure|sftp|rclone|file):/i.test(line)) {
        return {
            what: 'contains several destinations in one line',
            hint: 'Write one on each line, or give `--destination` several times.',
        };
    }
    if (/^(?:\/|\.{1,2}\/|~\/)/.test(line)) {
        return { what: 'has no scheme', hint: 'For a folder, write "file:" in front of the path: file:/srv/backups.' };
    }
    if (/^sftp:\/\/[^/]*:(?!\d*(?:\/|\?|$))(?![^/]*@)/i.test(line) || /^[\w.-]+@[\w.-]+:/.test(line)) {
        return { what: 'has a path in the form of scp', hint: 'Write a slash before the path: sftp://user@host/path.' };
    }
    return undefined;
}
function webAddress(bucket = '', region = '', path = '') {
    const prefix = path.replace(/\/+$/, '');
    const where = region === '' ? '...' : region;
    return {
        what: 'is the web address of a bucket',
        hint: `Write s3://${bucket.toLowerCase()}${prefix}?region=${where}.`,
    };
}
const CRON = /^(?:[\d*/,-]+\s+){4}[\d*/,A-Za-z-]+$/;
const SCHEDULE = ' (a schedule belongs in `on: schedule:` of the workflow)';
function valueMistake(kind, text) {
    const value = text.trim();
    if (CRON.test(value))
        return SCHEDULE;
    switch (kind) {
        case 'duration':
            if (/^\d+(?:\.\d+)?$/.test(value))
                return ' (a number needs a unit: 30m, not 30)';
            return /^\d+\s*[a-z]+$|^(?:hourly|daily|weekly|monthly)$/i.test(value) ? ' (units are ms, s, m, h, d and w)' : '';
        case 'size':
        case 'rate':
            if (/^\d+(?:\.\d+)?$/.test(value))
                return ' (a number needs a unit: 50GB, not 50)';
            if (/bit/i.test(value))
                return ' (bits are not a unit: 8Mbit are 1MB)';
            return /^\d+(?:\.\d+)?\s*[kmgtp]i?(?:\/s)?$/i.test(value) ? ' (the unit ends with B: 50GB, not 50G)' : '';
        case 'window':
            return /[ap]m\b/i.test(value) ? ' (from 00:00 to 23:59, without am and pm)' : '';
    }
}


/***/ }),

/***/ 26913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ET: () => (/* binding */ ONCE),
  cU: () => (/* binding */ choicesOf),
  Gq: () => (/* binding */ invalid),
  fG: () => (/* binding */ readFlag),
  Tt: () => (/* binding */ readOptions),
  sx: () => (/* binding */ reasonAgainst)
});

// UNUSED EXPORTS: schemaOf

// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ../node_modules/zod/v4/core/core.js
var core = __webpack_require__(74214);
// EXTERNAL MODULE: ./build/core/duration.js
var duration = __webpack_require__(81590);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/planning/chain.js
var chain = __webpack_require__(67789);
;// CONCATENATED MODULE: ./build/core/planning/digest-choice.js
const DIGEST_CHOICES = ['auto', 'lines', 'off'];

// EXTERNAL MODULE: ./build/core/planning/requirement.js
var requirement = __webpack_require__(93827);
;// CONCATENATED MODULE: ./build/core/planning/setup.js
const ENCRYPTIONS = ['keys', 'passphrase'];
const SCHEDULERS = ['github', 'cron', 'systemd'];

// EXTERNAL MODULE: ./build/core/planning/shard.js
var planning_shard = __webpack_require__(83340);
// EXTERNAL MODULE: ./build/core/planning/time-window.js
var time_window = __webpack_require__(92500);
;// CONCATENATED MODULE: ./build/core/planning/volume-drift.js
const FORM = /^-?(\d{1,3}(?:\.\d{1,2})?)\s?%(?:[\s,/]+\+(\d{1,6}(?:\.\d{1,2})?)\s?%)?$/;
function readVolumeDrift(text) {
    const [, loss, growth] = FORM.exec(text.trim()) ?? [];
    if (loss === undefined || Number(loss) >= 100)
        return undefined;
    return { loss: Number(loss) / 100, growth: growth === undefined ? undefined : Number(growth) / 100 };
}

;// CONCATENATED MODULE: ./build/core/scenario.js
const SCENARIOS = [
    'newest-backup',
    'lost-destination',
    'older-point',
    'damaged-object',
    'key-from-safe',
];

// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
;// CONCATENATED MODULE: ./build/core/size.js
const UNITS = ['k', 'm', 'g', 't', 'p'];
function parseSizeBytes(text) {
    const match = /^(\d+(?:\.\d+)?)\s*(?:([kmgtp])(i?))?b$/i.exec(text.trim());
    if (match === null)
        return undefined;
    const [, number, unit = '', binary] = match;
    const power = unit === '' ? 0 : UNITS.indexOf(unit.toLowerCase()) + 1;
    const bytes = Math.round(Number(number) * (binary ? 1024 : 1000) ** power);
    return bytes > 0 && Number.isSafeInteger(bytes) ? bytes : undefined;
}

// EXTERNAL MODULE: ./build/options/given.js
var options_given = __webpack_require__(90974);
// EXTERNAL MODULE: ./build/options/heartbeat.js
var heartbeat = __webpack_require__(60055);
// EXTERNAL MODULE: ./build/options/mistaken-text.js
var mistaken_text = __webpack_require__(75417);
// EXTERNAL MODULE: ./build/options/options.js + 10 modules
var options = __webpack_require__(80515);
;// CONCATENATED MODULE: ./build/options/schema.js

















const TRUE = ['true', 'True', 'TRUE'];
const FALSE = ['false', 'False', 'FALSE'];
const ONCE = { jitless: true };
const READERS = {
    text: schemas/* string */.YjP(),
    lines: schemas/* string */.YjP().transform(splitLines),
    boolean: schemas/* enum */.k5n([...TRUE, ...FALSE], { error: 'must be true or false (not yes, on or 1)' })
        .transform((text) => TRUE.includes(text)),
    duration: schemas/* string */.YjP().transform((text, context) => {
        try {
            const ms = (0,duration/* parseDurationMs */.y)(text);
            if (ms > 0)
                return ms;
        }
        catch (thrown) {
            (0,errors/* failureOf */.g5)(thrown, ['request']);
        }
        context.issues.push({
            code: 'custom',
            input: text,
            message: `must be a duration such as 90s, 30m, 24h or 7d${(0,mistaken_text/* valueMistake */.cG)('duration', text)}`,
        });
        return core/* NEVER */.tm;
    }),
    level: schemas/* string */.YjP()
        .regex(/^(?:[1-9]|1\d)$/, 'must be a whole number from 1 to 19')
        .transform(Number),
    kind: schemas/* enum */.k5n(chain/* WANTED_KINDS */.S1, { error: `must be one of ${chain/* WANTED_KINDS */.S1.join(', ')}` }),
    count: schemas/* string */.YjP()
        .regex(/^\d{1,6}$/, 'must be a whole number from 0 to 999999')
        .transform(Number),
    size: schemas/* string */.YjP().transform((text, context) => {
        const bytes = parseSizeBytes(text);
        if (bytes !== undefined)
            return bytes;
        context.issues.push({
            code: 'custom',
            input: text,
            message: `must be a size such as 500MB, 50GB or 1.5TiB${(0,mistaken_text/* valueMistake */.cG)('size', text)}`,
        });
        return core/* NEVER */.tm;
    }),
    rate: schemas/* string */.YjP().transform((text, context) => {
        const bytes = parseSizeBytes(text.replace(/\/s(?:ec)?$/i, ''));
        if (bytes !== undefined)
            return bytes;
        context.issues.push({
            code: 'custom',
            input: text,
            message: `must be a rate such as 500kB/s or 20MB/s${(0,mistaken_text/* valueMistake */.cG)('rate', text)}`,
        });
        return core/* NEVER */.tm;
    }),
    requirement: schemas/* string */.YjP()
        .regex(/^(?:all|any|[1-9]\d?)$/, 'must be all, any or a number from 1 to 99')
        .transform(requirement/* readRequirement */.MZ),
    'read-back': schemas/* enum */.k5n(requirement/* READ_BACK */.xi, { error: `must be one of ${requirement/* READ_BACK */.xi.join(', ')}` }),
    'history-format': schemas/* enum */.k5n(requirement/* HISTORY_FORMATS */.mo, { error: `must be one of ${requirement/* HISTORY_FORMATS */.mo.join(', ')}` }),
    'on-error': schemas/* enum */.k5n(requirement/* ON_ERROR */.DD, { error: `must be one of ${requirement/* ON_ERROR */.DD.join(', ')}` }),
    copies: schemas/* enum */.k5n(requirement/* COPY_CHOICES */.px, { error: `must be one of ${requirement/* COPY_CHOICES */.px.join(', ')}` }),
    digest: schemas/* enum */.k5n(DIGEST_CHOICES, { error: `must be one of ${DIGEST_CHOICES.join(', ')}` }),
    scenario: schemas/* enum */.k5n(SCENARIOS, { error: `must be one of ${SCENARIOS.join(', ')}` }),
    window: schemas/* string */.YjP().transform((text, context) => {
        const window = (0,time_window/* readTimeWindow */.yq)(text);
        if (window !== undefined)
            return window;
        context.issues.push({
            code: 'custom',
            input: text,
            message: `must be two times of day such as 22:00-05:30${(0,mistaken_text/* valueMistake */.cG)('window', text)}`,
        });
        return core/* NEVER */.tm;
    }),
    drift: schemas/* string */.YjP().transform((text, context) => {
        const drift = readVolumeDrift(text);
        if (drift !== undefined)
            return drift;
        context.issues.push({
            code: 'custom',
            input: text,
            message: 'must be a share such as 50%, below 100%, or two of them: -50% +300%',
        });
        return core/* NEVER */.tm;
    }),
    shard: schemas/* string */.YjP().transform((text, context) => {
        const shard = (0,planning_shard/* readShard */.X)(text);
        if (shard !== undefined)
            return shard;
        context.issues.push({ code: 'custom', input: text, message: 'must be a part such as 1/4' });
        return core/* NEVER */.tm;
    }),
    encryption: schemas/* enum */.k5n(ENCRYPTIONS, { error: `must be one of ${ENCRYPTIONS.join(', ')}` }),
    scheduler: schemas/* enum */.k5n(SCHEDULERS, { error: `must be one of ${SCHEDULERS.join(', ')}` }),
    alerts: schemas/* enum */.k5n(['github-issues'], { error: 'must be github-issues' }),
    heartbeat: schemas/* string */.YjP().transform((text, context) => {
        const address = (0,heartbeat/* readHeartbeat */.dt)(text);
        if (typeof address === 'object')
            return address;
        context.issues.push({ code: 'custom', input: text, message: address });
        return core/* NEVER */.tm;
    }),
    openpgp: schemas/* enum */.k5n(['gnupg', 'rfc9580'], { error: 'must be gnupg or rfc9580' }),
};
const ABSENT = { boolean: 'false', lines: '' };
function reasonAgainst(name, text) {
    return READERS[options/* OPTIONS */.lw[name].kind].safeParse(text).error?.issues[0]?.message;
}
function choicesOf(name) {
    const reader = READERS[options/* OPTIONS */.lw[name].kind];
    return reader instanceof schemas/* ZodEnum */.Vb4 ? reader.options.map(String) : undefined;
}
function splitLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
function schemaOf(mode) {
    const shape = {};
    for (const name of (0,options/* optionsOf */.cz)(mode)) {
        const { kind, default: standard = absentOf(kind) } = options/* OPTIONS */.lw[name];
        shape[name] = standard === undefined ? READERS[kind].optional() : schemas/* prefault */.SdS(READERS[kind], standard);
    }
    return schemas/* strictObject */.rej(shape);
}
function absentOf(kind) {
    return ABSENT[kind];
}
function readOptions(mode, raw) {
    const given = [...(0,options_given/* givenOptions */.G0)(mode, raw)];
    const result = schemaOf(mode).safeParse(Object.fromEntries(given.map(([name, value]) => [name, tidy(mode, name, value)])), ONCE);
    if (!result.success) {
        const [issue] = result.error.issues;
        const name = String(issue?.path[0] ?? 'mode');
        throw invalid(name, `\`${name}\` ${issue?.message ?? 'is not valid'}.`);
    }
    const read = result.data;
    for (const name of (0,options/* optionsOf */.cz)(mode)) {
        const { required = [] } = options/* OPTIONS */.lw[name];
        if (required.includes(mode) && isMissing(read[name]))
            throw invalid(name, `\`${mode}\` needs \`${name}\`.`);
    }
    return result.data;
}
function readFlag(name, raw) {
    const result = READERS.boolean.safeParse((raw.get(name) ?? ABSENT.boolean).trim(), ONCE);
    if (result.success)
        return result.data;
    throw invalid(name, `\`${name}\` ${result.error.issues[0]?.message ?? 'is not valid'}.`);
}
function tidy(mode, name, value) {
    const option = (0,options/* findOption */.$K)(name);
    if (option?.secrecy !== 'value')
        return value.trim();
    const text = (0,secret/* withoutLineEnd */.oI)(value);
    const lines = option.several?.includes(mode) === true ? text.split(/\r?\n/) : [text];
    if (!lines.some((line) => /[\r\n\0]/.test(line)))
        return text;
    throw invalid(name, `\`${name}\` has more than one line.`, 'Give one line. Every space counts.');
}
function isMissing(value) {
    return value === undefined || (Array.isArray(value) && value.length === 0);
}
const SHORT_SENTENCE = 100;
function whatToWrite({ description, example }) {
    const [sentence = ''] = description.split(/(?<=\.)\s/);
    const [beforeList = ''] = sentence.split(/:\s/);
    const short = sentence.length <= SHORT_SENTENCE || beforeList === sentence ? sentence : `${beforeList}.`;
    return example === undefined ? short : `${short} For example: ${example}`;
}
function invalid(name, message, hint) {
    const option = (0,options/* findOption */.$K)(name);
    return new errors/* RestorableError */.s$('INPUT_INVALID', message, { hint: hint ?? (option && whatToWrite(option)) ?? '' });
}


/***/ }),

/***/ 76464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readServiceUrl)
/* harmony export */ });
/* unused harmony export isPrivateHost */
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);

function readServiceUrl(text) {
    const url = URL.parse(text);
    if (url === null || url.hostname === '')
        return 'is not a URL';
    if (url.protocol === 'https:')
        return url;
    if (url.protocol !== 'http:')
        return 'does not begin with https://';
    return isPrivateHost(url.hostname) ? url : 'begins with http:// and is not in a private network';
}
function isPrivateHost(hostname) {
    const host = hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1');
    switch ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host)) {
        case 4:
            return /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(host);
        case 6:
            return host === '::1' || /^(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(host);
        default:
            return !host.includes('.') || /\.(?:localhost|local|internal|lan|home\.arpa)$/.test(host);
    }
}


/***/ }),

/***/ 32313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ modeHint),
/* harmony export */   p: () => (/* binding */ optionHint)
/* harmony export */ });
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95949);

const MODES = {
    dump: 'backup',
    save: 'backup',
    snapshot: 'backup',
    create: 'backup',
    'back-up': 'backup',
    test: 'verify',
    check: 'verify',
    validate: 'verify',
    verification: 'verify',
    recover: 'restore',
    import: 'restore',
    load: 'restore',
    ls: 'list',
    snapshots: 'list',
    backups: 'list',
    info: 'status',
    stats: 'status',
    monitor: 'status',
    clean: 'prune',
    cleanup: 'prune',
    forget: 'prune',
    expire: 'prune',
    delete: 'prune',
    copy: 'sync',
    replicate: 'sync',
    mirror: 'sync',
    protect: 'hold',
    pin: 'hold',
    unprotect: 'release',
    notify: 'notify-test',
    'test-notify': 'notify-test',
    'test-notifications': 'notify-test',
    'alert-test': 'notify-test',
    'test-alerts': 'notify-test',
    keys: 'keygen',
    genkey: 'keygen',
    'generate-key': 'keygen',
};
const OPTIONS = {
    keep: '`keep-daily: 30`, `keep-weekly: 13` and similar',
    retention: '`keep-daily: 30`, `keep-weekly: 13` and similar',
    'retention-days': '`keep-daily`, or `keep-within` such as 30d',
    days: '`keep-daily`, or `keep-within` such as 30d',
    url: '`database`',
    'database-url': '`database`',
    'db-url': '`database`',
    'connection-string': '`database`',
    dsn: '`database`',
    uri: '`database`',
    host: '`database`, the complete URL: postgres://user:password@host:5432/name',
    user: '`database`, the complete URL: postgres://user:password@host:5432/name',
    username: '`database`, the complete URL: postgres://user:password@host:5432/name',
    port: '`database`, the complete URL: postgres://user:password@host:5432/name',
    password: '`database` for the password in the URL, `passphrase` for the one that encrypts',
    'encryption-key': '`encrypt-to`, or `passphrase`',
    'encryption-password': '`passphrase`',
    'public-key': '`encrypt-to`',
    recipient: '`encrypt-to`',
    'private-key': '`decrypt-with` to restore, `runner-key` to sign backups',
    bucket: '`destination`: s3://bucket/prefix?region=eu-central-1',
    's3-bucket': '`destination`: s3://bucket/prefix?region=eu-central-1',
    region: '`destination`: s3://bucket/prefix?region=eu-central-1',
    'aws-region': '`destination`: s3://bucket/prefix?region=eu-central-1',
    endpoint: '`destination`: s3://bucket/prefix?endpoint=https://host',
    repository: '`destination`',
    repo: '`destination`',
    storage: '`destination`',
    path: '`destination`: file:path',
    'aws-access-key-id': 'the variable AWS_ACCESS_KEY_ID in `env` of the step',
    'aws-secret-access-key': 'the variable AWS_SECRET_ACCESS_KEY in `env` of the step',
    schedule: '`on: schedule: - cron: ...` of the workflow',
    cron: '`on: schedule: - cron: ...` of the workflow',
    tables: '`include`',
    'exclude-table': '`exclude`',
    'ignore-table': '`exclude`',
    drift: '`volume-drift`',
    'max-row-loss': '`volume-drift`',
    'row-drift': '`volume-drift`',
    'ignore-differences': '`ignore`',
    'allow-difference': '`ignore`',
    suppress: '`ignore`',
    'known-issues': '`ignore`',
    force: '`replace` to restore into a database that is not empty',
    overwrite: '`replace` to restore into a database that is not empty',
    id: '`backup`',
    'backup-id': '`backup`',
    sample: '`backup: random`',
    'random-backup': '`backup: random`',
    'verify-all': '`backup: each`',
    'all-backups': '`backup: each`',
    audit: '`backup: each`, or `backup: random`',
    ssh: '`tunnel`: ssh://user@bastion',
};
function modeHint(word, known) {
    const meant = synonym(MODES, word);
    return meant === undefined ? (0,_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .didYouMean */ .au)(word, known) : `Did you mean \`${meant}\`?`;
}
function optionHint(name, known) {
    const meant = synonym(OPTIONS, name);
    return meant === undefined ? (0,_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .didYouMean */ .au)(name, known) : `Write ${meant}.`;
}
function synonym(table, word) {
    const plain = word.toLowerCase().replaceAll('_', '-');
    return Object.hasOwn(table, plain) ? table[plain] : undefined;
}


/***/ })

};
