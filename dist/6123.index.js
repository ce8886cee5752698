export const id = 6123;
export const ids = [6123];
export const modules = {

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

/***/ 48937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ requireDatabaseName),
/* harmony export */   Tg: () => (/* binding */ suggestDatabaseName),
/* harmony export */   lH: () => (/* binding */ isDatabaseName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const PATTERN = /^[a-z0-9][a-z0-9._-]{0,62}$/;
const SHOWN_AT_MOST = 80;
function isDatabaseName(text) {
    return PATTERN.test(text) && !text.includes('..');
}
function requireDatabaseName(text) {
    if (isDatabaseName(text))
        return text;
    const shown = text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)}…` : text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `The name ${JSON.stringify(shown)} can't be used in storage.`, {
        hint: 'Use 1 to 63 lower-case letters, digits, ".", "_" or "-", starting with a letter or digit.',
    });
}
function suggestDatabaseName(text) {
    const name = text
        .toLowerCase()
        .replaceAll(/[^a-z0-9._-]+/g, '-')
        .replaceAll(/\.{2,}/g, '.')
        .replace(/^[._-]+/, '')
        .slice(0, 63)
        .replace(/[._-]+$/, '');
    return PATTERN.test(name) ? name : undefined;
}


/***/ }),

/***/ 23306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ partOf),
/* harmony export */   Mw: () => (/* binding */ closestPattern),
/* harmony export */   Pt: () => (/* binding */ isPattern),
/* harmony export */   Vb: () => (/* binding */ nameOf)
/* harmony export */ });
const STAR = '*';
function isPattern(key) {
    return key.includes(STAR);
}
function partOf(pattern, name) {
    const at = pattern.indexOf(STAR);
    const [head, tail] = [pattern.slice(0, at), pattern.slice(at + 1)];
    if (name.length <= head.length + tail.length || !name.startsWith(head) || !name.endsWith(tail))
        return undefined;
    return name.slice(head.length, name.length - tail.length);
}
function nameOf(pattern, part) {
    return pattern.replace(STAR, () => part);
}
function closestPattern(patterns, name) {
    return patterns
        .filter((pattern) => isPattern(pattern) && partOf(pattern, name) !== undefined)
        .toSorted((a, b) => b.length - a.length)[0];
}


/***/ }),

/***/ 77689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ CONDITIONS),
/* harmony export */   o: () => (/* binding */ SEVERITIES)
/* harmony export */ });
const SEVERITIES = ['critical', 'warning'];
const CONDITIONS = {
    'backup-failed': 'critical',
    'backup-overdue': 'critical',
    'backup-incomplete': 'warning',
    'verification-failed': 'critical',
    'verification-error': 'critical',
    'verification-overdue': 'critical',
    'destination-stale': 'warning',
    capacity: 'warning',
    'size-anomaly': 'warning',
    'key-expiry': 'warning',
    'schedule-disabled': 'critical',
    'three-two-one': 'warning',
    'run-failed': 'critical',
    'restore-failed': 'critical',
    'drill-failed': 'critical',
    'runbook-failed': 'critical',
    'list-failed': 'critical',
    'status-failed': 'critical',
    'history-failed': 'critical',
    'prune-failed': 'critical',
    'sync-failed': 'critical',
    'check-destinations-failed': 'critical',
    'hold-failed': 'critical',
    'release-failed': 'critical',
    'page-failed': 'critical',
    'evidence-failed': 'critical',
    'doctor-failed': 'critical',
    'matrix-failed': 'critical',
};


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

/***/ 1092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jc: () => (/* binding */ addressMistake),
/* harmony export */   Qi: () => (/* binding */ kindOfAddress),
/* harmony export */   ag: () => (/* binding */ kindSynonym)
/* harmony export */ });
/* harmony import */ var _ports_channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11258);

