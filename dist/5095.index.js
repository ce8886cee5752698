export const id = 5095;
export const ids = [5095];
export const modules = {

/***/ 22210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lz: () => (/* binding */ lookAtLine),
/* harmony export */   bi: () => (/* binding */ idOfGap),
/* harmony export */   e4: () => (/* binding */ describeGap),
/* harmony export */   tY: () => (/* binding */ checkLine)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12155);
/* harmony import */ var _repository_catalogue_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59104);
/* harmony import */ var _repository_gap_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31320);
/* harmony import */ var _repository_line_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37221);






/** Gaps that a check names. */
const NAMED = 3;
/** The backup that a gap is about. */
function idOfGap(gap) {
    return 'missing' in gap ? gap.missing.id : gap.newer.id;
}
/** Which backup is missing, between which. */
function describeGap(gap) {
    if (!('missing' in gap)) {
        return `${gap.newer.id} names no backup before it, although ${gap.older.id} is there: whether others were removed between them is not known`;
    }
    const { missing, newer, older, isReplaced, isClaimed } = gap;
    const where = older === undefined ? `before ${newer}` : `between ${older} and ${newer}`;
    if (isReplaced)
        return `${missing.id} ${where} was replaced: its manifest is not the one that the next backup names`;
    const claim = isClaimed ? ', and the record of its removal is signed by nobody who is accepted' : '';
    return `${missing.id} is missing ${where}${claim}`;
}
/**
 * Whether a backup is missing from the line in which each names the one before it.
 * @param isEverywhere whether all destinations could be looked at: else what one seems to lack may be there
 */
async function checkLine(places, isEverywhere) {
    const check = { name: _report_report_js__WEBPACK_IMPORTED_MODULE_5__/* .LINE_CHECK */ .K, group: 'authenticity' };
    const gaps = await (0,_repository_line_js__WEBPACK_IMPORTED_MODULE_4__/* .gapsAmong */ .Q)(places);
    if (gaps.length === 0)
        return {
            ...check,
            outcome: 'passed',
            detail: 'no backup is missing that a later one names, and each names the one before it',
        };
    const more = gaps.length > NAMED ? `; and ${gaps.length - NAMED} more` : '';
    const detail = `${gaps.slice(0, NAMED).map(describeGap).join('; ')}${more}`;
    return { ...check, outcome: isEverywhere ? 'failed' : 'skipped', detail };
}
/** The same, of destinations that were not looked at yet. One that can't be is a warning. */
async function lookAtLine(destinations, database, { signers: ring, removers }, run, signal) {
    const keys = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(database);
    const places = [];
    for (const storage of destinations) {
        try {
            const catalogue = await _repository_catalogue_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupCatalogue */ .k.read({ storage, database, ring, signal });
            places.push({ catalogue, gaps: await _repository_gap_records_js__WEBPACK_IMPORTED_MODULE_3__/* .GapRecords */ .F.open({ storage, keys, ring: removers, signal }) });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
            run.warn(`Whether backups are missing at ${storage.label} is not known: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).message}`);
        }
    }
    return checkLine(places, places.length === destinations.length);
}


/***/ }),

/***/ 19678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runStatus: () => (/* binding */ runStatus)
});

// EXTERNAL MODULE: ./build/core/catalogue.js
var core_catalogue = __webpack_require__(61417);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(18790);
// EXTERNAL MODULE: ./build/core/retention.js
var retention = __webpack_require__(94970);
;// CONCATENATED MODULE: ./build/core/projection.js

const DAY_MS = 86_400_000;
const HORIZON_DAYS = 366;
/** The pace and size of the last so many backups are taken for those to come. */
const SAMPLE = 10;
/**
 * The first day on which a capacity is exceeded, when backups go on at the pace and size of the last ten, each growing as
 * those did, and are pruned by the policy every day. An estimate: chains are counted as if each backup stood alone.
 * @param backups of one source, oldest first
 * @param otherBytes what lies in the destination besides
 * @param policy undefined where nothing is pruned
 * @returns undefined where too little is known, null when not within a year
 */
