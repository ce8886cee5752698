export const id = 3554;
export const ids = [3554,9235];
export const modules = {

/***/ 4942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ entryOf)
/* harmony export */ });
/* harmony import */ var _core_planning_name_pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23306);

function entryOf({ databases }, name) {
    return Object.hasOwn(databases, name) ? name : (0,_core_planning_name_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .closestPattern */ .Mw)(Object.keys(databases), name);
}


/***/ }),

/***/ 26580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A4: () => (/* binding */ substituteValue),
/* harmony export */   P0: () => (/* binding */ onlyVariable),
/* harmony export */   V2: () => (/* binding */ substitute),
/* harmony export */   Xl: () => (/* binding */ withoutReferences),
/* harmony export */   jY: () => (/* binding */ substituteLeniently),
/* harmony export */   nR: () => (/* binding */ lacksVariable),
/* harmony export */   r4: () => (/* binding */ secretsOfVariable),
/* harmony export */   sm: () => (/* binding */ holdsReference)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);
/* harmony import */ var _secrets_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19689);


const REFERENCE = /\$(\$?)\{([^}]*)\}/g;
const SECRET_NAME = /pass|secret|token|credential|auth|private|api_?key|access_?key|pwd/i;
const PLAIN_NAME = /(?:^|_)(?:HOST|HOSTNAME|HOSTS|PORT|USER|USERNAME|DB|DATABASE|DBNAME|NAME|REGION|PATH|HOME|DIR|FOLDER|FILE|TZ|LANG|LC_ALL|SSLMODE|TLS|VERSION)$/i;
const PLAIN_VALUE = /^(?:true|false|yes|no|on|off|null|none|\d)$/i;
function secretsOfVariable(name, value) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value))
        return (0,_secrets_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .secretsInUrl */ .Ct)(value);
    if (value.trim() === '' || PLAIN_VALUE.test(value))
        return [];
    return PLAIN_NAME.test(name) && !SECRET_NAME.test(name) ? [] : [value];
}
function holdsReference(text) {
    return [...text.matchAll(REFERENCE)].some(([, escaped]) => escaped === '');
}
function lacksVariable(text, env) {
    return [...text.matchAll(REFERENCE)].some(([, escaped, name = '']) => escaped === '' && (env[name] ?? '').trim() === '');
}
function withoutReferences(text) {
    return text.replaceAll(REFERENCE, '');
}
function onlyVariable(text) {
    return /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(text.trim())?.[1];
}
function substitute(text, path, options) {
    return replaceReferences(text, path, options, (name, value) => {
        const secrets = secretsInValue(name, value);
        for (const secret of secrets)
            options.mask(new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(secret));
        if (secrets.length > 0)
            throw secretInWords(path, name, options.file);
    });
}
function substituteValue(text, path, options) {
    return replaceReferences(text, path, options, (name, value) => {
        for (const secret of secretsInValue(name, value))
            options.mask(new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(secret));
    });
}
function substituteLeniently(text, env) {
    return text.replaceAll(REFERENCE, (whole, escaped, name) => escaped === '' ? (env[name] ?? '') : whole.slice(1));
}
function secretsInValue(name, value) {
    return SECRET_NAME.test(name) ? [value] : (0,_secrets_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .secretsInUrl */ .Ct)(value);
}
function replaceReferences(text, path, { file, env }, onValue) {
    return text.replaceAll(REFERENCE, (whole, escaped, name) => {
        if (escaped !== '')
            return whole.slice(1);
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
            throw file.invalid(path, `holds "\${...}" without the plain name of a variable`, `Only "\${NAME}" is replaced. For a literal "\${...}" write "$\${...}".`);
        }
        if (/^(?:RESTORABLE|INPUT)_/.test(name)) {
            throw file.invalid(path, `names the variable ${name.slice(0, 60)}, which is reserved for this program`, 'Such a variable is an option, and a misspelled one is an error. Choose another name.');
        }
        const value = env[name];
        if (value === undefined || value.trim() === '') {
            throw file.invalid(path, `needs the variable ${name.slice(0, 60)}, which is not set`, `Set it in \`env\` of the step; write "$\${NAME}" for a literal text.`);
        }
        onValue(name, value);
        return value;
    });
}
function secretInWords(path, name, file) {
    return file.invalid(path, `would put the secret ${name.slice(0, 60)} where every process of the machine can read it`, `Name it under \`environment\`; the command then finds it there, in a shell as "$${name.slice(0, 60)}".`);
}


/***/ }),

/***/ 5796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ told),
/* harmony export */   Ro: () => (/* binding */ LINEAGE_CHECK),
/* harmony export */   fQ: () => (/* binding */ SIZE_CHECK),
/* harmony export */   jh: () => (/* binding */ measured),
/* harmony export */   pc: () => (/* binding */ objectiveOf),
/* harmony export */   pn: () => (/* binding */ OBJECTIVE_NAMES),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   wk: () => (/* binding */ state)
/* harmony export */ });
const LINEAGE_CHECK = 'lineage of backups';
const SIZE_CHECK = 'size of the newest backup';
const OBJECTIVE_NAMES = {
    verification: { rto: 'recovery time (rto)', rpo: 'recovery point (rpo)' },
    status: {
        rpo: 'newest backup',
        'verify-every': 'last verification',
        rto: 'measured restore time',
        capacity: 'capacity',
    },
};
function objectiveOf({ name, group }) {
    if (group !== 'objective')
        return undefined;
    const names = Object.values(OBJECTIVE_NAMES).flatMap((each) => Object.entries(each));
    return names.find(([, each]) => each === name)?.[0];
}
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

/***/ 29679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ shortFingerprint),
/* harmony export */   x: () => (/* binding */ keyName)
/* harmony export */ });
const SHORT_DIGITS = 16;
const V4_DIGITS = 40;
const USER_ID_LENGTH = 80;
function shortFingerprint(fingerprint) {
    return fingerprint.length > V4_DIGITS ? fingerprint.slice(0, SHORT_DIGITS) : fingerprint.slice(-SHORT_DIGITS);
}
const ADDRESS = /\s*<[^<>]*>|\S+@\S+/g;
function keyName({ fingerprint, userId }) {
    const short = shortFingerprint(fingerprint);
    const plain = userId?.slice(0, 1_000).replaceAll(/[\p{C}\s]+/gu, ' ') ?? '';
    const shown = plain.replaceAll(ADDRESS, '').trim();
    if (shown === '')
        return short;
    return `${short} (${shown.length > USER_ID_LENGTH ? `${shown.slice(0, USER_ID_LENGTH)}…` : shown})`;
}


/***/ }),

/***/ 29175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ packetsIn),
/* harmony export */   l: () => (/* binding */ keysInPackets)
/* harmony export */ });
const TAG = { privateKey: 5, publicKey: 6 };
function* packetsIn(bytes) {
    let at = 0;
    while (at < bytes.length) {
        const mark = bytes.readUInt8(at);
        const isOld = (mark & 0x40) === 0;
        const length = isOld ? oldLength(bytes, at + 1, mark & 3) : newLength(bytes, at + 1);
        const end = length === undefined ? bytes.length : length.bodyAt + length.bytes;
        const isWhole = mark >= 0x80 && length !== undefined && end <= bytes.length;
        const body = bytes.subarray(length?.bodyAt ?? bytes.length, end);
        yield { tag: isOld ? (mark >> 2) & 15 : mark & 63, body, isWhole };
        at = end;
    }
}
function keysInPackets(bytes) {
    let first;
    for (const { tag, isWhole } of packetsIn(bytes)) {
        if (!isWhole)
            return undefined;
        first ??= tag;
        if (first !== TAG.privateKey && first !== TAG.publicKey)
            return undefined;
    }
    if (first === undefined)
        return undefined;
    return first === TAG.privateKey ? 'private' : 'public';
}
function oldLength(bytes, at, type) {
    const digits = [1, 2, 4][type];
    if (digits === undefined || at + digits > bytes.length)
        return undefined;
    return { bytes: bytes.readUIntBE(at, digits), bodyAt: at + digits };
}
function newLength(bytes, at) {
    const first = bytes[at];
    if (first === undefined)
        return undefined;
    if (first < 192)
        return { bytes: first, bodyAt: at + 1 };
    if (first < 224) {
        const second = bytes[at + 1];
        return second === undefined ? undefined : { bytes: (first - 192) * 256 + second + 192, bodyAt: at + 2 };
    }
    if (first < 255 || at + 5 > bytes.length)
        return undefined;
    return { bytes: bytes.readUInt32BE(at + 1), bodyAt: at + 5 };
}


/***/ }),

/***/ 12086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D1: () => (/* binding */ guessesPerSecond),
/* harmony export */   of: () => (/* binding */ KEY_S2K_COUNT_BYTE),
/* harmony export */   yu: () => (/* binding */ S2K_COUNT_BYTE)
/* harmony export */ });
const S2K_COUNT_BYTE = 255;
const KEY_S2K_COUNT_BYTE = 224;
const SHA256_BLOCK_BYTES = 64;
const BLOCKS_PER_SECOND = 22e9;
const CARDS = 1000;
function guessesPerSecond(countByte) {
    const hashedBytes = (16 + (countByte & 15)) * 2 ** ((countByte >> 4) + 6);
    return (CARDS * BLOCKS_PER_SECOND * SHA256_BLOCK_BYTES) / hashedBytes;
}


/***/ }),

/***/ 88050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _o: () => (/* binding */ secretLines),
/* harmony export */   nC: () => (/* binding */ withoutLineEnds),
/* harmony export */   oI: () => (/* binding */ withoutLineEnd),
/* harmony export */   zh: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    reveal() {
        return this.#value;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '***';
    }
}
function withoutLineEnd(text) {
    return text.replace(/\r?\n$/, '');
}
function secretLines(secret) {
    const lines = secret?.reveal().split(/\r?\n/) ?? [];
    return lines.filter((line) => line !== '').map((line) => new Secret(line));
}
function withoutLineEnds(text) {
    return text.replace(/[\r\n]+$/, '');
}


/***/ }),

/***/ 7033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   N9: () => (/* binding */ FAILURE_REASONS),
/* harmony export */   YH: () => (/* binding */ worstReason),
/* harmony export */   bk: () => (/* binding */ VERDICTS),
/* harmony export */   pN: () => (/* binding */ refutes),
/* harmony export */   sh: () => (/* binding */ confirms)
/* harmony export */ });
const VERDICTS = ['passed', 'failed', 'error', 'skipped'];
const FAILURE_REASONS = ['backup', 'lineage', 'check', 'objective'];
const REASONS = {
    lineage: 'lineage',
    query: 'check',
    objective: 'objective',
};
function reasonOf({ group }) {
    return REASONS[group] ?? 'backup';
}
function worstReason(reasons) {
    return FAILURE_REASONS.find((reason) => reasons.includes(reason));
}
function refutes({ verdict, reason }) {
    return verdict === 'failed' && (reason ?? 'backup') === 'backup';
}
function confirms({ verdict, reason }) {
    return verdict === 'passed' || (verdict === 'failed' && reason === 'objective');
}


/***/ }),

/***/ 58860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ TOOL)
/* harmony export */ });
const TOOL = { name: 'restorable', version: '0.1.0' };


/***/ }),

/***/ 36572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cy: () => (/* binding */ ANNOUNCING_MS),
  Yz: () => (/* binding */ ANNOUNCING_OPTIONS),
  iP: () => (/* binding */ announce)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/database-name.js
var database_name = __webpack_require__(48937);
;// CONCATENATED MODULE: ./build/metrics/sample.js
function samplesOf(name, value, labels = {}) {
    return value === undefined || value === null || !Number.isFinite(value) ? [] : [{ name, labels, value }];
}
function secondsAt(iso) {
    const ms = Date.parse(iso ?? '');
    return Number.isNaN(ms) ? undefined : ms / 1_000;
}
function secondsOf(ms) {
    return ms === undefined || ms === null ? undefined : ms / 1_000;
}
function flag(value) {
    return value ? 1 : 0;
}
function countsOf(name, label, words, found, labels = {}) {
    return words.flatMap((word) => samplesOf(name, found.filter((each) => each === word).length, { ...labels, [label]: word }));
}
function fullSamples({ database, mode, samples }) {
    return samples.map((sample) => ({ ...sample, database, mode }));
}
function seriesOf({ name, database, mode, labels }) {
    const entries = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([name, database, mode, entries]);
}

// EXTERNAL MODULE: ./build/core/check.js
var core_check = __webpack_require__(5796);
;// CONCATENATED MODULE: ./build/metrics/facts/run.js


const CHECK_OUTCOMES = ['passed', 'failed', 'error', 'skipped'];
function samplesOfRun(run) {
    const startSeconds = secondsAt(run.startedAt);
    const endSeconds = startSeconds === undefined ? undefined : startSeconds + run.durationMs / 1_000;
    return [
        ...samplesOf('restorable_build_info', 1, { version: run.tool.version }),
        ...samplesOf('restorable_run_exit_code', run.exitCode),
        ...samplesOf('restorable_run_error_info', run.error && 1, { code: run.error?.code ?? '' }),
        ...samplesOf('restorable_run_warnings', run.warnings.length),
        ...samplesOf('restorable_run_start_timestamp_seconds', startSeconds),
        ...samplesOf('restorable_run_completion_timestamp_seconds', endSeconds),
        ...samplesOf('restorable_run_last_success_timestamp_seconds', run.exitCode === 0 ? endSeconds : undefined),
        ...samplesOf('restorable_run_duration_seconds', secondsOf(run.durationMs)),
        ...samplesOfPhases(run),
    ];
}
function samplesOfPhases({ phases }) {
    const totals = new Map();
    for (const { phase, durationMs } of phases)
        totals.set(phase, (totals.get(phase) ?? 0) + durationMs);
    return [...totals].flatMap(([phase, ms]) => samplesOf('restorable_run_phase_duration_seconds', secondsOf(ms), { phase }));
}
function samplesOfCopies(rule) {
    if (rule === undefined)
        return [];
    return [
        ...samplesOf('restorable_copies', rule.copies),
        ...samplesOf('restorable_copies_media', rule.media),
        ...samplesOf('restorable_copies_offsite', rule.offsite),
        ...samplesOf('restorable_copies_immutable', rule.immutable),
        ...samplesOf('restorable_copies_rule_met', flag(rule.isMet)),
    ];
}
function samplesOfChecks(checks, destination) {
    const outcomes = checks.map(({ outcome }) => outcome);
    return [
        ...(checks.length === 0 ? [] : countsOf('restorable_checks', 'outcome', CHECK_OUTCOMES, outcomes)),
        ...checks.flatMap((check) => samplesOfObjective(check, check.at ?? destination)),
    ];
}
function samplesOfObjective(check, destination) {
    const limit = check.facts.find((fact) => fact.kind === 'measured' && fact.bound === 'at-most');
    const expected = limit?.kind === 'measured' && typeof limit.expected === 'number' ? limit.expected : undefined;
    if (expected === undefined)
        return [];
    const labels = destination === undefined ? {} : { destination };
    const met = flag(check.outcome === 'passed');
    switch ((0,core_check/* objectiveOf */.pc)(check)) {
        case 'rpo':
            return [
                ...samplesOf('restorable_rpo_objective_seconds', secondsOf(expected), labels),
                ...samplesOf('restorable_rpo_met', met, labels),
            ];
        case 'rto':
            return [
                ...samplesOf('restorable_rto_objective_seconds', secondsOf(expected), labels),
                ...samplesOf('restorable_rto_met', met, labels),
            ];
        case 'verify-every':
            return samplesOf('restorable_destination_verification_objective_seconds', secondsOf(expected), labels);
        case 'capacity':
            return samplesOf('restorable_destination_capacity_bytes', expected, labels);
        case undefined:
            return [];
    }
}

;// CONCATENATED MODULE: ./build/metrics/facts/backup.js


function samplesOfBackup(report) {
    return [
        ...(report.error === undefined && report.backup !== undefined ? samplesOfLast(report.backup) : []),
        ...samplesOf('restorable_backup_replica_lag_seconds', secondsOf(report.replica?.lagMs)),
        ...report.destinations.flatMap(({ label, outcome }) => samplesOf('restorable_backup_destination_committed', flag(outcome === 'committed'), { destination: label })),
        ...samplesOfCopies(report.rule),
        ...(report.retention ?? []).flatMap(samplesOfRetention),
    ];
}
function samplesOfLast({ kind, startedAt, finishedAt, rawBytes, storedBytes }) {
    const [start, end] = [secondsAt(startedAt), secondsAt(finishedAt)];
    const labels = { backup_type: kind };
    return [
        ...samplesOf('restorable_backup_last_start_timestamp_seconds', start, labels),
        ...samplesOf('restorable_backup_last_completion_timestamp_seconds', end, labels),
        ...samplesOf('restorable_backup_last_duration_seconds', start === undefined || end === undefined ? undefined : end - start, labels),
        ...samplesOf('restorable_backup_last_size_bytes', rawBytes, labels),
        ...samplesOf('restorable_backup_last_stored_bytes', storedBytes, labels),
    ];
}
function samplesOfPrune(report) {
    return report.destinations.flatMap(samplesOfRetention);
}
function samplesOfRetention({ label, outcome, removed, refused, freedBytes }) {
    if (outcome === 'failed')
        return [];
    const labels = { destination: label };
    return [
        ...samplesOf('restorable_prune_removed_backups', removed, labels),
        ...samplesOf('restorable_prune_refused_backups', refused, labels),
        ...samplesOf('restorable_prune_freed_bytes', freedBytes, labels),
    ];
}

;// CONCATENATED MODULE: ./build/metrics/facts/destinations.js


const SYNC_OUTCOMES = ['copied', 'repaired', 'skipped', 'damaged', 'failed'];
const FINDING_RESULTS = ['ok', 'warning', 'failed', 'not-checked'];
function samplesOfStatus(report) {
    const [first, ...others] = report.destinations;
    return [
        ...samplesOfChecks(report.checks, others.length === 0 ? first?.label : undefined),
        ...samplesOfCopies(report.rule),
        ...report.destinations.flatMap(samplesOfDestination),
    ];
}
function samplesOfDestination(status) {
    const { label, newest, lastVerification: verified, capacityReachedOn } = status;
    const labels = { destination: label };
    return [
        ...samplesOf('restorable_destination_backups', status.backups, labels),
        ...samplesOf('restorable_destination_stored_bytes', status.totalBytes, labels),
        ...status.shares.flatMap(({ of, bytes }) => samplesOf('restorable_destination_share_bytes', bytes, { ...labels, share: of })),
        ...samplesOf('restorable_destination_broken_objects', status.brokenObjects, labels),
        ...samplesOf('restorable_destination_incomplete_runs', status.incompleteRuns, labels),
        ...samplesOf('restorable_destination_last_backup_start_timestamp_seconds', secondsAt(newest?.startedAt), labels),
        ...samplesOf('restorable_destination_last_backup_completion_timestamp_seconds', secondsAt(newest?.finishedAt), labels),
        ...samplesOf('restorable_destination_last_verification_timestamp_seconds', secondsAt(verified?.finishedAt), labels),
        ...samplesOf('restorable_destination_last_verification_passed', verified && flag(verified.verdict === 'passed'), labels),
        ...samplesOf('restorable_destination_last_verification_restore_duration_seconds', secondsOf(verified?.restoreMs), labels),
        ...samplesOf('restorable_destination_capacity_reached_timestamp_seconds', secondsAt(capacityReachedOn), labels),
    ];
}
function samplesOfProbes({ destinations }) {
    return destinations.flatMap(({ label, usable }) => samplesOf('restorable_destination_usable', flag(usable), { destination: label }));
}
function samplesOfSync({ destinations }) {
    const labels = [...new Set(destinations.map(({ label }) => label))];
    return labels.flatMap((label) => {
        const backups = destinations.filter((each) => each.label === label).flatMap((each) => each.backups);
        const outcomes = backups.flatMap(({ outcome }) => (outcome === 'planned' ? [] : [outcome]));
        return countsOf('restorable_sync_backups', 'outcome', SYNC_OUTCOMES, outcomes, { destination: label });
    });
}
function samplesOfDoctor({ findings }) {
    const results = findings.map(({ result }) => result);
    return findings.length === 0 ? [] : countsOf('restorable_doctor_findings', 'result', FINDING_RESULTS, results);
}

// EXTERNAL MODULE: ./build/core/verdict.js
var core_verdict = __webpack_require__(7033);
;// CONCATENATED MODULE: ./build/metrics/facts/verification.js



function samplesOfVerification(report) {
    const { verdict, reason, backup, restoreMs, checks, copies = [] } = report;
    const start = secondsAt(report.startedAt);
    const end = start === undefined ? undefined : start + report.durationMs / 1_000;
    const isReached = verdict === 'passed' || verdict === 'failed';
    return [
        ...countsOf('restorable_verification_verdict', 'verdict', core_verdict/* VERDICTS */.bk, [verdict]),
        ...countsOf('restorable_verification_failure', 'reason', core_verdict/* FAILURE_REASONS */.N9, reason === undefined ? [] : [reason]),
        ...samplesOf('restorable_verification_last_completion_timestamp_seconds', isReached ? end : undefined),
        ...samplesOf('restorable_verification_last_passed_timestamp_seconds', verdict === 'passed' ? end : undefined),
        ...samplesOf('restorable_verification_backup_start_timestamp_seconds', secondsAt(backup?.startedAt)),
        ...samplesOf('restorable_verification_restore_duration_seconds', secondsOf(restoreMs)),
        ...samplesOfChecks(checks),
        ...copies.flatMap((copy) => [
            ...samplesOf('restorable_verification_copy_passed', flag(copy.verdict === 'passed'), { destination: copy.label }),
            ...samplesOf('restorable_verification_copy_restore_duration_seconds', secondsOf(copy.restoreMs), {
                destination: copy.label,
            }),
        ]),
    ];
}
function samplesOfRestore({ checks }) {
    return samplesOfChecks(checks);
}

;// CONCATENATED MODULE: ./build/metrics/of-report.js






function scopesOf(report, database) {
    if (report.mode === 'fleet') {
        const parts = Object.entries(report.databases);
        return parts.flatMap(([name, part]) => scopesOf(part, name));
    }
    if (report.exitCode === errors/* EXIT */.dc.cancelled || ('dryRun' in report && report.dryRun))
        return [];
    const { mode } = report;
    const scope = { mode, samples: [...samplesOfRun(report), ...samplesOfMode(report)] };
    return [{ ...scope, database: databaseOf(report, database), couldNotRun: report.exitCode === errors/* EXIT */.dc.failed }];
}
function databaseOf(report, given) {
    const stated = 'backup' in report ? report.backup?.database : undefined;
    return [given, stated].find((name) => name !== undefined && (0,database_name/* isDatabaseName */.lH)(name)) ?? '';
}
function samplesOfMode(report) {
    switch (report.mode) {
        case 'backup':
            return samplesOfBackup(report);
        case 'verify':
            return samplesOfVerification(report);
        case 'restore':
            return samplesOfRestore(report);
        case 'status':
            return samplesOfStatus(report);
        case 'prune':
            return samplesOfPrune(report);
        case 'sync':
            return samplesOfSync(report);
        case 'check-destinations':
            return samplesOfProbes(report);
        case 'doctor':
            return samplesOfDoctor(report);
        default:
            return [];
    }
}

// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
;// CONCATENATED MODULE: ./build/metrics/families.js
const run = (help, ...labels) => ({ help, labels, keeping: 'never' });
const state = (help, ...labels) => ({ help, labels, keeping: 'unmeasured' });
const last = (help, ...labels) => ({ help, labels, keeping: 'last' });
const FAMILIES = {
    restorable_build_info: run('Version of Restorable that ran last. The value is always 1.', 'version'),
    restorable_run_exit_code: run('Exit code of the last run: 0 done, 1 finding, 2 could not run.'),
    restorable_run_error_info: run('Code of the error that ended the last run. The value is always 1.', 'code'),
    restorable_run_warnings: run('Warnings of the last run.'),
    restorable_run_start_timestamp_seconds: run('Start of the last run.'),
    restorable_run_completion_timestamp_seconds: run('End of the last run.'),
    restorable_run_last_success_timestamp_seconds: last('End of the last run with exit code 0.'),
    restorable_run_duration_seconds: run('Duration of the last run.'),
    restorable_run_phase_duration_seconds: run('Duration of each phase of the last run.', 'phase'),
    restorable_backup_last_start_timestamp_seconds: last('Start of the last backup of each type.', 'backup_type'),
    restorable_backup_last_completion_timestamp_seconds: last('End of the last backup of each type.', 'backup_type'),
    restorable_backup_last_duration_seconds: last('Duration of the last backup of each type.', 'backup_type'),
    restorable_backup_last_size_bytes: last('Size of the dump in the last backup of each type.', 'backup_type'),
    restorable_backup_last_stored_bytes: last('Bytes that the last backup of each type added to a destination.', 'backup_type'),
    restorable_backup_replica_lag_seconds: run('Lag of the replica that the last run read.'),
    restorable_backup_destination_committed: run('Whether the last run committed its backup at the destination: 1 yes, 0 no.', 'destination'),
    restorable_copies: state('Copies of the data: the database and each destination that has its newest backup.'),
    restorable_copies_media: state('Different providers of the copies, the database included.'),
    restorable_copies_offsite: state('Copies away from the database and its network.'),
    restorable_copies_immutable: state('Copies that are protected from changes and deletion for a time.'),
    restorable_copies_rule_met: state('Whether the 3-2-1 rule is met: 1 yes, 0 no.'),
    restorable_checks: state('Checks of the last run by outcome.', 'outcome'),
    restorable_rpo_objective_seconds: state('Recovery point objective that the run was given.', 'destination'),
    restorable_rpo_met: state('Whether the recovery point objective was met during the run: 1 yes, 0 no.', 'destination'),
    restorable_rto_objective_seconds: state('Recovery time objective that the run was given.', 'destination'),
    restorable_rto_met: state('Whether the recovery time objective was met: 1 yes, 0 no.', 'destination'),
    restorable_verification_last_completion_timestamp_seconds: last('End of the last verification, whatever its verdict.'),
    restorable_verification_last_passed_timestamp_seconds: last('End of the last verification that passed.'),
    restorable_verification_verdict: run('Verdict of the last verification: 1 for the one that it reached.', 'verdict'),
    restorable_verification_failure: run('Why the last verification failed: 1 for the worst reason.', 'reason'),
    restorable_verification_backup_start_timestamp_seconds: state('Start of the backup that was verified last.'),
    restorable_verification_restore_duration_seconds: state('From the first request to the storage until the restored database answered.'),
    restorable_verification_copy_passed: state('Whether the copy at the destination passed its verification: 1 yes, 0 no.', 'destination'),
    restorable_verification_copy_restore_duration_seconds: state('Restore time of the copy at the destination.', 'destination'),
    restorable_destination_backups: state('Backups at the destination.', 'destination'),
    restorable_destination_stored_bytes: state('Bytes stored at the destination for the database.', 'destination'),
    restorable_destination_share_bytes: state('Stored bytes by the rule or kind that keeps them.', 'destination', 'share'),
    restorable_destination_last_backup_start_timestamp_seconds: state('Start of the newest backup at the destination.', 'destination'),
    restorable_destination_last_backup_completion_timestamp_seconds: state('End of the newest backup at the destination.', 'destination'),
    restorable_destination_broken_objects: state('Objects that the newest backup needs and that are missing or have another size.', 'destination'),
    restorable_destination_incomplete_runs: state('Runs without a commit that left objects.', 'destination'),
    restorable_destination_last_verification_timestamp_seconds: state('End of the last verification recorded at the destination.', 'destination'),
    restorable_destination_last_verification_passed: state('Whether the last verification recorded at the destination passed: 1 yes, 0 no.', 'destination'),
    restorable_destination_last_verification_restore_duration_seconds: state('Restore time in the last verification recorded at the destination.', 'destination'),
    restorable_destination_verification_objective_seconds: state('How often the run was told that a verification is due.', 'destination'),
    restorable_destination_capacity_bytes: state('Capacity that the run was given.', 'destination'),
    restorable_destination_capacity_reached_timestamp_seconds: state('When the capacity is reached at the present pace. Absent if not within a year.', 'destination'),
    restorable_destination_usable: state('Whether backups can be written to the destination: 1 yes, 0 no.', 'destination'),
    restorable_prune_removed_backups: state('Backups that the last run removed.', 'destination'),
    restorable_prune_refused_backups: state('Backups that no rule keeps and whose removal was refused.', 'destination'),
    restorable_prune_freed_bytes: state('Bytes that the last run deleted.', 'destination'),
    restorable_sync_backups: state('Backups that the last sync handled, by outcome.', 'destination', 'outcome'),
    restorable_doctor_findings: state('Findings of the last doctor run by result.', 'result'),
};
const FAMILY_NAMES = Object.keys(FAMILIES);
function isFamilyName(name) {
    return Object.hasOwn(FAMILIES, name);
}
function unitOf(name) {
    if (name.endsWith('_seconds'))
        return 's';
    return name.endsWith('_bytes') ? 'By' : undefined;
}

;// CONCATENATED MODULE: ./build/metrics/otlp/payload.js


function otlpPayload(samples, resource, now) {
    const timeUnixNano = String(BigInt(now.getTime()) * 1000000n);
    const metrics = FAMILY_NAMES.flatMap((name) => {
        const dataPoints = samples
            .filter((sample) => sample.name === name)
            .map((sample) => ({ attributes: attributesOf(labelsOf(sample)), timeUnixNano, asDouble: sample.value }));
        const unit = unitOf(name);
        const metric = { name, description: FAMILIES[name].help, ...(unit && { unit }), gauge: { dataPoints } };
        return dataPoints.length === 0 ? [] : [metric];
    });
    const all = new Map([['service.version', version/* TOOL */.j.version], ...resource]);
    return {
        resourceMetrics: [
            {
                resource: { attributes: attributesOf([...all]) },
                scopeMetrics: [{ scope: { name: version/* TOOL */.j.name, version: version/* TOOL */.j.version }, metrics }],
            },
        ],
    };
}
function labelsOf({ database, mode, labels }) {
    return Object.entries({ database, mode, ...labels }).filter(([, value]) => value !== '');
}
function attributesOf(entries) {
    return entries.map(([key, value]) => ({ key, value: { stringValue: value.toWellFormed() } }));
}

// EXTERNAL MODULE: ./build/options/service-url.js
var service_url = __webpack_require__(76464);
;// CONCATENATED MODULE: ./build/metrics/otlp/settings.js

