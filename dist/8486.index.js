export const id = 8486;
export const ids = [8486,14];
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

/***/ 27417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runHistory: () => (/* binding */ runHistory)
/* harmony export */ });
/* harmony import */ var _run_run_context_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88246);
/* harmony import */ var _read_history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41434);


async function runHistory(request, dependencies) {
    const context = (0,_run_run_context_js__WEBPACK_IMPORTED_MODULE_0__/* .beginRun */ .T)(dependencies);
    const { run } = context;
    let history;
    await run.guard(async () => {
        history = await (0,_read_history_js__WEBPACK_IMPORTED_MODULE_1__/* .readHistory */ .L)(questionOf(request, context.clock.now()), context);
        if (!history.isAuthenticated) {
            run.warn('Not authenticated: anyone with write access to the storage could have made these records. Set `verifiers`.');
        }
    });
    const hasFindings = history?.chain.findings.some(({ severity }) => severity === 'finding') === true;
    return { mode: 'history', ...run.facts(hasFindings), format: request.format, history };
}
function questionOf(request, now) {
    const { since } = request;
    const from = since === undefined || since instanceof Date ? since : new Date(now.getTime() - since.agoMs);
    return { ...request, since: from, to: undefined };
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

/***/ 22691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ prettyBytes)
/* harmony export */ });
const BYTE_UNITS = [
	'B',
	'kB',
	'MB',
	'GB',
	'TB',
	'PB',
	'EB',
	'ZB',
	'YB',
];

const BIBYTE_UNITS = [
	'B',
	'KiB',
	'MiB',
	'GiB',
	'TiB',
	'PiB',
	'EiB',
	'ZiB',
	'YiB',
];

const BIT_UNITS = [
	'b',
	'kbit',
	'Mbit',
	'Gbit',
	'Tbit',
	'Pbit',
	'Ebit',
	'Zbit',
	'Ybit',
];

const BIBIT_UNITS = [
	'b',
	'kibit',
	'Mibit',
	'Gibit',
	'Tibit',
	'Pibit',
	'Eibit',
	'Zibit',
	'Yibit',
];

// Indexed by `bits` and then `binary`, so the four unit systems are picked in one step.
const UNIT_SETS = [BYTE_UNITS, BIBYTE_UNITS, BIT_UNITS, BIBIT_UNITS];

/*
`Number#toString` switches to exponential notation outside the range [1e-6, 1e21) and `Intl.NumberFormat` drops every fraction digit past the 100 it accepts.
Byte counts read as plain decimal numbers, so both losses are undone here. Expects a finite, non-negative number.
*/
const toDecimalString = number => {
	if (number >= 1e-6 && number < 1e21) {
		return String(number);
	}

	const [mantissa, exponentString] = number.toExponential().split('e');
	const digits = mantissa.replace('.', '');
	const pointPosition = Number(exponentString) + 1;
	const isPositive = pointPosition > 0;
	const padded = isPositive ? digits.padEnd(pointPosition, '0') : '0'.repeat(1 - pointPosition) + digits;
	const integerPart = padded.slice(0, isPositive ? pointPosition : 1);
	const fractionPart = padded.slice(isPositive ? pointPosition : 1).replace(/0+$/, '');

	return fractionPart ? `${integerPart}.${fractionPart}` : integerPart;
};

/*
Formats the given number using `Number#toLocaleString`.
- If locale is a string or array, the value is expected to be a BCP 47 language tag or list of language tags (for example: `de`).
- If locale is true, the system default locale is used for translation.
- If locale is false or unspecified, formatting options are applied without localization; without options, the number is written out as plain digits.
*/
const toLocaleString = (number, locale, options) => {
	if (typeof locale === 'string' || Array.isArray(locale) || locale === true) {
		const locales = locale === true ? undefined : locale;

		if (options !== undefined) {
			return number.toLocaleString(locales, options);
		}

		// `Intl.NumberFormat` limits itself to 3 *fraction* digits while the default here is 3 *significant* digits, so the limit comes from the value.
		const text = toDecimalString(number);
		const pointIndex = text.indexOf('.');
		const maximumFractionDigits = pointIndex === -1 ? 0 : text.length - pointIndex - 1;

		// `Intl.NumberFormat` accepts at most 100 fraction digits. Rounding to 3 significant digits only needs more than that for absurdly small values, which are written out as plain digits instead.
		if (maximumFractionDigits > 100) {
			return text;
		}

		return number.toLocaleString(locales, {maximumFractionDigits});
	}

	if (options === undefined) {
		return toDecimalString(number);
	}

	return number.toLocaleString('en-US', {...options, useGrouping: false});
};

