export const id = 9503;
export const ids = [9503];
export const modules = {

/***/ 57210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ fetchSignature),
/* harmony export */   Q: () => (/* binding */ authenticate)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _reading_older_copies_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1434);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72554);



const SIGNATURE_MAX_BYTES = 64 * 1024;
const OTHER_KEY = 'Add the public half of the runner key to `signers` if the backup job uses a new one; else find out who wrote this.';
const OTHER_PASSPHRASE = 'It was written with a passphrase: give that one as `passphrase`, with every space in it. If you did, someone else wrote this.';
async function authenticate(sources, keys, stored, accepted, signal) {
    const { id, signer, encryption } = stored.manifest;
    if (signer === null) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The backup ${id} is not signed, but ${accepted.words.askedBy}.`, {
            hint: 'Someone else may have written it: a backup job signs with its `runner-key` or its `passphrase`. Choose an earlier, signed backup meanwhile.',
        });
    }
    const ring = await accepted.ringFor(stored.manifest);
    if (!ring.fingerprints.includes(signer)) {
        const message = `The backup ${id} says that the key ${signer} signed it, which is ${ring.words.untrusted}.`;
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
        return await (0,_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__/* .readFromFirstHealthy */ .m)(new _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__/* .ReadPreference */ .U(sources), signal, [], async (source, limited) => check(Buffer.from(await fetchSignature(source, key, id, limited)).toString('latin1')));
    }
    catch (thrown) {
        const accept = (stored) => check(Buffer.from(stored).toString('latin1'));
        const older = await (0,_reading_older_copies_js__WEBPACK_IMPORTED_MODULE_1__/* .olderCopy */ .E)(sources, key, SIGNATURE_MAX_BYTES, signal, [], accept);
        if (older === undefined)
            throw thrown;
        return older.value;
    }
}
async function fetchSignature(source, key, id, signal) {
    try {
        return await source.get(key, { maxBytes: SIGNATURE_MAX_BYTES, signal });
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'OBJECT_MISSING') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The signature of ${id} is missing at ${source.label}.`, {
                hint: 'It was removed after the backup, or the manifest is forged. Use another destination or another backup.',
                cause: error,
            });
        }
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'STORAGE_CORRUPTED')
            throw error;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_INVALID', `The signature of ${id} at ${source.label} is larger than any.`, {
            hint: 'Someone put it there, or the storage damaged it. Use another destination or another backup.',
            cause: error,
        });
    }
}


/***/ }),

/***/ 12958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ BackupCatalog)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63422);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7240);
/* harmony import */ var _reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15070);
/* harmony import */ var _authenticity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57210);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84820);






