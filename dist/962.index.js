export const id = 962;
export const ids = [962];
export const modules = {

/***/ 81590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ parseDurationMs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const UNITS_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const PART = String.raw `(\d+(?:\.\d+)?)(ms|s|m|h|d|w) *`;
const DURATION = new RegExp(`^(?:${PART})+$`);
const LONGEST_MS = 1_000 * 365 * UNITS_MS.d;
const SHOWN = 60;
function parseDurationMs(text) {
    const trimmed = text.trim();
    if (!DURATION.test(trimmed))
        throw invalid(`"${trimmed.slice(0, SHOWN)}" is not a duration.`);
    const parts = [...trimmed.matchAll(new RegExp(PART, 'g'))];
    const ms = parts.reduce((sum, part) => sum + Number(part[1]) * UNITS_MS[part[2]], 0);
    if (ms <= LONGEST_MS)
        return ms;
    throw invalid(`"${trimmed.slice(0, SHOWN)}" is longer than 1,000 years.`);
}
function invalid(message) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', message, {
        hint: 'Write a number and a unit: 90s, 30m, 24h, 7d, or 1h30m.',
    });
}


/***/ }),

/***/ 56484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ requireOneRoleEach),
/* harmony export */   H: () => (/* binding */ requireOneRoleAcross)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_key_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29679);
/* harmony import */ var _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99148);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45549);
/* harmony import */ var _key_identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17363);





async function requireOneRoleEach(given, before) {
    const keys = await keysOf(given);
    for (const each of keys)
        requireStatedRole(each);
    requireDifferentKeys(keys);
    if (before !== undefined)
        for (const each of keys)
            requireSameRoleAsBefore(each, before);
    return keys.map(({ key }) => (0,_key_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .c)(key));
}
async function requireOneRoleAcross(databases) {
    const keys = [];
    for (const { name, given } of databases) {
        keys.push(...(await keysOf(given)).map((each) => ({ ...each, database: name })));
    }
    requireDifferentKeys(keys);
}
async function keysOf(given) {
    const keys = [];
    for (const { option, armored } of given) {
        for (const text of armored)
            keys.push(...(await readKeys(text)).map((key) => ({ option, key })));
    }
    return keys;
}
async function readKeys(armoredKeys) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_2__/* .loadOpenpgp */ .aS)();
    return library.readKeys({ armoredKeys }).catch(() => []);
}
function requireStatedRole({ option, key }) {
    const { role } = _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[option];
    const roles = key.users.map(({ userID }) => (0,_core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .roleInUserId */ .Af)(userID?.userID ?? ''));
    const stated = roles.find((each) => each !== undefined && each !== role);
    if (stated === undefined)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_ROLE', `\`${option}\` was given a ${stated} key, ${(0,_key_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOfKey */ .m)(key)}. It must be ${wanted(option)}.`, { hint: _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .WHY_ALONE */ .Jw[stated] });
}
function requireDifferentKeys(keys) {
    const seen = new Map();
    for (const each of keys) {
        for (const part of each.key.getKeys()) {
            const fingerprint = part.getFingerprint();
            const other = seen.get(fingerprint) ?? each;
            seen.set(fingerprint, other);
            if (_core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[other.option].role !== _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[each.option].role)
                throw sameKey(other, each);
        }
    }
}
function sameKey(one, other) {
    const name = (0,_key_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOfKey */ .m)(one.key);
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_ROLE', `${placeOf(one)} and ${placeOf(other)} were given the same key, ${name}. A key has one role.`, {
        hint: `Give ${wanted(one.option)} as \`${one.option}\`, and ${wanted(other.option)} as \`${other.option}\`. \`keygen\` makes them.`,
    });
}
function placeOf({ option, database }) {
    return database === undefined ? `\`${option}\`` : `\`${option}\` of ${database}`;
}
function requireSameRoleAsBefore({ option, key }, { id, signer, recipients }) {
    const { role } = _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[option];
    const identity = (0,_key_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .c)(key);
    const roles = [
        ...(signer === identity.fingerprint ? ['runner'] : []),
        ...(recipients.includes(identity.fingerprint) ? ['recovery'] : []),
    ];
    const other = roles.find((each) => each !== role);
    if (other === undefined)
        return;
    const what = other === 'runner' ? `signed the backup ${id}` : `decrypts the backup ${id}`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_ROLE', `\`${option}\` was given the key ${(0,_core_key_name_js__WEBPACK_IMPORTED_MODULE_4__/* .keyName */ .x)(identity)}, which ${what}: it is a ${other} key. It must be ${wanted(option)}.`, { hint: `${_core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .WHY_ALONE */ .Jw[other]} Give another key, or make one with \`keygen\`.` });
}
function wanted(option) {
    const { role, half } = _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[option];
    return `the ${half} ${role} key, ${(0,_core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .keyFileOf */ .Bj)(option)}`;
}


/***/ }),

/***/ 95949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   pA: () => (/* binding */ nearest),
/* harmony export */   vs: () => (/* binding */ misspelled)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2818);

const LONGEST = 100;
function nearest(typed, known) {
    const word = typed.slice(0, LONGEST);
    if (known.length === 0 || word === '')
        return undefined;
    const plain = (text) => text.toLowerCase().replaceAll(/[-_\s]/g, '');
    const same = known.find((name) => plain(name) === plain(word));
    if (same !== undefined)
        return same;
    const best = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.closest)(word.toLowerCase(), known);
    if ((0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.distance)(word.toLowerCase(), best) <= Math.max(2, Math.floor(best.length / 3)))
        return best;
    const [partly, ...others] = known.filter((name) => name.split('-').includes(word.toLowerCase()));
    return others.length === 0 ? partly : undefined;
}
function misspelled(typed, known) {
    const word = typed.slice(0, LONGEST);
    return known.find((name) => (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.distance)(word, name) <= 2);
}
function didYouMean(word, known) {
    const best = nearest(word, known);
    return best === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean \`${best}\`?`;
}


/***/ }),

/***/ 77083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ factsOfRestoration)
/* harmony export */ });
function factsOfRestoration(at) {
    if (at.stage === 'chosen')
        return {};
    const { stage: _, ...facts } = at;
    return facts;
}


/***/ }),

/***/ 71359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   requireKeyRoles: () => (/* binding */ requireKeyRoles),
/* harmony export */   requireKeyRolesOfAll: () => (/* binding */ requireKeyRolesOfAll)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _openpgp_keys_key_roles_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56484);


async function requireKeyRoles(request, before) {
    const given = keysIn(request);
    if (given.length === 0)
        return [];
    const recorded = before && { id: before.id, signer: before.signer, recipients: before.encryption.recipients };
    return (0,_openpgp_keys_key_roles_js__WEBPACK_IMPORTED_MODULE_1__/* .requireOneRoleEach */ .D)(given, recorded);
}
async function requireKeyRolesOfAll(requests) {
    const databases = [];
    for (const request of requests) {
        try {
            await requireKeyRoles(request);
            databases.push({ name: request.name, given: keysIn(request) });
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['keys']);
        }
    }
    await (0,_openpgp_keys_key_roles_js__WEBPACK_IMPORTED_MODULE_1__/* .requireOneRoleAcross */ .H)(databases);
}
function keysIn(request) {
    const found = [];
    if ('recipients' in request && request.recipients?.kind === 'keys') {
        found.push({ option: 'encrypt-to', armored: request.recipients.publicKeys });
    }
    if ('unlock' in request && request.unlock?.kind === 'keys') {
        found.push({ option: 'decrypt-with', armored: request.unlock.keys.map(textOf) });
    }
    if ('runnerKey' in request)
        found.push({ option: 'runner-key', armored: textsOf(request.runnerKey) });
    if ('verifierKey' in request)
        found.push({ option: 'verifier-key', armored: textsOf(request.verifierKey) });
    if ('signers' in request)
        found.push({ option: 'signers', armored: request.signers });
    if ('verifiers' in request)
        found.push({ option: 'verifiers', armored: request.verifiers });
    return found.filter(({ armored }) => armored.length > 0);
}
function textsOf(spec) {
    return spec === undefined ? [] : [textOf(spec)];
}
function textOf({ armored }) {
    return armored.reveal();
}


/***/ }),

/***/ 33825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ recordTest)
});

// EXTERNAL MODULE: ./build/core/check.js
var check = __webpack_require__(5796);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/object-keys.js
var object_keys = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/core/run-origin.js
var run_origin = __webpack_require__(10252);
// EXTERNAL MODULE: ./build/core/test-steps.js
var test_steps = __webpack_require__(99408);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
// EXTERNAL MODULE: ./build/openpgp/encryption.js + 1 modules
var encryption = __webpack_require__(16714);
// EXTERNAL MODULE: ./build/openpgp/signatures/signatures.js + 1 modules
var signatures = __webpack_require__(12601);
// EXTERNAL MODULE: ./build/report/words/checks.js + 1 modules
var words_checks = __webpack_require__(79475);
// EXTERNAL MODULE: ./build/repository/packs/digest.js
var digest = __webpack_require__(69984);
;// CONCATENATED MODULE: ./build/repository/records/chain-head.js

