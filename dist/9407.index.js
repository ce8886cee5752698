export const id = 9407;
export const ids = [9407];
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

/***/ 57210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ fetchSignature),
/* harmony export */   Q: () => (/* binding */ authenticate)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _reading_older_copies_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1434);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72554);



const SIGNATURE_MAX_BYTES = 64 * 1024;
const OTHER_KEY = 'Add the public half of the runner key to `signers` if the backup job uses a new one; else find out who wrote this.';
const OTHER_PASSPHRASE = 'It was written with a passphrase: give that one as `passphrase`, with every space in it. If you did, someone else wrote this.';
async function authenticate(sources, keys, stored, accepted, signal) {
    const { id, signer, encryption } = stored.manifest;
    if (signer === null) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The backup ${id} is not signed, but ${accepted.words.askedBy}.`, {
            hint: 'Someone else may have written it: a backup job signs with its `runner-key` or its `passphrase`. Choose an earlier, signed backup meanwhile.',
        });
    }
    const ring = await accepted.ringFor(stored.manifest);
    if (!ring.fingerprints.includes(signer)) {
        const message = `The backup ${id} says that the key ${signer} signed it, which is ${ring.words.untrusted}.`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNER_UNKNOWN', message, {
            hint: encryption.salt === null ? OTHER_KEY : OTHER_PASSPHRASE,
        });
    }
    const key = keys.signature(id, signer);
    const check = async (armored) => {
        const by = await ring.verify(stored.bytes, armored);
        if (by === signer)
            return by;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_INVALID', `The signature of ${id} is by ${by}, the manifest names ${signer}.`, {
            hint: 'Signatures were exchanged. Use another destination or another backup.',
        });
    };
    try {
        return await (0,_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__/* .readFromFirstHealthy */ .m)(new _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_2__/* .ReadPreference */ .U(sources), signal, [], async (source, limited) => check(Buffer.from(await fetchSignature(source, key, id, limited)).toString('latin1')));
    }
    catch (thrown) {
        const accept = (stored) => check(Buffer.from(stored).toString('latin1'));
        const older = await (0,_reading_older_copies_js__WEBPACK_IMPORTED_MODULE_1__/* .olderCopy */ .E)(sources, key, SIGNATURE_MAX_BYTES, signal, [], accept);
        if (older === undefined)
            throw thrown;
        return older.value;
    }
}
async function fetchSignature(source, key, id, signal) {
    try {
        return await source.get(key, { maxBytes: SIGNATURE_MAX_BYTES, signal });
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'OBJECT_MISSING') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The signature of ${id} is missing at ${source.label}.`, {
                hint: 'It was removed after the backup, or the manifest is forged. Use another destination or another backup.',
                cause: error,
            });
        }
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'STORAGE_CORRUPTED')
            throw error;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_INVALID', `The signature of ${id} at ${source.label} is larger than any.`, {
            hint: 'Someone put it there, or the storage damaged it. Use another destination or another backup.',
            cause: error,
        });
    }
}


/***/ }),

/***/ 12958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ BackupCatalog)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63422);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7240);
/* harmony import */ var _reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15070);
/* harmony import */ var _authenticity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57210);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84820);