const READS_AHEAD = 16;
class BackupCatalog {
    #options;
    #backups = new Map();
    #uncounted = new Map();
    constructor(options) {
        this.#options = options;
    }
    static async read(options) {
        const catalog = new BackupCatalog(options);
        await catalog.refresh();
        return catalog;
    }
    get backups() {
        return [...this.#backups.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    }
    get uncounted() {
        return [...this.#uncounted.values()];
    }
    get(id) {
        return this.#backups.get(id);
    }
    has(id) {
        return this.#backups.has(id) || this.#uncounted.has(id);
    }
    async refresh() {
        const { storage, database, signal } = this.#options;
        const listed = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .listBackupIds */ .hf)(storage, (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database), signal);
        const there = new Set(listed);
        for (const known of [this.#backups, this.#uncounted]) {
            for (const id of known.keys())
                if (!there.has(id))
                    known.delete(id);
        }
        const fresh = listed.filter((id) => !this.has(id)).toReversed();
        await this.#readAll(fresh);
        if (await this.#options.ring?.tryMore(database)) {
            const refused = fresh.filter((id) => this.#uncounted.delete(id));
            await this.#readAll(refused);
        }
    }
    async #readAll(ids) {
        for await (const facts of (0,_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__/* .mapAhead */ .M)(ids.length, READS_AHEAD, (at) => this.#read(ids[at] ?? ''))) {
            if (facts === undefined)
                continue;
            if ('reason' in facts)
                this.#uncounted.set(facts.id, facts);
            else
                this.#backups.set(facts.id, facts);
        }
    }
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
    get newestUnknown() {
        return this.uncounted
            .filter((each) => each.parents === undefined)
            .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())[0];
    }
    async #read(id) {
        const { storage, database, ring, signal } = this.#options;
        const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database);
        const parsed = (0,_core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupId */ .JN)(id);
        const startedAt = parsed?.startedAt ?? new Date(0);
        let parents = parsed?.kind === 'full' ? [] : undefined;
        let facts;
        try {
            const stored = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(storage, database, keys.manifest(id), signal);
            facts = factsOf(stored.manifest, stored.sha256);
            parents = facts.parents.map((parent) => parent.id);
            if (ring !== undefined)
                await (0,_authenticity_js__WEBPACK_IMPORTED_MODULE_3__/* .authenticate */ .Q)([storage], keys, stored, ring, signal);
            return facts;
        }
        catch (thrown) {
            const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
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
    async #withReplaced(id, parents) {
        if ((0,_core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupId */ .JN)(id)?.kind === 'full')
            return parents;
        const { storage, database, ring, signal } = this.#options;
        const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database);
        const needs = async (older) => {
            if (ring !== undefined)
                await (0,_authenticity_js__WEBPACK_IMPORTED_MODULE_3__/* .authenticate */ .Q)([storage], keys, older, ring, signal);
            return older.manifest.parents.map((parent) => parent.id);
        };
        const replaced = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .olderManifest */ .sH)([storage], database, keys.manifest(id), signal, [], needs);
        return replaced === undefined ? parents : [...(parents ?? []), ...replaced.value];
    }
}
function factsOf(manifest, manifestSha256) {
    return {
        id: manifest.id,
        kind: manifest.kind,
        startedAt: (0,_core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupId */ .JN)(manifest.id)?.startedAt ?? new Date(manifest.startedAt),
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

/***/ 53344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ forEachBounded)
/* harmony export */ });
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

/***/ 15070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ mapAhead)
/* harmony export */ });
async function* mapAhead(count, ahead, task) {
    const underWay = [];
    let next = 0;
    try {
        while (next < count || underWay.length > 0) {
            while (next < count && underWay.length < ahead) {
                const started = task(next);
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

/***/ 64541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hz: () => (/* binding */ DAMAGED_HERE),
/* harmony export */   iE: () => (/* binding */ evaluateRecords),
/* harmony export */   jU: () => (/* binding */ evidenceSchema),
/* harmony export */   nP: () => (/* binding */ writeEvidence)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69987);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66117);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52108);



const DAMAGED_HERE = 'copy-damaged';
const evidenceSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('restorable-verification/1'),
    database: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    backup: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
    readFrom: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    verdict: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['passed', 'failed']),
    copy: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('not read').optional(),
    checks: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ passed: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), failed: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), skipped: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() }),
    failed: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ code: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[A-Za-z_-]{1,40}$/), count: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().positive() })),
    details: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ sha256: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), sizeBytes: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() }).nullable(),
    authenticatedBy: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    target: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['ephemeral', 'scratch']),
    startedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t,
    finishedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t,
    restoreMs: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nullable(),
    backupAgeMs: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    verifier: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    tool: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
});
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
async function evaluateRecords(records) {
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


/***/ }),

/***/ 87377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ GapRecords),
/* harmony export */   o: () => (/* binding */ writeGap)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69987);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7240);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66117);
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7620);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58860);
/* harmony import */ var _reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(15070);
/* harmony import */ var _removal_records_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64921);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52108);








