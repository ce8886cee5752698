export const id = 9609;
export const ids = [9609];
export const modules = {

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

/***/ 24296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ isPackPath),
/* harmony export */   Q4: () => (/* binding */ MOST_FILES),
/* harmony export */   Ri: () => (/* binding */ unfit),
/* harmony export */   XR: () => (/* binding */ MOST_FILE_BYTES),
/* harmony export */   uZ: () => (/* binding */ MOST_BYTES),
/* harmony export */   vA: () => (/* binding */ FilesBeingRead)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const MOST_FILES = 65_535;
const MOST_FILE_BYTES = 64 * 1024 * 1024;
const MOST_BYTES = 512 * 1024 * 1024;
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const MOST_DEPTH = 8;
function isPackPath(path) {
    const segments = path.split('/');
    return segments.length <= MOST_DEPTH && segments.every((segment) => SEGMENT.test(segment) && !segment.endsWith('.'));
}
class FilesBeingRead {
    #files = new Map();
    #names = new Set();
    #bytes = 0;
    get files() {
        return this.#files;
    }
    expect(path, bytes) {
        if (!isPackPath(path))
            throw unfit('a file name that no evidence has');
        const name = path.toLowerCase();
        if (this.#names.has(name))
            throw unfit('the same file twice');
        if (this.#names.size >= MOST_FILES)
            throw unfit(`more than ${MOST_FILES} files`);
        if (bytes > MOST_FILE_BYTES)
            throw unfit(`a file of more than ${MOST_FILE_BYTES} bytes`);
        this.#bytes += bytes;
        if (this.#bytes > MOST_BYTES)
            throw unfit(`more than ${MOST_BYTES} bytes`);
        this.#names.add(name);
    }
    add(path, content) {
        this.#files.set(path, content);
    }
}
function unfit(what) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('EVIDENCE_INVALID', `The evidence has ${what}.`, {
        hint: 'Someone changed it, or another program packed it. Ask for the original zip file, as `evidence` wrote it.',
    });
}


/***/ }),

/***/ 74338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ localHeader),
/* harmony export */   Ah: () => (/* binding */ crcOf),
/* harmony export */   Kp: () => (/* binding */ END),
/* harmony export */   SD: () => (/* binding */ STORED),
/* harmony export */   YG: () => (/* binding */ MOST_EXPANDED),
/* harmony export */   aE: () => (/* binding */ DEFLATED),
/* harmony export */   j: () => (/* binding */ centralHeader),
/* harmony export */   rs: () => (/* binding */ endRecord),
/* harmony export */   w8: () => (/* binding */ CENTRAL)
/* harmony export */ });
/* unused harmony exports LOCAL, VERSION, NO_TIME */
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);

const LOCAL = { signature: 0x04034b50, bytes: 30 };
const CENTRAL = { signature: 0x02014b50, bytes: 46 };
const END = { signature: 0x06054b50, bytes: 22 };
const VERSION = 20;
const STORED = 0;
const DEFLATED = 8;
const MOST_EXPANDED = 200;
const NO_TIME = 0x0021_0000;
function commonFields({ name, method, crc, compressedBytes, bytes }) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(VERSION, 0);
    fields.writeUInt16LE(0, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(NO_TIME, 6);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(compressedBytes, 14);
    fields.writeUInt32LE(bytes, 18);
    fields.writeUInt16LE(name.length, 22);
    return fields;
}
function word(value) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
}
function localHeader(entry) {
    return Buffer.concat([word(LOCAL.signature), commonFields(entry), Buffer.from(entry.name, 'ascii')]);
}
function centralHeader(entry) {
    const madeBy = Buffer.from([VERSION, 0]);
    const none = Buffer.alloc(10);
    return Buffer.concat([
        ...[word(CENTRAL.signature), madeBy, commonFields(entry), none],
        ...[word(entry.offset), Buffer.from(entry.name, 'ascii')],
    ]);
}
function endRecord(directory) {
    const end = Buffer.alloc(END.bytes);
    end.writeUInt32LE(END.signature, 0);
    end.writeUInt16LE(directory.entries, 8);
    end.writeUInt16LE(directory.entries, 10);
    end.writeUInt32LE(directory.bytes, 12);
    end.writeUInt32LE(directory.offset, 16);
    return end;
}
function crcOf(bytes) {
    return (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(bytes);
}


/***/ }),

/***/ 73858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lq: () => (/* binding */ reconcile),
/* harmony export */   Tc: () => (/* binding */ serializeAnswer),
/* harmony export */   Wp: () => (/* binding */ parseAnswer),
/* harmony export */   dC: () => (/* binding */ GITHUB_RUNS),
/* harmony export */   v: () => (/* binding */ listRuns)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66117);
/* harmony import */ var _core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56928);
/* harmony import */ var _core_run_origin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10252);
/* harmony import */ var _archive_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24296);





const GITHUB_RUNS = 'github-runs.json';
const BEFORE_MS = 31 * 24 * 3_600_000;
const MOST_RUNS = 1_000;
const OUTCOMES = ['queued', 'running', 'success', 'failure', 'cancelled', 'skipped', 'other'];
const answerSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    workflows: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        repository: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().refine(_core_run_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .isRepositoryName */ .en, 'not a repository'),
        file: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().refine(_core_run_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .isWorkflowFile */ .Kr, 'not a workflow'),
        since: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t,
        runs: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
            id: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[1-9][0-9]{0,19}$/),
            event: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[a-z_]{1,50}$/),
            outcome: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(OUTCOMES),
            createdAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t,
            url: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^https?:\/\/[\w.:/-]{1,400}$/),
        }))
            .max(MOST_RUNS),
    }))
        .max(20),
});
async function listRuns({ spec: { repository, file }, runs }, { from, to }) {
    const start = new Date(from.getTime() - BEFORE_MS);
    const listed = await runs.since(start, MOST_RUNS, to);
    const since = listed.length < MOST_RUNS ? start : (listed.at(-1)?.createdAt ?? to);
    return {
        ...{ repository, file, since: since.toISOString() },
        runs: listed
            .filter(({ createdAt }) => createdAt < to)
            .map(({ id, event, outcome, createdAt, url }) => ({
            ...{ id, event, outcome, url },
            createdAt: createdAt.toISOString(),
        }))
            .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
    };
}
function serializeAnswer(answer) {
    return Buffer.from(`${JSON.stringify(answer, null, 1)}\n`);
}
function parseAnswer(bytes) {
    let json;
    try {
        json = (0,_core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .q)(bytes);
    }
    catch (thrown) {
        if (!(thrown instanceof _core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_4__/* .JsonError */ .N))
            throw thrown;
        throw (0,_archive_files_js__WEBPACK_IMPORTED_MODULE_2__/* .unfit */ .Ri)('a list of runs that is not valid JSON');
    }
    const answer = answerSchema.safeParse(json).data;
    if (answer === undefined)
        throw (0,_archive_files_js__WEBPACK_IMPORTED_MODULE_2__/* .unfit */ .Ri)('a list of runs of another form');
    return answer;
}
function reconcile(answer, databases, period) {
    return answer.workflows.map((workflow) => {
        const { repository, file, since, runs } = workflow;
        const named = runsNamed(workflow, databases);
        const within = runs.filter(({ createdAt }) => createdAt >= period.from && createdAt < period.to);
        const listed = new Set(runs.map(({ id }) => id));
        return {
            ...{ repository, file, since, runs: within.length },
            withoutRecord: within
                .filter(({ id }) => !named.has(id))
                .map(({ id, ...run }) => ({
                runId: id,
                event: run.event,
                outcome: run.outcome,
                createdAt: run.createdAt,
                url: run.url,
            })),
            unlisted: [...named].filter(([id, at]) => at >= since && !listed.has(id)).map(([id]) => id),
        };
    });
}
function runsNamed({ repository, file }, databases) {
    const named = new Map();
    for (const { run, startedAt } of databases.flatMap(({ backups, tests }) => [...backups, ...tests])) {
        if (run === null || run.workflow !== `.github/workflows/${file}`)
            continue;
        if (run.repository.toLowerCase() === repository.toLowerCase())
            named.set(run.runId, startedAt);
    }
    return named;
}


/***/ }),

/***/ 485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ parseIndex),
/* harmony export */   Jt: () => (/* binding */ serializeIndex),
/* harmony export */   KD: () => (/* binding */ INDEX_SIGNATURE),
/* harmony export */   hx: () => (/* binding */ INDEX)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69987);
/* harmony import */ var _core_format_database_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48937);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66117);
/* harmony import */ var _core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56928);
/* harmony import */ var _archive_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24296);





const INDEX = 'index.json';
const INDEX_SIGNATURE = 'index.json.asc';
const sha256 = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
const fingerprint = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const count = zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().nonnegative();
const chainSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    database: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().refine(_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isDatabaseName */ .lH, 'not a name'),
    verifier: fingerprint.nullable(),
    records: count,
    breaks: count,
    removed: count,
    previousSha256: sha256.nullable(),
    firstSha256: sha256,
    headSha256: sha256,
});
const findingSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['gap', 'fork', 'replay', 'overlap', 'unsigned', 'future']),
    severity: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['finding', 'note']),
    records: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().max(300)).max(1_000),
    verifier: fingerprint.nullable(),
});
const indexSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('restorable-evidence/1'),
    tool: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().max(40), version: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().max(40) }),
    madeAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t,
    period: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ text: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9Qq.-]{4,30}$/), from: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t, to: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_1__/* .storedTime */ .t }),
    timeZone: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[A-Za-z0-9_+/-]{1,64}$/),
    signers: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(fingerprint).nullable(),
    verifiers: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(fingerprint).nullable(),
    signer: fingerprint.nullable(),
    keepRecordsMs: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().nonnegative(),
    databases: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().refine(_core_format_database_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isDatabaseName */ .lH, 'not a name'),
        findings: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(findingSchema),
        unread: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().max(300)).max(100),
    })),
    chains: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(chainSchema),
    files: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ path: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().refine(_archive_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isPackPath */ .DC, 'not a path'), sha256, sizeBytes: count })),
});
function serializeIndex(index) {
    return Buffer.from(`${JSON.stringify(index, null, 1)}\n`);
}
function parseIndex(bytes) {
    let json;
    try {
        json = (0,_core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .q)(bytes);
    }
    catch (thrown) {
        if (!(thrown instanceof _core_format_strict_json_js__WEBPACK_IMPORTED_MODULE_4__/* .JsonError */ .N))
            throw thrown;
        throw (0,_archive_files_js__WEBPACK_IMPORTED_MODULE_2__/* .unfit */ .Ri)('an index that is not valid JSON');
    }
    const index = indexSchema.safeParse(json).data;
    if (index === undefined || !serializeIndex(index).equals(bytes))
        throw (0,_archive_files_js__WEBPACK_IMPORTED_MODULE_2__/* .unfit */ .Ri)('an index of another form');
    return index;
}


