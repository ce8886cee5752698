export const id = 2459;
export const ids = [2459];
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

/***/ 99148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ roleInUserId),
/* harmony export */   Bj: () => (/* binding */ keyFileOf),
/* harmony export */   Jw: () => (/* binding */ WHY_ALONE),
/* harmony export */   bl: () => (/* binding */ KEY_PLACES),
/* harmony export */   w: () => (/* binding */ userIdOf)
/* harmony export */ });
/* unused harmony export KEY_ROLES */
const KEY_ROLES = ['recovery', 'runner', 'verifier'];
const KEY_PLACES = {
    'encrypt-to': { role: 'recovery', half: 'public' },
    'decrypt-with': { role: 'recovery', half: 'private' },
    'runner-key': { role: 'runner', half: 'private' },
    signers: { role: 'runner', half: 'public' },
    'verifier-key': { role: 'verifier', half: 'private' },
    verifiers: { role: 'verifier', half: 'public' },
};
const WHY_ALONE = {
    recovery: 'The recovery key reads every backup: its private half belongs in a safe and in the verify job, and signs nothing.',
    runner: 'The runner key is held by the backup job: it signs backups, and must not read them or sign verifications.',
    verifier: 'The verifier key is held by the verify job: it signs verifications, and must not read or sign backups.',
};
function keyFileOf(option) {
    const { role, half } = KEY_PLACES[option];
    return `${role}.${half}.asc`;
}
function userIdOf(role, identity) {
    const name = `Restorable ${role} key`;
    return identity.includes('@') ? { name, email: identity } : { name, comment: identity };
}
const USER_ID = /^Restorable (recovery|runner|verifier) key (?:<.*>|\(.*\))$/;
function roleInUserId(userId) {
    const stated = USER_ID.exec(userId)?.[1];
    return KEY_ROLES.find((role) => role === stated);
}


/***/ }),

/***/ 61285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ BUNDLE_ROLES),
/* harmony export */   AL: () => (/* binding */ invalidBundle),
/* harmony export */   ot: () => (/* binding */ BUNDLE_OPTIONS)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const BUNDLE_ROLES = ['backup', 'verify'];
const BUNDLE_OPTIONS = {
    backup: ['encrypt-to', 'passphrase', 'runner-key', 'runner-key-passphrase', 'signers', 'verifiers'],
    verify: [
        'decrypt-with',
        'key-passphrase',
        'passphrase',
        'signers',
        'verifier-key',
        'verifier-key-passphrase',
        'verifiers',
    ],
};
const HINT = 'Copy the complete line of `backup.bundle` or `verify.bundle` again, or give the path of the file. `restorable keygen` writes both.';
function invalidBundle(what, hint = HINT) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_BUNDLE_INVALID', `\`key-bundle\` ${what}.`, { hint });
}


/***/ }),

/***/ 3333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dd: () => (/* binding */ countBundles),
/* harmony export */   P7: () => (/* binding */ holdsBundle),
/* harmony export */   Zc: () => (/* binding */ tidyBundle),
/* harmony export */   jR: () => (/* binding */ pairsIn),
/* harmony export */   n4: () => (/* binding */ beginsBundle),
/* harmony export */   t4: () => (/* binding */ decodeLeniently)
/* harmony export */ });
const START = Buffer.from('{"restorable-bundle":').toString('base64');
const START_AGAIN = Buffer.from(START.slice(0, 27)).toString('base64');
const BETWEEN = /\\[nrt]|[\s"'`\\,;<>\u200b-\u200d\u2060]/g;
function holdsBundle(text) {
    const tight = tightened(text);
    if (tight.includes(START) || tight.includes(START_AGAIN))
        return true;
    return text.trimStart().startsWith('{') || text.includes('-----') || looksLikeBase64(tight);
}
function beginsBundle(text) {
    return tightened(text).includes(START);
}
function tidyBundle(text) {
    const tight = tightened(text);
    const again = tight.indexOf(START_AGAIN);
    if (again >= 0 && !tight.includes(START))
        return tidyBundle(decodeLeniently(tight.slice(again)));
    const at = tight.indexOf(START);
    return at < 0 ? tight : tight.slice(at);
}
function countBundles(tidy) {
    return tidy.split(START).length - 1;
}
function decodeLeniently(tidy) {
    return Buffer.from(tidy, 'base64').toString('utf8');
}
function* pairsIn(document) {
    for (const [, name = '', value = ''] of document.matchAll(/"([\w-]{1,200})"\s*:\s*"((?:[^"\\]|\\.)*)/gs)) {
        yield [name, unescaped(value)];
    }
}
function unescaped(text) {
    try {
        return String(JSON.parse(`"${text}"`));
    }
    catch {
        return text.replaceAll('\\n', '\n');
    }
}
function tightened(text) {
    return text.replaceAll(BETWEEN, '');
}
function looksLikeBase64(tight) {
    return /^[A-Za-z0-9+/_-]{60,}={0,2}$/.test(tight);
}


