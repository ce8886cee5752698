export const id = 63;
export const ids = [63];
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
    for (const [, name = '', value = ''] of document.matchAll(/"((?:[\w-]|\\u\w{4}){1,200})"\s*:\s*"((?:[^"\\]|\\.)*)/gs)) {
        yield [unescaped(name), unescaped(value)];
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
/* harmony export */   Du: () => (/* binding */ backupBundle),
/* harmony export */   IF: () => (/* binding */ verifyBundle),
/* harmony export */   bP: () => (/* binding */ jobBundles)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);

function jobBundles(keys, credentials) {
    return [backupBundle(keys, credentials.backup), verifyBundle(keys, credentials.verify)];
}
function backupBundle(keys, environment) {
    return {
        role: 'backup',
        options: new Map([
            ['encrypt-to', new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(keys.recovery.armoredPublic)],
            ['runner-key', keys.runner.armoredPrivate],
            ['signers', new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(keys.runner.armoredPublic)],
            ['verifiers', new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(keys.verifier.armoredPublic)],
        ]),
        environment,
    };
}
function verifyBundle(keys, environment) {
    return {
        role: 'verify',
        options: new Map([
            ['decrypt-with', keys.recovery.armoredPrivate],
            ['signers', new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(keys.runner.armoredPublic)],
            ['verifier-key', keys.verifier.armoredPrivate],
            ['verifiers', new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(keys.verifier.armoredPublic)],
        ]),
        environment,
    };
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
var options_options = __webpack_require__(80515);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
// EXTERNAL MODULE: ./build/ports/storage-variables.js
var storage_variables = __webpack_require__(32996);
// EXTERNAL MODULE: ./build/key-bundle/bundle-roles.js
var bundle_roles = __webpack_require__(61285);
;// CONCATENATED MODULE: ./build/key-bundle/bundle-document.js








const VERSION = 1;
const PARTS = ['restorable-bundle', 'role', 'options', 'environment'];
const texts = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP().refine((text) => text.trim() !== ''));
const schema = schemas/* strictObject */.rej({
    'restorable-bundle': schemas/* literal */.euz(VERSION),
    role: schemas/* enum */.k5n(bundle_roles/* BUNDLE_ROLES */.$m),
    options: texts,
    environment: texts.optional(),
});
const versionSchema = schemas/* looseObject */._H3({ 'restorable-bundle': schemas/* number */.aig() });
function parseBundle(bytes, named) {
    const document = readDocument(bytes);
    refuseLostName(document);
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
function refuseLostName(value) {
    if (typeof value !== 'object' || value === null)
        return;
    if (Object.hasOwn(value, '__proto__'))
        throw (0,bundle_roles/* invalidBundle */.AL)('has an unknown part `__proto__`');
    Object.values(value).forEach(refuseLostName);
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
    return /^(?:[a-z_]+(?:-[a-z]+)*|[A-Z][A-Z_]*(?:_[A-Z0-9_]+)?)$/.test(name) && name.length <= 40 ? name : '?';
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

/***/ 52269:
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
// EXTERNAL MODULE: ./build/key-bundle/bundle-roles.js
var bundle_roles = __webpack_require__(61285);
// EXTERNAL MODULE: ./build/key-bundle/job-bundles.js
var job_bundles = __webpack_require__(28558);
// EXTERNAL MODULE: ./build/core/key-role.js
var key_role = __webpack_require__(99148);
// EXTERNAL MODULE: ./build/core/passphrase-cost.js
var passphrase_cost = __webpack_require__(12086);
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
        config: { s2kType: library.enums.s2k.iterated, s2kIterationCountByte: passphrase_cost/* KEY_S2K_COUNT_BYTE */.of },
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
        userId: publicKey.users.map(({ userID }) => userID?.userID ?? '').join(),
        armoredPublic: publicKey.armor(),
        armoredPrivate: new core_secret/* Secret */.zh(privateKey.armor()),
    };
}

// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
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

