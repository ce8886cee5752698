export const id = 5708;
export const ids = [5708];
export const modules = {

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
// EXTERNAL MODULE: ./build/host/publish.js + 2 modules
var publish = __webpack_require__(51780);
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
// EXTERNAL MODULE: ./build/options/options.js + 8 modules
var options = __webpack_require__(96285);
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
    'duration-ms': { modes: options_mode/* MODES */.FN, description: 'Duration of the run, in milliseconds.' },
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


/***/ }),

/***/ 97152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q1: () => (/* binding */ eastAsianWidth)
});

// UNUSED EXPORTS: _isFullWidth, _isFullwidth, _isWide, eastAsianWidthType

;// CONCATENATED MODULE: ../node_modules/get-east-asian-width/lookup-data.js
// Generated by scripts/build.js

const ambiguousMinimalCodePoint = 161;
const ambiguousMaximumCodePoint = 1114109;
const ambiguousRanges = [161, 161, 164, 164, 167, 168, 170, 170, 173, 174, 176, 180, 182, 186, 188, 191, 198, 198, 208, 208, 215, 216, 222, 225, 230, 230, 232, 234, 236, 237, 240, 240, 242, 243, 247, 250, 252, 252, 254, 254, 257, 257, 273, 273, 275, 275, 283, 283, 294, 295, 299, 299, 305, 307, 312, 312, 319, 322, 324, 324, 328, 331, 333, 333, 338, 339, 358, 359, 363, 363, 462, 462, 464, 464, 466, 466, 468, 468, 470, 470, 472, 472, 474, 474, 476, 476, 593, 593, 609, 609, 708, 708, 711, 711, 713, 715, 717, 717, 720, 720, 728, 731, 733, 733, 735, 735, 768, 879, 913, 929, 931, 937, 945, 961, 963, 969, 1025, 1025, 1040, 1103, 1105, 1105, 8208, 8208, 8211, 8214, 8216, 8217, 8220, 8221, 8224, 8226, 8228, 8231, 8240, 8240, 8242, 8243, 8245, 8245, 8251, 8251, 8254, 8254, 8308, 8308, 8319, 8319, 8321, 8324, 8364, 8364, 8451, 8451, 8453, 8453, 8457, 8457, 8467, 8467, 8470, 8470, 8481, 8482, 8486, 8486, 8491, 8491, 8531, 8532, 8539, 8542, 8544, 8555, 8560, 8569, 8585, 8585, 8592, 8601, 8632, 8633, 8658, 8658, 8660, 8660, 8679, 8679, 8704, 8704, 8706, 8707, 8711, 8712, 8715, 8715, 8719, 8719, 8721, 8721, 8725, 8725, 8730, 8730, 8733, 8736, 8739, 8739, 8741, 8741, 8743, 8748, 8750, 8750, 8756, 8759, 8764, 8765, 8776, 8776, 8780, 8780, 8786, 8786, 8800, 8801, 8804, 8807, 8810, 8811, 8814, 8815, 8834, 8835, 8838, 8839, 8853, 8853, 8857, 8857, 8869, 8869, 8895, 8895, 8978, 8978, 9312, 9449, 9451, 9547, 9552, 9587, 9600, 9615, 9618, 9621, 9632, 9633, 9635, 9641, 9650, 9651, 9654, 9655, 9660, 9661, 9664, 9665, 9670, 9672, 9675, 9675, 9678, 9681, 9698, 9701, 9711, 9711, 9733, 9734, 9737, 9737, 9742, 9743, 9756, 9756, 9758, 9758, 9792, 9792, 9794, 9794, 9824, 9825, 9827, 9829, 9831, 9834, 9836, 9837, 9839, 9839, 9886, 9887, 9919, 9919, 9926, 9933, 9935, 9939, 9941, 9953, 9955, 9955, 9960, 9961, 9963, 9969, 9972, 9972, 9974, 9977, 9979, 9980, 9982, 9983, 10045, 10045, 10102, 10111, 11094, 11097, 12872, 12879, 57344, 63743, 65024, 65039, 65533, 65533, 127232, 127242, 127248, 127277, 127280, 127337, 127344, 127373, 127375, 127376, 127387, 127404, 917760, 917999, 983040, 1048573, 1048576, 1114109];

