export const id = 6537;
export const ids = [6537];
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

/***/ 94675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $K: () => (/* binding */ findOption),
/* harmony export */   TM: () => (/* binding */ OPTION_NAMES),
/* harmony export */   VE: () => (/* binding */ environmentName),
/* harmony export */   cz: () => (/* binding */ optionsOf),
/* harmony export */   lw: () => (/* binding */ OPTIONS)
/* harmony export */ });
const WRITE = ['backup'];
const READ = ['verify', 'restore'];
const PIN = ['hold', 'release'];
/** Modes that know a retention policy: one prunes after its commit, one foretells, one copies only what is kept. */
const POLICY = ['backup', 'status', 'prune', 'sync'];
const STORED = [
    'backup',
    'verify',
    'restore',
    'list',
    'status',
    'prune',
    'sync',
    'check-destinations',
    'hold',
    'release',
];
const ALL = [...STORED, 'plan', 'keygen'];
/**
 * Every option, once: the schema of each mode, the Action's inputs (action.yml is written from this), the flags of the
 * command line, its help, the environment variables and the suggestions for typos all come from here.
 */
const OPTIONS = {
    database: {
        kind: 'text',
        modes: WRITE,
        description: 'The database to back up: postgres://user:password@host:5432/name, mysql://..., mariadb://..., d1://account/name or sqlite:path.',
        placeholder: 'url',
        secrecy: 'urls',
        example: 'postgres://user:password@host:5432/name?sslmode=verify-full',
    },
    name: {
        kind: 'text',
        modes: STORED,
        required: ['verify', 'restore', 'status', 'prune', 'hold', 'release'],
        description: "The database's name in storage. Backup: default from the URL. List and sync: default every database. Check-destinations: probes in the folder of this database.",
        placeholder: 'name',
        example: 'shop',
    },
    config: {
        kind: 'text',
        modes: [...STORED, 'plan'],
        required: ['plan'],
        description: 'Path of a YAML file that holds databases, destinations and the options of each; `name` says which database. What is given beside it goes before the file.',
        placeholder: 'path',
        example: '.github/restorable.yml',
    },
    destination: {
        kind: 'lines',
        modes: STORED,
        required: STORED,
        description: 'Where backups are, one URL a line: s3://bucket/prefix?region=...&endpoint=..., azure://account/container/prefix, gs://bucket/prefix, sftp://user@host/path, rclone://remote/path or file:path.',
        placeholder: 'url',
        secrecy: 'urls',
        example: 's3://bucket/prefix?region=eu-central-1',
    },
    require: {
        kind: 'requirement',
        modes: WRITE,
        description: 'How many destinations must hold a committed copy: all, any or a number. With fewer than all, one that falls behind is dropped for this run.',
        placeholder: 'count',
        default: 'all',
        example: '2',
    },
    'read-back': {
        kind: 'read-back',
        modes: ['backup', 'sync'],
        description: 'What is read back from each destination and compared before the commit: sample or all. Sync with all also reads what is there already.',
        placeholder: 'which',
        default: 'sample',
        example: 'all',
    },
    'encrypt-to': {
        kind: 'text',
        modes: WRITE,
        description: 'Public recovery keys, armored or as paths, one or more. Either this or passphrase.',
        placeholder: 'key',
        secrecy: 'keys',
        example: 'recovery.public.asc',
    },
    passphrase: {
        kind: 'text',
        modes: ['backup', 'verify', 'restore', 'list', 'status', 'prune', 'sync'],
        description: 'A passphrase instead of keys: it encrypts, and without runner-key it signs. Whoever holds it can read and sign. Every byte counts but one line end. List, status, prune and sync: what it signed is authentic.',
        placeholder: 'text',
        secrecy: 'value',
    },
    'runner-key': {
        kind: 'text',
        modes: WRITE,
        description: "The backup job's own private key, armored or a path: it signs manifests and decrypts no data.",
        placeholder: 'key',
        secrecy: 'keys',
        example: 'runner.private.asc',
    },
    'runner-key-passphrase': {
        kind: 'text',
        modes: WRITE,
        description: 'Passphrase of the runner key, where it has one.',
        placeholder: 'text',
        secrecy: 'value',
    },
    signers: {
        kind: 'text',
        modes: ['backup', 'verify', 'restore', 'list', 'status', 'prune', 'sync'],
        description: "Public keys whose signature a backup must carry, armored or as paths; what passphrase signed is accepted as well. Without both: nobody is authenticated. A backup always accepts its own key; after a change of runner key give it the old one's public half.",
        placeholder: 'key',
        secrecy: 'keys',
        example: 'runner.public.asc',
    },
    'decrypt-with': {
        kind: 'text',
        modes: READ,
        description: 'The private recovery key, armored or a path. Either this or passphrase.',
        placeholder: 'key',
        secrecy: 'keys',
        example: 'recovery.private.asc',
    },
    'key-passphrase': {
        kind: 'text',
        modes: ['verify', 'restore', 'keygen'],
        description: 'Passphrase of the recovery key: to open it, or (keygen) to lock the new one. For several keys: one passphrase a line, in any order.',
        placeholder: 'text',
        secrecy: 'value',
        several: READ,
    },
    'verifier-key': {
        kind: 'text',
        modes: ['verify', 'hold', 'release', 'prune'],
        required: ['release'],
        description: "The verify job's own private key, armored or a path: it signs records of verifications, holds, releases and removals.",
        placeholder: 'key',
        secrecy: 'keys',
        example: 'verifier.private.asc',
    },
    'verifier-key-passphrase': {
        kind: 'text',
        modes: ['verify', 'hold', 'release', 'prune'],
        description: 'Passphrase of the verifier key, where it has one.',
        placeholder: 'text',
        secrecy: 'value',
    },
    verifiers: {
        kind: 'text',
        modes: ['backup', 'verify', 'list', 'status', 'prune', 'sync'],
        description: 'Public keys whose verifications, releases and removals count, armored or as paths. Without: every verification counts, and no release.',
        placeholder: 'key',
        secrecy: 'keys',
        example: 'verifier.public.asc',
    },
    backup: {
        kind: 'text',
        modes: ['verify', 'restore', 'hold', 'release'],
        description: "Which backup: latest, a backup's id, or before:<time> such as before:2026-11-21T02:00Z.",
        placeholder: 'which',
        default: 'latest',
        example: 'before:2026-11-21T02:00Z',
    },
    copies: {
        kind: 'copies',
        modes: ['verify'],
        description: "Which copies are proved: nearest (one good copy, wherever it is), each (every destination's, one after the other) or rotate (another destination's each time).",
        placeholder: 'which',
        default: 'nearest',
        example: 'each',
    },
    into: {
        kind: 'text',
        modes: READ,
        required: ['restore'],
        description: "Verify: auto (an ephemeral database) or a server's URL for a scratch database. Restore: the target's URL, or command:name for a database of config; it must be empty unless replace.",
        placeholder: 'url',
        secrecy: 'urls',
        example: 'postgres://user:password@host:5432/name',
    },
    replace: {
        kind: 'boolean',
        modes: ['restore'],
        description: 'Replace a target that is not empty; the old database is kept under another name where that is possible.',
    },
    'on-error': {
        kind: 'on-error',
        modes: ['restore'],
        description: 'What a restore does when the target can not hold an object (PostgreSQL): stop, or continue: restore what can be, list what can not, and end with exit code 1.',
        placeholder: 'what',
        default: 'stop',
        example: 'continue',
    },
    checks: {
        kind: 'text',
        modes: ['verify'],
        description: 'Verification queries: YAML text or the path of a YAML file.',
        placeholder: 'yaml',
        example: '.github/checks.yml',
    },
    rto: {
        kind: 'duration',
        modes: ['verify', 'status'],
        description: 'Recovery time objective: a slower restore is a failed check.',
        placeholder: 'duration',
        example: '30m',
    },
    rpo: {
        kind: 'duration',
        modes: ['backup', 'verify', 'status'],
        description: 'Recovery point objective: older data is a failed check. Backup: how far a replica may lag behind, where the source is one.',
        placeholder: 'duration',
        example: '24h',
    },
    'verify-every': {
        kind: 'duration',
        modes: ['status'],
        description: 'How old the last verification may be; an older one is a failed check.',
        placeholder: 'duration',
        example: '7d',
    },
    capacity: {
        kind: 'size',
        modes: ['status'],
        description: 'How much each destination may hold of this database; more is a failed check.',
        placeholder: 'size',
        example: '50GB',
    },
    'keep-last': {
        kind: 'count',
        modes: POLICY,
        description: 'Keep the newest so many backups. Any of the keep rules makes a backup prune after its commit, and a sync copy only what they keep.',
        placeholder: 'count',
        example: '10',
    },
    'keep-within': {
        kind: 'duration',
        modes: POLICY,
        description: 'Keep every backup that is at most this much older than the newest.',
        placeholder: 'duration',
        example: '14d',
    },
    hourly: {
        kind: 'count',
        modes: POLICY,
        description: 'Keep the newest backup of each of the last so many hours that have one.',
        placeholder: 'count',
        example: '24',
    },
    daily: {
        kind: 'count',
        modes: POLICY,
        description: 'Keep the newest backup of each of the last so many days that have one.',
        placeholder: 'count',
        example: '30',
    },
    weekly: {
        kind: 'count',
        modes: POLICY,
        description: 'Keep the newest backup of each of the last so many ISO weeks that have one.',
        placeholder: 'count',
        example: '13',
    },
    monthly: {
        kind: 'count',
        modes: POLICY,
        description: 'Keep the newest backup of each of the last so many months that have one.',
        placeholder: 'count',
        example: '12',
    },
    yearly: {
        kind: 'count',
        modes: POLICY,
        description: 'Keep the newest backup of each of the last so many years that have one.',
        placeholder: 'count',
        example: '3',
    },
    'time-zone': {
        kind: 'text',
        modes: POLICY,
        description: 'Time zone (IANA) in which the hours, days, weeks, months and years of the policy begin, and of `window`.',
        placeholder: 'zone',
        default: 'UTC',
        example: 'Europe/Vienna',
    },
    'dry-run': {
        kind: 'boolean',
        modes: ['prune', 'sync'],
        description: 'Print what would be removed (prune) or copied (sync) and why, and change nothing.',
    },
    'despite-failed-verification': {
        kind: 'boolean',
        modes: ['backup', 'prune'],
        description: 'Prune although the last verification failed.',
    },
    'accept-missing': {
        kind: 'boolean',
        modes: ['prune'],
        description: 'Take missing backups that no record explains for lost, and sign that with verifier-key.',
    },
    reason: {
        kind: 'text',
        modes: PIN,
        required: PIN,
        description: 'Why the backup is held or released; stored beside it, unencrypted.',
        placeholder: 'text',
        example: 'before the migration to version 3',
    },
    'trust-source': {
        kind: 'boolean',
        modes: ['verify'],
        description: 'Restore without containment where the machine offers none. A dump is a program: only for a source you trust.',
    },
    'sandbox-memory': {
        kind: 'size',
        modes: ['verify'],
        description: "Memory that the contained programs of a verification may take together. Default: half of the machine's, at least 1 GiB.",
        placeholder: 'size',
        example: '4GB',
    },
    'sandbox-disk': {
        kind: 'size',
        modes: ['verify'],
        description: 'Space that they may take in the temporary folder. Default: what is free there, less a tenth or 2 GiB.',
        placeholder: 'size',
        example: '50GB',
    },
    'sandbox-processes': {
        kind: 'count',
        modes: ['verify'],
        description: 'Processes and threads that they may have at a time. Default: 256, and 64 for each core.',
        placeholder: 'number',
        example: '1000',
    },
    'sandbox-timeout': {
        kind: 'duration',
        modes: ['verify'],
        description: 'How long they may run. Default: 30 minutes, and a second for each 2 MB of the dump.',
        placeholder: 'duration',
        example: '2h',
    },
    include: {
        kind: 'lines',
        modes: WRITE,
        description: 'Tables or schemas to back up, one a line; default all.',
        placeholder: 'table',
        example: 'public.orders',
    },
    exclude: {
        kind: 'lines',
        modes: WRITE,
        description: 'Tables or schemas to leave out, one a line.',
        placeholder: 'table',
        example: 'public.sessions',
    },
    kind: {
        kind: 'kind',
        modes: WRITE,
        description: 'auto (incremental where a chain allows it), full, differential (changes since the last full) or incremental (since the last backup). All but full need runner-key.',
        placeholder: 'kind',
        default: 'auto',
        example: 'full',
    },
    'full-every': {
        kind: 'duration',
        modes: WRITE,
        description: 'A chain of backups ends and a full one is made when its full is this old.',
        placeholder: 'duration',
        default: '7d',
        example: '14d',
    },
    'max-chain': {
        kind: 'count',
        modes: WRITE,
        description: 'A chain of backups ends and a full one is made when it has so many.',
        placeholder: 'number',
        default: '30',
        example: '14',
    },
    tunnel: {
        kind: 'text',
        modes: ['backup', ...READ],
        description: 'A host to go through, by SSH, to a database in a private network: ssh://user@bastion:port.',
        placeholder: 'url',
        secrecy: 'urls',
        example: 'ssh://deploy@bastion.example.com',
    },
    'max-rate': {
        kind: 'rate',
        modes: WRITE,
        description: 'Bytes a second at which the dump is read at most, to spare a busy server.',
        placeholder: 'rate',
        example: '20MB/s',
    },
    window: {
        kind: 'window',
        modes: WRITE,
        description: 'Time of day, in `time-zone`, outside which the run refuses to start.',
        placeholder: 'from-to',
        example: '22:00-05:30',
    },
    adopt: {
        kind: 'boolean',
        modes: WRITE,
        description: 'Accept that another database server stands behind this name now.',
    },
    'require-tls': {
        kind: 'boolean',
        modes: WRITE,
        description: 'Refuse a remote connection whose certificate is not verified.',
    },
    'password-hashes': {
        kind: 'boolean',
        modes: WRITE,
        description: "Store the password hashes of the server's roles as well (needs a superuser).",
    },
    compression: {
        kind: 'level',
        modes: WRITE,
        description: 'zstd level, 1 (fast) to 19 (small).',
        placeholder: 'level',
        default: '1',
        example: '3',
    },
    openpgp: {
        kind: 'openpgp',
        modes: WRITE,
        description: 'gnupg: packets that GnuPG 2.2 reads. rfc9580: AEAD, for newer tools only.',
        placeholder: 'profile',
        default: 'gnupg',
        example: 'rfc9580',
    },
    'count-time-limit': {
        kind: 'duration',
        modes: WRITE,
        description: 'After this long, rows are counted in the dump instead of by the server.',
        placeholder: 'duration',
        default: '5m',
        example: '2m',
    },
    'time-limit': {
        kind: 'duration',
        modes: ['backup', 'verify', 'restore', 'status', 'prune', 'sync', 'check-destinations'],
        description: 'Stop the run after this long.',
        placeholder: 'duration',
        example: '2h',
    },
    match: {
        kind: 'lines',
        modes: ['plan'],
        description: 'Patterns of names, one a line, such as shop-* or !shop-old; default every database.',
        placeholder: 'pattern',
        example: 'shop-*',
    },
    shard: {
        kind: 'shard',
        modes: ['plan'],
        description: 'Which part of how many: a database is always in the same one of so many.',
        placeholder: 'n/of',
        example: '1/4',
    },
    output: {
        kind: 'text',
        modes: ['keygen'],
        required: ['keygen'],
        description: 'Folder for the new keys; existing files are never replaced.',
        placeholder: 'folder',
        example: 'keys',
    },
    identity: {
        kind: 'text',
        modes: ['keygen'],
        required: ['keygen'],
        description: 'Name or address that the new keys carry.',
        placeholder: 'text',
        example: 'ops@example.com',
    },
    diagnostics: {
        kind: 'text',
        modes: ['backup', ...READ],
        description: 'Path of a file for what the tools and servers of this run said in full, encrypted as a backup is: it may quote rows, so no log or report has it.',
        placeholder: 'path',
        example: 'diagnostics.zst.pgp',
    },
    report: {
        kind: 'text',
        modes: ALL,
        description: 'Path of the JSON report. The Action writes one in any case and names it in its output.',
        placeholder: 'path',
        example: 'report.json',
    },
};
const OPTION_NAMES = Object.keys(OPTIONS);
/** The option of this name, with the type that all share, or undefined. */
function findOption(name) {
    return Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
}
/** The names of the options that a mode understands, in the table's order. */
function optionsOf(mode) {
    return OPTION_NAMES.filter((name) => OPTIONS[name].modes.includes(mode));
}
/** The environment variable that stands for an option on the command line. */
function environmentName(name) {
    return `RESTORABLE_${name.replaceAll('-', '_').toUpperCase()}`;
}