const log10 = numberOrBigInt => {
	if (typeof numberOrBigInt === 'number') {
		return Math.log10(numberOrBigInt);
	}

	const string = numberOrBigInt.toString(10);

	// A `number` only holds about 15 significant digits, so the remaining digits cannot move the magnitude. The result can still land exactly on a unit boundary, which the caller corrects for.
	return string.length + Math.log10(`0.${string.slice(0, 15)}`);
};

const log = numberOrBigInt => {
	if (typeof numberOrBigInt === 'number') {
		return Math.log(numberOrBigInt);
	}

	return log10(numberOrBigInt) * Math.log(10);
};

/*
A `bigint` that a `number` can hold exactly is divided the same way, so the output never depends on which type it was given as.
`floor(a / b) + (a % b) / b` is a different double than `a / b`, which flips the rounding at ties like 1805 bytes.
*/
const divide = (numberOrBigInt, base, exponent) => {
	const divisor = base ** exponent;

	if (typeof numberOrBigInt === 'number' || numberOrBigInt <= Number.MAX_SAFE_INTEGER) {
		return Number(numberOrBigInt) / divisor;
	}

	// `divisor` is not exact for every unit, as `1000 ** 8` is not `1e24`, so the exact divisor is rebuilt from the base and the exponent.
	const bigintDivisor = BigInt(base) ** BigInt(exponent);
	const integerPart = numberOrBigInt / bigintDivisor;
	const remainder = numberOrBigInt % bigintDivisor;

	return Number(integerPart) + (Number(remainder) / divisor);
};

/*
The plain decimal digits of a scaled value that no `number` can hold. `Intl.NumberFormat` is not involved, so the output carries no grouping or localized separator, the same as the fallback for a value with more fraction digits than it accepts.
*/
const toUnrepresentableString = (number, base, exponent, localeOptions) => {
	const scale = BigInt(base) ** BigInt(exponent);
	const whole = number / scale;

	// The 3 significant digit default never bites here: it only ever rounds to at least as many digits as the value has integers, and this one has far more than 3.
	if (localeOptions === undefined) {
		return whole.toString();
	}

	// The fraction digit options take over from that default, so the integer part stays exact and the fraction is truncated.
	const minimumFractionDigits = localeOptions.minimumFractionDigits ?? 0;
	const maximumFractionDigits = Math.max(localeOptions.maximumFractionDigits ?? 3, minimumFractionDigits);
	const truncated = ((number % scale) * (10n ** BigInt(maximumFractionDigits)) / scale).toString().padStart(maximumFractionDigits, '0');
	const fraction = truncated.replace(/0+$/, '').padEnd(minimumFractionDigits, '0');

	return fraction ? `${whole}.${fraction}` : whole.toString();
};

/*
The sign to print in front of the number. A difference of exactly zero gets a space instead of a plus sign, for better alignment. `0 === 0n` is `false`, so both are compared.
*/
const signOf = (number, signed) => {
	if (number < 0) {
		return '-';
	}

	if (!signed) {
		return '';
	}

	return number === 0 || number === 0n ? ' ' : '+';
};

const assertFixedWidth = fixedWidth => {
	if (fixedWidth !== undefined && (typeof fixedWidth !== 'number' || !Number.isSafeInteger(fixedWidth) || fixedWidth < 0)) {
		throw new TypeError(`Expected fixedWidth to be a non-negative integer, got ${typeof fixedWidth}: ${fixedWidth}`);
	}
};

/*
`Intl.NumberFormat` silently truncates non-integers, so they are rejected here instead of quietly changing the output.
*/
const assertFractionDigits = (name, value) => {
	if (value !== undefined && (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 100)) {
		throw new TypeError(`Expected ${name} to be an integer between 0 and 100, got ${typeof value}: ${value}`);
	}
};

