export const id = 558;
export const ids = [558];
export const modules = {

/***/ 87165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x0: () => (/* binding */ checkRunbook),
  HL: () => (/* binding */ chooseStoredBackup),
  ky: () => (/* binding */ engineOf),
  hN: () => (/* binding */ needsOf),
  h1: () => (/* binding */ openContents),
  yw: () => (/* binding */ readAll)
});

// EXTERNAL MODULE: ./build/core/catalogue.js
var catalogue = __webpack_require__(61417);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/keys.js
var core_keys = __webpack_require__(18790);
// EXTERNAL MODULE: ./build/openpgp/encryption.js
var encryption = __webpack_require__(22725);
// EXTERNAL MODULE: ./build/openpgp/signatures.js
var signatures = __webpack_require__(60719);
// EXTERNAL MODULE: ./build/ports/engine.js
var engine = __webpack_require__(32347);
// EXTERNAL MODULE: ./build/repository/authenticity.js
var authenticity = __webpack_require__(12850);
// EXTERNAL MODULE: ./build/repository/catalogue.js
var repository_catalogue = __webpack_require__(40794);
// EXTERNAL MODULE: ./build/repository/digest.js
var repository_digest = __webpack_require__(65535);
// EXTERNAL MODULE: ./build/core/contents.js + 1 modules
var core_contents = __webpack_require__(58223);
// EXTERNAL MODULE: ./build/core/object-list.js
var object_list = __webpack_require__(15874);
;// CONCATENATED MODULE: ./build/repository/fetch.js


/**
 * Reads an object from the first destination that has a good copy of it: of the expected size and SHA-256.
 * @param problems what was wrong with the copies that were passed over is added here
 * @throws {RestorableError} OBJECT_MISSING or BACKUP_DAMAGED when no destination has a good copy, or the storage's
 *   error when that is all that could be learned
 */
async function fetchVerified(sources, root, object, signal, problems) {
    const failures = [];
    for (const source of sources) {
        try {
            const stored = await fetchFrom(source, root, object, signal);
            problems.push(...failures.map((failure) => failure.message));
            return stored;
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(signal);
            failures.push((0,errors/* toRestorableError */.tj)(thrown));
        }
    }
    // A storage that could not be asked leaves it open whether the backup is damaged: that is no finding yet.
    throw failures.find((failure) => !failure.isFinding) ?? failures[0];
}
async function fetchFrom(source, root, object, signal) {
    const hint = 'Use another destination or an earlier backup, and find out what changed this one.';
    const wrong = (what, cause) => new errors/* RestorableError */.s$('BACKUP_DAMAGED', `${object.key} at ${source.label} ${what}.`, { hint, cause });
    const stored = await source.get(root + object.key, { maxBytes: object.sizeBytes, signal }).catch((cause) => {
        const error = (0,errors/* toRestorableError */.tj)(cause);
        if (error.code === 'OBJECT_MISSING') {
            throw new errors/* RestorableError */.s$('OBJECT_MISSING', `${object.key} is missing at ${source.label}.`, { hint, cause });
        }
        if (error.code === 'STORAGE_CORRUPTED')
            throw wrong(`has not the ${object.sizeBytes} bytes that were written`, cause);
        throw error;
    });
    if (stored.length !== object.sizeBytes)
        throw wrong(`has ${stored.length} bytes; ${object.sizeBytes} were written`);
    if ((0,repository_digest/* sha256Hex */.f)(stored) !== object.sha256)
        throw wrong('holds other bytes than were written');
    return stored;
}

// EXTERNAL MODULE: ./build/repository/pack.js
var pack = __webpack_require__(53538);
// EXTERNAL MODULE: ./build/repository/read-ahead.js
var read_ahead = __webpack_require__(10023);
;// CONCATENATED MODULE: ./build/repository/reader.js








/** Packs that are fetched, checked and decrypted ahead of the restore tool. */
const PACKS_AHEAD = 2;
/**
 * Reads one backup. Every object is named through the manifest, and checked against its size and SHA-256 before it is
 * decrypted.
 */
