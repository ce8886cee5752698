export const id = 3387;
export const ids = [3387];
export const modules = {

/***/ 72142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hz: () => (/* binding */ DAMAGED_HERE),
/* harmony export */   jU: () => (/* binding */ evidenceSchema),
/* harmony export */   nP: () => (/* binding */ writeEvidence),
/* harmony export */   vy: () => (/* binding */ weighRecords)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69987);
/* harmony import */ var _core_stored_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63239);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29057);



/** The code of what failed where only the copy beside the record is damaged. */
const DAMAGED_HERE = 'copy-damaged';
const evidenceSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('restorable-verification/1'),
    /** A record of one database says nothing of another, though the same verifier signed it. */
    database: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    backup: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
    /** The destinations that were read, in order, without anything secret. */
    readFrom: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    verdict: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['passed', 'failed']),
    /** Set where the verdict is about the backup, but the copy at this destination was not read from beginning to end. */
    copy: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('not read').optional(),
    checks: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ passed: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), failed: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), skipped: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() }),
    /** What failed: groups of checks and codes of errors, never a name that somebody gave to a table or a check. */
    failed: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ code: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[A-Za-z_-]{1,40}$/), count: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().positive() })),
    /** The sealed names and texts beside the record: `….details.zst.pgp`. */
    details: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ sha256: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), sizeBytes: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() }).nullable(),
    authenticatedBy: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    target: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['ephemeral', 'scratch']),
    startedAt: _core_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t,
    finishedAt: _core_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t,
    restoreMs: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nullable(),
    backupAgeMs: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    verifier: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    tool: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
});
/**
 * Puts a verification's record beside the backup, after its details, and with its detached signature when there is a verifier key.
 * @param details what `evidence.details` names
 * @returns the record's key
 */
async function writeEvidence(destination, keys, evidence, details, signer, signal) {
    const { id } = evidence.backup;
    const finishedAt = new Date(evidence.finishedAt);
    const key = keys.verification(id, finishedAt);
    if (details !== undefined) {
        await destination.put(keys.verificationDetails(id, finishedAt), details.parts, { sha256: details.sha256, signal });
    }
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_1__/* .putRecord */ .j8)(destination, key, evidence, signer, signal);
    return key;
}
/**
 * What the records of a destination say of the copies there.
 * @param records newest first
 * @returns the newest that was made by reading the copy, or a newer one of a backup that failed elsewhere and has not passed
 *   since; what passed elsewhere says nothing of this copy
 */
async function weighRecords(records) {
    let hasPassedSince = false;
    for await (const record of records) {
        if (record.copy === undefined)
            return record;
        if (record.verdict === 'failed' && !hasPassedSince)
            return record;
        hasPassedSince ||= record.verdict === 'passed';
    }
    return undefined;
}


/***/ }),

/***/ 31320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ GapRecords),
/* harmony export */   o: () => (/* binding */ writeGap)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69987);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18790);
/* harmony import */ var _core_stored_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63239);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58860);
/* harmony import */ var _removal_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22900);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29057);






