export const id = 337;
export const ids = [337];
export const modules = {

/***/ 30337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runList: () => (/* binding */ runList)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _repository_authenticity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12850);
/* harmony import */ var _repository_catalogue_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(40794);
/* harmony import */ var _repository_databases_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60837);
/* harmony import */ var _repository_evidence_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72142);
/* harmony import */ var _repository_holds_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36229);
/* harmony import */ var _repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(10023);
/* harmony import */ var _open_destinations_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8099);
/* harmony import */ var _retention_state_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(48535);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(34344);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(56529);
/* harmony import */ var _warn_of_hidden_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(77788);













/** Manifests that are read at once. */
const READS_AHEAD = 8;
/** Lists the backups of one database or of all, at each destination. Needs no key. Never throws. */
async function runList(request, dependencies) {
    const run = new _run_js__WEBPACK_IMPORTED_MODULE_9__/* .Run */ .K(dependencies);
    const destinations = [];
    await run.guard(async () => {
        const rings = await (0,_retention_state_js__WEBPACK_IMPORTED_MODULE_8__/* .openRings */ .K0)(request);
        for (const spec of request.destinations) {
            const storage = await (0,_open_destinations_js__WEBPACK_IMPORTED_MODULE_7__/* .openDestination */ .x)(spec, dependencies, run);
            destinations.push(await run.phase(`list ${storage.label}`, () => listDestination(request, storage, rings, dependencies, run)));
        }
    });
    const invalid = destinations.some((destination) => destination.invalid.length > 0);
    return { mode: 'list', ...run.facts(invalid), destinations };
}
async function listDestination(request, storage, { signers: ring, verifiers }, { host }, run) {
    const names = request.name === undefined ? await (0,_repository_databases_js__WEBPACK_IMPORTED_MODULE_4__/* .databasesAt */ .q)(storage, host.signal) : [request.name];
    const entries = [];
    for (const name of names) {
        const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(name);
        const ids = await (0,_repository_catalogue_js__WEBPACK_IMPORTED_MODULE_3__/* .listBackupIds */ .hf)(storage, keys, host.signal);
        await (0,_warn_of_hidden_js__WEBPACK_IMPORTED_MODULE_10__/* .warnOfHidden */ .O)(run, storage, keys, host.signal);
        const evidence = await (0,_repository_evidence_js__WEBPACK_IMPORTED_MODULE_5__/* .newestEvidence */ .yN)(storage, keys, host.signal);
        // Without accepted verifiers no release is believed, so this shows every hold that prune may respect.
        const holds = await (0,_repository_holds_js__WEBPACK_IMPORTED_MODULE_6__/* .readHolds */ .R)(storage, keys, verifiers, host.signal);
        const read = async (index) => {
            const id = ids[index] ?? '';
            const entry = await readEntry(storage, name, keys, id, evidence, ring, host.signal);
            return 'backup' in entry ? { backup: { ...entry.backup, held: holds.get(id)?.reason } } : entry;
        };
        for await (const entry of (0,_repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_11__/* .mapAhead */ .M)(ids.length, READS_AHEAD, read))
            entries.push(entry);
    }
    return {
        label: storage.label,
        backups: entries.flatMap((entry) => ('backup' in entry ? [entry.backup] : [])),
        invalid: entries.flatMap((entry) => ('invalid' in entry ? [entry.invalid] : [])),
    };
}
async function readEntry(storage, name, keys, id, evidence, ring, signal) {
    const key = keys.manifest(id);
    try {
        const stored = await (0,_repository_catalogue_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(storage, name, key, signal);
        const by = ring === undefined ? null : await (0,_repository_authenticity_js__WEBPACK_IMPORTED_MODULE_2__/* .authenticate */ .Q)([storage], keys, stored, ring, signal);
        const record = evidence.get(id);
        const fits = record !== undefined && record.backup.manifestSha256 === stored.sha256;
        const backup = (0,_summary_js__WEBPACK_IMPORTED_MODULE_12__/* .summarizeBackup */ .Wg)(stored.manifest, by);
        return {
            backup: { ...backup, verdict: fits ? record.verdict : null, verifiedAt: fits ? record.finishedAt : null },
        };
    }
    catch (thrown) {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        if (!error.isFinding)
            throw error;
        return { invalid: { key, reason: error.message } };
    }
}


/***/ }),

/***/ 48535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K0: () => (/* binding */ openRings),
/* harmony export */   U1: () => (/* binding */ retainable),
/* harmony export */   mV: () => (/* binding */ readRetentionState)
/* harmony export */ });
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18790);
/* harmony import */ var _openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60719);
/* harmony import */ var _repository_catalogue_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59104);
/* harmony import */ var _repository_holds_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36229);
/* harmony import */ var _repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(10023);
/* harmony import */ var _repository_removal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49263);
/* harmony import */ var _repository_verification_log_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39407);







