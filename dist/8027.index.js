export const id = 8027;
export const ids = [8027];
export const modules = {

/***/ 9388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ longestRule)
/* harmony export */ });
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


/***/ }),

/***/ 88728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ knownUsualAgeMs),
/* harmony export */   w: () => (/* binding */ usualAgeMs)
/* harmony export */ });
const HOUR_MS = 3_600_000;
const COMPARED = 10;
const ENOUGH = 2;
const LEAST_MS = 25 * HOUR_MS;
function usualAgeMs(startedAt) {
    return knownUsualAgeMs(startedAt) ?? LEAST_MS;
}
function knownUsualAgeMs(startedAt) {
    const times = startedAt.map((time) => time.getTime()).toSorted((a, b) => b - a);
    const gaps = times.slice(1, COMPARED + 1).map((time, at) => (times[at] ?? time) - time);
    if (gaps.length < ENOUGH)
        return undefined;
    const median = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
    return Math.max(LEAST_MS, 2 * median + HOUR_MS);
}


/***/ }),

/***/ 76033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ checkLineage),
/* harmony export */   Xp: () => (/* binding */ gapFact),
/* harmony export */   ji: () => (/* binding */ evaluateLineage)
/* harmony export */ });
/* harmony import */ var _core_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5796);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87377);
/* harmony import */ var _repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2965);




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
    const check = { name: _core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .LINEAGE_CHECK */ .Ro, group: 'lineage' };
    const gaps = await (0,_repository_removal_lineage_js__WEBPACK_IMPORTED_MODULE_3__/* .gapsAmong */ .Q)(places);
    if (gaps.length === 0)
        return { ...check, outcome: 'passed', facts: [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .state */ .wk)('line-complete')] };
    const more = gaps.length > NAMED ? [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .told */ .Ev)(`and ${gaps.length - NAMED} more`)] : [];
    const facts = [...gaps.slice(0, NAMED).map(gapFact), ...more];
    return { ...check, outcome: isEverywhere ? 'failed' : 'skipped', facts };
}
async function checkLineage(destinations, { signers, removers }, run) {
    const places = [];
    for (const at of destinations) {
        try {
            const catalog = await at.readCatalog(signers);
            places.push({ catalog, gaps: await _repository_records_gap_records_js__WEBPACK_IMPORTED_MODULE_2__/* .GapRecords */ .F.listAfter(catalog, removers) });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwIfCancelled */ .dZ)(at.signal);
            run.warn(`Whether backups are missing at ${at.label} is unknown: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toRestorableError */ .tj)(thrown).message}`);
        }
    }
    return evaluateLineage(places, places.length === destinations.length);
}


/***/ }),

/***/ 98027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runVerify: () => (/* binding */ runVerify)
});

// EXTERNAL MODULE: ./build/openpgp/keys/passphrase-keys.js + 1 modules
var passphrase_keys = __webpack_require__(34972);
// EXTERNAL MODULE: ./build/restore/choose-backup.js
var choose_backup = __webpack_require__(48089);
// EXTERNAL MODULE: ./build/restore/listed-destinations.js
var listed_destinations = __webpack_require__(20290);
// EXTERNAL MODULE: ./build/run/key-rings.js
var key_rings = __webpack_require__(5425);
// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/run/verifier-signer.js
var verifier_signer = __webpack_require__(27039);
// EXTERNAL MODULE: ./build/status/lineage-check.js
var lineage_check = __webpack_require__(76033);
// EXTERNAL MODULE: ./build/verification/checks.js + 4 modules
var checks = __webpack_require__(8701);
// EXTERNAL MODULE: ./build/core/check.js
var check = __webpack_require__(5796);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/core/planning/keep-reason.js
var keep_reason = __webpack_require__(9388);
// EXTERNAL MODULE: ./build/core/planning/policy.js
var planning_policy = __webpack_require__(11240);
// EXTERNAL MODULE: ./build/core/planning/retention.js
var retention = __webpack_require__(51222);
;// CONCATENATED MODULE: ./build/core/planning/audit.js





