export const id = 6910;
export const ids = [6910];
export const modules = {

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

/***/ 57763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPrune: () => (/* binding */ runPrune)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _run_key_rings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5425);
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16896);
/* harmony import */ var _run_run_context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88246);
/* harmony import */ var _run_verifier_signer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27039);
/* harmony import */ var _retention_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75114);






const UNSIGNED = 'The records of what this run removes are not signed: with `signers`, `status` will report the backups as missing, and `sync` will copy them again. Set `verifier-key`.';
async function runPrune(request, dependencies) {
    const context = (0,_run_run_context_js__WEBPACK_IMPORTED_MODULE_3__/* .beginRun */ .T)(dependencies);
    const { run } = context;
    const outcomes = [];
    await run.guard(async () => {
        const signer = await (0,_run_verifier_signer_js__WEBPACK_IMPORTED_MODULE_4__/* .openVerifierKey */ .I)(request.verifierKey, context);
        const rings = await (0,_run_key_rings_js__WEBPACK_IMPORTED_MODULE_1__/* .openKeyRings */ .n)(request, signer === undefined ? [] : [signer.publicKey]);
        const isSigning = signer !== undefined || rings.passphrase !== undefined;
        if (rings.signers !== undefined && !isSigning && !request.dryRun)
            run.warn(UNSIGNED);
        const destinations = await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_2__/* .openStored */ .c2)(request, context);
        const { acceptMissing, dryRun } = request;
        const job = { settings: request, rings, signer, acceptMissing, dryRun, run };
        await (0,_retention_js__WEBPACK_IMPORTED_MODULE_5__/* .retainEverywhere */ .i)(job, destinations, outcomes);
        const found = outcomes.some((each) => each.backups.length + each.waiting + each.freedBackups + each.freedRuns + each.keptRecords > 0);
        if (found)
            return;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_NOT_FOUND', `There is no backup of ${request.name} at any destination.`, {
            hint: 'Check `name` and `destination`; `list` without a name prints every database that the destination holds.',
        });
    });
    return { mode: 'prune', ...run.facts(false), dryRun: request.dryRun, destinations: outcomes };
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
// EXTERNAL MODULE: ./build/retention/sweep-destination.js + 2 modules
var sweep_destination = __webpack_require__(63717);
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

/***/ 63717:
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
// EXTERNAL MODULE: ./build/core/format/manifest.js
var manifest = __webpack_require__(74493);
// EXTERNAL MODULE: ./build/repository/removal/removal.js
var removal = __webpack_require__(37164);
// EXTERNAL MODULE: ./build/repository/removal/unfinished.js
var removal_unfinished = __webpack_require__(58155);
;// CONCATENATED MODULE: ./build/repository/removal/orphans.js







const REQUESTS_AT_ONCE = 8;
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
        await (0,for_each_bounded/* forEachBounded */.a)(objectsOf(at, toDelete), REQUESTS_AT_ONCE, remove);
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
    await (0,for_each_bounded/* forEachBounded */.a)(ids, REQUESTS_AT_ONCE, async (id) => {
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
    await (0,for_each_bounded/* forEachBounded */.a)(ids, REQUESTS_AT_ONCE, async (id) => {
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
    for (const prefix of gone.size === 0 ? [] : [at.keys.allVerifications, at.keys.allEvidence]) {
        for await (const object of at.list(prefix)) {
            const record = (0,object_keys/* recordAt */.zR)(at.keys.relative(object.key));
            if (record === undefined || !gone.has(record.id))
                continue;
            if (!isOld(record.time, keepMs) || !isOld(object.modifiedAt, retention/* GRACE_MS */.g3))
                continue;
            objects.set(record.id, [...(objects.get(record.id) ?? []), object]);
            found.bytes += object.sizeBytes;
            if (object.key.endsWith('.json'))
                found.count += 1;
        }
    }
    return { objects, ...found };
}
async function deleteExpiredRecords(at, { objects }) {
    const appeared = await committedMeanwhile(at, new Set(objects.keys()));
    let locked = 0;
    const leaving = [...objects].filter(([id]) => !appeared.has(id)).flatMap(([, those]) => those);
    for (const isRecord of [true, false]) {
        const those = leaving.filter(({ key }) => key.endsWith('.json') === isRecord);
        await (0,for_each_bounded/* forEachBounded */.a)(those, expired_records_REQUESTS_AT_ONCE, async ({ key }) => {
            if (!(await (0,removal/* deleteUnlessLocked */.yD)(at, key)))
                locked += 1;
        });
    }
    return locked;
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
async function freeRecords({ at, dryRun, keepRecordsMs }, recorded, now) {
    if (keepRecordsMs === undefined)
        return { count: 0, objects: 0, bytes: 0, locked: 0 };
    const expired = await findExpiredRecords(at, recorded, { now, keepMs: keepRecordsMs });
    const { count, bytes } = expired;
    const objects = [...expired.objects.values()].reduce((sum, those) => sum + those.length, 0);
    return { count, objects, bytes, locked: dryRun ? 0 : await deleteExpiredRecords(at, expired) };
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

/***/ 27039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ openVerifierKey)
/* harmony export */ });
/* harmony import */ var _openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24566);

async function openVerifierKey(verifierKey, { clock, run }) {
    if (verifierKey === undefined)
        return undefined;
    const signer = await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_0__/* .createSigner */ .rO)(verifierKey, 'verifier-key', clock.now());
    run.warn(...signer.warnings);
    return signer;
}


/***/ })

};