class BackupReader {
    #options;
    #keys;
    #objects;
    /** What was wrong with a copy although another destination had a good one. */
    problems;
    constructor(options, objects, problems) {
        this.#options = options;
        this.#keys = (0,core_keys/* objectKeys */.u)(options.database);
        this.#objects = objects;
        this.problems = problems;
    }
    /** Reads the list of objects. @throws {RestorableError} OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT */
    static async open(options) {
        const { manifest } = options.manifest;
        const keys = (0,core_keys/* objectKeys */.u)(options.database);
        const problems = [];
        const objects = new Map();
        for (const [index, part] of manifest.objects.entries()) {
            if (part.sizeBytes > object_list/* OBJECT_LIST_MAX_BYTES */.IK)
                throw damaged(`Part ${index} of the object list is too large.`);
            const expected = { key: keys.relative(keys.objects(manifest.id, index)), ...part };
            const stored = await fetchVerified(options.sources, keys.root, expected, options.signal, problems);
            for (const object of (0,object_list/* parseObjectList */.vo)(stored, manifest.id))
                objects.set(object.key, object);
        }
        return new BackupReader(options, objects, problems);
    }
    get objects() {
        return this.#objects.values();
    }
    /** Decrypts the description. @throws {RestorableError} KEY_WRONG, OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT */
    async contents(decryptor) {
        const { manifest } = this.#options.manifest;
        const key = this.#keys.relative(this.#keys.contents(manifest.id));
        const stored = await this.#fetch({ key, ...manifest.contents });
        const contents = (0,core_contents/* parseContents */.OJ)(await (0,pack/* openPack */.g5)(stored, core_contents/* CONTENTS_MAX_BYTES */.Wr, decryptor), {
            id: manifest.id,
            database: manifest.database,
        });
        const rawBytes = contents.streams.reduce((sum, stream) => sum + stream.rawBytes, 0);
        if (rawBytes !== manifest.rawBytes)
            throw damaged('The contents and the manifest disagree on the length of the streams.');
        return contents;
    }
    /** The streams in order; each must be read to its end, where its length and SHA-256 are checked. */
    async *streams(contents, decryptor) {
        for (const stream of contents.streams) {
            yield { name: stream.name, content: this.#content(stream, decryptor) };
        }
    }
    async #fetch(object) {
        return fetchVerified(this.#options.sources, this.#keys.root, object, this.#options.signal, this.problems);
    }
    async *#content(stream, decryptor) {
        const hasher = new repository_digest/* StreamHasher */.Y();
        const open = async (index) => {
            const key = this.#keys.relative(this.#keys.pack(this.#options.manifest.manifest.id, stream.name, index));
            const object = this.#objects.get(key);
            if (object === undefined)
                throw damaged(`${key} is not in the list of objects.`);
            return (0,pack/* openPack */.g5)(await this.#fetch(object), stream.maxPackBytes, decryptor);
        };
        for await (const raw of (0,read_ahead/* mapAhead */.M)(stream.packCount, PACKS_AHEAD, open)) {
            (0,errors/* throwIfCancelled */.dZ)(this.#options.signal);
            if (hasher.rawBytes + raw.length > stream.rawBytes)
                throw damaged(`${stream.name} is longer than it was.`);
            hasher.update(raw);
            this.#options.onBytes(raw.length);
            yield raw;
        }
        const digest = hasher.finish();
        const firstWrong = stream.checkpoints.findIndex((checkpoint, index) => checkpoint !== digest.checkpoints[index]);
        if (digest.rawBytes === stream.rawBytes && digest.sha256 === stream.sha256 && firstWrong === -1)
            return;
        const where = firstWrong === -1 ? 'at its end' : `within ${64 * (firstWrong + 1)} MiB from its beginning`;
        throw damaged(`${stream.name} is not what the dump tool gave: it differs ${where}.`);
    }
}
function damaged(message) {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', message, {
        hint: 'Use another destination or an earlier backup, and find out what changed this one.',
    });
}

;// CONCATENATED MODULE: ./build/commands/open-backup.js










/**
 * Opens the destinations and chooses the backup among all that they list.
 * @throws {RestorableError} BACKUP_NOT_FOUND, MANIFEST_INVALID, BACKUP_FORMAT, SIGNATURE_*, SIGNER_UNKNOWN, STORAGE_*
 */
