export const id = 7307;
export const ids = [7307];
export const modules = {

/***/ 22210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lz: () => (/* binding */ lookAtLine),
/* harmony export */   e4: () => (/* binding */ describeGap),
/* harmony export */   tY: () => (/* binding */ checkLine)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12155);
/* harmony import */ var _repository_catalogue_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59104);
/* harmony import */ var _repository_gap_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31320);
/* harmony import */ var _repository_line_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37221);






/** Gaps that a check names. */
const NAMED = 3;
/** Which backup is missing, between which. */
function describeGap({ missing, newer, older, isReplaced, isClaimed }) {
    const where = older === undefined ? `before ${newer}` : `between ${older} and ${newer}`;
    if (isReplaced)
        return `${missing.id} ${where} was replaced: its manifest is not the one that the next backup names`;
    const claim = isClaimed ? ', and the record of its removal is signed by nobody who is accepted' : '';
    return `${missing.id} is missing ${where}${claim}`;
}
/**
 * Whether a backup is missing from the line in which each names the one before it.
 * @param isEverywhere whether all destinations could be looked at: else what one seems to lack may be there
 */
async function checkLine(places, isEverywhere) {
    const check = { name: _report_report_js__WEBPACK_IMPORTED_MODULE_5__/* .LINE_CHECK */ .K, group: 'authenticity' };
    const gaps = await (0,_repository_line_js__WEBPACK_IMPORTED_MODULE_4__/* .gapsAmong */ .Q)(places);
    if (gaps.length === 0)
        return { ...check, outcome: 'passed', detail: 'no backup is missing that a later one names' };
    const more = gaps.length > NAMED ? `; and ${gaps.length - NAMED} more` : '';
    const detail = `${gaps.slice(0, NAMED).map(describeGap).join('; ')}${more}`;
    return { ...check, outcome: isEverywhere ? 'failed' : 'skipped', detail };
}
/** The same, of destinations that were not looked at yet. One that can't be is a warning. */
async function lookAtLine(destinations, database, { signers: ring, removers }, run, signal) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const places = [];
    for (const storage of destinations) {
        try {
            const catalogue = await _repository_catalogue_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupCatalogue */ .k.read({ storage, database, ring, signal });
            places.push({ catalogue, gaps: await _repository_gap_records_js__WEBPACK_IMPORTED_MODULE_3__/* .GapRecords */ .F.open({ storage, keys, ring: removers, signal }) });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
            run.warn(`Whether backups are missing at ${storage.label} is not known: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).message}`);
        }
    }
    return checkLine(places, places.length === destinations.length);
}


/***/ }),

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
/* harmony import */ var _repository_gap_records_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(31320);
/* harmony import */ var _repository_holds_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36229);
/* harmony import */ var _repository_line_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(37221);
/* harmony import */ var _repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(10023);
/* harmony import */ var _repository_verification_log_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(39407);
/* harmony import */ var _line_check_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(22210);
/* harmony import */ var _open_destinations_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8099);
/* harmony import */ var _rings_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(30666);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(34344);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(56529);
/* harmony import */ var _warn_of_hidden_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(77788);
















