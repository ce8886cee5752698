export const id = 4479;
export const ids = [4479,6360];
export const modules = {

/***/ 21710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ parseCron),
/* harmony export */   iF: () => (/* binding */ slotsBetween),
/* harmony export */   qk: () => (/* binding */ busyMinutesOf)
/* harmony export */ });
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const BUSY_MINUTES = [0, 15, 30, 45];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS = [
    { name: 'minutes', least: 0, most: 59, names: [] },
    { name: 'hours', least: 0, most: 23, names: [] },
    { name: 'days', least: 1, most: 31, names: [] },
    { name: 'months', least: 1, most: 12, names: MONTHS },
    { name: 'weekdays', least: 0, most: 7, names: WEEKDAYS },
];
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function parseCron(text) {
    const texts = text.trim().split(/\s+/);
    if (texts.length !== FIELDS.length)
        return undefined;
    const starred = new Set();
    const values = new Map();
    for (const [at, field] of FIELDS.entries()) {
        const own = texts[at] ?? '';
        const read = readField(own, field);
        if (read === undefined)
            return undefined;
        values.set(field.name, read);
        if (own.startsWith('*'))
            starred.add(field.name);
    }
    const of = (name) => values.get(name) ?? new Set();
    const weekdays = new Set([...of('weekdays')].map((day) => day % 7));
    const cron = {
        minutes: of('minutes'),
        hours: of('hours'),
        days: of('days'),
        months: of('months'),
        weekdays,
        starred,
    };
    return isPossible(cron) ? cron : undefined;
}
function readField(text, field) {
    const values = new Set();
    for (const part of text.split(',')) {
        const range = readPart(part, field);
        if (range === undefined)
            return undefined;
        for (let value = range.low; value <= range.high; value += range.step)
            values.add(value);
    }
    return values;
}
function readPart(part, field) {
    const [, from = '', to, steps] = /^(\*|\w{1,3})(?:-(\w{1,3}))?(?:\/([1-9]\d?))?$/.exec(part) ?? [];
    const step = Number(steps ?? 1);
    const end = field.name === 'weekdays' ? 6 : field.most;
    if (from === '*')
        return to === undefined ? { low: field.least, high: end, step } : undefined;
    const low = readValue(from, field);
    const high = to !== undefined ? readValue(to, field) : steps === undefined ? low : end;
    if (low === undefined || high === undefined || low > high)
        return undefined;
    return { low, high, step };
}
function readValue(text, { least, most, names }) {
    const named = names.indexOf(text.toLowerCase());
    if (named >= 0)
        return least + named;
    const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
}
function isPossible(cron) {
    if (eitherDay(cron))
        return true;
    return [...cron.months].some((month) => [...cron.days].some((day) => day <= (LONGEST_MONTHS[month - 1] ?? 0)));
}
function eitherDay({ starred }) {
    return !starred.has('days') && !starred.has('weekdays');
}
function isDay(cron, month, day, weekday) {
    if (!cron.months.has(month))
        return false;
    const isDate = cron.days.has(day);
    const isWeekday = cron.weekdays.has(weekday);
    return eitherDay(cron) ? isDate || isWeekday : isDate && isWeekday;
}
function* slotsBetween(cron, calendar, from, to) {
    const minutes = [...cron.minutes].toSorted((a, b) => a - b);
    const hours = [...cron.hours].toSorted((a, b) => a - b);
    const lastDay = to.getTime() + DAY_MS;
    for (let day = startOfDay(from.getTime() - DAY_MS); day <= lastDay; day += DAY_MS) {
        const date = new Date(day);
        if (!isDay(cron, date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay()))
            continue;
        const locals = hours.flatMap((hour) => minutes.map((minute) => day + (hour * 60 + minute) * MINUTE_MS));
        const slots = new Set(locals.flatMap((local) => momentsOf(local, calendar, cron.starred.has('hours'))));
        for (const slot of [...slots].toSorted((a, b) => a - b)) {
            if (slot >= from.getTime() && slot < to.getTime())
                yield new Date(slot);
        }
    }
}
function startOfDay(ms) {
    return Math.floor(ms / DAY_MS) * DAY_MS;
}
function momentsOf(localMs, calendar, isEveryHour) {
    const offset = (ms) => calendar.offsetMs(new Date(ms));
    const before = offset(localMs - DAY_MS);
    const after = offset(localMs + DAY_MS);
    const found = [...new Set([before, after])]
        .map((each) => localMs - each)
        .filter((moment) => moment + offset(moment) === localMs)
        .toSorted((a, b) => a - b);
    if (found.length > 0)
        return isEveryHour ? found : found.slice(0, 1);
    return [clockSetAfter(localMs - after, offset)];
}
function clockSetAfter(ms, offset) {
    const old = offset(ms);
    let moment = ms;
    for (let minutes = 0; minutes < 24 * 60 && offset(moment) === old; minutes += 1)
        moment += MINUTE_MS;
    return moment;
}
function busyMinutesOf(cron) {
    return BUSY_MINUTES.filter((minute) => cron.minutes.has(minute));
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

/***/ 75485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runMatrix: () => (/* binding */ runMatrix)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/planning/shard.js
var planning_shard = __webpack_require__(83340);
// EXTERNAL MODULE: ./build/options/name-filter.js
var name_filter = __webpack_require__(52019);
// EXTERNAL MODULE: ./build/run/busy-schedule.js
var busy_schedule = __webpack_require__(72077);
// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ../node_modules/yaml/dist/index.js
var dist = __webpack_require__(6637);
// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ./build/core/planning/cron.js
var planning_cron = __webpack_require__(21710);
// EXTERNAL MODULE: ./build/options/bounded-yaml.js
var bounded_yaml = __webpack_require__(26360);
;// CONCATENATED MODULE: ./build/matrix/workflow-schedules.js






const MAX_BYTES = 512 * 1024;
const workflowSchema = schemas/* object */.Ikc({ on: schemas/* object */.Ikc({ schedule: schemas/* array */.YOg(schemas/* object */.Ikc({ cron: schemas/* string */.YjP() })) }) });
function workflowSchedules({ origin, env }) {
    if (origin === undefined)
        return [];
    const found = new Set(origin.schedule === null ? [] : [origin.schedule]);
    const workspace = env['GITHUB_WORKSPACE'];
    for (const cron of workspace ? schedulesIn((0,external_node_path_.join)(workspace, origin.workflow)) : []) {
        const text = cron.trim().replaceAll(/\s+/g, ' ');
        if ((0,planning_cron/* parseCron */.E$)(text) !== undefined)
            found.add(text);
    }
    return [...found];
}
function schedulesIn(path) {
    try {
        const stat = (0,external_node_fs_.statSync)(path);
        if (!stat.isFile() || stat.size > MAX_BYTES)
            return [];
        const document = (0,bounded_yaml.parseBoundedYaml)((0,external_node_fs_.readFileSync)(path, 'utf8'), { lineCounter: new dist.LineCounter() });
        if (document.errors.length > 0)
            return [];
        const workflow = workflowSchema.safeParse(document.toJS({ maxAliasCount: 100 })).data;
        return workflow?.on.schedule.map(({ cron }) => cron) ?? [];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/matrix/matrix.js






const MAX_JOBS = 256;
const USUAL_SHARD = 200;
async function runMatrix(request, dependencies) {
    const { run, host } = (0,run_context/* beginRun */.T)(dependencies);
    let databases = [];
    await run.guard(async () => {
        databases = planned(request);
        const names = request.databases.map(({ name }) => name);
        run.warn(...workflowSchedules(host).flatMap((schedule) => (0,busy_schedule/* busyScheduleWarning */.$)(schedule) ?? []));
        for (const pattern of (0,name_filter/* unusedPatterns */.w$)(names, request.filter))
            run.warn((0,name_filter/* patternUnused */.xv)(pattern));
    });
    return { mode: 'matrix', ...run.facts(false), total: request.databases.length, databases };
}
function planned({ databases, filter, shard }) {
    const matching = databases.filter(({ name }) => (0,name_filter/* isSelected */.sp)(name, filter));
    if (matching.length === 0) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', 'No database of the file matches `filter`.', {
            hint: `Patterns match complete names, such as shop-*. The file has: ${namesOf(databases)}.`,
        });
    }
    const chosen = shard === undefined ? matching : matching.filter(({ name }) => (0,planning_shard/* isInShard */.O)(name, shard));
    if (chosen.length > MAX_JOBS) {
        const of = Math.ceil(matching.length / USUAL_SHARD);
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `${chosen.length} databases are more jobs than GitHub allows a matrix.`, {
            hint: `It allows ${MAX_JOBS}. Plan them in parts with \`shard\`, such as 1/${of} to ${of}/${of}; docs/configuration.md has a workflow.`,
        });
    }
    return chosen.map(({ name, variable }) => (variable === undefined ? { name } : { name, variable }));
}
function namesOf(databases) {
    const shown = databases.slice(0, 20).map(({ name }) => name);
    return `${shown.join(', ')}${databases.length > shown.length ? ', ...' : ''}`;
}


