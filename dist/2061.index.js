export const id = 2061;
export const ids = [2061];
export const modules = {

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

/***/ 9388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ longestRule)
/* harmony export */ });
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


/***/ }),

/***/ 50419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ PERIOD_MS),
  J: () => (/* binding */ findMissedRuns)
});

// EXTERNAL MODULE: ./build/core/planning/cron.js
var planning_cron = __webpack_require__(21710);
;// CONCATENATED MODULE: ./build/core/planning/lateness.js
const SKEW_MS = 5 * 60_000;
function lateness_assign(slots, runs) {
    const taken = new Set();
    const times = [];
    let due = -1;
    for (const { startedAt } of runs) {
        while ((slots[due + 1]?.at ?? Number.POSITIVE_INFINITY) <= startedAt.getTime() + SKEW_MS)
            due += 1;
        let free = due;
        while (free >= 0 && taken.has(slots[free]?.at ?? 0))
            free -= 1;
        const slot = slots[free];
        if (slot === undefined)
            continue;
        taken.add(slot.at);
        times.push(startedAt.getTime());
    }
    const inOrder = [...taken].toSorted((a, b) => a - b);
    return new Map(inOrder.map((at, index) => [at, Math.max(0, (times[index] ?? at) - at)]));
}
function latenessOf(delays) {
    const sorted = [...delays].toSorted(([, a], [, b]) => a - b);
    const [worstAt, worstMs] = sorted.at(-1) ?? [];
    const medianMs = sorted[Math.floor((sorted.length - 1) / 2)]?.[1];
    if (worstAt === undefined || worstMs === undefined || medianMs === undefined)
        return undefined;
    return { medianMs, worstMs, worstAt: new Date(worstAt) };
}

;// CONCATENATED MODULE: ./build/core/planning/missed-runs.js


const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PERIOD_MS = 30 * DAY_MS;
const ALLOWANCE_MS = 12 * HOUR_MS;
const MOST_SCHEDULES = 10;
const ENDED_AFTER = 3;
const LISTED = 10;
function findMissedRuns({ starts, now, calendar, periodMs = PERIOD_MS }) {
    const past = starts
        .filter(({ startedAt }) => startedAt.getTime() <= now.getTime() + SKEW_MS)
        .toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
    const begin = now.getTime() - periodMs;
    const schedules = schedulesOf(past, begin);
    const unscheduled = past.filter(({ run }) => run === null || run.schedule === null || run.attempt > 1);
    return schedules.flatMap((schedule) => outcomeOf(schedule, { past, unscheduled, schedules, now, calendar, begin }) ?? []);
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
    const delays = lateness_assign(slots, punctual);
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
            .slice(-LISTED)
            .reverse()
            .map(({ at }) => new Date(at)),
        missingSince: missing && new Date(missing.at),
        late: latenessOf(delays),
        due: counted.map(({ slot: { at }, result }) => ({ at: new Date(at), result, lateMs: delays.get(at) })),
    };
}
function slotsOf({ schedule, runs }, { now, calendar, begin: earliest }) {
    const cron = (0,planning_cron/* parseCron */.E$)(schedule);
    if (cron === undefined)
        return [];
    const begin = Math.max(runs[0]?.startedAt.getTime() ?? 0, earliest);
    const before = new Date(begin - 2 * DAY_MS);
    const after = new Date(now.getTime() + 1);
    const due = [...(0,planning_cron/* slotsBetween */.iF)(cron, calendar, before, after)].map(Number);
    const [upcoming] = (0,planning_cron/* slotsBetween */.iF)(cron, calendar, after, new Date(now.getTime() + 400 * DAY_MS));
    const at = due.findLastIndex((slot) => slot <= begin + SKEW_MS);
    return due.slice(Math.max(0, at)).map((slot, index, all) => {
        return { at: slot, next: all[index + 1] ?? upcoming?.getTime() ?? Number.POSITIVE_INFINITY };
    });
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

/***/ 79475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I3: () => (/* binding */ checkName),
  cn: () => (/* binding */ describeCheck),
  nK: () => (/* binding */ differencesIgnored),
  _5: () => (/* binding */ verdictInWords)
});

