export const id = 8748;
export const ids = [8748];
export const modules = {

/***/ 78748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ retainEverywhere)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(18790);
// EXTERNAL MODULE: ./build/repository/hidden-backups.js
var hidden_backups = __webpack_require__(23169);
// EXTERNAL MODULE: ./build/repository/inventory.js
var inventory = __webpack_require__(82363);
// EXTERNAL MODULE: ./build/repository/removal.js
var repository_removal = __webpack_require__(49263);
// EXTERNAL MODULE: ./build/repository/removal-records.js
var removal_records = __webpack_require__(22900);
// EXTERNAL MODULE: ./build/repository/destinations.js
var destinations = __webpack_require__(99874);
;// CONCATENATED MODULE: ./build/repository/undo-removals.js




/**
 * Puts back the manifests of removed backups that a committed one needs; their records stay, as any beside a manifest. The
 * catalogue is up to date afterwards.
 */
async function undoRemovals({ storage, database, removers, signal }, catalogue, records) {
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const restored = [];
    const warnings = [];
    // The digests that the backups name: a record that somebody planted must not put another manifest in the place.
    const named = new Map(catalogue.backups.flatMap(({ parents }) => parents.map((each) => [each.id, each.manifestSha256])));
    for (const id of catalogue.needed()) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        if (catalogue.has(id) || !records.has(id))
            continue;
        // What a backup that counts names by its hash needs nobody's signature.
        const sha256 = named.get(id);
        const believed = sha256 === undefined ? removers : undefined;
        const removed = await (0,removal_records/* readRemoval */.hf)(storage, keys, id, believed, signal);
        if (removed === undefined || removed.manifestSha256 !== (sha256 ?? removed.manifestSha256)) {
            warnings.push(`A backup needs ${id}, whose manifest was removed and can't be put back from its record.`);
            continue;
        }
        await (0,destinations/* putOnce */.L)(storage, keys.manifest(id), removed.bytes, signal);
        restored.push(id);
    }
    if (restored.length > 0)
        await catalogue.refresh();
    return { restored, warnings };
}

// EXTERNAL MODULE: ./build/repository/wholeness.js
var wholeness = __webpack_require__(92723);
// EXTERNAL MODULE: ./build/commands/retention-plan.js
var retention_plan = __webpack_require__(34943);
// EXTERNAL MODULE: ./build/commands/retention-state.js
var retention_state = __webpack_require__(48535);
// EXTERNAL MODULE: ./build/commands/sweep-destination.js + 1 modules
var sweep_destination = __webpack_require__(30318);
// EXTERNAL MODULE: ./build/commands/warn-of-some.js
var warn_of_some = __webpack_require__(92592);
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
    const { database, signer, dryRun, acceptMissing } = job;
    const { removers } = job.rings;
    const common = { database, clock, signal: host.signal, signer, removers, dryRun, acceptMissing, run };
    for (const storage of destinations) {
        const at = { storage, ...common };
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
async function retainAt(common, { settings, rings }) {
    const { storage, database, dryRun, run, signal } = common;
    const { label } = storage;
    const state = await run.phase(`read ${label}`, () => (0,retention_state/* readRetentionState */.m)(storage, database, rings, signal));
    const at = { ...common, signer: common.signer ?? (await passphraseSigner(state, rings)) };
    if (!dryRun)
        await mend(at, state.catalogue, state.records);
    const decisions = await planAt(at, state, settings);
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
    const swept = await run.phase(`sweep ${label}`, () => (0,sweep_destination/* sweepAt */.K)(at, state.catalogue));
    const lockedObjects = removed.locked + swept.lockedObjects;
    if (lockedObjects > 0) {
        run.warn(`${lockedObjects} objects at ${label} may not be deleted (Object Lock, or no permission); they stay.`);
    }
    const outcome = refusal !== undefined ? 'refused' : dryRun ? 'planned' : 'pruned';
    const detail = refusal?.message ?? '';
    return { label, outcome, detail, backups, removed: removed.count, ...swept, lockedObjects, refusal };
}
/** Plans by what counts here, and says what does not. */
async function planAt({ storage, database, run, signal }, state, { policy }) {
    const { catalogue } = state;
    const { label } = storage;
    const strange = catalogue.uncounted.map(({ id, reason }) => `${id} at ${label} fills no place of the policy and is not removed: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, strange, (more) => `${more} more manifests at ${label} fill no place and are not removed.`);
    const { decisions, notCounted } = await (0,retention_plan/* planCounted */.O)(state, policy, async () => {
        const { listings } = await (0,inventory/* takeInventory */.O)(storage, (0,core_keys/* objectKeys */.uv)(database), signal);
        return new wholeness/* Wholeness */.Z({ storage, database, catalogue, listings, signal });
    });
    const broken = [...notCounted].map(([id, reason]) => `${id} at ${label} fills no place of the policy: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, broken, (more) => `${more} more backups at ${label} fill no place of the policy.`);
    return decisions;
}
/** The key of the passphrase with the salt of the newest backup: one that readers derive in any case. */
async function passphraseSigner({ catalogue }, { passphrase }) {
    const salt = catalogue.backups.findLast((backup) => backup.salt !== null)?.salt;
    return typeof salt === 'string' ? passphrase?.signer(salt) : undefined;
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
    await mend(at, catalogue, await (0,removal_records/* listRemovals */.Qb)(storage, (0,core_keys/* objectKeys */.uv)(database), signal));
    return { count: removal.removed.length, locked: removal.locked.length };
}
async function mend(at, catalogue, records) {
    const { restored, warnings } = await undoRemovals(at, catalogue, records);
    at.run.warn(...warnings);
    for (const id of restored)
        at.run.warn(`${id} at ${at.storage.label} was being removed, but is needed: it is back.`);
}


/***/ }),

