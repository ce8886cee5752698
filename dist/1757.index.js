export const id = 1757;
export const ids = [1757];
export const modules = {

/***/ 2818:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = exports.kp = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
exports.kp = closest;


/***/ }),

/***/ 49391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ batches)
/* harmony export */ });
/** Items in order, several to a batch, so that one statement asks for many small ones; a large one stands alone. */
function* batches(items, limits) {
    let batch = [];
    let bytes = 0;
    for (const item of items) {
        if (batch.length > 0 && (batch.length === limits.items || bytes + item.bytes > limits.bytes)) {
            yield batch;
            batch = [];
            bytes = 0;
        }
        batch.push(item);
        bytes += item.bytes;
    }
    if (batch.length > 0)
        yield batch;
}


/***/ }),

/***/ 34173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WX: () => (/* binding */ findAddresses),
/* harmony export */   gL: () => (/* binding */ BEHIND_TUNNEL),
/* harmony export */   mB: () => (/* binding */ ipv6Failure),
/* harmony export */   n5: () => (/* binding */ requireTunnelledHost)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40610);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);



/** Loopback, link-local and private ranges (RFC 1918, RFC 4193, RFC 6598): where TLS is nobody's habit. */
const NEAR = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
NEAR.addSubnet('127.0.0.0', 8, 'ipv4');
NEAR.addSubnet('10.0.0.0', 8, 'ipv4');
NEAR.addSubnet('172.16.0.0', 12, 'ipv4');
NEAR.addSubnet('192.168.0.0', 16, 'ipv4');
NEAR.addSubnet('169.254.0.0', 16, 'ipv4');
NEAR.addSubnet('100.64.0.0', 10, 'ipv4');
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');
NEAR.addSubnet('fe80::', 10, 'ipv6');
/** A host that a tunnel leads to: its name may mean something only at the other end, and SSH protects the way there. */
const BEHIND_TUNNEL = { isNear: true, isIpv6Only: false };
/**
 * A host as `ssh` takes it in a forwarding: nothing that it would read as more than a name or an address.
 * @throws {RestorableError} INPUT_INVALID
 */
function requireTunnelledHost(host) {
    if (/^[A-Za-z0-9_:][A-Za-z0-9_.:-]*$/.test(host))
        return;
    const what = host.startsWith('/') ? 'names a Unix socket' : 'has a host that is no name and no address';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('INPUT_INVALID', `A tunnel leads to a host, and the database's URL ${what}.`, {
        hint: 'Name the server as the bastion sees it: postgres://user:password@db.internal:5432/name.',
    });
}
const UNREACHED = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT', 'EAFNOSUPPORT']);
/**
 * Looks the host up before anything secret is sent to it.
 * @throws {RestorableError} DATABASE_HOST_UNKNOWN, DATABASE_IPV6_ONLY
 */
async function findAddresses(server) {
    if (server.host.startsWith('/'))
        return { isNear: true, isIpv6Only: false };
    let addresses;
    try {
        addresses = await node_dns__WEBPACK_IMPORTED_MODULE_0__.promises.lookup(server.host, { all: true });
    }
    catch (cause) {
        // A resolver may hide AAAA records from a machine without IPv6: the name then seems not to exist.
        const hidden = await node_dns__WEBPACK_IMPORTED_MODULE_0__.promises.resolve6(server.host).catch(() => []);
        if (hidden.length > 0)
            throw ipv6Only(server, cause);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('DATABASE_HOST_UNKNOWN', `The host of ${server.shown} is not known.`, {
            hint: 'Check its spelling; a service container is reached by its label in container jobs and at localhost otherwise.',
            cause,
        });
    }
    return {
        isNear: addresses.every(({ address }) => NEAR.check(address, (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(address) === 6 ? 'ipv6' : 'ipv4')),
        isIpv6Only: addresses.every(({ family }) => family === 6),
    };
}
/** An IPv6-only host that this machine has no route to, else undefined. */
function ipv6Failure(code, addresses, server, cause) {
    if (!addresses.isIpv6Only || !UNREACHED.has(code) || (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(server.host) === 6)
        return undefined;
    return ipv6Only(server, cause);
}
function ipv6Only(server, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('DATABASE_IPV6_ONLY', `The host of ${server.shown} has only IPv6 addresses.`, {
        hint: "This machine has no IPv6 (GitHub's runners don't): use the provider's IPv4 host or session pooler (Supabase: pooler.supabase.com, port 5432).",
        cause,
    });
}


/***/ }),

/***/ 35639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ installPackage),
/* harmony export */   XF: () => (/* binding */ aptCommand),
/* harmony export */   eD: () => (/* binding */ candidateVersion),
/* harmony export */   fo: () => (/* binding */ aptPrivilege),
/* harmony export */   u9: () => (/* binding */ changeMachine)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15229);




