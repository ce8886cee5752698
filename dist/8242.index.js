export const id = 8242;
export const ids = [8242];
export const modules = {

/***/ 48937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ requireDatabaseName),
/* harmony export */   Tg: () => (/* binding */ suggestDatabaseName),
/* harmony export */   lH: () => (/* binding */ isDatabaseName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const PATTERN = /^[a-z0-9][a-z0-9._-]{0,62}$/;
const SHOWN_AT_MOST = 80;
function isDatabaseName(text) {
    return PATTERN.test(text) && !text.includes('..');
}
function requireDatabaseName(text) {
    if (isDatabaseName(text))
        return text;
    const shown = text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)}…` : text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `The name ${JSON.stringify(shown)} can't be used in storage.`, {
        hint: 'Use 1 to 63 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit.',
    });
}
function suggestDatabaseName(text) {
    const name = text
        .toLowerCase()
        .replaceAll(/[^a-z0-9._-]+/g, '-')
        .replaceAll(/\.{2,}/g, '.')
        .replace(/^[._-]+/, '')
        .slice(0, 63)
        .replace(/[._-]+$/, '');
    return PATTERN.test(name) ? name : undefined;
}


/***/ }),

/***/ 12776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ Calendar),
/* harmony export */   g: () => (/* binding */ GENERATIONS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const GENERATIONS = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'];
const FORMATS = new Map();
function makeFormat(timeZone) {
    try {
        return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
            timeZone,
            hourCycle: 'h23',
            year: 'numeric',
            month: '2-digit',
            day: '2-digit',
            hour: '2-digit',
            minute: '2-digit',
            timeZoneName: 'longOffset',
        });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `"${timeZone.slice(0, 60)}" is no time zone.`, {
            hint: 'Write a name of the IANA database, such as Europe/Vienna, America/New_York or UTC.',
            cause,
        });
    }
}
class Calendar {
    #format;
    constructor(timeZone) {
        this.#format = FORMATS.get(timeZone) ?? makeFormat(timeZone);
        FORMATS.set(timeZone, this.#format);
    }
    minuteOfDay(time) {
        const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
        return Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
    }
    names(time) {
        const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
        const year = (parts.get('year') ?? '').padStart(4, '0');
        const month = parts.get('month') ?? '';
        const day = parts.get('day') ?? '';
        const offset = (parts.get('timeZoneName') ?? '').replace('GMT', '') || 'Z';
        return {
            hourly: `${year}-${month}-${day}T${parts.get('hour')}${offset}`,
            daily: `${year}-${month}-${day}`,
            weekly: isoWeek(Number(year), Number(month), Number(day)),
            monthly: `${year}-${month}`,
            yearly: year,
        };
    }
}
function isoWeek(year, month, day) {
    const date = new Date(Date.UTC(year, month - 1, day));
    date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
    const ofYear = date.getUTCFullYear();
    const week = Math.ceil(((date.getTime() - Date.UTC(ofYear, 0, 1)) / 86_400_000 + 1) / 7);
    return `${String(ofYear).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}


/***/ }),

/***/ 11240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ readPolicy),
/* harmony export */   vA: () => (/* binding */ requireKeeping),
/* harmony export */   zj: () => (/* binding */ DEFAULT_POLICY)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12776);


const NONE = { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
const DEFAULT_POLICY = {
    keepLast: 0,
    keepWithinMs: 0,
    generations: { ...NONE, hourly: 24, daily: 30, weekly: 13, monthly: 12 },
    timeZone: 'UTC',
};
function readPolicy(values) {
    const timeZone = values.timeZone ?? DEFAULT_POLICY.timeZone;
    if (timeZone !== DEFAULT_POLICY.timeZone)
        new _calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .Calendar */ .V(timeZone);
    const given = [values.keepLast, values.keepWithinMs, ..._calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .GENERATIONS */ .g.map((name) => values[name])];
    if (given.every((value) => value === undefined))
        return undefined;
    const generations = { ...NONE };
    for (const name of _calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .GENERATIONS */ .g)
        generations[name] = values[name] ?? 0;
    const policy = { keepLast: values.keepLast ?? 0, keepWithinMs: values.keepWithinMs ?? 0, generations, timeZone };
    requireKeeping(policy);
    return policy;
}
function requireKeeping({ keepLast, keepWithinMs, generations }) {
    if (keepLast > 0 || keepWithinMs > 0 || _calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .GENERATIONS */ .g.some((name) => generations[name] > 0))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('RETENTION_EMPTY', 'This retention policy would remove every backup.', {
        hint: 'Give at least one of keep-last, keep-within, keep-hourly, keep-daily, keep-weekly, keep-monthly and keep-yearly a value above 0.',
    });
}


/***/ }),

/***/ 59290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ sentenceOf),
/* harmony export */   n: () => (/* binding */ evaluateCopies)
/* harmony export */ });
const HERE = 'this machine';
function evaluateCopies(places, errors) {
    const holding = places.filter((place) => place.holdsNewest);
    const providers = [...new Set(holding.map((place) => place.provider))].sort();
    const regions = [...new Set(holding.flatMap((place) => place.region ?? []))].sort();
    const copies = 1 + holding.length;
    const media = 1 + providers.filter((provider) => provider !== HERE).length;
    const offsite = holding.filter((place) => place.offsite).length;
    const immutable = holding.filter((place) => place.immutable).length;
    const missing = [];
    const behind = places.filter((place) => !place.holdsNewest);
    if (copies < 3)
        missing.push(copiesAdvice(3 - copies, behind));
    if (media < 2)
        missing.push('Keep one with a provider, or on a server, other than this machine.');
    if (offsite < 1)
        missing.push(offsiteAdvice(holding));
    const beyond = [];
    if (immutable < 1)
        beyond.push('No copy is immutable: `lock` on one destination keeps it from whoever may delete.');
    if (errors !== undefined && errors > 0)
        beyond.push(`There are errors to mend: ${errors}.`);
    return { isMet: missing.length === 0, copies, media, providers, regions, offsite, immutable, missing, beyond };
}
function copiesAdvice(lacking, behind) {
    const names = behind.map((place) => place.label).join(', ');
    const sync = behind.length === 0 ? '' : ` \`sync\` brings the newest backup to ${names}.`;
    const more = lacking - behind.length;
    if (more <= 0)
        return sync.trim();
    return `Add ${more} destination${more === 1 ? '' : 's'}.${sync}`;
}
function offsiteAdvice(holding) {
    if (holding.length === 0)
        return 'Keep one away from the database and its network.';
    return 'Keep one away from the database and its network; where one is and its address does not tell, add `offsite=true` to it.';
}
function sentenceOf({ isMet, copies, media, offsite, immutable, missing }) {
    const counts = `${copies} ${copies === 1 ? 'copy' : 'copies'} with the database itself, on ${media} ${media === 1 ? 'medium' : 'media'}, ${offsite} offsite, ${immutable} immutable`;
    return isMet ? `The 3-2-1 rule is met: ${counts}.` : `The 3-2-1 rule is not met: ${counts}. ${missing.join(' ')}`;
}


/***/ }),

/***/ 88050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _o: () => (/* binding */ secretLines),
/* harmony export */   nC: () => (/* binding */ withoutLineEnds),
/* harmony export */   oI: () => (/* binding */ withoutLineEnd),
/* harmony export */   zh: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    reveal() {
        return this.#value;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '***';
    }
}
function withoutLineEnd(text) {
    return text.replace(/\r?\n$/, '');
}
function secretLines(secret) {
    const lines = secret?.reveal().split(/\r?\n/) ?? [];
    return lines.filter((line) => line !== '').map((line) => new Secret(line));
}
function withoutLineEnds(text) {
    return text.replace(/[\r\n]+$/, '');
}


/***/ }),

/***/ 58860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ TOOL)
/* harmony export */ });
const TOOL = { name: 'restorable', version: '0.1.0' };


/***/ }),

/***/ 96899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ LEVELS),
  D: () => (/* binding */ createHost)
});

// EXTERNAL MODULE: ./build/host/cancellation.js
var host_cancellation = __webpack_require__(11302);
// EXTERNAL MODULE: ./build/secrets/secrets.js
var secrets = __webpack_require__(19689);
;// CONCATENATED MODULE: ./build/host/masker.js