function projectCapacity(backups, otherBytes, policy, capacityBytes, now) {
    const sample = backups.slice(-SAMPLE);
    const [first, last] = [sample[0], sample.at(-1)];
    if (first === undefined || last === undefined || sample.length < 2)
        return undefined;
    const everyMs = (last.startedAt.getTime() - first.startedAt.getTime()) / (sample.length - 1);
    if (everyMs <= 0)
        return undefined;
    const growth = growthOf(sample);
    const mean = sample.reduce((sum, backup) => sum + backup.storedBytes, 0) / sample.length;
    let kept = [...backups];
    let made = 0;
    for (let day = 0; day <= HORIZON_DAYS; day += 1) {
        const until = now.getTime() + day * DAY_MS;
        for (;;) {
            const at = last.startedAt.getTime() + (made + 1) * everyMs;
            if (at > until)
                break;
            made += 1;
            // From the middle of the sample on.
            const storedBytes = Math.max(0, mean + growth * ((sample.length - 1) / 2 + made));
            kept.push({ id: `to-come-${made}`, startedAt: new Date(at), storedBytes });
        }
        kept = policy === undefined ? summedUp(kept) : prunedBy(kept, policy, new Date(until));
        const total = otherBytes + kept.reduce((sum, backup) => sum + backup.storedBytes, 0);
        if (total > capacityBytes)
            return new Date(until);
    }
    return null;
}
/** Bytes by which each backup is larger than the one before: the slope of the least squares. */
function growthOf(sample) {
    const middle = (sample.length - 1) / 2;
    const mean = sample.reduce((sum, backup) => sum + backup.storedBytes, 0) / sample.length;
    let above = 0;
    let below = 0;
    for (const [at, { storedBytes }] of sample.entries()) {
        above += (at - middle) * (storedBytes - mean);
        below += (at - middle) ** 2;
    }
    return above / below;
}
/** Without a policy nothing goes, so one sum stands for all. */
function summedUp(kept) {
    const storedBytes = kept.reduce((sum, backup) => sum + backup.storedBytes, 0);
    return [{ id: 'all', startedAt: new Date(0), storedBytes }];
}
function prunedBy(kept, policy, now) {
    const asked = kept.map(({ id, startedAt }) => {
        return { id, startedAt, source: '', parents: [], verified: false, pinned: [] };
    });
    const keeps = new Set((0,retention/* planRetention */.SA)(asked, policy, now).flatMap(({ id, keep }) => (keep ? [id] : [])));
    return kept.filter(({ id }) => keeps.has(id));
}

// EXTERNAL MODULE: ./build/core/three-two-one.js
var three_two_one = __webpack_require__(29774);
// EXTERNAL MODULE: ./build/repository/catalogue.js
var repository_catalogue = __webpack_require__(40794);
// EXTERNAL MODULE: ./build/repository/chain-health.js
var chain_health = __webpack_require__(14893);
// EXTERNAL MODULE: ./build/repository/gap-records.js
var gap_records = __webpack_require__(31320);
// EXTERNAL MODULE: ./build/repository/hidden-backups.js
var hidden_backups = __webpack_require__(23169);
// EXTERNAL MODULE: ./build/repository/inventory.js
var repository_inventory = __webpack_require__(82363);
// EXTERNAL MODULE: ./build/repository/wholeness.js
var wholeness = __webpack_require__(92723);
// EXTERNAL MODULE: ./build/commands/line-check.js
var line_check = __webpack_require__(22210);
// EXTERNAL MODULE: ./build/commands/open-destinations.js
var open_destinations = __webpack_require__(8099);
// EXTERNAL MODULE: ./build/commands/retention-plan.js
var retention_plan = __webpack_require__(34943);
// EXTERNAL MODULE: ./build/commands/retention-state.js
var retention_state = __webpack_require__(48535);
// EXTERNAL MODULE: ./build/commands/rings.js
var commands_rings = __webpack_require__(30666);
// EXTERNAL MODULE: ./build/commands/run.js
var commands_run = __webpack_require__(34344);
;// CONCATENATED MODULE: ./build/core/size-anomaly.js
/** Fewer backups say nothing about what is usual. */
const ENOUGH = 3;
const COMPARED = 10;
/** A dump of half or twice the usual length is worth a look: tables that vanished, a run-away log table. */
const FACTOR = 2;
/**
 * Compares a size with the median of the last ten before it.
 * @param earlier newest first
 * @returns undefined where there are too few to compare with
 */
function compareSize(size, earlier) {
    const compared = earlier.slice(0, COMPARED).toSorted((a, b) => a - b);
    if (compared.length < ENOUGH)
        return undefined;
    const middle = Math.floor(compared.length / 2);
    const usual = compared.length % 2 === 1 ? (compared[middle] ?? 0) : ((compared[middle - 1] ?? 0) + (compared[middle] ?? 0)) / 2;
    return { usual, isAnomaly: size > usual * FACTOR || size < usual / FACTOR };
}

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
;// CONCATENATED MODULE: ./build/commands/status-checks.js


