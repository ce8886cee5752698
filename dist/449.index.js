export const id = 449;
export const ids = [449,14];
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

/***/ 29679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ shortFingerprint),
/* harmony export */   x: () => (/* binding */ keyName)
/* harmony export */ });
const SHORT_DIGITS = 16;
const V4_DIGITS = 40;
const USER_ID_LENGTH = 80;
function shortFingerprint(fingerprint) {
    return fingerprint.length > V4_DIGITS ? fingerprint.slice(0, SHORT_DIGITS) : fingerprint.slice(-SHORT_DIGITS);
}
const ADDRESS = /\s*<[^<>]*>|\S+@\S+/g;
function keyName({ fingerprint, userId }) {
    const short = shortFingerprint(fingerprint);
    const plain = userId?.slice(0, 1_000).replaceAll(/[\p{C}\s]+/gu, ' ') ?? '';
    const shown = plain.replaceAll(ADDRESS, '').trim();
    if (shown === '')
        return short;
    return `${short} (${shown.length > USER_ID_LENGTH ? `${shown.slice(0, USER_ID_LENGTH)}…` : shown})`;
}


/***/ }),

/***/ 7620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ chooseBackup),
/* harmony export */   r: () => (/* binding */ CLOCK_SKEW_MS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _format_backup_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63422);


const CLOCK_SKEW_MS = 5 * 60_000;
function chooseBackup(ids, selector, now) {
    const known = ids
        .map(_format_backup_id_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupId */ .JN)
        .filter((parsed) => parsed !== undefined)
        .sort((a, b) => (a.id < b.id ? 1 : -1));
    if (selector.kind === 'id') {
        if (known.some((candidate) => candidate.id === selector.id))
            return selector.id;
        throw notFound(`There is no backup ${selector.id}.`, known.length);
    }
    const limit = now.getTime() + CLOCK_SKEW_MS;
    const past = known.filter((candidate) => candidate.startedAt.getTime() <= limit);
    const chosen = chosenOf(past, selector, now);
    if (chosen !== undefined)
        return chosen.id;
    if (selector.kind === 'before')
        throw notFound(`There is no backup from before ${selector.time.toISOString()}.`, past.length);
    throw notFound(known.length > 0 ? 'All backups are dated in the future.' : 'There is no backup.', known.length);
}
function chosenOf(past, selector, now) {
    switch (selector.kind) {
        case 'latest':
            return past[0];
        case 'before':
            return past.find((candidate) => candidate.startedAt.getTime() < selector.time.getTime());
        case 'age': {
            const distance = ({ startedAt }) => Math.abs(now.getTime() - startedAt.getTime() - selector.ms);
            return past.toSorted((a, b) => distance(a) - distance(b))[0];
        }
    }
}
function notFound(message, count) {
    const hint = count > 0
        ? '`list` prints those that exist.'
        : 'Check `destination` and `name`; `list` without a name prints every database that the destination holds.';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_NOT_FOUND', message, { hint });
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


/***/ }),

/***/ 95249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ openPrivateKeys),
/* harmony export */   L1: () => (/* binding */ closedError),
/* harmony export */   tm: () => (/* binding */ fingerprintsOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88050);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45549);
/* harmony import */ var _unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18191);
/* harmony import */ var _key_identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17363);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95347);