const KNOWN_ADDRESSES = [
    { kind: 'slack', pattern: /^https:\/\/hooks\.slack(?:-gov)?\.com\/services\//i, isComplete: true },
    {
        kind: 'discord',
        pattern: /^https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\//i,
        isComplete: true,
    },
    {
        kind: 'teams',
        pattern: /^https:\/\/[^/]+\.(?:logic\.azure|api\.powerplatform)\.(?:com|us)(?::443)?\//i,
        isComplete: true,
    },
    { kind: 'telegram', pattern: /^https:\/\/api\.telegram\.org\//i, isComplete: false },
];
const UNUSABLE = [
    [
        /^https:\/\/(?:[^/]*\.)?(?:webhook\.office\.com|outlook\.office(?:365)?\.com\/webhook)/i,
        {
            what: 'has the address of a connector, which Microsoft retired',
            hint: 'In Teams, create a workflow that posts to a channel when a webhook request is received. Write `teams` and its address.',
        },
    ],
    [
        /^https:\/\/hooks\.slack(?:-gov)?\.com\/(?:workflows|triggers)\//i,
        {
            what: 'has the address of a workflow of Slack, which takes variables instead of a message',
            hint: 'Create an incoming webhook: its address begins with https://hooks.slack.com/services/.',
        },
    ],
    [
        /^https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/api\/.*\/(?:slack|github)\/?(?:\?|$)/i,
        {
            what: 'has an address of Discord for the messages of another service',
            hint: 'Remove /slack or /github at its end, and write `discord` in front of it.',
        },
    ],
];
const MAIL = 'Mail is sent by `github-issues`, or by your own Apprise API: docs/alerts.md#e-mail.';
const HEARTBEAT = 'Give its address as `heartbeat`.';
const SYNONYMS = {
    msteams: 'Did you mean `teams`?',
    'microsoft-teams': 'Did you mean `teams`?',
    mattermost: 'Write `slack` and the address of an incoming webhook of Mattermost.',
    rocketchat: 'Write `slack` and the address of an incoming webhook of Rocket.Chat.',
    github: 'Did you mean `github-issues`?',
    issues: 'Did you mean `github-issues`?',
    http: 'Did you mean `webhook`?',
    https: 'Did you mean `webhook`?',
    url: 'Did you mean `webhook`?',
    healthchecks: HEARTBEAT,
    healthcheck: HEARTBEAT,
    heartbeat: HEARTBEAT,
    email: MAIL,
    mail: MAIL,
    mailto: MAIL,
    smtp: MAIL,
    smtps: MAIL,
};
function kindSynonym(word) {
    return Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : undefined;
}
function kindOfAddress(address) {
    return KNOWN_ADDRESSES.find(({ pattern }) => pattern.test(address));
}
function addressMistake(kind, address) {
    const unusable = UNUSABLE.find(([pattern]) => pattern.test(address))?.[1];
    if (unusable !== undefined)
        return unusable;
    const meant = kindOfAddress(address)?.kind;
    if (meant !== undefined && meant !== kind) {
        return { what: `has an address of \`${meant}\` after \`${kind}\``, hint: `Write \`${exampleOf(meant)}\`.` };
    }
    if ((0,_ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOfChannel */ .W6)(kind).address === 'secret' && address.includes('://')) {
        return { what: `has a URL after \`${kind}\``, hint: `Write \`${exampleOf(kind)}\`.` };
    }
    const isKind = _ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .CHANNEL_NAMES */ .bW.some((each) => each === address.toLowerCase());
    return isKind ? { what: 'has two kinds', hint: 'Write one channel on each line.' } : undefined;
}
function exampleOf(kind) {
    return (0,_ports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOfChannel */ .W6)(kind).example;
}


/***/ }),

/***/ 11498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ readDestinations),
/* harmony export */   z: () => (/* binding */ requireDifferent)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81590);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88050);
/* harmony import */ var _ports_destination_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4629);
/* harmony import */ var _mistaken_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(75417);
/* harmony import */ var _pasted_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3754);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26913);
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95949);
/* harmony import */ var _urls_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(28625);









