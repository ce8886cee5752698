export const id = 7936;
export const ids = [7936];
export const modules = {

/***/ 37936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K0: () => (/* binding */ openRings),
  mV: () => (/* binding */ readRetentionState),
  U1: () => (/* binding */ retainable)
});

// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(309);
// EXTERNAL MODULE: ./build/openpgp/signatures.js
var signatures = __webpack_require__(85274);
// EXTERNAL MODULE: ./build/repository/catalogue-facts.js
var catalogue_facts = __webpack_require__(28177);
// EXTERNAL MODULE: ./build/repository/holds.js
var repository_holds = __webpack_require__(13052);
// EXTERNAL MODULE: ./build/repository/removal.js
var removal = __webpack_require__(75506);
// EXTERNAL MODULE: ./build/core/catalogue.js
var catalogue = __webpack_require__(18364);
// EXTERNAL MODULE: ./build/repository/evidence.js
var repository_evidence = __webpack_require__(17357);
// EXTERNAL MODULE: ./build/repository/signed-record.js
var signed_record = __webpack_require__(16668);
;// CONCATENATED MODULE: ./build/repository/verification-log.js



/** The verification records of a database at one destination: listed at once, read when asked for. */
class VerificationLog {
    #options;
    /** Keys by backup id, newest first. */
    #keysOf;
    #read = new Map();
    constructor(options, keysOf) {
        this.#options = options;
        this.#keysOf = keysOf;
    }
    static async open(options) {
        const keysOf = new Map();
        for await (const object of options.storage.list(options.keys.allVerifications, { signal: options.signal })) {
            const id = (0,repository_evidence/* idOfRecord */.gp)(object.key);
            if (id === undefined)
                continue;
            const known = keysOf.get(id);
            if (known === undefined)
                keysOf.set(id, [object.key]);
            else
                known.unshift(object.key);
        }
        return new VerificationLog(options, keysOf);
    }
    /** The newest accepted record of a backup that is about the manifest as it is stored now. */
    async of(backup) {
        for (const key of this.#keysOf.get(backup.id) ?? []) {
            const evidence = await this.#accepted(key);
            if (evidence?.backup.manifestSha256 === backup.manifestSha256)
                return evidence;
        }
        return undefined;
    }
    /** The newest accepted record of all; that of a backup which was removed since counts too. */
    async last() {
        const time = (key) => key.slice(key.lastIndexOf('/') + 1);
        const all = [...this.#keysOf.values()].flat().sort((a, b) => (time(a) < time(b) ? 1 : -1));
        for (const key of all) {
            const evidence = await this.#accepted(key);
            if (evidence !== undefined)
                return evidence;
        }
        return undefined;
    }
    #accepted(key) {
        const known = this.#read.get(key) ?? this.#fetch(key);
        this.#read.set(key, known);
        return known;
    }
    async #fetch(key) {
        const { storage, keys, ring, now, signal } = this.#options;
        const record = await (0,signed_record/* getRecord */.EI)(storage, key, signal);
        const evidence = record && repository_evidence/* evidenceSchema */.jU.safeParse(record.json).data;
        if (record === undefined || evidence === undefined)
            return undefined;
        const finishedAt = new Date(evidence.finishedAt);
        // An old record, signature and all, that is copied to a newer name or to another backup is not evidence.
        if (keys.verification(evidence.backup.id, finishedAt) !== key)
            return undefined;
        if (finishedAt.getTime() > now.getTime() + catalogue/* CLOCK_SKEW_MS */.r)
            return undefined;
        if (ring === undefined)
            return evidence;
        const by = await (0,signed_record/* signerOfRecord */.vw)(storage, key, record.bytes, ring, signal);
        return by === undefined ? undefined : evidence;
    }
}

;// CONCATENATED MODULE: ./build/commands/retention-state.js