/** Every check of a destination. What was not asked for (no `rpo`, no `capacity`) is skipped and says what is true. */
function checkStatus(request, subject) {
    const of = (name, outcome) => ({ name, group: 'objective', ...outcome });
    return [
        of('newest backup', newestBackup(request, subject)),
        of('last verification', lastVerification(request, subject.status)),
        of('measured restore time', restoreTime(request, subject.status)),
        { ...of('objects of the newest backup', status_checks_wholeness(subject)), group: 'stored-bytes' },
        of('size of the newest backup', size(subject)),
        of('capacity', capacity(request, subject.status)),
    ];
}
function newestBackup({ rpoMs }, { status, uncounted }) {
    const { newest, newestAgeMs } = status;
    if (uncounted !== undefined) {
        // Else a damaged newest backup would be as good as none, and the one before it shown in its place.
        return { outcome: 'failed', detail: `${uncounted.id} is newer, but does not count: ${uncounted.reason}` };
    }
    if (newest === undefined || newestAgeMs === undefined)
        return { outcome: 'failed', detail: 'there is no backup' };
    const age = `${newest.id}, its data is ${(0,format/* humanMs */.o0)(newestAgeMs)} old`;
    if (rpoMs === undefined)
        return { outcome: 'skipped', detail: `${age}; no \`rpo\` to compare with` };
    return { outcome: newestAgeMs <= rpoMs ? 'passed' : 'failed', detail: `${age}; at most ${(0,format/* humanMs */.o0)(rpoMs)} is wanted` };
}
function lastVerification({ verifyEveryMs }, { lastVerification: last }) {
    const wanted = verifyEveryMs === undefined ? '' : `; one every ${(0,format/* humanMs */.o0)(verifyEveryMs)} is wanted`;
    if (last === undefined) {
        return {
            outcome: verifyEveryMs === undefined ? 'skipped' : 'failed',
            detail: `none that counts has read a copy here${wanted}`,
        };
    }
    const found = `${last.verdict} ${(0,format/* humanMs */.o0)(last.ageMs)} ago (${last.id})`;
    const isFine = last.verdict === 'passed' && (verifyEveryMs === undefined || last.ageMs <= verifyEveryMs);
    return { outcome: isFine ? 'passed' : 'failed', detail: `${found}${wanted}` };
}
function restoreTime({ rtoMs }, { lastVerification: last }) {
    if (last === undefined || last.restoreMs === null) {
        const outcome = rtoMs === undefined ? 'skipped' : 'failed';
        return { outcome, detail: 'no verification has measured it' };
    }
    const took = `${(0,format/* humanMs */.o0)(last.restoreMs)} at the last verification`;
    if (rtoMs === undefined)
        return { outcome: 'skipped', detail: `${took}; no \`rto\` to compare with` };
    return {
        outcome: last.restoreMs <= rtoMs ? 'passed' : 'failed',
        detail: `${took}; at most ${(0,format/* humanMs */.o0)(rtoMs)} is wanted`,
    };
}
function status_checks_wholeness({ status, problems }) {
    if (status.newest === undefined)
        return { outcome: 'skipped', detail: 'there is no backup' };
    if (problems.length === 0 && status.brokenObjects === 0) {
        const parents = status.newest.parents?.length ?? 0;
        const detail = parents === 0 ? 'all there, with their sizes' : `all there, with those of the ${parents} it needs`;
        return { outcome: 'passed', detail };
    }
    const count = status.brokenObjects === 0 ? '' : `${status.brokenObjects} missing or of another size: `;
    return { outcome: 'failed', detail: `${count}${problems.slice(0, 3).join(' ')}` };
}
function size({ line }) {
    const newest = line.at(-1);
    if (newest === undefined)
        return { outcome: 'skipped', detail: 'there is no backup' };
    const earlier = line
        .slice(0, -1)
        .filter((backup) => backup.kind === newest.kind)
        .reverse();
    const dump = compareSize(newest.rawBytes, earlier.map((backup) => backup.rawBytes));
    // What an incremental stores is as much as was changed: there is no usual size.
    const stored = newest.kind === 'full'
        ? compareSize(newest.storedBytes, earlier.map((backup) => backup.storedBytes))
        : undefined;
    if (dump === undefined)
        return { outcome: 'skipped', detail: 'too few backups of its kind to compare with' };
    const isAnomaly = dump.isAnomaly || stored?.isAnomaly === true;
    const usual = stored === undefined ? '' : `, ${(0,format/* humanBytes */.p6)(newest.storedBytes)} stored, usually ${(0,format/* humanBytes */.p6)(stored.usual)}`;
    return {
        outcome: isAnomaly ? 'failed' : 'passed',
        detail: `a dump of ${(0,format/* humanBytes */.p6)(newest.rawBytes)}, usually ${(0,format/* humanBytes */.p6)(dump.usual)}${usual}`,
    };
}
function capacity({ capacityBytes }, status) {
    const stored = `${(0,format/* humanBytes */.p6)(status.totalBytes)} stored`;
    if (capacityBytes === undefined)
        return { outcome: 'skipped', detail: `${stored}; no \`capacity\` to compare with` };
    const on = status.capacityReachedOn;
    const projected = on === undefined
        ? ''
        : on === null
            ? '; not reached within a year at this pace'
            : `; reached on ${on} at this pace`;
    const isOver = status.totalBytes > capacityBytes;
    return {
        outcome: isOver ? 'failed' : 'passed',
        detail: `${stored} of ${(0,format/* humanBytes */.p6)(capacityBytes)}${isOver ? '' : projected}`,
    };
}