async function openPrivateKeys(spec, input) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_2__/* .loadOpenpgp */ .aS)();
    const text = spec.armored.reveal();
    const keys = await library.readPrivateKeys({ armoredKeys: text }).catch((cause) => {
        const message = `\`${input.key}\` can't be read as an OpenPGP private key`;
        throw (0,_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .unreadable */ .O$)(message, 'PRIVATE', (0,_unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_3__/* .unknownAlgorithms */ .H)(text), cause);
    });
    const passphrases = (0,_core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .secretLines */ ._o)(spec.passphrase);
    const opened = [];
    for (const key of keys) {
        const parts = [];
        for (const part of key.getKeys()) {
            const packet = part.keyPacket;
            const closed = await openPart(packet, passphrases);
            parts.push({ keyId: part.getKeyID().toHex(), keyName: (0,_key_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOfKey */ .m)(key), packet, closed });
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
    const names = [...new Set(alike.map(({ keyName }) => keyName))].join(', ');
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
            return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `${capital(which)} is damaged: its halves don't match.`, {
                hint: 'Use another copy of the key.',
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
async function fingerprintsOf(specs, input) {
    const opened = await Promise.all(specs.map((spec) => openPrivateKeys({ ...spec, passphrase: undefined }, input)));
    return opened.flat().map(({ key }) => (0,_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .fingerprintOf */ .ax)(key));
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

/***/ 65368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ authenticity),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   hN: () => (/* binding */ needsOf),
/* harmony export */   ko: () => (/* binding */ replicaOf),
/* harmony export */   o: () => (/* binding */ diagnosticsOf)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20607);


function authenticity(backup, keys) {
    if (backup.authenticatedBy !== null)
        return `signed by ${(0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .V)(backup.authenticatedBy, keys)}, an accepted signer`;
    const by = backup.signer ? ` by ${(0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .V)(backup.signer, keys)}` : '';
    const made = backup.signed ? `signed${by}, but not checked against accepted signers` : 'not signed';
    return `${made}; not authenticated: anyone who can write to the storage could have made it`;
}
function needsOf({ parents = [] }) {
    const [nearest] = parents;
    if (nearest === undefined)
        return 'nothing';
    return parents.length === 1 ? nearest : `${nearest} and ${parents.length - 1} more`;
}
function kindOf(backup, because) {
    if (backup.kind === 'full')
        return because === undefined ? 'full' : `full, because ${because}`;
    return `${backup.kind}, needs ${needsOf(backup)}`;
}
function replicaOf({ replica }) {
    if (replica === undefined)
        return undefined;
    if (replica.lagMs === null)
        return 'a replica; its lag is not known';
    return replica.lagMs === 0 ? 'a replica without lag' : `a replica, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0)(replica.lagMs)} behind`;
}
function diagnosticsOf({ diagnostics }) {
    if (diagnostics === undefined)
        return undefined;
    return `The full messages of tools and servers are in ${diagnostics.path}, encrypted. Open it with: ${diagnostics.open}`;
}


/***/ }),

/***/ 20607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ nameOf),
/* harmony export */   i: () => (/* binding */ openedWith)
/* harmony export */ });
/* harmony import */ var _core_key_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29679);

function nameOf(fingerprint, keys = []) {
    return (0,_core_key_name_js__WEBPACK_IMPORTED_MODULE_0__/* .keyName */ .x)(keys.find((key) => key.fingerprint === fingerprint) ?? { fingerprint });
}
function openedWith({ recipients }, keys) {
    if (recipients === undefined)
        return undefined;
    if (recipients.length === 0)
        return 'a passphrase';
    return recipients.map((fingerprint) => nameOf(fingerprint, keys)).join(', ');
}


/***/ }),

/***/ 54879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   withDiagnostics: () => (/* binding */ withDiagnostics)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _openpgp_encryption_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16714);
/* harmony import */ var _report_words_backups_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65368);
/* harmony import */ var _repository_packs_pack_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94728);





const LEVEL = 3;
const NO_BACKUP = '-';
async function withDiagnostics(request, { host, clock }, report) {
    const path = request.diagnostics;
    const { text } = host.toolWords;
    if (path === undefined || text === '')
        return report;
    const unlock = 'unlock' in request ? request.unlock : undefined;
    try {
        const profile = request.mode === 'backup' && request.aead ? 'rfc9580' : 'gnupg';
        const encryptor = request.mode === 'backup'
            ? await (0,_openpgp_encryption_js__WEBPACK_IMPORTED_MODULE_2__/* .createEncryptor */ .Dm)(request.recipients, profile, clock.now())
            : await (0,_openpgp_encryption_js__WEBPACK_IMPORTED_MODULE_2__/* .createRecordEncryptor */ .ey)(required(unlock), profile, clock.now());
        const binding = { kind: 'diagnostics', database: request.name, backup: report.backup?.id ?? NO_BACKUP };
        const sealed = await (0,_repository_packs_pack_js__WEBPACK_IMPORTED_MODULE_4__/* .sealPack */ .zh)(Buffer.from(text), LEVEL, encryptor, binding);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, Buffer.concat(sealed), { mode: 0o600 });
        const told = { ...report, diagnostics: { path: host.scrub(path), open: commandFor(host.scrub(path), profile) } };
        host.log.notice((0,_report_words_backups_js__WEBPACK_IMPORTED_MODULE_3__/* .diagnosticsOf */ .o)(told) ?? '');
        return told;
    }
    catch (thrown) {
        const warning = `The diagnostics could not be written: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(thrown)}.`.replace(/\.\.$/, '.');
        host.log.warning(warning);
        return { ...report, warnings: [...report.warnings, warning] };
    }
}
function required(unlock) {
    if (unlock === undefined)
        throw new RangeError('diagnostics without a key');
    return unlock;
}
function commandFor(path, profile) {
    const shown = `'${path.replaceAll("'", "'\\''")}'`;
    return `${profile === 'gnupg' ? `gpg -d ${shown}` : `sq decrypt --recipient-file KEY ${shown}`} | zstd -d`;
}