const MIN_LENGTH = 3;
const PUBLIC_LINE = /^(?:-----(?:BEGIN|END) PGP [A-Z ]+-----|(?:Version|Comment|Hash|Charset): .*|\{|\}|\[|\])$/;
const MASKED = '***';
class Masker {
    #forms = new Set();
    #pattern;
    add(value) {
        const added = formsOf(value).filter((form) => !this.#forms.has(form));
        for (const form of added)
            this.#forms.add(form);
        if (added.length > 0)
            this.#pattern = undefined;
        return added;
    }
    scrub(text) {
        if (this.#forms.size === 0)
            return text;
        this.#pattern ??= patternOf(this.#forms);
        return text.replaceAll(this.#pattern, MASKED);
    }
    scrubDeep(value) {
        if (typeof value === 'string')
            return this.scrub(value);
        if (Array.isArray(value))
            return value.map((item) => this.scrubDeep(item));
        if (typeof value !== 'object' || value === null)
            return value;
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.scrubDeep(item)]));
    }
}
function formsOf(value) {
    const lines = value.split(/\r?\n/).filter((line) => !PUBLIC_LINE.test(line.trim()));
    const parts = lines.length > 1 ? [value, ...lines] : lines;
    const forms = new Set();
    for (const part of [...parts, ...parts.flatMap(secrets/* secretsInUrl */.Ct)]) {
        const trimmed = part.trim();
        for (const form of [part, trimmed, decode(trimmed), encodeURIComponent(trimmed), encodeURI(trimmed)]) {
            forms.add(form);
            forms.add(JSON.stringify(form).slice(1, -1));
        }
    }
    return [...forms].filter((form) => form.trim().length >= MIN_LENGTH);
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function patternOf(forms) {
    const sorted = [...forms].sort((a, b) => b.length - a.length);
    return new RegExp(sorted.map((form) => form.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'g');
}
const SECRET_VARIABLES = [
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'PGPASSWORD',
    'GITHUB_TOKEN',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
];
const PROXY_VARIABLE = /^(?:https?|all)_proxy$/i;
function secretsInEnvironment(env) {
    const values = SECRET_VARIABLES.map((name) => env[name]).filter((value) => value !== undefined && value !== '');
    const proxies = Object.entries(env).filter(([name]) => PROXY_VARIABLE.test(name));
    return [...values, ...proxies.flatMap(([, value]) => (0,secrets/* secretsInUrl */.Ct)(value ?? ''))];
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/host/workspace.js
var host_workspace = __webpack_require__(30756);
;// CONCATENATED MODULE: ./build/host/temporary-folder.js






const OTHERS = ['/tmp', '/var/tmp', '/dev/shm'];
const LONGEST_BYTES = 107 - 60;
async function makeWorkspace(plan) {
    const wanted = (0,external_node_path_.resolve)(plan.wanted);
    const folders = [...new Set([wanted, (0,external_node_path_.resolve)((0,external_node_os_.tmpdir)()), ...OTHERS])];
    const reasons = new Map();
    for (const isPicky of [true, false]) {
        for (const folder of folders) {
            if (isPicky && Buffer.byteLength(folder) > LONGEST_BYTES) {
                reasons.set(folder, 'its path is too long for a socket');
                continue;
            }
            const made = await attempt(folder, isPicky, plan);
            if (typeof made !== 'string') {
                if (folder !== wanted)
                    tellOfAnother(plan.log, wanted, reasons.get(wanted) ?? '', folder);
                return made;
            }
            reasons.set(folder, made);
        }
    }
    const tried = [...reasons].map(([folder, reason]) => `${folder} (${reason})`).join(', ');
    throw new errors/* RestorableError */.s$('FILE_UNREADABLE', `There is no folder for temporary files: ${tried}.`, {
        hint: 'Set RUNNER_TEMP in a job, or TMPDIR elsewhere, to a folder that this user may write.',
    });
}
function tellOfAnother(log, wanted, reason, folder) {
    log.warning(`Temporary files go to ${folder}: ${wanted} can't be used (${reason}).`);
}
async function attempt(folder, isPicky, { onPath, outlivesUs }) {
    const path = (0,host_workspace/* newWorkspacePath */.rZ)(folder);
    onPath(path);
    let workspace;
    try {
        workspace = await (0,host_workspace/* createWorkspace */.sK)(path, outlivesUs);
    }
    catch (error) {
        const { code } = error;
        await (0,promises_.rm)(path, { recursive: true, force: true }).catch(() => { });
        if (code === undefined)
            throw error;
        return code;
    }
    if (!isPicky || (await startsPrograms(path)))
        return workspace;
    await workspace.remove();
    return 'it is mounted noexec';
}
async function startsPrograms(folder) {
    const file = (0,external_node_path_.join)(folder, 'probe');
    try {
        await (0,promises_.writeFile)(file, '', { mode: 0o700 });
        await (0,promises_.access)(file, external_node_fs_.constants.X_OK);
        return true;
    }
    catch (error) {
        return error.code !== 'EACCES';
    }
    finally {
        await (0,promises_.rm)(file, { force: true });
    }
}

;// CONCATENATED MODULE: ./build/host/tool-words.js
const MAX_CHARACTERS = 4 * 1024 * 1024;
class ToolWords {
    #scrub;
    #show;
    #text = '';
    #speaker = '';
    #said = new Map();
    constructor(scrub, show) {
        this.#scrub = scrub;
        this.#show = show;
    }
    add(words) {
        const text = this.#scrub(words.reveal()).trim();
        const said = this.#said.get(words.speaker) ?? '';
        if (text === '' || said.includes(text))
            return;
        this.#said.set(words.speaker, `${said}${text}\n`.slice(-MAX_CHARACTERS));
        this.#show?.(words.speaker, text);
        if (words.speaker !== this.#speaker)
            this.#text += `${this.#text === '' ? '' : '\n'}--- ${words.speaker}\n`;
        this.#speaker = words.speaker;
        this.#text = `${this.#text}${text}\n`.slice(-MAX_CHARACTERS);
    }
    get text() {
        return this.#text;
    }
}

;// CONCATENATED MODULE: ./build/host/base.js





const LEVELS = ['debug', 'info', 'notice', 'warning', 'error'];
function createHost(parts) {
    const masker = new Masker();
    const env = Object.assign(Object.create(null), parts.env);
    const mask = (value) => {
        for (const form of masker.add(value))
            parts.onSecret?.(form);
    };
    for (const value of secretsInEnvironment(parts.env))
        mask(value);
    const scrub = (text) => masker.scrub(text);
    const log = loggerOf((level, message) => parts.write(level, scrub(message)));
    let workspace = parts.existingWorkspace === undefined ? undefined : Promise.resolve((0,host_workspace/* workspaceAt */.xJ)(parts.existingWorkspace));
    let workspacePath = parts.existingWorkspace;
    const cancellation = parts.cancellation ?? (0,host_cancellation/* listenForCancellation */.c)();
    cancellation.beforeForcedExit((reason) => {
        log.error(`${reason.code} ${reason.message} What was under way did not stop in time, and was cut off.`);
        if (workspacePath === undefined)
            return;
        lastWords((0,host_workspace/* workspaceAt */.xJ)(workspacePath), parts.hasPostStep);
    });
    return {
        log,
        env,
        signal: cancellation.signal,
        workspace: () => {
            workspace ??= makeWorkspace({
                wanted: parts.temporaryFolder,
                outlivesUs: parts.hasPostStep,
                onPath: (path) => {
                    workspacePath = path;
                    parts.onWorkspace?.(path);
                },
                log,
            });
            return workspace;
        },
        mask: (secret) => mask(secret.reveal()),
        scrub,
        scrubDeep: (value) => masker.scrubDeep(value),
        progress: (update) => parts.progress(update, scrub),
        toolWords: new ToolWords(scrub, parts.showWords),
        hasPostStep: parts.hasPostStep,
        unknownOptionHint: parts.unknownOptionHint,
        limitTime: cancellation.limitTime,
        openWorkspace: async () => workspace,
        removeOrphans: async () => {
            if (!parts.hasPostStep)
                await (await __webpack_require__.e(/* import() */ 2298).then(__webpack_require__.bind(__webpack_require__, 42298))).removeOrphans(parts.temporaryFolder, log);
        },
        dispose: cancellation.dispose,
        runCache: parts.runCache?.(log, cancellation.signal),
        runCommand: parts.commandRunner?.(scrub),
    };
}
function lastWords(workspace, hasPostStep) {
    if (hasPostStep)
        return;
    for (const leftover of workspace.leftovers()) {
        if (leftover.kind !== 'process')
            continue;
        try {
            process.kill(-leftover.pid, 'SIGKILL');
        }
        catch {
        }
    }
    workspace.removeNow();
}
function loggerOf(write) {
    return {
        debug: (message) => write('debug', message),
        info: (message) => write('info', message),
        notice: (message) => write('notice', message),
        warning: (message) => write('warning', message),
        error: (message) => write('error', message),
    };
}


/***/ }),

/***/ 65132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ guardProcess)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_foreign_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54440);


let scrubber = (text) => text;
let guarded = false;
function guardProcess(scrub) {
    scrubber = scrub;
    if (guarded)
        return;
    guarded = true;
    const end = (thrown) => {
        const [frame = ''] = thrown instanceof Error ? (0,_core_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .framesOf */ .kA)(thrown) : [];
        const what = `${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown)}${frame.replace(/^ +/, ' ')}`;
        process.stderr.write(`error INTERNAL Unexpected failure: ${scrubber(what)}\n  hint: Please report this defect.\n`);
        process.exit(_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.failed);
    };
    process.on('uncaughtException', end);
    process.on('unhandledRejection', end);
    process.stdout.on('error', (error) => {
        if (error.code === 'EPIPE')
            process.exit(_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.done);
    });
}


/***/ }),

/***/ 53098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ isOrphaned),
/* harmony export */   h: () => (/* binding */ writeOwner)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);




const START_FIELD = 19;
const MAX_BYTES = 4_096;
const FILE = 'owner.json';
const ownerSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    pid: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().min(1),
    kernel: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ bootId: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), pidNamespace: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), startTicks: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }).nullable(),
});
async function writeOwner(folder) {
    const owner = { pid: process.pid, kernel: kernelFacts(process.pid) ?? null };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, FILE), JSON.stringify(owner), { mode: 0o600, flag: 'wx' });
}
async function isOrphaned(folder) {
    const owner = await readOwner(folder);
    if (owner === undefined)
        return false;
    if (owner.kernel === null)
        return !isRunning(owner.pid);
    const ours = kernelFacts(process.pid);
    if (ours === undefined)
        return false;
    if (owner.kernel.bootId !== ours.bootId)
        return true;
    if (owner.kernel.pidNamespace !== ours.pidNamespace)
        return false;
    return startTicks(owner.pid) !== owner.kernel.startTicks;
}
async function readOwner(folder) {
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, FILE), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
        try {
            const { bytesRead, buffer } = await file.read(Buffer.alloc(MAX_BYTES), 0, MAX_BYTES, 0);
            return ownerSchema.parse(JSON.parse(buffer.toString('utf8', 0, bytesRead)));
        }
        finally {
            await file.close();
        }
    }
    catch {
        return undefined;
    }
}
function kernelFacts(pid) {
    const started = startTicks(pid);
    if (started === undefined)
        return undefined;
    try {
        return {
            bootId: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
            pidNamespace: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)('/proc/self/ns/pid'),
            startTicks: started,
        };
    }
    catch {
        return undefined;
    }
}
function startTicks(pid) {
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, 'latin1');
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_FIELD];
    }
    catch {
        return undefined;
    }
}
function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code !== 'ESRCH';
    }
}


/***/ }),

/***/ 54846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ removeRemains),
  p: () => (/* binding */ runHosted)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
;// CONCATENATED MODULE: ./build/options/opens-backups.js
function keyHolding(request) {
    if (!opensBackups(request))
        return undefined;
    return { mayContain: request.mode === 'verify' && !request.trustSource };
}
function opensBackups(request) {
    switch (request.mode) {
        case 'verify':
        case 'restore':
            return true;
        case 'keygen':
            return true;
        case 'backup':
            return request.recipients.kind === 'passphrase' || request.passphrase !== undefined;
        case 'list':
        case 'status':
        case 'prune':
        case 'sync':
            return request.passphrase !== undefined;
        case 'check-destinations':
        case 'hold':
        case 'release':
        case 'matrix':
            return false;
    }
}

// EXTERNAL MODULE: ./build/core/secret.js
var core_secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/secrets/secrets.js
var secrets = __webpack_require__(19689);
// EXTERNAL MODULE: ./build/options/request.js
var request = __webpack_require__(29026);
// EXTERNAL MODULE: ./build/secrets/substitute.js
var substitute = __webpack_require__(24034);
// EXTERNAL MODULE: ./build/core/format/database-name.js
var database_name = __webpack_require__(48937);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
;// CONCATENATED MODULE: ./build/config-file/commands.js





const USED = {
    backup: ['dump', 'inspect', 'ready'],
    verify: ['verify', 'inspect', 'ready'],
    restore: ['restore', 'inspect', 'ready'],
};
const COMMAND = 'command:';
function isCommandTarget(target) {
    return target.toLowerCase().startsWith(COMMAND);
}
function commandTargetName(target) {
    const name = target.slice(COMMAND.length).trim();
    if (name !== '')
        return (0,database_name/* requireDatabaseName */.ES)(name);
    throw new errors/* RestorableError */.s$('INPUT_INVALID', '`target` names no database after "command:".', {
        hint: 'Write the name that it has in the configuration file: command:cache.',
    });
}
function commandsFor(mode, name, options) {
    const { file } = options;
    const { databases } = file.config;
    if (!Object.hasOwn(databases, name)) {
        const hint = (0,suggest/* didYouMean */.a)(name, Object.keys(databases));
        throw file.invalid(['databases'], `does not hold the database "${name}"`, hint);
    }
    const section = databases[name]?.commands;
    if (section === undefined)
        return undefined;
    const path = ['databases', name, 'commands'];
    takeEnvironment(section.environment, [...path, 'environment'], options, mode !== 'verify');
    if (mode === 'verify' && section.verify === undefined) {
        throw file.invalid(path, 'has no `verify`: nothing could be restored, and a backup that was only read is not proved', 'Add `verify:`, a command that restores standard input into a private database in $RESTORABLE_FOLDER; docs/other-databases.md has recipes.');
    }
    return fill(mode, section, name, options);
}
function fill(mode, section, name, options) {
    const path = ['databases', name, 'commands'];
    const used = USED[mode];
    const words = (key, argv) => (used.includes(key) ? argv?.map((word, at) => (0,substitute/* substitute */.V2)(word, [...path, key, at], options)) : argv);
    return {
        dump: words('dump', section.dump),
        restore: words('restore', section.restore),
        verify: words('verify', section.verify),
        inspect: words('inspect', section.inspect),
        ready: words('ready', section.ready),
        environment: section.environment,
        identity: section.identity === undefined || mode !== 'backup'
            ? (section.identity ?? name)
            : (0,substitute/* substitute */.V2)(section.identity, [...path, 'identity'], options),
    };
}
function takeEnvironment(names, path, { env, file, mask }, isNeeded = true) {
    for (const name of names) {
        for (const secret of (0,substitute/* secretsOfVariable */.r4)(name, env[name] ?? ''))
            mask(new core_secret/* Secret */.zh(secret));
    }
    for (const [at, name] of names.entries()) {
        if (!isNeeded || env[name] !== undefined)
            continue;
        throw file.invalid([...path, at], `names the variable ${name}, which is not set`, "Set it in `env` of the step, from a secret; a secret's name that is misspelt gives an empty variable.");
    }
}

;// CONCATENATED MODULE: ./build/config-file/hooks.js


function hooksFor(name, options) {
    const { defaults, databases } = options.file.config;
    const own = databases[name]?.hooks;
    if (own === undefined && defaults?.hooks === undefined)
        return undefined;
    const pathOf = (key) => hasOwn(own?.[key]) ? ['databases', name, 'hooks', key] : ['defaults', 'hooks', key];
    const environment = hasOwn(own?.environment) ? own.environment : (defaults?.hooks?.environment ?? []);
    takeEnvironment(environment, pathOf('environment'), options);
    const argv = (key) => {
        const [program, ...words] = own?.[key] ?? defaults?.hooks?.[key] ?? [];
        if (program === undefined)
            return undefined;
        const fill = (word, at) => (0,substitute/* substitute */.V2)(word, [...pathOf(key), at], options);
        return [fill(program, 0), ...words.map((word, at) => fill(word, at + 1))];
    };
    return { before: argv('before'), beforeCommit: argv('before-commit'), after: argv('after'), environment };
}
function hasOwn(value) {
    return value !== undefined && value.length > 0;
}

