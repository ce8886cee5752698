export const id = 159;
export const ids = [159];
export const modules = {

/***/ 81537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPrune: () => (/* binding */ runPrune)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _open_destinations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8099);
/* harmony import */ var _retention_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78748);
/* harmony import */ var _rings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30666);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34344);
/* harmony import */ var _verifier_signer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(96750);






const UNSIGNED = 'What this run removes is not signed: with `signers`, `status` will report it as missing, and `sync` will bring it back. Give `verifier-key`.';
/** Removes what no rule keeps, and sweeps; or says what it would remove. Never throws: the report holds the error. */
async function runPrune(request, dependencies) {
    const run = new _run_js__WEBPACK_IMPORTED_MODULE_4__/* .Run */ .K(dependencies);
    const outcomes = [];
    await run.guard(async () => {
        const signer = await (0,_verifier_signer_js__WEBPACK_IMPORTED_MODULE_5__/* .openVerifierKey */ .I)(request.verifierKey, dependencies, run);
        const rings = await (0,_rings_js__WEBPACK_IMPORTED_MODULE_3__/* .openRings */ .K)(request, signer === undefined ? [] : [signer.publicKey]);
        const isSigning = signer !== undefined || rings.passphrase !== undefined;
        if (rings.signers !== undefined && !isSigning && !request.dryRun)
            run.warn(UNSIGNED);
        const destinations = await (0,_open_destinations_js__WEBPACK_IMPORTED_MODULE_1__/* .openDestinations */ .u)(request.destinations, dependencies, run);
        const { acceptMissing, dryRun } = request;
        const job = { database: request.name, settings: request, rings, signer };
        await (0,_retention_js__WEBPACK_IMPORTED_MODULE_2__/* .retainEverywhere */ .i)({ ...job, acceptMissing, dryRun }, destinations, dependencies, run, outcomes);
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

/***/ 34943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ planCounted)
/* harmony export */ });
/* harmony import */ var _core_retention_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94970);
/* harmony import */ var _repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10023);
/* harmony import */ var _retention_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48535);



/** Backups whose lists are read at once. */
const LOOKED_AT_ONCE = 16;
/**
 * Plans by what counts here: the manifests of accepted signers whose objects are all there, and that are not being removed. Only
 * what takes a place can push another out, so the objects of nothing else are looked at, and of nothing at all where all stay.
 * @param open called when it is known that something would go
 */
async function planCounted(state, policy, open) {
    const backups = await (0,_retention_state_js__WEBPACK_IMPORTED_MODULE_1__/* .retainable */ .U)(state);
    const notCounted = new Map([...state.beingRemoved].map((id) => [id, 'a record says that it is being removed']));
    const checked = new Set();
    let wholeness;
    for (;;) {
        const counted = backups.map((backup) => ({ ...backup, counts: !notCounted.has(backup.id) }));
        const decisions = (0,_core_retention_js__WEBPACK_IMPORTED_MODULE_0__/* .planRetention */ .SA)(counted, policy, state.now);
        const unchecked = decisions.flatMap(({ id, keep }) => keep && !checked.has(id) ? (state.catalogue.get(id) ?? []) : []);
        if (decisions.every(({ keep }) => keep) || unchecked.length === 0)
            return { decisions, notCounted };
        wholeness ??= await open();
        const broken = await brokenAmong(unchecked, wholeness);
        for (const { id } of unchecked)
            checked.add(id);
        for (const [id, reason] of broken)
            notCounted.set(id, reason);
        if (broken.size === 0)
            return { decisions, notCounted };
    }
}
async function brokenAmong(backups, wholeness) {
    const broken = new Map();
    const look = async (at) => {
        const backup = backups[at];
        return { id: backup.id, reason: await wholeness.whyNot(backup) };
    };
    for await (const { id, reason } of (0,_repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_2__/* .mapAhead */ .M)(backups.length, LOOKED_AT_ONCE, look)) {
        if (reason !== undefined)
            broken.set(id, reason);
    }
    return broken;
}


/***/ }),

