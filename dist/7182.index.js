export const id = 7182;
export const ids = [7182];
export const modules = {

/***/ 37666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ gapExplanations)
/* harmony export */ });
/* harmony import */ var _repository_records_removed_tests_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10006);

const FORGOTTEN_AFTER = 2;
function gapExplanations(places, { question: { keepRecordsMs }, rings, now }) {
    let removals;
    const removalsOf = async ({ recordSha256, finishedAt }) => {
        removals ??= Promise.all(places.map((place) => (0,_repository_records_removed_tests_js__WEBPACK_IMPORTED_MODULE_0__/* .readRemovedTests */ ._)(place.at, rings, place.now)));
        const found = (await removals).flatMap((each) => each.get(recordSha256) ?? []);
        return found.filter((removal) => {
            if (removal.finishedAt !== finishedAt)
                return false;
            const keepMs = removal.by === 'verifier' ? removal.keepMs : Math.max(removal.keepMs, keepRecordsMs);
            return removal.removedAt.getTime() - Date.parse(finishedAt) >= keepMs;
        });
    };
    return {
        isForgotten: ({ finishedAt }) => now.getTime() - Date.parse(finishedAt) > FORGOTTEN_AFTER * keepRecordsMs,
        removalsOf,
    };
}


/***/ }),

/***/ 41434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ readHistory)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/run/key-rings.js
var key_rings = __webpack_require__(5425);
// EXTERNAL MODULE: ./build/run/open-destinations.js + 1 modules
var open_destinations = __webpack_require__(16896);
// EXTERNAL MODULE: ./build/status/schedules.js
var schedules = __webpack_require__(49679);
// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
// EXTERNAL MODULE: ./build/repository/reading/read-ahead.js
var read_ahead = __webpack_require__(15070);
// EXTERNAL MODULE: ./build/repository/records/removal-records.js
var removal_records = __webpack_require__(64921);
;// CONCATENATED MODULE: ./build/history/period.js
function isWithin({ since, to }, time) {
    return (since === undefined || time >= since) && (to === undefined || time <= to);
}

;// CONCATENATED MODULE: ./build/history/backup-entries.js