async function chooseStoredBackup(request, dependencies, run) {
    const { host, clock } = dependencies;
    const keys = (0,core_keys/* objectKeys */.u)(request.name);
    const ring = request.signers.length > 0 ? await (0,signatures/* createSignerRing */.T)(request.signers) : undefined;
    const listed = await listEverywhere(request, dependencies, run);
    const id = (0,catalogue/* chooseBackup */.S)([...new Set(listed.flatMap((entry) => entry.ids))], request.backup, clock.now());
    const holders = listed.filter((entry) => entry.ids.includes(id)).map((entry) => entry.storage);
    for (const { storage } of listed) {
        if (!holders.includes(storage))
            run.warn(`${storage.label} does not hold ${id}: it is behind the other destinations.`);
    }
    const [first, ...others] = holders;
    if (first === undefined)
        throw new errors/* RestorableError */.s$('BACKUP_NOT_FOUND', `No destination holds ${id}.`, {
            hint: '`list` prints what there is.',
        });
    const stored = await (0,repository_catalogue/* readManifest */.WI)(first, request.name, keys.manifest(id), host.signal);
    const sources = [first];
    for (const other of others) {
        const copy = await other
            .get(keys.manifest(id), { maxBytes: stored.bytes.length, signal: host.signal })
            .catch(() => undefined);
        if (copy !== undefined && Buffer.from(copy).equals(stored.bytes))
            sources.push(other);
        else
            run.warn(`The manifest of ${id} at ${other.label} differs from the one at ${first.label}; only the latter is read.`);
    }
    const authenticatedBy = ring === undefined ? null : await (0,authenticity/* authenticate */.Q)(sources, keys, stored, ring, host.signal);
    if (authenticatedBy === null) {
        run.warn('Not authenticated: whoever can write the storage can have made this backup. Set `signers` to check who did.');
    }
    return { stored, sources, authenticatedBy };
}
/** On the worst day one of several destinations may be gone: the others serve, and the report says which did not. */
async function listEverywhere(request, dependencies, run) {
    const { host } = dependencies;
    const listed = [];
    let firstError;
    for (const spec of request.destinations) {
        try {
            const storage = run.closeAtEnd(await dependencies.openStorage(spec, host));
            listed.push({ storage, ids: await (0,repository_catalogue/* listBackupIds */.hf)(storage, (0,core_keys/* objectKeys */.u)(request.name), host.signal) });
        }
        catch (thrown) {
            (0,errors/* throwIfCancelled */.dZ)(host.signal);
            const error = (0,errors/* toRestorableError */.tj)(thrown);
            if (!error.code.startsWith('STORAGE_'))
                throw error;
            firstError ??= error;
            run.warn(`A destination is left out: ${error.message}`);
        }
    }
    if (listed.length === 0 && firstError !== undefined)
        throw firstError;
    return listed;
}
/** Decrypts a chosen backup's description. @throws {RestorableError} KEY_*, OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT */
async function openContents(request, dependencies, chosen, onBytes) {
    if (chosen.stored.manifest.kind !== 'full') {
        throw new errors/* RestorableError */.s$('BACKUP_FORMAT', `${chosen.stored.manifest.id} is ${chosen.stored.manifest.kind}; this version reads full backups.`, {
            hint: 'Use the version of this program that wrote it, or choose a full backup.',
        });
    }
    const decryptor = await (0,encryption/* createDecryptor */.R)(request.unlock);
    const reader = await BackupReader.open({
        database: request.name,
        sources: chosen.sources,
        manifest: chosen.stored,
        signal: dependencies.host.signal,
        onBytes,
    });
    return { reader, contents: await reader.contents(decryptor), decryptor };
}
/** What an engine needs to know to prepare a target. */
function needsOf({ stored }, { contents }) {
    const { engine, rawBytes } = stored.manifest;
    return { majorVersion: engine.majorVersion, fingerprint: contents.fingerprint, rawBytes };
}
/** Reads every stream to its end without keeping it: proof that all of it is there, before anything is replaced. */
async function readAll({ reader, contents, decryptor }) {
    for await (const stream of reader.streams(contents, decryptor)) {
        for await (const _ of stream.content) {
            // The reader checks sizes and digests; nothing is kept.
        }
    }
}
/** The engine that a manifest names. @throws {RestorableError} BACKUP_FORMAT */
function engineOf(stored) {
    const { name } = stored.manifest.engine;
    const known = engine/* ENGINES */.u.find((engine) => engine === name);
    if (known !== undefined)
        return known;
    throw new errors/* RestorableError */.s$('BACKUP_FORMAT', `The backup is of the engine ${name}, which this version does not know.`, {
        hint: 'Use the version of this program that wrote it, or a newer one.',
    });
}
/** What is wrong with the recovery instructions beside the backup, or undefined. */
async function checkRunbook(request, dependencies, chosen) {
    const { runbook } = chosen.stored.manifest;
    const keys = (0,core_keys/* objectKeys */.u)(request.name);
    for (const source of chosen.sources) {
        const stored = await source
            .get(keys.absolute(runbook.key), { maxBytes: 1024 * 1024, signal: dependencies.host.signal })
            .catch((error) => {
            if (error instanceof errors/* RestorableError */.s$ && ['OBJECT_MISSING', 'STORAGE_CORRUPTED'].includes(error.code))
                return undefined;
            throw error;
        });
        if (stored === undefined)
            return `${runbook.key} is missing at ${source.label}.`;
        if ((0,repository_digest/* sha256Hex */.f)(stored) !== runbook.sha256)
            return `${runbook.key} at ${source.label} is not what the backup's manifest names.`;
    }
    return undefined;
}


/***/ }),

/***/ 93454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ followBytes)
/* harmony export */ });
/** Hosts decide what they print; they need not be asked for every 64 KiB. */
const EVERY_MS = 200;
/** Adds up bytes and tells the host now and then. */
function followBytes(host, clock, phase, totalBytes) {
    let doneBytes = 0;
    let lastMs = Number.NEGATIVE_INFINITY;
    return (bytes) => {
        doneBytes += bytes;
        const nowMs = clock.monotonicMs();
        if (nowMs - lastMs < EVERY_MS)
            return;
        lastMs = nowMs;
        host.progress({ phase, doneBytes, totalBytes });
    };
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

/***/ 15874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ OBJECTS_PER_PART),
/* harmony export */   IK: () => (/* binding */ OBJECT_LIST_MAX_BYTES),
/* harmony export */   OP: () => (/* binding */ serializeObjectList),
/* harmony export */   vo: () => (/* binding */ parseObjectList)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/** Objects in one part of the list; keeps a part under 4 MiB and the manifest under its bound up to several TB. */
const OBJECTS_PER_PART = 20_000;
const OBJECT_LIST_MAX_BYTES = 8 * 1024 * 1024;
const HEADER = '# restorable objects 1';
const KEY = /^[a-z0-9][A-Za-z0-9._/-]*$/;
/**
 * Writes one part: lines that `sha256sum -c` checks in the database's folder, each after a comment with the size.
 */
