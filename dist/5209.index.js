export const id = 5209;
export const ids = [5209];
export const modules = {

/***/ 71798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fo: () => (/* binding */ startsAt),
/* harmony export */   UN: () => (/* binding */ runsIn),
/* harmony export */   yX: () => (/* binding */ combined)
/* harmony export */ });
/* harmony import */ var _core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63422);
/* harmony import */ var _core_planning_missed_runs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50419);
/* harmony import */ var _repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15070);



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
    const since = now.getTime() - _core_planning_missed_runs_js__WEBPACK_IMPORTED_MODULE_1__/* .PERIOD_MS */ .v;
    const removed = removals.ids
        .filter((id) => !catalog.has(id) && (0,_core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .readBackupId */ .g)(id).startedAt.getTime() >= since)
        .toSorted()
        .slice(-MOST_REMOVALS);
    const read = (id) => removals.read(id, removers);
    for await (const found of (0,_repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_2__/* .mapAhead */ .M)(removed, READS_AHEAD, read)) {
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
            startedAt: (0,_core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .readBackupId */ .g)(predecessor.id).startedAt,
            run: null,
            nothingSince: undefined,
        });
    }
    return starts;
}
function startOf(predecessor) {
    return predecessor === null ? undefined : (0,_core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .readBackupId */ .g)(predecessor.id).startedAt;
}
async function verificationStarts(state) {
    const log = await state.verifications();
    const records = await log.since(new Date(state.now.getTime() - _core_planning_missed_runs_js__WEBPACK_IMPORTED_MODULE_1__/* .PERIOD_MS */ .v), MOST_VERIFICATIONS);
    const oldestFirst = records.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
    return new Map(oldestFirst.map(({ startedAt, run }, at) => {
        const before = oldestFirst[at - 1]?.startedAt;
        const nothingSince = before === undefined ? undefined : new Date(before);
        return [startedAt, { startedAt: new Date(startedAt), run, nothingSince }];
    }));
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

/***/ 49679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ evaluateSchedules),
/* harmony export */   V: () => (/* binding */ checkSchedules)
/* harmony export */ });
/* harmony import */ var _core_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5796);
/* harmony import */ var _core_planning_calendar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12776);
/* harmony import */ var _core_planning_missed_runs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50419);
/* harmony import */ var _known_starts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71798);




const MISSED_RUNS = 'missed runs';
function evaluateSchedules(starts, timeZone, now) {
    const calendar = new _core_planning_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .Calendar */ .V(timeZone);
    const of = (what, key) => (0,_core_planning_missed_runs_js__WEBPACK_IMPORTED_MODULE_2__/* .findMissedRuns */ .J)({ starts: (0,_known_starts_js__WEBPACK_IMPORTED_MODULE_3__/* .combined */ .yX)(starts.map((each) => each[key])), now, calendar }).map((outcome) => ({
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
        return { ...check, outcome: 'skipped', facts: [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .state */ .wk)('no-schedule')] };
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
        facts: [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .measured */ .jh)(sum('expected'), { of: 'due' }), (0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .measured */ .jh)(sum('missed'), { of: 'missed' })],
    };
}
function missingFacts(missing, explained) {
    const { what, schedule, missingSince } = missing;
    const isOf = (each) => each.what === what && each.schedule === schedule;
    const latest = explained.find(isOf);
    return [
        (0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .measured */ .jh)(missingSince, { of: `no ${what} since the one that ${schedule} should have started at` }),
        ...(latest === undefined ? [] : [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .state */ .wk)(`run-${latest.reason}`)]),
    ];
}


/***/ }),

/***/ 15209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  capacityDay: () => (/* binding */ capacityDay),
  runStatus: () => (/* binding */ runStatus)
});

// EXTERNAL MODULE: ./build/backup/three-two-one.js
var three_two_one = __webpack_require__(60839);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/core/planning/keep-reason.js
var keep_reason = __webpack_require__(9388);
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

// EXTERNAL MODULE: ./build/status/known-starts.js
var known_starts = __webpack_require__(71798);
// EXTERNAL MODULE: ./build/status/lineage-check.js
var lineage_check = __webpack_require__(76033);
// EXTERNAL MODULE: ./build/status/schedules.js
var status_schedules = __webpack_require__(49679);
// EXTERNAL MODULE: ./build/core/check.js
var core_check = __webpack_require__(5796);
// EXTERNAL MODULE: ./build/core/planning/calendar.js
var calendar = __webpack_require__(12776);
// EXTERNAL MODULE: ./build/core/planning/cron.js
var planning_cron = __webpack_require__(21710);
// EXTERNAL MODULE: ./build/core/planning/missed-runs.js + 1 modules
var missed_runs = __webpack_require__(50419);
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
const SKEW_MS = 5 * 60_000;
function whyMissed({ at, next }, listing) {
    const isDuring = ({ event, createdAt }) => event === 'schedule' && createdAt.getTime() >= at.getTime() - SKEW_MS && createdAt < next;
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
    const sinceMs = Math.max(now.getTime() - missed_runs/* PERIOD_MS */.v, Math.min(now.getTime() - LISTED_MS, ...oldest) - workflow_DAY_MS);
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
    const [next = end] = (0,planning_cron/* slotsBetween */.iF)(cron, new calendar/* Calendar */.V(zone), new Date(at.getTime() + 1), end);
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
    const schedules = (0,status_schedules/* evaluateSchedules */.E)(starts, request.scheduleTimeZone, context.clock.now());
    const found = await askGithub(request, context, { looked, schedules });
    const { status: workflow, runs = [] } = found ?? {};
    return {
        schedules,
        workflow,
        checks: [
            (0,status_schedules/* checkSchedules */.V)(schedules, isEverywhere, workflow?.missed),
            ...(workflow === undefined ? [] : [checkWorkflow(workflow)]),
        ],
        destinations: looked.map(({ status }) => withRunPages(status, runs)),
    };
}
async function askGithub({ workflow: spec }, { run, clock, host, workflowRuns }, { looked, schedules }) {
    if (spec === undefined)
        return undefined;
    const madeBy = new Set(looked.flatMap(({ starts }) => (0,known_starts/* runsIn */.UN)(starts)));
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

// EXTERNAL MODULE: ./build/report/words/checks.js + 1 modules
var checks = __webpack_require__(79475);
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
    const starts = await (0,known_starts/* startsAt */.Fo)(state, rings);
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
            sort(notCounted.has(id) ? 'not-counted' : ((0,keep_reason/* longestRule */.J)(reasons) ?? 'no-rule'), [id]);
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


/***/ })

};
