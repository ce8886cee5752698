export const id = 7241;
export const ids = [7241];
export const modules = {

/***/ 60839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf),
/* harmony export */   Y: () => (/* binding */ ruleOf)
/* harmony export */ });
/* harmony import */ var _core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59290);

function placeOf({ label, place, locks }, holdsNewest) {
    const { provider, region, offsite } = place;
    return { label, provider, region, offsite, immutable: locks?.policy !== undefined, holdsNewest };
}
function ruleOf({ outcomes, holders }) {
    const without = outcomes.filter(({ outcome }) => outcome !== 'committed');
    return (0,_core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluateCopies */ .n)([
        ...holders.map(({ storage }) => placeOf(storage, true)),
        ...without.map(({ label }) => lacking(label)),
    ]);
}
function lacking(label) {
    return { label, provider: '', region: undefined, offsite: false, immutable: false, holdsNewest: false };
}


/***/ }),

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

/***/ 59290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ evaluateCopies)
/* harmony export */ });
const HERE = 'this machine';
function evaluateCopies(places, errors) {
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
        missing.push({ need: 'medium' });
    if (offsite < 1)
        missing.push({ need: 'offsite', mayBeSo: holding.length > 0 });
    const beyond = [];
    if (immutable < 1)
        beyond.push({ need: 'immutable' });
    if (errors !== undefined && errors > 0)
        beyond.push({ need: 'repair', errors });
    return { isMet: missing.length === 0, copies, media, providers, regions, offsite, immutable, missing, beyond };
}
function copiesAdvice(lacking, behind) {
    return { need: 'copies', add: Math.max(0, lacking - behind.length), sync: behind.map((place) => place.label) };
}


/***/ }),

/***/ 32661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ expectedObjects),
/* harmony export */   n: () => (/* binding */ markPresent)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72352);
/* harmony import */ var _reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7964);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72554);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84820);






async function expectedObjects(at, newest) {
    const { keys } = at;
    const sources = new _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_4__/* .ReadPreference */ .U([at]);
    const sizes = new Map();
    const problems = [];
    const chain = [{ id: newest.id, manifestSha256: newest.manifestSha256 }, ...newest.parents];
    for (const { id, manifestSha256 } of chain) {
        try {
            const { manifest, sha256 } = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_5__/* .readManifest */ .WI)(at, id);
            if (sha256 !== manifestSha256)
                problems.push(`The manifest of ${id} is not the one that ${newest.id} names.`);
            sizes.set((0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .sealedPath */ .ss)({ kind: 'contents', backup: id }), manifest.contents.sizeBytes);
            if (manifest.signer !== null)
                sizes.set(keys.relative(keys.signature(id, manifest.signer)), ANY_SIZE);
            for (const [index, part] of manifest.objects.entries()) {
                if (part.sizeBytes > _core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .OBJECT_LIST_MAX_BYTES */ .IK)
                    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `Part ${index} of the list of ${id} is too large.`);
                const stored = await (0,_reading_fetch_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchVerified */ .J)(sources, { key: (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .listPartPath */ .Zh)(id, index), ...part }, problems);
                for (const object of (0,_core_format_object_list_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObjectList */ .vo)(stored, id))
                    sizes.set(object.key, object.sizeBytes);
            }
        }
        catch (thrown) {
            if (!(thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || !thrown.isFinding)
                throw thrown;
            problems.push(thrown.message);
        }
    }
    return { sizes, problems };
}
const ANY_SIZE = -1;
function markPresent(expected, relative, sizeBytes) {
    const size = expected.sizes.get(relative);
    if (size === sizeBytes || size === ANY_SIZE)
        expected.sizes.delete(relative);
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

/***/ 57030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runStatus: () => (/* binding */ runStatus)
});

// EXTERNAL MODULE: ./build/backup/three-two-one.js
var three_two_one = __webpack_require__(60839);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
;// CONCATENATED MODULE: ./build/core/planning/keep-reason.js
const LONGEST_FIRST = [
    'held',
    'dated-in-future',
    'yearly',
    'monthly',
    'weekly',
    'daily',
    'hourly',
    'within',
    'last',
    'needed',
    'needed-by-uncounted',
    'may-be-needed',
    'newest-verified',
    'verified-elsewhere',
    'newest',
];
function longestRule(reasons) {
    return LONGEST_FIRST.find((rule) => reasons.some((reason) => reason.rule === rule));
}

// EXTERNAL MODULE: ./build/core/planning/retention.js
var retention = __webpack_require__(51222);
;// CONCATENATED MODULE: ./build/core/planning/projection.js

