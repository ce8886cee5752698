export const id = 1087;
export const ids = [1087];
export const modules = {

/***/ 44401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ fine),
/* harmony export */   KY: () => (/* binding */ observationOf),
/* harmony export */   LK: () => (/* binding */ unexamined),
/* harmony export */   Nz: () => (/* binding */ FINDING_AREAS),
/* harmony export */   Yb: () => (/* binding */ doubtful),
/* harmony export */   mw: () => (/* binding */ broken)
/* harmony export */ });
const FINDING_AREAS = [
    'machine',
    'options',
    'keys',
    'destination',
    'database',
    'programs',
    'stored backup',
    'verification',
    'alerts',
];
const fine = (detail) => ({ result: 'ok', detail });
const doubtful = (detail, remedy) => ({ result: 'warning', detail, remedy });
const broken = (detail, remedy) => ({ result: 'failed', detail, remedy });
const unexamined = (detail, remedy) => ({
    result: 'not-checked',
    detail,
    remedy,
});
function observationOf({ message, advice, code }) {
    return { result: 'failed', detail: message, remedy: advice, code };
}


/***/ }),

/***/ 56697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createCommandEngine: () => (/* binding */ createCommandEngine)
});

// EXTERNAL MODULE: ./build/core/finding.js
var finding = __webpack_require__(44401);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
;// CONCATENATED MODULE: ./build/engines/command/ask.js


const MAX_OUTPUT = 1024 * 1024;
const TAIL = 4_096;
async function ask(runner, { name, argv, timeoutMs }, host) {
    const timeout = AbortSignal.timeout(Math.ceil(timeoutMs));
    const child = await runner.start({ name, argv, stdin: 'ignore', signal: timeout });
    let stdout = '';
    child.stdout?.setEncoding('utf8');
    child.stdout?.on('data', (text) => {
        if (stdout.length > MAX_OUTPUT)
            void child.stop();
        else
            stdout += text;
    });
    const exit = await child.exited;
    (0,errors/* throwIfCancelled */.dZ)(host.signal);
    const said = child.errorText();
    const words = said.isEmpty ? new foreign/* ForeignText */.sh(said.speaker, host.scrub(stdout.slice(-TAIL)).trim()) : said;
    return { exit, stdout, words, stopped: timeout.aborted ? 'late' : stdout.length > MAX_OUTPUT ? 'long' : undefined };
}
function keepTail(child, scrub) {
    let tail = '';
    child.stdout?.setEncoding('utf8');
    child.stdout?.on('data', (text) => {
        tail = (tail + text).slice(-TAIL);
    });
    return () => new foreign/* ForeignText */.sh(child.errorText().speaker, scrub(tail).trim());
}

;// CONCATENATED MODULE: ./build/engines/command/failure.js

const REFUSED = {
    says: /WRONGPASS|NOAUTH|invalid (?:username-)?password|authentication failed|AuthenticationFailed|login failed|access denied for user/i,
    words: 'the login was refused',
    code: 'DATABASE_AUTHENTICATION',
    hint: 'Check the credentials in the variables that `environment` names. A secret whose name is misspelled is an empty text.',
};
const KNOWN = [
    REFUSED,
    {
        says: /certificate verify failed|certificate (?:has expired|is not valid)|x509:|ssl_connect|tls handshake/i,
        words: 'the certificate of the server was rejected',
        code: 'DATABASE_TLS',
        hint: 'Give the command the certificate authority of the server.',
    },
    {
        says: /name or service not known|could not resolve|no such host|temporary failure in name resolution|ENOTFOUND|getaddrinfo/i,
        words: "the server's name can't be resolved",
        code: 'DATABASE_HOST_UNKNOWN',
        hint: 'Check the spelling. A service container is reached by its label in container jobs and at localhost otherwise.',
    },
    {
        says: /connection refused|could not connect|no route to host|network is unreachable|server selection (?:error|timeout)/i,
        words: 'the server could not be reached',
        code: 'DATABASE_UNREACHABLE',
        hint: 'Check host, port and firewall in the variables of `environment`.',
    },
    {
        says: /NOPERM|not authorized|permission denied for/i,
        words: 'permission denied',
        code: 'DATABASE_PRIVILEGE',
        hint: 'Grant the account the privilege that the command needs.',
    },
    {
        says: /i\/o error reading|connection reset|broken pipe|server closed the connection|connection lost|unexpected eof|socket was unexpectedly closed/i,
        words: 'the connection was lost',
        code: 'DATABASE_CONNECTION_LOST',
        hint: 'Check for a restart, a network failure or an idle timeout between this machine and the server, then run it again.',
    },
];
function howItEnded({ code, signal }) {
    return signal === null ? `exited with code ${code}` : `was killed by ${signal}`;
}
function isHopeless(words) {
    return REFUSED.says.test(words.reveal());
}
const NOT_FOUND = /^(?:bwrap: execvp|(?:setpriv|prlimit): failed to execute|.*: (?:command )?not found$)/m;
function commandFailure(name, how, foreign, otherwise) {
    const words = foreign.reveal();
    const message = `The command \`${name}\` ${how}`;
    if (NOT_FOUND.test(words)) {
        return new errors/* RestorableError */.s$('CLIENT_MISSING', `${message}: its program was not found.`, {
            hint: otherwise.isContained
                ? "Install the program in an earlier step. Contained commands see the system's programs, and the programs and files that their words name by path."
                : 'Install the program in an earlier step, or write its absolute path.',
            foreign,
        });
    }
    const known = otherwise.isContained ? undefined : KNOWN.find(({ says }) => says.test(words));
    const why = known === undefined ? (foreign.isEmpty ? ' and said nothing' : '') : `: ${known.words}`;
    return new errors/* RestorableError */.s$(known?.code ?? otherwise.code, `${message}${why}.`, {
        hint: known?.hint ?? otherwise.hint,
        foreign,
    });
}
function killHint({ signal }, otherwise) {
    return signal === 'SIGKILL' ? 'The machine is often out of memory in this case.' : otherwise;
}

;// CONCATENATED MODULE: ./build/engines/command/counts.js




