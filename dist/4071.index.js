export const id = 4071;
export const ids = [4071];
export const modules = {

/***/ 5796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ told),
/* harmony export */   Ro: () => (/* binding */ LINEAGE_CHECK),
/* harmony export */   jh: () => (/* binding */ measured),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   wk: () => (/* binding */ state)
/* harmony export */ });
const LINEAGE_CHECK = 'lineage of backups';
function told(text) {
    return { kind: 'told', text };
}
function state(of) {
    return { kind: 'state', state: of };
}
function measured(found, rest = {}) {
    return { kind: 'measured', found, ...rest };
}
function countOf(checks, outcome) {
    return checks.filter((check) => check.outcome === outcome).length;
}


/***/ }),

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

/***/ 8948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
function sourcesOf(orders) {
    const sources = orders.flatMap(({ served }) => served.map(({ source, objects, bytes }) => ({ label: source.label, objects, bytes })));
    return { source: sources.map(({ label }) => label).join(', ') || undefined, sources };
}


/***/ }),

/***/ 9896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ warnOfDeletedBackups)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15070);


const NAMED = 5;
const ASKED = 1_000;
const ASKED_AT_ONCE = 16;
async function warnOfDeletedBackups(run, at) {
    const ids = await withoutRemoved(at).catch((thrown) => {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(at.signal);
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        if (error.code === 'INTERNAL')
            run.warn(`${at.label}: ${error.message}`);
        return [];
    });
    const newest = ids.at(-1);
    if (newest === undefined)
        return;
    const named = ids.toReversed().slice(0, NAMED).join(', ');
    const rest = ids.length > NAMED ? `, and ${ids.length - NAMED} older ones` : '';
    run.warn(`The manifests of these backups at ${at.label} were deleted, but not by \`prune\`: ${named}${rest}. The bucket keeps older versions: \`backup: ${newest}\` verifies and restores one.`);
}
async function withoutRemoved(at) {
    const hidden = await at.listDeleted();
    if (hidden.ids.length === 0)
        return [];
    const removals = await hidden.listRemovals();
    const now = removals.ids.length === 0 ? at.clock.now() : await at.now();
    const found = new Set(hidden.ids.filter((id) => !removals.has(id)));
    const asked = hidden.ids.filter((id) => removals.has(id)).slice(-ASKED);
    const lockedOf = async (id) => (await isLocked(at, at.keys.manifest(id), now)) ? id : undefined;
    for await (const id of (0,_repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_1__/* .mapAhead */ .M)(asked, ASKED_AT_ONCE, lockedOf))
        if (id !== undefined)
            found.add(id);
    return hidden.ids.filter((id) => found.has(id));
}
async function isLocked({ storage, signal }, key, now) {
    try {
        const end = await storage.locks?.until(key, { signal });
        return end !== undefined && end > now;
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['storage', 'object']);
        return false;
    }
}


/***/ }),

/***/ 76033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ checkLineage),
/* harmony export */   Xp: () => (/* binding */ gapFact),
/* harmony export */   ji: () => (/* binding */ evaluateLineage)
/* harmony export */ });
/* harmony import */ var _core_check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5796);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87377);
/* harmony import */ var _repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2965);




const NAMED = 3;
function gapFact(gap) {
    if (!('missing' in gap)) {
        return { kind: 'gap', state: 'unlinked', id: gap.newer.id, older: gap.older.id, newer: gap.newer.id };
    }
    const { missing, newer, older, isReplaced, isClaimed } = gap;
    const state = isReplaced ? 'replaced' : isClaimed ? 'removal-untrusted' : 'missing';
    return { kind: 'gap', state, id: missing.id, older, newer };
}
async function evaluateLineage(places, isEverywhere) {
    const check = { name: _core_check_js__WEBPACK_IMPORTED_MODULE_3__/* .LINEAGE_CHECK */ .Ro, group: 'lineage' };
    const gaps = await (0,_repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_2__/* .gapsAmong */ .Q)(places);
    if (gaps.length === 0)
        return { ...check, outcome: 'passed', facts: [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_3__/* .state */ .wk)('line-complete')] };
    const more = gaps.length > NAMED ? [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_3__/* .told */ .Ev)(`and ${gaps.length - NAMED} more`)] : [];
    const facts = [...gaps.slice(0, NAMED).map(gapFact), ...more];
    return { ...check, outcome: isEverywhere ? 'failed' : 'skipped', facts };
}
async function checkLineage(destinations, { signers, removers }, run) {
    const places = [];
    for (const at of destinations) {
        try {
            const catalog = await at.readCatalog(signers);
            places.push({ catalog, gaps: await _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_1__/* .GapRecords */ .F.listAfter(catalog, removers) });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(at.signal);
            run.warn(`Whether backups are missing at ${at.label} is unknown: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).message}`);
        }
    }
    return evaluateLineage(places, places.length === destinations.length);
}


/***/ }),