const FREE_SHARE = 0.2;
function candidatesOf(ids, { scope, policy, now }, triedAt) {
    const known = ids.flatMap((id) => (0,backup_id/* parseBackupId */.JN)(id) ?? []);
    const past = known.filter(({ startedAt }) => startedAt.getTime() <= now.getTime() + catalog_trust/* CLOCK_SKEW_MS */.r);
    const backups = past.map(({ id, startedAt }) => ({
        id,
        startedAt,
        source: '',
        parents: [],
        verified: false,
        pinned: [],
    }));
    const from = now.getTime() - (scope.windowMs ?? Number.POSITIVE_INFINITY);
    const startOf = new Map(past.map(({ id, startedAt }) => [String(id), startedAt]));
    return (0,retention/* planRetention */.SA)(backups, policy ?? planning_policy/* DEFAULT_POLICY */.zj, now).flatMap(({ id, reasons }) => {
        const startedAt = startOf.get(id);
        if (startedAt === undefined || startedAt.getTime() < from)
            return [];
        const rule = (0,keep_reason/* longestRule */.J)(reasons);
        return [{ id, startedAt, rule, isKept: policy === undefined || rule !== undefined, triedAt: triedAt.get(id) }];
    });
}
function nextToProve(candidates, random) {
    const kept = candidates.filter(({ isKept }) => isKept);
    const pool = kept.length > 0 ? kept : candidates;
    const isFree = random() < FREE_SHARE;
    const chosen = isFree ? drawn(pool, random) : drawn(dueIn(pool), random);
    if (chosen === undefined)
        return undefined;
    const { id, rule, triedAt } = chosen;
    return { id, why: { rule, triedAt, isFree, among: pool.length } };
}
function inAuditOrder(candidates) {
    return candidates.toSorted((a, b) => triedMs(a) - triedMs(b) || b.startedAt.getTime() - a.startedAt.getTime());
}
function dueIn(pool) {
    const longest = Math.min(...pool.map(triedMs));
    const due = pool.filter((candidate) => triedMs(candidate) === longest);
    const generationOf = ({ rule }) => rule ?? 'none';
    const lastOf = new Map();
    for (const candidate of pool) {
        const generation = generationOf(candidate);
        lastOf.set(generation, Math.max(lastOf.get(generation) ?? Number.NEGATIVE_INFINITY, triedMs(candidate)));
    }
    const waiting = (candidate) => lastOf.get(generationOf(candidate)) ?? Number.NEGATIVE_INFINITY;
    const first = Math.min(...due.map(waiting));
    return due.filter((candidate) => waiting(candidate) === first);
}
function triedMs({ triedAt }) {
    return triedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
}
function drawn(from, random) {
    return from[Math.min(from.length - 1, Math.floor(random() * from.length))];
}

// EXTERNAL MODULE: ./build/core/verdict.js
var core_verdict = __webpack_require__(7033);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/restore/restoration.js
var restoration = __webpack_require__(77083);
// EXTERNAL MODULE: ./build/run/no-backup.js
var no_backup = __webpack_require__(53912);
// EXTERNAL MODULE: ./build/verify/last-tries.js
var last_tries = __webpack_require__(60568);
;// CONCATENATED MODULE: ./build/verify/choose-randomly.js





async function chooseRandomly(verification, listing, found) {
    const candidates = await candidatesFor(verification, listing);
    const next = nextToProve(candidates, Math.random);
    if (next === undefined)
        throw new RangeError('there are candidates');
    const { id, why } = next;
    const { kind, windowMs = null } = listing.scope;
    found.audit = { kind, windowMs, among: why.among, chosen: chosenFacts(why), backups: [], left: 0 };
    verification.context.host.log.info(`${id} was chosen from ${why.among}.`);
    return (0,backup_id/* requireBackupId */.x1)(id);
}
async function candidatesFor(verification, { scope, ids, places }) {
    const { request, context } = verification;
    const tries = await (0,last_tries/* lastTries */.u)(verification, places);
    const { policy } = request;
    const [first, ...more] = candidatesOf(ids, { scope, policy, now: context.clock.now() }, tries);
    if (first !== undefined)
        return [first, ...more];
    const age = scope.windowMs === undefined ? '' : ` that is at most ${(0,format/* humanAge */.DZ)(scope.windowMs)} old`;
    throw new errors/* RestorableError */.s$('BACKUP_NOT_FOUND', `There is no backup${age}.`, {
        hint: '`list` prints those that exist. Check the schedule of the backups, or allow older ones in `backup`.',
    });
}
function chosenFacts({ rule, triedAt, isFree }) {
    return { rule: rule ?? null, triedAt: triedAt?.toISOString() ?? null, isFree };
}