function serializeObjectList(objects) {
    const lines = objects.map((object) => `# ${object.sizeBytes}\n${object.sha256}  ${object.key}\n`);
    return Buffer.from(`${HEADER}\n${lines.join('')}`);
}
/** Reads one part. @throws {RestorableError} BACKUP_FORMAT */
function parseObjectList(stored, id) {
    const lines = Buffer.from(stored).toString('utf8').split('\n');
    const bad = (line) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_FORMAT', `Line ${line + 1} of the object list of ${id} is not as this program writes it.`, {
        hint: 'Use the version of this program that wrote the backup, or a newer one.',
    });
    if (lines[0] !== HEADER || lines.at(-1) !== '')
        throw bad(0);
    const objects = [];
    for (let line = 1; line < lines.length - 1; line += 2) {
        const size = /^# (\d{1,15})$/.exec(lines[line] ?? '')?.[1];
        const [, sha256, key] = /^([0-9a-f]{64}) {2}(.+)$/.exec(lines[line + 1] ?? '') ?? [];
        if (size === undefined || sha256 === undefined || key === undefined)
            throw bad(line);
        if (!KEY.test(key) || key.split('/').some((segment) => segment === '' || segment.startsWith('.')))
            throw bad(line + 1);
        objects.push({ key, sizeBytes: Number(size), sha256 });
    }
    return objects;
}


/***/ }),

/***/ 22725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ createEncryptor),
/* harmony export */   R: () => (/* binding */ createDecryptor)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90700);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45549);




/**
 * Encrypts to recovery keys or to a passphrase. One session key of ours serves the whole backup: the message header is made
 * once, so that a passphrase's slow derivation, or a large RSA key, costs nothing per pack. Each message still has
 * its own random prefix (RFC 9580, 5.13.1) or salt (5.13.2).
 * @throws {RestorableError} KEY_INVALID, KEY_EXPIRED
 */
async function createEncryptor(recipients, profile, now) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_3__/* .loadOpenpgp */ .a)();
    const config = (0,_library_js__WEBPACK_IMPORTED_MODULE_3__/* .profileConfig */ .J)(library, profile);
    const keys = recipients.kind === 'keys' ? await (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .readPublicKeys */ .eK)(recipients.publicKeys, 'encrypt-to') : [];
    if (recipients.kind === 'keys' && keys.length === 0) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('KEY_MISSING', 'There is no key to encrypt to.', {
            hint: 'Give `encrypt-to` or `passphrase`.',
        });
    }
    const warnings = [];
    for (const key of keys) {
        const warning = await (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .checkRecipient */ .SB)(key, now);
        if (warning !== undefined)
            warnings.push(warning);
    }
    const sessionKey = {
        data: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(32),
        algorithm: 'aes256',
        ...(profile === 'rfc9580' ? { aeadAlgorithm: 'gcm' } : {}),
    };
    const header = await library.encryptSessionKey({
        ...sessionKey,
        ...(recipients.kind === 'keys' ? { encryptionKeys: keys } : { passwords: recipients.passphrase.reveal() }),
        format: 'binary',
        date: now,
        config,
    });
    return {
        profile,
        recipients: keys.map(_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .fingerprintOf */ .ax),
        warnings,
        async encrypt(bytes) {
            const message = await library.createMessage({ binary: bytes, format: 'binary' });
            const data = await library.encrypt({ message, sessionKey, format: 'binary', config });
            return [header, data];
        },
    };
}
/**
 * Opens messages with recovery keys or a passphrase.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG
 */
async function createDecryptor(unlock) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_3__/* .loadOpenpgp */ .a)();
    const keys = [];
    if (unlock.kind === 'keys') {
        for (const spec of unlock.keys)
            keys.push(...(await (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .readPrivateKeys */ .Ck)(spec, 'decrypt-with', 'key-passphrase')));
    }
    let known;
    return {
        async decrypt(bytes) {
            const message = await readEncrypted(library, bytes);
            const header = Buffer.from(message.packets
                .filterByTag(library.enums.packet.publicKeyEncryptedSessionKey, library.enums.packet.symEncryptedSessionKey)
                .write());
            if (known === undefined || !known.header.equals(header)) {
                known = { header, sessionKey: await openSessionKey(library, message, unlock, keys) };
            }
            const opened = await library
                .decrypt({ message, sessionKeys: known.sessionKey, format: 'binary' })
                .catch((cause) => {
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('BACKUP_DAMAGED', 'A message could not be decrypted: its integrity check failed.', {
                    hint: 'The object was changed after it was written. Use another destination or another backup.',
                    cause,
                });
            });
            return opened.data;
        },
    };
}
async function readEncrypted(library, bytes) {
    return library.readMessage({ binaryMessage: bytes }).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('BACKUP_DAMAGED', 'An object is not an OpenPGP message.', {
            hint: 'The object was changed after it was written. Use another destination or another backup.',
            cause,
        });
    });
}
async function openSessionKey(library, message, unlock, keys) {
    const opened = await library
        .decryptSessionKeys({
        message,
        ...(unlock.kind === 'keys' ? { decryptionKeys: [...keys] } : { passwords: unlock.passphrase.reveal() }),
    })
        .catch((cause) => {
        throw wrongKey(message, unlock, keys, cause);
    });
    const [first] = opened;
    if (first === undefined)
        throw wrongKey(message, unlock, keys, undefined);
    // A version 6 packet does not carry the cipher: the data packet states it (RFC 9580, section 5.13.2).
    return { data: first.data, algorithm: first.algorithm ?? 'aes256' };
}
function wrongKey(message, unlock, keys, cause) {
    const wanted = message.getEncryptionKeyIDs().map((id) => id.toHex());
    const hint = wanted.length === 0
        ? 'The backup was encrypted with a passphrase. Give it as `passphrase`.'
        : `The backup was encrypted to the key(s) ${wanted.join(', ')}; given: ${keys.map(_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .fingerprintOf */ .ax).join(', ') || 'a passphrase'}.`;
    const what = unlock.kind === 'keys' ? 'None of the keys in `decrypt-with` opens' : 'The passphrase does not open';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('KEY_WRONG', `${what} this backup.`, { hint, cause });
}