// EXTERNAL MODULE: ./build/openpgp/keys/key-roles.js
var key_roles = __webpack_require__(56484);
// EXTERNAL MODULE: ./build/options/files.js
var files = __webpack_require__(84364);
;// CONCATENATED MODULE: ./build/keys/kept-keys.js







async function bundlesOfKeptKeys(folder, credentials, mask) {
    const publicHalf = (role) => ({
        armoredPublic: (0,files/* readInputFile */.j)('output', (0,external_node_path_.join)(folder, `${role}.public.asc`)),
    });
    const recovery = publicHalf('recovery');
    const runner = publicHalf('runner');
    const verifier = publicHalf('verifier');
    await (0,key_roles/* requireOneRoleEach */.D)([
        { option: 'encrypt-to', armored: [recovery.armoredPublic] },
        { option: 'signers', armored: [runner.armoredPublic] },
        { option: 'verifiers', armored: [verifier.armoredPublic] },
    ]);
    const keys = { recovery: privateIn(folder, 'recovery'), runner: privateIn(folder, 'runner') };
    const verifierKey = privateIn(folder, 'verifier');
    for (const key of [keys.recovery, keys.runner, verifierKey])
        if (key !== undefined)
            mask(key);
    const made = [];
    if (keys.runner !== undefined) {
        made.push((0,job_bundles/* backupBundle */.Du)({ recovery, runner: { ...runner, armoredPrivate: keys.runner }, verifier }, credentials.backup));
    }
    if (keys.recovery !== undefined && verifierKey !== undefined) {
        const pairs = {
            recovery: { armoredPrivate: keys.recovery },
            verifier: { ...verifier, armoredPrivate: verifierKey },
        };
        made.push((0,job_bundles/* verifyBundle */.IF)({ ...pairs, runner }, credentials.verify));
    }
    const missing = [
        ...(keys.runner === undefined ? [notMade('backup', ['runner'])] : []),
        ...absent('verify', { recovery: keys.recovery, verifier: verifierKey }),
    ];
    if (made.length > 0)
        return { made, missing };
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `No bundle can be made. ${missing.join(' ')}`, {
        hint: 'Give the folder of `keygen` as `output`, with the private halves of the keys.',
    });
}
function absent(bundle, keys) {
    const names = Object.keys(keys).filter((name) => keys[name] === undefined);
    return names.length === 0 ? [] : [notMade(bundle, names)];
}
function notMade(bundle, roles) {
    const files = roles.map((role) => `${role}.private.asc`).join(' and ');
    return `${bundle}.bundle is not written: ${files} ${roles.length === 1 ? 'is' : 'are'} not in the folder.`;
}
function privateIn(folder, role) {
    const path = (0,external_node_path_.join)(folder, `${role}.private.asc`);
    return (0,external_node_fs_.existsSync)(path) ? new core_secret/* Secret */.zh((0,files/* readInputFile */.j)('output', path)) : undefined;
}

// EXTERNAL MODULE: ./build/key-bundle/key-bundle.js + 1 modules
var key_bundle = __webpack_require__(77059);
;// CONCATENATED MODULE: ./build/keys/write-bundle.js



