export const id = 337;
export const ids = [337];
export const modules = {

/***/ 30337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runList: () => (/* binding */ runList)
/* harmony export */ });
/* harmony import */ var _core_database_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54723);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(18790);
/* harmony import */ var _openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60719);
/* harmony import */ var _repository_authenticity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12850);
/* harmony import */ var _repository_catalogue_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40794);
/* harmony import */ var _repository_evidence_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72142);
/* harmony import */ var _repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(10023);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(34344);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(56529);










/** Manifests that are read at once. */
const READS_AHEAD = 8;
/** Lists the backups of one database or of all, at each destination. Needs no key. Never throws. */
async function runList(request, dependencies) {
    const run = new _run_js__WEBPACK_IMPORTED_MODULE_6__/* .Run */ .K(dependencies);
    const destinations = [];
    await run.guard(async () => {
        const ring = request.signers.length > 0 ? await (0,_openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_2__/* .createSignerRing */ .T)(request.signers) : undefined;
        for (const spec of request.destinations) {
            const storage = run.closeAtEnd(await dependencies.openStorage(spec, dependencies.host));
            destinations.push(await run.phase(`list ${storage.label}`, () => listDestination(request, storage, ring, dependencies)));
        }
    });
    const invalid = destinations.some((destination) => destination.invalid.length > 0);
    return { mode: 'list', ...run.facts(invalid), destinations };
}
async function listDestination(request, storage, ring, { host }) {
    const names = request.name === undefined ? await databasesAt(storage, host.signal) : [request.name];
    const entries = [];
    for (const name of names) {
        const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_7__/* .objectKeys */ .u)(name);
        const ids = await (0,_repository_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .listBackupIds */ .hf)(storage, keys, host.signal);
        const evidence = await (0,_repository_evidence_js__WEBPACK_IMPORTED_MODULE_5__/* .newestEvidence */ .yN)(storage, keys, host.signal);
        const read = (index) => readEntry(storage, name, keys, ids[index] ?? '', evidence, ring, host.signal);
        for await (const entry of (0,_repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_8__/* .mapAhead */ .M)(ids.length, READS_AHEAD, read))
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
        const backup = (0,_summary_js__WEBPACK_IMPORTED_MODULE_9__/* .summarizeBackup */ .W)(stored.manifest, by);
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

/***/ 54723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ requireDatabaseName),
/* harmony export */   T: () => (/* binding */ suggestDatabaseName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

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


/***/ }),

/***/ 12850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ authenticate)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

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

/***/ 72142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nP: () => (/* binding */ writeEvidence),
/* harmony export */   yN: () => (/* binding */ newestEvidence)
/* harmony export */ });
/* unused harmony export evidenceSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69987);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79435);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65535);



/** A verification record is small: counts and verdict, never data. */
const RECORD_MAX_BYTES = 64 * 1024;
const evidenceSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('restorable-verification/1'),
    backup: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
    /** The destinations that were read, in order, without anything secret. */
    readFrom: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    verdict: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['passed', 'failed']),
    checks: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ passed: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), failed: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), skipped: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() }),
    /** Names of the failed checks, at most 20. */
    failed: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    authenticatedBy: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    target: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$(),
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$(),
    restoreMs: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nullable(),
    backupAgeMs: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    verifier: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    tool: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
});
/**
 * Puts a verification's record beside the backup, with its detached signature when there is a verifier key.
 * @returns the record's key
 */
async function writeEvidence(destination, keys, evidence, signer, signal) {
    const key = keys.verification(evidence.backup.id, new Date(evidence.finishedAt));
    const body = Buffer.from(`${JSON.stringify(evidence, null, 1)}\n`);
    if (signer !== undefined) {
        const signature = Buffer.from(await signer.sign(body));
        await destination.put(`${key}.asc`, signature, { sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(signature), signal });
    }
    await destination.put(key, body, { sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(body), signal });
    return key;
}
/** The newest record of each backup of a database, by backup id; records that can't be read are left out. */
async function newestEvidence(storage, keys, signal) {
    const newest = new Map();
    for await (const object of storage.list(`${keys.root}verifications/`, { signal })) {
        const id = /\/verifications\/([^/]+)\/[^/]+\.json$/.exec(object.key)?.[1];
        if (id !== undefined)
            newest.set(id, object.key);
    }
    const records = new Map();
    for (const [id, key] of newest) {
        const evidence = await readEvidence(storage, key, signal);
        if (evidence !== undefined && evidence.backup.id === id)
            records.set(id, evidence);
    }
    return records;
}
async function readEvidence(storage, key, signal) {
    try {
        const bytes = await storage.get(key, { maxBytes: RECORD_MAX_BYTES, signal });
        const parsed = evidenceSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
        return parsed.success ? parsed.data : undefined;
    }
    catch (error) {
        const unreadable = error instanceof SyntaxError || (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'STORAGE_CORRUPTED');
        if (unreadable)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 10023:
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


/***/ })

};
