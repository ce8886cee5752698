export const id = 7502;
export const ids = [7502];
export const modules = {

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
    'run-failed': 'critical',
    'restore-failed': 'critical',
    'drill-failed': 'critical',
    'runbook-failed': 'critical',
    'list-failed': 'critical',
    'status-failed': 'critical',
    'history-failed': 'critical',
    'prune-failed': 'critical',
    'sync-failed': 'critical',
    'check-destinations-failed': 'critical',
    'hold-failed': 'critical',
    'release-failed': 'critical',
    'page-failed': 'critical',
    'evidence-failed': 'critical',
    'doctor-failed': 'critical',
    'matrix-failed': 'critical',
};


/***/ }),

/***/ 64272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G4: () => (/* binding */ eventSchema),
/* harmony export */   Mk: () => (/* binding */ eventKey),
/* harmony export */   cn: () => (/* binding */ subjectSchema),
/* harmony export */   hN: () => (/* binding */ storable),
/* harmony export */   i4: () => (/* binding */ eventSchemaWith),
/* harmony export */   w4: () => (/* binding */ CLOSED_INCIDENTS_MS)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69987);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66117);
/* harmony import */ var _run_origin_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10252);
/* harmony import */ var _condition_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77689);





const CLOSED_INCIDENTS_MS = 30 * 86_400_000;
const text = (longest) => zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(new RegExp(`^[^\\p{Cc}\\p{Cf}]{1,${longest}}$`, 'u'));
const url = text(1_000).regex(/^https?:\/\/[^\s"'<>\\]+$/);
const count = zod__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().nonnegative();
const conditionSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(Object.keys(_condition_js__WEBPACK_IMPORTED_MODULE_3__/* .CONDITIONS */ .V));
const subjectSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    condition: conditionSchema,
    database: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[^\p{Cc}\p{Cf}]{0,100}$/u),
    destination: text(1_000).nullable(),
});
const detailsSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    code: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()
        .regex(/^[A-Z0-9_-]{1,60}$/i)
        .exactOptional(),
    about: text(200).exactOptional(),
    since: _format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t.exactOptional(),
    seriousAt: _format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t.exactOptional(),
    found: count.exactOptional(),
    limit: count.exactOptional(),
    unit: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(['ms', 'bytes', 'copies', 'runs']).exactOptional(),
    state: text(60).exactOptional(),
    runUrl: url.exactOptional(),
});
const originSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ ..._run_origin_js__WEBPACK_IMPORTED_MODULE_2__/* .storedRunSchema */ .A9.shape, url })
    .refine((origin) => origin.url === (0,_run_origin_js__WEBPACK_IMPORTED_MODULE_2__/* .runUrl */ .Vp)(new URL(origin.url).origin, origin));
const incident = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[0-9a-f]{8,64}$/);
const facts = { incident, at: _format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t };
const observed = {
    ...facts,
    severity: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(_condition_js__WEBPACK_IMPORTED_MODULE_3__/* .SEVERITIES */ .o),
    details: detailsSchema,
    origin: originSchema.nullable(),
};
const notice = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()
    .regex(/^(?:opened|escalated|closed|reminded-[1-9][0-9]{0,4})$/)
    .transform((name) => name);
const answered = { ...facts, notice, channel: text(200) };
function eventSchemaWith(subject) {
    return zod__WEBPACK_IMPORTED_MODULE_4__/* .discriminatedUnion */ .gMt('type', [
        zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('suspected'), ...observed, subject }),
        zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('cleared'), ...facts }),
        zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('opened'), ...observed, subject, since: _format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t }),
        zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('reminded'), ...observed, day: count }),
        zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('escalated'), ...observed }),
        zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
            ...{ type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('closed'), ...facts, reason: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(['recovered', 'duplicate']) },
            origin: originSchema.nullable(),
        }),
        zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('delivered'), ...answered }),
        zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('refused'), ...answered }),
        zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('missed'), ...answered }),
    ]);
}
const eventSchema = eventSchemaWith(subjectSchema);
function eventKey(event) {
    const { incident: of, type } = event;
    if (type === 'delivered' || type === 'refused' || type === 'missed')
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

/***/ 97983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ checkClock),
/* harmony export */   L: () => (/* binding */ putOnce)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7620);