async function findChainHead(places, verifier) {
    const asked = await Promise.all(places.map((at) => headAt(at, verifier)));
    let newest;
    for (const head of asked) {
        if (head === undefined || head === null)
            continue;
        if (newest === undefined || isLater(head, newest))
            newest = head;
    }
    return {
        previous: newest ?? null,
        unread: places.flatMap(({ label }, index) => (asked[index] === undefined ? [label] : [])),
    };
}
function isLater(a, b) {
    const [endA, endB] = [Date.parse(a.finishedAt), Date.parse(b.finishedAt)];
    return endA === endB ? a.recordSha256 > b.recordSha256 : endA > endB;
}
async function headAt(at, { fingerprint, ring, now }) {
    try {
        const found = await (await at.openVerifications(ring, now)).newest(fingerprint);
        return found === undefined ? null : { recordSha256: found.sha256, finishedAt: found.record.finishedAt };
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(at.signal);
        (0,errors/* toRestorableError */.tj)(thrown);
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/repository/records/test-record.js
var test_record = __webpack_require__(34103);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/repository/packs/pack.js + 2 modules
var pack = __webpack_require__(94728);
;// CONCATENATED MODULE: ./build/repository/records/verification-details.js


const MOST_CHECKS = 1_000;
const TEXT_LENGTH = 500;
const LEVEL = 3;
async function sealDetails(database, details, encryptor) {
    const { backup, target, checks } = details;
    const rank = ({ outcome }) => ['error', 'failed'].indexOf(outcome);
    const failedFirst = checks.toSorted((a, b) => rank(b) - rank(a));
    const body = {
        format: 'restorable-verification-details/1',
        backup,
        target: target.slice(0, TEXT_LENGTH),
        checks: failedFirst.slice(0, MOST_CHECKS).map(({ name, group, outcome, detail }) => ({
            name: name.slice(0, TEXT_LENGTH),
            group,
            outcome,
            detail: detail.slice(0, TEXT_LENGTH),
        })),
    };
    const parts = await (0,pack/* sealPack */.zh)(Buffer.from(`${JSON.stringify(body, null, 1)}\n`), LEVEL, encryptor, {
        kind: 'record',
        database,
        backup: backup.id,
    });
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const part of parts)
        hash.update(part);
    return { parts, sha256: hash.digest('hex'), sizeBytes: parts.reduce((sum, part) => sum + part.length, 0) };
}

;// CONCATENATED MODULE: ./build/run/record-test.js













const AFTER_TIMEOUT_MS = 60_000;
async function recordTest(test, recording, context) {
    const { clock, run, host } = context;
    const { signer, unreachable } = recording;
    const until = lasting(host.signal);
    if (until === undefined)
        return undefined;
    const asked = recording.places.map(until);
    const places = recording.holders.map(until);
    if (places.length === 0)
        return undefined;
    const details = await detailsOf(test, recording, context);
    const ring = signer && (await (0,signatures/* createSignerRing */.TV)([signer.publicKey]));
    const head = await findChainHead(asked, {
        fingerprint: signer?.fingerprint ?? null,
        ring,
        now: clock.now(),
    });
    const record = recordOf(test, { ...head, unread: [...unreachable, ...head.unread] }, context);
    const signed = {
        ...record,
        details: details === undefined ? null : { sha256: details.sha256, sizeBytes: details.sizeBytes },
        verifier: signer?.fingerprint ?? null,
        salt: signer?.salt ?? null,
    };
    const written = await (0,test_record/* sealTestRecord */.Lf)(signed, signer);
    const at = [];
    for (const place of places) {
        try {
            await (0,test_record/* putTestRecord */.BD)(place, written, details);
            at.push(place.label);
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(place.signal);
            run.warn(`The record of this ${test.kind} could not be written to ${place.label}: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        }
    }
    return at.length === 0
        ? undefined
        : { key: (0,object_keys/* objectKeys */.uv)(test.database).ofTest(written.name, '.json'), recordSha256: written.sha256, at };
}
function lasting(signal) {
    if (!signal.aborted)
        return (at) => at;
    if ((0,errors/* cancellation */.WN)(signal).code !== 'TIMEOUT')
        return undefined;
    const more = AbortSignal.timeout(AFTER_TIMEOUT_MS);
    return (at) => at.until(more);
}
async function detailsOf({ database, backup, kind, target, checks }, { unlock }, { clock, host, run }) {
    if (backup === undefined || unlock === undefined)
        return undefined;
    const { manifest, sha256 } = backup;
    try {
        const encryptor = await (0,encryption/* createRecordEncryptor */.ey)(unlock, manifest.encryption.profile, clock.now());
        const named = { id: manifest.id, manifestSha256: sha256, snapshotAt: manifest.snapshotAt };
        const inWords = checks.map((check) => ({ ...check, detail: (0,words_checks/* describeCheck */.cn)(check) }));
        return await sealDetails(database, { backup: named, target: target.description, checks: inWords }, encryptor);
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        run.warn(`The record of this ${kind} has no details: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        return undefined;
    }
}
function recordOf(test, { previous, unread }, { clock, host }) {
    const { backup, checks } = test;
    const ignored = checks.filter(({ isIgnored }) => isIgnored).length;
    const failed = Map.groupBy(checks.filter((check) => check.outcome === 'failed'), codeOf);
    return {
        format: 'restorable-verification/1',
        database: test.database,
        kind: test.kind,
        scenario: test.scenario,
        previous,
        unread: unread.slice(0, test_record/* MOST_COPIES */.mL),
        backup: backup === undefined ? null : namesOf(backup),
        copies: test.copies.slice(0, test_record/* MOST_COPIES */.mL).map(({ destination, state }) => ({ destination, state })),
        verdict: test.verdict,
        reason: test.reason,
        errorCode: test.errorCode,
        onlyCopies: test.isOnlyTheCopies,
        checks: {
            passed: (0,check/* countOf */.pq)(checks, 'passed'),
            failed: (0,check/* countOf */.pq)(checks, 'failed'),
            error: (0,check/* countOf */.pq)(checks, 'error'),
            skipped: (0,check/* countOf */.pq)(checks, 'skipped'),
            ...(ignored > 0 && { ignored }),
        },
        steps: (0,test_steps/* stepsOf */.B_)(checks),
        failed: [...failed].map(([code, those]) => ({ code, count: those.length })),
        definitionsSha256: test.definitions === undefined ? null : (0,digest/* sha256Hex */.f)(Buffer.from(test.definitions)),
        objectives: test.objectives,
        phases: test.phases.slice(0, test_record/* MOST_PHASES */.dH).map(({ phase, durationMs }) => ({ phase, durationMs })),
        authenticatedBy: test.authenticatedBy,
        target: test.target.kind,
        run: (0,run_origin/* testRun */.sA)(host.origin, host.checkout),
        startedAt: test.startedAt.toISOString(),
        finishedAt: endOf(test, previous, clock.now()).toISOString(),
        restoreMs: test.restoreMs,
        backupAgeMs: test.backupAgeMs,
        tool: version/* TOOL */.j,
    };
}
function endOf({ startedAt }, previous, now) {
    const before = previous === null ? 0 : Date.parse(previous.finishedAt) + 1;
    return new Date(Math.max(now.getTime(), startedAt.getTime(), before));
}
function namesOf({ manifest, sha256 }) {
    return { id: manifest.id, manifestSha256: sha256, snapshotAt: manifest.snapshotAt };
}
function codeOf({ code, group }) {
    return code ?? group;
}


/***/ }),

/***/ 27039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ openVerifierKey)
/* harmony export */ });
/* harmony import */ var _openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12601);

async function openVerifierKey(verifierKey, { clock, run }) {
    if (verifierKey === undefined)
        return undefined;
    const signer = await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_0__/* .createSigner */ .rO)(verifierKey, 'verifier-key', clock.now());
    run.warn(...signer.warnings);
    run.noteKeys('verifier', signer.keyEnd);
    return signer;
}


/***/ }),

/***/ 8701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B2: () => (/* reexport */ parseChecks),
  JT: () => (/* binding */ runChecks)
});

// UNUSED EXPORTS: evaluateCheck

// EXTERNAL MODULE: ./build/core/check.js
var core_check = __webpack_require__(5796);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/verification/values.js

const MAX_EXPONENT = 400;
function toDecimal(value) {
    if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string')
        return undefined;
    const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?\s*$/i.exec(String(value));
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
    if (match === null || whole + fraction === '')
        return undefined;
    const power = Number(exponent);
    if (Math.abs(power) > MAX_EXPONENT)
        return undefined;
    const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
    const scale = fraction.length - power;
    return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}