/***/ }),

/***/ 78637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ PackStorage),
/* harmony export */   s: () => (/* binding */ PAYLOADS)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

const PAYLOADS = 'payloads/';
class PackStorage {
    label = 'the evidence';
    place = { provider: 'the evidence', region: undefined, offsite: false };
    #objects;
    #now;
    constructor(files, now) {
        const payloads = [...files].filter(([path]) => path.startsWith(PAYLOADS));
        this.#objects = new Map(payloads.map(([path, bytes]) => [path.slice(PAYLOADS.length), bytes]));
        this.#now = now;
    }
    async get(key, { maxBytes }) {
        const bytes = this.#objects.get(key);
        if (bytes === undefined)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('OBJECT_MISSING', `The evidence has no ${key}.`);
        if (bytes.length > maxBytes)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('STORAGE_CORRUPTED', `In the evidence, ${key} is too large.`);
        return bytes;
    }
    async *list(prefix) {
        const keys = [...this.#objects.keys()].filter((key) => key.startsWith(prefix)).toSorted();
        for (const key of keys) {
            yield { key, sizeBytes: this.#objects.get(key)?.length ?? 0, modifiedAt: this.#now };
        }
    }
    async folders(prefix) {
        const below = [...this.#objects.keys()].filter((key) => key.startsWith(prefix));
        const names = below.map((key) => key.slice(prefix.length).split('/')).filter((parts) => parts.length > 1);
        return [...new Set(names.map(([name = '']) => name))].toSorted();
    }
    async serverTime() {
        return this.#now;
    }
    async put() {
        throw readOnly();
    }
    async delete(_key, _options) {
        throw readOnly();
    }
    async close() { }
}
function readOnly() {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'Evidence is only read.');
}


/***/ }),

/***/ 67602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ renderParts)
});

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/report/document/document.js
var document_document = __webpack_require__(4854);
;// CONCATENATED MODULE: ./build/report/words/frameworks.js
const NIS2 = '21(2)(c)';
const MAPPING = [
    {
        part: 'Backups expected and made',
        ...{ soc2: 'A1.2', iso27001: 'A.8.13', hipaa: '(A)', nist: 'CP-9', dora: '12(1)', nis2: NIS2 },
    },
    {
        part: 'Backups removed by retention',
        ...{ soc2: 'A1.2', iso27001: 'A.8.13', hipaa: '(A)', nist: 'CP-9', dora: '12(1)', nis2: NIS2 },
    },
    {
        part: 'Copies that tests read, by destination',
        ...{ soc2: 'A1.2', iso27001: 'A.8.13', hipaa: '(A)', nist: 'CP-9', dora: '12(2)', nis2: NIS2 },
    },
    {
        part: 'Restore tests expected and made',
        ...{ soc2: 'A1.3', iso27001: 'A.8.13', hipaa: '(D)', nist: 'CP-4, CP-9(1)', dora: '12(2)', nis2: NIS2 },
    },
    {
        part: 'Drills with the written instructions',
        ...{ soc2: 'A1.3', iso27001: 'A.5.30', hipaa: '(B), (D)', nist: 'CP-4, CP-10', dora: '12(2)', nis2: NIS2 },
    },
    {
        part: 'Failures and how they ended',
        ...{ soc2: 'A1.3', iso27001: 'A.5.30', hipaa: '(D)', nist: 'CP-4', dora: '12(2)', nis2: NIS2 },
    },
    {
        part: 'Recovery time, objective and measured',
        ...{ soc2: 'A1.3', iso27001: 'A.5.30', hipaa: '(B)', nist: 'CP-10', dora: '12(6)', nis2: NIS2 },
    },
    {
        part: 'Recovery point, objective and measured',
        ...{ soc2: 'A1.2', iso27001: 'A.5.30', hipaa: '(A), (B)', nist: 'CP-9, CP-10', dora: '12(6)', nis2: NIS2 },
    },
    {
        part: 'Comparison of restored data with its source',
        ...{ soc2: 'A1.3', iso27001: 'A.8.13', hipaa: '(D)', nist: 'CP-9(1), CP-10', dora: '12(7)', nis2: NIS2 },
    },
    {
        part: 'Runs compared with the list of GitHub',
        ...{ soc2: 'A1.2', iso27001: 'A.8.13', hipaa: '(D)', nist: 'CP-4, CP-9', dora: '12(2)', nis2: NIS2 },
    },
];

;// CONCATENATED MODULE: ./build/report/document/evidence-about.js



function aboutSections(facts) {
    return [mapping(), limits(facts), checking(facts)];
}
function mapping() {
    const columns = [
        { title: 'part of this evidence' },
        { title: 'SOC 2 (TSC)' },
        { title: 'ISO/IEC 27001:2022' },
        { title: 'HIPAA 164.308(a)(7)(ii)' },
        { title: 'NIST SP 800-53' },
        { title: 'DORA article' },
        { title: 'NIS2 article' },
    ];
    const rows = (0,document_document/* many */._d)(MAPPING, ({ part, soc2, iso27001, hipaa, nist, dora, nis2 }) => [
        ...[part, soc2, iso27001, hipaa, nist, dora, nis2],
    ]);
    const text = 'The controls that each part supports. This does not state that a control is met: a control asks for more than backups.';
    return {
        title: 'Controls',
        blocks: [
            { kind: 'note', text },
            { kind: 'table', extent: 'result', columns, rows },
        ],
    };
}
function limits({ databases, signers, verifiers, signer, github }) {
    const backups = databases.flatMap((each) => each.backups);
    const tested = new Set(databases.flatMap(({ tests }) => tests.flatMap(({ backup }) => backup?.id ?? [])));
    const testedCount = backups.filter(({ id }) => tested.has(id)).length;
    const conditional = [
        ...(signer === null ? ['Who made this evidence: its index is unsigned.'] : []),
        ...(verifiers === null ? ['Who made the records of tests: their signatures were not checked.'] : []),
        ...(signers === null ? ['Who made the backups: their signatures were not checked.'] : []),
        ...(github === undefined
            ? ['Runs that failed before they left a backup or a record: GitHub was not asked for its list of runs.']
            : []),
    ];
    const unread = databases.flatMap(({ name, unread: labels }) => labels.map((label) => `What is only at ${label} of ${name}: it could not be read when this evidence was made.`));
    const items = [
        ...unread,
        ...conditional,
        "Databases and files that are not named in it. It can't know what should have been backed up.",
        'Whether the data was right when it was backed up.',
        `That each backup restores. ${testedCount} of ${(0,format/* plural */.LS)(backups.length, 'backup')} of the period were tested.`,
        'That people know what to do, and have the keys. A drill with the key from the safe shows more of that.',
        'The recovery of applications, networks and accounts around the databases.',
        'That a key was not misused. Anyone who holds the verifier key can sign records.',
        'The time by an independent clock. Times are those of the machines that ran.',
        'What was removed from the record before it was made: a schedule that never ran is not known.',
    ];
    const list = { kind: 'list', extent: 'result', items: (0,document_document/* many */._d)(items, (item) => item) };
    return { title: 'What this evidence does not show', blocks: [list] };
}
function checking({ signer }) {
    const items = [
        signer === null
            ? 'The index is unsigned, so only the records in it can be checked.'
            : `gpg --verify index.json.asc index.json, with the public key ${signer}. Get it from the organization, and not from here.`,
        'Each file must have the SHA-256 that index.json states. README.txt has the command.',
        'restorable verify-evidence does both, checks every record, and makes this page again from the records to compare it.',
    ];
    const list = { kind: 'list', extent: 'result', items: (0,document_document/* many */._d)(items, (item) => item) };
    return { title: 'How to check it', blocks: [list] };
}

;// CONCATENATED MODULE: ./build/report/document/evidence-github.js


const NAMED = 20;
const DAY_MS = 24 * 3_600_000;
function githubSections({ github, period }) {
    if (github === undefined)
        return [];
    return github.map((workflow) => {
        const { repository, file, withoutRecord, unlisted } = workflow;
        const isClean = withoutRecord.length === 0 && unlisted.length === 0 && !isPartial(workflow, period.from);
        const blocks = [factsOf(workflow, period.from), ...withoutRecordOf(workflow, period.to), ...unlistedOf(workflow)];
        return {
            title: [`Runs that GitHub lists: `, (0,document_document/* code */.aY)(`${repository}/${file}`)],
            tone: isClean ? 'good' : 'warn',
            blocks,
        };
    });
}
function isPartial({ since }, from) {
    return Date.parse(since) > Date.parse(from);
}
function factsOf(workflow, from) {
    const { since, runs, withoutRecord } = workflow;
    return (0,document_document/* factsBlock */.RI)(['Runs', String(runs)], ['Without a backup or a record', String(withoutRecord.length)], ['Listed since', isPartial(workflow, from) ? `${(0,format/* humanTime */.zK)(since)}: GitHub lists no more` : undefined], ['Source', "GitHub's answer, which only the index of this evidence signs"]);
}
function withoutRecordOf({ withoutRecord }, to) {
    if (withoutRecord.length === 0)
        return [];
    const columns = [{ title: 'run' }, { title: 'created' }, { title: 'event' }, { title: 'ended' }];
    const rows = (0,document_document/* many */._d)(withoutRecord, ({ url, createdAt, event, outcome }) => [
        (0,document_document/* code */.aY)(url),
        (0,format/* humanTime */.zK)(createdAt),
        event,
        outcome,
    ]);
    const table = { kind: 'table', extent: 'finding', columns, rows };
    const isAtEnd = withoutRecord.some(({ createdAt }) => Date.parse(to) - Date.parse(createdAt) < DAY_MS);
    if (!isAtEnd)
        return [table];
    return [table, { kind: 'note', text: 'A run on the last day of the period may have left something after it.' }];
}
function unlistedOf({ unlisted }) {
    if (unlisted.length === 0)
        return [];
    const named = unlisted.slice(0, NAMED).join(', ');
    const more = unlisted.length > NAMED ? ' and others' : '';
    const what = `${(0,format/* plural */.LS)(unlisted.length, 'run')} that backups or records name, and that GitHub does not list`;
    return [
        { kind: 'note', text: `${what}: ${named}${more}. GitHub lists runs for 400 days at most, and not deleted ones.` },
    ];
}