const BUNDLE_BELONGS = {
    backup: 'One secret of the repository, as `key-bundle` of the backup job. It replaces `encrypt-to`, `runner-key`, `signers` and `verifiers`.',
    verify: 'One secret of the environment of the verify job, as its `key-bundle`. It replaces `decrypt-with`, `verifier-key`, `signers` and `verifiers`. It contains the recovery key: never give it to a backup job.',
};
const PASSPHRASE_APART = 'Its passphrase is not in it: that stays a secret of its own, `key-passphrase`.';
function bundlePath(directory, role) {
    return (0,external_node_path_.join)(directory, `${role}.bundle`);
}
async function writeBundle({ outputDirectory, passphrase }, bundle) {
    const { role, environment } = bundle;
    const path = bundlePath(outputDirectory, role);
    const unfinished = `${path}.new`;
    await (0,promises_.rm)(unfinished, { force: true });
    await (0,promises_.writeFile)(unfinished, `${(0,key_bundle/* writeKeyBundle */.H)(bundle).reveal()}\n`, { mode: 0o600, flag: 'wx' });
    await (0,promises_.rename)(unfinished, path);
    const apart = role === 'verify' && passphrase !== undefined ? ` ${PASSPHRASE_APART}` : '';
    return { role, path, variables: [...environment.keys()], belongs: `${BUNDLE_BELONGS[role]}${apart}` };
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
async function runKeygen(request, dependencies) {
    const { run } = (0,run_context/* beginRun */.T)(dependencies);
    const keys = [];
    const bundles = [];
    await run.guard(async () => {
        const credentials = request.withCredentials ? credentialsForBundles(dependencies.host) : NO_CREDENTIALS;
        if (request.keepKeys) {
            const { made, missing } = await bundlesOfKeptKeys(request.outputDirectory, credentials, dependencies.host.mask);
            for (const bundle of made)
                bundles.push(await writeBundle(request, bundle));
            run.warn(...missing);
            return;
        }
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
        for (const role of bundle_roles/* BUNDLE_ROLES */.$m)
            await refuseExisting(bundlePath(request.outputDirectory, role));
        const pairs = new Map();
        for (const plan of planned) {
            const passphrase = plan.role === 'recovery' ? request.passphrase : undefined;
            const key = await generateKeyPair(plan.role, request.identity, passphrase);
            await (0,promises_.writeFile)(plan.privatePath, key.armoredPrivate.reveal(), { mode: 0o600, flag: 'wx' });
            await (0,promises_.writeFile)(plan.publicPath, key.armoredPublic, { mode: 0o644, flag: 'wx' });
            keys.push({ ...plan, fingerprint: key.fingerprint, userId: key.userId });
            pairs.set(plan.role, key);
        }
        const made = (0,job_bundles/* jobBundles */.bP)(Object.fromEntries(pairs), credentials);
        for (const bundle of made)
            bundles.push(await writeBundle(request, bundle));
        if (request.passphrase === undefined) {
            run.warn('The recovery key is not locked with a passphrase: anyone with its file can read every backup.');
        }
    });
    return { mode: 'keygen', ...run.facts(false), keys, bundles };
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

/***/ 56484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ requireOneRoleEach),
/* harmony export */   H: () => (/* binding */ requireOneRoleAcross)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_key_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29679);
/* harmony import */ var _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99148);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45549);
/* harmony import */ var _key_identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17363);