/***/ 48535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ retainable),
/* harmony export */   m: () => (/* binding */ readRetentionState)
/* harmony export */ });
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18790);
/* harmony import */ var _repository_catalogue_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59104);
/* harmony import */ var _repository_holds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36229);
/* harmony import */ var _repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10023);
/* harmony import */ var _repository_removal_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22900);
/* harmony import */ var _repository_verification_log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39407);






/** Backups whose records are read at once. */
const LOOKED_AT_ONCE = 4;
/** Backups before one whose record names other destinations, among which one is looked for that was read here. */
const LOOKED_BEYOND = 30;
/** Reads manifests, and lists records, holds and verifications. @throws the storage's errors */
async function readRetentionState(storage, database, rings, signal) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .objectKeys */ .uv)(database);
    const now = await storage.serverTime({ signal });
    // In this order: see listRemovals.
    const catalogue = await _repository_catalogue_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupCatalogue */ .k.read({ storage, database, ring: rings.signers, signal });
    const records = await (0,_repository_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .listRemovals */ .Qb)(storage, keys, signal);
    const beside = catalogue.backups.flatMap(({ id }) => (records.has(id) ? [id] : []));
    const removed = await (0,_repository_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .beingRemoved */ .wv)(storage, keys, beside, rings.removers, signal);
    const holds = await (0,_repository_holds_js__WEBPACK_IMPORTED_MODULE_2__/* .readHolds */ .RC)(storage, keys, rings.verifiers, signal);
    const log = await _repository_verification_log_js__WEBPACK_IMPORTED_MODULE_4__/* .VerificationLog */ .C.open({ storage, keys, ring: rings.verifiers, now, signal });
    return { catalogue, records, beingRemoved: removed, holds, log, now, label: storage.label };
}
/** What the plan needs; only the newest verified backup of each source is looked for, not every verification. */
async function retainable(state) {
    const { catalogue, holds, log } = state;
    const { backups, newestUnknown } = catalogue;
    const neededByUncounted = new Set(catalogue.uncounted.flatMap((each) => each.parents ?? []));
    const verified = new Set();
    const verifiedElsewhere = new Set();
    for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
        const newest = await newestVerified(log, line, state.label);
        if (newest.here !== undefined)
            verified.add(newest.here);
        for (const id of newest.elsewhere)
            verifiedElsewhere.add(id);
    }
    return backups.map((backup) => {
        const held = holds.get(backup.id);
        const pinned = [];
        if (held !== undefined)
            pinned.push(`held: ${held.reason}`);
        if (verifiedElsewhere.has(backup.id))
            pinned.push('newest verified at another destination');
        if (neededByUncounted.has(backup.id))
            pinned.push('needed by a backup that does not count');
        if (newestUnknown !== undefined && backup.startedAt < newestUnknown.startedAt)
            pinned.push(`may be needed by ${newestUnknown.id}, which can't be read`);
        const { id, startedAt, source } = backup;
        const parents = backup.parents.map((parent) => parent.id);
        return { id, startedAt, source, parents, verified: verified.has(id), pinned };
    });
}
/**
 * The newest backup of which the copy here passed, and newer ones of which another destination's copy did: those are known to
 * restore, but these copies of them are not. A record that names other destinations may have been copied from there.
 */
async function newestVerified(log, line, label) {
    const elsewhere = [];
    let copied;
    let looked = 0;
    const newestFirst = line.toReversed();
    const read = async (at) => {
        const backup = newestFirst[at];
        return { backup, evidence: await log.of(backup) };
    };
    for await (const { backup, evidence } of (0,_repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__/* .mapAhead */ .M)(newestFirst.length, LOOKED_AT_ONCE, read)) {
        const { id } = backup;
        if (evidence?.verdict === 'passed') {
            if (evidence.readFrom.includes(label))
                return { here: id, elsewhere: [...elsewhere, ...(copied ? [copied] : [])] };
            copied ??= id;
        }
        else if (evidence === undefined && elsewhere.length === 0 && copied === undefined) {
            if (await log.hasPassedElsewhere(backup))
                elsewhere.push(id);
        }
        // Where a destination was named in another way it is the record of this one.
        looked += copied === undefined ? 0 : 1;
        if (looked > LOOKED_BEYOND)
            break;
    }
    return { here: copied, elsewhere };
}


/***/ }),

/***/ 96750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ openVerifierKey)
/* harmony export */ });
/* harmony import */ var _openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73536);