/***/ }),

/***/ 22691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ prettyBytes)
/* harmony export */ });
const BYTE_UNITS = [
	'B',
	'kB',
	'MB',
	'GB',
	'TB',
	'PB',
	'EB',
	'ZB',
	'YB',
];

const BIBYTE_UNITS = [
	'B',
	'KiB',
	'MiB',
	'GiB',
	'TiB',
	'PiB',
	'EiB',
	'ZiB',
	'YiB',
];

const BIT_UNITS = [
	'b',
	'kbit',
	'Mbit',
	'Gbit',
	'Tbit',
	'Pbit',
	'Ebit',
	'Zbit',
	'Ybit',
];

const BIBIT_UNITS = [
	'b',
	'kibit',
	'Mibit',
	'Gibit',
	'Tibit',
	'Pibit',
	'Eibit',
	'Zibit',
	'Yibit',
];

// Indexed by `bits` and then `binary`, so the four unit systems are picked in one step.
const UNIT_SETS = [BYTE_UNITS, BIBYTE_UNITS, BIT_UNITS, BIBIT_UNITS];

/*
`Number#toString` switches to exponential notation outside the range [1e-6, 1e21) and `Intl.NumberFormat` drops every fraction digit past the 100 it accepts.
Byte counts read as plain decimal numbers, so both losses are undone here. Expects a finite, non-negative number.
*/
const toDecimalString = number => {
	if (number >= 1e-6 && number < 1e21) {
		return String(number);
	}

	const [mantissa, exponentString] = number.toExponential().split('e');
	const digits = mantissa.replace('.', '');
	const pointPosition = Number(exponentString) + 1;
	const isPositive = pointPosition > 0;
	const padded = isPositive ? digits.padEnd(pointPosition, '0') : '0'.repeat(1 - pointPosition) + digits;
	const integerPart = padded.slice(0, isPositive ? pointPosition : 1);
	const fractionPart = padded.slice(isPositive ? pointPosition : 1).replace(/0+$/, '');

	return fractionPart ? `${integerPart}.${fractionPart}` : integerPart;
};

/*
Formats the given number using `Number#toLocaleString`.
- If locale is a string or array, the value is expected to be a BCP 47 language tag or list of language tags (for example: `de`).
- If locale is true, the system default locale is used for translation.
- If locale is false or unspecified, formatting options are applied without localization; without options, the number is written out as plain digits.
*/
const toLocaleString = (number, locale, options) => {
	if (typeof locale === 'string' || Array.isArray(locale) || locale === true) {
		const locales = locale === true ? undefined : locale;

		if (options !== undefined) {
			return number.toLocaleString(locales, options);
		}

		// `Intl.NumberFormat` limits itself to 3 *fraction* digits while the default here is 3 *significant* digits, so the limit comes from the value.
		const text = toDecimalString(number);
		const pointIndex = text.indexOf('.');
		const maximumFractionDigits = pointIndex === -1 ? 0 : text.length - pointIndex - 1;

		// `Intl.NumberFormat` accepts at most 100 fraction digits. Rounding to 3 significant digits only needs more than that for absurdly small values, which are written out as plain digits instead.
		if (maximumFractionDigits > 100) {
			return text;
		}

		return number.toLocaleString(locales, {maximumFractionDigits});
	}

	if (options === undefined) {
		return toDecimalString(number);
	}

	return number.toLocaleString('en-US', {...options, useGrouping: false});
};

