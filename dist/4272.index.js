export const id = 4272;
export const ids = [4272];
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


/***/ })

};
