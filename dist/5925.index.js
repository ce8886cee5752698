export const id = 5925;
export const ids = [5925];
export const modules = {

/***/ 60839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf),
/* harmony export */   Y: () => (/* binding */ ruleOf)
/* harmony export */ });
/* harmony import */ var _core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59290);

function placeOf({ label, place, locks }, holdsNewest) {
    const { provider, region, offsite } = place;
    return { label, provider, region, offsite, immutable: locks?.policy !== undefined, holdsNewest };
}
function ruleOf({ outcomes, holders }) {
    const without = outcomes.filter(({ outcome }) => outcome !== 'committed');
    return (0,_core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluateCopies */ .n)([
        ...holders.map(({ storage }) => placeOf(storage, true)),
        ...without.map(({ label }) => lacking(label)),
    ]);
}
function lacking(label) {
    return { label, provider: '', region: undefined, offsite: false, immutable: false, holdsNewest: false };
}


/***/ }),

/***/ 5796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ told),
/* harmony export */   Ro: () => (/* binding */ LINEAGE_CHECK),
/* harmony export */   fQ: () => (/* binding */ SIZE_CHECK),
/* harmony export */   jh: () => (/* binding */ measured),
/* harmony export */   pc: () => (/* binding */ objectiveOf),
/* harmony export */   pn: () => (/* binding */ OBJECTIVE_NAMES),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   wk: () => (/* binding */ state)
/* harmony export */ });
const LINEAGE_CHECK = 'lineage of backups';
const SIZE_CHECK = 'size of the newest backup';
const OBJECTIVE_NAMES = {
    verification: { rto: 'recovery time (rto)', rpo: 'recovery point (rpo)' },
    status: {
        rpo: 'newest backup',
        'verify-every': 'last verification',
        rto: 'measured restore time',
        capacity: 'capacity',
    },
};
function objectiveOf({ name, group }) {
    if (group !== 'objective')
        return undefined;
    const names = Object.values(OBJECTIVE_NAMES).flatMap((each) => Object.entries(each));
    return names.find(([, each]) => each === name)?.[0];
}
function told(text) {
    return { kind: 'told', text };
}
function state(of) {
    return { kind: 'state', state: of };
}
function measured(found, rest = {}) {
    return { kind: 'measured', found, ...rest };
}
function countOf(checks, outcome) {
    return checks.filter((check) => check.outcome === outcome).length;
}


/***/ }),

/***/ 72352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ OBJECTS_PER_PART),
/* harmony export */   IK: () => (/* binding */ OBJECT_LIST_MAX_BYTES),
/* harmony export */   OP: () => (/* binding */ serializeObjectList),
/* harmony export */   kN: () => (/* binding */ MAX_LISTED_OBJECTS),
/* harmony export */   vo: () => (/* binding */ parseObjectList)
/* harmony export */ });
/* unused harmony export OBJECT_MAX_BYTES */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);


const OBJECTS_PER_PART = 20_000;
const OBJECT_LIST_MAX_BYTES = 8 * 1024 * 1024;
const OBJECT_MAX_BYTES = 288 * 1024 * 1024;
const MAX_LISTED_OBJECTS = 2_000_000;
const LISTED = ['packs', 'maps', 'index', 'contents'];
const HEADER = '# restorable objects 1';
const KEY = /^[a-z0-9][A-Za-z0-9._/-]*$/;
function serializeObjectList(objects) {
    const lines = objects.map((object) => `# ${object.sizeBytes}\n${object.sha256}  ${object.key}\n`);
    return Buffer.from(`${HEADER}\n${lines.join('')}`);
}
function parseObjectList(stored, id) {
    const lines = Buffer.from(stored).toString('latin1').split('\n');
    const bad = (line) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_FORMAT', `Line ${line + 1} of the object list of ${id} does not have the form that this program writes.`, {
        hint: 'Use the version of this program that wrote the backup, or a newer one.',
    });
    if (lines[0] !== HEADER || lines.at(-1) !== '' || lines.length % 2 !== 0)
        throw bad(0);
    if (lines.length > 2 * OBJECTS_PER_PART + 2)
        throw bad(2 * OBJECTS_PER_PART + 1);
    const objects = [];
    for (let line = 1; line < lines.length - 1; line += 2) {
        const size = /^# (0|[1-9]\d{0,14})$/.exec(lines[line] ?? '')?.[1];
        const [, sha256, key] = /^([0-9a-f]{64}) {2}(.+)$/.exec(lines[line + 1] ?? '') ?? [];
        if (size === undefined || sha256 === undefined || key === undefined)
            throw bad(line);
        if (!KEY.test(key) || key.split('/').some((segment) => segment === '' || segment.startsWith('.')))
            throw bad(line + 1);
        const owner = (0,_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOfObject */ .WL)(key);
        if (owner?.id !== id || !LISTED.includes(owner.part) || Number(size) > OBJECT_MAX_BYTES)
            throw bad(line + 1);
        if (key <= (objects.at(-1)?.key ?? ''))
            throw bad(line + 1);
        objects.push({ key, sizeBytes: Number(size), sha256 });
    }
    return objects;
}


/***/ }),

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

/***/ 59290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ evaluateCopies)
/* harmony export */ });
const HERE = 'this machine';
function evaluateCopies(places, errors) {
    const holding = places.filter((place) => place.holdsNewest);
    const providers = [...new Set(holding.map((place) => place.provider))].sort();
    const regions = [...new Set(holding.flatMap((place) => place.region ?? []))].sort();
    const copies = 1 + holding.length;
    const media = 1 + providers.filter((provider) => provider !== HERE).length;
    const offsite = holding.filter((place) => place.offsite).length;
    const immutable = holding.filter((place) => place.immutable).length;
    const missing = [];
    const behind = places.filter((place) => !place.holdsNewest);
    if (copies < 3)
        missing.push(copiesAdvice(3 - copies, behind));
    if (media < 2)
        missing.push({ need: 'medium' });
    if (offsite < 1)
        missing.push({ need: 'offsite', mayBeSo: holding.length > 0 });
    const beyond = [];
    if (immutable < 1)
        beyond.push({ need: 'immutable' });
    if (errors !== undefined && errors > 0)
        beyond.push({ need: 'repair', errors });
    return { isMet: missing.length === 0, copies, media, providers, regions, offsite, immutable, missing, beyond };
}
function copiesAdvice(lacking, behind) {
    return { need: 'copies', add: Math.max(0, lacking - behind.length), sync: behind.map((place) => place.label) };
}


/***/ }),

/***/ 88728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ knownUsualAgeMs),
/* harmony export */   w: () => (/* binding */ usualAgeMs)
/* harmony export */ });
const HOUR_MS = 3_600_000;
const COMPARED = 10;
const ENOUGH = 2;
const LEAST_MS = 25 * HOUR_MS;
function usualAgeMs(startedAt) {
    return knownUsualAgeMs(startedAt) ?? LEAST_MS;
}
function knownUsualAgeMs(startedAt) {
    const times = startedAt.map((time) => time.getTime()).toSorted((a, b) => b - a);
    const gaps = times.slice(1, COMPARED + 1).map((time, at) => (times[at] ?? time) - time);
    if (gaps.length < ENOUGH)
        return undefined;
    const median = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
    return Math.max(LEAST_MS, 2 * median + HOUR_MS);
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

/***/ 96318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I3: () => (/* binding */ checkName),
/* harmony export */   _5: () => (/* binding */ verdictInWords),
/* harmony export */   cn: () => (/* binding */ describeCheck)
/* harmony export */ });
/* harmony import */ var _core_key_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29679);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _flaws_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99116);
/* harmony import */ var _gaps_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58010);
/* harmony import */ var _misses_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43463);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35875);