/**
 * Opens the key that signs records, where one is given, and warns of one that ends soon.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG, KEY_EXPIRED
 */
async function openVerifierKey(verifierKey, { clock }, run) {
    if (verifierKey === undefined)
        return undefined;
    const signer = await (0,_openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_0__/* .createSigner */ .rO)(verifierKey, 'verifier-key', clock.now());
    run.warn(...signer.warnings);
    return signer;
}


/***/ }),

/***/ 15874:
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
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);


/** Objects in one part of the list; keeps a part under 4 MiB and the manifest under its bound up to several TB. */
const OBJECTS_PER_PART = 20_000;
const OBJECT_LIST_MAX_BYTES = 8 * 1024 * 1024;
/** No object that a backup lists is larger: the largest pack, compressed in vain and encrypted. */
const OBJECT_MAX_BYTES = 288 * 1024 * 1024;
/** Objects of a backup together with those of its parents; some 8 TB. */
const MAX_LISTED_OBJECTS = 2_000_000;
/** What a backup lists. */
const LISTED = ['packs', 'maps', 'index', 'contents'];
const HEADER = '# restorable objects 1';
const KEY = /^[a-z0-9][A-Za-z0-9._/-]*$/;
/**
 * Writes one part: lines that `sha256sum -c` checks in the database's folder, each after a comment with the size.
 */
function serializeObjectList(objects) {
    const lines = objects.map((object) => `# ${object.sizeBytes}\n${object.sha256}  ${object.key}\n`);
    return Buffer.from(`${HEADER}\n${lines.join('')}`);
}
/**
 * Reads one part.
 * @param id of the backup, whose own objects alone it may list
 * @throws {RestorableError} BACKUP_FORMAT
 */
function parseObjectList(stored, id) {
    // Each byte one character: what is no ASCII fits no line.
    const lines = Buffer.from(stored).toString('latin1').split('\n');
    const bad = (line) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_FORMAT', `Line ${line + 1} of the object list of ${id} is not as this program writes it.`, {
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
        const owner = (0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOfObject */ .WL)(key);
        if (owner?.id !== id || !LISTED.includes(owner.part) || Number(size) > OBJECT_MAX_BYTES)
            throw bad(line + 1);
        if (key <= (objects.at(-1)?.key ?? ''))
            throw bad(line + 1);
        objects.push({ key, sizeBytes: Number(size), sha256 });
    }
    return objects;
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

/***/ 9535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ fetchVerified)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65535);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80291);
/* harmony import */ var _source_order_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20031);




/**
 * Reads an object from the first source that has a good copy of it: of the expected size and SHA-256. Where none has, older
 * versions of it are tried.
 * @param problems what was wrong with the copies that were passed over is added here
 * @throws {RestorableError} OBJECT_MISSING or BACKUP_DAMAGED when no source has a good copy, or the storage's error when
 *   that is all that could be learned
 */
async function fetchVerified(sources, root, object, signal, problems) {
    const order = sources instanceof _source_order_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceOrder */ .a ? sources : new _source_order_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceOrder */ .a(sources);
    try {
        return await (0,_source_order_js__WEBPACK_IMPORTED_MODULE_3__/* .firstGood */ .C)(order, signal, problems, async (source, limited) => {
            const stored = await fetchFrom(source, root, object, limited);
            order.noteServed(source, stored.length);
            return stored;
        });
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        const isGood = (stored) => stored.length === object.sizeBytes && (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) === object.sha256 ? stored : undefined;
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
    if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) !== object.sha256)
        throw wrong('holds other bytes than were written');
    return stored;
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
/* harmony import */ var _listing_digests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(78955);




/** Counts a database's objects by backup, with one listing; memory grows with the backups, not with the objects. */
async function takeInventory(storage, keys, signal, onObject = () => { }) {
    const owned = new Map();
    const listings = new _listing_digests_js__WEBPACK_IMPORTED_MODULE_3__/* .ListingDigests */ .A();
    let totalBytes = 0;
    for await (const object of storage.list(keys.root, { signal })) {
        totalBytes += object.sizeBytes;
        const relative = keys.relative(object.key);
        onObject(relative, object.sizeBytes);
        listings.add(relative, object.sizeBytes);
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
    return { owned, totalBytes, listings };
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
    const manifests = [...catalogue.backups, ...catalogue.uncounted];
    const known = new Set(manifests.flatMap((each) => each.predecessor?.id ?? []));
    const isOld = (time) => now.getTime() - time.getTime() > _core_retention_js__WEBPACK_IMPORTED_MODULE_2__/* .GRACE_MS */ .g3;
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


/***/ }),