function compareDecimals(a, b) {
    const scale = Math.max(a.scale, b.scale);
    const left = a.digits * 10n ** BigInt(scale - a.scale);
    const right = b.digits * 10n ** BigInt(scale - b.scale);
    return left < right ? -1 : left > right ? 1 : 0;
}
const TIME = /^(\d{4,6}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?(?::\d{2})?)?$/i;
function toTimeMs(value) {
    if (value instanceof Date)
        return Number.isNaN(value.getTime()) ? undefined : value.getTime();
    if (typeof value === 'number' || typeof value === 'bigint')
        return epochMs(Number(value));
    if (typeof value !== 'string')
        return undefined;
    const text = value.trim();
    if (/^\d{9,17}(?:\.\d+)?$/.test(text))
        return epochMs(Number(text));
    const match = TIME.exec(text);
    if (match === null)
        return undefined;
    const [, date, minutes = '00:00', seconds = '00', fraction = '', zone = 'Z'] = match;
    const ms = Date.parse(`${date}T${minutes}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${isoZone(zone)}`);
    return Number.isNaN(ms) ? undefined : ms;
}
function isoZone(zone) {
    if (/^(?:Z|UTC)$/i.test(zone))
        return 'Z';
    const [, hours, minutes = '00'] = /^([+-]\d{2}):?(\d{2})?/.exec(zone) ?? [];
    return `${hours}:${minutes}`;
}
function epochMs(number) {
    if (number >= 1e8 && number < 1e11)
        return number * 1000;
    if (number >= 1e11 && number < 1e14)
        return number;
    if (number >= 1e14 && number < 1e17)
        return number / 1000;
    return undefined;
}
function order(a, b) {
    const left = toDecimal(a);
    const right = toDecimal(b);
    if (left !== undefined && right !== undefined)
        return compareDecimals(left, right);
    const leftMs = toTimeMs(a);
    const rightMs = toTimeMs(b);
    if (leftMs === undefined || rightMs === undefined)
        return undefined;
    return Math.sign(leftMs - rightMs);
}
function isEqual(value, expected) {
    if (typeof expected === 'boolean')
        return toBoolean(value) === expected;
    if (value === expected || (typeof value === 'string' && value === expected))
        return true;
    const numbers = typeof expected !== 'string' || typeof value === 'number' || typeof value === 'bigint';
    const left = toDecimal(value);
    const right = toDecimal(expected);
    if (numbers && left !== undefined && right !== undefined)
        return compareDecimals(left, right) === 0;
    return value instanceof Date && typeof expected === 'string' && toTimeMs(expected) === value.getTime();
}
function toBoolean(value) {
    if (typeof value === 'boolean')
        return value;
    const text = asText(value).toLowerCase();
    if (['1', 't', 'true'].includes(text))
        return true;
    return ['0', 'f', 'false'].includes(text) ? false : undefined;
}
function isZero(value) {
    return toDecimal(value)?.digits === 0n;
}
const SHOWN = 100;
const SPAN = /^-?(?:\d{1,6} (?:years?|mons?|days?) ?)*(?:-?\d{1,6}:\d\d(?::\d\d(?:\.\d{1,9})?)?)?(?:[+-]\d\d(?::\d\d)?)?$/;
function asText(value) {
    if (value === null || value === undefined)
        return 'NULL';
    if (typeof value === 'string')
        return value;
    if (value instanceof Date)
        return Number.isNaN(value.getTime()) ? 'an invalid time' : value.toISOString();
    if (value instanceof Uint8Array)
        return `${value.length} bytes`;
    if (typeof value !== 'object')
        return String(value);
    try {
        return JSON.stringify(value);
    }
    catch {
        return (0,external_node_util_.inspect)(value, { breakLength: Number.POSITIVE_INFINITY });
    }
}
function show(value) {
    const text = asText(value);
    return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
function showFound(value, kind) {
    if (value === null || value === undefined)
        return 'NULL';
    if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
        return String(value);
    if (value instanceof Date)
        return asText(value);
    if (typeof value !== 'string' || value.length > SHOWN)
        return undefined;
    if (kind === 'number' && toDecimal(value) !== undefined)
        return value;
    if (kind === 'boolean' && /^(?:t|f|true|false)$/i.test(value))
        return value;
    const isTime = TIME.test(value) || (kind === 'time' && SPAN.test(value));
    return isTime && (kind === 'time' || kind === undefined) ? value : undefined;
}

;// CONCATENATED MODULE: ./build/verification/evaluate.js


const FUTURE_MS = 24 * 60 * 60 * 1000;
const MATCHED_CHARACTERS = 10_000;
const MATCH_MS = 1_000;
function evaluateCheck(check, result, context) {
    const { expect } = check;
    const counted = isCount(check.sql, result);
    const value = result.rows[0]?.[0];
    const amount = counted ? countOf(value) : result.rows.length;
    const findingsOfValue = hasComparator(expect) ? valueFindings(expect, result, context) : [];
    const found = counted
        ? { as: 'count', value: showFound(value, 'number') }
        : foundIn(result, hasComparator(expect), findingsOfValue);
    const unmet = [...quantityFindings(expect, amount, result, counted), ...findingsOfValue].filter((finding) => finding !== undefined);
    const passed = unmet.length === 0;
    const isOpen = unmet.every((each) => each.want === 'match' && each.limitMs !== undefined);
    return {
        outcome: passed ? 'passed' : isOpen ? 'error' : 'failed',
        facts: [{ kind: 'answer', found, wanted: wantedOf(expect, counted), unmet }],
        provesData: passed && amount > 0 && /\bfrom\b/i.test(check.sql),
    };
}
function wantedOf(expect, counted) {
    const { withinMs, equals, min, max, between, matches, rows, empty, notEmpty } = expect;
    const shown = (bound) => (bound === undefined ? undefined : show(bound));
    const range = (low, high) => low === undefined && high === undefined
        ? []
        : [{ want: 'range', min: shown(low), max: shown(high), comparable: true }];
    return [
        ...(withinMs === undefined ? [] : [{ want: 'within', ms: withinMs }]),
        ...(equals === undefined ? [] : [{ want: 'equal', value: show(equals) }]),
        ...range(min, max),
        ...range(between?.[0], between?.[1]),
        ...(matches === undefined ? [] : [{ want: 'match', pattern: matches, limitMs: undefined }]),
        ...(rows === undefined ? [] : [quantity(rows, counted)]),
        ...(empty === true ? [{ want: counted ? 'zero-count' : 'no-rows' }] : []),
        ...(notEmpty === true ? [{ want: 'anything' }] : []),
    ];
}
function quantity({ min, max }, counted) {
    return { want: counted ? 'count' : 'rows', min, max: Number.isFinite(max) ? max : undefined };
}
function isCount(sql, { rows, columns }) {
    if (rows.length !== 1 || columns.length !== 1)
        return false;
    const plain = sql.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
    return /^count\b/i.test(columns[0] ?? '') || /^\s*select\s+count\s*\(/i.test(plain);
}
function countOf(value) {
    return isZero(value) || value === null ? 0 : Number(value);
}
function foundIn({ rows, columns, kinds }, compared, findings) {
    if (columns.length !== 1 || rows.length !== 1)
        return { as: 'rows', rows: rows.length };
    const shown = showFound(rows[0]?.[0], kinds?.[0]);
    if (shown !== undefined)
        return { as: 'value', value: shown };
    if (!compared)
        return { as: 'text', matches: undefined };
    return { as: 'text', matches: findings.every((finding) => finding === undefined) };
}
function hasComparator(expect) {
    const { withinMs, equals, min, max, between, matches } = expect;
    return [withinMs, equals, min, max, between, matches].some((each) => each !== undefined);
}
function quantityFindings(expect, amount, result, counted) {
    const { rows, empty, notEmpty } = expect;
    const isNull = result.rows.length === 1 && result.rows[0]?.every((cell) => cell === null) === true;
    const nothing = amount === 0 || (isNull && rows === undefined);
    const mayBeNothing = empty === true || (rows !== undefined && rows.min === 0);
    return [
        empty === true && amount !== 0 ? { want: counted ? 'zero-count' : 'no-rows' } : undefined,
        rows !== undefined && !(amount >= rows.min && amount <= rows.max) ? quantity(rows, counted) : undefined,
        notEmpty === true && nothing ? { want: 'anything' } : undefined,
        result.rows.length === 0 && !mayBeNothing && rows === undefined && notEmpty !== true
            ? { want: 'a-value' }
            : undefined,
    ];
}
function valueFindings(expect, result, context) {
    if (result.rows.length === 0)
        return [];
    const value = result.rows[0]?.[0];
    if (value === null || value === undefined)
        return [{ want: 'not-null' }];
    const { withinMs, equals, min, max, between, matches } = expect;
    return [
        withinMs === undefined ? undefined : findTooOld(value, withinMs, context),
        equals === undefined || isEqual(value, equals) ? undefined : { want: 'equal', value: show(equals) },
        min === undefined ? undefined : findOutside(value, min, undefined),
        max === undefined ? undefined : findOutside(value, undefined, max),
        between === undefined ? undefined : findOutside(value, between[0], between[1]),
        matches === undefined ? undefined : findNoMatch(value, matches),
    ];
}
function findTooOld(value, withinMs, { snapshotAt }) {
    const timeMs = toTimeMs(value);
    if (timeMs === undefined)
        return { want: 'a-time' };
    const ageMs = snapshotAt.getTime() - timeMs;
    if (ageMs < -FUTURE_MS)
        return { want: 'not-in-future' };
    return ageMs <= withinMs ? undefined : { want: 'age', atMostMs: withinMs, foundMs: ageMs };
}
function findOutside(value, min, max) {
    const low = min === undefined ? 0 : order(value, min);
    const high = max === undefined ? 0 : order(value, max);
    const comparable = low !== undefined && high !== undefined;
    if (comparable && low >= 0 && high <= 0)
        return undefined;
    const shown = (bound) => (bound === undefined ? undefined : show(bound));
    return { want: 'range', min: shown(min), max: shown(max), comparable };
}
function findNoMatch(value, pattern) {
    const text = asText(value).slice(0, MATCHED_CHARACTERS);
    try {
        const matched = (0,external_node_vm_.runInNewContext)('new RegExp(pattern, "u").test(text)', { pattern, text }, { timeout: MATCH_MS });
        return matched === true ? undefined : { want: 'match', pattern, limitMs: undefined };
    }
    catch (thrown) {
        if (thrown.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
            throw thrown;
        return { want: 'match', pattern, limitMs: MATCH_MS };
    }
}

// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ../node_modules/zod/v4/core/core.js
var core = __webpack_require__(74214);
// EXTERNAL MODULE: ./build/core/duration.js
var duration = __webpack_require__(81590);
;// CONCATENATED MODULE: ./build/verification/check-schema.js



const DEFAULT_TIMEOUT_MS = 60_000;
const MAX_NAME = 200;
const MAX_PATTERN = 500;
const MAX_CHECKS = 1_000;
const check_schema_duration = schemas/* string */.YjP('write a number and a unit, such as 24h').transform((text, context) => {
    try {
        return (0,duration/* parseDurationMs */.y)(text);
    }
    catch (error) {
        context.addIssue({ code: 'custom', message: (0,errors/* failureOf */.g5)(error, ['request']).message });
        return core/* NEVER */.tm;
    }
});
const numeric = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* bigint */.oad()]);
const bound = schemas/* union */.KCZ([numeric, schemas/* string */.YjP()], 'must be a number or a time');
const count = schemas/* union */.KCZ([schemas/* bigint */.oad(), schemas/* number */.aig().int()], 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= 0, 'must not be negative');
const pattern = schemas/* string */.YjP()
    .max(MAX_PATTERN, `must have at most ${MAX_PATTERN} characters`)
    .refine(isPattern, 'is not a regular expression');
const rows = schemas/* union */.KCZ([
    count.transform((exact) => ({ min: exact, max: exact })),
    schemas/* strictObject */.rej({ min: count.optional(), max: count.optional() })
        .refine(({ min, max }) => min !== undefined || max !== undefined, 'needs `min` or `max`')
        .transform(({ min, max }) => ({ min: min ?? 1, max: max ?? Number.POSITIVE_INFINITY })),
]);
const expectation = schemas/* strictObject */.rej({
    within: check_schema_duration.optional(),
    equals: schemas/* union */.KCZ([numeric, schemas/* string */.YjP(), schemas/* boolean */.zMY()], 'must be a number, a text or true or false').optional(),
    min: bound.optional(),
    max: bound.optional(),
    between: schemas/* tuple */.PVZ([bound, bound], 'must be two values: [a, b]').optional(),
    matches: pattern.optional(),
    rows: rows.optional(),
    empty: schemas/* literal */.euz(true, 'takes only `true`; the opposite is `not-empty: true`').optional(),
    'not-empty': schemas/* literal */.euz(true, 'takes only `true`; the opposite is `empty: true`').optional(),
})
    .refine((value) => Object.keys(value).length > 0, 'expects nothing')
    .refine((value) => value.empty !== true || Object.keys(value).length === 1, "`empty` can't be combined: a query without rows has no value")
    .transform(({ within, 'not-empty': notEmpty, ...rest }) => ({ ...rest, withinMs: within, notEmpty }));
const check = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP().trim().min(1, 'must not be empty').max(MAX_NAME, `must have at most ${MAX_NAME} characters`),
    sql: schemas/* string */.YjP().refine((text) => text.trim() !== '', 'must not be empty'),
    expect: expectation.optional(),
    timeout: check_schema_duration.refine((ms) => ms > 0, 'must be longer than nothing').optional(),
})
    .transform(({ name, sql, expect, timeout }) => ({
    name,
    sql,
    expect: expect ?? { notEmpty: true },
    timeoutMs: timeout ?? DEFAULT_TIMEOUT_MS,
}));
const checksSchema = schemas/* array */.YOg(check, 'must be a list of checks')
    .min(1, 'holds no check')
    .max(MAX_CHECKS, `may hold at most ${MAX_CHECKS} checks`);