// EXTERNAL MODULE: ./build/core/planning/usual-age.js
var usual_age = __webpack_require__(88728);
;// CONCATENATED MODULE: ./build/verify/newest-backup.js




function newestBackup({ ids, stored: { manifest }, authenticatedBy }, now) {
    const listed = ids.flatMap((id) => (0,backup_id/* parseBackupId */.JN)(id) ?? []);
    const past = listed.filter(({ startedAt }) => startedAt.getTime() <= now.getTime() + catalog_trust/* CLOCK_SKEW_MS */.r);
    const newest = past.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
    if (newest === undefined)
        return undefined;
    return {
        id: newest.id,
        ageMs: Math.max(0, now.getTime() - newest.startedAt.getTime()),
        usualAgeMs: (0,usual_age/* usualAgeMs */.w)(past.map(({ startedAt }) => startedAt)),
        isAuthenticated: newest.id === manifest.id && authenticatedBy !== null,
    };
}
function warnOfAge({ request, context: { clock, run } }, choice) {
    const { kind } = request.backup;
    const isAudit = kind === 'random' || kind === 'each';
    if (!isAudit && (request.rpoMs !== undefined || kind !== 'latest'))
        return;
    const now = clock.now();
    const newest = newestBackup(choice, now);
    if (newest === undefined)
        return;
    const ageMs = isAudit ? newest.ageMs : now.getTime() - Date.parse(choice.stored.manifest.snapshotAt);
    const limitMs = request.rpoMs ?? newest.usualAgeMs;
    if (ageMs <= limitMs)
        return;
    const why = request.rpoMs === undefined
        ? `more than ${(0,format/* humanAge */.DZ)(limitMs)} is unusual here. Check the schedule of the backups; \`rpo\` makes this a failed check`
        : `\`rpo\` allows ${(0,format/* humanAge */.DZ)(limitMs)}. Check the schedule of the backups; \`backup: latest\` makes this a failed check`;
    run.warn(`The newest backup is ${(0,format/* humanAge */.DZ)(ageMs)} old, and ${why}.`);
}
function forAge(verification, choice) {
    const { request, context } = verification;
    const isNewest = newestBackup(choice, context.clock.now())?.id === choice.stored.manifest.id;
    return isNewest
        ? verification
        : { ...verification, request: { ...request, rpoMs: undefined, volumeDrift: undefined } };
}

;// CONCATENATED MODULE: ./build/verify/progress.js
function beginProgress() {
    return { orders: [], notes: [], checks: [], verdict: 'error' };
}
function checksOf({ copies, attempt, checks }) {
    return copies === undefined ? (attempt?.checks ?? checks) : checks;
}

// EXTERNAL MODULE: ./build/repository/reading/read-preference.js
var read_preference = __webpack_require__(72554);
// EXTERNAL MODULE: ./build/run/key-roles.js
var key_roles = __webpack_require__(71359);
// EXTERNAL MODULE: ./build/openpgp/signatures/signatures.js + 1 modules
var signatures = __webpack_require__(12601);
;// CONCATENATED MODULE: ./build/verify/least-recently-read.js