/***/ }),

/***/ 26360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseBoundedYaml: () => (/* binding */ parseBoundedYaml),
/* harmony export */   yamlReason: () => (/* binding */ yamlReason)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6637);

const MOST_LEVELS = 64;
const MOST_EXPLICIT_KEYS = 4;
function parseBoundedYaml(text, options) {
    refuseDepth(text);
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { ...options, prettyErrors: true });
    }
    catch (cause) {
        if (!(cause instanceof RangeError))
            throw cause;
        throw tooDeep(cause);
    }
}
const QUOTED = /(?<=[\w)]): .*?(?= at line \d+, column \d+:?$|$)/s;
function yamlReason(message) {
    const [first = ''] = message.split('\n');
    return first.replace(QUOTED, '').replace(/:$/, '');
}
function refuseDepth(text) {
    let brackets = 0;
    let inLine = 0;
    let explicitKeys = 0;
    let followsComma = false;
    for (const lexeme of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text)) {
        const type = yaml__WEBPACK_IMPORTED_MODULE_0__/* .CST */ .DB.tokenType(lexeme);
        if (type === 'comma' && followsComma)
            throw new Error('it has two commas in a row');
        if (type !== 'space' && type !== 'newline')
            followsComma = type === 'comma';
        switch (type) {
            case 'flow-seq-start':
            case 'flow-map-start':
                brackets += 1;
                break;
            case 'flow-seq-end':
            case 'flow-map-end':
                brackets -= 1;
                break;
            case 'comma':
            case 'newline':
                inLine = 0;
                explicitKeys = 0;
                break;
            case 'explicit-key-ind':
                explicitKeys += 1;
                inLine += 1;
                break;
            case 'seq-item-ind':
            case 'map-value-ind':
                inLine += 1;
                break;
            default:
                break;
        }
        if (brackets < 0)
            throw new Error('it closes a bracket that is not open');
        if (brackets > MOST_LEVELS || inLine > MOST_LEVELS)
            throw tooDeep();
        if (explicitKeys > MOST_EXPLICIT_KEYS)
            throw tooDeep();
    }
}
function tooDeep(cause) {
    return new Error(`it is nested deeper than ${MOST_LEVELS} levels`, { cause });
}


