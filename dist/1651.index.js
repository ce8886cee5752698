export const id = 1651;
export const ids = [1651];
export const modules = {

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
    const holds = await (0,_repository_holds_js__WEBPACK_IMPORTED_MODULE_2__/* .readHolds */ .R)(storage, keys, rings.verifiers, signal);
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

/***/ 72142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gp: () => (/* binding */ idOfRecord),
/* harmony export */   hz: () => (/* binding */ DAMAGED_HERE),
/* harmony export */   jU: () => (/* binding */ evidenceSchema),
/* harmony export */   nP: () => (/* binding */ writeEvidence),
/* harmony export */   vy: () => (/* binding */ weighRecords)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69987);
/* harmony import */ var _core_stored_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63239);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29057);



/** The code of what failed where only the copy beside the record is damaged. */
const DAMAGED_HERE = 'copy-damaged';
const evidenceSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('restorable-verification/1'),
    backup: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
    /** The destinations that were read, in order, without anything secret. */
    readFrom: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    verdict: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['passed', 'failed']),
    /** Set where the verdict is about the backup, but the copy at this destination was not read from beginning to end. */
    copy: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('not read').optional(),
    checks: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ passed: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), failed: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), skipped: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() }),
    /** What failed: groups of checks and codes of errors, never a name that somebody gave to a table or a check. */
    failed: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ code: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[A-Za-z_-]{1,40}$/), count: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().positive() })),
    /** The sealed names and texts beside the record: `….details.zst.pgp`. */
    details: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ sha256: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), sizeBytes: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() }).nullable(),
    authenticatedBy: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    target: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['ephemeral', 'scratch']),
    startedAt: _core_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t,
    finishedAt: _core_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t,
    restoreMs: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nullable(),
    backupAgeMs: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    verifier: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    tool: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
});
/**
 * Puts a verification's record beside the backup, after its details, and with its detached signature when there is a verifier key.
 * @param details what `evidence.details` names
 * @returns the record's key
 */
async function writeEvidence(destination, keys, evidence, details, signer, signal) {
    const { id } = evidence.backup;
    const finishedAt = new Date(evidence.finishedAt);
    const key = keys.verification(id, finishedAt);
    if (details !== undefined) {
        await destination.put(keys.verificationDetails(id, finishedAt), details.parts, { sha256: details.sha256, signal });
    }
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_1__/* .putRecord */ .j8)(destination, key, evidence, signer, signal);
    return key;
}
/**
 * What the records of a destination say of the copies there.
 * @param records newest first
 * @returns the newest that was made by reading the copy, or a newer one of a backup that failed elsewhere and has not passed
 *   since; what passed elsewhere says nothing of this copy
 */
async function weighRecords(records) {
    let hasPassedSince = false;
    for await (const record of records) {
        if (record.copy === undefined)
            return record;
        if (record.verdict === 'failed' && !hasPassedSince)
            return record;
        hasPassedSince ||= record.verdict === 'passed';
    }
    return undefined;
}
/** The backup's id in the key of a verification's record. */
function idOfRecord(key) {
    return /\/verifications\/([^/]+)\/[^/]+\.json$/.exec(key)?.[1];
}


/***/ }),

/***/ 31320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ GapRecords),
/* harmony export */   o: () => (/* binding */ writeGap)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69987);
/* harmony import */ var _core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _core_stored_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63239);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58860);
/* harmony import */ var _removal_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22900);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29057);






