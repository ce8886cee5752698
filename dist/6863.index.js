export const id = 6863;
export const ids = [6863];
export const modules = {

/***/ 70307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   eS: () => (/* binding */ delayMs),
/* harmony export */   v7: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _until_aborted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27571);


async function retry(act, options) {
    const { signal, after, onRetry } = options;
    for (let attempt = 1;; attempt += 1) {
        if (signal !== undefined)
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
        try {
            return await act(attempt);
        }
        catch (error) {
            if (signal !== undefined)
                (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
            const policy = after(error, attempt);
            if (policy === undefined || attempt >= policy.attempts)
                throw error;
            onRetry?.(error, attempt);
            await pause(delayMs(attempt, policy), signal);
        }
    }
}
function delayMs(done, { baseMs, longestMs, askedMs = 0 }) {
    const longest = Math.min(longestMs, baseMs * 2 ** (done - 1));
    return Math.max(longest * (0.5 + Math.random() / 2), Math.min(askedMs, longestMs));
}
async function pause(ms, signal) {
    if (signal !== undefined)
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
    if (ms <= 0)
        return;
    const { promise, resolve } = Promise.withResolvers();
    const timer = setTimeout(resolve, ms);
    try {
        await (signal === undefined ? promise : (0,_until_aborted_js__WEBPACK_IMPORTED_MODULE_1__/* .untilAborted */ .E)(signal, promise));
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 27571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ untilAborted)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


async function untilAborted(signal, work) {
    work.catch(() => { });
    (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .throwIfCancelled */ .dZ)(signal);
    const { promise: aborted, reject } = Promise.withResolvers();
    using _ = (0,node_events__WEBPACK_IMPORTED_MODULE_0__.addAbortListener)(signal, () => reject((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancellation */ .WN)(signal)));
    return await Promise.race([work, aborted]);
}


/***/ }),

/***/ 15784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ containedCommand),
/* harmony export */   e: () => (/* binding */ asUser)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);

const SHM_SHARE = 8;
const TMP_SHARE = 16;
const SECOND_WALL = { times: 2, moreBytes: 8 * 1024 ** 3, moreProcesses: 4_096 };
const FILTER_FD = '9';
const SYSTEM = [
    '/usr/bin',
    '/usr/sbin',
    '/usr/lib',
    '/usr/lib32',
    '/usr/lib64',
    '/usr/libx32',
    '/usr/libexec',
    '/usr/share',
    '/usr/local/lib',
    '/var/cache/postgresql/dicts',
    '/etc/ld.so.cache',
    '/etc/ld.so.conf',
    '/etc/ld.so.conf.d',
    '/etc/alternatives',
    '/etc/locale.alias',
    '/etc/localtime',
    '/etc/timezone',
];
const NETWORK = [
    '/etc/resolv.conf',
    '/etc/hosts',
    '/etc/services',
    '/etc/gai.conf',
    '/etc/ssl/certs',
    '/etc/ssl/openssl.cnf',
    '/etc/ssl/cert.pem',
    '/etc/pki/tls',
    '/etc/pki/ca-trust/extracted',
    '/etc/ca-certificates/extracted',
];
const MERGED = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];
function containedCommand({ how, bwrap, who, hardening, limits }, program) {
    const { filter } = hardening;
    const command = [
        ...(how === 'sudo' ? ['sudo', '-n', '--'] : []),
        ...beginning(hardening),
        bwrap,
        ...(filter === undefined ? [] : ['--seccomp', FILTER_FD]),
        ...namespaces(how, who, hardening, program.network === true),
        '--die-with-parent',
        '--hostname',
        'contained',
        ...rootFilesystem(who, limits, program.network === true),
        ...program.binds.flatMap(({ path, writable }) => [
            ...parentsOf(path),
            ...[writable ? '--bind' : '--ro-bind', path, path],
        ]),
        ...['--remount-ro', '/dev', '--remount-ro', '/'],
        '--chdir',
        '/',
        '--clearenv',
        ...Object.entries(program.env).flatMap(([name, value]) => ['--setenv', name, value]),
        '--',
    ];
    if (hardening.resourceLimits === true)
        command.push(...secondWall(limits), '--');
    if (how !== 'user')
        command.push(...asUser('/usr/bin/setpriv', who.uid), '--');
    return [...command, program.file, ...program.args];
}
function beginning({ filter, cgroup }) {
    if (filter === undefined && cgroup === undefined)
        return [];
    const enter = cgroup === undefined ? '' : 'echo $$ >"$2/cgroup.procs" || exit 1; ';
    const open = filter === undefined ? '' : ` ${FILTER_FD}<"$filter"`;
    const script = `filter=$1; ${enter}shift 2; exec "$@"${open}`;
    return ['/bin/sh', '-c', script, 'sh', filter ?? '', cgroup ?? ''];
}
function secondWall(limits) {
    const command = ['/usr/bin/prlimit', '--core=0'];
    if (limits === undefined)
        return command;
    const { times, moreBytes, moreProcesses } = SECOND_WALL;
    const fileBytes = limits.diskBytes * times + moreBytes;
    return [...command, `--fsize=${fileBytes}`, `--nproc=${limits.processes * times + moreProcesses}`];
}
function asUser(setpriv, uid) {
    return [
        setpriv,
        `--reuid=${uid}`,
        `--regid=${uid}`,
        '--clear-groups',
        '--no-new-privs',
        '--inh-caps=-all',
        '--ambient-caps=-all',
        '--bounding-set=-all',
    ];
}
function namespaces(how, who, hardening, network) {
    const id = String(who.uid);
    if (how === 'user') {
        const all = ['--unshare-all', ...(network ? ['--share-net'] : [])];
        if (hardening.noUserNamespaces === true)
            all.push('--unshare-user', '--disable-userns');
        return [...all, '--uid', id, '--gid', id, '--cap-drop', 'ALL'];
    }
    const own = ['ipc', 'pid', 'uts', ...(network ? [] : ['net'])];
    return [
        ...own.map((name) => `--unshare-${name}`),
        '--unshare-cgroup-try',
        ...['--cap-drop', 'ALL'],
        ...['SETUID', 'SETGID', 'SETPCAP'].flatMap((name) => ['--cap-add', `CAP_${name}`]),
    ];
}
function rootFilesystem(who, limits, network) {
    const words = [];
    for (const path of network ? [...SYSTEM, ...NETWORK] : SYSTEM)
        words.push(...parentsOf(path), '--ro-bind-try', path, path);
    for (const path of MERGED) {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
            continue;
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path).isSymbolicLink())
            words.push('--symlink', (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(path), path);
        else
            words.push('--ro-bind', path, path);
    }
    const names = { passwd: 'passwd', group: 'group', 'nsswitch.conf': network ? 'nsswitch-dns.conf' : 'nsswitch.conf' };
    for (const [name, source] of Object.entries(names))
        words.push('--ro-bind', `${who.etc}/${source}`, `/etc/${name}`);
    const memory = (path, share) => {
        const size = limits === undefined ? [] : ['--size', String(Math.ceil(limits.memoryBytes / share))];
        return ['--perms', '1777', ...size, '--tmpfs', path];
    };
    return [...words, '--proc', '/proc', '--dev', '/dev', ...memory('/dev/shm', SHM_SHARE), ...memory('/tmp', TMP_SHARE)];
}
function parentsOf(path) {
    const names = path.split('/').slice(1, -1);
    return names.flatMap((_, index) => ['--dir', `/${names.slice(0, index + 1).join('/')}`]);
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

/***/ 77266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I9: () => (/* binding */ limitsFor),
/* harmony export */   W1: () => (/* binding */ overLimit),
/* harmony export */   iI: () => (/* binding */ measureMachine)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22691);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);