const WEB_ADDRESS = 'Give the address of a storage in `endpoint`: s3://bucket/prefix?endpoint=https://host.';
const FOREIGN_SCHEMES = {
    gcs: 'Did you mean `gs`?',
    az: 'Did you mean `azure`?',
    azblob: 'Did you mean `azure`?',
    ssh: 'Did you mean `sftp`?',
    scp: 'Did you mean `sftp`?',
    webdav: 'Create an rclone remote for it with `rclone config`, and write rclone://remote/path.',
    http: WEB_ADDRESS,
    https: WEB_ADDRESS,
    ftp: 'Create an rclone remote for it with `rclone config`, and write rclone://remote/path.',
    restic: 'That is a different tool. Name its storage.',
};
const COMMON = {
    timeout: (value) => ({ timeoutMs: readDuration(value) }),
    offsite: (value) => ({ offsite: readBoolean(value) }),
};
function readDestinations(lines) {
    requireDifferent(lines);
    return lines.map((pasted) => {
        const line = (0,_pasted_url_js__WEBPACK_IMPORTED_MODULE_4__/* .unwrapUrl */ .LS)(pasted);
        const mistake = (0,_mistaken_text_js__WEBPACK_IMPORTED_MODULE_8__/* .destinationMistake */ .Xd)(line);
        if (mistake !== undefined)
            throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .invalid */ .Gq)('destination', `A \`destination\` ${mistake.what}.`, mistake.hint);
        const scheme = (0,_urls_js__WEBPACK_IMPORTED_MODULE_7__/* .schemeOf */ .dz)(line);
        const known = _ports_destination_js__WEBPACK_IMPORTED_MODULE_3__/* .DESTINATION_SCHEMES */ .UH.find((each) => each === scheme);
        if (known !== undefined) {
            const { url, settings } = takeCommonParameters(line);
            return { scheme: known, url: new _core_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .zh(url), ...settings };
        }
        if (scheme === undefined) {
            throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .invalid */ .Gq)('destination', 'A `destination` has no scheme.', `Write ${_ports_destination_js__WEBPACK_IMPORTED_MODULE_3__/* .DESTINATION_EXAMPLES */ .dt}.`);
        }
        const hint = FOREIGN_SCHEMES[scheme] ?? (0,_suggest_js__WEBPACK_IMPORTED_MODULE_6__/* .didYouMean */ .au)(scheme, _ports_destination_js__WEBPACK_IMPORTED_MODULE_3__/* .DESTINATION_SCHEMES */ .UH);
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .invalid */ .Gq)('destination', `\`destination\` has an unknown scheme "${scheme.slice(0, 30)}:".`, hint);
    });
}
function requireDifferent(lines) {
    if (new Set(lines).size === lines.length)
        return;
    throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .invalid */ .Gq)('destination', 'The same `destination` is listed twice.', 'Remove one of the two lines.');
}
function takeCommonParameters(line) {
    let settings = { timeoutMs: undefined, offsite: undefined };
    const at = line.indexOf('?');
    if (at === -1 || !/^[a-z0-9]+:\/\//i.test(line))
        return { url: line, settings };
    const rest = [];
    const seen = new Set();
    for (const pair of line.slice(at + 1).split('&')) {
        const [[name = '', value = ''] = []] = [...new URLSearchParams(pair)];
        const common = _ports_destination_js__WEBPACK_IMPORTED_MODULE_3__/* .COMMON_PARAMETERS */ .jj.find((each) => each === name);
        if (common === undefined) {
            rest.push(pair);
            continue;
        }
        if (seen.has(name))
            throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .invalid */ .Gq)('destination', `A \`destination\` has the parameter "${name}" twice.`);
        seen.add(name);
        settings = { ...settings, ...COMMON[common](value) };
    }
    return { url: rest.length === 0 ? line.slice(0, at) : `${line.slice(0, at)}?${rest.join('&')}`, settings };
}
function readDuration(value) {
    try {
        const limitMs = (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDurationMs */ .y)(value);
        if (limitMs > 0)
            return limitMs;
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)(thrown, ['request']);
    }
    throw wrong('timeout', 'is not a duration', 'Write timeout=30m.');
}
function readBoolean(value) {
    if (value === 'true' || value === 'false')
        return value === 'true';
    throw wrong('offsite', 'is neither true nor false', 'Write offsite=true or offsite=false.');
}
function wrong(name, what, hint) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INPUT_INVALID', `The parameter "${name}" of a \`destination\` ${what}.`, { hint });
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

