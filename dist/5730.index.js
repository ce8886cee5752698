export const id = 5730;
export const ids = [5730];
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
            await (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .throwIfCancelledByNow */ .sE)(this.#dependencies.host.signal);
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
            this.keepWords(thrown);
            this.warn(`Cleaning up: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown).message}`);
        });
    }
    /** Notes a failure; the first one is the report's. A cancel explains whatever else broke because of it. */
    fail(thrown) {
        const { signal, log } = this.#dependencies.host;
        const error = signal.aborted ? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancellation */ .WN)(signal) : (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRestorableError */ .tj)(thrown);
        this.#error ??= error;
        this.keepWords(thrown);
        for (const line of (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .causesOf */ .cZ)(thrown, { withFrames: true }))
            log.debug(line);
    }
    /** Keeps what other programs said about a failure for the diagnostics, where the failure itself is only noted. */
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


/***/ }),

/***/ 18790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ idOfKey),
/* harmony export */   WL: () => (/* binding */ ownerOfObject),
/* harmony export */   jE: () => (/* binding */ RUNBOOK_FILES),
/* harmony export */   sI: () => (/* binding */ recordInKey),
/* harmony export */   uv: () => (/* binding */ objectKeys)
/* harmony export */ });
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82896);

/** Digits of a pack's or part's number: enough for 8 TB in packs of 8 MiB, and sorted by name. */
const NUMBER_DIGITS = 6;
function numbered(index) {
    return String(index).padStart(NUMBER_DIGITS, '0');
}
/** Their hashes stand in every manifest: a changed file has the next number. */
const RUNBOOK_FILES = ['RECOVERY-v1.md', 'RECOVERY-v1.py'];
/** A time as a key has it: `20261121T020000000Z`; sorts by time. */
function stamp(time) {
    return time.toISOString().replaceAll(/[-:.]/g, '');
}
/** Below the database's folder, where the object lies that says this of itself. */
function sealedPath({ kind, backup, stream, number }) {
    const folders = { pack: 'packs', map: 'maps', index: 'index', contents: 'contents' };
    const path = [folders[kind], backup, stream, number === undefined ? undefined : numbered(number)];
    const extension = kind === 'contents' ? '.json.zst.pgp' : '.zst.pgp';
    return path.filter((segment) => segment !== undefined).join('/') + extension;
}
/** Where everything of one database lies below a destination: DESIGN's table of stored objects, as functions. */
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
        /** What this version writes for recovery by hand: a page and a script. */
        runbook: RUNBOOK_FILES.map((file) => root + file),
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
/**
 * The id in the key `<database>/<folder>/<id>.json`, or undefined where the key is another. Whoever may put could put a file of
 * such a name deeper below the folder, where nobody looks for it: it must not stand for the one that belongs there.
 */
function idOfKey(key, folder) {
    const [, found, file, ...deeper] = key.split('/');
    if (found !== folder || file === undefined || deeper.length > 0 || !file.endsWith('.json'))
        return undefined;
    return (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(file.slice(0, -'.json'.length))?.id;
}
/** Id and file's name in the key `<database>/<folder>/<id>/<file>`, or undefined where the key is another. */
function recordInKey(key, folder) {
    const [, found, id = '', file, ...deeper] = key.split('/');
    const parsed = (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(id);
    if (found !== folder || file === undefined || deeper.length > 0 || parsed === undefined)
        return undefined;
    return { id: parsed.id, file };
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

/***/ 58860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ TOOL)
/* harmony export */ });
/** This program, as manifests and reports name it. A test keeps the version equal to package.json's. */
const TOOL = { name: 'restorable', version: '0.1.0' };


/***/ }),

/***/ 45383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ TAG),
/* harmony export */   E$: () => (/* binding */ inOnePiece),
/* harmony export */   di: () => (/* binding */ readPacket)
/* harmony export */ });
/** Numbers of the packets that are stored (RFC 9580, section 5). */
const TAG = { publicKeySessionKey: 1, signature: 2, passwordSessionKey: 3, literal: 11, data: 18 };
/** The two highest bits: a packet header in the current format (RFC 9580, section 4.2). */
const HEADER_MARK = 0xc0;
/**
 * Reads the packet at this place: with a header in the current format and a length that is stated at once.
 * @returns undefined where there is no such packet, or less of it than its length says
 */
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
/** RFC 9580, section 4.2.1. */
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
/** Gives a packet that openpgp.js wrote in pieces a header with its whole length. Any other packet is returned as it is. */
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

