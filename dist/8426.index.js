export const id = 8426;
export const ids = [8426];
export const modules = {

/***/ 65482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ nameFullDisk),
/* harmony export */   M: () => (/* binding */ requireSpace)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22691);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);



/** Room for journals, temporary indexes and the file system's own bookkeeping. */
const MARGIN_BYTES = 16 * 1024 * 1024;
const LARGER_DISK = 'Free some space, or use a larger disk: temporary files follow RUNNER_TEMP in a job and TMPDIR elsewhere.';
/**
 * Makes sure that something fits before any of it is written.
 * @param purpose what the space is for, as the subject of a sentence: `a snapshot of the database`
 * @throws {RestorableError} DISK_FULL
 */
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
/** A write that failed for lack of space, named; anything else as it was thrown. */
function nameFullDisk(thrown, path) {
    const { code } = thrown;
    if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EFBIG')
        return thrown;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('DISK_FULL', `The disk was full before ${path} was complete.`, {
        hint: 'Free some space, or raise the quota.',
        cause: thrown,
    });
}


/***/ }),

/***/ 30254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ feedChild)
/* harmony export */ });
/**
 * Writes bytes to a child's standard input until their end, which closes it, or until the child ends or closes it.
 * @returns whether the child took every byte; where it didn't, its exit code and words tell why
 * @throws what reading the content throws; the child's input then stays open, since its end would look like the proper one
 */
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
        // The bytes may be overwritten once the next are asked for: so each write is waited for.
        const written = new Promise((resolve) => stdin.write(next.value, (error) => resolve(!error)));
        if ((await unlessEnded(written)) !== true)
            return false;
    }
    return (await unlessEnded(new Promise((resolve) => stdin.end(() => resolve(true))))) === true;
}
const ENDED = Symbol('ended');
/**
 * Waits for a promise or the child's end. Not Promise.race: it would leave a reaction on the child's promise for every
 * pack, each holding its pack, and memory would grow with the database.
 */
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

/***/ 26269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ programBinds)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);




/** These are in every sandbox. */
const SYSTEM = ['/usr/bin', '/usr/sbin', '/usr/lib', '/bin', '/sbin'];
/**
 * The folders that a program outside the system's own needs to run contained: its installation (the parent of `bin`), or
 * only the usual parts of it where that parent would also show a home, a checkout or the workspace.
 */
async function programBinds(path, host) {
    const hidden = await privateFolders(host);
    const folders = new Set();
    for (const directory of new Set([(0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path))])) {
        if (SYSTEM.some((root) => directory === root || directory.startsWith(`${root}/`)))
            continue;
        const prefix = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(directory);
        const showsTooMuch = hidden.some((folder) => folder === prefix || folder.startsWith(`${prefix}/`) || prefix === '/');
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(directory) === 'bin' && !showsTooMuch)
            folders.add(prefix);
        else
            for (const part of [directory, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(prefix, 'lib'), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(prefix, 'share')])
                folders.add(part);
    }
    return [...folders].filter((folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder)).map((folder) => ({ path: folder, writable: false }));
}
async function privateFolders(host) {
    const { path } = await host.workspace();
    const named = ['GITHUB_WORKSPACE', 'RUNNER_TEMP', 'RUNNER_WORKSPACE', 'HOME'].map((name) => host.env[name]);
    return [path, (0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), process.cwd(), ...named].filter((folder) => folder !== undefined && folder !== '');
}


/***/ }),

/***/ 50716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ prepareSandbox)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/process/child.js
var child = __webpack_require__(47902);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/process/sandbox-arguments.js

