export const id = 7363;
export const ids = [7363];
export const modules = {

/***/ 99148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ roleInUserId),
/* harmony export */   Bj: () => (/* binding */ keyFileOf),
/* harmony export */   Jw: () => (/* binding */ WHY_ALONE),
/* harmony export */   bl: () => (/* binding */ KEY_PLACES),
/* harmony export */   w: () => (/* binding */ userIdOf)
/* harmony export */ });
/* unused harmony export KEY_ROLES */
const KEY_ROLES = ['recovery', 'runner', 'verifier'];
const KEY_PLACES = {
    'encrypt-to': { role: 'recovery', half: 'public' },
    'decrypt-with': { role: 'recovery', half: 'private' },
    'runner-key': { role: 'runner', half: 'private' },
    signers: { role: 'runner', half: 'public' },
    'verifier-key': { role: 'verifier', half: 'private' },
    verifiers: { role: 'verifier', half: 'public' },
};
const WHY_ALONE = {
    recovery: 'The recovery key reads every backup: its private half belongs in a safe and in the verify job, and signs nothing.',
    runner: 'The runner key is held by the backup job: it signs backups, and must not read them or sign verifications.',
    verifier: 'The verifier key is held by the verify job: it signs verifications, and must not read or sign backups.',
};
function keyFileOf(option) {
    const { role, half } = KEY_PLACES[option];
    return `${role}.${half}.asc`;
}
function userIdOf(role, identity) {
    const name = `Restorable ${role} key`;
    return identity.includes('@') ? { name, email: identity } : { name, comment: identity };
}
const USER_ID = /^Restorable (recovery|runner|verifier) key (?:<.*>|\(.*\))$/;
function roleInUserId(userId) {
    const stated = USER_ID.exec(userId)?.[1];
    return KEY_ROLES.find((role) => role === stated);
}


/***/ }),

/***/ 29175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ packetsIn),
/* harmony export */   l: () => (/* binding */ keysInPackets)
/* harmony export */ });
const TAG = { privateKey: 5, publicKey: 6 };
function* packetsIn(bytes) {
    let at = 0;
    while (at < bytes.length) {
        const mark = bytes.readUInt8(at);
        const isOld = (mark & 0x40) === 0;
        const length = isOld ? oldLength(bytes, at + 1, mark & 3) : newLength(bytes, at + 1);
        const end = length === undefined ? bytes.length : length.bodyAt + length.bytes;
        const isWhole = mark >= 0x80 && length !== undefined && end <= bytes.length;
        const body = bytes.subarray(length?.bodyAt ?? bytes.length, end);
        yield { tag: isOld ? (mark >> 2) & 15 : mark & 63, body, isWhole };
        at = end;
    }
}
function keysInPackets(bytes) {
    let first;
    for (const { tag, isWhole } of packetsIn(bytes)) {
        if (!isWhole)
            return undefined;
        first ??= tag;
        if (first !== TAG.privateKey && first !== TAG.publicKey)
            return undefined;
    }
    if (first === undefined)
        return undefined;
    return first === TAG.privateKey ? 'private' : 'public';
}
function oldLength(bytes, at, type) {
    const digits = [1, 2, 4][type];
    if (digits === undefined || at + digits > bytes.length)
        return undefined;
    return { bytes: bytes.readUIntBE(at, digits), bodyAt: at + digits };
}
function newLength(bytes, at) {
    const first = bytes[at];
    if (first === undefined)
        return undefined;
    if (first < 192)
        return { bytes: first, bodyAt: at + 1 };
    if (first < 224) {
        const second = bytes[at + 1];
        return second === undefined ? undefined : { bytes: (first - 192) * 256 + second + 192, bodyAt: at + 2 };
    }
    if (first < 255 || at + 5 > bytes.length)
        return undefined;
    return { bytes: bytes.readUInt32BE(at + 1), bodyAt: at + 5 };
}


/***/ }),

/***/ 12086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D1: () => (/* binding */ guessesPerSecond),
/* harmony export */   of: () => (/* binding */ KEY_S2K_COUNT_BYTE),
/* harmony export */   yu: () => (/* binding */ S2K_COUNT_BYTE)
/* harmony export */ });
const S2K_COUNT_BYTE = 255;
const KEY_S2K_COUNT_BYTE = 224;
const SHA256_BLOCK_BYTES = 64;
const BLOCKS_PER_SECOND = 22e9;
const CARDS = 1000;
function guessesPerSecond(countByte) {
    const hashedBytes = (16 + (countByte & 15)) * 2 ** ((countByte >> 4) + 6);
    return (CARDS * BLOCKS_PER_SECOND * SHA256_BLOCK_BYTES) / hashedBytes;
}