// EXTERNAL MODULE: ./build/core/key-name.js
var key_name = __webpack_require__(29679);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/report/words/names.js
var words_names = __webpack_require__(35875);
;// CONCATENATED MODULE: ./build/report/words/digests.js

const REASONS = {
    'materialized-view': 'a restore computes a materialized view again',
    'foreign-table': 'the rows of a foreign table are not in the dump',
    'extension-table': 'the table belongs to an extension',
    'rows-elsewhere': 'its rows are stored by another table or server',
    'session-settings': 'the pooler accepts no start-up options, so values may be printed differently',
    'object-identifiers': 'its columns name objects or roles of the server',
    'not-dumped': 'its rows are not in the dump',
    'not-copied': 'its rows are not in the format of COPY',
    'statement-form': "Cloudflare's export writes it in a form that this version can't read",
    'dump-not-run': 'the command `dump` does not run on the restored database',
    'no-time': 'there was no time to read it in the source',
    'not-readable': 'the process that read it in the source ended',
    'not-evaluable': 'the source has a part of the application in it that this program does not have',
    'row-too-long': 'it has a row that is too long to be read in parts',
    'same-name': 'the name is not valid text, and another table has one that is read as the same',
    'damaged-pages': 'it could not be read completely in the source',
};
function describeExempt({ reason, names, more }) {
    return `not compared, because ${REASONS[reason] ?? 'of a reason that this version does not know'}: ${(0,words_names/* listed */.K)(names, more)}`;
}

