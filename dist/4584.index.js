export const id = 4584;
export const ids = [4584];
export const modules = {

/***/ 16714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RJ: () => (/* binding */ createDecryptor),
  Dm: () => (/* binding */ createEncryptor),
  tY: () => (/* binding */ createIndexEncryptor),
  ey: () => (/* binding */ createRecordEncryptor)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/core/format/manifest.js
var manifest = __webpack_require__(74493);
// EXTERNAL MODULE: ./build/core/secret.js
var secret = __webpack_require__(88050);
;// CONCATENATED MODULE: ./build/openpgp/decrypt-data.js


const BLOCK_BYTES = 16;
const PREFIX_BYTES = BLOCK_BYTES + 2;
const MDC_HEADER = Buffer.from([0xd3, 0x14]);
const SHA1_BYTES = 20;
const AEAD_HEADER_BYTES = 4;
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const FIXED_NONCE_BYTES = 4;
const PIECE_BYTES = 2 ** 18;
function decryptData({ profile, data }, sessionKey) {
    return profile === 'gnupg' ? decryptCfb(data, sessionKey) : decryptGcm(data, sessionKey);
}
function decryptCfb(data, sessionKey) {
    if (data.length < 1 + PREFIX_BYTES + MDC_HEADER.length + SHA1_BYTES)
        throw notWhole();
    const decipher = (0,external_node_crypto_.createDecipheriv)('aes-256-cfb', sessionKey, Buffer.alloc(BLOCK_BYTES));
    const plain = decipher.update(data.subarray(1));
    decipher.final();
    const hashAt = plain.length - SHA1_BYTES;
    const mdcAt = hashAt - MDC_HEADER.length;
    const sha1 = (0,external_node_crypto_.createHash)('sha1').update(plain.subarray(0, hashAt)).digest();
    const isWhole = (0,external_node_crypto_.timingSafeEqual)(sha1, plain.subarray(hashAt)) && plain.subarray(mdcAt, hashAt).equals(MDC_HEADER);
    if (!isWhole)
        throw notWhole();
    return plain.subarray(PREFIX_BYTES, mdcAt);
}
function decryptGcm(data, sessionKey) {
    const piecesAt = AEAD_HEADER_BYTES + SALT_BYTES;
    const tagAt = data.length - TAG_BYTES;
    if (tagAt - TAG_BYTES < piecesAt)
        throw notWhole();
    const info = Buffer.concat([Buffer.from([0xd2]), data.subarray(0, AEAD_HEADER_BYTES)]);
    const salt = data.subarray(AEAD_HEADER_BYTES, piecesAt);
    const derived = Buffer.from((0,external_node_crypto_.hkdfSync)('sha256', sessionKey, salt, info, KEY_BYTES + FIXED_NONCE_BYTES));
    const key = derived.subarray(0, KEY_BYTES);
    const nonce = Buffer.concat([derived.subarray(KEY_BYTES), Buffer.alloc(8)]);
    const open = (sealed, aad) => {
        const decipher = (0,external_node_crypto_.createDecipheriv)('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(aad).setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
        const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
        try {
            decipher.final();
        }
        catch {
            throw notWhole();
        }
        return plain;
    };
    const pieces = [];
    let bytes = 0;
    for (let at = piecesAt; at < tagAt; at += PIECE_BYTES + TAG_BYTES) {
        const end = Math.min(tagAt, at + PIECE_BYTES + TAG_BYTES);
        if (end - at < TAG_BYTES)
            throw notWhole();
        nonce.writeBigUInt64BE(BigInt(pieces.length), FIXED_NONCE_BYTES);
        const piece = open(data.subarray(at, end), info);
        bytes += piece.length;
        pieces.push(piece);
    }
    nonce.writeBigUInt64BE(BigInt(pieces.length), FIXED_NONCE_BYTES);
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(bytes));
    open(data.subarray(tagAt), Buffer.concat([info, length]));
    return Buffer.concat(pieces);
}
function notWhole() {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', 'A message could not be decrypted: its integrity check failed.', {
        hint: 'The object was changed after it was written. Use another destination or another backup.',
    });
}