/***/ }),

/***/ 28558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ jobBundles)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);

function jobBundles({ recovery, runner, verifier }, credentials) {
    const signers = new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(runner.armoredPublic);
    const verifiers = new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(verifier.armoredPublic);
    return [
        {
            role: 'backup',
            options: new Map([
                ['encrypt-to', new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(recovery.armoredPublic)],
                ['runner-key', runner.armoredPrivate],
                ['signers', signers],
                ['verifiers', verifiers],
            ]),
            environment: credentials.backup,
        },
        {
            role: 'verify',
            options: new Map([
                ['decrypt-with', recovery.armoredPrivate],
                ['signers', signers],
                ['verifier-key', verifier.armoredPrivate],
                ['verifiers', verifiers],
            ]),
            environment: credentials.verify,
        },
    ];
}


/***/ }),

/***/ 77059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ readKeyBundle),
  H: () => (/* binding */ writeKeyBundle)
});

// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ./build/core/format/strict-json.js
var strict_json = __webpack_require__(56928);
// EXTERNAL MODULE: ./build/options/options.js + 10 modules
var options_options = __webpack_require__(28948);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ./build/ports/storage-variables.js
var storage_variables = __webpack_require__(32996);
// EXTERNAL MODULE: ./build/key-bundle/bundle-roles.js
var bundle_roles = __webpack_require__(61285);
;// CONCATENATED MODULE: ./build/key-bundle/bundle-document.js








