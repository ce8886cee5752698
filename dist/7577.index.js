export const id = 7577;
export const ids = [7577];
export const modules = {

/***/ 17577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommandLine: () => (/* binding */ runCommandLine)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/host/announce.js + 15 modules
var announce = __webpack_require__(36572);
// EXTERNAL MODULE: ./build/host/base.js + 5 modules
var base = __webpack_require__(27337);
// EXTERNAL MODULE: ./build/host/guard.js
var guard = __webpack_require__(65132);
// EXTERNAL MODULE: ./build/host/publish.js
var publish = __webpack_require__(87166);
// EXTERNAL MODULE: ./build/host/run.js + 7 modules
var run = __webpack_require__(89560);
// EXTERNAL MODULE: ./build/report/render/json.js
var render_json = __webpack_require__(79014);
// EXTERNAL MODULE: ./build/report/render/notice.js
var notice = __webpack_require__(40828);
// EXTERNAL MODULE: ./build/report/render/text.js
var render_text = __webpack_require__(63335);
// EXTERNAL MODULE: ./build/report/render/visible.js
var visible = __webpack_require__(85728);
// EXTERNAL MODULE: ./build/report/says-more.js
var says_more = __webpack_require__(19475);
// EXTERNAL MODULE: ../node_modules/commander/index.js + 6 modules
var commander = __webpack_require__(88265);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
// EXTERNAL MODULE: ./build/options/given.js
var given = __webpack_require__(90974);
// EXTERNAL MODULE: ./build/options/mode.js
var options_mode = __webpack_require__(5560);
// EXTERNAL MODULE: ./build/options/options.js + 10 modules
var options = __webpack_require__(80515);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ./build/options/synonyms.js
var synonyms = __webpack_require__(32313);
;// CONCATENATED MODULE: ./build/cli/help.js


const MODE_SUMMARIES = {
    backup: 'Dumps a database once, compresses and encrypts it, and stores it at every destination.',
    verify: 'Restores a stored backup into an ephemeral database, compares it and runs your checks.',
    restore: 'Restores a backup into a database.',
    drill: 'Recovers a backup by the stored RECOVERY page, contained and with stock tools, and compares the result.',
    runbook: 'Renders who recovers the database, from where, with which keys and commands, and how long it takes.',
    list: 'Shows the backups at the destinations; needs no key.',
    status: 'Checks stored backups for age, verification, completeness and size; needs no key.',
    history: 'Shows the tests of a database and whether their records are complete; needs no key.',
    page: 'Shows on one page whether the databases can be recovered: how old, how long, and when that was verified; needs no key.',
    prune: 'Removes backups that no rule of a policy keeps, and leftovers of killed runs.',
    sync: 'Brings destinations in sync: copies what one lacks from another; needs no key.',
    'check-destinations': 'Tests what each destination supports and permits, before the first backup; leaves nothing there.',
    evidence: 'Makes signed evidence of backups and restore tests of a period, for an auditor; needs no recovery key.',
    'verify-evidence': 'Checks evidence offline, with nothing but public keys.',
    doctor: 'Examines everything that a backup or a verification needs, and names the remedy for what is wrong.',
    hold: 'Keeps a backup regardless of the policy, with a reason.',
    release: 'Removes a hold.',
    matrix: 'Lists the databases of a configuration file, one per line, or as the matrix of a workflow.',
    'notify-test': 'Sends a test message to each channel of `notify`, and reports which of them accepted it.',
    keygen: 'Generates the keys: recovery (for the safe), runner (for the backup job) and verifier (for the verify job).',
    init: 'Sets up backups: tests the connections, makes keys, writes the workflow, and sets the secrets.',
};
const EXAMPLES = {
    backup: `  export RESTORABLE_DATABASE='postgres://app:secret@db.example.com/shop?sslmode=verify-full'
  restorable backup --destination 's3://backups/prod?region=eu-central-1' --encrypt-to recovery.public.asc`,
    verify: `  restorable verify --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --decrypt-with recovery.private.asc --signers runner.public.asc --checks checks.yml --rto 30m --rpo 24h`,
    restore: `  export RESTORABLE_TARGET='postgres://app:secret@localhost/shop'
  restorable restore --name shop --destination file:/mnt/backups --decrypt-with recovery.private.asc \\
    --backup before:2026-11-21T02:00Z`,
    drill: `  restorable drill --name shop --destination file:/mnt/backups --signers runner.public.asc \\
    --scenario key-from-safe`,
    runbook: `  restorable runbook --name shop --destination file:/mnt/backups --signers runner.public.asc \\
    --verifiers verifier.public.asc --contacts 'On call: +43 1 234567' --output runbook.md`,
    list: `  restorable list --destination file:/mnt/backups --destination 's3://backups/prod?region=eu-central-1'`,
    status: `  restorable status --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --rpo 26h --rto 30m --verify-every 7d --capacity 50GB --verifiers verifier.public.asc`,
    history: `  restorable history --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --since 90d --format csv --verifiers verifier.public.asc`,
    page: `  restorable page --all --config .github/restorable.yml --report-html page.html`,
    prune: `  restorable prune --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --keep-daily 30 --keep-weekly 13 --keep-monthly 12 --verifiers verifier.public.asc --dry-run`,
    sync: `  restorable sync --destination file:/mnt/backups --destination 's3://backups/prod?region=eu-central-1' \\
    --signers runner.public.asc --dry-run`,
    'check-destinations': `  restorable check-destinations --destination file:/mnt/backups \\
    --destination 's3://backups/prod?region=eu-central-1'`,
    evidence: `  restorable evidence --period 2026-Q4 --destination 's3://backups/prod?region=eu-central-1' \\
    --signers runner.public.asc --verifiers verifier.public.asc --verifier-key verifier.private.asc \\
    --evidence evidence-2026-Q4`,
    'verify-evidence': `  restorable verify-evidence --evidence evidence-2026-Q4.zip \\
    --signers runner.public.asc --verifiers verifier.public.asc`,
    doctor: `  export RESTORABLE_DATABASE='postgres://app:secret@db.example.com/shop?sslmode=verify-full'
  restorable doctor --destination 's3://backups/prod?region=eu-central-1' --encrypt-to recovery.public.asc`,
    hold: `  restorable hold --name shop --destination file:/mnt/backups --backup latest --reason 'before the migration'`,
    release: `  restorable release --name shop --destination file:/mnt/backups --backup 20261121T020000Z-full-4f9c2a \\
    --reason 'the migration is done' --verifier-key verifier.private.asc`,
    matrix: `  restorable matrix --config .github/restorable.yml --filter 'shop-*' --shard 1/4`,
    'notify-test': `  export RESTORABLE_NOTIFY='slack https://hooks.slack.com/services/T000/B000/XXXX'
  restorable notify-test --report report.json`,
    keygen: '  restorable keygen --output keys --identity ops@example.com',
    init: `  export RESTORABLE_DATABASE='postgres://backup:secret@db.example.com/shop?sslmode=verify-full'
  restorable init --destination 's3://backups/prod?region=eu-central-1'`,
};
const EXAMINED = ['backup', 'verify'];
function descriptionFor(description, mode) {
    const sentences = description.split(/(?<=\.) (?=[A-Z])/);
    return sentences.flatMap((sentence) => sentenceFor(sentence, mode)).join(' ');
}
function sentenceFor(sentence, mode) {
    const [, names, rest] = /^([A-Za-z][a-z, -]*): (.+)$/s.exec(sentence) ?? [];
    const about = names?.toLowerCase().split(/, | and /) ?? [];
    if (names === undefined || rest === undefined || !about.every(isMode))
        return [sentence];
    if (mode === 'doctor' && about.some((name) => EXAMINED.includes(name)))
        return [sentence];
    return about.includes(mode) ? [`${rest.charAt(0).toUpperCase()}${rest.slice(1)}`] : [];
}
function isMode(name) {
    return options_mode/* MODES */.FN.some((mode) => mode === name);
}
function exampleOf(mode) {
    return EXAMPLES[mode];
}
const PROGRAM_HELP = `Usage: ${version/* TOOL */.j.name} <command> [options]

Encrypted database backups that prove they restore.

Commands:
${options_mode/* MODES */.FN.map((mode) => `  ${mode.padEnd(20)}${MODE_SUMMARIES[mode]}`).join('\n')}

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
    const mode = options_mode/* MODES */.FN.find((each) => each === word);
    if (mode !== undefined)
        return mode;
    if (word.startsWith('-')) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', 'The first word must be a command.', {
            hint: `One of: ${options_mode/* MODES */.FN.join(', ')}. Options follow it.`,
        });
    }
    const shown = word.slice(0, 30).replaceAll(/[^\w-]/g, '?');
    throw new errors/* RestorableError */.s$('INPUT_UNKNOWN', `\`${shown}\` is not a command.`, { hint: (0,synonyms/* modeHint */.H)(word, options_mode/* MODES */.FN) });
}
function levelOf(text) {
    const level = base/* LEVELS */.A.find((each) => each === text);
    if (level !== undefined)
        return level;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', '`log-level` is not known.', { hint: (0,suggest/* didYouMean */.au)(text, base/* LEVELS */.A) });
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
            const repeats = takesSeveral(mode, name);
            if (earlier !== undefined && value !== null && !repeats) {
                throw new errors/* RestorableError */.s$('INPUT_INVALID', `\`--${name}\` is given twice.`, { hint: 'Give it once.' });
            }
            const line = value === '' && earlier !== undefined ? '\n' : (value ?? 'true');
            given.set(name, earlier === undefined || value === null ? line : `${earlier}\n${line}`);
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
function takesSeveral(mode, name) {
    const option = (0,options/* findOption */.$K)(name);
    if (option?.kind === 'lines' || option?.secrecy === 'keys')
        return true;
    return option?.secrecy !== 'value' && option?.several?.includes(mode) === true;
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
        return (0,given/* unknownOption */.qe)(name, [...(0,options/* optionsOf */.cz)(mode), ...OWN_FLAGS]);
    const modes = option.modes.map((each) => `\`${each}\``).join(', ');
    return new errors/* RestorableError */.s$('INPUT_UNKNOWN', `\`${name}\` is not an option of \`${mode}\`. It is an option of ${modes}.`, {
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
            throw new errors/* RestorableError */.s$('INPUT_UNKNOWN', `The environment variable ${variable.slice(0, 60)} does not name an option.`, {
                hint: (0,suggest/* didYouMean */.au)(variable, [...known.keys()]),
            });
        }
        if (own.includes(name))
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
        const repeat = option.kind === 'lines' || option.several?.includes(mode) === true ? ' May be repeated.' : '';
        command.option(flag, `${descriptionFor(option.description, mode)}${fallback}${needed}${repeat}`);
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

;// CONCATENATED MODULE: ./build/cli/early-options.js

function earlyOptions(names, argv, env) {
    const found = new Map();
    const [mode, ...words] = argv;
    if (mode !== undefined)
        found.set('mode', mode);
    for (const name of names) {
        const values = valuesIn(words, `--${name}`);
        const given = (0,options/* findOption */.$K)(name)?.kind === 'lines' ? values : values.slice(-1);
        const value = values.length === 0 ? env[(0,options/* environmentName */.VE)(name)] : given.join('\n');
        if (value !== undefined && value.trim() !== '')
            found.set(name, value);
    }
    return found;
}
function valuesIn(words, flag) {
    return words.flatMap((word, at) => {
        if (word.startsWith(`${flag}=`))
            return [word.slice(flag.length + 1)];
        if (word !== flag)
            return [];
        const next = words[at + 1];
        return [next === undefined || next.startsWith('--') ? 'true' : next];
    });
}

;// CONCATENATED MODULE: ./build/cli/prompter.js


function terminalPrompter(output, clear) {
    const asked = async (ask) => {
        clear();
        const clack = await __webpack_require__.e(/* import() */ 8227).then(__webpack_require__.bind(__webpack_require__, 28227));
        const answer = await ask(clack);
        if (clack.isCancel(answer))
            throw leftByUser();
        return answer;
    };
    return {
        text: ({ message, placeholder, initial, isSecret, validate }) => asked(async (clack) => {
            const check = (answer) => validate?.(answer ?? initial ?? '');
            if (isSecret === true)
                return clack.password({ message, output, validate: check });
            return clack.text({
                message,
                output,
                validate: check,
                ...(placeholder !== undefined && { placeholder }),
                ...(initial !== undefined && { initialValue: initial }),
            });
        }),
        choose: (message, choices, initial) => asked(async (clack) => clack.select({
            message,
            output,
            options: choices.map((choice) => ({ ...choice })),
            initialValue: initial,
        })),
        confirm: (message, initial) => asked(async (clack) => clack.confirm({ message, output, initialValue: initial })),
        show: async (title, text) => {
            clear();
            const lines = text.split('\n').map((line) => (0,visible/* visible */.R)(line, 200));
            output.write(`${title}\n${lines.join('\n')}\n`);
        },
    };
}
function leftByUser() {
    return new errors/* RestorableError */.s$('CANCELLED', 'Cancelled before the end; nothing was changed.', {
        hint: 'Run it again to start over.',
    });
}

// EXTERNAL MODULE: ./build/report/progress.js
var progress = __webpack_require__(46130);
;// CONCATENATED MODULE: ./build/cli/terminal.js


const CODES = {
    good: '32;1',
    bad: '31;1',
    warn: '33;1',
    cancelled: '33;1',
    skipped: '33;1',
};
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
            const line = (0,visible/* visible */.R)(scrub((0,progress/* progressLine */.o)(update, nowMs - phaseBeganMs)), inPlace ? (stream.columns || 80) - 1 : 200);
            clear();
            stream.write(inPlace ? line : `${line}\n`);
            drawn = inPlace;
        },
    };
}