// EXTERNAL MODULE: ./build/commands/summary.js
var commands_summary = __webpack_require__(56529);
// EXTERNAL MODULE: ./build/commands/three-two-one.js
var commands_three_two_one = __webpack_require__(43311);
// EXTERNAL MODULE: ./build/commands/warn-of-some.js
var warn_of_some = __webpack_require__(92592);
;// CONCATENATED MODULE: ./build/commands/status.js





















/** Judges the backups of a database by what is stored, at each destination. Needs no key. Never throws. */
async function runStatus(request, dependencies) {
    const run = new commands_run/* Run */.K(dependencies);
    const statuses = [];
    const checks = [];
    const looked = [];
    await run.guard(async () => {
        const rings = await (0,commands_rings/* openRings */.K)(request);
        const opened = await (0,open_destinations/* openDestinations */.u)(request.destinations, dependencies, run);
        for (const storage of opened) {
            try {
                const found = await run.phase(`look at ${storage.label}`, () => lookAt(request, storage, rings, dependencies, run));
                statuses.push(found.status);
                looked.push({ storage, ...found });
                const at = opened.length > 1 ? ` at ${storage.label}` : '';
                checks.push(...found.checks.map((check) => ({ ...check, name: `${check.name}${at}` })));
            }
            catch (thrown) {
                // The others are still looked at; the run's error is this one.
                (0,errors/* throwIfCancelled */.dZ)(dependencies.host.signal);
                run.fail(thrown);
            }
        }
        if (looked.length > 0)
            checks.push(await (0,line_check/* checkLine */.tY)(looked, looked.length === opened.length));
    });
    const isBreached = checks.some((check) => check.outcome === 'failed');
    return { mode: 'status', ...run.facts(isBreached), checks, destinations: statuses, rule: ruleOf(looked) };
}
/** A destination counts when it has the newest backup of all, whole. */
function ruleOf(looked) {
    const newest = looked
        .flatMap(({ status }) => status.newest?.id ?? [])
        .toSorted()
        .at(-1);
    if (newest === undefined)
        return undefined;
    const isBroken = ({ checks }) => checks.some(({ group, outcome }) => group === 'stored-bytes' && outcome === 'failed');
    const isRefuted = ({ status }) => status.lastVerification?.verdict === 'failed';
    const places = looked.map((each) => (0,commands_three_two_one/* placeOf */.$)(each.storage, each.status.newest?.id === newest && !isBroken(each)));
    return (0,three_two_one/* judgeCopies */.X)(places, looked.filter((each) => isBroken(each) || isRefuted(each)).length);
}
async function lookAt(request, storage, rings, { host }, run) {
    const keys = (0,core_keys/* objectKeys */.uv)(request.name);
    const state = await (0,retention_state/* readRetentionState */.m)(storage, request.name, rings, host.signal);
    const { catalogue } = state;
    warnOfUncounted(catalogue.uncounted, storage, run);
    const past = catalogue.backups.filter((each) => each.startedAt.getTime() <= state.now.getTime() + core_catalogue/* CLOCK_SKEW_MS */.r);
    const newest = past.at(-1);
    const expected = newest === undefined
        ? { sizes: new Map(), problems: [] }
        : await (0,chain_health/* expectedObjects */.V)(storage, request.name, newest, host.signal);
    const inventory = await (0,repository_inventory/* takeInventory */.O)(storage, keys, host.signal, (relative, sizeBytes) => (0,chain_health/* tickOff */.p)(expected, relative, sizeBytes));
    const hidden = await (0,hidden_backups/* hiddenBackups */.E)(storage, keys, host.signal);
    const remains = (0,repository_inventory/* sortRemains */.I)(inventory, catalogue, state.records, state.now, hidden);
    for (const id of remains.orphaned)
        run.warn(`${id} was committed, but its manifest is missing at ${storage.label}.`);
    const line = past.filter((backup) => backup.source === newest?.source);
    const { listings } = inventory;
    const looking = { storage, database: request.name, catalogue, listings, signal: host.signal };
    const shares = await sharesOf(request, state, inventory, remains, new wholeness/* Wholeness */.Z(looking));
    const summary = newest && (await (0,repository_catalogue/* readManifest */.WI)(storage, request.name, keys.manifest(newest.id), host.signal)).manifest;
    const missing = [...expected.sizes.keys()].slice(0, 3).map((key) => `${key} is missing or of another size.`);
    const status = {
        label: storage.label,
        newest: summary && (0,commands_summary/* summarizeBackup */.Wg)(summary, null),
        newestAgeMs: newest && Math.max(0, state.now.getTime() - newest.snapshotAt.getTime()),
        backups: catalogue.backups.length,
        lastVerification: await lastVerificationOf(state),
        brokenObjects: expected.sizes.size,
        incompleteRuns: remains.dead.length + remains.unfinished.length,
        shares,
        totalBytes: inventory.totalBytes,
        capacityReachedOn: capacityDay(request, state, line, inventory),
    };
    const problems = [...expected.problems, ...missing];
    const uncounted = newestUncounted(catalogue.uncounted, newest?.id ?? '');
    const checks = checkStatus(request, { status, uncounted, problems, line });
    const gaps = await gap_records/* GapRecords */.F.open({ storage, keys, ring: rings.removers, signal: host.signal });
    return { status, checks, catalogue, gaps };
}
function warnOfUncounted(uncounted, { label }, run) {
    const strange = uncounted.map(({ id, reason }) => `${id} at ${label} does not count: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, strange, (more) => `${more} more manifests at ${label} do not count.`);
}
/** The newest that does not count, where it is newer than the newest that does. */
function newestUncounted(uncounted, newest) {
    return uncounted.toSorted((a, b) => (a.id < b.id ? 1 : -1)).find(({ id }) => id > newest);
}
async function lastVerificationOf({ log, now }) {
    const last = await log.last();
    if (last === undefined)
        return undefined;
    const { verdict, finishedAt, restoreMs } = last;
    const ageMs = Math.max(0, now.getTime() - Date.parse(finishedAt));
    return { id: last.backup.id, verdict, finishedAt, ageMs, restoreMs };
}
/** Stored bytes by the generation that keeps each backup; by kind where there is no policy. */
async function sharesOf({ policy }, state, inventory, remains, wholeness) {
    const sorts = new Map();
    const sort = (name, ids) => {
        if (ids.length > 0)
            sorts.set(name, [...(sorts.get(name) ?? []), ...ids]);
    };
    if (policy === undefined) {
        for (const { id, kind } of state.catalogue.backups)
            sort(kind, [id]);
    }
    else {
        const { decisions, notCounted } = await (0,retention_plan/* planCounted */.O)(state, policy, async () => wholeness);
        for (const { id, keep, reasons } of decisions) {
            const name = keep ? generationOf(reasons) : 'kept by no rule';
            sort(notCounted.has(id) ? 'not counted' : name, [id]);
        }
    }
    sort('not counted', state.catalogue.uncounted.map(({ id }) => id));
    sort('removed, waiting for deletion', [...remains.waiting, ...remains.expired]);
    sort('remains of incomplete runs', [...remains.dead, ...remains.unfinished]);
    sort('without their manifest', remains.orphaned);
    return [...sorts].map(([name, ids]) => {
        const bytes = ids.reduce((sum, id) => sum + (inventory.owned.get(id)?.bytes ?? 0), 0);
        return { name, backups: ids.length, bytes };
    });
}
/** The coarsest rule that keeps a backup: it stays the longest for that. */
function generationOf(reasons) {
    for (const name of ['held', 'yearly', 'monthly', 'weekly', 'daily', 'hourly', 'within', 'last', 'needed']) {
        if (reasons.some((reason) => reason.startsWith(name)))
            return name;
    }
    return 'newest';
}
function capacityDay({ capacityBytes, policy }, { now }, line, inventory) {
    if (capacityBytes === undefined)
        return undefined;
    const sized = line.map(({ id, startedAt, storedBytes }) => {
        return { id, startedAt, storedBytes: inventory.owned.get(id)?.bytes ?? storedBytes };
    });
    const other = inventory.totalBytes - sized.reduce((sum, backup) => sum + backup.storedBytes, 0);
    const day = projectCapacity(sized, other, policy, capacityBytes, now);
    return day === undefined || day === null ? day : day.toISOString().slice(0, 10);
}


/***/ }),

/***/ 56529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wg: () => (/* binding */ summarizeBackup),
/* harmony export */   hv: () => (/* binding */ summarizeTables),
/* harmony export */   u0: () => (/* binding */ sourcesOf)
/* harmony export */ });
/** A backup as reports show it. */
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
        authenticatedBy,
        parents: manifest.parents.map((parent) => parent.id),
    };
}
function qualified(table) {
    return table.schema === '' ? table.name : `${table.schema}.${table.name}`;
}
/** Tables with their rows, and beside them the rows after a restore when there was one. */
function summarizeTables(source, restored) {
    const after = new Map(restored?.tables.map((table) => [qualified(table), table.rows]));
    return source.tables.map((table) => ({
        name: qualified(table),
        rows: table.rows,
        ...(restored === undefined ? {} : { restoredRows: after.get(qualified(table)) ?? null }),
    }));
}
/** What was really read, and from where. */
function sourcesOf(orders) {
    const sources = orders.flatMap(({ served }) => served.map(({ source, objects, bytes }) => ({ label: source.label, objects, bytes })));
    return { source: sources.map(({ label }) => label).join(', ') || undefined, sources };
}


/***/ }),

/***/ 15874:
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
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);


/** Objects in one part of the list; keeps a part under 4 MiB and the manifest under its bound up to several TB. */
const OBJECTS_PER_PART = 20_000;
const OBJECT_LIST_MAX_BYTES = 8 * 1024 * 1024;
/** No object that a backup lists is larger: the largest pack, compressed in vain and encrypted. */
const OBJECT_MAX_BYTES = 288 * 1024 * 1024;
/** Objects of a backup together with those of its parents; some 8 TB. */
const MAX_LISTED_OBJECTS = 2_000_000;
/** What a backup lists. */
const LISTED = ['packs', 'maps', 'index', 'contents'];
const HEADER = '# restorable objects 1';
const KEY = /^[a-z0-9][A-Za-z0-9._/-]*$/;
/**
 * Writes one part: lines that `sha256sum -c` checks in the database's folder, each after a comment with the size.
 */
function serializeObjectList(objects) {
    const lines = objects.map((object) => `# ${object.sizeBytes}\n${object.sha256}  ${object.key}\n`);
    return Buffer.from(`${HEADER}\n${lines.join('')}`);
}
/**
 * Reads one part.
 * @param id of the backup, whose own objects alone it may list
 * @throws {RestorableError} BACKUP_FORMAT
 */
function parseObjectList(stored, id) {
    // Each byte one character: what is no ASCII fits no line.
    const lines = Buffer.from(stored).toString('latin1').split('\n');
    const bad = (line) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_FORMAT', `Line ${line + 1} of the object list of ${id} is not as this program writes it.`, {
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
        const owner = (0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOfObject */ .WL)(key);
        if (owner?.id !== id || !LISTED.includes(owner.part) || Number(size) > OBJECT_MAX_BYTES)
            throw bad(line + 1);
        if (key <= (objects.at(-1)?.key ?? ''))
            throw bad(line + 1);
        objects.push({ key, sizeBytes: Number(size), sha256 });
    }
    return objects;
}


