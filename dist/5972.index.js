export const id = 5972;
export const ids = [5972];
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

/***/ 47283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  throughTunnel: () => (/* binding */ throughTunnel)
});

// EXTERNAL MODULE: ./build/config/tunnel.js
var config_tunnel = __webpack_require__(5867);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/process/child.js
var process_child = __webpack_require__(47902);
// EXTERNAL MODULE: ./build/process/command.js
var process_command = __webpack_require__(15229);
// EXTERNAL MODULE: ./build/process/programs.js
var programs = __webpack_require__(97591);
;// CONCATENATED MODULE: ./build/process/ssh-errors.js

/** What `ssh -v` says about its own work; the rest of its words are for people. */
const DEBUG = /^(?:debug\d: |OpenSSH_|Authenticated to |Transferred: |Bytes per second: |@|$)/;
/** The other side refused a connection that was asked for through the tunnel (ssh(1) prints it, and goes on). */
const REFUSED = /^channel \d+: open failed: ([^\r]*)/;
/** True when the local end could not be made, so that another may do. */
function isTaken(words) {
    return /Address already in use|cannot listen to|Could not request local forwarding/i.test(words.reveal());
}
/** The reason in a line of `ssh` about a connection that was not made through the tunnel; undefined of other lines. */
function refusalIn(line) {
    return REFUSED.exec(line)?.[1];
}
/** Names the end of an `ssh` that never forwarded, from its words. @param name the bastion, as its URL has it */
function nameSshFailure(words, name) {
    const said = plainWords(words);
    if (/host key|HOST IDENTIFICATION/i.test(said))
        return hostKeyFailure(words, said, name);
    if (/Permission denied|Too many authentication failures|No supported authentication/i.test(said)) {
        const why = /Too many/i.test(said) ? ': too many keys were offered' : '';
        return new errors/* RestorableError */.s$('TUNNEL_AUTHENTICATION', `${name} refused the login${why}.`, {
            hint: 'Check the user in `tunnel`, and that its authorized_keys has the public half of TUNNEL_PRIVATE_KEY. Without that variable the agent and the keys in ~/.ssh are offered; a passphrase is not asked for.',
            foreign: words,
        });
    }
    const failure = FAILURES.find(({ says }) => says.test(said));
    return new errors/* RestorableError */.s$('TUNNEL_FAILED', `The SSH connection to ${name} failed${because(failure)}.`, {
        hint: failure?.hint ?? 'Try `ssh -v` to that host by hand.',
        foreign: words,
    });
}
/** An `ssh` that neither forwarded nor ended. */
function sshTooSlow(words, name, limitMs) {
    const message = `The SSH connection to ${name} failed: it was not made within ${limitMs / 1000} s.`;
    return new errors/* RestorableError */.s$('TUNNEL_FAILED', message, { hint: FIREWALL, foreign: words });
}
const FIREWALL = 'A firewall probably drops the packets: allow this machine at the bastion.';
/** What ssh and the system say of a connection, in our words. */
const FAILURES = [
    {
        says: /Could not resolve hostname|Name or service not known/i,
        words: "the host's name is not known",
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
        words: 'an SSH configuration file of this machine is not accepted',
        hint: 'Run `ssh -v` to that host by hand: it names the file.',
    },
    { says: /Connection closed|Connection reset|Broken pipe/i, words: 'connection closed by the other side' },
    { says: /not responding/i, words: 'the other side does not answer any more' },
    { says: /no matching|Protocol major versions|Invalid SSH identification/i, words: 'no common protocol or algorithm' },
];
const because = (failure) => (failure === undefined ? '' : `: ${failure.words}`);
function hostKeyFailure(words, said, name) {
    const pattern = /Server host key: ([a-z0-9@.-]{1,60} SHA256:[A-Za-z0-9+/]{43})/;
    const shown = pattern.exec(words.reveal())?.[1] ?? 'unknown';
    if (/REVOKED/i.test(said)) {
        return new errors/* RestorableError */.s$('TUNNEL_HOST_KEY', `The host key of ${name}, ${shown}, is revoked.`, {
            hint: 'Somebody marked it @revoked in known_hosts: do not use this host until it has a new key.',
        });
    }
    if (/has changed/i.test(said)) {
        return new errors/* RestorableError */.s$('TUNNEL_HOST_KEY', `${name} shows another host key than the known one: ${shown}.`, {
            hint: 'Somebody may be between here and that host, or it was set up anew. Ask its administrator; only if the key is right, replace it in TUNNEL_HOST_KEY, TUNNEL_KNOWN_HOSTS or known_hosts.',
        });
    }
    return new errors/* RestorableError */.s$('TUNNEL_HOST_KEY', `The host key of ${name} is not known here: ${shown}.`, {
        hint: "Compare it with what the host says of itself (`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`); then put the key's line into TUNNEL_HOST_KEY, or that of `ssh-keyscan` into TUNNEL_KNOWN_HOSTS.",
    });
}
/** Names what the bastion said when it was asked to go on to the database. */
function nameRefusal(reason, name, to) {
    const said = reason.reveal();
    const isForbidden = /administratively prohibited/i.test(said);
    const why = isForbidden
        ? ': forwarding is administratively prohibited'
        : because(FAILURES.find(({ says }) => says.test(said)));
    return new errors/* RestorableError */.s$('TUNNEL_FAILED', `${name} does not connect to ${to}${why}.`, {
        hint: isForbidden
            ? 'Its sshd forbids forwarding: set AllowTcpForwarding and PermitOpen there, or `permitopen` beside the key.'
            : "Check host and port in the database's URL: they are meant as the bastion sees them.",
        foreign: reason,
    });
}
/** Names the end of an `ssh` that had been forwarding. */
function nameSshEnd(words, name) {
    const said = plainWords(words);
    const why = because(FAILURES.find(({ says }) => says.test(said)));
    return new errors/* RestorableError */.s$('TUNNEL_FAILED', `The SSH connection to ${name} ended${why}.`, {
        hint: 'Check for a restart, a network cut or an idle limit at the bastion, then run again.',
        foreign: words,
    });
}
/** The last of its own words, on one line. */
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
// EXTERNAL MODULE: ./build/process/host-key-lines.js
var host_key_lines = __webpack_require__(46536);
;// CONCATENATED MODULE: ./build/process/ssh-login.js






