export const id = 3173;
export const ids = [3173];
export const modules = {

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

/***/ 7240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ idOfKey),
/* harmony export */   WL: () => (/* binding */ ownerOfObject),
/* harmony export */   jE: () => (/* binding */ RUNBOOK_FILES),
/* harmony export */   sI: () => (/* binding */ recordInKey),
/* harmony export */   uv: () => (/* binding */ objectKeys)
/* harmony export */ });
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63422);

const NUMBER_DIGITS = 6;
function numbered(index) {
    return String(index).padStart(NUMBER_DIGITS, '0');
}
const RUNBOOK_FILES = ['RECOVERY-v1.md', 'RECOVERY-v1.py'];
function stamp(time) {
    return time.toISOString().replaceAll(/[-:.]/g, '');
}
function sealedPath({ kind, backup, stream, number }) {
    const folders = { pack: 'packs', map: 'maps', index: 'index', contents: 'contents' };
    const path = [folders[kind], backup, stream, number === undefined ? undefined : numbered(number)];
    const extension = kind === 'contents' ? '.json.zst.pgp' : '.zst.pgp';
    return path.filter((segment) => segment !== undefined).join('/') + extension;
}
function objectKeys(database) {
    const root = `${database}/`;
    return {
        root,
        database,
        manifests: `${root}manifests/`,
        manifest: (id) => `${root}manifests/${id}.json`,
        signature: (id, fingerprint) => `${root}signatures/${id}/${fingerprint}.asc`,
        signatures: (id) => `${root}signatures/${id}/`,
        contents: (id) => root + sealedPath({ kind: 'contents', backup: id }),
        pack: (id, stream, number) => root + sealedPath({ kind: 'pack', backup: id, stream, number }),
        sealed: (place) => root + sealedPath(place),
        packs: (id) => `${root}packs/${id}/`,
        objects: (id, index) => `${root}objects/${id}/${numbered(index)}`,
        verifications: (id) => `${root}verifications/${id}/`,
        verification: (id, time) => `${root}verifications/${id}/${stamp(time)}.json`,
        verificationDetails: (id, time) => `${root}verifications/${id}/${stamp(time)}.details.zst.pgp`,
        hold: (id, action, time) => `${root}holds/${id}/${stamp(time)}-${action}.json`,
        allVerifications: `${root}verifications/`,
        allHolds: `${root}holds/`,
        allPruned: `${root}pruned/`,
        pruned: (id) => `${root}pruned/${id}.json`,
        allGaps: `${root}gaps/`,
        gap: (id, time) => `${root}gaps/${id}/${stamp(time)}.json`,
        runbook: RUNBOOK_FILES.map((file) => root + file),
        ofBackup: (id) => [
            ...['packs', 'maps', 'index', 'objects', 'signatures'].map((part) => `${root}${part}/${id}/`),
            `${root}contents/${id}.`,
        ],
        relative: (key) => key.slice(root.length),
        absolute: (relative) => root + relative,
    };
}
function idOfKey(key, folder) {
    const [, found, file, ...deeper] = key.split('/');
    if (found !== folder || file === undefined || deeper.length > 0 || !file.endsWith('.json'))
        return undefined;
    return (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(file.slice(0, -'.json'.length))?.id;
}
function recordInKey(key, folder) {
    const [, found, id = '', file, ...deeper] = key.split('/');
    const parsed = (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id);
    if (found !== folder || file === undefined || deeper.length > 0 || parsed === undefined)
        return undefined;
    return { id: parsed.id, file };
}
const FOLDERS = 'packs|maps|index|objects|signatures|verifications|holds';
const OF_BACKUP = new RegExp(`^(?:(${FOLDERS})/([^/]+)/.|(contents)/([^/]+)\\.json\\.zst\\.pgp$)`);
function ownerOfObject(relative) {
    const match = OF_BACKUP.exec(relative);
    const id = match?.[2] ?? match?.[4];
    const part = match?.[1] ?? match?.[3];
    if (id === undefined || part === undefined)
        return undefined;
    const parsed = (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id);
    return parsed && { id: parsed.id, part };
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

/***/ 58860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ TOOL)
/* harmony export */ });
const TOOL = { name: 'restorable', version: '0.1.0' };


/***/ }),

/***/ 34972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j9: () => (/* binding */ PassphraseKeys)
});

// UNUSED EXPORTS: SALT_BYTES, SCRYPT

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/openpgp/library.js
var library = __webpack_require__(45549);
// EXTERNAL MODULE: ./build/openpgp/signatures/signer.js
var signatures_signer = __webpack_require__(77048);
;// CONCATENATED MODULE: ./build/openpgp/keys/passphrase-certificate.js