const READS_AHEAD = 16;
function backupEntries(places, period) {
    const found = new Map();
    for (const place of places) {
        for (const facts of place.state.catalog.backups) {
            if (!isWithin(period, facts.startedAt))
                continue;
            const name = `${facts.id} ${facts.manifestSha256}`;
            const known = found.get(name) ?? { facts, at: [] };
            known.at.push(place);
            found.set(name, known);
        }
    }
    return [...found.values()].map(entryOf).sort((a, b) => (a.id < b.id ? -1 : 1));
}
function entryOf({ facts, at }) {
    return {
        id: facts.id,
        kind: facts.kind,
        startedAt: facts.begunAt.toISOString(),
        snapshotAt: facts.snapshotAt.toISOString(),
        finishedAt: facts.finishedAt.toISOString(),
        rawBytes: facts.rawBytes,
        storedBytes: facts.storedBytes,
        manifestSha256: facts.manifestSha256,
        predecessor: facts.predecessor?.id ?? null,
        parents: facts.parents.map(({ id }) => id),
        destinations: at.map(({ destination }) => destination.label),
        authenticatedBy: facts.authenticatedBy,
        run: facts.run,
        kept: keptOf(facts.id, at),
    };
}
function keptOf(id, at) {
    if (at.every(({ kept }) => kept === undefined))
        return undefined;
    const reasons = at.flatMap(({ kept }) => kept?.get(id) ?? []);
    return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
async function removedBackups(places, period, { removers }) {
    const removed = new Map();
    for (const { state } of places) {
        const ids = state.removals.ids.filter((id) => {
            const isStored = places.some((place) => place.state.catalog.has(id));
            return !isStored && isWithin(period, (0,backup_id/* readBackupId */.g)(id).startedAt);
        });
        const read = (id) => (0,removal_records/* readRemoval */.hf)(state.at, id, removers);
        for await (const found of (0,read_ahead/* mapAhead */.M)(ids, READS_AHEAD, read)) {
            if (found === undefined)
                continue;
            const { id, prunedAt, by } = found;
            const known = removed.get(id);
            if (known === undefined || known.removedAt > prunedAt)
                removed.set(id, { id, removedAt: prunedAt, signedBy: by });
        }
    }
    return [...removed.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

// EXTERNAL MODULE: ./build/history/gap-explanations.js
var gap_explanations = __webpack_require__(37666);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/core/verdict.js
var verdict = __webpack_require__(7033);
// EXTERNAL MODULE: ./build/repository/replication/wholeness.js
var wholeness = __webpack_require__(43222);
// EXTERNAL MODULE: ./build/retention/retention-plan.js + 1 modules
var retention_plan = __webpack_require__(12454);
// EXTERNAL MODULE: ./build/status/known-starts.js
var known_starts = __webpack_require__(71798);
// EXTERNAL MODULE: ./build/status/status.js + 7 modules
var status_status = __webpack_require__(15209);
;// CONCATENATED MODULE: ./build/history/read-place.js







const read_place_READS_AHEAD = 16;
async function readPlace({ question, rings }, at) {
    const state = await at.read(rings);
    const { catalog, now } = state;
    const inventory = await state.removals.takeInventory();
    const past = catalog.backups.filter(({ startedAt }) => startedAt.getTime() <= now.getTime() + catalog_trust/* CLOCK_SKEW_MS */.r);
    const newest = past.at(-1);
    const line = past.filter(({ source }) => source === newest?.source);
    const { policy } = question;
    const plan = policy && (await (0,retention_plan/* planCounted */.O)(state, policy, async () => new wholeness/* Wholeness */.Z(catalog, inventory)));
    return {
        state,
        engine: newest === undefined ? null : (await at.readManifest(newest.id)).manifest.engine.name,
        destination: {
            label: at.label,
            isReachable: true,
            backups: catalog.backups.length,
            totalBytes: inventory.totalBytes,
            newestId: newest?.id ?? null,
            lastProvedAt: await lastProvedAt(state),
            capacityReachedOn: (0,status_status.capacityDay)(question, { state, inventory, line }) ?? null,
        },
        starts: await (0,known_starts/* startsAt */.Fo)(state, rings),
        kept: plan && new Map(plan.decisions.map(({ id, keep, reasons }) => [id, keep ? reasons : []])),
    };
}
function unreachablePlace({ label }) {
    const nothing = { backups: 0, totalBytes: 0, newestId: null, lastProvedAt: null, capacityReachedOn: null };
    return { label, isReachable: false, ...nothing };
}
async function lastProvedAt(state) {
    const log = await state.verifications();
    const read = async (backup) => log.of(backup);
    let newest = null;
    for await (const record of (0,read_ahead/* mapAhead */.M)(state.catalog.backups, read_place_READS_AHEAD, read)) {
        if (record === undefined || record.state !== 'read' || !(0,verdict/* confirms */.sh)(record))
            continue;
        if (newest === null || record.finishedAt > newest)
            newest = record.finishedAt;
    }
    return newest;
}

;// CONCATENATED MODULE: ./build/core/planning/test-chain.js
function isOlder(a, b) {
    const [endA, endB] = [a.finishedAt.getTime(), b.finishedAt.getTime()];
    return endA === endB ? a.sha256 < b.sha256 : endA < endB;
}
function forksAmong(links) {
    return [...Map.groupBy(links, ({ verifier }) => verifier).values()].flatMap((own) => {
        const oldestFirst = own.toSorted((a, b) => (isOlder(a, b) ? -1 : 1));
        const firstToName = new Map();
        return oldestFirst.flatMap((link, index) => {
            const name = link.previous?.recordSha256;
            const other = name === undefined ? oldestFirst[index - 1] : firstToName.get(name);
            if (name !== undefined && other === undefined)
                firstToName.set(name, link);
            return other === undefined ? [] : [problemOf(other, link)];
        });
    });
}
function problemOf(first, later) {
    const { verifier } = later;
    const records = [first.key, later.key];
    if (later.startedAt <= first.finishedAt)
        return { kind: 'overlap', severity: 'note', records, verifier };
    return { kind: 'fork', severity: later.isUncertain ? 'note' : 'finding', records, verifier };
}

;// CONCATENATED MODULE: ./build/history/read-tests.js



const read_tests_READS_AHEAD = 32;
const MOST_NAMED = 100;
async function readTests(logs, period, explain) {
    const { since } = period;
    const names = new Map(logs.flatMap((log) => log.names.map(({ name, time }) => [name, { name, time }])));
    const newestFirst = [...names.values()].sort((a, b) => b.time.getTime() - a.time.getTime());
    const find = ({ name }) => findAnywhere(logs, name);
    const tests = [];
    const refused = [];
    for await (const found of (0,read_ahead/* mapAhead */.M)(newestFirst.filter(({ time }) => isWithin(period, time)), read_tests_READS_AHEAD, find)) {
        if (found?.status === 'accepted')
            tests.push(found);
        else if (found !== undefined)
            refused.push(found);
    }
    const before = since === undefined ? [] : newestFirst.filter(({ time }) => time < since);
    const chain = new ReadChain(tests);
    for await (const found of (0,read_ahead/* mapAhead */.M)(before, read_tests_READS_AHEAD, find)) {
        if (found?.status === 'accepted')
            chain.addOlder(found);
        if (chain.isComplete)
            break;
    }
    const gaps = await gapsIn(chain, explain);
    const forks = forksAmong(chain.links).filter(({ records }) => records.some((key) => chain.isOfPeriod(key)));
    return {
        tests: tests.toReversed(),
        heads: headsOf(chain.links),
        findings: [...gaps, ...forks, ...(await strangeAmong(refused))],
    };
}
class ReadChain {
    links;
    #ofPeriod;
    #known;
    #named;
    #beginning;
    constructor(tests) {
        this.links = tests.map(linkOf);
        this.#ofPeriod = new Set(tests.map(({ key }) => below(key)));
        this.#known = new Set(tests.map(({ sha256 }) => sha256));
        this.#named = new Set(this.links.flatMap(({ previous }) => previous?.recordSha256 ?? []));
        this.#beginning = new Set(this.links.flatMap(({ previous, verifier }) => (previous === null ? [verifier] : [])));
        for (const sha256 of this.#known)
            this.#named.delete(sha256);
    }
    addOlder(found) {
        const link = linkOf(found);
        this.links.push(link);
        this.#known.add(link.sha256);
        this.#named.delete(link.sha256);
        this.#beginning.delete(link.verifier);
    }
    isOfPeriod(key) {
        return this.#ofPeriod.has(key);
    }
    get isComplete() {
        return this.#named.size === 0 && this.#beginning.size === 0 && this.links.length > 0;
    }
    get broken() {
        return this.links.filter(({ key, previous }) => {
            return previous !== null && this.#ofPeriod.has(key) && !this.#known.has(previous.recordSha256);
        });
    }
}
async function findAnywhere(logs, name) {
    let refused;
    for (const log of logs) {
        const found = await log.find(name);
        if (found?.status === 'accepted')
            return found;
        refused ??= found;
    }
    return refused;
}
function linkOf({ key, sha256, record }) {
    const { verifier, previous, unread, startedAt, finishedAt } = record;
    const times = { startedAt: new Date(startedAt), finishedAt: new Date(finishedAt) };
    return { key: below(key), sha256, verifier, previous, isUncertain: unread.length > 0, ...times };
}
function below(key) {
    return key.slice(key.indexOf('/') + 1);
}
async function gapsIn(chain, explain) {
    const gaps = [];
    for (const { key, verifier, previous } of chain.broken) {
        if (previous !== null && (await explain(previous)))
            continue;
        gaps.push({ kind: 'gap', severity: 'finding', records: [key], verifier });
    }
    return gaps;
}
function headsOf(links) {
    return [...Map.groupBy(links, ({ verifier }) => verifier)].flatMap(([verifier, own]) => {
        const newest = own.reduce((a, b) => (isOlder(a, b) ? b : a));
        const finishedAt = newest.finishedAt.toISOString();
        return { verifier, recordSha256: newest.sha256, finishedAt, records: own.length };
    });
}
async function strangeAmong(refused) {
    const unsigned = [];
    const findings = [];
    for (const { status, key, verifier, isSigned } of refused) {
        const kind = status === 'misplaced' ? 'replay' : status;
        if ((kind !== 'replay' && kind !== 'future') || !(await isSigned()))
            unsigned.push(below(key));
        else
            findings.push({ kind, severity: 'finding', records: [below(key)], verifier });
    }
    if (unsigned.length === 0)
        return findings;
    const records = unsigned.slice(0, MOST_NAMED);
    return [...findings, { kind: 'unsigned', severity: 'note', records, verifier: null }];
}

;// CONCATENATED MODULE: ./build/history/test-entries.js
function testEntry({ key, sha256, record }, isAuthenticated) {
    return {
        kind: record.kind,
        scenario: record.scenario,
        record: key.slice(record.database.length + 1),
        recordSha256: sha256,
        previousSha256: record.previous?.recordSha256 ?? null,
        previousAt: record.previous?.finishedAt ?? null,
        startedAt: record.startedAt,
        finishedAt: record.finishedAt,
        backup: record.backup,
        verdict: record.verdict,
        reason: record.reason,
        errorCode: record.errorCode,
        checks: record.checks,
        definitionsSha256: record.definitionsSha256,
        steps: record.steps,
        failed: record.failed,
        copies: record.copies,
        restoreMs: record.restoreMs,
        backupAgeMs: record.backupAgeMs,
        objectives: record.objectives,
        phases: record.phases,
        run: record.run,
        signedBy: isAuthenticated ? record.verifier : null,
        verifier: record.verifier,
        tool: record.tool,
    };
}

;// CONCATENATED MODULE: ./build/history/read-history.js









async function readHistory(question, context) {
    const { run, clock } = context;
    const rings = await (0,key_rings/* openKeyRings */.n)(question);
    const opened = await (0,open_destinations/* openStored */.c2)(question, context);
    const places = [];
    const unread = [];
    let failure;
    for (const at of opened) {
        try {
            places.push(await run.phase(`read ${at.label}`, () => readPlace({ question, rings }, at)));
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(at.signal);
            failure = thrown;
            run.keepWords(thrown);
            run.warn(`${at.label} could not be read: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
            unread.push(at);
        }
    }
    if (places.length === 0 && failure !== undefined)
        throw failure;
    const { since, to } = question;
    const now = clock.now();
    const isAuthenticated = rings.verifiers !== undefined;
    const logs = await Promise.all(places.map(({ state }) => state.verifications()));
    const explained = (0,gap_explanations/* gapExplanations */.b)(places.map(({ state }) => state), { question, rings, now });
    const read = await run.phase('read the records', () => readTests(logs, question, async (missing) => {
        return explained.isForgotten(missing) || (await explained.removalsOf(missing)).length > 0;
    }));
    return {
        database: question.name,
        engine: places.map(({ engine }) => engine).findLast((engine) => engine !== null) ?? null,
        from: since?.toISOString() ?? null,
        to: (to ?? now).toISOString(),
        backups: backupEntries(places, question),
        removed: await removedBackups(places, question, rings),
        tests: read.tests.map((found) => testEntry(found, isAuthenticated)),
        chain: { heads: read.heads, findings: read.findings },
        schedules: (0,schedules/* evaluateSchedules */.E)(places.map(({ starts }) => starts), question.scheduleTimeZone, now),
        destinations: [...places.map(({ destination }) => destination), ...unread.map(unreachablePlace)],
        objectives: {
            rpoMs: question.rpoMs,
            rtoMs: question.rtoMs,
            verifyEveryMs: question.verifyEveryMs,
            capacityBytes: question.capacityBytes,
        },
        isAuthenticated,
    };
}


/***/ }),

/***/ 97983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ checkClock),
/* harmony export */   L: () => (/* binding */ putOnce)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7620);


async function putOnce(at, key, body) {
    try {
        await at.put(key, body, { ifAbsent: true });
        return true;
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'OBJECT_EXISTS')
            throw error;
        const there = await at.get(key, body.length).catch((unread) => {
            if (unread instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && unread.code === 'STORAGE_CORRUPTED')
                return undefined;
            throw unread;
        });
        return there !== undefined && Buffer.from(there).equals(body);
    }
}
async function checkClock(at) {
    const before = at.clock.now().getTime();
    const there = (await at.now()).getTime();
    const skewMs = Math.max(before - there, there - at.clock.now().getTime(), 0);
    if (skewMs <= _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_1__/* .CLOCK_SKEW_MS */ .r)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('CLOCK_SKEW', `This machine's clock and the clock of ${at.label} differ by ${Math.round(skewMs / 60_000)} minutes.`, { hint: 'Set the clock (`timedatectl set-ntp true`) and run again; at most 5 minutes are accepted.' });
}


/***/ }),

/***/ 10006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readRemovedTests),
/* harmony export */   d: () => (/* binding */ writeRemovedTests)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69987);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66117);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58860);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69984);
/* harmony import */ var _reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15070);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52108);






