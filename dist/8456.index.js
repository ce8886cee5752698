export const id = 8456;
export const ids = [8456];
export const modules = {

/***/ 93985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ nearestFirst)
/* harmony export */ });
const SHORTEST_MS = 100;
const AS_QUICK = 2;
function nearestFirst(places) {
    const here = places.filter((place) => !place.offsite);
    const away = places.filter((place) => place.offsite);
    return [...quickestFirst(here), ...quickestFirst(away)];
}
function quickestFirst(places) {
    const left = [...places];
    const ordered = [];
    const timeOf = ({ answerMs }) => Math.max(SHORTEST_MS, answerMs);
    while (left.length > 0) {
        const limit = AS_QUICK * Math.min(...left.map(timeOf));
        const at = left.findIndex((place) => timeOf(place) <= limit);
        ordered.push(...left.splice(Math.max(0, at), 1));
    }
    return ordered;
}


/***/ }),

/***/ 32347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ restoresInto),
/* harmony export */   u: () => (/* binding */ ENGINES)
/* harmony export */ });
const ENGINES = ['postgres', 'mysql', 'mariadb', 'sqlite', 'd1', 'command'];
const ALSO_INTO = {
    mysql: ['mariadb'],
    mariadb: ['mysql'],
    d1: ['sqlite'],
};
function restoresInto(engine, target) {
    return engine === target || ALSO_INTO[engine]?.includes(target) === true;
}


/***/ }),

/***/ 48089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ chooseStoredBackup)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7620);
/* harmony import */ var _core_planning_nearest_first_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(93985);
/* harmony import */ var _openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24566);
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3294);
/* harmony import */ var _repository_catalog_authenticity_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57210);
/* harmony import */ var _repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(84820);
/* harmony import */ var _repository_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(72554);
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(76010);
/* harmony import */ var _run_warn_of_deleted_backups_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9896);