// EXTERNAL MODULE: ./build/options/schema.js + 1 modules
var schema = __webpack_require__(1406);
// EXTERNAL MODULE: ./build/options/urls.js
var urls = __webpack_require__(28625);
;// CONCATENATED MODULE: ./build/options/requests/database-choice.js





function backupSource(options, environment, file) {
    const name = options.name === undefined ? undefined : (0,database_name/* requireDatabaseName */.ES)(options.name);
    if (file !== undefined && name !== undefined) {
        const commands = commandsFor('backup', name, { file, ...environment });
        if (commands !== undefined)
            return { database: commandSource(name, options), commands, name };
    }
    if (options.database === undefined)
        throw databaseMissing(file, name);
    const database = (0,urls/* readDatabaseUrl */.Bq)('database', options.database);
    return { database, commands: undefined, name: name ?? nameFrom(database) };
}
function databaseMissing(file, name) {
    if (file === undefined || name === undefined) {
        return (0,schema/* invalid */.Gq)('database', '`backup` needs `database`, or `config` for one of a file.');
    }
    return file.invalid(['databases', name], 'has neither `database` nor `commands`', 'Write `database:` there or under `defaults`, or give `database` with the run.');
}
function commandSource(name, options = {}) {
    if (options.database !== undefined) {
        throw (0,schema/* invalid */.Gq)('database', `\`database\` was given, but \`config\` has commands for "${name}": two databases would be meant.`, 'Leave `database` out, or give another `name`.');
    }
    return { engine: 'command', url: new core_secret/* Secret */.zh(`command:${name}`) };
}
function restoreTarget(target, environment, file) {
    if (!isCommandTarget(target))
        return { target: (0,urls/* readDatabaseUrl */.Bq)('target', target), commands: undefined };
    const name = commandTargetName(target);
    if (file !== undefined) {
        const commands = commandsFor('restore', name, { file, ...environment });
        if (commands !== undefined)
            return { target: commandSource(name), commands };
        throw file.invalid(['databases', name], 'has no `commands`', 'For a database with a URL give its URL as `target`.');
    }
    throw (0,schema/* invalid */.Gq)('config', '`target` names a database of the configuration file, but `config` is not given.');
}
function nameFrom(database) {
    const name = (0,urls/* suggestedName */.Zt)(database);
    if (name !== undefined)
        return name;
    throw (0,schema/* invalid */.Gq)('name', '`name` is needed: the URL of `database` suggests none.');
}

// EXTERNAL MODULE: ./build/options/requests/destinations.js
var requests_destinations = __webpack_require__(57689);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/options/files.js
var files = __webpack_require__(84364);
// EXTERNAL MODULE: ./build/options/options.js
var options = __webpack_require__(14433);
;// CONCATENATED MODULE: ./build/options/requests/keys.js







const BLOCK = /-----BEGIN PGP ([A-Z ]+)-----[\s\S]*?-----END PGP \1-----/g;
const KEY_FILE = /\.(?:asc|gpg|pgp|key|txt)$/i;
const PUBLIC = 'PUBLIC KEY BLOCK';
const PRIVATE = 'PRIVATE KEY BLOCK';
function readPublicKeys(name, value, mask) {
    const blocks = readBlocks(name, value, mask);
    if (blocks.some((block) => block.type === PRIVATE)) {
        throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` was given a private key; only public keys belong there.`, {
            hint: 'Give the file that ends in .public.asc. Whatever could read this private key has it now: keep it out of this job.',
        });
    }
    return blocks.map((block) => {
        if (block.type === PUBLIC)
            return block.text;
        throw wrongBlock(name, block, 'public key');
    });
}
function readPrivateKeys(name, value, passphrase, mask) {
    return readBlocks(name, value, mask).map((block) => {
        if (block.type === PUBLIC) {
            throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` was given a public key; it needs the private one.`, {
                hint: 'Give the file that ends in .private.asc, or what `gpg --armor --export-secret-keys` prints.',
            });
        }
        if (block.type !== PRIVATE)
            throw wrongBlock(name, block, 'private key');
        return {
            armored: new core_secret/* Secret */.zh(block.text),
            passphrase: passphrase === undefined ? undefined : new core_secret/* Secret */.zh(passphrase),
        };
    });
}
function readPrivateKey(name, value, passphrase, mask) {
    if (value === undefined) {
        if (passphrase === undefined)
            return undefined;
        throw (0,schema/* invalid */.Gq)(name, `\`${name}-passphrase\` was given without \`${name}\`.`);
    }
    const keys = readPrivateKeys(name, value, passphrase, mask);
    if (keys.length === 1)
        return keys[0];
    throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` holds ${keys.length} keys; it takes one.`, {
        hint: (0,options/* findOption */.$K)(name)?.description,
    });
}
function readBlocks(name, value, mask) {
    const blocks = blocksOf(value);
    const paths = value
        .replaceAll(BLOCK, '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
    if (paths.some((line) => line.includes('-----') || ((0,secrets/* looksLikeArmor */.Vd)(line) && !(0,external_node_fs_.existsSync)(line)))) {
        throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` holds an armored key that is cut or damaged.`, {
            hint: 'Copy it whole, from the BEGIN to the END line, with its line breaks.',
        });
    }
    for (const path of paths) {
        const text = (0,files/* readInputFile */.j)(name, path, KEY_FILE.test(path));
        if (text.includes(PRIVATE))
            mask(new core_secret/* Secret */.zh(text));
        const inFile = blocksOf(text);
        if (inFile.length === 0) {
            throw new errors/* RestorableError */.s$('KEY_INVALID', `The file that \`${name}\` names holds no armored OpenPGP key.`, {
                hint: 'Export it as text: `gpg --armor --export` for a public key, `--export-secret-keys` for a private one.',
            });
        }
        blocks.push(...inFile);
    }
    if (blocks.length > 0)
        return blocks;
    throw new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` holds no key.`, { hint: (0,options/* findOption */.$K)(name)?.description });
}
function blocksOf(text) {
    return [...text.matchAll(BLOCK)].map((match) => ({ type: match[1] ?? '', text: `${match[0]}\n` }));
}
function wrongBlock(name, block, wanted) {
    return new errors/* RestorableError */.s$('KEY_INVALID', `\`${name}\` was given a PGP ${block.type.toLowerCase()}, not a ${wanted}.`, {
        hint: (0,options/* findOption */.$K)(name)?.description,
    });
}

;// CONCATENATED MODULE: ./build/options/requests/key-choice.js




function recipientsOf(options, mask) {
    const keys = options['encrypt-to'];
    if (keys !== undefined && options.passphrase === undefined) {
        return { kind: 'keys', publicKeys: readPublicKeys('encrypt-to', keys, mask) };
    }
    if (keys === undefined && options.passphrase !== undefined) {
        return { kind: 'passphrase', passphrase: new core_secret/* Secret */.zh(options.passphrase) };
    }
    throw oneOf('encrypt-to', keys !== undefined, 'Make keys with `restorable keygen`; the public one goes here.');
}
function unlockOf(options, mask) {
    const keys = options['decrypt-with'];
    if (keys !== undefined && options.passphrase === undefined) {
        return { kind: 'keys', keys: readPrivateKeys('decrypt-with', keys, options['key-passphrase'], mask) };
    }
    if (keys === undefined && options['key-passphrase'] !== undefined) {
        throw (0,schema/* invalid */.Gq)('decrypt-with', '`key-passphrase` opens a key, but `decrypt-with` is not given.');
    }
    if (keys === undefined && options.passphrase !== undefined) {
        return { kind: 'passphrase', passphrase: new core_secret/* Secret */.zh(options.passphrase) };
    }
    throw oneOf('decrypt-with', keys !== undefined, 'A key has its own passphrase in `key-passphrase`; `passphrase` is for backups that were made with one.');
}
function oneOf(name, both, hint) {
    const message = both
        ? `\`${name}\` and \`passphrase\` exclude each other.`
        : `Either \`${name}\` or \`passphrase\` is needed.`;
    return new errors/* RestorableError */.s$('INPUT_INVALID', message, { hint });
}

// EXTERNAL MODULE: ./build/core/planning/policy.js
var policy = __webpack_require__(11240);
;// CONCATENATED MODULE: ./build/options/requests/retention.js




function signersOf(options, mask) {
    return options.signers === undefined ? [] : readPublicKeys('signers', options.signers, mask);
}
function retentionKeys(options, mask) {
    const { verifiers, passphrase } = options;
    return {
        signers: signersOf(options, mask),
        passphrase: passphrase === undefined ? undefined : new core_secret/* Secret */.zh(passphrase),
        verifiers: verifiers === undefined ? [] : readPublicKeys('verifiers', verifiers, mask),
    };
}
function policyOf(options) {
    const rules = {
        hourly: options['keep-hourly'],
        daily: options['keep-daily'],
        weekly: options['keep-weekly'],
        monthly: options['keep-monthly'],
        yearly: options['keep-yearly'],
    };
    const keep = { keepLast: options['keep-last'], keepWithinMs: options['keep-within'] };
    return (0,policy/* readPolicy */.T4)({ ...rules, ...keep, timeZone: options['time-zone'] });
}
function defaultPolicy(options) {
    return { ...policy/* DEFAULT_POLICY */.zj, timeZone: options['time-zone'] ?? policy/* DEFAULT_POLICY */.zj.timeZone };
}
function retentionAfterBackup(options) {
    const policy = policyOf(options);
    if (policy === undefined) {
        const name = 'allow-failed-verification';
        if (options[name] !== undefined)
            throw (0,schema/* invalid */.Gq)(name, `\`${name}\` of a backup needs a keep rule, such as \`daily\`.`);
        return undefined;
    }
    return { policy, allowFailedVerification: options['allow-failed-verification'] ?? false };
}

// EXTERNAL MODULE: ./build/options/requests/tunnel.js
var tunnel = __webpack_require__(61294);
;// CONCATENATED MODULE: ./build/options/requests/backup-request.js








function backupRequest(options, environment, file) {
    const { mask } = environment;
    const destinations = (0,requests_destinations/* readDestinations */.s)(options.destination ?? []);
    const source = backupSource(options, environment, file);
    return {
        mode: 'backup',
        ...source,
        hooks: file && hooksFor(source.name, { file, ...environment }),
        destinations,
        recipients: recipientsOf(options, mask),
        runnerKey: readPrivateKey('runner-key', options['runner-key'], options['runner-key-passphrase'], mask),
        include: options.include ?? [],
        exclude: options.exclude ?? [],
        chain: {
            kind: options.kind ?? 'auto',
            fullEveryMs: options['full-every'] ?? 7 * 86_400_000,
            maxChain: options['max-chain'] ?? 30,
        },
        minCopies: requireIn(options['min-copies'] ?? 'all', destinations.length),
        readBack: options['read-back'] ?? 'sample',
        tunnel: (0,tunnel/* tunnelOf */.y)(options),
        maxReplicaLagMs: options['max-replica-lag'],
        maxRate: options['max-rate'],
        window: options.window,
        timeZone: options['time-zone'],
        compressionLevel: options.compression ?? 1,
        aead: options.openpgp === 'rfc9580',
        acceptNewSource: options['accept-new-source'] ?? false,
        requireTls: options['require-tls'] ?? false,
        withPasswordHashes: options['password-hashes'] ?? false,
        rowCountTimeoutMs: options['row-count-timeout'] ?? 0,
        timeoutMs: options.timeout,
        diagnostics: options.diagnostics,
        ...retentionKeys(options, mask),
        retention: retentionAfterBackup(options),
    };
}
function requireIn(requirement, destinations) {
    if (requirement === 'all' || requirement <= destinations)
        return requirement;
    throw (0,schema/* invalid */.Gq)('min-copies', `\`require\` asks for ${requirement} copies, but there ${destinations === 1 ? 'is 1 destination' : `are ${destinations} destinations`}.`);
}

// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
;// CONCATENATED MODULE: ./build/options/requests/reading-requests.js












