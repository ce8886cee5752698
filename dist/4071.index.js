export const id = 4071;
export const ids = [4071];
export const modules = {

/***/ 5796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ told),
/* harmony export */   Ro: () => (/* binding */ LINEAGE_CHECK),
/* harmony export */   jh: () => (/* binding */ measured),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   wk: () => (/* binding */ state)
/* harmony export */ });
const LINEAGE_CHECK = 'line of backups';
function told(text) {
    return { kind: 'told', text };
}
function state(of) {
    return { kind: 'state', state: of };
}
function measured(found, rest = {}) {
    return { kind: 'measured', found, ...rest };
}
function countOf(checks, outcome) {
    return checks.filter((check) => check.outcome === outcome).length;
}


/***/ }),

/***/ 48937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ requireDatabaseName),
/* harmony export */   Tg: () => (/* binding */ suggestDatabaseName),
/* harmony export */   lH: () => (/* binding */ isDatabaseName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const PATTERN = /^[a-z0-9][a-z0-9._-]{0,62}$/;
const SHOWN_AT_MOST = 80;
function isDatabaseName(text) {
    return PATTERN.test(text) && !text.includes('..');
}
function requireDatabaseName(text) {
    if (isDatabaseName(text))
        return text;
    const shown = text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)}…` : text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `The name ${JSON.stringify(shown)} can't be used in storage.`, {
        hint: 'Use 1 to 63 lower-case letters, digits, ".", "_" or "-", starting with a letter or digit.',
    });
}
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

/***/ 34445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ databasesAt)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48937);


async function databasesAt(storage, signal) {
    const names = [];
    for (const folder of await storage.folders('', { signal })) {
        try {
            names.push((0,_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__/* .requireDatabaseName */ .ES)(folder));
        }
        catch (error) {
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$))
                throw error;
        }
    }
    return names;
}


/***/ }),

/***/ 52524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RC: () => (/* binding */ readHolds),
/* harmony export */   f3: () => (/* binding */ isOfHold),
/* harmony export */   hA: () => (/* binding */ writeHold)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69987);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66117);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58860);
/* harmony import */ var _catalog_untrusted_backups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74895);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52108);







const holdSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('restorable-hold/1'),
    database: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    action: zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['hold', 'release']),
    backup: zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    by: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    at: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_2__/* .storedTime */ .t,
    signer: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().nullable(),
    tool: zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
});
async function writeHold(storage, keys, facts, signer, signal) {
    const at = await timeAfterAll(storage, keys, facts, signal);
    const record = {
        format: 'restorable-hold/1',
        database: keys.database,
        action: facts.action,
        backup: { id: facts.id, manifestSha256: facts.manifestSha256 },
        reason: facts.reason,
        by: facts.by,
        at: at.toISOString(),
        signer: signer?.fingerprint ?? null,
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_3__/* .TOOL */ .j,
    };
    const key = keys.hold(facts.id, facts.action, at);
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .putRecord */ .j8)(storage, key, record, signer, signal);
    return key;
}
async function timeAfterAll(storage, keys, { id, now }, signal) {
    let at = now.getTime();
    for await (const { key } of storage.list(`${keys.allHolds}${id}/`, { signal })) {
        at = Math.max(at, (nameOf(key)?.at.getTime() ?? 0) + 1);
    }
    if (at <= LAST_TIME_MS)
        return new Date(at);
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('STORAGE_FAILED', `No record of a hold of ${id} at ${storage.label} can be the newest.`, {
        hint: 'One of the last millisecond of the year 9999 is there. Find out who put it, and delete it.',
    });
}
async function readHolds(storage, keys, ring, signal) {
    const listed = new Map();
    for await (const key of (0,_catalog_untrusted_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .keysWithDeleted */ .g)(storage, keys.allHolds, signal)) {
        const named = nameOf(key);
        if (named === undefined)
            continue;
        const known = listed.get(named.id);
        if (known === undefined)
            listed.set(named.id, [named]);
        else
            known.push(named);
    }
    const held = new Map();
    for (const [id, records] of listed) {
        const state = await stateOf(storage, keys, records, ring, signal);
        if (state !== undefined)
            held.set(id, state);
    }
    return held;
}
const LAST_TIME_MS = Date.parse('9999-12-31T23:59:59.999Z');
function isOfHold(key) {
    return nameOf(key.replace(/\.asc$/, '')) !== undefined;
}
function nameOf(key) {
    const { id, file = '' } = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .recordInKey */ .sI)(key, 'holds') ?? {};
    const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(hold|release)\.json$/.exec(file);
    if (id === undefined || match === null)
        return undefined;
    const [, year, month, day, hour, minute, second, ms, action] = match;
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
    return Number.isNaN(at.getTime()) ? undefined : { key, id, at, action: action };
}
async function stateOf(storage, keys, records, ring, signal) {
    const newestFirst = records.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.action === 'hold' ? -1 : 1));
    for (const record of newestFirst) {
        const stored = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .getRecord */ .EI)(storage, record.key, signal);
        const parsed = stored && holdSchema.safeParse(stored.json).data;
        if (record.action === 'hold')
            return { reason: parsed?.reason ?? 'a record that can not be read', since: record.at };
        if (stored === undefined || parsed === undefined || ring === undefined)
            continue;
        if (parsed.database !== keys.database)
            continue;
        if (keys.hold(parsed.backup.id, parsed.action, new Date(parsed.at)) !== record.key)
            continue;
        if ((await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .signerOfRecord */ .vw)(storage, record.key, stored.bytes, ring, signal)) !== undefined)
            return undefined;
    }
    return undefined;
}