/***/ }),

/***/ 73692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ MODES)
/* harmony export */ });
const MODES = [
    'backup',
    'verify',
    'restore',
    'list',
    'status',
    'prune',
    'sync',
    'check-destinations',
    'hold',
    'release',
    'plan',
    'keygen',
];


/***/ }),

/***/ 52848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ct: () => (/* binding */ secretsInUrl),
/* harmony export */   VY: () => (/* binding */ secretsIn),
/* harmony export */   Vd: () => (/* binding */ looksLikeArmor),
/* harmony export */   jc: () => (/* binding */ holdsPrivateKey)
/* harmony export */ });
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94675);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73692);


const PRIVATE_KEY = 'PRIVATE KEY BLOCK-----';
const PUBLIC_KEY = 'PUBLIC KEY BLOCK-----';
/** Shorter values of unknown options are likelier `true` or a number than a secret. */
const UNKNOWN_SECRET_LENGTH = 8;
const SECRET_PARAMETER = /secret|token|password|passphrase|signature|credential|^sig$|access-?key/i;
/**
 * Everything secret in a set of options, as it was given; to be masked before anything is validated or logged. Options
 * of other modes and unknown ones are looked at as well: a misspelt `passphrase` is still a passphrase.
 */
function secretsIn(raw) {
    const found = [];
    for (const [name, value] of raw) {
        const option = (0,_options_js__WEBPACK_IMPORTED_MODULE_0__/* .findOption */ .$K)(name);
        if (option?.secrecy === 'value')
            found.push(value);
        else if (value.includes(PRIVATE_KEY))
            found.push(value);
        // A private key whose first and last line were lost says no more that it is one.
        else if (option?.secrecy === 'keys' && !value.includes(PUBLIC_KEY)) {
            found.push(...value.split(/\r?\n/).filter(looksLikeArmor));
        }
        else if (option === undefined && value.length >= UNKNOWN_SECRET_LENGTH && !isMode(name, value))
            found.push(value);
        if (option?.secrecy === 'urls' || value.includes('://')) {
            for (const line of value.split(/\r?\n/))
                found.push(...secretsInUrl(line.trim()));
        }
    }
    return found.filter((value) => value.trim() !== '');
}
/** The mode is no option, and its longer names would be masked everywhere. */
function isMode(name, value) {
    return name === 'mode' && _request_js__WEBPACK_IMPORTED_MODULE_1__/* .MODES */ .F.some((mode) => mode === value.trim());
}
/** Whether a text holds an armored private key, or for an option that takes keys the inside of one. */
function holdsPrivateKey(text, secrecy) {
    if (text.includes(PRIVATE_KEY))
        return true;
    return secrecy === 'keys' && !text.includes(PUBLIC_KEY) && text.split(/\r?\n/).some(looksLikeArmor);
}
/** True of a line from the inside of an armored key; also of a rare path. */
function looksLikeArmor(line) {
    return /^[A-Za-z0-9+/=]{40,}$/.test(line.trim());
}
/**
 * The secret parts of a URL, raw and decoded: its password, secret parameters and, when there is one of these, the whole
 * URL. A URL without credentials is no secret (masking it would blank where a backup went). A password that is also the
 * user, host or database (the usual `postgres:postgres@localhost/postgres` of a service container) is masked only
 * together with its neighbours: masking the bare word would blank half of every line.
 */