/***/ 75063:
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
;// CONCATENATED MODULE: ./build/openpgp/passphrase-certificate.js

/** 2020-01-01T00:00:00Z, in seconds: the fingerprint covers the time, so it is the same on every machine. */
const CREATED = 1_577_836_800;
const USER_ID = Buffer.from('restorable passphrase');
const SEED_BYTES = 32;
/** Packet tags and numbers of RFC 9580: sections 5, 9.1 and 9.5. */
const TAG = { signature: 2, secretKey: 5, publicKey: 6, userId: 13 };
const EDDSA_LEGACY = 22;
const SHA512 = 10;
/** Of a user id, certified by the key itself. */
const POSITIVE_CERTIFICATION = 0x13;
const CERTIFIES_AND_SIGNS = 0x03;
/** The length and the object identifier of Ed25519 before RFC 9580; GnuPG 2.2 knows no other. */
const CURVE = Buffer.from('092b06010401da470f01', 'hex');
/** What stands before a seed in PKCS #8 (RFC 8410, section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
/**
 * The OpenPGP key of an Ed25519 seed: always the same bytes, which docs/keys.md describes, so that a reader without this
 * program makes them too. It signs its own user id because GnuPG takes no key that doesn't.
 */
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
/** The body of the signature over the user id (RFC 9580, sections 5.2.3 and 5.2.4). */
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
    // RFC 8032 signatures are deterministic: no random number is in them.
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
/** Everything here is shorter than 192 bytes, for which one byte of length is enough. */
function packet(tag, body) {
    return Buffer.concat([Buffer.from([0xc0 | tag, body.length]), body]);
}
function subpacket(type, body) {
    return Buffer.concat([Buffer.from([body.length + 1, type]), body]);
}
/** A multiprecision integer: its length in bits, then its bytes without leading zeros (RFC 9580, section 3.2). */
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

// EXTERNAL MODULE: ./build/openpgp/signer.js
var openpgp_signer = __webpack_require__(4510);
;// CONCATENATED MODULE: ./build/openpgp/passphrase-keys.js





/**
 * What a guess at the passphrase costs by the fingerprint, which every reader of the storage has: 128 MiB of memory, filled and
 * read again in an order that nobody knows before. A guess by a pack costs one SHA-256 over 62 MiB (S2K_COUNT_BYTE) and no memory:
 * the signature never makes guessing cheaper.
 */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const SALT_BYTES = 16;
const passphrase_keys_SEED_BYTES = 32;
/** Salts of one database that the passphrase does not fit, and of all databases: each takes about a second to find out. */
const MOST_MISSES = 8;
const MOST_MISSES_ALTOGETHER = 64;
/**
 * The signing keys that one passphrase gives, one for each salt. Each is derived once, and never two at the same time,
 * because of the memory that it takes.
 */
class PassphraseKeys {
    #passphrase;
    #signers = new Map();
    #misses = new Map();
    /** Of each database the salts that were not tried, with one of the manifests and how many have it. */
    #untried = new Map();
    #queue = Promise.resolve();
    constructor(passphrase) {
        this.#passphrase = passphrase;
    }
    /** The signer with this salt, or with a new random one. */
    signer(salt = (0,external_node_crypto_.randomBytes)(SALT_BYTES).toString('hex')) {
        return this.#inTurn(() => this.#derive(salt));
    }
    /**
     * The signer of a manifest, where that is one of this passphrase's: its fingerprint is compared before any signature is read.
     * Whoever can write the storage can put manifests with thousands of salts, so only so many are tried that don't fit.
     * @throws {RestorableError} SIGNER_UNKNOWN for one that was not tried
     */
    signerFor(claim) {
        return this.#inTurn(() => this.#try(claim, MOST_MISSES));
    }
    /**
     * Tries as many again of the salts that were not tried, those of most manifests first: a line of backups has one salt, and whoever
     * wants his own to be tried before it has to put more manifests than the line has.
     * @returns whether any was tried, so that what was refused may be looked at again
     */
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
        const signer = (0,openpgp_signer/* signerOf */.K)(key, { salt });
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

/***/ 52414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ openPrivateKeys),
/* harmony export */   L: () => (/* binding */ closedError)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88050);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90700);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45549);
/* harmony import */ var _unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18191);





/**
 * Reads private keys and opens each part that can be opened: with no passphrase, or with any of those that were given. What stays
 * closed is an error only where it is needed.
 * @throws {RestorableError} KEY_INVALID
 */
