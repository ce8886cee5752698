export const id = 4711;
export const ids = [4711];
export const modules = {

/***/ 8099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ openDestinations),
/* harmony export */   x: () => (/* binding */ openDestination)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/**
 * Opens each destination; nothing is asked of them yet. They are closed at the end of the run.
 * @throws {RestorableError} INPUT_INVALID, FILE_UNREADABLE
 */
async function openDestinations(specs, dependencies, run) {
    const opened = [];
    for (const spec of specs)
        opened.push(await openDestination(spec, dependencies, run));
    return opened;
}
/**
 * Opens one destination. What its line says of where it is counts more than what its address tells.
 * @throws {RestorableError} INPUT_INVALID for one that another line of this run leads to
 */
async function openDestination(spec, { openStorage, host }, run) {
    const storage = run.closeAtEnd(await openStorage(spec, host));
    // Lines that differ may lead to one place, where what is put once would count as two copies.
    if (!run.isFirst(storage.label)) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `Two destinations are the same place: ${storage.label}.`, {
            hint: 'Remove one of them.',
        });
    }
    const { offsite } = spec;
    if (offsite === undefined)
        return storage;
    return Object.defineProperty(storage, 'place', { value: { ...storage.place, offsite }, configurable: true });
}


/***/ }),

/***/ 34344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ Run)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58860);


/** Keeps the time of each phase, the warnings, and what must be closed at the end, whatever happens. */
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
    /** Times a phase; it counts also when it fails. */
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
    /** Whether a destination of this name was not opened before. */
    isFirst(label) {
        const { size } = this.#labels;
        return this.#labels.add(label).size > size;
    }
    /** Closed in reverse order at the end of the run. */
    closeAtEnd(resource) {
        this.#closers.push(() => resource.close());
        return resource;
    }
    /** Runs the work; what it throws becomes the report's error. Then closes everything. */
    async guard(work) {
        try {
            await work();
        }
        catch (thrown) {
            this.fail(thrown);
        }
        for (const close of this.#closers.reverse())
            await this.#close(close);
    }
    /** Closes the resource as soon as the work with it is done, for what must be gone before the run goes on. */
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
            this.warn(`Cleaning up: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).message}`);
        });
    }
    /** Notes a failure; the first one is the report's. A cancel explains whatever else broke because of it. */
    fail(thrown) {
        const { signal, log } = this.#dependencies.host;
        const error = signal.aborted ? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancellation */ .WN)(signal) : (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        this.#error ??= error;
        for (let cause = thrown; cause instanceof Error; cause = cause.cause)
            log.debug(cause.stack ?? cause.message);
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


/***/ }),

/***/ 82896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ KINDS),
/* harmony export */   JN: () => (/* binding */ parseBackupId),
/* harmony export */   w0: () => (/* binding */ createBackupId),
/* harmony export */   x1: () => (/* binding */ requireBackupId)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/** What a backup holds: all, the changes since the last full, or the changes since the last backup. */
const KINDS = ['full', 'differential', 'incremental'];
const PATTERN = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(full|differential|incremental)-([0-9a-f]{6})$/;
/** Makes the id of a backup that starts now. `random` is 3 bytes of randomness. */
function createBackupId(startedAt, kind, random) {
    const time = startedAt
        .toISOString()
        .replace(/\.\d+Z$/, 'Z')
        .replaceAll(/[-:]/g, '');
    const suffix = Buffer.from(random.subarray(0, 3)).toString('hex');
    return `${time}-${kind}-${suffix}`;
}
/** Reads an id, or gives undefined where the text is not one (a foreign file among the manifests, a typo). */
function parseBackupId(text) {
    const match = PATTERN.exec(text);
    if (match === null)
        return undefined;
    const [, year, month, day, hour, minute, second, kind] = match;
    const startedAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    if (Number.isNaN(startedAt.getTime()))
        return undefined;
    return { id: text, startedAt, kind: kind };
}
/** Reads an id that a user gave. @throws {RestorableError} INPUT_INVALID */
function requireBackupId(text) {
    const parsed = parseBackupId(text);
    if (parsed !== undefined)
        return parsed.id;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INPUT_INVALID', `"${text}" is not a backup id.`, {
        hint: 'An id looks like 20261121T020000Z-full-4f9c2a; `restorable list` prints those that exist.',
    });
}


/***/ }),

/***/ 61417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ chooseBackup),
/* harmony export */   r: () => (/* binding */ CLOCK_SKEW_MS)
/* harmony export */ });
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);


/** How far in the future an id may lie before it is taken for a mistake: the skew that a backup itself tolerates. */
const CLOCK_SKEW_MS = 5 * 60_000;
/**
 * Chooses among the ids of committed backups, newest first: several, so that a reader can say what it would have
 * taken next. Ids in the future are ignored unless named.
 * @throws {RestorableError} BACKUP_NOT_FOUND
 */