// EXTERNAL MODULE: ./build/openpgp/keys/key-fitness.js
var key_fitness = __webpack_require__(33469);
// EXTERNAL MODULE: ./build/openpgp/keys/key-identity.js
var key_identity = __webpack_require__(17363);
// EXTERNAL MODULE: ./build/openpgp/keys/key-words.js
var key_words = __webpack_require__(6376);
// EXTERNAL MODULE: ./build/openpgp/keys/keys.js
var keys_keys = __webpack_require__(95347);
// EXTERNAL MODULE: ./build/openpgp/keys/private-keys.js
var private_keys = __webpack_require__(95249);
// EXTERNAL MODULE: ./build/openpgp/library.js
var openpgp_library = __webpack_require__(45549);
// EXTERNAL MODULE: ./build/openpgp/message.js
var openpgp_message = __webpack_require__(34873);
// EXTERNAL MODULE: ./build/openpgp/packets.js
var openpgp_packets = __webpack_require__(45383);
// EXTERNAL MODULE: ./build/openpgp/session-key.js
var session_key = __webpack_require__(54152);
;// CONCATENATED MODULE: ./build/openpgp/encryption.js














async function createEncryptor(recipients, profile, now) {
    const keys = recipients.kind === 'keys' ? await (0,keys_keys/* readPublicKeys */.eK)(recipients.publicKeys, 'encrypt-to') : [];
    if (recipients.kind === 'passphrase')
        return encryptorTo(recipients.passphrase, profile, now);
    if (keys.length === 0) {
        throw new errors/* RestorableError */.s$('KEY_MISSING', 'There is no key to encrypt to.', {
            hint: 'Give `encrypt-to` or `passphrase`.',
        });
    }
    if (keys.length > manifest/* MAX_RECIPIENTS */.Cv) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `A backup can be encrypted to at most ${manifest/* MAX_RECIPIENTS */.Cv} keys.`, {
            hint: 'Use fewer recovery keys. Each key opens every backup.',
        });
    }
    const recipientsOf = keys.map(async (key) => {
        const subject = `the recovery key ${(0,key_identity/* nameOfKey */.m)(key)}`;
        return { key, subject, fit: await (0,keys_keys/* encryptionPart */.nn)(key, subject, now) };
    });
    const parts = await Promise.all(recipientsOf);
    const warnings = parts.flatMap(({ fit, subject }) => (0,key_words/* expiryWarning */.iD)(fit, subject, now, 'backups will fail') ?? []);
    const keyEnds = parts.map(({ key, fit }) => ({ fingerprint: (0,keys_keys/* fingerprintOf */.ax)(key), endsAt: fit.ends?.at }));
    return { ...(await encryptorTo(parts, profile, now)), warnings, keyEnds };
}
async function encryptorTo(to, profile, now) {
    const library = await (0,openpgp_library/* loadOpenpgp */.aS)();
    const config = (0,openpgp_library/* profileConfig */.ae)(library, profile);
    const sessionKey = {
        data: (0,external_node_crypto_.randomBytes)(openpgp_library/* SESSION_KEY_BYTES */.Dk),
        algorithm: 'aes256',
        ...(profile === 'rfc9580' ? { aeadAlgorithm: 'gcm' } : {}),
    };
    const header = [];
    const options = { ...sessionKey, format: 'binary', config };
    if (to instanceof secret/* Secret */.zh)
        header.push(await library.encryptSessionKey({ ...options, passwords: to.reveal() }));
    else {
        for (const { key, fit } of to) {
            const encryptionKeyIDs = [(0,keys_keys/* keyIdOf */.yg)(key, fit.part)];
            header.push(await library.encryptSessionKey({
                ...options,
                encryptionKeys: key,
                encryptionKeyIDs,
                date: (0,key_fitness/* dateFrom */.f1)(fit, now),
            }));
        }
    }
    const packets = Buffer.concat(header);
    return {
        profile,
        recipients: to instanceof secret/* Secret */.zh ? [] : to.map(({ key }) => (0,keys_keys/* fingerprintOf */.ax)(key)),
        warnings: [],
        keyEnds: [],
        async encrypt(bytes) {
            const message = await library.createMessage({ binary: bytes, format: 'binary' });
            const data = await library.encrypt({ message, sessionKey, format: 'binary', config });
            return [packets, (0,openpgp_packets/* inOnePiece */.E$)(data)];
        },
    };
}
async function createIndexEncryptor(specs, profile, now) {
    const opened = (await Promise.all(specs.map((spec) => (0,private_keys/* openPrivateKeys */.AR)(spec, session_key/* RUNNER_INPUT */.Ut)))).flat();
    const recipients = opened.map(async ({ key }) => {
        const publicKey = key.toPublic();
        return { key: publicKey, fit: await (0,keys_keys/* encryptionPart */.nn)(publicKey, `the runner key ${(0,key_identity/* nameOfKey */.m)(publicKey)}`, now) };
    });
    return encryptorTo(await Promise.all(recipients), profile, now);
}
async function createRecordEncryptor(unlock, profile, now) {
    if (unlock.kind === 'passphrase')
        return createEncryptor(unlock, profile, now);
    const recipients = [];
    let refusal;
    for (const spec of unlock.keys) {
        for (const { key } of await (0,private_keys/* openPrivateKeys */.AR)({ ...spec, passphrase: undefined }, session_key/* RECOVERY_INPUT */.rV)) {
            const publicKey = key.toPublic();
            try {
                const fit = await (0,keys_keys/* encryptionPart */.nn)(publicKey, `the recovery key ${(0,key_identity/* nameOfKey */.m)(key)}`, now);
                recipients.push({ key: publicKey, fit });
            }
            catch (error) {
                refusal ??= (0,errors/* failureOf */.g5)(error, ['keys']);
            }
        }
    }
    if (recipients.length === 0)
        throw refusal;
    return encryptorTo(recipients, profile, now);
}
async function createDecryptor(unlock, { recipients, input = session_key/* RECOVERY_INPUT */.rV } = {}) {
    const library = await (0,openpgp_library/* loadOpenpgp */.aS)();
    const keys = [];
    if (unlock.kind === 'keys') {
        for (const spec of unlock.keys)
            keys.push(...(await (0,private_keys/* openPrivateKeys */.AR)(spec, input)));
        const parts = keys.flatMap((key) => key.parts);
        if (parts.every(({ closed }) => closed !== undefined))
            throw (0,private_keys/* closedError */.L1)(parts, input);
    }
    let known;
    const decryptorFor = (profile) => ({
        async decrypt(bytes) {
            const message = (0,openpgp_message/* parseMessage */.vY)(bytes);
            if (profile !== undefined && message.profile !== profile)
                throw otherProfile();
            if (known === undefined || !known.packets.equals(message.sessionKeys)) {
                const sessionKey = await (0,session_key/* openSessionKey */.a5)(library, { bytes, message }, { unlock, keys, input, recipients });
                known = { packets: Buffer.from(message.sessionKeys), sessionKey };
            }
            return (0,openpgp_message/* literalData */.mC)(decryptData(message, known.sessionKey));
        },
        only: decryptorFor,
    });
    return decryptorFor(undefined);
}
function otherProfile() {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', 'An object is not encrypted as its backup states.', {
        hint: 'The object differs from what the backup wrote. Use another destination or another backup.',
    });
}