/** Backups whose records are read at once. */
const LOOKED_AT_ONCE = 4;
/** @throws {RestorableError} KEY_INVALID */
async function openRings(settings) {
    return {
        signers: settings.signers.length > 0 ? await (0,_openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .T)(settings.signers) : undefined,
        verifiers: settings.verifiers.length > 0 ? await (0,_openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .T)(settings.verifiers) : undefined,
    };
}
/** Reads manifests, and lists records, holds and verifications. @throws the storage's errors */
async function readRetentionState(storage, database, rings, signal) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .objectKeys */ .uv)(database);
    const now = await storage.serverTime({ signal });
    // In this order: see listRemovals.
    const catalogue = await _repository_catalogue_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupCatalogue */ .k.read({ storage, database, ring: rings.signers, signal });
    const records = await (0,_repository_removal_js__WEBPACK_IMPORTED_MODULE_4__/* .listRemovals */ .Qb)(storage, keys, signal);
    const holds = await (0,_repository_holds_js__WEBPACK_IMPORTED_MODULE_3__/* .readHolds */ .R)(storage, keys, rings.verifiers, signal);
    const log = await _repository_verification_log_js__WEBPACK_IMPORTED_MODULE_5__/* .VerificationLog */ .C.open({ storage, keys, ring: rings.verifiers, now, signal });
    return { catalogue, records, holds, log, now };
}
/** What the plan needs; only the newest verified backup of each source is looked for, not every verification. */
async function retainable(state) {
    const { catalogue, holds, log } = state;
    const { backups, newestUnknown } = catalogue;
    const neededByUncounted = new Set(catalogue.uncounted.flatMap((each) => each.parents ?? []));
    const verified = new Set();
    const verifiedElsewhere = new Set();
    for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
        const newest = await newestVerified(log, line);
        if (newest.here !== undefined)
            verified.add(newest.here);
        if (newest.elsewhere !== undefined)
            verifiedElsewhere.add(newest.elsewhere);
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
 * The newest backup of which the copy here passed, and a newer one of which another destination's copy did: that one is known
 * to restore, but this copy of it is not.
 */
async function newestVerified(log, line) {
    let elsewhere;
    const newestFirst = line.toReversed();
    const read = async (at) => {
        const backup = newestFirst[at];
        return { backup, verdict: (await log.of(backup))?.verdict };
    };
    for await (const { backup, verdict } of (0,_repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_6__/* .mapAhead */ .M)(newestFirst.length, LOOKED_AT_ONCE, read)) {
        if (verdict === 'passed')
            return { here: backup.id, elsewhere };
        if (verdict === undefined && elsewhere === undefined && (await log.hasPassedElsewhere(backup))) {
            elsewhere = backup.id;
        }
    }
    return { here: undefined, elsewhere };
}


/***/ }),

/***/ 56529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wg: () => (/* binding */ summarizeBackup),
/* harmony export */   hv: () => (/* binding */ summarizeTables),
/* harmony export */   u0: () => (/* binding */ sourcesOf)
/* harmony export */ });
/** A backup as reports show it. */
function summarizeBackup(manifest, authenticatedBy) {
    return {
        id: manifest.id,
        kind: manifest.kind,
        database: manifest.database,
        engine: manifest.engine.name,
        serverVersion: manifest.engine.serverVersion,
        startedAt: manifest.startedAt,
        finishedAt: manifest.finishedAt,
        rawBytes: manifest.rawBytes,
        storedBytes: manifest.storedBytes,
        signed: manifest.signer !== null,
        authenticatedBy,
        parents: manifest.parents.map((parent) => parent.id),
    };
}
function qualified(table) {
    return table.schema === '' ? table.name : `${table.schema}.${table.name}`;
}
/** Tables with their rows, and beside them the rows after a restore when there was one. */
function summarizeTables(source, restored) {
    const after = new Map(restored?.tables.map((table) => [qualified(table), table.rows]));
    return source.tables.map((table) => ({
        name: qualified(table),
        rows: table.rows,
        ...(restored === undefined ? {} : { restoredRows: after.get(qualified(table)) ?? null }),
    }));
}
/** What was really read, and from where. */
function sourcesOf(orders) {
    const sources = orders.flatMap(({ served }) => served.map(({ source, objects, bytes }) => ({ label: source.label, objects, bytes })));
    return { source: sources.map(({ label }) => label).join(', ') || undefined, sources };
}


/***/ }),

/***/ 77788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ warnOfHidden)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_hidden_backups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23169);
/* harmony import */ var _repository_removal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49263);



/** Ids that a warning names. */
const NAMED = 5;
/** The newest removed backups of which it is asked whether they are locked: some requests for each. */
const ASKED = 5;
/** Warns of backups that were deleted behind the back of `prune` and can still be restored. */
async function warnOfHidden(run, storage, keys, signal) {
    const ids = await withoutRemoved(storage, keys, signal).catch(() => {
        // Those that are listed can be read all the same.
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        return [];
    });
    if (ids.length === 0)
        return;
    const named = ids.toReversed().slice(0, NAMED).join(', ');
    const rest = ids.length > NAMED ? `, and ${ids.length - NAMED} older ones` : '';
    run.warn(`The manifests of these backups at ${storage.label} were deleted, but not by \`prune\`: ${named}${rest}. The bucket keeps older versions: \`backup: ${ids.at(-1)}\` verifies and restores one.`);
}
/**
 * Where versions may not be deleted, a removal leaves them hidden too. But `prune` writes no record of removal for what is
 * locked: a record beside that is of whoever hid it.
 */