const NO_COUNTS = { version: undefined, rows: new Map() };
const UNKNOWN_VERSION = 'unknown';
const PRINTED = 4_096;
const EXPECTED = 'It must print exactly one JSON object of counts on standard output: {"keys": 12} or {"shop": {"orders": 12}}. A text under "version" is the server\'s version.';
async function takeCounts(runner, argv, timeoutMs, host) {
    const { exit, stdout, words, stopped } = await ask(runner, { name: 'inspect', argv, timeoutMs }, host);
    if (stopped === 'late')
        throw invalid(`took longer than ${Math.round(timeoutMs / 1000)} s`, words);
    if (stopped === 'long')
        throw invalid('printed more than 1 MiB');
    if (exit.code !== 0) {
        const isContained = runner.purpose === 'verify';
        throw commandFailure('inspect', howItEnded(exit), words, { code: 'DATABASE_QUERY', hint: EXPECTED, isContained });
    }
    return parseCounts(stdout);
}
function parseCounts(text) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        throw invalid('printed no JSON', new foreign/* ForeignText */.sh('the command `inspect`', text.slice(0, PRINTED)));
    }
    if (!isObject(json))
        throw invalid('printed JSON that is not an object', new foreign/* ForeignText */.sh('the command `inspect`', text.slice(0, PRINTED)));
    const rows = new Map();
    let version;
    const add = (schema, name, count) => {
        const qualified = schema === '' ? name : `${schema}.${name}`;
        if (!isCount(count))
            throw invalid('printed something that is not a count', new foreign/* ForeignText */.sh('the command `inspect`', text.slice(0, PRINTED)));
        if (rows.has(qualified))
            throw invalid('printed a name twice', new foreign/* ForeignText */.sh('the command `inspect`', text.slice(0, PRINTED)));
        rows.set(qualified, { schema, name, rows: count });
    };
    for (const [name, value] of Object.entries(json)) {
        if (name === 'version' && typeof value === 'string')
            version = versionOf(value);
        else if (isObject(value))
            for (const [inner, count] of Object.entries(value))
                add(name, inner, count);
        else
            add('', name, value);
    }
    return { version, rows };
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isCount(value) {
    return Number.isSafeInteger(value) && value >= 0;
}
function versionOf(text) {
    const version = text.trim().slice(0, 60);
    return /^[\w.+~ ()-]+$/.test(version) ? version : UNKNOWN_VERSION;
}
function invalid(what, foreign) {
    return new errors/* RestorableError */.s$('DATABASE_QUERY', `The command \`inspect\` ${what}.`, { hint: EXPECTED, foreign });
}
function tablesOf(before, after) {
    const all = new Map([...after.rows, ...before.rows]);
    return [...all].map(([qualified, { schema, name }]) => {
        const first = before.rows.get(qualified)?.rows ?? 0;
        const second = after.rows.get(qualified)?.rows ?? 0;
        if (first === second)
            return { schema, name, rows: first, rowsFrom: 'count' };
        return { schema, name, rows: null, rowsFrom: 'unknown', counted: { before: first, after: second } };
    });
}
function restoredTables(source, counts) {
    const qualified = ({ schema, name }) => schema === '' ? name : `${schema}.${name}`;
    const known = new Set(source.map(qualified));
    const extra = [...counts.rows].filter(([name, { rows }]) => !known.has(name) && rows > 0).map(([, table]) => table);
    const found = source.map((table) => ({ ...table, rows: counts.rows.get(qualified(table))?.rows ?? 0 }));
    return [...found, ...extra].map(({ schema, name, rows }) => ({ schema, name, rows, rowsFrom: 'count' }));
}
function fingerprintOf(tables, facts) {
    return {
        engine: 'command',
        serverVersion: facts.version ?? UNKNOWN_VERSION,
        takenAt: facts.takenAt.toISOString(),
        sizeBytes: null,
        tables,
        objects: [],
        sequences: [],
        extensions: [],
        facts: facts.isInspected ? { counts: 'inspect' } : {},
    };
}
function wasInspected(source) {
    return source.facts['counts'] === 'inspect';
}

;// CONCATENATED MODULE: ./build/engines/command/dump.js



async function* runDump(argv, runner, host, signal) {
    const onErrorLine = (line) => host.toolWords.add(new foreign/* ForeignText */.sh('the command `dump`', line));
    const child = await runner.start({ name: 'dump', argv, stdin: 'ignore', signal, onErrorLine });
    let bytes = 0;
    try {
        for await (const chunk of child.stdout) {
            bytes += chunk.length;
            yield chunk;
        }
        const exit = await child.exited;
        if (host.signal.aborted)
            throw (0,errors/* cancellation */.WN)(host.signal);
        if (exit.code !== 0) {
            throw commandFailure('dump', howItEnded(exit), child.errorText(), {
                code: 'DUMP_FAILED',
                hint: `${killHint(exit, 'Run the same command by hand to see more.')} Nothing was stored as a backup.`,
                isContained: runner.purpose === 'verify',
            });
        }
        if (bytes > 0)
            return;
        throw commandFailure('dump', 'ended with exit code 0 without printing anything', child.errorText(), {
            code: 'DUMP_EMPTY',
            hint: 'It must print the dump on standard output. Run it by hand. A pipe in `sh -c` hides the exit code of all but its last command.',
            isContained: runner.purpose === 'verify',
        });
    }
    catch (error) {
        if (host.signal.aborted)
            throw (0,errors/* cancellation */.WN)(host.signal);
        throw error;
    }
    finally {
        await child.stop();
    }
}

// EXTERNAL MODULE: ./build/row-hash/row-hash.js
var row_hash = __webpack_require__(67237);
;// CONCATENATED MODULE: ./build/engines/command/line-digest.js

const METHOD = 'lines/1';
const TABLE = { schema: '', name: 'lines of the dump' };
class LineDigest {
    #key;
    #lines;
    constructor(key) {
        this.#key = key;
        this.#lines = new row_hash/* LineHash */.hD(key);
    }
    push(chunk) {
        this.#lines.push(chunk);
    }
    end() {
        const { rows, sum } = this.#lines.end();
        return { method: METHOD, key: this.#key, tables: [{ ...TABLE, rows, sum: (0,row_hash/* sumText */.$u)(sum) }], exempt: [] };
    }
}
function withoutDump(key) {
    return { method: METHOD, key, tables: [], exempt: [{ ...TABLE, reason: 'dump-not-run' }] };
}
async function* hashedBy(lines, dump) {
    for await (const chunk of dump) {
        lines?.push(chunk);
        yield chunk;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/ports/command-spec.js
const COMMAND_VARIABLES = {
    purpose: 'RESTORABLE_PURPOSE',
    folder: 'RESTORABLE_FOLDER',
};

// EXTERNAL MODULE: ./build/process/child.js
var child = __webpack_require__(47902);
;// CONCATENATED MODULE: ./build/engines/command/runner/beside.js




const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
async function besideUs(spec, purpose, host) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((await host.workspace()).path, 'command-'));
    const env = environmentOf(spec, purpose, folder, host);
    const close = () => (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 });
    return {
        purpose,
        start: ({ name, argv: [file = '', ...args], stdin, signal, onErrorLine }) => (0,child/* startChild */.v)({
            file,
            args,
            env,
            stdin,
            stdout: 'pipe',
            signal: signal === undefined ? host.signal : AbortSignal.any([host.signal, signal]),
            scrub: host.scrub,
            speaker: `the command \`${name}\``,
            onErrorLine,
        }),
        close,
        [Symbol.asyncDispose]: close,
    };
}
function environmentOf(spec, purpose, folder, { env }) {
    const given = { PATH: env['PATH'] ?? SYSTEM_PATH, LC_ALL: 'C' };
    for (const name of ['HOME', ...spec.environment]) {
        const value = env[name];
        if (value !== undefined)
            given[name] = value;
    }
    return { ...given, [COMMAND_VARIABLES.purpose]: purpose, [COMMAND_VARIABLES.folder]: folder };
}

// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
;// CONCATENATED MODULE: ./build/engines/command/target/ready.js



const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
const ANSWER_MS = 20_000;
const SOURCE_READY_MS = 60_000;
function loadReadyMs(rawBytes) {
    return 600_000 + rawBytes / 10_000;
}
async function waitUntilReady(runner, { argv, limitMs, until }, host) {
    const startMs = performance.now();
    for (let pauseMs = FIRST_PAUSE_MS;; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
        const leftMs = limitMs - (performance.now() - startMs);
        const { exit, words } = await ask(runner, { name: 'ready', argv, timeoutMs: Math.max(1_000, Math.min(ANSWER_MS, leftMs)) }, host);
        if (exit.code === 0 || until?.isOver === true)
            return;
        const hopeless = isHopeless(words);
        if (hopeless || performance.now() - startMs + pauseMs > limitMs) {
            const how = hopeless
                ? howItEnded(exit)
                : `did not exit with 0 within ${Math.round((performance.now() - startMs) / 1000)} s`;
            throw commandFailure('ready', how, words, {
                code: runner.purpose === 'verify' ? 'RESTORE_FAILED' : 'DATABASE_UNREACHABLE',
                hint: 'Run it by hand with the same variables. It must exit with 0 once the database responds.',
                isContained: runner.purpose === 'verify',
            });
        }
        await (0,retry/* pause */.v7)(pauseMs, host.signal);
    }
}

;// CONCATENATED MODULE: ./build/engines/command/source.js







const STREAM = 'database.dump';
const FIRST_COUNT_MS = 600_000;
const NOT_COUNTED = 'There is no `inspect` command: a verification shows that the stored bytes are intact and that `verify` accepted them, but compares no counts.';
async function openCommandSource(spec, options, host) {
    if (options.requireTls) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', "`require-tls` can't be checked for a database that commands dump.", {
            hint: 'Remove it, and let the command itself require TLS: redis-cli --tls, mongodump --ssl.',
        });
    }
    const runner = await besideUs(spec, 'source', host);
    try {
        if (spec.ready !== undefined)
            await waitUntilReady(runner, { argv: spec.ready, limitMs: SOURCE_READY_MS }, host);
        const before = spec.inspect === undefined ? NO_COUNTS : await takeCounts(runner, spec.inspect, FIRST_COUNT_MS, host);
        return {
            info: {
                engine: 'command',
                serverVersion: before.version ?? UNKNOWN_VERSION,
                majorVersion: '0',
                identity: spec.identity,
                sizeBytes: null,
            },
            examinations: (dumpOptions) => commandExaminations({ spec, before }, dumpOptions),
            dump: async (dumpOptions) => {
                refuseUnknown(dumpOptions);
                return describeDump({ spec, runner, before }, dumpOptions, host);
            },
            close: () => runner.close(),
        };
    }
    catch (error) {
        await runner.close();
        throw error;
    }
}
function commandExaminations({ spec, before }, dumpOptions) {
    return [
        {
            name: 'selected tables',
            examine: async () => {
                refuseUnknown(dumpOptions);
                return (0,finding/* fine */.Bs)('the commands select them');
            },
        },
        {
            name: 'counts',
            examine: async () => spec.inspect === undefined
                ? (0,finding/* doubtful */.Yb)(NOT_COUNTED, 'Give the database an `inspect` command in the configuration file.')
                : (0,finding/* fine */.Bs)(`\`inspect\` counts ${tablesOf(before, before).length} things`),
        },
    ];
}
function refuseUnknown({ include, exclude, withPasswordHashes }) {
    if (include.length === 0 && exclude.length === 0 && !withPasswordHashes)
        return;
    const message = '`include`, `exclude` and `password-hashes` do not work with commands, which decide themselves what they dump.';
    throw new errors/* RestorableError */.s$('INPUT_INVALID', message, { hint: 'Remove them, and select in the command itself.' });
}
function describeDump({ spec, runner, before }, options, host) {
    const takenAt = new Date();
    const warnings = spec.inspect === undefined ? [NOT_COUNTED] : [];
    const { digestKey, digestLines } = options;
    const lines = digestKey !== undefined && digestLines === true ? new LineDigest(digestKey) : undefined;
    async function* streams() {
        yield { name: STREAM, content: hashedBy(lines, runDump(spec.dump, runner, host)) };
    }
    return {
        streams: streams(),
        warnings,
        digests: async () => lines?.end(),
        fingerprint: async () => {
            const facts = { version: before.version, takenAt, isInspected: spec.inspect !== undefined };
            if (spec.inspect === undefined)
                return fingerprintOf([], facts);
            const after = await takeCounts(runner, spec.inspect, options.rowCountTimeoutMs || FIRST_COUNT_MS, host);
            const tables = tablesOf(before, after);
            const moved = tables.filter((table) => table.counted !== undefined);
            if (moved.length > 0) {
                warnings.push(`The source was written to during the dump: ${moved.length} of ${tables.length} counts differ before and after it. A verification checks these only approximately.`);
            }
            return fingerprintOf(tables, facts);
        },
    };
}

// EXTERNAL MODULE: ./build/engines/parts/contained-target.js
var contained_target = __webpack_require__(17322);
// EXTERNAL MODULE: ./build/engines/parts/refuse-options.js
var refuse_options = __webpack_require__(79040);
// EXTERNAL MODULE: ./build/core/format/known-names.js
var known_names = __webpack_require__(69208);
// EXTERNAL MODULE: ./build/process/feed.js
var feed = __webpack_require__(30254);
;// CONCATENATED MODULE: ./build/engines/command/target/load.js




const LAST_WORDS_MS = 2_000;
async function load({ name, argv, streams, onStart }, runner, host) {
    const child = await runner.start({ name, argv, stdin: 'pipe' });
    const tail = keepTail(child, host.scrub);
    const words = () => (child.errorText().isEmpty ? tail() : child.errorText());
    const loading = { child, words, requireDone: () => requireDone(name, child, words, host) };
    try {
        await onStart?.(child);
        await load_feed(name, streams, loading, host);
        return loading;
    }
    catch (error) {
        await child.stop();
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        throw error;
    }
}
async function load_feed(name, streams, { child, words }, host) {
    let count = 0;
    for await (const stream of streams) {
        count += 1;
        if (count > 1)
            throw load_foreign(`it has the additional stream ${stream.name}`);
        if (await (0,feed/* feedChild */.B)(stream.content, child))
            continue;
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        const exit = await Promise.race([child.exited, after(LAST_WORDS_MS)]);
        (0,errors/* throwIfCancelled */.dZ)(host.signal);
        const how = exit === undefined ? 'closed its standard input' : howItEnded(exit);
        throw commandFailure(name, `${how} before it had read the entire dump`, words(), failed(name));
    }
    if (count === 0)
        throw load_foreign('it has no stream');
}
async function requireDone(name, child, words, host) {
    const exit = await child.exited;
    (0,errors/* throwIfCancelled */.dZ)(host.signal);
    if (exit.code === 0) {
        host.toolWords.add(words());
        return;
    }
    throw endOf(name, exit, words());
}
function endOf(name, exit, words) {
    const otherwise = failed(name);
    return commandFailure(name, howItEnded(exit), words, { ...otherwise, hint: killHint(exit, otherwise.hint) });
}
function failed(name) {
    return {
        isContained: name === 'verify',
        code: 'RESTORE_FAILED',
        hint: name === 'verify'
            ? 'Run it by hand with the dump on standard input. If it accepts older backups but not this one, this one is bad.'
            : 'What it has restored so far stays. Run it by hand with the dump on standard input, or choose an older backup with `backup:`.',
    };
}
function load_foreign(what) {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', `This is not a backup by commands: ${what}.`, {
        hint: 'It was made by another version of this program. Use that version.',
    });
}
function after(ms) {
    return new Promise((resolve) => setTimeout(() => resolve(undefined), ms).unref());
}