const READS_AHEAD = 16;
class BackupCatalog {
    #options;
    #backups = new Map();
    #uncounted = new Map();
    constructor(options) {
        this.#options = options;
    }
    static async read(options) {
        const catalog = new BackupCatalog(options);
        await catalog.refresh();
        return catalog;
    }
    get backups() {
        return [...this.#backups.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    }
    get uncounted() {
        return [...this.#uncounted.values()];
    }
    get(id) {
        return this.#backups.get(id);
    }
    has(id) {
        return this.#backups.has(id) || this.#uncounted.has(id);
    }
    async refresh() {
        const { storage, database, signal } = this.#options;
        const listed = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .listBackupIds */ .hf)(storage, (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database), signal);
        const there = new Set(listed);
        for (const known of [this.#backups, this.#uncounted]) {
            for (const id of known.keys())
                if (!there.has(id))
                    known.delete(id);
        }
        const fresh = listed.filter((id) => !this.has(id)).toReversed();
        await this.#readAll(fresh);
        if (await this.#options.ring?.tryMore(database)) {
            const refused = fresh.filter((id) => this.#uncounted.delete(id));
            await this.#readAll(refused);
        }
    }
    async #readAll(ids) {
        for await (const facts of (0,_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__/* .mapAhead */ .M)(ids.length, READS_AHEAD, (at) => this.#read(ids[at] ?? ''))) {
            if (facts === undefined)
                continue;
            if ('reason' in facts)
                this.#uncounted.set(facts.id, facts);
            else
                this.#backups.set(facts.id, facts);
        }
    }
    needed(except = new Set()) {
        const needed = new Set();
        for (const { id, parents } of this.#backups.values()) {
            if (!except.has(id))
                for (const parent of parents)
                    needed.add(parent.id);
        }
        for (const { parents } of this.#uncounted.values())
            for (const id of parents ?? [])
                needed.add(id);
        return needed;
    }
    get newestUnknown() {
        return this.uncounted
            .filter((each) => each.parents === undefined)
            .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())[0];
    }
    async #read(id) {
        const { storage, database, ring, signal } = this.#options;
        const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database);
        const parsed = (0,_core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupId */ .JN)(id);
        const startedAt = parsed?.startedAt ?? new Date(0);
        let parents = parsed?.kind === 'full' ? [] : undefined;
        let facts;
        try {
            const stored = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(storage, database, keys.manifest(id), signal);
            facts = factsOf(stored.manifest, stored.sha256);
            parents = facts.parents.map((parent) => parent.id);
            if (ring !== undefined)
                await (0,_authenticity_js__WEBPACK_IMPORTED_MODULE_3__/* .authenticate */ .Q)([storage], keys, stored, ring, signal);
            return facts;
        }
        catch (thrown) {
            const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
            if (error.code === 'OBJECT_MISSING')
                return undefined;
            if (!error.isFinding)
                throw error;
            return {
                id,
                startedAt,
                reason: error.message,
                parents: await this.#withReplaced(id, parents),
                manifestSha256: facts?.manifestSha256,
                predecessor: facts?.predecessor ?? null,
            };
        }
    }
    async #withReplaced(id, parents) {
        if ((0,_core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupId */ .JN)(id)?.kind === 'full')
            return parents;
        const { storage, database, ring, signal } = this.#options;
        const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database);
        const needs = async (older) => {
            if (ring !== undefined)
                await (0,_authenticity_js__WEBPACK_IMPORTED_MODULE_3__/* .authenticate */ .Q)([storage], keys, older, ring, signal);
            return older.manifest.parents.map((parent) => parent.id);
        };
        const replaced = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .olderManifest */ .sH)([storage], database, keys.manifest(id), signal, [], needs);
        return replaced === undefined ? parents : [...(parents ?? []), ...replaced.value];
    }
}
function factsOf(manifest, manifestSha256) {
    return {
        id: manifest.id,
        kind: manifest.kind,
        startedAt: (0,_core_format_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupId */ .JN)(manifest.id)?.startedAt ?? new Date(manifest.startedAt),
        begunAt: new Date(manifest.startedAt),
        finishedAt: new Date(manifest.finishedAt),
        snapshotAt: new Date(manifest.snapshotAt),
        parents: manifest.parents,
        predecessor: manifest.predecessor,
        source: `${manifest.source.salt}:${manifest.source.identity}`,
        manifestSha256,
        salt: manifest.encryption.salt,
        objects: manifest.objects,
        contents: manifest.contents,
        rawBytes: manifest.rawBytes,
        storedBytes: manifest.storedBytes,
    };
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

/***/ 15070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ mapAhead)
/* harmony export */ });
async function* mapAhead(count, ahead, task) {
    const underWay = [];
    let next = 0;
    try {
        while (next < count || underWay.length > 0) {
            while (next < count && underWay.length < ahead) {
                const started = task(next);
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

/***/ 64921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G6: () => (/* binding */ writeRemoval),
/* harmony export */   Qb: () => (/* binding */ listRemovals),
/* harmony export */   hf: () => (/* binding */ readRemoval),
/* harmony export */   wv: () => (/* binding */ beingRemoved)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(69987);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74493);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7240);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66117);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58860);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69984);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(52108);








const prunedSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz('restorable-pruned/1'),
    backup: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    prunedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_3__/* .storedTime */ .t,
    manifest: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    ..._signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .signedBy */ .qI,
    tool: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP() }),
});
async function listRemovals(storage, keys, signal) {
    const records = new Map();
    for await (const object of storage.list(keys.allPruned, { signal })) {
        const id = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .idOfKey */ .EV)(object.key, 'pruned');
        if (id !== undefined)
            records.set(id, object.modifiedAt);
    }
    return records;
}
async function readRemoval(storage, keys, id, ring, signal) {
    const key = keys.pruned(id);
    const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .getRecord */ .EI)(storage, key, signal);
    const parsed = record && prunedSchema.safeParse(record.json).data;
    if (record === undefined || parsed === undefined || parsed.backup.id !== id)
        return undefined;
    const bytes = Buffer.from(parsed.manifest);
    const manifest = manifestIn(bytes, keys, id);
    if (manifest === undefined || (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Hex */ .f)(bytes) !== parsed.backup.manifestSha256)
        return undefined;
    const isBelieved = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .isSignedBy */ .s3)(ring, { storage, keys, id, key, ...record }, parsed, signal);
    return isBelieved ? { ...parsed.backup, manifest, bytes } : undefined;
}
function manifestIn(bytes, keys, id) {
    try {
        return (0,_core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(bytes, { id, database: keys.database });
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.isFinding)
            return undefined;
        throw error;
    }
}
async function writeRemoval(storage, keys, { manifest: { id }, sha256, bytes }, { reason, prunedAt, signer, }, signal) {
    const record = {
        format: 'restorable-pruned/1',
        backup: { id, manifestSha256: sha256 },
        reason,
        prunedAt: prunedAt.toISOString(),
        manifest: Buffer.from(bytes).toString('utf8'),
        ...(0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .namesOf */ .eZ)(signer),
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_4__/* .TOOL */ .j,
    };
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_6__/* .putRecord */ .j8)(storage, keys.pruned(id), record, signer, signal, { unlocked: true });
}
async function beingRemoved(storage, keys, ids, ring, signal) {
    const removed = new Set();
    for (const id of ids) {
        const isBelieved = ring === undefined || (await readRemoval(storage, keys, id, ring, signal)) !== undefined;
        if (isBelieved)
            removed.add(id);
    }
    return removed;
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
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _catalog_catalog_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84820);
/* harmony import */ var _concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53344);
/* harmony import */ var _records_removal_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64921);





