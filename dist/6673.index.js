export const id = 6673;
export const ids = [6673,9235];
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
/* harmony export */   NB: () => (/* binding */ COPY_STATES),
/* harmony export */   YH: () => (/* binding */ worstReason),
/* harmony export */   bk: () => (/* binding */ VERDICTS),
/* harmony export */   pN: () => (/* binding */ refutes),
/* harmony export */   sh: () => (/* binding */ confirms)
/* harmony export */ });
const VERDICTS = ['passed', 'failed', 'error', 'skipped'];
const COPY_STATES = ['read', 'not-read', 'damaged', 'unreachable'];
const FAILURE_REASONS = ['backup', 'lineage', 'check', 'objective'];
const REASONS = {
    lineage: 'lineage',
    query: 'check',
    volume: 'check',
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
        ...oncePerPlace(checks).flatMap((check) => samplesOfObjective(check, check.at ?? destination)),
    ];
}
function oncePerPlace(checks) {
    const objectives = checks.filter((check) => (0,core_check/* objectiveOf */.pc)(check) !== undefined);
    const each = Map.groupBy(objectives, ({ name, at = '' }) => `${name} ${at}`);
    return [...each.values()].flatMap((same) => same.find(({ outcome }) => outcome !== 'passed') ?? same.slice(0, 1));
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
// EXTERNAL MODULE: ./build/options/options.js + 10 modules
var options = __webpack_require__(80515);
// EXTERNAL MODULE: ./build/requests/parse-request.js + 19 modules
var parse_request = __webpack_require__(30357);
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
        checkout: parts.checkout,
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
    return { mayContain: request.mode === 'drill' || (request.mode === 'verify' && !request.trustSource) };
}
function opensBackups(request) {
    if (request.bundle?.holdsRecoveryKey === true)
        return true;
    switch (request.mode) {
        case 'verify':
        case 'restore':
        case 'drill':
            return true;
        case 'keygen':
        case 'init':
            return true;
        case 'backup':
            return request.recipients.kind === 'passphrase' || request.passphrase !== undefined;
        case 'doctor':
            return request.unlock !== undefined || request.passphrase !== undefined;
        case 'runbook':
        case 'list':
        case 'status':
        case 'history':
        case 'prune':
        case 'sync':
        case 'page':
        case 'evidence':
        case 'verify-evidence':
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

/***/ 87166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ publish)
/* harmony export */ });
/* unused harmony export publishOutcome */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22193);
/* harmony import */ var _report_document_document_of_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57148);
/* harmony import */ var _report_render_json_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(79014);
/* harmony import */ var _report_render_markdown_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(63593);








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
    const written = await writeReport(report, outlets);
    const warnings = written.problem === undefined ? [] : [written.problem.message];
    const document = await attempt(outlets, async () => (0,_report_document_document_of_js__WEBPACK_IMPORTED_MODULE_5__/* .documentOf */ .l)({ ...report, warnings: [...report.warnings, ...warnings] }));
    const pageProblem = await writePage(document, outlets, [outlets.reportPath]);
    const history = await writeHistory(report, document, outlets);
    const missing = [outlets.reportPath === undefined ? undefined : written.problem, pageProblem, history.problem].filter((problem) => problem !== undefined);
    const error = outcome.error ?? missing[0];
    await attempt(outlets, async () => outlets.setOutputs?.({ report, error }, written.path));
    if (document !== undefined)
        await attempt(outlets, async () => outlets.writeSummary?.((0,_report_render_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .renderMarkdown */ .G)(document)));
    const isShown = await attempt(outlets, async () => {
        outlets.show(outcome, document, history.printed);
        return true;
    });
    if (isShown === undefined)
        outlets.show(outcome, undefined);
    if (written.problem !== undefined && outlets.reportPath === undefined)
        outlets.warn(written.problem.message);
    for (const problem of missing)
        outlets.showError(problem);
    return missing.length === 0 ? outcome.exitCode : outcome.exitCode || _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .EXIT */ .dc.failed;
}
async function attempt(outlets, work) {
    try {
        return await work();
    }
    catch (thrown) {
        outlets.warn((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .toRestorableError */ .tj)(thrown).message);
        return undefined;
    }
}
async function writeReport(report, { reportPath, reportFolder }) {
    const paths = reportPath === undefined ? usualPaths(report, reportFolder) : [reportPath];
    let problem;
    for (const path of paths) {
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(path, (0,_report_render_json_js__WEBPACK_IMPORTED_MODULE_7__/* .renderJson */ .h)(report), { mode: 0o600 });
            return { path, problem: undefined };
        }
        catch (cause) {
            problem ??= unwritable('report file', 'report', cause);
        }
    }
    return { path: undefined, problem };
}
async function writePage(document, { htmlPath }, others) {
    if (htmlPath === undefined)
        return undefined;
    if (document === undefined) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RestorableError */ .s$('FILE_UNWRITABLE', 'The page could not be built, so it was not written.', {
            hint: 'The warnings of the run say why. Use the JSON report, and report this defect.',
        });
    }
    const { renderHtml } = await __webpack_require__.e(/* import() */ 1326).then(__webpack_require__.bind(__webpack_require__, 81326));
    return writeOwn({ path: htmlPath, what: 'page', option: 'report-html' }, renderHtml(document), others);
}
async function writeOwn({ path, what, option }, text, others) {
    if (others.some((other) => other !== undefined && (0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(other) === (0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(path))) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RestorableError */ .s$('FILE_UNWRITABLE', `The ${what} was not written: another file of this run has its path.`, {
            hint: `Give another path as \`${option}\`.`,
        });
    }
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(path, text, { mode: 0o600 });
        return undefined;
    }
    catch (cause) {
        return unwritable(what, option, cause);
    }
}
async function writeHistory(report, document, { historyPath, reportPath, htmlPath }) {
    if (report.mode !== 'history' || document === undefined)
        return {};
    if (historyPath === undefined && report.format === 'table')
        return {};
    const { renderHistory } = await __webpack_require__.e(/* import() */ 5442).then(__webpack_require__.bind(__webpack_require__, 95442));
    const text = await renderHistory(report, document);
    if (text === undefined)
        return {};
    if (historyPath === undefined)
        return { printed: text };
    const file = { path: historyPath, what: 'history', option: 'history-file' };
    const problem = await writeOwn(file, text, [reportPath, htmlPath]);
    return problem === undefined ? {} : { problem };
}
function usualPaths(report, folder) {
    if (folder === undefined)
        return [];
    const name = `restorable-${report.mode}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}.json`;
    return [...new Set([folder, (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)()])].map((each) => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(each, name));
}
function unwritable(what, option, cause) {
    const { code = 'unknown' } = cause;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RestorableError */ .s$('FILE_UNWRITABLE', `The ${what} can't be written (${code}).`, {
        hint: HINTS[code] ?? `As \`${option}\`, give the path of a file that this user may write, in a folder that exists.`,
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
/* harmony import */ var _requests_parse_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30357);


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
// EXTERNAL MODULE: ./build/requests/parse-request.js + 19 modules
var parse_request = __webpack_require__(30357);
// EXTERNAL MODULE: ./build/options/mode.js
var options_mode = __webpack_require__(5560);
// EXTERNAL MODULE: ./build/options/schema.js + 5 modules
var schema = __webpack_require__(26913);
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
// EXTERNAL MODULE: ./build/options/options.js + 10 modules
var options = __webpack_require__(80515);
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
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26913);


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
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26913);


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
        case 'drill':
            return {
                ...base,
                ...nothingRead,
                mode,
                scenario: 'newest-backup',
                verdict: 'error',
                steps: [],
                record: undefined,
            };
        case 'runbook':
            return {
                ...base,
                mode,
                database: '',
                contacts: [],
                backup: undefined,
                destinations: [],
                steps: [],
                measured: [],
                file: undefined,
            };
        case 'status':
            return { ...base, mode, checks: [], destinations: [], rule: undefined };
        case 'history':
            return { ...base, mode, format: 'table', history: undefined };
        case 'prune':
            return { ...base, mode, dryRun: false, destinations: [] };
        case 'sync':
            return { ...base, mode, dryRun: false, destinations: [] };
        case 'check-destinations':
            return { ...base, mode, destinations: [], rule: undefined };
        case 'evidence': {
            const nothing = { evidence: undefined, folder: undefined, archive: undefined, archiveSha256: undefined };
            return { ...base, ...nothing, mode, files: 0 };
        }
        case 'verify-evidence': {
            const unread = { problems: [], problemCount: 0, signedBy: null, files: 0, isRendered: false };
            return { ...base, ...unread, mode, verdict: 'error', version: _core_version_js__WEBPACK_IMPORTED_MODULE_1__/* .TOOL */ .j.version };
        }
        case 'doctor':
            return { ...base, mode, findings: [] };
        case 'hold':
        case 'release':
            return { ...base, mode, backup: undefined, reason: '', records: [] };
        case 'page':
            return { ...base, mode, history: undefined, checks: [] };
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