const MOST_IN_ONE = 300;
const READS_AHEAD = 16;
const MOST_READ = 10_000;
const testSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ recordSha256: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/), finishedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t });
const removedTestsSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('restorable-removed-tests/1'),
    database: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    number: zod__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().nonnegative(),
    tests: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(testSchema).min(1).max(MOST_IN_ONE),
    keepMs: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig().nonnegative(),
    removedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t,
    ..._signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .signedBy */ .qI,
    tool: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }),
});
async function writeRemovedTests(at, tests, { keepMs, removedAt, signer }) {
    for (let number = 0; number * MOST_IN_ONE < tests.length; number += 1) {
        const record = {
            format: 'restorable-removed-tests/1',
            database: at.name,
            number,
            tests: tests.slice(number * MOST_IN_ONE, (number + 1) * MOST_IN_ONE),
            keepMs,
            removedAt: removedAt.toISOString(),
            ...(0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .namesOf */ .eZ)(signer),
            tool: _core_version_js__WEBPACK_IMPORTED_MODULE_1__/* .TOOL */ .j,
        };
        await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .putRecord */ .j8)(at, at.keys.removedTests(removedAt, number), { record, signer, unlocked: true });
    }
}
async function readRemovedTests(at, rings, now) {
    const keys = [];
    for await (const { key } of at.list(at.keys.allRemovedTests)) {
        if (key.endsWith('.json'))
            keys.push(key);
    }
    const removals = new Map();
    const newest = keys.toReversed().slice(0, MOST_READ);
    for await (const found of (0,_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__/* .mapAhead */ .M)(newest, READS_AHEAD, (key) => readOne(at, key, rings))) {
        for (const removal of found) {
            if (removal.removedAt > now)
                continue;
            removals.set(removal.recordSha256, [...(removals.get(removal.recordSha256) ?? []), removal]);
        }
    }
    return removals;
}
async function readOne(at, key, rings) {
    const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .getRecord */ .EI)(at, key);
    const parsed = record && removedTestsSchema.safeParse(record.json).data;
    if (record === undefined || parsed === undefined || parsed.database !== at.name)
        return [];
    const removedAt = new Date(parsed.removedAt);
    if (at.keys.removedTests(removedAt, parsed.number) !== key)
        return [];
    const stored = { ...record, at, id: '', key };
    const isOf = (ring) => (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .isSignedBy */ .s3)(ring, stored, parsed);
    const isVerifiers = rings.verifiers === undefined ? rings.removers === undefined : await isOf(rings.verifiers);
    if (!isVerifiers && !(await isOf(rings.removers)))
        return [];
    const by = isVerifiers ? 'verifier' : 'signer';
    const of = { keepMs: parsed.keepMs, removedAt, by, key, sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(record.bytes) };
    return parsed.tests.map((test) => ({ ...test, ...of, isSigned: parsed.signer !== null }));
}


