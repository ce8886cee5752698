export const id = 4690;
export const ids = [4690];
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

/***/ 54690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  machineOf: () => (/* binding */ machineOf)
});

// EXTERNAL MODULE: ./build/process/programs.js
var programs = __webpack_require__(97591);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/finding.js
var finding = __webpack_require__(44401);
// EXTERNAL MODULE: ./build/process/apt.js
var apt = __webpack_require__(35639);
// EXTERNAL MODULE: ./build/process/sandbox/install.js
var install = __webpack_require__(94747);
// EXTERNAL MODULE: ./build/process/sandbox/probe.js + 2 modules
var probe = __webpack_require__(81890);
// EXTERNAL MODULE: ./build/process/sandbox/sandbox.js + 7 modules
var sandbox = __webpack_require__(96863);
// EXTERNAL MODULE: ./build/process/sandbox/user.js
var user = __webpack_require__(24097);
;// CONCATENATED MODULE: ./build/process/sandbox/observation.js








const WORDS = {
    root: 'as root, with a user id of its own',
    user: 'in an unprivileged user namespace',
    sudo: 'through sudo',
};
async function observeContainment(host) {
    if (process.platform === 'linux' && (await (0,install/* findBubblewrap */.uo)(host)) === undefined && (await (0,apt/* aptPrivilege */.fo)(host))) {
        const remedy = `To save that time, and to have this check try it: ${(0,install/* installCommand */.Je)()}.`;
        return (0,finding/* doubtful */.Yb)('bubblewrap is not installed. A verification installs it with apt, which it may use here.', remedy);
    }
    const refusals = [];
    if (process.platform === 'linux') {
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((await host.workspace()).path, 'box-'));
        const who = await (0,user/* makeIdentity */.N)(folder);
        for (const how of (0,sandbox/* waysOf */.UV)({})) {
            const found = await (0,probe/* findCell */.u)(how, who, { folder, limits: undefined, cgroup: undefined }, host);
            if ('cell' in found)
                return (0,finding/* fine */.Bs)(`possible with bubblewrap, ${WORDS[how]}`);
            refusals.push(found.refusal);
        }
    }
    return (0,finding/* broken */.mw)((0,sandbox/* missingMessage */.E2)(refusals), await (0,sandbox/* hintOf */.$z)(refusals));
}

;// CONCATENATED MODULE: ./build/process/machine.js


function machineOf(host) {
    return {
        findProgram: (name) => (0,programs/* findOnPath */.a)(name, host.env['PATH']),
        containment: () => observeContainment(host),
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


/***/ })

};
