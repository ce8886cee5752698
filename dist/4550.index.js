export const id = 4550;
export const ids = [4550];
export const modules = {

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

/***/ 52882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runHold: () => (/* binding */ runHold)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7620);
/* harmony import */ var _repository_records_holds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52524);
/* harmony import */ var _run_no_backup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53912);
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16896);
/* harmony import */ var _run_run_context_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88246);
/* harmony import */ var _run_summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8948);
/* harmony import */ var _run_verifier_signer_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27039);








async function runHold(request, dependencies) {
    const context = (0,_run_run_context_js__WEBPACK_IMPORTED_MODULE_5__/* .beginRun */ .T)(dependencies);
    const recorded = { records: [], backup: undefined };
    await context.run.guard(async () => record(request, context, await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_4__/* .openStored */ .c2)(request, context), recorded));
    return { mode: request.mode, ...context.run.facts(false), reason: request.reason, ...recorded };
}
async function record(request, context, destinations, recorded) {
    const { host, clock, run } = context;
    const signer = await (0,_run_verifier_signer_js__WEBPACK_IMPORTED_MODULE_6__/* .openVerifierKey */ .I)(request.verifierKey, context);
    const listings = [];
    for (const at of destinations)
        listings.push(await at.listManifests());
    const ids = [...new Set(listings.flatMap((listing) => listing.ids))];
    if (ids.length === 0)
        await (0,_run_no_backup_js__WEBPACK_IMPORTED_MODULE_3__/* .throwNoBackup */ .E)(destinations);
    const id = (0,_core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseBackup */ .S)(ids, request.backup, clock.now());
    const by = host.env['GITHUB_ACTOR'] ?? host.env['USER'] ?? 'unknown';
    let failure;
    for (const listing of listings) {
        const { at } = listing;
        if (!listing.has(id)) {
            run.warn(`${at.label} does not hold ${id}.`);
            continue;
        }
        try {
            const { manifest, sha256 } = await at.readManifest(id);
            recorded.backup ??= (0,_run_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .summarizeBackup */ .Wg)(manifest, null);
            const facts = { action: request.mode, id, manifestSha256: sha256, reason: request.reason, by };
            recorded.records.push({ label: at.label, key: await (0,_repository_records_holds_js__WEBPACK_IMPORTED_MODULE_2__/* .writeHold */ .hA)(at, facts, signer) });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(host.signal);
            const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
            failure ??= error;
            run.warn(`Not recorded at ${at.label}: ${error.message}`);
        }
    }
    if (failure !== undefined)
        throw failure;
}


/***/ }),

/***/ 53912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ throwNoBackup)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_catalog_databases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34445);


const SHOWN = 20;
async function throwNoBackup(places) {
    const names = new Set();
    for (const { storage, signal } of places) {
        try {
            for (const name of await (0,_repository_catalog_databases_js__WEBPACK_IMPORTED_MODULE_1__/* .databasesAt */ .q)(storage, signal))
                names.add(name);
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['storage']);
        }
    }
    const [first] = places;
    const where = places.map(({ label }) => label).join(' and ');
    const others = [...names].sort().slice(0, SHOWN);
    const rest = names.size > SHOWN ? `, and ${names.size - SHOWN} more` : '';
    const holds = others.length === 0 ? 'No database has backups there' : `It holds: ${others.join(', ')}${rest}`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_NOT_FOUND', `There is no backup of ${first?.name} at ${where}. ${holds}.`, {
        hint: 'Check `name` and `destination`, and its prefix; `list` without a name prints every database that the destination holds.',
    });
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

async function openVerifierKey(verifierKey, { clock, run }) {
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
