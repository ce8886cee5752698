export const id = 4071;
export const ids = [4071];
export const modules = {

/***/ 5796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ told),
/* harmony export */   Ro: () => (/* binding */ LINEAGE_CHECK),
/* harmony export */   fQ: () => (/* binding */ SIZE_CHECK),
/* harmony export */   jh: () => (/* binding */ measured),
/* harmony export */   pc: () => (/* binding */ objectiveOf),
/* harmony export */   pn: () => (/* binding */ OBJECTIVE_NAMES),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   wk: () => (/* binding */ state)
/* harmony export */ });
const LINEAGE_CHECK = 'lineage of backups';
const SIZE_CHECK = 'size of the newest backup';
const OBJECTIVE_NAMES = {
    verification: { rto: 'recovery time (rto)', rpo: 'recovery point (rpo)' },
    status: {
        rpo: 'newest backup',
        'verify-every': 'last verification',
        rto: 'measured restore time',
        capacity: 'capacity',
    },
};
function objectiveOf({ name, group }) {
    if (group !== 'objective')
        return undefined;
    const names = Object.values(OBJECTIVE_NAMES).flatMap((each) => Object.entries(each));
    return names.find(([, each]) => each === name)?.[0];
}
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

/***/ 8948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MW: () => (/* binding */ lastVerification),
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
        signer: manifest.signer,
        recipients: manifest.encryption.recipients,
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
async function lastVerification(log, now) {
    const last = await log.last();
    if (last === undefined)
        return undefined;
    const { verdict, reason, finishedAt, restoreMs } = last;
    const ageMs = Math.max(0, now.getTime() - Date.parse(finishedAt));
    return { id: last.backup.id, verdict, reason, finishedAt, ageMs, restoreMs };
}
function sourcesOf(orders) {
    const total = new Map();
    for (const { source, objects, bytes } of orders.flatMap(({ served }) => served)) {
        const before = total.get(source.label);
        total.set(source.label, {
            label: source.label,
            objects: (before?.objects ?? 0) + objects,
            bytes: (before?.bytes ?? 0) + bytes,
        });
    }
    const sources = [...total.values()];
    return { source: sources.map(({ label }) => label).join(', ') || undefined, sources };
}


/***/ }),

/***/ 9896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ warnOfDeletedBackups)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15070);


const NAMED = 5;
const ASKED = 1_000;
const ASKED_AT_ONCE = 16;
async function warnOfDeletedBackups(run, at) {
    const ids = await withoutRemoved(at).catch((thrown) => {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(at.signal);
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        if (error.code === 'INTERNAL')
            run.warn(`${at.label}: ${error.message}`);
        return [];
    });
    const newest = ids.at(-1);
    if (newest === undefined)
        return;
    const named = ids.toReversed().slice(0, NAMED).join(', ');
    const rest = ids.length > NAMED ? `, and ${ids.length - NAMED} older ones` : '';
    run.warn(`The manifests of these backups at ${at.label} were deleted, but not by \`prune\`: ${named}${rest}. The bucket keeps older versions: \`backup: ${newest}\` verifies and restores one.`);
}
async function withoutRemoved(at) {
    const hidden = await at.listDeleted();
    if (hidden.ids.length === 0)
        return [];
    const removals = await hidden.listRemovals();
    const now = removals.ids.length === 0 ? at.clock.now() : await at.now();
    const found = new Set(hidden.ids.filter((id) => !removals.has(id)));
    const asked = hidden.ids.filter((id) => removals.has(id)).slice(-ASKED);
    const lockedOf = async (id) => (await isLocked(at, at.keys.manifest(id), now)) ? id : undefined;
    for await (const id of (0,_repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_1__/* .mapAhead */ .M)(asked, ASKED_AT_ONCE, lockedOf))
        if (id !== undefined)
            found.add(id);
    return hidden.ids.filter((id) => found.has(id));
}
async function isLocked({ storage, signal }, key, now) {
    try {
        const end = await storage.locks?.until(key, { signal });
        return end !== undefined && end > now;
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['storage', 'object']);
        return false;
    }
}


/***/ }),

/***/ 76033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ checkLineage),
/* harmony export */   Xp: () => (/* binding */ gapFact),
/* harmony export */   ji: () => (/* binding */ evaluateLineage)
/* harmony export */ });
/* harmony import */ var _core_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5796);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87377);
/* harmony import */ var _repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2965);




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
    const check = { name: _core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .LINEAGE_CHECK */ .Ro, group: 'lineage' };
    const gaps = await (0,_repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_3__/* .gapsAmong */ .Q)(places);
    if (gaps.length === 0)
        return { ...check, outcome: 'passed', facts: [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .state */ .wk)('line-complete')] };
    const more = gaps.length > NAMED ? [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .told */ .Ev)(`and ${gaps.length - NAMED} more`)] : [];
    const facts = [...gaps.slice(0, NAMED).map(gapFact), ...more];
    return { ...check, outcome: isEverywhere ? 'failed' : 'skipped', facts };
}
async function checkLineage(destinations, { signers, removers }, run) {
    const places = [];
    for (const at of destinations) {
        try {
            const catalog = await at.readCatalog(signers);
            places.push({ catalog, gaps: await _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_2__/* .GapRecords */ .F.listAfter(catalog, removers) });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwIfCancelled */ .dZ)(at.signal);
            run.warn(`Whether backups are missing at ${at.label} is unknown: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toRestorableError */ .tj)(thrown).message}`);
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
/* harmony import */ var _repository_catalog_authenticity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57210);
/* harmony import */ var _repository_catalog_databases_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34445);
/* harmony import */ var _repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(15070);
/* harmony import */ var _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87377);
/* harmony import */ var _repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2965);
/* harmony import */ var _run_key_rings_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5425);
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16896);
/* harmony import */ var _run_run_context_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(88246);
/* harmony import */ var _run_summary_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8948);
/* harmony import */ var _run_warn_of_deleted_backups_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9896);
/* harmony import */ var _lineage_check_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(76033);