function readRequest(options, mask) {
    return {
        name: (0,database_name/* requireDatabaseName */.ES)(options.name ?? ''),
        destinations: (0,requests_destinations/* readDestinations */.s)(options.destination ?? []),
        signers: signersOf(options, mask),
        backup: selectorOf(options.backup ?? 'latest'),
        unlock: unlockOf(options, mask),
        timeoutMs: options.timeout,
        diagnostics: options.diagnostics,
        tunnel: (0,tunnel/* tunnelOf */.y)(options),
    };
}
function verifyRequest(options, environment, file) {
    const { mask } = environment;
    const target = options.target === undefined || options.target === 'auto' ? undefined : options.target;
    const common = readRequest(options, mask);
    return {
        ...common,
        mode: 'verify',
        commands: file && commandsFor('verify', common.name, { file, ...environment }),
        target: target === undefined ? undefined : (0,urls/* readDatabaseUrl */.Bq)('target', target).url,
        verifyCopies: options['verify-copies'] ?? 'nearest',
        trustSource: options['trust-source'] ?? false,
        limits: {
            memoryBytes: options['sandbox-memory'],
            diskBytes: options['sandbox-disk'],
            processes: options['sandbox-processes'],
            timeoutMs: options['sandbox-timeout'],
        },
        checks: checksOf(options.checks),
        rtoMs: options.rto,
        rpoMs: options.rpo,
        verifierKey: readPrivateKey('verifier-key', options['verifier-key'], options['verifier-key-passphrase'], mask),
        verifiers: retentionKeys(options, mask).verifiers,
    };
}
function restoreRequest(options, environment, file) {
    return {
        ...readRequest(options, environment.mask),
        mode: 'restore',
        ...restoreTarget(options.target ?? '', environment, file),
        replace: options.replace ?? false,
        onError: options['on-error'] ?? 'stop',
    };
}
function selectorOf(text) {
    if (text === 'latest')
        return { kind: 'latest' };
    if (!text.startsWith('before:'))
        return { kind: 'id', id: (0,backup_id/* requireBackupId */.x1)(text) };
    const time = text.slice('before:'.length);
    const parsed = new Date(time);
    if (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.test(time) && !Number.isNaN(+parsed)) {
        return { kind: 'before', time: parsed };
    }
    throw (0,schema/* invalid */.Gq)('backup', 'The time after `before:` is not an ISO 8601 time with its zone.');
}
function checksOf(value) {
    if (value === undefined || value.includes('\n') || /^(?:checks\s*:|-\s|\[|\{)/.test(value))
        return value;
    return (0,files/* readInputFile */.j)('checks', value);
}

;// CONCATENATED MODULE: ./build/options/requests/catalog-requests.js






function listRequest(options, mask) {
    return {
        mode: 'list',
        name: options.name === undefined ? undefined : (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations: (0,requests_destinations/* readDestinations */.s)(options.destination ?? []),
        ...retentionKeys(options, mask),
    };
}
function pruneRequest(options, mask) {
    return {
        mode: 'prune',
        name: (0,database_name/* requireDatabaseName */.ES)(options.name ?? ''),
        destinations: (0,requests_destinations/* readDestinations */.s)(options.destination ?? []),
        ...retentionKeys(options, mask),
        policy: policyOf(options) ?? defaultPolicy(options),
        allowFailedVerification: options['allow-failed-verification'] ?? false,
        verifierKey: readPrivateKey('verifier-key', options['verifier-key'], options['verifier-key-passphrase'], mask),
        acceptMissing: options['accept-missing'] ?? false,
        dryRun: options['dry-run'] ?? false,
        timeoutMs: options.timeout,
    };
}
function syncRequest(options, mask) {
    const destinations = (0,requests_destinations/* readDestinations */.s)(options.destination ?? []);
    if (destinations.length < 2) {
        throw (0,schema/* invalid */.Gq)('destination', '`sync` needs two destinations or more: it copies from one to another.');
    }
    return {
        mode: 'sync',
        name: options.name === undefined ? undefined : (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations,
        ...retentionKeys(options, mask),
        policy: policyOf(options),
        readBack: options['read-back'] ?? 'sample',
        dryRun: options['dry-run'] ?? false,
        timeoutMs: options.timeout,
    };
}
function checkDestinationsRequest(options) {
    return {
        mode: 'check-destinations',
        name: options.name === undefined ? undefined : (0,database_name/* requireDatabaseName */.ES)(options.name),
        destinations: (0,requests_destinations/* readDestinations */.s)(options.destination ?? []),
        timeoutMs: options.timeout,
    };
}
function statusRequest(options, mask) {
    return {
        mode: 'status',
        name: (0,database_name/* requireDatabaseName */.ES)(options.name ?? ''),
        destinations: (0,requests_destinations/* readDestinations */.s)(options.destination ?? []),
        ...retentionKeys(options, mask),
        rpoMs: options.rpo,
        rtoMs: options.rto,
        verifyEveryMs: options['verify-every'],
        capacityBytes: options.capacity,
        policy: policyOf(options),
        timeoutMs: options.timeout,
    };
}
function holdRequest(mode, options, mask) {
    return {
        mode,
        name: (0,database_name/* requireDatabaseName */.ES)(options.name ?? ''),
        destinations: (0,requests_destinations/* readDestinations */.s)(options.destination ?? []),
        backup: selectorOf(options.backup ?? 'latest'),
        reason: options.reason ?? '',
        verifierKey: readPrivateKey('verifier-key', options['verifier-key'], options['verifier-key-passphrase'], mask),
    };
}

;// CONCATENATED MODULE: ./build/options/requests/matrix-request.js


function matrixRequest(options, file) {
    const { databases = {}, defaults } = file?.config ?? {};
    return {
        mode: 'matrix',
        databases: Object.entries(databases).map(([name, section]) => {
            const url = section.commands === undefined ? (section.database ?? defaults?.database) : undefined;
            return {
                name: (0,database_name/* requireDatabaseName */.ES)(name),
                variable: typeof url === 'string' ? (0,substitute/* onlyVariable */.P0)(url) : undefined,
            };
        }),
        filter: options.filter ?? [],
        shard: options.shard,
    };
}

;// CONCATENATED MODULE: ./build/options/parse.js










async function parseRequest(raw, environment) {
    maskSecrets(raw, environment);
    const mode = readMode(raw.get('mode'));
    const given = (0,schema/* givenOptions */.G0)(mode, new Map([...raw].filter(([name]) => name !== 'mode')));
    const path = given.get('config');
    if (path === undefined)
        return requestOf(mode, (0,schema/* readOptions */.Tt)(mode, given), environment, undefined);
    const { withFileOptions } = await Promise.all(/* import() */[__webpack_require__.e(6637), __webpack_require__.e(4685)]).then(__webpack_require__.bind(__webpack_require__, 94685));
    const { file, raw: all, located } = withFileOptions(mode, path, given, environment);
    return located(() => requestOf(mode, (0,schema/* readOptions */.Tt)(mode, all), environment, file));
}
function requestOf(mode, options, environment, file) {
    switch (mode) {
        case 'backup':
            return backupRequest(options, environment, file);
        case 'verify':
            return verifyRequest(options, environment, file);
        case 'restore':
            return restoreRequest(options, environment, file);
        case 'list':
            return listRequest(options, environment.mask);
        case 'status':
            return statusRequest(options, environment.mask);
        case 'prune':
            return pruneRequest(options, environment.mask);
        case 'sync':
            return syncRequest(options, environment.mask);
        case 'check-destinations':
            return checkDestinationsRequest(options);
        case 'hold':
        case 'release':
            return holdRequest(mode, options, environment.mask);
        case 'matrix':
            return matrixRequest(options, file);
        case 'keygen':
            return {
                mode,
                outputDirectory: options.output ?? '',
                identity: options.identity ?? '',
                passphrase: options['key-passphrase'] === undefined ? undefined : new core_secret/* Secret */.zh(options['key-passphrase']),
            };
    }
}
function maskSecrets(raw, environment) {
    for (const secret of (0,secrets/* secretsIn */.VY)(raw))
        environment.mask(new core_secret/* Secret */.zh(secret));
}
function readMode(text) {
    const given = text?.trim() ?? '';
    const mode = request/* MODES */.F.find((each) => each === given);
    if (mode !== undefined)
        return mode;
    const shown = given.slice(0, 30).replaceAll(/[^\w-]/g, '?');
    throw new errors/* RestorableError */.s$('INPUT_INVALID', given === '' ? '`mode` is missing.' : `\`${shown}\` is no mode.`, {
        hint: given === '' ? `Choose one of: ${request/* MODES */.F.join(', ')}.` : (0,suggest/* didYouMean */.a)(given, request/* MODES */.F),
    });
}

// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
;// CONCATENATED MODULE: ./build/report/failed.js


function failedReport(mode, error, startedAt) {
    const base = {
        tool: version/* TOOL */.j,
        startedAt: startedAt.toISOString(),
        durationMs: Date.now() - startedAt.getTime(),
        exitCode: (0,errors/* exitCodeOf */.FO)(error),
        error: { code: error.code, message: error.message, hint: error.hint },
        warnings: [],
        phases: [],
    };
    const nothingRead = {
        backup: undefined,
        source: undefined,
        target: undefined,
        notes: [],
        checks: [],
        tables: [],
        restoreMs: undefined,
        backupAgeMs: undefined,
    };
    switch (mode) {
        case 'backup':
            return { ...base, mode, backup: undefined, destinations: [], tables: [] };
        case 'verify':
            return { ...base, ...nothingRead, mode, verdict: 'error', record: undefined };
        case 'restore':
            return { ...base, ...nothingRead, mode, keptAs: undefined };
        case 'status':
            return { ...base, mode, checks: [], destinations: [], rule: undefined };
        case 'prune':
            return { ...base, mode, dryRun: false, destinations: [] };
        case 'sync':
            return { ...base, mode, dryRun: false, destinations: [] };
        case 'check-destinations':
            return { ...base, mode, destinations: [], rule: undefined };
        case 'hold':
        case 'release':
            return { ...base, mode, backup: undefined, reason: '', records: [] };
        case 'matrix':
            return { ...base, mode, total: 0, databases: [] };
        case 'keygen':
            return { ...base, mode, keys: [] };
        default:
            return { ...base, mode: 'list', destinations: [], gaps: [] };
    }
}

;// CONCATENATED MODULE: ./build/host/run.js




async function runHosted(raw, host, loadApp) {
    const startedAt = new Date();
    let outcome;
    try {
        await (0,errors/* throwIfCancelledByNow */.sE)(host.signal);
        const request = await parseRequest(raw, host);
        if ('timeoutMs' in request && request.timeoutMs !== undefined)
            host.limitTime(request.timeoutMs);
        await host.removeOrphans();
        const app = await loadApp();
        await (0,errors/* throwIfCancelledByNow */.sE)(host.signal);
        const report = host.scrubDeep(await app.runRequest(request, await hostFor(request, host)));
        outcome = { report, error: report.error, exitCode: report.exitCode };
    }
    catch (thrown) {
        outcome = failure(raw, explained((0,errors/* toRestorableError */.tj)(thrown), host), startedAt, host);
    }
    await removeRemains(raw, host, loadApp);
    host.dispose();
    return outcome;
}
async function hostFor(request, host) {
    const holdsKeys = keyHolding(request);
    if (holdsKeys === undefined)
        return host;
    await (await __webpack_require__.e(/* import() */ 3139).then(__webpack_require__.bind(__webpack_require__, 3139))).leaveNoCoreFile();
    return { ...host, runCache: undefined, holdsKeys };
}
function explained(error, { unknownOptionHint }) {
    if (error.code !== 'INPUT_UNKNOWN' || unknownOptionHint === undefined)
        return error;
    const hint = [unknownOptionHint, error.hint].filter((text) => text !== undefined).join(' ');
    return new errors/* RestorableError */.s$(error.code, error.message, { hint, cause: error.cause });
}
function failure(raw, error, startedAt, host) {
    for (const line of (0,errors/* causesOf */.cZ)(error))
        host.log.debug(line);
    for (const words of (0,errors/* foreignWordsOf */.Rw)(error))
        host.toolWords.add(words);
    const report = host.scrubDeep(failedReport(modeOf(raw), error, startedAt));
    return { report: modeOf(raw) === undefined ? undefined : report, error: report.error, exitCode: report.exitCode };
}
function modeOf(raw) {
    try {
        return readMode(raw.get('mode'));
    }
    catch {
        return undefined;
    }
}
async function removeRemains(inputs, host, loadApp) {
    maskSecrets(inputs, host);
    await withoutFailing(host, async () => {
        const workspace = await host.openWorkspace();
        if (workspace === undefined)
            return;
        const undone = await withoutFailing(host, async () => {
            const leftovers = workspace.leftovers();
            const goingOn = { ...host, signal: new AbortController().signal };
            if (leftovers.length > 0)
                await (await loadApp()).cleanUp(goingOn, { leftovers, inputs });
        });
        if (undone || !host.hasPostStep)
            await workspace.remove();
    });
}
async function withoutFailing(host, work) {
    try {
        await work();
        return true;
    }
    catch (thrown) {
        host.log.warning(`Something temporary could not be removed: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        return false;
    }
}


/***/ }),

/***/ 30756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rZ: () => (/* binding */ newWorkspacePath),
/* harmony export */   sK: () => (/* binding */ createWorkspace),
/* harmony export */   xJ: () => (/* binding */ workspaceAt),
/* harmony export */   ym: () => (/* binding */ WORKSPACE_NAME)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53098);





const JOURNAL = 'journal.jsonl';
const WORKSPACE_NAME = /^restorable-[0-9a-f]{8}$/;
function newWorkspacePath(parent) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(parent), `restorable-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}`);
}
async function createWorkspace(path, outlivesUs) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(path, { mode: 0o700 });
    if (!outlivesUs)
        await (0,_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .writeOwner */ .h)(path);
    return workspaceAt(path);
}
function workspaceAt(path) {
    return {
        path,
        note: (leftover) => append(path, { op: 'note', leftover }),
        forget: (leftover) => append(path, { op: 'forget', leftover }),
        leftovers: () => readJournal((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(path, JOURNAL)),
        remove: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { recursive: true, force: true, maxRetries: 3 }),
        removeNow: () => {
            try {
                (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(path, { recursive: true, force: true });
            }
            catch {
            }
        },
    };
}
async function append(path, entry) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(path, JOURNAL), 'a', 0o600);
    try {
        await file.appendFile(`${JSON.stringify(entry)}\n`);
        await file.sync();
    }
    finally {
        await file.close();
    }
}
function readJournal(path) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(path))
        return [];
    const open = new Map();
    for (const line of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(path, 'utf8').split('\n')) {
        const entry = parseEntry(line);
        if (entry === undefined)
            continue;
        const key = JSON.stringify(entry.leftover);
        if (entry.op === 'note')
            open.set(key, entry.leftover);
        else
            open.delete(key);
    }
    return [...open.values()];
}
function parseEntry(line) {
    try {
        return line === '' ? undefined : JSON.parse(line);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 84364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ readInputFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const MAX_BYTES = 1024 * 1024;
function readInputFile(name, path, isShown = true) {
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
        if (!stat.isFile())
            throw new Error('it is no regular file');
        if (stat.size > MAX_BYTES)
            throw new Error(`it is larger than ${MAX_BYTES} bytes`);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch (cause) {
        const shown = !isShown || path.length > 80 || /\s/.test(path) ? 'the file' : `the file "${path}"`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('FILE_UNREADABLE', `Can't read ${shown} that \`${name}\` names: ${reason(cause)}.`, {
            hint: `Check the path; it is relative to ${process.cwd()}.`,
            cause,
        });
    }
}
function reason(cause) {
    const code = cause.code;
    if (code === 'ENOENT')
        return 'it does not exist';
    if (code === 'EACCES')
        return 'permission denied';
    return code ?? (cause instanceof Error ? cause.message : 'unknown reason');
}


/***/ }),