async function openPrivateKeys(spec, input) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_3__/* .loadOpenpgp */ .aS)();
    const text = spec.armored.reveal();
    const keys = await library.readPrivateKeys({ armoredKeys: text }).catch((cause) => {
        const message = `\`${input.key}\` can't be read as an OpenPGP private key`;
        throw (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .unreadable */ .O$)(message, 'PRIVATE', (0,_unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownAlgorithms */ .H)(text), cause);
    });
    const passphrases = (0,_core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .secretLines */ ._o)(spec.passphrase);
    const opened = [];
    for (const key of keys) {
        const parts = [];
        for (const part of key.getKeys()) {
            const packet = part.keyPacket;
            const closed = await openPart(packet, passphrases);
            parts.push({ keyId: part.getKeyID().toHex(), fingerprint: (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .fingerprintOf */ .ax)(key), packet, closed });
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
        // Not this one.
        return false;
    }
}
/** Whether the private half belongs to the public one, which may have been exchanged beside a locked private half. */
async function isWhole(packet) {
    try {
        await packet.validate();
        return true;
    }
    catch {
        return false;
    }
}
/** The error about parts that are needed and closed. The first reason that somebody can do something about counts. */
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
                hint: 'Give a copy that holds it. With a card only GnuPG can decrypt: `RECOVERY-v1.py --own-keyring` beside the backups does.',
            });
    }
}
function capital(text) {
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}


/***/ }),

/***/ 73536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rO: () => (/* reexport */ signer/* createSigner */.r),
  TV: () => (/* binding */ createSignerRing),
  v9: () => (/* binding */ openSignerRing)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/openpgp/packets.js
var packets = __webpack_require__(45383);
;// CONCATENATED MODULE: ./build/openpgp/detached-signature.js


/** Nothing before or behind the armor; its checksum, which proves nothing, may be there (RFC 9580, section 6). */
const ARMOR = /^-----BEGIN PGP SIGNATURE-----\n(?:[A-Za-z]+: [^\n]*\n)*\n((?:[A-Za-z0-9+/]{1,76}={0,2}\n)+)(?:=[A-Za-z0-9+/]{4}\n)?-----END PGP SIGNATURE-----\n*$/;
/** A signature of bytes as they are. A signature of text would also fit bytes with other ends of lines. */
const BINARY = 0x00;
/**
 * The bytes of a stored signature: armored, exactly one signature packet, of version 4 or 6, of binary data.
 * @throws {RestorableError} SIGNATURE_INVALID
 */
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

// EXTERNAL MODULE: ./build/openpgp/keys.js
var openpgp_keys = __webpack_require__(90700);
// EXTERNAL MODULE: ./build/openpgp/library.js
var openpgp_library = __webpack_require__(45549);
// EXTERNAL MODULE: ./build/openpgp/passphrase-keys.js + 1 modules
var passphrase_keys = __webpack_require__(75063);
// EXTERNAL MODULE: ./build/core/catalogue.js
var catalogue = __webpack_require__(61417);
// EXTERNAL MODULE: ./build/openpgp/key-fitness.js
var key_fitness = __webpack_require__(60720);
// EXTERNAL MODULE: ./build/openpgp/key-life.js
var key_life = __webpack_require__(12632);
// EXTERNAL MODULE: ./build/openpgp/key-words.js
var key_words = __webpack_require__(60841);
;// CONCATENATED MODULE: ./build/openpgp/signature-check.js







const MINUTE_MS = 60_000;
/**
 * Checks a signature of these bytes by this key or a subkey of it: first whether it fits, then whether it counts. It counts when the
 * key was good when it was made: not compromised, not expired by its newest self-signature, not yet superseded or retired.
 * @throws {RestorableError} SIGNATURE_INVALID
 */
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
    // At its own time: how that compares with now, and with the times of the key, is judged here.
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
    throw new errors/* RestorableError */.s$('SIGNATURE_INVALID', (0,key_words/* signatureRefusal */.jc)(unfit, madeAt, `the key ${(0,openpgp_keys/* fingerprintOf */.ax)(key)}`), {
        hint: (0,key_words/* signatureHint */.Mx)(unfit),
    });
}
function requireStrongHash({ config, enums }, { hashAlgorithm }) {
    if (hashAlgorithm === null || !config.rejectMessageHashAlgorithms.has(hashAlgorithm))
        return;
    throw signature_check_refused(`A signature is over a hash that is too weak: ${enums.read(enums.hash, hashAlgorithm)}.`);
}
/** What another clock wrote may be a little ahead: as much as a backup tolerates. */
function requirePast(madeAt) {
    const aheadMs = madeAt.getTime() - Date.now();
    if (aheadMs <= catalogue/* CLOCK_SKEW_MS */.r)
        return;
    const minutes = Math.ceil(aheadMs / MINUTE_MS);
    throw new errors/* RestorableError */.s$('SIGNATURE_INVALID', `A signature was made at ${madeAt.toISOString()}, ${minutes} minutes after now by the clock of this machine.`, { hint: 'Compare the clock of this machine, and that of the machine that signed, with the real time.' });
}
function signature_check_refused(message) {
    return new errors/* RestorableError */.s$('SIGNATURE_INVALID', message, {
        hint: 'Find out what made it, and let the next backup be signed with a key of `keygen`.',
    });
}