async function putOnce(at, key, body) {
    try {
        await at.put(key, body, { ifAbsent: true });
        return true;
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'OBJECT_EXISTS')
            throw error;
        const there = await at.get(key, body.length).catch((unread) => {
            if (unread instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && unread.code === 'STORAGE_CORRUPTED')
                return undefined;
            throw unread;
        });
        return there !== undefined && Buffer.from(there).equals(body);
    }
}
async function checkClock(at) {
    const before = at.clock.now().getTime();
    const there = (await at.now()).getTime();
    const skewMs = Math.max(before - there, there - at.clock.now().getTime(), 0);
    if (skewMs <= _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__/* .CLOCK_SKEW_MS */ .r)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('CLOCK_SKEW', `This machine's clock and the clock of ${at.label} differ by ${Math.round(skewMs / 60_000)} minutes.`, { hint: 'Set the clock (`timedatectl set-ntp true`) and run again; at most 5 minutes are accepted.' });
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

/***/ 10006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readRemovedTests),
/* harmony export */   d: () => (/* binding */ writeRemovedTests)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69987);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66117);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58860);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69984);
/* harmony import */ var _reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15070);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52108);






const MOST_IN_ONE = 300;
const READS_AHEAD = 16;
const MOST_READ = 10_000;
const testSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ recordSha256: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/), finishedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t });
const removedTestsSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('restorable-removed-tests/1'),
    database: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    number: zod__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().nonnegative(),
    tests: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(testSchema).min(1).max(MOST_IN_ONE),
    keepMs: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig().nonnegative(),
    removedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t,
    ..._signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .signedBy */ .qI,
    tool: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }),
});
async function writeRemovedTests(at, tests, { keepMs, removedAt, signer }) {
    for (let number = 0; number * MOST_IN_ONE < tests.length; number += 1) {
        const record = {
            format: 'restorable-removed-tests/1',
            database: at.name,
            number,
            tests: tests.slice(number * MOST_IN_ONE, (number + 1) * MOST_IN_ONE),
            keepMs,
            removedAt: removedAt.toISOString(),
            ...(0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .namesOf */ .eZ)(signer),
            tool: _core_version_js__WEBPACK_IMPORTED_MODULE_1__/* .TOOL */ .j,
        };
        await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .putRecord */ .j8)(at, at.keys.removedTests(removedAt, number), { record, signer, unlocked: true });
    }
}
async function readRemovedTests(at, rings, now) {
    const keys = [];
    for await (const { key } of at.list(at.keys.allRemovedTests)) {
        if (key.endsWith('.json'))
            keys.push(key);
    }
    const removals = new Map();
    const newest = keys.toReversed().slice(0, MOST_READ);
    for await (const found of (0,_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__/* .mapAhead */ .M)(newest, READS_AHEAD, (key) => readOne(at, key, rings))) {
        for (const removal of found) {
            if (removal.removedAt > now)
                continue;
            removals.set(removal.recordSha256, [...(removals.get(removal.recordSha256) ?? []), removal]);
        }
    }
    return removals;
}
async function readOne(at, key, rings) {
    const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .getRecord */ .EI)(at, key);
    const parsed = record && removedTestsSchema.safeParse(record.json).data;
    if (record === undefined || parsed === undefined || parsed.database !== at.name)
        return [];
    const removedAt = new Date(parsed.removedAt);
    if (at.keys.removedTests(removedAt, parsed.number) !== key)
        return [];
    const stored = { ...record, at, id: '', key };
    const isOf = (ring) => (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .isSignedBy */ .s3)(ring, stored, parsed);
    const isVerifiers = rings.verifiers === undefined ? rings.removers === undefined : await isOf(rings.verifiers);
    if (!isVerifiers && !(await isOf(rings.removers)))
        return [];
    const by = isVerifiers ? 'verifier' : 'signer';
    const of = { keepMs: parsed.keepMs, removedAt, by, key, sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(record.bytes) };
    return parsed.tests.map((test) => ({ ...test, ...of, isSigned: parsed.signer !== null }));
}