/***/ }),

/***/ 51988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ RUNBOOK_MAX_BYTES),
/* harmony export */   HA: () => (/* binding */ RUNBOOK),
/* harmony export */   k6: () => (/* binding */ putRunbook)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69984);
/* harmony import */ var _reading_destinations_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97983);




const RUNBOOK_MAX_BYTES = 1024 * 1024;
const [pageName, scriptName] = _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .RUNBOOK_FILES */ .jE;
const page = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(__webpack_require__.ab + "RECOVERY-v1.md");
const script = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(__webpack_require__.ab + "RECOVERY-v1.py");
const RUNBOOK = [
    { key: pageName, sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(page) },
    { key: scriptName, sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(script) },
];
async function putRunbook(at) {
    const warnings = [];
    for (const [name, body] of [
        [pageName, page],
        [scriptName, script],
    ]) {
        const key = at.keys.absolute(name);
        if (await (0,_reading_destinations_js__WEBPACK_IMPORTED_MODULE_3__/* .putOnce */ .L)(at, key, body))
            continue;
        warnings.push(`${key} at ${at.label} is not what this version writes. Someone may have changed it: compare it with the one of the project before you follow it or run it.`);
    }
    return warnings;
}


/***/ }),

/***/ 13664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInstructions)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/repository/packs/digest.js
var digest = __webpack_require__(69984);
// EXTERNAL MODULE: ./build/repository/writing/runbook.js
var runbook = __webpack_require__(51988);
;// CONCATENATED MODULE: ./build/runbook/known-instructions.js