/***/ }),

/***/ 34873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mC: () => (/* binding */ literalData),
/* harmony export */   qY: () => (/* binding */ messageBound),
/* harmony export */   vY: () => (/* binding */ parseMessage)
/* harmony export */ });
/* unused harmony export SESSION_KEYS_MAX_BYTES */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74493);
/* harmony import */ var _packets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45383);



const SESSION_KEYS_MAX_BYTES = 64 * 1024;
const OVERHEAD_BYTES = 1024;
const AES_256 = 9;
const GCM = 3;
const CHUNK_SIZE_OCTET = 12;
const ITERATED_S2K = 3;
const SHA_256 = 8;
function messageBound(dataBytes) {
    return dataBytes + Math.ceil(dataBytes / 16_384) + SESSION_KEYS_MAX_BYTES + OVERHEAD_BYTES;
}
function parseMessage(bytes) {
    const sessionKeys = [];
    let at = 0;
    for (;;) {
        const packet = (0,_packets_js__WEBPACK_IMPORTED_MODULE_2__/* .readPacket */ .di)(bytes, at);
        if (packet === undefined)
            throw refused('is not a valid OpenPGP message of a backup');
        if (packet.tag === _packets_js__WEBPACK_IMPORTED_MODULE_2__/* .TAG */ .Dk.data)
            return assemble(bytes, sessionKeys, packet, at);
        if (packet.tag !== _packets_js__WEBPACK_IMPORTED_MODULE_2__/* .TAG */ .Dk.publicKeySessionKey && packet.tag !== _packets_js__WEBPACK_IMPORTED_MODULE_2__/* .TAG */ .Dk.passwordSessionKey) {
            throw refused('is not encrypted, or has other packets before its data');
        }
        sessionKeys.push(packet);
        at = packet.end;
        if (sessionKeys.length > _core_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_RECIPIENTS */ .Cv || at > SESSION_KEYS_MAX_BYTES) {
            throw refused('has too many session key packets');
        }
    }
}
function assemble(bytes, sessionKeys, data, dataAt) {
    if (data.end !== bytes.length)
        throw refused('has data after its encrypted data');
    const profile = profileOf(data.body);
    const isToPassphrase = sessionKeys[0]?.tag === _packets_js__WEBPACK_IMPORTED_MODULE_2__/* .TAG */ .Dk.passwordSessionKey;
    const isFitting = isToPassphrase
        ? sessionKeys.length === 1 && sessionKeys.every(({ body }) => isPassphrasePacket(body, profile))
        : sessionKeys.length > 0 && sessionKeys.every((packet) => isKeyPacket(packet, profile));
    if (!isFitting)
        throw refused('has session key packets that do not belong to its encrypted data');
    return { profile, isToPassphrase, sessionKeys: bytes.subarray(0, dataAt), data: data.body };
}
function profileOf(body) {
    if (body[0] === 1)
        return 'gnupg';
    if (startsWith(body, [2, AES_256, GCM, CHUNK_SIZE_OCTET]))
        return 'rfc9580';
    throw refused("has an encryption that backups don't use");
}
function isKeyPacket({ tag, body }, profile) {
    return tag === _packets_js__WEBPACK_IMPORTED_MODULE_2__/* .TAG */ .Dk.publicKeySessionKey && body[0] === (profile === 'gnupg' ? 3 : 6);
}
function isPassphrasePacket(body, profile) {
    if (profile === 'gnupg')
        return body.length === 46 && startsWith(body, [4, AES_256, ITERATED_S2K, SHA_256]);
    return body.length === 76 && startsWith(body, [6, 26, AES_256, GCM, 11, ITERATED_S2K, SHA_256]);
}
function startsWith(bytes, expected) {
    return expected.every((value, at) => bytes[at] === value);
}
function literalData(decrypted) {
    const packet = (0,_packets_js__WEBPACK_IMPORTED_MODULE_2__/* .readPacket */ .di)(decrypted, 0);
    const isAlone = packet !== undefined && packet.tag === _packets_js__WEBPACK_IMPORTED_MODULE_2__/* .TAG */ .Dk.literal && packet.end === decrypted.length;
    const HEADER_BYTES = 6;
    if (!isAlone || packet.body.length < HEADER_BYTES || !startsWith(packet.body, [0x62, 0])) {
        throw refused('does not contain exactly one literal packet');
    }
    return packet.body.subarray(HEADER_BYTES);
}
function refused(what) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', `An object ${what}.`, {
        hint: 'The object is not valid in a backup. Use another destination or another backup.',
    });
}