function secretsInUrl(text) {
    const match = /^[a-z][a-z0-9+.-]*:\/\/(.*)$/is.exec(text);
    const rest = match?.[1];
    if (rest === undefined)
        return [];
    const found = new Set();
    const publicWords = publicWordsOf(rest);
    for (const password of passwordsOf(rest)) {
        const values = [password, decode(password)];
        if (values.some((value) => publicWords.has(value)))
            found.add(`:${password}@`);
        else
            for (const value of values)
                found.add(value);
    }
    for (const [name, value] of parametersOf(rest)) {
        if (!SECRET_PARAMETER.test(name))
            continue;
        found.add(value);
        found.add(decode(value));
    }
    if (found.size > 0)
        found.add(text);
    return [...found].filter((value) => value !== '');
}
/** The password up to the last "@" and, where that differs, up to the first: one "@" may be an unescaped part of it. */
function passwordsOf(rest) {
    const greedy = /^[^:/?#@]*:(.+)@/s.exec(rest)?.[1];
    const plain = /^[^:/?#@]*:([^@]+)@/s.exec(rest)?.[1];
    return [...new Set([greedy, plain])].filter((value) => value !== undefined);
}
function publicWordsOf(rest) {
    const [beforeQuery = ''] = rest.split('?');
    const user = /^([^:/?#@]*)[:@]/.exec(rest)?.[1] ?? '';
    const location = beforeQuery.slice(beforeQuery.lastIndexOf('@') + 1);
    return new Set([user, ...location.split(/[/:]/)].flatMap((word) => [word, decode(word)]));
}
function parametersOf(rest) {
    const query = rest.slice(rest.indexOf('?') + 1);
    if (!rest.includes('?'))
        return [];
    return query.split('&').map((pair) => {
        const at = pair.indexOf('=');
        return at === -1 ? [pair, ''] : [decode(pair.slice(0, at)), pair.slice(at + 1)];
    });
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 29599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
/* unused harmony export nearest */
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2818);

const LONGEST = 100;
/** The known word that was probably meant, or undefined when none is near. */
function nearest(typed, known) {
    // No name is longer, and comparing takes time by the product of the lengths.
    const word = typed.slice(0, LONGEST);
    if (known.length === 0 || word === '')
        return undefined;
    const plain = (text) => text.toLowerCase().replaceAll(/[-_\s]/g, '');
    const same = known.find((name) => plain(name) === plain(word));
    if (same !== undefined)
        return same;
    const best = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(word.toLowerCase(), known);
    return (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word.toLowerCase(), best) <= Math.max(2, Math.floor(best.length / 3)) ? best : undefined;
}
/** `Did you mean "x"?` where something is near, else the list of what is known. */
function didYouMean(word, known) {
    const best = nearest(word, known);
    return best === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean \`${best}\`?`;
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

/***/ 95622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ partsOf),
/* harmony export */   Y: () => (/* binding */ lengthOf)
/* harmony export */ });
/** A body's parts, without copying. */
function partsOf(body) {
    return body instanceof Uint8Array ? [body] : body;
}
/** Length of all parts, in bytes. */
function lengthOf(parts) {
    return parts.reduce((sum, part) => sum + part.length, 0);
}


/***/ }),

/***/ 87382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R$: () => (/* binding */ listedKey),
/* harmony export */   Xo: () => (/* binding */ compareBytes),
/* harmony export */   by: () => (/* binding */ checkPrefix),
/* harmony export */   yR: () => (/* binding */ checkKey)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/**
 * Refuses a key that is not a plain relative path: with `..`, a leading slash or an empty segment it would name another
 * place in a folder than in a bucket, or lead out of the destination.
 * @throws {RestorableError} INPUT_INVALID
 */
function checkKey(key) {
    if (isKey(key))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `${JSON.stringify(key)} can't be the name of a stored object.`, {
        hint: 'Names are relative, without "..", empty segments and control characters.',
    });
}
function isKey(key) {
    const segments = key.split('/');
    if (segments.some((segment) => segment === '' || segment === '.' || segment === '..'))
        return false;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return !/[\u0000-\u001f\u007f]/.test(key);
}
/**
 * The key of a listed object. This program can't have written one whose name is no key: whoever may put objects made it, and
 * it must not stop those who read the listing.
 * @param name as the storage has it
 * @param root what the destination's own prefix adds to each key
 * @returns undefined for a name that is no key, among them the marks of folders, which end with a slash
 */
function listedKey(name, root) {
    const key = name.startsWith(root) ? name.slice(root.length) : '';
    return isKey(key) ? key : undefined;
}
/** The same for the beginning of keys, which may end anywhere. @throws {RestorableError} INPUT_INVALID */
function checkPrefix(prefix) {
    if (prefix !== '')
        checkKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}
/** Byte order, which is S3's; JavaScript's own order differs beyond U+FFFF. */
function compareBytes(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}


/***/ }),

/***/ 6308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ NoListing)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/**
 * An answer that says it succeeded and is no page of a listing: an empty body, or the page of a gateway in between. It is
 * asked for again. Taken for an empty listing, it would let a cleaner delete what is needed.
 */
class NoListing extends _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ {
    /** @param api what the storage should have answered, such as `ListObjectsV2` */
    constructor(label, api) {
        super('STORAGE_FAILED', `${label} answered a listing with something else.`, {
            hint: `Run it again. If it happens again, its ${api} is incomplete, or a proxy in between answers for it: check \`endpoint=\`.`,
        });
    }
}


/***/ }),

/***/ 86537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRcloneStorage: () => (/* binding */ openRcloneStorage)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/secret.js
var core_secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/storage/body.js
var storage_body = __webpack_require__(95622);
// EXTERNAL MODULE: ./build/storage/keys.js
var keys = __webpack_require__(87382);
// EXTERNAL MODULE: ./build/storage/turns.js
var turns = __webpack_require__(95552);
// EXTERNAL MODULE: ./build/storage/unfinished-name.js
var unfinished_name = __webpack_require__(80591);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
// EXTERNAL MODULE: ./build/storage/no-listing.js
var no_listing = __webpack_require__(6308);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./build/storage/rclone/call.js


/** What rclone says went wrong. */
class RcloneRefusal extends Error {
    name = 'RcloneRefusal';
    /** 404 for a missing object or folder, 400 for wrong parameters, else 500. */
    status;
    constructor(message, status) {
        super(message);
        this.status = status;
    }
}
/**
 * Asks one thing of `rclone rcd` (https://rclone.org/rc/). A cancel closes the connection, by which rclone ends the work.
 * @throws {RcloneRefusal}; {RestorableError} CANCELLED; a system error when rclone is gone
 */
async function callRclone({ port, authorization, agent }, path, parameters, signal) {
    (0,errors/* throwIfCancelled */.dZ)(signal);
    const body = Buffer.from(JSON.stringify(parameters));
    const headers = { authorization, 'content-type': 'application/json', 'content-length': body.length };
    return new Promise((resolve, reject) => {
        const asking = (0,external_node_http_.request)({ host: '127.0.0.1', port, method: 'POST', path: `/${path}`, headers, agent });
        const onAbort = () => void asking.destroy((0,errors/* cancellation */.WN)(signal));
        signal.addEventListener('abort', onAbort, { once: true });
        const settle = (act) => {
            signal.removeEventListener('abort', onAbort);
            act();
        };
        asking.once('error', (error) => settle(() => reject(error)));
        asking.once('response', (response) => {
            const parts = [];
            response.on('data', (part) => parts.push(part));
            response.once('error', (error) => settle(() => reject(error)));
            response.once('end', () => settle(() => read(Buffer.concat(parts), response.statusCode ?? 0, resolve, reject)));
        });
        asking.end(body);
    });
}
function read(body, status, resolve, reject) {
    let answer;
    try {
        answer = JSON.parse(body.toString());
    }
    catch {
        // Named below.
    }
    if (status === 200 && answer !== undefined)
        resolve(answer);
    else
        reject(new RcloneRefusal(String(answer?.['error'] ?? body.toString().slice(0, 300)), status));
}