async function leastRecentlyRead(verification, holders) {
    const { context, signer } = verification;
    const { host, run } = context;
    const ring = signer && (await (0,signatures/* createSignerRing */.TV)([signer.publicKey]));
    let turn;
    let failure = new errors/* RestorableError */.s$('INTERNAL', 'There is no copy to choose from.');
    for (const at of holders) {
        try {
            const readAt = await lastReadAt(at, ring);
            if (turn === undefined || isBefore(readAt, turn.readAt))
                turn = { at, readAt };
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            failure = (0,errors/* toRestorableError */.tj)(thrown);
            run.warn(`${at.label} can't be next: ${failure.message}`);
        }
    }
    if (turn === undefined)
        throw failure;
    const { at, readAt } = turn;
    const since = readAt === undefined ? 'no verification has read a copy there' : `it was last read at ${readAt}`;
    return { at, why: `The copy at ${at.label} is next: ${since}.` };
}
function isBefore(a, b) {
    if (a === undefined || b === undefined)
        return b !== undefined;
    return a < b;
}
async function lastReadAt(at, ring) {
    const log = await at.openVerifications(ring, await at.now());
    return (await log.lastRead())?.finishedAt;
}

// EXTERNAL MODULE: ./build/verify/unread-record.js
var unread_record = __webpack_require__(63393);
// EXTERNAL MODULE: ./build/verify/verification-record.js
var verification_record = __webpack_require__(12133);
// EXTERNAL MODULE: ./build/verify/verification-run.js + 4 modules
var verification_run = __webpack_require__(55994);
// EXTERNAL MODULE: ./build/repository/catalog/authenticity.js
var authenticity = __webpack_require__(57210);
;// CONCATENATED MODULE: ./build/verify/verify-each.js








async function verifyEach(verification, choice, done) {
    for (const copy of choice.copies) {
        const stopped = done.some(({ error }) => error !== undefined && error.area !== 'storage');
        if (stopped)
            done.push({ copy, attempt: undefined, verdict: 'skipped', error: undefined });
        else
            done.push(await verifyOne(verification, choice, copy));
    }
}
async function verifyOne(verification, choice, copy) {
    const { context } = verification;
    const { run, host, clock } = context;
    if (copy.state === 'unreachable')
        return { copy, attempt: undefined, verdict: 'error', error: copy.error };
    const { at, state } = copy;
    const order = new read_preference/* ReadPreference */.U([at]);
    const attempt = (0,verification_run/* beginVerificationRun */.Kj)(context, { ...choice, order }, clock.monotonicMs() - copy.answerMs);
    host.log.info(`The copy at ${copy.label}:`);
    try {
        if (state === 'good')
            await verifyAlone(verification, attempt, at);
        else
            fail(attempt, { name: 'copy', group: 'stored-bytes', outcome: 'failed', facts: [(0,check/* told */.Ev)(copy.detail)] });
        if (state === 'other')
            order.faulty.add(at.storage);
        if (state !== 'out-of-sync')
            await (0,verification_record/* recordVerification */.$q)(verification, attempt, choice);
        return { copy, attempt, verdict: attempt.verdict, reason: attempt.reason, error: undefined };
    }
    catch (thrown) {
        await (0,verification_record/* recordVerification */.$q)(verification, attempt, choice, thrown);
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        run.keepWords(error);
        run.warn(`The copy at ${copy.label} has no verdict: ${error.message}`);
        return { copy, attempt, verdict: 'error', error };
    }
}
async function verifyAlone(verification, attempt, at) {
    const { stored, order, ring } = attempt.chosen;
    if (ring !== undefined) {
        try {
            await (0,authenticity/* authenticate */.Q)([at], stored, ring);
        }
        catch (thrown) {
            const error = (0,errors/* toRestorableError */.tj)(thrown);
            if (!error.isFinding)
                throw error;
            order.noteFailed(at, error);
            attempt.isOnlyTheCopy = true;
            fail(attempt, (0,verification_run/* findingOf */.hD)(error));
            return;
        }
    }
    await (0,verification_run/* verifyBackup */.gu)(verification, attempt);
}
function fail(attempt, check) {
    attempt.checks.push(check);
    attempt.verdict = 'failed';
    attempt.reason = (0,core_verdict/* reasonOf */.A3)(check);
}
function verifiedCopies(attempts) {
    const verdict = overall(attempts.map((each) => each.verdict));
    const reason = (0,core_verdict/* worstReason */.YH)(attempts.map((each) => each.reason));
    const isAlone = attempts.length === 1;
    const checks = attempts.flatMap(({ copy, attempt }) => (attempt?.checks ?? []).map((check) => (isAlone ? check : { ...check, at: copy.label })));
    const copies = attempts.map(({ copy, attempt, verdict: own, reason: why, error }) => {
        const detail = copy.state === 'unreachable' ? copy.error.message : copy.detail;
        return {
            label: copy.label,
            verdict: own,
            reason: why,
            detail: error?.message ?? detail,
            checks: attempt?.checks ?? [],
            restoreMs: attempt && (0,restoration/* factsOfRestoration */.d)(attempt.reached).restoreMs,
            readBytes: attempt?.chosen.order.served[0]?.bytes ?? 0,
            record: attempt?.record,
        };
    });
    const opened = attempts.filter(({ attempt }) => attempt !== undefined && attempt.reached.stage !== 'chosen');
    const shown = opened.find((each) => each.reason !== undefined && each.reason === reason) ?? opened[0];
    const error = verdict === 'failed' ? undefined : attempts.find((each) => each.error !== undefined)?.error;
    const orders = attempts.flatMap((each) => each.attempt?.chosen.order ?? []);
    return {
        verdict,
        reason,
        checks,
        copies,
        orders,
        ...(shown?.attempt && { attempt: shown.attempt }),
        ...(error && { error }),
    };
}
function overall(verdicts) {
    const worst = ['failed', 'error', 'skipped'].find((verdict) => verdicts.includes(verdict));
    return worst ?? 'passed';
}