async function chooseStoredBackup(request, dependencies, run) {
    const { host, clock } = dependencies;
    const { unlock } = request;
    const ring = await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_3__/* .openSignerRing */ .v9)(request.signers, unlock.kind === 'passphrase' ? unlock.passphrase : undefined);
    const asked = await askEverywhere(request, dependencies, run);
    const listed = await findUnlisted(asked.filter((each) => 'ids' in each), request, host.signal);
    const id = (0,_core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseBackup */ .S)([...new Set(listed.flatMap((entry) => entry.ids))], request.backup, clock.now());
    const holders = (0,_core_planning_nearest_first_js__WEBPACK_IMPORTED_MODULE_10__/* .nearestFirst */ .F)(listed.filter((entry) => entry.ids.includes(id)));
    const order = new _repository_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_7__/* .ReadPreference */ .U(holders.map(({ storage }) => storage), { warn: (message) => run.warn(message) });
    const { source, stored, by } = await readChosen(order, request.name, id, ring, host.signal);
    const copies = [];
    for (const each of asked) {
        if (!('ids' in each))
            copies.push(each);
        else if (each.storage === source)
            copies.push(good(each));
        else {
            const answered = listed.find(({ storage }) => storage === each.storage) ?? each;
            copies.push(await compare(answered, stored, request.name, order, host.signal));
        }
    }
    for (const copy of copies)
        if (copy.state === 'out-of-sync' || copy.state === 'other')
            run.warn(copy.detail);
    if (by === null) {
        run.warn('Not authenticated: whoever can write the storage can have made this backup. Set `signers` to check who did.');
    }
    const orderNote = holders.length > 1 ? describeOrder(holders) : undefined;
    return { stored, authenticatedBy: by, ring, order, copies, orderNote };
}
async function askEverywhere(request, dependencies, run) {
    const { host, clock } = dependencies;
    const asked = [];
    let firstError;
    for (const [index, spec] of request.destinations.entries()) {
        let storage;
        try {
            storage = await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_8__/* .openDestination */ .x)(spec, dependencies, run);
            const startedMs = clock.monotonicMs();
            const ids = await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_6__/* .listBackupIds */ .hf)(storage, (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(request.name), host.signal);
            const answerMs = clock.monotonicMs() - startedMs;
            await (0,_run_warn_of_deleted_backups_js__WEBPACK_IMPORTED_MODULE_9__/* .warnOfDeletedBackups */ .c)(run, storage, (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(request.name), host.signal);
            const { offsite } = storage.place;
            asked.push({ storage, ids, offsite, answerMs });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(host.signal);
            const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
            if (error.area !== 'storage')
                throw error;
            firstError ??= error;
            run.warn(`A destination is left out: ${error.message}`);
            const label = storage?.label ?? `destination ${index + 1}`;
            asked.push({ label, state: 'unreachable', detail: error.message, error, storage, answerMs: 0 });
        }
    }
    if (firstError !== undefined && asked.every((each) => !('ids' in each)))
        throw firstError;
    return asked;
}
async function readChosen(order, database, id, ring, signal) {
    const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const trusted = async (stored, source) => {
        const by = ring === undefined ? null : await (0,_repository_catalog_authenticity_js__WEBPACK_IMPORTED_MODULE_5__/* .authenticate */ .Q)([source], keys, stored, ring, signal);
        return { source, stored, by };
    };
    try {
        return await (0,_repository_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_7__/* .readFromFirstHealthy */ .m)(order, signal, order.problems, async (source, limited) => trusted(await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_6__/* .readManifest */ .WI)(source, database, keys.manifest(id), limited), source));
    }
    catch (thrown) {
        const key = keys.manifest(id);
        const older = await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_6__/* .olderManifest */ .sH)(order.current, database, key, signal, order.problems, trusted);
        if (older === undefined)
            throw thrown;
        return older.value;
    }
}
async function findUnlisted(listed, { backup, name }, signal) {
    if (backup.kind !== 'id' || listed.some(({ ids }) => ids.includes(backup.id)))
        return listed;
    const key = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(name).manifest(backup.id);
    return Promise.all(listed.map(async (each) => {
        const found = await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_6__/* .olderManifest */ .sH)([each.storage], name, key, signal, [], () => true);
        return found === undefined ? each : { ...each, ids: [...each.ids, backup.id] };
    }));
}
function good({ storage, answerMs }) {
    return { label: storage.label, state: 'good', detail: '', storage, answerMs };
}
async function compare(listed, { manifest: { id }, bytes }, database, order, signal) {
    const { storage, ids } = listed;
    const { label } = storage;
    const copy = good(listed);
    if (!ids.includes(id)) {
        const detail = `${label} does not hold ${id}: it is out of sync with the other destinations; \`sync\` copies it there.`;
        return { ...copy, state: 'out-of-sync', detail };
    }
    try {
        const there = await storage.get((0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database).manifest(id), { maxBytes: bytes.length, signal });
        if (Buffer.from(there).equals(bytes))
            return copy;
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        if (!error.isFinding && error.code !== 'STORAGE_CORRUPTED') {
            order.noteFailed(storage, error);
            order.exclude(storage);
            return { ...copy, state: 'unreachable', detail: error.message, error };
        }
    }
    const isSame = ({ bytes: older }) => Buffer.from(older).equals(bytes) || undefined;
    const older = await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_6__/* .olderManifest */ .sH)([storage], database, (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database).manifest(id), signal, order.problems, isSame);
    if (older !== undefined)
        return copy;
    order.exclude(storage);
    const detail = `The manifest of ${id} at ${label} is missing or differs from the one that was chosen; it is not read.`;
    return { ...copy, state: 'other', detail };
}
function describeOrder(holders) {
    const each = holders.map(({ storage, offsite, answerMs }) => `${storage.label} (${offsite ? 'offsite, ' : ''}listed in ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_4__/* .humanMs */ .o0)(Math.round(answerMs))})`);
    return `Read in this order, the nearest first: ${each.join(', ')}.`;
}


/***/ }),

/***/ 98218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h1: () => (/* binding */ openContents),
/* harmony export */   hN: () => (/* binding */ needsOf),
/* harmony export */   ky: () => (/* binding */ engineOf),
/* harmony export */   x0: () => (/* binding */ checkRunbook),
/* harmony export */   yw: () => (/* binding */ readAll)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7240);
/* harmony import */ var _openpgp_encryption_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39604);
/* harmony import */ var _ports_engine_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32347);
/* harmony import */ var _repository_backup_reader_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2006);
/* harmony import */ var _repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(84820);
/* harmony import */ var _repository_packs_digest_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(69984);
/* harmony import */ var _repository_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(72554);
/* harmony import */ var _repository_writing_runbook_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(27002);