const PHASE_LIMIT_MS = 3_600_000;
const BATCH = 500;
const AT_ONCE = 8;
async function removeBackups(context, catalog, ids, reason) {
    const going = new Set(ids);
    const backups = ids.map((id) => catalog.get(id)).filter((backup) => backup !== undefined);
    backups.sort((a, b) => b.parents.length - a.parents.length);
    const outcome = { removed: [], spared: [], locked: [] };
    for (let start = 0; start < backups.length; start += BATCH) {
        const unlocked = await unlockedOf(context, backups.slice(start, start + BATCH), going, outcome.locked);
        const kept = catalog.needed(going);
        const batch = unlocked.filter(({ id }) => !kept.has(id));
        for (const { id } of unlocked)
            if (kept.has(id) && going.delete(id))
                outcome.spared.push(id);
        const startMs = context.clock.monotonicMs();
        const prunedAt = await context.storage.serverTime({ signal: context.signal });
        await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .forEachBounded */ .a)(batch, AT_ONCE, (backup) => putRemoval(context, backup, reason, prunedAt));
        await catalog.refresh();
        for (const level of levelsOf(batch)) {
            const late = context.clock.monotonicMs() - startMs > PHASE_LIMIT_MS;
            const needed = catalog.needed(going);
            const unknown = catalog.newestUnknown;
            const mayBeNeeded = (backup) => unknown !== undefined && backup.startedAt < unknown.startedAt;
            const spared = level.filter((backup) => late || needed.has(backup.id) || mayBeNeeded(backup));
            for (const { id } of spared)
                going.delete(id);
            outcome.spared.push(...spared.map(({ id }) => id));
            await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .forEachBounded */ .a)(level.filter((backup) => !spared.includes(backup)), AT_ONCE, async ({ id }) => {
                const isDeleted = await deleteUnlessLocked(context.storage, (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(context.database).manifest(id), context);
                if (!isDeleted)
                    going.delete(id);
                (isDeleted ? outcome.removed : outcome.locked).push(id);
            });
        }
    }
    await catalog.refresh();
    return outcome;
}
async function unlockedOf({ storage, database, signal }, batch, going, locked) {
    const { locks } = storage;
    if (locks === undefined)
        return [...batch];
    const now = await storage.serverTime({ signal });
    await (0,_concurrency_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .forEachBounded */ .a)(batch, AT_ONCE, async ({ id, startedAt }) => {
        const assumed = locks.policy && new Date(startedAt.getTime() + locks.policy.forMs);
        const end = await locks.until((0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database).manifest(id), { signal }).catch(() => assumed);
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        if (end !== undefined && end > now && going.delete(id))
            locked.push(id);
    });
    return batch.filter(({ id }) => going.has(id));
}
function levelsOf(batch) {
    return [...Map.groupBy(batch, (backup) => backup.parents.length).values()];
}
async function putRemoval({ storage, database, signer, signal }, backup, reason, prunedAt) {
    const keys = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const stored = await (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(storage, database, keys.manifest(backup.id), signal).catch((error) => {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && error.code === 'OBJECT_MISSING')
            return undefined;
        throw error;
    });
    if (stored === undefined)
        return;
    await (0,_records_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .writeRemoval */ .G6)(storage, keys, stored, { reason, prunedAt, signer }, signal);
}
async function rollBackCommit(context, id, reason) {
    const { storage, database, signal } = context;
    await putRemoval(context, { id }, reason, await storage.serverTime({ signal }));
    await storage.delete((0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database).manifest(id), { signal });
}
async function deleteUnlessLocked(storage, key, { signal }) {
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

/***/ 5425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ openKeyRings)
/* harmony export */ });
/* harmony import */ var _openpgp_keys_passphrase_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34972);
/* harmony import */ var _openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24566);


