export const id = 1294;
export const ids = [1294];
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

/***/ 63422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ KINDS),
/* harmony export */   JN: () => (/* binding */ parseBackupId),
/* harmony export */   w0: () => (/* binding */ createBackupId),
/* harmony export */   x1: () => (/* binding */ requireBackupId)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const KINDS = ['full', 'differential', 'incremental'];
const PATTERN = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(full|differential|incremental)-([0-9a-f]{6})$/;
function createBackupId(startedAt, kind, random) {
    const time = startedAt
        .toISOString()
        .replace(/\.\d+Z$/, 'Z')
        .replaceAll(/[-:]/g, '');
    const suffix = Buffer.from(random.subarray(0, 3)).toString('hex');
    return `${time}-${kind}-${suffix}`;
}
function parseBackupId(text) {
    const match = PATTERN.exec(text);
    if (match === null)
        return undefined;
    const [, year, month, day, hour, minute, second, kind] = match;
    const startedAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    if (Number.isNaN(startedAt.getTime()) || startedAt.getUTCDate() !== Number(day))
        return undefined;
    return { id: text, startedAt, kind: kind };
}
function requireBackupId(text) {
    const parsed = parseBackupId(text);
    if (parsed !== undefined)
        return parsed.id;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `"${text}" is not a backup id.`, {
        hint: 'An id looks like 20261121T020000Z-full-4f9c2a; `restorable list` prints those that exist.',
    });
}


/***/ }),

/***/ 6364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bq: () => (/* binding */ CHECKPOINT_BYTES),
  zQ: () => (/* binding */ CONTENTS_FORMAT),
  Wr: () => (/* binding */ CONTENTS_MAX_BYTES),
  rA: () => (/* binding */ MAX_PACK_BYTES),
  jD: () => (/* binding */ STREAM_NAME),
  KC: () => (/* binding */ contentsSchema)
});

// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ./build/core/format/stored-time.js
var stored_time = __webpack_require__(66117);
;// CONCATENATED MODULE: ./build/core/format/fingerprint.js


const fingerprintSchema = schemas/* strictObject */.rej({
    engine: schemas/* string */.YjP(),
    serverVersion: schemas/* string */.YjP(),
    takenAt: stored_time/* storedTime */.t,
    sizeBytes: schemas/* number */.aig().int().nonnegative().nullable(),
    tables: schemas/* array */.YOg(schemas/* strictObject */.rej({
        schema: schemas/* string */.YjP(),
        name: schemas/* string */.YjP(),
        rows: schemas/* number */.aig().int().nonnegative().nullable(),
        rowsFrom: schemas/* enum */.k5n(['count', 'dump', 'unknown']),
        counted: schemas/* strictObject */.rej({ before: schemas/* number */.aig().int().nonnegative(), after: schemas/* number */.aig().int().nonnegative() })
            .optional(),
        movesWithin: schemas/* string */.YjP().optional(),
    })),
    objects: schemas/* array */.YOg(schemas/* strictObject */.rej({
        type: schemas/* string */.YjP(),
        name: schemas/* string */.YjP(),
        definitionSha256: schemas/* string */.YjP().nullable(),
    })),
    sequences: schemas/* array */.YOg(schemas/* strictObject */.rej({
        schema: schemas/* string */.YjP(),
        name: schemas/* string */.YjP(),
        lastValue: schemas/* string */.YjP().nullable(),
        goes: schemas/* enum */.k5n(['down', 'around']).optional(),
    })),
    extensions: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), version: schemas/* string */.YjP() })),
    facts: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
    flaws: schemas/* array */.YOg(schemas/* strictObject */.rej({
        kind: schemas/* string */.YjP().regex(/^[a-z][a-z0-9-]{0,63}$/),
        type: schemas/* string */.YjP(),
        name: schemas/* string */.YjP(),
    }))
        .optional(),
});

;// CONCATENATED MODULE: ./build/core/format/contents.js


const CONTENTS_FORMAT = 'restorable-contents/1';
const CONTENTS_MAX_BYTES = 128 * 1024 * 1024;
const CHECKPOINT_BYTES = 64 * 1024 * 1024;
const sha256 = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/);
const MAX_PACK_BYTES = 256 * 1024 * 1024;
const STREAM_NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;
const contentsSchema = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(CONTENTS_FORMAT),
    id: schemas/* string */.YjP(),
    database: schemas/* string */.YjP(),
    streams: schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: schemas/* string */.YjP().regex(STREAM_NAME),
        rawBytes: schemas/* number */.aig().int().nonnegative(),
        sha256,
        checkpoints: schemas/* array */.YOg(sha256),
        packCount: schemas/* number */.aig().int().nonnegative(),
        maxPackBytes: schemas/* number */.aig().int().nonnegative().max(MAX_PACK_BYTES),
        map: schemas/* strictObject */.rej({
            partCount: schemas/* number */.aig().int().nonnegative(),
            sources: schemas/* array */.YOg(schemas/* strictObject */.rej({ backup: schemas/* string */.YjP(), stream: schemas/* string */.YjP().regex(STREAM_NAME) })),
            maxPackBytes: schemas/* number */.aig().int().nonnegative().max(MAX_PACK_BYTES),
        })
            .optional(),
    })),
    fingerprint: fingerprintSchema,
    selection: schemas/* strictObject */.rej({ include: schemas/* array */.YOg(schemas/* string */.YjP()), exclude: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    warnings: schemas/* array */.YOg(schemas/* string */.YjP()),
});