;// CONCATENATED MODULE: ./build/engines/command/target/restore.js






const COUNT_MS = 600_000;
async function openRestore(spec, replace, needs, host) {
    await withTarget(spec, host, async (asking) => {
        if (spec.ready !== undefined)
            await waitUntilReady(asking, { argv: spec.ready, limitMs: SOURCE_READY_MS }, host);
        if (!replace)
            await requireEmpty(spec, asking, known_names/* KnownNames */.C.ofFingerprint(needs.fingerprint), host);
    });
    const runner = await besideUs(spec, 'restore', host);
    const notes = ['The command `restore` changes the database in place. No old copy is kept.'];
    if (spec.inspect === undefined && wasInspected(needs.fingerprint)) {
        notes.push('There is no longer an `inspect` command, so what was restored was not counted.');
    }
    return {
        description: `the database of the command \`restore\` (${spec.identity})`,
        notes,
        strategy: 'in-place',
        runner,
        restore: async (streams) => {
            const loading = await load({ name: 'restore', argv: spec.restore, streams }, runner, host);
            try {
                await loading.requireDone();
            }
            finally {
                await loading.child.stop();
            }
            if (spec.ready !== undefined)
                await waitUntilReady(runner, { argv: spec.ready, limitMs: loadReadyMs(needs.rawBytes) }, host);
        },
        close: () => runner.close(),
    };
}
async function withTarget(spec, host, work) {
    await using asking = await besideUs(spec, 'target', host);
    await work(asking);
}
async function requireEmpty(spec, runner, known, host) {
    if (spec.inspect === undefined) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', 'Nothing can tell whether the target is empty: there is no `inspect`.', {
            hint: 'Add `inspect:` to its commands. Or, if everything in the target may be lost, set `replace: true`.',
        });
    }
    const { rows } = await takeCounts(runner, spec.inspect, COUNT_MS, host);
    const found = [...rows].filter(([, table]) => table.rows > 0);
    if (found.length === 0)
        return;
    const [name, table] = found.find(([each]) => known.has(each)) ?? ['', undefined];
    const what = table === undefined ? `${found.length} counts of \`inspect\` are not 0` : `${(0,known_names/* showName */.$)(name)} counts ${table.rows}`;
    throw new errors/* RestorableError */.s$('TARGET_NOT_EMPTY', `The target is not empty: ${what}.`, {
        hint: 'Restore into an empty one (`target: command:OTHER`), or set `replace: true`: the command then changes it in place and keeps no old copy.',
    });
}

// EXTERNAL MODULE: ./build/engines/parts/disk.js
var disk = __webpack_require__(65482);
// EXTERNAL MODULE: ./build/process/programs.js
var programs = __webpack_require__(97591);
// EXTERNAL MODULE: ./build/process/sandbox/system-programs.js
var system_programs = __webpack_require__(23041);
;// CONCATENATED MODULE: ./build/engines/command/runner/contained.js






const CONTAINED = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', HOME: '/tmp' };
const EXECUTABLE = 0o111;
async function containedRunner({ sandbox, host }) {
    const parent = await (0,promises_.mkdtemp)((0,external_node_path_.join)((await host.workspace()).path, 'c'));
    const folder = await sandbox.makeSharedFolder(parent, 'd');
    const env = { ...CONTAINED, [COMMAND_VARIABLES.purpose]: 'verify', [COMMAND_VARIABLES.folder]: folder };
    return {
        purpose: 'verify',
        sandbox,
        start: async ({ argv, stdin, signal, onErrorLine }) => {
            const { file, args, binds } = await placeWords(argv, host);
            return sandbox.start({
                file,
                args,
                env,
                binds: [...binds, { path: folder, writable: true }],
                stdin,
                stdout: 'pipe',
                signal: signal === undefined ? host.signal : AbortSignal.any([host.signal, signal]),
                onErrorLine,
            });
        },
        close: async () => {
            await sandbox.remove(parent, 'd');
            await (0,promises_.rm)(parent, { recursive: true, force: true, maxRetries: 3 });
        },
    };
}
async function placeWords(argv, host) {
    const [program = '', ...words] = argv;
    const file = program.includes('/') ? (0,external_node_path_.resolve)(program) : await (0,programs/* findOnPath */.a)(program, host.env['PATH']);
    if (file === undefined) {
        throw new errors/* RestorableError */.s$('CLIENT_MISSING', `The program ${program} is not on the PATH.`, {
            hint: 'Install it in an earlier step, or write its absolute path.',
        });
    }
    const binds = await bindsOf(file, program.includes('/') && !(0,external_node_path_.isAbsolute)(program), host);
    const args = [];
    for (const word of words) {
        const path = await fileOf(word);
        args.push(path ?? word);
        if (path !== undefined)
            binds.push(...(await bindsOf(path, path !== word, host)));
    }
    return { file, args, binds };
}
async function fileOf(word) {
    if (!word.includes('/') || word.startsWith('-'))
        return undefined;
    const path = (0,external_node_path_.resolve)(word);
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    return found?.isFile() === true ? path : undefined;
}
async function bindsOf(path, isAlone, host) {
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    if (found === undefined)
        return [];
    if (!isAlone && (found.mode & EXECUTABLE) !== 0)
        return (0,system_programs/* programBinds */.v)(path, host);
    return [{ path, writable: false }];
}

;// CONCATENATED MODULE: ./build/engines/command/target/verify.js