const VERSION = 1;
const PARTS = ['restorable-bundle', 'role', 'options', 'environment'];
const texts = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP().min(1));
const schema = schemas/* strictObject */.rej({
    'restorable-bundle': schemas/* literal */.euz(VERSION),
    role: schemas/* enum */.k5n(bundle_roles/* BUNDLE_ROLES */.$m),
    options: texts,
    environment: texts.optional(),
});
const versionSchema = schemas/* looseObject */._H3({ 'restorable-bundle': schemas/* number */.aig() });
function parseBundle(bytes, named) {
    const document = readDocument(bytes);
    const { role, options, environment = {} } = readParts(document);
    return {
        role,
        options: readOptions(role, options),
        environment: readEnvironment(environment, named),
    };
}
function readDocument(bytes) {
    try {
        return (0,strict_json/* parseJson */.q)(bytes);
    }
    catch (error) {
        if (!(error instanceof strict_json/* JsonError */.N))
            throw error;
        const isCut = bytes.at(-1) !== 0x7d && (0,external_node_buffer_.isUtf8)(bytes);
        throw (0,bundle_roles/* invalidBundle */.AL)(isCut ? 'is cut off: its end is missing' : 'is damaged: a part of it is missing or changed');
    }
}
function readParts(document) {
    const version = versionSchema.safeParse(document).data?.['restorable-bundle'];
    if (version !== undefined && version !== VERSION) {
        throw (0,bundle_roles/* invalidBundle */.AL)(`has version ${version}, and this program reads version ${VERSION}`, 'Use the version of this program that wrote it, or a newer one.');
    }
    const { data, error } = schema.safeParse(document);
    if (data !== undefined)
        return data;
    const [issue] = error.issues;
    if (issue?.code === 'unrecognized_keys') {
        const [key = ''] = issue.keys;
        throw (0,bundle_roles/* invalidBundle */.AL)(`has an unknown part \`${shown(key)}\``, (0,suggest/* didYouMean */.au)(key, PARTS));
    }
    if (issue?.path[0] === 'role') {
        throw (0,bundle_roles/* invalidBundle */.AL)('has an unknown role', `Roles are ${bundle_roles/* BUNDLE_ROLES */.$m.join(' and ')}.`);
    }
    const place = issue?.path.map((part) => shown(String(part))).join('.') ?? '';
    throw (0,bundle_roles/* invalidBundle */.AL)(place === '' ? 'is not a document with names' : `has no text, or an empty one, in \`${place}\``);
}
function readOptions(role, options) {
    const allowed = bundle_roles/* BUNDLE_OPTIONS */.ot[role];
    const found = new Map();
    for (const [name, value] of Object.entries(options)) {
        const option = allowed.find((each) => each === name);
        if (option === undefined)
            throw optionNotAllowed(role, name, allowed);
        if ((0,options_options/* findOption */.$K)(option)?.secrecy === 'keys' && !value.includes('-----BEGIN PGP ')) {
            throw (0,bundle_roles/* invalidBundle */.AL)(`has no armored key in \`${option}\``, 'A bundle holds the keys themselves, not their paths.');
        }
        found.set(option, new secret/* Secret */.zh(value));
    }
    return found;
}
function optionNotAllowed(role, name, allowed) {
    if (role === 'backup' && (name === 'decrypt-with' || name === 'key-passphrase')) {
        return (0,bundle_roles/* invalidBundle */.AL)(`is the bundle of a backup job, and contains \`${name}\``, 'A backup job must not hold the recovery key. Put it into the bundle of the verify job only.');
    }
    return (0,bundle_roles/* invalidBundle */.AL)(`has an unknown option \`${shown(name)}\` for the role ${role}`, (0,suggest/* didYouMean */.au)(name, allowed));
}
function readEnvironment(environment, named) {
    const found = new Map();
    for (const [name, value] of Object.entries(environment)) {
        if ((0,storage_variables/* storageVariable */.a)(name) === undefined && !named.includes(name)) {
            const guess = (0,suggest/* nearest */.pA)(name, storage_variables/* STORAGE_VARIABLES */.m.map((each) => each.toLowerCase()))?.toUpperCase();
            throw (0,bundle_roles/* invalidBundle */.AL)(`has the variable ${shown(name)}, which no storage driver reads`, guess === undefined
                ? 'A bundle holds credentials of storages, under the names that the page of the storage lists, or that a destination names by `env=`.'
                : `Did you mean ${guess}?`);
        }
        if (value.includes('\0'))
            throw (0,bundle_roles/* invalidBundle */.AL)(`has a zero byte in ${shown(name)}`);
        found.set(name, new secret/* Secret */.zh(value));
    }
    return found;
}
function shown(name) {
    return name.slice(0, 40).replaceAll(/[^\w.-]/g, '?');
}

// EXTERNAL MODULE: ./build/key-bundle/bundle-text.js
var bundle_text = __webpack_require__(3333);
;// CONCATENATED MODULE: ./build/key-bundle/key-bundle.js




