export const id = 6249;
export const ids = [6249];
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

/***/ 63812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ within)
/* harmony export */ });
async function within(promise, ms) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve(undefined), Math.min(ms, 2 ** 31 - 1));
    });
    try {
        return await Promise.race([promise, late]);
    }
    finally {
        clearTimeout(timer);
    }
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

/***/ 76249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  watchRun: () => (/* binding */ watchRun)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/database-name.js
var database_name = __webpack_require__(48937);
// EXTERNAL MODULE: ./build/options/options.js + 10 modules
var options = __webpack_require__(80515);
// EXTERNAL MODULE: ./build/report/watch/message.js + 4 modules
var message = __webpack_require__(85330);
// EXTERNAL MODULE: ./build/core/check.js
var core_check = __webpack_require__(5796);
// EXTERNAL MODULE: ./build/core/key-name.js
var key_name = __webpack_require__(29679);
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
function overdue(where, { about, lastAt, doneAt = lastAt, limitMs }, now) {
    const dueMs = Date.parse(lastAt) + limitMs;
    if (now.getTime() <= dueMs)
        return absent({ ...where, asOf: doneAt });
    const found = now.getTime() - Date.parse(lastAt);
    const since = new Date(dueMs).toISOString();
    return present(where, { ...(about === undefined ? {} : { about }), since, found, limit: limitMs, unit: 'ms' });
}
function neverVerified(where, { oldest, limitMs }, now) {
    const [lastAt] = oldest.toSorted();
    if (lastAt === undefined)
        return [];
    const sighting = overdue(where, { lastAt, limitMs }, now);
    if (!sighting.present)
        return [];
    const { found: _, ...details } = sighting.details;
    return [{ ...sighting, details }];
}
function keysExpiring(keys, { database, now }) {
    return [...Map.groupBy(keys, ({ use }) => use)].map(([use, of]) => {
        const where = { condition: 'key-expiry', database, destination: use };
        const ends = of.flatMap(({ fingerprint, expiresAt }) => (expiresAt === null ? [] : [{ fingerprint, expiresAt }]));
        const [first] = ends.toSorted((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt));
        const severity = first && severityBefore(Date.parse(first.expiresAt), now);
        if (first === undefined || severity === undefined)
            return absent(where);
        return present({ ...where, severity }, { about: (0,key_name/* shortFingerprint */.n)(first.fingerprint), seriousAt: first.expiresAt });
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
    return [...made, ...stale(report, facts), ...rule(report, facts), ...verificationAge(report, facts)];
}
function stale({ backup, destinations }, { database }) {
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
const of_backup_DAY_MS = 86_400_000;
const MONTH_MS = 32 * of_backup_DAY_MS;
const LONGEST_MS = 100 * of_backup_DAY_MS;
function verificationAge(report, { database, now }) {
    const { verifications = [], objectives, previous } = report;
    const requested = objectives?.verifyEveryMs;
    const lasts = verifications.flatMap(({ last }) => last?.finishedAt ?? []);
    const usual = verifications.flatMap(({ usualAgeMs }) => usualAgeMs ?? []);
    const limitMs = requested ?? (usual.length === 0 ? MONTH_MS : Math.min(Math.max(...usual), LONGEST_MS));
    const [lastAt] = lasts.toSorted((a, b) => Date.parse(b) - Date.parse(a));
    const where = { condition: 'verification-overdue', database };
    if (lastAt !== undefined)
        return [overdue(where, { lastAt, limitMs }, now)];
    if (requested === undefined || verifications.length === 0 || previous === undefined)
        return [];
    return neverVerified(where, { oldest: [previous.oldestAt], limitMs }, now);
}
function riskOf({ backup, previous, objectives }) {
    if (backup !== undefined)
        return { about: backup.id, state: 'committed' };
    if (previous === undefined)
        return {};
    const about = previous.id;
    if (objectives?.rpoMs === undefined)
        return { about };
    const seriousAt = new Date(Date.parse(previous.snapshotAt) + objectives.rpoMs).toISOString();
    return { about, seriousAt, limit: objectives.rpoMs, unit: 'ms' };
}

// EXTERNAL MODULE: ./build/core/verdict.js
var verdict = __webpack_require__(7033);
;// CONCATENATED MODULE: ./build/report/watch/of-status.js




function ofStatus(report, facts) {
    const { destinations, rule } = report;
    if (destinations.length === 0)
        return [];
    const { database } = facts;
    return [
        ...backupAge(report, facts),
        ...of_status_verificationAge(report, facts),
        ...missedRuns(report, facts),
        ...lastVerdict(report, facts),
        ...size(report, facts),
        ...destinations.flatMap((at) => [...incomplete(at, facts), ...capacity(at, report, facts)]),
        ...of_status_stale(report, facts),
        ...unreadable(report, facts),
        ...scheduleState(report, facts),
        ...(rule === undefined ? [] : ruleSightings(rule, { database, destinations: destinations.length })),
    ];
}
function backupAge({ destinations, objectives }, { database, now }) {
    const where = { condition: 'backup-overdue', database };
    const ages = destinations.flatMap(({ newest, newestAgeMs, usualAgeMs }) => newest === undefined || newestAgeMs === undefined ? [] : [{ newest, newestAgeMs, usualAgeMs }]);
    const [youngest] = ages.toSorted((a, b) => a.newestAgeMs - b.newestAgeMs);
    if (youngest === undefined)
        return [present(where)];
    const limitMs = objectives?.rpoMs ?? youngest.usualAgeMs;
    if (limitMs === undefined)
        return [];
    const lastAt = new Date(now.getTime() - youngest.newestAgeMs).toISOString();
    const { id, finishedAt } = youngest.newest;
    return [overdue(where, { about: id, lastAt, doneAt: finishedAt, limitMs }, now)];
}
function of_status_verificationAge({ destinations, objectives }, { database, now }) {
    const limitMs = objectives?.verifyEveryMs;
    if (limitMs === undefined)
        return [];
    const where = { condition: 'verification-overdue', database };
    const last = newestVerification(destinations);
    if (last !== undefined)
        return [overdue(where, { lastAt: last.finishedAt, limitMs }, now)];
    return neverVerified(where, { oldest: destinations.flatMap(({ oldestAt }) => oldestAt ?? []), limitMs }, now);
}
function missedRuns({ schedules = [], unreadable = [], destinations }, { database }) {
    if (unreadable.length > 0)
        return [];
    const about = newestOf(destinations);
    return schedules.flatMap(({ what, missingSince, endedAt }) => {
        if (missingSince === null || endedAt !== null)
            return [];
        const details = { ...(about && what === 'backup' && { about }), since: missingSince, state: 'missed-run' };
        return [present({ condition: `${what}-overdue`, database }, details)];
    });
}
function lastVerdict({ destinations }, { database }) {
    const newest = newestVerification(destinations);
    if (newest === undefined)
        return [];
    const failed = { condition: 'verification-failed', database };
    const bad = newestVerification(destinations, (last) => last.verdict === 'failed' && !(0,verdict/* confirms */.sh)(last));
    if (bad !== undefined) {
        const details = { about: bad.id, state: bad.reason ?? 'backup' };
        return [present({ ...failed, asOf: bad.finishedAt }, details)];
    }
    const error = { condition: 'verification-error', database, asOf: newest.finishedAt };
    if (newest.verdict === 'error')
        return [present(error, { about: newest.id })];
    return [absent({ ...failed, asOf: newest.finishedAt }), absent(error)];
}
function newestVerification(destinations, isMeant = () => true) {
    const lasts = destinations.flatMap(({ lastVerification }) => lastVerification ?? []).filter(isMeant);
    return lasts.toSorted((a, b) => Date.parse(b.finishedAt) - Date.parse(a.finishedAt))[0];
}
function size({ checks, destinations }, { database }) {
    const where = { condition: 'size-anomaly', database };
    const compared = checks.filter(({ name, outcome }) => name === core_check/* SIZE_CHECK */.fQ && outcome !== 'skipped');
    if (compared.length === 0)
        return [];
    const odd = compared.find(({ outcome }) => outcome === 'failed');
    if (odd === undefined)
        return [absent(where)];
    const figure = odd.facts.find((fact) => fact.kind === 'measured');
    const about = newestOf(destinations);
    const isKnown = typeof figure?.found === 'number' && typeof figure.expected === 'number';
    const figures = isKnown ? { found: figure.found, limit: figure.expected, unit: 'bytes' } : {};
    return [present(where, { ...(about && { about }), ...figures })];
}
function newestOf(destinations) {
    return destinations
        .flatMap(({ newest }) => newest?.id ?? [])
        .toSorted()
        .at(-1);
}
function incomplete(at, { database }) {
    const where = { condition: 'backup-incomplete', database, destination: at.label };
    const { newest, uncounted, brokenObjects, incomplete: runs = [] } = at;
    if (uncounted !== undefined)
        return [present({ ...where, severity: 'critical' }, { about: uncounted, state: 'not-counted' })];
    if (newest !== undefined && brokenObjects > 0) {
        return [
            present({ ...where, severity: 'critical' }, { about: newest.id, state: 'objects-missing', found: brokenObjects }),
        ];
    }
    const ended = runs.filter(({ hasEnded }) => hasEnded);
    const [last] = ended;
    if (last === undefined)
        return [absent(where)];
    const run = last.runUrl === null ? {} : { runUrl: last.runUrl };
    return [present(where, { about: last.id, state: 'not-committed', found: ended.length, unit: 'runs', ...run })];
}
const CLEAR_MS = 37 * 86_400_000;
function capacity(at, { objectives }, { database, now }) {
    const limit = objectives?.capacityBytes;
    if (limit === undefined)
        return [];
    const where = { condition: 'capacity', database, destination: at.label };
    const figures = { found: at.totalBytes, limit, unit: 'bytes' };
    if (at.totalBytes > limit)
        return [present({ ...where, severity: 'critical' }, { ...figures, state: 'exceeded' })];
    const day = at.capacityReachedOn ?? undefined;
    const leftMs = day === undefined ? Number.POSITIVE_INFINITY : Date.parse(day) - now.getTime();
    const severity = severityBefore(now.getTime() + leftMs, now);
    if (day === undefined || severity === undefined)
        return leftMs < CLEAR_MS ? [] : [absent(where)];
    return [present({ ...where, severity }, { ...figures, seriousAt: new Date(day).toISOString() })];
}
function scheduleState({ workflow }, { database }) {
    if (workflow === undefined || workflow.state === 'other')
        return [];
    const where = { condition: 'schedule-disabled', database };
    const { state, file, url } = workflow;
    return state === 'active' ? [absent(where)] : [present(where, { about: file, state, runUrl: url })];
}
function unreadable({ unreadable: labels = [] }, { database }) {
    return labels.map(({ label, code }) => present({ condition: 'destination-stale', database, destination: label }, { code, state: 'unreadable' }));
}
function of_status_stale({ destinations }, { database }) {
    const newest = newestOf(destinations);
    if (newest === undefined)
        return [];
    return destinations.map((at) => {
        const where = { condition: 'destination-stale', database, destination: at.label };
        return at.newest?.id === newest ? absent(where) : present(where, { about: newest });
    });
}

;// CONCATENATED MODULE: ./build/report/watch/of-verify.js


function ofVerify(report, facts) {
    return [...ofVerdict(report, facts), ...of_verify_backupAge(report, facts)];
}
function ofVerdict(report, { database }) {
    const { verdict, reason, backup, checks } = report;
    if (verdict !== 'passed' && verdict !== 'failed')
        return [];
    const done = absent({ condition: 'verification-overdue', database });
    const where = { condition: 'verification-failed', database };
    const failed = checks.filter(({ outcome }) => outcome === 'failed');
    const isOnlyOld = failed.length > 0 && failed.every((check) => (0,core_check/* objectiveOf */.pc)(check) === 'rpo');
    if (verdict === 'passed' || isOnlyOld)
        return isAnotherOlder(report) ? [done] : [done, absent(where)];
    const code = failed.find((check) => check.code !== undefined)?.code;
    const about = backup?.id;
    const details = { ...(about && { about }), ...(code && { code }), state: reason ?? 'backup', found: failed.length };
    return [done, present(where, details)];
}
function isAnotherOlder({ audit, backup, newestBackup }) {
    return audit?.kind === 'random' && backup?.id !== newestBackup?.id;
}
function of_verify_backupAge({ newestBackup: newest, backup, objectives }, { database, now }) {
    if (newest === undefined)
        return [];
    const lastAt = new Date(now.getTime() - newest.ageMs).toISOString();
    const doneAt = newest.id === backup?.id ? backup.finishedAt : undefined;
    const age = { about: newest.id, lastAt, doneAt, limitMs: objectives?.rpoMs ?? newest.usualAgeMs };
    const sighting = overdue({ condition: 'backup-overdue', database }, age, now);
    return sighting.present || doneAt !== undefined ? [sighting] : [];
}

;// CONCATENATED MODULE: ./build/report/watch/sightings.js






function sightingsOfRefused(code, { database }) {
    return [present({ condition: 'run-failed', database }, code === undefined ? {} : { code })];
}
function sightingsOf(report, facts) {
    if (report.mode === 'fleet')
        return ofFleet(report, facts);
    if (report.exitCode === errors/* EXIT */.dc.cancelled)
        return [];
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
        case 'status':
            return ofStatus(report, facts);
        case 'sync':
            return report.dryRun ? [] : report.destinations.flatMap(synced);
        default:
            return [];
    }
}
function synced({ database, label, backups }) {
    const isComplete = backups.every(({ outcome }) => outcome === 'copied' || outcome === 'repaired' || outcome === 'skipped');
    return isComplete ? [absent({ condition: 'destination-stale', database, destination: label })] : [];
}
function ofRun(report, { database }) {
    const condition = failureOfMode(report.mode);
    if (condition === undefined)
        return [];
    if (hasFailed(report))
        return [present({ condition, database }, failureDetails(report))];
    return [...new Set([database, ''])].flatMap((each) => [
        absent({ condition, database: each }),
        absent({ condition: 'run-failed', database: each }),
    ]);
}
function hasFailed(report) {
    const isOnlyOne = report.mode === 'status' && report.destinations.length > 0 && (report.unreadable?.length ?? 0) > 0;
    if (report.error !== undefined && !isOnlyOne)
        return true;
    if (report.mode === 'status')
        return otherFinding(report) !== undefined;
    return report.exitCode !== errors/* EXIT */.dc.done && report.mode !== 'verify';
}
function otherFinding(report) {
    if (report.mode !== 'status')
        return undefined;
    const failed = report.checks.filter(({ outcome }) => outcome === 'failed');
    if (failed.some(({ group }) => group === 'lineage'))
        return 'lineage';
    return failed.some((check) => (0,core_check/* objectiveOf */.pc)(check) === 'rto') ? 'objective' : undefined;
}
function failureDetails(report) {
    const code = report.error?.code;
    const state = otherFinding(report);
    return { ...(code && { code }), ...(state && { state }), ...(report.mode === 'backup' ? riskOf(report) : {}) };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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
    #at;
    #keys;
    #loaded;
    #isComplete = true;
    #begun = new Map();
    constructor(at, keys) {
        this.#at = at;
        this.#keys = keys;
    }
    get label() {
        return this.#at.label;
    }
    get keepsSuspicions() {
        return this.#isComplete;
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
        if (listing.subjects.size > 0)
            await this.#keys.signer();
        const state = await (0,incident_state/* readIncidents */.E)(this.#at, listing, { ring: this.#keys.ring, now });
        this.#isComplete = !state.isCut;
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
// EXTERNAL MODULE: ./build/openpgp/signatures/signatures.js + 1 modules
var signatures = __webpack_require__(12601);
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

// EXTERNAL MODULE: ./build/core/watch/stored-event.js
var stored_event = __webpack_require__(64272);
// EXTERNAL MODULE: ./build/repository/concurrency/within-time.js
var within_time = __webpack_require__(63812);
;// CONCATENATED MODULE: ./build/watch/require-within.js


async function requireWithin(ms, work) {
    const ended = ms <= 0
        ? undefined
        : await (0,within_time/* within */.u)(work().then((value) => ({ value })), ms);
    if (ended === undefined)
        throw new errors/* RestorableError */.s$('TIMEOUT', 'There was no answer in time.');
    return ended.value;
}

;// CONCATENATED MODULE: ./build/watch/incident-stores.js



const STEP_MS = 12_000;
class IncidentStores {
    #stores;
    #warn;
    #stepMs;
    #until = 0;
    #failed = new Set();
    #had = new Map();
    #history = [];
    #trusted = [];
    constructor({ stores, warn, stepMs = STEP_MS }) {
        this.#stores = stores;
        this.#warn = warn;
        this.#stepMs = stepMs;
        this.beginStep();
    }
    beginStep() {
        this.#until = performance.now() + this.#stepMs;
    }
    get label() {
        return this.#stores.map(({ label }) => label).join(', ');
    }
    keeps(subject) {
        return this.#usable.some((store) => store.keeps(subject));
    }
    keepsSuspicionOf(subject) {
        return this.#usable.some((store) => store.keepsSuspicions && store.keeps(subject));
    }
    async load() {
        const merged = new Map();
        const trusted = new Map();
        await Promise.all(this.#stores.map(async (store) => {
            for (const event of (await this.#use(store, () => store.load())) ?? []) {
                this.#note(store, event);
                merged.set((0,stored_event/* eventKey */.Mk)(event), event);
                if (!learns(store))
                    trusted.set((0,stored_event/* eventKey */.Mk)(event), event);
            }
        }));
        this.#history = [...merged.values()];
        this.#trusted = [...trusted.values()];
        for (const store of this.#usable)
            if (learns(store))
                store.learn(this.#history);
        return this.#history;
    }
    async open(event) {
        let isDecided = false;
        for (const store of this.#usable.filter((each) => each.keeps(event.subject))) {
            const outcome = await this.#use(store, async () => {
                const isFirst = isDecided || (await store.open(event));
                if (isDecided)
                    await store.append([event]);
                if (isFirst)
                    this.#note(store, event);
                return isFirst;
            });
            if (outcome === false)
                return false;
            isDecided ||= outcome === true;
        }
        this.#remember([event]);
        return true;
    }
    async append(events) {
        this.#remember(events);
        const subjects = subjectsIn(this.#history);
        await Promise.all(this.#usable.map(async (store) => {
            const its = events.filter(({ incident }) => {
                const subject = subjects.get(incident);
                return subject === undefined || store.keeps(subject);
            });
            const all = [...(learns(store) ? [] : this.#lackedBy(store, its)), ...its];
            if (all.length === 0)
                return;
            await this.#use(store, async () => {
                await store.append(all);
                for (const event of all)
                    this.#note(store, event);
            });
        }));
    }
    #remember(events) {
        this.#history = [...this.#history, ...events];
        this.#trusted = [...this.#trusted, ...events];
    }
    #note(store, event) {
        const had = this.#had.get(store) ?? new Set();
        this.#had.set(store, had.add((0,stored_event/* eventKey */.Mk)(event)));
    }
    #lackedBy(store, events) {
        const concerned = new Set(events.map(({ incident }) => incident));
        const lacking = this.#trusted.filter((each) => concerned.has(each.incident) && !events.includes(each) && this.#had.get(store)?.has((0,stored_event/* eventKey */.Mk)(each)) !== true);
        const begun = new Set(lacking.flatMap((each) => (each.type === 'opened' ? [each.incident] : [])));
        return lacking.filter((each) => begun.has(each.incident));
    }
    get #usable() {
        return this.#stores.filter((store) => !this.#failed.has(store));
    }
    async #use(store, work) {
        try {
            return await requireWithin(this.#until - performance.now(), work);
        }
        catch (error) {
            this.#failed.add(store);
            this.#warnOf(store, error);
            return undefined;
        }
    }
    #warnOf(store, thrown) {
        const { message, hint } = (0,errors/* toRestorableError */.tj)(thrown);
        const sentence = learns(store) ? message : `Incidents at ${store.label} can't be used: ${message}`;
        this.#warn([sentence, hint].filter((text) => text !== undefined).join(' '));
    }
}
function learns(store) {
    return 'learn' in store && typeof store.learn === 'function';
}
function subjectsIn(events) {
    return new Map(events.flatMap((event) => event.type === 'opened' || event.type === 'suspected' ? [[event.incident, event.subject]] : []));
}

