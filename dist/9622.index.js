export const id = 9622;
export const ids = [9622];
export const modules = {

/***/ 2818:
/***/ ((__unused_webpack_module, exports) => {


exports.__esModule = true;
exports.distance = exports.closest = void 0;
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
exports.distance = distance;
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
exports.closest = closest;


/***/ }),

/***/ 81590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ parseDurationMs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const UNITS_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const PART = String.raw `(\d+(?:\.\d+)?)(ms|s|m|h|d|w) *`;
const DURATION = new RegExp(`^(?:${PART})+$`);
const LONGEST_MS = 1_000 * 365 * UNITS_MS.d;
const SHOWN = 60;
function parseDurationMs(text) {
    const trimmed = text.trim();
    if (!DURATION.test(trimmed))
        throw invalid(`"${trimmed.slice(0, SHOWN)}" is not a duration.`);
    const parts = [...trimmed.matchAll(new RegExp(PART, 'g'))];
    const ms = parts.reduce((sum, part) => sum + Number(part[1]) * UNITS_MS[part[2]], 0);
    if (ms <= LONGEST_MS)
        return ms;
    throw invalid(`"${trimmed.slice(0, SHOWN)}" is longer than 1,000 years.`);
}
function invalid(message) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', message, {
        hint: 'Write a number and a unit: 90s, 30m, 24h, 7d, or 1h30m.',
    });
}


/***/ }),

/***/ 82957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  throughTunnel: () => (/* binding */ throughTunnel)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/options/tunnel.js
var options_tunnel = __webpack_require__(41533);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/ports/retry.js
var retry = __webpack_require__(70307);
// EXTERNAL MODULE: ./build/process/command.js
var process_command = __webpack_require__(15229);
// EXTERNAL MODULE: ./build/process/programs.js
var programs = __webpack_require__(97591);
// EXTERNAL MODULE: ./build/process/shield/shield.js + 1 modules
var shield = __webpack_require__(50413);
;// CONCATENATED MODULE: ./build/process/ssh/errors.js

