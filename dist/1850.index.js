export const id = 1850;
export const ids = [1850];
export const modules = {

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

/***/ 34824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openDesk: () => (/* binding */ openDesk)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/process/sandbox/limits.js
var sandbox_limits = __webpack_require__(77266);
// EXTERNAL MODULE: ./build/process/sandbox/sandbox.js + 7 modules
var sandbox_sandbox = __webpack_require__(96863);
// EXTERNAL MODULE: ./build/process/sandbox/system-programs.js
var system_programs = __webpack_require__(23041);
// EXTERNAL MODULE: ./build/process/lines.js
var process_lines = __webpack_require__(58555);
;// CONCATENATED MODULE: ./build/process/by-hand/shell.js





const LOOP = `
while read -r step names; do
  if test -z "$names"; then . "$1/$step" < /dev/null
  else ( for name in $names; do export "$name=$(cat "$1/$name")"; done; . "$1/$step" < /dev/null )
  fi
  code=$?
  printf '\\n%s %s\\n' "$2" "$code"
  printf '\\n%s %s\\n' "$2" "$code" >&2
done`;
const OWN_ERROR = /^RECOVERY-v1: ([A-Z_]+): /;
class ContainedShell {
    #options;
    #mark = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    #child;
    #leftover;
    #waiting;
    #number = 0;
    constructor(options) {
        this.#options = options;
    }
    static async start(options) {
        const shell = new ContainedShell(options);
        await shell.#start();
        return shell;
    }
    async #start() {
        const { sandbox, host, steps, env, binds } = this.#options;
        const child = await sandbox.start({
            file: '/bin/bash',
            args: ['--noprofile', '--norc', '-c', LOOP, 'bash', steps, this.#mark],
            env,
            binds,
            stdin: 'pipe',
            stdout: 'pipe',
            onErrorLine: (line) => this.#read(line, true),
        });
        this.#child = child;
        const lines = (0,process_lines/* cutLines */.E)((line) => this.#read(line, false));
        child.stdout?.setEncoding('utf8').on('data', (text) => lines.push(text));
        this.#leftover = { kind: 'process', pid: child.pid, viaSudo: sandbox.viaSudo };
        await (await host.workspace()).note(this.#leftover);
    }
    async run(commands, secrets) {
        const { steps, host, sandbox } = this.#options;
        const child = this.#child;
        if (child === undefined)
            throw new RangeError('a shell that was not started');
        const file = `${++this.#number}.sh`;
        await (0,promises_.writeFile)((0,external_node_path_.join)(steps, file), commands, { mode: 0o644 });
        for (const [name, secret] of secrets)
            await (0,promises_.writeFile)((0,external_node_path_.join)(steps, name), secret.reveal(), { mode: 0o644 });
        const codes = [];
        let waiting;
        const marked = new Promise((resolve) => {
            waiting = { codes, code: null, open: 2, resolve };
            this.#waiting = waiting;
        });
        child.stdin?.write(`${[file, ...secrets.keys()].join(' ')}\n`);
        await Promise.race([marked, child.exited]);
        this.#waiting = undefined;
        for (const name of secrets.keys())
            await shred((0,external_node_path_.join)(steps, name));
        if (host.signal.aborted)
            throw (await sandbox.whyStopped()) ?? (0,errors/* cancellation */.WN)(host.signal);
        return { code: waiting?.code ?? null, codes, words: child.errorText() };
    }
    async *read(path) {
        const { sandbox, env, binds, host } = this.#options;
        const child = await sandbox.start({
            file: '/bin/cat',
            args: ['--', path],
            env,
            binds,
            stdin: 'ignore',
            stdout: 'pipe',
        });
        try {
            for await (const piece of child.stdout ?? [])
                yield piece;
            const { code } = await child.exited;
            if (host.signal.aborted)
                throw (await sandbox.whyStopped()) ?? (0,errors/* cancellation */.WN)(host.signal);
            if (code === 0)
                return;
            throw new errors/* RestorableError */.s$('RESTORE_FAILED', 'The commands of the instructions left no file that could be read.', {
                hint: 'Follow the page by hand, and look at its output.',
                foreign: child.errorText(),
            });
        }
        finally {
            await child.stop();
        }
    }
    async stop() {
        const { host } = this.#options;
        this.#child?.stdin?.end();
        await this.#child?.stop();
        if (this.#leftover !== undefined)
            await (await host.workspace()).forget(this.#leftover);
        this.#leftover = undefined;
    }
    #read(line, isError) {
        const waiting = this.#waiting;
        if (waiting === undefined)
            return;
        const own = isError ? OWN_ERROR.exec(line)?.[1] : undefined;
        if (own !== undefined && (0,errors/* areaOf */.d6)(own) !== undefined)
            waiting.codes.push(own);
        if (!line.startsWith(`${this.#mark} `))
            return;
        waiting.code = Number(line.slice(this.#mark.length + 1));
        waiting.open -= 1;
        if (waiting.open === 0)
            waiting.resolve();
    }
}
async function shred(path) {
    await (0,promises_.truncate)(path);
    await (0,promises_.rm)(path);
}

;// CONCATENATED MODULE: ./build/process/by-hand/desk.js









const SYSTEM = ['/usr/bin', '/bin'];
const STOCK = ['bash', 'python3', 'gpg', 'zstd', 'sha256sum', 'sed', 'grep', 'shred'];
async function openDesk({ limits, rawBytes }, host) {
    const over = new AbortController();
    const boxed = { ...host, signal: AbortSignal.any([host.signal, over.signal]) };
    const sandbox = await (0,sandbox_sandbox/* prepareSandbox */.D_)(boxed, {
        trustSource: false,
        limits: (0,sandbox_limits/* limitsFor */.I9)(limits, rawBytes, await (0,sandbox_limits/* measureMachine */.iI)(host)),
        onOver: (error) => over.abort(error),
    });
    const folder = (0,external_node_path_.join)((await host.workspace()).path, `h${(0,external_node_crypto_.randomBytes)(2).toString('hex')}`);
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    const home = await sandbox.makeSharedFolder(folder, 'h');
    let shell;
    const end = async () => {
        await shell?.stop();
        await sandbox.remove(folder, 'h');
        await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 });
        await sandbox.close();
    };
    let ended;
    return {
        home,
        begin: async (spec) => {
            shell = await begin(spec, { folder, home, sandbox, host: boxed });
            return shell;
        },
        close: () => {
            ended ??= end();
            return ended;
        },
    };
}
async function begin({ byHand, readOnly }, place) {
    const { folder, home, sandbox, host } = place;
    const path = [...byHand.programs, ...SYSTEM];
    requirePrograms([...STOCK, ...byHand.calls], path);
    const steps = (0,external_node_path_.join)(folder, 's');
    await (0,promises_.mkdir)(steps, { mode: 0o755 });
    const binds = [
        { path: home, writable: true },
        ...readOnly.map((each) => ({ path: each, writable: false })),
        { path: steps, writable: false },
        ...byHand.folders,
        ...(await clientBinds(byHand, host)),
    ];
    const env = {
        PATH: path.join(':'),
        HOME: home,
        TMPDIR: '/tmp',
        LC_ALL: 'C.UTF-8',
        ...byHand.env,
    };
    return ContainedShell.start({ sandbox, host, steps, env, binds });
}
async function clientBinds({ programs, calls }, host) {
    const found = programs.flatMap((folder) => calls.map((name) => (0,external_node_path_.join)(folder, name)).filter((file) => (0,external_node_fs_.existsSync)(file)));
    return (await Promise.all(found.map((file) => (0,system_programs/* programBinds */.v)(file, host)))).flat();
}
function requirePrograms(names, path) {
    const missing = names.filter((name) => !path.some((folder) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, name))));
    if (missing.length === 0)
        return;
    throw new errors/* RestorableError */.s$('CLIENT_MISSING', `This machine lacks programs of the instructions: ${missing.join(', ')}.`, {
        hint: 'Install them in an earlier step, as step 1 of RECOVERY-v1.md says. This is not a verdict on the backup.',
    });
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


/***/ })

};