const EARLIER = [];
const KNOWN_INSTRUCTIONS = [
    { page: runbook/* RUNBOOK */.HA[0].sha256, script: runbook/* RUNBOOK */.HA[1].sha256 },
    ...EARLIER,
];

;// CONCATENATED MODULE: ./build/runbook/instructions.js





async function readInstructions(places, known = KNOWN_INSTRUCTIONS) {
    const good = [];
    const refused = [];
    for (const at of places) {
        const [page, script] = [await read(at, object_keys/* RUNBOOK_FILES */.jE[0]), await read(at, object_keys/* RUNBOOK_FILES */.jE[1])];
        if (page === 'missing' || script === 'missing')
            refused.push({ label: at.label, code: 'OBJECT_MISSING' });
        else if (page !== 'unknown' && script !== 'unknown' && isKnown(page, script, known))
            good.push({ at, page, script });
        else
            refused.push({ label: at.label, code: 'INSTRUCTIONS_UNKNOWN' });
    }
    return { good, refused };
}
function isKnown(page, script, known) {
    const [ofPage, ofScript] = [(0,digest/* sha256Hex */.f)(page), (0,digest/* sha256Hex */.f)(script)];
    return known.some((each) => each.page === ofPage && each.script === ofScript);
}
async function read(at, file) {
    try {
        return await at.get(at.keys.absolute(file), runbook/* RUNBOOK_MAX_BYTES */.CH);
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(at.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (error.code === 'OBJECT_MISSING')
            return 'missing';
        if (error.code === 'STORAGE_CORRUPTED')
            return 'unknown';
        throw error;
    }
}


/***/ }),

/***/ 85048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readRecoveryPage),
/* harmony export */   Y: () => (/* binding */ blockWith)
/* harmony export */ });
function readRecoveryPage(text) {
    const sections = text.split(/^#{2,3} /m).slice(1);
    const blocks = new Map(sections.map((section) => [
        section.slice(0, section.indexOf('\n')),
        [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? ''),
    ]));
    return {
        blocks: (heading) => [...blocks].find(([each]) => each.startsWith(heading))?.[1] ?? [],
    };
}
function blockWith(page, heading, text = '') {
    const found = page.blocks(heading).filter((block) => block.includes(text));
    const [block] = found;
    if (block === undefined || found.length > 1)
        throw new RangeError(`the page has ${found.length} such blocks under ${JSON.stringify(heading)}`);
    return block;
}


/***/ }),

/***/ 9048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F4: () => (/* binding */ recoverySteps),
/* harmony export */   ap: () => (/* binding */ ofMysql),
/* harmony export */   lj: () => (/* binding */ hasRecoverySteps),
/* harmony export */   xd: () => (/* binding */ phaseOfStep)
/* harmony export */ });
/* harmony import */ var _recovery_page_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85048);

