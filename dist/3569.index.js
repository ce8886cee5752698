export const id = 3569;
export const ids = [3569];
export const modules = {

/***/ 67181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HL: () => (/* binding */ chooseStoredBackup),
/* harmony export */   h1: () => (/* binding */ openContents),
/* harmony export */   hN: () => (/* binding */ needsOf),
/* harmony export */   ky: () => (/* binding */ engineOf),
/* harmony export */   x0: () => (/* binding */ checkRunbook),
/* harmony export */   yw: () => (/* binding */ readAll)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_catalogue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18364);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32434);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(309);
/* harmony import */ var _openpgp_encryption_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(460);
/* harmony import */ var _openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(85274);
/* harmony import */ var _ports_engine_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(88594);
/* harmony import */ var _repository_authenticity_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(25989);
/* harmony import */ var _repository_catalogue_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(61111);
/* harmony import */ var _repository_digest_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(28860);
/* harmony import */ var _repository_reader_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(63763);












/**
 * Opens the destinations and chooses the backup among all that they list.
 * @throws {RestorableError} BACKUP_NOT_FOUND, MANIFEST_INVALID, BACKUP_FORMAT, SIGNATURE_*, SIGNER_UNKNOWN, STORAGE_*
 */
async function chooseStoredBackup(request, dependencies, run) {
    const { host, clock } = dependencies;
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .objectKeys */ .uv)(request.name);
    const ring = request.signers.length > 0 ? await (0,_openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_6__/* .createSignerRing */ .T)(request.signers) : undefined;
    const listed = await listEverywhere(request, dependencies, run);
    const id = (0,_core_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseBackup */ .S)([...new Set(listed.flatMap((entry) => entry.ids))], request.backup, clock.now());
    const holders = listed.filter((entry) => entry.ids.includes(id)).map((entry) => entry.storage);
    for (const { storage } of listed) {
        if (!holders.includes(storage))
            run.warn(`${storage.label} does not hold ${id}: it is behind the other destinations.`);
    }
    const [first, ...others] = holders;
    if (first === undefined)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('BACKUP_NOT_FOUND', `No destination holds ${id}.`, {
            hint: '`list` prints what there is.',
        });
    const stored = await (0,_repository_catalogue_js__WEBPACK_IMPORTED_MODULE_9__/* .readManifest */ .WI)(first, request.name, keys.manifest(id), host.signal);
    const sources = [first];
    for (const other of others) {
        const copy = await other
            .get(keys.manifest(id), { maxBytes: stored.bytes.length, signal: host.signal })
            .catch(() => undefined);
        if (copy !== undefined && Buffer.from(copy).equals(stored.bytes))
            sources.push(other);
        else
            run.warn(`The manifest of ${id} at ${other.label} differs from the one at ${first.label}; only the latter is read.`);
    }
    const authenticatedBy = ring === undefined ? null : await (0,_repository_authenticity_js__WEBPACK_IMPORTED_MODULE_8__/* .authenticate */ .Q)(sources, keys, stored, ring, host.signal);
    if (authenticatedBy === null) {
        run.warn('Not authenticated: whoever can write the storage can have made this backup. Set `signers` to check who did.');
    }
    return { stored, sources, authenticatedBy };
}
/** On the worst day one of several destinations may be gone: the others serve, and the report says which did not. */
async function listEverywhere(request, dependencies, run) {
    const { host } = dependencies;
    const listed = [];
    let firstError;
    for (const spec of request.destinations) {
        try {
            const storage = run.closeAtEnd(await dependencies.openStorage(spec, host));
            listed.push({ storage, ids: await (0,_repository_catalogue_js__WEBPACK_IMPORTED_MODULE_9__/* .listBackupIds */ .hf)(storage, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .objectKeys */ .uv)(request.name), host.signal) });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .throwIfCancelled */ .dZ)(host.signal);
            const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .toRestorableError */ .tj)(thrown);
            if (!error.code.startsWith('STORAGE_'))
                throw error;
            firstError ??= error;
            run.warn(`A destination is left out: ${error.message}`);
        }
    }
    if (listed.length === 0 && firstError !== undefined)
        throw firstError;
    return listed;
}
/** Decrypts a chosen backup's description. @throws {RestorableError} KEY_*, OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT */
async function openContents(request, dependencies, chosen, onBytes) {
    const decryptor = await (0,_openpgp_encryption_js__WEBPACK_IMPORTED_MODULE_5__/* .createDecryptor */ .RJ)(request.unlock);
    const reader = await _repository_reader_js__WEBPACK_IMPORTED_MODULE_11__/* .BackupReader */ .o.open({
        database: request.name,
        sources: chosen.sources,
        manifest: chosen.stored,
        parents: await (0,_repository_catalogue_js__WEBPACK_IMPORTED_MODULE_9__/* .readParents */ .Wn)(chosen.sources, request.name, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .objectKeys */ .uv)(request.name), chosen.stored.manifest, dependencies.host.signal),
        spillFolder: () => makeSpillFolder(dependencies),
        signal: dependencies.host.signal,
        onBytes,
    });
    return { reader, contents: await reader.contents(decryptor), decryptor };
}
/** Ours alone: what lies there is data of the database. The workspace goes with the run. */
async function makeSpillFolder({ host }) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((await host.workspace()).path, 'spill');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true, mode: 0o700 });
    return folder;
}
/** What an engine needs to know to prepare a target. */
function needsOf({ stored }, { contents }) {
    const { engine, rawBytes } = stored.manifest;
    return { majorVersion: engine.majorVersion, fingerprint: contents.fingerprint, rawBytes };
}
/** Reads every stream to its end without keeping it: proof that all of it is there, before anything is replaced. */
async function readAll({ reader, contents, decryptor }) {
    for await (const stream of reader.streams(contents, decryptor)) {
        for await (const _ of stream.content) {
            // The reader checks sizes and digests; nothing is kept.
        }
    }
}
/** The engine that a manifest names. @throws {RestorableError} BACKUP_FORMAT */
function engineOf(stored) {
    const { name } = stored.manifest.engine;
    const known = _ports_engine_js__WEBPACK_IMPORTED_MODULE_7__/* .ENGINES */ .u.find((engine) => engine === name);
    if (known !== undefined)
        return known;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$('BACKUP_FORMAT', `The backup is of the engine ${name}, which this version does not know.`, {
        hint: 'Use the version of this program that wrote it, or a newer one.',
    });
}
/** What is wrong with the recovery instructions beside the backup, or undefined. */
async function checkRunbook(request, dependencies, chosen) {
    const { runbook } = chosen.stored.manifest;
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .objectKeys */ .uv)(request.name);
    for (const source of chosen.sources) {
        const stored = await source
            .get(keys.absolute(runbook.key), { maxBytes: 1024 * 1024, signal: dependencies.host.signal })
            .catch((error) => {
            if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RestorableError */ .s$ && ['OBJECT_MISSING', 'STORAGE_CORRUPTED'].includes(error.code))
                return undefined;
            throw error;
        });
        if (stored === undefined)
            return `${runbook.key} is missing at ${source.label}.`;
        if ((0,_repository_digest_js__WEBPACK_IMPORTED_MODULE_10__/* .sha256Hex */ .f)(stored) !== runbook.sha256)
            return `${runbook.key} at ${source.label} is not what the backup's manifest names.`;
    }
    return undefined;
}