/***/ }),

/***/ 74493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ MAX_RECIPIENTS),
/* harmony export */   MZ: () => (/* binding */ serializeManifest),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   V4: () => (/* binding */ MANIFEST_MAX_BYTES),
/* harmony export */   uB: () => (/* binding */ FORMAT)
/* harmony export */ });
/* unused harmony export manifestSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63422);
/* harmony import */ var _stored_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66117);
/* harmony import */ var _strict_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56928);





const FORMAT = 'restorable/1';
const MANIFEST_MAX_BYTES = 8 * 1024;
const MAX_RECIPIENTS = 32;
const sha256 = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
const bytes = zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int().nonnegative();
const fingerprint = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const backupId = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().refine((text) => (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupId */ .JN)(text) !== undefined, 'not a backup id');
const reference = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ id: backupId, manifestSha256: sha256 });
function runbookFile(extension) {
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ key: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(new RegExp(`^RECOVERY-v[0-9]{1,4}\\.${extension}$`)), sha256 });
}
const manifestSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(FORMAT),
    id: backupId,
    database: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .KINDS */ .GW),
    parents: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(reference),
    predecessor: reference.nullable(),
    engine: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), serverVersion: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), majorVersion: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }),
    source: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ salt: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9a-f]{32}$/), identity: sha256 }),
    startedAt: _stored_time_js__WEBPACK_IMPORTED_MODULE_2__/* .storedTime */ .t,
    snapshotAt: _stored_time_js__WEBPACK_IMPORTED_MODULE_2__/* .storedTime */ .t,
    finishedAt: _stored_time_js__WEBPACK_IMPORTED_MODULE_2__/* .storedTime */ .t,
    encryption: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        profile: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['gnupg', 'rfc9580']),
        recipients: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(fingerprint).max(MAX_RECIPIENTS),
        salt: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
            .regex(/^[0-9a-f]{32}$/)
            .nullable(),
    }),
    signer: fingerprint.nullable(),
    objects: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ sha256, sizeBytes: bytes })).min(1),
    contents: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ sha256, sizeBytes: bytes }),
    runbook: zod__WEBPACK_IMPORTED_MODULE_3__/* .tuple */ .PVZ([runbookFile('md'), runbookFile('py')]),
    rawBytes: bytes,
    storedBytes: bytes,
    tool: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }),
});
function serializeManifest(manifest) {
    const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    if (text.length <= MANIFEST_MAX_BYTES)
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', `The manifest would be ${text.length} bytes; a reader takes ${MANIFEST_MAX_BYTES}.`, {
        hint: 'Use fewer recipients.',
    });
}
function parseManifest(stored, expected) {
    const invalid = (reason) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('MANIFEST_INVALID', `The manifest of ${expected.id} is not valid: ${reason}.`, {
        hint: 'Someone changed it, or the storage damaged it. Use another destination or an earlier backup.',
    });
    if (stored.length > MANIFEST_MAX_BYTES)
        throw invalid(`it has ${stored.length} bytes`);
    let json;
    try {
        json = (0,_strict_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .q)(stored);
    }
    catch (error) {
        if (!(error instanceof _strict_json_js__WEBPACK_IMPORTED_MODULE_4__/* .JsonError */ .N))
            throw error;
        throw invalid(error.message);
    }
    const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
    if (typeof format === 'string' && format !== FORMAT && format.startsWith('restorable/')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_FORMAT', `The backup ${expected.id} has the format ${format}; this program reads ${FORMAT}.`, {
            hint: 'Use the version of this program that wrote it, or a newer one.',
        });
    }
    const parsed = manifestSchema.safeParse(json);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw invalid(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}`);
    }
    const manifest = parsed.data;
    const why = whyNot(manifest, expected);
    if (why !== undefined)
        throw invalid(why);
    return manifest;
}
function whyNot(manifest, expected) {
    const { id, kind, parents, predecessor, encryption, signer } = manifest;
    if (id !== expected.id)
        return `it says it is ${id}`;
    if (manifest.database !== expected.database)
        return `it says it belongs to ${manifest.database}`;
    const parsed = (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupId */ .JN)(id);
    if (parsed?.kind !== kind)
        return 'its id and its kind disagree';
    if (Math.floor(Date.parse(manifest.startedAt) / 1000) * 1000 !== parsed.startedAt.getTime()) {
        return 'its id and its start disagree';
    }
    const kinds = parents.map((parent) => (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupId */ .JN)(parent.id)?.kind);
    if ((kind === 'full') !== (parents.length === 0))
        return 'its kind and its parents disagree';
    if (kind === 'differential' && parents.length !== 1)
        return 'a differential has one parent';
    if (kinds.some((each, at) => (each === 'full') !== (at === parents.length - 1)))
        return 'its last parent alone is a full';
    if (new Set([id, ...parents.map((parent) => parent.id)]).size !== parents.length + 1)
        return 'it names a parent twice';
    if (predecessor?.id === id)
        return 'it says that it comes after itself';
    const { recipients, salt } = encryption;
    if (new Set(recipients).size !== recipients.length)
        return 'it names a recipient twice';
    if (salt !== null && (recipients.length > 0 || signer === null)) {
        return 'it has a salt, but was not signed with a passphrase';
    }
    return undefined;
}


/***/ }),

/***/ 66117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ storedTime)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79435);

const storedTime = zod__WEBPACK_IMPORTED_MODULE_0__/* .datetime */ .w$().regex(/T\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/);


/***/ }),

/***/ 56928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ JsonError),
/* harmony export */   q: () => (/* binding */ parseJson)
/* harmony export */ });
class JsonError extends Error {
    name = 'JsonError';
}
const MAX_DEPTH = 16;
const MAX_VALUES = 8 * 1024 * 1024;
const MAX_NAMES = 4096;
const INTEGER = /^(?:0|[1-9][0-9]{0,15})$/;
const NUMBER_CHARACTERS = /[-+.0-9A-Za-z]+/y;
function parseJson(bytes) {
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        throw new JsonError('it is not UTF-8');
    }
    inspect(text);
    try {
        return JSON.parse(text);
    }
    catch {
        throw new JsonError('it is not JSON');
    }
}
function inspect(text) {
    const open = [];
    const all = new Set();
    let values = 0;
    let at = 0;
    while (at < text.length) {
        const character = text[at];
        if (character === '"') {
            at = inspectString(text, at, open.at(-1), all);
            continue;
        }
        if (character === '{' || character === '[')
            open.push(character === '{' ? new Set() : undefined);
        else if (character === '}' || character === ']')
            open.pop();
        else if (character === '-' || (character !== undefined && character >= '0' && character <= '9')) {
            at = inspectNumber(text, at);
            continue;
        }
        if (character === '{' || character === '[' || character === ',')
            values += 1;
        if (open.length > MAX_DEPTH)
            throw new JsonError('it is nested too deep');
        if (values > MAX_VALUES)
            throw new JsonError('it holds too many values');
        at += 1;
    }
}
function inspectNumber(text, at) {
    NUMBER_CHARACTERS.lastIndex = at;
    const [number = ''] = NUMBER_CHARACTERS.exec(text) ?? [];
    if (!INTEGER.test(number) || Number(number) > Number.MAX_SAFE_INTEGER) {
        throw new JsonError('it holds a number that is not a plain integer from 0 to 2^53 - 1');
    }
    return at + number.length;
}
function inspectString(text, at, names, all) {
    const end = endOfString(text, at);
    const token = text.slice(at, end);
    let value = token.slice(1, -1);
    if (value.includes('\\')) {
        try {
            value = JSON.parse(token);
        }
        catch {
            throw new JsonError('it is not JSON');
        }
        if (!value.isWellFormed())
            throw new JsonError('it holds half a character');
    }
    if (names === undefined)
        return end;
    let after = end;
    while (/[ \t\r\n]/.test(text[after] ?? ''))
        after += 1;
    if (text[after] !== ':')
        return end;
    if (names.has(value))
        throw new JsonError('an object in it has a name twice');
    names.add(value);
    all.add(value);
    if (all.size > MAX_NAMES)
        throw new JsonError('it holds too many different names');
    return after;
}
function endOfString(text, start) {
    let at = start + 1;
    for (;;) {
        const quote = text.indexOf('"', at);
        if (quote === -1)
            throw new JsonError('it is not JSON');
        let backslashes = 0;
        while (text[quote - 1 - backslashes] === '\\')
            backslashes += 1;
        if (backslashes % 2 === 0)
            return quote + 1;
        at = quote + 1;
    }
}


/***/ }),

/***/ 67789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ INDEX_FORMAT),
/* harmony export */   Hi: () => (/* binding */ whyNoChain),
/* harmony export */   JF: () => (/* binding */ MOST_TIMES),
/* harmony export */   S1: () => (/* binding */ WANTED_KINDS),
/* harmony export */   WC: () => (/* binding */ INDEX_HEADER_MAX_BYTES),
/* harmony export */   _8: () => (/* binding */ averageChunkBytes),
/* harmony export */   fY: () => (/* binding */ parentsOf),
/* harmony export */   sJ: () => (/* binding */ MAX_CHUNKS),
/* harmony export */   sw: () => (/* binding */ AVERAGE_CHUNK_BYTES),
/* harmony export */   vC: () => (/* binding */ decideKind),
/* harmony export */   x8: () => (/* binding */ indexHeaderSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);
/* harmony import */ var _format_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63422);
/* harmony import */ var _format_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6364);
/* harmony import */ var _format_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74493);




const AVERAGE_CHUNK_BYTES = 4 * 1024;
const MOST_TIMES = 8;
const LARGEST_AVERAGE_BYTES = _format_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_PACK_BYTES */ .rA / MOST_TIMES;
const MAX_CHUNKS = Math.floor((96 * 1024 * 1024) / 36);
const ROOM = 1.5;
function averageChunkBytes(streamBytes) {
    let average = AVERAGE_CHUNK_BYTES;
    while ((streamBytes * ROOM) / average > MAX_CHUNKS && average < LARGEST_AVERAGE_BYTES)
        average *= 2;
    return average;
}
const INDEX_FORMAT = 'restorable-index/1';
const INDEX_HEADER_MAX_BYTES = 256 * 1024;
const bytes = zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int().nonnegative();
const indexHeaderSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(INDEX_FORMAT),
    id: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().refine((text) => (0,_format_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(text) !== undefined, 'not a backup id'),
    chain: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        secret: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/),
        averageBytes: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()
            .min(AVERAGE_CHUNK_BYTES)
            .max(LARGEST_AVERAGE_BYTES)
            .refine((value) => Number.isInteger(Math.log2(value)), 'not a power of two'),
    }),
    streams: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(_format_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .STREAM_NAME */ .jD), packCount: bytes })),
    partCount: bytes,
    chunkCount: bytes,
    nextFull: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullable(),
});
const WANTED_KINDS = ['auto', 'full', 'differential', 'incremental'];
const EARLY_SHARE = 0.02;
const MANIFEST_ROOM = 1024;
function decideKind(policy, facts) {
    if (policy.kind === 'full')
        return { kind: 'full', because: undefined };
    const because = whyFull(policy, facts);
    if (because !== undefined)
        return { kind: 'full', because };
    return { kind: policy.kind === 'differential' ? 'differential' : 'incremental', because: undefined };
}
function whyFull(policy, facts) {
    const { newest, full, engine, encryption } = facts;
    if (!facts.hasRunnerKey)
        return 'without `runner-key` there is no index of what is stored already';
    if (encryption.recipients.length === 0)
        return 'with a passphrase nobody can tell whether it is still the same';
    if (newest === undefined)
        return 'there is no backup yet that counts';
    if (full === undefined)
        return 'the full backup of the chain is missing';
    if (!facts.sameSource)
        return 'the source is another one';
    if (newest.engine.name !== engine.name || newest.engine.majorVersion !== engine.majorVersion) {
        return `the database was ${newest.engine.name} ${newest.engine.majorVersion} and is ${engine.name} ${engine.majorVersion}`;
    }
    if (!sameEncryption(full.encryption, encryption))
        return 'the recovery keys or the OpenPGP profile changed';
    const length = newest.parents.length + 1;
    if (policy.kind !== 'differential' && length >= policy.maxChain)
        return `the chain has ${length} backups`;
    if (policy.kind !== 'differential' && JSON.stringify(newest, null, 1).length > _format_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST_MAX_BYTES */ .V4 - MANIFEST_ROOM) {
        return `the manifest has no room for a chain of more than ${length} backups`;
    }
    const ageMs = facts.now.getTime() - Date.parse(full.startedAt);
    if (ageMs >= policy.fullEveryMs * (1 - EARLY_SHARE)) {
        return `the full backup of the chain is ${Math.floor(ageMs / 3_600_000)} hours old`;
    }
    return undefined;
}
function sameEncryption(before, now) {
    const sorted = (recipients) => [...recipients].sort().join();
    return before.profile === now.profile && sorted(before.recipients) === sorted(now.recipients);
}
function whyNoChain(manifest, parents) {
    for (const [at, parent] of parents.entries()) {
        const { engine, source, encryption } = parent;
        if (engine.name !== manifest.engine.name || engine.majorVersion !== manifest.engine.majorVersion) {
            return `${parent.id} is of ${engine.name} ${engine.majorVersion}`;
        }
        if (source.salt !== manifest.source.salt || source.identity !== manifest.source.identity) {
            return `${parent.id} is of another source`;
        }
        if (!sameEncryption(encryption, manifest.encryption))
            return `${parent.id} is encrypted in another way`;
        if (JSON.stringify(parent.parents) !== JSON.stringify(manifest.parents.slice(at + 1))) {
            return `${parent.id} has other parents`;
        }
    }
    return undefined;
}
function parentsOf(kind, newest, ancestors) {
    if (kind === 'full')
        return [];
    const full = ancestors.at(-1) ?? newest;
    return kind === 'differential' ? [full] : [newest, ...ancestors];
}


/***/ }),

/***/ 93827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ ON_ERROR),
/* harmony export */   MZ: () => (/* binding */ readRequirement),
/* harmony export */   fV: () => (/* binding */ copiesNeeded),
/* harmony export */   px: () => (/* binding */ COPY_CHOICES),
/* harmony export */   xi: () => (/* binding */ READ_BACK)
/* harmony export */ });
const READ_BACK = ['sample', 'all'];
const COPY_CHOICES = ['nearest', 'each', 'rotate'];
const ON_ERROR = ['stop', 'continue'];
function readRequirement(text) {
    return text === 'all' ? 'all' : text === 'any' ? 1 : Number(text);
}
function copiesNeeded(requirement, destinations) {
    return requirement === 'all' ? destinations : requirement;
}


/***/ }),

/***/ 83340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ isInShard),
/* harmony export */   X: () => (/* binding */ readShard)
/* harmony export */ });
function readShard(text) {
    const match = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text);
    if (match === null)
        return undefined;
    const [number, of] = [Number(match[1]), Number(match[2])];
    return number <= of ? { number, of } : undefined;
}
function isInShard(name, { number, of }) {
    return hash(name) % of === number - 1;
}
function hash(text) {
    let value = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1)
        value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
    return (value ^ (value >>> 16)) >>> 0;
}


/***/ }),

/***/ 92500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O2: () => (/* binding */ describeWindow),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   gR: () => (/* binding */ nextOpening),
/* harmony export */   yq: () => (/* binding */ readTimeWindow)
/* harmony export */ });
function readTimeWindow(text) {
    const match = /^([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.trim());
    if (match === null)
        return undefined;
    const [fromHour = 0, fromMinutes = 0, toHour = 0, toMinutes = 0] = match.slice(1).map(Number);
    const fromMinute = fromHour * 60 + fromMinutes;
    const toMinute = toHour * 60 + toMinutes;
    return fromMinute === toMinute || toMinute > 24 * 60 ? undefined : { fromMinute, toMinute };
}
function isWithin({ fromMinute, toMinute }, minute) {
    if (fromMinute < toMinute)
        return minute >= fromMinute && minute < toMinute;
    return minute >= fromMinute || minute < toMinute;
}
function describeWindow({ fromMinute, toMinute }) {
    const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return `${clock(fromMinute)}-${clock(toMinute)}`;
}
const MINUTE_MS = 60_000;
const LOOK_AHEAD_MINUTES = 50 * 60;
function nextOpening(window, calendar, after) {
    const firstMs = Math.ceil(after.getTime() / MINUTE_MS) * MINUTE_MS;
    for (let minute = 0; minute < LOOK_AHEAD_MINUTES; minute += 1) {
        const time = new Date(firstMs + minute * MINUTE_MS);
        if (isWithin(window, calendar.minuteOfDay(time)))
            return time;
    }
    return undefined;
}


/***/ }),

/***/ 14433:
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
const ALL = [...STORED, 'matrix', 'keygen'];
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
        description: "The database's name in storage. Backup: default from the URL. List and sync: default every database. Check-destinations: tests in the folder of this database.",
        placeholder: 'name',
        example: 'shop',
    },
    config: {
        kind: 'text',
        modes: [...STORED, 'matrix'],
        required: ['matrix'],
        description: 'Path of a YAML file with databases, destinations and the options of each. `name` selects the database. Other inputs override the file.',
        placeholder: 'path',
        example: '.github/restorable.yml',
    },
    destination: {
        kind: 'lines',
        modes: STORED,
        required: STORED,
        description: 'Where backups are stored, one URL per line: s3://bucket/prefix?region=...&endpoint=..., azure://account/container/prefix, gs://bucket/prefix, sftp://user@host/path, rclone://remote/path or file:path.',
        placeholder: 'url',
        secrecy: 'urls',
        example: 's3://bucket/prefix?region=eu-central-1',
    },
    'min-copies': {
        kind: 'requirement',
        modes: WRITE,
        description: 'How many destinations must have a committed copy: all, any or a number. With fewer than all, a destination that delays the others is dropped for this run.',
        placeholder: 'count',
        default: 'all',
        example: '2',
    },
    'read-back': {
        kind: 'read-back',
        modes: ['backup', 'sync'],
        description: 'What is read back from each destination and compared before the commit: sample or all. Sync with all also reads existing objects.',
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
        description: 'A passphrase instead of keys. It encrypts, and without runner-key it also signs. Anyone who has it can read and sign backups. Every byte counts except one line end. List, status, prune and sync: backups that it signed are authentic.',
        placeholder: 'text',
        secrecy: 'value',
    },
    'runner-key': {
        kind: 'text',
        modes: WRITE,
        description: "The backup job's private key, armored or as a path. It signs manifests and decrypts no data.",
        placeholder: 'key',
        secrecy: 'keys',
        example: 'runner.private.asc',
    },
    'runner-key-passphrase': {
        kind: 'text',
        modes: WRITE,
        description: 'Passphrase of the runner key, if it has one.',
        placeholder: 'text',
        secrecy: 'value',
    },
    signers: {
        kind: 'text',
        modes: ['backup', 'verify', 'restore', 'list', 'status', 'prune', 'sync'],
        description: 'Public keys of accepted signers of a backup, armored or as paths. Backups that passphrase signed are accepted too. Without both, nothing is authenticated. A backup always accepts its own key. After a change of the runner key, add the old public half.',
        placeholder: 'key',
        secrecy: 'keys',
        example: 'runner.public.asc',
    },
    'decrypt-with': {
        kind: 'text',
        modes: READ,
        description: 'The private recovery key, armored or as a path. Either this or passphrase.',
        placeholder: 'key',
        secrecy: 'keys',
        example: 'recovery.private.asc',
    },
    'key-passphrase': {
        kind: 'text',
        modes: ['verify', 'restore', 'keygen'],
        description: 'Passphrase of the recovery key: to open it, or (keygen) to lock the new one. For several keys: one passphrase per line, in any order.',
        placeholder: 'text',
        secrecy: 'value',
        several: READ,
    },
    'verifier-key': {
        kind: 'text',
        modes: ['verify', 'hold', 'release', 'prune'],
        required: ['release'],
        description: "The verify job's private key, armored or as a path. It signs records of verifications, holds, releases and removals.",
        placeholder: 'key',
        secrecy: 'keys',
        example: 'verifier.private.asc',
    },
    'verifier-key-passphrase': {
        kind: 'text',
        modes: ['verify', 'hold', 'release', 'prune'],
        description: 'Passphrase of the verifier key, if it has one.',
        placeholder: 'text',
        secrecy: 'value',
    },
    verifiers: {
        kind: 'text',
        modes: ['backup', 'verify', 'list', 'status', 'prune', 'sync'],
        description: 'Public keys of accepted verifications, releases and removals, armored or as paths. Without it, every verification counts, and no release.',
        placeholder: 'key',
        secrecy: 'keys',
        example: 'verifier.public.asc',
    },
    backup: {
        kind: 'text',
        modes: ['verify', 'restore', 'hold', 'release'],
        description: "The backup: latest, a backup's id, or before:<time> such as before:2026-11-21T02:00Z.",
        placeholder: 'which',
        default: 'latest',
        example: 'before:2026-11-21T02:00Z',
    },
    'verify-copies': {
        kind: 'copies',
        modes: ['verify'],
        description: "Which copies are verified: nearest (one intact copy from any destination), each (every destination's, one after the other) or rotate (a different destination's each time).",
        placeholder: 'which',
        default: 'nearest',
        example: 'each',
    },
    target: {
        kind: 'text',
        modes: READ,
        required: ['restore'],
        description: "Verify: auto (an ephemeral database) or a server's URL for a temporary database. Restore: the target's URL, or command:name for a database of config. It must be empty unless replace is set.",
        placeholder: 'url',
        secrecy: 'urls',
        example: 'postgres://user:password@host:5432/name',
    },
    replace: {
        kind: 'boolean',
        modes: ['restore'],
        description: 'Replace a target that is not empty. The old database is kept under another name if possible.',
    },
    'on-error': {
        kind: 'on-error',
        modes: ['restore'],
        description: "What a restore does if the target can't create an object (PostgreSQL): stop, or continue: restore the rest, list what is missing, and exit with code 1.",
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
        modes: ['verify', 'status'],
        description: 'Recovery point objective: older data is a failed check.',
        placeholder: 'duration',
        example: '24h',
    },
    'max-replica-lag': {
        kind: 'duration',
        modes: WRITE,
        description: 'The maximum lag, if the source is a replica.',
        placeholder: 'duration',
        example: '15m',
    },
    'verify-every': {
        kind: 'duration',
        modes: ['status'],
        description: 'The maximum age of the last verification. An older one is a failed check.',
        placeholder: 'duration',
        example: '7d',
    },
    capacity: {
        kind: 'size',
        modes: ['status'],
        description: "The maximum size of this database's backups at each destination. More is a failed check.",
        placeholder: 'size',
        example: '50GB',
    },
    'keep-last': {
        kind: 'count',
        modes: POLICY,
        description: 'Keep this many of the newest backups. With any keep rule, a backup prunes after its commit, and a sync copies only what the rules keep.',
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
    'keep-hourly': {
        kind: 'count',
        modes: POLICY,
        description: 'Keep the newest backup of each of the last N hours that have one.',
        placeholder: 'count',
        example: '24',
    },
    'keep-daily': {
        kind: 'count',
        modes: POLICY,
        description: 'Keep the newest backup of each of the last N days that have one.',
        placeholder: 'count',
        example: '30',
    },
    'keep-weekly': {
        kind: 'count',
        modes: POLICY,
        description: 'Keep the newest backup of each of the last N ISO weeks that have one.',
        placeholder: 'count',
        example: '13',
    },
    'keep-monthly': {
        kind: 'count',
        modes: POLICY,
        description: 'Keep the newest backup of each of the last N months that have one.',
        placeholder: 'count',
        example: '12',
    },
    'keep-yearly': {
        kind: 'count',
        modes: POLICY,
        description: 'Keep the newest backup of each of the last N years that have one.',
        placeholder: 'count',
        example: '3',
    },
    'time-zone': {
        kind: 'text',
        modes: POLICY,
        description: 'Time zone (IANA) of the hours, days, weeks, months and years of the policy, and of `window`.',
        placeholder: 'zone',
        default: 'UTC',
        example: 'Europe/Vienna',
    },
    'dry-run': {
        kind: 'boolean',
        modes: ['prune', 'sync'],
        description: 'Print what would be removed (prune) or copied (sync) and why, and change nothing.',
    },
    'allow-failed-verification': {
        kind: 'boolean',
        modes: ['backup', 'prune'],
        description: 'Prune although the last verification failed.',
    },
    'accept-missing': {
        kind: 'boolean',
        modes: ['prune'],
        description: 'Accept the loss of missing backups that no record explains, and sign that with verifier-key.',
    },
    reason: {
        kind: 'text',
        modes: PIN,
        required: PIN,
        description: 'Why the backup is held or released. The reason is stored with it, unencrypted.',
        placeholder: 'text',
        example: 'before the migration to version 3',
    },
    'trust-source': {
        kind: 'boolean',
        modes: ['verify'],
        description: 'Restore without containment if the machine supports none. A dump is a program: only for a source that you trust.',
    },
    'sandbox-memory': {
        kind: 'size',
        modes: ['verify'],
        description: "Memory limit for all contained programs of a verification together. Default: half of the machine's, at least 1 GiB.",
        placeholder: 'size',
        example: '4GB',
    },
    'sandbox-disk': {
        kind: 'size',
        modes: ['verify'],
        description: 'Their disk limit in the temporary folder. Default: the free space, less a tenth or 2 GiB.',
        placeholder: 'size',
        example: '50GB',
    },
    'sandbox-processes': {
        kind: 'count',
        modes: ['verify'],
        description: 'Their limit of simultaneous processes and threads. Default: 256, plus 64 for each core.',
        placeholder: 'number',
        example: '1000',
    },
    'sandbox-timeout': {
        kind: 'duration',
        modes: ['verify'],
        description: 'Their time limit. Default: 30 minutes, plus one second for each 2 MB of the dump.',
        placeholder: 'duration',
        example: '2h',
    },
    include: {
        kind: 'lines',
        modes: WRITE,
        description: 'Tables or schemas to back up, one per line. Default: all.',
        placeholder: 'table',
        example: 'public.orders',
    },
    exclude: {
        kind: 'lines',
        modes: WRITE,
        description: 'Tables or schemas to leave out, one per line.',
        placeholder: 'table',
        example: 'public.sessions',
    },
    kind: {
        kind: 'kind',
        modes: WRITE,
        description: 'auto (incremental if a chain allows it), full, differential (changes since the last full) or incremental (since the last backup). All except full need runner-key.',
        placeholder: 'kind',
        default: 'auto',
        example: 'full',
    },
    'full-every': {
        kind: 'duration',
        modes: WRITE,
        description: "A full backup is made when the chain's full is this old.",
        placeholder: 'duration',
        default: '7d',
        example: '14d',
    },
    'max-chain': {
        kind: 'count',
        modes: WRITE,
        description: 'A full backup is made when the chain has this many backups.',
        placeholder: 'number',
        default: '30',
        example: '14',
    },
    tunnel: {
        kind: 'text',
        modes: ['backup', ...READ],
        description: 'An SSH host to connect through to a database in a private network: ssh://user@bastion:port.',
        placeholder: 'url',
        secrecy: 'urls',
        example: 'ssh://deploy@bastion.example.com',
    },
    'max-rate': {
        kind: 'rate',
        modes: WRITE,
        description: 'Maximum rate of the dump in bytes per second, to reduce the load on the server.',
        placeholder: 'rate',
        example: '20MB/s',
    },
    window: {
        kind: 'window',
        modes: WRITE,
        description: 'Time of day, in `time-zone`, in which a run can start.',
        placeholder: 'from-to',
        example: '22:00-05:30',
    },
    'accept-new-source': {
        kind: 'boolean',
        modes: WRITE,
        description: 'Accept that this name now refers to a different database server.',
    },
    'require-tls': {
        kind: 'boolean',
        modes: WRITE,
        description: 'Refuse a remote connection with a certificate that is not verified.',
    },
    'password-hashes': {
        kind: 'boolean',
        modes: WRITE,
        description: "Also store the password hashes of the server's roles (needs a superuser).",
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
    'row-count-timeout': {
        kind: 'duration',
        modes: WRITE,
        description: 'After this time, rows are counted in the dump instead of by the server.',
        placeholder: 'duration',
        default: '5m',
        example: '2m',
    },
    timeout: {
        kind: 'duration',
        modes: ['backup', 'verify', 'restore', 'status', 'prune', 'sync', 'check-destinations'],
        description: 'Stop the run after this time.',
        placeholder: 'duration',
        example: '2h',
    },
    filter: {
        kind: 'lines',
        modes: ['matrix'],
        description: 'Patterns of names, one per line, such as shop-* or !shop-old. Default: every database.',
        placeholder: 'pattern',
        example: 'shop-*',
    },
    shard: {
        kind: 'shard',
        modes: ['matrix'],
        description: 'One part of several. A database is always in the same part.',
        placeholder: 'n/of',
        example: '1/4',
    },
    output: {
        kind: 'text',
        modes: ['keygen'],
        required: ['keygen'],
        description: 'Folder for the new keys. Existing files are never replaced.',
        placeholder: 'folder',
        example: 'keys',
    },
    identity: {
        kind: 'text',
        modes: ['keygen'],
        required: ['keygen'],
        description: 'Name or address in the new keys.',
        placeholder: 'text',
        example: 'ops@example.com',
    },
    diagnostics: {
        kind: 'text',
        modes: ['backup', ...READ],
        description: 'Path of a file for the full output of tools and servers. It can quote rows, so it is encrypted like a backup and never in a log or report.',
        placeholder: 'path',
        example: 'diagnostics.zst.pgp',
    },
    report: {
        kind: 'text',
        modes: ALL,
        description: 'Path of the JSON report. The Action always writes one and sets its output to the path.',
        placeholder: 'path',
        example: 'report.json',
    },
};
const OPTION_NAMES = Object.keys(OPTIONS);
function findOption(name) {
    return Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
}
function optionsOf(mode) {
    return OPTION_NAMES.filter((name) => OPTIONS[name].modes.includes(mode));
}
function environmentName(name) {
    return `RESTORABLE_${name.replaceAll('-', '_').toUpperCase()}`;
}


/***/ }),

/***/ 61294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readTunnelUrl),
/* harmony export */   y: () => (/* binding */ tunnelOf)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88050);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1406);


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

/***/ 1406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ET: () => (/* binding */ ONCE),
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
// EXTERNAL MODULE: ./build/core/duration.js
var duration = __webpack_require__(81590);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/planning/chain.js
var chain = __webpack_require__(67789);
// EXTERNAL MODULE: ./build/core/planning/requirement.js
var requirement = __webpack_require__(93827);
// EXTERNAL MODULE: ./build/core/planning/shard.js
var planning_shard = __webpack_require__(83340);
// EXTERNAL MODULE: ./build/core/planning/time-window.js
var time_window = __webpack_require__(92500);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
;// CONCATENATED MODULE: ./build/core/size.js
const UNITS = ['k', 'm', 'g', 't', 'p'];
function parseSizeBytes(text) {
    const match = /^(\d+(?:\.\d+)?)\s*(?:([kmgtp])(i?))?b$/i.exec(text.trim());
    if (match === null)
        return undefined;
    const [, number, unit = '', binary] = match;
    const power = unit === '' ? 0 : UNITS.indexOf(unit.toLowerCase()) + 1;
    const bytes = Math.round(Number(number) * (binary ? 1024 : 1000) ** power);
    return bytes > 0 && Number.isSafeInteger(bytes) ? bytes : undefined;
}

// EXTERNAL MODULE: ./build/options/options.js
var options = __webpack_require__(14433);
// EXTERNAL MODULE: ./build/options/suggest.js
var suggest = __webpack_require__(95949);
;// CONCATENATED MODULE: ./build/options/schema.js











const TRUE = ['true', 'True', 'TRUE'];
const FALSE = ['false', 'False', 'FALSE'];
const ONCE = { jitless: true };
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
        catch (thrown) {
            (0,errors/* failureOf */.g5)(thrown, ['request']);
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
        const shard = (0,planning_shard/* readShard */.X)(text);
        if (shard !== undefined)
            return shard;
        context.issues.push({ code: 'custom', input: text, message: 'must be a part of how many, such as 1/4' });
        return core/* NEVER */.tm;
    }),
    openpgp: schemas/* enum */.k5n(['gnupg', 'rfc9580'], { error: 'must be gnupg or rfc9580' }),
};
function reasonAgainst(name, text) {
    return READERS[options/* OPTIONS */.lw[name].kind].safeParse(text).error?.issues[0]?.message;
}
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
function schemaOf(mode) {
    const shape = {};
    for (const name of (0,options/* optionsOf */.cz)(mode)) {
        const option = (0,options/* findOption */.$K)(name);
        const reader = READERS[options/* OPTIONS */.lw[name].kind];
        shape[name] = option?.default === undefined ? reader.optional() : schemas/* prefault */.SdS(reader, option.default);
    }
    return schemas/* strictObject */.rej(shape);
}
function readOptions(mode, raw) {
    const given = [...givenOptions(mode, raw)];
    const result = schemaOf(mode).safeParse(Object.fromEntries(given.map(([name, value]) => [name, tidy(mode, name, value)])), ONCE);
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
function tidy(mode, name, value) {
    const option = (0,options/* findOption */.$K)(name);
    if (option?.secrecy !== 'value')
        return value.trim();
    const text = (0,secret/* withoutLineEnd */.oI)(value);
    const lines = option.several?.includes(mode) === true ? text.split(/\r?\n/) : [text];
    if (!lines.some((line) => /[\r\n\0]/.test(line)))
        return text;
    throw invalid(name, `\`${name}\` has more than one line.`, 'Give one line; every space in it counts.');
}
function givenOptions(mode, raw) {
    const given = new Map([...raw].filter(([, value]) => value.trim() !== ''));
    for (const name of given.keys())
        requireOption(mode, name);
    return given;
}
function isMissing(value) {
    return value === undefined || (Array.isArray(value) && value.length === 0);
}
function invalid(name, message, hint) {
    const option = (0,options/* findOption */.$K)(name);
    const example = option?.example === undefined ? '' : ` For example: ${option.example}`;
    return new errors/* RestorableError */.s$('INPUT_INVALID', message, {
        hint: hint ?? `${option?.description ?? ''}${example}`.trim(),
    });
}
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
function unknownOption(name, known) {
    const shown = name.slice(0, 60).replaceAll(/[^\w.-]/g, '?');
    return new errors/* RestorableError */.s$('INPUT_UNKNOWN', `\`${shown}\` is no known option.`, { hint: (0,suggest/* didYouMean */.a)(name, known) });
}


/***/ }),

/***/ 95949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
/* unused harmony export nearest */
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
    const best = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(word.toLowerCase(), known);
    if ((0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word.toLowerCase(), best) <= Math.max(2, Math.floor(best.length / 3)))
        return best;
    const [partly, ...others] = known.filter((name) => name.split('-').includes(word.toLowerCase()));
    return others.length === 0 ? partly : undefined;
}
function didYouMean(word, known) {
    const best = nearest(word, known);
    return best === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean \`${best}\`?`;
}


/***/ })

};