const TITLES = {
    names: ['2. Copy', 'Set the names'],
    check: ['3. Check these instructions', 'Check the instructions'],
    choose: ['4. Choose', 'List the backups'],
    'decrypt-damaged': ['5. Decrypt', 'Decrypt the damaged copy'],
    decrypt: ['5. Decrypt', 'Decrypt'],
    restore: ['6. Restore', 'Restore'],
    accounts: ['6. Restore', 'Restore the accounts'],
    look: ['7. Check', 'Show what the source contained'],
    'clean-up': ['7. Check', 'Clean up'],
};
const SECTIONS = {
    postgres: 'PostgreSQL',
    mysql: 'MySQL and MariaDB',
    mariadb: 'MySQL and MariaDB',
    sqlite: 'SQLite',
    d1: 'Cloudflare D1',
};
function ofMysql(engine, name) {
    return engine === 'mysql' || engine === 'mariadb' ? name : undefined;
}
const phaseOfStep = (title) => `instructions: ${title}`;
function hasRecoverySteps(engine) {
    return SECTIONS[engine] !== undefined;
}
function recoverySteps(page, plan) {
    const { engine, isOfPassphrase, hasSigner, secondCopy } = plan;
    const unlock = isOfPassphrase ? '--passphrase' : '--key';
    const choose = (0,_recovery_page_js__WEBPACK_IMPORTED_MODULE_0__/* .blockWith */ .Y)(page, TITLES.choose[0], isOfPassphrase ? '--passphrase' : '--signer');
    const decrypt = withBackup((0,_recovery_page_js__WEBPACK_IMPORTED_MODULE_0__/* .blockWith */ .Y)(page, TITLES.decrypt[0], unlock), plan.backup);
    const signed = (block) => (isOfPassphrase && hasSigner ? withSigner(block) : block);
    const section = SECTIONS[engine];
    if (section === undefined)
        throw new RangeError(`the page has no commands for ${engine}`);
    const [restore = '', accounts] = page.blocks(section);
    const secret = { needsSecret: true };
    return [
        step('names', namesFor((0,_recovery_page_js__WEBPACK_IMPORTED_MODULE_0__/* .blockWith */ .Y)(page, TITLES.names[0], 'export BACKUPS'), plan.database)),
        ...(hasSigner ? [step('check', (0,_recovery_page_js__WEBPACK_IMPORTED_MODULE_0__/* .blockWith */ .Y)(page, TITLES.check[0]))] : []),
        step('choose', signed(choose), { needsSecret: isOfPassphrase }),
        ...(secondCopy === undefined ? [] : [step('decrypt-damaged', signed(decrypt), { ...secret, expects: 'damage' })]),
        step('decrypt', withSecondCopy(signed(decrypt), secondCopy), secret),
        step('restore', withDatabase(restore, plan.restoreAs)),
        ...(accounts === undefined ? [] : [step('accounts', accounts, { expects: 'any' })]),
        step('look', (0,_recovery_page_js__WEBPACK_IMPORTED_MODULE_0__/* .blockWith */ .Y)(page, TITLES.look[0], 'CONTENTS.json')),
        step('clean-up', (0,_recovery_page_js__WEBPACK_IMPORTED_MODULE_0__/* .blockWith */ .Y)(page, TITLES['clean-up'][0], 'shred')),
    ];
}
function step(name, commands, more = {}) {
    const [heading, title] = TITLES[name];
    return { name, heading, title, commands, needsSecret: false, expects: 'success', ...more };
}
function namesFor(block, database) {
    return block.replaceAll('/recovery/shop', `/recovery/${database}`);
}
function withBackup(block, id) {
    return id === undefined ? block : block.replace(' --output', ` --backup ${id} --output`);
}
function withSigner(block) {
    return block.replace(' --passphrase', ' --signer "$SIGNER" --passphrase');
}
function withDatabase(block, name) {
    if (name === undefined)
        return block;
    return block
        .replace('mysql < CREATE-DATABASE.sql', `sed 's/^CREATE DATABASE restored/CREATE DATABASE ${name}/' CREATE-DATABASE.sql | mysql`)
        .replace(' restored < database.sql', ` ${name} < database.sql`)
        .replace('"restored"', `"${name}"`);
}
function withSecondCopy(block, folder) {
    if (folder === undefined)
        return block;
    return block.replace(' --output', ` --folder "$BACKUPS" --folder "${folder}" --output`);
}


/***/ }),

/***/ 87182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runRunbook: () => (/* binding */ runRunbook)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/history/read-history.js + 6 modules
var read_history = __webpack_require__(41434);
// EXTERNAL MODULE: ./build/openpgp/signatures/signatures.js + 1 modules
var signatures = __webpack_require__(12601);
// EXTERNAL MODULE: ./build/ports/engine.js
var ports_engine = __webpack_require__(32347);
// EXTERNAL MODULE: ./build/report/document/document-of.js + 32 modules
var document_of = __webpack_require__(57148);
// EXTERNAL MODULE: ./build/report/render/markdown.js + 1 modules
var markdown = __webpack_require__(63593);
// EXTERNAL MODULE: ./build/report/render/text.js
var render_text = __webpack_require__(63335);
// EXTERNAL MODULE: ./build/repository/catalog/authenticity.js
var authenticity = __webpack_require__(57210);
// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/run/summary.js
var summary = __webpack_require__(8948);
// EXTERNAL MODULE: ./build/runbook/instructions.js + 1 modules
var instructions = __webpack_require__(13664);
// EXTERNAL MODULE: ./build/runbook/recovery-page.js
var recovery_page = __webpack_require__(85048);
;// CONCATENATED MODULE: ./build/runbook/preparation.js