function chooseBackup(ids, selector, now) {
    const known = ids
        .map(_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)
        .filter((parsed) => parsed !== undefined)
        .sort((a, b) => (a.id < b.id ? 1 : -1));
    if (selector.kind === 'id') {
        if (known.some((candidate) => candidate.id === selector.id))
            return selector.id;
        throw notFound(`There is no backup ${selector.id}.`, known.length);
    }
    const limit = now.getTime() + CLOCK_SKEW_MS;
    const past = known.filter((candidate) => candidate.startedAt.getTime() <= limit);
    const chosen = selector.kind === 'latest'
        ? past[0]
        : past.find((candidate) => candidate.startedAt.getTime() < selector.time.getTime());
    if (chosen !== undefined)
        return chosen.id;
    if (selector.kind === 'before')
        throw notFound(`There is no backup from before ${selector.time.toISOString()}.`, past.length);
    throw notFound(known.length > 0 ? 'All backups are dated in the future.' : 'There is no backup.', known.length);
}
function notFound(message, count) {
    const hint = count > 0
        ? '`list` prints those that exist.'
        : 'Check `destination` and `name`; `list` without a name prints every database that the destination holds.';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('BACKUP_NOT_FOUND', message, { hint });
}


/***/ }),

/***/ 58223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bq: () => (/* binding */ CHECKPOINT_BYTES),
  zQ: () => (/* binding */ CONTENTS_FORMAT),
  Wr: () => (/* binding */ CONTENTS_MAX_BYTES),
  rA: () => (/* binding */ MAX_PACK_BYTES),
  jD: () => (/* binding */ STREAM_NAME),
  OJ: () => (/* binding */ parseContents)
});

// UNUSED EXPORTS: contentsSchema

// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ../node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(79435);
;// CONCATENATED MODULE: ./build/core/fingerprint.js

/**
 * What a source held in the dump's own snapshot, or what a restored database holds. Two fingerprints of the same engine
 * are compared by verification/comparison.ts; nothing here is specific to an engine.
 */
const fingerprintSchema = schemas/* strictObject */.rej({
    engine: schemas/* string */.YjP(),
    serverVersion: schemas/* string */.YjP(),
    takenAt: iso/* datetime */.w$(),
    /** Size of the database as the server states it. */
    sizeBytes: schemas/* number */.aig().int().nonnegative().nullable(),
    /** Each table that holds rows of its own. `rows` is null only where `rowsFrom` is 'unknown'. */
    tables: schemas/* array */.YOg(schemas/* strictObject */.rej({
        schema: schemas/* string */.YjP(),
        name: schemas/* string */.YjP(),
        rows: schemas/* number */.aig().int().nonnegative().nullable(),
        /** count: select count(*) in the snapshot; dump: counted in the dump's own bytes; unknown: neither was possible. */
        rowsFrom: schemas/* enum */.k5n(['count', 'dump', 'unknown']),
        /**
         * What the source counted just before and just after the dump's snapshot, where the two differ: it was being written
         * to, and no count in the snapshot itself was to be had.
         */
        counted: schemas/* strictObject */.rej({ before: schemas/* number */.aig().int().nonnegative(), after: schemas/* number */.aig().int().nonnegative() })
            .optional(),
        /** The partitioned table within which a restore may put rows into other partitions: their sum is what counts. */
        movesWithin: schemas/* string */.YjP().optional(),
    })),
    /** Schema objects by type ('table', 'index', 'constraint', 'view', 'function', 'trigger', 'policy', 'type', ...). */
    objects: schemas/* array */.YOg(schemas/* strictObject */.rej({
        type: schemas/* string */.YjP(),
        /** Qualified and unique within the type. */
        name: schemas/* string */.YjP(),
        /** SHA-256 (hex) of the definition as the server prints it, or null where versions print it differently. */
        definitionSha256: schemas/* string */.YjP().nullable(),
    })),
    sequences: schemas/* array */.YOg(schemas/* strictObject */.rej({
        schema: schemas/* string */.YjP(),
        name: schemas/* string */.YjP(),
        lastValue: schemas/* string */.YjP().nullable(),
        /** Where it doesn't count up: `down`, or `around` when it begins anew at its end. */
        goes: schemas/* enum */.k5n(['down', 'around']).optional(),
    })),
    extensions: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), version: schemas/* string */.YjP() })),
    /** Facts that are compared by equality and have no other place: large objects, encoding, user_version, ... */
    facts: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
});

;// CONCATENATED MODULE: ./build/core/contents.js



