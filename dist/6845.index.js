export const id = 6845;
export const ids = [6845];
export const modules = {

/***/ 7756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ requireFreshSource)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3294);


function requireFreshSource(request, { replica }, run) {
    if (replica === undefined)
        return;
    const { maxReplicaLagMs } = request;
    if (replica.lagMs === null) {
        const sentence = `The source is a replica, and its lag is unknown: ${replica.because ?? 'it does not say'}.`;
        if (maxReplicaLagMs !== undefined)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('REPLICA_LAG', sentence, { hint: replica.hint });
        run.warn(`${sentence} The age of the backup is counted as if there were no lag.`);
        return;
    }
    const lag = (0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .humanMs */ .o0)(replica.lagMs);
    if (maxReplicaLagMs === undefined) {
        if (replica.lagMs > 0)
            run.warn(`The source is a replica that is ${lag} behind; set \`max-replica-lag\` to refuse one too far.`);
        return;
    }
    if (replica.lagMs <= maxReplicaLagMs)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('REPLICA_LAG', `The source is a replica that is ${lag} behind, beyond the max-replica-lag of ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .humanMs */ .o0)(maxReplicaLagMs)}.`, { hint: 'Wait until it has caught up, find out what holds it back, or dump the primary.' });
}


/***/ }),

/***/ 44401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ fine),
/* harmony export */   KY: () => (/* binding */ observationOf),
/* harmony export */   LK: () => (/* binding */ unexamined),
/* harmony export */   Nz: () => (/* binding */ FINDING_AREAS),
/* harmony export */   Yb: () => (/* binding */ doubtful),
/* harmony export */   mw: () => (/* binding */ broken)
/* harmony export */ });
const FINDING_AREAS = [
    'machine',
    'options',
    'keys',
    'destination',
    'database',
    'programs',
    'stored backup',
    'verification',
    'alerts',
];
const fine = (detail) => ({ result: 'ok', detail });
const doubtful = (detail, remedy) => ({ result: 'warning', detail, remedy });
const broken = (detail, remedy) => ({ result: 'failed', detail, remedy });
const unexamined = (detail, remedy) => ({
    result: 'not-checked',
    detail,
    remedy,
});
function observationOf({ message, advice, code }) {
    return { result: 'failed', detail: message, remedy: advice, code };
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

/***/ 4999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MG: () => (/* binding */ checkDatabase),
/* harmony export */   e$: () => (/* binding */ checkTarget),
/* harmony export */   zF: () => (/* binding */ examineEach)
/* harmony export */ });
/* harmony import */ var _backup_standby_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7756);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44401);
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3294);
/* harmony import */ var _examine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70887);