/***/ }),

/***/ 33469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f1: () => (/* binding */ dateFrom),
/* harmony export */   p4: () => (/* binding */ choosePart),
/* harmony export */   su: () => (/* binding */ whySignatureFails)
/* harmony export */ });
/* harmony import */ var _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7620);

function whyUnfit(part, at) {
    if (part.bound === undefined)
        return { kind: part.hasWeakHash ? 'weak hash' : 'not bound', part };
    if (part.isWeak)
        return { kind: 'weak', part };
    const revocation = part.revocations.find((each) => each.reason === 'compromised' || each.reason === 'unstated' || each.at <= at);
    if (revocation !== undefined)
        return { kind: 'revoked', part, revocation };
    if (part.createdAt.getTime() > at.getTime() + _core_planning_catalog_trust_js__WEBPACK_IMPORTED_MODULE_0__/* .CLOCK_SKEW_MS */ .r)
        return { kind: 'not yet valid', part };
    if (part.expiresAt !== undefined && part.expiresAt <= at) {
        return { kind: 'expired', part, expiredAt: part.expiresAt };
    }
    return undefined;
}
function whySignatureFails({ primary }, part, at) {
    const unfit = whyUnfit(primary, at) ?? whyUnfit(part, at);
    if (unfit !== undefined)
        return unfit;
    return part.uses.has('sign') ? undefined : { kind: 'other use', use: 'sign' };
}
function choosePart(life, use, now, isAtHand = () => true) {
    const { primary, parts } = life;
    const ofAll = whyUnfit(primary, now);
    if (ofAll !== undefined)
        return { unfit: ofAll };
    const newestFirst = parts.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    const candidates = newestFirst.filter((part) => part.uses.has(use) || (part.bound === undefined && !part.isPrimary));
    const fitting = candidates.filter((part) => whyUnfit(part, now) === undefined && isAtHand(part));
    const [part] = fitting;
    if (part !== undefined)
        return { fit: fitOf(primary, part, fitting) };
    const unfit = candidates.map((each) => whyUnfit(each, now)).find((each) => each !== undefined);
    return { unfit: unfit ?? { kind: 'other use', use } };
}
function fitOf(primary, part, fitting) {
    const last = fitting.reduce((a, b) => (endOf(b) > endOf(a) ? b : a));
    const first = endOf(primary) <= endOf(last) ? primary : last;
    const starts = [primary, part].flatMap(({ createdAt, bound }) => [createdAt, bound?.at ?? createdAt]);
    const from = new Date(Math.max(...starts.map((start) => start.getTime())));
    return { part, ends: first.expiresAt && { at: first.expiresAt, part: first }, from };
}
function dateFrom({ from }, at) {
    return from > at ? from : at;
}
function endOf({ expiresAt }) {
    return expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 17363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ identityOf),
/* harmony export */   m: () => (/* binding */ nameOfKey)
/* harmony export */ });
/* harmony import */ var _core_key_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29679);
/* harmony import */ var _core_key_role_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99148);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95347);



function userIdsOf(key) {
    return key.users.map(({ userID }) => userID?.userID ?? '').filter((text) => text !== '');
}
function identityOf(key) {
    const userIds = userIdsOf(key);
    const userId = userIds.find((each) => (0,_core_key_role_js__WEBPACK_IMPORTED_MODULE_0__/* .roleInUserId */ .Af)(each) !== undefined) ?? userIds[0];
    return { fingerprint: (0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .ax)(key), userId };
}
function nameOfKey(key) {
    return (0,_core_key_name_js__WEBPACK_IMPORTED_MODULE_2__/* .keyName */ .x)(identityOf(key));
}


/***/ }),

/***/ 28211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ lifeOf)
/* harmony export */ });
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45549);