const buildLocaleOptions = options => {
	const {minimumFractionDigits, maximumFractionDigits} = options;

	if (minimumFractionDigits === undefined && maximumFractionDigits === undefined) {
		return undefined;
	}

	assertFractionDigits('minimumFractionDigits', minimumFractionDigits);
	assertFractionDigits('maximumFractionDigits', maximumFractionDigits);

	// Checked here rather than left to `Intl.NumberFormat`, which is skipped for a value past the number range.
	if (minimumFractionDigits > maximumFractionDigits) {
		throw new RangeError(`Expected minimumFractionDigits (${minimumFractionDigits}) to not be greater than maximumFractionDigits (${maximumFractionDigits})`);
	}

	return {
		...(minimumFractionDigits !== undefined && {minimumFractionDigits}),
		...(maximumFractionDigits !== undefined && {maximumFractionDigits}),
		roundingMode: 'trunc',
	};
};

function prettyBytes(number, options) {
	if (typeof number !== 'bigint' && !Number.isFinite(number)) {
		throw new TypeError(`Expected a finite number, got ${typeof number}: ${number}`);
	}

	options = {
		bits: false,
		binary: false,
		space: true,
		nonBreakingSpace: false,
		...options,
	};

	assertFixedWidth(options.fixedWidth);
	const localeOptions = buildLocaleOptions(options);

	// Indexed by `bits` then `binary`, so the four combinations line up in one table.
	const UNITS = UNIT_SETS[(options.bits ? 2 : 0) + (options.binary ? 1 : 0)];

	const separator = options.space ? (options.nonBreakingSpace ? '\u00A0' : ' ') : '';

	// Normalize `-0` to `0` so it never formats as `-0`.
	if (Object.is(number, -0)) {
		number = 0;
	}

	const prefix = signOf(number, options.signed);

	if (number < 0) {
		number = -number;
	}

	const base = options.binary ? 1024 : 1000;

	let exponent = 0;
	if (number >= 1) {
		exponent = Math.min(Math.floor(options.binary ? log(number) / Math.log(base) : log10(number) / 3), UNITS.length - 1);
	}

	// A `number` always scales down to something a `number` can hold, and a `bigint` stops being able to once the quotient passes `Number.MAX_VALUE`, where `divide` overflows to `Infinity` and the exact quotient is formatted instead.
	const scaled = divide(number, base, exponent);

	let numberString;
	if (Number.isFinite(scaled)) {
		number = scaled;

		// A value that sits just below a unit boundary, like `999999999999999` bytes, has a `log10` that rounds up to the boundary itself, so the exponent has to be corrected back.
		if (number < 1 && exponent > 0) {
			number *= base;
			exponent -= 1;
		}

		if (!localeOptions) {
			const minimumPrecision = Math.max(3, Math.floor(number).toString().length);
			number = Number(number.toPrecision(minimumPrecision));

			if (number >= base && exponent < UNITS.length - 1) {
				number /= base;
				exponent += 1;
			}
		}

		numberString = toLocaleString(number, options.locale, localeOptions);
	} else {
		// The scaled value is past what a `number` can hold, so the exact quotient is written out instead.
		numberString = toUnrepresentableString(number, base, exponent, localeOptions);
	}

	const result = prefix + numberString + separator + UNITS[exponent];
	return result.padStart(options.fixedWidth ?? 0);
}


/***/ }),

/***/ 61304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ prettyMilliseconds)
/* harmony export */ });
const isZero = value => value === 0 || value === 0n;
const pluralize = (word, count) => (count === 1 || count === 1n) ? word : `${word}s`;

const ONE_SECOND_IN_MILLISECONDS = 1000n;
const ONE_MINUTE_IN_MILLISECONDS = 60n * ONE_SECOND_IN_MILLISECONDS;
const ONE_HOUR_IN_MILLISECONDS = 60n * ONE_MINUTE_IN_MILLISECONDS;
const ONE_DAY_IN_MILLISECONDS = 24n * ONE_HOUR_IN_MILLISECONDS;
const MAX_DECIMAL_DIGITS = 100; // The same limit as `Number#toFixed()`, which keeps the output a sensible size.

// A negative or fractional count is not a digit count, and a `NaN` count would leak into the output as `NaN`.
const decimalDigits = (value, defaultValue) => typeof value === 'number' && !Number.isNaN(value)
	? Math.min(Math.max(Math.trunc(value), 0), MAX_DECIMAL_DIGITS)
	: defaultValue;

