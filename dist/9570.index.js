export const id = 9570;
export const ids = [9570];
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

/***/ 170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ForwardingStorage)
/* harmony export */ });
class ForwardingStorage {
    inner;
    constructor(inner) {
        this.inner = inner;
    }
    get label() {
        return this.inner.label;
    }
    get place() {
        return this.inner.place;
    }
    get versions() {
        return this.inner.versions;
    }
    get locks() {
        return this.inner.locks;
    }
    get unfinished() {
        return this.inner.unfinished;
    }
    put(key, body, options) {
        return this.inner.put(key, body, options);
    }
    get(key, options) {
        return this.inner.get(key, options);
    }
    list(prefix, options) {
        return this.inner.list(prefix, options);
    }
    folders(prefix, options) {
        return this.inner.folders(prefix, options);
    }
    delete(key, options) {
        return this.inner.delete(key, options);
    }
    serverTime(options) {
        return this.inner.serverTime(options);
    }
    close() {
        return this.inner.close();
    }
}


/***/ }),

/***/ 3294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ humanAge),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   o0: () => (/* binding */ humanMs),
/* harmony export */   p6: () => (/* binding */ humanBytes),
/* harmony export */   v6: () => (/* binding */ engineTitle),
/* harmony export */   vk: () => (/* binding */ bytesBothWays),
/* harmony export */   zD: () => (/* binding */ grouped),
/* harmony export */   zK: () => (/* binding */ humanTime)
/* harmony export */ });
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22691);
/* harmony import */ var pretty_ms__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61304);


const ENGINE_TITLES = {
    postgres: 'PostgreSQL',
    mysql: 'MySQL',
    mariadb: 'MariaDB',
    sqlite: 'SQLite',
    d1: 'Cloudflare D1',
    command: 'commands,',
};
function humanBytes(bytes) {
    return (0,pretty_bytes__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(bytes, { space: true });
}
function bytesBothWays(bytes) {
    return bytes < 1000 ? `${bytes} bytes` : `${humanBytes(bytes)} (${grouped(bytes)} bytes)`;
}
function grouped(count) {
    return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
function humanMs(ms) {
    return (0,pretty_ms__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(Math.max(0, Math.round(ms)), { unitCount: 2 });
}
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
function humanAge(ms) {
    const unitMs = ms >= DAY_MS ? HOUR_MS : ms >= MINUTE_MS ? MINUTE_MS : 1_000;
    return humanMs(Math.floor(ms / unitMs) * unitMs);
}
function humanTime(iso) {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime()))
        return iso;
    return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
function engineTitle(backup) {
    return `${ENGINE_TITLES[backup.engine] ?? backup.engine} ${backup.serverVersion}`;
}
function plural(count, noun, nouns = `${noun}s`) {
    return `${grouped(count)} ${count === 1 ? noun : nouns}`;
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

/***/ 53344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ forEachBounded)
/* harmony export */ });
async function forEachBounded(items, atOnce, task) {
    const underWay = new Set();
    let failure;
    try {
        for await (const item of items) {
            const running = task(item)
                .catch((thrown) => {
                failure ??= { thrown };
            })
                .finally(() => underWay.delete(running));
            underWay.add(running);
            if (underWay.size >= atOnce)
                await Promise.race(underWay);
            if (failure !== undefined)
                break;
        }
    }
    finally {
        await Promise.all(underWay);
    }
    if (failure !== undefined)
        throw failure.thrown;
}


/***/ }),

/***/ 97983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ checkClock),
/* harmony export */   L: () => (/* binding */ putOnce)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7620);


async function putOnce(at, key, body) {
    try {
        await at.put(key, body, { ifAbsent: true });
        return true;
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'OBJECT_EXISTS')
            throw error;
        const there = await at.get(key, body.length).catch((unread) => {
            if (unread instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && unread.code === 'STORAGE_CORRUPTED')
                return undefined;
            throw unread;
        });
        return there !== undefined && Buffer.from(there).equals(body);
    }
}
async function checkClock(at) {
    const before = at.clock.now().getTime();
    const there = (await at.now()).getTime();
    const skewMs = Math.max(before - there, there - at.clock.now().getTime(), 0);
    if (skewMs <= _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__/* .CLOCK_SKEW_MS */ .r)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('CLOCK_SKEW', `This machine's clock and the clock of ${at.label} differ by ${Math.round(skewMs / 60_000)} minutes.`, { hint: 'Set the clock (`timedatectl set-ntp true`) and run again; at most 5 minutes are accepted.' });
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

/***/ 37164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   as: () => (/* binding */ rollBackCommit),
/* harmony export */   mu: () => (/* binding */ removeBackups),
/* harmony export */   yD: () => (/* binding */ deleteUnlessLocked)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53344);
/* harmony import */ var _records_removal_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64921);