const SIGN_FLAG = 0x02;
const ENCRYPT_FLAGS = 0x0c;
const LEAST_RSA_BITS = 2047;
const lives = new WeakMap();
function lifeOf(key) {
    const known = lives.get(key);
    if (known !== undefined)
        return known;
    const life = readLife(key);
    lives.set(key, life);
    return life;
}
async function readLife(key) {
    const library = await (0,_library_js__WEBPACK_IMPORTED_MODULE_0__/* .loadOpenpgp */ .aS)();
    const primary = await readPrimary(library, key);
    const subkeys = await Promise.all(key.subkeys.map((subkey) => readSubkey(library, key, subkey)));
    return { primary, parts: [primary, ...subkeys] };
}
async function readPrimary(library, key) {
    const { signature: types } = library.enums;
    const data = { key: key.keyPacket };
    const direct = key.directSignatures;
    const all = [...direct];
    const good = await goodOnes(direct, key, types.key, data);
    const withdrawn = [];
    for (const user of key.users) {
        if (user.userID === null)
            continue;
        const named = { ...data, userID: user.userID };
        const revoked = await goodOnes(user.revocationSignatures, key, types.certRevocation, named);
        const end = Math.max(0, ...revoked.map(({ at }) => at.getTime()));
        all.push(...user.selfCertifications);
        for (const each of await goodOnes(user.selfCertifications, key, types.certGeneric, named)) {
            (each.at.getTime() > end ? good : withdrawn).push(each);
        }
    }
    const revocations = await revocationsOf(key.revocationSignatures, key, types.keyRevocation, data);
    return partOf(library, key, { isPrimary: true, good: good.length > 0 ? good : withdrawn, all, revocations });
}
async function readSubkey(library, key, subkey) {
    const { signature: types } = library.enums;
    const data = { key: key.keyPacket, bind: subkey.keyPacket };
    const good = [];
    for (const each of subkey.bindingSignatures) {
        const statement = await goodStatement(each, key, types.subkeyBinding, data);
        if (statement === undefined)
            continue;
        const back = each.embeddedSignature;
        const agrees = back !== null && (await goodStatement(back, subkey, types.keyBinding, data)) !== undefined;
        if (agrees || !hasFlag(each, SIGN_FLAG))
            good.push(statement);
    }
    const revocations = await revocationsOf(subkey.revocationSignatures, key, types.subkeyRevocation, data);
    return partOf(library, subkey, { isPrimary: false, good, all: subkey.bindingSignatures, revocations });
}
function partOf(library, key, { isPrimary, good, all, revocations }) {
    const { keyPacket } = key;
    const info = key.getAlgorithmInfo();
    const newestFirst = good.toSorted((a, b) => b.at.getTime() - a.at.getTime() || endOf(key, b) - endOf(key, a));
    const [newest] = newestFirst;
    const ends = newest === undefined ? Number.POSITIVE_INFINITY : endOf(key, newest);
    const stating = newestFirst.find(({ signature }) => signature.keyFlags !== null)?.signature;
    const broken = library.config.rejectHashAlgorithms;
    return {
        keyId: key.getKeyID().toHex(),
        fingerprint: key.getFingerprint().toLowerCase(),
        isPrimary,
        algorithm: [info.algorithm, info.bits ?? info.curve].filter((word) => word !== undefined).join(' '),
        isWeak: library.config.rejectPublicKeyAlgorithms.has(keyPacket.algorithm) ||
            (info.bits !== undefined && info.bits < LEAST_RSA_BITS),
        createdAt: keyPacket.created,
        bound: newest,
        hasWeakHash: newest === undefined && all.length > 0 && all.every((each) => broken.has(each.hashAlgorithm)),
        expiresAt: Number.isFinite(ends) ? new Date(ends) : undefined,
        revocations,
        uses: usesOf(library, keyPacket.algorithm, stating),
    };
}
function endOf(key, { signature }) {
    const { keyExpirationTime, keyNeverExpires } = signature;
    const own = signature.getExpirationTime();
    const ofKey = keyNeverExpires === false && keyExpirationTime !== null && keyExpirationTime > 0
        ? key.getCreationTime().getTime() + keyExpirationTime * 1000
        : Number.POSITIVE_INFINITY;
    return Math.min(ofKey, own instanceof Date ? own.getTime() : Number.POSITIVE_INFINITY);
}
function usesOf({ enums }, algorithm, stating) {
    const { publicKey } = enums;
    const encrypting = [publicKey.rsaEncrypt, publicKey.elgamal, publicKey.ecdh, publicKey.x25519, publicKey.x448];
    const signing = [publicKey.rsaSign, publicKey.dsa, publicKey.ecdsa, publicKey.eddsaLegacy, publicKey.ed25519];
    const isBoth = algorithm === publicKey.rsaEncryptSign;
    const uses = new Set();
    if (stating === undefined)
        return uses;
    if ((isBoth || encrypting.includes(algorithm)) && hasFlag(stating, ENCRYPT_FLAGS))
        uses.add('encrypt');
    const canSign = isBoth || algorithm === publicKey.ed448 || signing.includes(algorithm);
    if (canSign && hasFlag(stating, SIGN_FLAG))
        uses.add('sign');
    return uses;
}
function hasFlag({ keyFlags }, flags) {
    return ((keyFlags?.[0] ?? 0) & flags) !== 0;
}
async function goodOnes(signatures, issuer, type, data) {
    const found = await Promise.all(signatures.map((each) => goodStatement(each, issuer, type, data)));
    return found.filter((each) => each !== undefined);
}
async function goodStatement(signature, issuer, type, data) {
    const at = signature.created;
    if (at === null)
        return undefined;
    try {
        await signature.verify(issuer.keyPacket, type, data, at, false);
        return { signature, at };
    }
    catch {
        return undefined;
    }
}
const SUPERSEDED = 1;
const COMPROMISED = 2;
const RETIRED = 3;
async function revocationsOf(signatures, issuer, type, data) {
    return (await goodOnes(signatures, issuer, type, data)).map(({ signature, at }) => {
        const flag = signature.reasonForRevocationFlag;
        const soft = flag === SUPERSEDED ? 'superseded' : flag === RETIRED ? 'retired' : undefined;
        return { at, reason: soft ?? (flag === COMPROMISED ? 'compromised' : 'unstated') };
    });
}


