export const id = 9522;
export const ids = [9522];
export const modules = {

/***/ 49522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runList: () => (/* binding */ runList)
/* harmony export */ });
/* harmony import */ var _core_database_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53826);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32434);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(309);
/* harmony import */ var _repository_authenticity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25989);
/* harmony import */ var _repository_catalogue_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61111);
/* harmony import */ var _repository_evidence_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17357);
/* harmony import */ var _repository_holds_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13052);
/* harmony import */ var _repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(25204);
/* harmony import */ var _retention_state_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(37936);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(12477);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(22368);











/** Manifests that are read at once. */
const READS_AHEAD = 8;
/** Lists the backups of one database or of all, at each destination. Needs no key. Never throws. */
async function runList(request, dependencies) {
    const run = new _run_js__WEBPACK_IMPORTED_MODULE_8__/* .Run */ .K(dependencies);
    const destinations = [];
    await run.guard(async () => {
        const rings = await (0,_retention_state_js__WEBPACK_IMPORTED_MODULE_7__/* .openRings */ .K0)(request);
        for (const spec of request.destinations) {
            const storage = run.closeAtEnd(await dependencies.openStorage(spec, dependencies.host));
            destinations.push(await run.phase(`list ${storage.label}`, () => listDestination(request, storage, rings, dependencies)));
        }
    });
    const invalid = destinations.some((destination) => destination.invalid.length > 0);
    return { mode: 'list', ...run.facts(invalid), destinations };
}
async function listDestination(request, storage, { signers: ring, verifiers }, { host }) {
    const names = request.name === undefined ? await databasesAt(storage, host.signal) : [request.name];
    const entries = [];
    for (const name of names) {
        const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(name);
        const ids = await (0,_repository_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .listBackupIds */ .hf)(storage, keys, host.signal);
        const evidence = await (0,_repository_evidence_js__WEBPACK_IMPORTED_MODULE_5__/* .newestEvidence */ .yN)(storage, keys, host.signal);
        // Without accepted verifiers no release is believed, so this shows every hold that prune may respect.
        const holds = await (0,_repository_holds_js__WEBPACK_IMPORTED_MODULE_6__/* .readHolds */ .R)(storage, keys, verifiers, host.signal);
        const read = async (index) => {
            const id = ids[index] ?? '';
            const entry = await readEntry(storage, name, keys, id, evidence, ring, host.signal);
            return 'backup' in entry ? { backup: { ...entry.backup, held: holds.get(id)?.reason } } : entry;
        };
        for await (const entry of (0,_repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_9__/* .mapAhead */ .M)(ids.length, READS_AHEAD, read))
            entries.push(entry);
    }
    return {
        label: storage.label,
        backups: entries.flatMap((entry) => ('backup' in entry ? [entry.backup] : [])),
        invalid: entries.flatMap((entry) => ('invalid' in entry ? [entry.invalid] : [])),
    };
}
async function databasesAt(storage, signal) {
    const names = [];
    for (const folder of await storage.folders('', { signal })) {
        try {
            names.push((0,_core_database_name_js__WEBPACK_IMPORTED_MODULE_0__/* .requireDatabaseName */ .E)(folder));
        }
        catch (error) {
            // A foreign folder beside ours is not a database.
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$))
                throw error;
        }
    }
    return names;
}
async function readEntry(storage, name, keys, id, evidence, ring, signal) {
    const key = keys.manifest(id);
    try {
        const stored = await (0,_repository_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(storage, name, key, signal);
        const by = ring === undefined ? null : await (0,_repository_authenticity_js__WEBPACK_IMPORTED_MODULE_3__/* .authenticate */ .Q)([storage], keys, stored, ring, signal);
        const record = evidence.get(id);
        const fits = record !== undefined && record.backup.manifestSha256 === stored.sha256;
        const backup = (0,_summary_js__WEBPACK_IMPORTED_MODULE_10__/* .summarizeBackup */ .W)(stored.manifest, by);
        return {
            backup: { ...backup, verdict: fits ? record.verdict : null, verifiedAt: fits ? record.finishedAt : null },
        };
    }
    catch (thrown) {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toRestorableError */ .tj)(thrown);
        if (!error.isFinding)
            throw error;
        return { invalid: { key, reason: error.message } };
    }
}


/***/ }),

/***/ 22368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ summarizeBackup),
/* harmony export */   h: () => (/* binding */ summarizeTables)
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


/***/ }),

/***/ 53826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ requireDatabaseName),
/* harmony export */   T: () => (/* binding */ suggestDatabaseName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32434);

const PATTERN = /^[a-z0-9][a-z0-9._-]{0,62}$/;
/** Reads a name that a user gave. @throws {RestorableError} INPUT_INVALID */
function requireDatabaseName(text) {
    if (PATTERN.test(text) && !text.includes('..'))
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


/***/ })

};