/***/ 29026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ MODES)
/* harmony export */ });
const MODES = [
    'backup',
    'verify',
    'restore',
    'list',
    'status',
    'prune',
    'sync',
    'check-destinations',
    'hold',
    'release',
    'matrix',
    'keygen',
];


/***/ }),

/***/ 57689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ readDestinations)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81590);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88050);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1406);
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95949);
/* harmony import */ var _urls_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(28625);






const DESTINATION_SCHEMES = ['file', 's3', 'azure', 'gs', 'sftp', 'rclone'];
const WEB_ADDRESS = 'The address of a storage stands in `endpoint`: s3://bucket/prefix?endpoint=https://host.';
const FOREIGN_SCHEMES = {
    gcs: 'Did you mean `gs`?',
    az: 'Did you mean `azure`?',
    azblob: 'Did you mean `azure`?',
    ssh: 'Did you mean `sftp`?',
    scp: 'Did you mean `sftp`?',
    webdav: 'Make a remote of it with `rclone config` and write rclone://remote/path.',
    http: WEB_ADDRESS,
    https: WEB_ADDRESS,
    ftp: 'Make a remote of it with `rclone config` and write rclone://remote/path.',
    restic: 'That is another tool; name the storage below it.',
};
const COMMON = {
    timeout: (value) => ({ timeoutMs: readDuration(value) }),
    offsite: (value) => ({ offsite: readBoolean(value) }),
};
function readDestinations(lines) {
    if (new Set(lines).size !== lines.length) {
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('destination', 'The same `destination` is listed twice.', 'Remove one of the two lines.');
    }
    return lines.map((line) => {
        const scheme = (0,_urls_js__WEBPACK_IMPORTED_MODULE_5__/* .schemeOf */ .dz)(line);
        const known = DESTINATION_SCHEMES.find((each) => each === scheme);
        if (known !== undefined) {
            const { url, settings } = takeCommonParameters(line);
            return { scheme: known, url: new _core_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .zh(url), ...settings };
        }
        if (scheme === undefined) {
            throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('destination', 'A `destination` has no scheme.', 'For a folder write file:path, for S3 s3://bucket/prefix, for Azure azure://account/container/prefix.');
        }
        const hint = FOREIGN_SCHEMES[scheme] ?? (0,_suggest_js__WEBPACK_IMPORTED_MODULE_4__/* .didYouMean */ .a)(scheme, DESTINATION_SCHEMES);
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('destination', `\`destination\` has an unknown scheme "${scheme.slice(0, 30)}:".`, hint);
    });
}
function takeCommonParameters(line) {
    let settings = { timeoutMs: undefined, offsite: undefined };
    const at = line.indexOf('?');
    if (at === -1 || !/^[a-z0-9]+:\/\//i.test(line))
        return { url: line, settings };
    const rest = [];
    const seen = new Set();
    for (const pair of line.slice(at + 1).split('&')) {
        const [[name = '', value = ''] = []] = [...new URLSearchParams(pair)];
        const read = Object.hasOwn(COMMON, name) ? COMMON[name] : undefined;
        if (read === undefined) {
            rest.push(pair);
            continue;
        }
        if (seen.has(name))
            throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)('destination', `A \`destination\` has the parameter "${name}" twice.`);
        seen.add(name);
        settings = { ...settings, ...read(value) };
    }
    return { url: rest.length === 0 ? line.slice(0, at) : `${line.slice(0, at)}?${rest.join('&')}`, settings };
}
function readDuration(value) {
    try {
        const limitMs = (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDurationMs */ .y)(value);
        if (limitMs > 0)
            return limitMs;
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)(thrown, ['request']);
    }
    throw wrong('timeout', 'is no duration', 'Write timeout=30m.');
}
function readBoolean(value) {
    if (value === 'true' || value === 'false')
        return value === 'true';
    throw wrong('offsite', 'is neither true nor false', 'Write offsite=true or offsite=false.');
}
function wrong(name, what, hint) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INPUT_INVALID', `The parameter "${name}" of a \`destination\` ${what}.`, { hint });
}


/***/ }),

/***/ 28625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ readDatabaseUrl),
/* harmony export */   Zt: () => (/* binding */ suggestedName),
/* harmony export */   dz: () => (/* binding */ schemeOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48937);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88050);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1406);
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95949);





const ENGINE_OF_SCHEME = {
    postgres: 'postgres',
    postgresql: 'postgres',
    mysql: 'mysql',
    mariadb: 'mariadb',
    sqlite: 'sqlite',
    d1: 'd1',
};
const DATABASE_SCHEMES = Object.keys(ENGINE_OF_SCHEME);
const BY_COMMAND = new Set(['mongodb', 'mongodb+srv', 'mssql', 'sqlserver', 'redis', 'rediss', 'valkey']);
function readDatabaseUrl(option, text) {
    const scheme = schemeOf(text);
    if (scheme === undefined) {
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)(option, `\`${option}\` has no scheme.`, 'Begin it with postgres://, mysql://, mariadb://, sqlite: or d1:// and quote it in a shell.');
    }
    if (!isKey(ENGINE_OF_SCHEME, scheme)) {
        if (scheme === 'command') {
            throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)(option, `\`${option}\`: command: stands only in \`target\` of a restore.`, 'A backup and a verification take `config` and `name`; the latter restores into a private folder.');
        }
        if (BY_COMMAND.has(scheme)) {
            throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)(option, `\`${option}\`: ${scheme} databases are backed up by commands of your own.`, 'Name their dump and restore commands in a configuration file (`config`); docs/other-databases.md has recipes.');
        }
        const message = `\`${option}\` has an unknown scheme "${scheme.slice(0, 30)}:".`;
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)(option, message, (0,_suggest_js__WEBPACK_IMPORTED_MODULE_4__/* .didYouMean */ .a)(scheme, DATABASE_SCHEMES));
    }
    const engine = ENGINE_OF_SCHEME[scheme];
    if (engine !== 'sqlite' && !/^\w+:\/\//.test(text)) {
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)(option, `\`${option}\` needs "//" after "${scheme}:".`);
    }
    if (engine === 'sqlite' && sqlitePath(text) === '')
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .Gq)(option, `\`${option}\` names no file after "sqlite:".`);
    return { engine, url: new _core_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .zh(text) };
}
function suggestedName(source) {
    const text = source.url.reveal();
    if (source.engine === 'sqlite') {
        return (0,_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestDatabaseName */ .Tg)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(sqlitePath(text)).replace(/\.(?:db3?|sqlite3?)$/i, ''));
    }
    const [location = '', query = ''] = text.slice(text.indexOf('://') + 3).split('?', 2);
    const path = location
        .slice(location.lastIndexOf('@') + 1)
        .split('/')
        .slice(1)
        .join('/');
    const named = new URLSearchParams(query).get('dbname') ?? path;
    try {
        return (0,_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestDatabaseName */ .Tg)(decodeURIComponent(named));
    }
    catch {
        return (0,_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestDatabaseName */ .Tg)(named);
    }
}
function sqlitePath(text) {
    return text.replace(/^sqlite:(?:\/\/)?/i, '').split('?')[0] ?? '';
}
function schemeOf(text) {
    return /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
}
function isKey(object, key) {
    return Object.hasOwn(object, key);
}


/***/ }),

/***/ 3294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ authenticity),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   Le: () => (/* binding */ checksByOutcome),
/* harmony export */   MV: () => (/* binding */ tablesBySize),
/* harmony export */   Qb: () => (/* binding */ tableDiffers),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   S7: () => (/* binding */ ruleFacts),
/* harmony export */   hN: () => (/* binding */ needsOf),
/* harmony export */   ko: () => (/* binding */ replicaOf),
/* harmony export */   o: () => (/* binding */ diagnosticsOf),
/* harmony export */   o0: () => (/* binding */ humanMs),
/* harmony export */   p6: () => (/* binding */ humanBytes),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   v6: () => (/* binding */ engineTitle),
/* harmony export */   vk: () => (/* binding */ bytesBothWays),
/* harmony export */   zD: () => (/* binding */ grouped),
/* harmony export */   zK: () => (/* binding */ humanTime)
/* harmony export */ });
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22691);
/* harmony import */ var pretty_ms__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61304);
/* harmony import */ var _core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59290);



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
function replicaOf({ replica }) {
    if (replica === undefined)
        return undefined;
    if (replica.lagMs === null)
        return 'a replica, nobody knows how far behind';
    return replica.lagMs === 0 ? 'a replica, not behind' : `a replica, ${humanMs(replica.lagMs)} behind`;
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
function diagnosticsOf({ diagnostics }) {
    if (diagnostics === undefined)
        return undefined;
    return `What tools and servers said is in ${diagnostics.path}, encrypted. Open it with: ${diagnostics.open}`;
}
function visible(text, maxLength) {
    const cut = text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
    return cut
        .replaceAll(/\r?\n/g, ' ')
        .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
function authenticity(backup) {
    if (backup.authenticatedBy !== null)
        return `signed by ${backup.authenticatedBy}, an accepted signer`;
    const made = backup.signed ? 'signed, but compared with no accepted signer' : 'not signed';
    return `${made}; not authenticated: whoever can write the storage can have made this`;
}
function needsOf({ parents = [] }) {
    const [nearest] = parents;
    if (nearest === undefined)
        return 'nothing';
    return parents.length === 1 ? nearest : `${nearest} and ${parents.length - 1} more`;
}
function kindOf(backup, because) {
    if (backup.kind === 'full')
        return because === undefined ? 'full' : `full, because ${because}`;
    return `${backup.kind}, needs ${needsOf(backup)}`;
}
function ruleFacts(rule) {
    const list = (names) => (names.length === 0 ? 'none known' : names.join(', '));
    const facts = [
        ['3-2-1 rule', (0,_core_planning_three_two_one_js__WEBPACK_IMPORTED_MODULE_2__/* .sentenceOf */ .$)(rule)],
        ['Providers', list(rule.providers)],
        ['Regions', list(rule.regions)],
    ];
    return [...facts, ...rule.beyond.map((advice) => ['Beyond it', advice])];
}
function checksByOutcome(checks) {
    const rank = { failed: 0, skipped: 1, passed: 2 };
    return checks.toSorted((a, b) => rank[a.outcome] - rank[b.outcome]);
}
function tablesBySize(tables) {
    const differs = (table) => (tableDiffers(table) ? 1 : 0);
    return tables.toSorted((a, b) => differs(b) - differs(a) || (b.rows ?? -1) - (a.rows ?? -1));
}
function tableDiffers(table) {
    return table.restoredRows !== undefined && table.rows !== null && table.restoredRows !== table.rows;
}
function countOf(checks, outcome) {
    return checks.filter((check) => check.outcome === outcome).length;
}
function plural(count, noun, nouns = `${noun}s`) {
    return `${grouped(count)} ${count === 1 ? noun : nouns}`;
}


/***/ }),

