export const id = 3284;
export const ids = [3284];
export const modules = {

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


/***/ })

};