const GIB = 1024 ** 3;
const LEAST_MEMORY_BYTES = GIB;
const LEAST_DISK_BYTES = 64 * 1024 ** 2;
const SPARED_SHARE = 10;
const MOST_SPARED_BYTES = 2 * GIB;
const PROCESSES = 256;
const PROCESSES_PER_CORE = 64;
const LEAST_TIME_MS = 30 * 60_000;
const BYTES_PER_MS = 2_000;
function limitsFor(given, rawBytes, machine) {
    const { memoryBytes, freeBytes, cores } = machine;
    const spared = Math.min(Math.floor(freeBytes / SPARED_SHARE), MOST_SPARED_BYTES);
    return {
        memoryBytes: given.memoryBytes ?? Math.max(Math.floor(memoryBytes / 2), LEAST_MEMORY_BYTES),
        diskBytes: given.diskBytes ?? Math.max(freeBytes - spared, LEAST_DISK_BYTES),
        processes: given.processes ?? PROCESSES + PROCESSES_PER_CORE * cores,
        timeoutMs: given.timeoutMs ?? LEAST_TIME_MS + Math.ceil(rawBytes / BYTES_PER_MS),
        isWholeDisk: given.diskBytes === undefined,
    };
}
async function measureMachine(host) {
    const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)((await host.workspace()).path);
    const allowed = process.constrainedMemory();
    const memoryBytes = allowed > 0 ? Math.min((0,node_os__WEBPACK_IMPORTED_MODULE_1__.totalmem)(), allowed) : (0,node_os__WEBPACK_IMPORTED_MODULE_1__.totalmem)();
    return { memoryBytes, freeBytes: bavail * bsize, cores: (0,node_os__WEBPACK_IMPORTED_MODULE_1__.availableParallelism)() };
}
const bytes = (count) => (0,pretty_bytes__WEBPACK_IMPORTED_MODULE_3__/* ["default"] */ .A)(count, { binary: true });
const TEXTS = {
    memoryBytes: { code: 'SANDBOX_MEMORY', option: 'sandbox-memory', took: 'more memory', shown: bytes },
    diskBytes: { code: 'SANDBOX_DISK', option: 'sandbox-disk', took: 'more disk space', shown: bytes },
    processes: {
        code: 'SANDBOX_PROCESSES',
        option: 'sandbox-processes',
        took: 'more processes and threads',
        shown: String,
    },
    timeoutMs: {
        code: 'SANDBOX_TIMEOUT',
        option: 'sandbox-timeout',
        took: 'longer',
        shown: (limit) => `${Math.round(limit / 1_000)} s`,
    },
};
function overLimit(name, limits) {
    if (name === 'diskBytes' && limits.isWholeDisk)
        return fullDisk(limits);
    const { code, option, took, shown } = TEXTS[name];
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$(code, `The restored database was stopped: it used ${took} than \`${option}\` allows (${shown(limits[name])}).`, {
        hint: `This is not a verdict on the backup. Raise \`${option}\`; if the database should need far less, look for code in it (functions, triggers, views) that runs when it is restored or read.`,
    });
}
function fullDisk({ diskBytes }) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('DISK_FULL', `The restored database was stopped before the disk was full: it used more than ${bytes(diskBytes)} of the temporary folder.`, {
        hint: 'Set `target:` to a database of a service container or another server, or free some disk space of the runner. `sandbox-disk` changes the limit.',
    });
}


/***/ }),

/***/ 81890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ findCell)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/process/child.js
var child = __webpack_require__(47902);
// EXTERNAL MODULE: ./build/process/command.js
var process_command = __webpack_require__(15229);
// EXTERNAL MODULE: ./build/process/sandbox/arguments.js
var sandbox_arguments = __webpack_require__(15784);
// EXTERNAL MODULE: ./build/process/sandbox/install.js
var install = __webpack_require__(94747);
;// CONCATENATED MODULE: ./build/process/sandbox/seccomp-calls.js
const DENIED = {
    keyctl: [250, 219],
    add_key: [248, 217],
    request_key: [249, 218],
    ptrace: [101, 117],
    process_vm_readv: [310, 270],
    process_vm_writev: [311, 271],
    process_madvise: [440, 440],
    pidfd_getfd: [438, 438],
    kcmp: [312, 272],
    move_pages: [279, 239],
    migrate_pages: [256, 238],
    mount: [165, 40],
    umount2: [166, 39],
    pivot_root: [155, 41],
    chroot: [161, 51],
    setns: [308, 268],
    unshare: [272, 97],
    fsopen: [430, 430],
    fsconfig: [431, 431],
    fsmount: [432, 432],
    fspick: [433, 433],
    open_tree: [428, 428],
    move_mount: [429, 429],
    mount_setattr: [442, 442],
    open_by_handle_at: [304, 265],
    name_to_handle_at: [303, 264],
    quotactl: [179, 60],
    quotactl_fd: [443, 443],
    swapon: [167, 224],
    swapoff: [168, 225],
    bpf: [321, 280],
    perf_event_open: [298, 241],
    userfaultfd: [323, 282],
    fanotify_init: [300, 262],
    kexec_load: [246, 104],
    kexec_file_load: [320, 294],
    init_module: [175, 105],
    finit_module: [313, 273],
    delete_module: [176, 106],
    reboot: [169, 142],
    syslog: [103, 116],
    acct: [163, 89],
    settimeofday: [164, 170],
    clock_settime: [227, 112],
    adjtimex: [159, 171],
    clock_adjtime: [305, 266],
    vhangup: [153, 58],
    lookup_dcookie: [212, 18],
    iopl: [172, undefined],
    ioperm: [173, undefined],
    modify_ldt: [154, undefined],
    msgget: [68, 186],
};
const UNKNOWN = {
    clone3: [435, 435],
    io_uring_setup: [425, 425],
    io_uring_enter: [426, 426],
    io_uring_register: [427, 427],
    memfd_create: [319, 279],
    memfd_secret: [447, 447],
};
const CLONE = [56, 220];
const SOCKET = [41, 198];
const SOCKETPAIR = [53, 199];
const SHMGET = [29, 194];
const IOCTL = [16, 29];

;// CONCATENATED MODULE: ./build/process/sandbox/seccomp.js