// EXTERNAL MODULE: ./build/openpgp/signer.js
var signer = __webpack_require__(4510);
;// CONCATENATED MODULE: ./build/openpgp/signatures.js







/**
 * Who is accepted when signers, a passphrase or both are given; undefined when neither is: then nobody is authenticated.
 * @throws {RestorableError} KEY_INVALID
 */
async function openSignerRing(signers, passphrase) {
    if (signers.length === 0 && passphrase === undefined)
        return undefined;
    return createSignerRing(signers, passphrase && new passphrase_keys/* PassphraseKeys */.j9(passphrase));
}
/** Opens the accepted signers' public keys. @throws {RestorableError} KEY_INVALID */
async function createSignerRing(signers, passphraseKeys) {
    const keys = await (0,openpgp_keys/* readPublicKeys */.eK)(signers, 'signers');
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
            return ringOf(await (0,openpgp_keys/* readPublicKeys */.eK)([signer.publicKey], 'passphrase'), fixed.words);
        },
    };
}
function wordsOf(signers, passphraseKeys) {
    if (passphraseKeys === undefined)
        return { askedBy: '`signers` is set', stranger: 'not among `signers`' };
    if (signers.length === 0)
        return { askedBy: '`passphrase` is set', stranger: 'not that of `passphrase`' };
    return {
        askedBy: '`signers` and `passphrase` are set',
        stranger: 'neither among `signers` nor that of `passphrase`',
    };
}
async function ringOf(keys, words) {
    const library = await (0,openpgp_library/* loadOpenpgp */.aS)();
    const byKeyId = new Map();
    for (const key of keys)
        for (const id of key.getKeyIDs())
            byKeyId.set(id.toHex(), key);
    const ring = {
        fingerprints: keys.map(openpgp_keys/* fingerprintOf */.ax),
        words,
        ringFor: async () => ring,
        tryMore: async () => false,
        async verify(bytes, armoredSignature) {
            const binarySignature = readDetachedSignature(armoredSignature);
            const signature = await library.readSignature({ binarySignature }).catch((cause) => {
                throw new errors/* RestorableError */.s$('SIGNATURE_INVALID', 'A signature can not be read.', {
                    hint: 'It was changed or cut. Use another destination or another backup.',
                    cause,
                });
            });
            const [packet] = signature.packets;
            const key = packet && byKeyId.get(packet.issuerKeyID.toHex());
            if (packet === undefined || key === undefined) {
                throw new errors/* RestorableError */.s$('SIGNER_UNKNOWN', `The signature is from a key that is ${words.stranger}.`, {
                    hint: 'Add the public half of the runner key if the backup job uses a new one; else find out who wrote this.',
                });
            }
            await requireGood(packet, key, bytes);
            return (0,openpgp_keys/* fingerprintOf */.ax)(key);
        },
    };
    return ring;
}


/***/ }),

/***/ 4510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ signerOf),
/* harmony export */   r: () => (/* binding */ createSigner)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _key_fitness_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60720);
/* harmony import */ var _key_life_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12632);
/* harmony import */ var _key_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60841);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90700);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45549);
/* harmony import */ var _private_keys_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(52414);
/* harmony import */ var _unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(18191);








/**
 * Opens a signing key; `purpose` names its input.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG, KEY_EXPIRED
 */
