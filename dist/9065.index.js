export const id = 9065;
export const ids = [9065];
export const modules = {

/***/ 99065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommandLine: () => (/* binding */ runCommandLine)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/host/base.js + 3 modules
var base = __webpack_require__(96899);
// EXTERNAL MODULE: ./build/host/guard.js
var guard = __webpack_require__(65132);
;// CONCATENATED MODULE: ./build/host/node-version.js

const LEAST_MAJOR = 24;
function requireNode(version) {
    if (Number.parseInt(version, 10) >= LEAST_MAJOR)
        return;
    throw new errors/* RestorableError */.s$('NODE_VERSION', `Node.js ${LEAST_MAJOR} or newer is needed, and this is ${version}.`, {
        hint: `Install Node.js ${LEAST_MAJOR}, or run \`npx --yes node@${LEAST_MAJOR}\` in place of \`node\`. Nothing was done.`,
    });
}

// EXTERNAL MODULE: ./build/host/run.js + 13 modules
var run = __webpack_require__(54846);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/report/headline.js + 2 modules
var report_headline = __webpack_require__(31714);
// EXTERNAL MODULE: ./build/report/json.js
var report_json = __webpack_require__(51543);
// EXTERNAL MODULE: ./build/report/plan.js
var plan = __webpack_require__(26086);
// EXTERNAL MODULE: ../node_modules/get-east-asian-width/index.js + 3 modules
var get_east_asian_width = __webpack_require__(97152);
;// CONCATENATED MODULE: ./build/report/text-columns.js


const NAME_LENGTH = 120;
const TEXT_LENGTH = 400;
function more(count) {
    return count > 0 ? [`  ... and ${(0,format/* grouped */.zD)(count)} more`] : [];
}
function columns(rows) {
    const measured = rows.map((row) => row.map((cell) => {
        const text = (0,format/* visible */.RK)(cell, TEXT_LENGTH);
        return { text, width: widthOf(text) };
    }));
    const widths = [];
    for (const row of measured) {
        for (const [at, { width }] of row.entries())
            widths[at] = Math.max(widths[at] ?? 0, width);
    }
    return measured.map((row) => row
        .map(({ text, width }, at) => text + ' '.repeat((widths[at] ?? width) - width))
        .join('  ')
        .trimEnd());
}
function widthOf(text) {
    if (/^[ -~]*$/.test(text))
        return text.length;
    let width = 0;
    for (const character of text.replaceAll(/[\p{Mn}\p{Me}]/gu, ''))
        width += (0,get_east_asian_width/* eastAsianWidth */.Q1)(character.codePointAt(0));
    return width;
}

;// CONCATENATED MODULE: ./build/report/text-copies.js


const LIMITS = { copies: 40, sources: 10 };
const TONES = { passed: 'good', failed: 'bad', error: 'warn', skipped: 'warn' };
function readRows({ source, sources = [] }) {
    if (sources.length < 2)
        return [['read from', source]];
    return sources.slice(0, LIMITS.sources).map(({ label, bytes }) => ['read from', `${label} (${(0,format/* humanBytes */.p6)(bytes)})`]);
}
function copyLines(copies, paint) {
    if (copies.length === 0)
        return [];
    const shown = copies.slice(0, LIMITS.copies);
    const cells = columns(shown.map((copy) => [
        (0,format/* visible */.RK)(copy.label, NAME_LENGTH),
        copy.restoreMs === undefined ? '' : `recovered in ${(0,format/* humanMs */.o0)(copy.restoreMs)}`,
        copy.checks.find((check) => check.outcome === 'failed')?.detail ?? copy.detail,
    ]));
    const lines = shown.map((copy, at) => `  ${paint(TONES[copy.verdict], copy.verdict.padEnd(7))} ${cells[at] ?? ''}`);
    const passed = copies.filter((copy) => copy.verdict === 'passed').length;
    return [
        '',
        `${(0,format/* plural */.LS)(copies.length, 'copy', 'copies')}, ${passed} passed:`,
        ...lines,
        ...more(copies.length - lines.length),
    ];
}

// EXTERNAL MODULE: ./build/report/markdown-destinations.js
var markdown_destinations = __webpack_require__(63676);
;// CONCATENATED MODULE: ./build/report/text-destinations.js



const LIMIT = 60;
function ruleLines(rule) {
    if (rule === undefined)
        return [];
    const [[, verdict] = ['', ''], ...rest] = (0,format/* ruleFacts */.S7)(rule);
    return ['', verdict, ...columns(rest.map(([name, value]) => [`  ${name.toLowerCase()}`, value]))];
}
function syncLines(outcome, isComplete) {
    const backups = (0,markdown_destinations/* worstFirst */.md)(outcome.backups);
    const rows = backups
        .slice(0, LIMIT)
        .map((each) => [
        `  ${each.outcome}`,
        each.id,
        each.bytes === 0 ? '' : `${(0,format/* humanBytes */.p6)(each.bytes)} in ${(0,format/* plural */.LS)(each.objects, 'object')}`,
        each.detail,
    ]);
    const had = `had ${(0,format/* plural */.LS)(outcome.held, 'backup')}${backups.length === 0 && isComplete ? ' and lacked nothing' : ''}`;
    return [
        '',
        (0,format/* visible */.RK)(`${outcome.database} at ${outcome.label}: ${had}`, NAME_LENGTH * 2),
        ...columns(rows),
        ...more(backups.length - LIMIT),
    ];
}
function probeLines(probe, paint) {
    const tone = { passed: 'good', failed: 'bad', skipped: 'warn' };
    const checks = (0,format/* checksByOutcome */.Le)(probe.checks);
    const names = columns(checks.map((check) => [check.name, check.detail]));
    return [
        '',
        (0,format/* visible */.RK)(probe.label, NAME_LENGTH),
        ...checks.map((check, at) => `  ${paint(tone[check.outcome], check.outcome.padEnd(7))} ${names[at] ?? ''}`),
    ];
}

// EXTERNAL MODULE: ./build/report/markdown-retention.js
var markdown_retention = __webpack_require__(24095);
;// CONCATENATED MODULE: ./build/report/text-retention.js



const text_retention_LIMIT = 60;
function retentionLines(outcome) {
    const backups = (0,markdown_retention/* goingFirst */.T1)(outcome.backups);
    const rows = backups
        .slice(0, text_retention_LIMIT)
        .map((backup) => [
        `  ${backup.keep ? 'keep' : 'REMOVE'}`,
        backup.id,
        (0,format/* humanTime */.zK)(backup.startedAt),
        (0,format/* humanBytes */.p6)(backup.storedBytes),
        (0,markdown_retention/* reasonsOf */.zM)(backup),
    ]);
    const freed = `${(0,format/* humanBytes */.p6)(outcome.freedBytes)} in ${(0,format/* plural */.LS)(outcome.freedObjects, 'object')}`;
    const would = outcome.outcome === 'planned' ? 'would be ' : '';
    const counts = `  ${outcome.outcome}: ${(0,format/* plural */.LS)(outcome.removed, 'backup')} of ${outcome.backups.length} ${would}removed, ${outcome.waiting} waiting, ${freed} ${would}freed`;
    const locked = outcome.lockedObjects > 0 ? [`  ${(0,format/* plural */.LS)(outcome.lockedObjects, 'object')} may not be deleted`] : [];
    return [
        '',
        (0,format/* visible */.RK)(outcome.label, NAME_LENGTH),
        ...columns(rows),
        ...more(backups.length - text_retention_LIMIT),
        counts,
        ...locked,
    ];
}
function statusLines(status) {
    const facts = columns((0,markdown_retention/* statusFacts */.O7)(status).map(([name, value]) => [`  ${name.toLowerCase()}`, value]));
    const shares = columns(status.shares.map((share) => [`    ${share.name}`, (0,format/* plural */.LS)(share.backups, 'backup'), (0,format/* humanBytes */.p6)(share.bytes)]));
    return ['', (0,format/* visible */.RK)(status.label, NAME_LENGTH), ...facts, ...shares];
}
function holdLines(report) {
    if (report.backup === undefined)
        return [];
    const rows = [
        ['  backup', report.backup.id],
        ['  reason', report.reason],
    ];
    return columns([...rows, ...report.records.map((record) => ['  recorded', `${record.label}: ${record.key}`])]);
}

;// CONCATENATED MODULE: ./build/report/text.js







const text_LIMITS = { tables: 15, checks: 40 };
function renderText(report, paint) {
    const headline = (0,report_headline/* headlineOf */.g)(report);
    const isListOk = report.mode === 'list' && report.error === undefined;
    if (report.mode === 'matrix' && report.error === undefined)
        return (0,plan/* planLines */.HN)(report)
            .map((line) => `${line}\n`)
            .join('');
    const head = [paint(headline.tone, (0,format/* visible */.RK)(headline.title, NAME_LENGTH)), (0,format/* visible */.RK)(headline.sentence, TEXT_LENGTH)];
    const sections = [
        isListOk ? [] : head,
        body(report, paint),
        isListOk ? [(0,format/* visible */.RK)(headline.sentence, TEXT_LENGTH)] : [],
    ];
    return `${sections
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join('\n'))
        .join('\n\n')}\n`;
}
function body(report, paint) {
    switch (report.mode) {
        case 'list':
            return [...report.destinations.flatMap(catalogLines), ...gapLines(report)];
        case 'matrix':
            return [];
        case 'keygen':
            return keyLines(report);
        case 'status':
            return [
                ...report.destinations.flatMap(statusLines),
                ...ruleLines(report.rule),
                ...checkLines(report.checks, paint),
            ].slice(1);
        case 'prune':
            return report.destinations.flatMap(retentionLines).slice(1);
        case 'sync':
            return report.destinations.flatMap((each) => syncLines(each, report.error === undefined)).slice(1);
        case 'check-destinations':
            return [...report.destinations.flatMap((each) => probeLines(each, paint)), ...ruleLines(report.rule)].slice(1);
        case 'hold':
        case 'release':
            return holdLines(report);
        default:
            return [
                ...facts(report),
                ...('rule' in report ? ruleLines(report.rule).slice(0, 2) : []),
                ...('copies' in report ? copyLines(report.copies ?? [], paint) : []),
                ...('retention' in report ? (report.retention ?? []).flatMap(retentionLines) : []),
                ...('checks' in report ? checkLines(report.checks, paint) : []),
                ...tableLines(report.tables),
            ];
    }
}
function facts(report) {
    const rows = [];
    if (report.backup !== undefined) {
        const { backup } = report;
        const kindReason = 'kindReason' in report ? report.kindReason : undefined;
        rows.push(['backup', backup.id], ['kind', (0,format/* visible */.RK)((0,format/* kindOf */.I)(backup, kindReason), TEXT_LENGTH)]);
        rows.push(['database', `${backup.database} on ${(0,format/* engineTitle */.v6)(backup)}`]);
        rows.push(['made', (0,format/* humanTime */.zK)(backup.startedAt)], ['dump', (0,format/* bytesBothWays */.vk)(backup.rawBytes)]);
        rows.push(['stored', (0,format/* bytesBothWays */.vk)(backup.storedBytes)], ['origin', (0,format/* authenticity */.C2)(backup)]);
    }
    if (report.mode === 'backup') {
        rows.push(['source', (0,format/* replicaOf */.ko)(report)]);
        for (const each of report.destinations)
            rows.push([each.outcome, `${each.label} ${each.detail}`.trim()]);
    }
    else {
        rows.push(...readRows(report), ['restored into', report.target]);
        rows.push(['recovered in', report.restoreMs === undefined ? undefined : (0,format/* humanMs */.o0)(report.restoreMs)]);
        rows.push(['age of data', report.backupAgeMs === undefined ? undefined : (0,format/* humanMs */.o0)(report.backupAgeMs)]);
        if (report.mode === 'restore')
            rows.push(['old kept as', report.keptAs]);
        if (report.mode === 'verify')
            rows.push(['record', report.record]);
        for (const note of report.notes)
            rows.push(['note', note]);
    }
    rows.push(['diagnostics', (0,format/* diagnosticsOf */.o)(report)]);
    rows.push([
        'phases',
        report.phases.map((each) => `${each.phase} ${(0,format/* humanMs */.o0)(each.durationMs)}`).join(', ') || undefined,
    ]);
    return columns(rows.filter(([, value]) => value !== undefined).map(([name, value]) => [`  ${name}`, value ?? '']));
}
function checkLines(checks, paint) {
    if (checks.length === 0)
        return [];
    const shown = (0,format/* checksByOutcome */.Le)(checks).slice(0, text_LIMITS.checks);
    const tone = { passed: 'good', failed: 'bad', skipped: 'warn' };
    const names = columns(shown.map((check) => [check.name, check.detail]));
    const lines = shown.map((check, at) => `  ${paint(tone[check.outcome], check.outcome.padEnd(7))} ${names[at] ?? ''}`);
    return [
        '',
        `${(0,format/* countOf */.pq)(checks, 'passed')} checks passed, ${(0,format/* countOf */.pq)(checks, 'failed')} failed:`,
        ...lines,
        ...more(checks.length - shown.length),
    ];
}
function tableLines(tables) {
    if (tables.length === 0)
        return [];
    const shown = (0,format/* tablesBySize */.MV)(tables).slice(0, text_LIMITS.tables);
    const count = (rows) => (typeof rows === 'number' ? (0,format/* grouped */.zD)(rows) : 'unknown');
    const rows = shown.map((each) => [
        `  ${(0,format/* visible */.RK)(each.name, NAME_LENGTH)}`,
        `${count(each.rows)} rows${each.restoredRows === undefined ? '' : `, restored ${count(each.restoredRows)}`}`,
        (0,format/* tableDiffers */.Qb)(each) ? '<- differs' : '',
    ]);
    return ['', `${(0,format/* plural */.LS)(tables.length, 'table')}:`, ...columns(rows), ...more(tables.length - shown.length)];
}
function catalogLines(destination) {
    const header = ['  BACKUP', 'DATABASE', 'ENGINE', 'DUMP', 'STORED', 'NEEDS', 'SIGNED', 'HELD', 'VERIFIED'];
    const rows = destination.backups.map((backup) => [
        `  ${backup.id}`,
        backup.database,
        (0,format/* engineTitle */.v6)(backup),
        (0,format/* humanBytes */.p6)(backup.rawBytes),
        (0,format/* humanBytes */.p6)(backup.storedBytes),
        (0,format/* needsOf */.hN)(backup),
        backup.signed ? (backup.authenticatedBy === null ? 'yes' : 'accepted') : 'no',
        backup.held === undefined ? 'no' : (0,format/* visible */.RK)(backup.held, 40),
        backup.verdict === null ? 'never' : `${backup.verdict} ${(0,format/* humanTime */.zK)(backup.verifiedAt ?? '')}`,
    ]);
    const invalid = destination.invalid.map((each) => (0,format/* visible */.RK)(`  not valid: ${each.key}: ${each.reason}`, TEXT_LENGTH + NAME_LENGTH));
    const listed = rows.length === 0 ? ['  no backups'] : columns([header, ...rows]);
    return [(0,format/* visible */.RK)(destination.label, NAME_LENGTH), ...listed, ...invalid];
}
function gapLines({ gaps }) {
    const lines = gaps.map(({ database, detail }) => (0,format/* visible */.RK)(`gap in ${database}: ${detail}`, TEXT_LENGTH));
    return [...lines.slice(0, text_LIMITS.tables), ...more(lines.length - text_LIMITS.tables)];
}
function keyLines(report) {
    return report.keys.flatMap((key) => [
        `${key.role} key ${key.fingerprint}`,
        `  public   ${(0,format/* visible */.RK)(key.publicPath, TEXT_LENGTH)}`,
        `  private  ${(0,format/* visible */.RK)(key.privatePath, TEXT_LENGTH)}`,
        `  ${(0,format/* visible */.RK)(key.belongs, TEXT_LENGTH)}`,
    ]);
}

// EXTERNAL MODULE: ../node_modules/commander/index.js + 6 modules
var commander = __webpack_require__(88265);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
// EXTERNAL MODULE: ./build/options/options.js
var options = __webpack_require__(14433);
// EXTERNAL MODULE: ./build/options/request.js
var request = __webpack_require__(29026);
// EXTERNAL MODULE: ./build/options/schema.js + 1 modules
var schema = __webpack_require__(1406);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
;// CONCATENATED MODULE: ./build/cli/help.js


const MODE_SUMMARIES = {
    backup: 'Dumps a database once, compresses and encrypts it, and stores it at every destination.',
    verify: 'Restores a stored backup into an ephemeral database, compares it and runs your checks.',
    restore: 'Restores a backup into a database.',
    list: 'Shows the backups at the destinations; needs no key.',
    status: 'Checks stored backups for age, verification, completeness and size; needs no key.',
    prune: 'Removes backups that no rule of a policy keeps, and leftovers of killed runs.',
    sync: 'Brings destinations in sync: copies what one lacks from another; needs no key.',
    'check-destinations': 'Tests what each destination supports and permits, before the first backup; leaves nothing there.',
    hold: 'Keeps a backup regardless of the policy, with a reason.',
    release: 'Removes a hold.',
    matrix: 'Lists the databases of a configuration file, one per line, or as the matrix of a workflow.',
    keygen: 'Generates the keys: recovery (for the safe), runner (for the backup job) and verifier (for the verify job).',
};
const EXAMPLES = {
    backup: `  export RESTORABLE_DATABASE='postgres://app:secret@db.example.com/shop?sslmode=verify-full'
  restorable backup --destination 's3://backups/prod?region=eu-central-1' --encrypt-to recovery.public.asc`,
    verify: `  restorable verify --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --decrypt-with recovery.private.asc --signers runner.public.asc --checks checks.yml --rto 30m --rpo 24h`,
    restore: `  export RESTORABLE_TARGET='postgres://app:secret@localhost/shop'
  restorable restore --name shop --destination file:/mnt/backups --decrypt-with recovery.private.asc \\
    --backup before:2026-11-21T02:00Z`,
    list: `  restorable list --destination file:/mnt/backups --destination 's3://backups/prod?region=eu-central-1'`,
    status: `  restorable status --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --rpo 26h --rto 30m --verify-every 7d --capacity 50GB --verifiers verifier.public.asc`,
    prune: `  restorable prune --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --keep-daily 30 --keep-weekly 13 --keep-monthly 12 --verifiers verifier.public.asc --dry-run`,
    sync: `  restorable sync --destination file:/mnt/backups --destination 's3://backups/prod?region=eu-central-1' \\
    --signers runner.public.asc --dry-run`,
    'check-destinations': `  restorable check-destinations --destination file:/mnt/backups \\
    --destination 's3://backups/prod?region=eu-central-1'`,
    hold: `  restorable hold --name shop --destination file:/mnt/backups --backup latest --reason 'before the migration'`,
    release: `  restorable release --name shop --destination file:/mnt/backups --backup 20261121T020000Z-full-4f9c2a \\
    --reason 'the migration is done' --verifier-key verifier.private.asc`,
    matrix: `  restorable matrix --config .github/restorable.yml --filter 'shop-*' --shard 1/4`,
    keygen: '  restorable keygen --output keys --identity ops@example.com',
};
function exampleOf(mode) {
    return EXAMPLES[mode];
}
const PROGRAM_HELP = `Usage: ${version/* TOOL */.j.name} <command> [options]

Encrypted database backups that prove they restore.

Commands:
${request/* MODES */.F.map((mode) => `  ${mode.padEnd(20)}${MODE_SUMMARIES[mode]}`).join('\n')}

  ${version/* TOOL */.j.name} <command> --help   all options of a command, with an example
  ${version/* TOOL */.j.name} --version

Exit codes: 0 done, 1 a finding (backup bad, objective missed), 2 could not run, 130 cancelled.
`;

;// CONCATENATED MODULE: ./build/cli/arguments.js









const OWN_FLAGS = ['json', 'log-level', 'show-tool-output', 'help'];
const HELP = new Set(['--help', '-h']);
function readArguments(argv, env) {
    const [first = '', ...rest] = argv;
    if (first === 'help')
        return { kind: 'print', text: rest[0] === undefined ? PROGRAM_HELP : helpOf(modeOf(rest[0])) };
    if (HELP.has(first))
        return { kind: 'print', text: PROGRAM_HELP };
    if (first === '--version' || first === '-V')
        return { kind: 'print', text: `${version/* TOOL */.j.name} ${version/* TOOL */.j.version}\n` };
    const mode = modeOf(first);
    if (rest.some((word) => HELP.has(word)))
        return { kind: 'print', text: helpOf(mode) };
    const given = readFlags(mode, rest);
    const raw = new Map([...fromEnvironment(mode, env), ...given, ['mode', mode]]);
    const logLevel = raw.get('log-level') ?? env['RESTORABLE_LOG_LEVEL'] ?? 'info';
    const json = raw.has('json');
    const showToolOutput = raw.has('show-tool-output');
    if (showToolOutput)
        refuseInJob(env);
    for (const name of OWN_FLAGS)
        raw.delete(name);
    return { kind: 'run', raw, json, logLevel: levelOf(logLevel), showToolOutput };
}
function refuseInJob(env) {
    if (!env['GITHUB_ACTIONS'])
        return;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', '`--show-tool-output` would print rows into the log of a job.', {
        hint: 'Give `--diagnostics PATH`: the file is encrypted to the recovery keys.',
    });
}
function modeOf(word) {
    const mode = request/* MODES */.F.find((each) => each === word);
    if (mode !== undefined)
        return mode;
    if (word.startsWith('-')) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', 'The first word must be a command.', {
            hint: `One of: ${request/* MODES */.F.join(', ')}. Options follow it.`,
        });
    }
    const shown = word.slice(0, 30).replaceAll(/[^\w-]/g, '?');
    throw new errors/* RestorableError */.s$('INPUT_UNKNOWN', `\`${shown}\` is no command.`, { hint: (0,suggest/* didYouMean */.a)(word, request/* MODES */.F) });
}
function levelOf(text) {
    const level = base/* LEVELS */.A.find((each) => each === text);
    if (level !== undefined)
        return level;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', '`log-level` is not known.', { hint: (0,suggest/* didYouMean */.a)(text, base/* LEVELS */.A) });
}
function readFlags(mode, words) {
    const command = commandOf(mode);
    const given = new Map();
    for (const option of command.options) {
        const name = option.name();
        command.on(`option:${name}`, (value) => {
            if (value?.startsWith('--') === true && isFlag(value.slice(2)))
                throw needsValue(name);
            const earlier = given.get(name);
            const repeats = (0,options/* findOption */.$K)(name)?.kind === 'lines' || (0,options/* findOption */.$K)(name)?.secrecy === 'keys';
            if (earlier !== undefined && value !== null && !repeats) {
                throw new errors/* RestorableError */.s$('INPUT_INVALID', `\`--${name}\` is given twice.`, { hint: 'Give it once.' });
            }
            given.set(name, earlier === undefined || value === null ? (value ?? 'true') : `${earlier}\n${value}`);
        });
    }
    const { operands, unknown } = parse(command, words);
    const [unknownWord] = unknown;
    if (unknownWord !== undefined)
        throw unknownWordError(mode, unknownWord);
    if (operands.length > 0) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `\`${mode}\` takes options only, but a word without one was given.`, {
            hint: `Write --option value, or --option=value; quote values with spaces. See: ${version/* TOOL */.j.name} ${mode} --help`,
        });
    }
    return given;
}
function parse(command, words) {
    try {
        return command.parseOptions([...words]);
    }
    catch (thrown) {
        if (!(thrown instanceof commander/* CommanderError */.b7))
            throw thrown;
        throw needsValue((words.at(-1) ?? '').replace(/^-+/, ''));
    }
}
function needsValue(name) {
    const shown = isFlag(name) ? name : 'the last option';
    const example = (0,options/* findOption */.$K)(name)?.example;
    return new errors/* RestorableError */.s$('INPUT_INVALID', `\`--${shown}\` needs a value.`, {
        hint: example === undefined ? (0,options/* findOption */.$K)(name)?.description : `For example: --${shown} ${example}`,
    });
}
function isFlag(name) {
    return (0,options/* findOption */.$K)(name) !== undefined || OWN_FLAGS.some((flag) => flag === name);
}
function unknownWordError(mode, word) {
    const name = word.replace(/^-+/, '').replace(/=.*$/s, '');
    const option = (0,options/* findOption */.$K)(name);
    const isOwnFlag = name !== 'log-level' && OWN_FLAGS.some((flag) => flag === name);
    if ((option?.kind === 'boolean' || isOwnFlag) && word.includes('=')) {
        return new errors/* RestorableError */.s$('INPUT_INVALID', `\`--${name}\` takes no value.`, { hint: 'Leave it out for "no".' });
    }
    if (option === undefined)
        return (0,schema/* unknownOption */.qe)(name, [...(0,options/* optionsOf */.cz)(mode), ...OWN_FLAGS]);
    const modes = option.modes.map((each) => `\`${each}\``).join(', ');
    return new errors/* RestorableError */.s$('INPUT_UNKNOWN', `\`${name}\` is no option of \`${mode}\`, but of ${modes}.`, {
        hint: `See: ${version/* TOOL */.j.name} ${mode} --help`,
    });
}
function fromEnvironment(mode, env) {
    const known = new Map(options/* OPTION_NAMES */.TM.map((name) => [(0,options/* environmentName */.VE)(name), name]));
    const found = new Map();
    const own = (0,options/* optionsOf */.cz)(mode);
    for (const [variable, value] of Object.entries(env)) {
        if (!variable.startsWith('RESTORABLE_') || variable.startsWith('RESTORABLE_TEST_') || value === undefined)
            continue;
        if (variable === 'RESTORABLE_LOG_LEVEL')
            continue;
        const name = known.get(variable);
        if (name === undefined) {
            throw new errors/* RestorableError */.s$('INPUT_UNKNOWN', `The environment variable ${variable.slice(0, 60)} stands for no option.`, {
                hint: (0,suggest/* didYouMean */.a)(variable, [...known.keys()]),
            });
        }
        if (own.includes(name) && value.trim() !== '')
            found.set(name, value);
    }
    return found;
}
function commandOf(mode) {
    const command = new commander/* Command */.uB(mode)
        .usage('[options]')
        .description(MODE_SUMMARIES[mode])
        .exitOverride()
        .configureOutput({ writeErr: () => { }, getOutHelpWidth: () => 110 });
    for (const name of (0,options/* optionsOf */.cz)(mode)) {
        const option = (0,options/* findOption */.$K)(name);
        if (option === undefined)
            continue;
        const fallback = option.default === undefined ? '' : ` (default ${option.default})`;
        const flag = option.placeholder === undefined ? `--${name}` : `--${name} <${option.placeholder}>`;
        const needed = option.required?.includes(mode) === true ? ' Required.' : '';
        const repeat = option.kind === 'lines' ? ' May be repeated.' : '';
        command.option(flag, `${option.description}${fallback}${needed}${repeat}`.replace(', one a line', ''));
    }
    return command
        .option('--show-tool-output', 'Print what tools and servers say on standard error; it may quote rows.')
        .option('--json', 'Print the report as JSON on standard output, and nothing else there.')
        .option('--log-level <level>', `What is logged on standard error: ${base/* LEVELS */.A.join(', ')} (default info)`);
}
function helpOf(mode) {
    const help = commandOf(mode).helpInformation().replace('Usage: ', `Usage: ${version/* TOOL */.j.name} `);
    return `${help}
Every option can be given as an environment variable instead, secrets best so: --key-passphrase is
${(0,options/* environmentName */.VE)('key-passphrase')}.

Example:
${exampleOf(mode)}
`;
}

