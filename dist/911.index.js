export const id = 911;
export const ids = [911];
export const modules = {

/***/ 21710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ parseCron),
/* harmony export */   iF: () => (/* binding */ slotsBetween),
/* harmony export */   qk: () => (/* binding */ busyMinutesOf)
/* harmony export */ });
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const BUSY_MINUTES = [0, 15, 30, 45];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS = [
    { name: 'minutes', least: 0, most: 59, names: [] },
    { name: 'hours', least: 0, most: 23, names: [] },
    { name: 'days', least: 1, most: 31, names: [] },
    { name: 'months', least: 1, most: 12, names: MONTHS },
    { name: 'weekdays', least: 0, most: 7, names: WEEKDAYS },
];
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function parseCron(text) {
    const texts = text.trim().split(/\s+/);
    if (texts.length !== FIELDS.length)
        return undefined;
    const starred = new Set();
    const values = new Map();
    for (const [at, field] of FIELDS.entries()) {
        const own = texts[at] ?? '';
        const read = readField(own, field);
        if (read === undefined)
            return undefined;
        values.set(field.name, read);
        if (own.startsWith('*'))
            starred.add(field.name);
    }
    const of = (name) => values.get(name) ?? new Set();
    const weekdays = new Set([...of('weekdays')].map((day) => day % 7));
    const cron = {
        minutes: of('minutes'),
        hours: of('hours'),
        days: of('days'),
        months: of('months'),
        weekdays,
        starred,
    };
    return isPossible(cron) ? cron : undefined;
}
function readField(text, field) {
    const values = new Set();
    for (const part of text.split(',')) {
        const range = readPart(part, field);
        if (range === undefined)
            return undefined;
        for (let value = range.low; value <= range.high; value += range.step)
            values.add(value);
    }
    return values;
}
function readPart(part, field) {
    const [, from = '', to, steps] = /^(\*|\w{1,3})(?:-(\w{1,3}))?(?:\/([1-9]\d?))?$/.exec(part) ?? [];
    const step = Number(steps ?? 1);
    const end = field.name === 'weekdays' ? 6 : field.most;
    if (from === '*')
        return to === undefined ? { low: field.least, high: end, step } : undefined;
    const low = readValue(from, field);
    const high = to !== undefined ? readValue(to, field) : steps === undefined ? low : end;
    if (low === undefined || high === undefined || low > high)
        return undefined;
    return { low, high, step };
}
function readValue(text, { least, most, names }) {
    const named = names.indexOf(text.toLowerCase());
    if (named >= 0)
        return least + named;
    const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
}
function isPossible(cron) {
    if (eitherDay(cron))
        return true;
    return [...cron.months].some((month) => [...cron.days].some((day) => day <= (LONGEST_MONTHS[month - 1] ?? 0)));
}
function eitherDay({ starred }) {
    return !starred.has('days') && !starred.has('weekdays');
}
function isDay(cron, month, day, weekday) {
    if (!cron.months.has(month))
        return false;
    const isDate = cron.days.has(day);
    const isWeekday = cron.weekdays.has(weekday);
    return eitherDay(cron) ? isDate || isWeekday : isDate && isWeekday;
}
function* slotsBetween(cron, calendar, from, to) {
    const minutes = [...cron.minutes].toSorted((a, b) => a - b);
    const hours = [...cron.hours].toSorted((a, b) => a - b);
    const lastDay = to.getTime() + DAY_MS;
    for (let day = startOfDay(from.getTime() - DAY_MS); day <= lastDay; day += DAY_MS) {
        const date = new Date(day);
        if (!isDay(cron, date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay()))
            continue;
        const locals = hours.flatMap((hour) => minutes.map((minute) => day + (hour * 60 + minute) * MINUTE_MS));
        const slots = new Set(locals.flatMap((local) => momentsOf(local, calendar, cron.starred.has('hours'))));
        for (const slot of [...slots].toSorted((a, b) => a - b)) {
            if (slot >= from.getTime() && slot < to.getTime())
                yield new Date(slot);
        }
    }
}
function startOfDay(ms) {
    return Math.floor(ms / DAY_MS) * DAY_MS;
}
function momentsOf(localMs, calendar, isEveryHour) {
    const offset = (ms) => calendar.offsetMs(new Date(ms));
    const before = offset(localMs - DAY_MS);
    const after = offset(localMs + DAY_MS);
    const found = [...new Set([before, after])]
        .map((each) => localMs - each)
        .filter((moment) => moment + offset(moment) === localMs)
        .toSorted((a, b) => a - b);
    if (found.length > 0)
        return isEveryHour ? found : found.slice(0, 1);
    return [clockSetAfter(localMs - after, offset)];
}
function clockSetAfter(ms, offset) {
    const old = offset(ms);
    let moment = ms;
    for (let minutes = 0; minutes < 24 * 60 && offset(moment) === old; minutes += 1)
        moment += MINUTE_MS;
    return moment;
}
function busyMinutesOf(cron) {
    return BUSY_MINUTES.filter((minute) => cron.minutes.has(minute));
}


/***/ }),

/***/ 50192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runInit: () => (/* binding */ runInit)
});

// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/core/secret.js
var core_secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/options/heartbeat.js
var heartbeat = __webpack_require__(60055);
;// CONCATENATED MODULE: ./build/init/alert-parts.js