// EXTERNAL MODULE: ./build/core/key-name.js
var key_name = __webpack_require__(29679);
// EXTERNAL MODULE: ./build/report/words/checks.js + 1 modules
var checks = __webpack_require__(79475);
// EXTERNAL MODULE: ./build/report/words/times.js
var times = __webpack_require__(31597);
;// CONCATENATED MODULE: ./build/report/document/evidence-records.js





function copySection({ databases }) {
    const lines = databases.flatMap((database) => copiesOf(database));
    if (lines.length === 0)
        return [];
    const columns = [
        { title: 'database' },
        { title: 'destination' },
        { title: 'tests that read its copy', align: 'right' },
        { title: 'last one that passed (UTC)' },
        { title: 'found damaged', align: 'right' },
    ];
    const rows = (0,document_document/* many */._d)(lines, (line) => [
        (0,document_document/* code */.aY)(line.database),
        (0,document_document/* code */.aY)(line.destination),
        String(line.read),
        line.provedAt === null ? (0,document_document/* toned */.bQ)('warn', 'none') : (0,times/* minuteOf */.i)(line.provedAt),
        line.damaged === 0 ? '0' : (0,document_document/* toned */.bQ)('bad', String(line.damaged)),
    ]);
    return [{ title: 'Copies', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}
function copiesOf({ name, tests }) {
    const labels = new Set(tests.flatMap(({ copies }) => copies.map(({ destination }) => destination)));
    return [...labels].toSorted().map((destination) => {
        const having = (state) => tests.filter(({ copies }) => copies.some((copy) => copy.destination === destination && copy.state === state));
        const read = having('read');
        const proved = read.findLast(({ verdict }) => verdict === 'passed');
        return {
            ...{ database: name, destination, read: read.length, damaged: having('damaged').length },
            provedAt: proved?.finishedAt ?? null,
        };
    });
}
function testSection({ databases, verifiers }) {
    const all = databases.flatMap(({ name, tests }) => tests.map((test) => ({ name, test })));
    if (all.length === 0)
        return [];
    const columns = [
        { title: 'date (UTC)' },
        { title: 'database' },
        { title: 'test' },
        { title: 'backup' },
        { title: 'result' },
        { title: 'checks passed', align: 'right' },
        { title: 'restore', align: 'right' },
        { title: 'age of the data', align: 'right' },
        { title: 'signed by' },
    ];
    const rows = (0,document_document/* many */._d)(all.toSorted((a, b) => (a.test.finishedAt < b.test.finishedAt ? -1 : 1)), ({ name, test }) => [
        (0,times/* minuteOf */.i)(test.finishedAt),
        (0,document_document/* code */.aY)(name),
        test.scenario === null ? test.kind : `${test.kind}: ${test.scenario}`,
        test.backup === null ? 'none was found' : (0,document_document/* code */.aY)(test.backup.id),
        test.verdict === 'passed' ? (0,document_document/* toned */.bQ)('good', 'passed') : (0,document_document/* toned */.bQ)('bad', (0,checks/* verdictInWords */._5)(test.verdict, test.reason)),
        checksInWords(test),
        test.restoreMs === null ? '' : (0,format/* humanMs */.o0)(test.restoreMs),
        test.backupAgeMs === null ? '' : (0,format/* humanAge */.DZ)(test.backupAgeMs),
        verifiers === null ? 'not checked' : (0,document_document/* code */.aY)(test.signedBy === null ? '' : (0,key_name/* shortFingerprint */.n)(test.signedBy)),
    ]);
    return [{ title: 'All restore tests', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}
function checksInWords({ checks: { passed, failed, error, skipped, ignored = 0 } }) {
    const left = skipped - ignored;
    const more = [...(left === 0 ? [] : [`${left} skipped`]), ...(ignored === 0 ? [] : [(0,checks/* differencesIgnored */.nK)(ignored)])];
    return [`${passed} of ${passed + failed + error}`, ...more].join(', ');
}
const FINDINGS = {
    gap: 'a record is missing',
    fork: 'two records name the same one before them',
    replay: 'an old record under another name',
    overlap: 'two runs overlapped in time',
    unsigned: 'a record that no accepted key signed',
    future: 'a record from the future',
};
function chainSection({ databases }) {
    const chains = databases.flatMap((database) => database.chains);
    if (chains.length === 0)
        return [];
    const columns = [
        { title: 'database' },
        { title: 'verifier' },
        { title: 'records', align: 'right' },
        { title: 'breaks', align: 'right' },
        { title: 'removed by age', align: 'right' },
        { title: 'last record (SHA-256)' },
    ];
    const rows = (0,document_document/* many */._d)(chains, ({ database, verifier, records, breaks, removed, headSha256 }) => [
        (0,document_document/* code */.aY)(database),
        verifier === null ? 'not signed' : (0,document_document/* code */.aY)((0,key_name/* shortFingerprint */.n)(verifier)),
        String(records),
        breaks === 0 ? '0' : (0,document_document/* toned */.bQ)('bad', String(breaks)),
        String(removed),
        (0,document_document/* code */.aY)(headSha256),
    ]);
    const table = { kind: 'table', extent: 'result', columns, rows };
    return [{ title: 'Chains of records', blocks: [table, ...findingsOf(databases)] }];
}
function findingsOf(databases) {
    const found = databases.flatMap(({ name, findings }) => findings.map((finding) => ({ name, finding })));
    if (found.length === 0)
        return [];
    const items = (0,document_document/* many */._d)(found, ({ name, finding: { kind, severity, records } }) => [
        ...(severity === 'finding' ? [(0,document_document/* toned */.bQ)('bad', 'finding: ')] : ['note: ']),
        `${name}: ${FINDINGS[kind]}`,
        records.length === 0 ? '' : ` (${(0,format/* plural */.LS)(records.length, 'record')}: ${records.slice(0, 3).join(', ')})`,
    ]);
    return [{ kind: 'list', extent: 'finding', items }];
}

// EXTERNAL MODULE: ./build/report/document/evidence-results.js
var evidence_results = __webpack_require__(15781);
;// CONCATENATED MODULE: ./build/report/document/evidence.js






function evidenceDocument(facts) {
    const { tool, madeAt } = facts;
    return {
        ...headlineOf(facts),
        sections: [
            summaryOf(facts),
            (0,evidence_results/* databaseSection */.Ff)(facts),
            ...(0,evidence_results/* failureSection */.mo)(facts),
            (0,evidence_results/* objectiveSection */.t3)(facts),
            ...(0,evidence_results/* scheduleSection */.rO)(facts),
            ...githubSections(facts),
            ...copySection(facts),
            ...testSection(facts),
            ...chainSection(facts),
            ...aboutSections(facts),
        ],
        error: undefined,
        warnings: [],
        diagnostics: undefined,
        phases: [],
        durationMs: 0,
        footer: `${tool.name} ${tool.version}, made ${(0,format/* humanTime */.zK)(madeAt)}`,
    };
}
const total = (facts, of) => facts.databases.reduce((sum, database) => sum + of(database), 0);
function headlineOf(facts) {
    const tests = total(facts, (each) => each.tests.length);
    const failed = total(facts, ({ failures }) => failures.length);
    const open = total(facts, ({ failures }) => failures.filter(({ endedAt }) => endedAt === null).length);
    const missed = total(facts, ({ schedules }) => schedules.reduce((sum, each) => sum + each.missedAt.length, 0));
    const backups = total(facts, (each) => each.backups.length);
    const { github = [], period } = facts;
    const withoutRecord = github.some((each) => each.withoutRecord.length > 0 || isPartial(each, period.from));
    const broken = total(facts, ({ findings }) => findings.filter(({ severity }) => severity === 'finding').length);
    const unread = facts.databases.some((each) => each.unread.length > 0);
    const hasGaps = missed > 0 || withoutRecord || unread;
    const tone = open > 0 || tests === 0 || broken > 0 ? 'bad' : failed > 0 || hasGaps ? 'warn' : 'good';
    const ended = failed === 0
        ? tests === 0
            ? 'Nothing was tested'
            : 'All of them passed'
        : open === 0
            ? `${failed} did not pass, and a later test of the same database passed`
            : `${failed} did not pass, and after ${open} of these no test of the same database passed`;
    const but = broken === 0 ? '' : ` The records are not complete: ${(0,format/* plural */.LS)(broken, 'finding')}.`;
    return {
        tone,
        title: `Evidence of backups and restore tests, ${facts.period.text}`,
        sentence: `${(0,format/* plural */.LS)(backups, 'backup')} and ${(0,format/* plural */.LS)(tests, 'restore test')} of ${(0,format/* plural */.LS)(facts.databases.length, 'database')}. ${ended}. ${(0,format/* plural */.LS)(missed, 'scheduled run')} missed.${but}`,
    };
}
function summaryOf(facts) {
    const { period, madeAt, signer, signers, verifiers } = facts;
    const checked = (keys) => keys === null ? 'not checked' : `checked${keys.length === 0 ? '' : ` against ${keys.join(', ')}`}`;
    const isOver = Date.parse(madeAt) >= Date.parse(period.to);
    return {
        blocks: [
            (0,document_document/* factsBlock */.RI)(['Period', `${(0,format/* humanTime */.zK)(period.from)} to ${(0,format/* humanTime */.zK)(period.to)}${isOver ? '' : ', which has not ended yet'}`], ['Databases', facts.databases.map(({ name }) => name).join(', ')], ['Signatures of records', checked(verifiers)], ['Signatures of backups', checked(signers)], ['This evidence', signer === null ? 'unsigned' : `the index names ${signer} as its signer; check it as below`]),
        ],
    };
}

// EXTERNAL MODULE: ./build/report/render/html/page.js + 12 modules
var page = __webpack_require__(81326);
;// CONCATENATED MODULE: ./build/evidence/parts/readme.js
const README = 'README.txt';
function readmeOf({ period, madeAt, tool, databases, signer, verifiers }) {
    const index = signer === null
        ? `The index is unsigned: nothing shows who made this evidence. ${verifiers === null ? 'Nor were the signatures of the records checked.' : 'The records in it are signed.'}`
        : `The index is signed by the key
  ${signer}
Get its public half from the organization, separately from this file, and compare
the fingerprint. Then:

  gpg --import verifier.public.asc
  gpg --verify index.json.asc index.json`;
    return `Evidence of backups and restore tests, ${period.text}
Databases: ${databases.map(({ name }) => name).join(', ')}
Made at ${madeAt} by ${tool.name} ${tool.version}

FILES

index.json          the period, the databases, and the SHA-256 of every file
index.json.asc      the signature of index.json, if it is signed
report.html         the report, for any browser
tests.csv           one row for each restore test
backups.csv         one row for each backup
statements.jsonl    one in-toto statement (test-result) for each restore test
github-runs.json    GitHub's list of the runs, if it was asked for
payloads/           manifests of backups and records of tests, with their
                    signatures, byte for byte as they are stored

CHECK IT

${index}

Every other file must have the SHA-256 that index.json states:

  jq -r '.files[] | "\\(.sha256)  \\(.path)"' index.json | sha256sum --check

A record, and a manifest with the key of the backup job:

  gpg --verify payloads/DATABASE/verifications/BACKUP/TIME.json.asc
  gpg --verify payloads/DATABASE/signatures/BACKUP/KEY.asc \\
    payloads/DATABASE/manifests/BACKUP.json

All at once, and whether the report says what the records say:

  restorable verify-evidence --evidence FOLDER --verifiers verifier.public.asc \\
    --signers runner.public.asc
`;
}

;// CONCATENATED MODULE: ./build/evidence/parts/statements.js
const RESULTS = { passed: 'PASSED', failed: 'FAILED', error: 'FAILED' };
function statementsOf({ databases }) {
    return databases
        .flatMap(({ name, tests }) => tests.map((test) => `${JSON.stringify(statementOf(name, test))}\n`))
        .join('');
}
function statementOf(database, test) {
    const { backup, verdict, failed, errorCode, run, checks, definitionsSha256 } = test;
    const subject = backup === null
        ? { name: `${database}/${test.record}`, digest: { sha256: test.recordSha256 } }
        : { name: `${database}/manifests/${backup.id}.json`, digest: { sha256: backup.manifestSha256 } };
    return {
        _type: 'https://in-toto.io/Statement/v1',
        subject: [subject],
        predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
        predicate: {
            result: RESULTS[verdict],
            configuration: definitionsSha256 === null ? [] : [{ name: 'checks', digest: { sha256: definitionsSha256 } }],
            ...(run === null ? {} : { url: `https://github.com/${run.repository}/actions/runs/${run.runId}` }),
            failedTests: [...failed.map(({ code }) => code), ...(errorCode === null ? [] : [errorCode])],
            restorable: {
                record: { name: test.record, digest: { sha256: test.recordSha256 } },
                ...{ database, kind: test.kind, scenario: test.scenario, verdict, reason: test.reason, checks },
                ...{ startedAt: test.startedAt, finishedAt: test.finishedAt, restoreMs: test.restoreMs },
                ...{ backupAgeMs: test.backupAgeMs, objectives: test.objectives, signedBy: test.signedBy },
            },
        },
    };
}

// EXTERNAL MODULE: ./build/report/render/csv.js
var csv = __webpack_require__(38314);
;// CONCATENATED MODULE: ./build/evidence/parts/tables.js

const NOT_CHECKED = 'not checked';
function testsCsv({ databases, verifiers }) {
    const columns = [
        ...[
            'date',
            'database',
            'test',
            'backup',
            'verdict',
            'reason',
            'failed',
            'ignored',
            'restore_seconds',
            'rto_seconds',
        ],
        ...['backup_age_seconds', 'rpo_seconds', 'signed_by', 'record', 'record_sha256'],
    ];
    const rows = databases.flatMap(({ name, tests }) => tests.map((test) => [
        ...[test.finishedAt, name, test.scenario ?? test.kind, test.backup?.id ?? null, test.verdict],
        ...[test.reason ?? test.errorCode, test.failed.map(({ code }) => code).join(' '), test.checks.ignored ?? 0],
        ...[seconds(test.restoreMs), seconds(test.objectives.rtoMs)],
        ...[seconds(test.backupAgeMs), seconds(test.objectives.rpoMs)],
        ...[verifiers === null ? NOT_CHECKED : test.signedBy, test.record, test.recordSha256],
    ]));
    return (0,csv/* csvOf */.Q)(columns, rows);
}
function backupsCsv({ databases, signers }) {
    const columns = [
        ...['date', 'database', 'backup', 'kind', 'data_of', 'finished', 'raw_bytes', 'stored_bytes', 'started_by'],
        ...['tested', 'removed', 'signed_by', 'manifest_sha256'],
    ];
    const rows = databases.flatMap((database) => database.backups.map((backup) => [
        ...[backup.startedAt, database.name, backup.id, backup.kind, backup.snapshotAt, backup.finishedAt],
        ...[backup.rawBytes, backup.storedBytes, backup.run?.event ?? null],
        ...[testedIn(database, backup.id), backup.removedAt],
        ...[signers === null ? NOT_CHECKED : backup.authenticatedBy, backup.manifestSha256],
    ]));
    return (0,csv/* csvOf */.Q)(columns, rows);
}
function testedIn({ tests }, id) {
    const verdicts = tests.filter(({ backup }) => backup?.id === id).map(({ verdict }) => verdict);
    return verdicts.length === 0 ? 'no' : verdicts.join(' ');
}
function seconds(ms) {
    return ms === null ? null : Math.round(ms) / 1_000;
}

;// CONCATENATED MODULE: ./build/evidence/parts/render-parts.js





function renderParts(facts) {
    const parts = {
        'backups.csv': backupsCsv(facts),
        'report.html': (0,page.renderHtml)(evidenceDocument(facts)),
        'statements.jsonl': statementsOf(facts),
        'tests.csv': testsCsv(facts),
        [README]: readmeOf(facts),
    };
    return new Map(Object.entries(parts).map(([path, text]) => [path, Buffer.from(text)]));
}


/***/ }),

/***/ 83179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ readPack)
});

// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
// EXTERNAL MODULE: ./build/core/format/database-name.js
var database_name = __webpack_require__(48937);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
// EXTERNAL MODULE: ./build/history/read-history.js + 6 modules
var read_history = __webpack_require__(41434);
// EXTERNAL MODULE: ./build/repository/records/removal-records.js
var removal_records = __webpack_require__(64921);
// EXTERNAL MODULE: ./build/repository/stored-database.js + 2 modules
var stored_database = __webpack_require__(86920);
// EXTERNAL MODULE: ./build/run/key-rings.js
var key_rings = __webpack_require__(5425);
// EXTERNAL MODULE: ./build/run/run-context.js + 1 modules
var run_context = __webpack_require__(88246);
;// CONCATENATED MODULE: ./build/evidence/facts/chains.js
function chainsOf(database, tests, { known, removed }) {
    const hashes = new Set(known.map(({ recordSha256 }) => recordSha256));
    const byVerifier = Map.groupBy(tests, ({ verifier }) => verifier);
    return [...byVerifier]
        .toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
        .flatMap(([verifier, records]) => {
        const [first] = records;
        const head = records.at(-1);
        if (first === undefined || head === undefined)
            return [];
        const missing = records
            .slice(1)
            .filter(({ previousSha256 }) => previousSha256 === null || !hashes.has(previousSha256));
        const isRemoved = ({ previousSha256 }) => previousSha256 !== null && removed.has(previousSha256);
        const explained = missing.filter(isRemoved).length;
        return [
            {
                ...{ database, verifier, records: records.length, breaks: missing.length - explained, removed: explained },
                previousSha256: first.previousSha256,
                firstSha256: first.recordSha256,
                headSha256: head.recordSha256,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./build/evidence/facts/failures.js
function failuresOf(tests) {
    return tests.flatMap((test, at) => {
        const { verdict } = test;
        if (verdict === 'passed')
            return [];
        const end = tests.slice(at + 1).find((each) => each.verdict === 'passed');
        return [
            {
                at: test.finishedAt,
                verdict,
                reason: test.reason,
                codes: codesOf(test),
                backup: test.backup?.id ?? null,
                record: test.record,
                endedAt: end?.finishedAt ?? null,
                endedBy: end?.record ?? null,
            },
        ];
    });
}
function codesOf({ failed, errorCode }) {
    return [...failed.map(({ code }) => code), ...(errorCode === null ? [] : [errorCode])];
}

;// CONCATENATED MODULE: ./build/evidence/facts/reached.js
function recoveryTimeOf(tests) {
    const measured = tests.flatMap(({ restoreMs, finishedAt }) => restoreMs === null ? [] : [{ ms: restoreMs, at: finishedAt }]);
    return reached(measured, tests.findLast(({ objectives }) => objectives.rtoMs !== null)?.objectives.rtoMs ?? null);
}
function recoveryPointOf({ backups, tests }, examined, before) {
    const sorted = [...(before === undefined ? [] : [before]), ...backups].toSorted((a, b) => a.snapshotAt < b.snapshotAt ? -1 : 1);
    const measured = sorted.map(({ snapshotAt }, at) => {
        const storedAt = sorted[at + 1]?.finishedAt ?? examined.to.toISOString();
        return { ms: Math.max(0, Date.parse(storedAt) - Date.parse(snapshotAt)), at: storedAt };
    });
    return reached(measured, tests.findLast(({ objectives }) => objectives.rpoMs !== null)?.objectives.rpoMs ?? null);
}
function reached(measured, objectiveMs) {
    const sorted = measured.toSorted((a, b) => a.ms - b.ms);
    const worst = sorted.at(-1);
    return {
        objectiveMs,
        measured: sorted.length,
        above: objectiveMs === null ? 0 : sorted.filter(({ ms }) => ms > objectiveMs).length,
        medianMs: sorted[Math.floor((sorted.length - 1) / 2)]?.ms ?? null,
        worstMs: worst?.ms ?? null,
        worstAt: worst?.at ?? null,
    };
}

// EXTERNAL MODULE: ./build/evidence/facts/reconcile.js
var reconcile = __webpack_require__(73858);
// EXTERNAL MODULE: ./build/history/gap-explanations.js
var gap_explanations = __webpack_require__(37666);
;// CONCATENATED MODULE: ./build/evidence/facts/removals.js

async function removedAmong(tests, { at, rings, keepRecordsMs, madeAt: now }) {
    const known = new Set(tests.map(({ recordSha256 }) => recordSha256));
    const { removalsOf } = (0,gap_explanations/* gapExplanations */.b)([{ at, now }], { question: { keepRecordsMs }, rings, now });
    const hashes = new Set();
    const keys = new Set();
    for (const { previousSha256: recordSha256, previousAt: finishedAt } of tests) {
        if (recordSha256 === null || finishedAt === null || known.has(recordSha256))
            continue;
        for (const { key, isSigned } of await removalsOf({ recordSha256, finishedAt })) {
            hashes.add(recordSha256);
            for (const each of isSigned ? [key, `${key}.asc`] : [key])
                keys.add(each);
        }
    }
    return { hashes, keys: [...keys] };
}

// EXTERNAL MODULE: ./build/core/planning/calendar.js
var planning_calendar = __webpack_require__(12776);
// EXTERNAL MODULE: ./build/core/planning/missed-runs.js + 1 modules
var missed_runs = __webpack_require__(50419);
;// CONCATENATED MODULE: ./build/evidence/facts/schedules.js


function schedulesOf(starts, examined, timeZone) {
    const calendar = new planning_calendar/* Calendar */.V(timeZone);
    const periodMs = examined.to.getTime() - examined.from.getTime();
    return ['backup', 'verification'].flatMap((what) => (0,missed_runs/* findMissedRuns */.J)({ starts: starts[what], now: examined.to, calendar, periodMs }).map((outcome) => scheduleOf(what, outcome, examined)));
}
function scheduleOf(what, { repository, workflow, schedule, endedAt, due }, { from }) {
    const counted = due.filter(({ at }) => at >= from && (endedAt === undefined || at < endedAt));
    const count = (of) => counted.filter(({ result }) => result === of).length;
    const missed = counted.filter(({ result }) => result === 'missed');
    return {
        ...{ what, repository, workflow, schedule },
        expected: count('made') + count('replaced') + missed.length,
        made: count('made'),
        replaced: count('replaced'),
        missedAt: missed.map(({ at }) => at.toISOString()),
        unknown: count('unknown'),
        endedAt: endedAt?.toISOString() ?? null,
    };
}

// EXTERNAL MODULE: ./build/evidence/pack-storage.js
var pack_storage = __webpack_require__(78637);
;// CONCATENATED MODULE: ./build/evidence/read-pack.js















async function readPack({ files, head, keys }, dependencies) {
    const madeAt = new Date(head.madeAt);
    const storage = new pack_storage/* PackStorage */.D(files, madeAt);
    const clock = { ...dependencies.clock, now: () => madeAt, monotonicMs: () => dependencies.clock.monotonicMs() };
    const inPack = { ...dependencies, clock, openStorage: async () => storage };
    const databases = [];
    const counted = new Set();
    for (const { name: given } of head.databases) {
        const name = (0,database_name/* requireDatabaseName */.ES)(given);
        const context = (0,run_context/* beginRun */.T)(inPack);
        const history = await (0,read_history/* readHistory */.L)(questionOf(name, keys, head), context);
        const at = new stored_database/* StoredDatabase */.d(storage, { name, clock, signal: dependencies.host.signal });
        const subject = { name, at, history, rings: await (0,key_rings/* openKeyRings */.n)(keys), head };
        const backups = ofPeriod(await knownBackups(subject), head, ({ backup }) => backup.startedAt);
        const tests = ofPeriod(history.tests, head, ({ finishedAt }) => finishedAt);
        const place = { at, rings: subject.rings, keepRecordsMs: head.keepRecordsMs, madeAt };
        const removed = await removedAmong(allOf(tests), place);
        for (const path of payloadsOf(at, backups, tests))
            counted.add(path);
        for (const key of removed.keys)
            counted.add(pack_storage/* PAYLOADS */.s + key);
        databases.push(databaseOf(subject, backups, { tests, removed: removed.hashes }));
    }
    const { period, tool, timeZone, signers, verifiers, signer } = head;
    const facts = { period, madeAt: head.madeAt, tool, timeZone, signers, verifiers, signer, databases };
    const answer = files.get(reconcile/* GITHUB_RUNS */.dC);
    if (answer === undefined)
        return { facts, counted };
    return { facts: { ...facts, github: (0,reconcile/* reconcile */.Lq)((0,reconcile/* parseAnswer */.Wp)(answer), databases, period) }, counted };
}
const NO_OBJECTIVE = { rpoMs: undefined, rtoMs: undefined, verifyEveryMs: undefined, capacityBytes: undefined };
function questionOf(name, keys, { timeZone }) {
    const { signers, verifiers, passphrase } = keys;
    const destinations = [{ scheme: 'file', url: new secret/* Secret */.zh('file:evidence') }];
    const everything = { since: undefined, to: undefined, policy: undefined, keepRecordsMs: 0 };
    const accepted = { signers, verifiers, passphrase };
    return { name, destinations, ...accepted, ...everything, ...NO_OBJECTIVE, scheduleTimeZone: timeZone };
}
async function knownBackups({ at, history, rings }) {
    const known = [];
    for (const entry of history.backups) {
        const { manifest } = await at.readManifest(entry.id);
        const { destinations: _, kept: _kept, ...backup } = entry;
        const signature = manifest.signer === null ? [] : [at.keys.signature(entry.id, manifest.signer)];
        const payloads = [at.keys.manifest(entry.id), ...signature];
        known.push({ backup: { ...backup, removedAt: null }, predecessor: manifest.predecessor, payloads });
    }
    for (const { id, removedAt, signedBy } of history.removed) {
        const removed = await (0,removal_records/* readRemoval */.hf)(at, id, rings.removers);
        if (removed === undefined)
            continue;
        const { manifest, manifestSha256 } = removed;
        const entry = entryOf(manifest, manifestSha256);
        const record = at.keys.pruned(id);
        known.push({
            backup: { ...entry, authenticatedBy: signedBy, removedAt },
            predecessor: manifest.predecessor,
            payloads: [record, `${record}.asc`],
        });
    }
    return known.toSorted((a, b) => (a.backup.id < b.backup.id ? -1 : 1));
}
function entryOf(manifest, manifestSha256) {
    const { id, kind, startedAt, snapshotAt, finishedAt, rawBytes, storedBytes, parents, run } = manifest;
    const times = { startedAt, snapshotAt, finishedAt };
    return { id, kind, ...times, rawBytes, storedBytes, manifestSha256, parents: parents.map((each) => each.id), run };
}
function ofPeriod(all, { period }, timeOf) {
    const [from, to] = [Date.parse(period.from), Date.parse(period.to)];
    const time = (item) => Date.parse(timeOf(item));
    return {
        before: all.findLast((item) => time(item) < from),
        within: all.filter((item) => time(item) >= from && time(item) < to),
    };
}
function allOf({ before, within }) {
    return [...(before === undefined ? [] : [before]), ...within];
}
function payloadsOf({ keys }, backups, tests) {
    const records = allOf(tests).flatMap(({ record, verifier }) => {
        const key = keys.absolute(record);
        return [key, ...(verifier === null ? [] : [`${key}.asc`])];
    });
    return [...allOf(backups).flatMap(({ payloads }) => payloads), ...records].map((key) => pack_storage/* PAYLOADS */.s + key);
}
function databaseOf({ name, history, head }, known, { tests: records, removed }) {
    const given = head.databases.find((each) => each.name === name);
    const backups = known.within.map(({ backup }) => backup);
    const tests = records.within;
    const examined = examinedOf(head);
    const starts = { backup: backupStarts(allOf(known)), verification: testStarts(allOf(records)) };
    return {
        ...{ name, engine: history.engine, backups, tests },
        schedules: schedulesOf(starts, examined, head.timeZone),
        failures: failuresOf(tests),
        recoveryPoint: recoveryPointOf({ backups, tests }, examined, known.before?.backup),
        recoveryTime: recoveryTimeOf(tests),
        chains: chainsOf(name, tests, { known: allOf(records), removed }),
        findings: given?.findings ?? [],
        unread: given?.unread ?? [],
    };
}
function examinedOf({ period, madeAt }) {
    const end = Math.min(Date.parse(period.to), Date.parse(madeAt));
    return { from: new Date(period.from), to: new Date(Math.max(end, Date.parse(period.from))) };
}
function backupStarts(known) {
    return known.map(({ backup, predecessor }) => ({
        startedAt: new Date(backup.startedAt),
        run: backup.run,
        nothingSince: predecessor === null ? undefined : (0,backup_id/* readBackupId */.g)(predecessor.id).startedAt,
    }));
}
function testStarts(tests) {
    const known = new Set(tests.map(({ recordSha256 }) => recordSha256));
    return tests.map(({ startedAt, run, previousSha256 }, at) => {
        const before = tests[at - 1];
        const isNext = before !== undefined && (previousSha256 === null || known.has(previousSha256));
        return { startedAt: new Date(startedAt), run, nothingSince: isNext ? new Date(before.startedAt) : undefined };
    });
}


/***/ }),

/***/ 37666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ gapExplanations)
/* harmony export */ });
/* harmony import */ var _repository_records_removed_tests_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10006);