;// CONCATENATED MODULE: ./build/verify/verify-chosen.js








async function choose(verification, found, choosing) {
    const { host, run } = verification.context;
    try {
        const choice = await run.phase('choose the backup', choosing);
        found.choice = choice;
        return choice;
    }
    catch (thrown) {
        await (0,unread_record/* recordNoChoice */.g)(verification, found.asked ?? [], thrown);
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            throw error;
        found.checks = [(0,verification_run/* findingOf */.hD)(error)];
        found.verdict = 'failed';
        found.reason = 'backup';
        return undefined;
    }
}
async function prepared(verification, choice) {
    const { request, context, passphrase } = verification;
    await (0,key_roles.requireKeyRoles)(request, choice.stored.manifest);
    context.run.warn(...choice.order.problems);
    return { ...verification, signer: verification.signer ?? (await passphrase?.signer(saltOf(choice))) };
}
function saltOf({ stored: { manifest } }) {
    return manifest.encryption.salt ?? manifest.source.salt;
}
async function verifyChosen(verification, choice, found, startedMs) {
    const { request, context } = verification;
    if (request.verifyCopies === 'each') {
        const attempts = [];
        try {
            await verifyEach(verification, choice, attempts);
        }
        finally {
            Object.assign(found, verifiedCopies(attempts));
        }
        return;
    }
    const turn = request.verifyCopies === 'rotate'
        ? await (0,unread_record/* recordedIfItFails */.o)(verification, choice, () => leastRecentlyRead(verification, choice.order.all))
        : undefined;
    const note = turn?.why ?? choice.orderNote;
    if (note !== undefined) {
        context.host.log.info(note);
        found.notes.push(note);
    }
    const order = turn === undefined ? choice.order : new read_preference/* ReadPreference */.U([turn.at]);
    const attempt = (0,verification_run/* beginVerificationRun */.Kj)(context, { ...choice, order }, startedMs);
    found.attempt = attempt;
    found.orders = [order];
    try {
        if (turn === undefined)
            await (0,verification_run/* verifyBackup */.gu)(verification, attempt);
        else
            await verifyAlone(verification, attempt, turn.at);
    }
    catch (thrown) {
        await (0,verification_record/* recordVerification */.$q)(verification, attempt, choice, thrown);
        throw thrown;
    }
    found.verdict = attempt.verdict;
    found.reason = attempt.reason;
    await (0,verification_record/* recordVerification */.$q)(verification, attempt, choice);
}