const CONNECT_LIMIT_MS = 90_000;
const area = 'database';
const REPLICATED = new Set(['postgres', 'mysql', 'mariadb']);
async function checkDatabase(wanted, findings, context) {
    const source = await connect(wanted, (name) => ({ area, name }), { findings, context });
    if (source === undefined)
        return undefined;
    await using _ = context.run.closing(source);
    const { info } = source;
    const size = info.sizeBytes === null ? '' : `, about ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_2__/* .humanBytes */ .p6)(info.sizeBytes)}`;
    findings.add({ area, name: 'server' }, (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(`${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_2__/* .engineTitle */ .v6)(info)}${size}`));
    if (REPLICATED.has(info.engine)) {
        await findings.examine({ area, name: 'replica' }, async () => replica(info, wanted));
    }
    await examineEach(source.examinations(wanted.dump), findings, 'database');
    return info;
}
async function checkTarget(wanted, findings, context) {
    const subject = (name) => ({ area: 'verification', name: `target: ${name}` });
    const source = await connect(wanted, subject, { findings, context });
    if (source === undefined)
        return;
    findings.add(subject('server'), (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)((0,_report_format_js__WEBPACK_IMPORTED_MODULE_2__/* .engineTitle */ .v6)(source.info)));
    await using _ = context.run.closing(source);
}
async function examineEach(examinations, findings, where) {
    let late;
    for (const { name, examine, isOfMachine } of examinations) {
        const subject = { area: isOfMachine === true && where === 'database' ? 'programs' : where, name };
        if (late !== undefined)
            findings.add(subject, (0,_examine_js__WEBPACK_IMPORTED_MODULE_3__/* .because */ .xx)(`"${late}" did not end`));
        else if ((0,_examine_js__WEBPACK_IMPORTED_MODULE_3__/* .isLate */ .lS)(await findings.examine(subject, examine)))
            late = name;
    }
}
const STEPS = [
    { name: 'URL', codes: ['INPUT_INVALID', 'FILE_UNREADABLE'], passed: 'valid' },
    { name: 'SSH tunnel', codes: ['TUNNEL_HOST_KEY', 'TUNNEL_AUTHENTICATION', 'TUNNEL_FAILED'], passed: 'open' },
    { name: 'DNS', codes: ['DATABASE_HOST_UNKNOWN', 'DATABASE_IPV6_ONLY'], passed: 'the host name resolves' },
    { name: 'TCP', codes: ['DATABASE_UNREACHABLE', 'TIMEOUT'], passed: 'the server answers' },
    { name: 'TLS', codes: ['DATABASE_TLS'], passed: 'agreed on' },
    { name: 'login', codes: ['DATABASE_AUTHENTICATION'], passed: 'accepted' },
    { name: 'name', codes: ['DATABASE_NOT_FOUND'], passed: 'the database exists' },
    { name: 'pooler', codes: ['DATABASE_POOLER'], passed: 'usable' },
    { name: 'version', codes: ['DATABASE_VERSION'], passed: 'supported' },
    { name: 'privileges', codes: ['DATABASE_PRIVILEGE'], passed: 'it may connect' },
];
const FILE = {
    name: 'file',
    codes: ['INPUT_INVALID', 'DATABASE_NOT_FOUND', 'DATABASE_PRIVILEGE', 'DATABASE_UNREACHABLE', 'DATABASE_QUERY'],
    passed: 'a SQLite database that this user can read',
};
const TOLD_LATER = new Set(['TLS', 'pooler', 'privileges']);
async function connect(wanted, subject, { findings, context }) {
    const { database, requireTls } = wanted;
    const { engine, host, run } = context;
    const steps = stepsOf(wanted);
    try {
        const source = await findings.limited(CONNECT_LIMIT_MS, async (signal) => (await engine(database.engine)).openSource(database.url, { requireTls }, quietly({ ...host, signal })));
        for (const { name, passed } of steps)
            if (!TOLD_LATER.has(name))
                findings.add(subject(name), (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(passed));
        return source;
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwIfCancelled */ .dZ)(host.signal);
        run.keepWords(thrown);
        addFailure((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toRestorableError */ .tj)(thrown), steps, (name, seen) => findings.add(subject(name), seen));
        return undefined;
    }
}
function addFailure(error, steps, add) {
    const at = steps.findIndex(({ codes }) => codes.includes(error.code));
    if (at === -1) {
        add('connection', (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .observationOf */ .KY)(error));
        return;
    }
    for (const [index, { name, passed }] of steps.entries()) {
        if (index < at)
            add(name, (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(passed));
        else if (index === at)
            add(name, (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .observationOf */ .KY)(error));
        else
            add(name, (0,_examine_js__WEBPACK_IMPORTED_MODULE_3__/* .because */ .xx)(`"${steps[at]?.name}" failed`));
    }
}
function stepsOf({ database: { engine }, hasTunnel }) {
    if (engine === 'sqlite')
        return [FILE];
    if (engine === 'command')
        return [];
    const left = new Set();
    if (!hasTunnel)
        left.add('SSH tunnel');
    if (engine !== 'postgres')
        left.add('pooler');
    if (engine === 'd1')
        for (const name of ['DNS', 'TLS'])
            left.add(name);
    return STEPS.filter(({ name }) => !left.has(name));
}
function replica(info, wanted) {
    if (info.replica === undefined)
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)('it is not one');
    const warnings = [];
    (0,_backup_standby_js__WEBPACK_IMPORTED_MODULE_0__/* .requireFreshSource */ .V)(wanted, info, { warn: (...messages) => void warnings.push(...messages) });
    if (warnings.length > 0)
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .doubtful */ .Yb)(warnings.join(' '), info.replica.hint);
    return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(`it is one, ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_2__/* .humanMs */ .o0)(info.replica.lagMs ?? 0)} behind`);
}
function quietly(host) {
    const { log } = host;
    const debug = (message) => log.debug(message);
    return { ...host, log: { ...log, info: debug, notice: debug, warning: debug } };
}


/***/ }),

/***/ 25883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ checkDestinations)
/* harmony export */ });
/* harmony import */ var _backup_three_two_one_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(60839);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(44401);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7240);
/* harmony import */ var _core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(59290);
/* harmony import */ var _report_words_rule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81901);
/* harmony import */ var _repository_probe_probe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47681);
/* harmony import */ var _run_lasting_destinations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39803);
/* harmony import */ var _run_open_destinations_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(16896);
/* harmony import */ var _machine_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(257);










