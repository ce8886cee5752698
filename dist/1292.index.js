export const id = 1292;
export const ids = [1292];
export const modules = {

/***/ 3638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ openDestinations)
/* harmony export */ });
/** Opens each destination; nothing is asked of them yet. They are closed at the end of the run. */
async function openDestinations(specs, dependencies, run) {
    const opened = [];
    for (const spec of specs)
        opened.push(run.closeAtEnd(await dependencies.openStorage(spec, dependencies.host)));
    return opened;
}


/***/ }),

/***/ 1292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPrune: () => (/* binding */ runPrune)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32434);
/* harmony import */ var _open_destinations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3638);
/* harmony import */ var _retention_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29810);
/* harmony import */ var _retention_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37936);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12477);





/** Removes what no rule keeps, and sweeps; or says what it would remove. Never throws: the report holds the error. */
async function runPrune(request, dependencies) {
    const run = new _run_js__WEBPACK_IMPORTED_MODULE_3__/* .Run */ .K(dependencies);
    const outcomes = [];
    await run.guard(async () => {
        const rings = await (0,_retention_state_js__WEBPACK_IMPORTED_MODULE_2__/* .openRings */ .K0)(request);
        const destinations = await (0,_open_destinations_js__WEBPACK_IMPORTED_MODULE_4__/* .openDestinations */ .u)(request.destinations, dependencies, run);
        const job = { database: request.name, settings: request, rings, dryRun: request.dryRun };
        await (0,_retention_js__WEBPACK_IMPORTED_MODULE_1__/* .retainEverywhere */ .i)(job, destinations, dependencies, run, outcomes);
        const found = outcomes.some((each) => each.backups.length + each.waiting + each.freedBackups + each.freedRuns > 0);
        if (found)
            return;
        // Not a success: a misspelt name would prune nothing for ever.
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_NOT_FOUND', `There is no backup of ${request.name} at any destination.`, {
            hint: 'Check `name` and `destination`; `list` without a name prints every database that the destination holds.',
        });
    });
    return { mode: 'prune', ...run.facts(false), dryRun: request.dryRun, destinations: outcomes };
}


/***/ }),

/***/ 29810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ retainEverywhere),
  h: () => (/* binding */ sweepOnly)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(32434);
// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(309);
// EXTERNAL MODULE: ./build/core/retention.js
var retention = __webpack_require__(40067);
// EXTERNAL MODULE: ./build/repository/catalogue-facts.js
var catalogue_facts = __webpack_require__(28177);
// EXTERNAL MODULE: ./build/repository/inventory.js
var repository_inventory = __webpack_require__(71858);
// EXTERNAL MODULE: ./build/repository/removal.js
var repository_removal = __webpack_require__(75506);
// EXTERNAL MODULE: ./build/repository/for-each-bounded.js
var for_each_bounded = __webpack_require__(82307);
;// CONCATENATED MODULE: ./build/repository/sweep.js




const DELETES_AT_ONCE = 8;
/**
 * Deletes what removed backups (phase two) and dead runs left, and then the records of the removals that are complete. A
 * record stays as long as one object of its backup does, so that a run that is killed in here is gone on with.
 */