/***/ }),

/***/ 54152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ut: () => (/* binding */ RUNNER_INPUT),
/* harmony export */   a5: () => (/* binding */ openSessionKey),
/* harmony export */   rV: () => (/* binding */ RECOVERY_INPUT)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_key_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29679);
/* harmony import */ var _keys_key_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17363);
/* harmony import */ var _keys_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95347);
/* harmony import */ var _keys_private_keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95249);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45549);






const AES_256 = 9;
const RECOVERY_INPUT = { key: 'decrypt-with', passphrase: 'key-passphrase' };
const RUNNER_INPUT = { key: 'runner-key', passphrase: 'runner-key-passphrase' };
async function openSessionKey(library, { bytes, message: { isToPassphrase } }, opener) {
    const { unlock, keys } = opener;
    const message = await library.readMessage({ binaryMessage: bytes }).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('BACKUP_DAMAGED', "The session key packets of an object can't be read.", {
            hint: 'The object is not valid in a backup. Use another destination or another backup.',
            cause,
        });
    });
    const wanted = message.getEncryptionKeyIDs().map((id) => id.toHex());
    if (isToPassphrase !== (unlock.kind === 'passphrase'))
        throw wrongKey(wanted, opener, undefined);
    if (unlock.kind === 'keys') {
        const opened = await openByKeys(library, message, keys);
        if (opened.sessionKey !== undefined)
            return opened.sessionKey;
        if (opened.closed.length > 0)
            throw (0,_keys_private_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .closedError */ .L1)(opened.closed, opener.input);
        throw wrongKey(wanted, opener, opened.cause);
    }
    const passwords = unlock.passphrase.reveal();
    const opened = await library.decryptSessionKeys({ message, passwords }).catch((cause) => {
        throw wrongKey(wanted, opener, cause);
    });
    const first = opened.find(({ algorithm, data }) => isAes256(algorithm, data));
    if (first === undefined)
        throw wrongKey(wanted, opener, undefined);
    return first.data;
}
function isAes256(algorithm, data) {
    return [null, 'aes256', AES_256].includes(algorithm) && data.length === _library_js__WEBPACK_IMPORTED_MODULE_4__/* .SESSION_KEY_BYTES */ .Dk;
}
async function openByKeys(library, message, keys) {
    const { publicKeyEncryptedSessionKey } = library.enums.packet;
    const packets = message.packets.filterByTag(publicKeyEncryptedSessionKey);
    const closed = [];
    let cause;
    for (const packet of packets) {
        for (const part of keys.flatMap((key) => key.parts)) {
            if (!packet.publicKeyID.equals(part.packet.getKeyID(), true))
                continue;
            if (part.closed !== undefined) {
                closed.push(part);
                continue;
            }
            try {
                await packet.decrypt(part.packet);
                if (isAes256(packet.sessionKeyAlgorithm, packet.sessionKey)) {
                    return { sessionKey: packet.sessionKey, closed, cause };
                }
            }
            catch (error) {
                cause = error;
            }
        }
    }
    return { sessionKey: undefined, closed, cause };
}
function neededFor(wanted, { recipients, keys, unlock }) {
    if (wanted.length === 0)
        return `it is encrypted with ${unlock.kind === 'passphrase' ? 'another' : 'a'} passphrase`;
    if (recipients !== undefined && recipients.length > 0) {
        return `it is encrypted to ${recipients.map((fingerprint) => nameIn(keys, fingerprint)).join(', ')}`;
    }
    return `it is encrypted to the subkey ${wanted.join(', ')}`;
}
function nameIn(keys, fingerprint) {
    const known = keys.find(({ key }) => (0,_keys_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .fingerprintOf */ .ax)(key) === fingerprint);
    return known === undefined ? (0,_core_key_name_js__WEBPACK_IMPORTED_MODULE_5__/* .keyName */ .x)({ fingerprint }) : (0,_keys_key_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOfKey */ .m)(known.key);
}
function wrongKey(wanted, opener, cause) {
    const { unlock, keys, input, recipients = [] } = opener;
    const names = keys.map(({ key }) => (0,_keys_key_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOfKey */ .m)(key)).join(', ');
    const given = unlock.kind === 'passphrase' ? 'The passphrase' : `The key ${names} in \`${input.key}\``;
    const several = keys.length > 1 ? `None of the keys ${names} in \`${input.key}\` opens` : `${given} does not open`;
    const message = `${several} this backup: ${neededFor(wanted, opener)}.`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_WRONG', message, { hint: hintFor(wanted, opener, recipients), cause });
}
function hintFor(wanted, { unlock, keys, input }, recipients) {
    if (wanted.length === 0) {
        return unlock.kind === 'passphrase'
            ? 'Give the passphrase that it was made with. Every space counts.'
            : 'Give it as `passphrase`, with every space.';
    }
    if (keys.some(({ key }) => recipients.includes((0,_keys_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .fingerprintOf */ .ax)(key)))) {
        return `The subkey ${wanted.join(', ')} is needed, which this copy of the key lacks. Export the complete private key again.`;
    }
    return `Give the private half of that key as \`${input.key}\`. \`keygen\`, \`list\` and the report of the backup show the same names.`;
}


