export const id = 4812;
export const ids = [4812];
export const modules = {

/***/ 12850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ SIGNATURE_MAX_BYTES),
/* harmony export */   Q: () => (/* binding */ authenticate)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80291);
/* harmony import */ var _source_order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20031);



/** An armored detached signature is under 2 KiB even with RSA keys. */
const SIGNATURE_MAX_BYTES = 64 * 1024;
/**
 * Checks who wrote a backup. The bytes of the manifest are what is authenticated: a good signature of them counts from
 * whichever source it comes.
 * @returns the accepted signer's fingerprint
 * @throws {RestorableError} SIGNATURE_MISSING, SIGNER_UNKNOWN, SIGNATURE_INVALID
 */
async function authenticate(sources, keys, stored, ring, signal) {
    const { id, signer } = stored.manifest;
    if (signer === null) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The backup ${id} is not signed, but \`signers\` is set.`, {
            hint: 'Someone else may have written it. Give the backup job its `runner-key`; choose an earlier, signed backup meanwhile.',
        });
    }
    if (!ring.fingerprints.includes(signer)) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNER_UNKNOWN', `The backup ${id} says that ${signer} signed it, who is not among \`signers\`.`, {
            hint: 'Add the public half of the runner key if the backup job uses a new one; else find out who wrote this.',
        });
    }
    const key = keys.signature(id, signer);
    const check = async (armored) => {
        const by = await ring.verify(stored.bytes, armored);
        if (by === signer)
            return by;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_INVALID', `The signature of ${id} is by ${by}, the manifest names ${signer}.`, {
            hint: 'Signatures were exchanged. Use another destination or another backup.',
        });
    };
    try {
        return await (0,_source_order_js__WEBPACK_IMPORTED_MODULE_2__/* .firstGood */ .C)(new _source_order_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceOrder */ .a(sources), signal, [], async (source, limited) => check(await readSignature(source, key, id, limited)));
    }
    catch (thrown) {
        const accept = (stored) => check(Buffer.from(stored).toString('latin1'));
        const older = await (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_1__/* .olderCopy */ .E)(sources, key, SIGNATURE_MAX_BYTES, signal, [], accept);
        if (older === undefined)
            throw thrown;
        return older.value;
    }
}
async function readSignature(source, key, id, signal) {
    try {
        return Buffer.from(await source.get(key, { maxBytes: SIGNATURE_MAX_BYTES, signal })).toString('latin1');
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'OBJECT_MISSING')
            throw error;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The signature of ${id} is missing at ${source.label}.`, {
            hint: 'It was removed after the backup, or the manifest is forged. Use another destination or another backup.',
            cause: error,
        });
    }
}


/***/ }),

/***/ 72142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gp: () => (/* binding */ idOfRecord),
/* harmony export */   hz: () => (/* binding */ DAMAGED_HERE),
/* harmony export */   jU: () => (/* binding */ evidenceSchema),
/* harmony export */   nP: () => (/* binding */ writeEvidence),
/* harmony export */   vy: () => (/* binding */ weighRecords),
/* harmony export */   yN: () => (/* binding */ newestEvidence)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79435);
/* harmony import */ var _read_ahead_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10023);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29057);



/** The failed check of a backup of which only the copy beside the record is damaged. */
const DAMAGED_HERE = 'the copy at this destination';
/** Records that are read at once. */
const READS_AHEAD = 8;
const evidenceSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('restorable-verification/1'),
    backup: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    /** The destinations that were read, in order, without anything secret. */
    readFrom: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    verdict: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['passed', 'failed']),
    /** Set where the verdict is about the backup, but the copy at this destination was not read from beginning to end. */
    copy: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('not read').optional(),
    checks: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ passed: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), failed: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), skipped: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() }),
    /** Names of the failed checks, at most 20. */
    failed: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    authenticatedBy: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    target: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    restoreMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullable(),
    backupAgeMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    verifier: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    tool: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
});
/**
 * Puts a verification's record beside the backup, with its detached signature when there is a verifier key.
 * @returns the record's key
 */
async function writeEvidence(destination, keys, evidence, signer, signal) {
    const key = keys.verification(evidence.backup.id, new Date(evidence.finishedAt));
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_0__/* .putRecord */ .j8)(destination, key, evidence, signer, signal);
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
/** What counts of the records of each backup of a database, by backup id; records that can't be read are left out. */
async function newestEvidence(storage, keys, signal) {
    const found = new Map();
    for await (const object of storage.list(keys.allVerifications, { signal })) {
        const id = idOfRecord(object.key);
        if (id !== undefined)
            found.set(id, [object.key, ...(found.get(id) ?? [])]);
    }
    const records = new Map();
    const ids = [...found.keys()];
    const weigh = (at) => {
        const id = ids[at] ?? '';
        return weighRecords(readRecords(storage, id, found.get(id) ?? [], signal));
    };
    for await (const evidence of (0,_read_ahead_js__WEBPACK_IMPORTED_MODULE_3__/* .mapAhead */ .M)(ids.length, READS_AHEAD, weigh)) {
        if (evidence !== undefined)
            records.set(evidence.backup.id, evidence);
    }
    return records;
}
async function* readRecords(storage, id, keys, signal) {
    for (const key of keys) {
        const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_0__/* .getRecord */ .EI)(storage, key, signal);
        const evidence = record && evidenceSchema.safeParse(record.json).data;
        if (evidence?.backup.id === id)
            yield evidence;
    }
}
/** The backup's id in the key of a verification's record. */
function idOfRecord(key) {
    return /\/verifications\/([^/]+)\/[^/]+\.json$/.exec(key)?.[1];
}


/***/ }),

/***/ 31304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ forEachBounded)
/* harmony export */ });
/**
 * Runs `task` for each item, up to `atOnce` under way. After a failure nothing new begins; what is under way is awaited
 * before the failure is thrown, so that nothing goes on unobserved.
 */
async function forEachBounded(items, atOnce, task) {
    const underWay = new Set();
    let failure;
    try {
        for await (const item of items) {
            const running = task(item)
                .catch((thrown) => {
                failure ??= { thrown };
            })
                .finally(() => underWay.delete(running));
            underWay.add(running);
            if (underWay.size >= atOnce)
                await Promise.race(underWay);
            if (failure !== undefined)
                break;
        }
    }
    finally {
        await Promise.all(underWay);
    }
    if (failure !== undefined)
        throw failure.thrown;
}


/***/ }),

/***/ 10023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ mapAhead)
/* harmony export */ });
/**
 * Runs `task` for 0 to count-1 with up to `ahead` under way, and yields the results in order. When the reader stops
 * early, what is under way is awaited, so that nothing fails unobserved.
 */
async function* mapAhead(count, ahead, task) {
    const underWay = [];
    let next = 0;
    try {
        while (next < count || underWay.length > 0) {
            while (next < count && underWay.length < ahead) {
                const started = task(next);
                // Its failure is thrown when its turn comes; until then it must not count as unhandled.
                started.catch(() => { });
                underWay.push(started);
                next += 1;
            }
            yield await underWay.shift();
        }
    }
    finally {
        await Promise.allSettled(underWay);
    }
}


/***/ }),

/***/ 49263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HP: () => (/* binding */ withdrawBackup),
/* harmony export */   M8: () => (/* binding */ prunedSchema),
/* harmony export */   Qb: () => (/* binding */ listRemovals),
/* harmony export */   mu: () => (/* binding */ removeBackups),
/* harmony export */   yD: () => (/* binding */ deleteUnlessLocked)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69987);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(79435);
/* harmony import */ var _core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18790);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58860);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40794);
/* harmony import */ var _for_each_bounded_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(31304);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29057);








/*
 * Removal in two phases, and why nothing that is committed is lost.
 *
 * Phase one, here: (1) put `pruned/<id>.json`, which holds the manifest; (2) list the manifests again; (3) delete the
 * manifest, unless a manifest now needs it. Phase two, in sweep.ts: when the record is older than the grace, no manifest
 * has this id and none needs it, delete the objects, and the record last.
 *
 * - A backup beside a prune. A backup commits (a) its manifest and then (b) looks for the manifests and for the removal
 *   records of all that it needs (ancestors.ts). Of (2) and (b), one comes later: either the prune sees the new manifest at
 *   (2) and spares what it needs, or the backup sees the record at (b), withdraws and fails. Both is possible and harmless.
 *   Objects are safe meanwhile: a backup commits within half the grace of its start, so one that began before the record
 *   was written is committed or refused long before phase two, which asks the manifests again.
 * - A backup that is killed between (a) and (b) may be left without an ancestor's manifest. Its manifest keeps phase two
 *   from the objects, and the next prune puts the ancestor's manifest back from the record (undo-removals.ts).
 * - A prune that is killed after (1) leaves a record beside a manifest. It stays there: nobody can tell it from that of a
 *   prune which is between (1) and (3). It does nothing but keep new backups from building on that one. Phase one writes it
 *   anew, so that the grace always counts from the removal itself.
 * - A prune that is killed after (3) is done with phase one; one killed in phase two leaves the record, and the next goes on.
 * - Two prunes at once do the same work: puts of equal meaning, deletes of what may be gone. If their policies differ, the
 *   stricter one wins, as it would if it came later.
 * - Descendants go before their ancestors, so that at every moment what is committed is whole.
 */
/** The longest time between writing records and deleting the manifests that they are about: little beside the grace. */
const PHASE_LIMIT_MS = 3_600_000;
/** Removals between two listings of the manifests. */
const BATCH = 500;
const AT_ONCE = 8;
/** A record of removal. */
const prunedSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    format: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('restorable-pruned/1'),
    backup: zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    prunedAt: zod__WEBPACK_IMPORTED_MODULE_7__/* .datetime */ .w$(),
    /** The manifest's bytes as text: what undoes the removal as long as the objects are there. */
    manifest: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
});
/**
 * Ids with a record of removal, and when it was written by the storage's clock. To be listed after the manifests: of what
 * had no manifest then, the record was there already.
 */
async function listRemovals(storage, keys, signal) {
    const records = new Map();
    for await (const object of storage.list(keys.allPruned, { signal })) {
        const id = /\/pruned\/([^/]+)\.json$/.exec(object.key)?.[1];
        if (id !== undefined && (0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id) !== undefined)
            records.set(id, object.modifiedAt);
    }
    return records;
}
/** Phase one for every backup of `ids`. The catalogue is up to date afterwards. @throws the storage's errors */
async function removeBackups(context, catalogue, ids, reason) {
    const going = new Set(ids);
    const backups = ids.map((id) => catalogue.get(id)).filter((backup) => backup !== undefined);
    // `parents` names all ancestors, so that a descendant's list is longer than those of what it needs.
    backups.sort((a, b) => b.parents.length - a.parents.length);
    const outcome = { removed: [], spared: [], locked: [] };
    for (let start = 0; start < backups.length; start += BATCH) {
        const unlocked = await unlockedOf(context, backups.slice(start, start + BATCH), going, outcome.locked);
        // No record beside what only a locked one keeps: it would be written anew by each prune until that lock has ended.
        const kept = catalogue.needed(going);
        const batch = unlocked.filter(({ id }) => !kept.has(id));
        for (const { id } of unlocked)
            if (kept.has(id) && going.delete(id))
                outcome.spared.push(id);
        const startMs = context.clock.monotonicMs();
        const prunedAt = await context.storage.serverTime({ signal: context.signal });
        await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_8__/* .forEachBounded */ .a)(batch, AT_ONCE, (backup) => putRemoval(context, backup, reason, prunedAt));
        await catalogue.refresh();
        for (const level of levelsOf(batch)) {
            const late = context.clock.monotonicMs() - startMs > PHASE_LIMIT_MS;
            const needed = catalogue.needed(going);
            const unknown = catalogue.newestUnknown;
            const mayBeNeeded = (backup) => unknown !== undefined && backup.startedAt < unknown.startedAt;
            const spared = level.filter((backup) => late || needed.has(backup.id) || mayBeNeeded(backup));
            // What a spared or locked backup needs is spared as well: it stays, so it no longer counts as going.
            for (const { id } of spared)
                going.delete(id);
            outcome.spared.push(...spared.map(({ id }) => id));
            await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_8__/* .forEachBounded */ .a)(level.filter((backup) => !spared.includes(backup)), AT_ONCE, async ({ id }) => {
                const isDeleted = await deleteUnlessLocked(context.storage, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(context.database).manifest(id), context);
                if (!isDeleted)
                    going.delete(id);
                (isDeleted ? outcome.removed : outcome.locked).push(id);
            });
        }
    }
    await catalogue.refresh();
    return outcome;
}
/**
 * Those whose manifests are not locked. A record beside a manifest that stays would do nothing but keep new backups from
 * building on it, so none is written.
 */
async function unlockedOf({ storage, database, signal }, batch, going, locked) {
    if (storage.lockedUntil === undefined)
        return [...batch];
    const now = await storage.serverTime({ signal });
    await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_8__/* .forEachBounded */ .a)(batch, AT_ONCE, async ({ id, startedAt }) => {
        // Who may not ask finds out by the delete; but where he may not list versions either, that hides what is locked.
        const assumed = storage.lock && new Date(startedAt.getTime() + storage.lock.forMs);
        const end = await storage.lockedUntil?.((0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database).manifest(id), { signal }).catch(() => assumed);
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwIfCancelled */ .dZ)(signal);
        if (end !== undefined && end > now && going.delete(id))
            locked.push(id);
    });
    return batch.filter(({ id }) => going.has(id));
}
/** Descendants first; those of one level don't need each other. */
function levelsOf(batch) {
    return [...Map.groupBy(batch, (backup) => backup.parents.length).values()];
}
async function putRemoval({ storage, database, signal }, backup, reason, prunedAt) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database);
    const stored = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(storage, database, keys.manifest(backup.id), signal).catch((error) => {
        // Another prune was faster, and has written its record.
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$ && error.code === 'OBJECT_MISSING')
            return undefined;
        throw error;
    });
    if (stored === undefined)
        return;
    const record = {
        format: 'restorable-pruned/1',
        backup: { id: backup.id, manifestSha256: stored.sha256 },
        reason,
        prunedAt: prunedAt.toISOString(),
        manifest: Buffer.from(stored.bytes).toString('utf8'),
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_3__/* .TOOL */ .j,
    };
    // A record that a dead prune left beside the manifest is replaced: the grace counts from this removal.
    // Not locked: it is about something whose own lock has ended, and protects nothing; locked, it would stay for that long
    // again, and every prune would report objects that it may not delete.
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .putRecord */ .j8)(storage, keys.pruned(backup.id), record, undefined, signal, { unlocked: true });
}
/** Takes back the manifest of a backup that must not be kept, as phase one does. @throws the storage's errors */
async function withdrawBackup(context, id, reason) {
    const { storage, database, signal } = context;
    const stored = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(storage, database, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database).manifest(id), signal);
    await putRemoval(context, { id, manifestSha256: stored.sha256 }, reason, await storage.serverTime({ signal }));
    await storage.delete((0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database).manifest(id), { signal });
}
/** Deletes an object. @returns false where the storage does not permit it: an Object Lock, or missing rights */
async function deleteUnlessLocked(storage, key, { signal }) {
    try {
        await storage.delete(key, { signal });
        return true;
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$ && error.code === 'STORAGE_PERMISSION')
            return false;
        throw error;
    }
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


/***/ })

};