async function sweep(storage, keys, remains, now, signal) {
    const doomed = new Set([...remains.expired, ...remains.dead]);
    const freed = { objects: 0, bytes: 0, locked: 0 };
    const incomplete = new Set();
    const remove = async (object) => {
        if (await (0,repository_removal/* deleteUnlessLocked */.yD)(storage, object.key, { signal })) {
            freed.objects += 1;
            freed.bytes += object.sizeBytes;
            return;
        }
        freed.locked += 1;
        const owner = (0,core_keys/* ownerOfObject */.WL)(keys.relative(object.key));
        if (owner !== undefined)
            incomplete.add(owner.id);
    };
    if (doomed.size > 0)
        await (0,for_each_bounded/* forEachBounded */.a)(objectsOf(storage, keys, doomed, signal), DELETES_AT_ONCE, remove);
    await (0,for_each_bounded/* forEachBounded */.a)(remains.expired.filter((id) => !incomplete.has(id)), DELETES_AT_ONCE, async (id) => {
        if (!(await (0,repository_removal/* deleteUnlessLocked */.yD)(storage, keys.pruned(id), { signal })))
            freed.locked += 1;
    });
    const before = new Date(now.getTime() - retention/* GRACE_MS */.g);
    const unfinished = await storage.removeUnfinished?.(keys.root, { before, signal });
    freed.objects += unfinished?.objects ?? 0;
    freed.bytes += unfinished?.bytes ?? 0;
    return freed;
}
/** One listing for all of them: seven a backup would be more as soon as there are some. */
async function* objectsOf(storage, keys, ids, signal) {
    for await (const object of storage.list(keys.root, { signal })) {
        const owner = (0,core_keys/* ownerOfObject */.WL)(keys.relative(object.key));
        if (owner !== undefined && ids.has(owner.id))
            yield object;
    }
}

// EXTERNAL MODULE: ./build/commands/retention-state.js + 1 modules
var retention_state = __webpack_require__(37936);
;// CONCATENATED MODULE: ./build/commands/retention.js








const NOTHING = {
    backups: [],
    removed: 0,
    waiting: 0,
    freedBackups: 0,
    freedRuns: 0,
    freedObjects: 0,
    freedBytes: 0,
    lockedObjects: 0,
};
/**
 * Plans, removes and sweeps at each destination by itself. One that can't be reached is a warning as long as another can.
 * The first refusal or failure is thrown at the end, after the others had their turn.
 * @param outcomes what was done is added here
 * @throws {RestorableError} PRUNE_REFUSED, RETENTION_EMPTY and the storage's errors
 */