const CHANNELS_SECRET = 'NOTIFY_CHANNELS';
const HEARTBEAT_SECRET = 'BACKUP_HEARTBEAT';
const expression = (secret) => `\${{ secrets.${secret} }}`;
function alertSecrets({ alerts, heartbeat }) {
    const channels = alerts.channels.map(({ line }) => line.reveal());
    const secret = (name, value, holds) => {
        return { name, value: new core_secret/* Secret */.zh(value), environment: undefined, holds };
    };
    return [
        ...(channels.length === 0
            ? []
            : [secret(CHANNELS_SECRET, channels.join('\n'), `the channels of alerts: ${kindsOf(alerts).join(', ')}`)]),
        ...(heartbeat === undefined
            ? []
            : [secret(HEARTBEAT_SECRET, heartbeatText(heartbeat), 'the address of the heartbeat')]),
    ];
}
function alertInputs({ alerts, heartbeat }, job) {
    const { issues, channels } = alerts;
    const isPlain = issues === 'github-issues';
    const lines = [
        ...(issues === undefined || isPlain ? [] : [issues]),
        ...(channels.length === 0 ? [] : [expression(CHANNELS_SECRET)]),
    ];
    return {
        ...(isPlain && { alerts: issues }),
        ...(lines.length > 0 && { notify: lines.join('\n') }),
        ...(job === 'backup' && heartbeat !== undefined && { heartbeat: expression(HEARTBEAT_SECRET) }),
    };
}
function alertVariables({ alerts, heartbeat }) {
    const variables = {};
    for (const { line, spec } of alerts.channels) {
        const name = `NOTIFY_${spec.kind.toUpperCase()}`;
        const before = Object.keys(variables).filter((each) => each === name || each.startsWith(`${name}_`)).length;
        variables[before === 0 ? name : `${name}_${before + 1}`] = line.reveal();
    }
    return { ...variables, ...(heartbeat !== undefined && { [HEARTBEAT_SECRET]: heartbeatText(heartbeat) }) };
}
function alertDefaults(setup) {
    const names = Object.keys(alertVariables(setup)).filter((name) => name !== HEARTBEAT_SECRET);
    const notify = names.map((name) => `    - \${${name}}\n`).join('');
    const heartbeat = `  modes:\n    backup:\n      heartbeat: \${${HEARTBEAT_SECRET}}\n`;
    const parts = [notify === '' ? '' : `  notify:\n${notify}`, setup.heartbeat === undefined ? '' : heartbeat].join('');
    return parts === '' ? '' : `defaults:\n${parts}`;
}
function toldNames({ alerts }) {
    return [...(alerts.issues === undefined ? [] : ['issues of the repository']), ...kindsOf(alerts)];
}
function kindsOf({ channels }) {
    return [...new Set(channels.map(({ spec }) => spec.kind))];
}
function heartbeatText({ dialect, url }) {
    const alone = (0,heartbeat/* readHeartbeat */.dt)(url.reveal());
    const isKnown = typeof alone === 'object' && alone.dialect === dialect;
    return isKnown ? url.reveal() : `${dialect}+${url.reveal()}`;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/init/setup.js


const VERIFY_ENVIRONMENT = 'restore-verification';
function setupName({ databases }) {
    return databases.length === 1 ? databases[0].name : 'databases';
}
function workflowPath({ repository }) {
    return (0,external_node_path_.join)(repository ?? '.', '.github/workflows/restorable.yml');
}
function isSetUp(setup) {
    const path = setup.scheduler === 'github' ? workflowPath(setup) : (0,external_node_path_.join)(setup.privateFolder, 'restorable.yml');
    return (0,external_node_fs_.existsSync)(path);
}

;// CONCATENATED MODULE: ./build/init/github.js

async function ghState(setup, context) {
    const login = await gh(['auth', 'status'], setup, context);
    if (login === undefined)
        return { kind: 'missing' };
    if (login.code !== 0)
        return { kind: 'logged-out' };
    const repository = await gh(['api', '--include', 'repos/{owner}/{repo}'], setup, context);
    if (statusOf(repository) !== 200)
        return { kind: 'no-repository' };
    const { private: isPrivate, permissions, has_issues: hasIssues } = bodyOf(repository);
    return {
        kind: 'ready',
        isPrivate: isPrivate === true,
        mayAdminister: permissions?.admin !== false,
        hasIssues: hasIssues !== false,
    };
}
async function makeEnvironment(setup, context, repository) {
    const path = `repos/{owner}/{repo}/environments/${VERIFY_ENVIRONMENT}`;
    const made = await gh(['api', '--include', '--method', 'PUT', path], setup, context);
    if (statusOf(made) !== 200)
        return refusalOf(made, repository);
    const key = await gh(['api', '--include', `${path}/secrets/public-key`], setup, context);
    return statusOf(key) === 200 ? { kind: 'made' } : refusalOf(key, repository);
}
function refusalOf(answer, { isPrivate, mayAdminister }) {
    const status = statusOf(answer);
    const why = status === undefined ? 'no answer from GitHub' : `HTTP ${status}`;
    const refused = (remedy) => ({ kind: 'refused', why, remedy });
    if (isRateLimited(answer))
        return refused('GitHub limits the requests of this account: wait a few minutes.');
    if (status === undefined || ![403, 404, 422].includes(status))
        return refused('Wait a few minutes.');
    if (!mayAdminister)
        return refused('Only an administrator of the repository can create an environment: ask one.');
    if (isPrivate)
        return { kind: 'unavailable' };
    return refused('The token of gh needs the permission to administer the repository (`gh auth refresh -s repo`).');
}
function isRateLimited(answer) {
    const [head = ''] = (answer?.stdout ?? '').split(/\r?\n\r?\n/, 1);
    return statusOf(answer) === 429 || /^(?:retry-after:|x-ratelimit-remaining: *0\s*$)/im.test(head);
}
async function setSecret(secret, setup, context) {
    const { file, args } = setCommand(secret);
    const done = await context.runProgram({ file, args, cwd: setup.repository ?? '.', input: secret.value });
    return done?.code === 0;
}
function setCommand({ name, environment }) {
    return { file: 'gh', args: ['secret', 'set', name, ...(environment === undefined ? [] : ['--env', environment])] };
}
function makeEnvironmentCommand() {
    return `gh api --method PUT 'repos/{owner}/{repo}/environments/${VERIFY_ENVIRONMENT}'`;
}
async function gh(args, setup, { runProgram }) {
    return runProgram({ file: 'gh', args, cwd: setup.repository ?? '.' });
}
function bodyOf(answer) {
    try {
        return JSON.parse((answer?.stdout ?? '')
            .split(/\r?\n\r?\n/)
            .slice(1)
            .join('\n'));
    }
    catch {
        return {};
    }
}
function statusOf(answer) {
    const status = /^HTTP\/[\d.]+ (\d{3})\b/.exec(answer?.stdout ?? '')?.[1];
    return status === undefined ? undefined : Number(status);
}

;// CONCATENATED MODULE: ./build/init/server-units.js

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
function calendarOf(cron) {
    const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.split(' ');
    if (day !== '*' && weekday !== '*') {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', '`schedule` has a day of the month and a weekday.', {
            hint: 'Give one of them: cron runs on either, systemd only on days that are both.',
        });
    }
    const days = weekday === '*' ? '' : `${weekday.split(',').map(weekdays).join(',')} `;
    return `${days}*-${field(month, 1)}-${field(day, 1)} ${field(hour, 0)}:${field(minute, 0)}:00 UTC`;
}
function field(text, first) {
    return text
        .split(',')
        .map((part) => part.replace('-', '..').replace(/^\*\//, `${first}/`))
        .join(',');
}
function weekdays(part) {
    const [range = '', step] = part.split('/');
    const [low = '0', high = low] = range === '*' ? ['0', '6'] : range.split('-');
    const found = [];
    for (let at = Number(low); at <= Number(high); at += Number(step ?? 1))
        found.push(WEEKDAYS[at] ?? '');
    return found.join(',');
}
function environmentLine(name, value) {
    return `${name}="${value.replaceAll(/["\\$`]/g, '\\$&')}"\n`;
}
function unitWord(text) {
    const escaped = text.replaceAll('%', '%%').replaceAll('$', '$$$$').replaceAll(/["\\]/g, '\\$&');
    return /^[\w./:=%$-]+$/.test(text) ? escaped : `"${escaped}"`;
}
function shellWord(text) {
    return /^[\w./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./build/init/apply-secrets.js





const REASONS = {
    missing: 'gh is not installed',
    'logged-out': 'gh is not logged in (`gh auth login`)',
    'no-repository': 'gh finds no repository on GitHub for this folder, or may not read it',
};
function valueFile({ privateFolder }, { name }) {
    return (0,external_node_path_.join)(privateFolder, 'secrets', name);
}
async function wantsSecrets(setup, request, context) {
    const { prompter, log } = context.host;
    if (request.applySecrets || request.asksNothing || prompter === undefined)
        return request.applySecrets;
    const { kind } = await ghState(setup, context);
    if (kind !== 'ready') {
        log.info(`The commands that set the secrets are printed at the end, because ${REASONS[kind]}.`);
        return false;
    }
    return prompter.confirm('Set the secrets of the repository now, with gh?', true);
}
async function applySecrets(secrets, setup, context) {
    const ready = await ghState(setup, context);
    if (ready.kind !== 'ready') {
        throw new errors/* RestorableError */.s$('SETUP_INCOMPLETE', `The secrets were not set: ${REASONS[ready.kind]}.`, {
            hint: 'The files are written. Run the printed commands, or run `init` again with `--apply-secrets`.',
        });
    }
    const wantsEnvironment = secrets.some(({ environment }) => environment !== undefined);
    const environment = wantsEnvironment ? await makeEnvironment(setup, context, ready) : undefined;
    if (environment?.kind === 'refused')
        throw noEnvironment(environment);
    const hasEnvironment = environment?.kind === 'made';
    if (wantsEnvironment && !hasEnvironment) {
        context.run.warn(`The environment ${VERIFY_ENVIRONMENT} can't have secrets here (private repositories need a paid plan for that), so the key that reads backups became a secret of the repository: every workflow of the repository can read it, the backup job's too.`);
    }
    const states = [];
    for (const secret of secrets) {
        const placed = hasEnvironment ? secret : { ...secret, environment: undefined };
        if (!(await setSecret(placed, setup, context)))
            throw notSet(secret, states);
        const fellBack = secret.environment !== undefined && !hasEnvironment;
        states.push({
            name: secret.name,
            environment: placed.environment,
            outcome: fellBack ? 'set-in-repository' : 'set',
            holds: secret.holds,
        });
    }
    return states;
}
function noEnvironment({ why, remedy }) {
    const what = `The environment ${VERIFY_ENVIRONMENT} could not be created (${why}). No secret was set.`;
    return new errors/* RestorableError */.s$('SETUP_INCOMPLETE', what, {
        hint: `${remedy} Then run \`init --apply-secrets\` again: it continues.`,
    });
}
function notSet({ name }, before) {
    const already = before.length === 0 ? 'No secret was set.' : `Set before it: ${before.map((each) => each.name).join(', ')}.`;
    return new errors/* RestorableError */.s$('SETUP_INCOMPLETE', `gh could not set the secret ${name}. ${already}`, {
        hint: 'The token of gh needs the permission to write secrets; or GitHub limits requests: then wait a few minutes. Run `init --apply-secrets` again: it continues.',
    });
}
function commandsFor(secrets, setup) {
    const commands = secrets.map((secret) => {
        const { file, args } = setCommand(secret);
        return `${file} ${args.join(' ')} < ${shellWord(valueFile(setup, secret))}`;
    });
    const wantsEnvironment = secrets.some(({ environment }) => environment !== undefined);
    return wantsEnvironment ? [makeEnvironmentCommand(), ...commands] : commands;
}

// EXTERNAL MODULE: ../node_modules/yaml/dist/index.js
var dist = __webpack_require__(6637);
;// CONCATENATED MODULE: ./build/init/yaml-text.js

function yamlValue(text, indent) {
    const lines = (0,dist/* stringify */.As)(text, { lineWidth: 0 }).trimEnd().split('\n');
    return lines.join(`\n${' '.repeat(indent + 2)}`);
}
function yamlMapping(values, indent) {
    return Object.entries(values)
        .map(([name, value]) => `${' '.repeat(indent)}${name}: ${yamlValue(value, indent)}\n`)
        .join('');
}

;// CONCATENATED MODULE: ./build/init/config-text.js


function configFile(setup, { urls }, folder, defaults = '') {
    const names = destinationNames(setup);
    const destinations = setup.destinations.map(({ line }, at) => `  ${names[at]}: ${yamlValue(line, 2)}\n`);
    const databases = setup.databases.map((database) => `  ${yamlValue(database.name, 2)}:\n    database: ${yamlValue(urls.get(database) ?? '', 4)}\n`);
    return {
        path: (0,external_node_path_.join)(folder, 'restorable.yml'),
        content: `# Written by \`restorable init\`. docs/configuration.md explains each key.
destinations:
${destinations.join('')}${defaults}databases:
${databases.join('')}`,
        isSecret: false,
        purpose: 'configuration: databases and destinations',
    };
}
function destinationNames({ destinations }) {
    return destinations.map(({ spec }, at) => {
        const before = destinations.slice(0, at).filter((each) => each.spec.scheme === spec.scheme).length;
        return before === 0 ? spec.scheme : `${spec.scheme}-${before + 1}`;
    });
}

;// CONCATENATED MODULE: ./build/init/credentials.js

const PREFIX = { backup: 'BACKUP_', verify: 'VERIFY_' };
const MOST_FILE_BYTES = 64 * 1024;
function credentialsFor(job, { destinations, databases }, env) {
    const variables = {};
    const missing = [];
    const take = (name) => {
        const value = env[`${PREFIX[job]}${name}`] ?? env[name];
        if (value === undefined || value.trim() === '')
            return false;
        variables[name] = isFileOf(name, value) ? (0,external_node_fs_.readFileSync)(value, 'utf8') : value;
        return true;
    };
    const wantAll = ({ oneOf, also }, place) => {
        for (const group of oneOf)
            if (!group.map(take).includes(true))
                missing.push({ place, oneOf: group });
        for (const name of also)
            take(name);
    };
    for (const { spec } of destinations)
        wantAll(wantedBy(spec, env), spec.scheme);
    const readsD1 = job === 'backup' && databases.some(({ engine }) => engine === 'd1');
    if (readsD1)
        wantAll({ oneOf: [['CLOUDFLARE_API_TOKEN']], also: ['CLOUDFLARE_API_BASE_URL'] }, 'd1');
    return { variables, missing };
}
function namedVariables({ destinations }) {
    return destinations.flatMap(({ spec }) => {
        const parameters = parametersOf(spec);
        return ['env', 'sse-c-key-env'].flatMap((name) => parameters.get(name) ?? []);
    });
}
function wantedBy(spec, env) {
    const parameters = parametersOf(spec);
    const own = parameters.get('env');
    switch (spec.scheme) {
        case 's3': {
            const prefix = own ?? 'AWS';
            if (parameters.get('oidc') === 'true')
                return { oneOf: [[`${prefix}_ROLE_ARN`]], also: [] };
            const key = parameters.get('sse-c-key-env');
            return {
                oneOf: [[`${prefix}_ACCESS_KEY_ID`], [`${prefix}_SECRET_ACCESS_KEY`]],
                also: key === null ? [] : [key],
            };
        }
        case 'sftp':
            return {
                oneOf: [['SFTP_PRIVATE_KEY', 'SFTP_PASSWORD']],
                also: ['SFTP_PRIVATE_KEY_PASSPHRASE', 'SFTP_HOST_KEY'],
            };
        case 'azure': {
            const usual = ['AZURE_STORAGE_CONNECTION_STRING', 'AZURE_STORAGE_KEY', 'AZURE_STORAGE_SAS_TOKEN'];
            return { oneOf: [own === null ? usual : [own]], also: [] };
        }
        case 'gs':
            return own === null ? { oneOf: [], also: [] } : { oneOf: [[own]], also: [] };
        case 'rclone': {
            const remote = /^rclone:\/\/([^/]+)/.exec(spec.url.reveal())?.[1]?.toUpperCase().replaceAll('-', '_') ?? '';
            const names = Object.keys(env).filter((name) => name.startsWith(`RCLONE_CONFIG_${remote}_`));
            return { oneOf: [names.length > 0 ? names : [`RCLONE_CONFIG_${remote}_TYPE`]], also: names };
        }
        case 'file':
            return { oneOf: [], also: [] };
    }
}
function parametersOf({ url }) {
    return new URLSearchParams(url.reveal().split('?', 2)[1] ?? '');
}
function isFileOf(name, value) {
    if (name !== 'SFTP_PRIVATE_KEY' || value.includes('\n'))
        return false;
    const found = (0,external_node_fs_.statSync)(value, { throwIfNoEntry: false });
    return found?.isFile() === true && found.size <= MOST_FILE_BYTES;
}

;// CONCATENATED MODULE: ./build/init/database-secrets.js

function referToDatabases({ databases, databaseSecret }) {
    const urls = new Map();
    const secrets = [];
    const refer = (database, name, value, rest = '') => {
        if (!secrets.some((secret) => secret.name === name)) {
            secrets.push({
                name,
                value,
                environment: undefined,
                holds: rest === '' ? 'the URL of the database' : 'the URL of the server',
            });
        }
        urls.set(database, `\${${name}}${rest}`);
    };
    const open = databases.filter((database) => !needsNoSecret(database));
    for (const database of databases) {
        if (needsNoSecret(database))
            urls.set(database, database.url?.reveal() ?? '');
    }
    const parts = open.map((database) => partsOf(database.url));
    const servers = new Set(parts.map((each) => each?.server));
    const isShared = open.length > 1 && servers.size === 1 && !servers.has(undefined);
    for (const [at, database] of open.entries()) {
        const known = parts[at];
        if (isShared && known !== undefined)
            refer(database, databaseSecret, new core_secret/* Secret */.zh(known.server), known.rest);
        else
            refer(database, open.length === 1 ? databaseSecret : `${databaseSecret}_${suffixOf(database)}`, database.url);
    }
    return { urls, secrets };
}
function needsNoSecret({ engine, url }) {
    return (engine === 'sqlite' || engine === 'd1') && url !== undefined;
}
function partsOf(url) {
    const [, server, rest] = /^([a-z]+:\/\/[^/?]+)(\/[^?]*(?:\?.*)?)$/i.exec(url?.reveal() ?? '') ?? [];
    return server === undefined || rest === undefined ? undefined : { server, rest };
}
function suffixOf({ name }) {
    return name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}

// EXTERNAL MODULE: ./build/key-bundle/job-bundles.js
var job_bundles = __webpack_require__(28558);
// EXTERNAL MODULE: ./build/key-bundle/key-bundle.js + 1 modules
var key_bundle = __webpack_require__(77059);
// EXTERNAL MODULE: ./build/ports/storage-variables.js
var storage_variables = __webpack_require__(32996);
;// CONCATENATED MODULE: ./build/init/job-secrets.js






const BUNDLE_SECRETS = { backup: 'BACKUP_BUNDLE', verify: 'VERIFY_BUNDLE' };
function bundlesOf(setup, material, credentials) {
    const named = namedVariables(setup);
    const carried = {
        backup: carriedOf(credentials.backup, named),
        verify: carriedOf(credentials.verify, named),
    };
    const bundles = material.kind === 'keys' ? (0,job_bundles/* jobBundles */.bP)(material, carried) : passphraseBundles(material.passphrase, carried);
    const written = (role) => {
        const bundle = bundles.find((each) => each.role === role);
        if (bundle === undefined)
            throw new Error(`There is a bundle for each job, and none for ${role}.`);
        return (0,key_bundle/* writeKeyBundle */.H)(bundle, named);
    };
    return { backup: written('backup'), verify: written('verify') };
}
function jobSecrets(bundles, { encryption }, { backup, verify }) {
    const holds = (job, carried) => {
        const names = Object.keys(carried.variables).filter((name) => !name.startsWith('CLOUDFLARE_'));
        return [encryption === 'keys' ? `keys of the ${job} job` : 'the passphrase', ...names].join(', ');
    };
    const environment = encryption === 'keys' ? VERIFY_ENVIRONMENT : undefined;
    const tokens = Object.entries(tokensOf(backup)).map(([name, value]) => ({
        name,
        value: new core_secret/* Secret */.zh(value),
        environment: undefined,
        holds: 'the token for the database',
    }));
    return [
        ...tokens,
        { name: BUNDLE_SECRETS.backup, value: bundles?.backup, environment: undefined, holds: holds('backup', backup) },
        { name: BUNDLE_SECRETS.verify, value: bundles?.verify, environment, holds: holds('verify', verify) },
    ];
}
function tokensOf({ variables }) {
    return only(variables, 'CLOUDFLARE_API_TOKEN');
}
function plainVariablesOf({ variables }) {
    return only(variables, 'CLOUDFLARE_API_BASE_URL');
}
function only(variables, name) {
    return Object.fromEntries(Object.entries(variables).filter(([each]) => each === name));
}
function carriedOf({ variables }, named) {
    const entries = Object.entries(variables).filter(([name]) => (0,storage_variables/* storageVariable */.a)(name) !== undefined || named.includes(name));
    return new Map(entries.map(([name, value]) => [name, new core_secret/* Secret */.zh(value)]));
}
function passphraseBundles(passphrase, credentials) {
    const options = new Map([['passphrase', passphrase]]);
    return [
        { role: 'backup', options, environment: credentials.backup },
        { role: 'verify', options, environment: credentials.verify },
    ];
}

;// CONCATENATED MODULE: ./build/init/workflow.js


const CHECKOUT = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0';
const MINUTES = 60;
function workflowText(setup, parts) {
    const { nightly, weekly } = setup;
    const isNightly = `github.event.schedule != '${weekly}'`;
    const verifyIf = parts.usesConfig ? `    if: \${{ !cancelled() && ${isNightly} }}\n` : '';
    return `# Written by \`restorable init\`, which also changes it: run it again with other options. docs/setup.md explains it.
name: Restorable

on:
  schedule:
    # A backup, then its verification. Times are UTC.
    - cron: '${nightly}'
    # A verification of the backup of a week ago.
    - cron: '${weekly}'
  workflow_dispatch:

permissions: {}

concurrency:
  group: restorable-${setupName(setup)}
  cancel-in-progress: false

jobs:
  backup:
    if: ${isNightly}
    runs-on: ubuntu-24.04
    timeout-minutes: ${MINUTES}
    permissions:
${permissions(parts)}${parts.usesConfig ? '' : `    outputs:\n      backup-id: \${{ steps.backup.outputs.backup-id }}\n`}    steps:
${checkout(parts)}${step(setup, 'backup', parts.backup)}
  # The only job that can read backups. It restores each into a private database, and compares it with its source.
  verify:
    needs: backup
${verifyIf}${verifyBody(setup, parts, parts.usesConfig ? 'latest' : `\${{ needs.backup.outputs.backup-id }}`)}
  verify-older:
    if: github.event.schedule == '${weekly}'
${verifyBody(setup, parts, 'age:7d')}`;
}
function checkout({ usesConfig }) {
    if (!usesConfig)
        return '';
    return `      - uses: ${CHECKOUT}\n        with:\n          persist-credentials: false\n`;
}
function permissions({ reportsInIssues }) {
    return `      contents: read\n${reportsInIssues ? '      issues: write\n' : ''}`;
}
function verifyBody(setup, parts, backup) {
    const { environment, verify } = parts;
    const inputs = { with: { ...verify.with, backup }, env: verify.env };
    return `    runs-on: ubuntu-24.04
    timeout-minutes: ${MINUTES}
${environment === undefined ? '' : `    environment: ${environment}\n`}    permissions:
${permissions(parts)}    steps:
${checkout(parts)}${step(setup, 'verify', inputs)}`;
}
function step({ action }, mode, { with: inputs, env }) {
    const variables = Object.keys(env).length === 0 ? '' : `        env:\n${yamlMapping(env, 10)}`;
    return `      - id: ${mode}
        uses: ${action ?? ''}
        with:
${yamlMapping({ mode, ...inputs }, 10)}${variables}`;
}

;// CONCATENATED MODULE: ./build/init/plan-github.js








function credentialsOf(setup, env) {
    return { backup: credentialsFor('backup', setup, env), verify: credentialsFor('verify', setup, env) };
}
const plan_github_expression = (secret) => `\${{ secrets.${secret} }}`;
function planGithub(setup, material, credentials) {
    const references = referToDatabases(setup);
    const bundles = material === undefined ? undefined : bundlesOf(setup, material, credentials);
    const secrets = [...references.secrets, ...jobSecrets(bundles, setup, credentials), ...alertSecrets(setup)];
    const usesConfig = setup.databases.length > 1;
    const parts = {
        ...(usesConfig ? configInputs(references.secrets) : plainInputs(setup, references.urls)),
        environment: secrets.find(({ environment }) => environment !== undefined)?.environment,
        usesConfig,
        reportsInIssues: setup.alerts.issues !== undefined,
    };
    const workflow = {
        path: workflowPath(setup),
        content: workflowText(setup, withAlerts(setup, withKeys(parts, credentials.backup))),
        isSecret: false,
        purpose: 'workflow: backup, verification, and verification of an older backup',
    };
    const config = usesConfig ? [configFile(setup, references, (0,external_node_path_.join)(setup.repository ?? '.', '.github'))] : [];
    return { files: [...config, workflow], secrets, commands: [] };
}
function plainInputs(setup, urls) {
    const [database] = setup.databases;
    const common = { name: database.name, destination: setup.destinations.map(({ line }) => line).join('\n') };
    const url = (urls.get(database) ?? '').replace(/^\$\{(\w+)\}$/, (_all, name) => plan_github_expression(name));
    return { backup: { with: { database: url, ...common }, env: {} }, verify: { with: common, env: {} } };
}
function configInputs(secrets) {
    const common = { config: '.github/restorable.yml', all: 'true' };
    return {
        backup: { with: common, env: Object.fromEntries(secrets.map(({ name }) => [name, plan_github_expression(name)])) },
        verify: { with: common, env: {} },
    };
}
function withKeys(parts, credentials) {
    const keys = (job) => ({ 'key-bundle': plan_github_expression(BUNDLE_SECRETS[job]) });
    const tokens = Object.keys(tokensOf(credentials)).map((name) => [name, plan_github_expression(name)]);
    const variables = { ...Object.fromEntries(tokens), ...plainVariablesOf(credentials) };
    const { backup, verify } = parts;
    return {
        ...parts,
        backup: { with: { ...backup.with, ...keys('backup') }, env: { ...backup.env, ...variables } },
        verify: { with: { ...verify.with, ...keys('verify') }, env: verify.env },
    };
}
function withAlerts(setup, parts) {
    const added = (job) => ({
        ...parts[job],
        with: { ...parts[job].with, ...alertInputs(setup, job) },
    });
    return { ...parts, backup: added('backup'), verify: added('verify') };
}

;// CONCATENATED MODULE: ./build/init/ask-credentials.js


async function askCredentials(setup, request, context) {
    const { prompter } = context.host;
    if (prompter === undefined || request.asksNothing)
        return context;
    const env = { ...context.host.env };
    for (const { place, oneOf } of credentialsOf(setup, env).backup.missing) {
        const [name = ''] = oneOf;
        const isFile = name === 'SFTP_PRIVATE_KEY';
        const answer = await prompter.text({
            message: `${name} for ${place}${isFile ? ': the path of the private key' : ''} (Enter to leave it out)`,
            isSecret: !isFile,
        });
        if (answer.trim() === '')
            continue;
        context.host.mask(new core_secret/* Secret */.zh(answer));
        env[name] = answer;
    }
    return { ...context, host: { ...context.host, env } };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/core/format/database-name.js
var database_name = __webpack_require__(48937);
// EXTERNAL MODULE: ./build/options/destinations.js
var destinations = __webpack_require__(11498);
// EXTERNAL MODULE: ./build/options/schema.js + 5 modules
var schema = __webpack_require__(26913);
// EXTERNAL MODULE: ./build/options/server-url.js
var server_url = __webpack_require__(21280);
// EXTERNAL MODULE: ./build/options/urls.js
var urls = __webpack_require__(28625);
;// CONCATENATED MODULE: ./build/init/absolute-paths.js



const RELATIVE_DATABASE = /^sqlite:(?:\/\/)?(?!\/)(.+)$/is;
const RELATIVE_FOLDER = /^file:(?!\/)(.+)$/is;
function absoluteDatabase(source) {
    const [, path] = RELATIVE_DATABASE.exec(source.url.reveal()) ?? [];
    return path === undefined ? source : { ...source, url: new core_secret/* Secret */.zh(`sqlite:${(0,external_node_path_.resolve)(path)}`) };
}
function absoluteDestination(destination) {
    const [, path] = RELATIVE_FOLDER.exec(destination.line) ?? [];
    if (path === undefined)
        return destination;
    const line = `file:${(0,external_node_path_.resolve)(path)}`;
    const [spec = destination.spec] = (0,destinations/* readDestinations */.s)([line]);
    return { line, spec };
}

;// CONCATENATED MODULE: ./build/init/action-reference.js
const ACTION_REFERENCE = 'OWNER/restorable@COMMIT_HASH # v1.0.0';
function isReleased(reference) {
    return !/^OWNER\/|@COMMIT_HASH\b/.test(reference);
}

// EXTERNAL MODULE: ./build/options/setup-alerts.js
var setup_alerts = __webpack_require__(17756);
;// CONCATENATED MODULE: ./build/init/objection.js

function objectionTo(read) {
    try {
        read();
        return undefined;
    }
    catch (thrown) {
        if (thrown instanceof errors/* RestorableError */.s$)
            return [thrown.message, thrown.hint].filter(Boolean).join(' ');
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./build/init/choose-alerts.js





async function chooseAlerts(request, scheduler, asking) {
    const alerts = request.alerts ?? (await askAlerts(scheduler, asking));
    refuseIssuesOnServer(alerts, scheduler);
    return { alerts, heartbeat: request.heartbeat ?? (await askHeartbeat(asking)) };
}
async function askAlerts(scheduler, { prompter, mask }) {
    const isGithub = scheduler === 'github';
    if (prompter === undefined)
        return isGithub ? setup_alerts/* ISSUE_ALERTS */.I4 : setup_alerts/* NO_ALERTS */.MV;
    const issues = {
        value: 'issues',
        label: 'Issues of this repository',
        hint: 'GitHub sends a mail to everyone who watches it; needs no secret',
    };
    const choice = await prompter.choose('Who is told when a backup fails', [
        ...(isGithub ? [issues] : []),
        { value: 'channels', label: 'Slack, Teams, Discord, or another channel' },
        { value: 'none', label: 'No alerts', hint: 'a failure is only in the log' },
    ], isGithub ? 'issues' : 'channels');
    if (choice === 'channels')
        return askChannels(scheduler, prompter, mask);
    return choice === 'issues' ? setup_alerts/* ISSUE_ALERTS */.I4 : setup_alerts/* NO_ALERTS */.MV;
}
async function askChannels(scheduler, prompter, mask) {
    const lines = [];
    for (;;) {
        const line = await prompter.text({
            message: lines.length === 0
                ? 'The channel: its webhook, or a line of docs/alerts.md, such as: slack https://hooks.slack.com/services/...'
                : 'Another channel (Enter for none)',
            isSecret: true,
            validate: (text) => {
                if (text.trim() === '')
                    return lines.length === 0 ? 'Give at least one.' : undefined;
                return objectionTo(() => refuseIssuesOnServer((0,setup_alerts/* readSetupAlerts */.RU)([...lines, text.trim()]), scheduler));
            },
        });
        if (line.trim() === '')
            break;
        mask(new core_secret/* Secret */.zh(line.trim()));
        lines.push(line.trim());
    }
    const alerts = (0,setup_alerts/* readSetupAlerts */.RU)(lines);
    for (const { spec } of alerts.channels) {
        for (const secret of [spec.address, ...spec.parameters.values()])
            mask(secret);
    }
    return alerts;
}
async function askHeartbeat({ prompter, mask }) {
    if (prompter === undefined)
        return undefined;
    const text = await prompter.text({
        message: 'The ping URL of a service that notices if no backup runs, such as healthchecks.io (Enter for none)',
        isSecret: true,
        validate: (answer) => {
            const read = answer.trim() === '' ? undefined : (0,heartbeat/* readHeartbeat */.dt)(answer);
            return typeof read === 'string' ? `This ${read}.` : undefined;
        },
    });
    if (text.trim() === '')
        return undefined;
    mask(new core_secret/* Secret */.zh(text.trim()));
    const read = (0,heartbeat/* readHeartbeat */.dt)(text);
    if (typeof read === 'string')
        throw (0,schema/* invalid */.Gq)('heartbeat', `\`heartbeat\` ${read}.`);
    mask(read.url);
    return read;
}
function refuseIssuesOnServer({ issues }, scheduler) {
    if (issues === undefined || scheduler === 'github')
        return;
    throw (0,schema/* invalid */.Gq)('notify', "On a server, `init` can't set up `github-issues`.", 'Give another channel. Or write `alerts`, `alert-repository` and `alert-token` into the configuration file afterwards: see docs/alerts.md.');
}

;// CONCATENATED MODULE: ./build/init/private-folder.js



function repositoryAround(path) {
    let at = (0,external_node_path_.resolve)(path);
    while (!(0,external_node_fs_.existsSync)(at))
        at = (0,external_node_path_.dirname)(at);
    for (at = (0,external_node_fs_.realpathSync)(at);; at = (0,external_node_path_.dirname)(at)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(at, '.git')))
            return at;
        if ((0,external_node_path_.dirname)(at) === at)
            return undefined;
    }
}
async function refuseTracked(folder, { runProgram }) {
    const repository = repositoryAround(folder);
    if (repository === undefined)
        return;
    const files = ['recovery.private.asc', 'recovery-sheet.html', 'secrets/DATABASE_URL'].map((name) => (0,external_node_path_.join)((0,external_node_path_.resolve)(folder), name));
    const ignored = await runProgram({ file: 'git', args: ['check-ignore', '--', ...files], cwd: repository });
    if (ignored?.code === 0 && ignored.stdout.trim().split('\n').length === files.length)
        return;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', 'The folder for the private keys is inside a repository.', {
        hint: 'Give a folder outside of it as `output`, such as ~/restorable-keys, or add the folder to .gitignore.',
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/init/schedule.js

const schedule_MINUTES = Array.from({ length: 50 }, (_, index) => index + 5).filter((minute) => minute % 15 !== 0);
function nightlyFor(name) {
    const [first = 0, second = 0] = (0,external_node_crypto_.createHash)('sha256').update(name).digest();
    return `${schedule_MINUTES[first % schedule_MINUTES.length]} ${1 + (second % 4)} * * *`;
}
function weeklyAfter(nightly) {
    const [minute = '', hour = ''] = nightly.split(' ');
    const isPlain = /^\d+$/.test(minute) && /^\d+$/.test(hour);
    const weekly = isPlain ? `${minute} ${(Number(hour) + 2) % 24} * * 0` : '53 4 * * 0';
    return weekly === nightly ? '52 5 * * 0' : weekly;
}

;// CONCATENATED MODULE: ./build/init/complete-setup.js















async function completeSetup(request, { host }) {
    const prompter = request.asksNothing ? undefined : host.prompter;
    if (prompter === undefined && !request.asksNothing)
        throw noTerminal();
    const databases = await databasesOf(request, prompter, host.mask);
    const destinations = request.destinations.length > 0 ? request.destinations : await askDestinations(prompter);
    const scheduler = request.scheduler ?? (await chooseScheduler(databases, prompter));
    const usesGithub = scheduler === 'github';
    const encryption = request.encryption ??
        (request.passphrase === undefined ? await chooseEncryption(usesGithub, prompter) : 'passphrase');
    if (encryption === 'keys' && request.passphrase !== undefined) {
        throw (0,schema/* invalid */.Gq)('passphrase', '`passphrase` was given together with `encryption: keys`.', 'Leave one of them out.');
    }
    const name = setupName({ databases });
    const nightly = request.schedule ?? (await askSchedule(nightlyFor(name), prompter));
    const alerts = await chooseAlerts(request, scheduler, { prompter, mask: host.mask });
    return {
        databases,
        databaseSecret: request.databaseSecret,
        destinations: destinations.map(absoluteDestination),
        encryption,
        identity: request.identity ?? name,
        scheduler,
        nightly,
        weekly: weeklyAfter(nightly),
        ...alerts,
        action: usesGithub ? await actionOf(request, prompter) : undefined,
        repository: usesGithub ? repositoryOf(request) : undefined,
        privateFolder: (0,external_node_path_.resolve)(request.outputDirectory ?? (0,external_node_path_.join)((0,external_node_os_.homedir)(), `restorable-${name}`)),
    };
}
function noTerminal() {
    return new errors/* RestorableError */.s$('INPUT_INVALID', '`init` asks questions, and there is no terminal.', {
        hint: 'Give `--yes`, and as options what has no default: the database and the destinations.',
    });
}
async function databasesOf(request, prompter, mask) {
    const sources = [...request.databases];
    if (sources.length === 0 && request.engine === undefined) {
        if (prompter === undefined)
            throw (0,schema/* invalid */.Gq)('database', '`init` needs `database`, or `engine` and `name`.');
        sources.push(await askDatabase(prompter, mask));
    }
    if (sources.length === 0)
        sources.push(undefined);
    if (sources.length > 1 && request.name !== undefined) {
        throw (0,schema/* invalid */.Gq)('name', '`name` was given with several databases.', 'Leave it out: each gets its name from its URL.');
    }
    const found = [];
    for (const source of sources) {
        if (source !== undefined)
            refuseServer(source);
        found.push(await named(source, request, prompter));
    }
    const twice = found.find(({ name }, at) => found.findIndex((each) => each.name === name) < at);
    if (twice !== undefined)
        throw (0,schema/* invalid */.Gq)('database', `Two databases would have the name ${twice.name} in storage.`);
    const [first, ...rest] = found;
    if (first === undefined)
        throw new Error('There is at least one database.');
    return [first, ...rest];
}
function refuseServer(source) {
    if (!(0,server_url/* meansEvery */.yg)(source))
        return;
    throw (0,schema/* invalid */.Gq)('database', '`init` needs the URL of each database, not of a server.', 'Give one URL per database, one per line. To back up every database of the server later, change `.github/restorable.yml`: see docs/many-databases.md.');
}
async function named(source, request, prompter) {
    const { engine = source?.engine } = request;
    if (engine === undefined || engine === 'command')
        throw new Error('A URL or `engine` names the engine.');
    const known = request.name ?? (source === undefined ? undefined : (0,urls/* suggestedName */.Zt)(source));
    const url = source === undefined ? undefined : absoluteDatabase(source).url;
    return { name: known ?? (await askName(prompter)), engine, url };
}
async function askDatabase(prompter, mask) {
    const url = await prompter.text({
        message: 'URL of the database (postgres://user:password@host/name, mysql://…, sqlite:path, d1://account/name)',
        isSecret: true,
        validate: (text) => objectionTo(() => refuseServer((0,urls/* readDatabaseUrl */.Bq)('database', text.trim()))),
    });
    const source = (0,urls/* readDatabaseUrl */.Bq)('database', url.trim());
    mask(source.url);
    return source;
}
async function askName(prompter) {
    if (prompter === undefined)
        throw (0,schema/* invalid */.Gq)('name', '`init` needs `name`: the URL contains no usable one.', 'Give a name, such as `--name shop`.');
    const name = await prompter.text({
        message: 'Name of the database in storage',
        placeholder: 'shop',
        validate: (text) => ((0,database_name/* isDatabaseName */.lH)(text) ? undefined : 'Use lower-case letters, digits, ".", "_" and "-".'),
    });
    return (0,database_name/* requireDatabaseName */.ES)(name);
}
async function askDestinations(prompter) {
    if (prompter === undefined)
        throw (0,schema/* invalid */.Gq)('destination', '`init` needs `destination`.');
    const lines = [];
    for (;;) {
        const line = await prompter.text({
            message: lines.length === 0
                ? 'Where to store backups (s3://…, azure://…, gs://…, sftp://user@host/path, file:/path)'
                : 'Another destination (Enter for none)',
            placeholder: 's3://bucket/prefix?region=eu-central-1',
            validate: (text) => {
                if (text.trim() === '')
                    return lines.length === 0 ? 'Give at least one.' : undefined;
                return objectionTo(() => (0,destinations/* readDestinations */.s)([...lines, text.trim()]));
            },
        });
        if (line.trim() === '')
            break;
        lines.push(line.trim());
    }
    return (0,destinations/* readDestinations */.s)(lines).map((spec, at) => ({ spec, line: lines[at] }));
}
async function chooseScheduler(databases, prompter) {
    const isFile = databases.some(({ engine }) => engine === 'sqlite');
    if (prompter === undefined || !isFile)
        return 'github';
    return prompter.choose('What starts the backups on this machine', [
        { value: 'systemd', label: 'A systemd timer' },
        { value: 'cron', label: 'cron' },
    ], 'systemd');
}
async function chooseEncryption(usesGithub, prompter) {
    const usual = usesGithub ? 'keys' : 'passphrase';
    if (prompter === undefined)
        return usual;
    return prompter.choose('How to encrypt', [
        { value: 'keys', label: 'Keys', hint: "the backup job can't read backups" },
        { value: 'passphrase', label: 'A passphrase', hint: 'one secret; the backup job can read backups' },
    ], usual);
}
async function askSchedule(usual, prompter) {
    if (prompter === undefined)
        return usual;
    const { readCron } = await __webpack_require__.e(/* import() */ 9235).then(__webpack_require__.bind(__webpack_require__, 19235));
    const text = await prompter.text({
        message: 'When to back up, as a cron expression in UTC',
        initial: usual,
        validate: (answer) => objectionTo(() => readCron(answer)),
    });
    return readCron(text);
}
async function actionOf(request, prompter) {
    if (request.action !== undefined)
        return request.action;
    if (isReleased(ACTION_REFERENCE))
        return ACTION_REFERENCE;
    if (prompter === undefined) {
        throw (0,schema/* invalid */.Gq)('action', 'This build belongs to no release, so `init` needs `action`.');
    }
    return prompter.text({
        message: 'The action that the workflow uses (OWNER/REPO@REF)',
        validate: (text) => (/^[\w./-]+@[\w./-]+$/.test(text) ? undefined : 'OWNER/REPO@REF'),
    });
}
function repositoryOf({ repository }) {
    if (repository !== undefined)
        return (0,external_node_path_.resolve)(repository);
    const found = repositoryAround('.');
    if (found !== undefined)
        return found;
    throw (0,schema/* invalid */.Gq)('repository', 'The working folder is not inside a Git repository.', 'Run `init` in the checkout of the repository that gets the workflow, give its folder as `repository`, or use `--schedule-with cron` or `systemd`.');
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/init/write-files.js





async function agreeOnFiles(files, request, context) {
    const differing = files.filter((file) => differenceOf(file) === 'different');
    const refused = [];
    for (const file of differing) {
        const { prompter, log } = context.host;
        const asks = prompter !== undefined && !request.asksNothing && !request.force;
        const diff = await diffOf(file);
        if (asks) {
            await prompter.show(`${file.path} exists and differs:`, diff);
            if (!(await prompter.confirm(`Replace ${file.path}?`, false)))
                refused.push(file.path);
            continue;
        }
        log.info(`${file.path} exists and differs:\n${diff}`);
        if (!request.force)
            refused.push(file.path);
    }
    if (refused.length === 0)
        return;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `${refused.join(', ')} exists with other content. Nothing was changed.`, {
        hint: 'Give `--force` to replace it, or change the options so that the content is the same. A workflow backs up several databases if all of them are given in one run.',
    });
}
async function writePlanned(file) {
    const difference = differenceOf(file);
    const { path, content, isSecret } = file;
    if (difference === 'same') {
        if (isSecret)
            await (0,promises_.chmod)(path, 0o600);
        return 'unchanged';
    }
    const unfinished = `${path}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}.tmp`;
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: isSecret ? 0o700 : 0o777 });
        await (0,promises_.writeFile)(unfinished, content, { mode: isSecret ? 0o600 : 0o644, flag: 'wx' });
        await (0,promises_.rename)(unfinished, path);
    }
    catch (cause) {
        await (0,promises_.rm)(unfinished, { force: true }).catch(() => { });
        const { code = 'unknown' } = cause;
        throw new errors/* RestorableError */.s$('FILE_UNWRITABLE', `${path} can't be written (${code}).`, {
            hint: 'Make its folder writable, then run `init` again with the same options: it continues.',
            cause,
        });
    }
    return difference === 'new' ? 'written' : 'replaced';
}
function differenceOf({ path, content }) {
    if (!(0,external_node_fs_.existsSync)(path))
        return 'new';
    return (0,external_node_fs_.readFileSync)(path, 'utf8') === content ? 'same' : 'different';
}
async function diffOf({ path, content, isSecret }) {
    if (isSecret)
        return '(It holds secrets, so the difference is not shown.)';
    const { createTwoFilesPatch } = await __webpack_require__.e(/* import() */ 1873).then(__webpack_require__.bind(__webpack_require__, 41873));
    return createTwoFilesPatch(`${path} (now)`, `${path} (new)`, (0,external_node_fs_.readFileSync)(path, 'utf8'), content, undefined, undefined, {
        context: 3,
    });
}

;// CONCATENATED MODULE: ./build/init/hand-over.js



async function handOver(plan, { setup, setsSecrets, context, done }) {
    done.commands = plan.commands;
    const known = plan.secrets.filter(({ value }) => value !== undefined);
    const kept = plan.secrets.filter(({ value }) => value === undefined).map((secret) => stateOf(secret, 'kept'));
    done.secrets = kept;
    if (known.length === 0)
        return;
    try {
        if (setsSecrets) {
            done.secrets = [...kept, ...(await applySecrets(known, setup, context))];
            for (const secret of known)
                await (0,promises_.rm)(valueFile(setup, secret), { force: true });
            return;
        }
    }
    catch (thrown) {
        await leaveToUser(known, kept, { setup, done });
        throw thrown;
    }
    await leaveToUser(known, kept, { setup, done });
}
async function leaveToUser(known, kept, { setup, done }) {
    for (const secret of known) {
        await writePlanned({
            path: valueFile(setup, secret),
            content: secret.value?.reveal() ?? '',
            isSecret: true,
            purpose: '',
        });
    }
    done.secrets = [...kept, ...known.map((secret) => stateOf(secret, 'file'))];
    done.commands = commandsFor(known, setup);
}
function stateOf({ name, environment, holds }, outcome) {
    return { name, environment, holds, outcome };
}

// EXTERNAL MODULE: ./build/keys/keygen.js + 4 modules
var keygen = __webpack_require__(52269);
;// CONCATENATED MODULE: ./build/init/key-material.js







const ROLES = ['recovery', 'runner', 'verifier'];
const PASSPHRASE_FILE = 'passphrase.txt';
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
async function keyMaterialOf(setup, request, context) {
    const { privateFolder } = setup;
    if (isSetUp(setup) && !hasMaterial(setup) && request.passphrase === undefined) {
        if (setup.scheduler !== 'github')
            throw incomplete(privateFolder);
        context.run.warn(`The keys of the earlier run are not in ${privateFolder}, so the secrets stay as they are. To change the secrets, give the folder with the keys as \`output\`.`);
        return undefined;
    }
    if (setup.encryption === 'passphrase') {
        const path = (0,external_node_path_.join)(privateFolder, PASSPHRASE_FILE);
        const kept = (0,external_node_fs_.existsSync)(path) ? new core_secret/* Secret */.zh((0,external_node_fs_.readFileSync)(path, 'utf8').trimEnd()) : undefined;
        const passphrase = request.passphrase ?? kept ?? newPassphrase();
        context.host.mask(passphrase);
        return { kind: 'passphrase', passphrase };
    }
    const folder = hasMaterial(setup) ? privateFolder : await makeKeys(setup, context);
    const [recovery, runner, verifier] = ROLES.map((role) => readPair(folder, role));
    if (recovery === undefined || runner === undefined || verifier === undefined)
        throw incomplete(folder);
    for (const { armoredPrivate } of [recovery, runner, verifier])
        context.host.mask(armoredPrivate);
    return { kind: 'keys', recovery, runner, verifier };
}
function hasMaterial({ privateFolder, encryption }) {
    const files = encryption === 'passphrase' ? [PASSPHRASE_FILE] : ROLES.map((role) => `${role}.private.asc`);
    return files.some((file) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(privateFolder, file)));
}
function keyFiles({ privateFolder }, material) {
    if (material.kind === 'passphrase') {
        const content = `${material.passphrase.reveal()}\n`;
        return [{ path: (0,external_node_path_.join)(privateFolder, PASSPHRASE_FILE), content, isSecret: true, purpose: 'the passphrase' }];
    }
    return ROLES.flatMap((role) => {
        const { armoredPublic, armoredPrivate } = material[role];
        const half = (which, content, isSecret) => ({
            path: (0,external_node_path_.join)(privateFolder, `${role}.${which}.asc`),
            content,
            isSecret,
            purpose: `${which} half of the ${role} key`,
        });
        return [half('private', armoredPrivate.reveal(), true), half('public', armoredPublic, false)];
    });
}
async function makeKeys({ identity }, context) {
    const { path } = await context.host.workspace();
    const folder = (0,external_node_path_.join)(path, 'keys');
    const report = await (0,keygen.runKeygen)({
        mode: 'keygen',
        outputDirectory: folder,
        identity,
        passphrase: undefined,
        withCredentials: false,
        keepKeys: false,
    }, { ...context, host: { ...context.host, log: { ...context.host.log, warning: () => { } } } });
    if (report.error === undefined)
        return folder;
    throw new errors/* RestorableError */.s$(report.error.code, report.error.message, { hint: report.error.hint });
}
function readPair(folder, role) {
    const path = (half) => (0,external_node_path_.join)(folder, `${role}.${half}.asc`);
    if (!(0,external_node_fs_.existsSync)(path('public')) || !(0,external_node_fs_.existsSync)(path('private')))
        return undefined;
    return {
        armoredPublic: (0,external_node_fs_.readFileSync)(path('public'), 'utf8'),
        armoredPrivate: new core_secret/* Secret */.zh((0,external_node_fs_.readFileSync)(path('private'), 'utf8')),
    };
}
function incomplete(folder) {
    return new errors/* RestorableError */.s$('KEY_MISSING', `Some of the keys of an earlier run are no longer in ${folder}.`, {
        hint: 'Put all files back, or give another folder as `output` for new keys. Old backups can only be read with the old ones.',
    });
}
function newPassphrase() {
    const letters = [...(0,external_node_crypto_.randomBytes)(25)].map((byte) => ALPHABET[byte % ALPHABET.length]);
    return new core_secret/* Secret */.zh([0, 5, 10, 15, 20].map((at) => letters.slice(at, at + 5).join('')).join('-'));
}

;// CONCATENATED MODULE: ./build/init/plan-server.js







function planServer(setup, material, credentials, program) {
    const references = referToDatabases(setup);
    const config = configFile(setup, references, setup.privateFolder, alertDefaults(setup));
    const variables = {
        ...Object.fromEntries(references.secrets.map(({ name, value }) => [name, value?.reveal() ?? ''])),
        ...credentials.backup.variables,
        ...keyVariables(setup, material),
        ...alertVariables(setup),
    };
    const environment = {
        path: (0,external_node_path_.join)(setup.privateFolder, `${setupName(setup)}.env`),
        content: Object.entries(variables)
            .map(([name, value]) => environmentLine(name, value))
            .join(''),
        isSecret: true,
        purpose: 'secrets of the scheduled runs',
    };
    const run = (mode, ...rest) => [
        ...[program.node, program.script, mode, '--config', config.path],
        ...(setup.databases.length > 1 ? ['--all'] : []),
        ...rest,
    ];
    const nightly = [run('backup'), run('verify')];
    const weekly = [run('verify', '--backup', 'age:7d')];
    const scheduled = { setup, environment: environment.path, nightly, weekly };
    const { files, commands } = setup.scheduler === 'systemd' ? systemd(scheduled) : crontab(scheduled);
    return { files: [config, environment, ...files], secrets: [], commands };
}
function keyVariables({ privateFolder }, material) {
    if (material?.kind === 'passphrase')
        return { RESTORABLE_PASSPHRASE: material.passphrase.reveal() };
    const path = (file) => (0,external_node_path_.join)(privateFolder, `${file}.asc`);
    return {
        RESTORABLE_ENCRYPT_TO: path('recovery.public'),
        RESTORABLE_RUNNER_KEY: path('runner.private'),
        RESTORABLE_DECRYPT_WITH: path('recovery.private'),
        RESTORABLE_SIGNERS: path('runner.public'),
        RESTORABLE_VERIFIER_KEY: path('verifier.private'),
    };
}
function crontab({ setup, environment, nightly, weekly }) {
    const line = (cron, commands) => {
        const all = commands.map((command) => command.map(shellWord).join(' ')).join(' && ');
        return `${cron} ${`set -a; . ${shellWord(environment)} && ${all}`.replaceAll('%', '\\%')}\n`;
    };
    const path = (0,external_node_path_.join)(setup.privateFolder, `${setupName(setup)}.crontab`);
    const content = `# Written by \`restorable init\`. Times are in the time zone of this machine.
# A backup, then its verification. Then, once a week, the verification of the backup of a week ago.
${line(setup.nightly, nightly)}${line(setup.weekly, weekly)}`;
    return {
        files: [{ path, content, isSecret: false, purpose: 'lines for the crontab' }],
        commands: [`(crontab -l 2>/dev/null; cat ${shellWord(path)}) | crontab -`],
    };
}
function systemd({ setup, environment, nightly, weekly }) {
    const name = `restorable-${setupName(setup)}`;
    const folder = (0,external_node_path_.join)(setup.privateFolder, 'systemd');
    const unit = (file, content, purpose) => ({
        path: (0,external_node_path_.join)(folder, file),
        content: `# Written by \`restorable init\`.\n${content}`,
        isSecret: false,
        purpose,
    });
    const service = (what, commands) => `[Unit]
Description=Restorable: ${what}
After=network.target

[Service]
Type=oneshot
User=${(0,external_node_os_.userInfo)().username}
EnvironmentFile=${environment.replaceAll('%', '%%')}
${commands.map((command) => `ExecStart=${command.map(unitWord).join(' ')}\n`).join('')}`;
    const timer = (what, cron) => `[Unit]
Description=Restorable: ${what}

[Timer]
OnCalendar=${calendarOf(cron)}
Persistent=true

[Install]
WantedBy=timers.target
`;
    const files = [
        unit(`${name}.service`, service('backup and verification', nightly), 'service: backup and verification'),
        unit(`${name}.timer`, timer('backup and verification', setup.nightly), 'timer of the service'),
        unit(`${name}-older.service`, service('verification of an older backup', weekly), 'service: verification of an older backup'),
        unit(`${name}-older.timer`, timer('verification of an older backup', setup.weekly), 'timer of the service'),
    ];
    return {
        files,
        commands: [
            `sudo install -m 0644 ${files.map(({ path }) => shellWord(path)).join(' ')} /etc/systemd/system/`,
            'sudo systemctl daemon-reload',
            `sudo systemctl enable --now ${name}.timer ${name}-older.timer`,
            `sudo systemctl start ${name}.service && systemctl status ${name}.service`,
        ],
    };
}

;// CONCATENATED MODULE: ./build/init/recovery-sheet.js



const LONGEST_PART = 700;
async function sheetFile(setup, keys, withQrCodes) {
    return {
        path: (0,external_node_path_.join)(setup.privateFolder, 'recovery-sheet.html'),
        content: await recoverySheet(setup, keys, withQrCodes),
        isSecret: true,
        purpose: 'recovery sheet: print it, put it into the safe, and delete the file',
    };
}
async function recoverySheet(setup, keys, withQrCodes) {
    const secret = keys.kind === 'passphrase' ? keys.passphrase.reveal() : keys.recovery.armoredPrivate.reveal().trimEnd();
    const what = keys.kind === 'passphrase' ? 'The passphrase' : 'The private recovery key';
    const codes = withQrCodes ? await qrCodes(secret, what) : '';
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Recovery sheet: ${escaped(setupName(setup))}</title>
<style>
body { font: 11pt/1.35 sans-serif; max-width: 190mm; margin: 8mm auto; }
pre { font: 8.5pt/1.25 monospace; white-space: pre-wrap; overflow-wrap: anywhere; border: 0.3mm solid #999; padding: 2mm; }
figure { display: inline-block; width: 58mm; margin: 2mm; break-inside: avoid; }
svg { width: 58mm; height: 58mm; }
h1 { font-size: 15pt; } h2 { font-size: 12pt; margin: 3mm 0 1mm; }
</style>
</head>
<body>
<h1>Recovery sheet: ${escaped(setupName(setup))}</h1>
<p><strong>Keep this page in a safe. With it, every backup can be read. Without it and without the key files, none can.</strong></p>
<h2>What is backed up, and where</h2>
<ul>
${setup.databases.map(({ name, engine }) => `<li>${escaped(name)} (${engine})</li>`).join('\n')}
</ul>
<pre>${escaped(setup.destinations.map(({ line }) => line).join('\n'))}</pre>
<h2>${what}</h2>
<pre>${escaped(secret)}</pre>
${codes}<h2>Alerts</h2>
<p>${escaped(alertText(setup))}</p>
<h2>To restore</h2>
<pre>${escaped(commandsOf(setup, keys))}</pre>
<p>Without this program: each database's folder at the destination has the file RECOVERY-v1.md, with the commands for GnuPG, zstd
and the database's own tools.</p>
</body>
</html>
`;
}
function alertText(setup) {
    const told = toldNames(setup);
    const problems = told.length === 0 ? 'Problems are only in the log of the runs.' : `Problems are reported to: ${told.join(', ')}.`;
    return setup.heartbeat === undefined ? problems : `${problems} A heartbeat service notices missing backups.`;
}
function commandsOf({ databases, destinations }, keys) {
    const [{ name, engine }] = databases;
    const [destination] = destinations;
    const target = engine === 'sqlite' || engine === 'd1' ? `sqlite:restored.db` : `${engine}://user:password@host/${name}`;
    const unlock = keys.kind === 'passphrase'
        ? "export RESTORABLE_PASSPHRASE='the passphrase above'"
        : 'export RESTORABLE_DECRYPT_WITH=recovery.private.asc   # a file with the key above, all lines';
    const signer = keys.kind === 'keys' ? `\n# To check who made the backup, add --signers with the runner's public key.` : '';
    return `# The credentials of the storage in the environment, such as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
${unlock}
restorable list --destination '${destination?.line ?? ''}'
restorable restore --name ${name} --destination '${destination?.line ?? ''}' --target '${target}'${signer}`;
}
async function qrCodes(text, what) {
    const { encodeQR } = await __webpack_require__.e(/* import() */ 2946).then(__webpack_require__.bind(__webpack_require__, 92946));
    const parts = recovery_sheet_partsOf(text);
    const figures = parts.map((part, at) => {
        const svg = encodeQR(part, 'svg', { ecc: 'medium', border: 4 });
        const caption = parts.length === 1 ? what : `${what}, part ${at + 1} of ${parts.length}`;
        return `<figure>${svg}<figcaption>${escaped(caption)}</figcaption></figure>\n`;
    });
    const note = parts.length === 1 ? '' : '<p>Read the codes in order, and put each on new lines after the one before.</p>\n';
    return `${note}${figures.join('')}`;
}
function recovery_sheet_partsOf(text) {
    const parts = [];
    for (const line of text.split('\n')) {
        const last = parts.at(-1);
        const joined = `${last ?? ''}\n${line}`;
        if (last === undefined || joined.length > LONGEST_PART)
            parts.push(line);
        else
            parts[parts.length - 1] = joined;
    }
    return parts;
}
function escaped(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

// EXTERNAL MODULE: ./build/run/busy-schedule.js
var busy_schedule = __webpack_require__(72077);
;// CONCATENATED MODULE: ./build/init/refuse-unfit.js


const ON_A_SERVER = 'Run `init` on the server that has it, with `--schedule-with cron` or `--schedule-with systemd`.';
const THIS_MACHINE = /^[a-z0-9]+:\/\/(?:[^/?]*@)?(?:localhost|127(?:\.\d+){3}|\[::1\])(?=[:/?]|$)/i;
function refuseUnfit(setup, { run }) {
    const { databases, destinations, scheduler } = setup;
    for (const { line } of destinations) {
        if (line.includes('${{')) {
            throw (0,schema/* invalid */.Gq)('destination', 'A `destination` contains "${{", which GitHub would evaluate.', 'Write the URL itself.');
        }
    }
    if (scheduler !== 'github')
        return;
    if (databases.some(({ engine }) => engine === 'sqlite')) {
        throw (0,schema/* invalid */.Gq)('database', 'A job on GitHub has no access to the file of a SQLite database.', ON_A_SERVER);
    }
    if (destinations.some(({ spec }) => spec.scheme === 'file')) {
        throw (0,schema/* invalid */.Gq)('destination', 'A folder is lost with the job on GitHub that writes to it.', `Give a destination elsewhere, such as s3: or sftp:. Or: ${ON_A_SERVER}`);
    }
    run.warn(...[setup.nightly, setup.weekly].flatMap((each) => (0,busy_schedule/* busyScheduleWarning */.$)(each) ?? []));
    for (const { name, url } of databases) {
        if (!THIS_MACHINE.test(url?.reveal() ?? ''))
            continue;
        run.warn(`The URL of ${name} names this machine, which a job on GitHub can't reach.`);
    }
}

// EXTERNAL MODULE: ./build/doctor/database.js
var database = __webpack_require__(4999);
// EXTERNAL MODULE: ./build/doctor/destinations.js
var doctor_destinations = __webpack_require__(25883);
// EXTERNAL MODULE: ./build/doctor/examine.js
var examine = __webpack_require__(70887);
// EXTERNAL MODULE: ./build/core/finding.js
var finding = __webpack_require__(44401);
// EXTERNAL MODULE: ./build/notify-test/notify-test.js
var notify_test = __webpack_require__(81249);
;// CONCATENATED MODULE: ./build/init/test-alerts.js



async function testAlerts(setup, request, findings, context) {
    const { host, run, openNotifiers } = context;
    const { issues, channels } = setup.alerts;
    if (issues !== undefined)
        await run.phase('test issues', () => examineIssues(setup, findings, context));
    if (channels.length === 0)
        return;
    const asks = host.prompter !== undefined && !request.asksNothing;
    if (asks && !(await host.prompter.confirm('Send a test message to each channel now?', true)))
        return;
    const specs = channels.map(({ spec }) => spec);
    const tests = await run.phase('test channels', () => (0,notify_test.testChannels)(specs, openNotifiers, context));
    for (const test of tests)
        findings.add({ area: 'alerts', name: test.label }, observationOf(test));
}
async function examineIssues(setup, findings, context) {
    const repository = await ghState(setup, context);
    if (repository.kind !== 'ready')
        return;
    findings.add({ area: 'alerts', name: 'issues' }, repository.hasIssues ? (0,finding/* fine */.Bs)('the repository has issues') : NO_ISSUES);
}
const NO_ISSUES = {
    ...(0,finding/* broken */.mw)('the repository has no issues', 'Turn them on in its settings (General, Features), or give another channel with `--notify`.'),
    code: 'GITHUB_REFUSED',
};
function observationOf({ outcome, error }) {
    if (error === undefined)
        return (0,finding/* fine */.Bs)('accepted a test message');
    const { code, message, hint } = error;
    return { result: outcome === 'refused' ? 'failed' : 'warning', detail: message, remedy: hint, code };
}

;// CONCATENATED MODULE: ./build/init/test-connections.js





const DUMP = { include: [], exclude: [], rowCountTimeoutMs: 300_000, withPasswordHashes: false };
async function testConnections(setup, request, context, onFindings) {
    const { run } = context;
    const findings = new examine/* Findings */.Fv(context);
    for (const { name, engine, url } of setup.databases) {
        if (url === undefined)
            continue;
        const wanted = { database: { engine, url }, dump: DUMP, requireTls: false, hasTunnel: false };
        await run.phase(`test ${name}`, () => (0,database/* checkDatabase */.MG)(wanted, findings, context));
    }
    const destinations = setup.destinations.map(({ spec }) => spec);
    const wanted = { destinations, name: setup.databases[0].name, allowEphemeralDestination: true };
    await run.phase('test destinations', () => (0,doctor_destinations/* checkDestinations */.W)(wanted, findings, context));
    await testAlerts(setup, request, findings, context);
    const all = setup.scheduler === 'github' ? findings.all.filter((each) => !isOfThisMachine(each)) : findings.all;
    onFindings(all);
    const failed = all.find(({ result }) => result === 'failed');
    if (failed === undefined)
        return;
    const { code = failed.area === 'destination' ? 'STORAGE_PERMISSION' : 'DATABASE_PRIVILEGE', at, name, detail, } = failed;
    throw new errors/* RestorableError */.s$(code, `${at === undefined ? '' : `${at}: `}${name}: ${detail}`, {
        hint: [failed.remedy, '`--skip-tests` continues without these tests.'].filter(Boolean).join(' '),
    });
}
function isOfThisMachine({ area }) {
    return area === 'programs';
}

;// CONCATENATED MODULE: ./build/init/init.js














async function runInit(request, dependencies) {
    const given = { ...dependencies, ...(0,run_context/* beginRun */.T)(dependencies) };
    const done = { findings: [], files: [], secrets: [], commands: [] };
    await given.run.guard(async () => {
        const setup = await completeSetup(request, given);
        refuseUnfit(setup, given);
        done.alerts = { told: toldNames(setup), hasHeartbeat: setup.heartbeat !== undefined };
        await refuseTracked(setup.privateFolder, given);
        const context = await askCredentials(setup, request, given);
        if (!request.skipTests) {
            await testConnections(setup, request, withCredentials(setup, context), (findings) => {
                done.findings = findings;
            });
        }
        const material = await keyMaterialOf(setup, request, context);
        const plan = planFor(setup, material, context);
        const keys = material === undefined ? [] : keyFiles(setup, material);
        const sheet = material === undefined ? [] : [await sheetFile(setup, material, request.withQrCodes)];
        const files = [...keys, ...sheet, ...plan.files];
        await agreeOnFiles(files, request, context);
        const hasSecrets = plan.secrets.some(({ value }) => value !== undefined);
        const setsSecrets = hasSecrets && (await wantsSecrets(setup, request, context));
        done.privateFolder = setup.privateFolder;
        for (const file of files) {
            done.files.push({ path: file.path, purpose: file.purpose, outcome: await writePlanned(file) });
        }
        await handOver(plan, { setup, setsSecrets, context, done });
    });
    return { mode: 'init', ...given.run.facts(false), ...done };
}
function withCredentials(setup, context) {
    const { variables } = credentialsOf(setup, context.host.env).backup;
    return { ...context, host: { ...context.host, env: { ...context.host.env, ...variables } } };
}
function init_notSet(oneOf) {
    return oneOf.length === 1 ? `${oneOf.join('')} is not set` : `none of ${oneOf.join(', ')} is set`;
}
function planFor(setup, material, { host, run }) {
    const credentials = credentialsOf(setup, host.env);
    if (material !== undefined) {
        for (const { place, oneOf } of credentials.backup.missing) {
            run.warn(`No credentials for ${place}: ${init_notSet(oneOf)}. Set it and run \`init\` again, or add it to the jobs yourself.`);
        }
    }
    if (setup.scheduler === 'github')
        return planGithub(setup, material, credentials);
    const [node = '', script = ''] = process.argv;
    if (script.includes('/_npx/')) {
        run.warn('This program runs from the cache of npx, which can be emptied. Install it, and run `init` again.');
    }
    return planServer(setup, material, credentials, { node, script });
}


/***/ }),

/***/ 28558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ backupBundle),
/* harmony export */   IF: () => (/* binding */ verifyBundle),
/* harmony export */   bP: () => (/* binding */ jobBundles)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);

