export const id = 5867;
export const ids = [5867];
export const modules = {

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

/***/ 80360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cU: () => (/* binding */ choicesOf),
  G0: () => (/* binding */ givenOptions),
  Gq: () => (/* binding */ invalid),
  Tt: () => (/* binding */ readOptions),
  sx: () => (/* binding */ reasonAgainst),
  qe: () => (/* binding */ unknownOption)
});

// UNUSED EXPORTS: schemaOf

// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ../node_modules/zod/v4/core/core.js
var core = __webpack_require__(74214);
// EXTERNAL MODULE: ./build/core/chain.js
var chain = __webpack_require__(80097);
// EXTERNAL MODULE: ./build/core/duration.js
var duration = __webpack_require__(81590);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/requirement.js
var requirement = __webpack_require__(59895);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/core/shard.js
var core_shard = __webpack_require__(80096);
;// CONCATENATED MODULE: ./build/core/size.js
const UNITS = ['k', 'm', 'g', 't', 'p'];
/** Reads `500MB`, `50 GB`, `1.5TiB` into bytes (`kB` is 1000, `KiB` 1024); undefined where it is none, or nothing. */
function parseSizeBytes(text) {
    const match = /^(\d+(?:\.\d+)?)\s*(?:([kmgtp])(i?))?b$/i.exec(text.trim());
    if (match === null)
        return undefined;
    const [, number, unit = '', binary] = match;
    const power = unit === '' ? 0 : UNITS.indexOf(unit.toLowerCase()) + 1;
    const bytes = Math.round(Number(number) * (binary ? 1024 : 1000) ** power);
    return bytes > 0 && Number.isSafeInteger(bytes) ? bytes : undefined;
}

// EXTERNAL MODULE: ./build/core/time-window.js
var time_window = __webpack_require__(64760);
// EXTERNAL MODULE: ./build/config/options.js
var options = __webpack_require__(94675);
// EXTERNAL MODULE: ./build/config/suggest.js
var suggest = __webpack_require__(29599);
;// CONCATENATED MODULE: ./build/config/schema.js