/***/ }),

/***/ 6376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ unfitError),
/* harmony export */   Mx: () => (/* binding */ signatureHint),
/* harmony export */   iD: () => (/* binding */ expiryWarning),
/* harmony export */   jc: () => (/* binding */ signatureRefusal)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _core_key_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29679);


const EXPIRY_WARNING_MS = 30 * 86_400_000;
const MINUTE_MS = 60_000;
const REVOKED = {
    compromised: 'as compromised',
    superseded: 'as superseded',
    retired: 'as no longer used',
    unstated: 'without a reason',
};
function nameOf(subject, part) {
    return part.isPrimary ? subject : `the subkey ${(0,_core_key_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shortFingerprint */ .n)(part.fingerprint)} of ${subject}`;
}
function capital(text) {
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
function predicateOf(unfit) {
    switch (unfit.kind) {
        case 'revoked':
            return `was revoked on ${unfit.revocation.at.toISOString()} ${REVOKED[unfit.revocation.reason]}`;
        case 'expired':
            return `expired on ${unfit.expiredAt.toISOString()}`;
        case 'not yet valid':
            return `is valid only from ${unfit.part.createdAt.toISOString()} on`;
        case 'weak':
            return `has an algorithm that is too weak: ${unfit.part.algorithm}`;
        case 'weak hash':
            return 'states its use only in signatures with a broken hash, MD5 or RIPEMD-160';
        case 'not bound':
            return 'has no matching self-signature';
    }
}
function signatureRefusal(unfit, madeAt, subject) {
    const made = `The signature of ${madeAt.toISOString()} does not count`;
    if (unfit.kind === 'other use')
        return `${made}: ${subject} is not made for signing.`;
    return `${made}: ${nameOf(subject, unfit.part)} ${predicateOf(unfit)}.`;
}
function signatureHint({ kind }) {
    switch (kind) {
        case 'expired':
            return 'If its holder extended it, export its public half again and use that: the newest self-signature counts. Otherwise find out who signed with it.';
        case 'revoked':
            return 'If it was replaced and never leaked, revoke it as superseded or no longer used: then its earlier signatures count. Otherwise choose a backup that another key signed.';
        case 'not yet valid':
            return 'The key is newer than the signature. Check the clocks of the machines that made them.';
        default:
            return 'Generate a new key with `keygen`, and sign the next backup with it.';
    }
}
function unfitError(unfit, subject, now, unknownAlgorithms = []) {
    if (unfit.kind === 'other use')
        return otherUse(unfit.use, subject, unknownAlgorithms);
    const { kind, part } = unfit;
    const sentence = `${capital(nameOf(subject, part))} ${predicateOf(unfit)}`;
    if (kind === 'expired') {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_EXPIRED', `${sentence}.`, { hint: extendHint(part) });
    }
    if (kind === 'not yet valid') {
        const minutes = Math.ceil((part.createdAt.getTime() - now.getTime()) / MINUTE_MS);
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `${sentence}, ${minutes} minutes in the future by this machine's clock.`, {
            hint: 'Check this clock and the clock of the machine that generated the key.',
        });
    }
    const hint = kind === 'revoked'
        ? 'It is no longer used. Generate a new key with `keygen`, and keep this one as long as backups need it.'
        : kind === 'not bound'
            ? 'It was changed or cut, or is bound in an unknown way. Export it again with `gpg --armor --export`.'
            : '`keygen` generates suitable keys. RSA keys of 2048 bits and more and the elliptic curves of GnuPG are suitable, too.';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `${sentence}.`, { hint });
}
function otherUse(use, subject, unknownAlgorithms) {
    const what = use === 'encrypt' ? 'encrypts: it has no encryption subkey' : 'signs';
    if (unknownAlgorithms.length > 0) {
        const message = `${capital(subject)} has no part that can be used to ${use}: it has subkeys with unsupported algorithms (${unknownAlgorithms.join(', ')}).`;
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', message, {
            hint: 'Add a subkey with RSA or an elliptic curve (`gpg --quick-add-key`), or generate a key with `keygen`.',
        });
    }
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `${capital(subject)} has no part that ${what}.`, {
        hint: use === 'encrypt'
            ? 'Add one (`gpg --quick-add-key FINGERPRINT cv25519 encr`), or generate a key with `keygen`.'
            : 'Give the complete private key that `keygen` made for this. Maybe only a part of it was exported.',
    });
}
function extendHint({ isPrimary, fingerprint }) {
    const command = isPrimary
        ? `gpg --quick-set-expire ${fingerprint} 2y`
        : `gpg --quick-set-expire KEY 2y ${fingerprint}`;
    return `Extend it (\`${command}\`) and update it, and its public half, wherever they are configured; or replace it. What it encrypted or signed before stays valid.`;
}
function expiryWarning({ ends }, subject, now, consequence) {
    if (ends === undefined || ends.at.getTime() - now.getTime() > EXPIRY_WARNING_MS)
        return undefined;
    return `${capital(nameOf(subject, ends.part))} expires on ${ends.at.toISOString().slice(0, 10)}; ${consequence} from then on.`;
}