/***/ }),

/***/ 29774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ sentenceOf),
/* harmony export */   X: () => (/* binding */ judgeCopies)
/* harmony export */ });
/** A folder is on the machine of the run, and may be on that of the database: nobody knows better. */
const HERE = 'this machine';
/**
 * Judges where the copies are. Two buckets of one provider count as two copies on one medium: one account or one bill
 * can take both.
 * @param errors findings about the copies, such as missing objects and failed verifications; undefined where none were looked for
 */
function judgeCopies(places, errors) {
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
        missing.push('Keep one with a provider, or on a server, other than this machine.');
    if (offsite < 1)
        missing.push(offsiteAdvice(holding));
    const beyond = [];
    if (immutable < 1)
        beyond.push('No copy is immutable: `lock` on one destination keeps it from whoever may delete.');
    if (errors !== undefined && errors > 0)
        beyond.push(`There are errors to mend: ${errors}.`);
    return { isMet: missing.length === 0, copies, media, providers, regions, offsite, immutable, missing, beyond };
}
function copiesAdvice(lacking, behind) {
    const names = behind.map((place) => place.label).join(', ');
    const sync = behind.length === 0 ? '' : ` \`sync\` brings the newest backup to ${names}.`;
    const more = lacking - behind.length;
    if (more <= 0)
        return sync.trim();
    return `Add ${more} destination${more === 1 ? '' : 's'}.${sync}`;
}
function offsiteAdvice(holding) {
    if (holding.length === 0)
        return 'Keep one away from the database and its network.';
    return 'Keep one away from the database and its network; where one is and its address does not tell, add `offsite=true` to it.';
}
/** The verdict in a line: `3-2-1 is met: 3 copies on 3 media, 1 offsite, 0 immutable`. */
function sentenceOf({ isMet, copies, media, offsite, immutable, missing }) {
    const counts = `${copies} ${copies === 1 ? 'copy' : 'copies'} with the database itself, on ${media} ${media === 1 ? 'medium' : 'media'}, ${offsite} offsite, ${immutable} immutable`;
    return isMet ? `The 3-2-1 rule is met: ${counts}.` : `The 3-2-1 rule is not met: ${counts}. ${missing.join(' ')}`;
}