/** The spellings of YAML 1.2's core schema, as `@actions/core` reads them. Anything else is an error, never "false". */
const TRUE = ['true', 'True', 'TRUE'];
const FALSE = ['false', 'False', 'FALSE'];
const READERS = {
    text: schemas/* string */.YjP(),
    lines: schemas/* string */.YjP().transform(splitLines),
    boolean: schemas/* enum */.k5n([...TRUE, ...FALSE], { error: 'must be true or false' })
        .transform((text) => TRUE.includes(text)),
    duration: schemas/* string */.YjP().transform((text, context) => {
        try {
            const ms = (0,duration/* parseDurationMs */.y)(text);
            if (ms > 0)
                return ms;
        }
        catch {
            // Told below, with the option's name.
        }
        context.issues.push({ code: 'custom', input: text, message: 'must be a duration such as 90s, 30m, 24h or 7d' });
        return core/* NEVER */.tm;
    }),
    level: schemas/* string */.YjP()
        .regex(/^(?:[1-9]|1\d)$/, 'must be a whole number from 1 to 19')
        .transform(Number),
    kind: schemas/* enum */.k5n(chain/* WANTED_KINDS */.S1, { error: `must be one of ${chain/* WANTED_KINDS */.S1.join(', ')}` }),
    count: schemas/* string */.YjP()
        .regex(/^\d{1,6}$/, 'must be a whole number from 0 to 999999')
        .transform(Number),
    size: schemas/* string */.YjP().transform((text, context) => {
        const bytes = parseSizeBytes(text);
        if (bytes !== undefined)
            return bytes;
        context.issues.push({ code: 'custom', input: text, message: 'must be a size such as 500MB, 50GB or 1.5TiB' });
        return core/* NEVER */.tm;
    }),
    rate: schemas/* string */.YjP().transform((text, context) => {
        const bytes = parseSizeBytes(text.replace(/\/s(?:ec)?$/i, ''));
        if (bytes !== undefined)
            return bytes;
        context.issues.push({ code: 'custom', input: text, message: 'must be a rate such as 500kB/s or 20MB/s' });
        return core/* NEVER */.tm;
    }),
    requirement: schemas/* string */.YjP()
        .regex(/^(?:all|any|[1-9]\d?)$/, 'must be all, any or a number from 1 to 99')
        .transform(requirement/* readRequirement */.MZ),
    'read-back': schemas/* enum */.k5n(requirement/* READ_BACK */.xi, { error: `must be one of ${requirement/* READ_BACK */.xi.join(', ')}` }),
    'on-error': schemas/* enum */.k5n(requirement/* ON_ERROR */.DD, { error: `must be one of ${requirement/* ON_ERROR */.DD.join(', ')}` }),
    copies: schemas/* enum */.k5n(requirement/* COPY_CHOICES */.px, { error: `must be one of ${requirement/* COPY_CHOICES */.px.join(', ')}` }),
    window: schemas/* string */.YjP().transform((text, context) => {
        const window = (0,time_window/* readTimeWindow */.yq)(text);
        if (window !== undefined)
            return window;
        context.issues.push({ code: 'custom', input: text, message: 'must be two times of day such as 22:00-05:30' });
        return core/* NEVER */.tm;
    }),
    shard: schemas/* string */.YjP().transform((text, context) => {
        const shard = (0,core_shard/* readShard */.X)(text);
        if (shard !== undefined)
            return shard;
        context.issues.push({ code: 'custom', input: text, message: 'must be a part of how many, such as 1/4' });
        return core/* NEVER */.tm;
    }),
    openpgp: schemas/* enum */.k5n(['gnupg', 'rfc9580'], { error: 'must be gnupg or rfc9580' }),
};
/** What a reader says against an option's text; undefined where it takes it. */
function reasonAgainst(name, text) {
    return READERS[options/* OPTIONS */.lw[name].kind].safeParse(text).error?.issues[0]?.message;
}
/** The words of which an option takes one; undefined of options that take others. */
function choicesOf(name) {
    const reader = READERS[options/* OPTIONS */.lw[name].kind];
    return reader instanceof schemas/* ZodEnum */.Vb4 ? reader.options.map(String) : undefined;
}
function splitLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/** The strict schema of a mode's options: names that the mode doesn't know are an error. */
function schemaOf(mode) {
    const shape = {};
    for (const name of (0,options/* optionsOf */.cz)(mode)) {
        const option = (0,options/* findOption */.$K)(name);
        const reader = READERS[options/* OPTIONS */.lw[name].kind];
        shape[name] = option?.default === undefined ? reader.optional() : schemas/* prefault */.SdS(reader, option.default);
    }
    return schemas/* strictObject */.rej(shape);
}
/**
 * Reads a mode's options. Values never appear in messages: they may be secret.
 * @throws {RestorableError} INPUT_UNKNOWN for a name that is no option of this mode, INPUT_INVALID for a value
 */
function readOptions(mode, raw) {
    const given = [...givenOptions(mode, raw)];
    const result = schemaOf(mode).safeParse(Object.fromEntries(given.map(([name, value]) => [name, tidy(mode, name, value)])));
    if (!result.success) {
        const [issue] = result.error.issues;
        const name = String(issue?.path[0] ?? 'mode');
        throw invalid(name, `\`${name}\` ${issue?.message ?? 'is not valid'}.`);
    }
    for (const name of (0,options/* optionsOf */.cz)(mode)) {
        const needed = (0,options/* findOption */.$K)(name)?.required ?? [];
        if (needed.includes(mode) && isMissing(result.data[name]))
            throw invalid(name, `\`${mode}\` needs \`${name}\`.`);
    }
    return result.data;
}
/** Spaces around a value are a slip, except around a passphrase. @throws {RestorableError} INPUT_INVALID */
function tidy(mode, name, value) {
    const option = (0,options/* findOption */.$K)(name);
    if (option?.secrecy !== 'value')
        return value.trim();
    const text = (0,secret/* withoutLineEnd */.oI)(value);
    const lines = option.several?.includes(mode) === true ? text.split(/\r?\n/) : [text];
    // GnuPG reads the first line of a passphrase file, and no further than a NUL.
    if (!lines.some((line) => /[\r\n\0]/.test(line)))
        return text;
    throw invalid(name, `\`${name}\` has more than one line.`, 'Give one line; every space in it counts.');
}
/**
 * The options that hold something.
 * @throws {RestorableError} INPUT_UNKNOWN for a name that is no option of this mode
 */