/***/ 93667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ syncedOf),
/* harmony export */   _f: () => (/* binding */ syncHeadline),
/* harmony export */   h4: () => (/* binding */ probeHeadline)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);

function syncedOf(report, ...outcomes) {
    return report.destinations.flatMap((each) => each.backups.filter(({ outcome }) => outcomes.includes(outcome)));
}
function syncHeadline(report) {
    const done = syncedOf(report, 'copied', 'repaired', 'planned');
    const objects = done.reduce((sum, each) => sum + each.objects, 0);
    const bytes = done.reduce((sum, each) => sum + each.bytes, 0);
    const would = report.dryRun ? 'would be ' : '';
    const what = done.length === 0
        ? 'Nothing had to be copied.'
        : `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(done.length, 'backup')} ${would}copied or repaired: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(objects, 'object')}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(bytes)}.`;
    const damaged = syncedOf(report, 'damaged');
    const lost = damaged.length === 0 ? '' : ` Not to be had whole anywhere: ${namesOf(damaged)}.`;
    if (report.error !== undefined) {
        return { tone: 'bad', title: 'Not level', sentence: `${report.error.message} ${what}${lost}`.trim() };
    }
    if (damaged.length > 0)
        return { tone: 'bad', title: 'Level but for what is damaged', sentence: `${what}${lost}` };
    const title = report.dryRun ? 'What sync would do' : 'The destinations are level';
    return { tone: report.warnings.length > 0 ? 'warn' : 'good', title, sentence: what };
}
function namesOf(backups) {
    const names = [...new Set(backups.map(({ id }) => id))];
    return `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;
}
function probeHeadline(report) {
    const bad = report.destinations.filter((each) => !each.usable);
    const total = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(report.destinations.length, 'destination');
    if (bad.length > 0) {
        const named = bad.slice(0, 3).map((each) => {
            const first = each.checks.find(({ outcome }) => outcome === 'failed');
            return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(each.label, 80)}: ${first?.name ?? ''}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(first?.detail ?? '', 200)}`;
        });
        const sentence = `${bad.length} of ${total} can't be used as it is. ${named.join(' ')}`;
        return { tone: 'bad', title: 'Not ready for backups', sentence };
    }
    if (report.error !== undefined)
        return { tone: 'bad', title: 'Not checked', sentence: report.error.message };
    const tone = report.warnings.length > 0 || report.rule?.isMet === false ? 'warn' : 'good';
    return { tone, title: 'Ready for backups', sentence: `Backups can be made at ${total}.` };
}


/***/ }),

/***/ 31714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ headlineOf)
});

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
;// CONCATENATED MODULE: ./build/report/headline-copies.js

const NAMED_COPIES = 3;
function copiesHeadline(report, copies, of) {
    const withVerdict = (verdict) => copies.filter((copy) => copy.verdict === verdict);
    const failed = withVerdict('failed');
    const destinations = (0,format/* plural */.LS)(copies.length, 'destination');
    if (report.verdict === 'failed') {
        const title = `Failed: ${failed.length} of the copies at ${destinations} must not be relied on`;
        const named = failed.slice(0, NAMED_COPIES).map((copy) => `${(0,format/* visible */.RK)(copy.label, 120)} (${reasonOf(copy)})`);
        const rest = failed.length > named.length ? ', …' : '';
        const good = `${withVerdict('passed').length} passed`;
        return { tone: 'bad', title, sentence: `${of} did not pass from ${named.join(', ')}${rest}; ${good}.` };
    }
    if (report.verdict === 'passed') {
        const took = report.restoreMs === undefined ? '' : `, at the slowest in ${(0,format/* humanMs */.o0)(report.restoreMs)},`;
        const checks = (0,format/* plural */.LS)((0,format/* countOf */.pq)(report.checks, 'passed'), 'check');
        const tone = report.warnings.length > 0 ? 'warn' : 'good';
        const sentence = `${of} was restored from each of ${destinations}${took} and passed ${checks}.`;
        return { tone, title: 'Passed: every copy restores', sentence };
    }
    const passed = withVerdict('passed').length;
    const unknown = copies.length - passed;
    const title = `No verdict on ${unknown} of the copies at ${destinations}`;
    const why = report.error?.message ?? 'The run ended early.';
    return { tone: 'bad', title, sentence: `${(0,format/* plural */.LS)(passed, 'copy', 'copies')} passed. ${why}` };
}
function reasonOf(copy) {
    return (0,format/* visible */.RK)(copy.checks.find((check) => check.outcome === 'failed')?.name ?? 'failed', 60);
}

// EXTERNAL MODULE: ./build/report/headline-destinations.js
var headline_destinations = __webpack_require__(93667);
;// CONCATENATED MODULE: ./build/report/headline-retention.js

const NAMED_CHECKS = 3;
function pruneHeadline(report) {
    const what = retentionSentence(report.destinations);
    if (report.error !== undefined) {
        return { tone: 'bad', title: 'Not pruned', sentence: `${report.error.message} ${what}`.trim() };
    }
    const title = report.dryRun ? 'What pruning would do' : 'Pruned';
    return { tone: report.warnings.length > 0 ? 'warn' : 'good', title, sentence: what };
}
function retentionSentence(outcomes) {
    const reached = outcomes.filter((each) => each.outcome !== 'failed');
    if (reached.length === 0)
        return '';
    const would = reached.every((each) => each.outcome === 'planned') ? 'would be ' : '';
    const sum = (of) => reached.reduce((total, each) => total + of(each), 0);
    const removed = sum((each) => each.removed);
    const kept = sum((each) => each.backups.length) - removed;
    const waiting = sum((each) => each.waiting);
    const wait = waiting > 0 ? ` ${(0,format/* plural */.LS)(waiting, 'removed backup')} wait for their grace of 7 days.` : '';
    const freed = `${(0,format/* humanBytes */.p6)(sum((each) => each.freedBytes))} ${would}freed`;
    return `${(0,format/* plural */.LS)(removed, 'backup')} ${would}removed and ${kept} kept at ${(0,format/* plural */.LS)(reached.length, 'destination')}, ${freed}.${later(reached)}${wait}`;
}
function later(reached) {
    const going = reached.flatMap((each) => (each.outcome === 'planned' ? each.backups.filter(({ keep }) => !keep) : []));
    if (going.length === 0)
        return '';
    return ` ${(0,format/* humanBytes */.p6)(going.reduce((sum, backup) => sum + backup.storedBytes, 0))} of the removed would be freed after 7 days.`;
}
function statusHeadline(report) {
    if (report.error !== undefined)
        return { tone: 'bad', title: 'No status', sentence: report.error.message };
    const failed = report.checks.filter((check) => check.outcome === 'failed');
    if (failed.length === 0) {
        const passed = (0,format/* plural */.LS)((0,format/* countOf */.pq)(report.checks, 'passed'), 'check');
        const tone = report.warnings.length > 0 ? 'warn' : 'good';
        return { tone, title: 'The backups are as they should be', sentence: `${passed} passed.` };
    }
    const named = failed
        .slice(0, NAMED_CHECKS)
        .map((check) => `${(0,format/* visible */.RK)(check.name, 60)}: ${(0,format/* visible */.RK)(check.detail, 120)}`);
    const more = failed.length > named.length ? '; …' : '';
    const sentence = `${failed.length} of ${(0,format/* plural */.LS)(report.checks.length, 'check')} failed (${named.join('; ')}${more}).`;
    return { tone: 'bad', title: 'The backups need attention', sentence };
}
function holdHeadline(report) {
    const { mode, backup, records, error } = report;
    if (error !== undefined || backup === undefined) {
        const done = records.length > 0 ? ` It is recorded at ${(0,format/* plural */.LS)(records.length, 'destination')} only.` : '';
        const title = mode === 'hold' ? 'Not held' : 'Not released';
        return { tone: 'bad', title, sentence: `${error?.message ?? 'The run ended early.'}${done}` };
    }
    const where = (0,format/* plural */.LS)(records.length, 'destination');
    return mode === 'hold'
        ? { tone: 'good', title: `${backup.id} is held`, sentence: `Retention keeps it at ${where} until it is released.` }
        : {
            tone: 'good',
            title: `${backup.id} is released`,
            sentence: `Where \`verifiers\` names this key, the policy decides about it again, at ${where}.`,
        };
}

// EXTERNAL MODULE: ./build/report/plan.js
var plan = __webpack_require__(26086);
// EXTERNAL MODULE: ./build/report/report.js
var report_report = __webpack_require__(12155);
;// CONCATENATED MODULE: ./build/report/headline.js