/** The format of the encrypted description of a backup. */
const CONTENTS_FORMAT = 'restorable-contents/1';
/** Bound for reading it; a database with 100,000 tables and their objects needs about a third of it. */
const CONTENTS_MAX_BYTES = 256 * 1024 * 1024;
/** A digest of everything from the stream's beginning is kept each time that this many bytes have passed. */
const CHECKPOINT_BYTES = 64 * 1024 * 1024;
const sha256 = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/);
/** No pack expands to more, whatever is written of it: 8 times the mean chunk of the largest databases. */
const MAX_PACK_BYTES = 256 * 1024 * 1024;
/** A stream's name is a path segment in storage. */
const STREAM_NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;
const contentsSchema = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(CONTENTS_FORMAT),
    id: schemas/* string */.YjP(),
    database: schemas/* string */.YjP(),
    streams: schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: schemas/* string */.YjP().regex(STREAM_NAME),
        rawBytes: schemas/* number */.aig().int().nonnegative(),
        /** Of the bytes that the dump tool gave. */
        sha256,
        /** SHA-256 of the first 64 MiB, of the first 128 MiB, and so on: where a stream went wrong. */
        checkpoints: schemas/* array */.YOg(sha256),
        packCount: schemas/* number */.aig().int().nonnegative(),
        /** No pack of the stream decompresses to more. */
        maxPackBytes: schemas/* number */.aig().int().nonnegative().max(MAX_PACK_BYTES),
        /**
         * Of a differential or incremental backup: which runs of which packs are the stream, in so many parts. Absent of a
         * full, whose packs in order are the stream.
         */
        map: schemas/* strictObject */.rej({
            partCount: schemas/* number */.aig().int().nonnegative(),
            /** What the runs' source numbers mean. No pack of any of them decompresses to more than `maxPackBytes`. */
            sources: schemas/* array */.YOg(schemas/* strictObject */.rej({ backup: schemas/* string */.YjP(), stream: schemas/* string */.YjP().regex(STREAM_NAME) })),
            maxPackBytes: schemas/* number */.aig().int().nonnegative().max(MAX_PACK_BYTES),
        })
            .optional(),
    })),
    fingerprint: fingerprintSchema,
    /** What was asked to be left out or taken alone. */
    selection: schemas/* strictObject */.rej({ include: schemas/* array */.YOg(schemas/* string */.YjP()), exclude: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    warnings: schemas/* array */.YOg(schemas/* string */.YjP()),
});
/** Reads decrypted contents. @throws {RestorableError} BACKUP_DAMAGED, BACKUP_FORMAT */
function parseContents(raw, expected) {
    let json;
    try {
        json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
    }
    catch (cause) {
        throw new errors/* RestorableError */.s$('BACKUP_DAMAGED', `The contents of ${expected.id} are not JSON.`, {
            hint: 'Use the version of this program that wrote the backup, or another backup.',
            cause,
        });
    }
    const parsed = contentsSchema.safeParse(json);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new errors/* RestorableError */.s$('BACKUP_FORMAT', `The contents of ${expected.id} are not as this program knows them: ${issue?.path.join('.')}: ${issue?.message}.`, { hint: 'Use the version of this program that wrote the backup, or a newer one.' });
    }
    if (parsed.data.id === expected.id && parsed.data.database === expected.database)
        return parsed.data;
    throw new errors/* RestorableError */.s$('BACKUP_DAMAGED', `The contents at ${expected.id} belong to ${parsed.data.id}.`, {
        hint: 'Objects of two backups were exchanged. Use another destination or another backup.',
    });
}


/***/ }),

/***/ 18790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WL: () => (/* binding */ ownerOfObject),
/* harmony export */   r_: () => (/* binding */ idOfManifestKey),
/* harmony export */   uv: () => (/* binding */ objectKeys)
/* harmony export */ });
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);

/** Digits of a pack's or part's number: enough for 8 TB in packs of 8 MiB, and sorted by name. */
const NUMBER_DIGITS = 6;
function numbered(index) {
    return String(index).padStart(NUMBER_DIGITS, '0');
}
/** A time as a key has it: `20261121T020000000Z`; sorts by time. */
function stamp(time) {
    return time.toISOString().replaceAll(/[-:.]/g, '');
}
/** Where everything of one database lies below a destination: DESIGN's table of stored objects, as functions. */
function objectKeys(database) {
    const root = `${database}/`;
    return {
        root,
        manifests: `${root}manifests/`,
        manifest: (id) => `${root}manifests/${id}.json`,
        signature: (id, fingerprint) => `${root}signatures/${id}/${fingerprint}.asc`,
        signatures: (id) => `${root}signatures/${id}/`,
        contents: (id) => `${root}contents/${id}.json.zst.pgp`,
        pack: (id, stream, index) => `${root}packs/${id}/${stream}/${numbered(index)}.zst.pgp`,
        map: (id, stream, part) => `${root}maps/${id}/${stream}/${numbered(part)}.zst.pgp`,
        index: (id, part) => `${root}index/${id}/${numbered(part)}.zst.pgp`,
        packs: (id) => `${root}packs/${id}/`,
        objects: (id, index) => `${root}objects/${id}/${numbered(index)}`,
        verifications: (id) => `${root}verifications/${id}/`,
        verification: (id, time) => `${root}verifications/${id}/${stamp(time)}.json`,
        hold: (id, action, time) => `${root}holds/${id}/${stamp(time)}-${action}.json`,
        allVerifications: `${root}verifications/`,
        allHolds: `${root}holds/`,
        allPruned: `${root}pruned/`,
        pruned: (id) => `${root}pruned/${id}.json`,
        runbook: `${root}RECOVERY-v1.md`,
        /** Beginnings of the keys of all that a backup's manifest names by hash, and of its signatures. */
        ofBackup: (id) => [
            ...['packs', 'maps', 'index', 'objects', 'signatures'].map((part) => `${root}${part}/${id}/`),
            `${root}contents/${id}.`,
        ],
        /** A key as the list of objects names it: relative to the database's folder. */
        relative: (key) => key.slice(root.length),
        absolute: (relative) => root + relative,
    };
}
/** The id in the key `<database>/manifests/<id>.json`, or undefined where the key is another. */
function idOfManifestKey(key) {
    const match = /\/manifests\/([^/]+)\.json$/.exec(key);
    return match?.[1];
}
/** The parts of a database's folder in which each backup has a folder of its own. */
const FOLDERS = 'packs|maps|index|objects|signatures|verifications|holds';
const OF_BACKUP = new RegExp(`^(?:(${FOLDERS})/([^/]+)/.|(contents)/([^/]+)\\.json\\.zst\\.pgp$)`);
/**
 * Which backup an object belongs to, and what it is; undefined for manifests, records of removal and everything foreign.
 * @param relative the key below the database's folder
 */
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