/***/ 33848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readObjectList)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_object_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15874);
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9535);



/**
 * Reads all parts of a backup's list of objects, each from the first destination that has a good copy, and checks that they
 * are one list, and that of the manifest.
 * @param problems what was wrong with copies that were passed over is added here
 * @throws {RestorableError} OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT and the storage's errors
 */
async function readObjectList(sources, keys, manifest, signal, problems) {
    const objects = [];
    for (const [index, part] of manifest.objects.entries()) {
        if (part.sizeBytes > _core_object_list_js__WEBPACK_IMPORTED_MODULE_1__/* .OBJECT_LIST_MAX_BYTES */ .IK)
            throw damaged(manifest, `its part ${index} is too large`);
        const expected = { key: keys.relative(keys.objects(manifest.id, index)), ...part };
        const listed = (0,_core_object_list_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObjectList */ .vo)(await (0,_fetch_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchVerified */ .J)(sources, keys.root, expected, signal, problems), manifest.id);
        const isLast = index === manifest.objects.length - 1;
        if (listed.length === 0 || (!isLast && listed.length !== _core_object_list_js__WEBPACK_IMPORTED_MODULE_1__/* .OBJECTS_PER_PART */ .BC)) {
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

/***/ 92723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ Wholeness)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _copy_objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22883);
/* harmony import */ var _holdings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36703);
/* harmony import */ var _listing_digests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(78955);
/* harmony import */ var _source_order_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(20031);
/* harmony import */ var _stored_lists_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(77672);







/**
 * Whether backups are complete at one destination: every object that a backup and its ancestors name is listed there with its size.
 * Each list is read once. Whoever copies a signed manifest to a destination does not make a backup of it.
 */
class Wholeness {
    #options;
    #known = new Map();
    constructor(options) {
        this.#options = options;
    }
    /** What is missing of a backup here, or undefined when it is whole. @throws the storage's errors */
    async whyNot({ id, manifestSha256, parents }) {
        for (const link of [{ id, manifestSha256 }, ...parents]) {
            const key = `${link.id} ${link.manifestSha256}`;
            const found = this.#known.get(key) ?? this.#whyNotAlone(link);
            this.#known.set(key, found);
            const reason = await found;
            if (reason !== undefined)
                return reason;
        }
        return undefined;
    }
    async #whyNotAlone(link) {
        const { storage, database, catalogue, listings, signal } = this.#options;
        const sources = new _source_order_js__WEBPACK_IMPORTED_MODULE_5__/* .SourceOrder */ .a([storage]);
        const known = catalogue.get(link.id);
        try {
            const objects = known?.manifestSha256 === link.manifestSha256
                ? await (0,_stored_lists_js__WEBPACK_IMPORTED_MODULE_6__/* .readNamedObjects */ .A)(sources, database, known, signal)
                : (await (0,_stored_lists_js__WEBPACK_IMPORTED_MODULE_6__/* .readNamed */ .M)(sources, database, link, signal)).objects;
            if (listings.get(link.id) === (0,_listing_digests_js__WEBPACK_IMPORTED_MODULE_4__/* .listingDigest */ .p)(objects))
                return undefined;
            // Something is missing, or something that nobody asked for lies beside it: only the first makes it incomplete.
            const lacking = (0,_copy_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .lackingOf */ .zb)(objects, await (0,_holdings_js__WEBPACK_IMPORTED_MODULE_3__/* .objectsOf */ .i)(storage, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database), link.id, signal), undefined);
            const [first] = lacking.keys();
            if (first === undefined)
                return undefined;
            return `${lacking.size} of its objects are missing or of another size, such as ${first}`;
        }
        catch (error) {
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || !error.isFinding)
                throw error;
            return error.message;
        }
    }
}


/***/ })

};
