export const id = 5268;
export const ids = [5268];
export const modules = {

/***/ 63422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ KINDS),
/* harmony export */   JN: () => (/* binding */ parseBackupId),
/* harmony export */   g: () => (/* binding */ readBackupId),
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
function readBackupId(id) {
    const parsed = parseBackupId(id);
    if (parsed === undefined)
        throw new RangeError(`${JSON.stringify(id)} is listed as a backup, but is not an id`);
    return parsed;
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

/***/ 20755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ eachNameOnce),
/* harmony export */   g: () => (/* binding */ contentDigestsSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69987);

const contentDigestsSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    method: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[a-z0-9-]{1,40}\/[0-9]{1,3}$/),
    key: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[0-9a-f]{32}$/),
    tables: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        rows: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().nonnegative(),
        sum: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[0-9a-f]{32}$/),
    })),
    exempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[a-z][a-z0-9-]{0,63}$/),
    })),
});
function eachNameOnce(digests) {
    const { tables, exempt } = digests;
    const named = Map.groupBy([...tables, ...exempt], ({ schema, name }) => JSON.stringify([schema, name]));
    const shared = [...named.values()].filter((those) => those.length > 1).flatMap(([first]) => first ?? []);
    if (shared.length === 0)
        return digests;
    const isShared = (each) => shared.some(({ schema, name }) => schema === each.schema && name === each.name);
    return {
        ...digests,
        tables: tables.filter((table) => !isShared(table)),
        exempt: [
            ...exempt.filter((table) => !isShared(table)),
            ...shared.map(({ schema, name }) => ({ schema, name, reason: 'same-name' })),
        ],
    };
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
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69987);
/* harmony import */ var _content_digests_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20755);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32466);



const CONTENTS_FORMAT = 'restorable-contents/1';
const CONTENTS_MAX_BYTES = 128 * 1024 * 1024;
const CHECKPOINT_BYTES = 64 * 1024 * 1024;
const sha256 = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
const MAX_PACK_BYTES = 256 * 1024 * 1024;
const STREAM_NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;
const contentsSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(CONTENTS_FORMAT),
    id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    database: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    streams: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(STREAM_NAME),
        rawBytes: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().nonnegative(),
        sha256,
        checkpoints: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(sha256),
        packCount: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().nonnegative(),
        maxPackBytes: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().nonnegative().max(MAX_PACK_BYTES),
        map: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
            partCount: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().nonnegative(),
            sources: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ backup: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), stream: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(STREAM_NAME) })),
            maxPackBytes: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().nonnegative().max(MAX_PACK_BYTES),
        })
            .optional(),
    })),
    fingerprint: _fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintSchema */ .S8,
    digests: _content_digests_js__WEBPACK_IMPORTED_MODULE_0__/* .contentDigestsSchema */ .g.optional(),
    selection: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ include: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()), exclude: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()) }),
    warnings: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
});


/***/ }),

/***/ 32466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S8: () => (/* binding */ fingerprintSchema),
/* harmony export */   Se: () => (/* binding */ FLAWS_OF_ROWS),
/* harmony export */   f4: () => (/* binding */ FLAWS_OF_INDEXES)
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
const FLAWS_OF_INDEXES = new Set(['collation-changed']);


/***/ }),

/***/ 74493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ MAX_RECIPIENTS),
/* harmony export */   MZ: () => (/* binding */ serializeManifest),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   V4: () => (/* binding */ MANIFEST_MAX_BYTES),
/* harmony export */   W8: () => (/* binding */ withRunIfItFits),
/* harmony export */   uB: () => (/* binding */ FORMAT)
/* harmony export */ });
/* unused harmony export manifestSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69987);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _run_origin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10252);
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63422);
/* harmony import */ var _stored_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66117);
/* harmony import */ var _strict_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(56928);