/***/ 38883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MZ: () => (/* binding */ serializeManifest),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   V4: () => (/* binding */ MANIFEST_MAX_BYTES),
/* harmony export */   uB: () => (/* binding */ FORMAT)
/* harmony export */ });
/* unused harmony export manifestSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69987);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79435);
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);



/** The format of what is stored; a reader refuses any other. Described in docs/format.md. */
const FORMAT = 'restorable/1';
/** A manifest is read whole before anything in it is trusted, so its size is bounded. */
const MANIFEST_MAX_BYTES = 8 * 1024;
const sha256 = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
const bytes = zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().nonnegative();
const fingerprint = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const backupId = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().refine((text) => (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(text) !== undefined, 'not a backup id');
const reference = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ id: backupId, manifestSha256: sha256 });
const manifestSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(FORMAT),
    id: backupId,
    database: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW),
    /** Backups that this one needs, nearest first; empty for a full. */
    parents: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(reference),
    /** The newest backup at the time of the commit, needed or not: a gap in this line shows a removed backup. */
    predecessor: reference.nullable(),
    engine: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), serverVersion: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), majorVersion: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
    /** HMAC-SHA-256 of the source's identity under the salt; equal for all backups of one source in one line. */
    source: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ salt: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[0-9a-f]{32}$/), identity: sha256 }),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$(),
    /** The moment of the snapshot: the data's age counts from here. */
    snapshotAt: zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$(),
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$(),
    encryption: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        profile: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['gnupg', 'rfc9580']),
        /** Fingerprints of the recovery keys; empty when a passphrase was used. */
        recipients: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(fingerprint),
    }),
    /** Fingerprint of the runner key whose signature lies at signatures/<id>/<fingerprint>.asc. */
    signer: fingerprint.nullable(),
    /** The parts of the list of objects, in order. */
    objects: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ sha256, sizeBytes: bytes })).min(1),
    contents: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ sha256, sizeBytes: bytes }),
    runbook: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ key: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), sha256 }),
    rawBytes: bytes,
    storedBytes: bytes,
    tool: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
});
/** The one serialisation of a manifest. @throws {RestorableError} INTERNAL when it would exceed its bound */
function serializeManifest(manifest) {
    const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    if (text.length <= MANIFEST_MAX_BYTES)
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('INTERNAL', `The manifest would be ${text.length} bytes; a reader takes ${MANIFEST_MAX_BYTES}.`, {
        hint: 'Use fewer recipients.',
    });
}
/**
 * Reads the bytes found at `manifests/<id>.json` of a database.
 * @throws {RestorableError} BACKUP_FORMAT for another format version, MANIFEST_INVALID for anything else that is wrong,
 *   among it a manifest that was copied from another id or database
 */
function parseManifest(stored, expected) {
    const invalid = (reason, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('MANIFEST_INVALID', `The manifest of ${expected.id} is not valid: ${reason}.`, {
        hint: 'Someone changed it, or the storage damaged it. Use another destination or an earlier backup.',
        cause,
    });
    if (stored.length > MANIFEST_MAX_BYTES)
        throw invalid(`it has ${stored.length} bytes`);
    let json;
    try {
        json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(stored));
    }
    catch (cause) {
        throw invalid('it is not JSON', cause);
    }
    const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
    if (typeof format === 'string' && format !== FORMAT && format.startsWith('restorable/')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('BACKUP_FORMAT', `The backup ${expected.id} has the format ${format}; this program reads ${FORMAT}.`, {
            hint: 'Use the version of this program that wrote it, or a newer one.',
        });
    }
    const parsed = manifestSchema.safeParse(json);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw invalid(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}`);
    }
    const manifest = parsed.data;
    if (manifest.id !== expected.id)
        throw invalid(`it says it is ${manifest.id}`);
    if (manifest.database !== expected.database)
        throw invalid(`it says it belongs to ${manifest.database}`);
    if ((0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(manifest.id)?.kind !== manifest.kind)
        throw invalid('its id and its kind disagree');
    if ((manifest.kind === 'full') !== (manifest.parents.length === 0))
        throw invalid('its kind and its parents disagree');
    return manifest;
}


/***/ }),

/***/ 58860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ TOOL)
/* harmony export */ });
/** This program, as manifests and reports name it. A test keeps the version equal to package.json's. */
const TOOL = { name: 'restorable', version: '0.1.0' };


/***/ }),

/***/ 90700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ck: () => (/* binding */ readPrivateKeys),
/* harmony export */   SB: () => (/* binding */ checkRecipient),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   eK: () => (/* binding */ readPublicKeys)
/* harmony export */ });
/* unused harmony export EXPIRY_WARNING_MS */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45549);


/** Keys that expire within this time are warned about. */
const EXPIRY_WARNING_MS = 30 * 86_400_000;
/**
 * Reads armored public keys. `purpose` names the input in errors, such as `encrypt-to`.
 * @throws {RestorableError} KEY_INVALID; a private key is refused without being printed
 */
async function readPublicKeys(armored, purpose) {
    const { readKeys } = await (0,_library_js__WEBPACK_IMPORTED_MODULE_1__/* .loadOpenpgp */ .a)();
    const keys = [];
    for (const text of armored) {
        const found = await readKeys({ armoredKeys: text }).catch((cause) => {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `A key in \`${purpose}\` can't be read as an OpenPGP public key.`, {
                hint: 'Give the armored text that begins with -----BEGIN PGP PUBLIC KEY BLOCK-----, or the path of a file with it.',
                cause,
            });
        });
        if (found.some((key) => key.isPrivate())) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `\`${purpose}\` was given a private key; it takes public keys only.`, {
                hint: 'Export the public half (`gpg --armor --export`). If the private key reached a log or a repository, replace it.',
            });
        }
        keys.push(...found);
    }
    return keys;
}
/**
 * Reads a private key and unlocks it.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED (a passphrase is needed), KEY_WRONG (it is not the right one)
 */
