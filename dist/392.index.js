export const id = 392;
export const ids = [392];
export const modules = {

/***/ 1392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(2193);
// EXTERNAL MODULE: ./build/host/guard.js
var guard = __webpack_require__(5132);
// EXTERNAL MODULE: ./build/host/run.js + 5 modules
var run = __webpack_require__(3776);
// EXTERNAL MODULE: ./build/report/json.js
var json = __webpack_require__(1543);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/report/headline.js
var report_headline = __webpack_require__(6221);
;// CONCATENATED MODULE: ./build/report/markdown-text.js

/** Names, URLs. */
const NAME_LENGTH = 120;
/** Sentences: details, errors, hints. */
const TEXT_LENGTH = 400;
/**
 * Text that Markdown shows as it is: no markup, no HTML, no links, no cell or line of its own.
 * @param maxLength in UTF-16 units, before escaping; escaping makes it at most five times as long
 */
function escapeText(text, maxLength = TEXT_LENGTH) {
    return (0,format/* visible */.RK)(text, maxLength)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll(/[\\`*_[\]|~#]/g, '\\$&')
        .replaceAll('://', '\\://')
        .replaceAll('@', '\\@')
        .replaceAll(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
        .replaceAll(/^([-+]|\d+[.)])/g, '\\$1');
}
/** A short name as code; HTML rather than backticks, which the name may hold. */
function code(text) {
    return `<code>${escapeText(text, NAME_LENGTH)}</code>`;
}
/** A table. Cells are Markdown already. */
function table(header, align, rows) {
    const rule = [...align].map((side) => (side === 'r' ? '---:' : '---'));
    return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
/** At most `limit` of the items, and a line for the rest. */
function capped(items, limit) {
    const rest = items.length - limit;
    return { shown: items.slice(0, limit), more: rest > 0 ? `\n\n… and ${rest.toLocaleString('en-US')} more.` : '' };
}

;// CONCATENATED MODULE: ./build/report/markdown.js



const ICONS = { good: '✅', bad: '❌', warn: '⚠️', cancelled: '🚫' };
const OUTCOMES = { passed: '✅ passed', failed: '❌ **failed**', skipped: '⏭️ skipped' };
/** These and the lengths of markdown-text.ts keep the page under half of GitHub's 1 MiB, beyond which it shows nothing. */
const LIMITS = { tables: 50, checks: 100, backups: 100, destinations: 10, invalid: 10, lines: 20, phases: 30 };
/** The step summary. Always under 1 MiB. @param report already scrubbed of secrets */
function renderMarkdown(report) {
    const headline = (0,report_headline/* headlineOf */.g)(report);
    const sections = [
        `## ${ICONS[headline.tone]} ${escapeText(headline.title)}`,
        escapeText(headline.sentence),
        errorSection(report),
        ...body(report),
        listSection('Warnings', report.warnings),
        phaseSection(report),
        `<sub>${escapeText(`restorable ${report.tool.version}, ${report.mode}, began ${(0,format/* humanTime */.zK)(report.startedAt)}`)}</sub>`,
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
function body(report) {
    switch (report.mode) {
        case 'backup':
            return [facts(report), destinationSection(report), tableSection(report.tables)];
        case 'verify':
        case 'restore':
            return [
                facts(report),
                listSection('Notes', report.notes),
                checkSection(report.checks),
                tableSection(report.tables),
            ];
        case 'list':
            return capped(report.destinations, LIMITS.destinations).shown.map(catalogueSection);
        case 'keygen':
            return [keySection(report)];
    }
}
function errorSection(report) {
    if (report.error === undefined)
        return '';
    const hint = report.error.hint === undefined ? '' : `\n> \n> **What to do:** ${escapeText(report.error.hint)}`;
    return `> **${escapeText(report.error.code)}**: ${escapeText(report.error.message)}${hint}`;
}
function facts(report) {
    const rows = [];
    if (report.backup !== undefined)
        rows.push(...backupFacts(report.backup));
    if (report.mode !== 'backup') {
        if (report.source !== undefined)
            rows.push(['Read from', code(report.source)]);
        if (report.target !== undefined)
            rows.push(['Restored into', code(report.target)]);
        if (report.mode === 'restore' && report.keptAs !== undefined)
            rows.push(['Old database kept as', code(report.keptAs)]);
        if (report.restoreMs !== undefined)
            rows.push(['Time to recover', `**${escapeText((0,format/* humanMs */.o0)(report.restoreMs))}**`]);
        if (report.backupAgeMs !== undefined)
            rows.push(['Age of the data', `**${escapeText((0,format/* humanMs */.o0)(report.backupAgeMs))}**`]);
        if (report.mode === 'verify' && report.record !== undefined)
            rows.push(['Recorded as', code(report.record)]);
    }
    return rows.length === 0
        ? ''
        : table(['', ''], 'll', rows.map(([name, value]) => [`**${name}**`, value]));
}
function backupFacts(backup) {
    const ratio = backup.rawBytes > 0 ? `, ${Math.round((backup.storedBytes / backup.rawBytes) * 100)} % of the dump` : '';
    const tookMs = new Date(backup.finishedAt).getTime() - new Date(backup.startedAt).getTime();
    return [
        ['Backup', code(backup.id)],
        ['Database', `${code(backup.database)} on ${escapeText((0,format/* engineTitle */.v6)(backup))}`],
        ['Made', `${escapeText((0,format/* humanTime */.zK)(backup.startedAt))}${tookMs > 0 ? ` in ${escapeText((0,format/* humanMs */.o0)(tookMs))}` : ''}`],
        ['Size of the dump', escapeText((0,format/* bytesBothWays */.vk)(backup.rawBytes))],
        ['Size in storage', escapeText(`${(0,format/* bytesBothWays */.vk)(backup.storedBytes)}${ratio}`)],
        ['Origin', `${backup.authenticatedBy === null ? '⚠️ ' : ''}${escapeText((0,format/* authenticity */.C2)(backup))}`],
    ];
}
function destinationSection(report) {
    if (report.destinations.length === 0)
        return '';
    const { shown, more } = capped(report.destinations, LIMITS.destinations);
    const rows = shown.map((each) => [
        code(each.label),
        each.outcome === 'committed' ? '✅ committed' : '❌ **failed**',
        escapeText(each.detail),
    ]);
    return `### Destinations\n\n${table(['destination', 'outcome', ''], 'lll', rows)}${more}`;
}
function phaseSection(report) {
    if (report.phases.length === 0)
        return '';
    const { shown, more } = capped(report.phases, LIMITS.phases);
    const share = (ms) => report.durationMs > 0 ? `${Math.round((ms / report.durationMs) * 100)} %` : '';
    const rows = shown.map((each) => [escapeText(each.phase), (0,format/* humanMs */.o0)(each.durationMs), share(each.durationMs)]);
    rows.push(['**whole run**', `**${(0,format/* humanMs */.o0)(report.durationMs)}**`, '']);
    return `### How long\n\n${table(['phase', 'time', 'share'], 'lrr', rows)}${more}`;
}
function checkSection(checks) {
    if (checks.length === 0)
        return '';
    const { shown, more } = capped((0,format/* checksByOutcome */.Le)(checks), LIMITS.checks);
    const rows = shown.map((check) => [
        OUTCOMES[check.outcome],
        escapeText(check.name, 120),
        escapeText(check.group.replace('-', ' ')),
        escapeText(check.detail),
        check.durationMs === undefined ? '' : (0,format/* humanMs */.o0)(check.durationMs),
    ]);
    const title = `### Checks: ${(0,format/* countOf */.pq)(checks, 'passed')} passed, ${(0,format/* countOf */.pq)(checks, 'failed')} failed`;
    return `${title}\n\n${table(['', 'check', 'of', 'found', 'time'], 'llllr', rows)}${more}`;
}
function tableSection(tables) {
    if (tables.length === 0)
        return '';
    const { shown, more } = capped((0,format/* tablesBySize */.MV)(tables), LIMITS.tables);
    const restored = tables.some((each) => each.restoredRows !== undefined);
    const count = (rows) => (typeof rows === 'number' ? (0,format/* grouped */.zD)(rows) : 'unknown');
    const rows = shown.map((each) => {
        const cells = [code(each.name), count(each.rows)];
        if (restored)
            cells.push(`${count(each.restoredRows)}${(0,format/* tableDiffers */.Qb)(each) ? ' ❌' : ''}`);
        return cells;
    });
    const total = tables.reduce((sum, each) => sum + (each.rows ?? 0), 0);
    const header = restored ? ['table', 'rows in the backup', 'rows restored'] : ['table', 'rows'];
    const body = `${table(header, restored ? 'lrr' : 'lr', rows)}${more}`;
    const title = `${(0,format/* plural */.LS)(tables.length, 'table')}, ${(0,format/* plural */.LS)(total, 'row')}`;
    // A long list is folded away, unless something in it is wrong.
    const open = tables.length <= 10 || tables.some(format/* tableDiffers */.Qb) ? ' open' : '';
    return `<details${open}><summary><b>${title}</b></summary>\n\n${body}\n\n</details>`;
}
function listSection(title, lines) {
    if (lines.length === 0)
        return '';
    const { shown, more } = capped(lines, LIMITS.lines);
    const icon = title === 'Warnings' ? '⚠️ ' : '';
    return `### ${icon}${title}\n\n${shown.map((line) => `- ${escapeText(line)}`).join('\n')}${more}`;
}
function catalogueSection(destination) {
    const { shown, more } = capped(destination.backups, Math.floor(LIMITS.backups));
    const rows = shown.map((backup) => [
        code(backup.id),
        code(backup.database),
        escapeText((0,format/* engineTitle */.v6)(backup)),
        escapeText((0,format/* humanBytes */.p6)(backup.rawBytes)),
        escapeText((0,format/* humanBytes */.p6)(backup.storedBytes)),
        backup.signed ? (backup.authenticatedBy === null ? 'signed' : 'signed ✅') : 'no',
        backup.verdict === null
            ? 'never verified'
            : `${escapeText(backup.verdict)} ${escapeText((0,format/* humanTime */.zK)(backup.verifiedAt ?? ''))}`,
    ]);
    const header = ['backup', 'database', 'engine', 'dump', 'stored', 'signature', 'last verification'];
    const listed = rows.length === 0 ? 'No backups.' : `${table(header, 'lllrrll', rows)}${more}`;
    const invalid = capped(destination.invalid, LIMITS.invalid);
    const bad = invalid.shown.map((each) => `- ❌ ${code(each.key)}: ${escapeText(each.reason)}`).join('\n');
    return `### ${code(destination.label)}\n\n${listed}${bad === '' ? '' : `\n\nNot valid:\n\n${bad}${invalid.more}`}`;
}
function keySection(report) {
    const rows = report.keys.map((key) => [
        escapeText(key.role),
        code(key.fingerprint),
        code(key.publicPath),
        code(key.privatePath),
        escapeText(key.belongs),
    ]);
    if (rows.length === 0)
        return '';
    return table(['key', 'fingerprint', 'public half', 'private half', 'where it belongs'], 'lllll', rows);
}

// EXTERNAL MODULE: ./build/host/base.js + 3 modules
var base = __webpack_require__(2715);
// EXTERNAL MODULE: ./build/report/progress.js
var progress = __webpack_require__(6130);
;// CONCATENATED MODULE: ./build/action/inputs.js
const PREFIX = 'INPUT_';
/**
 * The step's `with:`, undeclared keys too: GitHub passes those on with only a warning, and a misspelt `require-tls` must
 * not be a silent "no". GitHub upper-cases names and turns spaces into "_"; hyphens stay.
 */
function readInputs(env) {
    const inputs = new Map();
    for (const [variable, value] of Object.entries(env)) {
        if (!variable.startsWith(PREFIX) || value === undefined)
            continue;
        // An input that is declared and not given is an empty text.
        if (value.trim() !== '')
            inputs.set(variable.slice(PREFIX.length).toLowerCase(), value.trim());
    }
    return inputs;
}
/** The environment for everything behind us: without the inputs, so that no library and no child can read them there. */
function withoutInputs(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith(PREFIX)));
}
/** Removes the inputs from this process's own environment as well: packages of others may hand it on whole. */
function forgetInputs(env) {
    for (const name of Object.keys(env))
        if (name.startsWith(PREFIX))
            delete env[name];
}

;// CONCATENATED MODULE: ./build/action/host.js




/** GitHub shows ten annotations of a level a step and drops the rest without a word. */
const MAX_ANNOTATIONS = 10;
const PROGRESS_EVERY_MS = 10_000;
/** State that the main step leaves for the post step. */
const STATE = { isPost: 'isPost', workspace: 'workspace' };
/** The host of a GitHub job. @param existingWorkspace the main step's, in the post step */
function createActionHost(core, existingWorkspace) {
    return (0,base/* createHost */.D)({
        env: withoutInputs(process.env),
        temporaryFolder: process.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(),
        hasPostStep: true,
        onSecret: (form) => core.setSecret(form),
        // Before the folder is made: a crash in between leaves the post step a name without a folder, not the reverse.
        onWorkspace: (path) => core.saveState(STATE.workspace, path),
        write: annotator(core),
        progress: progressLines((line) => core.info(line)),
        ...(existingWorkspace === undefined ? {} : { existingWorkspace }),
    });
}
function annotator(core) {
    const used = {};
    return (level, message) => {
        if (level === 'debug')
            core.debug(message);
        else if (level === 'info')
            core.info(message);
        else {
            used[level] = (used[level] ?? 0) + 1;
            // The last annotation of a level is kept for the run's own error.
            if (used[level] < MAX_ANNOTATIONS)
                core[level](message);
            else
                core.info(`${level}: ${message}`);
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

;// CONCATENATED MODULE: ./build/action/outputs.js
/** Every output, with its description; action.yml is written from this. */
const OUTPUTS = {
    'backup-id': 'Id of the backup that was made, verified or restored.',
    kind: 'Kind of that backup: full, differential or incremental.',
    'raw-bytes': 'Length of the dump in bytes.',
    'stored-bytes': 'Length of what is stored, in bytes.',
    'duration-ms': 'How long the run took, in milliseconds.',
    verdict: 'Verify: passed, failed, error or skipped.',
    'checks-passed': 'How many checks passed.',
    'checks-failed': 'How many checks failed.',
    'restore-ms': 'Time to recover, in milliseconds.',
    'backup-age-ms': 'Age of the data, in milliseconds.',
    report: 'Path of the JSON report.',
};
/** The outputs that a report has values for. @param reportPath where the report was written, if it was */
function outputsOf(report, reportPath) {
    const backup = 'backup' in report ? report.backup : undefined;
    const checks = 'checks' in report ? report.checks : undefined;
    const recovery = 'restoreMs' in report ? report : undefined;
    const all = [
        ['backup-id', backup?.id],
        ['kind', backup?.kind],
        ['raw-bytes', backup?.rawBytes],
        ['stored-bytes', backup?.storedBytes],
        ['duration-ms', Math.round(report.durationMs)],
        ['verdict', report.mode === 'verify' ? report.verdict : undefined],
        ['checks-passed', checks && count(checks, 'passed')],
        ['checks-failed', checks && count(checks, 'failed')],
        ['restore-ms', recovery?.restoreMs === undefined ? undefined : Math.round(recovery.restoreMs)],
        ['backup-age-ms', recovery?.backupAgeMs === undefined ? undefined : Math.round(recovery.backupAgeMs)],
        ['report', reportPath],
    ];
    return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
}
function count(checks, outcome) {
    return checks.filter((check) => check.outcome === outcome).length;
}

;// CONCATENATED MODULE: ./build/action/main.js












/** Runs the step, or its post step, and returns the exit code. */
async function runAction(loadApp) {
    (0,guard/* guardProcess */.V)((text) => text);
    const core = await __webpack_require__.e(/* import() */ 327).then(__webpack_require__.bind(__webpack_require__, 2327));
    const inputs = readInputs(process.env);
    forgetInputs(process.env);
    return core.getState(STATE.isPost) === 'true' ? runPost(core, inputs, loadApp) : runMain(core, inputs, loadApp);
}
async function runMain(core, inputs, loadApp) {
    core.saveState(STATE.isPost, 'true');
    const host = createActionHost(core);
    (0,guard/* guardProcess */.V)(host.scrub);
    const outcome = await (0,run/* runHosted */.pG)(inputs, host, loadApp);
    await publish(core, host, outcome, inputs.get('report'));
    return outcome.exitCode;
}
/** After the job's other steps, also when the main step was cancelled or crashed: undoes what it left behind. */
async function runPost(core, inputs, loadApp) {
    const path = core.getState(STATE.workspace);
    if (path === '')
        return errors/* EXIT */.dc.done;
    const host = createActionHost(core, path);
    (0,guard/* guardProcess */.V)(host.scrub);
    await (0,run/* removeRemains */.mV)(inputs, host, loadApp);
    host.dispose();
    return errors/* EXIT */.dc.done;
}
/** Report, outputs, summary and error; none of them may hide the outcome by failing. */
async function publish(core, host, outcome, wanted) {
    const { report, error } = outcome;
    if (report !== undefined) {
        const reportPath = await attempt(host, 'write the report file', () => writeReport(report, wanted));
        await attempt(host, 'set the outputs', async () => setOutputs(core, host, report, reportPath));
        await attempt(host, 'write the summary', () => writeSummary(core, report));
    }
    if (error === undefined)
        return;
    const hint = error.hint === undefined ? '' : `\nHint: ${error.hint}`;
    core.error(`${error.message}${hint}`, { title: `restorable: ${error.code}` });
}
async function attempt(host, what, work) {
    try {
        return await work();
    }
    catch (thrown) {
        host.log.warning(`Could not ${what}: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        return undefined;
    }
}
/** Beside the workspace, which is deleted: later steps read the report or upload it. */
async function writeReport(report, wanted) {
    const name = `restorable-${report.mode}-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}.json`;
    const path = wanted ?? (0,external_node_path_.join)(process.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(), name);
    await (0,promises_.writeFile)(path, (0,json/* renderJson */.h)(report), { mode: 0o600 });
    return path;
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
    // Unset where the step runs outside a runner, as in a test of a workflow.
    if (!process.env['GITHUB_STEP_SUMMARY'])
        return;
    await core.summary.addRaw(renderMarkdown(report)).write();
}


/***/ })

};