function describeCheck({ facts }) {
    return facts.reduce((text, fact, at) => {
        if (at === 0)
            return describeFact(fact);
        return `${text}${continues(fact, facts[at - 1]) ? ',' : ';'} ${describeFact(fact)}`;
    }, '');
}
function continues(fact, before) {
    const isCount = (each) => each?.kind === 'measured' && each.expected === undefined;
    return isCount(before) && (isCount(fact) || fact.kind === 'state');
}
function verdictInWords(verdict, reason) {
    return reason === null ? verdict : `${verdict} (${reason})`;
}
function checkName({ name, at }) {
    return at === undefined ? name : `${name} at ${at}`;
}
function describeFact(fact) {
    switch (fact.kind) {
        case 'measured':
            return describeMeasured(fact);
        case 'named':
            return NAMES[fact.what]((0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .K)(fact.what === 'signer' ? fact.names.map(_core_key_name_js__WEBPACK_IMPORTED_MODULE_4__/* .shortFingerprint */ .n) : fact.names, fact.more));
        case 'answer':
            return describeAnswer(fact);
        case 'gap':
            return (0,_gaps_js__WEBPACK_IMPORTED_MODULE_5__/* .describeGap */ .e)(fact);
        case 'flaws':
            return `noted when the backup was made, not counted as a failure: ${(0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .K)(fact.flaws.map(_flaws_js__WEBPACK_IMPORTED_MODULE_1__/* .describeFlaw */ .w), fact.more)}`;
        case 'state':
            return STATES[fact.state];
        case 'told':
            return fact.text;
    }
}
const NAMES = {
    missing: (names) => `missing: ${names}`,
    changed: (names) => `defined differently: ${names}`,
    'other-value': (names) => `at another value: ${names}`,
    'printed-differently': (names) => `definitions differ, perhaps only as another server version prints them: ${names}`,
    uncounted: (names) => `not counted on one side, so not compared: ${names}`,
    equal: (names) => `equal: ${names}`,
    'one-sided': (names) => `known on one side: ${names}`,
    signer: (names) => `signed by ${names}`,
    target: (names) => names,
    instructions: (names) => names,
    backup: (names) => names,
};
const STATES = {
    'as-in-source': 'as in the source',
    'not-in-source': 'not in the source',
    missing: 'is missing after the restore',
    'more-differ': 'which differ too',
    'none-behind': 'none lower than in the source',
    'no-table': 'the source held no table',
    'no-data-proven': 'no rows confirm the data',
    'no-backup': 'there is no backup',
    'never-read': 'no verification that counts has read a copy here',
    'not-measured': 'no verification has measured it',
    'measured-elsewhere': 'measured with the copy at another destination',
    'nothing-asked': 'no limit is set',
    'too-few': 'too few backups of its kind to compare with',
    'as-dumped': 'exactly what the dump tool wrote',
    restored: 'without an error',
    'as-in-manifest': 'exactly what the manifest names',
    complete: 'all objects are there, with their sizes',
    'line-complete': 'no backup is missing that a later one names, and each names the one before it',
    'not-within-a-year': 'the capacity is not reached within a year at this growth',
    'no-schedule': 'no run of the last 30 days was started by a schedule',
    'workflow-active': 'it is active',
    'workflow-deleted': 'it was deleted from the default branch, so nothing starts it',
    'workflow-disabled-fork': 'GitHub disabled it, because the repository is a fork',
    'workflow-disabled-inactivity': 'GitHub disabled it, because nothing was committed to the repository for 60 days',
    'workflow-disabled-manually': 'someone disabled it',
    'workflow-unknown': 'GitHub reports a state that this version does not know',
    'run-disabled': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.disabled,
    'run-never-created': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v['never-created'],
    'run-queued': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.queued,
    'run-running': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.running,
    'run-cancelled': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.cancelled,
    'run-failed-before-our-step': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v['failed-before-our-step'],
    'run-failed': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.failed,
    'run-skipped': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.skipped,
    'run-made-nothing': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v['made-nothing'],
    'run-unknown': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.unknown,
};
const NOUNS = {
    rows: 'row',
    tables: 'table',
    objects: 'object',
    sequences: 'sequence',
    extensions: 'extension',
};
function describeMeasured({ of, found, unit, expected, bound = 'exactly' }) {
    const is = `${of === undefined ? '' : `${of}: `}${figure(found, unit)}`;
    if (expected === undefined)
        return is;
    const wanted = figure(expected, unit);
    if (bound === 'usually')
        return `${is}, usually ${wanted}`;
    return bound === 'at-most' ? `${is} (at most ${wanted} expected)` : `${is} (${wanted} expected)`;
}
function figure(value, unit) {
    if (value === null)
        return 'nothing';
    if (typeof value === 'string')
        return value;
    if (unit === 'ms')
        return (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(value);
    if (unit === 'bytes')
        return (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(value);
    return unit === undefined ? (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(value) : (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(value, NOUNS[unit]);
}
function describeAnswer({ found, wanted, unmet }) {
    const is = describeFound(found);
    if (unmet.length > 0)
        return `${is}; expected ${unmet.map(describeUnmet).join(' and ')}`;
    return wanted.length === 0 ? is : `${is} (${wanted.map(describeWanted).join(' and ')} expected)`;
}
function describeWanted(wanted) {
    return wanted.want === 'within' ? `at most ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(wanted.ms)} before the backup` : describeUnmet(wanted);
}
function describeFound(found) {
    switch (found.as) {
        case 'count':
            return `the count is ${found.value ?? 'not a number'}`;
        case 'value':
            return `the value is ${found.value}`;
        case 'rows':
            return found.rows === 0 ? 'the query returned no row' : (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(found.rows, 'row');
        case 'text':
            if (found.matches === undefined)
                return 'the value is a text';
            return found.matches ? 'the text matches' : 'the text does not match';
    }
}
const WANTED = {
    'no-rows': 'no row',
    'zero-count': 'a count of 0',
    anything: 'something',
    'a-value': 'a value',
    'not-null': 'a value that is not NULL',
    'a-time': 'a time',
    'not-in-future': 'a time that is not in the future of the backup',
};
function describeUnmet(unmet) {
    switch (unmet.want) {
        case 'rows':
            return `rows ${range(unmet)}`;
        case 'count':
            return `a count ${range(unmet)}`;
        case 'age':
            return `at most ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(unmet.atMostMs)} before the backup, it is ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(unmet.foundMs)}`;
        case 'equal':
            return `exactly ${unmet.value}`;
        case 'range':
            return `${bounds(unmet)}${unmet.comparable ? '' : ", which this value can't be compared with"}`;
        case 'match':
            return `a match of /${unmet.pattern}/${unmet.limitMs === undefined ? '' : `, which took longer than ${unmet.limitMs} ms`}`;
        default:
            return WANTED[unmet.want];
    }
}
function range({ min, max }) {
    if (min === max)
        return `of exactly ${min}`;
    return max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
}
function bounds({ min, max }) {
    if (min === undefined)
        return `at most ${max}`;
    return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}


/***/ }),

/***/ 99116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ warningsOfFlaws),
/* harmony export */   w: () => (/* binding */ describeFlaw)
/* harmony export */ });
/* harmony import */ var _core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32466);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35875);


const WORDS = {
    'foreign-key-violated': 'has rows without their parent',
    'foreign-key-without-parent': 'its parent table is missing',
    'foreign-key-not-valid': 'has rows with a missing parent',
    'routine-unreadable': "the server can't parse it",
    'trigger-over-gone-column': 'uses a column that its table does not have',
    'view-over-something-gone': "refers to a missing object, or to one that its account can't read",
    'view-without-definer': 'its definer does not exist',
    'check-violated': 'has rows that violate a check constraint',
    'damaged-pages': 'has damaged pages',
    'foreign-key-not-checkable': "a foreign key can't be checked: no fitting key in the parent, or a collation of the application",
    'full-text-index': 'its full-text index is damaged',
    'index-entries': 'its entries are not those of its table',
    'not-checked': 'the check of its pages did not finish',
    'not-evaluable': 'needs a collation, function or module of the application',
    'null-in-not-null': 'has NULL in a NOT NULL column',
    'other-damage': 'is damaged',
    'text-beyond-its-charset': 'its name, table, definer or comment has letters that its character set lacks: it is created as UTF-8',
    'unreadable-schema': "its schema can't be read",
    'wrong-type': 'has values of a wrong type',
};
const UNSEEN = new Set(['foreign-key-not-checkable', 'not-checked', 'not-evaluable']);
const NAMED = 20;
function describeFlaw({ kind, type, name }) {
    const object = name === '' ? type : `${type} ${name}`;
    return `${object} (${WORDS[kind] ?? kind})`;
}
function warningsOfFlaws({ flaws = [] }) {
    const rows = flaws.filter(({ kind }) => _core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_ROWS */ .S.has(kind)).map(describeFlaw);
    const broken = flaws.filter(({ kind }) => !UNSEEN.has(kind) && !_core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_ROWS */ .S.has(kind)).map(describeFlaw);
    const unseen = flaws.filter(({ kind }) => UNSEEN.has(kind)).map(describeFlaw);
    return [
        ...(broken.length > 0
            ? [`This is broken in the source. The backup keeps it as it is, and a restore may lack it: ${some(broken)}.`]
            : []),
        ...(rows.length > 0 ? [`The source has such rows, and the backup keeps them: ${some(rows)}.`] : []),
        ...(unseen.length > 0 ? [`This could not be checked, and is in the backup as it is: ${some(unseen)}.`] : []),
    ];
}
function some(flaws) {
    return (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .K)(flaws.slice(0, NAMED), flaws.length - NAMED);
}


/***/ }),

/***/ 58010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ describeGap)
/* harmony export */ });
function describeGap({ state, id, older, newer }) {
    const where = older === undefined ? `before ${newer}` : `between ${older} and ${newer}`;
    switch (state) {
        case 'unlinked':
            return `${id} names no predecessor, although ${older} exists. Whether backups between them were removed is unknown`;
        case 'replaced':
            return `${id} ${where} was replaced: its manifest is not the one that the next backup names`;
        case 'removal-untrusted':
            return `${id} is missing ${where}, and no accepted key signed the record of its removal`;
        case 'missing':
            return `${id} is missing ${where}`;
    }
}


/***/ }),

/***/ 43463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ MISS_REASONS)
/* harmony export */ });
const MISS_REASONS = {
    disabled: 'the workflow is disabled',
    'never-created': 'GitHub did not create a run',
    queued: 'the run is still waiting',
    running: 'the run is still in progress',
    cancelled: 'the run was cancelled',
    'failed-before-our-step': 'the run failed before the step of this program',
    failed: 'the run failed',
    skipped: 'the run was skipped',
    'made-nothing': 'the run succeeded, but nothing of it is stored here',
    unknown: 'what became of its run is not known',
};


/***/ }),

/***/ 35875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);

const NAME_LENGTH = 200;
function listed(names, more) {
    const shown = names.map((name) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name));
    return `${shown.join(', ')}${more > 0 ? ` and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(more)} more` : ''}`;
}


/***/ }),

/***/ 32661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ expectedObjects),
/* harmony export */   n: () => (/* binding */ markPresent)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72352);
/* harmony import */ var _reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7964);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72554);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84820);