const LOOK_UP_TIMEOUT_MS = 20_000;
/** Of one change: the lists of a slow mirror, or a server with all that it depends on. */
const CHANGE_TIMEOUT_MS = 240_000;
/** How this process may install packages; undefined where there is no apt, or no way to become root without a password. */
async function aptPrivilege(host) {
    const look = { timeoutMs: LOOK_UP_TIMEOUT_MS };
    if (process.platform !== 'linux' || !(await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .succeeds */ .kz)(['apt-get', '--version'], host, look)))
        return undefined;
    if (process.getuid?.() === 0)
        return [];
    return (await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .succeeds */ .kz)(['sudo', '-n', 'true'], host, look)) ? ['sudo', '-n'] : undefined;
}
/**
 * The apt-get command line.
 * @param archives folder for the downloads, whose packages apt checks against its signed lists
 */
function aptCommand(privilege, args, archives) {
    const options = archives === undefined
        ? []
        : [`Dir::Cache::archives=${archives}`, 'APT::Keep-Downloaded-Packages=true', 'APT::Sandbox::User=root'];
    const folder = options.flatMap((option) => ['-o', option]);
    // The environment doesn't pass through sudo, an argument does. Without a terminal of its own dpkg prints no percentages.
    const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0'];
    return [...privilege, ...quietly, ...folder, ...args];
}
/** Runs a command that changes the machine, shown in the log. @returns whether it ended with 0; throws only for a cancel */
async function changeMachine(command, host) {
    return (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .succeeds */ .kz)(command, host, { timeoutMs: CHANGE_TIMEOUT_MS, isShown: true });
}
/** The version that apt would install, or undefined where its lists don't have the package. */
async function candidateVersion(name, host) {
    const found = await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(['apt-cache', 'policy', name], host, { timeoutMs: LOOK_UP_TIMEOUT_MS });
    const version = /^ *Candidate: (\S+)/m.exec(found?.code === 0 ? found.stdout : '')?.[1];
    return version === '(none)' ? undefined : version;
}
/**
 * Installs a package without what it merely recommends; its downloads come from the host's package cache where it has
 * them, and go there where it has not.
 * @returns false when the lists don't have it or apt failed; throws only for a cancel
 */
async function installPackage(privilege, name, host) {
    const version = await candidateVersion(name, host);
    if (version === undefined)
        return false;
    // The cache service matches the path as well: so not the run's own folder, whose name is random.
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(host.env['RUNNER_TEMP'] ?? (await host.workspace()).path, 'restorable-packages', name);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'partial'), { recursive: true });
    const packages = [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, '*.deb')];
    // With the version in it, a new release is downloaded once and kept anew.
    const key = `restorable-${name}-${version}-${await releaseName()}-${(0,node_os__WEBPACK_IMPORTED_MODULE_1__.arch)()}`;
    const kept = (await host.runCache?.restore(key, packages)) ?? false;
    host.log.info(`Installing ${name} ${version}${kept ? ' from kept packages' : ''}.`);
    const install = aptCommand(privilege, ['install', '--yes', '--no-install-recommends', name], folder);
    const done = await changeMachine(install, host);
    if (done && !kept)
        await host.runCache?.save(key, packages);
    return done;
}
async function releaseName() {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)('/etc/os-release', 'utf8').catch(() => '');
    return /^VERSION_CODENAME=(\w+)/m.exec(text)?.[1] ?? 'linux';
}


/***/ }),

/***/ 47902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ runToEnd),
/* harmony export */   v: () => (/* binding */ startChild)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58555);



const ERROR_TAIL_BYTES = 16 * 1024;
const KILL_AFTER_MS = 3_000;
/**
 * Starts a child program in a process group of its own.
 * @throws {RestorableError} CLIENT_MISSING when the program can't be started, CANCELLED when already aborted
 */
async function startChild(spec) {
    if (spec.signal.aborted)
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancellation */ .WN)(spec.signal);
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(spec.file, [...spec.args], {
        env: { ...spec.env },
        cwd: spec.cwd,
        detached: true,
        shell: false,
        stdio: [spec.stdin, spec.stdout, 'pipe'],
    });
    let tail = '';
    const lines = (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .cutLines */ .E)((line) => spec.onErrorLine?.(spec.scrub(line)));
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
        child.once('error', (cause) => reject(new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('CLIENT_MISSING', `Can't start ${spec.file}: ${cause.message}`, {
            hint: 'Check that the program is installed and may be executed.',
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
    // A child that dies closes its standard input; the exit code tells why, an unhandled EPIPE would crash us instead.
    child.stdin?.on('error', () => { });
    return { pid, stdin: child.stdin, stdout: child.stdout, exited, errorText: () => spec.scrub(tail).trim(), stop };
}
/** What a program leaves behind may hold its output open for ever; `exited` would wait for that. */
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
        // Already gone.
    }
}
/** Runs a small command to its end and returns what it printed; for versions and look-ups, not for data. */
async function runToEnd(spec) {
    const child = await startChild({ ...spec, stdin: 'ignore', stdout: 'pipe' });
    let stdout = '';
    child.stdout?.setEncoding('utf8');
    child.stdout?.on('data', (text) => {
        stdout += text;
    });
    const exit = await child.exited;
    if (spec.signal.aborted)
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancellation */ .WN)(spec.signal);
    return { ...exit, stdout, stderr: child.errorText() };
}


