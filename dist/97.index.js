export const id = 97;
export const ids = [97];
export const modules = {

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
    // A day that the month does not have is taken for one of the next month, of which the id would be another.
    if (Number.isNaN(startedAt.getTime()) || startedAt.getUTCDate() !== Number(day))
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

/***/ 80097:
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
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58223);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38883);




/** Mean length of a chunk of a small database. Measured on dumps: larger chunks store much more of scattered changes. */
const AVERAGE_CHUNK_BYTES = 4 * 1024;
/** A chunk is never larger than so many times the mean length. */
const MOST_TIMES = 8;
/** The longest chunk has to fit into a pack. */
const LARGEST_AVERAGE_BYTES = _contents_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_PACK_BYTES */ .rA / MOST_TIMES;
/** Chunks that the index may hold in memory: 96 MiB at some 36 bytes each. A chain that grows beyond it ends. */
const MAX_CHUNKS = Math.floor((96 * 1024 * 1024) / 36);
/** A chain's stream grows, and what changed is added to the index: so much room is left for both. */
const ROOM = 1.5;
/** The mean length of chunks for a chain that begins with so many bytes: the least power of two that keeps to the budget. */
function averageChunkBytes(streamBytes) {
    let average = AVERAGE_CHUNK_BYTES;
    while ((streamBytes * ROOM) / average > MAX_CHUNKS && average < LARGEST_AVERAGE_BYTES)
        average *= 2;
    return average;
}
/** The format of a backup's index. */
const INDEX_FORMAT = 'restorable-index/1';
const INDEX_HEADER_MAX_BYTES = 256 * 1024;
const bytes = zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int().nonnegative();
/**
 * Part 0 of a backup's index, encrypted to the runner key like the other parts: what the next backup of the chain needs
 * beside the chunks themselves. It names no table and holds no data.
 */
const indexHeaderSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(INDEX_FORMAT),
    id: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().refine((text) => (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(text) !== undefined, 'not a backup id'),
    chain: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        /** 32 random bytes in hex, the same in all of a chain: the gear table and the names of chunks come from them. */
        secret: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/),
        averageBytes: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()
            .min(AVERAGE_CHUNK_BYTES)
            .max(LARGEST_AVERAGE_BYTES)
            .refine((value) => Number.isInteger(Math.log2(value)), 'not a power of two'),
    }),
    /** The streams in order, with the packs that this backup stored of each: chunks are listed in this order. */
    streams: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .STREAM_NAME */ .jD), packCount: bytes })),
    /** Parts that hold chunks, from number 1 on. */
    partCount: bytes,
    chunkCount: bytes,
    /** Why the next backup should be a full, or null. */
    nextFull: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullable(),
});
/** What may be asked for; `auto` is incremental where a chain allows it. */
const WANTED_KINDS = ['auto', 'full', 'differential', 'incremental'];
/** A daily job starts some minutes earlier or later each time: a full that is due within this is due now. */
const EARLY_SHARE = 0.02;
/** What the next manifest may need beyond the newest one's length: one more parent, and longer lists and names. */
const MANIFEST_ROOM = 1024;
/** Decides the kind of the next backup by what the manifests say; the index may still demand a full. */
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
    if (policy.kind !== 'differential' && JSON.stringify(newest, null, 1).length > _manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST_MAX_BYTES */ .V4 - MANIFEST_ROOM) {
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
/**
 * Why manifests are not the chain that a backup names, though each is the one of its digest; or undefined.
 * @param parents nearest first
 */
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
/** The manifests that a backup of this kind builds on, nearest first. */
function parentsOf(kind, newest, ancestors) {
    if (kind === 'full')
        return [];
    const full = ancestors.at(-1) ?? newest;
    return kind === 'differential' ? [full] : [newest, ...ancestors];
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
  KC: () => (/* binding */ contentsSchema)
});

// EXTERNAL MODULE: ../node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(69987);
// EXTERNAL MODULE: ./build/core/stored-time.js
var stored_time = __webpack_require__(63239);
;// CONCATENATED MODULE: ./build/core/fingerprint.js


/**
 * What a source held in the dump's own snapshot, or what a restored database holds. Two fingerprints of the same engine
 * are compared by verification/comparison.ts; nothing here is specific to an engine.
 */
const fingerprintSchema = schemas/* strictObject */.rej({
    engine: schemas/* string */.YjP(),
    serverVersion: schemas/* string */.YjP(),
    takenAt: stored_time/* storedTime */.t,
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
    /**
     * What the source itself had broken when it was backed up, or what this program can't evaluate there: an object that a
     * restore may leave out or define differently. It is noted, and held against neither the backup nor the restore.
     */
    flaws: schemas/* array */.YOg(schemas/* strictObject */.rej({
        /** Such as `foreign-key-without-parent`; verification/flaws.ts has the words. */
        kind: schemas/* string */.YjP().regex(/^[a-z][a-z0-9-]{0,63}$/),
        /** As in `objects`, or `database` for all of it. */
        type: schemas/* string */.YjP(),
        /** Qualified, as in `objects`; empty for the database. */
        name: schemas/* string */.YjP(),
    }))
        .optional(),
});

;// CONCATENATED MODULE: ./build/core/contents.js


/** The format of the encrypted description of a backup. */
const CONTENTS_FORMAT = 'restorable-contents/1';
/** Bound for reading it; a database with 100,000 tables and their objects needs about two thirds of it. */
const CONTENTS_MAX_BYTES = 128 * 1024 * 1024;
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


/***/ }),