// EXTERNAL MODULE: ./build/core/watch/incident.js
var watch_incident = __webpack_require__(20660);
;// CONCATENATED MODULE: ./build/core/watch/reminder.js
const HOUR_MS = 3_600_000;
const reminder_DAY_MS = 24 * HOUR_MS;
const FIRST_DAYS = [1, 3, 7];
const EVERY_DAYS = 7;
const EARLY_MS = 3 * HOUR_MS;
const FUTURE_MS = 14 * reminder_DAY_MS;
const ON_DEMAND = new Set([
    'restore-failed',
    'drill-failed',
    'runbook-failed',
    'list-failed',
    'check-destinations-failed',
    'hold-failed',
    'release-failed',
    'page-failed',
    'evidence-failed',
    'doctor-failed',
]);
function isRemindedByOthers({ subject: { condition } }) {
    return !ON_DEMAND.has(condition);
}
const FAR_MS = 7 * reminder_DAY_MS;
function isForecast({ severity }, { seriousAt }, now) {
    return severity === 'warning' && seriousAt !== undefined && Date.parse(seriousAt) > now.getTime() + FAR_MS;
}
function dueReminder(incident, details, now) {
    const { openedAt, reminders } = incident;
    const isPossible = (time) => time <= now.getTime() + FUTURE_MS;
    const startedAt = Math.min(...[openedAt, ...reminders.map(({ at }) => at)].map((time) => Date.parse(time)));
    const day = isPossible(startedAt) ? dayAfter(now.getTime() - startedAt) : 1;
    if (day !== undefined && day < EVERY_DAYS && isForecast(incident, details, now))
        return undefined;
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
    const conditions = (0,watch_incident/* conditionsOf */.yb)((0,watch_incident/* incidentsOf */.D3)(history));
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
        const key = (0,watch_incident/* subjectKey */.ow)(sighting);
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
function seenPresent(sighting, known, { keepsSuspicionOf, createId }, moment) {
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
    if (severity === 'warning' && isConfirmed !== true && keepsSuspicionOf(subject)) {
        if (suspicion !== undefined)
            return [];
        return [{ type: 'suspected', incident: createId(subject), subject, ...observed }];
    }
    const incident = suspicion?.id ?? createId(subject);
    const since = (0,watch_incident/* earliest */.Qd)(moment.at, ...(known?.suspicions ?? []).map((each) => each.since));
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
    const { details, severity } = sighting ?? open;
    const day = dueReminder(open, details, now);
    if (day === undefined)
        return [];
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
;// CONCATENATED MODULE: ./build/core/watch/cause.js
const CAUSES = {
    'backup-overdue': ['backup-failed', 'schedule-disabled'],
    'verification-overdue': ['verification-error'],
};
function isCauseOf(cause, effect) {
    if (cause.subject.database !== effect.subject.database)
        return false;
    if (CAUSES[effect.subject.condition]?.includes(cause.subject.condition) !== true)
        return false;
    if (effect.closed === undefined)
        return cause.closed === undefined;
    return cause.openedAt <= effect.closed.at && (cause.closed === undefined || cause.closed.at >= effect.openedAt);
}

;// CONCATENATED MODULE: ./build/core/watch/pending.js




const pending_HOUR_MS = 3_600_000;
const HELD_MS = 21 * pending_HOUR_MS;
const RECENT_MS = 48 * pending_HOUR_MS;
function pendingNotices(history, channels, now, quiet) {
    const conditions = [...(0,watch_incident/* conditionsOf */.yb)((0,watch_incident/* incidentsOf */.D3)(history)).values()];
    const isQuiet = quiet !== undefined && (0,time_window/* isWithin */.UO)(quiet.window, quiet.calendar.minuteOfDay(now));
    return channels.flatMap((channel) => {
        const knownSince = knownSinceOf(channel, history);
        const telling = { channel, knownSince, now, isQuiet };
        const stories = conditions.flatMap((condition) => storiesOf(condition)).toSorted(inOrderFor(channel));
        const notices = new Map(stories.map((story) => [story, noticesOf(story, telling)]));
        const told = stories.filter((story) => isAnnounced(story, channel) || notices.get(story)?.length !== 0);
        const isExplained = (story) => !isAnnounced(story, channel) && told.some(({ main }) => isCauseOf(main, story.main));
        return stories.flatMap((story) => (isExplained(story) ? [] : (notices.get(story) ?? [])));
    });
}
function answered({ channel, incident, notice, covers }, type, now) {
    if (type === 'missed' && incident.missed.has(channel))
        return [];
    return (type === 'missed' ? [notice] : [notice, ...covers]).map((name) => {
        return { type, incident: incident.id, notice: name, channel, at: now.toISOString() };
    });
}
function storiesOf({ open, surplus, recovered, duplicates }) {
    const mains = [...recovered, ...(open === undefined ? [] : [open])].toSorted(watch_incident/* byOpening */.YV);
    const others = [...surplus, ...duplicates];
    const mainOf = (other) => mains.findLast((main) => (0,watch_incident/* byOpening */.YV)(main, other) < 0);
    return mains.map((main) => ({ main, all: [main, ...others.filter((other) => mainOf(other) === main)] }));
}
function isAnnounced({ all }, { id }) {
    return all.some((each) => isTold(each, id));
}
function isTold({ accepted }, channel) {
    return [...(accepted.get(channel) ?? [])].some((each) => each !== 'closed');
}
function inOrderFor(channel) {
    const rank = (story) => (story.main.closed === undefined ? 2 : isAnnounced(story, channel) ? 0 : 1);
    return (a, b) => rank(a) - rank(b) || (0,watch_incident/* byOpening */.YV)(a.main, b.main);
}
function noticesOf(story, telling) {
    const { main, all } = story;
    const { channel } = telling;
    const announced = all.filter((each) => isTold(each, channel.id));
    const [as] = announced;
    if (as !== undefined) {
        const news = main.closed === undefined && isWanted(main, channel) ? newsOf(story, as, telling) : undefined;
        return [...pending_present(news), ...announced.flatMap((each) => pending_present(endOf(main, each, telling)))];
    }
    if (!isWanted(main, channel) || !isOwed(main, telling))
        return [];
    const news = newsOf(story, main, telling);
    return news === undefined ? [] : [news, ...pending_present(endOf(main, main, telling))];
}
function newsOf({ main, all }, as, telling) {
    const { id } = telling.channel;
    const isOpen = ({ notice }) => !all.some(({ accepted, refused }) => [accepted, refused].some((of) => of.get(id)?.has(notice) === true));
    const { opening, worse, reminders } = stepsOf(main);
    const first = worse ?? (all.some((each) => isTold(each, id)) ? undefined : opening);
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
function isOwed({ closed, missed }, { channel, knownSince, now }) {
    if (closed === undefined || missed.has(channel.id))
        return true;
    const closedAt = closed.at;
    if (knownSince !== undefined && closedAt >= knownSince)
        return true;
    return Date.parse(closedAt) >= now.getTime() - RECENT_MS;
}
function isHeld({ severity }, at, { isQuiet, now }) {
    return isQuiet && severity === 'warning' && now.getTime() - Date.parse(at) < HELD_MS;
}
function knownSinceOf({ id }, history) {
    const uses = history.filter((event) => 'channel' in event && event.channel === id);
    return uses.map(({ at }) => at).sort()[0];
}
function pending_present(value) {
    return value === undefined ? [] : [value];
}

// EXTERNAL MODULE: ./build/ports/until-aborted.js
var until_aborted = __webpack_require__(27571);
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
        const error = await attempt(notifier, () => messageOf(notice), signal);
        const outcome = error === undefined ? 'sent' : error.code === 'NOTIFY_REFUSED' ? 'refused' : 'failed';
        messages.push({ ...factsOf(notice), channel: notifier.label, outcome, code: error?.code });
        if (error !== undefined)
            warn([error.message, error.hint].filter((text) => text !== undefined).join(' '));
        if (outcome === 'failed') {
            events.push(...notices.slice(notices.indexOf(notice)).flatMap((each) => answered(each, 'missed', now)));
            break;
        }
        events.push(...answered(notice, outcome === 'sent' ? 'delivered' : 'refused', now));
    }
    return { messages, events };
}
function factsOf({ incident, notice }) {
    const { subject, severity } = incident;
    return { ...subject, severity, notice };
}
async function attempt(notifier, message, signal) {
    try {
        await (0,until_aborted/* untilAborted */.E)(signal, notifier.send(message(), signal));
        return undefined;
    }
    catch (thrown) {
        if (!signal.aborted)
            return (0,errors/* toRestorableError */.tj)(thrown);
        return new errors/* RestorableError */.s$('NOTIFY_FAILED', `${notifier.label}: there was no time left for the message.`, {
            hint: 'The next run sends it.',
        });
    }
}

;// CONCATENATED MODULE: ./build/watch/watch-incidents.js





async function watchIncidents(sightings, { stores, channels, quiet }, moment) {
    const { now, origin, warn } = moment;
    const signal = AbortSignal.any([moment.signal, AbortSignal.timeout(Math.ceil(moment.sendingMs))]);
    const history = await stores.load();
    const createId = (subject) => (stores.keeps(subject) ? randomId() : idOfSubject(subject));
    const keepsSuspicionOf = (subject) => stores.keepsSuspicionOf(subject);
    stores.beginStep();
    const observed = observe(history, { sightings, origin, keepsSuspicionOf, createId }, now);
    const known = [...history, ...(await record(observed, stores))];
    const filters = channels.map(({ notifier, filter }) => ({ id: notifier.id, ...filter }));
    const { messages, events } = await deliver(pendingNotices(known, filters, now, quiet), channels, {
        now,
        signal,
        warn,
    });
    stores.beginStep();
    if (events.length > 0)
        await stores.append(events);
    const conditions = [...(0,watch_incident/* conditionsOf */.yb)((0,watch_incident/* incidentsOf */.D3)(known)).values()];
    return { openIncidents: conditions.filter(({ open }) => open !== undefined).length, messages };
}
async function record(events, stores) {
    const lost = new Set();
    for (const event of events) {
        if (event.type === 'opened' && !(await stores.open(event)))
            lost.add(event.incident);
    }
    const kept = events.filter(({ incident }) => !lost.has(incident));
    const rest = kept.filter(({ type }) => type !== 'opened');
    if (rest.length > 0)
        await stores.append(rest);
    return kept;
}
function randomId() {
    return (0,external_node_crypto_.randomBytes)(16).toString('hex');
}
function idOfSubject(subject) {
    return (0,external_node_crypto_.createHash)('sha256').update((0,watch_incident/* subjectKey */.ow)(subject)).digest('hex').slice(0, 32);
}

;// CONCATENATED MODULE: ./build/watch/watch.js











const SENT_MS = 48_000;
const OPENING_MS = 10_000;
const CLOSING_MS = 5_000;
async function watchRun(watched, dependencies) {
    const { watch, report, database } = watched;
    const { clock, host } = dependencies;
    const warnings = [];
    const warn = (sentence) => void (warnings.includes(sentence) || warnings.push(sentence));
    const now = clock.now();
    const startedMs = performance.now();
    await using resources = new AsyncDisposableStack();
    const observed = { database, now };
    const seen = report === undefined ? sightingsOfRefused(watched.code, observed) : sightingsOf(report, observed);
    if (seen.length === 0)
        return { openIncidents: 0, messages: [], warnings };
    const opening = { ...dependencies, warn, resources };
    const records = [];
    for (const request of watched.requests)
        records.push(await openStores(request, opening));
    const labels = records.flat().map(({ label }) => label);
    const issues = await openIssuesFor(watch, { seen, labels }, opening);
    const channels = [
        ...(await dependencies.openChannels(watch.channels)),
        ...(issues === undefined ? [] : [{ notifier: issues, spec: watch.issues }]),
    ].map(({ notifier, spec }) => ({
        ...{ notifier, filter: spec },
        messageOf: (notice) => (0,message/* messageOf */.b)(notice, { isPublic: false }),
    }));
    const stores = new IncidentStores({ stores: [...records.flat(), ...(issues === undefined ? [] : [issues])], warn });
    const sendingMs = Math.max(0, startedMs + SENT_MS - performance.now());
    const moment = { now, origin: host.origin ?? null, signal: host.signal, warn, sendingMs };
    const facts = await watchIncidents(seen, { stores, channels, quiet: watch.quietHours }, moment);
    return { ...facts, warnings };
}
const KEY_USES = ['recovery', 'runner', 'verifier'];
async function openIssuesFor({ issues }, { seen, labels }, { openIssues, warn }) {
    if (issues === undefined)
        return undefined;
    const databases = [...new Set(seen.map(({ database }) => database))];
    const destinations = [...new Set([...labels, ...KEY_USES, ...seen.flatMap(({ destination }) => destination ?? [])])];
    return watch_attempt('The issues for alerts', () => openIssues(issues, { databases, destinations, warn }), warn);
}
async function openStores(request, opening) {
    if (request.mode === 'init' || !('destinations' in request) || !('name' in request))
        return [];
    const { name } = request;
    if (name === undefined || !(0,database_name/* isDatabaseName */.lH)(name))
        return [];
    const { clock, host, openStorage, resources, warn } = opening;
    const keys = await watch_attempt('The records of incidents', () => openIncidentKeys(request, clock.now()), warn);
    if (keys === undefined)
        return [];
    if (keys.ring !== undefined && keys.signerAt === undefined) {
        const remedy = (0,options/* optionsOf */.cz)(request.mode).includes('verifier-key') ? '`verifier-key`' : '`alerts: github-issues`';
        warn(`Incidents are not remembered, so messages repeat: this run can sign no records. Give ${remedy}.`);
        return [];
    }
    const signer = keys.signerAt;
    const opened = request.destinations.map(async (spec) => {
        const opens = () => requireWithin(OPENING_MS, () => openStorage(spec, request));
        const storage = await watch_attempt('The incidents at a destination', opens, warn);
        if (storage === undefined)
            return [];
        const closes = () => requireWithin(CLOSING_MS, () => storage.close());
        resources.defer(() => watch_attempt(`The destination ${storage.label}`, closes, warn));
        const stored = new stored_database/* StoredDatabase */.d(storage, { name, clock, signal: host.signal });
        return [new IncidentLog(stored, { ring: keys.ring, signer: async () => signer?.(stored), warn })];
    });
    return (await Promise.all(opened)).flat();
}
async function watch_attempt(what, work, warn) {
    try {
        return await work();
    }
    catch (thrown) {
        warn(`${what} can't be used: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        return undefined;
    }
}


/***/ })

};