/***/ 30318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ sweepAt),
  h: () => (/* binding */ sweepOnly)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(18790);
// EXTERNAL MODULE: ./build/repository/catalogue-facts.js
var catalogue_facts = __webpack_require__(59104);
// EXTERNAL MODULE: ./build/repository/gap-records.js
var gap_records = __webpack_require__(31320);
// EXTERNAL MODULE: ./build/repository/hidden-backups.js
var hidden_backups = __webpack_require__(23169);
// EXTERNAL MODULE: ./build/repository/inventory.js
var repository_inventory = __webpack_require__(82363);
// EXTERNAL MODULE: ./build/repository/line.js + 1 modules
var line = __webpack_require__(37221);
// EXTERNAL MODULE: ./build/repository/removal-records.js
var removal_records = __webpack_require__(22900);
// EXTERNAL MODULE: ./build/core/manifest.js
var manifest = __webpack_require__(38883);
// EXTERNAL MODULE: ./build/core/retention.js
var retention = __webpack_require__(94970);
// EXTERNAL MODULE: ./build/repository/catalogue.js
var catalogue = __webpack_require__(40794);
// EXTERNAL MODULE: ./build/repository/for-each-bounded.js
var for_each_bounded = __webpack_require__(31304);
// EXTERNAL MODULE: ./build/repository/removal.js
var removal = __webpack_require__(49263);
// EXTERNAL MODULE: ./build/repository/unfinished.js
var repository_unfinished = __webpack_require__(7334);
;// CONCATENATED MODULE: ./build/repository/sweep.js








const REQUESTS_AT_ONCE = 8;
/**
 * Deletes what removed backups (phase two) and dead runs left, and then the records of the removals that are complete. A
 * record stays as long as one object of its backup does, so that a run that is killed in here is gone on with.
 */
