export const id = 9235;
export const ids = [9235];
export const modules = {

/***/ 21710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ parseCron),
/* harmony export */   iF: () => (/* binding */ slotsBetween)
/* harmony export */ });
/* unused harmony export busyMinutesOf */
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const BUSY_MINUTES = (/* unused pure expression or super */ null && ([0, 15, 30, 45]));
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

/***/ 19235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readCron: () => (/* binding */ readCron)
/* harmony export */ });
/* harmony import */ var _core_planning_cron_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21710);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34237);


const NUMBERS = /^[0-9*,/ -]+$/;
function readCron(text) {
    const fields = text.trim().replaceAll(/\s+/g, ' ');
    if (NUMBERS.test(fields) && (0,_core_planning_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCron */ .E$)(fields) !== undefined)
        return fields;
    throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('schedule', '`schedule` is not a cron expression.', "Five fields: minute, hour, day, month, weekday, in UTC. For example '23 2 * * *', every night at 02:23.");
}


/***/ })

};