async function expectedObjects(at, newest) {
    const { keys } = at;
    const sources = new _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_4__/* .ReadPreference */ .U([at]);
    const sizes = new Map();
    const problems = [];
    const chain = [{ id: newest.id, manifestSha256: newest.manifestSha256 }, ...newest.parents];
    for (const { id, manifestSha256 } of chain) {
        try {
            const { manifest, sha256 } = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_5__/* .readManifest */ .WI)(at, id);
            if (sha256 !== manifestSha256)
                problems.push(`The manifest of ${id} is not the one that ${newest.id} names.`);
            sizes.set((0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .sealedPath */ .ss)({ kind: 'contents', backup: id }), manifest.contents.sizeBytes);
            if (manifest.signer !== null)
                sizes.set(keys.relative(keys.signature(id, manifest.signer)), ANY_SIZE);
            for (const [index, part] of manifest.objects.entries()) {
                if (part.sizeBytes > _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .OBJECT_LIST_MAX_BYTES */ .IK)
                    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `Part ${index} of the list of ${id} is too large.`);
                const stored = await (0,_reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchVerified */ .J)(sources, { key: (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .listPartPath */ .Zh)(id, index), ...part }, problems);
                for (const object of (0,_core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObjectList */ .vo)(stored, id))
                    sizes.set(object.key, object.sizeBytes);
            }
        }
        catch (thrown) {
            if (!(thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || !thrown.isFinding)
                throw thrown;
            problems.push(thrown.message);
        }
    }
    return { sizes, problems };
}
const ANY_SIZE = -1;
function markPresent(expected, relative, sizeBytes) {
    const size = expected.sizes.get(relative);
    if (size === sizeBytes || size === ANY_SIZE)
        expected.sizes.delete(relative);
}


/***/ }),

/***/ 15232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readObjectList)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72352);
/* harmony import */ var _reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7964);




async function readObjectList(sources, manifest, problems = sources.problems) {
    const objects = [];
    for (const [index, part] of manifest.objects.entries()) {
        if (part.sizeBytes > _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .OBJECT_LIST_MAX_BYTES */ .IK)
            throw damaged(manifest, `its part ${index} is too large`);
        const expected = { key: (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .listPartPath */ .Zh)(manifest.id, index), ...part };
        const listed = (0,_core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObjectList */ .vo)(await (0,_reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchVerified */ .J)(sources, expected, problems), manifest.id);
        const isLast = index === manifest.objects.length - 1;
        const [first] = listed;
        if (first === undefined || (!isLast && listed.length !== _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .OBJECTS_PER_PART */ .BC)) {
            throw damaged(manifest, `its part ${index} has ${listed.length} objects`);
        }
        const before = objects.at(-1);
        if (before !== undefined && first.key <= before.key)
            throw damaged(manifest, 'it is not in order');
        for (const object of listed)
            objects.push(object);
    }
    requireAgreement(manifest, objects);
    return objects;
}
function requireAgreement(manifest, objects) {
    const key = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .sealedPath */ .ss)({ kind: 'contents', backup: manifest.id });
    const contents = objects.find((object) => object.key === key);
    if (contents?.sha256 !== manifest.contents.sha256 || contents.sizeBytes !== manifest.contents.sizeBytes) {
        throw damaged(manifest, 'its contents differ from those that the manifest names');
    }
    const storedBytes = [...objects, ...manifest.objects].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (storedBytes === manifest.storedBytes)
        return;
    throw damaged(manifest, `it is about ${storedBytes} bytes, and the manifest about ${manifest.storedBytes}`);
}
function damaged({ id }, what) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `The list of objects of ${id} is not what a backup writes: ${what}.`, {
        hint: 'Use another destination or an earlier backup, and find out what changed this one.',
    });
}


/***/ }),

/***/ 14101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readNamedObjects),
/* harmony export */   M: () => (/* binding */ readNamed)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72554);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84820);
/* harmony import */ var _object_lists_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15232);





async function readNamed(sources, backup) {
    const stored = await manifestOf(sources, backup);
    return { stored, objects: await readNamedObjects(sources, stored.manifest) };
}
async function readNamedObjects(sources, manifest) {
    const data = await (0,_object_lists_js__WEBPACK_IMPORTED_MODULE_4__/* .readObjectList */ ._)(sources, manifest, []);
    const parts = manifest.objects.map((part, index) => ({ key: (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .listPartPath */ .Zh)(manifest.id, index), ...part }));
    return [...data, ...parts];
}
function manifestOf(sources, { id, manifestSha256 }) {
    const ask = async (source) => {
        const stored = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(source, id);
        if (stored.sha256 === manifestSha256)
            return stored;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `The manifest of ${id} at ${source.label} changed during the sync.`, {
            hint: 'Run sync again.',
        });
    };
    return (0,_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__/* .readFromFirstHealthy */ .m)(sources, ask, []);
}


/***/ }),

/***/ 7964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ fetchVerified)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69984);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1434);
/* harmony import */ var _read_preference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72554);




async function fetchVerified(sources, object, problems = sources.problems) {
    try {
        const ask = async (source) => {
            const stored = await fetchFrom(source, object);
            sources.noteServed(source, stored.length);
            return stored;
        };
        return await (0,_read_preference_js__WEBPACK_IMPORTED_MODULE_3__/* .readFromFirstHealthy */ .m)(sources, ask, problems);
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(sources.signal);
        const isGood = (stored) => stored.length === object.sizeBytes && (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) === object.sha256 ? stored : undefined;
        const bounded = { key: object.key, maxBytes: object.sizeBytes };
        const older = await (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_2__/* .olderCopy */ .E)(sources.current, bounded, isGood, problems);
        if (older === undefined)
            throw thrown;
        sources.noteServed(older.source, older.value.length);
        return older.value;
    }
}
async function fetchFrom(source, object) {
    const hint = 'Use another destination or an earlier backup, and find out what changed this one.';
    const wrong = (what, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `${object.key} at ${source.label} ${what}.`, { hint, cause });
    const stored = await source.get(source.keys.absolute(object.key), object.sizeBytes).catch((cause) => {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(cause);
        if (error.code === 'OBJECT_MISSING') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_MISSING', `${object.key} is missing at ${source.label}.`, { hint, cause });
        }
        if (error.code === 'STORAGE_CORRUPTED')
            throw wrong(`does not have the ${object.sizeBytes} bytes that were written`, cause);
        throw error;
    });
    if (stored.length !== object.sizeBytes)
        throw wrong(`has ${stored.length} bytes; ${object.sizeBytes} were written`);
    if ((0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) !== object.sha256)
        throw wrong('differs from what was written');
    return stored;
}


/***/ }),

/***/ 31024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   If: () => (/* binding */ copyObjects),
/* harmony export */   RV: () => (/* binding */ freshSince),
/* harmony export */   zb: () => (/* binding */ lackingOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51222);
/* harmony import */ var _concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53344);
/* harmony import */ var _reading_fetch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7964);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72554);





const AT_ONCE = 2;
function lackingOf(objects, found, freshSince) {
    const lacking = new Map();
    for (const object of objects) {
        const there = found.get(object.key);
        const isStale = freshSince !== undefined && there !== undefined && there.modifiedAt < freshSince;
        if (there === undefined || there.sizeBytes !== object.sizeBytes || isStale)
            lacking.set(object.key, object);
    }
    return lacking;
}
function freshSince(now) {
    return new Date(now.getTime() - _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_1__/* .GRACE_MS */ .g3 / 2);
}
async function copyObjects(objects, order, targets, onBytes) {
    const problems = [];
    const isWanted = ({ key }) => targets.some((target) => lacks(target, key));
    await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .forEachBounded */ .a)(objects.filter(isWanted), AT_ONCE, async (object) => {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(order.signal);
        const takers = targets.filter((target) => lacks(target, object.key));
        if (takers.length === 0)
            return;
        const isLacking = ({ storage }) => targets.some((each) => each.at.storage === storage && each.lacking.has(object.key));
        const good = order.current.filter((source) => !isLacking(source));
        const from = good.length === 0 || good.length === order.all.length ? order : new _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_3__/* .ReadPreference */ .U(good);
        const bytes = await (0,_reading_fetch_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchVerified */ .J)(from, object, problems);
        await Promise.all(takers.map((taker) => putAt(taker, object, bytes, onBytes)));
    });
    return problems;
}
function lacks(target, key) {
    return target.failure === undefined && target.lacking.has(key);
}
async function putAt(target, { key, sha256, sizeBytes }, bytes, onBytes) {
    try {
        await target.at.put(target.at.keys.absolute(key), bytes, { sha256 });
        target.copied.objects += 1;
        target.copied.bytes += sizeBytes;
        onBytes(sizeBytes);
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(target.at.signal);
        target.failure ??= (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
    }
}


/***/ }),

/***/ 43222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ Wholeness)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _catalog_stored_objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14101);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72554);
/* harmony import */ var _records_listing_digests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88238);
/* harmony import */ var _copy_objects_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31024);





class Wholeness {
    #catalog;
    #inventory;
    #known = new Map();
    constructor(catalog, inventory) {
        this.#catalog = catalog;
        this.#inventory = inventory;
    }
    async whyNot({ id, manifestSha256, parents }) {
        for (const link of [{ id, manifestSha256 }, ...parents]) {
            const key = `${link.id} ${link.manifestSha256}`;
            const found = this.#known.get(key) ?? this.#whyNotAlone(link);
            this.#known.set(key, found);
            const reason = await found;
            if (reason !== undefined)
                return reason;
        }
        return undefined;
    }
    async #whyNotAlone(link) {
        const { at } = this.#catalog;
        const sources = new _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__/* .ReadPreference */ .U([at]);
        const known = this.#catalog.get(link.id);
        try {
            const objects = known?.manifestSha256 === link.manifestSha256
                ? await (0,_catalog_stored_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .readNamedObjects */ .A)(sources, known)
                : (await (0,_catalog_stored_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .readNamed */ .M)(sources, link)).objects;
            if (this.#inventory.listings.get(link.id) === (0,_records_listing_digests_js__WEBPACK_IMPORTED_MODULE_3__/* .listingDigest */ .p)(objects))
                return undefined;
            const lacking = (0,_copy_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .lackingOf */ .zb)(objects, await at.objectsOf(link.id), undefined);
            const [first] = lacking.keys();
            if (first === undefined)
                return undefined;
            return `${lacking.size} of its objects are missing or of another size, such as ${first}`;
        }
        catch (error) {
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || !error.isFinding)
                throw error;
            return error.message;
        }
    }
}