const MAX_CHARACTERS = 48 * 1024;
function writeKeyBundle(bundle, named = []) {
    const revealed = (values) => Object.fromEntries([...values].map(([name, value]) => [name, value.reveal()]));
    const document = {
        'restorable-bundle': 1,
        role: bundle.role,
        options: revealed(bundle.options),
        ...(bundle.environment.size === 0 ? {} : { environment: revealed(bundle.environment) }),
    };
    const text = Buffer.from(JSON.stringify(document)).toString('base64');
    readKeyBundle(text, named);
    return new secret/* Secret */.zh(text);
}
function readKeyBundle(text, named = []) {
    const tidy = (0,bundle_text/* tidyBundle */.Zc)(text);
    const reason = reasonAgainst(text, tidy);
    if (reason !== undefined)
        throw (0,bundle_roles/* invalidBundle */.AL)(...reason);
    return parseBundle(Buffer.from(tidy, 'base64'), named);
}
function reasonAgainst(text, tidy) {
    const count = (0,bundle_text/* countBundles */.Dd)(tidy);
    if (count === 0)
        return reasonWithoutStart(text);
    if (count > 1)
        return [`contains ${count} bundles`, 'Give one: the bundle of this job.'];
    if (tidy.length > MAX_CHARACTERS)
        return [`is longer than ${MAX_CHARACTERS} characters`];
    const at = /^[A-Za-z0-9+/_-]*/.exec(tidy)?.[0].length ?? 0;
    if (/^=*$/.test(tidy.slice(at)))
        return undefined;
    return [`contains a character that is not base64, after the first ${at}`];
}
function reasonWithoutStart(text) {
    if (text.trimStart().startsWith('{')) {
        return ['contains the JSON text of a bundle', 'Give it as one line of base64: `base64 -w0 FILE`.'];
    }
    if (text.includes('-----BEGIN')) {
        return ['contains an armored key, not a bundle', 'Give the key in its own option, such as `runner-key`.'];
    }
    return ['does not begin like a bundle: its first characters are missing, or it is something else'];
}


/***/ }),

/***/ 59628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runKeygen: () => (/* binding */ runKeygen)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/key-bundle/job-bundles.js
var job_bundles = __webpack_require__(28558);
// EXTERNAL MODULE: ./build/key-bundle/key-bundle.js + 1 modules
var key_bundle = __webpack_require__(77059);
// EXTERNAL MODULE: ./build/core/key-role.js
var key_role = __webpack_require__(99148);
// EXTERNAL MODULE: ./build/core/secret.js
var core_secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/openpgp/library.js
var openpgp_library = __webpack_require__(45549);
// EXTERNAL MODULE: ./build/openpgp/keys/keys.js
var keys = __webpack_require__(95347);
;// CONCATENATED MODULE: ./build/openpgp/keys/generate.js





async function generateKeyPair(role, identity, passphrase) {
    const library = await (0,openpgp_library/* loadOpenpgp */.aS)();
    const { privateKey, publicKey } = await library
        .generateKey({
        type: 'ecc',
        curve: 'curve25519Legacy',
        userIDs: (0,key_role/* userIdOf */.w)(role, identity),
        ...(passphrase === undefined ? {} : { passphrase: passphrase.reveal() }),
        format: 'object',
    })
        .catch((cause) => {
        if (!cause.message.includes('user ID'))
            throw cause;
        throw new errors/* RestorableError */.s$('INPUT_INVALID', '`identity` contains an address that is not valid in a key.', {
            hint: 'Write a complete address such as ops@example.com, or a name without "@".',
            cause,
        });
    });
    return {
        fingerprint: (0,keys/* fingerprintOf */.ax)(publicKey),
        armoredPublic: publicKey.armor(),
        armoredPrivate: new core_secret/* Secret */.zh(privateKey.armor()),
    };
}

// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
// EXTERNAL MODULE: ./build/key-bundle/bundle-roles.js
var bundle_roles = __webpack_require__(61285);
// EXTERNAL MODULE: ./build/ports/storage-variables.js
var storage_variables = __webpack_require__(32996);
;// CONCATENATED MODULE: ./build/keys/bundle-credentials.js