async function sweep(storage, keys, remains, now, signal) {
    const dead = new Set(remains.dead);
    const suspected = new Set([...remains.expired, ...remains.dead]);
    const appeared = await committedMeanwhile(storage, keys, suspected, signal);
    const doomed = new Set([...suspected].filter((id) => !appeared.has(id)));
    const before = new Date(now.getTime() - retention/* GRACE_MS */.g3);
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
        if (!isHopeless && (await (0,removal/* deleteUnlessLocked */.yD)(storage, object.key, { signal }))) {
            freed.objects += 1;
            freed.bytes += object.sizeBytes;
            return;
        }
        freed.locked += 1;
        if (owner !== undefined)
            incomplete.add(owner.id);
    };
    if (doomed.size > 0)
        await (0,for_each_bounded/* forEachBounded */.a)(objectsOf(storage, keys, doomed, signal), REQUESTS_AT_ONCE, remove);
    const complete = remains.expired.filter((id) => doomed.has(id) && !incomplete.has(id));
    freed.locked += await deleteRecords(storage, keys, complete, signal);
    for (const key of await loneSignatures(storage, keys, before, signal)) {
        await (0,removal/* deleteUnlessLocked */.yD)(storage, key, { signal });
    }
    const unfinished = await (0,repository_unfinished/* removeUnfinished */.E)(storage, keys, now, signal);
    freed.objects += unfinished.objects;
    freed.bytes += unfinished.bytes;
    return freed;
}
/**
 * Asks for each manifest by its name before anything is deleted. One listing that leaves a committed backup out, because a
 * gateway cut it or the storage lost a page, must not cost that backup its objects.
 * @returns those that a sync committed since the manifests were listed: a new listing shows them
 * @throws {RestorableError} STORAGE_FAILED where a manifest is there and no listing shows it, and the storage's error for any
 *   answer but "not found"
 */
async function committedMeanwhile(storage, keys, ids, signal) {
    const found = new Set();
    await (0,for_each_bounded/* forEachBounded */.a)(ids, REQUESTS_AT_ONCE, async (id) => {
        if (await isThere(storage, keys.manifest(id), signal))
            found.add(id);
    });
    if (found.size === 0)
        return found;
    const listed = new Set(await (0,catalogue/* listBackupIds */.hf)(storage, keys, signal));
    const unlisted = [...found].find((id) => !listed.has(id));
    if (unlisted === undefined)
        return found;
    throw new errors/* RestorableError */.s$('STORAGE_FAILED', `${storage.label} has the manifest of ${unlisted}, but does not list it.`, {
        hint: 'Nothing was deleted. Its listings are incomplete: check proxies in between, or use another storage.',
    });
}
async function isThere(storage, key, signal) {
    try {
        await storage.get(key, { maxBytes: manifest/* MANIFEST_MAX_BYTES */.V4, signal });
        return true;
    }
    catch (error) {
        if (!(error instanceof errors/* RestorableError */.s$))
            throw error;
        // Larger than any manifest: something is there.
        if (error.code === 'STORAGE_CORRUPTED')
            return true;
        if (error.code === 'OBJECT_MISSING')
            return false;
        throw error;
    }
}
/** Deletes records of removal. @returns how many may not be deleted */
async function deleteRecords(storage, keys, ids, signal) {
    let locked = 0;
    await (0,for_each_bounded/* forEachBounded */.a)(ids, REQUESTS_AT_ONCE, async (id) => {
        // The signature last: a record without one is not believed.
        const key = keys.pruned(id);
        const isGone = await (0,removal/* deleteUnlessLocked */.yD)(storage, key, { signal });
        if (!isGone || !(await (0,removal/* deleteUnlessLocked */.yD)(storage, `${key}.asc`, { signal })))
            locked += 1;
    });
    return locked;
}
/** Signatures whose records of removal a run deleted before it was killed. */
async function loneSignatures(storage, keys, before, signal) {
    const listed = new Map();
    for await (const { key, modifiedAt } of storage.list(keys.allPruned, { signal }))
        listed.set(key, modifiedAt);
    return [...listed].flatMap(([key, modifiedAt]) => key.endsWith('.asc') && !listed.has(key.slice(0, -'.asc'.length)) && modifiedAt <= before ? [key] : []);
}
/** One listing for all of them: seven a backup would be more as soon as there are some. */
async function* objectsOf(storage, keys, ids, signal) {
    for await (const object of storage.list(keys.root, { signal })) {
        const owner = (0,core_keys/* ownerOfObject */.WL)(keys.relative(object.key));
        if (owner !== undefined && ids.has(owner.id))
            yield object;
    }
}

// EXTERNAL MODULE: ./build/commands/warn-of-some.js
var warn_of_some = __webpack_require__(92592);
;// CONCATENATED MODULE: ./build/commands/sweep-destination.js