/***/ }),

/***/ 32347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ restoresInto),
/* harmony export */   u: () => (/* binding */ ENGINES)
/* harmony export */ });
/** As manifests and fingerprints name them. A server says itself whether it is MySQL or MariaDB, whatever its URL's scheme. */
const ENGINES = ['postgres', 'mysql', 'mariadb', 'sqlite', 'd1', 'command'];
/** Engines whose URL may name the target of a restore, where that is more than the backup's own. */
const ALSO_INTO = {
    // Their URLs' schemes are used for one another; the server's flavour is checked once connected.
    mysql: ['mariadb'],
    mariadb: ['mysql'],
    d1: ['sqlite'],
};
/** Whether a backup of `engine` can go into what a URL of `target` names. */
function restoresInto(engine, target) {
    return engine === target || ALSO_INTO[engine]?.includes(target) === true;
}


/***/ }),

/***/ 3294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ authenticity),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   Le: () => (/* binding */ checksByOutcome),
/* harmony export */   MV: () => (/* binding */ tablesBySize),
/* harmony export */   Qb: () => (/* binding */ tableDiffers),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   o0: () => (/* binding */ humanMs),
/* harmony export */   p6: () => (/* binding */ humanBytes),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   v6: () => (/* binding */ engineTitle),
/* harmony export */   vk: () => (/* binding */ bytesBothWays),
/* harmony export */   zD: () => (/* binding */ grouped),
/* harmony export */   zK: () => (/* binding */ humanTime)
/* harmony export */ });
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22691);
/* harmony import */ var pretty_ms__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61304);


/** Engines as people write them. */
const ENGINE_TITLES = {
    postgres: 'PostgreSQL',
    mysql: 'MySQL',
    mariadb: 'MariaDB',
    sqlite: 'SQLite',
    d1: 'Cloudflare D1',
    command: 'commands,',
};
/** `1.23 GB`. */
function humanBytes(bytes) {
    return (0,pretty_bytes__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(bytes, { space: true });
}
/** `1.23 GB (1,234,567,890 bytes)`; only the exact number where that is short already. */
function bytesBothWays(bytes) {
    return bytes < 1000 ? `${bytes} bytes` : `${humanBytes(bytes)} (${grouped(bytes)} bytes)`;
}
/** `1,234,567`. */
function grouped(count) {
    return count.toLocaleString('en-US');
}
/** `3m 20s`, `420ms`. */
function humanMs(ms) {
    return (0,pretty_ms__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(Math.max(0, Math.round(ms)), { unitCount: 2 });
}
/** `2026-11-21 02:00:00 UTC` of an ISO time; the text itself when it is none. */
function humanTime(iso) {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime()))
        return iso;
    return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
function engineTitle(backup) {
    return `${ENGINE_TITLES[backup.engine] ?? backup.engine} ${backup.serverVersion}`;
}
/**
 * Makes everything invisible visible, and cuts: names come from databases and storages that others may write to. Control
 * characters would drive a terminal, direction marks would turn a sentence around, line breaks would forge a line.
 */
function visible(text, maxLength) {
    const cut = text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
    return cut
        .replaceAll(/\r?\n/g, ' ')
        .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
/** Who vouches for a backup, in one sentence. */
function authenticity(backup) {
    if (backup.authenticatedBy !== null)
        return `signed by ${backup.authenticatedBy}, an accepted signer`;
    const made = backup.signed ? 'signed, but compared with no accepted signer' : 'not signed';
    return `${made}; not authenticated: whoever can write the storage can have made this`;
}
/** Failed first, then skipped, then passed; each in the order of running. */
function checksByOutcome(checks) {
    const rank = { failed: 0, skipped: 1, passed: 2 };
    return checks.toSorted((a, b) => rank[a.outcome] - rank[b.outcome]);
}
/** Tables whose rows differ first, then by rows. */
function tablesBySize(tables) {
    const differs = (table) => (tableDiffers(table) ? 1 : 0);
    return tables.toSorted((a, b) => differs(b) - differs(a) || (b.rows ?? -1) - (a.rows ?? -1));
}
function tableDiffers(table) {
    return table.restoredRows !== undefined && table.rows !== null && table.restoredRows !== table.rows;
}
function countOf(checks, outcome) {
    return checks.filter((check) => check.outcome === outcome).length;
}
/** `1 check`, `3 checks`. */
function plural(count, noun) {
    return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 12850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ authenticate)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

/** An armored detached signature is under 2 KiB even with RSA keys. */
const SIGNATURE_MAX_BYTES = 64 * 1024;
/**
 * Checks who wrote a backup.
 * @returns the accepted signer's fingerprint
 * @throws {RestorableError} SIGNATURE_MISSING, SIGNER_UNKNOWN, SIGNATURE_INVALID
 */
async function authenticate(sources, keys, stored, ring, signal) {
    const { id, signer } = stored.manifest;
    if (signer === null) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The backup ${id} is not signed, but \`signers\` is set.`, {
            hint: 'Someone else may have written it. Give the backup job its `runner-key`; choose an earlier, signed backup meanwhile.',
        });
    }
    if (!ring.fingerprints.includes(signer)) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNER_UNKNOWN', `The backup ${id} says that ${signer} signed it, who is not among \`signers\`.`, {
            hint: 'Add the public half of the runner key if the backup job uses a new one; else find out who wrote this.',
        });
    }
    const armored = await readSignature(sources, keys.signature(id, signer), id, signal);
    const by = await ring.verify(stored.bytes, armored);
    if (by === signer)
        return by;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_INVALID', `The signature of ${id} is by ${by}, the manifest names ${signer}.`, {
        hint: 'Signatures were exchanged. Use another destination or another backup.',
    });
}
async function readSignature(sources, key, id, signal) {
    let missing;
    for (const source of sources) {
        try {
            return Buffer.from(await source.get(key, { maxBytes: SIGNATURE_MAX_BYTES, signal })).toString('latin1');
        }
        catch (error) {
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'OBJECT_MISSING')
                throw error;
            missing = error;
        }
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_MISSING', `The signature of ${id} is missing.`, {
        hint: 'It was removed after the backup, or the manifest is forged. Use another destination or another backup.',
        cause: missing,
    });
}