async function readPrivateKeys(spec, purpose, passphraseInput) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_1__/* .loadOpenpgp */ .a)();
    const keys = await library.readPrivateKeys({ armoredKeys: spec.armored.reveal() }).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `\`${purpose}\` can't be read as an OpenPGP private key.`, {
            hint: 'Give the armored text that begins with -----BEGIN PGP PRIVATE KEY BLOCK-----, or the path of a file with it.',
            cause,
        });
    });
    return Promise.all(keys.map((key) => unlock(key, spec.passphrase, purpose, passphraseInput)));
}
async function unlock(key, passphrase, purpose, passphraseInput) {
    if (key.isDecrypted())
        return key;
    if (passphrase === undefined) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_LOCKED', `The key in \`${purpose}\` is locked with a passphrase.`, {
            hint: `Give it as \`${passphraseInput}\`.`,
        });
    }
    const { decryptKey } = await (0,_library_js__WEBPACK_IMPORTED_MODULE_1__/* .loadOpenpgp */ .a)();
    return decryptKey({ privateKey: key, passphrase: passphrase.reveal() }).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_WRONG', `The passphrase does not open the key in \`${purpose}\`.`, {
            hint: `Check \`${passphraseInput}\`: a trailing space or newline counts.`,
            cause,
        });
    });
}
/** Fingerprint as hex in lower case. */
function fingerprintOf(key) {
    return key.getFingerprint().toLowerCase();
}
/**
 * Checks that a key can encrypt now and will for a while.
 * @returns a warning when it expires soon
 * @throws {RestorableError} KEY_EXPIRED, KEY_INVALID (revoked, or has no part that encrypts)
 */
async function checkRecipient(key, now) {
    const fingerprint = fingerprintOf(key);
    const expiry = await key.getExpirationTime();
    const expiresAt = expiry instanceof Date ? expiry : undefined;
    if (expiresAt !== undefined && expiresAt <= now) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_EXPIRED', `The recovery key ${fingerprint} expired on ${expiresAt.toISOString()}.`, {
            hint: 'Extend it (`gpg --quick-set-expire`) and give its public half anew, or replace it; old backups stay readable.',
        });
    }
    await key.getEncryptionKey(undefined, now).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `The recovery key ${fingerprint} can't encrypt now.`, {
            hint: 'It, or its encryption subkey, is revoked or expired, or it is made for signing only. `keygen` makes keys that fit.',
            cause,
        });
    });
    if (expiresAt === undefined || expiresAt.getTime() - now.getTime() > EXPIRY_WARNING_MS)
        return undefined;
    return `The recovery key ${fingerprint} expires on ${expiresAt.toISOString().slice(0, 10)}; backups will fail from then on.`;
}


/***/ }),

/***/ 45549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ profileConfig),
/* harmony export */   a: () => (/* binding */ loadOpenpgp)
/* harmony export */ });
/** Loads openpgp.js on first use: it takes a tenth of a second that `--help` should not pay. */
async function loadOpenpgp() {
    return __webpack_require__.e(/* import() */ 1036).then(__webpack_require__.bind(__webpack_require__, 81036));
}
/** Settings of one call for a profile; openpgp.js would otherwise follow what the recipients' keys advertise. */
function profileConfig(library, profile) {
    return {
        aeadProtect: profile === 'rfc9580',
        preferredAEADAlgorithm: library.enums.aead.gcm,
        preferredSymmetricAlgorithm: library.enums.symmetric.aes256,
        preferredCompressionAlgorithm: library.enums.compression.uncompressed,
    };
}


/***/ }),

/***/ 60719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ createSignerRing),
/* harmony export */   r: () => (/* binding */ createSigner)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90700);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45549);



/**
 * Opens a signing key; `purpose` names its input.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG, KEY_EXPIRED
 */