const LONGEST_MS = 10_000;
const SERVICE = 'restorable';
const ENDPOINT = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const METRICS_ENDPOINT = 'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT';
function readOtlpSettings(env) {
    if (given(env, 'OTEL_SDK_DISABLED')?.toLowerCase() === 'true')
        return { kind: 'off' };
    if (given(env, 'OTEL_METRICS_EXPORTER')?.toLowerCase() === 'none')
        return { kind: 'off' };
    const variable = [METRICS_ENDPOINT, ENDPOINT].find((name) => given(env, name) !== undefined);
    if (variable === undefined)
        return { kind: 'off' };
    if (of(env, 'PROTOCOL')?.toLowerCase() === 'grpc') {
        return refused('OTEL_EXPORTER_OTLP_PROTOCOL is grpc, and Restorable sends http/json only. Set it to http/json.');
    }
    const url = endpointOf(given(env, variable) ?? '', variable);
    if (typeof url === 'string')
        return refused(`${variable} ${url}.`);
    const remarks = [];
    const settings = {
        url,
        headers: headersOf(env, remarks),
        timeoutMs: timeoutOf(env, remarks),
        resource: resourceOf(env, remarks),
        remarks,
    };
    return { kind: 'push', settings };
}
function refused(why) {
    return { kind: 'refused', why };
}
function given(env, name) {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
}
function of(env, name) {
    return given(env, `OTEL_EXPORTER_OTLP_METRICS_${name}`) ?? given(env, `OTEL_EXPORTER_OTLP_${name}`);
}
function endpointOf(text, variable) {
    const url = (0,service_url/* readServiceUrl */.b)(text);
    if (typeof url === 'string')
        return url;
    if (variable === ENDPOINT)
        url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1/metrics`;
    return url;
}
function headersOf(env, remarks) {
    const pairs = pairsOf(of(env, 'HEADERS'));
    const isFine = pairs?.every(([name, value]) => /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name) && /^[\t\x20-\x7e]*$/.test(value));
    if (pairs !== undefined && isFine === true)
        return Object.fromEntries(pairs);
    remarks.push('OTEL_EXPORTER_OTLP_HEADERS is not a list such as name=value,name=value. It was ignored.');
    return {};
}
function timeoutOf(env, remarks) {
    const text = of(env, 'TIMEOUT');
    if (text === undefined)
        return LONGEST_MS;
    if (/^\d{1,9}$/.test(text) && Number(text) > 0)
        return Math.min(Number(text), LONGEST_MS);
    remarks.push('OTEL_EXPORTER_OTLP_TIMEOUT is not a number of milliseconds. It was ignored.');
    return LONGEST_MS;
}
function resourceOf(env, remarks) {
    const pairs = pairsOf(given(env, 'OTEL_RESOURCE_ATTRIBUTES'));
    if (pairs === undefined) {
        remarks.push('OTEL_RESOURCE_ATTRIBUTES is not a list such as name=value,name=value. It was ignored.');
    }
    const resource = new Map([['service.name', SERVICE], ...(pairs ?? [])]);
    const name = given(env, 'OTEL_SERVICE_NAME');
    if (name !== undefined)
        resource.set('service.name', name);
    return resource;
}
function pairsOf(text) {
    const parts = (text ?? '').split(',').filter((part) => part.trim() !== '');
    const pairs = parts.map((part) => {
        const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
        try {
            const decoded = [decodeURIComponent(name.trim()), decodeURIComponent(value.trim())];
            return decoded[0] === '' ? undefined : decoded;
        }
        catch {
            return undefined;
        }
    });
    return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/metrics/merge.js


function mergeSamples(old, scopes) {
    const fresh = scopes.flatMap(fullSamples);
    const written = new Set(fresh.map(seriesOf));
    const measured = new Set(fresh.map(familyOf));
    const isKept = (sample) => {
        const scope = scopes.find((each) => isOf(sample, each));
        if (scope === undefined)
            return !isSuperseded(sample, scopes);
        const { keeping } = FAMILIES[sample.name];
        if (keeping === 'last')
            return !written.has(seriesOf(sample));
        return keeping === 'unmeasured' && scope.couldNotRun && !measured.has(familyOf(sample));
    };
    return [...old.filter(isKept), ...fresh];
}
function isOf(sample, { database, mode }) {
    return sample.database === database && sample.mode === mode;
}
function isSuperseded(sample, scopes) {
    return sample.database === '' && scopes.some(({ mode }) => mode === sample.mode);
}
function familyOf({ name, database, mode }) {
    return `${name} ${mode} ${database}`;
}

// EXTERNAL MODULE: ./build/options/mode.js
var options_mode = __webpack_require__(5560);
;// CONCATENATED MODULE: ./build/metrics/text/read-metrics.js



const LARGEST_BYTES = 4 * 1024 * 1024;
const LONGEST_LINE = 4_096;
const SAMPLE = /^([a-z_]+)\{((?:[a-z_]+="(?:[^"\\\n]|\\[\\"n])*"(?:,(?=[a-z])|(?=\})))*)\} (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;
const LABEL = /([a-z_]+)="((?:[^"\\\n]|\\[\\"n])*)"/g;
const FUTURE_SECONDS = 86_400;
function readMetrics(text, now) {
    if (text.length > LARGEST_BYTES)
        return [];
    return text.split('\n').flatMap((line) => readSample(line, now) ?? []);
}
function readSample(line, now) {
    if (line.length > LONGEST_LINE)
        return undefined;
    const [, name = '', labelText = '', valueText = ''] = SAMPLE.exec(line) ?? [];
    const value = Number(valueText);
    if (!isFamilyName(name) || !isPossible(name, value, now))
        return undefined;
    const labels = new Map([...labelText.matchAll(LABEL)].map(([, key = '', text = '']) => [key, unescapeLabel(text)]));
    const [database, mode] = [labels.get('database') ?? '', modeOf(labels.get('mode'))];
    labels.delete('database');
    labels.delete('mode');
    const known = FAMILIES[name].labels;
    if (mode === undefined || (database !== '' && !(0,database_name/* isDatabaseName */.lH)(database)))
        return undefined;
    if ([...labels.keys()].some((key) => !known.includes(key)))
        return undefined;
    return { name, database, mode, labels: Object.fromEntries(labels), value };
}
function isPossible(name, value, now) {
    if (!Number.isFinite(value) || value < 0)
        return false;
    if (!name.endsWith('_timestamp_seconds') || name.endsWith('_reached_timestamp_seconds'))
        return true;
    return value <= now.getTime() / 1_000 + FUTURE_SECONDS;
}
function modeOf(text) {
    return options_mode/* MODES */.FN.find((mode) => mode === text);
}
function unescapeLabel(text) {
    return text.replaceAll(/\\(.)/g, (_whole, character) => (character === 'n' ? '\n' : character));
}

;// CONCATENATED MODULE: ./build/metrics/text/render-metrics.js


function renderMetrics(samples) {
    const lines = [];
    for (const name of FAMILY_NAMES) {
        const series = new Map(samples.filter((sample) => sample.name === name).map((each) => [seriesOf(each), each]));
        if (series.size === 0)
            continue;
        const unit = unitOf(name) === 's' ? 'seconds' : 'bytes';
        lines.push(`# HELP ${name} ${escapeHelp(FAMILIES[name].help)}`, `# TYPE ${name} gauge`);
        if (unitOf(name) !== undefined)
            lines.push(`# UNIT ${name} ${unit}`);
        for (const sample of series.values())
            lines.push(`${name}${render_metrics_labelsOf(sample)} ${numberText(sample.value)}`);
    }
    return `${[...lines, '# EOF'].join('\n')}\n`;
}
function render_metrics_labelsOf({ database, mode, labels }) {
    const all = Object.entries({ database, mode, ...labels }).filter(([, value]) => value !== '');
    return `{${all.map(([name, value]) => `${name}="${escapeLabel(value)}"`).join(',')}}`;
}
function escapeLabel(value) {
    const text = value.toWellFormed().replaceAll(/(?!\n)[\p{Cc}\u2028\u2029]/gu, '\ufffd');
    return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
function escapeHelp(text) {
    return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}
function numberText(value) {
    if (Number.isNaN(value))
        return 'NaN';
    if (!Number.isFinite(value))
        return value > 0 ? '+Inf' : '-Inf';
    return String(value);
}

;// CONCATENATED MODULE: ./build/metrics/write-metrics.js








const EXTENSION = '.prom';
async function writeMetrics(path, scopes, now) {
    if (!(await isFolder(path))) {
        if (!path.endsWith(EXTENSION))
            throw neither();
        await updateFile(path, scopes, now);
        return;
    }
    for (const scope of scopes) {
        await updateFile((0,external_node_path_.join)(path, nameOf(scope)), [scope], now);
        if (scope.database !== '')
            await removeNameless(path, scope, now);
    }
}
function nameOf({ mode, database }) {
    return `restorable-${mode}${database === '' ? '' : `-${database}`}${EXTENSION}`;
}
async function isFolder(path) {
    try {
        return (await (0,promises_.stat)(path)).isDirectory();
    }
    catch (thrown) {
        if (codeOf(thrown) === 'ENOENT' || codeOf(thrown) === 'ENOTDIR')
            return false;
        throw unwritable(thrown);
    }
}
async function updateFile(path, scopes, now) {
    const samples = mergeSamples(await readOld(path, now), scopes);
    await replaceFile(path, renderMetrics(samples));
}
async function removeNameless(folder, { mode }, now) {
    const path = (0,external_node_path_.join)(folder, nameOf({ mode, database: '' }));
    const old = await readOld(path, now);
    if (old.length > 0 && old.every((sample) => sample.database === ''))
        await (0,promises_.rm)(path, { force: true });
}
async function readOld(path, now) {
    try {
        await using file = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
        const facts = await file.stat();
        if (!facts.isFile() || facts.size > LARGEST_BYTES)
            return [];
        return readMetrics(await file.readFile('utf8'), now);
    }
    catch (thrown) {
        if (codeOf(thrown) !== undefined)
            return [];
        throw thrown;
    }
}
async function replaceFile(path, text) {
    const next = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}.tmp`);
    try {
        await using file = await (0,promises_.open)(next, 'wx', 0o644);
        await file.writeFile(text);
        await file.chmod(0o644);
        await file.close();
        await (0,promises_.rename)(next, path);
    }
    catch (thrown) {
        await (0,promises_.rm)(next, { force: true }).catch(() => undefined);
        throw unwritable(thrown);
    }
}
function neither() {
    return new errors/* RestorableError */.s$('FILE_UNWRITABLE', "The metrics can't be written: their path is neither an existing folder nor a file that ends in .prom.", {
        hint: 'As `metrics`, give the folder of the textfile collector, or a file in an existing folder such as metrics.prom.',
    });
}
const HINTS = {
    ENOENT: 'Its folder does not exist. Create it first, or give another path.',
    EACCES: 'This user may not write there. Give the folder to it, or give another path.',
    ENOSPC: 'The disk is full. Free some space.',
};
function unwritable(cause) {
    const code = codeOf(cause) ?? 'unknown';
    return new errors/* RestorableError */.s$('FILE_UNWRITABLE', `The metrics can't be written (${code}).`, {
        hint: HINTS[code] ?? 'As `metrics`, give an existing folder, or a file in it that ends in .prom.',
        cause,
    });
}
function codeOf(thrown) {
    return thrown?.code;
}

;// CONCATENATED MODULE: ./build/metrics/publish-metrics.js






async function publishMetrics(report, outlet) {
    const { path, env, now, signal, warn } = outlet;
    const scopes = scopesOf(report, outlet.database);
    if (scopes.length === 0)
        return;
    const written = path === undefined ? undefined : writeMetrics(path, scopes, now);
    const sent = push(scopes, { env, now, signal, warn });
    const results = await Promise.allSettled([written, sent]);
    for (const result of results) {
        if (result.status === 'rejected')
            warn(sentenceOf(result.reason));
    }
}
function sentenceOf(thrown) {
    const { message, hint } = (0,errors/* toRestorableError */.tj)(thrown);
    return hint === undefined ? message : `${message} ${hint}`;
}
async function push(scopes, outlet) {
    const { env, now, signal, warn } = outlet;
    const choice = readOtlpSettings(env);
    if (choice.kind === 'off' || signal.aborted)
        return;
    if (choice.kind === 'refused') {
        warn(`The metrics were not pushed: ${choice.why}`);
        return;
    }
    const { settings } = choice;
    for (const remark of settings.remarks)
        warn(remark);
    const { pushMetrics } = await __webpack_require__.e(/* import() */ 6124).then(__webpack_require__.bind(__webpack_require__, 96124));
    const payload = otlpPayload(scopes.flatMap(fullSamples), settings.resource, now);
    const problem = await pushMetrics({ settings, payload, env, signal });
    if (problem !== undefined)
        warn(`Pushing the metrics: ${problem}`);
}

// EXTERNAL MODULE: ./build/options/table/watch.js
var watch = __webpack_require__(95131);
// EXTERNAL MODULE: ./build/options/options.js + 8 modules
var options = __webpack_require__(96285);
// EXTERNAL MODULE: ./build/requests/parse-request.js + 21 modules
var parse_request = __webpack_require__(5011);
;// CONCATENATED MODULE: ./build/requests/refused-request.js




const OPTIONS_OF_RECORDS = [
    ...['config', 'name', 'destination', 'key-bundle', 'passphrase', 'encrypt-to', 'decrypt-with'],
    ...['key-passphrase', 'runner-key', 'runner-key-passphrase', 'signers'],
    ...['verifier-key', 'verifier-key-passphrase', 'verifiers', 'allow-ephemeral-destination'],
];
const UNUSED = {
    backup: [['database', 'sqlite:unused']],
    restore: [['target', 'sqlite:unused']],
    hold: [['reason', 'unused']],
    release: [['reason', 'unused']],
};
async function refusedRequest(raw, environment) {
    const mode = options_mode/* MODES */.FN.find((each) => each === raw.get('mode')?.trim());
    if (mode === undefined)
        return undefined;
    const known = OPTIONS_OF_RECORDS.filter((name) => (0,options/* optionsOf */.cz)(mode).includes(name));
    const given = known.flatMap((name) => {
        const text = raw.get(name);
        return text === undefined ? [] : [[name, text]];
    });
    try {
        return await (0,parse_request/* parseRequest */.TR)(new Map([['mode', mode], ...given, ...(UNUSED[mode] ?? [])]), environment);
    }
    catch (thrown) {
        if (thrown instanceof errors/* RestorableError */.s$)
            return undefined;
        throw thrown;
    }
}

// EXTERNAL MODULE: ./build/host/key-holding.js + 1 modules
var key_holding = __webpack_require__(85794);
;// CONCATENATED MODULE: ./build/host/announce.js







const ANNOUNCING_OPTIONS = [
    ...Object.keys(watch/* WATCH_OPTIONS */.n),
    ...OPTIONS_OF_RECORDS,
    'filter',
    'dry-run',
];
const ANNOUNCING_MS = 57_000;
const STOPPING_MS = 3_000;
async function announce(ended, host, loadApp, stoppingMs = STOPPING_MS) {
    const { outcome, heartbeats } = ended;
    const { signal } = host;
    const untilStopped = (what, work) => endedOrStopped(what, work, { signal, stoppingMs });
    const [unheard, watched, unpublished] = await Promise.all([
        untilStopped('The heartbeat', async () => ({
            warnings: (await heartbeats?.finish(outcome, signal)) ?? [],
        })),
        untilStopped('The alerts', () => tellChannels(ended, host, loadApp)),
        untilStopped('The metrics', async () => ({ warnings: await metricsOf(ended, host) })),
    ]);
    const warnings = [unheard, watched, unpublished].flatMap((told) => told.warnings);
    for (const warning of warnings)
        host.log.warning(warning);
    const { report } = outcome;
    if (report === undefined || (warnings.length === 0 && watched.facts === undefined))
        return outcome;
    const added = host.scrubDeep({ warnings: [...report.warnings, ...warnings], watch: watched.facts });
    return { ...outcome, report: { ...report, ...added } };
}
async function endedOrStopped(what, work, { signal, stoppingMs }) {
    const { promise: givenUp, resolve } = Promise.withResolvers();
    let timer;
    using _ = (0,external_node_events_.addAbortListener)(signal, () => {
        timer = setTimeout(() => resolve({ warnings: [`${what} did not end in time.`] }), stoppingMs);
    });
    try {
        return await Promise.race([work(), givenUp]);
    }
    catch (thrown) {
        return { warnings: [`${what} failed: ${(0,errors/* toRestorableError */.tj)(thrown).message}`] };
    }
    finally {
        clearTimeout(timer);
    }
}
async function tellChannels(ended, host, loadApp) {
    const { raw, outcome, watch } = ended;
    const { report, exitCode } = outcome;
    const isWatched = watch.channels.length > 0 || watch.issues !== undefined;
    if (!isWatched || exitCode === errors/* EXIT */.dc.cancelled || isDryRun(ended))
        return { warnings: [] };
    const requests = ended.requests.length > 0 ? ended.requests : await refusedRequests(raw, host);
    const [request] = requests;
    const database = announce_databaseOf({ raw, requests });
    try {
        const { warnings, ...facts } = await (await loadApp()).watch({ watch, report, code: outcome.error?.code, database, requests }, request === undefined ? host : await (0,key_holding/* hostFor */.c)(request, host));
        return { facts, warnings };
    }
    catch (thrown) {
        return { warnings: [`No alert was sent: ${(0,errors/* toRestorableError */.tj)(thrown).message}`] };
    }
}
async function metricsOf(ended, host) {
    const { outcome, watch } = ended;
    const warnings = [];
    if (outcome.report === undefined)
        return warnings;
    await publishMetrics(outcome.report, {
        path: watch.metrics,
        database: announce_databaseOf(ended),
        env: host.env,
        now: new Date(),
        signal: host.signal,
        warn: (sentence) => void warnings.push(sentence),
    });
    return warnings;
}
function announce_databaseOf({ raw, requests: [request] }) {
    return request !== undefined && 'name' in request ? (request.name ?? '') : probableName(raw);
}
function isDryRun({ raw, requests }) {
    if (requests.length === 0)
        return raw.get('dry-run')?.trim() === 'true';
    return requests.some((request) => 'dryRun' in request && request.dryRun);
}
async function refusedRequests(raw, { mask, env }) {
    const request = await refusedRequest(raw, { mask, env });
    return request === undefined ? [] : [request];
}
function probableName(raw) {
    const name = raw.get('name')?.trim() ?? '';
    return (0,database_name/* isDatabaseName */.lH)(name) ? name : '';
}


/***/ }),

/***/ 27337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ LEVELS),
  D: () => (/* binding */ createHost)
});

// EXTERNAL MODULE: ./build/host/cancellation.js
var host_cancellation = __webpack_require__(11302);
;// CONCATENATED MODULE: ./build/metrics/otlp/secrets.js
const HEADERS = ['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_METRICS_HEADERS'];
const NO_SECRETS = new Set(['x-scope-orgid', 'content-type']);
const SECRET_NAME = /auth|key|token|secret|passw|cookie|credential|license/i;
const SHORTEST = 8;
function secretsInOtlpHeaders(env) {
    return HEADERS.flatMap((variable) => (env[variable] ?? '').split(',').flatMap(secretsInHeader));
}
function secretsInHeader(text) {
    const [, name = '', given = text] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const raw = given.trim();
    if (raw === '' || NO_SECRETS.has(name.trim().toLowerCase()))
        return [];
    if (!SECRET_NAME.test(name) && raw.length < SHORTEST)
        return [];
    const values = [raw, decoded(raw)];
    return [...new Set([...values, ...values.map((value) => value.replace(/^[a-z]+(?:%20|\s)+/i, ''))])];
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

// EXTERNAL MODULE: ./build/secrets/secrets.js
var secrets = __webpack_require__(19689);
;// CONCATENATED MODULE: ./build/host/masker.js


const MIN_LENGTH = 3;
const PUBLIC_LINE = /^(?:-----(?:BEGIN|END) PGP [A-Z ]+-----|(?:Version|Comment|Hash|Charset): .*|\{|\}|\[|\])$/;
const MASKED = '***';
const OWN_WORDS = new Set([
    ...['mode', 'kind', 'outcome', 'verdict', 'group', 'code', 'engine', 'role'],
    ...['rule', 'why', 'need', 'as', 'want', 'what', 'state', 'unit', 'bound', 'task'],
]);
const OWN_LINES = new Set(['commands']);
class Masker {
    #forms = new Set();
    #pattern;
    add(value) {
        const added = formsOf(value).filter((form) => !this.#forms.has(form));
        for (const form of added)
            this.#forms.add(form);
        if (added.length > 0)
            this.#pattern = undefined;
        return added;
    }
    scrub(text) {
        if (this.#forms.size === 0)
            return text;
        this.#pattern ??= patternOf(this.#forms);
        return text.replaceAll(this.#pattern, MASKED);
    }
    scrubDeep(value) {
        if (typeof value === 'string')
            return this.scrub(value);
        if (Array.isArray(value))
            return value.map((item) => this.scrubDeep(item));
        if (typeof value !== 'object' || value === null)
            return value;
        const scrubbed = ([key, item]) => [
            key,
            (OWN_WORDS.has(key) && typeof item === 'string') || OWN_LINES.has(key) ? item : this.scrubDeep(item),
        ];
        return Object.fromEntries(Object.entries(value).map(scrubbed));
    }
}
function formsOf(value) {
    const lines = value.split(/\r?\n/).filter((line) => !PUBLIC_LINE.test(line.trim()));
    const parts = lines.length > 1 ? [value, ...lines] : lines;
    const forms = new Set();
    for (const part of [...parts, ...parts.flatMap(secrets/* secretsInUrl */.Ct)]) {
        const trimmed = part.trim().toWellFormed();
        for (const form of [part, trimmed, decode(trimmed), encodeURIComponent(trimmed), encodeURI(trimmed)]) {
            forms.add(form);
            forms.add(JSON.stringify(form).slice(1, -1));
        }
    }
    return [...forms].filter((form) => form.trim().length >= MIN_LENGTH);
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function patternOf(forms) {
    const sorted = [...forms].sort((a, b) => b.length - a.length);
    return new RegExp(sorted.map((form) => form.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'g');
}
const SECRET_VARIABLES = [
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'PGPASSWORD',
    'GITHUB_TOKEN',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
];
const ADDRESS_VARIABLE = /^(?:(?:https?|all)_proxy|otel_exporter_otlp_(?:metrics_)?endpoint)$/i;
function secretsInEnvironment(env) {
    const values = SECRET_VARIABLES.map((name) => env[name]).filter((value) => value !== undefined && value !== '');
    const addresses = Object.entries(env).filter(([name]) => ADDRESS_VARIABLE.test(name));
    return [
        ...values,
        ...secretsInOtlpHeaders(env),
        ...addresses.flatMap(([, value]) => (0,secrets/* secretsInUrl */.Ct)(value ?? '')),
    ];
}

;// CONCATENATED MODULE: ./build/host/tool-words.js
const MAX_CHARACTERS = 4 * 1024 * 1024;
class ToolWords {
    #scrub;
    #show;
    #text = '';
    #speaker = '';
    #said = new Map();
    constructor(scrub, show) {
        this.#scrub = scrub;
        this.#show = show;
    }
    add(words) {
        const text = this.#scrub(words.reveal()).trim();
        const said = this.#said.get(words.speaker) ?? '';
        if (text === '' || said.includes(text))
            return;
        this.#said.set(words.speaker, `${said}${text}\n`.slice(-MAX_CHARACTERS));
        this.#show?.(words.speaker, text);
        if (words.speaker !== this.#speaker)
            this.#text += `${this.#text === '' ? '' : '\n'}--- ${words.speaker}\n`;
        this.#speaker = words.speaker;
        this.#text = `${this.#text}${text}\n`.slice(-MAX_CHARACTERS);
    }
    get text() {
        return this.#text;
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/host/workspace.js
var host_workspace = __webpack_require__(30756);
;// CONCATENATED MODULE: ./build/host/temporary-folder.js






const OTHERS = ['/tmp', '/var/tmp', '/dev/shm'];
const LONGEST_BYTES = 107 - 60;
async function makeWorkspace(plan) {
    const wanted = (0,external_node_path_.resolve)(plan.wanted);
    const folders = [...new Set([wanted, (0,external_node_path_.resolve)((0,external_node_os_.tmpdir)()), ...OTHERS])];
    const reasons = new Map();
    for (const isPicky of [true, false]) {
        for (const folder of folders) {
            if (isPicky && Buffer.byteLength(folder) > LONGEST_BYTES) {
                reasons.set(folder, 'its path is too long for a socket');
                continue;
            }
            const made = await attempt(folder, isPicky, plan);
            if (typeof made !== 'string') {
                if (folder !== wanted)
                    tellOfAnother(plan.log, wanted, reasons.get(wanted) ?? '', folder);
                return made;
            }
            reasons.set(folder, made);
        }
    }
    const tried = [...reasons].map(([folder, reason]) => `${folder} (${reason})`).join(', ');
    throw new errors/* RestorableError */.s$('FILE_UNWRITABLE', `There is no folder for temporary files: ${tried}.`, {
        hint: 'Set RUNNER_TEMP in a job, or TMPDIR elsewhere, to a folder with write access for this user.',
    });
}
function tellOfAnother(log, wanted, reason, folder) {
    log.warning(`Temporary files go to ${folder}: ${wanted} can't be used (${reason}).`);
}
async function attempt(folder, isPicky, { onPath, outlivesUs }) {
    const path = (0,host_workspace/* newWorkspacePath */.rZ)(folder);
    onPath(path);
    let workspace;
    try {
        workspace = await (0,host_workspace/* createWorkspace */.sK)(path, outlivesUs);
    }
    catch (error) {
        const { code } = error;
        await (0,promises_.rm)(path, { recursive: true, force: true }).catch(() => { });
        if (code === undefined)
            throw error;
        return code;
    }
    if (!isPicky || (await startsPrograms(path)))
        return workspace;
    await workspace.remove();
    return 'it is mounted noexec';
}
async function startsPrograms(folder) {
    const file = (0,external_node_path_.join)(folder, 'probe');
    try {
        await (0,promises_.writeFile)(file, '', { mode: 0o700 });
        await (0,promises_.access)(file, external_node_fs_.constants.X_OK);
        return true;
    }
    catch (error) {
        return error.code !== 'EACCES';
    }
    finally {
        await (0,promises_.rm)(file, { force: true });
    }
}

;// CONCATENATED MODULE: ./build/host/workspaces.js


class Workspaces {
    #parts;
    #log;
    #paths = new Set();
    #existing;
    constructor(parts, log) {
        this.#parts = parts;
        this.#log = log;
        this.#existing = parts.existingWorkspace;
        if (this.#existing !== undefined)
            this.#paths.add(this.#existing);
    }
    next() {
        let workspace = this.#existing === undefined ? undefined : Promise.resolve((0,host_workspace/* workspaceAt */.xJ)(this.#existing));
        this.#existing = undefined;
        return {
            workspace: () => {
                workspace ??= this.#make();
                return workspace;
            },
            openWorkspace: async () => workspace,
        };
    }
    lastWords() {
        for (const path of this.#paths) {
            const workspace = (0,host_workspace/* workspaceAt */.xJ)(path);
            for (const leftover of workspace.leftovers()) {
                if (leftover.kind !== 'process')
                    continue;
                try {
                    process.kill(-leftover.pid, 'SIGKILL');
                }
                catch {
                }
            }
            workspace.removeNow();
        }
    }
    async #make() {
        let tried;
        const made = await makeWorkspace({
            wanted: this.#parts.temporaryFolder,
            outlivesUs: this.#parts.hasPostStep,
            onPath: (path) => {
                if (tried !== undefined)
                    this.#paths.delete(tried);
                tried = path;
                this.#paths.add(path);
                this.#parts.onWorkspaces?.([...this.#paths]);
            },
            log: this.#log,
        });
        return {
            ...made,
            remove: async () => {
                await made.remove();
                this.#paths.delete(made.path);
            },
        };
    }
}

;// CONCATENATED MODULE: ./build/host/base.js




const LEVELS = ['debug', 'info', 'notice', 'warning', 'error'];
function createHost(parts) {
    const masker = new Masker();
    const env = Object.assign(Object.create(null), parts.env);
    const mask = (value) => {
        for (const form of masker.add(value))
            parts.onSecret?.(form);
    };
    for (const value of secretsInEnvironment(parts.env))
        mask(value);
    const scrub = (text) => masker.scrub(text);
    const write = (level, message) => parts.write(level, scrub(message));
    const log = loggerOf(write);
    const cancellation = parts.cancellation ?? (0,host_cancellation/* listenForCancellation */.c)();
    const workspaces = new Workspaces(parts, log);
    cancellation.beforeForcedExit((reason) => {
        log.error(`${reason.code} ${reason.message} Operations that did not stop in time were ended.`);
        if (!parts.hasPostStep)
            workspaces.lastWords();
    });
    const own = (part) => ({
        log: part.log,
        signal: part.signal,
        ...workspaces.next(),
        progress: (update) => parts.progress({ ...update, phase: `${part.prefix}${update.phase}` }, scrub),
        toolWords: new ToolWords(scrub, parts.showWords),
        limitTime: part.limitTime,
        dispose: part.dispose,
        runCache: parts.runCache?.(part.log, part.signal),
    });
    const host = {
        env,
        mask: (secret) => mask(secret.reveal()),
        scrub,
        scrubDeep: (value) => masker.scrubDeep(value),
        hasPostStep: parts.hasPostStep,
        unknownOptionHint: parts.unknownOptionHint,
        removeOrphans: async () => {
            if (!parts.hasPostStep)
                await (await __webpack_require__.e(/* import() */ 2298).then(__webpack_require__.bind(__webpack_require__, 42298))).removeOrphans(parts.temporaryFolder, log);
        },
        origin: parts.origin,
        prompter: parts.prompter,
        runCommand: parts.commandRunner?.(scrub),
        ...own({ ...cancellation, log, prefix: '' }),
        forPart: ({ name, number, total }) => {
            const title = `${name} (${number} of ${total})`;
            if (parts.group === undefined)
                log.info(title);
            else
                parts.group(title);
            const partLog = loggerOf((level, message) => write(level, level === 'debug' || level === 'info' ? message : `${name}: ${message}`));
            return { ...host, ...own({ ...cancellation.part(), log: partLog, prefix: `${title}, ` }) };
        },
        endParts: () => parts.group?.(undefined),
        afterWork: (ms) => ({ ...host, signal: cancellation.afterWork(ms) }),
    };
    return host;
}
function loggerOf(write) {
    return {
        debug: (message) => write('debug', message),
        info: (message) => write('info', message),
        notice: (message) => write('notice', message),
        warning: (message) => write('warning', message),
        error: (message) => write('error', message),
    };
}


/***/ }),

/***/ 91414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withDoctorHint)
/* harmony export */ });
const OF_SEVERAL = new Set([
    'DATABASE_PRIVILEGE',
    'DATABASE_ROW_SECURITY',
    'STORAGE_PERMISSION',
]);
function withDoctorHint(report) {
    const { error, mode } = report;
    if (error === undefined || !OF_SEVERAL.has(error.code) || (mode !== 'backup' && mode !== 'verify'))
        return report;
    const advice = 'If more is missing, the mode `doctor` with the same options names all of it.';
    return { ...report, error: { ...error, hint: error.hint === undefined ? advice : `${error.hint} ${advice}` } };
}


/***/ }),

/***/ 65132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ guardProcess)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_foreign_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54440);


let scrubber = (text) => text;
let guarded = false;
function guardProcess(scrub) {
    scrubber = scrub;
    if (guarded)
        return;
    guarded = true;
    const end = (thrown) => {
        const [frame = ''] = thrown instanceof Error ? (0,_core_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .framesOf */ .kA)(thrown) : [];
        const what = `${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown)}${frame.replace(/^ +/, ' ')}`;
        process.stderr.write(`error INTERNAL Unexpected failure: ${scrubber(what)}\n  hint: Please report this defect.\n`);
        process.exit(_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.failed);
    };
    process.on('uncaughtException', end);
    process.on('unhandledRejection', end);
    process.stdout.on('error', (error) => {
        if (error.code === 'EPIPE')
            process.exit(_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.done);
    });
}


/***/ }),

/***/ 85794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ hostFor)
});

;// CONCATENATED MODULE: ./build/options/opens-backups.js
function keyHolding(request) {
    if (!opensBackups(request))
        return undefined;
    return { mayContain: request.mode === 'verify' && !request.trustSource };
}
function opensBackups(request) {
    if (request.bundle?.holdsRecoveryKey === true)
        return true;
    switch (request.mode) {
        case 'verify':
        case 'restore':
            return true;
        case 'keygen':
        case 'init':
            return true;
        case 'backup':
            return request.recipients.kind === 'passphrase' || request.passphrase !== undefined;
        case 'doctor':
            return request.unlock !== undefined || request.passphrase !== undefined;
        case 'list':
        case 'status':
        case 'prune':
        case 'sync':
            return request.passphrase !== undefined;
        case 'check-destinations':
        case 'hold':
        case 'release':
        case 'matrix':
        case 'notify-test':
            return false;
    }
}

;// CONCATENATED MODULE: ./build/host/key-holding.js

async function hostFor(request, host) {
    const holdsKeys = keyHolding(request);
    if (holdsKeys === undefined)
        return host;
    await (await __webpack_require__.e(/* import() */ 3139).then(__webpack_require__.bind(__webpack_require__, 3139))).leaveNoCoreFile();
    return { ...host, runCache: undefined, holdsKeys };
}


/***/ }),

/***/ 53098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ isOrphaned),
/* harmony export */   h: () => (/* binding */ writeOwner)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);




const START_FIELD = 19;
const MAX_BYTES = 4_096;
const FILE = 'owner.json';
const ownerSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    pid: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().min(1),
    kernel: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ bootId: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), pidNamespace: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), startTicks: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }).nullable(),
});
async function writeOwner(folder) {
    const owner = { pid: process.pid, kernel: kernelFacts(process.pid) ?? null };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, FILE), JSON.stringify(owner), { mode: 0o600, flag: 'wx' });
}
async function isOrphaned(folder) {
    const owner = await readOwner(folder);
    if (owner === undefined)
        return false;
    if (owner.kernel === null)
        return !isRunning(owner.pid);
    const ours = kernelFacts(process.pid);
    if (ours === undefined)
        return false;
    if (owner.kernel.bootId !== ours.bootId)
        return true;
    if (owner.kernel.pidNamespace !== ours.pidNamespace)
        return false;
    return startTicks(owner.pid) !== owner.kernel.startTicks;
}
async function readOwner(folder) {
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, FILE), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
        try {
            const { bytesRead, buffer } = await file.read(Buffer.alloc(MAX_BYTES), 0, MAX_BYTES, 0);
            return ownerSchema.parse(JSON.parse(buffer.toString('utf8', 0, bytesRead)));
        }
        finally {
            await file.close();
        }
    }
    catch {
        return undefined;
    }
}
function kernelFacts(pid) {
    const started = startTicks(pid);
    if (started === undefined)
        return undefined;
    try {
        return {
            bootId: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
            pidNamespace: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)('/proc/self/ns/pid'),
            startTicks: started,
        };
    }
    catch {
        return undefined;
    }
}
function startTicks(pid) {
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, 'latin1');
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_FIELD];
    }
    catch {
        return undefined;
    }
}
function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code !== 'ESRCH';
    }
}


/***/ }),

/***/ 51780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ publish)
});

// UNUSED EXPORTS: publishOutcome

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/report/document/document-of.js + 16 modules
var document_of = __webpack_require__(16091);
// EXTERNAL MODULE: ./build/report/render/json.js
var json = __webpack_require__(79014);
// EXTERNAL MODULE: ./build/report/document/document.js
var document_document = __webpack_require__(4854);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/report/words/backups.js
var backups = __webpack_require__(65368);
// EXTERNAL MODULE: ./build/report/render/blocks.js
var blocks = __webpack_require__(19546);
// EXTERNAL MODULE: ./build/report/render/visible.js
var visible = __webpack_require__(85728);
;// CONCATENATED MODULE: ./build/report/render/markdown-text.js