/***/ }),

/***/ 3294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ authenticity),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   Le: () => (/* binding */ checksByOutcome),
/* harmony export */   MV: () => (/* binding */ tablesBySize),
/* harmony export */   Qb: () => (/* binding */ tableDiffers),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   S7: () => (/* binding */ ruleFacts),
/* harmony export */   hN: () => (/* binding */ needsOf),
/* harmony export */   ko: () => (/* binding */ replicaOf),
/* harmony export */   o: () => (/* binding */ diagnosticsOf),
/* harmony export */   o0: () => (/* binding */ humanMs),
/* harmony export */   p6: () => (/* binding */ humanBytes),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   v6: () => (/* binding */ engineTitle),
/* harmony export */   vk: () => (/* binding */ bytesBothWays),
/* harmony export */   zD: () => (/* binding */ grouped),
/* harmony export */   zK: () => (/* binding */ humanTime)
/* harmony export */ });
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22691);
/* harmony import */ var pretty_ms__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61304);
/* harmony import */ var _core_three_two_one_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29774);



/** Engines as people write them. */
const ENGINE_TITLES = {
    postgres: 'PostgreSQL',
    mysql: 'MySQL',
    mariadb: 'MariaDB',
    sqlite: 'SQLite',
    d1: 'Cloudflare D1',
    command: 'commands,',
};
/** `1.23 GB`. */
function humanBytes(bytes) {
    return (0,pretty_bytes__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(bytes, { space: true });
}
/** `1.23 GB (1,234,567,890 bytes)`; only the exact number where that is short already. */
function bytesBothWays(bytes) {
    return bytes < 1000 ? `${bytes} bytes` : `${humanBytes(bytes)} (${grouped(bytes)} bytes)`;
}
/** `1,234,567`. */
function grouped(count) {
    return count.toLocaleString('en-US');
}
/** `3m 20s`, `420ms`. */
function humanMs(ms) {
    return (0,pretty_ms__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(Math.max(0, Math.round(ms)), { unitCount: 2 });
}
/** What a backup's data are of, where that is not the server that is written to. */
function replicaOf({ replica }) {
    if (replica === undefined)
        return undefined;
    if (replica.lagMs === null)
        return 'a replica, nobody knows how far behind';
    return replica.lagMs === 0 ? 'a replica, not behind' : `a replica, ${humanMs(replica.lagMs)} behind`;
}
/** `2026-11-21 02:00:00 UTC` of an ISO time; the text itself when it is none. */
function humanTime(iso) {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime()))
        return iso;
    return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
function engineTitle(backup) {
    return `${ENGINE_TITLES[backup.engine] ?? backup.engine} ${backup.serverVersion}`;
}
/** Where what other programs said lies, as a sentence; undefined where nothing was kept. */
function diagnosticsOf({ diagnostics }) {
    if (diagnostics === undefined)
        return undefined;
    return `What tools and servers said is in ${diagnostics.path}, encrypted. Open it with: ${diagnostics.open}`;
}
/**
 * Makes everything invisible visible, and cuts: names come from databases and storages that others may write to. Control
 * characters would drive a terminal, direction marks would turn a sentence around, line breaks would forge a line.
 */
function visible(text, maxLength) {
    const cut = text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
    return cut
        .replaceAll(/\r?\n/g, ' ')
        .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
/** Who vouches for a backup, in one sentence. */
function authenticity(backup) {
    if (backup.authenticatedBy !== null)
        return `signed by ${backup.authenticatedBy}, an accepted signer`;
    const made = backup.signed ? 'signed, but compared with no accepted signer' : 'not signed';
    return `${made}; not authenticated: whoever can write the storage can have made this`;
}
/** What a backup can't be restored without. */
function needsOf({ parents = [] }) {
    const [nearest] = parents;
    if (nearest === undefined)
        return 'nothing';
    return parents.length === 1 ? nearest : `${nearest} and ${parents.length - 1} more`;
}
/** What kind of backup it is, and why or on what. @param because why it is a full, where the run that made it knows */
function kindOf(backup, because) {
    if (backup.kind === 'full')
        return because === undefined ? 'full' : `full, because ${because}`;
    return `${backup.kind}, needs ${needsOf(backup)}`;
}
/** Where the copies are, as name and plain value; the verdict first. */
function ruleFacts(rule) {
    const list = (names) => (names.length === 0 ? 'none known' : names.join(', '));
    const facts = [
        ['3-2-1 rule', (0,_core_three_two_one_js__WEBPACK_IMPORTED_MODULE_2__/* .sentenceOf */ .$)(rule)],
        ['Providers', list(rule.providers)],
        ['Regions', list(rule.regions)],
    ];
    return [...facts, ...rule.beyond.map((advice) => ['Beyond it', advice])];
}
/** Failed first, then skipped, then passed; each in the order of running. */
function checksByOutcome(checks) {
    const rank = { failed: 0, skipped: 1, passed: 2 };
    return checks.toSorted((a, b) => rank[a.outcome] - rank[b.outcome]);
}
/** Tables whose rows differ first, then by rows. */
function tablesBySize(tables) {
    const differs = (table) => (tableDiffers(table) ? 1 : 0);
    return tables.toSorted((a, b) => differs(b) - differs(a) || (b.rows ?? -1) - (a.rows ?? -1));
}
function tableDiffers(table) {
    return table.restoredRows !== undefined && table.rows !== null && table.restoredRows !== table.rows;
}
function countOf(checks, outcome) {
    return checks.filter((check) => check.outcome === outcome).length;
}
/** `1 check`, `3 checks`. */
function plural(count, noun, nouns = `${noun}s`) {
    return `${grouped(count)} ${count === 1 ? noun : nouns}`;
}


/***/ }),