async function createSigner(spec, purpose, now) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_2__/* .loadOpenpgp */ .a)();
    const [key, ...others] = await (0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .readPrivateKeys */ .Ck)(spec, purpose, `${purpose}-passphrase`);
    if (key === undefined || others.length > 0) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `\`${purpose}\` takes exactly one private key.`, {
            hint: 'Give the one key of this job, as `keygen` wrote it; others belong elsewhere.',
        });
    }
    const expiry = await key.getExpirationTime();
    if (expiry instanceof Date && expiry <= now) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_EXPIRED', `The key in \`${purpose}\` expired on ${expiry.toISOString()}.`, {
            hint: 'Extend it or make a new one with `keygen`, and list both in `signers`.',
        });
    }
    await key.getSigningKey(undefined, now).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `The key in \`${purpose}\` can't sign now.`, {
            hint: 'It is revoked, or made for encryption only. `keygen` makes keys that fit.',
            cause,
        });
    });
    return {
        fingerprint: (0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .ax)(key),
        publicKey: key.toPublic().armor(),
        async sign(bytes) {
            const message = await library.createMessage({ binary: bytes, format: 'binary' });
            const armored = await library.sign({ message, signingKeys: key, detached: true, format: 'armored' });
            return armored;
        },
    };
}
/** Opens the accepted signers' public keys. @throws {RestorableError} KEY_INVALID */
async function createSignerRing(signers) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_2__/* .loadOpenpgp */ .a)();
    const keys = await (0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .readPublicKeys */ .eK)(signers, 'signers');
    const byKeyId = new Map();
    for (const key of keys)
        for (const id of key.getKeyIDs())
            byKeyId.set(id.toHex(), key);
    return {
        fingerprints: keys.map(_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .ax),
        async verify(bytes, armoredSignature) {
            const signature = await library.readSignature({ armoredSignature }).catch((cause) => {
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_INVALID', 'A signature can not be read.', {
                    hint: 'It was changed or cut. Use another destination or another backup.',
                    cause,
                });
            });
            const message = await library.createMessage({ binary: bytes, format: 'binary' });
            const result = await library.verify({ message, signature, verificationKeys: keys, format: 'binary' });
            const known = result.signatures.filter((candidate) => byKeyId.has(candidate.keyID.toHex()));
            const first = known[0];
            if (first === undefined) {
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNER_UNKNOWN', 'The signature is from a key that is not among `signers`.', {
                    hint: 'Add the public half of the runner key if the backup job uses a new one; else find out who wrote this.',
                });
            }
            await first.verified.catch((cause) => {
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_INVALID', 'A signature does not fit what it signs.', {
                    hint: 'The signed object was changed. Use another destination or another backup.',
                    cause,
                });
            });
            return (0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .ax)(byKeyId.get(first.keyID.toHex()));
        },
    };
}


/***/ }),

/***/ 40794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SD: () => (/* binding */ newestManifest),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   Wn: () => (/* binding */ readParents),
/* harmony export */   hf: () => (/* binding */ listBackupIds),
/* harmony export */   sH: () => (/* binding */ olderManifest)
/* harmony export */ });
/* harmony import */ var _core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _core_catalogue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61417);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18790);
/* harmony import */ var _core_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38883);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(65535);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80291);
/* harmony import */ var _source_order_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(20031);








/** Ids of the committed backups of a database at one destination: the listing of `manifests/`, oldest first. */
async function listBackupIds(storage, keys, signal) {
    const ids = [];
    for await (const object of storage.list(keys.manifests, { signal })) {
        const id = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .idOfManifestKey */ .r_)(object.key);
        if (id !== undefined && (0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id) !== undefined)
            ids.push(id);
    }
    return ids;
}
/**
 * Reads one manifest and checks that it is what its key says.
 * @throws {RestorableError} OBJECT_MISSING, MANIFEST_INVALID, BACKUP_FORMAT and the storage's errors
 */
async function readManifest(storage, database, key, signal) {
    const bytes = await storage.get(key, { maxBytes: _core_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .MANIFEST_MAX_BYTES */ .V4, signal }).catch((error) => {
        // A manifest above its bound is not one: the storage refuses to read it at all.
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$) || error.code !== 'STORAGE_CORRUPTED')
            throw error;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('MANIFEST_INVALID', `${key} at ${storage.label} is larger than any manifest.`, {
            hint: 'Someone put it there, or the storage damaged it. Use another destination or an earlier backup.',
            cause: error,
        });
    });
    const id = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .idOfManifestKey */ .r_)(key) ?? '';
    return { manifest: (0,_core_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .parseManifest */ .Ng)(bytes, { id, database }), bytes, sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Hex */ .f)(bytes) };
}
/**
 * Reads the manifests that a backup needs, nearest first, and checks that each is the one that was meant.
 * @throws {RestorableError} BACKUP_DAMAGED where one is missing or another everywhere, and the storage's errors
 */
async function readParents(sources, database, keys, manifest, signal) {
    const parents = [];
    for (const { id, manifestSha256 } of manifest.parents) {
        const ask = async (source, limited) => {
            const stored = await readManifest(source, database, keys.manifest(id), limited).catch((thrown) => {
                const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toRestorableError */ .tj)(thrown);
                throw error.isFinding ? parentLost(manifest.id, id, source, error) : error;
            });
            if (stored.sha256 !== manifestSha256)
                throw parentLost(manifest.id, id, source);
            return stored;
        };
        parents.push(await (0,_source_order_js__WEBPACK_IMPORTED_MODULE_7__/* .firstGood */ .C)(sources, signal, sources.problems, ask).catch(async (thrown) => {
            const accept = (older) => older.sha256 === manifestSha256 ? older : undefined;
            const older = await olderManifest(sources.current, database, keys.manifest(id), signal, sources.problems, accept);
            if (older === undefined)
                throw thrown;
            return older.value;
        }));
    }
    return parents;
}
/**
 * A manifest from its older versions: one that was deleted or replaced where the storage keeps versions.
 * @param accept gives the value of the one that was meant, and throws a finding or gives undefined for any other
 */
function olderManifest(sources, database, key, signal, problems, accept) {
    const id = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .idOfManifestKey */ .r_)(key) ?? '';
    return (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_6__/* .olderCopy */ .E)(sources, key, _core_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .MANIFEST_MAX_BYTES */ .V4, signal, problems, (bytes, source) => accept({ manifest: (0,_core_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .parseManifest */ .Ng)(bytes, { id, database }), bytes, sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Hex */ .f)(bytes) }, source));
}
function parentLost(child, parent, source, cause) {
    const message = `${child} needs ${parent}, which is missing or another one at ${source.label}.`;
    const hint = 'Use another destination or an earlier backup; the next run makes a full one by itself.';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('BACKUP_DAMAGED', message, { hint, cause });
}
/** Manifests that can't be read or are dated in the future, one after the other, before no older one is looked for. */
const PASSED_OVER = 50;
/**
 * The newest valid manifest among the destinations, for the line of predecessors and the source's identity. One that
 * can't be read, or is dated in the future, is passed over with a warning: it must not stop new backups, nor stand before
 * all of them for years. After very many of them there is none: somebody who may put could keep a run busy for hours.
 * @param onFailure called when a destination's storage fails; it may throw, else the others' are looked at
 */
