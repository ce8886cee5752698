export const id = 9303;
export const ids = [9303];
export const modules = {

/***/ 60839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf),
/* harmony export */   Y: () => (/* binding */ ruleOf)
/* harmony export */ });
/* harmony import */ var _core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59290);

function placeOf({ label, place, locks }, holdsNewest) {
    const { provider, region, offsite } = place;
    return { label, provider, region, offsite, immutable: locks?.policy !== undefined, holdsNewest };
}
function ruleOf({ outcomes, holders }) {
    const without = outcomes.filter(({ outcome }) => outcome !== 'committed');
    return (0,_core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluateCopies */ .n)([
        ...holders.map(({ storage }) => placeOf(storage, true)),
        ...without.map(({ label }) => lacking(label)),
    ]);
}
function lacking(label) {
    return { label, provider: '', region: undefined, offsite: false, immutable: false, holdsNewest: false };
}


/***/ }),

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

/***/ 59290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ evaluateCopies)
/* harmony export */ });
const HERE = 'this machine';
function evaluateCopies(places, errors) {
    const holding = places.filter((place) => place.holdsNewest);
    const providers = [...new Set(holding.map((place) => place.provider))].sort();
    const regions = [...new Set(holding.flatMap((place) => place.region ?? []))].sort();
    const copies = 1 + holding.length;
    const media = 1 + providers.filter((provider) => provider !== HERE).length;
    const offsite = holding.filter((place) => place.offsite).length;
    const immutable = holding.filter((place) => place.immutable).length;
    const missing = [];
    const behind = places.filter((place) => !place.holdsNewest);
    if (copies < 3)
        missing.push(copiesAdvice(3 - copies, behind));
    if (media < 2)
        missing.push({ need: 'medium' });
    if (offsite < 1)
        missing.push({ need: 'offsite', mayBeSo: holding.length > 0 });
    const beyond = [];
    if (immutable < 1)
        beyond.push({ need: 'immutable' });
    if (errors !== undefined && errors > 0)
        beyond.push({ need: 'repair', errors });
    return { isMet: missing.length === 0, copies, media, providers, regions, offsite, immutable, missing, beyond };
}
function copiesAdvice(lacking, behind) {
    return { need: 'copies', add: Math.max(0, lacking - behind.length), sync: behind.map((place) => place.label) };
}


/***/ }),

/***/ 88728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ knownUsualAgeMs),
/* harmony export */   w: () => (/* binding */ usualAgeMs)
/* harmony export */ });
const HOUR_MS = 3_600_000;
const COMPARED = 10;
const ENOUGH = 2;
const LEAST_MS = 25 * HOUR_MS;
function usualAgeMs(startedAt) {
    return knownUsualAgeMs(startedAt) ?? LEAST_MS;
}
function knownUsualAgeMs(startedAt) {
    const times = startedAt.map((time) => time.getTime()).toSorted((a, b) => b - a);
    const gaps = times.slice(1, COMPARED + 1).map((time, at) => (times[at] ?? time) - time);
    if (gaps.length < ENOUGH)
        return undefined;
    const median = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
    return Math.max(LEAST_MS, 2 * median + HOUR_MS);
}


/***/ }),

/***/ 32661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ expectedObjects),
/* harmony export */   n: () => (/* binding */ markPresent)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72352);
/* harmony import */ var _reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7964);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72554);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84820);






async function expectedObjects(at, newest) {
    const { keys } = at;
    const sources = new _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_4__/* .ReadPreference */ .U([at]);
    const sizes = new Map();
    const problems = [];
    const chain = [{ id: newest.id, manifestSha256: newest.manifestSha256 }, ...newest.parents];
    for (const { id, manifestSha256 } of chain) {
        try {
            const { manifest, sha256 } = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_5__/* .readManifest */ .WI)(at, id);
            if (sha256 !== manifestSha256)
                problems.push(`The manifest of ${id} is not the one that ${newest.id} names.`);
            sizes.set((0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .sealedPath */ .ss)({ kind: 'contents', backup: id }), manifest.contents.sizeBytes);
            if (manifest.signer !== null)
                sizes.set(keys.relative(keys.signature(id, manifest.signer)), ANY_SIZE);
            for (const [index, part] of manifest.objects.entries()) {
                if (part.sizeBytes > _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .OBJECT_LIST_MAX_BYTES */ .IK)
                    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `Part ${index} of the list of ${id} is too large.`);
                const stored = await (0,_reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchVerified */ .J)(sources, { key: (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .listPartPath */ .Zh)(id, index), ...part }, problems);
                for (const object of (0,_core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObjectList */ .vo)(stored, id))
                    sizes.set(object.key, object.sizeBytes);
            }
        }
        catch (thrown) {
            if (!(thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || !thrown.isFinding)
                throw thrown;
            problems.push(thrown.message);
        }
    }
    return { sizes, problems };
}
const ANY_SIZE = -1;
function markPresent(expected, relative, sizeBytes) {
    const size = expected.sizes.get(relative);
    if (size === sizeBytes || size === ANY_SIZE)
        expected.sizes.delete(relative);
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