const CREATED = 1_577_836_800;
const USER_ID = Buffer.from('restorable passphrase');
const SEED_BYTES = 32;
const TAG = { signature: 2, secretKey: 5, publicKey: 6, userId: 13 };
const EDDSA_LEGACY = 22;
const SHA512 = 10;
const POSITIVE_CERTIFICATION = 0x13;
const CERTIFIES_AND_SIGNS = 0x03;
const CURVE = Buffer.from('092b06010401da470f01', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
function certificateOf(seed) {
    if (seed.length !== SEED_BYTES)
        throw new RangeError(`a seed has ${SEED_BYTES} bytes`);
    const key = (0,external_node_crypto_.createPrivateKey)({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    const point = (0,external_node_crypto_.createPublicKey)(key).export({ format: 'der', type: 'spki' }).subarray(-32);
    const body = Buffer.concat([
        Buffer.from([4]),
        uint32(CREATED),
        Buffer.from([EDDSA_LEGACY]),
        CURVE,
        mpi(Buffer.concat([Buffer.from([0x40]), point])),
    ]);
    const hashed = Buffer.concat([Buffer.from([0x99]), uint16(body.length), body]);
    const fingerprint = (0,external_node_crypto_.createHash)('sha1').update(hashed).digest();
    const rest = [packet(TAG.userId, USER_ID), packet(TAG.signature, certification(key, hashed, fingerprint))];
    const secret = mpi(seed);
    const checksum = secret.reduce((sum, byte) => (sum + byte) & 0xffff, 0);
    const secretBody = Buffer.concat([body, Buffer.from([0]), secret, uint16(checksum)]);
    return {
        fingerprint: fingerprint.toString('hex'),
        publicKey: Buffer.concat([packet(TAG.publicKey, body), ...rest]),
        privateKey: Buffer.concat([packet(TAG.secretKey, secretBody), ...rest]),
    };
}
function certification(key, hashedKey, fingerprint) {
    const subpackets = Buffer.concat([
        subpacket(2, uint32(CREATED)),
        subpacket(27, Buffer.from([CERTIFIES_AND_SIGNS])),
        subpacket(33, Buffer.from([4, ...fingerprint])),
    ]);
    const issuer = subpacket(16, fingerprint.subarray(-8));
    const head = Buffer.concat([
        Buffer.from([4, POSITIVE_CERTIFICATION, EDDSA_LEGACY, SHA512]),
        uint16(subpackets.length),
        subpackets,
    ]);
    const digest = (0,external_node_crypto_.createHash)('sha512')
        .update(hashedKey)
        .update(Buffer.concat([Buffer.from([0xb4]), uint32(USER_ID.length), USER_ID]))
        .update(Buffer.concat([head, Buffer.from([4, 0xff]), uint32(head.length)]))
        .digest();
    const signature = (0,external_node_crypto_.sign)(null, digest, key);
    return Buffer.concat([
        head,
        uint16(issuer.length),
        issuer,
        digest.subarray(0, 2),
        mpi(signature.subarray(0, 32)),
        mpi(signature.subarray(32)),
    ]);
}
function packet(tag, body) {
    return Buffer.concat([Buffer.from([0xc0 | tag, body.length]), body]);
}
function subpacket(type, body) {
    return Buffer.concat([Buffer.from([body.length + 1, type]), body]);
}
function mpi(bytes) {
    const first = bytes.findIndex((byte) => byte !== 0);
    const digits = first === -1 ? Buffer.alloc(0) : bytes.subarray(first);
    const bits = digits.length * 8 - (digits.length === 0 ? 0 : Math.clz32(digits.readUInt8(0)) - 24);
    return Buffer.concat([uint16(bits), digits]);
}
function uint16(value) {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16BE(value);
    return bytes;
}
function uint32(value) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
}

;// CONCATENATED MODULE: ./build/openpgp/keys/passphrase-keys.js





const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const SALT_BYTES = 16;
const passphrase_keys_SEED_BYTES = 32;
const MOST_MISSES = 8;
const MOST_MISSES_ALTOGETHER = 64;
class PassphraseKeys {
    #passphrase;
    #signers = new Map();
    #misses = new Map();
    #untried = new Map();
    #queue = Promise.resolve();
    constructor(passphrase) {
        this.#passphrase = passphrase;
    }
    signer(salt = (0,external_node_crypto_.randomBytes)(SALT_BYTES).toString('hex')) {
        return this.#inTurn(() => this.#derive(salt));
    }
    signerFor(claim) {
        return this.#inTurn(() => this.#try(claim, MOST_MISSES));
    }
    tryMore(database) {
        return this.#inTurn(async () => {
            const waiting = [...(this.#untried.get(database)?.values() ?? [])].sort((a, b) => b.count - a.count);
            this.#untried.delete(database);
            let hasTried = false;
            for (const { claim } of waiting) {
                if (!this.#isPatient(database, 2 * MOST_MISSES))
                    break;
                await this.#try(claim, 2 * MOST_MISSES);
                hasTried = true;
            }
            return hasTried;
        });
    }
    async #try(claim, mostMisses) {
        const { database, signer } = claim;
        const { salt } = claim.encryption;
        if (salt === null || signer === null)
            return undefined;
        const known = this.#signers.get(salt);
        if (known === undefined)
            this.#requirePatience(claim, salt, mostMisses);
        const derived = known ?? (await this.#derive(salt));
        if (derived.fingerprint === signer)
            return derived;
        if (known === undefined)
            this.#misses.set(database, (this.#misses.get(database) ?? 0) + 1);
        return undefined;
    }
    #isPatient(database, mostMisses) {
        const altogether = [...this.#misses.values()].reduce((sum, misses) => sum + misses, 0);
        return (this.#misses.get(database) ?? 0) < mostMisses && altogether < MOST_MISSES_ALTOGETHER;
    }
    #requirePatience(claim, salt, mostMisses) {
        const { id, database } = claim;
        if (this.#isPatient(database, mostMisses))
            return;
        const untried = this.#untried.get(database) ?? new Map();
        const same = untried.get(salt) ?? { claim, count: 0 };
        same.count += 1;
        untried.set(salt, same);
        this.#untried.set(database, untried);
        throw new errors/* RestorableError */.s$('SIGNER_UNKNOWN', `The backup ${id} is not authenticated: too many others before it have a salt that \`passphrase\` does not fit.`, {
            hint: 'Someone else wrote them, or with other passphrases. Remove what is not yours, or move it to another `name`.',
        });
    }
    async #derive(salt) {
        const known = this.#signers.get(salt);
        if (known !== undefined)
            return known;
        const { readPrivateKey } = await (0,library/* loadOpenpgp */.aS)();
        const seed = await seedOf(this.#passphrase, Buffer.from(salt, 'hex'));
        const key = await readPrivateKey({ binaryKey: certificateOf(seed).privateKey });
        const signer = (0,signatures_signer/* signerOf */.K)(key, { salt });
        this.#signers.set(salt, signer);
        return signer;
    }
    #inTurn(work) {
        const turn = this.#queue.then(work);
        this.#queue = turn.catch(() => { });
        return turn;
    }
}
function seedOf(passphrase, salt) {
    return new Promise((resolve, reject) => {
        (0,external_node_crypto_.scrypt)(Buffer.from(passphrase.reveal()), salt, passphrase_keys_SEED_BYTES, SCRYPT, (error, seed) => {
            if (error === null)
                resolve(seed);
            else
                reject(error);
        });
    });
}


/***/ }),

/***/ 95249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ openPrivateKeys),
/* harmony export */   L: () => (/* binding */ closedError)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88050);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45549);
/* harmony import */ var _unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18191);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95347);