const DEBUG = /^(?:debug\d: |OpenSSH_|Authenticated to |Transferred: |Bytes per second: |@|$)/;
const REFUSED = /^channel \d+: open failed: ([^\r]*)/;
function isTaken(words) {
    return /Address already in use|cannot listen to|Could not request local forwarding/i.test(words.reveal());
}
function refusalIn(line) {
    return REFUSED.exec(line)?.[1];
}
function nameSshFailure(words, name) {
    const said = plainWords(words);
    if (/host key|HOST IDENTIFICATION/i.test(said))
        return hostKeyFailure(words, said, name);
    if (/Permission denied|Too many authentication failures|No supported authentication/i.test(said)) {
        const why = /Too many/i.test(said) ? ': too many keys were offered' : '';
        return new errors/* RestorableError */.s$('TUNNEL_AUTHENTICATION', `${name} refused the login${why}.`, {
            hint: 'Check the user in `tunnel`, and that its authorized_keys has the public half of TUNNEL_PRIVATE_KEY. Without that variable, the agent and the keys in ~/.ssh are used; there is no prompt for a passphrase.',
            foreign: words,
        });
    }
    const failure = FAILURES.find(({ says }) => says.test(said));
    return new errors/* RestorableError */.s$('TUNNEL_FAILED', `The SSH connection to ${name} failed${because(failure)}.`, {
        hint: failure?.hint ?? 'Try `ssh -v` to that host by hand.',
        foreign: words,
    });
}
function sshTooSlow(words, name, limitMs) {
    const message = `The SSH connection to ${name} failed: it timed out after ${limitMs / 1000} s.`;
    return new errors/* RestorableError */.s$('TUNNEL_FAILED', message, { hint: FIREWALL, foreign: words });
}
const FIREWALL = 'A firewall probably drops the packets: allow this machine at the bastion.';
const FAILURES = [
    {
        says: /Could not resolve hostname|Name or service not known/i,
        words: 'the host name is unknown',
        hint: 'Check the spelling of the host in `tunnel`.',
    },
    {
        says: /Connection refused/i,
        words: 'connection refused',
        hint: 'Check host and port in `tunnel`, and that an SSH server is running there.',
    },
    { says: /timed out/i, words: 'timed out', hint: FIREWALL },
    { says: /No route|unreachable/i, words: 'no route to it', hint: FIREWALL },
    {
        says: /No user exists for uid|You don't exist/i,
        words: 'this user id has no account, which ssh needs',
        hint: 'Run the job as a user that /etc/passwd of the container names, or add one there.',
    },
    {
        says: /Bad owner or permissions|Bad configuration option/i,
        words: 'ssh rejects a configuration file of this machine',
        hint: 'Run `ssh -v` to that host by hand: it names the file.',
    },
    { says: /Connection closed|Connection reset|Broken pipe/i, words: 'connection closed by the other side' },
    { says: /not responding/i, words: 'the other side no longer responds' },
    { says: /no matching|Protocol major versions|Invalid SSH identification/i, words: 'no common protocol or algorithm' },
];
const because = (failure) => (failure === undefined ? '' : `: ${failure.words}`);
function hostKeyFailure(words, said, name) {
    const pattern = /Server host key: ([a-z0-9@.-]{1,60} SHA256:[A-Za-z0-9+/]{43})/;
    const shown = pattern.exec(words.reveal())?.[1] ?? 'unknown';
    if (/REVOKED/i.test(said)) {
        return new errors/* RestorableError */.s$('TUNNEL_HOST_KEY', `The host key of ${name}, ${shown}, is revoked.`, {
            hint: 'It is marked @revoked in known_hosts: do not use this host until it has a new key.',
        });
    }
    if (/has changed/i.test(said)) {
        return new errors/* RestorableError */.s$('TUNNEL_HOST_KEY', `${name} has a host key that differs from the known one: ${shown}.`, {
            hint: 'Someone may be between here and that host, or it was set up again. Ask its administrator. Only if the key is right, replace it in TUNNEL_HOST_KEY, TUNNEL_KNOWN_HOSTS or known_hosts.',
        });
    }
    return new errors/* RestorableError */.s$('TUNNEL_HOST_KEY', `The host key of ${name} is unknown: ${shown}.`, {
        hint: "Compare it with the key on the host (`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`). Then set TUNNEL_HOST_KEY to the key's line, or TUNNEL_KNOWN_HOSTS to the output of `ssh-keyscan`.",
    });
}
function nameRefusal(reason, name, to) {
    const said = reason.reveal();
    const isForbidden = /administratively prohibited/i.test(said);
    const why = isForbidden
        ? ': forwarding is administratively prohibited'
        : because(FAILURES.find(({ says }) => says.test(said)));
    return new errors/* RestorableError */.s$('TUNNEL_FAILED', `${name} does not connect to ${to}${why}.`, {
        hint: isForbidden
            ? 'Its sshd forbids forwarding: set AllowTcpForwarding and PermitOpen there, or `permitopen` next to the key.'
            : "Check host and port in the database's URL: the bastion resolves them.",
        foreign: reason,
    });
}
function nameSshEnd(words, name) {
    const said = plainWords(words);
    const why = because(FAILURES.find(({ says }) => says.test(said)));
    return new errors/* RestorableError */.s$('TUNNEL_FAILED', `The SSH connection to ${name} ended${why}.`, {
        hint: 'Check for a restart, a network cut or an idle limit at the bastion, then run again.',
        foreign: words,
    });
}
function plainWords(words) {
    const lines = words
        .reveal()
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => !DEBUG.test(line) && !REFUSED.test(line));
    return lines.slice(-6).join(' ').slice(-500);
}

// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/process/child.js
var child = __webpack_require__(47902);
// EXTERNAL MODULE: ./build/process/ssh/host-key-lines.js
var host_key_lines = __webpack_require__(1931);
;// CONCATENATED MODULE: ./build/process/ssh/login.js