/***/ }),

/***/ 12454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ planCounted)
});

// EXTERNAL MODULE: ./build/core/planning/retention.js
var retention = __webpack_require__(51222);
// EXTERNAL MODULE: ./build/repository/reading/read-ahead.js
var read_ahead = __webpack_require__(15070);
// EXTERNAL MODULE: ./build/core/verdict.js
var verdict = __webpack_require__(7033);
;// CONCATENATED MODULE: ./build/retention/retainable.js


const LOOKED_AT_ONCE = 4;
const LOOKED_BEYOND = 30;
async function retainable(state) {
    const { at, catalog, holds } = state;
    const log = await state.verifications();
    const { backups, newestUnknown } = catalog;
    const neededByUncounted = new Set(catalog.uncounted.flatMap((each) => each.parents ?? []));
    const verified = new Set();
    const verifiedElsewhere = new Set();
    for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
        const newest = await newestVerified(log, line, at.label);
        if (newest.here !== undefined)
            verified.add(newest.here);
        for (const id of newest.elsewhere)
            verifiedElsewhere.add(id);
    }
    return backups.map((backup) => {
        const held = holds.get(backup.id);
        const pinned = [];
        if (held !== undefined)
            pinned.push({ rule: 'held', reason: held.reason });
        if (verifiedElsewhere.has(backup.id))
            pinned.push({ rule: 'verified-elsewhere' });
        if (neededByUncounted.has(backup.id))
            pinned.push({ rule: 'needed-by-uncounted' });
        if (newestUnknown !== undefined && backup.startedAt < newestUnknown.startedAt)
            pinned.push({ rule: 'may-be-needed', by: newestUnknown.id });
        const { id, startedAt, source } = backup;
        const parents = backup.parents.map((parent) => parent.id);
        return { id, startedAt, source, parents, verified: verified.has(id), pinned };
    });
}
async function newestVerified(log, line, label) {
    const elsewhere = [];
    let copied;
    let looked = 0;
    const read = async (backup) => ({ backup, evidence: await log.of(backup) });
    for await (const { backup, evidence } of (0,read_ahead/* mapAhead */.M)(line.toReversed(), LOOKED_AT_ONCE, read)) {
        const { id } = backup;
        if (evidence !== undefined && (0,verdict/* confirms */.sh)(evidence)) {
            if (evidence.readFrom.includes(label))
                return { here: id, elsewhere: [...elsewhere, ...(copied ? [copied] : [])] };
            copied ??= id;
        }
        else if (evidence === undefined && elsewhere.length === 0 && copied === undefined) {
            if (await log.hasPassedElsewhere(backup))
                elsewhere.push(id);
        }
        looked += copied === undefined ? 0 : 1;
        if (looked > LOOKED_BEYOND)
            break;
    }
    return { here: copied, elsewhere };
}

;// CONCATENATED MODULE: ./build/retention/retention-plan.js



const retention_plan_LOOKED_AT_ONCE = 16;
async function planCounted(state, policy, open) {
    const backups = await retainable(state);
    const notCounted = new Map([...state.beingRemoved].map((id) => [id, 'a record says that it is being removed']));
    const checked = new Set();
    let wholeness;
    for (;;) {
        const counted = backups.map((backup) => ({ ...backup, counts: !notCounted.has(backup.id) }));
        const decisions = (0,retention/* planRetention */.SA)(counted, policy, state.now);
        const unchecked = decisions.flatMap(({ id, keep }) => keep && !checked.has(id) ? (state.catalog.get(id) ?? []) : []);
        if (decisions.every(({ keep }) => keep) || unchecked.length === 0)
            return { decisions, notCounted };
        wholeness ??= await open();
        const broken = await brokenAmong(unchecked, wholeness);
        for (const { id } of unchecked)
            checked.add(id);
        for (const [id, reason] of broken)
            notCounted.set(id, reason);
        if (broken.size === 0)
            return { decisions, notCounted };
    }
}
async function brokenAmong(backups, wholeness) {
    const broken = new Map();
    const look = async (backup) => ({ id: backup.id, reason: await wholeness.whyNot(backup) });
    for await (const { id, reason } of (0,read_ahead/* mapAhead */.M)(backups, retention_plan_LOOKED_AT_ONCE, look)) {
        if (reason !== undefined)
            broken.set(id, reason);
    }
    return broken;
}


/***/ }),

/***/ 8948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MW: () => (/* binding */ lastVerification),
/* harmony export */   Wg: () => (/* binding */ summarizeBackup),
/* harmony export */   hv: () => (/* binding */ summarizeTables),
/* harmony export */   u0: () => (/* binding */ sourcesOf)
/* harmony export */ });
function summarizeBackup(manifest, authenticatedBy) {
    return {
        id: manifest.id,
        kind: manifest.kind,
        database: manifest.database,
        engine: manifest.engine.name,
        serverVersion: manifest.engine.serverVersion,
        startedAt: manifest.startedAt,
        finishedAt: manifest.finishedAt,
        rawBytes: manifest.rawBytes,
        storedBytes: manifest.storedBytes,
        signed: manifest.signer !== null,
        signer: manifest.signer,
        recipients: manifest.encryption.recipients,
        authenticatedBy,
        parents: manifest.parents.map((parent) => parent.id),
    };
}
function qualified(table) {
    return table.schema === '' ? table.name : `${table.schema}.${table.name}`;
}
function summarizeTables(source, restored) {
    const after = new Map(restored?.tables.map((table) => [qualified(table), table.rows]));
    return source.tables.map((table) => ({
        name: qualified(table),
        rows: table.rows,
        ...(restored === undefined ? {} : { restoredRows: after.get(qualified(table)) ?? null }),
    }));
}
async function lastVerification(log, now) {
    const last = await log.last();
    if (last === undefined)
        return undefined;
    const { verdict, reason, finishedAt, restoreMs } = last;
    const ageMs = Math.max(0, now.getTime() - Date.parse(finishedAt));
    return { id: last.backup.id, verdict, reason, finishedAt, ageMs, restoreMs };
}
function sourcesOf(orders) {
    const sources = orders.flatMap(({ served }) => served.map(({ source, objects, bytes }) => ({ label: source.label, objects, bytes })));
    return { source: sources.map(({ label }) => label).join(', ') || undefined, sources };
}


/***/ }),

/***/ 52395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ warnOfSome)
/* harmony export */ });
const NAMED = 10;
function warnOfSome(run, warnings, rest) {
    run.warn(...warnings.slice(0, NAMED));
    if (warnings.length > NAMED)
        run.warn(rest(warnings.length - NAMED));
}


/***/ }),

/***/ 76033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ checkLineage),
/* harmony export */   Xp: () => (/* binding */ gapFact),
/* harmony export */   ji: () => (/* binding */ evaluateLineage)
/* harmony export */ });
/* harmony import */ var _core_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5796);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87377);
/* harmony import */ var _repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2965);




const NAMED = 3;
function gapFact(gap) {
    if (!('missing' in gap)) {
        return { kind: 'gap', state: 'unlinked', id: gap.newer.id, older: gap.older.id, newer: gap.newer.id };
    }
    const { missing, newer, older, isReplaced, isClaimed } = gap;
    const state = isReplaced ? 'replaced' : isClaimed ? 'removal-untrusted' : 'missing';
    return { kind: 'gap', state, id: missing.id, older, newer };
}
async function evaluateLineage(places, isEverywhere) {
    const check = { name: _core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .LINEAGE_CHECK */ .Ro, group: 'lineage' };
    const gaps = await (0,_repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_3__/* .gapsAmong */ .Q)(places);
    if (gaps.length === 0)
        return { ...check, outcome: 'passed', facts: [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .state */ .wk)('line-complete')] };
    const more = gaps.length > NAMED ? [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .told */ .Ev)(`and ${gaps.length - NAMED} more`)] : [];
    const facts = [...gaps.slice(0, NAMED).map(gapFact), ...more];
    return { ...check, outcome: isEverywhere ? 'failed' : 'skipped', facts };
}
async function checkLineage(destinations, { signers, removers }, run) {
    const places = [];
    for (const at of destinations) {
        try {
            const catalog = await at.readCatalog(signers);
            places.push({ catalog, gaps: await _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_2__/* .GapRecords */ .F.listAfter(catalog, removers) });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwIfCancelled */ .dZ)(at.signal);
            run.warn(`Whether backups are missing at ${at.label} is unknown: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toRestorableError */ .tj)(thrown).message}`);
        }
    }
    return evaluateLineage(places, places.length === destinations.length);
}


/***/ }),

/***/ 85716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runStatus: () => (/* binding */ runStatus)
});

// EXTERNAL MODULE: ./build/backup/three-two-one.js
var three_two_one = __webpack_require__(60839);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
;// CONCATENATED MODULE: ./build/core/planning/keep-reason.js
const LONGEST_FIRST = [
    'held',
    'dated-in-future',
    'yearly',
    'monthly',
    'weekly',
    'daily',
    'hourly',
    'within',
    'last',
    'needed',
    'needed-by-uncounted',
    'may-be-needed',
    'newest-verified',
    'verified-elsewhere',
    'newest',
];
function longestRule(reasons) {
    return LONGEST_FIRST.find((rule) => reasons.some((reason) => reason.rule === rule));
}

// EXTERNAL MODULE: ./build/core/planning/retention.js
var retention = __webpack_require__(51222);
;// CONCATENATED MODULE: ./build/core/planning/projection.js