async function openPrivateKeys(spec, input) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_2__/* .loadOpenpgp */ .aS)();
    const text = spec.armored.reveal();
    const keys = await library.readPrivateKeys({ armoredKeys: text }).catch((cause) => {
        const message = `\`${input.key}\` can't be read as an OpenPGP private key`;
        throw (0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .unreadable */ .O$)(message, 'PRIVATE', (0,_unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_3__/* .unknownAlgorithms */ .H)(text), cause);
    });
    const passphrases = (0,_core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .secretLines */ ._o)(spec.passphrase);
    const opened = [];
    for (const key of keys) {
        const parts = [];
        for (const part of key.getKeys()) {
            const packet = part.keyPacket;
            const closed = await openPart(packet, passphrases);
            parts.push({ keyId: part.getKeyID().toHex(), fingerprint: (0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .fingerprintOf */ .ax)(key), packet, closed });
        }
        opened.push({ key, parts });
    }
    return opened;
}
async function openPart(packet, passphrases) {
    if (packet.isMissingSecretKeyMaterial())
        return 'absent';
    if (packet.isDecrypted())
        return undefined;
    for (const passphrase of passphrases) {
        if (await opens(packet, passphrase))
            return (await isWhole(packet)) ? undefined : 'damaged';
    }
    return passphrases.length === 0 ? 'locked' : 'other passphrase';
}
async function opens(packet, passphrase) {
    try {
        await packet.decrypt(passphrase.reveal());
        return true;
    }
    catch {
        return false;
    }
}
async function isWhole(packet) {
    try {
        await packet.validate();
        return true;
    }
    catch {
        return false;
    }
}
function closedError(parts, { key, passphrase }) {
    const order = ['other passphrase', 'locked', 'damaged', 'absent'];
    const [part] = parts.toSorted((a, b) => order.indexOf(a.closed) - order.indexOf(b.closed));
    const alike = parts.filter(({ closed }) => closed === part?.closed);
    const names = [...new Set(alike.map(({ fingerprint }) => fingerprint))].join(', ');
    const which = `the key ${names} in \`${key}\``;
    switch (part?.closed) {
        case 'locked':
            return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_LOCKED', `${capital(which)} is locked with a passphrase.`, {
                hint: `Give it as \`${passphrase}\`.`,
            });
        case 'other passphrase':
            return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_WRONG', `\`${passphrase}\` does not open ${which}.`, {
                hint: 'Every space in a passphrase counts, also at its beginning and end.',
            });
        case 'damaged':
            return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `${capital(which)} is damaged: its private half is not that of its public half.`, {
                hint: 'Take another copy of the key.',
            });
        default:
            return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `The private half of ${which} is not in the file: it is on a smartcard, or was left out.`, {
                hint: 'Give a copy that contains it. With a card, only GnuPG can decrypt: use `RECOVERY-v1.py --own-keyring`, which is next to the backups.',
            });
    }
}
function capital(text) {
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}


/***/ }),

/***/ 45383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ TAG),
/* harmony export */   E$: () => (/* binding */ inOnePiece),
/* harmony export */   di: () => (/* binding */ readPacket)
/* harmony export */ });
const TAG = { publicKeySessionKey: 1, signature: 2, passwordSessionKey: 3, literal: 11, data: 18 };
const HEADER_MARK = 0xc0;
function readPacket(bytes, at) {
    const mark = bytes[at];
    if (mark === undefined || mark < HEADER_MARK)
        return undefined;
    const length = readLength(bytes, at + 1);
    if (length === undefined || length.isPartial)
        return undefined;
    const end = length.bodyAt + length.bytes;
    if (end > bytes.length)
        return undefined;
    return { tag: mark - HEADER_MARK, body: bytes.subarray(length.bodyAt, end), end };
}
function readLength(bytes, at) {
    const [first, second] = [bytes[at], bytes[at + 1]];
    if (first === undefined)
        return undefined;
    if (first < 192)
        return { bytes: first, bodyAt: at + 1, isPartial: false };
    if (first >= 224 && first < 255)
        return { bytes: 2 ** (first - 224), bodyAt: at + 1, isPartial: true };
    if (second === undefined)
        return undefined;
    if (first < 224)
        return { bytes: (first - 192) * 256 + second + 192, bodyAt: at + 2, isPartial: false };
    if (at + 5 > bytes.length)
        return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset + at + 1, 4);
    return { bytes: view.getUint32(0), bodyAt: at + 5, isPartial: false };
}
function inOnePiece(packet) {
    const pieces = [];
    let length = readLength(packet, 1);
    if (length?.isPartial !== true)
        return packet;
    while (length !== undefined) {
        const end = length.bodyAt + length.bytes;
        pieces.push(packet.subarray(length.bodyAt, end));
        length = length.isPartial ? readLength(packet, end) : undefined;
    }
    const header = Buffer.alloc(6);
    header.writeUInt8(packet[0] ?? 0, 0);
    header.writeUInt8(0xff, 1);
    header.writeUInt32BE(pieces.reduce((sum, piece) => sum + piece.length, 0), 2);
    return Buffer.concat([header, ...pieces]);
}


/***/ }),

/***/ 24566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rO: () => (/* reexport */ signer/* createSigner */.r),
  TV: () => (/* binding */ createSignerRing),
  v9: () => (/* binding */ openSignerRing)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/openpgp/keys/keys.js