async function requireOneRoleEach(given, before) {
    const keys = await keysOf(given);
    for (const each of keys)
        requireStatedRole(each);
    requireDifferentKeys(keys);
    if (before !== undefined)
        for (const each of keys)
            requireSameRoleAsBefore(each, before);
    return keys.map(({ key }) => (0,_key_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .c)(key));
}
async function requireOneRoleAcross(databases) {
    const keys = [];
    for (const { name, given } of databases) {
        keys.push(...(await keysOf(given)).map((each) => ({ ...each, database: name })));
    }
    requireDifferentKeys(keys);
}
async function keysOf(given) {
    const keys = [];
    for (const { option, armored } of given) {
        for (const text of armored)
            keys.push(...(await readKeys(text)).map((key) => ({ option, key })));
    }
    return keys;
}
async function readKeys(armoredKeys) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_2__/* .loadOpenpgp */ .aS)();
    return library.readKeys({ armoredKeys }).catch(() => []);
}
function requireStatedRole({ option, key }) {
    const { role } = _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[option];
    const roles = key.users.map(({ userID }) => (0,_core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .roleInUserId */ .Af)(userID?.userID ?? ''));
    const stated = roles.find((each) => each !== undefined && each !== role);
    if (stated === undefined)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_ROLE', `\`${option}\` was given a ${stated} key, ${(0,_key_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOfKey */ .m)(key)}. It must be ${wanted(option)}.`, { hint: _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .WHY_ALONE */ .Jw[stated] });
}
function requireDifferentKeys(keys) {
    const seen = new Map();
    for (const each of keys) {
        for (const part of each.key.getKeys()) {
            const fingerprint = part.getFingerprint();
            const other = seen.get(fingerprint) ?? each;
            seen.set(fingerprint, other);
            if (_core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[other.option].role !== _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[each.option].role)
                throw sameKey(other, each);
        }
    }
}
function sameKey(one, other) {
    const name = (0,_key_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOfKey */ .m)(one.key);
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_ROLE', `${placeOf(one)} and ${placeOf(other)} were given the same key, ${name}. A key has one role.`, {
        hint: `Give ${wanted(one.option)} as \`${one.option}\`, and ${wanted(other.option)} as \`${other.option}\`. \`keygen\` makes them.`,
    });
}
function placeOf({ option, database }) {
    return database === undefined ? `\`${option}\`` : `\`${option}\` of ${database}`;
}
function requireSameRoleAsBefore({ option, key }, { id, signer, recipients }) {
    const { role } = _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[option];
    const identity = (0,_key_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .c)(key);
    const roles = [
        ...(signer === identity.fingerprint ? ['runner'] : []),
        ...(recipients.includes(identity.fingerprint) ? ['recovery'] : []),
    ];
    const other = roles.find((each) => each !== role);
    if (other === undefined)
        return;
    const what = other === 'runner' ? `signed the backup ${id}` : `decrypts the backup ${id}`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_ROLE', `\`${option}\` was given the key ${(0,_core_key_name_js__WEBPACK_IMPORTED_MODULE_4__/* .keyName */ .x)(identity)}, which ${what}: it is a ${other} key. It must be ${wanted(option)}.`, { hint: `${_core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .WHY_ALONE */ .Jw[other]} Give another key, or make one with \`keygen\`.` });
}
function wanted(option) {
    const { role, half } = _core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_PLACES */ .bl[option];
    return `the ${half} ${role} key, ${(0,_core_key_role_js__WEBPACK_IMPORTED_MODULE_1__/* .keyFileOf */ .Bj)(option)}`;
}


/***/ }),

/***/ 84364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readInputBytes),
/* harmony export */   j: () => (/* binding */ readInputFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


const MAX_BYTES = 1024 * 1024;
function readInputFile(name, path, isShown = true) {
    return readInputBytes(name, path, isShown).toString('utf8');
}
function readInputBytes(name, path, isShown = true) {
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
        if (!stat.isFile())
            throw new Error('it is not a regular file');
        if (stat.size > MAX_BYTES)
            throw new Error(`it is larger than ${MAX_BYTES} bytes`);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path);
    }
    catch (cause) {
        const shown = !isShown || path.length > 80 || /\s/.test(path) ? 'the file' : `the file "${path}"`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('FILE_UNREADABLE', `Can't read ${shown} that \`${name}\` names: ${reason(cause)}.`, {
            hint: isCheckoutMissing() ? CHECKOUT : `Check the path; it is relative to ${process.cwd()}.`,
            cause,
        });
    }
}
const CHECKOUT = 'The workspace of this job is empty: run actions/checkout first, in the same job, to get the files of the repository.';
function isCheckoutMissing() {
    const folder = process.env['GITHUB_WORKSPACE'];
    if (process.env['GITHUB_ACTIONS'] !== 'true' || !folder)
        return false;
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder).length === 0;
    }
    catch (thrown) {
        return thrown.code === 'ENOENT';
    }
}
function reason(cause) {
    const code = cause.code;
    if (code === 'ENOENT')
        return 'it does not exist';
    if (code === 'EACCES')
        return 'permission denied';
    return code ?? (cause instanceof Error ? cause.message : 'unknown reason');
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

/***/ 88246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ beginRun),
  x: () => (/* binding */ storedAt)
});