const LIMIT_MS = 180_000;
const area = 'destination';
async function checkDestinations(wanted, findings, context) {
    const usable = [];
    const reachable = [];
    for (const [index, spec] of wanted.destinations.entries()) {
        const storage = await open(spec, index, findings, context);
        if (storage === undefined)
            continue;
        const state = await probe(storage, wanted, findings, context);
        if (state !== 'unreachable')
            reachable.push(storage);
        if (state === 'usable')
            usable.push(storage);
    }
    if (usable.length > 0) {
        const rule = (0,_core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_7__/* .evaluateCopies */ .n)(usable.map((storage) => (0,_backup_three_two_one_js__WEBPACK_IMPORTED_MODULE_8__/* .placeOf */ .$)(storage, true)));
        const advice = rule.missing.map(_report_words_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .copyAdvice */ .u).join(' ');
        const verdict = (0,_report_words_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .ruleVerdict */ .Q)(rule);
        findings.add({ area, name: '3-2-1 rule' }, rule.isMet ? (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .fine */ .Bs)(verdict) : (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .doubtful */ .Yb)(verdict, advice));
    }
    return reachable;
}
async function open(spec, index, findings, context) {
    try {
        return await (0,_run_open_destinations_js__WEBPACK_IMPORTED_MODULE_5__/* .openDestination */ .xB)(spec, context);
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(context.host.signal);
        context.run.keepWords(thrown);
        const at = `${spec.scheme}: (destination ${index + 1})`;
        findings.add({ area, name: 'address', at }, (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .observationOf */ .KY)((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown)));
        return undefined;
    }
}
async function probe(storage, { name, allowEphemeralDestination: allowed }, findings, { clock, host }) {
    const at = storage.label;
    const folder = name === undefined ? '' : (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .objectKeys */ .uv)(name).root;
    let found;
    const { result } = await findings.examine({ area, name: 'connection', at, limitMs: LIMIT_MS }, async (signal) => {
        found = await (0,_repository_probe_probe_js__WEBPACK_IMPORTED_MODULE_3__/* .probeDestination */ .J)({ storage, folder, clock, signal });
        return connectionOf(found);
    });
    await findings.examine({ area, name: 'place', at }, async () => {
        await (0,_run_lasting_destinations_js__WEBPACK_IMPORTED_MODULE_4__/* .requireLasting */ .a)([storage], { allowed, host });
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .fine */ .Bs)([storage.place.provider, storage.place.region ?? []].flat().join(', '));
    });
    const { folder: local } = storage.place;
    if (local !== undefined && found !== undefined) {
        await findings.examine({ area, name: 'space', at }, () => (0,_machine_js__WEBPACK_IMPORTED_MODULE_6__/* .room */ .e)(local, 'Free some space, or prune old backups: a destination that is full ends the backup.'));
    }
    if (found === undefined || result === 'failed')
        return 'unreachable';
    for (const check of found.checks)
        findings.add({ area, name: check.name, at }, observationAt(check));
    const isBad = found.checks.some(({ outcome }) => outcome === 'failed');
    for (const key of isBad ? [] : found.leftBehind) {
        findings.add({ area, name: 'probe', at }, (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .doubtful */ .Yb)(`${key} could not be deleted, and stays`));
    }
    return isBad ? 'refused' : 'usable';
}
function connectionOf({ unreachable, checks }) {
    if (unreachable !== undefined)
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .observationOf */ .KY)(unreachable);
    const tried = checks.filter(({ wasLeftOut }) => wasLeftOut !== true);
    const [first, ...others] = tried;
    const isOne = first?.outcome === 'failed' && others.every(({ detail }) => detail === first.detail);
    return isOne ? (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .broken */ .mw)(first.detail, first.remedy) : (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .fine */ .Bs)('the destination answers');
}
function observationAt({ outcome, detail, remedy, isAdvice, wasLeftOut }) {
    if (outcome === 'failed')
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .broken */ .mw)(detail, remedy);
    if (isAdvice === true)
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .doubtful */ .Yb)(detail, remedy);
    return wasLeftOut === true ? (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .unexamined */ .LK)(detail) : (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_9__/* .fine */ .Bs)(detail);
}


/***/ }),

/***/ 56845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDoctor: () => (/* binding */ runDoctor)
});

// EXTERNAL MODULE: ./build/core/finding.js
var finding = __webpack_require__(44401);
// EXTERNAL MODULE: ./build/openpgp/signatures/signatures.js + 2 modules
var signatures = __webpack_require__(24566);
// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/doctor/database.js
var doctor_database = __webpack_require__(4999);
// EXTERNAL MODULE: ./build/doctor/destinations.js
var destinations = __webpack_require__(25883);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ./build/ports/storage-variables.js
var storage_variables = __webpack_require__(32996);
;// CONCATENATED MODULE: ./build/doctor/environment.js