var keys_keys = __webpack_require__(95347);
// EXTERNAL MODULE: ./build/openpgp/keys/passphrase-keys.js + 1 modules
var passphrase_keys = __webpack_require__(34972);
// EXTERNAL MODULE: ./build/openpgp/library.js
var openpgp_library = __webpack_require__(45549);
// EXTERNAL MODULE: ./build/openpgp/packets.js
var packets = __webpack_require__(45383);
;// CONCATENATED MODULE: ./build/openpgp/signatures/detached-signature.js


const ARMOR = /^-----BEGIN PGP SIGNATURE-----\n(?:[A-Za-z]+: [^\n]*\n)*\n((?:[A-Za-z0-9+/]{1,76}={0,2}\n)+)(?:=[A-Za-z0-9+/]{4}\n)?-----END PGP SIGNATURE-----\n*$/;
const BINARY = 0x00;
function readDetachedSignature(armored) {
    const body = ARMOR.exec(armored.replaceAll('\r\n', '\n'))?.[1];
    if (body === undefined)
        throw refused('is not an armored signature');
    const bytes = Buffer.from(body, 'base64');
    const packet = (0,packets/* readPacket */.di)(bytes, 0);
    if (packet === undefined || packet.end !== bytes.length || packet.tag !== packets/* TAG */.Dk.signature) {
        throw refused('is not exactly one signature packet');
    }
    const [version, type] = packet.body;
    if (version !== 4 && version !== 6)
        throw refused('is of a version that is not used');
    if (type !== BINARY)
        throw refused('is not a signature of binary data');
    return bytes;
}
function refused(what) {
    return new errors/* RestorableError */.s$('SIGNATURE_INVALID', `A stored signature ${what}.`, {
        hint: 'It was changed or cut, or made with another program. Use another destination or another backup.',
    });
}

// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/openpgp/keys/key-fitness.js
var key_fitness = __webpack_require__(33469);
// EXTERNAL MODULE: ./build/openpgp/keys/key-life.js
var key_life = __webpack_require__(28211);
// EXTERNAL MODULE: ./build/openpgp/keys/key-words.js
var key_words = __webpack_require__(6376);
;// CONCATENATED MODULE: ./build/openpgp/signatures/signature-check.js







const MINUTE_MS = 60_000;
async function requireGood(signature, key, bytes) {
    const library = await (0,openpgp_library/* loadOpenpgp */.aS)();
    const madeAt = signature.created;
    const issuer = key.getKeys().find((part) => part.getKeyID().equals(signature.issuerKeyID));
    if (madeAt === null || issuer === undefined)
        throw signature_check_refused('A signature does not say when or by whom it was made.');
    requireStrongHash(library, signature);
    requirePast(madeAt);
    const { packets } = await library.createMessage({ binary: bytes, format: 'binary' });
    const [literal = {}] = packets;
    await signature
        .verify(issuer.keyPacket, library.enums.signature.binary, literal, madeAt, true)
        .catch((cause) => {
        throw new errors/* RestorableError */.s$('SIGNATURE_INVALID', 'A signature does not fit what it signs.', {
            hint: 'The signed object was changed. Use another destination or another backup.',
            cause,
        });
    });
    const ends = signature.getExpirationTime();
    if (ends instanceof Date && ends <= new Date())
        throw signature_check_refused(`A signature counted until ${ends.toISOString()} only.`);
    const life = await (0,key_life/* lifeOf */.c)(key);
    const part = life.parts.find(({ keyId }) => keyId === issuer.getKeyID().toHex()) ?? life.primary;
    const unfit = (0,key_fitness/* whySignatureFails */.su)(life, part, madeAt);
    if (unfit === undefined)
        return;
    throw new errors/* RestorableError */.s$('SIGNATURE_INVALID', (0,key_words/* signatureRefusal */.jc)(unfit, madeAt, `the key ${(0,keys_keys/* fingerprintOf */.ax)(key)}`), {
        hint: (0,key_words/* signatureHint */.Mx)(unfit),
    });
}
function requireStrongHash({ config, enums }, { hashAlgorithm }) {
    if (hashAlgorithm === null || !config.rejectMessageHashAlgorithms.has(hashAlgorithm))
        return;
    throw signature_check_refused(`A signature is over a hash that is too weak: ${enums.read(enums.hash, hashAlgorithm)}.`);
}
function requirePast(madeAt) {
    const aheadMs = madeAt.getTime() - Date.now();
    if (aheadMs <= catalog_trust/* CLOCK_SKEW_MS */.r)
        return;
    const minutes = Math.ceil(aheadMs / MINUTE_MS);
    throw new errors/* RestorableError */.s$('SIGNATURE_INVALID', `A signature was made at ${madeAt.toISOString()}, ${minutes} minutes after now by the clock of this machine.`, { hint: 'Compare the clock of this machine, and that of the machine that signed, with the real time.' });
}
function signature_check_refused(message) {
    return new errors/* RestorableError */.s$('SIGNATURE_INVALID', message, {
        hint: 'Find out what made it, and let the next backup be signed with a key of `keygen`.',
    });
}

// EXTERNAL MODULE: ./build/openpgp/signatures/signer.js
var signer = __webpack_require__(77048);
;// CONCATENATED MODULE: ./build/openpgp/signatures/signatures.js