const NAME_LENGTH = 120;
const UNBROKEN_LENGTH = 16;
const UNBROKEN_WORD_LENGTH = 13;
const LONG_WORD = new RegExp(`\\S{${UNBROKEN_WORD_LENGTH + 1}}`);
const TEXT_LENGTH = 400;
const ICONS = {
    good: '✅',
    bad: '❌',
    warn: '⚠️',
    cancelled: '🚫',
    skipped: '⏭️',
};
function escapeText(text, maxLength = TEXT_LENGTH) {
    return ((0,visible/* visible */.R)(text, maxLength)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll(/[\\`*_[\]|~#]/g, '\\$&')
        .replaceAll('://', '\\://')
        .replaceAll('@', '\\@')
        .replaceAll(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
        .replace(/^(\s*)([-+=])/, '$1\\$2')
        .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2'));
}
function escapeHtml(text, maxLength = TEXT_LENGTH) {
    return (0,visible/* visible */.R)(text, maxLength)
        .replaceAll(/[&<>"'\\`*_[\]|~#@]/g, (character) => `&#${character.charCodeAt(0)};`)
        .replaceAll('://', '&#58;//')
        .replaceAll(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}
function breakable(word) {
    const parts = word.match(/^\w+:\/\/|[^/?&._:]*?(?:[/?&._:]|$)/g) ?? [];
    return parts
        .filter((part) => part !== '')
        .map((part) => escapeText(part))
        .join('<wbr>');
}
const codeText = (name) => (name.length > UNBROKEN_LENGTH ? breakable(name) : escapeText(name));
function breakableWords(text) {
    const whole = (0,visible/* visible */.R)(text, TEXT_LENGTH);
    if (!LONG_WORD.test(whole))
        return escapeText(whole);
    return whole
        .split(/(\s+)/)
        .map((word) => (word.length > UNBROKEN_WORD_LENGTH ? breakable(word) : escapeText(word)))
        .join('');
}
function markdownLine(line) {
    return (0,blocks/* spansOf */.Ly)(line).map(markdownSpan).join('');
}
function markdownSpan({ text, code, strong, tone }) {
    const shown = code === true ? `<code>${codeText((0,visible/* visible */.R)(text, NAME_LENGTH))}</code>` : breakableWords(text);
    const isBold = strong === true || tone === 'bad' || tone === 'warn';
    return `${tone === undefined ? '' : `${ICONS[tone]} `}${isBold && shown !== '' ? `**${shown}**` : shown}`;
}
function htmlLine(line) {
    return (0,blocks/* spansOf */.Ly)(line)
        .map(({ text, code, tone }) => {
        const shown = code === true ? `<code>${escapeHtml(text, NAME_LENGTH)}</code>` : escapeHtml(text);
        return tone === undefined ? shown : `${ICONS[tone]} ${shown}`;
    })
        .join('');
}

;// CONCATENATED MODULE: ./build/report/render/markdown.js





const MOST_BYTES = 1024 * 1024 - 1;
const LIMITS = { result: 100, finding: 100, detail: 50 };
const LEAST_ROWS = 3;
const MOST_FACTS = 40;
const MOST_WARNINGS = 20;
const MOST_PHASES = 30;
const CUT = 'The summary ends here, because GitHub would not show a longer one. The report file has all of it.';
function renderMarkdown(document) {
    const head = [`## ${ICONS[document.tone]} ${escapeText(document.title)}`, lead(document), errorBlock(document)];
    const tail = [
        escapeText((0,backups/* diagnosticsOf */.o)(document) ?? ''),
        phaseSection(document),
        `<sub>${escapeText(document.footer)}</sub>`,
    ];
    const limits = limitsOf(document.sections);
    const warnings = warningSection(document.warnings);
    const left = MOST_BYTES - bytesOf([...head, warnings, ...tail, CUT]);
    const sections = withinBytes(document.sections, left, limits);
    const rest = document.sections.findIndex(({ tone }) => tone !== 'bad');
    const at = rest === -1 ? sections.length : rest;
    const page = [...head, ...sections.slice(0, at), warnings, ...sections.slice(at), ...tail];
    return `${page.filter((part) => part !== '').join('\n\n')}\n`;
}
function lead({ sentence, error }) {
    return [sentence, error?.message ?? '']
        .filter((part) => part !== '')
        .map((part) => escapeText(part))
        .join(' ');
}
function errorBlock({ error }) {
    if (error === undefined)
        return '';
    const hint = error.hint === undefined ? [] : [`> **What to do:** ${escapeText(error.hint)}`];
    return [...hint, `> <sub>error <code>${escapeText(error.code)}</code></sub>`].join('\n>\n');
}
function withinBytes(sections, bytes, limits) {
    const shown = [];
    let left = bytes;
    for (const section of sections) {
        const text = sectionOf(section, limits);
        left -= bytesOf([text]);
        if (left < 0)
            return [...shown, CUT];
        shown.push(text);
    }
    return shown;
}
function bytesOf(parts) {
    return parts.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, 0);
}
function limitsOf(sections) {
    const share = Math.floor(LIMITS.result / Math.max(1, (0,blocks/* countTables */.zF)(sections, 'result')));
    return { ...LIMITS, result: Math.max(LEAST_ROWS, share) };
}
function sectionOf({ title, tone, fold, blocks }, limits) {
    const body = blocks.map((block) => blockOf(block, limits)).filter((part) => part !== '');
    if (title === undefined)
        return body.join('\n\n');
    const icon = tone === undefined ? '' : `${ICONS[tone]} `;
    if (fold === undefined)
        return [`### ${icon}${markdownLine(title)}`, ...body].join('\n\n');
    const open = fold === 'open' ? ' open' : '';
    const summary = `<details${open}><summary>${icon}<b>${htmlLine(title)}</b></summary>`;
    return [summary, ...body, '</details>'].join('\n\n');
}
function blockOf(block, limits) {
    switch (block.kind) {
        case 'facts':
            return factsOf(block.rows);
        case 'table':
            return tableOf(block, limits[block.extent]);
        case 'list': {
            const items = block.items.first(limits[block.extent]).map((item) => `- ${markdownLine(item)}`);
            return `${items.join('\n')}${more(block.items.total - items.length)}`;
        }
        case 'note':
            return markdownLine(block.text);
    }
}
function factsOf(rows) {
    const shown = rows.slice(0, MOST_FACTS);
    const [first, ...rest] = shown.map(([name, value]) => [escapeText(name), markdownLine(value)]);
    if (first === undefined)
        return '';
    const body = rest.map(([name, value]) => [`**${name}**`, value]);
    return `${pipes([first, [':---', ':---'], ...body])}${more(rows.length - shown.length)}`;
}
function tableOf(table, most) {
    const shown = (0,blocks/* shownTable */.oG)(table, { most, optional: true });
    const header = shown.columns.map(({ title }) => escapeText(title));
    const rule = shown.columns.map(({ align }) => (align === 'right' ? '---:' : ':---'));
    return `${pipes([header, rule, ...shown.rows.map((row) => row.map(markdownLine))])}${more(shown.more)}`;
}
function pipes(rows) {
    return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
function more(count) {
    return count > 0 ? `\n\n… and ${(0,format/* grouped */.zD)(count)} more.` : '';
}
function warningSection(warnings) {
    if (warnings.length === 0)
        return '';
    const shown = warnings.slice(0, MOST_WARNINGS).map((warning) => `- ${escapeText(warning)}`);
    return `### ${ICONS.warn} Warnings\n\n${shown.join('\n')}${more(warnings.length - shown.length)}`;
}
function phaseSection({ phases, durationMs }) {
    if (phases.length === 0)
        return '';
    const share = (ms) => (durationMs > 0 ? `${Math.round((ms / durationMs) * 100)} %` : '');
    const columns = [{ title: 'phase' }, { title: 'time', align: 'right' }, { title: 'share', align: 'right' }];
    const rows = (0,document_document/* many */._d)(phases, (each) => [each.phase, (0,format/* humanMs */.o0)(each.durationMs), share(each.durationMs)]);
    const table = tableOf({ kind: 'table', extent: 'detail', columns, rows }, MOST_PHASES);
    return `<details><summary>How long: ${(0,format/* humanMs */.o0)(durationMs)}</summary>\n\n${table}\n\n</details>`;
}

;// CONCATENATED MODULE: ./build/host/publish.js








const HINTS = {
    ENOENT: 'Its folder does not exist. Create it first, or give another path.',
    ENOTDIR: 'A part of its path is a file. Give another path.',
    EISDIR: 'It is a folder. Give the path of a file in it.',
    ENOSPC: 'The disk is full. Free some space.',
};
async function publish(run, outlets) {
    const outcome = await run.announce();
    await run.close();
    return publishOutcome(outcome, outlets);
}
async function publishOutcome(outcome, outlets) {
    const { report } = outcome;
    if (report === undefined) {
        await attempt(outlets, async () => outlets.setOutputs?.(outcome, undefined));
        outlets.show(outcome, undefined);
        return outcome.exitCode;
    }
    const { path, problem } = await writeReport(report, outlets);
    const warnings = problem === undefined ? [] : [problem.message];
    const document = await attempt(outlets, async () => (0,document_of/* documentOf */.l)({ ...report, warnings: [...report.warnings, ...warnings] }));
    const error = outcome.error ?? (outlets.reportPath === undefined ? undefined : problem);
    await attempt(outlets, async () => outlets.setOutputs?.({ report, error }, path));
    if (document !== undefined)
        await attempt(outlets, async () => outlets.writeSummary?.(renderMarkdown(document)));
    const isShown = await attempt(outlets, async () => {
        outlets.show(outcome, document);
        return true;
    });
    if (isShown === undefined)
        outlets.show(outcome, undefined);
    if (problem === undefined)
        return outcome.exitCode;
    if (outlets.reportPath === undefined) {
        outlets.warn(problem.message);
        return outcome.exitCode;
    }
    outlets.showError(problem);
    return outcome.exitCode || errors/* EXIT */.dc.failed;
}
async function attempt(outlets, work) {
    try {
        return await work();
    }
    catch (thrown) {
        outlets.warn((0,errors/* toRestorableError */.tj)(thrown).message);
        return undefined;
    }
}
async function writeReport(report, { reportPath, reportFolder }) {
    const paths = reportPath === undefined ? usualPaths(report, reportFolder) : [reportPath];
    let problem;
    for (const path of paths) {
        try {
            await (0,promises_.writeFile)(path, (0,json/* renderJson */.h)(report), { mode: 0o600 });
            return { path, problem: undefined };
        }
        catch (cause) {
            problem ??= unwritable(cause);
        }
    }
    return { path: undefined, problem };
}
function usualPaths(report, folder) {
    if (folder === undefined)
        return [];
    const name = `restorable-${report.mode}-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}.json`;
    return [...new Set([folder, (0,external_node_os_.tmpdir)()])].map((each) => (0,external_node_path_.join)(each, name));
}
function unwritable(cause) {
    const { code = 'unknown' } = cause;
    return new errors/* RestorableError */.s$('FILE_UNWRITABLE', `The report file can't be written (${code}).`, {
        hint: HINTS[code] ?? 'As `report`, give the path of a file that this user may write, in a folder that exists.',
        cause,
    });
}


/***/ }),

/***/ 8160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ removeRemains)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _requests_parse_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5011);


async function removeRemains(inputs, host, loadApp) {
    (0,_requests_parse_request_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .QU)(inputs, host);
    await withoutFailing(host, async () => {
        const workspace = await host.openWorkspace();
        if (workspace === undefined)
            return;
        const undone = await withoutFailing(host, async () => {
            const leftovers = workspace.leftovers();
            const goingOn = { ...host, signal: new AbortController().signal };
            if (leftovers.length > 0)
                await (await loadApp()).cleanUp(goingOn, { leftovers, inputs });
        });
        if (undone || !host.hasPostStep)
            await workspace.remove();
    });
}
async function withoutFailing(host, work) {
    try {
        await work();
        return true;
    }
    catch (thrown) {
        host.log.warning(`A temporary resource could not be removed: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).message}`);
        return false;
    }
}


/***/ }),

/***/ 89560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ runHosted),
  i: () => (/* binding */ runRefused)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/report/failed.js
var failed = __webpack_require__(68204);
// EXTERNAL MODULE: ./build/requests/parse-request.js + 21 modules
var parse_request = __webpack_require__(5011);
// EXTERNAL MODULE: ./build/options/mode.js
var options_mode = __webpack_require__(5560);
// EXTERNAL MODULE: ./build/options/schema.js + 2 modules
var schema = __webpack_require__(34237);
// EXTERNAL MODULE: ./build/options/server-url.js
var server_url = __webpack_require__(21280);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/format/database-name.js
var database_name = __webpack_require__(48937);
// EXTERNAL MODULE: ./build/config-file/entries.js
var entries = __webpack_require__(4942);
// EXTERNAL MODULE: ./build/core/planning/name-pattern.js
var name_pattern = __webpack_require__(23306);
// EXTERNAL MODULE: ./build/options/name-filter.js
var name_filter = __webpack_require__(52019);
;// CONCATENATED MODULE: ./build/requests/names-of-all.js







const SHOWN = 5;
const ANY = 'x';
const STOPS_ALL = ['request', 'keys', 'run'];
async function namesOfAll(all) {
    const { source, filter } = all;
    const known = [];
    const failures = [];
    const warnings = [];
    for (const key of source.file === undefined ? [server_url/* EVERY_NAME */.gK] : Object.keys(source.file.config.databases)) {
        try {
            known.push(...((0,name_pattern/* isPattern */.Pt)(key) ? await namesOfEntry(key, all, warnings) : [key]));
        }
        catch (thrown) {
            const error = (0,errors/* toRestorableError */.tj)(thrown);
            if (STOPS_ALL.includes(error.area))
                throw error;
            failures.push({ name: key, error });
        }
    }
    const names = known.filter((name) => (0,name_filter/* isSelected */.sp)(name, filter)).map(database_name/* requireDatabaseName */.ES);
    if (names.length === 0 && failures.length === 0) {
        throw (0,schema/* invalid */.Gq)('filter', 'No database matches `filter`.', 'Patterns match complete names, such as shop-*.');
    }
    return { names, failures, warnings: [...(0,name_filter/* unusedPatterns */.w$)(known, filter).map(name_filter/* patternUnused */.xv), ...warnings] };
}
async function namesOfEntry(key, all, warnings) {
    const request = await all.requestFor((0,database_name/* requireDatabaseName */.ES)((0,name_pattern/* nameOf */.Vb)(key, ANY)), key);
    if (request.mode !== 'backup')
        return ownFolders(key, await all.discover({ at: 'destinations', request }), all);
    const parts = [...new Set(await all.discover({ at: 'server', request }))].toSorted();
    const wanted = filterOf(key, all).filter((pattern) => !pattern.startsWith('!'));
    const unused = (0,name_filter/* unusedPatterns */.w$)(parts, wanted);
    warnings.push(...unused.map((pattern) => `${key}: ${(0,name_filter/* patternUnused */.xv)(pattern)}`));
    const names = namesOnServer(key, parts, all);
    warnings.push(...(await dropped(key, parts, request, all)));
    return names;
}
function namesOnServer(key, parts, all) {
    const chosen = parts.filter((part) => (0,name_filter/* isSelected */.sp)(part, filterOf(key, all)) && (0,name_filter/* isSelected */.sp)((0,name_pattern/* nameOf */.Vb)(key, part), all.filter));
    const unusable = chosen.filter((part) => !(0,database_name/* isDatabaseName */.lH)((0,name_pattern/* nameOf */.Vb)(key, part)));
    if (unusable.length > 0) {
        const shown = unusable.slice(0, SHOWN).map((part) => JSON.stringify(part.slice(0, 80)));
        throw (0,schema/* invalid */.Gq)('name', `The server of "${key}" has ${unusable.length === 1 ? 'a database whose name' : 'databases whose names'} can't be used in storage: ${shown.join(', ')}${unusable.length > SHOWN ? ', ...' : ''}.`, `Exclude each with \`filter\`, such as !${/^[\w.-]+$/.test(unusable[0] ?? '') ? unusable[0] : 'Shop*'}, and give it an entry of its own in \`config\`: lower-case letters, digits, ".", "_" or "-".`);
    }
    for (const part of chosen)
        requireOwner(key, (0,name_pattern/* nameOf */.Vb)(key, part), all);
    return chosen.map((part) => (0,name_pattern/* nameOf */.Vb)(key, part));
}
function requireOwner(key, name, { source: { file } }) {
    const owner = file === undefined ? key : (0,entries/* entryOf */.M)(file.config, name);
    if (owner === key || file === undefined)
        return;
    throw file.invalid(['databases', key], `has the database "${name}" on its server, and that name belongs to the entry "${owner}"`, 'Two databases would be stored under one name. Exclude it with `filter` of this entry, or rename the other one.');
}
function ownFolders(key, folders, all) {
    const { file } = all.source;
    const filter = filterOf(key, all);
    return [...new Set(folders)].toSorted().filter((name) => {
        const part = (0,name_pattern/* partOf */.BU)(key, name);
        const isOwn = file === undefined || (0,entries/* entryOf */.M)(file.config, name) === key;
        return part !== undefined && isOwn && (0,name_filter/* isSelected */.sp)(part, filter);
    });
}
async function dropped(key, parts, request, all) {
    let folders;
    try {
        folders = await all.discover({ at: 'destinations', request });
    }
    catch (thrown) {
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        if (error.code === 'BACKUP_NOT_FOUND')
            return [];
        if (error.area === 'run')
            throw error;
        return [
            `${key}: The folders at the destinations can't be listed (${error.code}), so a dropped database is not noticed.`,
        ];
    }
    const names = new Set(parts.map((part) => (0,name_pattern/* nameOf */.Vb)(key, part)));
    const missing = ownFolders(key, folders, all).filter((name) => !names.has(name) && (0,name_filter/* isSelected */.sp)(name, all.filter));
    return missing.map((name) => `${name}: The server no longer has this database. Its backups remain. To stop reporting it, exclude it with \`filter\`.`);
}
function filterOf(key, { source: { file } }) {
    return file?.config.databases[key]?.filter ?? [];
}

;// CONCATENATED MODULE: ./build/requests/requests-of-many.js







async function requestsOf(mode, choice, source, discover) {
    const read = (name, shown = name) => requestFor(mode, { name, shown }, source);
    const found = choice.kind === 'names'
        ? { names: distinct(choice.names, source), failures: [], warnings: [] }
        : await namesOfAll({ mode, filter: choice.filter, source, discover, requestFor: read });
    const requests = [];
    for (const name of found.names)
        requests.push(await read(name));
    return { ...found, requests: withOwnDiagnostics(requests) };
}
async function requestFor(mode, { name, shown }, source) {
    try {
        const request = await (0,parse_request/* readRequest */["in"])(mode, { ...source, given: new Map(source.given).set('name', name) });
        return { ...request, name };
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* RestorableError */.s$))
            throw thrown;
        throw new errors/* RestorableError */.s$(thrown.code, `${shown}: ${thrown.message}`, { hint: thrown.hint, cause: thrown });
    }
}
function distinct(names, { given, file }) {
    const url = file === undefined ? given.get('database') : undefined;
    if (url !== undefined && !(0,server_url/* meansEveryText */.V$)(url)) {
        throw (0,schema/* invalid */.Gq)('name', '`name` has several names, but `database` is one database.', 'Name them in a `config`.');
    }
    return names.map((text, at) => {
        const name = (0,database_name/* requireDatabaseName */.ES)(text);
        if (names.indexOf(text) === at)
            return name;
        throw (0,schema/* invalid */.Gq)('name', `\`name\` has "${name}" twice.`, 'Remove one.');
    });
}
function withOwnDiagnostics(requests) {
    const paths = requests.flatMap((request) => ('diagnostics' in request ? [request.diagnostics] : []));
    const isShared = (path) => paths.indexOf(path) !== paths.lastIndexOf(path);
    return requests.map((request) => 'diagnostics' in request && request.diagnostics !== undefined && isShared(request.diagnostics)
        ? {
            ...request,
            diagnostics: (0,external_node_path_.join)((0,external_node_path_.dirname)(request.diagnostics), `${request.name}-${(0,external_node_path_.basename)(request.diagnostics)}`),
        }
        : request);
}

;// CONCATENATED MODULE: ./build/requests/plan-run.js





async function planRun(raw, environment, discover) {
    (0,parse_request/* maskSecrets */.QU)(raw, environment);
    const mode = (0,parse_request/* readMode */.Em)(raw.get('mode'));
    const read = (0,parse_request/* givenIn */.JS)(mode, raw);
    const source = { ...read, environment, file: await (0,parse_request/* readFileOf */.mH)(read.given) };
    const choice = isManyMode(mode) ? choiceOf(read.given, source.file !== undefined) : undefined;
    if (choice === undefined || !isManyMode(mode)) {
        return { kind: 'one', request: await (0,parse_request/* readRequest */["in"])(mode, source) };
    }
    const given = new Map([...read.given].filter(([name]) => !CHOOSING.includes(name)));
    return { kind: 'many', mode, ...(await requestsOf(mode, choice, { ...source, given }, discover)) };
}
const CHOOSING = ['name', 'all', 'filter'];
function isManyMode(mode) {
    return options_mode/* MANY_MODES */.Vs.some((each) => each === mode);
}
function choiceOf(given, hasFile) {
    const names = entriesOf(given.get('name'), /[\r\n,]/);
    const filter = entriesOf(given.get('filter'), /[\r\n]/);
    const all = (0,schema/* readFlag */.fG)('all', given) || (names.length === 0 && !hasFile && (0,server_url/* meansEveryText */.V$)(given.get('database')));
    if (all && names.length > 0) {
        throw (0,schema/* invalid */.Gq)('all', '`all` and `name` exclude each other.', 'To select some of all databases, give `filter`.');
    }
    if (all)
        return { kind: 'all', filter };
    if (filter.length > 0) {
        throw (0,schema/* invalid */.Gq)('filter', '`filter` selects some of all databases, but `all` is not given.', 'Add `all: true`.');
    }
    return names.length > 1 ? { kind: 'names', names } : undefined;
}
function entriesOf(text, separator) {
    const entries = (text ?? '').trim().split(separator);
    return text === undefined ? [] : entries.map((entry) => entry.trim());
}

// EXTERNAL MODULE: ./build/core/planning/calendar.js
var calendar = __webpack_require__(12776);
// EXTERNAL MODULE: ./build/core/planning/time-window.js
var time_window = __webpack_require__(92500);
// EXTERNAL MODULE: ./build/core/secret.js
var core_secret = __webpack_require__(88050);
;// CONCATENATED MODULE: ./build/options/alert-issues.js


const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[\w.-]{1,100}$/;
const USER = /^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}$/;
const LONGEST_LABEL = 50;
const BELONGING = ['alert-repository', 'alert-token', 'alert-assignee', 'alert-labels'];
function readIssues(texts, line, { env, mask }) {
    const alerts = texts.get('alerts')?.trim();
    if (alerts !== undefined && alerts !== 'github-issues')
        throw (0,schema/* invalid */.Gq)('alerts', '`alerts` must be github-issues.');
    if (alerts !== undefined && line !== undefined) {
        throw (0,schema/* invalid */.Gq)('alerts', '`alerts` and the line `github-issues` of `notify` are the same.', 'Remove one of them.');
    }
    if (alerts === undefined && line === undefined) {
        const belonging = BELONGING.find((name) => texts.has(name));
        if (belonging === undefined)
            return undefined;
        throw (0,schema/* invalid */.Gq)(belonging, `\`${belonging}\` needs \`alerts\`.`, 'Add `alerts: github-issues`.');
    }
    const repository = texts.get('alert-repository')?.trim();
    const ownToken = texts.get('alert-token')?.trim();
    if (repository !== undefined && !REPOSITORY.test(repository)) {
        throw (0,schema/* invalid */.Gq)('alert-repository', '`alert-repository` must be the name of a repository, such as owner/repo.');
    }
    if (repository !== undefined && ownToken === undefined) {
        const hint = "The job's own token can't write in another repository. Create one for its issues, and store it as a secret.";
        throw (0,schema/* invalid */.Gq)('alert-token', '`alert-repository` needs `alert-token`.', hint);
    }
    const token = ownToken ?? texts.get('github-token')?.trim() ?? env['GITHUB_TOKEN'] ?? env['GH_TOKEN'];
    if (token !== undefined)
        mask(new core_secret/* Secret */.zh(token));
    return {
        ...(line ?? { severity: 'warning', conditions: undefined }),
        repository,
        token: token === undefined || token === '' ? undefined : new core_secret/* Secret */.zh(token),
        assignee: assigneeIn(texts),
        labels: labelsIn(texts),
    };
}
function assigneeIn(texts) {
    const assignee = texts.get('alert-assignee')?.trim().replace(/^@/, '');
    if (assignee === undefined || USER.test(assignee))
        return assignee;
    throw (0,schema/* invalid */.Gq)('alert-assignee', '`alert-assignee` must be the name of one GitHub user.');
}
function labelsIn(texts) {
    const lines = (texts.get('alert-labels') ?? '').split(/\r?\n/).map((line) => line.trim());
    const labels = [...new Set(lines.filter((line) => line !== ''))];
    if (labels.every((label) => label.length <= LONGEST_LABEL))
        return labels;
    throw (0,schema/* invalid */.Gq)('alert-labels', `\`alert-labels\` has a label of more than ${LONGEST_LABEL} characters.`);
}

// EXTERNAL MODULE: ./build/options/notify.js + 1 modules
var notify = __webpack_require__(99777);
// EXTERNAL MODULE: ./build/options/options.js + 8 modules
var options = __webpack_require__(96285);
// EXTERNAL MODULE: ./build/options/table/option.js
var table_option = __webpack_require__(46591);
;// CONCATENATED MODULE: ./build/requests/watch-request.js









const WATCH = [
    'notify',
    'alerts',
    'alert-repository',
    'alert-token',
    'alert-assignee',
    'alert-labels',
    'github-token',
    'quiet-hours',
    'metrics',
    'time-zone',
];
const NOTHING = {
    channels: [],
    issues: undefined,
    quietHours: undefined,
    metrics: undefined,
    problems: [],
};
async function readWatch(raw, environment) {
    const problems = [];
    const attempt = (work) => {
        try {
            return work();
        }
        catch (thrown) {
            problems.push((0,errors/* toRestorableError */.tj)(thrown));
            return undefined;
        }
    };
    attempt(() => (0,parse_request/* maskSecrets */.QU)(raw, environment));
    const mode = modeOf(raw);
    if (mode !== undefined && !table_option/* WATCHED */.tC.some((each) => each === mode))
        return { ...NOTHING, problems };
    const { texts, place } = await textsOf(mode, raw, environment, problems);
    const located = (option, error) => {
        const where = place(option);
        if (where === undefined)
            return error;
        return new errors/* RestorableError */.s$(error.code, `${where}: ${error.message}`, { hint: error.hint, cause: error });
    };
    const read = attempt(() => (0,notify/* readChannels */.N)(texts.get('notify') ?? '')) ?? (0,notify/* readChannels */.N)('');
    problems.push(...read.problems.map((error) => located('notify', error)));
    return {
        channels: read.channels,
        issues: attempt(() => readIssues(texts, read.issues, environment)),
        quietHours: attempt(() => quietHoursOf(texts)),
        metrics: texts.get('metrics')?.trim(),
        problems,
    };
}
async function textsOf(mode, raw, environment, problems) {
    const texts = new Map();
    for (const name of WATCH) {
        const text = raw.get(name);
        if (text !== undefined && text.trim() !== '')
            texts.set(name, text);
    }
    const path = raw.get('config')?.trim() ?? '';
    if (path === '' || mode === 'matrix')
        return { texts, place: () => undefined };
    const given = new Set(texts.keys());
    const asked = WATCH.filter((name) => !given.has(name));
    try {
        const { readWatchOptions } = await Promise.all(/* import() */[__webpack_require__.e(6637), __webpack_require__.e(6880), __webpack_require__.e(9218)]).then(__webpack_require__.bind(__webpack_require__, 99218));
        const names = (raw.get('name') ?? '').split(/[\r\n,]/).filter((name) => name.trim() !== '');
        const file = readWatchOptions(path, { mode, name: names.length === 1 ? names[0]?.trim() : undefined, options: asked, shared: asked.filter(isShared) }, environment);
        for (const [name, text] of file.texts)
            texts.set(name, text);
        if (file.own !== undefined && mode !== 'doctor')
            problems.push(ownInFile(file.own));
        return { texts, place: (option) => (given.has(option) ? undefined : file.place(option)) };
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* RestorableError */.s$))
            problems.push((0,errors/* toRestorableError */.tj)(thrown));
        return { texts, place: () => undefined };
    }
}
function isShared(name) {
    return name !== 'time-zone';
}
function ownInFile({ key, option, file }) {
    return file.invalid(['databases', key, option], 'is of one database, and this run is about several, which all have the same', 'Write it under `defaults`, give it as an input, or run each database in a job of its own.');
}
function modeOf(raw) {
    try {
        return (0,parse_request/* readMode */.Em)(raw.get('mode'));
    }
    catch (thrown) {
        (0,errors/* failureOf */.g5)(thrown, ['request']);
        return undefined;
    }
}
function quietHoursOf(texts) {
    const text = texts.get('quiet-hours');
    if (text === undefined)
        return undefined;
    const window = (0,time_window/* readTimeWindow */.yq)(text);
    if (window === undefined)
        throw (0,schema/* invalid */.Gq)('quiet-hours', '`quiet-hours` must be two times of day such as 22:00-07:00.');
    return {
        window,
        calendar: new calendar/* Calendar */.V(texts.get('time-zone')?.trim() ?? (0,options/* findOption */.$K)('time-zone')?.default ?? 'UTC'),
    };
}

// EXTERNAL MODULE: ./build/host/announce.js + 15 modules
var announce = __webpack_require__(36572);
// EXTERNAL MODULE: ./build/host/doctor-hint.js
var doctor_hint = __webpack_require__(91414);
// EXTERNAL MODULE: ./build/options/heartbeat.js
var heartbeat = __webpack_require__(60055);
;// CONCATENATED MODULE: ./build/requests/heartbeats.js








async function readHeartbeats(raw, environment) {
    (0,parse_request/* maskSecrets */.QU)(raw, environment);
    const mode = options_mode/* MODES */.FN.find((each) => each === raw.get('mode')?.trim());
    if (mode !== undefined && !table_option/* WATCHED */.tC.some((each) => each === mode))
        return undefined;
    if (mode !== undefined && isDryRun(mode, raw))
        return undefined;
    const given = raw.get('heartbeat');
    const address = given === undefined ? undefined : (0,heartbeat/* readHeartbeat */.dt)(given);
    if (typeof address === 'object')
        return { names: [], addressFor: () => address };
    return mode === undefined ? undefined : fromFile(mode, raw, environment);
}
function isDryRun(mode, raw) {
    return (0,options/* optionsOf */.cz)(mode).includes('dry-run') && /^true$/i.test(raw.get('dry-run')?.trim() ?? '');
}
async function fromFile(mode, raw, { env, mask }) {
    const path = raw.get('config')?.trim() ?? '';
    if (path === '')
        return undefined;
    const config = await readableConfig(path);
    if (config === undefined)
        return undefined;
    const { heartbeatIn } = await __webpack_require__.e(/* import() */ 4771).then(__webpack_require__.bind(__webpack_require__, 24771));
    const names = partsOf(raw.get('name'), /[\r\n,]/);
    const filter = partsOf(raw.get('filter'), /[\r\n]/);
    return {
        names: names.length > 0 ? names : Object.keys(config.databases).filter((name) => (0,name_filter/* isSelected */.sp)(name, filter)),
        addressFor: (name) => {
            const text = heartbeatIn(config, { mode, name }, env);
            if (text === undefined)
                return undefined;
            for (const secret of (0,heartbeat/* secretsInHeartbeat */.Nd)(text))
                mask(new core_secret/* Secret */.zh(secret));
            const address = (0,heartbeat/* readHeartbeat */.dt)(text);
            return typeof address === 'string' ? undefined : address;
        },
    };
}
async function readableConfig(path) {
    const { readLeniently } = await Promise.all(/* import() */[__webpack_require__.e(6637), __webpack_require__.e(6880), __webpack_require__.e(9218)]).then(__webpack_require__.bind(__webpack_require__, 99218));
    try {
        return readLeniently(path, ['heartbeat']).config;
    }
    catch (thrown) {
        (0,errors/* failureOf */.g5)(thrown, ['request']);
        return undefined;
    }
}
function partsOf(text, separator) {
    const parts = (text ?? '').split(separator).map((part) => part.trim());
    return parts.filter((part) => part !== '');
}

;// CONCATENATED MODULE: ./build/host/heartbeats.js


async function openHeartbeats(raw, host) {
    const { env, mask, signal, log } = host;
    try {
        const choice = await readHeartbeats(raw, { env, mask });
        if (choice === undefined)
            return undefined;
        const { Heartbeats: Opened } = await __webpack_require__.e(/* import() */ 2273).then(__webpack_require__.bind(__webpack_require__, 2273));
        return new Opened(choice.addressFor, choice.names, { env, signal });
    }
    catch (thrown) {
        log.warning((0,errors/* toRestorableError */.tj)(thrown).message);
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/host/key-holding.js + 1 modules
var key_holding = __webpack_require__(85794);
// EXTERNAL MODULE: ./build/host/remains.js
var remains = __webpack_require__(8160);
;// CONCATENATED MODULE: ./build/host/run.js










async function runHosted(raw, host, loadApp) {
    return hostedRun({ raw, host, loadApp }, (listeners) => execute({ raw, host, loadApp }, listeners));
}
async function hostedRun({ raw, host, loadApp }, work) {
    const heartbeats = await openHeartbeats(raw, host);
    const watch = await readWatch(raw, { mask: host.mask, env: host.env });
    const { outcome, requests } = await work({ heartbeats, watch });
    return {
        outcome,
        announce: () => (0,announce/* announce */.iP)({ raw, outcome, requests, watch, heartbeats }, host.afterWork(announce/* ANNOUNCING_MS */.cy), loadApp),
        close: async () => {
            await (0,remains/* removeRemains */.m)(raw, host, loadApp);
            host.dispose();
        },
    };
}
async function runRefused(raw, error, host, loadApp) {
    return hostedRun({ raw, host, loadApp }, async () => ({
        outcome: failure(raw, error, new Date(), host),
        requests: [],
    }));
}
async function execute({ raw, host, loadApp }, { heartbeats, watch }) {
    const startedAt = new Date();
    let requests = [];
    try {
        await (0,errors/* throwIfCancelledByNow */.sE)(host.signal);
        const discover = async (question) => (await loadApp()).databasesOf(question, await (0,key_holding/* hostFor */.c)(question.request, host));
        const { mask, env, log } = host;
        const plan = await planRun(raw, { mask, env, say: (line) => log.info(line) }, discover);
        const [problem] = watch.problems;
        if (problem !== undefined)
            throw problem;
        requests = plan.kind === 'one' ? [plan.request] : plan.requests;
        heartbeats?.start(namesIn(plan));
        await host.removeOrphans();
        const report = plan.kind === 'one' ? await runOnly(plan.request, host, loadApp) : await runMany(plan, { raw, host, loadApp });
        return { outcome: { report, error: report.error, exitCode: report.exitCode }, requests };
    }
    catch (thrown) {
        return { outcome: failure(raw, explained((0,errors/* toRestorableError */.tj)(thrown), host), startedAt, host), requests };
    }
}
function namesIn(plan) {
    if (plan.kind === 'many')
        return [...plan.requests, ...plan.failures].map(({ name }) => name);
    const { request } = plan;
    return 'name' in request && request.name !== undefined ? [request.name] : [];
}
async function runOnly(request, host, loadApp) {
    if ('timeoutMs' in request && request.timeoutMs !== undefined)
        host.limitTime(request.timeoutMs);
    const app = await loadApp();
    await (0,errors/* throwIfCancelledByNow */.sE)(host.signal);
    return (0,doctor_hint/* withDoctorHint */.L)(host.scrubDeep(await app.runRequest(request, await (0,key_holding/* hostFor */.c)(request, host))));
}
async function runMany(plan, run) {
    await (await run.loadApp()).requireTogether(plan.requests);
    return run.host.scrubDeep(await (await __webpack_require__.e(/* import() */ 3573).then(__webpack_require__.bind(__webpack_require__, 73573))).runFleet(plan, run));
}
function explained(error, { unknownOptionHint }) {
    if (error.code !== 'INPUT_UNKNOWN' || unknownOptionHint === undefined)
        return error;
    const hint = [unknownOptionHint, error.hint].filter((text) => text !== undefined).join(' ');
    return new errors/* RestorableError */.s$(error.code, error.message, { hint, cause: error.cause });
}
function failure(raw, error, startedAt, host) {
    for (const line of (0,errors/* causesOf */.cZ)(error))
        host.log.debug(line);
    for (const words of (0,errors/* foreignWordsOf */.Rw)(error))
        host.toolWords.add(words);
    const report = host.scrubDeep((0,failed/* failedReport */.k)(run_modeOf(raw), error, startedAt));
    return { report: run_modeOf(raw) === undefined ? undefined : report, error: report.error, exitCode: report.exitCode };
}
function run_modeOf(raw) {
    try {
        return (0,parse_request/* readMode */.Em)(raw.get('mode'));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 30756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kt: () => (/* binding */ isOwnWorkspace),
/* harmony export */   rZ: () => (/* binding */ newWorkspacePath),
/* harmony export */   sK: () => (/* binding */ createWorkspace),
/* harmony export */   xJ: () => (/* binding */ workspaceAt),
/* harmony export */   ym: () => (/* binding */ WORKSPACE_NAME)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53098);





const JOURNAL = 'journal.jsonl';
const WRITABLE_BY_OTHERS = 0o022;
const WORKSPACE_NAME = /^restorable-[0-9a-f]{8}$/;
function newWorkspacePath(parent) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(parent), `restorable-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}`);
}
async function createWorkspace(path, outlivesUs) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(path, { mode: 0o700 });
    if (!outlivesUs)
        await (0,_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .writeOwner */ .h)(path);
    return workspaceAt(path);
}
async function isOwnWorkspace(path) {
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(path) !== path || !WORKSPACE_NAME.test((0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path)))
        return false;
    const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).catch(() => undefined);
    if (facts === undefined || !facts.isDirectory())
        return false;
    return facts.uid === process.getuid?.() && (facts.mode & WRITABLE_BY_OTHERS) === 0;
}
function workspaceAt(path) {
    return {
        path,
        note: (leftover) => append(path, { op: 'note', leftover }),
        forget: (leftover) => append(path, { op: 'forget', leftover }),
        leftovers: () => readJournal((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(path, JOURNAL)),
        remove: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { recursive: true, force: true, maxRetries: 3 }),
        removeNow: () => {
            try {
                (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(path, { recursive: true, force: true });
            }
            catch {
            }
        },
    };
}
async function append(path, entry) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(path, JOURNAL), 'a', 0o600);
    try {
        await file.appendFile(`${JSON.stringify(entry)}\n`);
        await file.sync();
    }
    finally {
        await file.close();
    }
}
function readJournal(path) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(path))
        return [];
    const open = new Map();
    for (const line of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(path, 'utf8').split('\n')) {
        const entry = parseEntry(line);
        if (entry === undefined)
            continue;
        const key = JSON.stringify(entry.leftover);
        if (entry.op === 'note')
            open.set(key, entry.leftover);
        else
            open.delete(key);
    }
    return [...open.values()];
}
function parseEntry(line) {
    try {
        return line === '' ? undefined : JSON.parse(line);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 19235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readCron: () => (/* binding */ readCron)
/* harmony export */ });
/* harmony import */ var _core_planning_cron_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21710);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34237);


const NUMBERS = /^[0-9*,/ -]+$/;
function readCron(text) {
    const fields = text.trim().replaceAll(/\s+/g, ' ');
    if (NUMBERS.test(fields) && (0,_core_planning_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCron */ .E$)(fields) !== undefined)
        return fields;
    throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('schedule', '`schedule` is not a cron expression.', "Five fields: minute, hour, day, month, weekday, in UTC. For example '23 2 * * *', every night at 02:23.");
}


/***/ }),

/***/ 52019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sp: () => (/* binding */ isSelected),
/* harmony export */   w$: () => (/* binding */ unusedPatterns),
/* harmony export */   xv: () => (/* binding */ patternUnused)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