async function openVerification(spec, needs, containment) {
    const { host } = containment;
    const { verify } = spec;
    if (verify === undefined) {
        throw missing('verify', 'without it nothing can be restored, and reading a backup does not show that it restores');
    }
    if (spec.inspect === undefined && wasInspected(needs.fingerprint)) {
        throw missing('inspect', 'the source was counted when it was dumped, but nothing can count what is restored');
    }
    await (0,disk/* requireSpace */.M)((await host.workspace()).path, needs.rawBytes, 'the private database of `verify`');
    const runner = await containedRunner(containment);
    let server;
    return {
        description: 'a private database of the command `verify`',
        notes: runner.sandbox.note === undefined ? [] : [runner.sandbox.note],
        strategy: 'fresh',
        runner,
        restore: async (streams) => {
            server = await startServer(verify, streams, runner, host);
            const ready = spec.ready && { argv: spec.ready, limitMs: loadReadyMs(needs.rawBytes) };
            await untilRestored(server.loading, ready, runner, host);
        },
        death: () => server?.death(),
        close: async () => {
            await server?.stop();
            await runner.close();
        },
    };
}
async function startServer(argv, streams, runner, host) {
    const workspace = await host.workspace();
    let leftover;
    const forget = async () => {
        if (leftover !== undefined)
            await workspace.forget(leftover);
    };
    try {
        const onStart = async ({ pid }) => {
            leftover = { kind: 'process', pid, viaSudo: runner.sandbox.viaSudo };
            await workspace.note(leftover);
        };
        const loading = await load({ name: 'verify', argv, streams, onStart }, runner, host);
        const stop = async () => {
            await loading.child.stop();
            await forget();
        };
        let death;
        void loading.child.exited.then((exit) => {
            if (exit.code !== 0)
                death = endOf('verify', exit, loading.words());
        });
        return { loading, death: () => death, stop };
    }
    catch (error) {
        await forget();
        throw error;
    }
}
async function untilRestored(loading, ready, runner, host) {
    if (ready === undefined)
        return loading.requireDone();
    const until = { isOver: false };
    const ended = loading.child.exited.then(() => {
        until.isOver = true;
    });
    const up = waitUntilReady(runner, { ...ready, until }, host);
    up.catch(() => { });
    await Promise.race([up, ended]);
    (0,errors/* throwIfCancelled */.dZ)(host.signal);
    if (until.isOver)
        return loading.requireDone();
}
function missing(name, why) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', `The commands have no \`${name}\`: ${why}.`, {
        hint: `Add \`${name}:\` to the configuration file. docs/other-databases.md has recipes.`,
    });
}

;// CONCATENATED MODULE: ./build/engines/command/target/target.js








const target_COUNT_MS = 1_800_000;
async function openCommandTarget(spec, target, needs, host) {
    (0,refuse_options/* refuseServer */._)(target, 'A backup by commands is verified by its `verify` command, not in `target`.');
    if (target.kind === 'ephemeral') {
        return (0,contained_target/* openSurelyContained */.IF)({ spec: target, needs }, host, async (containment) => {
            return new CommandTarget(spec, await openVerification(spec, needs, containment), needs, containment.host);
        });
    }
    return new CommandTarget(spec, await openRestore(spec, target.replace, needs, host), needs, host);
}
class CommandTarget {
    description;
    notes;
    strategy;
    #spec;
    #seat;
    #needs;
    #host;
    #inspected;
    constructor(spec, seat, needs, host) {
        this.description = seat.description;
        this.notes = seat.notes;
        this.strategy = seat.strategy;
        this.#spec = spec;
        this.#seat = seat;
        this.#needs = needs;
        this.#host = host;
    }
    restore(streams) {
        return this.#seat.restore(streams);
    }
    async inspect() {
        const source = this.#needs.fingerprint;
        const facts = { version: undefined, takenAt: new Date(), isInspected: wasInspected(source) };
        if (!facts.isInspected)
            return fingerprintOf([], facts);
        if (this.#spec.inspect === undefined)
            return fingerprintOf(source.tables.map(uncounted), facts);
        const counts = await takeCounts(this.#seat.runner, this.#spec.inspect, target_COUNT_MS, this.#host).catch((error) => {
            throw this.#seat.death?.() ?? error;
        });
        this.#inspected = fingerprintOf(restoredTables(source.tables, counts), { ...facts, version: counts.version });
        return this.#inspected;
    }
    async digests({ expected, signal }) {
        const lines = new LineDigest(expected.key);
        try {
            for await (const chunk of runDump(this.#spec.dump, this.#seat.runner, this.#host, signal))
                lines.push(chunk);
            return lines.end();
        }
        catch (error) {
            signal.throwIfAborted();
            const death = this.#seat.death?.();
            if (death !== undefined)
                throw death;
            if (!(error instanceof errors/* RestorableError */.s$))
                throw error;
            return withoutDump(expected.key);
        }
    }
    async query() {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', "`checks` can't query a database that commands restore.", {
            hint: 'Remove them, and let `inspect` print what should be compared: every count is.',
        });
    }
    async integrity() {
        return movedCounts(this.#needs.fingerprint, this.#inspected ?? (await this.inspect()));
    }
    async publish() {
        const wrong = (await this.integrity()).find((result) => !result.ok);
        if (wrong === undefined)
            return {};
        throw new errors/* RestorableError */.s$('RESTORE_FAILED', `The restored database differs from what was dumped: ${wrong.detail}.`, {
            hint: 'Examine what was restored before you use it, or choose another backup.',
        });
    }
    close() {
        return this.#seat.close();
    }
}
function uncounted({ schema, name }) {
    return { schema, name, rows: null, rowsFrom: 'unknown' };
}
function movedCounts(source, restored) {
    const rowsOf = new Map(restored.tables.map(({ schema, name, rows }) => [JSON.stringify([schema, name]), rows]));
    const results = [];
    for (const { schema, name, counted } of source.tables) {
        const rows = rowsOf.get(JSON.stringify([schema, name]));
        if (counted === undefined || rows === undefined || rows === null)
            continue;
        const low = Math.min(counted.before, counted.after);
        const high = Math.max(counted.before, counted.after);
        const shown = schema === '' ? name : `${schema}.${name}`;
        results.push({
            name: `count of ${shown}`,
            ok: rows >= Math.floor(low / 2) && (low === 0 || rows > 0) && rows <= high * 2,
            detail: `${rows} were restored; the source had ${counted.before} before the dump and ${counted.after} after it`,
        });
    }
    return results;
}

;// CONCATENATED MODULE: ./build/engines/command/index.js



function createCommandEngine(spec) {
    return {
        openSource: (_url, options, host) => openCommandSource(spec, options, host),
        openTarget: (target, needs, host) => openCommandTarget(spec, target, needs, host),
        verificationNeeds: () => [{ name: 'command `verify`', examine: async () => verifyObservation(spec) }],
        dropLeftover: async () => { },
    };
}
function verifyObservation({ verify }) {
    if (verify !== undefined)
        return (0,finding/* fine */.Bs)('given');
    return (0,finding/* broken */.mw)('There is no `verify` command, so no backup of this database can be verified.', 'Add `verify` to its commands in the configuration file.');
}


/***/ }),

/***/ 17322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ openSurelyContained),
/* harmony export */   LT: () => (/* binding */ clientIn),
/* harmony export */   c: () => (/* binding */ openContained)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _process_sandbox_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77266);
/* harmony import */ var _process_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96863);
/* harmony import */ var _wrapped_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52510);