// EXTERNAL MODULE: ./build/repository/stored-database.js + 2 modules
var stored_database = __webpack_require__(86920);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/version.js
var version = __webpack_require__(58860);
;// CONCATENATED MODULE: ./build/run/run.js


class Run {
    startedAt;
    #dependencies;
    #startedMs;
    #phases = [];
    #warnings = [];
    #closers = [];
    #labels = new Set();
    #keyExpiry = [];
    #error;
    constructor(dependencies) {
        this.#dependencies = dependencies;
        this.startedAt = dependencies.clock.now();
        this.#startedMs = dependencies.clock.monotonicMs();
    }
    get elapsedMs() {
        return this.#dependencies.clock.monotonicMs() - this.#startedMs;
    }
    get phases() {
        return [...this.#phases];
    }
    get error() {
        return this.#error;
    }
    async phase(phase, work) {
        const { clock, host } = this.#dependencies;
        const startMs = clock.monotonicMs();
        host.log.debug(`Phase: ${phase}`);
        try {
            return await work();
        }
        finally {
            this.#phases.push({ phase, durationMs: Math.round(clock.monotonicMs() - startMs) });
        }
    }
    warn(...messages) {
        for (const message of messages) {
            if (this.#warnings.includes(message))
                continue;
            this.#warnings.push(message);
            this.#dependencies.host.log.warning(message);
        }
    }
    noteKeys(use, ...ends) {
        for (const end of ends) {
            if (end === undefined)
                continue;
            this.#keyExpiry.push({ use, fingerprint: end.fingerprint, expiresAt: end.endsAt?.toISOString() ?? null });
        }
    }
    isFirst(label) {
        const { size } = this.#labels;
        return this.#labels.add(label).size > size;
    }
    closeAtEnd(resource) {
        this.#closers.push(() => resource.close());
        return resource;
    }
    async guard(work) {
        try {
            await (0,errors/* throwIfCancelledByNow */.sE)(this.#dependencies.host.signal);
            await work();
        }
        catch (thrown) {
            this.fail(thrown);
        }
        for (const close of this.#closers.reverse())
            await this.#close(close);
    }
    closing(resource) {
        return { [Symbol.asyncDispose]: () => this.#close(() => resource.close()) };
    }
    async #close(close) {
        await close().catch((thrown) => {
            this.keepWords(thrown);
            this.warn(`Cleaning up: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
        });
    }
    fail(thrown) {
        const { signal, log } = this.#dependencies.host;
        const error = signal.aborted ? (0,errors/* cancellation */.WN)(signal) : (0,errors/* toRestorableError */.tj)(thrown);
        this.#error ??= error;
        this.keepWords(thrown);
        for (const line of (0,errors/* causesOf */.cZ)(thrown, { withFrames: true }))
            log.debug(line);
    }
    keepWords(thrown) {
        for (const words of (0,errors/* foreignWordsOf */.Rw)(thrown))
            this.#dependencies.host.toolWords.add(words);
    }
    facts(findings) {
        const { host } = this.#dependencies;
        const error = this.#error;
        return {
            tool: version/* TOOL */.j,
            startedAt: this.startedAt.toISOString(),
            durationMs: Math.round(this.elapsedMs),
            exitCode: error !== undefined ? (0,errors/* exitCodeOf */.FO)(error) : findings ? errors/* EXIT */.dc.finding : errors/* EXIT */.dc.done,
            error: error === undefined
                ? undefined
                : { code: error.code, message: host.scrub(error.message), hint: error.hint && host.scrub(error.hint) },
            warnings: this.#warnings.map((warning) => host.scrub(warning)),
            phases: this.#phases,
            ...(this.#keyExpiry.length === 0 ? {} : { keyExpiry: this.#keyExpiry }),
        };
    }
}

;// CONCATENATED MODULE: ./build/run/run-context.js


function beginRun(dependencies) {
    return { ...dependencies, run: new Run(dependencies) };
}
function storedAt(storage, name, { clock, host }) {
    return new stored_database/* StoredDatabase */.d(storage, { name, clock, signal: host.signal });
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