// EXTERNAL MODULE: ./build/report/progress.js
var progress = __webpack_require__(46130);
;// CONCATENATED MODULE: ./build/cli/terminal.js


const CODES = { good: '32;1', bad: '31;1', warn: '33;1', cancelled: '33;1' };
const LINE_EVERY_MS = 5_000;
const REDRAW_EVERY_MS = 100;
function paintFor(stream, env) {
    const colored = stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
    return (tone, text) => (colored ? `\u001B[${CODES[tone]}m${text}\u001B[0m` : text);
}
function progressView(stream, env) {
    const inPlace = stream.isTTY === true && env['TERM'] !== 'dumb';
    let lastMs = Number.NEGATIVE_INFINITY;
    let phase = '';
    let phaseBeganMs = 0;
    let drawn = false;
    const clear = () => {
        if (drawn)
            stream.write('\r\u001B[2K');
        drawn = false;
    };
    return {
        clear,
        show: (update, scrub) => {
            const nowMs = performance.now();
            if (update.phase !== phase) {
                phase = update.phase;
                phaseBeganMs = nowMs;
                lastMs = inPlace ? Number.NEGATIVE_INFINITY : nowMs;
            }
            if (nowMs - lastMs < (inPlace ? REDRAW_EVERY_MS : LINE_EVERY_MS))
                return;
            lastMs = nowMs;
            const line = (0,format/* visible */.RK)(scrub((0,progress/* progressLine */.o)(update, nowMs - phaseBeganMs)), inPlace ? (stream.columns || 80) - 1 : 200);
            clear();
            stream.write(inPlace ? line : `${line}\n`);
            drawn = inPlace;
        },
    };
}