async function openSignerRing(signers, passphrase) {
    if (signers.length === 0 && passphrase === undefined)
        return undefined;
    return createSignerRing(signers, passphrase && new passphrase_keys/* PassphraseKeys */.j9(passphrase));
}
async function createSignerRing(signers, passphraseKeys) {
    const keys = await (0,keys_keys/* readPublicKeys */.eK)(signers, 'signers');
    const fixed = await ringOf(keys, wordsOf(signers, passphraseKeys));
    if (passphraseKeys === undefined)
        return fixed;
    return {
        ...fixed,
        tryMore: (database) => passphraseKeys.tryMore(database),
        async ringFor(manifest) {
            if (manifest.signer !== null && fixed.fingerprints.includes(manifest.signer))
                return fixed;
            const signer = await passphraseKeys.signerFor(manifest);
            if (signer === undefined)
                return fixed;
            return ringOf(await (0,keys_keys/* readPublicKeys */.eK)([signer.publicKey], 'passphrase'), fixed.words);
        },
    };
}
function wordsOf(signers, passphraseKeys) {
    if (passphraseKeys === undefined)
        return { askedBy: '`signers` is set', untrusted: 'not among `signers`' };
    if (signers.length === 0)
        return { askedBy: '`passphrase` is set', untrusted: 'not that of `passphrase`' };
    return {
        askedBy: '`signers` and `passphrase` are set',
        untrusted: 'neither among `signers` nor that of `passphrase`',
    };
}
async function ringOf(keys, words) {
    const library = await (0,openpgp_library/* loadOpenpgp */.aS)();
    const byKeyId = new Map();
    for (const key of keys)
        for (const id of key.getKeyIDs())
            byKeyId.set(id.toHex(), key);
    const ring = {
        fingerprints: keys.map(keys_keys/* fingerprintOf */.ax),
        words,
        ringFor: async () => ring,
        tryMore: async () => false,
        async verify(bytes, armoredSignature) {
            const binarySignature = readDetachedSignature(armoredSignature);
            const signature = await library.readSignature({ binarySignature }).catch((cause) => {
                throw new errors/* RestorableError */.s$('SIGNATURE_INVALID', "A signature can't be read.", {
                    hint: 'It was changed or cut. Use another destination or another backup.',
                    cause,
                });
            });
            const [packet] = signature.packets;
            const key = packet && byKeyId.get(packet.issuerKeyID.toHex());
            if (packet === undefined || key === undefined) {
                throw new errors/* RestorableError */.s$('SIGNER_UNKNOWN', `The signature is from a key that is ${words.untrusted}.`, {
                    hint: 'Add the public half of the runner key if the backup job uses a new one; else find out who wrote this.',
                });
            }
            await requireGood(packet, key, bytes);
            return (0,keys_keys/* fingerprintOf */.ax)(key);
        },
    };
    return ring;
}


/***/ }),

/***/ 77048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ signerOf),
/* harmony export */   r: () => (/* binding */ createSigner)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _keys_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33469);
/* harmony import */ var _keys_key_life_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28211);
/* harmony import */ var _keys_key_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6376);
/* harmony import */ var _keys_keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95347);
/* harmony import */ var _keys_private_keys_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95249);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45549);
/* harmony import */ var _unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(18191);








async function createSigner(spec, purpose, now) {
    const input = { key: purpose, passphrase: `${purpose}-passphrase` };
    const [opened, ...others] = await (0,_keys_private_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .openPrivateKeys */ .A)(spec, input);
    if (opened === undefined || others.length > 0) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `\`${purpose}\` takes exactly one private key.`, {
            hint: 'Give the one key of this job, as `keygen` wrote it; others belong elsewhere.',
        });
    }
    const subject = `the key in \`${purpose}\``;
    const fit = await signingPart(opened, input, now, (0,_unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_7__/* .unknownAlgorithms */ .H)(spec.armored.reveal()));
    const warning = (0,_keys_key_words_js__WEBPACK_IMPORTED_MODULE_3__/* .expiryWarning */ .iD)(fit, subject, now, 'nothing can be signed with it');
    return signerOf(opened.key, { fit, warnings: warning === undefined ? [] : [warning] });
}
async function signingPart({ key, parts }, input, now, unknown) {
    const subject = `the key in \`${input.key}\``;
    const life = await (0,_keys_key_life_js__WEBPACK_IMPORTED_MODULE_2__/* .lifeOf */ .c)(key);
    const closedIn = ({ keyId }) => parts.filter((part) => part.keyId === keyId && part.closed !== undefined);
    const choice = (0,_keys_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .choosePart */ .p4)(life, 'sign', now, (part) => closedIn(part).length === 0);
    if ('unfit' in choice) {
        const locked = (0,_keys_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .choosePart */ .p4)(life, 'sign', now);
        if ('fit' in locked)
            throw (0,_keys_private_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .closedError */ .L)(closedIn(locked.fit.part), input);
        throw (0,_keys_key_words_js__WEBPACK_IMPORTED_MODULE_3__/* .unfitError */ .F8)(choice.unfit, subject, now, unknown);
    }
    const { fit } = choice;
    await key.getSigningKey((0,_keys_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keyIdOf */ .yg)(key, fit.part), (0,_keys_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .dateFrom */ .f1)(fit, now)).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `Nothing can be signed with ${subject} now.`, {
            hint: 'Export it again with `gpg --armor --export-secret-keys`, or make another one with `keygen`.',
            cause,
        });
    });
    return fit;
}
function signerOf(key, { fit, salt, warnings = [] } = {}) {
    return {
        fingerprint: (0,_keys_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .fingerprintOf */ .ax)(key),
        publicKey: key.toPublic().armor(),
        salt: salt ?? null,
        warnings,
        async sign(bytes) {
            const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_6__/* .loadOpenpgp */ .aS)();
            const message = await library.createMessage({ binary: bytes, format: 'binary' });
            const options = { message, signingKeys: key, detached: true, format: 'armored' };
            if (fit === undefined)
                return (await library.sign(options));
            const date = (0,_keys_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .dateFrom */ .f1)(fit, new Date());
            return (await library.sign({ ...options, signingKeyIDs: (0,_keys_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keyIdOf */ .yg)(key, fit.part), date }));
        },
    };
}


/***/ }),