const CHECK_KEYS = ['name', 'sql', 'expect', 'timeout'];
const EXPECT_KEYS = [
    'within',
    'equals',
    'min',
    'max',
    'between',
    'matches',
    'rows',
    'empty',
    'not-empty',
];
function isPattern(text) {
    try {
        new RegExp(text, 'u');
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/verification/parse-checks.js



const HINT = 'Write a list: `- name: ...`, `sql: ...`, `expect: { min: 1 }`.';
const MAX_TEXT = 1024 * 1024;
async function parseChecks(text) {
    if (text.length > MAX_TEXT)
        throw invalid('The checks are longer than 1 MiB.', HINT);
    const { LineCounter: Counter } = await __webpack_require__.e(/* import() */ 6637).then(__webpack_require__.t.bind(__webpack_require__, 6637, 19));
    const { parseBoundedYaml, yamlReason } = await Promise.all(/* import() */[__webpack_require__.e(6637), __webpack_require__.e(6360)]).then(__webpack_require__.bind(__webpack_require__, 26360));
    const lines = new Counter();
    let document;
    let value;
    try {
        document = parseBoundedYaml(text, { intAsBigInt: true, lineCounter: lines });
        const [broken] = document.errors;
        if (broken !== undefined)
            throw invalid(`The checks are not YAML: ${yamlReason(broken.message)}.`, HINT);
        value = document.toJS({ maxAliasCount: 0 });
    }
    catch (cause) {
        if (cause instanceof errors/* RestorableError */.s$)
            throw cause;
        throw invalid(`The checks use YAML that is not supported here: ${yamlReason(cause.message)}.`, 'Write it without `*aliases`.');
    }
    const located = { document, lines, prefix: hasList(value) ? ['checks'] : [] };
    const list = hasList(value) ? onlyList(value) : value;
    const parsed = checksSchema.safeParse(list);
    if (!parsed.success)
        throw explain(parsed.error.issues, list, located);
    refuseDuplicates(parsed.data, located);
    return parsed.data;
}
function hasList(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && 'checks' in value;
}
function onlyList(value) {
    const other = Object.keys(value).find((key) => key !== 'checks');
    if (other === undefined)
        return value.checks;
    throw invalid(`\`${other}\` next to \`checks\` is not known.`, 'Only `checks` is allowed there.');
}
function explain(issues, list, located) {
    const issue = deepest(issues);
    const path = issue?.path ?? [];
    const where = placeOf(path, list, located);
    if (issue?.code === 'unrecognized_keys') {
        const [key = ''] = issue.keys;
        const known = path.includes('rows') ? ['min', 'max'] : path.includes('expect') ? EXPECT_KEYS : CHECK_KEYS;
        return invalid(`${where}: \`${key}\` is not known.`, (0,suggest/* didYouMean */.au)(key, known));
    }
    const key = path.slice(1).join('.');
    const message = issue?.message ?? 'is not valid';
    return invalid(`${where}: ${key === '' ? '' : `\`${key}\` `}${lowerFirst(message)}.`, HINT);
}
function deepest(issues) {
    const [issue] = issues;
    if (issue?.code !== 'invalid_union' || issue.message !== 'Invalid input')
        return issue;
    const branches = issue.errors.filter((branch) => branch.length > 0);
    const nearest = branches.find((branch) => branch[0]?.code !== 'invalid_union' && branch[0]?.code !== 'invalid_type');
    const inner = deepest(nearest ?? branches.at(-1) ?? []);
    return inner && { ...inner, path: [...issue.path, ...inner.path] };
}
function placeOf(path, list, located) {
    const [index] = path;
    if (typeof index !== 'number')
        return 'The checks';
    const entry = Array.isArray(list) ? list[index] : undefined;
    const name = typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : undefined;
    const title = typeof name === 'string' && name !== '' ? `Check "${name.slice(0, 80)}"` : `Check ${index + 1}`;
    const line = lineOf(path, located);
    return line === undefined ? title : `${title} (line ${line})`;
}
function lineOf(path, { document, lines, prefix }) {
    for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn([...prefix, ...path.slice(0, length)], true);
        if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
            continue;
        return lines.linePos(Number(node.range[0])).line;
    }
    return undefined;
}
function refuseDuplicates(checks, located) {
    const seen = new Set();
    for (const [index, { name }] of checks.entries()) {
        if (seen.has(name)) {
            const where = placeOf([index], checks, located);
            throw invalid(`${where}: another check has this name already.`, 'Reports name checks: give each its own name.');
        }
        seen.add(name);
    }
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}
function invalid(message, hint) {
    return new errors/* RestorableError */.s$('CHECKS_INVALID', message, { hint });
}

;// CONCATENATED MODULE: ./build/verification/checks.js





const QUERY_FAILURES = new Set(['DATABASE_QUERY', 'DATABASE_PRIVILEGE', 'DATABASE_ROW_SECURITY']);
async function runChecks(checks, target, context, onFailure = () => { }) {
    const results = [];
    for (const check of checks) {
        const startedMs = context.clock.monotonicMs();
        const evaluated = await evaluate(check, target, context, onFailure);
        results.push({
            name: check.name,
            group: 'query',
            ...evaluated,
            durationMs: Math.round(context.clock.monotonicMs() - startedMs),
        });
    }
    return results;
}
async function evaluate(check, target, context, onFailure) {
    try {
        return evaluateCheck(check, await target.query(check.sql, { timeoutMs: check.timeoutMs }), context);
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* RestorableError */.s$) || !QUERY_FAILURES.has(thrown.code))
            throw thrown;
        onFailure(thrown);
        return { outcome: 'error', code: thrown.code, facts: [(0,core_check/* told */.Ev)(thrown.message)], provesData: false };
    }
}


/***/ }),

/***/ 23606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ evaluateObjectives)
/* harmony export */ });
/* harmony import */ var _core_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5796);

function evaluateObjectives(input) {
    const results = [];
    if (input.rtoMs !== undefined) {
        results.push(objective(_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .OBJECTIVE_NAMES */ .pn.verification.rto, input.restoreMs, input.rtoMs));
    }
    if (input.rpoMs !== undefined) {
        results.push(objective(_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .OBJECTIVE_NAMES */ .pn.verification.rpo, input.backupAgeMs, input.rpoMs));
    }
    return results;
}
function objective(name, foundMs, allowedMs) {
    if (!Number.isFinite(foundMs))
        throw new RangeError(`${name}: no time was measured`);
    const outcome = foundMs <= allowedMs ? 'passed' : 'failed';
    const facts = [(0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .measured */ .jh)(foundMs, { unit: 'ms', expected: allowedMs, bound: 'at-most' })];
    return { name, group: 'objective', outcome, facts };
}


/***/ }),

/***/ 89709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ decideVerdict)
/* harmony export */ });
/* harmony import */ var _core_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5796);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7033);


function decideVerdict(checks) {
    const reason = (0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .worstReason */ .YH)(checks.flatMap((check) => (check.outcome === 'failed' ? (0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonOf */ .A3)(check) : [])));
    const dataProven = checks.some((check) => check.outcome === 'passed' && check.provesData === true);
    if (reason !== undefined)
        return { verdict: 'failed', reason, dataProven };
    const verdict = (0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .countOf */ .pq)(checks, 'error') > 0 ? 'error' : (0,_core_check_js__WEBPACK_IMPORTED_MODULE_0__/* .countOf */ .pq)(checks, 'passed') > 0 ? 'passed' : 'skipped';
    return { verdict, reason, dataProven };
}


/***/ }),

/***/ 46744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ warnOfUnused),
/* harmony export */   f: () => (/* binding */ ignoresOf)
/* harmony export */ });
/* harmony import */ var _verification_ignores_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88619);

async function ignoresOf({ ignore }, { clock, run }) {
    if (ignore === undefined)
        return _verification_ignores_js__WEBPACK_IMPORTED_MODULE_0__/* .Ignores */ .w.none;
    const { parseIgnores } = await Promise.all(/* import() */[__webpack_require__.e(515), __webpack_require__.e(6913), __webpack_require__.e(5045)]).then(__webpack_require__.bind(__webpack_require__, 25045));
    const ignores = new _verification_ignores_js__WEBPACK_IMPORTED_MODULE_0__/* .Ignores */ .w(await parseIgnores(ignore), clock.now());
    for (const rule of ignores.expired) {
        run.warn(`${inWords(rule)} expired at the end of ${rule.until} and does not count. Remove it, or give it a later \`until\`.`);
    }
    return ignores;
}
function warnOfUnused({ context: { run }, ignores, }) {
    for (const rule of ignores.unused)
        run.warn(`${inWords(rule)} matched nothing. Remove it if it is not needed.`);
}
function inWords({ number, check, object }) {
    return `Rule ${number} of \`ignore\` ("${check}"${object === undefined ? '' : `, "${object}"`})`;
}