async function newestManifest(listings, database, keys, now, signal, onFailure) {
    const warnings = [];
    const failed = new Set();
    const found = listings.flatMap(({ storage, ids }) => ids.map((id) => ({ id, storage })));
    found.sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
    for (const { id, storage } of found) {
        if (failed.has(storage))
            continue;
        if (warnings.length >= PASSED_OVER) {
            warnings.push('Nothing is built on older ones, at which this run did not look.');
            break;
        }
        if (((0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id)?.startedAt.getTime() ?? 0) > now.getTime() + _core_catalogue_js__WEBPACK_IMPORTED_MODULE_1__/* .CLOCK_SKEW_MS */ .r) {
            warnings.push(`${id} at ${storage.label} is dated in the future; nothing is built on it.`);
            continue;
        }
        try {
            return { newest: await readManifest(storage, database, keys.manifest(id), signal), warnings };
        }
        catch (thrown) {
            const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toRestorableError */ .tj)(thrown);
            if (error.isFinding)
                warnings.push(`${error.message} (${storage.label})`);
            else {
                failed.add(storage);
                onFailure(storage, error);
            }
        }
    }
    return { newest: undefined, warnings };
}


/***/ }),

/***/ 65535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ StreamHasher),
/* harmony export */   f: () => (/* binding */ sha256Hex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58223);


/** Hex SHA-256 of bytes given whole or in parts. */
function sha256Hex(body) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (const part of body instanceof Uint8Array ? [body] : body)
        hash.update(part);
    return hash.digest('hex');
}
/** Hashes a stream once and keeps a digest of its beginning at each checkpoint. */
class StreamHasher {
    #hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    #checkpoints = [];
    #bytes = 0;
    update(bytes) {
        let rest = bytes;
        for (;;) {
            const untilCheckpoint = _core_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECKPOINT_BYTES */ .bq - (this.#bytes % _core_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECKPOINT_BYTES */ .bq);
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

/***/ 23169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ hiddenBackups),
/* harmony export */   H: () => (/* binding */ keysWithHidden)
/* harmony export */ });
/* harmony import */ var _core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18790);


/**
 * Backups whose manifests are hidden by a plain delete, where the storage keeps what was deleted: no listing shows them, and a
 * restore still finds them by their ids. A removal leaves no such thing where it may delete versions. Oldest first.
 */
async function hiddenBackups(storage, keys, signal) {
    const ids = [];
    for await (const key of storage.hidden?.(keys.manifests, { signal }) ?? []) {
        const id = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .idOfManifestKey */ .r_)(key);
        if (id !== undefined && (0,_core_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id) !== undefined)
            ids.push(id);
    }
    return ids;
}
/**
 * Keys below a prefix, those among them that were deleted and of which the storage keeps older versions: whoever may only hide
 * a hold or the record of a verification must not get a prune to act as if there were none. In no order.
 */
async function* keysWithHidden(storage, prefix, signal) {
    for await (const { key } of storage.list(prefix, { signal }))
        yield key;
    for await (const key of storage.hidden?.(prefix, { signal }) ?? [])
        yield key;
}


/***/ }),

/***/ 80291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ olderCopy)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/**
 * The first good one of an object's older versions, the oldest first; undefined where there is none, or no source keeps versions.
 * A bucket with versions keeps what an attacker deleted or replaced below what he put there.
 * @param problems told which copy was deleted or replaced
 * @param accept gives the value of a good copy, and throws a finding or gives undefined for any other
 */
async function olderCopy(sources, key, maxBytes, signal, problems, accept) {
    for (const source of sources) {
        try {
            for await (const stored of source.olderVersions?.(key, { maxBytes, signal }) ?? []) {
                const value = await unlessBad(async () => accept(stored, source));
                if (value === undefined)
                    continue;
                problems.push(`${key} at ${source.label} was deleted or replaced; an older version of it is good and was read.`);
                return { source, value };
            }
        }
        catch {
            // What is wrong with the newest copy is the better answer.
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelled */ .dZ)(signal);
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

/***/ 29057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ getRecord),
/* harmony export */   j8: () => (/* binding */ putRecord),
/* harmony export */   vw: () => (/* binding */ signerOfRecord),
/* harmony export */   xy: () => (/* binding */ RECORD_MAX_BYTES),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65535);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80291);