/** The name under which a host key from TUNNEL_HOST_KEY is known: whatever the configuration makes of the host's. */
const KEY_ALIAS = 'restorable-tunnel';
const IDENTITY = 'identity';
const KEYGEN_TIMEOUT_MS = 15_000;
/**
 * Reads TUNNEL_PRIVATE_KEY (the key itself, or its path) with TUNNEL_PRIVATE_KEY_PASSPHRASE, and TUNNEL_HOST_KEY or
 * TUNNEL_KNOWN_HOSTS; without them the agent, the user's own keys and known_hosts.
 * @param folder private; keys are written there (0600)
 * @throws {RestorableError} TUNNEL_AUTHENTICATION, TUNNEL_HOST_KEY, FILE_UNREADABLE
 */
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
        throw new errors/* RestorableError */.s$('TUNNEL_HOST_KEY', 'TUNNEL_HOST_KEY is no public key such as "ssh-ed25519 AAAA...".', {
            hint: 'It is a line of /etc/ssh/ssh_host_ed25519_key.pub on that host; `ssh-keyscan` prints it too, and its fingerprint is then yours to compare. A fingerprint alone is not enough for `ssh`.',
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
    // A secret that went through a web form has lost its last line end, or has those of Windows.
    await (0,promises_.writeFile)(file, `${tidy(text)}\n`, { mode: 0o600 });
    await unlock(file, folder, env, host);
    return ['-oIdentitiesOnly=yes', `-oIdentityFile=${quoted(file)}`, '-oIdentityAgent=none'];
}
/** Takes the passphrase off our copy of the key: so `ssh` has nothing to ask, and a wrong one is named here. */
async function unlock(file, folder, env, host) {
    const passphrase = (0,secret/* withoutLineEnds */.nC)(host.env['TUNNEL_PRIVATE_KEY_PASSPHRASE'] ?? '');
    const program = (0,external_node_path_.join)(folder, 'answer');
    if (passphrase !== '') {
        host.mask(new secret/* Secret */.zh(passphrase));
        await (0,promises_.writeFile)(program, '#!/bin/sh\nprintf "%s\\n" "$RESTORABLE_ANSWER"\n');
        await (0,promises_.chmod)(program, 0o700);
    }
    // The only way to hand a passphrase over that shows in no argument. DISPLAY: for OpenSSH before 8.4.
    const asking = { SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: 'force', DISPLAY: ':', RESTORABLE_ANSWER: passphrase };
    const exit = await (0,process_child/* runToEnd */.c)({
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
        throw problem('TUNNEL_PRIVATE_KEY holds no key that can be read.', 'Give the whole file of the private half, from its BEGIN to its END line.');
    }
    throw passphrase === ''
        ? problem('The key in TUNNEL_PRIVATE_KEY is locked.', 'Set TUNNEL_PRIVATE_KEY_PASSPHRASE.')
        : problem('TUNNEL_PRIVATE_KEY_PASSPHRASE does not open the key.', 'Check both; they belong together.');
}
async function readKeyFile(path) {
    // What is no path is not printed: it may be a key that lost its first line.
    if (path.length <= 200 && !/[\n\r]/.test(path)) {
        try {
            return await (0,promises_.readFile)(path, 'utf8');
        }
        catch (cause) {
            const { code } = cause;
            throw new errors/* RestorableError */.s$('FILE_UNREADABLE', `Can't read the file that TUNNEL_PRIVATE_KEY names (${code}).`, {
                hint: 'It holds the private key itself, from "-----BEGIN" on, or the path of its file.',
                cause: code,
            });
        }
    }
    throw problem('TUNNEL_PRIVATE_KEY holds no key that can be read.', 'Give the whole file with its BEGIN line.');
}
function problem(message, hint) {
    return new errors/* RestorableError */.s$('TUNNEL_AUTHENTICATION', message, { hint });
}
/** A path as ssh_config(5) reads one: in double quotes, since a space would end it, and `%` begins a token. */
function quoted(path) {
    return `"${path.replaceAll('%', '%%')}"`;
}
const tidy = (text) => text.replaceAll('\r\n', '\n').trim();
function given(value) {
    return value !== undefined && value.trim() !== '';
}

;// CONCATENATED MODULE: ./build/process/ssh-tunnel.js











const READY = /Local forwarding listening on /;
const START_TIMEOUT_MS = 60_000;
const CONNECT_TIMEOUT_SECONDS = 20;
const ATTEMPTS = 4;
/** How long the tunnel's own end may take to be known after what went through it noticed. */
const EXPLAIN_MS = 500;
/** The longest path of a Unix socket that every system takes. */
const SOCKET_PATH_BYTES = 103;
/** A dead bastion ends the run after a minute; nothing is asked, nothing else is forwarded, no host key is learned. */
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
    // A connection that another `ssh` keeps would outlive us, and its end would not be noticed.
    'ControlMaster=no',
    'ControlPath=none',
    'StreamLocalBindMask=0111', // The folder is ours alone; a contained client, another user, is shown the socket.
].map((option) => `-o${option}`);
/**
 * Opens an SSH connection that forwards one port, with the system's `ssh` and the user's own configuration of it. It lives
 * until it is closed: a cancelled run still cleans up through it.
 * @throws {RestorableError} TUNNEL_HOST_KEY, TUNNEL_AUTHENTICATION, TUNNEL_FAILED, CLIENT_MISSING, FILE_UNREADABLE, CANCELLED
 */
async function openSshTunnel(plan, host) {
    (0,errors/* throwIfCancelled */.dZ)(host.signal);
    const program = await (0,programs/* findOnPath */.a)('ssh', host.env['PATH'] ?? '/usr/bin:/bin');
    if (program === undefined) {
        throw new errors/* RestorableError */.s$('CLIENT_MISSING', 'This machine has no `ssh`, which a tunnel is made with.', {
            hint: 'Install it in an earlier step: apt-get install openssh-client.',
        });
    }
    const folder = (0,external_node_path_.join)((await host.workspace()).path, `tunnel-${(0,external_node_crypto_.randomBytes)(3).toString('hex')}`);
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    try {
        const login = await readSshLogin(folder, host);
        const command = [...(await endsWithUs(host)), program];
        for (let attempt = 1;; attempt += 1) {
            try {
                const tunnel = await startTunnel({ plan, folder, login, command }, host);
                await login.discard();
                return tunnel;
            }
            catch (error) {
                // Between our look and its start somebody else may take the port.
                if (attempt === ATTEMPTS || !(error instanceof PortTaken))
                    throw error instanceof PortTaken ? error.failure : error;
            }
        }
    }
    catch (error) {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
        throw error;
    }
}
class PortTaken extends Error {
    failure;
    constructor(failure) {
        super(failure.message);
        this.failure = failure;
    }
}
async function startTunnel({ plan, folder, login, command }, host) {
    const via = await nearEnd(plan.socketName, folder);
    const [file = '', ...prefix] = command;
    const stop = new AbortController();
    const refusals = [];
    const ready = Promise.withResolvers();
    const child = await (0,process_child/* startChild */.v)({
        file,
        args: [...prefix, ...sshArguments(plan, via, login)],
        env: login.env,
        stdin: 'ignore',
        stdout: 'ignore',
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
    });
    const workspace = await host.workspace();
    const leftover = { kind: 'process', pid: child.pid, viaSudo: false };
    await workspace.note(leftover);
    const close = async () => {
        await child.stop();
        await workspace.forget(leftover);
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    };
    const name = nameOf(plan.through);
    await untilForwarding(child, ready.promise, name, () => workspace.forget(leftover), host);
    host.log.info(`An SSH tunnel leads through ${name} to ${nameOf(plan.to)}.`);
    return watch({ child, via, name, refusals, to: nameOf(plan.to), close });
}
/** @throws what its words mean, once it has ended */
async function untilForwarding(child, ready, name, forget, host) {
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
    const failure = outcome === 'late' ? sshTooSlow(words, name, START_TIMEOUT_MS) : nameSshFailure(words, name);
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
            // Its words and its end come by other ways than the end of what went through it, and a little later.
            for (let waitedMs = 0; waitedMs < EXPLAIN_MS && !ended.signal.aborted && refusals.length === 0; waitedMs += 50) {
                await new Promise((resolve) => setTimeout(resolve, 50));
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
        // Its debug words are the only sign that it forwards: a port that answers may be somebody else's.
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
async function nearEnd(socketName, folder) {
    const path = socketName === undefined ? undefined : (0,external_node_path_.join)(folder, socketName);
    // ssh reads a colon as its own.
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
/** What makes the kernel end a program when we are killed, where the machine has it. */
async function endsWithUs(host) {
    const program = process.platform === 'linux' ? await (0,programs/* findOnPath */.a)('setpriv', host.env['PATH']) : undefined;
    if (program === undefined)
        return [];
    const command = [program, '--pdeathsig=TERM'];
    // BusyBox has one that knows less.
    return (await (0,process_command/* succeeds */.kz)([...command, 'true'], host, { timeoutMs: 5_000 })) ? command : [];
}
const bracketed = (host) => (host.includes(':') ? `[${host}]` : host);
function nameOf({ host, port }) {
    return port === undefined ? host : `${bracketed(host)}:${port}`;
}

;// CONCATENATED MODULE: ./build/engines/parts/tunnelled-engine.js



/** What a tunnel that broke, or leads nowhere, looks like from its inside. */
const SYMPTOMS = new Set([
    'DATABASE_UNREACHABLE',
    'DATABASE_CONNECTION_LOST',
    'DATABASE_TLS',
    'DUMP_FAILED',
    'RESTORE_FAILED',
]);
/** The same engine, whose servers are reached by an SSH tunnel. @throws {RestorableError} INPUT_INVALID where it has none */
function throughTunnel(engine, spec) {
    const { serverOf } = engine;
    if (serverOf === undefined) {
        throw invalid('`tunnel` leads to a PostgreSQL, MySQL or MariaDB server, and this database is none.', 'Leave `tunnel` out.');
    }
    const open = async (url, host) => openWay(await serverOf(url), spec, host);
    return {
        openSource: async (url, options, host) => {
            const way = await open(url, host);
            return way.keep(async () => {
                const source = await engine.openSource(url, { ...options, via: way.via }, way.host);
                return tunnelledSource(source, way);
            });
        },
        openTarget: async (target, needs, host) => {
            if (target.kind === 'ephemeral') {
                throw invalid('`tunnel` of a verification leads to the server of `into`, and an ephemeral database needs none.', 'Leave `tunnel` out, or give the URL of a server behind it in `into`.');
            }
            const way = await open(target.url, host);
            return way.keep(async () => {
                const opened = await engine.openTarget({ ...target, via: way.via }, needs, way.host);
                return tunnelledTarget(opened, way);
            });
        },
        dropLeftover: async (url, name, host) => {
            const way = await open(url, host);
            try {
                await engine.dropLeftover(url, name, host, way.via);
            }
            finally {
                await way.close();
            }
        },
    };
}
async function openWay(end, spec, host) {
    const plan = {
        through: (0,config_tunnel/* readTunnelUrl */.o)(spec),
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
function tunnelledSource(source, way) {
    return {
        info: source.info,
        dump: (options) => way.through(async () => tunnelledDump(await source.dump(options), way)),
        close: () => source.close().finally(way.close),
    };
}
function tunnelledDump(dump, way) {
    async function* streams() {
        for await (const { name, content } of following(dump.streams, way)) {
            yield { name, content: following(content, way) };
        }
    }
    return { streams: streams(), warnings: dump.warnings, fingerprint: () => way.through(() => dump.fingerprint()) };
}
async function* following(items, way) {
    const iterator = items[Symbol.asyncIterator]();
    let isOver = false;
    try {
        for (;;) {
            const next = await way.through(() => iterator.next());
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
function tunnelledTarget(target, way) {
    return {
        description: target.description,
        notes: target.notes,
        strategy: target.strategy,
        restore: (streams) => way.through(() => target.restore(streams)),
        inspect: () => way.through(() => target.inspect()),
        query: (sql, options) => way.through(() => target.query(sql, options)),
        integrity: () => way.through(() => target.integrity()),
        publish: () => way.through(() => target.publish()),
        close: () => target.close().finally(way.close),
    };
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
/**
 * Starts a child program in a process group of its own.
 * @throws {RestorableError} CLIENT_MISSING when the program can't be started, CANCELLED when already aborted
 */
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
    const speaker = spec.speaker ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(spec.file);
    const errorText = () => new _core_foreign_js__WEBPACK_IMPORTED_MODULE_3__/* .ForeignText */ .sh(speaker, spec.scrub(tail).trim());
    return { pid, stdin: child.stdin, stdout: child.stdout, exited, errorText, stop };
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

/***/ 46536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readHostKeyLines),
/* harmony export */   D: () => (/* binding */ linesOf)
/* harmony export */ });
const TYPE = /^(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+$/;
const KEY = /^AAAA[A-Za-z0-9+/]+={0,2}$/;
const MARKER = /^@(revoked|cert-authority)$/;
/**
 * Reads lines of a `.pub` file, of known_hosts and of `ssh-keyscan`: a type and a key, with or without the names of the host and a
 * marker before them, and a comment after them (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). Empty lines and comments are passed over.
 * @returns undefined when a line is none of these
 */
function readHostKeyLines(text) {
    const found = linesOf(text).map(readLine);
    return found.every((line) => line !== undefined) ? found : undefined;
}
/** The lines that say something. */
function linesOf(text) {
    const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trim());
    return lines.filter((line) => line !== '' && !line.startsWith('#'));
}
function readLine(line) {
    const fields = line.split(/\s+/);
    const marker = MARKER.exec(fields[0] ?? '')?.[1];
    if (marker !== undefined)
        fields.shift();
    // The names of the host stand before the key, where there are any.
    const at = TYPE.test(fields[0] ?? '') ? 0 : 1;
    const [type = '', base64 = ''] = fields.slice(at);
    return TYPE.test(type) && KEY.test(base64) ? { type, base64, marker } : undefined;
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
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22193);
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47902);





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
    const exit = await (0,_child_js__WEBPACK_IMPORTED_MODULE_4__/* .runToEnd */ .c)({
        file: path,
        args: ['--version'],
        env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
        signal: AbortSignal.any([host.signal, AbortSignal.timeout(VERSION_TIMEOUT_MS)]),
        scrub: host.scrub,
    }).catch((error) => {
        if (host.signal.aborted)
            throw error;
        // Built for another machine, or without its libraries: not there for us.
        host.log.debug(`${path} can't be run: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`);
        return undefined;
    });
    return exit?.code === 0 ? exit.stdout : '';
}


/***/ }),

/***/ 79435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68729);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