const READS_AHEAD = 8;
async function runList(request, dependencies) {
    const context = (0,_run_run_context_js__WEBPACK_IMPORTED_MODULE_7__/* .beginRun */ .T)(dependencies);
    const { run } = context;
    const destinations = [];
    const gaps = [];
    await run.guard(async () => {
        const rings = await (0,_run_key_rings_js__WEBPACK_IMPORTED_MODULE_5__/* .openKeyRings */ .n)(request);
        const listing = { request, rings, context, places: new Map() };
        for (const spec of request.destinations) {
            const storage = await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_6__/* .openDestination */ .xB)(spec, context);
            destinations.push(await run.phase(`list ${storage.label}`, () => listDestination(listing, storage)));
        }
        for (const [database, places] of listing.places) {
            const found = await (0,_repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_4__/* .gapsAmong */ .Q)(places);
            gaps.push(...found.map((gap) => ({ database, ...(0,_lineage_check_js__WEBPACK_IMPORTED_MODULE_9__/* .gapFact */ .Xp)(gap) })));
        }
    });
    const invalid = destinations.some((destination) => destination.invalid.length > 0);
    return { mode: 'list', ...run.facts(invalid || gaps.length > 0), destinations, gaps };
}
async function listDestination(listing, storage) {
    const { request, context } = listing;
    const names = request.name === undefined ? await (0,_repository_catalog_databases_js__WEBPACK_IMPORTED_MODULE_2__/* .databasesAt */ .q)(storage, context.host.signal) : [request.name];
    const entries = [];
    for (const name of names) {
        for (const entry of await listDatabase(listing, (0,_run_run_context_js__WEBPACK_IMPORTED_MODULE_7__/* .storedAt */ .x)(storage, name, context)))
            entries.push(entry);
    }
    return {
        label: storage.label,
        backups: entries.flatMap(({ backup }) => backup ?? []),
        invalid: entries.flatMap(({ invalid }) => invalid ?? []),
    };
}
async function listDatabase({ rings, context, places }, at) {
    const { signers, verifiers, removers } = rings;
    const manifests = await at.listManifests();
    await (0,_run_warn_of_deleted_backups_js__WEBPACK_IMPORTED_MODULE_8__/* .warnOfDeletedBackups */ .c)(context.run, at);
    const log = await at.openVerifications(verifiers, await at.now());
    const holds = await at.readHolds(verifiers);
    const read = (id) => readEntry({ at, ring: signers, log, holds }, id);
    const entries = [];
    for await (const entry of (0,_repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_10__/* .mapAhead */ .M)(manifests.ids, READS_AHEAD, read))
        entries.push(entry);
    if (await signers?.tryMore(at.name)) {
        for (const [index, { id, invalid }] of entries.entries())
            if (invalid !== undefined)
                entries[index] = await read(id);
    }
    const gaps = await _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_3__/* .GapRecords */ .F.listAfter(manifests, removers);
    places.set(at.name, [...(places.get(at.name) ?? []), { catalog: lineOf(entries), gaps }]);
    return entries;
}
function lineOf(entries) {
    const backups = [];
    const uncounted = [];
    for (const { id, stored, backup } of entries) {
        if (stored === undefined) {
            uncounted.push({ id, manifestSha256: undefined, predecessor: null });
            continue;
        }
        const { predecessor, startedAt, finishedAt } = stored.manifest;
        const link = { id, manifestSha256: stored.sha256, predecessor };
        if (backup === undefined)
            uncounted.push(link);
        else
            backups.push({ ...link, begunAt: new Date(startedAt), finishedAt: new Date(finishedAt) });
    }
    return { backups, uncounted };
}
async function readEntry({ at, ring, log, holds }, id) {
    let stored;
    try {
        stored = await at.readManifest(id);
        const by = ring === undefined ? null : await (0,_repository_catalog_authenticity_js__WEBPACK_IMPORTED_MODULE_1__/* .authenticate */ .Q)([at], stored, ring);
        const record = await log.of({ id, manifestSha256: stored.sha256 });
        const verified = {
            verdict: record?.verdict ?? null,
            reason: record?.reason ?? null,
            verifiedAt: record?.finishedAt ?? null,
        };
        const backup = { ...(0,_run_summary_js__WEBPACK_IMPORTED_MODULE_11__/* .summarizeBackup */ .Wg)(stored.manifest, by), ...verified, held: holds.get(id)?.reason };
        return { id, stored, backup };
    }
    catch (thrown) {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        if (!error.isFinding)
            throw error;
        return { id, stored, invalid: { key: at.keys.manifest(id), reason: error.message } };
    }
}


/***/ }),

/***/ 79435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p6: () => (/* binding */ date),
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68729);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDate */ .db(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODate */ .Brp, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