const READ_OF_ONE = 10_000;
const READS_AHEAD = 16;
const link = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() });
const gapSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('restorable-gap/1'),
    database: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    backup: link,
    reason: zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['removed', 'missed', 'accepted', 'begins']),
    older: link.nullable(),
    at: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t,
    ..._signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .signedBy */ .qI,
    tool: zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
});
class GapRecords {
    #options;
    #pruned;
    #keysOf;
    #latest;
    constructor(options, pruned, keysOf, latest) {
        this.#options = options;
        this.#pruned = new Set(pruned);
        this.#keysOf = keysOf;
        this.#latest = latest;
    }
    static async open(options) {
        const { storage, keys, signal } = options;
        const keysOf = new Map();
        for await (const { key } of storage.list(keys.allGaps, { signal })) {
            const { id, file } = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .recordInKey */ .sI)(key, 'gaps') ?? {};
            if (id === undefined || !file?.endsWith('.json'))
                continue;
            const known = keysOf.get(id);
            if (known === undefined)
                keysOf.set(id, [key]);
            else
                known.push(key);
        }
        for (const known of keysOf.values())
            known.reverse();
        const now = keysOf.size === 0 ? new Date(0) : await storage.serverTime({ signal });
        const latest = new Date(now.getTime() + _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_2__/* .CLOCK_SKEW_MS */ .r);
        return new GapRecords(options, (await (0,_removal_records_js__WEBPACK_IMPORTED_MODULE_4__/* .listRemovals */ .Qb)(storage, keys, signal)).keys(), keysOf, latest);
    }
    get isAuthenticated() {
        return this.#options.ring !== undefined;
    }
    get ids() {
        return [...this.#keysOf.keys()];
    }
    keysOf(id) {
        return this.#keysOf.get(id) ?? [];
    }
    isClaimed(id) {
        return this.#pruned.has(id) || this.#keysOf.has(id);
    }
    async explain(missing) {
        return (await this.reason(missing))?.older;
    }
    async reason(missing) {
        return (await this.recorded(missing)) ?? this.#removed(missing);
    }
    async past(id) {
        for (const newer of this.ids.filter((each) => each > id)) {
            const record = await this.#believed(newer, ({ reason }) => reason !== 'begins');
            if (record !== undefined && (record.older === null || record.older.id < id))
                return record.older;
        }
        return undefined;
    }
    async #removed({ id, manifestSha256 }) {
        const { storage, keys, ring, signal } = this.#options;
        if (!this.#pruned.has(id))
            return undefined;
        const removed = await (0,_removal_records_js__WEBPACK_IMPORTED_MODULE_4__/* .readRemoval */ .hf)(storage, keys, id, ring, signal);
        if (removed?.manifestSha256 !== manifestSha256)
            return undefined;
        const older = removed.manifest.predecessor ?? (await this.begins({ id, manifestSha256 }))?.older ?? null;
        return { reason: 'removed', older };
    }
    recorded({ id, manifestSha256 }) {
        const isAbout = ({ backup, reason }) => backup.manifestSha256 === manifestSha256 && reason !== 'begins';
        return this.#believed(id, isAbout);
    }
    begins({ id, manifestSha256 }) {
        const isAbout = ({ backup, reason }) => backup.manifestSha256 === manifestSha256 && reason === 'begins';
        return this.#believed(id, isAbout);
    }
    async #believed(id, isAbout) {
        const latest = this.#options.keys.gap(id, this.#latest);
        const candidates = this.keysOf(id).filter((key) => key <= latest);
        const count = Math.min(candidates.length, READ_OF_ONE);
        const read = (at) => this.#readOne(id, candidates[at] ?? '', isAbout);
        for await (const record of (0,_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_7__/* .mapAhead */ .M)(count, READS_AHEAD, read))
            if (record !== undefined)
                return record;
        return undefined;
    }
    async #readOne(id, key, isAbout) {
        const { storage, keys, ring, signal } = this.#options;
        const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .getRecord */ .EI)(storage, key, signal);
        const parsed = record && gapSchema.safeParse(record.json).data;
        if (record === undefined || parsed === undefined || !isAbout(parsed))
            return undefined;
        if (parsed.database !== keys.database)
            return undefined;
        if (keys.gap(parsed.backup.id, new Date(parsed.at)) !== key)
            return undefined;
        const isBelieved = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .isSignedBy */ .s3)(ring, { storage, keys, id, key, ...record }, parsed, signal);
        return isBelieved ? { ...parsed, key } : undefined;
    }
}
async function writeGap(storage, keys, facts, signer, signal) {
    const now = await storage.serverTime({ signal });
    const record = {
        format: 'restorable-gap/1',
        database: keys.database,
        ...facts,
        at: now.toISOString(),
        ...(0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .namesOf */ .eZ)(signer),
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_3__/* .TOOL */ .j,
    };
    const key = keys.gap(facts.backup.id, now);
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .putRecord */ .j8)(storage, key, record, signer, signal, { unlocked: true });
    return key;
}