/** @throws {RestorableError} KEY_INVALID */
async function openRings(settings) {
    return {
        signers: settings.signers.length > 0 ? await (0,signatures/* createSignerRing */.T)(settings.signers) : undefined,
        verifiers: settings.verifiers.length > 0 ? await (0,signatures/* createSignerRing */.T)(settings.verifiers) : undefined,
    };
}
/** Reads manifests, and lists records, holds and verifications. @throws the storage's errors */
async function readRetentionState(storage, database, rings, signal) {
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const now = await storage.serverTime({ signal });
    // In this order: see listRemovals.
    const catalogue = await catalogue_facts/* BackupCatalogue */.k.read({ storage, database, ring: rings.signers, signal });
    const records = await (0,removal/* listRemovals */.Qb)(storage, keys, signal);
    const holds = await (0,repository_holds/* readHolds */.R)(storage, keys, rings.verifiers, signal);
    const log = await VerificationLog.open({ storage, keys, ring: rings.verifiers, now, signal });
    return { catalogue, records, holds, log, now };
}
/** What the plan needs; only the newest verified backup of each source is looked for, not every verification. */
async function retainable(state) {
    const { catalogue, holds, log } = state;
    const { backups, newestUnknown } = catalogue;
    const neededByUncounted = new Set(catalogue.uncounted.flatMap((each) => each.parents ?? []));
    const verified = new Set();
    for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
        for (const backup of line.toReversed()) {
            if ((await log.of(backup))?.verdict !== 'passed')
                continue;
            verified.add(backup.id);
            break;
        }
    }
    return backups.map((backup) => {
        const held = holds.get(backup.id);
        const pinned = [];
        if (held !== undefined)
            pinned.push(`held: ${held.reason}`);
        if (neededByUncounted.has(backup.id))
            pinned.push('needed by a backup that does not count');
        if (newestUnknown !== undefined && backup.startedAt < newestUnknown.startedAt)
            pinned.push(`may be needed by ${newestUnknown.id}, which can't be read`);
        const { id, startedAt, source } = backup;
        const parents = backup.parents.map((parent) => parent.id);
        return { id, startedAt, source, parents, verified: verified.has(id), pinned };
    });
}


/***/ }),

/***/ 25989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ authenticate)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32434);

/** An armored detached signature is under 2 KiB even with RSA keys. */
const SIGNATURE_MAX_BYTES = 64 * 1024;
/**
 * Checks who wrote a backup.
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
    const armored = await readSignature(sources, keys.signature(id, signer), id, signal);
    const by = await ring.verify(stored.bytes, armored);
    if (by === signer)
        return by;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_INVALID', `The signature of ${id} is by ${by}, the manifest names ${signer}.`, {
        hint: 'Signatures were exchanged. Use another destination or another backup.',
    });
}
async function readSignature(sources, key, id, signal) {
    let missing;
    for (const source of sources) {
        try {
            return Buffer.from(await source.get(key, { maxBytes: SIGNATURE_MAX_BYTES, signal })).toString('latin1');
        }
        catch (error) {
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'OBJECT_MISSING')
                throw error;
            missing = error;
        }
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The signature of ${id} is missing.`, {
        hint: 'It was removed after the backup, or the manifest is forged. Use another destination or another backup.',
        cause: missing,
    });
}


/***/ }),

/***/ 28177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ BackupCatalogue)
/* harmony export */ });
/* harmony import */ var _core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60365);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32434);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(309);
/* harmony import */ var _authenticity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25989);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61111);
/* harmony import */ var _read_ahead_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25204);






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
        const fresh = listed.filter((id) => !this.has(id));
        for await (const facts of (0,_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__/* .mapAhead */ .M)(fresh.length, READS_AHEAD, (at) => this.#read(fresh[at] ?? ''))) {
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
        try {
            const stored = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(storage, database, keys.manifest(id), signal);
            const facts = factsOf(stored.manifest, stored.sha256);
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
            return { id, startedAt, reason: error.message, parents };
        }
    }
}
function factsOf(manifest, manifestSha256) {
    return {
        id: manifest.id,
        kind: manifest.kind,
        startedAt: (0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(manifest.id)?.startedAt ?? new Date(manifest.startedAt),
        snapshotAt: new Date(manifest.snapshotAt),
        parents: manifest.parents,
        predecessor: manifest.predecessor?.id ?? null,
        source: `${manifest.source.salt}:${manifest.source.identity}`,
        manifestSha256,
        rawBytes: manifest.rawBytes,
        storedBytes: manifest.storedBytes,
    };
}


/***/ }),

