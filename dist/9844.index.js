export const id = 9844;
export const ids = [9844];
export const modules = {

/***/ 69208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ showName),
/* harmony export */   C: () => (/* binding */ KnownNames)
/* harmony export */ });
const LONGEST = 200;
const NAMED = 3;
const LISTED = 10;
const CANDIDATE = /[«„][\s\u00a0]?([^«»„“”]{1,400}?)[\s\u00a0]?[»“”]|»([^«»]{1,400})«|"((?:[^"]|""){1,400})"|`((?:[^`]|``){1,400})`|'([^']{1,400})'|\b(?:table|view|relation|sequence|schema|function|procedure|index|type|trigger|column|database|language|constraint|routine)s? ([^\s"'`:;,()]{1,400})/gi;
class KnownNames {
    #names;
    constructor(names) {
        this.#names = new Set(names);
    }
    static none = new KnownNames([]);
    static ofFingerprint({ tables, objects, sequences, extensions }) {
        const qualified = [...tables, ...sequences].flatMap(({ schema, name }) => formsOf(schema, name));
        return new KnownNames([
            ...qualified,
            ...objects.flatMap(({ name }) => [name, name.slice(name.indexOf('.') + 1)]),
            ...extensions.map(({ name }) => name),
        ]);
    }
    static ofTables(tables) {
        return new KnownNames([...tables].flatMap(({ schema, name }) => formsOf(schema ?? '', name)));
    }
    static ofStatement(sql) {
        const code = sql.replaceAll(/'(?:[^'\\]|''|\\.)*'|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
        const quoted = [...code.matchAll(/"((?:[^"]|"")+)"|`((?:[^`]|``)+)`/g)].map(([, double, back]) => double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? '');
        const plain = code.match(/[\p{L}_][\p{L}\p{N}_$.]*/gu) ?? [];
        return new KnownNames([...quoted, ...plain, ...plain.map((name) => name.slice(name.lastIndexOf('.') + 1))]);
    }
    has(name) {
        return this.#names.has(name);
    }
    some(names) {
        const known = names.filter((name) => this.has(name)).slice(0, LISTED);
        const others = names.length - known.length;
        const rest = others === 0 ? [] : [`${others} ${known.length === 0 ? 'that the source did not have' : 'more'}`];
        return [...known.map(showName), ...rest].join(', ');
    }
    within(text) {
        const found = new Set();
        for (const match of text.matchAll(CANDIDATE)) {
            const name = match.slice(1).find((group) => group !== undefined) ?? '';
            for (const form of [name, name.replaceAll('""', '"').replaceAll('``', '`')])
                if (this.has(form))
                    found.add(form);
            if (found.size === NAMED)
                break;
        }
        return [...found].map(showName);
    }
}
function showName(name) {
    return JSON.stringify(name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);
}
function formsOf(schema, name) {
    return schema === '' ? [name] : [name, `${schema}.${name}`];
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

/***/ 94747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ installBubblewrap),
/* harmony export */   Je: () => (/* binding */ installCommand),
/* harmony export */   uo: () => (/* binding */ findBubblewrap)
/* harmony export */ });
/* harmony import */ var _apt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35639);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15229);
/* harmony import */ var _programs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97591);



async function findBubblewrap(host) {
    return (await (0,_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .findOnPath */ .a)('bwrap', host.env['PATH'])) ?? (0,_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .findOnPath */ .a)('bwrap', _command_js__WEBPACK_IMPORTED_MODULE_1__/* .SYSTEM_PATH */ .sg);
}
function installCommand() {
    return 'sudo apt-get update && sudo apt-get install --yes bubblewrap';
}
async function installBubblewrap(host) {
    if ((await findBubblewrap(host)) !== undefined)
        return;
    const privilege = await (0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .aptPrivilege */ .fo)(host);
    if (privilege === undefined)
        return;
    host.log.info('Installing bubblewrap, which contains the restored database.');
    if (await (0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .installPackage */ .Ed)(privilege, 'bubblewrap', host))
        return;
    await (0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .changeMachine */ .u9)((0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .aptCommand */ .XF)(privilege, ['update']), host);
    await (0,_apt_js__WEBPACK_IMPORTED_MODULE_0__/* .installPackage */ .Ed)(privilege, 'bubblewrap', host);
}


/***/ }),

/***/ 84342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ signalBySudo),
/* harmony export */   Y: () => (/* binding */ onLifeline)
/* harmony export */ });
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47902);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15229);