/***/ 170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ForwardingStorage)
/* harmony export */ });
class ForwardingStorage {
    inner;
    constructor(inner) {
        this.inner = inner;
    }
    get label() {
        return this.inner.label;
    }
    get place() {
        return this.inner.place;
    }
    get versions() {
        return this.inner.versions;
    }
    get locks() {
        return this.inner.locks;
    }
    get unfinished() {
        return this.inner.unfinished;
    }
    put(key, body, options) {
        return this.inner.put(key, body, options);
    }
    get(key, options) {
        return this.inner.get(key, options);
    }
    list(prefix, options) {
        return this.inner.list(prefix, options);
    }
    folders(prefix, options) {
        return this.inner.folders(prefix, options);
    }
    delete(key, options) {
        return this.inner.delete(key, options);
    }
    serverTime(options) {
        return this.inner.serverTime(options);
    }
    close() {
        return this.inner.close();
    }
}


/***/ }),

/***/ 84820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   Wn: () => (/* binding */ readParents),
/* harmony export */   hf: () => (/* binding */ listBackupIds),
/* harmony export */   sH: () => (/* binding */ olderManifest)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74493);
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7240);
/* harmony import */ var _core_planning_chain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67789);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69984);
/* harmony import */ var _reading_older_copies_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1434);
/* harmony import */ var _reading_read_preference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72554);







async function listBackupIds(storage, keys, signal) {
    const ids = [];
    for await (const object of storage.list(keys.manifests, { signal })) {
        const id = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .idOfKey */ .EV)(object.key, 'manifests');
        if (id !== undefined)
            ids.push(id);
    }
    return ids;
}
async function readManifest(storage, database, key, signal) {
    const bytes = await storage.get(key, { maxBytes: _core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_MAX_BYTES */ .V4, signal }).catch((error) => {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'STORAGE_CORRUPTED')
            throw error;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('MANIFEST_INVALID', `${key} at ${storage.label} is larger than any manifest.`, {
            hint: 'Someone put it there, or the storage damaged it. Use another destination or an earlier backup.',
            cause: error,
        });
    });
    const id = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .idOfKey */ .EV)(key, 'manifests') ?? '';
    return { manifest: (0,_core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(bytes, { id, database }), bytes, sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .sha256Hex */ .f)(bytes) };
}
async function readParents(sources, database, keys, manifest, signal) {
    const parents = [];
    for (const { id, manifestSha256 } of manifest.parents) {
        const ask = async (source, limited) => {
            const stored = await readManifest(source, database, keys.manifest(id), limited).catch((thrown) => {
                const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
                throw error.isFinding ? parentLost(manifest.id, id, source, error) : error;
            });
            if (stored.sha256 !== manifestSha256)
                throw parentLost(manifest.id, id, source);
            return stored;
        };
        parents.push(await (0,_reading_read_preference_js__WEBPACK_IMPORTED_MODULE_6__/* .readFromFirstHealthy */ .m)(sources, signal, sources.problems, ask).catch(async (thrown) => {
            const accept = (older) => older.sha256 === manifestSha256 ? older : undefined;
            const older = await olderManifest(sources.current, database, keys.manifest(id), signal, sources.problems, accept);
            if (older === undefined)
                throw thrown;
            return older.value;
        }));
    }
    const why = (0,_core_planning_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .whyNoChain */ .Hi)(manifest, parents.map((parent) => parent.manifest));
    if (why === undefined)
        return parents;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('MANIFEST_INVALID', `${manifest.id} can not build on its parents: ${why}.`, {
        hint: 'No backup job writes that. Find out who wrote it, and use an earlier backup.',
    });
}
function olderManifest(sources, database, key, signal, problems, accept) {
    const id = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .idOfKey */ .EV)(key, 'manifests') ?? '';
    return (0,_reading_older_copies_js__WEBPACK_IMPORTED_MODULE_5__/* .olderCopy */ .E)(sources, key, _core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_MAX_BYTES */ .V4, signal, problems, (bytes, source) => accept({ manifest: (0,_core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(bytes, { id, database }), bytes, sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .sha256Hex */ .f)(bytes) }, source));
}
function parentLost(child, parent, source, cause) {
    const message = `${child} needs ${parent}, which is missing or another one at ${source.label}.`;
    const hint = 'Use another destination or an earlier backup; the next run makes a full one by itself.';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', message, { hint, cause });
}


/***/ }),

/***/ 74895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ deletedBackups),
/* harmony export */   g: () => (/* binding */ keysWithDeleted)
/* harmony export */ });
/* harmony import */ var _core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7240);

async function deletedBackups(storage, keys, signal) {
    const ids = [];
    for await (const key of storage.versions?.hidden(keys.manifests, { signal }) ?? []) {
        const id = (0,_core_format_object_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .idOfKey */ .EV)(key, 'manifests');
        if (id !== undefined)
            ids.push(id);
    }
    return ids;
}
async function* keysWithDeleted(storage, prefix, signal) {
    for await (const { key } of storage.list(prefix, { signal }))
        yield key;
    for await (const key of storage.versions?.hidden(prefix, { signal }) ?? [])
        yield key;
}


/***/ }),

/***/ 69984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ StreamHasher),
/* harmony export */   f: () => (/* binding */ sha256Hex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_format_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4290);


function sha256Hex(body) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (const part of body instanceof Uint8Array ? [body] : body)
        hash.update(part);
    return hash.digest('hex');
}
class StreamHasher {
    #hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    #checkpoints = [];
    #bytes = 0;
    update(bytes) {
        let rest = bytes;
        for (;;) {
            const untilCheckpoint = _core_format_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECKPOINT_BYTES */ .bq - (this.#bytes % _core_format_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECKPOINT_BYTES */ .bq);
            if (rest.length < untilCheckpoint)
                break;
            this.#hash.update(rest.subarray(0, untilCheckpoint));
            this.#bytes += untilCheckpoint;
            this.#checkpoints.push(this.#hash.copy().digest('hex'));
            rest = rest.subarray(untilCheckpoint);
        }
        this.#hash.update(rest);
        this.#bytes += rest.length;
    }
    get rawBytes() {
        return this.#bytes;
    }
    finish() {
        return { rawBytes: this.#bytes, sha256: this.#hash.digest('hex'), checkpoints: this.#checkpoints };
    }
}


/***/ }),