/***/ }),

/***/ 8948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wg: () => (/* binding */ summarizeBackup),
/* harmony export */   hv: () => (/* binding */ summarizeTables),
/* harmony export */   u0: () => (/* binding */ sourcesOf)
/* harmony export */ });
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
function summarizeTables(source, restored) {
    const after = new Map(restored?.tables.map((table) => [qualified(table), table.rows]));
    return source.tables.map((table) => ({
        name: qualified(table),
        rows: table.rows,
        ...(restored === undefined ? {} : { restoredRows: after.get(qualified(table)) ?? null }),
    }));
}
function sourcesOf(orders) {
    const sources = orders.flatMap(({ served }) => served.map(({ source, objects, bytes }) => ({ label: source.label, objects, bytes })));
    return { source: sources.map(({ label }) => label).join(', ') || undefined, sources };
}


/***/ }),

/***/ 9896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ warnOfDeletedBackups)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_catalog_untrusted_backups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74895);
/* harmony import */ var _repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15070);
/* harmony import */ var _repository_records_removal_records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64921);




const NAMED = 5;
const ASKED = 1_000;
const ASKED_AT_ONCE = 16;
async function warnOfDeletedBackups(run, storage, keys, signal) {
    const ids = await withoutRemoved(storage, keys, signal).catch(() => {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        return [];
    });
    if (ids.length === 0)
        return;
    const named = ids.toReversed().slice(0, NAMED).join(', ');
    const rest = ids.length > NAMED ? `, and ${ids.length - NAMED} older ones` : '';
    run.warn(`The manifests of these backups at ${storage.label} were deleted, but not by \`prune\`: ${named}${rest}. The bucket keeps older versions: \`backup: ${ids.at(-1)}\` verifies and restores one.`);
}
async function withoutRemoved(storage, keys, signal) {
    const ids = await (0,_repository_catalog_untrusted_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .deletedBackups */ .H)(storage, keys, signal);
    if (ids.length === 0)
        return ids;
    const removals = await (0,_repository_records_removal_records_js__WEBPACK_IMPORTED_MODULE_2__/* .listRemovals */ .Qb)(storage, keys, signal);
    const now = removals.size === 0 ? new Date() : await storage.serverTime({ signal });
    const hidden = new Set(ids.filter((id) => !removals.has(id)));
    const asked = ids.filter((each) => removals.has(each)).slice(-ASKED);
    const isLocked = async (id) => {
        const end = await storage.locks?.until(keys.manifest(id), { signal }).catch(() => undefined);
        return end !== undefined && end > now;
    };
    const locked = (0,_repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_3__/* .mapAhead */ .M)(asked.length, ASKED_AT_ONCE, async (at) => {
        const id = asked[at] ?? '';
        return (await isLocked(id)) ? [id] : [];
    });
    for await (const found of locked)
        for (const id of found)
            hidden.add(id);
    return ids.filter((id) => hidden.has(id));
}