const KEY_ALIAS = 'restorable-tunnel';
const IDENTITY = 'identity';
const KEYGEN_TIMEOUT_MS = 15_000;
async function readSshLogin(folder, host) {
    const { env } = host;
    const own = { PATH: env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' };
    for (const name of ['HOME', 'USER', 'LOGNAME']) {
        const value = env[name];
        if (given(value))
            own[name] = value;
    }
    const identity = await identityOptions(folder, own, host);
    const agent = env['SSH_AUTH_SOCK'];
    if (identity.length === 0 && given(agent))
        own['SSH_AUTH_SOCK'] = agent;
    return {
        options: [...identity, ...(await hostKeyOptions(folder, env))],
        env: own,
        discard: () => (0,promises_.rm)((0,external_node_path_.join)(folder, IDENTITY), { force: true }),
    };
}
async function hostKeyOptions(folder, env) {
    const keys = env['TUNNEL_HOST_KEY'];
    const list = env['TUNNEL_KNOWN_HOSTS'];
    if (!given(keys) && !given(list))
        return [];
    const file = (0,external_node_path_.join)(folder, 'known_hosts');
    const only = [`-oUserKnownHostsFile=${quoted(file)}`, '-oGlobalKnownHostsFile=/dev/null'];
    if (!given(keys)) {
        await (0,promises_.writeFile)(file, `${tidy(list ?? '')}\n`, { mode: 0o600 });
        return only;
    }
    const lines = (0,host_key_lines/* readHostKeyLines */.$)(keys);
    if (lines === undefined || lines.length === 0) {
        throw new errors/* RestorableError */.s$('TUNNEL_HOST_KEY', 'TUNNEL_HOST_KEY is not a public key such as "ssh-ed25519 AAAA...".', {
            hint: 'It is a line of /etc/ssh/ssh_host_ed25519_key.pub on that host. `ssh-keyscan` prints it too; compare its fingerprint. A fingerprint alone is not enough for `ssh`.',
        });
    }
    await (0,promises_.writeFile)(file, lines.map(lineOf).join(''), { mode: 0o600 });
    return [...only, `-oHostKeyAlias=${KEY_ALIAS}`];
}
function lineOf({ type, base64, marker }) {
    return `${marker === undefined ? '' : `@${marker} `}${KEY_ALIAS} ${type} ${base64}\n`;
}
async function identityOptions(folder, env, host) {
    const key = host.env['TUNNEL_PRIVATE_KEY'];
    if (!given(key))
        return [];
    const text = key.includes('-----BEGIN') ? key : await readKeyFile(key.trim());
    host.mask(new secret/* Secret */.zh(text));
    const file = (0,external_node_path_.join)(folder, IDENTITY);
    await (0,promises_.writeFile)(file, `${tidy(text)}\n`, { mode: 0o600 });
    await unlock(file, folder, env, host);
    return ['-oIdentitiesOnly=yes', `-oIdentityFile=${quoted(file)}`, '-oIdentityAgent=none'];
}
async function unlock(file, folder, env, host) {
    const passphrase = (0,secret/* withoutLineEnds */.nC)(host.env['TUNNEL_PRIVATE_KEY_PASSPHRASE'] ?? '');
    const program = (0,external_node_path_.join)(folder, 'answer');
    if (passphrase !== '') {
        host.mask(new secret/* Secret */.zh(passphrase));
        await (0,promises_.writeFile)(program, '#!/bin/sh\nprintf "%s\\n" "$RESTORABLE_ANSWER"\n');
        await (0,promises_.chmod)(program, 0o700);
    }
    const asking = { SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: 'force', DISPLAY: ':', RESTORABLE_ANSWER: passphrase };
    const exit = await (0,child/* runToEnd */.c)({
        file: 'ssh-keygen',
        args: ['-p', ...(passphrase === '' ? ['-P', ''] : []), '-N', '', '-f', file],
        env: { ...env, ...(passphrase === '' ? {} : asking) },
        signal: AbortSignal.any([host.signal, AbortSignal.timeout(KEYGEN_TIMEOUT_MS)]),
        scrub: host.scrub,
    });
    if (exit.code === 0)
        return;
    const said = `${exit.stdout}\n${exit.stderr.reveal()}`;
    host.toolWords.add(exit.stderr);
    if (!/passphrase/i.test(said) || /invalid format|not a (?:private )?key file|error in libcrypto/i.test(said)) {
        throw problem('TUNNEL_PRIVATE_KEY does not contain a readable key.', 'Give the complete file of the private half, from its BEGIN to its END line.');
    }
    throw passphrase === ''
        ? problem('The key in TUNNEL_PRIVATE_KEY is locked.', 'Set TUNNEL_PRIVATE_KEY_PASSPHRASE.')
        : problem('TUNNEL_PRIVATE_KEY_PASSPHRASE does not open the key.', 'Check both; they belong together.');
}
async function readKeyFile(path) {
    if (path.length <= 200 && !/[\n\r]/.test(path)) {
        try {
            return await (0,promises_.readFile)(path, 'utf8');
        }
        catch (cause) {
            const { code } = cause;
            throw new errors/* RestorableError */.s$('FILE_UNREADABLE', `Can't read the file that TUNNEL_PRIVATE_KEY names (${code}).`, {
                hint: 'It contains the private key itself, from "-----BEGIN" on, or the path of its file.',
                cause: code,
            });
        }
    }
    throw problem('TUNNEL_PRIVATE_KEY does not contain a readable key.', 'Give the complete file with its BEGIN line.');
}
function problem(message, hint) {
    return new errors/* RestorableError */.s$('TUNNEL_AUTHENTICATION', message, { hint });
}
function quoted(path) {
    return `"${path.replaceAll('%', '%%')}"`;
}
const tidy = (text) => text.replaceAll('\r\n', '\n').trim();
function given(value) {
    return value !== undefined && value.trim() !== '';
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./build/process/ssh/near-end.js




const SOCKET_PATH_BYTES = 103;
async function nearEnd(socketName, folder) {
    const path = socketName === undefined ? undefined : (0,external_node_path_.join)(folder, socketName);
    if (path !== undefined && !path.includes(':') && Buffer.byteLength(path) <= SOCKET_PATH_BYTES) {
        await (0,promises_.rm)(path, { force: true });
        return { kind: 'socket', path };
    }
    return { kind: 'port', host: '127.0.0.1', port: await freePort() };
}
async function freePort() {
    const server = (0,external_node_net_.createServer)();
    await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    if (address === null || typeof address === 'string')
        throw new errors/* RestorableError */.s$('INTERNAL', 'No port is free.');
    return address.port;
}

;// CONCATENATED MODULE: ./build/process/ssh/tunnel.js












const READY = /Local forwarding listening on /;
const START_TIMEOUT_MS = 60_000;
const CONNECT_TIMEOUT_SECONDS = 20;
const PORT_TAKEN = { attempts: 4, baseMs: 0, longestMs: 0 };
const EXPLAIN_MS = 3_000;
const OPTIONS = [
    'BatchMode=yes',
    'StrictHostKeyChecking=yes',
    'UpdateHostKeys=no',
    'ExitOnForwardFailure=yes',
    `ConnectTimeout=${CONNECT_TIMEOUT_SECONDS}`,
    'ServerAliveInterval=15',
    'ServerAliveCountMax=4',
    'TCPKeepAlive=yes',
    'ForwardAgent=no',
    'ForwardX11=no',
    'PermitLocalCommand=no',
    'RemoteCommand=none',
    'RequestTTY=no',
    'ControlMaster=no',
    'ControlPath=none',
    'StreamLocalBindMask=0111',
].map((option) => `-o${option}`);
async function openSshTunnel(plan, host) {
    (0,errors/* throwIfCancelled */.dZ)(host.signal);
    const program = await (0,programs/* findOnPath */.a)('ssh', host.env['PATH'] ?? '/usr/bin:/bin');
    if (program === undefined) {
        throw new errors/* RestorableError */.s$('CLIENT_MISSING', 'This machine has no `ssh`, which a tunnel needs.', {
            hint: 'Install it in an earlier step: apt-get install openssh-client.',
        });
    }
    const folder = (0,external_node_path_.join)((await host.workspace()).path, `tunnel-${(0,external_node_crypto_.randomBytes)(3).toString('hex')}`);
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    try {
        const login = await readSshLogin(folder, host);
        const command = [...(await endsWithUs(host)), program];
        const tunnel = await (0,retry/* retry */.L5)(() => startTunnel({ plan, folder, login, program, command }, host), {
            signal: host.signal,
            after: (error) => (error instanceof PortTaken ? PORT_TAKEN : undefined),
        });
        await login.discard();
        return tunnel;
    }
    catch (error) {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
        throw error instanceof PortTaken ? error.failure : error;
    }
}
class PortTaken extends Error {
    failure;
    constructor(failure) {
        super(failure.message);
        this.failure = failure;
    }
}
async function startTunnel({ plan, folder, login, program, command }, host) {
    const via = await nearEnd(plan.socketName, folder);
    const [file = '', ...prefix] = command;
    const stop = new AbortController();
    const refusals = [];
    const ready = Promise.withResolvers();
    const spec = {
        file,
        args: [...prefix, ...sshArguments(plan, via, login)],
        env: login.env,
        signal: stop.signal,
        killAfterMs: 1_000,
        scrub: host.scrub,
        speaker: 'ssh',
        onErrorLine: (line) => {
            host.toolWords.add(new foreign/* ForeignText */.sh('ssh', line));
            if (READY.test(line))
                ready.resolve('ready');
            const refusal = refusalIn(line);
            if (refusal !== undefined)
                refusals.push(refusal);
        },
    };
    const child = await (0,shield/* startInBackground */.k)(spec, { file: program, args: ['-G', '--', plan.through.host] }, host);
    const workspace = await host.workspace();
    const leftover = { kind: 'process', pid: child.pid, viaSudo: child.viaSudo };
    await workspace.note(leftover);
    const close = async () => {
        await child.stop();
        await workspace.forget(leftover);
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    };
    const name = nameOf(plan.through);
    await untilForwarding({ child, ready: ready.promise, name, forget: () => workspace.forget(leftover) }, host);
    host.log.info(`An SSH tunnel connects through ${name} to ${nameOf(plan.to)}.`);
    return watch({ child, via, name, refusals, to: nameOf(plan.to), close });
}
async function untilForwarding({ child, ready, name, forget }, host) {
    const late = Promise.withResolvers();
    const timer = setTimeout(() => late.resolve('late'), START_TIMEOUT_MS);
    const onAbort = () => late.resolve('late');
    host.signal.addEventListener('abort', onAbort, { once: true });
    const outcome = await Promise.race([ready, late.promise, child.exited.then(() => 'ended')]);
    clearTimeout(timer);
    host.signal.removeEventListener('abort', onAbort);
    if (outcome === 'ready' && !host.signal.aborted)
        return;
    await child.stop();
    await forget();
    (0,errors/* throwIfCancelled */.dZ)(host.signal);
    const words = child.errorText();
    const failure = child.refusal() ?? (outcome === 'late' ? sshTooSlow(words, name, START_TIMEOUT_MS) : nameSshFailure(words, name));
    throw isTaken(words) ? new PortTaken(failure) : failure;
}
function watch({ child, via, name, to, refusals, close }) {
    const ended = new AbortController();
    let closing;
    void child.exited.then(() => {
        if (closing === undefined)
            ended.abort(nameSshEnd(child.errorText(), name));
    });
    return {
        via,
        ended: ended.signal,
        close: () => {
            closing ??= close();
            return closing;
        },
        explain: async (error) => {
            for (let waitedMs = 0; waitedMs < EXPLAIN_MS && !ended.signal.aborted && refusals.length === 0; waitedMs += 50) {
                await (0,retry/* pause */.v7)(50);
            }
            if (ended.signal.aborted)
                return ended.signal.reason;
            const refusal = refusals.at(-1);
            return refusal === undefined ? error : nameRefusal(new foreign/* ForeignText */.sh('ssh', refusal), name, to);
        },
    };
}
function sshArguments({ through, to }, via, login) {
    const near = via.kind === 'socket' ? via.path : `${via.host}:${via.port}`;
    return [
        '-v',
        '-N',
        '-a',
        '-x',
        ...OPTIONS,
        ...login.options,
        '-L',
        `${near}:${bracketed(to.host)}:${to.port}`,
        ...(through.port === undefined ? [] : ['-p', String(through.port)]),
        ...(through.user === undefined ? [] : ['-l', through.user]),
        '--',
        through.host,
    ];
}
async function endsWithUs(host) {
    const program = process.platform === 'linux' ? await (0,programs/* findOnPath */.a)('setpriv', host.env['PATH']) : undefined;
    if (program === undefined)
        return [];
    const command = [program, '--pdeathsig=TERM'];
    return (await (0,process_command/* succeeds */.kz)([...command, 'true'], host, { timeoutMs: 5_000 })) ? command : [];
}
const bracketed = (host) => (host.includes(':') ? `[${host}]` : host);
function nameOf({ host, port }) {
    return port === undefined ? host : `${bracketed(host)}:${port}`;
}

// EXTERNAL MODULE: ./build/engines/parts/wrapped-target.js
var wrapped_target = __webpack_require__(52510);
;// CONCATENATED MODULE: ./build/engines/parts/tunnelled-engine.js




const SYMPTOMS = new Set([
    'DATABASE_UNREACHABLE',
    'DATABASE_CONNECTION_LOST',
    'DATABASE_TLS',
    'DUMP_FAILED',
    'RESTORE_FAILED',
]);
function throughTunnel(engine, spec) {
    const { serverOf } = engine;
    if (serverOf === undefined) {
        throw invalid('`tunnel` is for a PostgreSQL, MySQL or MariaDB server, and this database is not one.', 'Leave out `tunnel`.');
    }
    const open = async (url, host) => openTunnel(await serverOf(url), spec, host);
    return {
        verificationNeeds: engine.verificationNeeds,
        openSource: async (url, options, host) => {
            const tunnel = await open(url, host);
            return tunnel.keep(async () => {
                const source = await engine.openSource(url, { ...options, via: tunnel.via }, tunnel.host);
                return tunnelledSource(source, tunnel);
            });
        },
        ...(engine.databases !== undefined && {
            databases: async (url, options, host) => {
                const tunnel = await open(url, host);
                try {
                    return await tunnel.through(async () => (await engine.databases?.(url, { ...options, via: tunnel.via }, tunnel.host)) ?? []);
                }
                finally {
                    await tunnel.close();
                }
            },
        }),
        openTarget: async (target, needs, host) => {
            if (target.kind === 'ephemeral') {
                throw invalid('For a verification, `tunnel` leads to the server of `target`, and an ephemeral database does not need one.', 'Leave out `tunnel`, or set `target` to the URL of a server behind it.');
            }
            const tunnel = await open(target.url, host);
            return tunnel.keep(async () => {
                const opened = await engine.openTarget({ ...target, via: tunnel.via }, needs, tunnel.host);
                return (0,wrapped_target/* wrappedTarget */.V)(opened, tunnel.through, tunnel.close);
            });
        },
        dropLeftover: async (url, name, host) => {
            const tunnel = await open(url, host);
            try {
                await engine.dropLeftover(url, name, host, tunnel.via);
            }
            finally {
                await tunnel.close();
            }
        },
    };
}
async function openTunnel(end, spec, host) {
    const plan = {
        through: (0,options_tunnel/* readTunnelUrl */.o)(spec),
        to: { host: end.host, port: end.port },
        socketName: end.socketName,
    };
    const tunnel = await openSshTunnel(plan, host);
    const through = async (work) => {
        try {
            return await work();
        }
        catch (error) {
            throw await explained(error, tunnel, host);
        }
    };
    return {
        via: tunnel.via,
        host: { ...host, signal: AbortSignal.any([host.signal, tunnel.ended]) },
        close: tunnel.close,
        through,
        keep: async (work) => {
            try {
                return await through(work);
            }
            catch (error) {
                await tunnel.close();
                throw error;
            }
        },
    };
}
const invalid = (message, hint) => new errors/* RestorableError */.s$('INPUT_INVALID', message, { hint });
async function explained(error, tunnel, host) {
    if (host.signal.aborted || !(error instanceof errors/* RestorableError */.s$) || !SYMPTOMS.has(error.code))
        return error;
    return tunnel.explain(error);
}
function tunnelledSource(source, tunnel) {
    return {
        info: source.info,
        examinations: (options) => source.examinations(options).map((each) => ({ ...each, examine: () => tunnel.through(each.examine) })),
        dump: (options) => tunnel.through(async () => tunnelledDump(await source.dump(options), tunnel)),
        close: () => source.close().finally(tunnel.close),
    };
}
function tunnelledDump(dump, tunnel) {
    async function* streams() {
        for await (const { name, content } of following(dump.streams, tunnel)) {
            yield { name, content: following(content, tunnel) };
        }
    }
    return {
        streams: streams(),
        get warnings() {
            return dump.warnings;
        },
        fingerprint: () => tunnel.through(() => dump.fingerprint()),
    };
}
async function* following(items, tunnel) {
    const iterator = items[Symbol.asyncIterator]();
    let isOver = false;
    try {
        for (;;) {
            const next = await tunnel.through(() => iterator.next());
            if (next.done === true) {
                isOver = true;
                return;
            }
            yield next.value;
        }
    }
    finally {
        if (!isOver)
            await iterator.return?.();
    }
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

/***/ 95949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   pA: () => (/* binding */ nearest),
/* harmony export */   vs: () => (/* binding */ misspelled)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2818);

const LONGEST = 100;
function nearest(typed, known) {
    const word = typed.slice(0, LONGEST);
    if (known.length === 0 || word === '')
        return undefined;
    const plain = (text) => text.toLowerCase().replaceAll(/[-_\s]/g, '');
    const same = known.find((name) => plain(name) === plain(word));
    if (same !== undefined)
        return same;
    const best = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.closest)(word.toLowerCase(), known);
    if ((0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.distance)(word.toLowerCase(), best) <= Math.max(2, Math.floor(best.length / 3)))
        return best;
    const [partly, ...others] = known.filter((name) => name.split('-').includes(word.toLowerCase()));
    return others.length === 0 ? partly : undefined;
}
function misspelled(typed, known) {
    const word = typed.slice(0, LONGEST);
    return known.find((name) => (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.distance)(word, name) <= 2);
}
function didYouMean(word, known) {
    const best = nearest(word, known);
    return best === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean \`${best}\`?`;
}


/***/ }),