async function openContents(request, dependencies, chosen, onBytes) {
    const decryptor = await (0,_openpgp_encryption_js__WEBPACK_IMPORTED_MODULE_4__/* .createDecryptor */ .RJ)(request.unlock);
    const reader = await _repository_backup_reader_js__WEBPACK_IMPORTED_MODULE_6__/* .BackupReader */ .o.open({
        database: request.name,
        sources: chosen.order,
        manifest: chosen.stored,
        parents: await (0,_repository_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_7__/* .readParents */ .Wn)(chosen.order, request.name, (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .objectKeys */ .uv)(request.name), chosen.stored.manifest, dependencies.host.signal),
        spillFolder: () => makeSpillFolder(dependencies),
        signal: dependencies.host.signal,
        onBytes,
    });
    return { reader, contents: await reader.contents(decryptor), decryptor };
}
async function makeSpillFolder({ host }) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((await host.workspace()).path, 'spill');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true, mode: 0o700 });
    return folder;
}
function needsOf({ stored }, { contents }) {
    const { engine, rawBytes } = stored.manifest;
    return { majorVersion: engine.majorVersion, fingerprint: contents.fingerprint, rawBytes };
}
async function readAll({ reader, contents, decryptor }) {
    for await (const stream of reader.streams(contents, decryptor)) {
        for await (const _ of stream.content) {
        }
    }
}
function engineOf(stored) {
    const { name } = stored.manifest.engine;
    const known = _ports_engine_js__WEBPACK_IMPORTED_MODULE_5__/* .ENGINES */ .u.find((engine) => engine === name);
    if (known !== undefined)
        return known;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('BACKUP_FORMAT', `The backup is of the engine ${name}, which this version does not know.`, {
        hint: 'Use the version of this program that wrote it, or a newer one.',
    });
}
async function checkRunbook(request, dependencies, { stored, order }) {
    for (const file of stored.manifest.runbook)
        await checkRunbookFile(request, dependencies, order, file);
}
async function checkRunbookFile(request, dependencies, order, file) {
    const { signal } = dependencies.host;
    const key = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .objectKeys */ .uv)(request.name).absolute(file.key);
    const hint = 'Whoever recovers by hand follows them. Use those of another destination, and find out what changed these.';
    const wrong = (label, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('BACKUP_DAMAGED', `${file.key} at ${label} is not what the backup's manifest names.`, {
        hint,
        cause,
    });
    await (0,_repository_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_9__/* .readFromFirstHealthy */ .m)(order, signal, order.problems, async (source, limited) => {
        const bytes = await source.get(key, { maxBytes: _repository_writing_runbook_js__WEBPACK_IMPORTED_MODULE_10__/* .RUNBOOK_MAX_BYTES */ .CH, signal: limited }).catch((cause) => {
            const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toRestorableError */ .tj)(cause);
            if (error.code === 'STORAGE_CORRUPTED')
                throw wrong(source.label, cause);
            if (error.code !== 'OBJECT_MISSING')
                throw error;
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('OBJECT_MISSING', `${file.key} is missing at ${source.label}.`, { hint, cause });
        });
        if ((0,_repository_packs_digest_js__WEBPACK_IMPORTED_MODULE_8__/* .sha256Hex */ .f)(bytes) !== file.sha256)
            throw wrong(source.label);
    });
}


/***/ }),