const fullwidthMinimalCodePoint = 12288;
const fullwidthMaximumCodePoint = 65510;
const fullwidthRanges = [12288, 12288, 65281, 65376, 65504, 65510];

const lookup_data_halfwidthMinimalCodePoint = 8361;
const lookup_data_halfwidthMaximumCodePoint = 65518;
const lookup_data_halfwidthRanges = (/* unused pure expression or super */ null && ([8361, 8361, 65377, 65470, 65474, 65479, 65482, 65487, 65490, 65495, 65498, 65500, 65512, 65518]));

const lookup_data_narrowMinimalCodePoint = 32;
const lookup_data_narrowMaximumCodePoint = 10630;
const lookup_data_narrowRanges = (/* unused pure expression or super */ null && ([32, 126, 162, 163, 165, 166, 172, 172, 175, 175, 10214, 10221, 10629, 10630]));

const wideMinimalCodePoint = 4352;
const wideMaximumCodePoint = 262141;
const wideRanges = [4352, 4447, 8986, 8987, 9001, 9002, 9193, 9196, 9200, 9200, 9203, 9203, 9725, 9726, 9748, 9749, 9776, 9783, 9800, 9811, 9855, 9855, 9866, 9871, 9875, 9875, 9889, 9889, 9898, 9899, 9917, 9918, 9924, 9925, 9934, 9934, 9940, 9940, 9962, 9962, 9970, 9971, 9973, 9973, 9978, 9978, 9981, 9981, 9989, 9989, 9994, 9995, 10024, 10024, 10060, 10060, 10062, 10062, 10067, 10069, 10071, 10071, 10133, 10135, 10160, 10160, 10175, 10175, 11035, 11036, 11088, 11088, 11093, 11093, 11904, 11929, 11931, 12019, 12032, 12245, 12272, 12287, 12289, 12350, 12353, 12438, 12441, 12543, 12549, 12591, 12593, 12686, 12688, 12773, 12783, 12830, 12832, 12871, 12880, 42124, 42128, 42182, 43360, 43388, 44032, 55203, 63744, 64255, 65040, 65049, 65072, 65106, 65108, 65126, 65128, 65131, 94176, 94180, 94192, 94198, 94208, 101594, 101631, 101664, 101760, 101874, 101888, 102801, 102816, 102866, 110576, 110579, 110581, 110587, 110589, 110590, 110592, 110888, 110898, 110898, 110928, 110930, 110933, 110933, 110948, 110952, 110960, 111355, 119552, 119638, 119648, 119670, 126980, 126980, 127183, 127183, 127374, 127374, 127377, 127386, 127406, 127406, 127488, 127490, 127504, 127547, 127552, 127560, 127568, 127569, 127584, 127589, 127744, 127776, 127789, 127797, 127799, 127868, 127870, 127891, 127904, 127946, 127951, 127955, 127968, 127984, 127988, 127988, 127992, 128062, 128064, 128064, 128066, 128252, 128255, 128317, 128331, 128334, 128336, 128359, 128378, 128378, 128405, 128406, 128420, 128420, 128507, 128591, 128640, 128709, 128716, 128716, 128720, 128722, 128725, 128729, 128732, 128735, 128747, 128748, 128756, 128764, 128986, 128986, 128992, 129003, 129008, 129008, 129292, 129338, 129340, 129349, 129351, 129535, 129648, 129660, 129664, 129734, 129736, 129736, 129740, 129757, 129759, 129771, 129775, 129786, 131072, 196605, 196608, 262141];