;// CONCATENATED MODULE: ./build/storage/rclone/errors.js




/** True when there is no such object or folder. */
function isMissing(thrown) {
    return thrown instanceof RcloneRefusal && /(?:object|directory) not found$/.test(thrown.message);
}
/** True when trying again may help; rclone has tried some times itself by then. */
function isPassing(thrown) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return thrown instanceof no_listing/* NoListing */.Q;
    return !(thrown instanceof RcloneRefusal) || (KINDS.find(({ says }) => says.test(wordsOf(thrown)))?.passes ?? true);
}
/**
 * rclone hands on what its backends say, as text and without a code of its own over this interface. The first that fits
 * counts: a limit of requests is answered with 403 by some, and a damaged transfer names sizes that look like a status.
 */
const KINDS = [
    {
        says: /corrupted on transfer|hash(?:es)? differ|sizes differ/i,
        words: 'what arrived there is not what was sent',
        code: 'STORAGE_CORRUPTED',
        hint: "Don't trust this storage before its provider explains it. Nothing was committed there.",
        passes: true,
    },
    {
        says: /didn't find section in config|didn't find backend|unknown type of remote/i,
        words: 'rclone has no such remote',
        code: 'INPUT_INVALID',
        hint: 'Check the remote with `rclone lsd REMOTE:` and the same environment.',
        passes: false,
    },
    {
        says: /rate ?limit|too many requests|slow ?down|\b429\b|\b503\b|\b509\b/i,
        words: 'too many requests',
        code: 'STORAGE_FAILED',
        hint: 'The storage asks to be called less often: run again later, or limit rclone with RCLONE_TPSLIMIT.',
        passes: true,
    },
    {
        says: /\b507\b|insufficient ?storage|no space left|disk space|quota|not enough (?:free )?space|disk is full/i,
        words: 'no space left there',
        code: 'STORAGE_FULL',
        hint: 'Free space at the storage, raise the quota, or use another destination.',
        passes: false,
    },
    {
        says: /\b401\b|unauthori[sz]ed|unauthenticated|not authenticated|invalid_(?:grant|client)|expired|InvalidAccessKeyId|SignatureDoesNotMatch|unable to authenticate|login incorrect|refresh token|fetch token|oauth2:/i,
        words: 'the credentials are not accepted',
        code: 'STORAGE_AUTHENTICATION',
        hint: 'Check the credentials of the remote: `rclone lsd REMOTE:` must work; `rclone config reconnect REMOTE:` renews a token.',
        passes: false,
    },
    {
        says: /\b403\b|forbidden|access ?denied|permission denied|not permitted|read-?only/i,
        words: 'access denied',
        code: 'STORAGE_PERMISSION',
        hint: "Give the remote's account read and write access to the path of the destination.",
        passes: false,
    },
    {
        says: /connection refused|connection reset|broken pipe|no such host|timeout|deadline exceeded|\bEOF\b|network is unreachable|no route to host|server misbehaving|tls:|x509|transport connection|server closed|malformed HTTP|HTTP\/1\.x|ContentLength=|closed network connection|idle connection|net\/http:|context canceled/i,
        words: 'the connection failed',
        code: 'STORAGE_UNREACHABLE',
        hint: 'Run again; if it persists, check address and network of the remote with `rclone lsd REMOTE:`.',
        passes: true,
    },
];
/** True when there is no room where something was written. */
function isFull(thrown) {
    return (thrown instanceof RcloneRefusal && KINDS.find(({ says }) => says.test(wordsOf(thrown)))?.code === 'STORAGE_FULL');
}
const OTHER = {
    words: 'rclone failed',
    code: 'STORAGE_FAILED',
    hint: 'Run again; if it persists, try `rclone lsd REMOTE:` with the same environment, and debug logging here.',
};
/** Turns whatever rclone said into an error that a user can act on. */
function rcloneError(thrown, { what, label, signal, host }) {
    if (thrown instanceof errors/* RestorableError */.s$)
        return thrown;
    if (signal.aborted)
        return (0,errors/* cancellation */.WN)(signal);
    const { code, hint, words } = KINDS.find(({ says }) => says.test(wordsOf(thrown))) ?? OTHER;
    const status = thrown instanceof RcloneRefusal ? ` (status ${thrown.status})` : '';
    return new errors/* RestorableError */.s$(code, `Can't ${what} at ${label}: ${words}${status}.`, {
        hint,
        cause: thrown,
        foreign: new foreign/* ForeignText */.sh('rclone', host.scrub(withoutQueries((0,foreign/* fullTextOf */.Gh)(thrown)))),
    });
}
/** What may name the kind: not the URL of a request, in which a key or a port may look like a status. */
function wordsOf(thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return message.replaceAll(/https?:\/\/[^\s"]+/g, '').replaceAll(/\d+(?:\.\d+){3}:\d+/g, '');
}
/** The query of a signed URL opens what it names. */
function withoutQueries(message) {
    return message.replaceAll(/(https?:\/\/[^\s"?]+)\?[^\s"]+/g, '$1?...');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/process/child.js
var process_child = __webpack_require__(47902);
// EXTERNAL MODULE: ./build/process/programs.js
var process_programs = __webpack_require__(97591);
;// CONCATENATED MODULE: ./build/storage/rclone/server.js









const TUNING = {
    attempts: 3,
    lowLevelRetries: 4,
    idleTimeoutMs: 60_000,
    connectTimeoutMs: 15_000,
    limitMs: 10 * 60_000,
};
const START_TIMEOUT_MS = 120_000;
const KILL_AFTER_MS = 1_000;
/** One rclone process that serves all operations of a destination: connections, tokens and folders are kept in it. */
class RcloneServer {
    /** Private folder, through which bodies pass as whole files. */
    spool;
    #child;
    #address;
    #agent = new external_node_http_.Agent({ keepAlive: true });
    #forget;
    #isGone = false;
    constructor(child, address, spool, forget) {
        this.spool = spool;
        this.#child = child;
        this.#address = address;
        this.#forget = forget;
        void child.exited.then(() => {
            this.#isGone = true;
        });
    }
    get isGone() {
        return this.#isGone;
    }
    /** @throws what `callRclone` does */
    call(path, parameters, signal) {
        return callRclone({ ...this.#address, agent: this.#agent }, path, parameters, signal);
    }
    async stop() {
        this.#agent.destroy();
        await this.#child.stop();
        await (0,external_node_fs_promises_.rm)(this.spool, { recursive: true, force: true });
        await this.#forget();
    }
}
/**
 * Starts `rclone rcd` on a free port of the loopback interface, with a random password that travels by environment. It
 * lives until `stop`: what a cancelled run put is deleted through it. Where the system can, the kernel ends it with us.
 * @throws {RestorableError} STORAGE_FAILED when it does not come up
 */
async function startRclone(program, env, host, tuning) {
    const workspace = await host.workspace();
    const spool = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(workspace.path, 'rclone-'));
    const [user, password] = [(0,external_node_crypto_.randomBytes)(16).toString('hex'), (0,external_node_crypto_.randomBytes)(32).toString('hex')];
    let onAddress = (_port) => { };
    const listening = new Promise((resolve) => {
        onAddress = resolve;
    });
    const [file = program, ...args] = [...(await dyingWithUs(host)), program, 'rcd', ...optionsOf(tuning)];
    const child = await (0,process_child/* startChild */.v)({
        file,
        args,
        env: { ...env, RCLONE_RC_USER: user, RCLONE_RC_PASS: password },
        stdin: 'ignore',
        stdout: 'ignore',
        killAfterMs: KILL_AFTER_MS,
        // Not the run's own signal: what a cancelled run put is deleted through it.
        signal: new AbortController().signal,
        scrub: host.scrub,
        speaker: 'rclone',
        onErrorLine: (line) => {
            const port = /Serving remote control on http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
            if (port !== undefined)
                onAddress(Number(port));
            host.toolWords.add(new foreign/* ForeignText */.sh('rclone', line));
        },
    });
    const leftover = { kind: 'process', pid: child.pid, viaSudo: false };
    await workspace.note(leftover);
    const port = await Promise.race([listening, child.exited.then(() => undefined), afterStartTimeout()]);
    if (port === undefined) {
        await child.stop();
        await (0,external_node_fs_promises_.rm)(spool, { recursive: true, force: true });
        throw new errors/* RestorableError */.s$('STORAGE_FAILED', 'rclone did not start.', {
            hint: `Run \`${program} rcd --rc-addr=127.0.0.1:0 --rc-no-auth\` by hand and see what it says.`,
            foreign: child.errorText(),
        });
    }
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    return new RcloneServer(child, { port, authorization }, spool, () => workspace.forget(leftover));
}
/** A run that is killed would else leave a server behind. */
async function dyingWithUs(host) {
    const setpriv = await (0,process_programs/* findOnPath */.a)('setpriv', host.env['PATH']);
    return setpriv === undefined ? [] : [setpriv, '--pdeathsig', 'KILL'];
}
function optionsOf({ idleTimeoutMs, connectTimeoutMs, lowLevelRetries }) {
    return [
        '--rc-addr=127.0.0.1:0',
        '--ask-password=false',
        '--log-level=NOTICE',
        '--stats=0',
        `--timeout=${idleTimeoutMs}ms`,
        `--contimeout=${connectTimeoutMs}ms`,
        `--low-level-retries=${lowLevelRetries}`,
        // An object of the same size and time is no reason to leave ours out.
        '--ignore-times',
        // Objects stores would else be asked for each object of a listing by itself.
        '--use-server-modtime',
        // A body is a few MiB and its file is in the page cache: reading ahead would only cost memory.
        '--buffer-size=0',
        '--multi-thread-streams=0',
    ];
}
async function afterStartTimeout() {
    await new Promise((resolve) => setTimeout(resolve, START_TIMEOUT_MS).unref());
    return undefined;
}

;// CONCATENATED MODULE: ./build/storage/rclone/client.js




const BASE_DELAY_MS = 200;
const LONGEST_DELAY_MS = 10_000;
/** Keeps one rclone process, starts a new one when it is gone, and tries again what may pass. */
class RcloneClient {
    #fs;
    #host;
    #tuning;
    #start;
    #server;
    #starting;
    #features;
    #isClosed = false;
    /** @param fs the remote's root, as rclone writes it */
    constructor(program, env, { fs, host, tuning }) {
        this.#fs = fs;
        this.#host = host;
        this.#tuning = tuning;
        this.#start = () => startRclone(program, env, host, tuning);
    }
    /**
     * Runs something, from its beginning again when that may help, and not longer than an operation may take.
     * @throws what `act` throws; {RestorableError} CANCELLED; STORAGE_UNREACHABLE when the time is over
     */
    async run(signal, act) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        const limit = limited(signal, this.#tuning.limitMs);
        try {
            for (let attempt = 1;; attempt += 1) {
                try {
                    return await this.#attempt(limit.signal, attempt === 1, act);
                }
                catch (error) {
                    if (attempt >= this.#tuning.attempts || !isPassing(error) || this.#isClosed)
                        throw error;
                    this.#host.log.debug(`rclone: attempt ${attempt} of ${this.#tuning.attempts}: ${(0,errors/* messageOf */.bD)(error)}`);
                }
                const longest = Math.min(LONGEST_DELAY_MS, BASE_DELAY_MS * 2 ** (attempt - 1));
                // Half of it is random, so that parallel requests spread.
                await (0,promises_.setTimeout)(longest * (0.5 + Math.random() / 2), undefined, { signal: limit.signal }).catch(() => {
                    throw (0,errors/* cancellation */.WN)(limit.signal);
                });
            }
        }
        finally {
            limit.stop();
        }
    }
    /** Ends the process, also one that is being started. */
    async close() {
        this.#isClosed = true;
        await this.#starting?.catch(() => { });
        await this.#server?.stop();
    }
    async #attempt(signal, isFirst, act) {
        const server = await this.#running();
        const call = (path, parameters) => server.call(path, parameters, signal);
        this.#features ??= featuresOf(await call('operations/fsinfo', { fs: this.#fs }));
        return act({ call, spool: server.spool, features: this.#features, isFirst });
    }
    async #running() {
        if (this.#server?.isGone === false)
            return this.#server;
        this.#starting ??= this.#restart().finally(() => {
            this.#starting = undefined;
        });
        return this.#starting;
    }
    async #restart() {
        await this.#server?.stop();
        this.#server = await this.#start();
        return this.#server;
    }
}
function featuresOf(answer) {
    const features = (answer['Features'] ?? {});
    const hashes = answer['Hashes'];
    return {
        canMove: features['Move'] === true,
        hasFolders: features['CanHaveEmptyDirectories'] === true,
        hasDuplicates: features['DuplicateFiles'] === true,
        hasHashes: Array.isArray(hashes) && hashes.length > 0,
    };
}
/** A signal of the caller's that also ends with the time, and keeps nothing alive afterwards. */
function limited(signal, limitMs) {
    const controller = new AbortController();
    const onAbort = () => controller.abort((0,errors/* cancellation */.WN)(signal));
    const timer = setTimeout(() => {
        const text = `rclone did not finish an operation in ${Math.round(limitMs / 1_000)} s.`;
        const hint = 'Run again; if it persists, check address and network of the remote.';
        controller.abort(new errors/* RestorableError */.s$('STORAGE_UNREACHABLE', text, { hint }));
    }, limitMs);
    signal.addEventListener('abort', onAbort, { once: true });
    return {
        signal: controller.signal,
        stop: () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', onAbort);
        },
    };
}

;// CONCATENATED MODULE: ./build/storage/rclone/spool.js


/** Names a failure to write in the folder that bodies pass through. @throws {RestorableError} DISK_FULL; else what the system threw */
function spoolError(thrown) {
    const { code } = thrown;
    throw code === 'ENOSPC' || code === 'EDQUOT' ? spoolFull(thrown) : thrown;
}
function spoolFull(cause) {
    return new errors/* RestorableError */.s$('DISK_FULL', `No space is left here for an object on its way through rclone (${(0,foreign/* describeError */.Uc)(cause)}).`, {
        hint: 'Free some 100 MB in the folder for temporary files of this machine.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/storage/rclone/clock.js




/** A time that no storage's clock shows. */
const LONG_AGO = new Date('2001-09-09T01:46:40Z');
const DAY_MS = 86_400_000;
const CLEAN_UP_MS = 5_000;
/**
 * The storage's clock, for which rclone has no word: a file with a date of long ago is put, and the date that it has then
 * is that clock. Many kinds of storage keep the date that a file came with, and so tell nothing: undefined.
 * @throws what rclone says
 */
async function askTime(attempt, { fs, prefix, remove }) {
    const name = `.restorable-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.part`;
    const remote = prefix + name;
    const spooled = (0,external_node_path_.join)(attempt.spool, name);
    try {
        await (0,external_node_fs_promises_.writeFile)(spooled, 'time', { mode: 0o600 }).catch(spoolError);
        await (0,external_node_fs_promises_.utimes)(spooled, LONG_AGO, LONG_AGO);
        const names = { srcFs: attempt.spool, srcRemote: name, dstFs: fs, dstRemote: remote };
        await attempt.call('operations/copyfile', { ...names, _config: { NoCheckDest: true, Inplace: true } });
        const { item } = await attempt.call('operations/stat', { fs, remote, opt: { filesOnly: true, noMimeType: true } });
        const time = new Date(item?.ModTime ?? LONG_AGO);
        return time.getTime() - LONG_AGO.getTime() > DAY_MS ? time : undefined;
    }
    finally {
        await (0,external_node_fs_promises_.rm)(spooled, { force: true });
        await remove(remote, AbortSignal.timeout(CLEAN_UP_MS)).catch(() => { });
    }
}

// EXTERNAL MODULE: ./build/config/secrets.js
var secrets = __webpack_require__(52848);
// EXTERNAL MODULE: ./build/process/command.js
var command = __webpack_require__(15229);
;// CONCATENATED MODULE: ./build/storage/rclone/environment.js



const PASSED = ['PATH', 'HOME', 'XDG_CONFIG_HOME', ...command/* PROXIES */.Ls];
/**
 * Switches of rclone that change what is stored or shown, or how we talk to it: a dry run would be acknowledged like a
 * real one, a filter would hide objects. `RCLONE_CONFIG...` and a backend's own options never look like these.
 */
const OVERRIDING = /^RCLONE_(?:RC(?:_|$)|DRY_RUN|INTERACTIVE|IGNORE_|IMMUTABLE|SIZE_ONLY|CHECKSUM|UPDATE$|INPLACE|EXCLUDE|INCLUDE|FILTER|FILES_FROM|MIN_|MAX_|CUTOFF|COMPARE_DEST|COPY_DEST|BACKUP_DIR|SUFFIX|METADATA|NO_CHECK_DEST|NO_UPDATE|LOG_|USE_JSON_LOG|SYSLOG|VERBOSE|QUIET|STATS|PROGRESS|RETRIES|LOW_LEVEL_RETRIES|TIMEOUT|CONTIMEOUT|HEADER_UPLOAD|PARTIAL_SUFFIX)/;
const SECRET_NAME = /PASS|SECRET|TOKEN|KEY|CREDENTIAL|SAS|AUTH|COOKIE|BEARER|CONNECTION_STRING|2FA|MNEMONIC/;
/** Whatever the remote is called: `RCLONE_CONFIG_PASSPORTS_TYPE`. */
const PUBLIC_NAME = /_(?:TYPE|VENDOR|PROVIDER|URL|USER|HOST|PORT|REGION|ENDPOINT|FILE)$/;
/** A shorter value is likelier `true` than a secret, and masking it would blank half of every line. */
const SECRET_LENGTH = 5;
/**
 * All that rclone gets of the job's environment: its own variables, which hold its configuration, and what it needs to find
 * its file and the network. Secrets among them are masked.
 */
function rcloneEnvironment(host) {
    const env = {};
    const dropped = [];
    for (const [name, given] of Object.entries(host.env)) {
        if (given === undefined)
            continue;
        // A key file's text may stand in one; spaces may belong to a password.
        const value = name.startsWith('RCLONE_') ? (0,core_secret/* withoutLineEnds */.nC)(given) : given;
        if (PASSED.includes(name))
            env[name] = value;
        if (!name.startsWith('RCLONE_'))
            continue;
        maskSecrets(name, value, host);
        if (OVERRIDING.test(name))
            dropped.push(name);
        else
            env[name] = value;
    }
    if (dropped.length > 0) {
        host.log.warning(`Not handed on to rclone, since it would change what is stored: ${dropped.join(', ')}.`);
    }
    return env;
}
function maskSecrets(name, value, host) {
    const isSecret = SECRET_NAME.test(name) && !PUBLIC_NAME.test(name) && !/^(?:true|false|\d+)$/.test(value);
    if (isSecret && value.length >= SECRET_LENGTH)
        host.mask(new core_secret/* Secret */.zh(value));
    for (const secret of (0,secrets/* secretsInUrl */.Ct)(value))
        host.mask(new core_secret/* Secret */.zh(secret));
}

;// CONCATENATED MODULE: ./build/storage/rclone/get.js





/** Size of an object in bytes; undefined when there is none, or a folder. */
async function sizeOf(attempt, fs, path) {
    const opt = { filesOnly: true, noModTime: true, noMimeType: true };
    const { item } = (await attempt.call('operations/stat', { fs, remote: path, opt }));
    return item === null || item === undefined || item.IsDir ? undefined : item.Size;
}
/**
 * The whole object. It passes through a file, so that rclone goes on by itself in the middle of a body that was cut, and
 * compares size and hash.
 * @throws what rclone says
 */
async function readObject(attempt, fs, path) {
    const name = (0,external_node_crypto_.randomBytes)(8).toString('hex');
    const spooled = (0,external_node_path_.join)(attempt.spool, name);
    try {
        await attempt.call('operations/copyfile', {
            srcFs: fs,
            srcRemote: path,
            dstFs: attempt.spool,
            dstRemote: name,
            _config: { NoCheckDest: true, Inplace: true },
        });
        return await (0,external_node_fs_promises_.readFile)(spooled);
    }
    catch (error) {
        // All that is written here is our own file.
        if (isFull(error))
            throw spoolFull(error);
        throw error;
    }
    finally {
        await (0,external_node_fs_promises_.rm)(spooled, { force: true });
    }
}

// EXTERNAL MODULE: ./build/storage/url-parts.js
var url_parts = __webpack_require__(13818);
;// CONCATENATED MODULE: ./build/storage/rclone/url.js


/**
 * Reads `rclone://remote/path`, and `rclone://remote//path` for a path that begins at the root of a file system. The path
 * is taken as it stands. Only names of remotes are taken: a connection string (`remote,option=value:`) or a backend on the
 * fly (`:sftp,host=...:`) would put options, and secrets, into a URL that is logged.
 * @throws {RestorableError} INPUT_INVALID, never with the URL in it
 */
function parseRcloneUrl(url) {
    const match = /^rclone:\/\/([^/?#]*)(?:\/(\/?)([^?#]*))?(?:\?([^#]*))?$/is.exec(url);
    if (match === null) {
        throw invalid('is not a valid URL', 'Write rclone://remote/path, without "#"; options belong to the remote (`rclone config`, RCLONE_CONFIG_*).');
    }
    const [, remote = '', slash = '', path = '', query = ''] = match;
    if (/[:@,]/.test(remote)) {
        throw invalid('names more than a remote', 'Make a remote with `rclone config` or by RCLONE_CONFIG_* variables, and write its bare name.');
    }
    // As rclone's own rule for names, but none that only newer versions take; a leading dash looks like an option.
    if (!/^\w[\w. +-]*$/.test(remote)) {
        throw invalid('has no valid name of a remote', 'Write rclone://remote/path with a name that `rclone listremotes` shows.');
    }
    (0,url_parts/* readParameters */.Zu)(query, [], invalid);
    return { remote, root: slash === '/' ? '/' : '', prefix: (0,url_parts/* readPrefix */.fr)(path, invalid) };
}
function invalid(what, hint, cause) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', `An rclone: destination ${what}.`, { hint, cause });
}

;// CONCATENATED MODULE: ./build/storage/rclone/program.js




/** The oldest one that this is tested with (Debian 12). */
const OLDEST = [1, 60];
const LIST_TIMEOUT_MS = 30_000;
const SEARCH = {
    variable: 'RCLONE_BIN',
    roots: [],
    readVersion: (printed) => {
        const [, major, minor] = /^rclone v(\d+)\.(\d+)/.exec(printed) ?? [];
        return major === undefined ? undefined : [Number(major), Number(minor)];
    },
};
/**
 * Path of the rclone program: in the folder that RCLONE_BIN names, else on the PATH.
 * @throws {RestorableError} CLIENT_MISSING when there is none, or only one that is too old
 */
async function findRclone(host) {
    const programs = await (0,process_programs/* findPrograms */.z)('rclone', SEARCH, host);
    const fitting = programs.find(({ version: [major, minor] }) => major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]));
    if (fitting !== undefined)
        return fitting.path;
    const found = programs[0]?.version.join('.');
    const message = found === undefined
        ? 'The program rclone was not found'
        : `rclone ${found} is too old; ${OLDEST.join('.')} is needed`;
    throw new errors/* RestorableError */.s$('CLIENT_MISSING', `${message}.`, {
        hint: 'Install it in an earlier step (`sudo apt-get install rclone`, or https://rclone.org/install/), or set RCLONE_BIN to its folder.',
    });
}
/**
 * The kind of a remote, such as `webdav`, as rclone's configuration has it. Nothing is asked of the remote.
 * @throws {RestorableError} INPUT_INVALID when there is no such remote, or the configuration can't be read
 */
async function remoteType(program, remote, env, host) {
    const exit = await (0,process_child/* runToEnd */.c)({
        file: program,
        args: ['listremotes', '--long', '--ask-password=false'],
        env,
        signal: AbortSignal.any([host.signal, AbortSignal.timeout(LIST_TIMEOUT_MS)]),
        scrub: host.scrub,
    });
    if (exit.code !== 0) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `rclone can't read its configuration (exit code ${exit.code}).`, {
            hint: 'Give the file with RCLONE_CONFIG and, where it is encrypted, RCLONE_CONFIG_PASS; `rclone listremotes` must work.',
            foreign: exit.stderr,
        });
    }
    const types = new Map();
    for (const line of exit.stdout.split('\n')) {
        const [, name, type] = /^(.+):\s+(\S+)\s*$/.exec(line) ?? [];
        if (name !== undefined && type !== undefined)
            types.set(name.trimEnd(), type);
    }
    // Remotes of the environment are listed in small letters, and are found whatever their letters.
    const type = types.get(remote) ?? env[`RCLONE_CONFIG_${remote.toUpperCase().replaceAll('-', '_')}_TYPE`];
    if (type !== undefined)
        return type;
    throw invalid(`names a remote "${remote}" that rclone does not have`, types.size === 0
        ? 'No remote is configured: set RCLONE_CONFIG to a file, or RCLONE_CONFIG_<NAME>_TYPE and alike, in the `env` of the step.'
        : `It has: ${[...types.keys()].sort().join(', ')}.`);
}

;// CONCATENATED MODULE: ./build/storage/rclone/put.js







/** Up to this size an object (a manifest, a signature, a record) is read back where the storage knows no hash. */
const READ_BACK_BYTES = 256 * 1024;
/** How long what was left of a failed put may take to be removed. */
const put_CLEAN_UP_MS = 1_000;
/**
 * Writes an object that is either whole or not there. rclone is given a whole file, never a stream: of a stream that ends
 * early (by a kill, say) it would store the beginning as if it were all. It compares size, and hash where the remote has
 * one, before it answers. Where the remote can rename, the file first gets a name that no listing shows: WebDAV, FTP and
 * alike show what has come so far.
 * @throws {RestorableError} OBJECT_EXISTS, STORAGE_CORRUPTED; else what rclone says
 */
async function putObject(attempt, putting) {
    const { fs, path, parts, ifAbsent } = putting;
    if (ifAbsent && (await sizeOf(attempt, fs, path)) !== undefined) {
        throw new errors/* RestorableError */.s$('OBJECT_EXISTS', `${path} exists already.`);
    }
    const name = (0,external_node_crypto_.randomBytes)(8).toString('hex');
    const spooled = (0,external_node_path_.join)(attempt.spool, name);
    const first = attempt.features.canMove ? besideOf(path, `.restorable-${name}.part`) : path;
    try {
        await (0,external_node_fs_promises_.writeFile)(spooled, parts, { mode: 0o600 }).catch(spoolError);
        await attempt.call('operations/copyfile', {
            srcFs: attempt.spool,
            srcRemote: name,
            dstFs: fs,
            dstRemote: first,
            // A fresh name need not be looked for; without `Inplace` newer versions would rename once more.
            _config: { NoCheckDest: ifAbsent || first !== path, Inplace: true },
        });
        await readBack(attempt, first, putting);
        if (first !== path) {
            const names = { srcFs: fs, srcRemote: first, dstFs: fs, dstRemote: path };
            // Most renames replace, in one step; where one does not, the next attempt looks, and removes what is there first.
            const isBlind = ifAbsent || (attempt.isFirst && !attempt.features.hasDuplicates);
            await attempt.call('operations/movefile', { ...names, _config: { NoCheckDest: isBlind } });
        }
    }
    catch (error) {
        // An object under its own name stays after an answer that was lost: it may be whole, and the caller asks again.
        const isBad = error instanceof errors/* RestorableError */.s$ && error.code === 'STORAGE_CORRUPTED';
        if (first !== path || isBad)
            await putting.remove(first, AbortSignal.timeout(put_CLEAN_UP_MS)).catch(() => { });
        throw error;
    }
    finally {
        await (0,external_node_fs_promises_.rm)(spooled, { force: true });
    }
}
async function readBack(attempt, path, { fs, parts, sha256 }) {
    const sizeBytes = (0,storage_body/* lengthOf */.Y)(parts);
    if (attempt.features.hasHashes || sizeBytes > READ_BACK_BYTES)
        return;
    const stored = await readObject(attempt, fs, path);
    if (stored.length === sizeBytes && (0,external_node_crypto_.createHash)('sha256').update(stored).digest('hex') === sha256)
        return;
    throw new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `The storage gives back other bytes than were put as ${path}.`, {
        hint: "Don't trust this storage before its provider explains it. Nothing was committed there.",
    });
}
function besideOf(path, name) {
    return path.slice(0, path.lastIndexOf('/') + 1) + name;
}

;// CONCATENATED MODULE: ./build/storage/rclone/walk.js




/**
 * Every object whose key begins with the prefix, in byte order of the keys; one folder's names are in memory at a time (and
 * those of the folders above it).
 * @param only tells by the name which are wanted
 */
async function* walk(place, prefix, signal, only = (name) => !(0,unfinished_name/* isUnfinished */.u)(name)) {
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    for (const { name, sizeBytes, modifiedAt } of await readFolder(place, folder, signal)) {
        const key = folder + name;
        if (!key.startsWith(prefix))
            continue;
        if (key.endsWith('/'))
            yield* walk(place, key, signal, only);
        else if (only(name))
            yield { key, sizeBytes, modifiedAt };
    }
}
/** Names of the folders directly in a folder that hold an object at some depth, in byte order. */
async function foldersIn(place, folder, signal) {
    const names = [];
    for (const { name } of await readFolder(place, folder, signal)) {
        if (!name.endsWith('/'))
            continue;
        for await (const _object of walk(place, folder + name, signal)) {
            names.push(name.slice(0, -1));
            break;
        }
    }
    return names.sort(keys/* compareBytes */.Xo);
}
/** Files and folders directly in a folder, in byte order of all below; nothing where there is no folder. */
async function readFolder({ client, fs, prefix }, folder, signal) {
    const remote = (prefix + folder).replace(/\/$/, '');
    const entries = await client.run(signal, (attempt) => listFolder(attempt, fs, remote));
    entries.sort((a, b) => (0,keys/* compareBytes */.Xo)(a.name, b.name));
    // Some kinds of storage can hold two files of one name.
    return entries.filter(({ name }, index) => name !== entries[index - 1]?.name);
}
/**
 * Of a WebDAV server rclone takes any answer with status 200, such as the page of a gateway, for an empty folder. A folder that is not there
 * is answered with an error, so one that is empty must be there when it is asked for by its name, and be empty when it is listed again.
 */
async function listFolder(attempt, fs, remote) {
    const found = await listOnce(attempt, fs, remote);
    if (found === undefined || found.length > 0 || remote === '' || !attempt.features.hasFolders)
        return found ?? [];
    const answer = await attempt.call('operations/stat', { fs, remote, opt: { noMimeType: true } });
    const { item } = answer;
    const again = await listOnce(attempt, fs, remote);
    // It may have been removed since.
    if (again === undefined || again.length > 0)
        return again ?? [];
    if (item?.IsDir !== true)
        throw new no_listing/* NoListing */.Q('The remote', 'operations/list');
    return [];
}
/** @returns undefined where there is no such folder */
async function listOnce({ call }, fs, remote) {
    const opt = { noMimeType: true };
    try {
        const answer = (await call('operations/list', { fs, remote, opt }));
        // Null is how Go writes an empty list; an answer without any says nothing about the folder.
        if (answer.list === undefined)
            throw new no_listing/* NoListing */.Q('The remote', 'operations/list');
        const { list } = answer;
        const entries = (list ?? []).map(({ Name, Size, ModTime, IsDir }) => ({
            name: IsDir ? `${Name}/` : Name,
            sizeBytes: Size,
            modifiedAt: new Date(ModTime),
        }));
        // The storage's word is not believed: a name with a slash would be a key elsewhere.
        return entries.filter(({ name }) => !/\/./.test(name) && (0,keys/* listedKey */.R$)(name.replace(/\/$/, ''), '') !== undefined);
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/storage/rclone/index.js
















/** Kinds that keep what they get on this machine. */
const LOCAL_TYPES = ['local', 'memory'];
/** Kinds that hand it on to other remotes, which may be of this machine too: a copy must not count for what nobody knows. */
const WRAPPING_TYPES = ['alias', 'cache', 'chunker', 'combine', 'compress', 'crypt', 'hasher', 'union'];
const NOT_OFFSITE = new Set([...LOCAL_TYPES, ...WRAPPING_TYPES]);
/** Empty folders so deep, or above, are shared by backups: another run may be writing there just now. */
const SHARED_DEPTH = 2;
const rclone_CLEAN_UP_MS = 10_000;
class RcloneStorage {
    label;
    place;
    #fs;
    #prefix;
    #host;
    #client;
    #turns = new turns/* Turns */.P();
    /** Folders from which something was deleted. */
    #thinned = new Set();
    constructor({ remote, root, prefix }, type, client, host) {
        this.label = `rclone://${remote}/${root}${prefix}`.replace(/\/$/, '');
        this.place = { provider: `rclone ${type}`, region: undefined, offsite: !NOT_OFFSITE.has(type) };
        this.#fs = `${remote}:${root}`;
        this.#prefix = prefix;
        this.#host = host;
        this.#client = client;
    }
    async put(key, body, { sha256, ifAbsent = false, signal }) {
        const path = this.#pathOf(key);
        const putting = { fs: this.#fs, path, parts: (0,storage_body/* partsOf */.C)(body), sha256, ifAbsent, remove: this.#remove };
        const put = () => this.#named(`write ${key}`, { signal }, (attempt) => putObject(attempt, putting));
        if (ifAbsent)
            await this.#turns.run(key, put);
        else
            await put();
    }
    async get(key, { maxBytes, signal }) {
        const path = this.#pathOf(key);
        return this.#named(`read ${key}`, { signal }, async (attempt) => {
            const sizeBytes = await sizeOf(attempt, this.#fs, path);
            if (sizeBytes === undefined)
                throw this.#missing(key);
            if (sizeBytes > maxBytes)
                throw tooLarge(key, sizeBytes, maxBytes);
            const bytes = await readObject(attempt, this.#fs, path).catch((error) => {
                if (isMissing(error))
                    throw this.#missing(key);
                throw error;
            });
            if (bytes.length > maxBytes)
                throw tooLarge(key, bytes.length, maxBytes);
            if (bytes.length === sizeBytes || sizeBytes < 0)
                return bytes;
            throw new Error(`corrupted on transfer: the body ended after ${bytes.length} of ${sizeBytes} bytes`);
        });
    }
    async *list(prefix, { signal }) {
        (0,keys/* checkPrefix */.by)(prefix);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            yield* walk(this.#place, prefix, signal);
        }
        catch (error) {
            throw this.#name(error, `list ${prefix}`, signal);
        }
    }
    async folders(prefix, { signal }) {
        (0,keys/* checkPrefix */.by)(prefix);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
        try {
            return await foldersIn(this.#place, folder, signal);
        }
        catch (error) {
            throw this.#name(error, `list ${prefix}`, signal);
        }
    }
    async delete(key, { signal }) {
        const path = this.#pathOf(key);
        await this.#named(`delete ${key}`, { signal }, (attempt) => this.#deleteFile(attempt, path));
        this.#thinned.add(key.slice(0, Math.max(0, key.lastIndexOf('/'))));
    }
    async removeUnfinished(prefix, { before, signal }) {
        (0,keys/* checkPrefix */.by)(prefix);
        (0,errors/* throwIfCancelled */.dZ)(signal);
        const removed = { objects: 0, bytes: 0 };
        // A file that showed the time lies above the prefix.
        const prefixes = prefix === '' ? [prefix] : [prefix, unfinished_name/* UNFINISHED_BEGIN */.O];
        try {
            for (const each of prefixes) {
                for await (const { key, sizeBytes, modifiedAt } of walk(this.#place, each, signal, unfinished_name/* isUnfinished */.u)) {
                    if (modifiedAt >= before)
                        continue;
                    await this.#remove(this.#prefix + key, signal);
                    removed.objects += 1;
                    removed.bytes += sizeBytes;
                }
            }
        }
        catch (error) {
            throw this.#name(error, `clean up ${prefix}`, signal);
        }
        return removed;
    }
    /** Of kinds that keep a file's own date nothing is known; then the machine's clock is taken. */
    async serverTime({ signal }) {
        try {
            const time = await this.#named('write a file that shows the time', { signal }, (attempt) => askTime(attempt, { fs: this.#fs, prefix: this.#prefix, remove: this.#remove }));
            if (time !== undefined)
                return time;
            this.#host.log.debug(`${this.label} keeps the dates of files; its clock is not compared with this machine's.`);
        }
        catch (error) {
            if (!(error instanceof errors/* RestorableError */.s$) || error.code !== 'STORAGE_PERMISSION')
                throw error;
            this.#host.log.warning(`${this.label} may not be written; its clock is not compared with that of this machine.`);
        }
        return new Date();
    }
    async close() {
        if (this.#thinned.size > 0)
            await this.#removeEmptyFolders().catch(() => { });
        await this.#client.close();
    }
    get #place() {
        return { client: this.#client, fs: this.#fs, prefix: this.#prefix };
    }
    async #deleteFile({ call }, remote) {
        await call('operations/deletefile', { fs: this.#fs, remote }).catch((error) => {
            if (!isMissing(error) && !isFolderName(error))
                throw error;
        });
    }
    #remove = (path, signal) => this.#client.run(signal, (attempt) => this.#deleteFile(attempt, path));
    /**
     * Folders exist in a bucket as long as something is in them. Here they are removed at the end, once each, and only the
     * deeper ones, which belong to one backup: many kinds of storage look first whether a folder is empty and then remove it
     * with whatever came in between.
     */
    async #removeEmptyFolders() {
        const signal = AbortSignal.timeout(rclone_CLEAN_UP_MS);
        const folders = new Set();
        for (let folder of this.#thinned) {
            for (; folder !== '' && !isShared(folder); folder = parentOf(folder))
                folders.add(folder);
        }
        const deepestFirst = [...folders].sort((a, b) => b.split('/').length - a.split('/').length);
        await this.#client.run(signal, async ({ call, features }) => {
            if (!features.hasFolders)
                return;
            for (const folder of deepestFirst) {
                // Refused where anything is in it.
                await call('operations/rmdir', { fs: this.#fs, remote: this.#prefix + folder }).catch(() => { });
            }
        });
    }
    #pathOf(key) {
        (0,keys/* checkKey */.yR)(key);
        if (key.split('/').some(unfinished_name/* isUnfinished */.u)) {
            throw new errors/* RestorableError */.s$('INPUT_INVALID', `${key} is a name for unfinished files.`, { hint: 'Use another.' });
        }
        return this.#prefix + key;
    }
    async #named(what, { signal }, act) {
        (0,errors/* throwIfCancelled */.dZ)(signal);
        try {
            return await this.#client.run(signal, act);
        }
        catch (error) {
            throw this.#name(error, what, signal);
        }
    }
    #name(error, what, signal) {
        return rcloneError(error, { what, label: this.label, signal, host: this.#host });
    }
    #missing(key) {
        return new errors/* RestorableError */.s$('OBJECT_MISSING', `There is no object ${key} at ${this.label}.`, {
            hint: 'Someone deleted it, or it was never written. Use another destination or an earlier backup.',
        });
    }
}
function isFolderName(thrown) {
    return thrown instanceof Error && /is a directory/.test(thrown.message);
}
/** A name that begins with a dot is no database's and no backup's, but that of a probe. */
function isShared(folder) {
    const names = folder.split('/');
    return names.length <= SHARED_DEPTH && !names.some((name) => name.startsWith('.'));
}
function parentOf(folder) {
    return folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
}
function tooLarge(key, sizeBytes, maxBytes) {
    return new errors/* RestorableError */.s$('STORAGE_CORRUPTED', `${key} has ${sizeBytes} bytes; at most ${maxBytes} are expected.`, {
        hint: 'The object is not what was written. Use another destination or an earlier backup.',
    });
}
/**
 * A folder of an rclone remote as a destination; see `parseRcloneUrl` for the URL. The remote's options and credentials are
 * those of rclone's own configuration: its file, or RCLONE_CONFIG_* variables of the job.
 * @throws {RestorableError} INPUT_INVALID; CLIENT_MISSING when there is no rclone
 */
async function openRcloneStorage(url, host, tuning = {}) {
    const location = parseRcloneUrl(url instanceof core_secret/* Secret */.zh ? url.reveal() : url);
    const program = await findRclone(host);
    const env = rcloneEnvironment(host);
    const type = await remoteType(program, location.remote, env, host);
    const fs = `${location.remote}:${location.root}`;
    const client = new RcloneClient(program, env, { fs, host, tuning: { ...TUNING, ...tuning } });
    return new RcloneStorage(location, type, client, host);
}


/***/ }),