/***/ 38883:
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
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _stored_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63239);
/* harmony import */ var _strict_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(62274);





/** The format of what is stored; a reader refuses any other. Described in docs/format.md. */
const FORMAT = 'restorable/1';
/** A manifest is read whole before anything in it is trusted, so its size is bounded. */
const MANIFEST_MAX_BYTES = 8 * 1024;
/** Keys that a backup may be encrypted to. */
const MAX_RECIPIENTS = 32;
const sha256 = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
const bytes = zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int().nonnegative();
const fingerprint = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const backupId = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().refine((text) => (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(text) !== undefined, 'not a backup id');
const reference = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ id: backupId, manifestSha256: sha256 });
/** A plain name in the database's folder: whoever wrote the manifest must not choose what else is read. */
function runbookFile(extension) {
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ key: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(new RegExp(`^RECOVERY-v[0-9]{1,4}\\.${extension}$`)), sha256 });
}
const manifestSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(FORMAT),
    id: backupId,
    database: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW),
    /** Backups that this one needs, nearest first; empty for a full. */
    parents: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(reference),
    /** The newest backup at the time of the commit, needed or not: a gap in this line shows a removed backup. */
    predecessor: reference.nullable(),
    engine: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), serverVersion: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), majorVersion: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }),
    /** HMAC-SHA-256 of the source's identity under the salt; equal for all backups of one source in one line. */
    source: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ salt: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[0-9a-f]{32}$/), identity: sha256 }),
    startedAt: _stored_time_js__WEBPACK_IMPORTED_MODULE_2__/* .storedTime */ .t,
    /** The moment of the snapshot: the data's age counts from here. */
    snapshotAt: _stored_time_js__WEBPACK_IMPORTED_MODULE_2__/* .storedTime */ .t,
    finishedAt: _stored_time_js__WEBPACK_IMPORTED_MODULE_2__/* .storedTime */ .t,
    encryption: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        profile: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['gnupg', 'rfc9580']),
        /** Fingerprints of the recovery keys; empty when a passphrase was used. */
        recipients: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(fingerprint).max(MAX_RECIPIENTS),
        /** With what the passphrase was salted to make the key of `signer`; null where another key signed. */
        salt: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
            .regex(/^[0-9a-f]{32}$/)
            .nullable(),
    }),
    /** Fingerprint of the key, of the runner or of the passphrase, whose signature lies at signatures/<id>/<fingerprint>.asc. */
    signer: fingerprint.nullable(),
    /** The parts of the list of objects, in order. */
    objects: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ sha256, sizeBytes: bytes })).min(1),
    contents: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ sha256, sizeBytes: bytes }),
    /** The page and the script for recovery by hand, beside the backups. */
    runbook: zod__WEBPACK_IMPORTED_MODULE_3__/* .tuple */ .PVZ([runbookFile('md'), runbookFile('py')]),
    rawBytes: bytes,
    storedBytes: bytes,
    tool: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }),
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
    const invalid = (reason) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('MANIFEST_INVALID', `The manifest of ${expected.id} is not valid: ${reason}.`, {
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
    const why = whyNot(manifest, expected);
    if (why !== undefined)
        throw invalid(why);
    return manifest;
}
/** Why a manifest can't be the one at its place, though each field by itself may be well. */
function whyNot(manifest, expected) {
    const { id, kind, parents, predecessor, encryption, signer } = manifest;
    if (id !== expected.id)
        return `it says it is ${id}`;
    if (manifest.database !== expected.database)
        return `it says it belongs to ${manifest.database}`;
    const parsed = (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id);
    if (parsed?.kind !== kind)
        return 'its id and its kind disagree';
    if (Math.floor(Date.parse(manifest.startedAt) / 1000) * 1000 !== parsed.startedAt.getTime()) {
        return 'its id and its start disagree';
    }
    const kinds = parents.map((parent) => (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(parent.id)?.kind);
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

/***/ 63239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ storedTime)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79435);

/** A time as it is stored: in UTC, to the second or finer. */
const storedTime = zod__WEBPACK_IMPORTED_MODULE_0__/* .datetime */ .w$().regex(/T\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/);


/***/ }),

/***/ 62274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ JsonError),
/* harmony export */   q: () => (/* binding */ parseJson)
/* harmony export */ });
/** Why some bytes are not JSON as it is stored. The message is the reason; it shows nothing of what was read. */
class JsonError extends Error {
    name = 'JsonError';
}
const MAX_DEPTH = 16;
/** Values of the contents of some 400,000 tables; in memory a value takes many times what its text does. */
const MAX_VALUES = 8 * 1024 * 1024;
/** Different names in all objects together: those of the format are about a hundred, and JSON.parse takes minutes for millions. */
const MAX_NAMES = 4096;
const INTEGER = /^(?:0|[1-9][0-9]{0,15})$/;
const NUMBER_CHARACTERS = /[-+.0-9A-Za-z]+/y;
/**
 * Reads JSON (RFC 8259) as it is stored: UTF-8 without a byte order mark, no name twice in an object, every number an
 * integer from 0 to 2^53 - 1 written plainly, strings of whole characters, 16 levels, 8,388,608 values and 4,096 different
 * names at most. Depth and these numbers are found out before anything is built.
 * @throws {JsonError}
 */
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
        // The parser's own message quotes the text.
        throw new JsonError('it is not JSON');
    }
}
/** Looks for what JSON.parse would let pass. Text that is no JSON at all is left to it. */
function inspect(text) {
    /** Of each open object its names, of each open array nothing. */
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
/** @returns where the string ends */
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


/***/ })

};