/***/ 30349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ checkClock),
/* harmony export */   L: () => (/* binding */ putOnce)
/* harmony export */ });
/* harmony import */ var _core_catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18364);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32434);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28860);



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
        const there = await destination.get(key, { maxBytes: 64 * 1024 * 1024, signal });
        return Buffer.from(there).equals(body);
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

/***/ 17357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gp: () => (/* binding */ idOfRecord),
/* harmony export */   hz: () => (/* binding */ DAMAGED_HERE),
/* harmony export */   jU: () => (/* binding */ evidenceSchema),
/* harmony export */   nP: () => (/* binding */ writeEvidence),
/* harmony export */   yN: () => (/* binding */ newestEvidence)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42465);
/* harmony import */ var _read_ahead_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25204);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16668);



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
/** The newest record of each backup of a database, by backup id; records that can't be read are left out. */
async function newestEvidence(storage, keys, signal) {
    const newest = new Map();
    for await (const object of storage.list(keys.allVerifications, { signal })) {
        const id = idOfRecord(object.key);
        if (id !== undefined)
            newest.set(id, object.key);
    }
    const records = new Map();
    const found = [...newest];
    const read = (at) => readEvidence(storage, found[at]?.[1] ?? '', signal);
    let at = 0;
    for await (const evidence of (0,_read_ahead_js__WEBPACK_IMPORTED_MODULE_3__/* .mapAhead */ .M)(found.length, READS_AHEAD, read)) {
        const id = found[at]?.[0];
        at += 1;
        if (evidence !== undefined && evidence.backup.id === id)
            records.set(id, evidence);
    }
    return records;
}
/** The backup's id in the key of a verification's record. */
function idOfRecord(key) {
    return /\/verifications\/([^/]+)\/[^/]+\.json$/.exec(key)?.[1];
}
async function readEvidence(storage, key, signal) {
    const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_0__/* .getRecord */ .EI)(storage, key, signal);
    return record && evidenceSchema.safeParse(record.json).data;
}


/***/ }),

/***/ 82307:
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

/***/ 13052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readHolds),
/* harmony export */   h: () => (/* binding */ writeHold)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42465);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64341);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16668);



const holdSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('restorable-hold/1'),
    action: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['hold', 'release']),
    backup: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** Who asked for it, as the host names them; not proven unless signed. */
    by: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    at: zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$(),
    /** Fingerprint of the key whose detached signature lies beside the record. */
    signer: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    tool: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
});
/** Pins a backup, or undoes that; never replaces an earlier record. @returns the record's key */
async function writeHold(storage, keys, facts, signer, signal) {
    // A release must come after the hold that it undoes, also when that was written by a clock that is ahead.
    const last = Math.max(0, ...(await recordsOf(storage, keys, facts.id, signal)).map(({ at }) => at.getTime()));
    const at = new Date(Math.max(facts.now.getTime(), last + 1));
    const record = {
        format: 'restorable-hold/1',
        action: facts.action,
        backup: { id: facts.id, manifestSha256: facts.manifestSha256 },
        reason: facts.reason,
        by: facts.by,
        at: at.toISOString(),
        signer: signer?.fingerprint ?? null,
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_0__/* .TOOL */ .j,
    };
    const key = keys.hold(facts.id, facts.action, at);
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_1__/* .putRecord */ .j8)(storage, key, record, signer, signal);
    return key;
}
/**
 * The backups that are held, by id. A hold counts whoever wrote it, even one that can't be read: at worst it keeps too
 * much. A release counts only when an accepted verifier signed it, because it lets a backup be removed.
 */