function jobBundles(keys, credentials) {
    return [backupBundle(keys, credentials.backup), verifyBundle(keys, credentials.verify)];
}
function backupBundle(keys, environment) {
    return {
        role: 'backup',
        options: new Map([
            ['encrypt-to', new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(keys.recovery.armoredPublic)],
            ['runner-key', keys.runner.armoredPrivate],
            ['signers', new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(keys.runner.armoredPublic)],
            ['verifiers', new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(keys.verifier.armoredPublic)],
        ]),
        environment,
    };
}
function verifyBundle(keys, environment) {
    return {
        role: 'verify',
        options: new Map([
            ['decrypt-with', keys.recovery.armoredPrivate],
            ['signers', new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(keys.runner.armoredPublic)],
            ['verifier-key', keys.verifier.armoredPrivate],
            ['verifiers', new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(keys.verifier.armoredPublic)],
        ]),
        environment,
    };
}


/***/ }),

/***/ 52269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runKeygen: () => (/* binding */ runKeygen)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/key-bundle/bundle-roles.js
var bundle_roles = __webpack_require__(61285);
// EXTERNAL MODULE: ./build/key-bundle/job-bundles.js
var job_bundles = __webpack_require__(28558);
// EXTERNAL MODULE: ./build/core/key-role.js
var key_role = __webpack_require__(99148);
// EXTERNAL MODULE: ./build/core/passphrase-cost.js
var passphrase_cost = __webpack_require__(12086);
// EXTERNAL MODULE: ./build/core/secret.js
var core_secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/openpgp/library.js
var openpgp_library = __webpack_require__(45549);
// EXTERNAL MODULE: ./build/openpgp/keys/keys.js
var keys = __webpack_require__(95347);
;// CONCATENATED MODULE: ./build/openpgp/keys/generate.js