/***/ }),

/***/ 3294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ humanAge),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   o0: () => (/* binding */ humanMs),
/* harmony export */   p6: () => (/* binding */ humanBytes),
/* harmony export */   v6: () => (/* binding */ engineTitle),
/* harmony export */   vk: () => (/* binding */ bytesBothWays),
/* harmony export */   zD: () => (/* binding */ grouped),
/* harmony export */   zK: () => (/* binding */ humanTime)
/* harmony export */ });
/* harmony import */ var pretty_bytes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22691);
/* harmony import */ var pretty_ms__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61304);


const ENGINE_TITLES = {
    postgres: 'PostgreSQL',
    mysql: 'MySQL',
    mariadb: 'MariaDB',
    sqlite: 'SQLite',
    d1: 'Cloudflare D1',
    command: 'commands,',
};
function humanBytes(bytes) {
    return (0,pretty_bytes__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(bytes, { space: true });
}
function bytesBothWays(bytes) {
    return bytes < 1000 ? `${bytes} bytes` : `${humanBytes(bytes)} (${grouped(bytes)} bytes)`;
}
function grouped(count) {
    return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
function humanMs(ms) {
    return (0,pretty_ms__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(Math.max(0, Math.round(ms)), { unitCount: 2 });
}
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
function humanAge(ms) {
    const unitMs = ms >= DAY_MS ? HOUR_MS : ms >= MINUTE_MS ? MINUTE_MS : 1_000;
    return humanMs(Math.floor(ms / unitMs) * unitMs);
}
function humanTime(iso) {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime()))
        return iso;
    return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
function engineTitle(backup) {
    return `${ENGINE_TITLES[backup.engine] ?? backup.engine} ${backup.serverVersion}`;
}
function plural(count, noun, nouns = `${noun}s`) {
    return `${grouped(count)} ${count === 1 ? noun : nouns}`;
}


/***/ }),