/***/ }),

/***/ 64921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G6: () => (/* binding */ writeRemoval),
/* harmony export */   Qb: () => (/* binding */ listRemovals),
/* harmony export */   hf: () => (/* binding */ readRemoval),
/* harmony export */   wv: () => (/* binding */ beingRemoved)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(69987);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74493);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7240);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66117);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58860);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69984);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(52108);








const prunedSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz('restorable-pruned/1'),
    backup: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    prunedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_3__/* .storedTime */ .t,
    manifest: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    ..._signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .signedBy */ .qI,
    tool: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP() }),
});
async function listRemovals(storage, keys, signal) {
    const records = new Map();
    for await (const object of storage.list(keys.allPruned, { signal })) {
        const id = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .idOfKey */ .EV)(object.key, 'pruned');
        if (id !== undefined)
            records.set(id, object.modifiedAt);
    }
    return records;
}
async function readRemoval(storage, keys, id, ring, signal) {
    const key = keys.pruned(id);
    const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .getRecord */ .EI)(storage, key, signal);
    const parsed = record && prunedSchema.safeParse(record.json).data;
    if (record === undefined || parsed === undefined || parsed.backup.id !== id)
        return undefined;
    const bytes = Buffer.from(parsed.manifest);
    const manifest = manifestIn(bytes, keys, id);
    if (manifest === undefined || (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Hex */ .f)(bytes) !== parsed.backup.manifestSha256)
        return undefined;
    const isBelieved = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .isSignedBy */ .s3)(ring, { storage, keys, id, key, ...record }, parsed, signal);
    return isBelieved ? { ...parsed.backup, manifest, bytes } : undefined;
}
function manifestIn(bytes, keys, id) {
    try {
        return (0,_core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(bytes, { id, database: keys.database });
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.isFinding)
            return undefined;
        throw error;
    }
}
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
async function beingRemoved(storage, keys, ids, ring, signal) {
    const removed = new Set();
    for (const id of ids) {
        const isBelieved = ring === undefined || (await readRemoval(storage, keys, id, ring, signal)) !== undefined;
        if (isBelieved)
            removed.add(id);
    }
    return removed;
}


/***/ }),

/***/ 89484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ VerificationLog)
/* harmony export */ });
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7240);
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7620);
/* harmony import */ var _catalog_untrusted_backups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74895);
/* harmony import */ var _reading_older_copies_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1434);
/* harmony import */ var _reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(15070);
/* harmony import */ var _evidence_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64541);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52108);







