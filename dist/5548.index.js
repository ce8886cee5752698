export const id = 5548;
export const ids = [5548];
export const modules = {

/***/ 2818:
/***/ ((__unused_webpack_module, exports) => {


exports.__esModule = true;
exports.distance = exports.closest = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.distance = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
exports.closest = closest;


/***/ }),

/***/ 26829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/host/guard.js
var guard = __webpack_require__(65132);
// EXTERNAL MODULE: ./build/host/publish.js
var publish = __webpack_require__(87166);
// EXTERNAL MODULE: ./build/host/remains.js
var remains = __webpack_require__(8160);
// EXTERNAL MODULE: ./build/host/run.js + 7 modules
var run = __webpack_require__(89560);
// EXTERNAL MODULE: ./build/host/workspace.js
var workspace = __webpack_require__(30756);
// EXTERNAL MODULE: ./build/report/render/notice.js
var notice = __webpack_require__(40828);
// EXTERNAL MODULE: ./build/report/render/text.js
var render_text = __webpack_require__(63335);
// EXTERNAL MODULE: ./build/report/says-more.js
var says_more = __webpack_require__(19475);
;// CONCATENATED MODULE: ./build/action/command-files.js


function commandFileProblem(name, thrown) {
    const variable = `GITHUB_${name}`;
    const path = process.env[variable] ?? '';
    const { code } = (thrown ?? {});
    if (typeof code === 'string')
        return `${variable}: ${code}`;
    return `${variable}: ${(0,external_node_fs_.existsSync)(path) ? "it can't be read and written" : 'there is no such file'}`;
}
function failCommandFile(name, what, thrown) {
    const message = `Could not ${what} (${commandFileProblem(name, thrown)}).`;
    throw new errors/* RestorableError */.s$('FILE_UNWRITABLE', message, { cause: thrown });
}

// EXTERNAL MODULE: ./build/host/base.js + 5 modules
var base = __webpack_require__(27337);
// EXTERNAL MODULE: ./build/report/progress.js
var progress = __webpack_require__(46130);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/ports/until-aborted.js
var until_aborted = __webpack_require__(27571);
;// CONCATENATED MODULE: ./build/action/command-runner.js



const TRACKING = 'RUNNER_TRACKING_ID';
function createToolkitRunner({ scrub, env }) {
    return async (command) => {
        const { getExecOutput } = await __webpack_require__.e(/* import() */ 9905).then(__webpack_require__.bind(__webpack_require__, 49905));
        const tracking = env[TRACKING];
        const run = getExecOutput(quoted(command.file), [...command.args], {
            env: { ...command.env, ...(tracking === undefined ? {} : { [TRACKING]: tracking }) },
            ignoreReturnCode: true,
            silent: true,
        });
        const { exitCode, stdout, stderr } = await (0,until_aborted/* untilAborted */.E)(command.signal, run);
        const words = new foreign/* ForeignText */.sh((0,external_node_path_.basename)(command.file), scrub(stderr).trim());
        return { code: exitCode, stdout, stderr: words };
    };
}
function quoted(file) {
    return `"${file.replaceAll('"', '\\"')}"`;
}

// EXTERNAL MODULE: ./build/options/mode.js
var options_mode = __webpack_require__(5560);
// EXTERNAL MODULE: ./build/options/options.js + 10 modules
var options = __webpack_require__(80515);
;// CONCATENATED MODULE: ./build/action/inputs.js


const PREFIX = 'INPUT_';
const NOT_GIVEN = '<not given>';
function readInputs(env) {
    const inputs = new Map();
    for (const [variable, value] of Object.entries(env)) {
        if (!variable.startsWith(PREFIX) || value === undefined)
            continue;
        const name = variable.slice(PREFIX.length).toLowerCase();
        if (value.trim() === NOT_GIVEN)
            continue;
        const option = (0,options/* findOption */.$K)(name);
        if (option !== undefined && isDefault(option, value, env))
            continue;
        inputs.set(name, option?.secrecy === 'value' || option?.kind === 'lines' ? value : value.trim());
    }
    return inputs;
}
function isDefault({ actionDefault, modes }, value, env) {
    if (actionDefault === undefined)
        return false;
    const mode = env[`${PREFIX}MODE`]?.trim();
    return value === actionDefault || (options_mode/* MODES */.FN.some((each) => each === mode) && !modes.some((each) => each === mode));
}
function withoutInputs(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith(PREFIX)));
}
function forgetInputs(env) {
    for (const name of Object.keys(env))
        if (name.startsWith(PREFIX))
            delete env[name];
}