const headline_NAMED_CHECKS = 3;
function headlineOf(report) {
    if (report.error?.code === 'CANCELLED')
        return cancelled(report);
    switch (report.mode) {
        case 'backup':
            return backupHeadline(report);
        case 'verify':
            return verifyHeadline(report);
        case 'restore':
            return restoreHeadline(report);
        case 'list':
            return listHeadline(report);
        case 'status':
            return statusHeadline(report);
        case 'prune':
            return pruneHeadline(report);
        case 'sync':
            return (0,headline_destinations/* syncHeadline */._f)(report);
        case 'check-destinations':
            return (0,headline_destinations/* probeHeadline */.h4)(report);
        case 'hold':
        case 'release':
            return holdHeadline(report);
        case 'matrix':
            return (0,plan/* planHeadline */.MM)(report);
        case 'keygen':
            return keygenHeadline(report);
    }
}
function cancelled(report) {
    const committed = report.mode === 'backup' ? committedAt(report) : 0;
    const sentence = committed > 0
        ? `The run was cancelled after the backup had been committed at ${(0,format/* plural */.LS)(committed, 'destination')}.`
        : (syncedBefore(report) ?? report.error?.message ?? 'Nothing was committed.');
    return { tone: 'cancelled', title: 'Cancelled', sentence };
}
function syncedBefore(report) {
    const done = report.mode === 'sync' && !report.dryRun ? (0,headline_destinations/* syncedOf */.Cv)(report, 'copied', 'repaired').length : 0;
    return done === 0 ? undefined : `The run was cancelled after ${(0,format/* plural */.LS)(done, 'backup')} had been copied or repaired.`;
}
function committedAt(report) {
    return report.destinations.filter((destination) => destination.outcome === 'committed').length;
}
function backupHeadline(report) {
    const { backup } = report;
    const committed = committedAt(report);
    if (backup === undefined || committed === 0) {
        return { tone: 'bad', title: 'No backup was made', sentence: report.error?.message ?? 'Nothing was committed.' };
    }
    const total = report.destinations.length;
    const where = committed === total ? (0,format/* plural */.LS)(total, 'destination') : `${committed} of ${(0,format/* plural */.LS)(total, 'destination')}`;
    if (report.error !== undefined &&
        (committed === total || (report.retention ?? []).length > 0 || report.error.code === 'HOOK_FAILED')) {
        return {
            tone: 'bad',
            title: `${backup.database} is backed up, but ${report.error.code === 'HOOK_FAILED' ? 'its last hook failed' : 'not pruned'}`,
            sentence: `The backup is committed at ${where}. ${report.error.message}`,
        };
    }
    if (report.error !== undefined) {
        return {
            tone: 'bad',
            title: `Backup of ${backup.database} is incomplete`,
            sentence: `It was committed at ${where}. ${report.error.message}`,
        };
    }
    return {
        tone: report.warnings.length > 0 || committed < total ? 'warn' : 'good',
        title: `${backup.database} is backed up`,
        sentence: `${(0,format/* humanBytes */.p6)(backup.rawBytes)} of ${(0,format/* engineTitle */.v6)(backup)} became ${(0,format/* humanBytes */.p6)(backup.storedBytes)}, encrypted, at ${where} in ${(0,format/* humanMs */.o0)(report.durationMs)}.`,
    };
}
function verifyHeadline(report) {
    const { backup, checks } = report;
    const passed = (0,format/* plural */.LS)((0,format/* countOf */.pq)(checks, 'passed'), 'check');
    const of = backup === undefined ? 'The backup' : `The backup of ${backup.database} from ${(0,format/* humanTime */.zK)(backup.startedAt)}`;
    const failed = checks.filter((check) => check.outcome === 'failed');
    if (report.verdict === 'failed' && failed.length > 0 && failed.every(({ name }) => name === report_report/* LINEAGE_CHECK */.R)) {
        const sentence = `${of} restores, but ${failed[0]?.detail}.`;
        return { tone: 'bad', title: 'Failed: a gap in the line of backups', sentence };
    }
    if (report.copies !== undefined)
        return copiesHeadline(report, report.copies, of);
    switch (report.verdict) {
        case 'passed': {
            const took = report.restoreMs === undefined ? '' : ` in ${(0,format/* humanMs */.o0)(report.restoreMs)}`;
            const tone = report.warnings.length > 0 ? 'warn' : 'good';
            return {
                tone,
                title: 'Passed: this backup restores',
                sentence: `${of} was restored${took} and passed ${passed}.`,
            };
        }
        case 'failed': {
            const why = report.error?.message ?? `${failedChecks(checks)}.`;
            return { tone: 'bad', title: 'Failed: do not rely on this backup', sentence: `${of} did not pass: ${why}` };
        }
        case 'skipped':
            return { tone: 'warn', title: 'Skipped', sentence: 'Nothing was verified.' };
        case 'error': {
            const why = report.error?.message ?? 'The run ended early.';
            return { tone: 'bad', title: 'No verdict was reached', sentence: `This says nothing about the backup. ${why}` };
        }
    }
}
function failedChecks(checks) {
    const failed = checks.filter((check) => check.outcome === 'failed');
    const named = failed.slice(0, headline_NAMED_CHECKS).map((check) => (0,format/* visible */.RK)(check.name, 60));
    const list = `${named.join(', ')}${failed.length > named.length ? ', …' : ''}`;
    return `${failed.length} of ${(0,format/* plural */.LS)(checks.length, 'check')} failed (${list})`;
}
function restoreHeadline(report) {
    if (report.error?.code === 'RESTORE_INCOMPLETE') {
        return { tone: 'bad', title: 'Restored in part', sentence: report.error.message };
    }
    if (report.error !== undefined || report.backup === undefined) {
        return { tone: 'bad', title: 'Not restored', sentence: report.error?.message ?? 'The run ended early.' };
    }
    const failed = (0,format/* countOf */.pq)(report.checks, 'failed');
    const took = report.restoreMs === undefined ? '' : ` in ${(0,format/* humanMs */.o0)(report.restoreMs)}`;
    const what = `${report.backup.database} as of ${(0,format/* humanTime */.zK)(report.backup.startedAt)}`;
    if (failed > 0) {
        const sentence = `${what} was restored${took}, but ${failedChecks(report.checks)}.`;
        return { tone: 'bad', title: 'Restored with findings', sentence };
    }
    return { tone: 'good', title: `${report.backup.database} is restored`, sentence: `${what} was restored${took}.` };
}
function listHeadline(report) {
    if (report.error !== undefined)
        return { tone: 'bad', title: 'Not listed', sentence: report.error.message };
    const backups = new Set(report.destinations.flatMap((each) => each.backups.map((backup) => backup.id)));
    const invalid = report.destinations.reduce((sum, each) => sum + each.invalid.length, 0);
    const stored = report.destinations.reduce((sum, each) => sum + each.backups.reduce((s, b) => s + b.storedBytes, 0), 0);
    const where = (0,format/* plural */.LS)(report.destinations.length, 'destination');
    const sentence = `${(0,format/* plural */.LS)(backups.size, 'backup')} at ${where}, ${(0,format/* bytesBothWays */.vk)(stored)} in all.`;
    const title = (0,format/* plural */.LS)(backups.size, 'backup');
    const { length: missing } = report.gaps;
    if (invalid === 0 && missing === 0)
        return { tone: 'good', title, sentence };
    const bad = `${(0,format/* plural */.LS)(invalid, 'object')} among the manifests ${invalid === 1 ? 'is' : 'are'} not valid.`;
    const lost = `${(0,format/* plural */.LS)(missing, 'gap')} in the line of backups.`;
    const found = [sentence, ...(invalid > 0 ? [bad] : []), ...(missing > 0 ? [lost] : [])];
    return { tone: missing > 0 ? 'bad' : 'warn', title, sentence: found.join(' ') };
}
function keygenHeadline(report) {
    if (report.error !== undefined)
        return { tone: 'bad', title: 'No keys were made', sentence: report.error.message };
    const sentence = 'The private recovery key is the only way to your data: keep it in a safe, never in the backup job.';
    return { tone: 'good', title: `${(0,format/* plural */.LS)(report.keys.length, 'key pair')} made`, sentence };
}


/***/ }),

/***/ 51543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ renderJson)
/* harmony export */ });
function renderJson(report) {
    return `${JSON.stringify(report, null, 2)}\n`;
}


/***/ }),

/***/ 63676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E2: () => (/* binding */ ruleSection),
/* harmony export */   V6: () => (/* binding */ probeSections),
/* harmony export */   md: () => (/* binding */ worstFirst),
/* harmony export */   u7: () => (/* binding */ syncSections)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _markdown_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(994);


