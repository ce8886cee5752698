export const id = 7602;
export const ids = [7602];
export const modules = {

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

/***/ 97602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runLocalProgram: () => (/* binding */ runLocalProgram)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47902);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15229);



const TIME_LIMIT_MS = 60_000;
const OWN_SETTINGS = /^(?:HOME|USER|LOGNAME|TMPDIR|XDG_\w+|GH_\w+|GITHUB_TOKEN|GITHUB_ENTERPRISE_TOKEN|DBUS_SESSION_BUS_ADDRESS)$/;
async function runLocalProgram(program, host) {
    const child = await started(program, host);
    if (child === undefined)
        return undefined;
    child.stdin?.end(program.input?.reveal() ?? '');
    let stdout = '';
    child.stdout?.setEncoding('utf8');
    child.stdout?.on('data', (text) => {
        stdout += text;
    });
    const { code } = await child.exited;
    if (code !== 0)
        host.toolWords.add(child.errorText());
    return { code, stdout };
}
async function started({ file, args, cwd }, host) {
    try {
        return await (0,_child_js__WEBPACK_IMPORTED_MODULE_1__/* .startChild */ .v)({
            file,
            args,
            cwd,
            env: environmentOf(host),
            stdin: 'pipe',
            stdout: 'pipe',
            signal: AbortSignal.any([host.signal, AbortSignal.timeout(TIME_LIMIT_MS)]),
            scrub: host.scrub,
        });
    }
    catch (thrown) {
        if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && thrown.code === 'CLIENT_MISSING')
            return undefined;
        throw thrown;
    }
}
function environmentOf(host) {
    const env = { PATH: host.env['PATH'] ?? _command_js__WEBPACK_IMPORTED_MODULE_2__/* .SYSTEM_PATH */ .sg, LC_ALL: 'C', GH_PROMPT_DISABLED: '1' };
    for (const [name, value] of Object.entries(host.env)) {
        if (value !== undefined && (OWN_SETTINGS.test(name) || _command_js__WEBPACK_IMPORTED_MODULE_2__/* .PROXIES */ .Ls.includes(name)))
            env[name] = value;
    }
    return env;
}


/***/ })

};