/** Verifications, holds and records of removal: small JSON beside the backup, never data. */
const RECORD_MAX_BYTES = 64 * 1024;
const SIGNATURE_MAX_BYTES = 64 * 1024;
/** Puts a record, after its detached signature when there is a key: a record without one must not look unsigned. */
async function putRecord(destination, key, record, signer, signal, { unlocked = false } = {}) {
    const body = Buffer.from(`${JSON.stringify(record, null, 1)}\n`);
    if (signer !== undefined) {
        const signature = Buffer.from(await signer.sign(body));
        await destination.put(`${key}.asc`, signature, { sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(signature), unlocked, signal });
    }
    await destination.put(key, body, { sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .f)(body), unlocked, signal });
}
/** Reads a record, or gives undefined when it is gone or larger than any. */
async function getRecord(storage, key, signal) {
    const bytes = await unlessBad(storage.get(key, { maxBytes: RECORD_MAX_BYTES, signal }));
    return bytes && recordOf(bytes);
}
/** What the stored bytes of a record hold. */
function recordOf(bytes) {
    try {
        return { bytes, json: JSON.parse(Buffer.from(bytes).toString('utf8')) };
    }
    catch {
        return { bytes, json: undefined };
    }
}
/** Who of the accepted signed a record, or undefined when nobody did. */
async function signerOfRecord(storage, key, bytes, ring, signal) {
    const verify = (signature) => ring.verify(bytes, Buffer.from(signature).toString('latin1'));
    const signature = await unlessBad(storage.get(`${key}.asc`, { maxBytes: SIGNATURE_MAX_BYTES, signal }));
    const by = signature && (await unlessBad(verify(signature)));
    return by ?? (await (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_2__/* .olderCopy */ .E)([storage], `${key}.asc`, SIGNATURE_MAX_BYTES, signal, [], verify))?.value;
}
/** A record that is missing, damaged or forged says nothing; a storage that can't be asked is an error. */
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

/***/ 20031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ firstGood),
/* harmony export */   a: () => (/* binding */ SourceOrder)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/** A source that had so many missing or wrong objects one after the other, or altogether, is asked last from then on. */
const BAD_IN_A_ROW = 3;
const BAD_ALTOGETHER = 20;
/** A source that takes longer for an object, and many times longer than ever before, is taken for one that hangs. */
const PATIENCE_MS = 60_000;
const TIMES_LONGER = 4;
/**
 * The destinations that hold a backup, in the order in which they are asked, and what came of it so far. A source that
 * fails goes to the end for the rest of the run: a dead server would cost its retries anew for each of thousands of packs.
 */
class SourceOrder {
    #all;
    /** What was wrong with copies that were passed over. */
    problems = [];
    /** The sources of copies that are missing or wrong. */
    faulty = new Set();
    /** The sources that could not be asked at least once. */
    unreliable = new Set();
    #first;
    /** Asked only when all others failed; who failed the longest ago comes first. */
    #last = [];
    #served = new Map();
    #bad = new Map();
    #warn;
    /** The longest that an object took which then came. */
    #longestMs = new Map();
    #isTolerant;
    #patienceMs;
    /** @param sources nearest first */
    constructor(sources, options = {}) {
        const { warn = () => { }, tolerant = false, patienceMs = PATIENCE_MS } = options;
        this.#all = sources;
        this.#first = [...sources];
        this.#warn = warn;
        this.#isTolerant = tolerant;
        this.#patienceMs = patienceMs;
    }
    /** In the order given. */
    get all() {
        return this.#all;
    }
    /** As asked now. */
    get current() {
        return [...this.#first, ...this.#last];
    }
    /** What was read from each, in the order given; nothing of those that served nothing. */
    get served() {
        return this.all.flatMap((source) => {
            const served = this.#served.get(source);
            return served === undefined ? [] : [{ source, ...served }];
        });
    }
    /** The source that gave every object that was read, and no bad one; undefined where several had to help. */
    get readAlone() {
        const [only, ...others] = this.served;
        return only === undefined || others.length > 0 || this.faulty.has(only.source) ? undefined : only.source;
    }
    /** Takes out a source that is not to be read at all. */
    exclude(source) {
        const others = (sources) => sources.filter((each) => each !== source);
        this.#all = others(this.#all);
        this.#first = others(this.#first);
        this.#last = others(this.#last);
    }
    /** How long an object may take; undefined of a source that failed before: there is no better one to go to. */
    patienceFor(source) {
        if (!this.#first.includes(source))
            return undefined;
        return Math.max(this.#patienceMs, TIMES_LONGER * (this.#longestMs.get(source) ?? 0));
    }
    /** Notes how long a good answer took. */
    noteTime(source, ms) {
        this.#longestMs.set(source, Math.max(ms, this.#longestMs.get(source) ?? 0));
    }
    /** Notes an object of these many bytes that was read and found good. */
    noteServed(source, bytes) {
        const before = this.#served.get(source) ?? { objects: 0, bytes: 0 };
        this.#served.set(source, { objects: before.objects + 1, bytes: before.bytes + bytes });
        this.#bad.set(source, { inARow: 0, altogether: this.#bad.get(source)?.altogether ?? 0 });
    }
    /** Notes a copy that is missing or wrong, or a source that could not be asked. */
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
            // Not this one first again: of those that failed, another may be back by now.
            this.#last = [...this.#last.filter((each) => each !== source), source];
            return;
        }
        this.#first.splice(at, 1);
        this.#last.push(source);
        if (this.all.length > 1)
            this.#warn(warning);
    }
}
/**
 * Asks one source after the other until one has a good answer. One that hangs is left for the next while there is a next.
 * @param problems what was wrong with the copies that were passed over is added here
 * @param ask throws a finding for a bad copy, and the storage's error where it could not be asked; stops at its signal
 * @throws the storage's error when that leaves it open whether there is a good copy, else the first finding
 */
async function firstGood(sources, signal, problems, ask) {
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
    // A storage that could not be asked leaves it open whether the backup is damaged: that is no finding yet.
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


/***/ })

};
