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
// EXTERNAL MODULE: ./build/host/publish.js + 2 modules
var publish = __webpack_require__(51780);
// EXTERNAL MODULE: ./build/host/remains.js
var remains = __webpack_require__(8160);
// EXTERNAL MODULE: ./build/host/run.js + 2 modules
var run = __webpack_require__(49706);
// EXTERNAL MODULE: ./build/report/render/notice.js
var notice = __webpack_require__(40828);
// EXTERNAL MODULE: ./build/report/render/text.js
var render_text = __webpack_require__(63335);
// EXTERNAL MODULE: ./build/report/says-more.js
var says_more = __webpack_require__(19475);
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

// EXTERNAL MODULE: ./build/host/base.js + 4 modules
var base = __webpack_require__(71838);
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

// EXTERNAL MODULE: ./build/options/options.js + 9 modules
var options = __webpack_require__(81272);
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
        inputs.set(name, option?.secrecy === 'value' || option?.kind === 'lines' ? value : value.trim());
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
const STATE = { isPost: 'isPost', workspaces: 'workspaces' };
function createActionHost(core, parts = {}) {
    const env = withoutInputs(process.env);
    return (0,base/* createHost */.D)({
        env,
        commandRunner: (scrub) => createToolkitRunner({ scrub, env }),
        runCache: createActionsRunCache,
        temporaryFolder: process.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(),
        hasPostStep: parts.existingWorkspace === undefined,
        onSecret: (form) => core.setSecret(form),
        onWorkspaces: (paths) => keepState(core, STATE.workspaces, paths.join('\n')),
        group: groups(core),
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
// EXTERNAL MODULE: ./build/options/mode.js
var mode = __webpack_require__(5560);
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
const CHOSEN = ['backup', 'verify', 'restore', 'hold', 'release'];
const CHECKED = ['verify', 'restore', 'status'];
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
    'duration-ms': { modes: mode/* MODES */.FN, description: 'Duration of the run, in milliseconds.' },
    verdict: {
        modes: ['verify'],
        description: 'passed, failed (a finding), error (no verdict was reached) or skipped (nothing was checked).',
    },
    'verdict-reason': {
        modes: ['verify'],
        description: 'Why the verdict is failed: backup (do not rely on it), lineage (another backup is missing), check or objective (not met). Otherwise empty.',
    },
    'checks-passed': { modes: CHECKED, description: 'Number of passed checks.' },
    'checks-failed': { modes: CHECKED, description: 'Number of failed checks.' },
    'checks-not-run': { modes: CHECKED, description: 'Number of checks that could not run.' },
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
        modes: ['matrix', ...mode/* MANY_MODES */.Vs],
        description: 'Matrix: number of these jobs. Several databases in one run: their number.',
    },
    results: {
        modes: mode/* MANY_MODES */.Vs,
        description: 'Several databases in one run: a JSON object with the outputs of each, by name.',
    },
    'error-code': { modes: mode/* MODES */.FN, description: 'Code of the error, such as INPUT_INVALID. Empty if there was none.' },
    'error-message': { modes: mode/* MODES */.FN, description: 'What the error says, in one line. Empty if there was none.' },
    report: { modes: mode/* MODES */.FN, description: 'Path of the JSON report.' },
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
        ['verdict', report.mode === 'verify' ? report.verdict : undefined],
        ['verdict-reason', report.mode === 'verify' ? (report.reason ?? '') : undefined],
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
        setErrorOutputs(core, error);
        cancelled.dispose();
        return (0,errors/* exitCodeOf */.FO)(error);
    }
    const host = createActionHost(core, { cancellation: cancelled });
    (0,guard/* guardProcess */.V)(host.scrub);
    const outcome = await (0,run/* runHosted */.p)(inputs, host, loadApp);
    return (0,publish/* publish */.m)(outcome, outletsOf(core, host, inputs.get('report') || undefined));
}
async function runPost({ core, inputs, loadApp, cancelled }) {
    const existing = core.getState(STATE.workspaces).split('\n');
    for (const existingWorkspace of existing.filter((path) => path !== '')) {
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
function outletsOf(core, host, reportPath) {
    return {
        reportPath,
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
function setErrorOutputs(core, error) {
    try {
        for (const [name, value] of errorOutputs(error))
            core.setOutput(name, value);
    }
    catch (thrown) {
        core.debug((0,errors/* toRestorableError */.tj)(thrown).message);
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