/***/ 1434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ olderCopy)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

async function olderCopy(sources, key, maxBytes, signal, problems, accept) {
    for (const source of sources) {
        try {
            for await (const stored of source.versions?.older(key, { maxBytes, signal }) ?? []) {
                const value = await unlessBad(async () => accept(stored, source));
                if (value === undefined)
                    continue;
                problems.push(`${key} at ${source.label} was deleted or replaced; an older version of it is good and was read.`);
                return { source, value };
            }
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(thrown, ['storage', 'object', 'backup', 'keys']);
        }
    }
    return undefined;
}
async function unlessBad(work) {
    try {
        return await work();
    }
    catch (thrown) {
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).isFinding)
            return undefined;
        throw thrown;
    }
}


/***/ }),

/***/ 72554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ ReadPreference),
/* harmony export */   m: () => (/* binding */ readFromFirstHealthy)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const BAD_IN_A_ROW = 3;
const BAD_ALTOGETHER = 20;
const PATIENCE_MS = 60_000;
const TIMES_LONGER = 4;
class ReadPreference {
    #all;
    problems = [];
    faulty = new Set();
    unreliable = new Set();
    #first;
    #last = [];
    #served = new Map();
    #bad = new Map();
    #warn;
    #longestMs = new Map();
    #isTolerant;
    #patienceMs;
    constructor(sources, options = {}) {
        const { warn = () => { }, tolerant = false, patienceMs = PATIENCE_MS } = options;
        this.#all = sources;
        this.#first = [...sources];
        this.#warn = warn;
        this.#isTolerant = tolerant;
        this.#patienceMs = patienceMs;
    }
    get all() {
        return this.#all;
    }
    get current() {
        return [...this.#first, ...this.#last];
    }
    get served() {
        return this.all.flatMap((source) => {
            const served = this.#served.get(source);
            return served === undefined ? [] : [{ source, ...served }];
        });
    }
    get readAlone() {
        const [only, ...others] = this.served;
        return only === undefined || others.length > 0 || this.faulty.has(only.source) ? undefined : only.source;
    }
    exclude(source) {
        const others = (sources) => sources.filter((each) => each !== source);
        this.#all = others(this.#all);
        this.#first = others(this.#first);
        this.#last = others(this.#last);
    }
    patienceFor(source) {
        if (!this.#first.includes(source))
            return undefined;
        return Math.max(this.#patienceMs, TIMES_LONGER * (this.#longestMs.get(source) ?? 0));
    }
    noteTime(source, ms) {
        this.#longestMs.set(source, Math.max(ms, this.#longestMs.get(source) ?? 0));
    }
    noteServed(source, bytes) {
        const before = this.#served.get(source) ?? { objects: 0, bytes: 0 };
        this.#served.set(source, { objects: before.objects + 1, bytes: before.bytes + bytes });
        this.#bad.set(source, { inARow: 0, altogether: this.#bad.get(source)?.altogether ?? 0 });
    }
    noteFailed(source, error) {
        if (!error.isFinding) {
            this.unreliable.add(source);
            this.#askLast(source, `${source.label} failed and is asked last from now on: ${error.message}`);
            return;
        }
        this.faulty.add(source);
        const before = this.#bad.get(source) ?? { inARow: 0, altogether: 0 };
        const bad = { inARow: before.inARow + 1, altogether: before.altogether + 1 };
        this.#bad.set(source, bad);
        if (this.#isTolerant || (bad.inARow < BAD_IN_A_ROW && bad.altogether < BAD_ALTOGETHER))
            return;
        const many = bad.inARow < BAD_IN_A_ROW ? `${bad.altogether} objects` : `${bad.inARow} objects in a row`;
        this.#askLast(source, `${source.label} is asked last from now on: ${many} are missing or wrong there.`);
    }
    #askLast(source, warning) {
        const at = this.#first.indexOf(source);
        if (at === -1) {
            this.#last = [...this.#last.filter((each) => each !== source), source];
            return;
        }
        this.#first.splice(at, 1);
        this.#last.push(source);
        if (this.all.length > 1)
            this.#warn(warning);
    }
}
async function readFromFirstHealthy(sources, signal, problems, ask) {
    const failures = [];
    const asked = new Set();
    const next = () => sources.current.find((source) => !asked.has(source));
    for (let source = next(); source !== undefined; source = next()) {
        asked.add(source);
        const patienceMs = next() === undefined ? undefined : sources.patienceFor(source);
        try {
            const answer = await askPatiently(sources, source, patienceMs, signal, ask);
            problems.push(...failures.filter((failure) => failure.isFinding).map((failure) => failure.message));
            return answer;
        }
        catch (thrown) {
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
            const failure = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
            failures.push(failure);
            sources.noteFailed(source, failure);
        }
    }
    throw failures.find((failure) => !failure.isFinding) ?? failures[0];
}
async function askPatiently(sources, source, patienceMs, signal, ask) {
    const startedMs = performance.now();
    const hangs = new AbortController();
    const timer = patienceMs === undefined
        ? undefined
        : setTimeout(() => {
            const message = `${source.label} did not give an object within ${Math.round(patienceMs / 1000)} seconds.`;
            hangs.abort(new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('STORAGE_UNREACHABLE', message, { hint: 'Check network and server.' }));
        }, patienceMs);
    try {
        const answer = await ask(source, timer === undefined ? signal : AbortSignal.any([signal, hangs.signal]));
        sources.noteTime(source, performance.now() - startedMs);
        return answer;
    }
    catch (thrown) {
        throw hangs.signal.aborted && !signal.aborted ? hangs.signal.reason : thrown;
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 52108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ getRecord),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   j8: () => (/* binding */ putRecord),
/* harmony export */   qI: () => (/* binding */ signedBy),
/* harmony export */   s3: () => (/* binding */ isSignedBy),
/* harmony export */   vw: () => (/* binding */ signerOfRecord),
/* harmony export */   xy: () => (/* binding */ RECORD_MAX_BYTES),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69987);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56928);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69984);
/* harmony import */ var _reading_older_copies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1434);