function isSelected(name, patterns) {
    const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
    const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).map(withoutNot);
    const matches = (pattern) => isMatch(name, pattern);
    return (wanted.length === 0 || wanted.some(matches)) && !unwanted.some(matches);
}
function unusedPatterns(names, patterns) {
    return patterns.filter((pattern) => !names.some((name) => isMatch(name, withoutNot(pattern))));
}
function patternUnused(pattern) {
    return `No database matches \`${pattern.slice(0, 60)}\` in \`filter\`.`;
}
const withoutNot = (pattern) => pattern.replace(/^!/, '');
function isMatch(name, pattern) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(name, pattern) || isWildcardMatch(name, pattern);
}
function isWildcardMatch(name, pattern) {
    const [head = '', ...rest] = pattern.split('*');
    const tail = rest.pop();
    if (tail === undefined)
        return name === pattern;
    if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length)
        return false;
    let at = head.length;
    for (const part of rest) {
        const found = name.indexOf(part, at);
        if (found === -1 || found + part.length > name.length - tail.length)
            return false;
        at = found + part.length;
    }
    return true;
}


/***/ }),

/***/ 3754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jv: () => (/* binding */ urlsInText),
/* harmony export */   LS: () => (/* binding */ unwrapUrl),
/* harmony export */   t0: () => (/* binding */ passwordsInText),
/* harmony export */   tg: () => (/* binding */ readPastedUrl)
/* harmony export */ });
const SCHEME = '(?:jdbc:)?[a-z][a-z0-9+.-]*:';
const IN_FRONT = new RegExp(String.raw `^(?:(?:export|set)\s+)?(?:[a-z_]\w*\s*(?:=|:(?=\s))\s*|(?:psql|mysql|mariadb)\s+)(?=["'\u0060“”‘’]?${SCHEME})`, 'i');
const QUOTED = /^(["'`])(.*)\1$|^[“”](.*)[“”]$|^[‘’](.*)[‘’]$|^<(.*)>$/s;
const ENGINES = {
    postgres: 'postgres',
    postgresql: 'postgresql',
    postgis: 'postgres',
    pgsql: 'postgres',
    mysql: 'mysql',
    mysql2: 'mysql',
    mariadb: 'mariadb',
    sqlite: 'sqlite',
    sqlite3: 'sqlite',
};
const DRIVERS = new Set(`aiomysql aiosqlite asyncmy asyncpg cymysql mariadbconnector mysqlconnector mysqldb pg8000 psycopg psycopg2 psycopg2cffi psycopg_async
  pygresql pymysql pyodbc pysqlcipher pysqlite`.split(/\s+/));
const IGNORED = new Set(`adapter allowmultiqueries allowpublickeyretrieval applicationname autoreconnect autosave cacheprepstmts charset characterencoding
  checkout_timeout collation conn_health_checks conn_max_age connection_limit connectionlimit currentschema encoding idle_timeout
  interpolateparams loc logintimeout max_overflow max_pool_size maxpoolsize min_pool_size minpoolsize multistatements parsetime pool
  pool_pre_ping pool_recycle pool_size pool_timeout pooltimeout preparedstatementcachequeries prepared_statements preparethreshold
  reaping_frequency reconnect rewritebatchedinserts rewritebatchedstatements schema search_path server_version servertimezone serverversion
  single_use_connections socket_timeout sockettimeout statement_cache_size statement_limit stringtype supa tcpkeepalive timezone
  uselegacydatetimecode uselibpqcompat useunicode workaround zerodatetimebehavior`.split(/\s+/));
function unwrapUrl(text) {
    let url = text.trim();
    for (let round = 0; round < 3; round += 1) {
        const before = url;
        url = url.replace(IN_FRONT, '');
        if (/:\/\//.test(url))
            url = url.replace(/[;,]+$/, '');
        const quoted = QUOTED.exec(url);
        if (quoted !== null)
            url =
                quoted
                    .slice(2)
                    .find((part) => part !== undefined)
                    ?.trim() ?? url;
        if (url === before)
            break;
    }
    return url;
}
function readPastedUrl(text) {
    const unwrapped = unwrapUrl(text);
    const parts = /^(jdbc:)?([a-z][a-z0-9]*)(?:\+([a-z0-9_]+))?:(.*)$/is.exec(unwrapped) ?? [];
    const [, jdbc, scheme = '', driver, rest = ''] = parts;
    const engine = Object.hasOwn(ENGINES, scheme.toLowerCase()) ? ENGINES[scheme.toLowerCase()] : undefined;
    if (engine === undefined || (driver !== undefined && !DRIVERS.has(driver.toLowerCase())))
        return { url: unwrapped, ignored: [] };
    if (!rest.startsWith('//') || engine === 'sqlite')
        return { url: `${engine}:${rest}`, ignored: [] };
    const at = rest.indexOf('?');
    const address = at === -1 ? rest : rest.slice(0, at);
    const pairs = at === -1 ? [] : rest.slice(at + 1).split('&');
    const nameOf = (pair) => pair.split('=', 1)[0] ?? '';
    const isIgnored = (pair) => IGNORED.has(nameOf(pair).toLowerCase());
    const kept = pairs.filter((pair) => !isIgnored(pair));
    const plain = jdbc === undefined ? { address, pairs: kept } : withUserInfo(address, kept);
    const query = plain.pairs.length === 0 ? '' : `?${plain.pairs.join('&')}`;
    return { url: `${engine}:${plain.address}${query}`, ignored: pairs.filter(isIgnored).map(nameOf) };
}
function withUserInfo(address, pairs) {
    const parameters = new Map(pairs.map((pair) => [pair.split('=', 1)[0] ?? '', pair.slice(pair.indexOf('=') + 1)]));
    const user = parameters.get('user');
    if (user === undefined || address.includes('@'))
        return { address, pairs };
    const password = parameters.get('password');
    const account = [user, ...(password === undefined ? [] : [password])].map(encoded).join(':');
    return {
        address: `//${account}@${address.slice(2)}`,
        pairs: pairs.filter((pair) => !/^(?:user|password)=/.test(pair)),
    };
}
function encoded(text) {
    try {
        return encodeURIComponent(decodeURIComponent(text));
    }
    catch {
        return encodeURIComponent(text);
    }
}
const ACCOUNT_FIRST = /^(?:(?:jdbc:|r2dbc:)?(?:postgres\w*|mysql2?|mariadb)\b:?\/{0,2})?([^:@/\s]+:(.+)@)/is;
const PATHS = /^(?:file|sqlite3?|rclone|d1|command):/i;
function passwordsInText(text) {
    const named = /\b(?:password|pwd)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^;\s]+))/gi;
    const short = /\b(?:password|pwd)\s*=\s*([^"';\s,)&]+)/gi;
    const flag = /^\s*(?:mysql|mariadb)\w*\s.*?\s-p(\S+)/is.exec(text)?.[1];
    const account = PATHS.test(text) || text.includes('://') ? undefined : ACCOUNT_FIRST.exec(text)?.[2];
    const found = [named, short].flatMap((pattern) => [...text.matchAll(pattern)].map(([, ...parts]) => parts));
    return [...found.map((parts) => parts.find((part) => part !== undefined)), flag, account].filter((part) => part !== undefined && part !== '');
}
function urlsInText(text) {
    return text.match(/[a-z][a-z0-9+.-]*:\/\/[^\s"'`<>]+/gi) ?? [];
}


/***/ }),

/***/ 41533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readTunnelUrl),
/* harmony export */   y: () => (/* binding */ tunnelOf)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34237);


function tunnelOf(options) {
    if (options.tunnel === undefined)
        return undefined;
    const spec = { url: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(options.tunnel) };
    readTunnelUrl(spec);
    return spec;
}
const SHAPE = /^ssh:\/\/(?:([^/?#]*)@)?(?:\[([0-9a-f:.]+)\]|([^:/?#@[\]]+))(?::(\d{1,5}))?\/?$/i;
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.@+-]*$/;
const HOST = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
function readTunnelUrl({ url }) {
    const match = SHAPE.exec(url.reveal().trim());
    if (match === null)
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', '`tunnel` is not of the form ssh://user@host:port.');
    const [, userPart, ipv6, name = '', portText] = match;
    if (userPart?.includes(':') === true) {
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', '`tunnel` contains a password, which `ssh` accepts only from a keyboard.', LOGIN_HINT);
    }
    const user = userPart === undefined ? undefined : decode(userPart);
    if (user !== undefined && !USER.test(user))
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', 'The user in `tunnel` is not valid for SSH.');
    if (ipv6 === undefined && !HOST.test(name))
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', 'The host in `tunnel` is not valid for SSH.');
    const port = portText === undefined ? undefined : Number(portText);
    if (port !== undefined && (port < 1 || port > 65_535))
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', 'The port in `tunnel` is not a valid port.');
    return { user, host: ipv6 ?? name, port };
}
const LOGIN_HINT = 'Log in with a key: TUNNEL_PRIVATE_KEY in the env of the step, from a secret.';
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return '';
    }
}


/***/ }),

/***/ 32347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ restoresInto),
/* harmony export */   u: () => (/* binding */ ENGINES)
/* harmony export */ });
const ENGINES = ['postgres', 'mysql', 'mariadb', 'sqlite', 'd1', 'command'];
const ALSO_INTO = {
    mysql: ['mariadb'],
    mariadb: ['mysql'],
    d1: ['sqlite'],
};
function restoresInto(engine, target) {
    return engine === target || ALSO_INTO[engine]?.includes(target) === true;
}


/***/ }),

/***/ 57901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ committedAt),
/* harmony export */   o: () => (/* binding */ backupDocument)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _words_backups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65368);
/* harmony import */ var _common_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85382);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4854);
/* harmony import */ var _retention_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88041);





const TONES = {
    committed: 'good',
    failed: 'bad',
    'too-slow': 'warn',
    'out-of-sync': 'warn',
};
function backupDocument(report) {
    const destinations = destinationSection(report.destinations);
    const isEverywhere = committedAt(report) === report.destinations.length;
    const facts = (0,_document_js__WEBPACK_IMPORTED_MODULE_4__/* .factsBlock */ .RI)(...(0,_common_js__WEBPACK_IMPORTED_MODULE_2__/* .backupFacts */ .Cf)(report, report.kindReason), ['Source', (0,_words_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .replicaOf */ .ko)(report)]);
    const backup = report.backup === undefined ? [] : [{ title: 'Backup', blocks: [facts] }];
    const sections = [
        ...(isEverywhere ? [...backup, ...destinations] : [...destinations, ...backup]),
        ...(0,_common_js__WEBPACK_IMPORTED_MODULE_2__/* .ruleSection */ .E2)(report.rule, 'closed'),
        ...(0,_retention_js__WEBPACK_IMPORTED_MODULE_3__/* .retentionSections */ .R)(report.retention ?? [], { isAside: true, shown: report.error?.message }),
        ...(0,_common_js__WEBPACK_IMPORTED_MODULE_2__/* .tableSection */ .Yc)(report.tables),
    ];
    return { ...headline(report), sections };
}
function headline(report) {
    const { backup, error } = report;
    const committed = committedAt(report);
    if (backup === undefined || committed === 0) {
        const sentence = error === undefined ? 'Nothing was committed.' : '';
        return { tone: 'bad', title: 'No backup was made', sentence };
    }
    const total = report.destinations.length;
    const where = committed === total ? (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(total, 'destination') : `${committed} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(total, 'destination')}`;
    if (error === undefined) {
        const tone = report.warnings.length > 0 || committed < total ? 'warn' : 'good';
        const sizes = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(backup.rawBytes)} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .engineTitle */ .v6)(backup)} became ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(backup.storedBytes)}`;
        const sentence = `${sizes}, encrypted, at ${where} in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(report.durationMs)}.`;
        return { tone, title: `${backup.database} is backed up`, sentence };
    }
    const hookFailed = error.code === 'HOOK_FAILED';
    if (committed === total || (report.retention ?? []).length > 0 || hookFailed) {
        const title = `${backup.database} is backed up, but ${hookFailed ? 'its last hook failed' : 'not pruned'}`;
        return { tone: 'bad', title, sentence: `The backup is committed at ${where}.` };
    }
    const title = `Backup of ${backup.database} is incomplete`;
    return { tone: 'bad', title, sentence: `It was committed at ${where}.` };
}
function committedAt({ destinations }) {
    return destinations.filter(({ outcome }) => outcome === 'committed').length;
}
function destinationSection(destinations) {
    if (destinations.length === 0)
        return [];
    const rank = ({ outcome }) => (outcome === 'committed' ? 1 : 0);
    const sorted = destinations.toSorted((a, b) => rank(a) - rank(b));
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_4__/* .many */ ._d)(sorted, (each) => [
        (0,_document_js__WEBPACK_IMPORTED_MODULE_4__/* .toned */ .bQ)(TONES[each.outcome], each.outcome.replaceAll('-', ' ')),
        (0,_document_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)(each.label),
        each.detail,
    ]);
    const columns = [{ title: '' }, { title: 'destination' }, { title: '' }];
    return [{ title: 'Destinations', blocks: [{ kind: 'table', extent: 'detail', columns, rows }] }];
}


/***/ }),

/***/ 85382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cf: () => (/* binding */ backupFacts),
/* harmony export */   E2: () => (/* binding */ ruleSection),
/* harmony export */   MH: () => (/* binding */ readFacts),
/* harmony export */   Yc: () => (/* binding */ tableSection)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _words_backups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65368);
/* harmony import */ var _words_keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20607);
/* harmony import */ var _words_rule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81901);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4854);





const MOST_SHOWN = 10;
function backupFacts(report, kindReason) {
    const { backup } = report;
    if (backup === undefined)
        return [];
    const tookMs = new Date(backup.finishedAt).getTime() - new Date(backup.startedAt).getTime();
    const made = ['Made', `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanTime */ .zK)(backup.startedAt)}${tookMs > 0 ? ` in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(tookMs)}` : ''}`];
    return [made, ...chosenFacts(backup, report, kindReason)];
}
function readFacts(report) {
    return report.backup === undefined ? [] : chosenFacts(report.backup, report);
}
function chosenFacts(backup, { givenKeys }, kindReason) {
    const ratio = backup.rawBytes > 0 ? `, ${Math.round((backup.storedBytes / backup.rawBytes) * 100)} % of the dump` : '';
    const hasKind = backup.kind !== 'full' || kindReason !== undefined;
    const origin = (0,_words_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .authenticity */ .C2)(backup, givenKeys);
    return (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .factsOf */ .xS)(['Backup', (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(backup.id)], ['Kind', hasKind ? (0,_words_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(backup, kindReason) : undefined], ['Database', [(0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(backup.database), ` on ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .engineTitle */ .v6)(backup)}`]], ['Size of the dump', (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesBothWays */ .vk)(backup.rawBytes)], ['Size in storage', `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesBothWays */ .vk)(backup.storedBytes)}${ratio}`], ['Origin', backup.authenticatedBy === null ? [{ text: origin, tone: 'warn' }] : origin], ['Opened with', (0,_words_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .openedWith */ .i)(backup, givenKeys)]);
}
function ruleSection(rule, fold) {
    if (rule === undefined)
        return [];
    const known = (names) => (names.length === 0 ? 'none known' : names.join(', '));
    const facts = (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .factsBlock */ .RI)(...rule.missing.map((advice) => ['To meet it', (0,_words_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .copyAdvice */ .u)(advice)]), ['Providers', known(rule.providers)], ['Regions', known(rule.regions)], ...rule.beyond.map((advice) => ['Beyond the rule', (0,_words_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .copyAdvice */ .u)(advice)]));
    return [{ title: (0,_words_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .ruleVerdict */ .Q)(rule), tone: rule.isMet ? 'good' : 'warn', fold, blocks: [facts] }];
}
function tableSection(tables) {
    if (tables.length === 0)
        return [];
    const restored = tables.some((each) => each.restoredRows !== undefined);
    const count = (rows) => (typeof rows === 'number' ? (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(rows) : 'unknown');
    const rank = (table) => Number(differs(table));
    const sorted = tables.toSorted((a, b) => rank(b) - rank(a) || (b.rows ?? -1) - (a.rows ?? -1));
    const restoredCell = (table) => differs(table) ? { text: count(table.restoredRows), tone: 'bad' } : count(table.restoredRows);
    const total = tables.reduce((sum, each) => sum + (each.rows ?? 0), 0);
    return [
        {
            title: restored
                ? `Rows of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(tables.length, 'table')}`
                : `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(tables.length, 'table')}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(total, 'row')}`,
            fold: tables.some(differs) ? 'open' : tables.length > MOST_SHOWN ? 'closed' : 'page',
            blocks: [
                {
                    kind: 'table',
                    extent: 'detail',
                    columns: [
                        { title: 'table' },
                        { title: restored ? 'rows in the backup' : 'rows', align: 'right' },
                        ...(restored ? [{ title: 'rows restored', align: 'right' }] : []),
                    ],
                    rows: (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .many */ ._d)(sorted, (each) => [(0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(each.name), count(each.rows), ...(restored ? [restoredCell(each)] : [])]),
                },
            ],
        },
    ];
}
function differs(table) {
    return table.restoredRows !== undefined && table.rows !== null && table.restoredRows !== table.rows;
}


/***/ }),

/***/ 16091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ documentOf)
});

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/report/document/backup.js
var backup = __webpack_require__(57901);
// EXTERNAL MODULE: ./build/report/words/checks.js
var words_checks = __webpack_require__(96318);
// EXTERNAL MODULE: ./build/core/check.js
var check = __webpack_require__(5796);
// EXTERNAL MODULE: ./build/report/document/document.js
var document_document = __webpack_require__(4854);
;// CONCATENATED MODULE: ./build/report/document/checks.js




const TONES = { passed: 'good', failed: 'bad', error: 'warn', skipped: 'skipped' };
const MOST_SHOWN = 20;
const OWN = new Set(['query', 'objective']);
function failedChecks(checks) {
    const found = [
        { outcome: 'failed', title: 'Failed' },
        { outcome: 'error', title: 'Could not run' },
    ];
    return found.flatMap(({ outcome, title }) => {
        const those = checks.filter((check) => check.outcome === outcome);
        if (those.length === 0)
            return [];
        const counted = `${title}: ${those.length} of ${(0,format/* plural */.LS)(checks.length, 'check')}`;
        return [{ title: counted, tone: 'bad', blocks: [checkTable(those, 'finding')] }];
    });
}
function ownChecks(checks) {
    const own = checks.filter(({ outcome, group }) => outcome === 'passed' && OWN.has(group));
    if (own.length === 0)
        return [];
    const objectives = own.filter(({ group }) => group === 'objective').length;
    const counts = [
        ...(own.length > objectives ? [(0,format/* plural */.LS)(own.length - objectives, 'check')] : []),
        ...(objectives > 0 ? [(0,format/* plural */.LS)(objectives, 'objective')] : []),
    ];
    return [{ title: `Passed: ${counts.join(' and ')}`, tone: 'good', blocks: [checkTable(own, 'detail')] }];
}
function builtInChecks(checks) {
    const passed = checks.filter(({ outcome, group }) => outcome === 'passed' && !OWN.has(group));
    if (passed.length === 0)
        return [];
    const title = `Passed: ${(0,format/* plural */.LS)(passed.length, 'built-in check')}`;
    return [{ title, tone: 'good', fold: foldOf(passed), blocks: [checkTable(passed, 'detail')] }];
}
function passedChecks(checks) {
    const passed = checks.filter(({ outcome }) => outcome === 'passed');
    if (passed.length === 0)
        return [];
    const title = `Passed: ${(0,format/* plural */.LS)(passed.length, 'check')}`;
    return [{ title, tone: 'good', fold: foldOf(passed), blocks: [checkTable(passed, 'detail')] }];
}
function skippedChecks(checks) {
    const skipped = checks.filter(({ outcome }) => outcome === 'skipped');
    if (skipped.length === 0)
        return [];
    const title = `Skipped: ${(0,format/* plural */.LS)(skipped.length, 'check')}`;
    return [{ title, tone: 'skipped', fold: foldOf(skipped), blocks: [checkTable(skipped, 'detail')] }];
}
const foldOf = (checks) => (checks.length > MOST_SHOWN ? 'closed' : 'page');
function checkTable(checks, extent) {
    const differ = (of) => new Set(checks.map(of)).size > 1;
    const showOutcome = differ(({ outcome }) => outcome);
    return {
        kind: 'table',
        extent,
        columns: [{ title: '' }, { title: 'check' }, { title: 'found' }],
        rows: (0,document_document/* many */._d)(checks, (check) => [
            showOutcome ? (0,document_document/* toned */.bQ)(TONES[check.outcome], check.outcome) : '',
            (0,document_document/* short */.h0)((0,words_checks/* checkName */.I3)(check), 120),
            (0,words_checks/* describeCheck */.cn)(check),
        ]),
    };
}
function failedInWords(checks) {
    const failed = checks.filter((check) => check.outcome === 'failed');
    const names = (0,document_document/* firstOf */.Ku)(failed.map((check) => (0,document_document/* short */.h0)((0,words_checks/* checkName */.I3)(check), 60)));
    return `${failed.length} of ${(0,format/* plural */.LS)(checks.length, 'check')} failed (${names})`;
}
function passedInWords(checks) {
    return (0,format/* plural */.LS)((0,check/* countOf */.pq)(checks, 'passed'), 'check');
}

// EXTERNAL MODULE: ./build/report/document/common.js
var common = __webpack_require__(85382);
;// CONCATENATED MODULE: ./build/report/document/destinations.js





const ORDER = { failed: 0, error: 1, passed: 2, skipped: 3 };
function checkDestinationsDocument(report) {
    const bad = report.destinations.filter((each) => !each.usable);
    const good = report.destinations.filter((each) => each.usable);
    const sections = [...[...bad, ...good].map(probe), ...(0,common/* ruleSection */.E2)(report.rule, 'page')];
    return { ...headline(report, bad), sections };
}
function headline({ destinations, error, warnings, rule }, bad) {
    const total = (0,format/* plural */.LS)(destinations.length, 'destination');
    if (bad.length > 0) {
        const named = (0,document_document/* firstOf */.Ku)(bad.map(reasonOf), 3, ' ');
        const sentence = `${bad.length} of ${total} can't be used as it is. ${named}`;
        return { tone: 'bad', title: 'Not ready for backups', sentence };
    }
    if (error !== undefined)
        return { tone: 'bad', title: 'Not checked', sentence: '' };
    const tone = warnings.length > 0 || rule?.isMet === false ? 'warn' : 'good';
    return { tone, title: 'Ready for backups', sentence: `Backups can be made at ${total}.` };
}
function reasonOf({ label, checks }) {
    const first = checks.find(({ outcome }) => outcome === 'failed');
    if (first === undefined)
        return (0,document_document/* short */.h0)(label, 80);
    return `${(0,document_document/* short */.h0)(label, 80)}: ${first.name}: ${(0,document_document/* short */.h0)((0,words_checks/* describeCheck */.cn)(first), 200)}`;
}
function probe({ label, usable, checks }) {
    const sorted = checks.toSorted((a, b) => ORDER[a.outcome] - ORDER[b.outcome]);
    return { title: (0,document_document/* code */.aY)(label), tone: usable ? 'good' : 'bad', blocks: [checkTable(sorted, 'finding')] };
}

// EXTERNAL MODULE: ./build/core/finding.js
var finding = __webpack_require__(44401);
;// CONCATENATED MODULE: ./build/report/document/doctor.js



const doctor_TONES = { ok: 'good', warning: 'warn', failed: 'bad', 'not-checked': 'skipped' };
const doctor_ORDER = { failed: 0, warning: 1, ok: 2, 'not-checked': 3 };
const LONGEST_NAME = 120;
function doctorDocument(report) {
    const { findings } = report;
    const ended = (result) => findings.filter((each) => each.result === result);
    return { ...doctor_headline(report, ended), sections: findings.length === 0 ? [] : [findingTable(findings)] };
}
function doctor_headline({ error, findings }, ended) {
    const [failed, warned, unexamined] = [ended('failed'), ended('warning'), ended('not-checked')];
    if (failed.length > 0) {
        return { tone: 'bad', title: 'Something is wrong', sentence: `${failed.length} of ${inWords(findings, failed)}` };
    }
    if (error !== undefined)
        return { tone: 'bad', title: 'Not examined', sentence: '' };
    const left = unexamined.length === 0 ? '' : `, ${unexamined.length} not checked`;
    const sentence = `${(0,format/* plural */.LS)(ended('ok').length, 'check')} ok${left}.`;
    if (warned.length === 0)
        return { tone: 'good', title: 'Everything that was given works', sentence };
    return { tone: 'warn', title: `It works, with ${(0,format/* plural */.LS)(warned.length, 'warning')}`, sentence };
}
function inWords(findings, failed) {
    const total = (0,format/* plural */.LS)(findings.length, 'check');
    const [only, ...others] = failed;
    if (only !== undefined && others.length === 0)
        return `${total} failed: ${nameOf(only)}: ${(0,document_document/* short */.h0)(only.detail, 300)}`;
    const named = (0,document_document/* firstOf */.Ku)(failed.map((each) => (0,document_document/* short */.h0)(nameOf(each), LONGEST_NAME)));
    return `${total} failed: ${named}. The table has the remedies.`;
}
function findingTable(findings) {
    const sorted = findings.toSorted((a, b) => doctor_ORDER[a.result] - doctor_ORDER[b.result] ||
        finding/* FINDING_AREAS */.Nz.indexOf(a.area) - finding/* FINDING_AREAS */.Nz.indexOf(b.area) ||
        (a.at ?? '').localeCompare(b.at ?? ''));
    const columns = [{ title: 'result' }, { title: 'check' }, { title: 'found, and the remedy' }];
    return { blocks: [{ kind: 'table', extent: 'result', columns, rows: (0,document_document/* many */._d)(sorted.flatMap(linesOf), (row) => row) }] };
}
function linesOf(finding) {
    const { area, result, detail, remedy } = finding;
    const check = `${area}: ${(0,document_document/* short */.h0)(nameOf(finding), LONGEST_NAME)}`;
    const line = [(0,document_document/* toned */.bQ)(doctor_TONES[result], result.replace('-', ' ')), check, detail];
    return remedy === undefined ? [line] : [line, ['', '', `→ ${remedy}`]];
}
function nameOf({ name, at }) {
    return at === undefined ? name : `${name} at ${at}`;
}

;// CONCATENATED MODULE: ./build/report/document/fleet.js



const DONE = {
    backup: 'backed up',
    verify: 'verified',
    status: 'as they should be',
    prune: 'pruned',
    doctor: 'ready',
};
const COLUMNS = {
    backup: [{ title: 'kind' }, { title: 'dump', align: 'right' }, { title: 'stored', align: 'right' }],
    verify: [
        { title: 'age of the data', align: 'right' },
        { title: 'restored in', align: 'right' },
        { title: 'checks', align: 'right' },
    ],
    status: [
        { title: 'newest backup', align: 'right' },
        { title: 'last verification' },
        { title: 'stored', align: 'right' },
    ],
    prune: [
        { title: 'removed', align: 'right' },
        { title: 'freed', align: 'right' },
    ],
    doctor: [
        { title: 'ok', align: 'right' },
        { title: 'warnings', align: 'right' },
        { title: 'failed', align: 'right' },
        { title: 'not checked', align: 'right' },
    ],
};
function fleetDocument(report, documentOf) {
    const rows = Object.entries(report.databases)
        .map(([name, each]) => ({ name, report: each, document: documentOf(each) }))
        .toSorted((a, b) => b.report.exitCode - a.report.exitCode);
    return { ...fleet_headline(report, rows), sections: [{ blocks: [table(report, rows)] }, ...rows.map(details)] };
}
function endedInWords({ databases }) {
    const all = Object.values(databases);
    const ended = all.filter(({ error }) => error?.code !== 'CANCELLED').length;
    return ended === 0 ? undefined : `${ended} of ${(0,format/* plural */.LS)(all.length, 'database')}`;
}
function fleet_headline({ task, warnings, durationMs }, rows) {
    const failed = rows.filter(({ report }) => report.exitCode !== 0);
    const total = (0,format/* plural */.LS)(rows.length, 'database');
    if (failed.length === 0) {
        const title = task === 'status' ? `The backups of ${total} are ${DONE.status}` : `${total} ${DONE[task]}`;
        return { tone: warnings.length > 0 ? 'warn' : 'good', title, sentence: `It took ${(0,format/* humanMs */.o0)(durationMs)}.` };
    }
    const title = task === 'status'
        ? `The backups of ${failed.length} of ${total} need attention`
        : `${failed.length} of ${total} not ${DONE[task]}`;
    const named = (0,document_document/* firstOf */.Ku)(failed.map(({ name, report, document }) => `${name}: ${report.error?.code ?? (0,document_document/* short */.h0)(document.sentence, 160).replace(/\.$/, '')}`), 5, '; ');
    return { tone: 'bad', title, sentence: `${named}.` };
}
function table({ task }, rows) {
    const columns = [
        { title: 'result' },
        { title: 'database' },
        ...COLUMNS[task],
        { title: 'time', align: 'right' },
        { title: 'what failed' },
    ];
    return {
        kind: 'table',
        extent: 'result',
        columns,
        rows: (0,document_document/* many */._d)(rows, ({ name, report, document }) => [
            (0,document_document/* toned */.bQ)(document.tone, resultOf(report)),
            (0,document_document/* code */.aY)(name),
            ...cellsOf(report),
            (0,format/* humanMs */.o0)(report.durationMs),
            failureOf(report, document),
        ]),
    };
}
function resultOf(report) {
    if (report.error?.code === 'CANCELLED')
        return 'cancelled';
    if (report.mode === 'verify')
        return report.verdict;
    if (report.exitCode === 0)
        return hasWarnings(report) ? 'warnings' : 'good';
    return report.exitCode === 1 ? 'failed' : 'error';
}
function hasWarnings(report) {
    if (report.mode === 'doctor' && report.findings.some(({ result }) => result === 'warning'))
        return true;
    return report.warnings.length > 0;
}
function cellsOf(report) {
    switch (report.mode) {
        case 'backup': {
            const { backup } = report;
            if (backup === undefined)
                return ['', '', ''];
            return [backup.kind, (0,format/* humanBytes */.p6)(backup.rawBytes), (0,format/* humanBytes */.p6)(backup.storedBytes)];
        }
        case 'verify': {
            const { checks, restoreMs, backupAgeMs } = report;
            const passed = checks.length === 0 ? '' : `${(0,check/* countOf */.pq)(checks, 'passed')} of ${checks.length}`;
            return [humanOrNone(backupAgeMs), humanOrNone(restoreMs), passed];
        }
        case 'status':
            return statusCells(report.destinations);
        case 'doctor': {
            const ended = (result) => String(report.findings.filter((each) => each.result === result).length);
            return [ended('ok'), ended('warning'), ended('failed'), ended('not-checked')];
        }
        case 'prune': {
            const sum = (of) => report.destinations.reduce((total, each) => total + of(each), 0);
            if (report.destinations.length === 0)
                return ['', ''];
            return [String(sum((each) => each.removed)), (0,format/* humanBytes */.p6)(sum((each) => each.freedBytes))];
        }
    }
}
function statusCells(destinations) {
    if (destinations.length === 0)
        return ['', '', ''];
    const ages = destinations.map(({ newestAgeMs }) => newestAgeMs);
    const oldest = ages.some((age) => age === undefined)
        ? 'none'
        : (0,format/* humanMs */.o0)(Math.max(...ages.filter((age) => age !== undefined)));
    const verified = destinations.map(({ lastVerification }) => lastVerification);
    const last = verified.find((each) => each?.verdict === 'failed') ?? verified.find((each) => each !== undefined);
    const bytes = Math.max(...destinations.map(({ totalBytes }) => totalBytes));
    return [oldest, last === undefined ? 'none' : `${last.verdict} ${(0,format/* humanMs */.o0)(last.ageMs)} ago`, (0,format/* humanBytes */.p6)(bytes)];
}
function humanOrNone(ms) {
    return ms === undefined ? '' : (0,format/* humanMs */.o0)(ms);
}
function failureOf(report, { sentence, error }) {
    if (report.exitCode === 0)
        return '';
    return (0,document_document/* short */.h0)(error === undefined ? sentence : `${error.code}: ${error.message}`, 200);
}
function details({ name, report, document }) {
    const blocks = document.sections.flatMap(({ title, blocks: inner }) => [
        ...(title === undefined ? [] : [{ kind: 'note', text: strongly(title) }]),
        ...inner.map(asDetail),
    ]);
    const hint = document.error?.hint;
    const why = document.error === undefined
        ? []
        : [
            { kind: 'note', text: [{ text: document.error.code, code: true }, ` ${document.error.message}`] },
            ...(hint === undefined ? [] : [{ kind: 'note', text: `What to do: ${hint}` }]),
        ];
    const warnings = document.warnings.length === 0
        ? []
        : [{ kind: 'list', extent: 'detail', items: (0,document_document/* many */._d)(document.warnings, (warning) => warning) }];
    return {
        title: [(0,document_document/* code */.aY)(name), `: ${document.title}`],
        tone: document.tone,
        ...(report.exitCode === 0 ? { fold: 'closed', repeats: true } : { fold: 'open' }),
        blocks: [...why, ...warnings, ...blocks],
    };
}
function strongly(title) {
    const spans = Array.isArray(title) ? title : [title];
    return spans.map((span) => (typeof span === 'string' ? (0,document_document/* strong */.ko)(span) : { ...span, strong: true }));
}
function asDetail(block) {
    return 'extent' in block && block.extent === 'result' ? { ...block, extent: 'detail' } : block;
}

;// CONCATENATED MODULE: ./build/report/document/hold.js


function holdDocument(report) {
    return { ...hold_headline(report), sections: facts(report) };
}
function hold_headline({ mode, backup, records, error }) {
    const where = (0,format/* plural */.LS)(records.length, 'destination');
    if (error !== undefined || backup === undefined) {
        const ended = error === undefined ? 'The run ended early. ' : '';
        const done = records.length > 0 ? `It is recorded at ${where} only.` : '';
        const title = mode === 'hold' ? 'Not held' : 'Not released';
        return { tone: 'bad', title, sentence: `${ended}${done}`.trim() };
    }
    if (mode === 'hold') {
        const sentence = `Retention keeps it at ${where} until it is released.`;
        return { tone: 'good', title: `${backup.id} is held`, sentence };
    }
    const sentence = `Where \`verifiers\` includes this key, the policy applies to it again, at ${where}.`;
    return { tone: 'good', title: `${backup.id} is released`, sentence };
}
function facts({ backup, reason, records }) {
    if (backup === undefined)
        return [];
    const recorded = records.map(({ label, key }) => ['Recorded', [(0,document_document/* code */.aY)(label), ': ', (0,document_document/* code */.aY)(key)]]);
    return [{ blocks: [(0,document_document/* factsBlock */.RI)(['Backup', (0,document_document/* code */.aY)(backup.id)], ['Reason', reason], ...recorded)] }];
}

;// CONCATENATED MODULE: ./build/report/document/init.js