/***/ 95552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ Turns)
/* harmony export */ });
/**
 * Lets this process do one thing at a time for each key, in the order of asking. For storages without conditional puts: two
 * writers of one run must at least not overtake each other.
 */
class Turns {
    /** Ends of what is under way, by key. */
    #ends = new Map();
    async run(key, act) {
        const before = this.#ends.get(key) ?? Promise.resolve();
        const own = before.then(act, act);
        this.#ends.set(key, own);
        try {
            return await own;
        }
        finally {
            if (this.#ends.get(key) === own)
                this.#ends.delete(key);
        }
    }
}


/***/ }),

/***/ 80591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ UNFINISHED_BEGIN),
/* harmony export */   u: () => (/* binding */ isUnfinished)
/* harmony export */ });
/** Names of unfinished files and locks; a dead run leaves them, and no listing shows them. */
const UNFINISHED = /^\.restorable-(?:[0-9a-f]{16}\.part|lock-.+)$/;
/** How all of them begin. */
const UNFINISHED_BEGIN = '.restorable-';
/** True for a name that a storage made of files gives to what is not an object yet. */
function isUnfinished(name) {
    return UNFINISHED.test(name);
}


/***/ }),

/***/ 13818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ readEndpoint),
/* harmony export */   Sf: () => (/* binding */ isPrivateHost),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Yl: () => (/* binding */ unknownParameter),
/* harmony export */   Zu: () => (/* binding */ readParameters),
/* harmony export */   cW: () => (/* binding */ isLoopbackHost),
/* harmony export */   fr: () => (/* binding */ readPrefix),
/* harmony export */   nt: () => (/* binding */ readVariable)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _config_suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29599);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87382);