const log10 = numberOrBigInt => {
	if (typeof numberOrBigInt === 'number') {
		return Math.log10(numberOrBigInt);
	}

	const string = numberOrBigInt.toString(10);

	// A `number` only holds about 15 significant digits, so the remaining digits cannot move the magnitude. The result can still land exactly on a unit boundary, which the caller corrects for.
	return string.length + Math.log10(`0.${string.slice(0, 15)}`);
};

const log = numberOrBigInt => {
	if (typeof numberOrBigInt === 'number') {
		return Math.log(numberOrBigInt);
	}

	return log10(numberOrBigInt) * Math.log(10);
};

/*
A `bigint` that a `number` can hold exactly is divided the same way, so the output never depends on which type it was given as.
`floor(a / b) + (a % b) / b` is a different double than `a / b`, which flips the rounding at ties like 1805 bytes.
*/
const divide = (numberOrBigInt, base, exponent) => {
	const divisor = base ** exponent;

	if (typeof numberOrBigInt === 'number' || numberOrBigInt <= Number.MAX_SAFE_INTEGER) {
		return Number(numberOrBigInt) / divisor;
	}

	// `divisor` is not exact for every unit, as `1000 ** 8` is not `1e24`, so the exact divisor is rebuilt from the base and the exponent.
	const bigintDivisor = BigInt(base) ** BigInt(exponent);
	const integerPart = numberOrBigInt / bigintDivisor;
	const remainder = numberOrBigInt % bigintDivisor;

	return Number(integerPart) + (Number(remainder) / divisor);
};

/*
The plain decimal digits of a scaled value that no `number` can hold. `Intl.NumberFormat` is not involved, so the output carries no grouping or localized separator, the same as the fallback for a value with more fraction digits than it accepts.
*/
const toUnrepresentableString = (number, base, exponent, localeOptions) => {
	const scale = BigInt(base) ** BigInt(exponent);
	const whole = number / scale;

	// The 3 significant digit default never bites here: it only ever rounds to at least as many digits as the value has integers, and this one has far more than 3.
	if (localeOptions === undefined) {
		return whole.toString();
	}

	// The fraction digit options take over from that default, so the integer part stays exact and the fraction is truncated.
	const minimumFractionDigits = localeOptions.minimumFractionDigits ?? 0;
	const maximumFractionDigits = Math.max(localeOptions.maximumFractionDigits ?? 3, minimumFractionDigits);
	const truncated = ((number % scale) * (10n ** BigInt(maximumFractionDigits)) / scale).toString().padStart(maximumFractionDigits, '0');
	const fraction = truncated.replace(/0+$/, '').padEnd(minimumFractionDigits, '0');

	return fraction ? `${whole}.${fraction}` : whole.toString();
};

/*
The sign to print in front of the number. A difference of exactly zero gets a space instead of a plus sign, for better alignment. `0 === 0n` is `false`, so both are compared.
*/
const signOf = (number, signed) => {
	if (number < 0) {
		return '-';
	}

	if (!signed) {
		return '';
	}

	return number === 0 || number === 0n ? ' ' : '+';
};

const assertFixedWidth = fixedWidth => {
	if (fixedWidth !== undefined && (typeof fixedWidth !== 'number' || !Number.isSafeInteger(fixedWidth) || fixedWidth < 0)) {
		throw new TypeError(`Expected fixedWidth to be a non-negative integer, got ${typeof fixedWidth}: ${fixedWidth}`);
	}
};

/*
`Intl.NumberFormat` silently truncates non-integers, so they are rejected here instead of quietly changing the output.
*/
const assertFractionDigits = (name, value) => {
	if (value !== undefined && (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 100)) {
		throw new TypeError(`Expected ${name} to be an integer between 0 and 100, got ${typeof value}: ${value}`);
	}
};