const FILES = {
    written: 'written',
    replaced: 'replaced',
    unchanged: 'unchanged',
    kept: 'kept',
};
const SECRETS = {
    set: 'set',
    'set-in-repository': 'set for all jobs of the repository',
    file: 'not set yet',
    kept: 'set by you',
};
function initDocument(report) {
    const { error, files, secrets, commands, privateFolder } = report;
    const sections = [
        testSection(report),
        fileSection(report),
        secretSection(report),
        alertSection(report),
        commandSection(report),
    ].flat();
    if (error !== undefined && files.length === 0) {
        return { tone: 'bad', title: 'Nothing was set up', sentence: '', sections };
    }
    const safe = privateFolder === undefined
        ? ''
        : ` Print the recovery sheet in ${privateFolder} for the safe: without it or the key files, backups can't be read.`;
    if (error !== undefined)
        return { tone: 'bad', title: 'Not complete', sentence: `Run it again: it continues.${safe}`, sections };
    return {
        tone: 'good',
        title: 'Set up',
        sentence: `${nextSteps(commands.length, secrets.length > 0)}${safe}`,
        sections,
    };
}
function nextSteps(commands, isGithub) {
    const run = commands === 1 ? 'Run the command below. ' : `Run the ${(0,format/* plural */.LS)(commands, 'command')} below. `;
    const start = 'Commit and push the files, then start the workflow once: gh workflow run restorable.yml.';
    return `${commands === 0 ? '' : run}${isGithub ? start : ''}`.trim();
}
function testSection({ findings }) {
    if (findings.length === 0)
        return [];
    const isAllFine = findings.every(({ result }) => result !== 'failed' && result !== 'warning');
    return isAllFine
        ? [{ title: `Tested: ${(0,format/* plural */.LS)(findings.length, 'check')} of the connections passed`, tone: 'good', blocks: [] }]
        : [{ title: 'Tested', ...findingTable(findings.filter(({ result }) => result !== 'ok')) }];
}
function fileSection({ files }) {
    if (files.length === 0)
        return [];
    const rows = init_table(['file', '', 'what it is'], files, ({ path, outcome, purpose }) => [
        (0,document_document/* code */.aY)(path),
        FILES[outcome],
        purpose,
    ]);
    return [{ title: 'Files', blocks: [rows] }];
}
function secretSection({ secrets }) {
    if (secrets.length === 0)
        return [];
    const rows = init_table(['secret', 'of', '', 'what it holds'], secrets, ({ name, environment, outcome, holds }) => [
        (0,document_document/* code */.aY)(name),
        environment === undefined ? 'the repository' : `the environment ${environment}`,
        SECRETS[outcome],
        holds,
    ]);
    return [{ title: (0,format/* plural */.LS)(secrets.length, 'secret'), blocks: [rows] }];
}
function alertSection({ alerts, files }) {
    if (alerts === undefined || files.length === 0)
        return [];
    const { told, hasHeartbeat } = alerts;
    const problems = told.length === 0
        ? 'Problems are only in the log. Give a channel with --notify to report them: see docs/alerts.md.'
        : `Problems are reported to: ${told.join(', ')}.`;
    const silence = hasHeartbeat
        ? 'A heartbeat service notices if no backup runs.'
        : 'No service notices if no backup runs at all. Give the address of one with --heartbeat, or see docs/heartbeats.md.';
    return [
        { title: 'Alerts', blocks: [{ kind: 'list', extent: 'result', items: (0,document_document/* many */._d)([problems, silence], (line) => line) }] },
    ];
}
function commandSection({ commands }) {
    if (commands.length === 0)
        return [];
    return [
        {
            title: 'Commands for you',
            blocks: [{ kind: 'list', extent: 'result', items: (0,document_document/* many */._d)(commands, (command) => (0,document_document/* code */.aY)(command)) }],
        },
    ];
}
function init_table(titles, rows, cells) {
    return { kind: 'table', extent: 'result', columns: titles.map((title) => ({ title })), rows: (0,document_document/* many */._d)(rows, cells) };
}

// EXTERNAL MODULE: ./build/core/key-name.js
var key_name = __webpack_require__(29679);
;// CONCATENATED MODULE: ./build/report/document/keygen.js



function keygenDocument({ error, keys, bundles }) {
    if (error !== undefined)
        return { tone: 'bad', title: 'No keys were made', sentence: '', sections: [] };
    const isMade = keys.length > 0;
    return {
        tone: 'good',
        title: isMade ? `${(0,format/* plural */.LS)(keys.length, 'key pair')} made` : `${(0,format/* plural */.LS)(bundles.length, 'bundle')} written`,
        sentence: isMade
            ? 'The private recovery key is the only way to your data: keep it in a safe, never in the backup job.'
            : 'The keys are the same. Replace the secrets with the new lines.',
        sections: [...keys.map(keySection), ...bundles.map(bundleSection)],
    };
}
function keySection(key) {
    return {
        title: [`${key.role} key `, (0,document_document/* code */.aY)((0,key_name/* keyName */.x)(key))],
        blocks: [
            (0,document_document/* factsBlock */.RI)(['Fingerprint', (0,document_document/* code */.aY)(key.fingerprint)], ['Public half', (0,document_document/* code */.aY)(key.publicPath)], ['Private half', (0,document_document/* code */.aY)(key.privatePath)], ['Where it belongs', key.belongs]),
        ],
    };
}
function bundleSection({ role, path, variables, belongs }) {
    return {
        title: [`Bundle of the ${role} job`],
        blocks: [
            (0,document_document/* factsBlock */.RI)(['File', (0,document_document/* code */.aY)(path)], ['Storage credentials', variables.length === 0 ? 'none' : variables.join(', ')], ['Where it belongs', belongs]),
        ],
    };
}

// EXTERNAL MODULE: ./build/report/words/backups.js
var backups = __webpack_require__(65368);
// EXTERNAL MODULE: ./build/report/words/gaps.js
var gaps = __webpack_require__(58010);
// EXTERNAL MODULE: ./build/report/words/keys.js
var words_keys = __webpack_require__(20607);
;// CONCATENATED MODULE: ./build/report/document/list.js







const VERDICT_TONES = { passed: 'good', failed: 'bad', error: 'warn', skipped: 'skipped' };
const list_COLUMNS = [
    { title: 'backup' },
    { title: 'database' },
    { title: 'engine' },
    { title: 'dump', align: 'right' },
    { title: 'stored', align: 'right' },
    { title: 'needs' },
    { title: 'signed by' },
    { title: 'held' },
    { title: 'last verification' },
];
const KEY_COLUMNS = [{ title: 'key' }, { title: 'use' }];
function listDocument(report) {
    return { ...list_headline(report), sections: [...list_gaps(report), ...report.destinations.map(destination), ...keys(report)] };
}
function list_headline(report) {
    if (report.error !== undefined)
        return { tone: 'bad', title: 'Not listed', sentence: '' };
    const listed = report.destinations.flatMap(({ backups }) => backups);
    const ids = new Set(listed.map(({ id }) => id));
    const invalid = report.destinations.reduce((sum, each) => sum + each.invalid.length, 0);
    const stored = listed.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
    const title = `${(0,format/* plural */.LS)(ids.size, 'backup')} at ${(0,format/* plural */.LS)(report.destinations.length, 'destination')}`;
    const missing = report.gaps.length;
    const sentences = [
        `In all, ${(0,format/* bytesBothWays */.vk)(stored)} are stored.`,
        ...(invalid > 0 ? [`${(0,format/* plural */.LS)(invalid, 'invalid object')} among the manifests.`] : []),
        ...(missing > 0 ? [`${(0,format/* plural */.LS)(missing, 'gap')} in the lineage of backups.`] : []),
    ];
    const tone = missing > 0 ? 'bad' : invalid > 0 ? 'warn' : 'good';
    return { tone, title, sentence: sentences.join(' ') };
}
function list_gaps({ gaps: found }) {
    if (found.length === 0)
        return [];
    const items = (0,document_document/* many */._d)(found, (gap) => [(0,document_document/* code */.aY)(gap.database), `: ${(0,gaps/* describeGap */.e)(gap)}`]);
    return [{ title: 'Missing', tone: 'bad', blocks: [{ kind: 'list', extent: 'detail', items }] }];
}
function destination({ label, backups, invalid }) {
    const listed = backups.length === 0
        ? { kind: 'note', text: 'No backups.' }
        : { kind: 'table', extent: 'result', columns: list_COLUMNS, rows: (0,document_document/* many */._d)(backups, row) };
    const items = (0,document_document/* many */._d)(invalid, ({ key, reason }) => [(0,document_document/* toned */.bQ)('bad', 'not valid'), ': ', (0,document_document/* code */.aY)(key), `: ${reason}`]);
    const bad = invalid.length === 0 ? [] : [{ kind: 'list', extent: 'detail', items }];
    return { title: (0,document_document/* code */.aY)(label), blocks: [...bad, listed] };
}
function signedBy({ signed, signer, authenticatedBy }) {
    if (!signed)
        return 'no key';
    const name = signer ? (0,key_name/* shortFingerprint */.n)(signer) : 'a key';
    return authenticatedBy === null ? `${name}, not checked` : (0,document_document/* toned */.bQ)('good', name);
}
function keys({ destinations, givenKeys }) {
    const counts = new Map();
    const count = (what, fingerprint, id) => {
        const ofKey = counts.get(fingerprint) ?? new Map();
        counts.set(fingerprint, ofKey.set(what, (ofKey.get(what) ?? new Set()).add(id)));
    };
    for (const { id, signer, recipients = [] } of destinations.flatMap(({ backups }) => backups)) {
        for (const recipient of recipients)
            count('opens', recipient, id);
        if (signer)
            count('signed', signer, id);
    }
    if (counts.size === 0)
        return [];
    const rows = (0,document_document/* many */._d)([...counts], ([fingerprint, uses]) => [
        (0,document_document/* code */.aY)((0,words_keys/* nameOf */.V)(fingerprint, givenKeys)),
        [...uses].map(([what, ids]) => `${what} ${(0,format/* plural */.LS)(ids.size, 'backup')}`).join(', '),
    ]);
    return [{ title: 'Keys', blocks: [{ kind: 'table', extent: 'detail', columns: KEY_COLUMNS, rows }] }];
}
function row(backup) {
    return [
        (0,document_document/* code */.aY)(backup.id),
        (0,document_document/* code */.aY)(backup.database),
        (0,format/* engineTitle */.v6)(backup),
        (0,format/* humanBytes */.p6)(backup.rawBytes),
        (0,format/* humanBytes */.p6)(backup.storedBytes),
        (0,backups/* needsOf */.hN)(backup),
        signedBy(backup),
        backup.held === undefined ? 'no' : (0,document_document/* short */.h0)(backup.held, 80),
        backup.verdict === null
            ? 'never'
            : [
                (0,document_document/* toned */.bQ)(VERDICT_TONES[backup.verdict], (0,words_checks/* verdictInWords */._5)(backup.verdict, backup.reason)),
                ` ${(0,format/* humanTime */.zK)(backup.verifiedAt ?? '')}`,
            ],
    ];
}

// EXTERNAL MODULE: ./build/report/document/matrix.js
var matrix = __webpack_require__(71238);
;// CONCATENATED MODULE: ./build/report/document/notify-test.js


function notifyTestDocument(report) {
    return { ...notify_test_headline(report), sections: report.channels.length === 0 ? [] : sections(report.channels) };
}
function notify_test_headline({ error, channels }) {
    if (error !== undefined)
        return { tone: 'bad', title: 'Nothing was tested', sentence: '' };
    const delivered = channels.filter(({ outcome }) => outcome === 'delivered').length;
    if (delivered === channels.length) {
        const sentence = 'Look at each of them: only people can see that a message arrived.';
        return { tone: 'good', title: `${(0,format/* plural */.LS)(delivered, 'channel')} accepted a test message`, sentence };
    }
    const failed = channels.filter(({ outcome }) => outcome !== 'delivered').map(({ label }) => label);
    const title = `${(0,format/* plural */.LS)(failed.length, 'channel')} did not accept a test message`;
    return { tone: 'bad', title, sentence: `Without success: ${(0,document_document/* firstOf */.Ku)(failed)}.` };
}
function sections(channels) {
    const failed = channels.filter(({ error }) => error !== undefined);
    return [
        {
            blocks: [
                {
                    kind: 'table',
                    extent: 'result',
                    columns: [{ title: 'channel' }, { title: 'result' }, { title: 'time', align: 'right' }],
                    rows: (0,document_document/* many */._d)(channels, (each) => [(0,document_document/* code */.aY)(each.label), notify_test_resultOf(each), (0,format/* humanMs */.o0)(each.durationMs)]),
                },
                ...(failed.length === 0 ? [] : [{ kind: 'list', extent: 'finding', items: (0,document_document/* many */._d)(failed, problemOf) }]),
            ],
        },
    ];
}
function notify_test_resultOf({ outcome }) {
    return outcome === 'delivered' ? (0,document_document/* toned */.bQ)('good', outcome) : (0,document_document/* toned */.bQ)('bad', outcome);
}
function problemOf({ error }) {
    return [error?.message, error?.hint].filter((text) => text !== undefined).join(' ');
}

// EXTERNAL MODULE: ./build/core/verdict.js
var verdict = __webpack_require__(7033);
;// CONCATENATED MODULE: ./build/report/document/judgment.js




const SECOND_MS = 1_000;
function failureTitle(reason, checks) {
    const count = new Set(checks.filter((check) => (0,verdict/* reasonOf */.A3)(check) === reason).map(({ name }) => name)).size;
    switch (reason) {
        case 'backup':
            return 'Failed: do not rely on this backup';
        case 'lineage':
            return 'Failed: a gap in the lineage of backups';
        case 'check':
            return count > 1 ? `Failed: ${count} checks are not met` : 'Failed: a check is not met';
        case 'objective':
            return count > 1 ? `Failed: ${count} objectives are not met` : 'Failed: an objective is not met';
    }
}
function missedInWords(failed) {
    const order = ['backup', 'lineage', 'check', 'objective'];
    const sorted = failed.toSorted((a, b) => order.indexOf((0,verdict/* reasonOf */.A3)(a)) - order.indexOf((0,verdict/* reasonOf */.A3)(b)));
    const found = sorted.map((check) => {
        const facts = (0,document_document/* short */.h0)((0,words_checks/* describeCheck */.cn)(check), 160);
        return check.group === 'lineage' ? facts : `${(0,document_document/* short */.h0)((0,words_checks/* checkName */.I3)(check), 60)}: ${facts}`;
    });
    return (0,document_document/* firstOf */.Ku)(found, 3, '; ');
}
function restoredInWords({ restoreMs }) {
    return `restored${restoreMs === undefined ? '' : ` in ${(0,format/* humanMs */.o0)(restoreMs)}`}`;
}
function ageInWords({ backupAgeMs }) {
    if (backupAgeMs === undefined)
        return '';
    return ` Its data is ${backupAgeMs < SECOND_MS ? 'less than a second' : (0,format/* humanAge */.DZ)(backupAgeMs)} old.`;
}

;// CONCATENATED MODULE: ./build/report/document/copies.js






const VERDICTS = {
    passed: (0,document_document/* toned */.bQ)('good', 'passed'),
    failed: (0,document_document/* toned */.bQ)('bad', 'failed'),
    error: (0,document_document/* toned */.bQ)('warn', 'no verdict'),
    skipped: (0,document_document/* toned */.bQ)('skipped', 'skipped'),
};
function copiesHeadline(report, copies, of) {
    const withVerdict = (verdict) => copies.filter((copy) => copy.verdict === verdict);
    const [passed, failed] = [withVerdict('passed').length, withVerdict('failed')];
    const destinations = (0,format/* plural */.LS)(copies.length, 'destination');
    if (report.verdict === 'failed') {
        if (report.reason !== undefined && report.reason !== 'backup')
            return missedHeadline(report, report.reason, of);
        const title = `Failed: ${failed.length} of the copies at ${destinations} must not be relied on`;
        const named = (0,document_document/* firstOf */.Ku)(failed.map((copy) => `${(0,document_document/* short */.h0)(copy.label, 120)} (${copies_reasonOf(copy)})`));
        return { tone: 'bad', title, sentence: `${of} did not pass from ${named}; ${passed} passed.${ageInWords(report)}` };
    }
    if (report.verdict === 'passed') {
        const took = report.restoreMs === undefined ? '' : `, at the slowest in ${(0,format/* humanMs */.o0)(report.restoreMs)},`;
        const tone = report.warnings.length > 0 ? 'warn' : 'good';
        const sentence = `${of} was restored from each of ${destinations}${took} and passed ${passedInWords(report.checks)}.${ageInWords(report)}`;
        return { tone, title: 'Passed: every copy restores', sentence };
    }
    const title = `No verdict on ${copies.length - passed} of the copies at ${destinations}`;
    const ended = report.error === undefined ? ' The run ended early.' : '';
    return { tone: 'bad', title, sentence: `${(0,format/* plural */.LS)(passed, 'copy', 'copies')} passed.${ended}` };
}
function missedHeadline(report, reason, of) {
    const failed = report.checks.filter((check) => check.outcome === 'failed');
    const sentence = `${of} restores, but ${missedInWords(failed)}.${ageInWords(report)}`;
    return { tone: 'bad', title: failureTitle(reason, failed), sentence };
}
function copies_reasonOf(copy) {
    return (0,document_document/* short */.h0)(copy.checks.find((check) => check.outcome === 'failed')?.name ?? 'failed', 60);
}
function copySections(copies) {
    if (copies.length === 0)
        return [];
    const rows = (0,document_document/* many */._d)(copies, (copy) => {
        const failed = copy.checks.find((check) => check.outcome === 'failed');
        return [
            VERDICTS[copy.verdict],
            (0,document_document/* code */.aY)(copy.label),
            `${(0,check/* countOf */.pq)(copy.checks, 'passed')} passed, ${(0,check/* countOf */.pq)(copy.checks, 'failed')} failed`,
            copy.restoreMs === undefined ? '' : (0,format/* humanMs */.o0)(copy.restoreMs),
            (0,format/* humanBytes */.p6)(copy.readBytes),
            failed === undefined ? copy.detail : (0,words_checks/* describeCheck */.cn)(failed),
        ];
    });
    const columns = [
        { title: '' },
        { title: 'copy at' },
        { title: 'checks' },
        { title: 'time to recover', align: 'right' },
        { title: 'read', align: 'right' },
        { title: '' },
    ];
    const passed = copies.filter(({ verdict }) => verdict === 'passed').length;
    const title = `${(0,format/* plural */.LS)(copies.length, 'copy', 'copies')}, ${passed} passed`;
    return [{ title, blocks: [{ kind: 'table', extent: 'detail', columns, rows }] }];
}
function distinctChecks({ checks, copies = [] }) {
    if (copies.length < 2)
        return checks;
    const distinct = new Map();
    for (const { at: _, durationMs: _of, ...check } of checks) {
        if (check.outcome !== 'failed')
            distinct.set(`${check.outcome} ${check.name}: ${(0,words_checks/* describeCheck */.cn)(check)}`, check);
    }
    return [...distinct.values()];
}

;// CONCATENATED MODULE: ./build/report/document/recovery.js







const MOST_SOURCES = 5;
function verifyDocument(report) {
    const sections = [
        ...failedChecks(report.checks),
        ...copySections(report.copies ?? []),
        ...ownChecks(distinctChecks(report)),
        ...recoveryFacts(report, ['Recorded as', report.record && (0,document_document/* code */.aY)(report.record)]),
        ...notes(report.notes),
        ...(0,common/* tableSection */.Yc)(report.tables),
        ...builtInChecks(distinctChecks(report)),
        ...skippedChecks(distinctChecks(report)),
    ];
    return { ...verifyHeadline(report), sections };
}
function restoreDocument(report) {
    const sections = [
        ...failedChecks(report.checks),
        ...recoveryFacts(report, ['Old database kept as', report.keptAs && (0,document_document/* code */.aY)(report.keptAs)]),
        ...notes(report.notes),
        ...(0,common/* tableSection */.Yc)(report.tables),
        ...builtInChecks(report.checks),
        ...skippedChecks(report.checks),
    ];
    return { ...restoreHeadline(report), sections };
}
function recoveryFacts(report, last) {
    const { target } = report;
    const facts = (0,document_document/* factsOf */.xS)(...(0,common/* readFacts */.MH)(report), ...readFrom(report), ['Restored into', target && (0,document_document/* code */.aY)(target)], last);
    return facts.length === 0 ? [] : [{ title: 'Recovery', blocks: [{ kind: 'facts', rows: facts }] }];
}
function readFrom({ source, sources = [] }) {
    if (source === undefined)
        return [];
    if (sources.length < 2)
        return [['Read from', (0,document_document/* code */.aY)(source)]];
    const shown = sources.slice(0, MOST_SOURCES);
    const more = sources.length - shown.length;
    const lines = shown.flatMap(({ label, bytes }, at) => [at === 0 ? '' : ', ', (0,document_document/* code */.aY)(label), ` (${(0,format/* humanBytes */.p6)(bytes)})`]);
    return [['Read from', [...lines, more > 0 ? `, and ${more} more` : '']]];
}
function notes(items) {
    return items.length === 0
        ? []
        : [{ title: 'Notes', blocks: [{ kind: 'list', extent: 'detail', items: (0,document_document/* many */._d)(items, (item) => item) }] }];
}
function verifyHeadline(report) {
    const { backup, checks, error } = report;
    const of = ofBackup(backup);
    if (report.copies !== undefined && report.reason !== 'lineage')
        return copiesHeadline(report, report.copies, of);
    const age = ageInWords(report);
    switch (report.verdict) {
        case 'passed': {
            const tone = report.warnings.length > 0 ? 'warn' : 'good';
            const sentence = `${of} was ${restoredInWords(report)} and passed ${passedInWords(checks)}.${age}`;
            return { tone, title: 'Passed: this backup restores', sentence };
        }
        case 'failed':
            return failedHeadline(report, of);
        case 'skipped':
            return { tone: 'warn', title: 'Skipped', sentence: 'Nothing was verified.' };
        case 'error': {
            if (error?.code === 'CHECK_NOT_RUN') {
                const sentence = `${of} was ${restoredInWords(report)} and is what the source held.${age}`;
                return { tone: 'bad', title: 'No verdict: not every check could run', sentence };
            }
            const ended = error === undefined ? ' The run ended early.' : '';
            const sentence = `This is not a verdict on the backup.${ended}${age}`;
            return { tone: 'bad', title: 'No verdict was reached', sentence };
        }
    }
}
function failedHeadline(report, of) {
    const { checks, reason = 'backup' } = report;
    const failed = checks.filter((check) => check.outcome === 'failed');
    const title = failureTitle(reason, failed);
    if (reason === 'backup') {
        const restored = report.restoreMs === undefined ? 'did' : `was ${restoredInWords(report)}, but did`;
        const sentence = `${of} ${restored} not pass: ${failedInWords(checks)}.${ageInWords(report)}`;
        return { tone: 'bad', title, sentence };
    }
    const sentence = `${of} restores, but ${missedInWords(failed)}.${ageInWords(report)}`;
    return { tone: 'bad', title, sentence };
}
function ofBackup(backup) {
    return backup === undefined ? 'The backup' : `The backup of ${backup.database} from ${(0,format/* humanTime */.zK)(backup.startedAt)}`;
}
function restoreHeadline(report) {
    const { backup, checks, error } = report;
    if (error?.code === 'RESTORE_INCOMPLETE')
        return { tone: 'bad', title: 'Restored in part', sentence: '' };
    if (error !== undefined || backup === undefined) {
        const sentence = error === undefined ? 'The run ended early.' : '';
        return { tone: 'bad', title: 'Not restored', sentence };
    }
    const what = `${backup.database} as of ${(0,format/* humanTime */.zK)(backup.startedAt)} was ${restoredInWords(report)}`;
    const age = ageInWords(report);
    if ((0,check/* countOf */.pq)(checks, 'failed') > 0) {
        const sentence = `${what}, but ${failedInWords(checks)}.${age}`;
        return { tone: 'bad', title: 'Restored with findings', sentence };
    }
    return { tone: 'good', title: `${backup.database} is restored`, sentence: `${what}.${age}` };
}

// EXTERNAL MODULE: ./build/report/document/retention.js
var retention = __webpack_require__(88041);
// EXTERNAL MODULE: ./build/report/words/reasons.js
var reasons = __webpack_require__(67650);
;// CONCATENATED MODULE: ./build/report/document/schedule.js


const NAMED = 3;
function scheduleSection(schedules) {
    if (schedules.length === 0)
        return [];
    const isMissing = ({ missingSince }) => (missingSince === null ? 1 : 0);
    const rows = (0,document_document/* many */._d)(schedules.toSorted((a, b) => isMissing(a) - isMissing(b)), (each) => [
        (0,document_document/* code */.aY)(each.schedule),
        `${each.what} by ${fileOf(each)} in ${each.repository}`,
        String(each.expected),
        String(each.made + each.replaced),
        (0,document_document/* toned */.bQ)(toneOf(each), schedule_missedInWords(each)),
        lateInWords(each),
    ]);
    const columns = [
        { title: `schedule (${schedules[0]?.timeZone})` },
        { title: '' },
        { title: 'due', align: 'right' },
        { title: 'made', align: 'right' },
        { title: 'missed' },
        { title: 'started late' },
    ];
    return [{ title: 'Schedules', blocks: [{ kind: 'table', extent: 'detail', columns, rows }] }];
}
function toneOf({ missingSince, missed }) {
    if (missingSince !== null)
        return 'bad';
    return missed > 0 ? 'warn' : 'good';
}
function schedule_missedInWords({ missed, missedAt, replaced, endedAt }) {
    if (endedAt !== null)
        return `ended on ${endedAt.slice(0, 10)}`;
    const more = missed - Math.min(NAMED, missedAt.length);
    const named = missedAt.slice(0, NAMED).map(minuteOf).join(', ');
    const times = missed === 0 ? 'none' : `${missed}: ${named}${more > 0 ? ` and ${more} earlier` : ''}`;
    return replaced === 0 ? times : `${times}; ${(0,format/* plural */.LS)(replaced, 'run')} started otherwise`;
}
function lateInWords({ late }) {
    if (late === null)
        return '';
    return `${(0,format/* humanMs */.o0)(late.medianMs)} (median), ${(0,format/* humanMs */.o0)(late.worstMs)} at most`;
}
function fileOf({ workflow }) {
    return workflow.slice(workflow.lastIndexOf('/') + 1);
}
function minuteOf(time) {
    return `${time.slice(0, 16)}Z`;
}

// EXTERNAL MODULE: ./build/report/words/misses.js
var misses = __webpack_require__(43463);
;// CONCATENATED MODULE: ./build/report/document/workflow.js


const STATES = {
    active: 'active',
    deleted: 'deleted from the default branch',
    disabled_fork: 'disabled, because the repository is a fork',
    disabled_inactivity: 'disabled by GitHub, because nothing was committed for 60 days',
    disabled_manually: 'disabled by hand',
    other: 'unknown',
};
function workflowSection(workflow) {
    if (workflow === undefined)
        return [];
    const { repository, file, state, url, events, missed } = workflow;
    const facts = (0,document_document/* factsBlock */.RI)(['Workflow', [(0,document_document/* code */.aY)(file), ` in ${repository}`]], ['State', (0,document_document/* toned */.bQ)(state === 'active' ? 'good' : 'bad', STATES[state])], ['Page', url], ['Runs', events.length === 0 ? `none since ${workflow_minuteOf(workflow.since)}` : undefined]);
    return [{ title: 'Workflow', blocks: [facts, ...eventTable(events), ...missedTable(missed)] }];
}
function eventTable(events) {
    if (events.length === 0)
        return [];
    const rows = (0,document_document/* many */._d)(events, ({ event, last, counts }) => [
        event,
        (0,document_document/* toned */.bQ)(workflow_toneOf(last.outcome), last.outcome),
        workflow_minuteOf(last.createdAt),
        last.url,
        Object.entries(counts)
            .map(([outcome, count]) => `${count} ${outcome}`)
            .join(', '),
    ]);
    const columns = [
        { title: 'started by' },
        { title: 'last run' },
        { title: 'at' },
        { title: 'page', optional: true },
        { title: 'all of the time' },
    ];
    return [{ kind: 'table', extent: 'detail', columns, rows }];
}
function workflow_toneOf(outcome) {
    if (outcome === 'success')
        return 'good';
    return outcome === 'failure' ? 'bad' : 'warn';
}
function missedTable(missed) {
    if (missed.length === 0)
        return [];
    const rows = (0,document_document/* many */._d)(missed, ({ what, at, reason, runUrl }) => [
        `${what} of ${workflow_minuteOf(at)}`,
        misses/* MISS_REASONS */.v[reason],
        runUrl ?? '',
    ]);
    const columns = [{ title: 'missed' }, { title: 'why' }, { title: 'page', optional: true }];
    return [{ kind: 'table', extent: 'finding', columns, rows }];
}
function workflow_minuteOf(time) {
    return `${time.slice(0, 16)}Z`;
}

;// CONCATENATED MODULE: ./build/report/document/status.js









function statusDocument(report) {
    const sections = [
        ...failedChecks(report.checks),
        ...report.destinations.map((each) => status_destination(each, report.givenKeys)),
        ...scheduleSection(report.schedules ?? []),
        ...workflowSection(report.workflow),
        ...passedChecks(report.checks),
        ...(0,common/* ruleSection */.E2)(report.rule, 'page'),
        ...skippedChecks(report.checks),
    ];
    return { ...status_headline(report), sections };
}
function status_headline({ error, checks, warnings }) {
    if (error !== undefined)
        return { tone: 'bad', title: 'No status', sentence: '' };
    const failed = checks.filter((check) => check.outcome === 'failed');
    if (failed.length === 0) {
        const tone = warnings.length > 0 ? 'warn' : 'good';
        return { tone, title: 'The backups are as they should be', sentence: `${passedInWords(checks)} passed.` };
    }
    const named = (0,document_document/* firstOf */.Ku)(failed.map((check) => `${(0,document_document/* short */.h0)((0,words_checks/* checkName */.I3)(check), 60)}: ${(0,document_document/* short */.h0)((0,words_checks/* describeCheck */.cn)(check), 120)}`), 3, '; ');
    const sentence = `${failed.length} of ${(0,format/* plural */.LS)(checks.length, 'check')} failed (${named}).`;
    return { tone: 'bad', title: 'The backups need attention', sentence };
}
function status_destination(status, keys) {
    const { newest, newestAgeMs, lastVerification: last, capacityReachedOn: on } = status;
    const measured = last === undefined || last.restoreMs === null ? '' : `, restored in ${(0,format/* humanMs */.o0)(last.restoreMs)}`;
    const facts = (0,document_document/* factsBlock */.RI)(['Newest backup', newest === undefined ? 'none' : `${newest.id}, ${(0,format/* humanAge */.DZ)(newestAgeMs ?? 0)} old`], ['Signed by', newest?.signer ? (0,words_keys/* nameOf */.V)(newest.signer, keys) : undefined], ['Opened with', newest && (0,words_keys/* openedWith */.i)(newest, keys)], ['Backups', String(status.backups)], [
        'Last verification',
        last === undefined
            ? 'none'
            : `${(0,words_checks/* verdictInWords */._5)(last.verdict, last.reason)} ${(0,format/* humanAge */.DZ)(last.ageMs)} ago: ${last.id}${measured}`,
    ], ['Stored', (0,format/* humanBytes */.p6)(status.totalBytes)], ['Runs without a commit', incompleteInWords(status)], ['Capacity reached', on === undefined ? undefined : (on ?? 'not within a year at this growth')]);
    return { title: (0,document_document/* code */.aY)(status.label), blocks: [facts, ...shares(status)] };
}
function incompleteInWords({ incompleteRuns, incomplete = [] }) {
    if (incompleteRuns === 0)
        return undefined;
    const [newest] = incomplete;
    if (newest === undefined)
        return String(incompleteRuns);
    const { id, hasEnded, runUrl } = newest;
    const state = hasEnded ? 'ended without a commit' : 'may be in progress';
    return `${incompleteRuns}; the newest, ${id}, ${state}${runUrl === null ? '' : `: ${runUrl}`}`;
}
function shares({ shares: all }) {
    if (all.length === 0)
        return [];
    const rows = (0,document_document/* many */._d)(all, ({ of, backups, bytes }) => [(0,reasons/* shareName */.pt)(of), String(backups), (0,format/* humanBytes */.p6)(bytes)]);
    const columns = [
        { title: 'kept as' },
        { title: 'backups', align: 'right' },
        { title: 'stored', align: 'right' },
    ];
    return [{ kind: 'table', extent: 'detail', columns, rows }];
}

// EXTERNAL MODULE: ./build/report/document/sync.js
var sync = __webpack_require__(15412);
;// CONCATENATED MODULE: ./build/report/document/watch.js

function watchSections(watch) {
    if (watch === undefined || watch.messages.length === 0)
        return [];
    const columns = [{ title: 'channel' }, { title: 'about' }, { title: 'message' }, { title: 'outcome' }];
    const isBad = watch.messages.some(({ outcome }) => outcome !== 'sent');
    const table = { kind: 'table', extent: 'detail', columns, rows: (0,document_document/* many */._d)(watch.messages, rowOf) };
    return [{ title: 'Alerts', ...(isBad && { tone: 'warn' }), blocks: [table] }];
}
function rowOf({ channel, database, destination, condition, notice, outcome, code: error }) {
    const place = [database, destination ?? ''].filter((name) => name !== '').join(' at ');
    const about = place === '' ? [(0,document_document/* code */.aY)(condition)] : [(0,document_document/* code */.aY)(condition), ` of ${place}`];
    return [channel, about, wordsOf(notice), outcome === 'sent' ? 'sent' : (0,document_document/* toned */.bQ)('warn', wordsOfFailure(outcome, error))];
}
function wordsOf(notice) {
    switch (notice) {
        case 'opened':
            return 'a problem';
        case 'escalated':
            return 'now critical';
        case 'closed':
            return 'it is over';
        default:
            return `still there after ${notice.replace('reminded-', '')} d`;
    }
}
function wordsOfFailure(outcome, error) {
    const what = outcome === 'failed' ? 'not delivered; the next run tries again' : 'refused';
    return error === undefined ? what : `${what} (${error})`;
}

;// CONCATENATED MODULE: ./build/report/document/document-of.js
















function documentOf(report) {
    const body = bodyOf(report);
    const { error, warnings, diagnostics, phases, durationMs, tool, mode, startedAt } = report;
    const cancelled = error?.code === 'CANCELLED' ? cancelledHeadline(report) : {};
    const what = report.mode === 'fleet' ? `${report.task} of several databases` : mode;
    const footer = `${tool.name} ${tool.version}, ${what}, started ${(0,format/* humanTime */.zK)(startedAt)}`;
    const sections = [...body.sections, ...watchSections(report.watch)];
    return { ...body, ...cancelled, sections, error, warnings, diagnostics, phases, durationMs, footer };
}
function bodyOf(report) {
    switch (report.mode) {
        case 'backup':
            return (0,backup/* backupDocument */.o)(report);
        case 'verify':
            return verifyDocument(report);
        case 'restore':
            return restoreDocument(report);
        case 'list':
            return listDocument(report);
        case 'status':
            return statusDocument(report);
        case 'prune':
            return (0,retention/* pruneDocument */.S)(report);
        case 'sync':
            return (0,sync/* syncDocument */.P)(report);
        case 'check-destinations':
            return checkDestinationsDocument(report);
        case 'doctor':
            return doctorDocument(report);
        case 'hold':
        case 'release':
            return holdDocument(report);
        case 'matrix':
            return (0,matrix/* matrixDocument */.P)(report);
        case 'notify-test':
            return notifyTestDocument(report);
        case 'keygen':
            return keygenDocument(report);
        case 'init':
            return initDocument(report);
        case 'fleet':
            return fleetDocument(report, documentOf);
    }
}
function cancelledHeadline(report) {
    const committed = report.mode === 'backup' ? (0,backup/* committedAt */.A)(report) : 0;
    const synced = report.mode === 'sync' && !report.dryRun ? (0,sync/* syncedOf */.C)(report, 'copied', 'repaired').length : 0;
    const after = report.mode === 'fleet'
        ? endedInWords(report)
        : committed > 0
            ? `the backup had been committed at ${(0,format/* plural */.LS)(committed, 'destination')}`
            : synced > 0
                ? `${(0,format/* plural */.LS)(synced, 'backup')} had been copied or repaired`
                : undefined;
    const sentence = after === undefined ? '' : `The run was cancelled after ${after}.`;
    return { tone: 'cancelled', title: 'Cancelled', sentence };
}


/***/ }),

/***/ 4854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   RI: () => (/* binding */ factsBlock),
/* harmony export */   _d: () => (/* binding */ many),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   bQ: () => (/* binding */ toned),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   ko: () => (/* binding */ strong),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
const code = (text) => ({ text, code: true });
const strong = (text) => ({ text, strong: true });
const toned = (tone, text) => ({ text, tone });
function many(items, make) {
    return { total: items.length, first: (most) => items.slice(0, most).map(make) };
}
function factsOf(...rows) {
    return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
function factsBlock(...rows) {
    return { kind: 'facts', rows: factsOf(...rows) };
}
function short(text, maxLength) {
    return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}
function firstOf(names, most = 3, separator = ', ') {
    return `${names.slice(0, most).join(separator)}${names.length > most ? `${separator}…` : ''}`;
}


/***/ }),

