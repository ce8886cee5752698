export const id = 2061;
export const ids = [2061];
export const modules = {

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

/***/ 87377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ GapRecords),
/* harmony export */   o: () => (/* binding */ writeGap)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69987);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7240);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66117);
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7620);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58860);
/* harmony import */ var _reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(15070);
/* harmony import */ var _removal_records_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64921);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52108);








const READ_OF_ONE = 10_000;
const READS_AHEAD = 16;
const link = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), manifestSha256: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() });
const gapSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('restorable-gap/1'),
    database: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    backup: link,
    reason: zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['removed', 'missed', 'accepted', 'begins']),
    older: link.nullable(),
    at: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t,
    ..._signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .signedBy */ .qI,
    tool: zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
});
class GapRecords {
    #at;
    #ring;
    #listed;
    constructor(at, ring, listed) {
        this.#at = at;
        this.#ring = ring;
        this.#listed = listed;
    }
    static async listAfter(manifests, ring) {
        const { at } = manifests;
        const keysOf = new Map();
        for await (const { key } of at.list(at.keys.allGaps)) {
            const { id, file } = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .recordInKey */ .sI)(key, 'gaps') ?? {};
            if (id === undefined || !file?.endsWith('.json'))
                continue;
            const known = keysOf.get(id);
            if (known === undefined)
                keysOf.set(id, [key]);
            else
                known.push(key);
        }
        for (const known of keysOf.values())
            known.reverse();
        const now = keysOf.size === 0 ? new Date(0) : await at.now();
        const latest = new Date(now.getTime() + _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_2__/* .CLOCK_SKEW_MS */ .r);
        return new GapRecords(at, ring, { removals: await _removal_records_js__WEBPACK_IMPORTED_MODULE_4__/* .RemovalRecords */ .Xg.listAfter(manifests), keysOf, latest });
    }
    get isAuthenticated() {
        return this.#ring !== undefined;
    }
    get ids() {
        return [...this.#listed.keysOf.keys()];
    }
    keysOf(id) {
        return this.#listed.keysOf.get(id) ?? [];
    }
    isClaimed(id) {
        return this.#listed.removals.has(id) || this.#listed.keysOf.has(id);
    }
    async explain(missing) {
        return (await this.reason(missing))?.older;
    }
    async reason(missing) {
        return (await this.recorded(missing)) ?? this.#removed(missing);
    }
    async past(id) {
        for (const newer of this.ids.filter((each) => each > id)) {
            const record = await this.#believed(newer, ({ reason }) => reason !== 'begins');
            if (record !== undefined && (record.older === null || record.older.id < id))
                return record.older;
        }
        return undefined;
    }
    async #removed({ id, manifestSha256 }) {
        const removed = await this.#listed.removals.read(id, this.#ring);
        if (removed?.manifestSha256 !== manifestSha256)
            return undefined;
        const older = removed.manifest.predecessor ?? (await this.begins({ id, manifestSha256 }))?.older ?? null;
        return { reason: 'removed', older };
    }
    recorded({ id, manifestSha256 }) {
        const isAbout = ({ backup, reason }) => backup.manifestSha256 === manifestSha256 && reason !== 'begins';
        return this.#believed(id, isAbout);
    }
    begins({ id, manifestSha256 }) {
        const isAbout = ({ backup, reason }) => backup.manifestSha256 === manifestSha256 && reason === 'begins';
        return this.#believed(id, isAbout);
    }
    async #believed(id, isAbout) {
        const latest = this.#at.keys.gap(id, this.#listed.latest);
        const candidates = this.keysOf(id).filter((key) => key <= latest);
        const read = (key) => this.#readOne(id, key, isAbout);
        for await (const record of (0,_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_7__/* .mapAhead */ .M)(candidates.slice(0, READ_OF_ONE), READS_AHEAD, read)) {
            if (record !== undefined)
                return record;
        }
        return undefined;
    }
    async #readOne(id, key, isAbout) {
        const at = this.#at;
        const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .getRecord */ .EI)(at, key);
        const parsed = record && gapSchema.safeParse(record.json).data;
        if (record === undefined || parsed === undefined || !isAbout(parsed))
            return undefined;
        if (parsed.database !== at.name)
            return undefined;
        if (at.keys.gap(parsed.backup.id, new Date(parsed.at)) !== key)
            return undefined;
        const isBelieved = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .isSignedBy */ .s3)(this.#ring, { at, id, key, ...record }, parsed);
        return isBelieved ? { ...parsed, key } : undefined;
    }
}
async function writeGap(at, facts, signer) {
    const now = await at.now();
    const record = {
        format: 'restorable-gap/1',
        database: at.name,
        ...facts,
        at: now.toISOString(),
        ...(0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .namesOf */ .eZ)(signer),
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_3__/* .TOOL */ .j,
    };
    const key = at.keys.gap(facts.backup.id, now);
    await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_5__/* .putRecord */ .j8)(at, key, { record, signer, unlocked: true });
    return key;
}