/** Programs and libraries; /usr/src and the rest of /usr/local may be somebody's checkout and stay outside. */
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
    // Debian keeps the text search dictionaries here, behind links in /usr/share/postgresql.
    '/var/cache/postgresql/dicts',
    '/etc/ld.so.cache',
    '/etc/ld.so.conf',
    '/etc/ld.so.conf.d',
    '/etc/alternatives',
    '/etc/locale.alias',
    '/etc/localtime',
    '/etc/timezone',
];
const MERGED = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];
/**
 * The whole command line that runs a program under bubblewrap (bwrap(1)): every namespace its own (so no network), a root
 * of system programs, /proc, /dev and /tmp of its own and the binds, no capability, an environment of `env` alone.
 * Environment and arguments can be seen in the process list: nothing secret may be in them.
 */
function containedCommand(how, who, program) {
    const command = [
        ...(how === 'sudo' ? ['sudo', '-n', '--', 'bwrap'] : ['bwrap']),
        ...namespaces(how, who),
        '--die-with-parent',
        '--hostname',
        'contained',
        ...rootFilesystem(who),
        ...program.binds.flatMap(({ path, writable }) => [
            ...parentsOf(path),
            ...[writable ? '--bind' : '--ro-bind', path, path],
        ]),
        '--chdir',
        '/',
        '--clearenv',
        ...Object.entries(program.env).flatMap(([name, value]) => ['--setenv', name, value]),
        '--',
    ];
    if (how !== 'user')
        command.push(...asUser('/usr/bin/setpriv', who.uid), '--');
    return [...command, program.file, ...program.args];
}
/** The command that gives up root for a user id without any right: setpriv(1). */
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
function namespaces(how, who) {
    const id = String(who.uid);
    if (how === 'user')
        return ['--unshare-all', '--uid', id, '--gid', id, '--cap-drop', 'ALL'];
    // Without a user namespace, which some machines forbid even to root; setpriv needs these three to become the other user.
    return [
        ...['ipc', 'pid', 'net', 'uts'].map((name) => `--unshare-${name}`),
        '--unshare-cgroup-try',
        ...['--cap-drop', 'ALL'],
        ...['SETUID', 'SETGID', 'SETPCAP'].flatMap((name) => ['--cap-add', `CAP_${name}`]),
    ];
}
function rootFilesystem(who) {
    const words = [];
    for (const path of SYSTEM)
        words.push(...parentsOf(path), '--ro-bind-try', path, path);
    for (const path of MERGED) {
        if (!(0,external_node_fs_.existsSync)(path))
            continue;
        if ((0,external_node_fs_.lstatSync)(path).isSymbolicLink())
            words.push('--symlink', (0,external_node_fs_.readlinkSync)(path), path);
        else
            words.push('--ro-bind', path, path);
    }
    for (const name of ['passwd', 'group', 'nsswitch.conf'])
        words.push('--ro-bind', `${who.etc}/${name}`, `/etc/${name}`);
    // The other user could not write into a tmpfs of root's with the usual 0755.
    words.push('--proc', '/proc', '--dev', '/dev', '--perms', '1777', '--tmpfs', '/dev/shm');
    return [...words, '--perms', '1777', '--tmpfs', '/tmp'];
}
/** Folders that bwrap makes on its way to a mount point are open to root alone; made by name they are open to all. */
function parentsOf(path) {
    const names = path.split('/').slice(1, -1);
    return names.flatMap((_, index) => ['--dir', `/${names.slice(0, index + 1).join('/')}`]);
}

;// CONCATENATED MODULE: ./build/process/sandbox-child.js


/** Enough for sudo, bwrap and setpriv; never the job's own. */
const SUDO_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** A folder that every user may write into, below one that only we can enter. */
async function makeFolder(parent, name) {
    const path = (0,external_node_path_.join)(parent, name);
    await (0,promises_.mkdir)(path);
    // mkdir's mode is cut by the umask.
    await (0,promises_.chmod)(path, 0o777);
    return path;
}
/** Runs a small program to its end and gives what it printed. */
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
/** What every way of starting has in common. */
function commonSpec(spec, host) {
    return {
        stdout: spec.stdout,
        signal: spec.signal ?? host.signal,
        killAfterMs: spec.killAfterMs,
        scrub: host.scrub,
        onErrorLine: spec.onErrorLine,
    };
}