/***/ 30357:
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
// EXTERNAL MODULE: ./build/options/schema.js + 5 modules
var schema = __webpack_require__(26913);
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

// EXTERNAL MODULE: ./build/requests/keys.js + 5 modules
var requests_keys = __webpack_require__(50334);
;// CONCATENATED MODULE: ./build/requests/key-choice.js




function recipientsOf(options, mask) {
    const keys = options['encrypt-to'];
    if (keys !== undefined && options.passphrase === undefined) {
        return { kind: 'keys', publicKeys: (0,requests_keys/* readPublicKeys */.eK)('encrypt-to', keys, mask) };
    }
    if (keys === undefined && options.passphrase !== undefined) {
        return { kind: 'passphrase', passphrase: new core_secret/* Secret */.zh(options.passphrase) };
    }
    throw oneOf('encrypt-to', keys !== undefined, 'Generate keys with `restorable keygen`, and give the public one here.');
}
function unlockOf(options, mask) {
    const keys = options['decrypt-with'];
    if (keys !== undefined && options.passphrase === undefined) {
        return { kind: 'keys', keys: (0,requests_keys/* readPrivateKeys */.Ck)('decrypt-with', keys, options['key-passphrase'], mask) };
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
    return options.signers === undefined ? [] : (0,requests_keys/* readPublicKeys */.eK)('signers', options.signers, mask);
}
function verifiersOf({ verifiers }, mask) {
    return verifiers === undefined ? [] : (0,requests_keys/* readPublicKeys */.eK)('verifiers', verifiers, mask);
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
        runnerKey: (0,requests_keys/* readPrivateKey */.$k)('runner-key', options, mask),
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
        digest: digestOf(options.digest, source.database.engine),
        timeoutMs: options.timeout,
        diagnostics: options.diagnostics,
        ...retentionKeys(options, context),
        retention: retentionAfterBackup(options),
    };
}
function digestOf(choice, engine) {
    if (choice !== 'lines' || engine === 'command')
        return choice;
    throw (0,schema/* invalid */.Gq)('digest', '`digest: lines` is for the engine `command` only.', 'Remove it: rows of this database are found in its dump without it.');
}
function requireIn(requirement, destinations) {
    if (requirement === 'all' || requirement <= destinations)
        return requirement;
    throw (0,schema/* invalid */.Gq)('min-copies', `\`min-copies\` asks for ${requirement} copies, but there ${destinations === 1 ? 'is 1 destination' : `are ${destinations} destinations`}.`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/key-bundle/bundle-roles.js
var bundle_roles = __webpack_require__(61285);
// EXTERNAL MODULE: ./build/key-bundle/bundle-text.js
var bundle_text = __webpack_require__(3333);
// EXTERNAL MODULE: ./build/key-bundle/key-bundle.js + 1 modules
var key_bundle = __webpack_require__(77059);
// EXTERNAL MODULE: ./build/options/files.js
var files = __webpack_require__(84364);
// EXTERNAL MODULE: ./build/options/options.js + 10 modules
var options = __webpack_require__(80515);
;// CONCATENATED MODULE: ./build/requests/bundle-options.js








const ROLE_OF = {
    backup: 'backup',
    verify: 'verify',
    restore: 'verify',
    drill: 'verify',
};
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
    const supported = (0,options/* optionsOf */.cz)(mode);
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
        backup: verifiedBackup(options.backup),
        ...auditRules(options),
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
        digest: options.digest,
        digestTimeoutMs: options['digest-timeout'],
        integrityTimeoutMs: options['integrity-timeout'],
        checks: yamlOf('checks', options.checks),
        volumeDrift: options['volume-drift'],
        ignore: yamlOf('ignore', options.ignore),
        rtoMs: options.rto,
        rpoMs: options.rpo,
        verifierKey: (0,requests_keys/* readPrivateKey */.$k)('verifier-key', options, mask),
        allowUnsigned: options['allow-unsigned'],
        verifiers: verifiersOf(options, mask),
    };
}
function restoreRequest(options, context) {
    return {
        ...readRequest(options, context),
        mode: 'restore',
        backup: selectorOf(options.backup),
        target: restoreTarget(options.target, context),
        replace: options.replace,
        onError: options['on-error'],
    };
}
function auditRules(options) {
    const maxBackups = options['max-backups'];
    if (maxBackups !== undefined && auditOf(options.backup)?.kind !== 'each')
        throw (0,schema/* invalid */.Gq)('max-backups', '`max-backups` limits `backup: each`, which is not given.');
    if (maxBackups === 0)
        throw (0,schema/* invalid */.Gq)('max-backups', '`max-backups` must be at least 1.');
    return { policy: policyOf(options), maxBackups };
}
function verifiedBackup(text) {
    return auditOf(text) ?? selectorOf(text);
}
function auditOf(text) {
    const [, kind, window] = /^(random|each)(?::(.*))?$/s.exec(text) ?? [];
    if (kind !== 'random' && kind !== 'each')
        return undefined;
    return window === undefined ? { kind } : { kind, windowMs: spanOf(window, `${kind}:`) };
}
const MOMENT = 'before:2026-11-21T02:00Z';
function selectorOf(text) {
    if (text === 'latest')
        return { kind: 'latest' };
    if (text.startsWith('age:'))
        return { kind: 'age', ms: spanOf(text.slice('age:'.length), 'age:') };
    if (auditOf(text) !== undefined)
        throw (0,schema/* invalid */.Gq)('backup', '`random` and `each` are for `verify`.', 'Write latest, or an id that `list` prints.');
    if (!text.startsWith('before:')) {
        if (/^(?:newest|last|recent|current)$/i.test(text))
            throw (0,schema/* invalid */.Gq)('backup', 'The `backup` is not a backup id.', 'Write latest, or an id that `list` prints.');
        if (/^(?:all|every|any|\*)$/i.test(text))
            throw (0,schema/* invalid */.Gq)('backup', 'The `backup` is not a backup id.', '`verify` has each for all of them, random for any.');
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
function spanOf(text, after) {
    try {
        const ms = (0,duration/* parseDurationMs */.y)(text);
        if (ms > 0)
            return ms;
    }
    catch (thrown) {
        (0,errors/* failureOf */.g5)(thrown, ['request']);
    }
    throw (0,schema/* invalid */.Gq)('backup', `The age after \`${after}\` is not a duration such as 7d.`);
}
function yamlOf(name, value) {
    const isText = value?.includes('\n') === true || /^(?:(?:checks|ignore)\s*:|-\s|\[|\{)/.test(value ?? '');
    return value === undefined || isText ? value : (0,files/* readInputFile */.j)(name, value);
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
        verifierKey: (0,requests_keys/* readPrivateKey */.$k)('verifier-key', options, context.mask),
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
        verifierKey: (0,requests_keys/* readPrivateKey */.$k)('verifier-key', options, context.mask),
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
        verifierKey: (0,requests_keys/* readPrivateKey */.$k)('verifier-key', options, context.mask),
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
    return { mode: 'status', ...statusOptions(options, context) };
}
function statusOptions(options, context) {
    return {
        name: (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations: (0,options_destinations/* readDestinations */.s)(options.destination),
        ...retentionKeys(options, context),
        verifierKey: (0,requests_keys/* readPrivateKey */.$k)('verifier-key', options, context.mask),
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
function pageRequest(options, context) {
    return { ...statusOptions(options, context), mode: 'page', keepRecordsMs: options['keep-records'] };
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
        verifierKey: (0,requests_keys/* readPrivateKey */.$k)('verifier-key', options, mask),
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
        runnerKey: attempt('runner-key', () => (0,requests_keys/* readPrivateKey */.$k)('runner-key', options, mask)),
        unlock: attempt('decrypt-with', () => givenUnlock(options, mask)),
        verifierKey: attempt('verifier-key', () => (0,requests_keys/* readPrivateKey */.$k)('verifier-key', options, mask)),
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
    const of = new Map([...raw].filter(([name]) => (0,options/* findOption */.$K)(name)?.modes.includes(mode) === true));
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
        problems.push({ option: options/* OPTION_NAMES */.TM.find((name) => name === named) ?? 'name', error });
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

;// CONCATENATED MODULE: ./build/requests/drill-request.js







function drillRequest(options, { mask }) {
    const destinations = (0,options_destinations/* readDestinations */.s)(options.destination);
    const { scenario } = options;
    if ((scenario === 'lost-destination' || scenario === 'damaged-object') && destinations.length < 2)
        throw (0,schema/* invalid */.Gq)('destination', `The scenario \`${scenario}\` needs two destinations.`, 'Give both, one per line.');
    const signers = signersOf(options, mask);
    if (options.passphrase === undefined && signers.length === 0 && scenario !== 'key-from-safe') {
        const message = 'A drill needs `signers`: the instructions check who made the backup.';
        throw (0,schema/* invalid */.Gq)('signers', message, 'Give runner.public.asc.');
    }
    return {
        mode: 'drill',
        scenario,
        restoreAs: databaseOf(options['restore-as']),
        name: (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations,
        signers,
        backup: selectorOf(options.backup),
        unlock: scenario === 'key-from-safe' ? refuseStored(options) : unlockOf(options, mask),
        timeoutMs: options.timeout,
        diagnostics: options.diagnostics,
        limits: {
            memoryBytes: options['sandbox-memory'],
            diskBytes: options['sandbox-disk'],
            processes: options['sandbox-processes'],
            timeoutMs: options['sandbox-timeout'],
        },
        digest: options.digest,
        digestTimeoutMs: options['digest-timeout'],
        integrityTimeoutMs: options['integrity-timeout'],
        checks: yamlOf('checks', options.checks),
        ignore: yamlOf('ignore', options.ignore),
        rtoMs: options.rto,
        rpoMs: options.rpo,
        verifierKey: (0,requests_keys/* readPrivateKey */.$k)('verifier-key', options, mask),
        allowUnsigned: options['allow-unsigned'],
        verifiers: verifiersOf(options, mask),
    };
}
function runbookRequest(options, context) {
    return {
        mode: 'runbook',
        name: (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations: (0,options_destinations/* readDestinations */.s)(options.destination),
        ...retentionKeys(options, context),
        contacts: options.contacts,
        restoreAs: databaseOf(options['restore-as']),
        output: options.output,
        since: undefined,
        to: undefined,
        rpoMs: options.rpo,
        rtoMs: options.rto,
        verifyEveryMs: undefined,
        capacityBytes: undefined,
        scheduleTimeZone: 'UTC',
        policy: undefined,
        keepRecordsMs: 0,
        timeoutMs: options.timeout,
    };
}
function databaseOf(name) {
    if (name === undefined || /^\w{1,64}$/.test(name))
        return name;
    throw (0,schema/* invalid */.Gq)('restore-as', '`restore-as` is not a plain name.', 'Use letters, digits and `_`.');
}
function refuseStored(options) {
    for (const name of ['decrypt-with', 'key-passphrase', 'passphrase', 'diagnostics']) {
        if (options[name] === undefined)
            continue;
        const message = `The scenario \`key-from-safe\` does not accept \`${name}\`: a person types the key.`;
        throw (0,schema/* invalid */.Gq)(name, message, 'Leave it out of this run, and a `key-bundle` too, because it has a key.');
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/core/planning/period.js

const YEAR = String.raw `(20\d\d)`;
const DAY = String.raw `(20\d\d-\d\d-\d\d)`;
function parsePeriod(given) {
    const text = given.trim();
    const [from, to] = boundsOf(text) ?? [];
    if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) || from >= to) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', 'The `period` is not a year, a quarter, a month or a range of days.', {
            hint: 'Write 2026, 2026-Q4, 2026-11, or two days such as 2026-11-02..2026-11-08.',
        });
    }
    return { text, from: new Date(from), to: new Date(to) };
}
function boundsOf(text) {
    const months = (year, first, count) => [
        Date.UTC(Number(year), first),
        Date.UTC(Number(year), first + count),
    ];
    const [, year] = new RegExp(`^${YEAR}$`).exec(text) ?? [];
    if (year !== undefined)
        return months(year, 0, 12);
    const [, ofQuarter, quarter] = new RegExp(`^${YEAR}-[Qq]([1-4])$`).exec(text) ?? [];
    if (quarter !== undefined)
        return months(ofQuarter, 3 * (Number(quarter) - 1), 3);
    const [, ofMonth, month] = new RegExp(`^${YEAR}-(0[1-9]|1[0-2])$`).exec(text) ?? [];
    if (month !== undefined)
        return months(ofMonth, Number(month) - 1, 1);
    const [, first, last = first] = new RegExp(`^${DAY}(?:\\.\\.${DAY})?$`).exec(text) ?? [];
    return first === undefined ? undefined : [startOf(first), startOf(last ?? first) + 24 * 3_600_000];
}
function startOf(day) {
    const start = Date.parse(`${day}T00:00:00Z`);
    return Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== day ? Number.NaN : start;
}

;// CONCATENATED MODULE: ./build/requests/evidence-requests.js







function evidenceRequest(options, context) {
    const lines = options.workflow?.split(/\r?\n/).filter((line) => line.trim() !== '') ?? [];
    const scheduleTimeZone = options['schedule-time-zone'];
    new calendar/* Calendar */.V(scheduleTimeZone);
    return {
        mode: 'evidence',
        name: options.name === undefined ? undefined : (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations: (0,options_destinations/* readDestinations */.s)(options.destination),
        ...retentionKeys(options, context),
        period: parsePeriod(options.period),
        evidence: options.evidence,
        verifierKey: (0,requests_keys/* readPrivateKey */.$k)('verifier-key', options, context.mask),
        workflows: lines.flatMap((workflow) => readWorkflow({ ...options, workflow }, context) ?? []),
        scheduleTimeZone,
        keepRecordsMs: options['keep-records'],
        timeoutMs: options.timeout,
    };
}
function verifyEvidenceRequest(options, context) {
    return {
        mode: 'verify-evidence',
        evidence: options.evidence,
        ...retentionKeys(options, context),
        allowUnsigned: options['allow-unsigned'],
    };
}

;// CONCATENATED MODULE: ./build/requests/history-request.js







const history_request_DAY = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d)?Z)?$/;
function historyRequest(options, context) {
    return {
        mode: 'history',
        name: (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations: (0,options_destinations/* readDestinations */.s)(options.destination),
        ...retentionKeys(options, context),
        verifierKey: (0,requests_keys/* readPrivateKey */.$k)('verifier-key', options, context.mask),
        since: options.since === undefined ? undefined : sinceOf(options.since),
        rpoMs: options.rpo,
        rtoMs: options.rto,
        verifyEveryMs: options['verify-every'],
        capacityBytes: options.capacity,
        scheduleTimeZone: requireTimeZone(options['schedule-time-zone']),
        policy: policyOf(options),
        keepRecordsMs: options['keep-records'],
        format: options.format,
        timeoutMs: options.timeout,
    };
}
function sinceOf(text) {
    const day = history_request_DAY.exec(text.trim());
    if (day === null) {
        try {
            return { agoMs: (0,duration/* parseDurationMs */.y)(text) };
        }
        catch {
            throw (0,schema/* invalid */.Gq)('since', 'must be a day such as 2026-10-01, or a time such as 90d');
        }
    }
    const [, date = '', time = '00:00'] = day;
    const since = new Date(`${date}T${time}:00Z`);
    if (!Number.isNaN(since.getTime()) && since.toISOString().startsWith(date))
        return since;
    throw (0,schema/* invalid */.Gq)('since', `There is no ${date}.`);
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
        case 'drill':
            return drillRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'runbook':
            return runbookRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'list':
            return listRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'status':
            return statusRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'history':
            return historyRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
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
        case 'page':
            return pageRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'evidence':
            return evidenceRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
        case 'verify-evidence':
            return verifyEvidenceRequest((0,schema/* readOptions */.Tt)(mode, raw), context);
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


/***/ })

};