/** Manifests that are read at once. */
const READS_AHEAD = 8;
/** Lists the backups of one database or of all, at each destination. Needs no key. Never throws. */
async function runList(request, dependencies) {
    const run = new _run_js__WEBPACK_IMPORTED_MODULE_12__/* .Run */ .K(dependencies);
    const destinations = [];
    const gaps = [];
    await run.guard(async () => {
        const rings = await (0,_rings_js__WEBPACK_IMPORTED_MODULE_11__/* .openRings */ .K)(request);
        const listing = { request, rings, run, signal: dependencies.host.signal, places: new Map() };
        for (const spec of request.destinations) {
            const storage = await (0,_open_destinations_js__WEBPACK_IMPORTED_MODULE_10__/* .openDestination */ .x)(spec, dependencies, run);
            destinations.push(await run.phase(`list ${storage.label}`, () => listDestination(listing, storage)));
        }
        for (const [database, places] of listing.places) {
            const found = await (0,_repository_line_js__WEBPACK_IMPORTED_MODULE_7__/* .gapsAmong */ .Q)(places);
            gaps.push(...found.map((gap) => ({ database, id: gap.missing.id, detail: (0,_line_check_js__WEBPACK_IMPORTED_MODULE_9__/* .describeGap */ .e4)(gap) })));
        }
    });
    const invalid = destinations.some((destination) => destination.invalid.length > 0);
    return { mode: 'list', ...run.facts(invalid || gaps.length > 0), destinations, gaps };
}
async function listDestination(listing, storage) {
    const { request, signal } = listing;
    const names = request.name === undefined ? await (0,_repository_databases_js__WEBPACK_IMPORTED_MODULE_4__/* .databasesAt */ .q)(storage, signal) : [request.name];
    const entries = [];
    for (const name of names)
        entries.push(...(await listDatabase(listing, storage, name)));
    return {
        label: storage.label,
        backups: entries.flatMap(({ backup }) => backup ?? []),
        invalid: entries.flatMap(({ invalid }) => invalid ?? []),
    };
}
async function listDatabase({ rings, run, signal, places }, storage, name) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(name);
    const { signers: ring, verifiers, removers } = rings;
    const ids = await (0,_repository_catalogue_js__WEBPACK_IMPORTED_MODULE_3__/* .listBackupIds */ .hf)(storage, keys, signal);
    await (0,_warn_of_hidden_js__WEBPACK_IMPORTED_MODULE_13__/* .warnOfHidden */ .O)(run, storage, keys, signal);
    const now = await storage.serverTime({ signal });
    const log = await _repository_verification_log_js__WEBPACK_IMPORTED_MODULE_8__/* .VerificationLog */ .C.open({ storage, keys, ring: verifiers, now, signal });
    // Without accepted verifiers no release is believed, so this shows every hold that prune may respect.
    const holds = await (0,_repository_holds_js__WEBPACK_IMPORTED_MODULE_6__/* .readHolds */ .R)(storage, keys, verifiers, signal);
    const entries = [];
    const read = async (index) => {
        const id = ids[index] ?? '';
        const entry = await readEntry({ storage, name, ring, log, signal }, id);
        return entry.backup === undefined ? entry : { ...entry, backup: { ...entry.backup, held: holds.get(id)?.reason } };
    };
    for await (const entry of (0,_repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_14__/* .mapAhead */ .M)(ids.length, READS_AHEAD, read))
        entries.push(entry);
    const gaps = await _repository_gap_records_js__WEBPACK_IMPORTED_MODULE_5__/* .GapRecords */ .F.open({ storage, keys, ring: removers, signal });
    places.set(name, [...(places.get(name) ?? []), { catalogue: lineOf(entries), gaps }]);
    return entries;
}
function lineOf(entries) {
    const linked = entries.map(({ id, stored, backup }) => {
        return { id, backup, manifestSha256: stored?.sha256, predecessor: stored?.manifest.predecessor ?? null };
    });
    return {
        backups: linked.flatMap(({ backup, manifestSha256, ...rest }) => backup === undefined || manifestSha256 === undefined ? [] : { ...rest, manifestSha256 }),
        uncounted: linked.filter(({ backup }) => backup === undefined),
    };
}
async function readEntry({ storage, name, ring, log, signal }, id) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(name);
    const key = keys.manifest(id);
    let stored;
    try {
        stored = await (0,_repository_catalogue_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(storage, name, key, signal);
        const by = ring === undefined ? null : await (0,_repository_authenticity_js__WEBPACK_IMPORTED_MODULE_2__/* .authenticate */ .Q)([storage], keys, stored, ring, signal);
        const record = await log.of({ id, manifestSha256: stored.sha256 });
        const verified = { verdict: record?.verdict ?? null, verifiedAt: record?.finishedAt ?? null };
        return { id, stored, backup: { ...(0,_summary_js__WEBPACK_IMPORTED_MODULE_15__/* .summarizeBackup */ .Wg)(stored.manifest, by), ...verified } };
    }
    catch (thrown) {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        if (!error.isFinding)
            throw error;
        return { id, stored, invalid: { key, reason: error.message } };
    }
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
/* harmony import */ var _repository_removal_records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22900);



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
    const removals = await (0,_repository_removal_records_js__WEBPACK_IMPORTED_MODULE_2__/* .listRemovals */ .Qb)(storage, keys, signal);
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

/***/ 12155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ LINE_CHECK)
/* harmony export */ });
/* unused harmony export VERDICTS */
/** A verification's outcome: `failed` is a finding about the backup, `error` means that no verdict was reached. */
const VERDICTS = (/* unused pure expression or super */ null && (['passed', 'failed', 'error', 'skipped']));
/** The check of a verification, or of a status, that is about all backups and not about one. */
const LINE_CHECK = 'line of backups';


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

/***/ 36229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readHolds),
/* harmony export */   h: () => (/* binding */ writeHold)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69987);
/* harmony import */ var _core_stored_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63239);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58860);
/* harmony import */ var _hidden_backups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23169);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29057);





const holdSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('restorable-hold/1'),
    action: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(['hold', 'release']),
    backup: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    /** Who asked for it, as the host names them; not proven unless signed. */
    by: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    at: _core_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t,
    /** Fingerprint of the key whose detached signature lies beside the record. */
    signer: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().nullable(),
    tool: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }),
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
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_1__/* .TOOL */ .j,
    };
    const key = keys.hold(facts.id, facts.action, at);
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .putRecord */ .j8)(storage, key, record, signer, signal);
    return key;
}
/**
 * The backups that are held, by id. A hold counts whoever wrote it, even one that can't be read: at worst it keeps too
 * much; so does one that was hidden where the storage keeps what is deleted. A release counts only when an accepted verifier signed it, because it lets a backup be removed.
 */
async function readHolds(storage, keys, ring, signal) {
    const listed = new Map();
    for await (const key of (0,_hidden_backups_js__WEBPACK_IMPORTED_MODULE_2__/* .keysWithHidden */ .H)(storage, keys.allHolds, signal)) {
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
        const stored = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .getRecord */ .EI)(storage, record.key, signal);
        const parsed = stored && holdSchema.safeParse(stored.json).data;
        if (record.action === 'hold')
            return { reason: parsed?.reason ?? 'a record that can not be read', since: record.at };
        if (stored === undefined || parsed === undefined || ring === undefined)
            continue;
        // What is signed must be what the key says: a signed release that is copied under a newer name releases nothing.
        if (keys.hold(parsed.backup.id, parsed.action, new Date(parsed.at)) !== record.key)
            continue;
        if ((await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .signerOfRecord */ .vw)(storage, record.key, stored.bytes, ring, signal)) !== undefined)
            return undefined;
    }
    return undefined;
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