;// CONCATENATED MODULE: ./build/process/sandbox-containing.js





/** bwrap's first process takes no SIGTERM, and what is contained has nothing to save. */
const KILL_AFTER_MS = 300;
const REMOVE_TIMEOUT_MS = 60_000;
const KILL_TIMEOUT_MS = 10_000;
/** Programs run under bubblewrap. */
class ContainingSandbox {
    isContained = true;
    note = undefined;
    viaSudo;
    #how;
    #who;
    #host;
    constructor(how, who, host) {
        this.#how = how;
        this.#who = who;
        this.#host = host;
        this.viaSudo = how === 'sudo';
    }
    start(spec) {
        const lifeline = this.viaSudo && spec.stdin === 'ignore';
        const program = lifeline ? onLifeline(spec) : spec;
        const [file = '', ...args] = containedCommand(this.#how, this.#who, program);
        return (0,child/* startChild */.v)({
            ...commonSpec(spec, this.#host),
            killAfterMs: spec.killAfterMs ?? KILL_AFTER_MS,
            file,
            args,
            env: { PATH: SUDO_PATH, LC_ALL: 'C' },
            stdin: lifeline ? 'pipe' : spec.stdin,
            ...(this.viaSudo && { signalGroup: signalBySudo }),
        });
    }
    run(spec) {
        return collect(this, spec);
    }
    async makeSharedFolder(parent, name) {
        return makeFolder(parent, name);
    }
    async remove(parent, name) {
        if (this.viaSudo) {
            // What is in it belongs to the other user and lies in folders that only that user may enter.
            await this.run({
                file: '/bin/sh',
                args: ['-c', 'cd "$1" && rm -rf -- ./* ./.[!.]*', 'sh', (0,external_node_path_.join)(parent, name)],
                env: { PATH: SUDO_PATH },
                binds: [{ path: (0,external_node_path_.join)(parent, name), writable: true }],
                signal: AbortSignal.timeout(REMOVE_TIMEOUT_MS),
            });
        }
        await (0,promises_.rm)((0,external_node_path_.join)(parent, name), { recursive: true, force: true, maxRetries: 3 });
    }
}
/**
 * Through sudo the program doesn't die with us, and its files can't be deleted by us: so it is tied to its standard input,
 * whose other end we hold. When that closes (we are gone) or the program ends, the rest follows.
 */
function onLifeline(spec) {
    const script = `exec 3<&0
folder=$1; shift
"$@" </dev/null 3<&- & program=$!
{ cat <&3 >/dev/null; kill -QUIT $program; sleep 1; kill -KILL $program; } 2>/dev/null &
# Nobody reads what the shell says of a killed program once we are gone: writing it would end the shell.
exec 2>/dev/null
wait $program; code=$?
[ -z "$folder" ] || rm -rf -- "$folder"
exit $code`;
    return { ...spec, file: '/bin/sh', args: ['-c', script, 'sh', spec.removeAtEnd ?? '', spec.file, ...spec.args] };
}
async function signalBySudo(group, signal) {
    // Not the run's own signal: this is how a cancelled run ends its children.
    await (0,child/* runToEnd */.c)({
        file: 'sudo',
        args: ['-n', 'kill', '-s', signal.replace(/^SIG/, ''), '--', `-${group}`],
        env: { PATH: SUDO_PATH },
        signal: AbortSignal.timeout(KILL_TIMEOUT_MS),
        scrub: (text) => text,
    }).catch(() => { });
}

// EXTERNAL MODULE: ./build/process/apt.js
var apt = __webpack_require__(35639);
// EXTERNAL MODULE: ./build/process/command.js
var command = __webpack_require__(15229);
;// CONCATENATED MODULE: ./build/process/sandbox-install.js


const VERSION_TIMEOUT_MS = 10_000;
/** What a person would type. */
function installCommand() {
    return 'sudo apt-get update && sudo apt-get install --yes bubblewrap';
}
/** Installs bubblewrap with apt, as root or by `sudo -n`, where it is missing; a failure is left to the probe to name. */
async function installBubblewrap(host) {
    if (await (0,command/* succeeds */.kz)(['bwrap', '--version'], host, { timeoutMs: VERSION_TIMEOUT_MS }))
        return;
    const privilege = await (0,apt/* aptPrivilege */.fo)(host);
    if (privilege === undefined)
        return;
    host.log.info('Installing bubblewrap, which contains the restored database.');
    if (await (0,apt/* installPackage */.Ed)(privilege, 'bubblewrap', host))
        return;
    // The lists of a fresh image are empty or old; an update that fails for one source of many may still have brought them.
    await (0,apt/* changeMachine */.u9)((0,apt/* aptCommand */.XF)(privilege, ['update']), host);
    await (0,apt/* installPackage */.Ed)(privilege, 'bubblewrap', host);
}

;// CONCATENATED MODULE: ./build/process/sandbox-plain.js





/** No containment: the user trusts the source. */
class PlainSandbox {
    isContained = false;
    viaSudo = false;
    note = "The restored database ran without containment (trust-source): code in the dump could reach this job's files and network.";
    #uid;
    #host;
    constructor(uid, host) {
        this.#uid = uid;
        this.#host = host;
    }
    start(spec) {
        const command = [spec.file, ...spec.args];
        // PostgreSQL refuses to run as root.
        if (process.getuid?.() === 0)
            command.unshift(...asUser('setpriv', this.#uid), '--');
        const [file = '', ...args] = command;
        const env = { PATH: SUDO_PATH, ...spec.env };
        return (0,child/* startChild */.v)({ ...commonSpec(spec, this.#host), file, args, env, cwd: '/', stdin: spec.stdin });
    }
    run(spec) {
        return collect(this, spec);
    }
    async makeSharedFolder(parent, name) {
        // Without a mount of its own the other user must be able to walk to it; what lies beside it stays unreadable.
        if (process.getuid?.() === 0) {
            await (0,promises_.chmod)(parent, 0o711);
            await (0,promises_.chmod)((await this.#host.workspace()).path, 0o711);
        }
        return makeFolder(parent, name);
    }
    async remove(parent, name) {
        await (0,promises_.rm)((0,external_node_path_.join)(parent, name), { recursive: true, force: true, maxRetries: 3 });
    }
}

;// CONCATENATED MODULE: ./build/process/sandbox-user.js



/** systemd's range for ids that belong to nobody for longer than a service runs (systemd.exec(5), DynamicUser). */
const FIRST_UID = 61_184;
const LAST_UID = 65_519;
/**
 * Chooses a user id that no account and no process has, and writes its passwd files.
 * @param folder an existing folder that only we can enter
 */
async function makeIdentity(folder) {
    const used = new Set([...(await accountIds()), ...(await processIds())]);
    let uid = (0,external_node_crypto_.randomInt)(FIRST_UID, LAST_UID + 1);
    while (used.has(uid))
        uid = (0,external_node_crypto_.randomInt)(FIRST_UID, LAST_UID + 1);
    const etc = (0,external_node_path_.join)(folder, 'etc');
    await (0,promises_.mkdir)(etc, { mode: 0o755 });
    const files = {
        passwd: `root:x:0:0::/:/usr/sbin/nologin\ncontained:x:${uid}:${uid}::/tmp:/usr/sbin/nologin\n`,
        group: `root:x:0:\ncontained:x:${uid}:\n`,
        'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files\n',
    };
    for (const [name, text] of Object.entries(files))
        await (0,promises_.writeFile)((0,external_node_path_.join)(etc, name), text, { mode: 0o644 });
    return { uid, etc };
}
/** The machine's account without rights: without a passwd file of our own, initdb refuses a user id that has no account. */
async function nobody() {
    const text = await (0,promises_.readFile)('/etc/passwd', 'utf8').catch(() => '');
    return Number(/^nobody:[^:]*:(\d+):/m.exec(text)?.[1] ?? 65_534);
}
async function accountIds() {
    const text = await (0,promises_.readFile)('/etc/passwd', 'utf8').catch(() => '');
    return text.split('\n').map((line) => Number(line.split(':')[2]));
}
async function processIds() {
    const names = await (0,promises_.readdir)('/proc').catch(() => []);
    const pids = names.filter((name) => /^\d+$/.test(name));
    return Promise.all(pids.map((pid) => (0,promises_.stat)(`/proc/${pid}`).then(({ uid }) => uid, () => -1)));
}

;// CONCATENATED MODULE: ./build/process/sandbox.js











const PROBE_TIMEOUT_MS = 10_000;
/**
 * Finds out by trying how this machine can contain a program with bubblewrap, which is installed where it is missing and
 * apt may be used: as root with a user id of its own, else in an unprivileged user namespace, else as root by `sudo -n`.
 * @throws {RestorableError} SANDBOX_MISSING unless `trustSource`
 */
async function prepareSandbox(host, options) {
    const folder = (0,external_node_path_.join)((await host.workspace()).path, `box-${(0,external_node_crypto_.randomBytes)(3).toString('hex')}`);
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    const who = await makeIdentity(folder);
    const refusals = [];
    if (process.platform === 'linux') {
        if (!options.trustSource)
            await installBubblewrap(host);
        for (const how of options.ways ?? waysOf(process.getuid?.())) {
            const refusal = await probe(how, who, host);
            if (refusal === undefined)
                return new ContainingSandbox(how, who, host);
            host.log.debug(`No containment as ${how}: ${refusal}`);
            refusals.push(refusal);
        }
    }
    if (options.trustSource)
        return new PlainSandbox(await nobody(), host);
    throw new errors/* RestorableError */.s$('SANDBOX_MISSING', missingMessage(refusals), {
        hint: `${await hintOf(refusals, host)} Or give \`into:\` a database of a service container, or, if you trust everybody who can write to the source, set \`trust-source: true\`.`,
    });
}
function waysOf(uid) {
    // Root of a rootless container has one user id only, so that `root` fails there and `user` may not.
    return uid === 0 ? ['root', 'user'] : ['user', 'sudo'];
}
function missingMessage(refusals) {
    const why = refusals.at(0);
    return `This machine can't contain the restored database, which runs code from the dump${why ? `: ${why}` : '.'}`;
}
async function hintOf(refusals, host) {
    if (process.platform !== 'linux')
        return 'Containment needs Linux with bubblewrap.';
    if (refusals.some((text) => /ENOENT|not found/.test(text))) {
        return `Install bubblewrap in an earlier step: ${installCommand()}.`;
    }
    host.log.debug(`bubblewrap refused: ${refusals.join('; ')}`);
    return 'In a container job add `options: --privileged`, else allow unprivileged user namespaces or passwordless sudo.';
}
/** Runs a program for real, since kernels, AppArmor and container engines each forbid something else. */
async function probe(how, who, host) {
    const command = containedCommand(how, who, { file: '/usr/bin/id', args: ['-u'], env: {}, binds: [] });
    const [file = '', ...args] = command;
    const signal = AbortSignal.any([host.signal, AbortSignal.timeout(PROBE_TIMEOUT_MS)]);
    try {
        const exit = await (0,child/* runToEnd */.c)({ file, args, env: { PATH: SUDO_PATH, LC_ALL: 'C' }, signal, scrub: host.scrub });
        if (exit.code === 0 && exit.stdout.trim() === String(who.uid))
            return undefined;
        return exit.stderr || `bwrap ended with ${exit.code ?? exit.signal}`;
    }
    catch (error) {
        if (host.signal.aborted)
            throw error;
        return error instanceof Error ? error.message : String(error);
    }
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
