export const id = 8905;
export const ids = [8905];
export const modules = {

/***/ 12776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ Calendar),
/* harmony export */   g: () => (/* binding */ GENERATIONS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const GENERATIONS = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'];
const FORMATS = new Map();
function makeFormat(timeZone) {
    try {
        return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
            timeZone,
            hourCycle: 'h23',
            year: 'numeric',
            month: '2-digit',
            day: '2-digit',
            hour: '2-digit',
            minute: '2-digit',
            timeZoneName: 'longOffset',
        });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `"${timeZone.slice(0, 60)}" is not a time zone.`, {
            hint: 'Use a name from the IANA database, such as Europe/Vienna, America/New_York or UTC.',
            cause,
        });
    }
}
class Calendar {
    #format;
    constructor(timeZone) {
        this.#format = FORMATS.get(timeZone) ?? makeFormat(timeZone);
        FORMATS.set(timeZone, this.#format);
    }
    minuteOfDay(time) {
        const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
        return Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
    }
    names(time) {
        const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
        const year = (parts.get('year') ?? '').padStart(4, '0');
        const month = parts.get('month') ?? '';
        const day = parts.get('day') ?? '';
        const offset = (parts.get('timeZoneName') ?? '').replace('GMT', '') || 'Z';
        return {
            hourly: `${year}-${month}-${day}T${parts.get('hour')}${offset}`,
            daily: `${year}-${month}-${day}`,
            weekly: isoWeek(Number(year), Number(month), Number(day)),
            monthly: `${year}-${month}`,
            yearly: year,
        };
    }
}
function isoWeek(year, month, day) {
    const date = new Date(Date.UTC(year, month - 1, day));
    date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
    const ofYear = date.getUTCFullYear();
    const week = Math.ceil(((date.getTime() - Date.UTC(ofYear, 0, 1)) / 86_400_000 + 1) / 7);
    return `${String(ofYear).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}


/***/ }),

/***/ 11240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ readPolicy),
/* harmony export */   vA: () => (/* binding */ requireKeeping),
/* harmony export */   zj: () => (/* binding */ DEFAULT_POLICY)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12776);


const NONE = { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
const DEFAULT_POLICY = {
    keepLast: 0,
    keepWithinMs: 0,
    generations: { ...NONE, hourly: 24, daily: 30, weekly: 13, monthly: 12 },
    timeZone: 'UTC',
};
function readPolicy(values) {
    const timeZone = values.timeZone ?? DEFAULT_POLICY.timeZone;
    if (timeZone !== DEFAULT_POLICY.timeZone)
        new _calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .Calendar */ .V(timeZone);
    const given = [values.keepLast, values.keepWithinMs, ..._calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .GENERATIONS */ .g.map((name) => values[name])];
    if (given.every((value) => value === undefined))
        return undefined;
    const generations = { ...NONE };
    for (const name of _calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .GENERATIONS */ .g)
        generations[name] = values[name] ?? 0;
    const policy = { keepLast: values.keepLast ?? 0, keepWithinMs: values.keepWithinMs ?? 0, generations, timeZone };
    requireKeeping(policy);
    return policy;
}
function requireKeeping({ keepLast, keepWithinMs, generations }) {
    if (keepLast > 0 || keepWithinMs > 0 || _calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .GENERATIONS */ .g.some((name) => generations[name] > 0))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('RETENTION_EMPTY', 'This retention policy would remove every backup.', {
        hint: 'Set at least one of keep-last, keep-within, keep-hourly, keep-daily, keep-weekly, keep-monthly and keep-yearly to a value above 0.',
    });
}


/***/ }),

/***/ 51222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SA: () => (/* binding */ planRetention),
/* harmony export */   g3: () => (/* binding */ GRACE_MS),
/* harmony export */   gb: () => (/* binding */ UNFINISHED_GRACE_MS)
/* harmony export */ });
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12776);
/* harmony import */ var _catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7620);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11240);



const GRACE_MS = 7 * 86_400_000;
const UNFINISHED_GRACE_MS = 86_400_000;
function planRetention(backups, policy, now) {
    (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .requireKeeping */ .vA)(policy);
    const reasons = new Map(backups.map((backup) => [backup.id, [...backup.pinned]]));
    const keep = (kept, reason) => {
        for (const { id } of kept)
            reasons.get(id)?.push(reason);
    };
    const calendar = new _calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .Calendar */ .V(policy.timeZone);
    const limit = now.getTime() + _catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__/* .CLOCK_SKEW_MS */ .r;
    for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
        keep(line.filter((backup) => backup.startedAt.getTime() > limit), { rule: 'dated-in-future' });
        const past = line.filter((backup) => backup.startedAt.getTime() <= limit);
        applyRules(momentsOf(past), policy, calendar, keep);
    }
    const newestFirst = backups.toSorted(byTimeDescending);
    keepNeeded(newestFirst, reasons);
    return newestFirst.map(({ id }) => {
        const why = reasons.get(id) ?? [];
        return { id, keep: why.length > 0, reasons: why };
    });
}
function byTimeDescending(a, b) {
    return b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1);
}
function momentsOf(backups) {
    return [...Map.groupBy(backups.toSorted(byTimeDescending), (backup) => backup.startedAt.getTime()).values()];
}
function applyRules(moments, policy, calendar, keep) {
    keepUntilFull(moments, 1, (moment) => keep(moment, { rule: 'newest' }));
    const verified = moments.map((moment) => moment.filter((backup) => backup.verified));
    keepUntilFull(verified, 1, (moment) => keep(moment, { rule: 'newest-verified' }));
    keepUntilFull(moments, policy.keepLast, (moment) => keep(moment, { rule: 'last' }));
    const since = timeOf(moments.find(counts) ?? moments[0] ?? []) - policy.keepWithinMs;
    const within = policy.keepWithinMs > 0 ? moments.filter((moment) => timeOf(moment) >= since) : [];
    for (const moment of within)
        keep(moment, { rule: 'within' });
    const filled = new Map(_calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .GENERATIONS */ .g.map((generation) => [generation, new Set()]));
    for (const moment of moments) {
        const names = calendar.names(new Date(timeOf(moment)));
        for (const [generation, places] of filled) {
            const name = names[generation];
            if (places.size >= policy.generations[generation] || places.has(name))
                continue;
            if (counts(moment))
                places.add(name);
            keep(moment, { rule: generation, period: name });
        }
    }
}
function keepUntilFull(moments, places, keep) {
    let left = places;
    for (const moment of moments) {
        if (left <= 0)
            return;
        keep(moment);
        if (counts(moment))
            left -= 1;
    }
}
function counts(moment) {
    return moment.some((backup) => backup.counts !== false);
}
function timeOf(moment) {
    return moment[0]?.startedAt.getTime() ?? 0;
}
function keepNeeded(newestFirst, reasons) {
    const byId = new Map(newestFirst.map((backup) => [backup.id, backup]));
    const queue = newestFirst.filter((backup) => (reasons.get(backup.id)?.length ?? 0) > 0);
    for (let backup = queue.shift(); backup !== undefined; backup = queue.shift()) {
        for (const parent of backup.parents) {
            const why = reasons.get(parent);
            if (why === undefined || why.some(({ rule }) => rule === 'needed'))
                continue;
            const needed = byId.get(parent);
            if (why.length === 0 && needed !== undefined)
                queue.push(needed);
            why.push({ rule: 'needed', by: backup.id });
        }
    }
}


/***/ }),

/***/ 85890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ readDestination),
/* harmony export */   i: () => (/* binding */ objectsOf)
/* harmony export */ });
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7240);
/* harmony import */ var _records_holds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52524);
/* harmony import */ var _records_listing_digests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88238);
/* harmony import */ var _records_removal_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64921);
/* harmony import */ var _catalog_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12958);





async function readDestination(storage, database, rings, signal) {
    const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .objectKeys */ .uv)(database);
    const start = performance.now();
    const now = await storage.serverTime({ signal });
    const answerMs = performance.now() - start;
    const catalog = await _catalog_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .BackupCatalog */ .S.read({ storage, database, ring: rings.signers, signal });
    const records = await (0,_records_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .listRemovals */ .Qb)(storage, keys, signal);
    const holds = await (0,_records_holds_js__WEBPACK_IMPORTED_MODULE_1__/* .readHolds */ .RC)(storage, keys, rings.verifiers, signal);
    const listings = new _records_listing_digests_js__WEBPACK_IMPORTED_MODULE_2__/* .ListingDigests */ .A();
    const signed = new Set();
    for await (const { key, sizeBytes } of storage.list(keys.root, { signal })) {
        const relative = keys.relative(key);
        listings.add(relative, sizeBytes);
        const owner = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerOfObject */ .WL)(relative);
        if (owner?.part === 'signatures')
            signed.add(owner.id);
    }
    return { storage, catalog, records, holds, listings, signed, now, answerMs };
}
async function objectsOf(storage, keys, id, signal) {
    const found = new Map();
    for (const prefix of keys.ofBackup(id)) {
        for await (const { key, sizeBytes, modifiedAt } of storage.list(prefix, { signal })) {
            found.set(keys.relative(key), { sizeBytes, modifiedAt });
        }
    }
    return found;
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





async function readNamed(sources, database, backup, signal) {
    const stored = await manifestOf(sources, database, backup, signal);
    return { stored, objects: await readNamedObjects(sources, database, stored.manifest, signal) };
}
async function readNamedObjects(sources, database, manifest, signal) {
    const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const data = await (0,_object_lists_js__WEBPACK_IMPORTED_MODULE_4__/* .readObjectList */ ._)(sources, keys, manifest, signal, []);
    const parts = manifest.objects.map((part, index) => ({
        key: keys.relative(keys.objects(manifest.id, index)),
        ...part,
    }));
    return [...data, ...parts];
}
function manifestOf(sources, database, { id, manifestSha256 }, signal) {
    return (0,_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__/* .readFromFirstHealthy */ .m)(sources, signal, [], async (source) => {
        const stored = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(source, database, (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database).manifest(id), signal);
        if (stored.sha256 === manifestSha256)
            return stored;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `The manifest of ${id} at ${source.label} changed meanwhile.`, {
            hint: 'Run sync again.',
        });
    });
}


/***/ }),

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

/***/ 88238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ ListingDigests),
/* harmony export */   p: () => (/* binding */ listingDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);


class ListingDigests {
    #hashes = new Map();
    #done = new Map();
    add(relative, sizeBytes) {
        const owner = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOfObject */ .WL)(relative);
        if (owner === undefined || !isListed(owner.part))
            return;
        const hash = this.#hashes.get(owner.id) ?? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        hash.update(line(relative, sizeBytes));
        this.#hashes.set(owner.id, hash);
    }
    get ids() {
        return [...this.#hashes.keys()];
    }
    get(id) {
        const digest = this.#done.get(id) ?? this.#hashes.get(id)?.digest('hex');
        if (digest !== undefined)
            this.#done.set(id, digest);
        return digest;
    }
}
function listingDigest(objects) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (const { key, sizeBytes } of objects.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
        hash.update(line(key, sizeBytes));
    }
    return hash.digest('hex');
}
function line(relative, sizeBytes) {
    return `${relative} ${sizeBytes}\n`;
}
function isListed(part) {
    return part !== 'signatures' && part !== 'verifications' && part !== 'holds';
}


/***/ }),

/***/ 39340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ sortRemains),
/* harmony export */   O: () => (/* binding */ takeInventory)
/* harmony export */ });
/* harmony import */ var _core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63422);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51222);
/* harmony import */ var _records_listing_digests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88238);




async function takeInventory(storage, keys, signal, onObject = () => { }) {
    const owned = new Map();
    const listings = new _records_listing_digests_js__WEBPACK_IMPORTED_MODULE_3__/* .ListingDigests */ .A();
    let totalBytes = 0;
    for await (const object of storage.list(keys.root, { signal })) {
        totalBytes += object.sizeBytes;
        const relative = keys.relative(object.key);
        onObject(relative, object.sizeBytes);
        listings.add(relative, object.sizeBytes);
        const owner = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOfObject */ .WL)(relative);
        if (owner === undefined)
            continue;
        const of = owned.get(owner.id) ?? { objects: 0, bytes: 0, newest: new Date(0), hasRecords: false };
        of.objects += 1;
        of.bytes += object.sizeBytes;
        if (object.modifiedAt > of.newest)
            of.newest = object.modifiedAt;
        of.hasRecords ||= owner.part === 'verifications' || owner.part === 'holds';
        owned.set(owner.id, of);
    }
    return { owned, totalBytes, listings };
}
function sortRemains(inventory, catalog, records, now, hidden) {
    const remains = {
        expired: [],
        waiting: [],
        dead: [],
        unfinished: [],
        orphaned: [],
    };
    const needed = catalog.needed();
    const unknownBefore = catalog.newestUnknown?.startedAt;
    const manifests = [...catalog.backups, ...catalog.uncounted];
    const known = new Set(manifests.flatMap((each) => each.predecessor?.id ?? []));
    const isOld = (time) => now.getTime() - time.getTime() > _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_2__/* .GRACE_MS */ .g3;
    for (const id of new Set([...inventory.owned.keys(), ...records.keys()])) {
        if (catalog.has(id))
            continue;
        const owned = inventory.owned.get(id);
        const startedAt = timeIn(id);
        const isNeeded = needed.has(id) || (unknownBefore !== undefined && startedAt < unknownBefore);
        const record = records.get(id);
        if (hidden.includes(id))
            remains.orphaned.push(id);
        else if (record !== undefined) {
            (isOld(record) && !isNeeded ? remains.expired : remains.waiting).push(id);
        }
        else if (isNeeded || owned?.hasRecords === true || known.has(id)) {
            remains.orphaned.push(id);
        }
        else {
            const isDead = isOld(startedAt) && isOld(owned?.newest ?? startedAt);
            (isDead ? remains.dead : remains.unfinished).push(id);
        }
    }
    return remains;
}
function timeIn(id) {
    return (0,_core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id)?.startedAt ?? new Date();
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
/* harmony import */ var _concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53344);
/* harmony import */ var _reading_fetch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7964);




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
async function copyObjects(objects, order, targets, at) {
    const problems = [];
    const isWanted = ({ key }) => targets.some((target) => lacks(target, key));
    await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_3__/* .forEachBounded */ .a)(objects.filter(isWanted), AT_ONCE, async (object) => {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(at.signal);
        const takers = targets.filter((target) => lacks(target, object.key));
        if (takers.length === 0)
            return;
        const isLacking = (source) => targets.some((each) => each.storage === source && each.lacking.has(object.key));
        const good = order.current.filter((source) => !isLacking(source));
        const from = good.length === 0 || good.length === order.all.length ? order : good;
        const bytes = await (0,_reading_fetch_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchVerified */ .J)(from, at.root, object, at.signal, problems);
        await Promise.all(takers.map((taker) => putAt(taker, object, bytes, at)));
    });
    return problems;
}
function lacks(target, key) {
    return target.failure === undefined && target.lacking.has(key);
}
async function putAt(target, { key, sha256, sizeBytes }, bytes, { root, signal, onBytes }) {
    try {
        await target.storage.put(root + key, bytes, { sha256, signal });
        target.copied.objects += 1;
        target.copied.bytes += sizeBytes;
        onBytes(sizeBytes);
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
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
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _catalog_destination_contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85890);
/* harmony import */ var _catalog_stored_objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14101);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72554);
/* harmony import */ var _records_listing_digests_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88238);
/* harmony import */ var _copy_objects_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(31024);







class Wholeness {
    #options;
    #known = new Map();
    constructor(options) {
        this.#options = options;
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
        const { storage, database, catalog, listings, signal } = this.#options;
        const sources = new _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_4__/* .ReadPreference */ .U([storage]);
        const known = catalog.get(link.id);
        try {
            const objects = known?.manifestSha256 === link.manifestSha256
                ? await (0,_catalog_stored_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .readNamedObjects */ .A)(sources, database, known, signal)
                : (await (0,_catalog_stored_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .readNamed */ .M)(sources, database, link, signal)).objects;
            if (listings.get(link.id) === (0,_records_listing_digests_js__WEBPACK_IMPORTED_MODULE_5__/* .listingDigest */ .p)(objects))
                return undefined;
            const lacking = (0,_copy_objects_js__WEBPACK_IMPORTED_MODULE_6__/* .lackingOf */ .zb)(objects, await (0,_catalog_destination_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .objectsOf */ .i)(storage, (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database), link.id, signal), undefined);
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

/***/ 92001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ planCounted)
/* harmony export */ });
/* harmony import */ var _core_planning_retention_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51222);
/* harmony import */ var _repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15070);
/* harmony import */ var _retention_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35213);



const LOOKED_AT_ONCE = 16;
async function planCounted(state, policy, open) {
    const backups = await (0,_retention_state_js__WEBPACK_IMPORTED_MODULE_1__/* .retainable */ .U)(state);
    const notCounted = new Map([...state.beingRemoved].map((id) => [id, 'a record says that it is being removed']));
    const checked = new Set();
    let wholeness;
    for (;;) {
        const counted = backups.map((backup) => ({ ...backup, counts: !notCounted.has(backup.id) }));
        const decisions = (0,_core_planning_retention_js__WEBPACK_IMPORTED_MODULE_0__/* .planRetention */ .SA)(counted, policy, state.now);
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
    const look = async (at) => {
        const backup = backups[at];
        return { id: backup.id, reason: await wholeness.whyNot(backup) };
    };
    for await (const { id, reason } of (0,_repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_2__/* .mapAhead */ .M)(backups.length, LOOKED_AT_ONCE, look)) {
        if (reason !== undefined)
            broken.set(id, reason);
    }
    return broken;
}


/***/ }),

/***/ 35213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ retainable),
/* harmony export */   m: () => (/* binding */ readRetentionState)
/* harmony export */ });
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7240);
/* harmony import */ var _repository_catalog_catalog_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12958);
/* harmony import */ var _repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15070);
/* harmony import */ var _repository_records_holds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52524);
/* harmony import */ var _repository_records_removal_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64921);
/* harmony import */ var _repository_records_verification_log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89484);






const LOOKED_AT_ONCE = 4;
const LOOKED_BEYOND = 30;
async function readRetentionState(storage, database, rings, signal) {
    const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .objectKeys */ .uv)(database);
    const now = await storage.serverTime({ signal });
    const catalog = await _repository_catalog_catalog_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupCatalog */ .S.read({ storage, database, ring: rings.signers, signal });
    const records = await (0,_repository_records_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .listRemovals */ .Qb)(storage, keys, signal);
    const beside = catalog.backups.flatMap(({ id }) => (records.has(id) ? [id] : []));
    const removed = await (0,_repository_records_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .beingRemoved */ .wv)(storage, keys, beside, rings.removers, signal);
    const holds = await (0,_repository_records_holds_js__WEBPACK_IMPORTED_MODULE_2__/* .readHolds */ .RC)(storage, keys, rings.verifiers, signal);
    const log = await _repository_records_verification_log_js__WEBPACK_IMPORTED_MODULE_4__/* .VerificationLog */ .C.open({ storage, keys, ring: rings.verifiers, now, signal });
    return { catalog, records, beingRemoved: removed, holds, log, now, label: storage.label };
}
async function retainable(state) {
    const { catalog, holds, log } = state;
    const { backups, newestUnknown } = catalog;
    const neededByUncounted = new Set(catalog.uncounted.flatMap((each) => each.parents ?? []));
    const verified = new Set();
    const verifiedElsewhere = new Set();
    for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
        const newest = await newestVerified(log, line, state.label);
        if (newest.here !== undefined)
            verified.add(newest.here);
        for (const id of newest.elsewhere)
            verifiedElsewhere.add(id);
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
async function newestVerified(log, line, label) {
    const elsewhere = [];
    let copied;
    let looked = 0;
    const newestFirst = line.toReversed();
    const read = async (at) => {
        const backup = newestFirst[at];
        return { backup, evidence: await log.of(backup) };
    };
    for await (const { backup, evidence } of (0,_repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__/* .mapAhead */ .M)(newestFirst.length, LOOKED_AT_ONCE, read)) {
        const { id } = backup;
        if (evidence?.verdict === 'passed') {
            if (evidence.readFrom.includes(label))
                return { here: id, elsewhere: [...elsewhere, ...(copied ? [copied] : [])] };
            copied ??= id;
        }
        else if (evidence === undefined && elsewhere.length === 0 && copied === undefined) {
            if (await log.hasPassedElsewhere(backup))
                elsewhere.push(id);
        }
        looked += copied === undefined ? 0 : 1;
        if (looked > LOOKED_BEYOND)
            break;
    }
    return { here: copied, elsewhere };
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