// The duration as the exact fraction `value / scale` milliseconds, so every field can be derived with exact BigInt arithmetic.
// An integer is exact at any size, including a number past the safe range. A fractional number is rounded to 15 significant digits, counting the whole duration, as that is all the precision a double has. This turns float noise back into the intended value: `0.57 * 100_000` is `56999.99999999999`, which is read as `57000`, and `999.9999999999999` is read as `1000`. Digits past the 15th are rounded away, so they are not exact.
const toExactMilliseconds = milliseconds => {
	// eslint-disable-next-line unicorn/prefer-number-is-safe-integer -- An integer past the safe range is still exact.
	if (typeof milliseconds === 'bigint' || Number.isInteger(milliseconds)) {
		return {value: BigInt(milliseconds), scale: 1n};
	}

	const [significand, exponent = '0'] = milliseconds.toPrecision(15).split('e', 2);
	const [whole, fraction = ''] = significand.split('.', 2);
	const digits = BigInt(whole + fraction);
	const decimals = fraction.length - Number(exponent);

	// From `1e15` up, the 15 digits end before the decimal point, so the exponent is positive. The fraction is then dropped and the duration is rounded to the nearest 10 milliseconds. A number from `2 ** 52` up is always an integer, so this only applies below that.
	return decimals < 0
		? {value: digits * (10n ** BigInt(-decimals)), scale: 1n}
		: {value: digits, scale: 10n ** BigInt(decimals)};
};

// Places the decimal point in a count of steps of `10 ** -digits`.
const formatSteps = (steps, digits) => {
	if (digits === 0) {
		return String(steps);
	}

	const padded = String(steps).padStart(digits + 1, '0');
	return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
};