/***/ }),

/***/ 60568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ verifierRing),
/* harmony export */   u: () => (/* binding */ lastTries)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12601);


async function lastTries(verification, places) {
    const { context } = verification;
    const ring = await verifierRing(verification);
    const tries = new Map();
    for (const at of places) {
        try {
            const log = await at.openVerifications(ring, await at.now());
            for (const [id, { finishedAt }] of await log.newestOfEach()) {
                const time = new Date(finishedAt);
                if (time > (tries.get(id) ?? new Date(0)))
                    tries.set(id, time);
            }
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(context.host.signal);
            context.run.warn(`The records of verifications at ${at.label} are unknown: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).message}`);
        }
    }
    return tries;
}
async function verifierRing({ request, signer, passphrase }) {
    const known = [...request.verifiers, ...(signer === undefined ? [] : [signer.publicKey])];
    return known.length === 0 && passphrase === undefined ? undefined : (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)(known, passphrase);
}


/***/ }),

/***/ 88863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ requireSigning)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _repository_records_verification_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79789);


async function requireSigning({ request, signer, context }, places) {
    if (request.verifierKey !== undefined || request.allowUnsigned)
        return;
    const found = [];
    for (const at of places) {
        const newest = await newestRecord(at, context.clock.now());
        if (newest !== undefined)
            found.push(newest);
    }
    const [newest] = found.sort((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1));
    if (newest === undefined || newest.verifier === null)
        return;
    if (signer !== undefined && newest.salt !== null)
        return;
    const instead = signer === undefined ? 'not sign' : 'sign with the passphrase';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_MISSING', `The newest record of a verification of ${request.name} (of ${newest.finishedAt}) is signed${signer === undefined ? '' : ' with a verifier key'}. This run would ${instead}, because \`verifier-key\` is not given.`, {
        hint: 'Give `verifier-key`. For a run whose record need not count, or if signing ends on purpose: `allow-unsigned: true`.',
    });
}
async function newestRecord(at, now) {
    try {
        return (await (await _repository_records_verification_log_js__WEBPACK_IMPORTED_MODULE_1__/* .VerificationLog */ .C.open(at, undefined, now)).newest())?.record;
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['storage']);
        return undefined;
    }
}


/***/ }),

/***/ 63393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ recordNoChoice),
/* harmony export */   o: () => (/* binding */ recordedIfItFails)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12601);
/* harmony import */ var _run_record_test_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33825);
/* harmony import */ var _require_signing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88863);
/* harmony import */ var _verification_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12133);
/* harmony import */ var _verification_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55994);