;// CONCATENATED MODULE: ./build/verify/audit-each.js















const SAME_ERRORS = 3;
const OF_ONE_BACKUP = ['keys', 'backup', 'object'];
async function auditEach(verification, scope, found, once) {
    const { request, context } = verification;
    const { run, host } = context;
    const asked = await run.phase('list the backups', () => (0,listed_destinations/* askEverywhere */.g)(request, context));
    const listed = asked.filter((each) => 'ids' in each);
    const ids = [...new Set(listed.flatMap((each) => each.ids))];
    const places = listed.map(({ at }) => at);
    if (ids.length === 0)
        await (0,no_backup/* throwNoBackup */.E)(places);
    const all = inAuditOrder(await candidatesFor(verification, { scope, ids, places }));
    const planned = all.slice(0, request.maxBackups);
    const audited = [];
    let isFirst = true;
    const onFirst = async (own, choice) => {
        if (!isFirst)
            return;
        isFirst = false;
        await once(own, choice);
    };
    for (const [at, { id }] of planned.entries()) {
        const why = whyStopped(audited);
        const each = beginProgress();
        try {
            host.log.info(`Backup ${at + 1} of ${planned.length}: ${id}`);
            if (why === undefined)
                await audit(verification, asked, { id: (0,backup_id/* requireBackupId */.x1)(id), each, onFirst });
            else
                skip(each, why);
        }
        finally {
            audited.push(remainsOf(id, each));
            noteAll(found, audited, { scope, all, left: all.length - planned.length });
            show(found, each);
        }
    }
}
function skip(each, why) {
    each.verdict = 'skipped';
    each.notes = [why];
}
function show(found, { choice, attempt, reason }) {
    const isWorse = reason !== undefined && reason === found.reason && reason !== found.shownReason;
    if (choice === undefined || (found.choice !== undefined && !isWorse))
        return;
    found.choice = choice;
    found.shownReason = reason;
    if (attempt === undefined)
        delete found.attempt;
    else
        found.attempt = attempt;
}
function whyStopped(audited) {
    const tried = audited.filter(({ isTried }) => isTried);
    const last = tried.slice(-SAME_ERRORS).map(({ error }) => error);
    const stopped = last.find((error) => error !== undefined && affectsAll(error));
    if (stopped !== undefined)
        return `Not tried: ${stopped.message}`;
    const [error] = last;
    const isSame = last.length === SAME_ERRORS && last.every((each) => each !== undefined && each.code === error?.code);
    if (error === undefined || !isSame || OF_ONE_BACKUP.includes(error.area))
        return undefined;
    return `Not tried, because ${SAME_ERRORS} backups in a row had no verdict: ${error.message}`;
}
function affectsAll({ area, code }) {
    return area === 'tunnel' || code === 'SANDBOX_MISSING' || code === 'DATABASE_UNREACHABLE';
}
async function audit(verification, asked, { id, each, onFirst }) {
    const { request, context } = verification;
    const { host, run, clock } = context;
    const startedMs = clock.monotonicMs();
    try {
        const again = await (0,listed_destinations/* askAgain */.e)(asked, context);
        each.asked = again;
        if (!again.some((one) => 'ids' in one && one.ids.includes(id))) {
            skip(each, 'It was removed in the meantime.');
            return;
        }
        const choice = await choose(verification, each, () => (0,choose_backup/* chooseAmong */.i6)(again, request, context, () => id));
        if (choice === undefined)
            return;
        const own = await prepared(verification, choice);
        await onFirst(own, choice);
        await verifyChosen(forAge(own, choice), choice, each, startedMs);
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        run.keepWords(error);
        run.warn(`${id} has no verdict: ${error.message}`);
        each.verdict = 'error';
        each.error = error;
    }
}
function noteAll(found, audited, { scope, all, left }) {
    const lines = audited.map(({ line }) => line);
    const tried = audited.filter(({ isTried }) => isTried);
    const error = tried.find((each) => each.error !== undefined)?.error;
    Object.assign(found, {
        verdict: overall(tried.length > 0 ? tried.map(({ line }) => line.verdict) : ['skipped']),
        reason: (0,core_verdict/* worstReason */.YH)(lines.map((line) => line.reason)),
        checks: audited.flatMap(({ checks }) => checks),
        orders: audited.flatMap(({ orders }) => orders),
        notes: left > 0 ? [`\`max-backups\` left ${(0,format/* plural */.LS)(left, 'backup')} for the next run.`] : [],
        audit: { kind: scope.kind, windowMs: scope.windowMs ?? null, among: all.length, backups: lines, left },
        ...(error && { error }),
    });
}
function remainsOf(id, each) {
    const { verdict, reason, error, attempt, copies, orders, notes } = each;
    const checks = checksOf(each).map((check) => ({ ...check, backup: id }));
    const isTried = verdict !== 'skipped' || checks.length > 0;
    const times = copies?.flatMap(({ restoreMs }) => restoreMs ?? []) ?? [];
    const line = {
        id,
        verdict,
        reason,
        detail: isTried ? (error?.message ?? '') : notes.join(' '),
        errorCode: error?.code,
        checks: {
            passed: (0,check/* countOf */.pq)(checks, 'passed'),
            failed: (0,check/* countOf */.pq)(checks, 'failed'),
            error: (0,check/* countOf */.pq)(checks, 'error'),
            skipped: (0,check/* countOf */.pq)(checks, 'skipped'),
        },
        restoreMs: times.length > 0 ? Math.max(...times) : attempt && (0,restoration/* factsOfRestoration */.d)(attempt.reached).restoreMs,
        backupAgeMs: attempt?.backupAgeMs,
        readBytes: orders.flatMap(({ served }) => served).reduce((sum, { bytes }) => sum + bytes, 0),
        record: attempt?.record,
    };
    return { line, isTried, error, checks, orders };
}