async function readHolds(storage, keys, ring, signal) {
    const listed = new Map();
    for await (const object of storage.list(keys.allHolds, { signal })) {
        const named = nameOf(object.key);
        if (named !== undefined)
            listed.set(named.id, [...(listed.get(named.id) ?? []), named]);
    }
    const held = new Map();
    for (const [id, records] of listed) {
        const state = await stateOf(storage, keys, records, ring, signal);
        if (state !== undefined)
            held.set(id, state);
    }
    return held;
}
/** What a record's key says. */
function nameOf(key) {
    const match = /\/holds\/([^/]+)\/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(hold|release)\.json$/.exec(key);
    if (match === null)
        return undefined;
    const [, id = '', year, month, day, hour, minute, second, ms, action] = match;
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
    return Number.isNaN(at.getTime()) ? undefined : { key, id, at, action: action };
}
async function recordsOf(storage, keys, id, signal) {
    const named = [];
    for await (const object of storage.list(`${keys.allHolds}${id}/`, { signal })) {
        const record = nameOf(object.key);
        if (record !== undefined)
            named.push(record);
    }
    return named;
}
async function stateOf(storage, keys, records, ring, signal) {
    // Of one moment the hold comes first, so that it wins.
    const newestFirst = records.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.action === 'hold' ? -1 : 1));
    for (const record of newestFirst) {
        const stored = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_1__/* .getRecord */ .EI)(storage, record.key, signal);
        const parsed = stored && holdSchema.safeParse(stored.json).data;
        if (record.action === 'hold')
            return { reason: parsed?.reason ?? 'a record that can not be read', since: record.at };
        if (stored === undefined || parsed === undefined || ring === undefined)
            continue;
        // What is signed must be what the key says: a signed release that is copied under a newer name releases nothing.
        if (keys.hold(parsed.backup.id, parsed.action, new Date(parsed.at)) !== record.key)
            continue;
        if ((await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_1__/* .signerOfRecord */ .vw)(storage, record.key, stored.bytes, ring, signal)) !== undefined)
            return undefined;
    }
    return undefined;
}


/***/ }),

/***/ 25204:
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

/***/ 75506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EA: () => (/* binding */ undoRemovals),
/* harmony export */   HP: () => (/* binding */ withdrawBackup),
/* harmony export */   Qb: () => (/* binding */ listRemovals),
/* harmony export */   mu: () => (/* binding */ removeBackups),
/* harmony export */   yD: () => (/* binding */ deleteUnlessLocked)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(23857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(42465);
/* harmony import */ var _core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60365);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32434);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(309);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64341);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61111);
/* harmony import */ var _destinations_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30349);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(28860);
/* harmony import */ var _for_each_bounded_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(82307);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(16668);










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
 *   from the objects, and the next prune puts the ancestor's manifest back from the record (`undoRemovals`).
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
const prunedSchema = zod__WEBPACK_IMPORTED_MODULE_8__/* .object */ .Ikc({
    format: zod__WEBPACK_IMPORTED_MODULE_8__/* .literal */ .euz('restorable-pruned/1'),
    backup: zod__WEBPACK_IMPORTED_MODULE_8__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    prunedAt: zod__WEBPACK_IMPORTED_MODULE_9__/* .datetime */ .w$(),
    /** The manifest's bytes as text: what undoes the removal as long as the objects are there. */
    manifest: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
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
        const batch = backups.slice(start, start + BATCH);
        const startMs = context.clock.monotonicMs();
        const prunedAt = await context.storage.serverTime({ signal: context.signal });
        await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_10__/* .forEachBounded */ .a)(batch, AT_ONCE, (backup) => putRemoval(context, backup, reason, prunedAt));
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
            await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_10__/* .forEachBounded */ .a)(level.filter((backup) => !spared.includes(backup)), AT_ONCE, async ({ id }) => {
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
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_7__/* .putRecord */ .j8)(storage, keys.pruned(backup.id), record, undefined, signal);
}
/** Takes back the manifest of a backup that must not be kept, as phase one does. @throws the storage's errors */
async function withdrawBackup(context, id, reason) {
    const { storage, database, signal } = context;
    const stored = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(storage, database, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database).manifest(id), signal);
    await putRemoval(context, { id, manifestSha256: stored.sha256 }, reason, await storage.serverTime({ signal }));
    await storage.delete((0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database).manifest(id), { signal });
}
/**
 * Puts back the manifests of removed backups that a committed one needs; their records stay, as any beside a manifest. The
 * catalogue is up to date afterwards.
 */