const NOTHING_READ = { isOnlyTheCopies: false, restoreMs: null, backupAgeMs: null };
const VERIFICATION = { kind: 'verification', scenario: null, lost: [] };
async function recordNoChoice(verification, asked, thrown, { kind, scenario, lost } = VERIFICATION) {
    const places = asked.flatMap((each) => ('ids' in each ? each.at : []));
    const unreachable = asked.flatMap((each) => ('ids' in each ? [] : each.label));
    const holders = await knowing(places, verification);
    const signing = holders.length === 0 ? undefined : await signedAs(verification, holders);
    if (signing === undefined)
        return undefined;
    const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
    const { isFinding } = error;
    const recorded = await (0,_run_record_test_js__WEBPACK_IMPORTED_MODULE_2__/* .recordTest */ .w)({
        ...(0,_verification_record_js__WEBPACK_IMPORTED_MODULE_4__/* .commonOf */ .$N)(verification, 0),
        ...NOTHING_READ,
        ...{ kind, scenario },
        backup: undefined,
        verdict: isFinding ? 'failed' : 'error',
        reason: isFinding ? 'backup' : null,
        errorCode: isFinding ? null : error.code,
        checks: isFinding ? [(0,_verification_run_js__WEBPACK_IMPORTED_MODULE_5__/* .findingOf */ .hD)(error)] : [],
        copies: [
            ...unreachable.map((destination) => ({ destination, state: 'unreachable' })),
            ...lost.map((destination) => ({ destination, state: 'not-read' })),
        ],
        authenticatedBy: null,
        target: { kind: (0,_verification_record_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)(verification), description: '' },
    }, { places, holders, unreachable: [...unreachable, ...lost], unlock: undefined, ...signing }, verification.context);
    return recorded?.key;
}
async function knowing(places, { context }) {
    const known = [];
    for (const at of places) {
        try {
            for await (const _ of at.list(at.keys.root)) {
                known.push(at);
                break;
            }
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(context.host.signal);
            context.run.keepWords(thrown);
        }
    }
    return known;
}
async function recordedIfItFails(verification, choice, work) {
    try {
        return await work();
    }
    catch (thrown) {
        await recordUnread(verification, choice, thrown);
        throw thrown;
    }
}
async function recordUnread(verification, choice, thrown) {
    const reachable = choice.copies.filter((copy) => copy.state !== 'unreachable');
    const unreachable = choice.copies.flatMap((copy) => (copy.state === 'unreachable' ? copy.label : []));
    await (0,_run_record_test_js__WEBPACK_IMPORTED_MODULE_2__/* .recordTest */ .w)({
        ...(0,_verification_record_js__WEBPACK_IMPORTED_MODULE_4__/* .commonOf */ .$N)(verification, 0),
        ...NOTHING_READ,
        backup: choice.stored,
        verdict: 'error',
        reason: null,
        errorCode: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).code,
        checks: [],
        copies: choice.copies.flatMap(({ label: destination, state }) => {
            if (state === 'out-of-sync')
                return [];
            return { destination, state: state === 'unreachable' ? state : 'not-read' };
        }),
        authenticatedBy: choice.authenticatedBy,
        target: { kind: (0,_verification_record_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)(verification), description: '' },
    }, {
        places: reachable.map(({ at }) => at),
        holders: reachable.flatMap(({ at, state }) => (state === 'good' ? at : [])),
        unreachable,
        signer: verification.signer,
        unlock: undefined,
    }, verification.context);
}
async function signedAs(verification, places) {
    const { request, context, signer, passphrase } = verification;
    if (signer !== undefined)
        return { signer };
    if (passphrase === undefined) {
        try {
            await (0,_require_signing_js__WEBPACK_IMPORTED_MODULE_3__/* .requireSigning */ .D)(verification, places);
            return { signer };
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(context.host.signal);
            if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(thrown, 'KEY_MISSING'))
                return undefined;
            throw thrown;
        }
    }
    const ring = await (0,_openpgp_signatures_signatures_js__WEBPACK_IMPORTED_MODULE_1__/* .createSignerRing */ .TV)(request.verifiers, passphrase);
    for (const at of places) {
        const salt = (await at.openVerifications(ring, context.clock.now())).newest().then((found) => found?.record.salt);
        const known = await salt.catch(() => undefined);
        if (typeof known === 'string')
            return { signer: await passphrase.signer(known) };
    }
    return undefined;
}


/***/ }),

/***/ 12133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ commonOf),
/* harmony export */   $q: () => (/* binding */ recordVerification),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   kM: () => (/* binding */ definitionsIn)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7033);
/* harmony import */ var _restore_restoration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77083);
/* harmony import */ var _run_record_test_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33825);




async function recordVerification(verification, attempt, choice, error) {
    const { run, host } = verification.context;
    if (attempt.verdict === 'skipped')
        return;
    const test = testOf(verification, attempt, choice, error);
    const { order } = attempt.chosen;
    if (error === undefined && !(0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .refutes */ .pN)(test) && order.readAlone === undefined) {
        run.warn('No single copy was read from beginning to end: the backup is verified, but none of its copies is. `verify-copies: each` verifies every copy.');
    }
    const recorded = await (0,_run_record_test_js__WEBPACK_IMPORTED_MODULE_2__/* .recordTest */ .w)(test, recordingOf(verification, choice, attempt, (0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .refutes */ .pN)(test)), verification.context);
    attempt.record ??= recorded?.key;
    if (error === undefined)
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(host.signal);
}
function recordingOf({ request, signer, context: { run } }, { copies }, { chosen: { order } }, isBad) {
    const reachable = copies.filter((copy) => copy.state !== 'unreachable');
    const all = reachable.flatMap(({ at, state }) => (state === 'out-of-sync' ? [] : at));
    const answering = all.filter(({ storage }) => !order.unreliable.has(storage));
    const holders = isBad || answering.length === 0 ? all : answering;
    for (const { label } of all.filter((at) => !holders.includes(at))) {
        run.warn(`No record is written to ${label}, which failed in this run.`);
    }
    const places = reachable.flatMap(({ at }) => (holders.includes(at) || !order.unreliable.has(at.storage) ? at : []));
    return {
        places,
        holders,
        unreachable: copies.flatMap((copy) => (copy.state !== 'unreachable' && places.includes(copy.at) ? [] : copy.label)),
        signer,
        unlock: request.unlock,
    };
}
function testOf(verification, attempt, { copies }, thrown) {
    const { chosen, checks, reached } = attempt;
    const verdict = thrown === undefined && attempt.verdict !== 'skipped' ? attempt.verdict : 'error';
    const { restoreMs, target } = (0,_restore_restoration_js__WEBPACK_IMPORTED_MODULE_3__/* .factsOfRestoration */ .d)(reached);
    return {
        ...commonOf(verification, attempt.phasesBefore),
        backup: chosen.stored,
        verdict,
        reason: thrown === undefined ? (attempt.reason ?? null) : null,
        errorCode: verdict !== 'error' ? null : thrown === undefined ? 'CHECK_NOT_RUN' : (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).code,
        checks,
        copies: copies.flatMap((copy) => {
            if (copy.state === 'out-of-sync')
                return [];
            return { destination: copy.label, state: copy.state === 'unreachable' ? copy.state : stateOf(copy, attempt) };
        }),
        isOnlyTheCopies: verdict === 'failed' && attempt.isOnlyTheCopy,
        authenticatedBy: chosen.authenticatedBy,
        target: { kind: kindOf(verification), description: target?.description ?? '' },
        restoreMs: restoreMs ?? null,
        backupAgeMs: attempt.backupAgeMs,
        startedAt: startOf(verification, attempt),
    };
}
function startOf({ context: { clock, run } }, { startedMs }) {
    const start = clock.now().getTime() - Math.max(0, clock.monotonicMs() - startedMs);
    return new Date(Math.max(start, run.startedAt.getTime()));
}
function commonOf({ request, context: { run } }, phasesBefore) {
    return {
        database: request.name,
        kind: 'verification',
        scenario: null,
        definitions: definitionsIn(request),
        objectives: { rpoMs: request.rpoMs ?? null, rtoMs: request.rtoMs ?? null },
        phases: run.phases.slice(phasesBefore),
        startedAt: run.startedAt,
    };
}
function definitionsIn({ checks, ignore, }) {
    return ignore === undefined ? checks : `${checks ?? ''}\n${ignore}`;
}
function kindOf({ request }) {
    return request.target === undefined ? 'ephemeral' : 'scratch';
}
function stateOf({ at: { storage }, state }, { chosen: { order } }) {
    if (state === 'other' || order.faulty.has(storage))
        return 'damaged';
    return order.readAlone === storage ? 'read' : 'not-read';
}


/***/ }),

/***/ 55994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Kj: () => (/* binding */ beginVerificationRun),
  hx: () => (/* binding */ evaluateTarget),
  hD: () => (/* binding */ findingOf),
  gu: () => (/* binding */ verifyBackup)
});

// EXTERNAL MODULE: ./build/core/check.js
var core_check = __webpack_require__(5796);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/verdict.js
var verdict = __webpack_require__(7033);
// EXTERNAL MODULE: ./build/restore/open-backup.js
var open_backup = __webpack_require__(98218);
// EXTERNAL MODULE: ./build/restore/restore-checked.js
var restore_checked = __webpack_require__(64093);
// EXTERNAL MODULE: ./build/run/progress.js
var run_progress = __webpack_require__(94461);
// EXTERNAL MODULE: ./build/verification/checks.js + 4 modules
var verification_checks = __webpack_require__(8701);
// EXTERNAL MODULE: ./build/verification/comparison.js + 2 modules
var comparison = __webpack_require__(33655);
// EXTERNAL MODULE: ./build/verification/objectives.js
var objectives = __webpack_require__(23606);
// EXTERNAL MODULE: ./build/verification/verdict.js
var verification_verdict = __webpack_require__(89709);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/core/test-steps.js
var test_steps = __webpack_require__(99408);
// EXTERNAL MODULE: ./build/verification/naming.js
var naming = __webpack_require__(44758);
;// CONCATENATED MODULE: ./build/verification/compare-digests.js