/***/ }),

/***/ 15229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ls: () => (/* binding */ PROXIES),
/* harmony export */   d1: () => (/* binding */ runCommand),
/* harmony export */   kz: () => (/* binding */ succeeds)
/* harmony export */ });
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47902);

/** Enough for package managers, sudo and what they run. */
const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** Without these, a runner behind a proxy could install nothing. */
const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
/**
 * Runs a small command to its end: the host's way where it has one, else as a child of our own.
 * @param command file and arguments, never a shell's line
 * @returns undefined when it can't be started or took longer than `timeoutMs`
 * @throws {RestorableError} CANCELLED or TIME_LIMIT when the run was stopped; nothing else
 */
async function runCommand(command, host, options) {
    const [file = '', ...args] = command;
    const signal = AbortSignal.any([host.signal, AbortSignal.timeout(options.timeoutMs)]);
    const common = { file, args, env: options.env ?? environmentOf(host), signal };
    try {
        const result = await (host.runCommand === undefined
            ? (0,_child_js__WEBPACK_IMPORTED_MODULE_0__/* .runToEnd */ .c)({ ...common, scrub: host.scrub })
            : host.runCommand({ ...common, isShown: options.isShown ?? false }));
        if (result.code !== 0)
            host.log.debug(`${command.join(' ')}: ${result.stderr}`);
        return result;
    }
    catch (error) {
        if (host.signal.aborted)
            throw error;
        host.log.debug(`${command.join(' ')}: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
    }
}
/** As runCommand; true when the command could be run and ended with 0. */
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

/***/ 88990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ dockerPrefix),
/* harmony export */   p: () => (/* binding */ hasDocker)
/* harmony export */ });
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47902);

const DOCKER_TIMEOUT_MS = 20_000;
/** True when a Docker daemon answers. */
async function hasDocker(host) {
    const exit = await (0,_child_js__WEBPACK_IMPORTED_MODULE_0__/* .runToEnd */ .c)({
        file: 'docker',
        args: ['version', '--format', '{{.Server.Version}}'],
        env: dockerEnvironment(host),
        signal: AbortSignal.any([host.signal, AbortSignal.timeout(DOCKER_TIMEOUT_MS)]),
        scrub: host.scrub,
    }).catch(() => undefined);
    return exit?.code === 0 && exit.stdout.trim() !== '';
}
/**
 * The arguments of `docker` that run a client tool of an official image. Variables are named, not given: Docker takes
 * their values from its own environment, so no password is an argument. Reaches servers by network, not by Unix socket.
 */
function dockerPrefix({ image, program, variables, mounts = [] }) {
    return [
        'run',
        '--rm',
        '--interactive',
        '--network=host',
        ...['/etc/ssl/certs', ...mounts].map((path) => `--volume=${path}:${path}:ro`),
        ...variables.map((name) => `--env=${name}`),
        `--entrypoint=${program}`,
        image,
    ];
}
function dockerEnvironment(host) {
    const env = { PATH: host.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin' };
    for (const name of ['DOCKER_HOST', 'DOCKER_CONTEXT', 'HOME']) {
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
/** Longer lines are cut: a program that prints no line feed must not fill the memory. */
const LONGEST_LINE = 16 * 1024;
/** @param onLine is given each line without its end; of a very long one the beginning */
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
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47902);




const VERSION_TIMEOUT_MS = 10_000;
/** Every copy of a program on this machine, in order of preference. Each was run once to learn its version. */
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
/** The first executable file of this name on the PATH that is given, or undefined. */
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
/** The real path of a program that may be executed, else undefined. */
async function executable(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path);
    }
    catch {
        return undefined;
    }
}
async function printedVersion(path, host) {
    const exit = await (0,_child_js__WEBPACK_IMPORTED_MODULE_3__/* .runToEnd */ .c)({
        file: path,
        args: ['--version'],
        env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
        signal: AbortSignal.any([host.signal, AbortSignal.timeout(VERSION_TIMEOUT_MS)]),
        scrub: host.scrub,
    }).catch((error) => {
        if (host.signal.aborted)
            throw error;
        // Built for another machine, or without its libraries: not there for us.
        host.log.debug(`${path} can't be run: ${String(error)}`);
        return undefined;
    });
    return exit?.code === 0 ? exit.stdout : '';
}


/***/ })

};