/***/ 64093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ restoreChecked)
/* harmony export */ });
async function restoreChecked(target, streams, signal) {
    const watched = new WatchedStreams(streams);
    try {
        await target.restore(watched);
        await watched.readToEnd();
    }
    catch (error) {
        if (!signal.aborted)
            await watched.readToEnd();
        throw error;
    }
    finally {
        const closed = watched.close();
        if (signal.aborted)
            closed.catch(() => { });
        else
            await closed;
    }
}
class WatchedStreams {
    #streams;
    #current;
    #reading = Promise.resolve();
    #failed = false;
    #failure;
    constructor(streams) {
        this.#streams = streams[Symbol.asyncIterator]();
    }
    [Symbol.asyncIterator]() {
        return {
            next: async () => {
                const next = await this.#watch(this.#streams.next());
                if (next.done === true)
                    return next;
                this.#current = next.value.content[Symbol.asyncIterator]();
                return { done: false, value: { name: next.value.name, content: this.#watched(this.#current) } };
            },
            return: async () => ({ done: true, value: undefined }),
        };
    }
    async readToEnd() {
        await this.#reading.catch(() => { });
        if (this.#failed)
            throw this.#failure;
        const current = this.#current;
        if (current === undefined)
            return;
        for (let next = await current.next(); next.done !== true; next = await current.next())
            ;
    }
    async close() {
        await this.#current?.return?.();
        await this.#streams.return?.();
    }
    #watched(content) {
        return {
            [Symbol.asyncIterator]: () => ({
                next: () => this.#watch(content.next()),
                return: async () => ({ done: true, value: undefined }),
            }),
        };
    }
    async #watch(reading) {
        this.#reading = reading;
        try {
            return await reading;
        }
        catch (error) {
            this.#failed = true;
            this.#failure = error;
            throw error;
        }
    }
}


/***/ }),

/***/ 34797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ compareFingerprints)
});

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/verification/naming.js
var naming = __webpack_require__(44758);
;// CONCATENATED MODULE: ./build/verification/compare-objects.js


const KIND = /^(?:schema|table|foreign table|virtual table|view|materialized view|index|constraint|function|aggregate|procedure|package|package body|trigger|event|sequence|policy|rule|enum|domain|type|operator|operator class|operator family|access method|cast|collation|conversion|language|transform|statistics|publication|foreign server|text search (?:configuration|dictionary|parser|template)|event trigger|foreign key|check|library)$/;
function compareObjects(source, restored, compareDefinitions, isExempt) {
    const before = byType(source);
    const after = byType(restored);
    const types = [...new Set([...before.keys(), ...after.keys()])];
    return types.flatMap((type) => compareType(before.has(type) || KIND.test(type) ? type : 'another kind', before.get(type) ?? new Map(), after.get(type) ?? new Map(), { compareDefinitions, isFlawed: (name) => isExempt(type, name) }));
}
function byType(fingerprint) {
    const types = new Map();
    for (const { type, name, definitionSha256 } of fingerprint.objects) {
        const objects = types.get(type) ?? new Map();
        objects.set(name, definitionSha256);
        types.set(type, objects);
    }
    return types;
}
function compareType(type, before, after, { compareDefinitions, isFlawed }) {
    const missing = [...before.keys()].filter((name) => !after.has(name) && !isFlawed(name));
    const extra = [...after.keys()].filter((name) => !before.has(name)).length;
    const changed = [...before]
        .filter(([name, digest]) => differs(digest, after.get(name)) && !isFlawed(name))
        .map(([name]) => name);
    const name = `schema: ${type}`;
    const findings = [
        ...(missing.length > 0 ? [`missing: ${(0,naming/* nameSome */.Kf)(missing)}`] : []),
        ...(extra > 0 ? [`${(0,format/* plural */.LS)(extra, 'object')} that the source did not have`] : []),
        ...(changed.length > 0 && compareDefinitions ? [`defined differently: ${(0,naming/* nameSome */.Kf)(changed)}`] : []),
    ];
    if (findings.length > 0)
        return [{ name, group: 'comparison', outcome: 'failed', detail: findings.join('; ') }];
    const equal = {
        name,
        group: 'comparison',
        outcome: 'passed',
        detail: `${(0,format/* plural */.LS)(before.size, 'object')} as in the source`,
    };
    if (changed.length === 0)
        return [equal];
    const detail = `${(0,format/* plural */.LS)(before.size, 'object')} present; definitions differ, perhaps only as another server version prints them: ${(0,naming/* nameSome */.Kf)(changed)}`;
    return [{ ...equal, outcome: 'skipped', detail }];
}
function differs(before, after) {
    return before !== null && after !== null && after !== undefined && before !== after;
}