function givenOptions(mode, raw) {
    const given = new Map([...raw].filter(([, value]) => value.trim() !== ''));
    for (const name of given.keys())
        requireOption(mode, name);
    return given;
}
function isMissing(value) {
    return value === undefined || (Array.isArray(value) && value.length === 0);
}
/** An error about an option, with its example as the hint. */
function invalid(name, message, hint) {
    const option = (0,options/* findOption */.$K)(name);
    const example = option?.example === undefined ? '' : ` For example: ${option.example}`;
    return new errors/* RestorableError */.s$('INPUT_INVALID', message, {
        hint: hint ?? `${option?.description ?? ''}${example}`.trim(),
    });
}
/** @throws {RestorableError} INPUT_UNKNOWN */
function requireOption(mode, name) {
    const option = (0,options/* findOption */.$K)(name);
    if (option === undefined)
        throw unknownOption(name, (0,options/* optionsOf */.cz)(mode));
    if (option.modes.includes(mode))
        return;
    const modes = option.modes.map((each) => `\`${each}\``).join(', ');
    throw new errors/* RestorableError */.s$('INPUT_UNKNOWN', `\`${name}\` is no option of \`${mode}\`, but of ${modes}.`, {
        hint: name === 'decrypt-with'
            ? 'A backup job must not hold the recovery key. Remove it here, and from the secrets that this job can read.'
            : `Remove \`${name}\`, or choose another mode.`,
    });
}
/** The error for a name that no table knows. */
function unknownOption(name, known) {
    const shown = name.slice(0, 60).replaceAll(/[^\w.-]/g, '?');
    return new errors/* RestorableError */.s$('INPUT_UNKNOWN', `\`${shown}\` is no known option.`, { hint: (0,suggest/* didYouMean */.a)(name, known) });
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

/***/ 5867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readTunnelUrl),
/* harmony export */   y: () => (/* binding */ tunnelOf)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80360);


/** The host to go through. @throws {RestorableError} INPUT_INVALID */
function tunnelOf(options) {
    if (options.tunnel === undefined)
        return undefined;
    const spec = { url: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(options.tunnel) };
    readTunnelUrl(spec);
    return spec;
}
const SHAPE = /^ssh:\/\/(?:([^/?#]*)@)?(?:\[([0-9a-f:.]+)\]|([^:/?#@[\]]+))(?::(\d{1,5}))?\/?$/i;
/** What begins with a dash would be an option to `ssh`, and what a shell knows could reach one by its configuration. */
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.@+-]*$/;
const HOST = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
/** Reads `ssh://user@host:port`. @throws {RestorableError} INPUT_INVALID, without a part of the URL in it */
function readTunnelUrl({ url }) {
    const match = SHAPE.exec(url.reveal().trim());
    if (match === null)
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', '`tunnel` is not of the form ssh://user@host:port.');
    const [, userPart, ipv6, name = '', portText] = match;
    if (userPart?.includes(':') === true) {
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', '`tunnel` holds a password, which `ssh` takes from nobody but a person.', LOGIN_HINT);
    }
    const user = userPart === undefined ? undefined : decode(userPart);
    if (user !== undefined && !USER.test(user))
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', "The user in `tunnel` can't be one of SSH.");
    if (ipv6 === undefined && !HOST.test(name))
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', "The host in `tunnel` can't be one of SSH.");
    const port = portText === undefined ? undefined : Number(portText);
    if (port !== undefined && (port < 1 || port > 65_535))
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', 'The port in `tunnel` is no port.');
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

/***/ 81590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ parseDurationMs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const UNITS_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const PART = String.raw `(\d+(?:\.\d+)?)(ms|s|m|h|d|w) *`;
/** Anchored: a long run of digits without a unit is looked at once, not from each of its digits on. */
const DURATION = new RegExp(`^(?:${PART})+$`);
/** Beyond it no date can be counted with. */
const LONGEST_MS = 1_000 * 365 * UNITS_MS.d;
const SHOWN = 60;
/** Reads `90s`, `30m`, `24h`, `7d`, `1h30m` into milliseconds, up to 1,000 years. @throws {RestorableError} INPUT_INVALID */
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

/***/ 59895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ ON_ERROR),
/* harmony export */   MZ: () => (/* binding */ readRequirement),
/* harmony export */   fV: () => (/* binding */ copiesNeeded),
/* harmony export */   px: () => (/* binding */ COPY_CHOICES),
/* harmony export */   xi: () => (/* binding */ READ_BACK)
/* harmony export */ });
/** Which stored packs are read back before a commit. */
const READ_BACK = ['sample', 'all'];
/** Which destinations' copies a verification proves. */
const COPY_CHOICES = ['nearest', 'each', 'rotate'];
/** What becomes of a restore when its target can't hold an object. */
const ON_ERROR = ['stop', 'continue'];
/** @param text `all`, `any` or a whole number above 0 */
function readRequirement(text) {
    return text === 'all' ? 'all' : text === 'any' ? 1 : Number(text);
}
/** How many copies of so many destinations are enough. */
function copiesNeeded(requirement, destinations) {
    return requirement === 'all' ? destinations : requirement;
}


