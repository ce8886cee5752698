export const id = 3136;
export const ids = [3136];
export const modules = {

/***/ 48535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K0: () => (/* binding */ openRings),
/* harmony export */   U1: () => (/* binding */ retainable),
/* harmony export */   mV: () => (/* binding */ readRetentionState)
/* harmony export */ });
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18790);
/* harmony import */ var _openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60719);
/* harmony import */ var _repository_catalogue_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59104);
/* harmony import */ var _repository_holds_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36229);
/* harmony import */ var _repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(10023);
/* harmony import */ var _repository_removal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49263);
/* harmony import */ var _repository_verification_log_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39407);







/** Backups whose records are read at once. */
const LOOKED_AT_ONCE = 4;
/** @throws {RestorableError} KEY_INVALID */
async function openRings(settings) {
    return {
        signers: settings.signers.length > 0 ? await (0,_openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .T)(settings.signers) : undefined,
        verifiers: settings.verifiers.length > 0 ? await (0,_openpgp_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .T)(settings.verifiers) : undefined,
    };
}
/** Reads manifests, and lists records, holds and verifications. @throws the storage's errors */
async function readRetentionState(storage, database, rings, signal) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .objectKeys */ .uv)(database);
    const now = await storage.serverTime({ signal });
    // In this order: see listRemovals.
    const catalogue = await _repository_catalogue_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupCatalogue */ .k.read({ storage, database, ring: rings.signers, signal });
    const records = await (0,_repository_removal_js__WEBPACK_IMPORTED_MODULE_4__/* .listRemovals */ .Qb)(storage, keys, signal);
    const holds = await (0,_repository_holds_js__WEBPACK_IMPORTED_MODULE_3__/* .readHolds */ .R)(storage, keys, rings.verifiers, signal);
    const log = await _repository_verification_log_js__WEBPACK_IMPORTED_MODULE_5__/* .VerificationLog */ .C.open({ storage, keys, ring: rings.verifiers, now, signal });
    return { catalogue, records, holds, log, now };
}
/** What the plan needs; only the newest verified backup of each source is looked for, not every verification. */
async function retainable(state) {
    const { catalogue, holds, log } = state;
    const { backups, newestUnknown } = catalogue;
    const neededByUncounted = new Set(catalogue.uncounted.flatMap((each) => each.parents ?? []));
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
            pinned.push(`held: ${held.reason}`);
        if (verifiedElsewhere.has(backup.id))
            pinned.push('newest verified at another destination');
        if (neededByUncounted.has(backup.id))
            pinned.push('needed by a backup that does not count');
        if (newestUnknown !== undefined && backup.startedAt < newestUnknown.startedAt)
            pinned.push(`may be needed by ${newestUnknown.id}, which can't be read`);
        const { id, startedAt, source } = backup;
        const parents = backup.parents.map((parent) => parent.id);
        return { id, startedAt, source, parents, verified: verified.has(id), pinned };
    });
}
/**
 * The newest backup of which the copy here passed, and a newer one of which another destination's copy did: that one is known
 * to restore, but this copy of it is not.
 */
async function newestVerified(log, line) {
    let elsewhere;
    const newestFirst = line.toReversed();
    const read = async (at) => {
        const backup = newestFirst[at];
        return { backup, verdict: (await log.of(backup))?.verdict };
    };
    for await (const { backup, verdict } of (0,_repository_read_ahead_js__WEBPACK_IMPORTED_MODULE_6__/* .mapAhead */ .M)(newestFirst.length, LOOKED_AT_ONCE, read)) {
        if (verdict === 'passed')
            return { here: backup.id, elsewhere };
        if (verdict === undefined && elsewhere === undefined && (await log.hasPassedElsewhere(backup))) {
            elsewhere = backup.id;
        }
    }
    return { here: undefined, elsewhere };
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
/* harmony export */   S: () => (/* binding */ planRetention),
/* harmony export */   g: () => (/* binding */ GRACE_MS)
/* harmony export */ });
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56012);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61417);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57788);



/**
 * Two-phase removal waits this long between taking a backup out of the catalogue and deleting its objects, and a sweep
 * touches no remains that are younger. A backup refuses to commit later than half of it after its start.
 */