const environment_area = 'options';
const KNOWN = [
    ...storage_variables/* STORAGE_VARIABLES */.m,
    ...['AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ENDPOINT_URL_STS', 'SFTP_KNOWN_HOSTS'],
    ...['AZURE_CLIENT_ID', 'AZURE_TENANT_ID', 'AZURE_CLIENT_SECRET', 'AZURE_SUBSCRIPTION_ID'],
    ...['GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_CLOUD_PROJECT'],
    ...['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_API_BASE_URL', 'CLOUDFLARE_ACCOUNT_ID'],
    ...['TUNNEL_PRIVATE_KEY', 'TUNNEL_PRIVATE_KEY_PASSPHRASE', 'TUNNEL_HOST_KEY', 'TUNNEL_KNOWN_HOSTS'],
    ...['PGPASSWORD', 'PGHOST', 'PGPORT', 'PGUSER', 'PGDATABASE', 'PGSSLMODE', 'PGSSLROOTCERT', 'MYSQL_PWD'],
    ...['PG_BIN', 'MYSQL_BIN'],
];
const OF_LINES = /PRIVATE_KEY$|HOST_KEY$|KNOWN_HOSTS$/;
const FAMILY = /^(?:AWS|AZURE|GOOGLE|CLOUDFLARE|SFTP|TUNNEL)_/;
function examineEnvironment(findings, { env }) {
    const before = findings.all.length;
    for (const [name, value] of Object.entries(env)) {
        if (value === undefined)
            continue;
        if (KNOWN.includes(name))
            examineValue(name, value, findings);
        else
            examineName(name, findings);
    }
    if (findings.all.length > before)
        return;
    findings.add({ area: environment_area, name: 'environment' }, (0,finding/* fine */.Bs)('no variable that looks empty, quoted or misspelled'));
}
function examineValue(name, value, findings) {
    const subject = { area: environment_area, name };
    if (value.trim() === '') {
        findings.add(subject, (0,finding/* doubtful */.Yb)('it is set and empty', 'A secret that does not exist is an empty text: check its name, and `environment:` of the job. If it is not needed, remove it.'));
    }
    else if (/^(["']).*\1$/s.test(value.trim())) {
        findings.add(subject, (0,finding/* broken */.mw)('its value is in quotes, which become part of it', 'Store the value without quotes.'));
    }
    else if (value !== value.trim() && !OF_LINES.test(name)) {
        findings.add(subject, (0,finding/* broken */.mw)('its value begins or ends with a space or a line break', 'Store it again without that.'));
    }
}
function examineName(name, findings) {
    if (name.startsWith('RESTORABLE_')) {
        findings.add({ area: environment_area, name }, (0,finding/* doubtful */.Yb)('it has no effect in a job', 'Give the option as an input (`with:`).'));
        return;
    }
    if (!FAMILY.test(name))
        return;
    const meant = (0,suggest/* misspelled */.vs)(name, KNOWN);
    if (meant === undefined)
        return;
    findings.add({ area: environment_area, name }, (0,finding/* doubtful */.Yb)('nothing reads this variable', `Did you mean \`${meant}\`?`));
}

// EXTERNAL MODULE: ./build/doctor/examine.js
var examine = __webpack_require__(70887);
// EXTERNAL MODULE: ./build/core/key-name.js
var key_name = __webpack_require__(29679);
// EXTERNAL MODULE: ./build/openpgp/encryption.js + 1 modules
var encryption = __webpack_require__(16714);
// EXTERNAL MODULE: ./build/openpgp/keys/key-identity.js
var key_identity = __webpack_require__(17363);
// EXTERNAL MODULE: ./build/openpgp/keys/keys.js
var keys = __webpack_require__(95347);
// EXTERNAL MODULE: ./build/openpgp/keys/private-keys.js
var private_keys = __webpack_require__(95249);
// EXTERNAL MODULE: ./build/run/key-roles.js
var key_roles = __webpack_require__(71359);
;// CONCATENATED MODULE: ./build/doctor/keys.js








const keys_area = 'keys';
async function checkKeys(keys, findings, { clock }) {
    const now = clock.now();
    const { recipients, unlock } = keys;
    if (recipients?.kind === 'keys') {
        await findings.examine({ area: keys_area, name: 'encrypt-to' }, async () => {
            const { warnings } = await (0,encryption/* createEncryptor */.Dm)(recipients, 'gnupg', now);
            if (warnings.length > 0)
                return (0,finding/* doubtful */.Yb)(warnings.join(' '), RENEW);
            return (0,finding/* fine */.Bs)(`can encrypt: ${await namesOf(recipients.publicKeys, 'encrypt-to')}`);
        });
    }
    else if (recipients !== undefined) {
        findings.add({ area: keys_area, name: 'passphrase' }, (0,finding/* fine */.Bs)('given: it encrypts, opens and signs'));
    }
    await checkSigner('runner-key', keys.runnerKey, keys.signers, { findings, now });
    if (unlock?.kind === 'keys') {
        await findings.examine({ area: keys_area, name: 'decrypt-with' }, async () => {
            await (0,encryption/* createDecryptor */.RJ)(unlock);
            return (0,finding/* fine */.Bs)('unlocked');
        });
        await checkPair(keys, findings);
    }
    await checkSigner('verifier-key', keys.verifierKey, keys.verifiers, { findings, now });
    if (holdsSome(keys)) {
        await findings.examine({ area: keys_area, name: 'roles' }, async () => {
            await (0,key_roles.requireKeyRoles)(keys);
            return (0,finding/* fine */.Bs)('no key is in the place of another');
        });
    }
    for (const name of ['signers', 'verifiers']) {
        if (keys[name].length === 0)
            continue;
        await findings.examine({ area: keys_area, name }, async () => (0,finding/* fine */.Bs)(`accepted: ${await namesOf(keys[name], name)}`));
    }
}
function holdsSome({ recipients, unlock, runnerKey, signers, verifierKey, verifiers }) {
    const isOfKeys = recipients?.kind === 'keys' || unlock?.kind === 'keys';
    return isOfKeys || runnerKey !== undefined || verifierKey !== undefined || signers.length + verifiers.length > 0;
}
const RENEW = 'Extend it with `gpg --quick-set-expire` and give the new public half, or replace it.';
const ACCEPTED = { 'runner-key': 'signers', 'verifier-key': 'verifiers' };
async function checkSigner(name, spec, accepted, { findings, now }) {
    if (spec === undefined)
        return;
    const { result } = await findings.examine({ area: keys_area, name }, async () => {
        const { fingerprint, warnings } = await (0,signatures/* createSigner */.rO)(spec, name, now);
        return warnings.length > 0 ? (0,finding/* doubtful */.Yb)(warnings.join(' '), RENEW) : (0,finding/* fine */.Bs)(`can sign: ${shortened([fingerprint])}`);
    });
    if (accepted.length === 0 || result === 'failed')
        return;
    const by = ACCEPTED[name];
    await findings.examine({ area: keys_area, name: `${name} and ${by}` }, async () => {
        const { fingerprint } = await (0,signatures/* createSigner */.rO)(spec, name, now);
        const known = (await (0,keys/* readPublicKeys */.eK)(accepted, by)).map(keys/* fingerprintOf */.ax);
        if (known.includes(fingerprint))
            return (0,finding/* fine */.Bs)('fit');
        return (0,finding/* broken */.mw)(`\`${by}\` does not contain the public half of \`${name}\` (${shortened([fingerprint])}), so what it signs is refused.`, `Add the .public.asc file that \`keygen\` wrote with it to \`${by}\`.`);
    });
}
async function checkPair({ recipients, unlock }, findings) {
    if (recipients?.kind !== 'keys' || unlock?.kind !== 'keys')
        return;
    await findings.examine({ area: keys_area, name: 'encrypt-to and decrypt-with' }, async () => {
        const to = (await (0,keys/* readPublicKeys */.eK)(recipients.publicKeys, 'encrypt-to')).map(keys/* fingerprintOf */.ax);
        const own = await (0,private_keys/* fingerprintsOf */.tm)(unlock.keys, { key: 'decrypt-with', passphrase: 'key-passphrase' });
        return to.some((key) => own.includes(key)) ? (0,finding/* fine */.Bs)('fit') : noPair(to, own);
    });
}
function noPair(to, own) {
    return (0,finding/* broken */.mw)(`No key in \`decrypt-with\` (${shortened(own)}) opens what is encrypted to \`encrypt-to\` (${shortened(to)}).`, 'Give both halves of one recovery key: its .public.asc to the backup job, its .private.asc to the verify job.');
}
async function namesOf(armored, option) {
    return (await (0,keys/* readPublicKeys */.eK)(armored, option)).map(key_identity/* nameOfKey */.m).join(', ');
}
function shortened(fingerprints) {
    return [...new Set(fingerprints)].map(key_name/* shortFingerprint */.n).join(', ');
}

// EXTERNAL MODULE: ./build/doctor/machine.js
var doctor_machine = __webpack_require__(257);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/ports/engine.js
var ports_engine = __webpack_require__(32347);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/repository/backup-reader.js + 4 modules
var backup_reader = __webpack_require__(2006);
// EXTERNAL MODULE: ./build/repository/catalog/authenticity.js
var authenticity = __webpack_require__(57210);
// EXTERNAL MODULE: ./build/repository/catalog/catalog.js
var catalog = __webpack_require__(84820);
// EXTERNAL MODULE: ./build/repository/catalog/databases.js
var databases = __webpack_require__(34445);
// EXTERNAL MODULE: ./build/repository/reading/read-preference.js
var read_preference = __webpack_require__(72554);
;// CONCATENATED MODULE: ./build/doctor/stored-backup.js












const stored_backup_area = 'stored backup';
const NAMED = 10;
async function examineStoredBackups(destinations, access, findings, context) {
    let series;
    for (const storage of destinations) {
        const at = storage.label;
        let newest;
        let stored;
        await findings.examine({ area: stored_backup_area, name: 'newest backup', at }, async (signal) => {
            stored = (0,run_context/* storedAt */.x)(storage, access.name, context).until(signal);
            newest = await findNewest(stored, context.clock.now());
            if (newest === undefined)
                return noBackup(stored, access.name);
            return describe(newest, context.clock.now());
        });
        if (newest === undefined || stored === undefined)
            continue;
        series ??= seriesOf(newest);
        await examineOne(newest, stored, access, findings);
    }
    return series;
}
async function examineOne(newest, stored, { ring, unlock, keys }, findings) {
    const at = stored.label;
    await findings.examine({ area: stored_backup_area, name: 'signature', at }, async (signal) => {
        if (ring === undefined)
            return unsigned(newest);
        await (0,authenticity/* authenticate */.Q)([stored.until(signal)], newest, ring);
        return (0,finding/* fine */.Bs)('by an accepted signer');
    });
    await findings.examine({ area: stored_backup_area, name: 'roles of keys', at }, async () => {
        await (0,key_roles.requireKeyRoles)(keys, newest.manifest);
        return (0,finding/* fine */.Bs)('as in this backup');
    });
    if (unlock === undefined)
        return;
    await findings.examine({ area: stored_backup_area, name: 'recovery key', at }, async (signal) => {
        const sources = new read_preference/* ReadPreference */.U([stored.until(signal)]);
        const reader = await backup_reader/* BackupReader */.o.open({
            sources,
            manifest: newest,
            parents: await (0,catalog/* readParents */.Wn)(sources, newest.manifest),
            spillFolder: () => Promise.reject(new Error('no pack is read')),
            onBytes: () => { },
        });
        await reader.contents(await (0,encryption/* createDecryptor */.RJ)(unlock));
        return (0,finding/* fine */.Bs)('opens this backup');
    });
}
function unsigned({ manifest }) {
    if (manifest.signer === null)
        return (0,finding/* doubtful */.Yb)('it is not signed', 'Give the backup job a `runner-key`.');
    return (0,finding/* doubtful */.Yb)('not checked, because no `signers` are given', "Give the runner key's public half as `signers`.");
}
async function findNewest(stored, now) {
    const { ids } = await stored.listManifests();
    if (ids.length === 0)
        return undefined;
    return stored.readManifest((0,catalog_trust/* chooseBackup */.S)(ids, { kind: 'latest' }, now));
}
async function noBackup({ storage, signal }, name) {
    const names = await (0,databases/* databasesAt */.q)(storage, signal);
    if (names.length === 0)
        return (0,finding/* fine */.Bs)('none yet');
    const shown = names.slice(0, NAMED).join(', ');
    const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
    return (0,finding/* doubtful */.Yb)(`none of ${name}; the destination holds ${shown}${more}`, 'Before the first backup, that is as it should be. Otherwise correct `name`.');
}
function describe({ manifest }, now) {
    const age = (0,format/* humanMs */.o0)(now.getTime() - new Date(manifest.snapshotAt).getTime());
    const { name, serverVersion } = manifest.engine;
    const keys = manifest.encryption.recipients.length;
    const to = keys === 0 ? 'a passphrase' : (0,format/* plural */.LS)(keys, 'recovery key');
    return (0,finding/* fine */.Bs)(`${manifest.id}, ${age} old, of ${(0,format/* engineTitle */.v6)({ engine: name, serverVersion })}, encrypted to ${to}`);
}
function seriesOf({ manifest: { engine } }) {
    const name = ports_engine/* ENGINES */.u.find((each) => each === engine.name);
    return name === undefined ? undefined : { engine: name, majorVersion: engine.majorVersion };
}

;// CONCATENATED MODULE: ./build/doctor/verification.js


const verification_area = 'verification';
async function examineVerification(series, request, findings, context) {
    const { engine, host, machine } = context;
    const { target, tunnel, trustSource } = request;
    await findings.examine({ area: verification_area, name: 'containment' }, async () => accepted(await machine.containment(), trustSource));
    if (target !== undefined) {
        return (0,doctor_database/* checkTarget */.e$)({ database: target, requireTls: false, hasTunnel: tunnel !== undefined }, findings, context);
    }
    if (series === undefined) {
        const why = 'neither a database nor a backup shows which server it needs';
        findings.add({ area: verification_area, name: 'server program' }, (0,finding/* unexamined */.LK)(why));
        return;
    }
    const needs = (await engine(series.engine)).verificationNeeds(series, host);
    await (0,doctor_database/* examineEach */.zF)(needs, findings, verification_area);
}
function accepted(observation, trustSource) {
    if (observation.result !== 'failed' || !trustSource)
        return observation;
    return {
        result: 'warning',
        detail: `${observation.detail} \`trust-source\` accepts that.`,
        remedy: observation.remedy,
    };
}

;// CONCATENATED MODULE: ./build/doctor/doctor.js











async function runDoctor(request, dependencies) {
    const context = (0,run_context/* beginRun */.T)(dependencies);
    const { run } = context;
    const { machine } = dependencies;
    const findings = new examine/* Findings */.Fv(context);
    await run.guard(async () => {
        await run.phase('machine', () => (0,doctor_machine/* examineMachine */.h)(findings, context, machine));
        examineOptions(request, findings, context);
        await run.phase('keys', () => examineKeys(request, findings, context));
        const reachable = await run.phase('destinations', () => examineDestinations(request, findings, context));
        const ofBackup = await run.phase('stored backups', () => examineBackups(request, reachable, findings, context));
        const ofDatabase = await run.phase('database', () => examineDatabase(request, findings, context));
        await run.phase('verification', () => examineVerification(ofDatabase ?? ofBackup, request, findings, { ...context, machine }));
    });
    const isBad = findings.all.some(({ result }) => result === 'failed');
    return { mode: 'doctor', ...run.facts(isBad), findings: findings.all };
}
function examineOptions({ problems }, findings, { host }) {
    for (const { option, error } of problems)
        findings.add({ area: 'options', name: option }, (0,finding/* observationOf */.KY)(error));
    examineEnvironment(findings, host);
}
async function examineKeys(request, findings, context) {
    await checkKeys(request, findings, context);
    if (hasProblem(request, 'encrypt-to', 'decrypt-with', 'passphrase'))
        return;
    const { recipients, unlock } = request;
    if (recipients === undefined && unlock === undefined) {
        findings.add({ area: 'keys', name: 'keys' }, notGiven('`encrypt-to`, `decrypt-with` or `passphrase`'));
    }
    else if (unlock === undefined) {
        findings.add({ area: 'keys', name: 'decrypt-with' }, notGiven('`decrypt-with`', ' A backup job must not hold it.'));
    }
}
async function examineDestinations(request, findings, context) {
    if (request.destinations.length === 0 && !hasProblem(request, 'destination')) {
        findings.add({ area: 'destination', name: 'destinations' }, notGiven('`destination`'));
    }
    return (0,destinations/* checkDestinations */.W)(request, findings, context);
}
async function examineBackups(request, reachable, findings, context) {
    const { name, unlock, passphrase, signers } = request;
    if (reachable.length === 0)
        return undefined;
    if (name === undefined) {
        findings.add({ area: 'stored backup', name: 'newest backup' }, notGiven('`name`'));
        return undefined;
    }
    const ring = await (0,signatures/* openSignerRing */.v9)(signers, passphrase).catch(() => undefined);
    return examineStoredBackups(reachable, { name, unlock, ring, keys: request }, findings, context);
}
async function examineDatabase(request, findings, context) {
    const { database, dump, requireTls, maxReplicaLagMs, tunnel } = request;
    if (database !== undefined) {
        const hasTunnel = tunnel !== undefined;
        return (0,doctor_database/* checkDatabase */.MG)({ database, dump, requireTls, maxReplicaLagMs, hasTunnel }, findings, context);
    }
    if (!hasProblem(request, 'database'))
        findings.add({ area: 'database', name: 'database' }, notGiven('`database`'));
    return undefined;
}
function hasProblem({ problems }, ...options) {
    return problems.some(({ option }) => options.includes(option));
}
function notGiven(what, more = '') {
    return (0,finding/* unexamined */.LK)(`${what} is not given.${more}`);
}


/***/ }),