const FORGOTTEN_AFTER = 2;
function gapExplanations(places, { question: { keepRecordsMs }, rings, now }) {
    let removals;
    const removalsOf = async ({ recordSha256, finishedAt }) => {
        removals ??= Promise.all(places.map((place) => (0,_repository_records_removed_tests_js__WEBPACK_IMPORTED_MODULE_0__/* .readRemovedTests */ ._)(place.at, rings, place.now)));
        const found = (await removals).flatMap((each) => each.get(recordSha256) ?? []);
        return found.filter((removal) => {
            if (removal.finishedAt !== finishedAt)
                return false;
            const keepMs = removal.by === 'verifier' ? removal.keepMs : Math.max(removal.keepMs, keepRecordsMs);
            return removal.removedAt.getTime() - Date.parse(finishedAt) >= keepMs;
        });
    };
    return {
        isForgotten: ({ finishedAt }) => now.getTime() - Date.parse(finishedAt) > FORGOTTEN_AFTER * keepRecordsMs,
        removalsOf,
    };
}


/***/ }),

/***/ 41434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ readHistory)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/run/key-rings.js
var key_rings = __webpack_require__(5425);
// EXTERNAL MODULE: ./build/run/open-destinations.js + 1 modules
var open_destinations = __webpack_require__(16896);
// EXTERNAL MODULE: ./build/status/schedules.js
var schedules = __webpack_require__(49679);
// EXTERNAL MODULE: ./build/core/format/backup-id.js
var backup_id = __webpack_require__(63422);
// EXTERNAL MODULE: ./build/repository/reading/read-ahead.js
var read_ahead = __webpack_require__(15070);
// EXTERNAL MODULE: ./build/repository/records/removal-records.js
var removal_records = __webpack_require__(64921);
;// CONCATENATED MODULE: ./build/history/period.js
function isWithin({ since, to }, time) {
    return (since === undefined || time >= since) && (to === undefined || time <= to);
}