/** Records of one gap that are read: whoever may put could put thousands. */
const READ_OF_ONE = 20;
const link = zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() });
const gapSchema = zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz('restorable-gap/1'),
    database: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    /** The backup that is not here, as the next one names it; of `begins`, the one that is here and names none. */
    backup: link,
    /**
     * `removed`: by a prune; `missed`: this destination did not get it; `accepted`: somebody took it for lost; `begins`: somebody
     * accepted that it names no backup before it, although `older` was there.
     */
    reason: zod__WEBPACK_IMPORTED_MODULE_5__/* ["enum"] */ .k5n(['removed', 'missed', 'accepted', 'begins']),
    /** The newest before it that was here then; null: there was none. */
    older: link.nullable(),
    at: _core_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t,
    ..._signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .signedBy */ .qI,
    tool: zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() }),
});
/** Why backups are not at a destination: its records of removal, and those that outlive them. Listed at once, read when asked for. */
class GapRecords {
    #options;
    #pruned;
    /** Keys by backup id, newest first. */
    #keysOf;
    constructor(options, pruned, keysOf) {
        this.#options = options;
        this.#pruned = new Set(pruned);
        this.#keysOf = keysOf;
    }
    /** To be opened after the manifests were listed. @throws the storage's errors */
    static async open(options) {
        const { storage, keys, signal } = options;
        const keysOf = new Map();
        for await (const { key } of storage.list(keys.allGaps, { signal })) {
            const { id, file } = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .recordInKey */ .sI)(key, 'gaps') ?? {};
            if (id === undefined || !file?.endsWith('.json'))
                continue;
            const known = keysOf.get(id);
            if (known === undefined)
                keysOf.set(id, [key]);
            else
                known.push(key);
        }
        // Listings come in byte order, so that the newest is the last.
        for (const known of keysOf.values())
            known.reverse();
        return new GapRecords(options, (await (0,_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .listRemovals */ .Qb)(storage, keys, signal)).keys(), keysOf);
    }
    /** Whether somebody has to have signed what counts here. */
    get isAuthenticated() {
        return this.#options.ring !== undefined;
    }
    /** Ids with records of gaps. */
    get ids() {
        return [...this.#keysOf.keys()];
    }
    keysOf(id) {
        return this.#keysOf.get(id) ?? [];
    }
    /** Whether there is any record about a backup, believed or not. */
    isClaimed(id) {
        return this.#pruned.has(id) || this.#keysOf.has(id);
    }
    /** What the newest record of the gap, or else that of a removal says; see `Explain`. */
    async explain(missing) {
        return (await this.reason(missing))?.older;
    }
    /** Why a backup is not here; undefined where no record that is believed says it. */
    async reason(missing) {
        // First the one that leads past others: what lay before a removed backup may be gone with its record.
        return (await this.recorded(missing)) ?? this.#removed(missing);
    }
    /** Where the record of a newer backup leads to an older one than this, or to none: what lay between them had its reason. */
    async past(id) {
        for (const newer of this.ids.filter((each) => each > id)) {
            const record = await this.#believed(newer, ({ reason }) => reason !== 'begins');
            if (record !== undefined && (record.older === null || record.older.id < id))
                return record.older;
        }
        return undefined;
    }
    /** Of a backup of which a record of removal is still there. */
    async #removed({ id, manifestSha256 }) {
        const { storage, keys, ring, signal } = this.#options;
        if (!this.#pruned.has(id))
            return undefined;
        const removed = await (0,_removal_records_js__WEBPACK_IMPORTED_MODULE_3__/* .readRemoval */ .hf)(storage, keys, id, ring, signal);
        if (removed?.manifestSha256 !== manifestSha256)
            return undefined;
        const older = removed.manifest.predecessor ?? (await this.begins({ id, manifestSha256 }))?.older ?? null;
        return { reason: 'removed', older };
    }
    /** The newest record of a gap that is believed. */
    recorded({ id, manifestSha256 }) {
        const isAbout = ({ backup, reason }) => backup.manifestSha256 === manifestSha256 && reason !== 'begins';
        return this.#believed(id, isAbout);
    }
    /** What somebody accepted as coming before a backup that names none. */
    begins({ id, manifestSha256 }) {
        const isAbout = ({ backup, reason }) => backup.manifestSha256 === manifestSha256 && reason === 'begins';
        return this.#believed(id, isAbout);
    }
    async #believed(id, isAbout) {
        const { storage, keys, ring, signal } = this.#options;
        for (const key of this.keysOf(id).slice(0, READ_OF_ONE)) {
            const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .getRecord */ .EI)(storage, key, signal);
            const parsed = record && gapSchema.safeParse(record.json).data;
            if (record === undefined || parsed === undefined || !isAbout(parsed))
                continue;
            if (parsed.database !== keys.database)
                continue;
            // An old one, signature and all, that is copied to a newer name says nothing.
            if (keys.gap(parsed.backup.id, new Date(parsed.at)) !== key)
                continue;
            if (await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .isSignedBy */ .s3)(ring, { storage, keys, id, key, ...record }, parsed, signal))
                return { ...parsed, key };
        }
        return undefined;
    }
}
/** Records why a backup is not at a destination; never replaces an earlier record. @returns the record's key */
async function writeGap(storage, keys, facts, signer, signal) {
    const now = await storage.serverTime({ signal });
    const record = {
        format: 'restorable-gap/1',
        database: keys.database,
        ...facts,
        at: now.toISOString(),
        ...(0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .namesOf */ .eZ)(signer),
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_2__/* .TOOL */ .j,
    };
    const key = keys.gap(facts.backup.id, now);
    // Not locked: it goes when no backup names this one any more.
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_4__/* .putRecord */ .j8)(storage, key, record, signer, signal, { unlocked: true });
    return key;
}


/***/ }),

/***/ 37221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ gapsAmong),
  G: () => (/* binding */ tidyGaps)
});

// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(18790);
;// CONCATENATED MODULE: ./build/core/line.js
/**
 * Follows each backup to its predecessor and finds those that are missing. Several may name the same one: runs at the same time.
 * @param backups those that count, of all destinations together
 * @param present every manifest that is there, counted or not: what an accepted backup names by hash is authentic
 */
async function findGaps(backups, present, explain) {
    const isThere = ({ id, manifestSha256 }) => present.get(id)?.has(manifestSha256) === true;
    const ids = backups.map(({ id }) => id).toSorted();
    const gaps = new Map();
    for (const backup of backups.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        if (backup.predecessor === null)
            continue;
        const missing = await endOfLine(backup.predecessor, isThere, explain);
        if (missing === null || isThere(missing) || gaps.has(missing.id))
            continue;
        const older = ids.findLast((id) => id < missing.id);
        gaps.set(missing.id, { missing, newer: backup.id, older, isReplaced: present.has(missing.id) });
    }
    return [...gaps.values()];
}
/**
 * Finds backups that name none before them, although one was committed before they began: a run that did not accept it, or was not
 * shown it. What was removed between the two would be missed by nobody.
 * @param backups those that count, of one destination
 */
function findNewStarts(backups) {
    const oldestFirst = backups.toSorted((a, b) => a.finishedAt.getTime() - b.finishedAt.getTime());
    return oldestFirst.flatMap((newer) => {
        if (newer.predecessor !== null)
            return [];
        // Not one that was made at the same time: neither could know the other.
        const older = oldestFirst.findLast((each) => each !== newer && each.finishedAt <= newer.begunAt);
        return older === undefined ? [] : { newer, older };
    });
}
/**
 * Follows what explains that backups are not there.
 * @returns the first that is there or that nothing explains; null where nothing older was left
 */
async function endOfLine(first, isThere, explain) {
    const seen = new Set();
    let link = first;
    while (!isThere(link)) {
        // Records lead to older backups only; what somebody planted may lead in a circle.
        const next = seen.has(link.id) ? undefined : await explain(link);
        if (next === undefined)
            return link;
        if (next === null)
            return null;
        seen.add(link.id);
        link = next;
    }
    return link;
}

// EXTERNAL MODULE: ./build/repository/gap-records.js
var gap_records = __webpack_require__(31320);
// EXTERNAL MODULE: ./build/repository/removal.js
var removal = __webpack_require__(49263);
;// CONCATENATED MODULE: ./build/repository/line.js




/**
 * Finds backups that others name as their predecessors and that are nowhere, although no record that is believed says why. A backup
 * that one destination missed is no gap where another has it.
 */
async function gapsAmong(places) {
    const backups = new Map();
    const newStarts = new Map();
    for (const { catalogue, gaps } of places) {
        for (const each of catalogue.backups) {
            if (backups.get(each.id)?.predecessor == null)
                backups.set(each.id, await continued(each, gaps));
        }
    }
    for (const { catalogue, gaps } of places) {
        // Where everybody's backups count, whoever may put one could make any other look like this.
        if (!gaps.isAuthenticated)
            continue;
        for (const found of findNewStarts(catalogue.backups)) {
            // Accepted at one destination is accepted: the record is about the backup, not about a copy.
            if (backups.get(found.newer.id)?.predecessor === null)
                newStarts.set(found.newer.id, found);
        }
    }
    const found = await findGaps([...backups.values()], presentAt(places), (missing) => explainAmong(places, missing));
    const missing = found.map(async (gap) => ({ ...gap, isClaimed: await isClaimed(places, gap.missing) }));
    return [...(await Promise.all(missing)), ...newStarts.values()];
}
/** A backup with the one before it that somebody accepted, where it names none itself. */
async function continued(backup, gaps) {
    if (backup.predecessor !== null)
        return backup;
    return { ...backup, predecessor: (await gaps.begins(backup))?.older ?? null };
}
/** Whether there is a record about a backup that is not believed. */
async function isClaimed(places, missing) {
    for (const { gaps } of places) {
        if (gaps.isClaimed(missing.id) && (await gaps.reason(missing)) === undefined)
            return true;
    }
    return false;
}
/** What explains, at several places together, that a backup is at none of them. */
async function explainAmong(places, missing) {
    const ends = [];
    for (const { gaps } of places) {
        const found = await gaps.reason(missing);
        if (found !== undefined && found.reason !== 'missed')
            return found.older;
        // That one destination did not get it says nothing of the others: it was committed somewhere.
        const end = found === undefined ? await gaps.past(missing.id) : found.older;
        if (end !== undefined)
            ends.push(end);
    }
    if (ends.length < places.length)
        return undefined;
    return ends.flatMap((end) => end ?? []).toSorted((a, b) => (a.id < b.id ? 1 : -1))[0] ?? null;
}
/** Whether a manifest is at one of the places, counted or not: what an accepted backup names by hash is authentic. */
function presenceIn(places) {
    const present = presentAt(places);
    return ({ id, manifestSha256 }) => present.get(id)?.has(manifestSha256) === true;
}
function presentAt(places) {
    const present = new Map();
    for (const { catalogue } of places) {
        for (const { id, manifestSha256 } of [...catalogue.backups, ...catalogue.uncounted]) {
            const known = present.get(id) ?? new Set();
            if (manifestSha256 !== undefined)
                known.add(manifestSha256);
            present.set(id, known);
        }
    }
    return present;
}
/**
 * Keeps the line explained before records of removal are deleted: of each backup whose predecessor is not here one record is left,
 * which leads to the newest older one that is. Records that no backup needs any more go.
 */