const KILL_TIMEOUT_MS = 10_000;
function onLifeline({ file, args }, removeAtEnd = '') {
    const script = `exec 3<&0
folder=$1; shift
"$@" </dev/null 3<&- & program=$!
{ cat <&3 >/dev/null; kill -QUIT $program; sleep 1; kill -KILL $program; } 2>/dev/null &
# Once we are gone, the message of the shell about a killed program has no reader, and writing it would end the shell.
exec 2>/dev/null
wait $program; code=$?
[ -z "$folder" ] || rm -rf -- "$folder"
exit $code`;
    return { file: '/bin/sh', args: ['-c', script, 'sh', removeAtEnd, file, ...args] };
}
async function signalBySudo(group, signal) {
    await (0,_child_js__WEBPACK_IMPORTED_MODULE_0__/* .runToEnd */ .c)({
        file: 'sudo',
        args: ['-n', 'kill', '-s', signal.replace(/^SIG/, ''), '--', `-${group}`],
        env: { PATH: _command_js__WEBPACK_IMPORTED_MODULE_1__/* .SYSTEM_PATH */ .sg },
        signal: AbortSignal.timeout(KILL_TIMEOUT_MS),
        scrub: (text) => text,
    }).catch(() => { });
}


/***/ }),

/***/ 50413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ startBeside),
  k: () => (/* binding */ startInBackground)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/process/child.js
var process_child = __webpack_require__(47902);
// EXTERNAL MODULE: ./build/process/command.js
var process_command = __webpack_require__(15229);
// EXTERNAL MODULE: ./build/process/programs.js
var programs = __webpack_require__(97591);
// EXTERNAL MODULE: ./build/process/sandbox/install.js
var install = __webpack_require__(94747);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/process/shield/arguments.js