function prettyMilliseconds(milliseconds, options) {
	const isBigInt = typeof milliseconds === 'bigint';
	if (!isBigInt && !Number.isFinite(milliseconds)) {
		throw new TypeError('Expected a finite number or bigint');
	}

	options = {...options};

	const sign = milliseconds < 0 ? '-' : '';
	// eslint-disable-next-line unicorn/prefer-math-abs -- `Math.abs()` throws on a bigint, and the bigint path reaches here.
	milliseconds = milliseconds < 0 ? -milliseconds : milliseconds; // Cannot use `Math.abs()` because of BigInt support.

	if (options.colonNotation) {
		options.compact = false;
		options.formatSubMilliseconds = false;
		options.separateMilliseconds = false;
		options.verbose = false;
		// Dropping a field from the right would change what the remaining fields mean: `1:01:01` would become `1:01`, which reads as 1 minute.
		options.unitCount = undefined;
	}

	if (options.compact) {
		options.unitCount = 1;
		options.secondsDecimalDigits = 0;
		options.millisecondsDecimalDigits = 0;
	}

	let result = [];

	const add = (value, long, short, valueString) => {
		// Colon notation always shows the minutes, and the hours too when the seconds are hidden, so the last fields read as `m:ss`, or as `h:mm` without the seconds. A duration under a minute keeps its seconds, so it reads as `h:mm:ss` there.
		const isAlwaysShown = options.colonNotation && (short === 'm' || (short === 'h' && options.hideSeconds));

		if (
			!isAlwaysShown
			&& (result.length === 0 || !options.colonNotation)
			&& isZero(value)) {
			return;
		}

		valueString ??= String(value);
		if (options.colonNotation) {
			const wholeDigits = valueString.includes('.') ? valueString.split('.', 1)[0].length : valueString.length;
			// The first field is not padded. The days after a year go up to 364, so they get 3 digits to keep the width.
			let minLength = 1;
			if (result.length > 0) {
				minLength = short === 'd' ? 3 : 2;
			}

			valueString = '0'.repeat(Math.max(0, minLength - wholeDigits)) + valueString;
		} else {
			valueString += options.verbose ? ' ' + pluralize(long, value) : short;
		}

		result.push(valueString);
	};

	const {value, scale} = toExactMilliseconds(milliseconds);
	const second = ONE_SECOND_IN_MILLISECONDS * scale;
	const minute = ONE_MINUTE_IN_MILLISECONDS * scale;
	const hour = ONE_HOUR_IN_MILLISECONDS * scale;
	const day = ONE_DAY_IN_MILLISECONDS * scale;

	// The days, hours, minutes, seconds, and sub-millisecond fields are floored from the exact value, so none of them can round up into the next unit. Only the milliseconds, when they are the last unit, are rounded (see below).
	const days = value / day;
	const hoursWithinDay = (value % day) / hour;
	const minutesWithinHour = (value % hour) / minute;

	if (options.hideYearAndDays) {
		add((days * 24n) + hoursWithinDay, 'hour', 'h');
	} else {
		if (options.hideYear) {
			add(days, 'day', 'd');
		} else {
			add(days / 365n, 'year', 'y');
			add(days % 365n, 'day', 'd');
		}

		add(hoursWithinDay, 'hour', 'h');
	}

	add(minutesWithinHour, 'minute', 'm');

	const secondsDecimalDigits = decimalDigits(options.secondsDecimalDigits, 1);
	const secondsStepsPerSecond = 10n ** BigInt(secondsDecimalDigits);

	// A duration under a minute has no coarser field, so hiding the seconds would leave nothing to carry its value.
	const hideSeconds = options.hideSeconds && value >= minute;

	// `subSecondsAsDecimals` moves the value into the seconds field, so it only applies when that field is rendered and can represent the value, at least one step of the seconds digits. Otherwise the value is lost.
	const canShowAsDecimalSeconds = options.subSecondsAsDecimals
		&& !hideSeconds
		&& value * secondsStepsPerSecond >= second;

	if (!hideSeconds) {
		const withinMinute = value % minute;

		if (
			options.separateMilliseconds
			|| options.formatSubMilliseconds
			|| (!canShowAsDecimalSeconds && !options.colonNotation && value < second)
		) {
			add(withinMinute / second, 'second', 's');

			if (options.formatSubMilliseconds) {
				// Floored to whole nanoseconds, the smallest unit shown. `formatSubMilliseconds` shows these as they are, so a duration under 1 nanosecond is `0ms` there.
				const subMillisecondNanoseconds = ((value % scale) * 1_000_000n) / scale;

				add((value % second) / scale, 'millisecond', 'ms');
				add(subMillisecondNanoseconds / 1000n, 'microsecond', 'µs');
				add(subMillisecondNanoseconds % 1000n, 'nanosecond', 'ns');
			} else {
				const millisecondsDecimalDigits
					= decimalDigits(options.millisecondsDecimalDigits, 0);
				const stepsPerMillisecond = 10n ** BigInt(millisecondsDecimalDigits);

				// Rounded half up in exact steps of the last digit, as a float sum of the parts can land a midpoint like `1.005` below it.
				let steps = ((2n * (value % second) * stepsPerMillisecond) + scale) / (2n * scale);

				// Under a second, the zero field is dropped entirely, so a nonzero duration is clamped to the smallest representable value instead of rounding down onto it. From a second up, the seconds field carries the value, so the milliseconds round normally.
				if (steps === 0n && value > 0n && value < second) {
					steps = 1n;
				}

				// The milliseconds are rounded, not floored, but never up to a full second, which would need the seconds field.
				const maximumSteps = (1000n * stepsPerMillisecond) - 1n;
				if (steps > maximumSteps) {
					steps = maximumSteps;
				}

				const millisecondsString = formatSteps(steps, millisecondsDecimalDigits);

				add(
					Number(millisecondsString),
					'millisecond',
					'ms',
					millisecondsString,
				);
			}
		} else {
			// Floored to the digit count, so the seconds never round up into the next step, or to `60s`.
			const secondsFixed = formatSteps((withinMinute * secondsStepsPerSecond) / second, secondsDecimalDigits);
			const secondsString = options.keepDecimalsOnWholeSeconds
				? secondsFixed
				: secondsFixed.replace(/\.0+$/v, '');
			add(Number(secondsString), 'second', 's', secondsString);
		}
	}

	const separator = options.colonNotation ? ':' : ' ';
	if (typeof options.unitCount === 'number') {
		// `Math.max()` propagates `NaN`, and `slice(0, NaN)` is an empty slice, which would drop every unit.
		result = result.slice(0, Math.max(options.unitCount, 1) || Infinity);
	}

	const output = result.length === 0
		? '0' + (options.verbose ? ' milliseconds' : 'ms')
		: result.join(separator);

	// Rounding can leave nothing but zeros behind, and a signed zero reads as a negative duration.
	return /[1-9]/v.test(output) ? sign + output : output;
}


/***/ }),

/***/ 79435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p6: () => (/* binding */ date),
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68729);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDate */ .db(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODate */ .Brp, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