/** Records of one gap that are read: whoever may put could put thousands. */
const READ_OF_ONE = 20;
const link = zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() });
const gapSchema = zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz('restorable-gap/1'),
    /** The backup that is not here, as the next one names it. */
    backup: link,
    /** `removed`: by a prune; `missed`: this destination did not get it; `accepted`: somebody took it for lost. */
    reason: zod__WEBPACK_IMPORTED_MODULE_5__/* ["enum"] */ .k5n(['removed', 'missed', 'accepted']),
    /** The newest before it that was here then; null: there was none. */
    older: link.nullable(),
    at: _core_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t,
    ..._signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .signedBy */ .qI,
    tool: zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() }),
});
/** Why backups are not at a destination: its records of removal, and those that outlive them. Listed at once, read when asked for. */
class GapRecords {
    #options;
    #pruned;
    /** Keys by backup id, newest first. */
    #keysOf;
    constructor(options, pruned, keysOf) {
        this.#options = options;
        this.#pruned = new Set(pruned);
        this.#keysOf = keysOf;
    }
    /** To be opened after the manifests were listed. @throws the storage's errors */
    static async open(options) {
        const { storage, keys, signal } = options;
        const keysOf = new Map();
        for await (const { key } of storage.list(keys.allGaps, { signal })) {
            const id = idOfGap(key);
            // Listings come in byte order, so that the newest is the last.
            if (id !== undefined)
                keysOf.set(id, [key, ...(keysOf.get(id) ?? [])]);
        }
        return new GapRecords(options, (await (0,_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .listRemovals */ .Qb)(storage, keys, signal)).keys(), keysOf);
    }
    /** Ids with records of gaps. */
    get ids() {
        return [...this.#keysOf.keys()];
    }
    keysOf(id) {
        return this.#keysOf.get(id) ?? [];
    }
    /** Whether there is any record about a backup, believed or not. */
    isClaimed(id) {
        return this.#pruned.has(id) || this.#keysOf.has(id);
    }
    /** What the newest record of the gap, or else that of a removal says; see `Explain`. */
    async explain(missing) {
        // First the one that leads past others: what lay before a removed backup may be gone with its record.
        const recorded = await this.recorded(missing);
        return recorded === undefined ? this.#beforeRemoved(missing) : recorded.older;
    }
    /** What lies before a backup of which a record of removal is still there. */
    async #beforeRemoved({ id, manifestSha256 }) {
        const { storage, keys, ring, signal } = this.#options;
        if (!this.#pruned.has(id))
            return undefined;
        const removed = await (0,_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .readRemoval */ .hf)(storage, keys, id, ring, signal);
        return removed?.manifestSha256 === manifestSha256 ? removed.manifest.predecessor : undefined;
    }
    /** The newest record of a gap that is believed. */
    async recorded({ id, manifestSha256 }) {
        const { storage, keys, ring, signal } = this.#options;
        for (const key of this.keysOf(id).slice(0, READ_OF_ONE)) {
            const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .getRecord */ .EI)(storage, key, signal);
            const parsed = record && gapSchema.safeParse(record.json).data;
            if (record === undefined || parsed?.backup.manifestSha256 !== manifestSha256)
                continue;
            // An old one, signature and all, that is copied to a newer name says nothing.
            if (keys.gap(parsed.backup.id, new Date(parsed.at)) !== key)
                continue;
            if (await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .isSignedBy */ .s3)(ring, { storage, keys, id, key, ...record }, parsed, signal))
                return { ...parsed, key };
        }
        return undefined;
    }
}
function idOfGap(key) {
    const id = /\/gaps\/([^/]+)\/[^/]+\.json$/.exec(key)?.[1];
    return id === undefined || (0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id) === undefined ? undefined : id;
}
/** Records why a backup is not at a destination; never replaces an earlier record. @returns the record's key */
async function writeGap(storage, keys, facts, signer, signal) {
    const now = await storage.serverTime({ signal });
    const record = {
        format: 'restorable-gap/1',
        ...facts,
        at: now.toISOString(),
        ...(0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .namesOf */ .eZ)(signer),
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_2__/* .TOOL */ .j,
    };
    const key = keys.gap(facts.backup.id, now);
    // Not locked: it goes when no backup names this one any more.
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .putRecord */ .j8)(storage, key, record, signer, signal, { unlocked: true });
    return key;
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

/***/ 37221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ gapsAmong),
  G: () => (/* binding */ tidyGaps)
});

// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(18790);
;// CONCATENATED MODULE: ./build/core/line.js
/**
 * Follows each backup to its predecessor and finds those that are missing. Several may name the same one: runs at the same time.
 * @param backups those that count, of all destinations together
 * @param present every manifest that is there, counted or not: what an accepted backup names by hash is authentic
 */
async function findGaps(backups, present, explain) {
    const isThere = ({ id, manifestSha256 }) => present.get(id)?.has(manifestSha256) === true;
    const ids = backups.map(({ id }) => id).toSorted();
    const gaps = new Map();
    for (const backup of backups.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        if (backup.predecessor === null)
            continue;
        const missing = await endOfLine(backup.predecessor, isThere, explain);
        if (missing === null || isThere(missing) || gaps.has(missing.id))
            continue;
        const older = ids.findLast((id) => id < missing.id);
        gaps.set(missing.id, { missing, newer: backup.id, older, isReplaced: present.has(missing.id) });
    }
    return [...gaps.values()];
}
/**
 * Follows what explains that backups are not there.
 * @returns the first that is there or that nothing explains; null where nothing older was left
 */