const DAY_MS = 86_400_000;
const HORIZON_DAYS = 366;
const SAMPLE = 10;
const SHORTEST_INTERVAL_MS = 5 * 60_000;
function projectCapacity({ backups, otherBytes, policy, capacityBytes }, now) {
    const sample = backups.slice(-SAMPLE);
    const [first, last] = [sample[0], sample.at(-1)];
    if (first === undefined || last === undefined || sample.length < 2)
        return undefined;
    const everyMs = (last.startedAt.getTime() - first.startedAt.getTime()) / (sample.length - 1);
    if (everyMs < SHORTEST_INTERVAL_MS)
        return undefined;
    const growth = growthOf(sample);
    const mean = sample.reduce((sum, backup) => sum + backup.storedBytes, 0) / sample.length;
    let kept = [...backups];
    let made = 0;
    for (let day = 0; day <= HORIZON_DAYS; day += 1) {
        const until = now.getTime() + day * DAY_MS;
        for (;;) {
            const at = last.startedAt.getTime() + (made + 1) * everyMs;
            if (at > until)
                break;
            made += 1;
            const storedBytes = Math.max(0, mean + growth * ((sample.length - 1) / 2 + made));
            kept.push({ id: `to-come-${made}`, startedAt: new Date(at), storedBytes });
        }
        kept = policy === undefined ? summedUp(kept) : prunedBy(kept, policy, new Date(until));
        const total = otherBytes + kept.reduce((sum, backup) => sum + backup.storedBytes, 0);
        if (total > capacityBytes)
            return new Date(until);
    }
    return null;
}
function growthOf(sample) {
    const middle = (sample.length - 1) / 2;
    const mean = sample.reduce((sum, backup) => sum + backup.storedBytes, 0) / sample.length;
    let above = 0;
    let below = 0;
    for (const [at, { storedBytes }] of sample.entries()) {
        above += (at - middle) * (storedBytes - mean);
        below += (at - middle) ** 2;
    }
    return above / below;
}
function summedUp(kept) {
    const storedBytes = kept.reduce((sum, backup) => sum + backup.storedBytes, 0);
    return [{ id: 'all', startedAt: new Date(0), storedBytes }];
}
function prunedBy(kept, policy, now) {
    const asked = kept.map(({ id, startedAt }) => {
        return { id, startedAt, source: '', parents: [], verified: false, pinned: [] };
    });
    const keeps = new Set((0,retention/* planRetention */.SA)(asked, policy, now).flatMap(({ id, keep }) => (keep ? [id] : [])));
    return kept.filter(({ id }) => keeps.has(id));
}

// EXTERNAL MODULE: ./build/core/planning/three-two-one.js
var planning_three_two_one = __webpack_require__(59290);
// EXTERNAL MODULE: ./build/core/planning/usual-age.js
var usual_age = __webpack_require__(88728);
// EXTERNAL MODULE: ./build/core/verdict.js
var verdict = __webpack_require__(7033);
// EXTERNAL MODULE: ./build/repository/catalog/chain-health.js
var chain_health = __webpack_require__(32661);
// EXTERNAL MODULE: ./build/repository/records/gap-records.js
var gap_records = __webpack_require__(87377);
// EXTERNAL MODULE: ./build/repository/removal/inventory.js
var removal_inventory = __webpack_require__(39340);
// EXTERNAL MODULE: ./build/repository/replication/wholeness.js
var wholeness = __webpack_require__(43222);
// EXTERNAL MODULE: ./build/retention/retention-plan.js + 1 modules
var retention_plan = __webpack_require__(12454);
// EXTERNAL MODULE: ./build/run/key-rings.js
var key_rings = __webpack_require__(5425);
// EXTERNAL MODULE: ./build/run/open-destinations.js + 1 modules
var open_destinations = __webpack_require__(16896);
// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/run/summary.js
var summary = __webpack_require__(8948);
// EXTERNAL MODULE: ./build/run/warn-of-some.js
var warn_of_some = __webpack_require__(52395);
// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
;// CONCATENATED MODULE: ./build/status/incomplete-runs.js

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SHORTEST_MS = HOUR_MS;
const UNKNOWN_MS = 6 * HOUR_MS;
const QUIET_MS = 15 * MINUTE_MS;
const LISTED = 10;
function incompleteRuns({ dead, unfinished }, { owned }, backups, now) {
    const longestMs = backups.reduce((most, each) => Math.max(most, each.finishedAt.getTime() - each.begunAt.getTime()), 0);
    const limitMs = backups.length === 0 ? UNKNOWN_MS : Math.max(SHORTEST_MS, longestMs);
    const ended = (id, startedAt) => {
        const wroteAt = owned.get(id)?.newest ?? startedAt;
        return now.getTime() - startedAt.getTime() > limitMs && now.getTime() - wroteAt.getTime() > QUIET_MS;
    };
    return [...dead, ...unfinished]
        .toSorted((a, b) => (a < b ? 1 : -1))
        .slice(0, LISTED)
        .map((id) => {
        const { startedAt } = (0,backup_id/* readBackupId */.g)(id);
        return { id, startedAt: startedAt.toISOString(), hasEnded: ended(id, startedAt), runUrl: null };
    });
}

// EXTERNAL MODULE: ./build/core/planning/cron.js
var planning_cron = __webpack_require__(21710);
;// CONCATENATED MODULE: ./build/core/planning/missed-runs.js