async function retainEverywhere(job, destinations, { host, clock }, run, outcomes) {
    if (job.rings.verifiers === undefined) {
        run.warn('Records of verifications are not authenticated: set `verifiers` to believe only accepted verifiers.');
    }
    let first;
    for (const storage of destinations) {
        const at = { storage, database: job.database, clock, signal: host.signal, dryRun: job.dryRun, run };
        const { label } = storage;
        try {
            const { refusal, ...outcome } = await retainAt(at, job);
            outcomes.push(outcome);
            first ??= refusal;
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
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
async function retainAt(at, { settings, rings }) {
    const { storage, database, dryRun, run, signal } = at;
    const { label } = storage;
    const state = await run.phase(`read ${label}`, () => (0,retention_state/* readRetentionState */.mV)(storage, database, rings, signal));
    if (!dryRun)
        await mend(at, state.catalogue, state.records);
    for (const { id, reason } of state.catalogue.uncounted) {
        run.warn(`${id} at ${label} fills no place of the policy and is not removed: ${reason}`);
    }
    const decisions = (0,retention/* planRetention */.S)(await (0,retention_state/* retainable */.U1)(state), settings.policy, state.now);
    const backups = decisions.map((decision) => {
        const facts = state.catalogue.get(decision.id);
        const startedAt = (facts?.startedAt ?? new Date(0)).toISOString();
        return { ...decision, kind: facts?.kind ?? 'full', startedAt, storedBytes: facts?.storedBytes ?? 0 };
    });
    const going = decisions.filter((decision) => !decision.keep).map((decision) => decision.id);
    // Asked only where something would go: otherwise every run after a failed verification were a failure of its own.
    const refusal = going.length === 0 ? undefined : await refusalFor(state, settings, label);
    const isRemoving = !dryRun && refusal === undefined;
    const removed = isRemoving
        ? await remove(at, state.catalogue, going)
        : { count: dryRun ? going.length : 0, locked: 0 };
    const swept = await run.phase(`sweep ${label}`, () => sweepAt(at, state.catalogue));
    const lockedObjects = removed.locked + swept.lockedObjects;
    if (lockedObjects > 0) {
        run.warn(`${lockedObjects} objects at ${label} may not be deleted (Object Lock, or no permission); they stay.`);
    }
    const outcome = refusal !== undefined ? 'refused' : dryRun ? 'planned' : 'pruned';
    const detail = refusal?.message ?? '';
    return { label, outcome, detail, backups, removed: removed.count, ...swept, lockedObjects, refusal };
}
/** The error that stops removal, or undefined. Only records of accepted verifiers are believed. */
async function refusalFor({ log }, settings, label) {
    if (settings.despiteFailedVerification)
        return undefined;
    const last = await log.last();
    if (last?.verdict !== 'failed')
        return undefined;
    return new errors/* RestorableError */.s$('PRUNE_REFUSED', `The last verification at ${label} failed (${last.backup.id}, ${last.finishedAt}); nothing is removed.`, {
        hint: 'An older backup may be the good one. Find out why it failed and verify again, or set `despite-failed-verification: true`.',
    });
}
async function remove(at, catalogue, going) {
    const { run, storage, database, signal } = at;
    if (going.length === 0)
        return { count: 0, locked: 0 };
    const removal = await run.phase(`remove at ${storage.label}`, () => (0,repository_removal/* removeBackups */.mu)(at, catalogue, going, 'no rule of the retention policy keeps it'));
    if (removal.spared.length > 0) {
        run.warn(`${removal.spared.length} backups at ${storage.label} stay: one that was made meanwhile may need them.`);
    }
    await mend(at, catalogue, await (0,repository_removal/* listRemovals */.Qb)(storage, (0,core_keys/* objectKeys */.uv)(database), signal));
    return { count: removal.removed.length, locked: removal.locked.length };
}
async function mend(at, catalogue, records) {
    const { restored, warnings } = await (0,repository_removal/* undoRemovals */.EA)(at, catalogue, records);
    at.run.warn(...warnings);
    for (const id of restored)
        at.run.warn(`${id} at ${at.storage.label} was being removed, but is needed: it is back.`);
}
async function sweepAt(at, catalogue) {
    const { storage, database, signal, dryRun, run } = at;
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const records = await (0,repository_removal/* listRemovals */.Qb)(storage, keys, signal);
    const inventory = await (0,repository_inventory/* takeInventory */.O)(storage, keys, signal);
    const now = await storage.serverTime({ signal });
    const remains = (0,repository_inventory/* sortRemains */.I)(inventory, catalogue, records, now);
    for (const id of remains.orphaned) {
        run.warn(`${id} was committed, but its manifest is missing at ${storage.label}; its objects are left alone.`);
    }
    const doomed = [...remains.expired, ...remains.dead];
    const bytes = doomed.reduce((sum, id) => sum + (inventory.owned.get(id)?.bytes ?? 0), 0);
    const objects = doomed.reduce((sum, id) => sum + (inventory.owned.get(id)?.objects ?? 0), 0);
    const freed = dryRun ? { objects, bytes, locked: 0 } : await sweep(storage, keys, remains, now, signal);
    return {
        waiting: remains.waiting.length,
        freedBackups: remains.expired.length,
        freedRuns: remains.dead.length,
        freedObjects: freed.objects,
        freedBytes: freed.bytes,
        lockedObjects: freed.locked,
    };
}
/** Sweeps alone, after a backup that failed: what earlier dead runs left. What goes wrong is a warning. */
async function sweepOnly(destinations, database, { host, clock }, run) {
    for (const storage of destinations) {
        try {
            const at = { storage, database, clock, signal: host.signal, dryRun: false, run };
            const catalogue = await catalogue_facts/* BackupCatalogue */.k.read({ storage, database, ring: undefined, signal: host.signal });
            const swept = await run.phase(`sweep ${storage.label}`, () => sweepAt(at, catalogue));
            host.log.info(`Swept ${storage.label}: ${swept.freedObjects} objects, ${swept.freedBytes} bytes freed.`);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            run.warn(`${storage.label} could not be swept: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
}


/***/ }),

/***/ 14375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ Calendar),
/* harmony export */   g: () => (/* binding */ GENERATIONS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32434);

/** The generations of a retention policy, finest first. */
const GENERATIONS = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'];
/**
 * Says in which hour, day, ISO week, month and year of a time zone a moment lies, and at what time of day. Two moments are in the same one exactly
 * when their names are equal; the names sort by time within a generation and are what a reason shows.
 */
class Calendar {
    #format;
    /** @param timeZone IANA name, such as `Europe/Vienna`. @throws {RestorableError} INPUT_INVALID */
    constructor(timeZone) {
        try {
            this.#format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
                timeZone,
                hourCycle: 'h23',
                year: 'numeric',
                month: '2-digit',
                day: '2-digit',
                hour: '2-digit',
                minute: '2-digit',
                timeZoneName: 'longOffset',
            });
        }
        catch (cause) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `"${timeZone.slice(0, 60)}" is no time zone.`, {
                hint: 'Write a name of the IANA database, such as Europe/Vienna, America/New_York or UTC.',
                cause,
            });
        }
    }
    /** Minutes from midnight on the zone's clocks, 0 to 1439: what a person there would read. */
    minuteOfDay(time) {
        const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
        return Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
    }
    names(time) {
        const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
        const year = (parts.get('year') ?? '').padStart(4, '0');
        const month = parts.get('month') ?? '';
        const day = parts.get('day') ?? '';
        // The hour that is repeated when summer time ends is two hours: only the offset tells them apart.
        const offset = (parts.get('timeZoneName') ?? '').replace('GMT', '') || 'Z';
        return {
            hourly: `${year}-${month}-${day}T${parts.get('hour')}${offset}`,
            daily: `${year}-${month}-${day}`,
            weekly: isoWeek(Number(year), Number(month), Number(day)),
            monthly: `${year}-${month}`,
            yearly: year,
        };
    }
}
/** `2026-W47` (ISO 8601): weeks begin on Monday, and belong to the year in which their Thursday lies. */
function isoWeek(year, month, day) {
    const date = new Date(Date.UTC(year, month - 1, day));
    date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
    const ofYear = date.getUTCFullYear();
    const week = Math.ceil(((date.getTime() - Date.UTC(ofYear, 0, 1)) / 86_400_000 + 1) / 7);
    return `${String(ofYear).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}


/***/ }),

/***/ 61767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ readPolicy),
/* harmony export */   vA: () => (/* binding */ requireKeeping),
/* harmony export */   zj: () => (/* binding */ DEFAULT_POLICY)
/* harmony export */ });
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14375);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32434);