// EXTERNAL MODULE: ./build/verify/known-differences.js
var known_differences = __webpack_require__(46744);
// EXTERNAL MODULE: ./build/verify/require-signing.js
var require_signing = __webpack_require__(88863);
// EXTERNAL MODULE: ./build/report/words/checks.js + 1 modules
var words_checks = __webpack_require__(79475);
// EXTERNAL MODULE: ./build/report/words/names.js
var words_names = __webpack_require__(35875);
// EXTERNAL MODULE: ./build/run/summary.js
var summary = __webpack_require__(8948);
;// CONCATENATED MODULE: ./build/verify/verify-report.js








const NAMED = 3;
function verifyReport(request, { clock, run }, found) {
    const { choice, attempt, line, audit } = found;
    const reason = (0,core_verdict/* worstReason */.YH)([found.reason, line?.outcome === 'failed' ? 'lineage' : undefined]);
    const verdict = reason === undefined ? found.verdict : 'failed';
    const checks = [...(audit?.kind === 'each' ? found.checks : checksOf(found)), ...(line ? [line] : [])];
    if (verdict !== 'failed' && found.error !== undefined)
        run.fail(found.error);
    if (verdict === 'error' && run.error === undefined)
        run.fail(notRun(checks));
    const facts = run.facts(verdict === 'failed');
    const isJudged = facts.error === undefined;
    const manifest = choice?.stored.manifest;
    const { opened, target, restoreMs, restored } = attempt === undefined ? {} : (0,restoration/* factsOfRestoration */.d)(attempt.reached);
    const times = audit?.kind === 'each' ? audit.backups : found.copies;
    return {
        mode: 'verify',
        ...facts,
        objectives: { rpoMs: request.rpoMs, rtoMs: request.rtoMs },
        verdict: isJudged ? verdict : 'error',
        reason: isJudged ? reason : undefined,
        backup: manifest && (0,summary/* summarizeBackup */.Wg)(manifest, choice?.authenticatedBy ?? null),
        newestBackup: choice && newestBackup(choice, clock.now()),
        ...(0,summary/* sourcesOf */.u0)(found.orders),
        target: target?.description,
        notes: [...found.notes, ...(target?.notes ?? [])],
        checks,
        tables: opened === undefined ? [] : (0,summary/* summarizeTables */.hv)(opened.contents.fingerprint, restored),
        restoreMs: slowest(times?.map((each) => each.restoreMs) ?? [restoreMs]),
        backupAgeMs: attempt?.backupAgeMs,
        record: attempt?.record,
        ...(found.copies !== undefined && audit?.kind !== 'each' && { copies: found.copies }),
        ...(audit && { audit }),
    };
}
function notRun(checks) {
    const names = checks.filter(({ outcome }) => outcome === 'error').map((check) => (0,words_checks/* checkName */.I3)(check));
    const what = names.length === 1 ? 'A check' : `${names.length} checks`;
    return new errors/* RestorableError */.s$('CHECK_NOT_RUN', `${what} could not run: ${(0,words_names/* listed */.K)(names.slice(0, NAMED), names.length - NAMED)}.`, {
        hint: 'Run its query against the source, and correct it or raise its `timeout`. This says nothing against the backup.',
    });
}
function slowest(times) {
    const known = times.filter((time) => time !== undefined);
    return known.length === 0 ? undefined : Math.max(...known);
}