const CLIENTS = {
    postgres: /# PostgreSQL$/,
    mysql: /# MariaDB, MySQL$/,
    mariadb: /# MariaDB, MySQL$/,
    sqlite: /# SQLite, Cloudflare D1$/,
    d1: /# SQLite, Cloudflare D1$/,
};
const COPIES = {
    s3: ['aws s3 sync', 's3://BUCKET/PREFIX/shop'],
    azure: ['azcopy copy', 'ACCOUNT.blob.core.windows.net/CONTAINER/PREFIX/shop'],
    gs: ['gcloud storage cp', 'gs://BUCKET/PREFIX/shop'],
    sftp: ['sftp -r', 'USER@HOST:PREFIX/shop'],
    rclone: ['rclone copy', 'REMOTE:BUCKET/PREFIX/shop'],
    file: ['cp -r', '/mnt/backups/shop'],
};
const PREPARE = '1. Prepare a machine';
const COPY = '2. Copy';
function preparationOf(page, plan) {
    const client = (0,recovery_page/* blockWith */.Y)(page, PREPARE, '# PostgreSQL')
        .split('\n')
        .filter((line) => CLIENTS[plan.engine]?.test(line) === true);
    const newer = plan.engine === 'postgres' ? (0,recovery_page/* blockWith */.Y)(page, PREPARE, 'pgdg') : '';
    const programs = `${(0,recovery_page/* blockWith */.Y)(page, PREPARE, 'gnupg')}${client.map((line) => `${line}\n`).join('')}`;
    return [
        { heading: PREPARE, title: 'Install the programs', commands: programs },
        ...(newer === ''
            ? []
            : [{ heading: PREPARE, title: 'If its version is too old', commands: versioned(newer, plan.majorVersion) }]),
        ...plan.addresses.map((address, at) => ({
            heading: COPY,
            title: `${at === 0 ? 'Copy' : 'Or copy'} the folder from ${address}`,
            commands: copyFrom((0,recovery_page/* blockWith */.Y)(page, COPY, 'aws s3 sync'), address, plan.database),
        })),
    ];
}
const versioned = (block, major) => block.replace(/postgresql-client-\d+/, `postgresql-client-${major}`);
function copyFrom(block, address, database) {
    const [first = '', ...lines] = block.split('\n');
    const [, scheme = '', rest = ''] = /^([a-z0-9]+):(?:\/\/)?(.*)$/s.exec(address) ?? [];
    const [begins = '', place = ''] = COPIES[scheme] ?? [];
    const line = begins === '' ? undefined : lines.find((each) => each.startsWith(begins));
    if (line === undefined)
        return `${first}\n`;
    const { at, port, endpoint } = placeIn(scheme, rest, database);
    const isUrl = line.includes(`'https://${place}`);
    const filled = line
        .replace(/ shop( |$)/, ` ${database}$1`)
        .replace(place, () => (isUrl ? encodeURI(at).replaceAll("'", '%27') : shellWord(at)));
    const ofPort = port === undefined ? filled : filled.replace(begins, `${begins} -P ${port}`);
    const ofEndpoint = endpoint === undefined ? ofPort : ofPort.replace(/\s+# others: .*$/, ` --endpoint-url https://${endpoint}`);
    return `${first}\n${ofEndpoint}\n`;
}
function placeIn(scheme, rest, database) {
    const [, named = rest, endpoint] = ['s3', 'azure'].includes(scheme)
        ? (/^(.*?)(?: \(([^ ()]+)\))?$/s.exec(rest) ?? [])
        : [];
    const [host = '', ...path] = named.replace(/\/$/, '').split('/');
    const under = [...path, database].join('/');
    switch (scheme) {
        case 'azure':
            return { at: `${endpoint ?? `${host}.blob.core.windows.net`}/${under}` };
        case 'sftp': {
            const [, login = host, port] = /^(.*@(?:\[.*\]|[^:]*))(?::(\d+))?$/.exec(host) ?? [];
            return { at: `${login}:${path[0] === '~' ? under.slice('~/'.length) : `/${under}`}`, port };
        }
        case 'rclone':
            return { at: `${host}:${under}` };
        case 'file':
            return { at: `${named.replace(/\/$/, '')}/${database}` };
        default:
            return { at: `${scheme}://${host}/${under}`, endpoint };
    }
}
function shellWord(text) {
    return /^[\w./:@+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

// EXTERNAL MODULE: ./build/runbook/recovery-steps.js
var recovery_steps = __webpack_require__(9048);
;// CONCATENATED MODULE: ./build/runbook/runbook.js















async function runRunbook(request, dependencies) {
    const context = (0,run_context/* beginRun */.T)(dependencies);
    const { run } = context;
    const read = { backup: undefined, majorVersion: '', page: undefined, addresses: [] };
    let history;
    let file;
    const report = () => {
        const measured = measuredIn(history);
        return {
            mode: 'runbook',
            ...run.facts(false),
            objectives: { rpoMs: request.rpoMs, rtoMs: request.rtoMs },
            database: request.name,
            contacts: request.contacts,
            backup: read.backup,
            destinations: read.addresses,
            steps: stepsOf(request, read, measured),
            measured,
            file,
        };
    };
    await run.guard(async () => {
        await run.phase('read the destinations', () => readDestinations(request, dependencies, context, read));
        history = await run.phase('read the history', () => (0,read_history/* readHistory */.L)(request, context));
        if (request.output === undefined)
            return;
        await writeRunbook(request.output, report());
        file = request.output;
    });
    return report();
}
async function readDestinations(request, dependencies, context, read) {
    const { run, host } = context;
    const own = (0,run_context/* beginRun */.T)(dependencies);
    const ring = await (0,signatures/* openSignerRing */.v9)(request.signers, request.passphrase);
    if (ring === undefined)
        run.warn('Not authenticated: without `signers`, anyone with write access could have made the backup.');
    await own.run.guard(async () => {
        const places = [];
        for (const spec of request.destinations) {
            const storage = own.run.closeAtEnd(await own.openStorage(spec, host));
            read.addresses.push(storage.label);
            places.push((0,run_context/* storedAt */.x)(storage, request.name, own));
        }
        for (const at of places)
            await readPlace(at, ring, context, read);
    });
    if (own.run.error !== undefined)
        throw own.run.error;
    if (read.backup === undefined) {
        throw new errors/* RestorableError */.s$('BACKUP_NOT_FOUND', `No destination has an authentic backup of ${request.name}.`, {
            hint: 'A runbook names the keys and the programs of the newest backup. Make one first.',
        });
    }
    if (read.page !== undefined)
        return;
    throw new errors/* RestorableError */.s$('INSTRUCTIONS_UNKNOWN', 'No destination has recovery instructions that this program knows.', {
        hint: 'Run `drill` to see which destination has others. Make a backup to store those of this version.',
    });
}
async function readPlace(at, ring, { run }, read) {
    try {
        const { ids } = await at.listManifests();
        for (const id of ids.toReversed()) {
            if (read.backup !== undefined && id <= read.backup.id)
                break;
            if (await takeBackup(at, id, ring, read))
                break;
        }
        const { good } = await (0,instructions/* readInstructions */.K)([at]);
        read.page ??= good[0] && Buffer.from(good[0].page).toString('utf8');
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(at.signal);
        run.warn(`${at.label} could not be read: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
    }
}
async function takeBackup(at, id, ring, read) {
    try {
        const stored = await at.readManifest(id);
        const by = ring === undefined ? null : await (0,authenticity/* authenticate */.Q)([at], stored, ring);
        read.backup = (0,summary/* summarizeBackup */.Wg)(stored.manifest, by);
        read.majorVersion = stored.manifest.engine.majorVersion;
        return true;
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(at.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            throw error;
        return false;
    }
}
function measuredIn(history) {
    const passed = (history?.tests ?? []).flatMap(({ kind, scenario, finishedAt, restoreMs, phases, signedBy, verdict }) => verdict === 'passed' && restoreMs !== null ? { kind, scenario, finishedAt, restoreMs, phases, signedBy } : []);
    return ['drill', 'verification'].flatMap((kind) => passed.findLast((test) => test.kind === kind) ?? []);
}
function stepsOf(request, read, measured) {
    const { backup, page: text, majorVersion, addresses } = read;
    const engine = ports_engine/* ENGINES */.u.find((each) => each === backup?.engine);
    if (backup === undefined || text === undefined || engine === undefined || !(0,recovery_steps/* hasRecoverySteps */.lj)(engine))
        return [];
    const page = (0,recovery_page/* readRecoveryPage */.H)(text);
    const { name: database } = request;
    const phases = measured.find(({ kind }) => kind === 'drill')?.phases ?? [];
    const before = preparationOf(page, { database, engine, majorVersion, addresses });
    const steps = (0,recovery_steps/* recoverySteps */.F4)(page, planOf(request, engine, backup));
    return [
        ...before.map((each) => ({ ...each, isDrilled: false })),
        ...steps.map(({ heading, title, commands }) => {
            const lastMs = phases.find(({ phase }) => phase === (0,recovery_steps/* phaseOfStep */.xd)(title))?.durationMs;
            return { heading, title, commands, isDrilled: true, lastMs };
        }),
    ];
}
function planOf({ name, signers, restoreAs }, engine, { recipients = [] }) {
    const isOfPassphrase = recipients.length === 0;
    return {
        database: name,
        engine,
        restoreAs: (0,recovery_steps/* ofMysql */.ap)(engine, restoreAs),
        isOfPassphrase,
        hasSigner: !isOfPassphrase || signers.length > 0,
    };
}
async function writeRunbook(path, report) {
    const document = (0,document_of/* documentOf */.l)(report);
    const text = path.endsWith('.md') ? (0,markdown/* renderMarkdown */.G)(document) : (0,render_text/* renderText */.S)(document, (_tone, word) => word);
    try {
        await (0,promises_.writeFile)(path, text, { mode: 0o600 });
    }
    catch (cause) {
        throw new errors/* RestorableError */.s$('FILE_UNWRITABLE', `The runbook can't be written to ${path}.`, {
            hint: 'Choose a folder that exists and that this user can write to.',
            cause,
        });
    }
}


/***/ })

};