async function generateKeyPair(role, identity, passphrase) {
    const library = await (0,openpgp_library/* loadOpenpgp */.aS)();
    const { privateKey, publicKey } = await library
        .generateKey({
        type: 'ecc',
        curve: 'curve25519Legacy',
        userIDs: (0,key_role/* userIdOf */.w)(role, identity),
        ...(passphrase === undefined ? {} : { passphrase: passphrase.reveal() }),
        config: { s2kType: library.enums.s2k.iterated, s2kIterationCountByte: passphrase_cost/* KEY_S2K_COUNT_BYTE */.of },
        format: 'object',
    })
        .catch((cause) => {
        if (!cause.message.includes('user ID'))
            throw cause;
        throw new errors/* RestorableError */.s$('INPUT_INVALID', '`identity` contains an address that is not valid in a key.', {
            hint: 'Write a complete address such as ops@example.com, or a name without "@".',
            cause,
        });
    });
    return {
        fingerprint: (0,keys/* fingerprintOf */.ax)(publicKey),
        userId: publicKey.users.map(({ userID }) => userID?.userID ?? '').join(),
        armoredPublic: publicKey.armor(),
        armoredPrivate: new core_secret/* Secret */.zh(privateKey.armor()),
    };
}

// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/ports/storage-variables.js
var storage_variables = __webpack_require__(32996);
;// CONCATENATED MODULE: ./build/keys/bundle-credentials.js