/***/ 12155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ LINE_CHECK)
/* harmony export */ });
/* unused harmony export VERDICTS */
/** A verification's outcome: `failed` is a finding about the backup, `error` means that no verdict was reached. */
const VERDICTS = (/* unused pure expression or super */ null && (['passed', 'failed', 'error', 'skipped']));
/** The check of a verification, or of a status, that is about all backups and not about one. */
const LINE_CHECK = 'line of backups';


/***/ }),

/***/ 9535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ fetchVerified)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65535);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80291);
/* harmony import */ var _source_order_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20031);




/**
 * Reads an object from the first source that has a good copy of it: of the expected size and SHA-256. Where none has, older
 * versions of it are tried.
 * @param problems what was wrong with the copies that were passed over is added here
 * @throws {RestorableError} OBJECT_MISSING or BACKUP_DAMAGED when no source has a good copy, or the storage's error when
 *   that is all that could be learned
 */
async function fetchVerified(sources, root, object, signal, problems) {
    const order = sources instanceof _source_order_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceOrder */ .a ? sources : new _source_order_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceOrder */ .a(sources);
    try {
        return await (0,_source_order_js__WEBPACK_IMPORTED_MODULE_3__/* .firstGood */ .C)(order, signal, problems, async (source, limited) => {
            const stored = await fetchFrom(source, root, object, limited);
            order.noteServed(source, stored.length);
            return stored;
        });
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        const isGood = (stored) => stored.length === object.sizeBytes && (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) === object.sha256 ? stored : undefined;
        const older = await (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_2__/* .olderCopy */ .E)(order.current, root + object.key, object.sizeBytes, signal, problems, isGood);
        if (older === undefined)
            throw thrown;
        order.noteServed(older.source, older.value.length);
        return older.value;
    }
}
async function fetchFrom(source, root, object, signal) {
    const hint = 'Use another destination or an earlier backup, and find out what changed this one.';
    const wrong = (what, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `${object.key} at ${source.label} ${what}.`, { hint, cause });
    const stored = await source.get(root + object.key, { maxBytes: object.sizeBytes, signal }).catch((cause) => {
        const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(cause);
        if (error.code === 'OBJECT_MISSING') {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_MISSING', `${object.key} is missing at ${source.label}.`, { hint, cause });
        }
        if (error.code === 'STORAGE_CORRUPTED')
            throw wrong(`has not the ${object.sizeBytes} bytes that were written`, cause);
        throw error;
    });
    if (stored.length !== object.sizeBytes)
        throw wrong(`has ${stored.length} bytes; ${object.sizeBytes} were written`);
    if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(stored) !== object.sha256)
        throw wrong('holds other bytes than were written');
    return stored;
}