/***/ }),

/***/ 58155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ removeUnfinished)
/* harmony export */ });
/* harmony import */ var _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51222);

async function removeUnfinished({ storage, keys, signal }, now) {
    const before = new Date(now.getTime() - _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_0__/* .UNFINISHED_GRACE_MS */ .gb);
    return (await storage.unfinished?.remove(keys.root, { before, signal })) ?? { objects: 0, bytes: 0 };
}


/***/ }),

/***/ 75114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ retainEverywhere)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/verdict.js
var verdict = __webpack_require__(7033);
// EXTERNAL MODULE: ./build/repository/removal/removal.js
var removal_removal = __webpack_require__(37164);
// EXTERNAL MODULE: ./build/repository/reading/destinations.js
var destinations = __webpack_require__(97983);
;// CONCATENATED MODULE: ./build/repository/removal/restore-manifests.js


async function restoreManifests({ at, removers }, catalog, removals) {
    const restored = [];
    const warnings = [];
    const named = new Map(catalog.backups.flatMap(({ parents }) => parents.map((each) => [each.id, each.manifestSha256])));
    for (const id of catalog.needed()) {
        (0,errors/* throwIfCancelled */.dZ)(at.signal);
        if (catalog.has(id) || !removals.has(id))
            continue;
        const sha256 = named.get(id);
        const believed = sha256 === undefined ? removers : undefined;
        const removed = await removals.read(id, believed);
        if (removed === undefined || (sha256 !== undefined && removed.manifestSha256 !== sha256)) {
            warnings.push(`A backup needs ${id}, whose manifest was removed and can't be restored from its record.`);
            continue;
        }
        await (0,destinations/* putOnce */.L)(at, at.keys.manifest(id), removed.bytes);
        restored.push(id);
    }
    if (restored.length > 0)
        await catalog.refresh();
    return { restored, warnings };
}

// EXTERNAL MODULE: ./build/repository/replication/wholeness.js
var wholeness = __webpack_require__(43222);
// EXTERNAL MODULE: ./build/run/warn-of-some.js
var warn_of_some = __webpack_require__(52395);
// EXTERNAL MODULE: ./build/retention/retention-plan.js + 1 modules
var retention_plan = __webpack_require__(12454);
// EXTERNAL MODULE: ./build/retention/sweep-destination.js + 3 modules
var sweep_destination = __webpack_require__(11785);
;// CONCATENATED MODULE: ./build/retention/retention.js