/***/ }),

/***/ 53538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g5: () => (/* binding */ openPack),
/* harmony export */   sm: () => (/* binding */ compressFrame),
/* harmony export */   zh: () => (/* binding */ sealPack)
/* harmony export */ });
/* unused harmony export expandFrame */
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);



const compress = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.zstdCompress);
const decompress = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.zstdDecompress);
/** Output is made in pieces of this size: 16 KiB, the default, costs a thread switch for each; one piece for the worst case, memory. */
const OUTPUT_PIECE_BYTES = 1024 * 1024;
/**
 * One zstd frame (RFC 8878) with content size and checksum: without the checksum a flipped bit decodes silently. Runs
 * on the thread pool.
 */
async function compressFrame(raw, level) {
    return compress(raw, {
        chunkSize: OUTPUT_PIECE_BYTES,
        pledgedSrcSize: raw.length,
        params: {
            [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_compressionLevel]: level,
            [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_checksumFlag]: 1,
            [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_contentSizeFlag]: 1,
        },
    });
}
/**
 * Expands one frame, never to more than `maxBytes`: a small object can claim to hold terabytes.
 * @throws {RestorableError} BACKUP_DAMAGED
 */
async function expandFrame(frame, maxBytes) {
    if (maxBytes === 0)
        return new Uint8Array();
    const options = { chunkSize: Math.max(64, Math.min(maxBytes, 1024 * 1024)), maxOutputLength: maxBytes };
    return decompress(frame, options).catch((cause) => {
        const tooLarge = cause.code === 'ERR_BUFFER_TOO_LARGE';
        const what = tooLarge ? `expands to more than the ${maxBytes} bytes that it may hold` : 'is not a whole zstd frame';
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('BACKUP_DAMAGED', `An object ${what}.`, {
            hint: 'The object is not what the backup wrote. Use another destination or another backup.',
            cause,
        });
    });
}
/** Raw bytes to the parts of a stored object. */
async function sealPack(raw, level, encryptor) {
    return encryptor.encrypt(await compressFrame(raw, level));
}
/** A stored object to its raw bytes. @throws {RestorableError} BACKUP_DAMAGED, KEY_WRONG */
async function openPack(stored, maxBytes, decryptor) {
    return expandFrame(await decryptor.decrypt(stored), maxBytes);
}


/***/ }),

/***/ 10023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ mapAhead)
/* harmony export */ });
/**
 * Runs `task` for 0 to count-1 with up to `ahead` under way, and yields the results in order. When the reader stops
 * early, what is under way is awaited, so that nothing fails unobserved.
 */
async function* mapAhead(count, ahead, task) {
    const underWay = [];
    let next = 0;
    try {
        while (next < count || underWay.length > 0) {
            while (next < count && underWay.length < ahead) {
                const started = task(next);
                // Its failure is thrown when its turn comes; until then it must not count as unhandled.
                started.catch(() => { });
                underWay.push(started);
                next += 1;
            }
            yield await underWay.shift();
        }
    }
    finally {
        await Promise.allSettled(underWay);
    }
}