;// CONCATENATED MODULE: ./build/history/backup-entries.js




const READS_AHEAD = 16;
function backupEntries(places, period) {
    const found = new Map();
    for (const place of places) {
        for (const facts of place.state.catalog.backups) {
            if (!isWithin(period, facts.startedAt))
                continue;
            const name = `${facts.id} ${facts.manifestSha256}`;
            const known = found.get(name) ?? { facts, at: [] };
            known.at.push(place);
            found.set(name, known);
        }
    }
    return [...found.values()].map(entryOf).sort((a, b) => (a.id < b.id ? -1 : 1));
}
function entryOf({ facts, at }) {
    return {
        id: facts.id,
        kind: facts.kind,
        startedAt: facts.begunAt.toISOString(),
        snapshotAt: facts.snapshotAt.toISOString(),
        finishedAt: facts.finishedAt.toISOString(),
        rawBytes: facts.rawBytes,
        storedBytes: facts.storedBytes,
        manifestSha256: facts.manifestSha256,
        predecessor: facts.predecessor?.id ?? null,
        parents: facts.parents.map(({ id }) => id),
        destinations: at.map(({ destination }) => destination.label),
        authenticatedBy: facts.authenticatedBy,
        run: facts.run,
        kept: keptOf(facts.id, at),
    };
}
function keptOf(id, at) {
    if (at.every(({ kept }) => kept === undefined))
        return undefined;
    const reasons = at.flatMap(({ kept }) => kept?.get(id) ?? []);
    return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
async function removedBackups(places, period, { removers }) {
    const removed = new Map();
    for (const { state } of places) {
        const ids = state.removals.ids.filter((id) => {
            const isStored = places.some((place) => place.state.catalog.has(id));
            return !isStored && isWithin(period, (0,backup_id/* readBackupId */.g)(id).startedAt);
        });
        const read = (id) => (0,removal_records/* readRemoval */.hf)(state.at, id, removers);
        for await (const found of (0,read_ahead/* mapAhead */.M)(ids, READS_AHEAD, read)) {
            if (found === undefined)
                continue;
            const { id, prunedAt, by } = found;
            const known = removed.get(id);
            if (known === undefined || known.removedAt > prunedAt)
                removed.set(id, { id, removedAt: prunedAt, signedBy: by });
        }
    }
    return [...removed.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

// EXTERNAL MODULE: ./build/history/gap-explanations.js
var gap_explanations = __webpack_require__(37666);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/core/verdict.js
var verdict = __webpack_require__(7033);
// EXTERNAL MODULE: ./build/repository/replication/wholeness.js
var wholeness = __webpack_require__(43222);
// EXTERNAL MODULE: ./build/retention/retention-plan.js + 1 modules
var retention_plan = __webpack_require__(12454);
// EXTERNAL MODULE: ./build/status/known-starts.js
var known_starts = __webpack_require__(71798);
// EXTERNAL MODULE: ./build/status/status.js + 7 modules
var status_status = __webpack_require__(15209);
;// CONCATENATED MODULE: ./build/history/read-place.js







const read_place_READS_AHEAD = 16;
async function readPlace({ question, rings }, at) {
    const state = await at.read(rings);
    const { catalog, now } = state;
    const inventory = await state.removals.takeInventory();
    const past = catalog.backups.filter(({ startedAt }) => startedAt.getTime() <= now.getTime() + catalog_trust/* CLOCK_SKEW_MS */.r);
    const newest = past.at(-1);
    const line = past.filter(({ source }) => source === newest?.source);
    const { policy } = question;
    const plan = policy && (await (0,retention_plan/* planCounted */.O)(state, policy, async () => new wholeness/* Wholeness */.Z(catalog, inventory)));
    return {
        state,
        engine: newest === undefined ? null : (await at.readManifest(newest.id)).manifest.engine.name,
        destination: {
            label: at.label,
            isReachable: true,
            backups: catalog.backups.length,
            totalBytes: inventory.totalBytes,
            newestId: newest?.id ?? null,
            lastProvedAt: await lastProvedAt(state),
            capacityReachedOn: (0,status_status.capacityDay)(question, { state, inventory, line }) ?? null,
        },
        starts: await (0,known_starts/* startsAt */.Fo)(state, rings),
        kept: plan && new Map(plan.decisions.map(({ id, keep, reasons }) => [id, keep ? reasons : []])),
    };
}
function unreachablePlace({ label }) {
    const nothing = { backups: 0, totalBytes: 0, newestId: null, lastProvedAt: null, capacityReachedOn: null };
    return { label, isReachable: false, ...nothing };
}
async function lastProvedAt(state) {
    const log = await state.verifications();
    const read = async (backup) => log.of(backup);
    let newest = null;
    for await (const record of (0,read_ahead/* mapAhead */.M)(state.catalog.backups, read_place_READS_AHEAD, read)) {
        if (record === undefined || record.state !== 'read' || !(0,verdict/* confirms */.sh)(record))
            continue;
        if (newest === null || record.finishedAt > newest)
            newest = record.finishedAt;
    }
    return newest;
}

;// CONCATENATED MODULE: ./build/core/planning/test-chain.js
function isOlder(a, b) {
    const [endA, endB] = [a.finishedAt.getTime(), b.finishedAt.getTime()];
    return endA === endB ? a.sha256 < b.sha256 : endA < endB;
}
function forksAmong(links) {
    return [...Map.groupBy(links, ({ verifier }) => verifier).values()].flatMap((own) => {
        const oldestFirst = own.toSorted((a, b) => (isOlder(a, b) ? -1 : 1));
        const firstToName = new Map();
        return oldestFirst.flatMap((link, index) => {
            const name = link.previous?.recordSha256;
            const other = name === undefined ? oldestFirst[index - 1] : firstToName.get(name);
            if (name !== undefined && other === undefined)
                firstToName.set(name, link);
            return other === undefined ? [] : [problemOf(other, link)];
        });
    });
}
function problemOf(first, later) {
    const { verifier } = later;
    const records = [first.key, later.key];
    if (later.startedAt <= first.finishedAt)
        return { kind: 'overlap', severity: 'note', records, verifier };
    return { kind: 'fork', severity: later.isUncertain ? 'note' : 'finding', records, verifier };
}

;// CONCATENATED MODULE: ./build/history/read-tests.js



const read_tests_READS_AHEAD = 32;
const MOST_NAMED = 100;
async function readTests(logs, period, explain) {
    const { since } = period;
    const names = new Map(logs.flatMap((log) => log.names.map(({ name, time }) => [name, { name, time }])));
    const newestFirst = [...names.values()].sort((a, b) => b.time.getTime() - a.time.getTime());
    const find = ({ name }) => findAnywhere(logs, name);
    const tests = [];
    const refused = [];
    for await (const found of (0,read_ahead/* mapAhead */.M)(newestFirst.filter(({ time }) => isWithin(period, time)), read_tests_READS_AHEAD, find)) {
        if (found?.status === 'accepted')
            tests.push(found);
        else if (found !== undefined)
            refused.push(found);
    }
    const before = since === undefined ? [] : newestFirst.filter(({ time }) => time < since);
    const chain = new ReadChain(tests);
    for await (const found of (0,read_ahead/* mapAhead */.M)(before, read_tests_READS_AHEAD, find)) {
        if (found?.status === 'accepted')
            chain.addOlder(found);
        if (chain.isComplete)
            break;
    }
    const gaps = await gapsIn(chain, explain);
    const forks = forksAmong(chain.links).filter(({ records }) => records.some((key) => chain.isOfPeriod(key)));
    return {
        tests: tests.toReversed(),
        heads: headsOf(chain.links),
        findings: [...gaps, ...forks, ...(await strangeAmong(refused))],
    };
}
class ReadChain {
    links;
    #ofPeriod;
    #known;
    #named;
    #beginning;
    constructor(tests) {
        this.links = tests.map(linkOf);
        this.#ofPeriod = new Set(tests.map(({ key }) => below(key)));
        this.#known = new Set(tests.map(({ sha256 }) => sha256));
        this.#named = new Set(this.links.flatMap(({ previous }) => previous?.recordSha256 ?? []));
        this.#beginning = new Set(this.links.flatMap(({ previous, verifier }) => (previous === null ? [verifier] : [])));
        for (const sha256 of this.#known)
            this.#named.delete(sha256);
    }
    addOlder(found) {
        const link = linkOf(found);
        this.links.push(link);
        this.#known.add(link.sha256);
        this.#named.delete(link.sha256);
        this.#beginning.delete(link.verifier);
    }
    isOfPeriod(key) {
        return this.#ofPeriod.has(key);
    }
    get isComplete() {
        return this.#named.size === 0 && this.#beginning.size === 0 && this.links.length > 0;
    }
    get broken() {
        return this.links.filter(({ key, previous }) => {
            return previous !== null && this.#ofPeriod.has(key) && !this.#known.has(previous.recordSha256);
        });
    }
}
async function findAnywhere(logs, name) {
    let refused;
    for (const log of logs) {
        const found = await log.find(name);
        if (found?.status === 'accepted')
            return found;
        refused ??= found;
    }
    return refused;
}
function linkOf({ key, sha256, record }) {
    const { verifier, previous, unread, startedAt, finishedAt } = record;
    const times = { startedAt: new Date(startedAt), finishedAt: new Date(finishedAt) };
    return { key: below(key), sha256, verifier, previous, isUncertain: unread.length > 0, ...times };
}
function below(key) {
    return key.slice(key.indexOf('/') + 1);
}
async function gapsIn(chain, explain) {
    const gaps = [];
    for (const { key, verifier, previous } of chain.broken) {
        if (previous !== null && (await explain(previous)))
            continue;
        gaps.push({ kind: 'gap', severity: 'finding', records: [key], verifier });
    }
    return gaps;
}
function headsOf(links) {
    return [...Map.groupBy(links, ({ verifier }) => verifier)].flatMap(([verifier, own]) => {
        const newest = own.reduce((a, b) => (isOlder(a, b) ? b : a));
        const finishedAt = newest.finishedAt.toISOString();
        return { verifier, recordSha256: newest.sha256, finishedAt, records: own.length };
    });
}
async function strangeAmong(refused) {
    const unsigned = [];
    const findings = [];
    for (const { status, key, verifier, isSigned } of refused) {
        const kind = status === 'misplaced' ? 'replay' : status;
        if ((kind !== 'replay' && kind !== 'future') || !(await isSigned()))
            unsigned.push(below(key));
        else
            findings.push({ kind, severity: 'finding', records: [below(key)], verifier });
    }
    if (unsigned.length === 0)
        return findings;
    const records = unsigned.slice(0, MOST_NAMED);
    return [...findings, { kind: 'unsigned', severity: 'note', records, verifier: null }];
}

;// CONCATENATED MODULE: ./build/history/test-entries.js
function testEntry({ key, sha256, record }, isAuthenticated) {
    return {
        kind: record.kind,
        scenario: record.scenario,
        record: key.slice(record.database.length + 1),
        recordSha256: sha256,
        previousSha256: record.previous?.recordSha256 ?? null,
        previousAt: record.previous?.finishedAt ?? null,
        startedAt: record.startedAt,
        finishedAt: record.finishedAt,
        backup: record.backup,
        verdict: record.verdict,
        reason: record.reason,
        errorCode: record.errorCode,
        checks: record.checks,
        definitionsSha256: record.definitionsSha256,
        steps: record.steps,
        failed: record.failed,
        copies: record.copies,
        restoreMs: record.restoreMs,
        backupAgeMs: record.backupAgeMs,
        objectives: record.objectives,
        phases: record.phases,
        run: record.run,
        signedBy: isAuthenticated ? record.verifier : null,
        verifier: record.verifier,
        tool: record.tool,
    };
}

;// CONCATENATED MODULE: ./build/history/read-history.js









async function readHistory(question, context) {
    const { run, clock } = context;
    const rings = await (0,key_rings/* openKeyRings */.n)(question);
    const opened = await (0,open_destinations/* openStored */.c2)(question, context);
    const places = [];
    const unread = [];
    let failure;
    for (const at of opened) {
        try {
            places.push(await run.phase(`read ${at.label}`, () => readPlace({ question, rings }, at)));
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(at.signal);
            failure = thrown;
            run.keepWords(thrown);
            run.warn(`${at.label} could not be read: ${(0,errors/* toRestorableError */.tj)(thrown).message}`);
            unread.push(at);
        }
    }
    if (places.length === 0 && failure !== undefined)
        throw failure;
    const { since, to } = question;
    const now = clock.now();
    const isAuthenticated = rings.verifiers !== undefined;
    const logs = await Promise.all(places.map(({ state }) => state.verifications()));
    const explained = (0,gap_explanations/* gapExplanations */.b)(places.map(({ state }) => state), { question, rings, now });
    const read = await run.phase('read the records', () => readTests(logs, question, async (missing) => {
        return explained.isForgotten(missing) || (await explained.removalsOf(missing)).length > 0;
    }));
    return {
        database: question.name,
        engine: places.map(({ engine }) => engine).findLast((engine) => engine !== null) ?? null,
        from: since?.toISOString() ?? null,
        to: (to ?? now).toISOString(),
        backups: backupEntries(places, question),
        removed: await removedBackups(places, question, rings),
        tests: read.tests.map((found) => testEntry(found, isAuthenticated)),
        chain: { heads: read.heads, findings: read.findings },
        schedules: (0,schedules/* evaluateSchedules */.E)(places.map(({ starts }) => starts), question.scheduleTimeZone, now),
        destinations: [...places.map(({ destination }) => destination), ...unread.map(unreachablePlace)],
        objectives: {
            rpoMs: question.rpoMs,
            rtoMs: question.rtoMs,
            verifyEveryMs: question.verifyEveryMs,
            capacityBytes: question.capacityBytes,
        },
        isAuthenticated,
    };
}


/***/ }),

/***/ 4854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   RI: () => (/* binding */ factsBlock),
/* harmony export */   _d: () => (/* binding */ many),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   bQ: () => (/* binding */ toned),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   ko: () => (/* binding */ strong),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
const code = (text) => ({ text, code: true });
const strong = (text) => ({ text, strong: true });
const toned = (tone, text) => ({ text, tone });
function many(items, make) {
    return { total: items.length, first: (most) => items.slice(0, most).map(make) };
}
function factsOf(...rows) {
    return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
function factsBlock(...rows) {
    return { kind: 'facts', rows: factsOf(...rows) };
}
function short(text, maxLength) {
    return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}
function firstOf(names, most = 3, separator = ', ') {
    return `${names.slice(0, most).join(separator)}${names.length > most ? `${separator}…` : ''}`;
}


/***/ }),

/***/ 15781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ff: () => (/* binding */ databaseSection),
/* harmony export */   mo: () => (/* binding */ failureSection),
/* harmony export */   rO: () => (/* binding */ scheduleSection),
/* harmony export */   t3: () => (/* binding */ objectiveSection)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3294);
/* harmony import */ var _words_times_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31597);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4854);