const PREFIX = { backup: 'BACKUP_', verify: 'VERIFY_' };
const NO_CREDENTIALS = { backup: new Map(), verify: new Map() };
function credentialsForBundles(host) {
    const found = Object.fromEntries(bundle_roles/* BUNDLE_ROLES */.$m.map((role) => [role, credentialsOf(role, host)]));
    if (bundle_roles/* BUNDLE_ROLES */.$m.some((role) => found[role].size > 0))
        return found;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', '`bundle-credentials` finds no storage credentials in the environment.', {
        hint: 'Set them with the prefix of their job, such as BACKUP_AWS_ACCESS_KEY_ID and VERIFY_AWS_ACCESS_KEY_ID.',
    });
}
function credentialsOf(role, { env, mask }) {
    const found = new Map();
    for (const [variable, value] of Object.entries(env)) {
        if (!variable.startsWith(PREFIX[role]) || value === undefined || value.trim() === '')
            continue;
        const name = variable.slice(PREFIX[role].length);
        const known = (0,storage_variables/* storageVariable */.a)(name);
        if (known === undefined)
            continue;
        const secret = new core_secret/* Secret */.zh(value);
        if (known.isSecret)
            mask(secret);
        found.set(name, secret);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/keys/keygen.js









const ROLES = [
    {
        role: 'recovery',
        belongs: 'The public half goes into `encrypt-to` of the backup job. The private half goes into the safe, on paper too, and as `decrypt-with` only to the verify job. Without it no backup can be read.',
    },
    {
        role: 'runner',
        belongs: 'The private half is the `runner-key` of the backup job. The public half goes into the repository, as `signers` of verify and restore, and into the safe. It decrypts no data.',
    },
    {
        role: 'verifier',
        belongs: 'The private half is the `verifier-key` of the verify job, which signs its records, and of prune. The public half goes into the repository, as `verifiers`.',
    },
];
const BUNDLE_BELONGS = {
    backup: 'One secret of the repository, as `key-bundle` of the backup job. It replaces `encrypt-to`, `runner-key`, `signers` and `verifiers`.',
    verify: 'One secret of the environment of the verify job, as its `key-bundle`. It replaces `decrypt-with`, `verifier-key`, `signers` and `verifiers`. It contains the recovery key: never give it to a backup job.',
};
const PASSPHRASE_APART = 'Its passphrase is not in it: that stays a secret of its own, `key-passphrase`.';
async function runKeygen(request, dependencies) {
    const { run } = (0,run_context/* beginRun */.T)(dependencies);
    const keys = [];
    const bundles = [];
    await run.guard(async () => {
        const credentials = request.withCredentials ? credentialsForBundles(dependencies.host) : NO_CREDENTIALS;
        await (0,promises_.mkdir)(request.outputDirectory, { recursive: true, mode: 0o700 }).catch((cause) => {
            throw new errors/* RestorableError */.s$('INPUT_INVALID', `The folder for the keys can't be made: ${cause.message}`, {
                hint: 'Give a folder that you may write to as `output`.',
                cause,
            });
        });
        const planned = ROLES.map((entry) => ({ ...entry, ...pathsOf(request.outputDirectory, entry.role) }));
        for (const { publicPath, privatePath } of planned) {
            for (const path of [publicPath, privatePath])
                await refuseExisting(path);
        }
        for (const role of ['backup', 'verify'])
            await refuseExisting(bundlePath(request.outputDirectory, role));
        const pairs = new Map();
        for (const plan of planned) {
            const passphrase = plan.role === 'recovery' ? request.passphrase : undefined;
            const key = await generateKeyPair(plan.role, request.identity, passphrase);
            await (0,promises_.writeFile)(plan.privatePath, key.armoredPrivate.reveal(), { mode: 0o600, flag: 'wx' });
            await (0,promises_.writeFile)(plan.publicPath, key.armoredPublic, { mode: 0o644, flag: 'wx' });
            keys.push({ ...plan, fingerprint: key.fingerprint });
            pairs.set(plan.role, key);
        }
        bundles.push(...(await writeBundles(request, Object.fromEntries(pairs), credentials)));
        if (request.passphrase === undefined) {
            run.warn('The recovery key is not locked with a passphrase: anyone with its file can read every backup.');
        }
    });
    return { mode: 'keygen', ...run.facts(false), keys, bundles };
}
async function writeBundles({ outputDirectory, passphrase }, keys, credentials) {
    const written = [];
    for (const bundle of (0,job_bundles/* jobBundles */.b)(keys, credentials)) {
        const path = bundlePath(outputDirectory, bundle.role);
        await (0,promises_.writeFile)(path, `${(0,key_bundle/* writeKeyBundle */.H)(bundle).reveal()}\n`, { mode: 0o600, flag: 'wx' });
        const variables = [...bundle.environment.keys()];
        const apart = bundle.role === 'verify' && passphrase !== undefined ? ` ${PASSPHRASE_APART}` : '';
        written.push({ role: bundle.role, path, variables, belongs: `${BUNDLE_BELONGS[bundle.role]}${apart}` });
    }
    return written;
}
function bundlePath(directory, role) {
    return (0,external_node_path_.join)(directory, `${role}.bundle`);
}
function pathsOf(directory, role) {
    return { publicPath: (0,external_node_path_.join)(directory, `${role}.public.asc`), privatePath: (0,external_node_path_.join)(directory, `${role}.private.asc`) };
}
async function refuseExisting(path) {
    const exists = await (0,promises_.access)(path, external_node_fs_.constants.F_OK).then(() => true, () => false);
    if (!exists)
        return;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `${path} exists; a key is never replaced.`, {
        hint: 'Give another folder as `output`, or move the old keys away and keep them: old backups need them.',
    });
}


/***/ }),