;// CONCATENATED MODULE: ./build/action/neutralize-commands.js
function neutralizeCommands(text) {
    return text
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/^(?:[^\S\n]|\u0085)*::/gm, '| $&')
        .replaceAll('##[', '## [');
}

;// CONCATENATED MODULE: ./build/action/run-cache.js


function createActionsRunCache(log, signal) {
    const quietly = async (what, fallback, work) => {
        try {
            return await (0,until_aborted/* untilAborted */.E)(signal, work());
        }
        catch (error) {
            log.debug(`Cache, ${what}: ${(0,errors/* messageOf */.bD)(error)}`);
            return fallback;
        }
    };
    return {
        restore: (key, folder) => quietly('restore', false, () => bringBack(key, folder)),
        save: (key, folder) => quietly('save', undefined, async () => {
            const { keepFolder } = await Promise.all(/* import() */[__webpack_require__.e(9905), __webpack_require__.e(7511), __webpack_require__.e(6578), __webpack_require__.e(3716), __webpack_require__.e(5360), __webpack_require__.e(5580), __webpack_require__.e(1654)]).then(__webpack_require__.bind(__webpack_require__, 81654));
            await keepFolder(key, folder, signal);
        }),
    };
}
async function bringBack(key, folder) {
    const { CacheService } = await Promise.all(/* import() */[__webpack_require__.e(6578), __webpack_require__.e(4925)]).then(__webpack_require__.bind(__webpack_require__, 54925));
    const { archivePath, unpackInto } = await __webpack_require__.e(/* import() */ 1516).then(__webpack_require__.bind(__webpack_require__, 81516));
    const { onlyFileOf } = await __webpack_require__.e(/* import() */ 345).then(__webpack_require__.bind(__webpack_require__, 10345));
    const path = archivePath(process.env, key);
    const found = path === undefined ? undefined : await CacheService.of(process.env)?.get(key, path);
    if (found === undefined)
        return false;
    try {
        await unpackInto(folder, onlyFileOf(found));
    }
    finally {
        found.destroy();
    }
    return true;
}

// EXTERNAL MODULE: ./build/core/run-origin.js
var run_origin = __webpack_require__(10252);
;// CONCATENATED MODULE: ./build/action/run-origin.js