async function openKeyRings({ signers, verifiers, passphrase: given }, own = [], known) {
    const passphrase = known ?? (given && new _openpgp_keys_passphrase_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .PassphraseKeys */ .j9(given));
    const isOpen = signers.length === 0 && passphrase === undefined;
    return {
        signers: isOpen ? undefined : await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)(signers, passphrase),
        verifiers: verifiers.length > 0 ? await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)(verifiers) : undefined,
        removers: isOpen ? undefined : await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)([...signers, ...verifiers, ...own], passphrase),
        passphrase,
    };
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

/***/ 5069:
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
// EXTERNAL MODULE: ./build/run/open-destinations.js
var open_destinations = __webpack_require__(76010);
// EXTERNAL MODULE: ./build/run/run.js
var run_run = __webpack_require__(86297);
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/core/planning/retention.js
var retention = __webpack_require__(51222);
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
// EXTERNAL MODULE: ./build/repository/catalog/destination-contents.js
var destination_contents = __webpack_require__(85890);
// EXTERNAL MODULE: ./build/repository/catalog/stored-objects.js
var stored_objects = __webpack_require__(14101);
// EXTERNAL MODULE: ./build/repository/records/listing-digests.js
var listing_digests = __webpack_require__(88238);
// EXTERNAL MODULE: ./build/repository/removal/unfinished.js
var unfinished = __webpack_require__(58155);
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
// EXTERNAL MODULE: ./build/repository/writing/runbook.js + 1 modules
var runbook = __webpack_require__(27002);
;// CONCATENATED MODULE: ./build/repository/replication/copy-records.js







const UNREADABLE_HOLD = Buffer.from('{}\n');
async function readSignature(sources, keys, stored, ring, signal) {
    const { id, signer } = stored.manifest;
    if (signer === null)
        return undefined;
    let failure;
    for (const source of sources) {
        try {
            if (ring !== undefined)
                await (0,authenticity/* authenticate */.Q)([source], keys, stored, ring, signal);
            return await (0,authenticity/* fetchSignature */.F)(source, keys.signature(id, signer), id, signal);
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
        hint: 'Someone removed it. Take this backup for lost where `signers` is set, and make a new one.',
        cause: failure,
    });
}
async function copyHolds(sources, target, keys, id, signal) {
    const prefix = `${keys.allHolds}${id}/`;
    const done = new Set();
    for (const source of sources) {
        for await (const { key } of source.list(prefix, { signal })) {
            if (done.has(key) || !(0,holds/* isOfHold */.f3)(key))
                continue;
            done.add(key);
            const bytes = await source.get(key, { maxBytes: signed_record/* RECORD_MAX_BYTES */.xy, signal }).catch((error) => {
                if (error instanceof errors/* RestorableError */.s$ && error.code === 'STORAGE_CORRUPTED')
                    return undefined;
                throw error;
            });
            if (bytes === undefined && !key.endsWith('-hold.json'))
                continue;
            await (0,destinations/* putOnce */.L)(target, key, bytes ?? UNREADABLE_HOLD, signal);
        }
    }
}
async function copyRunbook(sources, target, keys, { manifest }, signal) {
    const problems = [];
    for (const file of manifest.runbook) {
        const problem = await copyRunbookFile(sources, target, keys, file, signal);
        if (problem !== undefined)
            problems.push(`${problem} that ${manifest.id} names.`);
    }
    return problems;
}
async function copyRunbookFile(sources, target, keys, file, signal) {
    const key = keys.absolute(file.key);
    for (const source of sources) {
        const bytes = await source.get(key, { maxBytes: runbook/* RUNBOOK_MAX_BYTES */.CH, signal }).catch((error) => {
            if (error instanceof errors/* RestorableError */.s$ && ['OBJECT_MISSING', 'STORAGE_CORRUPTED'].includes(error.code))
                return undefined;
            throw error;
        });
        if (bytes === undefined || (0,digest/* sha256Hex */.f)(bytes) !== file.sha256)
            continue;
        if (await (0,destinations/* putOnce */.L)(target, key, bytes, signal))
            return undefined;
        return `${file.key} at ${target.label} is not the one`;
    }
    return `No destination has the ${file.key}`;
}

;// CONCATENATED MODULE: ./build/repository/replication/commit-copy.js











