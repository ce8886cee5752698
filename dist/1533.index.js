export const id = 1533;
export const ids = [1533];
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

/***/ 4290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KC: () => (/* binding */ contentsSchema),
/* harmony export */   Wr: () => (/* binding */ CONTENTS_MAX_BYTES),
/* harmony export */   bq: () => (/* binding */ CHECKPOINT_BYTES),
/* harmony export */   jD: () => (/* binding */ STREAM_NAME),
/* harmony export */   rA: () => (/* binding */ MAX_PACK_BYTES),
/* harmony export */   zQ: () => (/* binding */ CONTENTS_FORMAT)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32466);


const CONTENTS_FORMAT = 'restorable-contents/1';
const CONTENTS_MAX_BYTES = 128 * 1024 * 1024;
const CHECKPOINT_BYTES = 64 * 1024 * 1024;
const sha256 = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
const MAX_PACK_BYTES = 256 * 1024 * 1024;
const STREAM_NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;
const contentsSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(CONTENTS_FORMAT),
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    database: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    streams: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(STREAM_NAME),
        rawBytes: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().nonnegative(),
        sha256,
        checkpoints: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(sha256),
        packCount: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().nonnegative(),
        maxPackBytes: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().nonnegative().max(MAX_PACK_BYTES),
        map: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
            partCount: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().nonnegative(),
            sources: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ backup: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), stream: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(STREAM_NAME) })),
            maxPackBytes: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().nonnegative().max(MAX_PACK_BYTES),
        })
            .optional(),
    })),
    fingerprint: _fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintSchema */ .z,
    selection: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ include: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), exclude: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) }),
    warnings: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
});


/***/ }),

/***/ 32466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ FLAWS_OF_ROWS),
/* harmony export */   z: () => (/* binding */ fingerprintSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69987);
/* harmony import */ var _stored_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66117);


const fingerprintSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    engine: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    serverVersion: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    takenAt: _stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t,
    sizeBytes: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().nonnegative().nullable(),
    tables: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        rows: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().nonnegative().nullable(),
        rowsFrom: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['count', 'dump', 'unknown']),
        counted: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ before: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().nonnegative(), after: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().nonnegative() })
            .optional(),
        movesWithin: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    })),
    objects: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        definitionSha256: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    })),
    sequences: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        lastValue: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
        goes: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['down', 'around']).optional(),
    })),
    extensions: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    facts: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    flaws: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-z][a-z0-9-]{0,63}$/),
        type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    }))
        .optional(),
});
const FLAWS_OF_ROWS = new Set(['foreign-key-violated']);


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
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', `The manifest would be ${text.length} bytes; a reader accepts ${MANIFEST_MAX_BYTES}.`, {
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
        return `it claims to be ${id}`;
    if (manifest.database !== expected.database)
        return `it claims to belong to ${manifest.database}`;
    const parsed = (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupId */ .JN)(id);
    if (parsed?.kind !== kind)
        return 'its id and its kind contradict each other';
    if (Math.floor(Date.parse(manifest.startedAt) / 1000) * 1000 !== parsed.startedAt.getTime()) {
        return 'its id and its start time contradict each other';
    }
    const kinds = parents.map((parent) => (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupId */ .JN)(parent.id)?.kind);
    if ((kind === 'full') !== (parents.length === 0))
        return 'its kind and its parents contradict each other';
    if (kind === 'differential' && parents.length !== 1)
        return 'a differential has one parent';
    if (kinds.some((each, at) => (each === 'full') !== (at === parents.length - 1)))
        return 'only its last parent can be a full';
    if (new Set([id, ...parents.map((parent) => parent.id)]).size !== parents.length + 1)
        return 'it names a parent twice';
    if (predecessor?.id === id)
        return 'it claims to be its own predecessor';
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
            throw new JsonError('it is nested too deeply');
        if (values > MAX_VALUES)
            throw new JsonError('it has too many values');
        at += 1;
    }
}
function inspectNumber(text, at) {
    NUMBER_CHARACTERS.lastIndex = at;
    const [number = ''] = NUMBER_CHARACTERS.exec(text) ?? [];
    if (!INTEGER.test(number) || Number(number) > Number.MAX_SAFE_INTEGER) {
        throw new JsonError('it has a number that is not a plain integer from 0 to 2^53 - 1');
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
            throw new JsonError('it has an incomplete character');
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
        throw new JsonError('it has too many different names');
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
/* harmony import */ var _format_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4290);
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
        return 'without `runner-key` there is no index of the stored chunks';
    if (encryption.recipients.length === 0)
        return 'with a passphrase nobody can tell whether it is still the same';
    if (newest === undefined)
        return 'there is no earlier backup that counts';
    if (full === undefined)
        return 'the full backup of the chain is missing';
    if (!facts.sameSource)
        return 'the source has changed';
    if (newest.engine.name !== engine.name || newest.engine.majorVersion !== engine.majorVersion) {
        return `the database was ${newest.engine.name} ${newest.engine.majorVersion} and is now ${engine.name} ${engine.majorVersion}`;
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
            return `${parent.id} has another source`;
        }
        if (!sameEncryption(encryption, manifest.encryption))
            return `${parent.id} is encrypted differently`;
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

// EXTERNAL MODULE: ./build/options/options.js + 8 modules
var options = __webpack_require__(77509);
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
const ABSENT = { boolean: 'false', lines: '' };
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
        const { kind, default: standard = absentOf(kind) } = options/* OPTIONS */.lw[name];
        shape[name] = standard === undefined ? READERS[kind].optional() : schemas/* prefault */.SdS(READERS[kind], standard);
    }
    return schemas/* strictObject */.rej(shape);
}
function absentOf(kind) {
    return ABSENT[kind];
}
function readOptions(mode, raw) {
    const given = [...givenOptions(mode, raw)];
    const result = schemaOf(mode).safeParse(Object.fromEntries(given.map(([name, value]) => [name, tidy(mode, name, value)])), ONCE);
    if (!result.success) {
        const [issue] = result.error.issues;
        const name = String(issue?.path[0] ?? 'mode');
        throw invalid(name, `\`${name}\` ${issue?.message ?? 'is not valid'}.`);
    }
    const read = result.data;
    for (const name of (0,options/* optionsOf */.cz)(mode)) {
        const { required = [] } = options/* OPTIONS */.lw[name];
        if (required.includes(mode) && isMissing(read[name]))
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
    throw new errors/* RestorableError */.s$('INPUT_UNKNOWN', `\`${name}\` is not an option of \`${mode}\`. It is an option of ${modes}.`, {
        hint: name === 'decrypt-with'
            ? 'A backup job must not hold the recovery key. Remove it here, and from the secrets that this job can read.'
            : `Remove \`${name}\`, or choose another mode.`,
    });
}
function unknownOption(name, known) {
    const shown = name.slice(0, 60).replaceAll(/[^\w.-]/g, '?');
    return new errors/* RestorableError */.s$('INPUT_UNKNOWN', `\`${shown}\` is not a known option.`, { hint: (0,suggest/* didYouMean */.a)(name, known) });
}


/***/ }),

/***/ 41533:
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
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', '`tunnel` contains a password, which `ssh` accepts only from a keyboard.', LOGIN_HINT);
    }
    const user = userPart === undefined ? undefined : decode(userPart);
    if (user !== undefined && !USER.test(user))
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', "The user in `tunnel` can't be one of SSH.");
    if (ipv6 === undefined && !HOST.test(name))
        throw (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('tunnel', "The host in `tunnel` can't be one of SSH.");
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


/***/ })

};