/***/ 94728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g5: () => (/* binding */ openPack),
  zh: () => (/* binding */ sealPack),
  iF: () => (/* binding */ storedBound)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
;// CONCATENATED MODULE: ./build/core/format/binding.js

const MAGIC = 0x184d2a5e;
const HEADER_BYTES = 8;
const PAYLOAD_MAX_BYTES = 512;
const FORMAT = 'restorable-object/1';
function bindingFrame({ kind, database, backup, stream = '-', number = 0 }) {
    const fields = [FORMAT, kind, database, backup, stream, String(number)];
    const payload = Buffer.from(fields.map((field) => `${field}\n`).join(''));
    if (payload.length > PAYLOAD_MAX_BYTES || fields.some((field) => field === '' || field.includes('\n'))) {
        throw new RangeError(`no binding can be created from ${JSON.stringify(fields)}`);
    }
    const frame = Buffer.alloc(HEADER_BYTES + payload.length);
    frame.writeUInt32LE(MAGIC, 0);
    frame.writeUInt32LE(payload.length, 4);
    frame.set(payload, HEADER_BYTES);
    return frame;
}
function takeFrame(bytes, expected) {
    const frame = bindingFrame(expected);
    if (frame.equals(bytes.subarray(0, frame.length)))
        return bytes.subarray(frame.length);
    throw new errors/* RestorableError */.s$('BACKUP_DAMAGED', `An object is not the ${describe(expected)}.`, {
        hint: 'It replaced another object. Find out who can write there, and use another destination or backup.',
    });
}
function describe({ kind, database, backup, stream, number }) {
    const place = stream === undefined ? '' : ` of the stream ${stream}`;
    return `${kind}${number === undefined ? '' : ` ${number}`}${place} of the backup ${backup} of ${database} that it should be`;
}

// EXTERNAL MODULE: ./build/openpgp/message.js
var message = __webpack_require__(34873);
;// CONCATENATED MODULE: ./build/repository/packs/zstd-frame.js