const PREFIX = { backup: 'BACKUP_', verify: 'VERIFY_' };
const NO_CREDENTIALS = { backup: new Map(), verify: new Map() };
function credentialsForBundles(host) {
    const found = Object.fromEntries(bundle_roles/* BUNDLE_ROLES */.$m.map((role) => [role, credentialsOf(role, host)]));
    if (bundle_roles/* BUNDLE_ROLES */.$m.some((role) => found[role].size > 0))
        return found;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', '`bundle-credentials` finds no storage credentials in the environment.', {
        hint: 'Set them with the prefix of their job, such as BACKUP_AWS_ACCESS_KEY_ID and VERIFY_AWS_ACCESS_KEY_ID.',
    });
}
function credentialsOf(role, { env, mask }) {
    const found = new Map();
    for (const [variable, value] of Object.entries(env)) {
        if (!variable.startsWith(PREFIX[role]) || value === undefined || value.trim() === '')
            continue;
        const name = variable.slice(PREFIX[role].length);
        const known = (0,storage_variables/* storageVariable */.a)(name);
        if (known === undefined)
            continue;
        const secret = new core_secret/* Secret */.zh(value);
        if (known.isSecret)
            mask(secret);
        found.set(name, secret);
    }
    return found;
}

// EXTERNAL MODULE: ./build/openpgp/keys/key-roles.js
var key_roles = __webpack_require__(56484);
// EXTERNAL MODULE: ./build/options/files.js
var files = __webpack_require__(84364);
;// CONCATENATED MODULE: ./build/keys/kept-keys.js