const NONE = { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
/** Hourly for a day, daily for 30 days, weekly for three months, monthly for a year. */
const DEFAULT_POLICY = {
    keepLast: 0,
    keepWithinMs: 0,
    generations: { ...NONE, hourly: 24, daily: 30, weekly: 13, monthly: 12 },
    timeZone: 'UTC',
};
/**
 * Makes a policy of what was given: only the rules that were given, or undefined when none was (a time zone is no rule).
 * @throws {RestorableError} RETENTION_EMPTY for rules that keep nothing, INPUT_INVALID for an unknown time zone
 */
function readPolicy(values) {
    const timeZone = values.timeZone ?? DEFAULT_POLICY.timeZone;
    // Named now rather than after the backup that it is to follow.
    new _calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .Calendar */ .V(timeZone);
    const given = [values.keepLast, values.keepWithinMs, ..._calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .GENERATIONS */ .g.map((name) => values[name])];
    if (given.every((value) => value === undefined))
        return undefined;
    const generations = { ...NONE };
    for (const name of _calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .GENERATIONS */ .g)
        generations[name] = values[name] ?? 0;
    const policy = { keepLast: values.keepLast ?? 0, keepWithinMs: values.keepWithinMs ?? 0, generations, timeZone };
    requireKeeping(policy);
    return policy;
}
/** @throws {RestorableError} RETENTION_EMPTY */
function requireKeeping({ keepLast, keepWithinMs, generations }) {
    if (keepLast > 0 || keepWithinMs > 0 || _calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .GENERATIONS */ .g.some((name) => generations[name] > 0))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('RETENTION_EMPTY', 'This retention policy would remove every backup.', {
        hint: 'Give at least one of keep-last, keep-within, hourly, daily, weekly, monthly and yearly a value above 0.',
    });
}


/***/ }),