/***/ }),

/***/ 80096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ isInShard),
/* harmony export */   X: () => (/* binding */ readShard)
/* harmony export */ });
/** Reads `2/4`; undefined where it is none. */
function readShard(text) {
    const match = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text);
    if (match === null)
        return undefined;
    const [number, of] = [Number(match[1]), Number(match[2])];
    return number <= of ? { number, of } : undefined;
}
/**
 * Whether a name belongs to a part. It depends on the name alone and not on its neighbours: where parts run on different
 * days, a database that was added must not move another one past its day.
 */
function isInShard(name, { number, of }) {
    return hash(name) % of === number - 1;
}
/** FNV-1a (32 bits), finished as in MurmurHash3 so that names which differ in a digit spread over all parts. */
function hash(text) {
    let value = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1)
        value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
    return (value ^ (value >>> 16)) >>> 0;
}


/***/ }),

/***/ 64760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O2: () => (/* binding */ describeWindow),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   gR: () => (/* binding */ nextOpening),
/* harmony export */   yq: () => (/* binding */ readTimeWindow)
/* harmony export */ });
/** Reads `22:00-05:30`; undefined where it is none, or empty. */
function readTimeWindow(text) {
    const match = /^([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.trim());
    if (match === null)
        return undefined;
    const [fromHour = 0, fromMinutes = 0, toHour = 0, toMinutes = 0] = match.slice(1).map(Number);
    const fromMinute = fromHour * 60 + fromMinutes;
    const toMinute = toHour * 60 + toMinutes;
    return fromMinute === toMinute || toMinute > 24 * 60 ? undefined : { fromMinute, toMinute };
}
/** @param minute of the day, from midnight in the window's zone */
function isWithin({ fromMinute, toMinute }, minute) {
    if (fromMinute < toMinute)
        return minute >= fromMinute && minute < toMinute;
    return minute >= fromMinute || minute < toMinute;
}
/** `22:00-05:30` */
function describeWindow({ fromMinute, toMinute }) {
    const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return `${clock(fromMinute)}-${clock(toMinute)}`;
}
const MINUTE_MS = 60_000;
/** A day of 25 hours, and one whose only hour of the window is skipped by the clocks. */
const LOOK_AHEAD_MINUTES = 50 * 60;
/**
 * The next moment, to the minute, that lies in the window. Looked for minute by minute: no arithmetic with days would know
 * which of them has 23 hours.
 */
function nextOpening(window, calendar, after) {
    const firstMs = Math.ceil(after.getTime() / MINUTE_MS) * MINUTE_MS;
    for (let minute = 0; minute < LOOK_AHEAD_MINUTES; minute += 1) {
        const time = new Date(firstMs + minute * MINUTE_MS);
        if (isWithin(window, calendar.minuteOfDay(time)))
            return time;
    }
    return undefined;
}


/***/ })

};
