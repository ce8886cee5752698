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
/* harmony import */ var _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72352);
/* harmony import */ var _reading_fetch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7964);



async function readObjectList(sources, keys, manifest, signal, problems) {
    const objects = [];
    for (const [index, part] of manifest.objects.entries()) {
        if (part.sizeBytes > _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_1__/* .OBJECT_LIST_MAX_BYTES */ .IK)
            throw damaged(manifest, `its part ${index} is too large`);
        const expected = { key: keys.relative(keys.objects(manifest.id, index)), ...part };
        const listed = (0,_core_format_object_list_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObjectList */ .vo)(await (0,_reading_fetch_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchVerified */ .J)(sources, keys.root, expected, signal, problems), manifest.id);
        const isLast = index === manifest.objects.length - 1;
        if (listed.length === 0 || (!isLast && listed.length !== _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_1__/* .OBJECTS_PER_PART */ .BC)) {
            throw damaged(manifest, `its part ${index} has ${listed.length} objects`);
        }
        if ((listed[0]?.key ?? '') <= (objects.at(-1)?.key ?? ''))
            throw damaged(manifest, 'it is not in order');
        for (const object of listed)
            objects.push(object);
    }
    requireAgreement(manifest, objects, keys);
    return objects;
}
function requireAgreement(manifest, objects, keys) {
    const contents = objects.find(({ key }) => key === keys.relative(keys.contents(manifest.id)));
    if (contents?.sha256 !== manifest.contents.sha256 || contents.sizeBytes !== manifest.contents.sizeBytes) {
        throw damaged(manifest, 'it names other contents than the manifest');
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
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69984);



async function putOnce(destination, key, body, signal) {
    try {
        await destination.put(key, body, { sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(body), ifAbsent: true, signal });
        return true;
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'OBJECT_EXISTS')
            throw error;
        const there = await destination.get(key, { maxBytes: body.length, signal }).catch((unread) => {
            if (unread instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && unread.code === 'STORAGE_CORRUPTED')
                return undefined;
            throw unread;
        });
        return there !== undefined && Buffer.from(there).equals(body);
    }
}
async function checkClock(destination, now, signal) {
    const before = now().getTime();
    const there = (await destination.serverTime({ signal })).getTime();
    const skewMs = Math.max(before - there, there - now().getTime(), 0);
    if (skewMs <= _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__/* .CLOCK_SKEW_MS */ .r)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('CLOCK_SKEW', `This machine's clock and the clock of ${destination.label} differ by ${Math.round(skewMs / 60_000)} minutes.`, { hint: 'Set the clock (`timedatectl set-ntp true`) and run again; at most 5 minutes are accepted.' });
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




async function fetchVerified(sources, root, object, signal, problems) {
    const order = sources instanceof _read_preference_js__WEBPACK_IMPORTED_MODULE_3__/* .ReadPreference */ .U ? sources : new _read_preference_js__WEBPACK_IMPORTED_MODULE_3__/* .ReadPreference */ .U(sources);
    try {
        return await (0,_read_preference_js__WEBPACK_IMPORTED_MODULE_3__/* .readFromFirstHealthy */ .m)(order, signal, problems, async (source, limited) => {
            const stored = await fetchFrom(source, root, object, limited);
            order.noteServed(source, stored.length);
            return stored;
        });
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        const isGood = (stored) => stored.length === object.sizeBytes && (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) === object.sha256 ? stored : undefined;
        const older = await (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_2__/* .olderCopy */ .E)(order.current, root + object.key, object.sizeBytes, signal, problems, isGood);
        if (older === undefined)
            throw thrown;
        order.noteServed(older.source, older.value.length);
        return older.value;
    }
}
async function fetchFrom(source, root, object, signal) {
    const hint = 'Use another destination or an earlier backup, and find out what changed this one.';
    const wrong = (what, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `${object.key} at ${source.label} ${what}.`, { hint, cause });
    const stored = await source.get(root + object.key, { maxBytes: object.sizeBytes, signal }).catch((cause) => {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(cause);
        if (error.code === 'OBJECT_MISSING') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_MISSING', `${object.key} is missing at ${source.label}.`, { hint, cause });
        }
        if (error.code === 'STORAGE_CORRUPTED')
            throw wrong(`has not the ${object.sizeBytes} bytes that were written`, cause);
        throw error;
    });
    if (stored.length !== object.sizeBytes)
        throw wrong(`has ${stored.length} bytes; ${object.sizeBytes} were written`);
    if ((0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) !== object.sha256)
        throw wrong('holds other bytes than were written');
    return stored;
}