// EXTERNAL MODULE: ./build/report/words/flaws.js
var flaws = __webpack_require__(99116);
// EXTERNAL MODULE: ./build/report/words/gaps.js
var gaps = __webpack_require__(58010);
// EXTERNAL MODULE: ./build/report/words/misses.js
var misses = __webpack_require__(43463);
;// CONCATENATED MODULE: ./build/report/words/checks.js







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
function differencesIgnored(count) {
    return `${(0,format/* plural */.LS)(count, 'difference')} ignored`;
}
function checkName({ name, at, backup }) {
    const of = backup === undefined ? '' : ` of ${backup}`;
    return at === undefined ? `${name}${of}` : `${name}${of} at ${at}`;
}
function describeFact(fact) {
    switch (fact.kind) {
        case 'measured':
            return describeMeasured(fact);
        case 'named':
            return NAMES[fact.what]((0,words_names/* listed */.K)(fact.what === 'signer' ? fact.names.map(key_name/* shortFingerprint */.n) : fact.names, fact.more));
        case 'answer':
            return describeAnswer(fact);
        case 'gap':
            return (0,gaps/* describeGap */.e)(fact);
        case 'exempt':
            return describeExempt(fact);
        case 'flaws':
            return `noted when the backup was made, not counted as a failure: ${(0,words_names/* listed */.K)(fact.flaws.map(flaws/* describeFlaw */.w), fact.more)}`;
        case 'state':
            return STATES[fact.state];
        case 'told':
            return fact.text;
        case 'drift':
            return describeDrift(fact);
        case 'ignored':
            return `ignored${fact.until === null ? '' : ` until ${fact.until}`}: ${fact.reason}`;
    }
}
const NAMES = {
    missing: (names) => `missing: ${names}`,
    changed: (names) => `defined differently: ${names}`,
    'other-content': (names) => `rows that differ from the dump: ${names}`,
    'other-value': (names) => `at another value: ${names}`,
    'printed-differently': (names) => `definitions differ, perhaps only as another server version prints them: ${names}`,
    uncounted: (names) => `not counted on one side, so not compared: ${names}`,
    'perhaps-renamed': (names) => `gone, and a new table has about as many rows: ${names}`,
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
    'same-content': 'every row as the dump had it',
    'nothing-to-compare': 'no table whose content can be compared',
    'digests-off': 'not compared: `digest` is off',
    'no-digests': 'not compared: the backup has no content digests',
    'digests-incomparable': 'not compared: this version does not compute digests of this kind',
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
    'known-version': 'exactly a version that this program knows',
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
    'run-disabled': misses/* MISS_REASONS */.v.disabled,
    'run-never-created': misses/* MISS_REASONS */.v['never-created'],
    'run-queued': misses/* MISS_REASONS */.v.queued,
    'run-running': misses/* MISS_REASONS */.v.running,
    'run-cancelled': misses/* MISS_REASONS */.v.cancelled,
    'run-failed-before-our-step': misses/* MISS_REASONS */.v['failed-before-our-step'],
    'run-failed': misses/* MISS_REASONS */.v.failed,
    'run-skipped': misses/* MISS_REASONS */.v.skipped,
    'run-made-nothing': misses/* MISS_REASONS */.v['made-nothing'],
    'run-unknown': misses/* MISS_REASONS */.v.unknown,
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
        return (0,format/* humanMs */.o0)(value);
    if (unit === 'bytes')
        return (0,format/* humanBytes */.p6)(value);
    return unit === undefined ? (0,format/* grouped */.zD)(value) : (0,format/* plural */.LS)(value, NOUNS[unit]);
}
function describeDrift({ rows, before, since, limit }) {
    const had = `${(0,format/* plural */.LS)(before, 'row')} in ${since}`;
    const allowed = `at most ${percent(limit)} ${limit <= 0 ? 'fewer' : 'more'} allowed`;
    if (rows === null)
        return `the table is gone, which had ${had} (${allowed})`;
    const change = `${percent((rows - before) / before)} ${rows < before ? 'fewer' : 'more'}`;
    return `${(0,format/* plural */.LS)(rows, 'row')}, ${change} than the ${had} (${allowed})`;
}
function percent(share) {
    return `${Math.abs(Math.round(share * 1_000) / 10)} %`;
}
function describeAnswer({ found, wanted, unmet }) {
    const is = describeFound(found);
    if (unmet.length > 0)
        return `${is}; expected ${unmet.map(describeUnmet).join(' and ')}`;
    return wanted.length === 0 ? is : `${is} (${wanted.map(describeWanted).join(' and ')} expected)`;
}
function describeWanted(wanted) {
    return wanted.want === 'within' ? `at most ${(0,format/* humanMs */.o0)(wanted.ms)} before the backup` : describeUnmet(wanted);
}
function describeFound(found) {
    switch (found.as) {
        case 'count':
            return `the count is ${found.value ?? 'not a number'}`;
        case 'value':
            return `the value is ${found.value}`;
        case 'rows':
            return found.rows === 0 ? 'the query returned no row' : (0,format/* plural */.LS)(found.rows, 'row');
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
            return `at most ${(0,format/* humanMs */.o0)(unmet.atMostMs)} before the backup, it is ${(0,format/* humanMs */.o0)(unmet.foundMs)}`;
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
    'collation-changed': 'the operating system orders text differently than when its indexes were built',
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
    const rows = flaws.filter(({ kind }) => _core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_ROWS */ .Se.has(kind)).map(describeFlaw);
    const indexes = flaws.filter(({ kind }) => _core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_INDEXES */ .f4.has(kind)).map(describeFlaw);
    const isBroken = ({ kind }) => !UNSEEN.has(kind) && !_core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_ROWS */ .Se.has(kind) && !_core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_INDEXES */ .f4.has(kind);
    const broken = flaws.filter(isBroken).map(describeFlaw);
    const unseen = flaws.filter(({ kind }) => UNSEEN.has(kind)).map(describeFlaw);
    return [
        ...(broken.length > 0
            ? [`This is broken in the source. The backup keeps it as it is, and a restore may lack it: ${some(broken)}.`]
            : []),
        ...(rows.length > 0 ? [`The source has such rows, and the backup keeps them: ${some(rows)}.`] : []),
        ...(indexes.length > 0
            ? [
                `Indexes on text may be damaged in the source: ${some(indexes)}. Run REINDEX there, then ALTER DATABASE or ALTER COLLATION with REFRESH VERSION. The backup has the rows, and a restore builds new indexes.`,
            ]
            : []),
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


/***/ })

};
