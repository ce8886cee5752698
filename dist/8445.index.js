export const id = 8445;
export const ids = [8445];
export const modules = {

/***/ 68445:
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
    async function* streams() {
        yield { name: STREAM, content: runDump(spec.dump, runner, host) };
    }
    return {
        streams: streams(),
        warnings,
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
async function* runDump(argv, runner, host) {
    const onErrorLine = (line) => host.toolWords.add(new foreign/* ForeignText */.sh('the command `dump`', line));
    const child = await runner.start({ name: 'dump', argv, stdin: 'ignore', onErrorLine });
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
                isContained: false,
            });
        }
        if (bytes > 0)
            return;
        throw commandFailure('dump', 'ended with exit code 0 without printing anything', child.errorText(), {
            code: 'DUMP_EMPTY',
            hint: 'It must print the dump on standard output. Run it by hand. A pipe in `sh -c` hides the exit code of all but its last command.',
            isContained: false,
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


/***/ })

};