async function createSigner(spec, purpose, now) {
    const input = { key: purpose, passphrase: `${purpose}-passphrase` };
    const [opened, ...others] = await (0,_private_keys_js__WEBPACK_IMPORTED_MODULE_6__/* .openPrivateKeys */ .A)(spec, input);
    if (opened === undefined || others.length > 0) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `\`${purpose}\` takes exactly one private key.`, {
            hint: 'Give the one key of this job, as `keygen` wrote it; others belong elsewhere.',
        });
    }
    const subject = `the key in \`${purpose}\``;
    const fit = await signingPart(opened, input, now, (0,_unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_7__/* .unknownAlgorithms */ .H)(spec.armored.reveal()));
    const warning = (0,_key_words_js__WEBPACK_IMPORTED_MODULE_3__/* .expiryWarning */ .iD)(fit, subject, now, 'nothing can be signed with it');
    return signerOf(opened.key, { fit, warnings: warning === undefined ? [] : [warning] });
}
async function signingPart({ key, parts }, input, now, unknown) {
    const subject = `the key in \`${input.key}\``;
    const life = await (0,_key_life_js__WEBPACK_IMPORTED_MODULE_2__/* .lifeOf */ .c)(key);
    const closedIn = ({ keyId }) => parts.filter((part) => part.keyId === keyId && part.closed !== undefined);
    const choice = (0,_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .choosePart */ .p4)(life, 'sign', now, (part) => closedIn(part).length === 0);
    if ('unfit' in choice) {
        // Only what would serve if it were open.
        const locked = (0,_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .choosePart */ .p4)(life, 'sign', now);
        if ('fit' in locked)
            throw (0,_private_keys_js__WEBPACK_IMPORTED_MODULE_6__/* .closedError */ .L)(closedIn(locked.fit.part), input);
        throw (0,_key_words_js__WEBPACK_IMPORTED_MODULE_3__/* .unfitError */ .F8)(choice.unfit, subject, now, unknown);
    }
    const { fit } = choice;
    await key.getSigningKey((0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keyIdOf */ .yg)(key, fit.part), (0,_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .dateFrom */ .f1)(fit, now)).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `Nothing can be signed with ${subject} now.`, {
            hint: 'Export it anew with `gpg --armor --export-secret-keys`, or make another one with `keygen`.',
            cause,
        });
    });
    return fit;
}
/** Signs with an unlocked key. */
function signerOf(key, { fit, salt, warnings = [] } = {}) {
    return {
        fingerprint: (0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .fingerprintOf */ .ax)(key),
        publicKey: key.toPublic().armor(),
        salt: salt ?? null,
        warnings,
        async sign(bytes) {
            const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_5__/* .loadOpenpgp */ .aS)();
            const message = await library.createMessage({ binary: bytes, format: 'binary' });
            const options = { message, signingKeys: key, detached: true, format: 'armored' };
            if (fit === undefined)
                return (await library.sign(options));
            // Never before the key was made, by whatever clock: nobody would accept that.
            const date = (0,_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .dateFrom */ .f1)(fit, new Date());
            return (await library.sign({ ...options, signingKeyIDs: (0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .keyIdOf */ .yg)(key, fit.part), date }));
        },
    };
}


/***/ }),

/***/ 40794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   Wn: () => (/* binding */ readParents),
/* harmony export */   hf: () => (/* binding */ listBackupIds),
/* harmony export */   sH: () => (/* binding */ olderManifest)
/* harmony export */ });
/* harmony import */ var _core_chain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80097);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22193);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18790);
/* harmony import */ var _core_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38883);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(65535);
/* harmony import */ var _older_copies_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80291);
/* harmony import */ var _source_order_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(20031);







/** Ids of the committed backups of a database at one destination: the listing of `manifests/`, oldest first. */
async function listBackupIds(storage, keys, signal) {
    const ids = [];
    for await (const object of storage.list(keys.manifests, { signal })) {
        const id = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .idOfKey */ .EV)(object.key, 'manifests');
        if (id !== undefined)
            ids.push(id);
    }
    return ids;
}
/**
 * Reads one manifest and checks that it is what its key says.
 * @throws {RestorableError} OBJECT_MISSING, MANIFEST_INVALID, BACKUP_FORMAT and the storage's errors
 */
async function readManifest(storage, database, key, signal) {
    const bytes = await storage.get(key, { maxBytes: _core_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .MANIFEST_MAX_BYTES */ .V4, signal }).catch((error) => {
        // A manifest above its bound is not one: the storage refuses to read it at all.
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$) || error.code !== 'STORAGE_CORRUPTED')
            throw error;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('MANIFEST_INVALID', `${key} at ${storage.label} is larger than any manifest.`, {
            hint: 'Someone put it there, or the storage damaged it. Use another destination or an earlier backup.',
            cause: error,
        });
    });
    const id = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .idOfKey */ .EV)(key, 'manifests') ?? '';
    return { manifest: (0,_core_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .parseManifest */ .Ng)(bytes, { id, database }), bytes, sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .sha256Hex */ .f)(bytes) };
}
/**
 * Reads the manifests that a backup needs, nearest first, and checks that each is the one that was meant.
 * @throws {RestorableError} BACKUP_DAMAGED where one is missing or another everywhere, MANIFEST_INVALID where they are no
 *   chain, and the storage's errors
 */