/***/ }),

/***/ 76033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ checkLineage),
/* harmony export */   Xp: () => (/* binding */ gapFact),
/* harmony export */   ji: () => (/* binding */ evaluateLineage)
/* harmony export */ });
/* harmony import */ var _core_check_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5796);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _repository_catalog_catalog_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12958);
/* harmony import */ var _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87377);
/* harmony import */ var _repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2965);






const NAMED = 3;
function gapFact(gap) {
    if (!('missing' in gap)) {
        return { kind: 'gap', state: 'unlinked', id: gap.newer.id, older: gap.older.id, newer: gap.newer.id };
    }
    const { missing, newer, older, isReplaced, isClaimed } = gap;
    const state = isReplaced ? 'replaced' : isClaimed ? 'removal-untrusted' : 'missing';
    return { kind: 'gap', state, id: missing.id, older, newer };
}
async function evaluateLineage(places, isEverywhere) {
    const check = { name: _core_check_js__WEBPACK_IMPORTED_MODULE_5__/* .LINEAGE_CHECK */ .Ro, group: 'lineage' };
    const gaps = await (0,_repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_4__/* .gapsAmong */ .Q)(places);
    if (gaps.length === 0)
        return { ...check, outcome: 'passed', facts: [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_5__/* .state */ .wk)('line-complete')] };
    const more = gaps.length > NAMED ? [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_5__/* .told */ .Ev)(`and ${gaps.length - NAMED} more`)] : [];
    const facts = [...gaps.slice(0, NAMED).map(gapFact), ...more];
    return { ...check, outcome: isEverywhere ? 'failed' : 'skipped', facts };
}
async function checkLineage(destinations, database, { signers: ring, removers }, run, signal) {
    const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const places = [];
    for (const storage of destinations) {
        try {
            const catalog = await _repository_catalog_catalog_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupCatalog */ .S.read({ storage, database, ring, signal });
            places.push({ catalog, gaps: await _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_3__/* .GapRecords */ .F.open({ storage, keys, ring: removers, signal }) });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
            run.warn(`Whether backups are missing at ${storage.label} is not known: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).message}`);
        }
    }
    return evaluateLineage(places, places.length === destinations.length);
}


/***/ }),

/***/ 91445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runList: () => (/* binding */ runList)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _repository_catalog_authenticity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57210);
/* harmony import */ var _repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84820);
/* harmony import */ var _repository_catalog_databases_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34445);
/* harmony import */ var _repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(15070);
/* harmony import */ var _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87377);
/* harmony import */ var _repository_records_holds_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(52524);
/* harmony import */ var _repository_records_verification_log_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(89484);
/* harmony import */ var _repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2965);
/* harmony import */ var _run_key_rings_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5425);
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(76010);
/* harmony import */ var _run_run_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(86297);
/* harmony import */ var _run_summary_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(8948);
/* harmony import */ var _run_warn_of_deleted_backups_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(9896);
/* harmony import */ var _lineage_check_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(76033);
















