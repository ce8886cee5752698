export const id = 229;
export const ids = [229];
export const modules = {

/***/ 40229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/host/guard.js
var guard = __webpack_require__(65132);
// EXTERNAL MODULE: ./build/host/publish.js + 11 modules
var publish = __webpack_require__(57470);
// EXTERNAL MODULE: ./build/host/run.js + 13 modules
var run = __webpack_require__(98732);
// EXTERNAL MODULE: ./build/report/render/notice.js
var notice = __webpack_require__(40828);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
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

// EXTERNAL MODULE: ./build/host/base.js + 3 modules
var base = __webpack_require__(96899);
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

// EXTERNAL MODULE: ./build/options/options.js + 8 modules
var options = __webpack_require__(77509);
;// CONCATENATED MODULE: ./build/action/inputs.js

const PREFIX = 'INPUT_';
function readInputs(env) {
    const inputs = new Map();
    for (const [variable, value] of Object.entries(env)) {
        if (!variable.startsWith(PREFIX) || value === undefined)
            continue;
        const name = variable.slice(PREFIX.length).toLowerCase();
        if (value.trim() !== '')
            inputs.set(name, (0,options/* findOption */.$K)(name)?.secrecy === 'value' ? value : value.trim());
    }
    return inputs;
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

;// CONCATENATED MODULE: ./build/action/host.js









const MAX_ANNOTATIONS = 10;
const PROGRESS_EVERY_MS = 10_000;
const STATE = { isPost: 'isPost', workspace: 'workspace' };
function createActionHost(core, parts = {}) {
    const env = withoutInputs(process.env);
    return (0,base/* createHost */.D)({
        env,
        commandRunner: (scrub) => createToolkitRunner({ scrub, env }),
        runCache: createActionsRunCache,
        temporaryFolder: process.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(),
        hasPostStep: parts.existingWorkspace === undefined,
        onSecret: (form) => core.setSecret(form),
        onWorkspace: (path) => keepState(core, STATE.workspace, path),
        unknownOptionHint: 'A variable in the `env` of the job whose name begins with INPUT_ looks like an input of this step: if it is one, give it another name.',
        write: annotator(core),
        progress: progressLines((line) => core.info(neutralizeCommands(line))),
        ...parts,
    });
}
function keepState(core, name, value) {
    try {
        core.saveState(name, value);
    }
    catch (thrown) {
        throw new errors/* RestorableError */.s$('FILE_UNWRITABLE', `This step can't keep its state (${commandFileProblem('STATE', thrown)}).`, {
            hint: 'The runner makes that file before each step: let the user of the step, or of its container, write it, and mount its folder.',
            cause: thrown,
        });
    }
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
// EXTERNAL MODULE: ./build/report/document/backup.js
var document_backup = __webpack_require__(57901);
// EXTERNAL MODULE: ./build/report/document/matrix.js
var matrix = __webpack_require__(71238);
// EXTERNAL MODULE: ./build/report/document/sync.js
var sync = __webpack_require__(15412);
;// CONCATENATED MODULE: ./build/action/outputs.js




const OUTPUTS = {
    'backup-id': 'Id of the backup that was made, verified or restored.',
    kind: 'Kind of that backup: full, differential or incremental.',
    'raw-bytes': 'Length of the dump in bytes.',
    'stored-bytes': 'Length of the stored objects, in bytes.',
    copies: 'Backup: number of destinations that have it.',
    'duration-ms': 'Duration of the run, in milliseconds.',
    verdict: 'Verify: passed, failed, error or skipped.',
    'checks-passed': 'Number of passed checks.',
    'checks-failed': 'Number of failed checks.',
    'restore-ms': 'Time to recover, in milliseconds.',
    'backup-age-ms': 'Age of the data, in milliseconds.',
    'verified-age-ms': 'Status: age of the last verification, in milliseconds.',
    'verified-verdict': 'Status: verdict of the last verification, passed or failed.',
    'broken-objects': 'Status: objects of the newest backup, and of the backups that it needs, that are missing or have a different size.',
    'incomplete-runs': 'Status: runs without a commit that left objects.',
    'total-bytes': 'Status: everything stored of this database, in bytes.',
    'capacity-reached-on': 'Status: day on which the capacity is reached at the current growth; empty if not within a year.',
    'removed-backups': 'Prune, and a backup that prunes: number of removed backups.',
    'freed-bytes': 'Prune, and a backup that prunes: bytes of the objects that were deleted.',
    'copied-backups': 'Sync: backups that were copied or repaired; each destination counts.',
    'copied-bytes': 'Sync: bytes of the objects that were copied.',
    matrix: 'Matrix: one job for each database, for `strategy.matrix` with `fromJSON`.',
    count: 'Matrix: number of these jobs.',
    report: 'Path of the JSON report.',
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
        ['restore-ms', worst((each) => each.lastVerification?.restoreMs)],
        ['verified-age-ms', worst((each) => each.lastVerification?.ageMs)],
        ['verified-verdict', verdicts.includes('failed') ? 'failed' : verdicts.includes(undefined) ? undefined : 'passed'],
        ['broken-objects', worst((each) => each.brokenObjects)],
        ['incomplete-runs', worst((each) => each.incompleteRuns)],
        ['total-bytes', worst((each) => each.totalBytes)],
        ['capacity-reached-on', days.toSorted()[0]],
    ];
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
function outputsOf(report, reportPath) {
    const backup = 'backup' in report ? report.backup : undefined;
    const checks = 'checks' in report ? report.checks : undefined;
    const recovery = 'restoreMs' in report ? report : undefined;
    const all = [
        ['backup-id', backup?.id],
        ['kind', backup?.kind],
        ['raw-bytes', backup?.rawBytes],
        ['stored-bytes', backup?.storedBytes],
        ['copies', report.mode === 'backup' ? (0,document_backup/* committedAt */.A)(report) : undefined],
        ['duration-ms', Math.round(report.durationMs)],
        ['verdict', report.mode === 'verify' ? report.verdict : undefined],
        ['checks-passed', checks && (0,check/* countOf */.pq)(checks, 'passed')],
        ['checks-failed', checks && (0,check/* countOf */.pq)(checks, 'failed')],
        ['restore-ms', recovery?.restoreMs === undefined ? undefined : Math.round(recovery.restoreMs)],
        ['backup-age-ms', recovery?.backupAgeMs === undefined ? undefined : Math.round(recovery.backupAgeMs)],
        ...statusOutputs(report),
        ...retentionOutputs(report),
        ...syncOutputs(report),
        ...planOutputs(report),
        ['report', reportPath],
    ];
    return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
}

;// CONCATENATED MODULE: ./build/action/main.js










async function runAction(loadApp, cancelled) {
    (0,guard/* guardProcess */.V)((text) => text);
    const core = await Promise.all(/* import() */[__webpack_require__.e(9905), __webpack_require__.e(6578), __webpack_require__.e(5360)]).then(__webpack_require__.bind(__webpack_require__, 75360));
    const inputs = readInputs(process.env);
    forgetInputs(process.env);
    const step = { core, inputs, loadApp, cancelled };
    return core.getState(STATE.isPost) === 'true' ? runPost(step) : runMain(step);
}
async function runMain({ core, inputs, loadApp, cancelled }) {
    try {
        keepState(core, STATE.isPost, 'true');
    }
    catch (thrown) {
        const error = (0,errors/* toRestorableError */.tj)(thrown);
        annotate(core, error);
        cancelled.dispose();
        return (0,errors/* exitCodeOf */.FO)(error);
    }
    const host = createActionHost(core, { cancellation: cancelled });
    (0,guard/* guardProcess */.V)(host.scrub);
    const outcome = await (0,run/* runHosted */.p)(inputs, host, loadApp);
    return (0,publish/* publish */.m)(outcome, outletsOf(core, host, inputs.get('report')));
}
async function runPost({ core, inputs, loadApp, cancelled }) {
    const existingWorkspace = core.getState(STATE.workspace);
    if (existingWorkspace !== '') {
        const host = createActionHost(core, { cancellation: cancelled, existingWorkspace });
        (0,guard/* guardProcess */.V)(host.scrub);
        await (0,run/* removeRemains */.m)(inputs, host, loadApp);
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
function outletsOf(core, host, reportPath) {
    return {
        reportPath,
        reportFolder: process.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(),
        setOutputs: (report, written) => setOutputs(core, host, report, written),
        writeSummary: process.env['GITHUB_STEP_SUMMARY'] ? (page) => writeSummary(core, page) : undefined,
        show: ({ error, exitCode }, document) => {
            if (error !== undefined)
                annotate(core, error);
            else if (document !== undefined && exitCode === errors/* EXIT */.dc.finding) {
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
function setOutputs(core, host, report, reportPath) {
    for (const [name, value] of outputsOf(report, reportPath)) {
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