/***/ }),

/***/ 58155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ removeUnfinished)
/* harmony export */ });
/* harmony import */ var _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51222);

async function removeUnfinished(storage, keys, now, signal) {
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
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76010);
/* harmony import */ var _run_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86297);
/* harmony import */ var _run_verifier_signer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27039);
/* harmony import */ var _retention_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75114);






const UNSIGNED = 'What this run removes is not signed: with `signers`, `status` will report it as missing, and `sync` will bring it back. Give `verifier-key`.';
async function runPrune(request, dependencies) {
    const run = new _run_run_js__WEBPACK_IMPORTED_MODULE_3__/* .Run */ .K(dependencies);
    const outcomes = [];
    await run.guard(async () => {
        const signer = await (0,_run_verifier_signer_js__WEBPACK_IMPORTED_MODULE_4__/* .openVerifierKey */ .I)(request.verifierKey, dependencies, run);
        const rings = await (0,_run_key_rings_js__WEBPACK_IMPORTED_MODULE_1__/* .openKeyRings */ .n)(request, signer === undefined ? [] : [signer.publicKey]);
        const isSigning = signer !== undefined || rings.passphrase !== undefined;
        if (rings.signers !== undefined && !isSigning && !request.dryRun)
            run.warn(UNSIGNED);
        const destinations = await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_2__/* .openDestinations */ .u)(request.destinations, dependencies, run);
        const { acceptMissing, dryRun } = request;
        const job = { database: request.name, settings: request, rings, signer };
        await (0,_retention_js__WEBPACK_IMPORTED_MODULE_5__/* .retainEverywhere */ .i)({ ...job, acceptMissing, dryRun }, destinations, dependencies, run, outcomes);
        const found = outcomes.some((each) => each.backups.length + each.waiting + each.freedBackups + each.freedRuns > 0);
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
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/repository/catalog/untrusted-backups.js
var untrusted_backups = __webpack_require__(74895);
// EXTERNAL MODULE: ./build/repository/records/removal-records.js
var removal_records = __webpack_require__(64921);
// EXTERNAL MODULE: ./build/repository/removal/inventory.js
var inventory = __webpack_require__(39340);
// EXTERNAL MODULE: ./build/repository/removal/removal.js
var removal_removal = __webpack_require__(37164);
// EXTERNAL MODULE: ./build/repository/reading/destinations.js
var destinations = __webpack_require__(97983);
;// CONCATENATED MODULE: ./build/repository/removal/restore-manifests.js




async function restoreManifests({ storage, database, removers, signal }, catalog, records) {
    const keys = (0,object_keys/* objectKeys */.uv)(database);
    const restored = [];
    const warnings = [];
    const named = new Map(catalog.backups.flatMap(({ parents }) => parents.map((each) => [each.id, each.manifestSha256])));
    for (const id of catalog.needed()) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        if (catalog.has(id) || !records.has(id))
            continue;
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
        await catalog.refresh();
    return { restored, warnings };
}

// EXTERNAL MODULE: ./build/repository/replication/wholeness.js
var wholeness = __webpack_require__(43222);
// EXTERNAL MODULE: ./build/run/warn-of-some.js
var warn_of_some = __webpack_require__(52395);
// EXTERNAL MODULE: ./build/retention/retention-plan.js
var retention_plan = __webpack_require__(92001);
// EXTERNAL MODULE: ./build/retention/retention-state.js
var retention_state = __webpack_require__(35213);
// EXTERNAL MODULE: ./build/retention/sweep-destination.js + 1 modules
var sweep_destination = __webpack_require__(77425);
;// CONCATENATED MODULE: ./build/retention/retention.js












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
        await mend(at, state.catalog, state.records);
    const decisions = await planAt(at, state, settings);
    const backups = decisions.map((decision) => {
        const facts = state.catalog.get(decision.id);
        const startedAt = (facts?.startedAt ?? new Date(0)).toISOString();
        return { ...decision, kind: facts?.kind ?? 'full', startedAt, storedBytes: facts?.storedBytes ?? 0 };
    });
    const hidden = await (0,untrusted_backups/* deletedBackups */.H)(storage, (0,object_keys/* objectKeys */.uv)(database), signal);
    const unwanted = decisions.filter((decision) => !decision.keep).map((decision) => decision.id);
    const going = spareBefore(hidden, unwanted, label, run);
    const refusal = going.length === 0 ? undefined : await refusalFor(state, settings, label);
    const isRemoving = !dryRun && refusal === undefined;
    const removed = isRemoving ? await remove(at, state.catalog, going) : { count: dryRun ? going.length : 0, locked: 0 };
    const swept = await run.phase(`sweep ${label}`, () => (0,sweep_destination/* sweepAt */.K)(at, state.catalog));
    const lockedObjects = removed.locked + swept.lockedObjects;
    if (lockedObjects > 0) {
        run.warn(`${lockedObjects} objects at ${label} may not be deleted (Object Lock, or no permission); they stay.`);
    }
    const outcome = refusal !== undefined ? 'refused' : dryRun ? 'planned' : 'pruned';
    const detail = refusal?.message ?? '';
    return { label, outcome, detail, backups, removed: removed.count, ...swept, lockedObjects, refusal };
}
async function planAt({ storage, database, run, signal }, state, { policy }) {
    const { catalog } = state;
    const { label } = storage;
    const untrusted = catalog.uncounted.map(({ id, reason }) => `${id} at ${label} fills no place of the policy and is not removed: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, untrusted, (more) => `${more} more manifests at ${label} fill no place and are not removed.`);
    const { decisions, notCounted } = await (0,retention_plan/* planCounted */.O)(state, policy, async () => {
        const { listings } = await (0,inventory/* takeInventory */.O)(storage, (0,object_keys/* objectKeys */.uv)(database), signal);
        return new wholeness/* Wholeness */.Z({ storage, database, catalog, listings, signal });
    });
    const broken = [...notCounted].map(([id, reason]) => `${id} at ${label} fills no place of the policy: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, broken, (more) => `${more} more backups at ${label} fill no place of the policy.`);
    return decisions;
}
async function passphraseSigner({ catalog }, { passphrase }) {
    const salt = catalog.backups.findLast((backup) => backup.salt !== null)?.salt;
    return typeof salt === 'string' ? passphrase?.signer(salt) : undefined;
}
function spareBefore(hidden, unwanted, label, run) {
    const newest = hidden.at(-1) ?? '';
    const going = unwanted.filter((id) => id > newest);
    if (going.length < unwanted.length) {
        run.warn(`${unwanted.length - going.length} backups at ${label} stay: the manifest of ${newest}, which may need them, was deleted, but not by \`prune\`.`);
    }
    return going;
}
async function refusalFor({ log }, settings, label) {
    if (settings.allowFailedVerification)
        return undefined;
    const last = await log.last();
    if (last?.verdict !== 'failed')
        return undefined;
    return new errors/* RestorableError */.s$('PRUNE_REFUSED', `The last verification at ${label} failed (${last.backup.id}, ${last.finishedAt}); nothing is removed.`, {
        hint: 'An older backup may be the good one. Find out why it failed and verify again, or set `allow-failed-verification: true`.',
    });
}
async function remove(at, catalog, going) {
    const { run, storage, database, signal } = at;
    if (going.length === 0)
        return { count: 0, locked: 0 };
    const removal = await run.phase(`remove at ${storage.label}`, () => (0,removal_removal/* removeBackups */.mu)(at, catalog, going, 'no rule of the retention policy keeps it'));
    if (removal.spared.length > 0) {
        run.warn(`${removal.spared.length} backups at ${storage.label} stay: one that is locked, or was made meanwhile, may need them.`);
    }
    await mend(at, catalog, await (0,removal_records/* listRemovals */.Qb)(storage, (0,object_keys/* objectKeys */.uv)(database), signal));
    return { count: removal.removed.length, locked: removal.locked.length };
}
async function mend(at, catalog, records) {
    const { restored, warnings } = await restoreManifests(at, catalog, records);
    at.run.warn(...warnings);
    for (const id of restored)
        at.run.warn(`${id} at ${at.storage.label} was being removed, but is needed: it is back.`);
}


/***/ }),