/***/ }),

/***/ 88594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ restoresInto),
/* harmony export */   u: () => (/* binding */ ENGINES)
/* harmony export */ });
/** As manifests and fingerprints name them. A server says itself whether it is MySQL or MariaDB, whatever its URL's scheme. */
const ENGINES = ['postgres', 'mysql', 'mariadb', 'sqlite', 'd1', 'command'];
/** Engines whose URL may name the target of a restore, where that is more than the backup's own. */
const ALSO_INTO = {
    // Their URLs' schemes are used for one another; the server's flavour is checked once connected.
    mysql: ['mariadb'],
    mariadb: ['mysql'],
    d1: ['sqlite'],
};
/** Whether a backup of `engine` can go into what a URL of `target` names. */
function restoresInto(engine, target) {
    return engine === target || ALSO_INTO[engine]?.includes(target) === true;
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

/***/ 59124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ compareFingerprints)
});

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(62325);
;// CONCATENATED MODULE: ./build/verification/naming.js

/** Differences that are named; the rest is counted. */
const NAMED = 20;
const NAME_LENGTH = 200;
/** `schema.name` as reports show it; SQLite has no schemas. */
function qualified({ schema, name }) {
    return schema === '' ? name : `${schema}.${name}`;
}
/** `a, b, c and 17 more`. */
function nameSome(names, separator = ', ') {
    const shown = names
        .slice(0, NAMED)
        .map((name) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name));
    const rest = names.length - shown.length;
    return `${shown.join(separator)}${rest > 0 ? ` and ${(0,format/* grouped */.zD)(rest)} more` : ''}`;
}