const DAY_MS = 86_400_000;
const HORIZON_DAYS = 366;
const SAMPLE = 10;
const SHORTEST_INTERVAL_MS = 5 * 60_000;
function projectCapacity({ backups, otherBytes, policy, capacityBytes }, now) {
    const sample = backups.slice(-SAMPLE);
    const [first, last] = [sample[0], sample.at(-1)];
    if (first === undefined || last === undefined || sample.length < 2)
        return undefined;
    const everyMs = (last.startedAt.getTime() - first.startedAt.getTime()) / (sample.length - 1);
    if (everyMs < SHORTEST_INTERVAL_MS)
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

// EXTERNAL MODULE: ./build/core/planning/three-two-one.js
var planning_three_two_one = __webpack_require__(59290);
// EXTERNAL MODULE: ./build/repository/catalog/chain-health.js
var chain_health = __webpack_require__(32661);
// EXTERNAL MODULE: ./build/repository/records/gap-records.js
var gap_records = __webpack_require__(87377);
// EXTERNAL MODULE: ./build/repository/removal/inventory.js
var removal_inventory = __webpack_require__(39340);
// EXTERNAL MODULE: ./build/repository/replication/wholeness.js
var wholeness = __webpack_require__(43222);
// EXTERNAL MODULE: ./build/retention/retention-plan.js + 1 modules
var retention_plan = __webpack_require__(12454);
// EXTERNAL MODULE: ./build/run/key-rings.js
var key_rings = __webpack_require__(5425);
// EXTERNAL MODULE: ./build/run/open-destinations.js
var open_destinations = __webpack_require__(76010);
// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/run/summary.js
var summary = __webpack_require__(8948);
// EXTERNAL MODULE: ./build/run/warn-of-some.js
var warn_of_some = __webpack_require__(52395);
// EXTERNAL MODULE: ./build/status/lineage-check.js
var lineage_check = __webpack_require__(76033);
// EXTERNAL MODULE: ./build/core/check.js
var check = __webpack_require__(5796);
;// CONCATENATED MODULE: ./build/core/planning/size-anomaly.js
const ENOUGH = 3;
const COMPARED = 10;
const FACTOR = 2;
function compareSize(size, earlier) {
    const compared = earlier.slice(0, COMPARED).toSorted((a, b) => a - b);
    if (compared.length < ENOUGH)
        return undefined;
    const middle = Math.floor(compared.length / 2);
    const usual = compared.length % 2 === 1 ? (compared[middle] ?? 0) : ((compared[middle - 1] ?? 0) + (compared[middle] ?? 0)) / 2;
    return { usual, isAnomaly: size > usual * FACTOR || size < usual / FACTOR };
}

;// CONCATENATED MODULE: ./build/status/status-checks.js


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
const outcome = (of, ...facts) => ({ outcome: of, facts });
function newestBackup({ rpoMs }, { status, uncounted }) {
    const { newest, newestAgeMs } = status;
    if (uncounted !== undefined) {
        return outcome('failed', (0,check/* told */.Ev)(`${uncounted.id} is newer, but does not count: ${uncounted.reason}`));
    }
    if (newest === undefined || newestAgeMs === undefined)
        return outcome('failed', (0,check/* state */.wk)('no-backup'));
    const { outcome: inTime, facts } = atMost('age of its data', newestAgeMs, rpoMs, 'ms');
    return outcome(inTime, { kind: 'named', what: 'backup', names: [newest.id], more: 0 }, ...facts);
}
function atMost(of, found, limit, unit) {
    if (limit === undefined)
        return outcome('skipped', (0,check/* measured */.jh)(found, { of, unit }), (0,check/* state */.wk)('nothing-asked'));
    const fact = (0,check/* measured */.jh)(found, { of, unit, expected: limit, bound: 'at-most' });
    return outcome(found <= limit ? 'passed' : 'failed', fact);
}
function lastVerification({ verifyEveryMs }, { lastVerification: last }) {
    if (last === undefined)
        return outcome(verifyEveryMs === undefined ? 'skipped' : 'failed', (0,check/* state */.wk)('never-read'));
    const { outcome: inTime, facts } = atMost('age', last.ageMs, verifyEveryMs, 'ms');
    const verdict = (0,check/* measured */.jh)(last.verdict, { of: last.id });
    if (last.verdict !== 'passed')
        return outcome('failed', verdict, ...facts);
    return outcome(inTime === 'skipped' ? 'passed' : inTime, verdict, ...facts);
}
function restoreTime({ rtoMs }, { lastVerification: last }) {
    if (last === undefined || last.restoreMs === null) {
        return outcome(rtoMs === undefined ? 'skipped' : 'failed', (0,check/* state */.wk)('not-measured'));
    }
    return atMost('at the last verification', last.restoreMs, rtoMs, 'ms');
}
function status_checks_wholeness({ status, problems }) {
    if (status.newest === undefined)
        return outcome('skipped', (0,check/* state */.wk)('no-backup'));
    if (problems.length === 0 && status.brokenObjects === 0) {
        const parents = status.newest.parents?.length ?? 0;
        return outcome('passed', (0,check/* state */.wk)('complete'), ...(parents === 0 ? [] : [(0,check/* measured */.jh)(parents, { of: 'backups that it needs, as complete' })]));
    }
    const broken = (0,check/* measured */.jh)(status.brokenObjects, { of: 'missing, or of another size', unit: 'objects' });
    return outcome('failed', ...(status.brokenObjects === 0 ? [] : [broken]), ...problems.slice(0, 3).map(check/* told */.Ev));
}
function size({ line }) {
    const newest = line.at(-1);
    if (newest === undefined)
        return outcome('skipped', (0,check/* state */.wk)('no-backup'));
    const earlier = line
        .slice(0, -1)
        .filter((backup) => backup.kind === newest.kind)
        .reverse();
    const dump = compareSize(newest.rawBytes, earlier.map((backup) => backup.rawBytes));
    if (dump === undefined)
        return outcome('skipped', (0,check/* state */.wk)('too-few'));
    const stored = newest.kind === 'full'
        ? compareSize(newest.storedBytes, earlier.map((backup) => backup.storedBytes))
        : undefined;
    const usually = { unit: 'bytes', bound: 'usually' };
    const isAnomaly = dump.isAnomaly || stored?.isAnomaly === true;
    return outcome(isAnomaly ? 'failed' : 'passed', (0,check/* measured */.jh)(newest.rawBytes, { of: 'dump', expected: dump.usual, ...usually }), ...(stored === undefined
        ? []
        : [(0,check/* measured */.jh)(newest.storedBytes, { of: 'stored', expected: stored.usual, ...usually })]));
}
function capacity({ capacityBytes }, status) {
    const { outcome: within, facts } = atMost('stored', status.totalBytes, capacityBytes, 'bytes');
    const on = status.capacityReachedOn;
    if (within !== 'passed' || on === undefined)
        return outcome(within, ...facts);
    const projected = on === null ? (0,check/* state */.wk)('not-within-a-year') : (0,check/* measured */.jh)(on, { of: 'reached at this pace' });
    return outcome('passed', ...facts, projected);
}

;// CONCATENATED MODULE: ./build/status/status.js


















async function runStatus(request, dependencies) {
    const context = (0,run_context/* beginRun */.T)(dependencies);
    const { run } = context;
    const statuses = [];
    const checks = [];
    const looked = [];
    await run.guard(async () => {
        const rings = await (0,key_rings/* openKeyRings */.n)(request);
        const opened = await (0,open_destinations/* openStored */.c2)(request, context);
        for (const at of opened) {
            try {
                const found = await run.phase(`read ${at.label}`, () => lookAt({ request, rings, run }, at));
                statuses.push(found.status);
                looked.push(found);
                const where = opened.length > 1 ? { at: at.label } : {};
                checks.push(...found.checks.map((check) => ({ ...check, ...where })));
            }
            catch (thrown) {
                (0,errors/* throwIfCancelled */.dZ)(dependencies.host.signal);
                run.fail(thrown);
            }
        }
        if (looked.length > 0)
            checks.push(await (0,lineage_check/* evaluateLineage */.ji)(looked, looked.length === opened.length));
    });
    const isBreached = checks.some((check) => check.outcome === 'failed');
    return { mode: 'status', ...run.facts(isBreached), checks, destinations: statuses, rule: ruleOf(looked) };
}
function ruleOf(looked) {
    const newest = looked
        .flatMap(({ status }) => status.newest?.id ?? [])
        .toSorted()
        .at(-1);
    if (newest === undefined)
        return undefined;
    const isBroken = ({ checks }) => checks.some(({ group, outcome }) => group === 'stored-bytes' && outcome === 'failed');
    const isRefuted = ({ status }) => status.lastVerification?.verdict === 'failed';
    const places = looked.map((each) => (0,three_two_one/* placeOf */.$)(each.at.storage, each.status.newest?.id === newest && !isBroken(each)));
    return (0,planning_three_two_one/* evaluateCopies */.n)(places, looked.filter((each) => isBroken(each) || isRefuted(each)).length);
}
async function lookAt({ request, rings, run }, at) {
    const state = await at.read(rings);
    const { catalog, now } = state;
    warnOfUncounted(catalog.uncounted, at, run);
    const past = catalog.backups.filter((each) => each.startedAt.getTime() <= now.getTime() + catalog_trust/* CLOCK_SKEW_MS */.r);
    const newest = past.at(-1);
    const expected = newest === undefined ? { sizes: new Map(), problems: [] } : await (0,chain_health/* expectedObjects */.V)(at, newest);
    const inventory = await state.removals.takeInventory((relative, sizeBytes) => (0,chain_health/* markPresent */.n)(expected, relative, sizeBytes));
    const { ids: hidden } = await at.listDeleted();
    const remains = (0,removal_inventory/* sortRemains */.I)(inventory, catalog, { now, hidden });
    for (const id of remains.orphaned)
        run.warn(`${id} was committed, but its manifest is missing at ${at.label}.`);
    const stored = { state, inventory, remains, line: past.filter(({ source }) => source === newest?.source) };
    const status = {
        label: at.label,
        newest: newest && (0,summary/* summarizeBackup */.Wg)((await at.readManifest(newest.id)).manifest, null),
        newestAgeMs: newest && Math.max(0, now.getTime() - newest.snapshotAt.getTime()),
        backups: catalog.backups.length,
        lastVerification: await lastVerificationOf(state),
        brokenObjects: expected.sizes.size,
        incompleteRuns: remains.dead.length + remains.unfinished.length,
        shares: await sharesOf(request, stored),
        totalBytes: inventory.totalBytes,
        capacityReachedOn: capacityDay(request, stored),
    };
    const missing = [...expected.sizes.keys()].slice(0, 3).map((key) => `${key} is missing or of another size.`);
    const problems = [...expected.problems, ...missing];
    const uncounted = newestUncounted(catalog.uncounted, newest);
    const checks = checkStatus(request, { status, uncounted, problems, line: stored.line });
    return { at, status, checks, catalog, gaps: await gap_records/* GapRecords */.F.listAfter(catalog, rings.removers) };
}
function warnOfUncounted(uncounted, { label }, run) {
    const strange = uncounted.map(({ id, reason }) => `${id} at ${label} does not count: ${reason}`);
    (0,warn_of_some/* warnOfSome */.A)(run, strange, (more) => `${more} more manifests at ${label} do not count.`);
}
function newestUncounted(uncounted, newest) {
    const isNewer = ({ id }) => newest === undefined || id > newest.id;
    return uncounted.toSorted((a, b) => (a.id < b.id ? 1 : -1)).find(isNewer);
}
async function lastVerificationOf(state) {
    const log = await state.verifications();
    const last = await log.last();
    if (last === undefined)
        return undefined;
    const { verdict, finishedAt, restoreMs } = last;
    const ageMs = Math.max(0, state.now.getTime() - Date.parse(finishedAt));
    return { id: last.backup.id, verdict, finishedAt, ageMs, restoreMs };
}
async function sharesOf({ policy }, { state, inventory, remains }) {
    const sorts = new Map();
    const sort = (of, ids) => {
        if (ids.length > 0)
            sorts.set(of, [...(sorts.get(of) ?? []), ...ids]);
    };
    if (policy === undefined) {
        for (const { id, kind } of state.catalog.backups)
            sort(kind, [id]);
    }
    else {
        const { decisions, notCounted } = await (0,retention_plan/* planCounted */.O)(state, policy, async () => new wholeness/* Wholeness */.Z(state.catalog, inventory));
        for (const { id, reasons } of decisions) {
            sort(notCounted.has(id) ? 'not-counted' : (longestRule(reasons) ?? 'no-rule'), [id]);
        }
    }
    sort('not-counted', state.catalog.uncounted.map(({ id }) => id));
    sort('waiting', [...remains.waiting, ...remains.expired]);
    sort('incomplete-runs', [...remains.dead, ...remains.unfinished]);
    sort('orphaned', remains.orphaned);
    return [...sorts].map(([of, ids]) => {
        const bytes = ids.reduce((sum, id) => sum + (inventory.owned.get(id)?.bytes ?? 0), 0);
        return { of, backups: ids.length, bytes };
    });
}
function capacityDay({ capacityBytes, policy }, { state: { now }, line, inventory }) {
    if (capacityBytes === undefined)
        return undefined;
    const sized = line.map(({ id, startedAt, storedBytes }) => {
        return { id, startedAt, storedBytes: inventory.owned.get(id)?.bytes ?? storedBytes };
    });
    const other = inventory.totalBytes - sized.reduce((sum, backup) => sum + backup.storedBytes, 0);
    const day = projectCapacity({ backups: sized, otherBytes: other, policy, capacityBytes }, now);
    return day === undefined || day === null ? day : day.toISOString().slice(0, 10);
}


/***/ })

};