const NOTHING_SWEPT = {
    waiting: 0,
    freedBackups: 0,
    freedRuns: 0,
    freedRecords: 0,
    keptRecords: 0,
    freedObjects: 0,
    freedBytes: 0,
    lockedObjects: 0,
};
const NOTHING = {
    backups: [],
    removed: 0,
    refused: 0,
    ...NOTHING_SWEPT,
};
async function retainEverywhere(job, destinations, outcomes) {
    const { run } = job;
    if (job.rings.verifiers === undefined) {
        run.warn('Records of verifications are not authenticated: set `verifiers` to believe only accepted verifiers.');
    }
    let first;
    for (const at of destinations) {
        const { label } = at;
        try {
            const { refusal, ...outcome } = await retainAt(at, job);
            outcomes.push(outcome);
            first ??= refusal;
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(at.signal);
            const error = (0,errors/* toRestorableError */.tj)(thrown);
            outcomes.push({ ...NOTHING, label, outcome: 'failed', detail: error.message });
            if (error.code === 'STORAGE_UNREACHABLE' && destinations.length > 1)
                run.warn(`Not pruned: ${error.message}`);
            else
                first ??= error;
        }
    }
    if (first !== undefined)
        throw first;
    const reached = outcomes.some((outcome) => outcome.outcome !== 'failed');
    if (reached || destinations.length === 0)
        return;
    throw new errors/* RestorableError */.s$('STORAGE_UNREACHABLE', 'No destination could be reached; nothing was removed.', {
        hint: 'The warnings name each. Check endpoint, region and network.',
    });
}
async function retainAt(at, job) {
    const { settings, rings, dryRun, run } = job;
    const { label } = at;
    const state = await run.phase(`read ${label}`, () => at.read(rings));
    const { catalog } = state;
    const signer = job.signer ?? (await passphraseSigner(state, rings));
    const retaining = { ...job, at, signer, removers: rings.removers, keepRecordsMs: settings.keepRecordsMs };
    if (!dryRun)
        await restoreNeeded(retaining, catalog, state.removals);
    const backups = await planAt(state, job);
    const { ids: hidden } = await at.listDeleted();
    const unwanted = backups.flatMap(({ id, keep }) => (keep ? [] : [id]));
    const going = spareBefore(hidden, unwanted, retaining);
    const refusal = going.length === 0 ? undefined : await refusalFor(state, settings);
    const isRemoving = !dryRun && refusal === undefined;
    const removed = isRemoving
        ? await remove(retaining, catalog, going)
        : { count: refusal === undefined ? going.length : 0, locked: 0 };
    const swept = await run.phase(`sweep ${label}`, () => sweepUnlessRefused(retaining, catalog, refusal));
    const lockedObjects = removed.locked + swept.lockedObjects;
    if (lockedObjects > 0) {
        run.warn(`${lockedObjects} objects at ${label} can't be deleted (Object Lock, or no permission).`);
    }
    const outcome = refusal !== undefined ? 'refused' : dryRun ? 'planned' : 'pruned';
    const detail = refusal?.message ?? '';
    const refused = refusal === undefined ? 0 : going.length;
    return { label, outcome, detail, backups, removed: removed.count, refused, ...swept, lockedObjects, refusal };
}
async function sweepUnlessRefused(retaining, catalog, refusal) {
    if (refusal === undefined)
        return (0,sweep_destination/* sweepAt */.K)(retaining, catalog);
    const { waiting, freedBackups, keptRecords } = await (0,sweep_destination/* sweepAt */.K)({ ...retaining, dryRun: true }, catalog);
    return { ...NOTHING_SWEPT, waiting: waiting + freedBackups, keptRecords };
}
async function planAt(state, { settings, run }) {
    const { at, catalog } = state;
    const { label } = at;
    const untrusted = catalog.uncounted.map(({ id, reason }) => `${id} at ${label} is not counted by any keep rule and is not removed: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, untrusted, (more) => `${more} more manifests at ${label} are not counted by any keep rule and are not removed.`);
    const { decisions, notCounted } = await (0,retention_plan/* planCounted */.O)(state, settings.policy, async () => {
        return new wholeness/* Wholeness */.Z(catalog, await state.removals.takeInventory());
    });
    const broken = [...notCounted].map(([id, reason]) => `${id} at ${label} is not counted by any keep rule: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, broken, (more) => `${more} more backups at ${label} are not counted by any keep rule.`);
    return decisions.map((decision) => ({ ...decision, ...factsOf(catalog, decision.id) }));
}
function factsOf(catalog, id) {
    const facts = catalog.get(id);
    if (facts === undefined)
        throw new RangeError(`a decision about ${id}, which is not in the catalog`);
    return { kind: facts.kind, startedAt: facts.startedAt.toISOString(), storedBytes: facts.storedBytes };
}
async function passphraseSigner({ catalog }, { passphrase }) {
    const salt = catalog.backups.findLast((backup) => backup.salt !== null)?.salt;
    return typeof salt === 'string' ? passphrase?.signer(salt) : undefined;
}
function spareBefore(hidden, unwanted, { at, run }) {
    const newest = hidden.at(-1);
    if (newest === undefined)
        return unwanted;
    const going = unwanted.filter((id) => id > newest);
    if (going.length < unwanted.length) {
        run.warn(`${unwanted.length - going.length} backups at ${at.label} were kept: the manifest of ${newest}, which may need them, was deleted, but not by \`prune\`.`);
    }
    return going;
}
async function refusalFor(state, settings) {
    if (settings.allowFailedVerification)
        return undefined;
    const log = await state.verifications();
    const last = await log.last();
    if (last === undefined || !(0,verdict/* refutes */.pN)(last))
        return undefined;
    return new errors/* RestorableError */.s$('PRUNE_REFUSED', `The last verification at ${state.at.label} failed (${last.backup.id}, ${last.finishedAt}); nothing is removed.`, {
        hint: 'An older backup may be the good one. Find out why it failed and verify again, or set `allow-failed-verification: true`.',
    });
}
async function remove(retaining, catalog, going) {
    const { at, run } = retaining;
    if (going.length === 0)
        return { count: 0, locked: 0 };
    const removal = await run.phase(`remove at ${at.label}`, () => (0,removal_removal/* removeBackups */.mu)(retaining, catalog, going, 'no rule of the retention policy keeps it'));
    if (removal.spared.length > 0) {
        run.warn(`${removal.spared.length} backups at ${at.label} were kept: a backup that is locked or new may need them.`);
    }
    await restoreNeeded(retaining, catalog, await catalog.listRemovals());
    return { count: removal.removed.length, locked: removal.locked.length };
}
async function restoreNeeded(retaining, catalog, removals) {
    const { at, run } = retaining;
    const { restored, warnings } = await restoreManifests(retaining, catalog, removals);
    run.warn(...warnings);
    for (const id of restored)
        run.warn(`${id} at ${at.label} was being removed, but another backup needs it. Its manifest was restored.`);
}