async function bundlesOfKeptKeys(folder, credentials, mask) {
    const publicHalf = (role) => ({
        armoredPublic: (0,files/* readInputFile */.j)('output', (0,external_node_path_.join)(folder, `${role}.public.asc`)),
    });
    const recovery = publicHalf('recovery');
    const runner = publicHalf('runner');
    const verifier = publicHalf('verifier');
    await (0,key_roles/* requireOneRoleEach */.D)([
        { option: 'encrypt-to', armored: [recovery.armoredPublic] },
        { option: 'signers', armored: [runner.armoredPublic] },
        { option: 'verifiers', armored: [verifier.armoredPublic] },
    ]);
    const keys = { recovery: privateIn(folder, 'recovery'), runner: privateIn(folder, 'runner') };
    const verifierKey = privateIn(folder, 'verifier');
    for (const key of [keys.recovery, keys.runner, verifierKey])
        if (key !== undefined)
            mask(key);
    const made = [];
    if (keys.runner !== undefined) {
        made.push((0,job_bundles/* backupBundle */.Du)({ recovery, runner: { ...runner, armoredPrivate: keys.runner }, verifier }, credentials.backup));
    }
    if (keys.recovery !== undefined && verifierKey !== undefined) {
        const pairs = {
            recovery: { armoredPrivate: keys.recovery },
            verifier: { ...verifier, armoredPrivate: verifierKey },
        };
        made.push((0,job_bundles/* verifyBundle */.IF)({ ...pairs, runner }, credentials.verify));
    }
    const missing = [
        ...(keys.runner === undefined ? [notMade('backup', ['runner'])] : []),
        ...absent('verify', { recovery: keys.recovery, verifier: verifierKey }),
    ];
    if (made.length > 0)
        return { made, missing };
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `No bundle can be made. ${missing.join(' ')}`, {
        hint: 'Give the folder of `keygen` as `output`, with the private halves of the keys.',
    });
}
function absent(bundle, keys) {
    const names = Object.keys(keys).filter((name) => keys[name] === undefined);
    return names.length === 0 ? [] : [notMade(bundle, names)];
}
function notMade(bundle, roles) {
    const files = roles.map((role) => `${role}.private.asc`).join(' and ');
    return `${bundle}.bundle is not written: ${files} ${roles.length === 1 ? 'is' : 'are'} not in the folder.`;
}
function privateIn(folder, role) {
    const path = (0,external_node_path_.join)(folder, `${role}.private.asc`);
    return (0,external_node_fs_.existsSync)(path) ? new core_secret/* Secret */.zh((0,files/* readInputFile */.j)('output', path)) : undefined;
}