/***/ 70887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fv: () => (/* binding */ Findings),
/* harmony export */   lS: () => (/* binding */ isLate),
/* harmony export */   xx: () => (/* binding */ because)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44401);
/* harmony import */ var _ports_until_aborted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27571);



const LIMIT_MS = 30_000;
class Findings {
    all = [];
    #context;
    constructor(context) {
        this.#context = context;
    }
    add({ area, name, at }, observation) {
        const finding = { area, name, ...(at !== undefined && { at }), ...observation };
        this.all.push(finding);
        return finding;
    }
    async examine(subject, work) {
        return this.add(subject, await this.#observe(subject.limitMs ?? LIMIT_MS, work));
    }
    async #observe(limitMs, work) {
        const { host, run } = this.#context;
        try {
            return await this.limited(limitMs, work);
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(host.signal);
            run.keepWords(thrown);
            return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .observationOf */ .KY)((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown));
        }
    }
    async limited(limitMs, work) {
        const limit = new AbortController();
        const timer = setTimeout(() => limit.abort(tooSlow(limitMs)), limitMs);
        try {
            const signal = AbortSignal.any([this.#context.host.signal, limit.signal]);
            return await (0,_ports_until_aborted_js__WEBPACK_IMPORTED_MODULE_1__/* .untilAborted */ .E)(signal, work(signal));
        }
        finally {
            clearTimeout(timer);
        }
    }
}
function tooSlow(limitMs) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('TIMEOUT', `No result within ${limitMs / 1000} s.`, {
        hint: 'A firewall may drop the packets, or the other side is overloaded. Run `doctor` again when it is not.',
    });
}
function isLate({ code }) {
    return code === 'TIMEOUT';
}
function because(what) {
    return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .unexamined */ .LK)(`not tried: ${what}`);
}