async function endOfLine(first, isThere, explain) {
    const seen = new Set();
    let link = first;
    while (!isThere(link)) {
        // Records lead to older backups only; what somebody planted may lead in a circle.
        const next = seen.has(link.id) ? undefined : await explain(link);
        if (next === undefined)
            return link;
        if (next === null)
            return null;
        seen.add(link.id);
        link = next;
    }
    return link;
}

// EXTERNAL MODULE: ./build/repository/gap-records.js
var gap_records = __webpack_require__(31320);
// EXTERNAL MODULE: ./build/repository/removal.js
var removal = __webpack_require__(49263);
;// CONCATENATED MODULE: ./build/repository/line.js




/**
 * Finds backups that others name as their predecessors and that are nowhere, although no record that is believed says why. A backup
 * that one destination missed is no gap where another has it.
 */
async function gapsAmong(places) {
    const backups = new Map(places.flatMap(({ catalogue }) => catalogue.backups.map((each) => [each.id, each])));
    const explain = async (missing) => {
        for (const { gaps } of places) {
            const older = await gaps.explain(missing);
            if (older !== undefined)
                return older;
        }
        return undefined;
    };
    const found = await findGaps([...backups.values()], presentAt(places), explain);
    return found.map((gap) => ({ ...gap, isClaimed: places.some(({ gaps }) => gaps.isClaimed(gap.missing.id)) }));
}
/** Whether a manifest is at one of the places, counted or not: what an accepted backup names by hash is authentic. */
function presenceIn(places) {
    const present = presentAt(places);
    return ({ id, manifestSha256 }) => present.get(id)?.has(manifestSha256) === true;
}
function presentAt(places) {
    const present = new Map();
    for (const { catalogue } of places) {
        for (const { id, manifestSha256 } of [...catalogue.backups, ...catalogue.uncounted]) {
            const known = present.get(id) ?? new Set();
            if (manifestSha256 !== undefined)
                known.add(manifestSha256);
            present.set(id, known);
        }
    }
    return present;
}
/**
 * Keeps the line explained before records of removal are deleted: of each backup whose predecessor is not here one record is left,
 * which leads to the newest older one that is. Records that no backup needs any more go.
 */
async function tidyGaps(context, at, tidying) {
    const { storage, database, signer, signal } = context;
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const isThere = presenceIn([at]);
    const named = new Set();
    for (const { predecessor } of [...at.catalogue.backups, ...at.catalogue.uncounted]) {
        if (predecessor === null || named.has(predecessor.id) || isThere(predecessor))
            continue;
        named.add(predecessor.id);
        const known = await at.gaps.recorded(predecessor);
        const found = await explanationOf(predecessor, at, tidying);
        if (found === undefined || (known !== undefined && known.older?.id === found.older?.id))
            continue;
        await (0,gap_records/* writeGap */.o)(storage, keys, { backup: predecessor, ...found }, signer, signal);
        if (known !== undefined)
            await deleteGap(context, known.key);
    }
    const unneeded = at.gaps.ids.filter((id) => !named.has(id)).flatMap((id) => at.gaps.keysOf(id));
    for (const key of unneeded)
        await deleteGap(context, key);
}
/** What a record has to say of a backup that is not here; undefined where those that stay say it. */
async function explanationOf(missing, at, { leaving, accept }) {
    const isThere = presenceIn([at]);
    let isLeaving = false;
    const end = await endOfLine(missing, isThere, async (link) => {
        isLeaving ||= leaving.has(link.id);
        return at.gaps.explain(link);
    });
    const isLost = end !== null && !isThere(end);
    if (isLost && accept)
        return { reason: 'accepted', older: newestBefore(at.catalogue, end.id) };
    // One that is lost stays visible as such: the record leads to it.
    return isLeaving && end?.id !== missing.id ? { reason: 'removed', older: end } : undefined;
}
async function deleteGap(context, key) {
    for (const suffix of ['', '.asc'])
        await (0,removal/* deleteUnlessLocked */.yD)(context.storage, `${key}${suffix}`, context);
}
function newestBefore(catalogue, id) {
    const older = catalogue.backups.findLast((backup) => backup.id < id);
    return older === undefined ? null : { id: older.id, manifestSha256: older.manifestSha256 };
}