/***/ }),

/***/ 64655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ compareFingerprints)
});

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
;// CONCATENATED MODULE: ./build/verification/naming.js

/** Differences that are named; the rest is counted. */
const NAMED = 20;
const NAME_LENGTH = 200;
/** `schema.name` as reports show it; SQLite has no schemas. */
function qualified({ schema, name }) {
    return schema === '' ? name : `${schema}.${name}`;
}
/** `a, b, c and 17 more`. */
function nameSome(names, separator = ', ') {
    const shown = names
        .slice(0, NAMED)
        .map((name) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name));
    const rest = names.length - shown.length;
    return `${shown.join(separator)}${rest > 0 ? ` and ${(0,format/* grouped */.zD)(rest)} more` : ''}`;
}

;// CONCATENATED MODULE: ./build/verification/compare-objects.js


/** One result for each type of schema object: nothing missing, nothing extra, the same definitions. */
function compareObjects(source, restored, compareDefinitions) {
    const before = byType(source);
    const after = byType(restored);
    const types = [...new Set([...before.keys(), ...after.keys()])];
    return types.flatMap((type) => compareType(type, before.get(type) ?? new Map(), after.get(type) ?? new Map(), compareDefinitions));
}
function byType(fingerprint) {
    const types = new Map();
    for (const { type, name, definitionSha256 } of fingerprint.objects) {
        const objects = types.get(type) ?? new Map();
        objects.set(name, definitionSha256);
        types.set(type, objects);
    }
    return types;
}
function compareType(type, before, after, compareDefinitions) {
    const missing = [...before.keys()].filter((name) => !after.has(name));
    const extra = [...after.keys()].filter((name) => !before.has(name));
    const changed = [...before].filter(([name, digest]) => differs(digest, after.get(name))).map(([name]) => name);
    const name = `schema: ${type}`;
    const findings = [
        ...(missing.length > 0 ? [`missing: ${nameSome(missing)}`] : []),
        ...(extra.length > 0 ? [`not in the source: ${nameSome(extra)}`] : []),
        ...(changed.length > 0 && compareDefinitions ? [`defined differently: ${nameSome(changed)}`] : []),
    ];
    if (findings.length > 0)
        return [{ name, group: 'comparison', outcome: 'failed', detail: findings.join('; ') }];
    const equal = {
        name,
        group: 'comparison',
        outcome: 'passed',
        detail: `${(0,format/* plural */.LS)(before.size, 'object')} as in the source`,
    };
    if (changed.length === 0)
        return [equal];
    const detail = `${(0,format/* plural */.LS)(before.size, 'object')} present; definitions differ, perhaps only as another server version prints them: ${nameSome(changed)}`;
    return [{ ...equal, outcome: 'skipped', detail }];
}
/** A definition that one side doesn't state is not compared. */
function differs(before, after) {
    return before !== null && after !== null && after !== undefined && before !== after;
}

;// CONCATENATED MODULE: ./build/verification/comparison.js