async function openContained({ spec, needs, isKnownByUser }, host, open) {
    if (spec.kind !== 'restore')
        return openSurelyContained({ spec, needs, isKnownByUser }, host, open);
    const sandbox = await (0,_process_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_2__/* .findSandbox */ .n7)(host, { isKnownByUser });
    return guarded({ sandbox, host }, host, open);
}
async function openSurelyContained({ spec, needs, isKnownByUser }, host, open) {
    const over = new AbortController();
    const boxed = { ...host, signal: AbortSignal.any([host.signal, over.signal]) };
    const limits = (0,_process_sandbox_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limitsFor */ .I9)(spec.limits ?? {}, needs.rawBytes, await (0,_process_sandbox_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .measureMachine */ .iI)(host));
    const sandbox = await (0,_process_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareSandbox */ .D_)(boxed, {
        trustSource: spec.trustSource ?? false,
        limits,
        isKnownByUser,
        onOver: (error) => over.abort(error),
    });
    return guarded({ sandbox, host: boxed }, host, open);
}
function clientIn({ sandbox }, notes) {
    if (sandbox?.isContained === true)
        return { client: sandbox };
    if (sandbox !== undefined)
        notes.push(UNCONTAINED_CLIENT);
    return { client: undefined };
}
const UNCONTAINED_CLIENT = "The client that restored the backup ran without containment (trust-source): it could reach this job's files.";
async function guarded(containment, outer, open) {
    const named = async (work) => {
        try {
            const result = await work();
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(containment.host.signal);
            return result;
        }
        catch (error) {
            throw (await reasonBehind(containment, outer)) ?? error;
        }
    };
    try {
        return (0,_wrapped_target_js__WEBPACK_IMPORTED_MODULE_3__/* .wrappedTarget */ .V)(await named(() => open(containment)), named, async () => containment.sandbox?.close());
    }
    catch (error) {
        await containment.sandbox?.close();
        throw error;
    }
}
async function reasonBehind({ sandbox }, outer) {
    return outer.signal.aborted ? undefined : sandbox?.whyStopped();
}


/***/ }),

/***/ 65482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ nameFullDisk),
/* harmony export */   M: () => (/* binding */ requireSpace)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22691);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);



const MARGIN_BYTES = 16 * 1024 * 1024;
const LARGER_DISK = 'Free some space, or use a larger disk. Temporary files are in RUNNER_TEMP in a job and in TMPDIR elsewhere.';
async function requireSpace(folder, bytes, purpose, hint = LARGER_DISK) {
    const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(folder);
    const free = bavail * bsize;
    const needed = bytes + MARGIN_BYTES;
    if (free >= needed)
        return;
    const shown = (count) => (0,pretty_bytes__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A)(count, { binary: true });
    const message = `${folder} has ${shown(free)} free; ${purpose} needs about ${shown(needed)}.`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DISK_FULL', message, { hint });
}
function nameFullDisk(thrown, path) {
    const { code } = thrown;
    if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EFBIG')
        return thrown;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DISK_FULL', `The disk filled up before ${path} was complete.`, {
        hint: 'Free some space, or raise the quota.',
        cause: thrown,
    });
}


/***/ }),

/***/ 79040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ refuseSelection),
/* harmony export */   _: () => (/* binding */ refuseServer)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

function refuseSelection({ include, exclude }, why, hint = 'Remove them.') {
    if (include.length === 0 && exclude.length === 0)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `\`include\` and \`exclude\` do not work with ${why}.`, { hint });
}
function refuseServer(spec, message) {
    if (spec.kind !== 'scratch')
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', message, { hint: 'Remove `target`, or set it to `auto`.' });
}


/***/ }),

/***/ 52510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ wrappedTarget)
/* harmony export */ });
function wrappedTarget(target, around, release) {
    const { keepBeside, digests, byHand } = target;
    let closed;
    const wrapped = {
        description: target.description,
        notes: target.notes,
        strategy: target.strategy,
        leftOut: target.leftOut,
        exempts: target.exempts,
        keepBeside: keepBeside && (() => around(() => keepBeside.call(target))),
        restore: (streams) => around(() => target.restore(streams)),
        inspect: () => around(() => target.inspect()),
        digests: digests && ((of) => around(() => digests.call(target, of))),
        byHand: byHand && { ...byHand, adopt: (file) => around(() => byHand.adopt(file)) },
        query: (sql, options) => around(() => target.query(sql, options)),
        integrity: (options) => around(() => target.integrity(options)),
        publish: () => around(() => target.publish()),
        close: () => {
            closed ??= target.close().finally(release);
            return closed;
        },
    };
    return wrapped;
}


/***/ }),

/***/ 62195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ homeFolder),
/* harmony export */   v: () => (/* binding */ accountName)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);

function homeFolder() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)() || undefined;
    }
    catch {
        return undefined;
    }
}
function accountName() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().username || undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 35639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ installPackage),
/* harmony export */   R: () => (/* binding */ installPackages),
/* harmony export */   XF: () => (/* binding */ aptCommand),
/* harmony export */   eD: () => (/* binding */ candidateVersion),
/* harmony export */   fo: () => (/* binding */ aptPrivilege),
/* harmony export */   u9: () => (/* binding */ changeMachine)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15229);



const LOOK_UP_TIMEOUT_MS = 20_000;
const CHANGE_TIMEOUT_MS = 240_000;
const LOCK_TIMEOUT_S = 120;
async function aptPrivilege(host) {
    const look = { timeoutMs: LOOK_UP_TIMEOUT_MS };
    if (process.platform !== 'linux' || !(await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .succeeds */ .kz)(['apt-get', '--version'], host, look)))
        return undefined;
    if (process.getuid?.() === 0)
        return [];
    return (await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .succeeds */ .kz)(['sudo', '-n', 'true'], host, look)) ? ['sudo', '-n'] : undefined;
}
function aptCommand(privilege, args, archives) {
    const options = archives === undefined ? [] : [`Dir::Cache::archives=${archives}/`, 'APT::Sandbox::User=root'];
    const folder = options.flatMap((option) => ['-o', option]);
    const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0'];
    const patiently = ['-o', `DPkg::Lock::Timeout=${LOCK_TIMEOUT_S}`];
    return [...privilege, ...quietly, ...patiently, ...folder, ...args];
}
async function changeMachine(command, host) {
    return (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .succeeds */ .kz)(command, host, { timeoutMs: CHANGE_TIMEOUT_MS });
}
async function candidateVersion(name, host) {
    const found = await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .runCommand */ .d1)(['apt-cache', 'policy', name], host, { timeoutMs: LOOK_UP_TIMEOUT_MS });
    const version = /^ *Candidate: (\S+)/m.exec(found?.code === 0 ? found.stdout : '')?.[1];
    return version === '(none)' ? undefined : version;
}
async function installPackage(privilege, name, host) {
    const version = await candidateVersion(name, host);
    if (version === undefined)
        return false;
    host.log.info(`Installing ${name} ${version}.`);
    return installPackages(privilege, ['--no-install-recommends', name], host);
}
async function installPackages(privilege, args, host) {
    const archives = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((await host.workspace()).path, 'packages-'));
    try {
        return await changeMachine(aptCommand(privilege, ['install', '--yes', ...args], archives), host);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(archives, { recursive: true, force: true }).catch(async () => {
            await changeMachine([...privilege, 'rm', '-rf', '--', archives], host).catch(() => false);
        });
    }
}