/***/ }),

/***/ 39407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ VerificationLog)
/* harmony export */ });
/* harmony import */ var _core_catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61417);
/* harmony import */ var _evidence_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72142);
/* harmony import */ var _hidden_backups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23169);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80291);
/* harmony import */ var _read_ahead_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10023);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29057);






/** Records that are read at once. */
const READS_AHEAD = 4;
/** The verification records of a database at one destination: listed at once, read when asked for. */
class VerificationLog {
    #options;
    /** Keys by backup id, newest first. */
    #keysOf;
    #known = new Map();
    constructor(options, keysOf) {
        this.#options = options;
        this.#keysOf = keysOf;
    }
    static async open(options) {
        const keysOf = new Map();
        const { storage, keys, signal } = options;
        for await (const key of (0,_hidden_backups_js__WEBPACK_IMPORTED_MODULE_2__/* .keysWithHidden */ .H)(storage, keys.allVerifications, signal)) {
            const id = (0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .idOfRecord */ .gp)(key);
            if (id === undefined)
                continue;
            const known = keysOf.get(id);
            if (known === undefined)
                keysOf.set(id, [key]);
            else
                known.push(key);
        }
        for (const known of keysOf.values())
            known.sort((a, b) => (a < b ? 1 : -1));
        return new VerificationLog(options, keysOf);
    }
    /** The accepted record that counts of the copy of a backup here, about the manifest as it is stored now. */
    of(backup) {
        return (0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .weighRecords */ .vy)(this.#recordsOf(backup));
    }
    /** Whether a copy of this backup elsewhere passed the last verification. */
    async hasPassedElsewhere(backup) {
        for await (const { verdict, copy } of this.#recordsOf(backup))
            return verdict === 'passed' && copy !== undefined;
        return false;
    }
    /** The newest accepted record of all that counts here; that of a backup which was removed since counts too. */
    last() {
        return (0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .weighRecords */ .vy)(this.#read(this.#allKeys()));
    }
    /** The newest accepted record for which a copy here was read. */
    async lastRead() {
        for await (const evidence of this.#read(this.#allKeys()))
            if (evidence.copy === undefined)
                return evidence;
        return undefined;
    }
    #allKeys() {
        const time = (key) => key.slice(key.lastIndexOf('/') + 1);
        return [...this.#keysOf.values()].flat().sort((a, b) => (time(a) < time(b) ? 1 : -1));
    }
    async *#recordsOf({ id, manifestSha256 }) {
        for await (const evidence of this.#read(this.#keysOf.get(id) ?? [])) {
            if (evidence.backup.manifestSha256 === manifestSha256)
                yield evidence;
        }
    }
    async *#read(keys) {
        for await (const evidence of (0,_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__/* .mapAhead */ .M)(keys.length, READS_AHEAD, (at) => this.#accepted(keys[at] ?? ''))) {
            if (evidence !== undefined)
                yield evidence;
        }
    }
    #accepted(key) {
        const known = this.#known.get(key) ?? this.#fetch(key);
        this.#known.set(key, known);
        return known;
    }
    async #fetch(key) {
        const { storage, signal } = this.#options;
        const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .getRecord */ .EI)(storage, key, signal);
        const evidence = record && (await this.#weigh(key, record));
        if (evidence !== undefined)
            return evidence;
        // Whoever deletes or replaces a record where the storage keeps what was there must not undo what it says.
        const accept = (bytes) => this.#weigh(key, (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .zv)(bytes));
        return (await (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_3__/* .olderCopy */ .E)([storage], key, _signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .RECORD_MAX_BYTES */ .xy, signal, [], accept))?.value;
    }
    async #weigh(key, record) {
        const { storage, keys, ring, now, signal } = this.#options;
        const evidence = _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .evidenceSchema */ .jU.safeParse(record.json).data;
        if (evidence === undefined)
            return undefined;
        const finishedAt = new Date(evidence.finishedAt);
        // An old record, signature and all, that is copied to a newer name or to another backup is not evidence.
        if (keys.verification(evidence.backup.id, finishedAt) !== key)
            return undefined;
        if (finishedAt.getTime() > now.getTime() + _core_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOCK_SKEW_MS */ .r)
            return undefined;
        if (ring === undefined)
            return evidence;
        const by = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .signerOfRecord */ .vw)(storage, key, record.bytes, ring, signal);
        return by === undefined ? undefined : evidence;
    }
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