/***/ 71238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ matrixDocument),
/* harmony export */   l: () => (/* binding */ matrixOf)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4854);


function matrixOf({ databases }) {
    return JSON.stringify({ include: databases });
}
function matrixDocument({ error, databases, total }) {
    if (error !== undefined)
        return { tone: 'bad', title: 'Not planned', sentence: '', sections: [] };
    const names = databases.map(({ name }) => name);
    const jobs = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(names.length, 'job');
    return {
        tone: names.length === 0 ? 'warn' : 'good',
        title: `${jobs} planned`,
        sentence: `${jobs} for ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(total, 'database')} of the file.`,
        sections: names.length === 0 ? [] : [{ blocks: [{ kind: 'list', extent: 'result', items: (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .many */ ._d)(names, _document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY) }] }],
        lines: names,
    };
}


/***/ }),

/***/ 88041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ retentionSections),
/* harmony export */   S: () => (/* binding */ pruneDocument)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _words_reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67650);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4854);



const MOST_REASONS = 3;
const TONES = {
    pruned: 'good',
    planned: undefined,
    refused: 'bad',
    failed: 'bad',
};
const COLUMNS = [{ title: '' }, { title: 'backup' }, { title: 'stored', align: 'right' }, { title: 'why' }];
function pruneDocument(report) {
    const sentence = retentionSentence(report.destinations);
    const sections = retentionSections(report.destinations, { shown: report.error?.message });
    if (report.error !== undefined)
        return { tone: 'bad', title: 'Not pruned', sentence, sections };
    const tone = report.warnings.length > 0 ? 'warn' : 'good';
    return { tone, title: report.dryRun ? 'What pruning would do' : 'Pruned', sentence, sections };
}
function retentionSentence(outcomes) {
    const reached = outcomes.filter((each) => each.outcome !== 'failed');
    if (reached.length === 0)
        return '';
    const refused = reached.filter((each) => each.outcome === 'refused');
    const held = refusedSentence(refused);
    if (refused.length === reached.length)
        return held;
    const would = reached.every((each) => each.outcome === 'planned') ? 'would be ' : '';
    const sum = (of) => reached.reduce((total, each) => total + of(each), 0);
    const removed = sum((each) => each.removed);
    const kept = sum((each) => each.backups.length) - removed;
    const waiting = sum((each) => each.waiting);
    const wait = waiting > 0 ? ` ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(waiting, 'removed backup')} wait out their grace period of 7 days.` : '';
    const freed = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(sum((each) => each.freedBytes))} ${would}freed`;
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(removed, 'backup')} ${would}removed and ${kept} kept at ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(reached.length, 'destination')}, ${freed}.${later(reached)}${wait}${held === '' ? '' : ` ${held}`}`;
}
function refusedSentence(refused) {
    if (refused.length === 0)
        return '';
    const left = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(refused.reduce((sum, each) => sum + each.refused, 0), 'backup');
    return `Nothing was removed at ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(refused.length, 'destination')}, where no rule keeps ${left}.`;
}
function later(reached) {
    const going = reached.flatMap((each) => (each.outcome === 'planned' ? each.backups.filter(({ keep }) => !keep) : []));
    if (going.length === 0)
        return '';
    return ` ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(going.reduce((sum, backup) => sum + backup.storedBytes, 0))} of the removed would be freed after 7 days.`;
}
function retentionSections(outcomes, { isAside = false, shown }) {
    return outcomes.flatMap((outcome) => {
        const tone = TONES[outcome.outcome];
        const title = [(0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(outcome.label), `: ${outcome.outcome}, ${counts(outcome)}`];
        const facts = retentionFacts(outcome, shown);
        const isGoing = ({ keep }) => !keep;
        const going = outcome.backups.filter(isGoing);
        const kept = outcome.backups.filter(({ keep }) => keep);
        const toned = tone === undefined ? {} : { tone };
        if (isAside && tone !== 'bad') {
            return [{ title, ...toned, fold: 'closed', blocks: [facts, ...plan(outcome, [...going, ...kept])] }];
        }
        const section = { title, ...toned, blocks: [facts, ...plan(outcome, going)] };
        if (kept.length === 0)
            return [section];
        const keptTitle = [`Kept at `, (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(outcome.label), `: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(kept.length, 'backup')}`];
        return [section, { title: keptTitle, fold: 'page', blocks: plan(outcome, kept) }];
    });
}
function counts({ outcome, removed, refused, backups, waiting }) {
    if (outcome === 'refused')
        return `nothing removed; no rule keeps ${refused} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(backups.length, 'backup')}`;
    const would = outcome === 'planned' ? 'would be ' : '';
    const wait = waiting > 0 ? `, ${waiting} in their grace period of 7 days` : '';
    return `${removed} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(backups.length, 'backup')} ${would}removed${wait}`;
}
function retentionFacts(outcome, shown) {
    const { freedBytes, freedObjects, freedBackups, freedRuns, freedRecords, lockedObjects } = outcome;
    const records = freedRecords > 0 ? `, and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(freedRecords, 'old record')} of verifications or incidents` : '';
    const of = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(freedBackups, 'removed backup')} and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(freedRuns, 'incomplete run')}${records}`;
    const freed = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(freedBytes)} in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(freedObjects, 'object')} of ${of}`;
    return (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .factsBlock */ .RI)(['Why', outcome.detail === '' || outcome.detail === shown ? undefined : outcome.detail], [outcome.outcome === 'planned' ? 'Would be freed' : 'Freed', freedObjects > 0 ? freed : undefined], [
        'Not deletable',
        lockedObjects > 0 ? [{ text: (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(lockedObjects, 'object'), tone: 'warn' }] : undefined,
    ]);
}
function plan({ outcome }, backups) {
    if (backups.length === 0)
        return [];
    const kept = backups.every(({ keep }) => keep) ? '' : 'keep';
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .many */ ._d)(backups, (backup) => [
        backup.keep ? kept : outcome === 'refused' ? 'not kept' : (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .strong */ .ko)('remove'),
        (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(backup.id),
        (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(backup.storedBytes),
        (0,_words_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .keepReasons */ .XL)(backup.reasons, MOST_REASONS),
    ]);
    return [{ kind: 'table', extent: 'result', columns: COLUMNS, rows }];
}


/***/ }),

/***/ 15412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ syncedOf),
/* harmony export */   P: () => (/* binding */ syncDocument)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _words_reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67650);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4854);



const OUTCOMES = {
    damaged: (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .toned */ .bQ)('bad', 'damaged'),
    failed: (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .toned */ .bQ)('bad', 'failed'),
    copied: (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .toned */ .bQ)('good', 'copied'),
    repaired: (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .toned */ .bQ)('good', 'repaired'),
    planned: 'to be copied',
    skipped: (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .toned */ .bQ)('skipped', 'skipped'),
};
const WORST_FIRST = Object.keys(OUTCOMES);
const COLUMNS = [
    { title: '' },
    { title: 'backup' },
    { title: 'objects', align: 'right' },
    { title: 'bytes', align: 'right' },
    { title: 'why' },
];
function syncDocument(report) {
    const sections = report.destinations.map((each) => destination(each, report.error === undefined));
    return { ...headline(report), sections };
}
function syncedOf(report, ...outcomes) {
    return report.destinations.flatMap((each) => each.backups.filter(({ outcome }) => outcomes.includes(outcome)));
}
function headline(report) {
    const done = syncedOf(report, 'copied', 'repaired', 'planned');
    const objects = done.reduce((sum, each) => sum + each.objects, 0);
    const bytes = done.reduce((sum, each) => sum + each.bytes, 0);
    const would = report.dryRun ? 'would be ' : '';
    const what = done.length === 0
        ? 'Nothing had to be copied.'
        : `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(done.length, 'backup')} ${would}copied or repaired: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(objects, 'object')}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(bytes)}.`;
    const damaged = new Set(syncedOf(report, 'damaged').map(({ id }) => id));
    const lost = damaged.size === 0 ? '' : ` No destination has a complete copy of ${(0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .firstOf */ .Ku)([...damaged])}.`;
    const sentence = `${what}${lost}`;
    if (report.error !== undefined)
        return { tone: 'bad', title: 'Not in sync', sentence };
    if (damaged.size > 0)
        return { tone: 'bad', title: 'In sync, except for damaged backups', sentence };
    const title = report.dryRun ? 'What sync would do' : 'The destinations are in sync';
    return { tone: report.warnings.length > 0 ? 'warn' : 'good', title, sentence };
}
function destination({ database, label, held, backups, records }, isComplete) {
    const title = [(0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(database), ' at ', (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(label)];
    const had = `It had ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(held, 'backup')}.${records > 0 ? ` It lacked ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(records, 'record')} of verifications.` : ''}`;
    if (backups.length === 0) {
        return { title, blocks: [{ kind: 'note', text: `${had}${isComplete ? ' Nothing was missing.' : ''}` }] };
    }
    const sorted = backups.toSorted((a, b) => WORST_FIRST.indexOf(a.outcome) - WORST_FIRST.indexOf(b.outcome));
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .many */ ._d)(sorted, (each) => [
        OUTCOMES[each.outcome],
        (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(each.id),
        each.objects === 0 ? '' : String(each.objects),
        each.bytes === 0 ? '' : (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(each.bytes),
        (0,_words_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .syncReason */ .gE)(each),
    ]);
    return {
        title,
        blocks: [
            { kind: 'note', text: had },
            { kind: 'table', extent: 'result', columns: COLUMNS, rows },
        ],
    };
}


/***/ }),

/***/ 68204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ failedReport)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58860);


function failedReport(mode, error, startedAt) {
    const base = {
        tool: _core_version_js__WEBPACK_IMPORTED_MODULE_1__/* .TOOL */ .j,
        startedAt: startedAt.toISOString(),
        durationMs: Date.now() - startedAt.getTime(),
        exitCode: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodeOf */ .FO)(error),
        error: { code: error.code, message: error.message, hint: error.hint },
        warnings: [],
        phases: [],
    };
    const nothingRead = {
        backup: undefined,
        source: undefined,
        target: undefined,
        notes: [],
        checks: [],
        tables: [],
        restoreMs: undefined,
        backupAgeMs: undefined,
    };
    switch (mode) {
        case 'backup':
            return { ...base, mode, backup: undefined, destinations: [], tables: [] };
        case 'verify':
            return { ...base, ...nothingRead, mode, verdict: 'error', record: undefined };
        case 'restore':
            return { ...base, ...nothingRead, mode, keptAs: undefined };
        case 'status':
            return { ...base, mode, checks: [], destinations: [], rule: undefined };
        case 'prune':
            return { ...base, mode, dryRun: false, destinations: [] };
        case 'sync':
            return { ...base, mode, dryRun: false, destinations: [] };
        case 'check-destinations':
            return { ...base, mode, destinations: [], rule: undefined };
        case 'doctor':
            return { ...base, mode, findings: [] };
        case 'hold':
        case 'release':
            return { ...base, mode, backup: undefined, reason: '', records: [] };
        case 'matrix':
            return { ...base, mode, total: 0, databases: [] };
        case 'notify-test':
            return { ...base, mode, channels: [] };
        case 'keygen':
            return { ...base, mode, keys: [], bundles: [] };
        case 'init':
            return { ...base, mode, files: [], secrets: [], findings: [], commands: [] };
        default:
            return { ...base, mode: 'list', destinations: [], gaps: [] };
    }
}


/***/ }),

/***/ 46130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ progressLine)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);

function progressLine(update, elapsedMs) {
    const { doneBytes, totalBytes } = update;
    const of = totalBytes === undefined || totalBytes <= 0 ? '' : ` of about ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(totalBytes)}`;
    const percent = of === '' ? '' : ` (${Math.min(99, Math.floor((doneBytes / (totalBytes ?? 1)) * 100))} %)`;
    const speed = elapsedMs > 500 ? `, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(Math.round(doneBytes / (elapsedMs / 1000)))}/s` : '';
    return `${update.phase}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(doneBytes)}${of}${percent}${speed}`;
}


/***/ }),

/***/ 19546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ly: () => (/* binding */ spansOf),
/* harmony export */   oG: () => (/* binding */ shownTable),
/* harmony export */   zF: () => (/* binding */ countTables)
/* harmony export */ });
function spansOf(line) {
    const pieces = typeof line === 'string' || 'text' in line ? [line] : line;
    return pieces.map((piece) => (typeof piece === 'string' ? { text: piece } : piece));
}
function shownTable({ columns, rows }, options) {
    const shown = rows.first(options.most);
    const kept = columns.flatMap((column, at) => {
        const isEmpty = shown.every((row) => row[at] === undefined || row[at] === '');
        return isEmpty || (column.optional === true && !options.optional) ? [] : [at];
    });
    return {
        columns: kept.flatMap((at) => columns[at] ?? []),
        rows: shown.map((row) => kept.map((at) => row[at] ?? '')),
        more: rows.total - shown.length,
    };
}
function countTables(sections, extent) {
    return sections.flatMap(({ blocks }) => blocks).filter((block) => 'extent' in block && block.extent === extent)
        .length;
}


/***/ }),

/***/ 79014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ renderJson)
/* harmony export */ });
function renderJson(report) {
    return `${JSON.stringify(report, null, 2)}\n`;
}


/***/ }),

/***/ 40828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderNotice)
/* harmony export */ });
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85728);

function renderNotice({ title, sentence, error }) {
    const parts = [sentence, error?.message ?? ''].filter((part) => part !== '');
    return { title: (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(title, 200), sentence: (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(parts.join(' '), 2_000) };
}


/***/ }),

/***/ 63335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ renderText)
/* harmony export */ });
/* unused harmony export columns */
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _words_backups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65368);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19546);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85728);




const TITLE_LENGTH = 400;
const TEXT_LENGTH = 400;
const LIMITS = { result: Number.POSITIVE_INFINITY, finding: 60, detail: 20 };
function renderText(document, paint) {
    if (document.lines !== undefined)
        return document.lines.map((line) => `${(0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(line, TEXT_LENGTH)}\n`).join('');
    const head = [paint(document.tone, (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(document.title, TITLE_LENGTH))];
    if (document.sentence !== '')
        head.push((0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(document.sentence, 2 * TEXT_LENGTH));
    const parts = [head, ...document.sections.map((section) => sectionLines(section, paint)), tail(document)];
    return `${parts
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join('\n'))
        .join('\n\n')}\n`;
}
function tail(document) {
    const phases = document.phases.map((each) => `${each.phase} ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(each.durationMs)}`).join(', ');
    const took = document.phases.length === 0 ? [] : [`Took ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(document.durationMs)}: ${phases}`];
    const diagnostics = (0,_words_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .diagnosticsOf */ .o)(document);
    return [...(diagnostics === undefined ? [] : [diagnostics]), ...took].map((line) => (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(line, 2 * TEXT_LENGTH));
}
function sectionLines({ title, tone, fold, repeats, blocks }, paint) {
    if (fold === 'closed' && repeats === true)
        return [];
    const heading = title === undefined ? [] : [headingOf(title, tone, paint)];
    if (fold === 'closed' && title !== undefined)
        return heading;
    return [...heading, ...blocks.flatMap((block) => blockLines(block, paint))];
}
function headingOf(title, tone, paint) {
    const text = (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(plainOf(title), TITLE_LENGTH);
    return tone === undefined ? text : paint(tone, text);
}
function plainOf(line) {
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_3__/* .spansOf */ .Ly)(line)
        .map(({ text }) => text)
        .join('');
}
function blockLines(block, paint) {
    switch (block.kind) {
        case 'facts':
            return columns(block.rows.map(([name, value]) => [`  ${name}`, value]), paint);
        case 'table':
            return tableLines(block, paint);
        case 'list': {
            const most = LIMITS[block.extent];
            const items = block.items.first(most).map((item) => `  - ${(0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(plainOf(item), TEXT_LENGTH)}`);
            return [...items, ...more(block.items.total - items.length)];
        }
        case 'note':
            return [`  ${(0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(plainOf(block.text), TEXT_LENGTH)}`];
    }
}
function tableLines(table, paint) {
    const shown = (0,_blocks_js__WEBPACK_IMPORTED_MODULE_3__/* .shownTable */ .oG)(table, { most: LIMITS[table.extent], optional: false });
    const header = shown.columns.map(({ title }) => title.toUpperCase());
    const isTold = header.filter((title) => title !== '').length > 1;
    const rows = [...(isTold ? [header] : []), ...shown.rows].map(([first = '', ...rest]) => [
        ['  ', ...(0,_blocks_js__WEBPACK_IMPORTED_MODULE_3__/* .spansOf */ .Ly)(first)],
        ...rest,
    ]);
    const alignRight = shown.columns.map(({ align }) => align === 'right');
    return [...columns(rows, paint, alignRight), ...more(shown.more)];
}
function more(count) {
    return count > 0 ? [`  ... and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(count)} more`] : [];
}
function columns(rows, paint = (_tone, text) => text, alignRight = []) {
    const measured = rows.map((row) => row.map((cell) => measure(cell, paint)));
    const widths = [];
    for (const row of measured) {
        for (const [at, { width }] of row.entries())
            widths[at] = Math.max(widths[at] ?? 0, width);
    }
    return measured.map((row) => row
        .map(({ text, width }, at) => {
        const gap = ' '.repeat((widths[at] ?? width) - width);
        return alignRight[at] === true ? gap + text : text + gap;
    })
        .join('  ')
        .trimEnd());
}
function measure(cell, paint) {
    const whole = (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(plainOf(cell), TEXT_LENGTH);
    const spans = (0,_blocks_js__WEBPACK_IMPORTED_MODULE_3__/* .spansOf */ .Ly)(cell);
    const colored = spans.map(({ text, tone }) => {
        const shown = (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .R)(text, TEXT_LENGTH);
        return tone === undefined ? shown : paint(tone, shown);
    });
    return { text: spans.some(({ tone }) => tone !== undefined) ? colored.join('') : whole, width: (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .widthOf */ .q)(whole) };
}


/***/ }),

/***/ 85728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ visible),
/* harmony export */   q: () => (/* binding */ widthOf)
/* harmony export */ });
/* harmony import */ var get_east_asian_width__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97152);

function visible(text, maxLength) {
    const cut = text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
    return cut
        .replaceAll(/\r?\n/g, ' ')
        .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
function widthOf(text) {
    if (/^[ -~]*$/.test(text))
        return text.length;
    let width = 0;
    for (const character of text.replaceAll(/[\p{Mn}\p{Me}]/gu, ''))
        width += (0,get_east_asian_width__WEBPACK_IMPORTED_MODULE_0__/* .eastAsianWidth */ .Q1)(character.codePointAt(0));
    return width;
}


/***/ }),

/***/ 19475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ saysMoreThanItsError)
/* harmony export */ });
function saysMoreThanItsError(report) {
    if (report.error === undefined || report.mode === 'fleet')
        return true;
    if ('backup' in report)
        return report.backup !== undefined;
    if (report.mode === 'doctor')
        return report.findings.length > 0;
    return 'destinations' in report && report.destinations.length > 0;
}


/***/ }),

/***/ 65368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ authenticity),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   hN: () => (/* binding */ needsOf),
/* harmony export */   ko: () => (/* binding */ replicaOf),
/* harmony export */   o: () => (/* binding */ diagnosticsOf)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20607);


function authenticity(backup, keys) {
    if (backup.authenticatedBy !== null)
        return `signed by ${(0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .V)(backup.authenticatedBy, keys)}, an accepted signer`;
    const by = backup.signer ? ` by ${(0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .V)(backup.signer, keys)}` : '';
    const made = backup.signed ? `signed${by}, but not checked against accepted signers` : 'not signed';
    return `${made}; not authenticated: anyone who can write to the storage could have made it`;
}
function needsOf({ parents = [] }) {
    const [nearest] = parents;
    if (nearest === undefined)
        return 'nothing';
    return parents.length === 1 ? nearest : `${nearest} and ${parents.length - 1} more`;
}
function kindOf(backup, because) {
    if (backup.kind === 'full')
        return because === undefined ? 'full' : `full, because ${because}`;
    return `${backup.kind}, needs ${needsOf(backup)}`;
}
function replicaOf({ replica }) {
    if (replica === undefined)
        return undefined;
    if (replica.lagMs === null)
        return 'a replica; its lag is not known';
    return replica.lagMs === 0 ? 'a replica without lag' : `a replica, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(replica.lagMs)} behind`;
}
function diagnosticsOf({ diagnostics }) {
    if (diagnostics === undefined)
        return undefined;
    return `The full messages of tools and servers are in ${diagnostics.path}, encrypted. Open it with: ${diagnostics.open}`;
}


/***/ }),

/***/ 96318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I3: () => (/* binding */ checkName),
/* harmony export */   _5: () => (/* binding */ verdictInWords),
/* harmony export */   cn: () => (/* binding */ describeCheck)
/* harmony export */ });
/* harmony import */ var _core_key_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29679);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _flaws_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99116);
/* harmony import */ var _gaps_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58010);
/* harmony import */ var _misses_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43463);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35875);






function describeCheck({ facts }) {
    return facts.reduce((text, fact, at) => {
        if (at === 0)
            return describeFact(fact);
        return `${text}${continues(fact, facts[at - 1]) ? ',' : ';'} ${describeFact(fact)}`;
    }, '');
}
function continues(fact, before) {
    const isCount = (each) => each?.kind === 'measured' && each.expected === undefined;
    return isCount(before) && (isCount(fact) || fact.kind === 'state');
}
function verdictInWords(verdict, reason) {
    return reason === null ? verdict : `${verdict} (${reason})`;
}
function checkName({ name, at }) {
    return at === undefined ? name : `${name} at ${at}`;
}
function describeFact(fact) {
    switch (fact.kind) {
        case 'measured':
            return describeMeasured(fact);
        case 'named':
            return NAMES[fact.what]((0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .K)(fact.what === 'signer' ? fact.names.map(_core_key_name_js__WEBPACK_IMPORTED_MODULE_4__/* .shortFingerprint */ .n) : fact.names, fact.more));
        case 'answer':
            return describeAnswer(fact);
        case 'gap':
            return (0,_gaps_js__WEBPACK_IMPORTED_MODULE_5__/* .describeGap */ .e)(fact);
        case 'flaws':
            return `noted when the backup was made, not counted as a failure: ${(0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .K)(fact.flaws.map(_flaws_js__WEBPACK_IMPORTED_MODULE_1__/* .describeFlaw */ .w), fact.more)}`;
        case 'state':
            return STATES[fact.state];
        case 'told':
            return fact.text;
    }
}
const NAMES = {
    missing: (names) => `missing: ${names}`,
    changed: (names) => `defined differently: ${names}`,
    'other-value': (names) => `at another value: ${names}`,
    'printed-differently': (names) => `definitions differ, perhaps only as another server version prints them: ${names}`,
    uncounted: (names) => `not counted on one side, so not compared: ${names}`,
    equal: (names) => `equal: ${names}`,
    'one-sided': (names) => `known on one side: ${names}`,
    signer: (names) => `signed by ${names}`,
    target: (names) => names,
    instructions: (names) => names,
    backup: (names) => names,
};
const STATES = {
    'as-in-source': 'as in the source',
    'not-in-source': 'not in the source',
    missing: 'is missing after the restore',
    'more-differ': 'which differ too',
    'none-behind': 'none lower than in the source',
    'no-table': 'the source held no table',
    'no-data-proven': 'no rows confirm the data',
    'no-backup': 'there is no backup',
    'never-read': 'no verification that counts has read a copy here',
    'not-measured': 'no verification has measured it',
    'measured-elsewhere': 'measured with the copy at another destination',
    'nothing-asked': 'no limit is set',
    'too-few': 'too few backups of its kind to compare with',
    'as-dumped': 'exactly what the dump tool wrote',
    restored: 'without an error',
    'as-in-manifest': 'exactly what the manifest names',
    complete: 'all objects are there, with their sizes',
    'line-complete': 'no backup is missing that a later one names, and each names the one before it',
    'not-within-a-year': 'the capacity is not reached within a year at this growth',
    'no-schedule': 'no run of the last 30 days was started by a schedule',
    'workflow-active': 'it is active',
    'workflow-deleted': 'it was deleted from the default branch, so nothing starts it',
    'workflow-disabled-fork': 'GitHub disabled it, because the repository is a fork',
    'workflow-disabled-inactivity': 'GitHub disabled it, because nothing was committed to the repository for 60 days',
    'workflow-disabled-manually': 'someone disabled it',
    'workflow-unknown': 'GitHub reports a state that this version does not know',
    'run-disabled': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.disabled,
    'run-never-created': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v['never-created'],
    'run-queued': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.queued,
    'run-running': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.running,
    'run-cancelled': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.cancelled,
    'run-failed-before-our-step': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v['failed-before-our-step'],
    'run-failed': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.failed,
    'run-skipped': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.skipped,
    'run-made-nothing': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v['made-nothing'],
    'run-unknown': _misses_js__WEBPACK_IMPORTED_MODULE_2__/* .MISS_REASONS */ .v.unknown,
};
const NOUNS = {
    rows: 'row',
    tables: 'table',
    objects: 'object',
    sequences: 'sequence',
    extensions: 'extension',
};
function describeMeasured({ of, found, unit, expected, bound = 'exactly' }) {
    const is = `${of === undefined ? '' : `${of}: `}${figure(found, unit)}`;
    if (expected === undefined)
        return is;
    const wanted = figure(expected, unit);
    if (bound === 'usually')
        return `${is}, usually ${wanted}`;
    return bound === 'at-most' ? `${is} (at most ${wanted} expected)` : `${is} (${wanted} expected)`;
}
function figure(value, unit) {
    if (value === null)
        return 'nothing';
    if (typeof value === 'string')
        return value;
    if (unit === 'ms')
        return (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(value);
    if (unit === 'bytes')
        return (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(value);
    return unit === undefined ? (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(value) : (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(value, NOUNS[unit]);
}
function describeAnswer({ found, wanted, unmet }) {
    const is = describeFound(found);
    if (unmet.length > 0)
        return `${is}; expected ${unmet.map(describeUnmet).join(' and ')}`;
    return wanted.length === 0 ? is : `${is} (${wanted.map(describeWanted).join(' and ')} expected)`;
}
function describeWanted(wanted) {
    return wanted.want === 'within' ? `at most ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(wanted.ms)} before the backup` : describeUnmet(wanted);
}
function describeFound(found) {
    switch (found.as) {
        case 'count':
            return `the count is ${found.value ?? 'not a number'}`;
        case 'value':
            return `the value is ${found.value}`;
        case 'rows':
            return found.rows === 0 ? 'the query returned no row' : (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(found.rows, 'row');
        case 'text':
            if (found.matches === undefined)
                return 'the value is a text';
            return found.matches ? 'the text matches' : 'the text does not match';
    }
}
const WANTED = {
    'no-rows': 'no row',
    'zero-count': 'a count of 0',
    anything: 'something',
    'a-value': 'a value',
    'not-null': 'a value that is not NULL',
    'a-time': 'a time',
    'not-in-future': 'a time that is not in the future of the backup',
};
function describeUnmet(unmet) {
    switch (unmet.want) {
        case 'rows':
            return `rows ${range(unmet)}`;
        case 'count':
            return `a count ${range(unmet)}`;
        case 'age':
            return `at most ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(unmet.atMostMs)} before the backup, it is ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(unmet.foundMs)}`;
        case 'equal':
            return `exactly ${unmet.value}`;
        case 'range':
            return `${bounds(unmet)}${unmet.comparable ? '' : ", which this value can't be compared with"}`;
        case 'match':
            return `a match of /${unmet.pattern}/${unmet.limitMs === undefined ? '' : `, which took longer than ${unmet.limitMs} ms`}`;
        default:
            return WANTED[unmet.want];
    }
}
function range({ min, max }) {
    if (min === max)
        return `of exactly ${min}`;
    return max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
}
function bounds({ min, max }) {
    if (min === undefined)
        return `at most ${max}`;
    return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}


/***/ }),

/***/ 99116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ warningsOfFlaws),
/* harmony export */   w: () => (/* binding */ describeFlaw)
/* harmony export */ });
/* harmony import */ var _core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32466);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35875);


const WORDS = {
    'foreign-key-violated': 'has rows without their parent',
    'foreign-key-without-parent': 'its parent table is missing',
    'foreign-key-not-valid': 'has rows with a missing parent',
    'routine-unreadable': "the server can't parse it",
    'trigger-over-gone-column': 'uses a column that its table does not have',
    'view-over-something-gone': "refers to a missing object, or to one that its account can't read",
    'view-without-definer': 'its definer does not exist',
    'check-violated': 'has rows that violate a check constraint',
    'damaged-pages': 'has damaged pages',
    'foreign-key-not-checkable': "a foreign key can't be checked: no fitting key in the parent, or a collation of the application",
    'full-text-index': 'its full-text index is damaged',
    'index-entries': 'its entries are not those of its table',
    'not-checked': 'the check of its pages did not finish',
    'not-evaluable': 'needs a collation, function or module of the application',
    'null-in-not-null': 'has NULL in a NOT NULL column',
    'other-damage': 'is damaged',
    'text-beyond-its-charset': 'its name, table, definer or comment has letters that its character set lacks: it is created as UTF-8',
    'unreadable-schema': "its schema can't be read",
    'wrong-type': 'has values of a wrong type',
};
const UNSEEN = new Set(['foreign-key-not-checkable', 'not-checked', 'not-evaluable']);
const NAMED = 20;
function describeFlaw({ kind, type, name }) {
    const object = name === '' ? type : `${type} ${name}`;
    return `${object} (${WORDS[kind] ?? kind})`;
}
function warningsOfFlaws({ flaws = [] }) {
    const rows = flaws.filter(({ kind }) => _core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_ROWS */ .S.has(kind)).map(describeFlaw);
    const broken = flaws.filter(({ kind }) => !UNSEEN.has(kind) && !_core_format_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAWS_OF_ROWS */ .S.has(kind)).map(describeFlaw);
    const unseen = flaws.filter(({ kind }) => UNSEEN.has(kind)).map(describeFlaw);
    return [
        ...(broken.length > 0
            ? [`This is broken in the source. The backup keeps it as it is, and a restore may lack it: ${some(broken)}.`]
            : []),
        ...(rows.length > 0 ? [`The source has such rows, and the backup keeps them: ${some(rows)}.`] : []),
        ...(unseen.length > 0 ? [`This could not be checked, and is in the backup as it is: ${some(unseen)}.`] : []),
    ];
}
function some(flaws) {
    return (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .K)(flaws.slice(0, NAMED), flaws.length - NAMED);
}


/***/ }),

/***/ 58010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ describeGap)
/* harmony export */ });
function describeGap({ state, id, older, newer }) {
    const where = older === undefined ? `before ${newer}` : `between ${older} and ${newer}`;
    switch (state) {
        case 'unlinked':
            return `${id} names no predecessor, although ${older} exists. Whether backups between them were removed is unknown`;
        case 'replaced':
            return `${id} ${where} was replaced: its manifest is not the one that the next backup names`;
        case 'removal-untrusted':
            return `${id} is missing ${where}, and no accepted key signed the record of its removal`;
        case 'missing':
            return `${id} is missing ${where}`;
    }
}


/***/ }),

/***/ 20607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ nameOf),
/* harmony export */   i: () => (/* binding */ openedWith)
/* harmony export */ });
/* harmony import */ var _core_key_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29679);

function nameOf(fingerprint, keys = []) {
    return (0,_core_key_name_js__WEBPACK_IMPORTED_MODULE_0__/* .keyName */ .x)(keys.find((key) => key.fingerprint === fingerprint) ?? { fingerprint });
}
function openedWith({ recipients }, keys) {
    if (recipients === undefined)
        return undefined;
    if (recipients.length === 0)
        return 'a passphrase';
    return recipients.map((fingerprint) => nameOf(fingerprint, keys)).join(', ');
}


/***/ }),

/***/ 43463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ MISS_REASONS)
/* harmony export */ });
const MISS_REASONS = {
    disabled: 'the workflow is disabled',
    'never-created': 'GitHub did not create a run',
    queued: 'the run is still waiting',
    running: 'the run is still in progress',
    cancelled: 'the run was cancelled',
    'failed-before-our-step': 'the run failed before the step of this program',
    failed: 'the run failed',
    skipped: 'the run was skipped',
    'made-nothing': 'the run succeeded, but nothing of it is stored here',
    unknown: 'what became of its run is not known',
};


/***/ }),

/***/ 35875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);

const NAME_LENGTH = 200;
function listed(names, more) {
    const shown = names.map((name) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name));
    return `${shown.join(', ')}${more > 0 ? ` and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(more)} more` : ''}`;
}


/***/ }),

/***/ 67650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XL: () => (/* binding */ keepReasons),
/* harmony export */   gE: () => (/* binding */ syncReason),
/* harmony export */   pt: () => (/* binding */ shareName)
/* harmony export */ });
/* unused harmony export keepReason */
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35875);

const KEPT = {
    held: 'held',
    newest: 'newest',
    'newest-verified': 'newest verified',
    'verified-elsewhere': 'newest verified at another destination',
    last: 'last',
    within: 'within',
    hourly: 'hourly',
    daily: 'daily',
    weekly: 'weekly',
    monthly: 'monthly',
    yearly: 'yearly',
    needed: 'needed by',
    'may-be-needed': 'may be needed by',
    'needed-by-uncounted': 'needed by a backup that does not count',
    'dated-in-future': 'dated in the future',
};
function keepReason(reason) {
    const words = KEPT[reason.rule];
    if ('period' in reason)
        return `${words} ${reason.period}`;
    if (reason.rule === 'held')
        return reason.reason === undefined ? words : `${words}: ${reason.reason}`;
    if (reason.rule === 'may-be-needed')
        return `${words} ${reason.by}, which can't be read`;
    return 'by' in reason ? `${words} ${reason.by}` : words;
}
function keepReasons(reasons, most = reasons.length) {
    if (reasons.length === 0)
        return 'no rule keeps it';
    return (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .K)(reasons.slice(0, most).map(keepReason), reasons.length - most);
}
function shareName(of) {
    switch (of) {
        case 'no-rule':
            return 'kept by no rule';
        case 'not-counted':
            return 'not counted';
        case 'waiting':
            return 'removed, waiting for deletion';
        case 'incomplete-runs':
            return 'leftovers of incomplete runs';
        case 'records':
            return 'removed; records of their verifications';
        case 'orphaned':
            return 'without their manifest';
        case 'full':
        case 'differential':
        case 'incremental':
            return of;
        case 'needed':
        case 'may-be-needed':
            return `${KEPT[of]} others`;
        default:
            return KEPT[of];
    }
}
const SYNCED = {
    'nothing-there': () => 'the destination has nothing of this source',
    newer: () => 'it is newer than everything there',
    'in-grace': () => 'it is younger than 7 days, and no record says that it was removed',
    'in-part': () => 'parts of it are there',
    held: () => 'it is held',
    needed: (id) => `${id} needs it`,
    'needs-lost': (id) => `it needs ${id}, which no destination has`,
    'needs-removed': (id) => `it needs ${id}, which is being removed there according to a record`,
    'needs-absent': (id) => `it needs ${id}, which is missing there`,
    removed: () => 'it was removed there in the last 7 days',
    'maybe-removed': () => 'it is older than 7 days and than the newest there, so it may have been removed; set the keep rules to decide',
    'not-kept': () => 'no keep rule keeps it',
    'objects-missing': () => 'objects were missing or damaged',
};
function syncReason({ reason, error = '' }) {
    if (reason === undefined)
        return error;
    if (reason.why === 'kept')
        return keepReasons(reason.by);
    return SYNCED[reason.why]('id' in reason ? reason.id : '');
}