async function withoutRemoved(storage, keys, signal) {
    const ids = await (0,_repository_hidden_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .hiddenBackups */ .E)(storage, keys, signal);
    if (ids.length === 0)
        return ids;
    const removals = await (0,_repository_removal_js__WEBPACK_IMPORTED_MODULE_2__/* .listRemovals */ .Qb)(storage, keys, signal);
    const now = removals.size === 0 ? new Date() : await storage.serverTime({ signal });
    const hidden = new Set(ids.filter((id) => !removals.has(id)));
    for (const id of ids.filter((each) => removals.has(each)).slice(-ASKED)) {
        const end = await storage.lockedUntil?.(keys.manifest(id), { signal }).catch(() => undefined);
        if (end !== undefined && end > now)
            hidden.add(id);
    }
    return ids.filter((id) => hidden.has(id));
}


/***/ }),

/***/ 54723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ requireDatabaseName),
/* harmony export */   Tg: () => (/* binding */ suggestDatabaseName),
/* harmony export */   lH: () => (/* binding */ isDatabaseName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const PATTERN = /^[a-z0-9][a-z0-9._-]{0,62}$/;
/** Whether a text can be a database's name in storage. */
function isDatabaseName(text) {
    return PATTERN.test(text) && !text.includes('..');
}
/** Reads a name that a user gave. @throws {RestorableError} INPUT_INVALID */
function requireDatabaseName(text) {
    if (isDatabaseName(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `The name ${JSON.stringify(text)} can't be used in storage.`, {
        hint: 'Use 1 to 63 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit.',
    });
}
/** Turns any text (a database's name from a URL, a file name) into a storage name, or undefined when nothing is left. */
function suggestDatabaseName(text) {
    const name = text
        .toLowerCase()
        .replaceAll(/[^a-z0-9._-]+/g, '-')
        .replaceAll(/\.{2,}/g, '.')
        .replace(/^[._-]+/, '')
        .slice(0, 63)
        .replace(/[._-]+$/, '');
    return PATTERN.test(name) ? name : undefined;
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
            return { id, startedAt, reason: error.message, parents: await this.#withReplaced(id, parents) };
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

/***/ 60837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ databasesAt)
/* harmony export */ });
/* harmony import */ var _core_database_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54723);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


/** The names of the databases that a destination has folders of. */
async function databasesAt(storage, signal) {
    const names = [];
    for (const folder of await storage.folders('', { signal })) {
        try {
            names.push((0,_core_database_name_js__WEBPACK_IMPORTED_MODULE_0__/* .requireDatabaseName */ .ES)(folder));
        }
        catch (error) {
            // A foreign folder beside ours is not a database.
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$))
                throw error;
        }
    }
    return names;
}


/***/ }),

/***/ 36229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readHolds),
/* harmony export */   h: () => (/* binding */ writeHold)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79435);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58860);
/* harmony import */ var _hidden_backups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23169);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29057);




const holdSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('restorable-hold/1'),
    action: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['hold', 'release']),
    backup: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** Who asked for it, as the host names them; not proven unless signed. */
    by: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    at: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    /** Fingerprint of the key whose detached signature lies beside the record. */
    signer: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullable(),
    tool: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }),
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
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_2__/* .putRecord */ .j8)(storage, key, record, signer, signal);
    return key;
}
/**
 * The backups that are held, by id. A hold counts whoever wrote it, even one that can't be read: at worst it keeps too
 * much; so does one that was hidden where the storage keeps what is deleted. A release counts only when an accepted verifier signed it, because it lets a backup be removed.
 */
async function readHolds(storage, keys, ring, signal) {
    const listed = new Map();
    for await (const key of (0,_hidden_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .keysWithHidden */ .H)(storage, keys.allHolds, signal)) {
        const named = nameOf(key);
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
        const stored = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_2__/* .getRecord */ .EI)(storage, record.key, signal);
        const parsed = stored && holdSchema.safeParse(stored.json).data;
        if (record.action === 'hold')
            return { reason: parsed?.reason ?? 'a record that can not be read', since: record.at };
        if (stored === undefined || parsed === undefined || ring === undefined)
            continue;
        // What is signed must be what the key says: a signed release that is copied under a newer name releases nothing.
        if (keys.hold(parsed.backup.id, parsed.action, new Date(parsed.at)) !== record.key)
            continue;
        if ((await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_2__/* .signerOfRecord */ .vw)(storage, record.key, stored.bytes, ring, signal)) !== undefined)
            return undefined;
    }
    return undefined;
}


/***/ }),

/***/ 79435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68729);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);



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
