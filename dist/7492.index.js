export const id = 7492;
export const ids = [7492];
export const modules = {

/***/ 87492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

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
// EXTERNAL MODULE: ./build/host/guard.js
var guard = __webpack_require__(65132);
// EXTERNAL MODULE: ./build/host/run.js + 13 modules
var run = __webpack_require__(54846);
// EXTERNAL MODULE: ./build/report/headline.js + 2 modules
var report_headline = __webpack_require__(31714);
// EXTERNAL MODULE: ./build/report/json.js
var json = __webpack_require__(51543);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/report/markdown-text.js
var markdown_text = __webpack_require__(994);
;// CONCATENATED MODULE: ./build/report/markdown-copies.js


const LIMITS = { copies: 10, sources: 5 };
const VERDICTS = {
    passed: '✅ passed',
    failed: '❌ **failed**',
    error: '⚠️ no verdict',
    skipped: '⏭️ skipped',
};
function readFacts(report) {
    if (report.source === undefined)
        return [];
    const sources = report.sources ?? [];
    if (sources.length < 2)
        return [['Read from', (0,markdown_text/* code */.aY)(report.source)]];
    const shown = sources.slice(0, LIMITS.sources).map(({ label, bytes }) => `${(0,markdown_text/* code */.aY)(label)} (${(0,format/* humanBytes */.p6)(bytes)})`);
    const more = sources.length > shown.length ? `, and ${sources.length - shown.length} more` : '';
    return [['Read from', `${shown.join(', ')}${more}`]];
}
function copySections(report) {
    if (report.mode !== 'verify' || report.copies === undefined)
        return [];
    const { shown, more } = (0,markdown_text/* capped */.uo)(report.copies, LIMITS.copies);
    const rows = shown.map((copy) => {
        const failed = copy.checks.find((check) => check.outcome === 'failed');
        return [
            VERDICTS[copy.verdict],
            (0,markdown_text/* code */.aY)(copy.label),
            `${(0,format/* countOf */.pq)(copy.checks, 'passed')} passed, ${(0,format/* countOf */.pq)(copy.checks, 'failed')} failed`,
            copy.restoreMs === undefined ? '' : (0,format/* humanMs */.o0)(copy.restoreMs),
            (0,format/* humanBytes */.p6)(copy.readBytes),
            (0,markdown_text/* escapeText */.X1)(failed?.detail ?? copy.detail),
        ];
    });
    const header = ['', 'copy at', 'checks', 'time to recover', 'read', ''];
    return [`### Copies\n\n${(0,markdown_text/* table */.tp)(header, 'lllrrl', rows)}${more}`];
}

// EXTERNAL MODULE: ./build/report/markdown-destinations.js
var markdown_destinations = __webpack_require__(63676);
;// CONCATENATED MODULE: ./build/report/markdown-list.js


const markdown_list_LIMITS = { destinations: 10, backups: 100, invalid: 10, gaps: 20 };
const VERDICT_ICONS = { passed: '✅', failed: '❌', error: '⚠️', skipped: '⏭️' };
function catalogSections(report) {
    const { shown, more } = (0,markdown_text/* capped */.uo)(report.destinations, markdown_list_LIMITS.destinations);
    const limit = Math.floor(markdown_list_LIMITS.backups / Math.max(1, shown.length));
    return [...shown.map((each) => catalogSection(each, limit)), more.trim(), gapSection(report)];
}
function gapSection({ gaps }) {
    const { shown, more } = (0,markdown_text/* capped */.uo)(gaps, markdown_list_LIMITS.gaps);
    if (shown.length === 0)
        return '';
    return `### Missing\n\n${shown.map(({ database, detail }) => `- ❌ ${(0,markdown_text/* code */.aY)(database)}: ${(0,markdown_text/* escapeText */.X1)(detail)}`).join('\n')}${more}`;
}
function catalogSection(destination, limit) {
    const { shown, more } = (0,markdown_text/* capped */.uo)(destination.backups, limit);
    const rows = shown.map((backup) => [
        (0,markdown_text/* code */.aY)(backup.id),
        (0,markdown_text/* code */.aY)(backup.database),
        (0,markdown_text/* escapeText */.X1)((0,format/* engineTitle */.v6)(backup)),
        (0,markdown_text/* escapeText */.X1)((0,format/* humanBytes */.p6)(backup.rawBytes)),
        (0,markdown_text/* escapeText */.X1)((0,format/* humanBytes */.p6)(backup.storedBytes)),
        (0,markdown_text/* escapeText */.X1)((0,format/* needsOf */.hN)(backup)),
        backup.signed ? (backup.authenticatedBy === null ? 'signed' : 'signed ✅') : 'no',
        backup.held === undefined ? 'no' : (0,markdown_text/* escapeText */.X1)(backup.held, 80),
        backup.verdict === null
            ? 'never verified'
            : `${VERDICT_ICONS[backup.verdict]} ${(0,markdown_text/* escapeText */.X1)(backup.verdict)} ${(0,markdown_text/* escapeText */.X1)((0,format/* humanTime */.zK)(backup.verifiedAt ?? ''))}`,
    ]);
    const header = ['backup', 'database', 'engine', 'dump', 'stored', 'needs', 'signature', 'held', 'last verification'];
    const listed = rows.length === 0 ? 'No backups.' : `${(0,markdown_text/* table */.tp)(header, 'lllrrllll', rows)}${more}`;
    const invalid = (0,markdown_text/* capped */.uo)(destination.invalid, markdown_list_LIMITS.invalid);
    const bad = invalid.shown.map((each) => `- ❌ ${(0,markdown_text/* code */.aY)(each.key)}: ${(0,markdown_text/* escapeText */.X1)(each.reason)}`).join('\n');
    return `### ${(0,markdown_text/* code */.aY)(destination.label)}\n\n${listed}${bad === '' ? '' : `\n\nNot valid:\n\n${bad}${invalid.more}`}`;
}

// EXTERNAL MODULE: ./build/report/markdown-retention.js
var markdown_retention = __webpack_require__(24095);
// EXTERNAL MODULE: ./build/report/plan.js
var plan = __webpack_require__(26086);
;// CONCATENATED MODULE: ./build/report/markdown.js








const ICONS = { good: '✅', bad: '❌', warn: '⚠️', cancelled: '🚫' };
const OUTCOMES = { passed: '✅ passed', failed: '❌ **failed**', skipped: '⏭️ skipped' };
const DESTINATION_OUTCOMES = {
    committed: '✅ committed',
    failed: '❌ **failed**',
    dropped: '⚠️ **dropped**',
    behind: '⚠️ **behind**',
};
const markdown_LIMITS = {
    tables: 50,
    checks: 100,
    backups: 100,
    destinations: 10,
    lines: 20,
    phases: 30,
    databases: 300,
};
function renderMarkdown(report) {
    const headline = (0,report_headline/* headlineOf */.g)(report);
    const sections = [
        `## ${ICONS[headline.tone]} ${(0,markdown_text/* escapeText */.X1)(headline.title)}`,
        (0,markdown_text/* escapeText */.X1)(headline.sentence),
        errorSection(report, headline.sentence),
        ...body(report),
        listSection('Warnings', report.warnings),
        (0,markdown_text/* escapeText */.X1)((0,format/* diagnosticsOf */.o)(report) ?? ''),
        phaseSection(report),
        `<sub>${(0,markdown_text/* escapeText */.X1)(`restorable ${report.tool.version}, ${report.mode}, began ${(0,format/* humanTime */.zK)(report.startedAt)}`)}</sub>`,
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
function body(report) {
    switch (report.mode) {
        case 'backup':
            return [
                facts(report),
                destinationSection(report),
                (0,markdown_destinations/* ruleSection */.E2)(report.rule),
                ...(0,markdown_retention/* retentionSections */.Rq)(report.retention ?? []),
                tableSection(report.tables),
            ];
        case 'verify':
        case 'restore':
            return [
                facts(report),
                ...copySections(report),
                listSection('Notes', report.notes),
                checkSection(report.checks),
                tableSection(report.tables),
            ];
        case 'list':
            return catalogSections(report);
        case 'status':
            return [checkSection(report.checks), (0,markdown_destinations/* ruleSection */.E2)(report.rule), ...(0,markdown_retention/* statusSections */.rG)(report)];
        case 'prune':
            return (0,markdown_retention/* retentionSections */.Rq)(report.destinations);
        case 'sync':
            return (0,markdown_destinations/* syncSections */.u7)(report);
        case 'check-destinations':
            return [(0,markdown_destinations/* ruleSection */.E2)(report.rule), ...(0,markdown_destinations/* probeSections */.V6)(report)];
        case 'hold':
        case 'release':
            return [(0,markdown_retention/* holdSection */.$0)(report)];
        case 'plan':
            return [(0,plan/* planSection */.lA)(report, markdown_LIMITS.databases)];
        case 'keygen':
            return [keySection(report)];
    }
}
function errorSection({ error }, sentence) {
    if (error === undefined)
        return '';
    const lines = [
        sentence.includes(error.message) ? '' : (0,markdown_text/* escapeText */.X1)(error.message),
        error.hint === undefined ? '' : `**What to do:** ${(0,markdown_text/* escapeText */.X1)(error.hint)}`,
        `<sub>error ${(0,markdown_text/* code */.aY)(error.code)}</sub>`,
    ];
    return lines
        .filter((line) => line !== '')
        .map((line) => `> ${line}`)
        .join('\n>\n');
}
function facts(report) {
    const rows = [];
    if (report.backup !== undefined)
        rows.push(...backupFacts(report.backup, report.mode === 'backup' ? report.kindReason : undefined));
    const replica = report.mode === 'backup' ? (0,format/* replicaOf */.ko)(report) : undefined;
    if (replica !== undefined)
        rows.push(['Source', (0,markdown_text/* escapeText */.X1)(replica)]);
    if (report.mode !== 'backup') {
        rows.push(...readFacts(report));
        if (report.target !== undefined)
            rows.push(['Restored into', (0,markdown_text/* code */.aY)(report.target)]);
        if (report.mode === 'restore' && report.keptAs !== undefined)
            rows.push(['Old database kept as', (0,markdown_text/* code */.aY)(report.keptAs)]);
        if (report.restoreMs !== undefined)
            rows.push(['Time to recover', `**${(0,markdown_text/* escapeText */.X1)((0,format/* humanMs */.o0)(report.restoreMs))}**`]);
        if (report.backupAgeMs !== undefined)
            rows.push(['Age of the data', `**${(0,markdown_text/* escapeText */.X1)((0,format/* humanMs */.o0)(report.backupAgeMs))}**`]);
        if (report.mode === 'verify' && report.record !== undefined)
            rows.push(['Recorded as', (0,markdown_text/* code */.aY)(report.record)]);
    }
    const [first, ...rest] = rows;
    if (first === undefined)
        return '';
    const body = rest.map(([name, value]) => [`**${name}**`, value]);
    return (0,markdown_text/* table */.tp)(first, 'll', body);
}
function backupFacts(backup, kindReason) {
    const ratio = backup.rawBytes > 0 ? `, ${Math.round((backup.storedBytes / backup.rawBytes) * 100)} % of the dump` : '';
    const tookMs = new Date(backup.finishedAt).getTime() - new Date(backup.startedAt).getTime();
    return [
        ['Backup', (0,markdown_text/* code */.aY)(backup.id)],
        ['Kind', (0,markdown_text/* escapeText */.X1)((0,format/* kindOf */.I)(backup, kindReason))],
        ['Database', `${(0,markdown_text/* code */.aY)(backup.database)} on ${(0,markdown_text/* escapeText */.X1)((0,format/* engineTitle */.v6)(backup))}`],
        ['Made', `${(0,markdown_text/* escapeText */.X1)((0,format/* humanTime */.zK)(backup.startedAt))}${tookMs > 0 ? ` in ${(0,markdown_text/* escapeText */.X1)((0,format/* humanMs */.o0)(tookMs))}` : ''}`],
        ['Size of the dump', (0,markdown_text/* escapeText */.X1)((0,format/* bytesBothWays */.vk)(backup.rawBytes))],
        ['Size in storage', (0,markdown_text/* escapeText */.X1)(`${(0,format/* bytesBothWays */.vk)(backup.storedBytes)}${ratio}`)],
        ['Origin', `${backup.authenticatedBy === null ? '⚠️ ' : ''}${(0,markdown_text/* escapeText */.X1)((0,format/* authenticity */.C2)(backup))}`],
    ];
}
function destinationSection(report) {
    if (report.destinations.length === 0)
        return '';
    const { shown, more } = (0,markdown_text/* capped */.uo)(report.destinations, markdown_LIMITS.destinations);
    const rows = shown.map((each) => [(0,markdown_text/* code */.aY)(each.label), DESTINATION_OUTCOMES[each.outcome], (0,markdown_text/* escapeText */.X1)(each.detail)]);
    return `### Destinations\n\n${(0,markdown_text/* table */.tp)(['destination', 'outcome', ''], 'lll', rows)}${more}`;
}
function phaseSection(report) {
    if (report.phases.length === 0)
        return '';
    const { shown, more } = (0,markdown_text/* capped */.uo)(report.phases, markdown_LIMITS.phases);
    const share = (ms) => report.durationMs > 0 ? `${Math.round((ms / report.durationMs) * 100)} %` : '';
    const rows = shown.map((each) => [(0,markdown_text/* escapeText */.X1)(each.phase), (0,format/* humanMs */.o0)(each.durationMs), share(each.durationMs)]);
    rows.push(['**whole run**', `**${(0,format/* humanMs */.o0)(report.durationMs)}**`, '']);
    return `### How long\n\n${(0,markdown_text/* table */.tp)(['phase', 'time', 'share'], 'lrr', rows)}${more}`;
}
function checkSection(checks) {
    if (checks.length === 0)
        return '';
    const { shown, more } = (0,markdown_text/* capped */.uo)((0,format/* checksByOutcome */.Le)(checks), markdown_LIMITS.checks);
    const rows = shown.map((check) => [
        OUTCOMES[check.outcome],
        (0,markdown_text/* escapeText */.X1)(check.name, 120),
        (0,markdown_text/* escapeText */.X1)(check.group.replace('-', ' ')),
        (0,markdown_text/* escapeText */.X1)(check.detail),
        check.durationMs === undefined ? '' : (0,format/* humanMs */.o0)(check.durationMs),
    ]);
    const title = `### Checks: ${(0,format/* countOf */.pq)(checks, 'passed')} passed, ${(0,format/* countOf */.pq)(checks, 'failed')} failed`;
    return `${title}\n\n${(0,markdown_text/* table */.tp)(['', 'check', 'of', 'found', 'time'], 'llllr', rows)}${more}`;
}
function tableSection(tables) {
    if (tables.length === 0)
        return '';
    const { shown, more } = (0,markdown_text/* capped */.uo)((0,format/* tablesBySize */.MV)(tables), markdown_LIMITS.tables);
    const restored = tables.some((each) => each.restoredRows !== undefined);
    const count = (rows) => (typeof rows === 'number' ? (0,format/* grouped */.zD)(rows) : 'unknown');
    const rows = shown.map((each) => {
        const cells = [(0,markdown_text/* code */.aY)(each.name), count(each.rows)];
        if (restored)
            cells.push(`${count(each.restoredRows)}${(0,format/* tableDiffers */.Qb)(each) ? ' ❌' : ''}`);
        return cells;
    });
    const total = tables.reduce((sum, each) => sum + (each.rows ?? 0), 0);
    const header = restored ? ['table', 'rows in the backup', 'rows restored'] : ['table', 'rows'];
    const body = `${(0,markdown_text/* table */.tp)(header, restored ? 'lrr' : 'lr', rows)}${more}`;
    const title = `${(0,format/* plural */.LS)(tables.length, 'table')}, ${(0,format/* plural */.LS)(total, 'row')}`;
    const open = tables.length <= 10 || tables.some(format/* tableDiffers */.Qb) ? ' open' : '';
    return `<details${open}><summary><b>${title}</b></summary>\n\n${body}\n\n</details>`;
}
function listSection(title, lines) {
    if (lines.length === 0)
        return '';
    const { shown, more } = (0,markdown_text/* capped */.uo)(lines, markdown_LIMITS.lines);
    const icon = title === 'Warnings' ? '⚠️ ' : '';
    return `### ${icon}${title}\n\n${shown.map((line) => `- ${(0,markdown_text/* escapeText */.X1)(line)}`).join('\n')}${more}`;
}
function keySection(report) {
    const rows = report.keys.map((key) => [
        (0,markdown_text/* escapeText */.X1)(key.role),
        (0,markdown_text/* code */.aY)(key.fingerprint),
        (0,markdown_text/* code */.aY)(key.publicPath),
        (0,markdown_text/* code */.aY)(key.privatePath),
        (0,markdown_text/* escapeText */.X1)(key.belongs),
    ]);
    if (rows.length === 0)
        return '';
    return (0,markdown_text/* table */.tp)(['key', 'fingerprint', 'public half', 'private half', 'where it belongs'], 'lllll', rows);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/action/command-files.js

function commandFileProblem(name, thrown) {
    const variable = `GITHUB_${name}`;
    const path = process.env[variable] ?? '';
    const { code } = (thrown ?? {});
    if (typeof code === 'string')
        return `${variable}: ${code}`;
    return `${variable}: ${(0,external_node_fs_.existsSync)(path) ? 'it may not be read and written' : 'there is no such file'}`;
}

// EXTERNAL MODULE: ./build/host/base.js + 3 modules
var base = __webpack_require__(96899);
// EXTERNAL MODULE: ./build/report/progress.js
var progress = __webpack_require__(46130);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/action/until-aborted.js
var until_aborted = __webpack_require__(48607);
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

;// CONCATENATED MODULE: ./build/action/inert.js
function inert(text) {
    return text
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/^(?:[^\S\n]|\u0085)*::/gm, '| $&')
        .replaceAll('##[', '## [');
}

// EXTERNAL MODULE: ./build/options/options.js
var options = __webpack_require__(14433);
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
        progress: progressLines((line) => core.info(inert(line))),
        ...parts,
    });
}
function keepState(core, name, value) {
    try {
        core.saveState(name, value);
    }
    catch (thrown) {
        throw new errors/* RestorableError */.s$('FILE_UNREADABLE', `This step can't keep its state (${commandFileProblem('STATE', thrown)}).`, {
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
            core.info(inert(message));
        else {
            used[level] = (used[level] ?? 0) + 1;
            if (used[level] < MAX_ANNOTATIONS)
                core[level](message);
            else
                core.info(inert(`${level}: ${message}`));
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

// EXTERNAL MODULE: ./build/report/headline-destinations.js
var headline_destinations = __webpack_require__(93667);
;// CONCATENATED MODULE: ./build/action/outputs.js


const OUTPUTS = {
    'backup-id': 'Id of the backup that was made, verified or restored.',
    kind: 'Kind of that backup: full, differential or incremental.',
    'raw-bytes': 'Length of the dump in bytes.',
    'stored-bytes': 'Length of what is stored, in bytes.',
    copies: 'Backup: how many destinations hold it.',
    'duration-ms': 'How long the run took, in milliseconds.',
    verdict: 'Verify: passed, failed, error or skipped.',
    'checks-passed': 'How many checks passed.',
    'checks-failed': 'How many checks failed.',
    'restore-ms': 'Time to recover, in milliseconds.',
    'backup-age-ms': 'Age of the data, in milliseconds.',
    'verified-age-ms': 'Status: age of the last verification, in milliseconds.',
    'verified-verdict': 'Status: verdict of the last verification, passed or failed.',
    'broken-objects': 'Status: objects of the newest backup, or of what it needs, that are missing or of another size.',
    'incomplete-runs': 'Status: runs without a commit that left objects.',
    'total-bytes': 'Status: everything stored of this database, in bytes.',
    'capacity-reached-on': 'Status: day on which the capacity is reached at the present pace; empty when not within a year.',
    'removed-backups': 'Prune, and a backup that prunes: how many backups were removed.',
    'freed-bytes': 'Prune, and a backup that prunes: bytes of the objects that were deleted.',
    'copied-backups': 'Sync: backups that were copied or mended, each destination counted.',
    'copied-bytes': 'Sync: bytes of the objects that were copied.',
    matrix: 'Plan: one job for each database, for `strategy.matrix` with `fromJSON`.',
    count: 'Plan: how many jobs these are.',
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
    const done = (0,headline_destinations/* syncedOf */.Cv)(report, 'copied', 'mended', 'planned');
    return [
        ['copied-backups', done.length],
        ['copied-bytes', done.reduce((sum, each) => sum + each.bytes, 0)],
    ];
}
function planOutputs(report) {
    if (report.mode !== 'plan' || report.error !== undefined)
        return [];
    return [
        ['matrix', (0,plan/* matrixOf */.lQ)(report)],
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
        ['copies', report.mode === 'backup' ? copiesIn(report) : undefined],
        ['duration-ms', Math.round(report.durationMs)],
        ['verdict', report.mode === 'verify' ? report.verdict : undefined],
        ['checks-passed', checks && count(checks, 'passed')],
        ['checks-failed', checks && count(checks, 'failed')],
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
function copiesIn({ destinations }) {
    return destinations.filter(({ outcome }) => outcome === 'committed').length;
}
function count(checks, outcome) {
    return checks.filter((check) => check.outcome === outcome).length;
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
    await publish(core, host, outcome, inputs.get('report'));
    return outcome.exitCode;
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
async function publish(core, host, outcome, wanted) {
    const { report, error } = outcome;
    if (report !== undefined) {
        const reportPath = await attempt(host, 'write the report file', errors/* messageOf */.bD, () => writeReport(report, wanted));
        const fileOf = (name) => (thrown) => commandFileProblem(name, thrown);
        await attempt(host, 'set the outputs', fileOf('OUTPUT'), async () => setOutputs(core, host, report, reportPath));
        await attempt(host, 'write the summary', fileOf('STEP_SUMMARY'), () => writeSummary(core, report));
    }
    if (error === undefined) {
        if (report !== undefined)
            annotateFinding(core, report);
        return;
    }
    annotate(core, error);
}
function annotate(core, error) {
    const hint = error.hint === undefined ? '' : `\nHint: ${error.hint}`;
    core.error(`${error.message}${hint}`, { title: `restorable: ${error.code}` });
}
function annotateFinding(core, report) {
    if (report.exitCode !== errors/* EXIT */.dc.finding)
        return;
    const { title, sentence } = (0,report_headline/* headlineOf */.g)(report);
    core.error(sentence, { title: `restorable: ${title}` });
}
async function attempt(host, what, nameProblem, work) {
    try {
        return await work();
    }
    catch (thrown) {
        host.log.warning(`Could not ${what} (${nameProblem(thrown)}).`);
        return undefined;
    }
}
async function writeReport(report, wanted) {
    const name = `restorable-${report.mode}-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}.json`;
    const write = async (path) => {
        await (0,promises_.writeFile)(path, (0,json/* renderJson */.h)(report), { mode: 0o600 });
        return path;
    };
    if (wanted !== undefined)
        return write(wanted);
    const usual = (0,external_node_path_.join)(process.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(), name);
    return write(usual).catch(() => write((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), name)));
}
function setOutputs(core, host, report, reportPath) {
    for (const [name, value] of outputsOf(report, reportPath)) {
        core.setOutput(name, value);
        if (host.scrub(value) === value)
            continue;
        host.log.warning(`The output ${name} contains a masked value; GitHub will not hand it to other jobs.`);
    }
}
async function writeSummary(core, report) {
    if (!process.env['GITHUB_STEP_SUMMARY'])
        return;
    await core.summary.addRaw(renderMarkdown(report)).write();
}


/***/ }),

/***/ 48607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ untilAborted)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

async function untilAborted(signal, work) {
    work.catch(() => { });
    if (signal.aborted)
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancellation */ .WN)(signal);
    let stop = () => { };
    const aborted = new Promise((_resolve, reject) => {
        stop = () => reject((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancellation */ .WN)(signal));
        signal.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
}


/***/ })

};