/***/ }),

/***/ 95347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   eK: () => (/* binding */ readPublicKeys),
/* harmony export */   nn: () => (/* binding */ encryptionPart),
/* harmony export */   yg: () => (/* binding */ keyIdOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45549);
/* harmony import */ var _unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18191);
/* harmony import */ var _key_fitness_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33469);
/* harmony import */ var _key_life_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28211);
/* harmony import */ var _key_words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6376);






const unknownBeside = new WeakMap();
async function readPublicKeys(armored, purpose) {
    const { readKeys } = await (0,_library_js__WEBPACK_IMPORTED_MODULE_1__/* .loadOpenpgp */ .aS)();
    const keys = [];
    for (const text of armored) {
        const unknown = (0,_unknown_algorithms_js__WEBPACK_IMPORTED_MODULE_2__/* .unknownAlgorithms */ .H)(text);
        const found = await readKeys({ armoredKeys: text }).catch((cause) => {
            throw unreadable(`A key in \`${purpose}\` can't be read as an OpenPGP public key`, 'PUBLIC', unknown, cause);
        });
        if (found.some((key) => key.isPrivate())) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `\`${purpose}\` was given a private key. It accepts only public keys.`, {
                hint: 'Export the public half (`gpg --armor --export`). If the private key reached a log or a repository, replace it.',
            });
        }
        for (const key of found)
            unknownBeside.set(key, unknown);
        keys.push(...found);
    }
    return keys;
}
function unreadable(message, half, unknown, cause) {
    if (unknown.length === 0) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `${message}.`, {
            hint: `Give the armored text that begins with -----BEGIN PGP ${half} KEY BLOCK-----, or the path of a file with it.`,
            cause,
        });
    }
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `${message}: its algorithm is not supported (${unknown.join(', ')}).`, {
        hint: 'Use a key with RSA or an elliptic curve that GnuPG 2.2 supports, or generate one with `keygen`.',
        cause,
    });
}
function fingerprintOf(key) {
    return key.getFingerprint().toLowerCase();
}
function keyIdOf(key, { keyId }) {
    const found = key.getKeyIDs().find((id) => id.toHex() === keyId);
    if (found === undefined)
        throw new RangeError('not a part of this key');
    return found;
}
async function encryptionPart(key, subject, now) {
    const choice = (0,_key_fitness_js__WEBPACK_IMPORTED_MODULE_3__/* .choosePart */ .p4)(await (0,_key_life_js__WEBPACK_IMPORTED_MODULE_4__/* .lifeOf */ .c)(key), 'encrypt', now);
    if ('unfit' in choice)
        throw (0,_key_words_js__WEBPACK_IMPORTED_MODULE_5__/* .unfitError */ .F8)(choice.unfit, subject, now, unknownBeside.get(key));
    const { fit } = choice;
    await key.getEncryptionKey(keyIdOf(key, fit.part), (0,_key_fitness_js__WEBPACK_IMPORTED_MODULE_3__/* .dateFrom */ .f1)(fit, now)).catch((cause) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('KEY_INVALID', `Nothing can be encrypted to ${subject} now.`, {
            hint: 'Export it again with `gpg --armor --export`, or make another one with `keygen`.',
            cause,
        });
    });
    return fit;
}