;// CONCATENATED MODULE: ./build/verification/compare-objects.js


/** One result for each type of schema object: nothing missing, nothing extra, the same definitions. */
function compareObjects(source, restored, compareDefinitions) {
    const before = byType(source);
    const after = byType(restored);
    const types = [...new Set([...before.keys(), ...after.keys()])];
    return types.flatMap((type) => compareType(type, before.get(type) ?? new Map(), after.get(type) ?? new Map(), compareDefinitions));
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
function compareType(type, before, after, compareDefinitions) {
    const missing = [...before.keys()].filter((name) => !after.has(name));
    const extra = [...after.keys()].filter((name) => !before.has(name));
    const changed = [...before].filter(([name, digest]) => differs(digest, after.get(name))).map(([name]) => name);
    const name = `schema: ${type}`;
    const findings = [
        ...(missing.length > 0 ? [`missing: ${nameSome(missing)}`] : []),
        ...(extra.length > 0 ? [`not in the source: ${nameSome(extra)}`] : []),
        ...(changed.length > 0 && compareDefinitions ? [`defined differently: ${nameSome(changed)}`] : []),
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
    const detail = `${(0,format/* plural */.LS)(before.size, 'object')} present; definitions differ, perhaps only as another server version prints them: ${nameSome(changed)}`;
    return [{ ...equal, outcome: 'skipped', detail }];
}
/** A definition that one side doesn't state is not compared. */
function differs(before, after) {
    return before !== null && after !== null && after !== undefined && before !== after;
}

;// CONCATENATED MODULE: ./build/verification/comparison.js



/** Holds what a restored database holds against what its source held in the dump's snapshot. */
function compareFingerprints(source, restored, options = {}) {
    if (source.engine !== restored.engine) {
        const detail = `the backup is of ${source.engine}, the restored database is ${restored.engine}`;
        return [{ name: 'engine', group: 'comparison', outcome: 'failed', detail }];
    }
    const sameMajor = major(source) === major(restored);
    return [
        ...compareRows(source, restored),
        ...compareObjects(source, restored, options.compareDefinitions ?? sameMajor),
        ...compareSequences(source, restored),
        ...compareExtensions(source, restored),
        ...compareFacts(source, restored),
    ];
}
/** What decides how a server prints definitions: PostgreSQL's major version, MySQL's and MariaDB's series (`8.4`, `10.11`). */
function major({ engine, serverVersion }) {
    const pattern = engine === 'mysql' || engine === 'mariadb' ? /^\d+\.\d+/ : /^\d+/;
    return pattern.exec(serverVersion)?.[0] ?? serverVersion;
}
function result(name, outcome, detail) {
    return { name, group: 'comparison', outcome, detail };
}
function compareRows(source, restored) {
    const after = new Map(restored.tables.map((table) => [qualified(table), table]));
    const before = new Set(source.tables.map(qualified));
    const problems = [];
    const unknown = [];
    const settled = settledWithin(source.tables, restored.tables);
    let equalTables = 0;
    let equalRows = 0;
    for (const table of source.tables) {
        const name = qualified(table);
        const found = after.get(name);
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
    for (const name of after.keys()) {
        if (!before.has(name))
            problems.push(result(`table ${name}`, 'failed', 'was not in the source'));
    }
    return [...capped(problems), ...summarizeRows(source, { equalTables, equalRows, unknown })];
}
/** Tables whose rows may have changed places between partitions and whose sum over all partitions is the same. */
function settledWithin(before, after) {
    const sums = [sumsWithin(before), sumsWithin(after)];
    return new Set([...sums[0]].filter(([name, rows]) => sums[1].get(name) === rows).map(([name]) => name));
}
function sumsWithin(tables) {
    const sums = new Map();
    for (const { movesWithin, rows } of tables) {
        // A table that was not counted makes the sum NaN, which equals nothing.
        if (movesWithin !== undefined)
            sums.set(movesWithin, (sums.get(movesWithin) ?? 0) + (rows ?? Number.NaN));
    }
    return sums;
}
/** A schema that is wrong throughout brings thousands of findings; a reader needs the first and their number. */
function capped(problems) {
    if (problems.length <= NAMED)
        return [...problems];
    const rest = problems.length - NAMED;
    return [...problems.slice(0, NAMED), result('more tables', 'failed', `${(0,format/* plural */.LS)(rest, 'table')} more differ`)];
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
        const detail = `not counted on one side, so not compared: ${nameSome(found.unknown)}`;
        results.push(result('uncounted tables', 'skipped', detail));
    }
    return results;
}
function compareSequences(source, restored) {
    if (source.sequences.length === 0)
        return [];
    const after = new Map(restored.sequences.map((sequence) => [qualified(sequence), sequence.lastValue]));
    const problems = [];
    for (const sequence of source.sequences) {
        const name = qualified(sequence);
        const value = after.get(name);
        if (value === undefined)
            problems.push(`${name} is missing`);
        else if (isBehind(sequence.lastValue, value, sequence.goes))
            problems.push(`${name} is at ${value ?? 'its start'}, the source was at ${sequence.lastValue}`);
    }
    if (problems.length > 0)
        return [result('sequences', 'failed', nameSome(problems, '; '))];
    return [result('sequences', 'passed', `${(0,format/* plural */.LS)(source.sequences.length, 'sequence')}, none behind`)];
}
/**
 * A sequence that is behind gives out numbers that rows have already. Compared exactly: they have 64 bits. Of one that begins
 * anew at its end no number is behind another.
 */
function isBehind(source, restored, goes) {
    if (source === null)
        return false;
    if (restored === null)
        return true;
    const whole = /^[+-]?\d+$/;
    if (!whole.test(source) || !whole.test(restored))
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
        return [result('extensions', 'failed', `missing: ${nameSome(missing)}`)];
    const other = source.extensions
        .filter(({ name, version }) => after.get(name) !== version)
        .map(({ name, version }) => `${name} ${version} is ${after.get(name)} here`);
    const detail = (0,format/* plural */.LS)(source.extensions.length, 'extension');
    return [result('extensions', 'passed', other.length === 0 ? detail : `${detail}; ${nameSome(other)}`)];
}
/** Facts that only one side knows come from another version of this program: no finding, but said. */
function compareFacts(source, restored) {
    const results = [];
    const equal = [];
    const oneSided = [];
    for (const name of new Set([...Object.keys(source.facts), ...Object.keys(restored.facts)])) {
        const before = Object.hasOwn(source.facts, name) ? source.facts[name] : undefined;
        const after = Object.hasOwn(restored.facts, name) ? restored.facts[name] : undefined;
        if (before === undefined || after === undefined)
            oneSided.push(name);
        else if (before === after)
            equal.push(name);
        else
            results.push(result(name, 'failed', `the source had ${before}, the restored database has ${after}`));
    }
    if (equal.length > 0)
        results.push(result('facts', 'passed', `equal: ${nameSome(equal)}`));
    if (oneSided.length > 0)
        results.push(result('facts not compared', 'skipped', `known on one side: ${nameSome(oneSided)}`));
    return results;
}


/***/ })

};