/***/ }),

/***/ 5011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  JS: () => (/* binding */ givenIn),
  QU: () => (/* binding */ maskSecrets),
  TR: () => (/* binding */ parseRequest),
  mH: () => (/* binding */ readFileOf),
  Em: () => (/* binding */ readMode),
  "in": () => (/* binding */ parse_request_readRequest)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/secret.js
var core_secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/options/given.js
var options_given = __webpack_require__(90974);
// EXTERNAL MODULE: ./build/options/mode.js
var options_mode = __webpack_require__(5560);
// EXTERNAL MODULE: ./build/options/schema.js + 2 modules
var schema = __webpack_require__(34237);
// EXTERNAL MODULE: ./build/options/synonyms.js
var synonyms = __webpack_require__(32313);
// EXTERNAL MODULE: ./build/secrets/secrets.js
var secrets = __webpack_require__(19689);
// EXTERNAL MODULE: ./build/core/format/database-name.js
var database_name = __webpack_require__(48937);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ./build/config-file/entries.js
var entries = __webpack_require__(4942);
// EXTERNAL MODULE: ./build/config-file/substitute.js
var substitute = __webpack_require__(26580);
;// CONCATENATED MODULE: ./build/config-file/commands.js






const USED = {
    backup: ['dump', 'inspect', 'ready'],
    verify: ['verify', 'inspect', 'ready'],
    restore: ['restore', 'inspect', 'ready'],
};
const COMMAND = 'command:';
function isCommandTarget(target) {
    return target.toLowerCase().startsWith(COMMAND);
}
function commandTargetName(target) {
    const name = target.slice(COMMAND.length).trim();
    if (name !== '')
        return (0,database_name/* requireDatabaseName */.ES)(name);
    throw new errors/* RestorableError */.s$('INPUT_INVALID', '`target` names no database after "command:".', {
        hint: 'Write the name that it has in the configuration file: command:cache.',
    });
}
function commandsFor(mode, name, options) {
    const { file } = options;
    const { databases } = file.config;
    const key = (0,entries/* entryOf */.M)(file.config, name);
    if (key === undefined) {
        const hint = (0,suggest/* didYouMean */.au)(name, Object.keys(databases));
        throw file.invalid(['databases'], `does not contain the database "${name}"`, hint);
    }
    const section = databases[key]?.commands;
    if (section === undefined)
        return undefined;
    const path = ['databases', name, 'commands'];
    takeEnvironment(section.environment, [...path, 'environment'], options, mode !== 'verify');
    if (mode === 'verify' && section.verify === undefined) {
        throw file.invalid(path, 'has no `verify`: nothing could be restored, so the backup could not be verified', 'Add `verify:`, a command that restores standard input into a private database in $RESTORABLE_FOLDER; docs/other-databases.md has recipes.');
    }
    return fill(mode, section, name, options);
}
function fill(mode, section, name, options) {
    const path = ['databases', name, 'commands'];
    const used = USED[mode];
    const words = (key, argv) => (used.includes(key) ? argv?.map((word, at) => (0,substitute/* substitute */.V2)(word, [...path, key, at], options)) : argv);
    return {
        dump: words('dump', section.dump),
        restore: words('restore', section.restore),
        verify: words('verify', section.verify),
        inspect: words('inspect', section.inspect),
        ready: words('ready', section.ready),
        environment: section.environment,
        identity: section.identity === undefined || mode !== 'backup'
            ? (section.identity ?? name)
            : (0,substitute/* substitute */.V2)(section.identity, [...path, 'identity'], options),
    };
}
function takeEnvironment(names, path, { env, file, mask }, isNeeded = true) {
    for (const name of names) {
        for (const secret of (0,substitute/* secretsOfVariable */.r4)(name, env[name] ?? ''))
            mask(new core_secret/* Secret */.zh(secret));
    }
    for (const [at, name] of names.entries()) {
        if (!isNeeded || env[name] !== undefined)
            continue;
        throw file.invalid([...path, at], `names the variable ${name}, which is not set`, 'Set it in `env` of the step, from a secret; a misspelled secret name gives an empty variable.');
    }
}

;// CONCATENATED MODULE: ./build/config-file/hooks.js



function hooksFor(name, options) {
    const { defaults, databases } = options.file.config;
    const key = (0,entries/* entryOf */.M)(options.file.config, name) ?? name;
    const own = databases[key]?.hooks;
    if (own === undefined && defaults?.hooks === undefined)
        return undefined;
    const pathOf = (hook) => hasOwn(own?.[hook]) ? ['databases', key, 'hooks', hook] : ['defaults', 'hooks', hook];
    const environment = hasOwn(own?.environment) ? own.environment : (defaults?.hooks?.environment ?? []);
    takeEnvironment(environment, pathOf('environment'), options);
    const argv = (hook) => {
        const [program, ...words] = own?.[hook] ?? defaults?.hooks?.[hook] ?? [];
        if (program === undefined)
            return undefined;
        const fill = (word, at) => (0,substitute/* substitute */.V2)(word, [...pathOf(hook), at], options);
        return [fill(program, 0), ...words.map((word, at) => fill(word, at + 1))];
    };
    return { before: argv('before'), beforeCommit: argv('before-commit'), after: argv('after'), environment };
}
function hasOwn(value) {
    return value !== undefined && value.length > 0;
}

// EXTERNAL MODULE: ./build/options/destinations.js
var options_destinations = __webpack_require__(11498);
// EXTERNAL MODULE: ./build/options/tunnel.js
var tunnel = __webpack_require__(41533);
// EXTERNAL MODULE: ./build/options/server-url.js
var server_url = __webpack_require__(21280);
// EXTERNAL MODULE: ./build/options/urls.js
var urls = __webpack_require__(28625);
;// CONCATENATED MODULE: ./build/requests/database-choice.js







function backupSource(options, context) {
    const { file } = context;
    const name = options.name === undefined ? undefined : (0,database_name/* requireDatabaseName */.ES)(options.name);
    if (file !== undefined && name !== undefined) {
        const commands = commandsFor('backup', name, { ...context, file });
        if (commands !== undefined)
            return { database: commandSource(name, commands, options), name };
    }
    if (options.database === undefined)
        throw databaseMissing(file, name);
    const given = (0,urls/* readDatabaseUrl */.Bq)('database', options.database, context.say);
    const pattern = file === undefined || name === undefined ? undefined : ((0,entries/* entryOf */.M)(file.config, name) ?? name);
    const database = (0,server_url/* chosenSource */.G7)(given, pattern, name);
    return { database, name: name ?? nameFrom(database) };
}
function databaseMissing(file, name) {
    if (file === undefined || name === undefined) {
        return (0,schema/* invalid */.Gq)('database', '`backup` needs `database`, or `config` for one of a file.');
    }
    return file.invalid(['databases', name], 'has neither `database` nor `commands`', 'Write `database:` in the file, there or under `defaults`, or give `database` as an input.');
}
function commandSource(name, commands, options = {}) {
    if (options.database !== undefined) {
        throw (0,schema/* invalid */.Gq)('database', `\`database\` was given, but \`config\` has commands for "${name}", so the database is ambiguous.`, 'Leave `database` out, or give another `name`.');
    }
    return { engine: 'command', url: new core_secret/* Secret */.zh(`command:${name}`), commands };
}
function restoreTarget(target, context) {
    if (!isCommandTarget(target))
        return (0,urls/* readDatabaseUrl */.Bq)('target', target, context.say);
    const { file } = context;
    const name = commandTargetName(target);
    if (file !== undefined) {
        const commands = commandsFor('restore', name, { ...context, file });
        if (commands !== undefined)
            return commandSource(name, commands);
        throw file.invalid(['databases', name], 'has no `commands`', 'For a database with a URL give its URL as `target`.');
    }
    throw (0,schema/* invalid */.Gq)('config', '`target` names a database of the configuration file, but `config` is not given.');
}
function nameFrom(database) {
    const name = (0,urls/* suggestedName */.Zt)(database);
    if (name !== undefined)
        return name;
    throw (0,schema/* invalid */.Gq)('name', '`name` is needed: the URL of `database` suggests none.', 'Add the database after the host (postgres://user:password@host:5432/shop), or give `name`, such as shop.');
}

// EXTERNAL MODULE: ./build/core/key-text/key-packets.js
var key_packets = __webpack_require__(29175);
;// CONCATENATED MODULE: ./build/core/key-text/armor.js

const LINE_LENGTH = 60;
const CHECKSUM_DIGITS = 4;
const FIRST_DIGITS = 'xlm';
const MOST_OFFSETS = 400;
const MOST_SEARCHED = 64 * 1024;
const DATA = /^([A-Za-z0-9+/]*={0,2}?)(?:=([A-Za-z0-9+/]{4}))?$/;
function readKeyData(text) {
    const lines = text.split('\n').map((line) => line.replace(/^[\s>|]+/, ''));
    const isInLines = lines.filter((line) => line.trim() !== '').length > 1;
    const data = (isInLines ? lines.filter((line) => !line.includes(':')) : lines).join('').replaceAll(/\s/g, '');
    const whole = readWhole(data);
    if (typeof whole !== 'string')
        return whole;
    if (data.length > MOST_SEARCHED)
        return whole;
    const start = data.lastIndexOf(':') + 1;
    for (let at = start; at < Math.min(start + MOST_OFFSETS, data.length); at += 1) {
        if (!FIRST_DIGITS.includes(data.charAt(at)))
            continue;
        const found = readWhole(data.slice(at));
        if (typeof found !== 'string')
            return found;
    }
    return whole;
}
function readWhole(data) {
    const match = DATA.exec(data);
    if (match === null)
        return 'changed';
    const [, base64 = '', checksum] = match;
    const bytes = Buffer.from(base64, 'base64');
    if (checksum !== undefined && checksumOf(bytes) !== checksum)
        return 'changed';
    const half = (0,key_packets/* keysInPackets */.l)(bytes);
    if (half === undefined)
        return checksum === undefined ? 'cut' : 'changed';
    return { half, armored: armor(half, bytes) };
}
function armor(half, bytes) {
    const title = `PGP ${half.toUpperCase()} KEY BLOCK`;
    const lines = bytes.toString('base64').match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? [];
    return `-----BEGIN ${title}-----\n\n${lines.join('\n')}\n=${checksumOf(bytes)}\n-----END ${title}-----\n`;
}
function checksumOf(bytes) {
    let crc = 0xb704ce;
    for (const byte of bytes) {
        crc ^= byte << 16;
        for (let bit = 0; bit < 8; bit += 1) {
            crc <<= 1;
            if (crc & 0x1000000)
                crc ^= 0x1864cfb;
        }
    }
    const digits = Buffer.from([(crc >> 16) & 0xff, (crc >> 8) & 0xff, crc & 0xff]).toString('base64');
    return digits.slice(0, CHECKSUM_DIGITS);
}

;// CONCATENATED MODULE: ./build/core/key-text/tidy-text.js
const INVISIBLE = /(?![\n\r\t])[\p{C}\u{FFFD}]/gu;
const OTHER_SPACE = /[\u{00A0}\u{2000}-\u{200A}\u{202F}\u{205F}\u{3000}]/gu;
const OTHER_LINE_BREAK = /\r\n?|[\u{2028}\u{2029}]/gu;
const OTHER_DASH = /[\u{2010}-\u{2015}\u{2212}]/gu;
function tidyText(text) {
    const plain = text
        .replaceAll(INVISIBLE, '')
        .replaceAll(OTHER_SPACE, ' ')
        .replaceAll(OTHER_LINE_BREAK, '\n')
        .replaceAll(OTHER_DASH, '-');
    return withLineBreaks(withoutPercents(plain));
}
function withLineBreaks(text) {
    if (!/BEGIN PGP|END PGP/.test(text) && !/^["']?[A-Za-z0-9+/=]{40,}\\n/.test(text))
        return text;
    return text.replaceAll(/\\{1,4}r\\{1,4}n|\\{1,4}[nr]|\\\n/g, '\n').replaceAll(/\\{1,4}t/g, ' ');
}
function withoutPercents(text) {
    if (!/BEGIN(?:%20|\+)PGP/i.test(text))
        return text;
    try {
        return decodeURIComponent(text.replaceAll('+', ' '));
    }
    catch {
        return text;
    }
}
function unquote(line) {
    return /^(["'`])(.*)\1,?$/.exec(line)?.[2]?.trim() ?? line;
}
function decodeText(bytes) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe)
        return bytes.toString('utf16le');
    if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0) {
        return Buffer.from(bytes).swap16().toString('utf16le');
    }
    return bytes.toString('utf8');
}

;// CONCATENATED MODULE: ./build/core/key-text/key-blocks.js


const TYPES = 'PUBLIC KEY BLOCK|PRIVATE KEY BLOCK|SECRET KEY BLOCK|SIGNED MESSAGE|MESSAGE|SIGNATURE|ARMORED FILE';
const DASHES = '-{0,9}[ \\t]{0,9}';
const BEGIN = new RegExp(`${DASHES}BEGIN PGP (${TYPES})(?:[ \\t]{0,9}-+)?`);
const END = new RegExp(`${DASHES}END PGP (?:${TYPES})(?:[ \\t]{0,9}-+)?`);
const LONG = 40;
const BASE64 = /^[A-Za-z0-9+/=_\s-]+$/;
const ASSIGNMENT = /^(?:export\s+)?[A-Za-z][\w-]*\s*(?:=|:\s)\s*(?=\S{40})/;
const MOST_LAYERS = 2;
function readKeyText(text, layers = MOST_LAYERS) {
    const found = { blocks: [], otherBlocks: [], rest: [], flaw: undefined };
    let remaining = tidyText(text);
    for (;;) {
        const begin = BEGIN.exec(remaining);
        if (begin === null)
            break;
        readOutside(remaining.slice(0, begin.index), found, layers);
        remaining = readBlock(begin[1] ?? '', remaining.slice(begin.index + begin[0].length), found);
    }
    readOutside(remaining, found, layers);
    return found;
}
function readBlock(type, text, found) {
    const next = BEGIN.exec(text)?.index ?? text.length;
    const end = END.exec(text.slice(0, next));
    const bodyEnd = end?.index ?? next;
    const behind = end === null ? next : end.index + end[0].length;
    const half = type === 'PUBLIC KEY BLOCK' ? 'public' : /^(?:PRIVATE|SECRET)/.test(type) ? 'private' : undefined;
    if (half === undefined)
        found.otherBlocks.push(type);
    else
        keep(readKeyData(end === null ? onlyData(text.slice(0, bodyEnd)) : text.slice(0, bodyEnd)), half, found);
    return text.slice(behind);
}
function onlyData(body) {
    const lines = body.split('\n');
    const isData = (line) => /^[\s>|]*[A-Za-z0-9+/=]*\s*$/.test(line) || line.includes(':');
    const first = lines.findIndex((line) => line.trim() !== '');
    const stop = lines.findIndex((line, at) => at > first && !isData(line));
    return lines.slice(0, stop === -1 ? lines.length : stop).join('\n');
}
function keep(read, half, found) {
    if (typeof read === 'string')
        found.flaw ??= { flaw: read, half };
    else
        found.blocks.push(read);
}
function readOutside(text, found, layers) {
    let data = [];
    const readData = () => {
        if (data.length > 0)
            readBase64(data, found, layers);
        data = [];
    };
    for (const each of text.split('\n')) {
        const line = each.replace(END, '').trim();
        const value = line.replace(ASSIGNMENT, '').replaceAll(/^["'`]|["'`],?$/g, '');
        const isLong = value.split(/\s+/).some((word) => word.length >= LONG);
        if (BASE64.test(value) && (isLong || data.length > 0))
            data.push(value);
        else if (line !== '') {
            readData();
            found.rest.push(line);
        }
    }
    readData();
}
function readBase64(lines, found, layers) {
    const joined = lines.join('\n');
    const block = readKeyData(joined);
    if (typeof block !== 'string') {
        found.blocks.push(block);
        return;
    }
    const inside = Buffer.from(joined, 'base64').toString('utf8');
    if (layers > 0 && (inside.includes('BEGIN PGP') || BASE64.test(inside.trim()))) {
        const { blocks, otherBlocks, flaw, rest } = readKeyText(inside, layers - 1);
        found.blocks.push(...blocks);
        found.otherBlocks.push(...otherBlocks);
        found.flaw ??= flaw;
        if (blocks.length === 0)
            found.rest.push(...rest);
        return;
    }
    found.rest.push(...lines);
}

// EXTERNAL MODULE: ./build/key-bundle/bundle-text.js
var bundle_text = __webpack_require__(3333);
// EXTERNAL MODULE: ./build/options/options.js + 8 modules
var options_options = __webpack_require__(96285);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./build/options/files.js
var files = __webpack_require__(84364);
;// CONCATENATED MODULE: ./build/requests/key-files.js








const KEY_FILE = /\.(?:asc|gpg|pgp|key|pub|txt|pem)$/i;
const PATH = /^~|[/\\]|\.\w{1,8}$/;
function keyFileAt(line) {
    return spellings(line).find((path) => (0,external_node_fs_.existsSync)(path) && !(0,external_node_fs_.statSync)(path).isDirectory());
}
function looksLikePath(line) {
    const path = unquote(line);
    return KEY_FILE.test(path) || (PATH.test(path) && !/\s/.test(path));
}
function namesSeveralFiles(line) {
    const words = line.split(/[\s,;]+/).filter((word) => word !== '');
    return words.length > 1 && words.every((word) => KEY_FILE.test(unquote(word)));
}
function readKeyFile(name, line) {
    const path = keyFileAt(line) ?? spellings(line).at(-1) ?? line;
    const bytes = (0,files/* readInputBytes */.a)(name, path, KEY_FILE.test(path));
    const half = (0,key_packets/* keysInPackets */.l)(bytes);
    return half === undefined ? decodeText(bytes) : armor(half, bytes);
}
function refuseSeveralFiles(name) {
    throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` names several files in one line.`, {
        hint: 'Give one path per line.',
    });
}
function spellings(line) {
    const path = unquote(line);
    const expanded = path.replace(/^(?:~|\$HOME|\$\{HOME\})(?=[/\\])/, (0,external_node_os_.homedir)());
    const local = /^file:\/\/\//i.test(path) ? [fromUrl(path)] : [];
    return [...new Set([line, path, path.replaceAll('\\', '/'), ...local, expanded])];
}
function fromUrl(url) {
    try {
        return (0,external_node_url_.fileURLToPath)(url);
    }
    catch {
        return url;
    }
}

;// CONCATENATED MODULE: ./build/requests/other-formats.js
const OTHER_KEY = 'Backups use OpenPGP keys. `restorable keygen` makes them; `gpg --armor --export` exports existing ones.';
const WHOLE_TEXT = 'Give the armored key itself, or the path of its file.';
const FORMATS = [
    { pattern: /BEGIN (?:OPENSSH|SSH2 ENCRYPTED) PRIVATE KEY/, what: 'a private SSH key', hint: OTHER_KEY },
    { pattern: /^PuTTY-User-Key-File/m, what: 'a private SSH key of PuTTY', hint: OTHER_KEY },
    { pattern: /^(?:ssh-\w+|ecdsa-sha2-\S+|sk-\S+) AAAA/m, what: 'a public SSH key', hint: OTHER_KEY },
    { pattern: /AGE-SECRET-KEY-/i, what: 'a private age key', hint: OTHER_KEY },
    { pattern: /^age1[0-9a-z]{40,}$/m, what: 'a public age key', hint: OTHER_KEY },
    { pattern: /BEGIN AGE ENCRYPTED FILE|^age-encryption\.org\//m, what: 'a file encrypted with age', hint: OTHER_KEY },
    { pattern: /BEGIN (?:[A-Z0-9]+ )?PRIVATE KEY/, what: 'a private key in PEM format, as TLS uses it', hint: OTHER_KEY },
    { pattern: /BEGIN (?:[A-Z0-9]+ )?PUBLIC KEY-/, what: 'a public key in PEM format, as TLS uses it', hint: OTHER_KEY },
    { pattern: /BEGIN (?:[A-Z0-9]+ )?CERTIFICATE/, what: 'an X.509 certificate', hint: OTHER_KEY },
    { pattern: /BEGIN (?:PKCS7|CMS)/, what: 'a CMS message', hint: OTHER_KEY },
    { pattern: /^untrusted comment:/m, what: 'a key of minisign or signify', hint: OTHER_KEY },
    { pattern: /^\s*\{[\s\S]*"(?:kty|keys)"\s*:/, what: 'a JSON web key', hint: OTHER_KEY },
    { pattern: /^\s*\{[\s\S]*"private_key"\s*:/, what: 'a JSON file of a service account', hint: OTHER_KEY },
    {
        pattern: /\$\{\{|^\$\{?\w+\}?$|^%\w+%$|^(?:secrets|vars|env)[.:]\w+$/,
        what: 'the name of a variable',
        hint: `Nothing has replaced it. In a workflow, write \`\${{ secrets.NAME }}\`; in a shell, use double quotes around it.`,
    },
    {
        pattern: /^\*{3,}$/,
        what: 'asterisks',
        hint: `They replaced a secret in a log or a form. ${WHOLE_TEXT}`,
    },
    {
        pattern: /^(?:0x)?(?:[0-9A-F]{16}|[0-9A-F]{40}|[0-9A-F]{64}|(?:[0-9A-F]{4}\s+){9}[0-9A-F]{4})!?$/i,
        what: 'a fingerprint',
        hint: 'Keys are not looked up. Give the key itself: `gpg --armor --export FINGERPRINT`, or --export-secret-keys for a private one.',
    },
    {
        pattern: /^[^\s@/]+@[^\s@/]+\.[a-z]+$/i,
        what: 'an e-mail address',
        hint: 'Keys are not looked up. Give the key itself: `gpg --armor --export ADDRESS`, or --export-secret-keys for a private one.',
    },
    {
        pattern: /^(?:https?|hkps?|ldaps?|s3|gs|sftp):\/\//i,
        what: 'an address on the network',
        hint: 'Keys are not downloaded: their source must be reviewed like code. Put a public key into the repository, and give its path.',
    },
];
function otherFormat(text) {
    return FORMATS.find(({ pattern }) => pattern.test(text)) ?? inBase64(text);
}
function inBase64(text) {
    const bare = text.replaceAll(/\s/g, '');
    if (!/^[A-Za-z0-9+/=]{40,}$/.test(bare))
        return undefined;
    const inside = Buffer.from(bare, 'base64').toString('utf8');
    return FORMATS.find(({ pattern }) => pattern.test(inside));
}

;// CONCATENATED MODULE: ./build/requests/keys.js









function readPublicKeys(name, value, mask) {
    const blocks = readBlocks(name, value, mask);
    if (blocks.some(({ half }) => half === 'private')) {
        throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` was given a private key; only public keys belong there.`, {
            hint: 'Give the file that ends in .public.asc. Keep the private key out of this job: everything in it can read the key.',
        });
    }
    return blocks.map(({ armored }) => armored);
}
function readPrivateKeys(name, value, passphrase, mask) {
    return readBlocks(name, value, mask).map(({ half, armored }) => {
        if (half === 'public') {
            throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` was given a public key; it needs the private one.`, {
                hint: 'Give the file that ends in .private.asc, or what `gpg --armor --export-secret-keys` prints.',
            });
        }
        return {
            armored: new core_secret/* Secret */.zh(armored),
            passphrase: passphrase === undefined ? undefined : new core_secret/* Secret */.zh(passphrase),
        };
    });
}
function readPrivateKey(name, options, mask) {
    const { [name]: value, [`${name}-passphrase`]: passphrase } = options;
    if (value === undefined) {
        if (passphrase === undefined)
            return undefined;
        throw (0,schema/* invalid */.Gq)(name, `\`${name}-passphrase\` was given without \`${name}\`.`);
    }
    const keys = readPrivateKeys(name, value, passphrase, mask);
    if (keys.length === 1)
        return keys[0];
    throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` contains ${keys.length} keys but accepts one.`, {
        hint: (0,options_options/* findOption */.$K)(name)?.description,
    });
}
function readBlocks(name, value, mask) {
    if ((0,bundle_text/* beginsBundle */.n4)(value)) {
        throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` was given a key bundle, not a key.`, {
            hint: 'Give it as `key-bundle`.',
        });
    }
    const text = readKeyText(value);
    const blocks = [...blocksIn(name, text, mask)];
    const given = text.rest.filter((line) => !line.startsWith('#'));
    const others = given.filter((line) => keyFileAt(line) === undefined);
    refuseData(name, others);
    const ignored = blocks.length > 0 ? others.filter((line) => !looksLikePath(line)) : [];
    for (const path of given.filter((line) => !ignored.includes(line)))
        blocks.push(...readFile(name, path, mask));
    if (blocks.length > 0)
        return blocks;
    throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` holds no key.`, { hint: (0,options_options/* findOption */.$K)(name)?.description });
}
function readFile(name, path, mask) {
    const content = readKeyFile(name, path);
    for (const secret of (0,secrets/* privateKeyTexts */.FS)(content))
        mask(new core_secret/* Secret */.zh(secret));
    const text = readKeyText(content);
    const blocks = blocksIn(name, text, mask);
    if (blocks.length > 0)
        return blocks;
    const other = otherFormat(content.trim());
    if (other !== undefined)
        throw otherThanKey(name, other, 'a file with ');
    throw new errors/* RestorableError */.s$('KEY_INVALID', `The file of \`${name}\` does not contain an armored OpenPGP key.`, {
        hint: 'Export it as text: `gpg --armor --export` for a public key, `--export-secret-keys` for a private one.',
    });
}
function blocksIn(name, text, mask) {
    for (const { half, armored } of text.blocks)
        if (half === 'private')
            mask(new core_secret/* Secret */.zh(armored));
    if (text.flaw !== undefined)
        throw damaged(name, text.flaw);
    const [other] = text.otherBlocks;
    if (other === undefined)
        return text.blocks;
    const message = `\`${name}\` was given a PGP ${other.toLowerCase()}, not a key.`;
    throw new errors/* RestorableError */.s$('KEY_INVALID', message, { hint: (0,options_options/* findOption */.$K)(name)?.description });
}
function damaged(name, { flaw, half }) {
    const key = half === undefined ? 'a key' : `a ${half} key`;
    const missing = half === undefined ? 'its beginning or its end' : 'its end';
    const what = flaw === 'cut'
        ? `${key} that is truncated: ${missing} is missing`
        : `${key} that is damaged: a character was changed, lost or added`;
    return new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` contains ${what}.`, {
        hint: 'Copy all of it again, from the BEGIN to the END line. If line breaks get lost on the way, give it in base64: `base64 -w0 FILE`.',
    });
}
function refuseData(name, lines) {
    const other = otherFormat(lines.join('\n')) ?? lines.map(otherFormat).find((each) => each !== undefined);
    if (other !== undefined)
        throw otherThanKey(name, other);
    if (lines.some((line) => line.includes('-----') || (0,secrets/* looksLikeArmor */.Vd)(line))) {
        throw damaged(name, { flaw: 'cut', half: undefined });
    }
    if (lines.some(namesSeveralFiles))
        refuseSeveralFiles(name);
}
function otherThanKey(name, { what, hint }, where = '') {
    return new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` was given ${where}${what}, not an OpenPGP key.`, { hint });
}

;// CONCATENATED MODULE: ./build/requests/key-choice.js




function recipientsOf(options, mask) {
    const keys = options['encrypt-to'];
    if (keys !== undefined && options.passphrase === undefined) {
        return { kind: 'keys', publicKeys: readPublicKeys('encrypt-to', keys, mask) };
    }
    if (keys === undefined && options.passphrase !== undefined) {
        return { kind: 'passphrase', passphrase: new core_secret/* Secret */.zh(options.passphrase) };
    }
    throw oneOf('encrypt-to', keys !== undefined, 'Generate keys with `restorable keygen`, and give the public one here.');
}
function unlockOf(options, mask) {
    const keys = options['decrypt-with'];
    if (keys !== undefined && options.passphrase === undefined) {
        return { kind: 'keys', keys: readPrivateKeys('decrypt-with', keys, options['key-passphrase'], mask) };
    }
    if (keys === undefined && options['key-passphrase'] !== undefined) {
        throw (0,schema/* invalid */.Gq)('decrypt-with', '`key-passphrase` opens a key, but `decrypt-with` is missing.');
    }
    if (keys === undefined && options.passphrase !== undefined) {
        return { kind: 'passphrase', passphrase: new core_secret/* Secret */.zh(options.passphrase) };
    }
    throw oneOf('decrypt-with', keys !== undefined, 'A key has its own passphrase in `key-passphrase`; `passphrase` is for backups that were made with one.');
}
function oneOf(name, both, hint) {
    const message = both
        ? `\`${name}\` and \`passphrase\` exclude each other.`
        : `Either \`${name}\` or \`passphrase\` is needed.`;
    return new errors/* RestorableError */.s$('INPUT_INVALID', message, { hint });
}

// EXTERNAL MODULE: ./build/core/planning/policy.js
var policy = __webpack_require__(11240);
;// CONCATENATED MODULE: ./build/requests/retention.js




function signersOf(options, mask) {
    return options.signers === undefined ? [] : readPublicKeys('signers', options.signers, mask);
}
function verifiersOf({ verifiers }, mask) {
    return verifiers === undefined ? [] : readPublicKeys('verifiers', verifiers, mask);
}
function retentionKeys(options, { mask }) {
    const { passphrase } = options;
    return {
        signers: signersOf(options, mask),
        passphrase: passphrase === undefined ? undefined : new core_secret/* Secret */.zh(passphrase),
        verifiers: verifiersOf(options, mask),
    };
}
function policyOf(options) {
    const rules = {
        hourly: options['keep-hourly'],
        daily: options['keep-daily'],
        weekly: options['keep-weekly'],
        monthly: options['keep-monthly'],
        yearly: options['keep-yearly'],
    };
    const keep = { keepLast: options['keep-last'], keepWithinMs: options['keep-within'] };
    return (0,policy/* readPolicy */.T4)({ ...rules, ...keep, timeZone: options['time-zone'] });
}
function defaultPolicy(options) {
    return { ...policy/* DEFAULT_POLICY */.zj, timeZone: options['time-zone'] };
}
function retentionAfterBackup(options) {
    const policy = policyOf(options);
    if (policy === undefined) {
        const name = 'allow-failed-verification';
        if (options[name])
            throw (0,schema/* invalid */.Gq)(name, `\`${name}\` of a backup needs a keep rule, such as \`keep-daily\`.`);
        return undefined;
    }
    return {
        policy,
        allowFailedVerification: options['allow-failed-verification'],
        keepRecordsMs: options['keep-records'],
    };
}

;// CONCATENATED MODULE: ./build/requests/backup-request.js








function backupRequest(options, context) {
    const { file, mask } = context;
    const destinations = (0,options_destinations/* readDestinations */.s)(options.destination);
    const source = backupSource(options, context);
    return {
        mode: 'backup',
        ...source,
        hooks: file && hooksFor(source.name, { ...context, file }),
        destinations,
        recipients: recipientsOf(options, mask),
        runnerKey: readPrivateKey('runner-key', options, mask),
        allowUnsigned: options['allow-unsigned'],
        allowEphemeralDestination: options['allow-ephemeral-destination'],
        include: options.include,
        exclude: options.exclude,
        chain: {
            kind: options.kind,
            fullEveryMs: options['full-every'],
            maxChain: options['max-chain'],
        },
        minCopies: requireIn(options['min-copies'], destinations.length),
        readBack: options['read-back'],
        tunnel: (0,tunnel/* tunnelOf */.y)(options),
        maxReplicaLagMs: options['max-replica-lag'],
        rpoMs: options.rpo,
        verifyEveryMs: options['verify-every'],
        maxRate: options['max-rate'],
        window: options.window,
        timeZone: options['time-zone'],
        compressionLevel: options.compression,
        aead: options.openpgp === 'rfc9580',
        acceptNewSource: options['accept-new-source'],
        requireTls: options['require-tls'],
        withPasswordHashes: options['password-hashes'],
        rowCountTimeoutMs: options['row-count-timeout'],
        timeoutMs: options.timeout,
        diagnostics: options.diagnostics,
        ...retentionKeys(options, context),
        retention: retentionAfterBackup(options),
    };
}
function requireIn(requirement, destinations) {
    if (requirement === 'all' || requirement <= destinations)
        return requirement;
    throw (0,schema/* invalid */.Gq)('min-copies', `\`min-copies\` asks for ${requirement} copies, but there ${destinations === 1 ? 'is 1 destination' : `are ${destinations} destinations`}.`);
}

// EXTERNAL MODULE: ./build/key-bundle/bundle-roles.js
var bundle_roles = __webpack_require__(61285);
// EXTERNAL MODULE: ./build/key-bundle/key-bundle.js + 1 modules
var key_bundle = __webpack_require__(77059);
;// CONCATENATED MODULE: ./build/requests/bundle-options.js








const ROLE_OF = { backup: 'backup', verify: 'verify', restore: 'verify' };
const REPLACED_BY = {
    'encrypt-to': ['passphrase'],
    'decrypt-with': ['passphrase'],
    'key-passphrase': ['passphrase', 'decrypt-with'],
    passphrase: ['encrypt-to', 'decrypt-with'],
    'runner-key-passphrase': ['runner-key'],
    'verifier-key-passphrase': ['verifier-key'],
};
function withBundleOptions(mode, given, mask) {
    const value = given.get('key-bundle');
    if (value === undefined)
        return { raw: given, bundle: undefined };
    const bundle = (0,key_bundle/* readKeyBundle */.M)(textOf(value, mask), namedVariables(given.get('destination')));
    requireRole(mode, bundle);
    const supported = (0,options_options/* optionsOf */.cz)(mode);
    const raw = new Map(given);
    for (const [name, text] of bundle.options) {
        const isReplaced = [name, ...(REPLACED_BY[name] ?? [])].some((each) => given.has(each));
        if (supported.includes(name) && !isReplaced)
            raw.set(name, text.reveal());
    }
    return {
        raw,
        bundle: { holdsRecoveryKey: bundle.options.has('decrypt-with'), environment: bundle.environment },
    };
}
function textOf(value, mask) {
    const path = value.trim();
    if ((0,bundle_text/* holdsBundle */.P7)(value) && !(0,external_node_fs_.existsSync)(path))
        return value;
    const text = (0,files/* readInputFile */.j)('key-bundle', path, /\.\w{1,10}$/.test(path));
    for (const secret of (0,secrets/* secretsIn */.VY)(new Map([['key-bundle', text]])))
        mask(new core_secret/* Secret */.zh(secret));
    return text;
}
function requireRole(mode, { role }) {
    const needed = ROLE_OF[mode];
    if (needed === undefined || needed === role)
        return;
    throw (0,bundle_roles/* invalidBundle */.AL)(`is the bundle of the ${role} job, and this is \`${mode}\``, needed === 'backup'
        ? 'Give `backup.bundle`. A backup job must not hold the recovery key: remove the other bundle from the secrets that it can read.'
        : 'Give `verify.bundle`: a backup bundle holds nothing that decrypts.');
}
function namedVariables(destinations = '') {
    return destinations.split(/\r?\n/).flatMap((line) => {
        const parameters = new URLSearchParams(line.slice(line.indexOf('?') + 1));
        return ['env', 'sse-c-key-env'].flatMap((name) => parameters.get(name) ?? []);
    });
}

// EXTERNAL MODULE: ./build/core/planning/calendar.js
var calendar = __webpack_require__(12776);
// EXTERNAL MODULE: ./build/core/duration.js
var duration = __webpack_require__(81590);
// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
;// CONCATENATED MODULE: ./build/requests/reading-requests.js