const buildLocaleOptions = options => {
	const {minimumFractionDigits, maximumFractionDigits} = options;

	if (minimumFractionDigits === undefined && maximumFractionDigits === undefined) {
		return undefined;
	}

	assertFractionDigits('minimumFractionDigits', minimumFractionDigits);
	assertFractionDigits('maximumFractionDigits', maximumFractionDigits);

	// Checked here rather than left to `Intl.NumberFormat`, which is skipped for a value past the number range.
	if (minimumFractionDigits > maximumFractionDigits) {
		throw new RangeError(`Expected minimumFractionDigits (${minimumFractionDigits}) to not be greater than maximumFractionDigits (${maximumFractionDigits})`);
	}

	return {
		...(minimumFractionDigits !== undefined && {minimumFractionDigits}),
		...(maximumFractionDigits !== undefined && {maximumFractionDigits}),
		roundingMode: 'trunc',
	};
};

function prettyBytes(number, options) {
	if (typeof number !== 'bigint' && !Number.isFinite(number)) {
		throw new TypeError(`Expected a finite number, got ${typeof number}: ${number}`);
	}

	options = {
		bits: false,
		binary: false,
		space: true,
		nonBreakingSpace: false,
		...options,
	};

	assertFixedWidth(options.fixedWidth);
	const localeOptions = buildLocaleOptions(options);

	// Indexed by `bits` then `binary`, so the four combinations line up in one table.
	const UNITS = UNIT_SETS[(options.bits ? 2 : 0) + (options.binary ? 1 : 0)];

	const separator = options.space ? (options.nonBreakingSpace ? '\u00A0' : ' ') : '';

	// Normalize `-0` to `0` so it never formats as `-0`.
	if (Object.is(number, -0)) {
		number = 0;
	}

	const prefix = signOf(number, options.signed);

	if (number < 0) {
		number = -number;
	}

	const base = options.binary ? 1024 : 1000;

	let exponent = 0;
	if (number >= 1) {
		exponent = Math.min(Math.floor(options.binary ? log(number) / Math.log(base) : log10(number) / 3), UNITS.length - 1);
	}

	// A `number` always scales down to something a `number` can hold, and a `bigint` stops being able to once the quotient passes `Number.MAX_VALUE`, where `divide` overflows to `Infinity` and the exact quotient is formatted instead.
	const scaled = divide(number, base, exponent);

	let numberString;
	if (Number.isFinite(scaled)) {
		number = scaled;

		// A value that sits just below a unit boundary, like `999999999999999` bytes, has a `log10` that rounds up to the boundary itself, so the exponent has to be corrected back.
		if (number < 1 && exponent > 0) {
			number *= base;
			exponent -= 1;
		}

		if (!localeOptions) {
			const minimumPrecision = Math.max(3, Math.floor(number).toString().length);
			number = Number(number.toPrecision(minimumPrecision));

			if (number >= base && exponent < UNITS.length - 1) {
				number /= base;
				exponent += 1;
			}
		}

		numberString = toLocaleString(number, options.locale, localeOptions);
	} else {
		// The scaled value is past what a `number` can hold, so the exact quotient is written out instead.
		numberString = toUnrepresentableString(number, base, exponent, localeOptions);
	}

	const result = prefix + numberString + separator + UNITS[exponent];
	return result.padStart(options.fixedWidth ?? 0);
}


/***/ }),

/***/ 61304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ prettyMilliseconds)
/* harmony export */ });
const isZero = value => value === 0 || value === 0n;
const pluralize = (word, count) => (count === 1 || count === 1n) ? word : `${word}s`;

const ONE_SECOND_IN_MILLISECONDS = 1000n;
const ONE_MINUTE_IN_MILLISECONDS = 60n * ONE_SECOND_IN_MILLISECONDS;
const ONE_HOUR_IN_MILLISECONDS = 60n * ONE_MINUTE_IN_MILLISECONDS;
const ONE_DAY_IN_MILLISECONDS = 24n * ONE_HOUR_IN_MILLISECONDS;
const MAX_DECIMAL_DIGITS = 100; // The same limit as `Number#toFixed()`, which keeps the output a sensible size.

// A negative or fractional count is not a digit count, and a `NaN` count would leak into the output as `NaN`.
const decimalDigits = (value, defaultValue) => typeof value === 'number' && !Number.isNaN(value)
	? Math.min(Math.max(Math.trunc(value), 0), MAX_DECIMAL_DIGITS)
	: defaultValue;

