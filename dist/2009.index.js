export const id = 2009;
export const ids = [2009];
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

/***/ 14101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readNamedObjects),
/* harmony export */   M: () => (/* binding */ readNamed)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72554);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84820);
/* harmony import */ var _object_lists_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15232);





async function readNamed(sources, backup) {
    const stored = await manifestOf(sources, backup);
    return { stored, objects: await readNamedObjects(sources, stored.manifest) };
}
async function readNamedObjects(sources, manifest) {
    const data = await (0,_object_lists_js__WEBPACK_IMPORTED_MODULE_4__/* .readObjectList */ ._)(sources, manifest, []);
    const parts = manifest.objects.map((part, index) => ({ key: (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .listPartPath */ .Zh)(manifest.id, index), ...part }));
    return [...data, ...parts];
}
function manifestOf(sources, { id, manifestSha256 }) {
    const ask = async (source) => {
        const stored = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(source, id);
        if (stored.sha256 === manifestSha256)
            return stored;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `The manifest of ${id} at ${source.label} changed during the sync.`, {
            hint: 'Run sync again.',
        });
    };
    return (0,_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__/* .readFromFirstHealthy */ .m)(sources, ask, []);
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

/***/ 31024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   If: () => (/* binding */ copyObjects),
/* harmony export */   RV: () => (/* binding */ freshSince),
/* harmony export */   zb: () => (/* binding */ lackingOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51222);
/* harmony import */ var _concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53344);
/* harmony import */ var _reading_fetch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7964);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72554);





const AT_ONCE = 2;
function lackingOf(objects, found, freshSince) {
    const lacking = new Map();
    for (const object of objects) {
        const there = found.get(object.key);
        const isStale = freshSince !== undefined && there !== undefined && there.modifiedAt < freshSince;
        if (there === undefined || there.sizeBytes !== object.sizeBytes || isStale)
            lacking.set(object.key, object);
    }
    return lacking;
}
function freshSince(now) {
    return new Date(now.getTime() - _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_1__/* .GRACE_MS */ .g3 / 2);
}
async function copyObjects(objects, order, targets, onBytes) {
    const problems = [];
    const isWanted = ({ key }) => targets.some((target) => lacks(target, key));
    await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .forEachBounded */ .a)(objects.filter(isWanted), AT_ONCE, async (object) => {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(order.signal);
        const takers = targets.filter((target) => lacks(target, object.key));
        if (takers.length === 0)
            return;
        const isLacking = ({ storage }) => targets.some((each) => each.at.storage === storage && each.lacking.has(object.key));
        const good = order.current.filter((source) => !isLacking(source));
        const from = good.length === 0 || good.length === order.all.length ? order : new _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_3__/* .ReadPreference */ .U(good);
        const bytes = await (0,_reading_fetch_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchVerified */ .J)(from, object, problems);
        await Promise.all(takers.map((taker) => putAt(taker, object, bytes, onBytes)));
    });
    return problems;
}
function lacks(target, key) {
    return target.failure === undefined && target.lacking.has(key);
}
async function putAt(target, { key, sha256, sizeBytes }, bytes, onBytes) {
    try {
        await target.at.put(target.at.keys.absolute(key), bytes, { sha256 });
        target.copied.objects += 1;
        target.copied.bytes += sizeBytes;
        onBytes(sizeBytes);
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(target.at.signal);
        target.failure ??= (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
    }
}


/***/ }),

/***/ 43222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ Wholeness)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _catalog_stored_objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14101);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72554);
/* harmony import */ var _records_listing_digests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88238);
/* harmony import */ var _copy_objects_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31024);





class Wholeness {
    #catalog;
    #inventory;
    #known = new Map();
    constructor(catalog, inventory) {
        this.#catalog = catalog;
        this.#inventory = inventory;
    }
    async whyNot({ id, manifestSha256, parents }) {
        for (const link of [{ id, manifestSha256 }, ...parents]) {
            const key = `${link.id} ${link.manifestSha256}`;
            const found = this.#known.get(key) ?? this.#whyNotAlone(link);
            this.#known.set(key, found);
            const reason = await found;
            if (reason !== undefined)
                return reason;
        }
        return undefined;
    }
    async #whyNotAlone(link) {
        const { at } = this.#catalog;
        const sources = new _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__/* .ReadPreference */ .U([at]);
        const known = this.#catalog.get(link.id);
        try {
            const objects = known?.manifestSha256 === link.manifestSha256
                ? await (0,_catalog_stored_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .readNamedObjects */ .A)(sources, known)
                : (await (0,_catalog_stored_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .readNamed */ .M)(sources, link)).objects;
            if (this.#inventory.listings.get(link.id) === (0,_records_listing_digests_js__WEBPACK_IMPORTED_MODULE_3__/* .listingDigest */ .p)(objects))
                return undefined;
            const lacking = (0,_copy_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .lackingOf */ .zb)(objects, await at.objectsOf(link.id), undefined);
            const [first] = lacking.keys();
            if (first === undefined)
                return undefined;
            return `${lacking.size} of its objects are missing or of another size, such as ${first}`;
        }
        catch (error) {
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || !error.isFinding)
                throw error;
            return error.message;
        }
    }
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

