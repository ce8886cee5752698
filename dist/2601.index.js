export const id = 2601;
export const ids = [2601];
export const modules = {

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
        throw new errors/* RestorableError */.s$('SIGNER_UNKNOWN', `The backup ${id} is not authenticated: too many backups before it have a salt that \`passphrase\` does not match.`, {
            hint: 'They were written by someone else, or with other passphrases. Remove what is not yours, or move it to another `name`.',
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

/***/ 44319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ readDetachedSignature)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _packets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45383);


const ARMOR = /^-----BEGIN PGP SIGNATURE-----\n(?:[A-Za-z]+: [^\n]*\n)*\n((?:[A-Za-z0-9+/]{1,76}={0,2}\n)+)(?:=[A-Za-z0-9+/]{4}\n)?-----END PGP SIGNATURE-----\n*$/;
const BINARY = 0x00;
function readDetachedSignature(armored) {
    const body = ARMOR.exec(armored.replaceAll('\r\n', '\n'))?.[1];
    if (body === undefined)
        throw refused('is not an armored signature');
    const bytes = Buffer.from(body, 'base64');
    const packet = (0,_packets_js__WEBPACK_IMPORTED_MODULE_1__/* .readPacket */ .di)(bytes, 0);
    if (packet === undefined || packet.end !== bytes.length || packet.tag !== _packets_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.signature) {
        throw refused('is not exactly one signature packet');
    }
    const [version, type] = packet.body;
    if (version !== 4 && version !== 6)
        throw refused('has an unsupported version');
    if (type !== BINARY)
        throw refused('is not a signature of binary data');
    return bytes;
}
function refused(what) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('SIGNATURE_INVALID', `A stored signature ${what}.`, {
        hint: 'It was changed or truncated, or made with another program. Use another destination or another backup.',
    });
}


/***/ }),