;// CONCATENATED MODULE: ../node_modules/get-east-asian-width/utilities.js
/**
Binary search on a sorted flat array of [start, end] pairs.

@param {number[]} ranges - Flat array of inclusive [start, end] range pairs, e.g. [0, 5, 10, 20].
@param {number} codePoint - The value to search for.
@returns {boolean} Whether the value falls within any of the ranges.
*/
const utilities_isInRange = (ranges, codePoint) => {
	let low = 0;
	let high = Math.floor(ranges.length / 2) - 1;
	while (low <= high) {
		const mid = Math.floor((low + high) / 2);
		const i = mid * 2;
		if (codePoint < ranges[i]) {
			high = mid - 1;
		} else if (codePoint > ranges[i + 1]) {
			low = mid + 1;
		} else {
			return true;
		}
	}

	return false;
};

;// CONCATENATED MODULE: ../node_modules/get-east-asian-width/lookup.js



const commonCjkCodePoint = 0x4E_00;
const [wideFastPathStart, wideFastPathEnd] = /* #__PURE__ */ findWideFastPathRange(wideRanges);

// Use a hot-path range so common `isWide` calls can skip binary search.
// The range containing U+4E00 covers common CJK ideographs;
// fallback to the largest range for resilience to Unicode table changes.
function findWideFastPathRange(ranges) {
	let fastPathStart = ranges[0];
	let fastPathEnd = ranges[1];

	for (let index = 0; index < ranges.length; index += 2) {
		const start = ranges[index];
		const end = ranges[index + 1];

		if (
			commonCjkCodePoint >= start
			&& commonCjkCodePoint <= end
		) {
			return [start, end];
		}

		if ((end - start) > (fastPathEnd - fastPathStart)) {
			fastPathStart = start;
			fastPathEnd = end;
		}
	}

	return [fastPathStart, fastPathEnd];
}

const isAmbiguous = codePoint => {
	if (
		codePoint < ambiguousMinimalCodePoint
		|| codePoint > ambiguousMaximumCodePoint
	) {
		return false;
	}

	return utilities_isInRange(ambiguousRanges, codePoint);
};

const isFullwidth = codePoint => {
	if (
		codePoint < fullwidthMinimalCodePoint
		|| codePoint > fullwidthMaximumCodePoint
	) {
		return false;
	}

	return utilities_isInRange(fullwidthRanges, codePoint);
};

const isHalfwidth = codePoint => {
	if (
		codePoint < halfwidthMinimalCodePoint
		|| codePoint > halfwidthMaximumCodePoint
	) {
		return false;
	}

	return isInRange(halfwidthRanges, codePoint);
};

const isNarrow = codePoint => {
	if (
		codePoint < narrowMinimalCodePoint
		|| codePoint > narrowMaximumCodePoint
	) {
		return false;
	}

	return isInRange(narrowRanges, codePoint);
};

const isWide = codePoint => {
	if (
		codePoint >= wideFastPathStart
		&& codePoint <= wideFastPathEnd
	) {
		return true;
	}

	if (
		codePoint < wideMinimalCodePoint
		|| codePoint > wideMaximumCodePoint
	) {
		return false;
	}

	return utilities_isInRange(wideRanges, codePoint);
};

function lookup_getCategory(codePoint) {
	if (isAmbiguous(codePoint)) {
		return 'ambiguous';
	}

	if (isFullwidth(codePoint)) {
		return 'fullwidth';
	}

	if (isHalfwidth(codePoint)) {
		return 'halfwidth';
	}

	if (isNarrow(codePoint)) {
		return 'narrow';
	}

	if (isWide(codePoint)) {
		return 'wide';
	}

	return 'neutral';
}

;// CONCATENATED MODULE: ../node_modules/get-east-asian-width/index.js


function validate(codePoint) {
	if (!Number.isSafeInteger(codePoint)) {
		throw new TypeError(`Expected a code point, got \`${typeof codePoint}\`.`);
	}
}

function eastAsianWidthType(codePoint) {
	validate(codePoint);

	return getCategory(codePoint);
}

function eastAsianWidth(codePoint, {ambiguousAsWide = false} = {}) {
	validate(codePoint);

	if (
		isFullwidth(codePoint)
		|| isWide(codePoint)
		|| (ambiguousAsWide && isAmbiguous(codePoint))
	) {
		return 2;
	}

	return 1;
}

// Private exports for https://github.com/sindresorhus/is-fullwidth-code-point



/***/ })

};