;// CONCATENATED MODULE: ./build/verify/verify.js

















async function runVerify(request, dependencies) {
    const context = (0,run_context/* beginRun */.T)(dependencies);
    const found = beginProgress();
    await context.run.guard(() => verify(request, context, found));
    return verifyReport(request, context, found);
}
async function verify(request, context, found) {
    const startedMs = context.clock.monotonicMs();
    const verification = {
        request,
        context,
        checks: request.checks === undefined ? [] : await (0,checks/* parseChecks */.B2)(request.checks),
        ignores: await (0,known_differences/* ignoresOf */.f)(request, context),
        passphrase: request.unlock.kind === 'passphrase' ? new passphrase_keys/* PassphraseKeys */.j9(request.unlock.passphrase) : undefined,
        signer: await (0,verifier_signer/* openVerifierKey */.I)(request.verifierKey, context),
    };
    if (request.backup.kind === 'each') {
        await auditEach(verification, request.backup, found, (own, choice) => verifyLine(own, choice, found));
        (0,known_differences/* warnOfUnused */.M)(verification);
        return;
    }
    const choice = await choose(verification, found, () => choiceOf(verification, found));
    if (choice === undefined)
        return;
    const own = await prepared(verification, choice);
    await verifyLine(own, choice, found);
    await verifyChosen(request.backup.kind === 'random' ? forAge(own, choice) : own, choice, found, startedMs);
    (0,known_differences/* warnOfUnused */.M)(verification);
}
async function choiceOf({ request, context, ...rest }, found) {
    const { backup } = request;
    if (backup.kind === 'each')
        throw new RangeError('each backup is verified, so none is chosen');
    const asked = await (0,listed_destinations/* askEverywhere */.g)(request, context);
    found.asked = asked;
    if (backup.kind !== 'random')
        return (0,choose_backup/* chooseListed */.tS)(asked, { ...request, backup }, context);
    return (0,choose_backup/* chooseAmong */.i6)(asked, request, context, (ids, places) => chooseRandomly({ request, context, ...rest }, { scope: backup, ids, places }, found));
}
async function verifyLine(verification, choice, found) {
    await (0,require_signing/* requireSigning */.D)(verification, choice.order.all);
    warnOfAge(verification, choice);
    found.line = await (0,unread_record/* recordedIfItFails */.o)(verification, choice, () => verification.context.run.phase('check the lineage', () => checkLineageOf(verification, choice)));
}
async function checkLineageOf({ request, context: { run }, signer, passphrase }, { copies }) {
    const rings = await (0,key_rings/* openKeyRings */.n)(request, signer === undefined ? [] : [signer.publicKey], passphrase);
    const reachable = copies.flatMap((copy) => (copy.state === 'unreachable' ? [] : copy.at));
    const check = await (0,lineage_check/* checkLineage */.Ki)(reachable, rings, run);
    return reachable.length < copies.length && check.outcome === 'failed' ? { ...check, outcome: 'skipped' } : check;
}


/***/ })

};