async function readParents(sources, database, keys, manifest, signal) {
    const parents = [];
    for (const { id, manifestSha256 } of manifest.parents) {
        const ask = async (source, limited) => {
            const stored = await readManifest(source, database, keys.manifest(id), limited).catch((thrown) => {
                const error = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toRestorableError */ .tj)(thrown);
                throw error.isFinding ? parentLost(manifest.id, id, source, error) : error;
            });
            if (stored.sha256 !== manifestSha256)
                throw parentLost(manifest.id, id, source);
            return stored;
        };
        parents.push(await (0,_source_order_js__WEBPACK_IMPORTED_MODULE_6__/* .firstGood */ .C)(sources, signal, sources.problems, ask).catch(async (thrown) => {
            const accept = (older) => older.sha256 === manifestSha256 ? older : undefined;
            const older = await olderManifest(sources.current, database, keys.manifest(id), signal, sources.problems, accept);
            if (older === undefined)
                throw thrown;
            return older.value;
        }));
    }
    const why = (0,_core_chain_js__WEBPACK_IMPORTED_MODULE_0__/* .whyNoChain */ .Hi)(manifest, parents.map((parent) => parent.manifest));
    if (why === undefined)
        return parents;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('MANIFEST_INVALID', `${manifest.id} can not build on its parents: ${why}.`, {
        hint: 'No backup job writes that. Find out who wrote it, and use an earlier backup.',
    });
}
/**
 * A manifest from its older versions: one that was deleted or replaced where the storage keeps versions.
 * @param accept gives the value of the one that was meant, and throws a finding or gives undefined for any other
 */
function olderManifest(sources, database, key, signal, problems, accept) {
    const id = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .idOfKey */ .EV)(key, 'manifests') ?? '';
    return (0,_older_copies_js__WEBPACK_IMPORTED_MODULE_5__/* .olderCopy */ .E)(sources, key, _core_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .MANIFEST_MAX_BYTES */ .V4, signal, problems, (bytes, source) => accept({ manifest: (0,_core_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .parseManifest */ .Ng)(bytes, { id, database }), bytes, sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .sha256Hex */ .f)(bytes) }, source));
}
function parentLost(child, parent, source, cause) {
    const message = `${child} needs ${parent}, which is missing or another one at ${source.label}.`;
    const hint = 'Use another destination or an earlier backup; the next run makes a full one by itself.';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestorableError */ .s$('BACKUP_DAMAGED', message, { hint, cause });
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
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18790);

/**
 * Backups whose manifests are hidden by a plain delete, where the storage keeps what was deleted: no listing shows them, and a
 * restore still finds them by their ids. A removal leaves no such thing where it may delete versions. Oldest first.
 */
async function hiddenBackups(storage, keys, signal) {
    const ids = [];
    for await (const key of storage.hidden?.(keys.manifests, { signal }) ?? []) {
        const id = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .idOfKey */ .EV)(key, 'manifests');
        if (id !== undefined)
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
/* harmony import */ var _core_strict_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62274);
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
        return { bytes, json: (0,_core_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .q)(bytes) };
    }
    catch (error) {
        if (!(error instanceof _core_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .JsonError */ .N))
            throw error;
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
/** What a record says of who signed it. */
const signedBy = {
    /** Fingerprint of the key whose detached signature lies beside the record. */
    signer: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().nullable(),
    /** Hex; with what the passphrase was salted to make that key. */
    salt: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().nullable(),
};
/** As a record names its signer. */
function namesOf(signer) {
    return { signer: signer?.fingerprint ?? null, salt: signer?.salt ?? null };
}
/** Whether somebody signed a record who is accepted; where nobody is asked for, everybody is. */
async function isSignedBy(ring, { storage, keys: { database }, id, key, bytes }, { signer, salt }, signal) {
    if (ring === undefined)
        return true;
    if (signer === null)
        return false;
    const encryption = { profile: 'gnupg', recipients: [], salt };
    const own = await unlessBad(ring.ringFor({ id, database, signer, encryption }));
    return own !== undefined && (await signerOfRecord(storage, key, bytes, own, signal)) !== undefined;
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