/***/ 77425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ sweepAt),
  h: () => (/* binding */ sweepOnly)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/repository/catalog/catalog-facts.js
var catalog_facts = __webpack_require__(12958);
// EXTERNAL MODULE: ./build/repository/catalog/untrusted-backups.js
var untrusted_backups = __webpack_require__(74895);
// EXTERNAL MODULE: ./build/repository/records/gap-records.js
var gap_records = __webpack_require__(87377);
// EXTERNAL MODULE: ./build/repository/records/removal-records.js
var removal_records = __webpack_require__(64921);
// EXTERNAL MODULE: ./build/repository/removal/inventory.js
var removal_inventory = __webpack_require__(39340);
// EXTERNAL MODULE: ./build/repository/removal/lineage.js + 1 modules
var lineage = __webpack_require__(2965);
// EXTERNAL MODULE: ./build/core/format/manifest.js
var manifest = __webpack_require__(74493);
// EXTERNAL MODULE: ./build/core/planning/retention.js
var retention = __webpack_require__(51222);
// EXTERNAL MODULE: ./build/repository/catalog/catalog.js
var catalog = __webpack_require__(84820);
// EXTERNAL MODULE: ./build/repository/concurrency/for-each-bounded.js
var for_each_bounded = __webpack_require__(53344);
// EXTERNAL MODULE: ./build/repository/removal/removal.js
var removal = __webpack_require__(37164);
// EXTERNAL MODULE: ./build/repository/removal/unfinished.js
var removal_unfinished = __webpack_require__(58155);
;// CONCATENATED MODULE: ./build/repository/removal/orphans.js