function readRequest(options, { mask }) {
    return {
        name: (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations: (0,options_destinations/* readDestinations */.s)(options.destination),
        signers: signersOf(options, mask),
        backup: selectorOf(options.backup),
        unlock: unlockOf(options, mask),
        timeoutMs: options.timeout,
        diagnostics: options.diagnostics,
        tunnel: (0,tunnel/* tunnelOf */.y)(options),
    };
}
function verifyRequest(options, context) {
    const { file, mask } = context;
    const target = options.target === undefined || options.target === 'auto' ? undefined : options.target;
    const common = readRequest(options, context);
    return {
        ...common,
        mode: 'verify',
        commands: file && commandsFor('verify', common.name, { ...context, file }),
        target: target === undefined ? undefined : (0,urls/* readDatabaseUrl */.Bq)('target', target, context.say).url,
        verifyCopies: options['verify-copies'],
        trustSource: options['trust-source'],
        limits: {
            memoryBytes: options['sandbox-memory'],
            diskBytes: options['sandbox-disk'],
            processes: options['sandbox-processes'],
            timeoutMs: options['sandbox-timeout'],
        },
        checks: checksOf(options.checks),
        rtoMs: options.rto,
        rpoMs: options.rpo,
        verifierKey: readPrivateKey('verifier-key', options, mask),
        allowUnsigned: options['allow-unsigned'],
        verifiers: verifiersOf(options, mask),
    };
}
function restoreRequest(options, context) {
    return {
        ...readRequest(options, context),
        mode: 'restore',
        target: restoreTarget(options.target, context),
        replace: options.replace,
        onError: options['on-error'],
    };
}
const MOMENT = 'before:2026-11-21T02:00Z';
function selectorOf(text) {
    if (text === 'latest')
        return { kind: 'latest' };
    if (text.startsWith('age:'))
        return { kind: 'age', ms: ageOf(text.slice('age:'.length)) };
    if (!text.startsWith('before:')) {
        if (/^(?:newest|last|recent|current)$/i.test(text))
            throw (0,schema/* invalid */.Gq)('backup', 'The `backup` is not a backup id.', 'Write latest, or an id that `list` prints.');
        if (/^\d{4}-\d\d-\d\d/.test(text))
            throw (0,schema/* invalid */.Gq)('backup', 'The `backup` is a date, and not a backup id.', `Write ${MOMENT}, or an id.`);
        return { kind: 'id', id: (0,backup_id/* requireBackupId */.x1)(text) };
    }
    const time = text.slice('before:'.length);
    const parsed = new Date(time);
    if (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.test(time) && !Number.isNaN(+parsed)) {
        return { kind: 'before', time: parsed };
    }
    throw (0,schema/* invalid */.Gq)('backup', 'The time after `before:` is not an ISO 8601 time with its zone.', `Write ${MOMENT}, with a T and a zone (Z is UTC), or a time span such as age:7d.`);
}
function ageOf(text) {
    try {
        const ms = (0,duration/* parseDurationMs */.y)(text);
        if (ms > 0)
            return ms;
    }
    catch (thrown) {
        (0,errors/* failureOf */.g5)(thrown, ['request']);
    }
    throw (0,schema/* invalid */.Gq)('backup', 'The age after `age:` is not a duration such as 7d.');
}
function checksOf(value) {
    if (value === undefined || value.includes('\n') || /^(?:checks\s*:|-\s|\[|\{)/.test(value))
        return value;
    return (0,files/* readInputFile */.j)('checks', value);
}

// EXTERNAL MODULE: ./build/core/run-origin.js
var run_origin = __webpack_require__(10252);
;// CONCATENATED MODULE: ./build/requests/workflow-choice.js



function readWorkflow(options, { env, mask }) {
    const text = options.workflow?.trim();
    if (text === undefined)
        return undefined;
    const parts = text.split('/');
    const file = parts.pop() ?? '';
    if (parts.slice(-2).join('/') === '.github/workflows')
        parts.splice(-2);
    if (!(0,run_origin/* isWorkflowFile */.Kr)(file) || (parts.length !== 0 && !(0,run_origin/* isRepositoryName */.en)(parts.join('/')))) {
        throw (0,schema/* invalid */.Gq)('workflow', '`workflow` is not a file of a workflow.', 'Give its name, such as backup.yml, or owner/repo/backup.yml if it is not in the repository of this run.');
    }
    const repository = parts.length === 0 ? env['GITHUB_REPOSITORY'] : parts.join('/');
    if (repository === undefined || !(0,run_origin/* isRepositoryName */.en)(repository)) {
        throw (0,schema/* invalid */.Gq)('workflow', '`workflow` does not say in which repository it is.', `Outside of a workflow, give it as owner/repo/${file}.`);
    }
    const token = options['github-token']?.trim() || env['GITHUB_TOKEN'] || env['GH_TOKEN'];
    if (token === undefined || token === '') {
        throw (0,schema/* invalid */.Gq)('workflow', '`workflow` needs a token.', 'Set `github-token`, or on a command line GITHUB_TOKEN or GH_TOKEN, to a token that can read the Actions of that repository.');
    }
    const secret = new core_secret/* Secret */.zh(token);
    mask(secret);
    return { repository, file, token: secret };
}

;// CONCATENATED MODULE: ./build/requests/catalog-requests.js








function listRequest(options, context) {
    return {
        mode: 'list',
        name: options.name === undefined ? undefined : (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations: (0,options_destinations/* readDestinations */.s)(options.destination),
        ...retentionKeys(options, context),
        verifierKey: readPrivateKey('verifier-key', options, context.mask),
    };
}
function pruneRequest(options, context) {
    return {
        mode: 'prune',
        name: (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations: (0,options_destinations/* readDestinations */.s)(options.destination),
        ...retentionKeys(options, context),
        policy: policyOf(options) ?? defaultPolicy(options),
        allowFailedVerification: options['allow-failed-verification'],
        keepRecordsMs: options['keep-records'],
        verifierKey: readPrivateKey('verifier-key', options, context.mask),
        acceptMissing: options['accept-missing'],
        dryRun: options['dry-run'],
        timeoutMs: options.timeout,
    };
}
function syncRequest(options, context) {
    const destinations = (0,options_destinations/* readDestinations */.s)(options.destination);
    if (destinations.length < 2) {
        throw (0,schema/* invalid */.Gq)('destination', '`sync` needs at least two destinations.');
    }
    return {
        mode: 'sync',
        name: options.name === undefined ? undefined : (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations,
        ...retentionKeys(options, context),
        verifierKey: readPrivateKey('verifier-key', options, context.mask),
        policy: policyOf(options),
        readBack: options['read-back'],
        keepRecordsMs: options['keep-records'],
        allowEphemeralDestination: options['allow-ephemeral-destination'],
        dryRun: options['dry-run'],
        timeoutMs: options.timeout,
    };
}
function checkDestinationsRequest(options) {
    return {
        mode: 'check-destinations',
        name: options.name === undefined ? undefined : (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations: (0,options_destinations/* readDestinations */.s)(options.destination),
        allowEphemeralDestination: options['allow-ephemeral-destination'],
        timeoutMs: options.timeout,
    };
}
function statusRequest(options, context) {
    return {
        mode: 'status',
        name: (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations: (0,options_destinations/* readDestinations */.s)(options.destination),
        ...retentionKeys(options, context),
        verifierKey: readPrivateKey('verifier-key', options, context.mask),
        rpoMs: options.rpo,
        rtoMs: options.rto,
        verifyEveryMs: options['verify-every'],
        capacityBytes: options.capacity,
        scheduleTimeZone: requireTimeZone(options['schedule-time-zone']),
        policy: policyOf(options),
        workflow: readWorkflow(options, context),
        timeoutMs: options.timeout,
    };
}
function requireTimeZone(text) {
    new calendar/* Calendar */.V(text);
    return text;
}
function holdRequest(options, { mask }) {
    return {
        name: (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations: (0,options_destinations/* readDestinations */.s)(options.destination),
        backup: selectorOf(options.backup),
        reason: options.reason,
        verifierKey: readPrivateKey('verifier-key', options, mask),
    };
}

// EXTERNAL MODULE: ./build/options/examinable.js
var examinable = __webpack_require__(61599);
;// CONCATENATED MODULE: ./build/requests/doctor-request.js



















function attempting(problems, located = (work) => work()) {
    return (option, work) => {
        try {
            return located(work);
        }
        catch (thrown) {
            problems.push({ option, error: (0,errors/* failureOf */.g5)(thrown, ['request', 'keys']) });
            return undefined;
        }
    };
}
function givenToDoctor(raw) {
    const problems = [];
    const attempt = attempting(problems);
    const given = new Map();
    for (const [name, value] of raw) {
        (0,options_given/* requireOption */.Ve)('doctor', name);
        const read = attempt(name, () => (0,options_given/* givenOptions */.G0)('doctor', new Map([[name, value]])));
        if (read !== undefined)
            given.set(name, value);
    }
    return { given, problems };
}
function bundleForDoctor(given, { mask, problems: known }) {
    const problems = [...known];
    const read = attempting(problems)('key-bundle', () => withBundleOptions('doctor', given, mask));
    return { ...(read ?? { raw: given, bundle: undefined }), problems };
}
function doctorRequest(raw, context) {
    const { mask, located } = context;
    const problems = [...context.problems];
    const attempt = attempting(problems, located);
    const options = readEach(raw, attempt);
    const source = attempt('database', () => sourceOf(options, context));
    const { passphrase } = options;
    const secret = passphrase === undefined ? undefined : new core_secret/* Secret */.zh(passphrase);
    const request = {
        mode: 'doctor',
        name: attempt('name', () => nameOf(options)) ?? (source && (0,urls/* suggestedName */.Zt)(source)),
        database: source,
        destinations: destinationsOf(options.destination, attempt),
        recipients: attempt('encrypt-to', () => givenRecipients(options, mask)),
        runnerKey: attempt('runner-key', () => readPrivateKey('runner-key', options, mask)),
        unlock: attempt('decrypt-with', () => givenUnlock(options, mask)),
        verifierKey: attempt('verifier-key', () => readPrivateKey('verifier-key', options, mask)),
        signers: attempt('signers', () => signersOf(options, mask)) ?? [],
        verifiers: attempt('verifiers', () => verifiersOf(options, mask)) ?? [],
        passphrase: secret,
        dump: {
            include: options.include,
            exclude: options.exclude,
            rowCountTimeoutMs: options['row-count-timeout'],
            withPasswordHashes: options['password-hashes'],
        },
        requireTls: options['require-tls'],
        maxReplicaLagMs: options['max-replica-lag'],
        tunnel: attempt('tunnel', () => (0,tunnel/* tunnelOf */.y)(options)),
        allowEphemeralDestination: options['allow-ephemeral-destination'],
        target: attempt('target', () => targetOf(options)),
        trustSource: options['trust-source'],
        timeoutMs: options.timeout,
    };
    if (problems.length === 0)
        for (const mode of examinable/* EXAMINED */.Q)
            tryMode(mode, raw, context, problems);
    return { ...request, problems };
}
function tryMode(mode, raw, context, problems) {
    const of = new Map([...raw].filter(([name]) => (0,options_options/* findOption */.$K)(name)?.modes.includes(mode) === true));
    const locks = mode === 'backup' ? ['encrypt-to', 'passphrase'] : ['decrypt-with', 'passphrase'];
    const needed = mode === 'backup' ? ['destination'] : ['destination', 'name'];
    if (!needed.every((name) => of.has(name)) || !locks.some((name) => of.has(name)))
        return;
    if (mode === 'backup' && !of.has('database'))
        return;
    try {
        context.located(() => mode === 'backup' ? backupRequest((0,schema/* readOptions */.Tt)(mode, of), context) : verifyRequest((0,schema/* readOptions */.Tt)(mode, of), context));
    }
    catch (thrown) {
        const error = (0,errors/* failureOf */.g5)(thrown, ['request', 'keys']);
        const [, named = ''] = /`([a-z-]+)`/.exec(error.message) ?? [];
        problems.push({ option: options_options/* OPTION_NAMES */.TM.find((name) => name === named) ?? 'name', error });
    }
}
function targetOf({ target }) {
    return target === undefined || target === 'auto' ? undefined : (0,urls/* readDatabaseUrl */.Bq)('target', target);
}
function readEach(raw, attempt) {
    const good = new Map();
    for (const [name, value] of raw) {
        const read = attempt(name, () => (0,schema/* readOptions */.Tt)('doctor', new Map([[name, value]])));
        if (read !== undefined)
            good.set(name, value);
    }
    return (0,schema/* readOptions */.Tt)('doctor', good);
}
function sourceOf(options, context) {
    const { database, name } = options;
    const { file } = context;
    const key = name === undefined || file === undefined ? undefined : (0,entries/* entryOf */.M)(file.config, name);
    const section = key === undefined ? undefined : file?.config.databases[key];
    if (section?.commands !== undefined)
        return backupSource(options, context).database;
    if (database === undefined)
        return undefined;
    const source = (0,urls/* readDatabaseUrl */.Bq)('database', database);
    return name === undefined ? source : (0,server_url/* chosenSource */.G7)(source, key, (0,database_name/* requireDatabaseName */.ES)(name));
}
function destinationsOf(lines, attempt) {
    const specs = lines.flatMap((line) => attempt('destination', () => (0,options_destinations/* readDestinations */.s)([line])) ?? []);
    attempt('destination', () => (0,options_destinations/* requireDifferent */.z)(lines));
    return specs;
}
function givenRecipients(options, mask) {
    const isGiven = options['encrypt-to'] !== undefined || options.passphrase !== undefined;
    return isGiven ? recipientsOf(options, mask) : undefined;
}
function givenUnlock(options, mask) {
    const { 'decrypt-with': keys, 'key-passphrase': keyPassphrase, passphrase } = options;
    return (keys ?? keyPassphrase ?? passphrase) ? unlockOf(options, mask) : undefined;
}
function nameOf({ name }) {
    return name === undefined ? undefined : (0,database_name/* requireDatabaseName */.ES)(name);
}

// EXTERNAL MODULE: ./build/options/cron.js
var cron = __webpack_require__(19235);
// EXTERNAL MODULE: ./build/options/setup-alerts.js
var setup_alerts = __webpack_require__(17756);
// EXTERNAL MODULE: ./build/ports/engine.js
var ports_engine = __webpack_require__(32347);
;// CONCATENATED MODULE: ./build/requests/init-request.js










const ACTION = /^[\w.-]+\/[\w.-]+(?:\/[\w.-]+)*@[\w./-]+$/;
const SECRET_NAME = /^(?!GITHUB_|RESTORABLE_|INPUT_)[A-Z_][A-Z0-9_]*$/;
function initRequest(options, { env }) {
    if (env['GITHUB_ACTIONS'] === 'true') {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', '`init` writes private keys, and a job is not the place for them.', {
            hint: 'Run it on your computer, or on the server.',
        });
    }
    return {
        mode: 'init',
        databases: readDatabases(options.database),
        engine: readEngine(options.engine),
        name: options.name === undefined ? undefined : (0,database_name/* requireDatabaseName */.ES)(options.name),
        databaseSecret: readSecretName(options['database-secret']),
        destinations: readSetupDestinations(options.destination),
        encryption: options.encryption,
        passphrase: options.passphrase === undefined ? undefined : new core_secret/* Secret */.zh(options.passphrase),
        identity: options.identity,
        schedule: options.schedule === undefined ? undefined : (0,cron.readCron)(options.schedule),
        scheduler: options['schedule-with'],
        action: options.action === undefined ? undefined : readAction(options.action),
        repository: options.repository,
        outputDirectory: options.output,
        applySecrets: options['apply-secrets'],
        withQrCodes: options.qr,
        skipTests: options['skip-tests'],
        alerts: (0,setup_alerts/* givenAlerts */.R_)(options.notify, options.alerts),
        heartbeat: options.heartbeat,
        asksNothing: options.yes,
        force: options.force,
    };
}
function readDatabases(text) {
    const lines = (text ?? '').split(/\r?\n/).map((line) => line.trim());
    return lines.filter((line) => line !== '').map((line) => (0,urls/* readDatabaseUrl */.Bq)('database', line));
}
function readSetupDestinations(lines) {
    const specs = (0,options_destinations/* readDestinations */.s)(lines);
    return specs.map((spec, at) => ({ line: lines[at], spec }));
}
function readEngine(text) {
    if (text === undefined)
        return undefined;
    const engine = ports_engine/* ENGINES */.u.filter((each) => each !== 'command').find((each) => each === text);
    if (engine !== undefined)
        return engine;
    throw (0,schema/* invalid */.Gq)('engine', '`engine` is not known.', (0,suggest/* didYouMean */.au)(text, ports_engine/* ENGINES */.u));
}
function readSecretName(text) {
    if (SECRET_NAME.test(text))
        return text;
    throw (0,schema/* invalid */.Gq)('database-secret', '`database-secret` is not a name that a secret can have.', 'Use capital letters, digits and "_", without the prefixes GITHUB_, RESTORABLE_ and INPUT_: DATABASE_URL.');
}
function readAction(text) {
    if (ACTION.test(text))
        return text;
    throw (0,schema/* invalid */.Gq)('action', '`action` has not the form OWNER/REPO@REF.');
}

// EXTERNAL MODULE: ./build/core/planning/name-pattern.js
var name_pattern = __webpack_require__(23306);
;// CONCATENATED MODULE: ./build/requests/matrix-request.js



function matrixRequest(options, { file }) {
    if (file === undefined)
        throw new Error('`config` names a file, and it was not read.');
    const { databases, defaults } = file.config;
    return {
        mode: 'matrix',
        databases: Object.entries(databases).map(([name, section]) => {
            if ((0,name_pattern/* isPattern */.Pt)(name)) {
                throw file.invalid(['databases', name], 'means every database of a server, and `matrix` connects to none', 'Back it up with `all` in one run, or write each database in the file.');
            }
            const url = section.commands === undefined ? (section.database ?? defaults?.database) : undefined;
            return {
                name: (0,database_name/* requireDatabaseName */.ES)(name),
                variable: typeof url === 'string' ? (0,substitute/* onlyVariable */.P0)(url) : undefined,
            };
        }),
        filter: options.filter,
        shard: options.shard,
    };
}

// EXTERNAL MODULE: ./build/options/notify.js + 1 modules
var notify = __webpack_require__(99777);
;// CONCATENATED MODULE: ./build/requests/notify-test-request.js


function notifyTestRequest(options) {
    const { channels, issues, problems } = (0,notify/* readChannels */.N)(options.notify.join('\n'));
    const [problem] = problems;
    if (problem !== undefined)
        throw problem;
    if (channels.length === 0) {
        throw (0,schema/* invalid */.Gq)('notify', '`notify` has no channel that a test message can be sent to: a test would open an issue.');
    }
    return { mode: 'notify-test', channels, hasIssues: issues !== undefined };
}

// EXTERNAL MODULE: ./build/core/passphrase-cost.js
var passphrase_cost = __webpack_require__(12086);
;// CONCATENATED MODULE: ./build/requests/passphrase-strength.js


const DAY_SECONDS = 86_400;
const YEAR_SECONDS = 365 * DAY_SECONDS;
const WANTED_SECONDS = 10 * YEAR_SECONDS;
const ESTIMATED_LENGTH = 64;
const SEPARATORS = 10;
const OUR_WORDS = ['restorable', 'backup', 'backups', 'passphrase', 'recovery', 'database', 'encrypt'];
const READER = 'anyone who can read the storage';
async function requireStrongPassphrase(request) {
    const chosen = chosenIn(request);
    if (chosen === undefined)
        return;
    const seconds = (await guessesFor(chosen)) / (0,passphrase_cost/* guessesPerSecond */.D1)(chosen.countByte);
    if (seconds >= WANTED_SECONDS)
        return;
    const { option, attacker } = chosen;
    throw new errors/* RestorableError */.s$('PASSPHRASE_WEAK', `\`${option}\` is too easy to guess: ${attacker} could find it ${within(seconds)}.`, {
        hint: 'Use a random one, such as the output of `openssl rand -base64 32`, or six random words. Earlier backups stay readable with their own passphrase.',
    });
}
function chosenIn(request) {
    if (request.mode === 'doctor' && request.database !== undefined && request.recipients?.kind === 'passphrase') {
        const passphrase = request.recipients.passphrase.reveal();
        const words = request.name === undefined ? [] : [request.name];
        return { option: 'passphrase', passphrase, attacker: READER, countByte: passphrase_cost/* S2K_COUNT_BYTE */.yu, words };
    }
    if (request.mode === 'backup' && request.recipients.kind === 'passphrase') {
        const passphrase = request.recipients.passphrase.reveal();
        return { option: 'passphrase', passphrase, attacker: READER, countByte: passphrase_cost/* S2K_COUNT_BYTE */.yu, words: [request.name] };
    }
    if (request.mode === 'init' && request.passphrase !== undefined) {
        const words = request.name === undefined ? [] : [request.name];
        const passphrase = request.passphrase.reveal();
        return { option: 'passphrase', passphrase, attacker: READER, countByte: passphrase_cost/* S2K_COUNT_BYTE */.yu, words };
    }
    if (request.mode === 'keygen' && request.passphrase !== undefined) {
        const attacker = "anyone who gets hold of the key's file";
        const passphrase = request.passphrase.reveal();
        const words = [request.identity];
        return { option: 'key-passphrase', passphrase, attacker, countByte: passphrase_cost/* KEY_S2K_COUNT_BYTE */.of, words };
    }
    return undefined;
}
async function guessesFor({ passphrase, words }) {
    const estimator = await loadEstimator();
    const known = [...OUR_WORDS, ...words.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)])];
    const text = [...passphrase.normalize('NFKC')].slice(0, ESTIMATED_LENGTH).join('');
    const { guesses } = estimator.check(text, known);
    const joined = estimator.check(text.replaceAll(/[\s\p{P}]+/gu, ''), known);
    return Math.min(guesses, joined.guesses * SEPARATORS);
}
let loaded;
async function loadEstimator() {
    const known = loaded?.deref();
    if (known !== undefined)
        return known;
    const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }, { default: commonWords }] = await Promise.all([
        __webpack_require__.e(/* import() */ 2591).then(__webpack_require__.t.bind(__webpack_require__, 12591, 19)),
        __webpack_require__.e(/* import() */ 4616).then(__webpack_require__.t.bind(__webpack_require__, 24616, 19)),
        __webpack_require__.e(/* import() */ 9160).then(__webpack_require__.bind(__webpack_require__, 19160)),
    ]);
    const estimator = new ZxcvbnFactory({ dictionary: { ...dictionary, commonWords }, graphs: adjacencyGraphs });
    loaded = new WeakRef(estimator);
    return estimator;
}
function within(seconds) {
    if (seconds < DAY_SECONDS)
        return 'within a day';
    return seconds < YEAR_SECONDS ? 'within a year' : 'within ten years';
}

;// CONCATENATED MODULE: ./build/requests/parse-request.js
















async function parseRequest(raw, environment) {
    maskSecrets(raw, environment);
    const mode = readMode(raw.get('mode'));
    const read = givenIn(mode, raw);
    return parse_request_readRequest(mode, { ...read, environment, file: await readFileOf(read.given) });
}
function givenIn(mode, raw) {
    const options = new Map([...raw].filter(([name]) => name !== 'mode'));
    return mode === 'doctor' ? givenToDoctor(options) : { given: (0,options_given/* givenOptions */.G0)(mode, options), problems: [] };
}
async function readFileOf(given) {
    const path = given.get('config');
    if (path === undefined)
        return undefined;
    return (await Promise.all(/* import() */[__webpack_require__.e(6637), __webpack_require__.e(5147)]).then(__webpack_require__.bind(__webpack_require__, 35147))).readConfigFile(path);
}
async function parse_request_readRequest(mode, source) {
    const request = await requestFrom(mode, source);
    try {
        await requireStrongPassphrase(request);
        return request;
    }
    catch (thrown) {
        if (!('problems' in request))
            throw thrown;
        const problem = { option: 'passphrase', error: (0,errors/* failureOf */.g5)(thrown, ['request']) };
        return { ...request, problems: [...request.problems, problem] };
    }
}
async function requestFrom(mode, { given, environment, file, problems }) {
    const context = { ...environment, file, problems, located: (work) => work() };
    const read = (raw, more = {}) => withBundle(mode, raw, { ...context, ...more });
    if (file === undefined)
        return read(given);
    const { withFileOptions } = await __webpack_require__.e(/* import() */ 6880).then(__webpack_require__.bind(__webpack_require__, 56880));
    const { raw, destinationNames, located, problems: inFile } = withFileOptions(mode, file, given, environment);
    return withNames(located(() => read(raw, { located, problems: [...problems, ...inFile] })), destinationNames);
}
function withNames(request, names) {
    if (!('destinations' in request))
        return request;
    return { ...request, destinations: request.destinations.map((spec, at) => ({ ...spec, name: names[at] })) };
}
function withBundle(mode, given, context) {
    if (!given.has('key-bundle'))
        return requestOf(mode, given, context);
    const read = mode === 'doctor' ? bundleForDoctor(given, context) : withBundleOptions(mode, given, context.mask);
    return { ...requestOf(mode, read.raw, { ...context, ...read }), bundle: read.bundle };
}
function requestOf(mode, raw, context) {
    switch (mode) {
        case 'backup':
            return backupRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'verify':
            return verifyRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'restore':
            return restoreRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'list':
            return listRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'status':
            return statusRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'prune':
            return pruneRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'sync':
            return syncRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'check-destinations':
            return checkDestinationsRequest((0,schema/* readOptions */.Tt)(mode, raw));
        case 'doctor':
            return doctorRequest(raw, context);
        case 'hold':
            return { mode, ...holdRequest((0,schema/* readOptions */.Tt)(mode, raw), context) };
        case 'release':
            return { mode, ...holdRequest((0,schema/* readOptions */.Tt)(mode, raw), context) };
        case 'matrix':
            return matrixRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'notify-test':
            return notifyTestRequest((0,schema/* readOptions */.Tt)(mode, raw));
        case 'keygen':
            return keygenRequest((0,schema/* readOptions */.Tt)(mode, raw));
        case 'init':
            return initRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
    }
}
function keygenRequest(options) {
    const { output, identity = '', 'key-passphrase': passphrase, 'keep-keys': keepKeys } = options;
    if (identity === '' && !keepKeys)
        throw (0,schema/* invalid */.Gq)('identity', '`keygen` needs `identity`.');
    return {
        mode: 'keygen',
        outputDirectory: output,
        identity,
        passphrase: passphrase === undefined ? undefined : new core_secret/* Secret */.zh(passphrase),
        withCredentials: options['bundle-credentials'],
        keepKeys,
    };
}
function maskSecrets(raw, environment) {
    for (const secret of (0,secrets/* secretsIn */.VY)(raw))
        environment.mask(new core_secret/* Secret */.zh(secret));
}
function readMode(text) {
    const given = text?.trim() ?? '';
    const mode = options_mode/* MODES */.FN.find((each) => each === given);
    if (mode !== undefined)
        return mode;
    const shown = given.slice(0, 30).replaceAll(/[^\w-]/g, '?');
    throw new errors/* RestorableError */.s$('INPUT_INVALID', given === '' ? '`mode` is missing.' : `\`${shown}\` is not a mode.`, {
        hint: given === '' ? `Choose one of: ${options_mode/* MODES */.FN.join(', ')}.` : (0,synonyms/* modeHint */.H)(given, options_mode/* MODES */.FN),
    });
}


/***/ }),

/***/ 93831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ secretsInChannels)
/* harmony export */ });
/* harmony import */ var _ports_channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11258);

const FACTS = _ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .CHANNEL_NAMES */ .bW.map(_ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOfChannel */ .W6);
const SECRET_SETTINGS = new Set(FACTS.flatMap(({ secret }) => secret));
const PLAIN_SETTINGS = new Set([
    ...['severity', 'conditions'],
    ...FACTS.flatMap(({ parameters }) => parameters).filter((name) => !SECRET_SETTINGS.has(name)),
]);
const TOKEN = /^(?=.*\d)[\w~.+=-]{16,}$|^(?=.*[a-z])(?=.*[A-Z])[\w~.+=-]{20,}$/;
function secretsInChannels(text) {
    return text.split(/\r?\n/).flatMap((line) => line
        .trim()
        .split(/\s+/)
        .flatMap((word, at) => secretsInWord(word, at === 0)));
}
function secretsInWord(word, isFirst) {
    if (word === '' || isPlainSetting(word) || isKnownWord(word))
        return [];
    if (isFirst && /^[a-z-]{1,20}$/i.test(word))
        return [];
    const value = /^[a-z-]+=(.*)$/is.exec(word)?.[1] ?? word;
    if (value === '')
        return [];
    return value.split(/,(?=[a-z][a-z0-9+.-]*:\/\/)/i).flatMap((each) => [each, ...keysIn(each), ...tokensIn(each)]);
}
function isPlainSetting(word) {
    const at = word.indexOf('=');
    return at !== -1 && PLAIN_SETTINGS.has(word.slice(0, at).toLowerCase());
}
function isKnownWord(word) {
    return _ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .CHANNEL_NAMES */ .bW.some((kind) => kind === word.toLowerCase() || (0,_ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOfChannel */ .W6)(kind).flags.includes(word));
}
function tokensIn(value) {
    const [, afterHost = value] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/is.exec(value) ?? [];
    return afterHost.split(/[/?#&=:]/).filter((part) => TOKEN.test(part));
}
function keysIn(value) {
    const key = /^whsec_(.+)$/.exec(value)?.[1];
    return key === undefined ? [] : [key];
}


/***/ }),

/***/ 19689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ct: () => (/* binding */ secretsInUrl),
/* harmony export */   FS: () => (/* binding */ privateKeyTexts),
/* harmony export */   VY: () => (/* binding */ secretsIn),
/* harmony export */   Vd: () => (/* binding */ looksLikeArmor),
/* harmony export */   jc: () => (/* binding */ holdsPrivateKey)
/* harmony export */ });
/* harmony import */ var _key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3333);
/* harmony import */ var _options_heartbeat_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60055);
/* harmony import */ var _options_mode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5560);
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96285);
/* harmony import */ var _options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3754);
/* harmony import */ var _ports_storage_variables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32996);
/* harmony import */ var _channel_secrets_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93831);







const PRIVATE_KEY = /(?:PRIVATE|SECRET) KEY(?: BLOCK|-{2,})|AGE-SECRET-KEY-1/i;
const PUBLIC_KEY = 'PUBLIC KEY BLOCK';
const UNKNOWN_SECRET_LENGTH = 8;
const BUNDLE_MARK = 'restorable-bundle';
const SECRET_PARAMETER = /secret|token|password|passphrase|signature|credential|^sig$|access-?key|api[-_]?key|^pwd$/i;
function secretsIn(raw) {
    const found = [];
    for (const [name, value] of raw) {
        const option = (0,_options_options_js__WEBPACK_IMPORTED_MODULE_3__/* .findOption */ .$K)(name);
        if ((option?.secrecy === 'bundle' && (0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .holdsBundle */ .P7)(value)) || (0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .beginsBundle */ .n4)(value))
            found.push(...secretsInBundle(value));
        if (option?.secrecy === 'channels')
            found.push(...(0,_channel_secrets_js__WEBPACK_IMPORTED_MODULE_6__/* .secretsInChannels */ .$)(value));
        else if (option?.secrecy === 'heartbeat')
            found.push(...(0,_options_heartbeat_js__WEBPACK_IMPORTED_MODULE_1__/* .secretsInHeartbeat */ .Nd)(value));
        else if (option?.secrecy === 'value')
            found.push(value);
        else if (holdsPrivateKey(value, option?.secrecy))
            found.push(...privateKeyTexts(value));
        else if (option === undefined && value.length >= UNKNOWN_SECRET_LENGTH && !isMode(name, value))
            found.push(value);
        if (option?.secrecy === 'urls' || value.includes('://')) {
            for (const line of value.split(/\r?\n/))
                found.push(...secretsInLine(line.trim()));
        }
    }
    return found.filter((value) => value.trim() !== '');
}
function secretsInBundle(text) {
    const tidy = (0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .tidyBundle */ .Zc)(text);
    const found = [text, tidy];
    for (const document of [(0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeLeniently */ .t4)(tidy), text]) {
        for (const [name, value] of (0,_key_bundle_bundle_text_js__WEBPACK_IMPORTED_MODULE_0__/* .pairsIn */ .jR)(document)) {
            if ((0,_options_options_js__WEBPACK_IMPORTED_MODULE_3__/* .findOption */ .$K)(name) !== undefined)
                found.push(...secretsIn(new Map([[name, value]])));
            else if (name !== 'role' && name !== BUNDLE_MARK) {
                if ((0,_ports_storage_variables_js__WEBPACK_IMPORTED_MODULE_5__/* .storageVariable */ .a)(name)?.isSecret !== false)
                    found.push(value);
                else
                    found.push(...secretsInUrl(value));
            }
        }
    }
    return found;
}
function isMode(name, value) {
    return name === 'mode' && _options_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .MODES */ .FN.some((mode) => mode === value.trim());
}
function holdsPrivateKey(text, secrecy) {
    if (PRIVATE_KEY.test(text))
        return true;
    return secrecy === 'keys' && !text.includes(PUBLIC_KEY) && wordsOf(text).some(looksLikeArmor);
}
function privateKeyTexts(text) {
    return [...(PRIVATE_KEY.test(text) ? [text] : []), ...wordsOf(text).filter(looksLikeArmor)];
}
function wordsOf(text) {
    return text.split(/\s+|\\+[nrt]|["'`,;]/);
}
function looksLikeArmor(line) {
    return /^[A-Za-z0-9+/=]{40,}$/.test(line.trim());
}
function secretsInLine(line) {
    const texts = new Set([line, (0,_options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__/* .unwrapUrl */ .LS)(line), (0,_options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__/* .readPastedUrl */ .tg)(line).url, ...(0,_options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__/* .urlsInText */ .Jv)(line)]);
    const found = [...[...texts].flatMap(secretsInUrl), ...(0,_options_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__/* .passwordsInText */ .t0)(line)];
    return found.length === 0 ? [] : [...found, line];
}
function secretsInUrl(text) {
    const match = /^(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\/(.*)$/is.exec(text);
    const rest = match?.[1];
    if (rest === undefined)
        return [];
    const found = new Set();
    const publicWords = publicWordsOf(rest);
    for (const password of passwordsOf(rest)) {
        const values = [password, decode(password)];
        if (values.some((value) => publicWords.has(value)))
            found.add(`:${password}@`);
        else
            for (const value of values)
                found.add(value);
    }
    for (const [name, value] of parametersOf(rest)) {
        if (!SECRET_PARAMETER.test(name))
            continue;
        found.add(value);
        found.add(decode(value));
    }
    if (found.size > 0)
        found.add(text);
    return [...found].filter((value) => value !== '');
}
function passwordsOf(rest) {
    const greedy = /^[^:/?#@]*:(.+)@/s.exec(rest)?.[1];
    const plain = /^[^:/?#@]*:([^@]+)@/s.exec(rest)?.[1];
    const afterUser = /^[^:/?#]*@[^:/?#]*:([^/?#]+)@/.exec(rest)?.[1];
    return [...new Set([greedy, plain, afterUser])].filter((value) => value !== undefined);
}
function publicWordsOf(rest) {
    const [beforeQuery = ''] = rest.split('?');
    const user = /^([^:/?#@]*)[:@]/.exec(rest)?.[1] ?? '';
    const location = beforeQuery.slice(beforeQuery.lastIndexOf('@') + 1);
    return new Set([user, ...location.split(/[/:]/)].flatMap((word) => [word, decode(word)]));
}
function parametersOf(rest) {
    const query = rest.slice(rest.indexOf('?') + 1);
    if (!rest.includes('?'))
        return [];
    return query.split('&').map((pair) => {
        const at = pair.indexOf('=');
        return at === -1 ? [pair, ''] : [decode(pair.slice(0, at)), pair.slice(at + 1)];
    });
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ })

};