const ROOT_ON_FILES = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID'];
const TO_BECOME_US = ['SETUID', 'SETGID', 'SETPCAP'];
const SET_BY_SUDO = ['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'MAIL', 'TERM'];
const SUDO_OWN = ['SUDO_COMMAND', 'SUDO_USER', 'SUDO_UID', 'SUDO_GID'];
function shieldedCommand(way, tool, command, account) {
    const { file, args, env } = command;
    if (way === 'no-sudo')
        return { file: tool, args: ['--no-new-privs', '--', file, ...args], env };
    const words = [...namespacesOf(way), '--die-with-parent', ...machine(account.uid)];
    if (way !== 'sudo')
        return { file: tool, args: [...words, '--', file, ...args], env };
    const own = Object.entries(env).filter(([name]) => SET_BY_SUDO.includes(name));
    const kept = Object.keys(env).filter((name) => !SET_BY_SUDO.includes(name));
    const keep = kept.length === 0 ? [] : [`--preserve-env=${kept.join(',')}`];
    const unset = [...SET_BY_SUDO, ...SUDO_OWN].flatMap((name) => ['--unsetenv', name]);
    const set = [...unset, ...own.flatMap(([name, value]) => ['--setenv', name, value])];
    const again = [...asAgain(account), '--', file, ...args];
    return { file: 'sudo', args: ['-n', ...keep, '--', tool, ...words, ...set, '--', ...again], env };
}
function namespacesOf(way) {
    if (way === 'user')
        return ['--unshare-user', '--unshare-pid'];
    const kept = way === 'root' ? ROOT_ON_FILES : TO_BECOME_US;
    return ['--unshare-pid', '--cap-drop', 'ALL', ...kept.flatMap((name) => ['--cap-add', `CAP_${name}`])];
}
function machine(uid) {
    const kernel = ['--ro-bind', '/sys', '/sys', '--proc', '/proc', '--ro-bind', '/proc/sys', '/proc/sys'];
    const sockets = takersOfOrders(uid).filter((path) => (0,external_node_fs_.existsSync)(path));
    return ['--dev-bind', '/', '/', ...kernel, ...sockets.flatMap((path) => ['--ro-bind', '/dev/null', path])];
}
function takersOfOrders(uid) {
    const containers = ['docker.sock', 'podman/podman.sock', 'containerd/containerd.sock', 'crio/crio.sock'];
    const services = ['systemd/private', 'dbus/system_bus_socket', 'buildkit/buildkitd.sock', 'snapd.socket'];
    const ofUser = ['bus', 'systemd/private', 'docker.sock', 'podman/podman.sock', 'buildkit/buildkitd.sock'];
    const machines = ['lib/lxd', 'snap/lxd/common/lxd', 'lib/incus'];
    return [
        ...[...containers, ...services].map((name) => `/run/${name}`),
        ...ofUser.map((name) => `/run/user/${uid}/${name}`),
        ...machines.map((folder) => `/var/${folder}/unix.socket`),
    ];
}
function asAgain({ uid, gid, groups }) {
    return [
        '/usr/bin/setpriv',
        `--reuid=${uid}`,
        `--regid=${gid}`,
        groups.length === 0 ? '--clear-groups' : `--groups=${groups.join(',')}`,
        '--no-new-privs',
        '--inh-caps=-all',
        '--ambient-caps=-all',
        '--bounding-set=-all',
    ];
}

// EXTERNAL MODULE: ./build/process/shield/lifeline.js
var lifeline = __webpack_require__(84342);
;// CONCATENATED MODULE: ./build/process/shield/shield.js








const TRIAL_TIMEOUT_MS = 60_000;
async function startInBackground(spec, trial, host, ways) {
    const way = await findWay({ ...trial, env: spec.env }, spec.signal, host, ways);
    if (way === undefined) {
        return withRefusal(await (0,process_child/* startChild */.v)({ ...spec, stdin: 'ignore', stdout: 'ignore' }), false, false);
    }
    const viaSudo = way.name === 'sudo';
    const { file, args } = way.command(viaSudo ? { ...spec, ...(0,lifeline/* onLifeline */.Y)(spec) } : spec);
    const common = { ...spec, file, args, stdout: 'ignore' };
    const child = await (viaSudo
        ? (0,process_child/* startChild */.v)({ ...common, stdin: 'pipe', signalGroup: lifeline/* signalBySudo */.B })
        : (0,process_child/* startChild */.v)({ ...common, stdin: 'ignore' }));
    return withRefusal(child, viaSudo, true);
}
async function startBeside(spec, host) {
    const { holdsKeys } = host;
    const account = ownAccount();
    const isKept = holdsKeys !== undefined && account.uid !== 0 && (0,external_node_path_.basename)(spec.file) !== 'docker';
    const tools = isKept && process.platform === 'linux' ? await toolsOf(holdsKeys, host) : undefined;
    if (tools?.setpriv === undefined)
        return (0,process_child/* startChild */.v)(spec);
    const { file, args } = shieldedCommand('no-sudo', tools.setpriv, spec, account);
    return (0,process_child/* startChild */.v)({ ...spec, file, args, speaker: spec.speaker ?? (0,external_node_path_.basename)(spec.file) });
}
async function findWay(trial, signal, host, ways) {
    const { holdsKeys } = host;
    if (holdsKeys === undefined || process.platform !== 'linux')
        return undefined;
    const { bwrap, setpriv } = await toolsOf(holdsKeys, host);
    const account = ownAccount();
    for (const name of ways ?? waysOf(holdsKeys, account)) {
        const tool = name === 'no-sudo' ? setpriv : bwrap;
        if (tool === undefined)
            continue;
        const command = (plain) => shieldedCommand(name, tool, plain, account);
        if (await worksAs(command(trial), name === 'sudo', signal, host))
            return { name, command };
    }
    host.log.debug(`${trial.file} runs next to the process that holds the keys: it can't be isolated here.`);
    return undefined;
}
function waysOf({ mayContain }, { uid }) {
    if (uid === 0)
        return ['root', 'user'];
    return mayContain ? ['user', 'sudo', 'no-sudo'] : ['user', 'no-sudo'];
}
async function worksAs(command, viaSudo, signal, host) {
    const { file, args, env } = command;
    const limited = AbortSignal.any([signal, AbortSignal.timeout(TRIAL_TIMEOUT_MS)]);
    const spec = { file, args, env, signal: limited, scrub: host.scrub, ...(viaSudo && { signalGroup: lifeline/* signalBySudo */.B }) };
    try {
        const exit = await (0,process_child/* runToEnd */.c)(spec);
        if (exit.code !== 0)
            host.toolWords.add(exit.stderr);
        return exit.code === 0;
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        return false;
    }
}
const found = new WeakMap();
function toolsOf(holdsKeys, host) {
    const known = found.get(holdsKeys) ?? findTools(holdsKeys, host);
    found.set(holdsKeys, known);
    return known;
}
async function findTools({ mayContain }, host) {
    if (mayContain)
        await (0,install/* installBubblewrap */.AU)(host).catch(() => { });
    const setpriv = await (0,programs/* findOnPath */.a)('setpriv', process_command/* SYSTEM_PATH */.sg);
    const command = { file: setpriv ?? '', args: ['--no-new-privs', '--', 'true'], env: { PATH: process_command/* SYSTEM_PATH */.sg } };
    const works = setpriv !== undefined && (await worksAs(command, false, new AbortController().signal, host));
    return { bwrap: await (0,install/* findBubblewrap */.uo)(host), setpriv: works ? setpriv : undefined };
}
function ownAccount() {
    const { getuid, getgid, getgroups } = process;
    return { uid: getuid?.() ?? 0, gid: getgid?.() ?? 0, groups: getgroups?.() ?? [] };
}
const NOT_STARTED = /^(?:bwrap|sudo|setpriv): (?!execvp)/;
function withRefusal(child, viaSudo, isShielded) {
    const refusal = () => {
        const words = child.errorText();
        if (!isShielded || !NOT_STARTED.test(words.reveal()))
            return undefined;
        return new errors/* RestorableError */.s$('SANDBOX_MISSING', `${words.speaker} could not be isolated from the recovery key.`, {
            hint: 'This is not a verdict on the backup. It worked a moment before: run again, and look at the message of bubblewrap.',
            foreign: words,
        });
    };
    return { ...child, viaSudo, refusal };
}


/***/ })

};