const FORMAT = 'restorable/1';
const MANIFEST_MAX_BYTES = 8 * 1024;
const MAX_RECIPIENTS = 32;
const sha256 = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
const bytes = zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig().int().nonnegative();
const fingerprint = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const backupId = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().refine((text) => (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_2__/* .parseBackupId */ .JN)(text) !== undefined, 'not a backup id');
const reference = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ id: backupId, manifestSha256: sha256 });
function runbookFile(extension) {
    return zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ key: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(new RegExp(`^RECOVERY-v[0-9]{1,4}\\.${extension}$`)), sha256 });
}
const manifestSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(FORMAT),
    id: backupId,
    database: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(_backup_id_js__WEBPACK_IMPORTED_MODULE_2__/* .KINDS */ .GW),
    parents: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(reference),
    predecessor: reference.nullable(),
    engine: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), serverVersion: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), majorVersion: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }),
    source: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ salt: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[0-9a-f]{32}$/), identity: sha256 }),
    run: _run_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .storedRunSchema */ .A9.nullable(),
    startedAt: _stored_time_js__WEBPACK_IMPORTED_MODULE_3__/* .storedTime */ .t,
    snapshotAt: _stored_time_js__WEBPACK_IMPORTED_MODULE_3__/* .storedTime */ .t,
    finishedAt: _stored_time_js__WEBPACK_IMPORTED_MODULE_3__/* .storedTime */ .t,
    encryption: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
        profile: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(['gnupg', 'rfc9580']),
        recipients: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(fingerprint).max(MAX_RECIPIENTS),
        salt: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()
            .regex(/^[0-9a-f]{32}$/)
            .nullable(),
    }),
    signer: fingerprint.nullable(),
    objects: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ sha256, sizeBytes: bytes })).min(1),
    contents: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ sha256, sizeBytes: bytes }),
    runbook: zod__WEBPACK_IMPORTED_MODULE_4__/* .tuple */ .PVZ([runbookFile('md'), runbookFile('py')]),
    rawBytes: bytes,
    storedBytes: bytes,
    tool: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }),
});
function withRunIfItFits(manifest) {
    return bytesOf(manifest).length <= MANIFEST_MAX_BYTES ? manifest : { ...manifest, run: null };
}
function bytesOf(manifest) {
    return Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
}
function serializeManifest(manifest) {
    const text = bytesOf(manifest);
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
        json = (0,_strict_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .q)(stored);
    }
    catch (error) {
        if (!(error instanceof _strict_json_js__WEBPACK_IMPORTED_MODULE_5__/* .JsonError */ .N))
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
    const parsed = (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_2__/* .parseBackupId */ .JN)(id);
    if (parsed?.kind !== kind)
        return 'its id and its kind contradict each other';
    if (Math.floor(Date.parse(manifest.startedAt) / 1000) * 1000 !== parsed.startedAt.getTime()) {
        return 'its id and its start time contradict each other';
    }
    const kinds = parents.map((parent) => (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_2__/* .parseBackupId */ .JN)(parent.id)?.kind);
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

/***/ 12776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ Calendar),
/* harmony export */   g: () => (/* binding */ GENERATIONS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const GENERATIONS = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'];
const FORMATS = new Map();
function makeFormat(timeZone) {
    try {
        return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
            timeZone,
            hourCycle: 'h23',
            year: 'numeric',
            month: '2-digit',
            day: '2-digit',
            hour: '2-digit',
            minute: '2-digit',
            timeZoneName: 'longOffset',
        });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `"${timeZone.slice(0, 60)}" is not a time zone.`, {
            hint: 'Use a name from the IANA database, such as Europe/Vienna, America/New_York or UTC.',
            cause,
        });
    }
}
class Calendar {
    #format;
    #isUtc;
    constructor(timeZone) {
        this.#format = FORMATS.get(timeZone) ?? makeFormat(timeZone);
        FORMATS.set(timeZone, this.#format);
        this.#isUtc = this.#format.resolvedOptions().timeZone === 'UTC';
    }
    minuteOfDay(time) {
        const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
        return Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
    }
    offsetMs(time) {
        if (this.#isUtc)
            return 0;
        const name = this.#format.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? '';
        const [, sign, hours, minutes, seconds] = /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? [];
        const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
        return (sign === '-' ? -ahead : ahead) * 1_000;
    }
    names(time) {
        const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
        const year = (parts.get('year') ?? '').padStart(4, '0');
        const month = parts.get('month') ?? '';
        const day = parts.get('day') ?? '';
        const offset = (parts.get('timeZoneName') ?? '').replace('GMT', '') || 'Z';
        return {
            hourly: `${year}-${month}-${day}T${parts.get('hour')}${offset}`,
            daily: `${year}-${month}-${day}`,
            weekly: isoWeek(Number(year), Number(month), Number(day)),
            monthly: `${year}-${month}`,
            yearly: year,
        };
    }
}
function isoWeek(year, month, day) {
    const date = new Date(Date.UTC(year, month - 1, day));
    date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
    const ofYear = date.getUTCFullYear();
    const week = Math.ceil(((date.getTime() - Date.UTC(ofYear, 0, 1)) / 86_400_000 + 1) / 7);
    return `${String(ofYear).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
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
    const reason = whyFull(policy, facts);
    if (reason !== undefined)
        return { kind: 'full', reason };
    return { kind: policy.kind === 'differential' ? 'differential' : 'incremental' };
}
function whyFull(policy, facts) {
    const { newest, full, engine, encryption } = facts;
    if (policy.kind === 'full')
        return { rule: 'requested' };
    if (!facts.hasIndexKey)
        return { rule: 'no-runner-key' };
    if (newest === undefined)
        return { rule: 'first' };
    if (full === undefined)
        return { rule: 'full-missing' };
    if (!facts.sameSource)
        return { rule: 'other-source' };
    if (newest.engine.name !== engine.name || newest.engine.majorVersion !== engine.majorVersion) {
        return { rule: 'engine-changed', before: newest.engine, now: engine };
    }
    if (!sameEncryption(full.encryption, encryption))
        return { rule: 'encryption-changed' };
    const backups = newest.parents.length + 1;
    if (policy.kind !== 'differential' && backups >= policy.maxChain)
        return { rule: 'chain-length', backups };
    if (policy.kind !== 'differential' && JSON.stringify(newest, null, 1).length > _format_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST_MAX_BYTES */ .V4 - MANIFEST_ROOM) {
        return { rule: 'manifest-length', backups };
    }
    const ageMs = facts.now.getTime() - Date.parse(full.startedAt);
    if (ageMs < policy.fullEveryMs * (1 - EARLY_SHARE))
        return undefined;
    return { rule: 'full-age', hours: Math.floor(ageMs / 3_600_000) };
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
    return kind === 'differential' ? [ancestors.at(-1) ?? newest] : [newest, ...ancestors];
}


/***/ }),

/***/ 11240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ readPolicy),
/* harmony export */   vA: () => (/* binding */ requireKeeping),
/* harmony export */   zj: () => (/* binding */ DEFAULT_POLICY)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12776);


const NONE = { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
const DEFAULT_POLICY = {
    keepLast: 0,
    keepWithinMs: 0,
    generations: { ...NONE, hourly: 24, daily: 30, weekly: 13, monthly: 12 },
    timeZone: 'UTC',
};
function readPolicy(values) {
    const timeZone = values.timeZone ?? DEFAULT_POLICY.timeZone;
    if (timeZone !== DEFAULT_POLICY.timeZone)
        new _calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .Calendar */ .V(timeZone);
    const given = [values.keepLast, values.keepWithinMs, ..._calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .GENERATIONS */ .g.map((name) => values[name])];
    if (given.every((value) => value === undefined))
        return undefined;
    const generations = { ...NONE };
    for (const name of _calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .GENERATIONS */ .g)
        generations[name] = values[name] ?? 0;
    const policy = { keepLast: values.keepLast ?? 0, keepWithinMs: values.keepWithinMs ?? 0, generations, timeZone };
    requireKeeping(policy);
    return policy;
}
function requireKeeping({ keepLast, keepWithinMs, generations }) {
    if (keepLast > 0 || keepWithinMs > 0 || _calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .GENERATIONS */ .g.some((name) => generations[name] > 0))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('RETENTION_EMPTY', 'This retention policy would remove every backup.', {
        hint: 'Set at least one of keep-last, keep-within, keep-hourly, keep-daily, keep-weekly, keep-monthly and keep-yearly to a value above 0.',
    });
}


/***/ }),

/***/ 10252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A9: () => (/* binding */ storedRunSchema),
/* harmony export */   Kr: () => (/* binding */ isWorkflowFile),
/* harmony export */   Tl: () => (/* binding */ testRunSchema),
/* harmony export */   Vp: () => (/* binding */ runUrl),
/* harmony export */   bM: () => (/* binding */ storedRun),
/* harmony export */   en: () => (/* binding */ isRepositoryName),
/* harmony export */   qu: () => (/* binding */ parseCheckout),
/* harmony export */   rq: () => (/* binding */ parseRunOrigin),
/* harmony export */   sA: () => (/* binding */ testRun)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69987);

const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}\/[A-Za-z0-9._-]{1,100}$/;
const WORKFLOW = /^\.github\/workflows\/[ -.0-~]{1,200}$/;
const RUN_ID = /^[1-9][0-9]{0,19}$/;
const EVENT = /^[a-z][a-z_]{0,49}$/;
const SCHEDULE = /^[0-9A-Za-z*,/-]{1,100}(?: [0-9A-Za-z*,/-]{1,100}){4}$/;
const SCHEDULE_LENGTH = 200;
const REF_LENGTH = 1_000;
const REF = /^refs\/[!-~]{1,300}$/;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const MOST_ATTEMPTS = 1_000_000;
const scheduleSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(SCHEDULE_LENGTH).regex(SCHEDULE);
const runFields = {
    repository: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(REPOSITORY),
    workflow: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(WORKFLOW),
    runId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(RUN_ID),
    attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(1).max(MOST_ATTEMPTS),
    event: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(EVENT),
    schedule: scheduleSchema.nullable(),
};
const OTHER_EVENT = 'a schedule of another event';
function isOfItsEvent({ event, schedule }) {
    return schedule === null || event === 'schedule';
}
const storedRunSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(runFields).refine(isOfItsEvent, OTHER_EVENT);
const checkoutFields = { ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(REF).nullable(), commit: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(COMMIT).nullable() };
const testRunSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...runFields, ...checkoutFields }).refine(isOfItsEvent, OTHER_EVENT);
function storedRun(origin) {
    if (origin === undefined)
        return null;
    const { url: _, ...stored } = origin;
    return stored;
}
function testRun(origin, checkout) {
    const stored = storedRun(origin);
    return stored && { ...stored, ref: checkout?.ref ?? null, commit: checkout?.commit ?? null };
}
function parseCheckout(ref, commit) {
    const encoded = percentEncoded(ref?.slice(0, REF_LENGTH) ?? '');
    return {
        ref: checkoutFields.ref.safeParse(encoded).data ?? null,
        commit: checkoutFields.commit.safeParse(commit).data ?? null,
    };
}
function isRepositoryName(text) {
    return REPOSITORY.test(text) && !/\/\.{1,2}$/.test(text);
}
function isWorkflowFile(file) {
    return /\.ya?ml$/.test(file) && WORKFLOW.test(`.github/workflows/${file}`);
}
function parseRunOrigin(reported) {
    const { repository, event, runId, attempt } = reported;
    const stored = storedRunSchema.safeParse({
        repository,
        workflow: workflowIn(reported.workflowRef),
        runId,
        attempt: /^[0-9]{1,7}$/.test(attempt ?? '') ? Number(attempt) : undefined,
        event,
        schedule: event === 'schedule' ? parseSchedule(reported.schedule) : null,
    }).data;
    const server = serverOf(reported.server);
    if (stored === undefined || server === undefined)
        return undefined;
    return { ...stored, url: runUrl(server, stored) };
}
function runUrl(server, { repository, runId, attempt }) {
    const page = `${server}/${repository}/actions/runs/${runId}`;
    return attempt > 1 ? `${page}/attempts/${attempt}` : page;
}
function workflowIn(ref = '') {
    const path = /^[^/]+\/[^/]+\/([^@]+(?:@[^/@]+)*?\.ya?ml)@./.exec(ref.slice(0, REF_LENGTH))?.[1];
    return path === undefined || /\p{Cc}/u.test(path) ? undefined : percentEncoded(path);
}
function percentEncoded(path) {
    return path.toWellFormed().replaceAll(/[^ -~]+/g, encodeURIComponent);
}
function parseSchedule(text) {
    if (typeof text !== 'string' || text.length > 2 * SCHEDULE_LENGTH)
        return null;
    return scheduleSchema.safeParse(text.trim().replaceAll(/\s+/g, ' ')).data ?? null;
}
function serverOf(text) {
    const url = URL.parse(text ?? '');
    const isServer = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.username === '';
    return isServer ? url.origin : undefined;
}


/***/ })

};