/***/ }),

/***/ 45549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ SESSION_KEY_BYTES),
/* harmony export */   aS: () => (/* binding */ loadOpenpgp),
/* harmony export */   ae: () => (/* binding */ profileConfig)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_passphrase_cost_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12086);


const WITHOUT_OPENSSL = new Set([
    'brainpoolP256r1',
    'brainpoolP384r1',
    'brainpoolP512r1',
    'secp256k1',
]);
let loading;
const SESSION_KEY_BYTES = 32;
function loadOpenpgp() {
    loading ??= load();
    return loading;
}
async function load() {
    const { getCurves } = node_crypto__WEBPACK_IMPORTED_MODULE_0__;
    node_crypto__WEBPACK_IMPORTED_MODULE_0__.getCurves = () => getCurves().filter((name) => !WITHOUT_OPENSSL.has(name));
    try {
        const library = await __webpack_require__.e(/* import() */ 1036).then(__webpack_require__.bind(__webpack_require__, 81036));
        library.config.rejectCurves = new Set();
        return library;
    }
    finally {
        node_crypto__WEBPACK_IMPORTED_MODULE_0__.getCurves = getCurves;
    }
}
function profileConfig(library, profile) {
    return {
        aeadProtect: profile === 'rfc9580',
        preferredAEADAlgorithm: library.enums.aead.gcm,
        preferredSymmetricAlgorithm: library.enums.symmetric.aes256,
        aeadChunkSizeByte: 12,
        preferredCompressionAlgorithm: library.enums.compression.uncompressed,
        s2kType: library.enums.s2k.iterated,
        s2kIterationCountByte: _core_passphrase_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .S2K_COUNT_BYTE */ .yu,
    };
}


/***/ }),

/***/ 18191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ unknownAlgorithms)
/* harmony export */ });
/* harmony import */ var _core_key_text_key_packets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29175);

const KNOWN = new Set([1, 2, 3, 16, 17, 18, 19, 22, 25, 26, 27, 28]);
const WITH_CURVE = new Set([18, 19, 22]);
const CURVES = new Set([
    '2a8648ce3d030107',
    '2b81040022',
    '2b81040023',
    '2b8104000a',
    '2b06010401da470f01',
    '2b060104019755010501',
    '2b2403030208010107',
    '2b240303020801010b',
    '2b240303020801010d',
]);
const KEY_TAGS = new Set([5, 6, 7, 14]);
const ARMOR = /^-----BEGIN PGP [A-Z ]+-----\r?\n(?:[^\r\n]+\r?\n)*\s*\r?\n([A-Za-z0-9+/=\s]+?)(?:=[A-Za-z0-9+/]{4}\s*)?-----END/m;
function unknownAlgorithms(armored) {
    const body = ARMOR.exec(armored)?.[1];
    if (body === undefined)
        return [];
    const found = new Set();
    for (const packet of (0,_core_key_text_key_packets_js__WEBPACK_IMPORTED_MODULE_0__/* .packetsIn */ .E)(Buffer.from(body, 'base64'))) {
        const algorithm = KEY_TAGS.has(packet.tag) ? unknownAlgorithm(packet.body) : undefined;
        if (algorithm !== undefined)
            found.add(algorithm);
    }
    return [...found];
}
function unknownAlgorithm(body) {
    const [version, , , , , algorithm = 0] = body;
    if (!KNOWN.has(algorithm))
        return String(algorithm);
    if (!WITH_CURVE.has(algorithm))
        return undefined;
    const at = version === 4 ? 6 : 10;
    const curve = body.subarray(at + 1, at + 1 + (body[at] ?? 0)).toString('hex');
    return CURVES.has(curve) ? undefined : `${algorithm} (curve ${curve})`;
}


/***/ })

};