const REQUESTS_AT_ONCE = 8;
async function sweep(storage, keys, remains, now, signal) {
    const dead = new Set(remains.dead);
    const suspected = new Set([...remains.expired, ...remains.dead]);
    const appeared = await committedMeanwhile(storage, keys, suspected, signal);
    const toDelete = new Set([...suspected].filter((id) => !appeared.has(id)));
    const before = new Date(now.getTime() - retention/* GRACE_MS */.g3);
    const freed = { objects: 0, bytes: 0, locked: 0 };
    const incomplete = new Set();
    const remove = async (object) => {
        const owner = (0,object_keys/* ownerOfObject */.WL)(keys.relative(object.key));
        const isDead = owner !== undefined && dead.has(owner.id);
        if (isDead && object.modifiedAt > before)
            return;
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
    if (toDelete.size > 0)
        await (0,for_each_bounded/* forEachBounded */.a)(objectsOf(storage, keys, toDelete, signal), REQUESTS_AT_ONCE, remove);
    const complete = remains.expired.filter((id) => toDelete.has(id) && !incomplete.has(id));
    freed.locked += await deleteRecords(storage, keys, complete, signal);
    for (const key of await loneSignatures(storage, keys, before, signal)) {
        await (0,removal/* deleteUnlessLocked */.yD)(storage, key, { signal });
    }
    const unfinished = await (0,removal_unfinished/* removeUnfinished */.E)(storage, keys, now, signal);
    freed.objects += unfinished.objects;
    freed.bytes += unfinished.bytes;
    return freed;
}
async function committedMeanwhile(storage, keys, ids, signal) {
    const found = new Set();
    await (0,for_each_bounded/* forEachBounded */.a)(ids, REQUESTS_AT_ONCE, async (id) => {
        if (await isThere(storage, keys.manifest(id), signal))
            found.add(id);
    });
    if (found.size === 0)
        return found;
    const listed = new Set(await (0,catalog/* listBackupIds */.hf)(storage, keys, signal));
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
        if (error.code === 'STORAGE_CORRUPTED')
            return true;
        if (error.code === 'OBJECT_MISSING')
            return false;
        throw error;
    }
}
async function deleteRecords(storage, keys, ids, signal) {
    let locked = 0;
    await (0,for_each_bounded/* forEachBounded */.a)(ids, REQUESTS_AT_ONCE, async (id) => {
        const key = keys.pruned(id);
        const isGone = await (0,removal/* deleteUnlessLocked */.yD)(storage, key, { signal });
        if (!isGone || !(await (0,removal/* deleteUnlessLocked */.yD)(storage, `${key}.asc`, { signal })))
            locked += 1;
    });
    return locked;
}
async function loneSignatures(storage, keys, before, signal) {
    const listed = new Map();
    for await (const { key, modifiedAt } of storage.list(keys.allPruned, { signal }))
        listed.set(key, modifiedAt);
    return [...listed].flatMap(([key, modifiedAt]) => key.endsWith('.asc') && !listed.has(key.slice(0, -'.asc'.length)) && modifiedAt <= before ? [key] : []);
}
async function* objectsOf(storage, keys, ids, signal) {
    for await (const object of storage.list(keys.root, { signal })) {
        const owner = (0,object_keys/* ownerOfObject */.WL)(keys.relative(object.key));
        if (owner !== undefined && ids.has(owner.id))
            yield object;
    }
}