const CONFIRM_MS = 300_000;
async function copySignature(target, stored, context) {
    const { database, sources, ring, signal } = context;
    const keys = (0,object_keys/* objectKeys */.uv)(database);
    const { id, signer } = stored.manifest;
    const signature = await readSignature(sources, keys, stored, ring, signal);
    if (signature === undefined || signer === null)
        return;
    const key = keys.signature(id, signer);
    if (await (0,destinations/* putOnce */.L)(target, key, signature, signal))
        return;
    if (ring !== undefined)
        await target.put(key, signature, { sha256: (0,digest/* sha256Hex */.f)(signature), signal });
}
async function commitCopy(target, stored, context) {
    const { database, sources, clock, removers, signal } = context;
    const keys = (0,object_keys/* objectKeys */.uv)(database);
    const { id } = stored.manifest;
    const problems = await copyRunbook(sources, target, keys, stored, signal);
    await copyHolds(sources, target, keys, id, signal);
    if (target.locks?.policy !== undefined) {
        const parents = await (0,catalog/* readParents */.Wn)(new read_preference/* ReadPreference */.U(sources), database, keys, stored.manifest, signal);
        await (0,extend_locks/* extendLocks */.$)(target, database, parents, signal);
    }
    await putManifest(target, stored, context);
    const late = AbortSignal.timeout(CONFIRM_MS);
    const confirm = { storage: target, database, clock, signer: undefined, removers, signal: late };
    const [rolledBack] = await (0,ancestors/* rollBackWithoutAncestors */.v)([confirm], stored.manifest);
    if (rolledBack === undefined) {
        const forgotten = await forgetGap(target, id, { ...context, signal: late });
        return forgotten === undefined ? problems : [...problems, forgotten];
    }
    const { gone, failure } = rolledBack;
    if (gone[0] === undefined) {
        throw new errors/* RestorableError */.s$('STORAGE_FAILED', `${id} is there, but not proved to be whole: ${failure}`, {
            hint: 'Run sync again when the destination answers.',
        });
    }
    const but = failure === undefined ? 'it was rolled back' : `it could not be rolled back: ${failure}`;
    throw new errors/* RestorableError */.s$('PARENT_REMOVED', `${id} needs ${gone[0]}, which was removed there meanwhile; ${but}.`, {
        hint: 'Prune and sync one after the other.',
    });
}
async function forgetGap(target, id, context) {
    const prefix = `${(0,object_keys/* objectKeys */.uv)(context.database).allGaps}${id}/`;
    const keys = [];
    try {
        for await (const { key } of target.list(prefix, { signal: context.signal }))
            keys.push(key);
        for (const key of keys)
            await (0,removal/* deleteUnlessLocked */.yD)(target, key, context);
        return undefined;
    }
    catch (thrown) {
        return `${target.label} still has a record that it missed ${id}: ${(0,errors/* toRestorableError */.tj)(thrown).message}`;
    }
}
async function putManifest(target, stored, { database, signal }) {
    const key = (0,object_keys/* objectKeys */.uv)(database).manifest(stored.manifest.id);
    try {
        await (0,commit/* commitManifest */.XF)([target], key, stored.bytes, signal);
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* RestorableError */.s$) || thrown.code !== 'OBJECT_EXISTS')
            throw thrown;
        if (!(await isUnreadable(target, database, key, signal))) {
            throw new errors/* RestorableError */.s$('BACKUP_DAMAGED', `${target.label} has another manifest of ${stored.manifest.id}.`, {
                hint: 'Find out who wrote it. Delete it there if it is not yours, and run sync again.',
                cause: thrown,
            });
        }
        await target.put(key, stored.bytes, { sha256: stored.sha256, signal });
    }
}
async function isUnreadable(target, database, key, signal) {
    try {
        await (0,catalog/* readManifest */.WI)(target, database, key, signal);
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
    const named = await (0,stored_objects/* readNamed */.M)(sources, options.database, backup, options.signal);
    const targets = [];
    for (const each of wanting)
        targets.push({ ...(await targetOf(each, named, options)), isCommitted: each.isCommitted });
    const warnings = options.dryRun ? [] : await put(named, sources, targets, options);
    const outcomes = [];
    for (const target of targets) {
        const more = [];
        if (!options.dryRun && target.failure === undefined) {
            await finish(named, sources, target, target.isCommitted, options).then((told) => more.push(...told), (thrown) => {
                (0,errors/* throwIfCancelled */.dZ)(options.signal);
                target.failure = (0,errors/* toRestorableError */.tj)(thrown);
            });
        }
        const planned = { objects: target.lacking.size, bytes: bytesOf([...target.lacking.values()]) };
        const done = options.dryRun ? planned : target.copied;
        outcomes.push({ ...done, error: target.failure, warnings: [...warnings, ...more] });
    }
    return outcomes;
}
function bytesOf(objects) {
    return objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
async function targetOf({ storage, isListed, now }, { stored, objects }, { database, readBack, signal }) {
    const keys = (0,object_keys/* objectKeys */.uv)(database);
    try {
        const found = await (0,destination_contents/* objectsOf */.i)(storage, keys, stored.manifest.id, signal);
        const lacking = (0,copy_objects/* lackingOf */.zb)(objects, found, isListed ? undefined : (0,copy_objects/* freshSince */.RV)(now));
        if (readBack === 'all') {
            for (const object of objects) {
                if (lacking.has(object.key))
                    continue;
                const isGood = await isGoodAt(storage, keys.root, object, signal);
                if (!isGood)
                    lacking.set(object.key, object);
            }
        }
        return { storage, lacking, failure: undefined, copied: { objects: 0, bytes: 0 } };
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        return {
            storage,
            lacking: new Map(),
            failure: (0,errors/* toRestorableError */.tj)(thrown),
            copied: { objects: 0, bytes: 0 },
        };
    }
}
async function isGoodAt(storage, root, object, signal) {
    try {
        return (0,digest/* sha256Hex */.f)(await storage.get(root + object.key, { maxBytes: object.sizeBytes, signal })) === object.sha256;
    }
    catch (error) {
        if (!(error instanceof errors/* RestorableError */.s$))
            throw error;
        if (error.isFinding || error.code === 'STORAGE_CORRUPTED')
            return false;
        throw error;
    }
}
function put(named, sources, targets, { database, signal, onBytes }) {
    return (0,copy_objects/* copyObjects */.If)(named.objects, sources, targets, { root: (0,object_keys/* objectKeys */.uv)(database).root, signal, onBytes });
}
async function finish(named, sources, target, isCommitted, options) {
    const { database, signal } = options;
    const { storage } = target;
    const keys = (0,object_keys/* objectKeys */.uv)(database);
    const context = { ...options, sources: sources.current };
    const warnings = [];
    const chosen = (0,commit/* objectsToReadBack */.pC)([...target.lacking.values()], options.readBack, Math.random);
    await (0,commit/* compareReadBack */.v2)(storage, keys.root, chosen, () => { }, signal);
    requireInTime(options);
    await copySignature(storage, named.stored, context);
    (0,errors/* throwIfCancelled */.dZ)(signal);
    if (!isCommitted)
        warnings.push(...(await commitCopy(storage, named.stored, context)));
    const looking = isCommitted ? signal : AbortSignal.timeout(LOOK_MS);
    for (let look = 1; look <= LOOKS; look += 1) {
        const found = await (0,destination_contents/* objectsOf */.i)(storage, keys, named.stored.manifest.id, looking);
        const lacking = (0,copy_objects/* lackingOf */.zb)(named.objects, found, undefined);
        if (lacking.size === 0)
            return warnings;
        const again = { storage, lacking, failure: undefined, copied: target.copied };
        warnings.push(...(await put(named, sources, [again], options)));
        if (again.failure !== undefined)
            throw again.failure;
    }
    throw new errors/* RestorableError */.s$('STORAGE_FAILED', `${storage.label} loses objects of ${named.stored.manifest.id} again.`, {
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
                conflicts.set(facts.id, `its manifests at ${first?.storage.label} and ${state.storage.label} differ`);
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
    for (const { storage, catalog } of states) {
        for (const { id, reason } of catalog.uncounted) {
            if (!backups.has(id) && !conflicts.has(id))
                uncounted.set(id, `${reason} (${storage.label})`);
        }
    }
    return { backups, conflicts, uncounted };
}

// EXTERNAL MODULE: ./build/run/progress.js
var progress = __webpack_require__(94461);
// EXTERNAL MODULE: ./build/run/warn-of-deleted-backups.js
var warn_of_deleted_backups = __webpack_require__(9896);
// EXTERNAL MODULE: ./build/run/warn-of-some.js
var warn_of_some = __webpack_require__(52395);
// EXTERNAL MODULE: ./build/core/planning/nearest-first.js
var nearest_first = __webpack_require__(93985);
// EXTERNAL MODULE: ./build/repository/reading/read-ahead.js
var read_ahead = __webpack_require__(15070);
// EXTERNAL MODULE: ./build/repository/records/removal-records.js
var removal_records = __webpack_require__(64921);
;// CONCATENATED MODULE: ./build/sync/sync-contents.js








const READS_AHEAD = 4;
async function expectedListings({ backups }, database, { dependencies }) {
    const { signal } = dependencies.host;
    const all = [...backups.values()];
    const read = async (at) => {
        const replicated = all[at];
        try {
            const { objects } = await (0,stored_objects/* readNamed */.M)(orderOf(replicated, new Set()), database, replicated.facts, signal);
            return [replicated.facts.id, (0,listing_digests/* listingDigest */.p)(objects)];
        }
        catch {
            (0,errors/* throwIfCancelled */.dZ)(signal);
            return undefined;
        }
    };
    const expected = new Map();
    for await (const found of (0,read_ahead/* mapAhead */.M)(all.length, READS_AHEAD, read))
        if (found !== undefined)
            expected.set(...found);
    return expected;
}
function isWholeAt({ listings, catalog }, { backups }, expected, id) {
    const needed = backups.get(id)?.facts.parents.map((parent) => parent.id) ?? [];
    return [id, ...needed].every((each) => {
        const listing = expected.get(each);
        return catalog.has(each) && listing !== undefined && listings.get(each) === listing;
    });
}
function removedAt({ storage, records }, database, { rings, dependencies }) {
    const { signal } = dependencies.host;
    return (0,removal_records/* beingRemoved */.wv)(storage, (0,object_keys/* objectKeys */.uv)(database), records.keys(), rings.removers, signal);
}
function orderOf({ holders }, dead) {
    const near = (0,nearest_first/* nearestFirst */.F)(holders.map(({ storage, answerMs }) => ({ storage, answerMs, offsite: storage.place.offsite })));
    const storages = near.map(({ storage }) => storage);
    return new read_preference/* ReadPreference */.U(storages.toSorted((a, b) => Number(dead.has(a)) - Number(dead.has(b))));
}

;// CONCATENATED MODULE: ./build/sync/sync-database.js














async function syncDatabase(database, job, outcomes) {
    const { run, request } = job;
    const states = await run.phase(`look at ${database}`, () => look(database, job));
    if (!request.dryRun)
        await removeRemains(database, states, job);
    if (states.length < 2)
        return;
    const replicas = replicasOf(states);
    const untrusted = [...replicas.uncounted].map(([id, reason]) => `${id} is not copied: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, untrusted, (more) => `${more} more manifests that do not count are not copied.`);
    const known = knownOf(replicas);
    const expected = await run.phase(`read the lists of ${database}`, () => expectedListings(replicas, database, job));
    const believed = await Promise.all(states.map((state) => removedAt(state, database, job)));
    const targets = states.map((state, at) => {
        const has = new Set([...replicas.backups].filter(([, { holders }]) => holders.includes(state)).map(([id]) => id));
        const removed = believed[at] ?? new Set();
        const whole = new Set([...has].filter((id) => isWholeAt(state, replicas, expected, id)));
        const { catalog, listings, now } = state;
        const parts = new Set([...listings.ids, ...catalog.uncounted.map(({ id }) => id)]);
        const decisions = planCopies(known, { has, whole, removed, parts, now }, request.policy);
        const byId = new Map(decisions.map((decision) => [decision.id, decision]));
        return { state, decisions: byId, backups: conflictsAt(replicas, state), failure: undefined, lacking: new Set() };
    });
    for (const { state, backups } of targets) {
        const { label } = state.storage;
        outcomes.push({ database, label, held: state.catalog.backups.length, backups });
    }
    await run.phase(`copy ${database}`, async () => {
        const { host, clock } = job.dependencies;
        const options = {
            database,
            ring: job.rings.signers,
            removers: job.rings.removers,
            clock,
            signal: host.signal,
            readBack: request.readBack,
            dryRun: request.dryRun,
            elapsedMs: () => run.elapsedMs,
            onBytes: (0,progress/* followBytes */.p)(host, clock, `sync ${database}`, undefined),
        };
        const work = { job, replicas, targets, expected, options, dead: new Set() };
        const oldestFirst = [...replicas.backups.values()].sort((a, b) => (a.facts.id < b.facts.id ? -1 : 1));
        for (const replicated of oldestFirst)
            await syncBackup(replicated, work);
    });
}
async function look(database, { destinations, rings, dependencies, run }) {
    const states = [];
    for (const storage of destinations) {
        try {
            const { signal } = dependencies.host;
            states.push(await (0,destination_contents/* readDestination */.F)(storage, database, rings, signal));
            await (0,warn_of_deleted_backups/* warnOfDeletedBackups */.c)(run, storage, (0,object_keys/* objectKeys */.uv)(database), signal);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(dependencies.host.signal);
            run.fail(thrown);
            run.warn(`${storage.label} is left out: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
    return states;
}
async function removeRemains(database, states, { dependencies: { host }, run }) {
    for (const { storage, now } of states) {
        try {
            const { objects, bytes } = await (0,unfinished/* removeUnfinished */.E)(storage, (0,object_keys/* objectKeys */.uv)(database), now, host.signal);
            if (objects === 0)
                continue;
            host.log.info(`${storage.label}: removed ${(0,format/* plural */.LS)(objects, 'unfinished file')} of killed runs, ${(0,format/* humanBytes */.p6)(bytes)}.`);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            const { code, message } = (0,errors/* toRestorableError */.tj)(thrown);
            if (code === 'STORAGE_PERMISSION')
                host.log.debug(message);
            else
                run.warn(`What killed runs left half written at ${storage.label} could not be removed: ${message}`);
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
        .map(([id, error]) => ({ id, outcome: 'damaged', error, objects: 0, bytes: 0 }));
}
async function syncBackup(replicated, work) {
    const { job, targets, options } = work;
    const { id } = replicated.facts;
    const order = orderOf(replicated, work.dead);
    try {
        const wanting = await wantingOf(replicated, order, work);
        if (wanting.length === 0)
            return;
        const wants = wanting.map(({ state }) => ({
            storage: state.storage,
            isCommitted: replicated.holders.includes(state),
            isListed: state.catalog.has(id),
            now: state.now,
        }));
        const copied = await copyBackup(replicated.facts, order, wants, options);
        for (const [at, target] of wanting.entries()) {
            const outcome = copied[at];
            if (outcome !== undefined)
                note(target, replicated, outcome, job);
        }
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(options.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            job.run.fail(error);
        for (const target of targets) {
            const isThere = replicated.holders.includes(target.state);
            if (!isThere && target.decisions.get(id)?.decision !== 'copy')
                continue;
            target.lacking.add(id);
            const outcome = error.isFinding ? 'damaged' : 'failed';
            target.backups.push({ id, outcome, error: error.message, objects: 0, bytes: 0 });
        }
    }
    for (const storage of order.unreliable)
        work.dead.add(storage);
}
async function wantingOf({ facts, holders }, order, { replicas, targets, expected, options }) {
    const { id } = facts;
    const wanting = [];
    for (const target of targets) {
        if (target.failure !== undefined)
            continue;
        const { state } = target;
        const nothing = { objects: 0, bytes: 0 };
        if (holders.includes(state)) {
            const lost = facts.parents.find((parent) => !replicas.backups.has(parent.id));
            if (lost !== undefined) {
                target.backups.push({ id, outcome: 'damaged', reason: { why: 'needs-lost', id: lost.id }, ...nothing });
            }
            const listing = expected.get(id) ?? (0,listing_digests/* listingDigest */.p)((await (0,stored_objects/* readNamed */.M)(order, options.database, facts, options.signal)).objects);
            const isSigned = state.signed.has(id) || !holders.some(({ signed }) => signed.has(id));
            const isWhole = state.listings.get(id) === listing && isSigned;
            if (!isWhole || options.readBack === 'all')
                wanting.push(target);
            continue;
        }
        const decision = target.decisions.get(id);
        const blocked = facts.parents.find((parent) => target.lacking.has(parent.id));
        if (decision?.decision === 'copy' && blocked === undefined)
            wanting.push(target);
        else {
            target.lacking.add(id);
            const reason = decision?.decision === 'copy' && blocked !== undefined
                ? { why: 'needs-absent', id: blocked.id }
                : decision?.reason;
            const outcome = decision?.decision === 'skip' ? 'skipped' : 'damaged';
            target.backups.push({ id, outcome, reason, ...nothing });
        }
    }
    return wanting;
}
function note(target, { facts, holders }, copied, { request, run }) {
    const { id } = facts;
    const { objects, bytes, error, warnings } = copied;
    run.warn(...warnings);
    if (error !== undefined) {
        target.lacking.add(id);
        const outcome = error.isFinding ? 'damaged' : 'failed';
        target.backups.push({ id, outcome, error: error.message, objects, bytes });
        if (error.isFinding)
            return;
        run.fail(error);
        if (error.area === 'storage')
            target.failure = error;
        return;
    }
    const isThere = holders.includes(target.state);
    if (isThere && objects === 0)
        return;
    const reason = isThere ? { why: 'objects-missing' } : target.decisions.get(id)?.reason;
    const outcome = request.dryRun ? 'planned' : isThere ? 'repaired' : 'copied';
    target.backups.push({ id, outcome, reason, objects, bytes });
}

;// CONCATENATED MODULE: ./build/sync/sync.js






async function runSync(request, dependencies) {
    const run = new run_run/* Run */.K(dependencies);
    const outcomes = [];
    await run.guard(async () => {
        const rings = await (0,key_rings/* openKeyRings */.n)(request);
        if (rings.signers === undefined) {
            run.warn('Backups are copied without being authenticated: set `signers` or `passphrase` to copy only what accepted keys signed.');
        }
        const destinations = await (0,open_destinations/* openDestinations */.u)(request.destinations, dependencies, run);
        const names = request.name === undefined ? await namesAt(destinations, dependencies, run) : [request.name];
        for (const name of names)
            await syncDatabase(name, { request, rings, destinations, dependencies, run }, outcomes);
        const found = outcomes.some((each) => each.held + each.backups.length > 0);
        if (found || run.error !== undefined)
            return;
        throw new errors/* RestorableError */.s$('BACKUP_NOT_FOUND', 'There is no backup at any destination; nothing was copied.', {
            hint: 'Check `name` and `destination`; `list` without a name prints every database that a destination holds.',
        });
    });
    const isDamaged = outcomes.some((each) => each.backups.some(({ outcome }) => outcome === 'damaged'));
    return { mode: 'sync', ...run.facts(isDamaged), dryRun: request.dryRun, destinations: outcomes };
}
async function namesAt(destinations, { host }, run) {
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