const EVENT_MAX_BYTES = 1024 * 1024;
function readRunOrigin(env) {
    const event = env['GITHUB_EVENT_NAME'];
    return (0,run_origin/* parseRunOrigin */.rq)({
        repository: env['GITHUB_REPOSITORY'],
        workflowRef: env['GITHUB_WORKFLOW_REF'],
        runId: env['GITHUB_RUN_ID'],
        attempt: env['GITHUB_RUN_ATTEMPT'],
        event,
        schedule: event === 'schedule' ? scheduleIn(env['GITHUB_EVENT_PATH']) : undefined,
        server: env['GITHUB_SERVER_URL'],
    });
}
function readCheckout(env) {
    return (0,run_origin/* parseCheckout */.qu)(env['GITHUB_REF'], env['GITHUB_SHA']);
}
function scheduleIn(path) {
    try {
        const event = JSON.parse(readSmallFile(path ?? ''));
        return typeof event === 'object' && event !== null && 'schedule' in event ? event.schedule : undefined;
    }
    catch {
        return undefined;
    }
}
function readSmallFile(path) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    try {
        if (!(0,external_node_fs_.fstatSync)(file).isFile())
            return '';
        const bytes = Buffer.alloc(EVENT_MAX_BYTES);
        return bytes.toString('utf8', 0, (0,external_node_fs_.readSync)(file, bytes, 0, bytes.length, 0));
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./build/action/host.js










const MAX_ANNOTATIONS = 10;
const PROGRESS_EVERY_MS = 10_000;
const WORKSPACES_STATE = 'workspaces';
function createActionHost(core, parts = {}) {
    const env = withoutInputs(process.env);
    return (0,base/* createHost */.D)({
        env,
        origin: readRunOrigin(env),
        checkout: readCheckout(env),
        commandRunner: (scrub) => createToolkitRunner({ scrub, env }),
        runCache: createActionsRunCache,
        temporaryFolder: process.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(),
        hasPostStep: parts.existingWorkspace === undefined,
        onSecret: (form) => core.setSecret(form),
        onWorkspaces: (paths) => keepWorkspaces(core, paths),
        group: groups(core),
        unknownOptionHint: 'A variable in the `env` of the job whose name begins with INPUT_ looks like an input of this step: if it is one, give it another name.',
        write: annotator(core),
        progress: progressLines((line) => core.info(neutralizeCommands(line))),
        ...parts,
    });
}
function keepWorkspaces(core, paths) {
    try {
        core.saveState(WORKSPACES_STATE, paths.join('\n'));
    }
    catch (thrown) {
        throw new errors/* RestorableError */.s$('FILE_UNWRITABLE', `This step can't keep its state (${commandFileProblem('STATE', thrown)}).`, {
            hint: 'The runner makes that file before each step: let the user of the step, or of its container, write it, and mount its folder.',
            cause: thrown,
        });
    }
}
function groups(core) {
    let isOpen = false;
    return (title) => {
        if (isOpen)
            core.endGroup();
        isOpen = title !== undefined;
        if (title !== undefined)
            core.startGroup(title);
    };
}
function annotator(core) {
    const used = {};
    return (level, message) => {
        if (level === 'debug')
            core.debug(message);
        else if (level === 'info')
            core.info(neutralizeCommands(message));
        else {
            used[level] = (used[level] ?? 0) + 1;
            if (used[level] < MAX_ANNOTATIONS)
                core[level](message);
            else
                core.info(neutralizeCommands(`${level}: ${message}`));
        }
    };
}
function progressLines(print) {
    let phase = '';
    let phaseBeganMs = 0;
    let lastMs = 0;
    return (update) => {
        const nowMs = performance.now();
        if (update.phase !== phase) {
            phase = update.phase;
            phaseBeganMs = nowMs;
            lastMs = nowMs;
        }
        if (nowMs - lastMs < PROGRESS_EVERY_MS)
            return;
        lastMs = nowMs;
        print((0,progress/* progressLine */.o)(update, nowMs - phaseBeganMs));
    };
}

// EXTERNAL MODULE: ./build/core/check.js
var check = __webpack_require__(5796);
// EXTERNAL MODULE: ./build/core/verdict.js
var verdict = __webpack_require__(7033);
// EXTERNAL MODULE: ./build/report/document/backup.js
var document_backup = __webpack_require__(57901);
// EXTERNAL MODULE: ./build/report/document/matrix.js
var matrix = __webpack_require__(71238);
// EXTERNAL MODULE: ./build/report/document/sync.js
var sync = __webpack_require__(15412);
// EXTERNAL MODULE: ./build/report/render/visible.js
var visible = __webpack_require__(85728);
;// CONCATENATED MODULE: ./build/action/outputs.js







const MESSAGE_LENGTH = 1_000;
const CHOSEN = ['backup', 'verify', 'restore', 'drill', 'hold', 'release'];
const CHECKED = ['verify', 'restore', 'drill', 'status'];
const WITH_CHECKS = [...CHECKED, 'page'];
const JUDGED = ['verify', 'drill'];
const WITH_VERDICT = [...JUDGED, 'verify-evidence'];
const PRUNING = ['backup', 'prune'];
const OUTPUTS = {
    'backup-id': {
        modes: [...CHOSEN, 'status'],
        description: 'Id of the backup, such as 20261121T020000Z-full-4f9c2a.',
    },
    kind: { modes: [...CHOSEN, 'status'], description: 'Kind of that backup: full, differential or incremental.' },
    'raw-bytes': { modes: CHOSEN, description: 'Size of the dump in bytes.' },
    'stored-bytes': { modes: CHOSEN, description: 'Size of the objects at each destination, in bytes.' },
    copies: { modes: ['backup'], description: 'Number of destinations that have the backup.' },
    'duration-ms': { modes: options_mode/* MODES */.FN, description: 'Duration of the run, in milliseconds.' },
    verdict: {
        modes: WITH_VERDICT,
        description: 'passed, failed (a finding), error (no verdict was reached) or skipped (nothing was checked).',
    },
    'verdict-reason': {
        modes: JUDGED,
        description: 'Why the verdict is failed: backup (do not rely on it), lineage (another backup is missing), check or objective (not met). Otherwise empty.',
    },
    'checks-passed': { modes: WITH_CHECKS, description: 'Number of passed checks.' },
    'checks-failed': { modes: WITH_CHECKS, description: 'Number of failed checks.' },
    'checks-not-run': { modes: WITH_CHECKS, description: 'Number of checks that could not run.' },
    'restore-ms': {
        modes: CHECKED,
        description: 'Time from the first request to the storage until the restored database responded, in milliseconds. Status: of the last verification.',
    },
    'backup-age-ms': { modes: CHECKED, description: 'Time since the snapshot of the backup, in milliseconds.' },
    'verified-age-ms': { modes: ['status'], description: 'Age of the last verification, in milliseconds.' },
    'verified-verdict': { modes: ['status'], description: 'Verdict of the last verification: passed, failed or error.' },
    'verified-reason': {
        modes: ['status'],
        description: 'Why the last verification failed: backup, check or objective. Otherwise empty.',
    },
    'broken-objects': {
        modes: ['status'],
        description: 'Objects of the newest backup, and of the backups that it needs, that are missing or have a different size.',
    },
    'incomplete-runs': { modes: ['status'], description: 'Runs without a commit that left objects.' },
    'total-bytes': { modes: ['status'], description: 'Everything stored of this database, in bytes.' },
    'capacity-reached-on': {
        modes: ['status'],
        description: 'Day on which the capacity is reached at the current growth, such as 2027-03-04; empty if not within a year.',
    },
    'removed-backups': { modes: PRUNING, description: 'Number of backups that retention removed.' },
    'freed-bytes': { modes: PRUNING, description: 'Bytes of the objects that retention deleted.' },
    'copied-backups': {
        modes: ['sync'],
        description: 'Backups that were copied or repaired, or would be in a dry run; each destination counts.',
    },
    'copied-bytes': { modes: ['sync'], description: 'Bytes of the objects that were copied, or would be in a dry run.' },
    matrix: {
        modes: ['matrix'],
        description: 'One job for each database, for `strategy.matrix` with `fromJSON`.',
    },
    count: {
        modes: ['matrix', ...options_mode/* MANY_MODES */.Vs],
        description: 'Matrix: number of these jobs. Several databases in one run: their number.',
    },
    results: {
        modes: options_mode/* MANY_MODES */.Vs,
        description: 'Several databases in one run: a JSON object with the outputs of each, by name.',
    },
    'error-code': { modes: options_mode/* MODES */.FN, description: 'Code of the error, such as INPUT_INVALID. Empty if there was none.' },
    'error-message': { modes: options_mode/* MODES */.FN, description: 'What the error says, in one line. Empty if there was none.' },
    report: { modes: options_mode/* MODES */.FN, description: 'Path of the JSON report.' },
};
function statusOutputs(report) {
    if (report.mode !== 'status' || report.destinations.length === 0)
        return [];
    const { destinations } = report;
    const worst = (of) => {
        const known = destinations.map(of).filter((value) => typeof value === 'number');
        return known.length === destinations.length ? Math.round(Math.max(...known)) : undefined;
    };
    const verdicts = destinations.map((each) => each.lastVerification?.verdict);
    const days = destinations.map((each) => each.capacityReachedOn).filter((day) => typeof day === 'string');
    const behind = destinations.toSorted((a, b) => (b.newestAgeMs ?? Infinity) - (a.newestAgeMs ?? Infinity))[0];
    return [
        ['backup-id', behind?.newest?.id],
        ['kind', behind?.newest?.kind],
        ['backup-age-ms', worst((each) => each.newestAgeMs)],
        ['restore-ms', slowest(destinations)],
        ['verified-age-ms', worst((each) => each.lastVerification?.ageMs)],
        ['verified-verdict', ['failed', 'error', undefined, 'passed'].find((each) => verdicts.includes(each))],
        ['verified-reason', (0,verdict/* worstReason */.YH)(destinations.map((each) => each.lastVerification?.reason ?? undefined)) ?? ''],
        ['broken-objects', worst((each) => each.brokenObjects)],
        ['incomplete-runs', worst((each) => each.incompleteRuns)],
        ['total-bytes', worst((each) => each.totalBytes)],
        ['capacity-reached-on', days.toSorted()[0]],
    ];
}
function slowest(destinations) {
    const measured = destinations.flatMap((each) => each.lastVerification?.restoreMs ?? []);
    return measured.length === 0 ? undefined : Math.round(Math.max(...measured));
}
function retentionOutputs(report) {
    const outcomes = report.mode === 'prune' ? report.destinations : report.mode === 'backup' ? report.retention : undefined;
    if (outcomes === undefined)
        return [];
    const sum = (of) => outcomes.reduce((total, each) => total + of(each), 0);
    return [
        ['removed-backups', sum((each) => each.removed)],
        ['freed-bytes', sum((each) => each.freedBytes)],
    ];
}
function syncOutputs(report) {
    if (report.mode !== 'sync')
        return [];
    const done = (0,sync/* syncedOf */.C)(report, 'copied', 'repaired', 'planned');
    return [
        ['copied-backups', done.length],
        ['copied-bytes', done.reduce((sum, each) => sum + each.bytes, 0)],
    ];
}
function planOutputs(report) {
    if (report.mode !== 'matrix' || report.error !== undefined)
        return [];
    return [
        ['matrix', (0,matrix/* matrixOf */.l)(report)],
        ['count', report.databases.length],
    ];
}
const SUMS = [
    'raw-bytes',
    'stored-bytes',
    'total-bytes',
    'removed-backups',
    'freed-bytes',
    'checks-passed',
    'checks-failed',
];
const VERDICTS = ['error', 'failed', 'skipped', 'passed'];
function fleetOutputs({ databases, durationMs }) {
    const each = Object.entries(databases).map(([name, report]) => {
        return [name, [...outputsOf(report, undefined), ...errorOutputs(report.error)]];
    });
    const valuesOf = (name) => each.flatMap(([, outputs]) => outputs.flatMap(([key, value]) => (key === name ? [value] : [])));
    const sums = SUMS.map((name) => {
        const values = valuesOf(name);
        return [name, values.length === 0 ? undefined : values.reduce((sum, value) => sum + Number(value), 0)];
    });
    const verdicts = valuesOf('verdict');
    return [
        ...sums,
        ['duration-ms', Math.round(durationMs)],
        ['verdict', VERDICTS.find((verdict) => verdicts.includes(verdict))],
        ['count', each.length],
        ['results', JSON.stringify(Object.fromEntries(each.map(([name, outputs]) => [name, Object.fromEntries(outputs)])))],
    ];
}
function errorWithin({ report, error }) {
    if (error !== undefined || report?.mode !== 'fleet')
        return error;
    for (const [name, each] of Object.entries(report.databases)) {
        if (each.error !== undefined && each.exitCode === report.exitCode) {
            return { ...each.error, message: `${name}: ${each.error.message}` };
        }
    }
    return undefined;
}
function errorOutputs(error) {
    return [
        ['error-code', error?.code ?? ''],
        ['error-message', (0,visible/* visible */.R)(error?.message ?? '', MESSAGE_LENGTH)],
    ];
}
function outputsOf(report, reportPath) {
    const all = report.mode === 'fleet' ? fleetOutputs(report) : runOutputs(report);
    return [...all, ['report', reportPath]].flatMap(([name, value]) => value === undefined ? [] : [[name, String(value)]]);
}
function runOutputs(report) {
    const backup = 'backup' in report ? report.backup : undefined;
    const checks = 'checks' in report ? report.checks : undefined;
    const recovery = 'restoreMs' in report ? report : undefined;
    return [
        ['backup-id', backup?.id],
        ['kind', backup?.kind],
        ['raw-bytes', backup?.rawBytes],
        ['stored-bytes', backup?.storedBytes],
        ['copies', report.mode === 'backup' ? (0,document_backup/* committedAt */.A)(report) : undefined],
        ['duration-ms', Math.round(report.durationMs)],
        ['verdict', 'verdict' in report ? report.verdict : undefined],
        ['verdict-reason', 'verdict' in report && report.mode !== 'verify-evidence' ? (report.reason ?? '') : undefined],
        ['checks-passed', checks && (0,check/* countOf */.pq)(checks, 'passed')],
        ['checks-failed', checks && (0,check/* countOf */.pq)(checks, 'failed')],
        ['checks-not-run', checks && (0,check/* countOf */.pq)(checks, 'error')],
        ['restore-ms', recovery?.restoreMs === undefined ? undefined : Math.round(recovery.restoreMs)],
        ['backup-age-ms', recovery?.backupAgeMs === undefined ? undefined : Math.round(recovery.backupAgeMs)],
        ...statusOutputs(report),
        ...retentionOutputs(report),
        ...syncOutputs(report),
        ...planOutputs(report),
    ];
}

;// CONCATENATED MODULE: ./build/action/main.js
















async function runAction(which, loadApp, cancelled) {
    (0,guard/* guardProcess */.V)((text) => text);
    const core = await Promise.all(/* import() */[__webpack_require__.e(9905), __webpack_require__.e(6578), __webpack_require__.e(5360)]).then(__webpack_require__.bind(__webpack_require__, 75360));
    const inputs = readInputs(process.env);
    forgetInputs(process.env);
    const step = { core, inputs, loadApp, cancelled };
    return which === 'post' ? runPost(step) : runMain(step);
}
async function runMain({ core, inputs, loadApp, cancelled }) {
    const host = createActionHost(core, { cancellation: cancelled });
    (0,guard/* guardProcess */.V)(host.scrub);
    const hosted = await (0,run/* runHosted */.p)(inputs, host, loadApp);
    return (0,publish/* publish */.m)(hosted, outletsOf(core, host, inputs));
}
async function runPost({ core, inputs, loadApp, cancelled }) {
    for (const existingWorkspace of await ownWorkspaces(core)) {
        const host = createActionHost(core, { cancellation: cancelled, existingWorkspace });
        (0,guard/* guardProcess */.V)(host.scrub);
        await (0,remains/* removeRemains */.m)(inputs, host, loadApp);
    }
    try {
        await (0,errors/* throwIfCancelledByNow */.sE)(cancelled.signal);
        return errors/* EXIT */.dc.done;
    }
    catch (thrown) {
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        annotate(core, error);
        return (0,errors/* exitCodeOf */.FO)(error);
    }
    finally {
        cancelled.dispose();
    }
}
async function ownWorkspaces(core) {
    const own = [];
    for (const path of core.getState(WORKSPACES_STATE).split('\n')) {
        if (path === '' || !(0,external_node_fs_.existsSync)(path))
            continue;
        if (await (0,workspace/* isOwnWorkspace */.kt)(path))
            own.push(path);
        else
            core.warning('The state of this step names a path that no run created as its temporary folder. It was not removed.');
    }
    return own;
}
function outletsOf(core, host, inputs) {
    return {
        reportPath: inputs.get('report') || undefined,
        htmlPath: inputs.get('report-html') || undefined,
        historyPath: inputs.get('history-file') || undefined,
        reportFolder: process.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(),
        setOutputs: (result, written) => setOutputs(core, host, result, written),
        writeSummary: process.env['GITHUB_STEP_SUMMARY'] ? (page) => writeSummary(core, page) : undefined,
        show: ({ report, error, exitCode }, document) => {
            if (report !== undefined && document !== undefined && (0,says_more/* saysMoreThanItsError */.j)(report)) {
                core.info(neutralizeCommands((0,render_text/* renderText */.S)(document, (_tone, text) => text)));
            }
            if (error !== undefined)
                annotate(core, error);
            else if (document !== undefined && exitCode !== errors/* EXIT */.dc.done) {
                const { title, sentence } = (0,notice/* renderNotice */.B)(document);
                core.error(sentence, { title: `restorable: ${title}` });
            }
        },
        showError: (error) => annotate(core, error),
        warn: (message) => host.log.warning(message),
    };
}
function annotate(core, error) {
    const hint = error.hint === undefined ? '' : `\nHint: ${error.hint}`;
    core.error(`${error.message}${hint}`, { title: `restorable: ${error.code}` });
}
function setOutputs(core, host, result, reportPath) {
    const ofReport = result.report === undefined ? [] : outputsOf(result.report, reportPath);
    for (const [name, value] of [...ofReport, ...errorOutputs(errorWithin(result))]) {
        try {
            core.setOutput(name, value);
        }
        catch (thrown) {
            failCommandFile('OUTPUT', 'set the outputs', thrown);
        }
        if (host.scrub(value) === value)
            continue;
        host.log.warning(`The output ${name} contains a masked value; GitHub will not pass it to other jobs.`);
    }
}
async function writeSummary(core, page) {
    try {
        await core.summary.addRaw(page).write();
    }
    catch (thrown) {
        failCommandFile('STEP_SUMMARY', 'write the summary', thrown);
    }
}


/***/ }),

/***/ 27571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ untilAborted)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


async function untilAborted(signal, work) {
    work.catch(() => { });
    (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwIfCancelled */ .dZ)(signal);
    const { promise: aborted, reject } = Promise.withResolvers();
    using _ = (0,node_events__WEBPACK_IMPORTED_MODULE_0__.addAbortListener)(signal, () => reject((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancellation */ .WN)(signal)));
    return await Promise.race([work, aborted]);
}


/***/ })

};