/** Phase two of removals that are old enough, and what dead runs left; keeps the line of predecessors explained. */
async function sweepAt(at, catalogue) {
    const { storage, database, signal, dryRun, run, acceptMissing } = at;
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const records = await believedRecords(at, catalogue);
    const inventory = await (0,repository_inventory/* takeInventory */.O)(storage, keys, signal);
    const now = await storage.serverTime({ signal });
    // Later than the catalogue: what is hidden in between is in one of the two.
    const remains = (0,repository_inventory/* sortRemains */.I)(inventory, catalogue, records, now, await (0,hidden_backups/* hiddenBackups */.E)(storage, keys, signal));
    const orphaned = remains.orphaned.map((id) => `${id} was committed, but its manifest is missing at ${storage.label}; its objects are left alone.`);
    (0,warn_of_some/* warnOfSome */.A)(run, orphaned, (more) => `The manifests of ${more} more are missing at ${storage.label}.`);
    const doomed = [...remains.expired, ...remains.dead];
    const bytes = doomed.reduce((sum, id) => sum + (inventory.owned.get(id)?.bytes ?? 0), 0);
    const objects = doomed.reduce((sum, id) => sum + (inventory.owned.get(id)?.objects ?? 0), 0);
    if (!dryRun && (remains.expired.length > 0 || acceptMissing)) {
        const gaps = await gap_records/* GapRecords */.F.open({ storage, keys, ring: at.removers, signal });
        const tidying = { leaving: new Set(remains.expired), accept: acceptMissing };
        await (0,line/* tidyGaps */.G)(at, { catalogue, gaps }, tidying);
    }
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
/**
 * The records of removal by which something may be deleted for good. Who signs his own believes no others: a record that somebody
 * planted must not get us to delete what an accident took the manifest of. Who signs nothing can't tell.
 */
async function believedRecords(at, catalogue) {
    const { storage, database, signal, run, signer, removers, acceptMissing } = at;
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const records = await (0,removal_records/* listRemovals */.Qb)(storage, keys, signal);
    if (signer === undefined || removers === undefined || acceptMissing)
        return records;
    const alone = [...records.keys()].filter((id) => !catalogue.has(id));
    const believed = await (0,removal_records/* beingRemoved */.wv)(storage, keys, alone, removers, signal);
    const doubted = alone.filter((id) => !believed.has(id));
    const warnings = doubted.map((id) => `Nobody accepted signed the record of the removal of ${id} at ${storage.label}.`);
    (0,warn_of_some/* warnOfSome */.A)(run, warnings, (more) => `Nor ${more} more records of removal at ${storage.label}.`);
    return new Map([...records].filter(([id]) => !doubted.includes(id)));
}
/** Sweeps alone, after a backup that failed: what earlier dead runs left. What goes wrong is a warning. */
async function sweepOnly(destinations, { name: database, rings, signer }, { host, clock }, run) {
    const { signers: ring, removers } = rings;
    const common = { database, clock, signal: host.signal, signer, removers, run, dryRun: false, acceptMissing: false };
    for (const storage of destinations) {
        try {
            const catalogue = await catalogue_facts/* BackupCatalogue */.k.read({ storage, database, ring, signal: host.signal });
            const swept = await run.phase(`sweep ${storage.label}`, () => sweepAt({ storage, ...common }, catalogue));
            host.log.info(`Swept ${storage.label}: ${swept.freedObjects} objects, ${swept.freedBytes} bytes freed.`);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            run.warn(`${storage.label} could not be swept: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
}


/***/ }),

/***/ 7334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ removeUnfinished)
/* harmony export */ });
/* harmony import */ var _core_retention_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94970);

/**
 * Removes what killed runs left half written of a database, where this kind of storage has such things. What another run
 * writes just now is younger than the grace.
 * @param now by the storage's clock
 */
async function removeUnfinished(storage, keys, now, signal) {
    const before = new Date(now.getTime() - _core_retention_js__WEBPACK_IMPORTED_MODULE_0__/* .UNFINISHED_GRACE_MS */ .gb);
    return (await storage.removeUnfinished?.(keys.root, { before, signal })) ?? { objects: 0, bytes: 0 };
}


/***/ })

};