/***/ }),

/***/ 47902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ runToEnd),
/* harmony export */   v: () => (/* binding */ startChild)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);
/* harmony import */ var _core_foreign_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54440);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58555);





const ERROR_TAIL_BYTES = 16 * 1024;
const KILL_AFTER_MS = 3_000;
async function startChild(spec) {
    if (spec.signal.aborted)
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .cancellation */ .WN)(spec.signal);
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(spec.file, [...spec.args], {
        env: { ...spec.env },
        cwd: spec.cwd,
        detached: true,
        shell: false,
        stdio: [spec.stdin, spec.stdout, 'pipe'],
    });
    let tail = '';
    const lines = (0,_lines_js__WEBPACK_IMPORTED_MODULE_4__/* .cutLines */ .E)((line) => spec.onErrorLine?.(spec.scrub(line)));
    child.stderr?.setEncoding('utf8');
    child.stderr?.on('data', (text) => {
        tail = (tail + text).slice(-ERROR_TAIL_BYTES);
        lines.push(text);
    });
    child.stderr?.once('end', lines.end);
    if (spec.drainMs !== undefined)
        endOutput(child, spec.drainMs);
    const exited = new Promise((resolve) => {
        child.once('close', (code, signal) => resolve({ code, signal }));
    });
    await new Promise((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', (cause) => reject(new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('CLIENT_MISSING', `Can't start ${spec.file}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)}.`, {
            hint: 'Check that the program is installed and executable.',
            cause,
        })));
    });
    const pid = child.pid;
    let gone = false;
    const stop = async () => {
        if (gone)
            return;
        const send = spec.signalGroup ?? signalOwnGroup;
        void send(pid, 'SIGTERM');
        const timer = setTimeout(() => void send(pid, 'SIGKILL'), spec.killAfterMs ?? KILL_AFTER_MS);
        await exited;
        clearTimeout(timer);
    };
    const onAbort = () => void stop();
    spec.signal.addEventListener('abort', onAbort, { once: true });
    void exited.then(() => {
        gone = true;
        spec.signal.removeEventListener('abort', onAbort);
    });
    child.stdin?.on('error', () => { });
    const speaker = spec.speaker ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(spec.file);
    const errorText = () => new _core_foreign_js__WEBPACK_IMPORTED_MODULE_3__/* .ForeignText */ .sh(speaker, spec.scrub(tail).trim());
    return { pid, stdin: child.stdin, stdout: child.stdout, exited, errorText, stop };
}
function endOutput(child, drainMs) {
    child.once('exit', () => {
        const timer = setTimeout(() => {
            child.stdout?.destroy();
            child.stderr?.destroy();
        }, drainMs);
        child.once('close', () => clearTimeout(timer));
    });
}
async function signalOwnGroup(group, signal) {
    try {
        process.kill(-group, signal);
    }
    catch {
    }
}
async function runToEnd(spec) {
    const child = await startChild({ ...spec, stdin: 'ignore', stdout: 'pipe' });
    let stdout = '';
    child.stdout?.setEncoding('utf8');
    child.stdout?.on('data', (text) => {
        stdout += text;
    });
    const exit = await child.exited;
    if (spec.signal.aborted)
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .cancellation */ .WN)(spec.signal);
    return { ...exit, stdout, stderr: child.errorText() };
}


/***/ }),

/***/ 15229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ls: () => (/* binding */ PROXIES),
/* harmony export */   d1: () => (/* binding */ runCommand),
/* harmony export */   kz: () => (/* binding */ succeeds),
/* harmony export */   sg: () => (/* binding */ SYSTEM_PATH)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47902);


const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
async function runCommand(command, host, options) {
    const [file = '', ...args] = command;
    const signal = AbortSignal.any([host.signal, AbortSignal.timeout(options.timeoutMs)]);
    const common = { file, args, env: options.env ?? environmentOf(host), signal };
    try {
        const result = await (host.runCommand === undefined
            ? (0,_child_js__WEBPACK_IMPORTED_MODULE_1__/* .runToEnd */ .c)({ ...common, scrub: host.scrub })
            : host.runCommand(common));
        if (result.code !== 0) {
            host.toolWords.add(result.stderr);
            host.log.debug(`${command.join(' ')}: exit code ${result.code}`);
        }
        return result;
    }
    catch (error) {
        if (host.signal.aborted)
            throw error;
        host.log.debug(`${command.join(' ')}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
        return undefined;
    }
}
async function succeeds(command, host, options) {
    return (await runCommand(command, host, options))?.code === 0;
}
function environmentOf(host) {
    const env = { PATH: host.env['PATH'] ?? SYSTEM_PATH, LC_ALL: 'C' };
    for (const name of PROXIES) {
        const value = host.env[name];
        if (value !== undefined)
            env[name] = value;
    }
    return env;
}


/***/ }),

/***/ 30254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ feedChild)
/* harmony export */ });
async function feedChild(content, child) {
    const { stdin } = child;
    const iterator = content[Symbol.asyncIterator]();
    if (stdin === null)
        return (await iterator.next()).done === true;
    const unlessEnded = orEnd(child);
    for (;;) {
        const next = await unlessEnded(iterator.next());
        if (next === ENDED)
            return false;
        if (next.done)
            break;
        const written = new Promise((resolve) => stdin.write(next.value, (error) => resolve(!error)));
        if ((await unlessEnded(written)) !== true)
            return false;
    }
    return (await unlessEnded(new Promise((resolve) => stdin.end(() => resolve(true))))) === true;
}
const ENDED = Symbol('ended');
function orEnd(child) {
    let hasEnded = false;
    let onEnd = () => { };
    void child.exited.then(() => {
        hasEnded = true;
        onEnd();
    });
    return (promise) => new Promise((resolve, reject) => {
        onEnd = () => resolve(ENDED);
        if (hasEnded)
            onEnd();
        promise.then(resolve, reject);
    });
}


/***/ }),

/***/ 58555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ cutLines)
/* harmony export */ });
const LONGEST_LINE = 16 * 1024;
function cutLines(onLine) {
    let partial = '';
    const add = (text) => {
        if (partial.length < LONGEST_LINE)
            partial += text.slice(0, LONGEST_LINE - partial.length);
    };
    const give = () => {
        onLine(partial.replace(/\r$/, ''));
        partial = '';
    };
    return {
        push: (text) => {
            const [first = '', ...others] = text.split('\n');
            add(first);
            for (const other of others) {
                give();
                add(other);
            }
        },
        end: () => {
            if (partial !== '')
                give();
        },
    };
}