// EXTERNAL MODULE: ./build/run/warn-of-some.js
var warn_of_some = __webpack_require__(52395);
;// CONCATENATED MODULE: ./build/retention/sweep-destination.js










async function sweepAt(at, catalog) {
    const { storage, database, signal, dryRun, run, acceptMissing } = at;
    const keys = (0,object_keys/* objectKeys */.uv)(database);
    const records = await believedRecords(at, catalog);
    const inventory = await (0,removal_inventory/* takeInventory */.O)(storage, keys, signal);
    const now = await storage.serverTime({ signal });
    const remains = (0,removal_inventory/* sortRemains */.I)(inventory, catalog, records, now, await (0,untrusted_backups/* deletedBackups */.H)(storage, keys, signal));
    const orphaned = remains.orphaned.map((id) => `${id} was committed, but its manifest is missing at ${storage.label}; its objects are left alone.`);
    (0,warn_of_some/* warnOfSome */.A)(run, orphaned, (more) => `The manifests of ${more} more are missing at ${storage.label}.`);
    const toDelete = [...remains.expired, ...remains.dead];
    const bytes = toDelete.reduce((sum, id) => sum + (inventory.owned.get(id)?.bytes ?? 0), 0);
    const objects = toDelete.reduce((sum, id) => sum + (inventory.owned.get(id)?.objects ?? 0), 0);
    if (!dryRun && (remains.expired.length > 0 || acceptMissing)) {
        const gaps = await gap_records/* GapRecords */.F.open({ storage, keys, ring: at.removers, signal });
        const tidying = { leaving: new Set(remains.expired), accept: acceptMissing };
        await (0,lineage/* tidyGaps */.G)(at, { catalog, gaps }, tidying);
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
async function believedRecords(at, catalog) {
    const { storage, database, signal, run, signer, removers, acceptMissing } = at;
    const keys = (0,object_keys/* objectKeys */.uv)(database);
    const records = await (0,removal_records/* listRemovals */.Qb)(storage, keys, signal);
    if (signer === undefined || removers === undefined || acceptMissing)
        return records;
    const alone = [...records.keys()].filter((id) => !catalog.has(id));
    const believed = await (0,removal_records/* beingRemoved */.wv)(storage, keys, alone, removers, signal);
    const doubted = alone.filter((id) => !believed.has(id));
    const warnings = doubted.map((id) => `Nobody accepted signed the record of the removal of ${id} at ${storage.label}.`);
    (0,warn_of_some/* warnOfSome */.A)(run, warnings, (more) => `Nor ${more} more records of removal at ${storage.label}.`);
    return new Map([...records].filter(([id]) => !doubted.includes(id)));
}
async function sweepOnly(destinations, { name: database, rings, signer }, { host, clock }, run) {
    const { signers: ring, removers } = rings;
    const common = { database, clock, signal: host.signal, signer, removers, run, dryRun: false, acceptMissing: false };
    for (const storage of destinations) {
        try {
            const catalog = await catalog_facts/* BackupCatalog */.S.read({ storage, database, ring, signal: host.signal });
            const swept = await run.phase(`sweep ${storage.label}`, () => sweepAt({ storage, ...common }, catalog));
            host.log.info(`Swept ${storage.label}: ${swept.freedObjects} objects, ${swept.freedBytes} bytes freed.`);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            run.warn(`${storage.label} could not be swept: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
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

async function openVerifierKey(verifierKey, { clock }, run) {
    if (verifierKey === undefined)
        return undefined;
    const signer = await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_0__/* .createSigner */ .rO)(verifierKey, 'verifier-key', clock.now());
    run.warn(...signer.warnings);
    return signer;
}


/***/ })

};