const DAY_MS = 24 * 3_600_000;
const SPANS = 6;
function databaseSection({ databases }) {
    const columns = [
        { title: 'database' },
        { title: 'backups made', align: 'right' },
        { title: 'expected', align: 'right' },
        { title: 'tests made', align: 'right' },
        { title: 'expected', align: 'right' },
        { title: 'not passed', align: 'right' },
        { title: 'not ended', align: 'right' },
    ];
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .many */ ._d)(databases.toSorted((a, b) => open(b) - open(a) || b.failures.length - a.failures.length), (each) => [
        (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(each.name),
        String(each.backups.length),
        expected(each, 'backup'),
        String(each.tests.length),
        expected(each, 'verification'),
        String(each.failures.length),
        open(each) === 0 ? '0' : (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .toned */ .bQ)('bad', String(open(each))),
    ]);
    return { title: 'Population', blocks: [{ kind: 'table', extent: 'result', columns, rows }] };
}
function open({ failures }) {
    return failures.filter(({ endedAt }) => endedAt === null).length;
}
function expected({ schedules }, what) {
    const own = schedules.filter((each) => each.what === what);
    return own.length === 0 ? 'no schedule' : String(own.reduce((sum, each) => sum + each.expected, 0));
}
function failureSection({ databases }) {
    const failures = databases.flatMap(({ name, failures: own }) => own.map((failure) => ({ name, failure })));
    if (failures.length === 0)
        return [];
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .many */ ._d)(failures.toSorted((a, b) => (a.failure.at < b.failure.at ? -1 : 1)), ({ name, failure }) => [
        (0,_words_times_js__WEBPACK_IMPORTED_MODULE_2__/* .minuteOf */ .i)(failure.at),
        (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(name),
        what(failure),
        failure.backup === null ? 'none was found' : (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(failure.backup),
        failure.endedAt === null
            ? (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .toned */ .bQ)('bad', 'not in this period')
            : `${(0,_words_times_js__WEBPACK_IMPORTED_MODULE_2__/* .minuteOf */ .i)(failure.endedAt)}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanAge */ .DZ)(Date.parse(failure.endedAt) - Date.parse(failure.at))} later`,
    ]);
    const columns = [
        { title: 'test (UTC)' },
        { title: 'database' },
        { title: 'result' },
        { title: 'backup' },
        { title: 'ended by a passed test' },
    ];
    return [{ title: 'Failures and how they ended', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}
const REASONS = {
    backup: "the backup can't be relied on",
    lineage: 'another backup is missing',
    check: 'the data is not as a check expects',
    objective: 'an objective was missed',
};
function what({ verdict, reason, codes }) {
    const named = codes.length === 0 ? '' : ` (${codes.join(', ')})`;
    return verdict === 'error' ? `no verdict${named}` : `failed: ${REASONS[reason ?? 'backup']}${named}`;
}
function objectiveSection({ databases }) {
    const columns = [
        { title: 'database' },
        { title: 'objective' },
        { title: 'set', align: 'right' },
        { title: 'median', align: 'right' },
        { title: 'worst', align: 'right' },
        { title: 'when (UTC)' },
        { title: 'above it', align: 'right' },
    ];
    const lines = databases.flatMap(({ name, recoveryTime, recoveryPoint }) => [
        { name, what: 'recovery time', reached: recoveryTime, show: _format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanMs */ .o0 },
        { name, what: 'recovery point', reached: recoveryPoint, show: _format_js__WEBPACK_IMPORTED_MODULE_0__/* .humanAge */ .DZ },
    ]);
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .many */ ._d)(lines, ({ name, what: title, reached, show }) => [
        (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(name),
        title,
        reached.objectiveMs === null ? 'none' : show(reached.objectiveMs),
        reached.medianMs === null ? '' : show(reached.medianMs),
        worst(reached, show),
        reached.worstAt === null ? '' : (0,_words_times_js__WEBPACK_IMPORTED_MODULE_2__/* .minuteOf */ .i)(reached.worstAt),
        reached.objectiveMs === null ? '' : `${reached.above} of ${reached.measured}`,
    ]);
    const text = 'Recovery time is how long a restore took. Recovery point is how old the data of the newest backup was just before the next one was stored.';
    return {
        title: 'Objectives, and what was reached',
        blocks: [
            { kind: 'table', extent: 'result', columns, rows },
            { kind: 'note', text },
        ],
    };
}
function worst({ worstMs, objectiveMs }, show) {
    if (worstMs === null)
        return 'not measured';
    return objectiveMs !== null && worstMs > objectiveMs ? (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .toned */ .bQ)('bad', show(worstMs)) : show(worstMs);
}
function scheduleSection({ databases, timeZone }) {
    const all = databases.flatMap(({ name, schedules }) => schedules.map((schedule) => ({ name, schedule })));
    if (all.length === 0)
        return [];
    const columns = [
        { title: 'database' },
        { title: 'run' },
        { title: `schedule (${timeZone})` },
        { title: 'expected', align: 'right' },
        { title: 'made', align: 'right' },
        { title: 'made otherwise', align: 'right' },
        { title: 'missed' },
    ];
    const rows = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .many */ ._d)(all, ({ name, schedule }) => [
        (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(name),
        schedule.what,
        (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(schedule.schedule),
        String(schedule.expected),
        String(schedule.made),
        String(schedule.replaced),
        missedInWords(schedule),
    ]);
    return [{ title: 'Scheduled runs', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}
function missedInWords({ missedAt, unknown, endedAt }) {
    const more = [
        ...(unknown === 0 ? [] : [`nothing is known any more about ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(unknown, 'other')}`]),
        ...(endedAt === null ? [] : [`the schedule ended on ${endedAt.slice(0, 10)}`]),
    ];
    if (missedAt.length === 0)
        return ['none', ...more].join('; ');
    const spans = spansOf(missedAt);
    const shown = spans.slice(0, SPANS).join(', ');
    const left = spans.length > SPANS ? ' and others' : '';
    return (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .toned */ .bQ)('warn', [`${missedAt.length}: ${shown}${left}`, ...more].join('; '));
}
function spansOf(times) {
    const days = [...new Set(times.map((time) => time.slice(0, 10)))];
    const spans = [];
    for (const day of days) {
        const last = spans.at(-1);
        if (last !== undefined && Date.parse(day) - Date.parse(last[1]) <= DAY_MS)
            last[1] = day;
        else
            spans.push([day, day]);
    }
    return spans.map(([first, last]) => (first === last ? first : `${first} to ${last}`));
}


/***/ }),

/***/ 19546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fk: () => (/* binding */ valueOnLine),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   Ly: () => (/* binding */ spansOf),
/* harmony export */   oG: () => (/* binding */ shownTable),
/* harmony export */   zF: () => (/* binding */ countTables)
/* harmony export */ });
function titleOf({ title, sentence }) {
    return sentence === '' ? title : `${title}: ${sentence}`;
}
function spansOf(line) {
    const pieces = typeof line === 'string' || 'text' in line ? [line] : line;
    return pieces.map((piece) => (typeof piece === 'string' ? { text: piece } : piece));
}
function valueOnLine(value, isKey) {
    if (!isKey)
        return value;
    const parts = spansOf(value).filter(({ text }) => text !== '');
    return parts.flatMap((part, at) => (at === 0 ? [part] : [{ text: ', ' }, part]));
}
function shownTable({ columns, rows }, options) {
    const shown = rows.first(options.most);
    const kept = columns.flatMap((column, at) => {
        const isEmpty = shown.every((row) => row[at] === undefined || row[at] === '');
        return isEmpty || (column.optional === true && !options.optional) ? [] : [at];
    });
    return {
        columns: kept.flatMap((at) => columns[at] ?? []),
        rows: shown.map((row) => kept.map((at) => row[at] ?? '')),
        more: rows.total - shown.length,
    };
}
function countTables(sections, extent) {
    return sections.flatMap(({ blocks }) => blocks).filter((block) => 'extent' in block && block.extent === extent)
        .length;
}


/***/ }),