const PHASE_LIMIT_MS = 3_600_000;
const BATCH = 500;
const AT_ONCE = 8;
async function removeBackups(context, catalog, ids, reason) {
    const outcome = { removed: [], spared: [], locked: [] };
    const phase = { context, catalog, reason, going: new Set(ids), outcome };
    const backups = ids.map((id) => catalog.get(id)).filter((backup) => backup !== undefined);
    backups.sort((a, b) => b.parents.length - a.parents.length);
    for (let start = 0; start < backups.length; start += BATCH) {
        await removeBatch(phase, backups.slice(start, start + BATCH));
    }
    await catalog.refresh();
    return outcome;
}
async function removeBatch(phase, backups) {
    const { context, catalog, reason, going, outcome } = phase;
    const { at } = context;
    const unlocked = await unlockedOf(phase, backups);
    const kept = catalog.needed(going);
    const batch = unlocked.filter(({ id }) => !kept.has(id));
    for (const { id } of unlocked)
        if (kept.has(id) && going.delete(id))
            outcome.spared.push(id);
    const startMs = at.clock.monotonicMs();
    const prunedAt = await at.now();
    await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_2__/* .forEachBounded */ .a)(batch, AT_ONCE, ({ id }) => putRemoval(context, id, { reason, prunedAt }));
    await catalog.refresh();
    for (const level of levelsOf(batch)) {
        const isLate = at.clock.monotonicMs() - startMs > PHASE_LIMIT_MS;
        const needed = catalog.needed(going);
        const unknown = catalog.newestUnknown;
        const stays = (backup) => isLate || needed.has(backup.id) || (unknown !== undefined && backup.startedAt < unknown.startedAt);
        const spared = level.filter(stays);
        for (const { id } of spared)
            going.delete(id);
        outcome.spared.push(...spared.map(({ id }) => id));
        const leaving = level.filter((backup) => !spared.includes(backup));
        await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_2__/* .forEachBounded */ .a)(leaving, AT_ONCE, async ({ id }) => {
            const isDeleted = await deleteUnlessLocked(at, at.keys.manifest(id));
            if (!isDeleted)
                going.delete(id);
            (isDeleted ? outcome.removed : outcome.locked).push(id);
        });
    }
}
async function unlockedOf({ context: { at }, going, outcome }, batch) {
    const { storage, keys, signal } = at;
    const { locks } = storage;
    if (locks === undefined)
        return batch;
    const now = await at.now();
    await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_2__/* .forEachBounded */ .a)(batch, AT_ONCE, async ({ id, startedAt }) => {
        const assumed = locks.policy && new Date(startedAt.getTime() + locks.policy.forMs);
        const end = await locks.until(keys.manifest(id), { signal }).catch((thrown) => {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['storage', 'object']);
            return assumed;
        });
        if (end !== undefined && end > now && going.delete(id))
            outcome.locked.push(id);
    });
    return batch.filter(({ id }) => going.has(id));
}
function levelsOf(batch) {
    return [...Map.groupBy(batch, (backup) => backup.parents.length).values()];
}
async function putRemoval({ at, signer }, id, why) {
    const stored = await at.readManifest(id).catch((error) => {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'OBJECT_MISSING')
            return undefined;
        throw error;
    });
    if (stored !== undefined)
        await (0,_records_removal_records_js__WEBPACK_IMPORTED_MODULE_1__/* .writeRemoval */ .G6)(at, stored, { ...why, signer });
}
async function rollBackCommit(context, id, reason) {
    const { at } = context;
    await putRemoval(context, id, { reason, prunedAt: await at.now() });
    await at.storage.delete(at.keys.manifest(id), { signal: at.signal });
}
async function deleteUnlessLocked({ storage, signal }, key) {
    try {
        await storage.delete(key, { signal });
        return true;
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'STORAGE_PERMISSION')
            return false;
        throw error;
    }
}


/***/ }),

/***/ 58155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ removeUnfinished)
/* harmony export */ });
/* harmony import */ var _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51222);

async function removeUnfinished({ storage, keys, signal }, now) {
    const before = new Date(now.getTime() - _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_0__/* .UNFINISHED_GRACE_MS */ .gb);
    return (await storage.unfinished?.remove(keys.root, { before, signal })) ?? { objects: 0, bytes: 0 };
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

/***/ 5425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ openKeyRings)
/* harmony export */ });
/* harmony import */ var _openpgp_keys_passphrase_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34972);
/* harmony import */ var _openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12601);


async function openKeyRings({ signers, verifiers, passphrase: given }, own = [], known) {
    const passphrase = known ?? (given && new _openpgp_keys_passphrase_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .PassphraseKeys */ .j9(given));
    const isOpen = signers.length === 0 && passphrase === undefined;
    return {
        signers: isOpen ? undefined : await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)(signers, passphrase),
        verifiers: verifiers.length > 0 || passphrase !== undefined ? await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)(verifiers, passphrase) : undefined,
        removers: isOpen ? undefined : await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)([...signers, ...verifiers, ...own], passphrase),
        passphrase,
    };
}


/***/ }),

/***/ 16896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xB: () => (/* binding */ openDestination),
  uY: () => (/* binding */ openDestinations),
  c2: () => (/* binding */ openStored)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/ports/forwarding-storage.js
var forwarding_storage = __webpack_require__(170);
;// CONCATENATED MODULE: ./build/run/named-storage.js


class DestinationName {
    #name;
    #address;
    constructor(name) {
        this.#name = name;
    }
    get name() {
        return this.#name;
    }
    hostFor(host) {
        const { log } = host;
        const naming = (write) => (message) => write(this.in(message));
        const named = {
            debug: naming((message) => log.debug(message)),
            info: naming((message) => log.info(message)),
            notice: naming((message) => log.notice(message)),
            warning: naming((message) => log.warning(message)),
            error: naming((message) => log.error(message)),
        };
        return { ...host, log: named };
    }
    of(storage) {
        this.#address = storage.label;
        return new NamedStorage(storage, this);
    }
    in(text) {
        return this.#address === undefined ? text : text.replaceAll(this.#address, () => this.#name);
    }
    async through(work) {
        try {
            return await work();
        }
        catch (thrown) {
            if (thrown instanceof errors/* RestorableError */.s$)
                thrown.message = this.in(thrown.message);
            throw thrown;
        }
    }
    async *each(items) {
        const iterator = items[Symbol.asyncIterator]();
        try {
            for (;;) {
                const next = await this.through(() => iterator.next());
                if (next.done === true)
                    return;
                yield next.value;
            }
        }
        finally {
            await iterator.return?.();
        }
    }
}
class NamedStorage extends forwarding_storage/* ForwardingStorage */.l {
    #name;
    constructor(inner, name) {
        super(inner);
        this.#name = name;
    }
    get label() {
        return this.#name.name;
    }
    get versions() {
        const { versions } = this.inner;
        return (versions && {
            older: (key, options) => this.#name.each(versions.older(key, options)),
            hidden: (prefix, options) => this.#name.each(versions.hidden(prefix, options)),
        });
    }
    get locks() {
        const { locks } = this.inner;
        return (locks && {
            policy: locks.policy,
            extend: (key, until, options) => this.#name.through(() => locks.extend(key, until, options)),
            until: (key, options) => this.#name.through(() => locks.until(key, options)),
        });
    }
    get unfinished() {
        const { unfinished } = this.inner;
        return unfinished && { remove: (prefix, options) => this.#name.through(() => unfinished.remove(prefix, options)) };
    }
    put(key, body, options) {
        return this.#name.through(() => super.put(key, body, options));
    }
    get(key, options) {
        return this.#name.through(() => super.get(key, options));
    }
    list(prefix, options) {
        return this.#name.each(super.list(prefix, options));
    }
    folders(prefix, options) {
        return this.#name.through(() => super.folders(prefix, options));
    }
    delete(key, options) {
        return this.#name.through(() => super.delete(key, options));
    }
    serverTime(options) {
        return this.#name.through(() => super.serverTime(options));
    }
    close() {
        return this.#name.through(() => super.close());
    }
}
class PlacedStorage extends forwarding_storage/* ForwardingStorage */.l {
    #place;
    constructor(inner, place) {
        super(inner);
        this.#place = place;
    }
    get place() {
        return this.#place;
    }
}

// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
;// CONCATENATED MODULE: ./build/run/open-destinations.js



async function openDestinations(specs, context) {
    const opened = [];
    for (const spec of specs)
        opened.push(await openDestination(spec, context));
    return opened;
}
async function openStored({ destinations, name }, context) {
    return (await openDestinations(destinations, context)).map((storage) => (0,run_context/* storedAt */.x)(storage, name, context));
}
async function openDestination(spec, { openStorage, host, run }) {
    const name = spec.name === undefined ? undefined : new DestinationName(spec.name);
    const storage = run.closeAtEnd(await openStorage(spec, name?.hostFor(host) ?? host));
    if (!run.isFirst(storage.label)) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `Two destinations are the same place: ${storage.label}.`, {
            hint: 'Remove one of them.',
        });
    }
    const { offsite } = spec;
    const named = name?.of(storage) ?? storage;
    return offsite === undefined ? named : new PlacedStorage(named, { ...storage.place, offsite });
}


