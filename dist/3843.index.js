export const id = 3843;
export const ids = [3843];
export const modules = {

/***/ 92592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ warnOfSome)
/* harmony export */ });
/** What warnings name of one kind; whoever may put could put thousands. */
const NAMED = 10;
/** Warns of each of several things, by name, in a bounded number of warnings. @param rest what is said of those beyond */
function warnOfSome(run, warnings, rest) {
    run.warn(...warnings.slice(0, NAMED));
    if (warnings.length > NAMED)
        run.warn(rest(warnings.length - NAMED));
}


/***/ }),

/***/ 56012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ Calendar),
/* harmony export */   g: () => (/* binding */ GENERATIONS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/** The generations of a retention policy, finest first. */
const GENERATIONS = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'];
/**
 * Says in which hour, day, ISO week, month and year of a time zone a moment lies, and at what time of day. Two moments are in the same one exactly
 * when their names are equal; the names sort by time within a generation and are what a reason shows.
 */
class Calendar {
    #format;
    /** @param timeZone IANA name, such as `Europe/Vienna`. @throws {RestorableError} INPUT_INVALID */
    constructor(timeZone) {
        try {
            this.#format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
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
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `"${timeZone.slice(0, 60)}" is no time zone.`, {
                hint: 'Write a name of the IANA database, such as Europe/Vienna, America/New_York or UTC.',
                cause,
            });
        }
    }
    /** Minutes from midnight on the zone's clocks, 0 to 1439: what a person there would read. */
    minuteOfDay(time) {
        const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
        return Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
    }
    names(time) {
        const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
        const year = (parts.get('year') ?? '').padStart(4, '0');
        const month = parts.get('month') ?? '';
        const day = parts.get('day') ?? '';
        // The hour that is repeated when summer time ends is two hours: only the offset tells them apart.
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
/** `2026-W47` (ISO 8601): weeks begin on Monday, and belong to the year in which their Thursday lies. */
function isoWeek(year, month, day) {
    const date = new Date(Date.UTC(year, month - 1, day));
    date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
    const ofYear = date.getUTCFullYear();
    const week = Math.ceil(((date.getTime() - Date.UTC(ofYear, 0, 1)) / 86_400_000 + 1) / 7);
    return `${String(ofYear).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}


/***/ }),

/***/ 57788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ readPolicy),
/* harmony export */   vA: () => (/* binding */ requireKeeping),
/* harmony export */   zj: () => (/* binding */ DEFAULT_POLICY)
/* harmony export */ });
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56012);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const NONE = { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
/** Hourly for a day, daily for 30 days, weekly for three months, monthly for a year. */
const DEFAULT_POLICY = {
    keepLast: 0,
    keepWithinMs: 0,
    generations: { ...NONE, hourly: 24, daily: 30, weekly: 13, monthly: 12 },
    timeZone: 'UTC',
};
/**
 * Makes a policy of what was given: only the rules that were given, or undefined when none was (a time zone is no rule).
 * @throws {RestorableError} RETENTION_EMPTY for rules that keep nothing, INPUT_INVALID for an unknown time zone
 */
function readPolicy(values) {
    const timeZone = values.timeZone ?? DEFAULT_POLICY.timeZone;
    // Named now rather than after the backup that it is to follow.
    new _calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .Calendar */ .V(timeZone);
    const given = [values.keepLast, values.keepWithinMs, ..._calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .GENERATIONS */ .g.map((name) => values[name])];
    if (given.every((value) => value === undefined))
        return undefined;
    const generations = { ...NONE };
    for (const name of _calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .GENERATIONS */ .g)
        generations[name] = values[name] ?? 0;
    const policy = { keepLast: values.keepLast ?? 0, keepWithinMs: values.keepWithinMs ?? 0, generations, timeZone };
    requireKeeping(policy);
    return policy;
}
/** @throws {RestorableError} RETENTION_EMPTY */
function requireKeeping({ keepLast, keepWithinMs, generations }) {
    if (keepLast > 0 || keepWithinMs > 0 || _calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .GENERATIONS */ .g.some((name) => generations[name] > 0))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('RETENTION_EMPTY', 'This retention policy would remove every backup.', {
        hint: 'Give at least one of keep-last, keep-within, hourly, daily, weekly, monthly and yearly a value above 0.',
    });
}


/***/ }),

/***/ 94970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SA: () => (/* binding */ planRetention),
/* harmony export */   g3: () => (/* binding */ GRACE_MS),
/* harmony export */   gb: () => (/* binding */ UNFINISHED_GRACE_MS)
/* harmony export */ });
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56012);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61417);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57788);



/**
 * Two-phase removal waits this long between taking a backup out of the catalogue and deleting its objects, and a sweep
 * touches no remains that are younger. A backup refuses to commit later than half of it after its start.
 */
const GRACE_MS = 7 * 86_400_000;
/** A file that nobody has written to for so long belongs to a run that was killed: no put of one object takes a day. */
const UNFINISHED_GRACE_MS = 86_400_000;
/**
 * Decides what is kept, newest first. Pure: nothing is read and nothing is removed.
 *
 * Backups of the same second are one moment: either all of them fill a rule's place or none, so that copies can't push
 * others out. Those beyond the accepted skew in the future are kept and fill no place; nor do those that don't count.
 * @throws {RestorableError} RETENTION_EMPTY for a policy that keeps nothing
 */
function planRetention(backups, policy, now) {
    (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .requireKeeping */ .vA)(policy);
    const reasons = new Map(backups.map((backup) => [backup.id, [...backup.pinned]]));
    const keep = (kept, reason) => {
        for (const { id } of kept)
            reasons.get(id)?.push(reason);
    };
    const calendar = new _calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .Calendar */ .V(policy.timeZone);
    const limit = now.getTime() + _catalogue_js__WEBPACK_IMPORTED_MODULE_1__/* .CLOCK_SKEW_MS */ .r;
    for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
        keep(line.filter((backup) => backup.startedAt.getTime() > limit), 'dated in the future');
        const past = line.filter((backup) => backup.startedAt.getTime() <= limit);
        applyRules(momentsOf(past), policy, calendar, keep);
    }
    const newestFirst = backups.toSorted(byTimeDescending);
    keepNeeded(newestFirst, reasons);
    return newestFirst.map(({ id }) => {
        const why = [...new Set(reasons.get(id))];
        return { id, keep: why.length > 0, reasons: why };
    });
}
function byTimeDescending(a, b) {
    return b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1);
}
/** Backups by their time, newest first. */
function momentsOf(backups) {
    return [...Map.groupBy(backups.toSorted(byTimeDescending), (backup) => backup.startedAt.getTime()).values()];
}
function applyRules(moments, policy, calendar, keep) {
    keepUntilFull(moments, 1, (moment) => keep(moment, 'newest'));
    const verified = moments.map((moment) => moment.filter((backup) => backup.verified));
    keepUntilFull(verified, 1, (moment) => keep(moment, 'newest verified'));
    keepUntilFull(moments, policy.keepLast, (moment) => keep(moment, 'last'));
    // Counted from the newest backup, not from now: when backups stop, the ones that there are stay.
    const since = timeOf(moments.find(counts) ?? moments[0] ?? []) - policy.keepWithinMs;
    const within = policy.keepWithinMs > 0 ? moments.filter((moment) => timeOf(moment) >= since) : [];
    for (const moment of within)
        keep(moment, 'within');
    const filled = new Map(_calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .GENERATIONS */ .g.map((generation) => [generation, new Set()]));
    for (const moment of moments) {
        const names = calendar.names(new Date(timeOf(moment)));
        for (const [generation, places] of filled) {
            const name = names[generation];
            if (places.size >= policy.generations[generation] || places.has(name))
                continue;
            if (counts(moment))
                places.add(name);
            keep(moment, `${generation} ${name}`);
        }
    }
}
/** Keeps moments, newest first, until so many of those that count are kept. */
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
/** Whether one of these backups fills places. */
function counts(moment) {
    return moment.some((backup) => backup.counts !== false);
}
function timeOf(moment) {
    return moment[0]?.startedAt.getTime() ?? 0;
}
/** Keeps what a kept backup needs, and what that needs, whosever line it is in. */
function keepNeeded(newestFirst, reasons) {
    const byId = new Map(newestFirst.map((backup) => [backup.id, backup]));
    const queue = newestFirst.filter((backup) => (reasons.get(backup.id)?.length ?? 0) > 0);
    for (let backup = queue.shift(); backup !== undefined; backup = queue.shift()) {
        for (const parent of backup.parents) {
            const why = reasons.get(parent);
            if (why === undefined || why.some((reason) => reason.startsWith('needed by ')))
                continue;
            const needed = byId.get(parent);
            if (why.length === 0 && needed !== undefined)
                queue.push(needed);
            why.push(`needed by ${backup.id}`);
        }
    }
}


/***/ }),

/***/ 22883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   If: () => (/* binding */ copyObjects),
/* harmony export */   RV: () => (/* binding */ freshSince),
/* harmony export */   zb: () => (/* binding */ lackingOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_retention_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94970);
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9535);
/* harmony import */ var _for_each_bounded_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31304);




/** Packs in memory at once: one on its way while the next is fetched. */
const AT_ONCE = 2;
/**
 * What a destination lacks of a backup, by key: missing, or of another size.
 * @param freshSince of a backup that is not committed there, older objects count as lacking: they are what a dead run left,
 *   and a sweep that is under way may be about to delete them
 */
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
/** Since when an object must have been written for a copy to rely on it, as a backup relies on its own. */
function freshSince(now) {
    return new Date(now.getTime() - _core_retention_js__WEBPACK_IMPORTED_MODULE_1__/* .GRACE_MS */ .g3 / 2);
}
/**
 * Fetches each object that a target lacks once, checked against its size and SHA-256, and puts it there. Data comes before
 * lists, in the order of the objects. A target that fails is left out from then on; its failure is in it.
 * @param order the destinations that have the backup; one is not asked for what it lacks itself
 * @returns what was wrong with copies that were passed over
 * @throws {RestorableError} BACKUP_DAMAGED or OBJECT_MISSING when no destination has a good copy of an object; the error of a
 *   source that is the only one left
 */
async function copyObjects(objects, order, targets, at) {
    const problems = [];
    const isWanted = ({ key }) => targets.some((target) => lacks(target, key));
    await (0,_for_each_bounded_js__WEBPACK_IMPORTED_MODULE_3__/* .forEachBounded */ .a)(objects.filter(isWanted), AT_ONCE, async (object) => {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(at.signal);
        const takers = targets.filter((target) => lacks(target, object.key));
        if (takers.length === 0)
            return;
        const isLacking = (source) => targets.some((each) => each.storage === source && each.lacking.has(object.key));
        const good = order.current.filter((source) => !isLacking(source));
        // Where none has it as it should be, an older version of it may.
        const from = good.length === 0 || good.length === order.all.length ? order : good;
        const bytes = await (0,_fetch_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchVerified */ .J)(from, at.root, object, at.signal, problems);
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

/***/ 36703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ readDestination),
/* harmony export */   i: () => (/* binding */ objectsOf)
/* harmony export */ });
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18790);
/* harmony import */ var _catalogue_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59104);
/* harmony import */ var _holds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36229);
/* harmony import */ var _listing_digests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(78955);
/* harmony import */ var _removal_records_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22900);





/** Reads manifests and lists the rest once. @throws the storage's errors */
async function readDestination(storage, database, rings, signal) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .objectKeys */ .uv)(database);
    const start = performance.now();
    const now = await storage.serverTime({ signal });
    const answerMs = performance.now() - start;
    // In this order: see listRemovals.
    const catalogue = await _catalogue_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupCatalogue */ .k.read({ storage, database, ring: rings.signers, signal });
    const records = await (0,_removal_records_js__WEBPACK_IMPORTED_MODULE_4__/* .listRemovals */ .Qb)(storage, keys, signal);
    const holds = await (0,_holds_js__WEBPACK_IMPORTED_MODULE_2__/* .readHolds */ .RC)(storage, keys, rings.verifiers, signal);
    const listings = new _listing_digests_js__WEBPACK_IMPORTED_MODULE_3__/* .ListingDigests */ .A();
    const signed = new Set();
    for await (const { key, sizeBytes } of storage.list(keys.root, { signal })) {
        const relative = keys.relative(key);
        listings.add(relative, sizeBytes);
        const owner = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerOfObject */ .WL)(relative);
        if (owner?.part === 'signatures')
            signed.add(owner.id);
    }
    return { storage, catalogue, records, holds, listings, signed, now, answerMs };
}
/** The objects of one backup at a destination, by key below the database's folder. @throws the storage's errors */
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

/***/ 36229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RC: () => (/* binding */ readHolds),
/* harmony export */   f3: () => (/* binding */ isOfHold),
/* harmony export */   hA: () => (/* binding */ writeHold)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69987);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _core_stored_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63239);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58860);
/* harmony import */ var _hidden_backups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23169);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29057);







const holdSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('restorable-hold/1'),
    database: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    action: zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['hold', 'release']),
    backup: zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    /** Who asked for it, as the host names them; not proven unless signed. */
    by: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    at: _core_stored_time_js__WEBPACK_IMPORTED_MODULE_2__/* .storedTime */ .t,
    /** Fingerprint of the key whose detached signature lies beside the record. */
    signer: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().nullable(),
    tool: zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
});
/** Pins a backup, or undoes that; never replaces an earlier record. @returns the record's key */
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
/** A release must come after the hold that it undoes, also when that was written by a clock that is ahead. */
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
/**
 * The backups that are held, by id. A hold counts whoever wrote it, even one that can't be read: at worst it keeps too
 * much; so does one that was hidden where the storage keeps what is deleted. A release counts only when an accepted verifier signed it, because it lets a backup be removed.
 */
async function readHolds(storage, keys, ring, signal) {
    const listed = new Map();
    for await (const key of (0,_hidden_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .keysWithHidden */ .H)(storage, keys.allHolds, signal)) {
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
/** The last moment that a key can name. */
const LAST_TIME_MS = Date.parse('9999-12-31T23:59:59.999Z');
/** Whether a key is that of a record of a hold or release, or of its signature. */
function isOfHold(key) {
    return nameOf(key.replace(/\.asc$/, '')) !== undefined;
}
/** What a record's key says. */
function nameOf(key) {
    const { id, file = '' } = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .recordInKey */ .sI)(key, 'holds') ?? {};
    const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(hold|release)\.json$/.exec(file);
    if (id === undefined || match === null)
        return undefined;
    const [, year, month, day, hour, minute, second, ms, action] = match;
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
    return Number.isNaN(at.getTime()) ? undefined : { key, id, at, action: action };
}
async function stateOf(storage, keys, records, ring, signal) {
    // Of one moment the hold comes first, so that it wins.
    const newestFirst = records.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.action === 'hold' ? -1 : 1));
    for (const record of newestFirst) {
        const stored = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .getRecord */ .EI)(storage, record.key, signal);
        const parsed = stored && holdSchema.safeParse(stored.json).data;
        if (record.action === 'hold')
            return { reason: parsed?.reason ?? 'a record that can not be read', since: record.at };
        if (stored === undefined || parsed === undefined || ring === undefined)
            continue;
        // What is signed must be what the key says: a signed release that is copied under a newer name releases nothing.
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

/***/ 78955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ ListingDigests),
/* harmony export */   p: () => (/* binding */ listingDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);


/**
 * A digest of names and sizes of each backup's objects, made in one pass over a listing: what a destination has of ten thousand
 * backups, in little memory. It is compared with that of the backup's own list.
 */
class ListingDigests {
    #hashes = new Map();
    #done = new Map();
    /** Takes an object of a listing, which comes in byte order. @param relative the key below the database's folder */
    add(relative, sizeBytes) {
        const owner = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOfObject */ .WL)(relative);
        if (owner === undefined || !isListed(owner.part))
            return;
        const hash = this.#hashes.get(owner.id) ?? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        hash.update(line(relative, sizeBytes));
        this.#hashes.set(owner.id, hash);
    }
    /** The backups of which there are objects, committed or not. */
    get ids() {
        return [...this.#hashes.keys()];
    }
    /** To be asked when the listing is complete. */
    get(id) {
        const digest = this.#done.get(id) ?? this.#hashes.get(id)?.digest('hex');
        if (digest !== undefined)
            this.#done.set(id, digest);
        return digest;
    }
}
/** The digest of a destination that has all of these objects, with their sizes, and no other of the backup. */
function listingDigest(objects) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    // Listings come in byte order, and keys are ASCII.
    for (const { key, sizeBytes } of objects.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
        hash.update(line(key, sizeBytes));
    }
    return hash.digest('hex');
}
function line(relative, sizeBytes) {
    return `${relative} ${sizeBytes}\n`;
}
/** The parts of a backup that its manifest names by hash, through its lists. */
function isListed(part) {
    return part !== 'signatures' && part !== 'verifications' && part !== 'holds';
}


/***/ }),

/***/ 77672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readNamedObjects),
/* harmony export */   M: () => (/* binding */ readNamed)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40794);
/* harmony import */ var _object_lists_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33848);
/* harmony import */ var _source_order_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20031);





/**
 * Reads a backup's manifest and lists of objects from whichever destination has good ones.
 * @param sources destinations that have this manifest
 * @throws {RestorableError} BACKUP_DAMAGED, BACKUP_FORMAT, OBJECT_MISSING where none has, and the storage's errors
 */
async function readNamed(sources, database, backup, signal) {
    const stored = await manifestOf(sources, database, backup, signal);
    return { stored, objects: await readNamedObjects(sources, database, stored.manifest, signal) };
}
/**
 * Reads a backup's lists of objects.
 * @returns all objects that are named by hash, the parts of the list itself last
 * @throws as readNamed
 */
async function readNamedObjects(sources, database, manifest, signal) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const data = await (0,_object_lists_js__WEBPACK_IMPORTED_MODULE_3__/* .readObjectList */ ._)(sources, keys, manifest, signal, []);
    const parts = manifest.objects.map((part, index) => ({
        key: keys.relative(keys.objects(manifest.id, index)),
        ...part,
    }));
    return [...data, ...parts];
}
function manifestOf(sources, database, { id, manifestSha256 }, signal) {
    return (0,_source_order_js__WEBPACK_IMPORTED_MODULE_4__/* .firstGood */ .C)(sources, signal, [], async (source) => {
        const stored = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(source, database, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database).manifest(id), signal);
        if (stored.sha256 === manifestSha256)
            return stored;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `The manifest of ${id} at ${source.label} changed meanwhile.`, {
            hint: 'Run sync again.',
        });
    });
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