/***/ 41533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readTunnelUrl),
/* harmony export */   y: () => (/* binding */ tunnelOf)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26913);


function tunnelOf(options) {
    if (options.tunnel === undefined)
        return undefined;
    const spec = { url: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(options.tunnel) };
    readTunnelUrl(spec);
    return spec;
}
const SHAPE = /^ssh:\/\/(?:([^/?#]*)@)?(?:\[([0-9a-f:.]+)\]|([^:/?#@[\]]+))(?::(\d{1,5}))?\/?$/i;
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.@+-]*$/;
const HOST = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
function readTunnelUrl({ url }) {
    const match = SHAPE.exec(url.reveal().trim());
    if (match === null)
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', '`tunnel` is not of the form ssh://user@host:port.');
    const [, userPart, ipv6, name = '', portText] = match;
    if (userPart?.includes(':') === true) {
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', '`tunnel` contains a password, which `ssh` accepts only from a keyboard.', LOGIN_HINT);
    }
    const user = userPart === undefined ? undefined : decode(userPart);
    if (user !== undefined && !USER.test(user))
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', 'The user in `tunnel` is not valid for SSH.');
    if (ipv6 === undefined && !HOST.test(name))
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', 'The host in `tunnel` is not valid for SSH.');
    const port = portText === undefined ? undefined : Number(portText);
    if (port !== undefined && (port < 1 || port > 65_535))
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', 'The port in `tunnel` is not a valid port.');
    return { user, host: ipv6 ?? name, port };
}
const LOGIN_HINT = 'Log in with a key: TUNNEL_PRIVATE_KEY in the env of the step, from a secret.';
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return '';
    }
}


/***/ }),

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


/***/ }),

/***/ 1931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readHostKeyLines),
/* harmony export */   D: () => (/* binding */ linesOf)
/* harmony export */ });
const TYPE = /^(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+$/;
const KEY = /^AAAA[A-Za-z0-9+/]+={0,2}$/;
const MARKER = /^@(revoked|cert-authority)$/;
function readHostKeyLines(text) {
    const found = linesOf(text).map(readLine);
    return found.every((line) => line !== undefined) ? found : undefined;
}
function linesOf(text) {
    const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trim());
    return lines.filter((line) => line !== '' && !line.startsWith('#'));
}
function readLine(line) {
    const fields = line.split(/\s+/);
    const marker = MARKER.exec(fields[0] ?? '')?.[1];
    if (marker !== undefined)
        fields.shift();
    const at = TYPE.test(fields[0] ?? '') ? 0 : 1;
    const [type = '', base64 = ''] = fields.slice(at);
    return TYPE.test(type) && KEY.test(base64) ? { type, base64, marker } : undefined;
}


/***/ }),

/***/ 79435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p6: () => (/* binding */ date),
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68729);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDate */ .db(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODate */ .Brp, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
