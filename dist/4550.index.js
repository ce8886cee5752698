export const id = 4550;
export const ids = [4550];
export const modules = {

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

/***/ 52882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runHold: () => (/* binding */ runHold)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7620);
/* harmony import */ var _repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84820);
/* harmony import */ var _repository_records_holds_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52524);
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76010);
/* harmony import */ var _run_run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86297);
/* harmony import */ var _run_summary_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8948);
/* harmony import */ var _run_verifier_signer_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27039);









async function runHold(request, dependencies) {
    const run = new _run_run_js__WEBPACK_IMPORTED_MODULE_6__/* .Run */ .K(dependencies);
    const { mode, reason } = request;
    const records = [];
    const found = { backup: undefined };
    await run.guard(async () => {
        const destinations = await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_5__/* .openDestinations */ .u)(request.destinations, dependencies, run);
        await record(request, dependencies, run, destinations, { records, found });
    });
    return { mode, ...run.facts(false), backup: found.backup, reason, records };
}
async function record(request, dependencies, run, destinations, { records, found }) {
    const { host, clock } = dependencies;
    const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(request.name);
    const signer = await (0,_run_verifier_signer_js__WEBPACK_IMPORTED_MODULE_7__/* .openVerifierKey */ .I)(request.verifierKey, dependencies, run);
    const ids = new Set();
    const listed = [];
    for (const storage of destinations) {
        const here = await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_3__/* .listBackupIds */ .hf)(storage, keys, host.signal);
        listed.push({ storage, ids: here });
        for (const id of here)
            ids.add(id);
    }
    const id = (0,_core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseBackup */ .S)([...ids], request.backup, clock.now());
    let failure;
    for (const { storage, ids: here } of listed) {
        if (!here.includes(id)) {
            run.warn(`${storage.label} does not hold ${id}.`);
            continue;
        }
        try {
            const { manifest, sha256 } = await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(storage, request.name, keys.manifest(id), host.signal);
            found.backup ??= (0,_run_summary_js__WEBPACK_IMPORTED_MODULE_8__/* .summarizeBackup */ .Wg)(manifest, null);
            const by = host.env['GITHUB_ACTOR'] ?? host.env['USER'] ?? 'unknown';
            const facts = { action: request.mode, id, manifestSha256: sha256, reason: request.reason, by, now: clock.now() };
            records.push({ label: storage.label, key: await (0,_repository_records_holds_js__WEBPACK_IMPORTED_MODULE_4__/* .writeHold */ .hA)(storage, keys, facts, signer, host.signal) });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(host.signal);
            const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
            failure ??= error;
            run.warn(`Not recorded at ${storage.label}: ${error.message}`);
        }
    }
    if (failure !== undefined)
        throw failure;
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

/***/ 27039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ openVerifierKey)
/* harmony export */ });
/* harmony import */ var _openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24566);

async function openVerifierKey(verifierKey, { clock }, run) {
    if (verifierKey === undefined)
        return undefined;
    const signer = await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_0__/* .createSigner */ .rO)(verifierKey, 'verifier-key', clock.now());
    run.warn(...signer.warnings);
    return signer;
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
