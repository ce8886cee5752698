export const id = 9019;
export const ids = [9019];
export const modules = {

/***/ 30666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ openRings)
/* harmony export */ });
/* harmony import */ var _openpgp_passphrase_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75063);
/* harmony import */ var _openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73536);


/**
 * @param own public halves of keys that this run signs records with: what it signs, it believes
 * @param known the keys of the passphrase, where they are open already
 * @throws {RestorableError} KEY_INVALID
 */
async function openRings({ signers, verifiers, passphrase: given }, own = [], known) {
    const passphrase = known ?? (given && new _openpgp_passphrase_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .PassphraseKeys */ .j9(given));
    const isOpen = signers.length === 0 && passphrase === undefined;
    return {
        signers: isOpen ? undefined : await (0,_openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)(signers, passphrase),
        verifiers: verifiers.length > 0 ? await (0,_openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)(verifiers) : undefined,
        removers: isOpen ? undefined : await (0,_openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)([...signers, ...verifiers, ...own], passphrase),
        passphrase,
    };
}


/***/ }),

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
const OTHER_KEY = 'Add the public half of the runner key to `signers` if the backup job uses a new one; else find out who wrote this.';
const OTHER_PASSPHRASE = 'It was written with a passphrase: give that one as `passphrase`, with every space in it. If you did, someone else wrote this.';
/**
 * Checks who wrote a backup. The bytes of the manifest are what is authenticated: a good signature of them counts from
 * whichever source it comes.
 * @returns the accepted signer's fingerprint
 * @throws {RestorableError} SIGNATURE_MISSING, SIGNER_UNKNOWN, SIGNATURE_INVALID
 */