/***/ 99777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ readChannels)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/ports/channel.js
var channel = __webpack_require__(11258);
// EXTERNAL MODULE: ./build/options/channel-mistakes.js
var channel_mistakes = __webpack_require__(1092);
// EXTERNAL MODULE: ./build/core/watch/condition.js
var condition = __webpack_require__(77689);
// EXTERNAL MODULE: ./build/options/given.js
var given = __webpack_require__(90974);
// EXTERNAL MODULE: ./build/options/service-url.js
var service_url = __webpack_require__(76464);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
;// CONCATENATED MODULE: ./build/options/channel-settings.js






const FILTERS = ['severity', 'conditions'];
const CONDITION_NAMES = Object.keys(condition/* CONDITIONS */.V);
const MISSING_SECRET = {
    what: given/* NO_SECRET */.zY.replace(/\.$/, ''),
    hint: 'Check its name and the `environment:` of the job: jobs of forks and Dependabot get no secrets. To run without this channel, remove the line.',
};
function isSetting(kind, word) {
    const { parameters, flags } = (0,channel/* factsOfChannel */.W6)(kind);
    const at = word.indexOf('=');
    return at === -1 ? flags.includes(word) : [...parameters, ...FILTERS].includes(word.slice(0, at));
}
function readSettings(kind, words, wrong) {
    const facts = (0,channel/* factsOfChannel */.W6)(kind);
    const values = new Map();
    const flags = new Set();
    for (const word of words) {
        const [name = '', ...rest] = word.split('=');
        if (!isSetting(kind, word))
            throw unknownSetting(name, kind, wrong);
        if (values.has(name) || flags.has(name))
            throw wrong(`has \`${name}\` twice`, 'Remove one of them.');
        if (word.includes('='))
            values.set(name, rest.join('='));
        else
            flags.add(name);
    }
    for (const [name, value] of values)
        requireValue(kind, name, value, wrong);
    const missing = facts.required.find((name) => !values.has(name));
    if (missing !== undefined)
        throw wrong(`needs \`${missing}=\` after the address`, `Write \`${facts.example}\`.`);
    const own = [...values].filter(([name]) => !FILTERS.includes(name));
    return {
        parameters: new Map(own.map(([name, value]) => [name, new secret/* Secret */.zh(value)])),
        flags,
        filter: filterOf(values, wrong),
    };
}
function unknownSetting(name, kind, wrong) {
    const { parameters, flags } = (0,channel/* factsOfChannel */.W6)(kind);
    const shown = /^[a-z][a-z-]{0,19}$/i.test(name) ? `the unknown setting \`${name}\`` : 'an unknown setting';
    return wrong(`has ${shown}`, (0,suggest/* didYouMean */.au)(name, [...parameters, ...flags, ...FILTERS]));
}
function requireValue(kind, name, value, wrong) {
    const { urls, forms, example } = (0,channel/* factsOfChannel */.W6)(kind);
    if (value === '')
        throw wrong(`has no value after \`${name}=\`: ${MISSING_SECRET.what}`, MISSING_SECRET.hint);
    const url = urls.includes(name) ? (0,service_url/* readServiceUrl */.b)(value) : undefined;
    if (typeof url === 'string')
        throw wrong(`has a value of \`${name}\` that ${url}`, `Write \`${name}=https://host\`.`);
    const form = forms[name];
    if (form?.pattern.test(value) === false)
        throw wrong(`has a value of \`${name}\` that is not ${form.text}`, `Write \`${example}\`.`);
}
function filterOf(values, wrong) {
    const level = values.get('severity') ?? 'warning';
    const severity = condition/* SEVERITIES */.o.find((each) => each === level);
    if (severity === undefined) {
        throw wrong('has an unknown severity', 'Write severity=critical, or severity=warning for everything.');
    }
    const names = values
        .get('conditions')
        ?.split(',')
        .filter((name) => name !== '');
    return { severity, conditions: names?.map((name) => conditionOf(name, wrong)) };
}
function conditionOf(text, wrong) {
    const name = CONDITION_NAMES.find((each) => each === text);
    if (name === undefined)
        throw wrong('has an unknown condition', (0,suggest/* didYouMean */.au)(text, CONDITION_NAMES));
    return name;
}

// EXTERNAL MODULE: ./build/options/mistaken-text.js
var mistaken_text = __webpack_require__(75417);
// EXTERNAL MODULE: ./build/options/pasted-url.js
var pasted_url = __webpack_require__(3754);
;// CONCATENATED MODULE: ./build/options/notify.js