// The duration as the exact fraction `value / scale` milliseconds, so every field can be derived with exact BigInt arithmetic.
// An integer is exact at any size, including a number past the safe range. A fractional number is rounded to 15 significant digits, counting the whole duration, as that is all the precision a double has. This turns float noise back into the intended value: `0.57 * 100_000` is `56999.99999999999`, which is read as `57000`, and `999.9999999999999` is read as `1000`. Digits past the 15th are rounded away, so they are not exact.
const toExactMilliseconds = milliseconds => {
	// eslint-disable-next-line unicorn/prefer-number-is-safe-integer -- An integer past the safe range is still exact.
	if (typeof milliseconds === 'bigint' || Number.isInteger(milliseconds)) {
		return {value: BigInt(milliseconds), scale: 1n};
	}

	const [significand, exponent = '0'] = milliseconds.toPrecision(15).split('e', 2);
	const [whole, fraction = ''] = significand.split('.', 2);
	const digits = BigInt(whole + fraction);
	const decimals = fraction.length - Number(exponent);

	// From `1e15` up, the 15 digits end before the decimal point, so the exponent is positive. The fraction is then dropped and the duration is rounded to the nearest 10 milliseconds. A number from `2 ** 52` up is always an integer, so this only applies below that.
	return decimals < 0
		? {value: digits * (10n ** BigInt(-decimals)), scale: 1n}
		: {value: digits, scale: 10n ** BigInt(decimals)};
};

// Places the decimal point in a count of steps of `10 ** -digits`.
const formatSteps = (steps, digits) => {
	if (digits === 0) {
		return String(steps);
	}

	const padded = String(steps).padStart(digits + 1, '0');
	return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
};