const MACHINES = { x64: { audit: 0xc000_003e, column: 0 }, arm64: { audit: 0xc000_00b7, column: 1 } };
const LOAD = 0x20;
const IF_EQUAL = 0x15;
const IF_AT_LEAST = 0x35;
const IF_GREATER = 0x25;
const IF_ANY_BIT = 0x45;
const RETURN = 0x06;
const NUMBER_AT = 0;
const MACHINE_AT = 4;
const ARGUMENTS_AT = 16;
const ALLOW = 0x7fff_0000;
const KILL = 0x8000_0000;
const ERROR = 0x0005_0000;
const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;
const X32 = 0x4000_0000;
const NEW_NAMESPACES = 0x7e02_0000;
const FAMILIES = [1, 2, 10];
const TERMINAL_REQUESTS = [0x5412, 0x541c];
const MAX_SEGMENT_BYTES = 64 * 1024;
function isMachine(name) {
    return Object.hasOwn(MACHINES, name);
}
function seccompFilter(machine) {
    const { audit, column } = MACHINES[machine];
    const of = (numbers) => numbers[column];
    const program = [
        [LOAD, 0, 0, MACHINE_AT],
        [IF_EQUAL, 1, 0, audit],
        [RETURN, 0, 0, KILL],
        [LOAD, 0, 0, NUMBER_AT],
        ...(machine === 'x64' ? [[IF_AT_LEAST, 0, 1, X32], fail(ENOSYS)] : []),
        ...Object.values(DENIED).flatMap((numbers) => refuse(of(numbers), EPERM)),
        ...Object.values(UNKNOWN).flatMap((numbers) => refuse(of(numbers), ENOSYS)),
        ...inspect(of(CLONE), [[LOAD, 0, 0, low(0)], [IF_ANY_BIT, 0, 1, NEW_NAMESPACES], fail(EPERM)]),
        ...inspect(of(SOCKET), onlyFamilies()),
        ...inspect(of(SOCKETPAIR), onlyFamilies()),
        ...inspect(of(SHMGET), [
            [LOAD, 0, 0, high(1)],
            [IF_EQUAL, 0, 2, 0],
            [LOAD, 0, 0, low(1)],
            [IF_GREATER, 0, 1, MAX_SEGMENT_BYTES],
            fail(EPERM),
        ]),
        ...inspect(of(IOCTL), [
            [LOAD, 0, 0, low(1)],
            ...TERMINAL_REQUESTS.flatMap((request) => [[IF_EQUAL, 0, 1, request], fail(EPERM)]),
        ]),
        [RETURN, 0, 0, ALLOW],
    ];
    return assemble(program);
}
const fail = (errno) => [RETURN, 0, 0, ERROR | errno];
const low = (argument) => ARGUMENTS_AT + argument * 8;
const high = (argument) => low(argument) + 4;
function refuse(number, errno) {
    return number === undefined ? [] : [[IF_EQUAL, 0, 1, number], fail(errno)];
}
function inspect(number, look) {
    if (number === undefined)
        return [];
    return [[IF_EQUAL, 0, look.length + 1, number], ...look, [RETURN, 0, 0, ALLOW]];
}
function onlyFamilies() {
    const tests = FAMILIES.map((family, index) => [IF_EQUAL, FAMILIES.length - index, 0, family]);
    return [[LOAD, 0, 0, low(0)], ...tests, fail(EAFNOSUPPORT)];
}
function assemble(program) {
    const bytes = Buffer.alloc(program.length * 8);
    for (const [index, [code, ifTrue, ifFalse, k]] of program.entries()) {
        bytes.writeUInt16LE(code, index * 8);
        bytes.writeUInt8(ifTrue, index * 8 + 2);
        bytes.writeUInt8(ifFalse, index * 8 + 3);
        bytes.writeUInt32LE(k, index * 8 + 4);
    }
    return bytes;
}

;// CONCATENATED MODULE: ./build/process/sandbox/probe.js










const PROBE_TIMEOUT_MS = 10_000;
async function findCell(how, who, { folder, limits, cgroup }, host) {
    const bwrap = await (0,install/* findBubblewrap */.uo)(host);
    if (bwrap === undefined)
        return { refusal: 'bwrap: not found' };
    const cellOf = (hardening) => ({ how, bwrap, who, hardening, limits });
    const wished = { ...(await wishedHardening(how, folder)), ...(cgroup && { cgroup: cgroup.path }) };
    if ((await probe(cellOf(wished), host)) === undefined)
        return { cell: cellOf(wished) };
    const refusal = await probe(cellOf({}), host);
    if (refusal !== undefined)
        return { refusal };
    let hardening = {};
    for (const [name, value] of Object.entries(wished)) {
        const more = { ...hardening, [name]: value };
        const lacking = await probe(cellOf(more), host);
        if (lacking === undefined)
            hardening = more;
        else {
            host.log.debug(`Containment as ${how} without ${name}.`);
            host.toolWords.add(new foreign/* ForeignText */.sh(`bwrap as ${how}`, lacking));
        }
    }
    return { cell: cellOf(hardening) };
}
async function wishedHardening(how, folder) {
    const filter = (0,external_node_path_.join)(folder, 'filter.bpf');
    const machine = (0,external_node_os_.arch)();
    if (isMachine(machine))
        await (0,promises_.writeFile)(filter, seccompFilter(machine), { mode: 0o600 });
    return {
        ...(isMachine(machine) && { filter }),
        ...(how === 'user' && { noUserNamespaces: true }),
        ...((0,external_node_fs_.existsSync)('/usr/bin/prlimit') && { resourceLimits: true }),
    };
}
async function probe(cell, host) {
    const command = (0,sandbox_arguments/* containedCommand */.F)(cell, { file: '/usr/bin/id', args: ['-u'], env: {}, binds: [] });
    const [file = '', ...args] = command;
    const signal = AbortSignal.any([host.signal, AbortSignal.timeout(PROBE_TIMEOUT_MS)]);
    try {
        const exit = await (0,child/* runToEnd */.c)({ file, args, env: { PATH: process_command/* SYSTEM_PATH */.sg, LC_ALL: 'C' }, signal, scrub: host.scrub });
        if (exit.code === 0 && exit.stdout.trim() === String(cell.who.uid))
            return undefined;
        return exit.stderr.reveal() || `bwrap ended with ${exit.code ?? exit.signal}`;
    }
    catch (error) {
        if (host.signal.aborted)
            throw error;
        return (0,foreign/* fullTextOf */.Gh)(error);
    }
}


/***/ }),