function readChannels(text) {
    const channels = [];
    const problems = [];
    const seen = new Map();
    let issues;
    for (const [at, line] of text.split(/\r?\n/).entries()) {
        if (line.trim() === '')
            continue;
        const number = at + 1;
        try {
            const { kind, filter, ...rest } = readLine(line, number);
            const same = identityOf(kind, rest);
            const first = seen.get(same);
            if (first !== undefined)
                throw wrong(number, `is the same channel as line ${first}`, 'Remove one of them.');
            seen.set(same, number);
            if (kind === 'github-issues')
                issues = filter;
            else
                channels.push({ kind, ...rest, ...filter });
        }
        catch (thrown) {
            if (!(thrown instanceof errors/* RestorableError */.s$))
                throw thrown;
            problems.push(thrown);
        }
    }
    return { channels, issues, problems };
}
function identityOf(kind, { address, parameters }) {
    return JSON.stringify([kind, address.reveal(), [...parameters].map(([name, value]) => [name, value.reveal()])]);
}
function readLine(line, number) {
    const { kind, words } = splitKind(line, number);
    const { address, settings } = splitAddress(kind, words, number);
    return {
        kind,
        address: new secret/* Secret */.zh(address),
        ...readSettings(kind, settings, (what, hint) => wrong(number, what, hint)),
    };
}
function splitKind(line, number) {
    const words = line.trim().split(/\s+/);
    const first = words[0] ?? '';
    const name = first.replace(/:$/, '').toLowerCase();
    const kind = channel/* CHANNEL_NAMES */.bW.find((each) => each === name);
    if (kind !== undefined)
        return { kind, words: words.slice(1) };
    const meant = (0,channel_mistakes/* kindOfAddress */.Qi)((0,pasted_url/* unwrapUrl */.LS)(first));
    if (meant?.isComplete === true)
        return { kind: meant.kind, words };
    if (meant !== undefined)
        throw wrong(number, 'has no kind', `Write \`${(0,channel/* factsOfChannel */.W6)(meant.kind).example}\`.`);
    const mistake = (0,mistaken_text/* unevaluated */.pb)(line.trim()) ?? (0,channel_mistakes/* addressMistake */.Jc)('webhook', (0,pasted_url/* unwrapUrl */.LS)(first));
    if (mistake !== undefined)
        throw wrong(number, mistake.what, mistake.hint);
    if (first.includes('://')) {
        throw wrong(number, 'has no kind', `Write it in front of the address: ${channel/* CHANNEL_LIST */.JM}.`);
    }
    throw wrong(number, 'begins with an unknown kind', (0,channel_mistakes/* kindSynonym */.ag)(name) ?? (0,suggest/* didYouMean */.au)(name, channel/* CHANNEL_NAMES */.bW));
}
function splitAddress(kind, words, number) {
    const facts = (0,channel/* factsOfChannel */.W6)(kind);
    if (facts.address === 'none')
        return { address: '', settings: words };
    const [first, ...settings] = words;
    if (first === undefined || isSetting(kind, first)) {
        throw wrong(number, `has no address after \`${kind}\`: ${MISSING_SECRET.what}`, MISSING_SECRET.hint);
    }
    const mistake = (0,mistaken_text/* unevaluated */.pb)(words.join(' ')) ?? (0,mistaken_text/* unevaluated */.pb)(first);
    if (mistake !== undefined)
        throw wrong(number, mistake.what, mistake.hint);
    const address = (0,pasted_url/* unwrapUrl */.LS)(first);
    const other = (0,channel_mistakes/* addressMistake */.Jc)(kind, address);
    if (other !== undefined)
        throw wrong(number, other.what, other.hint);
    if (facts.address === 'url') {
        const url = (0,service_url/* readServiceUrl */.b)(address);
        if (typeof url === 'string')
            throw wrong(number, `has an address that ${url}`, `Write \`${facts.example}\`.`);
    }
    if (facts.form?.pattern.test(address) === false) {
        throw wrong(number, `has an address that is not ${facts.form.text}`, `Write \`${facts.example}\`.`);
    }
    return { address, settings };
}
function wrong(number, what, hint) {
    return new errors/* RestorableError */.s$('INPUT_INVALID', `Line ${number} of \`notify\` ${what}.`, { hint });
}