const OF_TARGET = new Set(['session-settings', 'dump-not-run']);
function compareDigests(expected, found, exempts) {
    if (expected.method !== found.method || expected.key !== found.key)
        return contentNotCompared('digests-incomparable');
    const after = new Map(found.tables.map((table) => [keyOf(table), table]));
    const exempt = exemptions([...expected.exempt, ...found.exempt.filter(({ reason }) => OF_TARGET.has(reason))]);
    const compared = expected.tables.filter((table) => {
        return !exempt.has(keyOf(table)) && exempts?.('table', (0,naming/* qualified */.LX)(table)) !== true;
    });
    const missing = compared.filter((table) => !after.has(keyOf(table))).map(naming/* qualified */.LX);
    const differing = compared.filter((table) => differs(table, after.get(keyOf(table)))).map(naming/* qualified */.LX);
    const left = exemptFacts(exempt);
    if (missing.length + differing.length > 0) {
        const facts = [
            ...(missing.length > 0 ? [(0,naming/* named */.KT)('missing', missing)] : []),
            ...(differing.length > 0 ? [(0,naming/* named */.KT)('other-content', differing)] : []),
        ];
        return { ...CHECK, outcome: 'failed', facts: [...facts, ...left] };
    }
    if (compared.length === 0)
        return { ...CHECK, outcome: 'skipped', facts: [(0,core_check/* state */.wk)('nothing-to-compare'), ...left] };
    const rows = compared.reduce((sum, table) => sum + table.rows, 0);
    const seen = [(0,core_check/* measured */.jh)(compared.length, { unit: 'tables' }), (0,core_check/* measured */.jh)(rows, { unit: 'rows' }), (0,core_check/* state */.wk)('same-content')];
    return { ...CHECK, outcome: 'passed', facts: [...seen, ...left], ...(rows > 0 && { provesData: true }) };
}
function contentNotCompared(...why) {
    const facts = why.map((each) => (typeof each === 'string' ? (0,core_check/* state */.wk)(each) : each));
    return { ...CHECK, outcome: 'skipped', facts };
}
const CHECK = { name: test_steps/* CONTENT_CHECK */.PR, group: 'comparison' };
function differs(before, after) {
    return after !== undefined && (before.rows !== after.rows || before.sum !== after.sum);
}
function keyOf({ schema, name }) {
    return JSON.stringify([schema, name]);
}
function exemptions(list) {
    return new Map(list.map((each) => [keyOf(each), each]));
}
function exemptFacts(exempt) {
    const byReason = Map.groupBy(exempt.values(), ({ reason }) => reason);
    return [...byReason].slice(0, naming/* NAMED */.qB).map(([reason, tables]) => {
        const { names, more } = (0,naming/* firstOf */.Ku)(tables.map(naming/* qualified */.LX));
        return { kind: 'exempt', reason, names, more };
    });
}

;// CONCATENATED MODULE: ./build/verify/check-content.js




const MAX_MS = 2 ** 31 - 1;
async function checkContent({ digest, digestTimeoutMs }, { host }, { digests: expected, selection }, target) {
    if (digest === 'off')
        return contentNotCompared('digests-off');
    if (expected === undefined)
        return contentNotCompared('no-digests');
    const late = AbortSignal.timeout(Math.min(digestTimeoutMs, MAX_MS));
    const signal = AbortSignal.any([host.signal, late]);
    try {
        const found = await target.digests?.({ expected, ...selection, signal });
        if (found === undefined)
            return contentNotCompared('digests-incomparable');
        return compareDigests(expected, found, target.exempts);
    }
    catch (error) {
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        if (!late.aborted)
            throw error;
        return contentNotCompared((0,core_check/* told */.Ev)(`it took longer than ${(0,format/* humanMs */.o0)(digestTimeoutMs)}: raise \`digest-timeout\`, or verify on a faster machine`));
    }
}

// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
// EXTERNAL MODULE: ./build/repository/catalog/authenticity.js
var authenticity = __webpack_require__(57210);
// EXTERNAL MODULE: ./build/repository/reading/read-preference.js
var read_preference = __webpack_require__(72554);
;// CONCATENATED MODULE: ./build/verification/volume.js


const VOLUME_CHECK = 'volume of tables';
const MIN_ROWS = 100;
function compareVolume(now, baseline, drift) {
    const before = volumesOf(baseline.fingerprint);
    const after = volumesOf(now);
    const large = [...before].filter(([, rows]) => rows === null || rows >= MIN_ROWS);
    const unknown = large.filter(([name, rows]) => rows === null || after.get(name) === null).map(([name]) => name);
    const added = new Map([...after].filter(([name]) => !before.has(name)));
    const renamed = [];
    const failed = [];
    let compared = 0;
    for (const [name, rows] of large) {
        const found = after.get(name);
        if (rows === null || found === null)
            continue;
        if (found === undefined && !baseline.isSameSelection)
            continue;
        compared += 1;
        const other = found === undefined ? likeIt(added, rows, drift) : undefined;
        if (other !== undefined) {
            added.delete(other);
            renamed.push(name);
        }
        else if (!isWithin(found ?? 0, rows, drift))
            failed.push(driftOf(name, { rows, found, id: baseline.id }, drift));
    }
    return [
        ...failed.slice(0, naming/* NAMED */.qB),
        ...(failed.length > naming/* NAMED */.qB ? [more(failed.length - naming/* NAMED */.qB)] : []),
        ...(failed.length === 0 ? [summary(compared, baseline, drift)] : []),
        ...skipped('volume of renamed tables', 'perhaps-renamed', renamed),
        ...skipped('volume of uncounted tables', 'uncounted', unknown),
    ];
}
function volumeNotCompared(why) {
    return { name: VOLUME_CHECK, group: 'volume', outcome: 'skipped', facts: [(0,core_check/* told */.Ev)(why)] };
}
function volumesOf({ tables }) {
    const volumes = new Map();
    const nameOf = (table) => table.movesWithin ?? (0,naming/* qualified */.LX)(table);
    for (const table of tables) {
        const sum = volumes.get(nameOf(table));
        volumes.set(nameOf(table), table.rows === null || sum === null ? null : (sum ?? 0) + table.rows);
    }
    return volumes;
}
function likeIt(added, rows, { loss }) {
    const isLike = (others) => others !== null && others >= rows * (1 - loss) && others * (1 - loss) <= rows;
    return [...added].find(([, others]) => isLike(others))?.[0];
}
function isWithin(found, rows, { loss, growth }) {
    return found >= rows * (1 - loss) && (growth === undefined || found <= rows * (1 + growth));
}
function driftOf(name, { rows, found, id }, { loss, growth = 0 }) {
    const isLoss = (found ?? 0) < rows;
    const fact = { kind: 'drift', rows: found ?? null, before: rows, since: id, limit: isLoss ? -loss : growth };
    return { name: `volume of ${name}`, group: 'volume', outcome: 'failed', facts: [fact] };
}
function more(tables) {
    const facts = [(0,core_check/* measured */.jh)(tables, { unit: 'tables' }), (0,core_check/* state */.wk)('more-differ')];
    return { name: 'volume of more tables', group: 'volume', outcome: 'failed', facts };
}
function summary(compared, { id }, { loss }) {
    if (compared === 0)
        return volumeNotCompared(`no table had ${MIN_ROWS} rows in ${id}, the last verified backup`);
    const limit = `none lost more than ${Math.round(loss * 10_000) / 100} % of its rows since ${id}`;
    const facts = [(0,core_check/* measured */.jh)(compared, { unit: 'tables' }), (0,core_check/* told */.Ev)(limit)];
    return { name: VOLUME_CHECK, group: 'volume', outcome: 'passed', facts };
}
function skipped(name, what, tables) {
    if (tables.length === 0)
        return [];
    return [{ name, group: 'volume', outcome: 'skipped', facts: [(0,naming/* named */.KT)(what, tables)] }];
}

// EXTERNAL MODULE: ./build/verify/last-tries.js
var last_tries = __webpack_require__(60568);
;// CONCATENATED MODULE: ./build/verify/volume-drift.js