function prettyMilliseconds(milliseconds, options) {
	const isBigInt = typeof milliseconds === 'bigint';
	if (!isBigInt && !Number.isFinite(milliseconds)) {
		throw new TypeError('Expected a finite number or bigint');
	}

	options = {...options};

	const sign = milliseconds < 0 ? '-' : '';
	// eslint-disable-next-line unicorn/prefer-math-abs -- `Math.abs()` throws on a bigint, and the bigint path reaches here.
	milliseconds = milliseconds < 0 ? -milliseconds : milliseconds; // Cannot use `Math.abs()` because of BigInt support.

	if (options.colonNotation) {
		options.compact = false;
		options.formatSubMilliseconds = false;
		options.separateMilliseconds = false;
		options.verbose = false;
		// Dropping a field from the right would change what the remaining fields mean: `1:01:01` would become `1:01`, which reads as 1 minute.
		options.unitCount = undefined;
	}

	if (options.compact) {
		options.unitCount = 1;
		options.secondsDecimalDigits = 0;
		options.millisecondsDecimalDigits = 0;
	}

	let result = [];

	const add = (value, long, short, valueString) => {
		// Colon notation always shows the minutes, and the hours too when the seconds are hidden, so the last fields read as `m:ss`, or as `h:mm` without the seconds. A duration under a minute keeps its seconds, so it reads as `h:mm:ss` there.
		const isAlwaysShown = options.colonNotation && (short === 'm' || (short === 'h' && options.hideSeconds));

		if (
			!isAlwaysShown
			&& (result.length === 0 || !options.colonNotation)
			&& isZero(value)) {
			return;
		}

		valueString ??= String(value);
		if (options.colonNotation) {
			const wholeDigits = valueString.includes('.') ? valueString.split('.', 1)[0].length : valueString.length;
			// The first field is not padded. The days after a year go up to 364, so they get 3 digits to keep the width.
			let minLength = 1;
			if (result.length > 0) {
				minLength = short === 'd' ? 3 : 2;
			}

			valueString = '0'.repeat(Math.max(0, minLength - wholeDigits)) + valueString;
		} else {
			valueString += options.verbose ? ' ' + pluralize(long, value) : short;
		}

		result.push(valueString);
	};

	const {value, scale} = toExactMilliseconds(milliseconds);
	const second = ONE_SECOND_IN_MILLISECONDS * scale;
	const minute = ONE_MINUTE_IN_MILLISECONDS * scale;
	const hour = ONE_HOUR_IN_MILLISECONDS * scale;
	const day = ONE_DAY_IN_MILLISECONDS * scale;

	// The days, hours, minutes, seconds, and sub-millisecond fields are floored from the exact value, so none of them can round up into the next unit. Only the milliseconds, when they are the last unit, are rounded (see below).
	const days = value / day;
	const hoursWithinDay = (value % day) / hour;
	const minutesWithinHour = (value % hour) / minute;

	if (options.hideYearAndDays) {
		add((days * 24n) + hoursWithinDay, 'hour', 'h');
	} else {
		if (options.hideYear) {
			add(days, 'day', 'd');
		} else {
			add(days / 365n, 'year', 'y');
			add(days % 365n, 'day', 'd');
		}

		add(hoursWithinDay, 'hour', 'h');
	}

	add(minutesWithinHour, 'minute', 'm');

	const secondsDecimalDigits = decimalDigits(options.secondsDecimalDigits, 1);
	const secondsStepsPerSecond = 10n ** BigInt(secondsDecimalDigits);

	// A duration under a minute has no coarser field, so hiding the seconds would leave nothing to carry its value.
	const hideSeconds = options.hideSeconds && value >= minute;

	// `subSecondsAsDecimals` moves the value into the seconds field, so it only applies when that field is rendered and can represent the value, at least one step of the seconds digits. Otherwise the value is lost.
	const canShowAsDecimalSeconds = options.subSecondsAsDecimals
		&& !hideSeconds
		&& value * secondsStepsPerSecond >= second;

	if (!hideSeconds) {
		const withinMinute = value % minute;

		if (
			options.separateMilliseconds
			|| options.formatSubMilliseconds
			|| (!canShowAsDecimalSeconds && !options.colonNotation && value < second)
		) {
			add(withinMinute / second, 'second', 's');

			if (options.formatSubMilliseconds) {
				// Floored to whole nanoseconds, the smallest unit shown. `formatSubMilliseconds` shows these as they are, so a duration under 1 nanosecond is `0ms` there.
				const subMillisecondNanoseconds = ((value % scale) * 1_000_000n) / scale;

				add((value % second) / scale, 'millisecond', 'ms');
				add(subMillisecondNanoseconds / 1000n, 'microsecond', 'µs');
				add(subMillisecondNanoseconds % 1000n, 'nanosecond', 'ns');
			} else {
				const millisecondsDecimalDigits
					= decimalDigits(options.millisecondsDecimalDigits, 0);
				const stepsPerMillisecond = 10n ** BigInt(millisecondsDecimalDigits);

				// Rounded half up in exact steps of the last digit, as a float sum of the parts can land a midpoint like `1.005` below it.
				let steps = ((2n * (value % second) * stepsPerMillisecond) + scale) / (2n * scale);

				// Under a second, the zero field is dropped entirely, so a nonzero duration is clamped to the smallest representable value instead of rounding down onto it. From a second up, the seconds field carries the value, so the milliseconds round normally.
				if (steps === 0n && value > 0n && value < second) {
					steps = 1n;
				}

				// The milliseconds are rounded, not floored, but never up to a full second, which would need the seconds field.
				const maximumSteps = (1000n * stepsPerMillisecond) - 1n;
				if (steps > maximumSteps) {
					steps = maximumSteps;
				}

				const millisecondsString = formatSteps(steps, millisecondsDecimalDigits);

				add(
					Number(millisecondsString),
					'millisecond',
					'ms',
					millisecondsString,
				);
			}
		} else {
			// Floored to the digit count, so the seconds never round up into the next step, or to `60s`.
			const secondsFixed = formatSteps((withinMinute * secondsStepsPerSecond) / second, secondsDecimalDigits);
			const secondsString = options.keepDecimalsOnWholeSeconds
				? secondsFixed
				: secondsFixed.replace(/\.0+$/v, '');
			add(Number(secondsString), 'second', 's', secondsString);
		}
	}

	const separator = options.colonNotation ? ':' : ' ';
	if (typeof options.unitCount === 'number') {
		// `Math.max()` propagates `NaN`, and `slice(0, NaN)` is an empty slice, which would drop every unit.
		result = result.slice(0, Math.max(options.unitCount, 1) || Infinity);
	}

	const output = result.length === 0
		? '0' + (options.verbose ? ' milliseconds' : 'ms')
		: result.join(separator);

	// Rounding can leave nothing but zeros behind, and a signed zero reads as a negative duration.
	return /[1-9]/v.test(output) ? sign + output : output;
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