/***/ }),

/***/ 21280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G7: () => (/* binding */ chosenSource),
/* harmony export */   V$: () => (/* binding */ meansEveryText),
/* harmony export */   gK: () => (/* binding */ EVERY_NAME),
/* harmony export */   yg: () => (/* binding */ meansEvery)
/* harmony export */ });
/* unused harmony export databaseOnServer */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_planning_name_pattern_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23306);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88050);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26913);
/* harmony import */ var _urls_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28625);





const EVERY = /^((?:postgres(?:ql)?|mysql|mariadb):\/\/[^/?#]*\/)\*(?=$|\?)/i;
const EVERY_NAME = '*';
function meansEvery({ url }) {
    return EVERY.test(url.reveal());
}
function meansEveryText(text) {
    if (text === undefined)
        return false;
    try {
        return meansEvery((0,_urls_js__WEBPACK_IMPORTED_MODULE_3__/* .readDatabaseUrl */ .Bq)('database', text));
    }
    catch (thrown) {
        (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['request']);
        return false;
    }
}
function databaseOnServer(source, database) {
    const url = source.url
        .reveal()
        .replace(EVERY, (_whole, server) => `${server}${encodeURIComponent(database)}`);
    return { ...source, url: new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(url) };
}
function chosenSource(source, pattern, name) {
    const part = name !== undefined && (0,_core_planning_name_pattern_js__WEBPACK_IMPORTED_MODULE_4__/* .isPattern */ .Pt)(pattern ?? EVERY_NAME) ? (0,_core_planning_name_pattern_js__WEBPACK_IMPORTED_MODULE_4__/* .partOf */ .BU)(pattern ?? EVERY_NAME, name) : undefined;
    if (!meansEvery(source)) {
        if (pattern === undefined || part === undefined)
            return source;
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('database', `\`database\` of "${pattern}" is one database, but the name means several.`, 'End the URL with /*, or give the database a name without *.');
    }
    if (part !== undefined)
        return databaseOnServer(source, part);
    throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('database', '`database` ends with /*, which means every database of the server, but the name is that of one.', 'In `config`, give it a name with *, such as "*" or "prod-*". Without `config`, leave out `name`, or give the names of some.');
}


/***/ }),

/***/ 17756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I4: () => (/* binding */ ISSUE_ALERTS),
/* harmony export */   MV: () => (/* binding */ NO_ALERTS),
/* harmony export */   RU: () => (/* binding */ readSetupAlerts),
/* harmony export */   R_: () => (/* binding */ givenAlerts)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);
/* harmony import */ var _notify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99777);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26913);



const NO_ALERTS = { issues: undefined, channels: [] };
const ISSUE_ALERTS = { issues: 'github-issues', channels: [] };
function readSetupAlerts(lines) {
    const [problem] = (0,_notify_js__WEBPACK_IMPORTED_MODULE_1__/* .readChannels */ .N)(lines.join('\n')).problems;
    if (problem !== undefined)
        throw problem;
    const channels = [];
    let issues;
    for (const line of lines) {
        const [spec] = (0,_notify_js__WEBPACK_IMPORTED_MODULE_1__/* .readChannels */ .N)(line).channels;
        if (spec === undefined)
            issues = line.trim();
        else
            channels.push({ line: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(line.trim()), spec });
    }
    return { issues, channels };
}
function givenAlerts(notify, alerts) {
    const isNone = notify.length === 1 && notify[0]?.trim().toLowerCase() === 'none';
    if (alerts === undefined) {
        if (isNone)
            return NO_ALERTS;
        return notify.length === 0 ? undefined : readSetupAlerts(notify);
    }
    if (isNone)
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('alerts', '`notify: none` and `alerts` were given together.', 'Remove one of them.');
    const read = readSetupAlerts(notify);
    if (read.issues === undefined)
        return { ...read, issues: alerts };
    throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)('alerts', '`alerts` and the line `github-issues` of `notify` are the same.', 'Remove one of them.');
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