/***/ 96863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n7: () => (/* binding */ findSandbox),
  $z: () => (/* binding */ hintOf),
  E2: () => (/* binding */ missingMessage),
  D_: () => (/* binding */ prepareSandbox),
  UV: () => (/* binding */ waysOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
// EXTERNAL MODULE: ./build/process/child.js
var process_child = __webpack_require__(47902);
// EXTERNAL MODULE: ./build/process/command.js
var process_command = __webpack_require__(15229);
;// CONCATENATED MODULE: ./build/process/sandbox/cgroup.js








const CONTROLLERS = ['memory', 'pids'];
const SUDO_TIMEOUT_MS = 10_000;
const REMOVE_ATTEMPTS = 40;
const REMOVE_PAUSE_MS = 50;
function findCgroups() {
    try {
        const mounts = (0,external_node_fs_.readFileSync)('/proc/self/mountinfo', 'utf8').split('\n');
        const line = mounts.find((text) => text.split(' - ')[1]?.startsWith('cgroup2 ') === true);
        const mount = line?.split(' ')[4];
        const own = /^0::(\/.*)$/m.exec((0,external_node_fs_.readFileSync)('/proc/self/cgroup', 'utf8'))?.[1];
        return mount === undefined || own === undefined ? undefined : { mount, own };
    }
    catch {
        return undefined;
    }
}
async function makeCgroup(limits, viaSudo, host, place = findCgroups()) {
    if (place === undefined)
        return undefined;
    const parents = new Set([(0,external_node_path_.join)(place.mount, (0,external_node_path_.dirname)(place.own)), place.mount]);
    for (const parent of parents) {
        if (!(await hasControllers(parent)))
            continue;
        const group = { path: (0,external_node_path_.join)(parent, `restorable-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`), viaSudo };
        try {
            await (viaSudo ? makeBySudo(group, limits) : make(group, limits));
            return group;
        }
        catch (error) {
            host.log.debug(`No control group in ${parent}: ${(0,foreign/* describeError */.Uc)(error)}.`);
            await removeCgroup(group);
        }
    }
    return undefined;
}
async function hasControllers(parent) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(parent, 'cgroup.subtree_control'), 'utf8').catch(() => '');
    const controllers = text.trim().split(' ');
    return CONTROLLERS.every((name) => controllers.includes(name));
}
function settingsOf({ memoryBytes, processes }) {
    return [
        ['memory.max', String(memoryBytes)],
        ['pids.max', String(processes)],
        ['memory.oom.group', '1'],
    ];
}
async function make({ path }, limits) {
    await (0,promises_.mkdir)(path);
    for (const [file, value] of settingsOf(limits))
        await (0,promises_.writeFile)((0,external_node_path_.join)(path, file), value);
    await (0,promises_.writeFile)((0,external_node_path_.join)(path, 'memory.swap.max'), '0', { flag: 'r+' }).catch(() => { });
}
async function makeBySudo({ path }, limits) {
    const lines = settingsOf(limits).map(([file, value]) => `echo ${value} >"$1/${file}"`);
    const script = ['set -e', 'mkdir -- "$1"', ...lines, 'echo 0 2>/dev/null >"$1/memory.swap.max" || :'].join('\n');
    const exit = await sudo(['/bin/sh', '-c', script, 'sh', path]);
    if (exit.code !== 0)
        throw new Error(`sudo ended with ${exit.code ?? exit.signal}`);
}
async function removeCgroup({ path, viaSudo }) {
    for (let attempt = 0; attempt < REMOVE_ATTEMPTS; attempt += 1) {
        if (await removed(path, viaSudo))
            return;
        await (0,retry/* pause */.v7)(REMOVE_PAUSE_MS);
    }
}
async function removed(path, viaSudo) {
    if (viaSudo) {
        const exit = await sudo(['/bin/sh', '-c', '[ ! -d "$1" ] || rmdir -- "$1"', 'sh', path]).catch(() => undefined);
        return exit?.code === 0;
    }
    return (0,promises_.rmdir)(path).then(() => true, (error) => error.code === 'ENOENT');
}
async function enforcedIn({ path }) {
    const [memory, pids] = await Promise.all([
        (0,promises_.readFile)((0,external_node_path_.join)(path, 'memory.events'), 'utf8'),
        (0,promises_.readFile)((0,external_node_path_.join)(path, 'pids.events'), 'utf8'),
    ]);
    if (/^oom(_kill|_group_kill)? [1-9]/m.test(memory))
        return 'memoryBytes';
    return /^max [1-9]/m.test(pids) ? 'processes' : undefined;
}
function sudo(command) {
    const signal = AbortSignal.timeout(SUDO_TIMEOUT_MS);
    const env = { PATH: process_command/* SYSTEM_PATH */.sg, LC_ALL: 'C' };
    return (0,process_child/* runToEnd */.c)({ file: 'sudo', args: ['-n', '--', ...command], env, signal, scrub: (text) => text });
}

// EXTERNAL MODULE: ./build/process/shield/lifeline.js
var shield_lifeline = __webpack_require__(84342);
// EXTERNAL MODULE: ./build/process/sandbox/arguments.js
var sandbox_arguments = __webpack_require__(15784);
;// CONCATENATED MODULE: ./build/process/sandbox/contained-child.js





async function startWatched(spec, { watch }, start = process_child/* startChild */.v) {
    const child = await start(spec);
    watch?.add(child.pid);
    void child.exited.then(() => watch?.forget(child.pid));
    return child;
}
async function writePrivately({ folder }, name, content) {
    const path = (0,external_node_path_.join)(folder, `${(0,external_node_crypto_.randomBytes)(4).toString('hex')}-${name}`);
    await (0,promises_.writeFile)(path, content, { mode: 0o600, flag: 'wx' });
    return path;
}
async function closeKeeping({ folder, watch, cgroup }) {
    watch?.close();
    if (cgroup !== undefined)
        await removeCgroup(cgroup);
    await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 });
}
async function collect(sandbox, spec) {
    const child = await sandbox.start({ ...spec, stdin: 'ignore', stdout: 'pipe' });
    let stdout = '';
    child.stdout?.setEncoding('utf8');
    child.stdout?.on('data', (text) => {
        stdout += text;
    });
    const exit = await child.exited;
    return { ...exit, stdout, stderr: child.errorText() };
}
function commonSpec(spec, host) {
    return {
        stdout: spec.stdout,
        signal: spec.signal ?? host.signal,
        killAfterMs: spec.killAfterMs,
        scrub: host.scrub,
        speaker: (0,external_node_path_.basename)(spec.file),
        onErrorLine: spec.onErrorLine,
    };
}

;// CONCATENATED MODULE: ./build/process/sandbox/containing.js