async function authenticate(sources, keys, stored, accepted, signal) {
    const { id, signer, encryption } = stored.manifest;
    if (signer === null) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The backup ${id} is not signed, but ${accepted.words.askedBy}.`, {
            hint: 'Someone else may have written it: a backup job signs with its `runner-key` or its `passphrase`. Choose an earlier, signed backup meanwhile.',
        });
    }
    const ring = await accepted.ringFor(stored.manifest);
    if (!ring.fingerprints.includes(signer)) {
        const message = `The backup ${id} says that the key ${signer} signed it, which is ${ring.words.stranger}.`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNER_UNKNOWN', message, {
            hint: encryption.salt === null ? OTHER_KEY : OTHER_PASSPHRASE,
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

/***/ 59104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ BackupCatalogue)
/* harmony export */ });
/* harmony import */ var _core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18790);
/* harmony import */ var _authenticity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12850);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40794);
/* harmony import */ var _read_ahead_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10023);






/** Manifests that are read at once: enough to hide a distant storage's delay, and 16 times 8 KiB of memory. */
const READS_AHEAD = 16;
/** The committed backups of a database at one destination, as of the last listing. */
class BackupCatalogue {
    #options;
    #backups = new Map();
    #uncounted = new Map();
    constructor(options) {
        this.#options = options;
    }
    /** Lists and reads every manifest. @throws the storage's errors */
    static async read(options) {
        const catalogue = new BackupCatalogue(options);
        await catalogue.refresh();
        return catalogue;
    }
    /** Oldest first. */
    get backups() {
        return [...this.#backups.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    }
    get uncounted() {
        return [...this.#uncounted.values()];
    }
    get(id) {
        return this.#backups.get(id);
    }
    /** Whether there is a manifest of this id, valid or not. */
    has(id) {
        return this.#backups.has(id) || this.#uncounted.has(id);
    }
    /** Lists again, forgets what is gone and reads what is new. */
    async refresh() {
        const { storage, database, signal } = this.#options;
        const listed = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .listBackupIds */ .hf)(storage, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database), signal);
        const there = new Set(listed);
        for (const known of [this.#backups, this.#uncounted]) {
            for (const id of known.keys())
                if (!there.has(id))
                    known.delete(id);
        }
        // Newest first: of salts that a passphrase does not fit only some are tried, and planting old manifests is once for all.
        const fresh = listed.filter((id) => !this.has(id)).toReversed();
        await this.#readAll(fresh);
        if (await this.#options.ring?.tryMore(database)) {
            const refused = fresh.filter((id) => this.#uncounted.delete(id));
            await this.#readAll(refused);
        }
    }
    async #readAll(ids) {
        for await (const facts of (0,_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__/* .mapAhead */ .M)(ids.length, READS_AHEAD, (at) => this.#read(ids[at] ?? ''))) {
            if (facts === undefined)
                continue;
            if ('reason' in facts)
                this.#uncounted.set(facts.id, facts);
            else
                this.#backups.set(facts.id, facts);
        }
    }
    /** Ids that the manifests need, those of `except` left out of account; what can't be read is not in it. */
    needed(except = new Set()) {
        const needed = new Set();
        for (const { id, parents } of this.#backups.values()) {
            if (!except.has(id))
                for (const parent of parents)
                    needed.add(parent.id);
        }
        for (const { parents } of this.#uncounted.values())
            for (const id of parents ?? [])
                needed.add(id);
        return needed;
    }
    /**
     * The newest manifest whose needs nobody can read. It may need anything that is older, so nothing older may go. A full
     * needs nothing, whatever its manifest looks like.
     */
    get newestUnknown() {
        return this.uncounted
            .filter((each) => each.parents === undefined)
            .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())[0];
    }
    async #read(id) {
        const { storage, database, ring, signal } = this.#options;
        const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database);
        const parsed = (0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id);
        const startedAt = parsed?.startedAt ?? new Date(0);
        let parents = parsed?.kind === 'full' ? [] : undefined;
        let facts;
        try {
            const stored = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(storage, database, keys.manifest(id), signal);
            facts = factsOf(stored.manifest, stored.sha256);
            parents = facts.parents.map((parent) => parent.id);
            if (ring !== undefined)
                await (0,_authenticity_js__WEBPACK_IMPORTED_MODULE_3__/* .authenticate */ .Q)([storage], keys, stored, ring, signal);
            return facts;
        }
        catch (thrown) {
            const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toRestorableError */ .tj)(thrown);
            // Another prune took it between the listing and the read.
            if (error.code === 'OBJECT_MISSING')
                return undefined;
            if (!error.isFinding)
                throw error;
            return {
                id,
                startedAt,
                reason: error.message,
                parents: await this.#withReplaced(id, parents),
                manifestSha256: facts?.manifestSha256,
                predecessor: facts?.predecessor ?? null,
            };
        }
    }
    /**
     * What a manifest that does not count needs, and what the good one below it does where the storage keeps what was replaced:
     * by a manifest that names no parents nobody must get those of the real one removed.
     */
    async #withReplaced(id, parents) {
        if ((0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id)?.kind === 'full')
            return parents;
        const { storage, database, ring, signal } = this.#options;
        const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database);
        const needs = async (older) => {
            if (ring !== undefined)
                await (0,_authenticity_js__WEBPACK_IMPORTED_MODULE_3__/* .authenticate */ .Q)([storage], keys, older, ring, signal);
            return older.manifest.parents.map((parent) => parent.id);
        };
        const replaced = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .olderManifest */ .sH)([storage], database, keys.manifest(id), signal, [], needs);
        return replaced === undefined ? parents : [...(parents ?? []), ...replaced.value];
    }
}
function factsOf(manifest, manifestSha256) {
    return {
        id: manifest.id,
        kind: manifest.kind,
        startedAt: (0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(manifest.id)?.startedAt ?? new Date(manifest.startedAt),
        begunAt: new Date(manifest.startedAt),
        finishedAt: new Date(manifest.finishedAt),
        snapshotAt: new Date(manifest.snapshotAt),
        parents: manifest.parents,
        predecessor: manifest.predecessor,
        source: `${manifest.source.salt}:${manifest.source.identity}`,
        manifestSha256,
        salt: manifest.encryption.salt,
        objects: manifest.objects,
        contents: manifest.contents,
        rawBytes: manifest.rawBytes,
        storedBytes: manifest.storedBytes,
    };
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

/***/ 22900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G6: () => (/* binding */ writeRemoval),
/* harmony export */   Qb: () => (/* binding */ listRemovals),
/* harmony export */   hf: () => (/* binding */ readRemoval),
/* harmony export */   wv: () => (/* binding */ beingRemoved)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(69987);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _core_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38883);
/* harmony import */ var _core_stored_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63239);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58860);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(65535);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29057);








/** A record of removal: the first phase of it. */
const prunedSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz('restorable-pruned/1'),
    backup: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    prunedAt: _core_stored_time_js__WEBPACK_IMPORTED_MODULE_3__/* .storedTime */ .t,
    /** The manifest's bytes as text: what undoes the removal as long as the objects are there. */
    manifest: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    ..._signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .signedBy */ .qI,
    tool: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP() }),
});
/**
 * Ids with a record of removal, and when it was written by the storage's clock. To be listed after the manifests: of what
 * had no manifest then, the record was there already.
 */
async function listRemovals(storage, keys, signal) {
    const records = new Map();
    for await (const object of storage.list(keys.allPruned, { signal })) {
        const id = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .idOfKey */ .EV)(object.key, 'pruned');
        if (id !== undefined)
            records.set(id, object.modifiedAt);
    }
    return records;
}
/**
 * Reads a record of removal.
 * @param ring who may remove; without, everybody's record is believed
 * @returns undefined where there is none, or none that can be believed
 */
async function readRemoval(storage, keys, id, ring, signal) {
    const key = keys.pruned(id);
    const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .getRecord */ .EI)(storage, key, signal);
    const parsed = record && prunedSchema.safeParse(record.json).data;
    if (record === undefined || parsed === undefined || parsed.backup.id !== id)
        return undefined;
    const bytes = Buffer.from(parsed.manifest);
    const manifest = manifestIn(bytes, keys, id);
    if (manifest === undefined || (0,_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Hex */ .f)(bytes) !== parsed.backup.manifestSha256)
        return undefined;
    const isBelieved = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .isSignedBy */ .s3)(ring, { storage, keys, id, key, ...record }, parsed, signal);
    return isBelieved ? { ...parsed.backup, manifest, bytes } : undefined;
}
function manifestIn(bytes, keys, id) {
    try {
        return (0,_core_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(bytes, { id, database: keys.database });
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.isFinding)
            return undefined;
        throw error;
    }
}
/**
 * Writes the record of a removal that begins. One that a dead prune left beside the manifest is replaced: the grace counts from
 * this removal. It is not locked: it is about something whose own lock has ended, and protects nothing; locked, it would stay for
 * that long again, and every prune would report objects that it may not delete.
 */
async function writeRemoval(storage, keys, { manifest: { id }, sha256, bytes }, { reason, prunedAt, signer, }, signal) {
    const record = {
        format: 'restorable-pruned/1',
        backup: { id, manifestSha256: sha256 },
        reason,
        prunedAt: prunedAt.toISOString(),
        manifest: Buffer.from(bytes).toString('utf8'),
        ...(0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .namesOf */ .eZ)(signer),
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_4__/* .TOOL */ .j,
    };
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .putRecord */ .j8)(storage, keys.pruned(id), record, signer, signal, { unlocked: true });
}
/** The ids among these of which a record says, by somebody who is believed, that they are being removed. */
async function beingRemoved(storage, keys, ids, ring, signal) {
    const removed = new Set();
    for (const id of ids) {
        // Without accepted signers even one that can't be read is a reason for care.
        const isBelieved = ring === undefined || (await readRemoval(storage, keys, id, ring, signal)) !== undefined;
        if (isBelieved)
            removed.add(id);
    }
    return removed;
}


/***/ }),

/***/ 49263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HP: () => (/* binding */ withdrawBackup),
/* harmony export */   mu: () => (/* binding */ removeBackups),
/* harmony export */   yD: () => (/* binding */ deleteUnlessLocked)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40794);
/* harmony import */ var _for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31304);
/* harmony import */ var _removal_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22900);





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
        await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .forEachBounded */ .a)(batch, AT_ONCE, (backup) => putRemoval(context, backup, reason, prunedAt));
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
            await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .forEachBounded */ .a)(level.filter((backup) => !spared.includes(backup)), AT_ONCE, async ({ id }) => {
                const isDeleted = await deleteUnlessLocked(context.storage, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(context.database).manifest(id), context);
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
    await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .forEachBounded */ .a)(batch, AT_ONCE, async ({ id, startedAt }) => {
        // Who may not ask finds out by the delete; but where he may not list versions either, that hides what is locked.
        const assumed = storage.lock && new Date(startedAt.getTime() + storage.lock.forMs);
        const end = await storage.lockedUntil?.((0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database).manifest(id), { signal }).catch(() => assumed);
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        if (end !== undefined && end > now && going.delete(id))
            locked.push(id);
    });
    return batch.filter(({ id }) => going.has(id));
}
/** Descendants first; those of one level don't need each other. */
function levelsOf(batch) {
    return [...Map.groupBy(batch, (backup) => backup.parents.length).values()];
}
async function putRemoval({ storage, database, signer, signal }, backup, reason, prunedAt) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const stored = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(storage, database, keys.manifest(backup.id), signal).catch((error) => {
        // Another prune was faster, and has written its record.
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'OBJECT_MISSING')
            return undefined;
        throw error;
    });
    if (stored === undefined)
        return;
    await (0,_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .writeRemoval */ .G6)(storage, keys, stored, { reason, prunedAt, signer }, signal);
}
/** Takes back the manifest of a backup that must not be kept, as phase one does. @throws the storage's errors */
async function withdrawBackup(context, id, reason) {
    const { storage, database, signal } = context;
    await putRemoval(context, { id }, reason, await storage.serverTime({ signal }));
    await storage.delete((0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database).manifest(id), { signal });
}
/** Deletes an object. @returns false where the storage does not permit it: an Object Lock, or missing rights */
async function deleteUnlessLocked(storage, key, { signal }) {
    try {
        await storage.delete(key, { signal });
        return true;
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'STORAGE_PERMISSION')
            return false;
        throw error;
    }
}


/***/ })

};