/***/ }),

/***/ 88246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ beginRun),
  x: () => (/* binding */ storedAt)
});

// EXTERNAL MODULE: ./build/repository/stored-database.js + 2 modules
var stored_database = __webpack_require__(86920);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
;// CONCATENATED MODULE: ./build/run/run.js


class Run {
    startedAt;
    #dependencies;
    #startedMs;
    #phases = [];
    #warnings = [];
    #closers = [];
    #labels = new Set();
    #keyExpiry = [];
    #error;
    constructor(dependencies) {
        this.#dependencies = dependencies;
        this.startedAt = dependencies.clock.now();
        this.#startedMs = dependencies.clock.monotonicMs();
    }
    get elapsedMs() {
        return this.#dependencies.clock.monotonicMs() - this.#startedMs;
    }
    get phases() {
        return [...this.#phases];
    }
    get error() {
        return this.#error;
    }
    async phase(phase, work) {
        const { clock, host } = this.#dependencies;
        const startMs = clock.monotonicMs();
        host.log.debug(`Phase: ${phase}`);
        try {
            return await work();
        }
        finally {
            this.#phases.push({ phase, durationMs: Math.round(clock.monotonicMs() - startMs) });
        }
    }
    warn(...messages) {
        for (const message of messages) {
            if (this.#warnings.includes(message))
                continue;
            this.#warnings.push(message);
            this.#dependencies.host.log.warning(message);
        }
    }
    noteKeys(use, ...ends) {
        for (const end of ends) {
            if (end === undefined)
                continue;
            this.#keyExpiry.push({ use, fingerprint: end.fingerprint, expiresAt: end.endsAt?.toISOString() ?? null });
        }
    }
    isFirst(label) {
        const { size } = this.#labels;
        return this.#labels.add(label).size > size;
    }
    closeAtEnd(resource) {
        this.#closers.push(() => resource.close());
        return resource;
    }
    async guard(work) {
        try {
            await (0,errors/* throwIfCancelledByNow */.sE)(this.#dependencies.host.signal);
            await work();
        }
        catch (thrown) {
            this.fail(thrown);
        }
        for (const close of this.#closers.reverse())
            await this.#close(close);
    }
    closing(resource) {
        return { [Symbol.asyncDispose]: () => this.#close(() => resource.close()) };
    }
    async #close(close) {
        await close().catch((thrown) => {
            this.keepWords(thrown);
            this.warn(`Cleaning up: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        });
    }
    fail(thrown) {
        const { signal, log } = this.#dependencies.host;
        const error = signal.aborted ? (0,errors/* cancellation */.WN)(signal) : (0,errors/* toRestorableError */.tj)(thrown);
        this.#error ??= error;
        this.keepWords(thrown);
        for (const line of (0,errors/* causesOf */.cZ)(thrown, { withFrames: true }))
            log.debug(line);
    }
    keepWords(thrown) {
        for (const words of (0,errors/* foreignWordsOf */.Rw)(thrown))
            this.#dependencies.host.toolWords.add(words);
    }
    facts(findings) {
        const { host } = this.#dependencies;
        const error = this.#error;
        return {
            tool: version/* TOOL */.j,
            startedAt: this.startedAt.toISOString(),
            durationMs: Math.round(this.elapsedMs),
            exitCode: error !== undefined ? (0,errors/* exitCodeOf */.FO)(error) : findings ? errors/* EXIT */.dc.finding : errors/* EXIT */.dc.done,
            error: error === undefined
                ? undefined
                : { code: error.code, message: host.scrub(error.message), hint: error.hint && host.scrub(error.hint) },
            warnings: this.#warnings.map((warning) => host.scrub(warning)),
            phases: this.#phases,
            ...(this.#keyExpiry.length === 0 ? {} : { keyExpiry: this.#keyExpiry }),
        };
    }
}

;// CONCATENATED MODULE: ./build/run/run-context.js


function beginRun(dependencies) {
    return { ...dependencies, run: new Run(dependencies) };
}
function storedAt(storage, name, { clock, host }) {
    return new stored_database/* StoredDatabase */.d(storage, { name, clock, signal: host.signal });
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


/***/ }),

/***/ 63190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runSync: () => (/* binding */ runSync)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/repository/catalog/databases.js
var databases = __webpack_require__(34445);
// EXTERNAL MODULE: ./build/run/key-rings.js
var key_rings = __webpack_require__(5425);
// EXTERNAL MODULE: ./build/run/lasting-destinations.js + 1 modules
var lasting_destinations = __webpack_require__(39803);
// EXTERNAL MODULE: ./build/run/open-destinations.js + 1 modules
var open_destinations = __webpack_require__(16896);
// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/repository/catalog/stored-objects.js
var stored_objects = __webpack_require__(14101);
// EXTERNAL MODULE: ./build/repository/records/listing-digests.js
var listing_digests = __webpack_require__(88238);
// EXTERNAL MODULE: ./build/core/planning/retention.js
var retention = __webpack_require__(51222);
// EXTERNAL MODULE: ./build/repository/packs/digest.js
var digest = __webpack_require__(69984);
// EXTERNAL MODULE: ./build/repository/writing/commit.js
var commit = __webpack_require__(13459);
// EXTERNAL MODULE: ./build/repository/catalog/catalog.js
var catalog = __webpack_require__(84820);
// EXTERNAL MODULE: ./build/repository/reading/destinations.js
var destinations = __webpack_require__(97983);
// EXTERNAL MODULE: ./build/repository/reading/read-preference.js
var read_preference = __webpack_require__(72554);
// EXTERNAL MODULE: ./build/repository/removal/ancestors.js
var ancestors = __webpack_require__(69906);
// EXTERNAL MODULE: ./build/repository/removal/removal.js
var removal = __webpack_require__(37164);
// EXTERNAL MODULE: ./build/repository/writing/extend-locks.js
var extend_locks = __webpack_require__(43087);
// EXTERNAL MODULE: ./build/repository/catalog/authenticity.js
var authenticity = __webpack_require__(57210);
// EXTERNAL MODULE: ./build/repository/records/holds.js
var holds = __webpack_require__(52524);
// EXTERNAL MODULE: ./build/repository/records/signed-record.js
var signed_record = __webpack_require__(52108);
// EXTERNAL MODULE: ./build/repository/writing/runbook.js
var runbook = __webpack_require__(51988);
;// CONCATENATED MODULE: ./build/repository/replication/copy-records.js







const UNREADABLE_HOLD = Buffer.from('{}\n');
async function readSignature(sources, stored, { signer, ring }) {
    const { id } = stored.manifest;
    let failure;
    for (const source of sources) {
        try {
            if (ring !== undefined)
                await (0,authenticity/* authenticate */.Q)([source], stored, ring);
            return await (0,authenticity/* fetchSignature */.F)(source, id, signer);
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$) || !error.isFinding)
                throw error;
            failure ??= error;
        }
    }
    if (failure !== undefined && failure.code !== 'SIGNATURE_MISSING')
        throw failure;
    throw new errors/* RestorableError */.s$('SIGNATURE_MISSING', `The signature of ${id} is missing at every destination.`, {
        hint: 'Someone removed it. With `signers` this backup is lost: make a new one.',
        cause: failure,
    });
}
async function copyHolds(sources, target, id) {
    const prefix = `${target.keys.allHolds}${id}/`;
    const done = new Set();
    for (const source of sources) {
        for await (const { key } of source.list(prefix)) {
            if (done.has(key) || !(0,holds/* isOfHold */.f3)(key))
                continue;
            done.add(key);
            const bytes = await source.get(key, signed_record/* RECORD_MAX_BYTES */.xy).catch((error) => {
                if (error instanceof errors/* RestorableError */.s$ && error.code === 'STORAGE_CORRUPTED')
                    return undefined;
                throw error;
            });
            if (bytes === undefined && !key.endsWith('-hold.json'))
                continue;
            await (0,destinations/* putOnce */.L)(target, key, bytes ?? UNREADABLE_HOLD);
        }
    }
}
async function copyRunbook(sources, target, { manifest }) {
    const problems = [];
    for (const file of manifest.runbook) {
        const problem = await copyRunbookFile(sources, target, file);
        if (problem !== undefined)
            problems.push(`${problem} that ${manifest.id} names.`);
    }
    return problems;
}
async function copyRunbookFile(sources, target, file) {
    const key = target.keys.absolute(file.key);
    for (const source of sources) {
        const bytes = await source.get(key, runbook/* RUNBOOK_MAX_BYTES */.CH).catch((error) => {
            if (error instanceof errors/* RestorableError */.s$ && ['OBJECT_MISSING', 'STORAGE_CORRUPTED'].includes(error.code))
                return undefined;
            throw error;
        });
        if (bytes === undefined || (0,digest/* sha256Hex */.f)(bytes) !== file.sha256)
            continue;
        if (await (0,destinations/* putOnce */.L)(target, key, bytes))
            return undefined;
        return `${file.key} at ${target.label} is not the one`;
    }
    return `No destination has the ${file.key}`;
}

;// CONCATENATED MODULE: ./build/repository/replication/commit-copy.js









const FORGET_MS = 300_000;
async function copySignature(target, stored, { sources, ring }) {
    const { id, signer } = stored.manifest;
    if (signer === null)
        return;
    const signature = await readSignature(sources, stored, { signer, ring });
    const key = target.keys.signature(id, signer);
    if (await (0,destinations/* putOnce */.L)(target, key, signature))
        return;
    if (ring !== undefined)
        await target.put(key, signature);
}
async function commitCopy(target, stored, { sources, removers }) {
    const { id } = stored.manifest;
    const problems = await copyRunbook(sources, target, stored);
    await copyHolds(sources, target, id);
    if (target.storage.locks?.policy !== undefined) {
        await (0,extend_locks/* extendLocks */.$)(target, await (0,catalog/* readParents */.Wn)(new read_preference/* ReadPreference */.U(sources), stored.manifest));
    }
    await putManifest(target, stored);
    const found = await (0,ancestors/* rollBackWithoutAncestors */.v)({ at: target, signer: undefined, removers }, stored.manifest);
    if (found === undefined) {
        const problem = await forgetGap(target.until(AbortSignal.timeout(FORGET_MS)), id);
        return problem === undefined ? problems : [...problems, problem];
    }
    if (found.outcome === 'unknown') {
        throw new errors/* RestorableError */.s$('STORAGE_FAILED', `${id} is there, but it is unknown whether it is complete: ${found.error.message}`, {
            hint: 'Run sync again when the destination answers.',
        });
    }
    const but = found.outcome === 'rolled-back' ? 'it was rolled back' : `it could not be rolled back: ${found.error.message}`;
    throw new errors/* RestorableError */.s$('PARENT_REMOVED', `${id} needs ${found.ancestor}, which was removed there at the same time; ${but}.`, { hint: 'Do not prune and sync at the same time.' });
}
async function forgetGap(target, id) {
    const keys = [];
    try {
        for await (const { key } of target.list(`${target.keys.allGaps}${id}/`))
            keys.push(key);
        for (const key of keys)
            await (0,removal/* deleteUnlessLocked */.yD)(target, key);
        return undefined;
    }
    catch (thrown) {
        return `${target.label} still has a record that it missed ${id}: ${(0,errors/* toRestorableError */.tj)(thrown).message}`;
    }
}
async function putManifest(target, { manifest: { id }, bytes, sha256 }) {
    try {
        await (0,commit/* commitManifest */.XF)([target], { id, bytes });
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* RestorableError */.s$) || thrown.code !== 'OBJECT_EXISTS')
            throw thrown;
        if (!(await isUnreadable(target, id))) {
            throw new errors/* RestorableError */.s$('BACKUP_DAMAGED', `${target.label} has another manifest of ${id}.`, {
                hint: 'Find out who wrote it. If it is not yours, delete it there and run sync again.',
                cause: thrown,
            });
        }
        await target.put(target.keys.manifest(id), bytes, { sha256 });
    }
}
async function isUnreadable(target, id) {
    try {
        await target.readManifest(id);
        return false;
    }
    catch (error) {
        if (error instanceof errors/* RestorableError */.s$ && error.code === 'MANIFEST_INVALID')
            return true;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/repository/replication/copy-objects.js
var copy_objects = __webpack_require__(31024);
;// CONCATENATED MODULE: ./build/repository/replication/copy-backup.js







const LOOKS = 3;
const LOOK_MS = 300_000;
async function copyBackup(backup, sources, wanting, options) {
    const copying = { named: await (0,stored_objects/* readNamed */.M)(sources, backup), sources, options };
    const targets = [];
    for (const each of wanting)
        targets.push({ wanting: each, target: await targetOf(each, copying) });
    const put = targets.map(({ target }) => target);
    const warnings = options.dryRun ? [] : await copyTo(copying, put);
    const outcomes = [];
    for (const { wanting, target } of targets) {
        const more = options.dryRun || target.failure !== undefined ? [] : await finishAt(copying, target, wanting);
        const planned = { objects: target.lacking.size, bytes: bytesOf([...target.lacking.values()]) };
        const done = options.dryRun ? planned : target.copied;
        outcomes.push({ wanting, ...done, error: target.failure, warnings: [...warnings, ...more] });
    }
    return outcomes;
}
function bytesOf(objects) {
    return objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
async function targetOf({ at, isListed, now }, { named, options }) {
    const lacking = new Map();
    const target = { at, lacking, failure: undefined, copied: { objects: 0, bytes: 0 } };
    try {
        const found = await at.objectsOf(named.stored.manifest.id);
        const missing = (0,copy_objects/* lackingOf */.zb)(named.objects, found, isListed ? undefined : (0,copy_objects/* freshSince */.RV)(now));
        for (const object of named.objects) {
            const isGood = !missing.has(object.key) && (options.readBack !== 'all' || (await isGoodAt(at, object)));
            if (!isGood)
                lacking.set(object.key, object);
        }
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(at.signal);
        lacking.clear();
        target.failure = (0,errors/* toRestorableError */.tj)(thrown);
    }
    return target;
}
async function isGoodAt(at, object) {
    try {
        return (0,digest/* sha256Hex */.f)(await at.get(at.keys.absolute(object.key), object.sizeBytes)) === object.sha256;
    }
    catch (error) {
        if (!(error instanceof errors/* RestorableError */.s$))
            throw error;
        if (error.isFinding || error.code === 'STORAGE_CORRUPTED')
            return false;
        throw error;
    }
}
function copyTo({ named, sources, options }, targets) {
    return (0,copy_objects/* copyObjects */.If)(named.objects, sources, targets, options.onBytes);
}
async function finishAt(copying, target, { isCommitted }) {
    try {
        return await finish(copying, target, isCommitted);
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(target.at.signal);
        target.failure = (0,errors/* toRestorableError */.tj)(thrown);
        return [];
    }
}
async function finish(copying, target, isCommitted) {
    const { named, sources, options } = copying;
    const { at } = target;
    const { id } = named.stored.manifest;
    const context = { ...options, sources: sources.current };
    const warnings = [];
    await (0,commit/* compareReadBack */.v2)(at, (0,commit/* objectsToReadBack */.pC)([...target.lacking.values()], options.readBack, Math.random));
    requireInTime(options);
    await copySignature(at, named.stored, context);
    (0,errors/* throwIfCancelled */.dZ)(at.signal);
    if (!isCommitted)
        warnings.push(...(await commitCopy(at, named.stored, context)));
    const looking = isCommitted ? at : at.until(AbortSignal.timeout(LOOK_MS));
    for (let look = 1; look <= LOOKS; look += 1) {
        const lacking = (0,copy_objects/* lackingOf */.zb)(named.objects, await looking.objectsOf(id), undefined);
        if (lacking.size === 0)
            return warnings;
        const again = { at, lacking, failure: undefined, copied: target.copied };
        warnings.push(...(await copyTo(copying, [again])));
        if (again.failure !== undefined)
            throw again.failure;
    }
    throw new errors/* RestorableError */.s$('STORAGE_FAILED', `${at.label} loses objects of ${id} again.`, {
        hint: 'Look for a lifecycle rule or another program that deletes there, and run sync again.',
    });
}
function requireInTime({ elapsedMs }) {
    if (elapsedMs() <= retention/* GRACE_MS */.g3 / 2)
        return;
    throw new errors/* RestorableError */.s$('TIMEOUT', 'The sync took longer than three and a half days; nothing more is committed.', {
        hint: 'Run it again: it goes on from there.',
    });
}

// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/repository/concurrency/for-each-bounded.js
var for_each_bounded = __webpack_require__(53344);
// EXTERNAL MODULE: ./build/repository/records/test-record.js
var test_record = __webpack_require__(34103);
;// CONCATENATED MODULE: ./build/repository/replication/copy-verifications.js







const REQUESTS_AT_ONCE = 8;
const DETAILS_MAX_BYTES = 16 * 1024 * 1024;
async function copyVerifications(places, options) {
    const listed = new Map();
    for (const at of places)
        listed.set(at, await recordsAt(at, options.since));
    const sources = new Map();
    for (const found of listed.values()) {
        for (const [name, record] of found)
            sources.set(name, [...(sources.get(name) ?? []), record]);
    }
    const copied = new Map();
    for (const [at, found] of listed) {
        let count = 0;
        const lacking = [...sources].filter(([name]) => !found.has(name));
        await (0,for_each_bounded/* forEachBounded */.a)(lacking, REQUESTS_AT_ONCE, async ([name, from]) => {
            for (const record of from) {
                if (!(await copyRecord(record, name, at, options)))
                    continue;
                count += 1;
                return;
            }
        });
        copied.set(at, count);
    }
    return copied;
}
async function recordsAt(at, since) {
    const found = new Map();
    for await (const { key } of at.list(at.keys.allVerifications)) {
        const place = (0,object_keys/* recordAt */.zR)(at.keys.relative(key));
        if (place === undefined || place.time < since)
            continue;
        const known = found.get(place.name) ?? { at, endings: new Set() };
        known.endings.add(place.ending);
        found.set(place.name, known);
    }
    for (const [name, { endings }] of found)
        if (!endings.has('.json'))
            found.delete(name);
    return found;
}
async function copyRecord({ at, endings }, name, target, { ring, dryRun }) {
    const key = at.keys.ofTest(name, '.json');
    const stored = await (0,signed_record/* getRecord */.EI)(at, key);
    const record = stored && test_record/* testRecordSchema */.rw.safeParse(stored.json).data;
    if (stored === undefined || record === undefined || record.database !== at.name)
        return false;
    if (at.keys.verification(record.backup?.id, new Date(record.finishedAt)) !== key)
        return false;
    if (ring !== undefined && (await (0,signed_record/* signerOfRecord */.vw)(at, key, stored.bytes, ring)) === undefined)
        return false;
    if (dryRun)
        return true;
    const { details } = record;
    const beside = [
        ['.details.zst.pgp', Math.min(details?.sizeBytes ?? 0, DETAILS_MAX_BYTES), details?.sha256],
        ['.json.asc', signed_record/* RECORD_MAX_BYTES */.xy, undefined],
    ];
    for (const [ending, maxBytes, sha256] of beside) {
        if (!endings.has(ending))
            continue;
        const bytes = await readBeside(at, at.keys.ofTest(name, ending), maxBytes);
        if (bytes === undefined || (sha256 !== undefined && (0,digest/* sha256Hex */.f)(bytes) !== sha256))
            continue;
        await (0,destinations/* putOnce */.L)(target, target.keys.ofTest(name, ending), bytes);
    }
    await (0,destinations/* putOnce */.L)(target, target.keys.ofTest(name, '.json'), stored.bytes);
    return true;
}
async function readBeside(at, key, maxBytes) {
    return at.get(key, maxBytes).catch((thrown) => {
        if ((0,errors/* hasCode */.up)(thrown, 'OBJECT_MISSING', 'STORAGE_CORRUPTED'))
            return undefined;
        throw thrown;
    });
}

;// CONCATENATED MODULE: ./build/repository/replication/replicas.js
function replicasOf(states) {
    const backups = new Map();
    const conflicts = new Map();
    const uncounted = new Map();
    for (const state of states) {
        for (const facts of state.catalog.backups) {
            const earlier = backups.get(facts.id);
            if (earlier !== undefined && earlier.facts.manifestSha256 !== facts.manifestSha256) {
                const [first] = earlier.holders;
                conflicts.set(facts.id, `its manifests at ${first?.at.label} and ${state.at.label} differ`);
                continue;
            }
            backups.set(facts.id, { facts, holders: [...(earlier?.holders ?? []), state] });
        }
    }
    for (const { facts } of backups.values()) {
        const other = facts.parents.find(({ id, manifestSha256 }) => {
            const parent = backups.get(id);
            return parent !== undefined && parent.facts.manifestSha256 !== manifestSha256;
        });
        if (other !== undefined)
            conflicts.set(facts.id, `it was built on another ${other.id} than the one that there is`);
    }
    for (const id of conflicts.keys())
        backups.delete(id);
    for (const { at, catalog } of states) {
        for (const { id, reason } of catalog.uncounted) {
            if (!backups.has(id) && !conflicts.has(id))
                uncounted.set(id, `${reason} (${at.label})`);
        }
    }
    return { backups, conflicts, uncounted };
}

// EXTERNAL MODULE: ./build/run/progress.js
var progress = __webpack_require__(94461);
// EXTERNAL MODULE: ./build/run/warn-of-some.js
var warn_of_some = __webpack_require__(52395);
// EXTERNAL MODULE: ./build/core/planning/nearest-first.js
var nearest_first = __webpack_require__(93985);
// EXTERNAL MODULE: ./build/repository/reading/read-ahead.js
var read_ahead = __webpack_require__(15070);
;// CONCATENATED MODULE: ./build/sync/sync-contents.js






const READS_AHEAD = 4;
async function expectedListings({ backups }, signal) {
    const read = async (replicated) => {
        try {
            const { objects } = await (0,stored_objects/* readNamed */.M)(orderOf(replicated, new Set()), replicated.facts);
            return [replicated.facts.id, (0,listing_digests/* listingDigest */.p)(objects)];
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(signal);
            (0,errors/* failureOf */.g5)(thrown, ['storage', 'object', 'backup']);
            return undefined;
        }
    };
    const expected = new Map();
    for await (const found of (0,read_ahead/* mapAhead */.M)(backups.values(), READS_AHEAD, read)) {
        if (found !== undefined)
            expected.set(...found);
    }
    return expected;
}
function isWholeAt({ state, inventory, expected }, { id, parents }) {
    return [{ id }, ...parents].every((each) => {
        const listing = expected.get(each.id);
        return state.catalog.has(each.id) && listing !== undefined && inventory.listings.get(each.id) === listing;
    });
}
function orderOf({ holders }, dead) {
    const near = (0,nearest_first/* nearestFirst */.F)(holders.map(({ at, answerMs }) => ({ at, answerMs, offsite: at.storage.place.offsite })));
    const isDead = ({ at }) => Number(dead.has(at.storage));
    return new read_preference/* ReadPreference */.U(near.toSorted((a, b) => isDead(a) - isDead(b)).map(({ at }) => at));
}

// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
;// CONCATENATED MODULE: ./build/core/planning/sync-plan.js


function planCopies(known, contents, policy) {
    const { has, removed } = contents;
    const absent = known.filter(({ id }) => !has.has(id));
    const candidates = absent.filter(({ id }) => !removed.has(id));
    const wanted = policy === undefined ? unremovable(known, candidates, contents) : kept(known, candidates, contents, policy);
    const needed = new Map();
    for (const { id, parents } of known) {
        if (has.has(id) || wanted.has(id))
            for (const parent of parents)
                needed.set(parent, id);
    }
    const ids = new Set(known.map(({ id }) => id));
    return absent
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map((backup) => {
        const { id } = backup;
        if (removed.has(id))
            return { id, decision: 'skip', reason: { why: 'removed' } };
        const child = needed.get(id);
        const needs = child === undefined ? undefined : { why: 'needed', id: child };
        const reason = wanted.get(id) ?? needs;
        if (reason === undefined) {
            return { id, decision: 'skip', reason: { why: policy === undefined ? 'maybe-removed' : 'not-kept' } };
        }
        return obstacle(backup, ids, removed) ?? { id, decision: 'copy', reason };
    });
}
function obstacle({ id, parents }, known, removed) {
    const lost = parents.find((parent) => !known.has(parent));
    if (lost !== undefined)
        return { id, decision: 'broken', reason: { why: 'needs-lost', id: lost } };
    const gone = parents.find((parent) => removed.has(parent));
    if (gone === undefined)
        return undefined;
    return { id, decision: 'skip', reason: { why: 'needs-removed', id: gone } };
}
function unremovable(known, candidates, { has, whole = has, parts, now }) {
    const newest = new Map();
    for (const { id, source, startedAt } of known) {
        if (!whole.has(id) || startedAt.getTime() > now.getTime() + catalog_trust/* CLOCK_SKEW_MS */.r)
            continue;
        newest.set(source, Math.max(newest.get(source) ?? 0, startedAt.getTime()));
    }
    const wanted = new Map();
    for (const { id, source, startedAt, held } of candidates) {
        const last = newest.get(source);
        if (last === undefined)
            wanted.set(id, { why: 'nothing-there' });
        else if (startedAt.getTime() > last)
            wanted.set(id, { why: 'newer' });
        else if (now.getTime() - startedAt.getTime() < retention/* GRACE_MS */.g3 - catalog_trust/* CLOCK_SKEW_MS */.r)
            wanted.set(id, { why: 'in-grace' });
        else if (parts.has(id))
            wanted.set(id, { why: 'in-part' });
        else if (held)
            wanted.set(id, { why: 'held' });
    }
    return wanted;
}
function kept(known, candidates, { has, whole = has, now }, policy) {
    const fresh = new Set(candidates.map(({ id }) => id));
    const retainable = known
        .filter(({ id }) => has.has(id) || fresh.has(id))
        .map(({ id, startedAt, source, parents, held }) => ({
        id,
        startedAt,
        source,
        parents,
        verified: false,
        counts: whole.has(id) || fresh.has(id),
        pinned: held ? [{ rule: 'held', reason: undefined }] : [],
    }));
    const decisions = (0,retention/* planRetention */.SA)(retainable, policy, now).filter(({ id, keep }) => keep && fresh.has(id));
    return new Map(decisions.map(({ id, reasons }) => [id, { why: 'kept', by: reasons }]));
}

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/repository/removal/unfinished.js
var unfinished = __webpack_require__(58155);
// EXTERNAL MODULE: ./build/run/warn-of-deleted-backups.js
var warn_of_deleted_backups = __webpack_require__(9896);
;// CONCATENATED MODULE: ./build/sync/sync-destinations.js







const NOTHING = { objects: 0, bytes: 0 };
async function look(database, { destinations, rings, context }) {
    const { host, run } = context;
    const looked = [];
    for (const storage of destinations) {
        try {
            const at = (0,run_context/* storedAt */.x)(storage, database, context);
            const state = await at.read(rings);
            looked.push({ state, inventory: await state.removals.takeInventory() });
            await (0,warn_of_deleted_backups/* warnOfDeletedBackups */.c)(run, at);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            run.fail(thrown);
            run.warn(`${storage.label} is excluded: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
    return looked;
}
async function removeRemains(looked, { host, run }) {
    for (const { state } of looked) {
        const { at, now } = state;
        try {
            const { objects, bytes } = await (0,unfinished/* removeUnfinished */.E)(at, now);
            if (objects === 0)
                continue;
            host.log.info(`${at.label}: removed ${(0,format/* plural */.LS)(objects, 'unfinished file')} of killed runs, ${(0,format/* humanBytes */.p6)(bytes)}.`);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            const { code, message } = (0,errors/* toRestorableError */.tj)(thrown);
            if (code === 'STORAGE_PERMISSION')
                host.log.debug(message);
            else
                run.warn(`The unfinished files of killed runs at ${at.label} could not be removed: ${message}`);
        }
    }
}
function knownOf({ backups }) {
    return [...backups.values()].map(({ facts, holders }) => ({
        id: facts.id,
        startedAt: facts.startedAt,
        source: facts.source,
        parents: facts.parents.map(({ id }) => id),
        held: holders.some((holder) => holder.holds.has(facts.id)),
    }));
}
function conflictsAt({ conflicts }, { catalog }) {
    return [...conflicts]
        .filter(([id]) => catalog.has(id))
        .map(([id, error]) => ({ id, outcome: 'damaged', error, ...NOTHING }));
}
async function planAt(looked, { replicas, expected }, { request, rings }) {
    const { state, inventory } = looked;
    const { catalog, removals, now } = state;
    const held = [...replicas.backups.values()]
        .filter(({ holders }) => holders.includes(state))
        .map(({ facts }) => facts);
    const has = new Set(held.map(({ id }) => id));
    const removed = await removals.believed(removals.ids, rings.removers);
    const whole = new Set(held.filter((facts) => isWholeAt({ ...looked, expected }, facts)).map(({ id }) => id));
    const parts = new Set([...inventory.listings.ids, ...catalog.uncounted.map(({ id }) => id)]);
    const decisions = planCopies(knownOf(replicas), { has, whole, removed, parts, now }, request.policy);
    const byId = new Map(decisions.map((decision) => [decision.id, decision]));
    const backups = conflictsAt(replicas, state);
    return { ...looked, decisions: byId, backups, failure: undefined, lacking: new Set() };
}

;// CONCATENATED MODULE: ./build/sync/sync-database.js










async function syncDatabase(database, job, outcomes) {
    const { request, context } = job;
    const { run, host } = context;
    const looked = await run.phase(`read ${database}`, () => look(database, job));
    if (!request.dryRun)
        await removeRemains(looked, context);
    if (looked.length < 2)
        return;
    const replicas = replicasOf(looked.map(({ state }) => state));
    const untrusted = [...replicas.uncounted].map(([id, reason]) => `${id} is not copied: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, untrusted, (more) => `${more} more manifests that do not count are not copied.`);
    const expected = await run.phase(`read the lists of ${database}`, () => expectedListings(replicas, host.signal));
    const destinations = [];
    for (const each of looked)
        destinations.push(await planAt(each, { replicas, expected }, job));
    for (const { state, backups } of destinations) {
        outcomes.push({ database, label: state.at.label, held: state.catalog.backups.length, backups, records: 0 });
    }
    const work = { job, replicas, destinations, expected, options: optionsOf(database, job), dead: new Set() };
    const oldestFirst = [...replicas.backups.values()].sort((a, b) => (a.facts.id < b.facts.id ? -1 : 1));
    await run.phase(`copy ${database}`, async () => {
        for (const replicated of oldestFirst)
            await syncBackup(replicated, work);
    });
    await run.phase(`copy the records of ${database}`, () => syncRecords(database, work, outcomes));
}
async function syncRecords(database, { job, destinations }, outcomes) {
    const { request, rings, context } = job;
    const open = destinations.filter(({ failure }) => failure === undefined).map(({ state }) => state);
    const now = Math.max(...open.map((state) => state.now.getTime()));
    const options = { ring: rings.verifiers, since: new Date(now - request.keepRecordsMs), dryRun: request.dryRun };
    try {
        const copied = await copyVerifications(open.map(({ at }) => at), options);
        for (const [at, count] of copied) {
            const outcome = outcomes.find((each) => each.database === database && each.label === at.label);
            if (outcome !== undefined)
                outcome.records = count;
        }
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(context.host.signal);
        context.run.fail(thrown);
    }
}
function optionsOf(database, { request, rings, context }) {
    return {
        ring: rings.signers,
        removers: rings.removers,
        readBack: request.readBack,
        dryRun: request.dryRun,
        elapsedMs: () => context.run.elapsedMs,
        onBytes: (0,progress/* followBytes */.p)(context, `sync ${database}`, undefined),
    };
}
async function syncBackup(replicated, work) {
    const { job, destinations, options } = work;
    const { run, host } = job.context;
    const { id } = replicated.facts;
    const order = orderOf(replicated, work.dead);
    try {
        const wanting = await wantingOf(replicated, order, work);
        if (wanting.length === 0)
            return;
        const wants = wanting.map((destination) => {
            const { at, catalog, now } = destination.state;
            const isCommitted = replicated.holders.includes(destination.state);
            return { destination, at, isCommitted, isListed: catalog.has(id), now };
        });
        for (const outcome of await copyBackup(replicated.facts, order, wants, options))
            note(replicated.facts.id, outcome, job);
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            run.fail(error);
        for (const { state, decisions, lacking, backups } of destinations) {
            if (!replicated.holders.includes(state) && decisions.get(id)?.decision !== 'copy')
                continue;
            lacking.add(id);
            backups.push({ id, outcome: error.isFinding ? 'damaged' : 'failed', error: error.message, ...NOTHING });
        }
    }
    for (const storage of order.unreliable)
        work.dead.add(storage);
}
async function wantingOf(replicated, order, work) {
    const wanting = [];
    for (const destination of work.destinations) {
        if (destination.failure !== undefined)
            continue;
        const isWanting = replicated.holders.includes(destination.state)
            ? await isMissingSomething(replicated, destination, { order, ...work })
            : isToBeCopied(replicated, destination);
        if (isWanting)
            wanting.push(destination);
    }
    return wanting;
}
async function isMissingSomething({ facts, holders }, { state, inventory, backups }, { order, replicas, expected, destinations, options }) {
    const { id } = facts;
    const lost = facts.parents.find((parent) => !replicas.backups.has(parent.id));
    if (lost !== undefined) {
        backups.push({ id, outcome: 'damaged', reason: { why: 'needs-lost', id: lost.id }, ...NOTHING });
    }
    const listing = expected.get(id) ?? (0,listing_digests/* listingDigest */.p)((await (0,stored_objects/* readNamed */.M)(order, facts)).objects);
    const hasSignature = (each) => each.inventory.owned.get(id)?.hasSignature === true;
    const isSigned = hasSignature({ state, inventory }) ||
        !destinations.some((each) => holders.includes(each.state) && hasSignature(each));
    return options.readBack === 'all' || inventory.listings.get(id) !== listing || !isSigned;
}
function isToBeCopied({ facts }, { decisions, lacking, backups }) {
    const { id } = facts;
    const decision = decisions.get(id);
    if (decision === undefined)
        throw new RangeError(`nothing was decided about ${id}`);
    const blocked = facts.parents.find((parent) => lacking.has(parent.id));
    if (decision.decision === 'copy' && blocked === undefined)
        return true;
    lacking.add(id);
    const isBlocked = blocked !== undefined && decision.decision === 'copy';
    const reason = isBlocked ? { why: 'needs-absent', id: blocked.id } : decision.reason;
    backups.push({ id, outcome: decision.decision === 'skip' ? 'skipped' : 'damaged', reason, ...NOTHING });
    return false;
}
function note(id, copied, { request, context: { run } }) {
    const { objects, bytes, error, warnings } = copied;
    const { destination, isCommitted } = copied.wanting;
    run.warn(...warnings);
    if (error !== undefined) {
        destination.lacking.add(id);
        const outcome = error.isFinding ? 'damaged' : 'failed';
        destination.backups.push({ id, outcome, error: error.message, objects, bytes });
        if (error.isFinding)
            return;
        run.fail(error);
        if (error.area === 'storage')
            destination.failure = error;
        return;
    }
    if (isCommitted && objects === 0)
        return;
    const reason = isCommitted ? { why: 'objects-missing' } : destination.decisions.get(id)?.reason;
    const outcome = request.dryRun ? 'planned' : isCommitted ? 'repaired' : 'copied';
    destination.backups.push({ id, outcome, reason, objects, bytes });
}

;// CONCATENATED MODULE: ./build/sync/sync.js







async function runSync(request, dependencies) {
    const context = (0,run_context/* beginRun */.T)(dependencies);
    const { run } = context;
    const outcomes = [];
    await run.guard(async () => {
        const rings = await (0,key_rings/* openKeyRings */.n)(request);
        if (rings.signers === undefined) {
            run.warn('Backups are copied without being authenticated: set `signers` or `passphrase` to copy only what accepted keys signed.');
        }
        const destinations = await (0,open_destinations/* openDestinations */.uY)(request.destinations, context);
        await (0,lasting_destinations/* requireLasting */.a)(destinations, { allowed: request.allowEphemeralDestination, host: context.host });
        const names = request.name === undefined ? await namesAt(destinations, context) : [request.name];
        for (const name of names)
            await syncDatabase(name, { request, rings, destinations, context }, outcomes);
        const found = outcomes.some((each) => each.held + each.backups.length > 0);
        if (found || run.error !== undefined)
            return;
        throw new errors/* RestorableError */.s$('BACKUP_NOT_FOUND', 'There is no backup at any destination, so nothing was copied.', {
            hint: 'Check `name` and `destination`; `list` without a name prints every database that a destination holds.',
        });
    });
    const isDamaged = outcomes.some((each) => each.backups.some(({ outcome }) => outcome === 'damaged'));
    return { mode: 'sync', ...run.facts(isDamaged), dryRun: request.dryRun, destinations: outcomes };
}
async function namesAt(destinations, { host, run }) {
    const names = new Set();
    for (const storage of destinations) {
        try {
            for (const name of await (0,databases/* databasesAt */.q)(storage, host.signal))
                names.add(name);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            run.fail(thrown);
        }
    }
    return [...names].sort();
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