/***/ 12454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ planCounted)
});

// EXTERNAL MODULE: ./build/core/planning/retention.js
var retention = __webpack_require__(51222);
// EXTERNAL MODULE: ./build/repository/reading/read-ahead.js
var read_ahead = __webpack_require__(15070);
// EXTERNAL MODULE: ./build/core/verdict.js
var verdict = __webpack_require__(7033);
;// CONCATENATED MODULE: ./build/retention/retainable.js


const LOOKED_AT_ONCE = 4;
async function retainable(state) {
    const { catalog, holds } = state;
    const log = await state.verifications();
    const { backups, newestUnknown } = catalog;
    const neededByUncounted = new Set(catalog.uncounted.flatMap((each) => each.parents ?? []));
    const verified = new Set();
    const verifiedElsewhere = new Set();
    for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
        const newest = await newestVerified(log, line);
        if (newest.here !== undefined)
            verified.add(newest.here);
        if (newest.elsewhere !== undefined)
            verifiedElsewhere.add(newest.elsewhere);
    }
    return backups.map((backup) => {
        const held = holds.get(backup.id);
        const pinned = [];
        if (held !== undefined)
            pinned.push({ rule: 'held', reason: held.reason });
        if (verifiedElsewhere.has(backup.id))
            pinned.push({ rule: 'verified-elsewhere' });
        if (neededByUncounted.has(backup.id))
            pinned.push({ rule: 'needed-by-uncounted' });
        if (newestUnknown !== undefined && backup.startedAt < newestUnknown.startedAt)
            pinned.push({ rule: 'may-be-needed', by: newestUnknown.id });
        const { id, startedAt, source } = backup;
        const parents = backup.parents.map((parent) => parent.id);
        return { id, startedAt, source, parents, verified: verified.has(id), pinned };
    });
}
async function newestVerified(log, line) {
    let elsewhere;
    const read = async (backup) => ({ backup, evidence: await log.of(backup) });
    for await (const { backup, evidence } of (0,read_ahead/* mapAhead */.M)(line.toReversed(), LOOKED_AT_ONCE, read)) {
        if (evidence !== undefined && (0,verdict/* confirms */.sh)(evidence))
            return { here: backup.id, elsewhere };
        if (evidence !== undefined || elsewhere !== undefined)
            continue;
        if (await log.hasPassedElsewhere(backup))
            elsewhere = backup.id;
    }
    return { here: undefined, elsewhere };
}

;// CONCATENATED MODULE: ./build/retention/retention-plan.js



const retention_plan_LOOKED_AT_ONCE = 16;
async function planCounted(state, policy, open) {
    const backups = await retainable(state);
    const notCounted = new Map([...state.beingRemoved].map((id) => [id, 'a record says that it is being removed']));
    const checked = new Set();
    let wholeness;
    for (;;) {
        const counted = backups.map((backup) => ({ ...backup, counts: !notCounted.has(backup.id) }));
        const decisions = (0,retention/* planRetention */.SA)(counted, policy, state.now);
        const unchecked = decisions.flatMap(({ id, keep }) => keep && !checked.has(id) ? (state.catalog.get(id) ?? []) : []);
        if (decisions.every(({ keep }) => keep) || unchecked.length === 0)
            return { decisions, notCounted };
        wholeness ??= await open();
        const broken = await brokenAmong(unchecked, wholeness);
        for (const { id } of unchecked)
            checked.add(id);
        for (const [id, reason] of broken)
            notCounted.set(id, reason);
        if (broken.size === 0)
            return { decisions, notCounted };
    }
}
async function brokenAmong(backups, wholeness) {
    const broken = new Map();
    const look = async (backup) => ({ id: backup.id, reason: await wholeness.whyNot(backup) });
    for await (const { id, reason } of (0,read_ahead/* mapAhead */.M)(backups, retention_plan_LOOKED_AT_ONCE, look)) {
        if (reason !== undefined)
            broken.set(id, reason);
    }
    return broken;
}


/***/ }),

/***/ 27039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ openVerifierKey)
/* harmony export */ });
/* harmony import */ var _openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12601);

async function openVerifierKey(verifierKey, { clock, run }) {
    if (verifierKey === undefined)
        return undefined;
    const signer = await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_0__/* .createSigner */ .rO)(verifierKey, 'verifier-key', clock.now());
    run.warn(...signer.warnings);
    run.noteKeys('verifier', signer.keyEnd);
    return signer;
}


/***/ }),

/***/ 52395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ warnOfSome)
/* harmony export */ });
const NAMED = 10;
function warnOfSome(run, warnings, rest) {
    run.warn(...warnings.slice(0, NAMED));
    if (warnings.length > NAMED)
        run.warn(rest(warnings.length - NAMED));
}


/***/ })

};