/***/ }),

/***/ 2965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ gapsAmong),
  G: () => (/* binding */ tidyGaps)
});

;// CONCATENATED MODULE: ./build/core/planning/lineage.js
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
function findNewStarts(backups) {
    const oldestFirst = backups.toSorted((a, b) => a.finishedAt.getTime() - b.finishedAt.getTime());
    return oldestFirst.flatMap((newer) => {
        if (newer.predecessor !== null)
            return [];
        const older = oldestFirst.findLast((each) => each !== newer && each.finishedAt <= newer.begunAt);
        return older === undefined ? [] : { newer, older };
    });
}
async function endOfLine(first, isThere, explain) {
    const seen = new Set();
    let link = first;
    while (!isThere(link)) {
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

// EXTERNAL MODULE: ./build/repository/records/gap-records.js
var gap_records = __webpack_require__(87377);
// EXTERNAL MODULE: ./build/repository/removal/removal.js
var removal = __webpack_require__(37164);
;// CONCATENATED MODULE: ./build/repository/removal/lineage.js



async function gapsAmong(places) {
    const backups = new Map();
    const newStarts = new Map();
    for (const { catalog, gaps } of places) {
        for (const each of catalog.backups) {
            if (backups.get(each.id)?.predecessor == null)
                backups.set(each.id, await continued(each, gaps));
        }
    }
    for (const { catalog, gaps } of places) {
        if (!gaps.isAuthenticated)
            continue;
        for (const found of findNewStarts(catalog.backups)) {
            if (backups.get(found.newer.id)?.predecessor === null)
                newStarts.set(found.newer.id, found);
        }
    }
    const found = await findGaps([...backups.values()], presentAt(places), (missing) => explainAmong(places, missing));
    const missing = found.map(async (gap) => ({ ...gap, isClaimed: await isClaimed(places, gap.missing) }));
    return [...(await Promise.all(missing)), ...newStarts.values()];
}
async function continued(backup, gaps) {
    if (backup.predecessor !== null)
        return backup;
    return { ...backup, predecessor: (await gaps.begins(backup))?.older ?? null };
}
async function isClaimed(places, missing) {
    for (const { gaps } of places) {
        if (gaps.isClaimed(missing.id) && (await gaps.reason(missing)) === undefined)
            return true;
    }
    return false;
}
async function explainAmong(places, missing) {
    const ends = [];
    for (const { gaps } of places) {
        const found = await gaps.reason(missing);
        if (found !== undefined && found.reason !== 'missed')
            return found.older;
        const end = found === undefined ? await gaps.past(missing.id) : found.older;
        if (end !== undefined)
            ends.push(end);
    }
    if (ends.length < places.length)
        return undefined;
    return ends.flatMap((end) => end ?? []).toSorted((a, b) => (a.id < b.id ? 1 : -1))[0] ?? null;
}
function presenceIn(places) {
    const present = presentAt(places);
    return ({ id, manifestSha256 }) => present.get(id)?.has(manifestSha256) === true;
}
function presentAt(places) {
    const present = new Map();
    for (const { catalog } of places) {
        for (const { id, manifestSha256 } of [...catalog.backups, ...catalog.uncounted]) {
            const known = present.get(id) ?? new Set();
            if (manifestSha256 !== undefined)
                known.add(manifestSha256);
            present.set(id, known);
        }
    }
    return present;
}
async function tidyGaps(context, at, tidying) {
    const { signer } = context;
    const isThere = presenceIn([at]);
    const named = new Set();
    const needed = new Set();
    if (tidying.accept)
        await acceptNewStarts(context, at);
    const starts = await Promise.all(at.catalog.backups.map((backup) => continued(backup, at.gaps)));
    for (const [index, { id }] of starts.entries())
        if (at.catalog.backups[index]?.predecessor === null)
            needed.add(id);
    for (const { predecessor } of [...starts, ...at.catalog.uncounted]) {
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
        await (0,gap_records/* writeGap */.o)(context.at, { backup: predecessor, ...found }, signer);
        if (known !== undefined)
            await deleteGap(context, known.key);
    }
    const unneeded = at.gaps.ids.filter((id) => !needed.has(id)).flatMap((id) => at.gaps.keysOf(id));
    for (const key of unneeded)
        await deleteGap(context, key);
}
async function acceptNewStarts({ at, signer }, { catalog, gaps }) {
    for (const { newer, older } of findNewStarts(catalog.backups)) {
        if ((await gaps.begins(newer)) !== undefined)
            continue;
        const facts = { backup: linkTo(newer), reason: 'begins', older: linkTo(older) };
        await (0,gap_records/* writeGap */.o)(at, facts, signer);
    }
}
function linkTo({ id, manifestSha256 }) {
    return { id, manifestSha256 };
}
async function explanationOf(missing, at, { leaving, accept }) {
    const isThere = presenceIn([at]);
    const passed = [];
    const end = await endOfLine(missing, isThere, async (link) => {
        passed.push(link.id);
        return at.gaps.explain(link);
    });
    const isLost = end !== null && !isThere(end);
    if (isLost && accept)
        return { found: { reason: 'accepted', older: newestBefore(at.catalog, end.id) }, passed };
    const isLeaving = passed.some((id) => leaving.has(id)) && end?.id !== missing.id;
    return { found: isLeaving ? { reason: 'removed', older: end } : undefined, passed };
}
async function deleteGap({ at }, key) {
    for (const suffix of ['', '.asc'])
        await (0,removal/* deleteUnlessLocked */.yD)(at, `${key}${suffix}`);
}
function newestBefore(catalog, id) {
    const older = catalog.backups.findLast((backup) => backup.id < id);
    return older === undefined ? null : linkTo(older);
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
const LOOKED_BEYOND = 30;
async function retainable(state) {
    const { at, catalog, holds } = state;
    const log = await state.verifications();
    const { backups, newestUnknown } = catalog;
    const neededByUncounted = new Set(catalog.uncounted.flatMap((each) => each.parents ?? []));
    const verified = new Set();
    const verifiedElsewhere = new Set();
    for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
        const newest = await newestVerified(log, line, at.label);
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
    const read = async (backup) => ({ backup, evidence: await log.of(backup) });
    for await (const { backup, evidence } of (0,read_ahead/* mapAhead */.M)(line.toReversed(), LOOKED_AT_ONCE, read)) {
        const { id } = backup;
        if (evidence !== undefined && (0,verdict/* confirms */.sh)(evidence)) {
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
        verifiers: verifiers.length > 0 || passphrase !== undefined ? await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)(verifiers, passphrase) : undefined,
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