const GRACE_MS = 7 * 86_400_000;
/**
 * Decides what is kept, newest first. Pure: nothing is read and nothing is removed.
 *
 * Backups of the same second are one moment: either all of them fill a rule's place or none, so that copies can't push
 * others out. Those beyond the accepted skew in the future are kept and fill no place.
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
    const newest = moments[0];
    if (newest === undefined)
        return;
    keep(newest, 'newest');
    const verified = moments.map((moment) => moment.filter((backup) => backup.verified));
    keep(verified.find((moment) => moment.length > 0) ?? [], 'newest verified');
    for (const moment of moments.slice(0, policy.keepLast))
        keep(moment, 'last');
    // Counted from the newest backup, not from now: when backups stop, the ones that there are stay.
    const since = timeOf(newest) - policy.keepWithinMs;
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
            places.add(name);
            keep(moment, `${generation} ${name}`);
        }
    }
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

/***/ 59104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ BackupCatalogue)
/* harmony export */ });
/* harmony import */ var _core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18790);
/* harmony import */ var _authenticity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12850);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40794);
/* harmony import */ var _read_ahead_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10023);






/** Manifests that are read at once: enough to hide a distant storage's delay, and 16 times 8 KiB of memory. */
const READS_AHEAD = 16;
/** The committed backups of a database at one destination, as of the last listing. */
class BackupCatalogue {
    #options;
    #backups = new Map();
    #uncounted = new Map();
    constructor(options) {
        this.#options = options;
    }
    /** Lists and reads every manifest. @throws the storage's errors */
    static async read(options) {
        const catalogue = new BackupCatalogue(options);
        await catalogue.refresh();
        return catalogue;
    }
    /** Oldest first. */
    get backups() {
        return [...this.#backups.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    }
    get uncounted() {
        return [...this.#uncounted.values()];
    }
    get(id) {
        return this.#backups.get(id);
    }
    /** Whether there is a manifest of this id, valid or not. */
    has(id) {
        return this.#backups.has(id) || this.#uncounted.has(id);
    }
    /** Lists again, forgets what is gone and reads what is new. */
    async refresh() {
        const { storage, database, signal } = this.#options;
        const listed = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .listBackupIds */ .hf)(storage, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database), signal);
        const there = new Set(listed);
        for (const known of [this.#backups, this.#uncounted]) {
            for (const id of known.keys())
                if (!there.has(id))
                    known.delete(id);
        }
        const fresh = listed.filter((id) => !this.has(id));
        for await (const facts of (0,_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__/* .mapAhead */ .M)(fresh.length, READS_AHEAD, (at) => this.#read(fresh[at] ?? ''))) {
            if (facts === undefined)
                continue;
            if ('reason' in facts)
                this.#uncounted.set(facts.id, facts);
            else
                this.#backups.set(facts.id, facts);
        }
    }
    /** Ids that the manifests need, those of `except` left out of account; what can't be read is not in it. */
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
    /**
     * The newest manifest whose needs nobody can read. It may need anything that is older, so nothing older may go. A full
     * needs nothing, whatever its manifest looks like.
     */
    get newestUnknown() {
        return this.uncounted
            .filter((each) => each.parents === undefined)
            .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())[0];
    }
    async #read(id) {
        const { storage, database, ring, signal } = this.#options;
        const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database);
        const parsed = (0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id);
        const startedAt = parsed?.startedAt ?? new Date(0);
        let parents = parsed?.kind === 'full' ? [] : undefined;
        try {
            const stored = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(storage, database, keys.manifest(id), signal);
            const facts = factsOf(stored.manifest, stored.sha256);
            parents = facts.parents.map((parent) => parent.id);
            if (ring !== undefined)
                await (0,_authenticity_js__WEBPACK_IMPORTED_MODULE_3__/* .authenticate */ .Q)([storage], keys, stored, ring, signal);
            return facts;
        }
        catch (thrown) {
            const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toRestorableError */ .tj)(thrown);
            // Another prune took it between the listing and the read.
            if (error.code === 'OBJECT_MISSING')
                return undefined;
            if (!error.isFinding)
                throw error;
            return { id, startedAt, reason: error.message, parents: await this.#withReplaced(id, parents) };
        }
    }
    /**
     * What a manifest that does not count needs, and what the good one below it does where the storage keeps what was replaced:
     * by a manifest that names no parents nobody must get those of the real one removed.
     */
    async #withReplaced(id, parents) {
        if ((0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id)?.kind === 'full')
            return parents;
        const { storage, database, ring, signal } = this.#options;
        const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKeys */ .uv)(database);
        const needs = async (older) => {
            if (ring !== undefined)
                await (0,_authenticity_js__WEBPACK_IMPORTED_MODULE_3__/* .authenticate */ .Q)([storage], keys, older, ring, signal);
            return older.manifest.parents.map((parent) => parent.id);
        };
        const replaced = await (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_4__/* .olderManifest */ .sH)([storage], database, keys.manifest(id), signal, [], needs);
        return replaced === undefined ? parents : [...(parents ?? []), ...replaced.value];
    }
}
function factsOf(manifest, manifestSha256) {
    return {
        id: manifest.id,
        kind: manifest.kind,
        startedAt: (0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(manifest.id)?.startedAt ?? new Date(manifest.startedAt),
        snapshotAt: new Date(manifest.snapshotAt),
        parents: manifest.parents,
        predecessor: manifest.predecessor?.id ?? null,
        source: `${manifest.source.salt}:${manifest.source.identity}`,
        manifestSha256,
        rawBytes: manifest.rawBytes,
        storedBytes: manifest.storedBytes,
    };
}


/***/ }),