/***/ }),

/***/ 11785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ sweepAt),
  h: () => (/* binding */ sweepOnly)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/repository/records/gap-records.js
var gap_records = __webpack_require__(87377);
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/core/planning/retention.js
var retention = __webpack_require__(51222);
// EXTERNAL MODULE: ./build/repository/concurrency/for-each-bounded.js
var for_each_bounded = __webpack_require__(53344);
// EXTERNAL MODULE: ./build/repository/records/incident-listing.js
var incident_listing = __webpack_require__(18807);
// EXTERNAL MODULE: ./build/repository/records/incident-state.js
var incident_state = __webpack_require__(87638);
// EXTERNAL MODULE: ./build/repository/removal/removal.js
var removal = __webpack_require__(37164);
;// CONCATENATED MODULE: ./build/repository/removal/expired-incidents.js






const REQUESTS_AT_ONCE = 8;
async function findExpiredIncidents(at, { now, keepMs, ring }) {
    const listing = await (0,incident_listing/* listIncidents */.M)(at, now);
    const ageMs = Math.max(keepMs, retention/* GRACE_MS */.g3);
    const isOld = (ms) => now.getTime() - ms > ageMs;
    const isAnyOld = [...listing.subjects.values()].some((of) => [...of.values()].some((each) => isOld(each.writtenMs)));
    if (!isAnyOld)
        return { objects: [], bytes: 0 };
    const { bySubject, isCut } = await (0,incident_state/* readIncidents */.E)(at, listing, { ring, now });
    if (isCut)
        return { objects: [], bytes: 0 };
    const objects = [];
    for await (const object of at.list(at.keys.allIncidents)) {
        const place = (0,object_keys/* incidentAt */.GP)(at.keys.relative(object.key));
        const generation = place && listing.subjects.get(place.subject)?.get(place.generation);
        if (place === undefined || generation === undefined)
            continue;
        const { newest, isOpen } = bySubject.get(place.subject) ?? { newest: 0, isOpen: false };
        if (isOpen && place.generation === newest)
            continue;
        if (isOld(generation.writtenMs) && isOld(object.modifiedAt.getTime()))
            objects.push(object);
    }
    return { objects, bytes: objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
}
async function deleteExpiredIncidents(at, { objects }) {
    let locked = 0;
    for (const isLast of [false, true]) {
        const those = objects.filter(({ key }) => key.endsWith('-closed.json') === isLast);
        await (0,for_each_bounded/* forEachBounded */.a)(those, REQUESTS_AT_ONCE, async ({ key }) => {
            if (!(await (0,removal/* deleteUnlessLocked */.yD)(at, key)))
                locked += 1;
        });
    }
    return locked;
}

// EXTERNAL MODULE: ./build/repository/packs/digest.js
var digest = __webpack_require__(69984);
// EXTERNAL MODULE: ./build/repository/reading/read-ahead.js
var read_ahead = __webpack_require__(15070);
// EXTERNAL MODULE: ./build/repository/records/removed-tests.js
var removed_tests = __webpack_require__(10006);
// EXTERNAL MODULE: ./build/repository/records/signed-record.js
var signed_record = __webpack_require__(52108);
// EXTERNAL MODULE: ./build/repository/records/test-record.js
var test_record = __webpack_require__(34103);
// EXTERNAL MODULE: ./build/core/format/manifest.js
var manifest = __webpack_require__(74493);
// EXTERNAL MODULE: ./build/repository/removal/unfinished.js
var removal_unfinished = __webpack_require__(58155);
;// CONCATENATED MODULE: ./build/repository/removal/orphans.js







const orphans_REQUESTS_AT_ONCE = 8;
async function sweep(at, remains, now) {
    const dead = new Set(remains.dead);
    const suspected = new Set([...remains.expired, ...remains.dead]);
    const appeared = await committedMeanwhile(at, suspected);
    const toDelete = new Set([...suspected].filter((id) => !appeared.has(id)));
    const before = new Date(now.getTime() - retention/* GRACE_MS */.g3);
    const freed = { objects: 0, bytes: 0, locked: 0 };
    const incomplete = new Set();
    const remove = async (object) => {
        const owner = (0,object_keys/* ownerOfObject */.WL)(at.keys.relative(object.key));
        const isDead = owner !== undefined && dead.has(owner.id);
        if (isDead && object.modifiedAt > before)
            return;
        const isHopeless = isDead && incomplete.has(owner.id);
        if (!isHopeless && (await (0,removal/* deleteUnlessLocked */.yD)(at, object.key))) {
            freed.objects += 1;
            freed.bytes += object.sizeBytes;
            return;
        }
        freed.locked += 1;
        if (owner !== undefined)
            incomplete.add(owner.id);
    };
    if (toDelete.size > 0)
        await (0,for_each_bounded/* forEachBounded */.a)(objectsOf(at, toDelete), orphans_REQUESTS_AT_ONCE, remove);
    const complete = remains.expired.filter((id) => toDelete.has(id) && !incomplete.has(id));
    freed.locked += await deleteRecords(at, complete);
    for (const key of await loneSignatures(at, before))
        await (0,removal/* deleteUnlessLocked */.yD)(at, key);
    const unfinished = await (0,removal_unfinished/* removeUnfinished */.E)(at, now);
    freed.objects += unfinished.objects;
    freed.bytes += unfinished.bytes;
    return freed;
}
async function committedMeanwhile(at, ids) {
    const found = new Set();
    await (0,for_each_bounded/* forEachBounded */.a)(ids, orphans_REQUESTS_AT_ONCE, async (id) => {
        if (await isThere(at, at.keys.manifest(id)))
            found.add(id);
    });
    if (found.size === 0)
        return found;
    const listed = new Set((await at.listManifests()).ids);
    const unlisted = [...found].find((id) => !listed.has(id));
    if (unlisted === undefined)
        return found;
    throw new errors/* RestorableError */.s$('STORAGE_FAILED', `${at.label} has the manifest of ${unlisted}, but does not list it.`, {
        hint: 'Nothing was deleted. Its listings are incomplete: check proxies in between, or use another storage.',
    });
}
async function isThere(at, key) {
    try {
        await at.get(key, manifest/* MANIFEST_MAX_BYTES */.V4);
        return true;
    }
    catch (error) {
        if (!(error instanceof errors/* RestorableError */.s$))
            throw error;
        if (error.code === 'STORAGE_CORRUPTED')
            return true;
        if (error.code === 'OBJECT_MISSING')
            return false;
        throw error;
    }
}
async function deleteRecords(at, ids) {
    let locked = 0;
    await (0,for_each_bounded/* forEachBounded */.a)(ids, orphans_REQUESTS_AT_ONCE, async (id) => {
        const key = at.keys.pruned(id);
        const isGone = await (0,removal/* deleteUnlessLocked */.yD)(at, key);
        if (!isGone || !(await (0,removal/* deleteUnlessLocked */.yD)(at, `${key}.asc`)))
            locked += 1;
    });
    return locked;
}
async function loneSignatures(at, before) {
    const listed = new Map();
    for await (const { key, modifiedAt } of at.list(at.keys.allPruned))
        listed.set(key, modifiedAt);
    return [...listed].flatMap(([key, modifiedAt]) => key.endsWith('.asc') && !listed.has(key.slice(0, -'.asc'.length)) && modifiedAt <= before ? [key] : []);
}
async function* objectsOf(at, ids) {
    for await (const object of at.list(at.keys.root)) {
        const owner = (0,object_keys/* ownerOfObject */.WL)(at.keys.relative(object.key));
        if (owner !== undefined && ids.has(owner.id) && !(0,object_keys/* isEvidence */.em)(owner.part))
            yield object;
    }
}

;// CONCATENATED MODULE: ./build/repository/removal/expired-records.js










const expired_records_REQUESTS_AT_ONCE = 8;
async function findExpiredRecords(at, ids, { now, keepMs }) {
    const gone = new Set(ids);
    const objects = new Map();
    const found = { count: 0, bytes: 0 };
    const isOld = (time, ageMs) => now.getTime() - time.getTime() > ageMs;
    for await (const object of at.list(at.keys.allVerifications)) {
        const record = (0,object_keys/* recordAt */.zR)(at.keys.relative(object.key));
        if (record === undefined || (record.id !== undefined && !gone.has(record.id)))
            continue;
        if (!isOld(record.time, keepMs) || !isOld(object.modifiedAt, retention/* GRACE_MS */.g3))
            continue;
        objects.set(record.id, [...(objects.get(record.id) ?? []), object]);
        found.bytes += object.sizeBytes;
        if (record.ending === '.json')
            found.count += 1;
    }
    const removals = [];
    for await (const object of at.list(at.keys.allRemovedTests)) {
        if (isOld(object.modifiedAt, Math.max(keepMs, retention/* GRACE_MS */.g3)))
            removals.push(object);
    }
    return { objects, removals, ...found };
}
async function deleteExpiredRecords(at, { objects, removals }, { keepMs, now, signer, removers }) {
    const appeared = await committedMeanwhile(at, new Set([...objects.keys()].filter((id) => id !== undefined)));
    let locked = 0;
    const leaving = [...objects].filter(([id]) => id === undefined || !appeared.has(id)).flatMap(([, those]) => those);
    const isRecord = ({ key }) => key.endsWith('.json');
    const tests = await testsIn(at, leaving.filter(isRecord));
    const known = tests.length === 0 ? new Map() : await (0,removed_tests/* readRemovedTests */._)(at, { verifiers: undefined, removers }, now);
    const unknown = tests.filter(({ recordSha256 }) => !known.has(recordSha256));
    await (0,removed_tests/* writeRemovedTests */.d)(at, unknown, { keepMs, removedAt: now, signer });
    const all = [...leaving, ...removals];
    for (const those of [all.filter(isRecord), all.filter((object) => !isRecord(object))]) {
        await (0,for_each_bounded/* forEachBounded */.a)(those, expired_records_REQUESTS_AT_ONCE, async ({ key }) => {
            if (!(await (0,removal/* deleteUnlessLocked */.yD)(at, key)))
                locked += 1;
        });
    }
    return locked;
}
async function testsIn(at, records) {
    const tests = [];
    for await (const stored of (0,read_ahead/* mapAhead */.M)(records, expired_records_REQUESTS_AT_ONCE, ({ key }) => (0,signed_record/* getRecord */.EI)(at, key))) {
        const record = stored && test_record/* testRecordSchema */.rw.safeParse(stored.json).data;
        if (stored === undefined || record?.database !== at.name)
            continue;
        tests.push({ recordSha256: (0,digest/* sha256Hex */.f)(stored.bytes), finishedAt: record.finishedAt });
    }
    return tests;
}

// EXTERNAL MODULE: ./build/repository/removal/inventory.js
var removal_inventory = __webpack_require__(39340);
// EXTERNAL MODULE: ./build/repository/removal/lineage.js + 1 modules
var lineage = __webpack_require__(2965);
// EXTERNAL MODULE: ./build/run/warn-of-some.js
var warn_of_some = __webpack_require__(52395);
;// CONCATENATED MODULE: ./build/retention/sweep-destination.js








async function sweepAt(retaining, catalog) {
    const { at, removers, dryRun, run, acceptMissing } = retaining;
    const inventory = await (await believedRemovals(retaining, catalog)).takeInventory();
    const now = await at.now();
    const { ids: hidden } = await at.listDeleted();
    const remains = (0,removal_inventory/* sortRemains */.I)(inventory, catalog, { now, hidden });
    const orphaned = remains.orphaned.map((id) => `${id} was committed, but its manifest is missing at ${at.label}; its objects are not touched.`);
    (0,warn_of_some/* warnOfSome */.A)(run, orphaned, (more) => `The manifests of ${more} more are missing at ${at.label}.`);
    const toDelete = [...remains.expired, ...remains.dead];
    const bytes = toDelete.reduce((sum, id) => sum + (inventory.owned.get(id)?.bytes ?? 0), 0);
    const objects = toDelete.reduce((sum, id) => sum + (inventory.owned.get(id)?.objects ?? 0), 0);
    if (!dryRun && (remains.expired.length > 0 || acceptMissing)) {
        const gaps = await gap_records/* GapRecords */.F.listAfter(catalog, removers);
        const tidying = { leaving: new Set(remains.expired), accept: acceptMissing };
        await (0,lineage/* tidyGaps */.G)(retaining, { catalog, gaps }, tidying);
    }
    const freed = dryRun ? { objects, bytes, locked: 0 } : await sweep(at, remains, now);
    const old = await freeRecords(retaining, remains.recorded, now);
    return {
        waiting: remains.waiting.length,
        freedBackups: remains.expired.length,
        freedRuns: remains.dead.length,
        freedRecords: old.count,
        keptRecords: remains.recorded.length,
        freedObjects: freed.objects + old.objects,
        freedBytes: freed.bytes + old.bytes,
        lockedObjects: freed.locked + old.locked,
    };
}
async function freeRecords(retaining, recorded, now) {
    const { at, dryRun, keepRecordsMs: keepMs, removers: ring, signer } = retaining;
    if (keepMs === undefined)
        return { count: 0, objects: 0, bytes: 0, locked: 0 };
    const expired = await findExpiredRecords(at, recorded, { now, keepMs });
    const incidents = await findExpiredIncidents(at, { now, keepMs, ring });
    const count = expired.count + incidents.objects.length;
    const bytes = expired.bytes + incidents.bytes;
    const those = [...expired.objects.values()].reduce((sum, each) => sum + each.length, 0);
    const objects = those + incidents.objects.length;
    if (dryRun)
        return { count, objects, bytes, locked: 0 };
    const locked = await deleteExpiredRecords(at, expired, { keepMs, now, signer, removers: ring });
    return { count, objects, bytes, locked: locked + (await deleteExpiredIncidents(at, incidents)) };
}
async function believedRemovals(retaining, catalog) {
    const { at, run, signer, removers, acceptMissing } = retaining;
    const removals = await catalog.listRemovals();
    if (signer === undefined || removers === undefined || acceptMissing)
        return removals;
    const alone = removals.ids.filter((id) => !catalog.has(id));
    const believed = await removals.believed(alone, removers);
    const doubted = alone.filter((id) => !believed.has(id));
    const warnings = doubted.map((id) => `No accepted key signed the record of the removal of ${id} at ${at.label}.`);
    (0,warn_of_some/* warnOfSome */.A)(run, warnings, (more) => `No accepted key signed ${more} more records of removal at ${at.label}.`);
    return removals.without(doubted);
}
async function sweepOnly(destinations, { rings: { signers, removers }, signer }, { host, run }) {
    for (const at of destinations) {
        try {
            const catalog = await at.readCatalog(signers);
            const retaining = { at, signer, removers, run, dryRun: false, acceptMissing: false, keepRecordsMs: undefined };
            const swept = await run.phase(`sweep ${at.label}`, () => sweepAt(retaining, catalog));
            host.log.info(`Swept ${at.label}: ${swept.freedObjects} objects, ${swept.freedBytes} bytes freed.`);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            run.warn(`${at.label} could not be swept: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
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