const MOST_SEARCHED = 60;
async function checkVolume(verification, chosen, contents, drift) {
    const { request, context } = verification;
    try {
        const found = await lastVerified(verification, chosen);
        if (found === undefined)
            return [volumeNotCompared('no older backup has passed a verification yet')];
        const { stored, at } = found;
        const order = new read_preference/* ReadPreference */.U([at]);
        const older = await (0,open_backup/* openContents */.h1)(request, context, { ...chosen, stored, order }, () => { });
        const { fingerprint, selection } = older.contents;
        const isSameSelection = JSON.stringify(selection) === JSON.stringify(contents.selection);
        return compareVolume(contents.fingerprint, { id: stored.manifest.id, fingerprint, isSameSelection }, drift);
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(context.host.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        context.run.keepWords(error);
        return [volumeNotCompared(`the last verified backup could not be read: ${error.message}`)];
    }
}
async function lastVerified(verification, { stored, order, ring }) {
    const ofRecords = await (0,last_tries/* verifierRing */.N)(verification);
    for (const at of order.all) {
        const log = await at.openVerifications(ofRecords, await at.now());
        const { ids } = await at.listManifests();
        const older = ids.filter((id) => isOlder(id, stored.manifest.id)).toSorted((a, b) => (a < b ? 1 : -1));
        for (const id of older.slice(0, MOST_SEARCHED)) {
            const manifest = await at.readManifest(id);
            if (!(await hasPassed(log, manifest)))
                continue;
            if (ring !== undefined)
                await (0,authenticity/* authenticate */.Q)([at], manifest, ring);
            return { stored: manifest, at };
        }
    }
    return undefined;
}
function isOlder(id, than) {
    const [one, other] = [(0,backup_id/* parseBackupId */.JN)(id), (0,backup_id/* parseBackupId */.JN)(than)];
    return one !== undefined && other !== undefined && one.startedAt < other.startedAt;
}
async function hasPassed(log, { manifest: { id }, sha256 }) {
    const backup = { id, manifestSha256: sha256 };
    const statement = await log.of(backup);
    return statement === undefined ? log.hasPassedElsewhere(backup) : (0,verdict/* confirms */.sh)(statement);
}

;// CONCATENATED MODULE: ./build/verify/verification-run.js












function beginVerificationRun({ clock, run }, chosen, startedMs) {
    const backupAgeMs = Math.max(0, clock.now().getTime() - Date.parse(chosen.stored.manifest.snapshotAt));
    return {
        chosen,
        startedMs,
        backupAgeMs,
        phasesBefore: run.phases.length,
        checks: [],
        reached: { stage: 'chosen' },
        verdict: 'error',
        reason: undefined,
        isOnlyTheCopy: false,
        record: undefined,
    };
}
async function verifyBackup(verification, attempt) {
    const { run, host } = verification.context;
    const ofCopy = [];
    const { order } = attempt.chosen;
    try {
        await restoreAndEvaluate(verification, attempt);
        ofCopy.push(...(await evaluateRunbook(attempt)));
    }
    catch (thrown) {
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (!error.isFinding)
            throw error;
        run.keepWords(error);
        const check = findingOf(error);
        const areBytesBad = error.code === 'OBJECT_MISSING' || error.code === 'BACKUP_DAMAGED';
        if (areBytesBad && order.all.every(({ storage }) => order.faulty.has(storage)))
            ofCopy.push(check);
        attempt.checks.push(check);
    }
    finally {
        run.warn(...order.problems);
    }
    const decided = (0,verification_verdict/* decideVerdict */.A)(attempt.checks);
    attempt.verdict = decided.verdict;
    attempt.reason = decided.reason;
    const isOfBackup = (check) => check.outcome === 'failed' && (0,verdict/* reasonOf */.A3)(check) === 'backup';
    attempt.isOnlyTheCopy = attempt.checks.filter(isOfBackup).every((check) => ofCopy.includes(check));
    if (!decided.dataProven && attempt.verdict === 'passed') {
        run.warn('No check saw any data: nothing that was compared or queried held a row. Add a check on a table that is never empty.');
    }
}
async function restoreAndEvaluate(verification, attempt) {
    const { request, context } = verification;
    const { host, clock, run } = context;
    const { chosen, backupAgeMs } = attempt;
    const { manifest } = chosen.stored;
    if (chosen.authenticatedBy !== null) {
        const facts = [named('signer', chosen.authenticatedBy)];
        attempt.checks.push({ name: 'signature', group: 'authenticity', outcome: 'passed', facts });
    }
    const progress = (0,run_progress/* followBytes */.p)(context, 'restore', manifest.rawBytes);
    const opened = await run.phase('open the backup', () => (0,open_backup/* openContents */.h1)(request, context, chosen, progress));
    attempt.reached = { stage: 'opened', opened };
    const target = await run.phase('prepare the target', async () => {
        const engine = await context.engine((0,open_backup/* engineOf */.ky)(chosen.stored));
        const { trustSource, limits } = request;
        const spec = request.target === undefined
            ? { kind: 'ephemeral', trustSource, limits }
            : { kind: 'scratch', url: request.target, trustSource, limits };
        return engine.openTarget(spec, (0,open_backup/* needsOf */.hN)(chosen, opened), host);
    });
    await using _ = run.closing(target);
    const shown = { description: target.description, notes: target.notes };
    attempt.reached = { stage: 'prepared', opened, target: shown };
    const streams = opened.reader.streams(opened.contents, opened.decryptor);
    await run.phase('restore', () => (0,restore_checked/* restoreChecked */.c)(target, streams, host.signal));
    const restoreMs = Math.round(clock.monotonicMs() - attempt.startedMs);
    const restored = { opened, target: shown, restoreMs };
    attempt.reached = { stage: 'restored', ...restored };
    attempt.checks.push({
        name: 'every stored byte',
        group: 'stored-bytes',
        outcome: 'passed',
        facts: [(0,core_check/* state */.wk)('as-dumped')],
    }, { name: 'restore', group: 'restore', outcome: 'passed', facts: [(0,core_check/* state */.wk)('restored')] });
    await evaluateTarget(verification, attempt, { target, restored });
    attempt.checks.push(...(0,objectives/* evaluateObjectives */.G)({ restoreMs, backupAgeMs, rtoMs: request.rtoMs, rpoMs: request.rpoMs }));
}
async function evaluateTarget(verification, attempt, { target, restored }) {
    const { request, context, checks, ignores } = verification;
    const { clock, run } = context;
    const source = restored.opened.contents.fingerprint;
    await run.phase('compare', async () => {
        const found = await target.inspect();
        attempt.reached = { stage: 'inspected', ...restored, restored: found };
        const { exempts } = target;
        for (const check of (0,comparison/* compareFingerprints */.t)(source, found, { exempts, ignores }))
            attempt.checks.push(check);
        for (const { name, ok, isSkipped, detail } of await target.integrity({ timeoutMs: request.integrityTimeoutMs })) {
            const outcome = isSkipped ? 'skipped' : ok ? 'passed' : 'failed';
            attempt.checks.push({ name, group: 'integrity', outcome, facts: [(0,core_check/* told */.Ev)(detail)] });
        }
    });
    attempt.checks.push(await run.phase('compare the content', () => checkContent(request, context, restored.opened.contents, target)));
    const drift = request.volumeDrift;
    if (drift !== undefined) {
        const { contents } = restored.opened;
        const check = () => checkVolume(verification, attempt.chosen, contents, drift);
        attempt.checks.push(...(await run.phase('compare the volume', check)));
    }
    await run.phase('checks', async () => {
        const moment = { snapshotAt: new Date(source.takenAt), clock };
        attempt.checks.push(...(await (0,verification_checks/* runChecks */.JT)(checks, target, moment, (error) => run.keepWords(error))));
    });
    attempt.checks.splice(0, attempt.checks.length, ...ignores.apply(attempt.checks));
}
async function evaluateRunbook(attempt) {
    const check = { name: 'recovery instructions', group: 'stored-bytes' };
    try {
        await (0,open_backup/* checkRunbook */.x0)(attempt.chosen);
        const names = attempt.chosen.stored.manifest.runbook.map(({ key }) => key);
        attempt.checks.push({
            ...check,
            outcome: 'passed',
            facts: [named('instructions', ...names), (0,core_check/* state */.wk)('as-in-manifest')],
        });
        return [];
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* RestorableError */.s$) || !thrown.isFinding)
            throw thrown;
        const failed = { ...check, outcome: 'failed', facts: [(0,core_check/* told */.Ev)(thrown.message)] };
        attempt.checks.push(failed);
        return [failed];
    }
}
function findingOf(error) {
    const authenticity = ['SIGNATURE_MISSING', 'SIGNATURE_INVALID', 'SIGNER_UNKNOWN'].includes(error.code);
    const group = authenticity ? 'authenticity' : error.code === 'RESTORE_FAILED' ? 'restore' : 'stored-bytes';
    const detail = error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
    return { name: error.code, group, outcome: 'failed', code: error.code, facts: [(0,core_check/* told */.Ev)(detail)] };
}
function named(what, ...names) {
    return { kind: 'named', what, names, more: 0 };
}


/***/ })

};