/***/ 40067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ planRetention),
/* harmony export */   g: () => (/* binding */ GRACE_MS)
/* harmony export */ });
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14375);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18364);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61767);



/**
 * Two-phase removal waits this long between taking a backup out of the catalogue and deleting its objects, and a sweep
 * touches no remains that are younger. A backup refuses to commit later than half of it after its start.
 */
const GRACE_MS = 7 * 86_400_000;
/**
 * Decides what is kept, newest first. Pure: nothing is read and nothing is removed.
 *
 * Backups of the same second are one moment: either all of them fill a rule's place or none, so that copies can't push
 * others out. Those beyond the accepted skew in the future are kept and fill no place.
 * @throws {RestorableError} RETENTION_EMPTY for a policy that keeps nothing
 */
function planRetention(backups, policy, now) {
    (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .requireKeeping */ .vA)(policy);
    const reasons = new Map(backups.map((backup) => [backup.id, [...backup.pinned]]));
    const keep = (kept, reason) => {
        for (const { id } of kept)
            reasons.get(id)?.push(reason);
    };
    const calendar = new _calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .Calendar */ .V(policy.timeZone);
    const limit = now.getTime() + _catalogue_js__WEBPACK_IMPORTED_MODULE_1__/* .CLOCK_SKEW_MS */ .r;
    for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
        keep(line.filter((backup) => backup.startedAt.getTime() > limit), 'dated in the future');
        const past = line.filter((backup) => backup.startedAt.getTime() <= limit);
        applyRules(momentsOf(past), policy, calendar, keep);
    }
    const newestFirst = backups.toSorted(byTimeDescending);
    keepNeeded(newestFirst, reasons);
    return newestFirst.map(({ id }) => {
        const why = [...new Set(reasons.get(id))];
        return { id, keep: why.length > 0, reasons: why };
    });
}
function byTimeDescending(a, b) {
    return b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1);
}
/** Backups by their time, newest first. */
function momentsOf(backups) {
    return [...Map.groupBy(backups.toSorted(byTimeDescending), (backup) => backup.startedAt.getTime()).values()];
}
function applyRules(moments, policy, calendar, keep) {
    const newest = moments[0];
    if (newest === undefined)
        return;
    keep(newest, 'newest');
    const verified = moments.map((moment) => moment.filter((backup) => backup.verified));
    keep(verified.find((moment) => moment.length > 0) ?? [], 'newest verified');
    for (const moment of moments.slice(0, policy.keepLast))
        keep(moment, 'last');
    // Counted from the newest backup, not from now: when backups stop, the ones that there are stay.
    const since = timeOf(newest) - policy.keepWithinMs;
    const within = policy.keepWithinMs > 0 ? moments.filter((moment) => timeOf(moment) >= since) : [];
    for (const moment of within)
        keep(moment, 'within');
    const filled = new Map(_calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .GENERATIONS */ .g.map((generation) => [generation, new Set()]));
    for (const moment of moments) {
        const names = calendar.names(new Date(timeOf(moment)));
        for (const [generation, places] of filled) {
            const name = names[generation];
            if (places.size >= policy.generations[generation] || places.has(name))
                continue;
            places.add(name);
            keep(moment, `${generation} ${name}`);
        }
    }
}
function timeOf(moment) {
    return moment[0]?.startedAt.getTime() ?? 0;
}
/** Keeps what a kept backup needs, and what that needs, whosever line it is in. */
function keepNeeded(newestFirst, reasons) {
    const byId = new Map(newestFirst.map((backup) => [backup.id, backup]));
    const queue = newestFirst.filter((backup) => (reasons.get(backup.id)?.length ?? 0) > 0);
    for (let backup = queue.shift(); backup !== undefined; backup = queue.shift()) {
        for (const parent of backup.parents) {
            const why = reasons.get(parent);
            if (why === undefined || why.some((reason) => reason.startsWith('needed by ')))
                continue;
            const needed = byId.get(parent);
            if (why.length === 0 && needed !== undefined)
                queue.push(needed);
            why.push(`needed by ${backup.id}`);
        }
    }
}