async function tidyGaps(context, at, tidying) {
    const { storage, database, signer, signal } = context;
    const keys = (0,core_keys/* objectKeys */.uv)(database);
    const isThere = presenceIn([at]);
    const named = new Set();
    /** Of the backups that are not here, those whose records lead from one that is here to the next. */
    const needed = new Set();
    if (tidying.accept)
        await acceptNewStarts(context, at);
    const starts = await Promise.all(at.catalogue.backups.map((backup) => continued(backup, at.gaps)));
    for (const [index, { id }] of starts.entries())
        if (at.catalogue.backups[index]?.predecessor === null)
            needed.add(id);
    for (const { predecessor } of [...starts, ...at.catalogue.uncounted]) {
        if (predecessor === null || named.has(predecessor.id) || isThere(predecessor))
            continue;
        named.add(predecessor.id);
        const known = await at.gaps.recorded(predecessor);
        const { found, passed } = await explanationOf(predecessor, at, tidying);
        if (found === undefined || (known !== undefined && known.older?.id === found.older?.id)) {
            for (const id of passed)
                needed.add(id);
            continue;
        }
        needed.add(predecessor.id);
        await (0,gap_records/* writeGap */.o)(storage, keys, { backup: predecessor, ...found }, signer, signal);
        if (known !== undefined)
            await deleteGap(context, known.key);
    }
    const unneeded = at.gaps.ids.filter((id) => !needed.has(id)).flatMap((id) => at.gaps.keysOf(id));
    for (const key of unneeded)
        await deleteGap(context, key);
}
/** Signs that nothing has to lie between a backup that names none and the newest older one. */
async function acceptNewStarts({ storage, database, signer, signal }, at) {
    for (const { newer, older } of findNewStarts(at.catalogue.backups)) {
        if ((await at.gaps.begins(newer)) !== undefined)
            continue;
        const facts = { backup: linkTo(newer), reason: 'begins', older: linkTo(older) };
        await (0,gap_records/* writeGap */.o)(storage, (0,core_keys/* objectKeys */.uv)(database), facts, signer, signal);
    }
}
function linkTo({ id, manifestSha256 }) {
    return { id, manifestSha256 };
}
/** Why a backup is not here. */
async function explanationOf(missing, at, { leaving, accept }) {
    const isThere = presenceIn([at]);
    const passed = [];
    const end = await endOfLine(missing, isThere, async (link) => {
        passed.push(link.id);
        return at.gaps.explain(link);
    });
    const isLost = end !== null && !isThere(end);
    if (isLost && accept)
        return { found: { reason: 'accepted', older: newestBefore(at.catalogue, end.id) }, passed };
    // One that is lost stays visible as such: the record leads to it.
    const isLeaving = passed.some((id) => leaving.has(id)) && end?.id !== missing.id;
    return { found: isLeaving ? { reason: 'removed', older: end } : undefined, passed };
}
async function deleteGap(context, key) {
    for (const suffix of ['', '.asc'])
        await (0,removal/* deleteUnlessLocked */.yD)(context.storage, `${key}${suffix}`, context);
}
function newestBefore(catalogue, id) {
    const older = catalogue.backups.findLast((backup) => backup.id < id);
    return older === undefined ? null : linkTo(older);
}


/***/ }),