const RECORD_MAX_BYTES = 64 * 1024;
const SIGNATURE_MAX_BYTES = 64 * 1024;
async function putRecord(destination, key, record, signer, signal, { unlocked = false } = {}) {
    const body = Buffer.from(`${JSON.stringify(record, null, 1)}\n`);
    if (signer !== undefined) {
        const signature = Buffer.from(await signer.sign(body));
        await destination.put(`${key}.asc`, signature, { sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(signature), unlocked, signal });
    }
    await destination.put(key, body, { sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(body), unlocked, signal });
}
async function getRecord(storage, key, signal) {
    const bytes = await unlessBad(storage.get(key, { maxBytes: RECORD_MAX_BYTES, signal }));
    return bytes && recordOf(bytes);
}
function recordOf(bytes) {
    try {
        return { bytes, json: (0,_core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .q)(bytes) };
    }
    catch (error) {
        if (!(error instanceof _core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .JsonError */ .N))
            throw error;
        return { bytes, json: undefined };
    }
}
async function signerOfRecord(storage, key, bytes, ring, signal) {
    const verify = (signature) => ring.verify(bytes, Buffer.from(signature).toString('latin1'));
    const signature = await unlessBad(storage.get(`${key}.asc`, { maxBytes: SIGNATURE_MAX_BYTES, signal }));
    const by = signature && (await unlessBad(verify(signature)));
    return by ?? (await (0,_reading_older_copies_js__WEBPACK_IMPORTED_MODULE_2__/* .olderCopy */ .E)([storage], `${key}.asc`, SIGNATURE_MAX_BYTES, signal, [], verify))?.value;
}
const signedBy = {
    signer: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().nullable(),
    salt: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().nullable(),
};
function namesOf(signer) {
    return { signer: signer?.fingerprint ?? null, salt: signer?.salt ?? null };
}
async function isSignedBy(ring, { storage, keys: { database }, id, key, bytes }, { signer, salt }, signal) {
    if (ring === undefined)
        return true;
    if (signer === null)
        return false;
    const encryption = { profile: 'gnupg', recipients: [], salt };
    const own = await unlessBad(ring.ringFor({ id, database, signer, encryption }));
    return own !== undefined && (await signerOfRecord(storage, key, bytes, own, signal)) !== undefined;
}
async function unlessBad(work) {
    try {
        return await work;
    }
    catch (error) {
        if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$ && (error.isFinding || error.code === 'STORAGE_CORRUPTED'))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 76010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ openDestinations),
/* harmony export */   x: () => (/* binding */ openDestination)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _ports_forwarding_storage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(170);


async function openDestinations(specs, dependencies, run) {
    const opened = [];
    for (const spec of specs)
        opened.push(await openDestination(spec, dependencies, run));
    return opened;
}
async function openDestination(spec, { openStorage, host }, run) {
    const storage = run.closeAtEnd(await openStorage(spec, host));
    if (!run.isFirst(storage.label)) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `Two destinations are the same place: ${storage.label}.`, {
            hint: 'Remove one of them.',
        });
    }
    const { offsite } = spec;
    if (offsite === undefined)
        return storage;
    return new PlacedStorage(storage, { ...storage.place, offsite });
}
class PlacedStorage extends _ports_forwarding_storage_js__WEBPACK_IMPORTED_MODULE_1__/* .ForwardingStorage */ .l {
    #place;
    constructor(inner, place) {
        super(inner);
        this.#place = place;
    }
    get place() {
        return this.#place;
    }
}


/***/ }),

/***/ 86297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ Run)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58860);


class Run {
    startedAt;
    #dependencies;
    #startedMs;
    #phases = [];
    #warnings = [];
    #closers = [];
    #labels = new Set();
    #error;
    constructor(dependencies) {
        this.#dependencies = dependencies;
        this.startedAt = dependencies.clock.now();
        this.#startedMs = dependencies.clock.monotonicMs();
    }
    get elapsedMs() {
        return this.#dependencies.clock.monotonicMs() - this.#startedMs;
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
            await (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelledByNow */ .sE)(this.#dependencies.host.signal);
            await work();
        }
        catch (thrown) {
            this.fail(thrown);
        }
        for (const close of this.#closers.reverse())
            await this.#close(close);
    }
    async closing(resource, work) {
        try {
            return await work(resource);
        }
        finally {
            await this.#close(() => resource.close());
        }
    }
    async #close(close) {
        await close().catch((thrown) => {
            this.keepWords(thrown);
            this.warn(`Cleaning up: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).message}`);
        });
    }
    fail(thrown) {
        const { signal, log } = this.#dependencies.host;
        const error = signal.aborted ? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancellation */ .WN)(signal) : (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        this.#error ??= error;
        this.keepWords(thrown);
        for (const line of (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .causesOf */ .cZ)(thrown, { withFrames: true }))
            log.debug(line);
    }
    keepWords(thrown) {
        for (const words of (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .foreignWordsOf */ .Rw)(thrown))
            this.#dependencies.host.toolWords.add(words);
    }
    facts(findings) {
        const { host } = this.#dependencies;
        const error = this.#error;
        return {
            tool: _core_version_js__WEBPACK_IMPORTED_MODULE_1__/* .TOOL */ .j,
            startedAt: this.startedAt.toISOString(),
            durationMs: Math.round(this.elapsedMs),
            exitCode: error !== undefined ? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodeOf */ .FO)(error) : findings ? _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.finding : _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.done,
            error: error === undefined
                ? undefined
                : { code: error.code, message: host.scrub(error.message), hint: error.hint && host.scrub(error.hint) },
            warnings: this.#warnings.map((warning) => host.scrub(warning)),
            phases: this.#phases,
        };
    }
}


/***/ })

};