/***/ }),

/***/ 52019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sp: () => (/* binding */ isSelected),
/* harmony export */   w$: () => (/* binding */ unusedPatterns),
/* harmony export */   xv: () => (/* binding */ patternUnused)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

function isSelected(name, patterns) {
    const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
    const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).map(withoutNot);
    const matches = (pattern) => isMatch(name, pattern);
    return (wanted.length === 0 || wanted.some(matches)) && !unwanted.some(matches);
}
function unusedPatterns(names, patterns) {
    return patterns.filter((pattern) => !names.some((name) => isMatch(name, withoutNot(pattern))));
}
function patternUnused(pattern) {
    return `No database matches \`${pattern.slice(0, 60)}\` in \`filter\`.`;
}
const withoutNot = (pattern) => pattern.replace(/^!/, '');
function isMatch(name, pattern) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(name, pattern) || isWildcardMatch(name, pattern);
}
function isWildcardMatch(name, pattern) {
    const [head = '', ...rest] = pattern.split('*');
    const tail = rest.pop();
    if (tail === undefined)
        return name === pattern;
    if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length)
        return false;
    let at = head.length;
    for (const part of rest) {
        const found = name.indexOf(part, at);
        if (found === -1 || found + part.length > name.length - tail.length)
            return false;
        at = found + part.length;
    }
    return true;
}


/***/ }),

/***/ 72077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ busyScheduleWarning)
/* harmony export */ });
/* harmony import */ var _core_planning_cron_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21710);