/***/ 32996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ storageVariable),
/* harmony export */   m: () => (/* binding */ STORAGE_VARIABLES)
/* harmony export */ });
const AZURE_LOGIN = ['AZURE_STORAGE_CONNECTION_STRING', 'AZURE_STORAGE_KEY', 'AZURE_STORAGE_SAS_TOKEN'];
const SFTP_LOGIN = ['SFTP_PRIVATE_KEY', 'SFTP_PRIVATE_KEY_PASSPHRASE', 'SFTP_PASSWORD'];
const SETTINGS = [
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_ENDPOINT_URL',
    'AWS_ENDPOINT_URL_S3',
    'SFTP_HOST_KEY',
];
const S3_SECRETS = ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN'];
const S3_ROLE = ['ROLE_ARN', 'ROLE_SESSION_NAME'];
const S3_NAME = new RegExp(`^([A-Za-z][A-Za-z0-9_]*?)_(${[...S3_SECRETS, ...S3_ROLE].join('|')})$`);
const STORAGE_VARIABLES = [
    ...[...S3_SECRETS, ...S3_ROLE].map((name) => `AWS_${name}`),
    ...AZURE_LOGIN,
    ...SFTP_LOGIN,
    ...SETTINGS,
];
const RCLONE = /^RCLONE_[A-Z0-9_]+$/;
const RCLONE_PUBLIC = /_(?:TYPE|VENDOR|PROVIDER|URL|USER|HOST|PORT|REGION|ENDPOINT|FILE|ACL|ENV_AUTH|TRANSFERS|CHECKERS|BWLIMIT|TPSLIMIT)$/;
function storageVariable(name) {
    if (RCLONE.test(name))
        return { isSecret: !RCLONE_PUBLIC.test(name), login: [name] };
    if (contains(AZURE_LOGIN, name))
        return { isSecret: true, login: AZURE_LOGIN };
    if (contains(SFTP_LOGIN, name))
        return { isSecret: true, login: [...SFTP_LOGIN, 'SSH_AUTH_SOCK'] };
    if (contains(SETTINGS, name))
        return { isSecret: false, login: [name] };
    const [, prefix, part = ''] = S3_NAME.exec(name) ?? [];
    if (prefix === undefined)
        return undefined;
    const parts = [...S3_SECRETS, ...S3_ROLE, 'WEB_IDENTITY_TOKEN_FILE'].map((each) => `${prefix}_${each}`);
    return {
        isSecret: contains(S3_SECRETS, part),
        login: prefix === 'AWS' ? [...parts, 'AWS_PROFILE'] : parts,
    };
}
function contains(names, name) {
    return names.includes(name);
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