/***/ 39407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ VerificationLog)
/* harmony export */ });
/* harmony import */ var _core_catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61417);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _evidence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72142);
/* harmony import */ var _hidden_backups_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23169);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80291);
/* harmony import */ var _read_ahead_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(10023);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29057);







/** Records that are read at once. */
const READS_AHEAD = 4;
/** The verification records of a database at one destination: listed at once, read when asked for. */
class VerificationLog {
    #options;
    /** Keys by backup id, newest first. */
    #keysOf;
    #known = new Map();
    constructor(options, keysOf) {
        this.#options = options;
        this.#keysOf = keysOf;
    }
    static async open(options) {
        const keysOf = new Map();
        const { storage, keys, signal } = options;
        for await (const key of (0,_hidden_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .keysWithHidden */ .H)(storage, keys.allVerifications, signal)) {
            const { id, file } = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .recordInKey */ .sI)(key, 'verifications') ?? {};
            if (id === undefined || !file?.endsWith('.json'))
                continue;
            const known = keysOf.get(id);
            if (known === undefined)
                keysOf.set(id, [key]);
            else
                known.push(key);
        }
        for (const known of keysOf.values())
            known.sort((a, b) => (a < b ? 1 : -1));
        return new VerificationLog(options, keysOf);
    }
    /** The accepted record that counts of the copy of a backup here, about the manifest as it is stored now. */
    of(backup) {
        return (0,_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .weighRecords */ .vy)(this.#recordsOf(backup));
    }
    /** Whether a copy of this backup elsewhere passed the last verification. */
    async hasPassedElsewhere(backup) {
        for await (const { verdict, copy } of this.#recordsOf(backup))
            return verdict === 'passed' && copy !== undefined;
        return false;
    }
    /** The newest accepted record of all that counts here; that of a backup which was removed since counts too. */
    last() {
        return (0,_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .weighRecords */ .vy)(this.#read(this.#allKeys()));
    }
    /** The newest accepted record for which a copy here was read. */
    async lastRead() {
        for await (const evidence of this.#read(this.#allKeys()))
            if (evidence.copy === undefined)
                return evidence;
        return undefined;
    }
    #allKeys() {
        const time = (key) => key.slice(key.lastIndexOf('/') + 1);
        return [...this.#keysOf.values()].flat().sort((a, b) => (time(a) < time(b) ? 1 : -1));
    }
    async *#recordsOf({ id, manifestSha256 }) {
        for await (const evidence of this.#read(this.#keysOf.get(id) ?? [])) {
            if (evidence.backup.manifestSha256 === manifestSha256)
                yield evidence;
        }
    }
    async *#read(keys) {
        for await (const evidence of (0,_read_ahead_js__WEBPACK_IMPORTED_MODULE_6__/* .mapAhead */ .M)(keys.length, READS_AHEAD, (at) => this.#accepted(keys[at] ?? ''))) {
            if (evidence !== undefined)
                yield evidence;
        }
    }
    #accepted(key) {
        const known = this.#known.get(key) ?? this.#fetch(key);
        this.#known.set(key, known);
        return known;
    }
    async #fetch(key) {
        const { storage, signal } = this.#options;
        const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .getRecord */ .EI)(storage, key, signal);
        const evidence = record && (await this.#weigh(key, record));
        if (evidence !== undefined)
            return evidence;
        // Whoever deletes or replaces a record where the storage keeps what was there must not undo what it says.
        const accept = (bytes) => this.#weigh(key, (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .recordOf */ .zv)(bytes));
        return (await (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_4__/* .olderCopy */ .E)([storage], key, _signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .RECORD_MAX_BYTES */ .xy, signal, [], accept))?.value;
    }
    async #weigh(key, record) {
        const { storage, keys, ring, now, signal } = this.#options;
        const evidence = _evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .evidenceSchema */ .jU.safeParse(record.json).data;
        if (evidence === undefined)
            return undefined;
        const finishedAt = new Date(evidence.finishedAt);
        // A record, signature and all, that is copied to a newer name, to another backup or another database is not evidence.
        if (evidence.database !== keys.database)
            return undefined;
        if (keys.verification(evidence.backup.id, finishedAt) !== key)
            return undefined;
        if (finishedAt.getTime() > now.getTime() + _core_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOCK_SKEW_MS */ .r)
            return undefined;
        if (ring === undefined)
            return evidence;
        const by = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .signerOfRecord */ .vw)(storage, key, record.bytes, ring, signal);
        return by === undefined ? undefined : evidence;
    }
}


/***/ })

};