const LIMITS = { destinations: 20, backups: 100, checks: 20 };
const SYNCED = {
    copied: '✅ copied',
    repaired: '✅ repaired',
    planned: 'to be copied',
    skipped: 'skipped',
    damaged: '❌ **damaged**',
    failed: '❌ **failed**',
};
const CHECKED = { passed: '✅ passed', failed: '❌ **failed**', skipped: 'skipped' };
function ruleSection(rule) {
    if (rule === undefined)
        return '';
    const [first = ['', ''], ...rest] = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleFacts */ .S7)(rule).map(([name, value]) => [name, (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(value)]);
    const body = rest.map(([name = '', value = '']) => [`**${name}**`, value]);
    return `### ${rule.isMet ? '✅' : '⚠️'} Copies\n\n${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(first, 'll', body)}`;
}
function syncSections(report) {
    const { shown, more } = (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .capped */ .uo)(report.destinations, LIMITS.destinations);
    const limit = Math.max(3, Math.floor(LIMITS.backups / Math.max(1, shown.length)));
    return [...shown.map((each) => syncSection(each, limit, report.error === undefined)), more.trim()];
}
function syncSection(outcome, limit, isComplete) {
    const title = `### ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(outcome.database)} at ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(outcome.label)}`;
    const had = `It had ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(outcome.held, 'backup')}.`;
    if (outcome.backups.length === 0)
        return `${title}\n\n${had}${isComplete ? ' It lacked nothing.' : ''}`;
    const { shown, more } = (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .capped */ .uo)(worstFirst(outcome.backups), limit);
    const rows = shown.map((each) => [
        SYNCED[each.outcome],
        (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(each.id),
        each.objects === 0 ? '' : String(each.objects),
        each.bytes === 0 ? '' : (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)((0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(each.bytes)),
        (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(each.detail, 300),
    ]);
    return `${title}\n\n${had}\n\n${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['', 'backup', 'objects', 'bytes', 'why'], 'llrrl', rows)}${more}`;
}
function worstFirst(backups) {
    const rank = { damaged: 0, failed: 1, copied: 2, repaired: 2, planned: 2, skipped: 3 };
    return backups.toSorted((a, b) => rank[a.outcome] - rank[b.outcome]);
}
function probeSections(report) {
    const { shown, more } = (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .capped */ .uo)(report.destinations, LIMITS.destinations);
    return [...shown.map(probeSection), more.trim()];
}
function probeSection(probe) {
    const { shown, more } = (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .capped */ .uo)((0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .checksByOutcome */ .Le)(probe.checks), LIMITS.checks);
    const rows = shown.map((check) => [CHECKED[check.outcome], (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(check.name), (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(check.detail, 800)]);
    const title = `### ${probe.usable ? '✅' : '❌'} ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(probe.label)}`;
    return `${title}\n\n${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['', 'probe', 'found'], 'lll', rows)}${more}`;
}


/***/ }),

/***/ 24095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ holdSection),
/* harmony export */   O7: () => (/* binding */ statusFacts),
/* harmony export */   Rq: () => (/* binding */ retentionSections),
/* harmony export */   T1: () => (/* binding */ goingFirst),
/* harmony export */   rG: () => (/* binding */ statusSections),
/* harmony export */   zM: () => (/* binding */ reasonsOf)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _markdown_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(994);


const LIMITS = { destinations: 10, backups: 100, reasons: 3, shares: 20 };
const OUTCOMES = {
    pruned: '✅ pruned',
    planned: 'planned',
    refused: '❌ **refused**',
    failed: '❌ **failed**',
};
function retentionSections(outcomes) {
    const { shown, more } = (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .capped */ .uo)(outcomes, LIMITS.destinations);
    const limit = Math.floor(LIMITS.backups / Math.max(1, shown.length));
    return [...shown.map((each) => retentionSection(each, limit)), more.trim()];
}
function retentionSection(outcome, limit) {
    const facts = [
        ['Outcome', `${OUTCOMES[outcome.outcome]} ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(outcome.detail)}`.trim()],
        ['Removed', `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(outcome.removed, 'backup')} of ${outcome.backups.length}`],
        ['Waiting for the grace of 7 days', (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(outcome.waiting, 'removed backup')],
        [
            'Freed',
            (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(`${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(outcome.freedBytes)} in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(outcome.freedObjects, 'object')} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(outcome.freedBackups, 'removed backup')} and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(outcome.freedRuns, 'dead run')}`),
        ],
    ];
    if (outcome.lockedObjects > 0)
        facts.push(['⚠️ May not be deleted', (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(outcome.lockedObjects, 'object')]);
    const [first = [], ...rest] = facts;
    const shown = (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .capped */ .uo)(goingFirst(outcome.backups), limit);
    const rows = shown.shown.map((backup) => [
        backup.keep ? 'keep' : '**remove**',
        (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(backup.id),
        (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)((0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanTime */ .zK)(backup.startedAt)),
        (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)((0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(backup.storedBytes)),
        (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(reasonsOf(backup), 200),
    ]);
    const plan = rows.length === 0 ? '' : `\n\n${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['', 'backup', 'made', 'stored', 'why'], 'lllrl', rows)}${shown.more}`;
    return `### ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(outcome.label)}\n\n${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(first, 'll', rest)}${plan}`;
}
function goingFirst(backups) {
    return backups.toSorted((a, b) => Number(a.keep) - Number(b.keep));
}
function reasonsOf({ keep, reasons }) {
    if (!keep)
        return 'no rule keeps it';
    const more = reasons.length > LIMITS.reasons ? `, and ${reasons.length - LIMITS.reasons} more` : '';
    return `${reasons.slice(0, LIMITS.reasons).join(', ')}${more}`;
}
function statusSections(report) {
    const { shown, more } = (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .capped */ .uo)(report.destinations, LIMITS.destinations);
    return [...shown.map(statusSection), more.trim()];
}
function statusSection(status) {
    const [first = [], ...rest] = statusFacts(status).map(([name, value]) => [name, (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(value)]);
    const shares = (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .capped */ .uo)(status.shares, LIMITS.shares);
    const rows = shares.shown.map((share) => [
        (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(share.name),
        String(share.backups),
        (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)((0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(share.bytes)),
    ]);
    const stored = rows.length === 0 ? '' : `\n\n${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['kept as', 'backups', 'stored'], 'lrr', rows)}${shares.more}`;
    return `### ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(status.label)}\n\n${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(first, 'll', rest)}${stored}`;
}
function statusFacts(status) {
    const { newest, newestAgeMs, lastVerification: last } = status;
    const facts = [
        ['Newest backup', newest === undefined ? 'none' : `${newest.id}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(newestAgeMs ?? 0)} old`],
        ['Backups', String(status.backups)],
    ];
    const measured = last?.restoreMs === null || last === undefined ? '' : `, restored in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(last.restoreMs)}`;
    facts.push([
        'Last verification',
        last === undefined ? 'none' : `${last.verdict} ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(last.ageMs)} ago: ${last.id}${measured}`,
    ]);
    facts.push(['Stored', (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(status.totalBytes)]);
    if (status.incompleteRuns > 0)
        facts.push(['Runs without a commit', String(status.incompleteRuns)]);
    if (status.capacityReachedOn !== undefined) {
        facts.push(['Capacity reached', status.capacityReachedOn ?? 'not within a year at this pace']);
    }
    return facts;
}
function holdSection(report) {
    if (report.backup === undefined)
        return '';
    const rows = report.records.map((record) => ['**Recorded**', `${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(record.label)}: ${(0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(record.key)}`]);
    return (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['Backup', (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(report.backup.id)], 'll', [['**Reason**', (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1)(report.reason)], ...rows]);
}


/***/ }),

/***/ 994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X1: () => (/* binding */ escapeText),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   uo: () => (/* binding */ capped)
/* harmony export */ });
/* unused harmony exports NAME_LENGTH, TEXT_LENGTH */
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);

const NAME_LENGTH = 120;
const TEXT_LENGTH = 400;
function escapeText(text, maxLength = TEXT_LENGTH) {
    return ((0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text, maxLength)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll(/[\\`*_[\]|~#]/g, '\\$&')
        .replaceAll('://', '\\://')
        .replaceAll('@', '\\@')
        .replaceAll(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
        .replace(/^(\s*)([-+=])/, '$1\\$2')
        .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2'));
}
function code(text) {
    return `<code>${escapeText(text, NAME_LENGTH)}</code>`;
}
function table(header, align, rows) {
    const rule = [...align].map((side) => (side === 'r' ? '---:' : ':---'));
    return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
function capped(items, limit) {
    const rest = items.length - limit;
    return { shown: items.slice(0, limit), more: rest > 0 ? `\n\n… and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(rest)} more.` : '' };
}


/***/ }),

/***/ 26086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HN: () => (/* binding */ planLines),
/* harmony export */   MM: () => (/* binding */ planHeadline),
/* harmony export */   lA: () => (/* binding */ planSection),
/* harmony export */   lQ: () => (/* binding */ matrixOf)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _markdown_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(994);


function matrixOf({ databases }) {
    return JSON.stringify({ include: databases });
}
function planHeadline(report) {
    if (report.error !== undefined)
        return { tone: 'bad', title: 'Not planned', sentence: report.error.message };
    const jobs = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(report.databases.length, 'job');
    const sentence = `${jobs} for ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(report.total, 'database')} of the file.`;
    return { tone: report.databases.length === 0 ? 'warn' : 'good', title: `${jobs} planned`, sentence };
}
function planLines({ databases }) {
    return databases.map(({ name }) => (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name, 63));
}
function planSection({ databases }, limit) {
    const { shown, more } = (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .capped */ .uo)(databases, limit);
    return shown.length === 0 ? '' : `${shown.map(({ name }) => (0,_markdown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(name)).join(' ')}${more}`;
}


/***/ }),

/***/ 46130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ progressLine)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);

function progressLine(update, elapsedMs) {
    const { doneBytes, totalBytes } = update;
    const of = totalBytes === undefined || totalBytes <= 0 ? '' : ` of about ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(totalBytes)}`;
    const percent = of === '' ? '' : ` (${Math.min(99, Math.floor((doneBytes / (totalBytes ?? 1)) * 100))} %)`;
    const speed = elapsedMs > 500 ? `, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(Math.round(doneBytes / (elapsedMs / 1000)))}/s` : '';
    return `${update.phase}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanBytes */ .p6)(doneBytes)}${of}${percent}${speed}`;
}


/***/ }),

/***/ 12155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ LINEAGE_CHECK)
/* harmony export */ });
/* unused harmony export VERDICTS */
const VERDICTS = (/* unused pure expression or super */ null && (['passed', 'failed', 'error', 'skipped']));
const LINEAGE_CHECK = 'line of backups';


/***/ }),

/***/ 19689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ct: () => (/* binding */ secretsInUrl),
/* harmony export */   VY: () => (/* binding */ secretsIn),
/* harmony export */   Vd: () => (/* binding */ looksLikeArmor),
/* harmony export */   jc: () => (/* binding */ holdsPrivateKey)
/* harmony export */ });
/* harmony import */ var _options_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14433);
/* harmony import */ var _options_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29026);


const PRIVATE_KEY = 'PRIVATE KEY BLOCK-----';
const PUBLIC_KEY = 'PUBLIC KEY BLOCK-----';
const UNKNOWN_SECRET_LENGTH = 8;
const SECRET_PARAMETER = /secret|token|password|passphrase|signature|credential|^sig$|access-?key/i;
function secretsIn(raw) {
    const found = [];
    for (const [name, value] of raw) {
        const option = (0,_options_options_js__WEBPACK_IMPORTED_MODULE_0__/* .findOption */ .$K)(name);
        if (option?.secrecy === 'value')
            found.push(value);
        else if (value.includes(PRIVATE_KEY))
            found.push(value);
        else if (option?.secrecy === 'keys' && !value.includes(PUBLIC_KEY)) {
            found.push(...value.split(/\r?\n/).filter(looksLikeArmor));
        }
        else if (option === undefined && value.length >= UNKNOWN_SECRET_LENGTH && !isMode(name, value))
            found.push(value);
        if (option?.secrecy === 'urls' || value.includes('://')) {
            for (const line of value.split(/\r?\n/))
                found.push(...secretsInUrl(line.trim()));
        }
    }
    return found.filter((value) => value.trim() !== '');
}
function isMode(name, value) {
    return name === 'mode' && _options_request_js__WEBPACK_IMPORTED_MODULE_1__/* .MODES */ .F.some((mode) => mode === value.trim());
}
function holdsPrivateKey(text, secrecy) {
    if (text.includes(PRIVATE_KEY))
        return true;
    return secrecy === 'keys' && !text.includes(PUBLIC_KEY) && text.split(/\r?\n/).some(looksLikeArmor);
}
function looksLikeArmor(line) {
    return /^[A-Za-z0-9+/=]{40,}$/.test(line.trim());
}
function secretsInUrl(text) {
    const match = /^[a-z][a-z0-9+.-]*:\/\/(.*)$/is.exec(text);
    const rest = match?.[1];
    if (rest === undefined)
        return [];
    const found = new Set();
    const publicWords = publicWordsOf(rest);
    for (const password of passwordsOf(rest)) {
        const values = [password, decode(password)];
        if (values.some((value) => publicWords.has(value)))
            found.add(`:${password}@`);
        else
            for (const value of values)
                found.add(value);
    }
    for (const [name, value] of parametersOf(rest)) {
        if (!SECRET_PARAMETER.test(name))
            continue;
        found.add(value);
        found.add(decode(value));
    }
    if (found.size > 0)
        found.add(text);
    return [...found].filter((value) => value !== '');
}
function passwordsOf(rest) {
    const greedy = /^[^:/?#@]*:(.+)@/s.exec(rest)?.[1];
    const plain = /^[^:/?#@]*:([^@]+)@/s.exec(rest)?.[1];
    return [...new Set([greedy, plain])].filter((value) => value !== undefined);
}
function publicWordsOf(rest) {
    const [beforeQuery = ''] = rest.split('?');
    const user = /^([^:/?#@]*)[:@]/.exec(rest)?.[1] ?? '';
    const location = beforeQuery.slice(beforeQuery.lastIndexOf('@') + 1);
    return new Set([user, ...location.split(/[/:]/)].flatMap((word) => [word, decode(word)]));
}
function parametersOf(rest) {
    const query = rest.slice(rest.indexOf('?') + 1);
    if (!rest.includes('?'))
        return [];
    return query.split('&').map((pair) => {
        const at = pair.indexOf('=');
        return at === -1 ? [pair, ''] : [decode(pair.slice(0, at)), pair.slice(at + 1)];
    });
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 24034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A4: () => (/* binding */ substituteValue),
/* harmony export */   P0: () => (/* binding */ onlyVariable),
/* harmony export */   V2: () => (/* binding */ substitute),
/* harmony export */   Xl: () => (/* binding */ withoutReferences),
/* harmony export */   jY: () => (/* binding */ substituteLeniently),
/* harmony export */   r4: () => (/* binding */ secretsOfVariable),
/* harmony export */   sm: () => (/* binding */ holdsReference)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19689);


const REFERENCE = /\$(\$?)\{([^}]*)\}/g;
const SECRET_NAME = /pass|secret|token|credential|auth|private|api_?key|access_?key|pwd/i;
const PLAIN_NAME = /(?:^|_)(?:HOST|HOSTNAME|HOSTS|PORT|USER|USERNAME|DB|DATABASE|DBNAME|NAME|REGION|PATH|HOME|DIR|FOLDER|FILE|TZ|LANG|LC_ALL|SSLMODE|TLS|VERSION)$/i;
const PLAIN_VALUE = /^(?:true|false|yes|no|on|off|null|none|\d)$/i;
function secretsOfVariable(name, value) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value))
        return (0,_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .secretsInUrl */ .Ct)(value);
    if (value.trim() === '' || PLAIN_VALUE.test(value))
        return [];
    return PLAIN_NAME.test(name) && !SECRET_NAME.test(name) ? [] : [value];
}
function holdsReference(text) {
    return [...text.matchAll(REFERENCE)].some(([, escaped]) => escaped === '');
}
function withoutReferences(text) {
    return text.replaceAll(REFERENCE, '');
}
function onlyVariable(text) {
    return /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(text.trim())?.[1];
}
function substitute(text, path, options) {
    return replaceReferences(text, path, options, (name, value) => {
        const secrets = secretsInValue(name, value);
        for (const secret of secrets)
            options.mask(new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(secret));
        if (secrets.length > 0)
            throw secretInWords(path, name, options.file);
    });
}
function substituteValue(text, path, options) {
    return replaceReferences(text, path, options, (name, value) => {
        for (const secret of secretsInValue(name, value))
            options.mask(new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(secret));
    });
}
function substituteLeniently(text, env) {
    return text.replaceAll(REFERENCE, (whole, escaped, name) => escaped === '' ? (env[name] ?? '') : whole.slice(1));
}
function secretsInValue(name, value) {
    return SECRET_NAME.test(name) ? [value] : (0,_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .secretsInUrl */ .Ct)(value);
}
function replaceReferences(text, path, { file, env }, onValue) {
    return text.replaceAll(REFERENCE, (whole, escaped, name) => {
        if (escaped !== '')
            return whole.slice(1);
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
            throw file.invalid(path, `holds "\${...}" without the plain name of a variable`, `Only "\${NAME}" is replaced. For a "\${...}" that is meant as it stands write "$\${...}".`);
        }
        if (/^(?:RESTORABLE|INPUT)_/.test(name)) {
            throw file.invalid(path, `names the variable ${name.slice(0, 60)}, which is this program's own`, 'It stands for an option by itself, and a misspelt one is an error. Choose another name.');
        }
        const value = env[name];
        if (value === undefined || value.trim() === '') {
            throw file.invalid(path, `needs the variable ${name.slice(0, 60)}, which is not set`, `Set it in \`env\` of the step; write "$\${NAME}" for a text that is meant as it stands.`);
        }
        onValue(name, value);
        return value;
    });
}
function secretInWords(path, name, file) {
    return file.invalid(path, `would put the secret ${name.slice(0, 60)} where every process of the machine can read it`, `Name it under \`environment\`; the command then finds it there, in a shell as "$${name.slice(0, 60)}".`);
}


/***/ })

};