/***/ 12601:
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
// EXTERNAL MODULE: ./build/openpgp/signatures/detached-signature.js
var detached_signature = __webpack_require__(44319);
// EXTERNAL MODULE: ./build/core/planning/catalog-trust.js
var catalog_trust = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/openpgp/keys/key-fitness.js
var key_fitness = __webpack_require__(33469);
// EXTERNAL MODULE: ./build/openpgp/keys/key-identity.js
var key_identity = __webpack_require__(17363);
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
        throw refused('A signature does not state its time or its signer.');
    requireStrongHash(library, signature);
    requirePast(madeAt);
    const { packets } = await library.createMessage({ binary: bytes, format: 'binary' });
    const [literal = {}] = packets;
    await signature
        .verify(issuer.keyPacket, library.enums.signature.binary, literal, madeAt, true)
        .catch((cause) => {
        throw new errors/* RestorableError */.s$('SIGNATURE_INVALID', 'A signature does not match its object.', {
            hint: 'The signed object was changed. Use another destination or another backup.',
            cause,
        });
    });
    const ends = signature.getExpirationTime();
    if (ends instanceof Date && ends <= new Date())
        throw refused(`A signature counted only until ${ends.toISOString()}.`);
    const life = await (0,key_life/* lifeOf */.c)(key);
    const part = life.parts.find(({ keyId }) => keyId === issuer.getKeyID().toHex()) ?? life.primary;
    const unfit = (0,key_fitness/* whySignatureFails */.su)(life, part, madeAt);
    if (unfit === undefined)
        return;
    throw new errors/* RestorableError */.s$('SIGNATURE_INVALID', (0,key_words/* signatureRefusal */.jc)(unfit, madeAt, `the key ${(0,key_identity/* nameOfKey */.m)(key)}`), {
        hint: (0,key_words/* signatureHint */.Mx)(unfit),
    });
}
function requireStrongHash({ config, enums }, { hashAlgorithm }) {
    if (hashAlgorithm === null || !config.rejectMessageHashAlgorithms.has(hashAlgorithm))
        return;
    throw refused(`A signature uses a hash that is too weak: ${enums.read(enums.hash, hashAlgorithm)}.`);
}
function requirePast(madeAt) {
    const aheadMs = madeAt.getTime() - Date.now();
    if (aheadMs <= catalog_trust/* CLOCK_SKEW_MS */.r)
        return;
    const minutes = Math.ceil(aheadMs / MINUTE_MS);
    throw new errors/* RestorableError */.s$('SIGNATURE_INVALID', `A signature was made at ${madeAt.toISOString()}, which is ${minutes} minutes in the future by this machine's clock.`, { hint: 'Check the clock of this machine and of the machine that signed.' });
}
function refused(message) {
    return new errors/* RestorableError */.s$('SIGNATURE_INVALID', message, {
        hint: 'Find out what made it, and sign the next backup with a key of `keygen`.',
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
function unreadable(cause) {
    return new errors/* RestorableError */.s$('SIGNATURE_INVALID', "A signature can't be read.", {
        hint: 'It was changed or truncated. Use another destination or another backup.',
        cause,
    });
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
            const binarySignature = (0,detached_signature/* readDetachedSignature */.z)(armoredSignature);
            const signature = await library.readSignature({ binarySignature }).catch((cause) => {
                throw unreadable(cause);
            });
            const [packet] = signature.packets;
            if (!(packet instanceof library.SignaturePacket))
                throw unreadable(undefined);
            const key = byKeyId.get(packet.issuerKeyID.toHex());
            if (key === undefined) {
                throw new errors/* RestorableError */.s$('SIGNER_UNKNOWN', `The signature is from a key that is ${words.untrusted}.`, {
                    hint: 'Add the public half of the runner key if the backup job uses a new one. Otherwise find out who wrote this backup.',
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
/* harmony import */ var _keys_key_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17363);
/* harmony import */ var _keys_key_life_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28211);
/* harmony import */ var _keys_key_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6376);
/* harmony import */ var _keys_keys_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95347);
/* harmony import */ var _keys_private_keys_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95249);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45549);
/* harmony import */ var _unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(18191);









async function createSigner(spec, purpose, now) {
    const input = { key: purpose, passphrase: `${purpose}-passphrase` };
    const [opened, ...others] = await (0,_keys_private_keys_js__WEBPACK_IMPORTED_MODULE_6__/* .openPrivateKeys */ .AR)(spec, input);
    if (opened === undefined || others.length > 0) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `\`${purpose}\` accepts exactly one private key.`, {
            hint: 'Give the one key of this job, as `keygen` wrote it. Other keys belong elsewhere.',
        });
    }
    const subject = `the key ${(0,_keys_key_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOfKey */ .m)(opened.key)} in \`${purpose}\``;
    const fit = await signingPart(opened, input, now, (0,_unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_8__/* .unknownAlgorithms */ .H)(spec.armored.reveal()));
    const warning = (0,_keys_key_words_js__WEBPACK_IMPORTED_MODULE_4__/* .expiryWarning */ .iD)(fit, subject, now, 'nothing can be signed with it');
    return signerOf(opened.key, { fit, warnings: warning === undefined ? [] : [warning] });
}
async function signingPart({ key, parts }, input, now, unknown) {
    const subject = `the key ${(0,_keys_key_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOfKey */ .m)(key)} in \`${input.key}\``;
    const life = await (0,_keys_key_life_js__WEBPACK_IMPORTED_MODULE_3__/* .lifeOf */ .c)(key);
    const closedIn = ({ keyId }) => parts.filter((part) => part.keyId === keyId && part.closed !== undefined);
    const choice = (0,_keys_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .choosePart */ .p4)(life, 'sign', now, (part) => closedIn(part).length === 0);
    if ('unfit' in choice) {
        const locked = (0,_keys_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .choosePart */ .p4)(life, 'sign', now);
        if ('fit' in locked)
            throw (0,_keys_private_keys_js__WEBPACK_IMPORTED_MODULE_6__/* .closedError */ .L1)(closedIn(locked.fit.part), input);
        throw (0,_keys_key_words_js__WEBPACK_IMPORTED_MODULE_4__/* .unfitError */ .F8)(choice.unfit, subject, now, unknown);
    }
    const { fit } = choice;
    await key.getSigningKey((0,_keys_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .keyIdOf */ .yg)(key, fit.part), (0,_keys_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .dateFrom */ .f1)(fit, now)).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `Nothing can be signed with ${subject} now.`, {
            hint: 'Export it again with `gpg --armor --export-secret-keys`, or make another one with `keygen`.',
            cause,
        });
    });
    return fit;
}
function signerOf(key, { fit, salt, warnings = [] } = {}) {
    return {
        fingerprint: (0,_keys_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .fingerprintOf */ .ax)(key),
        publicKey: key.toPublic().armor(),
        salt: salt ?? null,
        warnings,
        keyEnd: fit && { fingerprint: (0,_keys_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .fingerprintOf */ .ax)(key), endsAt: fit.ends?.at },
        async sign(bytes) {
            const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_7__/* .loadOpenpgp */ .aS)();
            const message = await library.createMessage({ binary: bytes, format: 'binary' });
            const options = { message, signingKeys: key, detached: true, format: 'armored' };
            if (fit === undefined)
                return (await library.sign(options));
            const date = (0,_keys_key_fitness_js__WEBPACK_IMPORTED_MODULE_1__/* .dateFrom */ .f1)(fit, new Date());
            return (await library.sign({ ...options, signingKeyIDs: (0,_keys_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .keyIdOf */ .yg)(key, fit.part), date }));
        },
    };
}


/***/ })

};