/***/ 28625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ readDatabaseUrl),
/* harmony export */   Zt: () => (/* binding */ suggestedName),
/* harmony export */   dz: () => (/* binding */ schemeOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48937);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88050);
/* harmony import */ var _mistaken_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75417);
/* harmony import */ var _pasted_url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3754);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26913);
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95949);







const ENGINE_OF_SCHEME = {
    postgres: 'postgres',
    postgresql: 'postgres',
    mysql: 'mysql',
    mariadb: 'mariadb',
    sqlite: 'sqlite',
    d1: 'd1',
};
const DATABASE_SCHEMES = Object.keys(ENGINE_OF_SCHEME);
const BY_COMMAND = new Set(['mongodb', 'mongodb+srv', 'mssql', 'sqlserver', 'redis', 'rediss', 'valkey']);
function readDatabaseUrl(option, pasted, say = () => { }) {
    const { url: text, ignored } = (0,_pasted_url_js__WEBPACK_IMPORTED_MODULE_3__/* .readPastedUrl */ .tg)(pasted);
    const scheme = schemeOf(text);
    const mistake = (0,_mistaken_text_js__WEBPACK_IMPORTED_MODULE_6__/* .databaseMistake */ .Kc)((0,_pasted_url_js__WEBPACK_IMPORTED_MODULE_3__/* .unwrapUrl */ .LS)(pasted)) ?? (0,_mistaken_text_js__WEBPACK_IMPORTED_MODULE_6__/* .databaseMistake */ .Kc)(text);
    if (mistake !== undefined)
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(option, `\`${option}\` ${mistake.what}.`, mistake.hint);
    if (scheme === undefined) {
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(option, `\`${option}\` has no scheme.`, 'Start it with postgres://, mysql://, mariadb://, sqlite: or d1:// and quote it in a shell.');
    }
    if (!isKey(ENGINE_OF_SCHEME, scheme)) {
        if (scheme === 'command') {
            throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(option, `\`${option}\`: command: is only allowed in \`target\` of a restore.`, 'A backup and a verification use `config` and `name`. A verification restores into a private folder.');
        }
        if (BY_COMMAND.has(scheme)) {
            throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(option, `\`${option}\`: ${scheme} databases are backed up by your own commands.`, 'Name their dump and restore commands in a configuration file (`config`); docs/other-databases.md has recipes.');
        }
        const message = `\`${option}\` has an unknown scheme "${scheme.slice(0, 30)}:".`;
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(option, message, (0,_suggest_js__WEBPACK_IMPORTED_MODULE_5__/* .didYouMean */ .au)(scheme, DATABASE_SCHEMES));
    }
    const engine = ENGINE_OF_SCHEME[scheme];
    if (engine !== 'sqlite' && !/^\w+:\/\//.test(text)) {
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(option, `\`${option}\` needs "//" after "${scheme}:".`);
    }
    if (engine === 'sqlite' && sqlitePath(text) === '')
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(option, `\`${option}\` names no file after "sqlite:".`);
    if (ignored.length > 0)
        say(`\`${option}\`: ${ignored.join(', ')} is for other programs, and is ignored.`);
    return { engine, url: new _core_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .zh(text) };
}
function suggestedName(source) {
    const text = source.url.reveal();
    if (source.engine === 'sqlite') {
        return (0,_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestDatabaseName */ .Tg)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(sqlitePath(text)).replace(/\.(?:db3?|sqlite3?)$/i, ''));
    }
    const [location = '', query = ''] = text.slice(text.indexOf('://') + 3).split('?', 2);
    const path = location
        .slice(location.lastIndexOf('@') + 1)
        .split('/')
        .slice(1)
        .join('/');
    const named = new URLSearchParams(query).get('dbname') ?? path;
    try {
        return (0,_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestDatabaseName */ .Tg)(decodeURIComponent(named));
    }
    catch {
        return (0,_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestDatabaseName */ .Tg)(named);
    }
}
function sqlitePath(text) {
    return text.replace(/^sqlite:(?:\/\/)?/i, '').split('?')[0] ?? '';
}
function schemeOf(text) {
    return /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
}
function isKey(object, key) {
    return Object.hasOwn(object, key);
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


/***/ })

};