const KILL_AFTER_MS = 300;
const REMOVE_TIMEOUT_MS = 60_000;
const KILL_TIMEOUT_MS = 10_000;
class ContainingSandbox {
    isContained = true;
    note = undefined;
    viaSudo;
    #cell;
    #keeping;
    #host;
    #refusal;
    constructor(cell, keeping, host) {
        this.#cell = cell;
        this.#keeping = keeping;
        this.#host = host;
        this.viaSudo = cell.how === 'sudo';
    }
    async start(spec) {
        const lifeline = this.viaSudo && spec.stdin === 'ignore';
        const program = lifeline ? { ...spec, ...(0,shield_lifeline/* onLifeline */.Y)(spec, spec.removeAtEnd) } : spec;
        const [file = '', ...args] = (0,sandbox_arguments/* containedCommand */.F)(this.#cell, program);
        const child = {
            ...commonSpec(spec, this.#host),
            killAfterMs: spec.killAfterMs ?? KILL_AFTER_MS,
            file,
            args,
            env: { PATH: process_command/* SYSTEM_PATH */.sg, LC_ALL: 'C' },
            stdin: lifeline ? 'pipe' : spec.stdin,
            ...(this.viaSudo && { signalGroup: shield_lifeline/* signalBySudo */.B }),
        };
        const started = await startWatched(child, this.#keeping);
        void started.exited.then(({ code }) => {
            const words = started.errorText();
            if (code === 1 && OWN_WORDS.test(words.reveal()))
                this.#refusal = refused(words);
        });
        return started;
    }
    run(spec) {
        return collect(this, spec);
    }
    async makeSharedFolder(parent, name) {
        const path = (0,external_node_path_.join)(parent, name);
        await (0,promises_.mkdir)(path);
        await (0,promises_.chmod)(path, 0o777);
        this.#keeping.watch?.addFolder(path);
        return path;
    }
    async giveFile(name, content) {
        const path = await writePrivately(this.#keeping, name, content);
        const { how, who } = this.#cell;
        if (how === 'root')
            await (0,promises_.chown)(path, who.uid, who.uid);
        if (how === 'sudo')
            await chownBySudo(path, who.uid);
        return path;
    }
    async lend(path) {
        const { how, who } = this.#cell;
        if (how === 'sudo')
            throw new errors/* RestorableError */.s$('INTERNAL', "A file can't be passed through sudo.");
        if (how === 'user')
            return async () => { };
        const { uid, gid } = await (0,promises_.stat)(path);
        await (0,promises_.chown)(path, who.uid, who.uid);
        return () => (0,promises_.chown)(path, uid, gid);
    }
    async whyStopped() {
        return (await this.#keeping.watch?.overLimit()) ?? this.#refusal;
    }
    close() {
        return closeKeeping(this.#keeping);
    }
    async remove(parent, name) {
        if (this.viaSudo) {
            await this.run({
                file: '/bin/sh',
                args: ['-c', 'cd "$1" && rm -rf -- ./* ./.[!.]*', 'sh', (0,external_node_path_.join)(parent, name)],
                env: { PATH: process_command/* SYSTEM_PATH */.sg },
                binds: [{ path: (0,external_node_path_.join)(parent, name), writable: true }],
                signal: AbortSignal.timeout(REMOVE_TIMEOUT_MS),
            });
        }
        await (0,promises_.rm)((0,external_node_path_.join)(parent, name), { recursive: true, force: true, maxRetries: 3 });
    }
}
const OWN_WORDS = /^bwrap: (?!execvp)/;
function refused(words) {
    return new errors/* RestorableError */.s$('SANDBOX_MISSING', 'bubblewrap could not contain a program of this restore.', {
        hint: 'This is not a verdict on the backup. Let this user reach the file or socket that bubblewrap names.',
        foreign: words,
    });
}
async function chownBySudo(path, uid) {
    const args = ['-n', '--', 'chown', '--no-dereference', `${uid}:${uid}`, '--', path];
    const signal = AbortSignal.timeout(KILL_TIMEOUT_MS);
    const env = { PATH: process_command/* SYSTEM_PATH */.sg, LC_ALL: 'C' };
    const exit = await (0,process_child/* runToEnd */.c)({ file: 'sudo', args, env, signal, scrub: (text) => text });
    if (exit.code !== 0)
        throw new errors/* RestorableError */.s$('INTERNAL', `A file could not be given to the contained user: ${exit.stderr}`);
}

// EXTERNAL MODULE: ./build/process/sandbox/install.js
var install = __webpack_require__(94747);
// EXTERNAL MODULE: ./build/process/shield/shield.js + 1 modules
var shield = __webpack_require__(50413);
;// CONCATENATED MODULE: ./build/process/sandbox/plain.js






class PlainSandbox {
    isContained = false;
    viaSudo = false;
    note = "The restored database ran without containment (trust-source): code in the dump could reach this job's files and network.";
    #uid;
    #keeping;
    #host;
    constructor(uid, keeping, host) {
        this.#uid = uid;
        this.#keeping = keeping;
        this.#host = host;
    }
    start(spec) {
        const command = [spec.file, ...spec.args];
        if (isRoot() && spec.isOurs !== true)
            command.unshift(...(0,sandbox_arguments/* asUser */.e)('setpriv', this.#uid), '--');
        const [file = '', ...args] = command;
        const env = { PATH: process_command/* SYSTEM_PATH */.sg, ...spec.env };
        const child = { ...commonSpec(spec, this.#host), file, args, env, cwd: '/', stdin: spec.stdin };
        return startWatched(child, this.#keeping, (each) => (0,shield/* startBeside */.v)(each, this.#host));
    }
    run(spec) {
        return collect(this, spec);
    }
    async makeSharedFolder(parent, name) {
        const path = (0,external_node_path_.join)(parent, name);
        await (0,promises_.mkdir)(path, { mode: 0o700 });
        this.#keeping.watch?.addFolder(path);
        if (!isRoot())
            return path;
        await (0,promises_.chmod)(parent, 0o711);
        await (0,promises_.chmod)((await this.#host.workspace()).path, 0o711);
        await (0,promises_.chown)(path, this.#uid, this.#uid);
        return path;
    }
    async remove(parent, name) {
        await (0,promises_.rm)((0,external_node_path_.join)(parent, name), { recursive: true, force: true, maxRetries: 3 });
    }
    async giveFile(name, content) {
        const path = await writePrivately(this.#keeping, name, content);
        if (!isRoot())
            return path;
        await (0,promises_.chmod)(this.#keeping.folder, 0o711);
        await (0,promises_.chmod)((await this.#host.workspace()).path, 0o711);
        await (0,promises_.chown)(path, this.#uid, this.#uid);
        return path;
    }
    async lend(path) {
        if (!isRoot())
            return async () => { };
        const { uid, gid } = await (0,promises_.stat)(path);
        await (0,promises_.chown)(path, this.#uid, this.#uid);
        return () => (0,promises_.chown)(path, uid, gid);
    }
    whyStopped() {
        return this.#keeping.watch?.overLimit() ?? Promise.resolve(undefined);
    }
    close() {
        return closeKeeping(this.#keeping);
    }
}
const isRoot = () => process.getuid?.() === 0;

// EXTERNAL MODULE: ./build/process/sandbox/probe.js + 2 modules
var probe = __webpack_require__(81890);
// EXTERNAL MODULE: ./build/process/sandbox/user.js
var user = __webpack_require__(24097);
;// CONCATENATED MODULE: ./build/process/process-tree.js

const PARENT = 1;
const THREADS = 17;
const RSS_PAGES = 21;
const AT_PAGESZ = 6n;
let pageBytes;
function readTree(roots) {
    const children = new Map();
    const all = new Map();
    for (const name of (0,external_node_fs_.readdirSync)('/proc')) {
        const facts = /^\d+$/.test(name) ? readProcess(name) : undefined;
        if (facts === undefined)
            continue;
        all.set(facts.pid, facts);
        const siblings = children.get(facts.parent);
        if (siblings === undefined)
            children.set(facts.parent, [facts]);
        else
            siblings.push(facts);
    }
    const found = [...roots].flatMap((pid) => all.get(pid) ?? []);
    for (const { pid } of found)
        found.push(...(children.get(pid) ?? []));
    return {
        pids: found.map(({ pid }) => pid),
        threads: found.reduce((sum, { threads }) => sum + threads, 0),
        rssBytes: found.reduce((sum, { rssBytes }) => sum + rssBytes, 0),
    };
}
function readProcess(name) {
    const text = readOrNothing(`/proc/${name}/stat`);
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    if (fields.length <= RSS_PAGES)
        return undefined;
    pageBytes ??= readPageBytes();
    return {
        pid: Number(name),
        parent: Number(fields[PARENT]),
        threads: Number(fields[THREADS]),
        rssBytes: Number(fields[RSS_PAGES]) * pageBytes,
    };
}
function readPageBytes() {
    const words = Buffer.from(readOrNothing('/proc/self/auxv'), 'latin1');
    for (let at = 0; at + 16 <= words.length; at += 16) {
        if (words.readBigUInt64LE(at) === AT_PAGESZ)
            return Number(words.readBigUInt64LE(at + 8));
    }
    return 4_096;
}
function readOrNothing(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'latin1');
    }
    catch {
        return '';
    }
}

// EXTERNAL MODULE: ./build/process/sandbox/limits.js
var limits = __webpack_require__(77266);
;// CONCATENATED MODULE: ./build/process/sandbox/measure.js




const LOOK_TIMEOUT_MS = 20_000;
const KIB = 1024;
const BLOCK_BYTES = 512;
const MEMORY_FOLDERS = ['/tmp', '/dev/shm'];
class Measure {
    #prefix;
    constructor(viaSudo) {
        this.#prefix = viaSudo ? ['sudo', '-n', '--'] : [];
    }
    async memoryBytes(pids) {
        if (pids.length === 0)
            return 0;
        const rolls = pids.map((pid) => `/proc/${pid}/smaps_rollup`);
        const [shares, files] = await Promise.all([
            this.#run(['grep', '-hs', '-E', '^(Pss_Anon|Pss_Shmem|SwapPss):', ...rolls]),
            this.#memoryFiles(pids),
        ]);
        if (shares === '')
            return undefined;
        const kib = [...shares.matchAll(/:\s+(\d+) kB/g)].reduce((sum, [, number]) => sum + Number(number), 0);
        return kib * KIB + files;
    }
    async diskBytes(folders, pids) {
        const [first] = folders;
        if (first === undefined)
            return 0;
        const [named, deleted, { dev }] = await Promise.all([
            this.#run(['du', '-s', '-x', '-c', '--block-size=1', '--', ...folders]),
            this.#deletedFiles(pids),
            (0,promises_.stat)(first),
        ]);
        const total = /^(\d+)\s+total$/m.exec(named)?.[1];
        if (total === undefined)
            return undefined;
        let sum = Number(total);
        for (const [device, bytes] of deleted)
            if (device === dev)
                sum += bytes;
        return sum;
    }
    async #memoryFiles(pids) {
        const firsts = pids.filter(isFirstOfItsNamespace);
        if (firsts.length === 0)
            return 0;
        const paths = firsts.flatMap((pid) => MEMORY_FOLDERS.map((folder) => `/proc/${pid}/root${folder}`));
        const machines = await Promise.all(MEMORY_FOLDERS.map(identityOf));
        const found = await this.#run(['stat', '--dereference', '--format=%d:%i %n', '--', ...paths]);
        const own = [...found.matchAll(/^(\d+:\d+) (.+)$/gm)].filter(([, identity]) => !machines.includes(identity));
        if (own.length === 0)
            return 0;
        const files = own.map(([, , path = '']) => path);
        const printed = await this.#run(['stat', '--file-system', '--format=%b %f %S', '--', ...files]);
        const lines = printed.split('\n').map((line) => line.split(' ').map(Number));
        return lines.reduce((sum, [all = 0, free = 0, size = 0]) => sum + (all - free) * size, 0);
    }
    async #deletedFiles(pids) {
        if (pids.length === 0)
            return [];
        const folders = pids.map((pid) => `/proc/${pid}/fd`);
        const test = ['-maxdepth', '1', '-type', 'f', '-links', '0', '-printf', '%D %i %b\\n'];
        const printed = await this.#run(['find', '-L', ...folders, ...test]);
        const lines = new Set(printed.split('\n').filter((line) => line !== ''));
        return [...lines].map((line) => {
            const [device = 0, , blocks = 0] = line.split(' ').map(Number);
            return [device, blocks * BLOCK_BYTES];
        });
    }
    async #run(command) {
        const [file = '', ...args] = [...this.#prefix, ...command];
        const signal = AbortSignal.timeout(LOOK_TIMEOUT_MS);
        const env = { PATH: process_command/* SYSTEM_PATH */.sg, LC_ALL: 'C' };
        const exit = await (0,process_child/* runToEnd */.c)({ file, args, env, signal, scrub: (text) => text }).catch(() => undefined);
        return exit?.stdout ?? '';
    }
}
async function identityOf(folder) {
    const facts = await (0,promises_.stat)(folder).catch(() => undefined);
    return facts && `${facts.dev}:${facts.ino}`;
}
function isFirstOfItsNamespace(pid) {
    try {
        return /^NSpid:.*\s1$/m.test((0,external_node_fs_.readFileSync)(`/proc/${pid}/status`, 'latin1'));
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/process/sandbox/watchdog.js





const PAUSE_MS = 250;
const PAUSE_SHARE = 10;
const EXACT_MS = 2_000;
class SandboxWatch {
    #options;
    #measure;
    #roots = new Set();
    #folders = new Set();
    #deadline;
    #timer;
    #disk = { bytes: 0, freeBytes: 0 };
    #measuredAtMs = Number.NEGATIVE_INFINITY;
    #freeAtFirst;
    #over;
    #looking;
    #isClosed = false;
    constructor(options) {
        this.#options = options;
        this.#measure = new Measure(options.viaSudo);
        const { timeoutMs } = options.limits;
        this.#deadline = setTimeout(() => this.#end('timeoutMs'), Math.min(timeoutMs, 2_147_483_647));
        this.#deadline.unref();
    }
    add(pid) {
        this.#roots.add(pid);
        this.#schedule(PAUSE_MS);
    }
    forget(pid) {
        this.#roots.delete(pid);
    }
    addFolder(path) {
        this.#folders.add(path);
    }
    pids() {
        return readTree(this.#roots).pids;
    }
    async overLimit() {
        this.#measuredAtMs = Number.NEGATIVE_INFINITY;
        await this.#look();
        return this.#over;
    }
    close() {
        this.#isClosed = true;
        clearTimeout(this.#timer);
        clearTimeout(this.#deadline);
    }
    #schedule(pauseMs) {
        if (this.#timer !== undefined || this.#isClosed || this.#over !== undefined)
            return;
        this.#timer = setTimeout(async () => {
            const startMs = performance.now();
            await this.#look();
            this.#timer = undefined;
            if (this.#roots.size > 0)
                this.#schedule(Math.max(PAUSE_MS, (performance.now() - startMs) * PAUSE_SHARE));
        }, pauseMs);
        this.#timer.unref();
    }
    async #look() {
        await this.#looking;
        if (this.#over !== undefined || this.#isClosed)
            return;
        this.#looking = this.#compare().catch(() => { });
        await this.#looking;
        this.#looking = undefined;
    }
    async #compare() {
        const { limits, cgroup } = this.#options;
        const enforced = cgroup && (await enforcedIn(cgroup));
        if (enforced !== undefined)
            return this.#end(enforced);
        const tree = readTree(this.#roots);
        if (tree.threads > limits.processes)
            return this.#end('processes');
        const isExact = performance.now() - this.#measuredAtMs > EXACT_MS;
        if (isExact)
            this.#measuredAtMs = performance.now();
        if (cgroup === undefined && (isExact || tree.rssBytes > limits.memoryBytes / 2)) {
            const memoryBytes = (await this.#measure.memoryBytes(tree.pids)) ?? tree.rssBytes;
            if (memoryBytes > limits.memoryBytes)
                return this.#end('memoryBytes');
        }
        if ((await this.#diskBytes(tree, isExact)) > limits.diskBytes)
            this.#end('diskBytes');
    }
    async #diskBytes(tree, isExact) {
        const { folder, limits } = this.#options;
        const { bavail, bsize } = await (0,promises_.statfs)(folder);
        const freeBytes = bavail * bsize;
        this.#freeAtFirst ??= freeBytes;
        const atMost = this.#disk.bytes + Math.max(0, this.#disk.freeBytes - freeBytes);
        if (!isExact && atMost <= limits.diskBytes)
            return atMost;
        const bytes = await this.#measure.diskBytes([...this.#folders], tree.pids);
        this.#disk = { bytes: bytes ?? Math.max(0, this.#freeAtFirst - freeBytes), freeBytes };
        return this.#disk.bytes;
    }
    #end(name) {
        if (this.#over !== undefined || this.#isClosed)
            return;
        this.#over = (0,limits/* overLimit */.W1)(name, this.#options.limits);
        clearTimeout(this.#timer);
        clearTimeout(this.#deadline);
        this.#options.onOver(this.#over);
    }
}

;// CONCATENATED MODULE: ./build/process/sandbox/sandbox.js












async function prepareSandbox(host, options) {
    const folder = await makeFolder(host);
    const refusals = [];
    if (process.platform === 'linux') {
        if (!options.trustSource)
            await (0,install/* installBubblewrap */.AU)(host);
        const who = await (0,user/* makeIdentity */.N)(folder);
        for (const how of options.ways ?? waysOf(options)) {
            const found = await findSandboxAs(how, { who, folder }, options, host);
            if (typeof found !== 'string')
                return found;
            refusals.push(found);
        }
    }
    if (options.trustSource) {
        const watch = await watchOver({ how: undefined, cgroup: undefined }, options, host);
        return new PlainSandbox(await (0,user/* nobody */.e)(), { folder, watch, cgroup: undefined }, host);
    }
    throw new errors/* RestorableError */.s$('SANDBOX_MISSING', missingMessage(refusals), {
        hint: await hintOf(refusals),
        foreign: new foreign/* ForeignText */.sh('bwrap', refusals.join('\n')),
    });
}
async function findSandbox(host, options) {
    if (process.platform !== 'linux')
        return undefined;
    const folder = await makeFolder(host);
    const who = await (0,user/* makeIdentity */.N)(folder);
    for (const how of options.ways ?? waysOf(options)) {
        if (how === 'sudo')
            continue;
        const found = await findSandboxAs(how, { who, folder }, {}, host);
        if (typeof found !== 'string')
            return found;
    }
    return undefined;
}
async function findSandboxAs(how, { who, folder }, options, host) {
    const { limits } = options;
    const made = limits === undefined ? undefined : await makeCgroup(limits, how === 'sudo', host);
    const found = await (0,probe/* findCell */.u)(how, who, { folder, limits, cgroup: made }, host);
    const cgroup = 'cell' in found && found.cell.hardening.cgroup !== undefined ? made : undefined;
    if (made !== undefined && cgroup === undefined)
        await removeCgroup(made);
    if ('cell' in found) {
        const watch = await watchOver({ how, cgroup }, options, host);
        return new ContainingSandbox(found.cell, { folder, watch, cgroup }, host);
    }
    host.toolWords.add(new foreign/* ForeignText */.sh(`bwrap as ${how}`, found.refusal));
    return found.refusal;
}
async function makeFolder(host) {
    const folder = (0,external_node_path_.join)((await host.workspace()).path, `box-${(0,external_node_crypto_.randomBytes)(3).toString('hex')}`);
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    return folder;
}
async function watchOver({ how, cgroup }, { limits, onOver }, host) {
    if (limits === undefined)
        return undefined;
    const watch = new SandboxWatch({
        limits,
        viaSudo: how === 'sudo',
        cgroup,
        folder: (await host.workspace()).path,
        onOver: (error) => {
            if (how === undefined)
                killAll(watch.pids());
            onOver?.(error);
        },
    });
    return watch;
}
function killAll(pids) {
    for (const pid of pids) {
        try {
            process.kill(pid, 'SIGKILL');
        }
        catch {
        }
    }
}
function waysOf({ isKnownByUser }) {
    if (process.getuid?.() !== 0)
        return ['user', 'sudo'];
    return isKnownByUser === true ? ['user', 'root'] : ['root', 'user'];
}
function missingMessage(refusals) {
    const why = refusals.flatMap((text) => REFUSALS.find(([pattern]) => pattern.test(text))?.[1] ?? [])[0];
    return `This machine can't contain the restored database, which may run code of the dump${why ? `: ${why}` : ''}.`;
}
const REFUSALS = [
    [/ENOENT|not found/, 'bubblewrap is not installed'],
    [/password is required|terminal is required|not in the sudoers|not allowed to/, 'sudo asks for a password'],
    [
        /namespace|uid map|unshare|clone|Operation not permitted|Permission denied/i,
        'namespaces are not allowed on this machine',
    ],
];
async function hintOf(refusals) {
    const otherwise = 'Or, if you trust everyone who can write to the source, set `trust-source: true`.';
    if (process.platform !== 'linux')
        return `Containment needs Linux with bubblewrap. ${otherwise}`;
    if (refusals.some((text) => /ENOENT|not found/.test(text))) {
        return `Install bubblewrap in an earlier step: ${(0,install/* installCommand */.Je)()}. ${otherwise}`;
    }
    return `In a container job add \`options: --privileged\`, else allow unprivileged user namespaces or passwordless sudo. ${otherwise}`;
}


/***/ }),

/***/ 24097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ makeIdentity),
/* harmony export */   e: () => (/* binding */ nobody)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



const FIRST_UID = 61_184;
const LAST_UID = 65_519;
async function makeIdentity(folder) {
    const used = new Set([...(await accountIds()), ...(await processIds())]);
    let uid = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(FIRST_UID, LAST_UID + 1);
    while (used.has(uid))
        uid = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(FIRST_UID, LAST_UID + 1);
    const etc = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'etc');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(etc, { mode: 0o755 });
    const files = {
        passwd: `root:x:0:0::/:/usr/sbin/nologin\ncontained:x:${uid}:${uid}::/tmp:/usr/sbin/nologin\n`,
        group: `root:x:0:\ncontained:x:${uid}:\n`,
        'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files\n',
        'nsswitch-dns.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
    };
    for (const [name, text] of Object.entries(files))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(etc, name), text, { mode: 0o644 });
    return { uid, etc };
}
async function nobody() {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)('/etc/passwd', 'utf8').catch(() => '');
    return Number(/^nobody:[^:]*:(\d+):/m.exec(text)?.[1] ?? 65_534);
}
async function accountIds() {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)('/etc/passwd', 'utf8').catch(() => '');
    return text.split('\n').map((line) => Number(line.split(':')[2]));
}
async function processIds() {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)('/proc').catch(() => []);
    const pids = names.filter((name) => /^\d+$/.test(name));
    return Promise.all(pids.map((pid) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(`/proc/${pid}`).then(({ uid }) => uid, () => -1)));
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


/***/ }),

/***/ 22691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ prettyBytes)
/* harmony export */ });
const BYTE_UNITS = [
	'B',
	'kB',
	'MB',
	'GB',
	'TB',
	'PB',
	'EB',
	'ZB',
	'YB',
];

const BIBYTE_UNITS = [
	'B',
	'KiB',
	'MiB',
	'GiB',
	'TiB',
	'PiB',
	'EiB',
	'ZiB',
	'YiB',
];

const BIT_UNITS = [
	'b',
	'kbit',
	'Mbit',
	'Gbit',
	'Tbit',
	'Pbit',
	'Ebit',
	'Zbit',
	'Ybit',
];

const BIBIT_UNITS = [
	'b',
	'kibit',
	'Mibit',
	'Gibit',
	'Tibit',
	'Pibit',
	'Eibit',
	'Zibit',
	'Yibit',
];

// Indexed by `bits` and then `binary`, so the four unit systems are picked in one step.
const UNIT_SETS = [BYTE_UNITS, BIBYTE_UNITS, BIT_UNITS, BIBIT_UNITS];

/*
`Number#toString` switches to exponential notation outside the range [1e-6, 1e21) and `Intl.NumberFormat` drops every fraction digit past the 100 it accepts.
Byte counts read as plain decimal numbers, so both losses are undone here. Expects a finite, non-negative number.
*/
const toDecimalString = number => {
	if (number >= 1e-6 && number < 1e21) {
		return String(number);
	}

	const [mantissa, exponentString] = number.toExponential().split('e');
	const digits = mantissa.replace('.', '');
	const pointPosition = Number(exponentString) + 1;
	const isPositive = pointPosition > 0;
	const padded = isPositive ? digits.padEnd(pointPosition, '0') : '0'.repeat(1 - pointPosition) + digits;
	const integerPart = padded.slice(0, isPositive ? pointPosition : 1);
	const fractionPart = padded.slice(isPositive ? pointPosition : 1).replace(/0+$/, '');

	return fractionPart ? `${integerPart}.${fractionPart}` : integerPart;
};

/*
Formats the given number using `Number#toLocaleString`.
- If locale is a string or array, the value is expected to be a BCP 47 language tag or list of language tags (for example: `de`).
- If locale is true, the system default locale is used for translation.
- If locale is false or unspecified, formatting options are applied without localization; without options, the number is written out as plain digits.
*/
const toLocaleString = (number, locale, options) => {
	if (typeof locale === 'string' || Array.isArray(locale) || locale === true) {
		const locales = locale === true ? undefined : locale;

		if (options !== undefined) {
			return number.toLocaleString(locales, options);
		}

		// `Intl.NumberFormat` limits itself to 3 *fraction* digits while the default here is 3 *significant* digits, so the limit comes from the value.
		const text = toDecimalString(number);
		const pointIndex = text.indexOf('.');
		const maximumFractionDigits = pointIndex === -1 ? 0 : text.length - pointIndex - 1;

		// `Intl.NumberFormat` accepts at most 100 fraction digits. Rounding to 3 significant digits only needs more than that for absurdly small values, which are written out as plain digits instead.
		if (maximumFractionDigits > 100) {
			return text;
		}

		return number.toLocaleString(locales, {maximumFractionDigits});
	}

	if (options === undefined) {
		return toDecimalString(number);
	}

	return number.toLocaleString('en-US', {...options, useGrouping: false});
};

const log10 = numberOrBigInt => {
	if (typeof numberOrBigInt === 'number') {
		return Math.log10(numberOrBigInt);
	}

	const string = numberOrBigInt.toString(10);

	// A `number` only holds about 15 significant digits, so the remaining digits cannot move the magnitude. The result can still land exactly on a unit boundary, which the caller corrects for.
	return string.length + Math.log10(`0.${string.slice(0, 15)}`);
};

const log = numberOrBigInt => {
	if (typeof numberOrBigInt === 'number') {
		return Math.log(numberOrBigInt);
	}

	return log10(numberOrBigInt) * Math.log(10);
};

/*
A `bigint` that a `number` can hold exactly is divided the same way, so the output never depends on which type it was given as.
`floor(a / b) + (a % b) / b` is a different double than `a / b`, which flips the rounding at ties like 1805 bytes.
*/
const divide = (numberOrBigInt, base, exponent) => {
	const divisor = base ** exponent;

	if (typeof numberOrBigInt === 'number' || numberOrBigInt <= Number.MAX_SAFE_INTEGER) {
		return Number(numberOrBigInt) / divisor;
	}

	// `divisor` is not exact for every unit, as `1000 ** 8` is not `1e24`, so the exact divisor is rebuilt from the base and the exponent.
	const bigintDivisor = BigInt(base) ** BigInt(exponent);
	const integerPart = numberOrBigInt / bigintDivisor;
	const remainder = numberOrBigInt % bigintDivisor;

	return Number(integerPart) + (Number(remainder) / divisor);
};

/*
The plain decimal digits of a scaled value that no `number` can hold. `Intl.NumberFormat` is not involved, so the output carries no grouping or localized separator, the same as the fallback for a value with more fraction digits than it accepts.
*/
const toUnrepresentableString = (number, base, exponent, localeOptions) => {
	const scale = BigInt(base) ** BigInt(exponent);
	const whole = number / scale;

	// The 3 significant digit default never bites here: it only ever rounds to at least as many digits as the value has integers, and this one has far more than 3.
	if (localeOptions === undefined) {
		return whole.toString();
	}

	// The fraction digit options take over from that default, so the integer part stays exact and the fraction is truncated.
	const minimumFractionDigits = localeOptions.minimumFractionDigits ?? 0;
	const maximumFractionDigits = Math.max(localeOptions.maximumFractionDigits ?? 3, minimumFractionDigits);
	const truncated = ((number % scale) * (10n ** BigInt(maximumFractionDigits)) / scale).toString().padStart(maximumFractionDigits, '0');
	const fraction = truncated.replace(/0+$/, '').padEnd(minimumFractionDigits, '0');

	return fraction ? `${whole}.${fraction}` : whole.toString();
};

/*
The sign to print in front of the number. A difference of exactly zero gets a space instead of a plus sign, for better alignment. `0 === 0n` is `false`, so both are compared.
*/
const signOf = (number, signed) => {
	if (number < 0) {
		return '-';
	}

	if (!signed) {
		return '';
	}

	return number === 0 || number === 0n ? ' ' : '+';
};

const assertFixedWidth = fixedWidth => {
	if (fixedWidth !== undefined && (typeof fixedWidth !== 'number' || !Number.isSafeInteger(fixedWidth) || fixedWidth < 0)) {
		throw new TypeError(`Expected fixedWidth to be a non-negative integer, got ${typeof fixedWidth}: ${fixedWidth}`);
	}
};

/*
`Intl.NumberFormat` silently truncates non-integers, so they are rejected here instead of quietly changing the output.
*/
const assertFractionDigits = (name, value) => {
	if (value !== undefined && (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 100)) {
		throw new TypeError(`Expected ${name} to be an integer between 0 and 100, got ${typeof value}: ${value}`);
	}
};

const buildLocaleOptions = options => {
	const {minimumFractionDigits, maximumFractionDigits} = options;

	if (minimumFractionDigits === undefined && maximumFractionDigits === undefined) {
		return undefined;
	}

	assertFractionDigits('minimumFractionDigits', minimumFractionDigits);
	assertFractionDigits('maximumFractionDigits', maximumFractionDigits);

	// Checked here rather than left to `Intl.NumberFormat`, which is skipped for a value past the number range.
	if (minimumFractionDigits > maximumFractionDigits) {
		throw new RangeError(`Expected minimumFractionDigits (${minimumFractionDigits}) to not be greater than maximumFractionDigits (${maximumFractionDigits})`);
	}

	return {
		...(minimumFractionDigits !== undefined && {minimumFractionDigits}),
		...(maximumFractionDigits !== undefined && {maximumFractionDigits}),
		roundingMode: 'trunc',
	};
};

function prettyBytes(number, options) {
	if (typeof number !== 'bigint' && !Number.isFinite(number)) {
		throw new TypeError(`Expected a finite number, got ${typeof number}: ${number}`);
	}

	options = {
		bits: false,
		binary: false,
		space: true,
		nonBreakingSpace: false,
		...options,
	};

	assertFixedWidth(options.fixedWidth);
	const localeOptions = buildLocaleOptions(options);

	// Indexed by `bits` then `binary`, so the four combinations line up in one table.
	const UNITS = UNIT_SETS[(options.bits ? 2 : 0) + (options.binary ? 1 : 0)];

	const separator = options.space ? (options.nonBreakingSpace ? '\u00A0' : ' ') : '';

	// Normalize `-0` to `0` so it never formats as `-0`.
	if (Object.is(number, -0)) {
		number = 0;
	}

	const prefix = signOf(number, options.signed);

	if (number < 0) {
		number = -number;
	}

	const base = options.binary ? 1024 : 1000;

	let exponent = 0;
	if (number >= 1) {
		exponent = Math.min(Math.floor(options.binary ? log(number) / Math.log(base) : log10(number) / 3), UNITS.length - 1);
	}

	// A `number` always scales down to something a `number` can hold, and a `bigint` stops being able to once the quotient passes `Number.MAX_VALUE`, where `divide` overflows to `Infinity` and the exact quotient is formatted instead.
	const scaled = divide(number, base, exponent);

	let numberString;
	if (Number.isFinite(scaled)) {
		number = scaled;

		// A value that sits just below a unit boundary, like `999999999999999` bytes, has a `log10` that rounds up to the boundary itself, so the exponent has to be corrected back.
		if (number < 1 && exponent > 0) {
			number *= base;
			exponent -= 1;
		}

		if (!localeOptions) {
			const minimumPrecision = Math.max(3, Math.floor(number).toString().length);
			number = Number(number.toPrecision(minimumPrecision));

			if (number >= base && exponent < UNITS.length - 1) {
				number /= base;
				exponent += 1;
			}
		}

		numberString = toLocaleString(number, options.locale, localeOptions);
	} else {
		// The scaled value is past what a `number` can hold, so the exact quotient is written out instead.
		numberString = toUnrepresentableString(number, base, exponent, localeOptions);
	}

	const result = prefix + numberString + separator + UNITS[exponent];
	return result.padStart(options.fixedWidth ?? 0);
}


/***/ })

};