/** Holds what a restored database holds against what its source held in the dump's snapshot. */
function compareFingerprints(source, restored, options = {}) {
    if (source.engine !== restored.engine) {
        const detail = `the backup is of ${source.engine}, the restored database is ${restored.engine}`;
        return [{ name: 'engine', group: 'comparison', outcome: 'failed', detail }];
    }
    const sameMajor = major(source) === major(restored);
    return [
        ...compareRows(source, restored),
        ...compareObjects(source, restored, options.compareDefinitions ?? sameMajor),
        ...compareSequences(source, restored),
        ...compareExtensions(source, restored),
        ...compareFacts(source, restored),
    ];
}
/** What decides how a server prints definitions: PostgreSQL's major version, MySQL's and MariaDB's series (`8.4`, `10.11`). */
function major({ engine, serverVersion }) {
    const pattern = engine === 'mysql' || engine === 'mariadb' ? /^\d+\.\d+/ : /^\d+/;
    return pattern.exec(serverVersion)?.[0] ?? serverVersion;
}
function result(name, outcome, detail) {
    return { name, group: 'comparison', outcome, detail };
}
function compareRows(source, restored) {
    const after = new Map(restored.tables.map((table) => [qualified(table), table]));
    const before = new Set(source.tables.map(qualified));
    const problems = [];
    const unknown = [];
    const settled = settledWithin(source.tables, restored.tables);
    let equalTables = 0;
    let equalRows = 0;
    for (const table of source.tables) {
        const name = qualified(table);
        const found = after.get(name);
        if (found === undefined)
            problems.push(result(`table ${name}`, 'failed', 'is missing after the restore'));
        else if (table.rows === null || found.rows === null)
            unknown.push(name);
        else if (table.rows !== found.rows && !settled.has(table.movesWithin)) {
            const detail = `the source held ${(0,format/* grouped */.zD)(table.rows)}, the restored table holds ${(0,format/* grouped */.zD)(found.rows)}`;
            problems.push(result(`rows of ${name}`, 'failed', detail));
        }
        else {
            equalTables += 1;
            equalRows += table.rows;
        }
    }
    for (const name of after.keys()) {
        if (!before.has(name))
            problems.push(result(`table ${name}`, 'failed', 'was not in the source'));
    }
    return [...capped(problems), ...summarizeRows(source, { equalTables, equalRows, unknown })];
}
/** Tables whose rows may have changed places between partitions and whose sum over all partitions is the same. */
function settledWithin(before, after) {
    const sums = [sumsWithin(before), sumsWithin(after)];
    return new Set([...sums[0]].filter(([name, rows]) => sums[1].get(name) === rows).map(([name]) => name));
}
function sumsWithin(tables) {
    const sums = new Map();
    for (const { movesWithin, rows } of tables) {
        // A table that was not counted makes the sum NaN, which equals nothing.
        if (movesWithin !== undefined)
            sums.set(movesWithin, (sums.get(movesWithin) ?? 0) + (rows ?? Number.NaN));
    }
    return sums;
}
/** A schema that is wrong throughout brings thousands of findings; a reader needs the first and their number. */
function capped(problems) {
    if (problems.length <= NAMED)
        return [...problems];
    const rest = problems.length - NAMED;
    return [...problems.slice(0, NAMED), result('more tables', 'failed', `${(0,format/* plural */.LS)(rest, 'table')} more differ`)];
}
function summarizeRows(source, found) {
    const results = [];
    if (source.tables.length === 0) {
        results.push(result('row counts', 'skipped', 'the source held no table: no data is proven'));
    }
    else if (found.equalTables > 0) {
        const detail = `${(0,format/* plural */.LS)(found.equalTables, 'table')} with ${(0,format/* plural */.LS)(found.equalRows, 'row')} as in the source`;
        if (found.equalRows > 0)
            results.push({ ...result('row counts', 'passed', detail), provesData: true });
        else
            results.push(result('row counts', 'passed', `${detail}: no data is proven`));
    }
    if (found.unknown.length > 0) {
        const detail = `not counted on one side, so not compared: ${nameSome(found.unknown)}`;
        results.push(result('uncounted tables', 'skipped', detail));
    }
    return results;
}
function compareSequences(source, restored) {
    if (source.sequences.length === 0)
        return [];
    const after = new Map(restored.sequences.map((sequence) => [qualified(sequence), sequence.lastValue]));
    const problems = [];
    for (const sequence of source.sequences) {
        const name = qualified(sequence);
        const value = after.get(name);
        if (value === undefined)
            problems.push(`${name} is missing`);
        else if (isBehind(sequence.lastValue, value, sequence.goes))
            problems.push(`${name} is at ${value ?? 'its start'}, the source was at ${sequence.lastValue}`);
    }
    if (problems.length > 0)
        return [result('sequences', 'failed', nameSome(problems, '; '))];
    return [result('sequences', 'passed', `${(0,format/* plural */.LS)(source.sequences.length, 'sequence')}, none behind`)];
}
/**
 * A sequence that is behind gives out numbers that rows have already. Compared exactly: they have 64 bits. Of one that begins
 * anew at its end no number is behind another.
 */
function isBehind(source, restored, goes) {
    if (source === null)
        return false;
    if (restored === null)
        return true;
    const whole = /^[+-]?\d+$/;
    if (!whole.test(source) || !whole.test(restored))
        return source !== restored;
    if (goes === 'around')
        return false;
    return goes === 'down' ? BigInt(restored) > BigInt(source) : BigInt(restored) < BigInt(source);
}
function compareExtensions(source, restored) {
    if (source.extensions.length === 0)
        return [];
    const after = new Map(restored.extensions.map((extension) => [extension.name, extension.version]));
    const missing = source.extensions.filter(({ name }) => !after.has(name)).map(({ name }) => name);
    if (missing.length > 0)
        return [result('extensions', 'failed', `missing: ${nameSome(missing)}`)];
    const other = source.extensions
        .filter(({ name, version }) => after.get(name) !== version)
        .map(({ name, version }) => `${name} ${version} is ${after.get(name)} here`);
    const detail = (0,format/* plural */.LS)(source.extensions.length, 'extension');
    return [result('extensions', 'passed', other.length === 0 ? detail : `${detail}; ${nameSome(other)}`)];
}
/** Facts that only one side knows come from another version of this program: no finding, but said. */
function compareFacts(source, restored) {
    const results = [];
    const equal = [];
    const oneSided = [];
    for (const name of new Set([...Object.keys(source.facts), ...Object.keys(restored.facts)])) {
        const before = Object.hasOwn(source.facts, name) ? source.facts[name] : undefined;
        const after = Object.hasOwn(restored.facts, name) ? restored.facts[name] : undefined;
        if (before === undefined || after === undefined)
            oneSided.push(name);
        else if (before === after)
            equal.push(name);
        else
            results.push(result(name, 'failed', `the source had ${before}, the restored database has ${after}`));
    }
    if (equal.length > 0)
        results.push(result('facts', 'passed', `equal: ${nameSome(equal)}`));
    if (oneSided.length > 0)
        results.push(result('facts not compared', 'skipped', `known on one side: ${nameSome(oneSided)}`));
    return results;
}


/***/ })

};