/***/ }),

/***/ 71858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ sortRemains),
/* harmony export */   O: () => (/* binding */ takeInventory)
/* harmony export */ });
/* harmony import */ var _core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60365);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(309);
/* harmony import */ var _core_retention_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40067);



/** Counts a database's objects by backup, with one listing; memory grows with the backups, not with the objects. */
async function takeInventory(storage, keys, signal, onObject = () => { }) {
    const owned = new Map();
    let totalBytes = 0;
    for await (const object of storage.list(keys.root, { signal })) {
        totalBytes += object.sizeBytes;
        const relative = keys.relative(object.key);
        onObject(relative, object.sizeBytes);
        const owner = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOfObject */ .WL)(relative);
        if (owner === undefined)
            continue;
        const of = owned.get(owner.id) ?? { objects: 0, bytes: 0, newest: new Date(0), hasRecords: false };
        of.objects += 1;
        of.bytes += object.sizeBytes;
        if (object.modifiedAt > of.newest)
            of.newest = object.modifiedAt;
        of.hasRecords ||= owner.part === 'verifications' || owner.part === 'holds';
        owned.set(owner.id, of);
    }
    return { owned, totalBytes };
}
/**
 * Decides about what has no manifest. The catalogue must be older than the records, and these older than the inventory:
 * then what had no manifest because it was removed has its record, and what has neither is of a run without a commit. A run
 * that commits meanwhile began within half the grace, so that all its objects are younger than the grace.
 */
function sortRemains(inventory, catalogue, records, now) {
    const remains = {
        expired: [],
        waiting: [],
        dead: [],
        unfinished: [],
        orphaned: [],
    };
    const needed = catalogue.needed();
    const unknownBefore = catalogue.newestUnknown?.startedAt;
    const known = new Set(catalogue.backups.flatMap((backup) => backup.predecessor ?? []));
    const isOld = (time) => now.getTime() - time.getTime() > _core_retention_js__WEBPACK_IMPORTED_MODULE_2__/* .GRACE_MS */ .g;
    for (const id of new Set([...inventory.owned.keys(), ...records.keys()])) {
        if (catalogue.has(id))
            continue;
        const owned = inventory.owned.get(id);
        const startedAt = timeIn(id);
        const isNeeded = needed.has(id) || (unknownBefore !== undefined && startedAt < unknownBefore);
        const record = records.get(id);
        if (record !== undefined) {
            (isOld(record) && !isNeeded ? remains.expired : remains.waiting).push(id);
        }
        else if (isNeeded || owned?.hasRecords === true || known.has(id)) {
            remains.orphaned.push(id);
        }
        else {
            // Both: copies may keep old times of files, and a storage may not tell them at all.
            const isDead = isOld(startedAt) && isOld(owned?.newest ?? startedAt);
            (isDead ? remains.dead : remains.unfinished).push(id);
        }
    }
    return remains;
}
function timeIn(id) {
    return (0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id)?.startedAt ?? new Date();
}


/***/ })

};