/** True for `localhost` and loopback addresses. */
function isLoopback(endpoint) {
    return isLoopbackHost(endpoint.hostname.replace(/^\[|\]$/g, ''));
}
/** @param host a name or an address, IPv6 without brackets */
function isLoopbackHost(host) {
    return host === 'localhost' || host === '::1' || ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 4 && host.startsWith('127.'));
}
/** True for addresses of private networks (RFC 1918, RFC 4193) and names that only such a network knows. */
function isPrivateHost(host) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 4)
        return /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host);
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 6)
        return /^f[cde]/i.test(host);
    return !host.includes('.') || /\.(?:local|lan|home|internal|localdomain)$/i.test(host);
}
/** What only some kinds of destinations have, and which; a wish for immutability that is not heard must not pass. */
const SPECIAL = {
    lock: 's3:, azure: and gs:',
    'storage-class': 's3: and gs:',
    tier: 'azure:',
    encryption: 's3:',
    'encryption-scope': 'azure:',
    'kms-key': 's3: and gs:',
    tags: 's3:, azure: and gs:',
};
/** The error for a parameter that this kind of destination does not have. */
function unknownParameter(name, known, invalid) {
    const kinds = Object.hasOwn(SPECIAL, name) ? SPECIAL[name] : undefined;
    if (kinds === undefined) {
        const hint = known.length === 0 ? 'Remove it: this kind takes none.' : (0,_config_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .a)(name, known);
        return invalid(`has an unknown parameter "${name.slice(0, 40)}"`, hint);
    }
    return invalid(`can't have the parameter "${name}"`, `Remove it, or use a kind of destination that has it: ${kinds}.`);
}
/**
 * The parameters of a destination's URL, each known and given once.
 * @param invalid makes the error of this kind of destination from what the URL does wrong and a hint
 */