// EXTERNAL MODULE: ./build/key-bundle/key-bundle.js + 1 modules
var key_bundle = __webpack_require__(77059);
;// CONCATENATED MODULE: ./build/keys/write-bundle.js



const BUNDLE_BELONGS = {
    backup: 'One secret of the repository, as `key-bundle` of the backup job. It replaces `encrypt-to`, `runner-key`, `signers` and `verifiers`.',
    verify: 'One secret of the environment of the verify job, as its `key-bundle`. It replaces `decrypt-with`, `verifier-key`, `signers` and `verifiers`. It contains the recovery key: never give it to a backup job.',
};
const PASSPHRASE_APART = 'Its passphrase is not in it: that stays a secret of its own, `key-passphrase`.';
function bundlePath(directory, role) {
    return (0,external_node_path_.join)(directory, `${role}.bundle`);
}
async function writeBundle({ outputDirectory, passphrase }, bundle) {
    const { role, environment } = bundle;
    const path = bundlePath(outputDirectory, role);
    const unfinished = `${path}.new`;
    await (0,promises_.rm)(unfinished, { force: true });
    await (0,promises_.writeFile)(unfinished, `${(0,key_bundle/* writeKeyBundle */.H)(bundle).reveal()}\n`, { mode: 0o600, flag: 'wx' });
    await (0,promises_.rename)(unfinished, path);
    const apart = role === 'verify' && passphrase !== undefined ? ` ${PASSPHRASE_APART}` : '';
    return { role, path, variables: [...environment.keys()], belongs: `${BUNDLE_BELONGS[role]}${apart}` };
}

