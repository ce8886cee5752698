export const id = 1537;
export const ids = [1537];
export const modules = {

/***/ 81537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPrune: () => (/* binding */ runPrune)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _open_destinations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8099);
/* harmony import */ var _retention_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22581);
/* harmony import */ var _retention_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48535);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34344);





/** Removes what no rule keeps, and sweeps; or says what it would remove. Never throws: the report holds the error. */
async function runPrune(request, dependencies) {
    const run = new _run_js__WEBPACK_IMPORTED_MODULE_4__/* .Run */ .K(dependencies);
    const outcomes = [];
    await run.guard(async () => {
        const rings = await (0,_retention_state_js__WEBPACK_IMPORTED_MODULE_3__/* .openRings */ .K0)(request);
        const destinations = await (0,_open_destinations_js__WEBPACK_IMPORTED_MODULE_1__/* .openDestinations */ .u)(request.destinations, dependencies, run);
        const job = { database: request.name, settings: request, rings, dryRun: request.dryRun };
        await (0,_retention_js__WEBPACK_IMPORTED_MODULE_2__/* .retainEverywhere */ .i)(job, destinations, dependencies, run, outcomes);
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

/***/ 22581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ retainEverywhere),
  h: () => (/* binding */ sweepOnly)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(18790);
// EXTERNAL MODULE: ./build/core/retention.js
var retention = __webpack_require__(94970);
// EXTERNAL MODULE: ./build/repository/catalogue-facts.js
var catalogue_facts = __webpack_require__(59104);
// EXTERNAL MODULE: ./build/repository/hidden-backups.js
var hidden_backups = __webpack_require__(23169);
// EXTERNAL MODULE: ./build/repository/inventory.js
var repository_inventory = __webpack_require__(82363);
// EXTERNAL MODULE: ./build/repository/removal.js
var repository_removal = __webpack_require__(49263);
// EXTERNAL MODULE: ./build/repository/for-each-bounded.js
var for_each_bounded = __webpack_require__(31304);
;// CONCATENATED MODULE: ./build/repository/sweep.js




const DELETES_AT_ONCE = 8;
/**
 * Deletes what removed backups (phase two) and dead runs left, and then the records of the removals that are complete. A
 * record stays as long as one object of its backup does, so that a run that is killed in here is gone on with.
 */
async function sweep(storage, keys, remains, now, signal) {
    const doomed = new Set([...remains.expired, ...remains.dead]);
    const dead = new Set(remains.dead);
    const before = new Date(now.getTime() - retention/* GRACE_MS */.g);
    const freed = { objects: 0, bytes: 0, locked: 0 };
    const incomplete = new Set();
    const remove = async (object) => {
        const owner = (0,core_keys/* ownerOfObject */.WL)(keys.relative(object.key));
        const isDead = owner !== undefined && dead.has(owner.id);
        // What was written since it was looked at: a sync goes on where another died.
        if (isDead && object.modifiedAt > before)
            return;
        // A dead run's objects were locked within one run: where one can't go yet, thousands need not be tried every time.
        const isHopeless = isDead && incomplete.has(owner.id);
        if (!isHopeless && (await (0,repository_removal/* deleteUnlessLocked */.yD)(storage, object.key, { signal }))) {
            freed.objects += 1;
            freed.bytes += object.sizeBytes;
            return;
        }
        freed.locked += 1;
        if (owner !== undefined)
            incomplete.add(owner.id);
    };
    if (doomed.size > 0)
        await (0,for_each_bounded/* forEachBounded */.a)(objectsOf(storage, keys, doomed, signal), DELETES_AT_ONCE, remove);
    await (0,for_each_bounded/* forEachBounded */.a)(remains.expired.filter((id) => !incomplete.has(id)), DELETES_AT_ONCE, async (id) => {
        if (!(await (0,repository_removal/* deleteUnlessLocked */.yD)(storage, keys.pruned(id), { signal })))
            freed.locked += 1;
    });
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

// EXTERNAL MODULE: ./build/repository/destinations.js
var destinations = __webpack_require__(99874);
// EXTERNAL MODULE: ./build/repository/digest.js
var digest = __webpack_require__(65535);
// EXTERNAL MODULE: ./build/repository/signed-record.js
var signed_record = __webpack_require__(29057);
;// CONCATENATED MODULE: ./build/repository/undo-removals.js






/**
 * Puts back the manifests of removed backups that a committed one needs; their records stay, as any beside a manifest. The
 * catalogue is up to date afterwards.
 */
async function undoRemovals({ storage, database, signal }, catalogue, records) {
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const restored = [];
    const warnings = [];
    // The digests that the backups name: a record that somebody planted must not put another manifest in the place.
    const named = new Map(catalogue.backups.flatMap(({ parents }) => parents.map((each) => [each.id, each.manifestSha256])));
    for (const id of catalogue.needed()) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        if (catalogue.has(id) || !records.has(id))
            continue;
        const manifest = await manifestIn(storage, keys, id, named.get(id), signal);
        if (manifest === undefined) {
            warnings.push(`A backup needs ${id}, whose manifest was removed and can't be put back from its record.`);
            continue;
        }
        await (0,destinations/* putOnce */.L)(storage, keys.manifest(id), manifest, signal);
        restored.push(id);
    }
    if (restored.length > 0)
        await catalogue.refresh();
    return { restored, warnings };
}
async function manifestIn(storage, keys, id, sha256, signal) {
    const record = await (0,signed_record/* getRecord */.EI)(storage, keys.pruned(id), signal);
    const parsed = record && repository_removal/* prunedSchema */.M8.safeParse(record.json).data;
    if (parsed === undefined || parsed.backup.id !== id)
        return undefined;
    const manifest = Buffer.from(parsed.manifest);
    return (0,digest/* sha256Hex */.f)(manifest) === (sha256 ?? parsed.backup.manifestSha256) ? manifest : undefined;
}

// EXTERNAL MODULE: ./build/commands/retention-state.js
var retention_state = __webpack_require__(48535);
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
    const hidden = await (0,hidden_backups/* hiddenBackups */.E)(storage, (0,core_keys/* objectKeys */.uv)(database), signal);
    const unwanted = decisions.filter((decision) => !decision.keep).map((decision) => decision.id);
    const going = spareBefore(hidden, unwanted, label, run);
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
/** A backup that somebody hid may need anything that is older than it: hiding it must not make us remove that for good. */
function spareBefore(hidden, unwanted, label, run) {
    const newest = hidden.at(-1) ?? '';
    const going = unwanted.filter((id) => id > newest);
    if (going.length < unwanted.length) {
        run.warn(`${unwanted.length - going.length} backups at ${label} stay: the manifest of ${newest}, which may need them, was deleted, but not by \`prune\`.`);
    }
    return going;
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
        run.warn(`${removal.spared.length} backups at ${storage.label} stay: one that is locked, or was made meanwhile, may need them.`);
    }
    await mend(at, catalogue, await (0,repository_removal/* listRemovals */.Qb)(storage, (0,core_keys/* objectKeys */.uv)(database), signal));
    return { count: removal.removed.length, locked: removal.locked.length };
}
async function mend(at, catalogue, records) {
    const { restored, warnings } = await undoRemovals(at, catalogue, records);
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
    // Later than the catalogue: what is hidden in between is in one of the two.
    const remains = (0,repository_inventory/* sortRemains */.I)(inventory, catalogue, records, now, await (0,hidden_backups/* hiddenBackups */.E)(storage, keys, signal));
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

/***/ 99874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ checkClock),
/* harmony export */   L: () => (/* binding */ putOnce)
/* harmony export */ });
/* harmony import */ var _core_catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61417);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65535);