const READS_AHEAD = 4;
class VerificationLog {
    #options;
    #keysOf;
    #known = new Map();
    constructor(options, keysOf) {
        this.#options = options;
        this.#keysOf = keysOf;
    }
    static async open(options) {
        const keysOf = new Map();
        const { storage, keys, signal } = options;
        for await (const key of (0,_catalog_untrusted_backups_js__WEBPACK_IMPORTED_MODULE_2__/* .keysWithDeleted */ .g)(storage, keys.allVerifications, signal)) {
            const { id, file } = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .recordInKey */ .sI)(key, 'verifications') ?? {};
            if (id === undefined || !file?.endsWith('.json'))
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
    of(backup) {
        return (0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .evaluateRecords */ .iE)(this.#recordsOf(backup));
    }
    async hasPassedElsewhere(backup) {
        for await (const { verdict, copy } of this.#recordsOf(backup))
            return verdict === 'passed' && copy !== undefined;
        return false;
    }
    last() {
        return (0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .evaluateRecords */ .iE)(this.#read(this.#allKeys()));
    }
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
        for await (const evidence of (0,_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_6__/* .mapAhead */ .M)(keys.length, READS_AHEAD, (at) => this.#accepted(keys[at] ?? ''))) {
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
        const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .getRecord */ .EI)(storage, key, signal);
        const evidence = record && (await this.#evaluate(key, record));
        if (evidence !== undefined)
            return evidence;
        const accept = (bytes) => this.#evaluate(key, (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .recordOf */ .zv)(bytes));
        return (await (0,_reading_older_copies_js__WEBPACK_IMPORTED_MODULE_3__/* .olderCopy */ .E)([storage], key, _signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .RECORD_MAX_BYTES */ .xy, signal, [], accept))?.value;
    }
    async #evaluate(key, record) {
        const { storage, keys, ring, now, signal } = this.#options;
        const evidence = _evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .evidenceSchema */ .jU.safeParse(record.json).data;
        if (evidence === undefined)
            return undefined;
        const finishedAt = new Date(evidence.finishedAt);
        if (evidence.database !== keys.database)
            return undefined;
        if (keys.verification(evidence.backup.id, finishedAt) !== key)
            return undefined;
        if (finishedAt.getTime() > now.getTime() + _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__/* .CLOCK_SKEW_MS */ .r)
            return undefined;
        if (ring === undefined)
            return evidence;
        const by = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .signerOfRecord */ .vw)(storage, key, record.bytes, ring, signal);
        return by === undefined ? undefined : evidence;
    }
}


/***/ }),

/***/ 2965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ gapsAmong),
  G: () => (/* binding */ tidyGaps)
});

// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
;// CONCATENATED MODULE: ./build/core/planning/lineage.js
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
function findNewStarts(backups) {
    const oldestFirst = backups.toSorted((a, b) => a.finishedAt.getTime() - b.finishedAt.getTime());
    return oldestFirst.flatMap((newer) => {
        if (newer.predecessor !== null)
            return [];
        const older = oldestFirst.findLast((each) => each !== newer && each.finishedAt <= newer.begunAt);
        return older === undefined ? [] : { newer, older };
    });
}
async function endOfLine(first, isThere, explain) {
    const seen = new Set();
    let link = first;
    while (!isThere(link)) {
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

// EXTERNAL MODULE: ./build/repository/records/gap-records.js
var gap_records = __webpack_require__(87377);
// EXTERNAL MODULE: ./build/repository/removal/removal.js
var removal = __webpack_require__(37164);
;// CONCATENATED MODULE: ./build/repository/removal/lineage.js




async function gapsAmong(places) {
    const backups = new Map();
    const newStarts = new Map();
    for (const { catalog, gaps } of places) {
        for (const each of catalog.backups) {
            if (backups.get(each.id)?.predecessor == null)
                backups.set(each.id, await continued(each, gaps));
        }
    }
    for (const { catalog, gaps } of places) {
        if (!gaps.isAuthenticated)
            continue;
        for (const found of findNewStarts(catalog.backups)) {
            if (backups.get(found.newer.id)?.predecessor === null)
                newStarts.set(found.newer.id, found);
        }
    }
    const found = await findGaps([...backups.values()], presentAt(places), (missing) => explainAmong(places, missing));
    const missing = found.map(async (gap) => ({ ...gap, isClaimed: await isClaimed(places, gap.missing) }));
    return [...(await Promise.all(missing)), ...newStarts.values()];
}
async function continued(backup, gaps) {
    if (backup.predecessor !== null)
        return backup;
    return { ...backup, predecessor: (await gaps.begins(backup))?.older ?? null };
}
async function isClaimed(places, missing) {
    for (const { gaps } of places) {
        if (gaps.isClaimed(missing.id) && (await gaps.reason(missing)) === undefined)
            return true;
    }
    return false;
}
async function explainAmong(places, missing) {
    const ends = [];
    for (const { gaps } of places) {
        const found = await gaps.reason(missing);
        if (found !== undefined && found.reason !== 'missed')
            return found.older;
        const end = found === undefined ? await gaps.past(missing.id) : found.older;
        if (end !== undefined)
            ends.push(end);
    }
    if (ends.length < places.length)
        return undefined;
    return ends.flatMap((end) => end ?? []).toSorted((a, b) => (a.id < b.id ? 1 : -1))[0] ?? null;
}
function presenceIn(places) {
    const present = presentAt(places);
    return ({ id, manifestSha256 }) => present.get(id)?.has(manifestSha256) === true;
}
function presentAt(places) {
    const present = new Map();
    for (const { catalog } of places) {
        for (const { id, manifestSha256 } of [...catalog.backups, ...catalog.uncounted]) {
            const known = present.get(id) ?? new Set();
            if (manifestSha256 !== undefined)
                known.add(manifestSha256);
            present.set(id, known);
        }
    }
    return present;
}
async function tidyGaps(context, at, tidying) {
    const { storage, database, signer, signal } = context;
    const keys = (0,object_keys/* objectKeys */.uv)(database);
    const isThere = presenceIn([at]);
    const named = new Set();
    const needed = new Set();
    if (tidying.accept)
        await acceptNewStarts(context, at);
    const starts = await Promise.all(at.catalog.backups.map((backup) => continued(backup, at.gaps)));
    for (const [index, { id }] of starts.entries())
        if (at.catalog.backups[index]?.predecessor === null)
            needed.add(id);
    for (const { predecessor } of [...starts, ...at.catalog.uncounted]) {
        if (predecessor === null || named.has(predecessor.id) || isThere(predecessor))
            continue;
        named.add(predecessor.id);
        const known = await at.gaps.recorded(predecessor);
        const { found, passed } = await explanationOf(predecessor, at, tidying);
        if (found === undefined || (known !== undefined && known.older?.id === found.older?.id)) {
            for (const id of passed)
                needed.add(id);
            continue;
        }
        needed.add(predecessor.id);
        await (0,gap_records/* writeGap */.o)(storage, keys, { backup: predecessor, ...found }, signer, signal);
        if (known !== undefined)
            await deleteGap(context, known.key);
    }
    const unneeded = at.gaps.ids.filter((id) => !needed.has(id)).flatMap((id) => at.gaps.keysOf(id));
    for (const key of unneeded)
        await deleteGap(context, key);
}
async function acceptNewStarts({ storage, database, signer, signal }, at) {
    for (const { newer, older } of findNewStarts(at.catalog.backups)) {
        if ((await at.gaps.begins(newer)) !== undefined)
            continue;
        const facts = { backup: linkTo(newer), reason: 'begins', older: linkTo(older) };
        await (0,gap_records/* writeGap */.o)(storage, (0,object_keys/* objectKeys */.uv)(database), facts, signer, signal);
    }
}
function linkTo({ id, manifestSha256 }) {
    return { id, manifestSha256 };
}
async function explanationOf(missing, at, { leaving, accept }) {
    const isThere = presenceIn([at]);
    const passed = [];
    const end = await endOfLine(missing, isThere, async (link) => {
        passed.push(link.id);
        return at.gaps.explain(link);
    });
    const isLost = end !== null && !isThere(end);
    if (isLost && accept)
        return { found: { reason: 'accepted', older: newestBefore(at.catalog, end.id) }, passed };
    const isLeaving = passed.some((id) => leaving.has(id)) && end?.id !== missing.id;
    return { found: isLeaving ? { reason: 'removed', older: end } : undefined, passed };
}
async function deleteGap(context, key) {
    for (const suffix of ['', '.asc'])
        await (0,removal/* deleteUnlessLocked */.yD)(context.storage, `${key}${suffix}`, context);
}
function newestBefore(catalog, id) {
    const older = catalog.backups.findLast((backup) => backup.id < id);
    return older === undefined ? null : linkTo(older);
}


/***/ }),

/***/ 37164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   as: () => (/* binding */ rollBackCommit),
/* harmony export */   mu: () => (/* binding */ removeBackups),
/* harmony export */   yD: () => (/* binding */ deleteUnlessLocked)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _catalog_catalog_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84820);
/* harmony import */ var _concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53344);
/* harmony import */ var _records_removal_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64921);