;// CONCATENATED MODULE: ./build/keys/keygen.js











const ROLES = [
    {
        role: 'recovery',
        belongs: 'The public half goes into `encrypt-to` of the backup job. The private half goes into the safe, on paper too, and as `decrypt-with` only to the verify job. Without it no backup can be read.',
    },
    {
        role: 'runner',
        belongs: 'The private half is the `runner-key` of the backup job. The public half goes into the repository, as `signers` of verify and restore, and into the safe. It decrypts no data.',
    },
    {
        role: 'verifier',
        belongs: 'The private half is the `verifier-key` of the verify job, which signs its records, and of prune. The public half goes into the repository, as `verifiers`.',
    },
];
async function runKeygen(request, dependencies) {
    const { run } = (0,run_context/* beginRun */.T)(dependencies);
    const keys = [];
    const bundles = [];
    await run.guard(async () => {
        const credentials = request.withCredentials ? credentialsForBundles(dependencies.host) : NO_CREDENTIALS;
        if (request.keepKeys) {
            const { made, missing } = await bundlesOfKeptKeys(request.outputDirectory, credentials, dependencies.host.mask);
            for (const bundle of made)
                bundles.push(await writeBundle(request, bundle));
            run.warn(...missing);
            return;
        }
        await (0,promises_.mkdir)(request.outputDirectory, { recursive: true, mode: 0o700 }).catch((cause) => {
            throw new errors/* RestorableError */.s$('INPUT_INVALID', `The folder for the keys can't be made: ${cause.message}`, {
                hint: 'Give a folder that you may write to as `output`.',
                cause,
            });
        });
        const planned = ROLES.map((entry) => ({ ...entry, ...pathsOf(request.outputDirectory, entry.role) }));
        for (const { publicPath, privatePath } of planned) {
            for (const path of [publicPath, privatePath])
                await refuseExisting(path);
        }
        for (const role of bundle_roles/* BUNDLE_ROLES */.$m)
            await refuseExisting(bundlePath(request.outputDirectory, role));
        const pairs = new Map();
        for (const plan of planned) {
            const passphrase = plan.role === 'recovery' ? request.passphrase : undefined;
            const key = await generateKeyPair(plan.role, request.identity, passphrase);
            await (0,promises_.writeFile)(plan.privatePath, key.armoredPrivate.reveal(), { mode: 0o600, flag: 'wx' });
            await (0,promises_.writeFile)(plan.publicPath, key.armoredPublic, { mode: 0o644, flag: 'wx' });
            keys.push({ ...plan, fingerprint: key.fingerprint, userId: key.userId });
            pairs.set(plan.role, key);
        }
        const made = (0,job_bundles/* jobBundles */.bP)(Object.fromEntries(pairs), credentials);
        for (const bundle of made)
            bundles.push(await writeBundle(request, bundle));
        if (request.passphrase === undefined) {
            run.warn('The recovery key is not locked with a passphrase: anyone with its file can read every backup.');
        }
    });
    return { mode: 'keygen', ...run.facts(false), keys, bundles };
}
function pathsOf(directory, role) {
    return { publicPath: (0,external_node_path_.join)(directory, `${role}.public.asc`), privatePath: (0,external_node_path_.join)(directory, `${role}.private.asc`) };
}
async function refuseExisting(path) {
    const exists = await (0,promises_.access)(path, external_node_fs_.constants.F_OK).then(() => true, () => false);
    if (!exists)
        return;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `${path} exists; a key is never replaced.`, {
        hint: 'Give another folder as `output`, or move the old keys away and keep them: old backups need them.',
    });
}


/***/ }),

/***/ 81249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runNotifyTest: () => (/* binding */ runNotifyTest),
/* harmony export */   testChannels: () => (/* binding */ testChannels)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _run_run_context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88246);



async function runNotifyTest(request, dependencies) {
    const context = (0,_run_run_context_js__WEBPACK_IMPORTED_MODULE_2__/* .beginRun */ .T)(dependencies);
    const { run } = context;
    let channels = [];
    await run.guard(async () => {
        if (request.hasIssues)
            run.warn('`github-issues` is not tested: a test would open an issue.');
        channels = await testChannels(request.channels, dependencies.openNotifiers, context);
    });
    const isFinding = channels.some(({ outcome }) => outcome !== 'delivered');
    return { mode: 'notify-test', ...run.facts(isFinding), channels };
}
async function testChannels(specs, openNotifiers, context) {
    const notifiers = await openNotifiers(specs);
    return Promise.all(notifiers.map((notifier) => testChannel(notifier, context)));
}
async function testChannel(notifier, { host, clock }) {
    const startedMs = clock.monotonicMs();
    const tested = (rest) => {
        return { label: notifier.label, durationMs: Math.round(clock.monotonicMs() - startedMs), ...rest };
    };
    try {
        await notifier.send(testMessage(host, clock.now()), host.signal);
        return tested({ outcome: 'delivered', error: undefined });
    }
    catch (thrown) {
        const { code, message, hint } = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)(thrown, ['notify']);
        const error = { code, message, hint };
        return tested({ outcome: code === 'NOTIFY_REFUSED' ? 'refused' : 'failed', error });
    }
}
function testMessage({ origin }, now) {
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex');
    return {
        id: `${id}-test`,
        incident: id,
        kind: 'test',
        severity: 'warning',
        condition: 'backup-failed',
        title: 'Test message of Restorable',
        sentences: ['Messages about problems with your backups arrive here, and one when each of them is over.'],
        advice: 'There is nothing to do.',
        fields: [['Sent by', origin === undefined ? 'a command line' : origin.repository]],
        at: now.toISOString(),
        runUrl: origin?.url,
    };
}


/***/ }),

/***/ 3294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ humanAge),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   o0: () => (/* binding */ humanMs),
/* harmony export */   p6: () => (/* binding */ humanBytes),
/* harmony export */   v6: () => (/* binding */ engineTitle),
/* harmony export */   vk: () => (/* binding */ bytesBothWays),
/* harmony export */   zD: () => (/* binding */ grouped),
/* harmony export */   zK: () => (/* binding */ humanTime)
/* harmony export */ });
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22691);
/* harmony import */ var pretty_ms__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61304);


const ENGINE_TITLES = {
    postgres: 'PostgreSQL',
    mysql: 'MySQL',
    mariadb: 'MariaDB',
    sqlite: 'SQLite',
    d1: 'Cloudflare D1',
    command: 'commands,',
};
function humanBytes(bytes) {
    return (0,pretty_bytes__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(bytes, { space: true });
}
function bytesBothWays(bytes) {
    return bytes < 1000 ? `${bytes} bytes` : `${humanBytes(bytes)} (${grouped(bytes)} bytes)`;
}
function grouped(count) {
    return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
function humanMs(ms) {
    return (0,pretty_ms__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(Math.max(0, Math.round(ms)), { unitCount: 2 });
}
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
function humanAge(ms) {
    const unitMs = ms >= DAY_MS ? HOUR_MS : ms >= MINUTE_MS ? MINUTE_MS : 1_000;
    return humanMs(Math.floor(ms / unitMs) * unitMs);
}
function humanTime(iso) {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime()))
        return iso;
    return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
function engineTitle(backup) {
    return `${ENGINE_TITLES[backup.engine] ?? backup.engine} ${backup.serverVersion}`;
}
function plural(count, noun, nouns = `${noun}s`) {
    return `${grouped(count)} ${count === 1 ? noun : nouns}`;
}


/***/ }),

/***/ 72077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ busyScheduleWarning)
/* harmony export */ });
/* harmony import */ var _core_planning_cron_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21710);

function busyScheduleWarning(schedule) {
    const cron = (0,_core_planning_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCron */ .E$)(schedule);
    const minutes = cron === undefined ? [] : (0,_core_planning_cron_js__WEBPACK_IMPORTED_MODULE_0__/* .busyMinutesOf */ .qk)(cron);
    if (minutes.length === 0)
        return undefined;
    return `The schedule "${schedule}" is at minute ${minutes.join(', ')} of the hour, when GitHub has the most to start: runs start late, or never. Choose another minute, such as 23.`;
}


/***/ })

};