/**
 * Puts an object that is never replaced. One that is already there with the same bytes is what a retry after a lost
 * answer finds, and is success.
 * @returns whether the object there has these bytes
 */
async function putOnce(destination, key, body, signal) {
    try {
        await destination.put(key, body, { sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(body), ifAbsent: true, signal });
        return true;
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$) || error.code !== 'OBJECT_EXISTS')
            throw error;
        const there = await destination.get(key, { maxBytes: body.length, signal }).catch((unread) => {
            // Something larger is not ours either: whoever puts it there must not stop all backups.
            if (unread instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$ && unread.code === 'STORAGE_CORRUPTED')
                return undefined;
            throw unread;
        });
        return there !== undefined && Buffer.from(there).equals(body);
    }
}
/** Refuses a machine whose clock is off: ids, retention and data age all count from it. @throws {RestorableError} STORAGE_CLOCK */
async function checkClock(destination, now, signal) {
    const before = now().getTime();
    const there = (await destination.serverTime({ signal })).getTime();
    const skewMs = Math.max(before - there, there - now().getTime(), 0);
    if (skewMs <= _core_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOCK_SKEW_MS */ .r)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('STORAGE_CLOCK', `This machine's clock and the clock of ${destination.label} differ by ${Math.round(skewMs / 60_000)} minutes.`, { hint: 'Set the clock (`timedatectl set-ntp true`) and run again; at most 5 minutes are accepted.' });
}


/***/ }),

/***/ 82363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ sortRemains),
/* harmony export */   O: () => (/* binding */ takeInventory)
/* harmony export */ });
/* harmony import */ var _core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _core_retention_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94970);



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
 * @param hidden ids whose manifests were deleted, but not by a removal, and are still there below: whoever may only hide must
 *   not get us to delete for good, neither by hiding a manifest nor by forging a record beside it
 */
function sortRemains(inventory, catalogue, records, now, hidden) {
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
        if (hidden.includes(id))
            remains.orphaned.push(id);
        else if (record !== undefined) {
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