;// CONCATENATED MODULE: ./build/cli/main.js

















async function runCommandLine(argv, loadApp, cancelled) {
    (0,guard/* guardProcess */.V)((text) => text);
    await (0,errors/* hearSignals */.EQ)();
    let invocation;
    try {
        if (argv.length > 0)
            invocation = readArguments(argv, process.env);
        if (invocation?.kind !== 'run')
            (0,errors/* throwIfCancelled */.dZ)(cancelled.signal);
    }
    catch (thrown) {
        const error = cancelled.signal.aborted ? (0,errors/* cancellation */.WN)(cancelled.signal) : (0,errors/* toRestorableError */.tj)(thrown);
        printError(error);
        await announceEarly(error, argv, { loadApp, cancelled });
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
async function announceEarly(error, argv, { loadApp, cancelled }) {
    const raw = earlyOptions(announce/* ANNOUNCING_OPTIONS */.Yz, argv, process.env);
    const view = progressView(process.stderr, process.env);
    const host = terminalHost({ logLevel: 'info', showToolOutput: false }, view, cancelled);
    const hosted = await (0,run/* runRefused */.i)(raw, error, host, loadApp);
    await hosted.announce();
    await hosted.close();
}
async function main_run(invocation, loadApp, cancelled) {
    const view = progressView(process.stderr, process.env);
    const host = terminalHost(invocation, view, cancelled);
    (0,guard/* guardProcess */.V)(host.scrub);
    const { raw } = invocation;
    const reportPath = raw.get('report')?.trim() || undefined;
    const hosted = await (0,run/* runHosted */.p)(raw, host, loadApp);
    return (0,publish/* publish */.m)(hosted, {
        reportPath,
        htmlPath: raw.get('report-html')?.trim() || undefined,
        historyPath: raw.get('history-file')?.trim() || undefined,
        show: (ended, document, history) => {
            view.clear();
            printOutcome(ended, { document, history }, invocation);
        },
        showError: printError,
        warn: (message) => host.log.warning(message),
    });
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
        prompter: process.stdin.isTTY && process.stderr.isTTY ? terminalPrompter(process.stderr, view.clear) : undefined,
        ...(showToolOutput && {
            showWords: (speaker, text) => {
                view.clear();
                const lines = text.split('\n').map((line) => `${speaker}: ${(0,visible/* visible */.R)(line, 4_000)}\n`);
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
            const lines = message.split('\n').map((line) => (0,visible/* visible */.R)(line, 4_000));
            process.stderr.write(`${word}${lines.join('\n')}\n`);
        },
    });
}
function printOutcome(outcome, { document, history }, { json }) {
    const { report, error, exitCode } = outcome;
    if (json)
        process.stdout.write(report === undefined ? `${JSON.stringify({ error })}\n` : (0,render_json/* renderJson */.h)(report));
    if (!json && history !== undefined)
        process.stdout.write(history);
    else if (!json && document !== undefined && report !== undefined && (0,says_more/* saysMoreThanItsError */.j)(report)) {
        process.stdout.write((0,render_text/* renderText */.S)(document, paintFor(process.stdout, process.env)));
    }
    if (error !== undefined)
        printError(error);
    else if (document !== undefined && exitCode !== errors/* EXIT */.dc.done)
        printFinding(document);
}
function printFinding(document) {
    const { title, sentence } = (0,notice/* renderNotice */.B)(document);
    const paint = paintFor(process.stderr, process.env);
    process.stderr.write(`${paint('bad', 'error')} ${title}: ${sentence}\n`);
}
function printError(error) {
    const paint = paintFor(process.stderr, process.env);
    const hint = error.hint === undefined ? '' : `\n  hint: ${(0,visible/* visible */.R)(error.hint, 2_000)}`;
    process.stderr.write(`${paint('bad', `error ${error.code}`)} ${(0,visible/* visible */.R)(error.message, 4_000)}${hint}\n`);
}


/***/ })

};