/***/ }),

/***/ 257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ room),
/* harmony export */   h: () => (/* binding */ examineMachine)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44401);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58860);
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3294);





const MIB = 1024 * 1024;
const LITTLE_MEMORY = 512 * MIB;
const LITTLE_DISK = 1024 * MIB;
const HOPELESS_DISK = 64 * MIB;
async function examineMachine(findings, { host }, machine) {
    const area = 'machine';
    findings.add({ area, name: 'program' }, (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(`${_core_version_js__WEBPACK_IMPORTED_MODULE_2__/* .TOOL */ .j.name} ${_core_version_js__WEBPACK_IMPORTED_MODULE_2__/* .TOOL */ .j.version} on Node.js ${process.versions.node}`));
    findings.add({ area, name: 'host' }, (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(describeHost(host)));
    findings.add({ area, name: 'memory' }, memory(process.availableMemory()));
    await findings.examine({ area, name: 'temporary folder' }, async () => room((await host.workspace()).path, 'Free some space, or name another folder: RUNNER_TEMP in a job, else TMPDIR.'));
    for (const name of ['gpg', 'zstd']) {
        await findings.examine({ area, name }, async () => {
            const path = await machine.findProgram(name);
            return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(path ?? 'not on this machine: only recovery without this program needs it');
        });
    }
}
function describeHost({ env }) {
    const system = `${process.platform} ${(0,node_os__WEBPACK_IMPORTED_MODULE_1__.release)()} (${(0,node_os__WEBPACK_IMPORTED_MODULE_1__.arch)()}), ${(0,node_os__WEBPACK_IMPORTED_MODULE_1__.availableParallelism)()} cores`;
    if (!env['GITHUB_ACTIONS'])
        return `a terminal or a scheduler, ${system}`;
    const kind = env['RUNNER_ENVIRONMENT'] === 'github-hosted' ? 'a GitHub-hosted runner' : 'a self-hosted runner';
    return `${kind}, ${system}`;
}
function memory(available) {
    const shown = `${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .humanBytes */ .p6)(available)} available`;
    if (available >= LITTLE_MEMORY)
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(shown);
    return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .doubtful */ .Yb)(shown, 'Give the machine, or the container, at least 512 MiB that are free.');
}
async function room(folder, remedy) {
    const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(folder);
    const free = bavail * bsize;
    const shown = `${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .humanBytes */ .p6)(free)} free in ${folder.startsWith((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)()) ? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)() : folder}`;
    if (free >= LITTLE_DISK)
        return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .fine */ .Bs)(shown);
    return free >= HOPELESS_DISK ? (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .doubtful */ .Yb)(shown, remedy) : (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .broken */ .mw)(shown, remedy);
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

/***/ 32996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ storageVariable),
/* harmony export */   m: () => (/* binding */ STORAGE_VARIABLES)
/* harmony export */ });
const AZURE_LOGIN = ['AZURE_STORAGE_CONNECTION_STRING', 'AZURE_STORAGE_KEY', 'AZURE_STORAGE_SAS_TOKEN'];
const SFTP_LOGIN = ['SFTP_PRIVATE_KEY', 'SFTP_PRIVATE_KEY_PASSPHRASE', 'SFTP_PASSWORD'];
const SETTINGS = [
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_ENDPOINT_URL',
    'AWS_ENDPOINT_URL_S3',
    'SFTP_HOST_KEY',
];
const S3_SECRETS = ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN'];
const S3_ROLE = ['ROLE_ARN', 'ROLE_SESSION_NAME'];
const S3_NAME = new RegExp(`^([A-Za-z][A-Za-z0-9_]*?)_(${[...S3_SECRETS, ...S3_ROLE].join('|')})$`);
const STORAGE_VARIABLES = [
    ...[...S3_SECRETS, ...S3_ROLE].map((name) => `AWS_${name}`),
    ...AZURE_LOGIN,
    ...SFTP_LOGIN,
    ...SETTINGS,
];
const RCLONE = /^RCLONE_[A-Z0-9_]+$/;
const RCLONE_PUBLIC = /_(?:TYPE|VENDOR|PROVIDER|URL|USER|HOST|PORT|REGION|ENDPOINT|FILE|ACL|ENV_AUTH|TRANSFERS|CHECKERS|BWLIMIT|TPSLIMIT)$/;
function storageVariable(name) {
    if (RCLONE.test(name))
        return { isSecret: !RCLONE_PUBLIC.test(name), login: [name] };
    if (contains(AZURE_LOGIN, name))
        return { isSecret: true, login: AZURE_LOGIN };
    if (contains(SFTP_LOGIN, name))
        return { isSecret: true, login: [...SFTP_LOGIN, 'SSH_AUTH_SOCK'] };
    if (contains(SETTINGS, name))
        return { isSecret: false, login: [name] };
    const [, prefix, part = ''] = S3_NAME.exec(name) ?? [];
    if (prefix === undefined)
        return undefined;
    const parts = [...S3_SECRETS, ...S3_ROLE, 'WEB_IDENTITY_TOKEN_FILE'].map((each) => `${prefix}_${each}`);
    return {
        isSecret: contains(S3_SECRETS, part),
        login: prefix === 'AWS' ? [...parts, 'AWS_PROFILE'] : parts,
    };
}
function contains(names, name) {
    return names.includes(name);
}