/***/ 36229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readHolds),
/* harmony export */   h: () => (/* binding */ writeHold)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79435);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58860);
/* harmony import */ var _hidden_backups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23169);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29057);




const holdSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('restorable-hold/1'),
    action: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['hold', 'release']),
    backup: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }),
    reason: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** Who asked for it, as the host names them; not proven unless signed. */
    by: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    at: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    /** Fingerprint of the key whose detached signature lies beside the record. */
    signer: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullable(),
    tool: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }),
});
/** Pins a backup, or undoes that; never replaces an earlier record. @returns the record's key */
async function writeHold(storage, keys, facts, signer, signal) {
    // A release must come after the hold that it undoes, also when that was written by a clock that is ahead.
    const last = Math.max(0, ...(await recordsOf(storage, keys, facts.id, signal)).map(({ at }) => at.getTime()));
    const at = new Date(Math.max(facts.now.getTime(), last + 1));
    const record = {
        format: 'restorable-hold/1',
        action: facts.action,
        backup: { id: facts.id, manifestSha256: facts.manifestSha256 },
        reason: facts.reason,
        by: facts.by,
        at: at.toISOString(),
        signer: signer?.fingerprint ?? null,
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_0__/* .TOOL */ .j,
    };
    const key = keys.hold(facts.id, facts.action, at);
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_2__/* .putRecord */ .j8)(storage, key, record, signer, signal);
    return key;
}
/**
 * The backups that are held, by id. A hold counts whoever wrote it, even one that can't be read: at worst it keeps too
 * much; so does one that was hidden where the storage keeps what is deleted. A release counts only when an accepted verifier signed it, because it lets a backup be removed.
 */
async function readHolds(storage, keys, ring, signal) {
    const listed = new Map();
    for await (const key of (0,_hidden_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .keysWithHidden */ .H)(storage, keys.allHolds, signal)) {
        const named = nameOf(key);
        if (named !== undefined)
            listed.set(named.id, [...(listed.get(named.id) ?? []), named]);
    }
    const held = new Map();
    for (const [id, records] of listed) {
        const state = await stateOf(storage, keys, records, ring, signal);
        if (state !== undefined)
            held.set(id, state);
    }
    return held;
}
/** What a record's key says. */
function nameOf(key) {
    const match = /\/holds\/([^/]+)\/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(hold|release)\.json$/.exec(key);
    if (match === null)
        return undefined;
    const [, id = '', year, month, day, hour, minute, second, ms, action] = match;
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
    return Number.isNaN(at.getTime()) ? undefined : { key, id, at, action: action };
}
async function recordsOf(storage, keys, id, signal) {
    const named = [];
    for await (const object of storage.list(`${keys.allHolds}${id}/`, { signal })) {
        const record = nameOf(object.key);
        if (record !== undefined)
            named.push(record);
    }
    return named;
}
async function stateOf(storage, keys, records, ring, signal) {
    // Of one moment the hold comes first, so that it wins.
    const newestFirst = records.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.action === 'hold' ? -1 : 1));
    for (const record of newestFirst) {
        const stored = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_2__/* .getRecord */ .EI)(storage, record.key, signal);
        const parsed = stored && holdSchema.safeParse(stored.json).data;
        if (record.action === 'hold')
            return { reason: parsed?.reason ?? 'a record that can not be read', since: record.at };
        if (stored === undefined || parsed === undefined || ring === undefined)
            continue;
        // What is signed must be what the key says: a signed release that is copied under a newer name releases nothing.
        if (keys.hold(parsed.backup.id, parsed.action, new Date(parsed.at)) !== record.key)
            continue;
        if ((await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_2__/* .signerOfRecord */ .vw)(storage, record.key, stored.bytes, ring, signal)) !== undefined)
            return undefined;
    }
    return undefined;
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