/***/ 38314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ csvOf)
/* harmony export */ });
function csvOf(columns, rows) {
    return [columns, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}
const FORMULA = /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u;
function cellOf(value) {
    if (value === null)
        return '""';
    if (typeof value === 'number')
        return `"${value}"`;
    const plain = value.replaceAll(/\p{Cc}/gu, ' ');
    const safe = FORMULA.test(plain) ? `'${plain}` : plain;
    return `"${safe.replaceAll('"', '""')}"`;
}


/***/ }),

/***/ 85728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ visible),
/* harmony export */   q: () => (/* binding */ widthOf)
/* harmony export */ });
/* harmony import */ var get_east_asian_width__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97152);

function visible(text, maxLength) {
    const cut = text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
    return cut
        .replaceAll(/\r?\n/g, ' ')
        .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
function widthOf(text) {
    if (/^[ -~]*$/.test(text))
        return text.length;
    let width = 0;
    for (const character of text.replaceAll(/[\p{Mn}\p{Me}]/gu, ''))
        width += (0,get_east_asian_width__WEBPACK_IMPORTED_MODULE_0__/* .eastAsianWidth */ .Q1)(character.codePointAt(0));
    return width;
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

/***/ 31597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ minuteOf)
/* harmony export */ });
function minuteOf(iso) {
    return iso.slice(0, 16).replace('T', ' ');
}


/***/ }),

/***/ 10006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readRemovedTests),
/* harmony export */   d: () => (/* binding */ writeRemovedTests)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69987);
/* harmony import */ var _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66117);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58860);
/* harmony import */ var _packs_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69984);
/* harmony import */ var _reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15070);
/* harmony import */ var _signed_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52108);






const MOST_IN_ONE = 300;
const READS_AHEAD = 16;
const MOST_READ = 10_000;
const testSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ recordSha256: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/), finishedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t });
const removedTestsSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('restorable-removed-tests/1'),
    database: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    number: zod__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().nonnegative(),
    tests: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(testSchema).min(1).max(MOST_IN_ONE),
    keepMs: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig().nonnegative(),
    removedAt: _core_format_stored_time_js__WEBPACK_IMPORTED_MODULE_0__/* .storedTime */ .t,
    ..._signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .signedBy */ .qI,
    tool: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }),
});
async function writeRemovedTests(at, tests, { keepMs, removedAt, signer }) {
    for (let number = 0; number * MOST_IN_ONE < tests.length; number += 1) {
        const record = {
            format: 'restorable-removed-tests/1',
            database: at.name,
            number,
            tests: tests.slice(number * MOST_IN_ONE, (number + 1) * MOST_IN_ONE),
            keepMs,
            removedAt: removedAt.toISOString(),
            ...(0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .namesOf */ .eZ)(signer),
            tool: _core_version_js__WEBPACK_IMPORTED_MODULE_1__/* .TOOL */ .j,
        };
        await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .putRecord */ .j8)(at, at.keys.removedTests(removedAt, number), { record, signer, unlocked: true });
    }
}
async function readRemovedTests(at, rings, now) {
    const keys = [];
    for await (const { key } of at.list(at.keys.allRemovedTests)) {
        if (key.endsWith('.json'))
            keys.push(key);
    }
    const removals = new Map();
    const newest = keys.toReversed().slice(0, MOST_READ);
    for await (const found of (0,_reading_read_ahead_js__WEBPACK_IMPORTED_MODULE_5__/* .mapAhead */ .M)(newest, READS_AHEAD, (key) => readOne(at, key, rings))) {
        for (const removal of found) {
            if (removal.removedAt > now)
                continue;
            removals.set(removal.recordSha256, [...(removals.get(removal.recordSha256) ?? []), removal]);
        }
    }
    return removals;
}
async function readOne(at, key, rings) {
    const record = await (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .getRecord */ .EI)(at, key);
    const parsed = record && removedTestsSchema.safeParse(record.json).data;
    if (record === undefined || parsed === undefined || parsed.database !== at.name)
        return [];
    const removedAt = new Date(parsed.removedAt);
    if (at.keys.removedTests(removedAt, parsed.number) !== key)
        return [];
    const stored = { ...record, at, id: '', key };
    const isOf = (ring) => (0,_signed_record_js__WEBPACK_IMPORTED_MODULE_3__/* .isSignedBy */ .s3)(ring, stored, parsed);
    const isVerifiers = rings.verifiers === undefined ? rings.removers === undefined : await isOf(rings.verifiers);
    if (!isVerifiers && !(await isOf(rings.removers)))
        return [];
    const by = isVerifiers ? 'verifier' : 'signer';
    const of = { keepMs: parsed.keepMs, removedAt, by, key, sha256: (0,_packs_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(record.bytes) };
    return parsed.tests.map((test) => ({ ...test, ...of, isSigned: parsed.signer !== null }));
}


/***/ })

};