;// CONCATENATED MODULE: ./build/cli/main.js














const REPORT_HINTS = {
    ENOENT: 'Its folder does not exist: make it first, or give another path.',
    ENOTDIR: 'A part of its path is a file: give another path.',
    EISDIR: 'It is a folder: give the path of a file in it.',
    ENOSPC: 'The disk is full: free some space.',
};
async function runCommandLine(argv, loadApp, cancelled) {
    (0,guard/* guardProcess */.V)((text) => text);
    await (0,errors/* hearSignals */.EQ)();
    let invocation;
    try {
        if (argv.length > 0)
            invocation = readArguments(argv, process.env);
        if (invocation?.kind !== 'run')
            (0,errors/* throwIfCancelled */.dZ)(cancelled.signal);
        else
            requireNode(process.versions.node);
    }
    catch (thrown) {
        const error = cancelled.signal.aborted ? (0,errors/* cancellation */.WN)(cancelled.signal) : (0,errors/* toRestorableError */.tj)(thrown);
        printError(error);
        return (0,errors/* exitCodeOf */.FO)(error);
    }
    if (invocation === undefined) {
        process.stderr.write(PROGRAM_HELP);
        return errors/* EXIT */.dc.failed;
    }
    if (invocation.kind === 'run')
        return main_run(invocation, loadApp, cancelled);
    process.stdout.write(invocation.text);
    return errors/* EXIT */.dc.done;
}
async function main_run(invocation, loadApp, cancelled) {
    const view = progressView(process.stderr, process.env);
    const host = terminalHost(invocation, view, cancelled);
    (0,guard/* guardProcess */.V)(host.scrub);
    const { raw } = invocation;
    const reportPath = raw.get('report');
    const outcome = await (0,run/* runHosted */.p)(raw, host, loadApp);
    view.clear();
    printOutcome(outcome, invocation);
    if (outcome.report === undefined || reportPath === undefined)
        return outcome.exitCode;
    try {
        await (0,promises_.writeFile)(reportPath, (0,report_json/* renderJson */.h)(outcome.report), { mode: 0o600 });
        return outcome.exitCode;
    }
    catch (cause) {
        const { code = 'unknown' } = cause;
        printError(new errors/* RestorableError */.s$('FILE_UNREADABLE', `The report file of \`report\` can't be written (${code}).`, {
            hint: REPORT_HINTS[code] ?? 'Give the path of a file that this user may write, in a folder that exists.',
        }));
        return outcome.exitCode || errors/* EXIT */.dc.failed;
    }
}
function terminalHost({ logLevel, showToolOutput }, view, cancelled) {
    const paint = paintFor(process.stderr, process.env);
    const lowest = base/* LEVELS */.A.indexOf(logLevel);
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('RESTORABLE_')));
    return (0,base/* createHost */.D)({
        cancellation: cancelled,
        env,
        temporaryFolder: (0,external_node_os_.tmpdir)(),
        hasPostStep: false,
        ...(showToolOutput && {
            showWords: (speaker, text) => {
                view.clear();
                const lines = text.split('\n').map((line) => `${speaker}: ${(0,format/* visible */.RK)(line, 4_000)}\n`);
                process.stderr.write(lines.join(''));
            },
        }),
        progress: (update, scrub) => {
            if (lowest <= base/* LEVELS */.A.indexOf('info'))
                view.show(update, scrub);
        },
        write: (at, message) => {
            if (base/* LEVELS */.A.indexOf(at) < lowest)
                return;
            view.clear();
            const tone = at === 'error' ? 'bad' : 'warn';
            const word = at === 'info' || at === 'notice' ? '' : `${paint(tone, at)} `;
            const lines = message.split('\n').map((line) => (0,format/* visible */.RK)(line, 4_000));
            process.stderr.write(`${word}${lines.join('\n')}\n`);
        },
    });
}
function printOutcome(outcome, { json }) {
    const { report, error } = outcome;
    if (json)
        process.stdout.write(report === undefined ? `${JSON.stringify({ error })}\n` : (0,report_json/* renderJson */.h)(report));
    const hasFindings = report !== undefined && (error === undefined || saysMore(report)) && !isEmpty(report);
    if (!json && hasFindings)
        process.stdout.write(renderText(report, paintFor(process.stdout, process.env)));
    if (error !== undefined)
        printError(error);
    else if (report !== undefined)
        printFinding(report);
}
function printFinding(report) {
    if (report.exitCode !== errors/* EXIT */.dc.finding)
        return;
    const { title, sentence } = (0,report_headline/* headlineOf */.g)(report);
    const paint = paintFor(process.stderr, process.env);
    process.stderr.write(`${paint('bad', 'error')} ${(0,format/* visible */.RK)(title, 200)}: ${(0,format/* visible */.RK)(sentence, 2_000)}\n`);
}
function saysMore(report) {
    const { mode } = report;
    return 'backup' in report || ((mode === 'sync' || mode === 'check-destinations') && report.destinations.length > 0);
}
function isEmpty(report) {
    return 'backup' in report && report.backup === undefined && report.error !== undefined;
}
function printError(error) {
    const paint = paintFor(process.stderr, process.env);
    const hint = error.hint === undefined ? '' : `\n  hint: ${(0,format/* visible */.RK)(error.hint, 2_000)}`;
    process.stderr.write(`${paint('bad', `error ${error.code}`)} ${(0,format/* visible */.RK)(error.message, 4_000)}${hint}\n`);
}


/***/ })

};