const READS_AHEAD = 8;
async function runList(request, dependencies) {
    const run = new _run_run_js__WEBPACK_IMPORTED_MODULE_11__/* .Run */ .K(dependencies);
    const destinations = [];
    const gaps = [];
    await run.guard(async () => {
        const rings = await (0,_run_key_rings_js__WEBPACK_IMPORTED_MODULE_9__/* .openKeyRings */ .n)(request);
        const listing = { request, rings, run, signal: dependencies.host.signal, places: new Map() };
        for (const spec of request.destinations) {
            const storage = await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_10__/* .openDestination */ .x)(spec, dependencies, run);
            destinations.push(await run.phase(`list ${storage.label}`, () => listDestination(listing, storage)));
        }
        for (const [database, places] of listing.places) {
            const found = await (0,_repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_8__/* .gapsAmong */ .Q)(places);
            gaps.push(...found.map((gap) => ({ database, ...(0,_lineage_check_js__WEBPACK_IMPORTED_MODULE_13__/* .gapFact */ .Xp)(gap) })));
        }
    });
    const invalid = destinations.some((destination) => destination.invalid.length > 0);
    return { mode: 'list', ...run.facts(invalid || gaps.length > 0), destinations, gaps };
}
async function listDestination(listing, storage) {
    const { request, signal } = listing;
    const names = request.name === undefined ? await (0,_repository_catalog_databases_js__WEBPACK_IMPORTED_MODULE_4__/* .databasesAt */ .q)(storage, signal) : [request.name];
    const entries = [];
    for (const name of names)
        for (const entry of await listDatabase(listing, storage, name))
            entries.push(entry);
    return {
        label: storage.label,
        backups: entries.flatMap(({ backup }) => backup ?? []),
        invalid: entries.flatMap(({ invalid }) => invalid ?? []),
    };
}
async function listDatabase({ rings, run, signal, places }, storage, name) {
    const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(name);
    const { signers: ring, verifiers, removers } = rings;
    const ids = await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_3__/* .listBackupIds */ .hf)(storage, keys, signal);
    await (0,_run_warn_of_deleted_backups_js__WEBPACK_IMPORTED_MODULE_12__/* .warnOfDeletedBackups */ .c)(run, storage, keys, signal);
    const now = await storage.serverTime({ signal });
    const log = await _repository_records_verification_log_js__WEBPACK_IMPORTED_MODULE_7__/* .VerificationLog */ .C.open({ storage, keys, ring: verifiers, now, signal });
    const holds = await (0,_repository_records_holds_js__WEBPACK_IMPORTED_MODULE_6__/* .readHolds */ .RC)(storage, keys, verifiers, signal);
    const entries = [];
    const read = async (index) => {
        const id = ids[index] ?? '';
        const entry = await readEntry({ storage, name, ring, log, signal }, id);
        return entry.backup === undefined ? entry : { ...entry, backup: { ...entry.backup, held: holds.get(id)?.reason } };
    };
    for await (const entry of (0,_repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_14__/* .mapAhead */ .M)(ids.length, READS_AHEAD, read))
        entries.push(entry);
    if (await ring?.tryMore(name)) {
        for (const [index, { invalid }] of entries.entries())
            if (invalid !== undefined)
                entries[index] = await read(index);
    }
    const gaps = await _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_5__/* .GapRecords */ .F.open({ storage, keys, ring: removers, signal });
    places.set(name, [...(places.get(name) ?? []), { catalog: lineOf(entries), gaps }]);
    return entries;
}
function lineOf(entries) {
    const linked = entries.map(({ id, stored, backup }) => {
        const { predecessor = null, startedAt = '', finishedAt = '' } = stored?.manifest ?? {};
        const ran = { begunAt: new Date(startedAt), finishedAt: new Date(finishedAt) };
        return { id, backup, manifestSha256: stored?.sha256, predecessor, ...ran };
    });
    return {
        backups: linked.flatMap(({ backup, manifestSha256, ...rest }) => backup === undefined || manifestSha256 === undefined ? [] : { ...rest, manifestSha256 }),
        uncounted: linked.filter(({ backup }) => backup === undefined),
    };
}
async function readEntry({ storage, name, ring, log, signal }, id) {
    const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(name);
    const key = keys.manifest(id);
    let stored;
    try {
        stored = await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(storage, name, key, signal);
        const by = ring === undefined ? null : await (0,_repository_catalog_authenticity_js__WEBPACK_IMPORTED_MODULE_2__/* .authenticate */ .Q)([storage], keys, stored, ring, signal);
        const record = await log.of({ id, manifestSha256: stored.sha256 });
        const verified = { verdict: record?.verdict ?? null, verifiedAt: record?.finishedAt ?? null };
        return { id, stored, backup: { ...(0,_run_summary_js__WEBPACK_IMPORTED_MODULE_15__/* .summarizeBackup */ .Wg)(stored.manifest, by), ...verified } };
    }
    catch (thrown) {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        if (!error.isFinding)
            throw error;
        return { id, stored, invalid: { key, reason: error.message } };
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