/***/ }),

/***/ 81901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ ruleVerdict),
/* harmony export */   u: () => (/* binding */ copyAdvice)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);

function ruleVerdict({ isMet, copies, media, offsite, immutable }) {
    const counts = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(copies, 'copy', 'copies')} with the database itself, on ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(media, 'medium', 'media')}, ${offsite} offsite, ${immutable} immutable`;
    return `The 3-2-1 rule is ${isMet ? 'met' : 'not met'}: ${counts}`;
}
function copyAdvice(advice) {
    switch (advice.need) {
        case 'copies': {
            const sync = advice.sync.length === 0 ? '' : `\`sync\` copies the newest backup to ${advice.sync.join(', ')}.`;
            return `${advice.add === 0 ? '' : `Add ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(advice.add, 'destination')}. `}${sync}`.trim();
        }
        case 'medium':
            return 'Keep one copy with a provider, or on a server, other than this machine.';
        case 'offsite': {
            const hint = advice.mayBeSo ? ' If one is and its address does not show it, add `offsite=true` to it.' : '';
            return `Keep one copy away from the database and its network.${hint}`;
        }
        case 'immutable':
            return 'No copy is immutable: `lock` on one destination protects it from deletion.';
        case 'repair':
            return `Errors found in the copies: ${advice.errors}. Repair them with \`sync\`.`;
    }
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


/***/ })

};
