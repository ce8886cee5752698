export const id = 6910;
export const ids = [6910];
export const modules = {

/***/ 72352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ OBJECTS_PER_PART),
/* harmony export */   IK: () => (/* binding */ OBJECT_LIST_MAX_BYTES),
/* harmony export */   OP: () => (/* binding */ serializeObjectList),
/* harmony export */   kN: () => (/* binding */ MAX_LISTED_OBJECTS),
/* harmony export */   vo: () => (/* binding */ parseObjectList)
/* harmony export */ });
/* unused harmony export OBJECT_MAX_BYTES */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);


const OBJECTS_PER_PART = 20_000;
const OBJECT_LIST_MAX_BYTES = 8 * 1024 * 1024;
const OBJECT_MAX_BYTES = 288 * 1024 * 1024;
const MAX_LISTED_OBJECTS = 2_000_000;
const LISTED = ['packs', 'maps', 'index', 'contents'];
const HEADER = '# restorable objects 1';
const KEY = /^[a-z0-9][A-Za-z0-9._/-]*$/;
function serializeObjectList(objects) {
    const lines = objects.map((object) => `# ${object.sizeBytes}\n${object.sha256}  ${object.key}\n`);
    return Buffer.from(`${HEADER}\n${lines.join('')}`);
}
function parseObjectList(stored, id) {
    const lines = Buffer.from(stored).toString('latin1').split('\n');
    const bad = (line) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_FORMAT', `Line ${line + 1} of the object list of ${id} does not have the form that this program writes.`, {
        hint: 'Use the version of this program that wrote the backup, or a newer one.',
    });
    if (lines[0] !== HEADER || lines.at(-1) !== '' || lines.length % 2 !== 0)
        throw bad(0);
    if (lines.length > 2 * OBJECTS_PER_PART + 2)
        throw bad(2 * OBJECTS_PER_PART + 1);
    const objects = [];
    for (let line = 1; line < lines.length - 1; line += 2) {
        const size = /^# (0|[1-9]\d{0,14})$/.exec(lines[line] ?? '')?.[1];
        const [, sha256, key] = /^([0-9a-f]{64}) {2}(.+)$/.exec(lines[line + 1] ?? '') ?? [];
        if (size === undefined || sha256 === undefined || key === undefined)
            throw bad(line);
        if (!KEY.test(key) || key.split('/').some((segment) => segment === '' || segment.startsWith('.')))
            throw bad(line + 1);
        const owner = (0,_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOfObject */ .WL)(key);
        if (owner?.id !== id || !LISTED.includes(owner.part) || Number(size) > OBJECT_MAX_BYTES)
            throw bad(line + 1);
        if (key <= (objects.at(-1)?.key ?? ''))
            throw bad(line + 1);
        objects.push({ key, sizeBytes: Number(size), sha256 });
    }
    return objects;
}


/***/ }),

/***/ 15232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readObjectList)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72352);
/* harmony import */ var _reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7964);




async function readObjectList(sources, manifest, problems = sources.problems) {
    const objects = [];
    for (const [index, part] of manifest.objects.entries()) {
        if (part.sizeBytes > _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .OBJECT_LIST_MAX_BYTES */ .IK)
            throw damaged(manifest, `its part ${index} is too large`);
        const expected = { key: (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .listPartPath */ .Zh)(manifest.id, index), ...part };
        const listed = (0,_core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObjectList */ .vo)(await (0,_reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchVerified */ .J)(sources, expected, problems), manifest.id);
        const isLast = index === manifest.objects.length - 1;
        const [first] = listed;
        if (first === undefined || (!isLast && listed.length !== _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .OBJECTS_PER_PART */ .BC)) {
            throw damaged(manifest, `its part ${index} has ${listed.length} objects`);
        }
        const before = objects.at(-1);
        if (before !== undefined && first.key <= before.key)
            throw damaged(manifest, 'it is not in order');
        for (const object of listed)
            objects.push(object);
    }
    requireAgreement(manifest, objects);
    return objects;
}
function requireAgreement(manifest, objects) {
    const key = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .sealedPath */ .ss)({ kind: 'contents', backup: manifest.id });
    const contents = objects.find((object) => object.key === key);
    if (contents?.sha256 !== manifest.contents.sha256 || contents.sizeBytes !== manifest.contents.sizeBytes) {
        throw damaged(manifest, 'its contents differ from those that the manifest names');
    }
    const storedBytes = [...objects, ...manifest.objects].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (storedBytes === manifest.storedBytes)
        return;
    throw damaged(manifest, `it is about ${storedBytes} bytes, and the manifest about ${manifest.storedBytes}`);
}
function damaged({ id }, what) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `The list of objects of ${id} is not what a backup writes: ${what}.`, {
        hint: 'Use another destination or an earlier backup, and find out what changed this one.',
    });
}