const PHASE_LIMIT_MS = 3_600_000;
const BATCH = 500;
const AT_ONCE = 8;
async function removeBackups(context, catalog, ids, reason) {
    const going = new Set(ids);
    const backups = ids.map((id) => catalog.get(id)).filter((backup) => backup !== undefined);
    backups.sort((a, b) => b.parents.length - a.parents.length);
    const outcome = { removed: [], spared: [], locked: [] };
    for (let start = 0; start < backups.length; start += BATCH) {
        const unlocked = await unlockedOf(context, backups.slice(start, start + BATCH), going, outcome.locked);
        const kept = catalog.needed(going);
        const batch = unlocked.filter(({ id }) => !kept.has(id));
        for (const { id } of unlocked)
            if (kept.has(id) && going.delete(id))
                outcome.spared.push(id);
        const startMs = context.clock.monotonicMs();
        const prunedAt = await context.storage.serverTime({ signal: context.signal });
        await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .forEachBounded */ .a)(batch, AT_ONCE, (backup) => putRemoval(context, backup, reason, prunedAt));
        await catalog.refresh();
        for (const level of levelsOf(batch)) {
            const late = context.clock.monotonicMs() - startMs > PHASE_LIMIT_MS;
            const needed = catalog.needed(going);
            const unknown = catalog.newestUnknown;
            const mayBeNeeded = (backup) => unknown !== undefined && backup.startedAt < unknown.startedAt;
            const spared = level.filter((backup) => late || needed.has(backup.id) || mayBeNeeded(backup));
            for (const { id } of spared)
                going.delete(id);
            outcome.spared.push(...spared.map(({ id }) => id));
            await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .forEachBounded */ .a)(level.filter((backup) => !spared.includes(backup)), AT_ONCE, async ({ id }) => {
                const isDeleted = await deleteUnlessLocked(context.storage, (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(context.database).manifest(id), context);
                if (!isDeleted)
                    going.delete(id);
                (isDeleted ? outcome.removed : outcome.locked).push(id);
            });
        }
    }
    await catalog.refresh();
    return outcome;
}
async function unlockedOf({ storage, database, signal }, batch, going, locked) {
    const { locks } = storage;
    if (locks === undefined)
        return [...batch];
    const now = await storage.serverTime({ signal });
    await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .forEachBounded */ .a)(batch, AT_ONCE, async ({ id, startedAt }) => {
        const assumed = locks.policy && new Date(startedAt.getTime() + locks.policy.forMs);
        const end = await locks.until((0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database).manifest(id), { signal }).catch(() => assumed);
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        if (end !== undefined && end > now && going.delete(id))
            locked.push(id);
    });
    return batch.filter(({ id }) => going.has(id));
}
function levelsOf(batch) {
    return [...Map.groupBy(batch, (backup) => backup.parents.length).values()];
}
async function putRemoval({ storage, database, signer, signal }, backup, reason, prunedAt) {
    const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const stored = await (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(storage, database, keys.manifest(backup.id), signal).catch((error) => {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'OBJECT_MISSING')
            return undefined;
        throw error;
    });
    if (stored === undefined)
        return;
    await (0,_records_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .writeRemoval */ .G6)(storage, keys, stored, { reason, prunedAt, signer }, signal);
}
async function rollBackCommit(context, id, reason) {
    const { storage, database, signal } = context;
    await putRemoval(context, { id }, reason, await storage.serverTime({ signal }));
    await storage.delete((0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database).manifest(id), { signal });
}
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


/***/ }),

/***/ 5425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ openKeyRings)
/* harmony export */ });
/* harmony import */ var _openpgp_keys_passphrase_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34972);
/* harmony import */ var _openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24566);


async function openKeyRings({ signers, verifiers, passphrase: given }, own = [], known) {
    const passphrase = known ?? (given && new _openpgp_keys_passphrase_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .PassphraseKeys */ .j9(given));
    const isOpen = signers.length === 0 && passphrase === undefined;
    return {
        signers: isOpen ? undefined : await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)(signers, passphrase),
        verifiers: verifiers.length > 0 ? await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)(verifiers) : undefined,
        removers: isOpen ? undefined : await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)([...signers, ...verifiers, ...own], passphrase),
        passphrase,
    };
}


/***/ })

};