/***/ }),

/***/ 33848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readObjectList)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_object_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15874);
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9535);



/**
 * Reads all parts of a backup's list of objects, each from the first destination that has a good copy, and checks that they
 * are one list, and that of the manifest.
 * @param problems what was wrong with copies that were passed over is added here
 * @throws {RestorableError} OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT and the storage's errors
 */
async function readObjectList(sources, keys, manifest, signal, problems) {
    const objects = [];
    for (const [index, part] of manifest.objects.entries()) {
        if (part.sizeBytes > _core_object_list_js__WEBPACK_IMPORTED_MODULE_1__/* .OBJECT_LIST_MAX_BYTES */ .IK)
            throw damaged(manifest, `its part ${index} is too large`);
        const expected = { key: keys.relative(keys.objects(manifest.id, index)), ...part };
        const listed = (0,_core_object_list_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObjectList */ .vo)(await (0,_fetch_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchVerified */ .J)(sources, keys.root, expected, signal, problems), manifest.id);
        const isLast = index === manifest.objects.length - 1;
        if (listed.length === 0 || (!isLast && listed.length !== _core_object_list_js__WEBPACK_IMPORTED_MODULE_1__/* .OBJECTS_PER_PART */ .BC)) {
            throw damaged(manifest, `its part ${index} has ${listed.length} objects`);
        }
        if ((listed[0]?.key ?? '') <= (objects.at(-1)?.key ?? ''))
            throw damaged(manifest, 'it is not in order');
        for (const object of listed)
            objects.push(object);
    }
    requireAgreement(manifest, objects, keys);
    return objects;
}
function requireAgreement(manifest, objects, keys) {
    const contents = objects.find(({ key }) => key === keys.relative(keys.contents(manifest.id)));
    if (contents?.sha256 !== manifest.contents.sha256 || contents.sizeBytes !== manifest.contents.sizeBytes) {
        throw damaged(manifest, 'it names other contents than the manifest');
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


/***/ })

};