const missed_runs_HOUR_MS = 3_600_000;
const missed_runs_DAY_MS = 24 * missed_runs_HOUR_MS;
const PERIOD_MS = 30 * missed_runs_DAY_MS;
const ALLOWANCE_MS = 12 * missed_runs_HOUR_MS;
const SKEW_MS = 5 * 60_000;
const MOST_SCHEDULES = 10;
const ENDED_AFTER = 3;
const missed_runs_LISTED = 10;
function findMissedRuns({ starts, now, calendar }) {
    const past = starts
        .filter(({ startedAt }) => startedAt.getTime() <= now.getTime() + SKEW_MS)
        .toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
    const schedules = schedulesOf(past, now.getTime() - PERIOD_MS);
    const unscheduled = past.filter(({ run }) => run === null || run.schedule === null || run.attempt > 1);
    return schedules.flatMap((schedule) => outcomeOf(schedule, { past, unscheduled, schedules, now, calendar }) ?? []);
}
function schedulesOf(past, since) {
    const found = new Map();
    for (const start of past) {
        const { run } = start;
        if (run === null || run.schedule === null)
            continue;
        const key = `${run.repository}\n${run.workflow}\n${run.schedule}`;
        const known = found.get(key);
        if (known === undefined)
            found.set(key, [start]);
        else
            known.push(start);
    }
    const lastOf = ({ runs }) => runs.at(-1)?.startedAt.getTime() ?? 0;
    return [...found]
        .map(([key, runs]) => {
        const [repository = '', workflow = '', schedule = ''] = key.split('\n');
        return { repository, workflow, schedule, runs };
    })
        .filter((schedule) => lastOf(schedule) >= since)
        .toSorted((a, b) => lastOf(b) - lastOf(a))
        .slice(0, MOST_SCHEDULES);
}
function outcomeOf(schedule, known) {
    const { now, past } = known;
    const slots = slotsOf(schedule, known);
    const [first] = slots;
    if (first === undefined)
        return undefined;
    const punctual = schedule.runs.filter(({ run }) => run?.attempt === 1);
    const delays = missed_runs_assign(slots, punctual);
    const judged = slots.map((slot) => ({ slot, result: resultOf(slot, delays, known) }));
    const missed = judged.filter(({ result }) => result === 'missed').map(({ slot }) => slot);
    const endedAt = endOf(schedule, missed, known.schedules);
    const counted = judged.filter(({ slot }) => endedAt === undefined || slot.at < endedAt.getTime());
    const count = (of) => counted.filter(({ result }) => result === of).length;
    const gone = missed.filter(({ at }) => endedAt === undefined || at < endedAt.getTime());
    const newest = past.at(-1)?.startedAt.getTime() ?? 0;
    const missing = endedAt === undefined ? gone.find(({ at }) => at > newest) : undefined;
    const { repository, workflow, schedule: text } = schedule;
    return {
        ...{ repository, workflow, schedule: text, endedAt },
        from: new Date(first.at),
        to: now,
        expected: count('made') + count('replaced') + count('missed'),
        ...{ made: count('made'), replaced: count('replaced'), missed: count('missed') },
        missedAt: gone
            .slice(-missed_runs_LISTED)
            .reverse()
            .map(({ at }) => new Date(at)),
        missingSince: missing && new Date(missing.at),
        late: latenessOf(delays),
    };
}
function slotsOf({ schedule, runs }, { now, calendar }) {
    const cron = (0,planning_cron/* parseCron */.E$)(schedule);
    if (cron === undefined)
        return [];
    const begin = Math.max(runs[0]?.startedAt.getTime() ?? 0, now.getTime() - PERIOD_MS);
    const before = new Date(begin - 2 * missed_runs_DAY_MS);
    const after = new Date(now.getTime() + 1);
    const due = [...(0,planning_cron/* slotsBetween */.iF)(cron, calendar, before, after)].map(Number);
    const [upcoming] = (0,planning_cron/* slotsBetween */.iF)(cron, calendar, after, new Date(now.getTime() + 400 * missed_runs_DAY_MS));
    const at = due.findLastIndex((slot) => slot <= begin + SKEW_MS);
    return due.slice(Math.max(0, at)).map((slot, index, all) => {
        return { at: slot, next: all[index + 1] ?? upcoming?.getTime() ?? Number.POSITIVE_INFINITY };
    });
}
function missed_runs_assign(slots, runs) {
    const taken = new Set();
    const times = [];
    for (const { startedAt } of runs) {
        const due = slots.findLastIndex(({ at }) => at <= startedAt.getTime() + SKEW_MS);
        const free = slots.slice(0, due + 1).findLast(({ at }) => !taken.has(at));
        if (free === undefined)
            continue;
        taken.add(free.at);
        times.push(startedAt.getTime());
    }
    const inOrder = [...taken].toSorted((a, b) => a - b);
    return new Map(inOrder.map((at, index) => [at, Math.max(0, (times[index] ?? at) - at)]));
}
function resultOf({ at, next }, delays, { past, unscheduled, now }) {
    if (delays.has(at))
        return 'made';
    const instead = unscheduled[indexOfFirst(unscheduled, at)];
    if (instead !== undefined && instead.startedAt.getTime() < next)
        return 'replaced';
    if (now.getTime() < Math.min(next, at + ALLOWANCE_MS))
        return 'pending';
    const following = past[indexOfFirst(past, at)];
    if (following === undefined)
        return 'missed';
    const since = following.nothingSince?.getTime();
    return since !== undefined && since <= at + SKEW_MS ? 'missed' : 'unknown';
}
function indexOfFirst(past, at) {
    let [low, high] = [0, past.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((past[middle]?.startedAt.getTime() ?? 0) < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
function latenessOf(delays) {
    const sorted = [...delays].toSorted(([, a], [, b]) => a - b);
    const [worstAt, worstMs] = sorted.at(-1) ?? [];
    const medianMs = sorted[Math.floor((sorted.length - 1) / 2)]?.[1];
    if (worstAt === undefined || worstMs === undefined || medianMs === undefined)
        return undefined;
    return { medianMs, worstMs, worstAt: new Date(worstAt) };
}
function endOf({ repository, workflow, schedule, runs }, missed, schedules) {
    const last = runs.at(-1)?.startedAt.getTime() ?? 0;
    const since = missed.filter(({ at }) => at > last);
    const [firstMissed] = since;
    if (firstMissed === undefined)
        return undefined;
    const others = schedules.filter((each) => each.repository === repository && each.workflow === workflow && each.schedule !== schedule);
    const began = others.flatMap((each) => each.runs[0]?.startedAt.getTime() ?? []).filter((time) => time > last);
    if (began.length > 0)
        return new Date(firstMissed.at);
    const later = others.flatMap((each) => each.runs).filter(({ startedAt }) => startedAt.getTime() > firstMissed.at);
    return since.length >= ENDED_AFTER && later.length >= ENDED_AFTER ? new Date(firstMissed.at) : undefined;
}

// EXTERNAL MODULE: ./build/repository/reading/read-ahead.js
var read_ahead = __webpack_require__(15070);
;// CONCATENATED MODULE: ./build/status/known-starts.js



const READS_AHEAD = 8;
const MOST_REMOVALS = 800;
const MOST_VERIFICATIONS = 8;
async function startsAt(state, rings) {
    return { backups: await backupStarts(state, rings), verifications: await verificationStarts(state) };
}
function runsIn({ backups, verifications }) {
    return [...backups.values(), ...verifications.values()].flatMap(({ run }) => run?.runId ?? []);
}
function combined(maps) {
    const all = new Map();
    for (const [name, start] of maps.flatMap((each) => [...each])) {
        const known = all.get(name);
        if (known === undefined || known.nothingSince === undefined)
            all.set(name, start);
    }
    return [...all.values()];
}
async function backupStarts({ catalog, removals, now }, { removers }) {
    const starts = new Map();
    const since = now.getTime() - PERIOD_MS;
    const removed = removals.ids
        .filter((id) => !catalog.has(id) && (0,backup_id/* readBackupId */.g)(id).startedAt.getTime() >= since)
        .toSorted()
        .slice(-MOST_REMOVALS);
    const read = (id) => removals.read(id, removers);
    for await (const found of (0,read_ahead/* mapAhead */.M)(removed, READS_AHEAD, read)) {
        if (found === undefined)
            continue;
        const { startedAt, run, predecessor } = found.manifest;
        starts.set(found.id, { startedAt: new Date(startedAt), run, nothingSince: startOf(predecessor) });
    }
    for (const { id, begunAt, run, predecessor } of catalog.backups) {
        starts.set(id, { startedAt: begunAt, run, nothingSince: startOf(predecessor) });
    }
    for (const { predecessor } of catalog.backups) {
        if (predecessor === null || starts.has(predecessor.id))
            continue;
        starts.set(predecessor.id, {
            startedAt: (0,backup_id/* readBackupId */.g)(predecessor.id).startedAt,
            run: null,
            nothingSince: undefined,
        });
    }
    return starts;
}
function startOf(predecessor) {
    return predecessor === null ? undefined : (0,backup_id/* readBackupId */.g)(predecessor.id).startedAt;
}
async function verificationStarts(state) {
    const log = await state.verifications();
    const records = await log.since(new Date(state.now.getTime() - PERIOD_MS), MOST_VERIFICATIONS);
    const oldestFirst = records.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
    return new Map(oldestFirst.map(({ startedAt, run }, at) => {
        const before = oldestFirst[at - 1]?.startedAt;
        const nothingSince = before === undefined ? undefined : new Date(before);
        return [startedAt, { startedAt: new Date(startedAt), run, nothingSince }];
    }));
}

// EXTERNAL MODULE: ./build/status/lineage-check.js
var lineage_check = __webpack_require__(76033);
// EXTERNAL MODULE: ./build/core/check.js
var core_check = __webpack_require__(5796);
// EXTERNAL MODULE: ./build/core/planning/calendar.js
var planning_calendar = __webpack_require__(12776);
;// CONCATENATED MODULE: ./build/status/schedules.js




const MISSED_RUNS = 'missed runs';
function evaluateSchedules(starts, timeZone, now) {
    const calendar = new planning_calendar/* Calendar */.V(timeZone);
    const of = (what, key) => findMissedRuns({ starts: combined(starts.map((each) => each[key])), now, calendar }).map((outcome) => ({
        what,
        ...{ repository: outcome.repository, workflow: outcome.workflow, schedule: outcome.schedule, timeZone },
        ...figuresOf(outcome),
    }));
    return [...of('backup', 'backups'), ...of('verification', 'verifications')];
}
function figuresOf(outcome) {
    const { from, to, expected, made, replaced, missed, missedAt, missingSince, late, endedAt } = outcome;
    return {
        ...{ from: from.toISOString(), to: to.toISOString(), expected, made, replaced, missed },
        missedAt: missedAt.map((at) => at.toISOString()),
        missingSince: missingSince?.toISOString() ?? null,
        late: late === undefined ? null : { ...late, worstAt: late.worstAt.toISOString() },
        endedAt: endedAt?.toISOString() ?? null,
    };
}
function checkSchedules(schedules, isEverywhere, explained = []) {
    const check = { name: MISSED_RUNS, group: 'objective' };
    const expected = schedules.filter(({ endedAt }) => endedAt === null);
    if (expected.length === 0)
        return { ...check, outcome: 'skipped', facts: [(0,core_check/* state */.wk)('no-schedule')] };
    const missing = expected.filter(({ missingSince }) => missingSince !== null);
    if (missing.length > 0)
        return {
            ...check,
            outcome: isEverywhere ? 'failed' : 'skipped',
            facts: missing.flatMap((each) => missingFacts(each, explained)),
        };
    const sum = (of) => expected.reduce((total, each) => total + each[of], 0);
    return {
        ...check,
        outcome: 'passed',
        facts: [(0,core_check/* measured */.jh)(sum('expected'), { of: 'due' }), (0,core_check/* measured */.jh)(sum('missed'), { of: 'missed' })],
    };
}
function missingFacts(missing, explained) {
    const { what, schedule, missingSince } = missing;
    const isOf = (each) => each.what === what && each.schedule === schedule;
    const latest = explained.find(isOf);
    return [
        (0,core_check/* measured */.jh)(missingSince, { of: `no ${what} since the one that ${schedule} should have started at` }),
        ...(latest === undefined ? [] : [(0,core_check/* state */.wk)(`run-${latest.reason}`)]),
    ];
}

;// CONCATENATED MODULE: ./build/core/planning/why-missed.js
const REASONS = {
    queued: 'queued',
    running: 'running',
    success: 'made-nothing',
    failure: 'failed',
    cancelled: 'cancelled',
    skipped: 'skipped',
    other: 'unknown',
};
const why_missed_SKEW_MS = 5 * 60_000;
function whyMissed({ at, next }, listing) {
    const isDuring = ({ event, createdAt }) => event === 'schedule' && createdAt.getTime() >= at.getTime() - why_missed_SKEW_MS && createdAt < next;
    const [run] = listing.runs.filter(isDuring).toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    if (run !== undefined)
        return { reason: REASONS[run.outcome], run };
    if (at < listing.since)
        return { reason: 'unknown', run };
    const ranLater = listing.runs.some(({ event, createdAt }) => event === 'schedule' && createdAt >= next);
    return { reason: listing.isActive || ranLater ? 'never-created' : 'disabled', run };
}

;// CONCATENATED MODULE: ./build/status/workflow.js





const workflow_DAY_MS = 24 * 3_600_000;
const LISTED_MS = 7 * workflow_DAY_MS;
const MOST_RUNS = 500;
const MOST_ASKED = 5;
const MOST_MISSED = 10;
async function askForWorkflow(asked, subject) {
    const { spec, now } = subject;
    const workflow = await asked.state();
    const missed = missedOf(subject);
    const oldest = missed.map(({ at }) => Date.parse(at)).concat(startsOfIncomplete(subject));
    const sinceMs = Math.max(now.getTime() - PERIOD_MS, Math.min(now.getTime() - LISTED_MS, ...oldest) - workflow_DAY_MS);
    const runs = await asked.since(new Date(sinceMs), MOST_RUNS);
    const since = runs.length < MOST_RUNS ? new Date(sinceMs) : (runs.at(-1)?.createdAt ?? now);
    const others = runs.filter(({ id }) => !subject.madeBy.has(id));
    const listing = { runs: others, since, isActive: workflow === 'active' };
    const found = [];
    for (const slot of missed)
        found.push(await explain(asked, slot, { listing, subject, number: found.length }));
    const { repository, file } = spec;
    const status = {
        ...{ repository, file, state: workflow, since: since.toISOString() },
        url: pageOf(spec, runs),
        events: eventsOf(runs),
        missed: found,
    };
    return { status, runs };
}
function missedOf({ spec, schedules }) {
    const isIts = ({ repository, workflow }) => repository.toLowerCase() === spec.repository.toLowerCase() && workflow === `.github/workflows/${spec.file}`;
    return schedules
        .filter(isIts)
        .flatMap(({ what, schedule, missedAt }) => missedAt.map((at) => ({ what, schedule, at })))
        .toSorted((a, b) => (a.at < b.at ? 1 : -1))
        .slice(0, MOST_MISSED);
}
function startsOfIncomplete({ destinations }) {
    return destinations.flatMap(({ incomplete = [] }) => incomplete.map(({ startedAt }) => Date.parse(startedAt)));
}
async function explain(asked, slot, { listing, subject, number }) {
    const at = new Date(slot.at);
    const { reason, run } = whyMissed({ at, next: nextAfter(slot, at, subject) }, listing);
    const isFailed = reason === 'failed' && run !== undefined && number < MOST_ASKED;
    const reached = isFailed ? await asked.reached(run) : 'unknown';
    return {
        ...slot,
        reason: reached === 'before-our-step' ? 'failed-before-our-step' : reason,
        runUrl: run?.url ?? null,
    };
}
function nextAfter({ schedule }, at, { schedules, now }) {
    const cron = (0,planning_cron/* parseCron */.E$)(schedule);
    const zone = schedules.find((each) => each.schedule === schedule)?.timeZone ?? 'UTC';
    const end = new Date(now.getTime() + workflow_DAY_MS);
    if (cron === undefined)
        return end;
    const [next = end] = (0,planning_cron/* slotsBetween */.iF)(cron, new planning_calendar/* Calendar */.V(zone), new Date(at.getTime() + 1), end);
    return next;
}
function eventsOf(runs) {
    return [...Map.groupBy(runs, ({ event }) => event)].flatMap(([event, those]) => {
        const [last] = those;
        if (last === undefined)
            return [];
        const counts = Map.groupBy(those, ({ outcome }) => outcome);
        return [
            {
                event,
                last: { outcome: last.outcome, createdAt: last.createdAt.toISOString(), url: last.url },
                counts: Object.fromEntries([...counts].map(([outcome, all]) => [outcome, all.length])),
            },
        ];
    });
}
function pageOf({ repository, file }, [run]) {
    const server = run === undefined ? 'https://github.com' : new URL(run.url).origin;
    return `${server}/${repository}/actions/workflows/${encodeURIComponent(file)}`;
}
function withRunPages(status, runs) {
    const incomplete = status.incomplete?.map((each) => ({ ...each, runUrl: runAt(runs, each.startedAt)?.url ?? null }));
    return incomplete === undefined ? status : { ...status, incomplete };
}
function runAt(runs, time) {
    const at = Date.parse(time);
    return runs.find(({ startedAt, updatedAt, outcome }) => {
        const isOver = outcome !== 'running' && outcome !== 'queued';
        return startedAt.getTime() <= at && (!isOver || at <= updatedAt.getTime());
    });
}
const STATES = {
    active: 'workflow-active',
    deleted: 'workflow-deleted',
    disabled_fork: 'workflow-disabled-fork',
    disabled_inactivity: 'workflow-disabled-inactivity',
    disabled_manually: 'workflow-disabled-manually',
    other: 'workflow-unknown',
};
function checkWorkflow({ file, state: found }) {
    const isStarted = found === 'active' || found === 'other';
    const facts = [(0,core_check/* state */.wk)(STATES[found])];
    return { name: `workflow ${file}`, group: 'objective', outcome: isStarted ? 'passed' : 'failed', facts };
}

;// CONCATENATED MODULE: ./build/status/scheduled-runs.js




async function findScheduledRuns(request, context, { looked, isEverywhere }) {
    const starts = looked.map((each) => each.starts);
    const schedules = evaluateSchedules(starts, request.scheduleTimeZone, context.clock.now());
    const found = await askGithub(request, context, { looked, schedules });
    const { status: workflow, runs = [] } = found ?? {};
    return {
        schedules,
        workflow,
        checks: [
            checkSchedules(schedules, isEverywhere, workflow?.missed),
            ...(workflow === undefined ? [] : [checkWorkflow(workflow)]),
        ],
        destinations: looked.map(({ status }) => withRunPages(status, runs)),
    };
}
async function askGithub({ workflow: spec }, { run, clock, host, workflowRuns }, { looked, schedules }) {
    if (spec === undefined)
        return undefined;
    const madeBy = new Set(looked.flatMap(({ starts }) => runsIn(starts)));
    const destinations = looked.map(({ status }) => status);
    const subject = { spec, schedules, destinations, madeBy, now: clock.now() };
    try {
        return await run.phase(`ask GitHub about ${spec.file}`, async () => askForWorkflow(await workflowRuns(spec), subject));
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        run.fail(thrown);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/core/planning/size-anomaly.js
const ENOUGH = 3;
const COMPARED = 10;
const FACTOR = 2;
function compareSize(size, earlier) {
    const compared = earlier.slice(0, COMPARED).toSorted((a, b) => a - b);
    if (compared.length < ENOUGH)
        return undefined;
    const middle = Math.floor(compared.length / 2);
    const usual = compared.length % 2 === 1 ? (compared[middle] ?? 0) : ((compared[middle - 1] ?? 0) + (compared[middle] ?? 0)) / 2;
    return { usual, isAnomaly: size > usual * FACTOR || size < usual / FACTOR };
}

// EXTERNAL MODULE: ./build/report/words/checks.js
var checks = __webpack_require__(96318);
;// CONCATENATED MODULE: ./build/status/status-checks.js



const NAMES = core_check/* OBJECTIVE_NAMES */.pn.status;
function checkStatus(request, subject) {
    const of = (name, outcome) => ({ name, group: 'objective', ...outcome });
    return [
        of(NAMES.rpo, newestBackup(request, subject)),
        of(NAMES['verify-every'], lastVerification(request, subject.status)),
        of(NAMES.rto, restoreTime(request, subject.status)),
        { ...of('objects of the newest backup', status_checks_wholeness(subject)), group: 'stored-bytes' },
        of(core_check/* SIZE_CHECK */.fQ, size(subject)),
        of(NAMES.capacity, capacity(request, subject.status)),
    ];
}
const outcome = (of, ...facts) => ({ outcome: of, facts });
function newestBackup({ rpoMs }, { status, uncounted }) {
    const { newest, newestAgeMs } = status;
    if (uncounted !== undefined) {
        return outcome('failed', (0,core_check/* told */.Ev)(`${uncounted.id} is newer, but does not count: ${uncounted.reason}`));
    }
    if (newest === undefined || newestAgeMs === undefined)
        return outcome('failed', (0,core_check/* state */.wk)('no-backup'));
    const { outcome: inTime, facts } = atMost('age of its data', newestAgeMs, rpoMs, 'ms');
    return outcome(inTime, { kind: 'named', what: 'backup', names: [newest.id], more: 0 }, ...facts);
}
function atMost(of, found, limit, unit) {
    if (limit === undefined)
        return outcome('skipped', (0,core_check/* measured */.jh)(found, { of, unit }), (0,core_check/* state */.wk)('nothing-asked'));
    const fact = (0,core_check/* measured */.jh)(found, { of, unit, expected: limit, bound: 'at-most' });
    return outcome(found <= limit ? 'passed' : 'failed', fact);
}
function lastVerification({ verifyEveryMs }, { lastVerification: last }) {
    if (last === undefined)
        return outcome(verifyEveryMs === undefined ? 'skipped' : 'failed', (0,core_check/* state */.wk)('never-read'));
    const { outcome: inTime, facts } = atMost('age', last.ageMs, verifyEveryMs, 'ms');
    const { verdict: found, reason } = last;
    const verdict = (0,core_check/* measured */.jh)((0,checks/* verdictInWords */._5)(found, reason), { of: last.id });
    if (last.verdict !== 'passed')
        return outcome('failed', verdict, ...facts);
    return outcome(inTime === 'skipped' ? 'passed' : inTime, verdict, ...facts);
}
function restoreTime({ rtoMs }, { lastVerification: last }) {
    if (last === undefined || last.restoreMs === null) {
        return outcome(rtoMs === undefined ? 'skipped' : 'failed', (0,core_check/* state */.wk)('not-measured'));
    }
    return atMost('at the last verification', last.restoreMs, rtoMs, 'ms');
}
function shareRestoreTime(checks) {
    const ofTime = [...checks.entries()].filter(([, { name }]) => name === NAMES.rto);
    const isMeasured = ({ facts }) => facts.some(({ kind }) => kind === 'measured');
    if (!ofTime.some(([, check]) => isMeasured(check)))
        return;
    for (const [at, check] of ofTime) {
        if (!isMeasured(check))
            checks[at] = { ...check, outcome: 'skipped', facts: [(0,core_check/* state */.wk)('measured-elsewhere')] };
    }
}
function status_checks_wholeness({ status, problems }) {
    if (status.newest === undefined)
        return outcome('skipped', (0,core_check/* state */.wk)('no-backup'));
    if (problems.length === 0 && status.brokenObjects === 0) {
        const parents = status.newest.parents?.length ?? 0;
        return outcome('passed', (0,core_check/* state */.wk)('complete'), ...(parents === 0 ? [] : [(0,core_check/* measured */.jh)(parents, { of: 'backups that it needs, as complete' })]));
    }
    const broken = (0,core_check/* measured */.jh)(status.brokenObjects, { of: 'missing, or of another size', unit: 'objects' });
    return outcome('failed', ...(status.brokenObjects === 0 ? [] : [broken]), ...problems.slice(0, 3).map(core_check/* told */.Ev));
}
function size({ line }) {
    const newest = line.at(-1);
    if (newest === undefined)
        return outcome('skipped', (0,core_check/* state */.wk)('no-backup'));
    const earlier = line
        .slice(0, -1)
        .filter((backup) => backup.kind === newest.kind)
        .reverse();
    const dump = compareSize(newest.rawBytes, earlier.map((backup) => backup.rawBytes));
    if (dump === undefined)
        return outcome('skipped', (0,core_check/* state */.wk)('too-few'));
    const stored = newest.kind === 'full'
        ? compareSize(newest.storedBytes, earlier.map((backup) => backup.storedBytes))
        : undefined;
    const usually = { unit: 'bytes', bound: 'usually' };
    const isAnomaly = dump.isAnomaly || stored?.isAnomaly === true;
    return outcome(isAnomaly ? 'failed' : 'passed', (0,core_check/* measured */.jh)(newest.rawBytes, { of: 'dump', expected: dump.usual, ...usually }), ...(stored === undefined
        ? []
        : [(0,core_check/* measured */.jh)(newest.storedBytes, { of: 'stored', expected: stored.usual, ...usually })]));
}
function capacity({ capacityBytes }, status) {
    const { outcome: within, facts } = atMost('stored', status.totalBytes, capacityBytes, 'bytes');
    const on = status.capacityReachedOn;
    if (within !== 'passed' || on === undefined)
        return outcome(within, ...facts);
    const projected = on === null ? (0,core_check/* state */.wk)('not-within-a-year') : (0,core_check/* measured */.jh)(on, { of: 'reached at this pace' });
    return outcome('passed', ...facts, projected);
}

;// CONCATENATED MODULE: ./build/status/status.js























async function runStatus(request, dependencies) {
    const context = (0,run_context/* beginRun */.T)(dependencies);
    const { run } = context;
    const checks = [];
    const looked = [];
    const unreadable = [];
    let found;
    await run.guard(async () => {
        const rings = await (0,key_rings/* openKeyRings */.n)(request);
        const opened = await (0,open_destinations/* openStored */.c2)(request, context);
        for (const at of opened) {
            try {
                const here = await run.phase(`read ${at.label}`, () => lookAt({ request, rings, run }, at));
                looked.push(here);
                const where = opened.length > 1 ? { at: at.label } : {};
                checks.push(...here.checks.map((check) => ({ ...check, ...where })));
            }
            catch (thrown) {
                (0,errors/* throwIfCancelled */.dZ)(dependencies.host.signal);
                unreadable.push({ label: at.label, code: (0,errors/* toRestorableError */.tj)(thrown).code });
                run.fail(thrown);
            }
        }
        shareRestoreTime(checks);
        if (looked.length === 0)
            return;
        const isEverywhere = looked.length === opened.length;
        checks.push(await (0,lineage_check/* evaluateLineage */.ji)(looked, isEverywhere));
        found = await findScheduledRuns(request, context, { looked, isEverywhere });
        checks.push(...found.checks);
    });
    const isBreached = checks.some((check) => check.outcome === 'failed');
    const { rpoMs, rtoMs, verifyEveryMs, capacityBytes } = request;
    const objectives = { rpoMs, rtoMs, verifyEveryMs, capacityBytes };
    return {
        mode: 'status',
        ...run.facts(isBreached),
        objectives,
        checks,
        destinations: found?.destinations ?? looked.map(({ status }) => status),
        unreadable,
        schedules: found?.schedules ?? [],
        workflow: found?.workflow,
        rule: ruleOf(looked),
    };
}
function ruleOf(looked) {
    const newest = looked
        .flatMap(({ status }) => status.newest?.id ?? [])
        .toSorted()
        .at(-1);
    if (newest === undefined)
        return undefined;
    const isBroken = ({ checks }) => checks.some(({ group, outcome }) => group === 'stored-bytes' && outcome === 'failed');
    const isRefuted = ({ status }) => status.lastVerification !== undefined && (0,verdict/* refutes */.pN)(status.lastVerification);
    const places = looked.map((each) => (0,three_two_one/* placeOf */.$)(each.at.storage, each.status.newest?.id === newest && !isBroken(each)));
    return (0,planning_three_two_one/* evaluateCopies */.n)(places, looked.filter((each) => isBroken(each) || isRefuted(each)).length);
}
async function lookAt({ request, rings, run }, at) {
    const state = await at.read(rings);
    const { catalog, now } = state;
    warnOfUncounted(catalog.uncounted, at, run);
    const past = catalog.backups.filter((each) => each.startedAt.getTime() <= now.getTime() + catalog_trust/* CLOCK_SKEW_MS */.r);
    const newest = past.at(-1);
    const expected = newest === undefined ? { sizes: new Map(), problems: [] } : await (0,chain_health/* expectedObjects */.V)(at, newest);
    const inventory = await state.removals.takeInventory((relative, sizeBytes) => (0,chain_health/* markPresent */.n)(expected, relative, sizeBytes));
    const { ids: hidden } = await at.listDeleted();
    const remains = (0,removal_inventory/* sortRemains */.I)(inventory, catalog, { now, hidden });
    for (const id of remains.orphaned)
        run.warn(`${id} was committed, but its manifest is missing at ${at.label}.`);
    const uncounted = newestUncounted(catalog.uncounted, newest);
    const stored = { state, inventory, remains, line: past.filter(({ source }) => source === newest?.source) };
    const status = {
        label: at.label,
        newest: newest && (0,summary/* summarizeBackup */.Wg)((await at.readManifest(newest.id)).manifest, null),
        newestAgeMs: newest && Math.max(0, now.getTime() - newest.snapshotAt.getTime()),
        backups: catalog.backups.length,
        oldestAt: past[0]?.startedAt.toISOString(),
        usualAgeMs: newest && (0,usual_age/* usualAgeMs */.w)(stored.line.map(({ startedAt }) => startedAt)),
        uncounted: uncounted?.id,
        lastVerification: await (0,summary/* lastVerification */.MW)(await state.verifications(), state.now),
        brokenObjects: expected.sizes.size,
        incompleteRuns: remains.dead.length + remains.unfinished.length,
        incomplete: incompleteRuns(remains, inventory, catalog.backups, now),
        shares: await sharesOf(request, stored),
        totalBytes: inventory.totalBytes,
        capacityReachedOn: capacityDay(request, stored),
    };
    const missing = [...expected.sizes.keys()].slice(0, 3).map((key) => `${key} is missing or of another size.`);
    const problems = [...expected.problems, ...missing];
    const checks = checkStatus(request, { status, uncounted, problems, line: stored.line });
    const starts = await startsAt(state, rings);
    return { at, status, checks, starts, catalog, gaps: await gap_records/* GapRecords */.F.listAfter(catalog, rings.removers) };
}
function warnOfUncounted(uncounted, { label }, run) {
    const strange = uncounted.map(({ id, reason }) => `${id} at ${label} does not count: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, strange, (more) => `${more} more manifests at ${label} do not count.`);
}
function newestUncounted(uncounted, newest) {
    const isNewer = ({ id }) => newest === undefined || id > newest.id;
    return uncounted.toSorted((a, b) => (a.id < b.id ? 1 : -1)).find(isNewer);
}
async function sharesOf({ policy }, { state, inventory, remains }) {
    const sorts = new Map();
    const sort = (of, ids) => {
        if (ids.length > 0)
            sorts.set(of, [...(sorts.get(of) ?? []), ...ids]);
    };
    if (policy === undefined) {
        for (const { id, kind } of state.catalog.backups)
            sort(kind, [id]);
    }
    else {
        const { decisions, notCounted } = await (0,retention_plan/* planCounted */.O)(state, policy, async () => new wholeness/* Wholeness */.Z(state.catalog, inventory));
        for (const { id, reasons } of decisions) {
            sort(notCounted.has(id) ? 'not-counted' : (longestRule(reasons) ?? 'no-rule'), [id]);
        }
    }
    sort('not-counted', state.catalog.uncounted.map(({ id }) => id));
    sort('waiting', [...remains.waiting, ...remains.expired]);
    sort('incomplete-runs', [...remains.dead, ...remains.unfinished]);
    sort('orphaned', remains.orphaned);
    const shares = [...sorts].map(([of, ids]) => {
        const bytes = ids.reduce((sum, id) => sum + bytesOf(inventory, state, id), 0);
        return { of, backups: ids.length, bytes };
    });
    const removed = [...inventory.owned].filter(([id, of]) => !state.catalog.has(id) && of.evidenceObjects > 0);
    if (removed.length === 0)
        return shares;
    const bytes = removed.reduce((sum, [, of]) => sum + of.evidenceBytes, 0);
    return [...shares, { of: 'records', backups: removed.length, bytes }];
}
function bytesOf({ owned }, { catalog }, id) {
    const of = owned.get(id);
    return of === undefined ? 0 : of.bytes + (catalog.has(id) ? of.evidenceBytes : 0);
}
function capacityDay({ capacityBytes, policy }, { state: { now }, line, inventory }) {
    if (capacityBytes === undefined)
        return undefined;
    const sized = line.map(({ id, startedAt, storedBytes }) => {
        return { id, startedAt, storedBytes: inventory.owned.get(id)?.bytes ?? storedBytes };
    });
    const other = inventory.totalBytes - sized.reduce((sum, backup) => sum + backup.storedBytes, 0);
    const day = projectCapacity({ backups: sized, otherBytes: other, policy, capacityBytes }, now);
    return day === undefined || day === null ? day : day.toISOString().slice(0, 10);
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