/***/ 91445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runList: () => (/* binding */ runList)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_catalog_authenticity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57210);
/* harmony import */ var _repository_catalog_databases_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34445);
/* harmony import */ var _repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(15070);
/* harmony import */ var _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87377);
/* harmony import */ var _repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2965);
/* harmony import */ var _run_key_rings_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5425);
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16896);
/* harmony import */ var _run_run_context_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(88246);
/* harmony import */ var _run_summary_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8948);
/* harmony import */ var _run_warn_of_deleted_backups_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9896);
/* harmony import */ var _lineage_check_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(76033);












const READS_AHEAD = 8;
async function runList(request, dependencies) {
    const context = (0,_run_run_context_js__WEBPACK_IMPORTED_MODULE_7__/* .beginRun */ .T)(dependencies);
    const { run } = context;
    const destinations = [];
    const gaps = [];
    await run.guard(async () => {
        const rings = await (0,_run_key_rings_js__WEBPACK_IMPORTED_MODULE_5__/* .openKeyRings */ .n)(request);
        const listing = { request, rings, context, places: new Map() };
        for (const spec of request.destinations) {
            const storage = await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_6__/* .openDestination */ .xB)(spec, context);
            destinations.push(await run.phase(`list ${storage.label}`, () => listDestination(listing, storage)));
        }
        for (const [database, places] of listing.places) {
            const found = await (0,_repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_4__/* .gapsAmong */ .Q)(places);
            gaps.push(...found.map((gap) => ({ database, ...(0,_lineage_check_js__WEBPACK_IMPORTED_MODULE_9__/* .gapFact */ .Xp)(gap) })));
        }
    });
    const invalid = destinations.some((destination) => destination.invalid.length > 0);
    return { mode: 'list', ...run.facts(invalid || gaps.length > 0), destinations, gaps };
}
async function listDestination(listing, storage) {
    const { request, context } = listing;
    const names = request.name === undefined ? await (0,_repository_catalog_databases_js__WEBPACK_IMPORTED_MODULE_2__/* .databasesAt */ .q)(storage, context.host.signal) : [request.name];
    const entries = [];
    for (const name of names) {
        for (const entry of await listDatabase(listing, (0,_run_run_context_js__WEBPACK_IMPORTED_MODULE_7__/* .storedAt */ .x)(storage, name, context)))
            entries.push(entry);
    }
    return {
        label: storage.label,
        backups: entries.flatMap(({ backup }) => backup ?? []),
        invalid: entries.flatMap(({ invalid }) => invalid ?? []),
    };
}
async function listDatabase({ rings, context, places }, at) {
    const { signers, verifiers, removers } = rings;
    const manifests = await at.listManifests();
    await (0,_run_warn_of_deleted_backups_js__WEBPACK_IMPORTED_MODULE_8__/* .warnOfDeletedBackups */ .c)(context.run, at);
    const log = await at.openVerifications(verifiers, await at.now());
    const holds = await at.readHolds(verifiers);
    const read = (id) => readEntry({ at, ring: signers, log, holds }, id);
    const entries = [];
    for await (const entry of (0,_repository_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_10__/* .mapAhead */ .M)(manifests.ids, READS_AHEAD, read))
        entries.push(entry);
    if (await signers?.tryMore(at.name)) {
        for (const [index, { id, invalid }] of entries.entries())
            if (invalid !== undefined)
                entries[index] = await read(id);
    }
    const gaps = await _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_3__/* .GapRecords */ .F.listAfter(manifests, removers);
    places.set(at.name, [...(places.get(at.name) ?? []), { catalog: lineOf(entries), gaps }]);
    return entries;
}
function lineOf(entries) {
    const backups = [];
    const uncounted = [];
    for (const { id, stored, backup } of entries) {
        if (stored === undefined) {
            uncounted.push({ id, manifestSha256: undefined, predecessor: null });
            continue;
        }
        const { predecessor, startedAt, finishedAt } = stored.manifest;
        const link = { id, manifestSha256: stored.sha256, predecessor };
        if (backup === undefined)
            uncounted.push(link);
        else
            backups.push({ ...link, begunAt: new Date(startedAt), finishedAt: new Date(finishedAt) });
    }
    return { backups, uncounted };
}
async function readEntry({ at, ring, log, holds }, id) {
    let stored;
    try {
        stored = await at.readManifest(id);
        const by = ring === undefined ? null : await (0,_repository_catalog_authenticity_js__WEBPACK_IMPORTED_MODULE_1__/* .authenticate */ .Q)([at], stored, ring);
        const record = await log.of({ id, manifestSha256: stored.sha256 });
        const verified = {
            verdict: record?.verdict ?? null,
            reason: record?.reason ?? null,
            verifiedAt: record?.finishedAt ?? null,
        };
        const backup = { ...(0,_run_summary_js__WEBPACK_IMPORTED_MODULE_11__/* .summarizeBackup */ .Wg)(stored.manifest, by), ...verified, held: holds.get(id)?.reason };
        return { id, stored, backup };
    }
    catch (thrown) {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        if (!error.isFinding)
            throw error;
        return { id, stored, invalid: { key: at.keys.manifest(id), reason: error.message } };
    }
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