/***/ }),

/***/ 7964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ fetchVerified)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69984);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1434);
/* harmony import */ var _read_preference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72554);




async function fetchVerified(sources, object, problems = sources.problems) {
    try {
        const ask = async (source) => {
            const stored = await fetchFrom(source, object);
            sources.noteServed(source, stored.length);
            return stored;
        };
        return await (0,_read_preference_js__WEBPACK_IMPORTED_MODULE_3__/* .readFromFirstHealthy */ .m)(sources, ask, problems);
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(sources.signal);
        const isGood = (stored) => stored.length === object.sizeBytes && (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) === object.sha256 ? stored : undefined;
        const bounded = { key: object.key, maxBytes: object.sizeBytes };
        const older = await (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_2__/* .olderCopy */ .E)(sources.current, bounded, isGood, problems);
        if (older === undefined)
            throw thrown;
        sources.noteServed(older.source, older.value.length);
        return older.value;
    }
}
async function fetchFrom(source, object) {
    const hint = 'Use another destination or an earlier backup, and find out what changed this one.';
    const wrong = (what, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `${object.key} at ${source.label} ${what}.`, { hint, cause });
    const stored = await source.get(source.keys.absolute(object.key), object.sizeBytes).catch((cause) => {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(cause);
        if (error.code === 'OBJECT_MISSING') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_MISSING', `${object.key} is missing at ${source.label}.`, { hint, cause });
        }
        if (error.code === 'STORAGE_CORRUPTED')
            throw wrong(`does not have the ${object.sizeBytes} bytes that were written`, cause);
        throw error;
    });
    if (stored.length !== object.sizeBytes)
        throw wrong(`has ${stored.length} bytes; ${object.sizeBytes} were written`);
    if ((0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) !== object.sha256)
        throw wrong('differs from what was written');
    return stored;
}


/***/ }),

/***/ 57763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPrune: () => (/* binding */ runPrune)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _run_key_rings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5425);
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16896);
/* harmony import */ var _run_run_context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88246);
/* harmony import */ var _run_verifier_signer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27039);
/* harmony import */ var _retention_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75114);






const UNSIGNED = 'The records of what this run removes are not signed: with `signers`, `status` will report the backups as missing, and `sync` will copy them again. Set `verifier-key`.';
async function runPrune(request, dependencies) {
    const context = (0,_run_run_context_js__WEBPACK_IMPORTED_MODULE_3__/* .beginRun */ .T)(dependencies);
    const { run } = context;
    const outcomes = [];
    await run.guard(async () => {
        const signer = await (0,_run_verifier_signer_js__WEBPACK_IMPORTED_MODULE_4__/* .openVerifierKey */ .I)(request.verifierKey, context);
        const rings = await (0,_run_key_rings_js__WEBPACK_IMPORTED_MODULE_1__/* .openKeyRings */ .n)(request, signer === undefined ? [] : [signer.publicKey]);
        const isSigning = signer !== undefined || rings.passphrase !== undefined;
        if (rings.signers !== undefined && !isSigning && !request.dryRun)
            run.warn(UNSIGNED);
        const destinations = await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_2__/* .openStored */ .c2)(request, context);
        const { acceptMissing, dryRun } = request;
        const job = { settings: request, rings, signer, acceptMissing, dryRun, run };
        await (0,_retention_js__WEBPACK_IMPORTED_MODULE_5__/* .retainEverywhere */ .i)(job, destinations, outcomes);
        const found = outcomes.some((each) => each.backups.length + each.waiting + each.freedBackups + each.freedRuns + each.keptRecords > 0);
        if (found)
            return;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_NOT_FOUND', `There is no backup of ${request.name} at any destination.`, {
            hint: 'Check `name` and `destination`; `list` without a name prints every database that the destination holds.',
        });
    });
    return { mode: 'prune', ...run.facts(false), dryRun: request.dryRun, destinations: outcomes };
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
    run.noteKeys('verifier', signer.keyEnd);
    return signer;
}


/***/ })

};
