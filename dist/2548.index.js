export const id = 2548;
export const ids = [2548,14];
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

/***/ 20660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ incidentsOf),
/* harmony export */   Qd: () => (/* binding */ earliest),
/* harmony export */   YV: () => (/* binding */ byOpening),
/* harmony export */   ow: () => (/* binding */ subjectKey),
/* harmony export */   yb: () => (/* binding */ conditionsOf)
/* harmony export */ });
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
    return (compareText(a.at, b.at) ||
        compareText(a.incident, b.incident) ||
        compareText(a.type, b.type) ||
        compareText(JSON.stringify(a), JSON.stringify(b)));
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
        missed: noticesByChannel(ofType(events, 'missed')),
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

/***/ 85330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ messageOf)
});

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
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
    evidence: 'Ask for the original evidence, and find out who changed this one.',
    restore: 'Check that the target has what the run names.',
    drill: 'Follow the recovery instructions yourself on a test machine, and look at their output.',
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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
            if (state === 'committed')
                return [...ended, `The backup ${about} is complete; what failed came after it.`];
            return [...ended, ...newest(about)];
        case 'backup-overdue':
            if (state === 'missed-run')
                return [...missedRun(details), ...newest(about)];
            return about === undefined ? ['There is no backup.'] : [...newest(about), ...age(details)];
        case 'verification-overdue':
            if (state === 'missed-run')
                return missedRun(details);
            return found === undefined ? ['No backup was ever verified.'] : age(details);
        case 'verification-failed':
            return [...whyFailed(state), ...(about === undefined ? [] : [`The backup is ${about}.`])];
        case 'destination-stale':
            if (state === 'unreadable')
                return [`It could not be read: ${code ?? 'unknown'}.`];
            return about === undefined ? [] : [`It lacks the backup of ${madeAt(about)}${stale(state)}.`];
        case 'backup-incomplete':
            return state === 'objects-missing' ? [`${found ?? 0} of its objects are missing or damaged.`] : unfinished(about);
        case 'capacity':
            return sizes(details, (found, limit) => `${found} of ${limit} are used.`);
        case 'size-anomaly':
            return sizes(details, (found, limit) => `Its size is ${found}; usually it is ${limit}.`);
        case 'key-expiry':
            return about === undefined ? [] : [`The key is ${about}.`];
        case 'schedule-disabled':
            return [`${about ?? 'The workflow'} ${DISABLED[state ?? ''] ?? 'is disabled'}.`];
        case 'three-two-one':
            return [`There are ${found ?? 0} copies with the database itself. Missing: ${state ?? 'unknown'}.`];
        default:
            return ended;
    }
}
function newest(id) {
    return id === undefined ? [] : [`The newest backup is of ${madeAt(id)}.`];
}
function madeAt(id) {
    const startedAt = (0,backup_id/* parseBackupId */.JN)(id)?.startedAt;
    return startedAt === undefined ? id : minuteOf(startedAt.toISOString());
}
const HOUR_MS = 3_600_000;
const IN_HOURS_MS = 72 * HOUR_MS;
function limitOf(ms) {
    return ms <= IN_HOURS_MS && ms % HOUR_MS === 0 ? `${ms / HOUR_MS}h` : (0,format/* humanAge */.DZ)(ms);
}
function missedRun({ since }) {
    return since === undefined ? [] : [`The run that the schedule should have started at ${minuteOf(since)} is missing.`];
}
function age({ found, limit }) {
    if (found === undefined || limit === undefined)
        return [];
    return [`The last one is ${(0,format/* humanAge */.DZ)(found)} old; the limit is ${limitOf(limit)}.`];
}
const WHY = {
    backup: 'The backup is not reliable.',
    lineage: 'The backup restores, but another one is missing without an explanation.',
    check: 'The backup restores, but its data is not as a check expects.',
    objective: 'The backup restores, but too slowly.',
};
const DISABLED = {
    deleted: 'was deleted from the default branch',
    disabled_fork: 'is disabled, because the repository is a fork',
    disabled_inactivity: 'was disabled by GitHub, because nothing was committed to the repository for 60 days',
    disabled_manually: 'was disabled by a person',
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
function sizes({ found, limit }, say) {
    return found === undefined || limit === undefined ? [] : [say((0,format/* humanBytes */.p6)(found), (0,format/* humanBytes */.p6)(limit))];
}
function seriousOf(condition, { seriousAt, limit, unit }, now) {
    if (seriousAt === undefined)
        return [];
    const isPast = Date.parse(seriousAt) <= now.getTime();
    const when = condition === 'capacity' ? seriousAt.slice(0, 10) : minuteOf(seriousAt);
    switch (condition) {
        case 'backup-failed': {
            const rpo = limit === undefined || unit !== 'ms' ? 'The RPO' : `The RPO of ${limitOf(limit)}`;
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
const PLAIN = {
    'verification-failed': ['VerificationOF failed', 'VerificationOF passed again'],
    'backup-overdue': ['BackupOF is overdue', 'BackupOF is up to date again'],
    'verification-overdue': ['VerificationOF is overdue', 'VerificationOF is up to date again'],
    'size-anomaly': ['Newest backupOF has an unusual size', 'Newest backupOF has its usual size again'],
    'schedule-disabled': ['ScheduleOF is disabled', 'ScheduleOF is enabled again'],
    'three-two-one': ['CopiesOF do not meet the 3-2-1 rule', 'CopiesOF meet the 3-2-1 rule again'],
};
const NAME_LENGTH = 40;
function cut(name) {
    return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name;
}
function titlesOf(condition, places, details) {
    const of = places.database === '' ? '' : ` of ${cut(places.database)}`;
    const destination = places.destination === undefined ? undefined : cut(places.destination);
    const at = destination === undefined ? '' : ` at ${destination}`;
    const fill = (text) => text.replace('OF', () => of).replace('AT', () => at);
    const plain = PLAIN[condition];
    if (plain !== undefined)
        return { wrong: fill(plain[0]), over: fill(plain[1]) };
    switch (condition) {
        case 'backup-failed':
            return failed(details.state === 'committed' ? 'Backup run' : 'Backup', places);
        case 'verification-error':
            return { ...failed('Verification', places), ...(of && { wrong: `Verification${of} could not be completed` }) };
        case 'backup-incomplete':
            return incomplete(of, at, details.state);
        case 'destination-stale': {
            const what = `${destination === undefined ? 'A destination' : `Destination ${destination}`}${of}`;
            return { wrong: `${what} is out of sync`, over: `${what} is in sync again` };
        }
        case 'capacity':
            return capacity(`Capacity for backups${of}${at}`, details);
        case 'key-expiry':
            return keyExpiry(places.key, of, details);
        case 'run-failed':
            return failed('A run', places);
        case 'restore-failed':
            return failed('Restore', places);
        default:
            return failed(`\`${condition.replace(/-failed$/, '')}\``, places);
    }
}
function failed(what, { database }) {
    if (database === '')
        return { wrong: `${what} failed before it started`, over: `${what} starts again` };
    const of = `${what} of ${cut(database)}`;
    return { wrong: `${of} failed`, over: `${of} succeeded again` };
}
function incomplete(of, at, state) {
    const over = `No incomplete backup${of}${at} any more`;
    if (state === 'not-counted')
        return { wrong: `Newest backup${of}${at} does not count`, over };
    if (state === 'objects-missing')
        return { wrong: `Objects of the newest backup${of} are missing${at}`, over };
    return { wrong: `A backup${of}${at} was never completed`, over };
}
function capacity(what, { state, seriousAt }) {
    const over = `${what} is sufficient again`;
    if (state === 'exceeded')
        return { wrong: `${what} is exceeded`, over };
    return { wrong: `${what} is reached on ${dayOf(seriousAt)}`, over };
}
function keyExpiry(use, of, { seriousAt, state }) {
    const key = `${use === undefined ? 'A' : `${use.slice(0, 1).toUpperCase()}${use.slice(1)}`} key${of}`;
    return {
        wrong: `${key} ${state === 'expired' ? 'expired' : 'expires'} on ${dayOf(seriousAt)}`,
        over: `${key} no longer expires soon`,
    };
}
function dayOf(iso) {
    return iso?.slice(0, 10) ?? 'an unknown day';
}

;// CONCATENATED MODULE: ./build/report/watch/message.js





const TITLE_LENGTH = 150;
function messageOf(notice, { isPublic }) {
    const { incident } = notice;
    const { subject, details } = incident;
    const places = placesOf(subject, isPublic);
    const kind = kindOf(notice.notice);
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
function kindOf(notice) {
    return notice === 'opened' || notice === 'escalated' || notice === 'closed' ? notice : 'reminded';
}
function titleOf({ incident, notice, at }, places) {
    const { wrong, over } = titlesOf(incident.subject.condition, places, incident.details);
    const lastedMs = Math.max(0, Date.parse(at) - Date.parse(beginOf(incident)));
    const title = {
        opened: wrong,
        reminded: `Still open after ${(0,format/* humanAge */.DZ)(lastedMs)}: ${wrong}`,
        escalated: `Now critical: ${wrong}`,
        closed: over,
    };
    const text = title[kindOf(notice)];
    return text.length > TITLE_LENGTH ? `${text.slice(0, TITLE_LENGTH - 1)}…` : text;
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