function readParameters(query, known, invalid) {
    const found = new Map();
    for (const [name, value] of new URLSearchParams(query)) {
        const parameter = known.find((each) => each === name);
        if (parameter === undefined)
            throw unknownParameter(name, known, invalid);
        if (found.has(parameter))
            throw invalid(`has the parameter "${parameter}" twice`, 'Remove one.');
        if (value === '')
            throw invalid(`has an empty parameter "${parameter}"`, 'Give it a value or remove it.');
        found.set(parameter, value);
    }
    return found;
}
/**
 * The address of a service in `endpoint=`.
 * @param example how one is written for this kind of destination
 * @throws {RestorableError} INPUT_INVALID
 */
function readEndpoint(text, example, invalid) {
    const endpoint = URL.canParse(text) ? new URL(text) : undefined;
    if (endpoint === undefined || !/^https?:$/.test(endpoint.protocol) || endpoint.hostname === '') {
        throw invalid('has an endpoint that is not a web address', `Write endpoint=${example}.`);
    }
    if (endpoint.username !== '' || endpoint.password !== '' || endpoint.search !== '' || endpoint.hash !== '') {
        throw invalid('has an endpoint with credentials, "?" or "#"', 'Write endpoint=https://host or https://host:port.');
    }
    return endpoint;
}
/** The name of an environment variable in `env=`. @throws {RestorableError} INPUT_INVALID */
function readVariable(name, invalid) {
    if (name === undefined || /^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
        return name;
    // Not repeated: it may be the secret itself.
    throw invalid('has an `env` that is no name of an environment variable', 'Write env=NAME.');
}
/**
 * The prefix in a destination's path, as it stands: empty, or with a slash at its end.
 * @param invalid makes the error of this kind of destination
 */
function readPrefix(path, invalid) {
    const trimmed = path.replace(/\/$/, '');
    if (trimmed === '')
        return '';
    try {
        (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .checkKey */ .yR)(trimmed);
    }
    catch (cause) {
        throw invalid('has a prefix with "..", an empty segment or a control character', 'Use a plain path.', cause);
    }
    return `${trimmed}/`;
}


/***/ })

};