const zstd_frame_MAGIC = 0xfd2fb528;
const SINGLE_SEGMENT = 0x20;
const CHECKSUM = 0x04;
const OTHERS = 0x18 | 0x03;
const WINDOW_MAX_BYTES = 2 ** 27;
const BLOCK_HEADER_BYTES = 3;
const CHECKSUM_BYTES = 4;
const RLE = 1;
const RESERVED = 3;
function contentBytesOf(frame) {
    const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
    try {
        return readFrame(view);
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        throw refused('is cut');
    }
}
function readFrame(view) {
    if (view.getUint32(0, true) !== zstd_frame_MAGIC)
        throw refused('is not a zstd frame');
    const descriptor = view.getUint8(4);
    const isSingle = (descriptor & SINGLE_SEGMENT) !== 0;
    if ((descriptor & CHECKSUM) === 0)
        throw refused('has no checksum');
    if ((descriptor & OTHERS) !== 0)
        throw refused('has a zstd header that no backup has');
    const sizeAt = isSingle ? 5 : 6;
    const [content, blocksAt] = readContentSize(view, descriptor >> 6, isSingle, sizeAt);
    if ((isSingle ? content : windowBytes(view.getUint8(5))) > WINDOW_MAX_BYTES)
        throw refused('needs too large a window');
    const end = skipBlocks(view, blocksAt) + CHECKSUM_BYTES;
    if (end > view.byteLength)
        throw refused('is cut');
    if (end < view.byteLength)
        throw refused('has something behind its zstd frame');
    return content;
}
function readContentSize(view, flag, isSingle, at) {
    if (flag === 3) {
        const content = view.getBigUint64(at, true);
        if (content > BigInt(Number.MAX_SAFE_INTEGER))
            throw refused('states a size that nothing has');
        return [Number(content), at + 8];
    }
    if (flag === 2)
        return [view.getUint32(at, true), at + 4];
    if (flag === 1)
        return [view.getUint16(at, true) + 256, at + 2];
    if (!isSingle)
        throw refused('does not state its size');
    return [view.getUint8(at), at + 1];
}
function windowBytes(descriptor) {
    const base = 2 ** (10 + (descriptor >> 3));
    return base + (base / 8) * (descriptor & 7);
}
function skipBlocks(view, from) {
    let at = from;
    for (;;) {
        const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
        const isLast = (header & 1) !== 0;
        const type = (header >> 1) & 3;
        if (type === RESERVED)
            throw refused('has a zstd block that no backup has');
        at += BLOCK_HEADER_BYTES + (type === RLE ? 1 : header >> 3);
        if (isLast)
            return at;
    }
}
function refused(what) {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', `An object ${what}.`, {
        hint: 'The object is not what the backup wrote. Use another destination or another backup.',
    });
}

;// CONCATENATED MODULE: ./build/repository/packs/pack.js






const decompress = (0,external_node_util_.promisify)(external_node_zlib_.zstdDecompress);
const OUTPUT_PIECE_BYTES = 1024 * 1024;
const LEAST_OUTPUT_BYTES = 64;
async function compressBound(raw, level, binding) {
    const compressor = (0,external_node_zlib_.createZstdCompress)({
        chunkSize: OUTPUT_PIECE_BYTES,
        pledgedSrcSize: raw.length,
        params: {
            [external_node_zlib_.constants.ZSTD_c_compressionLevel]: level,
            [external_node_zlib_.constants.ZSTD_c_checksumFlag]: 1,
            [external_node_zlib_.constants.ZSTD_c_contentSizeFlag]: 1,
        },
    });
    compressor.end(raw);
    const pieces = [bindingFrame(binding)];
    for await (const piece of compressor)
        pieces.push(piece);
    return Buffer.concat(pieces);
}
async function expandFrame(frame, maxBytes) {
    const contentBytes = contentBytesOf(frame);
    if (contentBytes > maxBytes)
        throw damaged(`expands to more than the ${maxBytes} bytes that it may hold`);
    const chunkSize = Math.max(LEAST_OUTPUT_BYTES, contentBytes);
    const raw = await decompress(frame, { chunkSize, maxOutputLength: chunkSize }).catch((cause) => {
        throw damaged('is not a complete zstd frame', cause);
    });
    if (raw.length !== contentBytes)
        throw damaged('does not hold as many bytes as it states');
    return raw;
}
function damaged(what, cause) {
    return new errors/* RestorableError */.s$('BACKUP_DAMAGED', `An object ${what}.`, {
        hint: 'The object is not what the backup wrote. Use another destination or another backup.',
        cause,
    });
}
function storedBound(rawBytes) {
    return (0,message/* messageBound */.qY)(rawBytes + Math.ceil(rawBytes / 128) + 1024);
}
async function sealPack(raw, level, encryptor, binding) {
    return encryptor.encrypt(await compressBound(raw, level, binding));
}
async function openPack(stored, maxBytes, decryptor, binding) {
    return expandFrame(takeFrame(await decryptor.decrypt(stored), binding), maxBytes);
}


/***/ })

};