async function undoRemovals({ storage, database, signal }, catalogue, records) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database);
    const restored = [];
    const warnings = [];
    for (const id of catalogue.needed()) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwIfCancelled */ .dZ)(signal);
        if (catalogue.has(id) || !records.has(id))
            continue;
        const manifest = await manifestIn(storage, keys, id, signal);
        if (manifest === undefined) {
            warnings.push(`A backup needs ${id}, whose manifest was removed and can't be put back from its record.`);
            continue;
        }
        await (0,_destinations_js__WEBPACK_IMPORTED_MODULE_5__/* .putOnce */ .L)(storage, keys.manifest(id), manifest, signal);
        restored.push(id);
    }
    if (restored.length > 0)
        await catalogue.refresh();
    return { restored, warnings };
}
async function manifestIn(storage, keys, id, signal) {
    const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_7__/* .getRecord */ .EI)(storage, keys.pruned(id), signal);
    const parsed = record && prunedSchema.safeParse(record.json).data;
    if (parsed === undefined || parsed.backup.id !== id)
        return undefined;
    const manifest = Buffer.from(parsed.manifest);
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_6__/* .sha256Hex */ .f)(manifest) === parsed.backup.manifestSha256 ? manifest : undefined;
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

/***/ 16668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ getRecord),
/* harmony export */   j8: () => (/* binding */ putRecord),
/* harmony export */   vw: () => (/* binding */ signerOfRecord)
/* harmony export */ });
/* unused harmony export RECORD_MAX_BYTES */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32434);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28860);


/** Verifications, holds and records of removal: small JSON beside the backup, never data. */
const RECORD_MAX_BYTES = 64 * 1024;
const SIGNATURE_MAX_BYTES = 64 * 1024;
/** Puts a record, after its detached signature when there is a key: a record without one must not look unsigned. */
async function putRecord(destination, key, record, signer, signal) {
    const body = Buffer.from(`${JSON.stringify(record, null, 1)}\n`);
    if (signer !== undefined) {
        const signature = Buffer.from(await signer.sign(body));
        await destination.put(`${key}.asc`, signature, { sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(signature), signal });
    }
    await destination.put(key, body, { sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(body), signal });
}
/** Reads a record, or gives undefined when it is gone or larger than any. */
async function getRecord(storage, key, signal) {
    const bytes = await unlessBad(storage.get(key, { maxBytes: RECORD_MAX_BYTES, signal }));
    if (bytes === undefined)
        return undefined;
    try {
        return { bytes, json: JSON.parse(Buffer.from(bytes).toString('utf8')) };
    }
    catch {
        return { bytes, json: undefined };
    }
}
/** Who of the accepted signed a record, or undefined when nobody did. */
async function signerOfRecord(storage, key, bytes, ring, signal) {
    const signature = await unlessBad(storage.get(`${key}.asc`, { maxBytes: SIGNATURE_MAX_BYTES, signal }));
    if (signature === undefined)
        return undefined;
    return unlessBad(ring.verify(bytes, Buffer.from(signature).toString('latin1')));
}
/** A record that is missing, damaged or forged says nothing; a storage that can't be asked is an error. */
async function unlessBad(work) {
    try {
        return await work;
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && (error.isFinding || error.code === 'STORAGE_CORRUPTED'))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 42465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18439);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23857);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