/***/ }),

/***/ 97591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ findOnPath),
/* harmony export */   z: () => (/* binding */ findPrograms)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22193);
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47902);





const VERSION_TIMEOUT_MS = 10_000;
async function findPrograms(name, search, host) {
    const programs = [];
    const seen = new Set();
    for (const directory of await candidateDirectories(search, host.env)) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        const real = await executable(path);
        if (real === undefined || search.isWrapper?.(real) === true || seen.has(real))
            continue;
        seen.add(real);
        const version = search.readVersion(await printedVersion(path, host));
        if (version !== undefined)
            programs.push({ path, directory, version });
    }
    return programs;
}
async function findOnPath(name, path) {
    for (const directory of splitFolders(path)) {
        const candidate = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        if ((await executable(candidate)) !== undefined)
            return candidate;
    }
    return undefined;
}
const splitFolders = (value) => (value ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter).filter((part) => part !== '');
async function candidateDirectories(search, env) {
    const directories = splitFolders(env[search.variable]);
    for (const [root, pattern, inside] of search.roots) {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(root).catch(() => []);
        const matching = names.filter((name) => pattern.test(name)).sort();
        directories.push(...matching.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name, inside)));
    }
    return [...directories, ...splitFolders(env['PATH'])];
}
async function executable(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path);
    }
    catch {
        return undefined;
    }
}
const printed = new Map();
async function printedVersion(path, host) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path, { bigint: true }).catch(() => undefined);
    if (found === undefined)
        return '';
    const file = [path, found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(':');
    const known = printed.get(file);
    if (known !== undefined)
        return known;
    const exit = await (0,_child_js__WEBPACK_IMPORTED_MODULE_4__/* .runToEnd */ .c)({
        file: path,
        args: ['--version'],
        env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
        signal: AbortSignal.any([host.signal, AbortSignal.timeout(VERSION_TIMEOUT_MS)]),
        scrub: host.scrub,
    }).catch((error) => {
        if (host.signal.aborted)
            throw error;
        host.log.debug(`${path} can't be run: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`);
        return undefined;
    });
    if (exit?.code !== 0)
        return '';
    printed.set(file, exit.stdout);
    return exit.stdout;
}


/***/ }),

/***/ 23041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ programBinds)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _account_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62195);




const SYSTEM = ['/usr/bin', '/usr/sbin', '/usr/lib', '/bin', '/sbin'];
async function programBinds(path, host) {
    const hidden = await privateFolders(host);
    const folders = new Set();
    for (const directory of new Set([(0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path))])) {
        if (SYSTEM.some((root) => directory === root || directory.startsWith(`${root}/`)))
            continue;
        const prefix = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(directory);
        const showsTooMuch = hidden.some((folder) => folder === prefix || folder.startsWith(`${prefix}/`) || prefix === '/');
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(directory) === 'bin' && !showsTooMuch)
            folders.add(prefix);
        else
            for (const part of [directory, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(prefix, 'lib'), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(prefix, 'share')])
                folders.add(part);
    }
    return [...folders].filter((folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder)).map((folder) => ({ path: folder, writable: false }));
}
async function privateFolders(host) {
    const { path } = await host.workspace();
    const named = ['GITHUB_WORKSPACE', 'RUNNER_TEMP', 'RUNNER_WORKSPACE', 'HOME'].map((name) => host.env[name]);
    return [path, (0,_account_js__WEBPACK_IMPORTED_MODULE_3__/* .homeFolder */ .W)(), process.cwd(), ...named].filter((folder) => folder !== undefined && folder !== '');
}


/***/ }),

/***/ 67237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ sumText),
/* harmony export */   X: () => (/* binding */ RowHash),
/* harmony export */   Yd: () => (/* binding */ RecordHash),
/* harmony export */   c6: () => (/* binding */ NO_ROWS),
/* harmony export */   hD: () => (/* binding */ LineHash),
/* harmony export */   lB: () => (/* binding */ addTotals)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _module_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99474);


const NO_ROWS = { rows: 0, sum: 0n };
const KEY = /^[0-9a-f]{32}$/;
const MODULO = 1n << 128n;
let compiled;
function addTotals(one, other) {
    return { rows: one.rows + other.rows, sum: (one.sum + other.sum) % MODULO };
}
function sumText(sum) {
    return sum.toString(16).padStart(32, '0');
}
class RowHash {
    #exports;
    #memory;
    #total;
    #inputAt;
    #inputBytes;
    constructor(key) {
        if (!KEY.test(key))
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'The key for hashing rows is not 16 bytes in hex.');
        compiled ??= new WebAssembly.Module(Buffer.from(_module_js__WEBPACK_IMPORTED_MODULE_1__/* .MODULE_BASE64 */ .H, 'base64'));
        this.#exports = new WebAssembly.Instance(compiled).exports;
        const { buffer } = this.#exports['memory'];
        this.#memory = new Uint8Array(buffer);
        this.#memory.set(Buffer.from(key, 'hex'), this.call('key_at'));
        this.#total = new DataView(buffer, this.call('total_at'), 24);
        this.#inputAt = this.call('input_at');
        this.#inputBytes = this.call('input_bytes');
    }
    call(name, ...values) {
        return this.#exports[name](...values);
    }
    load(bytes, from) {
        const length = Math.min(bytes.length - from, this.#inputBytes);
        this.#memory.set(bytes.subarray(from, from + length), this.#inputAt);
        return length;
    }
    loadPlaces(places) {
        const at = this.call('places_at');
        new Uint16Array(this.#memory.buffer, at, places.length).set(places);
    }
    write(at, bytes) {
        this.#memory.set(bytes, at);
    }
    take() {
        const [low, high, rows] = [0, 8, 16].map((at) => this.#total.getBigUint64(at, true));
        for (const at of [0, 8, 16])
            this.#total.setBigUint64(at, 0n, true);
        return { rows: Number(rows), sum: (high << 64n) | low };
    }
}
class LineHash {
    #hash;
    constructor(key) {
        this.#hash = new RowHash(key);
    }
    push(bytes) {
        pushAll(this.#hash, 'lines', bytes);
    }
    end() {
        this.#hash.call('lines_end');
        return this.#hash.take();
    }
}
class RecordHash {
    #hash;
    constructor(key) {
        this.#hash = new RowHash(key);
    }
    push(bytes) {
        if (!pushAll(this.#hash, 'records', bytes)) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'A row to hash has no length before it.');
        }
    }
    take() {
        if (this.#hash.call('records_end') === 0)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'A row to hash is incomplete.');
        return this.#hash.take();
    }
}
function pushAll(hash, reader, bytes) {
    for (let at = 0; at < bytes.length;) {
        const length = hash.load(bytes, at);
        if (hash.call(reader, length) === 0)
            return false;
        at += length;
    }
    return true;
}


/***/ })

};