function busyScheduleWarning(schedule) {
    const cron = (0,_core_planning_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCron */ .E$)(schedule);
    const minutes = cron === undefined ? [] : (0,_core_planning_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .busyMinutesOf */ .qk)(cron);
    if (minutes.length === 0)
        return undefined;
    return `The schedule "${schedule}" is at minute ${minutes.join(', ')} of the hour, when GitHub has the most to start: runs start late, or never. Choose another minute, such as 23.`;
}


/***/ }),

/***/ 88246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ beginRun),
  x: () => (/* binding */ storedAt)
});

// EXTERNAL MODULE: ./build/repository/stored-database.js + 2 modules
var stored_database = __webpack_require__(86920);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
;// CONCATENATED MODULE: ./build/run/run.js


class Run {
    startedAt;
    #dependencies;
    #startedMs;
    #phases = [];
    #warnings = [];
    #closers = [];
    #labels = new Set();
    #keyExpiry = [];
    #error;
    constructor(dependencies) {
        this.#dependencies = dependencies;
        this.startedAt = dependencies.clock.now();
        this.#startedMs = dependencies.clock.monotonicMs();
    }
    get elapsedMs() {
        return this.#dependencies.clock.monotonicMs() - this.#startedMs;
    }
    get phases() {
        return [...this.#phases];
    }
    get error() {
        return this.#error;
    }
    async phase(phase, work) {
        const { clock, host } = this.#dependencies;
        const startMs = clock.monotonicMs();
        host.log.debug(`Phase: ${phase}`);
        try {
            return await work();
        }
        finally {
            this.#phases.push({ phase, durationMs: Math.round(clock.monotonicMs() - startMs) });
        }
    }
    warn(...messages) {
        for (const message of messages) {
            if (this.#warnings.includes(message))
                continue;
            this.#warnings.push(message);
            this.#dependencies.host.log.warning(message);
        }
    }
    noteKeys(use, ...ends) {
        for (const end of ends) {
            if (end === undefined)
                continue;
            this.#keyExpiry.push({ use, fingerprint: end.fingerprint, expiresAt: end.endsAt?.toISOString() ?? null });
        }
    }
    isFirst(label) {
        const { size } = this.#labels;
        return this.#labels.add(label).size > size;
    }
    closeAtEnd(resource) {
        this.#closers.push(() => resource.close());
        return resource;
    }
    async guard(work) {
        try {
            await (0,errors/* throwIfCancelledByNow */.sE)(this.#dependencies.host.signal);
            await work();
        }
        catch (thrown) {
            this.fail(thrown);
        }
        for (const close of this.#closers.reverse())
            await this.#close(close);
    }
    closing(resource) {
        return { [Symbol.asyncDispose]: () => this.#close(() => resource.close()) };
    }
    async #close(close) {
        await close().catch((thrown) => {
            this.keepWords(thrown);
            this.warn(`Cleaning up: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        });
    }
    fail(thrown) {
        const { signal, log } = this.#dependencies.host;
        const error = signal.aborted ? (0,errors/* cancellation */.WN)(signal) : (0,errors/* toRestorableError */.tj)(thrown);
        this.#error ??= error;
        this.keepWords(thrown);
        for (const line of (0,errors/* causesOf */.cZ)(thrown, { withFrames: true }))
            log.debug(line);
    }
    keepWords(thrown) {
        for (const words of (0,errors/* foreignWordsOf */.Rw)(thrown))
            this.#dependencies.host.toolWords.add(words);
    }
    facts(findings) {
        const { host } = this.#dependencies;
        const error = this.#error;
        return {
            tool: version/* TOOL */.j,
            startedAt: this.startedAt.toISOString(),
            durationMs: Math.round(this.elapsedMs),
            exitCode: error !== undefined ? (0,errors/* exitCodeOf */.FO)(error) : findings ? errors/* EXIT */.dc.finding : errors/* EXIT */.dc.done,
            error: error === undefined
                ? undefined
                : { code: error.code, message: host.scrub(error.message), hint: error.hint && host.scrub(error.hint) },
            warnings: this.#warnings.map((warning) => host.scrub(warning)),
            phases: this.#phases,
            ...(this.#keyExpiry.length === 0 ? {} : { keyExpiry: this.#keyExpiry }),
        };
    }
}

;// CONCATENATED MODULE: ./build/run/run-context.js


function beginRun(dependencies) {
    return { ...dependencies, run: new Run(dependencies) };
}
function storedAt(storage, name, { clock, host }) {
    return new stored_database/* StoredDatabase */.d(storage, { name, clock, signal: host.signal });
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