// EXTERNAL MODULE: ./build/verification/flaws.js
var flaws = __webpack_require__(70703);
;// CONCATENATED MODULE: ./build/verification/comparison.js




function compareFingerprints(source, restored, options = {}) {
    if (source.engine !== restored.engine) {
        const detail = `the backup is of ${source.engine}, the restored database is ${restored.engine}`;
        return [{ name: 'engine', group: 'comparison', outcome: 'failed', detail }];
    }
    const sameMajor = major(source) === major(restored);
    const ofSource = (0,flaws/* flawedIn */.lO)(source);
    const isExempt = (type, name) => ofSource(type, name) || options.exempts?.(type, name) === true;
    return [
        ...compareRows(source, restored, isExempt),
        ...compareObjects(source, restored, options.compareDefinitions ?? sameMajor, isExempt),
        ...compareSequences(source, restored, options.exempts),
        ...compareExtensions(source, restored),
        ...compareFacts(source, restored),
        ...(0,flaws/* flawsNoted */.YF)(source),
    ];
}
function major({ engine, serverVersion }) {
    const pattern = engine === 'mysql' || engine === 'mariadb' ? /^\d+\.\d+/ : /^\d+/;
    return pattern.exec(serverVersion)?.[0] ?? serverVersion;
}
function result(name, outcome, detail) {
    return { name, group: 'comparison', outcome, detail };
}
function compareRows(source, restored, isExempt) {
    const after = new Map(restored.tables.map((table) => [(0,naming/* qualified */.LX)(table), table]));
    const before = new Set(source.tables.map(naming/* qualified */.LX));
    const problems = [];
    const unknown = [];
    const settled = settledWithin(source.tables, restored.tables);
    let equalTables = 0;
    let equalRows = 0;
    for (const table of source.tables) {
        const name = (0,naming/* qualified */.LX)(table);
        const found = after.get(name);
        if (found === undefined && isExempt('table', name))
            continue;
        if (found === undefined)
            problems.push(result(`table ${name}`, 'failed', 'is missing after the restore'));
        else if (table.rows === null || found.rows === null)
            unknown.push(name);
        else if (table.rows !== found.rows && !settled.has(table.movesWithin)) {
            const detail = `the source held ${(0,format/* grouped */.zD)(table.rows)}, the restored table holds ${(0,format/* grouped */.zD)(found.rows)}`;
            problems.push(result(`rows of ${name}`, 'failed', detail));
        }
        else {
            equalTables += 1;
            equalRows += table.rows;
        }
    }
    const extra = [...after.keys()].filter((name) => !before.has(name)).length;
    return [...capped(problems), ...foreignTables(extra), ...summarizeRows(source, { equalTables, equalRows, unknown })];
}
function foreignTables(count) {
    if (count === 0)
        return [];
    return [result('other tables', 'failed', `${(0,format/* plural */.LS)(count, 'table')} that the source did not have`)];
}
function settledWithin(before, after) {
    const sums = [sumsWithin(before), sumsWithin(after)];
    return new Set([...sums[0]].filter(([name, rows]) => sums[1].get(name) === rows).map(([name]) => name));
}
function sumsWithin(tables) {
    const sums = new Map();
    for (const { movesWithin, rows } of tables) {
        if (movesWithin !== undefined)
            sums.set(movesWithin, (sums.get(movesWithin) ?? 0) + (rows ?? Number.NaN));
    }
    return sums;
}
function capped(problems) {
    if (problems.length <= naming/* NAMED */.qB)
        return [...problems];
    const rest = problems.length - naming/* NAMED */.qB;
    return [...problems.slice(0, naming/* NAMED */.qB), result('more tables', 'failed', `${(0,format/* plural */.LS)(rest, 'table')} more differ`)];
}
function summarizeRows(source, found) {
    const results = [];
    if (source.tables.length === 0) {
        results.push(result('row counts', 'skipped', 'the source held no table: no data is proven'));
    }
    else if (found.equalTables > 0) {
        const detail = `${(0,format/* plural */.LS)(found.equalTables, 'table')} with ${(0,format/* plural */.LS)(found.equalRows, 'row')} as in the source`;
        if (found.equalRows > 0)
            results.push({ ...result('row counts', 'passed', detail), provesData: true });
        else
            results.push(result('row counts', 'passed', `${detail}: no data is proven`));
    }
    if (found.unknown.length > 0) {
        const detail = `not counted on one side, so not compared: ${(0,naming/* nameSome */.Kf)(found.unknown)}`;
        results.push(result('uncounted tables', 'skipped', detail));
    }
    return results;
}
function compareSequences(source, restored, exempts) {
    if (source.sequences.length === 0)
        return [];
    const after = new Map(restored.sequences.map((sequence) => [(0,naming/* qualified */.LX)(sequence), sequence.lastValue]));
    const problems = [];
    for (const sequence of source.sequences) {
        const name = (0,naming/* qualified */.LX)(sequence);
        const value = after.get(name);
        if (exempts?.('sequence', name) === true)
            continue;
        if (value === undefined)
            problems.push(`${name} is missing`);
        else if (isBehind(sequence.lastValue, value, sequence.goes))
            problems.push(`${name} ${positions(value, sequence.lastValue)}`);
    }
    if (problems.length > 0)
        return [result('sequences', 'failed', (0,naming/* nameSome */.Kf)(problems, '; '))];
    return [result('sequences', 'passed', `${(0,format/* plural */.LS)(source.sequences.length, 'sequence')}, none behind`)];
}
function positions(restored, source) {
    if (![restored, source].every((value) => value === null || WHOLE.test(value)))
        return 'is at another value';
    return `is at ${restored ?? 'its start'}, the source was at ${source}`;
}
const WHOLE = /^[+-]?\d{1,40}$/;
function isBehind(source, restored, goes) {
    if (source === null)
        return false;
    if (restored === null)
        return true;
    if (!WHOLE.test(source) || !WHOLE.test(restored))
        return source !== restored;
    if (goes === 'around')
        return false;
    return goes === 'down' ? BigInt(restored) > BigInt(source) : BigInt(restored) < BigInt(source);
}
function compareExtensions(source, restored) {
    if (source.extensions.length === 0)
        return [];
    const after = new Map(restored.extensions.map((extension) => [extension.name, extension.version]));
    const missing = source.extensions.filter(({ name }) => !after.has(name)).map(({ name }) => name);
    if (missing.length > 0)
        return [result('extensions', 'failed', `missing: ${(0,naming/* nameSome */.Kf)(missing)}`)];
    const other = source.extensions
        .filter(({ name, version }) => after.get(name) !== version)
        .map(({ name, version }) => `${name} ${word(version)} is ${word(after.get(name))} here`);
    const detail = (0,format/* plural */.LS)(source.extensions.length, 'extension');
    return [result('extensions', 'passed', other.length === 0 ? detail : `${detail}; ${(0,naming/* nameSome */.Kf)(other)}`)];
}
function word(value) {
    return value !== undefined && /^[\w.:+-]{1,60}$/.test(value) ? value : 'another value';
}
const OF_SOURCE = 'source.';
function compareFacts(source, restored) {
    const results = [];
    const equal = [];
    const oneSided = [];
    for (const name of new Set([...Object.keys(source.facts), ...Object.keys(restored.facts)])) {
        if (name.startsWith(OF_SOURCE))
            continue;
        const before = Object.hasOwn(source.facts, name) ? source.facts[name] : undefined;
        const after = Object.hasOwn(restored.facts, name) ? restored.facts[name] : undefined;
        if (before === undefined || after === undefined)
            oneSided.push(name);
        else if (before === after)
            equal.push(name);
        else {
            const detail = `the source had ${word(before)}, the restored database has ${word(after)}`;
            results.push(result(name, 'failed', detail));
        }
    }
    if (equal.length > 0)
        results.push(result('facts', 'passed', `equal: ${(0,naming/* nameSome */.Kf)(equal)}`));
    if (oneSided.length > 0)
        results.push(result('facts not compared', 'skipped', `known on one side: ${(0,naming/* nameSome */.Kf)(oneSided)}`));
    return results;
}


/***/ })

};
